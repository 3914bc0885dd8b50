// What a figure finds wrong with itself.
#ifndef TUOPIN_TESTS_SUPPORT_COMPLAINTS_HPP
#define TUOPIN_TESTS_SUPPORT_COMPLAINTS_HPP

#include <tuopin/describe/labels.hpp>

#include <string>

namespace support {

/// "seen: wanted; seen: wanted", empty where nothing is wrong.
template <class F>
std::string complaints(F const& figure, tuopin::language in = tuopin::language::english) {
    std::string all;
    figure.check(in, [&](std::string const& seen, std::string const& wanted) {
        all.append(all.empty() ? "" : "; ").append(seen).append(": ").append(wanted);
    });
    return all;
}

/// What a figure is to people, in files, and whether the file reads back.
template <class F>
struct spelling {
    F           figure;
    char const* english;
    char const* chinese;
    char const* field;
};

} // namespace support

#endif
