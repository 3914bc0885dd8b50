// expect: tuopin: this constraint does not apply to the type of the member; give it a bound of the member's type
#include <tuopin/engines/validation/rule.hpp>
#include <tuopin/engines/validation/validate.hpp>
#include <tuopin/values/units.hpp>

#include <vector>

struct household {
    tuopin::persons members;
};

#ifdef TUOPIN_CONTROL
constexpr tuopin::rule_set household_rules{
    tuopin::require<&household::members>("H-1", tuopin::at_least(tuopin::persons(1)))};
#else
constexpr tuopin::rule_set household_rules{
    tuopin::require<&household::members>("H-1", tuopin::at_least(tuopin::person_times(1)))};
#endif

bool all_sound(std::vector<household> const& households) { return tuopin::validate(households, household_rules).ok(); }
