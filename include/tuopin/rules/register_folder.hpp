// A register as a folder of CSV files: read, joined, checked, and every finding traced back to its lines.
#ifndef TUOPIN_RULES_REGISTER_FOLDER_HPP
#define TUOPIN_RULES_REGISTER_FOLDER_HPP

#include <tuopin/describe/members.hpp>
#include <tuopin/engines/csv/csv_folder.hpp>
#include <tuopin/engines/validation/finding.hpp>
#include <tuopin/engines/validation/validate.hpp>
#include <tuopin/rules/cases.hpp>
#include <tuopin/rules/figure_tables.hpp>
#include <tuopin/rules/parameter_file.hpp>
#include <tuopin/rules/register_check.hpp>
#include <tuopin/rules/register_tables.hpp>
#include <tuopin/rules/table_rules.hpp>
#include <tuopin/values/text.hpp>

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace tuopin::registry {

/// The files of a register, and those of the figures reported of it: households.csv, person_years.csv and so on.
using register_files = register_of<csv_table>;
using figure_files   = figures_of<csv_table>;

/// The tables of files that could be read, as views. The files have to outlive them.
template <template <template <class> class> class Tables>
Tables<given_rows> given_tables(Tables<csv_table> const& files) {
    Tables<given_rows> views;
    for_each_member_of_both<Tables<csv_table>, Tables<given_rows>>([&](auto from, auto to) {
        if (auto const& table = files.*from; table.given)
            views.*to = table.records.rows;
    });
    return views;
}

/// How grave it is that a file is not there: without households and persons there is no register; the others are
/// missed; what other departments know, and figures, many folders do not have.
constexpr severity missing_table(std::string_view table) {
    for (std::string_view const each : {"households", "household_years", "persons", "person_years"})
        if (table == each)
            return severity::error;
    return table == "outside" ? severity::note : severity::warning;
}
/// The same for a file of figures.
constexpr severity missing_figures(std::string_view) { return severity::note; }

/// Figures as they were read, where none is missed: without what says of some that they have no file.
inline figure_files without_missing(figure_files files) {
    for_each_member<figure_files>([&](std::string_view, auto member) {
        if (!(files.*member).there)
            (files.*member).records.findings.clear();
    });
    return files;
}

/// The last year that the households have rows of; empty where they have none.
inline std::optional<int> last_year(register_tables const& tables) {
    std::optional<int> last;
    if (tables.household_years)
        for (household_year const& row : *tables.household_years)
            last = std::max(last.value_or(row.year), row.year);
    return last;
}

/// Adds what was wrong in the files.
template <class Files>
void add_file_findings(register_report& report, Files const& files) {
    for_each_member<Files>([&](std::string_view, auto member) {
        for (finding const& each : (files.*member).records.findings)
            add_finding(report, each);
    });
}

/// Puts file and line on the rows of all findings that were read from these files.
template <class Files>
void locate(register_report& report, Files const& files) {
    for (register_finding& each : report.findings)
        for (row_reference& row : each.rows)
            tuopin::locate(files, row);
}

/// Checks the register of a year as it was read: its files, its tables, its persons, households and villages, and the
/// figures reported of it. Findings have file and line. Without a year only files and tables are checked. Throws
/// `std::logic_error` where no parameters hold for the year. Rule sets of your own stand for the built-in ones, as in
/// `check_register`.
template <class Persons = decltype(person_rules), class Households = decltype(household_rules),
          class Villages = decltype(village_rules)>
register_report check_files(register_files const& files, figure_files const& figures, std::optional<int> year,
                            rule_parameter_table const& parameters, validation_options const& options = {},
                            Persons const& of_persons = person_rules, Households const& of_households = household_rules,
                            Villages const& of_villages = village_rules) {
    register_tables const tables = given_tables(files);
    register_report       report;
    if (year) {
        register_cases const cases(tables, *year, parameters);
        report = check_register(cases, options, of_persons, of_households, of_villages);
        for (figure_finding& each : check_figures(given_tables(figures), cases, options))
            add_finding(report, std::move(each.found), each.region);
    }
    for (finding& each : check_tables(tables, options.in))
        add_finding(report, std::move(each));
    registry::locate(report, files);
    registry::locate(report, figures);
    // What is wrong in a file has its line already: the number of the record there is not that of a row.
    add_file_findings(report, files);
    add_file_findings(report, figures);
    return report;
}

} // namespace tuopin::registry

#endif
