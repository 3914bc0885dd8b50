// Floating-point numbers from text, also where the standard library cannot yet read them
// by std::from_chars (libc++ before 20).
#ifndef TUOPIN_VALUES_FLOATING_TEXT_HPP
#define TUOPIN_VALUES_FLOATING_TEXT_HPP

#include <charconv>
#include <concepts>
#include <string_view>

#if !defined(__cpp_lib_to_chars)
#include <clocale>
#include <cstdlib>
#include <string>
#include <type_traits>
#endif

namespace tuopin::detail {

/// Reads a whole text as a number in the form of the C language without a sign before it
/// but a minus, correctly rounded, whatever the locale. False where it is none, goes on
/// behind it, or is beyond the range of `T`.
#if defined(__cpp_lib_to_chars)
template <std::floating_point T>
bool read_floating(std::string_view written, T& value) {
    T          read{};
    auto const end = written.data() + written.size();
    auto const got = std::from_chars(written.data(), end, read);
    if (got.ec != decltype(got.ec){} || got.ptr != end)
        return false;
    value = read;
    return true;
}
#else
template <std::floating_point T>
bool read_floating(std::string_view written, T& value) {
    // What strtod takes beside such numbers: blanks, a plus, hexadecimal digits and words.
    bool digits = false;
    for (char const& c : written) {
        bool const sign = c == '-' || (c == '+' && &c != written.data());
        if (!(c >= '0' && c <= '9') && c != '.' && c != 'e' && c != 'E' && !sign)
            return false;
        digits = digits || (c >= '0' && c <= '9');
    }
    if (!digits)
        return false;
    std::string local(written);
    if (auto const point = local.find('.'); point != std::string::npos)
        local.replace(point, 1, std::localeconv()->decimal_point);
    char* end = nullptr;
    T     read{};
    if constexpr (std::is_same_v<T, float>)
        read = std::strtof(local.c_str(), &end);
    else if constexpr (std::is_same_v<T, double>)
        read = std::strtod(local.c_str(), &end);
    else
        read = std::strtold(local.c_str(), &end);
    bool const nothing = read == 0 && local.find_first_of("123456789") < local.find_first_of("eE"); // too small
    if (end != local.c_str() + local.size() || read - read != 0 || nothing)
        return false;
    value = read;
    return true;
}
#endif

} // namespace tuopin::detail

#endif
