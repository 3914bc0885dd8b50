// expect: tuopin: a roll-up goes up a tree of keys; give the key a member function parent() that returns a
//     std::optional of its own type, or group with aggregate
#include <tuopin/engines/aggregate.hpp>
#include <tuopin/engines/observers/count.hpp>

struct well {
    int village;
};

well const wells[2]{};
#ifdef TUOPIN_CONTROL
auto const villages = tuopin::aggregate<tuopin::count>(wells, tuopin::by<&well::village>);
#else
auto const villages = tuopin::roll_up<tuopin::count>(wells, tuopin::by<&well::village>);
#endif
