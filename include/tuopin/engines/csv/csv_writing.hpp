// Records as lines of CSV, written cell by cell into one block of text: the opposite of csv_cells.hpp. What a cell
// holds is what `to_field` gives; of the types that most cells are of it is written without making a string of it.
#ifndef TUOPIN_ENGINES_CSV_CSV_WRITING_HPP
#define TUOPIN_ENGINES_CSV_CSV_WRITING_HPP

#include <tuopin/engines/csv/cell_translation.hpp>
#include <tuopin/engines/csv/cells.hpp>
#include <tuopin/engines/csv/csv_options.hpp>
#include <tuopin/engines/csv/fields.hpp>
#include <tuopin/values/quantity.hpp>
#include <tuopin/values/text.hpp>
#include <tuopin/values/words.hpp>

#include <array>
#include <bit>
#include <charconv>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <iterator>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

// Whether a type has a `to_field` beside it: this one hides those of the library, but not what the type leads to.
namespace tuopin::detail::beside_the_type {
void to_field() = delete;
template <class T>
concept has_field = requires(T const& value) { to_field(value); };
} // namespace tuopin::detail::beside_the_type

namespace tuopin::detail {

// `write_plain` writes what `to_field` gives and returns where that ends. It may write `room_of<T>` characters, what it
// leaves behind the end among them. There are few branches but such as go the same way for nearly all cells of a
// column.

template <class T>
inline constexpr std::size_t room_of = 0;

/// The digits of a number below 100,000,000, without leading zeros.
inline char* write_few_digits(char* to, std::uint64_t number) {
    std::uint64_t const digits = digits_of_number(number);
    // Of 0 the last one stays.
    auto const zeros = static_cast<unsigned>(std::countr_zero(digits | std::uint64_t{1} << 63)) / 8;
    store_word(to, (digits | eight_times('0')) >> 8 * zeros);
    return to + (8 - zeros);
}
inline char* write_digits(char* to, std::uint64_t number) {
    constexpr std::uint64_t below = 100'000'000;
    if (number < below)
        return write_few_digits(to, number);
    if (number < below * below) {
        to = write_few_digits(to, number / below);
    } else {
        to = write_few_digits(to, number / below / below);
        store_word(to, digits_of_number(number / below % below) | eight_times('0'));
        to += 8;
    }
    store_word(to, digits_of_number(number % below) | eight_times('0'));
    return to + 8;
}

template <plain_integer I>
inline constexpr std::size_t room_of<I> = 28;
template <plain_integer I>
char* write_plain(char* to, I value) {
    if constexpr (std::is_signed_v<I>) {
        *to = '-';
        to += value < 0 ? 1 : 0;
        return write_digits(to, magnitude(static_cast<std::int64_t>(value)));
    } else {
        return write_digits(to, static_cast<std::uint64_t>(value));
    }
}

template <std::floating_point F>
inline constexpr std::size_t room_of<F> = 32;
template <std::floating_point F>
char* write_plain(char* to, F value) {
    return std::to_chars(to, to + room_of<F>, value).ptr;
}

template <>
inline constexpr std::size_t room_of<bool> = 4;
inline char* write_plain(char* to, bool value) {
    std::memcpy(to, value ? "yes" : "no\0", 4);
    return to + (value ? 3 : 2);
}

// Units whose steps are eight decimals at most.
template <class Unit>
concept decimal_unit = Unit::steps >= 1 && Unit::steps <= 100'000'000 && [] {
    std::int64_t step = Unit::steps;
    while (step % 10 == 0)
        step /= 10;
    return step == 1;
}();

// One or two decimals and the point before them, without zeros behind.
template <std::uint64_t PerUnit>
struct decimals_as_written {
    struct written {
        char          text[3]{};
        unsigned char size{};
    };
    written of[PerUnit]{};

