// Where the cells of plain lines of CSV end, found sixty-four characters at a time: separators and line
// feeds. What is special about a line, a quote or a carriage return, is left to who reads its cells.
#ifndef TUOPIN_ENGINES_CSV_BORDERS_HPP
#define TUOPIN_ENGINES_CSV_BORDERS_HPP

#include <tuopin/values/sixteen_bytes.hpp>
#include <tuopin/values/words.hpp>

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <vector>

namespace tuopin::detail {

/// A cell as it stands in the text, with its quotes if it has some.
struct plain_cell {
    char const* begin;
    char const* end;
};

/// The cells of one column in consecutive lines.
class column_of_cells {
public:
    column_of_cells(char const* text, std::uint16_t const* places, std::size_t columns, bool last, bool returns)
        : text_(text), places_(places), columns_(columns), last_(last), behind_(last && returns ? 1 : 0) {}

    /// The cell of a line. The last one of a line may still have a carriage return behind it where not
    /// all lines have one.
    plain_cell operator[](std::size_t line) const {
        std::uint16_t const* const place = places_ + line * columns_;
        return {text_ + place[0] + 1, text_ + place[1] - behind_};
    }

    /// The cell of a line, without the carriage return of CRLF.
    plain_cell without_return(std::size_t line) const {
        plain_cell cell = (*this)[line];
        if (last_ && behind_ == 0 && cell.end != cell.begin && cell.end[-1] == '\r')
            --cell.end;
        return cell;
    }

private:
    char const*          text_;
    std::uint16_t const* places_;
    std::size_t          columns_;
    bool                 last_;
    std::ptrdiff_t       behind_;
};

/// For eight bits the places of those that are set, each less what number it is, and how many these
/// are. What is taken off is what `ahead` adds: eight numbers that differ stay in one register, where
/// compilers would make eight equal ones anew of a single one each time. Made where it is used: compilers
/// take longer over it than readers.
struct places_of_eight_bits {
    std::uint16_t of[256][8]{};
    std::uint16_t ahead[8]{0, 1, 2, 3, 4, 5, 6, 7};
    std::uint8_t  number[256]{};

    places_of_eight_bits() {
        for (unsigned bits = 0; bits < 256; ++bits)
            for (unsigned place = 0; place < 8; ++place)
                if ((bits >> place & 1) != 0) {
                    of[bits][number[bits]] = static_cast<std::uint16_t>(place - number[bits]);
                    ++number[bits];
                }
    }
};

/// The borders of the cells of some lines.
class csv_borders {
public:
    explicit csv_borders(char separator) : separator_(separator) {}

    /// Finds the next lines of `columns` cells each, at most so many and none longer than
    /// `longest`. Returns how many follow one another from `begin` on: the first line that has
    /// fewer or more cells, or goes on behind `end` or some sixty thousand characters, ends them. The
    /// byte before `begin` has to be there.
    std::size_t find(char const* begin, char const* end, std::size_t columns, std::size_t most, std::size_t longest) {
        std::size_t const wanted = columns * most;
        if (places_.size() < wanted + 1 + block)
            places_.resize(wanted + 1 + block);
        text_      = begin - 1; // the border before the first cell
        places_[0] = 0;
        found_     = 1;
        line_ends_ = 0;
        // So that places fit into 16 bits.
        constexpr std::ptrdiff_t farthest = (1 << 16) - std::ptrdiff_t{block} - 1;
        if (end - begin > farthest)
            end = begin + farthest;
        for (char const* at = begin; at < end && found_ <= wanted;)
            at = mark_blocks(at, end, wanted);
        std::size_t lines = 0;
        for (std::size_t place = columns; place < found_ && lines < most; place += columns, ++lines)
            if (text_[places_[place]] != '\n' || std::size_t{places_[place]} - places_[place - columns] - 1 > longest)
                break;
        for (std::size_t place = lines * columns + 1; place < found_; ++place)
            line_ends_ -= text_[places_[place]] == '\n' ? 1 : 0;
        // If these lines have more ends than one each, some have too many cells and others too few.
        if (line_ends_ != lines)
            lines = first_broken(lines, columns);
        returns_ = lines != 0 && all_return(lines, columns);
        return lines;
    }

    /// Where a line begins; also where the one behind the last begins.
    char const* begin_of(std::size_t line, std::size_t columns) const { return text_ + places_[line * columns] + 1; }

    column_of_cells column(std::size_t at, std::size_t columns) const {
        return {text_, places_.data() + at, columns, at + 1 == columns, returns_};
    }

private:
    static constexpr std::size_t block = 64;

    // Notes the borders from `at` on, and gives where it ended.
    char const* mark_blocks(char const* at, char const* end, std::size_t wanted) {
        constexpr unsigned together = 255 / 4; // for which line ends are counted in bytes
        auto               ends     = sixteen_bytes::all(0);
        for (unsigned blocks = 0; blocks < together && at < end && found_ <= wanted; ++blocks, at += block) {
            if (static_cast<std::size_t>(end - at) >= block) {
                mark(at, at, ends);
            } else {
                char rest[block]{};
                std::memcpy(rest, at, static_cast<std::size_t>(end - at));
                mark(rest, at, ends);
            }
        }
        line_ends_ += ends.sum();
        return at;
    }

    // Notes the borders within a block that stands in the text at `place`.
    void mark(char const* at, char const* place, sixteen_bytes& ends) {
        std::uint64_t borders = 0;
        for (unsigned part = 0; part < block / 16; ++part) {
            auto const here = sixteen_bytes::load(at + 16 * part);
            auto const end  = here.equal_to('\n');
            ends.count(end);
            borders |= std::uint64_t{(here.equal_to(separator_) | end).highest_bits()} << (16 * part);
        }
        // Eight characters at a time, whatever is among them: how many borders there are is what no
        // processor can foresee.
        auto const     first = sixteen_bytes::all_pairs(static_cast<std::uint16_t>(place - text_));
        auto           begin = add_pairs(first, sixteen_bytes::load(bits_.ahead));
        auto const     step  = sixteen_bytes::all_pairs(8);
        std::uint16_t* to    = places_.data() + found_;
        for (unsigned eight = 0; eight < block / 8; ++eight) {
            auto const bits = static_cast<std::size_t>(borders & 0xFF);
            add_pairs(begin, sixteen_bytes::load(bits_.of[bits])).store(to);
            to += bits_.number[bits];
            begin = add_pairs(begin, step);
            borders >>= 8;
        }
        found_ = static_cast<std::size_t>(to - places_.data());
    }

    // How many of the lines come before the first that has another end within.
    std::size_t first_broken(std::size_t lines, std::size_t columns) const {
        for (std::size_t place = 1; place < lines * columns; ++place)
            if (place % columns != 0 && text_[places_[place]] == '\n')
                return place / columns;
        return lines;
    }

    // Whether all lines have a carriage return before their end.
    bool all_return(std::size_t lines, std::size_t columns) const {
        for (std::size_t line = 1; line <= lines; ++line)
            if (text_[places_[line * columns] - 1] != '\r')
                return false;
        return true;
    }

    places_of_eight_bits       bits_{};
    char                       separator_;
    char const*                text_{};
    std::vector<std::uint16_t> places_{}; // of the border before each cell, from `text_` on
    std::size_t                found_{};
    std::size_t                line_ends_{};
    bool                       returns_{}; // all lines end with CRLF
};

} // namespace tuopin::detail

#endif
