#include <tuopin/values/exact.hpp>

#include <doctest/doctest.h>

#include <compare>
#include <cstdint>
#include <limits>
#include <stdexcept>
#include <type_traits>

using namespace tuopin::detail;

namespace {

constexpr std::int64_t largest  = std::numeric_limits<std::int64_t>::max();
constexpr std::int64_t smallest = std::numeric_limits<std::int64_t>::min();

// Around every place where a carry, a sign or a half turns.
constexpr std::int64_t corners[] = {smallest,
                                    smallest + 1,
                                    -(std::int64_t{1} << 32) - 1,
                                    -(std::int64_t{1} << 32),
                                    -(std::int64_t{1} << 31),
                                    -3,
                                    -1,
                                    0,
                                    1,
                                    2,
                                    10,
                                    (std::int64_t{1} << 31) - 1,
                                    (std::int64_t{1} << 32) - 1,
                                    std::int64_t{1} << 32,
                                    (std::int64_t{1} << 53) + 1,
                                    3'037'000'500,
                                    largest - 1,
                                    largest};

} // namespace

static_assert(std::is_trivially_copyable_v<wide> && sizeof(wide) == 16);
static_assert(wide{-1}.high == -1 && wide{-1}.low == ~std::uint64_t{0} && wide{}.low == 0);
static_assert(wide{-1} < wide{0} && wide{largest} < wide{largest} + wide{1});
static_assert(multiply(smallest, smallest) == wide{std::int64_t{1} << 62, 0});
static_assert(multiply(smallest, -1) == -wide{smallest} && !multiply(smallest, -1).fits());
static_assert(-multiply(smallest, -1) == wide{smallest} && (-multiply(smallest, -1)).fits());

TEST_CASE("sums and products that leave 64 bits throw, and the last ones that do not are right") {
    static_assert(add_checked(largest, smallest) == -1 && subtract_checked(-1, largest) == smallest);
    static_assert(multiply_checked(smallest, 1) == smallest && multiply_checked(-1, largest) == -largest);
    CHECK_THROWS_AS(add_checked(largest, 1), std::overflow_error);
    CHECK_THROWS_AS(add_checked(smallest, -1), std::overflow_error);
    CHECK_THROWS_AS(subtract_checked(0, smallest), std::overflow_error);
    CHECK_THROWS_AS(subtract_checked(-2, largest), std::overflow_error);
    CHECK_THROWS_AS(multiply_checked(smallest, -1), std::overflow_error);
    CHECK_THROWS_AS(multiply_checked(3'037'000'500, 3'037'000'500), std::overflow_error);
    CHECK_THROWS_AS(multiply(largest, 2).to_int64(), std::overflow_error);
}

#ifdef __SIZEOF_INT128__

__extension__ using reference          = __int128;
__extension__ using unsigned_reference = unsigned __int128;

namespace {

reference to_reference(wide w) {
    return static_cast<reference>((static_cast<unsigned_reference>(static_cast<std::uint64_t>(w.high)) << 64) | w.low);
}

std::int64_t scaled(std::int64_t value, std::int64_t numerator, std::int64_t denominator, rounding to) {
    reference const product  = static_cast<reference>(value) * numerator;
    reference const cut      = product / denominator, rest = product % denominator;
    reference const sign     = product < 0 ? -1 : 1;
    bool const      away     = to == rounding::nearest ? rest * sign >= denominator - rest * sign
                               : to == rounding::up    ? rest > 0
                                                       : rest < 0;
    return static_cast<std::int64_t>(away ? cut + sign : cut);
}

} // namespace

TEST_CASE("128-bit integers agree with those of the compiler") {
    for (std::int64_t const a : corners)
        for (std::int64_t const b : corners) {
            CAPTURE(a);
            CAPTURE(b);
            wide const      product   = multiply(a, b);
            reference const should_be = static_cast<reference>(a) * b;
            REQUIRE(to_reference(product) == should_be);
            REQUIRE(to_reference(product + wide{a} - wide{b}) == should_be + a - b);
            REQUIRE(to_reference(-product) == -should_be);
            REQUIRE((product < wide{a}) == (should_be < a));
            REQUIRE(product.fits() == (should_be >= smallest && should_be <= largest));
            REQUIRE(product.negative() == (should_be < 0));
            // Rounded twice at worst: within an ulp of the right double.
            double const right = static_cast<double>(should_be), got = product.to_double();
            REQUIRE(got - right <= 0x1p-52 * (right < 0 ? -right : right));
            REQUIRE(right - got <= 0x1p-52 * (right < 0 ? -right : right));
        }
}

TEST_CASE("scaling rounds the exact quotient, to the nearest, down or up") {
    std::int64_t const small[] = {-31, -30, -29, -3, -2, -1, 0, 1, 2, 3, 29, 30, 31, 45, 1'000'003};
    for (std::int64_t const value : small)
        for (std::int64_t const numerator : {1, 2, 3, 20, 2'000})
            for (std::int64_t const denominator : {1, 2, 3, 4, 7, 20, 1'000'000})
                for (rounding const to : {rounding::nearest, rounding::down, rounding::up}) {
                    CAPTURE(value);
                    CAPTURE(numerator);
                    CAPTURE(denominator);
                    REQUIRE(scale(value, numerator, denominator, to) == scaled(value, numerator, denominator, to));
                }
    for (std::int64_t const value : corners)
        for (rounding const to : {rounding::nearest, rounding::down, rounding::up}) {
            REQUIRE(scale(value, 1, 1, to) == value);
            REQUIRE(scale(value, 2'000, 2'000, to) == value);
            REQUIRE(scale(value, largest, largest, to) == value);
            REQUIRE(scale(value, 1, largest, to) == scaled(value, 1, largest, to));
            REQUIRE(scale(value, 2'000, 6'007, to) == scaled(value, 2'000, 6'007, to));
        }
    CHECK(scale(5, 1, 2, rounding::nearest) == 3);
    CHECK(scale(-5, 1, 2, rounding::nearest) == -3);
    CHECK_THROWS_AS(scale(largest, 2, 1, rounding::down), std::overflow_error);
    CHECK_THROWS_AS(scale(smallest, 3, 2, rounding::up), std::overflow_error);
}

#endif
