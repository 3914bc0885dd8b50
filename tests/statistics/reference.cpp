// Every measure of incomes against what the field's own software computes. The values and
// their data stand outside of this project: in ../shared/reference, or where the environment
// variable TUOPIN_REFERENCE says. Without the folder this test says so and checks nothing.
// Values of other kinds are held by other tests, each of them by one: support::holder_of().
#include <tuopin/statistics/decomposition.hpp>
#include <tuopin/statistics/grouped_lorenz.hpp>
#include <tuopin/statistics/inequality.hpp>
#include <tuopin/statistics/lorenz.hpp>
#include <tuopin/statistics/poverty.hpp>
#include <tuopin/statistics/quantiles.hpp>
#include <tuopin/statistics/relative_poverty.hpp>
#include <tuopin/statistics/replicates.hpp>

#include "../support/open_rows.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <fstream>
#include <map>
#include <set>
#include <sstream>
#include <string>
#include <vector>

namespace {

using namespace tuopin;

using fields = std::vector<std::string>;

fields split(std::string const& line, char at) {
    fields parts(1);
    bool   quoted = false;
    for (char const c : line)
        if (c == '"')
            quoted = !quoted;
        else if (c == at && !quoted)
            parts.emplace_back();
        else
            parts.back() += c;
    return parts;
}

struct table {
    std::map<std::string, fields> columns{};
    std::size_t                   rows{};

    double number(std::string const& column, std::size_t row) const {
        std::string const& written = columns.at(column)[row];
        return written.empty() ? std::nan("") : std::strtod(written.c_str(), nullptr);
    }
};

table read(std::string const& path) {
    table         result;
    std::ifstream file(path);
    std::string   line;
    std::getline(file, line);
    fields const names = split(line, ',');
    while (std::getline(file, line)) {
        fields const values = split(line, ',');
        for (std::size_t at = 0; at < names.size(); ++at) {
            std::string value = at < values.size() ? values[at] : "";
            std::replace(value.begin(), value.end(), ' ', '_'); // in the names of groups there are no blanks
            result.columns[names[at]].push_back(value);
        }
        ++result.rows;
    }
    return result;
}

table const& dataset(std::string const& name) {
    static std::map<std::string, table> tables;
    auto const                          place = tables.find(name);
    return place != tables.end()
               ? place->second
               : tables.emplace(name, read(support::open_folder() + "data/" + name + ".csv")).first->second;
}

/// A row with its parameters by name.
struct reference {
    std::string                        dataset, measure, group, source;
    std::string                        params;
    std::map<std::string, std::string> with;
    std::optional<double>              value, error;

    explicit reference(support::open_row const& row)
        : dataset(row.dataset),
          measure(row.measure),
          group(row.group),
          source(row.source),
          params(row.params),
          value(row.estimate),
          error(row.se) {
        for (std::string const& part : split(params, ';'))
            if (auto const equal = part.find('='); equal != std::string::npos)
                with.emplace(part.substr(0, equal), part.substr(equal + 1));
    }

    bool        has(std::string const& name) const { return with.count(name) != 0; }
    std::string text(std::string const& name) const { return has(name) ? with.at(name) : ""; }
    double      number(std::string const& name) const {
        return has(name) ? std::strtod(with.at(name).c_str(), nullptr) : std::nan("");
    }
    bool by(std::string const& peer) const { return source.rfind(peer, 0) == 0; }
    bool says(std::string const& part) const { return params.find(part) != std::string::npos; }
    /// Some peers print "inf".
    bool        has_number() const { return value && std::isfinite(*value); }
    std::string written() const { return dataset + " " + measure + " " + params + " " + group + " [" + source + "]"; }
};

std::uint64_t id_of(std::string const& text) {
    std::uint64_t hash = 14695981039346656037u;
    for (char const c : text)
        hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211u;
    return hash;
}

std::vector<double> numbers(std::string const& text) {
    std::vector<double> result;
    std::stringstream   in(text);
    for (double value = 0; in >> value;)
        result.push_back(value);
    return result;
}

/// A whole sample with the rows of the table that it was made from.
struct survey {
    income_sample            sample;
    std::vector<std::size_t> row_of; // of each original record
    table const*             data{};

