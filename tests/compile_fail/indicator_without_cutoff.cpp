// expect: tuopin: an indicator is a yes-or-no member that says who is deprived, or has a cutoff for what it measures;
//     write indicator<&household::schooling>(below(6))
#include <tuopin/statistics/deprivation.hpp>

struct household {
    int schooling;
};

#ifdef TUOPIN_CONTROL
constexpr auto schooling = tuopin::indicator<&household::schooling>(tuopin::below(6));
#else
constexpr auto schooling = tuopin::indicator<&household::schooling>();
#endif
