#include <tuopin/rules/register_parts.hpp>

#include "../support/small_register.hpp"

#include <tuopin/engines/csv/csv.hpp>

#include <doctest/doctest.h>

#include <algorithm>
#include <cstddef>
#include <filesystem>
#include <fstream>
#include <set>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#if __has_include(<rapidcheck.h>)
#include "../support/draw.hpp"
#endif

using namespace tuopin;
using namespace tuopin::registry;
using support::small_register;

namespace {

/// Files in memory. The whole register and its parts name the same lines of the same files.
struct parts_in_memory {
    std::vector<register_files> parts{};

    std::size_t    size() const { return parts.size(); }
    register_files read(std::size_t part) const { return parts.at(part); }

    /// All parts one behind the other.
    register_files whole() const {
        register_files all;
        for (register_files const& part : parts)
            for_each_member<register_files>([&](std::string_view, auto member) {
                auto const& from = part.*member;
                auto&       to   = all.*member;
                to.given         = to.given || from.given;
                to.records.file  = from.records.file;
                to.records.rows.insert(to.records.rows.end(), from.records.rows.begin(), from.records.rows.end());
                to.records.lines.insert(to.records.lines.end(), from.records.lines.begin(), from.records.lines.end());
            });
        return all;
    }
};

/// Splits every table: `part_of(row)` says into which of `number` parts a row goes.
template <class PartOf>
parts_in_memory split(small_register const& all, std::size_t number, PartOf part_of) {
    parts_in_memory       split;
    register_tables const tables = all.tables();
    split.parts.resize(number);
    for_each_member<register_tables>([&](std::string_view name, auto from) {
        for_each_member<register_files>([&](std::string_view same, auto to) {
            using row_type = std::remove_cvref_t<decltype((*(tables.*from))[0])>;
            using to_type  = typename std::remove_cvref_t<decltype((split.parts[0].*to).records.rows)>::value_type;
            if constexpr (std::is_same_v<row_type, to_type>) {
                if (name != same)
                    return;
                for (row_type const& row : *(tables.*from))
                    (split.parts[part_of(row)].*to).records.rows.push_back(row);
            }
        });
    });
    // Lines go on from part to part.
    for_each_member<register_files>([&](std::string_view name, auto member) {
        std::size_t line = 2;
        for (register_files& part : split.parts) {
            auto& table        = part.*member;
            table.given        = true;
            table.records.file = std::string(name) + ".csv";
            for (std::size_t at = 0; at < table.records.rows.size(); ++at)
                table.records.lines.push_back(line++);
        }
    });
    return split;
}

rule_parameter_table parameters_of(small_register const& all) {
    rule_parameter_table table("parameters of a test");
    table.add({{}, 2000, 2100, all.parameters, "a test"});
    return table;
}

std::vector<std::string> lines_of(std::vector<register_finding> const& findings) {
    std::vector<std::string> lines;
    for (register_finding const& each : findings)
        lines.push_back(write_csv(std::vector<register_finding>{each}));
    std::sort(lines.begin(), lines.end());
    return lines;
}
std::multiset<std::string> counts_of(register_report const& report) {
    std::multiset<std::string> counts;
    for (rule_count const& each : report.rules())
        if (each.number != 0)
            counts.insert(each.rule + " " + to_text(each.gravity) + " " + std::to_string(each.number));
    return counts;
}

/// What a check in parts finds and one of the whole does not, or the other way round.
std::string difference(parts_in_memory const& parts, small_register const& all, register_report& by_parts) {
    rule_parameter_table const parameters = parameters_of(all);
    validation_options const   options{.findings_per_rule = unlimited};
    register_report const      whole = check_files(parts.whole(), {}, small_register::year, parameters, options);
    by_parts                         = check_parts(parts, {}, small_register::year, parameters, options);
    std::vector<std::string> const a = lines_of(whole.findings), b = lines_of(by_parts.findings);
    std::string                    told;
    std::vector<std::string>       only;
    std::set_difference(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(only));
    for (std::string const& each : only)
        told += "only of the whole: " + each;
    only.clear();
    std::set_difference(b.begin(), b.end(), a.begin(), a.end(), std::back_inserter(only));
    for (std::string const& each : only)
        told += "only of the parts: " + each;
    if (counts_of(whole) != counts_of(by_parts))
        told += "other counts\n";
    for (auto const of : {&register_report::persons, &register_report::households, &register_report::villages}) {
        validation const& x = whole.*of;
        validation const& y = by_parts.*of;
        if (x.records() != y.records())
            told += std::to_string(y.records()) + " records, not " + std::to_string(x.records()) + "\n";
        for (severity const each : {severity::note, severity::warning, severity::error})
            if (x.records_breaking(each) != y.records_breaking(each))
                told += std::to_string(y.records_breaking(each)) + " records with a " + to_text(each) + ", not " +
                        std::to_string(x.records_breaking(each)) + "\n";
    }
    return told;
}

std::string told(register_report const& report) {
    std::string written;
    for (register_finding const& each : report.findings) {
        written += (written.empty() ? "" : ", ") + each.rule;
        for (row_reference const& row : each.rows)
            written += " " + row.table + ":" + std::to_string(row.record);
    }
    return written;
}

/// The household, village or person of a row by the last digit of its number: part 0, 1 or 2. Helpers are in part 0.
struct by_household {
    template <class Row>
    std::size_t operator()(Row const& row) const {
        if constexpr (requires { row.household.view(); })
            return digit(row.household);
        else if constexpr (requires { row.village.view(); })
            return digit(row.village);
        else if constexpr (std::is_same_v<Row, person>)
            return digit(row.number) / 3;
        else if constexpr (std::is_same_v<Row, outside_record>)
            return 2;
        else
            return std::is_same_v<Row, helper> ? 0 : digit(row.number);
    }
    template <class Number>
    static std::size_t digit(Number const& number) {
        return static_cast<std::size_t>(number.view().back() - '0') % 9;
    }
};

} // namespace

