// Rules: what they look at, of which records, and what they say of those that break them.
#include <tuopin/engines/validation/rule.hpp>
#include <tuopin/engines/validation/validate.hpp>
#include <tuopin/values/units.hpp>

#include <doctest/doctest.h>

#include <boost/describe/class.hpp>
#include <boost/describe/enum.hpp>

#include <cstdint>
#include <limits>
#include <optional>
#include <stdexcept>
#include <string>
#include <vector>

using namespace tuopin;
using namespace tuopin::literals;

enum class grade { a, b, c };
BOOST_DESCRIBE_ENUM(grade, a, b, c)

struct income {
    yuan                wage;
    yuan                transfers;
    std::optional<yuan> rent;
    yuan                net;
    std::optional<bool> checked;
};
BOOST_DESCRIBE_STRUCT(income, (), (wage, transfers, rent, net, checked))

struct household {
    std::string         number;
    persons             members;
    metres              to_water;
    grade               house{};
    std::optional<int>  exit_year;
    bool                exited{};
    std::optional<bool> insured;
    income              of_year;
    double              level{};

    // A member that only the type itself can name.
    static constexpr auto rules();

private:
    int visits_{};
    BOOST_DESCRIBE_CLASS(household, (), (number, members, to_water, house, exit_year, exited, insured, of_year, level),
                         (), (visits_))
};
constexpr auto household::rules() { return rule_set(require<&household::visits_>("P-1", at_least(1))); }

struct sums {
    int                                 first{}, second{}, all{};
    std::uint64_t                       large{};
    std::int64_t                        signed_large{};
    yuan                                a, b;
    wan_yuan                            in_wan;
    double                              x{}, y{}, z{};
    quantity<unit_of<yuan>, double>     mean, mean_total;
    std::optional<persons>              men, women, people;
};
BOOST_DESCRIBE_STRUCT(sums, (),
                      (first, second, all, large, signed_large, a, b, in_wan, x, y, z, mean, mean_total, men, women,
                       people))

namespace {

constexpr auto en = language::english;
constexpr auto zh = language::chinese;

/// What the rule says of one record; empty where it does not apply or holds.
template <class Record, class Rule>
std::string said(Record const& record, Rule rule, language in = en) {
    validation_options options;
    options.in         = in;
    auto const checked = validate(std::vector<Record>{record}, rule_set<Rule>(rule), options);
    REQUIRE(checked.total() <= 1);
    if (checked.total() == 0)
        return {};
    finding const& found = checked.findings().front();
    CHECK(found.rule == rule.id);
    CHECK(found.severity == rule.gravity);
    return found.path + "|" + found.seen + "|" + found.wanted;
}

household some_household() {
    household h;
    h.number   = "530103-1";
    h.members  = 4_persons;
    h.to_water = 800_m;
    return h;
}

} // namespace

TEST_CASE("a rule on a member names the member, what is there and what should be") {
    household h = some_household();
    CHECK(said(h, require<&household::members>("H", at_least(1_persons))) == "");
    h.members = 0_persons;
    CHECK(said(h, require<&household::members>("H", at_least(1_persons))) == "members|0 persons|at least 1 person");
    CHECK(said(h, require<&household::members>("H", at_least(1_persons)), zh) == "members|0人|不小于1人");

    h.to_water = 1'200_m;
    CHECK(said(h, require<&household::to_water>("H", at_most(1_km))) == "to_water|1,200 m|at most 1 km");
    CHECK(said(h, require<&household::house>("H", one_of(grade::b))) == "house|a|one of b");
    CHECK(said(h, require<&household::number>("H", matches("530102-*"))) == "number|530103-1|text like 530102-*");

    SUBCASE("of a member of a member it names the path") {
        h.of_year.wage = 5_yuan;
        CHECK(said(h, require<path<&household::of_year, &income::wage>>("H", at_least(10_yuan))) ==
              "of_year.wage|5 yuan|at least 10 yuan");
    }
    SUBCASE("of a function it shows what came out") {
        constexpr auto per_head = [](household const& r) { return r.members.count() * 2; };
        CHECK(said(h, require<per_head>("H", at_least(1))) == "|0|at least 1");
    }
    SUBCASE("a year is not grouped, stated or not, nor is a number just beside the bound rounded") {
        h.exit_year = 2013;
        CHECK(said(h, require<&household::exit_year>("H", at_least(2014))) == "exit_year|2013|at least 2014");
        h.level = 100.000'001;
        CHECK(said(h, require<&household::level>("H", at_most(100.0))) == "level|100.000001|at most 100");
        h.level = std::numeric_limits<double>::quiet_NaN();
        CHECK(said(h, require<&household::level>("H", at_most(100.0))) == "level|nan|at most 100");
    }
    SUBCASE("what is not stated breaks only not_empty") {
        CHECK(said(h, require<&household::exit_year>("H", at_least(2014))) == "");
        CHECK(said(h, require<&household::exit_year>("H", not_empty())) == "exit_year|not stated|something filled in");
        CHECK(said(h, require<&household::exit_year>("H", not_empty() && at_least(2014)), zh) ==
              "exit_year|未填|必填且不小于2014");
    }
}

