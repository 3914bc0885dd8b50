#ifndef TUOPIN_VALUES_FIGURES_CUMULATIVE_HPP
#define TUOPIN_VALUES_FIGURES_CUMULATIVE_HPP

#include <tuopin/values/figures/figure.hpp>
#include <tuopin/values/period.hpp>
#include <tuopin/values/quantity.hpp>
#include <tuopin/values/text.hpp>

#include <concepts>
#include <optional>
#include <string>
#include <string_view>

namespace tuopin {

/// An amount since a fixed date (累计): about 520 million yuan since 2015. Over regions it
/// adds where both count from the same known date; otherwise the whole is not
/// determinable. Over time the later amount stands, which may not be smaller.
template <quantity_type Q>
class cumulative {
public:
    using quantity_type = Q;

    constexpr cumulative() = default;

    /// An amount since `start`.
    template <std::convertible_to<Q> V>
    constexpr cumulative(V amount, since start, stated how = stated::exactly)
        : cumulative(Q(amount), std::optional<since>(start), how) {}

    /// An amount since a date that nobody said. It stands for itself and adds to none.
    template <std::convertible_to<Q> V>
    constexpr cumulative(V amount, stated how = stated::exactly) : cumulative(Q(amount), std::nullopt, how) {}

    constexpr cumulative(missing_t) : state_(presence::missing) {}
    constexpr cumulative(not_applicable_t) : state_(presence::not_applicable) {}

    constexpr presence state() const { return state_; }
    constexpr stated   how() const { return precision_.how(); }

    /// By how much it may be off for how it was stated; empty where there is no bound.
    constexpr std::optional<Q> off_by() const { return precision_.off_by_as<Q>(); }

    // For holding it against another.
    constexpr detail::precision const& stated_as() const { return precision_; }

    /// The date it counts from, where it is known.
    constexpr std::optional<since> start() const { return start_; }

    constexpr std::optional<Q> value() const {
        return state_ == presence::reported ? std::optional<Q>(latest_) : std::nullopt;
    }

    /// Whether a later report was smaller than the one before.
    constexpr bool shrank() const { return shrank_; }

    constexpr void merge(cumulative const& other) {
        if (other.state_ == presence::nothing)
            return;
        if (state_ == presence::nothing) {
            *this = other;
            return;
        }
        presence const both = detail::joined(state_, other.state_);
        if (both != presence::reported) {
            become(both);
        } else if (other.state_ == presence::not_applicable) {
            return;
        } else if (state_ == presence::not_applicable) {
            *this = other;
        } else if (!start_ || start_ != other.start_) {
            become(presence::indeterminate);
        } else {
            first_ += other.first_;
            latest_ += other.latest_;
            precision_.add(other.precision_);
            shrank_ = shrank_ || other.shrank_;
        }
    }

    constexpr void then(cumulative const& later) {
        if (later.state_ == presence::nothing)
            return;
        if (state_ == presence::nothing) {
            *this = later;
        } else if (state_ == presence::indeterminate || later.state_ == presence::indeterminate) {
            become(presence::indeterminate);
        } else if (!later.known_) {
            state_ = later.state_;
        } else if (!known_) {
            *this = later;
        } else if (start_ != later.start_) {
            become(presence::indeterminate);
        } else {
            shrank_ = shrank_ || later.shrank_ || later.first_ < latest_;
            latest_ = later.latest_;
            state_  = later.state_;
            precision_ = later.precision_;
        }
    }

    friend constexpr bool operator==(cumulative const&, cumulative const&) = default;

    static constexpr text        unit() { return unit_name<Q>; }
    static constexpr aggregation aggregates() {
        return {{"adds where both start on one date", "起算日相同则相加"}, {"the later amount", "取较晚累计数"}};
    }

    template <class Report>
    void check(language in, Report&& report) const {
        if (state_ == presence::reported && detail::impossible(latest_))
            report(to_text(*this, in), std::string(text{"at least zero", "不小于零"}.in(in)));
        if (shrank_)
            report(to_text(*this, in),
                   std::string(text{"at least as much as reported before", "不小于此前累计数"}.in(in)));
        if (state_ == presence::indeterminate)
            report(to_text(*this, in),
                   std::string(text{"cumulative amounts since one known date", "同一已知起算日的累计数"}.in(in)));
    }

    friend std::string to_text(cumulative const& f, language in = language::english) {
        if (f.state_ != presence::reported)
            return detail::state_text(f.state_, in);
        return detail::stated_text(f.how(), to_text(f.latest_, in), in);
    }

    /// "about 520000000 since 2015"
    friend std::string to_field(cumulative const& f) {
        if (f.state_ != presence::reported)
            return detail::state_field(f.state_);
        std::string field = detail::stated_field(f.how(), detail::precise_field(f.latest_, f.precision_, f.how()));
        if (f.start_)
            field += " " + to_field(*f.start_);
        return field;
    }
    static parsed<cumulative> parse(std::string_view written) {
        written = detail::trimmed(written);
        if (auto const state = detail::read_state<cumulative>(written))
            return *state;
        if (detail::says_indeterminate(written)) {
            cumulative unknown;
            unknown.become(presence::indeterminate);
            return unknown;
        }
        auto [how, rest] = detail::read_stated(written);
        std::optional<since> start;
        if (auto const at = rest.find("since"); at != std::string_view::npos) {
            auto const from = since::parse(rest.substr(at));
            if (!from)
                return parsed<cumulative>::failed(from.wanted());
            start = *from;
            rest  = detail::trimmed(rest.substr(0, at));
        }
        auto const read = detail::read_precise<Q>(rest, how);
        if (!read.amount)
            return parsed<cumulative>::failed(read.amount.wanted());
        cumulative figure(*read.amount, start, how);
        figure.precision_ = read.stated_as;
        return figure;
    }

private:
    constexpr cumulative(Q amount, std::optional<since> start, stated how)
        : first_(amount), latest_(amount), start_(start && start->stated() ? start : std::nullopt),
          precision_(how, amount.steps()), state_(presence::reported), known_(true) {}

    constexpr void become(presence state) { *this = cumulative{}, state_ = state; }

    // Joining two stretches of reports asks whether the later one began below the end of
    // the earlier one, missing reports in between or not; so the first amount is kept
    // beside the latest, and both outlast a report that is missing.
    Q                    first_{};
    Q                    latest_{};
    std::optional<since> start_{};
    detail::precision    precision_{};
    presence             state_{presence::nothing};
    bool                 known_{false};
    bool                 shrank_{false};
};

} // namespace tuopin

#endif
