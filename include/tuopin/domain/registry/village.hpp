// The village: what stays, its people and land by year, and its facilities by year.
#ifndef TUOPIN_DOMAIN_REGISTRY_VILLAGE_HPP
#define TUOPIN_DOMAIN_REGISTRY_VILLAGE_HPP

#include <tuopin/describe/element_codes.hpp>
#include <tuopin/describe/labels.hpp>
#include <tuopin/domain/registry/answer.hpp>
#include <tuopin/domain/registry/household_codes.hpp>
#include <tuopin/domain/registry/numbers.hpp>
#include <tuopin/domain/standard_level.hpp>
#include <tuopin/values/figures/member_aggregations.hpp>
#include <tuopin/values/region.hpp>
#include <tuopin/values/text.hpp>
#include <tuopin/values/units.hpp>

#include <boost/describe/class.hpp>

#include <optional>
#include <string>

namespace tuopin::registry {

/// Things that the village form counts and no other form does.
using doctors      = quantity<noun<"doctor", "doctors", "名医生">>;
using cooperatives = quantity<noun<"cooperative", "cooperatives", "个合作社">>;
using schools      = quantity<noun<"school", "schools", "所学校">>;
using facilities   = quantity<noun<"facility", "facilities", "个设施">>;

/// An administrative village of the register (行政村): what does not change from year to year.
struct village {
    village_number                number{};          ///< 村编号
    std::optional<region_code>    region{};          ///< 行政区划代码 of the village
    std::optional<std::string>    name{};            ///< 村名称
    answer                        poor{};            ///< 建档立卡贫困村
    std::optional<standard_level> standard{};        ///< 识别标准
    std::optional<int>            registered_year{}; ///< 识别年度
    std::optional<std::string>    attribute{};       ///< 村属性; its list of choices was not seen, nor those below
    std::optional<std::string>    development{};     ///< 发展方向
    std::optional<std::string>    terrain{};         ///< 地形地貌

