// expect: tuopin: two percentages do not determine a third, their wholes are not known; write share<Q>{part,
//     of(whole)}, which merges
#include <tuopin/values/figures/measure.hpp>
#include <tuopin/values/figures/share.hpp>
#include <tuopin/values/units.hpp>

using namespace tuopin::literals;

#ifdef TUOPIN_CONTROL
auto insured = merge(tuopin::share<tuopin::persons>(98_persons, of(100_persons)),
                     tuopin::share<tuopin::persons>(50_persons, of(50_persons)));
#else
auto insured = merge(tuopin::percent(98), tuopin::percent(100));
#endif
