#include <tuopin/statistics/inequality.hpp>

#include <tuopin/statistics/decomposition.hpp>
#include <tuopin/statistics/lorenz.hpp>
#include <tuopin/statistics/poverty.hpp>
#include <tuopin/statistics/relative_poverty.hpp>

#include <doctest/doctest.h>

#include <cmath>
#include <limits>
#include <stdexcept>
#include <vector>

using namespace tuopin;
using doctest::Approx;

TEST_CASE("incomes of 10 to 90: the exercise of Haughton and Khandker (2009), chapter 6, in natural logarithms") {
    income_sample const ten({10, 15, 20, 25, 40, 20, 30, 35, 45, 90});
    CHECK(*value_of(statistic::gini{}, ten) == Approx(0.3272727).epsilon(1e-6));
    CHECK(*value_of(statistic::hoover{}, ten) == Approx(0.2363636).epsilon(1e-6));
    struct {
        double alpha, value;
    } const entropies[] = {{0, 0.1792203},    {1, 0.1830644}, {1.25, 0.1883288},
                           {1.75, 0.2047211}, {2, 0.2162534}, {2.25, 0.2303812}};
    for (auto const& each : entropies)
        CHECK(*value_of(statistic::generalised_entropy{each.alpha}, ten) == Approx(each.value).epsilon(1e-6));
    struct {
        double epsilon, value;
    } const atkinsons[] = {{0.5, 0.0869155},  {0.75, 0.1267328}, {1.25, 0.1989991},
                           {1.75, 0.2619332}, {2, 0.2901688},    {2.25, 0.3164032}};
    for (auto const& each : atkinsons)
        CHECK(*value_of(statistic::atkinson{each.epsilon}, ten) == Approx(each.value).epsilon(1e-6));
    CHECK(value_of(statistic::atkinson{0}, ten).why() == no_value::cannot_be_computed);
}

TEST_CASE("ten incomes in the documentation of R's ineq") {
    income_sample const ten({541, 1463, 2445, 3438, 4437, 5401, 6392, 8304, 11904, 22261});
    CHECK(*value_of(statistic::gini{}, ten) == Approx(0.462091).epsilon(1e-5));
    CHECK(*value_of(statistic::theil(), ten) == Approx(0.36234124234389498).epsilon(1e-13));
    CHECK(*value_of(statistic::atkinson{0.5}, ten) == Approx(0.17965909804634173).epsilon(1e-13));
    CHECK(*value_of(statistic::hoover{}, ten) == Approx(0.33780674616285705).epsilon(1e-13));
    CHECK(*value_of(statistic::sen{poverty_line(2000)}, ten) == Approx(0.12285).epsilon(1e-13));
}

TEST_CASE("three countries of Haughton and Khandker (2009), chapter 4, with a line of 125") {
    poverty_line const  line(125);
    income_sample const a({100, 100, 150, 150}), b({124, 124, 150, 150}), c({100, 110, 150, 160});
    for (auto const* country : {&a, &b, &c})
        CHECK(*value_of(statistic::headcount_ratio(line), *country) == 0.5);
    CHECK(*value_of(statistic::poverty_gap(line), a) == Approx(0.1));
    CHECK(*value_of(statistic::poverty_gap(line), b) == Approx(0.004));
    CHECK(*value_of(statistic::poverty_gap(line), c) == Approx(0.08));
    CHECK(*value_of(statistic::squared_poverty_gap(line), c) == Approx(0.0136));
    CHECK(*value_of(statistic::watts{line}, c) == Approx(0.0877442307).epsilon(1e-9));
    CHECK(*value_of(statistic::sen{line}, c) == Approx(0.09));
    CHECK(*value_of(statistic::sen_shorrocks_thon{line}, c) == Approx(0.125)); // P0 P1 of the poor (1 + G)
    CHECK(*value_of(statistic::mean_gap_of_poor{line}, c) == Approx(0.16));
    CHECK(*value_of(statistic::total_gap{line}, c) == Approx(40));
    CHECK(*value_of(statistic::poor_population{line}, c) == 2);
}

