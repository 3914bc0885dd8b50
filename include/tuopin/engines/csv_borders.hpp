// Where the cells of plain lines of CSV end, found eight characters at a time: separators and line
// feeds. What is special about a line, a quote or a carriage return, is left to who reads its cells.
#ifndef TUOPIN_ENGINES_CSV_BORDERS_HPP
#define TUOPIN_ENGINES_CSV_BORDERS_HPP

#include <tuopin/values/words.hpp>

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <vector>

namespace tuopin::detail {

/// A cell as it stands in the text, with its quotes if it has some.
struct plain_cell {
    char const* begin;
    char const* end;
    bool        bordered; // what ends it is what should
};

/// The cells of one column in consecutive lines.
class column_of_cells {
public:
    column_of_cells(char const* text, std::uint32_t const* places, std::size_t columns, char border)
        : text_(text), places_(places), columns_(columns), border_(border) {}

    plain_cell operator[](std::size_t line) const {
        std::uint32_t const* const place = places_ + line * columns_;
        char const* const          begin = text_ + place[0] + 1;
        char const*                end   = text_ + place[1];
        bool const                 found = *end == border_;
        // The last cell of a line may have the carriage return of CRLF behind it.
        if (border_ == '\n' && end != begin && end[-1] == '\r')
            --end;
        return {begin, end, found};
    }

private:
    char const*          text_;
    std::uint32_t const* places_;
    std::size_t          columns_;
    char                 border_;
};

/// The borders of the cells of some lines.
class csv_borders {
public:
    explicit csv_borders(char separator) : separator_(separator) {}

    /// Finds the next lines of `columns` cells each, at most so many and none longer than
    /// `longest`. Returns how many follow one another from `begin` on: the first line that has
    /// fewer or more cells, or goes on behind `end`, ends them. The byte before `begin` has to be
    /// there.
    std::size_t find(char const* begin, char const* end, std::size_t columns, std::size_t most, std::size_t longest) {
        std::size_t const wanted = columns * most;
        if (places_.size() < wanted + 1 + block)
            places_.resize(wanted + 1 + block);
        text_             = begin - 1; // the border before the first cell
        places_[0]        = 0;
        std::size_t found = 1;
        // So that places fit into 32 bits.
        constexpr std::ptrdiff_t farthest = std::ptrdiff_t{1} << 30;
        if (end - begin > farthest)
            end = begin + farthest;
        for (char const* at = begin; at < end && found <= wanted; at += block) {
            if (static_cast<std::size_t>(end - at) >= block) {
                found = mark(at, static_cast<std::uint32_t>(at - text_), found);
            } else {
                char rest[block]{};
                std::memcpy(rest, at, static_cast<std::size_t>(end - at));
                found = mark(rest, static_cast<std::uint32_t>(at - text_), found);
                break;
            }
        }
        std::size_t lines = 0;
        for (std::size_t place = columns; place < found && lines < most; place += columns, ++lines)
            if (text_[places_[place]] != '\n' || places_[place] - places_[place - columns] - 1 > longest)
                break;
        return lines;
    }

    /// Where a line begins; also where the one behind the last begins.
    char const* begin_of(std::size_t line, std::size_t columns) const { return text_ + places_[line * columns] + 1; }

    column_of_cells column(std::size_t at, std::size_t columns) const {
        return {text_, places_.data() + at, columns, at + 1 == columns ? '\n' : separator_};
    }

private:
    static constexpr std::size_t block = 64;

    // Notes the borders within a block, and how many there are now.
    std::size_t mark(char const* at, std::uint32_t place, std::size_t found) {
        // In bytes, which compilers compare many at a time; then as bits.
        unsigned char marks[block];
        for (unsigned each = 0; each < block; ++each)
            marks[each] = static_cast<unsigned char>(static_cast<int>(at[each] == separator_) |
                                                     static_cast<int>(at[each] == '\n'));
        std::uint64_t borders = 0, counts = 0;
        for (unsigned word = 0; word < block / 8; ++word) {
            std::uint64_t const here = load_word(reinterpret_cast<char const*>(marks) + 8 * word);
            counts += here;
            borders |= gather_lowest_bits(here) << (8 * word);
        }
        auto const count = static_cast<std::size_t>((counts * eight_times(1)) >> 56);
        // Eight at a time whether there are so many or not: the loop turns as often nearly always.
        std::uint32_t* to = places_.data() + found;
        for (std::size_t noted = 0; noted < count; noted += 8)
            for (unsigned each = 0; each < 8; ++each) {
                *to++ = place + static_cast<std::uint32_t>(std::countr_zero(borders));
                borders &= borders - 1;
            }
        return found + count;
    }

    char                       separator_;
    char const*                text_{};
    std::vector<std::uint32_t> places_{}; // of the border before each cell, from `text_` on
};

} // namespace tuopin::detail

#endif
