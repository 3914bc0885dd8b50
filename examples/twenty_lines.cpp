#include <tuopin/tuopin.hpp>
#include <boost/describe.hpp>
#include <iostream>
#include <vector>
using namespace tuopin::literals;

struct household { tuopin::region_code village; tuopin::persons members; tuopin::yuan income; bool insured; };
BOOST_DESCRIBE_STRUCT(household, (), (village, members, income, insured))

struct profile {                                                            // the type says how it aggregates
    tuopin::count                                              households;  // adds
    tuopin::per_of<&household::income, &household::members>    income;      // weighted, never an average of averages
    tuopin::share_of<&household::insured, &household::members> insured;     // parts and wholes add
};
BOOST_DESCRIBE_STRUCT(profile, (), (households, income, insured))

constexpr tuopin::rule_set rules{tuopin::require<&household::members>("H-1", tuopin::between(1_persons, 15_persons))};

int main() {
    std::vector<household> const register_2020{{530103011203_region, 4_persons, 48'000.50_yuan, true},
                                               {530103011204_region, 2_persons, 9'100_yuan, false},
                                               {530129111207_region, 30_persons, 70'000_yuan, true}};
    for (auto const& [region, p] : tuopin::roll_up<profile>(register_2020, tuopin::by<&household::village>))
        std::cout << region << ": " << p.income << " a head, insured " << p.insured << '\n';
    for (auto const& finding : tuopin::validate(register_2020, rules).findings()) std::cout << finding << '\n';
}
