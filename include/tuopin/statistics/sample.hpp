// Incomes with their weights in ascending order, and the design by which they were drawn:
// what every measure of poverty and inequality is computed from.
#ifndef TUOPIN_STATISTICS_SAMPLE_HPP
#define TUOPIN_STATISTICS_SAMPLE_HPP

#include <tuopin/statistics/conventions.hpp>
#include <tuopin/statistics/estimate.hpp>
#include <tuopin/statistics/growing_array.hpp>
#include <tuopin/statistics/radix_sort.hpp>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <memory>
#include <optional>
#include <stdexcept>
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
    template <class Summand>
    void sum_up(std::size_t records, Summand summand) {
        starts_.reserve(records / summed_together + 1);
        running_sum sum;
        for (std::size_t at = 0; at < records;) {
            starts_.push_back(sum.total());
            double block = 0;
            for (std::size_t const end = std::min(records, at + summed_together); at < end; ++at)
                block += summand(at);
            sum.add(block);
        }
        total_ = of_first(records, summand);
    }
    double total() const { return total_; }
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
    double              total_{};
};

/// What an observer keeps of its records, in the order in which they came. Columns that are
/// not asked for stay empty.
struct survey_columns {
    growing_array<double>        incomes{};
    growing_array<double>        weights{};             // empty: every record weighs one
    growing_array<std::uint64_t> strata{};              // empty: one stratum
    growing_array<std::uint64_t> clusters{};            // empty: every record is its own cluster
    growing_array<double>        population_clusters{}; // of the record's stratum; empty: infinitely many
    exclusions                   excluded{};

    std::size_t size() const { return incomes.size(); }

    double        weight(std::size_t at) const { return weights.empty() ? 1 : weights[at]; }
    std::uint64_t stratum(std::size_t at) const { return strata.empty() ? 0 : strata[at]; }
    std::uint64_t cluster(std::size_t at) const { return clusters.empty() ? 0 : clusters[at]; }

    void append(survey_columns const& other) {
        incomes.append(other.incomes);
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
};

/// A record on its way into the order of a sample: by income, of equal ones the heavier first,
/// then by cluster. `origin` is last, so that nothing is left open.
struct sorted_record {
    std::uint64_t income; // in the order of keys
    double        weight;
    std::uint32_t cluster;
    std::uint32_t origin;
};
inline constexpr auto by_income  = [](sorted_record const& r) { return r.income; };
inline constexpr auto by_weight  = [](sorted_record const& r) { return ~order_key(r.weight); };
inline constexpr auto by_cluster = [](sorted_record const& r) { return std::uint64_t{r.cluster}; };
inline constexpr auto by_origin  = [](sorted_record const& r) { return std::uint64_t{r.origin}; };

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

/// Incomes in ascending order with their weights, and the clusters and strata from which
/// they were drawn. Of equal incomes the heavier stands first, then the lower stratum and
/// cluster, so that every result is the same to the last bit whatever the order of the records was.
/// Made by `income_distribution<>::sample()`; copying is cheap.
class income_sample {
public:
    income_sample() = default;
    explicit income_sample(detail::survey_columns const& columns) : income_sample(sorted({&columns})) {}

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
    std::vector<double> const& incomes() const { return data_->incomes; }
    std::vector<double> const& weights() const { return data_->weights; }
    exclusions                 excluded() const { return data_->excluded; }

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
    std::vector<std::uint32_t> const& clusters() const { return data_->clusters; }
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
        std::vector<detail::sorted_record> items(size());
        for (std::size_t at = 0; at < size(); ++at)
            items[at] = {detail::order_key(change(incomes()[at], weights()[at], at)), weights()[at],
                         static_cast<std::uint32_t>(cluster(at)), static_cast<std::uint32_t>(origin(at))};
        std::vector<detail::sorted_record> space(size());
        detail::radix_sort(items.data(), size(), space.data(), detail::by_income, detail::by_weight, detail::by_cluster,
                           detail::by_origin);
        return derived(data_->excluded, [&](contents& made) {
            for (detail::sorted_record const& item : items)
                made.add(detail::from_order_key(item.income), item.weight, item.cluster, item.origin);
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
        std::vector<double>                          incomes{};
        std::vector<double>                          weights{};
        detail::partial_sums                         cumulative_weights{}; // and of incomes times weights
        detail::partial_sums                         cumulative_incomes{};
        std::vector<std::uint32_t>                   clusters{}; // empty: each record its own
        std::vector<std::uint32_t>                   order{};
        exclusions                                   excluded{};
        std::size_t                                  first_cluster{};
        std::size_t                                  end_cluster{};
        std::shared_ptr<detail::cluster_table const> design{std::make_shared<detail::cluster_table const>()};

        void reserve(std::size_t records) {
            incomes.reserve(records);
            weights.reserve(records);
            clusters.reserve(records);
            order.reserve(records);
        }
        void add(double income, double weight, std::size_t cluster, std::size_t origin) {
            incomes.push_back(income);
            weights.push_back(weight);
            clusters.push_back(static_cast<std::uint32_t>(cluster));
            order.push_back(static_cast<std::uint32_t>(origin));
        }
        // Once all records stand in their order.
        void sum_up() {
            cumulative_weights.sum_up(incomes.size(), [&](std::size_t at) { return weights[at]; });
            cumulative_incomes.sum_up(incomes.size(), [&](std::size_t at) { return weights[at] * incomes[at]; });
            if (clusters.empty()) {
                end_cluster = incomes.size();
            } else {
                auto const [least, largest] = std::minmax_element(clusters.begin(), clusters.end());
                first_cluster               = *least;
                end_cluster                 = std::size_t{*largest} + 1;
            }
        }
    };

    // A sample of the same design, filled record by record in the order of a sample.
    template <class Fill>
    income_sample derived(exclusions const& excluded, Fill fill) const {
        auto const made = std::make_shared<contents>();
        made->design    = data_->design;
        made->excluded  = excluded;
        fill(*made);
        made->sum_up();
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
            made.reserve(size() - first);
            for (std::size_t at = first; at < size(); ++at)
                made.add(incomes()[at], weights()[at], cluster(at), origin(at));
        });
    }

