// The history of a household as a state machine: which moves are legal, what guards them, and
// the episodes of monitoring beside it, which may repeat.
#ifndef TUOPIN_DOMAIN_REGISTRY_HISTORY_HPP
#define TUOPIN_DOMAIN_REGISTRY_HISTORY_HPP

#include <tuopin/describe/element_codes.hpp>
#include <tuopin/describe/labels.hpp>
#include <tuopin/domain/registry/answer.hpp>
#include <tuopin/domain/registry/household.hpp>
#include <tuopin/domain/registry/household_codes.hpp>
#include <tuopin/domain/registry/monitoring.hpp>
#include <tuopin/domain/registry/numbers.hpp>
#include <tuopin/values/date.hpp>
#include <tuopin/values/text.hpp>
#include <tuopin/values/units.hpp>

#include <boost/describe/class.hpp>
#include <boost/describe/enum.hpp>

#include <cstddef>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace tuopin::registry {

/// Where a household stands to the register (户状态).
enum class household_state : unsigned char {
    general,         ///< 一般农户: not registered
    registered_poor, ///< 未脱贫
    pre_exit,        ///< 预脱贫
    exited,          ///< 脱贫
    returned,        ///< 返贫
    cancelled        ///< 注销
};
BOOST_DESCRIBE_ENUM(household_state, general, registered_poor, pre_exit, exited, returned, cancelled)

constexpr auto labels(household_state const*) {
    return labels_for<household_state>({{"general", "一般农户", "general farm household"},
                                        {"registered_poor", "未脱贫", "registered as poor"},
                                        {"pre_exit", "预脱贫"},
                                        {"exited", "脱贫"},
                                        {"returned", "返贫", "returned to poverty"},
                                        {"cancelled", "注销"}});
}

/// The state that an exit flag of the register says.
constexpr household_state state_of(exit_flag flag) {
    switch (flag) {
    case exit_flag::not_exited:
    case exit_flag::newly_identified: break;
    case exit_flag::pre_exit: return household_state::pre_exit;
    case exit_flag::exited: return household_state::exited;
    case exit_flag::returned: return household_state::returned;
    case exit_flag::cancelled: return household_state::cancelled;
    }
    return household_state::registered_poor;
}

/// What happens to a household (户变更).
enum class household_event_kind : unsigned char {
    identified,   ///< 识别纳入
    exit_planned, ///< 列入预脱贫
    exit_passed,  ///< 脱贫验收通过
    exit_failed,  ///< 脱贫验收未通过
    fell_back,    ///< 返贫
    cancelled     ///< 注销: found not to meet the standard, or the whole household is gone
};
BOOST_DESCRIBE_ENUM(household_event_kind, identified, exit_planned, exit_passed, exit_failed, fell_back, cancelled)

constexpr auto labels(household_event_kind const*) {
    return labels_for<household_event_kind>({{"identified", "识别纳入"},
                                             {"exit_planned", "列入预脱贫", "exit planned"},
                                             {"exit_passed", "脱贫验收通过", "exit verified"},
                                             {"exit_failed", "脱贫验收未通过", "exit refused"},
                                             {"fell_back", "返贫", "fell back into poverty"},
                                             {"cancelled", "注销"}});
}

/// The state after an event; empty where the event may not happen in that state. An exit is legal
/// without having been planned, as many files have no planned exits.
constexpr std::optional<household_state> state_after(household_state before, household_event_kind event) {
    using state = household_state;
    switch (event) {
    case household_event_kind::identified:
        if (before == state::general)
            return state::registered_poor;
        break;
    case household_event_kind::exit_planned:
        if (before == state::registered_poor)
            return state::pre_exit;
        break;
    case household_event_kind::exit_passed:
        if (before == state::pre_exit || before == state::registered_poor || before == state::returned)
            return state::exited;
        break;
    case household_event_kind::exit_failed:
        if (before == state::pre_exit)
            return state::registered_poor;
        break;
    case household_event_kind::fell_back:
        if (before == state::exited)
            return state::returned;
        break;
    case household_event_kind::cancelled:
        if (before == state::registered_poor || before == state::exited)
            return state::cancelled;
        break;
    }
    return std::nullopt;
}

/// Whether legal moves, one after the other, lead from a state to another; each leads to itself.
constexpr bool is_reachable(household_state from, household_state to) {
    constexpr unsigned states  = 6;
    bool               seen[states]{};
    seen[static_cast<unsigned>(from)] = true;
    for (unsigned round = 0; round < states; ++round)
        for (unsigned at = 0; at < states; ++at)
            if (seen[at])
                for (unsigned event = 0; event < 6; ++event)
                    if (auto const next =
                            state_after(static_cast<household_state>(at), static_cast<household_event_kind>(event)))
                        seen[static_cast<unsigned>(*next)] = true;
    return seen[static_cast<unsigned>(to)];
}

