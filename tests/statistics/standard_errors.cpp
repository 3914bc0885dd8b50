// Standard errors against what they stand for: differences of the estimate when weights
// change, textbook formulas, and each other.
#include <tuopin/statistics/influence.hpp>
#include <tuopin/statistics/replicates.hpp>

#include <tuopin/statistics/decomposition.hpp>
#include <tuopin/statistics/inequality.hpp>
#include <tuopin/statistics/poverty.hpp>
#include <tuopin/statistics/relative_poverty.hpp>

#include <doctest/doctest.h>

#include <cmath>
#include <cstdint>
#include <stdexcept>
#include <string>
#include <vector>

using namespace tuopin;

namespace {

/// A survey of 40 villages in two strata, without ties.
detail::survey_columns villages() {
    detail::survey_columns columns;
    std::uint64_t          seed = 12345;
    for (std::uint64_t at = 0; at < 400; ++at) {
        seed                 = seed * 6364136223846793005u + 1442695040888963407u;
        double const uniform = static_cast<double>(seed >> 11) / 9007199254740992.0;
        columns.incomes.push_back(1000 * std::exp(1.2 * uniform + 0.4 * static_cast<double>(at % 40) / 40));
        columns.weights.push_back(1 + static_cast<double>(at % 7));
        columns.clusters.push_back(at % 40);
        columns.strata.push_back(at % 2);
    }
    return columns;
}

/// What the estimate changes by when the weight of a cluster changes a little, against what
/// its influence says.
template <class Statistic>
void check_influences(Statistic const& statistic, char const* name, double tolerance = 1e-6) {
    CAPTURE(name);
    income_sample const sample(villages());
    linearisation const how{};
    auto const          value = detail::computed(statistic, detail::over<detail::linearised>(sample, sample, how));
    REQUIRE(value);
    CHECK(value.value.value() == doctest::Approx(*value_of(statistic, sample)).epsilon(1e-13));
    double const step    = 1e-4;
    double       largest = 0, worst = 0;
    for (std::size_t cluster = 0; cluster < sample.design().clusters; ++cluster) {
        auto const changed = [&](double by) {
            return *value_of(statistic, sample.reweighted([&](std::size_t at) {
                return sample.cluster(at) == cluster ? 1 + by : 1.0;
            }));
        };
        double const slope = (changed(step) - changed(-step)) / (2 * step);
        largest            = std::fmax(largest, std::fabs(slope));
        worst              = std::fmax(worst, std::fabs(slope - value.value.total(cluster)));
    }
    CHECK(worst <= tolerance * largest);
}

} // namespace

TEST_CASE("an influence is what a cluster's weight changes the estimate by") {
    poverty_line const line(1800), relative = poverty_line::share_of_mean(0.6);
    check_influences(statistic::mean{}, "mean");
    check_influences(statistic::total{}, "total");
    check_influences(statistic::headcount_ratio(line), "headcount");
    check_influences(statistic::foster_greer_thorbecke{line, 1.5}, "FGT(1.5)");
    check_influences(statistic::poverty_gap(relative), "gap below a share of the mean");
    check_influences(statistic::squared_poverty_gap(relative), "squared gap below a share of the mean");
    check_influences(statistic::watts{line}, "Watts");
    check_influences(statistic::watts{relative}, "Watts below a share of the mean");
    check_influences(statistic::mean_gap_of_poor{line}, "mean gap");
    check_influences(statistic::poor_population{line}, "poor");
    check_influences(statistic::total_gap{relative}, "total gap");
    check_influences(statistic::sen{line}, "Sen");
    check_influences(statistic::sen_shorrocks_thon{line}, "Sen-Shorrocks-Thon");
    check_influences(statistic::sen_shorrocks_thon{relative}, "Sen-Shorrocks-Thon below a share of the mean");
    check_influences(statistic::gini{}, "Gini");
    check_influences(statistic::generalised_entropy{-1}, "GE(-1)");
    check_influences(statistic::mean_log_deviation(), "GE(0)");
    check_influences(statistic::theil(), "GE(1)");
    check_influences(statistic::generalised_entropy{2}, "GE(2)");
    check_influences(statistic::j_divergence{}, "J");
    check_influences(statistic::atkinson{0.5}, "Atkinson(0.5)");
    check_influences(statistic::atkinson{1}, "Atkinson(1)");
    check_influences(statistic::atkinson{2}, "Atkinson(2)");
    check_influences(statistic::coefficient_of_variation{}, "coefficient of variation");
    check_influences(statistic::hoover{}, "Hoover");
    check_influences(statistic::zenga{}, "Zenga");
    check_influences(statistic::zenga{zenga_form::without_oneself}, "Zenga in convey");
    check_influences(statistic::kolm{0.001}, "Kolm");
    check_influences(statistic::herfindahl{}, "Herfindahl");
    check_influences(statistic::rosenbluth{}, "Rosenbluth");
    check_influences(statistic::sen_welfare{}, "Sen's welfare");
    check_influences(statistic::affluence{2500, 0.5, statistic::affluence::form::concave}, "affluence T1");
    check_influences(statistic::affluence{2500, 2, statistic::affluence::form::convex}, "affluence T2");
    check_influences(statistic::affluence{2500, 0.3, statistic::affluence::form::chakravarty}, "affluence Cha");
    // The slope of the curve is smoothed over the record that lies across.
    check_influences(statistic::lorenz{0.4}, "Lorenz", 0.05);
    check_influences(statistic::generalised_lorenz{0.4}, "generalised Lorenz", 0.05);
    check_influences(statistic::palma_ratio{}, "Palma", 0.05);
}

