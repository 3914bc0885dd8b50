#include <tuopin/engines/csv/csv_columns.hpp>

#include <tuopin/engines/aggregate.hpp>
#include <tuopin/engines/observers/count.hpp>
#include <tuopin/engines/observers/mean.hpp>
#include <tuopin/engines/observers/sum.hpp>
#include "../../support/csv_ways.hpp"

#include <doctest/doctest.h>
#if __has_include(<rapidcheck.h>)
#include "../../support/drawn_table.hpp"
#endif

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

using namespace support;
using namespace tuopin::literals;
using tuopin::csv_options;
using tuopin::finding;
using tuopin::read_csv_columns;

struct incomes {
    tuopin::count                      households;
    tuopin::sum<&household::number>    numbers;
    tuopin::mean<&household::score>    score;
};
BOOST_DESCRIBE_STRUCT(incomes, (), (households, numbers, score))

namespace {

std::string lines_of(std::size_t count) {
    std::string text = headings;
    for (std::size_t at = 0; at < count; ++at)
        text += std::to_string(at) + ",王" + std::to_string(at) + ",990103010201,3," + std::to_string(at) + "." +
                std::to_string(at % 100) + ",,disease,,yes,no,,2014-12-31,2,2019,0.5,1 2,x\n";
    return text;
}

class temporary_file {
public:
    temporary_file(std::string path, std::string_view text) : path_(std::move(path)) {
        std::FILE* const file = std::fopen(path_.c_str(), "wb");
        REQUIRE(file != nullptr);
        std::fwrite(text.data(), 1, text.size(), file);
        std::fclose(file);
    }
    ~temporary_file() { std::remove(path_.c_str()); }
    temporary_file(temporary_file const&)            = delete;
    temporary_file& operator=(temporary_file const&) = delete;

    std::string const& path() const { return path_; }

private:
    std::string path_;
};

} // namespace

TEST_CASE("columns that are read know whether their quantities are small numbers") {
    auto const with = [](std::string const& wage) {
        return lines_of(40) + "40,Li,990103010201,3," + wage + ",,disease,,yes,no,,2014-12-31,2,2019,0.5,1 2,x\n" +
               lines_of(3).substr(headings.size());
    };
    CHECK(tuopin::read_csv_columns<household>(with("10737418.23")).rows.holds_small());
    auto const large = tuopin::read_csv_columns<household>(with("10737418.24"));
    CHECK(large.rows.size() == 44);
    CHECK(!large.rows.holds_small());
    using wages = tuopin::sum<tuopin::path<&household::earned, &income::wage>>;
    auto const without = tuopin::read_csv_columns<household>(with("0"));
    CHECK(tuopin::aggregate<wages>(large.rows).value() ==
          10737418.24_yuan + tuopin::aggregate<wages>(without.rows).value());
}

TEST_CASE("columns are read as rows are: records, lines, findings") {
    std::string const text = headings +
                             "1,Li,990103010201,3,1200.50,,disease,no_skills,no,yes,,2014-12-31,2,2019,0.25,4 5,x\n"
                             "2,\"Wang, \"\"W\"\"\",990103010201,x,1,,disease,,no,,,,2,,1,,\n"
                             "\n"
                             "3,\"two\nlines\",990103010201,3,1,0.5,shortage_of_water,,yes,,\"\",,2,,1e3,,y\n"
                             "4,Zhao,990103010201,3,1,,disease,,no,,,,256,,1,,\n"
                             "5,Sun,990103010201,3,1,,disease,,no,,,,255,,1\n";
    auto const read = read_csv_columns<household>(text, {.file = "households.csv"});
    REQUIRE(read.rows.size() == 2);
    CHECK(read.rejected == 3);
    CHECK(read.line_of(0) == 2);
    CHECK(read.line_of(1) == 5);
    CHECK(read.rows.value<&household::earned, &income::wage>(0) == 1200.50_yuan);
    CHECK(read.rows.record(1).note == "");
    CHECK(read.findings.size() == 3);
    finding later;
    later.record = 1;
    read.locate(later);
    CHECK(later.file == "households.csv");
    CHECK(later.line == 5);
    CHECK(of_columns(text) == of_rows(text));
    CHECK(of_columns(text) == with_care(text));
}

