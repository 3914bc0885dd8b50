// One cell of a file as a value, and back: what stands in a cell is what `to_field` writes
// and `from_text` reads, but for strings, which keep their blanks.
#ifndef TUOPIN_ENGINES_CSV_CELLS_HPP
#define TUOPIN_ENGINES_CSV_CELLS_HPP

#include <tuopin/engines/csv/fields.hpp>
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

// What a decimal of at most sixteen characters amounts to, for each of its shapes.
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

    std::int64_t  step[std::size_t{1} << most]{};   ///< what the last digit counts
    unsigned char fewest[std::size_t{1} << most]{}; ///< characters of such a decimal

    constexpr steps_of_decimals() {
        for (std::size_t shape = 0; shape < std::size_t{1} << most; ++shape) {
            std::size_t const behind = shapes_of<most>.decimals[shape];
            step[shape]              = Unit::steps;
            for (std::size_t at = 0; at < behind; ++at)
                step[shape] /= 10;
            fewest[shape] = static_cast<unsigned char>(behind == 0 ? 1 : behind + 2);
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
        auto const read = detail::digits_of_decimal<decimals.most>(end, size);
        good            = !read.values.beyond_digits() & (size >= decimals.fewest[read.shape]);
        steps           = static_cast<std::int64_t>(read.values.number()) * decimals.step[read.shape];
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
concept calendar_day = requires(Day day) {
    day = Day::if_exists(1, 1, 1);
    day.stated();
};

inline constexpr char        form_of_day[]     = "000000" "0000-00-00";
inline constexpr unsigned    hyphens_of_day    = 1u << 10 | 1u << 13;
inline constexpr std::size_t characters_of_day = 10;

/// The sixteen characters before `end`, of which so many are of a day, as values of digits: zeros for its hyphens.
inline sixteen_bytes values_of_day(char const* end, std::size_t size) {
    return (sixteen_bytes::load(end - 16) ^ sixteen_bytes::load(form_of_day)) & detail::last_bytes(size);
}
inline bool has_hyphens(sixteen_bytes values) {
    return (values.equal_to(0).highest_bits() & hyphens_of_day) == hyphens_of_day;
}
template <calendar_day Day>
Day day_of(std::uint64_t number) {
    auto const year = static_cast<int>(number / 1'000'000);
    auto const rest = static_cast<int>(number % 1'000'000);
    return Day::if_exists(year, rest / 1'000, rest % 1'000);
}

template <calendar_day Day>
bool read_plain(Day& value, char const* begin, char const* end) {
    if (end - begin != std::ptrdiff_t{characters_of_day})
        return false;
    auto const values = detail::values_of_day(end, characters_of_day);
    if (values.beyond_digits() || !detail::has_hyphens(values))
        return false;
    value = detail::day_of<Day>(values.number());
    return value.stated();
}

// Cells as the last sixteen characters of them in two words, those of a shorter one behind line feeds: no plain
// cell has these, so that cells of different sizes differ.
struct ends_of_cells {
    std::uint64_t last[17]{}, before[17]{};           ///< all bits of what is of a cell of each size
    std::uint64_t free_last[17]{}, free_before[17]{}; ///< the line feeds in the place of what is not

    static constexpr std::uint64_t line_feeds = eight_times('\n');

    constexpr ends_of_cells() {
        for (std::size_t size = 0; size <= 16; ++size) {
            last[size]        = size == 0 ? 0 : ~std::uint64_t{0} << (64 - 8 * (size < 8 ? size : 8));
            before[size]      = size <= 8 ? 0 : ~std::uint64_t{0} << (64 - 8 * (size - 8));
            free_last[size]   = line_feeds & ~last[size];
            free_before[size] = line_feeds & ~before[size];
        }
    }
};
inline constexpr ends_of_cells ends_of{};

// A few words and what each says, found by their last sixteen characters, where these tell them apart; else
// none is found.
template <class T, std::size_t Number>
class words_of_values {
public:
    constexpr words_of_values(std::string_view const (&words)[Number], T const (&values)[Number]) {
        word taken[Number]{};
        for (std::size_t at = 0; at < Number; ++at) {
            std::string_view const written = words[at];
            std::size_t const      size    = written.size();
            longest_                       = size > longest_ ? size : longest_;
            taken[at].value                = values[at];
            taken[at].last                 = end_of(written);
            taken[at].before               = end_of(written.substr(0, size < 8 ? 0 : size - 8));
            taken[at].first                = word_of(written);
            taken[at].size                 = static_cast<unsigned char>(size);
        }
        if (Number <= most_told_apart && longest_ <= 24)
            tell_apart(taken);
    }

    // Bytes have to be readable as for `read_plain`.
    bool find(T& value, char const* begin, char const* end) const {
        auto const size = static_cast<std::size_t>(end - begin);
        if (!told_apart_ || size > longest_)
            return false;
        std::size_t const   seen   = longest_ > 16 && size > 16 ? 16 : size;
        std::uint64_t const last   = (load_word(end - 8) & ends_of.last[seen]) | ends_of.free_last[seen];
        std::uint64_t       before = ends_of_cells::line_feeds;
        if (longest_ > 8)
            before = (load_word(end - 16) & ends_of.before[seen]) | ends_of.free_before[seen];
        word const&   found = words_[place_of(last, before)];
        std::uint64_t wrong = found.last ^ last;
        if (longest_ > 8)
            wrong |= found.before ^ before;
        if (longest_ > 16) {
            wrong |= found.size ^ size;
            wrong |= size > 16 ? found.first ^ load_word(begin) : 0;
        }
        value = found.value;
        return wrong == 0;
    }

private:
    static constexpr std::size_t most_told_apart = 64;
    static constexpr unsigned    bits            = std::bit_width(8 * Number - 1);

    struct word {
        std::uint64_t last{};   // eight characters, or fewer and what fills them up
        std::uint64_t before{}; // the eight before
        std::uint64_t first{};  // of those of more than sixteen
        T             value{};
        unsigned char size{};
    };

    // The last characters of a word as `find` has them.
    static constexpr std::uint64_t end_of(std::string_view written) {
        std::size_t const size = written.size() < 8 ? written.size() : 8;
        return (word_of(written.substr(written.size() - size)) << (8 * (8 - size) & 63) & ends_of.last[size]) |
               ends_of.free_last[size];
    }

    constexpr std::size_t place_of(std::uint64_t last, std::uint64_t before) const {
        if (longest_ > 8)
            last += before;
        return static_cast<std::size_t>(last * factor_ >> (64 - bits));
    }
    // Looks for a factor with which no two words have the same place.
    constexpr void tell_apart(word const (&taken)[Number]) {
        for (int tried = 0; tried < 1'000 && !told_apart_; ++tried) {
            factor_     = factor_ * 0x5851'F42D'4C95'7F2Du + 0x1405'7B7E'F767'814Eu;
            told_apart_ = true;
            bool full[std::size_t{1} << bits]{};
            for (word const& each : taken) {
                std::size_t const place = place_of(each.last, each.before);
                told_apart_             = told_apart_ && !full[place];
                full[place]             = true;
            }
        }
        // A place of no word has what no cell does: the last character, and no other, is a line feed.
        for (word& each : words_)
            each.last = std::uint64_t{'\n'} << 56;
        for (word const& each : taken)
            words_[place_of(each.last, each.before)] = each;
    }

    std::size_t   longest_{};
    std::uint64_t factor_{1};
    bool          told_apart_{};
    word          words_[std::size_t{1} << bits]{};
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
