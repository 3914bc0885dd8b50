// Numbers of two types are compared as mathematics compares them.
#include <tuopin/values/compare_by_value.hpp>

#include <doctest/doctest.h>

#include <cmath>
#include <cstdint>
#include <limits>
#include <string>

#if __has_include(<rapidcheck.h>)
#include "../support/draw.hpp"
#endif

using tuopin::detail::is_below;
using tuopin::detail::not_above;
using tuopin::detail::same_value;

namespace {

constexpr auto   most         = std::numeric_limits<std::int64_t>::max();
constexpr auto   least        = std::numeric_limits<std::int64_t>::min();
constexpr auto   most_of_all  = std::numeric_limits<std::uint64_t>::max();
constexpr double infinity     = std::numeric_limits<double>::infinity();
constexpr double not_a_number = std::numeric_limits<double>::quiet_NaN();

} // namespace

// Whole numbers with a sign and without
static_assert(is_below(-1, 4'294'967'295u) && !not_above(4'294'967'295u, -1) && !same_value(-1, 4'294'967'295u));
static_assert(is_below(most, most_of_all) && is_below(least, 0u) && same_value(7, std::uint64_t{7}));

// Neither side is rounded: doubles have no 2^53 + 1, and none between 2^63 - 1 and 2^63
static_assert(is_below(0x1p53, (std::int64_t{1} << 53) + 1) && !same_value((std::int64_t{1} << 53) + 1, 0x1p53));
static_assert(is_below(most, 0x1p63) && !same_value(most, 0x1p63) && same_value(least, -0x1p63));
static_assert(is_below(most_of_all, 0x1p64) && is_below(-0x1p64, least));
static_assert(is_below(-1, -0.5) && is_below(0, 0.5) && is_below(0.5, 1) && is_below(-0.5, 0u) && same_value(0, -0.0));

// Beyond all numbers, and beside them
static_assert(is_below(most, infinity) && is_below(-infinity, least));
static_assert(!not_above(0, not_a_number) && !not_above(not_a_number, 0) && !same_value(0, not_a_number));
static_assert(!is_below(0, not_a_number) && !is_below(not_a_number, 0));

#if __has_include(<rapidcheck.h>)
namespace {

template <class I>
void one_of_three() {
    auto const whole = static_cast<I>(support::draw_bits() >> support::draw(0, 63));
    // The double beside it, or one of those next to that.
    double real = static_cast<double>(whole);
    for (int step = support::draw(-2, 2); step != 0; step += step < 0 ? 1 : -1)
        real = std::nextafter(real, step < 0 ? -infinity : infinity);
    int const holding =
        (is_below(whole, real) ? 1 : 0) + (same_value(whole, real) ? 1 : 0) + (is_below(real, whole) ? 1 : 0);
    std::string const seen = std::to_string(whole) + " and " + std::to_string(real);
    support::law(holding == 1, "of below, equal and above one holds", seen);
    support::law(not_above(whole, real) == !is_below(real, whole), "not above is not below the other way", seen);
    // Where the whole number is a double it compares as doubles do.
    if (std::fabs(real) <= 0x1p53)
        support::law(is_below(whole, real) == (static_cast<double>(whole) < real), "small numbers are doubles", seen);
    // A double of 2^53 or more is whole, and compares as what it is.
    else if (real < 0x1p63 && real >= -0x1p63)
        support::law(is_below(whole, real) == is_below(whole, static_cast<std::int64_t>(real)),
                     "large doubles are whole numbers", seen);
}

} // namespace

TEST_CASE("of two numbers the first is below, equal or above") {
    support::hold("with a sign", &one_of_three<std::int64_t>);
    support::hold("without", &one_of_three<std::uint64_t>);
}
#endif
