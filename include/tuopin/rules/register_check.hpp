// The whole register checked at once: findings with village, household and persons, as rows for files and as a work
// list for who goes to the villages.
#ifndef TUOPIN_RULES_REGISTER_CHECK_HPP
#define TUOPIN_RULES_REGISTER_CHECK_HPP

#include <tuopin/describe/labels.hpp>
#include <tuopin/domain/registry/numbers.hpp>
#include <tuopin/engines/tables/sort_stably.hpp>
#include <tuopin/engines/validation/finding.hpp>
#include <tuopin/engines/validation/rule.hpp>
#include <tuopin/engines/validation/validate.hpp>
#include <tuopin/rules/case_rule.hpp>
#include <tuopin/rules/cases.hpp>
#include <tuopin/rules/household_rules.hpp>
#include <tuopin/rules/person_rules.hpp>
#include <tuopin/rules/village_rules.hpp>
#include <tuopin/values/percentage.hpp>
#include <tuopin/values/region.hpp>
#include <tuopin/values/text.hpp>

#include <boost/describe/class.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
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
    std::optional<region_code>      region{};    ///< of the household or village
    std::optional<village_number>   village{};
    std::optional<household_number> household{};
    number_list<person_number>      persons{};   ///< every person involved
    number_list<household_number>   households{}; ///< every other household involved
    std::string                     member{};    ///< the member that it is about
    std::string                     seen{};
    std::string                     wanted{};
    std::vector<row_reference>      rows{};      ///< every row involved, with file and line where it was read from one

    friend bool operator==(register_finding const&, register_finding const&) = default;
};
BOOST_DESCRIBE_STRUCT(register_finding, (),
                      (rule, of_class, severity, region, village, household, persons, households, member, seen, wanted,
                       rows))

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
                                         {"wanted", "应有内容", "what should be"},
                                         {"rows", "涉及数据行", "rows involved"}});
}

/// Hides what could be an identity number in a cell that could not be read: the end of 15 digits and more.
inline std::string without_numbers(std::string seen) {
    constexpr std::size_t shortest = 15, clear = 10;
    for (std::size_t first = 0; first < seen.size();) {
        std::size_t end = first;
        while (end < seen.size() && seen[end] >= '0' && seen[end] <= '9')
            ++end;
        if (end - first >= shortest)
            for (std::size_t at = first + clear;
                 at < end || (at == end && at < seen.size() && (seen[at] | 0x20) == 'x'); ++at)
                seen[at] = '*';
        first = end + 1;
    }
    return seen;
}

/// The register checked: all findings as rows, and the validation of each kind of case with the counts of its rules.
struct register_report {
    std::vector<register_finding> findings{};
    validation                    persons{};
    validation                    households{};
    validation                    villages{};
    validation                    others{}; ///< what was found in files, between tables and of figures

    /// Whether nothing of severity error was found.
    bool ok() const { return persons.ok() && households.ok() && villages.ok() && others.ok(); }
    /// How often a rule was broken.
    std::int64_t count(std::string_view rule) const {
        return persons.count(rule) + households.count(rule) + villages.count(rule) + others.count(rule);
    }
    std::int64_t count(severity gravity) const {
        return persons.count(gravity) + households.count(gravity) + villages.count(gravity) + others.count(gravity);
    }
    std::int64_t total() const { return persons.total() + households.total() + villages.total() + others.total(); }
    /// Every rule that was looked at, with how often it was broken.
    std::vector<rule_count> rules() const {
        std::vector<rule_count> all;
        for (validation const* each : {&others, &persons, &households, &villages})
            for (rule_count const& rule : each->rules()) {
                auto const same = std::find_if(all.begin(), all.end(), [&](rule_count const& other) {
                    return other.rule == rule.rule && other.gravity == rule.gravity;
                });
                if (same != all.end())
                    same->number += rule.number;
                else
                    all.push_back(rule);
            }
        return all;
    }

    /// How many households break a rule of that severity or a graver one, by themselves or by a member. Of the findings
    /// that were kept: keep all of them (`unlimited`) to know it.
    std::size_t households_breaking(severity at_least = severity::error) const {
        std::vector<std::string_view> broken;
        for (register_finding const& each : findings)
            if (each.household && each.severity >= at_least)
                broken.push_back(each.household->view());
        std::sort(broken.begin(), broken.end());
        return static_cast<std::size_t>(std::unique(broken.begin(), broken.end()) - broken.begin());
    }
    /// Whether more than that share of the households do: `if (report.exceeds(percent(0.1))) return 1;`
    bool exceeds(percentage limit, severity at_least = severity::error) const {
        return static_cast<double>(households_breaking(at_least)) * 100.0 >
               limit.in_percent() * static_cast<double>(households.records());
    }
};

