// A third name of the members of a record: the codes of its data elements in a national
// standard or system (AAC001), detached from the description and checked against it.
#ifndef TUOPIN_DESCRIBE_ELEMENT_CODES_HPP
#define TUOPIN_DESCRIBE_ELEMENT_CODES_HPP

#include <tuopin/describe/labels.hpp>
#include <tuopin/describe/members.hpp>

#include <cstddef>
#include <string_view>
#include <type_traits>

namespace tuopin {

/// The code under which other systems know a described member.
struct element_code {
    std::string_view name;
    std::string_view code;
};

/// Codes of members of `T`, each member and each code once; members without a code are left out.
/// Return them from a function beside the type, where argument-dependent look-up finds it:
///
///     constexpr auto element_codes(person const*) {
///         return tuopin::element_codes_for<person>({{"number", "AAB001"}, {"name", "AAB002"}});
///     }
///
/// Files may then have the codes as headings. A name that is not described, or a name or code
/// that stands twice, does not compile, from the first use of a code on.
template <described T, std::size_t Size>
constexpr said_of_names<T, element_code, Size> element_codes_for(element_code const (&entries)[Size]) {
    return detail::say_of_names<T>(entries);
}

namespace detail {

template <class T>
concept has_element_codes = requires { element_codes(static_cast<std::remove_cvref_t<T> const*>(nullptr)); };

template <class T, std::size_t Size>
consteval said_of_names<T, element_code, Size> checked(said_of_names<T, element_code, Size> const& list) {
    name_fault const fault = fault_of_names(list);
    if (fault == name_fault::not_described)
        throw "tuopin: an element code names nothing that the type describes; write the name as the description has it";
    if (fault == name_fault::said_twice)
        throw "tuopin: a member has two element codes; keep one of them";
    for (std::size_t at = 0; at < Size; ++at) {
        if (list.entries[at].code.empty())
            throw "tuopin: an element code is empty; leave out a member that has none";
        for (std::size_t before = 0; before < at; ++before)
            if (list.entries[before].code == list.entries[at].code)
                throw "tuopin: two members have the same element code; give each its own";
    }
    return list;
}

template <class T>
inline constexpr auto element_codes_of = checked(element_codes(static_cast<T const*>(nullptr)));

} // namespace detail

/// The element code of the member `name` of `T`; empty where it has none.
template <class T>
constexpr std::string_view element_code_of(std::string_view name) {
    if constexpr (detail::has_element_codes<T>)
        if (element_code const* const found = detail::element_codes_of<std::remove_cvref_t<T>>.find(name))
            return found->code;
    return {};
}

} // namespace tuopin

#endif
