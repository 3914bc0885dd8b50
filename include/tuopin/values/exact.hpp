// Integers that do not wrap silently: checked sums and products, and a 128-bit integer
// in portable C++ for totals of 64-bit values and their squares.
#ifndef TUOPIN_VALUES_EXACT_HPP
#define TUOPIN_VALUES_EXACT_HPP

#include <compare>
#include <cstdint>
#include <limits>
#include <stdexcept>

namespace tuopin::detail {

[[noreturn]] inline void does_not_fit() {
    throw std::overflow_error("tuopin: a total does not fit into 64 bits");
}

/// The sum without what exceeds 64 bits; returns whether anything does.
constexpr bool add_overflows(std::int64_t a, std::int64_t b, std::int64_t& sum) {
#if defined(__GNUC__) || defined(__clang__)
    return __builtin_add_overflow(a, b, &sum); // the processor's flag
#else
    sum = static_cast<std::int64_t>(static_cast<std::uint64_t>(a) + static_cast<std::uint64_t>(b));
    return ((a ^ sum) & (b ^ sum)) < 0;
#endif
}

constexpr std::int64_t add_checked(std::int64_t a, std::int64_t b) {
    std::int64_t sum = 0;
    if (add_overflows(a, b, sum))
        does_not_fit();
    return sum;
}

constexpr std::int64_t subtract_checked(std::int64_t a, std::int64_t b) {
    using limits = std::numeric_limits<std::int64_t>;
    if (b < 0 ? a > limits::max() + b : a < limits::min() + b)
        does_not_fit();
    return a - b;
}

/// A 128-bit two's complement integer. Its sums wrap only after 2^63 summands of 64
/// bits, its products of two 64-bit integers never do.
struct wide {
    std::int64_t  high{};
    std::uint64_t low{};

    constexpr wide() = default;
    constexpr wide(std::int64_t value) : high(value < 0 ? -1 : 0), low(static_cast<std::uint64_t>(value)) {}
    constexpr wide(std::int64_t high_half, std::uint64_t low_half) : high(high_half), low(low_half) {}

    constexpr wide& operator+=(wide other) {
        std::uint64_t const sum = low + other.low;
        high = static_cast<std::int64_t>(static_cast<std::uint64_t>(high) + static_cast<std::uint64_t>(other.high) +
                                         (sum < low ? 1u : 0u));
        low  = sum;
        return *this;
    }
    constexpr wide operator-() const {
        wide negated{static_cast<std::int64_t>(~static_cast<std::uint64_t>(high)), ~low};
        return negated += wide{1};
    }
    friend constexpr wide operator+(wide a, wide b) { return a += b; }
    friend constexpr wide operator-(wide a, wide b) { return a += -b; }

    friend constexpr bool operator==(wide, wide) = default;
    friend constexpr std::strong_ordering operator<=>(wide, wide) = default;

    constexpr bool negative() const { return high < 0; }

    constexpr double to_double() const {
        if (negative()) {
            wide const magnitude = -*this;
            return -(static_cast<double>(static_cast<std::uint64_t>(magnitude.high)) * 0x1p64 +
                     static_cast<double>(magnitude.low));
        }
        return static_cast<double>(high) * 0x1p64 + static_cast<double>(low);
    }

    constexpr bool fits() const { return high == (static_cast<std::int64_t>(low) < 0 ? -1 : 0); }

    /// The value in 64 bits; throws std::overflow_error where it does not fit.
    constexpr std::int64_t to_int64() const {
        if (!fits())
            does_not_fit();
        return static_cast<std::int64_t>(low);
    }
};

constexpr wide multiply_unsigned(std::uint64_t a, std::uint64_t b) {
    std::uint64_t const a_low = a & 0xffff'ffffu, a_high = a >> 32;
    std::uint64_t const b_low = b & 0xffff'ffffu, b_high = b >> 32;
    std::uint64_t const low    = a_low * b_low;
    std::uint64_t const middle = a_high * b_low + (low >> 32);
    std::uint64_t const cross  = a_low * b_high + (middle & 0xffff'ffffu);
    return {static_cast<std::int64_t>(a_high * b_high + (middle >> 32) + (cross >> 32)),
            (cross << 32) | (low & 0xffff'ffffu)};
}

constexpr std::uint64_t unsigned_magnitude(std::int64_t value) {
    return value < 0 ? std::uint64_t{0} - static_cast<std::uint64_t>(value) : static_cast<std::uint64_t>(value);
}

constexpr wide multiply(std::int64_t a, std::int64_t b) {
    wide const product = multiply_unsigned(unsigned_magnitude(a), unsigned_magnitude(b));
    return (a < 0) != (b < 0) ? -product : product;
}

/// The product, where it fits into 64 bits; returns whether it does not.
constexpr bool multiply_overflows(std::int64_t a, std::int64_t b, std::int64_t& product) {
#if defined(__GNUC__) || defined(__clang__)
    return __builtin_mul_overflow(a, b, &product);
#else
    wide const all = multiply(a, b);
    product        = static_cast<std::int64_t>(all.low);
    return !all.fits();
#endif
}

constexpr std::int64_t multiply_checked(std::int64_t a, std::int64_t b) {
    std::int64_t product = 0;
    if (multiply_overflows(a, b, product))
        does_not_fit();
    return product;
}

/// How a value that lies between two steps goes to one of them.
enum class rounding { nearest, down, up };

/// `value * numerator / denominator` to a whole number, halves away from zero for
/// `nearest`. `denominator` is positive. Throws std::overflow_error where it does not fit.
constexpr std::int64_t scale(std::int64_t value, std::int64_t numerator, std::int64_t denominator, rounding to) {
    wide const          product  = multiply(value, numerator);
    bool const          negative = product.negative();
    wide                rest     = negative ? -product : product;
    std::uint64_t const divisor  = static_cast<std::uint64_t>(denominator);

    // Schoolbook division, a bit at a time: conversions are rare.
    std::uint64_t quotient_high = static_cast<std::uint64_t>(rest.high) / divisor;
    std::uint64_t remainder     = static_cast<std::uint64_t>(rest.high) % divisor;
    std::uint64_t quotient      = 0;
    for (int bit = 63; bit >= 0; --bit) {
        bool const carry = (remainder >> 63) != 0;
        remainder        = (remainder << 1) | ((rest.low >> bit) & 1u);
        quotient <<= 1;
        if (carry || remainder >= divisor) {
            remainder -= divisor;
            quotient |= 1u;
        }
    }
    bool const away = to == rounding::nearest ? remainder >= divisor - remainder
                                              : remainder != 0 && (to == rounding::up) != negative;
    wide magnitude{static_cast<std::int64_t>(quotient_high), quotient};
    if (away)
        magnitude += wide{1};
    return (negative ? -magnitude : magnitude).to_int64();
}

} // namespace tuopin::detail

#endif
