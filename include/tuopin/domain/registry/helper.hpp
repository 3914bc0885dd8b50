// The officials who help, and whom they help from when to when.
#ifndef TUOPIN_DOMAIN_REGISTRY_HELPER_HPP
#define TUOPIN_DOMAIN_REGISTRY_HELPER_HPP

#include <tuopin/describe/element_codes.hpp>
#include <tuopin/describe/labels.hpp>
#include <tuopin/domain/registry/answer.hpp>
#include <tuopin/domain/registry/certificate.hpp>
#include <tuopin/domain/registry/numbers.hpp>
#include <tuopin/domain/registry/person_codes.hpp>
#include <tuopin/values/date.hpp>
#include <tuopin/values/text.hpp>

#include <boost/describe/class.hpp>
#include <boost/describe/enum.hpp>

#include <optional>
#include <string>

namespace tuopin::registry {

/// The level of the unit that an official comes from (隶属关系).
enum class affiliation : unsigned char { central, province, prefecture, county, township, village };
BOOST_DESCRIBE_ENUM(affiliation, central, province, prefecture, county, township, village)

constexpr auto labels(affiliation const*) {
    return labels_for<affiliation>({{"central", "中央"},
                                    {"province", "省级"},
                                    {"prefecture", "市级"},
                                    {"county", "县级"},
                                    {"township", "乡级"},
                                    {"village", "村级"}});
}

/// An official who helps households or lives in a village for it (帮扶责任人, 驻村工作队员).
struct helper {
    helper_number                                number{};           ///< 帮扶责任人编号
    std::optional<std::string>                   name{};             ///< 姓名
    std::optional<certificate_number>            certificate{};      ///< 证件号码
    std::optional<std::string>                   unit{};             ///< 单位
    std::optional<tuopin::registry::affiliation> affiliation{};      ///< 隶属关系
    std::optional<std::string>                   rank{};             ///< 职务级别
    std::optional<std::string>                   political_status{}; ///< 政治面貌
    std::optional<tuopin::registry::education>   education{};        ///< 文化程度
    std::optional<std::string>                   speciality{};       ///< 专业特长
    std::optional<std::string>                   phone{};            ///< 联系电话
    answer                                       stationed{};        ///< 驻村工作队员
    answer                                       team_leader{};      ///< 驻村工作队队长
    std::optional<date>                          since{};            ///< 开始时间
    std::optional<date>                          until{};            ///< 结束时间: the last day

    friend bool operator==(helper const&, helper const&) = default;
};
BOOST_DESCRIBE_STRUCT(helper, (),
                      (number, name, certificate, unit, affiliation, rank, political_status, education, speciality,
                       phone, stationed, team_leader, since, until))

constexpr auto labels(helper const*) {
    return labels_for<helper>({{"number", "帮扶责任人编号", "helper number"},
                               {"name", "姓名"},
                               {"certificate", "证件号码", "certificate number"},
                               {"unit", "单位"},
                               {"affiliation", "隶属关系"},
                               {"rank", "职务级别"},
                               {"political_status", "政治面貌"},
                               {"education", "文化程度"},
                               {"speciality", "专业特长"},
                               {"phone", "联系电话"},
                               {"stationed", "是否驻村工作队员", "member of a stationed team"},
                               {"team_leader", "是否驻村工作队队长", "leader of a stationed team"},
                               {"since", "开始时间"},
                               {"until", "结束时间"}});
}

constexpr auto element_codes(helper const*) { return element_codes_for<helper>({{"number", "AAK110"}}); }

/// An official helps a household from a day to a day (结对帮扶).
struct pairing {
    helper_number       helper{};    ///< 帮扶责任人编号
    household_number    household{}; ///< 户编号
    std::optional<date> since{};     ///< 帮扶开始时间
    std::optional<date> until{};     ///< 帮扶结束时间: the last day; open where it goes on

    friend bool operator==(pairing const&, pairing const&) = default;
};
BOOST_DESCRIBE_STRUCT(pairing, (), (helper, household, since, until))

constexpr auto labels(pairing const*) {
    return labels_for<pairing>({{"helper", "帮扶责任人编号", "helper number"},
                                {"household", "户编号", "household number"},
                                {"since", "帮扶开始时间"},
                                {"until", "帮扶结束时间"}});
}

/// Elements of the national table AC08.
constexpr auto element_codes(pairing const*) {
    return element_codes_for<pairing>(
        {{"helper", "AAK110"}, {"household", "AAC001"}, {"since", "AAR020"}, {"until", "AAR021"}});
}

/// Whether the pairing holds on a day, both ends included; an open end goes on, and what has no
/// start has always been.
inline bool holds_on(pairing const& pair, date day) {
    return (!pair.since || *pair.since <= day) && (!pair.until || day <= *pair.until);
}

} // namespace tuopin::registry

#endif
