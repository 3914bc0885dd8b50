// The built-in rules in the hands of those who run them: added to, replaced, silenced, kept to by a population,
// fed with the parameters of a place and year, and counted by township, by village and rule, by class.
#include <tuopin/rules.hpp>

#include "../support/small_register.hpp"

#include <tuopin/engines/aggregate.hpp>
#include <tuopin/engines/observers/count.hpp>
#include <tuopin/engines/observers/where.hpp>
#include <tuopin/values/percentage.hpp>

#include <doctest/doctest.h>

#include <algorithm>
#include <optional>
#include <set>
#include <stdexcept>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

using namespace tuopin;
using namespace tuopin::literals;
using namespace tuopin::registry;
using support::small_register;

namespace {

// Household 0 has exited, 1 is monitored, the risk of 2 was eliminated; all have exited by their flags. Each lives in
// a dangerous house, the second has two heads, the third an income of 3,000 yuan a head.
small_register troubled() {
    small_register all;
    for (auto& each : all.conditions)
        each.dangerous_house = yes;
    all.person_years[4].relation_to_head = relation::head;
    all.incomes[2].stated_net_per_head   = yuan(3'000);
    return all;
}

// A rule of one's own is a sentence in two languages and a function.
constexpr auto has_telephone = forbid<household_case>(
    "X01", {"a household has a telephone of the county", "户联系电话应为本县号码"},
    [](household_case const& h) { return h.home != nullptr && h.home->phone && !h.home->phone->starts_with("0871"); },
    shows<household_case, &household::phone>());

constexpr auto rules_of_our_county = household_rules.without("H32").as("H23", severity::warning) + has_telephone;

} // namespace

TEST_CASE("a rule of one's own stands beside the built-in ones") {
    small_register all      = troubled();
    all.households[1].phone = "13900000000";
    auto const       cases  = all.cases();
    validation const found  = validate(cases.households(), rules_of_our_county);
    CHECK(found.count("X01") == 3);
    auto const at = std::find_if(found.findings().begin(), found.findings().end(),
                                 [](finding const& f) { return f.rule == "X01" && f.record == 1; });
    REQUIRE(at != found.findings().end());
    CHECK(at->path == "phone");
    CHECK(at->seen == "13900000000");
    CHECK(at->wanted == "a household has a telephone of the county");
    CHECK(validate(cases.households(), rules_of_our_county, {.in = language::chinese}).findings().back().wanted ==
          "户联系电话应为本县号码");
}

TEST_CASE("a rule is silenced, or told less gravely, by its id; a misspelt id does not silence in vain") {
    small_register const all   = troubled();
    auto const           cases = all.cases();
    validation const     found = validate(cases.households(), rules_of_our_county);
    CHECK(found.count("H32") == 0);
    CHECK(found.count("H23") == 3);
    CHECK(found.count(severity::warning) == 3);
    CHECK(!rules_of_our_county.has("H32"));
    CHECK_THROWS_AS(static_cast<void>(household_rules.without("H99")), std::logic_error);
    CHECK_THROWS_AS(static_cast<void>(household_rules.as("h23", severity::note)), std::logic_error);
    CHECK_THROWS_AS(static_cast<void>(rules_of_our_county.without("H32")), std::logic_error); // it is gone already
}

TEST_CASE("a rule is replaced by one of the same id") {
    constexpr auto stricter =
        forbid<household_case>("H21", {"an exited household has 5,000 yuan a head", "脱贫户人均纯收入不应低于5000元"},
                               [](household_case const& h) { return h.income_per_head() < yuan(5'000); })
            .when(&is_exited);
    small_register all                 = troubled();
    all.incomes[0].stated_net_per_head = yuan(4'999);
    auto const cases                   = all.cases();
    CHECK(validate(cases.households(), household_rules).count("H21") == 1);
    auto const found = validate(cases.households(), household_rules.replacing(stricter));
    CHECK(found.count("H21") == 2);
    CHECK(household_rules.replacing(stricter).has("H21"));
    CHECK_THROWS_AS(static_cast<void>(household_rules + stricter), std::logic_error);               // two of one id
    CHECK_THROWS_AS(static_cast<void>(household_rules.replacing(has_telephone)), std::logic_error); // replaces nothing
}

TEST_CASE("parameters are data by year and place: the narrowest place around a household counts") {
    small_register const all = troubled();
    rule_parameters      of_country, of_district;
    of_country.exit_line  = yuan(2'952);
    of_district.exit_line = yuan(3'500);
    rule_parameter_table table("rule parameters");
    table.add({{}, 2023, 2023, of_country, "for this test"});
    auto const below_line = [&] {
        register_cases const cases(all.tables(), 2023, table);
        return validate(cases.households(), household_rules).count("H21");
    };
    CHECK(below_line() == 0);
    table.add({*all.villages[2].region->ancestor(region_level::county), 2023, 2023, of_district, "for this test"});
    CHECK(below_line() == 1); // household 2 with its 3,000 yuan
    table.replace({{}, 2023, 2023, of_district, "for this test"});
    CHECK(below_line() == 1);
    of_district.exit_line.reset(); // where nobody confirmed a line, nothing is held against it
    table.replace({{}, 2023, 2023, of_district, "for this test"});
    table.replace({*all.villages[2].region->ancestor(region_level::county), 2023, 2023, of_district, "for this test"});
    CHECK(below_line() == 0);
    CHECK_THROWS_AS(register_cases(all.tables(), 2022, table), std::logic_error); // no parameters of that year
}

TEST_CASE("a line becomes a parameter only where it is for the income that the rules look at") {
    rule_parameters own;
    own.exit_line = for_registered_members(exit_test_lines().at(2016));
    CHECK(own.exit_line == yuan(2'952));
    CHECK_THROWS_AS(static_cast<void>(for_registered_members(national_poverty_lines().at(2016))), std::logic_error);
}

TEST_CASE("rules are written once and kept to by a population") {
    small_register all               = troubled();
    all.household_years[0].exit_flag = exit_flag::not_exited;
    auto const     cases             = all.cases();
    constexpr auto safe_house        = rule_set(
        forbid<household_case>("X02", {"a household lives in no dangerous house", "不应住危房"},
                               [](household_case const& h) { return says_yes(lives_dangerously(*h.conditions)); }));
    CHECK(validate(cases.households(), safe_house).count("X02") == 3);
    CHECK(validate(cases.households(), safe_house.of(&is_exited)).count("X02") == 2);
    CHECK(validate(cases.households(), safe_house.of(&is_monitored)).count("X02") == 1);
    // A condition of one's own; and twins under ids of their own stand in one set.
    constexpr auto large = [](household_case const& h) { return h.members.size() > 3; };
    CHECK(validate(cases.households(), safe_house.of(large)).count("X02") == 0);
    constexpr auto twins = rule_set(safe_house.rule<0>().when(&is_exited).called("X02E"),
                                    safe_house.rule<0>().when(&is_monitored).called("X02M"));
    auto const     both  = validate(cases.households(), twins);
    CHECK(both.count("X02E") == 2);
    CHECK(both.count("X02M") == 1);
    // Conditions add up, to four.
    CHECK(validate(cases.households(), safe_house.of(&is_exited).of(&is_monitored)).count("X02") == 1);
    CHECK_THROWS_AS(static_cast<void>(safe_house.of(large).of(large).of(large).of(large).of(large)), std::logic_error);
    // All built-in rules over households, for those who are monitored.
    auto const of_monitored = validate(cases.households(), household_rules.of(&is_monitored));
    CHECK(of_monitored.total() > 0);
    for (finding const& each : of_monitored.findings())
        CHECK(is_monitored(cases.households()[each.record]));
}

namespace {

region_code township_of(household_case const& h) {
    return h.region.ancestor(region_level::township).value_or(region_code());
}
enum class population { monitored, exited, others };
population population_of(household_case const& h) {
    return is_monitored(h) ? population::monitored : is_exited(h) ? population::exited : population::others;
}

// Violations beside any other figure.
struct household_figures {
    count                       households{};
    violations<household_rules> violated{};
    where<&is_monitored, count> monitored{};
};
BOOST_DESCRIBE_STRUCT(household_figures, (), (households, violated, monitored))

// Findings as rows, counted as any rows are.
struct finding_figures {
    count findings{};
};
BOOST_DESCRIBE_STRUCT(finding_figures, (), (findings))

std::optional<village_number> village_of(register_finding const& f) { return f.village; }

} // namespace

TEST_CASE("violations are counted by township, by population, and up the tree of regions, as any other figure") {
    small_register const all   = troubled();
    auto const           cases = all.cases();

    auto const by_township = aggregate<household_figures>(cases.households(), by<&township_of>);
    CHECK(by_township.size() == 3);
    CHECK(by_township.at(530128106_region).violated.count("S05") == 1);
    CHECK(by_township.at(530103010_region).violated.count("S05") == 0);
    CHECK(by_township.at(530103010_region).households.value() == 1);

    auto const by_population = aggregate<violations<household_rules>>(cases.households(), by<&population_of>);
    CHECK(by_population.at(population::monitored).count("H23") == 1);
    CHECK(by_population.at(population::exited).count("H23") == 2);
    CHECK(by_population.find(population::others) == by_population.end());

    auto const upwards = roll_up<household_figures>(cases.households(), by<&household_case::region>);
    CHECK(upwards.at(53_region).violated.count("H23") == 3);
    CHECK(upwards.at(5301_region).violated.count("H23") == 2);
    CHECK(upwards.at(53_region).monitored.value() == 1);
    CHECK(upwards.at(53_region).violated.value() == validate(cases.households(), household_rules).total());
}

TEST_CASE("findings are rows: by rule and village, by class, by severity") {
    small_register const all   = troubled();
    auto const           cases = all.cases();
    auto const           found = check_register(cases, {.findings_per_rule = unlimited});

    auto const by_rule_and_village =
        aggregate<finding_figures>(found.findings, by<&register_finding::rule, &village_of>);
    CHECK(by_rule_and_village.at(std::tuple(std::string("S05"), village_number("V1"))).findings.value() == 1);
    CHECK(by_rule_and_village.at(std::tuple(std::string("H23"), village_number("V2"))).findings.value() == 1);
    CHECK(by_rule_and_village.find(std::tuple(std::string("S05"), village_number("V0"))) == by_rule_and_village.end());

    auto const by_class = aggregate<finding_figures>(found.findings, by<&register_finding::of_class>);
    CHECK(by_class.at(rule_class::structure).findings.value() == 1);
    auto const   by_severity  = aggregate<finding_figures>(found.findings, by<&register_finding::severity>);
    std::int64_t all_findings = 0;
    for (auto const& [severity, figures] : by_severity)
        all_findings += figures.findings.value();
    CHECK(all_findings == found.total());
}

TEST_CASE("a run stops where more than a share of the households break a rule of severity error") {
    small_register const all   = troubled();
    auto const           cases = all.cases();
    auto const           found = validate(cases.households(), household_rules);
    CHECK(found.exceeds(percent(0.1)));
    CHECK(found.records_breaking(severity::error) == 3);
    CHECK(!found.exceeds(percent(100)));
    // Households are counted, not findings: household 1 breaks several rules and is one of three.
    constexpr auto only_heads = rule_set(household_rules.rule<3>());
    static_assert(only_heads.rule<0>().id == "S05");
    auto const heads = validate(cases.households(), only_heads);
    CHECK(heads.exceeds(percent(33.3)));
    CHECK(!heads.exceeds(percent(33.4)));
    // What is a warning does not stop a run, unless it is asked to.
    auto const warned = validate(cases.households(), only_heads.as("S05", severity::warning));
    CHECK(!warned.exceeds(percent(0.1)));
    CHECK(warned.exceeds(percent(0.1), severity::warning));
}

namespace {

template <class Set>
void check_descriptions(Set const& rules, std::set<std::string>& ids) {
    for (rule_description const& each : describe_rules(rules)) {
        CAPTURE(each.id);
        CHECK(ids.insert(each.id).second);
        CHECK(each.of_class == class_of(each.id));
        CHECK(!each.sentence.english.empty());
        CHECK(!each.sentence.chinese.empty());
        CHECK(each.sentence.english != each.sentence.chinese);
        bool ascii = true;
        for (char const c : each.sentence.english)
            ascii = ascii && c >= ' ' && c <= '~';
        CHECK(ascii);
    }
}

} // namespace

TEST_CASE("every rule has an id, a class, a severity and one sentence in each language") {
    std::set<std::string> ids;
    check_descriptions(person_rules, ids);
    check_descriptions(household_rules, ids);
    check_descriptions(village_rules, ids);
    CHECK(ids.size() == 132);
    auto const described = describe_rules(rules_of_our_county);
    auto const of        = [&](std::string_view id) {
        return std::find_if(described.begin(), described.end(),
                                   [&](rule_description const& each) { return each.id == id; });
    };
    CHECK(of("H32") == described.end());
    CHECK(of("H23")->gravity == severity::warning);
    CHECK(of("X01")->member == "phone");
}
