// Monetary poverty: how many are poor, how far below the line, how unequal among themselves.
#ifndef TUOPIN_STATISTICS_POVERTY_HPP
#define TUOPIN_STATISTICS_POVERTY_HPP

#include <tuopin/statistics/inequality.hpp>
#include <tuopin/statistics/influence.hpp>
#include <tuopin/statistics/quantiles.hpp>
#include <tuopin/statistics/sums_in_blocks.hpp>

#include <cmath>
#include <cstddef>

namespace tuopin {

/// A poverty line (贫困线): an amount, or a share of the median, mean or another quantile
/// of the sample's incomes, which is estimated with it. Without an amount it is no line,
/// and whatever needs one is empty.
class poverty_line {
public:
    enum class kind : unsigned char { none, amount, share_of_quantile, share_of_mean };

    constexpr poverty_line() = default;
    constexpr explicit poverty_line(double amount) : kind_(kind::amount), factor_(amount) {}

    static constexpr poverty_line share_of_quantile(double share, double quantile, quantile_rule rule = {}) {
        poverty_line line(share);
        line.kind_     = kind::share_of_quantile;
        line.quantile_ = quantile;
        line.rule_     = rule;
        return line;
    }
    static constexpr poverty_line share_of_median(double share, quantile_rule rule = {}) {
        return share_of_quantile(share, 0.5, rule);
    }
    static constexpr poverty_line share_of_mean(double share) {
        poverty_line line(share);
        line.kind_ = kind::share_of_mean;
        return line;
    }

    constexpr kind   how() const { return kind_; }
    constexpr double factor() const { return factor_; }

    /// The line itself, from the records that lines are estimated from.
    template <class S>
    detail::outcome<S> compute(detail::over<S> const& records) const {
        switch (kind_) {
        case kind::none:
            return no_value::no_line;
        case kind::amount:
            return S(factor_);
        case kind::share_of_mean:
            if (records.whole().size() == 0)
                return no_value::nobody;
            return S(factor_) * records.whole().mean_income();
        case kind::share_of_quantile:
            break;
        }
        auto const q = detail::quantile_of(records.whole(), quantile_, rule_);
        return q ? detail::outcome<S>(S(factor_) * q.value) : q;
    }
    income_sample         records(income_sample const& sample) const { return sample; }
    static constexpr bool is_income = true;

    /// By how much of itself the line may be off through rounding.
    constexpr double rounding() const { return kind_ == kind::amount ? 0 : detail::share_tolerance; }

    /// How many records are poor, the line being estimated at `line`. The last bits of an estimate
    /// tell nothing: incomes that agree with it but for those are on the line.
    std::size_t poor_among(income_sample const& sample, double line, poor who) const {
        double const margin = std::fabs(line) * rounding();
        return who == poor::below_line ? sample.below(line - margin) : sample.up_to(line + margin);
    }

    /// Where the density is taken that turns an error of the line into one of the headcount.
    template <class S>
    double density(detail::over<S> const& records, double line) const {
        bool const at_quantile = records.how().density == line_density::at_quantile && kind_ == kind::share_of_quantile;
        return records.density(at_quantile ? line / factor_ : line);
    }

    friend constexpr bool operator==(poverty_line const&, poverty_line const&) = default;

private:
    kind          kind_{};
    double        factor_{};
    double        quantile_{0.5};
    quantile_rule rule_{};
};

namespace detail {

/// The part of a gap that counts: 1 for alpha 0, on the line too. Gaps no larger than the line's
/// rounding are none.
inline double gap_to_the(double alpha, double income, double line, double rounding = 0) {
    if (alpha == 0)
        return 1;
    double const share = (line - income) / line, gap = share > rounding ? share : 0;
    if (alpha == 1)
        return gap;
    return alpha == 2 ? gap * gap : std::pow(gap, alpha);
}

template <class S>
S foster_greer_thorbecke(over<S> const& records, poverty_line const& line, S const& z, double alpha, poor who) {
    double const      at   = number_of(z);
    std::size_t const last = line.poor_among(records.sample(), at, who);
    auto const        gap  = [&](double income) { return gap_to_the(alpha, income, at, line.rounding()); };
    S const           rate = alpha == 0 ? records.share_of_first(last) : records.mean(gap, 0, last);
    if (is_constant(z))
        return rate;
    double slope = 0;
    if (alpha == 0) {
        slope = line.density(records, at);
    } else {
        running_sum sum;
        for (std::size_t record = 0; record < last; ++record) {
            double const income = records.income(record), share = gap_to_the(1, income, at, line.rounding());
            sum.add(records.weight(record) * alpha * std::pow(share, alpha - 1) * income / (at * at));
        }
        slope = sum.total() / records.sample().total_weight();
    }
    return moved_by(rate, z, slope);
}

} // namespace detail

namespace statistic {

/// The Foster-Greer-Thorbecke index: the mean over everyone of the poor's relative gap to
/// the power alpha. 0 is the headcount ratio, 1 the poverty gap, 2 its square (severity).
struct foster_greer_thorbecke {
    poverty_line line{};
    double       alpha{};
    poor         who{};

