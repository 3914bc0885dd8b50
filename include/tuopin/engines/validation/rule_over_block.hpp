// Whether any row of a block breaks a rule: without a branch, so that compilers take several rows at a time. May say
// yes where none does, as the rows are looked at then.
#ifndef TUOPIN_ENGINES_VALIDATION_RULE_OVER_BLOCK_HPP
#define TUOPIN_ENGINES_VALIDATION_RULE_OVER_BLOCK_HPP

#include <tuopin/describe/member_pointer.hpp>
#include <tuopin/engines/observers/measured.hpp>
#include <tuopin/engines/tables/columns.hpp>
#include <tuopin/engines/validation/constraint.hpp>
#include <tuopin/engines/validation/constraint_on_member.hpp>
#include <tuopin/engines/validation/member_bound.hpp>
#include <tuopin/engines/validation/rule.hpp>
#include <tuopin/engines/validation/validate.hpp>
#include <tuopin/values/quantity.hpp>
#include <tuopin/values/text.hpp>

#include <bit>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <tuple>
#include <type_traits>
#include <utility>

namespace tuopin::detail {

/// A constraint that costs about a comparison.
template <class C>
inline constexpr bool is_light = false;
template <class Bound>
inline constexpr bool is_light<at_least_constraint<Bound>> = true;
template <class Bound>
inline constexpr bool is_light<at_most_constraint<Bound>> = true;
template <class Bound>
inline constexpr bool is_light<above_constraint<Bound>> = true;
template <class Bound>
inline constexpr bool is_light<below_constraint<Bound>> = true;
template <class Least, class Most>
inline constexpr bool is_light<between_constraint<Least, Most>> = true;
template <class T, std::size_t Size>
inline constexpr bool is_light<one_of_constraint<T, Size>> = Size <= 8;
template <class A, class B>
inline constexpr bool is_light<both_constraint<A, B>> = is_light<A> && is_light<B>;
template <class A, class B>
inline constexpr bool is_light<either_constraint<A, B>> = is_light<A> && is_light<B>;
template <class A>
inline constexpr bool is_light<negated_constraint<A>> = is_light<A>;

template <std::size_t Size>
struct bits_of_size {};
template <>
struct bits_of_size<1> {
    using type = std::uint8_t;
};
template <>
struct bits_of_size<2> {
    using type = std::uint16_t;
};
template <>
struct bits_of_size<4> {
    using type = std::uint32_t;
};
template <>
struct bits_of_size<8> {
    using type = std::uint64_t;
};

template <class T>
concept held_in_a_register = std::is_trivially_copyable_v<T> && requires { typename bits_of_size<sizeof(T)>::type; };

template <auto... Pointers, class Row>
constexpr auto perhaps_of(path_type<Pointers...>, Row const& row)
    requires requires { row.template perhaps<Pointers...>(); }
{
    return row.template perhaps<Pointers...>();
}
/// What is measured in a row, an optional in two.
template <auto Measured, class Row>
constexpr auto perhaps_measured(Row const& row) {
    if constexpr (!optional_type<measured_value<Measured>>) {
        return perhaps_stated<measured_value<Measured>>{1, measured<Measured>(row)};
    } else if constexpr (requires { row.template perhaps<Measured>(); }) {
        return row.template perhaps<Measured>();
    } else if constexpr (requires { detail::perhaps_of(Measured, row); }) {
        return detail::perhaps_of(Measured, row);
    } else {
        auto const& value = measured<Measured>(row);
        using held_type   = without_optional<measured_value<Measured>>;
        return perhaps_stated<held_type>{static_cast<std::uint8_t>(value ? 1 : 0), value.value_or(held_type{})};
    }
}

/// A constraint that mostly holds at a glance: see `lies_in_constraint`.
template <class C, class T>
concept holds_at_a_glance = requires(C const& wanted, T const& value) { wanted.holds_at_a_glance(value); };

// Other constraints are asked once for equal values that follow each other: regions of sorted records do.
template <auto Measured, constraint Constraint, class Table>
    requires(!is_light<Constraint> && std::regular<measured_value<Measured>>)
[[gnu::noinline]] bool any_may_break(record_rule<member_check<Measured, Constraint>> const& rule, Table const& table,
                                     std::size_t first, std::size_t last) {
    Constraint const& wanted = rule.checked.wanted;
    if constexpr (holds_at_a_glance<Constraint, without_optional<measured_value<Measured>>>) {
        std::uint8_t any = 0;
        for (std::size_t at = first; at < last; ++at) {
            auto const seen = perhaps_measured<Measured>(table[at]);
            any = static_cast<std::uint8_t>(any | ((wanted.holds_at_a_glance(seen.value) ? 0 : 1) & seen.stated));
        }
        if (any == 0)
            return false;
    }
    auto previous = measured<Measured>(table[first]);
    bool any      = !holds_for(wanted, previous);
    for (std::size_t at = first + 1; at < last; ++at) {
        auto const& value = measured<Measured>(table[at]);
        if (value == previous)
            continue;
        previous = value;
        any |= !holds_for(wanted, value);
    }
    return any;
}

// What says by the highest bit of what it returns whether a value breaks a constraint: differences and bits are at hand
// for many values at once where comparisons of 64 bits are not.

template <class T>
using bits_as_large = typename bits_of_size<sizeof(T)>::type;
template <class Bits>
inline constexpr Bits highest_bit = static_cast<Bits>(Bits{1} << (std::numeric_limits<Bits>::digits - 1));
/// All bits of 1, none of 0.
template <class Bits>
constexpr Bits all_bits_if(std::uint8_t one) {
    return static_cast<Bits>(Bits{0} - static_cast<Bits>(one));
}

/// Whole numbers from `least` to `most`, of which there is one.
template <plain_integer I>
struct span_of_numbers {
    I least{std::numeric_limits<I>::min()};
    I most{std::numeric_limits<I>::max()};

