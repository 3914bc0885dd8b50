// expect: tuopin: the key of the one table and the reference of the other are compared; give them one type with an
//     order
#include <tuopin/engines/keys/join.hpp>

#include <string>
#include <vector>

struct family {
    std::string code{};
    int         number{};
};
struct member {
    std::string family{};
};

std::vector<family> const families;
std::vector<member> const members;

#ifdef TUOPIN_CONTROL
auto const joined = tuopin::join<&family::code, &member::family>(families, members);
#else
auto const joined = tuopin::join<&family::number, &member::family>(families, members);
#endif
