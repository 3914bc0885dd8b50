// Rules over records, and sets of them.
#ifndef TUOPIN_ENGINES_VALIDATION_RULE_HPP
#define TUOPIN_ENGINES_VALIDATION_RULE_HPP

#include <tuopin/describe/member_pointer.hpp>
#include <tuopin/engines/validation/constraint.hpp>
#include <tuopin/engines/validation/constraint_on_member.hpp>
#include <tuopin/engines/validation/finding.hpp>
#include <tuopin/values/exact.hpp>
#include <tuopin/values/quantity.hpp>
#include <tuopin/values/text.hpp>

#include <array>
#include <concepts>
#include <cstddef>
#include <cstdint>
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

template <class Record>
struct whole_record_type {
    using type = Record;
};
template <class Record>
    requires requires { typename Record::record_type; }
struct whole_record_type<Record> {
    using type = typename Record::record_type;
};

/// The record itself, or what a row of columns stands for.
template <class Record>
constexpr decltype(auto) whole_record(Record const& record) {
    if constexpr (requires { typename Record::record_type; })
        return static_cast<typename Record::record_type>(record);
    else
        return (record);
}

// What a member, a path or a function says of a record.
template <class Condition, class Record>
constexpr decltype(auto) answer(Condition const& condition, Record const& record) {
    if constexpr (!std::is_member_object_pointer_v<Condition>) {
        return condition(record);
    } else if constexpr (requires { record.*condition; }) {
        return (record.*condition);
    } else {
        // A row of columns: which member it is is known at run time only.
        auto const whole = whole_record(record);
        return std::remove_cvref_t<decltype(whole.*condition)>(whole.*condition);
    }
}

/// Whether a condition holds of a record; what is not stated does not.
template <class Condition, class Record>
constexpr bool applies(Condition const& condition, Record const& record) {
    auto const& value = answer(condition, record);
    if constexpr (optional_type<std::remove_cvref_t<decltype(value)>>)
        return value && *value;
    else
        return static_cast<bool>(value);
}

/// What is seen of a value, in a finding. What nobody can read is not shown.
template <class T>
std::string seen_text(T const& value, language in) {
    if constexpr (optional_type<T>) {
        return value ? detail::seen_text(*value, in) : std::string(text{"not stated", "未填"}.in(in));
    } else if constexpr (has_text<T>) {
        return bound_text(value, in);
    } else {
        return {};
    }
}

// What a rule looks at. Each has `holds(record)`, and `explain(record, in, finding)` for
// the records of which it does not hold.

// Names and values of what is measured, one behind the other: "village, number".
template <auto... Measured>
std::string joined_names() {
    std::string names;
    ((names += names.empty() ? "" : ", ", names += measured_name<Measured>()), ...);
    return names;
}
template <class... T>
std::string joined_values(language in, T const&... each) {
    std::string values;
    ((values += values.empty() ? "" : ", ", values += seen_text(each, in)), ...);
    return values;
}

/// Says of which members a finding is, and what is seen there.
template <auto First, auto... Rest, class Record>
void show_members(members_named<Rest...>, Record const& record, language in, finding& found) {
    found.path = joined_names<First, Rest...>();
    found.seen = joined_values(in, measured<First>(record), measured<Rest>(record)...);
}

template <auto Measured, class Record>
consteval bool is_member_of() {
    using whole = typename whole_record_type<Record>::type;
    if constexpr (std::is_member_object_pointer_v<std::remove_cv_t<decltype(Measured)>>)
        return std::is_base_of_v<owner_of<Measured>, whole>;
    else
        return std::is_invocable_v<decltype(Measured) const&, whole const&>;
}
template <class Record, auto... Measured>
consteval bool are_members_of(members_named<Measured...>) {
    return (is_member_of<Measured, Record>() && ...);
}

