// The conditions in which a household works and lives, by year.
#ifndef TUOPIN_DOMAIN_REGISTRY_CONDITIONS_HPP
#define TUOPIN_DOMAIN_REGISTRY_CONDITIONS_HPP

#include <tuopin/describe/element_codes.hpp>
#include <tuopin/describe/labels.hpp>
#include <tuopin/domain/registry/answer.hpp>
#include <tuopin/domain/registry/conditions_codes.hpp>
#include <tuopin/domain/registry/numbers.hpp>
#include <tuopin/values/figures/member_aggregations.hpp>
#include <tuopin/values/text.hpp>
#include <tuopin/values/units.hpp>

#include <boost/describe/class.hpp>

#include <optional>

namespace tuopin::registry {

/// Production and living conditions of a household in a year (生产生活条件): one row a household
/// and year. A question is named by what "yes" means, whatever digit a system writes for it.
struct conditions_year {
    household_number                                 household{};          ///< 户编号
    int                                              year{};               ///< 数据年度
    std::optional<mu>                                farmland{};           ///< 耕地面积
    std::optional<mu>                                irrigated{};          ///< 有效灌溉面积
    std::optional<mu>                                forest{};             ///< 林地面积
    std::optional<mu>                                returned_to_forest{}; ///< 退耕还林面积
    std::optional<mu>                                orchard{};            ///< 林果面积
    std::optional<mu>                                pasture{};            ///< 牧草地面积
    std::optional<mu>                                water_surface{};      ///< 水面面积
    answer                                           production_power{};   ///< 通生产用电
    answer                                           domestic_power{};     ///< 通生活用电
    answer                                           water_difficult{};    ///< 饮水有困难: yes is bad
    answer                                           water_safe{};         ///< 饮水安全: yes is good
    std::optional<kilometres>                        road_distance{};      ///< 与村主干路距离
    std::optional<tuopin::registry::road_type>       road_type{};          ///< 入户路类型
    std::optional<square_metres>                     dwelling_area{};      ///< 住房面积
    answer                                           dangerous_house{};    ///< 危房户: yes is bad
    std::optional<tuopin::registry::house_grade>     house_grade{};        ///< 危房等级
    answer                                           sanitary_toilet{};    ///< 有卫生厕所
    std::optional<fuel>                              main_fuel{};          ///< 主要燃料类型
    answer                                           willing_to_move{};    ///< 有搬迁意愿
    std::optional<tuopin::registry::relocation_mode> relocation_mode{};    ///< 安置方式

    friend bool operator==(conditions_year const&, conditions_year const&) = default;
};
BOOST_DESCRIBE_STRUCT(conditions_year, (),
                      (household, year, farmland, irrigated, forest, returned_to_forest, orchard, pasture,
                       water_surface, production_power, domestic_power, water_difficult, water_safe, road_distance,
                       road_type, dwelling_area, dangerous_house, house_grade, sanitary_toilet, main_fuel,
                       willing_to_move, relocation_mode))

constexpr auto labels(conditions_year const*) {
    return labels_for<conditions_year>({{"household", "户编号", "household number"},
                                        {"year", "数据年度", "data year"},
                                        {"farmland", "耕地面积"},
                                        {"irrigated", "有效灌溉面积", "irrigated land"},
                                        {"forest", "林地面积"},
                                        {"returned_to_forest", "退耕还林面积", "farmland returned to forest"},
                                        {"orchard", "林果面积"},
                                        {"pasture", "牧草地面积"},
                                        {"water_surface", "水面面积"},
                                        {"production_power", "是否通生产用电", "power for production"},
                                        {"domestic_power", "是否通生活用电", "power for the home"},
                                        {"water_difficult", "饮水是否困难", "drinking water is difficult to get"},
                                        {"water_safe", "饮水是否安全", "drinking water is safe"},
                                        {"road_distance", "与村主干路距离", "distance to the village's main road"},
                                        {"road_type", "入户路类型", "road to the house"},
                                        {"dwelling_area", "住房面积"},
                                        {"dangerous_house", "是否危房户", "lives in a dangerous house"},
                                        {"house_grade", "危房等级", "grade of the house"},
                                        {"sanitary_toilet", "有无卫生厕所"},
                                        {"main_fuel", "主要燃料类型"},
                                        {"willing_to_move", "是否有搬迁意愿"},
                                        {"relocation_mode", "安置方式", "how it is resettled"}});
}

constexpr auto aggregations(conditions_year const*) {
    return aggregations_for<conditions_year>({{"farmland", as_stock},
                                              {"irrigated", as_stock},
                                              {"forest", as_stock},
                                              {"returned_to_forest", as_stock},
                                              {"orchard", as_stock},
                                              {"pasture", as_stock},
                                              {"water_surface", as_stock},
                                              {"road_distance", as_highest},
                                              {"dwelling_area", as_stock}});
}

/// Elements of the national table AC30.
constexpr auto element_codes(conditions_year const*) {
    return element_codes_for<conditions_year>({{"household", "AAC001"},       {"year", "AAR040"},
                                               {"farmland", "AAC301"},        {"irrigated", "AAC302"},
                                               {"forest", "AAC303"},          {"returned_to_forest", "AAC304"},
                                               {"orchard", "AAC305"},         {"pasture", "AAC306"},
                                               {"water_surface", "AAC307"},   {"production_power", "AAC308"},
                                               {"water_difficult", "AAC311"}, {"water_safe", "AAC312"},
                                               {"road_distance", "AAC315"},   {"road_type", "AAC316"},
                                               {"dwelling_area", "AAC317"},   {"dangerous_house", "AAC318"},
                                               {"sanitary_toilet", "AAC319"}, {"main_fuel", "AAC320"},
                                               {"house_grade", "AAC322"},     {"relocation_mode", "ACR075"},
                                               {"willing_to_move", "ACR077"}});
}

/// Lives in a dangerous house, by the answer or by the grade; not stated where neither says.
inline answer lives_dangerously(conditions_year const& row) {
    answer const by_grade = row.house_grade ? answer(is_dangerous(*row.house_grade)) : not_stated;
    if (is_unanswered(row.dangerous_house))
        return by_grade;
    return is_unanswered(by_grade) ? row.dangerous_house : either(row.dangerous_house, by_grade);
}

/// The drinking water is not secured: unsafe or difficult to get; not stated where that is left open.
inline answer lacks_water(conditions_year const& row) { return either(row.water_difficult, opposite(row.water_safe)); }

} // namespace tuopin::registry

#endif
