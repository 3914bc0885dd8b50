// What a member has to be: constraints that can be combined, and written by a user in
// three lines.
#ifndef TUOPIN_ENGINES_CONSTRAINT_HPP
#define TUOPIN_ENGINES_CONSTRAINT_HPP

#include <tuopin/values/text.hpp>

#include <concepts>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>

namespace tuopin {

/// A condition on a value that says in words what it wants:
///
///     struct even {
///         constexpr bool holds(int value) const { return value % 2 == 0; }
///         std::string    wanted(tuopin::language) const { return "an even number"; }
///     };
template <class C>
concept constraint = std::copyable<C> && requires(C const& c) {
    { c.wanted(language::english) } -> std::convertible_to<std::string>;
};

/// A constraint that applies to values of type `T`.
template <class C, class T>
concept constraint_on = constraint<C> && requires(C const& c, T const& value) {
    { c.holds(value) } -> std::convertible_to<bool>;
};

namespace detail {

template <class T>
concept true_integer = std::integral<T> && !std::same_as<T, bool> && !std::same_as<T, char>;

// A bound is compared by value: casting it to the member's type would turn -1 into 4294967295.
template <class A, class B>
constexpr bool not_above(A const& a, B const& b) {
    if constexpr (true_integer<A> && true_integer<B>)
        return std::cmp_less_equal(a, b);
    else
        return a <= b;
}
template <class A, class B>
concept comparable_with = requires(A const& a, B const& b) {
    { a <= b } -> std::convertible_to<bool>;
};

// A plain number in a sentence may be a year or an identifier: it is not grouped.
template <class Bound>
std::string bound_text(Bound const& bound, language in) {
    if constexpr (plain_integer<Bound>)
        return to_field(bound);
    else
        return to_text(bound, in);
}

} // namespace detail

/// The value is at least, or at most, the bound. What does not compare (a NaN) is neither.
template <class Bound>
struct at_least_constraint {
    Bound bound;

    template <detail::comparable_with<Bound> T>
    constexpr bool holds(T const& value) const {
        return detail::not_above(bound, value);
    }
    std::string wanted(language in) const { return std::string(text{"at least ", "不小于"}.in(in)) + detail::bound_text(bound, in); }
};
template <class Bound>
constexpr at_least_constraint<Bound> at_least(Bound bound) {
    return {bound};
}

template <class Bound>
struct at_most_constraint {
    Bound bound;

    template <detail::comparable_with<Bound> T>
    constexpr bool holds(T const& value) const {
        return detail::not_above(value, bound);
    }
    std::string wanted(language in) const { return std::string(text{"at most ", "不大于"}.in(in)) + detail::bound_text(bound, in); }
};
template <class Bound>
constexpr at_most_constraint<Bound> at_most(Bound bound) {
    return {bound};
}

/// The value is more, or less, than the bound.
template <class Bound>
struct above_constraint {
    Bound bound;

    template <detail::comparable_with<Bound> T>
    constexpr bool holds(T const& value) const {
        return detail::not_above(bound, value) && !detail::not_above(value, bound);
    }
    std::string wanted(language in) const { return std::string(text{"more than ", "大于"}.in(in)) + detail::bound_text(bound, in); }
};
template <class Bound>
constexpr above_constraint<Bound> above(Bound bound) {
    return {bound};
}

template <class Bound>
struct below_constraint {
    Bound bound;

    template <detail::comparable_with<Bound> T>
    constexpr bool holds(T const& value) const {
        return detail::not_above(value, bound) && !detail::not_above(bound, value);
    }
    std::string wanted(language in) const { return std::string(text{"less than ", "小于"}.in(in)) + detail::bound_text(bound, in); }
};
template <class Bound>
constexpr below_constraint<Bound> below(Bound bound) {
    return {bound};
}

/// The value lies between two bounds, both included.
template <class Bound>
struct between_constraint {
    Bound least;
    Bound most;

    template <detail::comparable_with<Bound> T>
    constexpr bool holds(T const& value) const {
        return detail::not_above(least, value) && detail::not_above(value, most);
    }
    std::string wanted(language in) const {
        if (in == language::chinese)
            return "介于" + detail::bound_text(least, in) + "与" + detail::bound_text(most, in) + "之间";
        return "between " + detail::bound_text(least, in) + " and " + detail::bound_text(most, in);
    }
};
template <class Bound>
constexpr between_constraint<Bound> between(Bound least, Bound most) {
    return {least, most};
}

/// The value is one of a list.
template <class T, std::size_t Size>
struct one_of_constraint {
    T allowed[Size];

    template <std::equality_comparable_with<T> V>
    constexpr bool holds(V const& value) const {
        for (T const& each : allowed)
            if (each == value)
                return true;
        return false;
    }
    std::string wanted(language in) const {
        std::string written(text{"one of ", "以下之一："}.in(in));
        for (std::size_t at = 0; at < Size; ++at)
            written.append(at == 0 ? "" : in == language::chinese ? "、" : ", ").append(detail::bound_text(allowed[at], in));
        return written;
    }
};
template <class T, std::same_as<T>... More>
constexpr auto one_of(T first, More... more) {
    return one_of_constraint<T, 1 + sizeof...(More)>{{first, more...}};
}
template <std::same_as<char const*>... More>
constexpr auto one_of(char const* first, More... more) {
    return one_of_constraint<std::string_view, 1 + sizeof...(More)>{{first, more...}};
}

/// A text that is not empty, or an optional that is stated.
struct not_empty_constraint {
    template <class T>
        requires requires(T const& value) { value.empty(); } || detail::optional_type<T>
    constexpr bool holds(T const& value) const {
        if constexpr (detail::optional_type<T>)
            return value.has_value();
        else
            return !value.empty();
    }
    std::string wanted(language in) const { return std::string(text{"something filled in", "必填"}.in(in)); }
};
constexpr not_empty_constraint not_empty() { return {}; }

/// A text of a shape: `#` stands for a digit, `@` for a letter A to Z, `?` for any
/// character, `*` for any number of characters, everything else for itself.
/// `matches("1##########")` wants a mobile telephone number.
struct matches_constraint {
    std::string_view pattern;

