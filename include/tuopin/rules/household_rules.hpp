// What is checked of households with their members: structure (S), what is left open (C), contradictions (H).
#ifndef TUOPIN_RULES_HOUSEHOLD_RULES_HPP
#define TUOPIN_RULES_HOUSEHOLD_RULES_HPP

#include <tuopin/describe/labels.hpp>
#include <tuopin/domain/registry/answer.hpp>
#include <tuopin/domain/registry/conditions.hpp>
#include <tuopin/domain/registry/helper.hpp>
#include <tuopin/domain/registry/history.hpp>
#include <tuopin/domain/registry/household.hpp>
#include <tuopin/domain/registry/household_codes.hpp>
#include <tuopin/domain/registry/income.hpp>
#include <tuopin/domain/registry/monitoring.hpp>
#include <tuopin/domain/registry/monitoring_codes.hpp>
#include <tuopin/engines/validation/finding.hpp>
#include <tuopin/engines/validation/rule.hpp>
#include <tuopin/rules/case_rule.hpp>
#include <tuopin/rules/cases.hpp>
#include <tuopin/rules/person_rules.hpp>
#include <tuopin/values/date.hpp>
#include <tuopin/values/units.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace tuopin::registry {

// Populations that rules are kept to by.

/// Out of poverty in that year.
inline bool is_exited(household_case const& h) { return has_exited(*h.row); }
/// Out of poverty, and not monitored on the day of the check. Without a table of episodes nobody is that.
inline bool is_exited_unmonitored(household_case const& h) {
    return is_exited(h) && h.monitoring_given && !h.is_monitored();
}
/// Monitored on the day of the check.
inline bool is_monitored(household_case const& h) { return h.is_monitored(); }
/// Monitored once, and every risk eliminated by the day of the check.
inline bool is_eliminated(household_case const& h) { return h.last_episode() != nullptr && !h.is_monitored(); }

// What rules ask of a household. Not stated is never no.

/// Some member is such.
template <bool (*Is)(person_case const&)>
bool any_member(household_case const& h) {
    for (person_case const& member : h.members)
        if (Is(member))
            return true;
    return false;
}
/// There are members, and all are such.
template <bool (*Is)(person_case const&)>
bool every_member(household_case const& h) {
    for (person_case const& member : h.members)
        if (!Is(member))
            return false;
    return !h.members.empty();
}

