#ifndef TUOPIN_DESCRIBE_MEMBER_POINTER_HPP
#define TUOPIN_DESCRIBE_MEMBER_POINTER_HPP

#include <cstddef>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>

#if !defined(__GNUC__) && !defined(__clang__)
#include <boost/describe/descriptor_by_pointer.hpp>
#include <boost/describe/members.hpp>
#endif

namespace tuopin {

namespace detail {

template <class P>
struct member_pointer_types {};

template <class Owner, class Member>
struct member_pointer_types<Member Owner::*> {
    using owner  = Owner;
    using member = Member;
};

struct name_span {
    char const* first;
    std::size_t size;
};

// The compiler's own spelling of the template argument costs a twelfth of a look-up
// in the description (a thirty-seventh on clang), and agrees with it.
template <auto Pointer>
consteval name_span spelled_member_name() {
#if defined(__GNUC__) || defined(__clang__)
    char const* const spelling = __PRETTY_FUNCTION__;
    std::size_t const end      = sizeof(__PRETTY_FUNCTION__) - 2;
    std::size_t       begin    = end;
    // g++ puts parentheses round a pointer to member whose class is a template.
    std::size_t last = end;
    while (spelling[last - 1] == ')')
        --last;
    begin = last;
    while (spelling[begin - 1] != ':')
        --begin;
    return {spelling + begin, last - begin};
#else
    using owner      = typename member_pointer_types<decltype(Pointer)>::owner;
    using descriptor = boost::describe::descriptor_by_pointer<
        boost::describe::describe_members<owner, boost::describe::mod_any_access | boost::describe::mod_inherited>,
        Pointer>;
    return {descriptor::name, std::string_view(descriptor::name).size()};
#endif
}

/// A record that is not there as a whole, a row of columns, hands out single members.
template <class Record, auto... Pointers>
concept hands_out_members = requires(Record const& record) { record.template member<Pointers...>(); };

} // namespace detail

/// The class that a pointer to member belongs to, and the type of the member.
template <auto Pointer>
using owner_of = typename detail::member_pointer_types<std::remove_cv_t<decltype(Pointer)>>::owner;
template <auto Pointer>
using member_type_of = typename detail::member_pointer_types<std::remove_cv_t<decltype(Pointer)>>::member;

/// The name of the member that `Pointer` points to: `member_name<&well::depth> == "depth"`.
template <auto Pointer>
    requires std::is_member_object_pointer_v<decltype(Pointer)>
inline constexpr std::string_view member_name{detail::spelled_member_name<Pointer>().first,
                                              detail::spelled_member_name<Pointer>().size};

/// A member of a member, and so on: `path<&household::income, &income::wage>` reads
/// `household.income.wage`. Stands wherever a pointer to member stands: it is what is
/// measured, grouped by, or checked.
template <auto... Pointers>
struct path_type {
    static_assert(sizeof...(Pointers) > 0, "tuopin: a path needs at least one pointer to member");

    template <class Record>
    constexpr decltype(auto) operator()(Record const& record) const {
        if constexpr (detail::hands_out_members<Record, Pointers...>)
            return record.template member<Pointers...>();
        else
            return (record .* ... .* Pointers);
    }

    /// "income.wage"
    static std::string name() {
        std::string joined;
        ((joined += joined.empty() ? "" : ".", joined += member_name<Pointers>), ...);
        return joined;
    }

    friend constexpr bool operator==(path_type, path_type) = default;
};
template <auto... Pointers>
inline constexpr path_type<Pointers...> path{};

namespace detail {

/// What is measured is a pointer to member, a path, a lambda or a function object.
template <auto Measured, class Record>
[[gnu::always_inline]] constexpr inline decltype(auto) measured(Record const& record) {
    if constexpr (!std::is_member_object_pointer_v<std::remove_cv_t<decltype(Measured)>>)
        return Measured(record);
    else if constexpr (hands_out_members<Record, Measured>)
        return record.template member<Measured>();
    else
        return (record.*Measured);
}

template <auto Measured, class Record>
using measured_type = std::remove_cvref_t<decltype(detail::measured<Measured>(std::declval<Record const&>()))>;

/// "depth", "income.wage", or nothing for a lambda.
template <auto Measured>
std::string measured_name() {
    if constexpr (std::is_member_object_pointer_v<std::remove_cv_t<decltype(Measured)>>)
        return std::string(member_name<Measured>);
    else if constexpr (requires { Measured.name(); })
        return std::string(Measured.name());
    else
        return {};
}

} // namespace detail
} // namespace tuopin

#endif
