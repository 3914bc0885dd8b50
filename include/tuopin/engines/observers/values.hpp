// Observers that keep values: exact quantiles, distinct values, the largest few.
#ifndef TUOPIN_ENGINES_OBSERVERS_VALUES_HPP
#define TUOPIN_ENGINES_OBSERVERS_VALUES_HPP

#include <tuopin/engines/observers/measured.hpp>
#include <tuopin/values/figures/figure.hpp>
#include <tuopin/values/percentage.hpp>

#include <algorithm>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

namespace tuopin {

/// An exact quantile of what is measured: the smallest value that at least the given share
/// of the records do not exceed (the inverse of the distribution function). The share is a
/// parameter of the value, the median without one: `quantile<&h::income> ninth{percent(90)};`.
/// Keeps every value: 8 to 16 bytes a record.
template <auto Measured>
class quantile {
    static constexpr bool sound = detail::check_measured<Measured>();

public:
    using value_type = detail::without_optional<detail::measured_value<Measured>>;
    static_assert(std::totally_ordered<value_type>,
                  "tuopin: a quantile is taken of what has an order; give the type <=>");

    quantile() = default;
    explicit quantile(percentage share) : at_(share) {
        if (!(share >= percent(0) && share <= percent(100)))
            throw std::invalid_argument("tuopin: a quantile is between 0 % and 100 %");
    }

    /// Makes room for the values of so many more records.
    void expect(std::size_t records) { values_.reserve(values_.size() + records); }

    template <class Record>
    void observe(Record const& record) {
        if constexpr (sound)
            not_stated_.add(detail::with_measured<Measured>(record, [&](auto const& value) {
                if (value == value)
                    values_.push_back(value);
            }));
    }
    /// Throws std::logic_error where the two were made for different shares. One made
    /// without a share takes that of the other.
    void merge(quantile const& other) {
        if (at_ && other.at_ && *at_ != *other.at_)
            throw std::logic_error("tuopin: quantiles at different shares do not merge; give both the same one");
        if (!at_)
            at_ = other.at_;
        values_.insert(values_.end(), other.values_.begin(), other.values_.end());
        not_stated_.merge(other.not_stated_);
    }
    void then(quantile const& later) { merge(later); }

    /// Empty where nothing was measured. Linear in the number of values.
    std::optional<value_type> value() const {
        if (values_.empty())
            return std::nullopt;
        auto         sorted = values_;
        double const size   = static_cast<double>(sorted.size());
        double       below  = at_.value_or(percent(50)).in_percent() * size / 100.0;
        // 7 % of 100 are 7, whatever the rounding of hundredths says.
        double const whole = static_cast<double>(static_cast<std::size_t>(below + 0.5));
        if (below - whole < 1e-12 * size && whole - below < 1e-12 * size)
            below = whole;
        auto rank = static_cast<std::size_t>(below);
        if (static_cast<double>(rank) == below && rank != 0)
            --rank;
        rank = std::min(rank, sorted.size() - 1);
        auto const place = sorted.begin() + static_cast<std::ptrdiff_t>(rank);
        std::nth_element(sorted.begin(), place, sorted.end());
        return *place;
    }
    std::size_t  records() const { return values_.size(); }
    std::int64_t not_stated() const { return not_stated_.number(); }

    friend bool operator==(quantile const& a, quantile const& b) {
        auto x = a.values_, y = b.values_;
        std::sort(x.begin(), x.end());
        std::sort(y.begin(), y.end());
        return a.at_ == b.at_ && x == y && a.not_stated_ == b.not_stated_;
    }

    static constexpr aggregation aggregates() {
        return {{"from all values", "由全部数值计算"}, {"from all values", "由全部数值计算"}};
    }
    friend std::string           to_text(quantile const& q, language in = language::english) {
        return detail::with_not_stated(detail::optional_text(q.value(), in), q.not_stated(), in);
    }
    friend std::string to_field(quantile const& q) { return to_field(q.value()); }

private:
    std::vector<value_type>                               values_{};
    std::optional<percentage>                             at_{};
    [[no_unique_address]] detail::not_stated_of<Measured> not_stated_{};
};

/// How many different values there are, exactly. Keeps each different value once.
template <auto Measured>
class distinct {
    static constexpr bool sound = detail::check_measured<Measured>();

public:
    using value_type = detail::without_optional<detail::measured_value<Measured>>;
    static_assert(std::totally_ordered<value_type>,
                  "tuopin: different values are told apart by their order; give the type <=>");

