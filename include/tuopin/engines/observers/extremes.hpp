#ifndef TUOPIN_ENGINES_OBSERVERS_EXTREMES_HPP
#define TUOPIN_ENGINES_OBSERVERS_EXTREMES_HPP

#include <tuopin/engines/observers/measured.hpp>
#include <tuopin/engines/observers/tally.hpp>
#include <tuopin/values/figures/figure.hpp>

#include <concepts>
#include <cstdint>
#include <limits>
#include <optional>
#include <string>

namespace tuopin {

enum class extreme { minimum, maximum };

namespace detail {

/// A value that no other is further from the extreme than, for types that have one.
template <class T, extreme Which>
struct farthest {
    static constexpr bool known = false;
    static constexpr T    value() { return T{}; }
};
template <number T, extreme Which>
struct farthest<T, Which> {
    using limits                = std::numeric_limits<T>;
    static constexpr bool known = true;
    static constexpr T    value() {
        if constexpr (std::floating_point<T>)
            return Which == extreme::maximum ? -limits::infinity() : limits::infinity();
        else
            return Which == extreme::maximum ? limits::lowest() : limits::max();
    }
};
template <class Unit, extreme Which>
struct farthest<quantity<Unit, std::int64_t>, Which> {
    static constexpr bool known = true;
    static constexpr auto value() { return quantity<Unit>::of_steps(farthest<std::int64_t, Which>::value()); }
};
template <class Unit, extreme Which>
struct farthest<quantity<Unit, double>, Which> {
    static constexpr bool known = true;
    static constexpr auto value() { return quantity<Unit, double>(farthest<double, Which>::value()); }
};

/// Which of two comes nearer to the extreme, the second of equal ones. Of quantities plain numbers are
/// compared: a choice between two objects would be one between their addresses, or a branch.
template <extreme Which, class T>
[[gnu::always_inline]] constexpr T nearer(T value, T other) {
    if constexpr (Which == extreme::maximum)
        return other < value ? value : other;
    else
        return value < other ? value : other;
}
template <extreme Which, class Unit>
[[gnu::always_inline]] constexpr quantity<Unit> nearer(quantity<Unit> value, quantity<Unit> other) {
    return quantity<Unit>::of_steps(detail::nearer<Which>(value.steps(), other.steps()));
}

template <auto Measured, extreme Which>
struct tally_of_extreme {
    using value_type = without_optional<measured_value<Measured>>;

    static constexpr bool of_one_observer = false;
    template <class Record>
    static constexpr bool fits = measures_whole_numbers<Measured>();

    value_type value{farthest<value_type, Which>::value()};

    template <class Record>
    static void look(Record const&, sizes_of_numbers&) {}
    template <class Record>
    [[gnu::always_inline]] void take(Record const& record) {
        value = detail::nearer<Which>(detail::measured<Measured>(record), value);
    }
};

} // namespace detail

/// The smallest or the largest of what is measured: see `minimum` and `maximum`.
template <auto Measured, extreme Which>
class extreme_of {
    static constexpr bool sound = detail::check_measured<Measured>();

public:
    using value_type = detail::without_optional<detail::measured_value<Measured>>;
    static_assert(std::totally_ordered<value_type>,
                  "tuopin: a minimum or maximum is taken of what has an order; give the type <=>");

    template <class Record>
    static constexpr bool looks_at_alone = detail::measured_of<Measured, Record>;

    template <class Record>
    [[gnu::always_inline]] constexpr void observe(Record const& record) {
        if constexpr (sound)
            not_stated_.add(detail::with_measured<Measured>(record, [&](auto const& value) { take(value); }));
    }
    [[gnu::always_inline]] constexpr void merge(extreme_of const& other) {
        if constexpr (farthest::known) {
            // The farthest value, which is that of nothing, leaves the other as it is.
            extreme_ = detail::nearer<Which>(other.extreme_, extreme_);
            any_ |= other.any_;
        } else if (other.any_) {
            take(other.extreme_);
        }
        not_stated_.merge(other.not_stated_);
    }
    constexpr void then(extreme_of const& later) { merge(later); }

    // For the engines: see tally.hpp.
    using tallies = boost::mp11::mp_list<detail::tally_of_extreme<Measured, Which>>;
    constexpr void add(std::int64_t records, detail::tally_of_extreme<Measured, Which> const& all) {
        extreme_ = detail::nearer<Which>(all.value, extreme_);
        any_     = any_ || records != 0;
    }

    /// Empty where nothing was measured.
    constexpr std::optional<value_type> value() const {
        return any_ ? std::optional<value_type>(extreme_) : std::nullopt;
    }

    /// How many records left it open.
    constexpr std::int64_t not_stated() const { return not_stated_.number(); }

    friend bool operator==(extreme_of const&, extreme_of const&) = default;

    static constexpr aggregation aggregates() {
        if constexpr (Which == extreme::maximum)
            return {{"the largest", "取最大"}, {"the largest", "取最大"}};
        else
            return {{"the smallest", "取最小"}, {"the smallest", "取最小"}};
    }
    friend std::string to_text(extreme_of const& e, language in = language::english) {
        return detail::with_not_stated(detail::optional_text(e.value(), in), e.not_stated(), in);
    }
    friend std::string to_field(extreme_of const& e) { return to_field(e.value()); }

private:
    using farthest = detail::farthest<value_type, Which>;

    static constexpr bool comes_before(value_type const& a, value_type const& b) {
        return Which == extreme::maximum ? b < a : a < b;
    }

    // What does not compare with itself (a NaN) is no candidate.
    constexpr void take(value_type const& value) {
        if constexpr (farthest::known) {
            // Without a look at `any_`, and without a branch, a comparison is all there is to a record.
            extreme_ = detail::nearer<Which>(value, extreme_);
            any_     = any_ || value == value;
        } else if (value == value) {
            if (!any_ || comes_before(value, extreme_))
                extreme_ = value;
            any_ = true;
        }
    }

    value_type                                            extreme_{farthest::value()};
    bool                                                  any_{false};
    [[no_unique_address]] detail::not_stated_of<Measured> not_stated_{};
};

/// The smallest of what is measured; empty over no records.
template <auto Measured>
using minimum = extreme_of<Measured, extreme::minimum>;

/// The largest of what is measured; empty over no records.
template <auto Measured>
using maximum = extreme_of<Measured, extreme::maximum>;

} // namespace tuopin

#endif
