// An income survey in CSV: fifteen measures of poverty and inequality by county, each with
// its standard error in brackets, as the survey's strata and villages determine it.
//
//     poverty_profile [--language en|zh] [--data FILE]
//
// The counties and their households are made up.
#include <tuopin/engines/aggregate.hpp>
#include <tuopin/engines/csv/csv.hpp>
#include <tuopin/engines/observers/count.hpp>
#include <tuopin/engines/observers/sum.hpp>
#include <tuopin/engines/tables/layout.hpp>
#include <tuopin/statistics/income_distribution.hpp>
#include <tuopin/statistics/inequality.hpp>
#include <tuopin/statistics/poverty.hpp>
#include <tuopin/statistics/relative_poverty.hpp>
#include <tuopin/values/units.hpp>

#include <boost/describe.hpp>

#include <cstdio>
#include <iostream>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

using tuopin::language;
namespace statistic = tuopin::statistic;

enum class county_name { riverside, hillfoot, highland, border };
BOOST_DESCRIBE_ENUM(county_name, riverside, hillfoot, highland, border)
constexpr auto labels(county_name const*) {
    return tuopin::labels_for<county_name>(
        {{"riverside", "河滨县"}, {"hillfoot", "山麓县"}, {"highland", "高原县"}, {"border", "边境县"}});
}

/// A household of the survey. Its income is per head; its weight says for how many
/// households it stands.
struct household {
    county_name                 county{};
    int                         village{};
    int                         number{};
    tuopin::persons             members{};
    std::optional<tuopin::yuan> income{};
    double                      weight{};
};
BOOST_DESCRIBE_STRUCT(household, (), (county, village, number, members, income, weight))
constexpr auto labels(household const*) {
    return tuopin::labels_for<household>({{"county", "县"},
                                          {"village", "村"},
                                          {"number", "户编号", "household"},
                                          {"members", "家庭人口"},
                                          {"income", "人均可支配收入"},
                                          {"weight", "权数"}});
}

// Measures are about persons: each household counts as often as it has members.
constexpr auto persons_stood_for = [](household const& h) { return h.weight * static_cast<double>(h.members.count()); };

// Villages were drawn within counties, and households within villages.
struct survey {
    tuopin::count                    households{};
    tuopin::sum<&household::members> persons{};
    tuopin::income_distribution<&household::income, persons_stood_for, tuopin::strata<&household::county>,
                                tuopin::clusters<&household::village>>
        incomes{};
};
BOOST_DESCRIBE_STRUCT(survey, (), (households, persons, incomes))

