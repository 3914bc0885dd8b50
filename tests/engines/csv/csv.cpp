#include <tuopin/engines/csv/csv.hpp>

#include <tuopin/values/date.hpp>
#include <tuopin/values/figures/amount.hpp>
#include <tuopin/values/figures/share.hpp>
#include <tuopin/values/region.hpp>
#include <tuopin/values/units.hpp>

#include <doctest/doctest.h>
#if __has_include(<rapidcheck.h>)
#include <rapidcheck.h>
#endif

#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <limits>
#include <optional>
#include <ostream>
#include <string>
#include <string_view>
#include <vector>

using namespace tuopin::literals;
using tuopin::csv_counts;
using tuopin::csv_headings;
using tuopin::csv_options;
using tuopin::finding;
using tuopin::language;
using tuopin::read_csv;
using tuopin::severity;
using tuopin::write_csv;

enum class cause { disease, disability, no_skills };
BOOST_DESCRIBE_ENUM(cause, disease, disability, no_skills)
constexpr auto labels(cause const*) {
    return tuopin::labels_for<cause>(
        {{"disease", "因病"}, {"disability", "因残"}, {"no_skills", "缺技术", "lack of skills"}});
}

// A described struct with a text of its own is one cell: "3/4".
struct attendance {
    int present{};
    int enrolled{};

    friend bool        operator==(attendance const&, attendance const&) = default;
    friend std::string to_field(attendance const& a) {
        return tuopin::to_field(a.present) + "/" + tuopin::to_field(a.enrolled);
    }
    static tuopin::parsed<attendance> parse(std::string_view written) {
        auto const bar = written.find('/');
        if (bar != std::string_view::npos) {
            auto const present  = tuopin::from_text<int>(written.substr(0, bar));
            auto const enrolled = tuopin::from_text<int>(written.substr(bar + 1));
            if (present && enrolled)
                return attendance{*present, *enrolled};
        }
        return tuopin::parsed<attendance>::failed({"present/enrolled", "到校/在册"});
    }
};
BOOST_DESCRIBE_STRUCT(attendance, (), (present, enrolled))

struct income {
    tuopin::yuan                wage{};
    std::optional<tuopin::yuan> farm{};

    friend bool operator==(income const&, income const&) = default;
};
BOOST_DESCRIBE_STRUCT(income, (), (wage, farm))
constexpr auto labels(income const*) {
    return tuopin::labels_for<income>({{"wage", "工资"}, {"farm", "务农", "from farming"}});
}

struct located {
    tuopin::region_code village{};

    friend bool operator==(located const&, located const&) = default;
};
BOOST_DESCRIBE_STRUCT(located, (), (village))

struct household : located {
    std::string                        head{};
    tuopin::persons                    members{};
    income                             earned{};
    std::optional<cause>               why{};
    bool                               exited{};
    std::optional<bool>                insured{};
    std::optional<std::string>         note{};
    std::optional<tuopin::date>        registered{};
    tuopin::flow<tuopin::person_times> placed{};
    tuopin::share<tuopin::persons>     in_school{};
    std::optional<attendance>          pupils{};
    std::vector<std::size_t>           related{};
    double                             score{};

    friend bool operator==(household const&, household const&) = default;
};
BOOST_DESCRIBE_STRUCT(household, (located),
                      (head, members, earned, why, exited, insured, note, registered, placed, in_school, pupils,
                       related, score))

struct well {
    std::string    name{};
    tuopin::metres depth{};

    friend bool operator==(well const&, well const&) = default;
};
BOOST_DESCRIBE_STRUCT(well, (), (name, depth))
constexpr auto labels(well const*) {
    return tuopin::labels_for<well>({{"name", "井名"}, {"depth", "井深", "depth of the well"}});
}

struct note_only {
    std::optional<std::string> note{};

    friend bool operator==(note_only const&, note_only const&) = default;
};
BOOST_DESCRIBE_STRUCT(note_only, (), (note))

struct two_depths {
    int first{};
    int second{};

    friend bool operator==(two_depths const&, two_depths const&) = default;
};
BOOST_DESCRIBE_STRUCT(two_depths, (), (first, second))
constexpr auto labels(two_depths const*) { return tuopin::labels_for<two_depths>({{"first", "深"}, {"second", "深"}}); }

