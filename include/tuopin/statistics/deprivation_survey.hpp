// Multidimensional poverty from a sample: the measures of an index with standard errors by
// linearisation, under stratified, clustered designs.
#ifndef TUOPIN_STATISTICS_DEPRIVATION_SURVEY_HPP
#define TUOPIN_STATISTICS_DEPRIVATION_SURVEY_HPP

#include <tuopin/engines/aggregate.hpp>
#include <tuopin/engines/observers/measured.hpp>
#include <tuopin/statistics/cluster_table.hpp>
#include <tuopin/statistics/conventions.hpp>
#include <tuopin/statistics/deprivation.hpp>
#include <tuopin/statistics/estimate.hpp>
#include <tuopin/statistics/income_distribution.hpp>
#include <tuopin/statistics/influence.hpp>
#include <tuopin/statistics/poverty_change.hpp>
#include <tuopin/statistics/sample.hpp>
#include <tuopin/statistics/sums_in_blocks.hpp>
#include <tuopin/values/figures/figure.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <stdexcept>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

namespace tuopin {

/// What can be asked of a survey of deprivations; see the members of those names of
/// `deprivation_profile`.
enum class deprivation_measure : unsigned char {
    headcount_ratio,           ///< H
    intensity,                 ///< A
    adjusted_headcount_ratio,  ///< M0
    adjusted_gap,              ///< M1
    adjusted_squared_gap,      ///< M2
    raw_headcount_ratio,       ///< of an indicator
    censored_headcount_ratio,  ///< of an indicator
    absolute_contribution,     ///< of an indicator
    contribution,              ///< of an indicator
    contribution_of_dimension, ///< of a dimension
};

namespace detail {

template <std::size_t Gaps>
struct deprivation_row {
    std::uint64_t            stratum{};
    std::uint64_t            cluster{};
    double                   population_clusters{};
    double                   weight{1};
    std::uint64_t            deprived{}; // an indicator a bit
    std::uint64_t            stated{};
    std::array<double, Gaps> gaps{};

    friend bool operator==(deprivation_row const&, deprivation_row const&) = default;
    friend bool operator<(deprivation_row const& a, deprivation_row const& b) {
        if (a.stratum != b.stratum)
            return a.stratum < b.stratum;
        if (a.cluster != b.cluster)
            return a.cluster < b.cluster;
        if (a.weight != b.weight)
            return a.weight < b.weight;
        if (a.deprived != b.deprived)
            return a.deprived < b.deprived;
        if (a.stated != b.stated)
            return a.stated < b.stated;
        if (a.gaps != b.gaps)
            return a.gaps < b.gaps;
        return a.population_clusters < b.population_clusters;
    }
};

} // namespace detail

/// A sample of deprivations with its design, named as for `income_distribution`:
///
///     using survey = deprivation_survey<living, &person::weight, strata<&person::stratum>,
///                                       clusters<&person::village>>;
///     survey s{poverty_cutoff(1, 3)};
///     s.estimate(deprivation_measure::intensity);                         // at the cutoff of the observer
///     s.estimate(deprivation_measure::headcount_ratio, poverty_cutoff(1, 2));
///     s.estimate(deprivation_measure::censored_headcount_ratio, poverty_cutoff(1, 3), 4); // of indicator 4
///
/// Where no standard errors are wanted, `deprivation` holds far less.
template <auto const& Index, auto... Design>
class deprivation_survey {
    static_assert((std::size_t{0} + ... + (detail::survey_role_of<Design>::weight ? 1 : 0)) <= 1,
                  "tuopin: a survey has one weight; multiply weights in a function of the record");

    using index_type                            = std::remove_cvref_t<decltype(Index)>;
    static constexpr std::size_t indicators     = index_type::indicator_count;
    static constexpr std::size_t gap_count      = index_type::gap_count;
    static constexpr bool        clusters_named = (detail::survey_role_of<Design>::cluster || ...);
    static_assert(indicators <= 64, "tuopin: a survey of deprivations has at most 64 indicators; split the index");

public:
    using row_type = detail::deprivation_row<gap_count>;

