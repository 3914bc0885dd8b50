// The answers to the queries Q1 to Q8 on a national register read from CSV, and what they took: a
// line a query, as the scripts for other engines print them beside it.
//
//     national_answers folder=register [order=sorted] [queries=Q1,Q2] [repetitions=5] [households=3000000]
//
//     tuopin Q3 sorted 15.2 ms check=162121,3000000,...
//
// Q7 is about a register with errors, as national_generator writes it with errors=yes: its tables are
// made in memory, of so many households, since a file's cells that no member can hold are left out
// when it is read.
//
// Times are of the processor, of this process, the median of the repetitions. A query that goes
// over groups has its keys bound before; what that takes is a line of its own (bind). Whoever asks
// once adds the two.
#include "national_register.hpp"
#include "national_rules.hpp"
#include "national_summaries.hpp"

#include <tuopin/engines/aggregate.hpp>
#include <tuopin/engines/csv/csv_columns.hpp>
#include <tuopin/engines/keys/keys_known.hpp>
#include <tuopin/engines/keys/link.hpp>
#include <tuopin/engines/tables/columns.hpp>
#include <tuopin/engines/tables/grouping.hpp>
#include <tuopin/engines/validation/validate_columns.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <ctime>
#include <exception>
#include <map>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace {

using national::household;
using national::person;

struct settings {
    std::string folder{};
    std::string order{"sorted"};
    std::string queries{"Q1,Q2,Q3,Q4,Q5,Q6,Q7,Q8"};
    int         repetitions{5};
    std::size_t households{0};

    bool wants(std::string_view query) const { return queries.find(query) != std::string::npos; }
};

double processor_milliseconds() { return 1e3 * static_cast<double>(std::clock()) / CLOCKS_PER_SEC; }

// What an answer adds up to, number by number.
class check {
public:
    check& operator<<(double number) {
        char written[32];
        std::snprintf(written, sizeof written, "%.12g", number);
        return append(written);
    }
    check& operator<<(std::int64_t number) { return append(std::to_string(number)); }
    check& operator<<(std::size_t number) { return append(std::to_string(number)); }

    std::string const& text() const { return text_; }

private:
    check& append(std::string const& number) {
        text_.append(text_.empty() ? "" : ",").append(number);
        return *this;
    }
    std::string text_{};
};

// Times `answer()` and prints what `check_of` makes of what it returns.
template <class Answer, class CheckOf>
void ask(settings const& how, char const* query, Answer answer, CheckOf check_of, int repetitions = 0) {
    std::vector<double> times;
    std::string         seen;
    for (int each = 0; each < (repetitions == 0 ? how.repetitions : repetitions); ++each) {
        double const begin  = processor_milliseconds();
        auto const   result = answer();
        times.push_back(processor_milliseconds() - begin);
        seen = check_of(result).text();
    }
    std::sort(times.begin(), times.end());
    std::printf("tuopin %s %s %.1f ms check=%s\n", query, how.order.c_str(), times[times.size() / 2], seen.c_str());
    std::fflush(stdout);
}

check check_incomes(national::incomes const& all) {
    return check() << all.households.value() << all.total.value().steps() << all.least.value()->steps()
                   << all.most.value()->steps() << all.poor.part();
}

template <class Counties>
check check_counties(Counties const& counties) {
    std::int64_t households = 0, persons = 0, total = 0, least = 0, most = 0, poor = 0, transfers = 0;
    for (auto const& [county, profile] : counties) {
        households += profile.households.value();
        persons += profile.persons.value().count();
        total += profile.total.value().steps();
        least += profile.least.value()->steps();
        most += profile.most.value()->steps();
        poor += profile.poor.part();
        transfers += profile.transfers.value().steps();
    }
    return check() << counties.size() << households << persons << total << least << most << poor << transfers;
}

// The nation is merged of its provinces.
template <class Regions>
check check_regions(Regions const& regions) {
    std::int64_t             persons = 0, total = 0, least = 0, most = 0, poor = 0, water = 0, bad = 0;
    double                   a_person = 0;
    auto const               take     = [&](national::region_profile const& profile) {
        persons += profile.persons.value().count();
        total += profile.income.total().steps();
        least += profile.least.value()->steps();
        most += profile.most.value()->steps();
        poor += profile.poor.part().count();
        water += profile.safe_water.part();
        bad += profile.badly_housed_ones.part();
        a_person += static_cast<double>(profile.income.total().steps()) /
                    static_cast<double>(profile.persons.value().count());
    };
    national::region_profile nation;
    std::size_t              nodes = 0;
    for (auto const& [region, profile] : regions) {
        if (profile.households.value() == 0)
            continue;
        ++nodes;
        take(profile);
        if (region.level() == tuopin::region_level::province)
            tuopin::merge_into(nation, profile);
    }
    take(nation);
    return check() << nodes + 1 << nation.households.value() << persons << total << least << most << poor << water
                   << bad << a_person;
}

