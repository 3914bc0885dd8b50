// What a compiler may take for granted, and what it knows.
#ifndef TUOPIN_VALUES_KNOWN_HPP
#define TUOPIN_VALUES_KNOWN_HPP

#include <cstdint>

namespace tuopin::detail {

/// Tells the compiler that a condition holds. Where it does not, anything may happen.
[[gnu::always_inline]] constexpr inline void take_for_granted(bool holds) {
#if defined(__GNUC__) || defined(__clang__)
    if (!holds)
        __builtin_unreachable();
#elif defined(_MSC_VER)
    __assume(holds);
#else
    (void)holds;
#endif
}

/// A number far from where sums and products of 64 bits end: of 31 bits with its sign.
constexpr bool is_small(std::int64_t number) {
    return number >= -(std::int64_t{1} << 30) && number < (std::int64_t{1} << 30);
}

/// Whether the compiler knows, when it compiles this very use, that a number is small. It asks nothing
/// when the program runs; what is said of a small number has to be right for others, too.
[[gnu::always_inline]] constexpr inline bool known_small([[maybe_unused]] std::int64_t number) {
#if defined(__GNUC__) || defined(__clang__)
    bool const small = is_small(number);
    return __builtin_constant_p(small) && small;
#else
    return false;
#endif
}

/// The same truth, of which the compiler should think that nobody can guess it: it computes both of what depends on it
/// and takes one, where a branch would be guessed wrong every other time.
[[gnu::always_inline]] constexpr inline bool unguessable(bool holds) {
#if defined(__GNUC__) || defined(__clang__)
    return __builtin_expect_with_probability(holds, 1, 0.5);
#else
    return holds;
#endif
}

} // namespace tuopin::detail

#endif
