// The places where the field's software disagrees: what is taken here where nothing is
// said, and the other choices by name.
#include <tuopin/statistics/conventions.hpp>

#include <tuopin/statistics/decomposition.hpp>
#include <tuopin/statistics/inequality.hpp>
#include <tuopin/statistics/poverty.hpp>
#include <tuopin/statistics/quantiles.hpp>
#include <tuopin/statistics/relative_poverty.hpp>

#include <doctest/doctest.h>
#if __has_include(<rapidcheck.h>)
#include "../support/draw.hpp"
#endif

#include <cmath>
#include <limits>
#include <string>
#include <vector>

using namespace tuopin;

namespace {

double median(income_sample const& sample, quantile_rule rule) { return *value_of(statistic::quantile{0.5, rule}, sample); }

income_sample scaled(income_sample const& sample, double factor) {
    std::vector<double> weights = sample.weights();
    for (double& weight : weights)
        weight *= factor;
    return income_sample(sample.incomes(), weights);
}

} // namespace

TEST_CASE("the median of 10, 20, 30, 40 is 25 by Eurostat's text, 20 in convey, 30 in laeken") {
    income_sample const four({10, 20, 30, 40});
    CHECK(*value_of(statistic::quantile{}, four) == 25);
    CHECK(median(four, quantile_rule::inverse_distribution) == 20);
    CHECK(median(four, quantile_rule::first_above) == 30);
    CHECK(median(four, quantile_rule::hyndman_fan_7) == 25);
    CHECK(*value_of(statistic::quantile{0}, four) == 10);
    CHECK(*value_of(statistic::quantile{1}, four) == 40);
    CHECK(value_of(statistic::quantile{1.5}, four).why() == no_value::cannot_be_computed);
}

TEST_CASE("quantiles do not change when all weights are multiplied, those of weights as counts excepted") {
    income_sample const sample({3, 1, 7, 4, 4, 10, 2, 8}, {2, 1, 3, 2, 1, 1, 4, 2});
    for (double const factor : {0.1, 0.001, 3.0, 1e6, 1.0 / 7})
        for (double const share : {0.0, 0.05, 0.1, 0.25, 0.3125, 0.4375, 0.5, 0.75, 0.8, 0.9375, 1.0})
            for (int rule = 0; rule < static_cast<int>(quantile_rule::hmisc); ++rule) {
                statistic::quantile const q{share, static_cast<quantile_rule>(rule)};
                CAPTURE(factor);
                CAPTURE(share);
                CAPTURE(rule);
                CHECK(*value_of(q, scaled(sample, factor)) == doctest::Approx(*value_of(q, sample)).epsilon(1e-12));
            }
    statistic::quantile const counts{0.9, quantile_rule::hmisc};
    CHECK(*value_of(counts, scaled(sample, 0.1)) != *value_of(counts, sample));
}

TEST_CASE("who stands on the line is not poor, unless asked for") {
    income_sample const ties({5, 10, 10, 10, 20, 40}, {1, 2, 1, 2, 1, 1});
    poverty_line const  ten(10);
    CHECK(*value_of(statistic::headcount_ratio(ten), ties) == 0.125);
    CHECK(*value_of(statistic::headcount_ratio(ten, poor::at_or_below_line), ties) == 0.75);
    CHECK(*value_of(statistic::poverty_gap(ten), ties) == *value_of(statistic::poverty_gap(ten, poor::at_or_below_line), ties));
}

TEST_CASE("the Gini coefficient is the area of the Lorenz curve; unit steps depend on the scale of the weights") {
    income_sample const ties({5, 10, 10, 10, 20, 40}, {1, 2, 1, 2, 1, 1});
    statistic::gini const steps{gini_form::unit_steps};
    CHECK(*value_of(statistic::gini{}, ties) == doctest::Approx(0.32065217391304346).epsilon(1e-14));
    CHECK(*value_of(statistic::gini{}, scaled(ties, 0.001)) == doctest::Approx(0.32065217391304346).epsilon(1e-12));
    CHECK(*value_of(steps, ties) == doctest::Approx(0.36413043478260865).epsilon(1e-14));
    CHECK(*value_of(steps, scaled(ties, 0.001)) < -10);

    income_sample const equal({7, 7, 7, 7, 7}, {1, 2, 1, 2, 1});
    CHECK(*value_of(statistic::gini{}, equal) == doctest::Approx(0).epsilon(1e-15));
    CHECK(*value_of(steps, equal) == doctest::Approx(0.08163265306122458).epsilon(1e-14));
    CHECK(*value_of(statistic::gini{gini_form::trapezoid, small_sample::corrected}, income_sample({1, 3})) == 0.5);
    CHECK(*value_of(statistic::gini{gini_form::trapezoid, small_sample::corrected_by_counts}, income_sample({1, 3}, {2, 2})) ==
          doctest::Approx(*value_of(statistic::gini{gini_form::trapezoid, small_sample::corrected}, income_sample({1, 1, 3, 3}))));
    CHECK(value_of(statistic::gini{gini_form::trapezoid, small_sample::corrected}, income_sample({3.0})).why() == no_value::cannot_be_computed);
}