template <class Counties>
check check_poverty(Counties const& counties) {
    double headcount = 0, gap = 0, severity = 0;
    for (auto const& [county, profile] : counties) {
        headcount += *profile.poverty.headcount_ratio();
        gap += *profile.poverty.poverty_gap();
        severity += *profile.poverty.squared_poverty_gap();
    }
    return check() << counties.size() << headcount << gap << severity;
}

// The median and the Gini coefficient of a county.
struct spread {
    double median, gini;
};

// With the reading of both: sorting is what this query takes.
template <class Counties>
std::vector<spread> spreads(tuopin::columns<household> const& households, Counties const& counties) {
    std::vector<spread> found;
    for (auto const& [county, incomes] : tuopin::aggregate<national::income_spread>(households, counties)) {
        auto const [median, gini] = incomes.median_and_gini();
        found.push_back({to_double(*median), *gini});
    }
    return found;
}

check check_spreads(std::vector<spread> const& counties) {
    double median = 0, gini = 0;
    for (spread const& county : counties) {
        median += county.median;
        gini += county.gini;
    }
    return check() << counties.size() << median << gini;
}

template <class Townships>
check check_coverage(Townships const& townships) {
    std::int64_t persons = 0, insured = 0, poor = 0, insured_poor = 0, school_age = 0, out_of_school = 0;
    double       shares = 0;
    for (auto const& [township, sums] : townships) {
        persons += sums.persons.value();
        insured += sums.insured.part();
        poor += sums.insured_poor.of_those().whole();
        insured_poor += sums.insured_poor.of_those().part();
        school_age += sums.school_age.value();
        out_of_school += sums.out_of_school.value();
        shares += static_cast<double>(sums.insured.part()) / static_cast<double>(sums.insured.whole());
    }
    return check() << townships.size() << persons << insured << poor << insured_poor << school_age << out_of_school
                   << shares;
}

// How many violations there are of every rule, "01" first.
check check_rules(tuopin::validation const& found) {
    std::map<std::string, std::int64_t> numbers;
    for (auto const& each : found.rules())
        numbers[each.rule] = each.number;
    std::vector<std::int64_t> listed(found.rules().size());
    for (tuopin::violation const& each : found.violations())
        ++listed[each.rule];
    for (std::size_t rule = 0; rule < listed.size(); ++rule)
        if (listed[rule] != found.rules()[rule].number)
            throw std::logic_error("a rule lists other violations than it counts");
    check all;
    for (auto const& each : numbers)
        all << each.second;
    return all;
}

void ask_for_violations(settings const& how) {
    using namespace national;
    if (how.households == 0)
        throw std::invalid_argument("Q7 wants households=<as many as the register has>");
    auto const order = how.order == "shuffled" ? record_order::shuffled : record_order::sorted;
    auto const all   = make_tables_with_errors(how.households, order);
    tuopin::validation_options const list{.findings_per_rule = 10, .every_violation = true};
    ask(how, "Q7/rows", [&] { return tuopin::validate(all.households, rules::of_households, list); }, check_rules);
    ask(how, "Q7/rows by functions",
        [&] { return tuopin::validate(all.households, rules::of_households_as_functions, list); }, check_rules);
    ask(how, "Q7/all", [&] {
        tuopin::keys_known keys;
        auto               with_keys = list;
        with_keys.keys               = &keys;
        auto found = tuopin::validate(all.households, rules::all_of_households, with_keys, all.persons, all.villages);
        found.merge(tuopin::validate(all.persons, rules::all_of_persons, with_keys, all.households));
        found.merge(tuopin::validate(all.villages, rules::all_of_villages, with_keys, all.households));
        return found;
    }, check_rules);
}

check check_read(tuopin::columns_read<household> const& read) {
    std::int64_t total = 0;
    for (tuopin::yuan const income : read.rows.array<&household::income>())
        total += income.steps();
    return check() << read.rows.size() << read.rejected << total;
}

// How fast bytes are scanned for the ends of lines: those of a file in blocks as it is read, and those
// that are in memory.
std::size_t count_lines_of(char const* at, char const* end) {
    std::size_t lines = 0;
    while ((at = static_cast<char const*>(std::memchr(at, '\n', static_cast<std::size_t>(end - at)))) != nullptr) {
        ++lines;
        ++at;
    }
    return lines;
}
std::size_t count_lines(std::string const& path) {
    std::FILE* const  file = std::fopen(path.c_str(), "rb");
    std::vector<char> block(std::size_t{1} << 18);
    std::size_t       lines = 0;
    if (file == nullptr)
        throw std::runtime_error("cannot read " + path);
    while (std::size_t const size = std::fread(block.data(), 1, block.size(), file))
        lines += count_lines_of(block.data(), block.data() + size);
    std::fclose(file);
    return lines;
}

