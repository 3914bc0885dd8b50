// The person: what stays, the rows by year, and how persons come to a household and leave it.
#ifndef TUOPIN_DOMAIN_REGISTRY_PERSON_HPP
#define TUOPIN_DOMAIN_REGISTRY_PERSON_HPP

#include <tuopin/describe/element_codes.hpp>
#include <tuopin/describe/labels.hpp>
#include <tuopin/domain/registry/answer.hpp>
#include <tuopin/domain/registry/certificate.hpp>
#include <tuopin/domain/registry/numbers.hpp>
#include <tuopin/domain/registry/person_codes.hpp>
#include <tuopin/values/date.hpp>
#include <tuopin/values/figures/member_aggregations.hpp>
#include <tuopin/values/identity_number.hpp>
#include <tuopin/values/region.hpp>
#include <tuopin/values/text.hpp>
#include <tuopin/values/units.hpp>

#include <boost/describe/class.hpp>

#include <optional>
#include <string>

namespace tuopin::registry {

/// A person of the register (建档立卡人口): what does not change from year to year.
struct person {
    person_number                                     number{};           ///< 人员编号
    std::optional<std::string>                        name{};             ///< 姓名
    std::optional<tuopin::sex>                        sex{};              ///< 性别; an unstated one (9) is empty
    std::optional<tuopin::registry::certificate_type> certificate_type{}; ///< 证件类型
    std::optional<certificate_number>                 certificate{};      ///< 证件号码
    std::optional<date>                               born{};             ///< 出生日期
    std::optional<std::string> ethnicity{}; ///< 民族 as recorded; systems number them differently

    friend bool operator==(person const&, person const&) = default;
};
BOOST_DESCRIBE_STRUCT(person, (), (number, name, sex, certificate_type, certificate, born, ethnicity))

constexpr auto labels(person const*) {
    return labels_for<person>({{"number", "人员编号", "person number"},
                               {"name", "姓名"},
                               {"sex", "性别"},
                               {"certificate_type", "证件类型"},
                               {"certificate", "证件号码", "certificate number"},
                               {"born", "出生日期", "date of birth"},
                               {"ethnicity", "民族"}});
}

/// Elements of the national table AB10.
constexpr auto element_codes(person const*) {
    return element_codes_for<person>({{"number", "AAB001"},
                                      {"name", "AAB002"},
                                      {"sex", "AAB003"},
                                      {"certificate_type", "AAB018"},
                                      {"certificate", "AAB004"},
                                      {"born", "AAB005"},
                                      {"ethnicity", "AAB007"}});
}

/// What the register says of a person in a year (人员年度信息): one row a person and year.
/// What stands behind `political_status` was added by the systems of 2021 and later.
struct person_year {
    person_number                                  person{};                     ///< 人员编号
    household_number                               household{};                  ///< 户编号
    int                                            year{};                       ///< 数据年度
    std::optional<member_status>                   status{};                     ///< 人员状态
    std::optional<relation>                        relation_to_head{};           ///< 与户主关系
    std::optional<tuopin::registry::education>     education{};                  ///< 文化程度: left open for pupils
    std::optional<tuopin::registry::school_status> school_status{};              ///< 在校生状况
    std::optional<tuopin::registry::labour>        labour{};                     ///< 劳动技能
    std::optional<tuopin::registry::health>        health{};                     ///< 健康状况
    std::optional<tuopin::registry::migrant_work>  migrant_work{};               ///< 务工状况
    std::optional<months>                          migrant_months{};             ///< 务工时间 in the year
    answer                                         medical_insurance{};          ///< 城乡居民基本医疗保险
    answer                                         pension_insurance{};          ///< 城乡居民基本养老保险
    answer                                         employee_pension{};           ///< 城镇职工基本养老保险
    answer                                         critical_illness_insurance{}; ///< 大病保险
    answer                                         serving_soldier{};            ///< 现役军人
    answer                                         dibao{};                      ///< 享受低保
    std::optional<std::string>                     phone{};                      ///< 联系电话, as it was recorded
    std::optional<std::string>        political_status{};           ///< 政治面貌; its list of choices was not seen
    answer                            employee_medical_insurance{}; ///< 城镇职工基本医疗保险
    answer                            extremely_poor{};             ///< 特困供养
    std::optional<certificate_number> disability_certificate{};     ///< 残疾人证号
    std::optional<tuopin::registry::absence_reason> absence_reason{}; ///< 义务教育阶段未上学原因
    std::optional<date>                             migrant_since{};  ///< 务工开始日期
    std::optional<region_code> workplace{};    ///< 务工地: a division code, down to the county at least
    std::optional<yuan>        monthly_wage{}; ///< 月工资
    std::optional<std::string> employer{};     ///< 务工企业
    std::optional<std::string> sector{};       ///< 务工行业
    std::optional<tuopin::registry::employment_channel> employment_channel{}; ///< 就业渠道
    answer                                              point_to_point{};     ///< “点对点”输送
    std::optional<posts>                                public_posts{};       ///< 公益性岗位 held by the person
    std::optional<months>                               public_post_months{}; ///< 公益性岗位月数 in the year
    answer                                              planned_migration{};  ///< 有务工意愿
    std::optional<std::string>                          service_demand{};     ///< 就业服务需求

