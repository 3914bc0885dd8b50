// The code schemes of systems whose code lists were found: data, each with where it was seen. What
// a list leaves out was not seen, and is a finding where a file has it.
#ifndef TUOPIN_DOMAIN_REGISTRY_SCHEMES_HPP
#define TUOPIN_DOMAIN_REGISTRY_SCHEMES_HPP

#include <tuopin/domain/registry/code_scheme.hpp>
#include <tuopin/domain/registry/household_codes.hpp>
#include <tuopin/domain/registry/person_codes.hpp>
#include <tuopin/domain/standard_level.hpp>
#include <tuopin/values/identity_number.hpp>

#include <optional>

/// The schemes are named by the system in which they were seen. The key behind it is that of the
/// list of sources of the domain research: nm1 and nm2 the label lists and report queries of a system of Inner
/// Mongolia of 2016 and 2017; fxz a system of Shaanxi of 2018; and an Android application;
/// swu and lay two other systems that number their attributes anew; oth one with causes of its own;
/// 360a and book explanations of the paper forms.
namespace tuopin::registry::schemes {

/// Household attributes by the national element AAC006. Order of the labels: nm2; codes 01, 04 and 06 in use: nm1.
inline constexpr auto attributes_national = code_scheme_for<household_attribute>(
    "household attribute, national element AAC006",
    {"a code of the household attributes AAC006, 01 to 06", "贫困户属性代码（AAC006），01至06"},
    {{"01", household_attribute::general_poor},
     {"02", household_attribute::dibao},
     {"03", household_attribute::five_guarantee},
     {"04", household_attribute::dibao_poor},
     {"05", household_attribute::general_farm},
     {"06", household_attribute::five_guarantee_poor}});

/// Household attributes of two systems that number three of them anew (swu, lay).
inline constexpr auto attributes_of_three = code_scheme_for<household_attribute>(
    "household attribute, systems with three",
    {"a code of the household attributes of a system with three, 1 to 3", "三类贫困户属性代码，1至3"},
    {{"1", household_attribute::general_poor},
     {"2", household_attribute::dibao},
     {"3", household_attribute::five_guarantee}});

/// Household attributes of an application for officials in the field (and); its 2 is called the floor of the dibao.
inline constexpr auto attributes_of_field_app = code_scheme_for<household_attribute>(
    "household attribute, field application",
    {"a code of the household attributes of the field application, 1 to 4", "外业应用贫困户属性代码，1至4"},
    {{"1", household_attribute::general_poor},
     {"2", household_attribute::dibao},
     {"3", household_attribute::five_guarantee},
     {"4", household_attribute::general_farm}});

/// Causes of poverty by the national elements AAC007 and AAC008 (nm2, and, 360a). The list of the other causes
/// has marriage before "other"; its code was not seen.
inline constexpr auto causes_national = code_scheme_for<cause>(
    "cause of poverty, national elements AAC007 and AAC008",
    {"a code of the causes of poverty AAC007, 01 to 11 or 99", "致贫原因代码（AAC007），01至11或99"},
    {{"01", cause::illness},
     {"02", cause::disability},
     {"03", cause::schooling},
     {"04", cause::disaster},
     {"05", cause::no_land},
     {"06", cause::no_water},
     {"07", cause::no_skill},
     {"08", cause::no_labour},
     {"09", cause::no_capital},
     {"10", cause::poor_transport},
     {"11", cause::lack_of_drive},
     {"99", cause::other}});

/// The three of the eight causes of another system whose codes were seen (oth).
inline constexpr auto causes_of_eight = code_scheme_for<cause>(
    "cause of poverty, a system with eight",
    {"a code of the causes of poverty of a system with eight, of which 1 to 3 are known",
     "八类致贫原因代码（仅知1至3）"},
    {{"1", cause::disaster}, {"2", cause::illness}, {"3", cause::disability}});

/// Exit flags by the national element AAR010. Labels: nm2; 0 and 3 in use: nm1.
inline constexpr auto exit_flags_national = code_scheme_for<exit_flag>(
    "exit flag, national element AAR010", {"a code of the exit flags AAR010, 0 to 3", "脱贫标志代码（AAR010），0至3"},
    {{"0", exit_flag::not_exited},
     {"1", exit_flag::exited},
     {"2", exit_flag::pre_exit},
     {"3", exit_flag::returned}});

/// Exit flags of an application for officials in the field (and).
inline constexpr auto exit_flags_of_field_app = code_scheme_for<exit_flag>(
    "exit flag, field application",
    {"a code of the exit flags of the field application, 0 to 4", "外业应用脱贫标志代码，0至4"},
    {{"0", exit_flag::not_exited},
     {"1", exit_flag::pre_exit},
     {"2", exit_flag::exited},
     {"3", exit_flag::cancelled},
     {"4", exit_flag::returned}});

/// Exit flags of a system that counts from one (swu).
inline constexpr auto exit_flags_from_one = code_scheme_for<exit_flag>(
    "exit flag, a system that counts from one",
    {"a code of the exit flags of a system that counts from one, 1 to 3", "从1起编的脱贫标志代码，1至3"},
    {{"1", exit_flag::not_exited}, {"2", exit_flag::pre_exit}, {"3", exit_flag::exited}});

/// Standards of identification by the national element AAC005. Labels: 360a; order: nm2.
inline constexpr auto standards_national = code_scheme_for<standard_level>(
    "standard of identification, national element AAC005",
    {"a code of the standards of identification AAC005, 1 to 3", "识别标准代码（AAC005），1至3"},
    {{"1", standard_level::national}, {"2", standard_level::provincial}, {"3", standard_level::municipal}});

/// Sexes by the national element AAB003 (fxz, nm2): 9 is not stated.
inline constexpr auto sexes_national = code_scheme_for<tuopin::sex>(
    "sex, national element AAB003",
    {"a code of the sexes AAB003: 1, 2, or 9 for not stated", "性别代码（AAB003）：1、2，未说明为9"},
    {{"1", tuopin::sex::male}, {"2", tuopin::sex::female}, {"9", std::nullopt}});

/// Relations to the head by the national element AAB006 (nm2). Later lists have more; their codes were not seen.
inline constexpr auto relations_national = code_scheme_for<relation>(
    "relation to the head, national element AAB006",
    {"a code of the relations to the head AAB006, 01 to 20 or 99", "与户主关系代码（AAB006），01至20或99"},
    {{"01", relation::head},
     {"02", relation::spouse},
     {"03", relation::son},
     {"04", relation::daughter},
     {"05", relation::daughter_in_law},
     {"06", relation::son_in_law},
     {"07", relation::grandson},
     {"08", relation::granddaughter},
     {"09", relation::daughters_son},
     {"10", relation::daughters_daughter},
     {"11", relation::father},
     {"12", relation::mother},
     {"13", relation::wifes_father},
     {"14", relation::wifes_mother},
     {"15", relation::husbands_father},
     {"16", relation::husbands_mother},
     {"17", relation::paternal_grandfather},
     {"18", relation::paternal_grandmother},
     {"19", relation::maternal_grandfather},
     {"20", relation::maternal_grandmother},
     {"99", relation::other}});

/// Education by the national element AAB008 (nm2).
inline constexpr auto education_national = code_scheme_for<education>(
    "education, national element AAB008", {"a code of education AAB008, 01 to 06", "文化程度代码（AAB008），01至06"},
    {{"01", education::illiterate},
     {"02", education::primary},
     {"03", education::junior_middle},
     {"04", education::senior_middle},
     {"05", education::college},
     {"06", education::pre_school}});

/// School status by the national element AAB009 (nm2; fxz uses 02 to 06).
inline constexpr auto school_status_national = code_scheme_for<school_status>(
    "school status, national element AAB009",
    {"a code of school status AAB009, 01 to 16", "在校生状况代码（AAB009），01至16"},
    {{"01", school_status::not_in_school},
     {"02", school_status::pre_school},
     {"03", school_status::primary},
     {"04", school_status::grade_7},
     {"05", school_status::grade_8},
     {"06", school_status::grade_9},
     {"07", school_status::senior_1},
     {"08", school_status::senior_2},
     {"09", school_status::senior_3},
     {"10", school_status::secondary_vocational_1},
     {"11", school_status::secondary_vocational_2},
     {"12", school_status::secondary_vocational_3},
     {"13", school_status::higher_vocational_1},
     {"14", school_status::higher_vocational_2},
     {"15", school_status::higher_vocational_3},
     {"16", school_status::college}});

/// Health by the national element AAB017 (nm2, book).
inline constexpr auto health_national = code_scheme_for<health>(
    "health, national element AAB017", {"a code of health AAB017, 01 to 04", "健康状况代码（AAB017），01至04"},
    {{"01", health::healthy},
     {"02", health::chronic_illness},
     {"03", health::serious_illness},
     {"04", health::disabled}});

/// Ability to work by the national element AAB010 (nm2, book). The code of weak or half labour, which
/// later lists have, was not seen.
inline constexpr auto labour_national = code_scheme_for<labour>(
    "ability to work, national element AAB010",
    {"a code of the ability to work AAB010, 01 to 04", "劳动技能代码（AAB010），01至04"},
    {{"01", labour::ordinary}, {"02", labour::skilled}, {"03", labour::lost}, {"04", labour::none}});

/// Migrant work (nm2); that its element is AAB011 is inferred.
inline constexpr auto migrant_work_national = code_scheme_for<migrant_work>(
    "migrant work, Inner Mongolia", {"a code of migrant work, 01 to 04 or 99", "务工状况代码，01至04或99"},
    {{"01", migrant_work::in_township},
     {"02", migrant_work::in_county},
     {"03", migrant_work::in_province},
     {"04", migrant_work::outside_province},
     {"99", migrant_work::other}});

/// The status of a member by the national element AAB015: only 1, normal, was seen explained (fxz, nm1).
inline constexpr auto member_status_national = code_scheme_for<member_status>(
    "status of a member, national element AAB015",
    {"the code 1 of the status of a member AAB015", "人员状态代码（AAB015），仅知1"}, {{"1", member_status::normal}});

} // namespace tuopin::registry::schemes

namespace tuopin::registry {

/// What files of the national tables are coded with.
inline constexpr coding national_coding(schemes::attributes_national, schemes::causes_national,
                                        schemes::exit_flags_national, schemes::standards_national,
                                        schemes::sexes_national, schemes::relations_national,
                                        schemes::education_national, schemes::school_status_national,
                                        schemes::health_national, schemes::labour_national,
                                        schemes::migrant_work_national, schemes::member_status_national);

} // namespace tuopin::registry

#endif
