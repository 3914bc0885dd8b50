// Incomes with their weights in ascending order, and the design by which they were drawn:
// what every measure of poverty and inequality is computed from.
#ifndef TUOPIN_STATISTICS_SAMPLE_HPP
#define TUOPIN_STATISTICS_SAMPLE_HPP

#include <tuopin/statistics/cluster_table.hpp>
#include <tuopin/statistics/estimate.hpp>
#include <tuopin/statistics/first_where.hpp>
#include <tuopin/statistics/growing_array.hpp>
#include <tuopin/statistics/radix_sort.hpp>
#include <tuopin/statistics/sample_column.hpp>
#include <tuopin/statistics/sample_records.hpp>
#include <tuopin/statistics/sample_sorting.hpp>
#include <tuopin/statistics/sorted_runs.hpp>
#include <tuopin/statistics/sums_in_blocks.hpp>
#include <tuopin/statistics/survey_columns.hpp>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <memory>
#include <stdexcept>
#include <utility>
#include <vector>

namespace tuopin {

/// Incomes in ascending order with their weights, and the clusters and strata from which
/// they were drawn. Of equal incomes the heavier stands first, then the lower stratum and
/// cluster, so that every result is the same to the last bit whatever the order of the records was.
/// Made by `income_distribution<>::sample()`; copying is cheap.
class income_sample {
public:
    income_sample() = default;
    explicit income_sample(detail::survey_columns const& columns)
        : records_(detail::sample_sorting({&columns}).whole(nullptr)) {}
    /// The same in the memory of the columns, which are given up.
    explicit income_sample(detail::survey_columns&& columns)
        : records_(detail::sample_sorting({&columns}).whole(&columns)) {
        columns = {.steps_a_unit = columns.steps_a_unit};
    }
    /// The same of plain incomes, without weights and design, where nobody asks for origins: quicker.
    static income_sample without_origins(detail::survey_columns const& columns) {
        return of(detail::records_without_origins(columns));
    }

    /// From plain numbers, without a design. Records whose weight is not above zero, or
    /// whose numbers are not finite, are left out and counted.
    explicit income_sample(std::vector<double> const& incomes, std::vector<double> const& weights = {}) {
        if (!weights.empty() && weights.size() != incomes.size())
            throw std::invalid_argument("tuopin: a sample has as many weights as incomes, or none");
        detail::survey_columns columns;
        for (std::size_t at = 0; at < incomes.size(); ++at) {
            double const weight = weights.empty() ? 1 : weights[at];
            if (!std::isfinite(incomes[at]) || !std::isfinite(weight))
                ++columns.excluded.not_a_number;
            else if (!(weight > 0))
                ++columns.excluded.without_weight;
            else {
                columns.incomes.push_back(incomes[at]);
                if (!weights.empty())
                    columns.weights.push_back(weight);
            }
        }
        *this = income_sample(columns);
    }

    std::size_t size() const { return records_->size(); }
    bool        empty() const { return size() == 0; }

    /// In ascending order.
    sample_column<double> incomes() const { return records_->column(records_->incomes, records_->income_of_records); }
    sample_column<double> weights() const { return records_->column(records_->weights, records_->weight_of_records); }
    exclusions            excluded() const { return records_->excluded; }

    /// Whether both are one sample, a copy of it perhaps.
    bool same_as(income_sample const& other) const { return records_ == other.records_; }

    /// The sum of the weights, and of incomes times weights.
    double total_weight() const { return records_->cumulative_weights.total(); }
    double total_income() const { return records_->cumulative_incomes.total(); }
    /// The same of so many records, the poorest. For all of them one after the other: `walk`.
    double weight_of_first(std::size_t records) const {
        return records_->cumulative_weights.of_first(runs_of_first(records),
                                                     [&](std::size_t run) { return weight_within(run, 0, records); });
    }
    double income_of_first(std::size_t records) const {
        return records_->cumulative_incomes.of_first(runs_of_first(records), [&](std::size_t run) {
            return weight_within(run, 0, records) * income_of_run(run);
        });
    }
    /// The first of the poorest `records` with at least that weight up to and with it; the last
    /// of them where there is none. Where there is nobody, zero.
    std::size_t record_at_weight(double weight, std::size_t records) const;

