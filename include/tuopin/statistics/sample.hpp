// Incomes with their weights in ascending order, and the design by which they were drawn:
// what every measure of poverty and inequality is computed from.
#ifndef TUOPIN_STATISTICS_SAMPLE_HPP
#define TUOPIN_STATISTICS_SAMPLE_HPP

#include <tuopin/statistics/conventions.hpp>
#include <tuopin/statistics/estimate.hpp>
#include <tuopin/statistics/growing_array.hpp>
#include <tuopin/statistics/made_when_asked.hpp>
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
#include <type_traits>
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

/// The first of `size` records for which `holds(record)`, which holds for all after it; `size`
/// where it holds for none.
template <class Holds>
std::size_t first_where(std::size_t size, Holds holds) {
    std::size_t low = 0, high = size;
    while (low < high) {
        std::size_t const middle = low + (high - low) / 2;
        if (holds(middle))
            high = middle;
        else
            low = middle + 1;
    }
    return low;
}

/// Sums of the first runs of a sample: those of whole blocks are kept, what comes after is
/// added when it is asked for. `summand(at)` is always the same but for the last.
class partial_sums {
public:
    void expect(std::size_t runs) { starts_.reserve(runs / summed_together + 1); }
    /// How many runs are summed up, the last block taken for a whole one; and the sum of the next block.
    std::size_t runs() const { return starts_.size() * summed_together; }
    void        add_block(double sum) {
        starts_.push_back(sum_.total());
        sum_.add(sum);
        last_ = sum;
    }
    double total() const { return starts_.empty() ? 0 : starts_.back() + last_; }
    /// The sum of the first `runs`.
    template <class Summand>
    double of_first(std::size_t runs, Summand summand) const {
        if (runs == 0)
            return 0;
        std::size_t  at    = (runs - 1) / summed_together * summed_together;
        double       block = 0;
        double const start = starts_[at / summed_together];
        for (; at < runs; ++at)
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

/// The bits of a number, to tell one from another.
template <class T>
std::uint64_t bits_of(T number) {
    if constexpr (std::is_same_v<T, double>)
        return std::bit_cast<std::uint64_t>(number);
    else
        return static_cast<std::uint64_t>(number);
}

/// What is kept of a record.
struct survey_record {
    double        income{};
    double        weight{};
    double        population_clusters{};
    std::uint64_t stratum{};
    std::uint64_t cluster{};
    std::int32_t  small_income{};
};

/// A number that holds for one object: copying and moving leave zero.
struct lapsing_count {
    std::size_t number{};

    lapsing_count() = default;
    lapsing_count(lapsing_count const&) {}
    lapsing_count(lapsing_count&& other) noexcept { other.number = 0; }
    lapsing_count& operator=(lapsing_count const&) {
        number = 0;
        return *this;
    }
    lapsing_count& operator=(lapsing_count&& other) noexcept {
        number = other.number = 0;
        return *this;
    }
    ~lapsing_count() = default;
};

struct survey_columns;
/// A value of a record, for its column.
template <class T>
struct column_value {
    growing_array<T> survey_columns::*column;
    T survey_record::*member;
    T                 value;
};

/// What an observer keeps of its records, in the order in which they came. A row is a record, or several that came
/// one after the other and are alike, as the members of a household often are. Columns that are not asked for stay
/// empty.
struct survey_columns {
    /// How many records there are up to a row and with it: the last bits, as a row is at most `longest`.
    using end                            = std::uint16_t;
    static constexpr std::size_t longest = std::numeric_limits<end>::max();

    growing_array<double>        incomes{};
    growing_array<std::int32_t>  small_incomes{};       // instead, while all are whole steps and small
    growing_array<double>        weights{};             // empty: every record weighs one
    growing_array<std::uint64_t> strata{};              // empty: one stratum
    growing_array<std::uint64_t> clusters{};            // empty: every record is its own cluster
    growing_array<double>        population_clusters{}; // of the record's stratum; empty: infinitely many
    growing_array<end>           ends{};                // the records up to each row and with it; empty: a row is one
    std::size_t                  counted{};             // records in rows that have ends
    survey_record                last{};                // of those
    lapsing_count                settled{};             // up to so many records there is room, and the row may go on
    exclusions                   excluded{};
    double                       steps_a_unit{1}; // incomes are kept in steps of their unit

    std::size_t rows() const { return incomes.size() + small_incomes.size(); } // one of them is empty
    std::size_t size() const { return ends.empty() ? rows() : counted; }

    // Of a row.
    double        income(std::size_t row) const { return small_incomes.empty() ? incomes[row] : small_incomes[row]; }
    double        weight(std::size_t row) const { return weights.empty() ? 1 : weights[row]; }
    std::uint64_t stratum(std::size_t row) const { return strata.empty() ? 0 : strata[row]; }
    std::uint64_t cluster(std::size_t row) const { return clusters.empty() ? 0 : clusters[row]; }
    end           records(std::size_t row) const {
        return ends.empty() ? end{1} : static_cast<end>(ends[row] - (row == 0 ? 0 : ends[row - 1]));
    }

    /// Keeps an income of whole steps, and what else the record has.
    template <class... T>
    void add_whole(std::int64_t income, column_value<T> const&... others) {
        auto const small = static_cast<std::int32_t>(income);
        if (small == income && incomes.empty()) {
            add(column_value<std::int32_t>{&survey_columns::small_incomes, &survey_record::small_income, small},
                others...);
        } else {
            widen();
            add(column_value<double>{&survey_columns::incomes, &survey_record::income, static_cast<double>(income)},
                others...);
        }
    }
    /// Keeps incomes of whole steps, of records that have nothing else.
    void add_small(raw_array<std::int32_t> many) {
        if (rows() == 0)
            small_incomes = growing_array<std::int32_t>(std::move(many));
        else if (incomes.empty())
            std::copy_n(many.data(), many.size(), small_incomes.extend(many.size()));
        else
            std::copy_n(many.data(), many.size(), incomes.extend(many.size()));
    }
    /// Keeps a record of these values. An income alone is a row; a record of more values makes the row of one before
    /// it that is alike longer. Whether it is alike cannot be guessed, and no branch asks.
    template <class T>
    void add(column_value<T> const& income) {
        (this->*income.column).push_back(income.value);
    }
    template <class... T>
    void add(column_value<T> const&... each) {
        std::uint64_t differs = 0;
        if (counted >= settled.number) {
            settle(this->*each.column...);
            differs = 1;
        }
        // What is compared with stands in one place: the place in a column is known only after the comparison.
        ((differs |= bits_of(last.*each.member) ^ bits_of(each.value)), ...);
        std::size_t const row = ends.size() + (differs != 0 ? 1 : 0);
        ((last.*each.member = each.value), ...);
        ((this->*each.column).put(each.value, row), ...);
        ends.put(static_cast<end>(++counted), row);
    }
    template <class... T>
    void settle(growing_array<T>&... columns) {
        set_ends();
        ends.make_room();
        (columns.make_room(), ...);
        settled.number = counted + std::min({longest, ends.room(), columns.room()...});
    }
    /// Where rows have no ends yet, each is a record.
    void set_ends() {
        counted = size();
        for (std::size_t row = ends.size(); row < rows(); ++row)
            ends.push_back(static_cast<end>(row + 1));
    }
    void widen() {
        if (small_incomes.empty())
            return;
        std::copy(small_incomes.begin(), small_incomes.end(), incomes.extend(small_incomes.size()));
        small_incomes = {};
        settled       = {};
    }
    void append(survey_columns const& other) {
        if (!ends.empty() || !other.ends.empty()) {
            std::size_t const there = other.size(), rows_there = other.rows(); // it may be this one
            set_ends();
            for (std::size_t row = 0; row < rows_there; ++row)
                ends.push_back(static_cast<end>(counted + (other.ends.empty() ? row + 1 : other.ends[row])));
            counted += there;
            settled = {};
        }
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

inline column_value<double> of_income(double income) {
    return {&survey_columns::incomes, &survey_record::income, income};
}
inline column_value<double> of_weight(double weight) {
    return {&survey_columns::weights, &survey_record::weight, weight};
}
inline column_value<double> of_population_clusters(double number) {
    return {&survey_columns::population_clusters, &survey_record::population_clusters, number};
}
inline column_value<std::uint64_t> of_stratum(std::uint64_t stratum) {
    return {&survey_columns::strata, &survey_record::stratum, stratum};
}
inline column_value<std::uint64_t> of_cluster(std::uint64_t cluster) {
    return {&survey_columns::clusters, &survey_record::cluster, cluster};
}

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

/// Calls `use(incomes)` with the incomes of a part of the records, of either kind.
template <class Use>
void with_incomes(survey_columns const& part, Use use) {
    if (part.small_incomes.empty())
        use(part.incomes.data());
    else
        use(part.small_incomes.data());
}

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
    explicit income_sample(detail::survey_columns&& columns) : income_sample(sorted({&columns}, &columns)) {
        columns = {.steps_a_unit = columns.steps_a_unit};
    }
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

    std::size_t size() const { return data_->size(); }
    bool        empty() const { return size() == 0; }

    /// In ascending order.
    sample_column<double> incomes() const { return data_->column(data_->incomes, data_->income_of_records); }
    sample_column<double> weights() const { return data_->column(data_->weights, data_->weight_of_records); }
    exclusions            excluded() const { return data_->excluded; }

    /// Whether both are one sample, a copy of it perhaps.
    bool same_as(income_sample const& other) const { return data_ == other.data_; }

    /// The sum of the weights, and of incomes times weights.
    double total_weight() const { return data_->cumulative_weights.total(); }
    double total_income() const { return data_->cumulative_incomes.total(); }
    /// The same of so many records, the poorest. For all of them one after the other: `walk`.
    double weight_of_first(std::size_t records) const {
        return data_->cumulative_weights.of_first(runs_of_first(records),
                                                  [&](std::size_t run) { return weight_within(run, 0, records); });
    }
    double income_of_first(std::size_t records) const {
        return data_->cumulative_incomes.of_first(runs_of_first(records), [&](std::size_t run) {
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
        auto const& all = data_->incomes;
        return first_of_run(static_cast<std::size_t>(std::lower_bound(all.begin(), all.end(), income) - all.begin()));
    }
    std::size_t up_to(double income) const {
        auto const& all = data_->incomes;
        return first_of_run(static_cast<std::size_t>(std::upper_bound(all.begin(), all.end(), income) - all.begin()));
    }
    /// One of the incomes, one of the weights: without the columns.
    double income(std::size_t record) const { return data_->incomes[run_of(record)]; }
    double weight(std::size_t record) const { return data_->weights[run_of(record)]; }

    /// Runs of records with one income and one weight, which measures go over: there are fewer of them.
    std::size_t runs() const { return data_->incomes.size(); }
    double      income_of_run(std::size_t run) const { return data_->incomes[run]; }
    /// The weight of each of its records, and of all of them.
    double weight_in_run(std::size_t run) const { return data_->weights[run]; }
    double weight_of_run(std::size_t run) const {
        return data_->weights[run] * static_cast<double>(first_of_run(run + 1) - first_of_run(run));
    }
    /// Its first record; where there is no such run, the number of records.
    std::size_t first_of_run(std::size_t run) const { return data_->firsts.empty() ? run : data_->firsts[run]; }
    /// The run of a record.
    std::size_t run_of(std::size_t record) const {
        auto const& firsts = data_->firsts;
        return firsts.empty() ? record
                              : static_cast<std::size_t>(std::upper_bound(firsts.begin(), firsts.end(), record) -
                                                         firsts.begin() - 1);
    }
    /// The weight of those of its records that are from `first` up to before `last`.
    double weight_within(std::size_t run, std::size_t first, std::size_t last) const {
        std::size_t const begin = std::max(first, first_of_run(run)), end = std::min(last, first_of_run(run + 1));
        return data_->weights[run] * static_cast<double>(end - begin);
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
        if (data_->whole == nullptr)
            return data_->piece_column(data_->clusters, data_->cluster_of_records, data_->own_clusters);
        auto const& of_records = data_->clusters_in_whole().of_records;
        return {of_records.data(), of_records.size()};
    }
    /// The first of the clusters that have records, and the one behind the last.
    std::size_t first_cluster() const {
        return data_->whole == nullptr ? data_->first_cluster : data_->clusters_in_whole().first;
    }
    std::size_t end_cluster() const {
        return data_->whole == nullptr ? data_->end_cluster : data_->clusters_in_whole().end;
    }
    detail::cluster_table const& design() const { return *data_->design; }

    /// For every cluster from `first_cluster()` up to before `end_cluster()` the sum over its records of `each(run)`,
    /// which is asked once a run, in their order.
    template <class Each>
    std::vector<double> totals_by_cluster(Each each) const {
        std::size_t const            first = first_cluster();
        std::vector<double>          totals(end_cluster() - first);
        contents const&              all = *data_;
        sample_column<std::uint32_t> own;
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
        using run = detail::clustered_run;
        detail::raw_array<run> runs(size()), sorted(size());
        for (std::size_t at = 0; at < size(); ++at)
            runs[at] = {detail::order_key(change(incomes()[at], weights()[at], at)), weights()[at],
                        static_cast<std::uint32_t>(origin(at)), 1, static_cast<std::uint32_t>(cluster(at))};
        // Records that become alike stand in the order of those they were made from.
        detail::radix_sort(runs.data(), size(), sorted.data(), [](run const& r) { return std::uint64_t{r.origin}; });
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
    std::size_t origin(std::size_t record) const {
        return data_->origins.empty() ? record
                                      : data_->piece_column(data_->origins, data_->origin_of_records, true)[record];
    }

    struct parts;

    /// One sample of all the columns, and each column set as a domain of it. All share one
    /// design, so that their estimates can be compared.
    static parts together(std::vector<detail::survey_columns const*> const& columns);

private:
    // The records in their order, twice: in runs of one income and one weight, and in pieces, which are rows of the
    // columns and tell where records come from. Columns record by record are made when they are asked for.
    struct contents {
        using length = detail::survey_columns::end;

        detail::growing_array<double>        incomes{}; // of runs
        detail::growing_array<double>        weights{}; // of each record of a run
        detail::growing_array<std::uint32_t> firsts{};  // records of the runs, and behind the last; empty: each is one
        detail::partial_sums                 cumulative_weights{}; // and of incomes times weights
        detail::partial_sums                 cumulative_incomes{};
        detail::growing_array<std::uint32_t> origins{};  // of the first record of each piece; empty: as they stand
        detail::growing_array<length>        lengths{};  // of pieces; empty: each is one record
        detail::growing_array<std::uint32_t> clusters{}; // of pieces; empty: each record its own
        bool                                 own_clusters{true}; // those of a piece one after the other
        exclusions                           excluded{};
        std::size_t                          first_cluster{};
        std::size_t                          end_cluster{};
        std::shared_ptr<detail::cluster_table const> design{std::make_shared<detail::cluster_table const>()};

        detail::made_when_asked<detail::growing_array<double>>        income_of_records{}, weight_of_records{};
        detail::made_when_asked<detail::growing_array<std::uint32_t>> origin_of_records{}, cluster_of_records{};

        // A domain of columns that came with others, whose records are clusters of their own: those are numbered as
        // they stand in the whole.
        struct numbers_in_whole {
            detail::growing_array<std::uint32_t> of_records{};
            std::size_t                          first{};
            std::size_t                          end{};
        };
        std::shared_ptr<contents const>           whole{};
        std::size_t                               first_origin{};
        detail::made_when_asked<numbers_in_whole> in_whole{};

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
        sample_column<double> column(detail::growing_array<double> const&                          of_runs,
                                     detail::made_when_asked<detail::growing_array<double>> const& of_records) const {
            if (firsts.empty())
                return {of_runs.data(), of_runs.size()};
            auto const& made = of_records.get([&] {
                detail::growing_array<double> column;
                double* const                 to = column.extend(size());
                for (std::size_t run = 0; run < of_runs.size(); ++run)
                    std::fill(to + firsts[run], to + firsts[run + 1], of_runs[run]);
                return column;
            });
            return {made.data(), made.size()};
        }
        sample_column<std::uint32_t>
        piece_column(detail::growing_array<std::uint32_t> const&                          of_pieces,
                     detail::made_when_asked<detail::growing_array<std::uint32_t>> const& of_records,
                     bool                                                                 successive) const {
            if (lengths.empty() || of_pieces.empty())
                return {of_pieces.data(), of_pieces.size()};
            auto const& made = of_records.get([&] {
                detail::growing_array<std::uint32_t> column;
                std::uint32_t*                       to = column.extend(size());
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
            auto const  add = [&](block_sums& to, std::size_t run) {
                to.add(weights[run] * records(run), incomes[run]);
            };
            // Two blocks at once, which do not wait for one another.
            for (; at + 2 * detail::summed_together <= runs; at += 2 * detail::summed_together) {
                block_sums first, second;
                for (std::size_t each = at; each < at + detail::summed_together; ++each) {
                    add(first, each);
                    add(second, each + detail::summed_together);
                }
                take(first);
                take(second);
            }
            for (; at < runs; at += detail::summed_together) {
                block_sums last;
                for (std::size_t each = at; each < std::min(runs, at + detail::summed_together); ++each)
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

    // A sample of the same design, filled record by record in the order of a sample.
    template <class Fill>
    income_sample derived(exclusions const& excluded, Fill fill) const {
        auto const made    = std::make_shared<contents>();
        made->design       = data_->design;
        made->own_clusters = data_->own_clusters;
        made->excluded     = excluded;
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

    // How columns become samples: all of them one, and each one of its own.
    class sorting;
    // `given_up` is one of them, or none.
    static income_sample sorted(std::vector<detail::survey_columns const*> const& columns,
                                detail::survey_columns*                           given_up = nullptr);

    std::shared_ptr<contents const> data_{std::make_shared<contents const>()};
};

/// The weights of the records up to and with each one, and their incomes times weights: step by
/// step, `take(0)`, `take(1)` and so on.
class income_sample::walk {
public:
    explicit walk(income_sample const& sample) : data_(sample.data_.get()) {}

    void take(std::size_t record) {
        if (record == end_)
            enter_run();
        double const alike = static_cast<double>(record + 1 - begin_) * data_->weights[run_];
        people_            = people_in_block_ + alike;
        income_            = income_in_block_ + alike * data_->incomes[run_];
    }
    double people() const { return people_before_ + people_; }
    double income() const { return income_before_ + income_; }

private:
    void enter_run() {
        run_             = data_->firsts.empty() || end_ == 0 ? end_ : run_ + 1;
        begin_           = end_;
        end_             = data_->firsts.empty() ? begin_ + 1 : data_->firsts[run_ + 1];
        people_in_block_ = people_;
        income_in_block_ = income_;
        if (run_ % detail::summed_together == 0) {
            people_before_   = data_->cumulative_weights.starts()[run_ / detail::summed_together];
            income_before_   = data_->cumulative_incomes.starts()[run_ / detail::summed_together];
            people_in_block_ = income_in_block_ = 0;
        }
    }

    contents const* data_;
    std::size_t     run_{}; // its first record, and behind its last
    std::size_t     begin_{};
    std::size_t     end_{};
    double          people_before_{}; // the block, the runs of it that are passed, and with this run up to the record
    double          income_before_{};
    double          people_in_block_{};
    double          income_in_block_{};
    double          people_{};
    double          income_{};
};

/// The same run by run: `take(0)` is all of the first run.
class income_sample::run_walk {
public:
    explicit run_walk(income_sample const& sample) : sample_(sample) {}

    void take(std::size_t run) {
        if (run % detail::summed_together == 0) {
            people_before_ = sample_.data_->cumulative_weights.starts()[run / detail::summed_together];
            income_before_ = sample_.data_->cumulative_incomes.starts()[run / detail::summed_together];
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
    std::vector<double> const& starts = data_->cumulative_weights.starts();
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
                                return block + (before + static_cast<double>(record + 1) * data_->weights[run]) >=
                                       weight;
                            }));
}

struct income_sample::parts {
    income_sample              whole{};
    std::vector<income_sample> each{};
};

class income_sample::sorting {
public:
    explicit sorting(std::vector<detail::survey_columns const*> const& columns) : columns_(columns) {
        for (detail::survey_columns const* each : columns) {
            size_ += each->size();
            rows_ += each->rows();
            weighted_ = weighted_ || !each->weights.empty() || !each->ends.empty();
            strata_   = strata_ || !each->strata.empty();
            clusters_ = clusters_ || !each->clusters.empty();
        }
        if (size_ > std::numeric_limits<std::uint32_t>::max())
            throw std::overflow_error("tuopin: a sample holds at most 2^32 records");
        if (strata_ || clusters_)
            numbered_ = detail::number_clusters(columns, rows_);
    }

    income_sample whole(detail::survey_columns* given_up) {
        auto const made    = std::make_shared<contents>();
        made->own_clusters = !clusters_;
        double population  = 0; // where there is one stratum, in clusters
        for (detail::survey_columns const* each : columns_) {
            made->excluded.merge(each->excluded);
            for (double const of_stratum : each->population_clusters)
                population = std::fmax(population, of_stratum);
        }
        fill(*made, columns_, given_up, rows_, 0, 0);
        if (!strata_ && !clusters_)
            numbered_.table.each_its_own(size_, population);
        else if (!clusters_)
            number_records(*made);
        made->design = std::make_shared<detail::cluster_table const>(std::move(numbered_.table));
        return complete(made);
    }

    /// One of the columns as a domain of the whole, before which there are so many rows and records.
    income_sample part(detail::survey_columns const& columns, income_sample const& whole, std::size_t first_row,
                       std::size_t first_origin) const {
        auto const made    = std::make_shared<contents>();
        made->own_clusters = !clusters_;
        made->excluded     = columns.excluded;
        made->design       = whole.data_->design;
        fill(*made, {&columns}, nullptr, columns.rows(), first_row, first_origin);
        if (!clusters_) {
            made->clusters     = {};
            made->whole        = whole.data_;
            made->first_origin = first_origin;
        }
        return complete(made);
    }

private:
    static income_sample complete(std::shared_ptr<contents> const& made) {
        made->complete();
        income_sample result;
        result.data_ = made;
        return result;
    }

    void fill(contents& made, std::vector<detail::survey_columns const*> const& columns,
              detail::survey_columns* given_up, std::size_t rows, std::size_t first_row,
              std::size_t first_origin) const {
        if (rows == 0)
            return;
        if (strata_ || clusters_)
            fill_runs(made, columns, given_up, rows,
                      detail::bucketed_runs<detail::clustered_run>(columns, rows, first_origin,
                                                                   numbered_.of_row.data() + first_row));
        else if (weighted_)
            fill_runs(made, columns, given_up, rows,
                      detail::bucketed_runs<detail::weighted_run>(columns, rows, first_origin, nullptr));
        else
            fill_records(made, columns, given_up, rows,
                         detail::bucketed_runs<detail::plain_run>(columns, rows, first_origin, nullptr));
    }

    // Run by run, each bucket summed up while it is near.
    template <class Run>
    static void fill_runs(contents& made, std::vector<detail::survey_columns const*> const& columns,
                          detail::survey_columns* given_up, std::size_t rows, detail::bucketed_runs<Run> sorted) {
        constexpr bool clustered = std::is_same_v<Run, detail::clustered_run>;
        take_over(made, given_up);
        made.expect(rows, clustered);
        double* const        incomes      = made.incomes.extend(rows);
        double* const        weights      = made.weights.extend(rows);
        std::uint32_t* const firsts       = made.firsts.extend(rows + 1);
        std::uint32_t*       origin       = made.origins.extend(rows);
        contents::length*    length       = made.lengths.extend(rows);
        std::uint32_t*       cluster      = clustered ? made.clusters.extend(rows) : nullptr;
        double const         steps_a_unit = columns.front()->steps_a_unit;
        detail::weighted_run last{~std::uint64_t{0}, 0, 0, 0}; // no income has this key
        std::size_t          runs   = 0;
        std::uint32_t        record = 0;
        firsts[0]                   = 0;
        sorted.in_order(
            [&](Run const& run) {
                // Whether it is another run cannot be guessed: the same is written once more where it is not.
                runs +=
                    ((run.income ^ last.income) | (detail::bits_of(run.weight) ^ detail::bits_of(last.weight))) != 0;
                last.income = run.income;
                last.weight = run.weight;
                record += run.records;
                incomes[runs - 1] = detail::from_order_key(run.income) / steps_a_unit;
                weights[runs - 1] = run.weight;
                firsts[runs]      = record;
                *origin++         = run.origin;
                *length++         = static_cast<contents::length>(run.records);
                if constexpr (clustered)
                    *cluster++ = run.cluster;
            },
            [&] { made.sum_up(runs / detail::summed_together * detail::summed_together); });
        made.incomes.shorten(runs);
        made.weights.shorten(runs);
        made.firsts.shorten(runs + 1);
        if (record == rows)
            made.lengths = detail::growing_array<contents::length>(); // clang 16 forgets to destroy a `{}` here
    }

    // Record by record, where every record weighs one.
    static void fill_records(contents& made, std::vector<detail::survey_columns const*> const& columns,
                             detail::survey_columns* given_up, std::size_t size,
                             detail::bucketed_runs<detail::plain_run> sorted) {
        take_over(made, given_up);
        made.expect(size, false);
        double* const        incomes      = made.incomes.extend(size);
        double* const        weights      = made.weights.extend(size);
        std::uint32_t* const origins      = made.origins.extend(size);
        double const         steps_a_unit = columns.front()->steps_a_unit;
        std::size_t          record       = 0;
        sorted.in_order(
            [&](detail::plain_run const& run) {
                double const income = detail::from_order_key(run.income) / steps_a_unit;
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
            [&] { made.sum_up(record / detail::summed_together * detail::summed_together); });
    }

    // The memory of columns that are not needed any more.
    static void take_over(contents& made, detail::survey_columns* given_up) {
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
    void number_records(contents& made) {
        detail::cluster_table&     table = numbered_.table;
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

    std::vector<detail::survey_columns const*> const& columns_;
    std::size_t                                       size_{};
    std::size_t                                       rows_{};
    bool                                              weighted_{};
    bool                                              strata_{};
    bool                                              clusters_{};
    detail::numbered_clusters                         numbered_{};
};

inline income_sample income_sample::sorted(std::vector<detail::survey_columns const*> const& columns,
                                           detail::survey_columns*                           given_up) {
    return sorting(columns).whole(given_up);
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

    // Whole steps above the least, where that tells them apart.
    detail::raw_array<std::uint32_t> numbers(2 * size);
    double                           least = 0;
    bool                             whole = true;
    double const* const              from  = columns.incomes.data();
    if (!columns.small_incomes.empty()) {
        least = detail::sort_above_least(columns.small_incomes.data(), size, numbers.data());
    } else {
        double largest = 0;
        std::tie(least, largest) = detail::bounds_of(from, size);
        whole                    = largest - least <= std::numeric_limits<std::uint32_t>::max();
        for (std::size_t at = 0; whole && at < size; ++at) {
            numbers[at] = static_cast<std::uint32_t>(from[at] - least);
            whole       = least + numbers[at] == from[at];
        }
        auto const most = static_cast<std::uint32_t>(whole ? largest - least : 0);
        if (whole)
            detail::sort_by_last_bits(detail::numbers_in_place{numbers.data()}, size, numbers.data(),
                                      numbers.data() + size, static_cast<unsigned>(std::bit_width(most)));
    }
    if (whole) {
        for (std::size_t at = 0; at < size; ++at)
            incomes[at] = (least + numbers[at]) / columns.steps_a_unit;
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
    parts       result;
    sorting     all(columns);
    std::size_t row = 0, origin = 0;
    result.whole = all.whole(nullptr);
    for (detail::survey_columns const* part : columns) {
        result.each.push_back(all.part(*part, result.whole, row, origin));
        row += part->rows();
        origin += part->size();
    }
    return result;
}

} // namespace tuopin

#endif
