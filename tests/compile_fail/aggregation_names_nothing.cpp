// expect: tuopin: an aggregation names nothing that the type describes; write the name as the description has it
#include <tuopin/values/figures/member_aggregations.hpp>

#include <boost/describe/class.hpp>

struct well {
    int depth{};
};
BOOST_DESCRIBE_STRUCT(well, (), (depth))

constexpr auto aggregations(well const*) {
#ifdef TUOPIN_CONTROL
    return tuopin::aggregations_for<well>({{"depth", tuopin::as_highest}});
#else
    return tuopin::aggregations_for<well>({{"deep", tuopin::as_highest}});
#endif
}

static_assert(tuopin::aggregation_of<well>("depth") != nullptr);