/// What a constraint on a member says of it and of the members that bound it: 1, -1, or 0 where that is left open.
template <auto Measured, class Constraint, class Record>
constexpr int says_of_member(Constraint const& wanted, Record const& record) {
    auto const& value = measured<Measured>(record);
    using value_type  = std::remove_cvref_t<decltype(value)>;
    constexpr bool same_record = are_members_of<Record>(bounding_members<Constraint>);
    static_assert(same_record, "tuopin: a bound that is a member belongs to the record that the rule is about; what "
                               "another table has is checked by refers_to<> and counts<>");
    if constexpr (same_record) {
        constexpr bool applies = constrains<std::remove_cvref_t<decltype(detail::beside(wanted, record))>, value_type>;
        static_assert(
            applies,
            "tuopin: this constraint does not apply to the type of the member; give it a bound of the member's type");
        if constexpr (applies)
            return says_of(detail::beside(wanted, record), value);
    }
    return -1;
}

template <auto Measured, constraint Constraint>
struct member_check {
    Constraint wanted;

    /// What is not stated breaks no constraint but `not_empty`.
    template <class Record>
    constexpr bool holds(Record const& record) const {
        return says_of_member<Measured>(wanted, record) >= 0;
    }
    template <class Record>
    void explain(Record const& record, language in, finding& found) const {
        show_members<Measured>(bounding_members<Constraint>, record, in, found);
        found.wanted = wanted.wanted(in);
    }
};

template <class Predicate>
struct record_check {
    Predicate predicate;
    text      sentence;

    template <class Record>
    constexpr bool holds(Record const& record) const {
        auto const& value = answer(predicate, record);
        if constexpr (optional_type<std::remove_cvref_t<decltype(value)>>)
            return !value || *value;
        else
            return static_cast<bool>(value);
    }
    template <class Record>
    void explain(Record const&, language in, finding& found) const {
        found.wanted = sentence.in(in);
    }
};

/// What is measured, to be given to a function: an optional as what it holds, unless the function takes optionals.
template <class Predicate, class... T>
constexpr bool holds_of(Predicate const& predicate, T const&... each) {
    if constexpr (std::is_invocable_v<Predicate const&, T const&...>)
        return static_cast<bool>(predicate(each...));
    else
        return !(is_stated(each) && ...) || static_cast<bool>(predicate(stated_value(each)...));
}

template <class Predicate, auto... Measured>
struct members_check {
    Predicate predicate;
    text      sentence;

    template <class Record>
    constexpr bool holds(Record const& record) const {
        return holds_of(predicate, measured<Measured>(record)...);
    }
    template <class Record>
    void explain(Record const& record, language in, finding& found) const {
        found.path   = joined_names<Measured...>();
        found.seen   = joined_values(in, measured<Measured>(record)...);
        found.wanted = sentence.in(in);
    }
};

/// A condition on a member: that a constraint holds of it. Of what is not stated it does not.
template <auto Measured, constraint Constraint>
struct member_condition {
    Constraint wanted;

    template <class Record>
    constexpr bool operator()(Record const& record) const {
        return says_of_member<Measured>(wanted, record) > 0;
    }
};

// Parts and total are added up so that corrupt ones are a finding, too: wide enough for any
// of them where they are whole numbers of steps, and as near as sums of doubles come.
template <class Sum>
struct exact_total {
    static constexpr bool exact = plain_integer<Sum>;
    template <class T>
    static constexpr wide of(T const& value) {
        if constexpr (std::is_unsigned_v<T>)
            return wide{0, value};
        else
            return wide{value};
    }
    static std::string written(wide sum, language) { return shortest_integer(sum.to_int64()); }
};
template <class Unit>
struct exact_total<quantity<Unit, std::int64_t>> {
    static constexpr bool exact = true;
    template <class Part>
    static constexpr wide of(quantity<Part, std::int64_t> const& value) {
        return multiply(value.steps(), step_factor<Part, Unit>::num);
    }
    static std::string written(wide sum, language in) { return to_text(quantity<Unit>::of_steps(sum.to_int64()), in); }
};

