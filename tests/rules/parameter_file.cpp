#include <tuopin/rules/parameter_file.hpp>

#include <tuopin/engines/csv/csv.hpp>

#include <doctest/doctest.h>

#include <string>
#include <vector>

using namespace tuopin;
using namespace tuopin::registry;

namespace {

constexpr char const* headings = "place,first_year,last_year,name,value,source\n";

rule_parameter_table read(std::string const& lines, std::vector<finding>& findings) {
    auto const settings = read_csv<parameter_setting>(headings + lines, {.file = "parameters.csv"});
    CHECK(settings.findings.empty());
    return parameters_with(found_rule_parameters(), settings, findings);
}

} // namespace

TEST_CASE("a setting holds for its years and place, and leaves the rest as it is known") {
    std::vector<finding>       findings;
    rule_parameter_table const table = read(",2022,2023,monitoring_range,7000,ours\n"
                                            "5301,2023,2023,monitoring_range,7500,theirs\n"
                                            "530103,2023,2023,posts_too_many,2,theirs\n"
                                            ",2016,2016,exit_line,3000,ours\n",
                                            findings);
    CHECK(findings.empty());
    CHECK(!table.at(2021).monitoring_range);
    CHECK(table.at(2022).monitoring_range == yuan(7'000));
    CHECK(table.at(2023).monitoring_range == yuan(7'000));
    CHECK(table.at(2023, region_code("530128")).monitoring_range == yuan(7'500));
    CHECK(table.at(2022, region_code("530128")).monitoring_range == yuan(7'000));
    CHECK(table.at(2023, region_code("530103")).monitoring_range == yuan(7'500));
    CHECK(table.at(2023, region_code("530103")).posts_too_many == posts(2));
    CHECK(table.at(2023, region_code("530128")).posts_too_many == posts(3));
    CHECK(table.at(2016).exit_line == yuan(3'000));
    CHECK(table.at(2015).exit_line == yuan(2'952));
    CHECK(!table.at(2023).takes_15_digits);
    CHECK(table.at(2100).extended_form_since == 2021);
}

TEST_CASE("a setting takes a value away, and begins years that nobody knew") {
    std::vector<finding>       findings;
    rule_parameter_table const table = read(",2016,2016,exit_line,,ours\n,2010,2010,post_through,65,ours\n", findings);
    CHECK(findings.empty());
    CHECK(!table.at(2016).exit_line);
    CHECK(table.at(2010).post_through == 65);
    CHECK(table.find(2011) == nullptr);
}

TEST_CASE("what cannot be set is a finding with its line") {
    std::vector<finding> findings;
    read(",2023,2023,monitoring_rang,7000,x\n,2023,2023,posts_too_many,many,x\n,2023,2022,post_from,16,x\n", findings);
    REQUIRE(findings.size() == 3);
    CHECK(to_text(findings[0]) ==
          "read error, parameters.csv, line 2, monitoring_rang: 7000, wanted the name of a parameter of the rules");
    CHECK(findings[1].line == 3);
    CHECK(findings[2].line == 4);
}
