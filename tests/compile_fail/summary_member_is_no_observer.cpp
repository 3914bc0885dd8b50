// expect: tuopin: a member of this summary cannot observe these records; declare it as count, sum<&record::member>,
//     share_of<...> or another observer of this type of record
#include <tuopin/engines/aggregate.hpp>
#include <tuopin/engines/observers/count.hpp>
#include <tuopin/engines/observers/sum.hpp>
#include <tuopin/values/units.hpp>

#include <boost/describe/class.hpp>

struct well {
    tuopin::yuan cost;
};

struct supply {
    tuopin::count wells;
#ifdef TUOPIN_CONTROL
    tuopin::sum<&well::cost> invested;
#else
    tuopin::yuan invested;
#endif
};
BOOST_DESCRIBE_STRUCT(supply, (), (wells, invested))

well const wells[2]{};
auto const all = tuopin::aggregate<supply>(wells);
