// Results depend neither on the order of the records nor on how they were split and merged, to
// the last bit: every statistic, with its standard error, of all and by domain, and what is made
// from them.
#include <tuopin/statistics/income_distribution.hpp>

#include "../support/every_statistic.hpp"

#include <tuopin/engines/aggregate.hpp>
#include <tuopin/statistics/decomposition.hpp>
#include <tuopin/statistics/deprivation_survey.hpp>
#include <tuopin/statistics/poverty_change.hpp>
#include <tuopin/statistics/replicates.hpp>
#include <tuopin/statistics/targeting.hpp>

#include <boost/describe/class.hpp>
#include <doctest/doctest.h>
#if __has_include(<rapidcheck.h>)
#include "../support/draw.hpp"

#include <algorithm>
#include <cstddef>
#include <limits>
#include <optional>
#include <string>
#include <utility>
#include <vector>

using namespace tuopin;

namespace exactness {

struct person {
    int                   region{};
    int                   village{};
    std::optional<double> income{};
    double                weight{};
    double                villages_in_all{};
    double                wage{};
    bool                  hungry{};
    bool                  unschooled{};
};
BOOST_DESCRIBE_STRUCT(person, (), (region, village, income, weight, villages_in_all, wage, hungry, unschooled))

using plain    = income_distribution<&person::income>;
using weighted = income_distribution<&person::income, &person::weight>;
using regional = income_distribution<&person::income, &person::weight, strata<&person::region>>;
using designed = income_distribution<&person::income, &person::weight, strata<&person::region>,
                                     clusters<&person::village>, population_clusters<&person::villages_in_all>>;

inline constexpr deprivation_index wants{indicator<&person::hungry>(), indicator<&person::unschooled>(),
                                         indicator<&person::wage>(below(20))};
using deprived = deprivation_survey<wants, &person::weight, strata<&person::region>, clusters<&person::village>>;

/// Incomes that coincide often, in fractions that no double holds; now and then zero, negative,
/// open or no number, and weights of zero.
std::vector<person> draw_people() {
    std::vector<person> drawn(static_cast<std::size_t>(support::draw(0, 40)));
    int const           worst = support::draw(0, 2); // 0: all above zero
    for (person& each : drawn) {
        each.region          = support::draw(1, 3);
        each.village         = support::draw(1, 4);
        each.income          = support::draw(1, 60) / 7.0;
        each.weight          = support::draw_one<double>({1, 0.1, 2.7, 1.0 / 3});
        each.villages_in_all = 10.0 * each.region;
        each.wage            = support::draw(0, 300) / 11.0;
        each.hungry          = support::draw_yes();
        each.unschooled      = support::draw_yes();
        if (worst > 0 && support::draw(0, 5) == 0)
            each.income = support::draw_one<std::optional<double>>(
                {0.0, worst > 1 ? -1.5 : 0.0, std::nullopt, std::numeric_limits<double>::quiet_NaN()});
        if (worst > 0 && support::draw(0, 9) == 0)
            each.weight = 0;
    }
    return drawn;
}

template <class T>
std::vector<T> shuffled(std::vector<T> all) {
    for (std::size_t at = all.size(); at-- > 1;)
        std::swap(all[at], all[static_cast<std::size_t>(support::draw(0, static_cast<int>(at)))]);
    return all;
}

/// Observed in any number of parts, which are merged two at a time in any order.
template <class Summary>
Summary in_parts(std::vector<person> const& people, Summary const& prototype = {}) {
    std::vector<Summary> parts(static_cast<std::size_t>(support::draw(1, 6)), prototype);
    for (person const& each : people)
        parts[static_cast<std::size_t>(support::draw(0, static_cast<int>(parts.size()) - 1))].observe(each);
    while (parts.size() > 1) {
        parts     = shuffled(std::move(parts));
        Summary a = std::move(parts.back());
        parts.pop_back();
        parts.back().merge(a);
    }
    return parts.front();
}

template <class Distribution>
void same_estimates(std::vector<person> const& people, std::vector<person> const& others) {
    auto const whole = aggregate<Distribution>(people);
    auto const parts = in_parts<Distribution>(others);
    support::law(whole == parts, "the distributions are equal");
    income_sample const a = whole.sample(), b = parts.sample();
    support::each_statistic(4.0, [&](auto const& statistic, std::string const& name, auto) {
        auto const here = estimate_of(statistic, a), there = estimate_of(statistic, b);
        support::law(here == there, name, to_text(here) + " " + to_text(there));
        support::law(value_of(statistic, a) == value_of(statistic, b), name + " without error");
    });
}

/// The samples of the three regions, as domains of all.
template <class Groups>
grouped_sample groups_of(Groups const& regions) {
    grouped_sample made{regions.whole(), {}};
    for (auto const& each : regions.groups())
        made.groups.push_back(each.summary);
    return made;
}

template <class Distribution>
void same_domains(std::vector<person> const& people, std::vector<person> const& others) {
    auto const a = domains(aggregate<Distribution>(people, by<&person::region>)),
               b = domains(aggregate<Distribution>(others, by<&person::region>));
    support::each_statistic(4.0, [&](auto const& statistic, std::string const& name, auto) {
        support::law(a.estimates(statistic) == b.estimates(statistic), name);
        support::law(a.values(statistic) == b.values(statistic), name + " without error");
        support::law(a.estimate(statistic) == aggregate<Distribution>(people).estimate(statistic), name + " of all");
    });
}

bool same(within_and_between const& a, within_and_between const& b) {
    return a.total == b.total && a.within == b.within && a.between == b.between;
}

} // namespace exactness