TEST_CASE("every spelling that a cell may have is read the same in plain lines and with care") {
    // A number of lines before and behind, so that the line in between is one of many.
    std::string const before = lines_of(3);
    std::string const behind = lines_of(2).substr(headings.size());
    std::vector<std::string> const cells{
        "", "0", "-0", "+7", " 7", "7 ", "\"7\"", "\"\"", "\"", "7\"", "\"7", "-", "--1", "1-", "1.", ".5", "1.5",
        "-1.25", "1.250", "1.255", "1..5", "1.5.5", "1,5", "1e3", "0x1", "007", "127", "128", "255", "256", "-1",
        "-128", "32767", "32768", "yes", "no", "true", "false", "1", "是", "Yes", "yess", "ye", "disease",
        "disability", "no_skills", "shortage_of_labour", "shortage_of_water", "hortage_of_labour",
        "xhortage_of_labour", "shortage_of_labou", "diseas", "2014-12-31", "2014-02-30", "2014/1/2", "20141231",
        "2014年1月2日", "99", "9901", "990103", "990103000000", "990103000001", "000000000000", "99010301020",
        "99010301020a", "nan", "inf", "1e400", "1 2 3", "\"a\"\"b\"", "\"a,b\"", "\"a\nb\"", "\"a\r\nb\"", "a\rb",
        "a\"b", "\xFF", "\"\xFF\"", "深\xE6", "贫困", std::string(1, '\0'), std::string("1\0", 2),
        std::string("\"x\0\"", 4), "92233720368547758.07", "92233720368547758.08", "-92233720368547758.08",
        "9223372036854775807", "9223372036854775808", "-9223372036854775808", "-9223372036854775809",
        "123456789012345678", "1234567890123456789", "999999999999999999.99", "12345678.9", "1,234.50", "1234,50",
        "5 persons", "5 yuan", "\"1,234.50\"", std::string(40, '7'), "00000000000000000000000000000000001"};
    for (std::size_t column = 0; column < 17; ++column)
        for (std::string const& cell : cells) {
            std::string line;
            std::string_view rest = "17,Li,990103010201,3,1,2,disease,no_skills,no,yes,note,2014-12-31,2,2019,1,4,x";
            for (std::size_t at = 0; at < 17; ++at) {
                std::size_t const end = std::min(rest.find(','), rest.size());
                line += (at == 0 ? "" : ",") + (at == column ? cell : std::string(rest.substr(0, end)));
                rest.remove_prefix(std::min(end + 1, rest.size()));
            }
            for (std::string const line_end : {"\n", "\r\n"}) {
                std::string const text = before + line + line_end + behind;
                result const      care = with_care(text);
                if (of_rows(text) != care || of_columns(text) != care)
                    FAIL("column " << column << ", cell <" << cell << ">: " << difference(of_rows(text), care));
            }
        }
}

TEST_CASE("long tables, with something wrong in any line") {
    std::string const good = lines_of(300);
    CHECK(of_columns(good).rows.size() == 300);
    CHECK(of_columns(good) == with_care(good));
    CHECK(of_rows(good) == with_care(good));
    for (std::size_t const wrong : {0u, 1u, 127u, 128u, 129u, 255u, 256u, 299u}) {
        for (std::string const instead :
             {"x", "\"", "\"\"", "\n", ",", "\r", "\"a\nb\",", "7,\"", "\n\n\n", "1,2,3\n4,5,6\n"}) {
            std::string       text  = good;
            std::size_t       place = headings.size();
            for (std::size_t line = 0; line < wrong; ++line)
                place = text.find('\n', place) + 1;
            text.insert(place, instead);
            CAPTURE(instead);
            CAPTURE(wrong);
            result const care = with_care(text);
            CHECK_MESSAGE(of_rows(text) == care, difference(of_rows(text), care));
            CHECK_MESSAGE(of_columns(text) == care, difference(of_columns(text), care));
        }
    }
}

