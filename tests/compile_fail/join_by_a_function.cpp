// expect: tuopin: tables are joined by a member or a path of members
#include <tuopin/engines/keys/join.hpp>

#include <string>
#include <vector>

struct family {
    std::string code{};
};
struct member {
    std::string family{};
};

std::vector<family> const families;
std::vector<member> const members;

#ifdef TUOPIN_CONTROL
auto const joined = tuopin::join<&family::code, &member::family>(families, members);
#else
auto const joined = tuopin::join<&family::code, [](member const& m) { return m.family; }>(families, members);
#endif
