// One cell of a file as a value, and back: what stands in a cell is what `to_field` writes
// and `from_text` reads, but for strings, which keep their blanks.
#ifndef TUOPIN_ENGINES_CELLS_HPP
#define TUOPIN_ENGINES_CELLS_HPP

#include <tuopin/engines/fields.hpp>
#include <tuopin/values/quantity.hpp>
#include <tuopin/values/sixteen_bytes.hpp>
#include <tuopin/values/text.hpp>
#include <tuopin/values/words.hpp>

#include <bit>
#include <concepts>
#include <cstddef>
#include <cstdint>
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
// readable, and so has the one at `end`. There are no branches but such as go the same way for nearly
// all cells of a column: how long a cell is and what it says is what no processor can foresee.
template <plain_integer I>
bool read_plain(I& value, char const* begin, char const* end) {
    bool const    negative = std::is_signed_v<I> && *begin == '-';
    std::uint64_t size     = 0;
    bool          good     = false;
    begin += negative ? 1 : 0;
    if constexpr (sizeof(I) < 4)
        good = detail::read_few_digits(begin, end, size);
    else
        good = detail::read_digits(begin, end, size);
    auto const number = negative ? -static_cast<std::int64_t>(size) : static_cast<std::int64_t>(size);
    value             = static_cast<I>(number);
    return good & std::in_range<I>(number);
}

// What a decimal of at most sixteen characters amounts to, for each number of characters behind its
// point; for sixteen as where there is no point.
template <class Unit>
struct steps_of_decimals {
    static constexpr unsigned places = [] {
        unsigned decimals = 0;
        for (std::int64_t step = Unit::steps; step >= 10; step /= 10)
            ++decimals;
        return decimals;
    }();
    /// Of which so many are read here.
    static constexpr unsigned most = places < 4 ? places : 4;
    /// So that no number of so many characters is too large.
    static constexpr std::size_t longest = places < 2 ? 16 : 18 - places;

    std::int64_t  step[17]{};   ///< what the last digit counts
    unsigned char fewest[17]{}; ///< characters of such a decimal

    constexpr steps_of_decimals() {
        for (std::size_t behind = 0; behind < 16; ++behind)
            fewest[behind] = 255;
        fewest[16]           = 1;
        std::int64_t counted = step[16] = Unit::steps;
        for (std::size_t behind = 1; behind <= places; ++behind) {
            counted /= 10;
            step[behind]   = counted;
            fewest[behind] = static_cast<unsigned char>(behind + 2);
        }
    }
};
template <class Unit>
inline constexpr steps_of_decimals<Unit> decimals_of{};

template <class Unit>
bool read_plain(quantity<Unit, std::int64_t>& value, char const* begin, char const* end) {
    bool const   negative = *begin == '-';
    std::int64_t steps    = 0;
    bool         good     = false;
    begin += negative ? 1 : 0;
    if constexpr (Unit::steps == 1) {
        std::uint64_t digits = 0;
        good                 = detail::read_digits(begin, end, digits);
        steps                = static_cast<std::int64_t>(digits);
    } else {
        constexpr auto const& decimals = decimals_of<Unit>;
        auto const            size     = static_cast<std::size_t>(end - begin);
        if (size > decimals.longest)
            return false;
        decimal_read const read = detail::read_decimal_before<decimals.most>(end, size);
        good                    = read.good & (size >= decimals.fewest[read.behind]);
        steps = static_cast<std::int64_t>(read.number * static_cast<std::uint64_t>(decimals.step[read.behind]));
    }
    value = quantity<Unit, std::int64_t>::of_steps(negative ? -steps : steps);
    return good;
}

// Codes that are nothing but digits, four bits each.
template <class Code>
    requires requires { requires Code::digits > 0 && Code::digits <= 16; }
bool read_plain(Code& value, char const* begin, char const* end) {
    constexpr std::uint64_t one_in_each = 0x1111'1111'1111'1111u >> (64 - 4 * Code::digits);
    if (static_cast<std::size_t>(end - begin) != Code::digits)
        return false;
    auto const values = detail::values_before(end, Code::digits);
    if (values.beyond_digits())
        return false;
    auto const read = Code::of_digits(values.packed() + one_in_each);
    value           = *read;
    return static_cast<bool>(read);
}

// Days as "2014-12-31".
template <class Day>
    requires std::constructible_from<Day, int, int, int> && requires { Day::exists(1, 1, 1); }
bool read_plain(Day& value, char const* begin, char const* end) {
    constexpr char     form[]  = "000000" "0000-00-00";
    constexpr unsigned hyphens = 1u << 10 | 1u << 13;
    if (end - begin != 10)
        return false;
    auto const values = (sixteen_bytes::load(end - 16) ^ sixteen_bytes::load(form)) & detail::last_bytes(10);
    if (values.beyond_digits() || (values.equal_to(0).highest_bits() & hyphens) != hyphens)
        return false;
    std::uint64_t const number = values.number();
    auto const          year   = static_cast<int>(number / 1'000'000);
    auto const          rest   = static_cast<int>(number % 1'000'000);
    if (!Day::exists(year, rest / 1'000, rest % 1'000))
        return false;
    value = Day(year, rest / 1'000, rest % 1'000);
    return true;
}

