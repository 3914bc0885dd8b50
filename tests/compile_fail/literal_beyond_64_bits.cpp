// expect: tuopin: this literal does not fit into 64 bits of the unit's steps; write a smaller number
#include <tuopin/values/units.hpp>

using namespace tuopin::literals;

#ifdef TUOPIN_CONTROL
constexpr auto price = 92'233'720'368'547'758.07_yuan;
#else
constexpr auto price = 92'233'720'368'547'758.08_yuan;
#endif
