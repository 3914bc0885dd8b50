// Why a measure changed between two dates: growth or redistribution, within sectors or
// between them; and how fast.
#ifndef TUOPIN_STATISTICS_POVERTY_CHANGE_HPP
#define TUOPIN_STATISTICS_POVERTY_CHANGE_HPP

#include <tuopin/statistics/estimate.hpp>
#include <tuopin/statistics/influence.hpp>
#include <tuopin/statistics/sample.hpp>
#include <tuopin/statistics/sums_in_blocks.hpp>

#include <cmath>
#include <cstddef>
#include <stdexcept>
#include <utility>
#include <vector>

namespace tuopin {

/// A change split into growth (the mean changes, the Lorenz curve stays) and redistribution
/// (the other way round), measured from one date, with what the two leave over; and as the
/// average of both dates (Shapley), which leaves nothing.
struct growth_and_redistribution {
    /// Growth, redistribution and what is left of the total.
    struct parts {
        estimate<> growth{};
        estimate<> redistribution{};
        estimate<> residual{};
    };
    estimate<> total{};
    parts      from_before{}; ///< reference: the earlier date
    parts      from_after{};  ///< reference: the later date
    parts      shapley{};     ///< the mean of both; the residual is zero
};

namespace detail {

inline income_sample with_mean_of(income_sample const& sample, income_sample const& other) {
    double const scale =
        (other.total_income() / other.total_weight()) / (sample.total_income() / sample.total_weight());
    std::vector<double> incomes = sample.incomes();
    for (double& income : incomes)
        income *= scale;
    return income_sample(incomes, sample.weights());
}

inline estimate<> difference(estimate<> const& a, estimate<> const& b) {
    return a && b ? estimate<>(*a - *b) : estimate<>(a ? b.why() : a.why());
}
inline estimate<> mean_of(estimate<> const& a, estimate<> const& b) {
    return a && b ? estimate<>((*a + *b) / 2) : estimate<>(a ? b.why() : a.why());
}

} // namespace detail

/// G. Datt and M. Ravallion (1992), for any measure of a sample with a line that is an amount:
///
///     growth_and_redistribution_of(statistic::headcount_ratio(poverty_line(2300)), sample_2015, sample_2020);
///
/// Empty where one of the dates has no value, or a mean income that is not above zero.
template <class Statistic>
growth_and_redistribution growth_and_redistribution_of(Statistic const& statistic, income_sample const& before,
                                                       income_sample const& after) {
    using detail::difference;
    growth_and_redistribution result;
    auto const                refuse = [&](no_value reason) {
        estimate<> const                       none(reason);
        growth_and_redistribution::parts const parts{none, none, none};
        return growth_and_redistribution{none, parts, parts, parts};
    };
    if (before.empty() || after.empty())
        return refuse(no_value::nobody);
    if (!(before.total_income() > 0) || !(after.total_income() > 0))
        return refuse(no_value::total_not_positive);

    estimate<> const first        = value_of(statistic, before);
    estimate<> const last         = value_of(statistic, after);
    estimate<> const before_grown = value_of(statistic, detail::with_mean_of(before, after));
    estimate<> const after_shrunk = value_of(statistic, detail::with_mean_of(after, before));
    auto const       residual     = [&](estimate<> const& growth, estimate<> const& redistribution) {
        return difference(difference(result.total, growth), redistribution);
    };
    result.total                      = difference(last, first);
    result.from_before.growth         = difference(before_grown, first);
    result.from_before.redistribution = difference(after_shrunk, first);
    result.from_before.residual       = residual(result.from_before.growth, result.from_before.redistribution);
    result.from_after.growth          = difference(last, after_shrunk);
    result.from_after.redistribution  = difference(last, before_grown);
    result.from_after.residual        = residual(result.from_after.growth, result.from_after.redistribution);
    result.shapley.growth             = detail::mean_of(result.from_before.growth, result.from_after.growth);
    result.shapley.redistribution =
        detail::mean_of(result.from_before.redistribution, result.from_after.redistribution);
    result.shapley.residual = result.total ? estimate<>(0.0) : result.total;
    return result;
}

/// A sector, region or group of people at one date: its weight and a measure that is the
/// weighted mean of that of its parts (headcount ratio, FGT, M0, a mean).
template <class Key>
struct sector {
    Key    key{};
    double weight{};
    double value{};

    friend bool operator==(sector const&, sector const&) = default;
};

/// The sectors of a grouping: `measure(summary)` gives an estimate, which knows its weight.
/// Groups without a value are left out: they have nobody.
///
///     sectors_of(aggregate<poverty>(rows, by<&row::province>), [](poverty const& p) { return p.value(); });
template <class Groups, class Measure>
auto sectors_of(Groups const& groups, Measure measure) {
    std::vector<sector<typename Groups::key_type>> made;
    for (auto const& [key, summary] : groups)
        if (auto const value = measure(summary))
            made.push_back({key, value.weighted_n(), *value});
    return made;
}

/// What one sector adds to each part of a change.
template <class Key>
struct sector_change {
    Key    key{};
    double within{};
    double shift{};
    double interaction{};

