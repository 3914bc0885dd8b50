// Numbers of two types compared by what they are: -1 is below 4294967295u, whatever a cast would make of it.
#ifndef TUOPIN_VALUES_COMPARE_BY_VALUE_HPP
#define TUOPIN_VALUES_COMPARE_BY_VALUE_HPP

#include <tuopin/values/text.hpp>

#include <compare>
#include <concepts>
#include <cstdint>
#include <utility>

namespace tuopin::detail {

// A whole number against a floating-point one, by value: neither side is rounded.
template <plain_integer I>
constexpr std::partial_ordering order(I whole, double real) {
    if (real != real)
        return std::partial_ordering::unordered;
    if (real >= 0x1p64)
        return std::partial_ordering::less;
    if (real < -0x1p63)
        return std::partial_ordering::greater;
    auto against = [&](auto cut) -> std::partial_ordering {
        if (std::cmp_not_equal(whole, cut))
            return std::cmp_less(whole, cut) ? std::partial_ordering::less : std::partial_ordering::greater;
        return static_cast<double>(cut) <=> real;
    };
    return real < 0 ? against(static_cast<std::int64_t>(real)) : against(static_cast<std::uint64_t>(real));
}

// A bound is compared by value: casting it to the member's type would turn -1 into 4294967295.
template <class A, class B>
constexpr bool not_above(A const& a, B const& b) {
    if constexpr (plain_integer<A> && plain_integer<B>)
        return std::cmp_less_equal(a, b);
    else if constexpr (plain_integer<A> && std::floating_point<B>)
        return order(a, static_cast<double>(b)) <= 0;
    else if constexpr (std::floating_point<A> && plain_integer<B>)
        return order(b, static_cast<double>(a)) >= 0;
    else
        return a <= b;
}
template <class A, class B>
constexpr bool is_below(A const& a, B const& b) {
    return not_above(a, b) && !not_above(b, a);
}
template <class A, class B>
constexpr bool same_value(A const& a, B const& b) {
    if constexpr (plain_integer<A> && plain_integer<B>)
        return std::cmp_equal(a, b);
    else if constexpr (plain_integer<A> && std::floating_point<B>)
        return order(a, static_cast<double>(b)) == 0;
    else if constexpr (std::floating_point<A> && plain_integer<B>)
        return order(b, static_cast<double>(a)) == 0;
    else
        return a == b;
}
template <class A, class B>
concept comparable_with = requires(A const& a, B const& b) {
    { a <= b } -> std::convertible_to<bool>;
};
template <class A, class B>
concept equality_comparable_to = requires(A const& a, B const& b) {
    { a == b } -> std::convertible_to<bool>;
};

} // namespace tuopin::detail

#endif