TEST_CASE("a rule on a record says its sentence") {
    household h = some_household();
    auto const rule = require("H", text("who has exited has a year of it", "已脱贫户须填脱贫年度"),
                              [](household const& r) { return !r.exited || r.exit_year; });
    CHECK(said(h, rule) == "");
    h.exited = true;
    CHECK(said(h, rule) == "||who has exited has a year of it");
    CHECK(said(h, rule, zh) == "||已脱贫户须填脱贫年度");

    SUBCASE("a member may say whether it holds; what is not stated is not broken") {
        CHECK(said(h, require("H", "has exited", &household::exited)) == "");
        CHECK(said(h, require("H", "is insured", &household::insured)) == "");
        h.exited  = false;
        h.insured = false;
        CHECK(said(h, require("H", "has exited", &household::exited)) == "||has exited");
        CHECK(said(h, require("H", "is insured", &household::insured)) == "||is insured");
        h.insured = true;
        CHECK(said(h, require("H", "is insured", &household::insured)) == "");
    }
}

TEST_CASE("a rule on several members shows them all") {
    household h     = some_household();
    auto const near = require<&household::to_water, &household::members>(
        "H", text("200 m a head at most", "人均不超过200米"),
        [](metres to_water, persons members) { return to_water <= members.count() * 200_m; });
    CHECK(said(h, near) == "");
    h.members = 3_persons;
    CHECK(said(h, near) == "to_water, members|800 m, 3 persons|200 m a head at most");
    CHECK(said(h, near, zh) == "to_water, members|800米, 3人|人均不超过200米");
    CHECK(said(h, near.when<&household::house>(one_of(grade::b))) == "");

    SUBCASE("what is not stated breaks nothing") {
        auto const later = require<&household::exit_year, path<&household::of_year, &income::rent>>(
            "H", "no rent before 2016", [](int year, yuan rent) { return year >= 2016 || rent == 0_yuan; });
        h.exit_year = 2015;
        CHECK(said(h, later) == "");
        h.of_year.rent = 5_yuan;
        CHECK(said(h, later) == "exit_year, of_year.rent|2015, 5 yuan|no rent before 2016");
        h.exit_year = std::nullopt;
        CHECK(said(h, later) == "");
    }
    SUBCASE("unless the function is one of optionals") {
        auto const both = require<&household::exited, &household::exit_year>(
            "H", "who exited, and nobody else, has a year of it",
            [](bool exited, std::optional<int> const& year) { return exited == year.has_value(); });
        CHECK(said(h, both) == "");
        h.exited = true;
        CHECK(said(h, both) == "exited, exit_year|yes, not stated|who exited, and nobody else, has a year of it");
        h.exit_year = 2016;
        CHECK(said(h, both) == "");
    }
}

