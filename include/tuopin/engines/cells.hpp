// One cell of a file as a value, and back: what stands in a cell is what `to_field` writes
// and `from_text` reads, but for strings, which keep their blanks.
#ifndef TUOPIN_ENGINES_CELLS_HPP
#define TUOPIN_ENGINES_CELLS_HPP

#include <tuopin/engines/fields.hpp>
#include <tuopin/values/quantity.hpp>
#include <tuopin/values/text.hpp>

#include <concepts>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>

namespace tuopin::detail {

// The entries of a list stand in one cell with blanks between them, so they have none.
template <class T>
concept list_entry = plain_integer<T> || described_enum<T> || requires { requires T::without_blanks; };

template <class T>
consteval bool reads_from_cell() {
    if constexpr (optional_type<T>)
        return detail::reads_from_cell<typename optional_value<T>::type>();
    else if constexpr (list_type<T>)
        return list_entry<typename list_value<T>::type>;
    else
        return readable<T>;
}

template <class T>
consteval bool writes_to_cell() {
    if constexpr (optional_type<T>)
        return detail::writes_to_cell<typename optional_value<T>::type>();
    else if constexpr (list_type<T>)
        return list_entry<typename list_value<T>::type>;
    else
        return has_field<T>;
}

/// "one of disease, disability"; nothing where there are too many to list.
template <described_enum E>
std::string listed_names(language in) {
    std::string listed = in == language::chinese ? "下列之一：" : "one of ";
    if constexpr (16 < enumerator_count<E>)
        return {};
    bool first = true;
    for_each_enumerator<E>([&](std::string_view name, E) {
        listed.append(first ? "" : in == language::chinese ? "、" : ", ");
        listed.append(in == language::chinese ? label_of<E>(name, in) : std::string(name));
        first = false;
    });
    return listed;
}

template <class T>
std::string wanted_in_cell(text wanted, language in) {
    if constexpr (described_enum<T>)
        if (std::string listed = detail::listed_names<T>(in); !listed.empty())
            return listed;
    return std::string(wanted.in(in));
}

// Up to 18 digits and nothing else, as most numbers in files are; -1 for everything else.
constexpr std::int64_t plain_digits(std::string_view written) {
    if (written.empty() || written.size() > 18)
        return -1;
    std::int64_t number = 0;
    for (char const c : written) {
        if (c < '0' || c > '9')
            return -1;
        number = 10 * number + (c - '0');
    }
    return number;
}

// The short way for what `from_text` reads too.
template <plain_integer I>
bool read_plain(I& value, std::string_view written) {
    std::int64_t const digits = plain_digits(written);
    if (digits < 0 || !std::in_range<I>(digits))
        return false;
    value = static_cast<I>(digits);
    return true;
}
template <class Unit>
bool read_plain(quantity<Unit, std::int64_t>& value, std::string_view written) {
    std::int64_t const digits = plain_digits(written);
    if (digits < 0 || digits > std::numeric_limits<std::int64_t>::max() / Unit::steps)
        return false;
    value = quantity<Unit, std::int64_t>::of_steps(digits * Unit::steps);
    return true;
}

template <class T>
bool read_cell(T& value, std::string_view written, bool quoted, language in, std::string& wanted);

template <class List>
bool read_list(List& list, std::string_view written, language in, std::string& wanted) {
    list.clear();
    for (written = trimmed(written); !written.empty(); written = trimmed(written)) {
        std::size_t const               end = written.find(' ');
        typename list_value<List>::type entry{};
        if (!detail::read_cell(entry, written.substr(0, end), false, in, wanted))
            return false;
        list.push_back(entry);
        written.remove_prefix(end == std::string_view::npos ? written.size() : end);
    }
    return true;
}

/// Reads a cell into `value`; where it cannot, `wanted` says in the language what was wanted.
/// `quoted`: the cell stood in quotes, so that an empty one is an empty text and not nothing.
template <class T>
bool read_cell(T& value, std::string_view written, bool quoted, language in, std::string& wanted) {
    if constexpr (std::same_as<T, std::string>) {
        value.assign(written);
        return true;
    } else if constexpr (optional_type<T>) {
        using inner = typename optional_value<T>::type;
        value.reset();
        if constexpr (std::same_as<inner, std::string>) {
            if (written.empty() && !quoted)
                return true;
            value.emplace(written);
            return true;
        } else {
            bool const empty = trimmed(written).empty();
            if (empty && !quoted)
                return true;
            inner read{};
            if (detail::read_cell(read, written, quoted, in, wanted))
                value.emplace(std::move(read));
            else if (!empty)
                return false;
            return true;
        }
    } else if constexpr (list_type<T>) {
        return detail::read_list(value, written, in, wanted);
    } else {
        if constexpr (described_enum<T>) {
            bool found = false;
            for_each_enumerator<T>([&](std::string_view name, T described) {
                if (written == name) {
                    value = described;
                    found = true;
                }
            });
            if (found)
                return true;
        }
        if constexpr (requires { detail::read_plain(value, written); })
            if (detail::read_plain(value, written))
                return true;
        auto read = from_text<T>(written);
        if (!read) {
            wanted = detail::wanted_in_cell<T>(read.wanted(), in);
            return false;
        }
        value = *std::move(read);
        return true;
    }
}

/// What a file holds of a value. An optional that is empty gives nothing.
template <class T>
std::string cell_of(T const& value) {
    if constexpr (optional_type<T>) {
        return value ? detail::cell_of(*value) : std::string();
    } else if constexpr (list_type<T>) {
        std::string joined;
        for (auto const& entry : value)
            joined.append(joined.empty() ? "" : " ").append(to_field(entry));
        return joined;
    } else {
        return to_field(value);
    }
}

} // namespace tuopin::detail

#endif