    deprivation_survey() = default;
    explicit deprivation_survey(poverty_cutoff cutoff) : cutoff_(cutoff) {}

    template <class Record>
    void observe(Record const& record) {
        row_type row;
        bool     weighed = true;
        (read<Design>(record, row, weighed), ...);
        if (!weighed) {
            ++excluded_.not_stated;
            return;
        }
        if (!std::isfinite(row.weight)) {
            ++excluded_.not_a_number;
            return;
        }
        if (!(row.weight > 0)) {
            ++excluded_.without_weight;
            return;
        }
        auto const readings = Index.read(record);
        if (!Index.score(readings)) {
            ++excluded_.not_stated;
            return;
        }
        constexpr auto places = index_type::gap_places();
        for (std::size_t at = 0; at < indicators; ++at) {
            std::uint64_t const bit = std::uint64_t{1} << at;
            row.stated |= readings[at].stated ? bit : 0;
            if (!readings[at].deprived)
                continue;
            row.deprived |= bit;
            if constexpr (gap_count > 0)
                if (places[at] != gap_count)
                    row.gaps[places[at]] = readings[at].gap;
        }
        rows_.push_back(row);
    }
    /// Throws std::logic_error where the two were made for different cutoffs.
    void merge(deprivation_survey const& other) {
        if (cutoff_ && other.cutoff_ && *cutoff_ != *other.cutoff_)
            throw std::logic_error(
                "tuopin: surveys of deprivations with different poverty cutoffs do not merge; give both the "
                "same one, and ask for another in estimate");
        if (!cutoff_)
            cutoff_ = other.cutoff_;
        rows_.insert(rows_.end(), other.rows_.begin(), other.rows_.end());
        excluded_.merge(other.excluded_);
    }
    void then(deprivation_survey const& later) { merge(later); }

    poverty_cutoff cutoff() const { return cutoff_.value_or(default_poverty_cutoff); }

    /// A measure with its standard error. `part` is the number of the indicator or dimension
    /// that the measure is of.
    tuopin::estimate<> estimate(deprivation_measure measure, std::optional<poverty_cutoff> at = {},
                                std::size_t part = 0, lonely_cluster lonely = {}) const {
        return estimates_of({this}, measure, at.value_or(cutoff()), part, lonely).front();
    }
    /// M0.
    tuopin::estimate<> value() const { return estimate(deprivation_measure::adjusted_headcount_ratio); }

    std::int64_t records() const { return static_cast<std::int64_t>(rows_.size()); }
    exclusions   excluded() const { return excluded_; }

    friend bool operator==(deprivation_survey const& a, deprivation_survey const& b) {
        return a.cutoff_ == b.cutoff_ && a.excluded_ == b.excluded_ && sorted({&a}) == sorted({&b});
    }

    static constexpr aggregation aggregates() {
        return {{"the records of both together", "合并两者的全部记录"},
                {"the records of both together", "合并两者的全部记录"}};
    }
    friend std::string to_text(deprivation_survey const& s, language in = language::english) {
        return detail::with_not_stated("M0 " + to_text(s.value(), in), s.excluded_.number(), in);
    }
    friend std::string to_field(deprivation_survey const& s) { return to_field(s.value()); }

    /// The measure in each of some domains of one design.
    static std::vector<tuopin::estimate<>> estimates_of(std::vector<deprivation_survey const*> const& domains,
                                                        deprivation_measure measure, poverty_cutoff cutoff,
                                                        std::size_t part, lonely_cluster lonely = {}) {
        in_design const                 all = linearised(domains, measure, cutoff, part);
        std::vector<tuopin::estimate<>> found;
        for (auto const& [value, influence] : all.domains)
            found.push_back(value ? with_error(value, influence, all.table, lonely) : value);
        return found;
    }

