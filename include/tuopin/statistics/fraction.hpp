#ifndef TUOPIN_STATISTICS_FRACTION_HPP
#define TUOPIN_STATISTICS_FRACTION_HPP

#include <tuopin/values/exact.hpp>
#include <tuopin/values/text.hpp>

#include <compare>
#include <cstddef>
#include <cstdint>
#include <numeric>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>

namespace tuopin {

/// A fraction of two whole numbers, always reduced: a third is a third, and six times an
/// eighteenth reaches it. Its arithmetic throws std::overflow_error where 64 bits do not do.
class fraction {
public:
    /// Zero.
    constexpr fraction() = default;
    /// Throws std::invalid_argument where the denominator is zero.
    constexpr fraction(std::int64_t numerator, std::int64_t denominator = 1) {
        if (denominator == 0)
            throw std::invalid_argument("tuopin: a fraction has a denominator other than zero");
        if (denominator < 0) {
            numerator   = detail::subtract_checked(0, numerator);
            denominator = detail::subtract_checked(0, denominator);
        }
        // The smallest number has no positive counterpart: it is refused here.
        std::int64_t const size   = numerator < 0 ? detail::subtract_checked(0, numerator) : numerator;
        std::int64_t const common = std::gcd(size, denominator);
        numerator_                = numerator / common;
        denominator_              = denominator / common;
    }

    constexpr std::int64_t  numerator() const { return numerator_; }
    constexpr std::int64_t  denominator() const { return denominator_; }
    friend constexpr double to_double(fraction f) {
        return static_cast<double>(f.numerator_) / static_cast<double>(f.denominator_);
    }

    friend constexpr bool operator==(fraction, fraction) = default;
    friend constexpr std::strong_ordering operator<=>(fraction a, fraction b) {
        return detail::multiply(a.numerator_, b.denominator_) <=> detail::multiply(b.numerator_, a.denominator_);
    }

    friend constexpr fraction operator+(fraction a, fraction b) {
        std::int64_t const common = std::gcd(a.denominator_, b.denominator_);
        return {detail::add_checked(detail::multiply_checked(a.numerator_, b.denominator_ / common),
                                    detail::multiply_checked(b.numerator_, a.denominator_ / common)),
                detail::multiply_checked(a.denominator_, b.denominator_ / common)};
    }
    friend constexpr fraction operator*(fraction a, fraction b) {
        // Reduced crosswise first, so that only results that do not fit overflow.
        fraction const x(a.numerator_, b.denominator_), y(b.numerator_, a.denominator_);
        return {detail::multiply_checked(x.numerator_, y.numerator_),
                detail::multiply_checked(x.denominator_, y.denominator_)};
    }
    friend constexpr fraction operator/(fraction a, fraction b) { return a * fraction(b.denominator_, b.numerator_); }

    /// "1/3", "2"
    friend std::string to_text(fraction f, language in = language::english) {
        std::string written = to_text(f.numerator_, in);
        return f.denominator_ == 1 ? written : written.append("/").append(to_text(f.denominator_, in));
    }
    friend std::string to_field(fraction f) {
        std::string written = to_field(f.numerator_);
        return f.denominator_ == 1 ? written : written.append("/").append(to_field(f.denominator_));
    }

    /// Reads "1/3", "0.33" (33 hundredths, exactly), "33 %" and "2".
    static parsed<fraction> parse(std::string_view written) {
        text const wanted{"a fraction such as 1/3 or 0.33", "分数，如1/3或0.33"};
        written                 = detail::trimmed(written);
        std::size_t const slash = written.find('/');
        if (slash != std::string_view::npos) {
            auto const numerator   = detail::read_decimal(detail::trimmed(written.substr(0, slash)), 1);
            auto const denominator = detail::read_decimal(detail::trimmed(written.substr(slash + 1)), 1);
            if (!numerator || !denominator || *denominator <= 0)
                return parsed<fraction>::failed(wanted);
            return fraction(*numerator, *denominator);
        }
        std::int64_t parts = 1'000'000'000;
        if (written.ends_with('%')) {
            written = detail::trimmed(written.substr(0, written.size() - 1));
            parts   = 10'000'000;
        }
        auto const decimal = detail::read_decimal(written, parts);
        return decimal ? parsed<fraction>(fraction(*decimal, 1'000'000'000)) : parsed<fraction>::failed(wanted);
    }

private:
    std::int64_t numerator_{0};
    std::int64_t denominator_{1};
};

} // namespace tuopin

#endif
