#include <tuopin/rules/register_folder.hpp>

#include "../support/small_register.hpp"

#include <tuopin/engines/csv/csv.hpp>

#include <doctest/doctest.h>

#include <algorithm>
#include <cstddef>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

using namespace tuopin;
using namespace tuopin::registry;
using support::small_register;

namespace {

/// The small register as a folder of files that a test may damage.
class folder {
public:
    explicit folder(csv_options const& options = {}, small_register const& all = {})
        : parameters_("parameters of a test") {
        std::filesystem::remove_all(path_);
        std::filesystem::create_directories(path_);
        register_tables const tables = all.tables();
        for_each_member<register_tables>([&](std::string_view name, auto member) {
            write(name, write_csv(*(tables.*member), options));
        });
        parameters_.add({{}, small_register::year, small_register::year, all.parameters, "a test"});
    }
    ~folder() { std::filesystem::remove_all(path_); }
    folder(folder const&)            = delete;
    folder& operator=(folder const&) = delete;

    std::string file(std::string_view name) const { return path_ + "/" + std::string(name) + ".csv"; }
    void        write(std::string_view name, std::string const& content) const {
        std::ofstream(file(name), std::ios::binary) << content;
    }
    std::string content(std::string_view name) const {
        std::ifstream in(file(name), std::ios::binary);
        return {std::istreambuf_iterator<char>(in), {}};
    }
    void remove(std::string_view name) const { std::filesystem::remove(file(name)); }

    /// Reads and checks, and holds that no line of any file was lost without a word.
    register_report check(language in = language::english) const {
        csv_options csv;
        csv.language                 = in;
        register_files const files   = read_csv_folder<register_files>(path_, {csv, &missing_table});
        figure_files const   figures = read_csv_folder<figure_files>(path_, {csv, &missing_figures});
        for_each_member<register_files>([&](std::string_view name, auto member) {
            auto const& table = files.*member;
            CAPTURE(name);
            std::size_t const counted = table.records.rows.size() + table.records.rejected;
            // A file that breaks off in its headings has one line and no other.
            CHECK(counted + (table.lines == 0 ? 0 : 1) == table.lines);
            CHECK(table.records.lines.size() == table.records.rows.size());
            bool const told = std::any_of(table.records.findings.begin(), table.records.findings.end(),
                                          [](finding const& each) { return each.severity == severity::error; });
            if (table.records.rejected != 0)
                CHECK(told);
        });
        return check_files(files, figures, last_year(given_tables(files)), parameters_, {.in = in});
    }

private:
    std::string path_ = (std::filesystem::temp_directory_path() / "tuopin_register_folder_test").string();
    rule_parameter_table parameters_;
};

/// "S02 1, T03 1", without the notes that figures and other departments' tables are not there.
std::string told(register_report const& report) {
    std::string written;
    for (rule_count const& each : report.rules())
        if (each.number != 0 && each.gravity != severity::note)
            written += (written.empty() ? "" : ", ") + each.rule + " " + std::to_string(each.number);
    return written;
}
std::string replaced(std::string in, std::string_view what, std::string_view with) {
    auto const at = in.find(what);
    REQUIRE(at != std::string::npos);
    return in.replace(at, what.size(), with);
}

} // namespace

TEST_CASE("a register comes back from its files, whatever language its headings have") {
    for (csv_headings const headings : {csv_headings::names, csv_headings::labels, csv_headings::element_codes})
        for (language const in : {language::english, language::chinese}) {
            csv_options options;
            options.headings = headings;
            options.language = in;
            folder const          files(options);
            register_report const report = files.check(in);
            CHECK(report.ok());
            CHECK(told(report) == "");
            CHECK(report.count(severity::note) == 12); // the tables of figures
            CHECK(report.households.records() == 3);
        }
}

TEST_CASE("a finding has the file and line of every row that it is about") {
    small_register all;
    all.person_years[4].relation_to_head = relation::head;
    all.incomes[2].stated_gross          = yuan(1);
    folder const          files({}, all);
    register_report const report = files.check();
    CHECK(told(report) == "S05 1, H16 1");
    std::vector<std::string> rows;
    for (register_finding const& each : report.findings)
        for (row_reference const& row : each.rows)
            if (each.severity == severity::error)
                rows.push_back(each.rule + " " + to_text(row));
    CHECK(rows == std::vector<std::string>{"S05 H1 (household_years.csv, line 3)", "S05 P3 (person_years.csv, line 5)",
                                           "S05 P4 (person_years.csv, line 6)", "H16 H2 (household_years.csv, line 4)",
                                           "H16 H2 (incomes.csv, line 4)"});
    CHECK(work_list(report.findings).find("see household_years.csv:3, person_years.csv:5, person_years.csv:6\n") !=
          std::string::npos);
    CHECK(report.households_breaking() == 2);
    CHECK(report.exceeds(percent(66)));
    CHECK(!report.exceeds(percent(67)));
    auto const back = read_csv<register_finding>(write_csv(report.findings));
    CHECK(back.findings.empty());
    CHECK(back.rows == report.findings);
}

