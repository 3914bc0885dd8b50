// Two measures of one type held against each other, figure by figure: the press release
// against the register, a province against its counties, this year's opening stock
// against last year's closing stock.
#ifndef TUOPIN_ENGINES_RECONCILE_HPP
#define TUOPIN_ENGINES_RECONCILE_HPP

#include <tuopin/engines/finding.hpp>
#include <tuopin/engines/validate.hpp>
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
#include <tuopin/values/text.hpp>

#include <boost/describe/enum.hpp>

#include <cstddef>
#include <cstdint>
#include <limits>
#include <string>
#include <utility>
#include <vector>

namespace tuopin {

/// What holding one figure against another gave.
enum class agreement : unsigned char {
    confirmed,    ///< the two agree, as precisely as each was stated
    contradicted, ///< the two cannot both be right
    undecided,    ///< one of the two is not there, or says too little
};
BOOST_DESCRIBE_ENUM(agreement, confirmed, contradicted, undecided)

constexpr auto labels(agreement const*) {
    return labels_for<agreement>({{"confirmed", "一致"}, {"contradicted", "不一致"}, {"undecided", "无法判断", "cannot say"}});
}

/// One figure on both sides.
struct comparison {
    std::string path{};     ///< the figure: "employment.placed_in_work"
    agreement   result{};
    std::string reported{}; ///< as the first side has it
    std::string computed{}; ///< as the second side has it

    friend bool operator==(comparison const&, comparison const&) = default;
};

/// All figures of two measures held against each other, in the order of the description.
class reconciliation {
public:
    reconciliation() = default;
    explicit reconciliation(std::vector<comparison> comparisons) : comparisons_(std::move(comparisons)) {}

    std::vector<comparison> const& comparisons() const& { return comparisons_; }
    std::vector<comparison>        comparisons() && { return std::move(comparisons_); }
    std::size_t                    count(agreement result) const {
        std::size_t number = 0;
        for (comparison const& each : comparisons_)
            number += each.result == result ? 1 : 0;
        return number;
    }
    /// Whether nothing contradicts.
    bool ok() const { return count(agreement::contradicted) == 0; }

    /// Every contradiction as a finding of rule "reconcile".
    validation findings() const {
        validation result;
        for (comparison const& each : comparisons_)
            if (each.result == agreement::contradicted) {
                finding found;
                found.rule   = "reconcile";
                found.path   = each.path;
                found.seen   = each.reported;
                found.wanted = each.computed;
                result.add(std::move(found));
            }
        return result;
    }