    /// Cuts the span to what is at least, or at most, the bound; returns whether anything is left.
    template <plain_integer B>
    constexpr bool raise(B bound) {
        if (std::cmp_greater(bound, most))
            return false;
        least = std::cmp_greater(bound, least) ? static_cast<I>(bound) : least;
        return true;
    }
    template <plain_integer B>
    constexpr bool lower(B bound) {
        if (std::cmp_less(bound, least))
            return false;
        most = std::cmp_less(bound, most) ? static_cast<I>(bound) : most;
        return true;
    }
};

/// Values outside of a span. Counted round from its lower end, in the numbers modulo 2 to the n, they are those that
/// are further away than its upper end; the highest bit of a difference tells that of less than half of all numbers, so
/// of a longer span those are looked for that lie in the gap.
template <plain_integer I>
class outside_of_span {
public:
    using bits = bits_as_large<I>;

    /// Without a span all values are outside.
    explicit constexpr outside_of_span(std::optional<span_of_numbers<I>> const& span) {
        if (!span)
            return;
        from_           = static_cast<bits>(span->least);
        auto const most = static_cast<bits>(span->most);
        length_         = static_cast<bits>(most - from_);
        if (length_ >= highest_bit<bits>) {
            length_ = static_cast<bits>(from_ - most - 2); // of no gap at all -1, which holds of none
            from_   = static_cast<bits>(most + 1);
            turned_ = static_cast<bits>(~bits{0});
        }
    }
    constexpr bits operator()(I value) const {
        auto const away = static_cast<bits>(static_cast<bits>(value) - from_);
        return static_cast<bits>((away | static_cast<bits>(length_ - away)) ^ turned_);
    }

private:
    bits from_{};
    bits length_{static_cast<bits>(~bits{0})};
    bits turned_{};
};

/// Whether a constraint leaves a span of the values of `T`, a whole number or a quantity of such.
template <class C, class T>
inline constexpr bool leaves_span = false;
template <template <class> class Kind, class Bound, kept_whole T>
    requires is_light<Kind<Bound>> && kept_alike<T, Bound>
inline constexpr bool leaves_span<Kind<Bound>, T> = true;
template <class Bound, kept_whole T>
inline constexpr bool leaves_span<between_constraint<Bound, Bound>, T> = leaves_span<at_least_constraint<Bound>, T>;
template <class A, class B, kept_whole T>
inline constexpr bool leaves_span<both_constraint<A, B>, T> = leaves_span<A, T> && leaves_span<B, T>;

template <class Bound, class I>
constexpr bool cut_span(at_least_constraint<Bound> const& c, span_of_numbers<I>& span) {
    return span.raise(whole_of(c.bound));
}
template <class Bound, class I>
constexpr bool cut_span(at_most_constraint<Bound> const& c, span_of_numbers<I>& span) {
    return span.lower(whole_of(c.bound));
}
template <class Bound, class I>
constexpr bool cut_span(above_constraint<Bound> const& c, span_of_numbers<I>& span) {
    auto const bound = whole_of(c.bound);
    // Between the two it is an `I`, and so is the next number.
    return std::cmp_less(bound, span.most) &&
           (std::cmp_less(bound, span.least) || span.raise(static_cast<I>(static_cast<I>(bound) + 1)));
}
template <class Bound, class I>
constexpr bool cut_span(below_constraint<Bound> const& c, span_of_numbers<I>& span) {
    auto const bound = whole_of(c.bound);
    return std::cmp_greater(bound, span.least) &&
           (std::cmp_greater(bound, span.most) || span.lower(static_cast<I>(static_cast<I>(bound) - 1)));
}
template <class Least, class Most, class I>
constexpr bool cut_span(between_constraint<Least, Most> const& c, span_of_numbers<I>& span) {
    return span.raise(whole_of(c.least)) && span.lower(whole_of(c.most));
}
template <class A, class B, class I>
constexpr bool cut_span(both_constraint<A, B> const& c, span_of_numbers<I>& span) {
    return detail::cut_span(c.a, span) && detail::cut_span(c.b, span);
}

/// Members that bound others, compared as whole numbers: of one sign, in the wider type; and, of quantities, times a
/// factor, in 64 bits.
template <class C, class T>
inline constexpr bool bound_in_bits = false;
template <template <class> class Kind, auto Measured, kept_whole T>
    requires is_light<Kind<T>> && kept_whole<without_optional<measured_value<Measured>>>
inline constexpr bool bound_in_bits<Kind<member_bound<Measured>>, T> = [] {
    using bound = without_optional<measured_value<Measured>>;
    if constexpr (plain_integer<T> && plain_integer<bound>)
        return std::is_signed_v<T> == std::is_signed_v<bound>;
    else
        return kept_alike<T, bound>;
}();
template <template <class> class Kind, auto Measured, class Factor, kept_whole T>
    requires is_light<Kind<T>> && is_whole_quantity<T> && (!std::same_as<Factor, once>)
inline constexpr bool bound_in_bits<Kind<member_bound<Measured, Factor>>, T> = [] {
    using bound = without_optional<measured_value<Measured>>;
    if constexpr (std::same_as<Factor, std::int64_t>)
        return kept_alike<T, bound>;
    else if constexpr (is_whole_quantity<bound>)
        return kept_alike<T, Factor>;
    else
        return kept_alike<T, Factor> && std::same_as<bound, std::int64_t>;
}();

// Looks at values of `T` for what breaks a constraint: the highest bit says that one does, or perhaps does.

template <class T, class C>
class breach {
public:
    using bits = bits_as_large<T>;