namespace {

using wells = std::vector<well>;

// "2:2 depth" is line 2, column 2, path depth.
std::string where(finding const& f) {
    return std::to_string(f.line) + ":" + std::to_string(f.column) + (f.path.empty() ? "" : " ") + f.path;
}

std::string all_of(std::vector<finding> const& findings) {
    std::string lines;
    for (finding const& f : findings)
        lines += to_text(f) + "\n";
    return lines;
}

template <class Record>
tuopin::records_read<Record> read_in_blocks(std::string_view text, std::size_t size, csv_options const& options = {}) {
    tuopin::records_read<Record> table;
    tuopin::csv_reader<Record>   reader(options);
    auto const                   on_row = [&](Record&& record, std::size_t line) {
        table.rows.push_back(std::move(record));
        table.lines.push_back(line);
    };
    auto const on_finding = [&](finding&& f) { table.findings.push_back(std::move(f)); };
    for (; !text.empty(); text.remove_prefix(std::min(size, text.size())))
        reader.push(text.substr(0, size), on_row, on_finding);
    table.rejected = reader.finish(on_row, on_finding).rejected;
    return table;
}

} // namespace

TEST_CASE("the headings are names or labels in either language, in any order") {
    wells const expected{{"东", 30_m}, {"西", 12_m}};
    for (char const* const headings : {"name,depth", "井名,井深", "name,depth of the well", " name ,\tdepth ",
                                       "\"name\",\"井深\"", "name,depth_of_the_well"}) {
        CAPTURE(headings);
        auto const read = read_csv<well>(std::string(headings) + "\n东,30\n西,12\n");
        if (std::string_view(headings) == "name,depth_of_the_well") {
            CHECK(read.findings.size() == 2); // a label has the blanks that it has
            continue;
        }
        CHECK(all_of(read.findings) == "");
        CHECK(read.rows == expected);
    }
    CHECK(read_csv<well>("井深,name\n30,东\n12,西\n").rows == expected);
}

TEST_CASE("members of members are columns with dotted headings") {
    for (char const* const heading : {"earned.wage", "earned: wage", "earned：工资", "earned.工资", "earned . wage"}) {
        CAPTURE(heading);
        auto const read = read_csv<household>("village,head," + std::string(heading) +
                                              ",members,exited,score\n530103010201,Li,1200.50,3,no,0\n");
        REQUIRE(read.rows.size() == 1);
        CHECK(read.rows[0].earned.wage == 1200.50_yuan);
        CHECK(read.rows[0].village == 530103010201_region);
        CHECK(read.ok()); // what is missing may be empty
    }
}

TEST_CASE("lines end with LF, CRLF or CR, and the last one need not end") {
    wells const expected{{"a", 1_m}, {"b", 2_m}};
    for (std::string const text :
         {"name,depth\na,1\nb,2\n", "name,depth\r\na,1\r\nb,2\r\n", "name,depth\ra,1\rb,2\r", "name,depth\na,1\nb,2",
          "name,depth\r\na,1\nb,2\r", "\xEF\xBB\xBFname,depth\na,1\nb,2\n", "\n\nname,depth\n\na,1\n\n\nb,2\n\n",
          "name,depth\n\"a\",\"1\"\n\"b\",\"2\""}) {
        CAPTURE(text);
        auto const read = read_csv<well>(text);
        CHECK(all_of(read.findings) == "");
        CHECK(read.rows == expected);
        CHECK(read.rejected == 0);
    }
}

TEST_CASE("quotes hold separators, line breaks and doubled quotes") {
    auto const read = read_csv<well>(
        "name,depth\n\"a, \"\"b\"\"\",1\n\"two\nlines\",2\n\"two\r\nlines\",3\n\"\",\"4\"\n\"\"\"\",5\n");
    CHECK(all_of(read.findings) == "");
    CHECK(read.rows == wells{{"a, \"b\"", 1_m}, {"two\nlines", 2_m}, {"two\r\nlines", 3_m}, {"", 4_m}, {"\"", 5_m}});
    CHECK(read.lines == std::vector<std::size_t>{2, 3, 5, 7, 8});
}

TEST_CASE("strings keep their blanks, numbers do without") {
    auto const read = read_csv<well>("name,depth\n  a b ,  7 \n");
    CHECK(read.rows == wells{{"  a b ", 7_m}});
}

