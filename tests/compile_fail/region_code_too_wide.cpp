// expect: tuopin: this code does not fit into 64 bits; leave out its lowest level, or allow digits only (d) where no
//     letters occur
#include <tuopin/values/region.hpp>

#ifdef TUOPIN_CONTROL
using place = tuopin::p_code<"AF", 4, 4, 6>;
#else
using place = tuopin::p_code<"AF", 8, 8, 6>;
#endif

place const somewhere{};