    explicit constexpr breach(C const& wanted) : wanted_(wanted) {}
    template <class Row>
    constexpr bits look_at(T const& value, Row const&) const {
        return wanted_.holds(value) ? bits{0} : static_cast<bits>(~bits{0});
    }
    static constexpr bool found() { return false; }

private:
    C wanted_;
};

template <kept_whole T, class C>
    requires leaves_span<C, T>
class breach<T, C> {
    using number = decltype(whole_of(std::declval<T const&>()));

public:
    using bits = bits_as_large<number>;

    explicit constexpr breach(C const& wanted) : outside_(span_of(wanted)) {}
    template <class Row>
    constexpr bits look_at(T const& value, Row const&) const {
        return outside_(whole_of(value));
    }
    static constexpr bool found() { return false; }

private:
    static constexpr std::optional<span_of_numbers<number>> span_of(C const& wanted) {
        span_of_numbers<number> span;
        return detail::cut_span(wanted, span) ? std::optional(span) : std::nullopt;
    }

    outside_of_span<number> outside_;
};

template <template <class> class Kind>
inline constexpr bool bounds_below =
    std::same_as<Kind<int>, at_least_constraint<int>> || std::same_as<Kind<int>, above_constraint<int>>;
template <template <class> class Kind>
inline constexpr bool takes_bound_itself =
    std::same_as<Kind<int>, at_least_constraint<int>> || std::same_as<Kind<int>, at_most_constraint<int>>;

template <class T>
inline constexpr bool in_64_signed_bits = std::same_as<decltype(whole_of(std::declval<T const&>())), std::int64_t>;

// Numbers that are not both of 64 bits, with a sign, are compared as they are.
template <kept_whole T, template <class> class Kind, auto Measured, class Factor>
    requires bound_in_bits<Kind<member_bound<Measured, Factor>>, T> &&
             (!in_64_signed_bits<T> || !in_64_signed_bits<without_optional<measured_value<Measured>>>)
class breach<T, Kind<member_bound<Measured, Factor>>> {
    using bound_number = decltype(whole_of(std::declval<without_optional<measured_value<Measured>> const&>()));
    using value_number = decltype(whole_of(std::declval<T const&>()));
    using number       = std::conditional_t<(sizeof(bound_number) > sizeof(value_number)), bound_number, value_number>;

public:
    using bits = bits_as_large<number>;

