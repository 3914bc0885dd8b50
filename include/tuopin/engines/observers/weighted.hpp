#ifndef TUOPIN_ENGINES_OBSERVERS_WEIGHTED_HPP
#define TUOPIN_ENGINES_OBSERVERS_WEIGHTED_HPP

#include <tuopin/engines/observers/measured.hpp>

#include <concepts>
#include <cstdint>
#include <type_traits>

namespace tuopin::detail {

/// Sums of numbers times weights, and of the weights. Whole numbers stay whole.
template <class Raw, class RawWeight>
class weighted_sums {
    static constexpr bool whole = std::same_as<Raw, std::int64_t> && std::same_as<RawWeight, std::int64_t>;

public:
    constexpr void add(Raw value, RawWeight weight) {
        if constexpr (std::same_as<Raw, std::int64_t> && !whole)
            products_.add_product(weight, value);
        else
            products_.add_product(value, weight);
        weights_.add(weight);
    }
    [[gnu::always_inline]] constexpr void merge(weighted_sums const& other) {
        products_.merge(other.products_);
        weights_.merge(other.weights_);
    }
    /// Merges sums to which values were added, and none merged.
    [[gnu::always_inline]] constexpr void gather(weighted_sums const& other) {
        products_.gather(other.products_);
        weights_.gather(other.weights_);
    }
    constexpr double products() const { return as_double(products_.total()); }
    constexpr double weights() const { return as_double(weights_.total()); }

    friend constexpr bool operator==(weighted_sums const&, weighted_sums const&) = default;

private:
    static constexpr double as_double(double total) { return total; }
    static constexpr double as_double(wide total) { return total.to_double(); }

    std::conditional_t<whole, product_sum, real_product_sum> products_{};
    typename sum_of_raw<RawWeight>::type             weights_{};
};

/// Without a weight every record weighs one.
struct unweighted {};

template <class Raw>
class weighted_sums<Raw, unweighted> {
public:
    constexpr void add(Raw value) {
        sum_.add(value);
        ++records_;
    }
    /// The sum of so many records.
    constexpr void add(Raw sum, std::int64_t records) {
        sum_.add(sum);
        records_ += records;
    }
    [[gnu::always_inline]] constexpr void merge(weighted_sums const& other) {
        sum_.merge(other.sum_);
        records_ += other.records_;
    }
    [[gnu::always_inline]] constexpr void gather(weighted_sums const& other) {
        sum_.gather(other.sum_);
        records_ += other.records_;
    }
    constexpr double products() const {
        if constexpr (std::same_as<Raw, double>)
            return sum_.total();
        else
            return sum_.total().to_double();
    }
    constexpr double weights() const { return static_cast<double>(records_); }

    friend constexpr bool operator==(weighted_sums const&, weighted_sums const&) = default;

private:
    typename sum_of_raw<Raw>::type sum_{};
    std::int64_t                   records_{};
};

} // namespace tuopin::detail

#endif
