#include <tuopin/statistics/fraction.hpp>

#include <doctest/doctest.h>

#if __has_include(<rapidcheck.h>)
#include "../support/draw.hpp"
#endif

#include <concepts>
#include <cstdint>
#include <limits>
#include <stdexcept>
#include <string>

using tuopin::fraction;

static_assert(std::regular<fraction> && std::totally_ordered<fraction>);

TEST_CASE("a fraction is reduced, and exact") {
    static_assert(fraction(6, 18) == fraction(1, 3) && fraction(-2, -4) == fraction(1, 2) &&
                  fraction(0, -7) == fraction());
    static_assert(fraction(2, -4).numerator() == -1 && fraction(2, -4).denominator() == 2);
    constexpr fraction eighteenth(1, 18);
    static_assert(eighteenth + eighteenth + eighteenth + eighteenth + eighteenth + eighteenth == fraction(1, 3));
    static_assert(fraction(1, 6) * fraction(3, 4) == fraction(1, 8) &&
                  fraction(1, 6) / fraction(-1, 3) == fraction(-1, 2));
    static_assert(fraction(33, 100) < fraction(1, 3) && fraction(-1, 2) < fraction(-1, 3));
    CHECK(to_double(fraction(1, 3)) == 1.0 / 3);
    CHECK_THROWS_AS(fraction(1, 0), std::invalid_argument);
    CHECK_THROWS_AS(fraction(1, 2) / fraction(), std::invalid_argument);
}

TEST_CASE("what does not fit is refused, what fits after reducing is not") {
    std::int64_t const largest = std::numeric_limits<std::int64_t>::max();
    CHECK(fraction(largest, 3) * fraction(3, largest) == fraction(1));
    CHECK(fraction(1, largest) < fraction(1, largest - 1));
    CHECK_THROWS_AS(fraction(largest) + fraction(1), std::overflow_error);
    CHECK_THROWS_AS(fraction(1, largest) * fraction(1, largest - 1), std::overflow_error);
    CHECK_THROWS_AS(fraction(1, std::numeric_limits<std::int64_t>::min()), std::overflow_error);
    CHECK_THROWS_AS(fraction(std::numeric_limits<std::int64_t>::min(), 2), std::overflow_error);
}

TEST_CASE("fractions are written and read") {
    CHECK(to_text(fraction(1, 3)) == "1/3");
    CHECK(to_field(fraction(4, 2)) == "2");
    struct expected {
        char const* written;
        fraction    read;
    };
    for (auto const& [written, read] :
         {expected{"1/3", {1, 3}}, expected{" 2 / 6 ", {1, 3}}, expected{"0.33", {33, 100}},
          expected{"33 %", {33, 100}}, expected{"33.5%", {67, 200}}, expected{"2", {2, 1}}, expected{"-1/2", {-1, 2}},
          expected{"1,000/3", {1000, 3}}}) {
        auto const parsed = fraction::parse(written);
        REQUIRE(static_cast<bool>(parsed));
        CHECK(*parsed == read);
    }
    for (char const* const wrong : {"", "/", "1/", "/3", "1/0", "1/-3", "a third", "1/2/3", "0.1/3", "%", "1e-3",
                                    "0.0000000001", "99999999999999999999"}) {
        CHECK_FALSE(static_cast<bool>(fraction::parse(wrong)));
        CHECK(fraction::parse(wrong).wanted().in(tuopin::language::chinese) == "分数，如1/3或0.33");
    }
}

#if __has_include(<rapidcheck.h>)

TEST_CASE("fractions compute as numbers do") {
    support::hold("laws", [] {
        auto const     draw = [] { return fraction(support::draw(-40, 40), support::draw(1, 40)); };
        fraction const a = draw(), b = draw(), c = draw();
        support::law(a + b == b + a && a * b == b * a, "commutative");
        support::law((a + b) + c == a + (b + c) && (a * b) * c == a * (b * c), "associative");
        support::law(a * (b + c) == a * b + a * c, "distributive");
        support::law((a < b) == (to_double(a) < to_double(b)), "ordered as the numbers are");
        support::law(*fraction::parse(to_field(a)) == a, "read back");
    });
}

#endif
