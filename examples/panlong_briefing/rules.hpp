// What has to be true of the register: one rule set a table.
#ifndef PANLONG_RULES_HPP
#define PANLONG_RULES_HPP

#include "register.hpp"

namespace panlong {

using namespace tuopin::literals;
using tuopin::text;

inline constexpr auto has_exited      = [](household_year const& h) { return h.standing == standing::exited; };
inline constexpr auto attends_school  = [](person_year const& p) { return p.schooling == schooling::attends; };

inline constexpr tuopin::rule_set village_rules{
    tuopin::unique<&village::code>("V-1"),
    tuopin::require<&village::exit_year>("V-2", tuopin::between(first_year, last_year)),
    tuopin::require<&village::power>("V-3", tuopin::at_least(10_kV)).when(is_poor_village),
    tuopin::require(
        "V-4", text("no more natural villages receive broadcasts than there are", "通广播电视自然村不多于自然村总数"),
        [](village const& v) { return v.parts_with_broadcasting <= v.parts; }),
    tuopin::require("V-5", text("only a poor village exits", "只有贫困村才有出列年度"),
                    [](village const& v) { return v.poor || !v.exit_year; }),
};

inline constexpr tuopin::rule_set household_rules{
    tuopin::unique<&household::number>("H-1"),
    tuopin::refers_to<&household::village, &village::code>("H-2"),
    tuopin::require<&household::exit_year>("H-3", tuopin::between(first_year, last_year)),
    tuopin::require<&household::helper>("H-4", tuopin::at_least(1)),
    tuopin::require("H-5", text("a household exits no earlier than it is registered", "脱贫年度不早于建档年度"),
                    [](household const& h) { return h.exit_year >= h.registered; }),
};

inline constexpr tuopin::rule_set household_year_rules{
    tuopin::unique<&household_year::household, &household_year::year>("Y-1"),
    tuopin::refers_to<&household_year::household, &household::number>("Y-2"),
    tuopin::require<&household_year::year>("Y-3", tuopin::between(first_year, last_year)),
    tuopin::require<&household_year::members>("Y-4", tuopin::between(1_persons, 15_persons)),
    tuopin::require<&household_year::house>("Y-5", tuopin::one_of(house_grade::a, house_grade::b)).when(has_exited),
    tuopin::require<&household_year::to_water>("Y-6", tuopin::at_most(1_km)).when(has_exited),
    // The line of 2016 and 2017; one rule set of the field tests all exits up to 2017 by it.
    tuopin::require("Y-7", text("an exited household has at least 2,952 yuan a head", "脱贫户人均纯收入不低于2952元"),
                    [](household_year const& h) { return h.net_income >= 2'952_yuan * h.members.count(); })
        .when(has_exited),
};

inline constexpr tuopin::rule_set person_rules{
    tuopin::unique<&person::number>("P-1"),
    tuopin::refers_to<&person::household, &household::number>("P-2"),
    tuopin::require<&person::born>("P-3", tuopin::between(tuopin::date(1900, 1, 1), tuopin::date(2020, 12, 31))),
};

inline constexpr tuopin::rule_set person_year_rules{
    tuopin::unique<&person_year::person, &person_year::year>("Q-1"),
    tuopin::refers_to<&person_year::person, &person::number>("Q-2"),
    tuopin::require<&person_year::year>("Q-3", tuopin::between(first_year, last_year)),
    tuopin::require<&person_year::placed>("Q-4", tuopin::between(0_person_times, 12_person_times)),
    tuopin::require<&person_year::subsidised>("Q-5", tuopin::not_empty()).when(attends_school),
};

} // namespace panlong

#endif
