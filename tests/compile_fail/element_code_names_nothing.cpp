// expect: tuopin: an element code names nothing that the type describes
#include <tuopin/describe/element_codes.hpp>

#include <boost/describe/class.hpp>

#include <string_view>

struct well {
    int depth;
    int cost;
};
BOOST_DESCRIBE_STRUCT(well, (), (depth, cost))

constexpr auto element_codes(well const*) {
#ifdef TUOPIN_CONTROL
    return tuopin::element_codes_for<well>({{"depth", "W01"}});
#else
    return tuopin::element_codes_for<well>({{"deep", "W01"}});
#endif
}

constexpr std::string_view depth = tuopin::element_code_of<well>("depth");
