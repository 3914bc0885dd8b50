// Logarithm, exponential and square root, held against those of the C library.
#include <tuopin/values/elementary.hpp>

#include <doctest/doctest.h>

#include <cmath>
#include <cstdint>
#include <limits>
#include <random>

namespace {

// Off by so many parts in 10^15 of the true value.
double parts_off(double found, double right) {
    return right == 0 ? std::fabs(found) * 1e15 : std::fabs((found - right) / right) * 1e15;
}

} // namespace

TEST_CASE("the logarithm is that of the C library within a few units of the last place") {
    std::mt19937_64 random(1);
    double          worst = 0;
    for (int draw = 0; draw < 200'000; ++draw) {
        double const x =
            std::ldexp(1.0 + static_cast<double>(random() >> 12) * 0x1p-52, static_cast<int>(random() % 2000) - 1000);
        worst          = std::fmax(worst, parts_off(tuopin::detail::natural_logarithm(x), std::log(x)));
    }
    CHECK(worst < 2.0);
    // Rates of growth lie near one.
    for (double const rate : {-0.5, -0.031, 0.001, 0.059, 0.3, 1.7})
        CHECK(parts_off(tuopin::detail::natural_logarithm(1 + rate), std::log(1 + rate)) < 1.0);
    CHECK(tuopin::detail::natural_logarithm(1.0) == 0.0);
    CHECK(parts_off(tuopin::detail::natural_logarithm(5e-324), std::log(5e-324)) < 2.0);
    CHECK(parts_off(tuopin::detail::natural_logarithm(std::numeric_limits<double>::max()),
                    std::log(std::numeric_limits<double>::max())) < 2.0);
}

TEST_CASE("the exponential less one keeps its digits near zero") {
    for (double const x :
         {1e-300, 1e-12, 1e-5, 0.057, 0.3, 0.4, 1.0, 17.0, 300.0, 690.0, -1e-9, -0.031, -0.3, -0.5, -5.0, -50.0}) {
        CAPTURE(x);
        CHECK(parts_off(tuopin::detail::exponential_minus_1(x), std::expm1(x)) < 200.0);
    }
    static_assert(tuopin::detail::exponential_minus_1(0.0) == 0.0);
    double const rate = tuopin::detail::exponential_minus_1(tuopin::detail::natural_logarithm(1.059));
    CHECK(std::fabs(rate - 0.059) < 1e-15);
}

TEST_CASE("the square root is within a unit of the last place") {
    std::mt19937_64 random(2);
    double          worst = 0;
    for (int draw = 0; draw < 200'000; ++draw) {
        double const x =
            std::ldexp(1.0 + static_cast<double>(random() >> 12) * 0x1p-52, static_cast<int>(random() % 2000) - 1000);
        worst          = std::fmax(worst, parts_off(tuopin::detail::square_root(x), std::sqrt(x)));
    }
    CHECK(worst < 0.5);
    static_assert(tuopin::detail::square_root(0.0) == 0.0);
    static_assert(tuopin::detail::square_root(144.0) == 12.0);
    CHECK(tuopin::detail::square_root(-1.0) == 0.0);
    CHECK(tuopin::detail::square_root(std::numeric_limits<double>::infinity()) ==
          std::numeric_limits<double>::infinity());
}
