// What was there is what is there less what came and plus what went: stock(t) = stock(t-1) + in - out,
// over rows by year that were reported or counted.
#ifndef TUOPIN_DOMAIN_REGISTRY_STOCK_FLOW_HPP
#define TUOPIN_DOMAIN_REGISTRY_STOCK_FLOW_HPP

#include <tuopin/describe/labels.hpp>
#include <tuopin/describe/member_pointer.hpp>
#include <tuopin/domain/registry/history.hpp>
#include <tuopin/domain/registry/household.hpp>
#include <tuopin/domain/registry/monitoring.hpp>
#include <tuopin/domain/registry/numbers.hpp>
#include <tuopin/domain/registry/person.hpp>
#include <tuopin/engines/validation/finding.hpp>
#include <tuopin/values/text.hpp>
#include <tuopin/values/units.hpp>

#include <boost/describe/class.hpp>

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

namespace tuopin::registry {

namespace detail {

// The places of the rows by key and year, rows of one key and year in the order in which they came.
template <auto Key, auto Year, class Rows>
std::vector<std::size_t> places_by_key_and_year(Rows const& rows) {
    std::vector<std::size_t> places(rows.size());
    for (std::size_t at = 0; at < places.size(); ++at)
        places[at] = at;
    std::sort(places.begin(), places.end(), [&](std::size_t a, std::size_t b) {
        auto const& key_a = tuopin::detail::measured<Key>(rows[a]);
        auto const& key_b = tuopin::detail::measured<Key>(rows[b]);
        if (key_a < key_b || key_b < key_a)
            return key_a < key_b;
        auto const year_a = tuopin::detail::measured<Year>(rows[a]);
        auto const year_b = tuopin::detail::measured<Year>(rows[b]);
        return year_a != year_b ? year_a < year_b : a < b;
    });
    return places;
}

template <class T>
constexpr auto stated_value(T const& value) {
    if constexpr (tuopin::detail::optional_type<T>)
        return value;
    else
        return std::optional<T>(value);
}

} // namespace detail

/// Checks stock(t) = stock(t-1) + in - out for every key and every two successive years of the rows.
///
///     auto findings = tuopin::registry::stock_flow_findings<&county::name, &county::year, &county::poor,
///                                                           &county::became_poor, &county::exited>(counties, "V12");
///
/// Each of the five is a member, a path or a function of a row; several flows are one function that adds
/// them. A finding names the row and, among its `others`, that of the year before. Two rows of one key and
/// year are an error; a year that is missing between two, and a stock or flow that is not stated, are
/// notes that something could not be checked.
template <auto Key, auto Year, auto Stock, auto In, auto Out, class Rows>
std::vector<finding> stock_flow_findings(Rows const& rows, std::string_view rule = "stock-flow",
                                         language in = language::english) {
    std::vector<finding> findings;
    auto const places = detail::places_by_key_and_year<Key, Year>(rows);
    auto const           report = [&](severity gravity, std::size_t row, std::size_t before, std::string seen,
                            std::string wanted) {
        finding found;
        found.rule     = std::string(rule);
        found.severity = gravity;
        found.record   = row;
        found.others   = {before};
        found.path     = tuopin::detail::measured_name<Stock>();
        found.seen     = std::move(seen);
        found.wanted   = std::move(wanted);
        findings.push_back(std::move(found));
    };
    auto const say = [&](std::string_view english, std::string_view chinese) {
        return std::string(text(english, chinese).in(in));
    };

    for (std::size_t at = 1; at < places.size(); ++at) {
        std::size_t const now = places[at], before = places[at - 1];
        auto const&       key       = tuopin::detail::measured<Key>(rows[now]);
        auto const&       other_key = tuopin::detail::measured<Key>(rows[before]);
        if (key < other_key || other_key < key)
            continue;
        auto const year      = tuopin::detail::measured<Year>(rows[now]);
        auto const last_year = tuopin::detail::measured<Year>(rows[before]);
        if (year == last_year) {
            report(severity::error, now, before, tuopin::to_field(year), say("one row of each year", "每年只有一行"));
            continue;
        }
        if (year != last_year + 1) {
            report(severity::note, now, before, tuopin::to_field(year),
                   say("a row of the year before, to compare with", "有上一年的行以供比较"));
            continue;
        }
        auto const opening = detail::stated_value(tuopin::detail::measured<Stock>(rows[before]));
        auto const closing = detail::stated_value(tuopin::detail::measured<Stock>(rows[now]));
        auto const came    = detail::stated_value(tuopin::detail::measured<In>(rows[now]));
        auto const went    = detail::stated_value(tuopin::detail::measured<Out>(rows[now]));
        if (!opening || !closing || !came || !went) {
            report(severity::note, now, before, say("not stated", "未填"),
                   say("the stock of both years and both flows, to compare", "两年的存量和当年的流量均已填写"));
            continue;
        }
        auto const wanted = *opening + *came - *went;
        if (*closing == wanted)
            continue;
        report(severity::error, now, before, to_text(*closing, in),
               to_text(wanted, in) + say(": ", "：") + to_text(*opening, in) +
                   say(" of the year before, and ", "（上年）加") + to_text(*came, in) +
                   say(" in, less ", "（增加）减") + to_text(*went, in) + say(" out", "（减少）"));
    }
    return findings;
}

/// The members of a household at the end of a year, as its rows have them, and how many came and left in it
/// as the changes have them (家庭人口变动).
struct member_flow {
    household_number household{}; ///< 户编号
    int              year{};      ///< 年度
    persons          members{};   ///< 家庭人口数
    persons          came{};      ///< 增加
    persons          left{};      ///< 减少

