#include <tuopin/domain/registry/conditions.hpp>

#include "../support/register.hpp"

#include <vector>

using namespace tuopin;
using namespace tuopin::literals;
using namespace tuopin::registry;

TEST_CASE("conditions come back from files under every kind of heading") {
    support::check_round_trip<conditions_year>("conditions round trip");
}

TEST_CASE("a file of the national tables is read by its element codes, in its units") {
    auto const read =
        read_csv<conditions_year>("AAC001,AAR040,AAC301,AAC315,AAC317,AAC311,AAC312,AAC318,AAC316,AAC322\n"
                                  "h1,2017,3.5,1.2,80.5,0,1,否,水泥路,B\n"
                                  "h2,2017,,,,1,0,是,,\n");
    REQUIRE(read.rows.size() == 2);
    conditions_year const& good = read.rows[0];
    CHECK(good.farmland == 3.5_mu);
    CHECK(good.road_distance == 1.2_km);
    CHECK(good.dwelling_area == 80.5_sq_m);
    // Each question is named by what yes means: difficult water is bad, safe water good.
    CHECK(says_no(good.water_difficult));
    CHECK(says_yes(good.water_safe));
    CHECK(lacks_water(good) == no);
    CHECK(lives_dangerously(good) == no);
    CHECK(is_hardened(*good.road_type));
    conditions_year const& bad = read.rows[1];
    CHECK(!bad.farmland);
    CHECK(lacks_water(bad) == yes);
    CHECK(lives_dangerously(bad) == yes);
}

TEST_CASE("numbers that are none, and finer than the unit is kept, are found") {
    auto const read = read_csv<conditions_year>("household,year,farmland,road_distance,dwelling_area\n"
                                                "h1,2017,three,1,1\n"
                                                "h2,2017,1,1.2345,1\n"
                                                "h3,2017,1,1,80m\n");
    CHECK(read.rejected == 3);
}

TEST_CASE("a house is dangerous by the answer or by its grade, whichever is stated") {
    struct row {
        answer                     asked;
        std::optional<house_grade> grade;
        answer                     dangerous;
    };
    for (row const& each :
         {row{not_stated, std::nullopt, not_stated}, row{yes, std::nullopt, yes}, row{no, std::nullopt, no},
          row{not_stated, house_grade::a, no}, row{not_stated, house_grade::b, no},
          row{not_stated, house_grade::c, yes}, row{not_stated, house_grade::d, yes}, row{no, house_grade::c, yes},
          row{yes, house_grade::a, yes}, row{no, house_grade::a, no}}) {
        conditions_year conditions;
        conditions.dangerous_house = each.asked;
        conditions.house_grade     = each.grade;
        CHECK(lives_dangerously(conditions) == each.dangerous);
    }
}

TEST_CASE("water that nobody said anything about is not known to be secured, nor to be lacking") {
    conditions_year conditions;
    CHECK(lacks_water(conditions) == not_stated);
    conditions.water_safe = yes;
    CHECK(lacks_water(conditions) == not_stated);
    conditions.water_difficult = no;
    CHECK(lacks_water(conditions) == no);
    conditions.water_safe = no;
    CHECK(lacks_water(conditions) == yes);
}
