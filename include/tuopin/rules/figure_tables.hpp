// Reported figures beside the register, as tables: checked by the rules over figures, and against the register.
#ifndef TUOPIN_RULES_FIGURE_TABLES_HPP
#define TUOPIN_RULES_FIGURE_TABLES_HPP

#include <tuopin/engines/finding.hpp>
#include <tuopin/engines/validate.hpp>
#include <tuopin/rules/cases.hpp>
#include <tuopin/rules/figure_rules.hpp>
#include <tuopin/rules/register_tables.hpp>
#include <tuopin/values/region.hpp>
#include <tuopin/values/text.hpp>

#include <boost/describe/class.hpp>

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace tuopin::registry {

/// All tables of reported figures, each kept as `Table<Row>`. The names of the members are those of the tables.
template <template <class> class Table>
struct figures_of {
    Table<breakdown>         breakdowns{};
    Table<printed_shares>    shares{};
    Table<region_total>      region_totals{};
    Table<stock_and_flows>   stocks{};
    Table<stated_growth>     growths{};
    Table<cumulative_series> series{};
    Table<coverage>          coverages{};
    Table<helper_coverage>   helper_coverages{};
    Table<region_at>         dated_regions{};
    Table<vintage>           vintages{};
    Table<reported_counts>   reports{};
    Table<division_validity> divisions{}; ///< the divisions that `dated_regions` are looked up in

    BOOST_DESCRIBE_CLASS(figures_of, (),
                         (breakdowns, shares, region_totals, stocks, growths, series, coverages, helper_coverages,
                          dated_regions, vintages, reports, divisions),
                         (), ())
};
using figure_tables = figures_of<given_rows>;

/// A finding about a figure, with its region where it has one.
struct figure_finding {
    finding     found{};
    region_code region{};
};

namespace detail {

template <class Figure>
std::string key_of_figure(Figure const& figure) {
    std::string key;
    if constexpr (requires { figure.name; })
        key = figure.name;
    else
        key = to_field(figure.region);
    for (char& c : key)
        c = c == ' ' || c == ':' || c == '@' ? '_' : c;
    return key;
}

template <class Figure, class Rules>
void check_figure_table(std::string_view table, std::span<Figure const> figures, Rules const& rules,
                        validation_options const& options, std::vector<figure_finding>& into) {
    for (finding& each : validate(figures, rules, options).findings()) {
        Figure const& figure = figures[each.record];
        each.rows.push_back({std::string(table), key_of_figure(figure), each.record, {}, 0});
        region_code region;
        if constexpr (requires { figure.region; })
            region = figure.region;
        into.push_back({std::move(each), region});
    }
}

} // namespace detail

/// Counts the households of the register within a region, and their members, into the reports (S21).
inline std::vector<reported_counts> counted(std::span<reported_counts const> reports, register_cases const& cases) {
    std::vector<reported_counts> all(reports.begin(), reports.end());
    for (household_case const& home : cases.households())
        for (reported_counts& each : all)
            if (home.region.stated() && contains(each.region, home.region)) {
                each.counted_households += 1;
                each.counted_persons += static_cast<std::int64_t>(home.members.size());
            }
    return all;
}

/// Checks all tables of figures that were given. Codes are looked up where there is a table of divisions.
inline std::vector<figure_finding> check_figures(figure_tables const& tables, register_cases const& cases,
                                                 validation_options const& options = {}) {
    std::vector<figure_finding> found;
    auto const check = [&](std::string_view name, auto const& table, auto const& rules) {
        if (table)
            detail::check_figure_table(name, *table, rules, options, found);
    };
    check("breakdowns", tables.breakdowns, breakdown_rules);
    check("shares", tables.shares, share_rules);
    check("region_totals", tables.region_totals, region_total_rules);
    check("stocks", tables.stocks, stock_rules);
    check("growths", tables.growths, growth_rules);
    check("series", tables.series, series_rules);
    check("coverages", tables.coverages, coverage_rules);
    check("helper_coverages", tables.helper_coverages, helper_coverage_rules);
    if (tables.dated_regions && tables.divisions) {
        std::vector<region_at> dated(tables.dated_regions->begin(), tables.dated_regions->end());
        for (region_at& each : dated)
            each.valid = *tables.divisions;
        detail::check_figure_table("dated_regions", std::span<region_at const>(dated), region_rules, options, found);
    }
    check("vintages", tables.vintages, vintage_rules);
    if (tables.reports) {
        auto const reports = registry::counted(*tables.reports, cases);
        detail::check_figure_table("reports", std::span<reported_counts const>(reports), reported_count_rules, options,
                                   found);
    }
    return found;
}

} // namespace tuopin::registry

#endif