    friend bool operator==(village const&, village const&) = default;
};
BOOST_DESCRIBE_STRUCT(village, (),
                      (number, region, name, poor, standard, registered_year, attribute, development, terrain))

constexpr auto labels(village const*) {
    return labels_for<village>({{"number", "村编号", "village number"},
                                {"region", "行政区划代码", "division code"},
                                {"name", "村名称"},
                                {"poor", "是否贫困村", "registered as poor"},
                                {"standard", "识别标准", "standard of identification"},
                                {"registered_year", "识别年度", "year of identification"},
                                {"attribute", "村属性", "attribute of the village"},
                                {"development", "发展方向", "direction of development"},
                                {"terrain", "地形地貌"}});
}

constexpr auto element_codes(village const*) {
    return element_codes_for<village>({{"number", "AAD001"}, {"region", "AAR006"}});
}

/// The people, land and income of a village in a year (村年度信息): one row a village and year.
/// Where the register counts households and persons of a kind, they are parts of the totals.
struct village_year {
    village_number                             village{};                   ///< 村编号
    int                                        year{};                      ///< 数据年度
    std::optional<tuopin::registry::exit_flag> exit_flag{};                 ///< 出列标志
    std::optional<int>                         exit_year{};                 ///< 出列年度
    std::optional<tuopin::natural_villages>    natural_villages{};          ///< 自然村数
    std::optional<tuopin::households>          households{};                ///< 总户数
    std::optional<tuopin::households>          poor_households{};           ///< 贫困户数
    std::optional<tuopin::households>          dibao_households{};          ///< 低保户数
    std::optional<tuopin::households>          five_guarantee_households{}; ///< 五保户数, later 特困供养户数
    std::optional<tuopin::persons>             persons{};                   ///< 总人口数
    std::optional<tuopin::persons>             poor_persons{};              ///< 贫困人口数
    std::optional<tuopin::persons>             dibao_persons{};             ///< 低保人口数
    std::optional<tuopin::persons> five_guarantee_persons{}; ///< 五保人口数, later 特困供养人口数
    std::optional<tuopin::persons> disabled_persons{};       ///< 残疾人口数
    std::optional<tuopin::persons> labour_force{}; ///< 劳动力人数: who can work in the working ages, and above them
    std::optional<tuopin::persons>    out_migrants{};             ///< 外出务工人数: away for over three months
    std::optional<tuopin::persons>    medical_insured{};          ///< 参加城乡居民基本医疗保险人数
    std::optional<tuopin::persons>    pension_insured{};          ///< 参加城乡居民基本养老保险人数
    std::optional<tuopin::persons>    employee_pension_insured{}; ///< 参加城镇职工基本养老保险人数
    std::optional<mu>                 farmland{};                 ///< 耕地面积
    std::optional<mu>                 irrigated{};                ///< 有效灌溉面积
    std::optional<mu>                 forest{};                   ///< 林地面积
    std::optional<mu>                 returned_to_forest{};       ///< 退耕还林面积
    std::optional<mu>                 orchard{};                  ///< 林果面积
    std::optional<mu>                 pasture{};                  ///< 牧草地面积
    std::optional<yuan>               net_income_per_head{};      ///< 农民人均纯收入
    std::optional<wan_yuan>           collective_income{};        ///< 村集体经济收入, in 10,000 yuan
    std::optional<tuopin::households> without_safe_water{};       ///< 未实现饮水安全户数
    std::optional<tuopin::households> water_difficult{};          ///< 饮水困难户数
    std::optional<tuopin::households> in_dangerous_houses{};      ///< 危房户数
    std::optional<tuopin::households> with_broadcasting{};        ///< 通广播电视户数
    std::optional<tuopin::households> with_broadband{};           ///< 通宽带户数
    std::optional<tuopin::households> online_by_phone{};          ///< 能用手机上网户数
    std::optional<tuopin::registry::cooperatives> cooperatives{}; ///< 农民专业合作社数
    std::optional<tuopin::households>             poor_in_cooperatives{}; ///< 参加合作社贫困户数
    std::optional<tuopin::persons>                tourism_workers{};      ///< 乡村旅游从业人数
    std::optional<yuan> farm_inn_income{}; ///< 农家乐户均年收入: a mean, weighted by the inns

