#include <tuopin/domain/registry/schemes.hpp>

#include <doctest/doctest.h>

#include <optional>
#include <set>
#include <string>
#include <string_view>

using namespace tuopin;
using namespace tuopin::registry;

namespace {

template <class Scheme>
void check_scheme(Scheme const& scheme) {
    CAPTURE(scheme.name());
    CHECK(!scheme.name().empty());
    CHECK(!scheme.wanted().english.empty());
    CHECK(!scheme.wanted().chinese.empty());
    for (auto const& meaning : scheme) {
        CAPTURE(meaning.code);
        CHECK(*scheme.read(meaning.code) == meaning.choice);
        CHECK(*translate(meaning.code, scheme, scheme) == meaning.code);
        if (meaning.choice)
            CHECK(scheme.write(*meaning.choice) == meaning.code);
    }
}

} // namespace

TEST_CASE("every scheme reads what it writes") {
    check_scheme(registry::schemes::attributes_national);
    check_scheme(registry::schemes::attributes_of_three);
    check_scheme(registry::schemes::attributes_of_field_app);
    check_scheme(registry::schemes::causes_national);
    check_scheme(registry::schemes::causes_of_eight);
    check_scheme(registry::schemes::exit_flags_national);
    check_scheme(registry::schemes::exit_flags_of_field_app);
    check_scheme(registry::schemes::exit_flags_from_one);
    check_scheme(registry::schemes::standards_national);
    check_scheme(registry::schemes::sexes_national);
    check_scheme(registry::schemes::relations_national);
    check_scheme(registry::schemes::education_national);
    check_scheme(registry::schemes::school_status_national);
    check_scheme(registry::schemes::health_national);
    check_scheme(registry::schemes::labour_national);
    check_scheme(registry::schemes::migrant_work_national);
    check_scheme(registry::schemes::member_status_national);
}

TEST_CASE("the same digit means different things in different systems") {
    CHECK(**registry::schemes::exit_flags_national.read("1") == exit_flag::exited);
    CHECK(**registry::schemes::exit_flags_of_field_app.read("1") == exit_flag::pre_exit);
    CHECK(**registry::schemes::exit_flags_from_one.read("1") == exit_flag::not_exited);
    CHECK(**registry::schemes::exit_flags_national.read("3") == exit_flag::returned);
    CHECK(**registry::schemes::exit_flags_of_field_app.read("3") == exit_flag::cancelled);
    CHECK(**registry::schemes::exit_flags_from_one.read("3") == exit_flag::exited);
    CHECK(!registry::schemes::exit_flags_from_one.read("0"));

    CHECK(*translate("1", registry::schemes::exit_flags_national, registry::schemes::exit_flags_of_field_app) == "2");
    CHECK(*translate("1", registry::schemes::exit_flags_national, registry::schemes::exit_flags_from_one) == "3");
    CHECK(*translate("4", registry::schemes::exit_flags_of_field_app, registry::schemes::exit_flags_national) == "3");
    // The national list has no code for a cancelled household, that of the field application has.
    CHECK(translate("3", registry::schemes::exit_flags_of_field_app, registry::schemes::exit_flags_national).wanted() ==
          registry::schemes::exit_flags_national.wanted());

    CHECK(**registry::schemes::causes_national.read("01") == cause::illness);
    CHECK(**registry::schemes::causes_of_eight.read("1") == cause::disaster);
    CHECK(**registry::schemes::attributes_national.read("03") == household_attribute::five_guarantee);
    CHECK(**registry::schemes::attributes_national.read("04") == household_attribute::dibao_poor);
    CHECK(**registry::schemes::attributes_of_field_app.read("4") == household_attribute::general_farm);
}

TEST_CASE("what was not seen in a list is not read") {
    CHECK(!registry::schemes::causes_national.read("12"));
    CHECK(!registry::schemes::causes_national.write(cause::marriage));
    CHECK(!registry::schemes::causes_of_eight.read("4"));
    CHECK(!registry::schemes::labour_national.write(labour::weak));
    CHECK(!registry::schemes::labour_national.read("05"));
    CHECK(!registry::schemes::member_status_national.read("4"));
    CHECK(!registry::schemes::relations_national.write(relation::sibling));
    CHECK(!registry::schemes::exit_flags_national.write(exit_flag::newly_identified));
}

TEST_CASE("the national lists are as long as they were seen") {
    CHECK(registry::schemes::attributes_national.size() == enumerator_count<household_attribute>);
    CHECK(registry::schemes::causes_national.size() == enumerator_count<cause> - 1);
    CHECK(registry::schemes::relations_national.size() == 21);
    CHECK(registry::schemes::school_status_national.size() == enumerator_count<school_status>);
    CHECK(registry::schemes::education_national.size() == enumerator_count<education>);
    CHECK(registry::schemes::health_national.size() == enumerator_count<health>);
    CHECK(registry::schemes::migrant_work_national.size() == enumerator_count<migrant_work>);
}

TEST_CASE("one coding holds the schemes of the national tables") {
    static_assert(national_coding.has<cause>() && national_coding.has<sex>() && national_coding.has<standard_level>());
    static_assert(!national_coding.has<certificate_type>());
    CHECK(national_coding.scheme<exit_flag>().name() == registry::schemes::exit_flags_national.name());
}