std::vector<char> whole_file(std::string const& path) {
    std::FILE* const file = std::fopen(path.c_str(), "rb");
    if (file == nullptr)
        throw std::runtime_error("cannot read " + path);
    std::fseek(file, 0, SEEK_END);
    std::vector<char> text(static_cast<std::size_t>(std::ftell(file)));
    std::rewind(file);
    text.resize(std::fread(text.data(), 1, text.size(), file));
    std::fclose(file);
    return text;
}

void answer(settings const& how) {
    std::string const path = how.folder + "/households.csv";
    if (how.wants("Q8")) {
        int const few = std::min(how.repetitions, 3);
        ask(how, "Q8:line_ends", [&] { return count_lines(path); },
            [](std::size_t lines) { return check() << lines; }, few);
        {
            auto const text = whole_file(path);
            ask(how, "Q8:line_ends_in_memory",
                [&] { return count_lines_of(text.data(), text.data() + text.size()); },
                [](std::size_t lines) { return check() << lines; }, few);
        }
        ask(how, "Q8", [&] { return tuopin::read_csv_columns_file<household>(path); }, check_read, few);
        ask(how, "Q8:persons", [&] { return tuopin::read_csv_columns_file<person>(how.folder + "/persons.csv"); },
            [](auto const& read) { return check() << read.rows.size() << read.rejected; }, few);
    }
    if (how.wants("Q7"))
        ask_for_violations(how);
    if (how.queries == "Q7" || how.queries == "Q8")
        return;

    auto const read = tuopin::read_csv_columns_file<household>(path);
    if (!read.ok())
        throw std::runtime_error(path + " has errors: " + to_text(read.findings.at(0)));
    auto const& households = read.rows;
    if (how.wants("Q1"))
        ask(how, "Q1", [&] { return tuopin::aggregate<national::incomes>(households); }, check_incomes);

    // Keys are bound once for all queries, of the villages; what lies above is made of these.
    auto const size     = [](auto const& groups) { return check() << groups.size(); };
    auto const bind     = [&] { return tuopin::group_records(households, tuopin::by<&household::village>); };
    auto const above    = [](tuopin::region_level level) {
        return [level](tuopin::region_code place) { return *place.ancestor(level); };
    };
    auto const villages = bind();
    auto const counties = villages.coarser(above(tuopin::region_level::county));
    ask(how, "bind:villages", bind, size);
    ask(how, "bind:counties", [&] { return villages.coarser(above(tuopin::region_level::county)); }, size);
    if (how.wants("Q2"))
        ask(how, "Q2", [&] { return tuopin::aggregate<national::county_profile>(households, counties); },
            [](auto const& found) { return check_counties(found); });
    if (how.wants("Q3")) {
        tuopin::key_tree const tree(villages.keys());
        ask(how, "Q3", [&] { return tuopin::roll_up<national::region_profile>(households, villages, tree); },
            [](auto const& found) { return check_regions(found); });
    }
    if (how.wants("Q4"))
        ask(how, "Q4", [&] { return tuopin::aggregate<national::poverty_profile>(households, counties); },
            [](auto const& found) { return check_poverty(found); });
    if (how.wants("Q5"))
        ask(how, "Q5", [&] { return spreads(households, counties); }, check_spreads);
    if (how.wants("Q6")) {
        auto const persons   = tuopin::read_csv_columns_file<person>(how.folder + "/persons.csv");
        auto const townships = villages.coarser(above(tuopin::region_level::township));
        ask(how, "Q6", [&] {
            auto const links = tuopin::link_records(persons.rows, tuopin::by<&person::household>, households,
                                                    tuopin::by<&household::number>);
            return tuopin::aggregate<national::coverage>(tuopin::linked(links, households, persons.rows), townships);
        }, [](auto const& found) { return check_coverage(found); });
    }
}

settings read_settings(int argc, char** argv) {
    settings how;
    for (int at = 1; at < argc; ++at) {
        std::string_view const each  = argv[at];
        std::size_t const      sign  = each.find('=');
        std::string_view const name  = each.substr(0, sign);
        std::string const      value = sign == each.npos ? "" : std::string(each.substr(sign + 1));
        if (name == "folder")
            how.folder = value;
        else if (name == "order")
            how.order = value;
        else if (name == "queries")
            how.queries = value;
        else if (name == "repetitions" && std::atoi(value.c_str()) > 0)
            how.repetitions = std::atoi(value.c_str());
        else if (name == "households")
            how.households = std::strtoull(value.c_str(), nullptr, 10);
        else
            throw std::invalid_argument(std::string("no such argument: ").append(each));
    }
    if (how.folder.empty())
        throw std::invalid_argument("name a folder=... that national_generator has written");
    return how;
}

} // namespace

int main(int argc, char** argv) {
    try {
        answer(read_settings(argc, argv));
        return 0;
    } catch (std::exception const& wrong) {
        std::fprintf(stderr, "%s\n", wrong.what());
        return 1;
    }
}