namespace detail {

inline bool is_head(person_case const& p) { return p.row->relation_to_head == relation::head; }
inline bool is_spouse(person_case const& p) { return p.row->relation_to_head == relation::spouse; }
inline bool is_head_or_spouse(person_case const& p) { return is_head(p) || is_spouse(p); }
inline bool is_known_undisabled(person_case const& p) { return p.row->health && !is_disabled(p); }
inline bool is_no_dibao_recipient(person_case const& p) { return says_no(p.row->dibao); }
inline bool is_not_extremely_poor(person_case const& p) { return says_no(p.row->extremely_poor); }
inline bool works(person_case const& p) { return is_migrant_worker(p) || has_public_post(p); }
inline bool is_full_worker(person_case const& p) {
    return (p.row->labour == labour::ordinary || p.row->labour == labour::skilled) &&
           p.aged(p.parameters->labour_from, p.parameters->labour_through);
}
inline bool is_sick_uninsured(person_case const& p) { return is_sick(p) && says_no(p.row->critical_illness_insurance); }
inline bool is_unsecured_member(person_case const& p) { return is_dropout(p) || is_sick_uninsured(p); }
inline bool has_sound_certificate(person_case const& p) {
    auto const number = disability_certificate_of(p);
    return number && is_sound(*number);
}
inline bool receives_floor(person_case const& p) { return receives_dibao(p) || is_extremely_poor(p); }

inline std::size_t heads(household_case const& h) {
    std::size_t number = 0;
    for (person_case const& member : h.members)
        number += is_head(member) ? 1 : 0;
    return number;
}
inline bool is_zero_or_open(std::optional<yuan> amount) { return amount.value_or(yuan{}) == yuan{}; }
inline bool is_above_zero(std::optional<yuan> amount) { return amount && *amount > yuan{}; }

/// More than `most` a head.
inline bool exceeds_a_head(std::optional<mu> area, mu most, household_case const& h) {
    if (!area || h.members.empty())
        return false;
    return *area > most * static_cast<std::int64_t>(h.members.size());
}
inline bool has_income_problem(household_case const& h, bool a_head) {
    if (h.income == nullptr)
        return false;
    income_comparison const how{h.open_incomes(), h.parameters->income_tolerance,
                                h.parameters->income_per_head_tolerance};
    std::optional<persons>  members;
    if (a_head && !h.members.empty())
        members = persons(h.members.size());
    for (income_problem const& each : income_problems(*h.income, members, how))
        if ((each.path == "stated_net_per_head") == a_head)
            return true;
    return false;
}
template <bool AHead>
std::string seen_income(household_case const& h, language in) {
    income_comparison const how{h.open_incomes(), h.parameters->income_tolerance,
                                h.parameters->income_per_head_tolerance};
    std::string             seen;
    std::optional<persons>  members;
    if (AHead && !h.members.empty())
        members = persons(h.members.size());
    for (income_problem const& each : income_problems(*h.income, members, how))
        if ((each.path == "stated_net_per_head") == AHead)
            seen.append(seen.empty()              ? ""
                        : in == language::chinese ? "；"
                                                  : "; ")
                .append(label_of<income_year>(each.path, in))
                .append(in == language::chinese ? "为" : " ")
                .append(to_text(each.stated, in))
                .append(in == language::chinese ? "，各项合计为" : ", its parts give ")
                .append(to_text(each.computed, in));
    return seen;
}
inline std::string seen_members(household_case const& h, language in) {
    return to_text(h.row->stated_members, in) + (in == language::chinese ? "，实有" : ", there are ") +
           to_text(persons(h.members.size()), in);
}
inline std::string seen_income_per_head(household_case const& h, language in) {
    return to_text(h.income_per_head(), in);
}

/// Another risk without a description.
inline bool is_unexplained(monitoring_episode const& episode) {
    return has_risk(episode, risk::other) && !is_filled(episode.risk_remark);
}

template <bool (*Is)(measure_kind)>
bool any_measure(household_case const& h) {
    for (support_measure const* each : h.measures)
        if (each->kind && Is(*each->kind))
            return true;
    return false;
}
inline bool has_measure(household_case const& h, measure_kind kind) {
    for (support_measure const* each : h.measures)
        if (each->kind == kind)
            return true;
    return false;
}
constexpr bool helps_the_sick(measure_kind kind) { return kind == measure_kind::health || is_social(kind); }
constexpr bool helps_pupils(measure_kind kind) {
    return kind == measure_kind::education || kind == measure_kind::vocational_subsidy || is_social(kind);
}
constexpr bool brings_wages(measure_kind kind) {
    return kind == measure_kind::employment || kind == measure_kind::public_post;
}

inline bool has_dangerous_house(household_case const& h) {
    return h.conditions != nullptr && says_yes(lives_dangerously(*h.conditions));
}
inline bool has_no_water(household_case const& h) {
    return h.conditions != nullptr && says_yes(lacks_water(*h.conditions));
}

inline bool brings_wages_of(support_measure const& measure) { return measure.kind && brings_wages(*measure.kind); }
template <measure_kind Kind>
bool is_of_kind(support_measure const& measure) {
    return measure.kind == Kind;
}
inline bool is_floor_measure(support_measure const& measure) {
    return measure.kind == measure_kind::dibao || measure.kind == measure_kind::extremely_poor;
}
inline bool is_not_implemented(support_measure const& measure) {
    return measure.state == measure_state::not_implemented;
}
inline void unexplained_episodes(household_case const& h, finding& found) {
    for (monitoring_episode const* each : h.episodes)
        if (is_unexplained(*each))
            h.name(each, found);
}
inline void all_pairings(household_case const& h, finding& found) {
    for (pairing const* each : h.pairings)
        h.name(each, found);
}
inline void unsafe_conditions_row(household_case const& h, finding& found) {
    if (has_dangerous_house(h) || has_no_water(h))
        h.name(h.conditions, found);
}

inline bool eliminated_by_help(household_case const& h) {
    return is_eliminated(h) && h.last_episode()->elimination_mode == elimination_mode::by_help;
}
inline bool last_risk(household_case const& h, risk wanted) {
    auto const* const episode = h.last_episode();
    return episode != nullptr && has_risk(*episode, wanted);
}
template <auto... Members>
constexpr shown<household_case> of_household() {
    return shows<household_case, Members...>();
}

inline bool below_monitoring_range(household_case const& h) {
    auto const income = h.income_per_head();
    return income && h.parameters->monitoring_range && *income < *h.parameters->monitoring_range;
}
inline bool is_unsecured(household_case const& h) {
    return has_dangerous_house(h) || has_no_water(h) || any_member<is_sick_uninsured>(h) || any_member<is_dropout>(h);
}

// A measure that began within so many months of the identification, or went on at it. One without a start is
// taken to be there.
inline bool has_timely_measure(household_case const& h, monitoring_episode const& episode) {
    date const limit = months_after(*episode.identified_on, h.parameters->identified_to_measure_months);
    for (support_measure const* each : h.measures)
        if ((!each->since || *each->since <= limit) && (!each->until || *episode.identified_on <= *each->until))
            return true;
    return false;
}

} // namespace detail

