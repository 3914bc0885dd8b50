// The watch against a return to poverty over several years: who came under monitoring and who left it, who should
// have been seen and was not, and whose risk may be eliminated now, each with its reasons.
//
//     return_watch [--data FOLDER] [--years FIRST LAST] [--language en|zh]
//
// The ranges of income under which households are monitored are rows of a file. They, and everybody here, are made up.
#include <tuopin/registry.hpp>
#include <tuopin/rules.hpp>
#include <tuopin/tables.hpp>
#include <tuopin/tuopin.hpp>

#include <boost/describe/class.hpp>

#include <algorithm>
#include <iostream>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

using tuopin::language;
namespace registry = tuopin::registry;

/// A range of income, as a row of a file.
struct monitoring_range {
    tuopin::region_code place{};
    int                 first_year{};
    int                 last_year{};
    tuopin::yuan        range{};
    std::string         source{};
};
BOOST_DESCRIBE_STRUCT(monitoring_range, (), (place, first_year, last_year, range, source))

// The rules that look for exited households whom nobody monitors, taken out of the built-in ones.
constexpr auto look_for_the_unseen = [](std::string_view rule) { return rule >= "H27" && rule <= "H31"; };

class watch {
public:
    watch(std::string folder, int first_year, int last_year, language in)
        : folder_(std::move(folder)), first_year_(first_year), last_year_(last_year), in_(in) {
        households_      = read<registry::household>("households");
        household_years_ = read<registry::household_year>("household_years");
        persons_         = read<registry::person>("persons");
        person_years_    = read<registry::person_year>("person_years");
        incomes_         = read<registry::income_year>("incomes");
        conditions_      = read<registry::conditions_year>("conditions");
        episodes_        = read<registry::monitoring_episode>("episodes");
        measures_        = read<registry::support_measure>("measures");
        ranges_          = read<monitoring_range>("ranges");
        for (monitoring_range const& each : ranges_) {
            registry::rule_parameters of_years;
            of_years.monitoring_range = each.range;
            parameters_.add({each.place, each.first_year, each.last_year, of_years, each.source});
        }
        // Elsewhere no range is known, and nothing is held against one.
        parameters_.add({{}, first_year_, last_year_, registry::rule_parameters(), ""});
    }

    int run() const {
        print_moves();
        print_flows();
        print_unseen();
        print_ways_out();
        return broken_ ? 1 : 0;
    }

private:
    char const* say(char const* english, char const* chinese) const {
        return in_ == language::chinese ? chinese : english;
    }
    void heading(char const* english, char const* chinese) const { std::cout << say(english, chinese) << "\n\n"; }
    template <class T>
    std::string told(T const& value) const {
        return to_text(value, in_);
    }

    template <class Record>
    std::vector<Record> read(std::string const& name) {
        auto table = tuopin::read_csv_file<Record>(folder_ + "/" + name + ".csv", {.language = in_});
        for (tuopin::finding const& each : table.findings)
            if (each.severity == tuopin::severity::error) // a column that a small table leaves out is a warning
                std::cout << to_text(each, in_) << '\n';
        broken_ = broken_ || !table.ok();
        return std::move(table.rows);
    }

    registry::register_cases cases_of(int year) const {
        registry::register_tables tables;
        tables.households      = households_;
        tables.household_years = household_years_;
        tables.persons         = persons_;
        tables.person_years    = person_years_;
        tables.incomes         = incomes_;
        tables.conditions      = conditions_;
        tables.episodes        = episodes_;
        tables.measures        = measures_;
        return registry::register_cases(tables, year, parameters_);
    }

