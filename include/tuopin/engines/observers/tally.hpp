// What a pass over records in no order keeps of each group for an observer: less than the observer has.
#ifndef TUOPIN_ENGINES_OBSERVERS_TALLY_HPP
#define TUOPIN_ENGINES_OBSERVERS_TALLY_HPP

#include <tuopin/engines/observers/measured.hpp>

#include <boost/mp11/list.hpp>

#include <bit>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <type_traits>

namespace tuopin::detail {

// An observer that may be made of tallies says of which, `using tallies = mp_list<...>` (or void), and has
// `add(records, tally...)`, which takes account of so many records at once. Observers that name the same tally share
// one; how many records a group has is known without one. A tally `fits` records where it can be kept of them. One that
// adds up numbers shows them `sizes_of_numbers` before, as a record that has large ones is left to the observers. It
// is `of_one_observer` where it is given the parameters of the observer, its `for_tally()`, which are shown some of the
// records before, `sample(record)`, to learn what most are like. It then may decline a record, which is left to the
// observer's `observe_apart`, and if it declines as it is `full` begins anew.

/// That many records at most are behind a tally.
inline constexpr std::size_t most_tallied = std::size_t{1} << 28;

/// Whether records are known to have no quantities but small ones: see all_small.
template <class Record>
concept has_small_quantities = requires { requires Record::small_quantities; };

template <class T>
struct is_path : std::false_type {};
template <auto... Pointers>
struct is_path<path_type<Pointers...>> : std::true_type {};

/// Numbers, or quantities in whole steps, that are always stated.
template <auto Measured>
consteval bool measures_whole_numbers() {
    if constexpr (additive<measured_value<Measured>>)
        return std::same_as<typename numeric<measured_value<Measured>>::raw_type, std::int64_t>;
    else
        return false;
}
/// Numbers that become one of 64 bits with a sign.
template <auto Measured>
consteval bool measures_signed_numbers() {
    using value = measured_value<Measured>;
    return measures_whole_numbers<Measured>() &&
           !(std::unsigned_integral<value> && sizeof(value) == sizeof(std::uint64_t));
}
/// Those of 32 bits, whose sums fit into 64.
template <auto Measured, class Record>
consteval bool measures_short_numbers() {
    using measured = std::remove_cv_t<decltype(Measured)>;
    using value    = measured_value<Measured>;
    if constexpr (std::integral<value>)
        return sizeof(value) <= sizeof(std::int32_t);
    else
        return measures_whole_numbers<Measured>() && has_small_quantities<Record> &&
               (std::is_member_object_pointer_v<measured> || is_path<measured>::value);
}

/// Looks at numbers of a record: of those that are not large, sums of as many as a group has records at most fit into
/// 64 bits. Numbers known to be short are not looked at.
class sizes_of_numbers {
public:
    explicit sizes_of_numbers(std::size_t records)
        : limit_(std::uint64_t{1} << (62 - std::bit_width(std::uint64_t{records}))) {}

    template <auto Measured, class Record>
    [[gnu::always_inline]] void look_at(Record const& record) {
        if constexpr (!measures_short_numbers<Measured, Record>())
            seen_ |= limit_ + static_cast<std::uint64_t>(
                                  numeric<measured_value<Measured>>::raw(detail::measured<Measured>(record)));
    }
    bool any_large() const { return (seen_ & (0 - 2 * limit_)) != 0; }
    /// For another record.
    sizes_of_numbers anew() const {
        sizes_of_numbers other = *this;
        other.seen_            = 0;
        return other;
    }

private:
    std::uint64_t limit_;
    std::uint64_t seen_{};
};

/// A sum.
template <auto Measured>
struct tally_of_sum {
    static constexpr bool of_one_observer = false;
    template <class Record>
    static constexpr bool fits = measures_signed_numbers<Measured>();

    std::int64_t sum{};

    template <class Record>
    [[gnu::always_inline]] static void look(Record const& record, sizes_of_numbers& sizes) {
        sizes.look_at<Measured>(record);
    }
    template <class Record>
    [[gnu::always_inline]] void take(Record const& record) {
        sum += numeric<measured_value<Measured>>::raw(detail::measured<Measured>(record));
    }
};

/// How many records a condition holds of, or what they weigh.
template <auto Condition, auto... Weight>
struct tally_where {
    static constexpr bool of_one_observer = false;
    template <class Record>
    static constexpr bool fits =
        !optional_type<measured_value<Condition>> && (measures_signed_numbers<Weight>() && ...);

    std::int64_t sum{};

    template <class Record>
    [[gnu::always_inline]] static void look(Record const& record, sizes_of_numbers& sizes) {
        (sizes.look_at<Weight>(record), ...);
    }
    template <class Record>
    [[gnu::always_inline]] void take(Record const& record) {
        std::int64_t weight = 1;
        ((weight = numeric<measured_value<Weight>>::raw(detail::measured<Weight>(record))), ...);
        sum += detail::where_it_holds(static_cast<bool>(detail::measured<Condition>(record)), weight);
    }
};

} // namespace tuopin::detail

#endif
