#include <tuopin/domain/registry/stock_flow.hpp>

#include "../support/register.hpp"

#include <optional>
#include <string>
#include <vector>

using namespace tuopin;
using namespace tuopin::literals;
using namespace tuopin::registry;

struct county_year {
    std::string              county{};
    int                      year{};
    std::optional<registered_persons> poor{};
    std::optional<registered_persons> came{};
    std::optional<registered_persons> went{};
};

namespace {

constexpr auto check_counties = [](std::vector<county_year> const& rows, language in = language::english) {
    return stock_flow_findings<&county_year::county, &county_year::year, &county_year::poor, &county_year::came,
                               &county_year::went>(rows, "V12", in);
};

member_change changed(char const* household, date on, member_change_kind kind) {
    member_change made;
    made.person    = person_number("p");
    made.household = household_number(household);
    made.on        = on;
    made.kind      = kind;
    return made;
}

person_year member(char const* household, int year, char const* person) {
    person_year made;
    made.person    = person_number(person);
    made.household = household_number(household);
    made.year      = year;
    return made;
}

household_year flagged(char const* household, int year, exit_flag flag) {
    household_year made;
    made.household = household_number(household);
    made.year      = year;
    made.exit_flag = flag;
    return made;
}

household_event happened(char const* household, int year, household_event_kind kind) {
    household_event made;
    made.household = household_number(household);
    made.year      = year;
    made.kind      = kind;
    return made;
}

constexpr auto check_poor = [](std::vector<poor_household_flow> const& flows) {
    constexpr auto all  = [](poor_household_flow const&) { return 0; };
    constexpr auto came = [](poor_household_flow const& f) { return f.identified + f.fell_back; };
    constexpr auto went = [](poor_household_flow const& f) { return f.exited + f.cancelled; };
    return stock_flow_findings<all, &poor_household_flow::year, &poor_household_flow::poor, came, went>(flows);
};

} // namespace

TEST_CASE("flows come back from files under every kind of heading") {
    support::check_round_trip<member_flow>("member flows round trip");
    support::check_round_trip<poor_household_flow>("poor household flows round trip");
    support::check_round_trip<monitoring_flow>("monitoring flows round trip");
}

TEST_CASE("stocks and flows that agree give no finding, in whatever order the rows stand") {
    CHECK(check_counties({}).empty());
    CHECK(check_counties({{"a", 2016, 70_registered_persons, 0_registered_persons, 30_registered_persons},
                          {"b", 2015, 5_registered_persons, {}, {}},
                          {"a", 2014, 90_registered_persons, {}, {}},
                          {"a", 2015, 100_registered_persons, 15_registered_persons, 5_registered_persons}})
              .empty());
}

TEST_CASE("a stock that does not follow is shown with what it should be, and both rows are named") {
    std::vector<county_year> const rows = {
        {"a", 2014, 90_registered_persons, {}, {}},
        {"b", 2015, 100_registered_persons, 0_registered_persons, 0_registered_persons},
        {"a", 2015, 101_registered_persons, 15_registered_persons, 5_registered_persons}};
    auto const found = check_counties(rows);
    REQUIRE(found.size() == 1);
    CHECK(found[0].rule == "V12");
    CHECK(found[0].severity == severity::error);
    CHECK(found[0].record == 2);
    CHECK(found[0].others == std::vector<std::size_t>{0});
    CHECK(found[0].path == "poor");
    CHECK(found[0].seen == "101 registered persons");
    CHECK(found[0].wanted ==
          "100 registered persons: 90 registered persons of the year before, and 15 registered persons in, "
          "less 5 registered persons out");
    CHECK(check_counties(rows, language::chinese)[0].wanted ==
          "100名建档立卡人口：90名建档立卡人口（上年）加15名建档立卡人口（增加）减5名建档立卡人口（减少）");
}

TEST_CASE("what cannot be checked is said, and is no error") {
    auto const gap = check_counties({{"a", 2014, 90_registered_persons, {}, {}},
                                     {"a", 2016, 1_registered_persons, 0_registered_persons, 0_registered_persons}});
    REQUIRE(gap.size() == 1);
    CHECK(gap[0].severity == severity::note);
    auto const open = check_counties(
        {{"a", 2014, 90_registered_persons, {}, {}}, {"a", 2015, 90_registered_persons, {}, 0_registered_persons}});
    REQUIRE(open.size() == 1);
    CHECK(open[0].severity == severity::note);
    CHECK(open[0].seen == "not stated");
}

TEST_CASE("two rows of one place and year are an error") {
    auto const twice =
        check_counties({{"a", 2014, 90_registered_persons, {}, {}}, {"a", 2014, 90_registered_persons, {}, {}}});
    REQUIRE(twice.size() == 1);
    CHECK(twice[0].severity == severity::error);
    CHECK(twice[0].record == 1);
    CHECK(twice[0].others == std::vector<std::size_t>{0});
}

