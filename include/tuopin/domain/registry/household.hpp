// The household: what stays with it, and its rows by year.
#ifndef TUOPIN_DOMAIN_REGISTRY_HOUSEHOLD_HPP
#define TUOPIN_DOMAIN_REGISTRY_HOUSEHOLD_HPP

#include <tuopin/describe/element_codes.hpp>
#include <tuopin/describe/labels.hpp>
#include <tuopin/domain/registry/answer.hpp>
#include <tuopin/domain/registry/certificate.hpp>
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
#include <vector>

namespace tuopin::registry {

/// A household of the register (建档立卡户): what does not change from year to year. Whatever a
/// form may leave open is an optional.
struct household {
    household_number                  number{};           ///< 户编号
    std::optional<village_number>     village{};          ///< 村编号
    std::optional<region_code>        region{};           ///< 行政区划代码, down to the village
    std::optional<std::string>        natural_village{};  ///< 自然村
    std::optional<std::string>        group{};            ///< 村民组
    std::optional<std::string>        address{};          ///< 家庭住址
    std::optional<std::string>        head_name{};        ///< 户主姓名
    std::optional<certificate_number> head_certificate{}; ///< 户主证件号码
    std::optional<std::string>        phone{};            ///< 联系电话, as it was recorded
    std::optional<std::string>        bank{};             ///< 开户银行
    std::optional<std::string>        bank_account{};     ///< 银行账号
    std::optional<standard_level>     standard{};         ///< 识别标准
    std::optional<int>                registered_year{};  ///< 识别年度
    std::optional<std::string>        remark{};           ///< 备注

    friend bool operator==(household const&, household const&) = default;
};
BOOST_DESCRIBE_STRUCT(household, (),
                      (number, village, region, natural_village, group, address, head_name, head_certificate, phone,
                       bank, bank_account, standard, registered_year, remark))

constexpr auto labels(household const*) {
    return labels_for<household>({{"number", "户编号", "household number"},
                                  {"village", "村编号", "village number"},
                                  {"region", "行政区划代码", "division code"},
                                  {"natural_village", "自然村"},
                                  {"group", "村民组", "villagers' group"},
                                  {"address", "家庭住址"},
                                  {"head_name", "户主姓名", "name of the head"},
                                  {"head_certificate", "户主证件号码", "certificate number of the head"},
                                  {"phone", "联系电话"},
                                  {"bank", "开户银行"},
                                  {"bank_account", "银行账号"},
                                  {"standard", "识别标准", "standard of identification"},
                                  {"registered_year", "识别年度", "year of identification"},
                                  {"remark", "备注"}});
}

/// Elements of the national table AC01. One source knows AAC029 as the address, another as the
/// head's name, so it stands for neither.
constexpr auto element_codes(household const*) {
    return element_codes_for<household>({{"number", "AAC001"},
                                         {"village", "AAD001"},
                                         {"region", "AAR006"},
                                         {"natural_village", "AAD041"},
                                         {"group", "AAR007"},
                                         {"head_certificate", "AAC031"},
                                         {"phone", "AAR012"},
                                         {"bank", "AAQ002"},
                                         {"bank_account", "AAC004"},
                                         {"standard", "AAC005"},
                                         {"remark", "AAR059"}});
}

/// What the register says of a household in a year (户年度信息): one row a household and year.
struct household_year {
    household_number                   household{};    ///< 户编号
    int                                year{};         ///< 数据年度
    std::optional<household_attribute> attribute{};    ///< 贫困户属性
    std::optional<cause>               main_cause{};   ///< 主要致贫原因
    std::vector<cause>                 other_causes{}; ///< 其他致贫原因: at most two, none of them the main one
    std::optional<std::string>         cause_remark{}; ///< 致贫原因说明
    std::optional<tuopin::registry::exit_flag> exit_flag{}; ///< 脱贫标志
    std::optional<int>                         exit_year{}; ///< 脱贫年度, and for one that returned 返贫年度
    std::optional<persons> stated_members{};     ///< 家庭人口数 as stated: rules hold it against the members' rows
    answer                 martyr_family{};      ///< 军烈属
    answer                 only_child{};         ///< 独生子女户
    answer                 two_daughters{};      ///< 双女户
    answer                 cooperative_member{}; ///< 加入农民专业合作社

    friend bool operator==(household_year const&, household_year const&) = default;
};
BOOST_DESCRIBE_STRUCT(household_year, (),
                      (household, year, attribute, main_cause, other_causes, cause_remark, exit_flag, exit_year,
                       stated_members, martyr_family, only_child, two_daughters, cooperative_member))

constexpr auto labels(household_year const*) {
    return labels_for<household_year>({{"household", "户编号", "household number"},
                                       {"year", "数据年度", "data year"},
                                       {"attribute", "贫困户属性", "attribute of the household"},
                                       {"main_cause", "主要致贫原因", "main cause of poverty"},
                                       {"other_causes", "其他致贫原因", "other causes of poverty"},
                                       {"cause_remark", "致贫原因说明", "description of the cause"},
                                       {"exit_flag", "脱贫标志"},
                                       {"exit_year", "脱贫年度", "year of exit or return"},
                                       {"stated_members", "家庭人口数", "members as stated"},
                                       {"martyr_family", "是否军烈属", "martyr's or military family"},
                                       {"only_child", "是否独生子女户", "only-child household"},
                                       {"two_daughters", "是否双女户", "two-daughter household"},
                                       {"cooperative_member", "是否加入农民专业合作社", "member of a cooperative"}});
}

constexpr auto aggregations(household_year const*) {
    return aggregations_for<household_year>({{"stated_members", as_stock}});
}

/// Elements of the national table AC01.
constexpr auto element_codes(household_year const*) {
    return element_codes_for<household_year>({{"household", "AAC001"},
                                              {"year", "AAR040"},
                                              {"attribute", "AAC006"},
                                              {"main_cause", "AAC007"},
                                              {"other_causes", "AAC008"},
                                              {"cause_remark", "AAC011"},
                                              {"exit_flag", "AAR010"},
                                              {"exit_year", "AAC016"},
                                              {"martyr_family", "AAC012"},
                                              {"only_child", "AAC013"},
                                              {"two_daughters", "AAC014"},
                                              {"cooperative_member", "AAC084"}});
}

/// A registered household that is out of poverty in that year (脱贫户).
inline bool has_exited(household_year const& row) { return row.exit_flag == exit_flag::exited; }

} // namespace tuopin::registry

#endif
