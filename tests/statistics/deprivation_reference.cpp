// Alkire-Foster against what the field's own software computes: mpitbR, the survey package
// and the convey book's svyafc, with standard errors.
#include <tuopin/statistics/deprivation.hpp>
#include <tuopin/statistics/deprivation_survey.hpp>
#include <tuopin/statistics/poverty_change.hpp>
#include <tuopin/statistics/proportion_interval.hpp>

#include "../support/open_rows.hpp"

#include <tuopin/engines/aggregate.hpp>

#include <boost/describe/class.hpp>
#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

using tuopin::clusters;
using tuopin::dimension;
using tuopin::estimate;
using tuopin::indicator;
using tuopin::poverty_cutoff;
using tuopin::strata;
using asked = tuopin::deprivation_measure;

namespace {

poverty_cutoff cutoff_of(support::open_row const& row) { return poverty_cutoff(row.share("k")); }

std::optional<asked> named(std::string const& measure) {
    static std::map<std::string, asked> const names{{"H", asked::headcount_ratio},
                                                    {"A", asked::intensity},
                                                    {"M0", asked::adjusted_headcount_ratio},
                                                    {"M1", asked::adjusted_gap},
                                                    {"M2", asked::adjusted_squared_gap},
                                                    {"uncensored_headcount", asked::raw_headcount_ratio},
                                                    {"censored_headcount", asked::censored_headcount_ratio},
                                                    {"absolute_contribution", asked::absolute_contribution},
                                                    {"share_contribution", asked::contribution},
                                                    {"dimension_contribution", asked::contribution_of_dimension}};
    auto const                                found = names.find(measure);
    return found == names.end() ? std::nullopt : std::optional<asked>(found->second);
}

} // namespace

// 15,000 synthetic persons, two years.
struct synthetic {
    std::optional<bool> d_nutr{}, d_cm{}, d_satt{}, d_educ{}, d_elct{}, d_sani{}, d_wtr{}, d_hsg{}, d_ckfl{}, d_asst{};
    int                 area{};
    int                 region{};
    int                 stratum{};
    double              psu{}; // written by R as 4e+05 now and then
    int                 t{};
    double              w2{};
};
BOOST_DESCRIBE_STRUCT(synthetic, (),
                      (d_nutr, d_cm, d_satt, d_educ, d_elct, d_sani, d_wtr, d_hsg, d_ckfl, d_asst, area, region,
                       stratum, psu, t, w2))

inline constexpr tuopin::deprivation_index global_index{
    dimension("health", indicator<&synthetic::d_nutr>(), indicator<&synthetic::d_cm>()),
    dimension("education", indicator<&synthetic::d_satt>(), indicator<&synthetic::d_educ>()),
    dimension("living standards", indicator<&synthetic::d_elct>(), indicator<&synthetic::d_sani>(),
              indicator<&synthetic::d_wtr>(), indicator<&synthetic::d_hsg>(), indicator<&synthetic::d_ckfl>(),
              indicator<&synthetic::d_asst>())};
using synthetic_survey =
    tuopin::deprivation_survey<global_index, &synthetic::w2, strata<&synthetic::stratum>, clusters<&synthetic::psu>>;

static std::size_t synthetic_part(support::open_row const& row) {
    std::string name = row["indicator"];
    for (char& c : name)
        c = c == '_' ? ' ' : c;
    if (!name.empty())
        return global_index.find_indicator(name).value();
    std::string const dimension = row["dimension"];
    return dimension.empty() || dimension.starts_with("d_nutr") ? 0 : dimension.starts_with("d_satt") ? 1 : 2;
}