template <auto Total, auto... Parts>
struct parts_check {
    template <class Record>
    static constexpr bool all_stated(Record const& record) {
        return is_stated(measured<Total>(record)) && (is_stated(measured<Parts>(record)) && ...);
    }
    template <auto Measured, class Record>
    static constexpr auto value_of(Record const& record) {
        return stated_value(measured<Measured>(record));
    }
    template <class Record>
    using sum_type = decltype((value_of<Total>(std::declval<Record const&>()) + ... +
                               value_of<Parts>(std::declval<Record const&>())));
    template <class Record>
    using exactly = exact_total<sum_type<Record>>;

    /// Of records that leave the total or a part open, nothing can be said.
    template <class Record>
    constexpr bool holds(Record const& record) const {
        if (!all_stated(record))
            return true;
        if constexpr (exactly<Record>::exact) {
            return exactly<Record>::of(value_of<Total>(record)) == (exactly<Record>::of(value_of<Parts>(record)) + ...);
        } else {
            auto const total = value_of<Total>(record);
            auto const sum   = (value_of<Parts>(record) + ...);
            if constexpr (requires { as_double(total); })
                return nearly(as_double(total), as_double(sum), (size(as_double(value_of<Parts>(record))) + ...));
            else
                return total == sum;
        }
    }
    template <class Record>
    void explain(Record const& record, language in, finding& found) const {
        found.path   = measured_name<Total>();
        found.seen   = seen_text(value_of<Total>(record), in);
        found.wanted = text{"the sum of its parts, ", "各项之和，即"}.in(in);
        if constexpr (exactly<Record>::exact) {
            wide const sum = (exactly<Record>::of(value_of<Parts>(record)) + ...);
            found.wanted += sum.fits()
                                ? exactly<Record>::written(sum, in)
                                : std::string(text{"which does not fit into 64 bits", "超出64位范围的数"}.in(in));
        } else {
            found.wanted += seen_text((value_of<Parts>(record) + ...), in);
        }
    }

private:
    template <std::floating_point F>
    static constexpr double as_double(F value) {
        return static_cast<double>(value);
    }
    template <class Unit>
    static constexpr double as_double(quantity<Unit, double> const& value) {
        return value.count();
    }
    static constexpr double size(double value) { return value < 0 ? -value : value; }
    static constexpr bool   nearly(double total, double sum, double parts) {
        return total == sum || size(total - sum) <= 1e-12 * parts;
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

    /// The same rule for the records of which `of_those` holds: a member or a function. Where
    /// that is an optional and not stated, the rule does not apply.
    template <class Predicate>
    constexpr record_rule<Check, Predicate> when(Predicate of_those) const
        requires std::same_as<Condition, detail::always>
    {
        return {id, checked, of_those, gravity};
    }
    /// The same rule for the records of whose member a constraint holds:
    /// `.when<&household::status>(one_of(status::exited))`.
    template <auto Measured, constraint Constraint>
    constexpr record_rule<Check, detail::member_condition<Measured, Constraint>> when(Constraint of_those) const
        requires std::same_as<Condition, detail::always>
    {
        return {id, checked, {of_those}, gravity};
    }
    /// The same rule with another severity.
    constexpr record_rule as(severity other) const {
        record_rule changed = *this;
        changed.gravity     = other;
        return changed;
    }
};

/// No two records have the same key. What is not stated, or is not a number, is no key.
/// Made by `unique`.
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

/// What stands in `Stated` is how many records of another table, which is given to `validate` behind the rules,
/// have this record's `Key` in `Member`. Made by `counts`.
template <auto Stated, auto Key, auto Member>
struct count_rule {
    std::string_view id;
    severity         gravity{severity::error};

