// expect: tuopin: these quantities count different things (persons are not person-times, registered persons are not
//     residents); keep two totals, or convert one of them by name with counted_as<...>
#include <tuopin/values/units.hpp>

using namespace tuopin::literals;

#ifdef TUOPIN_CONTROL
constexpr auto placed = 1'389_person_times + 12_person_times;
#else
constexpr auto placed = 1'389_person_times + 12_persons;
#endif
