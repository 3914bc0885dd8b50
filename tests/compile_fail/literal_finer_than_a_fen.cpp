// expect: tuopin: this literal is finer than the unit's step (a fen for money, a whole for counts); write fewer
//     decimals or take a finer unit
#include <tuopin/values/units.hpp>

using namespace tuopin::literals;

#ifdef TUOPIN_CONTROL
constexpr auto price = 12.34_yuan;
#else
constexpr auto price = 12.345_yuan;
#endif