TEST_CASE("a rule for some records only") {
    household h = some_household();
    auto const rule = require<&household::members>("H", at_least(5_persons));
    CHECK(said(h, rule) != "");

    SUBCASE("by a member") {
        CHECK(said(h, rule.when(&household::exited)) == "");
        h.exited = true;
        CHECK(said(h, rule.when(&household::exited)) != "");
    }
    SUBCASE("by a member that may be left open: then the rule does not apply") {
        CHECK(said(h, rule.when(&household::insured)) == "");
        h.insured = false;
        CHECK(said(h, rule.when(&household::insured)) == "");
        h.insured = true;
        CHECK(said(h, rule.when(&household::insured)) != "");
    }
    SUBCASE("by a member of a member, which may be left open, too") {
        constexpr auto checked = path<&household::of_year, &income::checked>;
        CHECK(said(h, rule.when(checked)) == "");
        h.of_year.checked = false;
        CHECK(said(h, rule.when(checked)) == "");
        h.of_year.checked = true;
        CHECK(said(h, rule.when(checked)) != "");
    }
    SUBCASE("by a constraint on a member, which does not hold of what is not stated") {
        CHECK(said(h, rule.when<&household::house>(one_of(grade::a))) != "");
        CHECK(said(h, rule.when<&household::house>(one_of(grade::b, grade::c))) == "");
        CHECK(said(h, rule.when<&household::exit_year>(at_least(2016))) == "");
        CHECK(said(h, rule.when<&household::exit_year>(!at_least(2016))) == "");
        CHECK(said(h, rule.when<&household::exit_year>(!not_empty())) != "");
        h.exit_year = 2016;
        CHECK(said(h, rule.when<&household::exit_year>(at_least(2016))) != "");
        CHECK(said(h, rule.when<path<&household::of_year, &income::wage>>(above(0_yuan))) == "");
    }
    SUBCASE("by a function") {
        CHECK(said(h, rule.when([](household const& r) { return r.members > 3_persons; })) != "");
        CHECK(said(h, rule.when([](household const& r) { return r.members > 4_persons; })) == "");
        CHECK(said(h, rule.when([](household const& r) { return r.insured; })) == "");
        h.insured = false;
        CHECK(said(h, rule.when([](household const& r) { return r.insured; })) == "");
    }
    SUBCASE("with another severity, in either order") {
        h.exited = true;
        CHECK(rule.gravity == severity::error);
        CHECK(rule.as(severity::warning).when(&household::exited).gravity == severity::warning);
        CHECK(rule.when(&household::exited).as(severity::note).gravity == severity::note);
        CHECK(said(h, rule.when(&household::exited).as(severity::note)) != "");
        CHECK(unique<&household::number>("U").as(severity::warning).gravity == severity::warning);
        CHECK(refers_to<&household::number, &household::number>("R").as(severity::warning).gravity ==
              severity::warning);
        CHECK(counts<&household::members, &household::number, &household::number>("C").as(severity::note).gravity ==
              severity::note);
    }
}

