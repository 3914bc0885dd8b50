// The figures of the source article, as the example's file holds them.
#include <tuopin/domain/measures/district_report.hpp>
#include <tuopin/engines/validation/validate.hpp>
#include <tuopin/values/period.hpp>
#include <tuopin/values/region.hpp>

#include <doctest/doctest.h>

#include <cstddef>
#include <fstream>
#include <iterator>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

using namespace tuopin;

namespace {

using cells = std::vector<std::string>;

// RFC 4180, no more than that.
std::vector<cells> read_lines(std::string const& content) {
    std::vector<cells> lines{{""}};
    bool               quoted = false;
    for (std::size_t at = 0; at < content.size(); ++at) {
        char const c = content[at];
        if (quoted && c == '"' && at + 1 < content.size() && content[at + 1] == '"')
            lines.back().back() += content[at++];
        else if (c == '"')
            quoted = !quoted;
        else if (!quoted && c == ',')
            lines.back().emplace_back();
        else if (!quoted && c == '\n')
            lines.push_back({""});
        else
            lines.back().back() += c;
    }
    if (lines.back() == cells{""})
        lines.pop_back();
    return lines;
}

std::vector<cells> const& reported() {
    static std::vector<cells> const lines = [] {
        std::ifstream in("examples/data/panlong/reported.csv", std::ios::binary);
        return read_lines({std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()});
    }();
    return lines;
}

enum column : std::size_t { row, figure_path, value, how, when, region, universe, wording, remark, columns };

bool is_ascii(std::string const& written) {
    for (char const c : written)
        if (c < ' ' || c > '~')
            return false;
    return true;
}

// "more_than", "500000" -> "more than 500000"
std::string as_stated(cells const& line) {
    std::string words = line[how] == "exactly" ? "" : line[how];
    for (char& c : words)
        if (c == '_')
            c = ' ';
    return words.empty() ? line[value] : words + " " + line[value];
}

// Sets the figure at the line's path; false where there is none or it does not parse.
bool set_figure(district_report& report, cells const& line) {
    bool set = false;
    for_each_figure(report, [&](std::string const& path, auto& f) {
        if (path == line[figure_path])
            if (auto const read = std::remove_cvref_t<decltype(f)>::parse(as_stated(line))) {
                f   = *read;
                set = true;
            }
    });
    return set;
}

district_report const& panlong() {
    static district_report const report = [] {
        district_report made;
        for (std::size_t at = 1; at < reported().size(); ++at)
            set_figure(made, reported()[at]);
        return made;
    }();
    return report;
}

template <class Visit>
void visit_figure(std::string_view wanted, Visit visit) {
    for_each_figure(panlong(), [&](std::string const& path, auto const& f) {
        if (path == wanted)
            visit(f);
    });
}

} // namespace

TEST_CASE("the file has its columns, a line a figure, and the rows of the article that are figures") {
    REQUIRE(reported().size() == 63);
    // Programs may add columns of their own behind these.
    cells const& heading = reported().front();
    REQUIRE(heading.size() >= columns);
    CHECK(cells(heading.begin(), heading.begin() + columns) ==
          cells{"row", "figure", "value", "stated", "period", "region", "universe", "wording", "remark"});

    // Names with numerals in them (the four continuities, the fourth press conference) are no data.
    std::set<int> const   no_figures{3, 10, 13, 18, 19, 22, 23};
    std::set<int>         rows;
    std::set<std::string> paths;
    int                   last = 0;
    for (std::size_t at = 1; at < reported().size(); ++at) {
        cells const& line = reported()[at];
        CAPTURE(at);
        REQUIRE(line.size() == heading.size());
        auto const number = from_text<int>(line[row]);
        REQUIRE(number);
        CHECK(*number >= last);
        last = *number;
        rows.insert(last);
        CHECK(paths.insert(line[figure_path]).second);
    }
    for (int number = 1; number <= 63; ++number) {
        CAPTURE(number);
        CHECK(rows.count(number) == (no_figures.count(number) == 0 ? 1 : 0));
    }
}

