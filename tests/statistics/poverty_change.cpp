#include <tuopin/statistics/poverty_change.hpp>

#include "../support/open_rows.hpp"

#include <tuopin/engines/aggregate.hpp>
#include <tuopin/engines/observers/mean.hpp>
#include <tuopin/statistics/deprivation.hpp>
#include <tuopin/statistics/poverty.hpp>
#include <tuopin/values/units.hpp>

#include <boost/describe/class.hpp>
#include <doctest/doctest.h>

#if __has_include(<rapidcheck.h>)
#include "../support/draw.hpp"
#endif

#include <cmath>
#include <cstddef>
#include <map>
#include <stdexcept>
#include <string>
#include <vector>

using tuopin::estimate;
using tuopin::income_sample;
using tuopin::no_value;
using tuopin::poverty_line;
using tuopin::sector;
using tuopin::statistic::headcount_ratio;
using tuopin::statistic::poverty_gap;

TEST_CASE("growth without redistribution, and redistribution without growth") {
    income_sample const before({1, 2, 3, 10}), doubled({2, 4, 6, 20}), levelled({4, 4, 4, 4});
    auto const          gap = poverty_gap(poverty_line(4));

    auto const grown = tuopin::growth_and_redistribution_of(gap, before, doubled);
    CHECK(*grown.total == doctest::Approx(0.125 - 0.375));
    CHECK(*grown.from_before.growth == doctest::Approx(*grown.total));
    CHECK(std::abs(*grown.from_before.redistribution) < 1e-15);
    CHECK(std::abs(*grown.from_after.redistribution) < 1e-15);

    auto const shared = tuopin::growth_and_redistribution_of(gap, before, levelled);
    CHECK(*shared.total == doctest::Approx(-0.375));
    CHECK(std::abs(*shared.shapley.growth) < 1e-15);
    CHECK(*shared.shapley.redistribution == doctest::Approx(-0.375));
    CHECK(*shared.shapley.residual == 0);

    CHECK(tuopin::growth_and_redistribution_of(gap, before, income_sample()).total.why() == no_value::nobody);
    CHECK(tuopin::growth_and_redistribution_of(gap, before, income_sample({0, 0})).shapley.growth.why() ==
          no_value::total_not_positive);
    CHECK(tuopin::growth_and_redistribution_of(poverty_gap(), before, doubled).total.why() == no_value::no_line);
}

TEST_CASE("a change within sectors and between them") {
    // Half of the people move from the poor sector to the other, and each sector improves.
    std::vector<sector<std::string>> const before{{"rural", 80, 0.5}, {"urban", 20, 0.1}};
    std::vector<sector<std::string>> const after{{"urban", 60, 0.05}, {"rural", 40, 0.4}};
    auto const                             change = tuopin::sectoral_change(before, after);
    CHECK(*change.total == doctest::Approx(0.19 - 0.42));
    CHECK(*change.within == doctest::Approx(0.8 * -0.1 + 0.2 * -0.05));
    CHECK(*change.shift == doctest::Approx(-0.4 * 0.5 + 0.4 * 0.1));
    CHECK(*change.interaction == doctest::Approx(-0.4 * -0.1 + 0.4 * -0.05));
    REQUIRE(change.by_sector.size() == 2);
    CHECK(change.by_sector[0].key == "rural");
    CHECK(change.by_sector[0].within == doctest::Approx(-0.08));

    // A sector that is new has no change of its own.
    auto const founded =
        tuopin::sectoral_change<std::string>({{"rural", 1, 0.5}}, {{"rural", 1, 0.5}, {"urban", 1, 0.1}});
    CHECK(*founded.within == 0);
    CHECK(*founded.interaction == 0);
    CHECK(*founded.shift == doctest::Approx(*founded.total));
    CHECK(*founded.total == doctest::Approx(-0.2));

    CHECK(tuopin::sectoral_change<int>({}, {{1, 1, 1}}).total.why() == no_value::nobody);
    CHECK_THROWS_AS(tuopin::sectoral_change<int>({{1, 1, 1}, {1, 2, 1}}, {{1, 1, 1}}), std::invalid_argument);
    CHECK_THROWS_AS(tuopin::sectoral_change<int>({{1, 0, 1}}, {{1, 1, 1}}), std::invalid_argument);
}