    friend bool operator==(person_year const&, person_year const&) = default;
};
BOOST_DESCRIBE_STRUCT(person_year, (),
                      (person, household, year, status, relation_to_head, education, school_status, labour, health,
                       migrant_work, migrant_months, medical_insurance, pension_insurance, employee_pension,
                       critical_illness_insurance, serving_soldier, dibao, phone, political_status,
                       employee_medical_insurance, extremely_poor, disability_certificate, absence_reason,
                       migrant_since, workplace, monthly_wage, employer, sector, employment_channel, point_to_point,
                       public_posts, public_post_months, planned_migration, service_demand))

constexpr auto labels(person_year const*) {
    return labels_for<person_year>(
        {{"person", "人员编号", "person number"},
         {"household", "户编号", "household number"},
         {"year", "数据年度", "data year"},
         {"status", "人员状态", "status of the member"},
         {"relation_to_head", "与户主关系"},
         {"education", "文化程度"},
         {"school_status", "在校生状况"},
         {"labour", "劳动技能", "ability to work"},
         {"health", "健康状况"},
         {"migrant_work", "务工状况"},
         {"migrant_months", "务工时间", "months of migrant work"},
         {"medical_insurance", "是否参加城乡居民基本医疗保险", "residents' medical insurance"},
         {"pension_insurance", "是否参加城乡居民基本养老保险", "residents' pension insurance"},
         {"employee_pension", "是否参加城镇职工基本养老保险", "employees' pension insurance"},
         {"critical_illness_insurance", "是否参加大病保险", "critical-illness insurance"},
         {"serving_soldier", "是否现役军人"},
         {"dibao", "是否享受低保", "receives dibao"},
         {"phone", "联系电话"},
         {"political_status", "政治面貌"},
         {"employee_medical_insurance", "是否参加城镇职工基本医疗保险", "employees' medical insurance"},
         {"extremely_poor", "是否特困供养", "supported as extremely poor"},
         {"disability_certificate", "残疾人证号", "number of the disability certificate"},
         {"absence_reason", "义务教育阶段未上学原因", "reason for not attending school"},
         {"migrant_since", "务工开始日期", "start of migrant work"},
         {"workplace", "务工地", "place of work"},
         {"monthly_wage", "月工资"},
         {"employer", "务工企业"},
         {"sector", "务工行业"},
         {"employment_channel", "就业渠道", "channel of employment"},
         {"point_to_point", "是否点对点输送", "point-to-point transport"},
         {"public_posts", "公益性岗位数", "public-welfare posts"},
         {"public_post_months", "公益性岗位月数", "months in public-welfare posts"},
         {"planned_migration", "是否有务工意愿", "plans to migrate for work"},
         {"service_demand", "就业服务需求", "demand for employment services"}});
}

constexpr auto aggregations(person_year const*) {
    return aggregations_for<person_year>({{"migrant_months", as_flow},
                                          {"monthly_wage", as_mean},
                                          {"public_posts", as_stock},
                                          {"public_post_months", as_flow}});
}

/// Elements of the national table AB01. That AAB011 and AAB012 are migrant work and its months is
/// inferred from their place between AAB010 and AAB013.
constexpr auto element_codes(person_year const*) {
    return element_codes_for<person_year>({{"person", "AAB001"},
                                           {"household", "AAC001"},
                                           {"year", "AAR040"},
                                           {"status", "AAB015"},
                                           {"relation_to_head", "AAB006"},
                                           {"education", "AAB008"},
                                           {"school_status", "AAB009"},
                                           {"labour", "AAB010"},
                                           {"migrant_work", "AAB011"},
                                           {"migrant_months", "AAB012"},
                                           {"medical_insurance", "AAB013"},
                                           {"pension_insurance", "AAB014"},
                                           {"health", "AAB017"},
                                           {"serving_soldier", "AAB019"},
                                           {"employee_pension", "AAB021"},
                                           {"critical_illness_insurance", "AAB022"},
                                           {"dibao", "AAB030"},
                                           {"phone", "AAB031"},
                                           {"political_status", "AAK033"}});
}

/// Belongs to the household in that year: a member whose status nobody stated does.
inline bool is_member(person_year const& row) {
    return row.status.value_or(member_status::normal) == member_status::normal;
}

/// Did migrant work in that year, as far as the row says: a place of work or months of it.
inline bool did_migrant_work(person_year const& row) {
    return row.migrant_work.has_value() || (row.migrant_months.has_value() && *row.migrant_months > months{});
}

/// A person who came to a household or left it (自然变更).
struct member_change {
    person_number                     person{};    ///< 人员编号
    household_number                  household{}; ///< 户编号
    std::optional<date>               on{};        ///< 变更日期
    std::optional<member_change_kind> kind{};      ///< 变更类型

    friend bool operator==(member_change const&, member_change const&) = default;
};
BOOST_DESCRIBE_STRUCT(member_change, (), (person, household, on, kind))

constexpr auto labels(member_change const*) {
    return labels_for<member_change>({{"person", "人员编号", "person number"},
                                      {"household", "户编号", "household number"},
                                      {"on", "变更日期", "date of the change"},
                                      {"kind", "变更类型", "kind of change"}});
}

} // namespace tuopin::registry

#endif
