#ifndef TUOPIN_VALUES_FIGURES_PER_HPP
#define TUOPIN_VALUES_FIGURES_PER_HPP

#include <tuopin/values/figures/figure.hpp>
#include <tuopin/values/quantity.hpp>
#include <tuopin/values/text.hpp>

#include <concepts>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace tuopin {

/// An amount per head, per household, per mu: a total over a weight. Totals and weights
/// add over regions, so that the mean of two regions is weighted and never an average of
/// averages; of two dates the later one stands. Where the weight is not known it stands
/// for itself: merged with another, the whole is not determinable.
template <quantity_type Q, quantity_type Weight>
class per {
public:
    using quantity_type = Q;
    using weight_type   = Weight;
    /// The amount per unit of weight, computed.
    using mean_type = quantity<unit_of<Q>, double>;

    constexpr per() = default;

    /// So much on average over that weight: `{13'000_yuan, over(3'000_persons)}`. The total
    /// is their product; throws std::overflow_error where it does not fit.
    template <std::convertible_to<Q> V, std::convertible_to<Weight> W>
    constexpr per(V mean, weight_of<W> weight, stated how = stated::exactly)
        : per(times(Q(mean), Weight(weight.weight)), Weight(weight.weight), how) {
        // What was stated is the mean: its last digit says how precise the total is.
        detail::precision const of_mean(how, Q(mean).steps());
        if (of_mean.off_by() != detail::precision::boundless)
            of_total_ = detail::precision::within(how, times(Q::of_steps(of_mean.off_by()), weight_).steps());
    }

    /// So much on average over a weight that nobody said.
    template <std::convertible_to<Q> V>
    constexpr per(V mean, stated how = stated::exactly)
        : bare_(mean), of_total_(detail::precision::within(how, 0)), state_(presence::reported) {}

    /// So much in all over that weight.
    static constexpr per of_total(Q total, Weight weight, stated how = stated::exactly) {
        return per(total, weight, how);
    }

    constexpr per(missing_t) : state_(presence::missing) {}
    constexpr per(not_applicable_t) : state_(presence::not_applicable) {}

    constexpr presence state() const { return state_; }
    constexpr stated   how() const { return of_total_.how(); }

    /// Total and weight; empty where only the mean is known.
    constexpr std::optional<Q>      total() const { return has_weight_ ? std::optional<Q>(total_) : std::nullopt; }
    constexpr std::optional<Weight> weight() const {
        return has_weight_ ? std::optional<Weight>(weight_) : std::nullopt;
    }

    // For holding it against another.
    constexpr detail::precision const& total_stated_as() const { return of_total_; }
    constexpr detail::precision const& weight_stated_as() const { return of_weight_; }

    /// The mean; empty where it was not reported, is not determinable, or is over nobody.
    constexpr std::optional<mean_type> value() const {
        if (state_ != presence::reported)
            return std::nullopt;
        if (!has_weight_)
            return mean_type(bare_);
        if (weight_ == Weight{})
            return std::nullopt;
        return mean_type(to_double(total_) / to_double(weight_));
    }

    constexpr void merge(per const& other) {
        if (state_ == presence::reported && other.state_ == presence::reported) {
            if (has_weight_ && other.has_weight_) {
                total_ += other.total_;
                weight_ += other.weight_;
                of_total_.add(other.of_total_);
                of_weight_.add(other.of_weight_);
            } else {
                *this  = per{};
                state_ = presence::indeterminate;
            }
        } else if (other.state_ > state_) {
            *this = other;
        }
    }
    constexpr void then(per const& later) {
        if (later.state_ != presence::nothing)
            *this = later;
    }

    friend constexpr bool operator==(per const&, per const&) = default;

    static constexpr text        unit() { return unit_name<Q>; }
    static constexpr aggregation aggregates() {
        return {{"weighted: totals and weights add", "加权：总额与权数分别相加"}, {"the later mean", "取较晚时期"}};
    }

    template <class Report>
    void check(language in, Report&& report) const {
        if (state_ == presence::indeterminate)
            report(to_text(*this, in), std::string(text{"the weight of every mean", "各项均给出权数"}.in(in)));
        if (state_ == presence::reported &&
            (detail::impossible(weight_) || detail::impossible(total_) || detail::impossible(bare_)))
            report(to_text(*this, in), std::string(text{"at least zero", "不小于零"}.in(in)));
    }

    /// "12,500 yuan per person", "每人12500元"
    friend std::string to_text(per const& f, language in = language::english) {
        if (f.state_ != presence::reported)
            return detail::state_text(f.state_, in);
        auto const mean = f.value();
        if (!mean)
            return std::string(text{"over nobody", "总体为零"}.in(in));
        std::string const amount =
            detail::stated_text(f.how(), f.has_weight_ ? to_text(*mean, in) : to_text(f.bare_, in), in);
        std::string const head(unit_of<Weight>::name(in, false));
        return in == language::english ? amount + " per " + head : "每" + head + amount;
    }

    /// "39000000 over 3000" (a total over a weight) or "13425" (a mean alone)
    friend std::string to_field(per const& f) {
        if (f.state_ != presence::reported)
            return detail::state_field(f.state_);
        if (!f.has_weight_)
            return detail::stated_field(f.how(), to_field(f.bare_));
        std::string written = detail::precise_field(f.total_, f.of_total_, f.how());
        written += " over ";
        written += detail::precise_field(f.weight_, f.of_weight_, detail::stated_of_whole(f.how()));
        return detail::stated_field(f.how(), std::move(written));
    }
    static parsed<per> parse(std::string_view written) {
        constexpr text wanted{"a mean such as 13425, or a total over its weight such as 39000000 over 3000",
                              "平均数，或“总额 over 权数”"};
        written = detail::trimmed(written);
        if (auto const state = detail::read_state<per>(written))
            return *state;
        if (detail::says_indeterminate(written)) {
            per unknown;
            unknown.state_ = presence::indeterminate;
            return unknown;
        }
        auto const [how, rest] = detail::read_stated(written);
        auto const bar         = rest.find(" over ");
        if (bar == std::string_view::npos) {
            auto const mean = Q::parse(rest);
            return mean ? parsed<per>(per(*mean, how)) : parsed<per>::failed(wanted);
        }
        auto const total  = detail::read_precise<Q>(rest.substr(0, bar), how);
        auto const weight = detail::read_precise<Weight>(rest.substr(bar + 6), detail::stated_of_whole(how));
        if (!total.amount || !weight.amount)
            return parsed<per>::failed(wanted);
        per figure = of_total(*total.amount, *weight.amount);
        figure.of_total_  = total.stated_as;
        figure.of_weight_ = weight.stated_as;
        return figure;
    }

private:
    constexpr per(Q total, Weight weight, stated how)
        : total_(total), weight_(weight), of_total_(how, total.steps()),
          of_weight_(detail::stated_of_whole(how), weight.steps()), state_(presence::reported), has_weight_(true) {}

    static constexpr Q times(Q mean, Weight weight) {
        return Q::of_steps(
            detail::scale(mean.steps(), weight.steps(), unit_of<Weight>::steps, detail::rounding::nearest));
    }

    Q                 total_{};
    Weight            weight_{};
    Q                 bare_{};
    detail::precision of_total_{};
    detail::precision of_weight_{};
    presence          state_{presence::nothing};
    bool              has_weight_{false};
};

} // namespace tuopin

#endif
