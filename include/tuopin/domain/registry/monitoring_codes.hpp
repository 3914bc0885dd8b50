// The choices of the monitoring against return to poverty (防返贫动态监测). From 2026 former
// registered and general farm households are no longer told apart, so the three types are the
// choices of 2020 to 2025, and no constants of nature.
#ifndef TUOPIN_DOMAIN_REGISTRY_MONITORING_CODES_HPP
#define TUOPIN_DOMAIN_REGISTRY_MONITORING_CODES_HPP

#include <tuopin/describe/labels.hpp>
#include <tuopin/domain/registry/household_codes.hpp>

#include <boost/describe/enum.hpp>

namespace tuopin::registry {

/// Why a household is monitored (监测对象类别).
enum class monitored_type : unsigned char {
    unstable_exited,  ///< 脱贫不稳定户: exited, with an income in the monitoring range
    marginal,         ///< 边缘易致贫户: never registered, with an income in the monitoring range
    sudden_difficulty ///< 突发严重困难户: either, with an income above the range and a sudden gap
};
BOOST_DESCRIBE_ENUM(monitored_type, unstable_exited, marginal, sudden_difficulty)

constexpr auto labels(monitored_type const*) {
    return labels_for<monitored_type>(
        {{"unstable_exited", "脱贫不稳定户", "unstable exited household"},
         {"marginal", "边缘易致贫户", "marginal household"},
         {"sudden_difficulty", "突发严重困难户", "household in sudden severe difficulty"}});
}

/// The risk of poverty or of a return to it (致贫/返贫风险), up to five an episode. Most choices are
/// those of the causes of poverty; that the list ends with these is inferred, not seen.
enum class risk : unsigned char {
    illness,           ///< 因病
    disability,        ///< 因残
    schooling,         ///< 因学
    disaster,          ///< 因灾
    no_land,           ///< 缺土地
    no_water,          ///< 缺水
    no_skill,          ///< 缺技术
    no_labour,         ///< 缺劳力
    no_capital,        ///< 缺资金
    poor_transport,    ///< 交通条件落后
    lack_of_drive,     ///< 自身发展动力不足
    marriage,          ///< 因婚
    drinking_water,    ///< 饮水安全
    housing,           ///< 住房安全
    accident,          ///< 意外事故
    rigid_expenditure, ///< 刚性支出较大
    other              ///< 其他: needs a remark
};
BOOST_DESCRIBE_ENUM(risk, illness, disability, schooling, disaster, no_land, no_water, no_skill, no_labour, no_capital,
                    poor_transport, lack_of_drive, marriage, drinking_water, housing, accident, rigid_expenditure,
                    other)

constexpr auto labels(risk const*) {
    return labels_for<risk>({{"illness", "因病"},
                             {"disability", "因残"},
                             {"schooling", "因学"},
                             {"disaster", "因灾"},
                             {"no_land", "缺土地", "lack of land"},
                             {"no_water", "缺水", "lack of water"},
                             {"no_skill", "缺技术", "lack of skills"},
                             {"no_labour", "缺劳力", "lack of labour"},
                             {"no_capital", "缺资金", "lack of capital"},
                             {"poor_transport", "交通条件落后"},
                             {"lack_of_drive", "自身发展动力不足", "lack of own drive"},
                             {"marriage", "因婚"},
                             {"drinking_water", "饮水安全", "drinking water not safe"},
                             {"housing", "住房安全", "housing not safe"},
                             {"accident", "意外事故"},
                             {"rigid_expenditure", "刚性支出较大", "large rigid expenditure"},
                             {"other", "其他"}});
}
constexpr text origin_of_choices(risk const*) {
    return {"causes of poverty and what monitoring adds to them; the end of the list is inferred",
            "致贫原因及监测新增项；列表末尾系推断"};
}

/// The risk that goes by the name of a cause.
constexpr risk risk_of(cause of) {
    switch (of) {
    case cause::illness: return risk::illness;
    case cause::disability: return risk::disability;
    case cause::schooling: return risk::schooling;
    case cause::disaster: return risk::disaster;
    case cause::no_land: return risk::no_land;
    case cause::no_water: return risk::no_water;
    case cause::no_skill: return risk::no_skill;
    case cause::no_labour: return risk::no_labour;
    case cause::no_capital: return risk::no_capital;
    case cause::poor_transport: return risk::poor_transport;
    case cause::lack_of_drive: return risk::lack_of_drive;
    case cause::marriage: return risk::marriage;
    case cause::other: break;
    }
    return risk::other;
}

/// How a risk came to be eliminated (风险消除方式).
enum class elimination_mode : unsigned char {
    by_help,  ///< 帮扶消除
    naturally ///< 自然消除
};
BOOST_DESCRIBE_ENUM(elimination_mode, by_help, naturally)

constexpr auto labels(elimination_mode const*) {
    return labels_for<elimination_mode>(
        {{"by_help", "帮扶消除", "eliminated by help"}, {"naturally", "自然消除", "vanished naturally"}});
}

/// What a household is helped with (帮扶措施): the families of measures that registers and their
/// rules know apart.
enum class measure_kind : unsigned char {
    industry,            ///< 产业帮扶
    employment,          ///< 就业帮扶
    public_post,         ///< 公益性岗位
    education,           ///< 教育帮扶
    vocational_subsidy,  ///< 雨露计划: of a vocational student
    health,              ///< 健康帮扶
    housing,             ///< 住房保障
    drinking_water,      ///< 饮水保障
    relocation,          ///< 易地扶贫搬迁
    ecology,             ///< 生态帮扶
    finance,             ///< 金融帮扶
    dibao,               ///< 低保
    extremely_poor,      ///< 特困供养
    disability_subsidy,  ///< 残疾人补贴
    other_social,        ///< 其他综合保障
    infrastructure,      ///< 基础设施
    other                ///< 其他
};
BOOST_DESCRIBE_ENUM(measure_kind, industry, employment, public_post, education, vocational_subsidy, health, housing,
                    drinking_water, relocation, ecology, finance, dibao, extremely_poor, disability_subsidy,
                    other_social, infrastructure, other)

constexpr auto labels(measure_kind const*) {
    return labels_for<measure_kind>({{"industry", "产业帮扶"},
                                     {"employment", "就业帮扶"},
                                     {"public_post", "公益性岗位", "public-welfare post"},
                                     {"education", "教育帮扶"},
                                     {"vocational_subsidy", "雨露计划", "subsidy for a vocational student"},
                                     {"health", "健康帮扶"},
                                     {"housing", "住房保障"},
                                     {"drinking_water", "饮水保障"},
                                     {"relocation", "易地扶贫搬迁"},
                                     {"ecology", "生态帮扶"},
                                     {"finance", "金融帮扶"},
                                     {"dibao", "低保"},
                                     {"extremely_poor", "特困供养", "support of the extremely poor"},
                                     {"disability_subsidy", "残疾人补贴"},
                                     {"other_social", "其他综合保障", "other social assistance"},
                                     {"infrastructure", "基础设施"},
                                     {"other", "其他"}});
}
constexpr text origin_of_choices(measure_kind const*) {
    return {"families of measures of registers and their rules, under names of our own",
            "按登记系统及规则归纳的措施类别，名称自拟"};
}

/// A measure of the social floor (综合保障).
constexpr bool is_social(measure_kind kind) {
    return kind == measure_kind::dibao || kind == measure_kind::extremely_poor ||
           kind == measure_kind::disability_subsidy || kind == measure_kind::other_social;
}

/// How far a measure has got (实施状态).
enum class measure_state : unsigned char {
    not_implemented, ///< 未实施
    under_way,       ///< 实施中
    finished         ///< 已完成
};
BOOST_DESCRIBE_ENUM(measure_state, not_implemented, under_way, finished)

constexpr auto labels(measure_state const*) {
    return labels_for<measure_state>({{"not_implemented", "未实施"}, {"under_way", "实施中"}, {"finished", "已完成"}});
}
constexpr text origin_of_choices(measure_state const*) {
    return {"that a measure may not be implemented was seen in a rule; the other choices are our own",
            "“未实施”见于规则，其余自拟"};
}

} // namespace tuopin::registry

#endif
