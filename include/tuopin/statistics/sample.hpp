// Incomes with their weights in ascending order, and the design by which they were drawn:
// what every measure of poverty and inequality is computed from.
#ifndef TUOPIN_STATISTICS_SAMPLE_HPP
#define TUOPIN_STATISTICS_SAMPLE_HPP

#include <tuopin/statistics/conventions.hpp>
#include <tuopin/statistics/estimate.hpp>

#include <algorithm>
#include <bit>
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

/// A sum with the rounding errors carried along (Neumaier). What is added in canonical
/// order gives the same bits whatever the order of the records was.
class running_sum {
public:
    void add(double value) {
        double const sum = sum_ + value;
        error_ += std::fabs(sum_) >= std::fabs(value) ? (sum_ - sum) + value : (value - sum) + sum_;
        sum_ = sum;
    }
    double total() const { return sum_ + error_; }

private:
    double sum_{};
    double error_{};
};

/// What an observer keeps of its records, in the order in which they came. Columns that are
/// not asked for stay empty.
struct survey_columns {
    std::vector<double>        incomes{};
    std::vector<double>        weights{};             // empty: every record weighs one
    std::vector<std::uint64_t> strata{};              // empty: one stratum
    std::vector<std::uint64_t> clusters{};            // empty: every record is its own cluster
    std::vector<double>        population_clusters{}; // of the record's stratum; empty: infinitely many
    exclusions                 excluded{};

    std::size_t size() const { return incomes.size(); }

    void append(survey_columns const& other) {
        auto const join = [](auto& to, auto const& from) { to.insert(to.end(), from.begin(), from.end()); };
        join(incomes, other.incomes);
        join(weights, other.weights);
        join(strata, other.strata);
        join(clusters, other.clusters);
        join(population_clusters, other.population_clusters);
        excluded.merge(other.excluded);
    }
};

/// Doubles in their order as whole numbers in the same order. Minus zero counts as zero.
inline std::uint64_t order_key(double value) {
    std::uint64_t const bits = std::bit_cast<std::uint64_t>(value + 0.0);
    return bits >> 63 != 0 ? ~bits : bits | (std::uint64_t{1} << 63);
}
inline double from_order_key(std::uint64_t key) {
    return std::bit_cast<double>(key >> 63 != 0 ? key & ~(std::uint64_t{1} << 63) : ~key);
}

struct keyed {
    std::uint64_t key;
    std::uint64_t payload;
};

inline void insertion_sort(keyed* items, std::size_t size) {
    for (std::size_t at = 1; at < size; ++at) {
        keyed const item  = items[at];
        std::size_t place = at;
        for (; place > 0 && item.key < items[place - 1].key; --place)
            items[place] = items[place - 1];
        items[place] = item;
    }
}

/// Sorts by key; equal keys keep their order. By the leading 33 bits in which the keys
/// differ, digit by digit from the lowest; then what these bits leave together by the rest.
inline void radix_sort(keyed* items, std::size_t size, std::vector<keyed>& space) {
    constexpr unsigned    digit = 11, digits = 3;
    constexpr std::size_t buckets = std::size_t{1} << digit;
    if (size <= 48)
        return insertion_sort(items, size);
    std::uint64_t least = items[0].key, largest = items[0].key;
    bool          sorted = true;
    for (std::size_t at = 1; at < size; ++at) {
        sorted  = sorted && items[at - 1].key <= items[at].key;
        least   = items[at].key < least ? items[at].key : least;
        largest = items[at].key > largest ? items[at].key : largest;
    }
    if (sorted)
        return;
    unsigned const bits    = static_cast<unsigned>(std::bit_width(largest - least));
    unsigned const shift   = bits > digit * digits ? bits - digit * digits : 0;
    unsigned const passes  = (bits - shift + digit - 1) / digit;
    auto const     bucket  = [&](std::uint64_t key, unsigned pass) {
        return static_cast<std::size_t>(((key - least) >> (shift + pass * digit)) & (buckets - 1));
    };
    std::vector<std::uint32_t> counts(passes * buckets);
    for (std::size_t at = 0; at < size; ++at)
        for (unsigned pass = 0; pass < passes; ++pass)
            ++counts[pass * buckets + bucket(items[at].key, pass)];
    if (space.size() < size)
        space.resize(size);
    keyed* from = items;
    keyed* to   = space.data();
    for (unsigned pass = 0; pass < passes; ++pass) {
        std::uint32_t* const count = counts.data() + pass * buckets;
        std::uint32_t        start = 0;
        for (std::size_t each = 0; each < buckets; ++each)
            start += std::exchange(count[each], start);
        for (std::size_t at = 0; at < size; ++at)
            to[count[bucket(from[at].key, pass)]++] = from[at];
        std::swap(from, to);
    }
    if (from != items)
        std::copy(from, from + size, items);
    if (shift == 0)
        return;
    for (std::size_t first = 0, last = 1; first < size; first = last++) {
        std::uint64_t const together = (items[first].key - least) >> shift;
        while (last < size && (items[last].key - least) >> shift == together)
            ++last;
        if (last - first > 1)
            radix_sort(items + first, last - first, space);
    }
}
inline void radix_sort(std::vector<keyed>& items) {
    std::vector<keyed> space;
    radix_sort(items.data(), items.size(), space);
}

