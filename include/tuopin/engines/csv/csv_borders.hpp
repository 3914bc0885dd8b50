// Where the cells of plain lines of CSV end, found sixty-four characters at a time: separators and line
// feeds. What is special about a line, a quote or a carriage return, is left to who reads its cells.
#ifndef TUOPIN_ENGINES_CSV_CSV_BORDERS_HPP
#define TUOPIN_ENGINES_CSV_CSV_BORDERS_HPP

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
        : text_(text), ends_(text - (last && returns ? 1 : 0)), places_(places), columns_(columns),
          returns_(last && !returns) {}

    /// The cell of a line. The last one of a line may still have a carriage return behind it where not
    /// all lines have one.
    plain_cell operator[](std::size_t line) const {
        std::uint16_t const* const place = places_ + line * columns_;
        return {text_ + place[0] + 1, ends_ + place[1]};
    }

    /// The cell of a line, without the carriage return of CRLF.
    plain_cell without_return(std::size_t line) const {
        plain_cell cell = (*this)[line];
        if (returns_ && cell.end != cell.begin && cell.end[-1] == '\r')
            --cell.end;
        return cell;
    }

    /// Goes on so many lines further down.
    void pass(std::size_t lines) { places_ += lines * columns_; }

private:
    char const*          text_;
    char const*          ends_; // so far before that all carriage returns are left out
    std::uint16_t const* places_;
    std::size_t          columns_;
    bool                 returns_; // a cell may have a carriage return behind it
};

/// For eight bits the places of those that are set, each less what number it is. The last of eight is
/// there only where all bits are set; else it says how many are. What is taken off is what `ahead` adds:
/// eight numbers that differ stay in one register, where compilers would make eight equal ones anew of a
/// single one each time. Made where it is used: compilers take longer over it than readers.
struct places_of_eight_bits {
    static constexpr unsigned last = 7;

    alignas(16) std::uint16_t of[256][8]{};
    alignas(16) std::uint16_t ahead[8]{0, 1, 2, 3, 4, 5, 6, 65535};

    places_of_eight_bits() {
        for (unsigned bits = 0; bits < 256; ++bits) {
            unsigned number = 0;
            for (unsigned place = 0; place < last; ++place)
                if ((bits >> place & 1) != 0) {
                    of[bits][number] = static_cast<std::uint16_t>(place - number);
                    ++number;
                }
            of[bits][last] = static_cast<std::uint16_t>(number + (bits >> last));
            if (number < last && bits >> last != 0)
                of[bits][number] = static_cast<std::uint16_t>(last - number);
        }
    }
};

/// The borders of the cells of some lines.
class csv_borders {
public:
    /// `wide`: with what only some processors can, where this one can.
    explicit csv_borders(char separator, bool wide = true) : separator_(separator), wide_(wide && wide_places::can()) {}

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
        char const* at = begin;
        if (wide_) {
            wide_places wide{at, places_.data() + found_, 0};
            wide.find(text_, end, places_.data() + wanted, separator_, '\n');
            at         = wide.at;
            found_     = static_cast<std::size_t>(wide.to - places_.data());
            line_ends_ = wide.ends;
        }
        while (at < end && found_ <= wanted)
            at = mark_blocks(at, end, wanted);
        std::size_t lines = whole_lines(columns, most, longest);
        for (std::size_t place = lines * columns + 1; place < found_; ++place)
            line_ends_ -= text_[places_[place]] == '\n' ? 1 : 0;
        // If these lines have more ends than one each, some have too many cells and others too few.
        if (line_ends_ != lines)
            lines = first_broken(lines, columns);
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
        marked             now{sixteen_bytes::all(separator_), sixteen_bytes::all(0), places_.data() + found_, bits_};
        std::uint16_t const* const enough = places_.data() + wanted;
        for (unsigned blocks = 0; blocks < together && at < end && now.to <= enough; ++blocks, at += block) {
            auto const place = static_cast<std::uint16_t>(at - text_);
            if (static_cast<std::size_t>(end - at) >= block) {
                now.mark(at, place);
            } else {
                char rest[block]{};
                std::memcpy(rest, at, static_cast<std::size_t>(end - at));
                now.mark(rest, place);
            }
        }
        found_ = static_cast<std::size_t>(now.to - places_.data());
        line_ends_ += now.ends.sum();
        return at;
    }

    // What is marked, apart from the borders themselves: so that compilers see that what is written to
    // these changes nothing else.
    struct marked {
        sixteen_bytes               separators;
        sixteen_bytes               ends; // how many line ends there are
        std::uint16_t*              to;
        places_of_eight_bits const& bits;

        // Notes the borders within a block that stands in the text at `place`: of eight characters at a time,
        // whatever is among them, for how many borders there are is what no processor can foresee.
        void mark(char const* at, std::uint16_t place) {
            auto           begin = add_pairs(sixteen_bytes::all_pairs(place), sixteen_bytes::load(bits.ahead));
            auto const     step  = sixteen_bytes::all_pairs(8);
            for (unsigned part = 0; part < block / 16; ++part) {
                auto const here = sixteen_bytes::load(at + 16 * part);
                auto const end  = here.equal_to('\n');
                ends.count(end);
                unsigned const borders = ((here ^ separators).equal_to(0) | end).highest_bits();
                for (unsigned const eight : {borders & 0xFF, borders >> 8}) {
                    std::uint16_t const* const places = bits.of[eight];
                    add_pairs(begin, sixteen_bytes::load(places)).store(to);
                    to += places[places_of_eight_bits::last];
                    begin = add_pairs(begin, step);
                }
            }
        }
    };

    // How many lines of so many cells follow one another, if none has an end within; and whether all have
    // a carriage return before their end.
    std::size_t whole_lines(std::size_t columns, std::size_t most, std::size_t longest) {
        std::size_t lines = 0, begin = 0;
        bool        returns = true;
        for (std::size_t place = columns; place < found_ && lines < most; place += columns, ++lines) {
            std::size_t const end = places_[place];
            if (text_[end] != '\n' || end - begin - 1 > longest)
                break;
            returns = returns & (text_[end - 1] == '\r');
            begin   = end;
        }
        returns_ = returns && lines != 0;
        return lines;
    }

    // How many of the lines come before the first that has another end within.
    std::size_t first_broken(std::size_t lines, std::size_t columns) const {
        for (std::size_t place = 1; place < lines * columns; ++place)
            if (place % columns != 0 && text_[places_[place]] == '\n')
                return place / columns;
        return lines;
    }

    places_of_eight_bits       bits_{};
    char                       separator_;
    bool                       wide_;
    char const*                text_{};
    std::vector<std::uint16_t> places_{}; // of the border before each cell, from `text_` on
    std::size_t                found_{};
    std::size_t                line_ends_{};
    bool                       returns_{}; // all lines end with CRLF
};

} // namespace tuopin::detail

#endif
