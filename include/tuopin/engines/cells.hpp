// One cell of a file as a value, and back: what stands in a cell is what `to_field` writes
// and `from_text` reads, but for strings, which keep their blanks.
#ifndef TUOPIN_ENGINES_CELLS_HPP
#define TUOPIN_ENGINES_CELLS_HPP

#include <tuopin/engines/fields.hpp>
#include <tuopin/values/quantity.hpp>
#include <tuopin/values/text.hpp>
#include <tuopin/values/words.hpp>

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

// `read_plain` is the short way for what most cells hold, and reads nothing that `from_text` would
// read otherwise; what it leaves, `read_cell` reads. Of the sixteen bytes before `end` all have to be
// readable, and so has the one at `end`.
template <plain_integer I>
bool read_plain(I& value, char const* begin, char const* end) {
    bool const    negative = std::is_signed_v<I> && *begin == '-';
    std::uint64_t size     = 0;
    if (!detail::read_digits(begin + (negative ? 1 : 0), end, size))
        return false;
    auto const number = negative ? -static_cast<std::int64_t>(size) : static_cast<std::int64_t>(size);
    value             = static_cast<I>(number);
    return std::in_range<I>(number);
}

// For each number of decimals how many steps the last of them counts.
template <class Unit>
struct steps_of_decimals {
    static constexpr unsigned places = [] {
        unsigned decimals = 0;
        for (std::int64_t step = Unit::steps; step >= 10; step /= 10)
            ++decimals;
        return decimals;
    }();

    std::int64_t steps[places + 1]{};

    constexpr steps_of_decimals() {
        std::int64_t step = Unit::steps;
        for (std::int64_t& each : steps) {
            each = step;
            step /= 10;
        }
    }
};
template <class Unit>
inline constexpr steps_of_decimals<Unit> decimals_of{};

template <class Unit>
bool read_plain(quantity<Unit, std::int64_t>& value, char const* begin, char const* end) {
    bool const    negative = *begin == '-';
    std::uint64_t digits   = 0;
    unsigned      decimals = 0;
    begin += negative ? 1 : 0;
    if constexpr (Unit::steps == 1) {
        if (!detail::read_digits(begin, end, digits))
            return false;
    } else if (!detail::read_decimal_digits(begin, end, digits, decimals)) {
        return false;
    }
    if (decimals > steps_of_decimals<Unit>::places)
        return false;
    std::int64_t const step = decimals_of<Unit>.steps[decimals];
    if (digits > static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max() / step))
        return false;
    std::int64_t const steps = static_cast<std::int64_t>(digits) * step;
    value                    = quantity<Unit, std::int64_t>::of_steps(negative ? -steps : steps);
    return true;
}

// Codes that are nothing but digits, four bits each.
template <class Code>
    requires requires { requires Code::digits > 0 && Code::digits <= 16; }
bool read_plain(Code& value, char const* begin, char const* end) {
    constexpr std::size_t all = Code::digits, first = all > 8 ? all - 8 : 0;
    if (static_cast<std::size_t>(end - begin) != all)
        return false;
    std::uint64_t const low = detail::digits_before(end, all - first);
    std::uint64_t       packed =
        detail::pack_values(low + (eight_times(1) & (~std::uint64_t{0} << (64 - 8 * (all - first)))));
    bool good = !detail::has_no_digit(low);
    if constexpr (first != 0) {
        std::uint64_t const high = detail::digits_before(end - 8, first);
        packed |= detail::pack_values(high + (eight_times(1) & (~std::uint64_t{0} << (64 - 8 * first)))) << 32;
        good = good && !detail::has_no_digit(high);
    }
    if (!good)
        return false;
    auto const read = Code::of_digits(packed);
    value           = *read;
    return static_cast<bool>(read);
}

// Up to eight characters, or the last eight, as one number.
inline std::uint64_t end_of_cell(char const* begin, char const* end) {
    auto const size = static_cast<std::size_t>(end - begin);
    return size == 0 ? 0 : detail::load_word(end - 8) >> (size < 8 ? 64 - 8 * size : 0);
}

inline bool read_plain(bool& value, char const* begin, char const* end) {
    if (end - begin > 8 || end[-1] == '\0') // behind a shorter word stand zeros too
        return false;
    std::uint64_t const cell = detail::end_of_cell(begin, end);
    unsigned const      yes  = unsigned{cell == word_of("yes")} | unsigned{cell == word_of("true")} |
                         unsigned{cell == word_of("1")};
    unsigned const no = unsigned{cell == word_of("no")} | unsigned{cell == word_of("false")} |
                        unsigned{cell == word_of("0")};
    value = yes != 0;
    return (yes | no) != 0;
}

// The names of an enumeration, found by their last eight characters.
template <described_enum E>
struct enumerator_words {
    std::string_view names[enumerator_count<E>]{};
    std::uint64_t    ends[enumerator_count<E>]{};
    std::uint64_t    begins[enumerator_count<E>]{};
    E                values[enumerator_count<E>]{};

    constexpr enumerator_words() {
        std::size_t at = 0;
        for_each_enumerator<E>([&](std::string_view name, E value) {
            names[at]    = name;
            begins[at]   = word_of(name);
            ends[at]     = word_of(name.substr(name.size() < 8 ? 0 : name.size() - 8));
            values[at++] = value;
        });
    }
};
template <described_enum E>
inline constexpr enumerator_words<E> words_of_enumerators{};

template <described_enum E>
    requires(enumerator_count<E> != 0)
bool read_plain(E& value, char const* begin, char const* end) {
    constexpr auto const& all   = words_of_enumerators<E>;
    auto const            size  = static_cast<std::size_t>(end - begin);
    std::uint64_t const   cell  = detail::end_of_cell(begin, end);
    std::size_t           found = 0;
    // Without leaving early: which name a cell holds is what no processor can foresee.
    for (std::size_t at = 1; at < enumerator_count<E>; ++at)
        found = all.ends[at] == cell && all.names[at].size() == size ? at : found;
    value = all.values[found];
    return all.ends[found] == cell && all.names[found].size() == size &&
           (size <= 8 || all.begins[found] == detail::load_word(begin)) &&
           (size <= 16 || all.names[found] == std::string_view(begin, size));
}

template <class T>
    requires requires(T& value, char const* at) { detail::read_plain(value, at, at); }
bool read_plain(std::optional<T>& value, char const* begin, char const* end) {
    if (begin == end) {
        value.reset();
        return true;
    }
    T          inner{};
    bool const good = detail::read_plain(inner, begin, end);
    value           = inner;
    return good;
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
