#ifndef TUOPIN_VALUES_FIGURES_GROWTH_HPP
#define TUOPIN_VALUES_FIGURES_GROWTH_HPP

#include <tuopin/values/elementary.hpp>
#include <tuopin/values/figures/figure.hpp>
#include <tuopin/values/percentage.hpp>
#include <tuopin/values/quantity.hpp>
#include <tuopin/values/text.hpp>

#include <concepts>
#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>

namespace tuopin {

/// The level that a growth is measured from: `growth<yuan>{13'425_yuan, up_from(12'677_yuan)}`.
template <quantity_type Q>
struct base_level {
    Q level;
};
template <quantity_type Q>
constexpr base_level<Q> up_from(Q level) {
    return {level};
}

/// Growth on a base period (增长, 同比): +5.9 % on the same half-year before. Levels and base
/// levels add over regions; over periods growth chains. A growth known only as a rate
/// chains too, and merged with another is not determinable. Nothing chains on a fall to
/// nothing (-100 %) unless the levels link.
template <quantity_type Q>
class growth {
public:
    using quantity_type = Q;

    constexpr growth() = default;

    /// The level now and the level of the base period, which is above zero.
    template <std::convertible_to<Q> Now, std::convertible_to<Q> Base>
    growth(Now now, base_level<Base> base, stated how = stated::exactly)
        : now_(now), base_(base.level), state_(presence::reported), how_(how), has_levels_(true) {
        weigh_levels();
    }
    /// Only the rate.
    growth(percentage rate, stated how = stated::exactly)
        : bare_(rate), state_(presence::reported), how_(how) {
        weigh(1.0 + rate.ratio());
    }
    constexpr growth(missing_t) : state_(presence::missing) {}
    constexpr growth(not_applicable_t) : state_(presence::not_applicable) {}

    constexpr presence state() const { return state_; }
    constexpr stated   how() const { return how_; }

    /// The levels now and in the base period, where they are known.
    constexpr std::optional<Q> now() const { return has_levels_ ? std::optional<Q>(now_) : std::nullopt; }
    constexpr std::optional<Q> base() const { return has_levels_ ? std::optional<Q>(base_) : std::nullopt; }

    /// The rate of growth; empty where it was not reported, is not determinable, starts from
    /// zero or less, or is beyond all numbers.
    std::optional<percentage> value() const {
        if (state_ != presence::reported || (has_levels_ && base_ <= Q{}))
            return std::nullopt;
        if (has_levels_)
            return percentage::of_ratio((now_ - base_) / base_);
        if (!chained_)
            return bare_;
        double const rate = detail::exponential_minus_1(static_cast<double>(log_factor_) / log_scale);
        return rate - rate == 0 ? std::optional<percentage>(percentage::of_ratio(rate)) : std::nullopt;
    }

    void merge(growth const& other) {
        if (state_ == presence::reported && other.state_ == presence::reported) {
            if (has_levels_ && other.has_levels_) {
                now_ += other.now_;
                base_ += other.base_;
                how_ = weaker(how_, other.how_);
                weigh_levels();
            } else {
                become(presence::indeterminate);
            }
        } else if (other.state_ > state_) {
            *this = other;
        }
    }

    void then(growth const& later) {
        if (state_ != presence::reported || later.state_ != presence::reported) {
            if (later.state_ > state_)
                *this = later;
        } else {
            bool const linked = has_levels_ && later.has_levels_ && now_ == later.base_;
            has_log_          = has_log_ && later.has_log_;
            if (!linked && !has_log_) {
                become(presence::indeterminate);
                return;
            }
            log_factor_ = has_log_ ? detail::add_checked(log_factor_, later.log_factor_) : 0;
            now_        = linked ? later.now_ : Q{};
            base_       = linked ? base_ : Q{};
            bare_       = {};
            has_levels_ = linked;
            chained_    = !linked;
            how_        = weaker(how_, later.how_);
        }
    }

    friend constexpr bool operator==(growth const&, growth const&) = default;

    static constexpr text        unit() { return unit_name<Q>; }
    static constexpr aggregation aggregates() {
        return {{"recomputed from both levels", "按报告期与基期水平重新计算"}, {"chains", "连乘"}};
    }

    template <class Report>
    void check(language in, Report&& report) const {
        if (state_ == presence::indeterminate)
            report(to_text(*this, in), std::string(text{"the levels behind every rate", "各项均给出水平数"}.in(in)));
        if (state_ == presence::reported && has_levels_ && base_ <= Q{})
            report(to_text(base_, in), std::string(text{"a base level above zero", "大于零的基期水平"}.in(in)));
    }

    /// "+5.9 %"
    friend std::string to_text(growth const& f, language in = language::english) {
        if (f.state_ != presence::reported)
            return detail::state_text(f.state_, in);
        auto const rate = f.value();
        if (!rate)
            return std::string(text{"from nothing", "基期为零"}.in(in));
        return detail::stated_text(f.how_, (*rate > percent(0) ? "+" : "") + to_text(*rate, in), in);
    }

    /// "13425/12677" (levels) or "5.9%" (a rate alone)
    friend std::string to_field(growth const& f) {
        if (f.state_ != presence::reported)
            return detail::state_field(f.state_);
        if (f.has_levels_)
            return detail::stated_field(f.how_, to_field(f.now_) + "/" + to_field(f.base_));
        auto const rate = f.value();
        return detail::stated_field(f.how_, to_field(*rate));
    }
    static parsed<growth> parse(std::string_view written) {
        constexpr text wanted{"a rate such as +5.9%, or two levels such as 13425/12677",
                              "增长率，如+5.9%，或“报告期/基期”"};
        written = detail::trimmed(written);
        if (auto const state = detail::read_state<growth>(written))
            return *state;
        if (detail::says_indeterminate(written)) {
            growth unknown;
            unknown.become(presence::indeterminate);
            return unknown;
        }
        auto const [how, rest] = detail::read_stated(written);
        if (auto const rate = percentage::parse(rest))
            return growth(*rate, how);
        auto const bar = rest.find('/');
        if (bar == std::string_view::npos)
            return parsed<growth>::failed(wanted);
        auto const now  = Q::parse(rest.substr(0, bar));
        auto const base = Q::parse(rest.substr(bar + 1));
        return now && base ? parsed<growth>(growth(*now, up_from(*base), how)) : parsed<growth>::failed(wanted);
    }

private:
    // Rates chain as sums of logarithms in steps of 2^-40: sums of integers give the same
    // result however they are grouped, products of floating-point factors do not.
    static constexpr std::int64_t to_nearest(double number) {
        return static_cast<std::int64_t>(number < 0 ? number - 0.5 : number + 0.5);
    }
    static constexpr double log_scale = 0x1p40;

    void weigh(double factor) {
        has_log_    = factor > 0 && factor <= std::numeric_limits<double>::max();
        log_factor_ = has_log_ ? to_nearest(detail::natural_logarithm(factor) * log_scale) : 0;
    }
    void           weigh_levels() { weigh(base_ > Q{} && now_ > Q{} ? now_ / base_ : 0.0); }
    constexpr void become(presence state) { *this = growth{}, state_ = state; }

    Q            now_{};
    Q            base_{};
    std::int64_t log_factor_{};
    percentage   bare_{};
    presence     state_{presence::nothing};
    stated       how_{stated::exactly};
    bool         has_levels_{false};
    bool         has_log_{false};
    bool         chained_{false};
};

} // namespace tuopin

#endif