using namespace exactness;

TEST_CASE("every statistic of all records, with weights, strata and clusters or without") {
    support::hold("order, splitting and merging", [] {
        auto const people = draw_people(), others = shuffled(people);
        switch (support::draw(0, 3)) {
        case 0:
            return same_estimates<plain>(people, others);
        case 1:
            return same_estimates<weighted>(people, others);
        case 2:
            return same_estimates<regional>(people, others);
        default:
            return same_estimates<designed>(people, others);
        }
    });
}

TEST_CASE("every statistic by domain, with weights and strata or without") {
    support::hold("domains in any order of records", [] {
        auto const people = draw_people(), others = shuffled(people);
        switch (support::draw(0, 2)) {
        case 0:
            return same_domains<plain>(people, others);
        case 1:
            return same_domains<weighted>(people, others);
        default:
            return same_domains<regional>(people, others);
        }
    });
}

TEST_CASE("by domain: every group, differences of groups, decompositions") {
    support::hold("groups in any order of records", [] {
        auto const people = draw_people(), others = shuffled(people);
        auto const a = domains(aggregate<designed>(people, by<&person::region>)),
                   b = domains(aggregate<designed>(others, by<&person::region>));
        support::each_statistic(4.0, [&](auto const& statistic, std::string const& name, auto) {
            support::law(a.estimates(statistic) == b.estimates(statistic), name);
            support::law(a.values(statistic) == b.values(statistic), name + " without error");
        });
        if (a.groups().size() > 1) {
            int const one = a.groups().begin()->key, other = (a.groups().begin() + 1)->key;
            support::law(a.difference(statistic::at_risk_of_poverty_rate{}, one, other) ==
                             b.difference(statistic::at_risk_of_poverty_rate{}, one, other),
                         "a difference of rates");
        }
        auto const groups = groups_of(a), again = groups_of(b);
        support::law(
            same(within_and_between_of(statistic::theil(), groups), within_and_between_of(statistic::theil(), again)),
            "Theil by groups");
        support::law(same(within_and_between_of(statistic::atkinson{0.5}, groups),
                          within_and_between_of(statistic::atkinson{0.5}, again)),
                     "Atkinson by groups");
        auto const gini = gini_by_groups_of(groups), same_gini = gini_by_groups_of(again);
        support::law(gini.between == same_gini.between && gini.within == same_gini.within &&
                         gini.overlap == same_gini.overlap,
                     "Gini by groups");
        auto const parts      = parts_of(statistic::foster_greer_thorbecke{poverty_line(4), 2}, groups.whole),
                   same_parts = parts_of(statistic::foster_greer_thorbecke{poverty_line(4), 2}, again.whole);
        support::law(parts.index == same_parts.index && parts.inequality == same_parts.inequality,
                     "the squared gap in its parts");
    });
}