TEST_CASE("every line parses: its figure, its statement, its period and its region") {
    for (std::size_t at = 1; at < reported().size(); ++at) {
        cells const& line = reported()[at];
        CAPTURE(line[row]);
        CAPTURE(line[figure_path]);
        CAPTURE(line[value]);

        district_report alone;
        CHECK(set_figure(alone, line));
        for_each_figure(alone, [&](std::string const& path, auto const& f) {
            if (path == line[figure_path])
                CHECK(to_field(f) == (line[value] == "all" ? "yes" : as_stated(line)));
            else
                CHECK(f.state() == presence::nothing);
        });

        if (!line[how].empty())
            CHECK(from_text<stated>(line[how]));
        auto const days = from_text<period>(line[when]);
        REQUIRE(days);
        CHECK(to_field(*days) == line[when]);
        auto const place = from_text<region_code>(line[region]);
        REQUIRE(place);
        CHECK(to_field(*place) == line[region]);
        CHECK(!line[universe].empty());
        CHECK(!is_ascii(line[wording]));
        CHECK(is_ascii(line[remark]));
    }
}

TEST_CASE("a line with another figure, path or statement is noticed") {
    district_report report;
    cells           line = reported()[1];
    line[figure_path]    = "setting.no_such_figure";
    CHECK(!set_figure(report, line));
    line[figure_path] = "registration.households_registered";
    line[value]       = "eight hundred";
    CHECK(!set_figure(report, line));
    line[value] = "867.5";
    CHECK(!set_figure(report, line));
    line[how] = "perhaps";
    line[value] = "867";
    CHECK(!set_figure(report, line));
    CHECK(report == district_report{});
}

TEST_CASE("a cumulative figure starts where its period does") {
    for (std::size_t at = 1; at < reported().size(); ++at) {
        cells const& line = reported()[at];
        auto const   days = from_text<period>(line[when]);
        REQUIRE(days);
        visit_figure(line[figure_path], [&](auto const& f) {
            if constexpr (requires { f.start(); }) {
                CAPTURE(line[figure_path]);
                CHECK(days->is_cumulative());
                CHECK(days->start().stated() == f.start().has_value());
                if (f.start())
                    CHECK(days->start() == f.start()->start());
            }
        });
    }
}