TEST_CASE("a line that was left out is named as it stands in the file, whatever lines stand behind it") {
    folder const      files;
    std::string const whole = files.content("persons");
    std::size_t const line_3 = whole.find('\n', whole.find('\n') + 1) + 1;
    files.write("persons", whole.substr(0, line_3) + "P9,,woman\n" + whole.substr(line_3));
    register_report const report = files.check();
    CHECK(told(report) == "read 1");
    auto const found = std::find_if(report.findings.begin(), report.findings.end(),
                                    [](register_finding const& each) { return each.severity == severity::error; });
    REQUIRE(found != report.findings.end());
    CHECK(found->rows == std::vector<row_reference>{{"persons", {}, 1, "persons.csv", 3}});
}

TEST_CASE("a file that was cut off: in a line, in a character, or at the end of a line so that rows are missing") {
    folder const      files;
    std::string const whole = files.content("person_years");
    // Cut off anywhere: never lost without a finding, and never a sound register.
    for (std::size_t at = 0; at < whole.size(); at += at < 600 ? 7 : 31) {
        CAPTURE(at);
        files.write("person_years", whole.substr(0, at));
        register_report const report = files.check();
        CHECK(!report.ok());
    }
    auto const end_of_line = [&](int lines) {
        std::size_t at = 0;
        for (; lines > 0; --lines)
            at = whole.find('\n', at) + 1;
        return at;
    };
    files.write("person_years", whole.substr(0, end_of_line(9))); // without the last member of household 2
    CHECK(told(files.check()) == "T03 1, S03 1, H17 1");
    files.write("person_years", whole);
    std::string const homes = files.content("household_years");
    files.write("household_years", homes.substr(0, homes.rfind('\n', homes.size() - 2) + 1));
    CHECK(told(files.check()) == "T02 2, T03 1, S02 3"); // its income and conditions, itself, its members
    files.write("household_years", homes);
    std::string const people = files.content("persons");
    files.write("persons", people.substr(0, people.rfind('\n', people.size() - 2) + 1));
    CHECK(told(files.check()) == "T02 1");
}

TEST_CASE("headings that are wrong: misspelt, twice, or without the key") {
    folder const      files;
    std::string const whole = files.content("conditions");
    files.write("conditions", replaced(whole, "dwelling_area", "dweling_area"));
    register_report report = files.check();
    CHECK(told(report) == "read 2, C12 3, H26 3"); // neither known nor there, and so open in every household
    CHECK(to_text(report.others.findings().at(0)).find("dweling_area") != std::string::npos);
    files.write("conditions", replaced(whole, "dwelling_area", "farmland"));
    CHECK(told(files.check()) == "read 1, read 1, C12 3, H26 3"); // an error and a warning
    files.write("conditions", replaced(whole, "household", "hushold"));
    report = files.check();
    CHECK(!report.ok());
    CHECK(told(report) == "read 1, read 2"); // no row is used, so nothing is said about conditions
    files.write("conditions", whole);
    files.write("person_years",
                replaced(files.content("person_years"), "person,household,year", "person,haushalt,jahr"));
    report = files.check();
    CHECK(!report.ok());
    CHECK(report.persons.records() == 0);
    CHECK(report.households.count("S01") == 0);
}

TEST_CASE("a column in another encoding") {
    folder const      files;
    std::string const whole = files.content("persons");
    std::string const han   = "汉族";
    std::string       other = whole;
    for (std::size_t at = other.find(han); at != std::string::npos; at = other.find(han, at))
        other.replace(at, han.size(), "\xBA\xBA\xD7\xE5"); // GB 18030
    REQUIRE(other != whole);
    files.write("persons", other);
    register_report const report = files.check();
    CHECK(!report.ok());
    CHECK(told(report) == "read 10"); // every line, and that the table is of no use
    CHECK(report.others.findings().at(0).wanted == "text in UTF-8");
    CHECK(report.others.findings().at(0).seen == "\\xBA\\xBA\\xD7\\xE5");
    // In one line alone, the others are used.
    files.write("persons", replaced(whole, han, "\xBA\xBA\xD7\xE5"));
    CHECK(told(files.check()) == "T02 1, read 1");
    files.write("persons", std::string(40, '\xFF'));
    CHECK(!files.check().ok());
}

TEST_CASE("empty and missing files") {
    folder const files;
    for (std::string_view const name : {"households", "household_years", "persons", "person_years"}) {
        CAPTURE(name);
        std::string const whole = files.content(name);
        files.write(name, "");
        CHECK(!files.check().ok());
        files.remove(name);
        CHECK(!files.check().ok());
        files.write(name, whole);
    }
    files.remove("incomes");
    files.remove("outside");
    register_report const report = files.check();
    CHECK(report.ok());
    CHECK(told(report) == "read 1"); // a warning for the incomes, a note for what others know
    CHECK(report.count(severity::note) == 13);
}

TEST_CASE("columns whose headings were exchanged are unreadable, or break rules; identity numbers stay masked") {
    folder const      files;
    std::string const whole = files.content("persons");
    files.write("persons", replaced(whole, "sex,certificate_type,certificate,", "certificate,certificate_type,sex,"));
    register_report const report = files.check();
    CHECK(told(report) == "read 10");
    for (register_finding const& each : report.findings)
        CHECK(each.seen.find("53010319800501001") == std::string::npos);
    std::string const incomes = files.content("incomes");
    files.write("persons", whole);
    files.write("incomes", replaced(incomes, "wage,business,property,", "business,property,wage,"));
    CHECK(told(files.check()) == "H15 3"); // the property of all is 0, and stands for their wages
}
