// Property tests: what is drawn at random, and how a law is held against it. Needs RapidCheck.
#ifndef TUOPIN_TESTS_SUPPORT_DRAW_HPP
#define TUOPIN_TESTS_SUPPORT_DRAW_HPP

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace support {

/// A whole number from `low` to `high`, both included. Shrinks towards `low`.
inline int draw(int low, int high) { return *rc::gen::inRange(low, high + 1); }

inline bool draw_yes() { return draw(0, 1) == 1; }

inline std::uint64_t draw_bits() { return *rc::gen::arbitrary<std::uint64_t>(); }

/// One of `choices`.
template <class T>
T draw_one(std::vector<T> const& choices) {
    return choices[static_cast<std::size_t>(draw(0, static_cast<int>(choices.size()) - 1))];
}

/// Inside a property: what must hold of the values drawn.
inline void law(bool holds, std::string_view sentence, std::string const& seen = {}) {
    if (!holds)
        RC_FAIL(std::string(sentence) + (seen.empty() ? "" : ": " + seen));
}

/// Draws a hundred times and reports the smallest counterexample.
inline void hold(std::string const& name, void (*property)()) { CHECK(rc::check(name, property)); }

} // namespace support

#endif
