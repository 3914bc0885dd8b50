// A whole national register in one program: read from CSV, validated by twenty rules, rolled up
// from the village to the nation, measured by county; with what each step took, and the memory.
//
//     national_run folder=register
//
// The folder is one that national_generator has written: 29.48 million households and their persons
// take 14 GB of disk, and the run less than 16 GiB of memory.
#include "most_memory.hpp"
#include "national_rules.hpp"
#include "national_summaries.hpp"

#include <tuopin/engines/aggregate.hpp>
#include <tuopin/engines/csv/csv_columns.hpp>
#include <tuopin/engines/tables/columns.hpp>
#include <tuopin/engines/tables/grouping.hpp>
#include <tuopin/engines/validation/validate_columns.hpp>

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <exception>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>

namespace {

using national::household;
using national::person;
using national::village;

// What the steps took, as they end.
class stopwatch {
public:
    template <class Step>
    auto step(char const* name, Step does) {
        std::fprintf(stderr, "%s ...\r", name);
        auto const        begin     = std::chrono::steady_clock::now();
        std::clock_t const processor = std::clock();
        auto              result    = does();
        double const      seconds   = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
        double const      worked    = static_cast<double>(std::clock() - processor) / CLOCKS_PER_SEC;
        std::printf("%-34s %8.2f s, of the processor %8.2f s\n", name, seconds, worked);
        std::fflush(stdout);
        seconds_ += seconds;
        worked_ += worked;
        return result;
    }
    double seconds() const { return seconds_; }
    double worked() const { return worked_; }

private:
    double seconds_ = 0, worked_ = 0;
};

struct membership {
    tuopin::count                      persons;
    tuopin::share_of<&person::insured> insured;
    tuopin::share_of<&person::pension> pension;
};
BOOST_DESCRIBE_STRUCT(membership, (), (persons, insured, pension))

constexpr auto county_of = [](household const& h) { return *h.village.ancestor(tuopin::region_level::county); };

template <class Record>
void report(tuopin::columns_read<Record> const& read) {
    std::printf("    %zu read, %zu left out, %zu findings\n", read.rows.size(), read.rejected, read.findings.size());
    for (std::size_t at = 0; at < read.findings.size() && at < 2; ++at)
        std::printf("    %s\n", to_text(read.findings[at]).c_str());
}

void run(std::string const& folder) {
    stopwatch  watch;
    auto const households = watch.step("read households", [&] {
        return tuopin::read_csv_columns_file<household>(folder + "/households.csv");
    });
    report(households);
    auto const persons =
        watch.step("read persons", [&] { return tuopin::read_csv_columns_file<person>(folder + "/persons.csv"); });
    report(persons);
    auto const villages =
        watch.step("read villages", [&] { return tuopin::read_csv_columns_file<village>(folder + "/villages.csv"); });
    report(villages);
    if (households.rows.empty())
        throw std::runtime_error("there are no households in " + folder);

    auto const found = watch.step("validate by twenty rules", [&] {
        namespace rules = national::rules;
        auto all        = tuopin::validate(households.rows, rules::all_of_households, persons.rows, villages.rows);
        all.merge(tuopin::validate(persons.rows, rules::all_of_persons, households.rows));
        all.merge(tuopin::validate(villages.rows, rules::all_of_villages, households.rows));
        return all;
    });
    std::printf("   ");
    for (auto const& each : found.rules())
        std::printf(" %s:%lld", each.rule.c_str(), static_cast<long long>(each.number));
    std::printf("\n");

    auto const by_village = watch.step("bind households to villages", [&] {
        return tuopin::group_records(households.rows, tuopin::by<&household::village>);
    });
    auto const regions = watch.step("roll up to all levels", [&] {
        return tuopin::roll_up<national::region_profile>(households.rows, by_village);
    });
    std::printf("    %zu regions\n", regions.size());
    auto const people = watch.step("roll up persons to all levels", [&] {
        return tuopin::roll_up<membership>(persons.rows, tuopin::by<&person::village>);
    });
    std::printf("    %zu regions\n", people.size());

    auto const by_county = watch.step("bind households to counties", [&] {
        return tuopin::group_records(households.rows, tuopin::by<county_of>);
    });
    auto const poverty = watch.step("poverty by county", [&] {
        return tuopin::aggregate<national::poverty_profile>(households.rows, by_county);
    });
    auto const spread = watch.step("median and Gini by county", [&] {
        return tuopin::aggregate<national::income_spread>(households.rows, by_county);
    });
    auto const nation = watch.step("the nation", [&] { return tuopin::aggregate<national::incomes>(households.rows); });
    std::printf("    mean income %s, below the line %s\n", to_text(nation.mean).c_str(), to_text(nation.poor).c_str());
    auto const& first         = *poverty.begin();
    auto const [median, gini] = spread.at(first.key).median_and_gini();
    std::printf("    %zu counties; in %s: headcount %s, median %s, Gini %s\n", poverty.size(),
                to_text(first.key).c_str(), to_text(first.summary.poverty.headcount_ratio()).c_str(),
                to_text(median).c_str(), to_text(gini).c_str());

    double const each = static_cast<double>(households.rows.size());
    std::printf("%-34s %8.2f s, of the processor %8.2f s\n", "in all", watch.seconds(), watch.worked());
    std::printf("%.0f ns a household, of the processor %.0f ns; at most %.2f GiB of memory\n",
                1e9 * watch.seconds() / each, 1e9 * watch.worked() / each, national::most_memory());
}

} // namespace

int main(int argc, char** argv) {
    std::string_view const given = argc == 2 ? argv[1] : "";
    if (!given.starts_with("folder=")) {
        std::fprintf(stderr, "name a folder=... that national_generator has written\n");
        return 1;
    }
    try {
        run(std::string(given.substr(7)));
        return 0;
    } catch (std::exception const& wrong) {
        std::fprintf(stderr, "%s\n", wrong.what());
        return 1;
    }
}