TEST_CASE("zero and negative incomes: refused where they have no meaning, dropped with a count, or kept") {
    income_sample const zero({0, 0, 5, 10, 20, 40}, {1, 2, 1, 2, 1, 1});
    income_sample const negative({-5, 0, 5, 10, 20, 40}, {1, 2, 1, 2, 1, 1});

    CHECK(*value_of(statistic::gini{}, zero) == doctest::Approx(0.61029411764705888));
    CHECK(value_of(statistic::gini{}, negative).why() == no_value::undefined_income);
    CHECK(*value_of(statistic::gini{.undefined = undefined_incomes::keep}, negative) == doctest::Approx(0.703125));
    auto const dropped = value_of(statistic::gini{.undefined = undefined_incomes::drop}, negative);
    CHECK(dropped.n() == 5);
    CHECK(dropped.excluded().undefined_income == 1);

    CHECK(value_of(statistic::mean_log_deviation(), zero).why() == no_value::undefined_income);
    CHECK(*value_of(statistic::mean_log_deviation(undefined_incomes::drop), zero) == doctest::Approx(0.25336937883819227));
    CHECK(value_of(statistic::mean_log_deviation(undefined_incomes::keep), zero).why() == no_value::cannot_be_computed);
    CHECK(value_of(statistic::atkinson{1}, zero).why() == no_value::undefined_income);
    CHECK(value_of(statistic::atkinson{0.5}, negative).why() == no_value::undefined_income);

    statistic::watts const watts{poverty_line(10)};
    CHECK(value_of(watts, zero).why() == no_value::undefined_income);
    CHECK(*value_of(statistic::watts{poverty_line(10), {}, undefined_incomes::count}, negative) == doctest::Approx(0.086643397569993161));
    CHECK(value_of(statistic::watts{poverty_line(10), {}, undefined_incomes::drop}, zero).excluded().undefined_income == 2);

    CHECK(value_of(statistic::quintile_share_ratio{}, zero).why() == no_value::total_not_positive);
    CHECK(*value_of(statistic::headcount_ratio(poverty_line(10)), negative) == 0.5);
}

TEST_CASE("with alpha 0 a gap of zero counts one") {
    CHECK(*value_of(statistic::foster_greer_thorbecke{poverty_line(10), 0, poor::at_or_below_line}, income_sample({10, 20})) == 0.5);
}

TEST_CASE("incomes and weights of whole numbers do not overflow") {
    income_sample const large({9e15, 1e15}, {4e15, 4e15});
    CHECK(*value_of(statistic::gini{}, large) == doctest::Approx(0.4));
}

TEST_CASE("Atkinson by groups: equally distributed equivalents, so that what is kept multiplies") {
    income_sample const sample({1, 2, 3, 10, 20}, {3, 1, 2, 1, 2});
    auto const          parts = within_and_between_of(
        statistic::atkinson{0.5}, {sample,
                                            {sample.domain([&](std::size_t at) { return sample.incomes()[at] < 3; }),
                                             sample.domain([&](std::size_t at) { return sample.incomes()[at] >= 3; })}});
    CHECK((1 - *parts.within) * (1 - *parts.between) == doctest::Approx(1 - *parts.total).epsilon(1e-13));
}

