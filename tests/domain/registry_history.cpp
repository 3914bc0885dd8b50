#include <tuopin/domain/registry/history.hpp>

#include "../support/register.hpp"

#include <string_view>
#include <vector>

using namespace tuopin;
using namespace tuopin::literals;
using namespace tuopin::registry;

namespace {

using event  = household_event_kind;
using state  = household_state;
using events = std::vector<household_event>;
using faults = std::vector<history_fault>;

household_event in(int year, event kind) {
    household_event made;
    made.household = household_number("h1");
    made.year      = year;
    made.kind      = kind;
    return made;
}

faults faults_of(std::vector<history_problem> const& problems) {
    faults found;
    for (auto const& problem : problems)
        found.push_back(problem.fault);
    return found;
}

household_year flagged(int year, std::optional<exit_flag> flag) {
    household_year row;
    row.household = household_number("h1");
    row.year      = year;
    row.exit_flag = flag;
    return row;
}

monitoring_episode episode_of(monitored_type type, date from, std::optional<date> until = std::nullopt) {
    monitoring_episode made;
    made.household     = household_number("h1");
    made.type          = type;
    made.identified_on = from;
    made.eliminated_on = until;
    if (until)
        made.elimination_mode = elimination_mode::by_help;
    made.risks = {risk::illness};
    return made;
}

support_measure against(std::optional<risk> what) {
    support_measure made;
    made.household = household_number("h1");
    made.against   = what;
    made.state     = measure_state::finished;
    return made;
}

// The moves that are legal, and no others: rows are states, columns events.
static_assert(state_after(state::general, event::identified) == state::registered_poor);
static_assert(state_after(state::registered_poor, event::exit_planned) == state::pre_exit);
static_assert(state_after(state::pre_exit, event::exit_passed) == state::exited);
static_assert(state_after(state::pre_exit, event::exit_failed) == state::registered_poor);
static_assert(state_after(state::registered_poor, event::exit_passed) == state::exited);
static_assert(state_after(state::exited, event::fell_back) == state::returned);
static_assert(state_after(state::returned, event::exit_passed) == state::exited);
static_assert(state_after(state::registered_poor, event::cancelled) == state::cancelled);
static_assert(state_after(state::exited, event::cancelled) == state::cancelled);

constexpr int legal_moves() {
    int count = 0;
    for_each_enumerator<state>([&](std::string_view, state from) {
        for_each_enumerator<event>([&](std::string_view, event what) { count += state_after(from, what) ? 1 : 0; });
    });
    return count;
}
static_assert(legal_moves() == 9);

} // namespace

TEST_CASE("histories come back from files under every kind of heading") {
    support::check_choices<household_state>();
    support::check_choices<household_event_kind>();
    support::check_choices<history_fault>();
    support::check_round_trip<household_event>("events round trip");
}

TEST_CASE("a household that exits, falls back and exits again has a legal history") {
    events const history  = {in(2014, event::identified), in(2016, event::exit_planned), in(2016, event::exit_passed),
                             in(2018, event::fell_back), in(2019, event::exit_passed)};
    auto const   followed = follow(history);
    CHECK(followed.problems.empty());
    CHECK(followed.states ==
          std::vector{state::registered_poor, state::pre_exit, state::exited, state::returned, state::exited});
    CHECK(followed.state() == state::exited);
    CHECK(state_at_end_of(2013, history) == state::general);
    CHECK(state_at_end_of(2015, history) == state::registered_poor);
    CHECK(state_at_end_of(2016, history) == state::exited);
    CHECK(state_at_end_of(2018, history) == state::returned);
    CHECK(state_at_end_of(2030, history) == state::exited);
    CHECK(follow({}).state() == state::general);
}