    class walk;
    class run_walk;

    /// How many records have an income below `income`, or at most that.
    std::size_t below(double income) const {
        auto const& all = records_->incomes;
        return first_of_run(static_cast<std::size_t>(std::lower_bound(all.begin(), all.end(), income) - all.begin()));
    }
    std::size_t up_to(double income) const {
        auto const& all = records_->incomes;
        return first_of_run(static_cast<std::size_t>(std::upper_bound(all.begin(), all.end(), income) - all.begin()));
    }
    /// One of the incomes, one of the weights: without the columns.
    double income(std::size_t record) const { return records_->incomes[run_of(record)]; }
    double weight(std::size_t record) const { return records_->weights[run_of(record)]; }

    /// Runs of records with one income and one weight, which measures go over: there are fewer of them.
    std::size_t runs() const { return records_->incomes.size(); }
    double      income_of_run(std::size_t run) const { return records_->incomes[run]; }
    /// The weight of each of its records, and of all of them.
    double weight_in_run(std::size_t run) const { return records_->weights[run]; }
    double weight_of_run(std::size_t run) const {
        return records_->weights[run] * static_cast<double>(first_of_run(run + 1) - first_of_run(run));
    }
    /// Its first record; where there is no such run, the number of records.
    std::size_t first_of_run(std::size_t run) const { return records_->firsts.empty() ? run : records_->firsts[run]; }
    /// The run of a record.
    std::size_t run_of(std::size_t record) const {
        auto const& firsts = records_->firsts;
        return firsts.empty() ? record
                              : static_cast<std::size_t>(std::upper_bound(firsts.begin(), firsts.end(), record) -
                                                         firsts.begin() - 1);
    }
    /// The weight of those of its records that are from `first` up to before `last`.
    double weight_within(std::size_t run, std::size_t first, std::size_t last) const {
        std::size_t const begin = std::max(first, first_of_run(run)), end = std::min(last, first_of_run(run + 1));
        return records_->weights[run] * static_cast<double>(end - begin);
    }
    /// How many runs the first `records` are in.
    std::size_t runs_of_first(std::size_t records) const { return records == 0 ? 0 : run_of(records - 1) + 1; }

    /// The number of the cluster of a record among those of the whole design.
    std::size_t cluster(std::size_t record) const {
        auto const all = clusters();
        return all.empty() ? record : all[record];
    }
    /// The same for all records; empty where each is its own.
    sample_column<std::uint32_t> clusters() const {
        if (records_->whole == nullptr)
            return records_->piece_column(records_->clusters, records_->cluster_of_records, records_->own_clusters);
        auto const& of_records = records_->clusters_in_whole().of_records;
        return {of_records.data(), of_records.size()};
    }
    /// The first of the clusters that have records, and the one behind the last.
    std::size_t first_cluster() const {
        return records_->whole == nullptr ? records_->first_cluster : records_->clusters_in_whole().first;
    }
    std::size_t end_cluster() const {
        return records_->whole == nullptr ? records_->end_cluster : records_->clusters_in_whole().end;
    }
    detail::cluster_table const& design() const { return *records_->design; }

    /// For every cluster from `first_cluster()` up to before `end_cluster()` the sum over its records of `each(run)`,
    /// which is asked once a run, in their order.
    template <class Each>
    std::vector<double> totals_by_cluster(Each each) const {
        std::size_t const             first = first_cluster();
        std::vector<double>           totals(end_cluster() - first);
        detail::sample_records const& all = *records_;
        sample_column<std::uint32_t>  own;
        if (all.own_clusters)
            own = clusters();
        std::size_t record = 0, piece = 0;
        for (std::size_t run = 0; run < runs(); ++run) {
            double const      one = each(run);
            std::size_t const end = first_of_run(run + 1);
            if (all.own_clusters) {
                for (; record < end; ++record)
                    totals[(own.empty() ? record : own[record]) - first] = one;
                continue;
            }
            while (record < end) {
                // However the records of a cluster came, they are added at once.
                std::uint32_t const cluster = all.clusters[piece];
                std::uint32_t       alike   = 0;
                for (; record < end && all.clusters[piece] == cluster; ++piece) {
                    alike += all.records_of_piece(piece);
                    record += all.records_of_piece(piece);
                }
                totals[cluster - first] += static_cast<double>(alike) * one;
            }
        }
        return totals;
    }

