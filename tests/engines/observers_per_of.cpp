// An amount per head over records: totals over weights, never a mean of means.
#include <tuopin/engines/aggregate.hpp>
#include <tuopin/engines/observers/per_of.hpp>
#include <tuopin/values/units.hpp>

#include <doctest/doctest.h>

#include <boost/describe/class.hpp>

#include <cmath>
#include <concepts>
#include <cstdint>
#include <limits>
#include <optional>
#include <stdexcept>
#include <vector>

using namespace tuopin;
using namespace tuopin::literals;

using computed_yuan = quantity<unit_of<yuan>, double>;

struct household {
    yuan                   income;
    persons                members;
    std::optional<yuan>    subsidy;
    std::optional<persons> subsidised;
    mu                     land;
    int                    goats{};
    double                 rice{};
    computed_yuan          estimate;
};
BOOST_DESCRIBE_STRUCT(household, (), (income, members, subsidy, subsidised, land, goats, rice, estimate))

inline constexpr auto twice_the_goats = [](household const& h) { return 2 * h.goats; };

namespace {

household of_income(yuan income, persons members) {
    household h;
    h.income  = income;
    h.members = members;
    return h;
}

using income_per_head = per_of<&household::income, &household::members>;

constexpr auto zh = language::chinese;

} // namespace

TEST_CASE("the income per head is that of all over all heads") {
    std::vector<household> const households{of_income(10'000_yuan, 1_persons), of_income(20'000_yuan, 9_persons)};
    auto const                   all = aggregate<income_per_head>(households);
    CHECK(all.total() == 30'000_yuan);
    CHECK(all.weight() == 10_persons);
    REQUIRE(all.value());
    CHECK(all.value()->count() == 3'000.0); // the mean of 10,000 and 2,222.22 would be 6,111.11
    CHECK(all.not_stated() == 0);
    static_assert(std::same_as<income_per_head::value_type, computed_yuan>);
    static_assert(std::same_as<income_per_head::total_type, yuan> &&
                  std::same_as<income_per_head::weight_type, persons>);

    CHECK(to_text(all) == "3,000 yuan");
    CHECK(to_text(all, zh) == "3000元");
    CHECK(to_field(all) == "3000");
}

TEST_CASE("over nobody there is no amount per head") {
    CHECK_FALSE(aggregate<income_per_head>(std::vector<household>()).value());
    CHECK_FALSE(aggregate<income_per_head>(std::vector<household>{of_income(5_yuan, 0_persons)}).value());
    CHECK(to_text(income_per_head()) == "none");
    CHECK(to_text(income_per_head(), zh) == "无");
    CHECK(to_field(income_per_head()) == "");
    CHECK(income_per_head().total() == 0_yuan);
}

TEST_CASE("records that leave the total or the weight open are left out of both, and counted") {
    std::vector<household> households(4);
    households[0].subsidy = 100_yuan, households[0].subsidised = 2_persons;
    households[1].subsidy = 999_yuan;
    households[2].subsidised = 7_persons;
    auto const all = aggregate<per_of<&household::subsidy, &household::subsidised>>(households);
    CHECK(all.total() == 100_yuan);
    CHECK(all.weight() == 2_persons);
    CHECK(all.not_stated() == 3);
    CHECK(to_text(all) == "50 yuan (3 not stated)");
    CHECK(to_text(all, zh) == "50元（3条未填）");

    auto const by_members = aggregate<per_of<&household::subsidy, &household::members>>(households);
    CHECK(by_members.not_stated() == 2);
    CHECK_FALSE(by_members.value());
}

TEST_CASE("weights are measured in their unit, and may be plain numbers, floating-point ones and functions") {
    std::vector<household> households(2);
    households[0].income = 300_yuan, households[0].land = 1.5_mu, households[0].goats = 1, households[0].rice = 0.25;
    households[1].income = 300_yuan, households[1].land = 0.5_mu, households[1].goats = 3, households[1].rice = 0.5;
    households[1].estimate = computed_yuan(3);

    CHECK(aggregate<per_of<&household::income, &household::land>>(households).value()->count() == 300.0);
    CHECK(aggregate<per_of<&household::income, &household::goats>>(households).value()->count() == 150.0);
    CHECK(aggregate<per_of<&household::income, &household::rice>>(households).value()->count() == 800.0);
    CHECK(aggregate<per_of<&household::income, twice_the_goats>>(households).value()->count() == 75.0);
    CHECK(aggregate<per_of<&household::estimate, &household::rice>>(households).value()->count() == 4.0);
    CHECK(*aggregate<per_of<&household::goats, &household::land>>(households).value() == 2.0);
    CHECK(*aggregate<per_of<&household::rice, &household::goats>>(households).value() == 0.1875);
}

TEST_CASE("as a figure it goes on with those that were reported") {
    std::vector<household> const households{of_income(10'000_yuan, 1_persons), of_income(20'000_yuan, 9_persons)};
    per<yuan, persons> const     figure = aggregate<income_per_head>(households).as_figure();
    CHECK(figure == per<yuan, persons>::of_total(30'000_yuan, 10_persons));
    CHECK(to_text(figure) == "3,000 yuan per person");
    CHECK(merge(figure, per<yuan, persons>(6'000_yuan, over(10_persons))).value()->count() == 4'500.0);
}

TEST_CASE("a NaN makes the amount no number, and a total that does not fit says so") {
    std::vector<household> households(2);
    households[0].estimate = computed_yuan(std::numeric_limits<double>::quiet_NaN());
    households[0].goats    = 1;
    CHECK(std::isnan(aggregate<per_of<&household::estimate, &household::goats>>(households).value()->count()));

    yuan const largest = yuan::of_steps(std::numeric_limits<std::int64_t>::max());
    auto const too_much =
        aggregate<income_per_head>(std::vector{of_income(largest, 1_persons), of_income(largest, 1_persons)});
    CHECK_THROWS_AS(too_much.total(), std::overflow_error);
    CHECK_THROWS_AS(too_much.as_figure(), std::overflow_error);
    CHECK(too_much.value()->count() == to_double(largest)); // the amount per head fits
}

TEST_CASE("parts merge to the whole, over regions and over periods") {
    auto const a = aggregate<income_per_head>(std::vector{of_income(10'000_yuan, 1_persons)});
    auto const b = aggregate<income_per_head>(std::vector{of_income(20'000_yuan, 9_persons)});
    auto const both =
        aggregate<income_per_head>(std::vector{of_income(10'000_yuan, 1_persons), of_income(20'000_yuan, 9_persons)});
    CHECK(merge(a, b) == both);
    CHECK(merge(b, a) == both);
    CHECK(then(a, b) == both);
    CHECK(merge(income_per_head(), a) == a);
    CHECK_FALSE(a == b);
    static_assert(explained_figure<income_per_head>);
}
