// Rules over records, and sets of them.
#ifndef TUOPIN_ENGINES_RULE_HPP
#define TUOPIN_ENGINES_RULE_HPP

#include <tuopin/describe/member_pointer.hpp>
#include <tuopin/engines/constraint.hpp>
#include <tuopin/engines/finding.hpp>
#include <tuopin/values/text.hpp>

#include <concepts>
#include <cstddef>
#include <stdexcept>
#include <string>
#include <string_view>
#include <tuple>
#include <type_traits>
#include <utility>

namespace tuopin {

namespace detail {

struct always {
    template <class Record>
    constexpr bool operator()(Record const&) const {
        return true;
    }
};

template <class Condition, class Record>
constexpr bool applies(Condition const& condition, Record const& record) {
    if constexpr (std::is_member_object_pointer_v<Condition>) {
        auto const& value = record.*condition;
        if constexpr (optional_type<std::remove_cvref_t<decltype(value)>>)
            return value && *value;
        else
            return static_cast<bool>(value);
    } else {
        return static_cast<bool>(condition(record));
    }
}

/// What is compared and what is seen of a measured thing.
template <class T>
std::string seen_text(T const& value, language in) {
    if constexpr (has_text<T>)
        return bound_text(value, in);
    else
        return {};
}

// What a rule looks at. Each has `check(record, in, broken)`, which calls
// `broken(path, seen, wanted)` where the rule does not hold, and makes no text before.

template <auto Measured, constraint Constraint>
struct member_check {
    Constraint wanted;

    template <class Record, class Broken>
    constexpr void check(Record const& record, language in, Broken&& broken) const {
        auto const& value = measured<Measured>(record);
        using value_type  = std::remove_cvref_t<decltype(value)>;
        static_assert(constrains<Constraint, value_type>,
                      "tuopin: this constraint does not apply to the type of the member; give it a bound of the member's type");
        if constexpr (constrains<Constraint, value_type>)
            if (!holds_for(wanted, value))
                broken(measured_name<Measured>(), seen_text(value, in), std::string(wanted.wanted(in)));
    }
};

template <class Predicate>
struct record_check {
    Predicate predicate;
    text      sentence;

    template <class Record, class Broken>
    constexpr void check(Record const& record, language in, Broken&& broken) const {
        if (!applies(predicate, record))
            broken(std::string(), std::string(), std::string(sentence.in(in)));
    }
};

template <auto Total, auto... Parts>
struct parts_check {
    template <class Record, class Broken>
    constexpr void check(Record const& record, language in, Broken&& broken) const {
        auto const sum = (measured<Parts>(record) + ...);
        if (!(measured<Total>(record) == sum))
            broken(measured_name<Total>(), seen_text(measured<Total>(record), in),
                   std::string(text{"the sum of its parts, ", "各项之和，即"}.in(in)) + seen_text(sum, in));
    }
};

} // namespace detail

/// A rule over one record at a time: an id, what it checks, of which records, and how
/// grave it is where it does not hold. Made by `require` and `adds_up`.
template <class Check, class Condition = detail::always>
struct record_rule {
    std::string_view id;
    Check            checked;
    Condition        condition{};
    severity         gravity{severity::error};

    /// The same rule for the records of which `of_those` holds: a member or a function.
    template <class Predicate>
    constexpr record_rule<Check, Predicate> when(Predicate of_those) const
        requires std::same_as<Condition, detail::always>
    {
        return {id, checked, of_those, gravity};
    }
    /// The same rule with another severity.
    constexpr record_rule as(severity other) const {
        record_rule changed = *this;
        changed.gravity     = other;
        return changed;
    }
};

/// No two records have the same key. Made by `unique`.
template <auto... Keys>
struct unique_rule {
    std::string_view id;
    severity         gravity{severity::error};

    constexpr unique_rule as(severity other) const { return {id, other}; }
};

/// What stands in `Member` is the `Key` of some record of another table, which is given to
/// `validate` behind the rules. Made by `refers_to`.
template <auto Member, auto Key>
struct reference_rule {
    std::string_view id;
    severity         gravity{severity::error};

    constexpr reference_rule as(severity other) const { return {id, other}; }
};

/// A rule on a member: `require<&well::depth>("W-1", at_least(1_m))`.
template <auto Measured, constraint Constraint>
constexpr record_rule<detail::member_check<Measured, Constraint>> require(std::string_view id, Constraint wanted) {
    return {id, {wanted}};
}

/// A rule on a record: `require("W-2", "a potable well serves somebody", serves_somebody)`.
template <class Predicate>
constexpr record_rule<detail::record_check<Predicate>> require(std::string_view id, text sentence, Predicate predicate) {
    return {id, {predicate, sentence}};
}

/// The total is the sum of its parts: `adds_up<&income::net, &income::wage, &income::transfer>("H-7")`.
template <auto Total, auto... Parts>
    requires(sizeof...(Parts) > 0)
constexpr record_rule<detail::parts_check<Total, Parts...>> adds_up(std::string_view id) {
    return {id, {}};
}

/// The keys of all records are different: `unique<&household::number>("H-1")`.
template <auto... Keys>
    requires(sizeof...(Keys) > 0)
constexpr unique_rule<Keys...> unique(std::string_view id) {
    return {id};
}

/// The member refers to a record of another table: `refers_to<&person::household, &household::number>("P-1")`.
template <auto Member, auto Key>
constexpr reference_rule<Member, Key> refers_to(std::string_view id) {
    return {id};
}

/// Rules with different ids. As a constant it does not compile with one id twice; made at
/// run time it throws std::logic_error.
template <class... Rules>
class rule_set {
public:
    constexpr explicit(sizeof...(Rules) == 1) rule_set(Rules... rules) : rules_(rules...) {
        std::string_view const ids[] = {rules.id..., std::string_view()};
        for (std::size_t at = 0; at < sizeof...(Rules); ++at)
            for (std::size_t before = 0; before < at; ++before)
                if (ids[at] == ids[before])
                    throw std::logic_error("tuopin: two rules of this set have the same id; give each rule an id of its own");
    }

    static constexpr std::size_t size() { return sizeof...(Rules); }
    constexpr std::tuple<Rules...> const& rules() const { return rules_; }

private:
    std::tuple<Rules...> rules_;
};

} // namespace tuopin

#endif
