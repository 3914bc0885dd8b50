#include <tuopin/values/exact_sum.hpp>

#include <doctest/doctest.h>

#include <bit>
#include <cmath>
#include <cstdint>
#include <limits>
#include <stdexcept>
#include <vector>

#if __has_include(<rapidcheck.h>)
#include "../support/draw.hpp"

#include <algorithm>
#endif

using tuopin::detail::integer_sum;
using tuopin::detail::multiply;
using tuopin::detail::product_sum;
using tuopin::detail::real_sum;
using tuopin::detail::wide;

namespace {

using real  = std::numeric_limits<double>;
using whole = std::numeric_limits<std::int64_t>;

real_sum sum_of(std::vector<double> const& values) {
    real_sum sum;
    for (double const value : values)
        sum.add(value);
    return sum;
}

} // namespace

TEST_CASE("a sum of integers is exact up to and beyond 64 bits") {
    integer_sum sum;
    for (int time = 0; time < 1'000; ++time)
        sum.add(whole::max());
    CHECK(sum.total() == multiply(whole::max(), 1'000));
    for (int time = 0; time < 1'000; ++time)
        sum.add(whole::min());
    CHECK(sum.total() == wide{-1'000});
    CHECK(sum.total().to_int64() == -1'000);

    integer_sum least;
    for (int time = 0; time < 1'000; ++time)
        least.add(whole::min());
    CHECK(least.total() == multiply(whole::min(), 1'000));
    CHECK_THROWS_AS(least.total().to_int64(), std::overflow_error);
}

TEST_CASE("integer sums that hold the same are equal, however they came about") {
    integer_sum at_once, merged, part;
    for (std::int64_t const value : {-1, 1, -1, 5}) {
        at_once.add(value);
        part = integer_sum{};
        part.add(value);
        merged.merge(part);
    }
    CHECK(at_once == merged);
    CHECK(at_once.total() == wide{4});
    part.add(1);
    CHECK(part != merged);
}

TEST_CASE("merging integer sums does not wrap: a total of 95 bits and more is refused") {
    integer_sum sum;
    sum.add(whole::max());
    CHECK_THROWS_AS(
        [&] {
            for (int doubling = 0; doubling < 64; ++doubling)
                sum.merge(integer_sum(sum));
        }(),
        std::overflow_error);
}

TEST_CASE("a sum of products is exact, and refuses to leave 128 bits") {
    product_sum sum;
    sum.add(multiply(whole::min(), whole::min()));
    CHECK_THROWS_AS(sum.add(multiply(whole::min(), whole::min())), std::overflow_error);
    sum.add(multiply(whole::max(), -whole::max()));
    CHECK(sum.total() == multiply(whole::max(), 2) + wide{1});
}

TEST_CASE("a sum of products does not see how large their factors were") {
    constexpr std::int64_t half = std::int64_t{1} << 31; // the first that is no small factor, and the last negative one
    product_sum            by_products, by_totals, merged;
    wide                   total{};
    for (std::int64_t const a : {half - 1, half, -half, -half - 1, std::int64_t{0}, std::int64_t{-1}, whole::max(), whole::min()})
        for (std::int64_t const b : {half - 1, half, -half, -half - 1, std::int64_t{1}, std::int64_t{-7}}) {
            product_sum one;
            one.add_product(a, b);
            CHECK(one.total() == multiply(a, b));
            by_products.add_product(a, b);
            by_totals.add(multiply(a, b));
            merged.merge(one);
            total += multiply(a, b);
        }
    CHECK(by_products.total() == total);
    CHECK(by_products == by_totals);
    CHECK(by_products == merged);
}

TEST_CASE("adding a number so many times is adding it again and again") {
    for (double const value : {0.1, -0.1, 1.0, 1e300, -1e-300, real::max(), real::min(), real::denorm_min(), 0.0, 0x1.fffffffffffffp+3})
        for (std::uint64_t const times : {0u, 1u, 2u, 7u, 1'000u, 2'047u}) {
            CAPTURE(value);
            CAPTURE(times);
            real_sum at_once, again;
            at_once.add_times(value, times);
            for (std::uint64_t time = 0; time < times; ++time)
                again.add(value);
            CHECK(at_once == again);
        }
}

TEST_CASE("a sum of floating-point numbers is rounded once") {
    struct example {
        std::vector<double> values;
        double              sum;
    };
    double const tiny = real::denorm_min(), huge = real::max();
    for (auto const& [values, sum] : std::vector<example>{{{}, 0.0},
                                                          {{0.1, 0.2, 0.3, -0.6}, 0x1p-55},
                                                          {{1e308, 1e308, -1e308, -1e308, 1.0}, 1.0},
                                                          {{1e16, 1.0, -1e16}, 1.0},
                                                          {{huge, tiny, -huge}, tiny},
                                                          {{huge, tiny}, huge},
                                                          {{tiny, tiny, tiny}, 3 * tiny},
                                                          {{real::min(), -tiny}, real::min() - tiny},
                                                          {{real::min() - tiny, tiny}, real::min()},
                                                          {{0x1p53, 1.0}, 0x1p53},
                                                          {{0x1p53, 1.0, tiny}, 0x1p53 + 2},
                                                          {{0x1p53, 1.0, -tiny}, 0x1p53},
                                                          {{0x1p53, 3.0}, 0x1p53 + 4},
                                                          {{-0x1p53, -1.0, -tiny}, -0x1p53 - 2},
                                                          {{0x1p31, 0x1p-22, 0x1p-1074}, 0x1p31 + 0x1p-21},
                                                          {{huge, huge}, real::infinity()},
                                                          {{-huge, -huge}, -real::infinity()},
                                                          {{huge, 0x1p969}, huge},
                                                          {{huge, 0x1p970}, real::infinity()},
                                                          {{huge, 0x1p970, -tiny}, huge},
                                                          {{-0.0, -0.0}, 0.0}}) {
        CAPTURE(values.size());
        CAPTURE(values.empty() ? 0.0 : values[0]);
        CHECK(sum_of(values).total() == sum);
    }
}

TEST_CASE("every finite double sums to itself") {
    for (int exponent = -1'074; exponent < 1'024; ++exponent)
        for (double const mantissa : {1.0, 0x1.fffffffffffffp0, -0x1.5555555555555p0}) {
            double const value = std::ldexp(mantissa, exponent);
            CAPTURE(value);
            REQUIRE(sum_of({value}).total() == value);
            REQUIRE(sum_of({value, value, -value}).total() == value);
        }
}

TEST_CASE("what is not finite makes the sum not a number, and finite sums have no trace of it") {
    for (double const odd : {real::infinity(), -real::infinity(), real::quiet_NaN()}) {
        auto sum = sum_of({1.0, odd});
        CHECK(!sum.finite());
        CHECK(std::isnan(sum.total()));
        CHECK(sum == sum);
        CHECK(sum != sum_of({1.0}));
        auto merged = sum_of({1.0});
        merged.merge(sum);
        CHECK(!merged.finite());
    }
    CHECK(sum_of({real::max(), real::max()}).finite());
}

TEST_CASE("products go into a sum without being rounded") {
    real_sum   sum;
    double const a = 1 + 0x1p-30, b = 1 - 0x1p-30;
    sum.add_product(a, b);
    sum.add(-1.0);
    CHECK(sum.total() == -0x1p-60);

    real_sum same;
    same.add_product(0.1, 0.1);
    same.add_product(-0.1, 0.1);
    CHECK(same == real_sum{});
}

TEST_CASE("sums are computed at compile time as well") {
    constexpr double total = [] {
        real_sum sum;
        for (double const value : {1e16, 1.0, -1e16})
            sum.add(value);
        return sum.total();
    }();
    static_assert(total == 1.0);
}

#if __has_include(<rapidcheck.h>)

namespace {

using support::draw;
using support::law;

double draw_real() {
    switch (draw(0, 5)) {
    case 0: return std::bit_cast<double>(support::draw_bits() & 0x800f'ffff'ffff'ffffu); // subnormal
    case 1: return std::ldexp(static_cast<double>(draw(-9, 9)), draw(1'000, 1'020));
    case 2: return draw(-9, 9) * 0.1;
    default: {
        double const any = std::bit_cast<double>(support::draw_bits());
        return any - any == 0 ? any : 1.0;
    }
    }
}

// Numbers, many of which cancel others.
std::vector<double> draw_reals(int most) {
    std::vector<double> values;
    for (int left = draw(0, most); left > 0; --left)
        values.push_back(!values.empty() && draw(0, 2) == 0 ? -support::draw_one(values) : draw_real());
    return values;
}

std::vector<double> shuffled(std::vector<double> values) {
    for (std::size_t at = values.size(); at > 1; --at)
        std::swap(values[at - 1], values[static_cast<std::size_t>(draw(0, static_cast<int>(at) - 1))]);
    return values;
}

void order_and_grouping() {
    auto const values = draw_reals(20);
    auto const sum    = sum_of(values);
    auto const other  = sum_of(shuffled(values));
    law(sum == other, "the order of the summands does not matter");
    law(std::bit_cast<std::uint64_t>(sum.total()) == std::bit_cast<std::uint64_t>(other.total()), "to the last bit");

    auto const more = draw_reals(20);
    auto       a = sum, b = sum_of(more), together = sum;
    for (double const value : more)
        together.add(value);
    a.merge(b);
    b.merge(sum);
    law(a == b && a == together, "merged is as if added one after the other");
    law(std::bit_cast<std::uint64_t>(a.total()) == std::bit_cast<std::uint64_t>(together.total()),
        "merged to the last bit");
}

// The sum is the double nearest to the exact one if what is left over, exactly computed,
// is at most half a step, and a tie goes to the even mantissa.
void nearest() {
    auto const   values = draw_reals(12);
    auto         rest   = sum_of(values);
    double const total  = rest.total();
    if (std::isinf(total))
        return;
    rest.add(-total);
    double const left = rest.total();
    double const up   = std::nextafter(total, real::infinity()) - total;
    double const down = total - std::nextafter(total, -real::infinity());
    double const step = left > 0 ? up : down;
    if (left == 0)
        return;
    // The half step of a subnormal is no double: there nothing may be left over.
    law(step > real::denorm_min(), "a subnormal sum is exact");
    auto twice = rest;
    twice.merge(rest);
    twice.add(left > 0 ? -step : step);
    double const over = left > 0 ? twice.total() : -twice.total();
    law(over <= 0, "no other double is nearer");
    law(over < 0 || (std::bit_cast<std::uint64_t>(total) & 1u) == 0, "ties go to even");
}

// Doubles of one narrow range add up in a wide integer without any rounding.
void agrees_with_integers() {
    real_sum     sum;
    std::int64_t reference = 0;
    for (int left = draw(0, 30); left > 0; --left) {
        auto const value = static_cast<std::int64_t>(support::draw_bits() >> 11);
        auto const signed_value = support::draw_yes() ? value : -value;
        sum.add(std::ldexp(static_cast<double>(signed_value), -40));
        reference += signed_value;
    }
    law(sum.total() == std::ldexp(static_cast<double>(reference), -40), "a sum is the exact one rounded");
}

} // namespace

TEST_CASE("sums of floating-point numbers depend on neither order nor grouping") {
    support::hold("order and grouping", &order_and_grouping);
}
TEST_CASE("sums of floating-point numbers are correctly rounded") {
    support::hold("nearest double", &nearest);
    support::hold("like integers", &agrees_with_integers);
}

#endif