TEST_CASE("an illegal move is found, and the household stays where it was") {
    auto const followed =
        follow({in(2014, event::identified), in(2015, event::fell_back), in(2016, event::exit_passed)});
    REQUIRE(followed.problems.size() == 1);
    CHECK(followed.problems[0] ==
          history_problem{history_fault::illegal_move, 1, "registered as poor, then fell back into poverty"});
    CHECK(followed.state() == state::exited);

    CHECK(faults_of(follow({in(2014, event::exit_passed)}).problems) == faults{history_fault::illegal_move});
    CHECK(faults_of(follow({in(2014, event::identified), in(2014, event::cancelled), in(2015, event::identified)})
                        .problems) == faults{history_fault::illegal_move});
    CHECK(follow({in(2015, event::fell_back)}, {}, state::exited).problems.empty());
}

TEST_CASE("every event wants its kind and year, in order") {
    household_event without;
    CHECK(faults_of(follow({without}).problems) ==
          faults{history_fault::year_not_stated, history_fault::kind_not_stated});

    auto dated = in(2016, event::exit_passed);
    dated.on   = date(2017, 1, 3);
    CHECK(faults_of(follow({in(2014, event::identified), dated}).problems) ==
          faults{history_fault::year_and_date_differ});
    dated.year.reset();
    CHECK(follow({in(2014, event::identified), dated}).problems.empty());

    CHECK(faults_of(follow({in(2016, event::identified), in(2014, event::exit_passed)}).problems) ==
          faults{history_fault::out_of_order});
    auto earlier = in(2017, event::fell_back);
    earlier.on   = date(2017, 1, 2);
    CHECK(faults_of(follow({in(2014, event::identified), dated, earlier}).problems) ==
          faults{history_fault::out_of_order});
}

