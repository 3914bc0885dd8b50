// Memory that will be used soon.
#ifndef TUOPIN_VALUES_FETCH_HPP
#define TUOPIN_VALUES_FETCH_HPP

#if defined(_MSC_VER) && !defined(__clang__) && (defined(_M_X64) || defined(_M_IX86))
#include <xmmintrin.h>
#endif

namespace tuopin::detail {

/// Has the line of memory with this byte brought near while the processor does something else. That it is no place of
/// the program's does no harm.
[[gnu::always_inline]] inline void fetch([[maybe_unused]] void const* byte) {
#if defined(__GNUC__) || defined(__clang__)
    __builtin_prefetch(byte);
#elif defined(_MSC_VER) && (defined(_M_X64) || defined(_M_IX86))
    _mm_prefetch(static_cast<char const*>(byte), _MM_HINT_T0);
#endif
}

} // namespace tuopin::detail

#endif