TEST_CASE("other separators") {
    for (char const separator : {';', '\t', '|'}) {
        csv_options options;
        options.separator = separator;
        std::string text  = "name,depth\na b,1\n";
        for (char& c : text)
            c = c == ',' ? separator : c;
        CHECK(read_csv<well>(text, options).rows == wells{{"a b", 1_m}});
    }
    CHECK(read_csv<well>("name;depth\n1,5;1,234\n", {.separator = ';'}).rows == wells{{"1,5", 1234_m}});
    for (char const separator : {'"', '\n', '\r', '\0', '\xE4'}) {
        csv_options options;
        options.separator = separator;
        CHECK_THROWS_AS(read_csv<well>("", options), std::invalid_argument);
        CHECK_THROWS_AS(write_csv(wells{}, options), std::invalid_argument);
    }
}

TEST_CASE("a bad cell is a finding with its place, and its line is left out") {
    auto const read = read_csv<well>("name,depth\na,1\n\"b\nb\",deep\nc,3\n", {.file = "wells.csv"});
    CHECK(read.rows == wells{{"a", 1_m}, {"c", 3_m}});
    CHECK(read.rejected == 1);
    CHECK_FALSE(read.ok());
    REQUIRE(read.findings.size() == 1);
    finding const& f = read.findings[0];
    CHECK(f.rule == "read");
    CHECK(f.severity == severity::error);
    CHECK(f.record == 1);
    CHECK(f.path == "depth");
    CHECK(f.seen == "deep");
    CHECK(f.wanted == "a number with at most 2 decimals");
    CHECK(f.file == "wells.csv");
    CHECK(f.line == 4); // where the cell stands; its record begins on line 3
    CHECK(f.column == 2);
    CHECK(read.line_of(0) == 2);
    CHECK(read.line_of(1) == 5);
    CHECK_THROWS_AS(static_cast<void>(read.line_of(2)), std::out_of_range);

    finding later;
    later.record = 1;
    read.locate(later);
    CHECK(later.file == "wells.csv");
    CHECK(later.line == 5);
}

