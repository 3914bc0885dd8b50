#include <tuopin/statistics/targeting.hpp>

#include "../support/open_rows.hpp"

#include <tuopin/engines/aggregate.hpp>
#include <tuopin/statistics/poverty.hpp>
#include <tuopin/values/units.hpp>

#include <boost/describe/class.hpp>
#include <doctest/doctest.h>

#if __has_include(<rapidcheck.h>)
#include "../support/draw.hpp"
#endif

#include <cmath>
#include <cstddef>
#include <limits>
#include <map>
#include <optional>
#include <stdexcept>
#include <string>
#include <vector>

using namespace tuopin::literals;
using tuopin::estimate;
using tuopin::no_value;

struct person {
    tuopin::yuan                income{};
    std::optional<tuopin::yuan> benefit{};
    tuopin::persons             weight{};
};
BOOST_DESCRIBE_STRUCT(person, (), (income, benefit, weight))

using programme = tuopin::targeting<&person::income, &person::benefit, &person::weight>;
using incidence = tuopin::benefit_incidence<&person::income, &person::benefit, &person::weight>;

// Below the line of 1,000: ten persons, of whom six get 100. Above: thirty, of whom ten get 40.
static std::vector<person> const forty{{800_yuan, 100_yuan, 6_persons},
                                       {500_yuan, 0_yuan, 4_persons},
                                       {1000_yuan, 40_yuan, 10_persons},
                                       {3000_yuan, 0_yuan, 20_persons},
                                       {10_yuan, std::nullopt, 7_persons}};

TEST_CASE("whom a programme reaches and whom it misses") {
    auto const reach = tuopin::aggregate<programme>(forty, programme{1000_yuan});
    CHECK(*reach.coverage_of_poor() == 0.6);
    CHECK(*reach.exclusion_error() == 0.4);
    CHECK(*reach.inclusion_error() == 10.0 / 16);
    CHECK(*reach.coverage() == 16.0 / 40);
    CHECK(*reach.leakage() == 0.4);
    CHECK(reach.budget() == 1000);
    CHECK(reach.records() == 4);
    CHECK(reach.excluded().not_stated == 1);
    CHECK(*reach.poverty_before(0) == 0.25);
    CHECK(*reach.poverty_before(1) == doctest::Approx((6 * 0.2 + 4 * 0.5) / 40));
    CHECK(*reach.poverty_after(1) == doctest::Approx((6 * 0.1 + 4 * 0.5) / 40));
    CHECK(*reach.poverty_after(2) == doctest::Approx((6 * 0.01 + 4 * 0.25) / 40));
    CHECK(to_text(reach) == "exclusion error 40 %, inclusion error 62.5 %, leakage 40 % (1 not stated)");
    CHECK(to_text(reach, tuopin::language::chinese) == "漏评率40%，错评率62.5%，资金漏损率40%（1条未填）");

    // Who stands on the line.
    auto const weak = tuopin::aggregate<programme>(forty, programme{1000_yuan, tuopin::poor::at_or_below_line});
    CHECK(*weak.exclusion_error() == 0.2);
    CHECK(*weak.leakage() == 0);
}

struct registered {
    std::optional<bool> poor{};
    bool                on_register{};
    tuopin::persons     members{};
};
BOOST_DESCRIBE_STRUCT(registered, (), (poor, on_register, members))
using identified = tuopin::identification<&registered::poor, &registered::on_register, &registered::members>;