    constexpr decimals_as_written() {
        for (std::uint64_t steps = 1; steps < PerUnit; ++steps) {
            written& each = of[steps];
            each.text[0]  = '.';
            each.text[1]  = static_cast<char>('0' + steps / (PerUnit / 10));
            each.text[2]  = static_cast<char>('0' + steps * 10 / (PerUnit / 10) % 10);
            each.size     = each.text[2] == '0' ? 2 : 3;
        }
    }
};
template <std::uint64_t PerUnit>
inline constexpr decimals_as_written<PerUnit> decimals_written{};

template <decimal_unit Unit>
inline constexpr std::size_t room_of<quantity<Unit, std::int64_t>> = 38;
template <decimal_unit Unit>
char* write_plain(char* to, quantity<Unit, std::int64_t> value) {
    constexpr std::uint64_t per_unit = static_cast<std::uint64_t>(Unit::steps);
    std::uint64_t const     steps    = magnitude(value.steps());
    *to = '-';
    to  = write_digits(to + (value.steps() < 0 ? 1 : 0), steps / per_unit);
    if constexpr (per_unit == 10 || per_unit == 100) {
        auto const& decimals = decimals_written<per_unit>.of[steps % per_unit];
        std::memcpy(to, &decimals, sizeof decimals); // four bytes at once
        to += decimals.size;
    } else if constexpr (per_unit != 1) {
        std::uint64_t const digits = digits_of_number(steps % per_unit * (100'000'000 / per_unit));
        auto const          zeros  = static_cast<unsigned>(std::countl_zero(digits | 1)) / 8;
        *to                        = '.';
        store_word(to + 1, digits | eight_times('0'));
        to += digits == 0 ? 0 : 9 - zeros;
    }
    return to;
}

template <class Code>
concept code_of_digits = requires(Code code) {
    requires Code::digits > 0 && Code::digits <= 16;
    { code.number() } -> std::same_as<std::uint64_t>;
    { code.length() } -> std::same_as<std::size_t>;
};
template <code_of_digits Code>
inline constexpr std::size_t room_of<Code> = 16;
template <code_of_digits Code>
char* write_plain(char* to, Code code) {
    constexpr std::uint64_t from_one = eight_times('0' - 1); // each digit is one more
    store_word(to, unpack_values(code.number() >> 32) + from_one);
    if constexpr (Code::digits > 8)
        store_word(to + 8, unpack_values(code.number() & 0xFFFF'FFFF) + from_one);
    return to + code.length();
}

template <calendar_day Day>
inline constexpr std::size_t room_of<Day> = 16;
template <calendar_day Day>
char* write_plain(char* to, Day day) {
    auto const          number = static_cast<std::uint64_t>(day.year() * 10'000 + day.month() * 100 + day.day());
    std::uint64_t const digits = digits_of_number(number) | eight_times('0');
    store_word(to, (digits & 0xFFFF'FFFF) | std::uint64_t{'-'} << 32 | (digits >> 32 & 0xFFFF) << 40 |
                       std::uint64_t{'-'} << 56);
    store_word(to + 8, digits >> 48);
    return to + (day.stated() ? characters_of_day : 0);
}

// The names of enumerators, as long as the longest of them.
template <described_enum E>
inline constexpr std::size_t longest_name = [] {
    std::size_t longest = 0;
    for_each_enumerator<E>([&](std::string_view name, E) { longest = name.size() > longest ? name.size() : longest; });
    return longest;
}();
template <described_enum E>
struct names_as_written {
    static constexpr std::size_t width = (longest_name<E> + 7) / 8 * 8;

    char          name[enumerator_count<E>][width]{};
    unsigned char size[enumerator_count<E>]{};
    E             value[enumerator_count<E>]{};
    bool          in_order{true}; // they are numbered from 0 on

    constexpr names_as_written() {
        std::size_t place = 0;
        for_each_enumerator<E>([&](std::string_view written, E described) {
            for (std::size_t at = 0; at < written.size(); ++at)
                name[place][at] = written[at];
            size[place]  = static_cast<unsigned char>(written.size());
            value[place] = described;
            in_order     = in_order && std::cmp_equal(static_cast<std::underlying_type_t<E>>(described), place);
            ++place;
        });
    }

    /// Where its name is; of two for one value the last. Their number where it has none.
    constexpr std::size_t place_of(E sought) const {
        auto const number = static_cast<std::underlying_type_t<E>>(sought);
        if (in_order)
            return std::cmp_greater_equal(number, 0) && std::cmp_less(number, enumerator_count<E>)
                       ? static_cast<std::size_t>(number)
                       : enumerator_count<E>;
        std::size_t found = enumerator_count<E>;
        for (std::size_t place = 0; place < enumerator_count<E>; ++place)
            found = value[place] == sought ? place : found;
        return found;
    }
};
template <described_enum E>
inline constexpr names_as_written<E> names_written{};

template <class E>
concept written_by_name = described_enum<E> && enumerator_count<E> != 0 && longest_name<E> < 256 &&
                          !beside_the_type::has_field<E>;
template <written_by_name E>
inline constexpr std::size_t room_of<E> = names_as_written<E>::width < room_of<std::int64_t>
                                              ? room_of<std::int64_t>
                                              : names_as_written<E>::width;
template <written_by_name E>
char* write_plain(char* to, E value) {
    constexpr auto const& names = names_written<E>;
    std::size_t const     place = names.place_of(value);
    if (place == enumerator_count<E>)
        return write_plain(to, static_cast<std::int64_t>(value));
    std::memcpy(to, names.name[place], names.width);
    return to + names.size[place];
}

// An optional text that is stated but empty is not nothing: it is written in quotes.
template <class T>
    requires(room_of<T> != 0)
inline constexpr std::size_t room_of<std::optional<T>> = room_of<T>;
template <class T>
    requires(room_of<T> != 0)
char* write_plain(char* to, std::optional<T> const& value) {
    if (!value)
        return to;
    char* const end = write_plain(to, *value);
    if (end != to)
        return end;
    std::memcpy(to, "\"\"", 2);
    return to + 2;
}

template <class T>
consteval bool check_writable() {
    static_assert(writes_to_cell<T>(),
                  "tuopin: a member of this record cannot be written to a file; give its type a "
                  "function to_field that returns a string, or leave the member out of the description");
    return writes_to_cell<T>();
}

template <class Record>
consteval auto names_of_fields() {
    std::array<field_names, detail::count_fields<Record>()> names{};
    std::size_t                                             at = 0;
    detail::for_each_field<Record>([&]<class Field>(Field) { names[at++] = {Field::names(), Field::depth()}; });
    return names;
}

// A label or code that could be another field's name is no heading: then the member's name stands.
template <class Names>
std::string csv_heading(Names const& all, std::size_t at, csv_options const& options) {
    if (options.headings == csv_headings::names)
        return all[at].path();
    std::string heading =
        options.headings == csv_headings::labels ? all[at].labels(options.language) : std::string(all[at].code());
    for (std::size_t other = 0; other < all.size(); ++other)
        if (other != at && (detail::is_called(heading, all[other])))
            return all[at].path();
    return detail::is_called(heading, all[at]) ? heading : all[at].path();
}

/// What holds its text: a string, and a type that says by `field_is_view` that its `to_field` gives its `view()`.
template <class T>
concept kept_as_text = std::same_as<T, std::string> || requires(T const& value) {
    requires T::field_is_view;
    { value.view() } -> std::same_as<std::string_view>;
};
inline std::string_view kept_text(std::string const& value) { return value; }
template <kept_as_text T>
std::string_view kept_text(T const& value) {
    return value.view();
}

/// Which cells stand in quotes.
class cell_quotes {
public:
    explicit cell_quotes(char separator) {
        for (char const special : {separator, '"', '\n', '\r'})
            special_[static_cast<unsigned char>(special)] = true;
    }

    bool wanted(std::string_view content) const {
        bool       quoted   = false;
        auto const is_blank = [](char c) { return c == ' ' || c == '\t'; };
        for (char const c : content)
            quoted = quoted | special_[static_cast<unsigned char>(c)];
        return quoted || (!content.empty() && (is_blank(content.front()) || is_blank(content.back())));
    }
    /// Writes a cell in quotes, for which there has to be room for twice its characters and two.
    static char* write(char* to, std::string_view content) {
        *to++ = '"';
        for (char const c : content) {
            *to++ = c;
            if (c == '"')
                *to++ = c;
        }
        *to++ = '"';
        return to;
    }

private:
    bool special_[256]{};
};

/// Lines of CSV in the making, in a block of text that is handed on where it is full.
template <class Record>
class csv_lines {
public:
    explicit csv_lines(csv_options const& options)
        : options_(&options), block_(most + room, ' '), to_(block_.data()), end_(to_ + block_.size()),
          quotes_(options.separator) {
        char const                 separator      = options.separator;
        constexpr std::string_view in_plain_cells = "+-._"; // and letters and digits
        plain_ = in_plain_cells.find(separator) == std::string_view::npos && !(separator >= '0' && separator <= '9') &&
                 !((separator | 0x20) >= 'a' && (separator | 0x20) <= 'z');
    }

    /// What translates the cells of each column, where they are translated.
    void translate(std::vector<cell_translation::translator>&& translators) { translators_ = std::move(translators); }

    /// Writes a line of which `cells(put)` puts the values.
    template <class Cells>
    void write_line(Cells const& cells) {
        char const  separator = options_->separator;
        char*       to        = make_room(to_, room);
        std::size_t column    = 0;
        cells([&](auto const& value) {
            to    = write_cell(to, column++, value);
            *to++ = separator;
        });
        to -= column == 0 ? 0 : 1;
        *to++ = '\n';
        to_   = to;
    }

    /// What was written since it was last handed on.
    std::string_view written() const { return {block_.data(), static_cast<std::size_t>(to_ - block_.data())}; }
    bool             full() const { return written().size() >= most; }
    void             clear() { to_ = block_.data(); }

private:
    static constexpr std::size_t most = std::size_t{1} << 16; // bytes of a block, but for its last line
    // Of all cells of a line that are written plainly, with separators and quotes round any of them.
    static constexpr std::size_t room = [] {
        std::size_t all = 4;
        for_each_field<Record>(
            [&]<class Field>(Field) { all += room_of<std::remove_const_t<typename Field::type>> + 4; });
        return all;
    }();

    template <class T>
    char* write_cell(char* to, std::size_t column, T const& value) {
        if (!translators_.empty() && translators_[column] != nullptr) [[unlikely]]
            return write_translated(to, column, value);
        if constexpr (room_of<T> != 0) {
            char* const end = write_plain(to, value);
            return plain_ ? end : write_again(to, end);
        } else if constexpr (kept_as_text<T>) {
            return write_text(to, detail::kept_text(value), false);
        } else if constexpr (optional_type<T> && kept_as_text<without_optional<T>>) {
            return value ? write_text(to, detail::kept_text(*value), detail::kept_text(*value).empty()) : to;
        } else {
            return write_field(to, cell_of(value), value);
        }
    }
    template <class T>
    char* write_translated(char* to, std::size_t column, T const& value) {
        std::string const content = cell_of(value);
        if (translators_[column](options_->translation.context, content, options_->language, codes_, unwanted_))
            return write_text(to, codes_, false);
        return write_field(to, content, value);
    }
    // An optional text that is stated but empty is not nothing.
    template <class T>
    char* write_field(char* to, std::string const& content, T const& value) {
        bool stated = false;
        if constexpr (optional_type<T>)
            stated = value.has_value();
        return write_text(to, content, stated && content.empty());
    }
    // Of a separator that plain cells may have.
    char* write_again(char* to, char* end) {
        std::string const content(to, end);
        return content == "\"\"" ? end : write_text(to, content, false);
    }

    // In quotes where it has to be.
    char* write_text(char* to, std::string_view content, bool quoted) {
        to = make_room(to, 2 * content.size() + room);
        if (quoted || quotes_.wanted(content))
            return cell_quotes::write(to, content);
        content.copy(to, content.size());
        return to + content.size();
    }

    char* make_room(char* to, std::size_t bytes) {
        if (static_cast<std::size_t>(end_ - to) >= bytes) [[likely]]
            return to;
        auto const size = static_cast<std::size_t>(to - block_.data());
        block_.resize(2 * block_.size() + bytes);
        end_ = block_.data() + block_.size();
        return block_.data() + size;
    }

    csv_options const*                        options_;
    std::string                               block_;
    char*                                     to_;
    char*                                     end_;
    std::vector<cell_translation::translator> translators_{};
    cell_quotes                               quotes_;
    bool                                      plain_{}; // cells that are written plainly never have the separator
    std::string                               codes_{};
    std::string                               unwanted_{};
};

/// Writes records as a table. `write_all(write_line)` writes all of them by `write_line(cells)`, where `cells(put)`
/// puts the values of one; `on_text(text)` is given the text block by block.
template <class Record, class WriteAll, class OnText>
void write_table(csv_options const& options, WriteAll const& write_all, OnText& on_text) {
    check_separator(options.separator);
    constexpr auto    names = names_of_fields<Record>();
    csv_lines<Record> lines(options);
    lines.write_line([&](auto const& put) {
        for (std::size_t at = 0; at < names.size(); ++at)
            put(csv_heading(names, at, options));
    });
    if (options.translation.back_of_member != nullptr) {
        std::vector<cell_translation::translator> translators;
        for (field_names const& each : names)
            translators.push_back(options.translation.back_of_member(options.translation.context, each.path()));
        lines.translate(std::move(translators));
    }
    write_all([&](auto const& cells) {
        lines.write_line(cells);
        if (lines.full()) {
            on_text(lines.written());
            lines.clear();
        }
    });
    on_text(lines.written());
}

/// The whole of a text that `write(on_text)` gives block by block. It has so many lines, or 0 where nobody knows.
template <class Write>
std::string whole_text(std::size_t lines, Write const& write) {
    std::string all;
    write([&](std::string_view text) {
        if (all.empty() && lines != 0) {
            std::string_view const beginning = text.substr(0, std::size_t{1} << 14);
            std::size_t            begun     = 0;
            for (char const c : beginning)
                begun += c == '\n' ? 1 : 0;
            if (begun != 0 && begun < lines)
                all.reserve(if_it_goes_on(beginning.size(), begun, lines));
        }
        all.append(text);
    });
    return all;
}

/// The records of a range: what its rows are, or, as those of columns, stand for.
template <class Row>
struct record_of_row {
    using type = Row;
};
template <class Row>
    requires requires { typename Row::record_type; }
struct record_of_row<Row> {
    using type = typename Row::record_type;
};
template <class Range>
using record_written =
    typename record_of_row<std::remove_cvref_t<decltype(*std::begin(std::declval<Range const&>()))>>::type;

template <class Record, class Range, class OnText>
void write_records(Range const& records, csv_options const& options, OnText& on_text) {
    static_assert(described<Record>,
                  "tuopin: a record is a struct described with BOOST_DESCRIBE_STRUCT; describe it beside "
                  "its definition");
    if constexpr (described<Record>)
        write_table<Record>(
            options,
            [&](auto const& write_line) {
                for (Record const& each : records)
                    write_line([&](auto const& put) {
                        for_each_field<Record>([&]<class Field>(Field) {
                            if constexpr (check_writable<std::remove_const_t<typename Field::type>>())
                                put(Field::of(each));
                        });
                    });
            },
            on_text);
}

} // namespace tuopin::detail

namespace tuopin {

/// Writes a range of records as CSV that reads back to equal records: a line of headings, a
/// line for each record, each ended by a line feed. Cells hold what `to_field` gives, in
/// quotes where they have to be. A type of your own has a `to_field` beside it; one that keeps
/// its text may say `static constexpr bool field_is_view = true`, and its `view()` is written
/// without a copy.
///
/// `on_text(std::string_view)` is given the text block by block, which may end anywhere; that takes the memory of one.
///
///     tuopin::write_csv(households, [&](std::string_view text) { file << text; });
template <class Range, class OnText>
    requires std::invocable<OnText&, std::string_view>
void write_csv(Range const& records, OnText&& on_text, csv_options const& options = {}) {
    detail::write_records<detail::record_written<Range>>(records, options, on_text);
}
/// The same as one text.
template <class Range>
std::string write_csv(Range const& records, csv_options const& options = {}) {
    using record      = detail::record_written<Range>;
    std::size_t lines = 0;
    if constexpr (requires { records.size(); })
        lines = records.size() + 1;
    return detail::whole_text(
        lines, [&](auto const& on_text) { detail::write_records<record>(records, options, on_text); });
}

} // namespace tuopin

#endif
