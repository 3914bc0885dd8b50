// Two source files that include every header are one program, and see one of everything.
#include <all_headers.hpp>

#include <tuopin/version.hpp>

void const* version_in_second();

int main() { return version_in_second() == &tuopin::version ? 0 : 1; }
