// Tables for reading, whose columns stand below each other in Chinese, too.
#include <tuopin/engines/tables/layout.hpp>

#include <doctest/doctest.h>

#include <cstddef>
#include <sstream>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

using namespace tuopin;

static_assert(display_width("") == 0 && display_width("wells") == 5 && display_width("1,389 m") == 7);
static_assert(display_width("脱贫") == 4 && display_width("867户") == 5, "a Chinese character takes two places");
static_assert(display_width("，。（）：％") == 12 && display_width("ＡＢ１") == 6, "as full-width signs do");
static_assert(display_width("\u3000") == 2, "and the full-width blank");
static_assert(display_width("é") == 1 && display_width("e\u0301") == 1, "a combining accent takes none");
static_assert(display_width("贫\u200b困") == 4 && display_width("\ufe0f") == 0, "nor does what is not to be seen");
static_assert(display_width("한국어かなカナ") == 14 && display_width("𠀀") == 2);
static_assert(display_width("²·–—“”€") == 7);
// Bytes that are no UTF-8 stand for one place each, and none is skipped.
static_assert(display_width("\xe8") == 1 && display_width("\xe8\xb4") == 2 && display_width("\xe8x\xb4") == 3);
static_assert(display_width("\xff\xbf\xbf\xbf") == 4 && display_width("\xc0\x80") == 2 && display_width("\x80") == 1);
static_assert(display_width("\xf0\x9f") == 2 && display_width("a\xe8贫") == 4);

namespace {

std::vector<std::string> lines_of(text_table const& table) {
    std::vector<std::string> lines;
    std::istringstream       in(to_text(table));
    for (std::string line; std::getline(in, line);)
        lines.push_back(line);
    return lines;
}

/// The lines of one cell in a column that may be so wide.
std::vector<std::string> wrapped(std::string cell, std::size_t widest) {
    text_table table({{"", align::left, widest}});
    table.add({std::move(cell)});
    auto lines = lines_of(table);
    lines.erase(lines.begin(), lines.begin() + 2);
    return lines;
}

using strings = std::vector<std::string>;

} // namespace

TEST_CASE("padding counts places, not bytes") {
    CHECK(padded("well", 6) == "well  ");
    CHECK(padded("well", 6, true) == "  well");
    CHECK(padded("贫困", 6) == "贫困  ");
    CHECK(padded("贫困", 6, true) == "  贫困");
    CHECK(padded("too wide", 3) == "too wide");
    CHECK(padded("", 2) == "  ");
}

TEST_CASE("columns are as wide as their widest cell or heading, two blanks apart, over a rule") {
    text_table table({{"village"}, {"户数", align::right}, {"note"}});
    table.add({"双龙", "867"});
    table.add({"Qingshui", "1,204", "late"});
    CHECK(table.rows() == 2);
    CHECK(to_text(table) == "village    户数  note\n"
                            "--------  -----  ----\n"
                            "双龙        867\n"
                            "Qingshui  1,204  late\n");
    std::ostringstream out;
    out << table;
    CHECK(out.str() == to_text(table));
}

TEST_CASE("no line ends in blanks") {
    text_table table({{"a"}, {""}, {"b", align::left, 4}, {""}});
    table.add({"  x ", "", "long words ", " "});
    table.add({});
    for (std::string const& line : lines_of(table)) {
        CAPTURE(line);
        CHECK((line.empty() || line.back() != ' '));
    }
    CHECK(lines_of(table)[2] == "  x     long");
}

TEST_CASE("a table without rows has its headings, one without columns is nothing") {
    CHECK(to_text(text_table({{"a"}, {"b"}})) == "a  b\n-  -\n");
    CHECK(to_text(text_table({})) == "");
    text_table none({});
    none.add({});
    CHECK(to_text(none) == "");
}

TEST_CASE("a row with more cells than columns is refused, nothing is dropped silently") {
    text_table table({{"a"}, {"b"}});
    CHECK_THROWS_AS(table.add({"1", "2", "3"}), std::logic_error);
    CHECK(table.rows() == 0);
}

