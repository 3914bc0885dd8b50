#include <tuopin/rules/monitoring.hpp>

#include "../support/small_register.hpp"

#include <tuopin/domain/registry/history.hpp>

#include <doctest/doctest.h>

#include <optional>
#include <string>
#include <vector>

using namespace tuopin;
using namespace tuopin::registry;
using support::small_register;

static_assert(months_after(date(2022, 1, 31), 1) == date(2022, 2, 28));
static_assert(months_after(date(2024, 1, 31), 1) == date(2024, 2, 29));
static_assert(months_after(date(2022, 12, 1), 1) == date(2023, 1, 1));
static_assert(months_after(date(2022, 8, 31), 6) == date(2023, 2, 28));

TEST_CASE("origin and income give the type") {
    using enum monitored_type;
    yuan const range(7'300);
    struct row {
        identification_input          of;
        answer                        is_object;
        std::optional<monitored_type> type;
    };
    row const table[] = {
        {{true, yuan(7'300), range, yes, no}, yes, unstable_exited},
        {{false, yuan(7'300), range, yes, no}, yes, marginal},
        {{true, yuan(7'301), range, yes, no}, no, {}},
        {{true, yuan(7'301), range, no, yes}, yes, sudden_difficulty},
        {{false, yuan(7'301), range, not_stated, yes}, yes, sudden_difficulty},
        {{true, yuan(7'000), range, no, yes}, no, {}}, // in the range, but no risk of a return
        {{true, yuan(7'000), range, not_stated, yes}, not_stated, {}},
        {{true, {}, range, yes, yes}, not_stated, {}},
        {{true, yuan(7'000), {}, yes, no}, not_stated, {}},
        {{true, {}, range, no, no}, no, {}},
    };
    for (row const& each : table) {
        CAPTURE(to_text(each.of.income_per_head));
        auto const said = identify(each.of);
        CHECK(said.is_object == each.is_object);
        CHECK(said.type == each.type);
        CHECK(said.reasons.size() == 4);
    }
    CHECK(to_text(identify(table[0].of).reasons[0]) ==
          "the net income a head is within the range: yes (7,300 yuan, range 7,300 yuan)");
    CHECK(to_text(identify(table[8].of, language::chinese).reasons[0], language::chinese) ==
          "人均纯收入在监测范围内：未知（7000元，监测范围未填）");
}

TEST_CASE("a risk is eliminated where every condition holds, and each says why not") {
    elimination_input const told{yes, yes};
    small_register const    good;
    auto const              all = elimination_conditions(good.cases().households()[1], told);
    CHECK(all.size() == 11);
    CHECK(all_hold(all) == yes);
    // What no form records stays open.
    CHECK(all_hold(elimination_conditions(good.cases().households()[1])) == not_stated);

    struct row {
        char const* asks;
        void (*breaks)(small_register&);
    };
    using r = small_register;
    for (auto const& [asks, breaks] :
         {row{"the household is monitored", [](r& a) { a.episodes[0].eliminated_on = date(2023, 1, 1); }},
          {"half a year has passed since identification", [](r& a) { a.episodes[0].identified_on = date(2023, 7, 1); }},
          {"there is a measure for every risk", [](r& a) { a.measures.erase(a.measures.begin()); }},
          {"there is a measure for every risk", [](r& a) { a.measures[0].against = risk::housing; }},
          {"there is a measure for every risk", [](r& a) { a.episodes[0].risks.push_back(risk::housing); }},
          {"there is a measure for every risk", [](r& a) { a.measures[0].state = measure_state::not_implemented; }},
          {"the net income a head is above the range", [](r& a) { a.incomes[1].stated_net_per_head = yuan(7'300); }},
          {"the house is safe", [](r& a) { a.conditions[1].dangerous_house = yes; }},
          {"water is safe", [](r& a) { a.conditions[1].water_safe = no; }},
          {"no child is out of school", [](r& a) { a.person_years[5].school_status = school_status::not_in_school; }},
          {"everybody has medical insurance", [](r& a) { a.person_years[5].medical_insurance = no; }},
          {"somebody can work", [](r& a) { a.person_years[3].labour = a.person_years[4].labour = labour::lost; }}}) {
        CAPTURE(asks);
        small_register broken;
        breaks(broken);
        auto const conditions = elimination_conditions(broken.cases().households()[1], told);
        CHECK(all_hold(conditions) == no);
        for (explained_condition const& each : conditions)
            CHECK_MESSAGE(says_no(each.holds) == (each.asks == asks), each.asks);
    }

    small_register open;
    open.conditions[1].water_safe = not_stated;
    CHECK(all_hold(elimination_conditions(open.cases().households()[1], told)) == not_stated);
    small_register six_months;
    six_months.episodes[0].identified_on = date(2023, 6, 30);
    CHECK(all_hold(elimination_conditions(six_months.cases().households()[1], told)) == yes);
}
