// expect: tuopin: a bound that is a member belongs to the record that the rule is about
#include <tuopin/engines/validation/rule.hpp>
#include <tuopin/engines/validation/validate.hpp>

#include <vector>

struct village {
    int founded;
};
struct household {
    int registered;
    int exited;
};

#ifdef TUOPIN_CONTROL
constexpr tuopin::rule_set rules{
    tuopin::require<&household::exited>("H-1", tuopin::at_least<&household::registered>())};
#else
constexpr tuopin::rule_set rules{tuopin::require<&household::exited>("H-1", tuopin::at_least<&village::founded>())};
#endif

bool all_sound(std::vector<household> const& households) { return tuopin::validate(households, rules).ok(); }