TEST_CASE("members of a household are those of the year before, and who came, less who left") {
    std::vector<person_year>   rows    = {member("h1", 2016, "p1"), member("h1", 2016, "p2"), member("h1", 2017, "p1"),
                                          member("h1", 2017, "p2"), member("h1", 2017, "p3"), member("h2", 2017, "p4")};
    std::vector<member_change> changes = {changed("h1", date(2017, 5, 1), member_change_kind::born),
                                          changed("h9", date(2017, 5, 1), member_change_kind::died)};
    auto const                 flows   = member_flows(rows, changes);
    CHECK(flows == std::vector<member_flow>{{household_number("h1"), 2016, 2_persons, 0_persons, 0_persons},
                                            {household_number("h1"), 2017, 3_persons, 1_persons, 0_persons},
                                            {household_number("h2"), 2017, 1_persons, 0_persons, 0_persons}});
    auto const check = [](std::vector<member_flow> const& of) {
        return stock_flow_findings<&member_flow::household, &member_flow::year, &member_flow::members,
                                   &member_flow::came, &member_flow::left>(of);
    };
    CHECK(check(flows).empty());
    // The third is removed by the rows, but nobody recorded why.
    rows[4].status = member_status::removed;
    CHECK(check(member_flows(rows, changes)).size() == 1);
    changes.push_back(changed("h1", date(2017, 9, 1), member_change_kind::died));
    CHECK(check(member_flows(rows, changes)).empty());
    CHECK(member_flows({}, changes).empty());
}

TEST_CASE("poor households are those of the year before, and who became poor, less who exited") {
    using kind = household_event_kind;
    std::vector<household_year> rows = {
        flagged("h1", 2014, exit_flag::not_exited),       flagged("h1", 2015, exit_flag::exited),
        flagged("h1", 2016, exit_flag::returned),         flagged("h2", 2014, exit_flag::not_exited),
        flagged("h2", 2015, exit_flag::pre_exit),         flagged("h2", 2016, exit_flag::cancelled),
        flagged("h3", 2015, exit_flag::newly_identified), flagged("h3", 2016, exit_flag::exited)};
    std::vector<household_event> events = {
        happened("h1", 2014, kind::identified), happened("h1", 2015, kind::exit_passed),
        happened("h1", 2016, kind::fell_back),  happened("h2", 2014, kind::identified),
        happened("h3", 2015, kind::identified), happened("h3", 2016, kind::exit_passed),
        happened("h2", 2016, kind::cancelled)};
    auto const flows = poor_household_flows(rows, events);
    CHECK(flows == std::vector<poor_household_flow>{
                       {2014, 2_households, 2_households, 0_households, 0_households, 0_households},
                       {2015, 2_households, 1_households, 0_households, 1_households, 0_households},
                       {2016, 1_households, 0_households, 1_households, 1_households, 1_households}});
    CHECK(check_poor(flows).empty());

    // An exit that the flags show and the history does not.
    events[1].kind.reset();
    CHECK(!check_poor(poor_household_flows(rows, events)).empty());
    CHECK(poor_household_flows({}, events).empty());
}

TEST_CASE("the cancellation of a household that had exited takes no poor one away") {
    using kind = household_event_kind;
    auto const flows =
        poor_household_flows({flagged("h1", 2016, exit_flag::exited), flagged("h1", 2017, exit_flag::cancelled)},
                             {happened("h1", 2014, kind::identified), happened("h1", 2016, kind::exit_passed),
                              happened("h1", 2017, kind::cancelled)});
    REQUIRE(flows.size() == 2);
    CHECK(flows[1].cancelled == 0_households);
    CHECK(check_poor(flows).empty());
}

TEST_CASE("episodes are counted by type and year") {
    monitoring_episode open, over, other;
    open.type = over.type = monitored_type::marginal;
    other.type            = monitored_type::sudden_difficulty;
    open.identified_on    = date(2021, 3, 1);
    over.identified_on    = date(2020, 3, 1);
    over.eliminated_on    = date(2021, 12, 31);
    other.identified_on   = date(2021, 12, 31);
    auto const flows      = monitoring_flows({open, over, other, monitoring_episode()}, 2020, 2021);
    REQUIRE(flows.size() == 6);
    CHECK(flows[2] == monitoring_flow{monitored_type::marginal, 2020, 1_households, 1_households, 0_households});
    CHECK(flows[3] == monitoring_flow{monitored_type::marginal, 2021, 1_households, 1_households, 1_households});
    CHECK(flows[5] ==
          monitoring_flow{monitored_type::sudden_difficulty, 2021, 1_households, 1_households, 0_households});
}

#if __has_include(<rapidcheck.h>)
TEST_CASE("counted episodes obey the equation, whatever they are") {
    support::hold("episodes add up", [] {
        std::vector<monitoring_episode> episodes;
        for (int size = support::draw(0, 20); size > 0; --size) {
            monitoring_episode& each = episodes.emplace_back();
            each.type                = static_cast<monitored_type>(support::draw(0, 2));
            each.identified_on       = add_days(date(2020, 1, 1), support::draw(0, 2'000));
            if (support::draw_yes())
                each.eliminated_on = add_days(*each.identified_on, support::draw(0, 900));
        }
        auto const findings =
            stock_flow_findings<&monitoring_flow::type, &monitoring_flow::year, &monitoring_flow::monitored,
                                &monitoring_flow::identified, &monitoring_flow::eliminated>(
                monitoring_flows(episodes, 2019, 2027));
        support::law(findings.empty(), "stock = stock before + identified - eliminated",
                     findings.empty() ? "" : to_text(findings[0]));
    });
}
TEST_CASE("one count that is off is found in the year it is off, and in the next") {
    support::hold("errors are found", [] {
        std::vector<monitoring_flow> flows = monitoring_flows({}, 2020, 2029);
        int const                    at    = support::draw(0, 9);
        flows[static_cast<std::size_t>(at)].monitored += households(support::draw(1, 5));
        auto const findings =
            stock_flow_findings<&monitoring_flow::type, &monitoring_flow::year, &monitoring_flow::monitored,
                                &monitoring_flow::identified, &monitoring_flow::eliminated>(flows);
        support::law(findings.size() == (at == 0 || at == 9 ? 1u : 2u), "found beside both neighbours");
    });
}
#endif
