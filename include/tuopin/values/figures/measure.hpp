// A measure is a described struct of figures, and a figure itself: the verbs go over its
// members.
#ifndef TUOPIN_VALUES_FIGURES_MEASURE_HPP
#define TUOPIN_VALUES_FIGURES_MEASURE_HPP

#include <tuopin/describe/members.hpp>
#include <tuopin/values/figures/figure.hpp>
#include <tuopin/values/percentage.hpp>

#include <string>
#include <string_view>
#include <type_traits>
#include <utility>

namespace tuopin {

namespace detail {

template <class T>
consteval bool aggregates_throughout();

template <class Owner, class... D>
consteval bool members_aggregate(boost::mp11::mp_list<D...>) {
    return (aggregates_throughout<std::remove_cvref_t<decltype(std::declval<Owner&>().*D::pointer)>>() && ...);
}

template <class T>
consteval bool aggregates_throughout() {
    if constexpr (figure<T>)
        return true;
    else if constexpr (described<T>)
        return member_count<T> != 0 && members_aggregate<T>(member_list<T>{});
    else
        return false;
}

} // namespace detail

/// A described struct whose members are all figures or measures.
template <class M>
concept measure = described<M> && !figure<M> && detail::aggregates_throughout<std::remove_cvref_t<M>>();

namespace detail {

/// To gather is to merge what records gave of which there are fewer than 2^28 in all, without the checks that sums make
/// when they merge.
enum class verb { merge, gather, then };

template <verb Verb, class T>
[[gnu::always_inline]] constexpr inline void apply(T& target, T const& other);

template <verb Verb, class T, class... D>
[[gnu::always_inline]] constexpr inline void apply_to_members(T& target, T const& other, boost::mp11::mp_list<D...>) {
    (detail::apply<Verb>(target.*D::pointer, other.*D::pointer), ...);
}

template <verb Verb, class T>
constexpr inline void apply(T& target, T const& other) {
    if constexpr (figure<T>) {
        if constexpr (Verb == verb::then)
            target.then(other);
        else if constexpr (Verb == verb::gather && requires { target.gather(other); })
            target.gather(other);
        else
            target.merge(other);
    } else {
        detail::apply_to_members<Verb>(target, other, member_list<T>{});
    }
}

template <class A, class B>
consteval bool check_operands() {
    static_assert(std::same_as<A, B>, "tuopin: only figures of one type go together; a share, a unit or a universe of "
                                      "another type is another figure: keep it in a member of its own");
    static_assert(!std::same_as<A, percentage>,
                  "tuopin: two percentages do not determine a third, their wholes are not known; "
                  "write share<Q>{part, of(whole)}, which merges");
    if constexpr (!std::same_as<A, percentage>) {
        static_assert(figure<A> || described<A>,
                      "tuopin: only figures and described structs of figures go together; declare the "
                      "value as flow<Q>, stock<Q>, share<Q> or another figure");
        if constexpr (described<A> && !figure<A>)
            static_assert(aggregates_throughout<A>(),
                          "tuopin: a member of this measure is no figure; declare it as flow<Q>, stock<Q>, "
                          "share<Q> or another figure, or leave it out of the description");
    }
    return std::same_as<A, B> && aggregates_throughout<A>();
}

} // namespace detail

/// Two figures or measures side by side: other regions, threads or files for the same
/// period. Commutative and associative; the default value is its identity.
template <class A, class B>
constexpr A merge(A a, B const& b) {
    if constexpr (detail::check_operands<A, B>())
        detail::apply<detail::verb::merge>(a, b);
    return a;
}

/// Two figures or measures one after the other: `later` is the next period of the same
/// region. Associative; the default value is its identity.
template <class A, class B>
constexpr A then(A earlier, B const& later) {
    if constexpr (detail::check_operands<A, B>())
        detail::apply<detail::verb::then>(earlier, later);
    return earlier;
}

/// `merge` in place.
template <class A, class B>
constexpr void merge_into(A& target, B const& other) {
    if constexpr (detail::check_operands<A, B>())
        detail::apply<detail::verb::merge>(target, other);
}

namespace detail {

template <class M, class F>
void visit_figures(M& here, std::string const& path, F& f) {
    for_each_member<std::remove_const_t<M>>([&](std::string_view name, auto member) {
        std::string below = path;
        if (!below.empty())
            below += '.';
        below += name;
        auto& value = here.*member;
        if constexpr (figure<std::remove_cvref_t<decltype(value)>>)
            f(std::as_const(below), value);
        else
            detail::visit_figures(value, below, f);
    });
}

template <class M>
void visit_labels(std::string_view path, language in, std::string& written) {
    auto const dot  = path.find('.');
    auto const name = path.substr(0, dot);
    if (!written.empty())
        written += in == language::english ? ": " : "：";
    written += label_of<M>(name, in);
    if (dot != std::string_view::npos)
        for_each_member<M>([&](std::string_view candidate, auto member) {
            using below = std::remove_cvref_t<decltype(std::declval<M&>().*member)>;
            if constexpr (described<below>)
                if (candidate == name)
                    detail::visit_labels<below>(path.substr(dot + 1), in, written);
        });
}

} // namespace detail

/// Calls `f(path, figure)` for every figure of a measure, those of nested measures
/// included; `path` is dotted: "finance.own_funds".
template <class M, class F>
    requires measure<std::remove_const_t<M>>
void for_each_figure(M& of_measure, F&& f) {
    detail::visit_figures(of_measure, std::string(), f);
}

/// Calls `f(figure)` for the figure at a dotted path; false where there is none.
template <class M, class F>
    requires measure<std::remove_const_t<M>>
bool with_figure(M& of_measure, std::string_view path, F&& f) {
    bool found = false;
    for_each_figure(of_measure, [&](std::string const& candidate, auto& value) {
        if (candidate == path) {
            f(value);
            found = true;
        }
    });
    return found;
}

/// The labels along a dotted path: "finance: own funds", "财政投入：自有资金".
template <described M>
std::string labels_along(std::string_view path, language in = language::english) {
    std::string written;
    detail::visit_labels<M>(path, in, written);
    return written;
}

} // namespace tuopin

#endif
