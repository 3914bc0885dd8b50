// expect: tuopin: two rules of this set have the same id; give each rule an id of its own
#include <tuopin/engines/validation/rule.hpp>

struct well {
    int depth;
    int served;
};

constexpr tuopin::rule_set well_rules{
    tuopin::require<&well::depth>("W-1", tuopin::at_least(1)),
#ifdef TUOPIN_CONTROL
    tuopin::require<&well::served>("W-2", tuopin::at_least(1)),
#else
    tuopin::require<&well::served>("W-1", tuopin::at_least(1)),
#endif
};
