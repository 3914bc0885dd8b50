// expect: tuopin: a division code has 2, 4, 6, 9 or 12 digits and no level of zeros before other digits; write
//     530103_region or 530103010201_region
#include <tuopin/values/region.hpp>

using namespace tuopin::literals;

#ifdef TUOPIN_CONTROL
constexpr auto village = 530103010201_region;
#else
constexpr auto village = 53010301020_region;
#endif
