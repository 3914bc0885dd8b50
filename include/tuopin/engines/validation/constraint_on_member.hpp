// What a constraint says of a member of a record: one that may not be stated, or that other members bound.
#ifndef TUOPIN_ENGINES_VALIDATION_CONSTRAINT_ON_MEMBER_HPP
#define TUOPIN_ENGINES_VALIDATION_CONSTRAINT_ON_MEMBER_HPP

#include <tuopin/engines/validation/constraint.hpp>
#include <tuopin/engines/validation/member_bound.hpp>
#include <tuopin/values/text.hpp>

#include <concepts>
#include <optional>
#include <type_traits>

namespace tuopin::detail {

template <class C, class T>
concept applies_plainly = constraint_on<C, without_optional<T>> || constraint_on<C, T>;

/// Whether a constraint applies to a member: to its type, or to what an optional of it
/// holds; a combined one, whether its parts do.
template <class C, class T>
inline constexpr bool constrains = applies_plainly<C, T>;
template <class T>
inline constexpr bool constrains<not_empty_constraint, T> = optional_type<T> || constraint_on<not_empty_constraint, T>;
template <class A, class B, class T>
inline constexpr bool constrains<both_constraint<A, B>, T> = constrains<A, T> && constrains<B, T>;
template <class A, class B, class T>
inline constexpr bool constrains<either_constraint<A, B>, T> = constrains<A, T> && constrains<B, T>;
template <class A, class T>
inline constexpr bool constrains<negated_constraint<A>, T> = constrains<A, T>;
template <template <class> class Kind, class Bound, class T>
inline constexpr bool constrains<Kind<std::optional<Bound>>, T> = constrains<Kind<Bound>, T>;

/// The members that bound others in a constraint.
template <auto... Measured>
struct members_named {};
template <auto... A>
consteval members_named<A...> operator+(members_named<A...>, members_named<>) {
    return {};
}
template <auto... A, auto First, auto... Rest>
consteval auto operator+(members_named<A...>, members_named<First, Rest...>) {
    if constexpr ((std::same_as<members_named<A>, members_named<First>> || ...))
        return members_named<A...>{} + members_named<Rest...>{};
    else
        return members_named<A..., First>{} + members_named<Rest...>{};
}
template <class C>
inline constexpr auto bounding_members = members_named<>{};
template <template <class> class Kind, auto Measured, class Factor>
inline constexpr auto bounding_members<Kind<member_bound<Measured, Factor>>> = members_named<Measured>{};
template <class A, class B>
inline constexpr auto bounding_members<both_constraint<A, B>> = bounding_members<A> + bounding_members<B>;
template <class A, class B>
inline constexpr auto bounding_members<either_constraint<A, B>> = bounding_members<A> + bounding_members<B>;
template <class A>
inline constexpr auto bounding_members<negated_constraint<A>> = bounding_members<A>;

template <class C>
concept bounded_by_members = !std::same_as<std::remove_cv_t<decltype(bounding_members<C>)>, members_named<>>;

/// The constraint as it is for one record: bounds that are members have their values, empty where not stated.
template <class C, class Record>
    requires(!bounded_by_members<C>)
constexpr C const& beside(C const& wanted, Record const&) {
    return wanted;
}
template <template <class> class Kind, auto Measured, class Factor, class Record>
constexpr auto beside(Kind<member_bound<Measured, Factor>> const& wanted, Record const& record) {
    auto const& value = measured<Measured>(record);
    using value_type  = without_optional<std::remove_cvref_t<decltype(value)>>;
    constexpr bool sound = requires(value_type const& stated) { detail::multiplied(stated, wanted.bound.factor); };
    static_assert(sound,
                  "tuopin: the factor of a member that bounds is a number, or an amount for each of what the member "
                  "counts: at_least<&household::wage>(2), at_least<&household::size>(4'000_yuan)");
    if constexpr (sound) {
        using bound_type = decltype(detail::multiplied(stated_value(value), wanted.bound.factor));
        return Kind<std::optional<bound_type>>{
            is_stated(value) ? std::optional<bound_type>(detail::multiplied(stated_value(value), wanted.bound.factor))
                             : std::nullopt};
    } else {
        return Kind<std::optional<value_type>>{};
    }
}
template <class A, class B, class Record>
    requires bounded_by_members<both_constraint<A, B>>
constexpr auto beside(both_constraint<A, B> const& wanted, Record const& record);
template <class A, class B, class Record>
    requires bounded_by_members<either_constraint<A, B>>
constexpr auto beside(either_constraint<A, B> const& wanted, Record const& record);
template <class A, class Record>
    requires bounded_by_members<negated_constraint<A>>
constexpr auto beside(negated_constraint<A> const& wanted, Record const& record) {
    return !detail::beside(wanted.a, record);
}
template <class A, class B, class Record>
    requires bounded_by_members<both_constraint<A, B>>
constexpr auto beside(both_constraint<A, B> const& wanted, Record const& record) {
    return detail::beside(wanted.a, record) && detail::beside(wanted.b, record);
}
template <class A, class B, class Record>
    requires bounded_by_members<either_constraint<A, B>>
constexpr auto beside(either_constraint<A, B> const& wanted, Record const& record) {
    return detail::beside(wanted.a, record) || detail::beside(wanted.b, record);
}

// What a constraint says of a member: that it holds (1) or is broken (-1). Of what is not
// stated, only `not_empty` says anything; the others leave it open (0), combined or not.
template <class C, class T>
constexpr int says_of(C const& wanted, T const& value);
template <class T>
constexpr int says_of(not_empty_constraint const& wanted, T const& value);
template <class A, class B, class T>
constexpr int says_of(both_constraint<A, B> const& wanted, T const& value);
template <class A, class B, class T>
constexpr int says_of(either_constraint<A, B> const& wanted, T const& value);
template <class A, class T>
constexpr int says_of(negated_constraint<A> const& wanted, T const& value);
template <template <class> class Kind, class Bound, class T>
constexpr int says_of(Kind<std::optional<Bound>> const& wanted, T const& value);

template <class C, class T>
constexpr int says_of(C const& wanted, T const& value) {
    if constexpr (optional_type<T>) {
        if constexpr (constraint_on<C, without_optional<T>>)
            return value ? (wanted.holds(*value) ? 1 : -1) : 0;
        else
            return wanted.holds(value) ? 1 : -1;
    } else {
        return wanted.holds(value) ? 1 : -1;
    }
}
template <class T>
constexpr int says_of(not_empty_constraint const& wanted, T const& value) {
    if constexpr (optional_type<T>)
        if constexpr (constraint_on<not_empty_constraint, without_optional<T>>)
            return value && wanted.holds(*value) ? 1 : -1;
    return wanted.holds(value) ? 1 : -1;
}
template <class A, class B, class T>
constexpr int says_of(both_constraint<A, B> const& wanted, T const& value) {
    int const a = detail::says_of(wanted.a, value), b = detail::says_of(wanted.b, value);
    return a < b ? a : b;
}
template <class A, class B, class T>
constexpr int says_of(either_constraint<A, B> const& wanted, T const& value) {
    int const a = detail::says_of(wanted.a, value), b = detail::says_of(wanted.b, value);
    return a < b ? b : a;
}
template <class A, class T>
constexpr int says_of(negated_constraint<A> const& wanted, T const& value) {
    return -detail::says_of(wanted.a, value);
}
template <template <class> class Kind, class Bound, class T>
constexpr int says_of(Kind<std::optional<Bound>> const& wanted, T const& value) {
    return wanted.bound ? detail::says_of(Kind<Bound>{*wanted.bound}, value) : 0;
}

/// What is not stated breaks no constraint but `not_empty`.
template <class Constraint, class T>
constexpr bool holds_for(Constraint const& wanted, T const& value) {
    return detail::says_of(wanted, value) >= 0;
}

} // namespace tuopin::detail

#endif
