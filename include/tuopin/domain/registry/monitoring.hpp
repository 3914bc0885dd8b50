// Episodes of monitoring, which may repeat, and what was done for the households in them.
#ifndef TUOPIN_DOMAIN_REGISTRY_MONITORING_HPP
#define TUOPIN_DOMAIN_REGISTRY_MONITORING_HPP

#include <tuopin/describe/labels.hpp>
#include <tuopin/domain/registry/answer.hpp>
#include <tuopin/domain/registry/monitoring_codes.hpp>
#include <tuopin/domain/registry/numbers.hpp>
#include <tuopin/values/date.hpp>
#include <tuopin/values/figures/member_aggregations.hpp>
#include <tuopin/values/text.hpp>
#include <tuopin/values/units.hpp>

#include <boost/describe/class.hpp>

#include <optional>
#include <string>
#include <vector>

namespace tuopin::registry {

/// A household is monitored, from the day on which it was identified to the one on which its risk
/// was eliminated (防返贫监测对象). A household may be identified again: each time is an episode.
struct monitoring_episode {
    household_number              household{};         ///< 户编号
    std::optional<monitored_type> type{};              ///< 监测对象类别
    std::optional<date>           identified_on{};     ///< 识别日期
    std::vector<risk>             risks{};             ///< 致贫/返贫风险: one to five
    std::optional<std::string>    risk_remark{};       ///< 其他风险说明
    std::optional<yuan>           income_per_head{};   ///< 识别时人均纯收入, of the twelve months before
    std::optional<yuan>           rigid_expenditure{}; ///< 刚性支出
    std::optional<date>           eliminated_on{};     ///< 风险消除日期
    std::optional<tuopin::registry::elimination_mode> elimination_mode{}; ///< 风险消除方式
    std::optional<yuan> income_per_head_at_elimination{};                 ///< 风险消除时人均纯收入

    friend bool operator==(monitoring_episode const&, monitoring_episode const&) = default;
};
BOOST_DESCRIBE_STRUCT(monitoring_episode, (),
                      (household, type, identified_on, risks, risk_remark, income_per_head, rigid_expenditure,
                       eliminated_on, elimination_mode, income_per_head_at_elimination))

constexpr auto labels(monitoring_episode const*) {
    return labels_for<monitoring_episode>(
        {{"household", "户编号", "household number"},
         {"type", "监测对象类别", "monitored type"},
         {"identified_on", "识别日期", "date of identification"},
         {"risks", "致贫返贫风险"},
         {"risk_remark", "其他风险说明", "description of another risk"},
         {"income_per_head", "识别时人均纯收入", "net income a head at identification"},
         {"rigid_expenditure", "刚性支出"},
         {"eliminated_on", "风险消除日期", "date of elimination"},
         {"elimination_mode", "风险消除方式", "how the risk was eliminated"},
         {"income_per_head_at_elimination", "风险消除时人均纯收入", "net income a head at elimination"}});
}

constexpr auto aggregations(monitoring_episode const*) {
    return aggregations_for<monitoring_episode>(
        {{"income_per_head", as_mean}, {"rigid_expenditure", as_flow}, {"income_per_head_at_elimination", as_mean}});
}

/// Identified, and the risk not eliminated, at the end of a day. An episode without a day of
/// identification counts as begun.
inline bool is_open_on(monitoring_episode const& episode, date day) {
    return (!episode.identified_on || *episode.identified_on <= day) &&
           (!episode.eliminated_on || day < *episode.eliminated_on);
}

/// Names the risk among its own.
inline bool has_risk(monitoring_episode const& episode, risk wanted) {
    for (risk const named : episode.risks)
        if (named == wanted)
            return true;
    return false;
}

/// A measure for a household, or for a person of it (帮扶措施).
struct support_measure {
    household_number             household{}; ///< 户编号
    std::optional<person_number> person{};    ///< 人员编号, where it is for one person
    std::optional<measure_kind>  kind{};      ///< 帮扶措施类型
    std::optional<risk>          against{};   ///< 对应风险
    std::optional<date>          since{};     ///< 开始日期
    std::optional<date>          until{};     ///< 结束日期: the last day
    std::optional<measure_state> state{};     ///< 实施状态
    std::optional<yuan>          amount{};    ///< 金额
    std::optional<std::string>   remark{};    ///< 备注

    friend bool operator==(support_measure const&, support_measure const&) = default;
};
BOOST_DESCRIBE_STRUCT(support_measure, (), (household, person, kind, against, since, until, state, amount, remark))

constexpr auto labels(support_measure const*) {
    return labels_for<support_measure>({{"household", "户编号", "household number"},
                                        {"person", "人员编号", "person number"},
                                        {"kind", "帮扶措施类型", "kind of measure"},
                                        {"against", "对应风险", "risk that it is for"},
                                        {"since", "开始日期"},
                                        {"until", "结束日期"},
                                        {"state", "实施状态"},
                                        {"amount", "金额"},
                                        {"remark", "备注"}});
}

constexpr auto aggregations(support_measure const*) { return aggregations_for<support_measure>({{"amount", as_flow}}); }

} // namespace tuopin::registry

#endif