    static income_sample sorted(std::vector<detail::survey_columns const*> const& columns);

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

inline income_sample income_sample::sorted(std::vector<detail::survey_columns const*> const& columns) {
    std::size_t size   = 0;
    bool        strata = false, clusters = false;
    double      whole = 0; // clusters in the population, where there is one stratum
    auto const  made  = std::make_shared<contents>();
    for (detail::survey_columns const* each : columns) {
        size += each->size();
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

    using detail::sorted_record;
    auto const each_record = [&](auto take) {
        std::uint32_t origin = 0;
        for (detail::survey_columns const* each : columns)
            for (std::size_t at = 0; at < each->size(); ++at, ++origin)
                take(sorted_record{detail::order_key(each->incomes[at]), each->weight(at),
                                   designed ? numbered.of_record[origin] : 0, origin});
    };
    // Into buckets that fit into the nearest memory, then each bucket by itself.
    auto const [least, largest] = detail::key_bounds<sorted_record>(each_record, detail::by_income);
    detail::buckets by(least, std::max(least, largest), size, 2048);
    each_record([&](sorted_record const& record) { by.count(record.income); });
    std::size_t const room = by.set_up();
    made->incomes.resize(size);
    made->weights.resize(size);
    made->order.resize(size);
    if (designed)
        made->clusters.resize(size);
    auto const put = [&](std::size_t at, sorted_record const& record) {
        made->incomes[at] = detail::from_order_key(record.income);
        made->weights[at] = record.weight;
        made->order[at]   = record.origin;
        if (designed)
            made->clusters[at] = record.cluster;
    };
    each_record([&](sorted_record const& record) { put(by.place(record.income), record); });
    std::vector<sorted_record> items(room), space(room);
    for (std::size_t bucket = 0, first = 0; bucket < by.number(); ++bucket) {
        std::size_t const last = by.end(bucket);
        detail::radix_sort_from(
            [&](auto take) {
                for (std::size_t at = first; at < last; ++at)
                    take(sorted_record{detail::order_key(made->incomes[at]), made->weights[at],
                                       designed ? made->clusters[at] : 0, made->order[at]});
            },
            last - first, items.data(), space.data(), detail::by_income, detail::by_weight, detail::by_cluster,
            detail::by_origin);
        for (std::size_t at = first; at < last; ++at)
            put(at, items[at - first]);
        first = last;
    }

    detail::cluster_table& table = numbered.table;
    if (!designed) {
        for (detail::survey_columns const* each : columns)
            for (double const population : each->population_clusters)
                whole = std::fmax(whole, population);
        table.clusters    = size;
        table.clusters_in = {static_cast<std::uint32_t>(size)};
        table.population  = {whole};
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
        for (std::uint32_t& cluster : made->clusters)
            cluster = next[cluster]++;
    }
    made->design = std::make_shared<detail::cluster_table const>(std::move(table));
    made->sum_up();

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
        each.back()->reserve(part->size());
    }
    for (std::size_t at = 0; at < result.whole.size(); ++at) {
        std::size_t const origin = result.whole.origin(at);
        each[part_of[origin]]->add(result.whole.incomes()[at], result.whole.weights()[at], result.whole.cluster(at),
                                   origin);
    }
    for (auto const& made : each) {
        made->sum_up();
        result.each.emplace_back();
        result.each.back().data_ = made;
    }
    return result;
}

} // namespace tuopin

#endif
