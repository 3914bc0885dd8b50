#ifndef TUOPIN_VALUES_FIGURES_SHARE_HPP
#define TUOPIN_VALUES_FIGURES_SHARE_HPP

#include <tuopin/values/figures/figure.hpp>
#include <tuopin/values/percentage.hpp>
#include <tuopin/values/quantity.hpp>
#include <tuopin/values/text.hpp>

#include <concepts>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace tuopin {

/// A part of a whole of one kind: 1,541 of 1,927 rural workers. Parts and wholes add over
/// regions; of two dates the later one stands. A share known only as a percentage stands
/// for itself: merged with another, the whole is not determinable.
template <quantity_type Q>
class share {
public:
    using quantity_type = Q;

    constexpr share() = default;
    template <std::convertible_to<Q> Part, std::convertible_to<Q> Whole>
    constexpr share(Part part, whole_of<Whole> whole, stated how = stated::exactly)
        : part_(part), whole_(whole.whole), of_part_(how, part_.steps()),
          of_whole_(detail::stated_of_whole(how), whole_.steps()), state_(presence::reported), has_whole_(true) {}
    constexpr share(percentage bare, stated how = stated::exactly)
        : bare_(bare), of_part_(detail::precision::within(how, 0)), state_(presence::reported) {}
    constexpr share(missing_t) : state_(presence::missing) {}
    constexpr share(not_applicable_t) : state_(presence::not_applicable) {}

    constexpr presence state() const { return state_; }
    constexpr stated   how() const { return of_part_.how(); }

    /// Part and whole; empty where the share is only a percentage.
    constexpr std::optional<Q> part() const { return has_whole_ ? std::optional<Q>(part_) : std::nullopt; }
    constexpr std::optional<Q> whole() const { return has_whole_ ? std::optional<Q>(whole_) : std::nullopt; }

    // For holding it against another.
    constexpr detail::precision const& part_stated_as() const { return of_part_; }
    constexpr detail::precision const& whole_stated_as() const { return of_whole_; }

    /// Empty where it was not reported, is not determinable, or is a share of nobody.
    constexpr std::optional<percentage> value() const {
        if (state_ != presence::reported)
            return std::nullopt;
        if (!has_whole_)
            return bare_;
        if (whole_ == Q{})
            return std::nullopt;
        return percentage::of_ratio(part_ / whole_);
    }

    constexpr void merge(share const& other) {
        if (state_ == presence::reported && other.state_ == presence::reported) {
            if (has_whole_ && other.has_whole_) {
                part_ += other.part_;
                whole_ += other.whole_;
                of_part_.add(other.of_part_);
                of_whole_.add(other.of_whole_);
            } else {
                *this  = share{};
                state_ = presence::indeterminate;
            }
        } else if (other.state_ > state_) {
            *this = other;
        }
    }
    constexpr void then(share const& later) {
        if (later.state_ != presence::nothing)
            *this = later;
    }

    friend constexpr bool operator==(share const&, share const&) = default;

    static constexpr text        unit() { return unit_name<Q>; }
    static constexpr aggregation aggregates() {
        return {{"parts and wholes add", "分子、分母分别相加"}, {"the later share", "取较晚时点"}};
    }

    template <class Report>
    void check(language in, Report&& report) const {
        if (state_ == presence::indeterminate)
            report(to_text(*this, in),
                   std::string(text{"part and whole of every share", "各项均给出分子和分母"}.in(in)));
        if (state_ != presence::reported)
            return;
        if (has_whole_ ? part_ > whole_ : bare_ > percent(100))
            report(to_text(*this, in), std::string(text{"a part no larger than its whole", "部分不大于总体"}.in(in)));
        if (has_whole_ ? detail::impossible(part_) || detail::impossible(whole_) : bare_ < percent(0))
            report(to_text(*this, in), std::string(text{"at least zero", "不小于零"}.in(in)));
    }

    /// "1,541 of 1,927 rural workers (79.97 %)", "1927名农村劳动力中1541（79.97%）"
    friend std::string to_text(share const& f, language in = language::english) {
        if (f.state_ != presence::reported)
            return detail::state_text(f.state_, in);
        if (!f.has_whole_)
            return detail::stated_text(f.how(), to_text(f.bare_, in), in);
        std::string const part  = detail::number_text<unit_of<Q>>(f.part_.steps(), in);
        std::string const whole = to_text(f.whole_, in);
        std::string written =
            detail::stated_text(f.how(), in == language::english ? part + " of " + whole : whole + "中" + part, in);
        if (auto const ratio = f.value())
            written.append(in == language::english ? " (" : "（")
                .append(to_text(*ratio, in))
                .append(in == language::english ? ")" : "）");
        return written;
    }

    /// "1541/1927" or "99%"
    friend std::string to_field(share const& f) {
        if (f.state_ != presence::reported)
            return detail::state_field(f.state_);
        if (!f.has_whole_)
            return detail::stated_field(f.how(), to_field(f.bare_));
        std::string written = detail::precise_field(f.part_, f.of_part_, f.how());
        written += '/';
        written += detail::precise_field(f.whole_, f.of_whole_, detail::stated_of_whole(f.how()));
        return detail::stated_field(f.how(), std::move(written));
    }
    static parsed<share> parse(std::string_view written) {
        constexpr text wanted{"a part and its whole such as 1541/1927, or a percentage",
                              "分子/分母，如1541/1927，或百分比"};
        written = detail::trimmed(written);
        if (auto const state = detail::read_state<share>(written))
            return *state;
        if (detail::says_indeterminate(written)) {
            share unknown;
            unknown.state_ = presence::indeterminate;
            return unknown;
        }
        auto const [how, rest] = detail::read_stated(written);
        if (auto const bare = percentage::parse(rest))
            return share(*bare, how);
        auto const bar = rest.find('/');
        if (bar == std::string_view::npos)
            return parsed<share>::failed(wanted);
        auto const part  = detail::read_precise<Q>(rest.substr(0, bar), how);
        auto const whole = detail::read_precise<Q>(rest.substr(bar + 1), detail::stated_of_whole(how));
        if (!part.amount || !whole.amount)
            return parsed<share>::failed(wanted);
        share figure(*part.amount, of(*whole.amount));
        figure.of_part_  = part.stated_as;
        figure.of_whole_ = whole.stated_as;
        return figure;
    }

private:
    Q                 part_{};
    Q                 whole_{};
    percentage        bare_{};
    detail::precision of_part_{};
    detail::precision of_whole_{};
    presence          state_{presence::nothing};
    bool              has_whole_{false};
};

} // namespace tuopin

#endif
