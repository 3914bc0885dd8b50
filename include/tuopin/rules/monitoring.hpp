// Monitoring against a return to poverty, explained item by item: what type a household is of, and whether its risk
// may be eliminated.
#ifndef TUOPIN_RULES_MONITORING_HPP
#define TUOPIN_RULES_MONITORING_HPP

#include <tuopin/domain/registry/answer.hpp>
#include <tuopin/domain/registry/history.hpp>
#include <tuopin/domain/registry/monitoring.hpp>
#include <tuopin/domain/registry/monitoring_codes.hpp>
#include <tuopin/rules/cases.hpp>
#include <tuopin/rules/household_rules.hpp>
#include <tuopin/values/date.hpp>
#include <tuopin/values/text.hpp>
#include <tuopin/values/units.hpp>

#include <cstddef>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace tuopin::registry {

/// One condition of a decision: what it asks, whether it holds, and what is there.
struct explained_condition {
    std::string asks{};
    answer      holds{}; ///< empty where it is not known
    std::string seen{};

    friend bool operator==(explained_condition const&, explained_condition const&) = default;

    friend std::string to_text(explained_condition const& c, language in = language::english) {
        std::string written = c.asks + (in == language::chinese ? "：" : ": ") +
                              (c.holds                   ? to_text(*c.holds, in)
                               : in == language::chinese ? "未知"
                                                         : "not known");
        if (!c.seen.empty())
            written.append(in == language::chinese ? "（" : " (")
                .append(c.seen)
                .append(in == language::chinese ? "）" : ")");
        return written;
    }
};

/// Yes where all conditions hold, no where one does not, else not stated.
inline answer all_hold(std::vector<explained_condition> const& conditions) {
    answer all = yes;
    for (explained_condition const& each : conditions)
        all = both(all, each.holds);
    return all;
}

/// What identification looks at (识别). The three types hold for 2020 to 2025; from 2026 the origin no longer counts.
struct identification_input {
    bool                former_registered{}; ///< an exited household; else a general farm household
    std::optional<yuan> income_per_head{};   ///< net, of the twelve months before the month of identification
    std::optional<yuan> range{};             ///< the monitoring range of the province and year
    answer              at_risk{};           ///< of a return to poverty, or of becoming poor
    answer              sudden_gap{}; ///< rigid expenditure up or income sharply down, and life in serious difficulty
};

/// What identification says, and why.
struct identification {
    std::optional<monitored_type>    type{};      ///< empty where it is none of the three, or not known
    answer                           is_object{}; ///< whether the household is to be monitored; empty where not known
    std::vector<explained_condition> reasons{};

    friend bool operator==(identification const&, identification const&) = default;
};

/// The type that origin and income give: in the range, and at risk, an exited household is unstable and a general one
/// marginal; above it a sudden gap makes either one in sudden severe difficulty.
inline identification identify(identification_input const& of, language in = language::english) {
    bool const     chinese = in == language::chinese;
    identification said;
    answer const   inside = of.income_per_head && of.range ? answer(*of.income_per_head <= *of.range) : not_stated;
    auto const     add    = [&](char const* english, char const* words, answer holds, std::string seen = {}) {
        said.reasons.push_back({chinese ? words : english, holds, std::move(seen)});
    };
    std::string const incomes =
        to_text(of.income_per_head, in) + (chinese ? "，监测范围" : ", range ") + to_text(of.range, in);
    add("the net income a head is within the range", "人均纯收入在监测范围内", inside, incomes);
    add("there is a risk of poverty", "存在致贫返贫风险", of.at_risk);
    add("expenditure rose or income fell sharply, and life is seriously difficult",
        "支出骤增或收入骤减，基本生活严重困难", of.sudden_gap);
    add("the household was registered and has exited", "为脱贫户", of.former_registered);

    answer const by_income = both(inside, of.at_risk), sudden = both(opposite(inside), of.sudden_gap);
    said.is_object = either(by_income, sudden);
    if (says_yes(by_income))
        said.type = of.former_registered ? monitored_type::unstable_exited : monitored_type::marginal;
    else if (says_yes(sudden))
        said.type = monitored_type::sudden_difficulty;
    return said;
}