    /// The change of a measure from one of some domains of one design to another of them, with
    /// standard errors that take into account what the two have in common: clusters that were
    /// visited at both dates.
    static change_over_time change_of(std::vector<deprivation_survey const*> const& domains, std::size_t before,
                                      std::size_t after, double years, deprivation_measure measure,
                                      poverty_cutoff cutoff, std::size_t part, lonely_cluster lonely = {}) {
        in_design const  all    = linearised(domains, measure, cutoff, part);
        auto const&      first  = all.domains.at(before);
        auto const&      last   = all.domains.at(after);
        change_over_time result = change_between(first.value, last.value, years);
        if (!result.absolute)
            return result;
        using number       = detail::linearised;
        number const& a    = first.influence;
        number const& b    = last.influence;
        auto const    fill = [&](tuopin::estimate<>& change, auto influence_of) {
            if (change && change.why_no_error() != no_value::cannot_be_computed)
                change = with_error(change, influence_of(), all.table, lonely);
        };
        fill(result.absolute, [&] { return b - a; });
        fill(result.annual_absolute, [&] { return (b - a).mapped(*result.annual_absolute, 1 / years); });
        fill(result.relative, [&] { return b / a; });
        if (b.value() > 0)
            fill(result.annual_relative, [&] { return detail::power(b / a, 1 / years); });
        return result;
    }

private:
    struct placed {
        row_type const* row{};
        std::size_t     domain{};

        friend bool operator==(placed const& a, placed const& b) { return *a.row == *b.row && a.domain == b.domain; }
    };
    static std::vector<placed> sorted(std::vector<deprivation_survey const*> const& domains) {
        std::vector<placed> all;
        for (std::size_t domain = 0; domain < domains.size(); ++domain)
            for (row_type const& row : domains[domain]->rows_)
                all.push_back({&row, domain});
        std::sort(all.begin(), all.end(), [](placed const& a, placed const& b) {
            return *a.row == *b.row ? a.domain < b.domain : *a.row < *b.row;
        });
        return all;
    }

    // A measure in a domain, and how every cluster of the design moves it.
    struct in_domain {
        tuopin::estimate<> value{};
        detail::linearised influence{};
    };
    struct in_design {
        detail::cluster_table  table{};
        std::vector<in_domain> domains{};
    };

    static tuopin::estimate<> with_error(tuopin::estimate<> value, detail::linearised const& influence,
                                         detail::cluster_table const& table, lonely_cluster lonely) {
        if (auto const variance = detail::variance_between_clusters(influence, table, lonely))
            value.set_error(std::sqrt(*variance), static_cast<std::int64_t>(table.clusters - table.strata()));
        else
            value.set_no_error(no_value::one_cluster);
        return value;
    }

