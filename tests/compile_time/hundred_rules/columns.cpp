#include "surveyed_household.hpp"

#include <tuopin/tables.hpp>

tuopin::validation check(tuopin::columns<survey::surveyed_household> const& table);
tuopin::validation check(tuopin::columns<survey::surveyed_household> const& table) {
    return tuopin::validate(table, survey::hundred_rules);
}
