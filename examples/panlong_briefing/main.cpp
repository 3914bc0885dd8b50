// The briefing of a district: what it reported, held against its register.
//
//     panlong_briefing [--language en|zh] [--corrupt] [--data FOLDER]
//
// Reads the reported figures and the register from files, checks every record, rolls the
// register up from village to province, and says of every reported figure whether the
// register confirms it, contradicts it, or cannot say. Exit status 1 where something is
// wrong, 2 where the program is called wrongly.
//
// The figures are those of the source article (Yunnan Net, 2020-08-11); the register is
// made up so that it agrees with them.
#include "register.hpp"
#include "rules.hpp"
#include "summaries.hpp"

#include <algorithm>
#include <iostream>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

using namespace tuopin::literals;
using tuopin::agreement;
using tuopin::language;

namespace {

constexpr auto district = 530103_region;

/// What the user asked for.
struct settings {
    language    in{language::english};
    std::string folder{"examples/data/panlong"};
};

/// The briefing in one of two languages.
class briefing {
public:
    explicit briefing(settings chosen) : settings_(std::move(chosen)) {}

    /// Exit status.
    int write() {
        read();
        check();
        auto const summaries = panlong::summed_up(tables_);
        auto const computed  = panlong::report_of(summaries, tables_, district);
        print_register(summaries);
        print_years(summaries);
        print_figures(computed);
        print_pairing();
        print_wordings();
        print_findings();
        return errors() == 0 ? 0 : 1;
    }

private:
    std::string say(std::string_view english, std::string_view chinese) const {
        return std::string(settings_.in == language::chinese ? chinese : english);
    }
    template <class T>
    std::string say(T const& value) const {
        return to_text(value, settings_.in);
    }
    void heading(std::string_view english, std::string_view chinese) const {
        std::string const written = say(english, chinese);
        std::cout << '\n' << written << '\n' << std::string(tuopin::display_width(written), '=') << '\n';
    }
    void print(tuopin::text_table const& table) const { std::cout << to_text(table, settings_.in); }

    // Reading: bad cells are findings, the good lines are kept.

    template <class Record>
    std::vector<Record> read_table(char const* name, std::vector<std::size_t>& lines, tuopin::text_table& table) {
        tuopin::csv_options options;
        options.language = settings_.in;
        auto read        = tuopin::read_csv_file<Record>(settings_.folder + "/" + name, options);
        table.add({name, tuopin::to_text(read.rows.size(), settings_.in), tuopin::to_text(read.rejected, settings_.in),
                   tuopin::to_text(read.findings.size(), settings_.in)});
        for (tuopin::finding& each : read.findings)
            found_.push_back(std::move(each));
        lines = std::move(read.lines);
        return std::move(read.rows);
    }

    void read() {
        std::cout << say("Panlong district (530103), Kunming: reported figures and register",
                         "昆明市盘龙区（530103）：报告数与台账")
                  << '\n';
        heading("Read", "读取");
        tuopin::text_table table({{say("file", "文件")},
                                  {say("records", "记录"), tuopin::align::right},
                                  {say("lines rejected", "拒收行"), tuopin::align::right},
                                  {say("findings", "问题"), tuopin::align::right}});
        rows_                   = read_table<panlong::reported_row>("reported.csv", row_lines_, table);
        tables_.villages        = read_table<panlong::village>("villages.csv", village_lines_, table);
        tables_.households      = read_table<panlong::household>("households.csv", household_lines_, table);
        tables_.household_years =
            read_table<panlong::household_year>("household_years.csv", household_year_lines_, table);
        tables_.persons         = read_table<panlong::person>("persons.csv", person_lines_, table);
        tables_.person_years    = read_table<panlong::person_year>("person_years.csv", person_year_lines_, table);
        print(table);
        place_figures();
    }

    // Each row says which figure of the report it gives, and the figure's type reads the value.
    void place_figures() {
        for (std::size_t at = 0; at < rows_.size(); ++at) {
            panlong::reported_row const& row = rows_[at];
            std::string const            how      = row.stated && *row.stated != tuopin::stated::exactly
                                                        ? tuopin::to_text(*row.stated) + " "
                                                        : std::string();
            auto complain = [&](std::string path, std::string seen, std::string_view wanted) {
                tuopin::finding wrong;
                wrong.rule   = "read";
                wrong.file   = settings_.folder + "/reported.csv";
                wrong.line   = row_lines_[at];
                wrong.path   = std::move(path);
                wrong.seen   = std::move(seen);
                wrong.wanted = wanted;
                found_.push_back(std::move(wrong));
            };
            bool const there = tuopin::with_figure(reported_, row.figure, [&](auto& figure) {
                auto const read = std::remove_cvref_t<decltype(figure)>::parse(how + row.value);
                if (read)
                    figure = *read;
                else
                    complain(row.figure, row.value, read.wanted().in(settings_.in));
            });
            if (!there)
                complain("figure", row.figure,
                         say("the path of a figure of the district report", "区级报告中的指标路径"));
        }
    }