TEST_CASE("a mean of records drawn by themselves has the textbook's error") {
    income_sample const five({1, 2, 3, 4, 10});
    auto const          mean = estimate_of(statistic::mean{}, five);
    CHECK(*mean == 4);
    CHECK(*mean.standard_error() == doctest::Approx(std::sqrt(12.5 / 5)));
    CHECK(mean.degrees_of_freedom() == 4);
    auto const interval = mean.confidence_interval();
    REQUIRE(interval);
    CHECK(interval->upper - 4 == doctest::Approx(2.7764451051977987 * std::sqrt(2.5)).epsilon(1e-12)); // t(0.975, 4)
    CHECK_FALSE(value_of(statistic::mean{}, five).standard_error());
    CHECK_FALSE(estimate_of(statistic::mean{}, income_sample({3.0})).standard_error());

    detail::survey_columns columns;
    columns.incomes             = {1, 2, 3, 4, 10};
    columns.population_clusters = {20, 20, 20, 20, 20};
    CHECK(*estimate_of(statistic::mean{}, income_sample(columns)).standard_error() ==
          doctest::Approx(std::sqrt(12.5 / 5 * 0.75)));
    columns.population_clusters = {5, 5, 5, 5, 5}; // all of them
    CHECK(*estimate_of(statistic::mean{}, income_sample(columns)).standard_error() == doctest::Approx(0));
}

TEST_CASE("Student's and the normal quantiles") {
    CHECK(detail::student_quantile(0.975, 1) == doctest::Approx(12.706204736174698).epsilon(1e-12));
    CHECK(detail::student_quantile(0.975, 10) == doctest::Approx(2.2281388519862747).epsilon(1e-11));
    CHECK(detail::student_quantile(0.95, 30) == doctest::Approx(1.6972608865939587).epsilon(1e-11));
    CHECK(detail::student_quantile(0.975, 1e7) == doctest::Approx(detail::normal_quantile(0.975)).epsilon(1e-6));
    CHECK(detail::normal_quantile(0.975) == doctest::Approx(1.959963984540054).epsilon(1e-12));
    CHECK(detail::normal_quantile(0.01) == doctest::Approx(-2.3263478740408408).epsilon(1e-12));
}

TEST_CASE("a domain keeps the design of all: a mean over one is a ratio") {
    income_sample const sample(villages());
    auto const          low  = [&](std::size_t at) { return sample.origin(at) % 3 == 0; };
    income_sample const part = sample.domain(low), rest = sample.domain([&](std::size_t at) { return !low(at); });
    // The same by hand: totals by cluster of (x - mean) / weight of the domain, zero outside.
    double const        mean = *value_of(statistic::mean{}, part);
    std::vector<double> totals(sample.design().clusters);
    for (std::size_t at = 0; at < sample.size(); ++at)
        if (low(at))
            totals[sample.cluster(at)] += sample.weights()[at] * (sample.incomes()[at] - mean) / part.total_weight();
    CHECK(*estimate_of(statistic::mean{}, part).standard_error() ==
          doctest::Approx(
              std::sqrt(*detail::variance_between_clusters({0, totals}, sample.design(), lonely_cluster::refuse)))
              .epsilon(1e-12));

    auto const difference = difference_of(statistic::mean{}, part, rest, sample);
    CHECK(*difference == doctest::Approx(*value_of(statistic::mean{}, part) - *value_of(statistic::mean{}, rest)));
    CHECK(*difference_of(statistic::mean{}, part, part, sample).standard_error() == doctest::Approx(0));
    CHECK(*ratio_of(statistic::mean{}, part, part, sample) == 1);
    CHECK_THROWS_AS(difference_of(statistic::mean{}, part, income_sample({1, 2}), sample), std::logic_error);
}

TEST_CASE("jackknife, bootstrap and linearisation agree about a smooth measure") {
    income_sample const sample(villages());
    double const        linear = *estimate_of(statistic::theil(), sample).standard_error();
    auto const jackknife = replicate_estimate_of(statistic::theil(), sample, replicate_weights::jackknife(sample));
    CHECK(jackknife.degrees_of_freedom() == 39);
    CHECK(*jackknife.standard_error() == doctest::Approx(linear).epsilon(0.03));
    auto const drawn = replicate_weights::drawn_bootstrap(sample, 400, 2020);
    CHECK(*replicate_estimate_of(statistic::theil(), sample, drawn).standard_error() ==
          doctest::Approx(linear).epsilon(0.15));
    // A mean under the jackknife is the linear error of a total over fixed weight; here of
    // cluster totals that are not equal, so near it.
    CHECK(*replicate_estimate_of(statistic::total{}, sample, replicate_weights::jackknife(sample)).standard_error() ==
          doctest::Approx(*estimate_of(statistic::total{}, sample).standard_error()).epsilon(1e-12));
}