/// An entry in the history of a household (户历史记录): one row an event.
struct household_event {
    household_number                    household{};       ///< 户编号
    std::optional<int>                  year{};            ///< 年度
    std::optional<date>                 on{};              ///< 日期, where known
    std::optional<household_event_kind> kind{};            ///< 变更类型
    std::optional<yuan>                 income_per_head{}; ///< 人均纯收入 at the time
    answer                              guarantees_met{};  ///< “两不愁三保障”及饮水达标
    std::optional<std::string>          remark{};          ///< 备注

    friend bool operator==(household_event const&, household_event const&) = default;
};
BOOST_DESCRIBE_STRUCT(household_event, (), (household, year, on, kind, income_per_head, guarantees_met, remark))

constexpr auto labels(household_event const*) {
    return labels_for<household_event>({{"household", "户编号", "household number"},
                                        {"year", "年度"},
                                        {"on", "日期", "date"},
                                        {"kind", "变更类型", "what happened"},
                                        {"income_per_head", "人均纯收入", "net income a head"},
                                        {"guarantees_met", "两不愁三保障是否达标", "guarantees met"},
                                        {"remark", "备注"}});
}

constexpr auto element_codes(household_event const*) {
    return element_codes_for<household_event>({{"household", "AAC001"}});
}

/// What is wrong in a history.
enum class history_fault : unsigned char {
    kind_not_stated,
    year_not_stated,
    out_of_order,
    year_and_date_differ,
    illegal_move,
    registration_closed,
    identified_above_line,
    exited_below_standard,
    not_identified_on_a_day,
    wrong_origin,
    income_does_not_fit_type,
    episodes_overlap,
    eliminated_before_identified,
    eliminated_too_early,
    risk_without_measure,
    eliminated_without_labour,
    eliminated_below_range
};
BOOST_DESCRIBE_ENUM(history_fault, kind_not_stated, year_not_stated, out_of_order, year_and_date_differ, illegal_move,
                    registration_closed, identified_above_line, exited_below_standard, not_identified_on_a_day,
                    wrong_origin, income_does_not_fit_type, episodes_overlap, eliminated_before_identified,
                    eliminated_too_early, risk_without_measure, eliminated_without_labour, eliminated_below_range)

constexpr auto labels(history_fault const*) {
    return labels_for<history_fault>(
        {{"kind_not_stated", "变更类型未填", "what happened is not stated"},
         {"year_not_stated", "年度未填", "the year is not stated"},
         {"out_of_order", "先后顺序有误", "it stands after what happened later"},
         {"year_and_date_differ", "年度与日期不符", "the date is in another year"},
         {"illegal_move", "状态变更不合规", "it may not happen to a household in that state"},
         {"registration_closed", "识别已停止", "registration was closed by then"},
         {"identified_above_line", "识别时已达标",
          "it was registered with an income above the line and all guarantees met"},
         {"exited_below_standard", "脱贫时未达标", "it exited below the line or without all guarantees"},
         {"not_identified_on_a_day", "识别日期未填", "the day of identification is not stated"},
         {"wrong_origin", "监测类别与户类型不符", "the monitored type is not for a household in that state"},
         {"income_does_not_fit_type", "收入与监测类别不符", "the income does not fit the monitored type"},
         {"episodes_overlap", "监测期重叠", "it begins before the episode before it has ended"},
         {"eliminated_before_identified", "消除早于识别", "the risk was eliminated before it was identified"},
         {"eliminated_too_early", "消除过早", "the risk was eliminated too soon after it was identified"},
         {"risk_without_measure", "风险无帮扶措施", "a risk was eliminated by help without a measure"},
         {"eliminated_without_labour", "无劳动力户消除风险",
          "the risk of a household without any labour was eliminated"},
         {"eliminated_below_range", "消除时收入低于监测范围",
          "the risk was eliminated with an income in the monitoring range"}});
}

/// Something that is wrong with an entry of a history.
struct history_problem {
    history_fault fault{};
    std::size_t   entry{}; ///< the number of the event or episode, from 0
    std::string   seen{};  ///< what is there, in English

    friend bool operator==(history_problem const&, history_problem const&) = default;
};
BOOST_DESCRIBE_STRUCT(history_problem, (), (fault, entry, seen))

/// The parameters of the guards of moves. What is left empty is not checked: whoever knows the line of
/// the year and place, and that registration was closed, says so.
struct history_guards {
    std::optional<yuan> line{};                   ///< net income a head that identification and exit are tested by
    std::optional<int>  last_registration_year{}; ///< after it nobody is identified and nobody falls back
};

