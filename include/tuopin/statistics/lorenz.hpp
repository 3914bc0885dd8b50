// The Lorenz curve: the share of total income of the poorest.
#ifndef TUOPIN_STATISTICS_LORENZ_HPP
#define TUOPIN_STATISTICS_LORENZ_HPP

#include <tuopin/statistics/influence.hpp>
#include <tuopin/statistics/quantiles.hpp>

#include <cmath>
#include <cstddef>
#include <vector>

namespace tuopin {

/// A point of a Lorenz curve: the poorest `population` share has the `income` share.
struct lorenz_point {
    double population{};
    double income{};

    friend bool operator==(lorenz_point const&, lorenz_point const&) = default;
};

namespace statistic {

/// The Lorenz curve at `share`: the income share of the poorest `share` of the population.
/// The record that lies across `share` is divided.
struct lorenz {
    double share{0.5};
    int    bins{0}; ///< 0: the curve through every record; else straight lines between as many of its points, without a
                    ///< standard error (PIP: 100, and 20 for up to 1,000 records)

    income_sample records(income_sample const& sample) const { return sample; }
    template <class S>
    detail::outcome<S> compute(detail::over<S> const& records) const {
        if (!(share >= 0 && share <= 1))
            return no_value::cannot_be_computed;
        double const total = records.sample().total_income();
        if (!(total > 0))
            return no_value::total_not_positive;
        if (bins > 0)
            return detail::error_unknown(S(between_bins(records.sample())), no_value::density_unknown);
        double const      wanted = share * records.sample().total_weight();
        std::size_t const at     = records.sample().record_at_weight(wanted, records.size());
        double const      rest = wanted - records.sample().weight_of_first(at), income = records.sample().income(at);
        double const      value = (records.sample().income_of_first(at) + rest * income) / total;
        // The slope of the curve, which the variance is taken with, has no steps.
        double const before = at == 0 ? income : records.sample().income(at - 1);
        double const across = before + (income - before) * rest / records.sample().weight(at);
        return records.influenced_by_income(
            value, [&](double x) { return ((x <= across ? x - across : 0.0) + share * across - x * value) / total; });
    }
    friend constexpr bool operator==(lorenz const&, lorenz const&) = default;

private:
    /// The points are the first records whose cumulative share reaches 1 / bins, 2 / bins ...
    double between_bins(income_sample const& sample) const {
        double const        tolerance = detail::share_tolerance;
        lorenz_point        low{}, high{};
        int                 bin = 1;
        income_sample::walk step(sample);
        for (std::size_t at = 0; at < sample.size(); ++at) {
            step.take(at);
            lorenz_point const reached{step.people() / sample.total_weight(), step.income() / sample.total_income()};
            if (reached.population < static_cast<double>(bin) / bins - tolerance && at + 1 < sample.size())
                continue;
            low  = high;
            high = reached;
            if (high.population >= share - tolerance)
                break;
            while (bin < bins && reached.population >= static_cast<double>(bin) / bins - tolerance)
                ++bin;
        }
        return low.income + (high.income - low.income) * (share - low.population) / (high.population - low.population);
    }

public:
};

/// The generalised Lorenz curve at `share`: the Lorenz curve times mean income.
struct generalised_lorenz {
    static constexpr bool is_income = true;

    double share{0.5};

    income_sample records(income_sample const& sample) const { return sample; }
    template <class S>
    detail::outcome<S> compute(detail::over<S> const& records) const {
        auto const l = lorenz{share}.compute(records);
        return l ? detail::outcome<S>(l.value * records.mean_income()) : l;
    }
    friend constexpr bool operator==(generalised_lorenz const&, generalised_lorenz const&) = default;
};

/// The income share of those between two shares of the population: {0.8, 1} is the richest
/// fifth.
struct income_share {
    double from{0.8};
    double to{1};
    int    bins{0};

    income_sample records(income_sample const& sample) const { return sample; }
    template <class S>
    detail::outcome<S> compute(detail::over<S> const& records) const {
        auto const low = lorenz{from, bins}.compute(records), high = lorenz{to, bins}.compute(records);
        if (!low || !high)
            return low ? high.why : low.why;
        return high.value - low.value;
    }
    friend constexpr bool operator==(income_share const&, income_share const&) = default;
};

/// The Lorenz asymmetry coefficient (Damgaard and Weiner): above 1 where inequality comes
/// from the richest. Without a standard error.
struct lorenz_asymmetry {
    income_sample records(income_sample const& sample) const { return sample; }
    template <class S>
    detail::outcome<S> compute(detail::over<S> const& records) const {
        double const total = records.sample().total_income(), population = records.sample().total_weight();
        if (!(total > 0))
            return no_value::total_not_positive;
        double const      mean   = total / population;
        double const      margin = std::fabs(mean) * detail::share_tolerance; // the mean's last bits tell nothing
        std::size_t const below  = records.sample().below(mean - margin);
        std::size_t const up_to  = records.sample().up_to(mean + margin);
        double const people = records.sample().weight_of_first(below), income = records.sample().income_of_first(below);
        double const people_at = records.sample().weight_of_first(up_to) - people;
        if (up_to == records.size())
            return S(1.0);
        if (people_at > 0) // the middle of the tangent's range
            return detail::error_unknown(
                S((people + people_at / 2) / population + (income + mean * people_at / 2) / total),
                no_value::density_unknown);
        if (below == 0)
            return no_value::cannot_be_computed;
        double const low = records.sample().income(below - 1), high = records.sample().income(below);
        double const part = (mean - low) / (high - low) * records.sample().weight(below);
        return detail::error_unknown(S((people + part) / population + (income + part * high) / total),
                                     no_value::density_unknown);
    }
    friend constexpr bool operator==(lorenz_asymmetry const&, lorenz_asymmetry const&) = default;
};

} // namespace statistic

/// All vertices of the Lorenz curve, from (0, 0) to (1, 1); empty where total income is not
/// positive.
inline std::vector<lorenz_point> lorenz_curve(income_sample const& sample) {
    std::vector<lorenz_point> points;
    if (!(sample.total_income() > 0))
        return points;
    points.reserve(sample.size() + 1);
    points.push_back({});
    income_sample::walk step(sample);
    for (std::size_t at = 0; at < sample.size(); ++at) {
        step.take(at);
        points.push_back({step.people() / sample.total_weight(), step.income() / sample.total_income()});
    }
    return points;
}

} // namespace tuopin

#endif
