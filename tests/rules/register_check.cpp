#include <tuopin/rules.hpp>

#include "../support/small_register.hpp"

#include <tuopin/engines/aggregate.hpp>
#include <tuopin/engines/csv/csv.hpp>

#include <doctest/doctest.h>

#include <optional>
#include <string>
#include <vector>

using namespace tuopin;
using namespace tuopin::registry;
using support::small_register;

namespace {

small_register broken_register() {
    small_register all;
    all.person_years[1].relation_to_head = relation::head;                // S05 in household 0
    all.person_years[4].labour           = labour::none;                   // nothing: the spouse is ill
    all.person_years[3].migrant_months   = months(13);                     // P07 in household 1
    all.conditions[1].dangerous_house    = yes;                            // H23, H32 in household 1
    all.persons[6].certificate           = all.persons[0].certificate;     // S09 in households 0 and 2
    all.village_years[2].dibao_households = households(401);               // V07 in village 2
    return all;
}

} // namespace

TEST_CASE("a register is checked at once, with everybody whom a finding is about") {
    small_register const all   = broken_register();
    auto const           cases = all.cases();
    auto const           found = check_register(cases);
    CHECK(!found.ok());
    CHECK(found.total() == static_cast<std::int64_t>(found.findings.size()));
    for (auto const& [rule, number] : {std::pair{"S05", 1}, {"P07", 1}, {"H23", 1}, {"H32", 1}, {"S09", 2}, {"V07", 1}})
        CHECK_MESSAGE(found.count(rule) == number, rule);
    CHECK(found.total() == 7);
    for (register_finding const& each : found.findings) {
        if (each.rule == "S05") {
            CHECK(each.household == household_number("H0"));
            CHECK(each.village == village_number("V0"));
            CHECK(to_field(each.persons) == "P0 P1");
            CHECK(each.of_class == rule_class::structure);
        }
        if (each.rule == "V07")
            CHECK(!each.household);
    }
}

TEST_CASE("findings go to files and come back, identity numbers masked") {
    small_register const all   = broken_register();
    auto const           found = check_register(all.cases()).findings;
    std::string const    out   = write_csv(found);
    for (person const& who : all.persons)
        CHECK(out.find(who.certificate->view()) == std::string::npos);
    auto const back = read_csv<register_finding>(out);
    CHECK(back.findings.empty());
    CHECK(back.rows == found);
}

TEST_CASE("a work list goes village by village") {
    small_register const all   = broken_register();
    auto const           found = check_register(all.cases());
    CHECK(
        work_list(found.findings) ==
        "Village V0 (530103010201): 2 findings\n"
        "  Household H0\n"
        "    [ ] S05 error, P0, P1: a household has no more than one head\n"
        "    [ ] S09 error, P0, P6: nobody in another city of the province has the identity number; "
        "there is 9901031980********\n"
        "Village V1 (530128106201): 3 findings\n"
        "  Household H1\n"
        "    [ ] H23 error: a household lives in no dangerous house; "
        "there is lives in a dangerous house: yes; grade of the house: B\n"
        "    [ ] H32 error: the three guarantees and water are secured\n"
        "    [ ] P07 error, P3: months of migrant work are 0 to 12; there is 13 months\n"
        "Village V2 (530302100201): 2 findings\n"
        "  [ ] V07 error: a part of a village is no larger than the whole; "
        "there is dibao households: 401 households of 400 households\n"
        "  Household H2\n"
        "    [ ] S09 error, P6, P0: nobody in another city of the province has the identity number; "
        "there is 9901031980********\n");
    CHECK(work_list({}).empty());
    auto const chinese = work_list(check_register(all.cases(), {.in = language::chinese}).findings, language::chinese);
    CHECK(
        chinese.starts_with("村V0（530103010201）：2项问题\n  户H0\n    [ ] S05 错误，P0，P1：户内户主不应多于一人\n"));
}

namespace {

region_code township_of(household_case const& h) {
    return h.region.ancestor(region_level::township).value_or(region_code());
}

} // namespace

TEST_CASE("violations group as every figure does") {
    small_register const all   = broken_register();
    auto const           cases = all.cases();
    auto const by_township     = aggregate<violations<household_rules>>(cases.households(), by<&township_of>);
    CHECK(by_township.size() == 3);
    CHECK(by_township.at(region_code("530128106")).count("H23") == 1);
    CHECK(by_township.at(region_code("530103010")).value() == 1);
    CHECK(by_township.at(region_code("530103010")).found().records_breaking() == 1);
}

TEST_CASE("rules of one's own stand beside the built-in ones, and for them") {
    small_register const all   = broken_register();
    auto const           cases = all.cases();
    constexpr auto       mine  = forbid<household_case>(
        "X01", {"a household has a bank account", "应填写银行账号"},
        [](household_case const& h) { return h.home != nullptr && !h.home->bank_account; },
        shows<household_case, &household::bank_account>());
    auto const found = check_register(cases, {}, person_rules.without("S09"),
                                      household_rules.without("H32").as("H23", severity::note) + mine);
    CHECK(found.count("S09") == 0);
    CHECK(found.count("H32") == 0);
    CHECK(found.count("X01") == 3);
    CHECK(found.households.count(severity::note) == 1);
}

TEST_CASE("the built-in rules are the 144 of the field, each once") {
    std::size_t number = 0;
    for (auto const& rules :
         {describe_rules(person_rules), describe_rules(household_rules), describe_rules(village_rules)})
        number += rules.size();
    CHECK(number == 54 + 70 + 8);
    // V08 to V18 and S21 are rules of figures.
    CHECK(number + 11 + 1 == 144);
}
