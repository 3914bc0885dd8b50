// How columns become a sample.
#ifndef TUOPIN_STATISTICS_SAMPLE_SORTING_HPP
#define TUOPIN_STATISTICS_SAMPLE_SORTING_HPP

#include <tuopin/statistics/cluster_table.hpp>
#include <tuopin/statistics/growing_array.hpp>
#include <tuopin/statistics/number_sort.hpp>
#include <tuopin/statistics/radix_sort.hpp>
#include <tuopin/statistics/sample_records.hpp>
#include <tuopin/statistics/sorted_runs.hpp>
#include <tuopin/statistics/sums_in_blocks.hpp>
#include <tuopin/statistics/survey_columns.hpp>

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <memory>
#include <stdexcept>
#include <tuple>
#include <type_traits>
#include <utility>
#include <vector>

namespace tuopin::detail {

/// How columns become records in the order of a sample: all of them one, and each one of its own.
class sample_sorting {
public:
    explicit sample_sorting(std::vector<survey_columns const*> const& columns) : columns_(columns) {
        for (survey_columns const* each : columns) {
            size_ += each->size();
            rows_ += each->rows();
            weighted_ = weighted_ || !each->weights.empty() || !each->ends.empty();
            strata_   = strata_ || !each->strata.empty();
            clusters_ = clusters_ || !each->clusters.empty();
        }
        if (size_ > std::numeric_limits<std::uint32_t>::max())
            throw std::overflow_error("tuopin: a sample holds at most 2^32 records");
        if (strata_ || clusters_)
            numbered_ = number_clusters(columns, rows_);
    }

    /// In the memory of `given_up`, which is one of them, or none.
    std::shared_ptr<sample_records const> whole(survey_columns* given_up) {
        auto const made    = std::make_shared<sample_records>();
        made->own_clusters = !clusters_;
        double population  = 0; // where there is one stratum, in clusters
        for (survey_columns const* each : columns_) {
            made->excluded.merge(each->excluded);
            for (double const of_stratum : each->population_clusters)
                population = std::fmax(population, of_stratum);
        }
        fill(*made, columns_, given_up, rows_, 0, 0);
        if (!strata_ && !clusters_)
            numbered_.table.each_its_own(size_, population);
        else if (!clusters_)
            number_records(*made);
        made->design = std::make_shared<cluster_table const>(std::move(numbered_.table));
        made->complete();
        return made;
    }

    /// One of the columns as a domain of the whole, before which there are so many rows and records.
    std::shared_ptr<sample_records const> part(survey_columns const&                        columns,
                                               std::shared_ptr<sample_records const> const& whole,
                                               std::size_t first_row, std::size_t first_origin) const {
        auto const made    = std::make_shared<sample_records>();
        made->own_clusters = !clusters_;
        made->excluded     = columns.excluded;
        made->design       = whole->design;
        fill(*made, {&columns}, nullptr, columns.rows(), first_row, first_origin);
        if (!clusters_) {
            made->clusters     = {};
            made->whole        = whole;
            made->first_origin = first_origin;
        }
        made->complete();
        return made;
    }

private:
    void fill(sample_records& made, std::vector<survey_columns const*> const& columns, survey_columns* given_up,
              std::size_t rows, std::size_t first_row, std::size_t first_origin) const {
        if (rows == 0)
            return;
        if (strata_ || clusters_)
            fill_runs(made, columns, given_up, rows,
                      bucketed_runs<clustered_run>(columns, rows, first_origin, numbered_.of_row.data() + first_row));
        else if (weighted_)
            fill_runs(made, columns, given_up, rows, bucketed_runs<weighted_run>(columns, rows, first_origin, nullptr));
        else
            fill_records(made, columns, given_up, rows, bucketed_runs<plain_run>(columns, rows, first_origin, nullptr));
    }

    // Run by run, each bucket summed up while it is near.
    template <class Run>
    static void fill_runs(sample_records& made, std::vector<survey_columns const*> const& columns,
                          survey_columns* given_up, std::size_t rows, bucketed_runs<Run> sorted) {
        constexpr bool clustered = std::is_same_v<Run, clustered_run>;
        take_over(made, given_up);
        made.expect(rows, clustered);
        double* const        incomes      = made.incomes.extend(rows);
        double* const        weights      = made.weights.extend(rows);
        std::uint32_t* const firsts       = made.firsts.extend(rows + 1);
        std::uint32_t*       origin       = made.origins.extend(rows);
        auto*                length       = made.lengths.extend(rows);
        std::uint32_t*       cluster      = clustered ? made.clusters.extend(rows) : nullptr;
        double const         steps_a_unit = columns.front()->steps_a_unit;
        weighted_run         last{~std::uint64_t{0}, 0, 0, 0}; // no income has this key
        std::size_t          runs   = 0;
        std::uint32_t        record = 0;
        firsts[0]                   = 0;
        sorted.in_order(
            [&](Run const& run) {
                // Whether it is another run cannot be guessed: the same is written once more where it is not.
                runs += ((run.income ^ last.income) | (bits_of(run.weight) ^ bits_of(last.weight))) != 0;
                last.income = run.income;
                last.weight = run.weight;
                record += run.records;
                incomes[runs - 1] = from_order_key(run.income) / steps_a_unit;
                weights[runs - 1] = run.weight;
                firsts[runs]      = record;
                *origin++         = run.origin;
                *length++         = static_cast<sample_records::length>(run.records);
                if constexpr (clustered)
                    *cluster++ = run.cluster;
            },
            [&] { made.sum_up(runs / summed_together * summed_together); });
        made.incomes.shorten(runs);
        made.weights.shorten(runs);
        made.firsts.shorten(runs + 1);
        if (record == rows)
            made.lengths = growing_array<sample_records::length>(); // clang 16 forgets to destroy a `{}` here
    }

