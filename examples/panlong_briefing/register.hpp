// The register of the briefing: villages, households and persons, and what changes from
// year to year. A made-up register: not one real person is in it.
#ifndef PANLONG_REGISTER_HPP
#define PANLONG_REGISTER_HPP

#include <tuopin/registry.hpp>
#include <tuopin/reports.hpp>
#include <tuopin/tables.hpp>
#include <tuopin/tuopin.hpp>

#include <boost/describe.hpp>

#include <optional>
#include <string>

namespace panlong {

inline constexpr int first_year = 2014;
inline constexpr int last_year  = 2020;

/// Where the household stands at the end of a year.
enum class standing { poor, exited, returned };
BOOST_DESCRIBE_ENUM(standing, poor, exited, returned)
constexpr auto labels(standing const*) {
    return tuopin::labels_for<standing>({{"poor", "未脱贫"}, {"exited", "脱贫"}, {"returned", "返贫"}});
}

/// Grade of a house: A and B are safe, C and D dangerous.
enum class house_grade { a, b, c, d };
BOOST_DESCRIBE_ENUM(house_grade, a, b, c, d)
constexpr auto labels(house_grade const*) {
    return tuopin::labels_for<house_grade>(
        {{"a", "A级", "A"}, {"b", "B级", "B"}, {"c", "C级", "C"}, {"d", "D级", "D"}});
}

enum class schooling { not_of_age, attends, dropped_out };
BOOST_DESCRIBE_ENUM(schooling, not_of_age, attends, dropped_out)
constexpr auto labels(schooling const*) {
    return tuopin::labels_for<schooling>(
        {{"not_of_age", "非学龄", "not of school age"}, {"attends", "在校"}, {"dropped_out", "辍学"}});
}

struct village {
    tuopin::region_code      code{};
    std::string              name{};
    bool                     poor{};
    std::optional<int>       exit_year{};
    bool                     hardened_road{};
    tuopin::kilovolts        power{};
    bool                     broadband{};
    bool                     standard_clinic{};
    tuopin::natural_villages parts{};
    tuopin::natural_villages parts_with_broadcasting{};
};
BOOST_DESCRIBE_STRUCT(village, (),
                      (code, name, poor, exit_year, hardened_road, power, broadband, standard_clinic, parts,
                       parts_with_broadcasting))
constexpr auto labels(village const*) {
    return tuopin::labels_for<village>(
        {{"code", "区划代码"},
         {"name", "名称"},
         {"poor", "贫困村", "poor village"},
         {"exit_year", "出列年度"},
         {"hardened_road", "通硬化路"},
         {"power", "动力电电压"},
         {"broadband", "通宽带"},
         {"standard_clinic", "标准化卫生室"},
         {"parts", "自然村数", "natural villages"},
         {"parts_with_broadcasting", "通广播电视自然村数", "natural villages with broadcasting"}});
}

inline constexpr auto is_poor_village = [](village const& v) { return v.poor; };

struct household {
    int                 number{};
    tuopin::region_code village{};
    int                 registered{};
    int                 exit_year{};
    int                 helper{}; ///< the official who helps it
};
BOOST_DESCRIBE_STRUCT(household, (), (number, village, registered, exit_year, helper))
constexpr auto labels(household const*) {
    return tuopin::labels_for<household>({{"number", "户编号", "household"},
                                          {"village", "村代码"},
                                          {"registered", "建档年度"},
                                          {"exit_year", "脱贫年度"},
                                          {"helper", "帮扶干部"}});
}

struct household_year {
    int             household{};
    int             year{};
    tuopin::persons members{};
    tuopin::yuan    net_income{};
    house_grade     house{};
    tuopin::metres  to_water{};
    panlong::standing standing{};
};
BOOST_DESCRIBE_STRUCT(household_year, (), (household, year, members, net_income, house, to_water, standing))
constexpr auto labels(household_year const*) {
    return tuopin::labels_for<household_year>({{"household", "户编号"},
                                               {"year", "年度"},
                                               {"members", "家庭人口"},
                                               {"net_income", "年纯收入"},
                                               {"house", "房屋等级"},
                                               {"to_water", "取水距离", "distance to water"},
                                               {"standing", "脱贫状态"}});
}

struct person {
    int          number{};
    int          household{};
    tuopin::date born{};
    tuopin::sex  sex{};
};
BOOST_DESCRIBE_STRUCT(person, (), (number, household, born, sex))
constexpr auto labels(person const*) {
    return tuopin::labels_for<person>(
        {{"number", "人员编号", "person"}, {"household", "户编号"}, {"born", "出生日期"}, {"sex", "性别"}});
}

struct person_year {
    int                  person{};
    int                  year{};
    bool                 insured{};
    bool                 family_doctor{};
    std::optional<bool>  pension{}; ///< left open for those who may not take part
    panlong::schooling   schooling{};
    std::optional<bool>  subsidised{}; ///< left open for those who attend no school
    tuopin::person_times placed{};
};
BOOST_DESCRIBE_STRUCT(person_year, (), (person, year, insured, family_doctor, pension, schooling, subsidised, placed))
constexpr auto labels(person_year const*) {
    return tuopin::labels_for<person_year>({{"person", "人员编号"},
                                            {"year", "年度"},
                                            {"insured", "参加医疗保险"},
                                            {"family_doctor", "家庭医生签约"},
                                            {"pension", "参加养老保险"},
                                            {"schooling", "就学状况"},
                                            {"subsidised", "享受资助"},
                                            {"placed", "转移就业"}});
}

/// A row of the reported figures: which figure, its value as printed, and what is to be
/// known about it.
struct reported_row {
    int         row{};
    std::string figure{}; ///< its path within the district report: "employment.placed_in_work"
    std::string value{};
    std::optional<tuopin::stated> stated{};
    tuopin::period      period{};
    tuopin::region_code region{};
    std::string         universe{};
    std::string         universe_zh{};
    std::string         wording{};
    std::string         remark{};
    std::string         remark_zh{};
};
BOOST_DESCRIBE_STRUCT(reported_row, (),
                      (row, figure, value, stated, period, region, universe, universe_zh, wording, remark, remark_zh))

} // namespace panlong

#endif
