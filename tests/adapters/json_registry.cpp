// Every record of the register comes back from JSON as it was.
#include <boost/json/src.hpp>

#include <tuopin/adapters/json.hpp>
#include <tuopin/registry.hpp>

#include "../support/register.hpp"

#include <cstdint>
#include <string>
#include <vector>

using namespace tuopin::registry;

namespace {

template <class Record>
void check_json(std::uint64_t seeds) {
    for (std::uint64_t seed = 0; seed < seeds; ++seed) {
        support::dice             d(seed);
        std::vector<Record> const records = {support::draw_value<Record>(d), support::draw_value<Record>(d)};
        auto const                written = tuopin::write_json(records);
        auto const                read    = tuopin::read_json<Record>(written);
        CAPTURE(written);
        CHECK(read.findings.empty());
        CHECK(read.rows == records);
    }
    // A record is nothing without the number that it is kept under.
    CHECK(tuopin::read_json<Record>("[{}, [], 1]").rows.empty());
    CHECK(tuopin::read_json<Record>("[{}, [], 1]").rejected == 3);
}

} // namespace

TEST_CASE("records of the register come back from JSON") {
    check_json<household>(40);
    check_json<household_year>(40);
    check_json<person>(40);
    check_json<person_year>(40);
    check_json<member_change>(40);
    check_json<income_year>(40);
    check_json<conditions_year>(40);
    check_json<village>(40);
    check_json<village_year>(40);
    check_json<village_facilities_year>(40);
    check_json<helper>(40);
    check_json<pairing>(40);
    check_json<household_event>(40);
    check_json<monitoring_episode>(40);
    check_json<support_measure>(40);
}