/// The clusters of a sample in ascending order of (stratum, cluster), numbered from zero.
struct cluster_table {
    std::vector<std::uint32_t> stratum_of{};    // of each cluster; empty: one stratum
    std::vector<double>        population{};    // clusters in the population, by stratum; 0: infinitely many
    std::vector<std::uint32_t> clusters_in{};   // by stratum
    std::size_t                clusters{};

    std::size_t strata() const { return clusters_in.size(); }
};

} // namespace detail

/// Incomes in ascending order with their weights, and the clusters and strata from which
/// they were drawn. Of equal incomes the heavier stands first, then the
/// lower stratum and cluster,
/// so that every result is the same to the last bit whatever the order of the records was.
/// Made by `income_distribution<>::sample()`; copying is cheap.
class income_sample {
public:
    income_sample() = default;
    explicit income_sample(detail::survey_columns const& columns) : income_sample(sorted(columns)) {}

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
        *this = sorted(columns);
    }

    std::size_t size() const { return data_->incomes.size(); }
    bool        empty() const { return size() == 0; }

    /// In ascending order.
    std::vector<double> const& incomes() const { return data_->incomes; }
    std::vector<double> const& weights() const { return data_->weights; }
    exclusions                 excluded() const { return data_->excluded; }

    /// The sum of the weights, and of incomes times weights.
    double total_weight() const { return data_->total_weight; }
    double total_income() const { return data_->total_income; }

    /// The weights of the records up to and with each one.
    std::vector<double> cumulative_weights() const {
        std::vector<double> cumulative(size());
        detail::running_sum sum;
        for (std::size_t at = 0; at < size(); ++at) {
            sum.add(weights()[at]);
            cumulative[at] = sum.total();
        }
        return cumulative;
    }

    /// How many records have an income below `income`, or at most that.
    std::size_t below(double income) const {
        return static_cast<std::size_t>(std::lower_bound(incomes().begin(), incomes().end(), income) - incomes().begin());
    }
    std::size_t up_to(double income) const {
        return static_cast<std::size_t>(std::upper_bound(incomes().begin(), incomes().end(), income) - incomes().begin());
    }

    /// The number of the cluster of a record among those of the whole design.
    std::size_t                  cluster(std::size_t record) const {
        return data_->clusters.empty() ? record : data_->clusters[record];
    }
    detail::cluster_table const& design() const { return *data_->design; }

    /// The records for which `chosen(record)` holds, as a domain: the design stays that of
    /// all records, as the standard error of a domain requires.
    template <class Chosen>
    income_sample domain(Chosen chosen) const {
        income_sample part;
        auto const    made = std::make_shared<contents>();
        for (std::size_t at = 0; at < size(); ++at)
            if (chosen(at)) {
                made->incomes.push_back(incomes()[at]);
                made->weights.push_back(weights()[at]);
                made->clusters.push_back(static_cast<std::uint32_t>(cluster(at)));
                made->order.push_back(data_->order.empty() ? static_cast<std::uint32_t>(at) : data_->order[at]);
            }
        made->design = data_->design;
        made->sum_up();
        part.data_ = made;
        return part;
    }

    /// The records with an income above zero, as a domain; those left out are counted.
    income_sample positive() const { return from(up_to(0)); }
    /// The records with an income of at least zero.
    income_sample nonnegative() const { return from(below(0)); }

    /// The same records, weights and design with other incomes, `changed(income, weight,
    /// record)`: deflated, per head, bottom and top coded, or gaps.
    template <class Change>
    income_sample changed(Change change) const {
        std::vector<detail::keyed> items(size());
        std::vector<double>        incomes_now(size());
        for (std::size_t at = 0; at < size(); ++at) {
            incomes_now[at] = change(incomes()[at], weights()[at], at);
            items[at]       = {detail::order_key(incomes_now[at]), at};
        }
        detail::radix_sort(items);
        auto const made = std::make_shared<contents>();
        made->incomes.resize(size());
        made->weights.resize(size());
        made->clusters.resize(size());
        made->order.resize(size());
        for (std::size_t at = 0; at < size(); ++at) {
            std::size_t const from = static_cast<std::size_t>(items[at].payload);
            made->incomes[at]      = incomes_now[from];
            made->weights[at]      = weights()[from];
            made->clusters[at]     = static_cast<std::uint32_t>(cluster(from));
            made->order[at]        = static_cast<std::uint32_t>(origin(from));
        }
        made->excluded = data_->excluded;
        made->design   = data_->design;
        made->sum_up();
        income_sample result;
        result.data_ = made;
        return result;
    }

    /// Incomes below `lowest` as `lowest` (bottom coding), above `highest` as `highest`.
    income_sample coded(double lowest, double highest = std::numeric_limits<double>::infinity()) const {
        return changed([&](double income, double, std::size_t) { return income < lowest ? lowest : income > highest ? highest : income; });
    }

    /// The same incomes and design with weights times `factor(record)`; records with a
    /// factor of zero are left out.
    template <class Factor>
    income_sample reweighted(Factor factor) const {
        auto const made = std::make_shared<contents>();
        made->incomes.reserve(size());
        made->weights.reserve(size());
        made->clusters.reserve(size());
        made->order.reserve(size());
        for (std::size_t at = 0; at < size(); ++at) {
            double const by = factor(at);
            if (!(by > 0))
                continue;
            made->incomes.push_back(incomes()[at]);
            made->weights.push_back(weights()[at] * by);
            made->clusters.push_back(static_cast<std::uint32_t>(cluster(at)));
            made->order.push_back(static_cast<std::uint32_t>(origin(at)));
        }
        made->excluded = data_->excluded;
        made->design   = data_->design;
        made->sum_up();
        income_sample result;
        result.data_ = made;
        return result;
    }

    /// Where a record stood in the columns that the sample was made from.
    std::size_t origin(std::size_t record) const {
        return data_->order.empty() ? record : data_->order[record];
    }

    struct parts;

    /// One sample of all the columns, and each column set as a domain of it. All share one
    /// design, so that their estimates can be compared.
    static parts together(std::vector<detail::survey_columns const*> const& columns);

