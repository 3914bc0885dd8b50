// What a member has to be: constraints that can be combined, and written by a user in
// three lines.
#ifndef TUOPIN_ENGINES_VALIDATION_CONSTRAINT_HPP
#define TUOPIN_ENGINES_VALIDATION_CONSTRAINT_HPP

#include <tuopin/engines/validation/member_bound.hpp>
#include <tuopin/values/compare_by_value.hpp>
#include <tuopin/values/text.hpp>

#include <concepts>
#include <cstddef>
#include <cstdint>
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

// A plain number in a sentence may be a year or an identifier, and may be just beside its
// bound: it is neither grouped nor rounded.
template <class Bound>
std::string bound_text(Bound const& bound, language in) {
    if constexpr (plain_integer<Bound> || std::floating_point<Bound>)
        return to_field(bound);
    else
        return to_text(bound, in);
}

template <template <class> class Kind, auto Measured, class Factor>
constexpr auto bounded_by_member(Factor factor) {
    auto const kept = detail::kept_factor(factor);
    return Kind<member_bound<Measured, std::remove_const_t<decltype(kept)>>>{{kept}};
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
    std::string wanted(language in) const {
        return std::string(text{"at least ", "不小于"}.in(in)) + detail::bound_text(bound, in);
    }
};
template <class Bound>
constexpr at_least_constraint<Bound> at_least(Bound bound) {
    return {bound};
}
/// The bound is another member of the record, or so many times it: `require<&household::exited>("H-8",
/// at_least<&household::registered>())`; `at_least<&household::wage>(2)`, twice the wage;
/// `at_least<&household::size>(line)`, the line for each person. Products are exact. Where that member is not stated
/// nothing is broken.
template <auto Measured, detail::factor_of_bound Factor = detail::once>
constexpr auto at_least(Factor factor = {}) {
    return detail::bounded_by_member<at_least_constraint, Measured>(factor);
}

template <class Bound>
struct at_most_constraint {
    Bound bound;

    template <detail::comparable_with<Bound> T>
    constexpr bool holds(T const& value) const {
        return detail::not_above(value, bound);
    }
    std::string wanted(language in) const {
        return std::string(text{"at most ", "不大于"}.in(in)) + detail::bound_text(bound, in);
    }
};
template <class Bound>
constexpr at_most_constraint<Bound> at_most(Bound bound) {
    return {bound};
}
template <auto Measured, detail::factor_of_bound Factor = detail::once>
constexpr auto at_most(Factor factor = {}) {
    return detail::bounded_by_member<at_most_constraint, Measured>(factor);
}

/// The value is more, or less, than the bound.
template <class Bound>
struct above_constraint {
    Bound bound;

    template <detail::comparable_with<Bound> T>
    constexpr bool holds(T const& value) const {
        return detail::is_below(bound, value);
    }
    std::string wanted(language in) const {
        return std::string(text{"more than ", "大于"}.in(in)) + detail::bound_text(bound, in);
    }
};
template <class Bound>
constexpr above_constraint<Bound> above(Bound bound) {
    return {bound};
}
template <auto Measured, detail::factor_of_bound Factor = detail::once>
constexpr auto above(Factor factor = {}) {
    return detail::bounded_by_member<above_constraint, Measured>(factor);
}

template <class Bound>
struct below_constraint {
    Bound bound;

    template <detail::comparable_with<Bound> T>
    constexpr bool holds(T const& value) const {
        return detail::is_below(value, bound);
    }
    std::string wanted(language in) const {
        return std::string(text{"less than ", "小于"}.in(in)) + detail::bound_text(bound, in);
    }
};
template <class Bound>
constexpr below_constraint<Bound> below(Bound bound) {
    return {bound};
}
template <auto Measured, detail::factor_of_bound Factor = detail::once>
constexpr auto below(Factor factor = {}) {
    return detail::bounded_by_member<below_constraint, Measured>(factor);
}

/// The value lies between two bounds, both included.
template <class Least, class Most>
struct between_constraint {
    Least least;
    Most  most;

