// Incomes with their weights in ascending order, and the design by which they were drawn:
// what every measure of poverty and inequality is computed from.
#ifndef TUOPIN_STATISTICS_SAMPLE_HPP
#define TUOPIN_STATISTICS_SAMPLE_HPP

#include <tuopin/statistics/conventions.hpp>
#include <tuopin/statistics/estimate.hpp>
#include <tuopin/statistics/growing_array.hpp>
#include <tuopin/statistics/radix_sort.hpp>

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <memory>
#include <optional>
#include <stdexcept>
#include <tuple>
#include <utility>
#include <vector>

namespace tuopin {

namespace detail {

/// A sum with the rounding errors carried along (D. E. Knuth's exact error of an addition, which
/// does not ask which summand is larger). What is added in canonical order gives the same bits
/// whatever the order of the records was.
class running_sum {
public:
    running_sum() = default;
    explicit running_sum(double start) : sum_(start) {}

    void add(double value) {
        double const sum = sum_ + value, added = sum - sum_;
        error_ += (sum_ - (sum - added)) + (value - added);
        sum_ = sum;
    }
    double total() const { return sum_ + error_; }

private:
    double sum_{};
    double error_{};
};

/// Sums are taken in blocks: within one as it comes, over them with the errors carried along.
inline constexpr std::size_t summed_together = 64;

/// The sum of `summand(at)` from `first` up to before `last`.
template <class Summand>
double blockwise_sum(std::size_t first, std::size_t last, Summand summand) {
    running_sum sum;
    while (first < last) {
        std::size_t const end   = std::min(last, (first / summed_together + 1) * summed_together);
        double            block = 0;
        for (; first < end; ++first)
            block += summand(first);
        sum.add(block);
    }
    return sum.total();
}

/// Sums of the first records of a sample: those of whole blocks are kept, what comes after is
/// added when it is asked for. `summand(at)` is always the same.
class partial_sums {
public:
    void expect(std::size_t records) { starts_.reserve(records / summed_together + 1); }
    /// How many records are summed up, the last block taken for a whole one; and the sum of the next block.
    std::size_t records() const { return starts_.size() * summed_together; }
    void        add_block(double sum) {
        starts_.push_back(sum_.total());
        sum_.add(sum);
        last_ = sum;
    }
    double total() const { return starts_.empty() ? 0 : starts_.back() + last_; }
    /// The sum of the first `records`.
    template <class Summand>
    double of_first(std::size_t records, Summand summand) const {
        if (records == 0)
            return 0;
        std::size_t  at    = (records - 1) / summed_together * summed_together;
        double       block = 0;
        double const start = starts_[at / summed_together];
        for (; at < records; ++at)
            block += summand(at);
        return start + block;
    }
    /// The sums before each block.
    std::vector<double> const& starts() const { return starts_; }

private:
    std::vector<double> starts_{};
    running_sum         sum_{};
    double              last_{}; // the last block
};

/// What an observer keeps of its records, in the order in which they came. Columns that are
/// not asked for stay empty.
struct survey_columns {
    growing_array<double>        incomes{};
    growing_array<std::int32_t>  small_incomes{};       // instead, while all are whole steps and small
    growing_array<double>        weights{};             // empty: every record weighs one
    growing_array<std::uint64_t> strata{};              // empty: one stratum
    growing_array<std::uint64_t> clusters{};            // empty: every record is its own cluster
    growing_array<double>        population_clusters{}; // of the record's stratum; empty: infinitely many
    exclusions                   excluded{};
    double                       steps_a_unit{1}; // incomes are kept in steps of their unit

    std::size_t size() const { return incomes.size() + small_incomes.size(); } // one of them is empty

    double        income(std::size_t at) const { return small_incomes.empty() ? incomes[at] : small_incomes[at]; }
    double        weight(std::size_t at) const { return weights.empty() ? 1 : weights[at]; }
    std::uint64_t stratum(std::size_t at) const { return strata.empty() ? 0 : strata[at]; }
    std::uint64_t cluster(std::size_t at) const { return clusters.empty() ? 0 : clusters[at]; }

