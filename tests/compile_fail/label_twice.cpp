// expect: tuopin: a name has two labels; keep one of them
#include <tuopin/describe/labels.hpp>

#include <boost/describe/class.hpp>

#include <string>

struct well {
    int depth;
    int cost;
};
BOOST_DESCRIBE_STRUCT(well, (), (depth, cost))

constexpr auto labels(well const*) {
#ifdef TUOPIN_CONTROL
    return tuopin::labels_for<well>({{"depth", "井深"}, {"cost", "造价"}});
#else
    return tuopin::labels_for<well>({{"depth", "井深"}, {"depth", "造价"}});
#endif
}

std::string const depth = tuopin::label_of<well>("depth");