TEST_CASE("a block may end at every byte") {
    std::string const text = lines_of(4) +
                             "7,\"a \"\"quoted\"\"\r\nhead\",990103010201,x,1,,disease,,no,,,,2,,1,,\r\n" +
                             lines_of(3).substr(headings.size());
    result const whole = of_rows(text);
    CHECK(whole.findings.size() == 1);
    for (std::size_t first = 1; first < text.size(); ++first) {
        bool         begun  = false;
        auto const   size   = [&](std::string_view) { return std::exchange(begun, true) ? text.size() : first; };
        result const pieces = in_pieces(text, size);
        if (pieces != whole)
            FAIL("a border at byte " << first << ": " << difference(pieces, whole));
    }
    for (std::size_t size = 1; size < 200; ++size)
        if (result const pieces = in_pieces(text, [&](std::string_view) { return size; }); pieces != whole)
            FAIL("blocks of " << size << " bytes: " << difference(pieces, whole));
}

TEST_CASE("a source gives as much as it likes at a time") {
    std::string const text  = lines_of(700);
    result const      whole = of_rows(text);
    for (std::size_t const most : {std::size_t{1}, std::size_t{7}, std::size_t{4096}, text.size()}) {
        result                        same;
        tuopin::csv_reader<household> reader;
        std::string_view              rest = text;
        same.rejected = reader
                            .read_from(
                                [&](char* to, std::size_t room) {
                                    std::size_t const size = rest.copy(to, std::min(room, most));
                                    rest.remove_prefix(size);
                                    return size;
                                },
                                [&](household&& record, std::size_t line) {
                                    same.rows.push_back(std::move(record));
                                    same.lines.push_back(line);
                                },
                                [&](finding&& f) { same.findings.push_back(std::move(f)); })
                            .rejected;
        CHECK(same == whole);
    }
}

TEST_CASE("lines longer than allowed are found among plain ones") {
    csv_options options;
    options.longest_line = 90;
    std::string text     = lines_of(50);
    text += "1," + std::string(100, 'a') + ",990103010201,3,1,,disease,,no,,,,2,,1,,\n";
    text += lines_of(20).substr(headings.size());
    options.longest_line = headings.size();
    CHECK(of_rows(text, options).rejected == 1);
    CHECK(of_rows(text, options) == with_care(text, options));
    CHECK(of_columns(text, options) == with_care(text, options));
}

TEST_CASE("columns may stand in any order, be missing or too many, and hold what is translated") {
    std::string const text = "mark,extra,number,head\n1,e,2,c\n1,\"e\"\"\",3,d\n1,\xFF,4,d\n";
    std::string       many = text;
    for (int at = 0; at < 200; ++at)
        many += "m,e" + std::to_string(at) + "," + std::to_string(at) + ",h\n";
    // What is missing is reported once; rows keep what they begin with.
    CHECK(of_columns(many).rows.size() == 202);
    CHECK(of_columns(many).rejected == 1);
    CHECK(of_columns(many) == with_care(many));

    csv_options options;
    options.translation.of_member = [](void const*, std::string_view path) -> tuopin::cell_translation::translator {
        if (path != "head")
            return nullptr;
        return [](void const*, std::string_view written, tuopin::language, std::string& read, std::string& wanted) {
            read   = "<" + std::string(written) + ">";
            wanted = "no d";
            return written != "d";
        };
    };
    CHECK(of_columns(many, options).rows.back().head == "<h>");
    CHECK(of_columns(many, options).rejected == 2);
    CHECK(of_columns(many, options) == with_care(many, options));
}

