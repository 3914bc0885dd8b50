#include <tuopin/domain/registry/person.hpp>

#include "../support/register.hpp"

#include <string>
#include <vector>

using namespace tuopin;
using namespace tuopin::literals;
using registry::person;
using registry::person_year;

TEST_CASE("persons, their years and changes come back from files under every kind of heading") {
    support::check_round_trip<person>("persons round trip");
    support::check_round_trip<person_year>("years of persons round trip");
    support::check_round_trip<registry::member_change>("changes round trip");
}

TEST_CASE("a file of the national tables is read by its element codes") {
    auto const read = read_csv<person>("AAB001,AAB002,AAB003,AAB004,AAB005,AAB007\n"
                                       "p1,李四,男,11010519491231002X,19491231,汉族\n"
                                       "p2,王五,女,,,\n");
    REQUIRE(read.rows.size() == 2);
    person const& li = read.rows[0];
    CHECK(li.sex == sex::male);
    CHECK(li.born == date(1949, 12, 31));
    CHECK(li.certificate->identity()->birth_date() == li.born);
    CHECK(li.ethnicity == "汉族");
    person const& wang = read.rows[1];
    CHECK(!wang.certificate);
    CHECK(!wang.born);
    CHECK(!wang.ethnicity);
}

TEST_CASE("wrong certificates are read for rules to find; impossible days are not read") {
    auto const read = read_csv<person>("number,certificate,born\n"
                                       "p1,110105194912310021,1949-12-31\n"
                                       "p2,not known,\n"
                                       "p3,,1949-02-31\n");
    REQUIRE(read.rows.size() == 2);
    CHECK(!read.rows[0].certificate->identity());
    CHECK(!read.rows[1].certificate->identity());
    CHECK(read.rejected == 1);
}

TEST_CASE("nobody prints a certificate whole") {
    person li;
    li.number      = registry::person_number("p1");
    li.certificate = registry::certificate_number("11010519491231002X");
    CHECK(to_text(li.certificate, language::english) == "1101051949********");
}

TEST_CASE("a member whose status nobody stated is one") {
    person_year row;
    CHECK(registry::is_member(row));
    row.status = registry::member_status::normal;
    CHECK(registry::is_member(row));
    row.status = registry::member_status::removed;
    CHECK(!registry::is_member(row));
}

TEST_CASE("who has a place of work or months of it is a migrant worker") {
    person_year row;
    CHECK(!registry::did_migrant_work(row));
    row.migrant_months = 0_months;
    CHECK(!registry::did_migrant_work(row));
    row.migrant_months = 1_months;
    CHECK(registry::did_migrant_work(row));
    row.migrant_months.reset();
    row.migrant_work = registry::migrant_work::in_township;
    CHECK(registry::did_migrant_work(row));
}

TEST_CASE("changes of the members either add one or take one away") {
    int increases = 0;
    for_each_enumerator<registry::member_change_kind>(
        [&](std::string_view, registry::member_change_kind kind) { increases += is_increase(kind) ? 1 : 0; });
    CHECK(increases == 4);
    CHECK(is_increase(registry::member_change_kind::born));
    CHECK(!is_increase(registry::member_change_kind::lost_contact));
}
