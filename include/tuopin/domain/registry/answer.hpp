// What a form may leave open: yes, no, or not stated. Not stated is never no.
#ifndef TUOPIN_DOMAIN_REGISTRY_ANSWER_HPP
#define TUOPIN_DOMAIN_REGISTRY_ANSWER_HPP

#include <optional>

namespace tuopin::registry {

/// The answer to a question of a form: yes, no, or not stated. As a condition an optional
/// says only whether something was answered: ask `says_yes`, `says_no` or `is_unanswered`.
using answer = std::optional<bool>;

inline constexpr answer yes = true;
inline constexpr answer no  = false;
inline constexpr answer not_stated{};

/// Answered with yes.
constexpr bool says_yes(answer given) { return given.has_value() && *given; }
/// Answered with no. A question left open was not.
constexpr bool says_no(answer given) { return given.has_value() && !*given; }
/// Left open.
constexpr bool is_unanswered(answer given) { return !given.has_value(); }

/// Yes if either is, no if both are, else not stated.
constexpr answer either(answer a, answer b) {
    if (says_yes(a) || says_yes(b))
        return yes;
    return says_no(a) && says_no(b) ? no : not_stated;
}
/// No if either is, yes if both are, else not stated.
constexpr answer both(answer a, answer b) {
    if (says_no(a) || says_no(b))
        return no;
    return says_yes(a) && says_yes(b) ? yes : not_stated;
}
/// Not stated stays so.
constexpr answer opposite(answer given) { return given ? answer(!*given) : not_stated; }

} // namespace tuopin::registry

#endif
