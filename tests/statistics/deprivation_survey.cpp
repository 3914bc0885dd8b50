#include <tuopin/statistics/deprivation_survey.hpp>

#include <tuopin/statistics/proportion_interval.hpp>

#include <boost/describe/class.hpp>
#include <doctest/doctest.h>

#if __has_include(<rapidcheck.h>)
#include "../support/draw.hpp"
#endif

#include <cmath>
#include <cstddef>
#include <limits>
#include <optional>
#include <stdexcept>
#include <string>
#include <vector>

using tuopin::clusters;
using tuopin::deprivation_measure;
using tuopin::indicator;
using tuopin::lonely_cluster;
using tuopin::no_value;
using tuopin::poverty_cutoff;
using tuopin::proportion_interval;
using tuopin::proportion_method;
using tuopin::strata;

struct person {
    std::optional<bool> hungry{};
    double              income{};
    double              weight{1};
    std::string         stratum{};
    int                 village{};
    int                 year{};
};
BOOST_DESCRIBE_STRUCT(person, (), (hungry, income, weight, stratum, village, year))

inline constexpr tuopin::deprivation_index hunger_index{indicator<&person::hungry>(),
                                                        indicator<&person::income>(tuopin::below(100))};
using counted = tuopin::deprivation<hunger_index, &person::weight>;
using survey =
    tuopin::deprivation_survey<hunger_index, &person::weight, strata<&person::stratum>, clusters<&person::village>>;
using single = tuopin::deprivation_survey<hunger_index>;

TEST_CASE("the standard error of a share is that between clusters") {
    survey s{poverty_cutoff(1, 2)};
    // Two villages: half, and none, of two persons each are poor.
    for (person const& p : {person{true, 200, 1, "hills", 1, 2020}, person{false, 200, 1, "hills", 1, 2020},
                            person{false, 200, 1, "hills", 2, 2020}, person{false, 200, 1, "hills", 2, 2020}})
        s.observe(p);
    auto const h = s.estimate(deprivation_measure::headcount_ratio);
    CHECK(*h == 0.25);
    // Totals (1 - 0.25 * 2) / 4 and (0 - 0.5) / 4: 2 / 1 * (0.125^2 + 0.125^2).
    CHECK(*h.standard_error() == doctest::Approx(0.25));
    CHECK(h.degrees_of_freedom() == 1);
    CHECK(*s.estimate(deprivation_measure::intensity) == 0.5);
    CHECK(s.estimate(deprivation_measure::intensity).n() == 1);
    CHECK(to_text(s) == "M0 0.125 (standard error 0.125)");

    // Each record its own cluster, and one stratum: the binomial one over n - 1.
    single plain;
    for (int at = 0; at < 10; ++at)
        plain.observe(person{at < 3, 200, 1, "", 0, 0});
    CHECK(*plain.estimate(deprivation_measure::headcount_ratio).standard_error() ==
          doctest::Approx(std::sqrt(0.3 * 0.7 / 9)));

    // A stratum of one cluster.
    s.observe(person{true, 50, 1, "plain", 1, 2020});
    CHECK(s.estimate(deprivation_measure::headcount_ratio).why_no_error() == no_value::one_cluster);
    CHECK(s.estimate(deprivation_measure::headcount_ratio, {}, 0, lonely_cluster::certainty)
              .standard_error()
              .has_value());
}

TEST_CASE("a survey answers where it can, and says why not elsewhere") {
    survey none;
    CHECK(none.value().why() == no_value::nobody);
    none.observe(person{false, 200, 1, "a", 1, 0});
    CHECK(none.estimate(deprivation_measure::intensity).why() == no_value::nobody_poor);
    CHECK(none.estimate(deprivation_measure::contribution, {}, 1).why() == no_value::nobody_poor);
    CHECK(*none.value() == 0);
    CHECK_THROWS_AS(none.estimate(deprivation_measure::raw_headcount_ratio, {}, 2), std::out_of_range);
    none.observe(person{std::nullopt, 200, 1, "a", 1, 0});
    none.observe(person{true, 200, std::numeric_limits<double>::quiet_NaN(), "a", 1, 0});
    none.observe(person{true, 200, 0, "a", 1, 0});
    CHECK(none.excluded() == tuopin::exclusions{1, 1, 1, 0});
    survey half{poverty_cutoff(1, 2)}, whole{poverty_cutoff::all()};
    CHECK_THROWS_AS(half.merge(whole), std::logic_error);
}

