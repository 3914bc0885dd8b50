#include <tuopin/rules/figure_rules.hpp>

#include <tuopin/engines/validation/validate.hpp>

#include <doctest/doctest.h>

#include <cstdint>
#include <limits>
#include <optional>
#include <vector>

using namespace tuopin;
using namespace tuopin::registry;

namespace {

template <class Record, class Rules>
std::int64_t broken(Rules const& rules, std::string_view id, Record const& record) {
    return validate(std::vector<Record>{record}, rules).count(id);
}

} // namespace

TEST_CASE("V07 to V09: parts in their whole") {
    using enum breakdown_kind;
    struct row {
        breakdown    figure;
        std::int64_t v07, v08, v09;
    };
    row const table[] = {
        // Monitored persons of Baoshan at the end of 2021, by type; and with a digit gone.
        {{"monitored", {}, partition, 54'851, {18'684, 17'551, 18'616}}, 0, 0, 0},
        {{"monitored", {}, partition, 54'851, {18'684, 17'551, 18'661}}, 0, 1, 0},
        {{"eliminated", {}, partition, 7'282, {2'655, 2'997, 1'630}}, 0, 0, 0},
        // Facts of an audit that overlap: 3,279 in all about 3,119 persons.
        {{"audit", {}, overlapping, 3'119, {343, 2'454, 43, 439}}, 0, 0, 0},
        {{"audit", {}, overlapping, 3'280, {343, 2'454, 43, 439}}, 0, 0, 1},
        {{"audit", {}, partition, 3'119, {343, 2'454, 43, 439}}, 0, 1, 0},
        {{"placed", {}, of_which, 1'927, {1'541}}, 0, 0, 0},
        {{"placed", {}, of_which, 1'541, {1'927}}, 1, 0, 0},
        {{"huge",
          {},
          partition,
          -2,
          {std::numeric_limits<std::int64_t>::max(), std::numeric_limits<std::int64_t>::max()}},
         1,
         1,
         0},
    };
    for (row const& each : table) {
        CAPTURE(each.figure.name);
        CHECK(broken(breakdown_rules, "V07", each.figure) == each.v07);
        CHECK(broken(breakdown_rules, "V08", each.figure) == each.v08);
        CHECK(broken(breakdown_rules, "V09", each.figure) == each.v09);
    }
    auto const found =
        validate(std::vector<breakdown>{{"monitored", region_code("5305"), partition, 10, {4, 5}}}, breakdown_rules);
    REQUIRE(found.total() == 1);
    CHECK(found.findings()[0].seen == "monitored 5305: 10, computed 9");
}

TEST_CASE("V10: shares add up to 100 % but for their rounding") {
    auto const shares = [](std::vector<percentage> of, int decimals) { return printed_shares{"", {}, of, decimals}; };
    CHECK(broken(share_rules, "V10", shares({percent(99.74), percent(0.24), percent(0.01)}, 2)) == 0);
    CHECK(broken(share_rules, "V10", shares({percent(99.74), percent(0.24), percent(0.00)}, 2)) == 1);
    CHECK(broken(share_rules, "V10", shares({percent(33.3), percent(33.3), percent(33.3)}, 1)) == 0);
    CHECK(broken(share_rules, "V10", shares({percent(33.3), percent(33.3), percent(33.3)}, 2)) == 1);
    CHECK(broken(share_rules, "V10", shares({percent(50), percent(51)}, 0)) == 0);
    CHECK(broken(share_rules, "V10", shares({percent(50), percent(52)}, 0)) == 1);
}

TEST_CASE("V11, V12: regions and periods") {
    CHECK(broken(region_total_rules, "V11", region_total{"", {}, 867, {400, 467}, 0}) == 0);
    CHECK(broken(region_total_rules, "V11", region_total{"", {}, 867, {400, 466}, 0}) == 1);
    CHECK(broken(region_total_rules, "V11", region_total{"", {}, 867, {400, 460}, 7}) == 0);

    // Open episodes of Baoshan: 7,282 eliminated of 16,369.
    CHECK(broken(stock_rules, "V12", stock_and_flows{"", {}, 10'180, 6'189, 7'282, 9'087}) == 0);
    CHECK(broken(stock_rules, "V12", stock_and_flows{"", {}, 10'180, 6'189, 7'282, 9'088}) == 1);
    CHECK(broken(stock_rules, "V12", stock_and_flows{"", {}, 0, 0, std::numeric_limits<std::int64_t>::min(), 0}) == 1);
}