/// A history that was followed from its first event on.
struct followed_history {
    std::vector<household_state> states{};   ///< after each event; an illegal one leaves the state as it was
    std::vector<history_problem> problems{}; ///< in the order of the events

    /// The state at the end; that of a general household before any event.
    household_state state() const { return states.empty() ? household_state::general : states.back(); }
};

/// Follows the events of one household in the order in which they stand, from a state on.
inline followed_history follow(std::vector<household_event> const& events, history_guards const& guards = {},
                               household_state from = household_state::general) {
    followed_history    followed;
    household_state     state = from;
    std::optional<int>  last_year;
    std::optional<date> last_day;
    for (std::size_t at = 0; at < events.size(); ++at) {
        household_event const& event = events[at];
        auto const             fault = [&](history_fault what, std::string seen = {}) {
            followed.problems.push_back({what, at, std::move(seen)});
        };
        std::optional<int> const year = event.year ? event.year
                                        : event.on ? std::optional<int>(event.on->year())
                                                   : std::nullopt;
        if (!year)
            fault(history_fault::year_not_stated);
        if (event.year && event.on && event.on->year() != *event.year)
            fault(history_fault::year_and_date_differ, to_text(*event.on));
        if ((year && last_year && *year < *last_year) || (event.on && last_day && *event.on < *last_day))
            fault(history_fault::out_of_order, event.on ? to_text(*event.on) : to_field(*year));
        last_year = year ? year : last_year;
        last_day  = event.on ? event.on : last_day;
        if (!event.kind) {
            fault(history_fault::kind_not_stated);
            followed.states.push_back(state);
            continue;
        }

        auto const next = state_after(state, *event.kind);
        if (!next)
            fault(history_fault::illegal_move, tuopin::to_text(state) + ", then " + tuopin::to_text(*event.kind));
        bool const opens =
            *event.kind == household_event_kind::identified || *event.kind == household_event_kind::fell_back;
        if (opens && year && guards.last_registration_year && *year > *guards.last_registration_year)
            fault(history_fault::registration_closed, to_field(*year));
        bool const known = guards.line && event.income_per_head;
        if (*event.kind == household_event_kind::identified && known && *event.income_per_head >= *guards.line &&
            says_yes(event.guarantees_met))
            fault(history_fault::identified_above_line, to_text(*event.income_per_head));
        if (*event.kind == household_event_kind::exit_passed) {
            if (known && *event.income_per_head < *guards.line)
                fault(history_fault::exited_below_standard, to_text(*event.income_per_head));
            else if (says_no(event.guarantees_met))
                fault(history_fault::exited_below_standard, "guarantees not met");
        }
        state = next.value_or(state);
        followed.states.push_back(state);
    }
    return followed;
}

/// The state of a household at the end of a year, by its events up to then; an event without a year
/// counts from the year of the one before it.
inline household_state state_at_end_of(int year, std::vector<household_event> const& events) {
    household_state    state = household_state::general;
    std::optional<int> known;
    for (household_event const& event : events) {
        known = event.year ? event.year : event.on ? std::optional<int>(event.on->year()) : known;
        if (known && *known > year)
            break;
        if (event.kind)
            state = state_after(state, *event.kind).value_or(state);
    }
    return state;
}

/// What is wrong with the exit flags that a household has from year to year: one that no legal moves
/// lead to from the one before. The rows are those of one household, by year; the entry of a problem
/// is the number of its row. Years without a flag are passed over.
inline std::vector<history_problem> flag_problems(std::vector<household_year> const& rows) {
    std::vector<history_problem>   problems;
    std::optional<household_state> before;
    std::optional<int>             last_year;
    for (std::size_t at = 0; at < rows.size(); ++at) {
        if (last_year && rows[at].year <= *last_year)
            problems.push_back({history_fault::out_of_order, at, to_field(rows[at].year)});
        last_year = rows[at].year;
        if (!rows[at].exit_flag)
            continue;
        household_state const now = state_of(*rows[at].exit_flag);
        if (before && !is_reachable(*before, now))
            problems.push_back(
                {history_fault::illegal_move, at, tuopin::to_text(*before) + ", then " + tuopin::to_text(now)});
        before = now;
    }
    return problems;
}

/// The day so many months later; the last of the month where that has no such day.
constexpr date months_after(date day, int months) {
    int const month = day.year() * 12 + day.month() - 1 + months;
    int const last  = days_in_month(month / 12, month % 12 + 1);
    return date(month / 12, month % 12 + 1, day.day() < last ? day.day() : last);
}