    /// Keeps an income of whole steps.
    void add_whole(std::int64_t income) {
        auto const small = static_cast<std::int32_t>(income);
        if (small == income && incomes.empty()) {
            small_incomes.push_back(small);
        } else {
            widen();
            incomes.push_back(static_cast<double>(income));
        }
    }
    void widen() {
        if (small_incomes.empty())
            return;
        std::copy(small_incomes.begin(), small_incomes.end(), incomes.extend(small_incomes.size()));
        small_incomes = {};
    }
    void append(survey_columns const& other) {
        if (incomes.empty() && other.incomes.empty()) {
            small_incomes.append(other.small_incomes);
        } else {
            widen();
            if (other.small_incomes.empty())
                incomes.append(other.incomes);
            else
                std::copy(other.small_incomes.begin(), other.small_incomes.end(),
                          incomes.extend(other.small_incomes.size()));
        }
        weights.append(other.weights);
        strata.append(other.strata);
        clusters.append(other.clusters);
        population_clusters.append(other.population_clusters);
        excluded.merge(other.excluded);
    }
};

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

/// Records that stand together and are alike, as the members of a household often are, on their way
/// into the order of a sample: by income, of equal ones the heavier first, then by cluster, then as
/// they come.
template <bool Weighted, bool Clustered>
struct record_run;
template <>
struct record_run<false, false> {
    std::uint64_t income; // in the order of keys
    std::uint32_t origin;
    std::uint32_t records;

    static constexpr double        weight  = 1;
    static constexpr std::uint32_t cluster = 0;
};
template <>
struct record_run<true, false> {
    std::uint64_t income;
    double        weight;
    std::uint32_t origin;
    std::uint32_t records;

