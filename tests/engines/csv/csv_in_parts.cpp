#include <tuopin/engines/csv/csv_in_parts.hpp>

#include <tuopin/engines/threads.hpp>
#include "../../support/csv_ways.hpp"

#include <doctest/doctest.h>
#if __has_include(<rapidcheck.h>)
#include "../../support/drawn_table.hpp"
#endif

#include <cstddef>
#include <cstdio>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

using namespace support;
using tuopin::csv_options;
using tuopin::threads;

namespace {

std::string line_of(std::size_t number, std::string const& note = "") {
    return std::to_string(number) + ",王" + std::to_string(number) + ",990103010201,3," + std::to_string(number) +
           ".25,,disease,,yes,no," + note + ",2014-12-31,2,2019,0.5,1 2,x\n";
}

// Good lines, and here and there what goes over several, or is wrong.
std::string mixed_table(std::size_t count) {
    std::string text = headings;
    for (std::size_t at = 0; at < count; ++at) {
        switch (at % 97) {
        case 11: text += line_of(at, "\"two\nlines, \"\"quoted\"\"\""); break;
        case 40: text += "x" + line_of(at); break;
        case 41: text += "\n"; break;
        case 60: text += line_of(at, "\"never closed"); break;
        case 75: text += "1,2,3\r\n"; break;
        default: text += line_of(at);
        }
    }
    return text;
}

auto all_at_once = [] { return std::size_t{1} << 20; };

void agrees(std::string const& text, int number, std::size_t bytes, csv_options const& options = {}) {
    result const once = of_rows(text, options);
    CAPTURE(number);
    CAPTURE(bytes);
    result const columns = columns_in_parts(text, number, bytes, options);
    CHECK_MESSAGE(columns == once, difference(columns, once));
    result const rows = rows_in_parts(text, number, bytes, all_at_once, options);
    CHECK_MESSAGE(rows == once, difference(rows, once));
}

} // namespace