/// Whether a monitored type is for a household in that state: unstable exited ones are exited, marginal
/// ones general farm households, and sudden difficulty meets either. From 2026 the two are no longer told
/// apart.
constexpr bool fits_origin(monitored_type type, household_state origin) {
    switch (type) {
    case monitored_type::unstable_exited: return origin == household_state::exited;
    case monitored_type::marginal: return origin == household_state::general;
    case monitored_type::sudden_difficulty: break;
    }
    return origin == household_state::exited || origin == household_state::general;
}

/// Whether an income a head fits a monitored type: in the range for the first two, above it for sudden difficulty.
constexpr bool fits_income(monitored_type type, yuan income_per_head, yuan range) {
    return (type == monitored_type::sudden_difficulty) == (income_per_head > range);
}

/// What the guards of an episode of monitoring are checked against. What is left empty is not checked.
struct episode_circumstances {
    std::optional<household_state> origin{};                ///< of the household at identification
    std::optional<yuan>            range_at_identification{}; ///< the monitoring range of that year and place
    std::optional<yuan>            range_at_elimination{};
    answer                         can_work{};              ///< whether any member can
    std::optional<int>             months_to_elimination{6}; ///< so many at least since identification
    std::vector<support_measure>   measures{};              ///< of the household
};

/// What is wrong with an episode; each problem has `entry` as its number. An elimination by help needs a
/// measure for each risk: one against it, or, of measures that name none, one for each risk left over.
inline std::vector<history_problem> episode_problems(monitoring_episode const&    episode,
                                                     episode_circumstances const& known, std::size_t entry = 0) {
    std::vector<history_problem> problems;
    auto const                   fault = [&](history_fault what, std::string seen = {}) {
        problems.push_back({what, entry, std::move(seen)});
    };

    if (!episode.identified_on)
        fault(history_fault::not_identified_on_a_day);
    if (episode.type && known.origin && !fits_origin(*episode.type, *known.origin))
        fault(history_fault::wrong_origin, tuopin::to_text(*episode.type) + ", " + tuopin::to_text(*known.origin));
    if (episode.type && episode.income_per_head && known.range_at_identification &&
        !fits_income(*episode.type, *episode.income_per_head, *known.range_at_identification))
        fault(history_fault::income_does_not_fit_type, to_text(*episode.income_per_head));

    if (!episode.eliminated_on)
        return problems;
    if (episode.identified_on) {
        if (*episode.eliminated_on < *episode.identified_on)
            fault(history_fault::eliminated_before_identified, to_text(*episode.eliminated_on));
        else if (known.months_to_elimination &&
                 *episode.eliminated_on < months_after(*episode.identified_on, *known.months_to_elimination))
            fault(history_fault::eliminated_too_early, to_text(*episode.eliminated_on));
    }
    if (says_no(known.can_work))
        fault(history_fault::eliminated_without_labour);
    if (episode.elimination_mode == elimination_mode::by_help) {
        if (episode.income_per_head_at_elimination && known.range_at_elimination &&
            *episode.income_per_head_at_elimination < *known.range_at_elimination)
            fault(history_fault::eliminated_below_range, to_text(*episode.income_per_head_at_elimination));
        std::size_t unnamed = 0;
        for (support_measure const& measure : known.measures)
            unnamed += !measure.against && measure.state != measure_state::not_implemented ? 1 : 0;
        for (risk const each : episode.risks) {
            bool met = false;
            for (support_measure const& measure : known.measures)
                met = met || (measure.against == each && measure.state != measure_state::not_implemented);
            if (!met && unnamed > 0) {
                --unnamed;
                met = true;
            }
            if (!met)
                fault(history_fault::risk_without_measure, tuopin::to_text(each));
        }
    }
    return problems;
}

/// Episodes of one household, in the order in which they stand, that begin before the one before has ended.
/// A new episode after an elimination is legal; so is one that begins on the day of the elimination.
inline std::vector<history_problem> overlapping_episodes(std::vector<monitoring_episode> const& episodes) {
    std::vector<history_problem> problems;
    for (std::size_t at = 1; at < episodes.size(); ++at) {
        auto const& before = episodes[at - 1];
        auto const& now    = episodes[at];
        if (before.identified_on && now.identified_on && *now.identified_on < *before.identified_on)
            problems.push_back({history_fault::out_of_order, at, to_text(*now.identified_on)});
        else if (!before.eliminated_on || (now.identified_on && *now.identified_on < *before.eliminated_on))
            problems.push_back(
                {history_fault::episodes_overlap, at, now.identified_on ? to_text(*now.identified_on) : std::string()});
    }
    return problems;
}

} // namespace tuopin::registry

#endif
