// Checks a register that was exported into a folder of CSV files, with Chinese or English headings, by all rules of the
// library: what is wrong in the files, between the tables, of persons, households and villages, and of the figures
// reported of them. Prints a work list by village; identity numbers are masked in it.
//
//     register_check FOLDER --language zh --csv findings.csv --stop-above 0.1
//
// Where the folder holds a folder for every county, they are checked one after the other in the memory of one, and what
// spans counties at the end: a whole country on a small machine.
#include <tuopin/adapters/json.hpp>
#include <tuopin/rules.hpp>
#include <tuopin/tables.hpp>
#include <tuopin/threads.hpp>

#include <boost/json/src.hpp>

#include <algorithm>
#include <exception>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <map>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <system_error>
#include <tuple>
#include <utility>
#include <vector>

using namespace tuopin::registry;
using tuopin::severity;

namespace {

constexpr char const* usage =
    "register_check FOLDER [--language en|zh] [--year YEAR] [--stop-above PERCENT] [--most N]\n"
    "               [--csv FILE] [--json FILE] [--threads N]\n"
    "\n"
    "FOLDER        holds households.csv, household_years.csv, persons.csv and so on, a file a table, and\n"
    "              parameters.csv with lines and ranges where the library has no confirmed ones; or, of a\n"
    "              register larger than memory, folders with such files, one for each county, say\n"
    "--year        the year to check; the last one of the households by default, of the first folder's\n"
    "              where there are several\n"
    "--threads     reads a file on so many threads, or checks so many folders at a time, 1 by default\n"
    "--stop-above  exit with 3 if more than so many percent of the households break a rule of severity error\n"
    "--most        the most findings of a rule in the work list, 20 by default; the files have all of them\n"
    "\n"
    "Exit status: 0 nothing or notes, 1 warnings, 2 errors, 3 more errors than --stop-above, 4 not checked\n";

enum exit_status { clean = 0, warned = 1, wrong = 2, stopped = 3, not_checked = 4 };

struct arguments {
    std::string                       folder{};
    tuopin::language                  in{tuopin::language::english};
    std::optional<int>                year{};
    std::optional<tuopin::percentage> stop_above{};
    std::size_t                       most{20};
    std::string                       csv{};
    std::string                       json{};
    int                               threads{1};
};

std::optional<arguments> read_arguments(int argc, char** argv) {
    arguments given;
    for (int at = 1; at < argc; ++at) {
        std::string_view const name = argv[at];
        if (!name.starts_with("--")) {
            given.folder = name;
            continue;
        }
        if (++at == argc)
            return std::nullopt;
        std::string_view const value  = argv[at];
        auto const             number = tuopin::from_text<double>(value);
        if (name == "--language" && (value == "en" || value == "zh"))
            given.in = value == "zh" ? tuopin::language::chinese : tuopin::language::english;
        else if (name == "--year" && number)
            given.year = static_cast<int>(*number);
        else if (name == "--stop-above" && number)
            given.stop_above = tuopin::percent(*number);
        else if (name == "--most" && number && *number >= 0)
            given.most = static_cast<std::size_t>(*number);
        else if (name == "--threads" && number && *number >= 1)
            given.threads = static_cast<int>(*number);
        else if (name == "--csv")
            given.csv = value;
        else if (name == "--json")
            given.json = value;
        else
            return std::nullopt;
    }
    return given.folder.empty() ? std::nullopt : std::optional(given);
}

class checker {
public:
    explicit checker(arguments given) : given_(std::move(given)) {}