struct villager {
    bool            hungry{};
    bool            without_water{};
    tuopin::persons members{};
    int             village{};
};
BOOST_DESCRIBE_STRUCT(villager, (), (hungry, without_water, members, village))
inline constexpr tuopin::deprivation_index food_and_water{tuopin::indicator<&villager::hungry>(),
                                                          tuopin::indicator<&villager::without_water>()};
using village_poverty = tuopin::deprivation<food_and_water, &villager::members>;

TEST_CASE("multidimensional poverty changes by subgroup") {
    auto const                  members = [](int number) { return tuopin::persons{number}; };
    std::vector<villager> const before{
        {true, true, members(4), 1}, {true, false, members(6), 1}, {false, false, members(10), 2}};
    std::vector<villager> const after{{true, true, members(2), 1},
                                      {false, false, members(3), 1},
                                      {true, false, members(5), 2},
                                      {false, false, members(10), 2}};
    auto const                  sectors = [](std::vector<villager> const& records) {
        return tuopin::sectors_of(tuopin::aggregate<village_poverty>(records, tuopin::by<&villager::village>),
                                                   [](village_poverty const& each) { return each.value(); });
    };
    auto const change = tuopin::sectoral_change(sectors(before), sectors(after));
    CHECK(*change.total == doctest::Approx(*tuopin::aggregate<village_poverty>(after).value() -
                                           *tuopin::aggregate<village_poverty>(before).value()));
    // Villages: 0.7 and 0 before, of half the people each; 0.4 and 1/6 after, of a quarter and three.
    CHECK(*change.within == doctest::Approx(0.5 * (0.4 - 0.7) + 0.5 / 6));
    CHECK(*change.shift == doctest::Approx(-0.25 * 0.7));
    CHECK(*change.interaction == doctest::Approx(-0.25 * -0.3 + 0.25 / 6));
}

TEST_CASE("how fast a measure changes, and how surely") {
    estimate<> before(0.4), after(0.1);
    before.set_error(0.03, 20);
    after.set_error(0.04, 30);
    auto const change = tuopin::change_between(before, after, 2);
    CHECK(*change.absolute == doctest::Approx(-0.3));
    CHECK(*change.absolute.standard_error() == doctest::Approx(0.05));
    CHECK(change.absolute.degrees_of_freedom() == 50);
    CHECK(*change.annual_absolute == doctest::Approx(-0.15));
    CHECK(*change.relative == doctest::Approx(-0.75));
    CHECK(*change.annual_relative == doctest::Approx(-0.5));
    CHECK(*change.annual_relative.standard_error() ==
          doctest::Approx(std::hypot(0.5 / (2 * 0.4) * 0.03, 0.5 / (2 * 0.1) * 0.04)));

    CHECK(tuopin::change_between(estimate<>(0.0), after).relative.why() == no_value::total_not_positive);
    CHECK(*tuopin::change_between(estimate<>(0.5), estimate<>(0.0)).annual_relative == -1);
    CHECK_FALSE(tuopin::change_between(estimate<>(0.5), estimate<>(0.1)).absolute.standard_error());
    CHECK(tuopin::change_between(estimate<>(no_value::nobody_poor), after).absolute.why() == no_value::nobody_poor);
    CHECK_THROWS_AS(tuopin::change_between(before, after, 0), std::invalid_argument);
}

#if __has_include(<rapidcheck.h>)

