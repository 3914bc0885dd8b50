#include <tuopin/engines/csv/csv_borders.hpp>

#include <doctest/doctest.h>
#if __has_include(<rapidcheck.h>)
#include "../../support/draw.hpp"
#endif

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

using tuopin::detail::csv_borders;

namespace {

constexpr std::size_t any = 1'000'000;

// The cells that are found, lines between bars: "a,b|c,d|".
std::string found_by(csv_borders borders, std::string const& text, std::size_t columns, std::size_t most,
                     std::size_t longest) {
    std::string const before = "\n" + text;
    char const* const begin  = before.data() + 1;
    std::size_t const lines  = borders.find(begin, begin + text.size(), columns, most, longest);
    std::string       cells;
    for (std::size_t line = 0; line < lines; ++line) {
        for (std::size_t at = 0; at < columns; ++at) {
            auto const cell = borders.column(at, columns).without_return(line);
            cells.append(at == 0 ? "" : ",").append(cell.begin, cell.end);
        }
        cells += '|';
    }
    return cells;
}

// In every way that this processor has.
std::string found(std::string const& text, std::size_t columns, std::size_t most = any, std::size_t longest = any,
                  char separator = ',') {
    std::string cells = found_by(csv_borders(separator), text, columns, most, longest);
    CHECK(cells == found_by(csv_borders(separator, false), text, columns, most, longest));
    return cells;
}

} // namespace

TEST_CASE("lines of so many cells are found up to the first that has another number of them") {
    CHECK(found("a,b\nc,d\n", 2) == "a,b|c,d|");
    CHECK(found("a,b\nc\nd,e\n", 2) == "a,b|");
    CHECK(found("a,b\nc,d,e\nf,g\n", 2) == "a,b|");
    CHECK(found("a,b\n\nc,d\n", 2) == "a,b|");
    CHECK(found("a\n\nb\n", 1) == "a||b|");
    CHECK(found("", 2) == "");
    CHECK(found("\n", 1) == "|");
    CHECK(found("a;b\n", 2, any, any, ';') == "a,b|");
}

TEST_CASE("a line that is not there as a whole is not found") {
    CHECK(found("a,b\nc,d", 2) == "a,b|");
    CHECK(found("a,b\nc", 2) == "a,b|");
    CHECK(found("a", 1) == "");
}

TEST_CASE("lines that only together have as many cells as they should are not found") {
    // Two lines with three cells and one together have as many as two lines with two.
    CHECK(found("a,b,c\nd\n", 2) == "");
    CHECK(found("a\nb,c,d\n", 4) == "");
    CHECK(found("a,b\nc\nd\ne,f\n", 2) == "a,b|");
    CHECK(found("a,b\nc,d\ne\nf,g,h\n", 4) == "");
    CHECK(found("a,b,c,d\ne\nf,g,h\ni,j,k,l\n", 4) == "a,b,c,d|");
    // Among many, so that ends are counted over many blocks.
    std::string text;
    for (int line = 0; line < 4'000; ++line)
        text += "one,two,three\n";
    CHECK(found(text, 3).size() == text.size());
    for (std::size_t const wrong : {0u, 1u, 999u, 3'998u}) {
        std::string spoilt = text;
        spoilt.replace(wrong * 14, 28, "one\ntwo,three\none,two,three");
        CHECK(found(spoilt, 3).size() == wrong * 14);
    }
}

TEST_CASE("the carriage return of CRLF is no part of the last cell") {
    CHECK(found("a,b\r\nc,\r\n\r,d\n", 2) == "a,b|c,|\r,d|");
    CHECK(found("\r\n", 1) == "|");
    // Where all lines have it, and where one has not.
    CHECK(found("a,b\r\nc,\r\n,d\r\n", 2) == "a,b|c,|,d|");
    CHECK(found("a,b\r\nc,d\n,e\r\n", 2) == "a,b|c,d|,e|");
    CHECK(found("a,b\nc,d\r\n,e\r\n", 2) == "a,b|c,d|,e|");
    std::string const  text = "\na,b\r\nc,d\r\n";
    csv_borders        borders(',');
    char const* const  begin = text.data() + 1;
    REQUIRE(borders.find(begin, text.data() + text.size(), 2, any, any) == 2);
    auto const cell = borders.column(1, 2)[1];
    CHECK(std::string(cell.begin, cell.end) == "d");
}

TEST_CASE("at most so many lines, and none that is longer") {
    CHECK(found("a,b\nc,d\ne,f\n", 2, 2) == "a,b|c,d|");
    CHECK(found("a,b\ncc,dd\ne,f\n", 2, any, 5) == "a,b|cc,dd|e,f|");
    CHECK(found("a,b\ncc,dd\ne,f\n", 2, any, 4) == "a,b|");
}

#if __has_include(<rapidcheck.h>)

TEST_CASE("law: borders are where separators and line feeds are, in texts of any length") {
    support::hold("borders", [] {
        // Lines of three cells, some of them long, some wrong.
        std::string text, expected;
        bool        right = true;
        for (int line = support::draw(0, 40); line > 0; --line) {
            std::size_t const cells = support::draw(0, 30) == 0 ? 4 : 3;
            right                   = right && cells == 3;
            for (std::size_t cell = 0; cell < cells; ++cell) {
                std::string const content(static_cast<std::size_t>(support::draw(0, 90)) / (cell + 1),
                                          support::draw_one<char>({'a', '\xAC', '\x8A', '-', '\x0B'}));
                text += content + (cell + 1 == cells ? "\n" : ",");
                if (right)
                    expected += content + (cell == 2 ? "|" : ",");
            }
        }
        support::law(found(text, 3) == expected, "the cells are those that were written", text);
    });
}

#endif
