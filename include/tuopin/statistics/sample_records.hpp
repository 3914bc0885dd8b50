// What a sample consists of.
#ifndef TUOPIN_STATISTICS_SAMPLE_RECORDS_HPP
#define TUOPIN_STATISTICS_SAMPLE_RECORDS_HPP

#include <tuopin/statistics/cluster_table.hpp>
#include <tuopin/statistics/estimate.hpp>
#include <tuopin/statistics/growing_array.hpp>
#include <tuopin/statistics/made_when_asked.hpp>
#include <tuopin/statistics/sample_column.hpp>
#include <tuopin/statistics/sums_in_blocks.hpp>
#include <tuopin/statistics/survey_columns.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <utility>

namespace tuopin::detail {

/// The records in their order, twice: in runs of one income and one weight, and in pieces, which are rows of the
/// columns and tell where records come from. Columns record by record are made when they are asked for.
struct sample_records {
    using length = survey_columns::end;

    growing_array<double>                incomes{}; // of runs
    growing_array<double>                weights{}; // of each record of a run
    growing_array<std::uint32_t>         firsts{};  // records of the runs, and behind the last; empty: each is one
    partial_sums                         cumulative_weights{}; // and of incomes times weights
    partial_sums                         cumulative_incomes{};
    growing_array<std::uint32_t>         origins{};          // of the first record of each piece; empty: as they stand
    growing_array<length>                lengths{};          // of pieces; empty: each is one record
    growing_array<std::uint32_t>         clusters{};         // of pieces; empty: each record its own
    bool                                 own_clusters{true}; // those of a piece one after the other
    exclusions                           excluded{};
    std::size_t                          first_cluster{};
    std::size_t                          end_cluster{};
    std::shared_ptr<cluster_table const> design{std::make_shared<cluster_table const>()};

    made_when_asked<growing_array<double>>        income_of_records{}, weight_of_records{};
    made_when_asked<growing_array<std::uint32_t>> origin_of_records{}, cluster_of_records{};

    // A domain of columns that came with others, whose records are clusters of their own: those are numbered as
    // they stand in the whole.
    struct numbers_in_whole {
        growing_array<std::uint32_t> of_records{};
        std::size_t                  first{};
        std::size_t                  end{};
    };
    std::shared_ptr<sample_records const> whole{};
    std::size_t                           first_origin{};
    made_when_asked<numbers_in_whole>     in_whole{};

    numbers_in_whole const& clusters_in_whole() const {
        return in_whole.get([&] {
            numbers_in_whole made{{}, whole->end_cluster, 0};
            made.of_records.expect(size());
            std::uint32_t record = 0; // in the whole
            for (std::size_t piece = 0; piece < whole->origins.size(); ++piece) {
                std::uint32_t const records = whole->records_of_piece(piece);
                std::uint32_t const cluster = whole->clusters.empty() ? record : whole->clusters[piece];
                if (whole->origins[piece] - first_origin < size()) { // neither before nor behind
                    for (std::uint32_t each = 0; each < records; ++each)
                        made.of_records.push_back(cluster + each);
                    made.first = std::min(made.first, std::size_t{cluster});
                    made.end   = std::max(made.end, std::size_t{cluster} + records);
                }
                record += records;
            }
            made.first = std::min(made.first, made.end);
            return made;
        });
    }

    std::size_t   size() const { return firsts.empty() ? incomes.size() : firsts.last(); }
    std::uint32_t records_of_piece(std::size_t piece) const { return lengths.empty() ? 1u : lengths[piece]; }

