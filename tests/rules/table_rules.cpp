#include <tuopin/rules/table_rules.hpp>

#include "../support/small_register.hpp"

#include <doctest/doctest.h>

#include <string>
#include <utility>
#include <vector>

using namespace tuopin;
using namespace tuopin::registry;
using support::small_register;

namespace {

/// "T02 incomes H9, T01 persons P0 persons P0"
std::string told(small_register const& all) {
    std::string written;
    for (finding const& each : check_tables(all.tables())) {
        written += (written.empty() ? "" : ", ") + each.rule;
        for (row_reference const& row : each.rows)
            written += " " + row.table + " " + row.key + " " + std::to_string(row.record);
    }
    return written;
}

} // namespace

TEST_CASE("between the tables of a sound register nothing is wrong") {
    CHECK(told(small_register()) == "");
    CHECK(check_tables({}).empty());
}

TEST_CASE("T01: two rows with one key, the later ones with the first") {
    small_register all;
    all.persons.push_back(all.persons[0]);
    all.persons.push_back(all.persons[0]);
    CHECK(told(all) == "T01 persons P0 9 persons P0 0, T01 persons P0 10 persons P0 0");
    all = {};
    all.incomes.push_back(all.incomes[1]);
    CHECK(told(all) == "T01 incomes H1 3 incomes H1 1");
    all.incomes.back().year = 2022; // another year is another row, of a household that has none for it
    CHECK(told(all) == "T02 incomes H1 3");
}

TEST_CASE("T02: a row that belongs to nothing") {
    using row = std::pair<void (*)(small_register&), char const*>;
    for (auto const& [breaks, found] : {
             row{[](small_register& a) { a.conditions[0].household = household_number("H9"); }, "T02 conditions H9 0"},
             row{[](small_register& a) { a.episodes[0].household = household_number("H9"); }, "T02 episodes H9 0"},
             row{[](small_register& a) { a.measures[0].person = person_number("P99"); }, "T02 measures P99 0"},
             row{[](small_register& a) { a.pairings[0].helper = helper_number("K9"); }, "T02 pairings K9 0"},
             row{[](small_register& a) { a.households[2].village = village_number("V9"); }, "T02 households V9 2"},
             row{[](small_register& a) { a.facilities[2].year = 2020; }, "T02 facilities V2 2"},
             row{[](small_register& a) { a.persons.pop_back(); }, "T02 person_years P8 8"},
         }) {
        small_register all;
        breaks(all);
        CHECK(told(all) == found);
    }
}

TEST_CASE("T03: a household, person or village without a row of any year") {
    small_register all;
    all.person_years.pop_back();
    CHECK(told(all) == "T03 persons P8 8");
    all = {};
    all.village_years.pop_back();
    CHECK(told(all) == "T02 facilities V2 2, T03 villages V2 2");
}

TEST_CASE("tables that were not given are not missed") {
    small_register const all;
    register_tables      some = all.tables();
    some.households.reset();
    some.persons.reset();
    some.helpers.reset();
    CHECK(check_tables(some).empty());
}

TEST_CASE("what is found is told in both languages") {
    small_register all;
    all.incomes[0].household = household_number("H9");
    auto const found         = check_tables(all.tables());
    REQUIRE(found.size() == 1);
    CHECK(to_text(found[0]) ==
          "T02 error, record 0, rows H9: H9, 2023, wanted a row of that household and year in household_years");
    CHECK(check_tables(all.tables(), language::chinese).at(0).wanted == "户年度表中应有该户该年度");
}
