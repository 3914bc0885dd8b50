// A first program: a record of your own, what you want to know about it as a struct, and
// from these two descriptions the totals, the groups, the roll-up and the checks.
//
// A county hands out goats. Some households have not been asked yet whether theirs are
// still alive; that is not a no.
#include <tuopin/tuopin.hpp>

#include <boost/describe.hpp>

#include <iostream>
#include <optional>
#include <vector>

using namespace tuopin::literals;

// A noun of your own, and its literal: one line each. Goats never add up with persons.
using goats = tuopin::quantity<tuopin::noun<"goat", "goats", "只">>;
template <char... C> consteval goats operator""_goats() { return tuopin::literal<goats, C...>(); }

struct delivery {
    tuopin::region_code village;
    tuopin::persons     members;
    goats               given;
    tuopin::yuan        price;
    std::optional<bool> alive_after_a_year;
};
BOOST_DESCRIBE_STRUCT(delivery, (), (village, members, given, price, alive_after_a_year))

// The type of each member says how it aggregates.
struct goat_programme {
    tuopin::count                                                  households;
    tuopin::sum<&delivery::given>                                  handed_out;
    tuopin::sum<&delivery::price>                                  spent;
    tuopin::per_of<&delivery::price, &delivery::given>             price_of_a_goat; // of all, not averaged
    tuopin::share_of<&delivery::alive_after_a_year, &delivery::given> still_alive;
};
BOOST_DESCRIBE_STRUCT(goat_programme, (), (households, handed_out, spent, price_of_a_goat, still_alive))

constexpr tuopin::rule_set delivery_rules{
    tuopin::require<&delivery::given>("G-1", tuopin::between(1_goats, 10_goats)),
    tuopin::require<&delivery::price>("G-2", tuopin::at_least(0_yuan) && tuopin::at_most(12'000_yuan)),
    tuopin::require("G-3", "a goat costs between 300 and 2,000 yuan",
                    [](delivery const& d) {
                        return d.price >= 300_yuan * d.given.count() && d.price <= 2'000_yuan * d.given.count();
                    }),
};

int main() {
    std::vector<delivery> const deliveries{
        {530103010201_region, 4_persons, 3_goats, 2'400_yuan, true},
        {530103010201_region, 2_persons, 2_goats, 1'700_yuan, false},
        {530103011204_region, 5_persons, 5_goats, 4'100.50_yuan, std::nullopt},
        {530129111207_region, 3_persons, 12_goats, 90_yuan, true},
    };

    auto const all = tuopin::aggregate<goat_programme>(deliveries);
    std::cout << all.handed_out << " for " << all.households << " households, " << all.spent << ", "
              << all.price_of_a_goat << " each\n"
              << "still alive after a year: " << all.still_alive << "\n\n";

    auto const regions = tuopin::roll_up<goat_programme>(deliveries, tuopin::by<&delivery::village>);
    for (auto const& [region, programme] : regions)
        std::cout << region << ": " << programme.handed_out << ", " << programme.price_of_a_goat << " each\n";

    std::cout << '\n';
    auto const checked = tuopin::validate(deliveries, delivery_rules);
    for (tuopin::finding const& finding : checked.findings())
        std::cout << finding << '\n';
}
