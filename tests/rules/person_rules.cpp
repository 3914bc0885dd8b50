#include <tuopin/rules/person_rules.hpp>

#include "../support/broken_rules.hpp"
#include "../support/small_register.hpp"

#include <tuopin/engines/validation/validate.hpp>

#include <doctest/doctest.h>

#include <string>

using namespace tuopin;
using namespace tuopin::registry;
using support::identity;
using support::small_register;

namespace {

validation check(small_register const& all) { return validate(all.cases().persons(), person_rules); }

std::string told(validation const& found) {
    std::string all;
    for (finding const& each : found.findings())
        all += to_text(each) + "\n";
    return all;
}

using r = small_register;

void make_worker(r& all, std::size_t person) {
    all.person_years[person].migrant_work       = migrant_work::in_county;
    all.person_years[person].migrant_months     = months(3);
    all.person_years[person].migrant_since      = date(2023, 2, 1);
    all.person_years[person].phone              = "13900000000";
    all.person_years[person].workplace          = region_code("530103");
    all.person_years[person].monthly_wage       = yuan(3'000);
    all.person_years[person].employer           = "厂";
    all.person_years[person].sector             = "制造业";
    all.person_years[person].employment_channel = employment_channel::other;
    all.person_years[person].point_to_point     = no;
}
void disable(r& all, std::size_t person, char const* behind) {
    all.person_years[person].health = health::disabled;
    all.person_years[person].disability_certificate =
        certificate_number(std::string(all.persons[person].certificate->view()) + behind);
}
void nothing(r&) {}

// Person 0 is a head of 43 who works away, 1 a spouse of 41, 2 a child of 11 in primary school.
constexpr support::broken_rule table[] = {
    {"S02", [](r& a) { a.person_years[8].household = household_number("H9"); }, nothing},
    {"S06", [](r& a) { a.person_years[1].relation_to_head.reset(); },
     [](r& a) { a.person_years[1].relation_to_head = relation::other; }},
    {"S07", [](r& a) { a.persons[1].certificate = a.persons[0].certificate; },
     [](r& a) { a.persons[3].certificate = a.persons[0].certificate; }},
    {"S08", [](r& a) { a.persons[3].certificate = a.persons[0].certificate; },
     [](r& a) { a.persons[6].certificate = a.persons[0].certificate; }},
    {"S09", [](r& a) { a.persons[6].certificate = a.persons[0].certificate; },
     [](r& a) { a.persons[3].certificate = a.persons[0].certificate; }},
    {"S10", [](r& a) { a.persons[0].certificate = certificate_number("1234567"); },
     [](r& a) { a.persons[0].certificate = certificate_number("999999"); }},
    {"S10", [](r& a) { a.persons[0].certificate.reset(); },
     [](r& a) { a.parameters.takes_15_digits = true;
         a.persons[0].certificate = certificate_number("990103800501001"); }},
    {"S10", [](r& a) { a.persons[0].certificate = certificate_number("990103800501001"); }, nothing},
    {"S11", [](r& a) { a.persons[0].certificate = certificate_number("990103800501001"); },
     [](r& a) { a.persons[0].certificate = certificate_number("99010380050100X"); }},
    {"S12", [](r& a) {
         std::string wrong(a.persons[0].certificate->view());
         wrong[16] = wrong[16] == '1' ? '3' : '1';
         a.persons[0].certificate = certificate_number(wrong);
     }, [](r& a) { a.persons[0].certificate = certificate_number("999999198005010012"); }},
    {"S13", [](r& a) { disable(a, 0, "01"); }, [](r& a) { disable(a, 0, "11"); }},
    {"S13", [](r& a) { disable(a, 0, "81"); }, [](r& a) { disable(a, 0, "7311"); }},
    {"S13", [](r& a) { a.person_years[0].disability_certificate = certificate_number("5301"); }, nothing},
    {"S14", [](r& a) { a.persons[2].certificate = certificate_number("999999"); }, nothing},
    {"S15", [](r& a) { a.persons[2].sex = sex::female; }, [](r& a) { a.persons[2].sex.reset(); }},
    {"S18", [](r& a) { a.person_years[0].phone = "0871123456"; }, [](r& a) { a.person_years[1].phone = "0871123456"; }},
    {"S18", [](r& a) { a.person_years[0].phone.reset(); }, [](r& a) { a.person_years[1].phone.reset(); }},
    {"S19", [](r& a) { a.helpers[0].certificate = a.persons[1].certificate; },
     [](r& a) { a.helpers[0].certificate.reset(); }},

    {"C01", [](r& a) { a.persons[1].ethnicity.reset(); }, [](r& a) { a.persons[1].ethnicity = "未识别"; }},
    {"C02", [](r& a) { a.person_years[1].education.reset(); }, [](r& a) { a.person_years[2].education.reset(); }},
    {"C03", [](r& a) { a.person_years[2].school_status.reset(); },
     [](r& a) { a.set_age(2, 3); a.person_years[2].school_status.reset();
         a.person_years[2].education = education::pre_school; }},
    {"C04", [](r& a) { a.person_years[1].health.reset(); }, nothing},
    {"C05", [](r& a) { a.person_years[1].labour.reset(); }, [](r& a) { a.person_years[2].labour.reset(); }},
    {"C06", [](r& a) { a.person_years[1].education.reset(); },
     [](r& a) { a.person_years[2].school_status = school_status::not_in_school;
         a.person_years[2].absence_reason = absence_reason::illness; }},
    {"C18", [](r& a) { a.person_years[1].critical_illness_insurance = not_stated; },
     [](r& a) { a.person_years[1].critical_illness_insurance = no; }},
    {"C18", [](r& a) { a.person_years[1].pension_insurance = not_stated; },
     [](r& a) { a.person_years[1].pension_insurance = no; }},
    {"C18", [](r& a) { a.person_years[1].medical_insurance = not_stated;
         a.person_years[1].employee_medical_insurance = not_stated; },
     [](r& a) { a.person_years[1].employee_medical_insurance = not_stated; }},
    {"C20", [](r& a) { a.person_years[0].migrant_since.reset(); },
     [](r& a) { a.parameters.extended_form_since = 2024; a.person_years[0].migrant_since.reset(); }},
    {"C21", [](r& a) { a.person_years[0].monthly_wage.reset(); },
     [](r& a) { a.parameters.extended_form_since = 2024; a.person_years[0].monthly_wage.reset(); }},
    {"C21", [](r& a) { a.person_years[0].employer = ""; }, [](r& a) { a.person_years[1].employer = ""; }},
    {"C21", [](r& a) { a.person_years[0].point_to_point = not_stated; }, nothing},
    {"C22", [](r& a) { a.person_years[0].workplace = region_code("5303"); },
     [](r& a) { a.person_years[0].workplace = region_code("530302100"); }},
    {"C22", [](r& a) { a.person_years[0].workplace.reset(); }, nothing},
    {"C23", [](r& a) { a.person_years[1].planned_migration = yes; },
     [](r& a) { a.person_years[1].planned_migration = yes; a.person_years[1].service_demand = "岗位推荐"; }},
    {"C25", [](r& a) { a.person_years[1].health = health::disabled; }, [](r& a) { disable(a, 1, "21"); }},

    {"P01", [](r& a) { a.person_years[2].education = education::primary; },
     [](r& a) { a.person_years[1].school_status = school_status::not_in_school; }},
    {"P02", [](r& a) { a.person_years[2].labour = labour::ordinary; },
     [](r& a) { a.set_age(2, 16); a.person_years[2].labour = labour::ordinary;
         a.person_years[2].school_status = school_status::senior_1; }},
    {"P03", [](r& a) { a.person_years[1].labour = labour::none; },
     [](r& a) { a.person_years[1].labour = labour::none; a.person_years[1].health = health::chronic_illness; }},
    {"P04", [](r& a) { a.person_years[1].labour = labour::lost; },
     [](r& a) { a.person_years[1].labour = labour::lost; a.person_years[1].health.reset();
         a.person_years[1].health = health::serious_illness; }},
    {"P05", [](r& a) { a.set_age(1, 60); }, [](r& a) { a.set_age(1, 59); }},
    {"P05", [](r& a) { a.set_age(1, 75); a.person_years[1].labour = labour::lost; },
     [](r& a) { a.set_age(1, 75); a.person_years[1].labour = labour::weak; }},
    {"P06", [](r& a) { disable(a, 1, "42"); }, [](r& a) { disable(a, 1, "43"); }},
    {"P06", [](r& a) { disable(a, 1, "41"); }, [](r& a) { disable(a, 1, "42"); a.parameters.limb_category.reset(); }},
    {"P07", [](r& a) { a.person_years[0].migrant_months = months(13); },
     [](r& a) { a.person_years[0].migrant_months = months(12); }},
    {"P08", [](r& a) { a.person_years[0].migrant_months = months(0); },
     [](r& a) { a.person_years[1].migrant_months = months(0); }},
    {"P08", [](r& a) { a.person_years[0].migrant_months.reset(); }, nothing},
    {"P09", [](r& a) { a.person_years[0].migrant_work.reset(); },
     [](r& a) { a.person_years[1].migrant_months = months(0); }},
    {"P10", [](r& a) { make_worker(a, 1); a.person_years[1].labour = labour::lost;
         a.person_years[1].health = health::serious_illness; },
     [](r& a) { make_worker(a, 1); a.person_years[1].labour = labour::weak; }},
    {"P10", [](r& a) { a.person_years[2].planned_migration = yes; a.person_years[2].service_demand = "x"; },
     [](r& a) { a.person_years[2].planned_migration = no; }},
    {"P11", [](r& a) { make_worker(a, 2); },
     [](r& a) { a.set_age(2, 17); a.person_years[2].school_status = school_status::secondary_vocational_2;
         a.person_years[2].labour = labour::ordinary; make_worker(a, 2); }},
    {"P12", [](r& a) { a.set_age(2, 14); a.person_years[2].school_status = school_status::senior_1; },
     [](r& a) { a.set_age(2, 15); a.person_years[2].school_status = school_status::senior_1; }},
    {"P13", [](r& a) { a.set_age(2, 20); a.person_years[2].labour = labour::ordinary; },
     [](r& a) { a.set_age(2, 20); a.person_years[2].labour = labour::ordinary;
         a.person_years[2].school_status = school_status::college; }},
    {"P14", [](r& a) { a.set_age(2, 15); }, [](r& a) { a.set_age(2, 14); }},
    {"P14", [](r& a) { a.set_age(2, 5); }, [](r& a) { a.set_age(2, 6); }},
    {"P15", [](r& a) { a.set_age(2, 7); a.person_years[2].school_status = school_status::pre_school; },
     [](r& a) { a.set_age(2, 6); a.person_years[2].school_status = school_status::pre_school; }},
    {"P16", [](r& a) {
         a.set_age(2, 14);
         a.person_years[2].school_status = school_status::grade_7;
         for (int back = 1; back < 3; ++back) {
             a.person_years.push_back(a.person_years[2]);
             a.person_years.back().year = 2023 - back;
         }
     },
     [](r& a) {
         a.set_age(2, 14);
         a.person_years[2].school_status = school_status::grade_8;
         for (int back = 1; back < 3; ++back) {
             a.person_years.push_back(a.person_years[2]);
             a.person_years.back().year          = 2023 - back;
             a.person_years.back().school_status = school_status::grade_7;
         }
     }},
    {"P17", [](r& a) { a.person_years[2].school_status = school_status::not_in_school;
         a.person_years[2].education = education::illiterate;
         a.person_years[2].absence_reason = absence_reason::illness; },
     [](r& a) { a.person_years[2].school_status = school_status::not_in_school;
         a.person_years[2].education = education::illiterate;
         a.person_years[2].absence_reason = absence_reason::other; }},
    {"P18", [](r& a) { a.person_years[2].school_status = school_status::not_in_school;
         a.person_years[2].education = education::primary; },
     [](r& a) { a.set_age(2, 15); a.person_years[2].school_status = school_status::not_in_school;
         a.person_years[2].education = education::junior_middle; }},
    {"P19", [](r& a) { a.person_years[1].public_post_months = months(6); },
     [](r& a) { a.person_years[1].public_post_months = months(0); }},
    {"P19", [](r& a) { a.person_years[1].public_posts = posts(1); },
     [](r& a) { a.person_years[1].public_posts = posts(1); a.person_years[1].public_post_months = months(6); }},
    {"P21", [](r& a) { a.person_years[2].public_posts = posts(1); a.person_years[2].public_post_months = months(6); },
     nothing},
    {"P22", [](r& a) { a.set_age(1, 70); a.person_years[1].labour = labour::weak;
         a.person_years[1].public_posts = posts(1); a.person_years[1].public_post_months = months(6); },
     [](r& a) { a.set_age(1, 69); a.person_years[1].labour = labour::weak; a.person_years[1].public_posts = posts(1);
         a.person_years[1].public_post_months = months(6); }},
    {"P23", [](r& a) { a.person_years[0].employment_channel = employment_channel::public_post; },
     [](r& a) { a.person_years[0].employment_channel = employment_channel::public_post;
         a.person_years[0].migrant_work = migrant_work::in_county; }},
    {"P24", [](r& a) { a.person_years[0].extremely_poor = yes; }, [](r& a) { a.person_years[1].extremely_poor = yes; }},
    {"P25", [](r& a) { a.person_years[0].monthly_wage = yuan(30'001); },
     [](r& a) { a.person_years[0].monthly_wage = yuan(30'000); }},
    {"P25", [](r& a) { a.person_years[0].monthly_wage = yuan(99); },
     [](r& a) { a.person_years[0].monthly_wage = yuan(100); }},
    {"P26", [](r& a) { a.add_measure(0, measure_kind::employment, date(2022, 1, 1)).person = a.persons[2].number; },
     [](r& a) { a.add_measure(0, measure_kind::employment, date(2022, 1, 1)).person = a.persons[1].number; }},
    {"P27", [](r& a) { auto& measure = a.add_measure(0, measure_kind::vocational_subsidy, date(2022, 1, 1));
         measure.person = a.persons[2].number; },
     [](r& a) {
         a.set_age(2, 17);
         a.person_years[2].labour        = labour::ordinary;
         a.person_years[2].school_status = school_status::secondary_vocational_1;
         a.add_measure(0, measure_kind::vocational_subsidy, date(2022, 1, 1)).person = a.persons[2].number;
     }},
    {"P28", [](r& a) { a.person_years[1].medical_insurance = no; },
     [](r& a) { a.person_years[1].medical_insurance = no; a.person_years[1].employee_medical_insurance = yes; }},
    {"P29", [](r& a) { disable(a, 1, "01"); }, [](r& a) { disable(a, 1, "21"); }},
    {"P30", [](r& a) { a.outside.push_back({*a.persons[1].certificate, outside_fact::car}); },
     [](r& a) { a.outside.push_back({certificate_number(identity("99010319750101001")), outside_fact::car}); }},
};

} // namespace

TEST_CASE("nothing is wrong with a register in which nothing is wrong") {
    auto const found = check(small_register());
    INFO(told(found));
    CHECK(found.total() == 0);
    CHECK(found.records() == 9);
    CHECK(found.rules().size() == 54);
}

TEST_CASE("every rule over persons finds what breaks it, and not what is near") {
    support::each_finds_what_breaks_it(table, &check, "person_years");
}

TEST_CASE("a finding names the rows, shows what is there, and masks identity numbers") {
    small_register all;
    all.persons[3].certificate = all.persons[0].certificate;
    auto const found = check(all);
    REQUIRE(found.count("S08") == 2);
    finding const& first = found.findings().front();
    CHECK(first.rule == "S08");
    REQUIRE(first.rows.size() == 4);
    CHECK(first.rows[0] == row_reference{"person_years", "P0", 0});
    CHECK(first.rows[1] == row_reference{"persons", "P0", 0});
    CHECK(first.rows[2] == row_reference{"person_years", "P3", 3});
    CHECK(first.rows[3] == row_reference{"persons", "P3", 3});
    CHECK(first.path == "certificate");
    CHECK(first.seen == "9901031980********");

    small_register twice;
    twice.set_age(2, 14);
    twice.person_years[2].school_status = school_status::senior_1;
    auto const chinese = validate(twice.cases().persons(), person_rules, {.in = language::chinese});
    REQUIRE(chinese.total() == 1);
    CHECK(to_text(chinese.findings().front(), language::chinese) ==
          "P12 错误，记录2，涉及P2，school_status：高中一年级，应为14周岁及以下不应为高中及以上在校生");
}

TEST_CASE("what is not stated contradicts nothing") {
    small_register open;
    for (person_year& row : open.person_years) {
        row.labour.reset();
        row.health.reset();
        row.school_status.reset();
        row.medical_insurance = row.employee_medical_insurance = not_stated;
        row.dibao = row.extremely_poor = not_stated;
    }
    for (person& who : open.persons) {
        who.born.reset();
        who.sex.reset();
        who.certificate.reset();
    }
    CHECK(validate(open.cases().persons(), person_consistency_rules).total() == 0);
}

TEST_CASE("members who left are not looked at, tables that were not given neither") {
    small_register all;
    all.person_years[8].household = household_number("H9");
    all.person_years[8].status    = member_status::removed;
    CHECK(check(all).total() == 0);

    small_register bare;
    register_tables tables;
    tables.person_years = bare.person_years;
    register_cases const cases(tables, 2023, bare.parameters);
    auto const found = validate(cases.persons(), person_rules);
    INFO(told(found));
    CHECK(found.total() == 0);
    CHECK(found.records() == 9);
}

TEST_CASE("rules are described for code books") {
    auto const described = describe_rules(person_rules);
    REQUIRE(described.size() == 54);
    CHECK(described[0].id == "S02");
    CHECK(described[0].of_class == rule_class::structure);
    CHECK(described[0].member == "household");
    for (rule_description const& each : described) {
        CHECK(!each.sentence.english.empty());
        CHECK(!each.sentence.chinese.empty());
        CHECK(!each.member.empty());
    }
}
