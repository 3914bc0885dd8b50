// expect: tuopin: the World Bank has lines of the bases 1985, 2005, 2011, 2017 and 2021
#include <tuopin/domain/registry/world_bank_lines.hpp>

using tuopin::registry::world_bank_lines_of;

#ifdef TUOPIN_CONTROL
bool const known = world_bank_lines_of<2017>.extreme.has_value();
#else
bool const known = world_bank_lines_of<2018>.extreme.has_value();
#endif