TEST_CASE("parts of any size on any number of threads give what one thread reads at once") {
    std::string const text = mixed_table(400);
    CHECK(of_rows(text).rows.size() > 300);
    CHECK(of_rows(text).findings.size() > 10);
    for (int const number : {1, 2, 3, 8})
        for (std::size_t const bytes : {1u, 7u, 100u, 137u, 1'000u, 4'096u, 100'000u})
            agrees(text, number, bytes);
}

TEST_CASE("a cell in quotes that goes over the border of parts is one cell") {
    std::string note = "\"";
    for (int line = 0; line < 50; ++line)
        note += line_of(7); // as if lines began within it
    note += "\"";
    std::string const text = headings + line_of(1) + line_of(2, note) + line_of(3) + line_of(4, note) + line_of(5);
    CHECK(of_rows(text).rows.size() == 5);
    for (std::size_t const bytes : {10u, 100u, 500u, 2'000u, 5'000u})
        agrees(text, 3, bytes);
}

TEST_CASE("a quote that is never closed is told once, and the lines behind it are read") {
    std::string text = headings;
    for (std::size_t at = 0; at < 100; ++at)
        text += line_of(at, at == 50 ? "\"open" : "");
    csv_options options;
    CHECK(of_rows(text, options).rejected == 1);
    for (std::size_t const longest : {std::size_t{300}, std::size_t{1} << 24}) {
        options.longest_line = longest;
        for (std::size_t const bytes : {60u, 200u, 1'500u})
            agrees(text, 2, bytes, options);
    }
}

TEST_CASE("lines may end as they like, and the last one need not") {
    for (std::string const line_end : {"\r", "\r\n", "\n"}) {
        std::string text;
        for (char const c : mixed_table(120))
            text += c == '\n' ? line_end : std::string(1, c);
        for (std::size_t const bytes : {1u, 50u, 333u, 5'000u}) {
            agrees(text, 2, bytes);
            agrees(text.substr(0, text.size() - line_end.size()), 2, bytes);
            agrees(text.substr(0, text.size() - 20), 2, bytes);
        }
    }
}

TEST_CASE("texts without headings that can be read, and without anything") {
    for (std::string const& text : {std::string(), std::string("\n\n"), std::string("a,b\n1,2\n3,4\n"), headings,
                                    headings.substr(0, 20), "\"" + headings + line_of(1), "\xEF\xBB\xBF" + headings})
        for (std::size_t const bytes : {1u, 5u, 1'000u})
            agrees(text, 2, bytes);
}

TEST_CASE("findings, lines and records count from the beginning of the file") {
    std::string text = headings;
    for (std::size_t at = 0; at < 5'000; ++at)
        text += line_of(at);
    text += "bad\n" + line_of(5'001);
    tuopin::columns_read<household> read;
    tuopin::detail::read_csv_text_in_parts<household>(threads{4}, read, text, {}, 10'000);
    REQUIRE(read.findings.size() == 1);
    CHECK(read.findings[0].line == 5'002);
    CHECK(read.findings[0].record == 5'000);
    CHECK(read.rejected == 1);
    CHECK(read.line_of(5'000) == 5'003);
    CHECK(read.rows == tuopin::read_csv_columns<household>(text).rows);
}

TEST_CASE("columns from several threads know whether their quantities are small numbers") {
    std::string text = headings;
    for (std::size_t at = 0; at < 2'000; ++at)
        text += line_of(at);
    tuopin::columns_read<household> small, large;
    tuopin::detail::read_csv_text_in_parts<household>(threads{2}, small, text, {}, 10'000);
    CHECK(small.rows.holds_small());
    text += line_of(10'737'418);
    tuopin::detail::read_csv_text_in_parts<household>(threads{2}, large, text, {}, 10'000);
    CHECK_FALSE(large.rows.holds_small());
}

TEST_CASE("files are read as by one thread") {
    std::string const path = "tuopin_test_csv_in_parts.csv";
    {
        std::string const text = mixed_table(9'000); // some parts
        std::FILE* const  file = std::fopen(path.c_str(), "wb");
        REQUIRE(file != nullptr);
        std::fwrite(text.data(), 1, text.size(), file);
        std::fclose(file);
    }
    auto const once = tuopin::read_csv_columns_file<household>(path);
    auto const rows = tuopin::read_csv_file<household>(path);
    for (int const number : {1, 2, 5}) {
        auto const columns = tuopin::read_csv_columns_file<household>(threads{number}, path);
        CHECK(columns.rows == once.rows);
        CHECK(columns.lines == once.lines);
        CHECK(columns.findings == once.findings);
        CHECK(columns.rejected == once.rejected);
        CHECK(columns.file == once.file);
        auto const records = tuopin::read_csv_file<household>(threads{number}, path, {.file = "other.csv"});
        CHECK(records.rows == rows.rows);
        CHECK(records.lines == rows.lines);
        CHECK(records.file == "other.csv");
        CHECK(records.findings.at(0).file == "other.csv");
    }
    std::remove(path.c_str());

    auto const missing = tuopin::read_csv_columns_file<household>(threads{2}, path);
    CHECK(missing.findings == tuopin::read_csv_columns_file<household>(path).findings);
    CHECK_FALSE(missing.ok());
}

TEST_CASE("the progress is told in bytes, and ends with all of them") {
    std::string const text = mixed_table(3'000);
    for (int const number : {1, 2}) {
        std::size_t before = 0, told = 0;
        bool        grows  = true;
        auto const  policy = threads{number, [&](std::size_t done, std::size_t of) {
                                         grows  = grows && done > before && of == text.size();
                                         before = done;
                                         ++told;
                                     }};
        tuopin::columns_read<household> read;
        tuopin::detail::read_csv_text_in_parts<household>(policy, read, text, {}, 5'000);
        CHECK(grows);
        CHECK(before == text.size());
        CHECK(told > text.size() / 5'000);
        auto const stopped = threads{number, [](std::size_t, std::size_t) { throw std::runtime_error("stopped"); }};
        CHECK_THROWS_AS(tuopin::read_csv_columns<household>(stopped, text), std::runtime_error);
    }
}

namespace {

struct grumbling {
    int number{};

    static tuopin::parsed<grumbling> parse(std::string_view written) {
        if (written == "666")
            throw std::invalid_argument("666");
        return grumbling{static_cast<int>(written.size())};
    }
};
struct noted {
    std::string note{};
    grumbling   of{};
};
BOOST_DESCRIBE_STRUCT(noted, (), (note, of))

} // namespace

TEST_CASE("what a member throws comes out, but not where no line begins") {
    std::string quoted = "note,of\n";
    for (int at = 0; at < 100; ++at)
        quoted += "\"a\n,666\nb\",5\n";
    tuopin::columns_read<noted> read;
    for (std::size_t const bytes : {3u, 5u, 10u, 14u, 100u}) {
        tuopin::columns_read<noted> each;
        tuopin::detail::read_csv_text_in_parts<noted>(threads{2}, each, quoted, {}, bytes);
        CHECK(each.rows.size() == 100);
        CHECK_THROWS_AS(
            tuopin::detail::read_csv_text_in_parts<noted>(threads{2}, read, quoted + "c,666\n" + quoted, {}, bytes),
            std::invalid_argument);
    }
}

#if __has_include(<rapidcheck.h>)

TEST_CASE("law: any parts on any number of threads give what one thread reads at once") {
    support::hold("parts", [] {
        std::string const text = drawn_table();
        csv_options       options;
        options.longest_line = draw_one<std::size_t>({1u << 20, 1u << 20, 200, 90});
        result const once    = of_rows(text, options);
        auto const   bytes   = static_cast<std::size_t>(draw(1, 600));
        int const    number  = draw(1, 4);
        result const columns = columns_in_parts(text, number, bytes, options);
        law(columns == once, "columns in parts of " + std::to_string(bytes), difference(columns, once));
        auto const   most = static_cast<std::size_t>(draw(1, 300));
        result const rows = rows_in_parts(text, number, bytes, [&] { return most; }, options);
        law(rows == once, "rows in parts of " + std::to_string(bytes), difference(rows, once));
    });
}

#endif
