#include <tuopin/domain/registry/ages.hpp>

#include <doctest/doctest.h>
#if __has_include(<rapidcheck.h>)
#include "../support/draw.hpp"
#endif

#include <optional>
#include <stdexcept>

using namespace tuopin;
using namespace tuopin::registry;

namespace {

constexpr age_range compulsory(6, 15);

static_assert(is_of_school_age(date(2010, 9, 1), date(2016, 9, 1), compulsory) == yes);
static_assert(is_of_school_age(date(2010, 9, 2), date(2016, 9, 1), compulsory) == no);

} // namespace

TEST_CASE("a child is of school age from the birthday on, to the day before the one that ends it") {
    CHECK(is_of_school_age(date(2010, 9, 1), date(2016, 8, 31), compulsory) == no);
    CHECK(is_of_school_age(date(2010, 9, 1), date(2016, 9, 1), compulsory) == yes);
    CHECK(is_of_school_age(date(2010, 9, 1), date(2026, 8, 31), compulsory) == yes);
    CHECK(is_of_school_age(date(2010, 9, 1), date(2026, 9, 1), compulsory) == no);
    CHECK(is_of_school_age(date(2010, 9, 1), date(2026, 9, 1), age_range(6, 16)) == yes);
    // Same year, other month: a comparison of years would take both for six.
    CHECK(is_of_school_age(date(2010, 12, 31), date(2016, 1, 1), compulsory) == no);
    CHECK(is_of_school_age(date(2010, 1, 1), date(2016, 12, 31), compulsory) == yes);
}

TEST_CASE("who is born on 29 February is a year older on 1 March of other years") {
    CHECK(is_of_school_age(date(2012, 2, 29), date(2018, 2, 28), compulsory) == no);
    CHECK(is_of_school_age(date(2012, 2, 29), date(2018, 3, 1), compulsory) == yes);
}

TEST_CASE("an age nobody knows is neither in the range nor out of it") {
    CHECK(is_of_school_age(std::nullopt, date(2016, 9, 1), compulsory) == not_stated);
    CHECK(is_of_school_age(date(), date(2016, 9, 1), compulsory) == not_stated);
    CHECK(is_of_school_age(date(2010, 9, 1), date(), compulsory) == not_stated);
    // Who is not born yet is not of school age.
    CHECK(is_of_school_age(date(2020, 1, 1), date(2016, 9, 1), age_range(0, 100)) == no);
}

TEST_CASE("the working ages of men and women are parameters") {
    date const             today(2017, 6, 30);
    std::optional<date> const born = date(1960, 1, 1); // 57 years old
    CHECK(is_of_working_age(born, sex::male, today, working_ages_of_village_form) == yes);
    CHECK(is_of_working_age(born, sex::female, today, working_ages_of_village_form) == no);
    CHECK(is_of_working_age(born, sex::female, today, working_ages_of_member_form) == yes);
    CHECK(is_of_working_age(born, sex::female, today, {age_range(16, 60), age_range(16, 58)}) == yes);
}

TEST_CASE("without the sex an answer is known where both sexes have the same") {
    date const today(2017, 6, 30);
    CHECK(is_of_working_age(date(1990, 1, 1), std::nullopt, today, working_ages_of_village_form) == yes);
    CHECK(is_of_working_age(date(2010, 1, 1), std::nullopt, today, working_ages_of_village_form) == no);
    CHECK(is_of_working_age(date(1960, 1, 1), std::nullopt, today, working_ages_of_village_form) == not_stated);
    CHECK(is_of_working_age(std::nullopt, sex::male, today, working_ages_of_village_form) == not_stated);
}

TEST_CASE("a range of ages that runs backwards is no range") {
    CHECK_THROWS_AS(age_range(15, 6), std::invalid_argument);
    CHECK_THROWS_AS(age_range(-1, 6), std::invalid_argument);
    CHECK(age_range(6, 6).contains(6));
}

#if __has_include(<rapidcheck.h>)
TEST_CASE("on every day a person is of exactly one of two ranges that meet") {
    support::hold("ranges that meet part the ages", [] {
        date const born  = add_days(date(1900, 1, 1), support::draw(0, 40'000));
        date const today = add_days(born, support::draw(0, 40'000));
        int const  cut   = support::draw(0, 110);
        bool const young = says_yes(is_aged(born, today, age_range(0, cut)));
        bool const old   = says_yes(is_aged(born, today, age_range(cut + 1, 200)));
        support::law(young != old, "young or old");
        support::law(old == (*age_on(born, today) > cut), "by completed years");
    });
}
#endif
