// expect: tuopin: neither unit holds the other exactly; convert one of them by name with round_to<...>
#include <tuopin/values/units.hpp>

using namespace tuopin::literals;

#ifdef TUOPIN_CONTROL
constexpr auto farmed = 3_mu + tuopin::round_to<tuopin::mu>(2_ha);
#else
constexpr auto farmed = 3_mu + 2_ha;
#endif
