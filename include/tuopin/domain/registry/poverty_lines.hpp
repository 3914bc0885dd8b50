// National poverty lines with the income that they are compared with. A line of one concept and a
// figure of another are not compared.
#ifndef TUOPIN_DOMAIN_REGISTRY_POVERTY_LINES_HPP
#define TUOPIN_DOMAIN_REGISTRY_POVERTY_LINES_HPP

#include <tuopin/describe/labels.hpp>
#include <tuopin/domain/registry/parameters.hpp>
#include <tuopin/values/text.hpp>
#include <tuopin/values/units.hpp>

#include <boost/describe/enum.hpp>

#include <stdexcept>
#include <string>

namespace tuopin::registry {

/// What an income a head is the income of (收入口径).
enum class income_concept : unsigned char {
    net_of_farmers,           ///< 农民人均纯收入: to 2013
    disposable_of_residents,  ///< 农村常住居民人均可支配收入: from 2014
    net_of_registered_members ///< 建档立卡人均纯收入: the register's own, over the registered members
};
BOOST_DESCRIBE_ENUM(income_concept, net_of_farmers, disposable_of_residents, net_of_registered_members)

constexpr auto labels(income_concept const*) {
    return labels_for<income_concept>(
        {{"net_of_farmers", "农民人均纯收入", "net income of farmers"},
         {"disposable_of_residents", "农村常住居民人均可支配收入", "disposable income of resident rural persons"},
         {"net_of_registered_members", "建档立卡人均纯收入", "net income of registered members"}});
}

/// An income a head, of a year and a concept.
struct income_per_head {
    yuan           amount{};
    int            year{};
    income_concept concept_of{income_concept::net_of_registered_members};

    friend constexpr bool operator==(income_per_head const&, income_per_head const&) = default;
};

/// A poverty line (贫困标准): yuan for a person and year, at the prices of `year`.
struct poverty_line {
    yuan           amount{};
    int            year{};
    income_concept concept_of{income_concept::disposable_of_residents};

    friend constexpr bool operator==(poverty_line const&, poverty_line const&) = default;
};

/// How the year of the line goes with that of the income.
enum class line_year : unsigned char {
    same,   ///< a line is for incomes of its year
    chosen  ///< whoever compares has chosen the line, such as one line for the exits of several years
};

/// Whether an income is below a line. Throws `std::logic_error` where the line is meant for another
/// income concept, or, unless the line was chosen for it, for another year.
constexpr bool is_below(income_per_head const& income, poverty_line const& line, line_year years = line_year::same) {
    if (income.concept_of != line.concept_of)
        throw std::logic_error(
            "tuopin: this poverty line is for another income concept; take the line of the concept of the income");
    if (years == line_year::same && income.year != line.year)
        throw std::logic_error(
            "tuopin: this poverty line is for another year; take the line of the year, or say line_year::chosen");
    return income.amount < line.amount;
}

/// The national lines at current prices that are confirmed: 2010 (white paper of 2021, appendix) and
/// 2011 to 2016 (survey yearbook of Yunnan 2017, table 4-2). To 2013 they are for the net income of
/// farmers, from 2014 for the disposable income of resident rural persons. The lines of 2017 to 2019
/// are not confirmed and that of 2020 is known as "about 4,000 yuan" only: add them where you have them.
inline parameter_table<poverty_line> national_poverty_lines() {
    parameter_table<poverty_line> lines("poverty line");
    constexpr poverty_line        known[] = {{yuan(2'300), 2010, income_concept::net_of_farmers},
                                             {yuan(2'536), 2011, income_concept::net_of_farmers},
                                             {yuan(2'625), 2012, income_concept::net_of_farmers},
                                             {yuan(2'736), 2013, income_concept::net_of_farmers},
                                             {yuan(2'800), 2014, income_concept::disposable_of_residents},
                                             {yuan(2'855), 2015, income_concept::disposable_of_residents},
                                             {yuan(2'952), 2016, income_concept::disposable_of_residents}};
    for (poverty_line const& line : known)
        lines.add(
            {{}, line.year, line.year, line, line.year == 2010 ? "white paper 2021" : "Yunnan Survey Yearbook 2017"});
    return lines;
}

/// The line by which a rule set of the field tests the exits of each year from 2014 to 2017, all by
/// 2,952 yuan, against the register's own net income a head. It is a choice of that rule set: the line
/// is that of 2016, so compare with `line_year::chosen`.
inline parameter_table<poverty_line> exit_test_lines() {
    parameter_table<poverty_line> lines("line that exits are tested by");
    lines.add({{},
               2014,
               2017,
               {yuan(2'952), 2016, income_concept::net_of_registered_members},
               "a province's page of checks, about 2018"});
    return lines;
}

/// The range of incomes under which households are monitored (防返贫监测范围), by province and year. The
/// provinces set it; apart from an example none is confirmed, so the table comes empty.
inline parameter_table<poverty_line> monitoring_ranges() { return parameter_table<poverty_line>("monitoring range"); }

} // namespace tuopin::registry

#endif
