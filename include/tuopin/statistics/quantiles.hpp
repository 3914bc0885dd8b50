// Quantiles of weighted incomes, by each of the rules in use.
#ifndef TUOPIN_STATISTICS_QUANTILES_HPP
#define TUOPIN_STATISTICS_QUANTILES_HPP

#include <tuopin/statistics/influence.hpp>

#include <cmath>
#include <cstddef>
#include <limits>

namespace tuopin {

namespace detail {

/// Where weights were scaled, shares that were equal differ in the last bits only.
inline constexpr double share_tolerance = 8 * std::numeric_limits<double>::epsilon();

/// Cumulative weights of a sample, one record after the other.
class walk {
public:
    explicit walk(income_sample const& sample) : sample_(sample) {}

    bool        at_end() const { return at_ == sample_.size(); }
    std::size_t at() const { return at_; }
    double      before() const { return before_; }
    double      after() const { return after_; }
    void        start() { after_ = sum_of(0); }
    void        next() {
        before_ = after_;
        if (++at_ < sample_.size())
            after_ = sum_of(at_);
    }

private:
    double sum_of(std::size_t at) {
        sum_.add(sample_.weights()[at]);
        return sum_.total();
    }
    income_sample const& sample_;
    running_sum          sum_{};
    std::size_t          at_{};
    double               before_{};
    double               after_{};
};

/// The value at the cumulative weight `wanted`, by a line through (place, income) of each
/// record; `place_of(before, after)` gives its place.
template <class PlaceOf>
double interpolated_quantile(income_sample const& sample, double wanted, PlaceOf place_of) {
    walk   step(sample);
    double last_place = 0;
    for (step.start(); !step.at_end(); step.next()) {
        double const place = place_of(step.before(), step.after());
        if (place >= wanted) {
            if (step.at() == 0 || place == wanted)
                return sample.incomes()[step.at()];
            double const low = sample.incomes()[step.at() - 1], high = sample.incomes()[step.at()];
            return low + (high - low) * (wanted - last_place) / (place - last_place);
        }
        last_place = place;
    }
    return sample.incomes().back();
}

/// The quantile where weights count equal records.
inline double hmisc_quantile(income_sample const& sample, double share) {
    double const order = 1 + (sample.total_weight() - 1) * share;
    double const low   = std::fmax(std::floor(order), 1.0);
    double const high  = std::fmin(low + 1, sample.total_weight());
    double const rest  = order - std::floor(order);
    auto const   value = [&](double wanted) {
        walk step(sample);
        for (step.start(); !step.at_end(); step.next())
            if (step.after() >= wanted)
                return sample.incomes()[step.at()];
        return sample.incomes().back();
    };
    return (1 - rest) * value(low) + rest * value(high);
}

/// The quantile of a sample that is not empty.
inline double quantile_value(income_sample const& sample, double share, quantile_rule rule) {
    double const total     = sample.total_weight();
    double const wanted    = share * total;
    double const tolerance = share_tolerance * total;
    double const largest   = sample.weights().back();
    switch (rule) {
    case quantile_rule::hyndman_fan_4:
        return interpolated_quantile(sample, wanted, [](double, double after) { return after; });
    case quantile_rule::hyndman_fan_5:
        return interpolated_quantile(sample, wanted, [](double before, double after) { return (before + after) / 2; });
    case quantile_rule::hyndman_fan_6:
        return interpolated_quantile(sample, share * (total + largest), [](double, double after) { return after; });
    case quantile_rule::hyndman_fan_7:
        return interpolated_quantile(sample, share * (total - largest), [](double before, double) { return before; });
    case quantile_rule::hyndman_fan_8:
        return interpolated_quantile(sample, share * (total + largest / 3),
                                     [](double before, double after) { return before / 3 + after * 2 / 3; });
    case quantile_rule::hyndman_fan_9:
        return interpolated_quantile(sample, share * (total + largest / 4),
                                     [](double before, double after) { return before * 3 / 8 + after * 5 / 8; });
    case quantile_rule::hmisc:
        return hmisc_quantile(sample, share);
    default:
        break;
    }
    walk step(sample);
    for (step.start(); !step.at_end(); step.next()) {
        bool const exactly = std::fabs(step.after() - wanted) <= tolerance;
        if (exactly && rule == quantile_rule::eurostat && step.at() + 1 < sample.size())
            return (sample.incomes()[step.at()] + sample.incomes()[step.at() + 1]) / 2;
        if (exactly ? rule == quantile_rule::inverse_distribution : step.after() > wanted)
            return sample.incomes()[step.at()];
    }
    return sample.incomes().back();
}

/// A quantile with its influence, -(1[x <= q] - p) / (N f(q)), f a kernel density.
template <class S>
outcome<S> quantile_of(over<S> const& records, double share, quantile_rule rule) {
    if (records.size() == 0)
        return no_value::nobody;
    if (!(share >= 0 && share <= 1))
        return no_value::cannot_be_computed;
    double const q = quantile_value(records.sample(), share, rule);
    if constexpr (over<S>::linearises) {
        double const density = records.density(q);
        if (!(density > 0))
            return outcome<S>(linearised(q).without_error(no_value::density_unknown));
        double const scale = -1 / (records.sample().total_weight() * density);
        return records.influenced(q, [&](std::size_t at) { return scale * ((records.income(at) <= q ? 1.0 : 0.0) - share); });
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

    income_sample records(income_sample const& sample) const { return sample; }
    template <class S>
    detail::outcome<S> compute(detail::over<S> const& records) const {
        return detail::quantile_of(records, share, rule);
    }
    friend constexpr bool operator==(quantile const&, quantile const&) = default;
};

/// Total income: incomes times weights.
struct total {
    static constexpr bool is_income = true;

    income_sample records(income_sample const& sample) const { return sample; }
    template <class S>
    detail::outcome<S> compute(detail::over<S> const& records) const {
        return records.incomes();
    }
    friend constexpr bool operator==(total const&, total const&) = default;
};

/// Mean income.
struct mean {
    static constexpr bool is_income = true;

    income_sample records(income_sample const& sample) const { return sample; }
    template <class S>
    detail::outcome<S> compute(detail::over<S> const& records) const {
        return records.incomes() / records.population();
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
        S const           below = records.total([](double income) { return income; }, 0, last);
        double const slope = detail::over<S>::linearises ? records.smoothed(at, [](double income) { return income; }) : 0;
        return detail::moved_by(below, q.value, slope);
    }
    friend constexpr bool operator==(total_below_quantile const&, total_below_quantile const&) = default;
};

} // namespace statistic

} // namespace tuopin

#endif