TEST_CASE("what is wider than its column goes on in the next line, broken at a blank") {
    CHECK(wrapped("registered households", 12) == strings{"registered", "households"});
    CHECK(wrapped("registered households", 10) == strings{"registered", "households"});
    CHECK(wrapped("a b c d e f", 5) == strings{"a b c", "d e f"});
    CHECK(wrapped("one   two", 4) == strings{"one", "two"});
    CHECK(wrapped("fits", 4) == strings{"fits"});
    CHECK(wrapped("fits", 0) == strings{"fits"});
    CHECK(wrapped("", 4) == strings{""});

    SUBCASE("a word that is wider than the column is cut") {
        CHECK(wrapped("households", 4) == strings{"hous", "ehol", "ds"});
        CHECK(wrapped("of households", 4) == strings{"of", "hous", "ehol", "ds"});
        CHECK(wrapped(" households", 4) == strings{" hou", "seho", "lds"});
    }
    SUBCASE("each cell for itself, the others wait below each other") {
        text_table table({{"place", align::left, 6}, {"n", align::right, 3}, {"z"}});
        table.add({"one two three", "12 345", "x"});
        CHECK(to_text(table) == "place     n  z\n"
                                "------  ---  -\n"
                                "one      12  x\n"
                                "two     345\n"
                                "three\n");
    }
    SUBCASE("headings, too") {
        text_table table({{"rural households", align::left, 10}, {"b"}});
        table.add({"x", "y"});
        CHECK(to_text(table) == "rural       b\nhouseholds\n----------  -\nx           y\n");
    }
}

TEST_CASE("Chinese text breaks between characters, never within one") {
    CHECK(wrapped("建档立卡贫困户", 6) == strings{"建档立", "卡贫困", "户"});
    CHECK(wrapped("建档立卡贫困户", 7) == strings{"建档立", "卡贫困", "户"});
    CHECK(wrapped("到 建档立卡贫困户", 9) == strings{"到 建档立", "卡贫困户"});
    CHECK(wrapped("建档立 卡贫困户", 9) == strings{"建档立", "卡贫困户"});
    CHECK(wrapped("有3228人脱贫", 8) == strings{"有3228人", "脱贫"});
    CHECK(wrapped("有3228人", 5) == strings{"有", "3228", "人"});

    SUBCASE("no line begins with a full stop or ends with an opening bracket") {
        CHECK(wrapped("脱贫户，返贫", 6) == strings{"脱贫", "户，返", "贫"});
        CHECK(wrapped("脱贫（户）", 6) == strings{"脱贫", "（户）"});
        CHECK(wrapped("脱贫率99%", 6) == strings{"脱贫率", "99%"});
    }
    SUBCASE("a combining sign stays with its character") {
        CHECK(wrapped("aae\u0301e\u0301", 3) == strings{"aae\u0301", "e\u0301"});
        CHECK(wrapped("贫\u200b困\u200b户", 4) == strings{"贫\u200b困\u200b", "户"});
    }
    SUBCASE("a character that is wider than the column widens it") {
        text_table table({{"a", align::left, 1}, {"b"}});
        table.add({"贫困", "x"});
        CHECK(to_text(table) == "a   b\n--  -\n贫  x\n困\n");
    }
    SUBCASE("broken UTF-8 comes through byte for byte") {
        CHECK(wrapped("\xe8\xb4\xe8\xb4", 2) == strings{"\xe8\xb4", "\xe8\xb4"});
        CHECK(wrapped("贫\xff困", 3) == strings{"贫\xff", "困"});
    }
}

TEST_CASE("a break within a cell is a break within its column") {
    text_table table({{"two\nlines"}, {"n", align::right}});
    table.add({"one\ntwo words\r\n\nfour", "1"});
    table.add({"x", "1\n20\n"});
    CHECK(to_text(table) == "two         n\n"
                            "lines\n"
                            "---------  --\n"
                            "one         1\n"
                            "two words\n"
                            "\n"
                            "four\n"
                            "x           1\n"
                            "           20\n");
    CHECK(wrapped("a\nb c d", 3) == strings{"a", "b c", "d"});
    CHECK(wrapped("abc\nd", 3) == strings{"abc", "d"});
    CHECK(wrapped("old\rmac", 0) == strings{"old", "mac"});
    CHECK(wrapped("a\tb\x1b[31m\x7f.", 0) == strings{"a b [31m ."});
}

TEST_CASE("whatever the cells, wrapped lines fit their column and nothing but blanks is lost") {
    std::string_view const pieces[] = {"a", "贫", " ", "，", "（", "12", "\xe8", "e\u0301", "\n", "）"};
    unsigned               mixed    = 1;
    for (int round = 0; round < 2'000; ++round) {
        std::string cell;
        for (int left = round % 17; left > 0; --left) {
            mixed = mixed * 1'664'525u + 1'013'904'223u;
            cell += pieces[(mixed >> 16) % 10];
        }
        std::size_t const widest = 2 + static_cast<std::size_t>(round) % 7;
        std::string       joined;
        for (std::string const& line : wrapped(cell, widest)) {
            if (display_width(line) > widest)
                FAIL_CHECK("too wide: " << cell);
            joined += line;
        }
        auto without_blanks = [](std::string text) {
            std::erase(text, ' ');
            std::erase(text, '\n');
            return text;
        };
        if (without_blanks(joined) != without_blanks(cell))
            FAIL_CHECK("lost: " << cell << " became " << joined);
    }
}
