// Writes a made-up register into a folder of CSV files, as large as wanted, without a mistake or with errors planted
// in it, and the key of what was planted. Not one real person is in it: its identity numbers and telephones have a form
// that no real one has.
//
//     register_generator FOLDER --households 100000 --regions streets.csv --within 53 --plant all --each 20
#include "generated.hpp"
#include "planters.hpp"
#include "reported_figures.hpp"

#include <tuopin/tables.hpp>

#include <boost/describe.hpp>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

using namespace generator;

namespace {

constexpr char const* usage =
    "register_generator FOLDER [--households N] [--years FIRST-LAST] [--seed N]\n"
    "                   [--regions FILE] [--within CODE] [--headings names|english|chinese|codes]\n"
    "                   [--plant all|RULE,RULE...] [--each N]\n"
    "                   [--counties N] [--a-village N] [--children N] [--mothers N] [--namesakes N]\n"
    "\n"
    "FOLDER      has to be there; a file is written for every table of the register, parameters.csv with\n"
    "            what the rules compare with, and planted.csv with the key of what was planted\n"
    "--regions   a CSV file with a column code: townships in which villages are made up;\n"
    "            without it the townships are made up, too\n"
    "--within    the region of that file that is taken\n"
    "--counties  so many registers of N households, each of a made-up county in a folder of its own\n"
    "--a-village so many households a village, 40 by default; --children at most so many a household, 3;\n"
    "            --mothers of the head, one in so many, 4\n"
    "--namesakes in every so manieth county somebody has the identity number of somebody in the one before\n"
    "--plant     the rules that errors are planted for, none by default; --each so many of each\n";

/// So many there can be, in ten provinces of 19 cities.
constexpr std::size_t most_counties = 10 * 19 * 15;

struct listed_region {
    std::string code{};
};
BOOST_DESCRIBE_STRUCT(listed_region, (), (code))

struct arguments {
    std::string              folder{};
    wishes                   wanted{};
    std::string              regions{};
    std::string              within{};
    tuopin::csv_options      csv{};
    std::vector<std::string> rules{};
    int                      each{1};
    std::size_t              counties{}; ///< none: one register
    std::size_t              namesakes{};
};

std::vector<std::string> parts_of(std::string_view list) {
    std::vector<std::string> parts;
    while (!list.empty()) {
        std::size_t const comma = list.find(',');
        parts.emplace_back(list.substr(0, comma));
        list.remove_prefix(comma == std::string_view::npos ? list.size() : comma + 1);
    }
    return parts;
}

std::optional<arguments> read_arguments(int argc, char** argv) {
    arguments given;
    auto const number = [](std::string_view written, auto& into) {
        auto const read = tuopin::from_text<int>(written);
        if (read)
            into = static_cast<std::remove_reference_t<decltype(into)>>(*read);
        return read && *read > 0;
    };
    bool good = argc >= 2;
    for (int at = 1; good && at < argc; ++at) {
        std::string_view const name = argv[at];
        if (!name.starts_with("--")) {
            good         = given.folder.empty();
            given.folder = name;
            continue;
        }
        if (++at == argc)
            return std::nullopt;
        std::string_view const value = argv[at];
        if (name == "--households")
            good = number(value, given.wanted.households);
        else if (name == "--seed")
            good = number(value, given.wanted.seed);
        else if (name == "--each")
            good = number(value, given.each);
        else if (name == "--counties")
            good = number(value, given.counties) && given.counties <= most_counties;
        else if (name == "--namesakes")
            good = number(value, given.namesakes);
        else if (name == "--a-village")
            good = number(value, given.wanted.households_a_village);
        else if (name == "--children")
            good = number(value, given.wanted.most_children);
        else if (name == "--mothers")
            good = number(value, given.wanted.one_mother_in);
        else if (name == "--years")
            good = value.size() == 9 && number(value.substr(0, 4), given.wanted.first_year) &&
                   number(value.substr(5), given.wanted.last_year) && given.wanted.first_year >= 2014 &&
                   given.wanted.first_year <= given.wanted.last_year &&
                   given.wanted.last_year - given.wanted.first_year < 6;
        else if (name == "--regions")
            given.regions = value;
        else if (name == "--within")
            given.within = value;
        else if (name == "--plant")
            given.rules = value == "all" ? plantable_rules() : parts_of(value);
        else if (name == "--headings") {
            given.csv.headings = value == "names"   ? tuopin::csv_headings::names
                                 : value == "codes" ? tuopin::csv_headings::element_codes
                                                    : tuopin::csv_headings::labels;
            given.csv.language = value == "chinese" ? tuopin::language::chinese : tuopin::language::english;
            good               = value == "names" || value == "codes" || value == "english" || value == "chinese";
        } else
            good = false;
    }
    auto const known = plantable_rules();
    for (std::string const& rule : given.rules)
        good = good && std::find(known.begin(), known.end(), rule) != known.end();
    if (!good || given.folder.empty())
        return std::nullopt;
    return given;
}

/// The townships of a file, or made-up ones: of a province 99, which there is not.
std::vector<tuopin::region_code> townships(arguments const& given) {
    std::vector<tuopin::region_code> found;
    if (given.regions.empty()) {
        for (int city = 1; city <= 4; ++city)
            for (int county = 1; county <= 5; ++county)
                for (int township = 1; township <= 25; ++township)
                    found.push_back(*tuopin::region_code::parse(
                        "990" + std::to_string(city) + "0" + std::to_string(county) + std::to_string(100 + township)));
        return found;
    }
    auto const read = tuopin::read_csv_file<listed_region>(given.regions, {.extra_columns = std::nullopt});
    for (tuopin::finding const& each : read.findings)
        std::cerr << to_text(each) << '\n';
    for (listed_region const& each : read.rows)
        if (auto const code = tuopin::region_code::parse(each.code);
            code && code->level() == tuopin::region_level::township && each.code.starts_with(given.within))
            found.push_back(*code);
    return found;
}

/// The townships of a made-up county, of one of the provinces 90 to 99, which there are not.
std::vector<tuopin::region_code> townships_of_county(std::size_t county) {
    std::size_t const                province = 90 + county / (19 * 15), city = 1 + county / 15 % 19;
    std::string const                code     = tuopin::to_field(province * 10'000 + city * 100 + 1 + county % 15);
    std::vector<tuopin::region_code> found;
    for (int township = 1; township <= 25; ++township)
        found.push_back(*tuopin::region_code::parse(code + std::to_string(100 + township)));
    return found;
}

/// What the rules compare with, where no confirmed value stands in the library.
std::vector<reg::parameter_setting> parameters(wishes const& wanted) {
    char const* const made_up = "made up with the register";
    return {{{}, wanted.first_year, wanted.last_year, "exit_line", to_field(exit_line), made_up},
            {{}, wanted.first_year, wanted.last_year, "monitoring_range", to_field(monitoring_range), made_up},
            {{}, wanted.first_year, wanted.last_year, "limb_category", std::to_string(limb_category), made_up}};
}

template <class Records>
bool write(arguments const& given, std::string_view name, Records const& records) {
    std::ofstream file(given.folder + "/" + std::string(name) + ".csv", std::ios::binary);
    tuopin::write_csv(records, [&](std::string_view text) { file << text; }, given.csv);
    return static_cast<bool>(file.flush());
}

template <class Tables>
bool write_all(arguments const& given, Tables const& tables) {
    bool good = true;
    tuopin::for_each_member<Tables>([&](std::string_view name, auto member) {
        good = good && write(given, name, tables.*member);
    });
    return good;
}

/// What was written of one register or of several.
struct written {
    std::size_t households{};
    std::size_t persons{};
    std::size_t planted{};
};

bool write_register(arguments const& given, generated const& made, planting const& done, written& all) {
    for (std::string const& rule : done.without_room)
        std::cerr << rule << ": not as many as wanted, the register is too small for it\n";
    all.households += made.tables.households.size();
    all.persons += made.tables.persons.size();
    all.planted += done.key.size();
    return write_all(given, made.tables) && write_all(given, made.figures) &&
           write(given, "parameters", parameters(given.wanted)) && write(given, "planted", done.key);
}

/// Counties of a made-up country, each a register in a folder with the code of the county.
bool write_counties(arguments const& given, written& all) {
    std::optional<reg::certificate_number> of_other; // somebody's of the county before
    for (std::size_t county = 0; county < given.counties; ++county) {
        arguments of_county        = given;
        of_county.wanted.part      = county;
        of_county.wanted.seed      = given.wanted.seed + county;
        of_county.wanted.townships = townships_of_county(county);
        of_county.folder.append("/").append(
            to_field(*of_county.wanted.townships[0].ancestor(tuopin::region_level::county)));
        std::filesystem::create_directories(of_county.folder);
        generated made = make_clean_register(of_county.wanted);
        auto      done = plant(made, given.rules, given.each);
        if (given.namesakes != 0 && county != 0 && county % given.namesakes == 0)
            made.tables.persons.back().certificate = of_other;
        of_other = made.tables.persons.front().certificate;
        if (!write_register(of_county, made, done, all))
            return false;
        std::cerr << county + 1 << " of " << given.counties << " counties\r";
    }
    std::cerr << '\n';
    return write(given, "parameters", parameters(given.wanted));
}

} // namespace

int main(int argc, char** argv) {
    auto given = read_arguments(argc, argv);
    if (!given) {
        std::cerr << usage;
        return 2;
    }
    given->wanted.townships = townships(*given);
    if (given->wanted.townships.empty()) {
        std::cerr << "no township in " << given->regions << '\n';
        return 2;
    }
    written all;
    bool    good = false;
    if (given->counties != 0) {
        good = write_counties(*given, all);
    } else {
        generated      made = make_clean_register(given->wanted);
        planting const done = plant(made, given->rules, given->each);
        good                = write_register(*given, made, done, all);
    }
    if (!good) {
        std::cerr << "cannot write into " << given->folder << '\n';
        return 2;
    }
    std::cout << tuopin::to_text(all.households) << " households, " << tuopin::to_text(all.persons) << " persons, "
              << tuopin::to_text(given->wanted.last_year - given->wanted.first_year + 1) << " years, "
              << tuopin::to_text(all.planted) << " findings to be made\n";
    return 0;
}