TEST_CASE("villages visited twice make a change surer than two surveys would") {
    std::vector<person> persons;
    for (int village = 0; village < 12; ++village)
        for (int each = 0; each < 10; ++each)
            for (int year : {2015, 2020})
                persons.push_back({each < village - (year == 2020 ? 2 : 0), 200, 1, "all", village, year});
    auto const by_year = tuopin::aggregate<survey>(persons, tuopin::by<&person::year>);
    auto const change =
        tuopin::change_between(by_year, 2015, 2020, 5, deprivation_measure::headcount_ratio, poverty_cutoff(1, 2));
    auto const apart = tuopin::change_between(
        by_year.at(2015).estimate(deprivation_measure::headcount_ratio, poverty_cutoff(1, 2)),
        by_year.at(2020).estimate(deprivation_measure::headcount_ratio, poverty_cutoff(1, 2)), 5);
    CHECK(*change.absolute == doctest::Approx(*apart.absolute));
    CHECK(*change.absolute < -0.1);
    CHECK(*change.absolute.standard_error() < 0.3 * *apart.absolute.standard_error());
    CHECK(*change.annual_absolute.standard_error() == doctest::Approx(*change.absolute.standard_error() / 5));
    CHECK(change.relative.standard_error().has_value());
    CHECK(change.annual_relative.standard_error().has_value());
    CHECK_THROWS_AS(tuopin::change_between(by_year, 2015, 2021, 5, deprivation_measure::intensity), std::out_of_range);

    // A domain keeps the clusters of the design in which it has nobody.
    auto const domains = tuopin::estimates(by_year, deprivation_measure::headcount_ratio, poverty_cutoff(1, 2));
    CHECK(domains.at(2015).degrees_of_freedom() == 11);
    CHECK(*domains.at(2015) == doctest::Approx(65.0 / 120));
}

TEST_CASE("confidence intervals of shares") {
    tuopin::estimate<> share(0.1);
    share.set_records(101, 101, {});
    share.set_error(0.05, 100);
    auto const symmetric = *proportion_interval(share, proportion_method::symmetric);
    CHECK(symmetric.lower == doctest::Approx(0.1 - 1.98397 * 0.05).epsilon(1e-5));
    auto const logit = *proportion_interval(share);
    CHECK(std::log(logit.upper / (1 - logit.upper)) ==
          doctest::Approx(std::log(0.1 / 0.9) + 1.98397 * 0.05 / 0.09).epsilon(1e-5));
    for (auto const method : {proportion_method::logit, proportion_method::arcsine, proportion_method::beta}) {
        auto const made = *proportion_interval(share, method);
        CHECK((made.lower > 0 && made.lower < 0.1 && made.upper > 0.1 && made.upper < 0.3));
    }
    tuopin::estimate<> nobody(0.0);
    nobody.set_error(0, 100);
    CHECK_FALSE(proportion_interval(nobody).has_value());
    CHECK(proportion_interval(nobody, proportion_method::symmetric).has_value());
    CHECK_FALSE(proportion_interval(tuopin::estimate<>(0.5)).has_value());
    CHECK_FALSE(proportion_interval(share, proportion_method::logit, 1).has_value());
}

#if __has_include(<rapidcheck.h>)

TEST_CASE("a survey keeps the laws of observers, and says what counting says") {
    support::hold("order, merging, and every measure", [] {
        std::vector<person> drawn;
        for (int left = support::draw(0, 25); left > 0; --left)
            drawn.push_back({support::draw(0, 9) == 0 ? std::nullopt : std::optional<bool>(support::draw_yes()),
                             7.3 * support::draw(0, 30), 0.3 * support::draw(0, 4), support::draw_yes() ? "a" : "b",
                             support::draw(0, 4), 0});
        int const split = support::draw(0, static_cast<int>(drawn.size()));
        survey    whole, first, second, backwards;
        counted   all;
        for (std::size_t at = 0; at < drawn.size(); ++at) {
            whole.observe(drawn[at]);
            all.observe(drawn[at]);
            (static_cast<int>(at) < split ? first : second).observe(drawn[at]);
            backwards.observe(drawn[drawn.size() - 1 - at]);
        }
        second.merge(first);
        support::law(second == whole && backwards == whole, "order and merging");
        poverty_cutoff const k(support::draw(1, 2), 2);
        auto const           profile = all.at(k);
        auto const same = [&](deprivation_measure measure, tuopin::estimate<> const& expected, std::size_t part = 0) {
            auto const found = whole.estimate(measure, k, part);
            support::law(found.why() == expected.why() && found.n() == expected.n() &&
                             found.excluded() == expected.excluded(),
                         "reasons and numbers");
            support::law(!found || std::abs(*found - *expected) <= 1e-13, "values");
            auto const again = second.estimate(measure, k, part);
            support::law(found == again && found == backwards.estimate(measure, k, part), "to the last bit");
        };
        same(deprivation_measure::headcount_ratio, profile.headcount_ratio());
        same(deprivation_measure::intensity, profile.intensity());
        same(deprivation_measure::adjusted_headcount_ratio, profile.adjusted_headcount_ratio());
        same(deprivation_measure::adjusted_gap, profile.adjusted_gap());
        same(deprivation_measure::adjusted_squared_gap, profile.adjusted_squared_gap());
        same(deprivation_measure::raw_headcount_ratio, profile.raw_headcount_ratio(1), 1);
        same(deprivation_measure::censored_headcount_ratio, profile.censored_headcount_ratio(1), 1);
        same(deprivation_measure::absolute_contribution, profile.absolute_contribution(1), 1);
        same(deprivation_measure::contribution, profile.contribution(1), 1);
        same(deprivation_measure::contribution_of_dimension, profile.contribution_of_dimension(1), 1);
    });
}

#endif
