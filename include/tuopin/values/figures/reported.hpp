#ifndef TUOPIN_VALUES_FIGURES_REPORTED_HPP
#define TUOPIN_VALUES_FIGURES_REPORTED_HPP

#include <tuopin/values/exact.hpp>
#include <tuopin/values/figures/figure.hpp>
#include <tuopin/values/text.hpp>

#include <concepts>
#include <cstdint>
#include <string>
#include <string_view>

namespace tuopin {

/// A figure with the number of units that reported it and that were to report it: "1,389
/// person-times, 12 of 14 reported". Where a plain figure of a region is missing as soon
/// as one part is, this one goes on with the parts that are there and says so. Units to
/// which the figure does not apply are expected to report nothing.
template <figure F>
class reported {
public:
    using figure_type = F;

    constexpr reported() = default;

    /// What one unit reported, or that it did not.
    constexpr reported(F from_one_unit) {
        if (from_one_unit.state() == presence::reported || from_one_unit.state() == presence::indeterminate) {
            sum_      = from_one_unit;
            reported_ = expected_ = 1;
        } else if (from_one_unit.state() == presence::missing) {
            expected_ = 1;
        }
    }
    template <class V>
        requires(!std::same_as<V, F> && !std::same_as<V, reported> && std::convertible_to<V, F>)
    constexpr reported(V from_one_unit) : reported(F(from_one_unit)) {}

    /// The figure over the units that reported it.
    constexpr F const& of_those() const { return sum_; }
    constexpr auto     value() const { return sum_.value(); }

    constexpr presence state() const {
        return expected_ == 0 ? presence::nothing : reported_ == 0 ? presence::missing : sum_.state();
    }

    /// Units that reported, and that were to report.
    constexpr std::int64_t units_reported() const { return reported_; }
    constexpr std::int64_t units_expected() const { return expected_; }
    constexpr bool         complete() const { return reported_ == expected_; }

    constexpr void merge(reported const& other) {
        sum_.merge(other.sum_);
        reported_ = detail::add_checked(reported_, other.reported_);
        expected_ = detail::add_checked(expected_, other.expected_);
    }
    /// The later report stands, whole: what did not come this time is missing. Where amounts
    /// of two periods add up, as those of a flow do, the sum is as complete as the less
    /// complete of the two.
    constexpr void then(reported const& later) {
        if (later.expected_ == 0)
            return;
        if (expected_ == 0 || !adds_over_periods) {
            *this = later;
        } else {
            sum_.then(later.sum_);
            reported_ = later.reported_ < reported_ ? later.reported_ : reported_;
            expected_ = later.expected_ > expected_ ? later.expected_ : expected_;
        }
    }

    friend constexpr bool operator==(reported const&, reported const&) = default;

    static constexpr text        unit() { return F::unit(); }
    static constexpr aggregation aggregates() {
        if constexpr (adds_over_periods)
            return F::aggregates();
        else
            return {F::aggregates().over_regions, {"the later report", "取较晚报告"}};
    }

    template <class Report>
    void check(language in, Report&& report) const {
        if constexpr (requires { sum_.check(in, report); })
            sum_.check(in, report);
        if (reported_ < expected_)
            report(std::string(coverage(in)), std::string(text{"a report from every unit", "各单位均报告"}.in(in)));
    }

    /// "1,389 person-times (12 of 14 reported)"
    friend std::string to_text(reported const& f, language in = language::english) {
        if (f.complete())
            return to_text(f.sum_, in);
        std::string written = f.reported_ == 0 ? to_text(presence::missing, in) : to_text(f.sum_, in);
        return written.append(in == language::english ? " (" : "（")
            .append(f.coverage(in))
            .append(in == language::english ? ")" : "）");
    }
    friend std::string to_field(reported const& f) {
        return to_field(f.sum_)
            .append(" from ")
            .append(to_field(f.reported_))
            .append("/")
            .append(to_field(f.expected_));
    }
    static parsed<reported> parse(std::string_view written) {
        written         = detail::trimmed(written);
        auto const from = written.rfind("from ");
        if (from == std::string_view::npos) {
            auto const one = F::parse(written);
            return one ? parsed<reported>(reported(*one)) : parsed<reported>::failed(one.wanted());
        }
        auto const units = written.substr(from + 5);
        auto const bar   = units.find('/');
        auto const sum   = F::parse(written.substr(0, from));
        if (sum && bar != std::string_view::npos) {
            auto const there    = from_text<std::int64_t>(units.substr(0, bar));
            auto const expected = from_text<std::int64_t>(units.substr(bar + 1));
            if (there && expected && *there >= 0 && *there <= *expected) {
                reported read;
                read.sum_      = *sum;
                read.reported_ = *there;
                read.expected_ = *expected;
                return read;
            }
        }
        return parsed<reported>::failed(
            {"a figure and its reports, such as 1389 from 12/14", "数值与报告单位数，如1389 from 12/14"});
    }

private:
    static constexpr bool adds_over_periods = [] {
        if constexpr (requires { F::adds_over_periods; })
            return F::adds_over_periods;
        else
            return false;
    }();

    std::string coverage(language in) const {
        if (in == language::english)
            return to_text(reported_) + " of " + to_text(expected_) + " reported";
        return to_text(expected_, in) + "个单位中" + to_text(reported_, in) + "个已报告";
    }

    F            sum_{};
    std::int64_t reported_{};
    std::int64_t expected_{};
};

} // namespace tuopin

#endif
