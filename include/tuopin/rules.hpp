// All that is on the floor of rules: the built-in rules over registers and reports, exit assessment, monitoring. It is
// apart from tuopin.hpp, because a hundred and more rules cost the compiler some seconds where they are checked.
#ifndef TUOPIN_RULES_HPP
#define TUOPIN_RULES_HPP

#include <tuopin/rules/case_rule.hpp>
#include <tuopin/rules/cases.hpp>
#include <tuopin/rules/exit_assessment.hpp>
#include <tuopin/rules/figure_rules.hpp>
#include <tuopin/rules/household_rules.hpp>
#include <tuopin/rules/incidence.hpp>
#include <tuopin/rules/monitoring.hpp>
#include <tuopin/rules/months.hpp>
#include <tuopin/rules/parameters.hpp>
#include <tuopin/rules/person_rules.hpp>
#include <tuopin/rules/register_check.hpp>
#include <tuopin/rules/village_rules.hpp>

#endif
