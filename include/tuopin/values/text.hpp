// Values as text: for people in two languages, for files in one spelling that reads
// back to the same value, and from text with a sentence where it cannot be read.
#ifndef TUOPIN_VALUES_TEXT_HPP
#define TUOPIN_VALUES_TEXT_HPP

#include <tuopin/describe/labels.hpp>
#include <tuopin/values/floating_text.hpp>

#include <charconv>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <iosfwd>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>

namespace tuopin {

/// What reading a `T` from text gave: the value, or what was wanted instead
/// ("a date such as 2020-08-11").
template <class T>
class parsed {
public:
    constexpr parsed(T value) : value_(std::move(value)), read_(true) {}

    /// The text could not be read; `wanted` says what would have been.
    static constexpr parsed failed(text wanted) {
        parsed result;
        result.wanted_ = wanted;
        return result;
    }

    constexpr explicit operator bool() const { return read_; }
    constexpr T const& operator*() const& { return value_; }
    constexpr T&&      operator*() && { return std::move(value_); }
    constexpr T const* operator->() const { return &value_; }

    /// What was wanted; empty where the text was read.
    constexpr text wanted() const { return wanted_; }

private:
    constexpr parsed() = default;

    // No optional: what is read is regular, and every type that reads itself would
    // instantiate one of its own.
    T    value_{};
    text wanted_{};
    bool read_{false};
};

namespace detail {

template <class T>
concept plain_integer = std::integral<T> && !std::same_as<T, bool> && !std::same_as<T, char>;

/// Without the blanks that people leave before and behind what they type.
constexpr std::string_view trimmed(std::string_view written) {
    while (!written.empty() && (written.front() == ' ' || written.front() == '\t'))
        written.remove_prefix(1);
    while (!written.empty() && (written.back() == ' ' || written.back() == '\t'))
        written.remove_suffix(1);
    return written;
}

inline std::string digits(std::uint64_t magnitude) {
    char        buffer[24];
    auto const  end = std::to_chars(buffer, buffer + sizeof buffer, magnitude).ptr;
    return std::string(buffer, end);
}

constexpr std::uint64_t magnitude(std::int64_t number) {
    return number < 0 ? std::uint64_t{0} - static_cast<std::uint64_t>(number) : static_cast<std::uint64_t>(number);
}

inline std::string shortest_integer(std::int64_t number) {
    std::string written(number < 0 ? "-" : "");
    return written.append(digits(magnitude(number)));
}

/// 1389 -> "1,389"
inline std::string grouped_digits(std::uint64_t magnitude) {
    std::string written = digits(magnitude);
    for (std::size_t at = written.size(); at > 3;) {
        at -= 3;
        written.insert(at, 1, ',');
    }
    return written;
}

/// `steps` of a unit that has `per_unit` of them, a power of ten, as a decimal without
/// trailing zeros: (1234, 100) -> "12.34".
inline std::string decimal(std::int64_t steps, std::int64_t per_unit, bool grouped) {
    std::uint64_t const whole = magnitude(steps) / static_cast<std::uint64_t>(per_unit);
    std::uint64_t       rest  = magnitude(steps) % static_cast<std::uint64_t>(per_unit);

    std::string written = steps < 0 ? "-" : "";
    written += grouped ? grouped_digits(whole) : digits(whole);
    if (rest != 0) {
        written += '.';
        for (std::uint64_t place = static_cast<std::uint64_t>(per_unit) / 10; rest != 0; place /= 10) {
            written += static_cast<char>('0' + rest / place);
            rest %= place;
        }
    }
    return written;
}

/// A number rounded to at most `places` decimals (0 to 9), without trailing zeros.
inline std::string rounded_decimal(double number, int places, bool grouped) {
    std::int64_t per_unit = 1;
    for (int place = 0; place < places; ++place)
        per_unit *= 10;
    double const scaled = number * static_cast<double>(per_unit);
    if (!(scaled > -9.0e17 && scaled < 9.0e17)) {
        char       buffer[32];
        auto const end = std::to_chars(buffer, buffer + sizeof buffer, number).ptr;
        return std::string(buffer, end);
    }
    // Adding a half before cutting off would round, and so move, large numbers.
    std::int64_t steps = static_cast<std::int64_t>(scaled);
    double const rest  = scaled - static_cast<double>(steps);
    if (rest >= 0.5)
        ++steps;
    else if (rest <= -0.5)
        --steps;
    return decimal(steps, per_unit, grouped);
}

/// The shortest text that reads back to the same number.
template <std::floating_point F>
std::string shortest(F number) {
    char       buffer[32];
    auto const end = std::to_chars(buffer, buffer + sizeof buffer, number).ptr;
    return std::string(buffer, end);
}

/// A decimal without a sign such as "1,234.50" as a whole number of `per_unit`ths, exactly;
/// empty where it is no decimal, is finer than that, or exceeds `limit`.
constexpr std::optional<std::uint64_t> read_magnitude(std::string_view written, std::int64_t per_unit,
                                                      std::uint64_t limit) {
    std::uint64_t whole   = 0;
    std::uint64_t place   = static_cast<std::uint64_t>(per_unit);
    bool          point   = false;
    bool          digits  = false;
    bool          grouped = false;
    for (std::size_t at = 0; at < written.size(); ++at) {
        char const c = written[at];
        if (c == '.' && !point) {
            point = true;
        } else if (c == ',' && !point && digits && written.size() - at > 3) {
            // "1234,567" and "0,123" are no grouping: somebody meant a decimal comma.
            if (!grouped && (at > 3 || written.front() == '0'))
                return std::nullopt;
            grouped = true;
            for (std::size_t ahead = 1; ahead <= 3; ++ahead)
                if (written[at + ahead] < '0' || written[at + ahead] > '9')
                    return std::nullopt;
            if (written.size() - at > 4 && written[at + 4] != ',' && written[at + 4] != '.')
                return std::nullopt;
        } else if (c >= '0' && c <= '9') {
            auto const digit = static_cast<std::uint64_t>(c - '0');
            digits           = true;
            if (!point) {
                std::uint64_t const units = digit * static_cast<std::uint64_t>(per_unit);
                if (units > limit || whole > (limit - units) / 10)
                    return std::nullopt;
                whole = whole * 10 + units;
            } else {
                if (place % 10 != 0) {
                    if (digit != 0)
                        return std::nullopt;
                    continue;
                }
                place /= 10;
                if (whole > limit - digit * place)
                    return std::nullopt;
                whole += digit * place;
            }
        } else {
            return std::nullopt;
        }
    }
    return digits ? std::optional<std::uint64_t>(whole) : std::nullopt;
}

/// A decimal such as "-1,234.50" as a whole number of `per_unit`ths, exactly; empty
/// where it is no decimal, is finer than that, or does not fit.
constexpr std::optional<std::int64_t> read_decimal(std::string_view written, std::int64_t per_unit) {
    bool const negative = !written.empty() && written.front() == '-';
    if (negative || (!written.empty() && written.front() == '+'))
        written.remove_prefix(1);
    auto const limit = static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max()) + (negative ? 1u : 0u);
    auto const size  = read_magnitude(written, per_unit, limit);
    if (!size)
        return std::nullopt;
    return static_cast<std::int64_t>(negative ? std::uint64_t{0} - *size : *size);
}

/// Without the commas of "1,234.5" and a leading plus; unchanged where the commas group nothing.
inline std::string plain_number(std::string_view written) {
    if (written.starts_with('+') && !written.starts_with("+-"))
        written.remove_prefix(1);
    std::string_view const size  = written.substr(written.starts_with('-') ? 1 : 0);
    std::string_view const whole = size.substr(0, size.find('.'));
    if (whole.find(',') == std::string_view::npos || size.rfind(',') >= whole.size() ||
        !read_magnitude(whole, 1, std::numeric_limits<std::uint64_t>::max()))
        return std::string(written);
    std::string plain;
    for (char const c : written)
        if (c != ',')
            plain += c;
    return plain;
}

} // namespace detail

