#include <tuopin/domain/registry/world_bank_lines.hpp>

#include <doctest/doctest.h>

#include <type_traits>

using namespace tuopin;
using namespace tuopin::registry;

// A vintage is a type: figures of two of them neither convert nor compare.
static_assert(!std::is_same_v<ppp_dollars<2017>, ppp_dollars<2021>>);
static_assert(!std::is_convertible_v<ppp_dollars<2017>, ppp_dollars<2021>>);
static_assert(!std::is_constructible_v<ppp_dollars<2021>, ppp_dollars<2017>>);
template <class A, class B>
concept compares_with = requires(A a, B b) { a < b; };
static_assert(compares_with<ppp_dollars<2017>, ppp_dollars<2017>>);
static_assert(!compares_with<ppp_dollars<2017>, ppp_dollars<2021>>);
static_assert(!compares_with<ppp_dollars<2017>, yuan>);

TEST_CASE("the confirmed lines of each vintage are there, and no others") {
    CHECK(to_field(*world_bank_lines_of<1985>.extreme) == "1");
    CHECK(to_field(*world_bank_lines_of<2005>.extreme) == "1.25");
    CHECK(to_field(*world_bank_lines_of<2005>.lower_middle) == "2");
    CHECK(!world_bank_lines_of<2005>.upper_middle);
    CHECK(to_field(*world_bank_lines_of<2011>.extreme) == "1.9");
    CHECK(!world_bank_lines_of<2011>.lower_middle);
    CHECK(!world_bank_lines_of<2011>.upper_middle);
    CHECK(to_field(*world_bank_lines_of<2017>.extreme) == "2.15");
    CHECK(to_field(*world_bank_lines_of<2017>.lower_middle) == "3.65");
    CHECK(to_field(*world_bank_lines_of<2017>.upper_middle) == "6.85");
    CHECK(to_field(*world_bank_lines_of<2021>.extreme) == "3");
    CHECK(to_field(*world_bank_lines_of<2021>.lower_middle) == "4.2");
    CHECK(to_field(*world_bank_lines_of<2021>.upper_middle) == "8.3");
}

TEST_CASE("a line says its vintage") {
    CHECK(to_text(*world_bank_lines_of<2017>.extreme) == "2.15 dollars a day (2017 PPP)");
    CHECK(to_text(*world_bank_lines_of<2017>.extreme, language::chinese) == "2.15美元/天（2017年购买力平价）");
    CHECK(*ppp_dollars<2017>::parse("2.15") == *world_bank_lines_of<2017>.extreme);
    CHECK(!ppp_dollars<2017>::parse("2.155"));
}