TEST_CASE("whether the right ones are on the register") {
    static_assert(tuopin::explained_figure<identified> && tuopin::explained_figure<programme>);
    std::vector<registered> const households{{true, true, 95_persons},        {true, false, 5_persons},
                                             {false, true, 5_persons},        {false, false, 400_persons},
                                             {std::nullopt, true, 3_persons}, {true, true, 0_persons}};
    auto const                    found = tuopin::aggregate<identified>(households);
    CHECK(*found.exclusion_error() == 0.05);
    CHECK(*found.inclusion_error() == 0.05);
    CHECK(*found.coverage_of_poor() == 0.95);
    CHECK(found.number(true, false) == 5_persons);
    CHECK(found.exclusion_error().n() == 2);
    CHECK(found.excluded() == tuopin::exclusions{1, 0, 1, 0});
    CHECK(to_text(found) == "exclusion error 5 %, inclusion error 5 % (2 not stated)");
    CHECK(to_text(found, tuopin::language::chinese) == "漏评率5%，错评率5%（2条未填）");

    identified halves, rest;
    for (std::size_t at = 0; at < households.size(); ++at)
        (at % 2 == 0 ? halves : rest).observe(households[at]);
    rest.merge(halves);
    CHECK(rest == found);
    identified nobody;
    CHECK(nobody.value().why() == no_value::nobody);
    nobody.observe(registered{false, false, 1_persons});
    CHECK(nobody.exclusion_error().why() == no_value::nobody_poor);
    CHECK(nobody.inclusion_error().why() == no_value::total_not_positive);
}

TEST_CASE("how benefits are spread over the poorest and the richest") {
    auto const spread = tuopin::aggregate<incidence>(forty);
    CHECK(*spread.share_of_poorest(0.1) == 0);
    CHECK(*spread.share_of_poorest(0.25) == 0.6);
    CHECK(*spread.share_of_poorest(0.5) == 1);
    CHECK(*spread.share_of_group(1, 5) == doctest::Approx(0.4)); // eight persons, four of them at 100
    CHECK(*spread.coady_grosh_hoddinott(0.25) == doctest::Approx(2.4));
    CHECK(*spread.concentration_coefficient() < 0);
    CHECK(to_text(spread) == "40 %, 44 %, 16 %, 0 %, 0 % (1 not stated)");
    CHECK_THROWS_AS(spread.share_of_poorest(1.1), std::invalid_argument);
    CHECK_THROWS_AS(spread.share_of_group(6, 5), std::invalid_argument);
    CHECK_THROWS_AS(spread.coady_grosh_hoddinott(0), std::invalid_argument);

    // The same to everyone is neither for the poor nor for the rich.
    incidence even;
    for (int income = 1; income < 30; ++income)
        even.observe(person{tuopin::yuan{income % 7}, 10_yuan, tuopin::persons{income}});
    CHECK(std::abs(*even.concentration_coefficient()) < 1e-14);
    CHECK(*even.coady_grosh_hoddinott(0.4) == doctest::Approx(1));
}

TEST_CASE("shares over nobody and of nothing are empty") {
    programme none{1000_yuan};
    CHECK(none.leakage().why() == no_value::nobody);
    CHECK(none.coverage().why() == no_value::nobody);
    none.observe(person{2000_yuan, 0_yuan, 1_persons});
    CHECK(none.exclusion_error().why() == no_value::nobody_poor);
    CHECK(none.inclusion_error().why() == no_value::total_not_positive);
    CHECK(none.leakage().why() == no_value::total_not_positive);
    CHECK(*none.coverage() == 0);
    CHECK_THROWS_AS(none.poverty_after(3), std::invalid_argument);
    CHECK_THROWS_AS(programme(0_yuan), std::invalid_argument);
    CHECK_THROWS_AS(programme().observe(person{}), std::logic_error);
    programme other{2000_yuan};
    CHECK_THROWS_AS(none.merge(other), std::logic_error);

    incidence nobody;
    CHECK(nobody.value().why() == no_value::nobody);
    CHECK(nobody.share_of_poorest(1).why() == no_value::nobody);
    nobody.observe(person{1_yuan, 0_yuan, 1_persons});
    CHECK(nobody.value().why() == no_value::total_not_positive);
    CHECK(to_text(nobody) == "none");
}

