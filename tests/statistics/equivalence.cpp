#include <tuopin/statistics/equivalence.hpp>

#include "../support/open_rows.hpp"

#include <boost/describe/class.hpp>
#include <doctest/doctest.h>

#include <cmath>
#include <limits>
#include <map>
#include <stdexcept>
#include <string>
#include <vector>

using tuopin::coded;
using tuopin::equivalence_scale;
using tuopin::equivalent_adults;
using tuopin::household_members;

TEST_CASE("households in equivalent adults") {
    struct expected {
        household_members members;
        double            per_head, modified, oxford, root;
    };
    for (auto const& [members, per_head, modified, oxford, root] :
         {expected{{1, 0}, 1, 1, 1, 1}, expected{{2, 1}, 3, 1.8, 2.2, std::sqrt(3.0)},
          expected{{0, 2}, 2, 1.3, 1.5, std::sqrt(2.0)}, expected{{3, 4}, 7, 3.2, 4.4, std::sqrt(7.0)},
          expected{{0, 0}, 0, 0, 0, 0}}) {
        CHECK(equivalent_adults(members) == per_head);
        CHECK(equivalent_adults(members, equivalence_scale::modified_oecd) == doctest::Approx(modified).epsilon(1e-15));
        CHECK(equivalent_adults(members, equivalence_scale::oxford) == doctest::Approx(oxford).epsilon(1e-15));
        CHECK(equivalent_adults(members, equivalence_scale::square_root) == root);
    }
    CHECK(equivalent_adults({2, 2}, 0.7, 0.7) == doctest::Approx(std::pow(3.4, 0.7)));
    CHECK(*tuopin::equivalised_income(36'000, {2, 1}, equivalence_scale::modified_oecd) == doctest::Approx(20'000));
    CHECK_FALSE(tuopin::equivalised_income(36'000, {0, 0}));
    CHECK_THROWS_AS(equivalent_adults({-1, 2}), std::invalid_argument);
    CHECK_THROWS_AS(equivalent_adults({1, 2}, -0.1, 1), std::invalid_argument);
}

TEST_CASE("amounts in other prices") {
    using levels = tuopin::price_levels<int>;
    levels const prices({{2015, 100}, {2010, 80}, {2020, 112.5}});
    CHECK(*prices.convert(2300, 2010, 2020) == doctest::Approx(2300 * 112.5 / 80));
    CHECK(*prices.convert(500, 2015, 2015) == 500);
    CHECK_FALSE(prices.convert(500, 2015, 2016));
    CHECK_THROWS_AS(levels({{2010, 80}, {2010, 81}}), std::invalid_argument);
    CHECK_THROWS_AS(levels({{2010, 0}}), std::invalid_argument);
    CHECK_THROWS_AS(levels({{2010, std::numeric_limits<double>::quiet_NaN()}}), std::invalid_argument);

    tuopin::price_levels<std::string> const parities({{"here", 4.0}, {"there", 2.0}});
    CHECK(*parities.convert(100, "here", "there") == 50);

    CHECK(tuopin::international_line{2.0}.in_local_currency(4.0, 1.1) == doctest::Approx(2 * 365 * 4 * 1.1));
    CHECK_THROWS_AS(tuopin::international_line{0}.in_local_currency(4.0), std::invalid_argument);
}

TEST_CASE("bottom and top coding says how many it moved") {
    auto const made = coded({-5, 0, 10, 99, 100, 101, 7e9}, 0.0, 100.0);
    CHECK(made.incomes == std::vector<double>{0, 0, 10, 99, 100, 100, 100});
    CHECK(made.raised == 1);
    CHECK(made.lowered == 2);
    CHECK(coded({-5, 7}, std::nullopt, 5.0).incomes == std::vector<double>{-5, 5});
    CHECK(tuopin::coded_income(-3, 0, 10) == 0);
    CHECK(tuopin::coded_income(11, 0, 10) == 10);
    CHECK_THROWS_AS(coded({1}, 5.0, 4.0), std::invalid_argument);
}

struct eusilc_person {
    int db030{};
    int age{};
};
BOOST_DESCRIBE_STRUCT(eusilc_person, (), (db030, age))

TEST_CASE("the reference value of equivalised household size is reproduced") {
    auto const rows = support::open_rows_of("equivalence");
    if (rows.empty()) {
        MESSAGE("skipped: there are no reference values beside the project");
        return;
    }
    support::comparison compared;
    for (auto const& row : rows) {
        std::map<int, household_members> households;
        for (auto const& person : support::open_data<eusilc_person>("eusilc.csv"))
            ++(person.age >= row.number("adult_age_from") ? households[person.db030].adults
                                                          : households[person.db030].children);
        double sum = 0;
        for (auto const& [number, members] : households)
            sum += equivalent_adults(members, equivalence_scale::modified_oecd) * static_cast<double>(members.all());
        compared.hold(row, sum);
    }
    compared.report("equivalence", rows.size());
}
