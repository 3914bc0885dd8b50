#ifndef TUOPIN_ENGINES_OBSERVERS_SUM_HPP
#define TUOPIN_ENGINES_OBSERVERS_SUM_HPP

#include <tuopin/engines/observers/measured.hpp>
#include <tuopin/engines/observers/tally.hpp>
#include <tuopin/values/figures/figure.hpp>

#include <cstdint>
#include <string>
#include <type_traits>

namespace tuopin {

/// The sum of what is measured: `sum<&well::cost> invested;`. Sums of quantities and whole
/// numbers are exact, sums of floating-point numbers are rounded once; neither depends on
/// the order of the records. Records that leave it open are not counted as zeros: see
/// `not_stated`.
template <auto Measured>
class sum {
    static constexpr bool sound = detail::check_additive<Measured>();
    using measured_type         = std::conditional_t<sound, detail::measured_value<Measured>, int>;
    using numeric               = detail::numeric_of<measured_type>;
    using raw_sum               = typename detail::sum_of_raw<typename numeric::raw_type>::type;

public:
    using value_type = typename numeric::value_type;

    template <class Record>
    static constexpr bool looks_at_alone = detail::measured_of<Measured, Record>;

    template <class Record>
    [[gnu::always_inline]] constexpr void observe(Record const& record) {
        if constexpr (sound)
            not_stated_.add(
                detail::with_measured<Measured>(record, [&](auto const& value) { sum_.add(numeric::raw(value)); }));
    }
    [[gnu::always_inline]] constexpr void merge(sum const& other) {
        sum_.merge(other.sum_);
        not_stated_.merge(other.not_stated_);
    }
    [[gnu::always_inline]] constexpr void gather(sum const& other) {
        sum_.gather(other.sum_);
        not_stated_.merge(other.not_stated_);
    }
    constexpr void then(sum const& later) { merge(later); }

    // For the engines: see tally.hpp.
    using tallies = boost::mp11::mp_list<detail::tally_of_sum<Measured>>;
    constexpr void add(std::int64_t, detail::tally_of_sum<Measured> const& total) { sum_.add(total.sum); }

    /// The sum; throws std::overflow_error where it does not fit.
    constexpr value_type value() const {
        if constexpr (std::same_as<raw_sum, detail::real_sum>)
            return numeric::value(sum_.total());
        else
            return numeric::value(sum_.total().to_int64());
    }

    /// How many records left it open.
    constexpr std::int64_t not_stated() const { return not_stated_.number(); }

    friend constexpr bool operator==(sum const&, sum const&) = default;

    static constexpr aggregation aggregates() { return {{"adds", "相加"}, {"adds", "相加"}}; }
    friend std::string           to_text(sum const& s, language in = language::english) {
        return detail::with_not_stated(to_text(s.value(), in), s.not_stated(), in);
    }
    friend std::string to_field(sum const& s) { return to_field(s.value()); }

private:
    raw_sum                                                             sum_{};
    [[no_unique_address]] detail::not_stated<detail::optional_type<measured_type>> not_stated_{};
};

} // namespace tuopin

#endif
