#include <tuopin/domain/registry/household.hpp>

#include "../support/register.hpp"

#include <string>
#include <vector>

using namespace tuopin;
using namespace tuopin::literals;
using registry::cause;
using registry::exit_flag;
using registry::household;
using registry::household_attribute;
using registry::household_year;

TEST_CASE("households and their years come back from files under every kind of heading") {
    support::check_round_trip<household>("households round trip");
    support::check_round_trip<household_year>("years of households round trip");
}

TEST_CASE("what a form leaves open stays open") {
    auto const read =
        read_csv<household_year>("household,year,attribute,other_causes,exit_flag,only_child,two_daughters\n"
                                 "5301,2017,,,,,no\n");
    REQUIRE(read.rows.size() == 1);
    household_year const& row = read.rows[0];
    CHECK(!row.attribute);
    CHECK(!row.exit_flag);
    CHECK(row.other_causes.empty());
    CHECK(registry::is_unanswered(row.only_child));
    CHECK(!registry::says_no(row.only_child));
    CHECK(registry::says_no(row.two_daughters));
    CHECK(!row.stated_members);
    CHECK(!registry::has_exited(row));
}

TEST_CASE("a file of the national tables is read by its element codes, with labels in the cells") {
    auto const read = read_csv<household_year>("AAC001,AAR040,AAC006,AAC007,AAC008,AAR010,AAC016,AAC084\n"
                                               "5301030001,2017,低保贫困户,因病,因残 缺技术,脱贫,2017,是\n");
    REQUIRE(read.rows.size() == 1);
    household_year const& row = read.rows[0];
    CHECK(row.household == registry::household_number("5301030001"));
    CHECK(row.year == 2017);
    CHECK(row.attribute == household_attribute::dibao_poor);
    CHECK(row.main_cause == cause::illness);
    CHECK(row.other_causes == std::vector{cause::disability, cause::no_skill});
    CHECK(row.exit_flag == exit_flag::exited);
    CHECK(row.exit_year == 2017);
    CHECK(registry::says_yes(row.cooperative_member));
    CHECK(registry::has_exited(row));
}

TEST_CASE("what cannot be read is found where it stands, and its row is left out") {
    auto const read = read_csv<household_year>("household,year,exit_flag,stated_members\n"
                                               ",2017,exited,3\n"
                                               "5302,year,exited,3\n"
                                               "5303,2017,1,3\n"
                                               "5304,2017,exited,three\n"
                                               "5305,2017,exited,3\n");
    CHECK(read.rejected == 4);
    REQUIRE(read.rows.size() == 1);
    CHECK(read.rows[0].household.view() == "5305");
    std::vector<std::string> where;
    for (finding const& f : read.findings)
        if (f.severity == severity::error)
            where.push_back(std::to_string(f.line) + ":" + f.path);
    CHECK(where == std::vector<std::string>{"2:household", "3:year", "4:exit_flag", "5:stated_members"});
}

TEST_CASE("a household is known by its number, and not by that of a person") {
    static_assert(!std::is_convertible_v<registry::person_number, registry::household_number>);
    household a;
    a.number = registry::household_number("0001");
    household b = a;
    b.phone     = "13800000000";
    CHECK(a.number == b.number);
    CHECK(a != b);
    CHECK(registry::household_number("0001") != registry::household_number("1"));
}
