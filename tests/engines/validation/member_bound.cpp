// One member of a record as the bound of another, as it stands or so many times: exact, open where not stated.
#include <tuopin/engines/validation/constraint.hpp>
#include <tuopin/engines/validation/member_bound.hpp>
#include <tuopin/engines/validation/rule.hpp>
#include <tuopin/engines/validation/validate.hpp>
#include <tuopin/values/date.hpp>
#include <tuopin/values/units.hpp>

#include <doctest/doctest.h>

#include "../../support/records.hpp"

#include <boost/describe/class.hpp>

#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <vector>

using namespace tuopin;
using namespace tuopin::literals;

namespace {

struct household {
    persons                     size{};
    support::income             income{};
    yuan                        net{};
    std::int16_t                registered{};
    std::optional<std::int16_t> exited{};
    std::uint64_t               large{};
    std::int64_t                number{};
    double                      area{};
    std::optional<date>         visited{};
    date                        planned{};
    std::string                 head{};
};
BOOST_DESCRIBE_STRUCT(household, (),
                      (size, income, net, registered, exited, large, number, area, visited, planned, head))

template <class Rule>
bool holds(Rule const& rule, household const& h) {
    return validate(h, rule_set(rule)).ok();
}

constexpr auto most = std::numeric_limits<std::int64_t>::max();

} // namespace

TEST_CASE("a member is held against another one of its record") {
    household h;
    h.registered = 2014;
    h.exited     = std::int16_t{2014};
    CHECK(holds(require<&household::exited>("1", at_least<&household::registered>()), h));
    CHECK(holds(require<&household::exited>("1", at_most<&household::registered>()), h));
    CHECK_FALSE(holds(require<&household::exited>("1", above<&household::registered>()), h));
    CHECK_FALSE(holds(require<&household::exited>("1", below<&household::registered>()), h));
    h.exited = std::int16_t{2013};
    CHECK_FALSE(holds(require<&household::exited>("1", at_least<&household::registered>()), h));
    CHECK(holds(require<&household::exited>("1", below<&household::registered>()), h));
    CHECK(holds(require<&household::net>("1", at_most<path<&household::income, &support::income::wage>>()), h));

    SUBCASE("dates and texts, too") {
        h.planned = date(2020, 3, 1);
        h.visited = date(2020, 2, 29);
        CHECK_FALSE(holds(require<&household::visited>("1", at_least<&household::planned>()), h));
        h.visited = date(2020, 3, 2);
        CHECK(holds(require<&household::visited>("1", above<&household::planned>()), h));
    }
    SUBCASE("numbers by value, whatever their signs and widths") {
        h.number = -1;
        h.large  = std::numeric_limits<std::uint64_t>::max();
        CHECK(holds(require<&household::number>("1", below<&household::large>()), h));
        CHECK_FALSE(holds(require<&household::large>("1", at_most<&household::number>()), h));
    }
}

TEST_CASE("what is not stated breaks nothing, on either side") {
    household h;
    h.registered = 2014;
    CHECK(holds(require<&household::exited>("1", at_least<&household::registered>()), h));
    CHECK(holds(require<&household::registered>("1", at_most<&household::exited>()), h));
    CHECK(holds(require<&household::registered>("1", !at_most<&household::exited>()), h));
    CHECK_FALSE(holds(require<&household::exited>("1", not_empty() && at_least<&household::registered>()), h));
    CHECK(holds(require<&household::registered>("1", at_most<&household::exited>() && above(2013)), h));
    CHECK_FALSE(holds(require<&household::registered>("1", at_most<&household::exited>() && above(2014)), h));

    SUBCASE("and no rule applies for it") {
        CHECK(holds(require<&household::size>("1", above(0_persons))
                        .when<&household::exited>(at_least<&household::registered>()),
                    h));
        h.exited = std::int16_t{2015};
        CHECK_FALSE(holds(require<&household::size>("1", above(0_persons))
                              .when<&household::exited>(at_least<&household::registered>()),
                          h));
    }
}

TEST_CASE("a member is held against a multiple of another one") {
    household h;
    h.size        = 3_persons;
    h.income.wage = 6'000_yuan;
    h.net         = 12'000_yuan;
    auto const above_the_line = require<&household::net>("1", at_least<&household::size>(4'000_yuan));
    auto const half_is_wage =
        require<&household::net>("2", at_least<path<&household::income, &support::income::wage>>(2));
    CHECK(holds(above_the_line, h));
    CHECK(holds(half_is_wage, h));
    h.net = 11'999.99_yuan;
    CHECK_FALSE(holds(above_the_line, h));
    CHECK_FALSE(holds(half_is_wage, h));

    h.area = 10.0;
    h.number = 4;
    CHECK(holds(require<&household::area>("1", at_most<&household::number>(2.5)), h));
    CHECK_FALSE(holds(require<&household::area>("1", below<&household::number>(2.5)), h));
    CHECK(holds(require<&household::number>("1", at_least<&household::number>(-1)), h));

    SUBCASE("exactly, where the product leaves 64 bits") {
        h.size        = persons(most);
        h.income.wage = yuan::of_steps(most);
        CHECK_FALSE(holds(above_the_line, h));
        CHECK_FALSE(holds(half_is_wage, h));
        h.size = persons(-most);
        CHECK(holds(above_the_line, h));
        h.large  = std::numeric_limits<std::uint64_t>::max();
        h.number = most;
        CHECK_FALSE(holds(require<&household::number>("1", at_least<&household::large>(3)), h));
        CHECK(holds(require<&household::number>("1", at_least<&household::large>(-3)), h));
    }
}

TEST_CASE("a finding shows both members, and says in both languages what is wanted") {
    household h;
    h.size       = 2_persons;
    h.net        = 7'000_yuan;
    h.registered = 2014;
    h.exited     = std::int16_t{2013};
    constexpr rule_set rules{
        require<&household::exited>("1", at_least<&household::registered>()),
        require<&household::net>("2", at_least<&household::size>(4'000_yuan) && !below<&household::size>(1_yuan)),
        require<&household::number>("3", above<&household::registered>(2)),
    };
    auto const english = validate(h, rules).findings();
    REQUIRE(english.size() == 3);
    CHECK(english[0].path == "exited, registered");
    CHECK(english[0].seen == "2013, 2014");
    CHECK(english[0].wanted == "at least registered");
    CHECK(english[1].path == "net, size");
    CHECK(english[1].wanted == "at least 4,000 yuan × size and not less than 1 yuan × size");
    CHECK(english[2].wanted == "more than 2 × registered");
    auto const chinese = validate(h, rules, {language::chinese}).findings();
    CHECK(chinese[0].wanted == "不小于registered");
    CHECK(chinese[1].seen == "7000元, 2人");
}
