#include <tuopin/statistics/sample_records.hpp>

#include <tuopin/statistics/sample.hpp>

#include "../support/weighed_records.hpp"
#include <doctest/doctest.h>

#include <cstddef>
#include <cstdint>
#include <thread>
#include <vector>

using namespace tuopin;
using support::add;

TEST_CASE("columns of a sample are made once, whichever thread asks first") {
    detail::survey_columns columns;
    for (int household = 0; household < 5'000; ++household)
        for (int member = 0; member <= household % 4; ++member)
            add(columns, {static_cast<double>(household * 7919 % 5'000), 1.5, static_cast<std::uint64_t>(household)},
                true);
    income_sample const      sample(columns);
    std::vector<double>      sums(4);
    std::vector<std::thread> threads;
    for (double& sum : sums)
        threads.emplace_back([&] {
            for (std::size_t at = 0; at < sample.size(); ++at)
                sum += sample.incomes()[at] + sample.weights()[at] + static_cast<double>(sample.origin(at)) +
                       static_cast<double>(sample.cluster(at));
        });
    for (std::thread& each : threads)
        each.join();
    for (double const sum : sums)
        CHECK(sum == sums[0]);
}