    income_sample records(income_sample const& sample) const { return sample; }
    template <class S>
    detail::outcome<S> compute(detail::over<S> const& records) const {
        auto const z = line.compute(records);
        if (!z)
            return z.why;
        if (!(alpha >= 0))
            return no_value::cannot_be_computed;
        if (alpha > 0 && !(detail::number_of(z.value) > 0))
            return no_value::no_line;
        return detail::foster_greer_thorbecke(records, line, z.value, alpha, who);
    }
    friend constexpr bool operator==(foster_greer_thorbecke const&, foster_greer_thorbecke const&) = default;
};

/// The share of the population that is poor (贫困发生率).
struct headcount_ratio : foster_greer_thorbecke {
    constexpr headcount_ratio(poverty_line z = {}, poor counted = {}) : foster_greer_thorbecke{z, 0, counted} {}
};
/// The mean relative gap, that of those who are not poor being zero (贫困深度).
struct poverty_gap : foster_greer_thorbecke {
    constexpr poverty_gap(poverty_line z = {}, poor counted = {}) : foster_greer_thorbecke{z, 1, counted} {}
};
/// The mean squared relative gap (贫困强度).
struct squared_poverty_gap : foster_greer_thorbecke {
    constexpr squared_poverty_gap(poverty_line z = {}, poor counted = {}) : foster_greer_thorbecke{z, 2, counted} {}
};

/// The mean relative gap of the poor (income gap ratio): poverty gap over headcount ratio.
struct mean_gap_of_poor {
    poverty_line line{};
    poor         who{};

    income_sample records(income_sample const& sample) const { return sample; }
    template <class S>
    detail::outcome<S> compute(detail::over<S> const& records) const {
        auto const gap = poverty_gap(line, who).compute(records);
        if (!gap)
            return gap.why;
        auto const poor_ones = headcount_ratio(line, who).compute(records);
        if (detail::number_of(poor_ones.value) == 0)
            return no_value::nobody_poor;
        return gap.value / poor_ones.value;
    }
    friend constexpr bool operator==(mean_gap_of_poor const&, mean_gap_of_poor const&) = default;
};

/// How many are poor: a sum of weights.
struct poor_population {
    poverty_line line{};
    poor         who{};

    income_sample records(income_sample const& sample) const { return sample; }
    template <class S>
    detail::outcome<S> compute(detail::over<S> const& records) const {
        auto const rate = headcount_ratio(line, who).compute(records);
        return rate ? detail::outcome<S>(rate.value * records.population()) : rate;
    }
    friend constexpr bool operator==(poor_population const&, poor_population const&) = default;
};

/// What is missing to the line, all poor together, in the unit of income: the least that
/// lifts everyone to it.
struct total_gap {
    static constexpr bool is_income = true;

    poverty_line line{};
    poor         who{};

    income_sample records(income_sample const& sample) const { return sample; }
    template <class S>
    detail::outcome<S> compute(detail::over<S> const& records) const {
        auto const z = line.compute(records);
        if (!z)
            return z.why;
        double const      at   = detail::number_of(z.value);
        std::size_t const last = line.poor_among(records.sample(), at, who);
        S const           gap  = records.total([&](double income) { return at - income; }, 0, last);
        return detail::moved_by(gap, z.value, records.sample().weight_of_first(last));
    }
    friend constexpr bool operator==(total_gap const&, total_gap const&) = default;
};

/// The Watts index: the mean over everyone of log(line / income) of the poor. A poor
/// person's income of zero or less has no logarithm: see `undefined`.
struct watts {
    poverty_line      line{};
    poor              who{};
    undefined_incomes undefined{};

