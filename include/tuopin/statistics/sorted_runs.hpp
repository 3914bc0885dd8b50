// The rows of columns in the order of a sample.
#ifndef TUOPIN_STATISTICS_SORTED_RUNS_HPP
#define TUOPIN_STATISTICS_SORTED_RUNS_HPP

#include <tuopin/statistics/growing_array.hpp>
#include <tuopin/statistics/radix_sort.hpp>
#include <tuopin/statistics/survey_columns.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <type_traits>
#include <utility>
#include <vector>

namespace tuopin::detail {

/// What is sorted: rows of like records on their way into the order of a sample, by income, of equal ones the
/// heavier first, then by cluster, then as they come.
struct weighted_run {
    std::uint64_t income; // in the order of keys
    double        weight;
    std::uint32_t origin;
    std::uint32_t records;
};
struct clustered_run {
    std::uint64_t income;
    double        weight;
    std::uint32_t origin;
    std::uint32_t records;
    std::uint32_t cluster;
};
/// Where every record weighs one: equal incomes that come one after the other.
struct plain_run {
    std::uint64_t income;
    std::uint32_t origin;
    std::uint32_t records;
};
inline constexpr auto by_income  = [](auto const& run) { return run.income; };
inline constexpr auto by_weight  = [](auto const& run) { return ~order_key(run.weight); };
inline constexpr auto by_cluster = [](auto const& run) { return std::uint64_t{run.cluster}; };

inline void sort_into(plain_run* runs, std::size_t size, plain_run* to) { radix_sort_into(runs, size, to, by_income); }
inline void sort_into(weighted_run* runs, std::size_t size, weighted_run* to) {
    radix_sort_into(runs, size, to, by_income, by_weight);
}
inline void sort_into(clustered_run* runs, std::size_t size, clustered_run* to) {
    radix_sort_into(runs, size, to, by_income, by_weight, by_cluster);
}

/// Calls `take(run)` for the rows of a part of the records, which begins at `origin`. The clusters are those of rows.
template <class Take>
void for_each_run(survey_columns const& part, std::size_t origin, plain_run, std::uint32_t const*, Take take) {
    constexpr std::size_t together = 1024;
    std::uint32_t         starts[together + 1];
    with_incomes(part, [&](auto const* incomes) {
        for (std::size_t start = 0; start < part.rows(); start += together) {
            std::size_t const end  = std::min(part.rows(), start + together);
            std::size_t       runs = 1;
            starts[0]              = static_cast<std::uint32_t>(start);
            for (std::size_t at = start + 1; at < end; ++at) {
                starts[runs] = static_cast<std::uint32_t>(at); // stays where the next run begins: nothing to guess
                runs += bits_of(incomes[at]) != bits_of(incomes[at - 1]) ? 1 : 0;
            }
            starts[runs] = static_cast<std::uint32_t>(end);
            for (std::size_t run = 0; run < runs; ++run)
                take(plain_run{order_key(static_cast<double>(incomes[starts[run]])),
                               static_cast<std::uint32_t>(origin + starts[run]), starts[run + 1] - starts[run]});
        }
    });
}
template <class Run, class Take>
void for_each_run(survey_columns const& part, std::size_t origin, Run, std::uint32_t const* clusters, Take take) {
    with_incomes(part, [&](auto const* incomes) {
        for (std::size_t row = 0; row < part.rows(); ++row) {
            auto const income  = order_key(static_cast<double>(incomes[row]));
            auto const from    = static_cast<std::uint32_t>(origin);
            auto const records = static_cast<std::uint32_t>(part.records(row));
            if constexpr (std::is_same_v<Run, clustered_run>)
                take(Run{income, part.weight(row), from, records, clusters[row]});
            else
                take(Run{income, part.weight(row), from, records});
            origin += records;
        }
    });
}

/// Two keys between which most of the rows are, from a few of them.
inline std::pair<std::uint64_t, std::uint64_t> most_keys_between(std::vector<survey_columns const*> const& parts,
                                                                 std::size_t                               rows) {
    constexpr std::size_t      looked_at = 1024;
    std::vector<std::uint64_t> keys, space;
    std::size_t const          step = rows / looked_at + 1;
    std::size_t                at   = 0; // in the part
    for (survey_columns const* part : parts) {
        for (; at < part->rows(); at += step)
            keys.push_back(order_key(part->income(at)));
        at -= part->rows();
    }
    space.resize(keys.size());
    radix_sort(keys.data(), keys.size(), space.data(), [](std::uint64_t key) { return key; });
    return {keys[keys.size() / 64], keys[keys.size() - 1 - keys.size() / 64]};
}

/// The rows of columns in buckets that fit into the nearest memory, each of which is sorted when it is its turn.
template <class Run>
class bucketed_runs {
public:
    /// There are `rows`, at least one, the first of which stands at `first_origin`; `cluster_of` tells their clusters
    /// where runs have them.
    bucketed_runs(std::vector<survey_columns const*> const& columns, std::size_t rows, std::size_t first_origin,
                  std::uint32_t const* cluster_of)
        : by_(bounds(columns, rows)) {
        auto const each_run = [&](auto take) {
            std::size_t row = 0, origin = first_origin;
            for (survey_columns const* part : columns) {
                for_each_run(*part, origin, Run{}, cluster_of == nullptr ? nullptr : cluster_of + row, take);
                row += part->rows();
                origin += part->size();
            }
        };
        each_run([&](Run const& run) { by_.count(run.income); });
        runs_   = raw_array<Run>(by_.set_up());
        sorted_ = raw_array<Run>(by_.largest_bucket());
        each_run([&](Run const& run) { runs_[by_.place(run.income)] = run; });
    }

    /// Calls `take(run)` for all in their order, and `pause()` after each bucket. Once.
    template <class Take, class Pause>
    void in_order(Take take, Pause pause) {
        for (std::size_t bucket = 0, first = 0; bucket < by_.number(); first = by_.end(bucket++)) {
            std::size_t const number = by_.end(bucket) - first;
            sort_into(runs_.data() + first, number, sorted_.data());
            for (std::size_t at = 0; at < number; ++at)
                take(sorted_[at]);
            pause();
        }
    }

private:
    static buckets bounds(std::vector<survey_columns const*> const& columns, std::size_t rows) {
        std::pair<std::uint64_t, std::uint64_t> most{};
        if (rows > order_by_digit::most) // else it fits as it is
            most = most_keys_between(columns, rows);
        // To write into more places at once than the nearest memory has lines for costs more than larger buckets.
        constexpr std::size_t at_once = 2048;
        return buckets(most.first, most.second, rows, std::max<std::size_t>(1024, rows / at_once + 1));
    }

    buckets        by_;
    raw_array<Run> runs_{}, sorted_{};
};

} // namespace tuopin::detail

#endif
