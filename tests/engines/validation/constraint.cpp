// What a member has to be, said so that nothing is rounded, cast or guessed on the way.
#include <tuopin/engines/validation/constraint.hpp>
#include <tuopin/values/percentage.hpp>
#include <tuopin/values/units.hpp>

#include <doctest/doctest.h>

#include <boost/describe/enum.hpp>

#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>

using namespace tuopin;
using namespace tuopin::literals;

enum class grade { a, b, c, d };
BOOST_DESCRIBE_ENUM(grade, a, b, c, d)
constexpr auto labels(grade const*) {
    return labels_for<grade>({{"a", "A级"}, {"b", "B级"}, {"c", "C级"}, {"d", "D级"}});
}

// A constraint of a user's own, in three lines, and one that speaks Chinese.
struct even {
    constexpr bool holds(int value) const { return value % 2 == 0; }
    char const*    wanted(language) const { return "an even number"; }
};
struct small {
    constexpr bool holds(int value) const { return value < 10; }
    std::string    wanted(language in) const { return in == language::chinese ? "较小" : "a small number"; }
};

namespace {

constexpr double not_a_number = std::numeric_limits<double>::quiet_NaN();
constexpr double infinity     = std::numeric_limits<double>::infinity();

constexpr auto en = language::english;
constexpr auto zh = language::chinese;

} // namespace

// Bounds
static_assert(at_least(3).holds(3) && !at_least(3).holds(2));
static_assert(at_most(3).holds(3) && !at_most(3).holds(4));
static_assert(above(3).holds(4) && !above(3).holds(3));
static_assert(below(3).holds(2) && !below(3).holds(3));
static_assert(between(1, 3).holds(1) && between(1, 3).holds(3) && !between(1, 3).holds(0) && !between(1, 3).holds(4));
static_assert(!between(3, 1).holds(2), "nothing lies between bounds that stand the wrong way round");
static_assert(one_of(2016, 2020).holds(2020) && !one_of(2016, 2020).holds(2018));