private:
    struct contents {
        std::vector<double>                          incomes{};
        std::vector<double>                          weights{};
        std::vector<std::uint32_t>                   clusters{}; // empty: each record its own
        std::vector<std::uint32_t>                   order{};
        exclusions                                   excluded{};
        double                                       total_weight{};
        double                                       total_income{};
        std::shared_ptr<detail::cluster_table const> design{std::make_shared<detail::cluster_table const>()};

        void sum_up() {
            detail::running_sum weight, income;
            for (std::size_t at = 0; at < incomes.size(); ++at) {
                weight.add(weights[at]);
                income.add(weights[at] * incomes[at]);
            }
            total_weight = weight.total();
            total_income = income.total();
        }
    };

    income_sample from(std::size_t first) const {
        if (first == 0)
            return *this;
        income_sample part = domain([&](std::size_t at) { return at >= first; });
        auto const    made = std::make_shared<contents>(*part.data_);
        made->excluded     = data_->excluded;
        made->excluded.undefined_income += static_cast<std::int64_t>(first);
        part.data_ = made;
        return part;
    }

    static income_sample sorted(detail::survey_columns const& columns);

    std::shared_ptr<contents const> data_{std::make_shared<contents const>()};
};

struct income_sample::parts {
    income_sample              whole{};
    std::vector<income_sample> each{};
};

