#include <tuopin/rules/household_rules.hpp>

#include "../support/broken_rules.hpp"
#include "../support/small_register.hpp"

#include <tuopin/engines/validation/validate.hpp>

#include <doctest/doctest.h>

#include <string>
#include <vector>

using namespace tuopin;
using namespace tuopin::registry;
using support::small_register;

namespace {

validation check(small_register const& all) { return validate(all.cases().households(), household_rules); }

std::string told(validation const& found) {
    std::string all;
    for (finding const& each : found.findings())
        all += to_text(each) + "\n";
    return all;
}

using r = small_register;

void nothing(r&) {}

void disable(r& all, std::size_t person) {
    all.person_years[person].health                 = health::disabled;
    all.person_years[person].disability_certificate =
        certificate_number(std::string(all.persons[person].certificate->view()) + "21");
}
void remove_members(r& all, std::size_t household, std::size_t keep) {
    auto& rows = all.person_years;
    std::size_t kept = 0;
    std::erase_if(rows, [&](person_year const& row) {
        return row.household == all.household_years[household].household && kept++ >= keep;
    });
}
void drop_out(r& all, std::size_t child) {
    all.person_years[child].school_status = school_status::not_in_school;
    all.person_years[child].education     = education::primary;
}
void make_sick_uninsured(r& all, std::size_t person) {
    all.person_years[person].health                     = health::serious_illness;
    all.person_years[person].critical_illness_insurance = no;
}
void set_income_per_head(r& all, std::size_t household, int amount) {
    all.incomes[household].wage                = yuan(3 * amount - 7'500);
    all.incomes[household].stated_gross        = yuan(3 * amount + 3'000);
    all.incomes[household].stated_net          = yuan(3 * amount);
    all.incomes[household].stated_net_per_head = yuan(amount);
}
// Household 2 eliminated the risk, which was another one.
void risk_was(r& all, risk which) { all.episodes[1].risks = {which}; }

// Household 0 has exited, 1 is monitored for an illness, the risk of 2 was eliminated by help. Members h: 3h, 3h + 1,
// 3h + 2.
constexpr support::broken_rule table[] = {
    {"S01", [](r& a) { remove_members(a, 0, 0); }, [](r& a) { remove_members(a, 0, 1); }},
    {"S03", [](r& a) { a.household_years[0].stated_members = persons(4); },
     [](r& a) { a.household_years[0].stated_members.reset(); }},
    {"S04", [](r& a) { a.person_years[0].relation_to_head = relation::other; }, [](r& a) { remove_members(a, 0, 0); }},
    {"S05", [](r& a) { a.person_years[1].relation_to_head = relation::head; }, nothing},
    {"S16", [](r& a) { a.persons[1].sex = sex::male; }, [](r& a) { a.persons[1].sex.reset(); }},
    {"S17", [](r& a) { a.households[0].phone = "1380000000"; }, [](r& a) { a.households[0].phone = "08711234567"; }},
    {"S17", [](r& a) { a.households[0].phone.reset(); }, nothing},
    {"S20", [](r& a) { a.pairings.clear(); }, [](r& a) { a.pairings[0].since.reset(); }},
    {"S20", [](r& a) { a.pairings[0].until = date(2022, 12, 31); },
     [](r& a) { a.pairings[0].until = date(2023, 12, 31); }},

    {"C07", [](r& a) { a.household_years[0].main_cause.reset(); },
     [](r& a) {
         a.household_years[0].main_cause.reset();
         a.household_years[0].attribute = household_attribute::general_farm;
     }},
    {"C08", [](r& a) { a.conditions[0].production_power = not_stated; },
     [](r& a) { a.conditions[0].production_power = no; }},
    {"C08", [](r& a) { a.conditions[0].domestic_power = not_stated; }, nothing},
    {"C09", [](r& a) { a.household_years[0].cooperative_member = not_stated; },
     [](r& a) { a.household_years[0].cooperative_member = no; }},
    {"C10", [](r& a) { a.conditions[0].road_distance.reset(); },
     [](r& a) { a.conditions[0].road_distance = kilometres(0); }},
    {"C11", [](r& a) { a.conditions[0].road_type.reset(); }, nothing},
    {"C12", [](r& a) { a.conditions[0].dwelling_area.reset(); },
     [](r& a) { a.conditions[0].dwelling_area = square_metres(0); }},
    {"C13", [](r& a) { a.conditions[0].water_difficult = not_stated; },
     [](r& a) { a.conditions[0].water_difficult = yes; }},
    {"C13", [](r& a) { a.conditions[0].water_safe = not_stated; }, nothing},
    {"C14", [](r& a) { a.conditions[0].main_fuel.reset(); }, nothing},
    {"C15", [](r& a) { a.conditions[0].sanitary_toilet = not_stated; },
     [](r& a) { a.conditions[0].sanitary_toilet = no; }},
    {"C16", [](r& a) { a.conditions[0].orchard.reset(); }, [](r& a) { a.conditions[0].water_surface.reset(); }},
    {"C17", [](r& a) { a.conditions[0].dangerous_house = not_stated; },
     [](r& a) { a.conditions[0].dangerous_house = yes; }},
    {"C19", [](r& a) { a.episodes[0].risks.push_back(risk::other); },
     [](r& a) {
         a.episodes[0].risks.push_back(risk::other);
         a.episodes[0].risk_remark = "火灾";
     }},

    {"P20",
     [](r& a) {
         a.person_years[0].public_posts = posts(1);
         a.person_years[1].public_posts = posts(2);
     },
     [](r& a) {
         a.person_years[0].public_posts = posts(1);
         a.person_years[1].public_posts = posts(1);
     }},
    {"H01", [](r& a) { a.household_years[0].main_cause = cause::illness; },
     [](r& a) {
         a.household_years[0].main_cause = cause::illness;
         a.person_years[1].health.reset();
     }},
    {"H02",
     [](r& a) {
         a.household_years[0].main_cause = cause::schooling;
         drop_out(a, 2);
     },
     [](r& a) {
         a.household_years[0].main_cause = cause::schooling;
         a.person_years[2].school_status.reset();
     }},
    {"H03", [](r& a) { a.household_years[0].main_cause = cause::disability; },
     [](r& a) {
         a.household_years[0].main_cause = cause::disability;
         disable(a, 1);
     }},
    {"H04",
     [](r& a) {
         a.household_years[0].other_causes = {cause::illness, cause::no_skill};
     },
     [](r& a) { a.household_years[0].other_causes.clear(); }},
    {"H05", [](r& a) { a.household_years[0].attribute = household_attribute::dibao_poor; },
     [](r& a) {
         a.household_years[0].attribute = household_attribute::dibao_poor;
         a.person_years[1].dibao        = not_stated;
     }},
    {"H06", [](r& a) { a.person_years[1].dibao = yes; },
     [](r& a) {
         a.person_years[1].dibao        = yes;
         a.household_years[0].attribute = household_attribute::dibao_poor;
     }},
    {"H07", [](r& a) { a.household_years[0].attribute = household_attribute::five_guarantee_poor; },
     [](r& a) {
         a.household_years[0].attribute = household_attribute::five_guarantee_poor;
         a.person_years[0].labour = a.person_years[1].labour = labour::weak;
     }},
    {"H08", [](r& a) { a.incomes[0].dibao = a.incomes[0].five_guarantee = yuan(100); },
     [](r& a) { a.incomes[0].dibao = yuan(100); }},
    {"H09", [](r& a) { a.incomes[0].dibao = yuan(100); },
     [](r& a) {
         a.incomes[0].dibao             = yuan(100);
         a.household_years[0].attribute = household_attribute::dibao;
     }},
    {"H10", [](r& a) { a.household_years[0].attribute = household_attribute::dibao; },
     [](r& a) {
         a.household_years[0].attribute = household_attribute::dibao;
         a.incomes[0].dibao             = yuan(1);
     }},
    {"H10",
     [](r& a) {
         a.household_years[0].attribute = household_attribute::dibao;
         a.incomes[0].dibao.reset();
     },
     nothing},
    {"H11", [](r& a) { a.household_years[0].attribute = household_attribute::five_guarantee; },
     [](r& a) {
         a.household_years[0].attribute = household_attribute::five_guarantee;
         a.incomes[0].five_guarantee    = yuan(1);
     }},
    {"H12", [](r& a) { a.incomes[0].business_cost = yuan(0); },
     [](r& a) { a.incomes[0].business = a.incomes[0].business_cost = yuan(0); }},
    {"H13", [](r& a) { a.incomes[0].stated_net_per_head = yuan(0); },
     [](r& a) { a.incomes[0].stated_net_per_head = yuan(1); }},
    {"H13", [](r& a) { a.incomes[0].stated_net_per_head = yuan(100'001); },
     [](r& a) { a.incomes[0].stated_net_per_head = yuan(100'000); }},
    {"H13", [](r& a) { a.incomes.erase(a.incomes.begin()); }, [](r& a) { a.incomes[0].stated_net_per_head.reset(); }},
    {"H14",
     [](r& a) {
         a.person_years[0].migrant_work.reset();
         a.person_years[0].migrant_months.reset();
     },
     [](r& a) {
         a.person_years[0].migrant_work.reset();
         a.person_years[0].migrant_months.reset();
         a.person_years[1].public_posts = posts(1);
     }},
    {"H15", [](r& a) { a.incomes[0].wage = yuan(0); }, [](r& a) { a.incomes[0].wage = yuan(1); }},
    {"H16", [](r& a) { a.incomes[0].stated_transfer = yuan(501); },
     [](r& a) {
         a.parameters.income_tolerance = yuan(1);
         a.incomes[0].stated_transfer  = yuan(501);
     }},
    {"H16", [](r& a) { a.incomes[0].stated_gross = yuan(40'501); }, [](r& a) { a.incomes[0].stated_gross.reset(); }},
    {"H16", [](r& a) { a.incomes[0].stated_net = yuan(40'500); }, nothing},
    {"H17", [](r& a) { a.incomes[0].stated_net_per_head = yuan(12'501); },
     [](r& a) { a.incomes[0].stated_net_per_head = yuan::of_steps(1'250'050); }},
    {"H16",
     [](r& a) {
         a.incomes[0].wage.reset();
         a.parameters.open_income_is_zero = true;
     },
     [](r& a) { a.incomes[0].wage.reset(); }},
    {"H18", [](r& a) { a.conditions[0].farmland = mu(151); }, [](r& a) { a.conditions[0].farmland = mu(150); }},
    {"H18", [](r& a) { a.conditions[0].forest = mu(211); }, [](r& a) { a.conditions[0].forest = mu(210); }},
    {"H19", [](r& a) { a.conditions[0].road_distance = kilometres(51); },
     [](r& a) { a.conditions[0].road_distance = kilometres(50); }},
    {"H20", [](r& a) { a.conditions[0].domestic_power = no; },
     [](r& a) { a.conditions[0].domestic_power = not_stated; }},

    {"H21", [](r& a) { set_income_per_head(a, 0, 3'999); }, [](r& a) { set_income_per_head(a, 0, 4'000); }},
    {"H21", [](r& a) { set_income_per_head(a, 0, 3'999); },
     [](r& a) {
         set_income_per_head(a, 0, 3'999);
         a.household_years[0].exit_flag = exit_flag::not_exited;
     }},
    {"H21", [](r& a) { set_income_per_head(a, 0, 3'999); },
     [](r& a) {
         set_income_per_head(a, 0, 3'999);
         a.parameters.exit_line.reset();
     }},
    {"H22", [](r& a) { drop_out(a, 2); },
     [](r& a) {
         drop_out(a, 2);
         a.person_years[2].absence_reason = absence_reason::disability;
     }},
    {"H23", [](r& a) { a.conditions[0].dangerous_house = yes; },
     [](r& a) { a.conditions[0].dangerous_house = not_stated; }},
    {"H23", [](r& a) { a.conditions[0].house_grade = house_grade::c; },
     [](r& a) { a.conditions[0].house_grade.reset(); }},
    {"H24", [](r& a) { a.conditions[0].water_safe = no; }, [](r& a) { a.conditions[0].water_safe = not_stated; }},
    {"H24", [](r& a) { a.conditions[0].water_difficult = yes; }, nothing},
    {"H25",
     [](r& a) {
         a.household_years[0].main_cause = cause::illness;
         make_sick_uninsured(a, 1);
     },
     [](r& a) { make_sick_uninsured(a, 1); }},
    {"H26", [](r& a) { a.conditions[0].dwelling_area = square_metres(0); },
     [](r& a) { a.conditions[0].dwelling_area = square_metres(1); }},
    {"H26", [](r& a) { a.conditions[0].dwelling_area.reset(); }, nothing},
    {"H27", [](r& a) { a.conditions[0].dangerous_house = yes; }, [](r& a) { a.conditions[1].dangerous_house = yes; }},
    {"H28", [](r& a) { a.conditions[0].water_safe = no; }, [](r& a) { a.conditions[1].water_safe = no; }},
    {"H29", [](r& a) { make_sick_uninsured(a, 1); }, [](r& a) { make_sick_uninsured(a, 4); }},
    {"H30", [](r& a) { drop_out(a, 2); }, [](r& a) { drop_out(a, 5); }},
    {"H31", [](r& a) { set_income_per_head(a, 0, 7'299); }, [](r& a) { set_income_per_head(a, 0, 7'300); }},
    {"H31", [](r& a) { set_income_per_head(a, 2, 7'299); }, [](r& a) { set_income_per_head(a, 1, 7'299); }},
    {"H32", [](r& a) { a.conditions[1].dangerous_house = yes; },
     [](r& a) {
         a.conditions[1].dangerous_house = yes;
         a.household_years[1].exit_flag  = exit_flag::returned;
     }},
    {"H32", [](r& a) { make_sick_uninsured(a, 4); },
     [](r& a) { a.person_years[4].critical_illness_insurance = not_stated; }},
    {"H33", [](r& a) { a.conditions[2].water_difficult = yes; }, [](r& a) { a.conditions[1].water_difficult = yes; }},

    {"H34", [](r& a) { a.measures.erase(a.measures.begin()); }, [](r& a) { a.measures[0].since = date(2022, 4, 1); }},
    {"H34", [](r& a) { a.measures[0].since = date(2022, 4, 2); }, [](r& a) { a.measures[0].since = date(2021, 4, 1); }},
    {"H34",
     [](r& a) {
         a.measures[0].since = date(2021, 4, 1);
         a.measures[0].until = date(2022, 2, 28);
     },
     [](r& a) {
         a.measures.erase(a.measures.begin());
         a.episodes[0].identified_on = date(2023, 12, 5);
     }},
    {"H35", [](r& a) { a.episodes[0].risks = {risk::disability}; },
     [](r& a) {
         a.episodes[0].risks = {risk::disability};
         disable(a, 4);
     }},
    {"H36", [](r& a) { a.conditions[1].water_safe = no; },
     [](r& a) {
         a.conditions[1].water_safe = no;
         a.episodes[0].risks.push_back(risk::drinking_water);
     }},
    {"H37",
     [](r& a) {
         a.episodes[0].risks.push_back(risk::no_labour);
         a.person_years.push_back(a.person_years[5]);
         a.person_years.back().person = person_number("P9");
     },
     [](r& a) { a.episodes[0].risks.push_back(risk::no_labour); }},
    {"H38", [](r& a) { a.episodes[1].income_per_head_at_elimination = yuan(7'299); },
     [](r& a) { a.episodes[1].income_per_head_at_elimination = yuan(7'300); }},
    {"H38",
     [](r& a) {
         a.episodes[1].income_per_head_at_elimination.reset();
         set_income_per_head(a, 2, 7'000);
     },
     [](r& a) {
         a.episodes[1].income_per_head_at_elimination = yuan(7'299);
         a.episodes[1].elimination_mode               = elimination_mode::naturally;
     }},
    {"H39", [](r& a) { risk_was(a, risk::illness); },
     [](r& a) {
         risk_was(a, risk::illness);
         a.add_measure(2, measure_kind::dibao, date(2022, 2, 1));
     }},
    {"H40", [](r& a) { risk_was(a, risk::schooling); },
     [](r& a) {
         risk_was(a, risk::schooling);
         a.add_measure(2, measure_kind::education, date(2022, 2, 1));
     }},
    {"H41",
     [](r& a) {
         a.add_measure(2, measure_kind::employment, date(2022, 2, 1));
         a.incomes[2].wage = yuan(0);
     },
     [](r& a) {
         a.add_measure(2, measure_kind::employment, date(2022, 2, 1));
         a.incomes[2].wage.reset();
     }},
    {"H42", [](r& a) { a.incomes[2].business = yuan(0); }, [](r& a) { a.incomes[1].business = yuan(0); }},
    {"H43", [](r& a) { a.measures[0].state = measure_state::not_implemented; },
     [](r& a) { a.measures[0].state.reset(); }},
    {"H44", [](r& a) { a.add_measure(1, measure_kind::dibao, date(2022, 4, 1)); },
     [](r& a) {
         a.add_measure(1, measure_kind::dibao, date(2022, 4, 1));
         a.person_years[4].dibao = yes;
     }},
    {"H44", [](r& a) { a.add_measure(1, measure_kind::extremely_poor, date(2022, 4, 1)); },
     [](r& a) {
         a.add_measure(1, measure_kind::extremely_poor, date(2022, 4, 1));
         a.person_years[4].extremely_poor = not_stated;
     }},
    {"H45", [](r& a) { a.person_years[4].dibao = yes; }, [](r& a) { a.person_years[1].dibao = yes; }},
    {"H45",
     [](r& a) {
         a.person_years[4].extremely_poor = yes;
         a.add_measure(1, measure_kind::dibao, date(2022, 4, 1));
     },
     [](r& a) {
         a.person_years[4].extremely_poor = yes;
         a.add_measure(1, measure_kind::extremely_poor, date(2022, 4, 1));
     }},
    {"H46", [](r& a) { a.add_measure(1, measure_kind::disability_subsidy, date(2022, 4, 1)); },
     [](r& a) {
         a.add_measure(1, measure_kind::disability_subsidy, date(2022, 4, 1));
         disable(a, 4);
     }},
    {"H46",
     [](r& a) {
         a.episodes[0].risks = {risk::disability};
         disable(a, 4);
     },
     [](r& a) { disable(a, 4); }},
    {"H47", [](r& a) { a.episodes[1].eliminated_on = date(2022, 7, 9); },
     [](r& a) { a.episodes[1].eliminated_on = date(2022, 7, 10); }},
    {"H47", [](r& a) { a.measures.pop_back(); }, [](r& a) { a.measures.erase(a.measures.begin()); }},
    {"H48",
     [](r& a) {
         for (std::size_t at = 6; at < 9; ++at)
             a.person_years[at].labour = labour::lost;
     },
     [](r& a) {
         for (std::size_t at = 6; at < 8; ++at)
             a.person_years[at].labour = labour::lost;
         a.person_years[8].labour.reset();
     }},
    {"H49", [](r& a) { a.episodes[0].type = monitored_type::marginal; }, [](r& a) { a.episodes[0].type.reset(); }},
    {"H49", [](r& a) { a.household_years[1].attribute = household_attribute::general_farm; },
     [](r& a) {
         a.household_years[1].attribute = household_attribute::general_farm;
         a.household_years[1].exit_flag.reset();
         a.episodes[0].type = monitored_type::marginal;
     }},
    {"H50", [](r& a) { a.episodes[0].income_per_head = yuan(7'301); },
     [](r& a) { a.episodes[0].income_per_head = yuan(7'300); }},
    {"H50", [](r& a) { a.episodes[0].type = monitored_type::sudden_difficulty; },
     [](r& a) {
         a.episodes[0].type            = monitored_type::sudden_difficulty;
         a.episodes[0].income_per_head = yuan(9'000);
     }},
};

} // namespace

TEST_CASE("nothing is wrong with a register in which nothing is wrong") {
    auto const found = check(small_register());
    INFO(told(found));
    CHECK(found.total() == 0);
    CHECK(found.records() == 3);
    CHECK(found.rules().size() == 7 + 12 + 51);
}

TEST_CASE("every rule over households finds what breaks it, and not what is near") {
    support::each_finds_what_breaks_it(table, &check, "household_years");
}

TEST_CASE("a finding names every member involved") {
    small_register two;
    two.person_years[1].relation_to_head = relation::head;
    auto const found = check(two);
    REQUIRE(found.count("S05") == 1);
    finding const& heads = found.findings().front();
    CHECK(heads.rows == std::vector<row_reference>{
                            {"household_years", "H0", 0}, {"person_years", "P0", 0}, {"person_years", "P1", 1}});

    small_register income;
    income.incomes[1].stated_net = yuan(40'500);
    auto const sums = check(income);
    REQUIRE(sums.count("H16") == 1);
    CHECK(sums.findings().front().seen == "net income as stated 40,500 yuan, its parts give 37,500 yuan");
}

TEST_CASE("twins of a rule differ by their population") {
    small_register all;
    for (conditions_year& row : all.conditions)
        row.dangerous_house = yes;
    auto const found = check(all);
    CHECK(found.count("H23") == 3);
    CHECK(found.count("H27") == 2); // not the monitored one
    CHECK(found.count("H33") == 1); // the one whose risk was eliminated
    // A rule of one's own population.
    constexpr auto monitored = rule_set(registry::detail::safe_house.called("M-1").when(&is_monitored));
    CHECK(validate(all.cases().households(), monitored).count("M-1") == 1);
    CHECK(validate(all.cases().households(), household_completeness_rules.of(&is_monitored)).records() == 3);
}

TEST_CASE("what is not stated contradicts nothing") {
    small_register open;
    for (person_year& row : open.person_years) {
        row.health.reset();
        row.labour.reset();
        row.school_status.reset();
        row.dibao = row.extremely_poor = row.critical_illness_insurance = not_stated;
        row.migrant_work.reset();
        row.migrant_months.reset();
    }
    for (conditions_year& row : open.conditions) {
        conditions_year empty;
        empty.household = row.household;
        empty.year      = row.year;
        row             = empty;
    }
    for (household_year& row : open.household_years) {
        row.attribute.reset();
        row.main_cause.reset();
        row.exit_flag.reset();
    }
    for (income_year& row : open.incomes)
        row.wage = row.stated_gross = row.stated_net = std::nullopt;
    auto const found = validate(open.cases().households(),
                                household_consistency_rules + exited_household_rules + monitored_household_rules);
    INFO(told(found));
    CHECK(found.total() == 0);
}

TEST_CASE("parameters go by year and place") {
    rule_parameter_table by_place("rule parameters");
    rule_parameters      common, of_county;
    of_county.exit_line = yuan(13'000);
    by_place.add({{}, 2023, 2023, common, "an example"});
    by_place.add({region_code("530128"), 2023, 2023, of_county, "an example"});
    small_register const all;
    register_cases const cases(all.tables(), 2023, by_place);
    CHECK(validate(cases.households(), household_rules).count("H21") == 1);
    CHECK_THROWS_AS(register_cases(all.tables(), 2022, by_place), std::logic_error);

    auto const found = found_rule_parameters();
    CHECK(found.at(2016).exit_line == yuan(2'952));
    CHECK(!found.at(2019).exit_line);
    CHECK(!found.at(2023).takes_15_digits);
}

TEST_CASE("a check stops where too many households break a rule") {
    small_register all;
    all.conditions[0].road_distance.reset();
    auto const found = check(all);
    CHECK(found.records_breaking() == 1);
    CHECK(found.exceeds(percent(0.1)));
    CHECK(!found.exceeds(percent(34)));
}
