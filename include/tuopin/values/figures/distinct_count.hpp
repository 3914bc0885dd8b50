#ifndef TUOPIN_VALUES_FIGURES_DISTINCT_COUNT_HPP
#define TUOPIN_VALUES_FIGURES_DISTINCT_COUNT_HPP

#include <tuopin/values/figures/figure.hpp>
#include <tuopin/values/quantity.hpp>
#include <tuopin/values/text.hpp>

#include <concepts>
#include <optional>
#include <string>
#include <string_view>

namespace tuopin {

/// How many different ones there are: 24 categories of produce. Two regions may have the
/// same ones, so that together they have at least as many as the larger and at most as
/// many as the sum; the same holds of two periods.
template <quantity_type Q>
class distinct_count {
public:
    using quantity_type = Q;

    constexpr distinct_count() = default;
    template <std::convertible_to<Q> V>
    constexpr distinct_count(V number, stated how = stated::exactly)
        : least_(number), most_(number), state_(presence::reported), how_(how) {}
    constexpr distinct_count(missing_t) : state_(presence::missing) {}
    constexpr distinct_count(not_applicable_t) : state_(presence::not_applicable) {}

    /// As many as lie between `least` and `most`.
    static constexpr distinct_count between(Q least, Q most, stated how = stated::exactly) {
        distinct_count made(least, how);
        made.most_ = most;
        return made;
    }

    constexpr presence state() const { return state_; }
    constexpr stated   how() const { return how_; }

    /// At least and at most so many.
    constexpr std::optional<Q> least() const {
        return state_ == presence::reported ? std::optional<Q>(least_) : std::nullopt;
    }
    constexpr std::optional<Q> most() const {
        return state_ == presence::reported ? std::optional<Q>(most_) : std::nullopt;
    }

    /// The number; empty where it is known only to lie between two.
    constexpr std::optional<Q> value() const { return least_ == most_ ? least() : std::nullopt; }

    constexpr void merge(distinct_count const& other) {
        if (state_ == presence::reported && other.state_ == presence::reported) {
            least_ = least_ < other.least_ ? other.least_ : least_;
            most_ += other.most_;
            how_ = weaker(how_, other.how_);
        } else if (other.state_ > state_) {
            *this = other;
        }
    }
    constexpr void then(distinct_count const& later) { merge(later); }

    friend constexpr bool operator==(distinct_count const&, distinct_count const&) = default;

    static constexpr text        unit() { return unit_name<Q>; }
    static constexpr aggregation aggregates() {
        return {{"between the larger and the sum", "介于最大者与合计之间"},
                {"between the larger and the sum", "介于最大者与合计之间"}};
    }

    template <class Report>
    void check(language in, Report&& report) const {
        if (state_ == presence::reported && detail::impossible(least_))
            report(to_text(*this, in), std::string(text{"at least zero", "不小于零"}.in(in)));
    }

    /// "24 categories", "between 30 and 54 categories"
    friend std::string to_text(distinct_count const& f, language in = language::english) {
        if (f.state_ != presence::reported)
            return detail::state_text(f.state_, in);
        if (f.least_ == f.most_)
            return detail::stated_text(f.how_, to_text(f.most_, in), in);
        std::string const least = detail::number_text<unit_of<Q>>(f.least_.steps(), in);
        std::string const most  = to_text(f.most_, in);
        return detail::stated_text(
            f.how_, in == language::english ? "between " + least + " and " + most : least + "至" + most, in);
    }
    /// "24" or "30..54"
    friend std::string to_field(distinct_count const& f) {
        if (f.state_ != presence::reported)
            return detail::state_field(f.state_);
        return detail::stated_field(f.how_, f.least_ == f.most_ ? to_field(f.least_)
                                                                : to_field(f.least_) + ".." + to_field(f.most_));
    }
    static parsed<distinct_count> parse(std::string_view written) {
        written = detail::trimmed(written);
        if (auto const state = detail::read_state<distinct_count>(written))
            return *state;
        auto const [how, rest] = detail::read_stated(written);
        auto const dots        = rest.find("..");
        auto const least       = Q::parse(rest.substr(0, dots));
        auto const most        = dots == std::string_view::npos ? least : Q::parse(rest.substr(dots + 2));
        if (!least || !most || *most < *least)
            return parsed<distinct_count>::failed({"a number, or a range such as 30..54", "数字，或范围，如30..54"});
        return between(*least, *most, how);
    }

private:
    Q        least_{};
    Q        most_{};
    presence state_{presence::nothing};
    stated   how_{stated::exactly};
};

} // namespace tuopin

#endif