TEST_CASE("a transfer before it is made") {
    tuopin::income_sample const sample({50, 80, 120, 400}, {1, 2, 3, 4});
    auto const                  gap = tuopin::statistic::poverty_gap(tuopin::poverty_line(100));

    auto const to_all = tuopin::effect_of_transfer(gap, sample, [](double) { return 10.0; });
    CHECK(to_all.cost == 100);
    CHECK(*to_all.before == doctest::Approx(0.09));
    CHECK(*to_all.after == doctest::Approx(0.06));
    CHECK(*to_all.change_by_cost() == doctest::Approx(-0.0003));

    auto const each = tuopin::equal_share_of(100, sample, [](double income) { return income < 100; });
    CHECK(*each == doctest::Approx(100.0 / 3));
    auto const to_poor =
        tuopin::effect_of_transfer(gap, sample, [&](double income) { return income < 100 ? *each : 0.0; });
    CHECK(*to_poor.after == doctest::Approx((100 - 50 - 100.0 / 3) / 1000));
    CHECK(tuopin::equal_share_of(100, sample, [](double) { return false; }).why() == no_value::nobody);

    // What is missing to the line, to each: no gap is left.
    auto const perfect =
        tuopin::effect_of_transfer(gap, sample, [](double income) { return income < 100 ? 100 - income : 0.0; });
    CHECK(*perfect.after == 0);
    CHECK(perfect.cost == *tuopin::value_of(tuopin::statistic::total_gap{tuopin::poverty_line(100)}, sample));

    CHECK(tuopin::effect_of_transfer(gap, tuopin::income_sample(), [](double) { return 1.0; }).change().why() ==
          no_value::nobody);
}

#if __has_include(<rapidcheck.h>)

TEST_CASE("targeting and incidence keep the laws of observers") {
    support::hold("merging is observing, in any order, to the last bit", [] {
        std::vector<person> drawn;
        for (int left = support::draw(0, 20); left > 0; --left)
            drawn.push_back({tuopin::yuan{support::draw(0, 9)} * 200, tuopin::yuan{support::draw(0, 3)},
                             tuopin::persons{support::draw(0, 5)}});
        int const split = support::draw(0, static_cast<int>(drawn.size()));
        programme whole{1000_yuan}, first{1000_yuan}, second{1000_yuan};
        incidence all, head, tail;
        for (std::size_t at = 0; at < drawn.size(); ++at) {
            bool const in_first = static_cast<int>(at) < split;
            whole.observe(drawn[at]);
            (in_first ? first : second).observe(drawn[at]);
            all.observe(drawn[at]);
            (in_first ? head : tail).observe(drawn[at]);
        }
        second.merge(first);
        tail.merge(head);
        support::law(second == whole, "targeting");
        support::law(tail == all && tail.value().value() == all.value().value(), "incidence");
        if (auto const covered = whole.coverage_of_poor())
            support::law(std::abs(*covered + *whole.exclusion_error() - 1) <= 1e-15, "reached or missed");
        if (all.value()) {
            double shares = 0;
            for (int group = 1; group <= 5; ++group)
                shares += *all.share_of_group(group, 5);
            support::law(std::abs(shares - 1) <= 1e-12, "the groups share all benefits");
        }
    });
}

#endif

struct eusilc_row {
    double db030{};
    double eqSS{};
    double eqIncome{};
    double hy050n{};
    double hy070n{};
    double rb050{};
};
BOOST_DESCRIBE_STRUCT(eusilc_row, (), (db030, eqSS, eqIncome, hy050n, hy070n, rb050))

inline constexpr auto family_benefit = [](eusilc_row const& r) { return r.hy050n / r.eqSS; };
inline constexpr auto rent_benefit   = [](eusilc_row const& r) { return r.hy070n / r.eqSS; };
inline constexpr auto before_family  = [](eusilc_row const& r) { return r.eqIncome - r.hy050n / r.eqSS; };
inline constexpr auto before_rent    = [](eusilc_row const& r) { return r.eqIncome - r.hy070n / r.eqSS; };