/// Text for people. Every type of tuopin has a `to_text(value, language)`; these are
/// those of the types that C++ brings along.
inline std::string to_text(bool value, language in = language::english) {
    return in == language::chinese ? (value ? "是" : "否") : (value ? "yes" : "no");
}
template <detail::plain_integer I>
std::string to_text(I value, language in = language::english) {
    std::string written = value < I{} ? "-" : "";
    auto const  size =
        value < I{} ? detail::magnitude(static_cast<std::int64_t>(value)) : static_cast<std::uint64_t>(value);
    return written += in == language::chinese ? detail::digits(size) : detail::grouped_digits(size);
}
template <std::floating_point F>
std::string to_text(F value, language in = language::english) {
    return detail::rounded_decimal(static_cast<double>(value), 4, in == language::english);
}
inline std::string to_text(std::string_view value, language = language::english) { return std::string(value); }
inline std::string to_text(std::string const& value, language = language::english) { return value; }
inline std::string to_text(char const* value, language = language::english) { return value; }
inline std::string to_text(text const& value, language in = language::english) { return std::string(value.in(in)); }

/// The label of an enumerator, or its number where the description does not have it.
template <described_enum E>
std::string to_text(E value, language in = language::english) {
    std::string_view name;
    for_each_enumerator<E>([&](std::string_view candidate, E described) {
        if (described == value)
            name = candidate;
    });
    return name.empty() ? detail::shortest_integer(static_cast<std::int64_t>(value)) : label_of<E>(name, in);
}

/// A type that people can read: `to_text(value, language)` is declared for it.
template <class T>
concept has_text = requires(T const& value) {
    { to_text(value, language::english) } -> std::convertible_to<std::string>;
};

/// An empty optional is "not stated" and never a zero or a no.
template <has_text T>
std::string to_text(std::optional<T> const& value, language in = language::english) {
    if (value)
        return to_text(*value, in);
    return in == language::chinese ? "未填" : "not stated";
}

