// expect: tuopin: only figures and described structs of figures go together; declare the value as flow<Q>, stock<Q>,
//     share<Q> or another figure
#include <tuopin/values/figures/amount.hpp>
#include <tuopin/values/figures/measure.hpp>
#include <tuopin/values/units.hpp>

using namespace tuopin::literals;

#ifdef TUOPIN_CONTROL
auto invested = merge(tuopin::flow<tuopin::yuan>(3_yuan), tuopin::flow<tuopin::yuan>(4_yuan));
#else
auto invested = merge(3_yuan, 4_yuan);
#endif
