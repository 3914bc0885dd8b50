// Measures taken apart: into what lies within groups and between them, into parts of their
// own, and by source of income.
#ifndef TUOPIN_STATISTICS_DECOMPOSITION_HPP
#define TUOPIN_STATISTICS_DECOMPOSITION_HPP

#include <tuopin/statistics/inequality.hpp>
#include <tuopin/statistics/influence.hpp>
#include <tuopin/statistics/poverty.hpp>
#include <tuopin/statistics/sample.hpp>
#include <tuopin/statistics/sums_in_blocks.hpp>
#include <tuopin/values/exact_sum.hpp>

#include <cmath>
#include <cstddef>
#include <stdexcept>
#include <utility>
#include <vector>

namespace tuopin {

/// A sample with its groups as domains of it: `together()` makes them, or `domain()`.
struct grouped_sample {
    income_sample              whole{};
    std::vector<income_sample> groups{};
};

/// Inequality within groups and between their means; the two add up to the total.
struct within_and_between {
    estimate<> total{};
    estimate<> within{};
    estimate<> between{};
};

namespace detail {

template <class S>
struct within_between_parts {
    S within{0.0};
    S between{0.0};
};

/// GE(alpha): each group's index counts by its population share to 1 - alpha times its
/// income share to alpha; between is the index of a population with group means.
inline outcome<linearised> entropy_between(grouped_sample const& sample, double alpha, linearisation const& how) {
    over<linearised> const all(sample.whole, sample.whole, how);
    linearised const       mean = all.incomes() / all.population();
    linearised             sum(0.0);
    for (income_sample const& group : sample.groups) {
        if (group.empty())
            continue;
        over<linearised> const part(group, sample.whole, how);
        linearised const       share    = part.population() / all.population();
        linearised const       relative = part.incomes() / part.population() / mean;
        if (!(relative.value() > 0))
            return no_value::total_not_positive;
        if (alpha == 0)
            sum = sum - share * logarithm(relative);
        else if (alpha == 1)
            sum = sum + share * relative * logarithm(relative);
        else
            sum = sum + share * (power(relative, alpha) - linearised(1.0)) / linearised(alpha * (alpha - 1));
    }
    return sum;
}

inline within_and_between split(grouped_sample const& sample, outcome<linearised> const& total,
                                outcome<linearised> const& between, linearisation const& how) {
    within_and_between result;
    no_value const     why = total ? between.why : total.why;
    if (why != no_value::none) {
        result.total = result.within = result.between = estimate<>(why);
        return result;
    }
    result.total   = as_estimate(total, sample.whole, how);
    result.between = as_estimate(between, sample.whole, how);
    result.within  = as_estimate(outcome<linearised>(total.value - between.value), sample.whole, how);
    return result;
}

/// Groups must share the design of the whole and hold each of its records once.
inline void check_groups(grouped_sample const& sample) {
    std::size_t records = 0;
    for (income_sample const& group : sample.groups) {
        if (&group.design() != &sample.whole.design())
            throw std::logic_error(
                "tuopin: groups are domains of one sample; take them from it by domain() or together()");
        records += group.size();
    }
    if (records != sample.whole.size())
        throw std::logic_error("tuopin: groups hold every record of the whole sample exactly once");
}

} // namespace detail

/// The generalised entropy index by groups (Shorrocks 1984). Throws std::logic_error where
/// the groups are not the whole.
inline within_and_between within_and_between_of(statistic::generalised_entropy const& index,
                                                grouped_sample const& sample, linearisation how = {}) {
    detail::check_groups(sample);
    detail::over<detail::linearised> const all(sample.whole, sample.whole, how);
    if (sample.whole.empty())
        return detail::split(sample, no_value::nobody, no_value::nobody, how);
    return detail::split(sample, index.compute(all), detail::entropy_between(sample, index.alpha, how), how);
}

/// The J divergence by groups.
inline within_and_between within_and_between_of(statistic::j_divergence const& index, grouped_sample const& sample,
                                                linearisation how = {}) {
    detail::check_groups(sample);
    detail::over<detail::linearised> const all(sample.whole, sample.whole, how);
    if (sample.whole.empty())
        return detail::split(sample, no_value::nobody, no_value::nobody, how);
    auto const t = detail::entropy_between(sample, 1, how), l = detail::entropy_between(sample, 0, how);
    return detail::split(sample, index.compute(all),
                         t && l ? detail::outcome<detail::linearised>(t.value + l.value)
                                : detail::outcome<detail::linearised>(t ? l.why : t.why),
                         how);
}

/// The Gini coefficient by groups: between is that of the group means, within the groups'
/// coefficients by population share times income share, and the overlap is what is left.
struct gini_by_groups {
    estimate<> total{};
    estimate<> between{};
    estimate<> within{};
    estimate<> overlap{};
};
inline gini_by_groups gini_by_groups_of(grouped_sample const& sample) {
    detail::check_groups(sample);
    gini_by_groups result;
    result.total = value_of(statistic::gini{}, sample.whole);
    if (!result.total) {
        result.between = result.within = result.overlap = result.total;
        return result;
    }
    std::vector<double> means, weights;
    detail::running_sum within;
    for (income_sample const& group : sample.groups) {
        if (group.empty())
            continue;
        means.push_back(group.total_income() / group.total_weight());
        weights.push_back(group.total_weight());
        auto const own = value_of(statistic::gini{}, group);
        // Who have nothing are equal among themselves.
        within.add((own ? *own : 0) * (group.total_weight() / sample.whole.total_weight()) *
                   (group.total_income() / sample.whole.total_income()));
    }
    result.between = value_of(statistic::gini{}, income_sample(means, weights));
    result.within  = estimate<>(within.total());
    result.overlap = estimate<>(*result.total - *result.between - *result.within);
    return result;
}

/// The Atkinson index by groups. By `atkinson_between::equivalents`, the default, between is the
/// index of the groups' equally distributed equivalents, within what giving each group its
/// equivalent would cost; by `means` between is that of the group means, within the rest.
inline within_and_between within_and_between_of(statistic::atkinson const& index, grouped_sample const& sample,
                                                atkinson_between over_what = {}) {
    detail::check_groups(sample);
    within_and_between result;
    result.total = value_of(index, sample.whole);
    std::vector<double> equivalents, means, weights;
    detail::running_sum total;
    for (income_sample const& group : sample.groups) {
        if (group.empty())
            continue;
        auto const own = value_of(index, group);
        if (!result.total || !own) {
            result.total = result.within = result.between = estimate<>(result.total ? own.why() : result.total.why());
            return result;
        }
        means.push_back(group.total_income() / group.total_weight());
        equivalents.push_back(means.back() * (1 - *own));
        weights.push_back(group.total_weight());
        total.add(equivalents.back() * weights.back());
    }
    result.between =
        value_of(index, income_sample(over_what == atkinson_between::means ? means : equivalents, weights));
    if (result.total && over_what == atkinson_between::means)
        result.within = result.between ? estimate<>(*result.total - *result.between) : result.between;
    else if (result.total)
        result.within = estimate<>(1 - total.total() / sample.whole.total_income());
    return result;
}

/// What one group adds to an additive measure of poverty: its population share times its
/// own value, and that as a share of the total.
struct group_contribution {
    estimate<> value{};            ///< of the group
    double     population_share{}; ///< of the group
    estimate<> share_of_total{};   ///< the contributions of all groups add up to one
};

/// A Foster-Greer-Thorbecke or Watts index by groups. The line is that of the whole.
template <class Statistic>
std::vector<group_contribution> contributions_of(Statistic const& index, grouped_sample const& sample,
                                                 linearisation how = {}) {
    detail::check_groups(sample);
    std::vector<group_contribution> result;
    if (sample.whole.empty())
        return result;
    detail::over<detail::linearised> const all(sample.whole, sample.whole, how);
    auto const                             total = index.compute(all);
    for (income_sample const& group : sample.groups) {
        group_contribution each;
        each.population_share = group.total_weight() / sample.whole.total_weight();
        each.value            = estimate_of(index, group, sample.whole, how);
        if (!total || !each.value)
            each.share_of_total = estimate<>(total ? each.value.why() : total.why);
        else if (!(total.value.value() > 0))
            each.share_of_total = estimate<>(no_value::nobody_poor);
        else {
            detail::over<detail::linearised> const part(group, sample.whole, how);
            each.share_of_total = detail::as_estimate(
                detail::outcome<detail::linearised>(index.compute(part).value * (part.population() / all.population()) /
                                                    total.value),
                group, how);
        }
        result.push_back(each);
    }
    return result;
}

/// An index of poverty in its own parts: how many, how deep, how unequal.
struct poverty_parts {
    estimate<> index{};        ///< the squared poverty gap, or the Watts index
    estimate<> headcount{};    ///< the headcount ratio
    estimate<> poverty_gap{};  ///< headcount times mean gap
    estimate<> mean_gap{};     ///< of the poor (income gap ratio)
    estimate<> inequality{};   ///< among the poor: of their gaps for FGT (GE(2)); Theil's L of incomes for Watts
    estimate<> gap_of_watts{}; ///< Watts only: log(line / mean income of the poor), the Watts poverty gap ratio
};

/// FGT(2) = H (I^2 + 2 I^2 GE2 of the gaps among the poor), H headcount, I mean gap.
/// Watts = H (log(line / mean of the poor) + Theil's L of the poor).
inline poverty_parts parts_of(statistic::foster_greer_thorbecke const& index, income_sample const& sample,
                              linearisation how = {}) {
    using detail::linearised;
    poverty_parts result;
    if (index.alpha != 2)
        throw std::invalid_argument(
            "tuopin: the squared poverty gap (alpha 2) is what falls into headcount, gap and inequality");
    if (sample.empty())
        return result;
    detail::over<linearised> const records(sample, sample, how);
    auto const                     total = index.compute(records);
    auto const                     rate  = statistic::headcount_ratio(index.line, index.who).compute(records);
    auto const                     gap   = statistic::poverty_gap(index.line, index.who).compute(records);
    if (!total || !rate || !gap)
        return result;
    result.index       = detail::as_estimate(total, sample, how);
    result.headcount   = detail::as_estimate(rate, sample, how);
    result.poverty_gap = detail::as_estimate(gap, sample, how);
    if (!(gap.value.value() > 0)) {
        result.mean_gap = result.inequality = estimate<>(no_value::nobody_poor);
        return result;
    }
    linearised const mean_gap = gap.value / rate.value;
    result.mean_gap           = detail::as_estimate(detail::outcome<linearised>(mean_gap), sample, how);
    linearised const entropy  = (total.value / rate.value / (mean_gap * mean_gap) - linearised(1.0)) / linearised(2.0);
    result.inequality         = detail::as_estimate(detail::outcome<linearised>(entropy), sample, how);
    return result;
}
inline poverty_parts parts_of(statistic::watts const& index, income_sample const& sample, linearisation how = {}) {
    using detail::linearised;
    poverty_parts       result;
    income_sample const part = index.records(sample);
    if (part.empty())
        return result;
    detail::over<linearised> const records(part, sample, how);
    auto const                     total = index.compute(records);
    auto const                     line  = index.line.compute(records);
    auto const                     rate  = statistic::headcount_ratio(index.line, index.who).compute(records);
    if (!total || !line || !rate)
        return result;
    result.index     = detail::as_estimate(total, part, how);
    result.headcount = detail::as_estimate(rate, part, how);
    auto const gap   = statistic::mean_gap_of_poor{index.line, index.who}.compute(records);
    if (!gap || !(total.value.value() > 0)) {
        result.mean_gap = result.inequality = result.gap_of_watts = estimate<>(no_value::nobody_poor);
        return result;
    }
    // The mean income of the poor is the line less their mean gap.
    linearised const gap_ratio = linearised(-1.0) * detail::logarithm(linearised(1.0) - gap.value);
    result.mean_gap            = detail::as_estimate(gap, part, how);
    result.gap_of_watts        = detail::as_estimate(detail::outcome<linearised>(gap_ratio), part, how);
    result.inequality =
        detail::as_estimate(detail::outcome<linearised>(total.value / rate.value - gap_ratio), part, how);
    return result;
}

/// What a source of income adds to the Gini coefficient (Lerman and Yitzhaki 1985).
struct gini_source {
    double     share{};         ///< of total income
    estimate<> concentration{}; ///< of the source, in the order of total income
    double     contribution{};  ///< share times concentration; they add up to the Gini coefficient
};

/// `sources[s][record]` is the source's part of the income of a record, in the order of the
/// columns that the sample was made from.
inline std::vector<gini_source> gini_by_source(income_sample const&                    sample,
                                               std::vector<std::vector<double>> const& sources) {
    std::vector<gini_source> result;
    double const             population = sample.total_weight(), income = sample.total_income();
    for (auto const& source : sources) {
        gini_source each;
        // Exact sums: records of one income and weight may come with any parts of it.
        detail::real_sum amount, ranked;
        for (std::size_t first = 0; first < sample.size();) {
            // Equal incomes share one rank, so that the order among them says nothing.
            std::size_t const last = sample.up_to(sample.incomes()[first]);
            double const      rank = sample.weight_of_first(first) + sample.weight_of_first(last);
            for (; first < last; ++first) {
                std::size_t const origin = sample.origin(first);
                if (origin >= source.size())
                    throw std::invalid_argument("tuopin: a source of income has a part for every record of the sample");
                double const part = sample.weights()[first] * source[origin];
                amount.add(part);
                ranked.add_product(part, rank);
            }
        }
        double const total = amount.total();
        each.share         = income > 0 ? total / income : 0;
        each.concentration = total != 0 ? estimate<>(ranked.total() / (population * total) - 1)
                                        : estimate<>(no_value::total_not_positive);
        each.contribution  = each.concentration ? each.share * *each.concentration : 0;
        result.push_back(each);
    }
    return result;
}

/// The change of the mean log deviation between two dates by the same groups (Mookherjee
/// and Shorrocks 1982), approximately: the parts add up to nearly the total.
struct mean_log_deviation_change {
    estimate<> total{};
    estimate<> within_groups{};  ///< inequality within groups changed
    estimate<> shares_within{};  ///< people moved between more and less unequal groups
    estimate<> shares_between{}; ///< people moved between richer and poorer groups
    estimate<> mean_incomes{};   ///< mean incomes of the groups grew unequally
};

/// Groups stand in the same order at both dates, and none is empty at either; throws
/// std::invalid_argument otherwise.
inline mean_log_deviation_change mean_log_deviation_change_of(grouped_sample const& before,
                                                              grouped_sample const& after) {
    detail::check_groups(before);
    detail::check_groups(after);
    if (before.groups.size() != after.groups.size())
        throw std::invalid_argument("tuopin: a change by groups needs the same groups at both dates");
    struct state {
        double people, income, relative, inequality, mean;
    };
    mean_log_deviation_change result;
    auto const                first = value_of(statistic::mean_log_deviation(), before.whole),
               last                 = value_of(statistic::mean_log_deviation(), after.whole);
    if (!first || !last) {
        result.total = result.within_groups = result.shares_within = result.shares_between = result.mean_incomes =
            estimate<>(first ? last.why() : first.why());
        return result;
    }
    auto const of = [](income_sample const& group, income_sample const& whole) {
        if (group.empty())
            throw std::invalid_argument("tuopin: a change by groups needs someone in every group at both dates");
        double const mean = group.total_income() / group.total_weight();
        return state{group.total_weight() / whole.total_weight(), group.total_income() / whole.total_income(),
                     mean / (whole.total_income() / whole.total_weight()),
                     *value_of(statistic::mean_log_deviation(), group), mean};
    };
    detail::running_sum within, shares_within, shares_between, means;
    for (std::size_t at = 0; at < before.groups.size(); ++at) {
        state const  a = of(before.groups[at], before.whole), b = of(after.groups[at], after.whole);
        double const people = (a.people + b.people) / 2, income = (a.income + b.income) / 2,
                     moved = b.people - a.people;
        within.add(people * (b.inequality - a.inequality));
        shares_within.add((a.inequality + b.inequality) / 2 * moved);
        shares_between.add(((a.relative + b.relative) / 2 - (std::log(a.relative) + std::log(b.relative)) / 2) * moved);
        means.add((income - people) * (std::log(b.mean) - std::log(a.mean)));
    }
    result.total          = estimate<>(*last - *first);
    result.within_groups  = estimate<>(within.total());
    result.shares_within  = estimate<>(shares_within.total());
    result.shares_between = estimate<>(shares_between.total());
    result.mean_incomes   = estimate<>(means.total());
    return result;
}

/// The growth incidence curve: by how much the income at each share of the population grew.
/// Empty at a share whose earlier income is not above zero.
inline std::vector<estimate<>> growth_incidence(income_sample const& before, income_sample const& after,
                                                std::vector<double> const& shares, quantile_rule rule = {}) {
    std::vector<estimate<>> result;
    for (double const share : shares) {
        auto const first = value_of(statistic::quantile{share, rule}, before),
                   last  = value_of(statistic::quantile{share, rule}, after);
        if (!first || !last)
            result.emplace_back(first ? last.why() : first.why());
        else if (!(*first > 0))
            result.emplace_back(no_value::total_not_positive);
        else
            result.emplace_back(*last / *first - 1);
    }
    return result;
}

} // namespace tuopin

#endif
