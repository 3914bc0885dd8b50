// Figures at random, in every state that they can reach. Needs RapidCheck.
#ifndef TUOPIN_TESTS_SUPPORT_FIGURES_HPP
#define TUOPIN_TESTS_SUPPORT_FIGURES_HPP

#include "draw.hpp"

#include <tuopin/values/figures/amount.hpp>
#include <tuopin/values/figures/claim.hpp>
#include <tuopin/values/figures/cumulative.hpp>
#include <tuopin/values/figures/distinct_count.hpp>
#include <tuopin/values/figures/growth.hpp>
#include <tuopin/values/figures/kinds.hpp>
#include <tuopin/values/figures/measure.hpp>
#include <tuopin/values/figures/per.hpp>
#include <tuopin/values/figures/ranking.hpp>
#include <tuopin/values/figures/reported.hpp>
#include <tuopin/values/figures/share.hpp>

#include <cstdint>
#include <string_view>
#include <type_traits>

namespace support {

/// Few different amounts, so that equal ones meet; in steps of the unit.
template <class Q>
Q draw_amount(int least = 0) {
    std::int64_t const large = draw(0, 3) == 3 ? 1'000'000'007 : 1;
    return Q::of_steps(large * draw(least, 6));
}
inline tuopin::stated draw_stated() { return static_cast<tuopin::stated>(draw(0, 4)); }

template <class F>
struct reporting;

template <class Q, tuopin::amount_kind Kind>
struct reporting<tuopin::amount_figure<Q, Kind>> {
    static auto draw() { return tuopin::amount_figure<Q, Kind>(draw_amount<Q>(), draw_stated()); }
};
template <class Q>
struct reporting<tuopin::cumulative<Q>> {
    static auto draw() {
        Q const amount = draw_amount<Q>();
        switch (support::draw(0, 3)) {
        case 0: return tuopin::cumulative<Q>(amount, draw_stated());
        case 1: return tuopin::cumulative<Q>(amount, tuopin::since(2016), draw_stated());
        default: return tuopin::cumulative<Q>(amount, tuopin::since(2015), draw_stated());
        }
    }
};
template <class Q>
struct reporting<tuopin::share<Q>> {
    static auto draw() {
        if (support::draw(0, 3) == 0)
            return tuopin::share<Q>(tuopin::percent(support::draw(0, 1'000) / 10.0), draw_stated());
        Q const part = draw_amount<Q>();
        return tuopin::share<Q>(part, tuopin::of(part + draw_amount<Q>()), draw_stated());
    }
};
template <class Q, class Weight>
struct reporting<tuopin::per<Q, Weight>> {
    static auto draw() {
        if (support::draw(0, 3) == 0)
            return tuopin::per<Q, Weight>(draw_amount<Q>(), draw_stated());
        return tuopin::per<Q, Weight>::of_total(draw_amount<Q>(), draw_amount<Weight>(), draw_stated());
    }
};
template <class Q>
struct reporting<tuopin::growth<Q>> {
    static auto draw() {
        if (support::draw(0, 2) == 0)
            return tuopin::growth<Q>(tuopin::percent(support::draw(-1'100, 300) / 10.0), draw_stated());
        return tuopin::growth<Q>(Q::of_steps(support::draw(-1, 3)), tuopin::up_from(Q::of_steps(support::draw(-1, 3))),
                                 draw_stated());
    }
};
template <class Q>
struct reporting<tuopin::distinct_count<Q>> {
    static auto draw() {
        Q const least = draw_amount<Q>();
        return tuopin::distinct_count<Q>::between(least, draw_yes() ? least : least + draw_amount<Q>(), draw_stated());
    }
};
template <class Q, tuopin::quantifier Of>
struct reporting<tuopin::claim<Q, Of>> {
    static auto draw() {
        if (support::draw(0, 2) == 0)
            return tuopin::claim<Q, Of>(draw_yes());
        Q const part = draw_amount<Q>();
        return tuopin::claim<Q, Of>(part, tuopin::of(draw_yes() ? part : part + draw_amount<Q>()));
    }
};
template <class Kind>
struct reporting<tuopin::kinds<Kind>> {
    static auto draw() {
        tuopin::kinds<Kind> some({});
        tuopin::for_each_enumerator<Kind>([&](std::string_view, Kind kind) {
            if (draw_yes())
                some.merge(kind);
        });
        return some;
    }
};
template <>
struct reporting<tuopin::ranking> {
    static auto draw() { return tuopin::ranking(support::draw(0, 3)); }
};

template <class F>
inline constexpr bool counts_reports = false;
template <class F>
inline constexpr bool counts_reports<tuopin::reported<F>> = true;

/// A figure as a report states it: nothing, missing, not applicable or a value.
template <class F>
F draw_report() {
    if constexpr (counts_reports<F>) {
        return F(draw_report<typename F::figure_type>());
    } else if constexpr (tuopin::measure<F>) {
        F made;
        tuopin::for_each_member<F>([&](std::string_view, auto member) {
            made.*member = draw_report<std::remove_cvref_t<decltype(made.*member)>>();
        });
        return made;
    } else {
        switch (draw(0, 6)) {
        case 0: return F{};
        case 1: return F(tuopin::missing);
        case 2: return F(tuopin::not_applicable);
        default: return reporting<F>::draw();
        }
    }
}

/// A figure in every state that reports and merging reach.
template <class F>
F draw_merged(int depth = 2) {
    if (depth == 0 || draw(0, 2) != 0)
        return draw_report<F>();
    return tuopin::merge(draw_merged<F>(depth - 1), draw_merged<F>(depth - 1));
}

/// A figure in every state that the verbs reach.
template <class F>
F draw_figure(int depth = 2) {
    if (depth == 0 || draw(0, 2) != 0)
        return draw_report<F>();
    F const a = draw_figure<F>(depth - 1), b = draw_figure<F>(depth - 1);
    return draw_yes() ? tuopin::merge(a, b) : tuopin::then(a, b);
}

} // namespace support

#endif
