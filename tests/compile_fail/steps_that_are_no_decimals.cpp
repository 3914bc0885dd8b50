// expect: tuopin: a unit is kept in 1, 10, 100 ... steps, which are its decimals
#include <tuopin/values/quantity.hpp>

struct weight {};

#ifdef TUOPIN_CONTROL
tuopin::quantity<tuopin::measured_in<weight, std::ratio<1>, 10, "jin", "jin", "斤">> grain;
#else
tuopin::quantity<tuopin::measured_in<weight, std::ratio<1>, 16, "jin", "jin", "斤">> grain;
#endif
