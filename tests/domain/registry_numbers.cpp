#include <tuopin/domain/registry/numbers.hpp>

#include <doctest/doctest.h>

#include <stdexcept>
#include <string>
#include <type_traits>
#include <unordered_set>

using namespace tuopin;
using namespace tuopin::registry;

static_assert(!std::is_same_v<household_number, person_number>);
static_assert(!std::is_convertible_v<std::string, household_number>);

TEST_CASE("a number of the register keeps its leading zeros and letters") {
    CHECK(household_number::parse("0053-A")->view() == "0053-A");
    CHECK(to_field(household_number("0053")) == "0053");
    CHECK(to_text(household_number("0053")) == "0053");
    CHECK(household_number("0053") != household_number("53"));
    CHECK(household_number("0053") < household_number("53"));
}

TEST_CASE("what is no number is not read, and the failure says of what it would have been") {
    for (auto const* const written : {"", "a b", "a,b", "a\"b", "\t", "a\nb", "\x7f"}) {
        CAPTURE(written);
        CHECK(!household_number::parse(written));
        CHECK_THROWS_AS(household_number(std::string_view(written)), std::invalid_argument);
    }
    CHECK(!person_number::parse(std::string(65, '1')));
    CHECK(person_number::parse(std::string(64, '1')));
    CHECK(household_number::parse("").wanted() == text("a household number", "户编号"));
    CHECK(helper_number::parse("").wanted() == text("a helper number", "帮扶人编号"));
}

TEST_CASE("a default-constructed number is not stated, and before every other") {
    CHECK(!household_number().stated());
    CHECK(household_number() < household_number("0"));
    CHECK(to_text(household_number()) == "not stated");
    CHECK(to_text(household_number(), language::chinese) == "未填");
    CHECK(to_field(household_number()).empty());
}

TEST_CASE("numbers are keys") {
    std::unordered_set<village_number> const known = {village_number("1"), village_number("2"), village_number("1")};
    CHECK(known.size() == 2);
    CHECK(known.count(village_number("2")) == 1);
}
