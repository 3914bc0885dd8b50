#include <tuopin/values/long_sum.hpp>

#include <doctest/doctest.h>

#include <cmath>
#include <cstdint>
#include <initializer_list>
#include <limits>

#if __has_include(<rapidcheck.h>)
#include "../support/draw.hpp"
#endif

using tuopin::detail::long_sum;

namespace {

using real = std::numeric_limits<double>;

long_sum sum_of(std::initializer_list<double> values) {
    long_sum sum;
    for (double const value : values)
        sum.add(value);
    return sum;
}

} // namespace

TEST_CASE("a long sum holds the whole range of doubles at once") {
    for (int exponent = -1'074; exponent < 1'024; ++exponent)
        for (double const mantissa : {1.0, 0x1.fffffffffffffp0, -0x1.5555555555555p0}) {
            double const value = std::ldexp(mantissa, exponent);
            CAPTURE(value);
            REQUIRE(sum_of({value}).total() == value);
            REQUIRE(sum_of({real::max(), value, real::denorm_min(), -real::max(), -real::denorm_min()}).total() ==
                    value);
        }
}

TEST_CASE("a long sum is rounded once, ties to even") {
    double const tiny = real::denorm_min();
    CHECK(sum_of({0x1p53, 1.0}).total() == 0x1p53);
    CHECK(sum_of({0x1p53, 1.0, tiny}).total() == 0x1p53 + 2);
    CHECK(sum_of({0x1p53, 3.0}).total() == 0x1p53 + 4);
    CHECK(sum_of({real::max(), 0x1p970, -tiny}).total() == real::max());
    CHECK(sum_of({real::max(), 0x1p970}).total() == real::infinity());
    CHECK(std::isnan(sum_of({1.0, real::infinity()}).total()));
    CHECK(!sum_of({1.0, real::quiet_NaN()}).finite());
}

TEST_CASE("long sums that hold the same are equal, merged or not") {
    long_sum merged = sum_of({1e300, -1.0});
    merged.merge(sum_of({-1e300, 1e-300}));
    CHECK(merged == sum_of({1e-300, -1.0}));
    CHECK(merged != sum_of({-1.0}));
    CHECK(sum_of({1.0, -1.0}) == long_sum{});
}

#if __has_include(<rapidcheck.h>)

namespace {

// Doubles of one narrow range add up in a wide integer without any rounding.
void agrees_with_integers() {
    long_sum     sum;
    std::int64_t reference = 0;
    for (int left = support::draw(0, 30); left > 0; --left) {
        auto const value        = static_cast<std::int64_t>(support::draw_bits() >> 11);
        auto const signed_value = support::draw_yes() ? value : -value;
        sum.add(std::ldexp(static_cast<double>(signed_value), -40));
        reference += signed_value;
    }
    support::law(sum.total() == std::ldexp(static_cast<double>(reference), -40), "a long sum is the exact one rounded");
}

} // namespace

TEST_CASE("long sums agree with integers") { support::hold("like integers", &agrees_with_integers); }

#endif
