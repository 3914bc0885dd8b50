// A whole national register in the tables of the library, in one program and in little memory: county by county read
// from CSV, validated by the built-in rules, rolled up from the village to the nation, measured by county; with what
// each step took, and the memory.
//
//     register_generator register --counties 2850 --households 10375 --a-village 230 --children 2 --mothers 3
//         --years 2023-2023 --namesakes 50 --plant S05,P07,C12,H16,H23,V02 --each 1
//     national_register_run folder=register [counties=290] [threads=2]
//
// Of 2,850 counties of 10,375 households each, 29.57 million with 89.7 million persons, the files take 38 GB of disk.
#include "most_memory.hpp"

#include <tuopin/engines/aggregate.hpp>
#include <tuopin/engines/observers/count.hpp>
#include <tuopin/engines/observers/extremes.hpp>
#include <tuopin/engines/observers/per_of.hpp>
#include <tuopin/engines/observers/share_of.hpp>
#include <tuopin/engines/observers/sum.hpp>
#include <tuopin/rules.hpp>
#include <tuopin/statistics/income_measures.hpp>
#include <tuopin/statistics/poverty_measures.hpp>

#include <boost/describe/class.hpp>

#include <algorithm>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <exception>
#include <filesystem>
#include <mutex>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace {

namespace reg = tuopin::registry;
using reg::household_case, reg::person_case;

