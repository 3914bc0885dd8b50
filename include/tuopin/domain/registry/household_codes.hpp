// The choices that the household form offers. What digit stands for which of them differs from
// system to system: see code_scheme.hpp and schemes.hpp.
#ifndef TUOPIN_DOMAIN_REGISTRY_HOUSEHOLD_CODES_HPP
#define TUOPIN_DOMAIN_REGISTRY_HOUSEHOLD_CODES_HPP

#include <tuopin/describe/labels.hpp>

#include <boost/describe/enum.hpp>

namespace tuopin::registry {

/// What a household is to the register (贫困户属性, AAC006).
enum class household_attribute : unsigned char {
    general_poor,       ///< 一般贫困户
    dibao,              ///< 低保户: some reports do not count it as poor
    five_guarantee,     ///< 五保户
    dibao_poor,         ///< 低保贫困户: a dibao household able and willing to work
    general_farm,       ///< 一般农户
    five_guarantee_poor ///< 五保贫困户, later 特困供养贫困户
};
BOOST_DESCRIBE_ENUM(household_attribute, general_poor, dibao, five_guarantee, dibao_poor, general_farm,
                    five_guarantee_poor)

constexpr auto labels(household_attribute const*) {
    return labels_for<household_attribute>({{"general_poor", "一般贫困户", "general poor household"},
                                            {"dibao", "低保户", "dibao household"},
                                            {"five_guarantee", "五保户", "five-guarantee household"},
                                            {"dibao_poor", "低保贫困户", "poor dibao household"},
                                            {"general_farm", "一般农户", "general farm household"},
                                            {"five_guarantee_poor", "五保贫困户", "poor five-guarantee household"}});
}

/// Receives the minimum living allowance by its attribute (低保).
constexpr bool is_dibao(household_attribute attribute) {
    return attribute == household_attribute::dibao || attribute == household_attribute::dibao_poor;
}
/// Is supported under the five guarantees or what followed them by its attribute (五保, 特困供养).
constexpr bool is_five_guarantee(household_attribute attribute) {
    return attribute == household_attribute::five_guarantee || attribute == household_attribute::five_guarantee_poor;
}

/// Why a household is poor (致贫原因): the main cause (AAC007), exactly one, and at most two others (AAC008).
enum class cause : unsigned char {
    illness,        ///< 因病
    disability,     ///< 因残
    schooling,      ///< 因学
    disaster,       ///< 因灾
    no_land,        ///< 缺土地
    no_water,       ///< 缺水
    no_skill,       ///< 缺技术
    no_labour,      ///< 缺劳力
    no_capital,     ///< 缺资金
    poor_transport, ///< 交通条件落后
    lack_of_drive,  ///< 自身发展动力不足
    marriage,       ///< 因婚: offered for the other causes only
    other           ///< 其他
};
BOOST_DESCRIBE_ENUM(cause, illness, disability, schooling, disaster, no_land, no_water, no_skill, no_labour,
                    no_capital, poor_transport, lack_of_drive, marriage, other)

constexpr auto labels(cause const*) {
    return labels_for<cause>({{"illness", "因病"},
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
                              {"other", "其他"}});
}

/// Where a household stands (脱贫标志, AAR010).
enum class exit_flag : unsigned char {
    not_exited,       ///< 未脱贫
    pre_exit,         ///< 预脱贫: planned for the year, not yet verified
    exited,           ///< 脱贫
    returned,         ///< 返贫
    cancelled,        ///< 注销
    newly_identified, ///< 新识别
};
BOOST_DESCRIBE_ENUM(exit_flag, not_exited, pre_exit, exited, returned, cancelled, newly_identified)

constexpr auto labels(exit_flag const*) {
    return labels_for<exit_flag>({{"not_exited", "未脱贫"},
                                  {"pre_exit", "预脱贫"},
                                  {"exited", "脱贫"},
                                  {"returned", "返贫", "returned to poverty"},
                                  {"cancelled", "注销"},
                                  {"newly_identified", "新识别"}});
}

} // namespace tuopin::registry

#endif