TEST_CASE("whatever is wrong is found, where it is") {
    struct wrong {
        std::string text;
        std::string places; // of all findings
        std::string wanted; // of the first
        std::size_t read;
        std::size_t rejected;
    };
    using namespace std::string_literals;
    std::string const finer = "a number with at most 2 decimals";
    for (auto const& [text, places, wanted, kept, rejected] : {
             wrong{"", "1:0 ", "a line of headings", 0, 0},
             wrong{"\n\n\r\n", "4:0 ", "a line of headings", 0, 0},
             wrong{"\xEF\xBB\xBF", "1:0 ", "a line of headings", 0, 0},
             wrong{"name,depth", "", "", 0, 0},
             wrong{"name,depth\na\n", "2:0 ", "2 cells, as many as headings", 0, 1},
             wrong{"name,depth\na,1,\nb,2\n", "2:0 ", "2 cells, as many as headings", 1, 1},
             wrong{"name,depth\na,1,x\nb,2\n", "2:0 ", "2 cells, as many as headings", 1, 1},
             wrong{"name,depth\n   \nb,2\n", "2:0 ", "2 cells, as many as headings", 1, 1},
             wrong{"name,depth\na,\n", "2:2 depth ", finer, 0, 1},
             wrong{"name,depth\na,\"\"\n", "2:2 depth ", finer, 0, 1},
             wrong{"name,depth\na,1.5000001\nb,99999999999999999999\nc,1e3\nd,0x1\n",
                   "2:2 depth 3:2 depth 4:2 depth 5:2 depth ", finer, 0, 4},
             wrong{"name,depth\na,5 persons\nb,5 m\n", "2:2 depth ", finer, 1, 1},
             // Headings
             wrong{"name\na\n", "1:0 depth ", "a column with the heading depth", 1, 0},
             wrong{"depth\n1\n", "1:0 name ", "a column with the heading name", 1, 0},
             wrong{"name,depth,colour\na,1,red\n", "1:3 ", "the name or label of a member", 1, 0},
             wrong{"name,depth,\na,1,\n", "1:3 ", "the name or label of a member", 1, 0},
             wrong{"name,depth,name\na,1,b\n", "1:3 name ", "one column of this member", 1, 0},
             wrong{"name,depth,井深\na,1,b\n", "1:3 depth ", "one column of this member", 1, 0},
             wrong{"a,b\n1,2\n3,4\n", "1:1 1:2 1:0 ", "the name or label of a member", 0, 2},
             wrong{"Name,DEPTH\n1,2\n", "1:1 1:2 1:0 ", "the name or label of a member", 0, 1},
             wrong{"na\"me,depth\na,1\n", "1:1 1:0 name ", "quotes only round the whole cell, and doubled within it", 1,
                   0},
             wrong{"\xC3(,depth\na,1\n", "1:1 1:0 name ", "text in UTF-8", 1, 0},
             wrong{"name,\"depth\na,1\n", "1:2 1:0 ", "a quote that closes the cell", 0, 1},
             // Quotes
             wrong{"name,depth\na\"b,1\nc,2\n", "2:1 name ", "quotes only round the whole cell, and doubled within it",
                   1, 1},
             wrong{"name,depth\n\"a\"b,1\nc,2\n", "2:1 name ",
                   "quotes only round the whole cell, and doubled within it", 1, 1},
             wrong{"name,depth\n \"a\",1\nc,2\n", "2:1 name ",
                   "quotes only round the whole cell, and doubled within it", 1, 1},
             wrong{"name,depth\n\"a,1\nc,2\nd,3\n", "2:1 name ", "a quote that closes the cell", 2, 1},
             wrong{"name,depth\na,1\nc,2\nd,\"3", "4:2 depth ", "a quote that closes the cell", 2, 1},
             wrong{"name,depth\n\"", "2:1 name ", "a quote that closes the cell", 0, 1},
             wrong{"name,depth\n\"\"\"", "2:1 name ", "a quote that closes the cell", 0, 1},
             // The quote of line 2 seems to close on line 4, in front of other text: it never closed.
             wrong{"name,depth\n\"a,1\nb,2\n\"c\",3\nd,4\n", "2:1 name ", "a quote that closes the cell", 3, 1},
             wrong{"name,depth\r\"a,1\rb,2\r\"c\",3\rd,4\r", "2:1 name ", "a quote that closes the cell", 3, 1},
             // Bytes
             wrong{"name,depth\n\xB6\xAB,1\nb,2\n", "2:1 name ", "text in UTF-8", 1, 1},
             wrong{"name,depth\nb,2\na,1\xFF\n", "3:2 depth ", "text in UTF-8", 1, 1},
             wrong{"name,depth\n\xED\xA0\x80,1\n\xC0\x80,1\n\xF4\x90\x80\x80,1\n\xE4\xB8,1\n",
                   "2:1 name 3:1 name 4:1 name 5:1 name ", "text in UTF-8", 0, 4},
             wrong{"name,depth\na\0b,1\nb,2\n"s, "2:1 name ", "text without NUL bytes", 1, 1},
             wrong{"name,depth\n\"a\0b\",1\nb,2\n"s, "2:1 name ", "text without NUL bytes", 1, 1},
             wrong{"name,depth\n\"\xFF\",\"\xFF\"\n", "2:1 name 2:2 depth ", "text in UTF-8", 0, 1},
         }) {
        CAPTURE(text);
        auto const  read = read_csv<well>(text);
        std::string found;
        for (finding const& f : read.findings)
            found += where(f) + " ";
        CHECK(found == places);
        CHECK((read.findings.empty() ? "" : read.findings[0].wanted) == wanted);
        CHECK(read.rows.size() == kept);
        CHECK(read.rejected == rejected);
        CHECK(read.lines.size() == kept);
        for (finding const& f : read.findings) {
            CHECK(f.rule == "read");
            CHECK(!f.seen.empty());
            CHECK(!f.wanted.empty());
        }
    }
}

TEST_CASE("what is read of well-formed UTF-8 is kept, up to the last code point") {
    auto const read = read_csv<well>("name,depth\n\xF0\xA0\xAE\xB7\xC2\x80\xEF\xBF\xBF\xF4\x8F\xBF\xBF,1\n");
    CHECK(all_of(read.findings) == "");
    REQUIRE(read.rows.size() == 1);
    CHECK(read.rows[0].name.size() == 13);
}

TEST_CASE("a column that is missing is as bad as a column of empty cells") {
    auto const  read = read_csv<household>("village,head,earned.wage,exited\n530103010201,Li,1,no\n");
    std::string errors;
    for (finding const& f : read.findings) {
        CHECK(f.line == 1);
        if (f.severity == severity::error)
            errors += f.path + " ";
        else
            CHECK(f.severity == severity::warning);
    }
    CHECK(errors == "members score ");
    CHECK(read.findings.size() == 11);
}

TEST_CASE("extra columns are a warning, an error, or passed over") {
    std::string const text = "name,depth,colour\na,1,red\n";
    CHECK(read_csv<well>(text).ok());
    CHECK(read_csv<well>(text).findings.at(0).severity == severity::warning);
    CHECK(read_csv<well>(text).findings.at(0).seen == "colour");
    CHECK_FALSE(read_csv<well>(text, {.extra_columns = severity::error}).ok());
    CHECK(read_csv<well>(text, {.extra_columns = std::nullopt}).findings.empty());
    CHECK(read_csv<well>(text, {.extra_columns = std::nullopt}).rows == wells{{"a", 1_m}});
}

