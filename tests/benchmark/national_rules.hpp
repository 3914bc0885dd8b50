// Twenty rules over a national register: ten on a member, five across the members of a row, unique
// keys, references and counts between tables; and a register in memory that breaks them.
#ifndef TUOPIN_TESTS_BENCHMARK_NATIONAL_RULES_HPP
#define TUOPIN_TESTS_BENCHMARK_NATIONAL_RULES_HPP

#include "national_errors.hpp"
#include "national_register.hpp"

#include <tuopin/engines/validation/constraint.hpp>
#include <tuopin/engines/validation/lies_in.hpp>
#include <tuopin/engines/validation/rule.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <optional>
#include <vector>

namespace national {

namespace rules {

using namespace tuopin::literals;
using tuopin::require;

inline constexpr tuopin::region_code provinces[] = {
    11_region, 12_region, 13_region, 14_region, 15_region, 21_region, 22_region, 23_region,
    31_region, 32_region, 33_region, 34_region, 35_region, 36_region, 37_region, 41_region,
    42_region, 43_region, 44_region, 45_region, 46_region, 50_region, 51_region, 52_region,
    53_region, 54_region, 61_region, 62_region, 63_region, 64_region, 65_region};

inline constexpr auto in_a_province = tuopin::lies_in(provinces);

// The fifteen rules over single households, each on the members that it is about.
inline constexpr tuopin::rule_set of_households{
    require<&household::size>("01", tuopin::between(1_persons, 20_persons)),
    require<&household::income>("02", tuopin::between(-1'000'000_yuan, 100'000'000_yuan)),
    require<&household::wage>("03", tuopin::at_least(0_yuan)),
    require<&household::property>("04", tuopin::at_least(0_yuan)),
    require<&household::transfer>("05", tuopin::at_least(0_yuan)),
    require<&household::cause>("06", tuopin::between(cause::illness, cause::wedding)),
    require<&household::attribute>("07", tuopin::one_of(attribute::general, attribute::low_income,
                                                        attribute::low_income_supported, attribute::destitute)),
    require<&household::housing>("08", tuopin::one_of(housing::a, housing::b, housing::c, housing::d)),
    require<&household::registered>("09", tuopin::between(2013, 2020)),
    require<&household::village>("10", in_a_province),
    tuopin::adds_up<&household::income, &household::wage, &household::business, &household::property,
                    &household::transfer>("11"),
    require<&household::exited>("12", tuopin::at_least<&household::registered>()),
    require<&household::status, &household::exited>(
        "13", {"those who exited, and no others, state a year", "脱贫户且仅脱贫户填写脱贫年份"},
        [](status now, std::optional<std::int16_t> exited) { return (now == status::exited) == exited.has_value(); }),
    require<&household::income>("14", tuopin::at_least<&household::size>(line))
        .when<&household::status>(tuopin::one_of(status::exited)),
    require<&household::income>("15", tuopin::at_least<&household::wage>(2))
        .when<&household::attribute>(tuopin::one_of(attribute::destitute)),
};

// The same as functions of the record.
inline constexpr tuopin::rule_set of_households_as_functions{
    require("01", "size", [](household const& h) { return h.size >= 1_persons && h.size <= 20_persons; }),
    require("02", "income",
            [](household const& h) { return h.income >= -1'000'000_yuan && h.income <= 100'000'000_yuan; }),
    require("03", "wage", [](household const& h) { return h.wage >= 0_yuan; }),
    require("04", "property", [](household const& h) { return h.property >= 0_yuan; }),
    require("05", "transfer", [](household const& h) { return h.transfer >= 0_yuan; }),
    require("06", "cause", [](household const& h) { return h.cause <= cause::wedding; }),
    require("07", "attribute", [](household const& h) { return h.attribute <= attribute::destitute; }),
    require("08", "housing", [](household const& h) { return h.housing <= housing::d; }),
    require("09", "registered", [](household const& h) { return h.registered >= 2013 && h.registered <= 2020; }),
    require("10", "province", [](household const& h) { return in_a_province.holds(h.village); }),
    require("11", "total",
            [](household const& h) { return h.income == h.wage + h.business + h.property + h.transfer; }),
    require("12", "order of years", [](household const& h) { return !h.exited || *h.exited >= h.registered; }),
    require("13", "year", [](household const& h) { return (h.status == status::exited) == h.exited.has_value(); }),
    require("14", "above the line",
            [](household const& h) { return h.status != status::exited || h.income >= h.size.count() * line; }),
    require("15", "half is wage",
            [](household const& h) { return h.attribute != attribute::destitute || h.wage * 2 <= h.income; }),
};

// What is to be seen of all tables only.
inline constexpr auto household_is_unique  = tuopin::unique<&household::number>("16");
inline constexpr auto village_exists       = tuopin::refers_to<&household::village, &village::code>("17");
inline constexpr auto household_exists     = tuopin::refers_to<&person::household, &household::number>("18");
inline constexpr auto persons_are_there =
    tuopin::counts<&household::size, &household::number, &person::household>("19");
inline constexpr auto households_are_there =
    tuopin::counts<&village::declared, &village::code, &household::village>("20");

inline constexpr auto all_of_households = of_households + household_is_unique + village_exists + persons_are_there;
inline constexpr tuopin::rule_set all_of_persons{household_exists};
inline constexpr tuopin::rule_set all_of_villages{households_are_there};

} // namespace rules

struct tables_with_errors {
    tuopin::columns<household> households{};
    tuopin::columns<person>    persons{};
    tuopin::columns<village>   villages{};
};

/// A register in which one household of a thousand, one person of ten thousand and one village of a
/// thousand break a rule.
inline tables_with_errors make_tables_with_errors(std::size_t households, record_order order) {
    tables_with_errors      made;
    national_register const all(households);
    errors_planted          planted(true);
    made.households.reserve(households);
    made.persons.reserve(households * 31 / 10);
    planted.for_each_household(all, order, [&](household const& each, person const* members, std::size_t size) {
        made.households.push_back(each);
        for (std::size_t at = 0; at < size; ++at)
            made.persons.push_back(members[at]);
    });
    planted.for_each_village(all, [&](village const& each) { made.villages.push_back(each); });
    return made;
}

} // namespace national

#endif
