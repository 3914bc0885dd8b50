// A record of thirty described members and a set of a hundred typed rules on it, as a survey of households has them:
// what they cost a compiler is counted. No record breaks them here; tests/engines/validation do that.
#ifndef TUOPIN_TESTS_COMPILE_TIME_HUNDRED_RULES_SURVEYED_HOUSEHOLD_HPP
#define TUOPIN_TESTS_COMPILE_TIME_HUNDRED_RULES_SURVEYED_HOUSEHOLD_HPP

#include <tuopin/tuopin.hpp>

#include <cstdint>
#include <optional>
#include <string>

namespace survey {

enum class registration : std::uint8_t { none, registered, exited, returned };
BOOST_DESCRIBE_ENUM(registration, none, registered, exited, returned)
enum class cause : std::uint8_t { illness, disability, schooling, disaster, land, labour, funds, other };
BOOST_DESCRIBE_ENUM(cause, illness, disability, schooling, disaster, land, labour, funds, other)
enum class housing : std::uint8_t { a, b, c, d };
BOOST_DESCRIBE_ENUM(housing, a, b, c, d)
enum class water : std::uint8_t { piped, well, spring, carried };
BOOST_DESCRIBE_ENUM(water, piped, well, spring, carried)
enum class fuel : std::uint8_t { firewood, coal, gas, electricity };
BOOST_DESCRIBE_ENUM(fuel, firewood, coal, gas, electricity)

struct surveyed_household {
    std::string                     number;
    tuopin::region_code             village;
    std::string                     telephone;
    registration                    status;
    std::optional<cause>            main_cause;
    std::int16_t                    year;
    std::optional<std::int16_t>     registered;
    std::optional<std::int16_t>     exited;
    tuopin::persons                 size;
    tuopin::persons                 workers;
    tuopin::persons                 migrants;
    tuopin::persons                 pupils;
    tuopin::persons                 insured;
    std::optional<tuopin::persons>  disabled;
    tuopin::yuan                    income;
    tuopin::yuan                    wage;
    tuopin::yuan                    business;
    tuopin::yuan                    property;
    tuopin::yuan                    transfer;
    tuopin::yuan                    spending;
    std::optional<tuopin::yuan>     debt;
    tuopin::mu                      farmland;
    std::optional<tuopin::mu>       woodland;
    tuopin::square_metres           floor_space;
    tuopin::kilometres              to_main_road;
    housing                         grade;
    water                           source;
    fuel                            cooks_with;
    bool                            has_electricity;
    double                          satisfaction;
};
BOOST_DESCRIBE_STRUCT(surveyed_household, (),
                      (number, village, telephone, status, main_cause, year, registered, exited, size, workers,
                       migrants, pupils, insured, disabled, income, wage, business, property, transfer, spending, debt,
                       farmland, woodland, floor_space, to_main_road, grade, source, cooks_with, has_electricity,
                       satisfaction))

using namespace tuopin::literals;
using tuopin::above;
using tuopin::at_least;
using tuopin::at_most;
using tuopin::below;
using tuopin::between;
using tuopin::matches;
using tuopin::not_empty;
using tuopin::one_of;
using tuopin::require;
using record = surveyed_household;

inline constexpr tuopin::rule_set hundred_rules{
    // What has to be filled in, and what it looks like.
    require<&record::number>("A-01", not_empty()),
    require<&record::number>("A-02", matches("S-########")),
    require<&record::telephone>("A-03", matches("1##########") || matches("0###-#######*")),
    require<&record::telephone>("A-04", !matches("*00000000*")),
    require<&record::village>("A-05", at_least(11_region) && below(66_region)),
    require<&record::main_cause>("A-06", not_empty()).when<&record::status>(one_of(registration::registered)),
    require<&record::registered>("A-07", not_empty()).when<&record::status>(!one_of(registration::none)),
    require<&record::exited>("A-08", not_empty()).when<&record::status>(one_of(registration::exited)),
    require<&record::disabled>("A-09", not_empty()).when<&record::main_cause>(one_of(cause::disability)),
    require<&record::debt>("A-10", not_empty()).when<&record::main_cause>(one_of(cause::funds)),

    // Codes.
    require<&record::status>(
        "B-01", one_of(registration::none, registration::registered, registration::exited, registration::returned)),
    require<&record::main_cause>("B-02", between(cause::illness, cause::other)),
    require<&record::grade>("B-03", one_of(housing::a, housing::b, housing::c, housing::d)),
    require<&record::source>("B-04", between(water::piped, water::carried)),
    require<&record::cooks_with>("B-05", between(fuel::firewood, fuel::electricity)),
    require<&record::grade>("B-06", one_of(housing::a, housing::b)).when<&record::status>(one_of(registration::exited)),
    require<&record::source>("B-07", !one_of(water::carried)).when<&record::status>(one_of(registration::exited)),
    require<&record::has_electricity>("B-08", one_of(true)).when<&record::cooks_with>(one_of(fuel::electricity)),
    require<&record::has_electricity>("B-09", one_of(true)).when<&record::status>(one_of(registration::exited)),
    require<&record::main_cause>("B-10", !one_of(cause::land)).when<&record::farmland>(above(30_mu)),

    // Years.
    require<&record::year>("C-01", between(2013, 2025)),
    require<&record::registered>("C-02", between(2013, 2020)),
    require<&record::exited>("C-03", between(2014, 2025)),
    require<&record::exited>("C-04", at_least<&record::registered>()),
    require<&record::registered>("C-05", at_most<&record::year>()),
    require<&record::exited>("C-06", at_most<&record::year>()),
    require<&record::registered>("C-07", below(2021)),
    require<&record::exited>("C-08", above(2013)),
    require<&record::registered>("C-09", !one_of(2018, 2019)),
    require<&record::exited>("C-10", at_most(2020)).when<&record::status>(one_of(registration::returned)),

    // Persons.
    require<&record::size>("D-01", between(1_persons, 20_persons)),
    require<&record::workers>("D-02", at_least(0_persons)),
    require<&record::migrants>("D-03", at_least(0_persons)),
    require<&record::pupils>("D-04", at_least(0_persons)),
    require<&record::insured>("D-05", at_least(0_persons)),
    require<&record::disabled>("D-06", at_least(0_persons)),
    require<&record::workers>("D-07", at_most<&record::size>()),
    require<&record::migrants>("D-08", at_most<&record::workers>()),
    require<&record::pupils>("D-09", below<&record::size>()),
    require<&record::insured>("D-10", at_most<&record::size>()),
    require<&record::disabled>("D-11", at_most<&record::size>()),
    require<&record::workers>("D-12", at_least(1_persons)).when<&record::migrants>(above(0_persons)),
    require<&record::insured>("D-13", at_least<&record::size>()).when<&record::status>(one_of(registration::exited)),
    require<&record::disabled>("D-14", above(0_persons)).when<&record::main_cause>(one_of(cause::disability)),
    require<&record::pupils>("D-15", above(0_persons)).when<&record::main_cause>(one_of(cause::schooling)),
    require<&record::workers>("D-16", at_most(1_persons)).when<&record::main_cause>(one_of(cause::labour)),
    require<&record::size>("D-17", at_least(2_persons)).when<&record::pupils>(at_least(1_persons)),
    require<&record::migrants>("D-18", below(10_persons) || one_of(12_persons)),
    require<&record::size>("D-19", at_least<&record::pupils>(1)),
    require<&record::size>("D-20", !between(16_persons, 20_persons)).when<&record::grade>(one_of(housing::d)),

    // Incomes and spending.
    require<&record::income>("E-01", between(-1'000'000_yuan, 100'000'000_yuan)),
    require<&record::wage>("E-02", at_least(0_yuan)),
    require<&record::business>("E-03", above(-1'000'000_yuan)),
    require<&record::property>("E-04", at_least(0_yuan)),
    require<&record::transfer>("E-05", at_least(0_yuan)),
    require<&record::spending>("E-06", at_least(0_yuan)),
    require<&record::debt>("E-07", at_least(0_yuan)),
    tuopin::adds_up<&record::income, &record::wage, &record::business, &record::property, &record::transfer>("E-08"),
    require<&record::income>("E-09", at_least<&record::size>(4'000_yuan))
        .when<&record::status>(one_of(registration::exited)),
    require<&record::income>("E-10", below<&record::size>(100'000_yuan)),
    require<&record::spending>("E-11", at_least<&record::size>(500_yuan)),
    require<&record::spending>("E-12", at_most<&record::income>(3)),
    require<&record::transfer>("E-13", at_most<&record::income>()),
    require<&record::wage>("E-14", above(0_yuan)).when<&record::migrants>(above(0_persons)),
    require<&record::wage>("E-15", at_most(0_yuan)).when<&record::workers>(one_of(0_persons)),
    require<&record::debt>("E-16", at_most<&record::income>(10)),
    require<&record::debt>("E-17", above(0_yuan)).when<&record::main_cause>(one_of(cause::funds)),
    require<&record::wage>("E-18", at_most(10'000'000_yuan)),
    require<&record::business>("E-19", at_most(50'000'000_yuan)),
    require<&record::property>("E-20", at_most(5'000'000_yuan)),
    require<&record::transfer>("E-21", at_most(1'000'000_yuan)),
    require<&record::spending>("E-22", at_most(20'000'000_yuan)),
    require<&record::debt>("E-23", at_most(20'000'000_yuan)),
    require<&record::transfer>("E-24", above(0_yuan)).when<&record::disabled>(above(0_persons)),
    require<&record::income>("E-25", above(0_yuan)).when<&record::status>(!one_of(registration::registered)),

    // Land, house and roads.
    require<&record::farmland>("F-01", between(0_mu, 1'000_mu)),
    require<&record::woodland>("F-02", between(0_mu, 10'000_mu)),
    require<&record::floor_space>("F-03", between(5_sq_m, 2'000_sq_m)),
    require<&record::to_main_road>("F-04", between(0_km, 200_km)),
    require<&record::satisfaction>("F-05", between(0.0, 100.0)),
    require<&record::farmland>("F-06", above(0_mu)).when<&record::business>(above(100'000_yuan)),
    require<&record::farmland>("F-07", below(1_mu)).when<&record::main_cause>(one_of(cause::land)),
    require<&record::floor_space>("F-08", at_least(13_sq_m)).when<&record::status>(one_of(registration::exited)),
    require<&record::floor_space>("F-09", at_most(600_sq_m)).when<&record::grade>(one_of(housing::d)),
    require<&record::woodland>("F-10", at_most(1'000_mu)).when<&record::cooks_with>(!one_of(fuel::firewood)),
    require<&record::to_main_road>("F-11", at_most(50_km)).when<&record::has_electricity>(one_of(true)),
    require<&record::to_main_road>("F-12", at_most(20_km)).when<&record::source>(one_of(water::piped)),
    require<&record::satisfaction>("F-13", above(50.0)).when<&record::status>(one_of(registration::exited)),
    require<&record::satisfaction>("F-14", at_most(95.5) || one_of(100.0)),
    require<&record::woodland>("F-15", at_least<&record::farmland>()).when<&record::cooks_with>(one_of(fuel::firewood)),

    // Across members.
    require<&record::status, &record::exited>("G-01", "those who exited, and no others, state a year",
                                              [](registration now, std::optional<std::int16_t> exited) {
                                                  return (now == registration::exited) == exited.has_value();
                                              }),
    require<&record::status, &record::main_cause>(
        "G-02", "who was never registered states no cause",
        [](registration now, std::optional<cause> main) { return now != registration::none || !main; }),
    require<&record::size, &record::floor_space>(
        "G-03", "at least four square metres a person",
        [](tuopin::persons size, tuopin::square_metres space) { return space >= size.count() * 4_sq_m; }),
    require<&record::workers, &record::pupils, &record::size>(
        "G-04", "nobody both works and goes to school",
        [](tuopin::persons workers, tuopin::persons pupils, tuopin::persons size) { return workers + pupils <= size; }),
    require<&record::income, &record::spending, &record::debt>(
        "G-05", "what is spent beyond the income is owed",
        [](tuopin::yuan income, tuopin::yuan spending, tuopin::yuan debt) { return spending <= income + debt; }),
    require<&record::telephone>("G-06", not_empty())
        .when<&record::migrants>(above(0_persons))
        .as(tuopin::severity::warning),
    require<&record::income>("G-07", at_most(1'000'000_yuan)).as(tuopin::severity::warning),
    require<&record::size>("G-08", at_most(10_persons)).as(tuopin::severity::note),
    require<&record::satisfaction>("G-09", above(0.0)).as(tuopin::severity::note),
    tuopin::unique<&record::number>("G-10"),
};
static_assert(hundred_rules.size() == 100);
static_assert(tuopin::member_count<surveyed_household> == 30);

} // namespace survey

#endif
