// Exports with a file a year, read into rows by year.
#include <tuopin/engines/csv/csv_by_year.hpp>

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

TEST_CASE("a file a year: its year is put into its rows, and a column that says another contradicts it") {
    written_file const a("by_year_2016.csv", "household,wage,farm,exited\nh1,1,,\nh2,x,,\n");
    written_file const b("by_year_2017.csv", "household,data year,wage,farm,exited\nh1,2017,2,,\nh2,2016,3,,\n");
    auto const         read = read_csv_files_by_year<&income::year>(by_year_in_names({a.path(), b.path()}));
    CHECK(read.rows == incomes{{"h1", 2016, 1_yuan, {}, {}}, {"h1", 2017, 2_yuan, {}, {}}});
    CHECK(told(read.findings) == "error 3:2 wage: x, wanted a number with at most 2 decimals\n"
                                 "error 3:0 year: 2016, wanted 2017, the year of the file\n");
    CHECK(read.findings[0].file == "by_year_2016.csv");
    CHECK(read.findings[1].file == "by_year_2017.csv");
    CHECK(read.rejected == 2);
    CHECK(!read.ok());

    finding later;
    later.record = 1;
    read.locate(later);
    CHECK(later.file == "by_year_2017.csv");
    CHECK(later.line == 2);
}

TEST_CASE("files of years and long files go together; a file that is not there is a finding") {
    written_file const a("year_file.csv", "household,wage,farm,exited\nh1,1,,\n");
    written_file const b("long_file.csv", "household,year,wage,farm,exited\nh1,2017,2,,\n");
    auto const         read =
        read_csv_files_by_year<&income::year>({{a.path(), 2016}, {b.path(), {}}, {"no_such_file.csv", 2018}});
    CHECK(read.rows == incomes{{"h1", 2016, 1_yuan, {}, {}}, {"h1", 2017, 2_yuan, {}, {}}});
    REQUIRE(read.findings.size() == 1);
    CHECK(to_text(read.findings[0]) ==
          "read error, no_such_file.csv: a file that does not open, wanted a file that can be read");
}

TEST_CASE("the year of a file stands in its name once") {
    CHECK(year_in_name("exports/2015/income_2016.csv") == 2016);
    CHECK(year_in_name("2016-income-2016.csv") == 2016);
    CHECK(!year_in_name("income.csv"));
    CHECK(!year_in_name("income_2016_2017.csv"));
    CHECK(!year_in_name("income_20161231.csv"));
    CHECK(!year_in_name("2016/income.csv"));
    CHECK(by_year_in_names({"a.csv", "b2016.csv"})[1].year == 2016);
}