TEST_CASE("the parts of a change add up to it") {
    support::hold("growth, redistribution and sectors", [] {
        auto const draw_sample = [] {
            std::vector<double> incomes, weights;
            for (int left = support::draw(1, 12); left > 0; --left) {
                incomes.push_back(support::draw(1, 30));
                weights.push_back(support::draw(1, 5));
            }
            return income_sample(incomes, weights);
        };
        auto const before = draw_sample(), after = draw_sample();
        auto const change = tuopin::growth_and_redistribution_of(poverty_gap(poverty_line(12)), before, after);
        for (auto const* parts : {&change.from_before, &change.from_after, &change.shapley})
            support::law(std::abs(*parts->growth + *parts->redistribution + *parts->residual - *change.total) <= 1e-14,
                         "growth and redistribution");

        auto const draw_sectors = [] {
            std::vector<sector<int>> drawn;
            for (int key = 0; key < 5; ++key)
                if (support::draw(0, 3) != 0 || key == 0)
                    drawn.push_back({key, 1.0 * support::draw(1, 50), 0.01 * support::draw(0, 100)});
            return drawn;
        };
        auto const sectors = tuopin::sectoral_change(draw_sectors(), draw_sectors());
        support::law(std::abs(*sectors.within + *sectors.shift + *sectors.interaction - *sectors.total) <= 1e-14,
                     "sectors");
        double sum = 0;
        for (auto const& each : sectors.by_sector)
            sum += each.total();
        support::law(std::abs(sum - *sectors.total) <= 1e-14, "by sector");
    });
}

#endif

struct mex_row {
    double      factor{};
    double      income{};
    std::string hh_structure{};
    std::string domicile_size{};
};
BOOST_DESCRIBE_STRUCT(mex_row, (), (factor, income, hh_structure, domicile_size))

static income_sample sample_of(std::vector<mex_row> const& rows, std::string const& only = {}) {
    std::vector<double> incomes, weights;
    for (auto const& row : rows)
        if (only.empty() || row.domicile_size == only) {
            incomes.push_back(row.income);
            weights.push_back(row.factor);
        }
    return income_sample(incomes, weights);
}

TEST_CASE("the reference values of changes are reproduced") {
    auto const rows = support::open_rows_of("poverty_change");
    if (rows.empty()) {
        MESSAGE("skipped: there are no reference values beside the project");
        return;
    }
    auto const first = support::open_data<mex_row>("mex2008.csv"), last = support::open_data<mex_row>("mex2016.csv");
    income_sample const before = sample_of(first), after = sample_of(last);
    support::comparison compared;
    for (auto const& row : rows) {
        auto const rate = [&] {
            return tuopin::statistic::foster_greer_thorbecke{poverty_line(row.number("z")), row.number("alpha"), {}};
        };
        auto const part = row["part"];
        if (row.measure == "datt_ravallion") {
            auto const change = tuopin::growth_and_redistribution_of(rate(), before, after);
            std::map<std::string, estimate<>> const parts{
                {"total", change.total},
                {"growth_ref_base", change.from_before.growth},
                {"growth_ref_final", change.from_after.growth},
                {"growth_shapley", change.shapley.growth},
                {"redistribution_ref_base", change.from_before.redistribution},
                {"redistribution_ref_final", change.from_after.redistribution},
                {"redistribution_shapley", change.shapley.redistribution},
                {"residual_ref_base", change.from_before.residual}};
            // Differences of headcounts lose digits: 1e-9 of the headcount itself.
            compared.hold(row, parts.at(part));
        } else if (row.measure == "sectoral_decomposition") {
            auto const sectors = [&](std::vector<mex_row> const& of) {
                std::vector<sector<std::string>> made;
                std::map<std::string, int>       sizes;
                for (auto const& each : of)
                    ++sizes[each.domicile_size];
                for (auto const& [size, number] : sizes) {
                    auto const value = tuopin::value_of(rate(), sample_of(of, size));
                    made.push_back({size, value.weighted_n(), *value});
                }
                return made;
            };
            auto const change = tuopin::sectoral_change(sectors(first), sectors(last));
            compared.hold(row, part == "total"              ? change.total
                               : part == "intra_sectoral"   ? change.within
                               : part == "population_shift" ? change.shift
                                                            : change.interaction);
        } else if (row.measure == "growth_of_mean") {
            tuopin::mean<&mex_row::income, &mex_row::factor> const none{};
            auto const a = tuopin::aggregate(first, none).value(), b = tuopin::aggregate(last, none).value();
            compared.hold(row, tuopin::change_between(estimate<>(*a), estimate<>(*b)).relative);
        }
    }
    compared.report("poverty_change", rows.size());
}
