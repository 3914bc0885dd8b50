// The clusters of a sample and the strata that they were drawn from.
#ifndef TUOPIN_STATISTICS_CLUSTER_TABLE_HPP
#define TUOPIN_STATISTICS_CLUSTER_TABLE_HPP

#include <tuopin/statistics/growing_array.hpp>
#include <tuopin/statistics/radix_sort.hpp>
#include <tuopin/statistics/survey_columns.hpp>

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <vector>

namespace tuopin::detail {

/// The clusters of a sample in ascending order of (stratum, cluster), numbered from zero.
struct cluster_table {
    std::vector<std::uint32_t> stratum_of{};  // of each cluster; empty: one stratum
    std::vector<double>        population{};  // clusters in the population, by stratum; 0: infinitely many
    std::vector<std::uint32_t> clusters_in{}; // by stratum
    std::size_t                clusters{};

    std::size_t strata() const { return clusters_in.size(); }

    /// One stratum in which every record is a cluster.
    void each_its_own(std::size_t records, double clusters_in_population) {
        clusters    = records;
        clusters_in = {static_cast<std::uint32_t>(records)};
        population  = {clusters_in_population};
    }
};

/// The number of each row's cluster, and the table of them. Where no clusters were named, of
/// its stratum: the records of a stratum are its clusters then, and are numbered when sorted.
struct numbered_clusters {
    std::vector<std::uint32_t> of_row{};
    cluster_table              table{};
};
inline numbered_clusters number_clusters(std::vector<survey_columns const*> const& columns, std::size_t rows) {
    struct run { // of rows of one cluster that stand together, as those of a household do
        std::uint64_t stratum, cluster, number;
    };
    numbered_clusters made;
    made.of_row.reserve(rows);
    growing_array<run> runs;
    std::uint64_t      last_stratum = 0, last_cluster = 0;
    for (survey_columns const* part : columns)
        for (std::size_t at = 0; at < part->rows(); ++at) {
            std::uint64_t const stratum = part->stratum(at), cluster = part->cluster(at);
            if (runs.empty() || last_stratum != stratum || last_cluster != cluster)
                runs.push_back({last_stratum = stratum, last_cluster = cluster, runs.size()});
            made.of_row.push_back(static_cast<std::uint32_t>(runs.size() - 1));
        }
    auto const space = std::make_unique_for_overwrite<run[]>(runs.size());
    radix_sort(
        runs.data(), runs.size(), space.get(), [](run const& r) { return r.stratum; },
        [](run const& r) { return r.cluster; });

    cluster_table&             table = made.table;
    std::vector<std::uint32_t> number_of(runs.size());
    for (std::size_t at = 0; at < runs.size(); ++at) {
        bool const new_stratum = at == 0 || runs[at].stratum != runs[at - 1].stratum;
        if (new_stratum)
            table.clusters_in.push_back(0);
        if (new_stratum || runs[at].cluster != runs[at - 1].cluster) {
            table.stratum_of.push_back(static_cast<std::uint32_t>(table.clusters_in.size() - 1));
            ++table.clusters_in.back();
            ++table.clusters;
        }
        number_of[runs[at].number] = static_cast<std::uint32_t>(table.clusters - 1);
    }
    for (std::uint32_t& number : made.of_row)
        number = number_of[number];

    // Records of a stratum state one population; where they do not, the largest stands.
    table.population.assign(table.strata(), 0.0);
    std::size_t row = 0;
    for (survey_columns const* part : columns) {
        for (std::size_t at = 0; at < part->population_clusters.size(); ++at) {
            double& population = table.population[table.stratum_of[made.of_row[row + at]]];
            population         = std::fmax(population, part->population_clusters[at]);
        }
        row += part->rows();
    }
    return made;
}

} // namespace tuopin::detail

#endif