/// Structure of households: S01, S03 to S05, S16, S17, S20.
inline constexpr rule_set household_structure_rules{
    forbid<household_case>("S01", {"a household has a member", "户内应有成员（空户、空挂户）"},
                           [](household_case const& h) { return h.members_given && h.members.empty(); }),
    forbid<household_case>(
        "S03", {"the members stated are those that there are", "家庭人口数应与成员数一致"},
        [](household_case const& h) {
            return h.members_given && h.row->stated_members && *h.row->stated_members != persons(h.members.size());
        },
        {"stated_members", &detail::seen_members}, &all_members),
    forbid<household_case>(
        "S04", {"a household has a head", "户内应有户主"},
        [](household_case const& h) { return !h.members.empty() && detail::heads(h) == 0; }, {}, &all_members),
    forbid<household_case>(
        "S05", {"a household has no more than one head", "户内户主不应多于一人"},
        [](household_case const& h) { return detail::heads(h) > 1; }, {}, &members_that<detail::is_head>),
    forbid<household_case>(
        "S16", {"head and spouse are not of one sex", "户主与配偶性别不应相同"},
        [](household_case const& h) {
            for (person_case const& head : h.members)
                for (person_case const& spouse : h.members)
                    if (detail::is_head(head) && detail::is_spouse(spouse) && head.who != nullptr &&
                        spouse.who != nullptr && head.who->sex && head.who->sex == spouse.who->sex)
                        return true;
            return false;
        },
        {},
        &all_rows<household_case, members_that<detail::is_head_or_spouse>, identities_that<detail::is_head_or_spouse>>),
    forbid<household_case>(
        "S17", {"the telephone of a household has 11 digits", "户联系电话应为11位"},
        [](household_case const& h) {
            if (h.home == nullptr)
                return false;
            std::string_view const phone  = h.home->phone ? std::string_view(*h.home->phone) : std::string_view();
            bool                   digits = phone.size() == 11;
            for (char const c : phone)
                digits = digits && c >= '0' && c <= '9';
            return !digits;
        },
        detail::of_household<&household::phone>())
        .as(severity::warning),
    forbid<household_case>(
        "S20", {"a registered household has a helper", "建档立卡户应有帮扶责任人"},
        [](household_case const& h) {
            if (!h.pairings_given || h.row->attribute == household_attribute::general_farm)
                return false;
            for (pairing const* each : h.pairings)
                if (holds_on(*each, h.as_of))
                    return false;
            return true;
        },
        {}, &detail::all_pairings)
        .as(severity::warning),
};