    explicit constexpr breach(Kind<member_bound<Measured, Factor>> const&) {}
    template <class Row>
    constexpr bits look_at(T const& value, Row const& row) const {
        auto const   other = perhaps_measured<Measured>(row);
        number const held = whole_of(value), bound = whole_of(other.value);
        number const low = bounds_below<Kind> ? held : bound, high = bounds_below<Kind> ? bound : held;
        bool const   broken = takes_bound_itself<Kind> ? low < high : low <= high;
        return static_cast<bits>(all_bits_if<bits>(broken ? 1 : 0) & all_bits_if<bits>(other.stated));
    }
    static constexpr bool found() { return false; }
};

// Numbers of 64 bits are so by their differences, as long as these stay within 64 bits. Where they may not, something
// is found.
template <kept_whole T, template <class> class Kind, auto Measured, class Factor>
    requires bound_in_bits<Kind<member_bound<Measured, Factor>>, T> &&
             (in_64_signed_bits<T> && in_64_signed_bits<without_optional<measured_value<Measured>>>)
class breach<T, Kind<member_bound<Measured, Factor>>> {
public:
    using bits = std::uint64_t;

    explicit constexpr breach(Kind<member_bound<Measured, Factor>> const& wanted) {
        if constexpr (!std::same_as<Factor, once>)
            factor_ = static_cast<std::uint64_t>(whole_of(wanted.bound.factor));
        // A bound below 2 to the n keeps its product below 2 to the 62.
        auto const width =
            static_cast<unsigned>(std::bit_width(unsigned_magnitude(static_cast<std::int64_t>(factor_))));
        limit_           = width > 62 ? 0 : std::uint64_t{1} << (62 - width);
    }
    template <class Row>
    constexpr bits look_at(T const& value, Row const& row) {
        auto const          other = perhaps_measured<Measured>(row);
        auto const          held  = static_cast<std::uint64_t>(whole_of(value));
        auto const          bound = static_cast<std::uint64_t>(whole_of(other.value));
        std::uint64_t const times = std::same_as<Factor, once> ? bound : bound * factor_;
        std::uint64_t const apart =
            (bounds_below<Kind> ? held - times : times - held) - (takes_bound_itself<Kind> ? 0 : 1);
        sizes_ |= bound + limit_;
        return (apart | (held + (std::uint64_t{1} << 62))) & all_bits_if<std::uint64_t>(other.stated);
    }
    constexpr bool found() const { return limit_ == 0 || sizes_ >= 2 * limit_; }

private:
    std::uint64_t factor_{1};
    std::uint64_t limit_{};
    std::uint64_t sizes_{};
};

/// Numbers of which compilers compare several at a time, whatever the processor.
template <class T, class C>
inline constexpr bool compared_several_at_a_time =
    leaves_span<C, T> || (held_in_a_register<T> && sizeof(T) < 8 && !std::floating_point<T>);

/// Of which rows a rule is: all bits, or none.
template <class Condition>
class rows_of_rule {
public:
    static constexpr bool in_company = false;

