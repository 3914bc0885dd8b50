// What observers of incomes keep of their records: a column each for what was named.
#ifndef TUOPIN_STATISTICS_SURVEY_COLUMNS_HPP
#define TUOPIN_STATISTICS_SURVEY_COLUMNS_HPP

#include <tuopin/statistics/estimate.hpp>
#include <tuopin/statistics/growing_array.hpp>

#include <algorithm>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <type_traits>
#include <utility>

namespace tuopin::detail {

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

/// Calls `use(incomes)` with the incomes of a part of the records, of either kind.
template <class Use>
void with_incomes(survey_columns const& part, Use use) {
    if (part.small_incomes.empty())
        use(part.incomes.data());
    else
        use(part.small_incomes.data());
}

} // namespace tuopin::detail

#endif
