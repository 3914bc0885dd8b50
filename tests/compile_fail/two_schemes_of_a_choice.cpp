// expect: tuopin: a coding has one scheme for each list of choices
#include <tuopin/domain/registry/schemes.hpp>

#ifdef TUOPIN_CONTROL
constexpr tuopin::registry::coding flags(tuopin::registry::schemes::exit_flags_national);
#else
constexpr tuopin::registry::coding flags(tuopin::registry::schemes::exit_flags_national,
                                         tuopin::registry::schemes::exit_flags_from_one);
#endif