/// What is left open of households: C07 to C17, C19.
inline constexpr rule_set household_completeness_rules{
    forbid<household_case>(
        "C07", {"the main cause of poverty is filled in", "主要致贫原因应填写"},
        [](household_case const& h) {
            return !h.row->main_cause && h.row->attribute != household_attribute::general_farm;
        },
        detail::of_household<&household_year::main_cause>()),
    forbid<household_case>(
        "C08", {"power for production and for the home are filled in", "通生产用电、生活用电应填写"},
        [](household_case const& h) {
            return h.conditions != nullptr &&
                   (is_unanswered(h.conditions->production_power) || is_unanswered(h.conditions->domestic_power));
        },
        detail::of_household<&conditions_year::production_power, &conditions_year::domestic_power>()),
    forbid<household_case>(
        "C09", {"membership in a cooperative is filled in", "是否加入合作社应填写"},
        [](household_case const& h) { return is_unanswered(h.row->cooperative_member); },
        detail::of_household<&household_year::cooperative_member>()),
    forbid<household_case>(
        "C10", {"the distance to the main road is filled in", "与村主干路距离应填写"},
        [](household_case const& h) { return h.conditions != nullptr && !h.conditions->road_distance; },
        detail::of_household<&conditions_year::road_distance>()),
    forbid<household_case>(
        "C11", {"the road to the house is filled in", "入户路类型应填写"},
        [](household_case const& h) { return h.conditions != nullptr && !h.conditions->road_type; },
        detail::of_household<&conditions_year::road_type>()),
    forbid<household_case>(
        "C12", {"the dwelling area is filled in", "住房面积应填写"},
        [](household_case const& h) { return h.conditions != nullptr && !h.conditions->dwelling_area; },
        detail::of_household<&conditions_year::dwelling_area>()),
    forbid<household_case>(
        "C13", {"whether water is difficult to get and safe is filled in", "饮水是否困难、是否安全应填写"},
        [](household_case const& h) {
            return h.conditions != nullptr &&
                   (is_unanswered(h.conditions->water_difficult) || is_unanswered(h.conditions->water_safe));
        },
        detail::of_household<&conditions_year::water_difficult, &conditions_year::water_safe>()),
    forbid<household_case>(
        "C14", {"the main fuel is filled in", "主要燃料类型应填写"},
        [](household_case const& h) { return h.conditions != nullptr && !h.conditions->main_fuel; },
        detail::of_household<&conditions_year::main_fuel>()),
    forbid<household_case>(
        "C15", {"whether there is a sanitary toilet is filled in", "有无卫生厕所应填写"},
        [](household_case const& h) { return h.conditions != nullptr && is_unanswered(h.conditions->sanitary_toilet); },
        detail::of_household<&conditions_year::sanitary_toilet>()),
    forbid<household_case>(
        "C16", {"farmland, orchard and pasture are filled in", "耕地、林果、牧草地面积应填写"},
        [](household_case const& h) {
            return h.conditions != nullptr &&
                   (!h.conditions->farmland || !h.conditions->orchard || !h.conditions->pasture);
        },
        detail::of_household<&conditions_year::farmland, &conditions_year::orchard, &conditions_year::pasture>()),
    forbid<household_case>(
        "C17", {"whether the house is dangerous is filled in", "是否危房户应填写"},
        [](household_case const& h) { return h.conditions != nullptr && is_unanswered(h.conditions->dangerous_house); },
        detail::of_household<&conditions_year::dangerous_house>()),
    forbid<household_case>(
        "C19", {"another risk has a description", "风险类型为其他的应填写说明"},
        [](household_case const& h) {
            for (monitoring_episode const* each : h.episodes)
                if (detail::is_unexplained(*each))
                    return true;
            return false;
        },
        {"risk_remark"}, &detail::unexplained_episodes),
};