TEST_CASE("a stratum with one cluster: no standard error, unless a rule is named") {
    // ten records, the third stratum has one cluster
    detail::survey_columns columns;
    columns.incomes  = {5.5, 7.25, 6, 12, 9.5, 14, 20, 18.5, 3, 4.75};
    columns.weights  = {10, 12, 9, 20, 18, 22, 15, 14, 11, 13};
    columns.strata   = {1, 1, 1, 2, 2, 2, 3, 3, 4, 4};
    columns.clusters = {1, 1, 2, 3, 4, 5, 6, 6, 7, 8};
    income_sample const sample(columns);
    auto const          refused = estimate_of(statistic::mean{}, sample);
    CHECK(refused.value());
    CHECK_FALSE(refused.standard_error());
    CHECK(refused.why_no_error() == no_value::one_cluster);
    struct {
        lonely_cluster rule;
        double         error;
    } const rules[] = {{lonely_cluster::adjust, 1.818247}, {lonely_cluster::average, 0.780342}, {lonely_cluster::certainty, 0.675796}};
    for (auto const& each : rules)
        CHECK(*estimate_of(statistic::mean{}, sample, {.lonely = each.rule}).standard_error() == doctest::Approx(each.error).epsilon(1e-5));
}

TEST_CASE("what is not a number is left out and counted, never passed on") {
    double const        nothing = std::numeric_limits<double>::quiet_NaN();
    income_sample const sample({1, nothing, 3, 4, 5}, {1, 1, nothing, 0, -1});
    CHECK(sample.size() == 1);
    CHECK(sample.excluded().not_a_number == 2);
    CHECK(sample.excluded().without_weight == 2);
    CHECK_THROWS_AS(income_sample({1, 2}, {1}), std::invalid_argument);
}

TEST_CASE("equal incomes have no density around their median, whatever their weights round to") {
    income_sample const equal({3, 3, 3}, {1, 1, 2});
    for (double const factor : {1.0, 0.1, 0.37, 3.0, 1e-6}) {
        CAPTURE(factor);
        auto const rate = estimate_of(statistic::at_risk_of_poverty_rate{}, scaled(equal, factor));
        CHECK(*rate == 0);
        CHECK_FALSE(rate.standard_error());
    }
}

#if __has_include(<rapidcheck.h>)
TEST_CASE("nothing changes when all weights are multiplied by one number") {
    support::hold("scale of the weights", [] {
        std::vector<double> incomes, weights;
        for (int at = 0, size = support::draw(3, 60); at < size; ++at) {
            incomes.push_back(support::draw(1, 40));
            weights.push_back(support::draw(1, 9));
        }
        income_sample const one(incomes, weights);
        income_sample const other = scaled(one, support::draw_one<double>({0.1, 0.37, 3, 1000, 1e-6}));
        auto const          same  = [&](auto const& statistic, char const* name) {
            auto const a = estimate_of(statistic, one), b = estimate_of(statistic, other);
            support::law(a.why() == b.why(), std::string(name) + " is there for both or for none");
            if (a)
                support::law(std::fabs(*a - *b) <= 1e-11 * std::fabs(*a) + 1e-13, std::string(name) + " stays", to_text(a) + " " + to_text(b));
            support::law(a.standard_error().has_value() == b.standard_error().has_value(), std::string(name) + " has an error for both");
            if (a.standard_error())
                support::law(std::fabs(*a.standard_error() - *b.standard_error()) <= 1e-9 * std::fabs(*a.standard_error()) + 1e-12,
                             std::string(name) + "'s error stays", to_text(a) + " " + to_text(b));
        };
        poverty_line const line(12);
        same(statistic::gini{}, "Gini");
        same(statistic::gini{gini_form::ties_merged}, "Gini with ties merged");
        same(statistic::generalised_entropy{2}, "GE(2)");
        same(statistic::theil(), "Theil");
        same(statistic::mean_log_deviation(), "mean log deviation");
        same(statistic::atkinson{0.5}, "Atkinson");
        same(statistic::headcount_ratio(line), "headcount");
        same(statistic::squared_poverty_gap(line), "squared gap");
        same(statistic::watts{line}, "Watts");
        same(statistic::sen{line}, "Sen");
        same(statistic::sen_shorrocks_thon{line}, "Sen-Shorrocks-Thon");
        same(statistic::at_risk_of_poverty_rate{}, "rate");
        same(statistic::at_risk_of_poverty_threshold{}, "threshold");
        same(statistic::relative_median_gap{}, "gap");
        same(statistic::quintile_share_ratio{}, "S80/S20");
        same(statistic::palma_ratio{}, "Palma");
        same(statistic::lorenz{0.3}, "Lorenz");
        same(statistic::foster_wolfson{}, "polarisation");
        same(statistic::hoover{}, "Hoover");
    });
}
#endif
