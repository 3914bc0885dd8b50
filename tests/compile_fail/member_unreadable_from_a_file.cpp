// expect: tuopin: a member of this record cannot be read from a file; give its type a static member function
//     parse(std::string_view) that returns tuopin::parsed of it, or leave the member out of the description
#include <tuopin/engines/csv/csv.hpp>

#include <string>
#include <string_view>

struct well {
#ifdef TUOPIN_CONTROL
    std::string name;
#else
    std::string_view name; // of a text that is gone
#endif
    int depth;
};
BOOST_DESCRIBE_STRUCT(well, (), (name, depth))

auto const wells = tuopin::read_csv<well>("name,depth\na,1\n");