    constexpr count_rule as(severity other) const { return {id, other}; }
};

/// A rule on a member: `require<&well::depth>("W-1", at_least(1_m))`.
template <auto Measured, constraint Constraint>
constexpr record_rule<detail::member_check<Measured, Constraint>> require(std::string_view id, Constraint wanted) {
    return {id, {wanted}};
}

/// A rule on a record: `require("W-2", "a potable well serves somebody", serves_somebody)`,
/// with a member or a function. An optional that is not stated breaks nothing.
template <class Predicate>
constexpr record_rule<detail::record_check<Predicate>> require(std::string_view id, text sentence,
                                                               Predicate predicate) {
    return {id, {predicate, sentence}};
}

/// A rule on several members: `require<&well::depth, &well::level>("W-3", "the water stands in the well",
/// [](metres depth, metres level) { return level <= depth; })`. Reads these members alone, and findings show them.
/// Records that leave one of them open break nothing, unless the function takes optionals.
template <auto... Measured, class Predicate>
    requires(sizeof...(Measured) > 0)
constexpr record_rule<detail::members_check<Predicate, Measured...>> require(std::string_view id, text sentence,
                                                                              Predicate predicate) {
    return {id, {predicate, sentence}};
}

/// The total is the sum of its parts: `adds_up<&income::net, &income::wage, &income::transfer>("H-7")`.
/// Whole numbers and quantities exactly, floating-point ones but for their rounding. Records
/// that leave one of them open break nothing.
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

/// The member states how many records of another table refer to this one:
/// `counts<&household::size, &household::number, &person::household>("H-9")`. What is not stated breaks nothing.
template <auto Stated, auto Key, auto Member>
constexpr count_rule<Stated, Key, Member> counts(std::string_view id) {
    return {id};
}

namespace detail {

template <class Rule, class Predicate>
concept takes_condition = requires(Rule const& rule, Predicate of_those) { rule.when(of_those); };

/// A value and its place in a `flat_list`.
template <std::size_t At, class T>
struct listed {
    T value; // of a type that may have no default

    friend bool operator==(listed const&, listed const&) = default;
};

template <std::size_t At, class T>
constexpr T const& listed_at(listed<At, T> const& one) {
    return one.value;
}

/// Values of different types side by side. In a std::tuple each holds the rest of the list,
/// which costs the compiler more with every value that there is already.
template <class Places, class... T>
struct flat_list;
template <std::size_t... At, class... T>
struct flat_list<std::index_sequence<At...>, T...> : listed<At, T>... {
    constexpr flat_list() = default;
    constexpr explicit flat_list(T const&... values)
        requires(sizeof...(T) > 0)
        : listed<At, T>{values}... {}

    template <class Act>
    constexpr void each(Act& act) const {
        (act(At, static_cast<listed<At, T> const&>(*this).value), ...);
    }
    template <class Act>
    constexpr void each(Act& act) {
        (act(At, static_cast<listed<At, T>&>(*this).value), ...);
    }
    template <class Act, class... U>
    constexpr void each(Act& act, flat_list<std::index_sequence<At...>, U...> const& other) const {
        (act(At, static_cast<listed<At, T> const&>(*this).value, static_cast<listed<At, U> const&>(other).value), ...);
    }
    template <class Act, class... U>
    constexpr void each(Act& act, flat_list<std::index_sequence<At...>, U...> const& other) {
        (act(At, static_cast<listed<At, T>&>(*this).value, static_cast<listed<At, U> const&>(other).value), ...);
    }
    template <class Use>
    constexpr decltype(auto) all(Use&& use) const {
        return use(static_cast<listed<At, T> const&>(*this).value...);
    }

