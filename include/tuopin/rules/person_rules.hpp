// What is checked of persons: structure and identity (S), what is left open (C), contradictions (P).
#ifndef TUOPIN_RULES_PERSON_RULES_HPP
#define TUOPIN_RULES_PERSON_RULES_HPP

#include <tuopin/describe/labels.hpp>
#include <tuopin/domain/registry/answer.hpp>
#include <tuopin/domain/registry/certificate.hpp>
#include <tuopin/domain/registry/monitoring_codes.hpp>
#include <tuopin/domain/registry/person.hpp>
#include <tuopin/domain/registry/person_codes.hpp>
#include <tuopin/engines/validation/finding.hpp>
#include <tuopin/engines/validation/rule.hpp>
#include <tuopin/rules/case_rule.hpp>
#include <tuopin/rules/cases.hpp>
#include <tuopin/values/identity_number.hpp>
#include <tuopin/values/region.hpp>
#include <tuopin/values/units.hpp>

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace tuopin::registry {

// What rules ask of a person. Not stated is never no: each says yes only where the register does.

/// Goes to school.
inline bool is_pupil(person_case const& p) { return p.row->school_status && is_in_school(*p.row->school_status); }

/// Does not go to school: by the answer, or by an age for which the form does not ask.
inline bool is_no_pupil(person_case const& p) {
    if (p.row->school_status)
        return !is_in_school(*p.row->school_status);
    auto const age = p.age();
    return age && *age > p.parameters->school_status_through;
}
inline bool is_healthy(person_case const& p) { return p.row->health == health::healthy; }
inline bool is_sick(person_case const& p) { return p.row->health && is_ill(*p.row->health); }

/// The disability certificate of the person, wherever the register has it; empty where there is none.
inline std::optional<certificate_number> disability_certificate_of(person_case const& p) {
    if (p.row->disability_certificate && p.row->disability_certificate->stated())
        return p.row->disability_certificate;
    if (p.who != nullptr && p.who->certificate && p.who->certificate->is_disability_certificate())
        return p.who->certificate;
    return std::nullopt;
}
/// A disability certificate that can be right: its length, check character and category.
inline bool is_sound(certificate_number const& disability) {
    return disability.is_disability_certificate() && disability.identity() && disability.disability_category();
}
/// Disabled by the state of health or by a certificate.
inline bool is_disabled(person_case const& p) {
    return p.row->health == health::disabled || disability_certificate_of(p).has_value();
}
/// Not able to work: lost, or none.
inline bool has_no_labour(person_case const& p) { return p.row->labour && !can_work(*p.row->labour); }
inline bool has_labour(person_case const& p) { return p.row->labour && can_work(*p.row->labour); }
inline bool is_migrant_worker(person_case const& p) { return did_migrant_work(*p.row); }
inline bool has_public_post(person_case const& p) { return p.row->public_posts && p.row->public_posts->count() > 0; }
inline bool receives_dibao(person_case const& p) { return says_yes(p.row->dibao); }
inline bool is_extremely_poor(person_case const& p) { return says_yes(p.row->extremely_poor); }

/// Of the age of compulsory education and not in school, who did not finish it either.
inline bool misses_compulsory_education(person_case const& p) {
    bool const finished =
        p.row->education && (*p.row->education == education::junior_middle ||
                             *p.row->education == education::senior_middle || *p.row->education == education::college);
    return p.aged(p.parameters->compulsory_from, p.parameters->compulsory_through) &&
           p.row->school_status == school_status::not_in_school && !finished;
}
/// The same without illness or disability as the reason (辍学).
inline bool is_dropout(person_case const& p) {
    return misses_compulsory_education(p) && p.row->absence_reason != absence_reason::illness &&
           p.row->absence_reason != absence_reason::disability;
}

namespace detail {

inline bool asks_extended(person_case const& p) { return p.row->year >= p.parameters->extended_form_since; }

inline bool is_filled(std::optional<std::string> const& written) { return written && !written->empty(); }

/// Eleven digits that begin with 1, as a mobile telephone has.
inline bool is_mobile(std::optional<std::string> const& phone) {
    if (!phone || phone->size() != 11 || phone->front() != '1')
        return false;
    for (char const c : *phone)
        if (c < '0' || c > '9')
            return false;
    return true;
}

inline certificate_number const* certificate_of(person_case const& p) {
    return p.who != nullptr && p.who->certificate && p.who->certificate->stated() ? &*p.who->certificate : nullptr;
}

// Namesakes: other persons of the year with the same identity number, by how near they are.
enum class nearness { county, city, province };

inline bool is_apart(person_case const& a, person_case const& b, nearness how) {
    auto const within = [&](region_level level) {
        auto const x = a.region.ancestor(level), y = b.region.ancestor(level);
        return x && y ? std::optional<bool>(*x == *y) : std::nullopt;
    };
    auto const same_county = within(region_level::county), same_city = within(region_level::prefecture);
    switch (how) {
    // Persons without a place are taken for near, so that none is left out.
    case nearness::county:
        return same_county.value_or(true);
    case nearness::city:
        return same_county == false && same_city == true;
    case nearness::province:
        return same_city == false && within(region_level::province) == true;
    }
    return false;
}
template <nearness How>
bool has_namesake(person_case const& p) {
    for (person_case const* other : p.namesakes)
        if (other != &p && is_apart(p, *other, How))
            return true;
    return false;
}
template <nearness How>
void name_namesakes(person_case const& p, finding& found) {
    for (person_case const* other : p.namesakes)
        if (other != &p && is_apart(p, *other, How)) {
            p.name(other->row, found);
            p.name(other->who, found);
        }
}

inline std::string seen_outside(person_case const& p, language in) {
    std::string seen;
    for (outside_record const* each : p.outside)
        seen.append(seen.empty() ? "" : in == language::chinese ? "，" : ", ").append(to_text(each->fact, in));
    return seen;
}

inline void name_outside(person_case const& p, finding& found) {
    p.name(p.who, found);
    for (outside_record const* each : p.outside)
        p.name(each, found);
}

// Measures that are for the person and not for the household.
template <measure_kind Kind>
bool is_measure_of_its_own(person_case const& p, support_measure const& measure) {
    return measure.kind == Kind && measure.person == p.row->person;
}
template <measure_kind Kind>
bool has_measure_of_its_own(person_case const& p) {
    if (p.home != nullptr)
        for (support_measure const* each : p.home->measures)
            if (is_measure_of_its_own<Kind>(p, *each))
                return true;
    return false;
}
template <measure_kind Kind>
void name_measures_of_its_own(person_case const& p, finding& found) {
    if (p.home != nullptr)
        for (support_measure const* each : p.home->measures)
            if (is_measure_of_its_own<Kind>(p, *each))
                p.name(each, found);
}

template <auto... Members>
constexpr shown<person_case> of_person() {
    return shows<person_case, Members...>();
}

// A grade that lasts one year.
constexpr bool lasts_a_year(school_status status) {
    school_stage const stage = stage_of(status);
    return stage != school_stage::none && stage != school_stage::pre_school && stage != school_stage::primary &&
           stage != school_stage::college;
}

} // namespace detail

/// Structure and identity of persons: S02, S06 to S15, S18, S19.
inline constexpr rule_set person_structure_rules{
    forbid<person_case>(
        "S02", {"the household of a member exists", "成员所属的户应存在"},
        [](person_case const& p) { return p.households_given && p.home == nullptr; },
        detail::of_person<&person_year::household>()),
    forbid<person_case>(
        "S06", {"the relation to the head is filled in", "与户主关系应填写"},
        [](person_case const& p) { return !p.row->relation_to_head; },
        detail::of_person<&person_year::relation_to_head>()),
    forbid<person_case>("S07", {"nobody else in the county has the identity number", "证件号码在县内不重复"},
                        &detail::has_namesake<detail::nearness::county>, detail::of_person<&person::certificate>(),
                        &detail::name_namesakes<detail::nearness::county>),
    forbid<person_case>("S08",
                        {"nobody in another county of the city has the identity number", "证件号码在市内跨县不重复"},
                        &detail::has_namesake<detail::nearness::city>, detail::of_person<&person::certificate>(),
                        &detail::name_namesakes<detail::nearness::city>),
    forbid<person_case>("S09",
                        {"nobody in another city of the province has the identity number", "证件号码在省内跨市不重复"},
                        &detail::has_namesake<detail::nearness::province>, detail::of_person<&person::certificate>(),
                        &detail::name_namesakes<detail::nearness::province>),
    forbid<person_case>(
        "S10",
        {"a certificate number has 18, 20 or 22 characters, or 15 where these still pass",
         "证件号码长度应为18、20或22位（仍允许时为15位）"},
        [](person_case const& p) {
            auto const* const number = detail::certificate_of(p);
            if (number == nullptr)
                return p.who != nullptr;
            std::size_t const size = number->length();
            return !number->is_placeholder() && size != 18 && size != 20 && size != 22 &&
                   !(size == 15 && p.parameters->takes_15_digits);
        },
        detail::of_person<&person::certificate>()),
    forbid<person_case>(
        "S11", {"an identity number of 15 digits is replaced by one of 18", "15位证件号码应升级为18位"},
        [](person_case const& p) {
            auto const* const number = detail::certificate_of(p);
            return number != nullptr && !number->is_placeholder() && number->is_obsolete();
        },
        detail::of_person<&person::certificate>())
        .as(severity::warning),
    forbid<person_case>(
        "S12", {"the check character of an identity number follows from the others", "18位证件号码应通过校验"},
        [](person_case const& p) {
            auto const* const number = detail::certificate_of(p);
            return number != nullptr && number->length() == 18 && !number->is_placeholder() && !number->identity();
        },
        detail::of_person<&person::certificate>()),
    forbid<person_case>(
        "S13",
        {"a disability certificate has a right identity number and a category",
         "残疾人证号应有效（前18位通过校验，类别为1至7）"},
        [](person_case const& p) {
            auto const number = disability_certificate_of(p);
            return number && !number->is_placeholder() && !is_sound(*number);
        },
        detail::of_person<&person::certificate, &person_year::disability_certificate>()),
    forbid<person_case>(
        "S14", {"a person has an identity number", "应有证件号码（999999开头为无证）"},
        [](person_case const& p) {
            auto const* const number = detail::certificate_of(p);
            return number != nullptr && number->is_placeholder();
        },
        detail::of_person<&person::certificate>())
        .as(severity::warning),
    forbid<person_case>(
        "S15", {"the sex is that of the relation to the head", "性别应与户主关系一致"},
        [](person_case const& p) {
            if (p.who == nullptr || !p.who->sex || !p.row->relation_to_head)
                return false;
            auto const said = sex_of(*p.row->relation_to_head);
            return said && *said != *p.who->sex;
        },
        detail::of_person<&person_year::relation_to_head, &person::sex>()),
    forbid<person_case>(
        "S18", {"a migrant worker has a mobile telephone of 11 digits", "务工人员联系电话应为11位手机号"},
        [](person_case const& p) { return is_migrant_worker(p) && !detail::is_mobile(p.row->phone); },
        detail::of_person<&person_year::phone>())
        .as(severity::warning),
    forbid<person_case>(
        "S19", {"a helper is not a registered poor person", "帮扶责任人不应是建档立卡人口"},
        [](person_case const& p) { return p.as_helper != nullptr; }, detail::of_person<&person::certificate>(),
        [](person_case const& p, finding& found) { p.name(p.as_helper, found); }),
};

/// What is left open of persons: C01 to C06, C18, C20 to C23, C25. What the forms ask for since 2021 only is not asked
/// of earlier years.
inline constexpr rule_set person_completeness_rules{
    forbid<person_case>(
        "C01", {"the ethnicity is filled in", "民族应填写"},
        [](person_case const& p) { return p.who != nullptr && !detail::is_filled(p.who->ethnicity); },
        detail::of_person<&person::ethnicity>()),
    forbid<person_case>(
        "C02", {"the education of who is no pupil is filled in", "非在校生文化程度应填写"},
        [](person_case const& p) {
            auto const age      = p.age();
            bool const no_pupil = p.row->school_status ? !is_in_school(*p.row->school_status)
                                                       : age && (*age < p.parameters->school_status_from ||
                                                                 *age > p.parameters->school_status_through);
            return !p.row->education && no_pupil;
        },
        detail::of_person<&person_year::education>()),
    forbid<person_case>(
        "C03", {"the school status is filled in for the ages of school", "学龄段人员在校生状况应填写"},
        [](person_case const& p) {
            return !p.row->school_status &&
                   p.aged(p.parameters->school_status_from, p.parameters->school_status_through);
        },
        detail::of_person<&person_year::school_status>()),
    forbid<person_case>(
        "C04", {"the state of health is filled in", "健康状况应填写"},
        [](person_case const& p) { return !p.row->health; }, detail::of_person<&person_year::health>()),
    forbid<person_case>(
        "C05", {"the ability to work is filled in for the working ages", "劳动年龄段人员劳动技能应填写"},
        [](person_case const& p) {
            return !p.row->labour && p.aged(p.parameters->labour_from, p.parameters->labour_through);
        },
        detail::of_person<&person_year::labour>()),
    forbid<person_case>(
        "C06",
        {"education, school status or the reason for not attending is filled in",
         "文化程度、在校生状况、未上学原因不应同时为空"},
        [](person_case const& p) { return !p.row->education && !p.row->school_status && !p.row->absence_reason; },
        detail::of_person<&person_year::education, &person_year::school_status, &person_year::absence_reason>()),
    forbid<person_case>(
        "C18", {"the insurances of a person are filled in", "参加大病保险、养老保险、医疗保险情况应填写"},
        [](person_case const& p) {
            return is_unanswered(p.row->critical_illness_insurance) || is_unanswered(p.row->pension_insurance) ||
                   (is_unanswered(p.row->medical_insurance) && is_unanswered(p.row->employee_medical_insurance));
        },
        detail::of_person<&person_year::critical_illness_insurance, &person_year::pension_insurance,
                          &person_year::medical_insurance, &person_year::employee_medical_insurance>()),
    forbid<person_case>(
        "C20", {"the start of migrant work is filled in", "务工开始日期应填写"},
        [](person_case const& p) { return is_migrant_worker(p) && !p.row->migrant_since; },
        detail::of_person<&person_year::migrant_since>())
        .as(severity::warning)
        .when(&detail::asks_extended),
    forbid<person_case>(
        "C21",
        {"wage, employer, sector, channel and transport of a worker are filled in",
         "务工人员月工资、企业、行业、就业渠道、是否点对点输送应填写"},
        [](person_case const& p) {
            return is_migrant_worker(p) &&
                   (!p.row->monthly_wage || !detail::is_filled(p.row->employer) || !detail::is_filled(p.row->sector) ||
                    !p.row->employment_channel || is_unanswered(p.row->point_to_point));
        },
        detail::of_person<&person_year::monthly_wage, &person_year::employer, &person_year::sector,
                          &person_year::employment_channel, &person_year::point_to_point>())
        .as(severity::warning)
        .when(&detail::asks_extended),
    forbid<person_case>(
        "C22", {"the place of work is given down to the county", "务工地应填写到县级"},
        [](person_case const& p) {
            return is_migrant_worker(p) && (!p.row->workplace || !p.row->workplace->ancestor(region_level::county));
        },
        detail::of_person<&person_year::workplace>())
        .as(severity::warning)
        .when(&detail::asks_extended),
    forbid<person_case>(
        "C23", {"who plans to migrate says what service is wanted", "有务工意愿的应填写就业服务需求"},
        [](person_case const& p) {
            return says_yes(p.row->planned_migration) && !detail::is_filled(p.row->service_demand);
        },
        detail::of_person<&person_year::service_demand>())
        .as(severity::warning)
        .when(&detail::asks_extended),
    forbid<person_case>(
        "C25", {"the number of a disabled person's certificate is filled in", "残疾人应填写残疾人证号"},
        [](person_case const& p) { return p.row->health == health::disabled && !disability_certificate_of(p); },
        detail::of_person<&person_year::disability_certificate>()),
};

/// Contradictions in what is said of a person: P01 to P19 and P21 to P30; P20 is a matter of the household.
inline constexpr rule_set person_consistency_rules{
    forbid<person_case>(
        "P01", {"a pupil's education is left open", "在校生不应同时填写文化程度"},
        [](person_case const& p) { return p.row->education && is_pupil(p); },
        detail::of_person<&person_year::education, &person_year::school_status>()),
    forbid<person_case>(
        "P02", {"who is below the working age has no labour", "未满16周岁应为无劳动力"},
        [](person_case const& p) {
            return p.row->labour && *p.row->labour != labour::none && p.aged(0, p.parameters->labour_from - 1);
        },
        detail::of_person<&person_year::labour>()),
    forbid<person_case>(
        "P03", {"the healthy of working age who are not in school can work", "劳动年龄内健康且非在校的不应为无劳动力"},
        [](person_case const& p) {
            return p.aged(p.parameters->working_from, p.parameters->working_through) && is_healthy(p) &&
                   is_no_pupil(p) && p.row->labour == labour::none;
        },
        detail::of_person<&person_year::labour, &person_year::health>())
        .as(severity::warning),
    forbid<person_case>(
        "P04", {"the healthy of working age have not lost the ability to work", "劳动年龄内健康的不应为丧失劳动力"},
        [](person_case const& p) {
            return p.aged(p.parameters->working_from, p.parameters->working_through) && is_healthy(p) &&
                   p.row->labour == labour::lost;
        },
        detail::of_person<&person_year::labour, &person_year::health>()),
    forbid<person_case>(
        "P05", {"the old are not recorded as labour, or as having lost it", "60周岁及以上不应为普通、技能或丧失劳动力"},
        [](person_case const& p) {
            auto const age = p.age();
            return age && *age >= p.parameters->elderly_from &&
                   (p.row->labour == labour::ordinary || p.row->labour == labour::skilled ||
                    p.row->labour == labour::lost);
        },
        detail::of_person<&person_year::labour>())
        .as(severity::warning),
    forbid<person_case>(
        "P06", {"who has a severe limb disability is no ordinary labour", "重度肢体残疾不应为普通劳动力"},
        [](person_case const& p) {
            auto const number = disability_certificate_of(p);
            if (!number || !p.parameters->limb_category || p.row->labour != labour::ordinary)
                return false;
            auto const grade = number->disability_grade();
            return number->disability_category() == *p.parameters->limb_category && grade &&
                   *grade <= p.parameters->severe_grade_through;
        },
        detail::of_person<&person_year::labour>())
        .as(severity::warning),
    forbid<person_case>(
        "P07", {"months of migrant work are 0 to 12", "务工时间应为0至12个月"},
        [](person_case const& p) {
            return p.row->migrant_months &&
                   (*p.row->migrant_months < months{} || *p.row->migrant_months > p.parameters->migrant_months_most);
        },
        detail::of_person<&person_year::migrant_months>()),
    forbid<person_case>(
        "P08", {"who has a place of work worked for some months", "有务工地点的务工时间应大于0"},
        [](person_case const& p) {
            return p.row->migrant_work && (!p.row->migrant_months || *p.row->migrant_months == months{});
        },
        detail::of_person<&person_year::migrant_months, &person_year::migrant_work>()),
    forbid<person_case>(
        "P09", {"who worked for some months has a place of work", "有务工时间的应填写务工状况"},
        [](person_case const& p) {
            return !p.row->migrant_work && p.row->migrant_months && *p.row->migrant_months > months{};
        },
        detail::of_person<&person_year::migrant_work, &person_year::migrant_months>()),
    forbid<person_case>(
        "P10", {"who cannot work does no migrant work and plans none", "无劳动力或丧失劳动力的不应务工或有务工意愿"},
        [](person_case const& p) {
            return has_no_labour(p) && (is_migrant_worker(p) || says_yes(p.row->planned_migration));
        },
        detail::of_person<&person_year::labour, &person_year::migrant_work, &person_year::migrant_months>())
        .as(severity::warning),
    forbid<person_case>(
        "P11", {"a pupil up to senior middle school is no migrant worker", "高中及以下在校生不应务工"},
        [](person_case const& p) {
            school_stage const stage = p.row->school_status ? stage_of(*p.row->school_status) : school_stage::none;
            return stage != school_stage::none && stage <= school_stage::senior_middle && is_migrant_worker(p);
        },
        detail::of_person<&person_year::school_status, &person_year::migrant_work>()),
    forbid<person_case>(
        "P12", {"no child is in senior middle school or above", "14周岁及以下不应为高中及以上在校生"},
        [](person_case const& p) {
            return p.row->school_status && stage_of(*p.row->school_status) >= school_stage::senior_middle &&
                   p.aged(0, p.parameters->no_senior_through);
        },
        detail::of_person<&person_year::school_status>()),
    forbid<person_case>(
        "P13", {"no adult is in primary school or below", "20周岁及以上不应为小学及以下在校生"},
        [](person_case const& p) {
            auto const age = p.age();
            return age && *age >= p.parameters->no_primary_from &&
                   (p.row->school_status == school_status::primary ||
                    p.row->school_status == school_status::pre_school);
        },
        detail::of_person<&person_year::school_status>()),
    forbid<person_case>(
        "P14", {"a primary pupil is of the age of primary school", "小学生年龄应为6至14周岁"},
        [](person_case const& p) {
            return p.row->school_status == school_status::primary && p.age() &&
                   !p.aged(p.parameters->primary_from, p.parameters->primary_through);
        },
        detail::of_person<&person_year::school_status>())
        .as(severity::warning),
    forbid<person_case>(
        "P15", {"a healthy child of school age is out of pre-school", "7周岁及以上健康人员不应为学前教育或学龄前儿童"},
        [](person_case const& p) {
            auto const age = p.age();
            return age && *age >= p.parameters->no_pre_school_from && is_healthy(p) &&
                   (p.row->school_status == school_status::pre_school || p.row->education == education::pre_school);
        },
        detail::of_person<&person_year::school_status, &person_year::education>())
        .as(severity::warning),
    forbid<person_case>(
        "P16", {"nobody is in one grade for three years running", "不应连续三年就读同一年级"},
        [](person_case const& p) {
            if (!p.row->school_status || !detail::lasts_a_year(*p.row->school_status))
                return false;
            for (int back = 1; back < p.parameters->same_grade_years; ++back) {
                person_year const* const then = detail::of_year(p.history, p.row->year - back);
                if (then == nullptr || then->school_status != p.row->school_status)
                    return false;
            }
            return true;
        },
        detail::of_person<&person_year::school_status>(),
        [](person_case const& p, finding& found) {
            for (int back = 1; back < p.parameters->same_grade_years; ++back)
                p.name(detail::of_year(p.history, p.row->year - back), found);
        })
        .as(severity::warning),
    forbid<person_case>(
        "P17", {"who does not attend for illness or disability is not healthy", "因病因残未上学的健康状况不应为健康"},
        [](person_case const& p) {
            return is_healthy(p) && (p.row->absence_reason == absence_reason::illness ||
                                     p.row->absence_reason == absence_reason::disability);
        },
        detail::of_person<&person_year::absence_reason, &person_year::health>()),
    forbid<person_case>(
        "P18", {"a child of compulsory age is in school, or there is a reason", "义务教育阶段未上学的应填写原因"},
        [](person_case const& p) { return misses_compulsory_education(p) && !p.row->absence_reason; },
        detail::of_person<&person_year::school_status, &person_year::absence_reason>()),
    forbid<person_case>(
        "P19", {"a public-welfare post has months, and months have a post", "公益性岗位与岗位月数应同时填写"},
        [](person_case const& p) {
            bool const month = p.row->public_post_months && *p.row->public_post_months > months{};
            return has_public_post(p) != month;
        },
        detail::of_person<&person_year::public_posts, &person_year::public_post_months>()),
    forbid<person_case>(
        "P21", {"nobody below the working age has a public-welfare post", "未满16周岁不应在公益性岗位"},
        [](person_case const& p) { return has_public_post(p) && p.aged(0, p.parameters->post_from - 1); },
        detail::of_person<&person_year::public_posts>()),
    forbid<person_case>(
        "P22", {"nobody of 70 or older has a public-welfare post", "70周岁及以上不应在公益性岗位"},
        [](person_case const& p) {
            auto const age = p.age();
            return has_public_post(p) && age && *age > p.parameters->post_through;
        },
        detail::of_person<&person_year::public_posts>())
        .as(severity::warning),
    forbid<person_case>(
        "P23",
        {"who works outside the county did not come to it by a public post or a workshop",
         "县外务工的就业渠道不应为公益性岗位或帮扶车间"},
        [](person_case const& p) {
            bool const outside = p.row->migrant_work == migrant_work::in_province ||
                                 p.row->migrant_work == migrant_work::outside_province;
            return outside && (p.row->employment_channel == employment_channel::public_post ||
                               p.row->employment_channel == employment_channel::assistance_workshop);
        },
        detail::of_person<&person_year::employment_channel, &person_year::migrant_work>()),
    forbid<person_case>(
        "P24", {"who is supported as extremely poor is no migrant worker", "特困供养人员不应务工"},
        [](person_case const& p) { return is_extremely_poor(p) && is_migrant_worker(p); },
        detail::of_person<&person_year::extremely_poor, &person_year::migrant_work>())
        .as(severity::warning),
    forbid<person_case>(
        "P25", {"a monthly wage is believable", "月工资应在合理范围内"},
        [](person_case const& p) {
            return p.row->monthly_wage &&
                   (*p.row->monthly_wage < p.parameters->wage_least || *p.row->monthly_wage > p.parameters->wage_most);
        },
        detail::of_person<&person_year::monthly_wage>())
        .as(severity::warning),
    forbid<person_case>(
        "P26", {"an employment measure is for who can work", "就业帮扶对象应有劳动能力"},
        [](person_case const& p) {
            return has_no_labour(p) && detail::has_measure_of_its_own<measure_kind::employment>(p);
        },
        detail::of_person<&person_year::labour>(), &detail::name_measures_of_its_own<measure_kind::employment>),
    forbid<person_case>(
        "P27", {"a vocational subsidy is for a vocational student", "雨露计划对象应为职业教育在校生"},
        [](person_case const& p) {
            school_stage const stage = p.row->school_status ? stage_of(*p.row->school_status) : school_stage::none;
            bool const         vocational =
                stage == school_stage::secondary_vocational || stage == school_stage::higher_vocational;
            return !vocational && (p.row->school_status || is_no_pupil(p)) &&
                   detail::has_measure_of_its_own<measure_kind::vocational_subsidy>(p);
        },
        detail::of_person<&person_year::school_status>(),
        &detail::name_measures_of_its_own<measure_kind::vocational_subsidy>),
    forbid<person_case>(
        "P28",
        {"a person has the residents' or the employees' medical insurance", "应参加城乡居民或城镇职工基本医疗保险"},
        [](person_case const& p) {
            return says_no(either(p.row->medical_insurance, p.row->employee_medical_insurance)) ||
                   (says_no(p.row->medical_insurance) && is_unanswered(p.row->employee_medical_insurance) &&
                    !detail::asks_extended(p));
        },
        detail::of_person<&person_year::medical_insurance, &person_year::employee_medical_insurance>()),
    forbid<person_case>(
        "P29",
        {"who is disabled by the state of health has a certificate that can be right",
         "健康状况为残疾的应有有效残疾人证"},
        [](person_case const& p) {
            auto const number = disability_certificate_of(p);
            return p.row->health == health::disabled && (!number || !is_sound(*number));
        },
        detail::of_person<&person_year::health, &person_year::disability_certificate>())
        .as(severity::warning),
    forbid<person_case>(
        "P30",
        {"other departments know nothing that a poor household does not have",
         "部门比对无疑点（死亡、财政供养、车辆、商品房、工商登记）"},
        [](person_case const& p) { return !p.outside.empty(); },
        shown<person_case>{"certificate", &detail::seen_outside}, &detail::name_outside),
};

/// All rules over persons.
inline constexpr rule_set person_rules = person_structure_rules + person_completeness_rules + person_consistency_rules;

} // namespace tuopin::registry

#endif
