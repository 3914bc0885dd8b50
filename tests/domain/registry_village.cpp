#include <tuopin/domain/registry/village.hpp>

#include "../support/register.hpp"

#include <vector>

using namespace tuopin;
using namespace tuopin::literals;
using namespace tuopin::registry;

TEST_CASE("villages, their years and facilities come back from files under every kind of heading") {
    support::check_round_trip<village>("villages round trip");
    support::check_round_trip<village_year>("years of villages round trip");
    support::check_round_trip<village_facilities_year>("facilities round trip");
}

TEST_CASE("a village form is read by its Chinese headings, in its units") {
    auto const read =
        read_csv<village_year>("村编号,数据年度,总户数,总人口数,贫困户数,村集体经济收入,耕地面积,危房户数\n"
                               "v1,2016,320,1205,15,2.35,1204.5,0\n"
                               "v2,2016,,,,,,\n");
    REQUIRE(read.rows.size() == 2);
    village_year const& row = read.rows[0];
    CHECK(row.households == 320_households);
    CHECK(row.persons == 1'205_persons);
    CHECK(row.collective_income == 23'500_yuan);
    CHECK(row.farmland == 1'204.5_mu);
    // None is a number; what was left open is not none.
    CHECK(row.in_dangerous_houses == 0_households);
    CHECK(!read.rows[1].in_dangerous_houses);
}

TEST_CASE("counts are whole, and a code of a place is one") {
    auto const counts = read_csv<village_year>("village,year,persons\nv1,2016,12.5\nv2,2016,many\nv3,2016,12\n");
    CHECK(counts.rejected == 2);
    auto const places = read_csv<village>("number,region,name\nv1,53010301,a\nv2,530103010201,b\nv3,none,c\n");
    CHECK(places.rejected == 2);
    REQUIRE(places.rows.size() == 1);
    CHECK(places.rows[0].region == 530103010201_region);
}
