// Tables laid out for reading: columns aligned by the width that characters have on a
// screen, where a Chinese character takes two places.
#ifndef TUOPIN_ENGINES_LAYOUT_HPP
#define TUOPIN_ENGINES_LAYOUT_HPP

#include <tuopin/values/text.hpp>

#include <cstddef>
#include <initializer_list>
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
    std::size_t const size = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : lead >= 0xc0 ? 2 : 1;
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
    if ((code >= 0x0300 && code <= 0x036f) || (code >= 0x200b && code <= 0x200f) || code == 0xfeff)
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
/// that it may be (0 for any width); wider cells go on in the next line.
struct table_column {
    std::string heading;
    align       side{align::left};
    std::size_t widest{0};
};

/// Rows of cells under headings.
class text_table {
public:
    explicit text_table(std::vector<table_column> columns) : columns_(std::move(columns)) {}

    /// Adds a row; cells that are left out are empty.
    void add(std::vector<std::string> cells) {
        cells.resize(columns_.size());
        rows_.push_back(std::move(cells));
    }
    std::size_t rows() const { return rows_.size(); }

    /// The table as lines, a rule below the headings.
    friend std::string to_text(text_table const& table, language = language::english) {
        std::vector<std::string> headings;
        for (table_column const& column : table.columns_)
            headings.push_back(column.heading);
        std::vector<std::size_t> widths(table.columns_.size());
        auto widen = [&](std::vector<std::string> const& cells) {
            for (std::size_t at = 0; at < cells.size(); ++at) {
                std::size_t const widest = table.columns_[at].widest;
                std::size_t const width  = display_width(cells[at]);
                std::size_t const needed = widest != 0 && width > widest ? widest : width;
                widths[at]               = widths[at] < needed ? needed : widths[at];
            }
        };
        widen(headings);
        for (auto const& row : table.rows_)
            widen(row);

        std::string written;
        table.print(headings, widths, written);
        for (std::size_t at = 0; at < widths.size(); ++at)
            written.append(at == 0 ? "" : "  ").append(widths[at], '-');
        written += '\n';
        for (auto const& row : table.rows_)
            table.print(row, widths, written);
        return written;
    }

private:
    // The next piece of a cell that fits into `width`, broken at a blank where there is one.
    static std::string_view piece(std::string_view& rest, std::size_t width) {
        std::size_t bytes = 0, taken = 0, blank = 0;
        while (bytes < rest.size()) {
            auto const [code, size] = detail::decode(rest.substr(bytes));
            if (taken + detail::character_width(code) > width && bytes != 0)
                break;
            taken += detail::character_width(code);
            bytes += size;
            if (code == U' ')
                blank = bytes;
        }
        if (bytes < rest.size() && blank != 0 && rest[bytes] != ' ')
            bytes = blank;
        auto const taken_piece = rest.substr(0, bytes);
        rest.remove_prefix(bytes);
        while (!rest.empty() && rest.front() == ' ')
            rest.remove_prefix(1);
        return taken_piece.substr(0, taken_piece.find_last_not_of(' ') + 1);
    }

    void print(std::vector<std::string> const& cells, std::vector<std::size_t> const& widths, std::string& into) const {
        std::vector<std::string_view> rest(cells.begin(), cells.end());
        bool                          more = true;
        while (more) {
            more = false;
            std::string line;
            for (std::size_t at = 0; at < rest.size(); ++at) {
                line.append(at == 0 ? "" : "  ").append(padded(piece(rest[at], widths[at]), widths[at], columns_[at].side == align::right));
                more = more || !rest[at].empty();
            }
            while (!line.empty() && line.back() == ' ')
                line.pop_back();
            into.append(line).append("\n");
        }
    }

    std::vector<table_column>             columns_;
    std::vector<std::vector<std::string>> rows_{};
};

} // namespace tuopin

#endif