/// Contradictions in what is said of a household: H01 to H20, and P20, which adds up what the members have.
inline constexpr rule_set household_consistency_rules{
    forbid<household_case>(
        "P20", {"a household has fewer than three public-welfare posts", "一户（人）公益性岗位应少于3个"},
        [](household_case const& h) {
            posts all{};
            for (person_case const& member : h.members)
                all += has_public_post(member) ? *member.row->public_posts : posts{};
            return all >= h.parameters->posts_too_many;
        },
        {}, &members_that<has_public_post>)
        .as(severity::warning),
    forbid<household_case>(
        "H01", {"a household poor by illness has a member who is not healthy", "因病致贫的户内应有患病成员"},
        [](household_case const& h) { return h.row->main_cause == cause::illness && every_member<is_healthy>(h); },
        detail::of_household<&household_year::main_cause>(), &all_members),
    forbid<household_case>(
        "H02", {"a household poor by schooling has a pupil", "因学致贫的户内应有在校生"},
        [](household_case const& h) { return h.row->main_cause == cause::schooling && every_member<is_no_pupil>(h); },
        detail::of_household<&household_year::main_cause>(), &all_members),
    forbid<household_case>(
        "H03", {"a household poor by disability has a disabled member", "因残致贫的户内应有残疾成员"},
        [](household_case const& h) {
            return h.row->main_cause == cause::disability && every_member<detail::is_known_undisabled>(h);
        },
        detail::of_household<&household_year::main_cause>(), &all_members),
    forbid<household_case>(
        "H04", {"another cause is not the main one again", "其他致贫原因不应与主要致贫原因重复"},
        [](household_case const& h) {
            for (cause const other : h.row->other_causes)
                if (h.row->main_cause == other)
                    return true;
            return false;
        },
        detail::of_household<&household_year::main_cause>()),
    forbid<household_case>(
        "H05", {"somebody of a dibao household receives dibao", "低保（贫困）户内应有人享受低保"},
        [](household_case const& h) {
            return h.row->attribute && is_dibao(*h.row->attribute) && every_member<detail::is_no_dibao_recipient>(h);
        },
        detail::of_household<&household_year::attribute>(), &all_members),
    forbid<household_case>(
        "H06", {"nobody of a general poor household receives dibao", "一般贫困户内不应有人享受低保"},
        [](household_case const& h) {
            return h.row->attribute == household_attribute::general_poor && any_member<receives_dibao>(h);
        },
        detail::of_household<&household_year::attribute>(), &members_that<receives_dibao>),
    forbid<household_case>(
        "H07", {"a five-guarantee household has no worker of working age", "五保户内不应有劳动年龄内的劳动力"},
        [](household_case const& h) {
            return h.row->attribute && is_five_guarantee(*h.row->attribute) && any_member<detail::is_full_worker>(h);
        },
        detail::of_household<&household_year::attribute>(), &members_that<detail::is_full_worker>),
    forbid<household_case>(
        "H08", {"a household receives dibao or five-guarantee money, not both", "不应同时领取低保金和五保金"},
        [](household_case const& h) {
            return h.income != nullptr && detail::is_above_zero(h.income->dibao) &&
                   detail::is_above_zero(h.income->five_guarantee);
        },
        detail::of_household<&income_year::dibao, &income_year::five_guarantee>()),
    forbid<household_case>(
        "H09", {"a general household receives no dibao or five-guarantee money", "一般户不应有低保金或五保金"},
        [](household_case const& h) {
            bool const general = h.row->attribute == household_attribute::general_poor ||
                                 h.row->attribute == household_attribute::general_farm;
            return general && h.income != nullptr &&
                   (detail::is_above_zero(h.income->dibao) || detail::is_above_zero(h.income->five_guarantee));
        },
        detail::of_household<&income_year::dibao, &income_year::five_guarantee>()),
    forbid<household_case>(
        "H10", {"a dibao household has dibao money", "低保户的低保金不应为0或空"},
        [](household_case const& h) {
            return h.income != nullptr && h.row->attribute && is_dibao(*h.row->attribute) &&
                   detail::is_zero_or_open(h.income->dibao);
        },
        detail::of_household<&income_year::dibao>()),
    forbid<household_case>(
        "H11", {"a five-guarantee household has five-guarantee money", "五保户的五保金不应为0或空"},
        [](household_case const& h) {
            return h.income != nullptr && h.row->attribute && is_five_guarantee(*h.row->attribute) &&
                   detail::is_zero_or_open(h.income->five_guarantee);
        },
        detail::of_household<&income_year::five_guarantee>()),
    forbid<household_case>(
        "H12", {"income from production has a cost", "有生产经营性收入的应有生产经营性支出"},
        [](household_case const& h) {
            return h.income != nullptr && detail::is_above_zero(h.income->business) &&
                   detail::is_zero_or_open(h.income->business_cost);
        },
        detail::of_household<&income_year::business, &income_year::business_cost>())
        .as(severity::warning),
    forbid<household_case>(
        "H13", {"the net income a head is known and believable", "人均纯收入应大于0且在合理范围内"},
        [](household_case const& h) {
            if (h.income == nullptr)
                return false;
            auto const income = h.income_per_head();
            return !income || *income <= yuan{} || *income > h.parameters->income_per_head_most;
        },
        {"stated_net_per_head", &detail::seen_income_per_head}, &income_row),
    forbid<household_case>(
        "H14", {"a household with wages has somebody who works", "有工资性收入的应有务工人员"},
        [](household_case const& h) {
            return h.income != nullptr && detail::is_above_zero(h.income->wage) && !h.members.empty() &&
                   !any_member<detail::works>(h);
        },
        detail::of_household<&income_year::wage>(), &all_members)
        .as(severity::warning),
    forbid<household_case>(
        "H15", {"a household where somebody works has wages", "有务工人员的应有工资性收入"},
        [](household_case const& h) {
            return h.income != nullptr && detail::is_zero_or_open(h.income->wage) && any_member<detail::works>(h);
        },
        detail::of_household<&income_year::wage>(), &members_that<detail::works>)
        .as(severity::warning),
    forbid<household_case>(
        "H16", {"stated incomes are the sum of their parts", "收入合计应等于各项之和"},
        [](household_case const& h) { return detail::has_income_problem(h, false); },
        {"stated_net", &detail::seen_income<false>}, &income_row),
    forbid<household_case>(
        "H17", {"the net income a head is the net income by the members", "人均纯收入应等于纯收入除以人口数"},
        [](household_case const& h) { return detail::has_income_problem(h, true); },
        {"stated_net_per_head", &detail::seen_income<true>}, &income_row),
    forbid<household_case>(
        "H18", {"farmland and forest a head are believable", "人均耕地、林地面积应在合理范围内"},
        [](household_case const& h) {
            return h.conditions != nullptr &&
                   (detail::exceeds_a_head(h.conditions->farmland, h.parameters->farmland_per_head_most, h) ||
                    detail::exceeds_a_head(h.conditions->forest, h.parameters->forest_per_head_most, h));
        },
        detail::of_household<&conditions_year::farmland, &conditions_year::forest>())
        .as(severity::warning),
    forbid<household_case>(
        "H19", {"the distance to the main road is believable", "与村主干路距离应在合理范围内"},
        [](household_case const& h) {
            return h.conditions != nullptr && h.conditions->road_distance &&
                   *h.conditions->road_distance > h.parameters->road_distance_most;
        },
        detail::of_household<&conditions_year::road_distance>())
        .as(severity::warning),
    forbid<household_case>(
        "H20", {"a household has power for the home", "应通生活用电"},
        [](household_case const& h) { return h.conditions != nullptr && says_no(h.conditions->domestic_power); },
        detail::of_household<&conditions_year::domestic_power>()),
};

