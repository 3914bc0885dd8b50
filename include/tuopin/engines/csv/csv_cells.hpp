// The cells of a column of plain lines as values: four lines at a time where their type is read so,
// and else one by one. What is special about a cell is left to whoever reads its line with care.
#ifndef TUOPIN_ENGINES_CSV_CSV_CELLS_HPP
#define TUOPIN_ENGINES_CSV_CSV_CELLS_HPP

#include <tuopin/engines/csv/cells.hpp>
#include <tuopin/engines/csv/csv_borders.hpp>
#include <tuopin/engines/csv/csv_lines.hpp>
#include <tuopin/values/quantity.hpp>
#include <tuopin/values/sixteen_bytes.hpp>
#include <tuopin/values/text.hpp>

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>

namespace tuopin::detail {

/// What a plain cell says, without the quotes round it; false where it takes more care.
struct plain_content {
    std::string_view written{};
    bool             quoted{};
    bool             good{};

    explicit plain_content(plain_cell cell)
        : written(cell.begin, static_cast<std::size_t>(cell.end - cell.begin)), quoted(*cell.begin == '"') {
        if (quoted && written.size() > 1 && written.back() == '"')
            written = written.substr(1, written.size() - 2);
        good = detail::is_plain_text(written);
    }
};

/// What a reader has of each plain line of a part of a file: whether its cells could be read.
struct plain_lines {
    std::size_t    number;
    unsigned char* good;
    language       in;
    std::string&   wanted; // room for what is wanted of a cell, which nobody asks for
};

template <class T, class Places>
bool read_cell_with_quotes(Places places, std::size_t line, plain_cell cell, plain_lines const& lines) {
    plain_content const content(cell);
    return content.good && places.change(line, [&](T& value) {
        return detail::read_cell(value, content.written, content.quoted, lines.in, lines.wanted);
    });
}

// `read_four` is `read_plain` of four cells, one below the other, and reads all of them or says that it
// cannot: so that what is done with the digits of one cell is done with those of two or four at once.
// `Perhaps` empty cells are read, too; what is then in their values is of no meaning.

using four_cells = plain_cell[4];

inline std::size_t size_of(plain_cell const& cell) { return static_cast<std::size_t>(cell.end - cell.begin); }

/// Whether a cell has 1 to `Longest` characters, or `Perhaps` none.
template <bool Perhaps, std::size_t Longest>
bool has_size(std::size_t size) {
    if constexpr (Perhaps)
        return size <= Longest;
    else
        return size - 1 < Longest;
}

/// The numbers of four cells of at most eight digits.
template <bool Perhaps>
[[gnu::always_inline]] inline bool read_four_short(std::uint32_t (&numbers)[4], four_cells const& cells) {
    for (plain_cell const& cell : cells)
        if (!detail::has_size<Perhaps, 8>(detail::size_of(cell)))
            return false;
    auto       wrong = sixteen_bytes::all(0);
    auto const two   = [&](plain_cell const& first, plain_cell const& second) {
        auto const values = (sixteen_bytes::load_halves(first.end - 8, second.end - 8) ^ sixteen_bytes::all('0')) &
                            detail::last_bytes_of_halves(detail::size_of(first), detail::size_of(second));
        wrong.take_wrong(values);
        return values;
    };
    store_halves(two(cells[0], cells[1]), two(cells[2], cells[3]), numbers);
    return !wrong.beyond_digits();
}

/// The numbers of four cells of at most eighteen digits, all of them in the class of the first: at most eight,
/// at most sixteen, or more.
template <bool Perhaps>
[[gnu::always_inline]] inline bool read_four_long(std::uint64_t (&numbers)[4], four_cells const& cells) {
    if (detail::size_of(cells[0]) <= 8) {
        std::uint32_t short_numbers[4];
        bool const    good = detail::read_four_short<Perhaps>(short_numbers, cells);
        for (std::size_t at = 0; at < 4; ++at)
            numbers[at] = short_numbers[at];
        return good;
    }
    bool const far = detail::size_of(cells[0]) > 16;
    for (plain_cell const& cell : cells)
        if (far ? detail::size_of(cell) - 17 > 1 : !detail::has_size<Perhaps, 16>(detail::size_of(cell)))
            return false;
    auto       wrong  = sixteen_bytes::all(0);
    auto const values = [&](plain_cell const& cell) {
        auto const those = detail::values_before(cell.end, far ? 16 : detail::size_of(cell));
        wrong.take_wrong(those);
        return those;
    };
    store_numbers(values(cells[0]), values(cells[1]), numbers);
    store_numbers(values(cells[2]), values(cells[3]), numbers + 2);
    bool good = !wrong.beyond_digits();
    if (far) {
        std::uint32_t before[4];
        auto const    first = [&](std::size_t at) { return plain_cell{cells[at].begin, cells[at].end - 16}; };
        good = detail::read_four_short<false>(before, {first(0), first(1), first(2), first(3)}) & good;
        for (std::size_t at = 0; at < 4; ++at)
            numbers[at] += before[at] * std::uint64_t{10'000'000'000'000'000};
    }
    return good;
}

template <bool Perhaps, plain_integer I>
[[gnu::always_inline]] inline bool read_four(I (&values)[4], four_cells const& cells) {
    // Zeros, as not all are read where one cell is bad.
    std::conditional_t<(sizeof(I) < 8), std::uint32_t, std::uint64_t> numbers[4]{};
    bool                                                              good = false;
    if constexpr (sizeof(I) < 8)
        good = detail::read_four_short<Perhaps>(numbers, cells);
    else
        good = detail::read_four_long<Perhaps>(numbers, cells);
    for (std::size_t at = 0; at < 4; ++at) {
        good       = good & std::in_range<I>(numbers[at]);
        values[at] = static_cast<I>(numbers[at]);
    }
    return good;
}

template <bool Perhaps, class Unit>
[[gnu::always_inline]] inline bool read_four(quantity<Unit, std::int64_t> (&values)[4], four_cells const& cells) {
    std::uint64_t numbers[4];
    if constexpr (Unit::steps == 1) {
        if (!detail::read_four_long<Perhaps>(numbers, cells))
            return false;
        for (std::size_t at = 0; at < 4; ++at)
            values[at] = quantity<Unit, std::int64_t>::of_steps(static_cast<std::int64_t>(numbers[at]));
        return true;
    } else {
        constexpr auto const& decimals = decimals_of<Unit>;
        for (plain_cell const& cell : cells)
            if (!detail::has_size<Perhaps, decimals.longest>(detail::size_of(cell)))
                return false;
        auto        wrong    = sixteen_bytes::all(0);
        std::size_t shortage = 0; // with its highest bit where a cell is too short
        std::size_t shape[4];
        auto const  values_of = [&](std::size_t at) {
            std::size_t const size = detail::size_of(cells[at]);
            auto const        read = detail::digits_of_decimal<decimals.most>(cells[at].end, size);
            wrong.take_wrong(read.values);
            shape[at] = read.shape;
            shortage |= Perhaps && read.shape == 0 ? 0 : size - decimals.fewest[read.shape];
            return read.values;
        };
        store_numbers(values_of(0), values_of(1), numbers);
        store_numbers(values_of(2), values_of(3), numbers + 2);
        for (std::size_t at = 0; at < 4; ++at)
            values[at] = quantity<Unit, std::int64_t>::of_steps(static_cast<std::int64_t>(numbers[at]) *
                                                                decimals.step[shape[at]]);
        return !wrong.beyond_digits() & (shortage <= decimals.longest);
    }
}

template <bool Perhaps, calendar_day Day>
[[gnu::always_inline]] inline bool read_four(Day (&values)[4], four_cells const& cells) {
    for (plain_cell const& cell : cells)
        if (detail::size_of(cell) != characters_of_day && !(Perhaps && detail::size_of(cell) == 0))
            return false;
    auto       wrong = sixteen_bytes::all(0), any = sixteen_bytes::all(0);
    auto const values_of = [&](plain_cell const& cell) {
        auto const those = detail::values_of_day(cell.end, detail::size_of(cell));
        wrong.take_wrong(those);
        any = any | those;
        return those;
    };
    std::uint64_t numbers[4];
    store_numbers(values_of(cells[0]), values_of(cells[1]), numbers);
    store_numbers(values_of(cells[2]), values_of(cells[3]), numbers + 2);
    bool good = !wrong.beyond_digits() && detail::has_hyphens(any);
    for (std::size_t at = 0; at < 4; ++at) {
        values[at] = detail::day_of<Day>(numbers[at]);
        if (!Perhaps || detail::size_of(cells[at]) != 0)
            good = good & values[at].stated();
    }
    return good;
}

template <bool Perhaps, class T>
    requires(!Perhaps) && requires(T (&values)[4], four_cells const& cells) { detail::read_four<true>(values, cells); }
[[gnu::always_inline]] inline bool read_four(std::optional<T> (&values)[4], four_cells const& cells) {
    T          inner[4]{};
    bool const good = detail::read_four<true>(inner, cells);
    for (std::size_t at = 0; at < 4; ++at) {
        values[at] = inner[at];
        if (cells[at].begin == cells[at].end)
            values[at].reset();
    }
    return good;
}

/// How many characters a cell of a type has that is likely to say what the cell above it says; 0 for others.
template <class T>
inline constexpr std::size_t size_of_repeated = 0;
template <class T>
    requires requires { requires T::digits > 0 && T::digits <= 16; }
inline constexpr std::size_t size_of_repeated<T> = T::digits;

// Reads the cells of lines `line` up to `end`, of which `cells` has the first.
template <class T, class Places>
void read_one_by_one(Places places, column_of_cells cells, std::size_t line, std::size_t end,
                     plain_lines const& lines) {
    [[maybe_unused]] char const* above = nullptr; // the last cell of so many characters
    [[maybe_unused]] T           said_above{};
    for (; line < end; ++line, cells.pass(1)) {
        if constexpr (requires(T& value, char const* at) { detail::read_plain(value, at, at); }) {
            plain_cell const cell = cells[0];
            if constexpr (size_of_repeated<T> != 0)
                if (above != nullptr && detail::size_of(cell) == size_of_repeated<T> &&
                    std::memcmp(cell.begin, above, size_of_repeated<T>) == 0) {
                    places.put(line, said_above);
                    continue;
                }
            T value{};
            if (detail::read_plain(value, cell.begin, cell.end)) [[likely]] {
                places.put(line, value);
                if constexpr (size_of_repeated<T> != 0) {
                    above      = cell.begin;
                    said_above = value;
                }
                continue;
            }
        }
        if (!detail::read_cell_with_quotes<T>(places, line, cells.without_return(0), lines)) [[unlikely]]
            lines.good[line] = 0;
    }
}

// Reads the cells of a column to `places`, where a `T` can be `put` and changed.
template <class T, class Places>
void read_plain_cells(Places places, column_of_cells cells, plain_lines const& lines) {
    std::size_t line = 0;
    if constexpr (requires(T(&values)[4], four_cells const& four) { detail::read_four<false>(values, four); }) {
        constexpr std::size_t one_by_one = 16; // where four together were not read, those behind may not be either
        while (lines.number - line >= 4) {
            T           values[4]{};
            std::size_t read = 4;
            if (detail::read_four<false>(values, {cells[0], cells[1], cells[2], cells[3]})) [[likely]] {
                for (std::size_t at = 0; at < 4; ++at)
                    places.put(line + at, values[at]);
            } else {
                read = lines.number - line < one_by_one ? lines.number - line : one_by_one;
                detail::read_one_by_one<T>(places, cells, line, line + read, lines);
            }
            line += read;
            cells.pass(read);
        }
    }
    detail::read_one_by_one<T>(places, cells, line, lines.number, lines);
}

} // namespace tuopin::detail

#endif