    /// A column of runs record by record, and one of pieces, whose records have one value or successive ones.
    sample_column<double> column(growing_array<double> const&                  of_runs,
                                 made_when_asked<growing_array<double>> const& of_records) const {
        if (firsts.empty())
            return {of_runs.data(), of_runs.size()};
        auto const& made = of_records.get([&] {
            growing_array<double> column;
            double* const         to = column.extend(size());
            for (std::size_t run = 0; run < of_runs.size(); ++run)
                std::fill(to + firsts[run], to + firsts[run + 1], of_runs[run]);
            return column;
        });
        return {made.data(), made.size()};
    }
    sample_column<std::uint32_t> piece_column(growing_array<std::uint32_t> const&                  of_pieces,
                                              made_when_asked<growing_array<std::uint32_t>> const& of_records,
                                              bool                                                 successive) const {
        if (lengths.empty() || of_pieces.empty())
            return {of_pieces.data(), of_pieces.size()};
        auto const& made = of_records.get([&] {
            growing_array<std::uint32_t> column;
            std::uint32_t*               to = column.extend(size());
            for (std::size_t piece = 0; piece < of_pieces.size(); ++piece)
                for (std::uint32_t record = 0; record < lengths[piece]; ++record)
                    *to++ = of_pieces[piece] + (successive ? record : 0);
            return column;
        });
        return {made.data(), made.size()};
    }

    void expect(std::size_t rows, bool clustered) {
        incomes.expect(rows);
        weights.expect(rows);
        origins.expect(rows);
        if (clustered)
            clusters.expect(rows);
        cumulative_weights.expect(rows);
        cumulative_incomes.expect(rows);
    }
    /// One record more.
    void add(double income, double weight, std::size_t cluster, std::size_t origin) {
        extend_run(income, weight, 1);
        clusters.push_back(static_cast<std::uint32_t>(cluster));
        origins.push_back(static_cast<std::uint32_t>(origin));
    }
    /// Records more that are alike, those of the last run perhaps.
    void extend_run(double income, double weight, std::uint32_t records) {
        if (firsts.empty())
            firsts.push_back(0);
        std::uint32_t const end = firsts.last() + records;
        if (!incomes.empty() && incomes.last() == income && weights.last() == weight) {
            firsts.put(end, firsts.size());
        } else {
            incomes.push_back(income);
            weights.push_back(weight);
            firsts.push_back(end);
        }
    }
    // Of the runs that stand in their order, all or whole blocks.
    void sum_up(std::size_t runs) {
        if (firsts.empty())
            sum_up(runs, [](std::size_t) { return 1u; });
        else
            sum_up(runs, [&](std::size_t run) { return firsts[run + 1] - firsts[run]; });
    }
    template <class Records>
    void sum_up(std::size_t runs, Records records) {
        std::size_t at  = cumulative_weights.runs();
        auto const  add = [&](block_sums& to, std::size_t run) { to.add(weights[run] * records(run), incomes[run]); };
        // Two blocks at once, which do not wait for one another.
        for (; at + 2 * summed_together <= runs; at += 2 * summed_together) {
            block_sums first, second;
            for (std::size_t each = at; each < at + summed_together; ++each) {
                add(first, each);
                add(second, each + summed_together);
            }
            take(first);
            take(second);
        }
        for (; at < runs; at += summed_together) {
            block_sums last;
            for (std::size_t each = at; each < std::min(runs, at + summed_together); ++each)
                add(last, each);
            take(last);
        }
    }
    struct block_sums {
        double people{};
        double income{};

        void add(double weight, double amount) {
            people += weight;
            income += weight * amount;
        }
    };
    void take(block_sums const& block) {
        cumulative_weights.add_block(block.people);
        cumulative_incomes.add_block(block.income);
    }
    void find_cluster_bounds() {
        if (clusters.empty()) {
            end_cluster = size();
            return;
        }
        auto const [least, largest] = std::minmax_element(clusters.begin(), clusters.end());
        first_cluster               = *least;
        end_cluster                 = std::size_t{*largest} + 1;
        if (own_clusters && !lengths.empty())
            for (std::size_t piece = 0; piece < clusters.size(); ++piece)
                end_cluster = std::max(end_cluster, std::size_t{clusters[piece]} + lengths[piece]);
    }
    void complete() {
        if (incomes.size() == size())
            firsts = {};
        sum_up(incomes.size());
        find_cluster_bounds();
    }
};

} // namespace tuopin::detail

#endif