    static in_design linearised(std::vector<deprivation_survey const*> const& domains, deprivation_measure measure,
                                poverty_cutoff cutoff, std::size_t part) {
        if (measure == deprivation_measure::contribution_of_dimension ? part >= index_type::dimension_count
                                                                      : part >= indicators)
            throw std::out_of_range("tuopin: the index has no indicator or dimension of that number");
        auto const               rows = sorted(domains);
        in_design                made;
        detail::cluster_table&   table = made.table;
        std::vector<std::size_t> cluster_of(rows.size());
        std::vector<terms>       of(rows.size());
        struct sums {
            detail::running_sum part{}, whole{}, people{};
            std::int64_t        records{};
        };
        std::vector<sums> totals(domains.size());
        for (std::size_t at = 0; at < rows.size(); ++at) {
            row_type const& row         = *rows[at].row;
            bool const      new_stratum = at == 0 || row.stratum != rows[at - 1].row->stratum;
            if (new_stratum) {
                table.clusters_in.push_back(0);
                table.population.push_back(row.population_clusters);
            }
            if (new_stratum || !clusters_named || row.cluster != rows[at - 1].row->cluster) {
                table.stratum_of.push_back(static_cast<std::uint32_t>(table.clusters_in.size() - 1));
                ++table.clusters_in.back();
                ++table.clusters;
            }
            cluster_of[at] = table.clusters - 1;
            of[at]         = terms_of(row, measure, cutoff, part);
            sums& sum      = totals[rows[at].domain];
            sum.part.add(row.weight * of[at].part);
            sum.whole.add(row.weight * of[at].whole);
            sum.people.add(of[at].counts ? row.weight : 0);
            sum.records += of[at].counts ? 1 : 0;
        }
        std::vector<std::vector<double>> influences(domains.size());
        std::vector<double>              values(domains.size());
        for (std::size_t domain = 0; domain < domains.size(); ++domain)
            if (double const whole = totals[domain].whole.total(); whole > 0) {
                values[domain] = totals[domain].part.total() / whole;
                if (std::isfinite(values[domain]))
                    influences[domain].resize(table.clusters);
            }
        for (std::size_t at = 0; at < rows.size(); ++at) {
            std::size_t const domain = rows[at].domain;
            if (!influences[domain].empty())
                influences[domain][cluster_of[at]] +=
                    rows[at].row->weight * (of[at].part - values[domain] * of[at].whole) / totals[domain].whole.total();
        }
        for (std::size_t domain = 0; domain < domains.size(); ++domain) {
            bool const         known = !influences[domain].empty();
            tuopin::estimate<> value = known                            ? tuopin::estimate<>(values[domain])
                                       : domains[domain]->rows_.empty() ? tuopin::estimate<>(no_value::nobody)
                                       : std::isfinite(values[domain])
                                           ? tuopin::estimate<>(no_value::nobody_poor)
                                           : tuopin::estimate<>(no_value::cannot_be_computed);
            value.set_records(totals[domain].records, totals[domain].people.total(), domains[domain]->excluded_);
            if (!known)
                value.set_no_error(value.why());
            made.domains.push_back({value, detail::linearised(values[domain], std::move(influences[domain]))});
        }
        return made;
    }

    template <auto Measured, class Record>
    static void read(Record const& record, row_type& row, bool& weighed) {
        if constexpr (detail::survey_role_of<Measured>::weight)
            weighed = detail::with_measured<Measured>(
                record, [&](auto const& value) { row.weight = detail::as_number(value); });
        else
            read_design(record, row, Measured);
    }
    template <class Record, auto... Measured>
    static void read_design(Record const& record, row_type& row, strata_type<Measured...> const&) {
        row.stratum = detail::identity_in<Measured...>(record);
    }
    template <class Record, auto... Measured>
    static void read_design(Record const& record, row_type& row, clusters_type<Measured...> const&) {
        row.cluster = detail::identity_in<Measured...>(record);
    }
    template <class Record, auto Measured>
    static void read_design(Record const& record, row_type& row, population_clusters_type<Measured> const&) {
        double number = 0;
        detail::with_measured<Measured>(record, [&](auto const& value) { number = detail::as_number(value); });
        row.population_clusters = std::isfinite(number) && number > 0 ? number : 0;
    }