TEST_CASE("Lorenz curve: shares of the poorest, a record across the share is divided") {
    income_sample const four({4, 1, 2, 3}, {1, 1, 1, 1});
    CHECK(*value_of(statistic::lorenz{0.5}, four) == Approx(0.3));
    CHECK(*value_of(statistic::lorenz{0.625}, four) == Approx(0.45));
    CHECK(*value_of(statistic::lorenz{0}, four) == 0);
    CHECK(*value_of(statistic::lorenz{1}, four) == Approx(1));
    CHECK(value_of(statistic::lorenz{2}, four).why() == no_value::cannot_be_computed);
    CHECK(*value_of(statistic::generalised_lorenz{0.5}, four) == Approx(0.75));
    CHECK(*value_of(statistic::income_share{0.75, 1}, four) == Approx(0.4));
    CHECK(lorenz_curve(four) == std::vector<lorenz_point>{{0, 0}, {0.25, 0.1}, {0.5, 0.3}, {0.75, 0.6}, {1, 1}});
    CHECK(lorenz_curve(income_sample({0, 0})).empty());
    // The area between the curve and equality, twice.
    double     area  = 0;
    auto const curve = lorenz_curve(four);
    for (std::size_t at = 1; at < curve.size(); ++at)
        area += (curve[at].population - curve[at - 1].population) * (curve[at].income + curve[at - 1].income);
    CHECK(*value_of(statistic::gini{}, four) == Approx(1 - area));
}

TEST_CASE("all equal: no inequality, and no one relatively poor") {
    income_sample const equal({7, 7, 7, 7, 7}, {1, 2, 1, 2, 1});
    CHECK(*value_of(statistic::gini{}, equal) == Approx(0).epsilon(1e-14));
    CHECK(*value_of(statistic::theil(), equal) == 0);
    CHECK(*value_of(statistic::coefficient_of_variation{}, equal) == 0);
    CHECK(*value_of(statistic::at_risk_of_poverty_rate{}, equal) == 0);
    CHECK(value_of(statistic::median_of_poor{}, equal).why() == no_value::nobody_poor);
    CHECK(*value_of(statistic::palma_ratio{}, equal) == Approx(0.25));
    CHECK(*value_of(statistic::foster_wolfson{}, equal) == Approx(0).epsilon(1e-14));
}

TEST_CASE("Eurostat's threshold, rate and gap") {
    income_sample const sample({4, 5, 10, 11, 12, 30});
    CHECK(*value_of(statistic::at_risk_of_poverty_threshold{}, sample) == Approx(6.3));
    CHECK(*value_of(statistic::at_risk_of_poverty_rate{}, sample) == Approx(2.0 / 6));
    CHECK(*value_of(statistic::median_of_poor{}, sample) == 4.5);
    CHECK(*value_of(statistic::relative_median_gap{}, sample) == Approx((6.3 - 4.5) / 6.3));
    CHECK(*value_of(statistic::quintile_share_ratio{}, sample) == Approx(30.0 / 9));
    // The line of all, for a part.
    income_sample const part = sample.domain([](std::size_t at) { return at < 3; });
    CHECK(*value_of(statistic::at_risk_of_poverty_rate{}, part, sample) == Approx(2.0 / 3));
    CHECK(*value_of(statistic::at_risk_of_poverty_rate{}, part) == 0);
}

