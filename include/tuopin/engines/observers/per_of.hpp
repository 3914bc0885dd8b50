#ifndef TUOPIN_ENGINES_OBSERVERS_PER_OF_HPP
#define TUOPIN_ENGINES_OBSERVERS_PER_OF_HPP

#include <tuopin/engines/observers/measured.hpp>
#include <tuopin/engines/observers/tally.hpp>
#include <tuopin/values/figures/figure.hpp>
#include <tuopin/values/figures/per.hpp>

#include <concepts>
#include <cstdint>
#include <optional>
#include <string>
#include <type_traits>

namespace tuopin {

/// An amount per head, per household, per mu: the sum of totals over the sum of weights.
/// `per_of<&household::income, &household::members>` is the income per head, where each
/// household's income is that of all its members; where a record already holds an amount
/// per head, the weighted `mean` is what is meant. Records that leave either open are left
/// out: see `not_stated`.
template <auto Total, auto Weight>
class per_of {
    static constexpr bool sound = detail::check_additive<Total>() && detail::check_additive<Weight>();

    template <auto Measured>
    using numeric_of_measured = detail::numeric_of<std::conditional_t<sound, detail::measured_value<Measured>, int>>;
    using numeric_total       = numeric_of_measured<Total>;
    using numeric_weight      = numeric_of_measured<Weight>;
    template <class Numeric>
    using sum_type = typename detail::sum_of_raw<typename Numeric::raw_type>::type;

public:
    /// The total of a quantity per weight is a computed quantity, of a number a double.
    using value_type  = typename numeric_total::mean_type;
    using total_type  = typename numeric_total::value_type;
    using weight_type = typename numeric_weight::value_type;

    template <class Record>
    static constexpr bool looks_at_alone = detail::measured_of<Total, Record> && detail::measured_of<Weight, Record>;

    template <class Record>
    [[gnu::always_inline]] constexpr void observe(Record const& record) {
        if constexpr (sound) {
            bool       weighed = false;
            bool const counted = detail::with_measured<Total>(record, [&](auto const& total) {
                weighed = detail::with_measured<Weight>(record, [&](auto const& weight) {
                    total_.add(numeric_total::raw(total));
                    weight_.add(numeric_weight::raw(weight));
                });
            });
            not_stated_.add(counted && weighed);
        }
    }
    [[gnu::always_inline]] constexpr void merge(per_of const& other) {
        total_.merge(other.total_);
        weight_.merge(other.weight_);
        not_stated_.merge(other.not_stated_);
    }
    [[gnu::always_inline]] constexpr void gather(per_of const& other) {
        total_.gather(other.total_);
        weight_.gather(other.weight_);
        not_stated_.merge(other.not_stated_);
    }
    constexpr void then(per_of const& later) { merge(later); }

    // For the engines: see tally.hpp.
    using tallies = boost::mp11::mp_list<detail::tally_of_sum<Total>, detail::tally_of_sum<Weight>>;
    constexpr void add(std::int64_t, detail::tally_of_sum<Total> const& total,
                       detail::tally_of_sum<Weight> const& weight) {
        total_.add(total.sum);
        weight_.add(weight.sum);
    }

    constexpr total_type  total() const { return whole<numeric_total>(total_); }
    constexpr weight_type weight() const { return whole<numeric_weight>(weight_); }

    /// Empty where the weight is nothing.
    constexpr std::optional<value_type> value() const {
        double const weight = computed<numeric_weight>(weight_);
        if (weight == 0)
            return std::nullopt;
        double units = weight;
        if constexpr (quantity_type<weight_type> && std::same_as<typename numeric_weight::raw_type, std::int64_t>)
            units /= static_cast<double>(unit_of<weight_type>::steps);
        return numeric_total::mean(computed<numeric_total>(total_) / units);
    }

    /// The same as a figure that can be reported, compared and merged with reported ones.
    constexpr auto as_figure() const
        requires(quantity_type<total_type> && quantity_type<weight_type>)
    {
        return per<total_type, weight_type>::of_total(total(), weight());
    }

    /// How many records left the total or the weight open.
    constexpr std::int64_t not_stated() const { return not_stated_.number(); }

    friend constexpr bool operator==(per_of const&, per_of const&) = default;

    static constexpr aggregation aggregates() {
        return {{"totals and weights add", "总额与权数分别相加"}, {"totals and weights add", "总额与权数分别相加"}};
    }
    friend std::string to_text(per_of const& p, language in = language::english) {
        return detail::with_not_stated(detail::optional_text(p.value(), in), p.not_stated(), in);
    }
    friend std::string to_field(per_of const& p) { return to_field(p.value()); }

private:
    template <class Numeric>
    static constexpr double computed(sum_type<Numeric> const& sum) {
        if constexpr (std::same_as<typename Numeric::raw_type, double>)
            return sum.total();
        else
            return sum.total().to_double();
    }
    template <class Numeric>
    static constexpr typename Numeric::value_type whole(sum_type<Numeric> const& sum) {
        if constexpr (std::same_as<typename Numeric::raw_type, double>)
            return Numeric::value(sum.total());
        else
            return Numeric::value(sum.total().to_int64());
    }

    sum_type<numeric_total>                                        total_{};
    sum_type<numeric_weight>                                       weight_{};
    [[no_unique_address]] detail::not_stated_of<Total, Weight>     not_stated_{};
};

} // namespace tuopin

#endif
