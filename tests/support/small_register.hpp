// A register of three households in which nothing is wrong, for tests to break one thing at a time.
#ifndef TUOPIN_TESTS_SUPPORT_SMALL_REGISTER_HPP
#define TUOPIN_TESTS_SUPPORT_SMALL_REGISTER_HPP

#include <tuopin/rules/cases.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace support {

namespace reg = tuopin::registry;

/// An identity number with the right check character. There is no province 99, so it is nobody's.
inline std::string identity(std::string_view place_birth_sequence) {
    return std::string(place_birth_sequence) + tuopin::identity_number::check_character(place_birth_sequence);
}

/// Household 0 has exited and lives well; household 1 is monitored for an illness; the risk of household 2 was
/// eliminated by help. Each has a head, a spouse and a child: persons 3h, 3h + 1, 3h + 2. They live in three villages:
/// two counties of one city, and another city.
struct small_register {
    static constexpr int year = 2023;

    std::vector<reg::household>          households{};
    std::vector<reg::household_year>     household_years{};
    std::vector<reg::person>             persons{};
    std::vector<reg::person_year>        person_years{};
    std::vector<reg::income_year>        incomes{};
    std::vector<reg::conditions_year>    conditions{};
    std::vector<reg::monitoring_episode> episodes{};
    std::vector<reg::support_measure>    measures{};
    std::vector<reg::helper>             helpers{};
    std::vector<reg::pairing>            pairings{};
    std::vector<reg::village>            villages{};
    std::vector<reg::village_year>       village_years{};
    std::vector<reg::village_facilities_year> facilities{};
    std::vector<reg::outside_record>     outside{};
    reg::rule_parameters                 parameters{};