    // Who came, and who left, by date.
    void print_moves() const {
        struct move {
            tuopin::date                        on{};
            registry::monitoring_episode const* episode{};
            bool                                in{};
        };
        std::vector<move> moves;
        for (registry::monitoring_episode const& each : episodes_) {
            if (each.identified_on)
                moves.push_back({*each.identified_on, &each, true});
            if (each.eliminated_on)
                moves.push_back({*each.eliminated_on, &each, false});
        }
        std::sort(moves.begin(), moves.end(), [](move const& a, move const& b) { return a.on < b.on; });

        heading("Who came under monitoring, and who left it", "监测对象变动");
        tuopin::text_table                      table({{say("date", "日期")},
                                                       {say("household", "户")},
                                                       {say("what", "变动")},
                                                       {say("type", "类别")},
                                                       {say("risks", "风险")}});
        std::vector<registry::household_number> seen;
        for (move const& each : moves) {
            registry::household_number const& household = each.episode->household;
            bool const again = each.in && std::find(seen.begin(), seen.end(), household) != seen.end();
            if (each.in)
                seen.push_back(household);
            std::string risks;
            for (registry::risk const risk : each.episode->risks)
                risks.append(risks.empty() ? "" : say(", ", "、")).append(told(risk));
            table.add({told(each.on), told(household),
                       each.in ? say(again ? "identified again" : "identified", again ? "再次识别" : "识别")
                       : each.episode->elimination_mode ? told(*each.episode->elimination_mode)
                                                        : say("eliminated", "风险消除"),
                       each.episode->type ? told(*each.episode->type) : "", each.in ? risks : ""});
        }
        std::cout << table << '\n';
    }

    // What was there, came and went by type and year; that the three go together is checked.
    void print_flows() const {
        heading("Households by type and year", "分类别、分年度户数");
        auto const         flows = registry::monitoring_flows(episodes_, first_year_, last_year_);
        tuopin::text_table table({{say("type", "类别")},
                                  {say("year", "年度"), tuopin::align::right},
                                  {say("identified", "新识别"), tuopin::align::right},
                                  {say("eliminated", "消除"), tuopin::align::right},
                                  {say("at the end of it", "年末"), tuopin::align::right}});
        for (registry::monitoring_flow const& each : flows)
            table.add({told(each.type), tuopin::to_field(each.year), told(each.identified.count()),
                       told(each.eliminated.count()), told(each.monitored.count())});
        std::cout << table;
        using registry::monitoring_flow;
        auto const found =
            registry::stock_flow_findings<&monitoring_flow::type, &monitoring_flow::year, &monitoring_flow::monitored,
                                          &monitoring_flow::identified, &monitoring_flow::eliminated>(flows, "V12",
                                                                                                      in_);
        for (tuopin::finding const& each : found)
            std::cout << told(each) << '\n';
        std::cout << (found.empty() ? say("Every stock is the one before, with who came and without who left.\n\n",
                                          "各年存量均等于上年存量加新增减消除。\n\n")
                                    : "\n");
    }

    // An open question stays one: who may have a risk has one where something of it is known.
    static registry::answer at_risk(registry::household_case const& h) {
        registry::answer risk = registry::not_stated;
        if (h.conditions != nullptr)
            risk = registry::either(registry::lives_dangerously(*h.conditions), registry::lacks_water(*h.conditions));
        for (registry::person_case const& member : h.members)
            if (registry::is_dropout(member) || registry::is_sick(member))
                risk = registry::yes;
        return risk;
    }

    void print_unseen() const {
        heading("Who should have been seen, and was not", "应纳入而未纳入监测的户");
        tuopin::text_table table({{say("year", "年度"), tuopin::align::right},
                                  {say("household", "户")},
                                  {say("rule", "规则")},
                                  {say("why", "原因"), tuopin::align::left, 62},
                                  {say("seen at last", "后续识别")}});
        for (int year = first_year_; year <= last_year_; ++year) {
            auto const cases = cases_of(year);
            auto const found = validate(cases.households(), registry::household_rules, {.in = in_});
            for (tuopin::finding const& each : found.findings())
                if (look_for_the_unseen(each.rule))
                    table.add({tuopin::to_field(year), told(cases.households()[each.record].row->household), each.rule,
                               each.wanted + (each.seen.empty() ? "" : say("; there is ", "；现为") + each.seen),
                               seen_after(cases.households()[each.record])});
            // The rules look at those who have exited; a general household may be marginal.
            for (registry::household_case const& h : cases.households()) {
                if (registry::is_exited(h) || h.is_monitored())
                    continue;
                auto const said = registry::identify(
                    {false, h.income_per_head(), h.parameters->monitoring_range, at_risk(h), registry::no}, in_);
                if (said.is_object != registry::yes)
                    continue;
                std::string why = told(*said.type);
                for (registry::explained_condition const& reason : said.reasons)
                    if (registry::says_yes(reason.holds))
                        why.append(say("; ", "；")).append(told(reason));
                table.add({tuopin::to_field(year), told(h.row->household), "", why, seen_after(h)});
            }
        }
        std::cout << table << '\n';
    }