    explicit constexpr rows_of_rule(Condition const& condition) : condition_(condition) {}
    template <class Bits, class Row>
    constexpr Bits mask(Row const& row) const {
        return all_bits_if<Bits>(applies(condition_, row) ? 1 : 0);
    }

private:
    Condition condition_; // a read that waits for what comes before would make a branch
};
template <>
class rows_of_rule<always> {
public:
    static constexpr bool in_company = true;

    explicit constexpr rows_of_rule(always) {}
    template <class Bits, class Row>
    static constexpr Bits mask(Row const&) {
        return static_cast<Bits>(~Bits{0});
    }
};
template <auto Measured, constraint Constraint>
    requires is_light<Constraint> && (!bounded_by_members<Constraint>) &&
             held_in_a_register<without_optional<measured_value<Measured>>>
class rows_of_rule<member_condition<Measured, Constraint>> {
    using value_type = without_optional<measured_value<Measured>>;
    using bits       = typename breach<value_type, Constraint>::bits;

public:
    static constexpr bool in_company = compared_several_at_a_time<value_type, Constraint>;

    explicit constexpr rows_of_rule(member_condition<Measured, Constraint> const& condition)
        : breach_(condition.wanted) {}
    template <class Bits, class Row>
    constexpr Bits mask(Row const& row) const {
        auto const seen   = perhaps_measured<Measured>(row);
        bits const broken = breach_.look_at(seen.value, row);
        return all_bits_if<Bits>(static_cast<std::uint8_t>(((broken & highest_bit<bits>) == 0 ? 1 : 0) & seen.stated));
    }

private:
    breach<value_type, Constraint> breach_;
};

/// Looks at rows, one after the other, for what breaks a rule. That one does, or perhaps does, say the bits
/// `shown_by` of what is returned, or `found` at the end.
template <class Rule>
class watch {
public:
    using bits = std::uint8_t; // not bool: loops over bool are not vectorised

    static constexpr bits shown_by   = 1;
    static constexpr bool in_company = false;

    explicit constexpr watch(Rule const& rule) : rule_(&rule) {}
    template <class Row>
    constexpr bits look_at(Row const& row) const {
        return breaks(*rule_, row) ? 1 : 0;
    }
    static constexpr bool found() { return false; }

private:
    Rule const* rule_;
};

template <auto Measured, constraint Constraint, class Condition>
    requires((is_light<Constraint> && !bounded_by_members<Constraint>) ||
             bound_in_bits<Constraint, without_optional<measured_value<Measured>>>) &&
            held_in_a_register<without_optional<measured_value<Measured>>>
class watch<record_rule<member_check<Measured, Constraint>, Condition>> {
    using value_type = without_optional<measured_value<Measured>>;

public:
    using bits = typename breach<value_type, Constraint>::bits;

    static constexpr bits shown_by   = highest_bit<bits>;
    static constexpr bool in_company =
        rows_of_rule<Condition>::in_company &&
        (bounded_by_members<Constraint> || compared_several_at_a_time<value_type, Constraint>);

