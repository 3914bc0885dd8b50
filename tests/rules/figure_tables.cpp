#include <tuopin/rules/figure_tables.hpp>

#include "../support/register.hpp"
#include "../support/small_register.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

using namespace tuopin;
using namespace tuopin::registry;
using support::small_register;

TEST_CASE("reported figures are tables like others") {
    support::check_names<breakdown>();
    support::check_names<printed_shares>();
    support::check_names<region_total>();
    support::check_names<stock_and_flows>();
    support::check_names<stated_growth>();
    support::check_names<cumulative_series>();
    support::check_names<coverage>();
    support::check_names<helper_coverage>();
    support::check_names<region_at>();
    support::check_names<vintage>();
    support::check_names<reported_counts>();
    support::check_names<division_validity>();
    auto const shares = read_csv<printed_shares>("name,region,shares,decimals\nhouseholds,53,99.74% 0.24% 0.02%,2\n");
    CHECK(shares.findings.empty());
    CHECK(shares.rows.at(0).shares == std::vector<percentage>{percent(99.74), percent(0.24), percent(0.02)});
    auto const parts = read_csv<breakdown>("指标,行政区划代码,分组方式,总数,分项\n监测户,5305,不重不漏,3,1 2\n");
    CHECK(parts.findings.empty());
    CHECK(parts.rows.at(0).parts == std::vector<std::int64_t>{1, 2});
}

TEST_CASE("figures are checked table by table, each finding with its row and region") {
    small_register const           all;
    std::vector<stock_and_flows> stocks{{"a", region_code("53"), 1, 2, 3, 0}, {"b c", region_code("5301"), 1, 2, 3, 4}};
    std::vector<region_at>       dated{{region_code("5301"), date(2020, 1, 1), {}},
                                       {region_code("5302"), date(2020, 1, 1), {}}};
    std::vector<division_validity> divisions{{region_code("5301"), {}, {}}};
    figure_tables                  tables;
    tables.stocks        = stocks;
    tables.dated_regions = dated;
    auto const cases     = all.cases();
    auto       found     = check_figures(tables, cases);
    REQUIRE(found.size() == 1); // codes are not looked up in a list that is not there
    CHECK(found[0].found.rule == "V12");
    CHECK(found[0].region == region_code("5301"));
    CHECK(found[0].found.rows == std::vector<row_reference>{{"stocks", "b_c", 1}});
    tables.divisions = divisions;
    found            = check_figures(tables, cases);
    REQUIRE(found.size() == 2);
    CHECK(found[1].found.rule == "V17");
    CHECK(found[1].found.rows == std::vector<row_reference>{{"dated_regions", "5302", 1}});
}

TEST_CASE("S21: the counts of a report are held against the register within its region") {
    small_register const         all;
    auto const                   cases = all.cases();
    std::vector<reported_counts> reports{{"a", region_code("53"), 3, 0, 9, 0},
                                         {"b", region_code("530103"), 1, 0, 4, 0}};
    auto const                   counts = count_regions(cases).counted(reports);
    CHECK(counts[0].counted_households == 3);
    CHECK(counts[0].counted_persons == 9);
    CHECK(counts[1].counted_households == 1);
    CHECK(counts[1].counted_persons == 3);
    figure_tables tables;
    tables.reports   = reports;
    auto const found = check_figures(tables, cases);
    REQUIRE(found.size() == 1);
    CHECK(found[0].found.rule == "S21");
    CHECK(found[0].found.seen == "b 530103: 1/4, computed 1/3");
}
