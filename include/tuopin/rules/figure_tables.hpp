// Reported figures beside the register, as tables: checked by the rules over figures, and against the register.
#ifndef TUOPIN_RULES_FIGURE_TABLES_HPP
#define TUOPIN_RULES_FIGURE_TABLES_HPP

#include <tuopin/engines/tables/sort_stably.hpp>
#include <tuopin/engines/validation/finding.hpp>
#include <tuopin/engines/validation/validate.hpp>
#include <tuopin/rules/cases.hpp>
#include <tuopin/rules/figure_rules.hpp>
#include <tuopin/rules/register_tables.hpp>
#include <tuopin/values/region.hpp>
#include <tuopin/values/text.hpp>

#include <boost/describe/class.hpp>

#include <algorithm>
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

/// How many households and members of them there are in every region that a household is in: of one register, or of
/// its parts one after the other.
class region_counts {
public:
    /// Takes a household and its members into account; one without a region is in none.
    void add(household_case const& home) {
        if (!home.region.stated())
            return;
        if (regions_.empty() || regions_.back().region != home.region)
            append({home.region, 0, 0});
        regions_.back().households += 1;
        regions_.back().persons += static_cast<std::int64_t>(home.members.size());
    }
    void merge(region_counts const& other) {
        for (count const& each : other.regions_)
            append(each);
    }

    /// Counts the households of the register within a region, and their members, into the reports (S21).
    std::vector<reported_counts> counted(std::span<reported_counts const> reports) const {
        auto const         by_region = [](auto const& a, auto const& b) { return a.region < b.region; };
        std::vector<count> copy;
        if (!sorted_) {
            copy = regions_;
            tuopin::detail::sort_stably(copy, by_region);
        }
        std::vector<count> const&    sorted = sorted_ ? regions_ : copy;
        std::vector<reported_counts> all(reports.begin(), reports.end());
        for (reported_counts& each : all)
            // What a region contains stands behind it.
            for (auto at = std::lower_bound(sorted.begin(), sorted.end(), each, by_region);
                 at != sorted.end() && contains(each.region, at->region); ++at) {
                each.counted_households += at->households;
                each.counted_persons += at->persons;
            }
        return all;
    }

private:
    struct count {
        region_code  region{};
        std::int64_t households{};
        std::int64_t persons{};
    };
    void append(count const& of) {
        sorted_ = sorted_ && (regions_.empty() || !(of.region < regions_.back().region));
        regions_.push_back(of);
    }

    std::vector<count> regions_{}; // in the order of the households
    bool               sorted_{true};
};

/// The same for the households of one register.
inline region_counts count_regions(register_cases const& cases) {
    region_counts counts;
    for (household_case const& home : cases.households())
        counts.add(home);
    return counts;
}

inline region_counts const& count_regions(region_counts const& counts) { return counts; }

/// Checks all tables of figures that were given, beside the cases of a register or what was counted of several. Codes
/// are looked up where there is a table of divisions.
template <class Cases>
    requires requires(Cases const& cases) { count_regions(cases); }
std::vector<figure_finding> check_figures(figure_tables const& tables, Cases const& cases,
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
        auto const reports = count_regions(cases).counted(*tables.reports);
        detail::check_figure_table("reports", std::span<reported_counts const>(reports), reported_count_rules, options,
                                   found);
    }
    return found;
}

} // namespace tuopin::registry

#endif