    int run() {
        tuopin::csv_options const    csv{.language = given_.in, .extra_columns = severity::warning};
        std::vector<tuopin::finding> unset;
        rule_parameter_table const   parameters = read_parameters(csv, unset);
        register_folders const       parts{given_.folder, folders(), csv};
        figure_files figures = tuopin::read_csv_folder<figure_files>(given_.folder, {csv, &missing_figures}, tell_rows);
        if (parts.size() != 0)
            figures = without_missing(std::move(figures)); // each folder may have its own
        std::optional<int>     year   = given_.year;
        register_report        report = parts.size() == 0 ? check_whole(csv, figures, year, parameters)
                                                          : check_folders(parts, figures, year, parameters);
        for (tuopin::finding& each : unset)
            add_finding(report, std::move(each));

        print_files(figures);
        print_repeated(report);
        print_rules(report);
        print_work_list(report);
        print_totals(report, year);
        if (!write(given_.csv, [&] { return tuopin::write_csv(report.findings, {.language = given_.in}); }) ||
            !write(given_.json, [&] { return tuopin::write_json(report.findings); }))
            return not_checked;
        if (given_.stop_above && report.exceeds(*given_.stop_above))
            return stopped;
        return !report.ok() ? wrong : report.count(severity::warning) != 0 ? warned : clean;
    }

private:
    static constexpr auto tell_rows = [](std::string_view name, auto const& table) {
        if (table.there)
            std::cerr << name << ".csv: " << tuopin::to_text(table.records.rows.size()) << " rows\n";
    };

    /// Of a register in parts; none where the folder has the tables itself.
    std::vector<std::string> folders() const {
        std::vector<std::string> names;
        bool                     has_tables = false;
        tuopin::for_each_member<register_files>([&](std::string_view name, auto) {
            has_tables = has_tables || std::filesystem::exists(given_.folder + "/" + std::string(name) + ".csv");
        });
        if (has_tables)
            return names;
        std::error_code unread;
        for (auto const& each : std::filesystem::directory_iterator(given_.folder, unread))
            if (each.is_directory())
                names.push_back(each.path().filename().string());
        std::sort(names.begin(), names.end());
        return names;
    }

    tuopin::validation_options options() const {
        return {.in = given_.in, .findings_per_rule = tuopin::unlimited};
    }

    register_report check_whole(tuopin::csv_options const& csv, figure_files const& figures, std::optional<int>& year,
                                rule_parameter_table const& parameters) const {
        register_files const files = tuopin::read_csv_folder<register_files>(
            tuopin::threads{given_.threads}, given_.folder, {csv, &missing_table}, tell_rows);
        if (!year)
            year = last_year(given_tables(files));
        std::cerr << said("joining and checking\n", "正在关联并检查\n");
        print_files(files);
        return check_files(files, figures, year, parameters, options());
    }

    register_report check_folders(register_folders const& parts, figure_files const& figures, std::optional<int>& year,
                                  rule_parameter_table const& parameters) const {
        if (!year)
            year = last_year(given_tables(parts.read(0)));
        if (!year)
            throw std::runtime_error(parts.names[0] + ": no household of any year; name a --year");
        std::cout << text(parts.size()) << said(" folders\n", "个文件夹\n");
        auto const progress = [&](std::size_t done, std::size_t of) {
            std::cerr << text(done) << said(" of ", " / ") << text(of) << (done == of ? '\n' : '\r');
        };
        return check_parts(tuopin::threads{given_.threads, progress}, parts, figures, *year, parameters, options(),
                           [](std::size_t, register_cases const&) {});
    }

    std::string_view said(std::string_view english, std::string_view chinese) const {
        return given_.in == tuopin::language::chinese ? chinese : english;
    }
    template <class T>
    std::string text(T const& value) const {
        return to_text(value, given_.in);
    }
    std::string text(std::size_t number) const { return tuopin::to_text(number, given_.in); }

    rule_parameter_table read_parameters(tuopin::csv_options csv, std::vector<tuopin::finding>& findings) const {
        csv.file = "parameters.csv";
        if (!std::ifstream(given_.folder + "/" + csv.file))
            return found_rule_parameters();
        auto settings = tuopin::read_csv_file<parameter_setting>(given_.folder + "/" + csv.file, csv);
        auto table    = parameters_with(found_rule_parameters(), settings, findings, given_.in);
        findings.insert(findings.end(), settings.findings.begin(), settings.findings.end());
        return table;
    }

