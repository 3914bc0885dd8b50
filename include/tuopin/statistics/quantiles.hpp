// Quantiles of weighted incomes, by each of the rules in use.
#ifndef TUOPIN_STATISTICS_QUANTILES_HPP
#define TUOPIN_STATISTICS_QUANTILES_HPP

#include <tuopin/statistics/first_where.hpp>
#include <tuopin/statistics/influence.hpp>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <limits>
#include <vector>

namespace tuopin {

namespace detail {

/// Where weights were scaled, shares that were equal differ in the last bits only.
inline constexpr double share_tolerance = 8 * std::numeric_limits<double>::epsilon();

/// The value at the cumulative weight `wanted`, by a line through (place, income) of each of the
/// poorest `records`; `place_of(before, after)` gives its place from the weights before and with it.
template <class Sample, class PlaceOf>
double interpolated_quantile(Sample const& sample, std::size_t records, double wanted, PlaceOf place_of) {
    auto const place = [&](std::size_t at) {
        return place_of(sample.weight_of_first(at), sample.weight_of_first(at + 1));
    };
    double const      tolerance = share_tolerance * sample.total_weight();
    std::size_t const at =
        first_where(records, [&](std::size_t record) { return place(record) >= wanted - tolerance; });
    if (at == records)
        return sample.income(records - 1);
    if (at == 0 || place(at) <= wanted + tolerance)
        return sample.income(at);
    double const low = sample.income(at - 1), high = sample.income(at), last_place = place(at - 1);
    return low + (high - low) * (wanted - last_place) / (place(at) - last_place);
}

/// The quantile where weights count equal records.
template <class Sample>
double hmisc_quantile(Sample const& sample, std::size_t records, double share) {
    double const total = sample.weight_of_first(records);
    double const order = 1 + (total - 1) * share;
    double const low   = std::fmax(std::floor(order), 1.0);
    double const high  = std::fmin(low + 1, total);
    double const rest  = order - std::floor(order);
    auto const   value = [&](double wanted) { return sample.income(sample.record_at_weight(wanted, records)); };
    return (1 - rest) * value(low) + rest * value(high);
}

/// The quantile of the poorest `records` of a sample, of which there is at least one.
template <class Sample>
double quantile_of_first(Sample const& sample, std::size_t records, double share, quantile_rule rule) {
    double const total     = sample.weight_of_first(records);
    double const wanted    = share * total;
    double const tolerance = share_tolerance * total;
    double const largest   = sample.weight(records - 1);
    switch (rule) {
    case quantile_rule::hyndman_fan_4:
        return interpolated_quantile(sample, records, wanted, [](double, double after) { return after; });
    case quantile_rule::hyndman_fan_5:
        return interpolated_quantile(sample, records, wanted,
                                     [](double before, double after) { return (before + after) / 2; });
    case quantile_rule::hyndman_fan_6:
        return interpolated_quantile(sample, records, share * (total + largest),
                                     [](double, double after) { return after; });
    case quantile_rule::hyndman_fan_7:
        return interpolated_quantile(sample, records, share * (total - largest),
                                     [](double before, double) { return before; });
    case quantile_rule::hyndman_fan_8:
        return interpolated_quantile(sample, records, share * (total + largest / 3),
                                     [](double before, double after) { return before / 3 + after * 2 / 3; });
    case quantile_rule::hyndman_fan_9:
        return interpolated_quantile(sample, records, share * (total + largest / 4),
                                     [](double before, double after) { return before * 3 / 8 + after * 5 / 8; });
    case quantile_rule::hmisc:
        return hmisc_quantile(sample, records, share);
    default:
        break;
    }
    auto const exactly = [&](std::size_t at) {
        return std::fabs(sample.weight_of_first(at + 1) - wanted) <= tolerance;
    };
    std::size_t at = sample.record_at_weight(wanted - tolerance, records);
    if (exactly(at) && rule == quantile_rule::eurostat && at + 1 < records)
        return (sample.income(at) + sample.income(at + 1)) / 2;
    if (rule != quantile_rule::inverse_distribution)
        while (at + 1 < records && exactly(at))
            ++at;
    return sample.income(at);
}
template <class Sample>
double quantile_value(Sample const& sample, double share, quantile_rule rule) {
    return quantile_of_first(sample, sample.size(), share, rule);
}

/// A quantile with its influence, -(1[x <= q] - p) / (N f(q)), f a kernel density.
template <class S, class Sample>
outcome<S> quantile_of(over<S, Sample> const& records, double share, quantile_rule rule) {
    if (records.size() == 0)
        return no_value::nobody;
    if (!(share >= 0 && share <= 1))
        return no_value::cannot_be_computed;
    double const q = quantile_value(records.sample(), share, rule);
    if constexpr (over<S>::linearises) {
        known_quantiles<S>* const known = records.is_whole() ? records.known() : nullptr;
        if (known != nullptr)
            if (outcome<S> const* const found = known->find(share, rule))
                return *found;
        double const density = records.density(q);
        outcome<S>   made(linearised(q).without_error(no_value::density_unknown));
        if (density > 0) {
            double const scale = -1 / (records.sample().total_weight() * density);
            made               = records.influenced_by_income(
                q, [&](double income) { return scale * ((income <= q ? 1.0 : 0.0) - share); });
        }
        if (known != nullptr)
            known->add(share, rule, made);
        return made;
    } else {
        return q;
    }
}

} // namespace detail

/// What a sample can be asked for: `estimate_of(statistic::gini{}, sample)`. A statistic of
/// your own has the same two members.
namespace statistic {

/// The income below which `share` of the population is: 0.5 for the median.
struct quantile {
    static constexpr bool is_income = true;

    double        share{0.5};
    quantile_rule rule{};

    template <class Sample>
    Sample records(Sample const& sample) const {
        return sample;
    }
    template <class S, class Sample>
    detail::outcome<S> compute(detail::over<S, Sample> const& records) const {
        return detail::quantile_of(records, share, rule);
    }
    friend constexpr bool operator==(quantile const&, quantile const&) = default;
};

/// Total income: incomes times weights.
struct total {
    static constexpr bool is_income = true;

    template <class Sample>
    Sample records(Sample const& sample) const {
        return sample;
    }
    template <class S, class Sample>
    detail::outcome<S> compute(detail::over<S, Sample> const& records) const {
        return records.incomes();
    }
    friend constexpr bool operator==(total const&, total const&) = default;
};

/// Mean income.
struct mean {
    static constexpr bool is_income = true;

    template <class Sample>
    Sample records(Sample const& sample) const {
        return sample;
    }
    template <class S, class Sample>
    detail::outcome<S> compute(detail::over<S, Sample> const& records) const {
        return records.mean_income();
    }
    friend constexpr bool operator==(mean const&, mean const&) = default;
};

/// The income of those with at most the quantile at `share`, together.
struct total_below_quantile {
    static constexpr bool is_income = true;

    double        share{0.5};
    quantile_rule rule{};

    income_sample records(income_sample const& sample) const { return sample; }
    template <class S>
    detail::outcome<S> compute(detail::over<S> const& records) const {
        auto const q = detail::quantile_of(records, share, rule);
        if (!q)
            return q.why;
        double const      at    = detail::number_of(q.value);
        std::size_t const last  = records.sample().up_to(at);
        S const           below = records.income_of_first(last);
        double const      slope =
            detail::over<S>::linearises ? records.smoothed(at, [](double income) { return income; }) : 0;
        return detail::moved_by(below, q.value, slope);
    }
    friend constexpr bool operator==(total_below_quantile const&, total_below_quantile const&) = default;
};

} // namespace statistic

} // namespace tuopin

#endif
