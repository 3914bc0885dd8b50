// expect: tuopin: the factor of a member that bounds is a number, or an amount for each of what the member counts
#include <tuopin/engines/validation/rule.hpp>
#include <tuopin/engines/validation/validate.hpp>
#include <tuopin/values/units.hpp>

#include <vector>

struct household {
    tuopin::persons size;
    tuopin::yuan    wage;
    tuopin::yuan    income;
};

#ifdef TUOPIN_CONTROL
constexpr tuopin::rule_set rules{
    tuopin::require<&household::income>("H-1", tuopin::at_least<&household::size>(tuopin::yuan(4'000)))};
#else
constexpr tuopin::rule_set rules{
    tuopin::require<&household::income>("H-1", tuopin::at_least<&household::wage>(tuopin::yuan(2)))};
#endif

bool all_sound(std::vector<household> const& households) { return tuopin::validate(households, rules).ok(); }
