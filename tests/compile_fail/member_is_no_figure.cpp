// expect: tuopin: a member of this measure is no figure; declare it as flow<Q>, stock<Q>, share<Q> or another figure,
//     or leave it out of the description
#include <tuopin/values/figures/amount.hpp>
#include <tuopin/values/figures/measure.hpp>
#include <tuopin/values/units.hpp>

#include <boost/describe/class.hpp>

struct supply {
#ifdef TUOPIN_CONTROL
    tuopin::stock<tuopin::sites> wells;
#else
    int wells;
#endif
    tuopin::flow<tuopin::yuan> invested;
};
BOOST_DESCRIBE_STRUCT(supply, (), (wells, invested))

auto both = tuopin::merge(supply{}, supply{});