    double total() const { return within + shift + interaction; }
};

/// A change split by sector. The three parts add up to the total.
template <class Key>
struct sectoral_decomposition {
    estimate<>                      total{};
    estimate<>                      within{};      ///< the sectors' own changes, at the earlier shares of people
    estimate<>                      shift{};       ///< people moving between sectors, at the earlier values
    estimate<>                      interaction{}; ///< people moving to where the measure changed
    std::vector<sector_change<Key>> by_sector{};   ///< in the order of the keys
};

/// M. Ravallion and M. Huppi (1991). A sector that exists at one date only has no change of its
/// own: all that it adds is shift. Empty where a date has nobody; throws std::invalid_argument
/// where a key occurs twice or a weight is not above zero.
template <class Key>
sectoral_decomposition<Key> sectoral_change(std::vector<sector<Key>> const& before,
                                            std::vector<sector<Key>> const& after) {
    struct both {
        Key    key{};
        double share_before{}, share_after{}, value_before{}, value_after{};
        bool   in_before{}, in_after{};
    };
    std::vector<both> sectors;
    auto const        place = [&](Key const& key) -> both& {
        auto at = sectors.begin();
        while (at != sectors.end() && at->key < key)
            ++at;
        if (at == sectors.end() || key < at->key)
            at = sectors.insert(at, both{key, 0, 0, 0, 0, false, false});
        return *at;
    };
    auto const total_weight = [](std::vector<sector<Key>> const& of) {
        detail::running_sum sum;
        for (sector<Key> const& each : of) {
            if (!(each.weight > 0))
                throw std::invalid_argument("tuopin: a sector has a weight above zero");
            sum.add(each.weight);
        }
        return sum.total();
    };
    double const                people_before = total_weight(before), people_after = total_weight(after);
    sectoral_decomposition<Key> result;
    if (before.empty() || after.empty()) {
        result.total = result.within = result.shift = result.interaction = estimate<>(no_value::nobody);
        return result;
    }
    auto const once = [](bool& seen) {
        if (seen)
            throw std::invalid_argument("tuopin: a sector stands once at each date");
        seen = true;
    };
    for (sector<Key> const& each : before) {
        both& found = place(each.key);
        once(found.in_before);
        found.share_before = each.weight / people_before;
        found.value_before = each.value;
    }
    for (sector<Key> const& each : after) {
        both& found = place(each.key);
        once(found.in_after);
        found.share_after = each.weight / people_after;
        found.value_after = each.value;
    }
    detail::running_sum total, within, shift, interaction;
    for (both& each : sectors) {
        if (!each.in_before)
            each.value_before = each.value_after;
        if (!each.in_after)
            each.value_after = each.value_before;
        double const             moved   = each.share_after - each.share_before;
        double const             changed = each.value_after - each.value_before;
        sector_change<Key> const part{each.key, each.share_before * changed, moved * each.value_before,
                                      moved * changed};
        within.add(part.within);
        shift.add(part.shift);
        interaction.add(part.interaction);
        total.add(each.share_after * each.value_after - each.share_before * each.value_before);
        result.by_sector.push_back(part);
    }
    result.total       = estimate<>(total.total());
    result.within      = estimate<>(within.total());
    result.shift       = estimate<>(shift.total());
    result.interaction = estimate<>(interaction.total());
    return result;
}

/// The change of a measure between two dates that are `years` apart.
struct change_over_time {
    estimate<> absolute{};        ///< later less earlier
    estimate<> relative{};        ///< the same as a share of the earlier
    estimate<> annual_absolute{}; ///< by year, along a straight line
    estimate<> annual_relative{}; ///< by year, at a constant rate of growth
};

/// The change from one estimate to a later one, with standard errors where both have one and
/// were drawn independently of each other (two surveys). Relative changes are empty where the
/// earlier value is not above zero. Throws std::invalid_argument where `years` is not.
inline change_over_time change_between(estimate<> const& before, estimate<> const& after, double years = 1) {
    if (!(years > 0))
        throw std::invalid_argument("tuopin: the later date is some years after the earlier one");
    change_over_time result;
    if (!before || !after) {
        estimate<> const none(before ? after.why() : before.why());
        return {none, none, none, none};
    }
    bool const with_error = before.standard_error() && after.standard_error();
    auto const made       = [&](double value, double slope_before, double slope_after) {
        estimate<> change(value);
        change.set_records(before.n() + after.n(), after.weighted_n(), after.excluded());
        if (with_error)
            change.set_error(std::hypot(slope_before * *before.standard_error(), slope_after * *after.standard_error()),
                                   before.degrees_of_freedom() + after.degrees_of_freedom());
        return change;
    };
    double const first = *before, last = *after;
    result.absolute        = made(last - first, -1, 1);
    result.annual_absolute = made((last - first) / years, -1 / years, 1 / years);
    if (!(first > 0)) {
        result.relative = result.annual_relative = estimate<>(no_value::total_not_positive);
        return result;
    }
    double const ratio = last / first;
    result.relative    = made(ratio - 1, -last / (first * first), 1 / first);
    if (last < 0) {
        result.annual_relative = estimate<>(no_value::cannot_be_computed);
        return result;
    }
    double const yearly    = std::pow(ratio, 1 / years);
    double const slope     = last > 0 ? yearly / (years * last) : 0;
    result.annual_relative = made(yearly - 1, -yearly / (years * first), slope);
    if (last <= 0 && with_error)
        result.annual_relative.set_no_error(no_value::cannot_be_computed);
    return result;
}

} // namespace tuopin

#endif
