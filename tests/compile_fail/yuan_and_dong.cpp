// expect: tuopin: these quantities count different things
#include <tuopin/values/units.hpp>

using namespace tuopin::literals;
using dong = tuopin::money<tuopin::currency<"dong", "越南盾", 1>>;

#ifdef TUOPIN_CONTROL
constexpr auto paid = 3_yuan + 5_wan_yuan;
#else
constexpr auto paid = 3_yuan + dong{5};
#endif