    friend bool operator==(member_flow const&, member_flow const&) = default;
};
BOOST_DESCRIBE_STRUCT(member_flow, (), (household, year, members, came, left))

constexpr auto labels(member_flow const*) {
    return labels_for<member_flow>({{"household", "户编号", "household number"},
                                    {"year", "年度"},
                                    {"members", "家庭人口数"},
                                    {"came", "增加人数", "members who came"},
                                    {"left", "减少人数", "members who left"}});
}

/// Counts the members of each household and year, and the changes of that year: by household and year.
/// Changes without a date or kind, and of years in which the household has no rows, are not counted.
inline std::vector<member_flow> member_flows(std::vector<person_year> const&   rows,
                                             std::vector<member_change> const& changes) {
    std::vector<member_flow> all;
    for (person_year const& row : rows) {
        member_flow& one = all.emplace_back();
        one.household    = row.household;
        one.year         = row.year;
        one.members      = persons(is_member(row) ? 1 : 0);
    }
    std::size_t const counted = all.size();
    for (member_change const& change : changes) {
        if (!change.on || !change.kind)
            continue;
        member_flow& one = all.emplace_back();
        one.household    = change.household;
        one.year         = change.on->year();
        (is_increase(*change.kind) ? one.came : one.left) = persons(1);
    }

    std::vector<member_flow> flows;
    bool                     has_rows = false;
    for (std::size_t const place : detail::places_by_key_and_year<&member_flow::household, &member_flow::year>(all)) {
        member_flow const& one = all[place];
        if (flows.empty() || flows.back().household != one.household || flows.back().year != one.year) {
            if (!flows.empty() && !has_rows)
                flows.pop_back();
            flows.push_back(one);
            has_rows = place < counted;
            continue;
        }
        has_rows = has_rows || place < counted;
        flows.back().members += one.members;
        flows.back().came += one.came;
        flows.back().left += one.left;
    }
    if (!flows.empty() && !has_rows)
        flows.pop_back();
    return flows;
}

/// The households that are poor at the end of a year, as their flags have them, and how many became poor
/// and ceased to be in it, as the events have them (贫困户变动).
struct poor_household_flow {
    int        year{};       ///< 年度
    households poor{};       ///< 贫困户数: not exited, about to exit, or returned
    households identified{}; ///< 识别纳入
    households fell_back{};  ///< 返贫
    households exited{};     ///< 脱贫
    households cancelled{};  ///< 注销, of those that were poor