    // Record by record, where every record weighs one.
    static void fill_records(sample_records& made, std::vector<survey_columns const*> const& columns,
                             survey_columns* given_up, std::size_t size, bucketed_runs<plain_run> sorted) {
        take_over(made, given_up);
        made.expect(size, false);
        double* const        incomes      = made.incomes.extend(size);
        double* const        weights      = made.weights.extend(size);
        std::uint32_t* const origins      = made.origins.extend(size);
        double const         steps_a_unit = columns.front()->steps_a_unit;
        std::size_t          record       = 0;
        sorted.in_order(
            [&](plain_run const& run) {
                double const income = from_order_key(run.income) / steps_a_unit;
                auto const   write  = [&](std::uint32_t copy) {
                    incomes[record + copy] = income;
                    weights[record + copy] = 1;
                    origins[record + copy] = run.origin + copy;
                };
                // Households are small: four are written at once, whether there are as many or not.
                std::uint32_t copy = 0;
                if (record + 4 <= size)
                    for (; copy < 4; ++copy)
                        write(copy);
                for (; copy < run.records; ++copy)
                    write(copy);
                record += run.records;
            },
            [&] { made.sum_up(record / summed_together * summed_together); });
    }

    // The memory of columns that are not needed any more.
    static void take_over(sample_records& made, survey_columns* given_up) {
        if (given_up == nullptr)
            return;
        made.incomes = std::move(given_up->incomes);
        made.weights = std::move(given_up->weights);
        made.lengths = std::move(given_up->ends);
        made.incomes.shorten(0);
        made.weights.shorten(0);
        made.lengths.shorten(0);
    }

    // The records of each stratum, in the order of the sample, are its clusters.
    void number_records(sample_records& made) {
        cluster_table&             table = numbered_.table;
        std::vector<std::uint32_t> next(table.strata());
        for (std::size_t piece = 0; piece < made.clusters.size(); ++piece)
            next[made.clusters[piece]] += made.records_of_piece(piece);
        table.clusters_in = next;
        table.clusters    = size_;
        table.stratum_of.clear();
        for (std::uint32_t stratum = 0, start = 0; stratum < next.size(); ++stratum) {
            table.stratum_of.insert(table.stratum_of.end(), next[stratum], stratum);
            start += std::exchange(next[stratum], start);
        }
        for (std::size_t piece = 0; piece < made.clusters.size(); ++piece) {
            std::uint32_t& cluster = made.clusters.data()[piece];
            cluster                = std::exchange(next[cluster], next[cluster] + made.records_of_piece(piece));
        }
    }

    std::vector<survey_columns const*> const& columns_;
    std::size_t                               size_{};
    std::size_t                               rows_{};
    bool                                      weighted_{};
    bool                                      strata_{};
    bool                                      clusters_{};
    numbered_clusters                         numbered_{};
};

/// Plain incomes, without weights and design, where nobody asks for origins: quicker.
inline std::shared_ptr<sample_records const> records_without_origins(survey_columns const& columns) {
    constexpr std::size_t near = std::size_t{1} << 16; // more do not fit near the processor
    std::size_t const     size = columns.size();
    if (size == 0 || size > near)
        return sample_sorting({&columns}).whole(nullptr);
    auto const made = std::make_shared<sample_records>();
    made->excluded  = columns.excluded;
    made->expect(size, false);
    double* const incomes = made->incomes.extend(size);
    std::fill_n(made->weights.extend(size), size, 1.0);

    // Whole steps above the least, where that tells them apart.
    raw_array<std::uint32_t> numbers(2 * size);
    double                   least = 0;
    bool                     whole = true;
    double const* const      from  = columns.incomes.data();
    if (!columns.small_incomes.empty()) {
        least = sort_above_least(columns.small_incomes.data(), size, numbers.data());
    } else {
        double largest           = 0;
        std::tie(least, largest) = bounds_of(from, size);
        whole                    = largest - least <= std::numeric_limits<std::uint32_t>::max();
        for (std::size_t at = 0; whole && at < size; ++at) {
            numbers[at] = static_cast<std::uint32_t>(from[at] - least);
            whole       = least + numbers[at] == from[at];
        }
        auto const most = static_cast<std::uint32_t>(whole ? largest - least : 0);
        if (whole)
            sort_by_last_bits(numbers_in_place{numbers.data()}, size, numbers.data(), numbers.data() + size,
                              static_cast<unsigned>(std::bit_width(most)));
    }
    if (whole) {
        for (std::size_t at = 0; at < size; ++at)
            incomes[at] = (least + numbers[at]) / columns.steps_a_unit;
    } else {
        raw_array<std::uint64_t> keys(size), space(size);
        for (std::size_t at = 0; at < size; ++at)
            keys[at] = order_key(from[at]);
        radix_sort_into(keys.data(), size, space.data(), [](std::uint64_t key) { return key; });
        for (std::size_t at = 0; at < size; ++at)
            incomes[at] = from_order_key(space[at]) / columns.steps_a_unit;
    }
    cluster_table table;
    table.each_its_own(size, 0);
    made->design = std::make_shared<cluster_table const>(std::move(table));
    made->complete();
    return made;
}

} // namespace tuopin::detail

#endif