namespace detail {

inline std::optional<region_code> stated(region_code region) {
    return region.stated() ? std::optional<region_code>(region) : std::nullopt;
}
inline void place_in(register_finding& row, household_case const& h) {
    row.region    = detail::stated(h.region);
    row.household = h.row->household;
    if (h.home != nullptr)
        row.village = h.home->village;
}
inline void place_in(register_finding& row, person_case const& p) {
    row.region    = detail::stated(p.region);
    row.household = p.row->household;
    if (p.home != nullptr)
        place_in(row, *p.home);
}
inline void place_in(register_finding& row, village_case const& v) {
    row.region  = detail::stated(v.region);
    row.village = v.row->village;
}

/// What a finding says, without the place.
inline register_finding without_place(finding const& found) {
    register_finding row;
    row.rule     = found.rule;
    row.of_class = class_of(found.rule);
    row.severity = found.severity;
    row.member   = found.path;
    row.seen     = found.rule == "read" ? without_numbers(found.seen) : found.seen;
    row.wanted   = found.wanted;
    row.rows     = found.rows;
    return row;
}

template <class Cases>
void collect(validation const& found, Cases const& cases, std::vector<register_finding>& into) {
    for (finding const& each : found.findings()) {
        register_finding row = without_place(each);
        if (each.record < cases.size())
            place_in(row, cases[each.record]);
        for (row_reference const& involved : each.rows) {
            if (involved.table == "person_years") {
                if (auto number = person_number::parse(involved.key))
                    row.persons.add(*std::move(number));
            } else if (involved.table == "household_years") {
                if (auto number = household_number::parse(involved.key); number && row.household != *number)
                    row.households.add(*std::move(number));
            }
        }
        into.push_back(std::move(row));
    }
}

/// Checks ranges of cases that reach them by their number.
template <class People, class Homes, class Places, class Persons, class Households, class Villages>
register_report check_cases(People const& people, Homes const& homes, Places const& places,
                            validation_options const& options, Persons const& of_persons,
                            Households const& of_households, Villages const& of_villages) {
    register_report report;
    report.persons    = validate(people, of_persons, options);
    report.households = validate(homes, of_households, options);
    report.villages   = validate(places, of_villages, options);
    detail::collect(report.villages, places, report.findings);
    detail::collect(report.households, homes, report.findings);
    detail::collect(report.persons, people, report.findings);
    return report;
}

} // namespace detail

/// Checks all cases. Rule sets of your own, or the built-in ones changed, stand for the built-in ones:
/// `check_register(cases, {}, person_rules.without("S14"), household_rules + my_rule)`.
template <class Persons = decltype(person_rules), class Households = decltype(household_rules),
          class Villages = decltype(village_rules)>
register_report check_register(register_cases const& cases, validation_options const& options = {},
                               Persons const&    of_persons    = person_rules,
                               Households const& of_households = household_rules,
                               Villages const&   of_villages   = village_rules) {
    return detail::check_cases(cases.persons(), cases.households(), cases.villages(), options, of_persons,
                               of_households, of_villages);
}

/// Adds what was found elsewhere: in a file, between tables, of a figure and its region. The row of a finding of a file
/// is the line that it is about.
inline void add_finding(register_report& report, finding found, region_code region = {}) {
    register_finding row = detail::without_place(found);
    row.region           = detail::stated(region);
    if (!found.file.empty() && row.rows.empty()) {
        std::string_view const name = std::string_view(found.file).substr(found.file.find_last_of("/\\") + 1);
        row.rows.push_back({std::string(name.substr(0, name.rfind('.'))), {}, found.record, found.file, found.line});
    }
    report.findings.push_back(std::move(row));
    report.others.add(std::move(found));
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
    auto const number_of = [&](auto const& number) {
        return number ? to_text(*number, in) : std::string(chinese ? "未填" : "not stated");
    };
    std::string written;
    for (std::size_t at = 0; at < findings.size();) {
        std::size_t const first = at;
        while (at < findings.size() && findings[at].region == findings[first].region &&
               findings[at].village == findings[first].village)
            ++at;
        register_finding const& place = findings[first];
        if (place.village || !place.region)
            written.append(chinese ? "村" : "Village ").append(number_of(place.village));
        if (place.region && place.village)
            written.append(chinese ? "（" : " (").append(to_field(*place.region)).append(chinese ? "）" : ")");
        else if (place.region)
            written.append(chinese ? "地区" : "Region ").append(to_field(*place.region));
        written.append(chinese ? "：" : ": ").append(to_text(at - first, in));
        written.append(chinese ? "项问题\n" : at - first == 1 ? " finding\n" : " findings\n");
        for (std::size_t each = first; each < at; ++each) {
            register_finding const& f = findings[each];
            if (f.household && (each == first || f.household != findings[each - 1].household))
                written.append(chinese ? "  户" : "  Household ").append(number_of(f.household)).append("\n");
            written.append(f.household ? "    [ ] " : "  [ ] ")
                .append(f.rule)
                .append(" ")
                .append(to_text(f.severity, in));
            for (person_number const& person : f.persons.numbers)
                written.append(chinese ? "，" : ", ").append(to_text(person, in));
            for (household_number const& household : f.households.numbers)
                written.append(chinese ? "，" : ", ").append(to_text(household, in));
            written.append(chinese ? "：" : ": ").append(f.wanted);
            if (!f.seen.empty())
                written.append(chinese ? "；现为" : "; there is ").append(f.seen);
            bool first_row = true;
            for (row_reference const& row : f.rows)
                if (row.line != 0) {
                    written.append(first_row ? chinese ? "；见" : "; see " : chinese ? "、" : ", ");
                    written.append(row.file).append(":").append(to_field(row.line));
                    first_row = false;
                }
            written.append("\n");
        }
    }
    return written;
}

} // namespace tuopin::registry

#endif
