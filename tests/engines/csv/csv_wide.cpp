// Wide exports with a column a year, read into rows by year.
#include <tuopin/engines/csv/csv_wide.hpp>

#include <tuopin/engines/csv/csv.hpp>
#include <tuopin/values/units.hpp>

#include "../../support/incomes_by_year.hpp"

#include <doctest/doctest.h>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

using namespace tuopin;
using namespace tuopin::literals;
using support::income;
using support::incomes;
using support::told;
using support::written_file;

namespace {

auto wide(std::string_view text, csv_options const& options = {}) {
    return read_wide_csv<&income::year>(text, options);
}

} // namespace

TEST_CASE("a column a year becomes a row a year, the other columns are of all years") {
    auto const read = wide("household,wage_2016,farm_2016,wage_2017,farm_2017\nh1,100,20,110.50,\nh2,,5,7,\n");
    CHECK(told(read.findings) == "warning 1:0 exited: no such column, wanted a column with the heading exited\n");
    CHECK(read.rows == incomes{{"h1", 2016, 100_yuan, 20_yuan, {}},
                               {"h1", 2017, 110.50_yuan, {}, {}},
                               {"h2", 2016, {}, 5_yuan, {}},
                               {"h2", 2017, 7_yuan, {}, {}}});
    CHECK(read.lines == std::vector<std::size_t>{2, 2, 3, 3});
}

TEST_CASE("the year stands behind a name, a label or an element code, or before it") {
    for (char const* const heading :
         {"wage_2016", "wage 2016", "wage-2016", "wage.2016", "wage2016", "wage (2016)", "wage income 2016",
          "AAC073_2016", "AAC0732016", "工资性收入2016", "工资性收入_2016", "工资性收入2016年", "工资性收入（2016）",
          "工资性收入（2016年）", "2016年工资性收入", "2016年度工资性收入", "2016_wage"}) {
        CAPTURE(heading);
        auto const read = wide(std::string("户编号,") + heading + "\nh1,100\n");
        CHECK(read.rows == incomes{{"h1", 2016, 100_yuan, {}, {}}});
    }
    for (char const* const heading :
         {"wages_2016", "wage_16", "wage_20160", "wage_0216", "2016", "wage", "2016 2017"}) {
        CAPTURE(heading);
        auto const read = wide(std::string("户编号,") + heading + "\nh1,100\n");
        for (income const& row : read.rows)
            CHECK(row.year == 0); // and the missing year is a finding
        CHECK(!read.ok());
    }
}

TEST_CASE("a member may go by another of its names in each year") {
    auto const read = wide("household,wage_2016,2017年工资性收入,AAC073_2018\nh1,1,2,3\n");
    CHECK(read.rows ==
          incomes{{"h1", 2016, 1_yuan, {}, {}}, {"h1", 2017, 2_yuan, {}, {}}, {"h1", 2018, 3_yuan, {}, {}}});
    CHECK(read.ok());
}

TEST_CASE("the order of the columns does not matter, and years come in their order") {
    auto const read = wide("wage_2017,户编号,wage_2016\n2,h1,1\n");
    CHECK(read.rows == incomes{{"h1", 2016, 1_yuan, {}, {}}, {"h1", 2017, 2_yuan, {}, {}}});
}

TEST_CASE("where all cells of a year are empty there is no record of it") {
    auto const read = wide("household,wage_2016,wage_2017,farm_2016,farm_2017,exited\nh1,,1,,,yes\nh2,,,,,yes\n");
    CHECK(read.rows == incomes{{"h1", 2017, 1_yuan, {}, true}});
    CHECK(told(read.findings) == "note 3:0 : no cell of any year, wanted a record of a year\n");
}