    income_sample group(std::string const& group) const {
        auto const equal = group.find('=');
        if (equal == std::string::npos)
            return sample;
        fields const&     column = data->columns.at(group.substr(0, equal));
        std::string const wanted = group.substr(equal + 1);
        return sample.domain([&](std::size_t at) { return column[row_of[sample.origin(at)]] == wanted; });
    }
};

survey make_survey(reference const& r) {
    survey result;
    if (r.has("x") || (r.dataset == "tiny_quantile")) {
        std::vector<double> const weights = r.text("w") == "none" ? std::vector<double>{} : numbers(r.text("w"));
        result.sample                     = income_sample(numbers(r.text(r.has("x") ? "x" : "y")), weights);
        return result;
    }
    table const& data        = dataset(r.dataset);
    result.data              = &data;
    std::string const income = r.has("y") && data.columns.count(r.text("y")) != 0 ? r.text("y")
                               : data.columns.count("y") != 0                     ? "y"
                               : r.dataset == "eusilc"                            ? "eqIncome"
                                                                                  : "income";
    std::string const weight = r.has("w") ? r.text("w") : "none";
    std::string const ids    = r.has("rep") ? r.text("psu") : r.text("ids");
    std::string const strata = r.text("strata");

    // A subset of a design keeps the clusters of all records: it is taken as a domain.
    bool const                    designed = !ids.empty();
    std::set<std::string>         households; // one record a household
    detail::survey_columns        columns;
    std::map<std::string, double> population;
    if (r.has("fpc")) {
        bool const            one_a_household = r.says("over households") || r.says("over_households");
        std::string const     weighing        = r.says("sum of db090") ? "db090" : "rb050";
        std::set<std::string> seen;
        for (std::size_t row = 0; row < data.rows; ++row)
            if (!one_a_household || seen.insert(data.columns.at("db030")[row]).second)
                population[data.columns.at(strata)[row]] += data.number(weighing, row);
        if (r.says("round("))
            for (auto& each : population)
                each.second = std::round(each.second);
    }
    bool const          by_household = r.text("unit") == "household", positive = r.has("subset") && !designed;
    bool const          corrected = r.has("fpc"), weighted = weight != "none";
    fields const        none(data.rows);
    fields const&       income_column = data.columns.at(income);
    fields const&       weight_column = weighted && weight != "db090*hsize" ? data.columns.at(weight) : none;
    fields const&       strata_column = strata.empty() ? none : data.columns.at(strata);
    fields const&       psu_column = ids.empty() || ids == "row" ? none : data.columns.at(ids.substr(0, ids.find('%')));
    std::uint64_t const modulo =
        ids.find('%') == std::string::npos ? 0 : std::strtoul(ids.c_str() + ids.find('%') + 1, nullptr, 10);
    for (std::size_t row = 0; row < data.rows; ++row) {
        double const x = income_column[row].empty() ? std::nan("") : std::strtod(income_column[row].c_str(), nullptr);
        if (by_household && !households.insert(data.columns.at("db030")[row]).second)
            continue;
        if (!std::isfinite(x) || (positive && !(x > 0)))
            continue;
        columns.incomes.push_back(x);
        if (weight == "db090*hsize")
            columns.weights.push_back(data.number("db090", row) * data.number("hsize", row));
        else if (weighted)
            columns.weights.push_back(std::strtod(weight_column[row].c_str(), nullptr));
        if (!strata.empty())
            columns.strata.push_back(id_of(strata_column[row]));
        if (ids == "row")
            columns.clusters.push_back(row);
        else if (!ids.empty())
            columns.clusters.push_back(modulo == 0 ? id_of(psu_column[row])
                                                   : std::strtoul(psu_column[row].c_str(), nullptr, 10) % modulo);
        if (corrected)
            columns.population_clusters.push_back(population.at(strata_column[row]));
        result.row_of.push_back(row);
    }
    result.sample = income_sample(columns);
    return result;
}

survey const& survey_of(reference const& r) {
    static std::map<std::string, survey> made;
    std::string                          key = r.dataset;
    for (char const* const each : {"x", "y", "w", "ids", "psu", "strata", "fpc", "unit"})
        key += "|" + r.text(each);
    key += r.has("subset") && !r.has("ids") && !r.has("rep") ? "positive" : ""; // else it is a domain
    if (r.dataset == "tiny_quantile" || r.has("x"))
        key = r.params + r.dataset;
    auto const place = made.find(key);
    return place != made.end() ? place->second : made.emplace(key, make_survey(r)).first->second;
}

replicate_weights make_replicates(reference const& r, survey const& of) {
    std::string const kind = r.text("rep");
    if (kind == "JK1" || kind == "JKn")
        return replicate_weights::jackknife(of.sample);
    table const                        factors = read(support::open_folder() + "data/" + r.text("factors"));
    std::map<std::string, std::size_t> row_of;
    for (std::size_t row = 0; row < factors.rows; ++row)
        row_of[factors.columns.at("db040")[row] + "|" + factors.columns.at("psu")[row]] = row;
    std::string const                ids           = r.text("psu");
    fields const&                    strata_column = of.data->columns.at("db040");
    fields const&                    psu_column    = of.data->columns.at("db030");
    std::uint64_t const              modulo        = std::strtoul(ids.c_str() + ids.find('%') + 1, nullptr, 10);
    std::size_t const                replicates    = factors.columns.size() - 2;
    std::vector<std::vector<double>> by_cluster(replicates, std::vector<double>(of.sample.design().clusters, -1));
    for (std::size_t at = 0; at < of.sample.size(); ++at) {
        std::size_t const cluster = of.sample.cluster(at);
        if (by_cluster[0][cluster] >= 0)
            continue;
        std::size_t const row   = of.row_of[of.sample.origin(at)];
        std::size_t const place = row_of.at(
            strata_column[row] + "|" + std::to_string(std::strtoul(psu_column[row].c_str(), nullptr, 10) % modulo));
        for (std::size_t replicate = 0; replicate < replicates; ++replicate)
            by_cluster[replicate][cluster] = factors.number("r" + std::to_string(replicate + 1), place);
    }
    if (kind == "BRR")
        return replicate_weights::balanced(by_cluster);
    if (kind == "Fay")
        return replicate_weights::fay(by_cluster, r.number("rho"));
    return replicate_weights::bootstrap(by_cluster);
}
replicate_weights const& replicates_of(reference const& r, survey const& of) {
    static std::map<std::string, replicate_weights> made;
    std::string const key   = r.text("rep") + r.text("psu") + r.text("strata") + r.text("factors");
    auto const        place = made.find(key);
    return place != made.end() ? place->second : made.emplace(key, make_replicates(r, of)).first->second;
}

linearisation how_of(reference const& r) {
    linearisation how;
    how.width              = bandwidth::by_population;
    bool const of_the_poor = r.measure == "median_of_poor" || r.measure == "rmpg";
    how.width_of =
        (r.by("vardpoor") && of_the_poor) || r.measure == "rmir" ? bandwidth_of::whole : bandwidth_of::domain;
    how.density = r.by("vardpoor") && !of_the_poor ? line_density::at_quantile : line_density::at_line;
    if (r.has("lonely"))
        how.lonely = r.text("lonely") == "adjust"    ? lonely_cluster::adjust
                     : r.text("lonely") == "average" ? lonely_cluster::average
                                                     : lonely_cluster::certainty;
    return how;
}

replicates_around centre_of(reference const& r) {
    return r.text("centre") == "estimate" ? replicates_around::the_estimate : replicates_around::their_mean;
}

/// Estimates by whichever way the row took: point, linearised, or replicated.
template <class Statistic>
estimate<> run(reference const& r, Statistic const& statistic, survey const& of, bool whole_line) {
    income_sample const group = of.group(r.group);
    income_sample const part  = r.has("subset") ? group.positive() : group;
    income_sample const whole = !whole_line                                 ? part
                                : r.has("subset") && !r.says("median(all)") ? of.sample.positive()
                                                                            : of.sample;
    if (r.has("rep"))
        return replicate_estimate_of(statistic, part, whole, replicates_of(r, of), centre_of(r));
    if (!r.error)
        return value_of(statistic, part, whole);
    return estimate_of(statistic, part, whole, how_of(r));
}

quantile_rule rule_of(reference const& r) {
    static std::map<std::string, quantile_rule> const rules = {{"hf4", quantile_rule::hyndman_fan_4},
                                                               {"hf5", quantile_rule::hyndman_fan_5},
                                                               {"hf6", quantile_rule::hyndman_fan_6},
                                                               {"hf7", quantile_rule::hyndman_fan_7},
                                                               {"hf8", quantile_rule::hyndman_fan_8},
                                                               {"hf9", quantile_rule::hyndman_fan_9},
                                                               {"Hmisc:quantile", quantile_rule::hmisc},
                                                               {"math", quantile_rule::inverse_distribution},
                                                               {"inverse_cdf", quantile_rule::inverse_distribution},
                                                               {"first_above", quantile_rule::first_above},
                                                               {"school", quantile_rule::eurostat},
                                                               {"school/hf2", quantile_rule::eurostat},
                                                               {"hf2", quantile_rule::eurostat}};
    std::string const                                 name  = r.has("rule") ? r.text("rule") : r.text("quantile");
    auto const                                        rule  = rules.find(name);
    if (rule != rules.end())
        return rule->second;
    if (r.by("laeken") || r.by("vardpoor"))
        return quantile_rule::first_above;
    return r.by("convey") ? quantile_rule::inverse_distribution : quantile_rule::eurostat;
}

poor poor_of(reference const& r) {
    if (r.text("line") == "inclusive" || (!r.has("line") && (r.by("convey") || r.by("vardpoor"))))
        return poor::at_or_below_line;
    return poor::below_line;
}

poverty_line line_of(reference const& r) {
    std::string const z = r.text("z");
    if (auto const median = z.find("*median"); median != std::string::npos)
        return poverty_line::share_of_median(std::strtod(z.c_str(), nullptr), rule_of(r));
    if (z.find("*mean") != std::string::npos)
        return poverty_line::share_of_mean(std::strtod(z.c_str(), nullptr));
    return poverty_line(std::strtod(z.c_str(), nullptr));
}

estimate<> between_dates(reference const& r) {
    reference each       = r;
    each.dataset         = "mex2008";
    survey const& before = survey_of(each);
    each.dataset         = "mex2016";
    survey const& after  = survey_of(each);
    if (r.measure == "growth_incidence")
        return growth_incidence(before.sample, after.sample, {r.number("p")}).front();
    if (r.measure == "mld_change_decomposition") {
        std::string const part = r.text("part");
        auto const        by   = [&](survey const& of) { // the same groups in the same order at both dates
            std::set<std::string> names;
            for (std::string const& name : before.data->columns.at(r.text("by")))
                names.insert(name);
            income_sample const sample = of.sample.positive();
            grouped_sample      groups{sample, {}};
            for (std::string const& name : names)
                groups.groups.push_back(sample.domain([&](std::size_t at) {
                    return of.data->columns.at(r.text("by"))[of.row_of[sample.origin(at)]] == name;
                }));
            return groups;
        };
        mean_log_deviation_change const change = mean_log_deviation_change_of(by(before), by(after));
        return part == "total"                  ? change.total
               : part == "within_inequality"    ? change.within_groups
               : part == "between_share_groups" ? change.shares_between
               : part == "within_share_groups"  ? change.shares_within
                                                : change.mean_incomes;
    }
    return estimate<>(no_value::cannot_be_computed);
}

/// Grouped data and formulas.
std::optional<estimate<>> of_a_curve(reference const& r) {
    if (r.dataset == "formula")
        return estimate<>(r.measure == "lorenz_pareto" ? pareto_lorenz(r.number("p"), r.number("k"))
                                                       : lognormal_lorenz(r.number("p"), r.number("sigma")));
    table const&              data = dataset("datt_india1983");
    std::vector<lorenz_point> points;
    for (std::size_t row = 0; row < data.rows; ++row)
        points.push_back({data.number("P", row), data.number("L", row)});
    general_quadratic_lorenz const gq   = *general_quadratic_lorenz::fitted(points);
    beta_lorenz const              beta = *beta_lorenz::fitted(points);
    CHECK(gq.valid());
    double const mean = r.number("mean"), z = r.number("z");
    if (r.measure == "fgt" || r.measure == "fgt_published") {
        int const alpha = static_cast<int>(r.number("alpha"));
        return r.text("fit") == "gq" ? gq.foster_greer_thorbecke(alpha, z, mean)
                                     : beta.foster_greer_thorbecke(alpha, z, mean);
    }
    if (r.measure == "gini" || r.measure == "gini_published")
        return estimate<>(r.text("fit") == "gq" ? gq.gini() : beta.gini());
    if (r.measure == "decile_share")
        return estimate<>(gq.income_share(r.number("i") / 10 - 0.1, r.number("i") / 10));
    if (r.measure == "median")
        return estimate<>(gq.quantile(0.5, mean));
    std::string const                   which        = r.text("coef") + r.text("which");
    std::map<std::string, double> const coefficients = {{"a", gq.a()},           {"b", gq.b()},
                                                        {"c", gq.c()},           {"theta", beta.theta()},
                                                        {"gamma", beta.gamma()}, {"delta", beta.delta()}};
    if (coefficients.count(which) != 0)
        return estimate<>(coefficients.at(which));
    auto const elasticity = gq.elasticity(which.rfind("headcount", 0) == 0 ? 0
                                          : which.rfind("gap", 0) == 0     ? 1
                                                                           : 2,
                                          z, mean);
    return estimate<>(which.find("wrt_mean") != std::string::npos ? elasticity->to_mean : elasticity->to_gini);
}

/// Ratios of two samples of one design.
estimate<> compared(reference const& r, survey const& of) {
    auto const where = [&](std::string const& column, auto holds) {
        return of.sample.domain(
            [&](std::size_t at) { return holds(of.data->columns.at(column)[of.row_of[of.sample.origin(at)]]); });
    };
    if (r.measure == "ratio") {
        income_sample const part = of.sample.changed(
            [&](double, double, std::size_t at) { return of.data->number("hy050n", of.row_of[of.sample.origin(at)]); });
        if (r.has("rep"))
            return replicated(
                replicates_of(r, of),
                [&](auto const& weighed) {
                    return estimate<>(*value_of(statistic::total{}, weighed(part)) /
                                      *value_of(statistic::total{}, weighed(of.sample)));
                },
                centre_of(r));
        return ratio_of(statistic::total{}, part, of.sample, of.sample, how_of(r));
    }
    if (r.measure == "rmir") {
        auto const old =
            where("age", [](std::string const& age) { return std::strtol(age.c_str(), nullptr, 10) >= 65; });
        auto const young =
            where("age", [](std::string const& age) { return std::strtol(age.c_str(), nullptr, 10) < 65; });
        return ratio_of(statistic::quantile{0.5, quantile_rule::inverse_distribution}, old, young, of.sample,
                        how_of(r));
    }
    income_sample const women = where("rb090", [](std::string const& sex) { return sex == "female"; }).positive();
    income_sample const men   = where("rb090", [](std::string const& sex) { return sex == "male"; }).positive();
    estimate<>          gap   = ratio_of(statistic::mean{}, women, men, of.sample, how_of(r));
    estimate<>          result(1 - *gap);
    result.set_error(*gap.standard_error(), gap.degrees_of_freedom());
    return result;
}

estimate<> decomposed(reference const& r, survey const& of) {
    std::string const   part = r.text("part");
    income_sample const sample =
        r.has("subset") || (r.by("dineq") && r.measure != "gini_decomposition") ? of.sample.positive() : of.sample;
    if (r.measure == "fgt_decomposition" || r.measure == "watts_decomposition") {
        poverty_parts const parts =
            r.measure == "watts_decomposition"
                ? parts_of(statistic::watts{line_of(r), poor_of(r)}, sample, how_of(r))
                : parts_of(statistic::foster_greer_thorbecke{line_of(r), 2, poor_of(r)}, sample, how_of(r));
        return part == "fgt0"                      ? parts.headcount
               : part == "fgt1"                    ? parts.poverty_gap
               : part == "fgt2" || part == "watts" ? parts.index
               : part == "igr"                     ? parts.mean_gap
               : part == "watts_pov._gap_ratio"    ? parts.gap_of_watts
                                                   : parts.inequality;
    }
    std::map<std::string, std::vector<bool>> members;
    for (std::size_t at = 0; at < sample.size(); ++at) {
        auto& member = members[of.data->columns.at(r.text("by"))[of.row_of[sample.origin(at)]]];
        member.resize(sample.size());
        member[at] = true;
    }
    grouped_sample groups{sample, {}};
    for (auto const& member : members)
        groups.groups.push_back(sample.domain([&](std::size_t at) { return member.second[at]; }));
    if (r.measure == "gini_decomposition") {
        gini_by_groups const parts = gini_by_groups_of(groups);
        return part == "total"     ? parts.total
               : part == "between" ? parts.between
               : part == "within"  ? parts.within
                                   : parts.overlap;
    }
    within_and_between const parts =
        r.measure == "jdiv_decomposition"
            ? within_and_between_of(statistic::j_divergence{}, groups, how_of(r))
            : within_and_between_of(statistic::generalised_entropy{r.number("alpha")}, groups, how_of(r));
    return part == "total" ? parts.total : part == "between" ? parts.between : parts.within;
}

/// The estimate of a row; nothing where the row's measure is not one of these.
std::optional<estimate<>> computed(reference const& r) {
    std::string const& m = r.measure;
    if (r.dataset == "datt_india1983" || r.dataset == "formula")
        return of_a_curve(r);
    static std::set<std::string> const known = {"fgt",
                                                "published_fgt",
                                                "watts",
                                                "published_watts",
                                                "sen",
                                                "published_sen",
                                                "sst",
                                                "mean_gap_among_poor",
                                                "poor_population",
                                                "total_gap",
                                                "gini",
                                                "gini_convey",
                                                "gini_eurostat",
                                                "gini_ties_merged",
                                                "published_gini",
                                                "s_gini",
                                                "ge",
                                                "theil_t",
                                                "theil_l",
                                                "mld",
                                                "published_ge",
                                                "atkinson",
                                                "published_atkinson",
                                                "jdiv",
                                                "coefficient_of_variation",
                                                "ricci_schutz",
                                                "published_hoover",
                                                "herfindahl",
                                                "rosenbluth",
                                                "kolm",
                                                "sen_welfare",
                                                "qsr",
                                                "palma_share_ratio",
                                                "palma_ratio",
                                                "wolfson_polarisation",
                                                "lorenz",
                                                "generalised_lorenz",
                                                "lorenz_point",
                                                "generalised_lorenz_point",
                                                "lorenz_point_weighted",
                                                "lorenz_asymmetry",
                                                "quintile_share",
                                                "arpt",
                                                "arpr",
                                                "rmpg",
                                                "median_of_poor",
                                                "quantile",
                                                "weighted_quantile",
                                                "weighted_median",
                                                "mean",
                                                "weighted_mean",
                                                "total",
                                                "income_total_below_quantile",
                                                "richness_fgt_t1",
                                                "richness_fgt_t2",
                                                "richness_chakravarty",
                                                "gini_among_poor",
                                                "gini_of_gaps",
                                                "published_gini_of_gaps",
                                                "exit_time",
                                                "ratio",
                                                "gender_pay_gap",
                                                "rmir",
                                                "mld_pip",
                                                "decile_share_pip",
                                                "median_pip",
                                                "ge_decomposition",
                                                "jdiv_decomposition",
                                                "gini_decomposition",
                                                "fgt_decomposition",
                                                "watts_decomposition",
                                                "growth_incidence",
                                                "zenga",
                                                "mld_change_decomposition"};
    if (known.count(m) == 0)
        return std::nullopt;

    if (r.dataset == "mex2008+mex2016")
        return between_dates(r);
    survey const& of = survey_of(r);
    auto const    on = [&](auto const& statistic, bool whole_line = true) { return run(r, statistic, of, whole_line); };
    auto const    drops =
        r.says("zero_incomes=dropped_from_sum") || r.by("wbpip") ? undefined_incomes::count : undefined_incomes::refuse;
    double const share = r.number("p");

    if (m == "fgt" || m == "published_fgt")
        return on(statistic::foster_greer_thorbecke{line_of(r), r.number("alpha"), poor_of(r)});
    if (m == "watts" || m == "published_watts")
        return on(statistic::watts{line_of(r), poor_of(r), drops});
    if (m == "exit_time")
        return on(statistic::watts{line_of(r), poor_of(r), drops}).as<double>([&](double w) {
            return w / r.number("growth");
        });
    if (m == "sen" || m == "published_sen")
        return on(statistic::sen{line_of(r), poor_of(r)});
    if (m == "sst")
        return on(statistic::sen_shorrocks_thon{line_of(r), poor_of(r)});
    if (m == "mean_gap_among_poor")
        return on(statistic::mean_gap_of_poor{line_of(r), poor_of(r)});
    if (m == "poor_population")
        return on(statistic::poor_population{line_of(r), poor_of(r)});
    if (m == "total_gap")
        return on(statistic::total_gap{line_of(r), poor_of(r)});
    if (m == "gini_among_poor") {
        income_sample const part = of.group(r.group);
        return value_of(statistic::gini{},
                        part.domain([&](std::size_t at) { return part.incomes()[at] < r.number("z"); }));
    }
    if (m == "gini_of_gaps" || m == "published_gini_of_gaps") {
        double const z = r.number("z");
        return value_of(statistic::gini{},
                        of.group(r.group).changed([&](double x, double, std::size_t) { return x < z ? z - x : 0; }));
    }
    if (m == "gini" || m == "gini_eurostat" || m == "published_gini" || m == "s_gini")
        return on(statistic::gini{
            gini_form::trapezoid,
            r.text("bias_correction") == "n/(n-1)" ? small_sample::corrected : small_sample::as_it_is,
            r.group == "negative" && m == "gini" ? undefined_incomes::keep : undefined_incomes::refuse});
    if (m == "gini_convey")
        return on(statistic::gini{gini_form::unit_steps});
    if (m == "gini_ties_merged")
        return on(statistic::gini{gini_form::ties_merged});
    auto const undefined = r.by("dineq") ? undefined_incomes::drop : undefined_incomes::refuse;
    if (m == "ge" || m == "published_ge")
        return on(statistic::generalised_entropy{r.number("alpha"), undefined});
    // PIP takes logarithms of incomes coded at one unit of currency, and the mean of those as they are.
    if (m == "mld" || m == "mld_pip") {
        income_sample const coded = of.sample.changed([](double x, double, std::size_t) { return x > 0 ? x : 1; });
        double const        shift = std::log(coded.total_income() / of.sample.total_income());
        return value_of(statistic::mean_log_deviation(), coded).as<double>([&](double l) { return l - shift; });
    }
    if (m == "theil_t" && r.by("dineq")) // leaves zero incomes out, too
        return value_of(statistic::theil(), of.sample.positive());
    if (m == "theil_t")
        return on(statistic::theil(undefined));
    if (m == "theil_l" || m == "mld")
        return on(statistic::mean_log_deviation(undefined));
    if (m == "atkinson" || m == "published_atkinson")
        return on(statistic::atkinson{r.number("epsilon")});
    if (m == "jdiv")
        return on(statistic::j_divergence{});
    if (m == "zenga")
        return on(statistic::zenga{zenga_form::without_oneself});
    if (m == "coefficient_of_variation")
        return on(statistic::coefficient_of_variation{});
    if (m == "ricci_schutz" || m == "published_hoover")
        return on(statistic::hoover{});
    if (m == "herfindahl")
        return on(statistic::herfindahl{});
    if (m == "rosenbluth")
        return on(statistic::rosenbluth{});
    if (m == "sen_welfare")
        return on(statistic::sen_welfare{});
    if (m == "kolm") {
        double const mean = of.sample.total_income() / of.sample.total_weight();
        return on(statistic::kolm{r.number("alpha") / mean}).as<double>([&](double k) { return k / mean; });
    }
    if (m == "qsr")
        return on(statistic::quintile_share_ratio{rule_of(r)});
    if (m == "palma_share_ratio")
        return on(statistic::quintile_share_ratio{rule_of(r), 0.9, 0.4});
    if (m == "palma_ratio")
        return on(statistic::palma_ratio{});
    if (m == "wolfson_polarisation")
        return on(r.by("dineq")
                      ? statistic::foster_wolfson{quantile_rule::hmisc, poorer_half::up_to_the_median}
                      : statistic::foster_wolfson{quantile_rule::inverse_distribution, poorer_half::below_the_median});
    if (m == "decile_share_pip")
        return on(
            statistic::income_share{r.number("i") / 10 - 0.1, r.number("i") / 10, of.sample.size() > 1000 ? 100 : 20});
    if (m == "median_pip")
        return on(statistic::quantile{0.5, quantile_rule::inverse_distribution});
    if (m == "lorenz")
        return on(statistic::lorenz{share});
    if (m == "generalised_lorenz")
        return on(statistic::generalised_lorenz{share});
    if (m == "lorenz_point" || m == "generalised_lorenz_point" || m == "lorenz_point_weighted") {
        lorenz_point const point = lorenz_curve(of.sample).at(static_cast<std::size_t>(r.number("i")));
        double const       mean  = of.sample.total_income() / of.sample.total_weight();
        return estimate<>(r.text("coordinate") == "p"       ? point.population
                          : m == "generalised_lorenz_point" ? point.income * mean
                                                            : point.income);
    }
    if (m == "lorenz_asymmetry")
        return on(statistic::lorenz_asymmetry{});
    if (m == "quintile_share")
        return on(statistic::income_share{r.number("i") / 5 - 0.2, r.number("i") / 5});
    if (m == "arpt")
        return on(statistic::at_risk_of_poverty_threshold{share, 0.5, rule_of(r)}, r.text("threshold") == "overall");
    if (m == "arpr")
        return on(statistic::at_risk_of_poverty_rate{share, 0.5, rule_of(r), poor_of(r)});
    if (m == "rmpg")
        return on(statistic::relative_median_gap{share, 0.5, rule_of(r), poor_of(r)});
    if (m == "median_of_poor")
        return on(statistic::median_of_poor{share, 0.5, rule_of(r), poor_of(r)});
    if (m == "quantile" || m == "weighted_quantile")
        return on(statistic::quantile{share, rule_of(r)});
    if (m == "weighted_median")
        return on(statistic::quantile{0.5, rule_of(r)});
    if (m == "mean" || m == "weighted_mean")
        return on(statistic::mean{});
    if (m == "total")
        return on(statistic::total{});
    if (m == "income_total_below_quantile")
        return on(statistic::total_below_quantile{share, rule_of(r)});
    if (m == "ratio" || m == "gender_pay_gap" || m == "rmir")
        return compared(r, of);
    if (m.find("decomposition") != std::string::npos)
        return decomposed(r, of);
    if (m == "richness_fgt_t1")
        return on(statistic::affluence{r.number("rho"), r.number("alpha"), statistic::affluence::form::concave});
    if (m == "richness_fgt_t2")
        return on(statistic::affluence{r.number("rho"), r.number("alpha"), statistic::affluence::form::convex});
    if (m == "richness_chakravarty")
        return on(statistic::affluence{r.number("rho"), r.number("beta"), statistic::affluence::form::chakravarty});
    return std::nullopt;
}

/// Differences of definition, each with its reason; empty where there is none known.
std::string difference_explained(reference const& r, estimate<> const& ours) {
    if (r.by("convey") && r.group == "zero" && !r.has_number() && ours)
        return "convey stops at an income of zero; Theil's T and Atkinson's index with epsilon below 1 have a limit";
    if (r.says("peer_root_tolerance") && ours && support::agree(*ours, *r.value, 1e-5, 0))
        return "wbpip finds the headcount of a Beta Lorenz curve by bisection to 5e-5; other rows have the exact roots";
    if (r.measure == "gini" && r.text("fit") == "beta" && ours && support::agree(*ours, *r.value, 1e-5, 0))
        return "wbpip integrates a Beta Lorenz curve by a sum that is 2e-6 off; here it is the closed form";
    return {};
}

/// What a row is worth: the peer's number to this absolute tolerance where it is above 1e-9 of it.
double absolute_tolerance(reference const& r) {
    if (r.dataset == "edge") // values around 1e-16 stand for zero
        return 1e-12;
    if (r.measure.rfind("published", 0) == 0) // printed with so many digits
        return 6e-8;
    return r.measure == "fgt_published" ? 5e-3 : r.measure == "gini_published" ? 5e-4 : 0;
}

bool reproduced(reference const& r, estimate<> const& ours) {
    double const unit = r.says("unit=percent") ? 100 : 1;
    // Where the peer has no number there is none here either.
    if (!r.has_number())
        return !ours.value().has_value();
    if (!ours || !support::agree(unit * *ours, *r.value, 1e-9, absolute_tolerance(r)))
        return false;
    return !r.error || (ours.standard_error() && support::agree(unit * *ours.standard_error(), *r.error, 1e-6));
}

} // namespace

