// The places where the field's software disagrees: what is taken here where nothing is
// said, and the other choices by name.
#include <tuopin/statistics/conventions.hpp>

#include <tuopin/engines/aggregate.hpp>
#include <tuopin/statistics/decomposition.hpp>
#include <tuopin/statistics/income_distribution.hpp>
#include <tuopin/statistics/inequality.hpp>
#include <tuopin/statistics/poverty.hpp>
#include <tuopin/statistics/quantiles.hpp>
#include <tuopin/statistics/relative_poverty.hpp>
#include <tuopin/statistics/replicates.hpp>

#include <doctest/doctest.h>
#if __has_include(<rapidcheck.h>)
#include "../support/draw.hpp"
#include "../support/every_statistic.hpp"
#endif

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <stdexcept>
#include <string>
#include <type_traits>
#include <vector>

using namespace tuopin;

namespace {

double median(income_sample const& sample, quantile_rule rule) {
    return *value_of(statistic::quantile{0.5, rule}, sample);
}

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
    CHECK(*value_of(statistic::poverty_gap(ten), ties) ==
          *value_of(statistic::poverty_gap(ten, poor::at_or_below_line), ties));
}

TEST_CASE("the Gini coefficient is the area of the Lorenz curve; unit steps depend on the scale of the weights") {
    income_sample const   ties({5, 10, 10, 10, 20, 40}, {1, 2, 1, 2, 1, 1});
    statistic::gini const steps{gini_form::unit_steps};
    CHECK(*value_of(statistic::gini{}, ties) == doctest::Approx(0.32065217391304346).epsilon(1e-14));
    CHECK(*value_of(statistic::gini{}, scaled(ties, 0.001)) == doctest::Approx(0.32065217391304346).epsilon(1e-12));
    CHECK(*value_of(steps, ties) == doctest::Approx(0.36413043478260865).epsilon(1e-14));
    CHECK(*value_of(steps, scaled(ties, 0.001)) < -10);

    income_sample const equal({7, 7, 7, 7, 7}, {1, 2, 1, 2, 1});
    CHECK(*value_of(statistic::gini{}, equal) == doctest::Approx(0).epsilon(1e-15));
    CHECK(*value_of(steps, equal) == doctest::Approx(0.08163265306122458).epsilon(1e-14));
    CHECK(*value_of(statistic::gini{gini_form::trapezoid, small_sample::corrected}, income_sample({1, 3})) == 0.5);
    CHECK(*value_of(statistic::gini{gini_form::trapezoid, small_sample::corrected_by_counts},
                    income_sample({1, 3}, {2, 2})) ==
          doctest::Approx(
              *value_of(statistic::gini{gini_form::trapezoid, small_sample::corrected}, income_sample({1, 1, 3, 3}))));
    CHECK(value_of(statistic::gini{gini_form::trapezoid, small_sample::corrected}, income_sample({3.0})).why() ==
          no_value::cannot_be_computed);
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
    CHECK(*value_of(statistic::mean_log_deviation(undefined_incomes::drop), zero) ==
          doctest::Approx(0.25336937883819227));
    CHECK(value_of(statistic::mean_log_deviation(undefined_incomes::keep), zero).why() == no_value::cannot_be_computed);
    CHECK(value_of(statistic::atkinson{1}, zero).why() == no_value::undefined_income);
    CHECK(value_of(statistic::atkinson{0.5}, negative).why() == no_value::undefined_income);

    statistic::watts const watts{poverty_line(10)};
    CHECK(value_of(watts, zero).why() == no_value::undefined_income);
    CHECK(*value_of(statistic::watts{poverty_line(10), {}, undefined_incomes::count}, negative) ==
          doctest::Approx(0.086643397569993161));
    CHECK(value_of(statistic::watts{poverty_line(10), {}, undefined_incomes::drop}, zero).excluded().undefined_income ==
          2);

    CHECK(value_of(statistic::quintile_share_ratio{}, zero).why() == no_value::total_not_positive);
    CHECK(*value_of(statistic::headcount_ratio(poverty_line(10)), negative) == 0.5);
}

TEST_CASE("with alpha 0 a gap of zero counts one") {
    CHECK(*value_of(statistic::foster_greer_thorbecke{poverty_line(10), 0, poor::at_or_below_line},
                    income_sample({10, 20})) == 0.5);
}

TEST_CASE("incomes and weights of whole numbers do not overflow") {
    income_sample const large({9e15, 1e15}, {4e15, 4e15});
    CHECK(*value_of(statistic::gini{}, large) == doctest::Approx(0.4));
}

TEST_CASE(
    "Atkinson by groups: equally distributed equivalents, so that what is kept multiplies; or means, and the rest") {
    income_sample const  sample({1, 2, 3, 10, 20}, {3, 1, 2, 1, 2});
    grouped_sample const groups{sample,
                                {sample.domain([&](std::size_t at) { return sample.incomes()[at] < 3; }),
                                 sample.domain([&](std::size_t at) { return sample.incomes()[at] >= 3; })}};
    auto const           parts = within_and_between_of(statistic::atkinson{0.5}, groups);
    CHECK((1 - *parts.within) * (1 - *parts.between) == doctest::Approx(1 - *parts.total).epsilon(1e-13));
    auto const by_means = within_and_between_of(statistic::atkinson{0.5}, groups, atkinson_between::means);
    CHECK(*by_means.between == *value_of(statistic::atkinson{0.5}, income_sample({1.25, 11.2}, {4, 5})));
    CHECK(*by_means.within + *by_means.between == doctest::Approx(*by_means.total));
    CHECK(*by_means.between != doctest::Approx(*parts.between).epsilon(1e-3));
}

