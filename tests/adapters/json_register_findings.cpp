// Findings of a register go to JSON as rows and come back, and no identity number goes with them.
#include <boost/json/src.hpp>

#include <tuopin/adapters/json.hpp>
#include <tuopin/rules/register_check.hpp>

#include "../support/small_register.hpp"

#include <doctest/doctest.h>

#include <string>

using namespace tuopin::registry;

TEST_CASE("findings of a register as JSON") {
    support::small_register all;
    all.person_years[1].relation_to_head = relation::head;             // two heads
    all.persons[6].certificate           = all.persons[0].certificate; // one number in two cities
    all.persons[4].certificate           = certificate_number("53010319800101");
    auto const cases                     = all.cases();
    auto const found                     = check_register(cases).findings;
    REQUIRE(found.size() >= 4);
    std::string const written = tuopin::write_json(found);
    for (person const& who : all.persons)
        CHECK(written.find(who.certificate->view()) == std::string::npos);
    auto const read = tuopin::read_json<register_finding>(written);
    CHECK(read.findings.empty());
    CHECK(read.rows == found);
    auto const findings = validate(cases.households(), household_rules).findings();
    CHECK(tuopin::read_json<tuopin::finding>(tuopin::write_json(findings)).rows == findings);
}