TEST_CASE("a heading that may be one of several members is no heading") {
    auto const read = read_csv<two_depths>("深,second\n1,2\n");
    REQUIRE(read.findings.size() == 2);
    CHECK(read.findings[0].wanted == "the name of one member; this may be first, second");
    CHECK(read.findings[1].path == "first");
    CHECK(write_csv(std::vector<two_depths>{{1, 2}},
                    {.language = language::chinese, .headings = csv_headings::labels}) == "first,second\n1,2\n");
}

TEST_CASE("empty is not stated, and neither zero nor no") {
    std::string const heading =
        "village,head,members,earned.wage,earned.farm,why,exited,insured,note,registered,placed,in_school,"
        "pupils,related,score\n";
    auto const read =
        read_csv<household>(heading + "530103010201,Li,3,1,,,no,,,,,,,,1.5\n"
                                      "530103010201,Li,3,1,0,disease,no,否,\"\",2014-12-31,0,1/3,2/3,4 5,1.5\n"
                                      "530103010201,Li,,,,,,,,,,,,,\n");
    REQUIRE(read.rows.size() == 2);
    CHECK(read.rejected == 1);
    auto const& nothing = read.rows[0];
    CHECK(!nothing.earned.farm);
    CHECK(!nothing.why);
    CHECK(!nothing.insured);
    CHECK(!nothing.note);
    CHECK(!nothing.registered);
    CHECK(!nothing.placed.value());
    CHECK(!nothing.pupils);
    CHECK(nothing.related.empty());
    auto const& stated = read.rows[1];
    CHECK(stated.earned.farm == 0_yuan);
    CHECK(stated.why == cause::disease);
    CHECK(stated.insured == false);
    CHECK(stated.note == "");
    CHECK(stated.registered == tuopin::date(2014, 12, 31));
    CHECK(stated.placed.value() == 0_person_times);
    CHECK(stated.pupils == attendance{2, 3});
    CHECK(stated.related == std::vector<std::size_t>{4, 5});

    std::string paths;
    for (finding const& f : read.findings)
        paths += where(f) + " ";
    CHECK(paths == "4:3 members 4:4 earned.wage 4:7 exited 4:15 score ");
    CHECK(read.findings[0].seen == "an empty cell");
    CHECK(read_csv<household>(heading + "530103010201,Li,,1,,,no,,,,,,,,1\n", {.language = language::chinese})
              .findings.at(0)
              .seen == "空单元格");
}

TEST_CASE("what was wanted is said in both languages, enumerators by name") {
    std::string const text =
        "village,head,members,earned.wage,why,exited,score,related\n1,Li,3,1,sloth,perhaps,x,4 b\n";
    auto const english = read_csv<household>(text, {.extra_columns = std::nullopt});
    auto const chinese = read_csv<household>(text, {.language = language::chinese});
    auto       wanted  = [](auto const& table, std::string_view path) {
        for (finding const& f : table.findings)
            if (f.path == path && f.line == 2)
                return f.wanted;
        return std::string();
    };
    CHECK(wanted(english, "why") == "one of disease, disability, no_skills");
    CHECK(wanted(chinese, "why") == "下列之一：因病、因残、缺技术");
    CHECK(wanted(english, "exited") == "yes or no");
    CHECK(wanted(chinese, "exited") == "是或否");
    CHECK(wanted(english, "related") == "a whole number that fits");
    CHECK(!wanted(english, "village").empty());
    for (std::string const written : {"no_skills", "lack of skills", "缺技术", " 缺技术 "})
        CHECK(read_csv<household>("village,head,members,earned.wage,why,exited,score\n530103010201,Li,3,1," + written +
                                  ",no,1\n")
                  .rows.at(0)
                  .why == cause::no_skills);
    // Every sentence about the table has a Chinese form.
    for (std::string const bad :
         {"", "x\n1\n", "井名,井深\n\"a\n", "井名,井深,c\n\"a\"b,\xFF\na\n", "井名,井深\na,b\n"})
        for (finding const& f : read_csv<well>(bad, {.language = language::chinese}).findings)
            CHECK(std::any_of(f.wanted.begin(), f.wanted.end(),
                              [](char c) { return static_cast<unsigned char>(c) >= 0x80; }));
}

