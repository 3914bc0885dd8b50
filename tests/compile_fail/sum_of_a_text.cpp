// expect: tuopin: this observer adds up, and what it measures is neither a quantity nor a number; measure a member such
//     as yuan, persons or double, or count it with count, distinct<> or share_of<>
#include <tuopin/engines/observers/sum.hpp>
#include <tuopin/values/units.hpp>

#include <string>

struct well {
    std::string   village;
    tuopin::yuan  cost;
};

#ifdef TUOPIN_CONTROL
tuopin::sum<&well::cost> total;
#else
tuopin::sum<&well::village> total;
#endif
