// Loops over numbers in the registers that a processor has, where the compiler may take only those that all have.
#ifndef TUOPIN_VALUES_WIDER_REGISTERS_HPP
#define TUOPIN_VALUES_WIDER_REGISTERS_HPP

namespace tuopin::detail {

#if defined(__x86_64__) && defined(__GNUC__) && !defined(__AVX2__)

template <class Function>
[[gnu::target("avx2"), gnu::noinline]] auto in_wider_registers(Function const& function) {
    return function();
}

/// What `function` returns, compiled twice: for the processors with registers of 32 bytes, which compare numbers of 64
/// bits, too, and for all others.
template <class Function>
auto in_widest_registers(Function const& function) {
    return __builtin_cpu_supports("avx2") ? detail::in_wider_registers(function) : function();
}

#else

template <class Function>
auto in_widest_registers(Function const& function) {
    return function();
}

#endif

} // namespace tuopin::detail

#endif