// Quantities stand in whatever unit
static_assert(at_most(1_km).holds(1'000_m) && !at_most(1_km).holds(1'000.01_m));
static_assert(at_least(50_m).holds(1_km) && !at_least(2_km).holds(1'999.99_m));
static_assert(above(1_km).holds(1'000.01_m) && !above(1_km).holds(1'000_m));
static_assert(below(1_wan_yuan).holds(9'999.99_yuan) && !below(1_wan_yuan).holds(10'000_yuan));
static_assert(between(1_km, 2_km).holds(1'500_m) && !between(1_km, 2_km).holds(2'000.01_m));
static_assert(between(500_m, 2_km).holds(2_km), "the two bounds may be in two units");
static_assert(one_of(1_km, 2_km).holds(2'000_m) && !one_of(1_km, 2_km).holds(2'000.01_m));
static_assert(at_most(1_km).holds(quantity<unit_of<metres>, double>(999.9)), "a computed quantity, too");
static_assert(!constraint_on<at_least_constraint<persons>, person_times>, "person-times are not persons");
static_assert(!constraint_on<at_least_constraint<persons>, int> &&
              !constraint_on<at_least_constraint<int>, persons>);
static_assert(!constraint_on<one_of_constraint<persons, 2>, households>);

// Whole numbers are compared by value, whatever their signs and widths
static_assert(at_least(-1).holds(0u) && at_least(-1).holds(std::numeric_limits<std::uint64_t>::max()));
static_assert(!at_most(-1).holds(0u) && !at_most(-1).holds(std::uint64_t{18'446'744'073'709'551'615u}));
static_assert(above(-1).holds(0u) && !below(-1).holds(0u));
static_assert(between(-1, 1).holds(1u) && !between(-1, 1).holds(4'294'967'295u));
static_assert(!one_of(-1, 5).holds(4'294'967'295u) && one_of(-1, 5).holds(5u));
static_assert(at_most(4'294'967'295u).holds(-1) && !at_least(4'294'967'295u).holds(-1));
static_assert(at_most(300).holds(static_cast<unsigned char>(255)), "the bound is not cut down to the member's type");
static_assert(!at_least(300).holds(static_cast<unsigned char>(44)));

// Whole numbers and floating-point numbers are compared by value, too
static_assert(at_most(2.5).holds(2) && !at_most(2.5).holds(3) && at_least(2.5).holds(3) && !at_least(2.5).holds(2));
static_assert(at_least(-2.5).holds(-2) && !at_least(-2.5).holds(-3) && at_most(-2.5).holds(-3));
static_assert(at_most(1).holds(1.0) && !at_most(1).holds(1.5) && above(1).holds(1.5) && one_of(1, 2).holds(2.0));
static_assert(!at_most(9'007'199'254'740'992.0).holds(9'007'199'254'740'993),
              "2^53 + 1 is no double, and is more than 2^53");
static_assert(above(9'007'199'254'740'992).holds(9'007'199'254'740'994.0) &&
              !one_of(9'007'199'254'740'993).holds(9'007'199'254'740'992.0));
static_assert(at_most(1e300).holds(std::numeric_limits<std::uint64_t>::max()) &&
              at_least(-1e300).holds(std::numeric_limits<std::int64_t>::min()));
static_assert(!at_least(1e300).holds(5) && !at_most(-1e300).holds(5));
static_assert(below(0x1p64).holds(std::numeric_limits<std::uint64_t>::max()) &&
              !at_least(0x1p64).holds(std::numeric_limits<std::uint64_t>::max()));
static_assert(at_least(-0x1p63).holds(std::numeric_limits<std::int64_t>::min()) &&
              !above(-0x1p63).holds(std::numeric_limits<std::int64_t>::min()));
static_assert(at_most(infinity).holds(5) && !at_least(infinity).holds(5) && at_least(-infinity).holds(-5));

// A NaN is no number: no bound accepts it, and none that is one accepts anything
static_assert(!at_least(0.0).holds(not_a_number) && !at_most(0.0).holds(not_a_number) &&
              !above(0.0).holds(not_a_number) && !below(0.0).holds(not_a_number));
static_assert(!between(-infinity, infinity).holds(not_a_number) && !one_of(0.0, 1.0).holds(not_a_number) &&
              !at_least(0).holds(not_a_number) && !at_most(0).holds(not_a_number));
static_assert(!at_least(not_a_number).holds(0.0) && !at_most(not_a_number).holds(0.0) &&
              !at_least(not_a_number).holds(0) && !at_most(not_a_number).holds(0));
static_assert(!between(not_a_number, 1.0).holds(0.0) && !one_of(not_a_number).holds(not_a_number) &&
              !one_of(not_a_number).holds(0));
static_assert(between(-infinity, infinity).holds(infinity) && !below(infinity).holds(infinity));

// Truths, percentages, enumerators and texts
static_assert(one_of(true).holds(true) && !one_of(true).holds(false));
static_assert(between(percent(0), percent(100)).holds(percent(100)) &&
              !between(percent(0), percent(100)).holds(percent(100.1)));
static_assert(one_of(grade::a, grade::b).holds(grade::b) && !one_of(grade::a, grade::b).holds(grade::c));
static_assert(at_most(grade::b).holds(grade::a) && !at_most(grade::b).holds(grade::c));
static_assert(!constraint_on<one_of_constraint<grade, 1>, int>, "an enumerator is no number");
static_assert(one_of("清水", "盘龙").holds(std::string_view("盘龙")) &&
              !one_of("清水", "盘龙").holds(std::string_view("清")));
static_assert(at_least(std::string_view("b")).holds(std::string_view("c")) &&
              !at_least(std::string_view("b")).holds(std::string_view("a")));
static_assert(not_empty().holds(std::string_view(" ")) && !not_empty().holds(std::string_view()));
static_assert(!constraint_on<not_empty_constraint, int>, "a number is always filled in");
static_assert(!constraint_on<matches_constraint, int> && constraint_on<matches_constraint, std::string>);

// A function of the value
inline constexpr auto whole_weeks = satisfies({"whole weeks", "整周"}, [](int days) { return days % 7 == 0; });
static_assert(whole_weeks.holds(14) && !whole_weeks.holds(15));
static_assert(satisfies("anything", [](auto const&) { return true; }).holds(grade::a));
static_assert(!constraint_on<std::remove_const_t<decltype(whole_weeks)>, std::string>);

// Combined
static_assert((at_least(0_m) && at_most(1_km)).holds(50_m) && !(at_least(0_m) && at_most(1_km)).holds(1'001_m));
static_assert((below(0) || above(9)).holds(-1) && (below(0) || above(9)).holds(10) && !(below(0) || above(9)).holds(5));
static_assert((!one_of(1, 2)).holds(3) && !(!one_of(1, 2)).holds(2));
static_assert((!at_least(0.0)).holds(not_a_number), "that a NaN is not at least zero is true");
static_assert((even{} && at_least(1)).holds(2) && !(even{} && at_least(1)).holds(3) &&
              !(even{} && at_least(1)).holds(0));
static_assert((at_least(1) || even{}).holds(0) && !(at_least(1) || even{}).holds(-1));

TEST_CASE("constraints apply to members of other types that convert without a guess") {
    std::string const name = "盘龙";
    CHECK(one_of("清水", "盘龙").holds(name));
    CHECK(at_least("a").holds(std::string("b")));
    CHECK_FALSE(one_of(std::string("清水")).holds(name));
    CHECK(not_empty().holds(name));
    CHECK_FALSE(not_empty().holds(std::string()));
}

TEST_CASE("a text of a shape") {
    struct example {
        std::string_view pattern, value;
        bool             fits;
    };
    for (example const& e : {
             example{"1##########", "13812345678", true},
             {"1##########", "1381234567", false},
             {"1##########", "138123456789", false},
             {"1##########", "1381234567x", false},
             {"@@-#", "aZ-1", true},
             {"@@-#", "a1-1", false},
             {"@", "贫", false},
             {"#", "１", false},
             {"", "", true},
             {"", "a", false},
             {"*", "", true},
             {"*", "anything", true},
             {"a*", "a", true},
             {"a*b", "ab", true},
             {"a*b", "axbxb", true},
             {"a*b", "axbx", false},
             {"*a*", "bab", true},
             {"*a*", "bbb", false},
             {"**", "x", true},
             {"?", "", false},
             {"?", "x", true},
             {"?", "贫", true},
             {"?", "贫困", false},
             {"??村", "双龙村", true},
             {"??村", "龙村", false},
             {"*?村", "双龙村", true},
             {"*??村", "龙村", false},
             {"*村", "双龙村", true},
             {"盘龙*", "盘龙区", true},
             {"530103*", "530102", false},
             {"a.c", "abc", false},
             {"???", "\xe8\xb4", false},
             {"?", "\xe8", true},
             {"*aaaaaaaaaaaaaaab", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", false},
         }) {
        CAPTURE(e.pattern);
        CAPTURE(e.value);
        CHECK(matches(e.pattern).holds(e.value) == e.fits);
    }
}

TEST_CASE("constraints say in both languages what they want") {
    CHECK(at_least(1'389_persons).wanted(en) == "at least 1,389 persons");
    CHECK(at_least(1'389_persons).wanted(zh) == "不小于1389人");
    CHECK(at_most(1_km).wanted(en) == "at most 1 km");
    CHECK(above(0).wanted(en) == "more than 0");
    CHECK(above(0).wanted(zh) == "大于0");
    CHECK(below(12.5_yuan).wanted(en) == "less than 12.50 yuan");
    CHECK(below(5).wanted(zh) == "小于5");
    CHECK(at_most(5).wanted(zh) == "不大于5");
    CHECK(between(1_persons, 15_persons).wanted(en) == "between 1 person and 15 persons");
    CHECK(between(1_persons, 15_persons).wanted(zh) == "介于1人与15人之间");
    CHECK(between(500_m, 2_km).wanted(en) == "between 500 m and 2 km");
    CHECK(one_of(grade::a, grade::b).wanted(en) == "one of a, b");
    CHECK(one_of(grade::a, grade::b).wanted(zh) == "以下之一：A级、B级");
    CHECK(one_of("清水", "盘龙").wanted(en) == "one of 清水, 盘龙");
    CHECK(not_empty().wanted(en) == "something filled in");
    CHECK(not_empty().wanted(zh) == "必填");
    CHECK(matches("1##").wanted(en) == "text like 1##");
    CHECK(matches("1##").wanted(zh) == "格式为1##");
    CHECK(whole_weeks.wanted(en) == "whole weeks");
    CHECK(whole_weeks.wanted(zh) == "整周");
    CHECK(satisfies("a leap year", [](int) { return true; }).wanted(zh) == "a leap year");

    SUBCASE("plain numbers may be years or identifiers: neither grouped nor rounded") {
        CHECK(between(2014, 2020).wanted(en) == "between 2014 and 2020");
        CHECK(at_most(0.000'01).wanted(en) == "at most 1e-05");
        CHECK(at_least(12'345.678'9).wanted(en) == "at least 12345.6789");
    }
    SUBCASE("combined, with brackets where there are two ways to read them") {
        CHECK((at_least(1) && at_most(3)).wanted(en) == "at least 1 and at most 3");
        CHECK((at_least(1) && at_most(3)).wanted(zh) == "不小于1且不大于3");
        CHECK((at_least(1) && at_most(9) && even{}).wanted(en) == "at least 1 and at most 9 and an even number");
        CHECK((below(1) || above(3) || even{}).wanted(en) == "less than 1 or more than 3 or an even number");
        CHECK((below(1) || above(3)).wanted(zh) == "小于1或大于3");
        CHECK(((below(1) || above(3)) && even{}).wanted(en) == "(less than 1 or more than 3) and an even number");
        CHECK(((even{} && at_least(1)) || above(3)).wanted(en) == "(an even number and at least 1) or more than 3");
        CHECK((!one_of(1, 2)).wanted(en) == "not one of 1, 2");
        CHECK((!one_of(1, 2)).wanted(zh) == "非以下之一：1、2");
        CHECK((!(at_least(1) && at_most(3))).wanted(en) == "not (at least 1 and at most 3)");
        CHECK((!(at_least(1) || even{})).wanted(zh) == "非（不小于1或an even number）");
    }
}

TEST_CASE("a constraint of a user's own combines with the others, and with another of their own") {
    using tuopin::operator&&;
    using tuopin::operator!;
    static_assert((even{} && small{}).holds(8) && !(even{} && small{}).holds(12) && (!even{}).holds(7));
    CHECK((even{} && small{}).wanted(zh) == "an even number且较小");
    static_assert(constraint<even> && constraint_on<even, int> && constraint_on<even, short> &&
                  !constraint_on<even, std::string>);
    static_assert(!constraint<grade> && !constraint<int>);
}
