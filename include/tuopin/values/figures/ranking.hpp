#ifndef TUOPIN_VALUES_FIGURES_RANKING_HPP
#define TUOPIN_VALUES_FIGURES_RANKING_HPP

#include <tuopin/values/figures/figure.hpp>
#include <tuopin/values/text.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace tuopin {

/// A place among regions of one level: first in the city to have no poor left. Two places
/// make none; of two dates the later one stands.
class ranking {
public:
    constexpr ranking() = default;
    /// The place, 1 for the first.
    constexpr explicit ranking(std::int64_t place) : place_(place), state_(presence::reported) {}
    constexpr ranking(missing_t) : state_(presence::missing) {}
    constexpr ranking(not_applicable_t) : state_(presence::not_applicable) {}

    constexpr presence state() const { return state_; }
    constexpr std::optional<std::int64_t> value() const {
        return state_ == presence::reported ? std::optional<std::int64_t>(place_) : std::nullopt;
    }

    constexpr void merge(ranking const& other) {
        if (state_ == presence::reported && other.state_ == presence::reported) {
            *this  = ranking{};
            state_ = presence::indeterminate;
        } else if (other.state_ > state_) {
            *this = other;
        }
    }
    constexpr void then(ranking const& later) {
        if (later.state_ != presence::nothing)
            *this = later;
    }

    friend constexpr bool operator==(ranking const&, ranking const&) = default;

    static constexpr text        unit() { return {"place", "名次"}; }
    static constexpr aggregation aggregates() {
        return {{"does not aggregate", "不可汇总"}, {"the later place", "取较晚时点"}};
    }

    template <class Report>
    void check(language in, Report&& report) const {
        if (state_ == presence::reported && place_ < 1)
            report(to_text(*this, in), std::string(text{"a place from 1 on", "名次从1起"}.in(in)));
    }

    friend std::string to_text(ranking const& f, language in = language::english) {
        if (f.state_ != presence::reported)
            return detail::state_text(f.state_, in);
        return in == language::english ? "place " + to_text(f.place_) : "第" + to_text(f.place_, in);
    }
    friend std::string to_field(ranking const& f) {
        return f.state_ == presence::reported ? to_field(f.place_) : detail::state_field(f.state_);
    }
    static parsed<ranking> parse(std::string_view written) {
        written = detail::trimmed(written);
        if (auto const state = detail::read_state<ranking>(written))
            return *state;
        if (detail::says_indeterminate(written)) {
            ranking unknown;
            unknown.state_ = presence::indeterminate;
            return unknown;
        }
        auto const place = from_text<std::int64_t>(written);
        return place ? parsed<ranking>(ranking(*place)) : parsed<ranking>::failed({"a place such as 1", "名次，如1"});
    }

private:
    std::int64_t place_{};
    presence     state_{presence::nothing};
};

} // namespace tuopin

#endif