TEST_CASE("a sound register in three parts is sound, though all parts have one helper") {
    small_register const all;
    register_report      report;
    CHECK(difference(split(all, 3, by_household{}), all, report) == "");
    CHECK(report.ok());
    CHECK(told(report) == "");
    CHECK(report.persons.records() == 9);
}

TEST_CASE("two persons of two parts with one identity number are found, with the rows of both") {
    small_register all;
    all.persons[7].certificate = all.persons[1].certificate;
    register_report report;
    CHECK(difference(split(all, 3, by_household{}), all, report) == "");
    CHECK(told(report) == "S09 person_years:1 persons:1 person_years:7 persons:7, "
                          "S09 person_years:7 persons:7 person_years:1 persons:1");
    CHECK(report.findings[0].rows[3].line == 9);
}

TEST_CASE("a person who moved to another part, a village of another part, a second row in another part") {
    small_register all;
    person_year    before = all.person_years[0];
    before.year           = small_register::year - 1;
    before.household      = household_number("H2");
    all.person_years.push_back(before);
    all.households[1].village = village_number("V2");
    all.persons.push_back(all.persons[3]);
    all.incomes.push_back(all.incomes[1]);
    all.incomes.back().household = household_number("H9");
    register_report report;
    CHECK(difference(split(all, 3, by_household{}), all, report) == "");
    CHECK(report.count("T01") == 1);
    CHECK(report.count("T02") == 1);
}

TEST_CASE("findings of cases are kept up to the wanted number of a rule, over all parts; all are counted") {
    small_register all;
    for (household_year& each : all.household_years)
        each.cooperative_member = not_stated;
    rule_parameter_table const parameters = parameters_of(all);
    auto const                 parts      = split(all, 3, by_household{});
    register_report const report = check_parts(parts, {}, small_register::year, parameters, {.findings_per_rule = 2});
    CHECK(told(report) == "C09 household_years:0, C09 household_years:1");
    CHECK(report.count("C09") == 3);
}

TEST_CASE("several threads find the same in the same order, and tell of every part") {
    small_register all;
    all.persons[7].certificate = all.persons[1].certificate;
    for (household_year& each : all.household_years)
        each.cooperative_member = not_stated;
    rule_parameter_table const parameters = parameters_of(all);
    auto const                 parts      = split(all, 3, by_household{});
    register_report const      one        = check_parts(parts, {}, small_register::year, parameters);
    std::size_t                told_last = 0, households = 0;
    auto const                 progress = [&](std::size_t done, std::size_t of) { told_last = done * 10 + of; };
    register_report const      several =
        check_parts(threads{3, progress}, parts, {}, small_register::year, parameters, {},
                    [&](std::size_t, register_cases const& cases) { households += cases.households().size(); });
    CHECK(several.findings == one.findings);
    CHECK(told_last == 33);
    CHECK(households == 3);
}

TEST_CASE("rules of one's own, and figures held against the counts of all parts") {
    small_register all;
    for (household_year& each : all.household_years)
        each.cooperative_member = not_stated;
    rule_parameter_table const parameters = parameters_of(all);
    auto const                 parts      = split(all, 3, by_household{});
    figure_files               figures;
    figures.reports.given         = true;
    figures.reports.records.rows  = {{"a", region_code("53"), 3, 0, 9, 0}, {"b", region_code("5301"), 3, 0, 6, 0}};
    figures.reports.records.lines = {2, 3};
    figures.reports.records.file  = "reports.csv";
    register_report const report  = check_parts(
        threads{1}, parts, figures, small_register::year, parameters, {}, [](std::size_t, register_cases const&) {},
        person_rules, household_rules.without("C09"));
    CHECK(told(report) == "S21 reports:1");
    CHECK(report.findings[0].rows[0].line == 3);
}