    explicit constexpr watch(record_rule<member_check<Measured, Constraint>, Condition> const& rule)
        : breach_(rule.checked.wanted), rows_(rule.condition) {}
    template <class Row>
    constexpr bits look_at(Row const& row) {
        auto const seen   = perhaps_measured<Measured>(row);
        bits const broken = breach_.look_at(seen.value, row);
        return static_cast<bits>(broken & rows_.template mask<bits>(row) & all_bits_if<bits>(seen.stated));
    }
    constexpr bool found() const { return breach_.found(); }

private:
    breach<value_type, Constraint> breach_;
    rows_of_rule<Condition>        rows_;
};

/// `a` or `b`; by their bits, out of which compilers make no branch.
template <held_in_a_register T>
T chosen(bool first, T const& a, T const& b) {
    using bits      = typename bits_of_size<sizeof(T)>::type;
    auto const mask = static_cast<bits>(0 - static_cast<bits>(first ? 1 : 0));
    auto const x    = std::bit_cast<bits>(a);
    auto const y    = std::bit_cast<bits>(b);
    return std::bit_cast<T>(static_cast<bits>((x & mask) | (y & static_cast<bits>(~mask))));
}

template <class T, class U>
constexpr U const& stated_or(T const& value, U const& other) {
    if constexpr (optional_type<T>)
        return value ? *value : other;
    else
        return value;
}

/// Whether something breaks that is to hold of the values of some rows only: those of the rows that it is not about
/// are replaced by those of the row before, so that it is asked of no others, and without a branch.
template <auto... Measured, class Condition, class Holds, class Table>
bool any_of_some_rows(Condition const& condition, Holds holds, Table const& table, std::size_t first,
                      std::size_t last) {
    auto const is_about = [&](auto const& row, auto const&... values) {
        return ((applies(condition, row) ? 1 : 0) & ... & (is_stated(values) ? 1 : 0)) != 0;
    };
    while (first < last && !is_about(table[first], measured<Measured>(table[first])...))
        ++first;
    if (first == last)
        return false;
    std::tuple<without_optional<measured_value<Measured>>...> current(
        stated_value(measured<Measured>(table[first]))...);
    unsigned char any = 0;
    for (std::size_t at = first; at < last; ++at) {
        auto const& row = table[at];
        std::apply(
            [&](auto&... kept) {
                [&](auto const&... values) {
                    bool const about = is_about(row, values...);
                    ((kept = chosen(about, stated_or(values, kept), kept)), ...);
                }(measured<Measured>(row)...);
                any = static_cast<unsigned char>(any | (holds(kept...) ? 0 : 1));
            },
            current);
    }
    return any != 0;
}

template <class Predicate, auto... Measured, class Condition, class Table>
    requires(held_in_a_register<without_optional<measured_value<Measured>>> && ...) &&
            (!std::same_as<Condition, always> || (optional_type<measured_value<Measured>> || ...)) &&
            (!std::is_invocable_v<Predicate const&, measured_value<Measured> const&...> ||
             !(optional_type<measured_value<Measured>> || ...))
[[gnu::noinline]] bool any_may_break(record_rule<members_check<Predicate, Measured...>, Condition> const& rule,
                                     Table const& table, std::size_t first, std::size_t last) {
    return any_of_some_rows<Measured...>(
        rule.condition, [&](auto const&... values) { return static_cast<bool>(rule.checked.predicate(values...)); },
        table, first, last);
}

template <class T, class... More>
inline constexpr bool steps_in_one_unit = false;
template <class Unit, class... More>
inline constexpr bool steps_in_one_unit<quantity<Unit, std::int64_t>, More...> =
    (std::same_as<quantity<Unit, std::int64_t>, More> && ...);

// Parts are added up as they stand. A sum that is wrong then is wrong; one that is right is so unless parts are so
// large that it may have left 64 bits behind.
template <auto Total, auto... Parts, class Condition>
    requires(steps_in_one_unit<measured_value<Total>, measured_value<Parts>...>)
class watch<record_rule<parts_check<Total, Parts...>, Condition>> {
    static constexpr std::uint64_t limit = std::uint64_t{1} << 58;
    static_assert(sizeof...(Parts) < 16);

public:
    using bits = std::uint64_t;

    static constexpr bits shown_by   = highest_bit<bits>;
    static constexpr bool in_company = rows_of_rule<Condition>::in_company;

    explicit constexpr watch(record_rule<parts_check<Total, Parts...>, Condition> const& rule)
        : rows_(rule.condition) {}
    template <class Row>
    constexpr bits look_at(Row const& row) {
        auto const steps = [&](auto const& value) {
            auto const number = static_cast<std::uint64_t>(value.steps());
            sizes_ |= number + limit;
            return number;
        };
        auto const total = static_cast<std::uint64_t>(measured<Total>(row).steps());
        different_ |= (total ^ (steps(measured<Parts>(row)) + ...)) & rows_.template mask<bits>(row);
        return 0;
    }
    constexpr bool found() const { return different_ != 0 || sizes_ >= 2 * limit; }

private:
    rows_of_rule<Condition> rows_;
    std::uint64_t           different_{};
    std::uint64_t           sizes_{};
};

} // namespace tuopin::detail

#endif
