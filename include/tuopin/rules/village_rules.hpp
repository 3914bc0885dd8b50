// What is checked of villages with their households: what is left open (C24), and V01 to V07.
#ifndef TUOPIN_RULES_VILLAGE_RULES_HPP
#define TUOPIN_RULES_VILLAGE_RULES_HPP

#include <tuopin/describe/labels.hpp>
#include <tuopin/describe/member_pointer.hpp>
#include <tuopin/domain/registry/answer.hpp>
#include <tuopin/domain/registry/conditions.hpp>
#include <tuopin/domain/registry/household.hpp>
#include <tuopin/domain/registry/village.hpp>
#include <tuopin/engines/validation/finding.hpp>
#include <tuopin/engines/validation/rule.hpp>
#include <tuopin/rules/case_rule.hpp>
#include <tuopin/rules/cases.hpp>
#include <tuopin/rules/household_rules.hpp>
#include <tuopin/values/quantity.hpp>
#include <tuopin/values/units.hpp>

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace tuopin::registry {

/// A village that has exited (已出列).
inline bool is_exited_village(village_case const& v) { return v.row->exit_flag == exit_flag::exited; }

/// Whether a registered household counts as poor in the year: not exited yet, or poor again.
inline bool is_poor(household_case const& h) {
    if (!h.row->exit_flag)
        return false;
    switch (*h.row->exit_flag) {
    case exit_flag::not_exited:
    case exit_flag::pre_exit:
    case exit_flag::returned:
    case exit_flag::newly_identified:
        return true;
    case exit_flag::exited:
    case exit_flag::cancelled:
        break;
    }
    return false;
}

/// The poor persons of a village, counted from the members of its households.
inline persons poor_members(village_case const& v) {
    std::size_t number = 0;
    for (household_case const* each : v.households)
        number += is_poor(*each) ? each->members.size() : 0;
    return persons(number);
}

namespace detail {

template <class Q>
bool is_zero_or_open_count(std::optional<Q> const& count) {
    return count.value_or(Q{}) == Q{};
}
template <class Q>
bool is_larger(std::optional<Q> const& part, std::optional<Q> const& whole) {
    return part && whole && *part > *whole;
}

template <auto Whole, auto... Parts>
void tell_larger(village_year const& row, language in, std::string& seen) {
    auto const tell = [&](auto const& part, std::string_view name) {
        if (is_larger(part, row.*Whole))
            seen.append(seen.empty()              ? ""
                        : in == language::chinese ? "；"
                                                  : "; ")
                .append(label_of<village_year>(name, in))
                .append(in == language::chinese ? "：" : ": ")
                .append(to_text(part, in))
                .append(in == language::chinese ? "，大于" : " of ")
                .append(to_text(row.*Whole, in));
    };
    (tell(row.*Parts, member_name<Parts>), ...);
}
/// The parts of a village that are larger than their whole; nothing where none is.
inline std::string seen_larger_parts(village_case const& v, language in) {
    using row = village_year;
    std::string seen;
    detail::tell_larger<&row::households, &row::poor_households, &row::dibao_households,
                        &row::five_guarantee_households, &row::water_difficult, &row::with_broadcasting,
                        &row::with_broadband, &row::online_by_phone, &row::poor_in_cooperatives>(*v.row, in, seen);
    detail::tell_larger<&row::persons, &row::poor_persons, &row::dibao_persons, &row::five_guarantee_persons,
                        &row::disabled_persons, &row::labour_force, &row::out_migrants, &row::medical_insured,
                        &row::pension_insured, &row::employee_pension_insured, &row::tourism_workers>(*v.row, in, seen);
    detail::tell_larger<&row::poor_households, &row::poor_in_cooperatives>(*v.row, in, seen);
    detail::tell_larger<&row::farmland, &row::irrigated>(*v.row, in, seen);
    return seen;
}

// The land of exited households, as far as it is stated, is no more than that of their village.
template <auto OfVillage, auto OfHousehold>
bool has_less_land(village_case const& v) {
    if (!(v.row->*OfVillage))
        return false;
    mu sum{};
    for (household_case const* each : v.households)
        if (is_exited(*each) && each->conditions != nullptr)
            sum += (each->conditions->*OfHousehold).value_or(mu{});
    return sum > *(v.row->*OfVillage);
}
inline void exited_households(village_case const& v, finding& found) {
    for (household_case const* each : v.households)
        if (is_exited(*each)) {
            v.name(each->row, found);
            v.name(each->conditions, found);
        }
}
inline void poor_households(village_case const& v, finding& found) {
    for (household_case const* each : v.households)
        if (is_poor(*each))
            v.name(each->row, found);
}
inline std::string seen_poor(village_case const& v, language in) {
    return to_text(v.row->poor_persons, in) + (in == language::chinese ? "，成员计数为" : ", its households have ") +
           to_text(poor_members(v), in);
}

template <auto... Members>
constexpr shown<village_case> of_village() {
    return shows<village_case, Members...>();
}

} // namespace detail

/// All rules over villages. V03 holds the land of a village against that of its households, V06 its poor against
/// their members; the others look at its own rows.
inline constexpr rule_set village_rules{
    forbid<village_case>(
        "C24",
        {"clinics, reading rooms, doctors, bus, and persons on the social floor, disabled or insured are filled in",
         "卫生室、文化室、医师、客运班车、低保、特困、残疾、参保人数应填写"},
        [](village_case const& v) {
            bool const row_open = !v.row->dibao_households || !v.row->dibao_persons || !v.row->five_guarantee_persons ||
                                  !v.row->disabled_persons || !v.row->pension_insured;
            return row_open ||
                   (v.facilities != nullptr && (!v.facilities->clinics || !v.facilities->reading_rooms ||
                                                !v.facilities->doctors || is_unanswered(v.facilities->passenger_bus)));
        },
        detail::of_village<&village_year::dibao_households, &village_year::dibao_persons,
                           &village_year::five_guarantee_persons, &village_year::disabled_persons,
                           &village_year::pension_insured, &village_facilities_year::clinics,
                           &village_facilities_year::reading_rooms, &village_facilities_year::doctors,
                           &village_facilities_year::passenger_bus>()),
    forbid<village_case>(
        "V01", {"a village has households and persons", "总户数、总人口数不应为0或空"},
        [](village_case const& v) {
            return detail::is_zero_or_open_count(v.row->households) || detail::is_zero_or_open_count(v.row->persons);
        },
        detail::of_village<&village_year::households, &village_year::persons>()),
    forbid<village_case>(
        "V02",
        {"households without safe water or in dangerous houses are no more than there are",
         "未实现饮水安全户数、危房户数不应大于总户数"},
        [](village_case const& v) {
            return detail::is_larger(v.row->without_safe_water, v.row->households) ||
                   detail::is_larger(v.row->in_dangerous_houses, v.row->households);
        },
        detail::of_village<&village_year::households, &village_year::without_safe_water,
                           &village_year::in_dangerous_houses>()),
    forbid<village_case>(
        "V03", {"a village has at least the land of its exited households", "村土地面积不应小于脱贫户面积之和"},
        [](village_case const& v) {
            return detail::has_less_land<&village_year::farmland, &conditions_year::farmland>(v) ||
                   detail::has_less_land<&village_year::irrigated, &conditions_year::irrigated>(v) ||
                   detail::has_less_land<&village_year::forest, &conditions_year::forest>(v) ||
                   detail::has_less_land<&village_year::returned_to_forest, &conditions_year::returned_to_forest>(v) ||
                   detail::has_less_land<&village_year::orchard, &conditions_year::orchard>(v) ||
                   detail::has_less_land<&village_year::pasture, &conditions_year::pasture>(v);
        },
        detail::of_village<&village_year::farmland, &village_year::irrigated, &village_year::forest,
                           &village_year::returned_to_forest, &village_year::orchard, &village_year::pasture>(),
        &detail::exited_households),
    forbid<village_case>(
        "V04", {"an exited village has a hardened road to the township", "出列村应通硬化路"},
        [](village_case const& v) { return v.facilities != nullptr && says_no(v.facilities->hardened_road); },
        detail::of_village<&village_facilities_year::hardened_road>())
        .when(&is_exited_village),
    forbid<village_case>(
        "V05",
        {"an exited village has water, a clinic, a venue for services and broadband",
         "出列村的饮水、卫生室、活动场所、宽带应达标"},
        [](village_case const& v) {
            return v.facilities != nullptr &&
                   (says_no(v.facilities->tap_water) || says_no(v.facilities->standard_clinic) ||
                    says_no(v.facilities->service_venue) || says_no(v.facilities->broadband));
        },
        detail::of_village<&village_facilities_year::tap_water, &village_facilities_year::standard_clinic,
                           &village_facilities_year::service_venue, &village_facilities_year::broadband>())
        .when(&is_exited_village),
    forbid<village_case>(
        "V06",
        {"the poor of a village, and so its incidence, are those of its households",
         "村贫困人口（贫困发生率）应与成员计数一致"},
        [](village_case const& v) {
            return v.households_given && v.row->poor_persons && *v.row->poor_persons != poor_members(v);
        },
        {"poor_persons", &detail::seen_poor}, &detail::poor_households),
    forbid<village_case>("V07", {"a part of a village is no larger than the whole", "分项不应大于总数"},
                         [](village_case const& v) { return !detail::seen_larger_parts(v, language::english).empty(); },
                         {"households", &detail::seen_larger_parts}),
};

} // namespace tuopin::registry

#endif
