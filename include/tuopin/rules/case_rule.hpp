// How the rules over a register are written: all rules over one kind of case are of one type, so that a hundred
// of them cost the compiler little.
#ifndef TUOPIN_RULES_CASE_RULE_HPP
#define TUOPIN_RULES_CASE_RULE_HPP

#include <tuopin/describe/labels.hpp>
#include <tuopin/describe/member_pointer.hpp>
#include <tuopin/engines/validation/finding.hpp>
#include <tuopin/engines/validation/rule.hpp>
#include <tuopin/rules/cases.hpp>
#include <tuopin/values/text.hpp>

#include <boost/describe/enum.hpp>

#include <concepts>
#include <cstddef>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>
#include <tuple>
#include <type_traits>
#include <vector>

namespace tuopin::registry {

/// What kind of mistake a rule finds.
enum class rule_class : unsigned char {
    structure,    ///< S: structure and identity
    completeness, ///< C: something is left open that has to be filled in
    persons,      ///< P: what is said of a person contradicts itself
    households,   ///< H: what is said of a household contradicts itself
    aggregates    ///< V: villages and figures
};
BOOST_DESCRIBE_ENUM(rule_class, structure, completeness, persons, households, aggregates)

constexpr auto labels(rule_class const*) {
    return labels_for<rule_class>({{"structure", "结构与身份", "structure and identity"},
                                   {"completeness", "完整性"},
                                   {"persons", "人口逻辑", "consistency of persons"},
                                   {"households", "户逻辑", "consistency of households"},
                                   {"aggregates", "村与汇总", "villages and figures"}});
}

/// The class that the first letter of an id says: S, C, P, H, V.
constexpr rule_class class_of(std::string_view id) {
    switch (id.empty() ? '\0' : id.front()) {
    case 'C': return rule_class::completeness;
    case 'P': return rule_class::persons;
    case 'H': return rule_class::households;
    case 'V': return rule_class::aggregates;
    default: return rule_class::structure;
    }
}

// The row of a case that has a member; null where there is none. A kind of case of your own says where its
// rows are by functions `row_in` of the same form beside it, and then shows their members in its findings.

inline person_year const*        row_in(person_case const& of, person_year const*) { return of.row; }
inline person const*             row_in(person_case const& of, person const*) { return of.who; }
inline household_year const*     row_in(household_case const& of, household_year const*) { return of.row; }
inline household const*          row_in(household_case const& of, household const*) { return of.home; }
inline income_year const*        row_in(household_case const& of, income_year const*) { return of.income; }
inline conditions_year const*    row_in(household_case const& of, conditions_year const*) { return of.conditions; }
inline monitoring_episode const* row_in(household_case const& of, monitoring_episode const*) {
    return of.last_episode();
}
inline village_year const*       row_in(village_case const& of, village_year const*) { return of.row; }
inline village const*            row_in(village_case const& of, village const*) { return of.place; }
inline village_facilities_year const* row_in(village_case const& of, village_facilities_year const*) {
    return of.facilities;
}

namespace detail {

template <class Case, class Row>
Row const* row_of(Case const& of) {
    if constexpr (std::is_same_v<Case, Row>)
        return &of;
    else
        return row_in(of, static_cast<Row const*>(nullptr));
}

template <class Case, auto Member>
std::string seen_of_member(Case const& of, language in) {
    owner_of<Member> const* const row = detail::row_of<Case, owner_of<Member>>(of);
    return row == nullptr ? std::string() : tuopin::detail::seen_text(row->*Member, in);
}

template <class Case, auto... Members>
std::string seen_of_members(Case const& of, language in) {
    std::string seen;
    ((seen.append(seen.empty() ? "" : in == language::chinese ? "；" : "; ")
          .append(label_of<owner_of<Members>>(member_name<Members>, in))
          .append(in == language::chinese ? "：" : ": ")
          .append(seen_of_member<Case, Members>(of, in))),
     ...);
    return seen;
}

template <class Case, auto... Members>
void rows_of_members(Case const& of, finding& found) {
    [[maybe_unused]] auto const name = [&](auto const* row) {
        if constexpr (requires { of.name(row, found); })
            of.name(row, found);
    };
    (name(detail::row_of<Case, owner_of<Members>>(of)), ...);
}

template <auto First, auto...>
inline constexpr std::string_view first_name = member_name<First>;

// A member of a kind of row, told apart at run time: all rules over one kind of case are of one type.
struct touched_member {
    void const*      row{};
    std::string_view member{};
};
template <class Row>
inline constexpr char row_mark{};
template <auto... Members>
inline constexpr touched_member touched_members[]{{&row_mark<owner_of<Members>>, member_name<Members>}...};

template <class Case, class Row>
concept has_row = std::same_as<Case, Row> || requires(Case const& of) {
    { row_in(of, static_cast<Row const*>(nullptr)) } -> std::convertible_to<Row const*>;
};

} // namespace detail

/// Names rows in a finding.
template <class Case>
using names_rows = void (*)(Case const&, finding&);

/// What a finding of a rule shows: the member that it is about, what stands there, and in which rows.
template <class Case>
struct shown {
    std::string_view member{};                    ///< the first member that the rule touches
    std::string (*seen)(Case const&, language){}; ///< what is there
    names_rows<Case> rows{};                      ///< the rows that it stands in
    std::span<detail::touched_member const> touched{}; // the members named by `shows`
};

/// Shows one member, or several with their labels: `shows<person_case, &person_year::health>`.
template <class Case, auto... Members>
constexpr shown<Case> shows() {
    if constexpr (sizeof...(Members) == 0)
        return {};
    else if constexpr (sizeof...(Members) == 1)
        return {detail::first_name<Members...>, &detail::seen_of_member<Case, Members...>,
                &detail::rows_of_members<Case, Members...>, detail::touched_members<Members...>};
    else
        return {detail::first_name<Members...>, &detail::seen_of_members<Case, Members...>,
                &detail::rows_of_members<Case, Members...>, detail::touched_members<Members...>};
}

/// The members of a household that a rule is about: `members_that<is_ill>`.
template <bool (*Involved)(person_case const&)>
void members_that(household_case const& of, finding& found) {
    for (person_case const& member : of.members)
        if (Involved(member))
            member.name(member.row, found);
}
/// All members.
inline void all_members(household_case const& of, finding& found) {
    for (person_case const& member : of.members)
        member.name(member.row, found);
}
/// The rows that say who the members are: for what is told there, such as the sex.
template <bool (*Involved)(person_case const&)>
void identities_that(household_case const& of, finding& found) {
    for (person_case const& member : of.members)
        if (Involved(member))
            member.name(member.who, found);
}
/// The income of the year.
inline void income_row(household_case const& of, finding& found) { of.name(of.income, found); }
/// The conditions of the year.
inline void conditions_row(household_case const& of, finding& found) { of.name(of.conditions, found); }
/// The last episode of monitoring.
inline void last_episode_row(household_case const& of, finding& found) { of.name(of.last_episode(), found); }
/// The measures that are such: `measures_that<is_social>`.
template <bool (*Involved)(support_measure const&)>
void measures_that(household_case const& of, finding& found) {
    for (support_measure const* each : of.measures)
        if (Involved(*each))
            of.name(each, found);
}

/// Names what each of several functions names: `all_rows<household_case, income_row, all_members>`.
template <class Case, names_rows<Case>... Each>
void all_rows(Case const& of, finding& found) {
    (Each(of, found), ...);
}

/// Whoever a rule is for: conditions that all hold. Made by `when`; the built-in rules have up to two, so that
/// two more populations of yours have room.
template <class Case>
struct case_population {
    static constexpr std::size_t most = 4;