    friend bool operator==(flat_list const&, flat_list const&) = default;
};

// What belongs to each rule. Many of one type stand in an array, through which a loop goes: what the compiler has
// to do does not grow with their number.
template <template <class> class Of, class... Rules>
struct one_each {
    using type = flat_list<std::index_sequence_for<Rules...>, Of<Rules>...>;
};
template <template <class> class Of, class Rule, std::same_as<Rule>... Rest>
    requires(sizeof...(Rest) > 0)
struct one_each<Of, Rule, Rest...> {
    using type = std::array<Of<Rule>, 1 + sizeof...(Rest)>;
};
template <class T>
using just = T;

/// Calls `act(at, each...)` with what stands at every place of the lists.
template <class Act, class List, class... Lists>
constexpr void for_each_of(Act&& act, List&& list, Lists&&... lists) {
    if constexpr (requires { list[0]; }) {
        for (std::size_t at = 0; at < list.size(); ++at)
            act(at, list[at], lists[at]...);
    } else {
        list.each(act, lists...);
    }
}

/// A rule, whatever it checks.
struct rule_name {
    std::string_view id{};
    severity         gravity{};
};
template <class Rule, std::size_t Size>
constexpr void write_names(std::array<Rule, Size> const& rules, rule_name* names) {
    for (std::size_t at = 0; at < Size; ++at)
        names[at] = {rules[at].id, rules[at].gravity};
}
template <std::size_t... At, class... Rules>
constexpr void write_names(flat_list<std::index_sequence<At...>, Rules...> const& rules, rule_name* names) {
    ((names[At] = {static_cast<listed<At, Rules> const&>(rules).value.id,
                   static_cast<listed<At, Rules> const&>(rules).value.gravity}),
     ...);
}

/// What `use` returns for all values of the list.
template <class Use, class T, std::size_t Size>
constexpr decltype(auto) with_all_of(std::array<T, Size> const& list, Use&& use) {
    return std::apply(use, list);
}
template <class Use, class Places, class... T>
constexpr decltype(auto) with_all_of(flat_list<Places, T...> const& list, Use&& use) {
    return list.all(use);
}

/// The values of one list and of another behind them.
template <class Both, class A, class B>
constexpr Both joined_lists(A const& a, B const& b) {
    // Of a flat list it may not even be asked whether it can be made without values.
    if constexpr (requires(Both& both) {
                      both[0] = a[0], both[0] = b[0];
                      requires std::default_initializable<Both>;
                  }) {
        Both both{};
        for (std::size_t at = 0; at < a.size(); ++at)
            both[at] = a[at];
        for (std::size_t at = 0; at < b.size(); ++at)
            both[a.size() + at] = b[at];
        return both;
    } else {
        return with_all_of(a, [&](auto const&... each) {
            return with_all_of(b, [&](auto const&... others) { return Both{each..., others...}; });
        });
    }
}

} // namespace detail

/// Rules with different ids. As a constant it does not compile with one id twice; made at
/// run time it throws std::logic_error. Sets are changed as values are: `rules.without("H-07")`,
/// `rules.as("H-07", severity::note)`, `rules.replacing(my_rule)`, `rules + my_rule`, `rules.of(has_exited)`.
template <class... Rules>
class rule_set {
public:
    using list_type = typename detail::one_each<detail::just, Rules...>::type;

    constexpr explicit(sizeof...(Rules) == 1) rule_set(Rules... rules) : rules_{rules...} { check_ids(); }

    static constexpr std::size_t size() { return sizeof...(Rules); }
    /// What `use(rule...)` returns for all rules in their order.
    template <class Use>
    constexpr decltype(auto) apply(Use&& use) const {
        return detail::with_all_of(rules_, use);
    }
    /// The rule at a place.
    template <std::size_t At>
        requires(At < sizeof...(Rules))
    constexpr auto const& rule() const {
        if constexpr (requires { rules_[At]; })
            return rules_[At];
        else
            return detail::listed_at<At>(rules_);
    }
    // For the engine: the rules, and which of them were taken out.
    constexpr list_type const& rules() const { return rules_; }
    constexpr bool const*      silent() const { return silent_; }
    constexpr auto             names() const {
        std::array<detail::rule_name, sizeof...(Rules)> names{};
        detail::write_names(rules_, names.data());
        return names;
    }

    /// Whether the rule at a place is to be kept to: false for one that was taken out.
    constexpr bool applies(std::size_t at) const { return !silent_[at]; }
    /// Whether a rule of that id is to be kept to.
    constexpr bool has(std::string_view id) const { return place_of(id) < size(); }