    static constexpr std::uint32_t cluster = 0;
};
template <>
struct record_run<true, true> {
    std::uint64_t income;
    double        weight;
    std::uint32_t origin;
    std::uint32_t records;
    std::uint32_t cluster;
};
inline constexpr auto by_income  = [](auto const& run) { return run.income; };
inline constexpr auto by_weight  = [](auto const& run) { return ~order_key(run.weight); };
inline constexpr auto by_cluster = [](auto const& run) { return std::uint64_t{run.cluster}; };

template <bool Weighted, bool Clustered>
void sort_into(record_run<Weighted, Clustered>* runs, std::size_t size, record_run<Weighted, Clustered>* to) {
    if constexpr (Clustered)
        radix_sort_into(runs, size, to, by_income, by_weight, by_cluster);
    else if constexpr (Weighted)
        radix_sort_into(runs, size, to, by_income, by_weight);
    else
        radix_sort_into(runs, size, to, by_income);
}

/// Calls `take(income, first, behind)` for each run of a part of the records.
template <bool Weighted, bool Clustered, class Income, class Take>
void for_each_run(Income const* incomes, survey_columns const& part, std::uint32_t const* cluster_of, Take take) {
    constexpr std::size_t together = 1024;
    std::uint32_t         starts[together + 1];
    bool const            weighs  = Weighted && !part.weights.empty();
    double const* const   weights = weighs ? part.weights.data() : nullptr;
    auto const            bits    = [](auto number) {
        if constexpr (sizeof number == 8)
            return std::bit_cast<std::uint64_t>(number);
        else
            return static_cast<std::uint64_t>(number);
    };
    for (std::size_t start = 0; start < part.size(); start += together) {
        std::size_t const end  = std::min(part.size(), start + together);
        std::size_t       runs = 1;
        starts[0]              = static_cast<std::uint32_t>(start);
        for (std::size_t at = start + 1; at < end; ++at) {
            std::uint64_t differs = bits(incomes[at]) ^ bits(incomes[at - 1]);
            if (Weighted && weighs)
                differs |= bits(weights[at]) ^ bits(weights[at - 1]);
            if constexpr (Clustered)
                differs |= cluster_of[at] ^ cluster_of[at - 1];
            starts[runs] = static_cast<std::uint32_t>(at); // stays where the next run begins: nothing to guess
            runs += differs != 0 ? 1 : 0;
        }
        starts[runs] = static_cast<std::uint32_t>(end);
        for (std::size_t run = 0; run < runs; ++run)
            take(static_cast<double>(incomes[starts[run]]), starts[run], starts[run + 1]);
    }
}
template <bool Weighted, bool Clustered, class Take>
void for_each_run(survey_columns const& part, std::uint32_t const* cluster_of, Take take) {
    if (part.small_incomes.empty())
        for_each_run<Weighted, Clustered>(part.incomes.data(), part, cluster_of, take);
    else
        for_each_run<Weighted, Clustered>(part.small_incomes.data(), part, cluster_of, take);
}

/// Two keys between which most of the records are, from a few of them.
inline std::pair<std::uint64_t, std::uint64_t> most_keys_between(std::vector<survey_columns const*> const& parts,
                                                                 std::size_t                               size) {
    constexpr std::size_t      looked_at = 1024;
    std::vector<std::uint64_t> keys, space;
    std::size_t const          step = size / looked_at + 1;
    std::size_t                at   = 0; // in the part
    for (survey_columns const* part : parts) {
        for (; at < part->size(); at += step)
            keys.push_back(order_key(part->income(at)));
        at -= part->size();
    }
    space.resize(keys.size());
    radix_sort(keys.data(), keys.size(), space.data(), [](std::uint64_t key) { return key; });
    return {keys[keys.size() / 64], keys[keys.size() - 1 - keys.size() / 64]};
}

/// The number of each record's cluster, and the table of them. Where no clusters were named, of
/// its stratum: the records of a stratum are its clusters then, and are numbered when sorted.
struct numbered_clusters {
    std::vector<std::uint32_t> of_record{};
    cluster_table              table{};
};
inline numbered_clusters number_clusters(std::vector<survey_columns const*> const& columns, std::size_t size) {
    struct run { // of records of one cluster that stand together, as those of a household do
        std::uint64_t stratum, cluster, number;
    };
    numbered_clusters made;
    made.of_record.reserve(size);
    growing_array<run> runs;
    std::uint64_t      last_stratum = 0, last_cluster = 0;
    for (survey_columns const* part : columns)
        for (std::size_t at = 0; at < part->size(); ++at) {
            std::uint64_t const stratum = part->stratum(at), cluster = part->cluster(at);
            if (runs.empty() || last_stratum != stratum || last_cluster != cluster)
                runs.push_back({last_stratum = stratum, last_cluster = cluster, runs.size()});
            made.of_record.push_back(static_cast<std::uint32_t>(runs.size() - 1));
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
    for (std::uint32_t& number : made.of_record)
        number = number_of[number];

    // Records of a stratum state one population; where they do not, the largest stands.
    table.population.assign(table.strata(), 0.0);
    std::size_t record = 0;
    for (survey_columns const* part : columns) {
        for (std::size_t at = 0; at < part->population_clusters.size(); ++at) {
            double& population = table.population[table.stratum_of[made.of_record[record + at]]];
            population         = std::fmax(population, part->population_clusters[at]);
        }
        record += part->size();
    }
    return made;
}

} // namespace detail

/// A column of a sample: numbers that it keeps, one a record. Valid as long as a sample with these
/// records is.
template <class T>
class sample_column {
public:
    using value_type = T;

    sample_column() = default;
    sample_column(T const* data, std::size_t size) : data_(data), size_(size) {}

    std::size_t size() const { return size_; }
    bool        empty() const { return size_ == 0; }
    T const&    operator[](std::size_t at) const { return data_[at]; }
    T const&    front() const { return data_[0]; }
    T const&    back() const { return data_[size_ - 1]; }
    T const*    data() const { return data_; }
    T const*    begin() const { return data_; }
    T const*    end() const { return data_ + size_; }

    operator std::vector<T>() const { return std::vector<T>(begin(), end()); }

