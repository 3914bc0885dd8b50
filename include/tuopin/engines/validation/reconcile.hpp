// Two measures of one type held against each other, figure by figure: the press release
// against the register, a province against its counties, this year's opening stock
// against last year's closing stock.
#ifndef TUOPIN_ENGINES_VALIDATION_RECONCILE_HPP
#define TUOPIN_ENGINES_VALIDATION_RECONCILE_HPP

#include <tuopin/engines/validation/finding.hpp>
#include <tuopin/engines/validation/validate.hpp>
#include <tuopin/values/exact.hpp>
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
#include <tuopin/values/percentage.hpp>
#include <tuopin/values/quantity.hpp>
#include <tuopin/values/text.hpp>

#include <boost/describe/enum.hpp>

#include <charconv>
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
    return labels_for<agreement>(
        {{"confirmed", "一致"}, {"contradicted", "不一致"}, {"undecided", "无法判断", "cannot say"}});
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
template <class Comparison>
class basic_reconciliation {
public:
    basic_reconciliation() = default;
    explicit basic_reconciliation(std::vector<Comparison> comparisons) : comparisons_(std::move(comparisons)) {}

    std::vector<Comparison> const& comparisons() const& { return comparisons_; }
    std::vector<Comparison>        comparisons() && { return std::move(comparisons_); }
    std::size_t                    count(agreement result) const {
        std::size_t number = 0;
        for (Comparison const& each : comparisons_)
            number += each.result == result ? 1 : 0;
        return number;
    }
    /// Whether nothing contradicts.
    bool ok() const { return count(agreement::contradicted) == 0; }

    /// Every contradiction as a finding of rule "reconcile".
    validation findings() const {
        validation result;
        for (Comparison const& each : comparisons_)
            if (each.result == agreement::contradicted) {
                finding found;
                found.rule       = "reconcile";
                found.has_record = false;
                found.path       = each.path;
                found.seen       = each.reported;
                found.wanted     = each.computed;
                result.add(std::move(found));
            }
        return result;
    }

    friend bool operator==(basic_reconciliation const&, basic_reconciliation const&) = default;

private:
    std::vector<Comparison> comparisons_{};
};
using reconciliation = basic_reconciliation<comparison>;