TEST_CASE("a line that is an income: the rate has a standard error, and who stands on it is not poor") {
    income_sample const sample({4, 5, 6, 7, 9, 12, 13, 20, 21});
    auto const          rate = estimate_of(statistic::headcount_ratio(poverty_line::share_of_quantile(1, 0.5)), sample);
    CHECK(*rate == doctest::Approx(4.0 / 9));
    REQUIRE(rate.standard_error());
    CHECK(*rate.standard_error() > 0);
    // 0.7 of a mean of 10 is 7 only but for its last bits.
    income_sample const seven({7, 7, 16}, {0.1, 0.1, 0.1});
    CHECK(*value_of(statistic::headcount_ratio(poverty_line::share_of_mean(0.7)), seven) == 0);
    CHECK(*value_of(statistic::headcount_ratio(poverty_line::share_of_mean(0.7), poor::at_or_below_line), seven) ==
          doctest::Approx(2.0 / 3));
}

namespace weighing {

struct household {
    double income{};
    double weight{};
    int    members{};
};
constexpr auto persons_stood_for = [](household const& h) { return h.weight * h.members; };
using by_households              = income_distribution<&household::income, &household::weight>;
using by_persons                 = income_distribution<&household::income, persons_stood_for>;

} // namespace weighing

TEST_CASE("households and persons are different weights, and so different types: neither merges with the other") {
    using namespace weighing;
    static_assert(!std::is_same_v<by_households, by_persons>);
    std::vector<household> const     households{{1, 1, 5}, {10, 1, 1}, {30, 1, 1}};
    statistic::headcount_ratio const poor_ones(poverty_line(5));
    CHECK(*aggregate<by_households>(households).value(poor_ones) == doctest::Approx(1.0 / 3));
    CHECK(*aggregate<by_persons>(households).value(poor_ones) == doctest::Approx(5.0 / 7));
    CHECK(aggregate<by_persons>(households).value(poor_ones).weighted_n() == 7);
}

TEST_CASE("replicates are centred at their mean, unless asked for the estimate; each method has its scale") {
    income_sample const                    sample({1, 2, 6, 9});
    std::vector<std::vector<double>> const factors{{2, 0, 2, 0}, {0, 2, 2, 0}, {2, 2, 0, 0}, {0, 0, 2, 2}};
    double const                           values[] = {3.5, 4, 1.5, 7.5}; // the means of the replicates
    double                                 at_mean = 0, at_estimate = 0;
    for (double const value : values) {
        at_mean += (value - 4.125) * (value - 4.125);
        at_estimate += (value - 4.5) * (value - 4.5);
    }
    auto const error = [&](replicate_weights const& replicates, replicates_around centre = {}) {
        return *replicate_estimate_of(statistic::mean{}, sample, replicates, centre).standard_error();
    };
    CHECK(error(replicate_weights::balanced(factors)) == doctest::Approx(std::sqrt(at_mean / 4)));
    CHECK(error(replicate_weights::balanced(factors), replicates_around::the_estimate) ==
          doctest::Approx(std::sqrt(at_estimate / 4)));
    CHECK(error(replicate_weights::fay(factors, 0.5)) == doctest::Approx(std::sqrt(at_mean)));
    CHECK(error(replicate_weights::bootstrap(factors)) == doctest::Approx(std::sqrt(at_mean / 3)));
    CHECK(error(replicate_weights::scaled(factors, {1, 1, 1, 1})) == doctest::Approx(std::sqrt(at_mean)));
}

TEST_CASE("persons as clusters where households were drawn: the error is too small by the root of their size") {
    detail::survey_columns persons, households;
    for (std::uint64_t at = 0; at < 200; ++at) {
        persons.incomes.push_back(static_cast<double>(10 + at / 2 * 37 % 101));
        households.incomes.push_back(static_cast<double>(10 + at / 2 * 37 % 101));
        households.clusters.push_back(at / 2);
    }
    double const by_person    = *estimate_of(statistic::gini{}, income_sample(persons)).standard_error();
    double const by_household = *estimate_of(statistic::gini{}, income_sample(households)).standard_error();
    CHECK(by_household / by_person == doctest::Approx(std::sqrt(2.0)).epsilon(0.01));
}

TEST_CASE("shares are shares of one, never percents") {
    income_sample const sample({1, 2, 3, 4});
    CHECK(*value_of(statistic::gini{}, sample) == doctest::Approx(0.25));
    CHECK(*value_of(statistic::headcount_ratio(poverty_line(3)), sample) == 0.5);
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
    } const rules[] = {
        {lonely_cluster::adjust, 1.818247}, {lonely_cluster::average, 0.780342}, {lonely_cluster::certainty, 0.675796}};
    for (auto const& each : rules)
        CHECK(*estimate_of(statistic::mean{}, sample, {.lonely = each.rule}).standard_error() ==
              doctest::Approx(each.error).epsilon(1e-5));
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
        support::each_statistic(
            12, [&](auto const& statistic, std::string const& name, support::when_weights_are_scaled then) {
                if (then == support::when_weights_are_scaled::changes)
                    return;
                auto const a = estimate_of(statistic, one), b = estimate_of(statistic, other);
                support::law(a.why() == b.why(), name + " is there for both or for none");
                if (a)
                    support::law(std::fabs(*a - *b) <= 1e-11 * std::fabs(*a) + 1e-13, name + " stays",
                                 to_text(a) + " " + to_text(b));
                support::law(a.standard_error().has_value() == b.standard_error().has_value(),
                             name + " has an error for both", to_text(a) + " " + to_text(b));
                if (a.standard_error())
                    support::law(std::fabs(*a.standard_error() - *b.standard_error()) <=
                                     1e-9 * std::fabs(*a.standard_error()) + 1e-12,
                                 name + "'s error stays", to_text(a) + " " + to_text(b));
            });
    });
}
#endif