TEST_CASE("groups: within and between add up, contributions add up to one") {
    income_sample const  sample({1, 2, 3, 10, 20, 4, 5}, {3, 1, 2, 1, 2, 2, 2});
    auto const           odd = [&](std::size_t at) { return sample.origin(at) % 2 != 0; };
    grouped_sample const groups{sample, {sample.domain(odd), sample.domain([&](std::size_t at) { return !odd(at); })}};
    for (double const alpha : {-1.0, 0.0, 1.0, 2.0}) {
        auto const parts = within_and_between_of(statistic::generalised_entropy{alpha}, groups);
        CHECK(*parts.within + *parts.between == Approx(*parts.total));
        CHECK(*parts.between >= 0);
        // by hand: the groups' own indices, weighted
        double within = 0;
        for (auto const& group : groups.groups) {
            double const people = group.total_weight() / sample.total_weight(),
                         income = group.total_income() / sample.total_income();
            within += std::pow(people, 1 - alpha) * std::pow(income, alpha) *
                      *value_of(statistic::generalised_entropy{alpha}, group);
        }
        CHECK(*parts.within == Approx(within));
    }
    auto const gini = gini_by_groups_of(groups);
    CHECK(*gini.between + *gini.within + *gini.overlap == Approx(*gini.total));
    double sum = 0;
    for (auto const& each : contributions_of(statistic::poverty_gap(poverty_line(6)), groups))
        sum += *each.share_of_total;
    CHECK(sum == Approx(1));
    CHECK(contributions_of(statistic::poverty_gap(poverty_line(0.5)), groups)[0].share_of_total.why() ==
          no_value::nobody_poor);
    CHECK_THROWS_AS(within_and_between_of(statistic::theil(), {sample, {groups.groups[0]}}), std::logic_error);
    CHECK_THROWS_AS(gini_by_groups_of({sample, {income_sample({1, 2})}}), std::logic_error);
}

TEST_CASE("sources of income: their concentrations by share are the Gini coefficient") {
    std::vector<double> const wages{1, 5, 3, 9, 2, 8}, transfers{4, 1, 3, 1, 3, 0};
    std::vector<double>       total;
    for (std::size_t at = 0; at < wages.size(); ++at)
        total.push_back(wages[at] + transfers[at]);
    income_sample const sample(total, {1, 2, 1, 2, 3, 1});
    auto const          sources = gini_by_source(sample, {wages, transfers});
    CHECK(sources[0].contribution + sources[1].contribution == Approx(*value_of(statistic::gini{}, sample)));
    CHECK(sources[0].share + sources[1].share == Approx(1));
    CHECK(*sources[1].concentration < 0); // transfers reach the poor
    CHECK_THROWS_AS(gini_by_source(sample, {{1, 2}}), std::invalid_argument);
}

TEST_CASE("the squared gap and Watts in their parts") {
    income_sample const sample({1, 2, 3, 10, 20, 4, 5}, {3, 1, 2, 1, 2, 2, 2});
    poverty_line const  line(6);
    auto const          fgt = parts_of(statistic::foster_greer_thorbecke{line, 2}, sample);
    CHECK(*fgt.headcount * *fgt.mean_gap * *fgt.mean_gap * (1 + 2 * *fgt.inequality) == Approx(*fgt.index));
    auto const watts = parts_of(statistic::watts{line}, sample);
    CHECK(*watts.headcount * (*watts.gap_of_watts + *watts.inequality) == Approx(*watts.index));
    auto const poor = sample.domain([&](std::size_t at) { return sample.incomes()[at] < 6; });
    CHECK(*watts.inequality == Approx(*value_of(statistic::mean_log_deviation(), poor)));
    CHECK_THROWS_AS(parts_of(statistic::foster_greer_thorbecke{line, 1}, sample), std::invalid_argument);
}

TEST_CASE("growth at each share of the population") {
    auto const curve = growth_incidence(income_sample({0, 2, 4}), income_sample({1, 3, 4}), {0.1, 0.5, 0.9});
    CHECK(curve[0].why() == no_value::total_not_positive);
    CHECK(*curve[1] == Approx(0.5));
    CHECK(*curve[2] == Approx(0));
}

TEST_CASE("incomes changed record by record keep weights and design") {
    income_sample const sample({1, 5, 100}, {1, 2, 3});
    CHECK(sample.coded(2, 50).incomes() == std::vector<double>{2, 5, 50});
    CHECK(sample.coded(2).incomes().back() == 100);
    auto const turned = sample.changed([](double x, double, std::size_t) { return -x; });
    CHECK(turned.incomes() == std::vector<double>{-100, -5, -1});
    CHECK(turned.weights() == std::vector<double>{3, 2, 1});
    CHECK(turned.positive().empty());
    CHECK(turned.positive().excluded().undefined_income == 3);
}