TEST_CASE("what the field's own software computes comes out") {
    auto const rows = support::open_rows_of("reference");
    if (rows.empty()) {
        MESSAGE("no reference values in " << support::open_folder() << ": nothing compared");
        return;
    }
    support::comparison compared;
    std::size_t         without_number = 0;
    for (support::open_row const& row : rows) {
        reference const r(row);
        auto const      ours = computed(r);
        if (!ours) {
            FAIL_CHECK(r.written() << ": no test holds this row");
        } else if (reproduced(r, *ours)) {
            compared.count_reproduced(r.error.has_value() && r.has_number());
            without_number += r.has_number() ? 0 : 1;
        } else if (std::string const why = difference_explained(r, *ours); !why.empty()) {
            compared.explain(why);
        } else {
            FAIL_CHECK(r.written() << ": there " << r.value.value_or(NAN) << " (standard error "
                                   << r.error.value_or(NAN) << "), here " << to_text(*ours));
        }
    }
    MESSAGE(without_number << " of those reproduced have no number there, and none here");
    compared.report("reference", rows.size());
}

TEST_CASE("every reference value is held by one test") {
    std::map<std::string, std::size_t> held;
    std::size_t                        sum = 0;
    for (support::open_row const& row : support::open_rows())
        ++held[support::holder_of(row)];
    for (auto const& [test, number] : held) {
        MESSAGE("statistics/" << test << ": " << number << " rows");
        sum += number;
    }
    MESSAGE("in all: " << sum);
    for (auto const& each : held)
        CHECK(std::ifstream("tests/statistics/" + each.first + ".cpp").good());
}