TEST_CASE("the reference values of the synthetic survey are reproduced") {
    auto const rows = support::open_rows_of("deprivation_reference");
    if (rows.empty()) {
        MESSAGE("skipped: there are no reference values beside the project");
        return;
    }
    auto const persons = support::open_data<synthetic>("mpi_syn.csv");
    // Complete records of the first year are the sample; areas and regions are its domains.
    std::map<int, std::map<std::string, synthetic_survey>>                   by_year;
    std::map<int, synthetic_survey>                                          whole;
    std::map<std::string, tuopin::deprivation<global_index, &synthetic::w2>> counted;
    for (auto const& person : persons) {
        whole[person.t].observe(person);
        for (std::string const& group :
             {std::string("all"), "area=" + std::to_string(person.area), "region=" + std::to_string(person.region)}) {
            by_year[person.t][group].observe(person);
            if (person.t == 1)
                counted[group].observe(person);
        }
    }
    CHECK(whole[1].records() + whole[2].records() == 14'903);

    // Domains that together are everyone carry the design.
    std::map<int, std::map<std::string, std::vector<synthetic_survey const*>>> partition;
    for (auto const& [year, groups] : by_year)
        for (auto const& [name, survey] : groups)
            partition[year][name.substr(0, name.find('='))].push_back(&survey);
    auto const in_group = [&](int year, std::string const& group, asked measure, poverty_cutoff k, std::size_t part) {
        auto const& parts = partition[year][group.substr(0, group.find('='))];
        auto const  found = synthetic_survey::estimates_of(parts, measure, k, part);
        for (std::size_t at = 0; at < parts.size(); ++at)
            if (parts[at] == &by_year[year][group])
                return found[at];
        return estimate<>();
    };

    support::comparison compared;
    std::size_t         synthetic_rows = 0;
    for (auto const& row : rows) {
        if (row.dataset != "mpi_syn")
            continue;
        ++synthetic_rows;
        std::string const name = row.measure.substr(4);
        if (name == "change") {
            auto const measure = named(row["measure"]).value();
            // Both years are domains of one design: they share clusters, and so covary.
            auto const kind  = row.group.substr(0, row.group.find('='));
            auto       both  = partition[1][kind];
            auto const place = [&](int year) {
                return static_cast<std::size_t>(std::find(both.begin(), both.end(), &by_year[year][row.group]) -
                                                both.begin());
            };
            both.insert(both.end(), partition[2][kind].begin(), partition[2][kind].end());
            auto const change = synthetic_survey::change_of(both, place(1), place(2), 8.5, measure, cutoff_of(row), 0);
            bool const yearly = row["annualised"] == "1";
            if (row["type"] == "absolute") {
                compared.hold(row, yearly ? change.annual_absolute : change.absolute);
            } else {
                estimate<> in_percent =
                    (yearly ? change.annual_relative : change.relative).as<double>([](double share) {
                        return 100 * share;
                    });
                compared.hold(row, in_percent);
            }
        } else if (name == "H_ci") {
            std::map<std::string, tuopin::proportion_method> const methods{
                {"mean", tuopin::proportion_method::symmetric},
                {"logit", tuopin::proportion_method::logit},
                {"xlogit", tuopin::proportion_method::logit},
                {"asin", tuopin::proportion_method::arcsine},
                {"beta", tuopin::proportion_method::beta}};
            auto const found = tuopin::proportion_interval(
                in_group(1, "all", asked::headcount_ratio, cutoff_of(row), 0), methods.at(row["method"]), 0.95);
            REQUIRE(found.has_value());
            compared.hold(row, row["bound"] == "lower" ? found->lower : found->upper);
        } else if (auto const measure = named(name)) {
            poverty_cutoff const k     = row["k"].empty() ? tuopin::default_poverty_cutoff : cutoff_of(row);
            std::size_t const    part  = synthetic_part(row);
            auto const           found = in_group(1, row.group, *measure, k, part);
            compared.hold(row, found);
            // The counting observer, which keeps no records, gives the same.
            auto const at_k = counted[row.group].at(k);
            auto const same = *measure == asked::headcount_ratio            ? at_k.headcount_ratio()
                              : *measure == asked::intensity                ? at_k.intensity()
                              : *measure == asked::adjusted_headcount_ratio ? at_k.adjusted_headcount_ratio()
                              : *measure == asked::raw_headcount_ratio      ? at_k.raw_headcount_ratio(part)
                              : *measure == asked::censored_headcount_ratio ? at_k.censored_headcount_ratio(part)
                              : *measure == asked::absolute_contribution    ? at_k.absolute_contribution(part)
                              : *measure == asked::contribution             ? at_k.contribution(part)
                                                                            : at_k.contribution_of_dimension(part);
            if (!same || std::abs(*same - *found) > 1e-12 * *found)
                FAIL_CHECK(row.told() << ": counted " << to_text(same));
        }
    }
    compared.report("deprivation_reference, synthetic survey", synthetic_rows);
}

// The four persons of Alkire and Foster (2011).
struct person {
    double income{};
    int    schooling{};
    int    health{};
    int    social_security{};
};
BOOST_DESCRIBE_STRUCT(person, (), (income, schooling, health, social_security))
inline constexpr tuopin::deprivation_index four_achievements{
    indicator<&person::income>(tuopin::below(13)), indicator<&person::schooling>(tuopin::below(12)),
    indicator<&person::health>(tuopin::below(3)), indicator<&person::social_security>(tuopin::below(1))};

// Farmers of the Philippines.
struct farmer {
    double      income{};
    double      family_size{};
    std::string urbanity{};
    std::string province{};
    double      AP_income{};
    double      AP_family_size{};
    double      AP_weight{};
};
BOOST_DESCRIBE_STRUCT(farmer, (), (income, family_size, urbanity, province, AP_income, AP_family_size, AP_weight))
inline constexpr auto                      per_head    = [](farmer const& f) { return f.income / f.family_size; };
inline constexpr auto                      ap_per_head = [](farmer const& f) { return f.AP_income / f.AP_family_size; };
inline constexpr auto                      rural       = [](farmer const& f) { return f.urbanity == "rural"; };
inline constexpr tuopin::deprivation_index by_thirds{indicator<per_head>(tuopin::below(12'000)),
                                                     indicator<ap_per_head>(tuopin::below(11'000)), indicator<rural>()};
inline constexpr tuopin::deprivation_index two_two_one{indicator<per_head>(tuopin::below(12'000)).weighing(2, 5),
                                                       indicator<ap_per_head>(tuopin::below(11'000)).weighing(2, 5),
                                                       indicator<rural>().weighing(1, 5)};

// The four households of the Human Development Report's technical note.
struct household {
    int  household{};
    int  size{};
    bool schooling{}, attendance{}, nutrition{}, mortality{}, electricity{}, water{}, sanitation{}, floor{},
        cooking_fuel{}, assets{};
};
BOOST_DESCRIBE_STRUCT(household, (),
                      (household, size, schooling, attendance, nutrition, mortality, electricity, water, sanitation,
                       floor, cooking_fuel, assets))
inline constexpr tuopin::deprivation_index toy_index{
    dimension("education", indicator<&household::schooling>(), indicator<&household::attendance>()),
    dimension("health", indicator<&household::nutrition>(), indicator<&household::mortality>()),
    dimension("living_standards", indicator<&household::electricity>(), indicator<&household::water>(),
              indicator<&household::sanitation>(), indicator<&household::floor>(),
              indicator<&household::cooking_fuel>(), indicator<&household::assets>())};

template <auto const& Index, auto... Design, class Record>
static estimate<> asked_of(std::vector<Record> const& records, asked measure, poverty_cutoff k, std::size_t part = 0) {
    tuopin::deprivation_survey<Index, Design...> survey;
    for (auto const& record : records)
        survey.observe(record);
    return survey.estimate(measure, k, part);
}

static std::string spoken(std::string name) {
    for (char& c : name)
        c = c == '_' ? ' ' : c;
    return name;
}

TEST_CASE("the reference values of small data sets are reproduced") {
    auto const rows = support::open_rows_of("deprivation_reference");
    if (rows.empty()) {
        MESSAGE("skipped: there are no reference values beside the project");
        return;
    }
    auto const persons    = support::open_data<person>("af2011.csv");
    auto const farmers    = support::open_data<farmer>("ilocos.csv");
    auto const households = support::open_data<household>("mpi_toy.csv");
    auto const sized      = tuopin::aggregate<tuopin::deprivation<toy_index, &household::size>>(households);

    support::comparison compared;
    std::size_t         small_rows = 0;
    for (auto const& row : rows) {
        auto const underscore = row.measure.find('_');
        auto const after      = row.measure.substr(underscore + 1);
        if (row.dataset == "mpi_syn")
            continue;
        ++small_rows;
        if (row.dataset == "af2011") {
            // Here k counts dimensions.
            poverty_cutoff const k(tuopin::fraction(row.share("k").numerator(), 4));
            auto const           part =
                row["dimension"].empty() ? 0 : four_achievements.find_indicator(spoken(row["dimension"])).value();
            auto const ask = [&](asked measure) { return asked_of<four_achievements>(persons, measure, k, part); };
            if (after == "G")
                compared.hold(row, *ask(asked::adjusted_gap) / *ask(asked::adjusted_headcount_ratio), 0.005);
            else if (row.measure == "contribution_to_M0")
                compared.hold(row, ask(asked::contribution));
            else
                compared.hold(row, ask(named(row.measure == "censored_headcount" ? row.measure : after).value()));
        } else if (row.dataset == "ilocos" && row.measure.starts_with("af_")) {
            auto const measure = named(after).value();
            // Weights of 0.333333 each stand for thirds.
            if (row["dim_weights"] == "0.4 0.4 0.2")
                compared.hold(row, asked_of<two_two_one, &farmer::AP_weight, strata<&farmer::province>>(
                                       farmers, measure, cutoff_of(row)));
            else
                compared.hold(row, asked_of<by_thirds, &farmer::AP_weight, strata<&farmer::province>>(farmers, measure,
                                                                                                      cutoff_of(row)));
        } else if (row.dataset == "mpi_toy") {
            if (row.measure == "deprivation_score") {
                compared.hold(row,
                              toy_index.score(households[static_cast<std::size_t>(row.group.back() - '1')])->value());
            } else if (row.measure == "severe_share") {
                compared.hold(row, sized.at(poverty_cutoff(1, 2)).headcount_ratio());
            } else if (row.measure == "vulnerable_share") {
                compared.hold(row, sized.share_between(tuopin::fraction(1, 5), tuopin::fraction(1, 3)));
            } else {
                auto const at_k = sized.at(row["k"].empty() ? tuopin::default_poverty_cutoff : cutoff_of(row));
                auto const part = !row["indicator"].empty() ? toy_index.find_indicator(spoken(row["indicator"])).value()
                                  : !row["dimension"].empty() ? toy_index.find_dimension(row["dimension"]).value()
                                                              : 0;
                compared.hold(row, after == "H"                        ? at_k.headcount_ratio()
                                   : after == "A"                      ? at_k.intensity()
                                   : after == "M0" || after == "MPI"   ? at_k.adjusted_headcount_ratio()
                                   : after == "uncensored_headcount"   ? at_k.raw_headcount_ratio(part)
                                   : after == "censored_headcount"     ? at_k.censored_headcount_ratio(part)
                                   : after == "dimension_contribution" ? at_k.contribution_of_dimension(part)
                                                                       : estimate<>());
            }
        }
    }
    compared.report("deprivation_reference, small data sets", small_rows);
}