    small_register() {
        using tuopin::date;
        using tuopin::yuan;
        parameters.exit_line        = yuan(4'000);
        parameters.monitoring_range = yuan(7'300);
        parameters.limb_category    = 4;
        parameters.takes_15_digits  = false;
        char const* const regions[] = {"530103010201", "530128106201", "530302100201"};
        for (int h = 0; h < 3; ++h) {
            std::string const number  = "H" + std::to_string(h);
            std::string const village = "V" + std::to_string(h);
            add_village(village, regions[h]);

            reg::household home;
            home.number  = reg::household_number(number);
            home.village = reg::village_number(village);
            home.region  = tuopin::region_code(regions[h]);
            home.phone   = "13800000000";
            households.push_back(home);

            reg::household_year row;
            row.household          = home.number;
            row.year               = year;
            row.attribute          = reg::household_attribute::general_poor;
            row.main_cause         = reg::cause::no_skill;
            row.other_causes       = {reg::cause::no_capital};
            row.exit_flag          = reg::exit_flag::exited;
            row.exit_year          = 2017;
            row.stated_members     = tuopin::persons(3);
            row.cooperative_member = reg::yes;
            household_years.push_back(row);

            add_person(h, 0, reg::relation::head, tuopin::sex::male, date(1980, 5, 1), "001");
            add_person(h, 1, reg::relation::spouse, tuopin::sex::female, date(1982, 7, 9), "002");
            add_person(h, 2, reg::relation::son, tuopin::sex::male, date(2012, 3, 3), "003");

            reg::income_year income;
            income.household           = home.number;
            income.year                = year;
            income.wage                = yuan(30'000);
            income.business            = yuan(10'000);
            income.business_cost       = yuan(3'000);
            income.property            = yuan(0);
            income.birth_control_award = yuan(0);
            income.dibao               = yuan(0);
            income.five_guarantee      = yuan(0);
            income.pension             = yuan(0);
            income.ecological          = yuan(500);
            income.other_transfer      = yuan(0);
            income.stated_transfer     = yuan(500);
            income.stated_gross        = yuan(40'500);
            income.stated_net          = yuan(37'500);
            income.stated_net_per_head = yuan(12'500);
            incomes.push_back(income);

            reg::conditions_year lives;
            lives.household        = home.number;
            lives.year             = year;
            lives.farmland         = tuopin::mu(6);
            lives.irrigated        = tuopin::mu(2);
            lives.forest           = tuopin::mu(10);
            lives.orchard          = tuopin::mu(1);
            lives.pasture          = tuopin::mu(0);
            lives.production_power = reg::yes;
            lives.domestic_power   = reg::yes;
            lives.water_difficult  = reg::no;
            lives.water_safe       = reg::yes;
            lives.road_distance    = tuopin::kilometres(1);
            lives.road_type        = reg::road_type::concrete;
            lives.dwelling_area    = tuopin::square_metres(90);
            lives.dangerous_house  = reg::no;
            lives.house_grade      = reg::house_grade::b;
            lives.sanitary_toilet  = reg::yes;
            lives.main_fuel        = reg::fuel::clean_energy;
            conditions.push_back(lives);

            pairings.push_back({reg::helper_number("K0"), home.number, date(2021, 1, 1), {}});
        }
        reg::helper official;
        official.number      = reg::helper_number("K0");
        official.certificate = reg::certificate_number(identity("99010319750101001"));
        helpers.push_back(official);

        // Household 1: the spouse is ill and insured, the household helped.
        person_years[4].health = reg::health::chronic_illness;
        reg::monitoring_episode episode;
        episode.household       = household_years[1].household;
        episode.type            = reg::monitored_type::unstable_exited;
        episode.identified_on   = date(2022, 3, 1);
        episode.risks           = {reg::risk::illness};
        episode.income_per_head = yuan(6'000);
        episodes.push_back(episode);
        add_measure(1, reg::measure_kind::health, date(2022, 3, 20));

        // Household 2: no longer at risk.
        episode.household                      = household_years[2].household;
        episode.identified_on                  = date(2022, 1, 10);
        episode.risks                          = {reg::risk::no_skill};
        episode.eliminated_on                  = date(2022, 12, 1);
        episode.elimination_mode               = reg::elimination_mode::by_help;
        episode.income_per_head_at_elimination = yuan(9'000);
        episodes.push_back(episode);
        add_measure(2, reg::measure_kind::industry, date(2022, 1, 20));
    }

    reg::support_measure& add_measure(std::size_t household, reg::measure_kind kind, tuopin::date since) {
        reg::support_measure measure;
        measure.household = household_years[household].household;
        measure.kind      = kind;
        measure.since     = since;
        measure.state     = reg::measure_state::under_way;
        measures.push_back(measure);
        return measures.back();
    }

    reg::register_tables tables() const {
        reg::register_tables all;
        all.households      = households;
        all.household_years = household_years;
        all.persons         = persons;
        all.person_years    = person_years;
        all.incomes         = incomes;
        all.conditions      = conditions;
        all.episodes        = episodes;
        all.measures        = measures;
        all.helpers         = helpers;
        all.pairings        = pairings;
        all.villages        = villages;
        all.village_years   = village_years;
        all.facilities      = facilities;
        all.outside         = outside;
        return all;
    }
    reg::register_cases cases() const { return reg::register_cases(tables(), year, parameters); }

    /// Gives a person the age in the year, and a number that goes with it.
    void set_age(std::size_t person, int age) {
        tuopin::date const born(year - age, 1, 1);
        persons[person].born        = born;
        persons[person].certificate = reg::certificate_number(identity(
            "990103" + std::to_string(born.year()) + "01010" + (person < 10 ? "0" : "") + std::to_string(person)));
    }

private:
    void add_person(int household, int member, reg::relation relation, tuopin::sex sex, tuopin::date born,
                    char const* sequence) {
        std::string const number = "P" + std::to_string(household * 3 + member);
        std::string const day    = tuopin::to_field(born);
        reg::person who;
        who.number           = reg::person_number(number);
        who.name             = number;
        who.sex              = sex;
        who.certificate_type = reg::certificate_type::identity_card;
        who.certificate      = reg::certificate_number(
            identity(std::string(household == 0 ? "990103" : household == 1 ? "990128" : "990302") + day.substr(0, 4) +
                     day.substr(5, 2) + day.substr(8, 2) + sequence));
        who.born             = born;
        who.ethnicity        = "汉族";
        persons.push_back(who);

        reg::person_year row;
        row.person                     = who.number;
        row.household                  = reg::household_number("H" + std::to_string(household));
        row.year                       = year;
        row.relation_to_head           = relation;
        row.health                     = reg::health::healthy;
        row.medical_insurance          = reg::yes;
        row.employee_medical_insurance = reg::no;
        row.pension_insurance          = reg::yes;
        row.critical_illness_insurance = reg::yes;
        row.dibao                      = reg::no;
        row.extremely_poor             = reg::no;
        if (member == 2) {
            row.school_status = reg::school_status::primary;
            row.labour        = reg::labour::none;
        } else {
            row.education = reg::education::primary;
            row.labour    = reg::labour::ordinary;
        }
        if (member == 0) {
            row.migrant_work       = reg::migrant_work::in_province;
            row.migrant_months     = tuopin::months(8);
            row.migrant_since      = tuopin::date(2023, 2, 1);
            row.phone              = "13900000000";
            row.workplace          = tuopin::region_code("530302");
            row.monthly_wage       = tuopin::yuan(3'750);
            row.employer           = "厂";
            row.sector             = "制造业";
            row.employment_channel = reg::employment_channel::other;
            row.point_to_point     = reg::no;
        }
        person_years.push_back(row);
    }

    void add_village(std::string const& number, char const* region) {
        reg::village place;
        place.number = reg::village_number(number);
        place.region = tuopin::region_code(region);
        villages.push_back(place);

        reg::village_year row;
        row.village                = place.number;
        row.year                   = year;
        row.exit_flag              = reg::exit_flag::exited;
        row.households             = tuopin::households(400);
        row.persons                = tuopin::persons(1'600);
        row.poor_households        = tuopin::households(0);
        row.poor_persons           = tuopin::persons(0);
        row.dibao_households       = tuopin::households(10);
        row.dibao_persons          = tuopin::persons(30);
        row.five_guarantee_persons = tuopin::persons(2);
        row.disabled_persons       = tuopin::persons(20);
        row.pension_insured        = tuopin::persons(900);
        row.farmland               = tuopin::mu(3'000);
        row.irrigated              = tuopin::mu(1'000);
        row.forest                 = tuopin::mu(5'000);
        row.without_safe_water     = tuopin::households(0);
        row.in_dangerous_houses    = tuopin::households(0);
        village_years.push_back(row);

        reg::village_facilities_year has;
        has.village         = place.number;
        has.year            = year;
        has.hardened_road   = reg::yes;
        has.passenger_bus   = reg::yes;
        has.tap_water       = reg::yes;
        has.clinics         = tuopin::clinics(1);
        has.standard_clinic = reg::yes;
        has.doctors         = reg::doctors(1);
        has.reading_rooms   = reg::facilities(1);
        has.service_venue   = reg::yes;
        has.broadband       = reg::yes;
        facilities.push_back(has);
    }
};

} // namespace support

#endif