TEST_CASE("the bootstrap draws the same clusters from the same seed") {
    income_sample const sample(villages());
    auto const          one = replicate_weights::drawn_bootstrap(sample, 20, 1),
               same         = replicate_weights::drawn_bootstrap(sample, 20, 1);
    CHECK(one.factors() == same.factors());
    CHECK(one.factors() != replicate_weights::drawn_bootstrap(sample, 20, 2).factors());
    for (auto const& replicate : one.factors()) {
        double sum = 0;
        for (double const factor : replicate)
            sum += factor;
        CHECK(sum == doctest::Approx(40)); // 19 draws of 20 clusters, each worth 20 / 19, in two strata
    }
    CHECK_THROWS_AS(replicate_weights::drawn_bootstrap(sample, 1, 1), std::invalid_argument);
}

TEST_CASE("factors by record are those of their clusters, where all of a cluster have one") {
    auto const                       columns = villages();
    income_sample const              sample(columns);
    auto const                       by_cluster = replicate_weights::drawn_bootstrap(sample, 30, 5);
    std::vector<std::vector<double>> factors(30, std::vector<double>(columns.size()));
    for (std::size_t replicate = 0; replicate < 30; ++replicate)
        for (std::size_t at = 0; at < sample.size(); ++at)
            factors[replicate][sample.origin(at)] = by_cluster.factors()[replicate][sample.cluster(at)];
    auto const by_record = replicate_weights::bootstrap(factors).by_record();
    CHECK(replicate_estimate_of(statistic::gini{}, sample, by_record) ==
          replicate_estimate_of(statistic::gini{}, sample, by_cluster));
    CHECK_THROWS_AS(
        replicate_estimate_of(statistic::gini{}, sample, replicate_weights::bootstrap({{1}, {1}}).by_record()),
        std::invalid_argument);
}

TEST_CASE("balanced half samples of two clusters a stratum give the error of a total exactly") {
    detail::survey_columns columns;
    for (std::uint64_t at = 0; at < 12; ++at) {
        columns.incomes.push_back(static_cast<double>(100 + at * at * 7 % 53));
        columns.strata.push_back(at / 2);
        columns.clusters.push_back(at % 2);
    }
    income_sample const sample(columns);
    double const        linear = *estimate_of(statistic::total{}, sample).standard_error();
    CHECK(*replicate_estimate_of(statistic::total{}, sample, replicate_weights::drawn_balanced(sample))
               .standard_error() == doctest::Approx(linear).epsilon(1e-12));
    CHECK(*replicate_estimate_of(statistic::total{}, sample, replicate_weights::drawn_balanced(sample, 0.3))
               .standard_error() == doctest::Approx(linear).epsilon(1e-12));
    CHECK_THROWS_AS(replicate_weights::drawn_balanced(income_sample(villages())), std::invalid_argument);
    CHECK_THROWS_AS(replicate_weights::fay({}, 1), std::invalid_argument);
    CHECK_THROWS_AS(replicate_weights::scaled({{1.0}}, {}), std::invalid_argument);
    CHECK_THROWS_AS(replicate_estimate_of(statistic::total{}, sample, replicate_weights::bootstrap({{1}, {1}})),
                    std::invalid_argument);
}

TEST_CASE("an estimated line carries its own error over to the rate") {
    income_sample const sample(villages());
    auto const          estimated = estimate_of(statistic::at_risk_of_poverty_rate{}, sample);
    double const        line      = *value_of(statistic::at_risk_of_poverty_threshold{}, sample);
    auto const          fixed     = estimate_of(statistic::headcount_ratio(poverty_line(line)), sample);
    CHECK(*estimated == *fixed);
    CHECK(*estimated.standard_error() != doctest::Approx(*fixed.standard_error()));
    auto const bootstrap = replicate_estimate_of(statistic::at_risk_of_poverty_threshold{}, sample,
                                                 replicate_weights::drawn_bootstrap(sample, 400, 1));
    CHECK(*estimate_of(statistic::at_risk_of_poverty_threshold{}, sample).standard_error() ==
          doctest::Approx(*bootstrap.standard_error()).epsilon(0.35));
}

TEST_CASE("where the density is not known there is a value without an error") {
    auto const median = estimate_of(statistic::quantile{}, income_sample({5, 5, 5}));
    CHECK(*median == 5);
    CHECK_FALSE(median.standard_error());
    CHECK(median.why_no_error() == no_value::density_unknown);
}
