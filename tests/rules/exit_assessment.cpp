#include <tuopin/rules/exit_assessment.hpp>

#include "../support/small_register.hpp"

#include <tuopin/engines/csv/csv.hpp>
#include <tuopin/rules/incidence.hpp>

#include <doctest/doctest.h>

#include <stdexcept>
#include <string>
#include <vector>

using namespace tuopin;
using namespace tuopin::registry;
using support::small_register;

namespace {

poverty_line line_of(int amount) { return {yuan(amount), 2017, income_concept::net_of_registered_members}; }

exit_criterion criterion(char const* item, criterion_kind kind, std::optional<fraction> threshold = {}) {
    exit_criterion made;
    made.item      = item;
    made.english   = item;
    made.kind      = kind;
    made.threshold = threshold;
    return made;
}

} // namespace

TEST_CASE("a criterion compares exactly, on either side of its threshold") {
    using enum criterion_kind;
    struct row {
        criterion_kind kind;
        fraction       value;
        exit_result    result;
    };
    for (auto const& [kind, value, result] : {row{above, {3, 100}, exit_result::not_met},
                                              {above, {301, 10'000}, exit_result::met},
                                              {at_least, {3, 100}, exit_result::met},
                                              {at_least, {299, 10'000}, exit_result::not_met},
                                              {below, {3, 100}, exit_result::not_met},
                                              {below, {299, 10'000}, exit_result::met},
                                              {at_most, {3, 100}, exit_result::met},
                                              {at_most, {301, 10'000}, exit_result::not_met}}) {
        CAPTURE(to_text(kind));
        exit_evidence known;
        known.number("x", value, told_as::percent);
        auto const judged = assess_exit({criterion("x", kind, fraction(3, 100))}, known);
        CHECK(judged.result == result);
        CHECK(assess_exit({criterion("y", kind, fraction(3, 100))}, known).result == exit_result::undetermined);
    }
    CHECK_THROWS_AS(assess_exit({}, exit_evidence()), std::invalid_argument);
    CHECK_THROWS_AS(assess_exit({criterion("x", above)}, exit_evidence()), std::invalid_argument);
}

TEST_CASE("a reason names what is there and what is wanted") {
    exit_evidence known;
    known.share("x", 9, 10);
    CHECK(assess_exit({criterion("x", criterion_kind::at_least, fraction(95, 100))}, known).criteria[0].reason ==
          "x: 90 %, wanted at least 95 %");
    CHECK(assess_exit({criterion("y", criterion_kind::holds)}, known).criteria[0].reason == "y: not known");
}

TEST_CASE("growth is compared with that of the region around") {
    exit_evidence county, province, slow;
    county.number("income_growth", fraction(98, 1'000), told_as::percent);
    province.number("income_growth", fraction(93, 1'000), told_as::percent);
    slow.number("income_growth", fraction(98, 1'000), told_as::percent);
    auto const wanted = criterion("income_growth", criterion_kind::above_parent);
    auto const judged = assess_exit({wanted}, county, &province);
    CHECK(judged.result == exit_result::met);
    CHECK(judged.criteria[0].reason == "income_growth: 9.8 %, wanted above the parent region with 9.3 %");
    CHECK(assess_exit({wanted}, province, &county).result == exit_result::not_met);
    CHECK(assess_exit({wanted}, county, &slow).result == exit_result::not_met);
    CHECK(assess_exit({wanted}, county).result == exit_result::undetermined);
}

TEST_CASE("growth is that of two levels, exactly; of nothing there is none") {
    exit_evidence county, province;
    county.growth("income_growth", yuan(9'000), yuan(9'882));
    province.growth("income_growth", yuan(10'000), yuan(10'980));
    auto const wanted = criterion("income_growth", criterion_kind::above_parent);
    CHECK(assess_exit({wanted}, county, &province).criteria[0].reason ==
          "income_growth: 9.8 %, wanted above the parent region with 9.8 %");
    CHECK(assess_exit({wanted}, county, &province).result == exit_result::not_met);
    county.growth("income_growth", yuan(9'000), yuan::of_steps(988'201));
    CHECK(assess_exit({wanted}, county, &province).result == exit_result::met);
    county.growth("income_growth", yuan(0), yuan(1));
    CHECK(assess_exit({wanted}, county, &province).result == exit_result::undetermined);
}

TEST_CASE("an income is held against a line of its own concept only") {
    small_register const all   = {};
    auto const           cases = all.cases();
    auto const           known = evidence_of(cases.households()[0]);
    // The national line is for the disposable income of residents, the register has its own net income.
    auto const national =
        criteria_for(confirmed_exit_criteria(national_poverty_lines().at(2016)), exit_level::household, 2016);
    CHECK_THROWS_AS(static_cast<void>(assess_exit(national, known)), std::logic_error);
    auto const of_register =
        criteria_for(confirmed_exit_criteria(exit_test_lines().at(2016)), exit_level::household, 2016);
    CHECK(assess_exit(of_register, known).criteria[0].result == exit_result::met);
    // Whoever does not say of what concept an income is, compares at their own risk.
    exit_evidence plain;
    plain.money("income_per_head", yuan(3'000));
    CHECK(assess_exit(national, plain).criteria[0].result == exit_result::met);
}

TEST_CASE("every required criterion has to be met; a score has to be reached") {
    using enum criterion_kind;
    auto road = criterion("road", holds), clinic = criterion("clinic", holds), venue = criterion("venue", holds);
    road.weight   = 20;
    clinic.weight = venue.weight = 10;
    exit_evidence known;
    known.answered("road", yes).answered("clinic", yes);
    CHECK(assess_exit({road, clinic}, known).result == exit_result::met);
    auto const open = assess_exit({road, clinic, venue}, known);
    CHECK(open.result == exit_result::undetermined);
    CHECK(open.score == 30);
    CHECK(open.possible == 40);
    CHECK(open.full == 40);
    known.answered("venue", no);
    CHECK(assess_exit({road, clinic, venue}, known).result == exit_result::not_met);

    clinic.required = venue.required = false;
    road.pass_score = clinic.pass_score = venue.pass_score = 30;
    CHECK(assess_exit({road, clinic, venue}, known).result == exit_result::met);
    known.answered("clinic", not_stated);
    CHECK(assess_exit({road, clinic, venue}, known).result == exit_result::undetermined);
    known.answered("clinic", no);
    CHECK(assess_exit({road, clinic, venue}, known).result == exit_result::not_met);
    known.answered("clinic", yes).answered("road", no);
    CHECK(assess_exit({road, clinic, venue}, known).result == exit_result::not_met);
    venue.pass_score = 20;
    CHECK_THROWS_AS(assess_exit({road, clinic, venue}, known), std::invalid_argument);
}

TEST_CASE("criteria go by place, level and year, and are read from files") {
    auto const all = confirmed_exit_criteria(exit_test_lines().at(2017));
    CHECK(criteria_for(all, exit_level::village, 2016, region_code("530103")).at(0).threshold == fraction(3, 100));
    CHECK(criteria_for(all, exit_level::village, 2016, region_code("330103")).at(0).threshold == fraction(2, 100));
    CHECK(criteria_for(all, exit_level::village, 2016).at(0).threshold == fraction(2, 100));
    CHECK(criteria_for(all, exit_level::county, 2017, region_code("530103")).size() == 5);
    CHECK(criteria_for(all, exit_level::county, 2017, region_code("330103")).empty());
    CHECK(criteria_for(all, exit_level::household, 2015).empty());
    for (exit_criterion const& each : all) {
        CHECK(!each.source.empty());
        CHECK(!each.chinese.empty());
    }

    auto const read = read_csv<exit_criterion>(
        "place,level,first_year,last_year,item,english,chinese,kind,"
        "threshold,weight,required,pass_score,source,income_concept\n"
        "53,village,2018,2020,incidence,incidence of poverty,贫困发生率,below,3%,20,yes,,a decree,\n");
    REQUIRE(read.rows.size() == 1);
    CHECK(read.rows[0].threshold == fraction(3, 100));
    CHECK(read.rows[0].kind == criterion_kind::below);
    // All of them go to a file and come back, those of the whole country too.
    auto const back = read_csv<exit_criterion>(write_csv(all));
    CHECK(back.findings.empty());
    CHECK(back.rows == all);
}

TEST_CASE("households and villages are assessed by what the register knows of them") {
    auto const     criteria = criteria_for(confirmed_exit_criteria(line_of(12'499)), exit_level::household, 2017);
    small_register all;
    auto const     good =
        assess_exit(criteria, evidence_of(all.cases().households()[0]).answered("food_and_clothing", yes));
    CHECK(good.result == exit_result::met);
    CHECK(good.criteria[0].reason == "net income a head above the line: 12,500 yuan, wanted above 12,499 yuan");
    CHECK(assess_exit(criteria, evidence_of(all.cases().households()[0])).result == exit_result::undetermined);

    struct row {
        char const* item;
        void (*breaks)(small_register&);
    };
    using r = small_register;
    for (auto const& [item, breaks] :
         {row{"income_per_head", [](r& a) { a.incomes[0].stated_net_per_head = yuan(12'499); }},
          {"education",
           [](r& a) {
               a.person_years[2].school_status = school_status::not_in_school;
               a.person_years[2].education     = education::primary;
           }},
          {"medical_insurance", [](r& a) { a.person_years[1].medical_insurance = no; }},
          {"housing", [](r& a) { a.conditions[0].house_grade = house_grade::d; }},
          {"water", [](r& a) { a.conditions[0].water_difficult = yes; }}}) {
        CAPTURE(item);
        small_register broken;
        breaks(broken);
        auto const judged =
            assess_exit(criteria, evidence_of(broken.cases().households()[0]).answered("food_and_clothing", yes));
        CHECK(judged.result == exit_result::not_met);
        for (criterion_result const& each : judged.criteria)
            CHECK((each.result == exit_result::not_met) == (each.criterion.item == item));
    }

    all.village_years[0].poor_persons = persons(47);
    auto const village =
        criteria_for(confirmed_exit_criteria(line_of(1)), exit_level::village, 2016, region_code("53"));
    auto const judged = assess_exit(village, evidence_of(all.cases().villages()[0]), nullptr, language::chinese);
    CHECK(judged.result == exit_result::met);
    CHECK(judged.score == 20);
    CHECK(to_text(judged, language::chinese) == "达标（20/20分）\n  达标：贫困发生率：2.94%，应低于3%");
    all.village_years[0].poor_persons = persons(48);
    CHECK(assess_exit(village, evidence_of(all.cases().villages()[0])).result == exit_result::not_met);
}

TEST_CASE("rates name what they are of") {
    // 1,514 poor of 4,399 persons: printed as 34 %, exactly 34.4 %.
    CHECK(to_text(*incidence(persons(1'514), rural_persons(4'399)).value()) == "34.42 %");
    static_assert(!std::is_same_v<decltype(incidence(persons(1), rural_persons(1))),
                                  decltype(incidence(persons(1), agricultural_persons(1)))>);
    // Baoshan: 54,851 persons of about 2.09 million.
    CHECK(to_text(*incidence(persons(54'851), agricultural_persons_2014(2'085'589)).value()) == "2.63 %");

    auto const missed = missed_rate(persons(2), sampled_unregistered(1'000));
    auto const wrong  = wrong_exit_rate(persons(1), sampled_exited(500));
    auto const whole =
        composite(persons(100), missed, persons(20'000), wrong, persons(5'000), agricultural_persons(25'100));
    REQUIRE(whole);
    CHECK(whole->missed == fraction(40));
    CHECK(whole->wrong == fraction(10));
    CHECK(whole->value() == fraction(150, 25'100));
    CHECK(!composite(persons(100), missed_rate(persons(0), sampled_unregistered(0)), persons(1), wrong, persons(1),
                     rural_persons(1)));
    CHECK(!composite(persons(100), missed, persons(1), wrong, persons(1), rural_persons(0)));
    CHECK(to_text(*approval(households(93), surveyed_households(100)).value()) == "93 %");
}
