#ifndef TUOPIN_STATISTICS_RATIO_HPP
#define TUOPIN_STATISTICS_RATIO_HPP

#include <tuopin/engines/observers/measured.hpp>
#include <tuopin/statistics/estimate.hpp>

#include <cmath>
#include <concepts>
#include <cstdint>
#include <initializer_list>
#include <string>
#include <type_traits>

namespace tuopin::detail {

/// A part of a whole, or why there is none: `otherwise` where the whole is nothing, and
/// never a NaN where sums are too large.
inline estimate<> ratio_of(double part, double whole, no_value otherwise) {
    if (!(whole > 0))
        return estimate<>(std::isnan(whole) ? no_value::cannot_be_computed : otherwise);
    double const value = part / whole;
    return std::isfinite(value) && std::isfinite(whole) ? estimate<>(value) : estimate<>(no_value::cannot_be_computed);
}

/// The same with how many records, and which weight, stand behind it.
inline estimate<> ratio_of(double part, double whole, no_value otherwise, std::int64_t records, double weight,
                           exclusions excluded) {
    estimate<> result = ratio_of(part, whole, otherwise);
    result.set_records(records, weight, excluded);
    return result;
}

/// A share and what it is called.
struct named_share {
    text       name;
    estimate<> share;
};

/// "exclusion error 31.76 %, inclusion error 76.59 %": the shares that there are.
inline std::string shares_text(std::initializer_list<named_share> shares, exclusions const& excluded, language in) {
    std::string written;
    bool const  english = in == language::english;
    for (named_share const& each : shares)
        if (each.share)
            written.append(written.empty() ? ""
                           : english       ? ", "
                                           : "，")
                .append(each.name.in(in))
                .append(english ? " " : "")
                .append(rounded_decimal(100 * *each.share, 2, english))
                .append(english ? " %" : "%");
    return with_not_stated(written.empty() ? std::string(text{"none", "无"}.in(in)) : written, excluded.number(), in);
}

/// What weights are counted in: whole numbers where a record weighs one.
template <auto... Weight>
struct weight_numeric {
    using type = numeric<std::int64_t>;
};
template <auto Weight>
struct weight_numeric<Weight> {
    using type = numeric_of<std::conditional_t<check_additive<Weight>(), measured_value<Weight>, int>>;
};

/// A sum of weights as a number of units, and as a value of its type.
template <class Numeric>
double weight_in_units(typename sum_of_raw<typename Numeric::raw_type>::type const& sum) {
    if constexpr (std::same_as<typename Numeric::raw_type, double>)
        return sum.total();
    else if constexpr (quantity_type<typename Numeric::value_type>)
        return sum.total().to_double() / static_cast<double>(unit_of<typename Numeric::value_type>::steps);
    else
        return sum.total().to_double();
}
template <class Numeric>
typename Numeric::value_type weight_value(typename sum_of_raw<typename Numeric::raw_type>::type const& sum) {
    if constexpr (std::same_as<typename Numeric::raw_type, double>)
        return Numeric::value(sum.total());
    else
        return Numeric::value(sum.total().to_int64());
}

/// The weight of a record as a raw number; false, and counted, where there is none above zero.
template <class Numeric, auto... Weight, class Record>
bool read_weight(Record const& record, typename Numeric::raw_type& weight, exclusions& excluded) {
    using raw_type = typename Numeric::raw_type;
    if constexpr (sizeof...(Weight) == 1) {
        bool const stated =
            (with_measured<Weight>(record,
                                   [&](auto const& measured) {
                                       weight = numeric<std::remove_cvref_t<decltype(measured)>>::raw(measured);
                                   }) &&
             ...);
        if (!stated) {
            ++excluded.not_stated;
            return false;
        }
    }
    if (weight - weight != raw_type{}) {
        ++excluded.not_a_number;
        return false;
    }
    if (weight <= raw_type{}) {
        ++excluded.without_weight;
        return false;
    }
    return true;
}

} // namespace tuopin::detail

#endif