    std::string seen_after(registry::household_case const& h) const {
        std::optional<tuopin::date> first;
        for (registry::monitoring_episode const* each : h.episodes)
            if (each->identified_on && *each->identified_on > h.as_of && (!first || *each->identified_on < *first))
                first = each->identified_on;
        return first ? told(*first) : say("not yet", "尚未");
    }

    void print_ways_out() const {
        std::cout << say("Whose risk may be eliminated at the end of ", "年末可否消除风险：") << last_year_ << "\n\n";
        tuopin::text_table table(
            {{say("household", "户")},
             {say("may be", "可消除")},
             {say("what is in the way, or not known", "未满足或未知的条件"), tuopin::align::left, 90}});
        auto const cases = cases_of(last_year_);
        for (registry::household_case const& h : cases.households()) {
            if (!h.is_monitored())
                continue;
            auto const conditions = registry::elimination_conditions(h, {registry::yes, registry::yes}, in_);
            table.add({told(h.row->household), told(registry::all_hold(conditions)), ""});
            for (registry::explained_condition const& each : conditions)
                if (!registry::says_yes(each.holds))
                    table.add({"", "", told(each)});
        }
        std::cout << table << '\n';
        heading("What the rules say of episodes that ended", "对已消除风险的监测记录的校验");
        auto const found =
            validate(cases.households(), registry::monitored_household_rules.of(&registry::is_eliminated), {.in = in_});
        for (tuopin::finding const& each : found.findings())
            std::cout << told(cases.households()[each.record].row->household) << ' ' << each.rule << say(": ", "：")
                      << each.wanted << '\n';
    }

    std::string                               folder_;
    int                                       first_year_;
    int                                       last_year_;
    language                                  in_;
    registry::rule_parameter_table            parameters_{"monitoring range"};
    std::vector<registry::household>          households_{};
    std::vector<registry::household_year>     household_years_{};
    std::vector<registry::person>             persons_{};
    std::vector<registry::person_year>        person_years_{};
    std::vector<registry::income_year>        incomes_{};
    std::vector<registry::conditions_year>    conditions_{};
    std::vector<registry::monitoring_episode> episodes_{};
    std::vector<registry::support_measure>    measures_{};
    std::vector<monitoring_range>             ranges_{};
    bool                                      broken_{};
};

int main(int argc, char** argv) {
    std::string folder = "examples/data/watch";
    int         first = 2021, last = 2023;
    language    in = language::english;
    for (int at = 1; at < argc; ++at) {
        std::string_view const option = argv[at];
        if (option == "--data" && at + 1 < argc)
            folder = argv[++at];
        else if (option == "--language" && at + 1 < argc)
            in = std::string_view(argv[++at]) == "zh" ? language::chinese : language::english;
        else if (option == "--years" && at + 2 < argc) {
            first = tuopin::from_text<int>(argv[at + 1]) ? *tuopin::from_text<int>(argv[at + 1]) : first;
            last  = tuopin::from_text<int>(argv[at + 2]) ? *tuopin::from_text<int>(argv[at + 2]) : last;
            at += 2;
        }
    }
    return watch(folder, first, last, in).run();
}