    // Checking: all rules over all records, every finding with its file and line.

    template <class Records, class Rules, class... Tables>
    void check_table(char const* name, Records const& records, std::vector<std::size_t> const& lines,
                     Rules const& rules, tuopin::text_table& table, Tables const&... tables) {
        auto const checked =
            tuopin::validate(records, rules, tuopin::validation_options{settings_.in, tuopin::unlimited}, tables...);
        table.add({name, tuopin::to_text(checked.records(), settings_.in), tuopin::to_text(rules.size(), settings_.in),
                   tuopin::to_text(checked.total(), settings_.in)});
        for (tuopin::finding each : checked.findings()) {
            each.file = settings_.folder + "/" + name;
            each.line = lines[each.record];
            for (std::size_t& other : each.others)
                other = lines[other];
            found_.push_back(std::move(each));
        }
    }

    void check() {
        heading("Checked", "校验");
        tuopin::text_table table({{say("table", "表")},
                                  {say("records", "记录"), tuopin::align::right},
                                  {say("rules", "规则"), tuopin::align::right},
                                  {say("violations", "违反"), tuopin::align::right}});
        using namespace panlong;
        check_table("villages.csv", tables_.villages, village_lines_, village_rules, table);
        check_table("households.csv", tables_.households, household_lines_, household_rules, table, tables_.villages);
        check_table("household_years.csv", tables_.household_years, household_year_lines_, household_year_rules, table,
                    tables_.households);
        check_table("persons.csv", tables_.persons, person_lines_, person_rules, table, tables_.households);
        check_table("person_years.csv", tables_.person_years, person_year_lines_, person_year_rules, table,
                    tables_.persons);
        print(table);

        // The figures of the report check themselves, and each other.
        tuopin::validation_options options;
        options.in = settings_.in;
        for (tuopin::finding each : tuopin::validate(reported_, options).findings()) {
            each.file = settings_.folder + "/reported.csv";
            for (std::size_t at = 0; at < rows_.size(); ++at)
                if (rows_[at].figure == each.path)
                    each.line = row_lines_[at];
            found_.push_back(std::move(each));
        }
    }

    // The register, rolled up.

    void print_register(panlong::register_summaries const& of) const {
        heading("The register by region, 2020", "2020年台账（按地区）");
        using tuopin::align;
        tuopin::text_table table({{say("region", "地区")},
                                  {say("households", "户"), align::right},
                                  {say("persons", "人"), align::right},
                                  {say("income a head", "人均纯收入"), align::right},
                                  {say("safe houses", "住房安全"), align::right},
                                  {say("insured", "参保"), align::right},
                                  {say("placed since 2015", "2015年以来转移就业"), align::right},
                                  {say("to water", "最远取水"), align::right}});
        for (auto const& [region, living] : of.living) {
            std::vector<std::string> row;
            std::string const        indent(2 * levels_below_top(region), ' ');
            row.push_back(indent + to_field(region) + name_of(region));
            row.push_back(say(living.households));
            row.push_back(tuopin::to_text(living.persons.value().count(), settings_.in));
            row.push_back(tuopin::to_text(living.income_per_head.value(), settings_.in));
            row.push_back(tuopin::to_text(living.safe.value(), settings_.in));
            row.push_back(of.covered.contains(region)
                              ? tuopin::to_text(of.covered.at(region).insured.value(), settings_.in)
                              : std::string());
            row.push_back(of.placed.contains(region) ? say(of.placed.at(region).placed) : std::string());
            row.push_back(say(living.farthest_water));
            table.add(std::move(row));
        }
        print(table);
    }

    static std::size_t levels_below_top(tuopin::region_code region) {
        std::size_t levels = 0;
        for (auto above = region.parent(); above; above = above->parent())
            ++levels;
        return levels;
    }
    std::string name_of(tuopin::region_code region) const {
        struct named {
            tuopin::region_code code;
            std::string_view    english, chinese;
        };
        for (named const& each :
             {named{53_region, "Yunnan", "云南省"}, named{5301_region, "Kunming", "昆明市"},
              named{530103_region, "Panlong", "盘龙区"}, named{530103009_region, "Shuanglong", "双龙街道"},
              named{530103010_region, "Songhua", "松华街道"}, named{530103011_region, "Dianyuan", "滇源街道"},
              named{530103012_region, "Aziying", "阿子营街道"}})
            if (each.code == region)
                return " " + say(each.english, each.chinese);
        for (panlong::village const& each : tables_.villages)
            if (each.code == region && each.poor)
                return say(" poor village", " 贫困村");
        return {};
    }

