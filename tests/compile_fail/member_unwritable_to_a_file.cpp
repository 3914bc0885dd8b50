// expect: tuopin: a member of this record cannot be written to a file; give its type a function to_field that returns a
//     string, or leave the member out of the description
#include <tuopin/engines/csv/csv.hpp>

#include <string>
#include <vector>

struct depth {
    int metres;
#ifdef TUOPIN_CONTROL
    friend std::string to_field(depth d) { return tuopin::to_field(d.metres); }
#endif
};

struct well {
    std::string name;
    depth       deep;
};
BOOST_DESCRIBE_STRUCT(well, (), (name, deep))

std::string const text = tuopin::write_csv(std::vector<well>{{"a", {1}}});