    template <detail::comparable_with<Least> T>
        requires detail::comparable_with<T, Most>
    constexpr bool holds(T const& value) const {
        return detail::not_above(least, value) && detail::not_above(value, most);
    }
    std::string wanted(language in) const {
        if (in == language::chinese)
            return "介于" + detail::bound_text(least, in) + "与" + detail::bound_text(most, in) + "之间";
        return "between " + detail::bound_text(least, in) + " and " + detail::bound_text(most, in);
    }
};
template <class Least, class Most>
constexpr between_constraint<Least, Most> between(Least least, Most most) {
    return {least, most};
}

/// The value is one of a list.
template <class T, std::size_t Size>
struct one_of_constraint {
    T allowed[Size];

    template <detail::equality_comparable_to<T> V>
    constexpr bool holds(V const& value) const {
        bool found = false;
        for (T const& each : allowed) {
            found |= detail::same_value(each, value);
            if constexpr (sizeof(V) > 8) // numbers and codes are compared faster than a branch is taken
                if (found)
                    break;
        }
        return found;
    }
    std::string wanted(language in) const {
        std::string written(text{"one of ", "以下之一："}.in(in));
        for (std::size_t at = 0; at < Size; ++at)
            written.append(at == 0 ? "" : in == language::chinese ? "、" : ", ")
                .append(detail::bound_text(allowed[at], in));
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

/// A text of a shape: `#` stands for a digit, `@` for a letter from A to Z or a to z, `?` for
/// any character, a Chinese one too, `*` for any number of characters, everything else for itself.
/// `matches("1##########")` wants a mobile telephone number.
struct matches_constraint {
    std::string_view pattern;

    constexpr bool holds(std::string_view value) const { return fits(pattern, value); }
    std::string wanted(language in) const { return std::string(text{"text like ", "格式为"}.in(in)).append(pattern); }

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
                bool const whole_character = pattern[at] == '?';
                ++at;
                ++in;
                while (whole_character && in < value.size() && (static_cast<unsigned char>(value[in]) & 0xc0u) == 0x80u)
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
struct both_constraint;
template <constraint A, constraint B>
struct either_constraint;

namespace detail {

template <class C>
inline constexpr bool is_both = false;
template <class A, class B>
inline constexpr bool is_both<both_constraint<A, B>> = true;
template <class C>
inline constexpr bool is_either = false;
template <class A, class B>
inline constexpr bool is_either<either_constraint<A, B>> = true;

// "not (at least 1 and at most 3)" and "not at least 1 and at most 3" are two things.
template <class C>
std::string clause(C const& c, bool in_brackets, language in) {
    std::string const words(c.wanted(in));
    if (!in_brackets)
        return words;
    return std::string(text{"(", "（"}.in(in)).append(words).append(text{")", "）"}.in(in));
}

} // namespace detail

template <constraint A, constraint B>
struct both_constraint {
    A a;
    B b;

    template <class T>
        requires constraint_on<A, T> && constraint_on<B, T>
    constexpr bool holds(T const& value) const {
        return a.holds(value) && b.holds(value);
    }
    std::string wanted(language in) const {
        return detail::clause(a, detail::is_either<A>, in)
            .append(text{" and ", "且"}.in(in))
            .append(detail::clause(b, detail::is_either<B>, in));
    }
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
    std::string wanted(language in) const {
        return detail::clause(a, detail::is_both<A>, in)
            .append(text{" or ", "或"}.in(in))
            .append(detail::clause(b, detail::is_both<B>, in));
    }
};
template <constraint A>
struct negated_constraint {
    A a;

    template <class T>
        requires constraint_on<A, T>
    constexpr bool holds(T const& value) const {
        return !a.holds(value);
    }
    std::string wanted(language in) const {
        return std::string(text{"not ", "非"}.in(in))
            .append(detail::clause(a, detail::is_both<A> || detail::is_either<A>, in));
    }
};

/// Constraints combine: `at_least(0_m) && at_most(100_m)`, `one_of(grade::a) || ...`, `!matches("99*")`.
/// Two constraints of your own do after `using tuopin::operator&&;`.
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

} // namespace tuopin

#endif