// A few words and what each says, found by their size and their last eight characters, where these
// tell them apart; else none is found.
template <class T, std::size_t Number>
class words_of_values {
public:
    constexpr words_of_values(std::string_view const (&words)[Number], T const (&values)[Number]) {
        for (std::size_t at = 0; at < Number; ++at) {
            std::string_view const word = words[at];
            words_[at]                  = word;
            values_[at]                 = values[at];
            sizes_[at]                  = static_cast<unsigned char>(word.size());
            longest_                    = word.size() > longest_ ? word.size() : longest_;
            ends_[at]                   = word_of(word.substr(word.size() < 8 ? 0 : word.size() - 8));
            if (word.size() > 8) {
                std::size_t const before = word.size() < 16 ? word.size() - 8 : 8;
                masks_[at]               = ~std::uint64_t{0} << (64 - 8 * before);
                befores_[at]             = word_of(word.substr(word.size() - 8 - before)) << (64 - 8 * before);
            }
        }
        if (Number <= most_told_apart && longest_ < sizeof before_end)
            tell_apart();
    }

    // Bytes have to be readable as for `read_plain`.
    bool find(T& value, char const* begin, char const* end) const {
        auto const size = static_cast<std::size_t>(end - begin);
        if (!told_apart_ || size > longest_)
            return false;
        std::uint64_t const cell  = load_word(end - 8) >> before_end[size];
        std::size_t const   found = places_[place_of(cell)];
        value                     = values_[found];
        std::uint64_t wrong       = (ends_[found] ^ cell) | (sizes_[found] ^ size);
        if (longest_ > 8)
            wrong |= (load_word(end - 16) & masks_[found]) ^ befores_[found];
        bool good = wrong == 0;
        if (longest_ > 16)
            good = good && (size <= 16 || words_[found] == std::string_view(begin, size));
        return good;
    }

private:
    static constexpr std::size_t most_told_apart = 64;
    static constexpr unsigned    bits            = std::bit_width(8 * Number - 1);

    // How many bits of the eight characters before the end of a word are no part of it.
    static constexpr unsigned char before_end[64] = {0, 56, 48, 40, 32, 24, 16, 8};

    constexpr std::size_t place_of(std::uint64_t end) const {
        return static_cast<std::size_t>(end * factor_ >> (64 - bits));
    }
    // Looks for a factor with which no two words have the same place.
    constexpr void tell_apart() {
        for (int tried = 0; tried < 1'000 && !told_apart_; ++tried) {
            factor_     = factor_ * 0x5851'F42D'4C95'7F2Du + 0x1405'7B7E'F767'814Eu;
            told_apart_ = true;
            bool taken[std::size_t{1} << bits]{};
            for (std::size_t at = 0; at < Number; ++at) {
                std::size_t const place = place_of(ends_[at]);
                told_apart_             = told_apart_ && !taken[place];
                taken[place]            = true;
                places_[place]          = static_cast<unsigned char>(at);
            }
        }
    }

    std::string_view words_[Number]{};
    unsigned char    sizes_[Number]{};
    std::uint64_t    ends_[Number]{};
    std::uint64_t    befores_[Number]{}; // the eight characters before the last eight, or as many as there are
    std::uint64_t    masks_[Number]{};   // all bits of those
    T                values_[Number]{};
    std::size_t      longest_{};
    std::uint64_t    factor_{1};
    bool             told_apart_{};
    unsigned char    places_[std::size_t{1} << bits]{};
};

inline constexpr words_of_values<bool, 6> words_of_bool{{"yes", "no", "true", "false", "1", "0"},
                                                        {true, false, true, false, true, false}};

inline bool read_plain(bool& value, char const* begin, char const* end) {
    return words_of_bool.find(value, begin, end);
}

template <described_enum E>
consteval auto words_of_enumerators() {
    std::string_view names[enumerator_count<E>]{};
    E                values[enumerator_count<E>]{};
    std::size_t      at = 0;
    for_each_enumerator<E>([&](std::string_view name, E value) {
        names[at]    = name;
        values[at++] = value;
    });
    return words_of_values<E, enumerator_count<E>>(names, values);
}
template <described_enum E>
inline constexpr auto words_of_enumeration = detail::words_of_enumerators<E>();

template <described_enum E>
    requires(enumerator_count<E> != 0)
bool read_plain(E& value, char const* begin, char const* end) {
    return words_of_enumeration<E>.find(value, begin, end);
}

template <class T>
    requires requires(T& value, char const* at) { detail::read_plain(value, at, at); }
bool read_plain(std::optional<T>& value, char const* begin, char const* end) {
    bool const stated = begin != end;
    T          inner{};
    bool const good = detail::read_plain(inner, begin, end);
    value           = inner;
    if (!stated)
        value.reset();
    return good | !stated;
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
