#include <tuopin/values/percentage.hpp>

#include <doctest/doctest.h>

#include <concepts>
#include <string>

using tuopin::language;
using tuopin::percent;
using tuopin::percentage;

namespace {

template <class T>
concept adds = requires(T a, T b) { a + b; };
template <class T>
concept merges = requires(T a, T b) { a.merge(b); };

} // namespace

// Percentages are compared and printed, never added, averaged or merged.
static_assert(std::regular<percentage> && std::totally_ordered<percentage>);
static_assert(!adds<percentage> && !merges<percentage> && !std::convertible_to<double, percentage>);
static_assert(percent(99) == percent(99.0) && percent(50).ratio() == 0.5 && percentage::of_ratio(0.25) == percent(25));
static_assert(percent(99) < percent(99.8) && percentage() == percent(0));

TEST_CASE("percentages in both languages and in files") {
    struct reading {
        percentage  p;
        char const* english;
        char const* chinese;
        char const* field;
    };
    for (auto const& [p, english, chinese, field] : {reading{percent(99.8), "99.8 %", "99.8%", "99.8%"},
                                                     {percent(100), "100 %", "100%", "100%"},
                                                     {percent(0), "0 %", "0%", "0%"},
                                                     {percent(-5.9), "-5.9 %", "-5.9%", "-5.9%"},
                                                     {percent(79.968), "79.97 %", "79.97%", "79.968%"},
                                                     {percent(1'234.5), "1,234.5 %", "1234.5%", "1234.5%"}}) {
        CAPTURE(field);
        CHECK(to_text(p) == english);
        CHECK(to_text(p, language::chinese) == chinese);
        CHECK(to_field(p) == field);
        CHECK(*percentage::parse(field) == p);
    }
}

TEST_CASE("percentages are read as people write them") {
    for (char const* const written : {"5.9%", "5.9 %", "+5.9%", " 5.9 % ", "5.90%"}) {
        CAPTURE(written);
        auto const read = percentage::parse(written);
        REQUIRE(read);
        CHECK(*read == percent(5.9));
    }
    CHECK(*percentage::parse("1,234.5%") == percent(1'234.5));
    for (char const* const written :
         {"", "%", "5.9", "5.9 %%", "five %", "5,9%", "nan%", "inf%", "-inf%", "++5%", "+-5%", "5.9% of 3"}) {
        CAPTURE(written);
        auto const read = percentage::parse(written);
        CHECK(!read);
        CHECK(read.wanted().english == "a percentage such as 99.8 %");
    }
}