TEST_CASE("parts that are folders: findings name the folder, the lines that were left out and the rows") {
    std::string const path = (std::filesystem::temp_directory_path() / "tuopin_register_parts_test").string();
    std::filesystem::remove_all(path);
    small_register all;
    all.persons[7].certificate = all.persons[1].certificate;
    auto const parts           = split(all, 3, by_household{});
    for (std::size_t part = 0; part < 3; ++part) {
        std::string const folder = path + "/" + std::to_string(part);
        std::filesystem::create_directories(folder);
        for_each_member<register_files>([&](std::string_view name, auto member) {
            std::string text = write_csv((parts.parts[part].*member).records.rows);
            if (part == 2 && name == "person_years")
                text.append("P8,H2,twenty\n");
            std::ofstream(folder + "/" + std::string(name) + ".csv", std::ios::binary) << text;
        });
    }
    register_folders const   folders{path, {"0", "1", "2"}, {}};
    register_report const    report = check_parts(folders, {}, small_register::year, parameters_of(all));
    std::vector<std::string> rows;
    for (register_finding const& each : report.findings)
        for (row_reference const& row : each.rows)
            rows.push_back(each.rule + " " + row.table + " " + row.file + " " + std::to_string(row.line));
    CHECK(rows == std::vector<std::string>{"read person_years 2/person_years.csv 5",
                                           "S09 person_years 0/person_years.csv 3", "S09 persons 0/persons.csv 3",
                                           "S09 person_years 2/person_years.csv 3", "S09 persons 2/persons.csv 3",
                                           "S09 person_years 2/person_years.csv 3", "S09 persons 2/persons.csv 3",
                                           "S09 person_years 0/person_years.csv 3", "S09 persons 0/persons.csv 3"});
    std::filesystem::remove_all(path);
}

TEST_CASE("a year without parameters is misuse, as for a whole register") {
    small_register const       all;
    rule_parameter_table const none("none");
    CHECK_THROWS_AS(check_parts(split(all, 3, by_household{}), {}, 2023, none), std::logic_error);
}

#if __has_include(<rapidcheck.h>)

namespace {

using support::draw;

template <class T>
T& one_of(std::vector<T>& rows) {
    return rows[static_cast<std::size_t>(draw(0, static_cast<int>(rows.size()) - 1))];
}

/// Something of a register goes wrong, mostly what its rows hang together by.
void damage(small_register& all) {
    switch (draw(0, 16)) {
    case 0:
        one_of(all.persons).certificate = one_of(all.persons).certificate;
        break;
    case 1:
        one_of(all.person_years).household = one_of(all.household_years).household;
        break;
    case 2:
        one_of(all.person_years).person = one_of(all.persons).number;
        break;
    case 3:
        one_of(all.households).village = one_of(all.villages).number;
        break;
    case 4:
        all.persons.push_back(one_of(all.persons));
        break;
    case 5:
        all.person_years.push_back(one_of(all.person_years));
        break;
    case 6:
        all.household_years.push_back(one_of(all.household_years));
        break;
    case 7:
        one_of(all.person_years).year -= 1;
        break;
    case 8:
        one_of(all.incomes).household = household_number("H9");
        break;
    case 9:
        one_of(all.helpers).certificate = one_of(all.persons).certificate;
        break;
    case 10:
        all.outside.push_back({*one_of(all.persons).certificate, outside_fact::car});
        break;
    case 11:
        one_of(all.measures).person = one_of(all.persons).number;
        break;
    case 12:
        one_of(all.village_years).poor_persons = persons(draw(0, 9));
        break;
    case 13:
        one_of(all.household_years).exit_flag = exit_flag::not_exited;
        break;
    case 14:
        all.households.erase(all.households.begin() + draw(0, static_cast<int>(all.households.size()) - 1));
        break;
    case 15:
        one_of(all.households).region.reset();
        break;
    default:
        one_of(all.conditions).forest = mu(draw(0, 9'000));
        break;
    }
}

} // namespace

TEST_CASE("property: any split of a damaged register gives the findings of the whole") {
    support::hold("check_parts finds what check_files finds", [] {
        small_register all;
        for (int left = draw(0, 6); left > 0; --left)
            if (!all.households.empty())
                damage(all);
        int const         number = draw(1, 4);
        bool const        loose  = support::draw_yes(); // rows anywhere, or mostly with their household
        auto const        parts  = split(all, static_cast<std::size_t>(number), [&](auto const& row) {
            if (loose || draw(0, 9) == 0)
                return static_cast<std::size_t>(draw(0, number - 1));
            return by_household{}(row) % static_cast<std::size_t>(number);
        });
        register_report   report;
        std::string const differs = difference(parts, all, report);
        support::law(differs.empty(), "the findings are those of the whole register", differs);
    });
}

#endif