    // A measure is a ratio of two totals: what a record adds to each.
    struct terms {
        double part{};
        double whole{};
        bool   counts{true}; // in the number of records behind the measure
    };
    static terms terms_of(row_type const& row, deprivation_measure measure, poverty_cutoff cutoff, std::size_t part) {
        constexpr auto    places = index_type::gap_places();
        deprivation_score score{0, 0};
        auto const        deprived = [&](std::size_t at) { return (row.deprived >> at & 1u) != 0; };
        for (std::size_t at = 0; at < indicators; ++at) {
            bool const stated = (row.stated >> at & 1u) != 0;
            if (stated || Index.when_missing() != missing_indicator::reweight)
                score.denominator += Index.whole_weight(at);
            if (deprived(at))
                score.numerator += Index.whole_weight(at);
        }
        bool const poor   = score.reaches(cutoff.share());
        auto const weight = [&](std::size_t at) {
            return static_cast<double>(Index.whole_weight(at)) / static_cast<double>(score.denominator);
        };
        auto const gaps = [&](bool squared) {
            double sum = 0;
            for (std::size_t at = 0; at < indicators; ++at)
                if (deprived(at)) {
                    double gap = 1;
                    if constexpr (gap_count > 0)
                        if (places[at] != gap_count)
                            gap = row.gaps[places[at]];
                    sum += weight(at) * (squared ? gap * gap : gap);
                }
            return sum;
        };
        double const counted = poor ? 1.0 : 0.0;
        switch (measure) {
        case deprivation_measure::headcount_ratio:
            return {counted, 1};
        case deprivation_measure::intensity:
            return {counted * score.value(), counted, poor};
        case deprivation_measure::adjusted_headcount_ratio:
            return {counted * score.value(), 1};
        case deprivation_measure::adjusted_gap:
            return {poor ? gaps(false) : 0, 1};
        case deprivation_measure::adjusted_squared_gap:
            return {poor ? gaps(true) : 0, 1};
        case deprivation_measure::raw_headcount_ratio:
            return {deprived(part) ? 1.0 : 0.0, 1};
        case deprivation_measure::censored_headcount_ratio:
            return {deprived(part) ? counted : 0, 1};
        case deprivation_measure::absolute_contribution:
            return {deprived(part) ? counted * weight(part) : 0, 1};
        case deprivation_measure::contribution:
            return {deprived(part) ? counted * weight(part) : 0, counted * score.value(), poor};
        case deprivation_measure::contribution_of_dimension:
            break;
        }
        double sum = 0;
        for (std::size_t at = 0; at < indicators; ++at)
            if (deprived(at) && Index.dimension_of(at) == part)
                sum += counted * weight(at);
        return {sum, counted * score.value(), poor};
    }

    std::vector<row_type>         rows_{};
    std::optional<poverty_cutoff> cutoff_{};
    exclusions                    excluded_{};
};

/// A measure by group, as a domain of all groups together: the standard errors are those of
/// the whole design, whether or not strata and clusters cross the groups.
template <class Key, auto const& Index, auto... Design>
auto estimates(grouped<Key, deprivation_survey<Index, Design...>> const& groups, deprivation_measure measure,
               std::optional<poverty_cutoff> at = {}, std::size_t part = 0, lonely_cluster lonely = {}) {
    using survey = deprivation_survey<Index, Design...>;
    std::vector<survey const*> domains;
    for (auto const& each : groups)
        domains.push_back(&each.summary);
    std::vector<group<Key, estimate<>>> found;
    if (!domains.empty()) {
        auto const  made = survey::estimates_of(domains, measure, at.value_or(domains.front()->cutoff()), part, lonely);
        std::size_t place = 0;
        for (auto const& each : groups)
            found.push_back({each.key, made[place++]});
    }
    return grouped<Key, estimate<>>(std::move(found));
}

/// The change of a measure from one group to another of the same design, `years` later: group
/// by year, or by year and region. Clusters that both have are taken into account. Throws
/// std::out_of_range where there is no such group.
template <class Key, auto const& Index, auto... Design>
change_over_time change_between(grouped<Key, deprivation_survey<Index, Design...>> const& groups, Key const& before,
                                Key const& after, double years, deprivation_measure measure,
                                std::optional<poverty_cutoff> at = {}, std::size_t part = 0,
                                lonely_cluster lonely = {}) {
    using survey = deprivation_survey<Index, Design...>;
    static_cast<void>(groups.at(before));
    poverty_cutoff const       cutoff = at.value_or(groups.at(after).cutoff());
    std::vector<survey const*> domains;
    std::size_t                first = 0, last = 0;
    for (auto const& each : groups) {
        first = each.key == before ? domains.size() : first;
        last  = each.key == after ? domains.size() : last;
        domains.push_back(&each.summary);
    }
    return survey::change_of(domains, first, last, years, measure, cutoff, part, lonely);
}

} // namespace tuopin

#endif