TEST_CASE("a total is the sum of its parts") {
    household h = some_household();
    h.of_year   = {1'000_yuan, 200.5_yuan, std::nullopt, 1'200.5_yuan, {}};
    constexpr auto wage      = path<&household::of_year, &income::wage>;
    constexpr auto transfers = path<&household::of_year, &income::transfers>;
    constexpr auto rent      = path<&household::of_year, &income::rent>;
    constexpr auto net       = path<&household::of_year, &income::net>;
    CHECK(said(h, adds_up<net, wage, transfers>("H")) == "");
    h.of_year.net = 1'200.51_yuan;
    CHECK(said(h, adds_up<net, wage, transfers>("H")) ==
          "of_year.net|1,200.51 yuan|the sum of its parts, 1,200.50 yuan");
    CHECK(said(h, adds_up<net, wage, transfers>("H"), zh) == "of_year.net|1200.51元|各项之和，即1200.50元");

    SUBCASE("of what leaves a part or the total open, nothing can be said") {
        CHECK(said(h, adds_up<net, wage, transfers, rent>("H")) == "");
        CHECK(said(h, adds_up<rent, wage, transfers>("H")) == "");
        h.of_year.rent = 1_yuan;
        CHECK(said(h, adds_up<net, wage, transfers, rent>("H")) != "");
        CHECK(said(h, adds_up<rent, wage, transfers>("H")) ==
              "of_year.rent|1 yuan|the sum of its parts, 1,200.50 yuan");
        sums s;
        CHECK(said(s, adds_up<&sums::people, &sums::men, &sums::women>("S")) == "");
        s.men = 2_persons, s.women = 3_persons, s.people = 5_persons;
        CHECK(said(s, adds_up<&sums::people, &sums::men, &sums::women>("S")) == "");
        s.people = 6_persons;
        CHECK(said(s, adds_up<&sums::people, &sums::men, &sums::women>("S")) ==
              "people|6 persons|the sum of its parts, 5 persons");
    }
    SUBCASE("in other units") {
        sums s;
        s.a = 9'999.99_yuan, s.b = 0.01_yuan, s.in_wan = 1_wan_yuan;
        CHECK(said(s, adds_up<&sums::in_wan, &sums::a, &sums::b>("S")) == "");
        s.b = 0.02_yuan;
        CHECK(said(s, adds_up<&sums::in_wan, &sums::a, &sums::b>("S")) != "");
    }
    SUBCASE("corrupt numbers that do not fit are a finding and no exception, and do not wrap") {
        sums s;
        s.first = s.second = std::numeric_limits<int>::max();
        s.all              = -2;
        CHECK(said(s, adds_up<&sums::all, &sums::first, &sums::second>("S")) ==
              "all|-2|the sum of its parts, 4294967294");
        s.a = s.b = yuan::of_steps(std::numeric_limits<std::int64_t>::max());
        CHECK(said(s, adds_up<&sums::in_wan, &sums::a, &sums::b>("S"))
                  .ends_with("the sum of its parts, which does not fit into 64 bits"));
        CHECK(said(s, adds_up<&sums::in_wan, &sums::a, &sums::b>("S"), zh).ends_with("各项之和，即超出64位范围的数"));
        s.large        = std::numeric_limits<std::uint64_t>::max();
        s.signed_large = -1;
        s.first        = -1;
        CHECK(said(s, adds_up<&sums::signed_large, &sums::first>("S")) == "");
        CHECK(said(s, adds_up<&sums::large, &sums::first>("S")) ==
              "large|18446744073709551615|the sum of its parts, -1");
    }
    SUBCASE("of floating-point numbers but for their rounding; a NaN is the sum of nothing") {
        sums s;
        s.x = 0.1, s.y = 0.2, s.z = 0.3;
        CHECK(said(s, adds_up<&sums::z, &sums::x, &sums::y>("S")) == "");
        s.z = 0.300'000'001;
        CHECK(said(s, adds_up<&sums::z, &sums::x, &sums::y>("S")) != "");
        s.x = s.z = std::numeric_limits<double>::quiet_NaN();
        CHECK(said(s, adds_up<&sums::z, &sums::x, &sums::y>("S")) != "");
        s.x = s.z = std::numeric_limits<double>::infinity();
        CHECK(said(s, adds_up<&sums::z, &sums::x, &sums::y>("S")) == "");
        s.mean = decltype(s.mean)(0.1), s.mean_total = decltype(s.mean)(0.3);
        CHECK(said(s, adds_up<&sums::mean_total, &sums::mean, &sums::mean, &sums::mean>("S")) == "");
        CHECK(said(s, adds_up<&sums::mean_total, &sums::mean, &sums::mean>("S")) != "");
    }
}

TEST_CASE("a type makes rules on members that only it can name") {
    std::vector<household> const two(2);
    auto const                   checked = validate(two, household::rules());
    CHECK(checked.count("P-1") == 2);
    CHECK(checked.findings().front().path == "visits_");
}

// Rules, and what they say of a record, are constants.
inline constexpr rule_set some_rules{
    require<&sums::first>("S-1", at_least(0)),
    require("S-2", "ordered", [](sums const& s) { return s.first <= s.second; }).as(severity::warning),
    adds_up<&sums::all, &sums::first, &sums::second>("S-3"),
    unique<&sums::first>("S-4"),
};
static_assert(some_rules.size() == 4 && rule_set<>::size() == 0);
static_assert(some_rules.rule<0>().checked.holds(sums{}) &&
              some_rules.rule<2>().checked.holds(sums{}));
constexpr sums starting_with(int first) {
    sums s;
    s.first = first;
    return s;
}
static_assert(!some_rules.rule<0>().checked.holds(starting_with(-1)));
static_assert(!some_rules.rule<1>().checked.holds(starting_with(1)));
static_assert(!some_rules.rule<2>().checked.holds(starting_with(1)));

TEST_CASE("made at run time, a set with one id twice is refused") {
    auto const a     = require<&sums::first>("S-1", at_least(0));
    auto const b     = require<&sums::second>("S-1", at_least(0));
    using rule       = std::remove_const_t<decltype(a)>;
    using other_rule = std::remove_const_t<decltype(b)>;
    CHECK_THROWS_AS((rule_set<rule, other_rule>(a, b)), std::logic_error);
    CHECK_THROWS_AS((rule_set<other_rule, other_rule, rule>(b, require<&sums::second>("S-2", at_least(0)), a)),
                    std::logic_error);
    CHECK_NOTHROW((rule_set<rule, other_rule>(a, require<&sums::second>("S-2", at_least(0)))));
}
