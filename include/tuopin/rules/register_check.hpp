// The whole register checked at once: findings with village, household and persons, as rows for files and as a work list
// for who goes to the villages.
#ifndef TUOPIN_RULES_REGISTER_CHECK_HPP
#define TUOPIN_RULES_REGISTER_CHECK_HPP

#include <tuopin/describe/labels.hpp>
#include <tuopin/domain/registry/numbers.hpp>
#include <tuopin/engines/finding.hpp>
#include <tuopin/engines/rule.hpp>
#include <tuopin/engines/sort_stably.hpp>
#include <tuopin/engines/validate.hpp>
#include <tuopin/rules/case_rule.hpp>
#include <tuopin/rules/cases.hpp>
#include <tuopin/rules/household_rules.hpp>
#include <tuopin/rules/person_rules.hpp>
#include <tuopin/rules/village_rules.hpp>
#include <tuopin/values/region.hpp>
#include <tuopin/values/text.hpp>

#include <boost/describe/class.hpp>

#include <algorithm>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace tuopin::registry {

/// Numbers of a register in one cell of a file, with blanks between them.
template <class Number>
struct number_list {
    std::vector<Number> numbers{};

    /// Rows name their own number first, and again where they name further years of it.
    void add(Number number) {
        if (numbers.empty() || (number != numbers.front() && number != numbers.back()))
            numbers.push_back(std::move(number));
    }
    friend bool operator==(number_list const&, number_list const&) = default;

    friend std::string to_field(number_list const& list) {
        std::string written;
        for (Number const& each : list.numbers)
            written.append(written.empty() ? "" : " ").append(to_field(each));
        return written;
    }
    friend std::string to_text(number_list const& list, language = language::english) { return to_field(list); }
    static parsed<number_list> parse(std::string_view written) {
        number_list list;
        while (!written.empty()) {
            std::size_t const end  = std::min(written.find(' '), written.size());
            auto              read = Number::parse(written.substr(0, end));
            if (!read)
                return parsed<number_list>::failed(read.wanted());
            list.numbers.push_back(*std::move(read));
            written.remove_prefix(end < written.size() ? end + 1 : end);
        }
        return list;
    }
};

/// A finding of a register as a row of a file: which rule, of whom, what is there and what should be. Identity numbers
/// are masked in it.
struct register_finding {
    std::string                     rule{};
    rule_class                      of_class{};
    tuopin::severity                severity{};
    region_code                     region{};    ///< of the household or village
    std::optional<village_number>   village{};
    std::optional<household_number> household{};
    number_list<person_number>      persons{};   ///< every person involved
    number_list<household_number>   households{}; ///< every other household involved
    std::string                     member{};    ///< the member that it is about
    std::string                     seen{};
    std::string                     wanted{};

    friend bool operator==(register_finding const&, register_finding const&) = default;
};
BOOST_DESCRIBE_STRUCT(register_finding, (),
                      (rule, of_class, severity, region, village, household, persons, households, member, seen, wanted))

constexpr auto labels(register_finding const*) {
    return labels_for<register_finding>({{"rule", "规则编号", "rule"},
                                         {"of_class", "规则类别", "class of the rule"},
                                         {"severity", "级别"},
                                         {"region", "行政区划代码", "division code"},
                                         {"village", "村编号", "village number"},
                                         {"household", "户编号", "household number"},
                                         {"persons", "涉及人员", "persons involved"},
                                         {"households", "涉及其他户", "other households involved"},
                                         {"member", "字段", "member"},
                                         {"seen", "实际内容", "what is there"},
                                         {"wanted", "应有内容", "what should be"}});
}

/// The register checked: all findings as rows, and the validation of each kind of case with the counts of its rules.
struct register_report {
    std::vector<register_finding> findings{};
    validation                    persons{};
    validation                    households{};
    validation                    villages{};

    /// Whether nothing of severity error was found.
    bool ok() const { return persons.ok() && households.ok() && villages.ok(); }
    /// How often a rule was broken.
    std::int64_t count(std::string_view rule) const {
        return persons.count(rule) + households.count(rule) + villages.count(rule);
    }
    std::int64_t total() const { return persons.total() + households.total() + villages.total(); }
};

