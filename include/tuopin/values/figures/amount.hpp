// The figures that are one amount, and differ in how it goes over regions and periods.
#ifndef TUOPIN_VALUES_FIGURES_AMOUNT_HPP
#define TUOPIN_VALUES_FIGURES_AMOUNT_HPP

#include <tuopin/values/figures/figure.hpp>
#include <tuopin/values/quantity.hpp>
#include <tuopin/values/text.hpp>

#include <concepts>
#include <optional>
#include <string>
#include <string_view>

namespace tuopin {

enum class amount_kind : unsigned char { flow, stock, cohort, highest, lowest };

/// An amount as it was reported, of the kind that says how it aggregates: see `flow`,
/// `stock`, `cohort`, `highest` and `lowest`.
template <quantity_type Q, amount_kind Kind>
class amount_figure {
public:
    using quantity_type = Q;
    /// Whether the amounts of two periods add up, as those of a flow do.
    static constexpr bool adds_over_periods = Kind == amount_kind::flow;

    constexpr amount_figure() = default;
    template <std::convertible_to<Q> V>
    constexpr amount_figure(V amount, stated how = stated::exactly)
        : amount_(amount), state_(presence::reported), precision_(how, amount_.steps()) {}
    constexpr amount_figure(missing_t) : state_(presence::missing) {}
    constexpr amount_figure(not_applicable_t) : state_(presence::not_applicable) {}

    constexpr presence state() const { return state_; }
    constexpr stated   how() const { return precision_.how(); }

    /// By how much it may be off: 10 million of "about 520 million", nothing of what was stated
    /// exactly; of a sum, as much as all its parts together. Empty where there is no bound.
    constexpr std::optional<Q> off_by() const { return precision_.off_by_as<Q>(); }

    // For holding it against another.
    constexpr detail::precision const& stated_as() const { return precision_; }

    /// The amount; empty unless it was reported.
    constexpr std::optional<Q> value() const {
        return state_ == presence::reported ? std::optional<Q>(amount_) : std::nullopt;
    }

    /// Side by side: another region for the same period. A sum that does not fit throws
    /// std::overflow_error.
    constexpr void merge(amount_figure const& other) {
        if constexpr (Kind == amount_kind::highest || Kind == amount_kind::lowest)
            take_extreme(other);
        else
            add(other);
    }

    /// One after the other: the next period of the same region.
    constexpr void then(amount_figure const& later) {
        if constexpr (Kind == amount_kind::flow)
            add(later);
        else if constexpr (Kind == amount_kind::cohort)
            stay(later);
        else if (later.state_ != presence::nothing)
            *this = later;
    }

    friend constexpr bool operator==(amount_figure const&, amount_figure const&) = default;

    static constexpr text        unit() { return unit_name<Q>; }
    static constexpr aggregation aggregates() {
        switch (Kind) {
        case amount_kind::flow: return {{"adds", "相加"}, {"adds", "相加"}};
        case amount_kind::stock: return {{"adds", "相加"}, {"the later level", "取较晚时点"}};
        case amount_kind::cohort: return {{"adds", "相加"}, {"stays as it is", "不变"}};
        case amount_kind::highest: return {{"the highest", "取最高"}, {"the later one", "取较晚时点"}};
        case amount_kind::lowest: return {{"the lowest", "取最低"}, {"the later one", "取较晚时点"}};
        }
        return {};
    }

    /// Calls `report(seen, wanted)` where the figure cannot be right.
    template <class Report>
    void check(language in, Report&& report) const {
        if (state_ == presence::reported && detail::impossible(amount_))
            report(to_text(*this, in), std::string(text{"at least zero", "不小于零"}.in(in)));
        if (Kind == amount_kind::cohort && state_ == presence::indeterminate)
            report(to_text(*this, in),
                   std::string(text{"a cohort that stays as it was frozen", "队列基数冻结后不变"}.in(in)));
    }

    friend std::string to_text(amount_figure const& f, language in = language::english) {
        if (f.state_ != presence::reported)
            return detail::state_text(f.state_, in);
        return detail::stated_text(f.how(), to_text(f.amount_, in), in);
    }
    friend std::string to_field(amount_figure const& f) {
        if (f.state_ != presence::reported)
            return detail::state_field(f.state_);
        return detail::stated_field(f.how(), detail::precise_field(f.amount_, f.precision_, f.how()));
    }
    static parsed<amount_figure> parse(std::string_view written) {
        written = detail::trimmed(written);
        if (auto const state = detail::read_state<amount_figure>(written))
            return *state;
        if (detail::says_indeterminate(written)) {
            amount_figure unknown;
            unknown.become(presence::indeterminate);
            return unknown;
        }
        auto const [how, rest] = detail::read_stated(written);
        auto const read        = detail::read_precise<Q>(rest, how);
        if (!read.amount)
            return parsed<amount_figure>::failed(read.amount.wanted());
        amount_figure figure(*read.amount);
        figure.precision_ = read.stated_as;
        return figure;
    }

private:
    constexpr void become(presence state) { *this = amount_figure{}, state_ = state; }

    // Brings both to one state; true where there are two amounts to put together.
    constexpr bool join(amount_figure const& other) {
        if (state_ == presence::reported && other.state_ == presence::reported)
            return true;
        if (other.state_ > state_)
            *this = other;
        return false;
    }

    constexpr void add(amount_figure const& other) {
        if (join(other)) {
            amount_ += other.amount_;
            precision_.add(other.precision_);
        }
    }

    // Frozen once, known for good: a report that is missing takes nothing away.
    constexpr void stay(amount_figure const& later) {
        if (state_ == presence::reported && later.state_ == presence::reported) {
            if (amount_ == later.amount_)
                precision_.loosen(later.precision_);
            else
                become(presence::indeterminate);
        } else if (state_ == presence::indeterminate || later.state_ == presence::indeterminate) {
            become(presence::indeterminate);
        } else if (state_ != presence::reported && (later.state_ == presence::reported || later.state_ > state_)) {
            *this = later;
        }
    }

    constexpr void take_extreme(amount_figure const& other) {
        if (!join(other))
            return;
        if (amount_ == other.amount_)
            precision_.loosen(other.precision_);
        else if ((amount_ < other.amount_) == (Kind == amount_kind::highest))
            *this = other;
    }

    Q                 amount_{};
    presence          state_{presence::nothing};
    detail::precision precision_{};
};

/// An amount over a period (流量). Adds over regions and over disjoint periods.
/// `flow<person_times> placed_in_work = 1'389_person_times;`
template <quantity_type Q>
using flow = amount_figure<Q, amount_kind::flow>;

/// A level at a date (存量). Adds over regions; of two dates the later one stands.
template <quantity_type Q>
using stock = amount_figure<Q, amount_kind::stock>;

/// A level frozen at a date: whoever was registered in 2014. Adds over regions; at a later
/// date it must still be the same, and is not determinable where it is not.
template <quantity_type Q>
using cohort = amount_figure<Q, amount_kind::cohort>;

/// The highest of several, or an upper bound: water is fetched within 1 km,
/// `highest<kilometres> water_radius{1_km, stated::at_most};`
template <quantity_type Q>
using highest = amount_figure<Q, amount_kind::highest>;

/// The lowest of several, or a lower bound: power of 10 kV or more.
template <quantity_type Q>
using lowest = amount_figure<Q, amount_kind::lowest>;

} // namespace tuopin

#endif