    /// The same rules but the one of that id. Throws std::logic_error where there is none; so a rule that
    /// was renamed is not taken out in vain.
    constexpr rule_set without(std::string_view id) const {
        rule_set fewer = *this;
        fewer.silent_[existing(id)] = true;
        return fewer;
    }
    /// The same rules, the one of that id with another severity.
    constexpr rule_set as(std::string_view id, severity gravity) const {
        rule_set changed = *this;
        std::size_t const wanted = existing(id);
        detail::for_each_of(
            [&](std::size_t at, auto& each) {
                if (at == wanted)
                    each.gravity = gravity;
            },
            changed.rules_);
        return changed;
    }
    /// The same rules, with this one for the one of its id; it stands at the end.
    template <class Rule>
    constexpr rule_set<Rules..., Rule> replacing(Rule rule) const {
        return without(rule.id).with(rule);
    }
    /// The same rules and this one.
    template <class Rule>
    constexpr rule_set<Rules..., Rule> with(Rule rule) const {
        return joined(rule_set<Rule>(rule));
    }
    template <class Rule>
        requires requires(Rule const& rule) { rule.id; }
    friend constexpr rule_set<Rules..., Rule> operator+(rule_set const& rules, Rule rule) {
        return rules.with(rule);
    }
    template <class... More>
    friend constexpr rule_set<Rules..., More...> operator+(rule_set const& rules, rule_set<More...> const& more) {
        return rules.joined(more);
    }

    /// The same rules for a population: for the records of which `of_those` holds. Written once, rules are
    /// kept to by the exited, the monitored, or all.
    template <class Predicate>
    constexpr auto of(Predicate of_those) const {
        static_assert((detail::takes_condition<Rules, Predicate> && ...),
                      "tuopin: only rules over single records, without a condition of their own, are kept to by a "
                      "population; leave out unique<>, refers_to<> and counts<>, and rules with .when(...)");
        return apply([&](auto const&... each) {
            using restricted_type = rule_set<decltype(each.when(of_those))...>;
            restricted_type restricted(typename restricted_type::unchecked{},
                                       typename restricted_type::list_type{each.when(of_those)...});
            restricted.silent_mask(*this);
            return restricted;
        });
    }

    // For `of` and `+`: takes over which rules of another set were taken out, from a place on.
    template <class Set>
    constexpr void silent_mask(Set const& from, std::size_t behind = 0) {
        for (std::size_t at = 0; at < Set::size(); ++at)
            silent_[behind + at] = !from.applies(at);
    }

private:
    template <class... Others>
    friend class rule_set;

    struct unchecked {};
    constexpr rule_set(unchecked, list_type rules) : rules_(rules) {}

    template <class... More>
    constexpr rule_set<Rules..., More...> joined(rule_set<More...> const& more) const {
        using both_type = rule_set<Rules..., More...>;
        both_type both(typename both_type::unchecked{},
                       detail::joined_lists<typename both_type::list_type>(rules_, more.rules()));
        both.silent_mask(*this);
        both.silent_mask(more, size());
        both.check_ids();
        return both;
    }
    constexpr std::size_t place_of(std::string_view id) const {
        std::size_t found = size();
        auto const  each  = names();
        for (std::size_t at = 0; at < size(); ++at)
            found = each[at].id == id && !silent_[at] ? at : found;
        return found;
    }
    constexpr std::size_t existing(std::string_view id) const {
        std::size_t const at = place_of(id);
        if (at == size())
            throw std::logic_error("tuopin: no rule of this set has that id; ask has(id) first");
        return at;
    }
    constexpr void check_ids() const {
        if (!ids_differ()) // the sentence is on its line, which is all that clang++ shows of it
            throw std::logic_error("tuopin: two rules of this set have the same id; give each rule an id of its own");
    }
    constexpr bool ids_differ() const {
        // In a table by hashes: comparing each with each would cost the compiler most of what a large set does.
        constexpr std::size_t rooms = 2 * size() + 1;
        std::size_t           taken[rooms]{}; // by the rule of a number, counted from 1
        auto const            each = names();
        for (std::size_t at = 0; at < size(); ++at) {
            if (silent_[at])
                continue;
            std::size_t hash = 0;
            for (char const c : each[at].id)
                hash = hash * 31 + static_cast<unsigned char>(c);
            std::size_t room = hash % rooms;
            while (taken[room] != 0 && each[taken[room] - 1].id != each[at].id)
                room = (room + 1) % rooms;
            if (taken[room] != 0)
                return false;
            taken[room] = at + 1;
        }
        return true;
    }

    list_type            rules_;
    bool                 silent_[sizeof...(Rules) + 1]{};
};

} // namespace tuopin

#endif