/// The conditions under which a risk is eliminated (风险消除), on the day of the case: half a year since
/// identification, a measure for each risk, the income above the range, the three guarantees and water secured,
/// somebody who can work. Those that no form records, that the income is stable and large expenditure is settled, are
/// for you to answer.
struct elimination_input {
    answer income_stable{};       ///< in principle for at least half a year
    answer expenditure_settled{}; ///< large rigid expenditure
};

/// What elimination asks for, item by item; `all_hold` says whether it may be.
inline std::vector<explained_condition>
elimination_conditions(household_case const& h, elimination_input const& told = {}, language in = language::english) {
    bool const                       chinese = in == language::chinese;
    std::vector<explained_condition> conditions;
    auto const add = [&](char const* english, char const* words, answer holds, std::string seen = {}) {
        conditions.push_back({chinese ? words : english, holds, std::move(seen)});
    };
    monitoring_episode const* const episode = h.last_episode();
    bool const                      open    = h.is_monitored();
    add("the household is monitored", "为监测对象且风险未消除", h.monitoring_given ? answer(open) : not_stated);

    answer waited = not_stated;
    if (episode != nullptr && episode->identified_on)
        waited = months_after(*episode->identified_on, h.parameters->identified_to_elimination_months) <= h.as_of;
    add("half a year has passed since identification", "识别满半年", waited,
        episode != nullptr && episode->identified_on ? to_text(*episode->identified_on, in) : std::string());

    // A measure that names no risk is against one of those that no other is against.
    answer      helped = not_stated;
    std::string unhelped;
    if (episode != nullptr && h.measures_given) {
        auto const begun = [&](support_measure const& measure) {
            return measure.state != measure_state::not_implemented && (!measure.since || *measure.since <= h.as_of);
        };
        std::size_t of_any_risk = 0;
        for (support_measure const* measure : h.measures)
            of_any_risk += begun(*measure) && !measure->against ? 1 : 0;
        helped = !h.measures.empty();
        for (risk const each : episode->risks) {
            bool against = false;
            for (support_measure const* measure : h.measures)
                against = against || (begun(*measure) && measure->against == each);
            if (!against && of_any_risk > 0) {
                --of_any_risk;
                against = true;
            }
            if (!against) {
                helped = no;
                unhelped.append(unhelped.empty() ? "" : chinese ? "、" : ", ").append(to_text(each, in));
            }
        }
    }
    add("there is a measure for every risk", "每项风险均有帮扶措施", helped, unhelped);

    auto const income = h.income_per_head();
    add("the net income a head is above the range", "人均纯收入高于监测范围",
        income && h.parameters->monitoring_range ? answer(*income > *h.parameters->monitoring_range) : not_stated,
        to_text(income, in));
    add("the income is stable", "收入持续稳定", told.income_stable);
    add("large rigid expenditure is settled", "刚性支出问题已解决", told.expenditure_settled);
    add("the house is safe", "住房安全",
        h.conditions != nullptr ? opposite(lives_dangerously(*h.conditions)) : not_stated);
    add("water is safe", "饮水安全", h.conditions != nullptr ? opposite(lacks_water(*h.conditions)) : not_stated);

    answer schooled = h.members.empty() ? not_stated : yes, insured = schooled, able = not_stated;
    if (!h.members.empty())
        able = every_member<has_no_labour>(h) ? no : any_member<has_labour>(h) ? yes : not_stated;
    for (person_case const& p : h.members) {
        if (is_dropout(p))
            schooled = no;
        else if (p.aged(p.parameters->compulsory_from, p.parameters->compulsory_through) && !p.row->school_status)
            schooled = both(schooled, not_stated);
        insured = both(insured, either(p.row->medical_insurance, p.row->employee_medical_insurance));
    }
    add("no child is out of school", "义务教育有保障", schooled);
    add("everybody has medical insurance", "基本医疗有保障", insured);
    // Without anybody who can work a household stays monitored when the social floor is in place.
    add("somebody can work", "户内有劳动能力", able);
    return conditions;
}

} // namespace tuopin::registry

#endif
