// The built-in rules over the register: all of rules/.
#ifndef TUOPIN_RULES_HPP
#define TUOPIN_RULES_HPP

#include <tuopin/rules/case_rule.hpp>
#include <tuopin/rules/cases.hpp>
#include <tuopin/rules/exit_assessment.hpp>
#include <tuopin/rules/figure_rules.hpp>
#include <tuopin/rules/figure_tables.hpp>
#include <tuopin/rules/household_rules.hpp>
#include <tuopin/rules/incidence.hpp>
#include <tuopin/rules/monitoring.hpp>
#include <tuopin/rules/parameter_file.hpp>
#include <tuopin/rules/parameters.hpp>
#include <tuopin/rules/person_rules.hpp>
#include <tuopin/rules/register_check.hpp>
#include <tuopin/rules/register_folder.hpp>
#include <tuopin/rules/register_keys.hpp>
#include <tuopin/rules/register_parts.hpp>
#include <tuopin/rules/register_tables.hpp>
#include <tuopin/rules/table_rules.hpp>
#include <tuopin/rules/village_rules.hpp>

#endif
