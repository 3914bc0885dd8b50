// The lines of a CSV text and their cells, in one pass over the bytes and without copies:
// RFC 4180 with LF, CRLF or CR as line end, and what is wrong with a cell's quotes or bytes.
#ifndef TUOPIN_ENGINES_CSV_CSV_LINES_HPP
#define TUOPIN_ENGINES_CSV_CSV_LINES_HPP

#include <tuopin/values/words.hpp>

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace tuopin::detail {

/// How many bytes the first character of a text has; 0 where it does not begin with well-formed
/// UTF-8: no overlong forms, no surrogates, nothing above U+10FFFF.
constexpr std::size_t utf8_size(std::string_view text) {
    auto const byte = [&](std::size_t at) {
        return at < text.size() ? static_cast<unsigned>(static_cast<unsigned char>(text[at])) : 0u;
    };
    auto const     follows = [&](std::size_t at) { return (byte(at) & 0xC0u) == 0x80u; };
    unsigned const first   = byte(0);
    if (first < 0x80)
        return 1;
    if (first >= 0xC2 && first <= 0xDF)
        return follows(1) ? 2 : 0;
    if (first >= 0xE0 && first <= 0xEF) {
        bool const allowed = first == 0xE0 ? byte(1) >= 0xA0 : first == 0xED ? byte(1) <= 0x9F : true;
        return allowed && follows(1) && follows(2) ? 3 : 0;
    }
    if (first >= 0xF0 && first <= 0xF4) {
        bool const allowed = first == 0xF0 ? byte(1) >= 0x90 : first == 0xF4 ? byte(1) <= 0x8F : true;
        return allowed && follows(1) && follows(2) && follows(3) ? 4 : 0;
    }
    return 0;
}

constexpr bool is_utf8(std::string_view text) {
    while (!text.empty()) {
        std::size_t const size = utf8_size(text);
        if (size == 0)
            return false;
        text.remove_prefix(size);
    }
    return true;
}

/// Whether a cell is nothing but what it says: UTF-8 without quotes, carriage returns and NUL bytes.
/// The eight bytes before the end of the cell have to be readable, also where it is shorter.
inline bool is_plain_text(std::string_view cell) {
    char const* const end     = cell.data() + cell.size();
    std::uint64_t     special = 0, high = 0;
    auto const        look    = [&](std::uint64_t word) {
        special |= zero_bytes(word ^ eight_times('"')) | zero_bytes(word ^ eight_times('\r')) | zero_bytes(word);
        high |= word;
    };
    if (cell.empty())
        return true;
    if (cell.size() < 8) {
        auto const free = 64 - 8 * cell.size(); // bits that are no part of the cell
        look(load_word(end - 8) >> free | eight_times(' ') << (64 - free));
    } else {
        for (char const* at = cell.data(); end - at > 8; at += 8)
            look(load_word(at));
        look(load_word(end - 8));
    }
    return special == 0 && ((high & eight_times(0x80)) == 0 || is_utf8(cell));
}

/// The beginning of a text as it can be shown: control characters and bytes that are not
/// UTF-8 as "\x1A", and an ellipsis where it goes on.
inline std::string excerpt(std::string_view text) {
    constexpr std::size_t most = 80;
    std::string           shown;
    while (!text.empty()) {
        if (shown.size() >= most)
            return shown.append("…");
        std::size_t const size = utf8_size(text);
        auto const        byte = static_cast<unsigned char>(text.front());
        if (size == 0 || byte < 0x20 || byte == 0x7F) {
            constexpr std::string_view digits = "0123456789ABCDEF";
            shown.append("\\x");
            shown += digits[byte >> 4];
            shown += digits[byte & 15];
            text.remove_prefix(1);
        } else {
            shown.append(text.substr(0, size));
            text.remove_prefix(size);
        }
    }
    return shown;
}

/// A cell of a line: a view into the text, without the quotes round it.
struct csv_cell {
    char const* data{};
    std::size_t size{};
    std::size_t line{};     // where it begins
    bool        quoted{};   // it stood in quotes
    bool        doubled{};  // it has doubled quotes in it
    bool        stray{};    // it has quotes where none may stand
    bool        not_text{}; // it is not UTF-8
    bool        has_nul{};

    std::string_view view() const { return {data, size}; }
    bool             sound() const { return !stray && !not_text && !has_nul; }

    /// What the cell says; `copy` holds it where it is not in the text as it stands.
    std::string_view content(std::string& copy) const {
        if (!doubled)
            return view();
        copy.clear();
        for (std::size_t at = 0; at < size; ++at) {
            copy += data[at];
            if (data[at] == '"')
                ++at;
        }
        return copy;
    }
};

/// How the attempt to read a line came out.
enum class csv_line : unsigned char {
    read,     // its cells are there
    more,     // the text ends within it
    unclosed, // a quote is never closed: its cell is the last, the rest of its line is to be passed over
    too_long  // longer than allowed: the rest of it is to be passed over
};

/// Takes a text apart into lines of cells.
class csv_scanner {
public:
    csv_scanner(char separator, std::size_t longest) : longest_(longest) {
        for (unsigned at = 0; at < 256; ++at)
            kinds_[at] = at >= 0x80 ? high : 0;
        kinds_[0]                                     = nul;
        kinds_[static_cast<unsigned char>('"')]       = quote;
        kinds_[static_cast<unsigned char>('\n')]      = line_end;
        kinds_[static_cast<unsigned char>('\r')]      = line_end;
        kinds_[static_cast<unsigned char>(separator)] = between;
    }

    /// The cells of the line that `next` read.
    std::size_t     size() const { return size_; }
    csv_cell const& operator[](std::size_t at) const { return cells_[at]; }

    /// The physical line that the next call begins with, from 1.
    std::size_t line() const { return line_; }

    /// Of lines that were read in another way.
    void pass_lines(std::size_t count) { line_ += count; }
    /// Counts from 1 again.
    void number_anew() { line_ = 1; }

    /// Reads the line that begins at `text`; `last` says that nothing comes behind the text.
    /// Moves `text` behind what it took, and leaves it where more is needed.
    csv_line next(std::string_view& text, bool last) {
        char const* const begin = text.data();
        char const* const end   = begin + text.size();
        char const*       at    = begin;
        std::size_t       line  = line_;
        size_                   = 0;
        auto const take = [&](char const* to) { text.remove_prefix(static_cast<std::size_t>(to - begin)); };
        auto const far  = [&](char const* to) { return static_cast<std::size_t>(to - begin) > longest_; };
        for (;;) {
            if (size_ == cells_.size())
                cells_.resize(2 * size_ + 16);
            csv_cell& cell = cells_[size_++];
            cell           = {at, 0, line};
            unsigned seen  = 0;
            // Before what the cell begins with is looked at, which may not be there yet.
            if (far(at)) {
                line_ = line;
                take(at);
                return csv_line::too_long;
            }
            if (at != end && *at == '"') {
                char const* const opening = at++;
                cell.data                 = at;
                cell.quoted               = true;
                for (;;) {
                    unsigned kind = 0;
                    while (at != end && ((kind = kinds_[static_cast<unsigned char>(*at)]) & (quote | line_end)) == 0) {
                        seen |= kind;
                        ++at;
                    }
                    bool const pair_cut = !last && at != end && at + 1 == end;
                    if (far(at) || (last && at == end))
                        return give_up_quote(text, opening, cell);
                    if (at == end || pair_cut)
                        return csv_line::more;
                    if (*at != '"') {
                        at += *at == '\r' && at + 1 != end && at[1] == '\n' ? 2 : 1;
                        ++line;
                    } else if (at + 1 != end && at[1] == '"') {
                        cell.doubled = true;
                        at += 2;
                    } else {
                        break;
                    }
                }
                cell.size               = static_cast<std::size_t>(at - cell.data);
                char const* const after = ++at;
                seen |= pass_plain(at, end);
                cell.stray = at != after;
                // Text behind a quote that closes on a later line: the quote was another one's.
                if (cell.stray && line != cell.line)
                    return give_up_quote(text, opening, cell);
                if (cell.stray) {
                    cell.data = opening;
                    cell.size = static_cast<std::size_t>(at - opening);
                }
            } else {
                seen       = pass_plain(at, end);
                cell.size  = static_cast<std::size_t>(at - cell.data);
                cell.stray = (seen & quote) != 0;
            }
            if (cell.stray)
                cell.doubled = false;
            bool const cut = !last && (at == end || (*at == '\r' && at + 1 == end));
            if (far(at)) {
                line_ = line;
                take(at);
                return csv_line::too_long;
            }
            if (cut)
                return csv_line::more;
            cell.has_nul  = (seen & nul) != 0;
            cell.not_text = (seen & high) != 0 && !is_utf8(cell.view());
            if (at != end && kinds_[static_cast<unsigned char>(*at)] == between) {
                ++at;
                continue;
            }
            if (at != end) {
                at += *at == '\r' && at + 1 != end && at[1] == '\n' ? 2 : 1;
                ++line;
            }
            line_ = line;
            take(at);
            return csv_line::read;
        }
    }

    /// Passes over the rest of a line; false where the text ends before the line does.
    bool pass_line(std::string_view& text, bool last) {
        std::size_t at = 0;
        while (at < text.size() && text[at] != '\n' && text[at] != '\r')
            ++at;
        if (at == text.size() || (!last && text[at] == '\r' && at + 1 == text.size())) {
            text.remove_prefix(last ? text.size() : at);
            return last;
        }
        at += text[at] == '\r' && at + 1 < text.size() && text[at + 1] == '\n' ? 2 : 1;
        ++line_;
        text.remove_prefix(at);
        return true;
    }

private:
    static constexpr unsigned between  = 1;
    static constexpr unsigned line_end = 2;
    static constexpr unsigned quote    = 4;
    static constexpr unsigned high     = 8;
    static constexpr unsigned nul      = 16;

    unsigned pass_plain(char const*& at, char const* end) const {
        unsigned seen = 0;
        while (at != end) {
            unsigned const kind = kinds_[static_cast<unsigned char>(*at)];
            if ((kind & (between | line_end)) != 0)
                break;
            seen |= kind;
            ++at;
        }
        return seen;
    }

    // Leaves what stands behind the line on which the quote opened to be read as lines: else
    // one quote would swallow the file.
    csv_line give_up_quote(std::string_view& text, char const* opening, csv_cell& cell) {
        char const* const end = text.data() + (text.size() < longest_ ? text.size() : longest_);
        char const*       at  = opening;
        while (at < end && *at != '\n' && *at != '\r')
            ++at;
        cell.data = opening;
        cell.size = static_cast<std::size_t>(at - opening);
        line_     = cell.line;
        text.remove_prefix(static_cast<std::size_t>(at - text.data()));
        return csv_line::unclosed;
    }

    unsigned              kinds_[256]{};
    std::vector<csv_cell> cells_{}; // kept from line to line, the first `size_` are those of this one
    std::size_t           size_{};
    std::size_t           longest_{};
    std::size_t           line_{1};
};

} // namespace tuopin::detail

#endif