    friend bool operator==(reconciliation const&, reconciliation const&) = default;

private:
    std::vector<comparison> comparisons_{};
};

namespace detail {

/// What a number that was stated in some way may stand for, in steps.
struct possible_steps {
    std::int64_t least;
    std::int64_t most;
};

// The place of the last digit that is not zero: 10'000'000 of 520'000'000.
constexpr std::int64_t last_place(std::int64_t steps) {
    std::int64_t place = 1;
    if (steps != 0)
        for (; steps % 10 == 0; steps /= 10)
            place *= 10;
    return place;
}

constexpr std::int64_t clamped(wide value) {
    using limits = std::numeric_limits<std::int64_t>;
    return value.fits() ? value.to_int64() : value.negative() ? limits::min() : limits::max();
}

// A rounded number is off by less than one in its last digit; "over" (余) says the same
// upwards: 50余万 lies below 60万.
constexpr possible_steps possible(std::int64_t steps, stated how) {
    using limits             = std::numeric_limits<std::int64_t>;
    std::int64_t const place = last_place(steps);
    switch (how) {
    case stated::about: return {clamped(wide(steps) - wide(place)), clamped(wide(steps) + wide(place))};
    case stated::more_than: return {steps, clamped(wide(steps) + wide(place))};
    case stated::at_least: return {steps, limits::max()};
    case stated::at_most: return {limits::min(), steps};
    case stated::exactly: break;
    }
    return {steps, steps};
}

constexpr agreement verdict(bool agrees) { return agrees ? agreement::confirmed : agreement::contradicted; }

constexpr agreement overlap(possible_steps a, possible_steps b) { return verdict(a.least <= b.most && b.least <= a.most); }

// A number printed with so many decimals stands for what rounds to it.
inline double half_last_decimal(double printed) {
    std::string const digits = shortest(printed);
    auto const        point  = digits.find('.');
    double            half   = 0.5;
    if (point != std::string::npos)
        for (std::size_t at = point + 1; at < digits.size(); ++at)
            half /= 10;
    return half;
}

inline bool within(double a, double b, double tolerance) {
    // A tenth of a billionth for what the division itself rounded.
    double const slack = tolerance + 1e-10 * (a < 0 ? -a : a);
    return a - b <= slack && b - a <= slack;
}

template <class F>
agreement compare_amounts(F const& a, F const& b) {
    return overlap(possible(a.value()->steps(), a.how()), possible(b.value()->steps(), b.how()));
}

template <quantity_type Q, amount_kind Kind>
agreement compare(amount_figure<Q, Kind> const& a, amount_figure<Q, Kind> const& b) {
    return compare_amounts(a, b);
}

template <quantity_type Q>
agreement compare(cumulative<Q> const& a, cumulative<Q> const& b) {
    // Amounts since different dates are different amounts.
    if (a.start() != b.start())
        return agreement::undecided;
    return compare_amounts(a, b);
}

// How far a ratio may lie from its true value by how it was stated.
inline double ratio_tolerance(double printed, bool bare, stated how) {
    return (bare ? half_last_decimal(printed) : 0.0) * (how == stated::about ? 2.0 : 1.0);
}

inline agreement compare_ratios(double a, double a_tolerance, stated a_how, double b, double b_tolerance, stated b_how) {
    auto bounded = [](double x, stated how, double y, double tolerance) {
        if (how == stated::at_least || how == stated::more_than)
            return y >= x - tolerance;
        if (how == stated::at_most)
            return y <= x + tolerance;
        return within(x, y, tolerance);
    };
    double const tolerance = a_tolerance + b_tolerance;
    return verdict(b_how == stated::exactly || b_how == stated::about ? bounded(a, a_how, b, tolerance)
                                                                      : bounded(b, b_how, a, tolerance));
}

template <quantity_type Q>
agreement compare(share<Q> const& a, share<Q> const& b) {
    if (a.whole() && b.whole())
        return overlap(possible(a.part()->steps(), a.how()), possible(b.part()->steps(), b.how())) == agreement::confirmed
                   ? verdict(*a.whole() == *b.whole() || a.how() != stated::exactly || b.how() != stated::exactly)
                   : agreement::contradicted;
    auto const x = a.value(), y = b.value();
    if (!x || !y)
        return agreement::undecided;
    return compare_ratios(x->in_percent(), ratio_tolerance(x->in_percent(), !a.whole(), a.how()), a.how(), y->in_percent(),
                          ratio_tolerance(y->in_percent(), !b.whole(), b.how()), b.how());
}

template <quantity_type Q, quantity_type W>
agreement compare(per<Q, W> const& a, per<Q, W> const& b) {
    auto const x = a.value(), y = b.value();
    if (!x || !y)
        return agreement::undecided;
    return compare_ratios(x->count(), ratio_tolerance(x->count(), !a.weight(), a.how()), a.how(), y->count(),
                          ratio_tolerance(y->count(), !b.weight(), b.how()), b.how());
}

template <quantity_type Q>
agreement compare(growth<Q> const& a, growth<Q> const& b) {
    auto const x = a.value(), y = b.value();
    if (!x || !y)
        return agreement::undecided;
    return compare_ratios(x->in_percent(), ratio_tolerance(x->in_percent(), !a.now(), a.how()), a.how(), y->in_percent(),
                          ratio_tolerance(y->in_percent(), !b.now(), b.how()), b.how());
}

template <quantity_type Q>
agreement compare(distinct_count<Q> const& a, distinct_count<Q> const& b) {
    possible_steps const x{possible(a.least()->steps(), a.how()).least, possible(a.most()->steps(), a.how()).most};
    possible_steps const y{possible(b.least()->steps(), b.how()).least, possible(b.most()->steps(), b.how()).most};
    return overlap(x, y);
}

template <quantity_type Q, quantifier Of>
agreement compare(claim<Q, Of> const& a, claim<Q, Of> const& b) {
    if (a.whole() && b.whole())
        return verdict(a.part() == b.part() && a.whole() == b.whole());
    return verdict(a.value() == b.value());
}

template <class F>
agreement compare(reported<F> const& a, reported<F> const& b) {
    if (!a.complete() || !b.complete())
        return agreement::undecided;
    return compare(a.of_those(), b.of_those());
}

// Kinds, places, and figures of a user's own agree where they are equal.
template <figure F>
agreement compare(F const& a, F const& b) {
    return verdict(a == b);
}

template <class F>
agreement compare_figures(F const& a, F const& b) {
    if constexpr (requires { a.state(); }) {
        if (a.state() != presence::reported || b.state() != presence::reported)
            return agreement::undecided;
    }
    return compare(a, b);
}

template <class M>
void reconcile_members(M const& reported, M const& computed, std::string const& path, language in,
                       std::vector<comparison>& into) {
    for_each_member<M>([&](std::string_view name, auto member) {
        std::string below = path;
        if (!below.empty())
            below += '.';
        below += name;
        auto const& a = reported.*member;
        auto const& b = computed.*member;
        if constexpr (figure<std::remove_cvref_t<decltype(a)>>)
            into.push_back({below, compare_figures(a, b), seen_text(a, in), seen_text(b, in)});
        else
            detail::reconcile_members(a, b, below, in, into);
    });
}

} // namespace detail

/// Holds two measures of one type against each other, with the precision with which each
/// figure was stated: about 520 million is not contradicted by 519,873,000, and 99 % not
/// by 98.7 %.
template <measure M>
reconciliation reconcile(M const& reported, M const& computed, language in = language::english) {
    std::vector<comparison> comparisons;
    detail::reconcile_members(reported, computed, std::string(), in, comparisons);
    return reconciliation(std::move(comparisons));
}

} // namespace tuopin

#endif