    template <class Files>
    void print_files(Files const& files) const {
        tuopin::for_each_member<Files>([&](std::string_view, auto member) {
            auto const& table = files.*member;
            if (!table.there)
                return;
            std::cout << table.records.file << ": " << text(table.records.rows.size()) << said(" rows", "行");
            if (table.records.rejected != 0)
                std::cout << said(", ", "，另有") << text(table.records.rejected)
                          << said(" lines left out for what is wrong in them", "行因有误未采用");
            std::cout << '\n';
        });
    }

    /// What is wrong in the files: the same mistake in many lines is told once.
    void print_repeated(register_report const& report) const {
        using mistake = std::tuple<std::string, std::string, std::size_t, std::string>;
        std::map<mistake, std::pair<tuopin::finding const*, std::size_t>> mistakes;
        std::vector<mistake>                                             order;
        for (tuopin::finding const& each : report.others.findings())
            if (each.rule == "read") {
                mistake const of(each.file, each.path, each.column, each.wanted);
                auto& [first, number] = mistakes[of];
                if (number++ == 0) {
                    first = &each;
                    order.push_back(of);
                }
            }
        for (mistake const& each : order) {
            auto const& [first, number] = mistakes[each];
            tuopin::finding shown       = *first;
            shown.seen                  = without_numbers(shown.seen);
            std::cout << text(shown);
            if (number > 1)
                std::cout << said(" (and ", "（另有") << text(number - 1) << said(" lines more)", "行相同）");
            std::cout << '\n';
        }
    }

    void print_rules(register_report const& report) const {
        std::cout << said("\nRules that are broken\n", "\n规则检查结果\n");
        for (auto const& rule : report.rules())
            if (rule.number != 0 && rule.rule != "read")
                std::cout << "  " << rule.rule << ' ' << text(rule.gravity) << ": "
                          << tuopin::to_text(rule.number, given_.in) << '\n';
    }

    void print_work_list(register_report const& report) const {
        std::map<std::string, std::size_t> of_rule;
        std::vector<register_finding>      shown;
        for (register_finding const& each : report.findings)
            if (each.rule != "read" && of_rule[each.rule]++ < given_.most)
                shown.push_back(each);
        std::cout << said("\nWork list\n", "\n核查清单\n") << work_list(shown, given_.in);
        for (auto const& [rule, number] : of_rule)
            if (number > given_.most)
                std::cout << said("and ", "另有") << text(number - given_.most) << said(" more of ", "项") << rule
                          << '\n';
    }

    void print_totals(register_report const& report, std::optional<int> year) const {
        std::cout << '\n'
                  << said("Checked year: ", "检查年度：")
                  << (year ? tuopin::to_field(*year) : std::string(said("none", "无")))
                  << said(", households: ", "，户数：") << text(report.households.records())
                  << said(", with errors: ", "，有错误的户：") << text(report.households_breaking()) << '\n'
                  << said("Errors: ", "错误：") << tuopin::to_text(report.count(severity::error), given_.in)
                  << said(", warnings: ", "，警告：") << tuopin::to_text(report.count(severity::warning), given_.in)
                  << said(", notes: ", "，提示：") << tuopin::to_text(report.count(severity::note), given_.in) << '\n';
    }

    template <class Write>
    bool write(std::string const& path, Write write) const {
        if (path.empty())
            return true;
        std::ofstream file(path, std::ios::binary);
        file << write();
        if (!file.flush())
            std::cerr << said("cannot write ", "无法写入") << path << '\n';
        return static_cast<bool>(file);
    }

    arguments given_;
};

} // namespace

int main(int argc, char** argv) {
    auto given = read_arguments(argc, argv);
    if (!given) {
        std::cerr << usage;
        return not_checked;
    }
    try {
        return checker(*std::move(given)).run();
    } catch (std::exception const& problem) {
        std::cerr << problem.what() << '\n';
        return not_checked;
    }
}
