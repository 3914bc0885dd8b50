// Tables laid out for reading: columns aligned by the width that characters have on a
// screen, where a Chinese character takes two places.
#ifndef TUOPIN_ENGINES_TABLES_LAYOUT_HPP
#define TUOPIN_ENGINES_TABLES_LAYOUT_HPP

#include <tuopin/values/text.hpp>

#include <cstddef>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace tuopin {

namespace detail {

struct decoded_character {
    char32_t    code;
    std::size_t bytes;
};

// One character of UTF-8; a byte that is none stands for itself.
constexpr decoded_character decode(std::string_view written) {
    auto const byte = [&](std::size_t at) { return static_cast<unsigned char>(written[at]); };
    unsigned const lead = byte(0);
    std::size_t const size = lead >= 0xf5 ? 1 : lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : lead >= 0xc2 ? 2 : 1;
    if (size == 1 || size > written.size())
        return {lead, 1};
    char32_t code = lead & (0xffu >> (size + 1));
    for (std::size_t at = 1; at < size; ++at) {
        if ((byte(at) & 0xc0u) != 0x80u)
            return {lead, 1};
        code = (code << 6) | (byte(at) & 0x3fu);
    }
    return {code, size};
}

// The wide and full-width ranges of Unicode Standard Annex 11 that text of the field
// meets, and combining marks, which take no place.
constexpr std::size_t character_width(char32_t code) {
    if ((code >= 0x0300 && code <= 0x036f) || (code >= 0x200b && code <= 0x200f) ||
        (code >= 0xfe00 && code <= 0xfe0f) || code == 0xfeff)
        return 0;
    bool const wide = (code >= 0x1100 && code <= 0x115f) || (code >= 0x2e80 && code <= 0x303e) ||
                      (code >= 0x3041 && code <= 0x33ff) || (code >= 0x3400 && code <= 0x4dbf) ||
                      (code >= 0x4e00 && code <= 0x9fff) || (code >= 0xa000 && code <= 0xa4cf) ||
                      (code >= 0xac00 && code <= 0xd7a3) || (code >= 0xf900 && code <= 0xfaff) ||
                      (code >= 0xfe30 && code <= 0xfe4f) || (code >= 0xff00 && code <= 0xff60) ||
                      (code >= 0xffe0 && code <= 0xffe6) || (code >= 0x1f300 && code <= 0x1f64f) ||
                      (code >= 0x20000 && code <= 0x3fffd);
    return wide ? 2 : 1;
}

// Between Chinese characters a line may break, but not so that it begins with a full stop.
constexpr bool begins_a_line(char32_t code) {
    constexpr std::u32string_view never = U"，。、；：！？）》〉」』】”’％…,.;:!?)]}%";
    return never.find(code) == never.npos;
}
constexpr bool ends_a_line(char32_t code) {
    constexpr std::u32string_view never = U"（《〈「『【“‘([{";
    return never.find(code) == never.npos;
}

// Breaks of any system as one character, and other control characters as blanks.
inline std::string displayed(std::string written) {
    std::size_t kept = 0;
    for (std::size_t at = 0; at < written.size(); ++at) {
        bool const pair = written[at] == '\r' && at + 1 < written.size() && written[at + 1] == '\n';
        if (pair)
            continue;
        bool const control = static_cast<unsigned char>(written[at]) < 0x20 || written[at] == 0x7f;
        written[kept++]    = written[at] == '\n' || written[at] == '\r' ? '\n' : control ? ' ' : written[at];
    }
    written.resize(kept);
    return written;
}

} // namespace detail

/// How many places a UTF-8 text takes on a screen.
constexpr std::size_t display_width(std::string_view written) {
    std::size_t width = 0;
    while (!written.empty()) {
        auto const [code, bytes] = detail::decode(written);
        width += detail::character_width(code);
        written.remove_prefix(bytes);
    }
    return width;
}

/// The text with blanks behind it (or before it) up to `width` places.
inline std::string padded(std::string_view written, std::size_t width, bool to_the_right = false) {
    std::size_t const taken = display_width(written);
    std::string const blanks(taken < width ? width - taken : 0, ' ');
    return to_the_right ? blanks + std::string(written) : std::string(written) + blanks;
}

enum class align : unsigned char { left, right };

/// A column of a table: its heading, the side on which its cells stand, and the widest
/// that it may be (0 for any width); wider cells go on in the next line. A single character
/// that is wider stands nevertheless.
struct table_column {
    std::string heading;
    align       side{align::left};
    std::size_t widest{0};
};

/// Rows of cells under headings. A cell may hold line breaks.
class text_table {
public:
    explicit text_table(std::vector<table_column> columns) : columns_(std::move(columns)) {
        for (table_column& column : columns_)
            column.heading = detail::displayed(std::move(column.heading));
    }