TEST_CASE("guards are data: the line, and the year in which registration closed") {
    events history             = {in(2014, event::identified), in(2016, event::exit_passed)};
    history[0].income_per_head = 3'100_yuan;
    history[0].guarantees_met  = yes;
    history[1].income_per_head = 2'951.99_yuan;
    CHECK(follow(history).problems.empty());
    CHECK(faults_of(follow(history, {.line = 2'952_yuan}).problems) ==
          faults{history_fault::identified_above_line, history_fault::exited_below_standard});
    // A household above the line is rightly identified where a guarantee is missing, or may be.
    history[0].guarantees_met  = no;
    history[1].income_per_head = 2'952_yuan;
    CHECK(follow(history, {.line = 2'952_yuan}).problems.empty());
    history[0].guarantees_met = not_stated;
    CHECK(follow(history, {.line = 2'952_yuan}).problems.empty());
    history[1].guarantees_met = no;
    CHECK(faults_of(follow(history, {.line = 2'952_yuan}).problems) == faults{history_fault::exited_below_standard});

    history_guards const closed{.last_registration_year = 2020};
    CHECK(follow({in(2020, event::identified), in(2021, event::exit_passed)}, closed).problems.empty());
    CHECK(faults_of(follow({in(2021, event::identified)}, closed).problems) ==
          faults{history_fault::registration_closed});
    CHECK(faults_of(follow({in(2021, event::fell_back)}, closed, state::exited).problems) ==
          faults{history_fault::registration_closed});
    CHECK(follow({in(2021, event::identified)}).problems.empty());
}

TEST_CASE("flags of successive years have to be reachable") {
    using flag = exit_flag;
    CHECK(flag_problems({}).empty());
    CHECK(flag_problems({flagged(2014, flag::not_exited), flagged(2015, flag::pre_exit), flagged(2016, flag::exited),
                         flagged(2017, flag::exited), flagged(2018, flag::returned), flagged(2019, flag::exited)})
              .empty());
    CHECK(flag_problems({flagged(2014, flag::not_exited), flagged(2015, flag::exited)}).empty());
    CHECK(flag_problems({flagged(2014, flag::pre_exit), flagged(2015, flag::not_exited)}).empty());

    auto const back =
        flag_problems({flagged(2016, flag::exited), flagged(2017, std::nullopt), flagged(2018, flag::not_exited)});
    REQUIRE(back.size() == 1);
    CHECK(back[0] == history_problem{history_fault::illegal_move, 2, "exited, then registered as poor"});
    CHECK(flag_problems({flagged(2016, flag::cancelled), flagged(2017, flag::exited)}).size() == 1);
    CHECK(faults_of(flag_problems({flagged(2016, flag::exited), flagged(2016, flag::exited)})) ==
          faults{history_fault::out_of_order});
}

TEST_CASE("a state is reachable over legal moves only") {
    CHECK(is_reachable(state::general, state::exited));
    CHECK(is_reachable(state::general, state::returned));
    CHECK(is_reachable(state::exited, state::exited));
    CHECK(!is_reachable(state::exited, state::registered_poor));
    CHECK(!is_reachable(state::exited, state::pre_exit));
    CHECK(!is_reachable(state::registered_poor, state::general));
    for_each_enumerator<state>([](std::string_view, state each) {
        CHECK(is_reachable(state::cancelled, each) == (each == state::cancelled));
    });
}

TEST_CASE("a monitored type is for households of its origin and income") {
    CHECK(fits_origin(monitored_type::unstable_exited, state::exited));
    CHECK(!fits_origin(monitored_type::unstable_exited, state::general));
    CHECK(fits_origin(monitored_type::marginal, state::general));
    CHECK(!fits_origin(monitored_type::marginal, state::exited));
    CHECK(fits_origin(monitored_type::sudden_difficulty, state::general));
    CHECK(fits_origin(monitored_type::sudden_difficulty, state::exited));
    CHECK(!fits_origin(monitored_type::sudden_difficulty, state::cancelled));
    CHECK(fits_income(monitored_type::marginal, 6'000_yuan, 6'000_yuan));
    CHECK(!fits_income(monitored_type::marginal, 6'000.01_yuan, 6'000_yuan));
    CHECK(!fits_income(monitored_type::sudden_difficulty, 6'000_yuan, 6'000_yuan));
    CHECK(fits_income(monitored_type::sudden_difficulty, 6'000.01_yuan, 6'000_yuan));

    auto episode            = episode_of(monitored_type::marginal, date(2021, 5, 1));
    episode.income_per_head = 6'500_yuan;
    CHECK(episode_problems(episode, {}).empty());
    CHECK(faults_of(episode_problems(episode, {.origin = state::exited, .range_at_identification = 6'000_yuan})) ==
          faults{history_fault::wrong_origin, history_fault::income_does_not_fit_type});
    CHECK(episode_problems(episode, {.origin = state::general, .range_at_identification = 7'000_yuan}, 3).empty());
}

TEST_CASE("a risk is eliminated half a year after identification at the earliest") {
    auto const after = [](date until) {
        return faults_of(episode_problems(episode_of(monitored_type::marginal, date(2021, 8, 31), until),
                                          {.measures = {against(risk::illness)}}));
    };
    CHECK(after(date(2022, 2, 27)) == faults{history_fault::eliminated_too_early});
    CHECK(after(date(2022, 2, 28)).empty());
    CHECK(after(date(2021, 8, 30)) == faults{history_fault::eliminated_before_identified});

    static_assert(months_after(date(2021, 8, 31), 6) == date(2022, 2, 28));
    static_assert(months_after(date(2023, 8, 31), 6) == date(2024, 2, 29));
    static_assert(months_after(date(2021, 12, 1), 1) == date(2022, 1, 1));
    static_assert(months_after(date(2021, 11, 30), 1) == date(2021, 12, 30));
    static_assert(months_after(date(2021, 11, 30), 0) == date(2021, 11, 30));
}

TEST_CASE("a risk is eliminated by help only with a measure, and one by itself without") {
    auto episode  = episode_of(monitored_type::marginal, date(2021, 1, 1), date(2022, 1, 1));
    episode.risks = {risk::illness, risk::schooling};
    CHECK(faults_of(episode_problems(episode, {})) ==
          faults{history_fault::risk_without_measure, history_fault::risk_without_measure});
    auto const one = episode_problems(episode, {.measures = {against(risk::illness), against(risk::housing)}}, 2);
    REQUIRE(one.size() == 1);
    CHECK(one[0] == history_problem{history_fault::risk_without_measure, 2, "schooling"});
    CHECK(episode_problems(episode, {.measures = {against(risk::illness), against(std::nullopt)}}).empty());
    CHECK(episode_problems(episode, {.measures = {against(std::nullopt)}}).size() == 1);
    auto not_done  = against(risk::schooling);
    not_done.state = measure_state::not_implemented;
    CHECK(episode_problems(episode, {.measures = {against(risk::illness), not_done}}).size() == 1);
    episode.elimination_mode = elimination_mode::naturally;
    CHECK(episode_problems(episode, {}).empty());
}

TEST_CASE("the risk of a household in which nobody can work is not eliminated for now") {
    auto episode             = episode_of(monitored_type::marginal, date(2021, 1, 1), date(2022, 1, 1));
    episode.elimination_mode = elimination_mode::naturally;
    CHECK(faults_of(episode_problems(episode, {.can_work = no})) == faults{history_fault::eliminated_without_labour});
    CHECK(episode_problems(episode, {.can_work = yes}).empty());
    CHECK(episode_problems(episode, {.can_work = not_stated}).empty());
    episode.eliminated_on.reset();
    CHECK(episode_problems(episode, {.can_work = no}).empty());
}

TEST_CASE("who was helped out of risk has an income out of the range") {
    auto episode                           = episode_of(monitored_type::marginal, date(2021, 1, 1), date(2022, 1, 1));
    episode.income_per_head_at_elimination = 6'499_yuan;
    episode_circumstances const known{.range_at_elimination = 6'500_yuan, .measures = {against(risk::illness)}};
    CHECK(faults_of(episode_problems(episode, known)) == faults{history_fault::eliminated_below_range});
    episode.income_per_head_at_elimination = 6'500_yuan;
    CHECK(episode_problems(episode, known).empty());
}

TEST_CASE("episodes repeat, one after the other") {
    auto const first  = episode_of(monitored_type::marginal, date(2021, 1, 1), date(2022, 1, 1));
    auto const second = episode_of(monitored_type::marginal, date(2022, 1, 1), date(2023, 1, 1));
    auto const third  = episode_of(monitored_type::sudden_difficulty, date(2024, 1, 1));
    CHECK(overlapping_episodes({first, second, third}).empty());
    CHECK(overlapping_episodes({}).empty());
    CHECK(faults_of(overlapping_episodes({second, first})) == faults{history_fault::out_of_order});
    CHECK(faults_of(overlapping_episodes({first, episode_of(monitored_type::marginal, date(2021, 12, 31))})) ==
          faults{history_fault::episodes_overlap});
    CHECK(faults_of(overlapping_episodes({third, episode_of(monitored_type::marginal, date(2025, 1, 1))})) ==
          faults{history_fault::episodes_overlap});
    monitoring_episode undated;
    CHECK(faults_of(episode_problems(undated, {})) == faults{history_fault::not_identified_on_a_day});
}

#if __has_include(<rapidcheck.h>)
TEST_CASE("whatever happens, a household is only ever where legal moves lead") {
    support::hold("states are reachable", [] {
        events history;
        for (int size = support::draw(0, 12), year = 2014; size > 0; --size) {
            year += support::draw(0, 1);
            history.push_back(in(year, static_cast<event>(support::draw(0, 5))));
        }
        auto const followed = follow(history);
        support::law(followed.states.size() == history.size(), "a state for each event");
        state before = state::general;
        for (state const each : followed.states) {
            support::law(is_reachable(before, each), "reachable from the one before");
            before = each;
        }
        support::law(state_at_end_of(2100, history) == followed.state(), "the same state at the end");
        std::vector<household_year> rows;
        for (int year = 2014; year <= 2026; ++year) {
            auto const at_end = state_at_end_of(year, history);
            if (at_end != state::general)
                rows.push_back(flagged(year, at_end == state::registered_poor ? exit_flag::not_exited
                                             : at_end == state::pre_exit      ? exit_flag::pre_exit
                                             : at_end == state::exited        ? exit_flag::exited
                                             : at_end == state::returned      ? exit_flag::returned
                                                                              : exit_flag::cancelled));
        }
        support::law(flag_problems(rows).empty(), "flags of legal events have no problems");
    });
}
#endif