TEST_CASE("replicates, changes, transfers and sources of income") {
    support::hold("what is made from samples", [] {
        auto const          people = draw_people(), others = shuffled(people);
        income_sample const a = aggregate<designed>(people).sample(), b = in_parts<designed>(others).sample();
        if (a.design().clusters > 1) {
            auto const drawn = [](income_sample const& sample) {
                return replicate_weights::drawn_bootstrap(sample, 5, 2020);
            };
            support::law(replicate_estimate_of(statistic::gini{}, a, drawn(a)) ==
                             replicate_estimate_of(statistic::gini{}, b, drawn(b)),
                         "bootstrap");
            support::law(
                replicate_estimate_of(statistic::at_risk_of_poverty_rate{}, a, replicate_weights::jackknife(a)) ==
                    replicate_estimate_of(statistic::at_risk_of_poverty_rate{}, b, replicate_weights::jackknife(b)),
                "jackknife");
        }
        auto const          later = draw_people();
        income_sample const c = aggregate<designed>(later).sample(), d = in_parts<designed>(shuffled(later)).sample();
        auto const          gap = statistic::poverty_gap(poverty_line(4));
        auto const one = growth_and_redistribution_of(gap, a, c), other = growth_and_redistribution_of(gap, b, d);
        support::law(one.total == other.total && one.shapley.growth == other.shapley.growth &&
                         one.from_before.residual == other.from_before.residual,
                     "growth and redistribution");
        support::law(growth_incidence(a, c, {0.1, 0.5, 0.9}) == growth_incidence(b, d, {0.1, 0.5, 0.9}),
                     "growth incidence");
        auto const transfer = [](double income) { return income < 4 ? 0.3 : -0.1; };
        auto const effect = effect_of_transfer(gap, a, transfer), same_effect = effect_of_transfer(gap, b, transfer);
        support::law(effect.after == same_effect.after && effect.cost == same_effect.cost, "a transfer");

        // Wages and the rest of positive incomes, in the order of the records.
        auto const by_source = [](std::vector<person> const& of) {
            std::vector<double>              incomes, weights;
            std::vector<std::vector<double>> sources(2);
            for (person const& each : of)
                if (each.income && *each.income > 0 && each.weight > 0) {
                    incomes.push_back(*each.income);
                    weights.push_back(each.weight);
                    sources[0].push_back(each.wage);
                    sources[1].push_back(*each.income - each.wage);
                }
            return gini_by_source(income_sample(incomes, weights), sources);
        };
        auto const sources = by_source(people), same_sources = by_source(others);
        for (std::size_t at = 0; at < 2; ++at)
            support::law(sources[at].share == same_sources[at].share &&
                             sources[at].concentration == same_sources[at].concentration &&
                             sources[at].contribution == same_sources[at].contribution,
                         "sources of income");
    });
}

TEST_CASE("deprivations with their standard errors") {
    support::hold("order, splitting and merging of deprivations", [] {
        auto const people = draw_people();
        auto const whole  = aggregate<deprived>(people);
        auto const parts  = in_parts<deprived>(shuffled(people));
        support::law(whole == parts, "the surveys are equal");
        for (int measure = 0; measure <= static_cast<int>(deprivation_measure::contribution_of_dimension); ++measure)
            for (poverty_cutoff const k : {poverty_cutoff(1, 3), poverty_cutoff(2, 3)})
                support::law(whole.estimate(static_cast<deprivation_measure>(measure), k, 1) ==
                                 parts.estimate(static_cast<deprivation_measure>(measure), k, 1),
                             "measure " + std::to_string(measure));
    });
}
#endif
