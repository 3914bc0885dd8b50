// expect: tuopin: a record that is read from a file is moved to where it is kept; give it no const members and no
//     references
#include <tuopin/engines/csv/csv.hpp>

#include <string>

struct well {
    std::string name{};
#ifdef TUOPIN_CONTROL
    int source = 7;
#else
    int const source = 7; // not described, but in the way of moving
#endif
};
BOOST_DESCRIBE_STRUCT(well, (), (name))

auto const read = tuopin::read_csv<well>("name\na\n");
