#include <all_headers.hpp>

#include <tuopin/version.hpp>

void const* version_in_second();

void const* version_in_second() { return &tuopin::version; }