    friend bool operator==(poor_household_flow const&, poor_household_flow const&) = default;
};
BOOST_DESCRIBE_STRUCT(poor_household_flow, (), (year, poor, identified, fell_back, exited, cancelled))

constexpr auto labels(poor_household_flow const*) {
    return labels_for<poor_household_flow>({{"year", "年度"},
                                            {"poor", "贫困户数", "poor households"},
                                            {"identified", "识别户数", "households identified"},
                                            {"fell_back", "返贫户数", "households that fell back"},
                                            {"exited", "脱贫户数", "households that exited"},
                                            {"cancelled", "注销户数", "poor households cancelled"}});
}

/// Whether a household in that state counts as poor.
constexpr bool is_poor(household_state state) {
    return state == household_state::registered_poor || state == household_state::pre_exit ||
           state == household_state::returned;
}

/// Counts, for each year that has rows, the households whose flag says poor, and the events of that year. The
/// events of a household are taken in the order in which they stand; illegal ones and those without year or
/// kind move nobody.
inline std::vector<poor_household_flow> poor_household_flows(std::vector<household_year> const& rows,
                                                             std::vector<household_event> const& events) {
    std::vector<poor_household_flow> flows;
    std::vector<int>                 years;
    for (household_year const& row : rows)
        years.push_back(row.year);
    std::sort(years.begin(), years.end());
    for (int const year : years)
        if (flows.empty() || flows.back().year != year)
            flows.emplace_back().year = year;
    auto const of = [&](int year) -> poor_household_flow* {
        auto const found =
            std::lower_bound(flows.begin(), flows.end(), year,
                             [](poor_household_flow const& flow, int wanted) { return flow.year < wanted; });
        return found != flows.end() && found->year == year ? &*found : nullptr;
    };
    for (household_year const& row : rows)
        if (row.exit_flag && is_poor(state_of(*row.exit_flag)))
            of(row.year)->poor += households(1);

    std::vector<std::size_t> places(events.size());
    for (std::size_t at = 0; at < places.size(); ++at)
        places[at] = at;
    std::sort(places.begin(), places.end(), [&](std::size_t a, std::size_t b) {
        return events[a].household != events[b].household ? events[a].household < events[b].household : a < b;
    });
    household_state state = household_state::general;
    for (std::size_t at = 0; at < places.size(); ++at) {
        household_event const& event = events[places[at]];
        if (at == 0 || events[places[at - 1]].household != event.household)
            state = household_state::general;
        std::optional<int> const year = event.year ? event.year
                                        : event.on ? std::optional<int>(event.on->year())
                                                   : std::nullopt;
        if (!event.kind || !year)
            continue;
        auto const next = state_after(state, *event.kind);
        if (!next)
            continue;
        if (poor_household_flow* const flow = of(*year)) {
            if (*event.kind == household_event_kind::identified)
                flow->identified += households(1);
            else if (*event.kind == household_event_kind::fell_back)
                flow->fell_back += households(1);
            else if (*event.kind == household_event_kind::exit_passed)
                flow->exited += households(1);
            else if (*event.kind == household_event_kind::cancelled && is_poor(state))
                flow->cancelled += households(1);
        }
        state = *next;
    }
    return flows;
}

/// The households of a type that are monitored at the end of a year, and how many were identified and
/// eliminated in it (监测对象变动): counted from episodes, or as reported.
struct monitoring_flow {
    monitored_type type{};       ///< 监测对象类别
    int            year{};       ///< 年度
    households     monitored{};  ///< 年末监测户数
    households     identified{}; ///< 新识别户数
    households     eliminated{}; ///< 风险消除户数

    friend bool operator==(monitoring_flow const&, monitoring_flow const&) = default;
};
BOOST_DESCRIBE_STRUCT(monitoring_flow, (), (type, year, monitored, identified, eliminated))

constexpr auto labels(monitoring_flow const*) {
    return labels_for<monitoring_flow>({{"type", "监测对象类别", "monitored type"},
                                        {"year", "年度"},
                                        {"monitored", "年末监测户数", "households monitored"},
                                        {"identified", "新识别户数", "households identified"},
                                        {"eliminated", "风险消除户数", "households whose risk was eliminated"}});
}

/// Counts the episodes for each type and each year of a range. An episode without a type or day of
/// identification is not counted.
inline std::vector<monitoring_flow> monitoring_flows(std::vector<monitoring_episode> const& episodes, int first_year,
                                                     int last_year) {
    std::vector<monitoring_flow> flows;
    for_each_enumerator<monitored_type>([&](std::string_view, monitored_type type) {
        for (int year = first_year; year <= last_year; ++year) {
            monitoring_flow& flow = flows.emplace_back();
            flow.type             = type;
            flow.year             = year;
            for (monitoring_episode const& each : episodes) {
                if (each.type != type || !each.identified_on)
                    continue;
                if (is_open_on(each, date(year, 12, 31)))
                    flow.monitored += households(1);
                if (each.identified_on->year() == year)
                    flow.identified += households(1);
                if (each.eliminated_on && each.eliminated_on->year() == year)
                    flow.eliminated += households(1);
            }
        }
    });
    return flows;
}

} // namespace tuopin::registry

#endif
