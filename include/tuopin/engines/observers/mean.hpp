#ifndef TUOPIN_ENGINES_OBSERVERS_MEAN_HPP
#define TUOPIN_ENGINES_OBSERVERS_MEAN_HPP

#include <tuopin/engines/observers/measured.hpp>
#include <tuopin/engines/observers/tally.hpp>
#include <tuopin/engines/observers/weighted.hpp>
#include <tuopin/values/figures/figure.hpp>

#include <cstdint>
#include <optional>
#include <string>

namespace tuopin {

/// The mean of what is measured, each record once, or weighted:
/// `mean<&household::income_per_head, &household::persons>`. Numerator and denominator are
/// merged, never means. Records that leave either open are left out: see `not_stated`.
template <auto Measured, auto... Weight>
class mean {
    static_assert(sizeof...(Weight) <= 1,
                  "tuopin: a mean has one weight; multiply weights in a function of the record");
    static constexpr bool sound = detail::check_additive<Measured>() && (detail::check_additive<Weight>() && ...);

    using numeric = detail::numeric_of<std::conditional_t<sound, detail::measured_value<Measured>, int>>;

    template <auto... W>
    struct sums_of {
        using type = detail::weighted_sums<typename numeric::raw_type, detail::unweighted>;
    };
    template <auto W>
    struct sums_of<W> {
        using numeric_weight = detail::numeric_of<std::conditional_t<sound, detail::measured_value<W>, int>>;
        using type           = detail::weighted_sums<typename numeric::raw_type, typename numeric_weight::raw_type>;
    };

public:
    /// The mean of a quantity is a computed quantity, of a number a double.
    using value_type = typename numeric::mean_type;

    template <class Record>
    static constexpr bool looks_at_alone =
        detail::measured_of<Measured, Record> && (detail::measured_of<Weight, Record> && ...);

    template <class Record>
    [[gnu::always_inline]] constexpr void observe(Record const& record) {
        if constexpr (sound) {
            bool weighed = true;
            bool const measured = detail::with_measured<Measured>(record, [&](auto const& value) {
                if constexpr (sizeof...(Weight) == 0) {
                    sums_.add(numeric::raw(value));
                } else {
                    auto const add_weighed = [&](auto const& weight) {
                        using weights = detail::numeric<std::remove_cvref_t<decltype(weight)>>;
                        sums_.add(numeric::raw(value), weights::raw(weight));
                    };
                    weighed = (detail::with_measured<Weight>(record, add_weighed) && ...);
                }
            });
            not_stated_.add(measured && weighed);
        }
    }
    [[gnu::always_inline]] constexpr void merge(mean const& other) {
        sums_.merge(other.sums_);
        not_stated_.merge(other.not_stated_);
    }
    [[gnu::always_inline]] constexpr void gather(mean const& other) {
        sums_.gather(other.sums_);
        not_stated_.merge(other.not_stated_);
    }
    constexpr void then(mean const& later) { merge(later); }

    // For the engines: see tally.hpp.
    using tallies =
        std::conditional_t<sizeof...(Weight) == 0, boost::mp11::mp_list<detail::tally_of_sum<Measured>>, void>;
    constexpr void add(std::int64_t records, detail::tally_of_sum<Measured> const& total) {
        sums_.add(total.sum, records);
    }

    /// Empty where there is nobody, or no weight, to take the mean over.
    constexpr std::optional<value_type> value() const {
        double const weights = sums_.weights();
        return weights == 0 ? std::nullopt : std::optional<value_type>(numeric::mean(sums_.products() / weights));
    }

    /// How many records left open what is measured or its weight.
    constexpr std::int64_t not_stated() const { return not_stated_.number(); }

    friend constexpr bool operator==(mean const&, mean const&) = default;

    static constexpr aggregation aggregates() {
        return {{"weighted: sums and weights add", "加权：合计与权数分别相加"},
                {"weighted: sums and weights add", "加权：合计与权数分别相加"}};
    }
    friend std::string to_text(mean const& m, language in = language::english) {
        return detail::with_not_stated(detail::optional_text(m.value(), in), m.not_stated(), in);
    }
    friend std::string to_field(mean const& m) { return to_field(m.value()); }

private:
    typename sums_of<Weight...>::type                                sums_{};
    [[no_unique_address]] detail::not_stated_of<Measured, Weight...> not_stated_{};
};

} // namespace tuopin

#endif