TEST_CASE("V13, V14: growth and series") {
    // 13,425 yuan, +5.9 %: the base implied is about 12,677.
    CHECK(broken(growth_rules, "V13", stated_growth{"", {}, 12'677, 13'425, percent(5.9), 1}) == 0);
    CHECK(broken(growth_rules, "V13", stated_growth{"", {}, 12'677, 13'425, percent(6.0), 1}) == 1);
    CHECK(broken(growth_rules, "V13", stated_growth{"", {}, 12'677, 13'425, percent(6), 0}) == 0);
    CHECK(broken(growth_rules, "V13", stated_growth{"", {}, 0, 13'425, percent(100), 0}) == 1);
    CHECK(broken(growth_rules, "V13", stated_growth{"", {}, 200, 100, percent(-50), 0}) == 0);

    CHECK(broken(series_rules, "V14", cumulative_series{"", {}, {1, 2, 2, 5}}) == 0);
    CHECK(broken(series_rules, "V14", cumulative_series{"", {}, {1, 2, 1, 5}}) == 1);
    CHECK(broken(series_rules, "V14", cumulative_series{}) == 0);
}

TEST_CASE("V15, V16: who a figure is of") {
    CHECK(broken(coverage_rules, "V15", coverage{"", {}, 0}) == 1);
    CHECK(broken(coverage_rules, "V15", coverage{"", {}, 1}) == 0);
    CHECK(broken(coverage_rules, "V15", coverage{"", {}, std::nullopt}) == 0);

    // 539 officials help one or two households each: 539 to 1,078 of them.
    for (auto const& [helped, wrong] : {std::pair{867, 0}, {539, 0}, {1'078, 0}, {538, 1}, {1'079, 1}})
        CHECK(broken(helper_coverage_rules, "V16", helper_coverage{"", {}, 539, 1, 2, helped}) == wrong);
}

TEST_CASE("V17, V18: codes and years") {
    std::vector<division_validity> const divisions{{region_code("530102"), {}, {}},
                                                   {region_code("522632210207"), {}, date(2019, 12, 31)},
                                                   {region_code("522632210500"), date(2020, 1, 1), {}}};
    auto const valid = [&](char const* code, date day) {
        return broken(region_rules, "V17", region_at{region_code(code), day, divisions});
    };
    CHECK(valid("530102", date(2014, 1, 1)) == 0);
    CHECK(valid("530103", date(2014, 1, 1)) == 1);
    CHECK(valid("522632210207", date(2019, 12, 31)) == 0);
    CHECK(valid("522632210207", date(2020, 1, 1)) == 1);
    CHECK(valid("522632210500", date(2019, 12, 31)) == 1);
    CHECK(valid("522632210500", date(2020, 1, 1)) == 0);

    CHECK(broken(vintage_rules, "V18", vintage{"", 2017, 2017, 2017, 2014, 2020}) == 0);
    CHECK(broken(vintage_rules, "V18", vintage{"", 2017, 2016, 2017, {}, {}}) == 1);
    CHECK(broken(vintage_rules, "V18", vintage{"", 2017, {}, 2018, {}, {}}) == 1);
    CHECK(broken(vintage_rules, "V18", vintage{"", 2021, {}, {}, 2014, 2020}) == 1);
    CHECK(broken(vintage_rules, "V18", vintage{"", 2013, {}, {}, 2014, 2020}) == 1);
}

TEST_CASE("S21: a report and its rows") {
    CHECK(broken(reported_count_rules, "S21", reported_counts{"", {}, 867, 867, 3'228, 3'228}) == 0);
    CHECK(broken(reported_count_rules, "S21", reported_counts{"", {}, 867, 866, 3'228, 3'228}) == 1);
    CHECK(broken(reported_count_rules, "S21", reported_counts{"", {}, 867, 867, 3'228, 3'227}) == 1);
}

TEST_CASE("every finding of a figure shows what is there in both languages") {
    std::vector<stated_growth> const growth{{"收入", region_code("530103"), 100, 110, percent(9), 0}};
    CHECK(validate(growth, growth_rules).findings().at(0).seen == "收入 530103: 9 %, computed 10 %");
    CHECK(validate(growth, growth_rules, {.in = language::chinese}).findings().at(0).seen ==
          "收入 530103: 9%，计算得10%");
    std::vector<helper_coverage> const helpers{{"", {}, 539, 1, 2, 5}};
    CHECK(validate(helpers, helper_coverage_rules).findings().at(0).seen == "539 of 1 to 2 each for 5");
    std::vector<vintage> const years{{"", 2021, 2016, {}, 2014, 2020}};
    CHECK(validate(years, vintage_rules).findings().at(0).seen ==
          "2021, line of 2016, codes from 2014, codes through 2020");
}
