// Numbers from text, the whole of it or nothing.
#include <tuopin/values/floating_text.hpp>

#include <doctest/doctest.h>

#include <limits>
#include <string_view>

using tuopin::detail::read_floating;

namespace {

struct spelling {
    std::string_view written;
    double           value;
};

} // namespace

TEST_CASE("decimals and powers of ten are read to the nearest double") {
    for (auto const& [written, value] : {spelling{"0", 0},
                                         {"-0.5", -0.5},
                                         {"13425", 13425},
                                         {"0.1", 0.1},
                                         {".5", 0.5},
                                         {"5.", 5},
                                         {"1e3", 1000},
                                         {"1E+3", 1000},
                                         {"25e-2", 0.25},
                                         {"0e400", 0},
                                         {"9007199254740993", 9007199254740992},
                                         {"1.7976931348623157e308", std::numeric_limits<double>::max()}}) {
        CAPTURE(written);
        double read = -7;
        CHECK(read_floating(written, read));
        CHECK(read == value);
    }
    float narrow{};
    CHECK(read_floating("0.1", narrow));
    CHECK(narrow == 0.1f);
}

TEST_CASE("what is no number, goes on behind one, or does not fit is refused") {
    for (std::string_view const written : {"", " ", "-", ".", "e3", "+5", " 5", "5 ", "5x", "0x10", "1e", "1e+", "1,5",
                                           "1.2.3", "--5", "1-2", "1e400", "1e-400"}) {
        CAPTURE(written);
        double read = -7;
        CHECK_FALSE(read_floating(written, read));
        CHECK(read == -7);
    }
    float narrow{};
    CHECK_FALSE(read_floating("1e39", narrow));
}
