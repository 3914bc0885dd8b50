// What the briefing wants to know of the register, as structs; and the district report
// that follows from it.
#ifndef PANLONG_SUMMARIES_HPP
#define PANLONG_SUMMARIES_HPP

#include "register.hpp"

#include <algorithm>
#include <vector>

namespace panlong {

using namespace tuopin::literals;

/// The tables of the register as they were read.
struct register_tables {
    std::vector<village>        villages{};
    std::vector<household>      households{};
    std::vector<household_year> household_years{};
    std::vector<person>         persons{};
    std::vector<person_year>    person_years{};
};

/// A household's or person's year with the village in which it was lived.
struct lived_year {
    tuopin::region_code village{};
    household_year      of{};
};
struct covered_year {
    tuopin::region_code village{};
    person_year         of{};
};
BOOST_DESCRIBE_STRUCT(lived_year, (), (village, of))
BOOST_DESCRIBE_STRUCT(covered_year, (), (village, of))

inline constexpr auto lives_safely = [](lived_year const& y) {
    return y.of.house == house_grade::a || y.of.house == house_grade::b;
};
inline constexpr auto meets_the_standard = [](lived_year const& y) {
    return lives_safely(y) && y.of.standing == standing::exited && y.of.net_income >= 2'952_yuan * y.of.members.count();
};
inline constexpr auto stands_exited   = [](lived_year const& y) { return y.of.standing == standing::exited; };
inline constexpr auto exited_in_2016  = [](village const& v) { return v.exit_year == 2016; };
inline constexpr auto has_road        = [](village const& v) { return v.hardened_road; };
inline constexpr auto has_broadband   = [](village const& v) { return v.poor && v.broadband; };
inline constexpr auto has_power       = [](village const& v) { return v.poor && v.power > 0_kV; };
inline constexpr auto is_helped       = [](household const& h) { return h.helper > 0; };
inline constexpr auto exited_by_2017  = [](household const& h) { return h.exit_year <= 2017; };

/// Of villages.
struct village_summary {
    tuopin::count                                                                 villages;
    tuopin::where<is_poor_village, tuopin::count>                                 poor;
    tuopin::where<exited_in_2016, tuopin::count>                                  exited;
    tuopin::where<has_road, tuopin::count>                                        with_road;
    tuopin::where<has_power, tuopin::count>                                       poor_with_power;
    tuopin::where<is_poor_village, tuopin::minimum<&village::power>>              weakest_power;
    tuopin::where<has_broadband, tuopin::count>                                   poor_with_broadband;
    tuopin::where<&village::standard_clinic, tuopin::count>                       with_clinic;
    tuopin::sum<&village::parts>                                                  parts;
    tuopin::sum<&village::parts_with_broadcasting>                                parts_with_broadcasting;
};
BOOST_DESCRIBE_STRUCT(village_summary, (),
                      (villages, poor, exited, with_road, poor_with_power, weakest_power, poor_with_broadband,
                       with_clinic, parts, parts_with_broadcasting))

/// Of households.
struct household_summary {
    tuopin::count                                households;
    tuopin::where<exited_by_2017, tuopin::count> exited;
    tuopin::where<is_helped, tuopin::count>      helped;
    tuopin::distinct<&household::helper>         helpers;
};
BOOST_DESCRIBE_STRUCT(household_summary, (), (households, exited, helped, helpers))

/// Of one year of households.
struct living_summary {
    tuopin::count                                                                            households;
    tuopin::sum<tuopin::path<&lived_year::of, &household_year::members>>                     persons;
    tuopin::per_of<tuopin::path<&lived_year::of, &household_year::net_income>,
                   tuopin::path<&lived_year::of, &household_year::members>>                  income_per_head;
    tuopin::quantile<tuopin::path<&lived_year::of, &household_year::net_income>>             median_income;
    tuopin::share_of<lives_safely>                                                           safe;
    tuopin::share_of<meets_the_standard>                                                     meeting_the_standard;
    tuopin::where<stands_exited, tuopin::sum<tuopin::path<&lived_year::of, &household_year::members>>> persons_exited;
    tuopin::maximum<tuopin::path<&lived_year::of, &household_year::to_water>>                farthest_water;
};
BOOST_DESCRIBE_STRUCT(living_summary, (),
                      (households, persons, income_per_head, median_income, safe, meeting_the_standard, persons_exited,
                       farthest_water))

/// Of persons' years.
struct coverage_summary {
    tuopin::count                                                                       persons;
    tuopin::share_of<tuopin::path<&covered_year::of, &person_year::insured>>            insured;
    tuopin::share_of<tuopin::path<&covered_year::of, &person_year::family_doctor>>      with_doctor;
    tuopin::share_of<tuopin::path<&covered_year::of, &person_year::pension>>            in_pension_scheme;
    tuopin::share_of<tuopin::path<&covered_year::of, &person_year::subsidised>>         students_subsidised;
    tuopin::sum<tuopin::path<&covered_year::of, &person_year::placed>>                  placed;
};
BOOST_DESCRIBE_STRUCT(coverage_summary, (),
                      (persons, insured, with_doctor, in_pension_scheme, students_subsidised, placed))

using by_village = tuopin::region_code;

/// Everything summed up by village, subdistrict, district, city and province.
struct register_summaries {
    tuopin::rolled_up<by_village, village_summary>   villages{};
    tuopin::rolled_up<by_village, household_summary> households{};
    tuopin::rolled_up<by_village, living_summary>    living{};      ///< in the last year
    tuopin::rolled_up<by_village, coverage_summary>  covered{};     ///< in the last year
    tuopin::rolled_up<by_village, coverage_summary>  placed{};      ///< since 2015
    tuopin::grouped<int, living_summary>             by_year{};
    tuopin::count                                    returned{}; ///< years in which an exited household was poor again
};

/// The village of every household, to look up by its number.
inline std::vector<std::pair<int, by_village>> sorted_villages(std::vector<household> const& households) {
    std::vector<std::pair<int, by_village>> places;
    for (household const& h : households)
        places.emplace_back(h.number, h.village);
    std::sort(places.begin(), places.end());
    return places;
}
inline by_village village_of(std::vector<std::pair<int, by_village>> const& places, int number) {
    auto const place = std::lower_bound(places.begin(), places.end(), std::pair(number, by_village{}));
    return place != places.end() && place->first == number ? place->second : by_village{};
}

inline register_summaries summed_up(register_tables const& tables) {
    register_summaries result;
    auto const         of_household = sorted_villages(tables.households);

    std::vector<std::pair<int, by_village>> of_person;
    for (person const& p : tables.persons)
        of_person.emplace_back(p.number, village_of(of_household, p.household));
    std::sort(of_person.begin(), of_person.end());

    std::vector<lived_year> all_lived, last_lived;
    for (household_year const& y : tables.household_years)
        if (auto const where = village_of(of_household, y.household); where.stated()) {
            all_lived.push_back({where, y});
            if (y.year == last_year)
                last_lived.push_back({where, y});
            if (y.standing == standing::returned)
                result.returned.observe(y);
        }
    std::vector<covered_year> last_covered, placed;
    for (person_year const& y : tables.person_years)
        if (auto const where = village_of(of_person, y.person); where.stated()) {
            if (y.year == last_year)
                last_covered.push_back({where, y});
            if (y.year >= 2015)
                placed.push_back({where, y});
        }

    result.villages   = tuopin::roll_up<village_summary>(tables.villages, tuopin::by<&village::code>);
    result.households = tuopin::roll_up<household_summary>(tables.households, tuopin::by<&household::village>);
    result.living     = tuopin::roll_up<living_summary>(last_lived, tuopin::by<&lived_year::village>);
    result.covered    = tuopin::roll_up<coverage_summary>(last_covered, tuopin::by<&covered_year::village>);
    result.placed     = tuopin::roll_up<coverage_summary>(placed, tuopin::by<&covered_year::village>);
    result.by_year =
        tuopin::aggregate<living_summary>(all_lived, tuopin::by<tuopin::path<&lived_year::of, &household_year::year>>);
    return result;
}

/// The report of a region as far as the register knows it; the rest stays unsaid.
inline tuopin::district_report report_of(register_summaries const& register_of, register_tables const& tables,
                                         by_village region) {
    tuopin::district_report report;
    auto const              whole = [](auto units, auto number) { return tuopin::of(decltype(units)(number)); };

    if (register_of.villages.contains(region)) {
        village_summary const& v = register_of.villages.at(region);
        report.registration.villages_registered = tuopin::poor_villages(v.poor.value());
        report.registration.villages_exited     = tuopin::poor_villages(v.exited.value());

        auto& infrastructure = report.infrastructure;
        infrastructure.hardened_road   = {tuopin::villages(v.with_road.value()),
                                          whole(tuopin::villages(), v.villages.value())};
        infrastructure.power           = {tuopin::poor_villages(v.poor_with_power.value()),
                                          whole(tuopin::poor_villages(), v.poor.value())};
        infrastructure.broadband       = {tuopin::poor_villages(v.poor_with_broadband.value()),
                                          whole(tuopin::poor_villages(), v.poor.value())};
        infrastructure.standard_clinic = {tuopin::villages(v.with_clinic.value()),
                                          whole(tuopin::villages(), v.villages.value())};
        infrastructure.broadcasting    = {v.parts_with_broadcasting.value(), tuopin::of(v.parts.value())};
        if (auto const weakest = v.weakest_power.value())
            infrastructure.power_tension = *weakest;
    }
    if (register_of.households.contains(region)) {
        household_summary const& h = register_of.households.at(region);
        auto const number          = [](auto n) { return tuopin::registered_households(n); };
        report.registration.households_registered = number(h.households.value());
        report.registration.households_exited     = {number(h.exited.value()), tuopin::since(first_year)};
        report.pairing.officials_paired           = tuopin::officials(h.helpers.value());
        report.pairing.households_helped = {number(h.helped.value()), tuopin::of(number(h.households.value()))};

        // How many households each official of the region helps.
        auto in_region = [&](household const& each) { return contains(region, each.village); };
        std::vector<household> here;
        for (household const& each : tables.households)
            if (in_region(each) && each.helper > 0)
                here.push_back(each);
        for (auto const& [official, households] :
             tuopin::aggregate<tuopin::count>(here, tuopin::by<&household::helper>)) {
            report.pairing.fewest_per_official.merge(number(households.value()));
            report.pairing.most_per_official.merge(number(households.value()));
        }
    }
    if (register_of.living.contains(region)) {
        living_summary const& l = register_of.living.at(region);
        auto const households   = tuopin::registered_households(l.households.value());
        report.registration.persons_registered    = tuopin::counted_as<tuopin::registered_persons>(l.persons.value());
        report.registration.persons_exited = {tuopin::counted_as<tuopin::registered_persons>(l.persons_exited.value()),
                                              tuopin::since(first_year)};
        report.registration.meeting_exit_standard = {tuopin::registered_households(l.meeting_the_standard.part()),
                                                     tuopin::of(households)};
        report.registration.returned              = tuopin::registered_persons(register_of.returned.value());
        report.housing.safe = {tuopin::registered_households(l.safe.part()), tuopin::of(households)};
        if (auto const farthest = l.farthest_water.value())
            report.infrastructure.water_radius = tuopin::round_up_to<tuopin::kilometres>(*farthest);
    }
    if (register_of.covered.contains(region)) {
        coverage_summary const& c = register_of.covered.at(region);
        report.health.insured             = {tuopin::registered_persons(c.insured.part()),
                                             whole(tuopin::registered_persons(), c.insured.whole())};
        report.health.family_doctor       = {tuopin::registered_persons(c.with_doctor.part()),
                                             whole(tuopin::registered_persons(), c.with_doctor.whole())};
        report.safety_net.pension_insured = {tuopin::eligible_registered_persons(c.in_pension_scheme.part()),
                                             whole(tuopin::eligible_registered_persons(), c.in_pension_scheme.whole())};
        report.education.subsidised = {tuopin::poor_students(c.students_subsidised.part()),
                                       whole(tuopin::poor_students(), c.students_subsidised.whole())};
    }
    if (register_of.placed.contains(region))
        report.employment.placed_in_work = {register_of.placed.at(region).placed.value(), tuopin::since(2015)};
    return report;
}

} // namespace panlong

#endif
