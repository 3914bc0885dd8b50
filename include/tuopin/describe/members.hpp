// The only floor that speaks to Boost.Describe and Mp11: what a described struct
// or enumeration consists of.
#ifndef TUOPIN_DESCRIBE_MEMBERS_HPP
#define TUOPIN_DESCRIBE_MEMBERS_HPP

#include <boost/describe/enumerators.hpp>
#include <boost/describe/members.hpp>
#include <boost/mp11/list.hpp>

#include <concepts>
#include <cstddef>
#include <string_view>
#include <type_traits>
#include <utility>

namespace tuopin {

/// A struct or class described with BOOST_DESCRIBE_STRUCT or BOOST_DESCRIBE_CLASS.
template <class T>
concept described = std::is_class_v<std::remove_cvref_t<T>> &&
                    boost::describe::has_describe_members<std::remove_cvref_t<T>>::value;

/// An enumeration described with BOOST_DESCRIBE_ENUM.
template <class E>
concept described_enum =
    std::is_enum_v<std::remove_cvref_t<E>> && boost::describe::has_describe_enumerators<std::remove_cvref_t<E>>::value;

namespace detail {

template <class T>
using member_list = boost::mp11::mp_rename<
    boost::describe::describe_members<std::remove_cvref_t<T>,
                                      boost::describe::mod_any_access | boost::describe::mod_inherited>,
    boost::mp11::mp_list>;

template <class E>
using enumerator_list = boost::mp11::mp_rename<boost::describe::describe_enumerators<std::remove_cvref_t<E>>,
                                               boost::mp11::mp_list>;

template <class F, class... D>
constexpr void visit_members(F& f, boost::mp11::mp_list<D...>) {
    (f(std::string_view(D::name), D::pointer), ...);
}

template <class F, class... A, class... B>
constexpr void visit_both_members(F& f, boost::mp11::mp_list<A...>, boost::mp11::mp_list<B...>) {
    (f(A::pointer, B::pointer), ...);
}

template <class F, class... D>
constexpr bool visit_all_members(F& f, boost::mp11::mp_list<D...>) {
    return (f(std::string_view(D::name), D::pointer) && ...);
}

template <class F, class... D>
constexpr void visit_enumerators(F& f, boost::mp11::mp_list<D...>) {
    (f(std::string_view(D::name), D::value), ...);
}

} // namespace detail

/// How many members `T` has in its description, inherited ones included.
template <described T>
inline constexpr std::size_t member_count = boost::mp11::mp_size<detail::member_list<T>>::value;

/// How many enumerators `E` has in its description.
template <described_enum E>
inline constexpr std::size_t enumerator_count = boost::mp11::mp_size<detail::enumerator_list<E>>::value;

/// Calls `f(name, pointer)` for every described member of `T` in the order of the
/// description, members of described bases first. `pointer` is a pointer to member.
template <described T, class F>
constexpr void for_each_member(F&& f) {
    detail::visit_members(f, detail::member_list<T>{});
}

/// Calls `f(pointer to member of A, pointer to member of B)` for the first members of both, the second ones of both,
/// and so on: for structs that are described alike, such as two instances of one template.
template <described A, described B, class F>
    requires(member_count<A> == member_count<B>)
constexpr void for_each_member_of_both(F&& f) {
    detail::visit_both_members(f, detail::member_list<A>{}, detail::member_list<B>{});
}

/// Calls `f(name, pointer)` for the described members of `T` until one call returns
/// false; returns whether all of them returned true.
template <described T, class F>
constexpr bool all_members(F&& f) {
    return detail::visit_all_members(f, detail::member_list<T>{});
}

/// Calls `f(name, value)` for every described enumerator of `E`, in order.
template <described_enum E, class F>
constexpr void for_each_enumerator(F&& f) {
    detail::visit_enumerators(f, detail::enumerator_list<E>{});
}

} // namespace tuopin

#endif
