#include <tuopin/statistics/cluster_table.hpp>

#include <doctest/doctest.h>

#include <cstddef>
#include <cstdint>
#include <vector>

using namespace tuopin;

TEST_CASE("clusters are numbered by stratum and name, over parts; the largest population that is stated stands") {
    detail::survey_columns one, other;
    one.incomes               = {1, 2, 3, 4};
    one.strata                = {9, 9, 2, 2};
    one.clusters              = {5, 4, 5, 5};
    one.population_clusters   = {20, 30, 0, 0};
    other.incomes             = {1, 2};
    other.strata              = {2, 9};
    other.clusters            = {1, 4};
    other.population_clusters = {0, 25};
    auto const numbered       = detail::number_clusters({&one, &other}, 6);
    CHECK(numbered.of_row == std::vector<std::uint32_t>{3, 2, 1, 1, 0, 2});
    CHECK(numbered.table.clusters == 4);
    CHECK(numbered.table.strata() == 2);
    CHECK(numbered.table.stratum_of == std::vector<std::uint32_t>{0, 0, 1, 1});
    CHECK(numbered.table.clusters_in == std::vector<std::uint32_t>{2, 2});
    CHECK(numbered.table.population == std::vector<double>{0, 30});

    detail::cluster_table plain;
    plain.each_its_own(7, 100);
    CHECK(plain.clusters == 7);
    CHECK(plain.strata() == 1);
    CHECK(plain.population == std::vector<double>{100});
}