// Checks that stand in two rule sets of the field, for two populations, are written once.
namespace detail {

inline constexpr auto safe_house =
    forbid<household_case>("", {"a household lives in no dangerous house", "不应居住危房"}, &has_dangerous_house,
                           of_household<&conditions_year::dangerous_house, &conditions_year::house_grade>());
inline constexpr auto safe_water =
    forbid<household_case>("", {"drinking water is safe and easy to get", "饮水安全应有保障"}, &has_no_water,
                           of_household<&conditions_year::water_difficult, &conditions_year::water_safe>());
inline constexpr auto insured_sick =
    forbid<household_case>("", {"the sick have critical-illness insurance", "患病成员应参加大病保险"},
                           &any_member<is_sick_uninsured>, {}, &members_that<is_sick_uninsured>);
inline constexpr auto no_dropout =
    forbid<household_case>("", {"no child of compulsory age is out of school", "义务教育阶段不应有失学辍学"},
                           &any_member<is_dropout>, {}, &members_that<is_dropout>);

inline bool is_poor_by_illness(household_case const& h) { return h.row->main_cause == cause::illness; }

} // namespace detail

/// Exited households: H21 to H33. H27 to H31 are the twins for those that are not monitored either.
inline constexpr rule_set exited_household_rules{
    forbid<household_case>(
        "H21", {"an exited household has at least the line a head", "脱贫户人均纯收入不应低于脱贫线"},
        [](household_case const& h) {
            auto const income = h.income_per_head();
            return income && h.parameters->exit_line && *income < *h.parameters->exit_line;
        },
        {"stated_net_per_head", &detail::seen_income_per_head}, &income_row)
        .when(&is_exited),
    detail::no_dropout.called("H22").when(&is_exited),
    detail::safe_house.called("H23").when(&is_exited),
    detail::safe_water.called("H24").when(&is_exited),
    detail::insured_sick.called("H25").when(&is_exited).when(&detail::is_poor_by_illness),
    forbid<household_case>(
        "H26", {"an exited household has a dwelling area", "脱贫户住房面积不应为0或空"},
        [](household_case const& h) {
            return h.conditions != nullptr && h.conditions->dwelling_area.value_or(square_metres{}) == square_metres{};
        },
        detail::of_household<&conditions_year::dwelling_area>())
        .when(&is_exited),
    detail::safe_house.called("H27").when(&is_exited_unmonitored),
    detail::safe_water.called("H28").when(&is_exited_unmonitored),
    detail::insured_sick.called("H29").when(&is_exited_unmonitored),
    detail::no_dropout.called("H30").when(&is_exited_unmonitored),
    forbid<household_case>(
        "H31",
        {"a household with an income in the monitoring range is monitored", "人均纯收入低于监测范围的应纳入监测"},
        &detail::below_monitoring_range, {"stated_net_per_head", &detail::seen_income_per_head}, &income_row)
        .when(&is_exited_unmonitored),
    forbid<household_case>(
        "H32", {"the three guarantees and water are secured", "“三保障”及饮水安全应有保障"}, &detail::is_unsecured, {},
        &all_rows<household_case, detail::unsafe_conditions_row, members_that<detail::is_unsecured_member>>)
        .when(&is_exited),
    forbid<household_case>(
        "H33", {"house and water stay safe when the risk was eliminated", "风险消除后住房、饮水应保持安全"},
        [](household_case const& h) { return detail::has_dangerous_house(h) || detail::has_no_water(h); },
        detail::of_household<&conditions_year::dangerous_house, &conditions_year::water_difficult,
                             &conditions_year::water_safe>())
        .when(&is_eliminated),
};

