#include <tuopin/statistics/sorted_runs.hpp>

#include <doctest/doctest.h>

#include <cstddef>
#include <cstdint>
#include <vector>

using namespace tuopin;

TEST_CASE("equal incomes that come together are one plain run, over parts each its own, in order of income") {
    detail::survey_columns one, other;
    one.incomes         = {3, 3, 1, 3};
    other.small_incomes = {2, 2, 2};
    detail::bucketed_runs<detail::plain_run> runs({&one, &other}, 7, 10, nullptr);
    std::vector<double>                      incomes;
    std::vector<std::uint32_t>               origins, records;
    std::size_t                              pauses = 0;
    runs.in_order(
        [&](detail::plain_run const& run) {
            incomes.push_back(detail::from_order_key(run.income));
            origins.push_back(run.origin);
            records.push_back(run.records);
        },
        [&] { ++pauses; });
    CHECK(incomes == std::vector<double>{1, 2, 3, 3});
    CHECK(origins == std::vector<std::uint32_t>{12, 14, 10, 13});
    CHECK(records == std::vector<std::uint32_t>{1, 3, 2, 1});
    CHECK(pauses > 0);
}

TEST_CASE("of equal incomes the heavier comes first, then the lower cluster, then what came first") {
    detail::survey_columns columns;
    columns.incomes = {1, 1, 1, 1, 0};
    columns.weights = {1, 2, 2, 2, 1};
    std::vector<std::uint32_t> const             clusters{0, 7, 3, 3, 9};
    detail::bucketed_runs<detail::clustered_run> runs({&columns}, 5, 0, clusters.data());
    std::vector<std::uint32_t>                   origins;
    runs.in_order([&](detail::clustered_run const& run) { origins.push_back(run.origin); }, [] {});
    CHECK(origins == std::vector<std::uint32_t>{4, 2, 3, 1, 0});
}