    /// The records for which `chosen(record)` holds, as a domain: the design stays that of
    /// all records, as the standard error of a domain requires.
    template <class Chosen>
    income_sample domain(Chosen chosen) const {
        return derived({}, [&](detail::sample_records& made) {
            for (std::size_t at = 0; at < size(); ++at)
                if (chosen(at))
                    made.add(incomes()[at], weights()[at], cluster(at), origin(at));
        });
    }

    /// The records with an income above zero, as a domain; those left out are counted.
    income_sample positive() const { return from(up_to(0)); }
    /// The records with an income of at least zero.
    income_sample nonnegative() const { return from(below(0)); }

    /// The same records, weights and design with other incomes, `changed(income, weight,
    /// record)`: deflated, per head, bottom and top coded, or gaps.
    template <class Change>
    income_sample changed(Change change) const {
        using run = detail::clustered_run;
        detail::raw_array<run> runs(size()), sorted(size());
        for (std::size_t at = 0; at < size(); ++at)
            runs[at] = {detail::order_key(change(incomes()[at], weights()[at], at)), weights()[at],
                        static_cast<std::uint32_t>(origin(at)), 1, static_cast<std::uint32_t>(cluster(at))};
        // Records that become alike stand in the order of those they were made from.
        detail::radix_sort(runs.data(), size(), sorted.data(), [](run const& r) { return std::uint64_t{r.origin}; });
        detail::sort_into(runs.data(), size(), sorted.data());
        return derived(records_->excluded, [&](detail::sample_records& made) {
            for (std::size_t at = 0; at < size(); ++at)
                made.add(detail::from_order_key(sorted[at].income), sorted[at].weight, sorted[at].cluster,
                         sorted[at].origin);
        });
    }

    /// Incomes below `lowest` as `lowest` (bottom coding), above `highest` as `highest`.
    income_sample coded(double lowest, double highest = std::numeric_limits<double>::infinity()) const {
        return changed([&](double income, double, std::size_t) {
            return income < lowest ? lowest : income > highest ? highest : income;
        });
    }

    /// The same incomes and design with weights times `factor(record)`; records with a
    /// factor of zero are left out.
    template <class Factor>
    income_sample reweighted(Factor factor) const {
        return derived(records_->excluded, [&](detail::sample_records& made) {
            for (std::size_t at = 0; at < size(); ++at)
                if (double const by = factor(at); by > 0)
                    made.add(incomes()[at], weights()[at] * by, cluster(at), origin(at));
        });
    }

    /// Where a record stood in the columns that the sample was made from.
    std::size_t origin(std::size_t record) const {
        return records_->origins.empty()
                   ? record
                   : records_->piece_column(records_->origins, records_->origin_of_records, true)[record];
    }

    struct parts;

    /// One sample of all the columns, and each column set as a domain of it. All share one
    /// design, so that their estimates can be compared.
    static parts together(std::vector<detail::survey_columns const*> const& columns);

private:
    static income_sample of(std::shared_ptr<detail::sample_records const> records) {
        income_sample made;
        made.records_ = std::move(records);
        return made;
    }

    // A sample of the same design, filled record by record in the order of a sample.
    template <class Fill>
    income_sample derived(exclusions const& excluded, Fill fill) const {
        auto const made    = std::make_shared<detail::sample_records>();
        made->design       = records_->design;
        made->own_clusters = records_->own_clusters;
        made->excluded     = excluded;
        fill(*made);
        made->complete();
        return of(made);
    }

    income_sample from(std::size_t first) const {
        if (first == 0)
            return *this;
        exclusions left_out = records_->excluded;
        left_out.undefined_income += static_cast<std::int64_t>(first);
        return derived(left_out, [&](detail::sample_records& made) {
            made.expect(size() - first, true);
            for (std::size_t at = first; at < size(); ++at)
                made.add(incomes()[at], weights()[at], cluster(at), origin(at));
        });
    }