    friend bool operator==(village_year const&, village_year const&) = default;
};
BOOST_DESCRIBE_STRUCT(village_year, (),
                      (village, year, exit_flag, exit_year, natural_villages, households, poor_households,
                       dibao_households, five_guarantee_households, persons, poor_persons, dibao_persons,
                       five_guarantee_persons, disabled_persons, labour_force, out_migrants, medical_insured,
                       pension_insured, employee_pension_insured, farmland, irrigated, forest, returned_to_forest,
                       orchard, pasture, net_income_per_head, collective_income, without_safe_water, water_difficult,
                       in_dangerous_houses, with_broadcasting, with_broadband, online_by_phone, cooperatives,
                       poor_in_cooperatives, tourism_workers, farm_inn_income))

constexpr auto labels(village_year const*) {
    return labels_for<village_year>(
        {{"village", "村编号", "village number"},
         {"year", "数据年度", "data year"},
         {"exit_flag", "出列标志"},
         {"exit_year", "出列年度", "year of exit"},
         {"natural_villages", "自然村数"},
         {"households", "总户数"},
         {"poor_households", "贫困户数"},
         {"dibao_households", "低保户数"},
         {"five_guarantee_households", "五保户数", "five-guarantee households"},
         {"persons", "总人口数"},
         {"poor_persons", "贫困人口数"},
         {"dibao_persons", "低保人口数"},
         {"five_guarantee_persons", "五保人口数", "five-guarantee persons"},
         {"disabled_persons", "残疾人口数"},
         {"labour_force", "劳动力人数"},
         {"out_migrants", "外出务工人数", "persons working away from home"},
         {"medical_insured", "参加城乡居民基本医疗保险人数", "persons with residents' medical insurance"},
         {"pension_insured", "参加城乡居民基本养老保险人数", "persons with residents' pension insurance"},
         {"employee_pension_insured", "参加城镇职工基本养老保险人数", "persons with employees' pension insurance"},
         {"farmland", "耕地面积"},
         {"irrigated", "有效灌溉面积", "irrigated land"},
         {"forest", "林地面积"},
         {"returned_to_forest", "退耕还林面积", "farmland returned to forest"},
         {"orchard", "林果面积"},
         {"pasture", "牧草地面积"},
         {"net_income_per_head", "农民人均纯收入", "net income a head"},
         {"collective_income", "村集体经济收入"},
         {"without_safe_water", "未实现饮水安全户数", "households without safe water"},
         {"water_difficult", "饮水困难户数", "households with difficult water"},
         {"in_dangerous_houses", "危房户数", "households in dangerous houses"},
         {"with_broadcasting", "通广播电视户数", "households with radio or television"},
         {"with_broadband", "通宽带户数", "households with broadband"},
         {"online_by_phone", "能用手机上网户数", "households online by phone"},
         {"cooperatives", "农民专业合作社数"},
         {"poor_in_cooperatives", "参加合作社贫困户数", "poor households in cooperatives"},
         {"tourism_workers", "乡村旅游从业人数", "persons working in tourism"},
         {"farm_inn_income", "农家乐户均年收入", "mean yearly income of farm inns"}});
}

constexpr auto aggregations(village_year const*) {
    return aggregations_for<village_year>({{"natural_villages", as_stock},
                                           {"households", as_stock},
                                           {"poor_households", as_stock},
                                           {"dibao_households", as_stock},
                                           {"five_guarantee_households", as_stock},
                                           {"persons", as_stock},
                                           {"poor_persons", as_stock},
                                           {"dibao_persons", as_stock},
                                           {"five_guarantee_persons", as_stock},
                                           {"disabled_persons", as_stock},
                                           {"labour_force", as_stock},
                                           {"out_migrants", as_stock},
                                           {"medical_insured", as_stock},
                                           {"pension_insured", as_stock},
                                           {"employee_pension_insured", as_stock},
                                           {"farmland", as_stock},
                                           {"irrigated", as_stock},
                                           {"forest", as_stock},
                                           {"returned_to_forest", as_stock},
                                           {"orchard", as_stock},
                                           {"pasture", as_stock},
                                           {"net_income_per_head", as_mean},
                                           {"collective_income", as_flow},
                                           {"without_safe_water", as_stock},
                                           {"water_difficult", as_stock},
                                           {"in_dangerous_houses", as_stock},
                                           {"with_broadcasting", as_stock},
                                           {"with_broadband", as_stock},
                                           {"online_by_phone", as_stock},
                                           {"cooperatives", as_stock},
                                           {"poor_in_cooperatives", as_stock},
                                           {"tourism_workers", as_stock},
                                           {"farm_inn_income", as_mean}});
}

constexpr auto element_codes(village_year const*) {
    return element_codes_for<village_year>({{"village", "AAD001"}, {"year", "AAR040"}});
}

/// What a village has of roads, power, health, culture and information in a year (村基础设施和公共服务):
/// one row a village and year.
struct village_facilities_year {
    village_number                           village{};                  ///< 村编号
    int                                      year{};                     ///< 数据年度
    answer                                   hardened_road{};            ///< 通硬化路 to the township
    answer                                   passenger_bus{};            ///< 通客运班车
    std::optional<kilometres>                unpaved_road{};             ///< 到乡镇未硬化路里程
    std::optional<natural_villages>          without_paved_road{};       ///< 未通硬化路自然村数
    std::optional<kilometres>                unpaved_between_villages{}; ///< 未通硬化路自然村里程
    std::optional<natural_villages>          with_production_power{};    ///< 通生产用电自然村数
    std::optional<kilovolts>                 power{};                    ///< 动力电电压
    answer                                   tap_water{};                ///< 通自来水或有安全水源
    std::optional<tuopin::clinics>           clinics{};                  ///< 卫生室数
    answer                                   standard_clinic{};          ///< 有标准化卫生室
    std::optional<tuopin::registry::doctors> doctors{};                  ///< 执业（助理）医师数
    std::optional<facilities>                public_toilets{};           ///< 公共厕所数
    std::optional<facilities>                rubbish_points{};           ///< 垃圾集中堆放点数
    std::optional<facilities>                reading_rooms{};            ///< 文化（图书）室数
    answer                                   service_venue{};            ///< 有公共服务活动场所
    answer                                   broadband{};                ///< 通宽带
    std::optional<natural_villages>          large_with_broadband{};     ///< 通宽带的20户以上自然村数
    std::optional<schools>                   schools_with_broadband{};   ///< 通宽带学校数
    answer                                   information_officer{};      ///< 有行政村信息员
    std::optional<persons>                   team_members{};             ///< 驻村工作队人数
    std::optional<wan_yuan>                  team_fund{};                ///< 驻村帮扶资金, in 10,000 yuan