TEST_CASE("what the article prints is what the report says") {
    struct printed {
        char const* path;
        char const* english;
        char const* chinese;
    };
    std::size_t checked = 0;
    for (auto const& [path, english, chinese] :
         {printed{"setting.water_source_area", "yes", "有"},
          {"setting.main_urban_with_poverty_task", "1 county", "1个县"},
          {"registration.villages_registered", "2 poor villages", "2个贫困村"},
          {"registration.households_registered", "867 registered households", "867户建档立卡户"},
          {"registration.persons_registered", "3,228 registered persons", "3228名建档立卡人口"},
          {"registration.village_standards", "provincial standard", "省级标准"},
          {"registration.villages_exited", "2 poor villages", "2个贫困村"},
          {"registration.households_exited", "867 registered households", "867户建档立卡户"},
          {"registration.persons_exited", "3,228 registered persons", "3228名建档立卡人口"},
          {"registration.clearing", "place 1", "第1"},
          {"registration.meeting_exit_standard", "all registered households", "每户建档立卡户"},
          {"registration.returned", "0 registered persons", "0名建档立卡人口"},
          {"registration.newly_poor", "0 persons", "0人"},
          {"income.per_person", "13,425 yuan per resident rural person", "每名农村常住居民13425元"},
          {"income.on_year_before", "+5.9 %", "+5.9%"},
          {"pairing.officials_paired", "539 officials", "539名干部"},
          {"pairing.fewest_per_official", "1 registered household", "1户建档立卡户"},
          {"pairing.most_per_official", "2 registered households", "2户建档立卡户"},
          {"pairing.ways", "a leader stays in the village, a department is linked, an official is paired",
           "领导蹲点联户、部门挂钩联户、干部结对联户"},
          {"pairing.households_helped", "all registered households", "每户建档立卡户"},
          {"party_building.branches_at_standard", "187 party branches", "187个党支部"},
          {"party_building.five_star_branches", "2 party branches", "2个党支部"},
          {"party_building.four_star_branches", "4 party branches", "4个党支部"},
          {"party_building.spent_on_venues", "over 500,000 yuan", "超过50万元"},
          {"party_building.venues_improved", "27 venues", "27处场所"},
          {"party_building.officials_moved", "11 officials", "11名干部"},
          {"party_building.officials_promoted", "6 officials", "6名干部"},
          {"party_building.capable_persons_in_committees", "not reported", "未报告"},
          {"finance.own_funds", "about 520 million yuan", "约5.2亿元"},
          {"finance.counterpart_funds", "120 million yuan", "1.2亿元"},
          {"finance.counterpart_towns", "3 townships", "3个乡镇"},
          {"finance.officials_dispatched", "17 officials", "17名干部"},
          {"industry.modes", "leading company + cooperative + poor household", "龙头企业+合作社+贫困户"},
          {"industry.organic_bases", "3 bases", "3个基地"},
          {"industry.certified_categories", "24 categories", "24类"},
          {"industry.certified_products", "144 products", "144个产品"},
          {"industry.certified_area", "3,514 mu", "3514亩"},
          {"employment.placed_in_work", "1,389 person-times", "1389人次"},
          {"employment.counterpart_workers_placed", "1,927 rural workers", "1927名农村劳动力"},
          {"employment.counterpart_workers_registered", "1,541 of 1,927 rural workers (79.97 %)",
           "1927名农村劳动力中1541（79.97%）"},
          {"housing.hazard_sites_relocated", "5 sites", "5个点"},
          {"housing.renovated", "1,677 households", "1677户"},
          {"housing.safe", "all registered households", "每户建档立卡户"},
          {"education.subsidised", "all poor students", "每名贫困学生"},
          {"education.dropouts", "0 students", "0名学生"},
          {"health.insured", "100 %", "100%"},
          {"health.family_doctor", "all registered persons", "每名建档立卡人口"},
          {"ecology.paid_to_farm_households", "376 million yuan", "3.76亿元"},
          {"ecology.ecological_posts", "139 posts", "139个岗位"},
          {"infrastructure.hardened_road", "all villages", "每个村"},
          {"infrastructure.power", "all 2 poor villages", "全部2个贫困村"},
          {"infrastructure.power_tension", "at least 10 kV", "不低于10千伏"},
          {"infrastructure.broadband", "all 2 poor villages", "全部2个贫困村"},
          {"infrastructure.broadcasting", "99 %", "99%"},
          {"infrastructure.water_radius", "at most 1 km", "不超过1公里"},
          {"infrastructure.standard_clinic", "all villages", "每个村"},
          {"safety_net.contribution_subsidies",
           "for residents of the water-source area, for disabled persons", "水源区缴费补助机制、残疾人缴费补助机制"},
          {"safety_net.pension_scheme", "all residents", "每名居民"},
          {"safety_net.pension_insured", "100 %", "100%"},
          {"motivation.rating_sessions", "not reported", "未报告"},
          {"motivation.rating_attendance", "not reported", "未报告"},
          {"motivation.points_shops", "not reported", "未报告"}})
        visit_figure(path, [&, english = english, chinese = chinese](auto const& f) {
            CHECK(to_text(f) == english);
            CHECK(to_text(f, language::chinese) == chinese);
            ++checked;
        });
    CHECK(checked == reported().size() - 1);
}

TEST_CASE("numerals inside names have not become figures") {
    CHECK(panlong().continuities == continuities_report{});
    CHECK(panlong().motivation.problems_found.state() == presence::nothing);

    std::map<presence, int> states;
    for_each_figure(panlong(), [&](std::string const&, auto const& f) { ++states[f.state()]; });
    CHECK(states[presence::reported] == 58);
    CHECK(states[presence::missing] == 4);
    CHECK(states[presence::nothing] == 6);
}

TEST_CASE("the article contradicts itself nowhere") {
    auto const checked = validate(panlong());
    for (auto const& each : checked.findings())
        MESSAGE(each);
    CHECK(checked.findings().empty());
}

TEST_CASE("figures of two such reports without starts, wholes and weights do not make a city's") {
    auto const twice = merge(panlong(), panlong());
    CHECK(*twice.registration.persons_registered.value() == registered_persons(6'456));
    CHECK(to_text(twice.finance.own_funds) == "about 1.04 billion yuan");
    CHECK(twice.finance.counterpart_funds.state() == presence::indeterminate);
    CHECK(twice.ecology.paid_to_farm_households.state() == presence::indeterminate);
    CHECK(twice.income.per_person.state() == presence::indeterminate);
    CHECK(twice.income.on_year_before.state() == presence::indeterminate);
    CHECK(twice.infrastructure.broadcasting.state() == presence::indeterminate);
    CHECK(twice.registration.clearing.state() == presence::indeterminate);
    CHECK(to_text(twice.industry.certified_categories) == "between 24 and 48 categories");
    CHECK(to_text(twice.infrastructure.water_radius) == "at most 1 km");
}