constexpr int          year = 2023;
constexpr tuopin::yuan line{9'000}; // made up, as the register is

// What is measured of a household.
tuopin::persons             members(household_case const& h) { return tuopin::persons(h.members.size()); }
std::optional<tuopin::yuan> income(household_case const& h) { return h.income->stated_net; }
std::optional<tuopin::yuan> income_a_head(household_case const& h) { return h.income_per_head(); }
bool                        below_line(household_case const& h) { return h.income_per_head().value_or(line) < line; }
bool                        has_safe_water(household_case const& h) { return reg::says_yes(h.conditions->water_safe); }
bool is_badly_housed(household_case const& h) { return reg::says_yes(reg::lives_dangerously(*h.conditions)); }
bool is_insured(person_case const& p) { return reg::says_yes(p.row->medical_insurance); }
bool has_pension(person_case const& p) { return reg::says_yes(p.row->pension_insurance); }

/// Of every region from the village to the province.
struct region_profile {
    tuopin::count                         households;
    tuopin::sum<members>                  persons;
    tuopin::per_of<income, members>       a_head;
    tuopin::minimum<income>               least;
    tuopin::maximum<income>               most;
    tuopin::share_of<below_line, members> poor;
    tuopin::share_of<has_safe_water>      safe_water;
    tuopin::share_of<is_badly_housed>     badly_housed;
};
BOOST_DESCRIBE_STRUCT(region_profile, (), (households, persons, a_head, least, most, poor, safe_water, badly_housed))

struct membership {
    tuopin::count                 persons;
    tuopin::share_of<is_insured>  insured;
    tuopin::share_of<has_pension> pension;
};
BOOST_DESCRIBE_STRUCT(membership, (), (persons, insured, pension))

/// Of every county.
struct poverty_profile {
    tuopin::headcount_ratio<income_a_head, members>     headcount{line};
    tuopin::poverty_gap<income_a_head, members>         gap{line};
    tuopin::squared_poverty_gap<income_a_head, members> severity{line};
    tuopin::income_quantile<income_a_head>              median;
    tuopin::gini<income_a_head>                         gini;
};
BOOST_DESCRIBE_STRUCT(poverty_profile, (), (headcount, gap, severity, median, gini))

constexpr auto county_of = [](household_case const& h) { return *h.region.ancestor(tuopin::region_level::county); };

double now() { return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count(); }

// What the steps took, over all counties.
struct step_times {
    double read{}, measured{};
};

/// The folders, with the time that reading them takes.
struct timed_folders {
    reg::register_folders folders{};
    double*               seconds{};
    std::mutex*           guard{};

    std::size_t         size() const { return folders.size(); }
    reg::register_files read(std::size_t part) const {
        double const          begin = now();
        auto                  files = folders.read(part);
        std::lock_guard const one_at_a_time(*guard);
        *seconds += now() - begin;
        return files;
    }
    reg::figure_files figures(std::size_t part) const { return folders.figures(part); }
};

template <class Summary, class Groups>
void append(std::vector<tuopin::group<tuopin::region_code, Summary>>& all, Groups const& found) {
    all.insert(all.end(), found.begin(), found.end());
}

void run(std::string const& folder, std::size_t counties, int number_of_threads) {
    timed_folders parts;
    parts.folders.folder = folder;
    for (auto const& each : std::filesystem::directory_iterator(folder))
        if (each.is_directory())
            parts.folders.names.push_back(each.path().filename().string());
    std::sort(parts.folders.names.begin(), parts.folders.names.end());
    if (counties != 0 && counties < parts.folders.names.size())
        parts.folders.names.resize(counties);
    if (parts.folders.names.empty())
        throw std::runtime_error("there are no counties in " + folder);

    auto const                   settings = tuopin::read_csv_file<reg::parameter_setting>(folder + "/parameters.csv");
    std::vector<tuopin::finding> unset;
    auto const                   parameters = reg::parameters_with(reg::found_rule_parameters(), settings, unset);

    std::mutex guard;
    step_times took;
    parts.seconds = &took.read;
    parts.guard   = &guard;
    std::vector<tuopin::group<tuopin::region_code, region_profile>>  villages;
    std::vector<tuopin::group<tuopin::region_code, membership>>      villagers;
    std::vector<tuopin::group<tuopin::region_code, poverty_profile>> poverty;
    auto const measure = [&](std::size_t, reg::register_cases const& cases) {
        double const begin = now();
        append(villages, tuopin::aggregate<region_profile>(cases.households(), tuopin::by<&household_case::region>));
        append(villagers, tuopin::aggregate<membership>(cases.persons(), tuopin::by<&person_case::region>));
        append(poverty, tuopin::aggregate<poverty_profile>(cases.households(), tuopin::by<county_of>));
        took.measured += now() - begin;
    };
    auto const progress = [](std::size_t done, std::size_t of) {
        std::fprintf(stderr, "%zu of %zu counties\r", done, of);
    };

    double const       begin     = now();
    std::clock_t const processor = std::clock();
    auto const report = reg::check_parts(tuopin::threads{number_of_threads, progress}, parts, reg::figure_files{}, year,
                                         parameters, {}, measure);
    double const checked = now();
    auto const   regions = tuopin::roll_up(tuopin::grouped<tuopin::region_code, region_profile>(std::move(villages)));
    auto const   people  = tuopin::roll_up(tuopin::grouped<tuopin::region_code, membership>(std::move(villagers)));
    double const rolled  = now();
    double const worked  = static_cast<double>(std::clock() - processor) / CLOCKS_PER_SEC;

    std::size_t const rules =
        report.persons.rules().size() + report.households.rules().size() + report.villages.rules().size();
    std::size_t const households = report.households.records();
    std::printf("%zu counties, %zu households, %zu persons, %zu villages, %d thread(s)\n", parts.size(), households,
                report.persons.records(), report.villages.records(), number_of_threads);
    std::printf("%zu rules over persons, households and villages, beside those of tables and figures; findings:",
                rules);
    for (auto const& each : report.rules())
        if (each.number != 0)
            std::printf(" %s:%lld", each.rule.c_str(), static_cast<long long>(each.number));
    std::printf("\n");
    std::printf("%zu regions in the roll-up of households, %zu in that of persons\n", regions.size(), people.size());
    if (!poverty.empty()) {
        auto const& first = poverty.front();
        std::printf("%zu counties measured; in %s: headcount %s, median %s, Gini %s\n", poverty.size(),
                    to_text(first.key).c_str(), to_text(first.summary.headcount).c_str(),
                    to_text(first.summary.median).c_str(), to_text(first.summary.gini).c_str());
    }
    double const each  = 1e9 / static_cast<double>(households);
    auto const   print = [&](char const* name, double seconds) {
        std::printf("%-46s %8.2f s, %7.0f ns a household\n", name, seconds, seconds * each);
    };
    print("read, the threads together", took.read);
    print("measured by village and county, together", took.measured);
    print("joined, validated, keys compared: the rest",
          checked - begin - (took.read + took.measured) / number_of_threads);
    print("rolled up to all levels", rolled - checked);
    print("in all", rolled - begin);
    print("in all, of the processor", worked);
    std::printf("at most %.2f GiB of memory\n", national::most_memory());
}

} // namespace

int main(int argc, char** argv) {
    std::string folder;
    std::size_t counties          = 0;
    int         number_of_threads = 1;
    for (int at = 1; at < argc; ++at) {
        std::string_view const given = argv[at];
        if (given.starts_with("folder="))
            folder = given.substr(7);
        else if (given.starts_with("counties="))
            counties = static_cast<std::size_t>(std::atoi(argv[at] + 9));
        else if (given.starts_with("threads="))
            number_of_threads = std::max(1, std::atoi(argv[at] + 8));
    }
    if (folder.empty()) {
        std::fprintf(stderr, "name a folder=... with counties that register_generator has written\n");
        return 1;
    }
    try {
        run(folder, counties, number_of_threads);
        return 0;
    } catch (std::exception const& wrong) {
        std::fprintf(stderr, "%s\n", wrong.what());
        return 1;
    }
}