// What is to be known, with its parameters.
constexpr tuopin::poverty_line national_line(4'000);

struct profile {
    statistic::mean                         mean{};
    statistic::quantile                     median{};
    statistic::headcount_ratio              poor{national_line};
    statistic::poverty_gap                  gap{national_line};
    statistic::squared_poverty_gap          severity{national_line};
    statistic::watts                        watts{national_line};
    statistic::sen_shorrocks_thon           sst{national_line};
    statistic::at_risk_of_poverty_threshold threshold{};
    statistic::at_risk_of_poverty_rate      at_risk{};
    statistic::relative_median_gap          relative_gap{};
    statistic::gini                         gini{};
    statistic::theil                        theil{};
    statistic::atkinson                     atkinson{0.5};
    statistic::quintile_share_ratio         s80_s20{};
    statistic::palma_ratio                  palma{};
};
BOOST_DESCRIBE_STRUCT(profile, (),
                      (mean, median, poor, gap, severity, watts, sst, threshold, at_risk, relative_gap, gini, theil,
                       atkinson, s80_s20, palma))
constexpr auto labels(profile const*) {
    return tuopin::labels_for<profile>({{"mean", "人均收入（元）", "mean income (yuan)"},
                                        {"median", "收入中位数（元）", "median income (yuan)"},
                                        {"poor", "贫困发生率", "headcount ratio"},
                                        {"gap", "贫困深度指数", "poverty gap"},
                                        {"severity", "贫困强度指数", "squared poverty gap"},
                                        {"watts", "瓦茨指数", "Watts index"},
                                        {"sst", "SST指数", "Sen-Shorrocks-Thon index"},
                                        {"threshold", "相对贫困线（元）", "at-risk-of-poverty threshold (yuan)"},
                                        {"at_risk", "相对贫困发生率", "at-risk-of-poverty rate"},
                                        {"relative_gap", "相对贫困缺口", "relative median gap"},
                                        {"gini", "基尼系数", "Gini coefficient"},
                                        {"theil", "泰尔指数", "Theil index"},
                                        {"atkinson", "阿特金森指数（0.5）", "Atkinson index (0.5)"},
                                        {"s80_s20", "高低收入20%之比", "S80/S20"},
                                        {"palma", "帕尔马比值", "Palma ratio"}});
}

template <class Estimate>
std::string cell(Estimate const& e, language in) {
    auto const number = [&](auto value) {
        if constexpr (std::is_same_v<decltype(value), double>) {
            char written[32];
            std::snprintf(written, sizeof written, "%.3f", value);
            return std::string(written);
        } else { // an amount of money, to the yuan
            return tuopin::detail::rounded_decimal(to_double(value), 0, in == language::english);
        }
    };
    if (!e)
        return to_text(e, in);
    return number(*e) + (e.standard_error() ? " (" + number(*e.standard_error()) + ")" : "");
}

int main(int argc, char** argv) {
    language    in   = language::english;
    std::string file = "examples/data/income_survey.csv";
    for (int at = 1; at + 1 < argc; at += 2) {
        std::string_view const option = argv[at];
        if (option == "--language")
            in = argv[at + 1] == std::string_view("zh") ? language::chinese : language::english;
        else if (option == "--data")
            file = argv[at + 1];
    }

    auto const households = tuopin::read_csv_file<household>(file);
    for (auto const& finding : households.findings)
        std::cout << to_text(finding, in) << '\n';
    if (households.rows.empty())
        return 1;

    auto const counties = tuopin::aggregate<survey>(households.rows, tuopin::by<&household::county>);
    auto const all      = tuopin::domains(counties, &survey::incomes);

    bool const                        english = in == language::english;
    std::vector<tuopin::table_column> columns{{english ? "measure (standard error)" : "指标（标准误）"},
                                              {english ? "all" : "合计", tuopin::align::right}};
    for (auto const& [key, summary] : counties)
        columns.push_back({tuopin::to_text(key, in), tuopin::align::right});
    tuopin::text_table table(std::move(columns));

    profile const wanted;
    tuopin::for_each_member<profile>([&](std::string_view name, auto measure) {
        std::vector<std::string> row{tuopin::label_of<profile>(name, in), cell(all.estimate(wanted.*measure), in)};
        for (auto const& [key, estimate] : all.estimates(wanted.*measure))
            row.push_back(cell(estimate, in));
        table.add(std::move(row));
    });
    std::cout << to_text(table, in) << '\n';

    for (auto const& [key, summary] : counties)
        std::cout << tuopin::to_text(key, in) << (english ? ": " : "：") << to_text(summary.households, in)
                  << (english ? " households, " : "户，") << to_text(summary.persons, in) << (english ? ", " : "，")
                  << summary.incomes.excluded().not_stated << (english ? " without income" : "户收入未填") << '\n';

    if (!counties.contains(county_name::border) || !counties.contains(county_name::riverside))
        return 0;
    auto const difference =
        all.difference(statistic::headcount_ratio(national_line), county_name::border, county_name::riverside);
    std::cout << '\n'
              << (english ? "headcount ratio, border less riverside: " : "贫困发生率之差（边境县减河滨县）：")
              << to_text(difference, in) << '\n';
    if (auto const interval = difference.confidence_interval())
        std::cout << (english ? "with 95 % confidence: " : "95%置信区间：") << to_text(*interval, in) << '\n';
}
