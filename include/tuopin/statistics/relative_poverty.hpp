// Eurostat's indicators of relative poverty: at-risk-of-poverty threshold, rate and gap.
#ifndef TUOPIN_STATISTICS_RELATIVE_POVERTY_HPP
#define TUOPIN_STATISTICS_RELATIVE_POVERTY_HPP

#include <tuopin/statistics/influence.hpp>
#include <tuopin/statistics/poverty.hpp>
#include <tuopin/statistics/quantiles.hpp>

#include <cstddef>

namespace tuopin::statistic {

/// The at-risk-of-poverty threshold: 60 % of the median. Over a domain it is still that of
/// the whole sample.
struct at_risk_of_poverty_threshold {
    static constexpr bool is_income = true;

    double        share{0.6};
    double        quantile_share{0.5};
    quantile_rule rule{};

    poverty_line  line() const { return poverty_line::share_of_quantile(share, quantile_share, rule); }
    income_sample records(income_sample const& sample) const { return sample; }
    template <class S>
    detail::outcome<S> compute(detail::over<S> const& records) const {
        return line().compute(records);
    }
    friend constexpr bool operator==(at_risk_of_poverty_threshold const&,
                                     at_risk_of_poverty_threshold const&) = default;
};

/// The at-risk-of-poverty rate: the share of those below the threshold.
struct at_risk_of_poverty_rate {
    double        share{0.6};
    double        quantile_share{0.5};
    quantile_rule rule{};
    poor          who{};

    income_sample records(income_sample const& sample) const { return sample; }
    template <class S>
    detail::outcome<S> compute(detail::over<S> const& records) const {
        return headcount_ratio(poverty_line::share_of_quantile(share, quantile_share, rule), who).compute(records);
    }
    friend constexpr bool operator==(at_risk_of_poverty_rate const&, at_risk_of_poverty_rate const&) = default;
};

/// The median income of those below the threshold.
struct median_of_poor {
    static constexpr bool is_income = true;

    double        share{0.6};
    double        quantile_share{0.5};
    quantile_rule rule{};
    poor          who{};

    income_sample records(income_sample const& sample) const { return sample; }
    template <class S>
    detail::outcome<S> compute(detail::over<S> const& records) const {
        poverty_line const line = poverty_line::share_of_quantile(share, quantile_share, rule);
        auto const         z    = line.compute(records);
        if (!z)
            return z.why;
        std::size_t const last = line.poor_among(records.sample(), detail::number_of(z.value), who);
        if (last == 0)
            return no_value::nobody_poor;
        double const median = detail::quantile_of_first(records.sample(), last, 0.5, rule);
        if constexpr (detail::over<S>::linearises) {
            // Half of the rate is at or below it: the error of the rate and of the number
            // below, over the density there.
            S const      rate    = detail::foster_greer_thorbecke(records, line, z.value, 0, who);
            double const density = records.density(median);
            if (!(density > 0))
                return detail::outcome<S>(S(median).without_error(no_value::density_unknown));
            double const half       = detail::number_of(rate) / 2;
            double const population = records.sample().total_weight();
            S const      below      = records.influenced_by_income(
                half, [&](double income) { return ((income <= median ? 1.0 : 0.0) - half) / population; });
            return (S(0.5) * rate - below).mapped(median, 1 / density);
        } else {
            return median;
        }
    }
    friend constexpr bool operator==(median_of_poor const&, median_of_poor const&) = default;
};

/// The relative median at-risk-of-poverty gap: how far the median of the poor is below the
/// threshold, as a share of it.
struct relative_median_gap {
    double        share{0.6};
    double        quantile_share{0.5};
    quantile_rule rule{};
    poor          who{};

    income_sample records(income_sample const& sample) const { return sample; }
    template <class S>
    detail::outcome<S> compute(detail::over<S> const& records) const {
        auto const z = at_risk_of_poverty_threshold{share, quantile_share, rule}.compute(records);
        if (!z)
            return z.why;
        if (!(detail::number_of(z.value) > 0))
            return no_value::no_line;
        auto const median = median_of_poor{share, quantile_share, rule, who}.compute(records);
        if (!median)
            return median.why;
        return (z.value - median.value) / z.value;
    }
    friend constexpr bool operator==(relative_median_gap const&, relative_median_gap const&) = default;
};

} // namespace tuopin::statistic

#endif