    bool (*conditions[most])(Case const&){};

    constexpr bool operator()(Case const& of) const {
        for (auto const condition : conditions)
            if (condition != nullptr && !condition(of))
                return false;
        return true;
    }
};

template <class Case>
struct case_check {
    bool (*breaks)(Case const&){};
    text             sentence{};
    shown<Case>      shows{};
    names_rows<Case> rows{};

    bool holds(Case const& of) const { return !breaks(of); }

    /// Whether the rule shows that member of a kind of row: for code books. Of a rule that shows what it finds
    /// in its own words, the member is one of the rows of the case.
    template <class Row>
    bool touches(std::string_view member) const {
        for (detail::touched_member const& each : shows.touched)
            if (each.row == &detail::row_mark<Row> && each.member == member)
                return true;
        return detail::has_row<Case, Row> && shows.touched.empty() && shows.member == member;
    }

    void explain(Case const& of, language in, finding& found) const {
        found.path   = shows.member;
        found.wanted = sentence.in(in);
        if (shows.seen != nullptr)
            found.seen = shows.seen(of, in);
        if constexpr (requires { of.name(of.row, found); })
            of.name(of.row, found);
        else if constexpr (requires { of.reference(); })
            found.rows.push_back(of.reference());
        if (shows.rows != nullptr)
            shows.rows(of, found);
        if (rows != nullptr)
            rows(of, found);
    }
};

/// A rule over cases of one kind: of whom it is broken is a function, what should be true a sentence. Goes into a
/// `rule_set` as every rule does.
template <class Case>
struct case_rule {
    std::string_view      id{};
    severity              gravity{severity::error};
    case_check<Case>      checked{};
    case_population<Case> condition{};

    /// The same rule for those of whom `of_those` holds, and every condition that it has already.
    constexpr case_rule when(bool (*of_those)(Case const&)) const {
        case_rule restricted = *this;
        for (auto& free : restricted.condition.conditions)
            if (free == nullptr) {
                free = of_those;
                return restricted;
            }
        throw std::logic_error("tuopin: a rule over cases has four conditions already; join them in one function");
    }
    /// The same rule with another severity.
    constexpr case_rule as(severity other) const {
        case_rule changed = *this;
        changed.gravity   = other;
        return changed;
    }
    /// The same rule under another id: a twin for another population.
    constexpr case_rule called(std::string_view other) const {
        case_rule twin = *this;
        twin.id        = other;
        return twin;
    }
};

/// A rule over cases: `forbid<person_case>("P-1", {"a sentence that holds", "应有的表述"}, is_broken, shows<...>())`.
template <class Case>
constexpr case_rule<Case> forbid(std::string_view id, text sentence, bool (*breaks)(Case const&),
                                 shown<Case> shows = {}, names_rows<Case> rows = nullptr) {
    return {id, severity::error, {breaks, sentence, shows, rows}, {}};
}

/// What a rule is, for code books and lists of rules.
struct rule_description {
    std::string id{};
    rule_class  of_class{};
    severity    gravity{};
    text        sentence{};
    std::string member{}; ///< the first member that it touches; empty where it touches none

    friend bool operator==(rule_description const&, rule_description const&) = default;
};

/// The rules of a set over cases that are kept to.
template <class... Cases>
std::vector<rule_description> describe_rules(rule_set<case_rule<Cases>...> const& rules) {
    std::vector<rule_description> described;
    std::size_t                   at = 0;
    rules.apply([&](auto const&... rule) {
        ((rules.applies(at++) ? described.push_back({std::string(rule.id), class_of(rule.id), rule.gravity,
                                                     rule.checked.sentence, std::string(rule.checked.shows.member)})
                              : void()),
         ...);
    });
    return described;
}

} // namespace tuopin::registry

#endif
