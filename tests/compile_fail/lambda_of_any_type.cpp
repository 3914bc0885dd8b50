// expect: tuopin: what is measured is a pointer to member, a path, or a function object whose only parameter has a
//     type; write [](well const& w) { ... }
#include <tuopin/engines/observers/extremes.hpp>
#include <tuopin/values/units.hpp>

struct well {
    tuopin::metres depth;
};

#ifdef TUOPIN_CONTROL
tuopin::maximum<[](well const& w) { return w.depth; }> deepest;
#else
tuopin::maximum<[](auto const& w) { return w.depth; }> deepest;
#endif
