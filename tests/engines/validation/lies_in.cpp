// Places that lie in others: said as looking at each of these would say it.
#include <tuopin/engines/validation/lies_in.hpp>
#include <tuopin/engines/validation/rule.hpp>
#include <tuopin/engines/validation/validate.hpp>
#include <tuopin/values/region.hpp>

#include <doctest/doctest.h>

#include "../../support/records.hpp"

#include <boost/describe/class.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <optional>
#include <string>

using namespace tuopin;
using namespace tuopin::literals;

namespace {

struct household {
    region_code                village{};
    std::optional<region_code> moved_from{};
};
BOOST_DESCRIBE_STRUCT(household, (), (village, moved_from))

region_code some_place(support::dice& d) {
    if (d.once_in(20))
        return region_code();
    std::string      code;
    std::int64_t const levels = d.roll(1, 5);
    for (std::int64_t level = 0; level < levels; ++level)
        code += (level < 3 ? "1" : "00") + std::to_string(d.roll(1, 3));
    return region_code(code);
}

} // namespace

static_assert(lies_in(53_region).holds(530103_region) && lies_in(53_region).holds(53_region));
static_assert(!lies_in(5301_region).holds(53_region), "what a place lies in does not lie in it");
static_assert(!lies_in(53_region).holds(region_code()), "what is no place lies nowhere");
static_assert(lies_in(5301_region, 11_region, 5303_region).holds(530103010201_region));
static_assert(!lies_in(5301_region, 11_region, 5303_region).holds(530203010201_region));
static_assert(lies_in(53_region, 5301_region).holds(5302_region), "a place inside another one of them adds nothing");

TEST_CASE("a place lies in some others if it lies in one of them") {
    support::dice d(5);
    int           wrong = 0, inside = 0, seen = 0;
    for (int again = 0; again < 500; ++again) {
        region_code places[7];
        for (region_code& each : places)
            each = some_place(d);
        auto const constraint = lies_in(places);
        for (int value = 0; value < 30; ++value) {
            region_code const place = some_place(d);
            bool const        lies  = std::any_of(std::begin(places), std::end(places),
                                                  [&](region_code each) { return contains(each, place); });
            wrong += constraint.holds(place) == lies ? 0 : 1;
            bool const glance = constraint.holds_at_a_glance(place);
            wrong += glance && !lies ? 1 : 0;
            inside += lies ? 1 : 0;
            seen += glance ? 1 : 0;
        }
    }
    CHECK(wrong == 0);
    CHECK(inside > 1'000);
    CHECK(seen > 100);
}

TEST_CASE("of places of one level, few enough, it is seen at a glance") {
    constexpr auto provinces = lies_in(11_region, 12_region, 53_region, 65_region);
    for (auto const each : {11_region, 12_region, 53_region, 65_region, 530103010201_region, 659999_region})
        CHECK(provinces.holds_at_a_glance(each));
    for (auto const each : {13_region, 130103_region, 52_region, 659999_region, 990103010201_region})
        CHECK(provinces.holds_at_a_glance(each) == provinces.holds(each));
}

TEST_CASE("findings name the places that were wanted") {
    household h;
    h.village    = region_code("530203010201");
    h.moved_from = region_code("110101001001");
    constexpr rule_set rules{require<&household::village>("1", lies_in(530103_region, 5303_region, 530103001_region)),
                             require<&household::moved_from>("2", lies_in(53_region))};
    auto const         english = validate(h, rules).findings();
    REQUIRE(english.size() == 2);
    CHECK(english[0].seen == "530203010201");
    CHECK(english[0].wanted == "a place in 530103, 5303");
    CHECK(validate(h, rules, {language::chinese}).findings()[0].wanted == "位于530103、5303之内");
    h.moved_from.reset();
    CHECK(validate(h, rules).count("2") == 0);
}