    friend bool operator==(village_facilities_year const&, village_facilities_year const&) = default;
};
BOOST_DESCRIBE_STRUCT(village_facilities_year, (),
                      (village, year, hardened_road, passenger_bus, unpaved_road, without_paved_road,
                       unpaved_between_villages, with_production_power, power, tap_water, clinics, standard_clinic,
                       doctors, public_toilets, rubbish_points, reading_rooms, service_venue, broadband,
                       large_with_broadband, schools_with_broadband, information_officer, team_members, team_fund))

constexpr auto labels(village_facilities_year const*) {
    return labels_for<village_facilities_year>(
        {{"village", "村编号", "village number"},
         {"year", "数据年度", "data year"},
         {"hardened_road", "是否通硬化路", "hardened road to the township"},
         {"passenger_bus", "是否通客运班车"},
         {"unpaved_road", "到乡镇未硬化路里程", "unpaved road to the township"},
         {"without_paved_road", "未通硬化路自然村数", "natural villages without a paved road"},
         {"unpaved_between_villages", "未通硬化路自然村里程", "unpaved road to natural villages"},
         {"with_production_power", "通生产用电自然村数", "natural villages with power for production"},
         {"power", "动力电电压", "voltage of the power supply"},
         {"tap_water", "是否通自来水或有安全水源", "tap water or a safe source"},
         {"clinics", "卫生室数"},
         {"standard_clinic", "是否有标准化卫生室"},
         {"doctors", "执业（助理）医师数", "licensed doctors and assistant doctors"},
         {"public_toilets", "公共厕所数"},
         {"rubbish_points", "垃圾集中堆放点数", "rubbish collection points"},
         {"reading_rooms", "文化（图书）室数"},
         {"service_venue", "是否有公共服务活动场所", "venue for public services"},
         {"broadband", "是否通宽带"},
         {"large_with_broadband", "通宽带的20户以上自然村数",
          "natural villages of 20 and more households with broadband"},
         {"schools_with_broadband", "通宽带学校数"},
         {"information_officer", "是否有信息员"},
         {"team_members", "驻村工作队人数", "members of the stationed team"},
         {"team_fund", "驻村帮扶资金", "fund of the stationed team"}});
}

constexpr auto aggregations(village_facilities_year const*) {
    return aggregations_for<village_facilities_year>({{"unpaved_road", as_stock},
                                                      {"without_paved_road", as_stock},
                                                      {"unpaved_between_villages", as_stock},
                                                      {"with_production_power", as_stock},
                                                      {"power", as_lowest},
                                                      {"clinics", as_stock},
                                                      {"doctors", as_stock},
                                                      {"public_toilets", as_stock},
                                                      {"rubbish_points", as_stock},
                                                      {"reading_rooms", as_stock},
                                                      {"large_with_broadband", as_stock},
                                                      {"schools_with_broadband", as_stock},
                                                      {"team_members", as_stock},
                                                      {"team_fund", as_flow}});
}

constexpr auto element_codes(village_facilities_year const*) {
    return element_codes_for<village_facilities_year>({{"village", "AAD001"}, {"year", "AAR040"}});
}

} // namespace tuopin::registry

#endif
