// Writes the made-up register of the briefing into a folder: the same one each time, as
// the seed is fixed. What the article reports of the registered poor is true of it; all
// else is drawn at random.
//
//     panlong_generator examples/data/panlong
#include "panlong_briefing/register.hpp"
#include "register_generator/random_numbers.hpp"

#include <array>
#include <cstdint>
#include <fstream>
#include <iostream>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

using namespace tuopin::literals;
using namespace panlong;

namespace {

// What the article says.
constexpr int households_registered = 867;
constexpr int persons_registered    = 3'228;
constexpr int officials_helping     = 539;
constexpr int placed_since_2015     = 1'389;
// Exits of each year from 2014; the article says only that all had exited by 2017.
constexpr std::array<int, 4> exits{58, 196, 309, 304};

struct subdistrict {
    tuopin::region_code code;
    char const*         name;
    int                 villages;
};
// The subdistricts of the water-source area.
constexpr std::array<subdistrict, 4> subdistricts{{{530103009_region, "双龙", 3},
                                                   {530103010_region, "松华", 4},
                                                   {530103011_region, "滇源", 6},
                                                   {530103012_region, "阿子营", 6}}};

std::vector<village> make_villages(random_numbers& random) {
    std::vector<village> villages;
    for (subdistrict const& s : subdistricts)
        for (int at = 1; at <= s.villages; ++at) {
            village v;
            v.code            = *tuopin::region_code::parse(to_field(s.code) + std::to_string(200 + at));
            v.name            = std::string(s.name) + std::to_string(at) + "号村";
            v.hardened_road   = true;
            v.power           = 10_kV;
            v.broadband       = true;
            v.standard_clinic = true;
            v.parts           = tuopin::natural_villages(random.between(7, 13));
            villages.push_back(v);
        }
    // Two hundred natural villages, of which 198 receive radio and television: 99 %.
    std::int64_t parts = 0;
    for (village const& v : villages)
        parts += v.parts.count();
    villages.back().parts += tuopin::natural_villages(200 - parts);
    for (village& v : villages)
        v.parts_with_broadcasting = v.parts;
    villages[6].parts_with_broadcasting -= 1_natural_villages;
    villages[15].parts_with_broadcasting -= 1_natural_villages;
    for (std::size_t const poor : {9u, 14u}) {
        villages[poor].poor      = true;
        villages[poor].exit_year = 2016;
    }
    return villages;
}

std::vector<household> make_households(random_numbers& random, std::vector<village> const& villages) {
    std::vector<int> exit_years;
    for (std::size_t at = 0; at < exits.size(); ++at)
        exit_years.insert(exit_years.end(), static_cast<std::size_t>(exits[at]), first_year + static_cast<int>(at));
    random.shuffle(exit_years);
    // Every official helps one household, as many as needed a second one.
    std::vector<int> helpers;
    for (int at = 0; at < households_registered; ++at)
        helpers.push_back(1 + at % officials_helping);
    random.shuffle(helpers);

    std::vector<household> households;
    for (int at = 0; at < households_registered; ++at) {
        household h;
        // The two poor villages hold a quarter of the households.
        bool const in_poor_village = random.one_in(4);
        std::size_t where          = random.one_in(2) ? 9 : 14;
        while (!in_poor_village && villages[where].poor)
            where = static_cast<std::size_t>(random.between(0, static_cast<int>(villages.size()) - 1));
        h.village    = villages[where].code;
        h.registered = first_year;
        h.exit_year  = exit_years[static_cast<std::size_t>(at)];
        h.helper     = helpers[static_cast<std::size_t>(at)];
        households.push_back(h);
    }
    // Registers come sorted by region.
    for (std::size_t at = 1; at < households.size(); ++at)
        for (std::size_t to = at; to > 0 && households[to].village < households[to - 1].village; --to)
            std::swap(households[to], households[to - 1]);
    for (std::size_t at = 0; at < households.size(); ++at)
        households[at].number = static_cast<int>(at) + 1;
    return households;
}

std::vector<int> make_sizes(random_numbers& random) {
    std::vector<int> sizes;
    int              persons = 0;
    for (int at = 0; at < households_registered; ++at) {
        sizes.push_back(random.between(1, 6));
        persons += sizes.back();
    }
    while (persons != persons_registered) {
        int&      size = sizes[static_cast<std::size_t>(random.between(0, households_registered - 1))];
        int const step = persons < persons_registered ? 1 : -1;
        if (size + step >= 1 && size + step <= 8) {
            size += step;
            persons += step;
        }
    }
    return sizes;
}

std::vector<person> make_persons(random_numbers& random, std::vector<household> const& households,
                                 std::vector<int> const& sizes) {
    std::vector<person> persons;
    for (std::size_t at = 0; at < households.size(); ++at)
        for (int member = 0; member < sizes[at]; ++member) {
            // Heads and their partners are grown up; the others are of any age. The cohort of
            // 2014 is frozen: nobody was born later.
            int const year = member < 2 ? random.between(1940, 1990) : random.between(1935, 2013);
            int const month = random.between(1, 12);
            person    p;
            p.number    = static_cast<int>(persons.size()) + 1;
            p.household = households[at].number;
            p.born      = tuopin::date(year, month, random.between(1, tuopin::days_in_month(year, month)));
            p.sex       = random.one_in(2) ? tuopin::sex::male : tuopin::sex::female;
            persons.push_back(p);
        }
    return persons;
}

std::vector<household_year> make_household_years(random_numbers& random, std::vector<household> const& households,
                                                 std::vector<int> const& sizes) {
    std::vector<household_year> rows;
    for (std::size_t at = 0; at < households.size(); ++at) {
        // Farther in some villages than in others, and nowhere more than a kilometre.
        int const farthest = 12 + static_cast<int>(std::stoll(to_field(households[at].village)) % 9);
        int const water    = random.between(1, farthest) * 50;
        int       head  = random.between(1'700, 2'500); // income per head, grown every year
        for (int year = first_year; year <= last_year; ++year) {
            bool const     exited = year >= households[at].exit_year;
            household_year row;
            row.household = households[at].number;
            row.year      = year;
            row.members   = tuopin::persons(sizes[at]);
            head += random.between(500, 1'900);
            if (exited && head < 3'100)
                head = random.between(3'100, 3'900);
            row.net_income = tuopin::yuan(head) * sizes[at] + tuopin::fen(random.between(0, 99));
            row.house      = exited ? (random.one_in(3) ? house_grade::b : house_grade::a)
                                    : (random.one_in(3) ? house_grade::d : house_grade::c);
            row.to_water   = tuopin::metres(exited ? water : water * 2);
            row.standing   = exited ? standing::exited : standing::poor;
            rows.push_back(row);
        }
    }
    return rows;
}

std::vector<person_year> make_person_years(random_numbers& random, std::vector<person> const& persons,
                                           std::vector<household> const& households) {
    std::vector<person_year>  rows;
    std::vector<std::size_t> could_work; // rows of those who may be placed in work since 2015
    for (person const& p : persons)
        for (int year = first_year; year <= last_year; ++year) {
            int const   age    = tuopin::age_on(p.born, tuopin::date(year, 12, 31)).value_or(0);
            bool const  exited = year >= households[static_cast<std::size_t>(p.household - 1)].exit_year;
            person_year row;
            row.person        = p.number;
            row.year          = year;
            row.insured       = exited || !random.one_in(9);
            row.family_doctor = exited || random.one_in(2);
            row.schooling     = age < 6 || age > 15        ? schooling::not_of_age
                                : exited || !random.one_in(40) ? schooling::attends
                                                               : schooling::dropped_out;
            if (row.schooling == schooling::attends)
                row.subsidised = exited || !random.one_in(8);
            if (age >= 18)
                row.pension = exited || !random.one_in(5);
            if (year >= 2015 && age >= 18 && age < 60)
                could_work.push_back(rows.size());
            rows.push_back(row);
        }
    random.shuffle(could_work);
    for (int at = 0; at < placed_since_2015; ++at)
        rows[could_work[static_cast<std::size_t>(at) % could_work.size()]].placed += 1_person_times;
    return rows;
}

template <class Records>
bool write(std::string const& folder, char const* name, Records const& records) {
    std::string const path = folder + "/" + name;
    std::ofstream     file(path, std::ios::binary);
    tuopin::write_csv(records, [&](std::string_view text) { file << text; });
    std::cout << path << ": " << tuopin::to_text(records.size()) << " records\n";
    return static_cast<bool>(file.flush());
}

} // namespace

int main(int argc, char** argv) {
    if (argc != 2) {
        std::cerr << "panlong_generator FOLDER\n";
        return 2;
    }
    random_numbers random(530'103'2020);
    auto const     villages        = make_villages(random);
    auto const     households      = make_households(random, villages);
    auto const     sizes           = make_sizes(random);
    auto const     persons         = make_persons(random, households, sizes);
    auto const     household_years = make_household_years(random, households, sizes);
    auto const     person_years    = make_person_years(random, persons, households);

    std::string const folder  = argv[1];
    bool const written = write(folder, "villages.csv", villages) && write(folder, "households.csv", households) &&
                         write(folder, "household_years.csv", household_years) &&
                         write(folder, "persons.csv", persons) && write(folder, "person_years.csv", person_years);
    if (!written)
        std::cerr << "cannot write into " << folder << '\n';
    return written ? 0 : 2;
}
