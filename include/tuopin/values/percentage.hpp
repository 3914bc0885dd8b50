#ifndef TUOPIN_VALUES_PERCENTAGE_HPP
#define TUOPIN_VALUES_PERCENTAGE_HPP

#include <tuopin/values/text.hpp>

#include <compare>
#include <concepts>
#include <string>
#include <string_view>

namespace tuopin {

/// A ratio in hundredths. It has lost its part and its whole: percentages are compared
/// and printed, never added, averaged or merged.
class percentage {
public:
    /// Several stand in one cell of a file, with blanks between them.
    static constexpr bool without_blanks = true;

    constexpr percentage() = default;

    /// Hundredths: 99.8 for 99.8 %.
    constexpr double in_percent() const { return in_percent_; }
    /// As a fraction of one: 0.998 for 99.8 %.
    constexpr double ratio() const { return in_percent_ / 100.0; }

    static constexpr percentage of_ratio(double ratio) { return percentage(ratio * 100.0); }

    friend constexpr percentage percent(double hundredths);
    friend constexpr bool       operator==(percentage, percentage) = default;
    friend constexpr auto       operator<=>(percentage, percentage) = default;

    /// "79.97 %", "79.97%"
    friend std::string to_text(percentage p, language in = language::english) {
        return detail::rounded_decimal(p.in_percent_, 2, in == language::english)
            .append(in == language::english ? " %" : "%");
    }
    friend std::string to_field(percentage p) { return detail::shortest(p.in_percent_).append("%"); }

    static constexpr text wanted() { return {"a percentage such as 99.8 %", "百分比，如99.8%"}; }

    static parsed<percentage> parse(std::string_view written) {
        written = detail::trimmed(written);
        if (!written.ends_with('%'))
            return parsed<percentage>::failed(wanted());
        written.remove_suffix(1);
        auto const number = from_text<double>(written);
        return number && *number - *number == 0 ? parsed<percentage>(percentage(*number))
                                                : parsed<percentage>::failed(wanted());
    }

private:
    constexpr explicit percentage(double in_percent) : in_percent_(in_percent) {}

    double in_percent_{};
};

/// `percent(99)` is 99 %.
constexpr percentage percent(double hundredths) { return percentage(hundredths); }
template <std::integral I>
constexpr percentage percent(I hundredths) {
    return percent(static_cast<double>(hundredths));
}

} // namespace tuopin

#endif
