// Exports of the register as systems give them: a file a year and wide files, under Chinese labels or the
// element codes of the national tables, with codes for choices.
#include <tuopin/domain/registry/conditions.hpp>
#include <tuopin/domain/registry/household.hpp>
#include <tuopin/domain/registry/income.hpp>
#include <tuopin/domain/registry/person.hpp>
#include <tuopin/domain/registry/schemes.hpp>
#include <tuopin/engines/csv/csv_wide.hpp>

#include <doctest/doctest.h>

#include <string>
#include <vector>

using namespace tuopin;
using namespace tuopin::literals;
using namespace tuopin::registry;

namespace {

// What was found wrong, without the columns that a small example leaves out.
std::string errors(std::vector<finding> const& findings) {
    std::string all;
    for (finding const& each : findings)
        if (each.severity == severity::error)
            all += to_text(each) + "\n";
    return all;
}

} // namespace

TEST_CASE("a wide export of incomes under Chinese labels becomes one row a household and year") {
    auto const read = read_wide_csv<&income_year::year>(
        "户编号,工资性收入2016,低保金2016,人均纯收入2016,工资性收入2017,低保金2017,人均纯收入2017\n"
        "0001,12000,,4000.5,\"13,000\",600,4300\n"
        "0002,,,,1万元,,2000\n",
        {.file = "收入.csv"});
    REQUIRE(read.rows.size() == 2);
    CHECK(read.rows[0].household == household_number("0001"));
    CHECK(read.rows[0].year == 2016);
    CHECK(read.rows[0].wage == 12'000_yuan);
    CHECK(!read.rows[0].dibao);
    CHECK(read.rows[0].stated_net_per_head == 4'000.50_yuan);
    CHECK(read.rows[1].year == 2017);
    CHECK(read.rows[1].wage == 13'000_yuan);
    CHECK(read.rows[1].dibao == 600_yuan);
    CHECK(errors(read.findings) ==
          "read error, 收入.csv, line 3, column 5, wage: 1万元, wanted a number with at most 2 decimals\n");
}

TEST_CASE("a wide export under element codes, with the codes of the national tables") {
    csv_options options;
    options.file        = "AC01.csv";
    options.translation = national_coding.cells<household_year>();
    auto const read     = read_wide_csv<&household_year::year>(
        "AAC001,AAC006_2016,AAC007_2016,AAC008_2016,AAR010_2016,AAC006_2017,AAR010_2017\n"
            "h1,01,02,\"07,09\",0,01,1\n"
            "h2,04,1,,0,04,4\n",
        options);
    REQUIRE(read.rows.size() == 2);
    CHECK(read.rows[0].main_cause == cause::disability);
    CHECK(read.rows[0].other_causes == std::vector{cause::no_skill, cause::no_capital});
    CHECK(read.rows[0].exit_flag == exit_flag::not_exited);
    CHECK(read.rows[1].year == 2017);
    CHECK(read.rows[1].exit_flag == exit_flag::exited);
    CHECK(
        errors(read.findings) ==
        "read error, AC01.csv, line 3, column 3, main_cause: 1, "
        "wanted a code of the causes of poverty AAC007, 01 to 11 or 99\n"
        "read error, AC01.csv, line 3, column 7, exit_flag: 4, wanted a code of the exit flags AAR010, 0 to 3\n");
}

TEST_CASE("what is written goes out under element codes with the codes of a system, and comes back") {
    household_year row;
    row.household        = household_number("h1");
    row.year             = 2016;
    row.attribute        = household_attribute::dibao_poor;
    row.main_cause       = cause::illness;
    row.other_causes     = {cause::no_skill, cause::no_labour};
    row.exit_flag        = exit_flag::exited;
    household_year other = row;
    other.main_cause.reset();
    other.other_causes = {cause::marriage}; // has no code in the national list
    csv_options options;
    options.headings    = csv_headings::element_codes;
    options.translation = national_coding.cells<household_year>();
    auto const written  = write_csv(std::vector{row, other}, options);
    CHECK(written ==
          "AAC001,AAR040,AAC006,AAC007,AAC008,AAC011,AAR010,AAC016,stated_members,AAC012,AAC013,AAC014,AAC084\n"
          "h1,2016,04,01,\"07,08\",,1,,,,,,\n"
          "h1,2016,04,,marriage,,1,,,,,,\n");
    auto const back = read_csv<household_year>(written, options);
    CHECK(back.findings.empty());
    CHECK(back.rows == std::vector{row, other});
    // Another system writes other digits for the same.
    coding const field_app(registry::schemes::exit_flags_of_field_app, registry::schemes::attributes_of_field_app);
    options.translation = field_app.cells<household_year>();
    CHECK(write_csv(std::vector{row}, options).ends_with("\nh1,2016,dibao_poor,illness,no_skill no_labour,,2,,,,,,\n"));
}

TEST_CASE("conditions and members have columns by year, too") {
    auto const conditions = read_wide_csv<&conditions_year::year>(
        "户编号,住房面积（2016）,是否危房户（2016）,住房面积（2017）,是否危房户（2017）\nh1,80.5,是,90,否\n");
    REQUIRE(conditions.rows.size() == 2);
    CHECK(says_yes(conditions.rows[0].dangerous_house));
    CHECK(says_no(conditions.rows[1].dangerous_house));
    CHECK(conditions.rows[1].dwelling_area == square_metres(90));

    csv_options options;
    options.translation = national_coding.cells<person_year>();
    auto const persons =
        read_wide_csv<&person_year::year>("AAB001,AAC001,AAB017_2016,AAB017_2017\np1,h1,01,04\n", options);
    REQUIRE(persons.rows.size() == 2);
    CHECK(persons.rows[0].health == health::healthy);
    CHECK(persons.rows[1].health == health::disabled);
}