    friend bool operator==(sample_column a, sample_column b) {
        return std::equal(a.begin(), a.end(), b.begin(), b.end());
    }
    friend bool operator==(sample_column a, std::vector<T> const& b) { return a == sample_column(b.data(), b.size()); }

private:
    T const*    data_{};
    std::size_t size_{};
};

/// Incomes in ascending order with their weights, and the clusters and strata from which
/// they were drawn. Of equal incomes the heavier stands first, then the lower stratum and
/// cluster, so that every result is the same to the last bit whatever the order of the records was.
/// Made by `income_distribution<>::sample()`; copying is cheap.
class income_sample {
public:
    income_sample() = default;
    explicit income_sample(detail::survey_columns const& columns) : income_sample(sorted({&columns})) {}
    /// The same in the memory of the columns, which are given up.
    explicit income_sample(detail::survey_columns&& columns) : income_sample(sorted({&columns}, &columns)) {}
    /// The same of plain incomes, without weights and design, where nobody asks for origins: quicker.
    static income_sample without_origins(detail::survey_columns const& columns);

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
        *this = sorted({&columns});
    }

    std::size_t size() const { return data_->incomes.size(); }
    bool        empty() const { return size() == 0; }

    /// In ascending order.
    sample_column<double> incomes() const { return {data_->incomes.data(), size()}; }
    sample_column<double> weights() const { return {data_->weights.data(), size()}; }
    exclusions            excluded() const { return data_->excluded; }

    /// Whether both are one sample, a copy of it perhaps.
    bool same_as(income_sample const& other) const { return data_ == other.data_; }

    /// The sum of the weights, and of incomes times weights.
    double total_weight() const { return data_->cumulative_weights.total(); }
    double total_income() const { return data_->cumulative_incomes.total(); }
    /// The same of so many records, the poorest. For all of them one after the other: `walk`.
    double weight_of_first(std::size_t records) const {
        return data_->cumulative_weights.of_first(records, [&](std::size_t at) { return data_->weights[at]; });
    }
    double income_of_first(std::size_t records) const {
        return data_->cumulative_incomes.of_first(
            records, [&](std::size_t at) { return data_->weights[at] * data_->incomes[at]; });
    }
    /// The first of the poorest `records` with at least that weight up to and with it; the last
    /// of them where there is none. Where there is nobody, zero.
    std::size_t record_at_weight(double weight, std::size_t records) const;

    class walk;

    /// How many records have an income below `income`, or at most that.
    std::size_t below(double income) const {
        return static_cast<std::size_t>(std::lower_bound(incomes().begin(), incomes().end(), income) -
                                        incomes().begin());
    }
    std::size_t up_to(double income) const {
        return static_cast<std::size_t>(std::upper_bound(incomes().begin(), incomes().end(), income) -
                                        incomes().begin());
    }

    /// The number of the cluster of a record among those of the whole design.
    std::size_t cluster(std::size_t record) const { return data_->clusters.empty() ? record : data_->clusters[record]; }
    /// The same for all records; empty where each is its own.
    sample_column<std::uint32_t> clusters() const { return {data_->clusters.data(), data_->clusters.size()}; }
    /// The first of the clusters that have records, and the one behind the last.
    std::size_t                  first_cluster() const { return data_->first_cluster; }
    std::size_t                  end_cluster() const { return data_->end_cluster; }
    detail::cluster_table const& design() const { return *data_->design; }