    template <class Record>
    void observe(Record const& record) {
        if constexpr (sound)
            not_stated_.add(detail::with_measured<Measured>(record, [&](auto const& value) {
                // What does not compare with itself (a NaN) is no value.
                if (value == value)
                    take(value);
            }));
    }
    void merge(distinct const& other) {
        values_.insert(values_.end(), other.values_.begin(), other.values_.end());
        settle(values_);
        settled_ = values_.size();
        not_stated_.merge(other.not_stated_);
    }
    void then(distinct const& later) { merge(later); }

    std::int64_t            value() const { return static_cast<std::int64_t>(values().size()); }
    /// The different values, sorted.
    std::vector<value_type> values() const {
        auto sorted = values_;
        settle(sorted);
        return sorted;
    }
    std::int64_t not_stated() const { return not_stated_.number(); }

    friend bool operator==(distinct const& a, distinct const& b) {
        return a.values() == b.values() && a.not_stated_ == b.not_stated_;
    }

    static constexpr aggregation aggregates() { return {{"the union", "取并集"}, {"the union", "取并集"}}; }
    friend std::string           to_text(distinct const& d, language in = language::english) {
        return detail::with_not_stated(to_text(d.value(), in), d.not_stated(), in);
    }
    friend std::string to_field(distinct const& d) { return to_field(d.value()); }

private:
    static void settle(std::vector<value_type>& values) {
        std::sort(values.begin(), values.end());
        values.erase(std::unique(values.begin(), values.end()), values.end());
    }
    // Sorting whenever the unsorted tail has outgrown the sorted head keeps the work at
    // n log n and the memory at twice the different values.
    void take(value_type const& value) {
        if (!values_.empty() && values_.back() == value)
            return;
        values_.push_back(value);
        if (values_.size() >= 2 * settled_ + 64) {
            settle(values_);
            settled_ = values_.size();
        }
    }

    std::vector<value_type>                               values_{};
    std::size_t                                           settled_{};
    [[no_unique_address]] detail::not_stated_of<Measured> not_stated_{};
};

/// The `Size` largest of what is measured, with the numbers of their records; of equal
/// ones those that come first.
template <auto Measured, std::size_t Size>
class top {
    static constexpr bool sound = detail::check_measured<Measured>();

public:
    using value_type = detail::without_optional<detail::measured_value<Measured>>;
    struct place {
        value_type  value{};
        std::size_t record{};

        friend bool operator==(place const&, place const&) = default;
    };
    static_assert(std::totally_ordered<value_type>,
                  "tuopin: the largest are taken of what has an order; give the type <=>");

    template <class Record>
    void observe(Record const& record, std::size_t index = 0) {
        if constexpr (sound)
            not_stated_.add(detail::with_measured<Measured>(record, [&](auto const& value) {
                if (value == value)
                    take({value, index});
            }));
    }
    void merge(top const& other) {
        for (place const& candidate : other.places_)
            take(candidate);
        not_stated_.merge(other.not_stated_);
    }
    void then(top const& later) { merge(later); }

    /// The largest first.
    std::vector<place> const& value() const& { return places_; }
    std::vector<place>        value() && { return std::move(places_); }
    std::int64_t              not_stated() const { return not_stated_.number(); }

    friend bool operator==(top const&, top const&) = default;

    static constexpr aggregation aggregates() {
        return {{"the largest of both", "合并后取最大"}, {"the largest of both", "合并后取最大"}};
    }
    friend std::string           to_text(top const& t, language in = language::english) {
        std::string written;
        for (place const& each : t.places_) {
            if (!written.empty())
                written.append(in == language::english ? ", " : "、");
            written.append(to_text(each.value, in));
        }
        return detail::with_not_stated(written.empty() ? std::string(text{"none", "无"}.in(in)) : written,
                                       t.not_stated(), in);
    }

private:
    void take(place const& candidate) {
        auto const before = [](place const& a, place const& b) {
            return b.value < a.value || (!(a.value < b.value) && a.record < b.record);
        };
        if (places_.size() == Size && (Size == 0 || !before(candidate, places_.back())))
            return;
        places_.insert(std::upper_bound(places_.begin(), places_.end(), candidate, before), candidate);
        if (places_.size() > Size)
            places_.pop_back();
    }

    std::vector<place>                                    places_{};
    [[no_unique_address]] detail::not_stated_of<Measured> not_stated_{};
};

} // namespace tuopin

#endif