TEST_CASE("what was seen is shown whole where it is short, and always as text") {
    auto seen = [](std::string const& cell) {
        return read_csv<well>("name,depth\na," + cell + "\n").findings.at(0).seen;
    };
    CHECK(seen("deep") == "deep");
    CHECK(seen("深") == "深");
    CHECK(seen("a\x01z") == "a\\x01z");
    CHECK(seen("a\xFFz") == "a\\xFFz");
    CHECK(seen("\"a\nb\"") == "a\\x0Ab");
    CHECK(seen("\"a\"\"b\"") == "a\"b");
    CHECK(seen("\"a\"b") == "\"a\"b");
    CHECK(seen(std::string(1000, 'x')) == std::string(80, 'x') + "…");
}

TEST_CASE("a line longer than allowed is a finding, and the lines behind it are read") {
    csv_options options;
    options.longest_line   = 20;
    std::string const text = "name,depth\na,1\n" + std::string(30, 'b') + ",2\n\"" + std::string(30, 'c') +
                             "\",3\nd,4\n" + "\"e\ne\"," + std::string(30, '5') + "\nf,6\n";
    auto const read = read_csv<well>(text, options);
    CHECK(read.rows == wells{{"a", 1_m}, {"d", 4_m}, {"f", 6_m}});
    CHECK(read.lines == std::vector<std::size_t>{2, 5, 8});
    REQUIRE(read.findings.size() == 3);
    CHECK(where(read.findings[0]) == "3:0");
    CHECK(read.findings[0].wanted == "a line of at most 20 bytes");
    CHECK(where(read.findings[1]) == "4:1 name");
    CHECK(where(read.findings[2]) == "6:0");
    for (std::size_t size = 1; size < 40; ++size) {
        auto const blocks = read_in_blocks<well>(text, size, options);
        CHECK(blocks.rows == read.rows);
        CHECK(blocks.lines == read.lines);
        CHECK(blocks.rejected == read.rejected);
    }
}

TEST_CASE("a line too long before a quote is called so, whether the quote is there yet or not") {
    csv_options options;
    options.longest_line   = 10;
    std::string const text = "name,depth\naaaaaaaaaa,\"\"\nb,2\n";
    for (std::size_t size = 1; size <= text.size(); ++size) {
        auto const read = read_in_blocks<well>(text, size, options);
        REQUIRE(read.findings.size() == 1);
        CHECK(read.findings[0].wanted == "a line of at most 10 bytes");
        CHECK(read.rows == wells{{"b", 2_m}});
    }
}

TEST_CASE("read as it comes: only what the callbacks keep takes memory") {
    tuopin::metres deepest{};
    std::size_t    complaints = 0;
    auto const     counts     = read_csv<well>(
        "name,depth\na,1\nb,x\nc,7\n", [&](well const& w) { deepest = w.depth > deepest ? w.depth : deepest; },
        [&](finding const&) { ++complaints; });
    CHECK(counts == csv_counts{2, 1});
    CHECK(deepest == 7_m);
    CHECK(complaints == 1);
}