TEST_CASE("a file is read into columns, and one that cannot be read is a finding") {
    temporary_file const file("tuopin_test_csv_columns.csv", lines_of(20'000) + "bad\n");
    auto const           read = tuopin::read_csv_columns_file<household>(file.path());
    CHECK(read.rows.size() == 20'000);
    CHECK(read.rejected == 1);
    CHECK(read.file == file.path());
    REQUIRE(read.findings.size() == 1);
    CHECK(read.findings[0].file == file.path());
    CHECK(read.findings[0].line == 20'002);
    CHECK(read.rows == read_csv_columns<household>(lines_of(20'000)).rows);

    auto const missing = tuopin::read_csv_columns_file<household>("no/such/file.csv");
    CHECK(missing.findings.size() == 1);
    CHECK(missing.rows.empty());
    CHECK_FALSE(missing.ok());
}

TEST_CASE("a file in blocks adds up to the whole, in the memory of one block") {
    std::string text = lines_of(400);
    text += "bad\n\n" + lines_of(377).substr(headings.size()) + "also,bad\n";
    temporary_file const file("tuopin_test_csv_blocks.csv", text);
    auto const           whole = tuopin::read_csv_columns_file<household>(file.path());
    auto const           total = tuopin::aggregate<incomes>(whole.rows);
    for (std::size_t const size : {1u, 100u, 128u, 777u, 5'000u}) {
        incomes                    summed;
        tuopin::columns<household> rows;
        std::vector<finding>       findings;
        std::size_t                row    = 0;
        auto const                 take   = [&](auto const& block) {
            CHECK(block.rows.size() <= size);
            CHECK(block.file == file.path());
            for (std::size_t at = 0; at < block.rows.size(); ++at)
                CHECK(block.line_of(at) == whole.line_of(row++));
            tuopin::merge_into(summed, tuopin::aggregate<incomes>(block.rows));
            rows.append(block.rows);
            findings.insert(findings.end(), block.findings.begin(), block.findings.end());
        };
        auto const counts = tuopin::for_each_csv_block<household>(file.path(), size, take);
        CHECK(counts == tuopin::csv_counts{777, 2});
        CHECK(rows == whole.rows);
        CHECK(findings == whole.findings);
        CHECK(summed.households.value() == total.households.value());
        CHECK(summed.numbers.value() == total.numbers.value());
        CHECK(summed.score.value() == total.score.value());
    }
    auto const no_block = [](auto const&) {};
    CHECK_THROWS_AS(tuopin::for_each_csv_block<household>(file.path(), 0, no_block), std::invalid_argument);

    std::size_t blocks = 0;
    tuopin::for_each_csv_block<household>("no/such/file.csv", 10, [&](auto const& block) {
        ++blocks;
        CHECK(block.findings.size() == 1);
    });
    CHECK(blocks == 1);
}

#if __has_include(<rapidcheck.h>)

TEST_CASE("law: rows, columns, pieces of any size and reading with care agree") {
    support::hold("all ways of reading", [] {
        std::string const text = drawn_table();
        csv_options       options;
        options.longest_line = support::draw_one<std::size_t>({1u << 20, 1u << 20, 200, 90});
        result const care    = with_care(text, options);
        result const rows = of_rows(text, options), columns = of_columns(text, options);
        support::law(rows == care, "rows", difference(rows, care));
        support::law(columns == care, "columns", difference(columns, care));
        auto const   size   = static_cast<std::size_t>(support::draw(1, 300));
        result const blocks = of_blocks(text, size, options);
        support::law(blocks == care, "blocks of " + std::to_string(size), difference(blocks, care));
        result const pieces = in_pieces(text, [&](std::string_view) { return size; }, options);
        support::law(pieces == care, "pieces of " + std::to_string(size), difference(pieces, care));
    });
}

#endif
