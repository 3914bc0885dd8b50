// What a constraint says of a member that may not be stated. Of members that bound others: member_bound.cpp.
#include <tuopin/engines/validation/constraint_on_member.hpp>
#include <tuopin/values/units.hpp>

#include <doctest/doctest.h>

#include <boost/describe/enum.hpp>

#include <optional>
#include <string>
#include <string_view>
#include <type_traits>

using namespace tuopin;
using namespace tuopin::literals;

enum class grade { a, b, c, d };
BOOST_DESCRIBE_ENUM(grade, a, b, c, d)

// A constraint of a user's own.
struct even {
    constexpr bool holds(int value) const { return value % 2 == 0; }
    char const*    wanted(language) const { return "an even number"; }
};

namespace {

// As a rule asks it, of members that may be optional.
template <class C, class T>
constexpr bool holds(C const& wanted, T const& value) {
    static_assert(detail::constrains<C, T>);
    return detail::holds_for(wanted, value);
}

} // namespace

TEST_CASE("what is not stated breaks nothing but not_empty") {
    using number = std::optional<int>;
    static_assert(holds(at_least(5), number()) && holds(at_least(5), number(5)) && !holds(at_least(5), number(4)));
    static_assert(holds(one_of(1, 2), number()) && !holds(one_of(1, 2), number(3)));
    static_assert(holds(even{}, number()) && !holds(even{}, number(3)));
    static_assert(holds(at_most(1_km), std::optional<metres>()) &&
                  !holds(at_most(1_km), std::optional<metres>(1'001_m)));
    static_assert(holds(one_of(grade::a), std::optional<grade>()) &&
                  !holds(one_of(grade::a), std::optional<grade>(grade::b)));
    static_assert(!holds(not_empty(), number()) && holds(not_empty(), number(0)));

    using word = std::optional<std::string_view>;
    static_assert(holds(matches("1*"), word()) && !holds(matches("1*"), word("2")) && holds(matches("1*"), word("12")));
    static_assert(!holds(not_empty(), word()) && !holds(not_empty(), word("")) && holds(not_empty(), word("x")));

    SUBCASE("combined, too") {
        static_assert(!holds(not_empty() && at_least(5), number()) && !holds(not_empty() && at_least(5), number(4)));
        static_assert(holds(not_empty() && at_least(5), number(5)) && !holds(at_least(5) && not_empty(), number()));
        static_assert(!holds(not_empty() && even{}, number()) && !holds(not_empty() && even{}, number(1)));
        static_assert(holds(not_empty() && even{}, number(2)), "a constraint on whole numbers beside one on optionals");
        static_assert(!holds(not_empty() && matches("1*"), word("")) && holds(not_empty() && matches("1*"), word("1")));
        static_assert(holds(at_least(5) || at_most(-5), number()) && !holds(at_least(5) || at_most(-5), number(0)));
    }
    SUBCASE("the contrary of a bound leaves it open as well") {
        static_assert(holds(!at_least(5), number()) && holds(!at_least(5), number(4)) &&
                      !holds(!at_least(5), number(5)));
        static_assert(holds(!(at_least(5) && even{}), number()) && holds(!(at_least(5) && even{}), number(7)));
    }
    SUBCASE("the contrary of not_empty wants nothing there") {
        static_assert(holds(!not_empty(), number()) && !holds(!not_empty(), number(3)));
        static_assert(!holds(!!not_empty(), number()) && holds(!!not_empty(), number(3)));
        static_assert(holds(!not_empty() || at_least(5), number()) && !holds(!not_empty() || at_least(5), number(4)));
        static_assert(!holds(!(!not_empty() || at_least(5)), number()), "stated, and below 5");
    }
    SUBCASE("a function that takes the optional itself sees it") {
        constexpr auto known_as_text = satisfies("known", [](std::optional<grade> const* g) { return g != nullptr; });
        static_assert(!detail::constrains<std::remove_const_t<decltype(known_as_text)>, std::optional<grade>>);
        struct seen {
            constexpr bool holds(std::optional<bool> const& b) const { return b.has_value(); }
            std::string    wanted(language) const { return "known"; }
        };
        CHECK(holds(seen{}, std::optional<bool>(false)));
    }
}
