// The figures that are reported of a register, by township: true of it, as they are counted from its rows.
#include "reported_figures.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <map>
#include <string>
#include <vector>

using namespace generator;

namespace {

/// What is counted of a township, in the last year.
struct township_counts {
    std::vector<std::int64_t> villages{};   ///< households of each
    std::int64_t              households{};
    std::int64_t              persons{};
    std::int64_t              by_size[3]{}; ///< one member, two, more
    std::int64_t              ill{};
    std::int64_t              monitored_before{};
    std::int64_t              identified{};
    std::int64_t              eliminated{};
    std::int64_t              measures_by_year[3]{};
    std::int64_t              helpers{};
    std::int64_t              income[2]{}; ///< of the first and the last year, in yuan
};

std::int64_t whole_yuan(tuopin::yuan amount) { return amount.steps() / 100; }

} // namespace

void generator::report_figures(generated& all) {
    auto const& tables = all.tables;
    int const   year   = all.wanted.last_year;
    std::map<tuopin::region_code, township_counts> townships;
    std::vector<std::int64_t>                      in_village(tables.villages.size());
    for (household_place const& place : all.places) {
        auto& of = townships[*tables.villages[place.village].region->ancestor(tuopin::region_level::township)];
        ++in_village[place.village];
        ++of.households;
        of.persons += static_cast<std::int64_t>(place.persons);
        ++of.by_size[std::min<std::size_t>(place.persons, 3) - 1];
        for (std::size_t at = 0; at < place.persons; ++at) {
            auto const health =
                tables.person_years[place.first_person_year + at * static_cast<std::size_t>(all.years()) + all.last()]
                    .health;
            of.ill += health && reg::is_ill(*health) ? 1 : 0;
        }
        for (std::size_t at = 0; at < place.episodes; ++at) {
            auto const& episode = tables.episodes[place.first_episode + at];
            bool const  ended   = episode.eliminated_on && episode.eliminated_on->year() < year;
            of.monitored_before += episode.identified_on->year() < year && !ended ? 1 : 0;
            of.identified += episode.identified_on->year() == year ? 1 : 0;
            of.eliminated += episode.eliminated_on && episode.eliminated_on->year() == year ? 1 : 0;
        }
        for (std::size_t at = 0; at < place.measures; ++at)
            for (int back = 0; back < 3; ++back)
                of.measures_by_year[2 - back] +=
                    tables.measures[place.first_measure + at].since->year() <= year - back ? 1 : 0;
        of.income[0] += whole_yuan(*tables.incomes[place.first_year].stated_net);
        of.income[1] += whole_yuan(*tables.incomes[place.first_year + all.last()].stated_net);
    }
    for (std::size_t at = 0; at < tables.villages.size(); ++at)
        townships[*tables.villages[at].region->ancestor(tuopin::region_level::township)].villages.push_back(
            in_village[at]);
    // Every helper helps within one township.
    reg::helper_number last_helper;
    for (std::size_t at = 0; at < all.places.size(); ++at)
        if (auto const& helper = tables.pairings[all.places[at].pairing].helper; helper != last_helper) {
            last_helper = helper;
            ++townships[*tables.villages[all.places[at].village].region->ancestor(tuopin::region_level::township)]
                  .helpers;
        }

    auto& figures = all.figures;
    for (auto const& [region, of] : townships) {
        using enum reg::breakdown_kind;
        figures.breakdowns.push_back(
            {"按人口分的户数", region, partition, of.households, {of.by_size[0], of.by_size[1], of.by_size[2]}});
        figures.breakdowns.push_back({"参保人数", region, overlapping, of.persons, {of.persons, of.persons}});
        figures.breakdowns.push_back({"患病人数", region, of_which, of.persons, {of.ill}});
        reg::printed_shares shares{"按人口分的户数占比", region, {}, 2};
        for (std::int64_t const part : of.by_size)
            shares.shares.push_back(tuopin::percent(
                std::round(static_cast<double>(part) * 10'000 / static_cast<double>(of.households)) / 100));
        figures.shares.push_back(shares);
        figures.region_totals.push_back({"户数", region, of.households, of.villages, 0});
        figures.stocks.push_back({"监测户", region, of.monitored_before, of.identified, of.eliminated,
                                  of.monitored_before + of.identified - of.eliminated});
        double const growth = (static_cast<double>(of.income[1]) / static_cast<double>(of.income[0]) - 1) * 100;
        figures.growths.push_back(
            {"纯收入", region, of.income[0], of.income[1], tuopin::percent(std::round(growth * 10) / 10), 1});
        figures.series.push_back(
            {"累计帮扶措施", region, {of.measures_by_year[0], of.measures_by_year[1], of.measures_by_year[2]}});
        figures.coverages.push_back({"参保率", region, of.persons});
        figures.helper_coverages.push_back({"帮扶责任人", region, of.helpers, 1, 2, of.households});
        figures.dated_regions.push_back({region, tuopin::date(year, 12, 31), {}});
        figures.divisions.push_back({region, tuopin::date(2009, 1, 1), {}});
        figures.vintages.push_back({"人均纯收入", year, year, year, 2009, {}});
    }
}

void generator::report_counts(generated& all) {
    std::map<tuopin::region_code, std::size_t> report_of;
    auto&                                      reports = all.figures.reports;
    for (auto const& figure : all.figures.region_totals) {
        report_of[figure.region] = reports.size();
        reports.push_back({"年度报表", figure.region, 0, 0, 0, 0});
    }
    std::map<std::string_view, std::size_t> report_of_household;
    for (reg::household const& home : all.tables.households)
        report_of_household[home.number.view()] = report_of.at(*home.region->ancestor(tuopin::region_level::township));
    for (reg::household_year const& row : all.tables.household_years)
        if (row.year == all.wanted.last_year)
            ++reports[report_of_household.at(row.household.view())].stated_households;
    for (reg::person_year const& row : all.tables.person_years)
        if (auto const at = report_of_household.find(row.household.view());
            at != report_of_household.end() && row.year == all.wanted.last_year && reg::is_member(row))
            ++reports[at->second].stated_persons;
}
