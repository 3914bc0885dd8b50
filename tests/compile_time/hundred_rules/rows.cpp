#include "surveyed_household.hpp"

#include <vector>

tuopin::validation check(std::vector<survey::surveyed_household> const& rows);
tuopin::validation check(std::vector<survey::surveyed_household> const& rows) {
    return tuopin::validate(rows, survey::hundred_rules);
}