/// The text of a value in a file: one spelling, without grouping, labels or language,
/// that `from_text` reads back to the same value.
inline std::string to_field(bool value) { return value ? "yes" : "no"; }
template <detail::plain_integer I>
std::string to_field(I value) {
    if constexpr (std::is_signed_v<I>)
        return detail::shortest_integer(static_cast<std::int64_t>(value));
    else
        return detail::digits(static_cast<std::uint64_t>(value));
}
template <std::floating_point F>
std::string to_field(F value) {
    return detail::shortest(value);
}
inline std::string to_field(std::string_view value) { return std::string(value); }
inline std::string to_field(std::string const& value) { return value; }
inline std::string to_field(char const* value) { return value; }

/// The name of an enumerator as it is described.
template <described_enum E>
std::string to_field(E value) {
    std::string field = detail::shortest_integer(static_cast<std::int64_t>(value));
    for_each_enumerator<E>([&](std::string_view name, E described) {
        if (described == value)
            field = name;
    });
    return field;
}
template <class T>
    requires requires(T const& held) { to_field(held); }
std::string to_field(std::optional<T> const& value) {
    return value ? to_field(*value) : std::string();
}

namespace detail {

template <class T>
struct optional_value {};
template <class T>
struct optional_value<std::optional<T>> {
    using type = T;
};
template <class T>
concept optional_type = requires { typename optional_value<T>::type; };

/// What an optional holds, and every other type itself.
template <class T>
struct without_optional_type {
    using type = T;
};
template <optional_type T>
struct without_optional_type<T> : optional_value<T> {};
template <class T>
using without_optional = typename without_optional_type<T>::type;

/// Whether there is a value, where it is optional, and the value.
template <class T>
constexpr bool is_stated(T const& value) {
    if constexpr (optional_type<T>)
        return value.has_value();
    else
        return true;
}
template <class T>
constexpr auto const& stated_value(T const& value) {
    if constexpr (optional_type<T>)
        return *value;
    else
        return value;
}

template <class T>
concept parses_itself = requires(std::string_view written) {
    { T::parse(written) } -> std::same_as<parsed<T>>;
};

} // namespace detail

/// A type that `from_text` reads.
template <class T>
concept readable = detail::parses_itself<T> || detail::plain_integer<T> || std::floating_point<T> ||
                   std::same_as<T, bool> || std::same_as<T, std::string> || described_enum<T> ||
                   detail::optional_type<T>;

/// Reads a `T` as people and files write it: numbers with or without grouping, yes and
/// no in both languages, an enumerator by its name or either label, an empty text as an
/// empty optional. A type of your own takes part with a
/// `static tuopin::parsed<T> parse(std::string_view)`.
template <class T>
parsed<T> from_text(std::string_view written) {
    static_assert(readable<T>, "tuopin: this type cannot be read from text; give it a static member function "
                               "parse(std::string_view) that returns tuopin::parsed of it");
    written = detail::trimmed(written);
    if constexpr (detail::parses_itself<T>) {
        return T::parse(written);
    } else if constexpr (std::same_as<T, std::string>) {
        return std::string(written);
    } else if constexpr (std::same_as<T, bool>) {
        if (written == "yes" || written == "true" || written == "1" || written == "是")
            return true;
        if (written == "no" || written == "false" || written == "0" || written == "否")
            return false;
        return parsed<T>::failed({"yes or no", "是或否"});
    } else if constexpr (detail::optional_type<T>) {
        if (written.empty())
            return T{};
        auto const value = from_text<typename detail::optional_value<T>::type>(written);
        return value ? parsed<T>(T(*value)) : parsed<T>::failed(value.wanted());
    } else if constexpr (std::floating_point<T>) {
        T          value{};
        auto const reads = [&](std::string_view plain) {
            // "nan" and "inf" are no numbers that a form states.
            return detail::read_floating(plain, value) && value - value == 0;
        };
        if (reads(written) || reads(detail::plain_number(written)))
            return value;
        return parsed<T>::failed({"a number", "数字"});
    } else if constexpr (detail::plain_integer<T>) {
        if constexpr (std::is_unsigned_v<T>) {
            std::string_view const size = written.substr(written.starts_with('+') ? 1 : 0);
            if (auto const value = detail::read_magnitude(size, 1, std::numeric_limits<T>::max()))
                return static_cast<T>(*value);
        } else {
            auto const value = detail::read_decimal(written, 1);
            if (value && std::in_range<T>(*value))
                return static_cast<T>(*value);
        }
        return parsed<T>::failed({"a whole number that fits", "范围内的整数"});
    } else {
        std::optional<T> found;
        for_each_enumerator<T>([&](std::string_view name, T value) {
            if (written == name || written == label_of<T>(name, language::english) ||
                written == label_of<T>(name, language::chinese))
                found = value;
        });
        return found ? parsed<T>(*found) : parsed<T>::failed({"one of the listed names", "列表中的名称之一"});
    }
}

/// Every type of tuopin that people can read goes to an output stream in English.
/// The stream's header is the user's to include.
template <class Traits, has_text T>
    requires((std::is_class_v<T> || std::is_enum_v<T>) && !std::convertible_to<T, std::string_view>)
std::basic_ostream<char, Traits>& operator<<(std::basic_ostream<char, Traits>& out, T const& value) {
    return out << std::string_view(to_text(value, language::english));
}

} // namespace tuopin

#endif