TEST_CASE("files are read in blocks; one that cannot be read is a finding") {
    std::string const path = "tuopin_test_csv_file.csv";
    std::string       text = "name,depth\n";
    for (int row = 0; row < 60'000; ++row)
        text += "\"第" + std::to_string(row) + "口\r\n井\"," + std::to_string(row) + "\r\n";
    text += "bad,\n";
    std::FILE* const file = std::fopen(path.c_str(), "wb");
    REQUIRE(file != nullptr);
    std::fwrite(text.data(), 1, text.size(), file);
    std::fclose(file);

    auto const read = tuopin::read_csv_file<well>(path);
    std::remove(path.c_str());
    CHECK(read.rows.size() == 60'000);
    CHECK(read.rows == read_csv<well>(text).rows);
    CHECK(read.line_of(59'999) == 120'000);
    REQUIRE(read.findings.size() == 1);
    CHECK(read.findings[0].file == path);
    CHECK(read.findings[0].line == 120'002);

    auto const missing = tuopin::read_csv_file<well>("no/such/file.csv", {.language = language::chinese});
    REQUIRE(missing.findings.size() >= 1);
    CHECK(missing.findings.size() == 1);
    CHECK(missing.findings[0].file == "no/such/file.csv");
    CHECK(missing.findings[0].seen == "无法打开的文件");
    CHECK_FALSE(missing.ok());
    CHECK_FALSE(tuopin::read_csv_file<well>(".").ok());
}

TEST_CASE("written with names, or with labels in a language") {
    std::vector<household> const one{{{530103010201_region},
                                      "Li, \"W\"",
                                      3_persons,
                                      {1200.50_yuan, std::nullopt},
                                      cause::no_skills,
                                      true,
                                      false,
                                      "",
                                      tuopin::date(2014, 12, 31),
                                      {tuopin::person_times(5), tuopin::stated::about},
                                      {1_persons, tuopin::of(3_persons)},
                                      attendance{2, 3},
                                      {4, 5},
                                      0.1}};
    CHECK(write_csv(one) ==
          "village,head,members,earned.wage,earned.farm,why,exited,insured,note,registered,placed,in_school,pupils,"
          "related,score\n"
          "530103010201,\"Li, \"\"W\"\"\",3,1200.5,,no_skills,yes,no,\"\",2014-12-31,about 5,1/3,2/3,4 5,0.1\n");
    CHECK(write_csv(wells{{" a", 1_m}}, {.headings = csv_headings::labels}) == "name,depth of the well\n\" a\",1\n");
    CHECK(write_csv(wells{}, {.language = language::chinese, .headings = csv_headings::labels}) == "井名,井深\n");
    CHECK(write_csv(std::vector<household>{}, {.language = language::chinese, .headings = csv_headings::labels})
              .find("earned：工资,earned：务农,") != std::string::npos);
    CHECK(write_csv(wells{{"a;b", 1_m}}, {.separator = ';'}) == "name;depth\n\"a;b\";1\n");
    CHECK(write_csv(wells{{"a,b", 1_m}}, {.separator = ';'}) == "name;depth\na,b;1\n");
}

TEST_CASE("a table of one column tells an empty cell from no line") {
    std::vector<note_only> const notes{{"a"}, {std::nullopt}, {""}, {" "}, {std::nullopt}};
    CHECK(write_csv(notes) == "note\na\n\n\"\"\n\" \"\n\n");
    CHECK(read_csv<note_only>(write_csv(notes)).rows == notes);
}

TEST_CASE("findings are written, and read back") {
    auto const findings = read_csv<well>("name,depth\n\"a\nb\",deep\n\"c", {.file = "wells, all.csv"}).findings;
    REQUIRE(findings.size() == 2);
    CHECK(write_csv(findings) ==
          "rule,severity,record,others,path,seen,wanted,file,line,column,rows,has_record\n"
          "read,error,0,,depth,deep,a number with at most 2 decimals,\"wells, all.csv\",3,2,,yes\n"
          "read,error,1,,name,\"\"\"c\",a quote that closes the cell,\"wells, all.csv\",4,1,,yes\n");
    auto copy      = findings;
    copy[0].others = {3, 4};
    CHECK(read_csv<finding>(write_csv(copy)).rows == copy);
}

#if __has_include(<rapidcheck.h>)

namespace rc {

// Strings of what CSV stumbles over.
Gen<std::string> cell_text() {
    return gen::map(
        gen::container<std::vector<std::string>>(gen::element<std::string>(
            "\"", ",", ";", "\t", "\n", "\r", "\r\n", " ", "a", "贫", "𠮷", "0", ".", "/", "'", "\x01", "\x7F")),
        [](std::vector<std::string> const& parts) {
            std::string joined;
            for (auto const& part : parts)
                joined += part;
            return joined;
        });
}

template <class T>
Gen<std::optional<T>> perhaps(Gen<T> inner) {
    return gen::oneOf(gen::just(std::optional<T>()),
                      gen::map(std::move(inner), [](T value) { return std::optional<T>(std::move(value)); }));
}

Gen<tuopin::yuan> money() {
    return gen::map(gen::arbitrary<std::int64_t>(), [](std::int64_t steps) {
        return tuopin::yuan::of_steps(steps == std::numeric_limits<std::int64_t>::min() ? 0 : steps);
    });
}

template <>
struct Arbitrary<household> {
    static Gen<household> arbitrary() {
        return gen::exec([] {
            household h;
            h.village     = *gen::element(530103010201_region, 530103_region, 53_region);
            h.head        = *cell_text();
            h.members     = tuopin::persons(*gen::inRange<std::int64_t>(-5, 1'000'000'000));
            h.earned.wage = *money();
            h.earned.farm = *perhaps(money());
            h.why         = *perhaps(gen::element(cause::disease, cause::disability, cause::no_skills));
            h.exited      = *gen::arbitrary<bool>();
            h.insured     = *perhaps(gen::arbitrary<bool>());
            h.note        = *perhaps(cell_text());
            h.registered  = *perhaps(
                gen::map(gen::inRange(1, 28), [](int day) { return tuopin::date(2014 + day % 7, 1 + day % 12, day); }));
            h.placed = *gen::elementOf(
                std::vector<tuopin::flow<tuopin::person_times>>{{},
                                                                tuopin::missing,
                                                                tuopin::not_applicable,
                                                                0_person_times,
                                                                {7_person_times, tuopin::stated::about},
                                                                {9_person_times, tuopin::stated::at_most}});
            h.in_school = *gen::elementOf(
                std::vector<tuopin::share<tuopin::persons>>{{}, tuopin::missing, {1_persons, tuopin::of(3_persons)}});
            h.pupils  = *perhaps(gen::map(gen::arbitrary<int>(), [](int n) { return attendance{n, -1}; }));
            h.related = *gen::container<std::vector<std::size_t>>(gen::inRange<std::size_t>(0, 1'000'000));
            h.score   = *gen::arbitrary<double>();
            return h;
        });
    }
};

} // namespace rc

namespace {

// Texts that are nearly CSV, so that every way through the reader is taken.
rc::Gen<std::string> nearly_csv() {
    auto part =
        rc::gen::element<std::string>("\"", "\"\"", ",", "\n", "\r", "\r\n", "a", "7", "贫", "\xE8\xB4", "\xFF",
                                      std::string(1, '\0'), "\"b\",3\n", "c,4\n", "name", "depth", "\xEF\xBB\xBF", " ");
    return rc::gen::map(rc::gen::pair(rc::gen::element<std::string>("name,depth\n", "name,depth\n", "depth,井名\r\n",
                                                                    "name\n", "\"name\",depth\r", ""),
                                      rc::gen::container<std::vector<std::string>>(part)),
                        [](std::pair<std::string, std::vector<std::string>> const& parts) {
                            std::string joined = parts.first;
                            for (auto const& one : parts.second)
                                joined += one;
                            return joined;
                        });
}

} // namespace

TEST_CASE("law: what is written reads back") {
    CHECK(rc::check([] {
        auto const  households = *rc::gen::resize(40, rc::gen::arbitrary<std::vector<household>>());
        csv_options options;
        options.separator = *rc::gen::element(',', ';', '\t', '|');
        options.headings  = *rc::gen::element(csv_headings::names, csv_headings::labels);
        options.language  = *rc::gen::element(language::english, language::chinese);
        auto const read   = read_csv<household>(write_csv(households, options), options);
        RC_ASSERT(all_of(read.findings) == std::string());
        RC_ASSERT(read.rows == households);
    }));
}

TEST_CASE("law: any text is read to its end, in one piece as in blocks") {
    CHECK(rc::check([] {
        std::string const text =
            *rc::gen::oneOf(nearly_csv(), nearly_csv(), rc::gen::container<std::string>(rc::gen::arbitrary<char>()));
        csv_options options;
        options.longest_line = *rc::gen::element<std::size_t>(1u << 20, 12, 30);
        auto const whole     = read_csv<well>(text, options);
        auto const blocks    = read_in_blocks<well>(text, *rc::gen::inRange<std::size_t>(1, 9), options);
        RC_ASSERT(whole.rows == blocks.rows);
        RC_ASSERT(whole.lines == blocks.lines);
        RC_ASSERT(whole.rejected == blocks.rejected);
        RC_ASSERT(all_of(whole.findings) == all_of(blocks.findings));

        // Whatever is left out is a finding, no two kept records share a line, and nothing lies
        // outside the text.
        std::size_t lines = 1;
        for (std::size_t at = 0; at < text.size(); ++at)
            lines += text[at] == '\n' || (text[at] == '\r' && (at + 1 == text.size() || text[at + 1] != '\n')) ? 1 : 0;
        RC_ASSERT(whole.rejected == 0 || !whole.ok());
        RC_ASSERT(whole.rows.size() + whole.rejected < lines + 1);
        for (std::size_t row = 1; row < whole.lines.size(); ++row)
            RC_ASSERT(whole.lines[row - 1] < whole.lines[row]);
        for (finding const& f : whole.findings)
            RC_ASSERT(f.line >= 1 && f.line <= lines);

        // What was kept is whole: written and read again it is the same.
        RC_ASSERT(read_csv<well>(write_csv(whole.rows)).rows == whole.rows);
    }));
}

#endif