    /// The records for which `chosen(record)` holds, as a domain: the design stays that of
    /// all records, as the standard error of a domain requires.
    template <class Chosen>
    income_sample domain(Chosen chosen) const {
        return derived({}, [&](contents& made) {
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
        using run = detail::record_run<true, true>;
        detail::raw_array<run> runs(size()), sorted(size());
        for (std::size_t at = 0; at < size(); ++at)
            runs[at] = {detail::order_key(change(incomes()[at], weights()[at], at)), weights()[at],
                        static_cast<std::uint32_t>(origin(at)), 1, static_cast<std::uint32_t>(cluster(at))};
        // Records that become alike stand in the order of those they were made from.
        detail::radix_sort(
            runs.data(), size(), sorted.data(), [](run const& r) { return std::uint64_t{r.origin}; });
        detail::sort_into(runs.data(), size(), sorted.data());
        return derived(data_->excluded, [&](contents& made) {
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
        return derived(data_->excluded, [&](contents& made) {
            for (std::size_t at = 0; at < size(); ++at)
                if (double const by = factor(at); by > 0)
                    made.add(incomes()[at], weights()[at] * by, cluster(at), origin(at));
        });
    }

    /// Where a record stood in the columns that the sample was made from.
    std::size_t origin(std::size_t record) const { return data_->order.empty() ? record : data_->order[record]; }

    struct parts;

    /// One sample of all the columns, and each column set as a domain of it. All share one
    /// design, so that their estimates can be compared.
    static parts together(std::vector<detail::survey_columns const*> const& columns);

private:
    struct contents {
        detail::growing_array<double>                incomes{};
        detail::growing_array<double>                weights{};
        detail::partial_sums                         cumulative_weights{}; // and of incomes times weights
        detail::partial_sums                         cumulative_incomes{};
        detail::growing_array<std::uint32_t>         clusters{}; // empty: each record its own
        detail::growing_array<std::uint32_t>         order{};
        exclusions                                   excluded{};
        std::size_t                                  first_cluster{};
        std::size_t                                  end_cluster{};
        std::shared_ptr<detail::cluster_table const> design{std::make_shared<detail::cluster_table const>()};

        void expect(std::size_t records, bool clustered) {
            incomes.expect(records);
            weights.expect(records);
            order.expect(records);
            if (clustered)
                clusters.expect(records);
            cumulative_weights.expect(records);
            cumulative_incomes.expect(records);
        }
        void add(double income, double weight, std::size_t cluster, std::size_t origin) {
            incomes.push_back(income);
            weights.push_back(weight);
            clusters.push_back(static_cast<std::uint32_t>(cluster));
            order.push_back(static_cast<std::uint32_t>(origin));
        }
        // Of the records that stand in their order, all or whole blocks.
        void sum_up(std::size_t records) {
            std::size_t at = cumulative_weights.records();
            // Two blocks at once, which do not wait for one another.
            for (; at + 2 * detail::summed_together <= records; at += 2 * detail::summed_together) {
                block_sums first, second;
                for (std::size_t each = at; each < at + detail::summed_together; ++each) {
                    first.add(weights[each], incomes[each]);
                    second.add(weights[each + detail::summed_together], incomes[each + detail::summed_together]);
                }
                add(first);
                add(second);
            }
            for (; at < records; at += detail::summed_together) {
                block_sums last;
                for (std::size_t each = at; each < std::min(records, at + detail::summed_together); ++each)
                    last.add(weights[each], incomes[each]);
                add(last);
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
        void add(block_sums const& block) {
            cumulative_weights.add_block(block.people);
            cumulative_incomes.add_block(block.income);
        }
        void find_cluster_bounds() {
            if (clusters.empty()) {
                end_cluster = incomes.size();
            } else {
                auto const [least, largest] = std::minmax_element(clusters.begin(), clusters.end());
                first_cluster               = *least;
                end_cluster                 = std::size_t{*largest} + 1;
            }
        }
        void complete() {
            sum_up(incomes.size());
            find_cluster_bounds();
        }
    };

    // A sample of the same design, filled record by record in the order of a sample.
    template <class Fill>
    income_sample derived(exclusions const& excluded, Fill fill) const {
        auto const made = std::make_shared<contents>();
        made->design    = data_->design;
        made->excluded  = excluded;
        fill(*made);
        made->complete();
        income_sample result;
        result.data_ = made;
        return result;
    }

    income_sample from(std::size_t first) const {
        if (first == 0)
            return *this;
        exclusions left_out = data_->excluded;
        left_out.undefined_income += static_cast<std::int64_t>(first);
        return derived(left_out, [&](contents& made) {
            made.expect(size() - first, true);
            for (std::size_t at = first; at < size(); ++at)
                made.add(incomes()[at], weights()[at], cluster(at), origin(at));
        });
    }

    // `given_up` is one of them, or none.
    static income_sample sorted(std::vector<detail::survey_columns const*> const& columns,
                                detail::survey_columns*                           given_up = nullptr);

    template <bool Weighted, bool Clustered>
    static void fill_sorted(contents& made, std::vector<detail::survey_columns const*> const& columns,
                            detail::survey_columns* given_up, std::size_t size, std::uint32_t const* cluster_of);

    std::shared_ptr<contents const> data_{std::make_shared<contents const>()};
};

/// The weights of the records up to and with each one, and their incomes times weights: step by
/// step, `take(0)`, `take(1)` and so on.
class income_sample::walk {
public:
    explicit walk(income_sample const& sample) : data_(sample.data_.get()) {}

    void take(std::size_t record) {
        if (record % detail::summed_together == 0) {
            people_before_ = data_->cumulative_weights.starts()[record / detail::summed_together];
            income_before_ = data_->cumulative_incomes.starts()[record / detail::summed_together];
            people_ = income_ = 0;
        }
        people_ += data_->weights[record];
        income_ += data_->weights[record] * data_->incomes[record];
    }
    double people() const { return people_before_ + people_; }
    double income() const { return income_before_ + income_; }

private:
    contents const* data_;
    double          people_before_{}; // the block, and within it
    double          income_before_{};
    double          people_{};
    double          income_{};
};

inline std::size_t income_sample::record_at_weight(double weight, std::size_t records) const {
    std::vector<double> const& starts = data_->cumulative_weights.starts();
    auto const                 behind = std::lower_bound(starts.begin(), starts.end(), weight) - starts.begin();
    std::size_t                at     = behind < 2 ? 0 : static_cast<std::size_t>(behind - 1) * detail::summed_together;
    walk                       step(*this);
    for (; at + 1 < records; ++at) {
        step.take(at);
        if (step.people() >= weight)
            break;
    }
    return records == 0 ? 0 : std::min(at, records - 1);
}

struct income_sample::parts {
    income_sample              whole{};
    std::vector<income_sample> each{};
};

// Into buckets that fit into the nearest memory; then each bucket is sorted, written record by record
// and summed up while it is there.
template <bool Weighted, bool Clustered>
void income_sample::fill_sorted(contents& made, std::vector<detail::survey_columns const*> const& columns,
                                detail::survey_columns* given_up, std::size_t size, std::uint32_t const* cluster_of) {
    if (size == 0)
        return;
    using run = detail::record_run<Weighted, Clustered>;
    auto const each_part = [&](auto take) {
        std::size_t origin = 0;
        for (detail::survey_columns const* part : columns) {
            take(*part, Clustered ? cluster_of + origin : nullptr, static_cast<std::uint32_t>(origin));
            origin += part->size();
        }
    };
    std::pair<std::uint64_t, std::uint64_t> most{};
    if (size > detail::order_by_digit::most) // else it fits as it is
        most = detail::most_keys_between(columns, size);
    detail::buckets by(most.first, most.second, size);
    each_part([&](detail::survey_columns const& part, std::uint32_t const* clusters, std::uint32_t) {
        detail::for_each_run<Weighted, Clustered>(part, clusters, [&](double income, std::uint32_t, std::uint32_t) {
            by.count(detail::order_key(income));
        });
    });
    std::size_t const      runs = by.set_up();
    detail::raw_array<run> partitioned(runs), sorted(by.largest_bucket());
    each_part([&](detail::survey_columns const& part, std::uint32_t const* clusters, std::uint32_t origin) {
        auto const put = [&](double income, std::uint32_t first, std::uint32_t behind) {
            std::uint64_t const key   = detail::order_key(income);
            run&                place = partitioned[by.place(key)];
            place.income              = key;
            place.origin              = origin + first;
            place.records             = behind - first;
            if constexpr (Weighted)
                place.weight = part.weight(first);
            if constexpr (Clustered)
                place.cluster = clusters[first];
        };
        detail::for_each_run<Weighted, Clustered>(part, clusters, put);
    });

    if (given_up != nullptr) {
        made.incomes = std::move(given_up->incomes);
        made.weights = std::move(given_up->weights);
        made.incomes.clear();
        made.weights.clear();
    }
    made.expect(size, Clustered);
    double* const        incomes      = made.incomes.extend(size);
    double* const        weights      = made.weights.extend(size);
    std::uint32_t* const order        = made.order.extend(size);
    std::uint32_t* const clusters     = Clustered ? made.clusters.extend(size) : nullptr;
    double const         steps_a_unit = columns.front()->steps_a_unit;
    std::size_t          record       = 0;
    for (std::size_t bucket = 0, first = 0; bucket < by.number(); first = by.end(bucket++)) {
        std::size_t const number = by.end(bucket) - first;
        detail::sort_into(partitioned.data() + first, number, sorted.data());
        for (std::size_t at = 0; at < number; ++at) {
            run const&   each   = sorted[at];
            double const income = detail::from_order_key(each.income) / steps_a_unit;
            auto const   write  = [&](std::uint32_t copy) {
                incomes[record + copy] = income;
                weights[record + copy] = each.weight;
                order[record + copy]   = each.origin + copy;
                if constexpr (Clustered)
                    clusters[record + copy] = each.cluster;
            };
            // Households are small: four are written at once, whether there are as many or not.
            std::uint32_t copy = 0;
            if (record + 4 <= size)
                for (; copy < 4; ++copy)
                    write(copy);
            for (; copy < each.records; ++copy)
                write(copy);
            record += each.records;
        }
        made.sum_up(record / detail::summed_together * detail::summed_together);
    }
}

inline income_sample income_sample::sorted(std::vector<detail::survey_columns const*> const& columns,
                                           detail::survey_columns*                           given_up) {
    std::size_t size   = 0;
    bool        strata = false, clusters = false, weighted = false;
    double      whole = 0; // clusters in the population, where there is one stratum
    auto const  made  = std::make_shared<contents>();
    for (detail::survey_columns const* each : columns) {
        size += each->size();
        weighted = weighted || !each->weights.empty();
        strata   = strata || !each->strata.empty();
        clusters = clusters || !each->clusters.empty();
        made->excluded.merge(each->excluded);
    }
    if (size > std::numeric_limits<std::uint32_t>::max())
        throw std::overflow_error("tuopin: a sample holds at most 2^32 records");
    bool const designed = strata || clusters;

    detail::numbered_clusters numbered;
    if (designed)
        numbered = detail::number_clusters(columns, size);

    if (designed)
        fill_sorted<true, true>(*made, columns, given_up, size, numbered.of_record.data());
    else if (weighted)
        fill_sorted<true, false>(*made, columns, given_up, size, nullptr);
    else
        fill_sorted<false, false>(*made, columns, given_up, size, nullptr);

    detail::cluster_table& table = numbered.table;
    if (!designed) {
        for (detail::survey_columns const* each : columns)
            for (double const population : each->population_clusters)
                whole = std::fmax(whole, population);
        table.each_its_own(size, whole);
    } else if (!clusters) {
        // The records of each stratum, in the order of the sample, are its clusters.
        std::vector<std::uint32_t> next(table.strata());
        for (std::uint32_t const stratum : made->clusters)
            ++next[stratum];
        table.clusters_in = next;
        table.clusters    = size;
        table.stratum_of.clear();
        for (std::uint32_t stratum = 0, start = 0; stratum < next.size(); ++stratum) {
            table.stratum_of.insert(table.stratum_of.end(), next[stratum], stratum);
            start += std::exchange(next[stratum], start);
        }
        for (std::uint32_t* cluster = made->clusters.data(); cluster != made->clusters.end(); ++cluster)
            *cluster = next[*cluster]++;
    }
    made->design = std::make_shared<detail::cluster_table const>(std::move(table));
    made->complete();

    income_sample result;
    result.data_ = made;
    return result;
}

inline income_sample income_sample::without_origins(detail::survey_columns const& columns) {
    constexpr std::size_t near = std::size_t{1} << 16; // more do not fit near the processor
    std::size_t const     size = columns.size();
    if (size == 0 || size > near)
        return income_sample(columns);
    auto const made = std::make_shared<contents>();
    made->excluded  = columns.excluded;
    made->expect(size, false);
    double* const incomes = made->incomes.extend(size);
    std::fill_n(made->weights.extend(size), size, 1.0);

    // Whole steps above the least in half of the space, where that tells them apart.
    detail::raw_array<std::uint32_t> numbers(2 * size);
    double                           least = 0, largest = 0;
    bool                             whole = true;
    double const* const              from  = columns.incomes.data();
    if (!columns.small_incomes.empty()) {
        std::int32_t const* const small = columns.small_incomes.data();
        std::int32_t              low = small[0], high = small[0];
        for (std::size_t at = 0; at < size; ++at) {
            low  = std::min(low, small[at]);
            high = std::max(high, small[at]);
        }
        for (std::size_t at = 0; at < size; ++at)
            numbers[at] = static_cast<std::uint32_t>(small[at]) - static_cast<std::uint32_t>(low);
        least   = low;
        largest = high;
    } else {
        std::tie(least, largest) = detail::bounds_of(from, size);
        whole                    = largest - least <= std::numeric_limits<std::uint32_t>::max();
        for (std::size_t at = 0; whole && at < size; ++at) {
            numbers[at] = static_cast<std::uint32_t>(from[at] - least);
            whole       = least + numbers[at] == from[at];
        }
    }
    if (whole) {
        auto const                 most   = static_cast<std::uint32_t>(largest - least);
        std::uint32_t const* const sorted = detail::byte_sort(numbers.data(), size, numbers.data() + size, most);
        for (std::size_t at = 0; at < size; ++at)
            incomes[at] = (least + sorted[at]) / columns.steps_a_unit;
    } else {
        detail::raw_array<std::uint64_t> keys(size), space(size);
        for (std::size_t at = 0; at < size; ++at)
            keys[at] = detail::order_key(from[at]);
        detail::radix_sort_into(keys.data(), size, space.data(), [](std::uint64_t key) { return key; });
        for (std::size_t at = 0; at < size; ++at)
            incomes[at] = detail::from_order_key(space[at]) / columns.steps_a_unit;
    }
    detail::cluster_table table;
    table.each_its_own(size, 0);
    made->design = std::make_shared<detail::cluster_table const>(std::move(table));
    made->complete();
    income_sample result;
    result.data_ = made;
    return result;
}

inline income_sample::parts income_sample::together(std::vector<detail::survey_columns const*> const& columns) {
    parts result;
    result.whole = sorted(columns);
    std::vector<std::uint32_t>             part_of(result.whole.size());
    std::vector<std::shared_ptr<contents>> each;
    auto                                   from = part_of.begin();
    for (detail::survey_columns const* part : columns) {
        std::fill_n(from, part->size(), static_cast<std::uint32_t>(each.size()));
        from += static_cast<std::ptrdiff_t>(part->size());
        each.push_back(std::make_shared<contents>());
        each.back()->design   = result.whole.data_->design;
        each.back()->excluded = part->excluded;
        each.back()->expect(part->size(), true);
    }
    for (std::size_t at = 0; at < result.whole.size(); ++at) {
        std::size_t const origin = result.whole.origin(at);
        each[part_of[origin]]->add(result.whole.incomes()[at], result.whole.weights()[at], result.whole.cluster(at),
                                   origin);
    }
    for (auto const& made : each) {
        made->complete();
        result.each.emplace_back();
        result.each.back().data_ = made;
    }
    return result;
}

} // namespace tuopin

#endif