    void print_years(panlong::register_summaries const& of) const {
        heading("The register by year", "历年台账");
        using tuopin::align;
        tuopin::text_table table({{say("year", "年度")},
                                  {say("persons", "人"), align::right},
                                  {say("exited", "已脱贫"), align::right},
                                  {say("income a head", "人均纯收入"), align::right},
                                  {say("median of households", "户收入中位数"), align::right},
                                  {say("safe houses", "住房安全"), align::right},
                                  {say("meeting the standard", "达标户"), align::right}});
        for (auto const& [year, living] : of.by_year)
            table.add({std::to_string(year), tuopin::to_text(living.persons.value().count(), settings_.in),
                       tuopin::to_text(living.persons_exited.value().count(), settings_.in),
                       tuopin::to_text(living.income_per_head.value(), settings_.in), say(living.median_income),
                       tuopin::to_text(living.safe.value(), settings_.in),
                       tuopin::to_text(living.meeting_the_standard.value(), settings_.in)});
        print(table);
    }

    // The reported figures against the register.

    void print_figures(tuopin::district_report const& computed) {
        heading("Reported figures, and what the register says of them", "报告数与台账核对");
        using tuopin::align;
        auto const         compared = tuopin::reconcile(reported_, computed, settings_.in);
        tuopin::text_table table({{say("row", "行"), align::right},
                                  {say("figure", "指标"), align::left, 32},
                                  {say("reported", "报告数"), align::left, 28},
                                  {say("of", "范围"), align::left, 22},
                                  {say("period", "时期"), align::left, 21},
                                  {say("over regions | over periods", "地区汇总 | 时期汇总"), align::left, 28},
                                  {say("register", "台账"), align::left, 24},
                                  {say("verdict", "结论")}});
        std::string topic;
        for (panlong::reported_row const& row : rows_)
            for (tuopin::comparison const& each : compared.comparisons())
                if (each.path == row.figure) {
                    if (auto const its_topic = row.figure.substr(0, row.figure.find('.')); its_topic != topic) {
                        topic = its_topic;
                        table.add({"", tuopin::label_of<tuopin::district_report>(topic, settings_.in)});
                    }
                    table.add({std::to_string(row.row), "  " + name_within_topic(row.figure), each.reported,
                               say(row.universe, row.universe_zh), tuopin::to_text(row.period, settings_.in),
                               how_it_aggregates(row.figure), in_register(computed, row.figure), say(each.result)});
                }
        print(table);

        std::size_t confirmed = 0, contradicted = 0, undecided = 0;
        for (tuopin::comparison const& each : compared.comparisons())
            for (panlong::reported_row const& row : rows_)
                if (row.figure == each.path) {
                    confirmed += each.result == agreement::confirmed ? 1 : 0;
                    contradicted += each.result == agreement::contradicted ? 1 : 0;
                    undecided += each.result == agreement::undecided ? 1 : 0;
                }
        std::cout << '\n'
                  << say("confirmed by the register: ", "台账证实：") << confirmed
                  << say(", contradicted: ", "，矛盾：") << contradicted
                  << say(", it cannot say: ", "，无法判断：") << undecided << '\n';

        for (tuopin::finding each : compared.findings().findings()) {
            each.file = settings_.folder + "/reported.csv";
            for (std::size_t at = 0; at < rows_.size(); ++at)
                if (rows_[at].figure == each.path)
                    each.line = row_lines_[at];
            found_.push_back(std::move(each));
        }
    }

    std::string name_within_topic(std::string const& path) const {
        std::string const along = tuopin::labels_along<tuopin::district_report>(path, settings_.in);
        std::string const colon = say(": ", "：");
        auto const        at    = along.find(colon);
        return at == std::string::npos ? along : along.substr(at + colon.size());
    }

    std::string how_it_aggregates(std::string const& path) const {
        std::string how;
        tuopin::with_figure(reported_, path, [&](auto const& figure) {
            auto const aggregates = figure.aggregates();
            how.append(aggregates.over_regions.in(settings_.in))
                .append(" | ")
                .append(aggregates.over_periods.in(settings_.in));
        });
        return how;
    }

    std::string in_register(tuopin::district_report const& computed, std::string const& path) const {
        std::string written;
        tuopin::with_figure(computed, path, [&](auto const& figure) {
            if (figure.state() == tuopin::presence::reported)
                written = say(figure);
            else
                written = say("not in the register", "台账中没有");
        });
        return written;
    }