/// Monitored households, and those whose risk was eliminated: H34 to H50. They look at the last episode.
inline constexpr rule_set monitored_household_rules{
    forbid<household_case>(
        "H34", {"a measure begins within a month of identification", "识别后一个月内应有帮扶措施"},
        [](household_case const& h) {
            auto const* const episode = h.last_episode();
            return h.measures_given && episode != nullptr && episode->identified_on &&
                   months_after(*episode->identified_on, h.parameters->identified_to_measure_months) <= h.as_of &&
                   !detail::has_timely_measure(h, *episode);
        },
        detail::of_household<&monitoring_episode::identified_on>()),
    forbid<household_case>(
        "H35", {"the risk of disability has a disabled member", "风险为因残的户内应有残疾成员"},
        [](household_case const& h) {
            return detail::last_risk(h, risk::disability) && every_member<detail::is_known_undisabled>(h);
        },
        {}, &all_rows<household_case, last_episode_row, all_members>)
        .when(&is_monitored),
    forbid<household_case>(
        "H36", {"a problem with drinking water is among the risks", "存在饮水问题的应选择饮水安全风险"},
        [](household_case const& h) {
            return detail::has_no_water(h) && !detail::last_risk(h, risk::drinking_water) &&
                   !detail::last_risk(h, risk::no_water);
        },
        detail::of_household<&conditions_year::water_difficult, &conditions_year::water_safe>(), &last_episode_row)
        .when(&is_monitored),
    forbid<household_case>(
        "H37",
        {"a large household of which half can work does not lack labour",
         "4人及以上且半数以上有劳动力的户不应选择缺劳力"},
        [](household_case const& h) {
            std::size_t able = 0;
            for (person_case const& member : h.members)
                able += has_labour(member) ? 1 : 0;
            return detail::last_risk(h, risk::no_labour) &&
                   static_cast<int>(h.members.size()) >= h.parameters->no_labour_risk_members &&
                   able * 2 >= h.members.size();
        },
        {}, &all_rows<household_case, last_episode_row, members_that<has_labour>>)
        .as(severity::warning)
        .when(&is_monitored),
    forbid<household_case>(
        "H38",
        {"a risk eliminated by help leaves an income above the range", "帮扶消除风险的人均纯收入不应低于监测范围"},
        [](household_case const& h) {
            auto const* const episode = h.last_episode();
            auto const        income =
                episode->income_per_head_at_elimination ? episode->income_per_head_at_elimination : h.income_per_head();
            return income && h.parameters->monitoring_range && *income < *h.parameters->monitoring_range;
        },
        detail::of_household<&monitoring_episode::income_per_head_at_elimination>())
        .when(&detail::eliminated_by_help),
    forbid<household_case>(
        "H39",
        {"illness is eliminated by a measure of health or the social floor",
         "因病风险帮扶消除的应有健康或综合保障措施"},
        [](household_case const& h) {
            return h.measures_given && detail::last_risk(h, risk::illness) &&
                   !detail::any_measure<detail::helps_the_sick>(h);
        },
        {}, &last_episode_row)
        .when(&detail::eliminated_by_help),
    forbid<household_case>(
        "H40",
        {"schooling is eliminated by a measure of education or the social floor",
         "因学风险帮扶消除的应有教育或综合保障措施"},
        [](household_case const& h) {
            return h.measures_given && detail::last_risk(h, risk::schooling) &&
                   !detail::any_measure<detail::helps_pupils>(h);
        },
        {}, &last_episode_row)
        .when(&detail::eliminated_by_help),
    forbid<household_case>(
        "H41", {"a measure of employment brings wages", "有就业或公益性岗位措施的，消除后工资性收入不应为0"},
        [](household_case const& h) {
            return detail::any_measure<detail::brings_wages>(h) && h.income != nullptr && h.income->wage == yuan{};
        },
        detail::of_household<&income_year::wage>(), &measures_that<detail::brings_wages_of>)
        .when(&is_eliminated),
    forbid<household_case>(
        "H42", {"a measure of industry brings income from production", "有产业措施的，消除后生产经营性收入不应为0"},
        [](household_case const& h) {
            return detail::has_measure(h, measure_kind::industry) && h.income != nullptr &&
                   h.income->business == yuan{};
        },
        detail::of_household<&income_year::business>(), &measures_that<detail::is_of_kind<measure_kind::industry>>)
        .when(&is_eliminated),
    forbid<household_case>(
        "H43", {"a registered measure is put into effect", "已登记的帮扶措施不应为未实施"},
        [](household_case const& h) {
            for (support_measure const* each : h.measures)
                if (detail::is_not_implemented(*each))
                    return true;
            return false;
        },
        {}, &measures_that<detail::is_not_implemented>)
        .as(severity::warning),
    forbid<household_case>(
        "H44",
        {"a measure of dibao or for the extremely poor has somebody who receives it",
         "有低保或特困供养措施的户内应有人享受"},
        [](household_case const& h) {
            return (detail::has_measure(h, measure_kind::dibao) && every_member<detail::is_no_dibao_recipient>(h)) ||
                   (detail::has_measure(h, measure_kind::extremely_poor) &&
                    every_member<detail::is_not_extremely_poor>(h));
        },
        {}, &all_rows<household_case, measures_that<detail::is_floor_measure>, all_members>),
    forbid<household_case>(
        "H45",
        {"who receives dibao or is extremely poor is among the measures", "有人享受低保或特困供养的应登记相应措施"},
        [](household_case const& h) {
            return h.measures_given &&
                   ((any_member<receives_dibao>(h) && !detail::has_measure(h, measure_kind::dibao)) ||
                    (any_member<is_extremely_poor>(h) && !detail::has_measure(h, measure_kind::extremely_poor)));
        },
        {}, &members_that<detail::receives_floor>)
        .as(severity::warning)
        .when(&is_monitored),
    forbid<household_case>(
        "H46", {"a disability subsidy and a disabled member go together", "残疾人补贴措施与残疾成员应相符"},
        [](household_case const& h) {
            bool const subsidy = detail::has_measure(h, measure_kind::disability_subsidy);
            return (subsidy && every_member<detail::is_known_undisabled>(h)) ||
                   (h.measures_given && !subsidy && detail::last_risk(h, risk::disability) &&
                    any_member<detail::has_sound_certificate>(h));
        },
        {},
        &all_rows<household_case, last_episode_row, measures_that<detail::is_of_kind<measure_kind::disability_subsidy>>,
                  members_that<is_disabled>>)
        .as(severity::warning),
    forbid<household_case>(
        "H47",
        {"a risk is eliminated half a year after identification or later, by a measure",
         "风险消除应在识别半年后且有帮扶措施"},
        [](household_case const& h) {
            auto const* const episode = h.last_episode();
            bool const        early   = episode->identified_on && episode->eliminated_on &&
                               *episode->eliminated_on < months_after(*episode->identified_on,
                                                                      h.parameters->identified_to_elimination_months);
            return early || (h.measures_given && h.measures.empty());
        },
        detail::of_household<&monitoring_episode::identified_on, &monitoring_episode::eliminated_on>())
        .when(&is_eliminated),
    forbid<household_case>(
        "H48", {"the risk of a household in which nobody can work is not eliminated", "整户无劳动能力的不应消除风险"},
        [](household_case const& h) { return every_member<has_no_labour>(h); },
        detail::of_household<&monitoring_episode::eliminated_on>(), &all_members)
        .when(&is_eliminated),
    forbid<household_case>(
        "H49", {"the monitored type fits the origin of the household", "监测对象类别应与来源相符"},
        [](household_case const& h) {
            auto const* const episode = h.last_episode();
            if (episode == nullptr || !episode->type)
                return false;
            bool const general = h.row->attribute == household_attribute::general_farm;
            return (*episode->type == monitored_type::unstable_exited &&
                    (general || (h.row->exit_flag && !is_exited(h)))) ||
                   (*episode->type == monitored_type::marginal && (is_exited(h) || (h.row->attribute && !general)));
        },
        detail::of_household<&monitoring_episode::type, &household_year::attribute, &household_year::exit_flag>()),
    forbid<household_case>(
        "H50", {"the monitored type fits the income at identification", "监测对象类别应与识别时收入相符"},
        [](household_case const& h) {
            auto const* const episode = h.last_episode();
            if (episode == nullptr || !episode->type || !episode->income_per_head || !h.parameters->monitoring_range)
                return false;
            return !fits_income(*episode->type, *episode->income_per_head, *h.parameters->monitoring_range);
        },
        detail::of_household<&monitoring_episode::type, &monitoring_episode::income_per_head>()),
};

/// All rules over households.
inline constexpr rule_set household_rules = household_structure_rules + household_completeness_rules +
                                            household_consistency_rules + exited_household_rules +
                                            monitored_household_rules;

} // namespace tuopin::registry

#endif
