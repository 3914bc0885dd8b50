#include <tuopin/engines/aggregate.hpp>
#include <tuopin/engines/tables/columns.hpp>
#include <tuopin/engines/tables/grouping.hpp>
#include <tuopin/engines/threads.hpp>
#include <tuopin/statistics/per_head.hpp>
#include <tuopin/statistics/poverty_measures.hpp>
#include <tuopin/values/units.hpp>

#include <boost/describe/class.hpp>
#include <doctest/doctest.h>

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <map>
#include <optional>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#if __has_include(<rapidcheck.h>)
#include "../support/draw.hpp"
#endif

using namespace tuopin;
using namespace tuopin::literals;

namespace homes {

struct home {
    int                    county{};
    yuan                   income{}; // of all together
    persons                size{};
    std::optional<yuan>    declared{};
    std::optional<persons> counted{};
    double                 weight{1};
};
BOOST_DESCRIBE_STRUCT(home, (), (county, income, size, declared, counted, weight))

// The same as two numbers that are no whole ones: what the measures divide for themselves.
constexpr double income_a_head(home const& h) { return to_double(h.income) / static_cast<double>(h.size.count()); }

inline constexpr auto a_head = per_head<&home::income, &home::size>;

struct profile {
    poverty_indices<a_head, &home::size>     indices{4'000_yuan};
    headcount_ratio<a_head, &home::size>     headcount{4'000_yuan};
    poverty_gap<a_head, &home::size>         gap{4'000_yuan};
    squared_poverty_gap<a_head, &home::size> severity{4'000_yuan};

    friend bool operator==(profile const&, profile const&) = default;
};
BOOST_DESCRIBE_STRUCT(profile, (), (indices, headcount, gap, severity))

struct divided {
    poverty_indices<income_a_head, &home::size>     indices{4'000.0};
    headcount_ratio<income_a_head, &home::size>     headcount{4'000.0};
    poverty_gap<income_a_head, &home::size>         gap{4'000.0};
    squared_poverty_gap<income_a_head, &home::size> severity{4'000.0};

    friend bool operator==(divided const&, divided const&) = default;
};
BOOST_DESCRIBE_STRUCT(divided, (), (indices, headcount, gap, severity))

// Every home once, its income its own, a weight of a survey.
struct of_homes {
    poverty_indices<&home::income, &home::weight>     indices{10'000_yuan};
    headcount_ratio<&home::income, &home::weight>     headcount{10'000_yuan};
    poverty_gap<&home::income, &home::weight>         gap{10'000_yuan};
    squared_poverty_gap<&home::income, &home::weight> severity{10'000_yuan};

    friend bool operator==(of_homes const&, of_homes const&) = default;
};
BOOST_DESCRIBE_STRUCT(of_homes, (), (indices, headcount, gap, severity))

// The same, with whole weights or none.
struct of_whole_weights {
    poverty_indices<&home::income, &home::size>     indices{10'000_yuan};
    headcount_ratio<&home::income, &home::size>     headcount{10'000_yuan};
    poverty_gap<&home::income, &home::size>         gap{10'000_yuan};
    squared_poverty_gap<&home::income, &home::size> severity{10'000_yuan};

    friend bool operator==(of_whole_weights const&, of_whole_weights const&) = default;
};
BOOST_DESCRIBE_STRUCT(of_whole_weights, (), (indices, headcount, gap, severity))

struct of_no_weight {
    poverty_indices<&home::income>     indices{10'000_yuan};
    headcount_ratio<&home::income>     headcount{10'000_yuan};
    poverty_gap<&home::income>         gap{10'000_yuan};
    squared_poverty_gap<&home::income> severity{10'000_yuan};

    friend bool operator==(of_no_weight const&, of_no_weight const&) = default;
};
BOOST_DESCRIBE_STRUCT(of_no_weight, (), (indices, headcount, gap, severity))

// Those at the line among the poor, or not; below lines than which nobody has less, or more.
struct about_the_line {
    poverty_indices<a_head, &home::size> below{4'000_yuan};
    poverty_indices<a_head, &home::size> at{4'000_yuan, poor::at_or_below_line};
    poverty_indices<a_head, &home::size> below_zero{-5_yuan};
    poverty_indices<a_head, &home::size> nothing{0_yuan, poor::at_or_below_line};
    poverty_indices<&home::income>       everyone{yuan::of_steps(std::numeric_limits<std::int64_t>::max()),
                                            poor::at_or_below_line};

    friend bool operator==(about_the_line const&, about_the_line const&) = default;
};
BOOST_DESCRIBE_STRUCT(about_the_line, (), (below, at, below_zero, nothing, everyone))

home of(yuan income, int size) { return {1, income, persons(size), std::nullopt, std::nullopt, 1}; }

} // namespace homes

using namespace homes;

TEST_CASE("poverty of persons from the incomes of their households") {
    // Two a head, three at half the line, one with nothing.
    std::vector<home> const all{of(16'000_yuan, 2), of(6'000_yuan, 3), of(0_yuan, 1)};
    auto const              found = aggregate<profile>(all).indices;
    CHECK(*found.headcount_ratio() == 4.0 / 6);
    CHECK(*found.poverty_gap() == doctest::Approx((3 * 0.5 + 1) / 6).epsilon(1e-15));
    CHECK(*found.squared_poverty_gap() == doctest::Approx((3 * 0.25 + 1) / 6).epsilon(1e-15));
    CHECK(found.population() == 6);
    CHECK(found.poor_population() == 4);
    CHECK(found.headcount_ratio().n() == 3);
    CHECK(found.line() == std::optional<yuan>(4'000_yuan));
    CHECK(to_text(found) == "headcount ratio " + to_text(found.headcount_ratio()) + ", poverty gap " +
                                to_text(found.poverty_gap()) + ", squared gap " + to_text(found.squared_poverty_gap()));
    CHECK(to_text(found, language::chinese).find("、贫困深度") != std::string::npos);
    CHECK(to_field(found) == to_field(found.headcount_ratio()) + "/" + to_field(found.poverty_gap()) + "/" +
                                 to_field(found.squared_poverty_gap()));
}

TEST_CASE("a household on the line is poor where that is asked for") {
    poverty_indices<a_head, &home::size> below{4'000_yuan}, at{4'000_yuan, poor::at_or_below_line};
    for (auto* const each : {&below, &at}) {
        each->observe(of(12'000_yuan, 3));
        each->observe(of(12'000_yuan + yuan::of_steps(1), 3));
    }
    CHECK(*below.headcount_ratio() == 0);
    CHECK(*at.headcount_ratio() == 0.5);
    CHECK(*at.poverty_gap() == 0);
}

TEST_CASE("households that cannot be measured are counted, each by its reason") {
    poverty_indices<a_head, &home::size> poverty{4'000_yuan};
    poverty.observe(of(1'000_yuan, 0));
    poverty.observe(of(1'000_yuan, -2));
    CHECK(poverty.poverty_gap().why() == no_value::nobody);
    CHECK(poverty.headcount_ratio().excluded().without_weight == 2);

    poverty_indices<per_head<&home::declared, &home::counted>, &home::counted> stated{4'000_yuan};
    stated.observe(of(1'000_yuan, 2));
    home half = of(1'000_yuan, 2);
    half.declared = 1'000_yuan;
    stated.observe(half);
    half.counted = 2_persons;
    stated.observe(half);
    CHECK(stated.not_stated() == 2);
    CHECK(*stated.poverty_gap() == (4'000 - 500) / 4'000.0);
    CHECK(to_text(stated).find("(2 not stated)") != std::string::npos);

    // More members than could be multiplied by the line.
    home crowd = of(1'000_yuan, 1);
    crowd.size = persons(std::numeric_limits<std::int64_t>::max());
    poverty.observe(crowd);
    CHECK(poverty.headcount_ratio().excluded().not_a_number == 1);
    CHECK_THROWS_AS((poverty_indices<a_head, &home::size>{}.observe(crowd)), std::logic_error);
}

TEST_CASE("homes of counties in no order are measured as they are one by one") {
    // Weights that are none, sizes and gaps that are not common, and squares whose sum has more than 64 bits.
    std::vector<home> homes;
    for (int at = 0; at < 400; ++at) {
        homes.push_back(of(yuan::of_steps(at % 3 == 0 ? -30'000'000 + at : at * 2'000), at % 5 == 0 ? 1 : at % 13));
        homes.back().county = at % 4;
    }
    homes[7].income = yuan::of_steps(std::numeric_limits<std::int64_t>::min());
    homes[8].income = yuan::of_steps(std::numeric_limits<std::int64_t>::max());
    homes[9].size   = persons(std::int64_t{1} << 60);
    homes[10].size  = persons(-2);
    auto const counties = group_records(homes, by<&home::county>);
    REQUIRE(counties.scattered());
    auto const expected = aggregate<profile>(homes, by<&home::county>);
    auto const found    = aggregate<profile>(homes, counties);
    CHECK(found == expected);
    CHECK(aggregate<profile>(threads{2}, columns<home>(homes), counties) == expected);
    for (int const county : {0, 1, 2, 3}) {
        auto const& here = found.at(county).indices;
        CHECK(here.squared_poverty_gap() == expected.at(county).indices.squared_poverty_gap());
        CHECK(here.population() == expected.at(county).indices.population());
        CHECK(here.headcount_ratio().n() == expected.at(county).indices.headcount_ratio().n());
    }
    CHECK_THROWS_AS(aggregate<profile>(homes, counties, profile{{}, {}, {}, {}}), std::logic_error);
    // Lines, and who is poor, are those of each measure.
    profile const other{poverty_indices<a_head, &home::size>{3'000_yuan, poor::at_or_below_line},
                        headcount_ratio<a_head, &home::size>{0_yuan}, poverty_gap<a_head, &home::size>{2'000_yuan},
                        squared_poverty_gap<a_head, &home::size>{-5_yuan}};
    CHECK(aggregate<profile>(homes, counties, other) == aggregate<profile>(homes, by<&home::county>, other));
}

TEST_CASE("incomes of any size and sign are measured") {
    using limits = std::numeric_limits<std::int64_t>;
    for (std::int64_t const income :
         {limits::min(), limits::min() / 3, std::int64_t{-1} << 40, std::int64_t{-1}, limits::max()}) {
        CAPTURE(income);
        poverty_indices<a_head, &home::size> poverty{4'000_yuan};
        poverty.observe(of(yuan::of_steps(income), 4));
        poverty.observe(of(2'000_yuan, 1));
        double const gap  = income < 0 ? 1 - static_cast<double>(income) / 4 / 400'000 : 0;
        CHECK(*poverty.headcount_ratio() == (income < 0 ? 1 : 0.2));
        CHECK(*poverty.poverty_gap() == doctest::Approx((4 * gap + 0.5) / 5).epsilon(1e-14));
        CHECK(*poverty.squared_poverty_gap() == doctest::Approx((4 * gap * gap + 0.25) / 5).epsilon(1e-14));
    }
}

TEST_CASE("a line of nothing has poor below it but no gaps, and different lines do not merge") {
    poverty_indices<a_head, &home::size> nothing{0_yuan}, other{4'000_yuan}, none;
    nothing.observe(of(-1_yuan, 1));
    nothing.observe(of(0_yuan, 1));
    CHECK(*nothing.headcount_ratio() == 0.5);
    CHECK(nothing.poverty_gap().why() == no_value::no_line);
    CHECK(nothing.squared_poverty_gap().why() == no_value::no_line);
    CHECK_THROWS_AS(other.merge(nothing), std::logic_error);
    CHECK(none.headcount_ratio().why() == no_value::no_line);
    none.merge(nothing);
    CHECK(none == nothing);
    none.observe(of(-1_yuan, 2));
    CHECK(*none.headcount_ratio() == 0.75);
}

#if __has_include(<rapidcheck.h>)

namespace {

using support::draw;
using support::law;

std::vector<home> draw_homes() {
    std::vector<home> all(static_cast<std::size_t>(draw(1, 60)));
    for (home& each : all) {
        // Some gaps and some sizes are larger than common ones.
        int const least = support::draw_one<int>({0, 0, 0, -1'000'000, -200'000'000});
        int const most  = support::draw_one<int>({14, 14, 14, 5'000});
        each            = of(yuan::of_steps(draw(least, 4'000'000)), draw(1, most));
        each.county = draw(1, 3);
        each.weight = support::draw_one<double>({1, 0.1, 2.7, 1'234.5});
    }
    return all;
}

bool near(tuopin::estimate<> const& a, double b) { return a && std::abs(*a - b) <= 1e-14 * (1 + std::abs(b)); }

// The three measures by the book.
template <class Income, class Weight>
void agree_with_the_book(auto const& found, std::vector<home> const& all, double line, Income income, Weight weight) {
    double everyone = 0, sums[3]{};
    for (home const& each : all) {
        double const gap = 1 - income(each) / line;
        everyone += weight(each);
        for (int alpha = 0; alpha < 3; ++alpha)
            if (income(each) < line)
                sums[alpha] += weight(each) * std::pow(gap, alpha);
    }
    law(near(found.indices.headcount_ratio(), sums[0] / everyone), "headcount");
    law(near(found.indices.poverty_gap(), sums[1] / everyone), "gap");
    law(near(found.indices.squared_poverty_gap(), sums[2] / everyone), "squared gap");
    law(found.indices.headcount_ratio() == found.headcount.value() &&
            found.indices.poverty_gap() == found.gap.value() &&
            found.indices.squared_poverty_gap() == found.severity.value(),
        "one by one the same to the last bit");
}

template <class Summary>
void same_in_any_order_and_parts(std::vector<home> const& all) {
    auto const whole    = aggregate<Summary>(all);
    auto       shuffled = all;
    for (std::size_t at = shuffled.size(); at-- > 1;)
        std::swap(shuffled[at], shuffled[static_cast<std::size_t>(draw(0, static_cast<int>(at)))]);
    law(aggregate<Summary>(shuffled) == whole, "in any order");
    law(aggregate<Summary>(columns<home>(all)) == whole, "of columns");
    Summary merged;
    for (auto const& [county, there] : aggregate<Summary>(shuffled, by<&home::county>))
        merge_into(merged, there);
    law(merged == whole, "merged from counties");
    // Bound to their counties, which their order does not keep together.
    auto const counties = group_records(shuffled, by<&home::county>);
    auto const expected = aggregate<Summary>(shuffled, by<&home::county>);
    law(aggregate<Summary>(shuffled, counties) == expected, "by bound counties");
    law(aggregate<Summary>(threads{3}, columns<home>(shuffled), counties) == expected, "on threads");
    law(merged.indices.squared_poverty_gap() == whole.indices.squared_poverty_gap(), "to the last bit");
}

// Few of them poor or many, which a pass over homes in no order finds out from some of them; often just at the line.
void homes_about_the_line() {
    int const         one_poor_of = draw(1, 20);
    std::vector<home> all(static_cast<std::size_t>(draw(1, 300)));
    for (home& each : all) {
        int const size   = draw(1, 12);
        each             = of(4'000_yuan * size, size);
        each.county      = draw(1, 3);
        auto const apart = yuan::of_steps(support::draw_one<int>({0, 0, 1, 250'000}));
        each.income += draw(1, one_poor_of) == 1 ? -apart : apart;
        if (draw(0, 99) == 0)
            each.income = support::draw_one<yuan>({0_yuan, -5_yuan * size, yuan::of_steps(-500'000'000)});
    }
    std::map<int, std::vector<home>> by_county;
    for (home const& each : all)
        by_county[each.county].push_back(each);
    auto const counties = group_records(all, by<&home::county>);
    auto const found = aggregate<about_the_line>(all, counties);
    for (auto const& [county, there] : found)
        law(there == aggregate<about_the_line>(by_county.at(county)), "a county as it is alone");
    law(aggregate<about_the_line>(columns<home>(all), counties) == found, "of columns");
}

void measures_of_homes() {
    auto const all    = draw_homes();
    auto const size   = [](home const& h) { return static_cast<double>(h.size.count()); };
    auto const weight = [](home const& h) { return h.weight; };
    agree_with_the_book(aggregate<profile>(all), all, 4'000, income_a_head, size);
    agree_with_the_book(aggregate<divided>(all), all, 4'000, income_a_head, size);
    auto const income = [](home const& h) { return to_double(h.income); };
    agree_with_the_book(aggregate<of_homes>(all), all, 10'000, income, weight);
    agree_with_the_book(aggregate<of_whole_weights>(all), all, 10'000, income, size);
    agree_with_the_book(aggregate<of_no_weight>(all), all, 10'000, income, [](home const&) { return 1.0; });
    same_in_any_order_and_parts<profile>(all);
    same_in_any_order_and_parts<divided>(all);
    same_in_any_order_and_parts<of_homes>(all);
    same_in_any_order_and_parts<of_whole_weights>(all);
    same_in_any_order_and_parts<of_no_weight>(all);
}

} // namespace

TEST_CASE("the measures of poverty agree with their definition, in any order and parts to the last bit") {
    support::hold("measures of homes", &measures_of_homes);
}
TEST_CASE("few are poor or many, at the line or beside it: homes in no order are measured as those of one county") {
    support::hold("homes about the line", &homes_about_the_line);
}

#endif