template <class Targeting, class Incidence>
static void compare_programme(support::comparison& compared, support::open_row const& row,
                              std::vector<eusilc_row> const& persons) {
    static std::map<std::string, Targeting> by_line;
    static Incidence const                  spread = tuopin::aggregate<Incidence>(persons);
    auto const                              z      = row["z"];
    if (!by_line.contains(z))
        by_line[z] = tuopin::aggregate<Targeting>(persons, Targeting{row.number("z")});
    auto const& reach = by_line[z];
    int const   alpha = row["alpha"].empty() ? 0 : row["alpha"][0] - '0';
    auto const  m     = row.measure;
    if (m == "benefit_incidence")
        compared.hold(row, spread.share_of_group(row["quintile by pre"][0] - '0', 5));
    else if (m == "cgh_index")
        compared.hold(row,
                      spread.coady_grosh_hoddinott(row.params.find("poorest 0.2") != std::string::npos ? 0.2 : 0.4));
    else if (m == "concentration_coefficient")
        compared.hold(row, spread.concentration_coefficient());
    else if (m == "coverage_of_poor")
        compared.hold(row, reach.coverage_of_poor());
    else if (m == "exclusion_error")
        compared.hold(row, reach.exclusion_error());
    else if (m == "inclusion_error")
        compared.hold(row, reach.inclusion_error());
    else if (m == "leakage")
        compared.hold(row, reach.leakage());
    else if (m == "programme_coverage")
        compared.hold(row, reach.coverage());
    else if (m == "fgt_pre")
        compared.hold(row, reach.poverty_before(alpha));
    else if (m == "fgt_post")
        compared.hold(row, reach.poverty_after(alpha));
}

TEST_CASE("the reference values of targeting and transfers are reproduced") {
    auto const rows = support::open_rows_of("targeting");
    if (rows.empty()) {
        MESSAGE("skipped: there are no reference values beside the project");
        return;
    }
    auto const          persons = support::open_data<eusilc_row>("eusilc.csv");
    std::vector<double> incomes, weights;
    for (auto const& each : persons) {
        incomes.push_back(each.eqIncome);
        weights.push_back(each.rb050);
    }
    tuopin::income_sample const sample(incomes, weights);

    support::comparison compared;
    support::comparison with_another_line;
    for (auto const& row : rows) {
        if (row.params.starts_with("benefit=hy050n")) {
            compare_programme<tuopin::targeting<before_family, family_benefit, &eusilc_row::rb050>,
                              tuopin::benefit_incidence<before_family, family_benefit, &eusilc_row::rb050>>(
                compared, row, persons);
        } else if (row.params.starts_with("benefit=hy070n")) {
            compare_programme<tuopin::targeting<before_rent, rent_benefit, &eusilc_row::rb050>,
                              tuopin::benefit_incidence<before_rent, rent_benefit, &eusilc_row::rb050>>(compared, row,
                                                                                                        persons);
        } else {
            // These rows say z=10000 and hold what a line of 12,000 gives, all five of them: the
            // poverty gap with it, 0.0519 in the rows fgt_post of that line, times 12,000 and the
            // population is the budget of 5.1 billion. With 10,000 it is 2.6 billion.
            double const               line = row.number("z") == 10'000 ? 12'000 : row.number("z");
            tuopin::poverty_line const z(line);
            auto const                 rate =
                tuopin::statistic::foster_greer_thorbecke{z, row["alpha"].empty() ? 0 : row.number("alpha"), {}};
            auto const to_all = [](double) { return 500.0; };
            if (row.measure == "simulate_universal_transfer") {
                with_another_line.hold(row, tuopin::effect_of_transfer(rate, sample, to_all).after);
            } else if (row.measure == "simulate_targeted_transfer") {
                auto const poor = [&](double income) { return income < line; };
                auto const each =
                    *tuopin::equal_share_of(tuopin::effect_of_transfer(rate, sample, to_all).cost, sample, poor);
                with_another_line.hold(row, tuopin::effect_of_transfer(rate, sample, [&](double income) {
                                                return poor(income) ? each : 0.0;
                                            }).after);
            } else {
                with_another_line.hold(row, tuopin::effect_of_transfer(rate, sample, [&](double income) {
                                                return std::fmax(line - income, 0.0);
                                            }).cost);
            }
        }
    }
    for (std::size_t at = 0; at < with_another_line.reproduced(); ++at)
        compared.explain("a row that says z=10000 holds the value of z=12000, and with that line it is reproduced");
    compared.report("targeting", rows.size());
}