namespace detail {

/// What a number that was stated in some way may stand for, in steps.
struct possible_steps {
    std::int64_t least;
    std::int64_t most;
};

constexpr std::int64_t clamped(wide value) {
    using limits = std::numeric_limits<std::int64_t>;
    return value.fits() ? value.to_int64() : value.negative() ? limits::min() : limits::max();
}

constexpr possible_steps possible(std::int64_t steps, precision const& stated_as) {
    using limits              = std::numeric_limits<std::int64_t>;
    std::int64_t const off_by = stated_as.off_by();
    bool const         bound  = off_by != precision::boundless;
    switch (stated_as.how()) {
    case stated::about:
        return {bound ? clamped(wide(steps) - wide(off_by)) : limits::min(),
                bound ? clamped(wide(steps) + wide(off_by)) : limits::max()};
    case stated::more_than:
        return {clamped(wide(steps) + wide(1)), bound ? clamped(wide(steps) + wide(off_by) - wide(1)) : limits::max()};
    case stated::at_least: return {steps, limits::max()};
    case stated::at_most: return {limits::min(), steps};
    case stated::exactly: break;
    }
    return {steps, steps};
}

constexpr agreement verdict(bool agrees) { return agrees ? agreement::confirmed : agreement::contradicted; }

constexpr bool overlap(possible_steps a, possible_steps b) { return a.least <= b.most && b.least <= a.most; }

template <quantity_type Q>
bool amounts_agree(Q const& a, precision const& a_stated_as, Q const& b, precision const& b_stated_as) {
    return overlap(possible(a.steps(), a_stated_as), possible(b.steps(), b_stated_as));
}

/// What a ratio may stand for; `above` where it is more than `least`.
struct possible_ratio {
    double least;
    double most;
    bool   above{false};
};

inline constexpr double boundless = std::numeric_limits<double>::infinity();

inline bool overlap(possible_ratio const& a, possible_ratio const& b) {
    // A tenth of a billionth for what divisions themselves rounded.
    auto reaches = [](possible_ratio const& low, possible_ratio const& high) {
        double const slack = 1e-10 * (low.least < 0 ? -low.least : low.least);
        return low.above ? high.most - low.least > slack : low.least <= high.most || low.least - high.most <= slack;
    };
    return reaches(a, b) && reaches(b, a);
}

/// The last digits of a number as people print it.
struct last_digits {
    double place; // of the last digit that is not zero: 100 of 13,400
    double half;  // half of the last decimal, or of one: what rounds to it
};
inline last_digits last_digits_of(double printed) {
    char       buffer[40];
    auto const end    = std::to_chars(buffer, buffer + sizeof buffer, printed, std::chars_format::scientific).ptr;
    int        digits = 0, exponent = 0;
    for (char const* at = buffer; at != end; ++at) {
        if (*at == '.') {
            digits = -1;
            for (char const* digit = at; *digit != 'e'; ++digit)
                ++digits;
        } else if (*at == 'e') {
            std::from_chars(at + (at[1] == '+' ? 2 : 1), end, exponent);
        }
    }
    auto power = [](int of_ten) {
        double result = 1.0;
        for (; of_ten > 0; --of_ten)
            result *= 10.0;
        for (; of_ten < 0; ++of_ten)
            result /= 10.0;
        return result;
    };
    int const last = exponent - digits;
    return {power(last), 0.5 * power(last < 0 ? last : 0)};
}

inline possible_ratio ratio_stated(double ratio, stated how, double off_by, double room_above) {
    switch (how) {
    case stated::about: break;
    case stated::more_than: return {ratio, ratio + room_above, true};
    case stated::at_least: return {ratio, boundless};
    case stated::at_most: return {-boundless, ratio};
    case stated::exactly: break;
    }
    return {ratio - off_by, ratio + off_by};
}

// A percentage stands for what rounds to it: 99 % for 98.5 to 99.5; "about" for twice as much.
inline possible_ratio possible_percentage(percentage p, stated how) {
    double const half = last_digits_of(p.in_percent()).half;
    return ratio_stated(p.in_percent(), how, how == stated::about ? 2.0 * half : half, boundless);
}

// The same for an amount that is measured in wholes; `base` is above zero.
template <quantity_type Q>
possible_ratio possible_in_percent(Q const& amount, precision const& stated_as, Q const& base, double less) {
    auto const   steps = possible(amount.steps(), stated_as);
    double const whole = static_cast<double>(base.steps());
    stated const how   = stated_as.how();
    return {how == stated::at_most ? -boundless : 100.0 * (static_cast<double>(steps.least) / whole - less),
            how == stated::at_least ? boundless : 100.0 * (static_cast<double>(steps.most) / whole - less)};
}

template <class F>
agreement compare_amounts(F const& a, F const& b) {
    return verdict(amounts_agree(*a.value(), a.stated_as(), *b.value(), b.stated_as()));
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

template <quantity_type Q>
possible_ratio possible_share(share<Q> const& f, percentage value) {
    return f.whole() ? possible_in_percent(*f.part(), f.part_stated_as(), *f.whole(), 0.0)
                     : possible_percentage(value, f.how());
}
template <quantity_type Q>
agreement compare(share<Q> const& a, share<Q> const& b) {
    if (a.whole() && b.whole())
        return verdict(amounts_agree(*a.part(), a.part_stated_as(), *b.part(), b.part_stated_as()) &&
                       amounts_agree(*a.whole(), a.whole_stated_as(), *b.whole(), b.whole_stated_as()));
    auto const x = a.value(), y = b.value();
    if (!x || !y)
        return agreement::undecided;
    return verdict(overlap(possible_share(a, *x), possible_share(b, *y)));
}

template <quantity_type Q, quantity_type W>
possible_ratio possible_mean(per<Q, W> const& f, double mean) {
    auto const digits = last_digits_of(mean);
    if (f.how() == stated::exactly)
        return ratio_stated(mean, f.how(), f.weight() ? 0.0 : digits.half, boundless);
    double place = digits.place;
    if (f.weight()) {
        // The mean as it is printed, or the total: whichever is the rounder.
        auto const   off_by   = f.total_stated_as().template off_by_as<Q>();
        double const of_total = off_by ? to_double(*off_by) / to_double(*f.weight()) : boundless;
        place = place < of_total ? of_total : place;
    }
    return ratio_stated(mean, f.how(), place, place);
}
template <quantity_type Q, quantity_type W>
agreement compare(per<Q, W> const& a, per<Q, W> const& b) {
    auto const x = a.value(), y = b.value();
    if (a.weight() && b.weight()) {
        if (!amounts_agree(*a.weight(), a.weight_stated_as(), *b.weight(), b.weight_stated_as()))
            return agreement::contradicted;
        if (!x || !y)
            return verdict(amounts_agree(*a.total(), a.total_stated_as(), *b.total(), b.total_stated_as()));
    }
    if (!x || !y)
        return agreement::undecided;
    return verdict(overlap(possible_mean(a, x->count()), possible_mean(b, y->count())));
}

template <quantity_type Q>
possible_ratio possible_growth(growth<Q> const& f, percentage value) {
    return f.now() ? possible_in_percent(*f.now(), precision(f.how(), f.now()->steps()), *f.base(), 1.0)
                   : possible_percentage(value, f.how());
}
template <quantity_type Q>
bool levels_agree(Q const& a, stated a_how, Q const& b, stated b_how) {
    return amounts_agree(a, precision(a_how, a.steps()), b, precision(b_how, b.steps()));
}
template <quantity_type Q>
agreement compare(growth<Q> const& a, growth<Q> const& b) {
    if (a.now() && b.now())
        return verdict(levels_agree(*a.now(), a.how(), *b.now(), b.how()) &&
                       levels_agree(*a.base(), stated_of_whole(a.how()), *b.base(), stated_of_whole(b.how())));
    auto const x = a.value(), y = b.value();
    if (!x || !y)
        return agreement::undecided;
    return verdict(overlap(possible_growth(a, *x), possible_growth(b, *y)));
}

template <quantity_type Q>
agreement compare(distinct_count<Q> const& a, distinct_count<Q> const& b) {
    auto const between = [](distinct_count<Q> const& f) {
        auto const end = [&](Q const& number) { return possible(number.steps(), precision(f.how(), number.steps())); };
        return possible_steps{end(*f.least()).least, end(*f.most()).most};
    };
    return verdict(overlap(between(a), between(b)));
}

template <quantity_type Q, quantifier Of>
agreement compare(claim<Q, Of> const& a, claim<Q, Of> const& b) {
    if (a.whole() && b.whole())
        return verdict(a.part() == b.part() && a.whole() == b.whole());
    return verdict(a.value() == b.value());
}

// Kinds, places, and figures of a user's own agree where they are equal.
template <figure F>
agreement compare(F const& a, F const& b) {
    return verdict(a == b);
}

template <class F>
agreement compare(reported<F> const& a, reported<F> const& b) {
    if (!a.complete() || !b.complete())
        return agreement::undecided;
    return compare(a.of_those(), b.of_those());
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
/// by 98.7 %. Which of the two is which makes no difference to what agrees.
template <measure M>
reconciliation reconcile(M const& reported, M const& computed, language in = language::english) {
    std::vector<comparison> comparisons;
    detail::reconcile_members(reported, computed, std::string(), in, comparisons);
    return reconciliation(std::move(comparisons));
}

} // namespace tuopin

#endif
