// How the plain members of a record aggregate, said beside the record: a register keeps "yuan" and
// not "flow of yuan", and its readers have to know which it is.
#ifndef TUOPIN_VALUES_FIGURES_MEMBER_AGGREGATIONS_HPP
#define TUOPIN_VALUES_FIGURES_MEMBER_AGGREGATIONS_HPP

#include <tuopin/describe/labels.hpp>
#include <tuopin/describe/members.hpp>
#include <tuopin/values/figures/amount.hpp>
#include <tuopin/values/figures/figure.hpp>
#include <tuopin/values/figures/per.hpp>
#include <tuopin/values/units.hpp>

#include <cstddef>
#include <string_view>
#include <type_traits>

namespace tuopin {

// The laws of the figures as which members are reported, in the figures' own words.
inline constexpr aggregation as_flow    = flow<persons>::aggregates();      ///< an amount over a period
inline constexpr aggregation as_stock   = stock<persons>::aggregates();     ///< a level at a date
inline constexpr aggregation as_mean    = per<yuan, persons>::aggregates(); ///< an amount a head
inline constexpr aggregation as_highest = highest<persons>::aggregates();   ///< an upper extreme
inline constexpr aggregation as_lowest  = lowest<persons>::aggregates();    ///< a lower extreme

/// How one member of a record aggregates.
struct member_aggregation {
    std::string_view name;
    aggregation      how;
};

/// How members of `T` aggregate, each once; members of which there is nothing to say are left
/// out. Return them from a function beside the type, where argument-dependent look-up finds it:
///
///     constexpr auto aggregations(well const*) {
///         return tuopin::aggregations_for<well>({{"cost", tuopin::as_flow}, {"depth", tuopin::as_highest}});
///     }
///
/// Code books print it. A name that is not described or stands twice does not compile, from the
/// first use on.
template <described T, std::size_t Size>
constexpr said_of_names<T, member_aggregation, Size> aggregations_for(member_aggregation const (&entries)[Size]) {
    return detail::say_of_names<T>(entries);
}

namespace detail {

template <class T>
concept has_aggregations = requires { aggregations(static_cast<std::remove_cvref_t<T> const*>(nullptr)); };

template <class T, std::size_t Size>
consteval said_of_names<T, member_aggregation, Size> checked(said_of_names<T, member_aggregation, Size> const& list) {
    name_fault const fault = fault_of_names(list);
    if (fault == name_fault::not_described)
        throw "tuopin: an aggregation names nothing that the type describes; write the name as the description has it";
    if (fault == name_fault::said_twice)
        throw "tuopin: a member has two aggregations; keep one of them";
    return list;
}

template <class T>
inline constexpr auto aggregations_of = checked(aggregations(static_cast<T const*>(nullptr)));

} // namespace detail

/// How the member `name` of `T` aggregates, as `T` says itself; null where it says nothing.
template <class T>
constexpr aggregation const* aggregation_of(std::string_view name) {
    if constexpr (detail::has_aggregations<T>)
        if (member_aggregation const* const found = detail::aggregations_of<std::remove_cvref_t<T>>.find(name))
            return &found->how;
    return nullptr;
}

} // namespace tuopin

#endif