    // 539 officials for 867 households: does one or two each add up?
    void print_pairing() const {
        auto const officials  = reported_.pairing.officials_paired.value();
        auto const households = reported_.registration.households_registered.value();
        auto const fewest     = reported_.pairing.fewest_per_official.value();
        auto const most       = reported_.pairing.most_per_official.value();
        if (!officials || !households || !fewest || !most)
            return;
        auto const least_helped = *fewest * officials->count();
        auto const most_helped  = *most * officials->count();
        bool const feasible     = least_helped <= *households && *households <= most_helped;
        heading("Pairing", "挂包帮");
        if (settings_.in == language::chinese)
            std::cout << say(*officials) << "，每人" << fewest->count() << "至" << most->count() << "户，可帮扶"
                      << least_helped.count() << "至" << most_helped.count() << "户；建档立卡" << households->count()
                      << "户：" << (feasible ? "可行" : "不可行") << '\n';
        else
            std::cout << *officials << " for " << *households << ": with " << fewest->count() << " to " << most->count()
                      << " each they reach " << least_helped.count() << " to " << tuopin::to_text(most_helped.count())
                      << " households; " << (feasible ? "feasible" : "not feasible") << '\n';
    }

    // The words behind the figures, and what they leave open.
    void print_wordings() const {
        heading("As printed", "原文");
        tuopin::text_table table({{say("row", "行"), tuopin::align::right},
                                  {say("wording", "原文"), tuopin::align::left, 60},
                                  {say("what it leaves open", "未说明之处"), tuopin::align::left, 80}});
        int                last = 0;
        for (panlong::reported_row const& row : rows_) {
            bool const again = row.row == last;
            last             = row.row;
            table.add({again ? std::string() : std::to_string(row.row), again ? std::string() : row.wording,
                       say(row.remark, row.remark_zh)});
        }
        print(table);
    }

    std::size_t errors() const {
        std::size_t number = 0;
        for (tuopin::finding const& each : found_)
            number += each.severity == tuopin::severity::error ? 1 : 0;
        return number;
    }

    // Table by table in the order of their lines: as somebody would mend them.
    void print_findings() {
        heading("Findings", "问题");
        if (found_.empty()) {
            std::cout << say("none", "无") << '\n';
            return;
        }
        tuopin::text_table table({{say("file", "文件")},
                                  {say("line", "行"), tuopin::align::right},
                                  {say("rule", "规则")},
                                  {say("severity", "程度")},
                                  {say("member", "字段"), tuopin::align::left, 36},
                                  {say("seen", "所见"), tuopin::align::left, 32},
                                  {say("wanted", "应为"), tuopin::align::left, 56}});
        std::sort(found_.begin(), found_.end(), [](tuopin::finding const& a, tuopin::finding const& b) {
            return std::tie(a.file, a.line, a.column, a.rule, a.path) <
                   std::tie(b.file, b.line, b.column, b.rule, b.path);
        });
        for (tuopin::finding const& each : found_) {
            std::string where = std::to_string(each.line);
            for (std::size_t const other : each.others)
                where += ", " + std::to_string(other);
            table.add({each.file.substr(each.file.rfind('/') + 1), where, each.rule, say(each.severity), each.path,
                       each.seen, each.wanted});
        }
        print(table);
        std::cout << '\n'
                  << say("findings: ", "问题合计：") << found_.size() << say(", of which errors: ", "，其中错误：")
                  << errors() << '\n';
    }

    settings                           settings_;
    std::vector<panlong::reported_row> rows_{};
    panlong::register_tables           tables_{};
    std::vector<std::size_t>           row_lines_{}, village_lines_{}, household_lines_{}, person_lines_{};
    std::vector<std::size_t>           household_year_lines_{}, person_year_lines_{};
    tuopin::district_report            reported_{};
    std::vector<tuopin::finding>       found_{};
};

} // namespace

int main(int argc, char** argv) {
    settings          chosen;
    std::string const program = argc > 0 ? argv[0] : "panlong_briefing";
    for (int at = 1; at < argc; ++at) {
        std::string_view const argument = argv[at];
        std::string_view const next     = at + 1 < argc ? argv[at + 1] : "";
        if (argument == "--corrupt") {
            chosen.folder = "examples/data/panlong_corrupt";
        } else if (argument == "--language" && (next == "zh" || next == "en")) {
            chosen.in = next == "zh" ? language::chinese : language::english;
            ++at;
        } else if (argument == "--data" && !next.empty()) {
            chosen.folder = next;
            ++at;
        } else {
            std::cerr << program << " [--language en|zh] [--corrupt] [--data FOLDER]\n";
            return 2;
        }
    }
    return briefing(chosen).write();
}
