// expect: tuopin: a summary is an observer or a struct of observers described with BOOST_DESCRIBE_STRUCT; describe it
#include <tuopin/engines/aggregate.hpp>
#include <tuopin/engines/observers/count.hpp>

#include <boost/describe/class.hpp>

struct well {
    int depth;
};

struct supply {
    tuopin::count wells;
};
#ifdef TUOPIN_CONTROL
BOOST_DESCRIBE_STRUCT(supply, (), (wells))
#endif

well const wells[2]{};
auto const all = tuopin::aggregate<supply>(wells);