    income_sample records(income_sample const& sample) const { return detail::defined_part(sample, undefined, false); }
    template <class S>
    detail::outcome<S> compute(detail::over<S> const& records) const {
        auto const z = line.compute(records);
        if (!z)
            return z.why;
        double const at = detail::number_of(z.value);
        if (!(at > 0))
            return no_value::no_line;
        std::size_t const first = records.sample().up_to(0);
        if (first > 0 && undefined != undefined_incomes::count)
            return no_value::undefined_income;
        std::size_t const last  = line.poor_among(records.sample(), at, who);
        S const           index = records.mean([&](double income) { return std::log(at / income); }, first, last);
        if (detail::is_constant(z.value))
            return index;
        double const poor_ones = records.sample().weight_of_first(last) - records.sample().weight_of_first(first);
        return detail::moved_by(index, z.value, poor_ones / records.sample().total_weight() / at);
    }
    friend constexpr bool operator==(watts const&, watts const&) = default;
};

/// The Sen index H (I + (1 - I) G): headcount ratio, mean gap and Gini coefficient of the
/// poor. Its standard error is for a line that is an amount.
struct sen {
    poverty_line line{};
    poor         who{};

    income_sample records(income_sample const& sample) const { return sample; }
    template <class S>
    detail::outcome<S> compute(detail::over<S> const& records) const {
        auto const z = line.compute(records);
        if (!z)
            return z.why;
        double const at = detail::number_of(z.value);
        if (!(at > 0))
            return no_value::no_line;
        S const           rate = detail::foster_greer_thorbecke(records, line, S(at), 0, who);
        std::size_t const last = line.poor_among(records.sample(), at, who);
        if (last == 0)
            return S(0.0) * rate;
        if (records.sample().income_of_run(0) < 0)
            return no_value::undefined_income;
        S const             gap   = detail::foster_greer_thorbecke(records, line, S(at), 1, who) / rate;
        income_sample const those = records.sample().domain([&](std::size_t record) { return record < last; });
        // Where all the poor have nothing, they are equal.
        S inequality(0.0);
        if (those.total_income() > 0)
            inequality = gini{}.compute(records.of(those)).value;
        S const index = rate * (gap + (S(1.0) - gap) * inequality);
        return detail::is_constant(z.value) ? index : detail::error_unknown(index, no_value::density_unknown);
    }
    friend constexpr bool operator==(sen const&, sen const&) = default;
};

/// The Sen-Shorrocks-Thon index: poverty gap times (1 + Gini coefficient of everyone's
/// gaps).
struct sen_shorrocks_thon {
    poverty_line line{};
    poor         who{};

    income_sample records(income_sample const& sample) const { return sample; }
    template <class S>
    detail::outcome<S> compute(detail::over<S> const& records) const {
        auto const z = line.compute(records);
        if (!z)
            return z.why;
        double const at = detail::number_of(z.value);
        if (!(at > 0))
            return no_value::no_line;
        S const gap = detail::foster_greer_thorbecke(records, line, S(at), 1, who);
        if (detail::number_of(gap) == 0)
            return gap;
        std::size_t const   last = line.poor_among(records.sample(), at, poor::below_line);
        income_sample const gaps = records.sample().changed(
            [&](double income, double, std::size_t record) { return record < last ? (at - income) / at : 0.0; });
        S const index = gap * (S(1.0) + gini{}.compute(records.of(gaps)).value);
        if (detail::is_constant(z.value))
            return index;
        // The poorest counts most: twice the weight of those not poorer than him.
        double const        everyone = records.sample().total_weight();
        detail::running_sum slope;
        income_sample::walk step(records.sample());
        for (std::size_t record = 0; record < last; ++record) {
            step.take(record);
            double const weight = records.weight(record);
            slope.add(weight * records.income(record) / (at * at) * (2 * (everyone - step.people()) + weight));
        }
        return detail::moved_by(index, z.value, slope.total() / (everyone * everyone));
    }
    friend constexpr bool operator==(sen_shorrocks_thon const&, sen_shorrocks_thon const&) = default;
};

/// How rich the rich are: the mean over everyone of what stands above a richness line.
struct affluence {
    enum class form : unsigned char {
        concave,     ///< ((income - line) / income) ^ parameter (FGT type T1 in convey)
        convex,      ///< ((income - line) / line) ^ parameter (type T2)
        chakravarty, ///< 1 - (line / income) ^ parameter
    };
    double richness_line{};
    double parameter{1};
    form   how{};

    income_sample records(income_sample const& sample) const { return sample; }
    template <class S>
    detail::outcome<S> compute(detail::over<S> const& records) const {
        if (!(richness_line > 0) || !(parameter > 0))
            return no_value::no_line;
        auto const excess = [&](double income) {
            switch (how) {
            case form::concave:
                return std::pow((income - richness_line) / income, parameter);
            case form::convex:
                return std::pow((income - richness_line) / richness_line, parameter);
            case form::chakravarty:
                break;
            }
            return 1 - std::pow(richness_line / income, parameter);
        };
        return records.mean(excess, records.sample().up_to(richness_line), records.size());
    }
    friend constexpr bool operator==(affluence const&, affluence const&) = default;
};

} // namespace statistic

} // namespace tuopin

#endif
