#include <tuopin/domain/registry/parameters.hpp>

#include <doctest/doctest.h>

#include <stdexcept>
#include <string>

using namespace tuopin;
using namespace tuopin::literals;
using registry::parameter_table;

namespace {

parameter_table<int> lines() {
    parameter_table<int> table("line");
    table.add({{}, 2014, 2016, 100, "a yearbook"});
    table.add({53_region, 2015, 2016, 120, "a province"});
    table.add({530103_region, 2016, 2016, 150, "a district"});
    table.add({{}, 2018, 2018, 130, "a notice"});
    return table;
}

} // namespace

TEST_CASE("the value for a place is that of the narrowest place around it") {
    auto const table = lines();
    CHECK(table.at(2016) == 100);
    CHECK(table.at(2016, 53_region) == 120);
    CHECK(table.at(2016, 5301_region) == 120);
    CHECK(table.at(2016, 530103_region) == 150);
    CHECK(table.at(2016, 530103010201_region) == 150);
    CHECK(table.at(2016, 530102_region) == 120);
    CHECK(table.at(2016, 61_region) == 100);
    CHECK(table.at(2014, 530103_region) == 100);
    CHECK(table.at(2015, 530103_region) == 120);
    CHECK(table.find(2016, 530103_region)->source == "a district");
}

TEST_CASE("the order in which entries come does not matter") {
    auto const           forwards = lines();
    parameter_table<int> backwards("line");
    for (auto at = forwards.entries().size(); at-- > 0;)
        backwards.add(forwards.entries()[at]);
    for (int year = 2012; year < 2020; ++year)
        for (auto const place : {region_code(), 53_region, 5301_region, 530103_region, 61_region}) {
            auto const* const a = forwards.find(year, place);
            auto const* const b = backwards.find(year, place);
            CHECK((a == nullptr) == (b == nullptr));
            if (a != nullptr && b != nullptr)
                CHECK(*a == *b);
        }
}

TEST_CASE("a year for which nothing is known has no value, and asking for it is a mistake") {
    auto const table = lines();
    CHECK(table.find(2017) == nullptr);
    CHECK(table.find(2013, 53_region) == nullptr);
    CHECK(table.find(2019) == nullptr);
    CHECK_THROWS_AS(static_cast<void>(table.at(2017)), std::logic_error);
    try {
        static_cast<void>(table.at(2017, 53_region));
        FAIL("no exception");
    } catch (std::logic_error const& mistake) {
        CHECK(std::string(mistake.what()) ==
              "tuopin: the table of the line has no value for 2017 and 53; add it, with where it was found");
    }
    CHECK_THROWS_AS(static_cast<void>(parameter_table<int>("empty").at(2017)), std::logic_error);
}

TEST_CASE("a place and year has one value; another is put in its place by name") {
    auto table = lines();
    CHECK_THROWS_AS(table.add({{}, 2016, 2017, 1, ""}), std::logic_error);
    CHECK_THROWS_AS(table.add({53_region, 2014, 2015, 1, ""}), std::logic_error);
    CHECK_THROWS_AS(table.add({{}, 2018, 2017, 1, ""}), std::invalid_argument);
    CHECK(table.entries().size() == 4);
    table.replace({53_region, 2015, 2016, 125, "a correction"});
    CHECK(table.at(2016, 53_region) == 125);
    CHECK_THROWS_AS(table.replace({53_region, 2015, 2015, 1, ""}), std::logic_error);
    table.add({{}, 2017, 2017, 110, ""});
    CHECK(table.at(2017, 530103_region) == 110);
}
