#include <tuopin/rules/village_rules.hpp>

#include "../support/broken_rules.hpp"
#include "../support/small_register.hpp"

#include <tuopin/engines/validation/validate.hpp>

#include <doctest/doctest.h>

#include <vector>

using namespace tuopin;
using namespace tuopin::registry;
using support::small_register;

namespace {

validation check(small_register const& all) { return validate(all.cases().villages(), village_rules); }

using r = small_register;
void nothing(r&) {}

constexpr support::broken_rule table[] = {
    {"C24", [](r& a) { a.facilities[0].clinics.reset(); }, [](r& a) { a.facilities[0].clinics = clinics(0); }},
    {"C24", [](r& a) { a.facilities[0].passenger_bus = not_stated; }, [](r& a) { a.facilities[0].passenger_bus = no; }},
    {"C24", [](r& a) { a.village_years[0].dibao_persons.reset(); },
     [](r& a) { a.village_years[0].dibao_persons = persons(0); }},
    {"C24", [](r& a) { a.facilities.erase(a.facilities.begin()); }, nothing},
    {"V01", [](r& a) { a.village_years[0].persons = persons(0); },
     [](r& a) { a.village_years[0].persons = persons(1'000); }},
    {"V01", [](r& a) { a.village_years[0].households.reset(); }, nothing},
    {"V02", [](r& a) { a.village_years[0].without_safe_water = households(401); },
     [](r& a) { a.village_years[0].without_safe_water = households(400); }},
    // Each is compared with the total, not both together.
    {"V02", [](r& a) { a.village_years[0].in_dangerous_houses = households(401); },
     [](r& a) { a.village_years[0].without_safe_water = a.village_years[0].in_dangerous_houses = households(300); }},
    {"V03", [](r& a) { a.village_years[0].forest = mu(9); }, [](r& a) { a.village_years[0].forest = mu(10); }},
    {"V03",
     [](r& a) {
         a.village_years[0].farmland  = mu(5);
         a.village_years[0].irrigated = mu(5);
     },
     [](r& a) {
         a.village_years[0].farmland = a.village_years[0].irrigated = mu(5);
         a.household_years[0].exit_flag                             = exit_flag::not_exited;
         a.village_years[0].poor_persons                            = persons(3);
     }},
    {"V04", [](r& a) { a.facilities[0].hardened_road = no; }, [](r& a) { a.facilities[0].hardened_road = not_stated; }},
    {"V04", [](r& a) { a.facilities[0].hardened_road = no; },
     [](r& a) {
         a.facilities[0].hardened_road = no;
         a.village_years[0].exit_flag.reset();
     }},
    {"V05", [](r& a) { a.facilities[0].tap_water = no; },
     [](r& a) {
         a.facilities[0].tap_water    = no;
         a.village_years[0].exit_flag = exit_flag::not_exited;
     }},
    {"V05", [](r& a) { a.facilities[0].standard_clinic = no; }, nothing},
    {"V05", [](r& a) { a.facilities[0].service_venue = no; }, nothing},
    {"V05", [](r& a) { a.facilities[0].broadband = no; }, nothing},
    {"V06", [](r& a) { a.village_years[0].poor_persons = persons(3); },
     [](r& a) {
         a.village_years[0].poor_persons = persons(3);
         a.household_years[0].exit_flag  = exit_flag::returned;
     }},
    {"V06", [](r& a) { a.household_years[0].exit_flag = exit_flag::not_exited; },
     [](r& a) { a.household_years[0].exit_flag = exit_flag::cancelled; }},
    {"V07", [](r& a) { a.village_years[0].dibao_households = households(401); },
     [](r& a) { a.village_years[0].dibao_households = households(400); }},
    {"V07", [](r& a) { a.village_years[0].labour_force = persons(1'601); },
     [](r& a) { a.village_years[0].labour_force = persons(1'600); }},
    {"V07", [](r& a) { a.village_years[0].irrigated = mu(3'001); }, nothing},
    {"V07", [](r& a) { a.village_years[0].poor_in_cooperatives = households(1); },
     [](r& a) {
         a.village_years[0].poor_households.reset();
         a.village_years[0].poor_in_cooperatives = households(1);
     }},
};

} // namespace

TEST_CASE("every rule over villages finds what breaks it, and not what is near") {
    auto const clean = check(small_register());
    CHECK(clean.total() == 0);
    CHECK(clean.records() == 3);
    support::each_finds_what_breaks_it(table, &check, "village_years");
}

TEST_CASE("a village is joined with its households, and a finding names those involved") {
    small_register all;
    all.village_years[1].forest = mu(9);
    auto const found = check(all);
    REQUIRE(found.total() == 1);
    CHECK(found.findings()[0].rows == std::vector<row_reference>{
              {"village_years", "V1", 1}, {"household_years", "H1", 1}, {"conditions", "H1", 1}});
    CHECK(found.findings()[0].path == "farmland");
}