inline income_sample income_sample::sorted(detail::survey_columns const& columns) {
    std::size_t const size = columns.size();
    if (size > std::numeric_limits<std::uint32_t>::max())
        throw std::overflow_error("tuopin: a sample holds at most 2^32 records");
    bool const designed = !columns.strata.empty() || !columns.clusters.empty();
    bool const weighted = !columns.weights.empty();

    auto const                 made = std::make_shared<contents>();
    std::vector<detail::keyed> items(size);
    for (std::size_t at = 0; at < size; ++at)
        items[at] = {detail::order_key(columns.incomes[at]), at};
    detail::radix_sort(items);

    auto const weight_of  = [&](std::uint64_t at) { return weighted ? columns.weights[at] : 1.0; };
    auto const stratum_of = [&](std::uint64_t at) { return columns.strata.empty() ? 0 : columns.strata[at]; };
    auto const cluster_of = [&](std::uint64_t at) { return columns.clusters.empty() ? 0 : columns.clusters[at]; };
    auto const before     = [&](detail::keyed const& a, detail::keyed const& b) {
        if (weight_of(a.payload) != weight_of(b.payload))
            return weight_of(a.payload) > weight_of(b.payload);
        if (stratum_of(a.payload) != stratum_of(b.payload))
            return stratum_of(a.payload) < stratum_of(b.payload);
        if (cluster_of(a.payload) != cluster_of(b.payload))
            return cluster_of(a.payload) < cluster_of(b.payload);
        return a.payload < b.payload;
    };
    made->incomes.resize(size);
    made->weights.resize(size);
    made->order.resize(size);
    auto const put = [&](std::size_t at) {
        made->weights[at] = weight_of(items[at].payload);
        made->order[at]   = static_cast<std::uint32_t>(items[at].payload);
    };
    for (std::size_t at = 0; at < size; ++at) {
        made->incomes[at] = detail::from_order_key(items[at].key);
        put(at);
    }
    if (weighted || designed)
        for (std::size_t first = 0, last = 1; first < size; first = last++) {
            bool in_order = true;
            for (; last < size && items[last].key == items[first].key; ++last)
                in_order = in_order && before(items[last - 1], items[last]);
            if (in_order)
                continue;
            std::sort(items.begin() + static_cast<std::ptrdiff_t>(first), items.begin() + static_cast<std::ptrdiff_t>(last), before);
            for (std::size_t at = first; at < last; ++at)
                put(at);
        }
    made->excluded = columns.excluded;

    detail::cluster_table table;
    if (!designed) {
        table.clusters    = size;
        table.clusters_in = {static_cast<std::uint32_t>(size)};
        table.population  = {columns.population_clusters.empty() ? 0 : columns.population_clusters[0]};
    } else {
        // By cluster, then by stratum: sorting keeps the order of equal keys.
        for (std::size_t at = 0; at < size; ++at)
            items[at] = {columns.clusters.empty() ? at : columns.clusters[made->order[at]], at};
        if (!columns.clusters.empty())
            detail::radix_sort(items);
        if (!columns.strata.empty()) {
            for (auto& item : items)
                item.key = columns.strata[made->order[item.payload]];
            detail::radix_sort(items);
        }
        made->clusters.resize(size);
        for (std::size_t at = 0; at < size; ++at) {
            std::size_t const record = made->order[items[at].payload];
            std::size_t const before_it = at == 0 ? 0 : made->order[items[at - 1].payload];
            bool const new_stratum = at == 0 || stratum_of(record) != stratum_of(before_it);
            bool const new_cluster = new_stratum || columns.clusters.empty() || cluster_of(record) != cluster_of(before_it);
            if (new_stratum) {
                table.clusters_in.push_back(0);
                table.population.push_back(columns.population_clusters.empty() ? 0 : columns.population_clusters[record]);
            }
            if (new_cluster) {
                table.stratum_of.push_back(static_cast<std::uint32_t>(table.clusters_in.size() - 1));
                ++table.clusters_in.back();
                ++table.clusters;
            }
            made->clusters[items[at].payload] = static_cast<std::uint32_t>(table.clusters - 1);
        }
    }
    made->design = std::make_shared<detail::cluster_table const>(std::move(table));
    made->sum_up();

    income_sample result;
    result.data_ = made;
    return result;
}

inline income_sample::parts income_sample::together(std::vector<detail::survey_columns const*> const& columns) {
    detail::survey_columns   all;
    std::vector<std::size_t> ends;
    for (auto const* each : columns) {
        all.append(*each);
        ends.push_back(all.size());
    }
    parts result;
    result.whole = income_sample(all);
    std::vector<std::shared_ptr<contents>> each;
    for (auto const* from : columns) {
        each.push_back(std::make_shared<contents>());
        each.back()->design   = result.whole.data_->design;
        each.back()->excluded = from->excluded;
    }
    std::vector<std::uint32_t> part_of(all.size());
    for (std::size_t part = 0, at = 0; part < ends.size(); ++part)
        for (; at < ends[part]; ++at)
            part_of[at] = static_cast<std::uint32_t>(part);
    for (std::size_t at = 0; at < result.whole.size(); ++at) {
        contents& part = *each[part_of[result.whole.origin(at)]];
        part.incomes.push_back(result.whole.incomes()[at]);
        part.weights.push_back(result.whole.weights()[at]);
        part.clusters.push_back(static_cast<std::uint32_t>(result.whole.cluster(at)));
        part.order.push_back(static_cast<std::uint32_t>(result.whole.origin(at)));
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
