#include <tuopin/domain/registry/helper.hpp>

#include "../support/register.hpp"

using namespace tuopin;
using namespace tuopin::registry;

TEST_CASE("helpers and pairings come back from files under every kind of heading") {
    support::check_choices<affiliation>();
    support::check_round_trip<helper>("helpers round trip");
    support::check_round_trip<pairing>("pairings round trip");
}

TEST_CASE("a pairing holds from its first day to its last") {
    pairing pair;
    pair.since = date(2016, 3, 1);
    pair.until = date(2017, 12, 31);
    CHECK(!holds_on(pair, date(2016, 2, 29)));
    CHECK(holds_on(pair, date(2016, 3, 1)));
    CHECK(holds_on(pair, date(2017, 12, 31)));
    CHECK(!holds_on(pair, date(2018, 1, 1)));
    pair.until.reset();
    CHECK(holds_on(pair, date(2030, 1, 1)));
    pair.since.reset();
    CHECK(holds_on(pair, date(1990, 1, 1)));
}

TEST_CASE("a pairing without its helper or household is not read") {
    auto const read =
        read_csv<pairing>("AAK110,AAC001,AAR020,AAR021\nk1,h1,20160301,\n,h1,,\nk1,,,\nk2,h2,2016-02-30,\n");
    CHECK(read.rows.size() == 1);
    CHECK(read.rejected == 3);
    CHECK(read.rows[0].since == date(2016, 3, 1));
    CHECK(!read.rows[0].until);
}
