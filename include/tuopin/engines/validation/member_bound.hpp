// Another member of the same record as a bound: as it stands, or so many times.
#ifndef TUOPIN_ENGINES_VALIDATION_MEMBER_BOUND_HPP
#define TUOPIN_ENGINES_VALIDATION_MEMBER_BOUND_HPP

#include <tuopin/describe/member_pointer.hpp>
#include <tuopin/values/exact.hpp>
#include <tuopin/values/quantity.hpp>
#include <tuopin/values/text.hpp>

#include <compare>
#include <concepts>
#include <cstdint>
#include <ratio>
#include <string>
#include <type_traits>

namespace tuopin::detail {

template <class T>
inline constexpr bool is_whole_quantity = false;
template <class Unit>
inline constexpr bool is_whole_quantity<quantity<Unit, std::int64_t>> = true;

/// A number or quantity that is kept as a whole number, and this number.
template <class T>
concept kept_whole = plain_integer<T> || is_whole_quantity<T>;
template <kept_whole T>
constexpr auto whole_of(T const& value) {
    if constexpr (plain_integer<T>)
        return value;
    else
        return value.steps();
}

/// What is counted in whole numbers, such as persons, so that there may be an amount for each.
template <class T>
concept counted_whole = plain_integer<T> || (is_whole_quantity<T> && requires(T const& value) { value.count(); });

/// The factor of a member that bounds as it stands.
struct once {};

/// Numbers, or quantities that are kept in steps of one size: yuan and fen.
template <class A, class B>
inline constexpr bool kept_alike = plain_integer<A> && plain_integer<B>;
template <class A, class B>
    requires same_dimension<A, B>
inline constexpr bool kept_alike<quantity<A, std::int64_t>, quantity<B, std::int64_t>> =
    std::ratio_equal_v<step_factor<A, B>, std::ratio<1>>;

/// A product of whole numbers, however large: a number, or an amount of `T` in its steps.
template <kept_whole T>
struct exact_product {
    wide steps;

    template <kept_whole V>
        requires kept_alike<T, V>
    friend constexpr std::strong_ordering operator<=>(V const& value, exact_product const& product) {
        return in_128_bits(whole_of(value)) <=> product.steps;
    }
    template <plain_integer I>
    static constexpr wide in_128_bits(I value) {
        if constexpr (std::is_unsigned_v<I>)
            return wide{0, value};
        else
            return wide{value};
    }
};

template <plain_integer I>
constexpr wide wide_product(std::int64_t factor, I value) {
    if constexpr (std::is_unsigned_v<I>) {
        wide const product = multiply_unsigned(unsigned_magnitude(factor), value);
        return factor < 0 ? -product : product;
    } else {
        return multiply(factor, value);
    }
}

/// A member times a factor: numbers, quantities by whole numbers, what is counted by an amount for each.
template <class T>
constexpr T multiplied(T const& value, once) {
    return value;
}
template <kept_whole T>
constexpr exact_product<T> multiplied(T const& value, std::int64_t factor) {
    return {wide_product(factor, whole_of(value))};
}
template <counted_whole T, class Unit>
constexpr exact_product<quantity<Unit>> multiplied(T const& value, quantity<Unit> factor) {
    return {wide_product(factor.steps(), whole_of(value))};
}
template <class T>
    requires std::floating_point<T> || plain_integer<T>
constexpr double multiplied(T value, double factor) {
    return static_cast<double>(value) * factor;
}
template <std::floating_point T>
constexpr double multiplied(T value, std::int64_t factor) {
    return static_cast<double>(value) * static_cast<double>(factor);
}

/// `Measured` of the record that a rule looks at, times the factor.
template <auto Measured, class Factor = once>
struct member_bound {
    Factor factor{};
};

constexpr once kept_factor(once) { return {}; }
template <plain_integer I>
constexpr std::int64_t kept_factor(I factor) {
    return in_64_bits(factor);
}
template <std::floating_point F>
constexpr double kept_factor(F factor) {
    return static_cast<double>(factor);
}
template <class Unit>
constexpr quantity<Unit> kept_factor(quantity<Unit> factor) {
    return factor;
}
template <class F>
concept factor_of_bound = requires(F const& factor) { kept_factor(factor); };

// "registered", "2 × wage", "4,000 yuan × size".
template <auto Measured, class Factor>
std::string bound_text(member_bound<Measured, Factor> const& bound, language in) {
    std::string written;
    if constexpr (quantity_type<Factor>)
        written = to_text(bound.factor, in) + " × ";
    else if constexpr (!std::same_as<Factor, once>)
        written = to_field(bound.factor) + " × ";
    return written += measured_name<Measured>();
}

} // namespace tuopin::detail

#endif