TEST_CASE("a bad cell is a finding with the line and column of the wide file, and costs the record of its year alone") {
    auto const read =
        wide("household,wage_2016,wage_2017,farm_2016,farm_2017,exited\nh1,1,much,3,4,yes\nh2,1,2,3,4,maybe\n",
             {.file = "w.csv"});
    CHECK(read.rows == incomes{{"h1", 2016, 1_yuan, 3_yuan, true}});
    CHECK(told(read.findings) == "error 2:3 wage: much, wanted a number with at most 2 decimals\n"
                                 "error 3:6 exited: maybe, wanted yes or no\n");
    CHECK(read.findings[0].file == "w.csv");
    CHECK(read.rejected == 3);
}

TEST_CASE("headings that nobody knows, doubled ones and gaps are findings where they stand") {
    CHECK(told(wide("household,colour_2016,wage_2016,wage_2016,exited,farm\nh1,red,1,2,,\n").findings) ==
          "warning 1:2 : colour_2016, wanted the name or label of a member\n"
          "error 1:4 wage: wage, wanted one column of this member\n");
    CHECK(told(wide("household,wage_2016,farm_2017,exited\nh1,1,2,\n").findings) ==
          "warning 1:0 : no such column, wanted a column with the heading wage 2017\n"
          "warning 1:0 : no such column, wanted a column with the heading farm 2016\n");
    CHECK(told(wide("household,year,wage_2016,farm,exited\nh1,2016,1,,\n").findings) ==
          "error 1:0 year: year, wanted one column of this member\n");
}

TEST_CASE("quotes, breaks within cells, separators and byte order marks are what they are in every CSV") {
    auto const read = wide(
        "\xEF\xBB\xBF\r\n\"household\";\"wage_2016\";wage_2017;farm;exited\r\n"
        "\"h;\"\"1\"\"\";\"1\";x;;\r\n\"h\n2\";1;x;;\r\n",
        {.separator = ';'});
    CHECK(read.rows == incomes{{"h;\"1\"", 2016, 1_yuan, {}, {}}, {"h\n2", 2016, 1_yuan, {}, {}}});
    CHECK(told(read.findings) == "error 3:3 wage: x, wanted a number with at most 2 decimals\n"
                                 "error 4:3 wage: x, wanted a number with at most 2 decimals\n");
}

TEST_CASE("broken lines are found and the others are read") {
    auto const read =
        wide("household,wage_2016,wage_2017,farm,exited\nh1,1\nh2,1,2,,\n\"h3,1,2,,\nh4,1,,,\n\xFF,1,2,,\n");
    CHECK(read.rows ==
          incomes{{"h2", 2016, 1_yuan, {}, {}}, {"h2", 2017, 2_yuan, {}, {}}, {"h4", 2016, 1_yuan, {}, {}}});
    CHECK(told(read.findings) == "error 2:0 : 2 cells, wanted as many cells as there are headings\n"
                                 "error 4:1 : \"h3,1,2,,, wanted a quote that closes the cell\n"
                                 "error 6:1 household: \\xFF, wanted text in UTF-8\n");
    CHECK(read.rejected == 4);
    for (char const* const nothing : {"", "\n", "\"household,wage_2016\nh1,1\n"}) {
        CAPTURE(nothing);
        CHECK(wide(nothing).rows.empty());
        CHECK(!wide(nothing).ok());
    }
}

TEST_CASE("a text without columns by year is a long one") {
    std::string const text = "household,year,wage,farm,exited\nh1,2016,1,2,yes\nh1,2017,,,\n";
    auto const        read = wide(text);
    CHECK(read.rows == read_csv<income>(text).rows);
    CHECK(read.findings.empty());
    CHECK(read.lines == std::vector<std::size_t>{2, 3});
}

TEST_CASE("a wide file is read as its text; one that is not there is a finding") {
    CHECK(!read_wide_csv_file<&income::year>("no_such_file.csv").ok());
    written_file const c("wide_file.csv", "household,wage_2016,farm,exited\nh1,x,,\n");
    CHECK(to_text(read_wide_csv_file<&income::year>(c.path()).findings.at(0)) ==
          "read error, wide_file.csv, line 2, column 2, wage: x, wanted a number with at most 2 decimals");
}
