#include <tuopin/domain/registry/conditions_codes.hpp>
#include <tuopin/domain/registry/household_codes.hpp>
#include <tuopin/domain/registry/monitoring_codes.hpp>
#include <tuopin/domain/registry/person_codes.hpp>
#include <tuopin/domain/standard_level.hpp>

#include "../support/register.hpp"

#include <string_view>

using namespace tuopin;
using namespace tuopin::registry;

namespace {

template <class E>
concept has_origin = requires(E const* none) { origin_of_choices(none); };

} // namespace

TEST_CASE("every choice has a label of its own in each language, and reads back from it") {
    support::check_choices<household_attribute>();
    support::check_choices<cause>();
    support::check_choices<exit_flag>();
    support::check_choices<standard_level>();
    support::check_choices<relation>();
    support::check_choices<education>();
    support::check_choices<school_status>();
    support::check_choices<school_stage>();
    support::check_choices<absence_reason>();
    support::check_choices<health>();
    support::check_choices<labour>();
    support::check_choices<migrant_work>();
    support::check_choices<employment_channel>();
    support::check_choices<certificate_type>();
    support::check_choices<member_status>();
    support::check_choices<member_change_kind>();
    support::check_choices<house_grade>();
    support::check_choices<fuel>();
    support::check_choices<road_type>();
    support::check_choices<relocation_mode>();
    support::check_choices<monitored_type>();
    support::check_choices<risk>();
    support::check_choices<elimination_mode>();
    support::check_choices<measure_kind>();
    support::check_choices<measure_state>();
}

TEST_CASE("the word for a relation says the sex, or none") {
    CHECK(sex_of(relation::son) == sex::male);
    CHECK(sex_of(relation::daughters_son) == sex::male);
    CHECK(sex_of(relation::siblings_wife) == sex::female);
    CHECK(sex_of(relation::husbands_mother) == sex::female);
    CHECK(!sex_of(relation::head));
    CHECK(!sex_of(relation::spouse));
    CHECK(!sex_of(relation::other));
    int men = 0, women = 0;
    for_each_enumerator<relation>([&](std::string_view, relation each) {
        men += sex_of(each) == sex::male ? 1 : 0;
        women += sex_of(each) == sex::female ? 1 : 0;
    });
    CHECK(men == 11);
    CHECK(women == 11);
}

TEST_CASE("stages of school rise with the grades, and who is in none is in no school") {
    school_stage before = school_stage::none;
    for_each_enumerator<school_status>([&](std::string_view name, school_status each) {
        CAPTURE(name);
        CHECK(stage_of(each) >= before);
        before = stage_of(each);
        CHECK(is_in_school(each) == (each != school_status::not_in_school));
    });
    CHECK(before == school_stage::college);
    CHECK(stage_of(school_status::grade_9) == school_stage::junior_middle);
    CHECK(stage_of(school_status::secondary_vocational_1) == school_stage::secondary_vocational);
}

TEST_CASE("predicates on choices") {
    CHECK(is_dibao(household_attribute::dibao));
    CHECK(is_dibao(household_attribute::dibao_poor));
    CHECK(!is_dibao(household_attribute::general_poor));
    CHECK(is_five_guarantee(household_attribute::five_guarantee_poor));
    CHECK(!is_five_guarantee(household_attribute::dibao));
    CHECK(is_ill(health::chronic_illness));
    CHECK(is_ill(health::serious_illness));
    CHECK(!is_ill(health::disabled));
    CHECK(can_work(labour::weak));
    CHECK(!can_work(labour::lost));
    CHECK(!can_work(labour::none));
    CHECK(is_dangerous(house_grade::c));
    CHECK(!is_dangerous(house_grade::b));
    CHECK(is_social(measure_kind::dibao));
    CHECK(!is_social(measure_kind::health));
    for_each_enumerator<cause>([](std::string_view name, cause each) { CHECK(to_field(risk_of(each)) == name); });
}

TEST_CASE("choices that were not seen in a form say so, those that were do not") {
    auto const of = [](auto const* none) { return origin_of_choices(none); };
    for (auto const& words :
         {of(static_cast<fuel const*>(nullptr)), of(static_cast<road_type const*>(nullptr)),
          of(static_cast<relocation_mode const*>(nullptr)), of(static_cast<certificate_type const*>(nullptr)),
          of(static_cast<absence_reason const*>(nullptr)), of(static_cast<employment_channel const*>(nullptr)),
          of(static_cast<member_status const*>(nullptr)), of(static_cast<risk const*>(nullptr))}) {
        CHECK(!words.english.empty());
        CHECK(!words.chinese.empty());
    }
    static_assert(has_origin<fuel> && !has_origin<cause> && !has_origin<house_grade> && !has_origin<relation>);
}
