// expect gcc: is not a constant expression
// expect clang: must be initialized by a constant expression
// expect: tuopin: side by side all weights are given, or none; give each one
#include <tuopin/statistics/deprivation.hpp>

struct household {
    bool malnourished;
    bool child_died;
};

#ifdef TUOPIN_CONTROL
constexpr tuopin::deprivation_index health{tuopin::indicator<&household::malnourished>().weighing(2),
                                           tuopin::indicator<&household::child_died>().weighing(1)};
#else
constexpr tuopin::deprivation_index health{tuopin::indicator<&household::malnourished>().weighing(2),
                                           tuopin::indicator<&household::child_died>()};
#endif
