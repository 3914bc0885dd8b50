// Logarithm, exponential and square root that give the same bits on every platform, which
// those of the C library do not promise, at a fraction of what <cmath> costs to include.
#ifndef TUOPIN_VALUES_ELEMENTARY_HPP
#define TUOPIN_VALUES_ELEMENTARY_HPP

#include <bit>
#include <cstdint>
#include <limits>

namespace tuopin::detail {

inline constexpr double natural_logarithm_of_2 = 0.693147180559945309417232121458;

/// A positive finite number as mantissa * 2^exponent, the mantissa in [1, 2).
struct split_number {
    double mantissa;
    int    exponent;
};
constexpr split_number split(double positive) {
    int lift = 0;
    if (positive < 0x1p-1022) {
        positive *= 0x1p54;
        lift = 54;
    }
    std::uint64_t const bits = std::bit_cast<std::uint64_t>(positive);
    return {std::bit_cast<double>((bits & 0xf'ffff'ffff'ffffu) | (std::uint64_t{1023} << 52)),
            static_cast<int>(bits >> 52) - 1023 - lift};
}

/// 2^exponent for -1022 <= exponent <= 1023.
constexpr double power_of_2(int exponent) {
    return std::bit_cast<double>(static_cast<std::uint64_t>(exponent + 1023) << 52);
}

/// The natural logarithm of a positive finite number, within a few units of the last place.
constexpr double natural_logarithm(double positive) {
    auto [mantissa, exponent] = split(positive);
    if (mantissa > 1.4142135623730951) {
        mantissa /= 2;
        ++exponent;
    }
    // ln m = 2 artanh z with z = (m - 1) / (m + 1); |z| < 0.172, so that 12 terms do.
    double const z       = (mantissa - 1) / (mantissa + 1);
    double const squared = z * z;
    double       series  = 0;
    for (int term = 23; term >= 1; term -= 2)
        series = series * squared + 1.0 / term;
    return 2 * z * series + exponent * natural_logarithm_of_2;
}

/// e^x - 1, precise near zero; infinite above 700.
constexpr double exponential_minus_1(double x) {
    if (x > 700)
        return std::numeric_limits<double>::infinity();
    if (x < -50)
        return -1; // and less than a unit of the last place more
    double const turns = x / natural_logarithm_of_2;
    int const    whole = static_cast<int>(turns < 0 ? turns - 0.5 : turns + 0.5);
    double const rest  = x - whole * natural_logarithm_of_2;
    double       term = rest, sum = 0; // e^rest - 1; |rest| < 0.35
    for (int n = 2; n <= 20; ++n) {
        sum += term;
        term *= rest / n;
    }
    if (whole == 0)
        return sum;
    double const power = power_of_2(whole);
    return power * sum + (power - 1);
}

/// The square root of a number that is not negative; of any other, zero.
constexpr double square_root(double number) {
    if (!(number > 0) || number - number != 0)
        return number > 0 ? number : 0;
    auto [mantissa, exponent] = split(number);
    if (exponent % 2 != 0) {
        mantissa *= 2;
        --exponent;
    }
    double root = 0.5 * (1 + mantissa);
    for (int step = 0; step < 6; ++step) // quadratic: six steps from a start within 50 %
        root = 0.5 * (root + mantissa / root);
    return root * power_of_2(exponent / 2);
}

} // namespace tuopin::detail

#endif
