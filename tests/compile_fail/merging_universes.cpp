// expect: tuopin: only figures of one type go together; a share, a unit or a universe of another type is another
//     figure: keep it in a member of its own
#include <tuopin/values/figures/measure.hpp>
#include <tuopin/values/figures/share.hpp>
#include <tuopin/values/units.hpp>

using namespace tuopin::literals;

tuopin::share<tuopin::registered_persons> insured{98_registered_persons, of(100_registered_persons)};
#ifdef TUOPIN_CONTROL
tuopin::share<tuopin::registered_persons> elsewhere{1_registered_persons, of(2_registered_persons)};
#else
tuopin::share<tuopin::residents> elsewhere{1_residents, of(2_residents)};
#endif
auto together = merge(insured, elsewhere);
