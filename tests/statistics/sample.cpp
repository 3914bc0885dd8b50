#include <tuopin/statistics/sample.hpp>

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <limits>
#include <stdexcept>
#include <vector>

using namespace tuopin;

TEST_CASE("incomes of any sign in ascending order; of equal ones the heavier first") {
    income_sample const sample({3, -1, 0, 3, -0.0, 1e-300, -1e300}, {1, 2, 3, 4, 5, 6, 7});
    CHECK(sample.incomes() == std::vector<double>{-1e300, -1, 0, 0, 1e-300, 3, 3});
    CHECK(sample.weights() == std::vector<double>{7, 2, 5, 3, 6, 4, 1});
    CHECK(sample.total_weight() == 28);
    CHECK(sample.below(0) == 2);
    CHECK(sample.up_to(0) == 4);
    CHECK(sample.origin(1) == 1);
    CHECK(sample.weight_of_first(7) == 28);
    CHECK(sample.income_of_first(7) == sample.total_income());
    CHECK(sample.weight_of_first(0) == 0);
    CHECK(sample.weight_of_first(2) == 9);
    CHECK(sample.positive().size() == 3);
    CHECK(sample.nonnegative().size() == 5);
    CHECK(income_sample().empty());
    CHECK(income_sample().total_weight() == 0);
}

TEST_CASE("a sum of large and small numbers keeps the small ones") {
    detail::running_sum sum;
    for (double const each : {1.0, 1e100, 1.0, -1e100})
        sum.add(each);
    CHECK(sum.total() == 2);
}

TEST_CASE("clusters are those of a stratum, numbered in the order of their names") {
    detail::survey_columns columns;
    columns.incomes  = {5, 4, 3, 2, 1};
    columns.strata   = {9, 9, 2, 2, 2};
    columns.clusters = {1, 1, 1, 7, 1};
    income_sample const sample(columns);
    CHECK(sample.design().strata() == 2);
    CHECK(sample.design().clusters == 3);
    CHECK(sample.design().clusters_in == std::vector<std::uint32_t>{2, 1});
    CHECK(sample.cluster(0) == 0); // income 1: stratum 2, cluster 1
    CHECK(sample.cluster(1) == 1); // income 2: stratum 2, cluster 7
    CHECK(sample.cluster(3) == 2); // income 4: stratum 9, cluster 1

    columns.clusters = {}; // every record its own
    CHECK(income_sample(columns).design().clusters == 5);
}

TEST_CASE("a domain and a reweighted sample keep the design; whole and parts share one") {
    detail::survey_columns a, b;
    a.incomes        = {1, 5};
    a.clusters       = {1, 2};
    b.incomes        = {3, 2};
    b.clusters       = {2, 3};
    auto const parts = income_sample::together({&a, &b});
    CHECK(parts.whole.incomes() == std::vector<double>{1, 2, 3, 5});
    CHECK(parts.each[0].incomes() == std::vector<double>{1, 5});
    CHECK(parts.each[1].incomes() == std::vector<double>{2, 3});
    CHECK(&parts.each[0].design() == &parts.whole.design());
    CHECK(parts.whole.design().clusters == 3);
    CHECK(parts.each[0].cluster(1) == parts.each[1].cluster(1)); // village 2 stands in both

    income_sample const heavier = parts.whole.reweighted([](std::size_t at) { return static_cast<double>(at); });
    CHECK(heavier.size() == 3); // a factor of zero leaves out
    CHECK(heavier.weights() == std::vector<double>{1, 2, 3});
    CHECK(&heavier.design() == &parts.whole.design());
}
