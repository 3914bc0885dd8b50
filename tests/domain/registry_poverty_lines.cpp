#include <tuopin/domain/registry/poverty_lines.hpp>

#include <doctest/doctest.h>

#include <stdexcept>
#include <vector>

using namespace tuopin;
using namespace tuopin::literals;
using namespace tuopin::registry;

TEST_CASE("the confirmed national lines are there, and no others") {
    auto const lines = national_poverty_lines();
    struct row {
        int  year;
        yuan amount;
    };
    for (row const each : {row{2010, 2'300_yuan}, row{2011, 2'536_yuan}, row{2012, 2'625_yuan}, row{2013, 2'736_yuan},
                           row{2014, 2'800_yuan}, row{2015, 2'855_yuan}, row{2016, 2'952_yuan}}) {
        CAPTURE(each.year);
        CHECK(lines.at(each.year).amount == each.amount);
        CHECK(lines.at(each.year).year == each.year);
        CHECK(lines.at(each.year, 530103_region).concept_of ==
              (each.year <= 2013 ? income_concept::net_of_farmers : income_concept::disposable_of_residents));
        CHECK(!lines.find(each.year)->source.empty());
    }
    for (int const year : {2009, 2017, 2018, 2019, 2020, 2021})
        CHECK(lines.find(year) == nullptr);
    CHECK(monitoring_ranges().entries().empty());
}

TEST_CASE("an income is below a line or not; on it, it is not") {
    poverty_line const line = national_poverty_lines().at(2016);
    CHECK(is_below({2'951.99_yuan, 2016, income_concept::disposable_of_residents}, line));
    CHECK(!is_below({2'952_yuan, 2016, income_concept::disposable_of_residents}, line));
    CHECK(is_below({-5_yuan, 2016, income_concept::disposable_of_residents}, line));
}

TEST_CASE("an income of another concept is not compared with a line") {
    poverty_line const line = national_poverty_lines().at(2016);
    for (auto const other : {income_concept::net_of_farmers, income_concept::net_of_registered_members})
        CHECK_THROWS_AS(static_cast<void>(is_below({1_yuan, 2016, other}, line)), std::logic_error);
    CHECK_THROWS_AS(static_cast<void>(is_below({1_yuan, 2013, income_concept::disposable_of_residents},
                                               national_poverty_lines().at(2013))),
                    std::logic_error);
}

TEST_CASE("an income of another year is compared only with a line that was chosen for it") {
    poverty_line const line = national_poverty_lines().at(2016);
    CHECK_THROWS_AS(static_cast<void>(is_below({1_yuan, 2015, income_concept::disposable_of_residents}, line)),
                    std::logic_error);
    CHECK(is_below({1_yuan, 2015, income_concept::disposable_of_residents}, line, line_year::chosen));
}

TEST_CASE("exits of 2014 to 2017 are tested by one line, of another year and the register's own income") {
    auto const lines = exit_test_lines();
    for (int year = 2014; year <= 2017; ++year) {
        income_per_head const income{2'900_yuan, year, income_concept::net_of_registered_members};
        CHECK(is_below(income, lines.at(year), line_year::chosen));
        if (year != 2016)
            CHECK_THROWS_AS(static_cast<void>(is_below(income, lines.at(year))), std::logic_error);
    }
    CHECK(lines.find(2018) == nullptr);
}

TEST_CASE("a province adds a line of its own") {
    auto lines = national_poverty_lines();
    lines.add(
        {61_region, 2016, 2016, {3'015_yuan, 2016, income_concept::disposable_of_residents}, "made up for this test"});
    CHECK(lines.at(2016, 610102_region).amount == 3'015_yuan);
    CHECK(lines.at(2016, 530103_region).amount == 2'952_yuan);
}