    constexpr bool holds(std::string_view value) const { return fits(pattern, value); }
    std::string    wanted(language in) const { return std::string(text{"text like ", "格式为"}.in(in)).append(pattern); }

private:
    static constexpr bool one(char wanted, char c) {
        switch (wanted) {
        case '#': return c >= '0' && c <= '9';
        case '@': return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
        case '?': return true;
        default: return wanted == c;
        }
    }
    static constexpr bool fits(std::string_view pattern, std::string_view value) {
        // The last star takes more whenever the rest does not fit: linear space, no recursion.
        std::size_t at = 0, in = 0, star = std::string_view::npos, star_in = 0;
        while (in < value.size()) {
            if (at < pattern.size() && pattern[at] == '*') {
                star    = at++;
                star_in = in;
            } else if (at < pattern.size() && one(pattern[at], value[in])) {
                ++at;
                ++in;
            } else if (star != std::string_view::npos) {
                at = star + 1;
                in = ++star_in;
            } else {
                return false;
            }
        }
        while (at < pattern.size() && pattern[at] == '*')
            ++at;
        return at == pattern.size();
    }
};
constexpr matches_constraint matches(std::string_view pattern) { return {pattern}; }

/// Whatever a function of the value returns, in the words given with it.
template <class Predicate>
struct satisfies_constraint {
    Predicate predicate;
    text      words;

    template <class T>
        requires std::predicate<Predicate const&, T const&>
    constexpr bool holds(T const& value) const {
        return static_cast<bool>(predicate(value));
    }
    std::string wanted(language in) const { return std::string(words.in(in)); }
};
template <class Predicate>
constexpr satisfies_constraint<Predicate> satisfies(text words, Predicate predicate) {
    return {predicate, words};
}

template <constraint A, constraint B>
struct both_constraint {
    A a;
    B b;

    template <class T>
        requires constraint_on<A, T> && constraint_on<B, T>
    constexpr bool holds(T const& value) const {
        return a.holds(value) && b.holds(value);
    }
    std::string wanted(language in) const { return a.wanted(in).append(text{" and ", "且"}.in(in)).append(b.wanted(in)); }
};
template <constraint A, constraint B>
struct either_constraint {
    A a;
    B b;

    template <class T>
        requires constraint_on<A, T> && constraint_on<B, T>
    constexpr bool holds(T const& value) const {
        return a.holds(value) || b.holds(value);
    }
    std::string wanted(language in) const { return a.wanted(in).append(text{" or ", "或"}.in(in)).append(b.wanted(in)); }
};
template <constraint A>
struct negated_constraint {
    A a;

    template <class T>
        requires constraint_on<A, T>
    constexpr bool holds(T const& value) const {
        return !a.holds(value);
    }
    std::string wanted(language in) const { return std::string(text{"not ", "非"}.in(in)).append(a.wanted(in)); }
};

/// Constraints combine: `at_least(0_m) && at_most(100_m)`, `one_of(grade::a) || ...`, `!matches("99*")`.
template <constraint A, constraint B>
constexpr both_constraint<A, B> operator&&(A a, B b) {
    return {a, b};
}
template <constraint A, constraint B>
constexpr either_constraint<A, B> operator||(A a, B b) {
    return {a, b};
}
template <constraint A>
constexpr negated_constraint<A> operator!(A a) {
    return {a};
}

namespace detail {

template <class Constraint, class T>
constexpr bool holds_for(Constraint const& wanted, T const& value);
template <class T>
constexpr bool holds_for(not_empty_constraint const& wanted, T const& value);
template <class A, class B, class T>
constexpr bool holds_for(both_constraint<A, B> const& wanted, T const& value);
template <class A, class B, class T>
constexpr bool holds_for(either_constraint<A, B> const& wanted, T const& value);

/// What is not stated breaks no constraint but `not_empty`.
template <class Constraint, class T>
constexpr bool holds_for(Constraint const& wanted, T const& value) {
    if constexpr (optional_type<T>)
        return !value || detail::holds_for(wanted, *value);
    else
        return static_cast<bool>(wanted.holds(value));
}
template <class T>
constexpr bool holds_for(not_empty_constraint const& wanted, T const& value) {
    if constexpr (optional_type<T>) {
        if constexpr (constraint_on<not_empty_constraint, typename optional_value<T>::type>)
            return value && wanted.holds(*value);
    }
    return wanted.holds(value);
}
template <class A, class B, class T>
constexpr bool holds_for(both_constraint<A, B> const& wanted, T const& value) {
    return detail::holds_for(wanted.a, value) && detail::holds_for(wanted.b, value);
}
template <class A, class B, class T>
constexpr bool holds_for(either_constraint<A, B> const& wanted, T const& value) {
    return detail::holds_for(wanted.a, value) || detail::holds_for(wanted.b, value);
}

/// A constraint that applies to a member: to its type, or to what an optional of it holds.
template <class C, class T>
concept constrains = constraint_on<C, T> || constraint_on<C, without_optional<T>>;

} // namespace detail
} // namespace tuopin

#endif