    std::shared_ptr<detail::sample_records const> records_{std::make_shared<detail::sample_records const>()};
};

/// The weights of the records up to and with each one, and their incomes times weights: step by
/// step, `take(0)`, `take(1)` and so on.
class income_sample::walk {
public:
    explicit walk(income_sample const& sample) : records_(sample.records_.get()) {}

    void take(std::size_t record) {
        if (record == end_)
            enter_run();
        double const alike = static_cast<double>(record + 1 - begin_) * records_->weights[run_];
        people_            = people_in_block_ + alike;
        income_            = income_in_block_ + alike * records_->incomes[run_];
    }
    double people() const { return people_before_ + people_; }
    double income() const { return income_before_ + income_; }

private:
    void enter_run() {
        run_             = records_->firsts.empty() || end_ == 0 ? end_ : run_ + 1;
        begin_           = end_;
        end_             = records_->firsts.empty() ? begin_ + 1 : records_->firsts[run_ + 1];
        people_in_block_ = people_;
        income_in_block_ = income_;
        if (run_ % detail::summed_together == 0) {
            people_before_   = records_->cumulative_weights.starts()[run_ / detail::summed_together];
            income_before_   = records_->cumulative_incomes.starts()[run_ / detail::summed_together];
            people_in_block_ = income_in_block_ = 0;
        }
    }

    detail::sample_records const* records_;
    std::size_t                   run_{}; // its first record, and behind its last
    std::size_t                   begin_{};
    std::size_t                   end_{};
    double people_before_{}; // the block, the runs of it that are passed, and with this run up to the record
    double income_before_{};
    double people_in_block_{};
    double income_in_block_{};
    double people_{};
    double income_{};
};

/// The same run by run: `take(0)` is all of the first run.
class income_sample::run_walk {
public:
    explicit run_walk(income_sample const& sample) : sample_(sample) {}

    void take(std::size_t run) {
        if (run % detail::summed_together == 0) {
            people_before_ = sample_.records_->cumulative_weights.starts()[run / detail::summed_together];
            income_before_ = sample_.records_->cumulative_incomes.starts()[run / detail::summed_together];
            people_ = income_ = 0;
        }
        double const weight = sample_.weight_of_run(run);
        people_ += weight;
        income_ += weight * sample_.income_of_run(run);
    }
    double people() const { return people_before_ + people_; }
    double income() const { return income_before_ + income_; }

private:
    income_sample const& sample_;
    double               people_before_{}; // the block, and within it
    double               income_before_{};
    double               people_{};
    double               income_{};
};

inline std::size_t income_sample::record_at_weight(double weight, std::size_t records) const {
    std::vector<double> const& starts = records_->cumulative_weights.starts();
    auto const                 behind = std::lower_bound(starts.begin(), starts.end(), weight) - starts.begin();
    std::size_t                run    = behind < 2 ? 0 : static_cast<std::size_t>(behind - 1) * detail::summed_together;
    if (records == 0)
        return 0;
    std::size_t const last   = run_of(records - 1);
    double            before = 0; // those that are passed, of the block of the run
    double            block  = 0;
    for (;; ++run) {
        if (run % detail::summed_together == 0) {
            block  = starts[run / detail::summed_together];
            before = 0;
        }
        if (run >= last || block + (before + weight_of_run(run)) >= weight)
            break;
        before += weight_of_run(run);
    }
    std::size_t const first = first_of_run(run), end = std::min(records, first_of_run(run + 1));
    if (first >= end)
        return records - 1;
    return first + std::min(end - first - 1, detail::first_where(end - first, [&](std::size_t record) {
                                return block + (before + static_cast<double>(record + 1) * records_->weights[run]) >=
                                       weight;
                            }));
}

struct income_sample::parts {
    income_sample              whole{};
    std::vector<income_sample> each{};
};

inline income_sample::parts income_sample::together(std::vector<detail::survey_columns const*> const& columns) {
    parts                  result;
    detail::sample_sorting all(columns);
    std::size_t            row = 0, origin = 0;
    result.whole = of(all.whole(nullptr));
    for (detail::survey_columns const* part : columns) {
        result.each.push_back(of(all.part(*part, result.whole.records_, row, origin)));
        row += part->rows();
        origin += part->size();
    }
    return result;
}

} // namespace tuopin

#endif