    /// Adds a row; cells that are left out are empty. More cells than there are columns throw
    /// std::logic_error.
    void add(std::vector<std::string> cells) {
        if (cells.size() > columns_.size())
            throw std::logic_error("tuopin: this row has more cells than the table has columns; add a column");
        cells.resize(columns_.size());
        for (std::string& cell : cells)
            cell = detail::displayed(std::move(cell));
        rows_.push_back(std::move(cells));
    }
    std::size_t rows() const { return rows_.size(); }

    /// The table as lines, a rule below the headings; nothing where there are no columns.
    friend std::string to_text(text_table const& table, language = language::english) {
        std::string written;
        if (table.columns_.empty())
            return written;
        std::vector<std::string> headings;
        for (table_column const& column : table.columns_)
            headings.push_back(column.heading);
        std::vector<std::size_t> widths(table.columns_.size());
        auto widen = [&](std::vector<std::string> const& cells) {
            for (std::size_t at = 0; at < cells.size(); ++at) {
                std::size_t const needed = width_of(cells[at], table.columns_[at].widest);
                widths[at]               = widths[at] < needed ? needed : widths[at];
            }
        };
        widen(headings);
        for (auto const& row : table.rows_)
            widen(row);

        table.print(headings, widths, written);
        std::string line;
        for (std::size_t at = 0; at < widths.size(); ++at)
            line.append(at == 0 ? "" : "  ").append(widths[at], '-');
        finish(line, written);
        for (auto const& row : table.rows_)
            table.print(row, widths, written);
        return written;
    }

private:
    // The longest line of a cell, as far as it may be wide, but at least its widest character.
    static std::size_t width_of(std::string_view cell, std::size_t widest) {
        std::size_t longest = 0, line = 0, character = 0;
        while (!cell.empty()) {
            auto const [code, bytes] = detail::decode(cell);
            std::size_t const width  = detail::character_width(code);
            line      = code == U'\n' ? 0 : line + width;
            longest   = longest < line ? line : longest;
            character = character < width ? width : character;
            cell.remove_prefix(bytes);
        }
        if (widest == 0 || longest <= widest)
            return longest;
        return widest < character ? character : widest;
    }

    // The next piece of a cell: up to a break in it, or what fits into `width`, broken at a
    // blank or beside a Chinese character where there is one. A blank among Chinese characters
    // parts phrases: it comes first, unless more than half of the line would stay empty.
    static std::string_view piece(std::string_view& rest, std::size_t width) {
        std::size_t bytes = 0, taken = 0, blank = 0, chance = 0;
        char32_t    before = U' ';
        bool        begun  = false;
        while (bytes < rest.size() && rest[bytes] != '\n') {
            auto const [code, size] = detail::decode(rest.substr(bytes));
            std::size_t const wide  = detail::character_width(code);
            bool const beside_wide  = wide == 2 || (wide == 1 && detail::character_width(before) == 2);
            if (begun && beside_wide && detail::ends_a_line(before) && detail::begins_a_line(code))
                chance = bytes;
            if (taken + wide > width && bytes != 0)
                break;
            taken += wide;
            bytes += size;
            begun = begun || code != U' ';
            if (begun && code == U' ') {
                chance = bytes;
                blank  = 2 * taken > width ? bytes : blank;
            }
            if (wide != 0)
                before = code;
        }
        bool const all = bytes == rest.size() || rest[bytes] == '\n';
        if (!all && chance != 0 && rest[bytes] != ' ')
            bytes = blank != 0 ? blank : chance;
        auto const taken_piece = rest.substr(0, bytes);
        rest.remove_prefix(bytes);
        if (all)
            rest.remove_prefix(rest.empty() ? 0 : 1);
        else
            while (!rest.empty() && rest.front() == ' ')
                rest.remove_prefix(1);
        return taken_piece.substr(0, taken_piece.find_last_not_of(' ') + 1);
    }

    static void finish(std::string& line, std::string& into) {
        while (!line.empty() && line.back() == ' ')
            line.pop_back();
        into.append(line).append("\n");
    }

    void print(std::vector<std::string> const& cells, std::vector<std::size_t> const& widths, std::string& into) const {
        std::vector<std::string_view> rest(cells.begin(), cells.end());
        bool                          more = true;
        while (more) {
            more = false;
            std::string line;
            for (std::size_t at = 0; at < rest.size(); ++at) {
                bool const right = columns_[at].side == align::right;
                line.append(at == 0 ? "" : "  ").append(padded(piece(rest[at], widths[at]), widths[at], right));
                more = more || !rest[at].empty();
            }
            finish(line, into);
        }
    }

    std::vector<table_column>             columns_;
    std::vector<std::vector<std::string>> rows_{};
};

} // namespace tuopin

#endif