namespace detail {

inline void place_in(register_finding& row, household_case const& h) {
    row.region    = h.region;
    row.household = h.row->household;
    if (h.home != nullptr)
        row.village = h.home->village;
}
inline void place_in(register_finding& row, person_case const& p) {
    row.region    = p.region;
    row.household = p.row->household;
    if (p.home != nullptr)
        place_in(row, *p.home);
}
inline void place_in(register_finding& row, village_case const& v) {
    row.region  = v.region;
    row.village = v.row->village;
}

template <class Case>
void collect(validation const& found, std::vector<Case> const& cases, std::vector<register_finding>& into) {
    for (finding const& each : found.findings()) {
        register_finding row;
        row.rule     = each.rule;
        row.of_class = class_of(each.rule);
        row.severity = each.severity;
        row.member   = each.path;
        row.seen     = each.seen;
        row.wanted   = each.wanted;
        if (each.record < cases.size())
            place_in(row, cases[each.record]);
        for (row_reference const& involved : each.rows) {
            if (involved.table == "person_year") {
                if (auto number = person_number::parse(involved.key))
                    row.persons.add(*std::move(number));
            } else if (involved.table == "household_year") {
                if (auto number = household_number::parse(involved.key); number && row.household != *number)
                    row.households.add(*std::move(number));
            }
        }
        into.push_back(std::move(row));
    }
}

} // namespace detail

/// Checks all cases. Rule sets of your own, or the built-in ones changed, stand for the built-in ones:
/// `check_register(cases, {}, person_rules.without("S14"), household_rules + my_rule)`.
template <class Persons = decltype(person_rules), class Households = decltype(household_rules), class Villages = decltype(village_rules)>
register_report check_register(register_cases const& cases, validation_options const& options = {},
                               Persons const& of_persons = person_rules, Households const& of_households = household_rules,
                               Villages const& of_villages = village_rules) {
    register_report report;
    report.persons    = validate(cases.persons(), of_persons, options);
    report.households = validate(cases.households(), of_households, options);
    report.villages   = validate(cases.villages(), of_villages, options);
    detail::collect(report.villages, cases.villages(), report.findings);
    detail::collect(report.households, cases.households(), report.findings);
    detail::collect(report.persons, cases.persons(), report.findings);
    return report;
}

/// Findings as a work list: village by village, household by household, the gravest first.
///
///     Village V0 (530103010201): 2 findings
///       Household H0
///         [ ] S05 error, P0, P1: a household has no more than one head
inline std::string work_list(std::vector<register_finding> findings, language in = language::english) {
    bool const chinese = in == language::chinese;
    tuopin::detail::sort_stably(findings, [](register_finding const& a, register_finding const& b) {
        if (a.region != b.region)
            return a.region < b.region;
        if (a.village != b.village)
            return a.village < b.village;
        if (a.household != b.household)
            return a.household < b.household;
        return a.severity > b.severity;
    });
    auto const number_of = [&](auto const& number) { return number ? to_text(*number, in) : std::string(chinese ? "未填" : "not stated"); };
    std::string written;
    for (std::size_t at = 0; at < findings.size();) {
        std::size_t const first = at;
        while (at < findings.size() && findings[at].region == findings[first].region && findings[at].village == findings[first].village)
            ++at;
        written.append(chinese ? "村" : "Village ").append(number_of(findings[first].village));
        if (findings[first].region.stated())
            written.append(chinese ? "（" : " (").append(to_field(findings[first].region)).append(chinese ? "）" : ")");
        written.append(chinese ? "：" : ": ").append(to_text(at - first, in));
        written.append(chinese ? "项问题\n" : at - first == 1 ? " finding\n" : " findings\n");
        for (std::size_t each = first; each < at; ++each) {
            register_finding const& f = findings[each];
            if (f.household && (each == first || f.household != findings[each - 1].household))
                written.append(chinese ? "  户" : "  Household ").append(number_of(f.household)).append("\n");
            written.append(f.household ? "    [ ] " : "  [ ] ").append(f.rule).append(" ").append(to_text(f.severity, in));
            for (person_number const& person : f.persons.numbers)
                written.append(chinese ? "，" : ", ").append(to_text(person, in));
            for (household_number const& household : f.households.numbers)
                written.append(chinese ? "，" : ", ").append(to_text(household, in));
            written.append(chinese ? "：" : ": ").append(f.wanted);
            if (!f.seen.empty())
                written.append(chinese ? "；现为" : "; there is ").append(f.seen);
            written.append("\n");
        }
    }
    return written;
}

} // namespace tuopin::registry

#endif
