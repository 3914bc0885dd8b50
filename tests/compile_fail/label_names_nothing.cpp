// expect: tuopin: a label names nothing that the type describes; write the name as the description has it
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
    return tuopin::labels_for<well>({{"depht", "井深"}, {"cost", "造价"}});
#endif
}

std::string const depth = tuopin::label_of<well>("depth");
