// expect: tuopin: a scheme has the same code twice
#include <tuopin/domain/registry/code_scheme.hpp>

#include <boost/describe/enum.hpp>

enum class roof { tiles, thatch };
BOOST_DESCRIBE_ENUM(roof, tiles, thatch)

#ifdef TUOPIN_CONTROL
constexpr auto roofs =
    tuopin::registry::code_scheme_for<roof>("roof", {"a code of roofs"}, {{"1", roof::tiles}, {"2", roof::thatch}});
#else
constexpr auto roofs =
    tuopin::registry::code_scheme_for<roof>("roof", {"a code of roofs"}, {{"1", roof::tiles}, {"1", roof::thatch}});
#endif
