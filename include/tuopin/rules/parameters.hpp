// What the rules compare with, as data: ages, ranges, lines and thresholds by year and place.
#ifndef TUOPIN_RULES_PARAMETERS_HPP
#define TUOPIN_RULES_PARAMETERS_HPP

#include <tuopin/describe/labels.hpp>
#include <tuopin/domain/registry/parameters.hpp>
#include <tuopin/domain/registry/poverty_lines.hpp>
#include <tuopin/values/region.hpp>
#include <tuopin/values/units.hpp>

#include <boost/describe/class.hpp>

#include <optional>
#include <stdexcept>

namespace tuopin::registry {

/// The parameters of the rules. What stands here are the values of the rule sets that were found in use;
/// another year or province has its own. Where a value is left empty, none was confirmed: what needs it is
/// not checked until you state it. Ages are completed years on the day of the check.
struct rule_parameters {
    int school_status_from{6};      ///< the ages for which the school status is asked (C03)
    int school_status_through{23};
    int labour_from{16};            ///< the ages for which the ability to work is asked (C05, P02, H07)
    int labour_through{65};
    int working_from{16};           ///< the ages in which the healthy work (P03, P04)
    int working_through{59};
    int elderly_from{60};           ///< from this age nobody is counted as labour (P05)
    int compulsory_from{6};         ///< the ages of compulsory education (P18, H22, H30); others test to 16
    int compulsory_through{15};
    int primary_from{6};            ///< the ages of primary pupils (P14)
    int primary_through{14};
    int no_senior_through{14};      ///< through this age nobody is in senior middle school or above (P12)
    int no_primary_from{20};        ///< from this age nobody is in primary school or below (P13)
    int no_pre_school_from{7};      ///< from this age the healthy are not in pre-school (P15)
    int post_from{16};              ///< the ages of holders of public-welfare posts (P21, P22)
    int post_through{69};
    months   migrant_months_most{12}; ///< of a year (P07)
    posts    posts_too_many{3};     ///< so many public-welfare posts are too many for a household (P20)
    yuan     wage_least{100};       ///< a monthly wage below this is not believed (P25)
    yuan     wage_most{30'000};     ///< nor one above this (P25)
    yuan     income_per_head_most{100'000}; ///< a net income a head above this is not believed (H13)
    mu       farmland_per_head_most{50};    ///< nor so much farmland (H18)
    mu       forest_per_head_most{70};      ///< nor so much forest (H18)
    kilometres road_distance_most{50};      ///< nor a main road so far away (H19)
    bool open_income_is_zero{false}; ///< whether a part of an income that was left open counts as zero (H13, H16, H17)
    yuan     income_tolerance{};    ///< by how much a stated total may miss its parts (H16)
    yuan     income_per_head_tolerance{yuan::of_steps(50)}; ///< and that a head, which forms round (H17)
    int      same_grade_years{3};   ///< so many years in one grade are too many (P16)
    int      identified_to_measure_months{1}; ///< within so many months of identification a measure begins (H34)
    int      identified_to_elimination_months{6}; ///< an elimination is not earlier (H47)
    int      no_labour_risk_members{4}; ///< households of so many members lack no labour if half of them can work (H37)
    int      severe_grade_through{2};   ///< the grades of severe disability (P06)
    bool     takes_15_digits{true};     ///< whether identity numbers of 15 digits still pass by their length (S10)
    int      extended_form_since{2021}; ///< from this year on forms ask for wages, employers and posts (C20 to C23)
    std::optional<int>  limb_category{}; ///< the digit for a limb disability on its certificate (P06); not confirmed
    std::optional<yuan> exit_line{};     ///< net income a head that exited households have at least (H21)
    std::optional<yuan> monitoring_range{}; ///< net income a head under which households are monitored (H31, H38, H50)

    friend bool operator==(rule_parameters const&, rule_parameters const&) = default;
};
BOOST_DESCRIBE_STRUCT(rule_parameters, (),
                      (school_status_from, school_status_through, labour_from, labour_through, working_from,
                       working_through, elderly_from, compulsory_from, compulsory_through, primary_from,
                       primary_through, no_senior_through, no_primary_from, no_pre_school_from, post_from, post_through,
                       migrant_months_most, posts_too_many, wage_least, wage_most, income_per_head_most,
                       farmland_per_head_most, forest_per_head_most, road_distance_most, open_income_is_zero,
                       income_tolerance,
                       income_per_head_tolerance, same_grade_years, identified_to_measure_months,
                       identified_to_elimination_months, no_labour_risk_members, severe_grade_through, takes_15_digits,
                       extended_form_since, limb_category, exit_line, monitoring_range))

/// A poverty line, or a monitoring range, as a parameter of the rules, which hold it against the register's own net
/// income a head. Throws `std::logic_error` for a line that is for another income concept.
constexpr yuan for_registered_members(poverty_line const& line) {
    if (line.concept_of != income_concept::net_of_registered_members)
        throw std::logic_error("tuopin: the rules hold a line against the net income of registered members; "
                               "take a line of that concept");
    return line.amount;
}

/// Parameters by place and year.
using rule_parameter_table = parameter_table<rule_parameters>;

/// The parameters for the whole country as far as they were found: for 2014 to 2017 with the line by which a
/// rule set of the field tests the exits of these years, for 2018 to 2020 and from 2021 without a line. Add or replace
/// what your province and year have.
inline rule_parameter_table found_rule_parameters() {
    rule_parameter_table table("rule parameters");
    rule_parameters      of_years;
    auto const           lines = exit_test_lines();
    for (auto const& line : lines.entries()) {
        of_years.exit_line = for_registered_members(line.value);
        table.add({line.place, line.first_year, line.last_year, of_years, line.source});
    }
    of_years.exit_line.reset();
    table.add({{}, 2018, 2020, of_years, "rule sets found in use"});
    of_years.takes_15_digits = false; // the rule sets of the data year 2023 want 18, 20 or 22 characters
    table.add({{}, 2021, 2100, of_years, "rule sets found in use"});
    return table;
}

} // namespace tuopin::registry

#endif
