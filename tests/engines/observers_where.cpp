#include <tuopin/engines/aggregate.hpp>
#include <tuopin/engines/observers/count.hpp>
#include <tuopin/engines/observers/sum.hpp>
#include <tuopin/engines/observers/values.hpp>
#include <tuopin/engines/observers/where.hpp>

#include <tuopin/values/units.hpp>

#include <boost/describe/class.hpp>

#include <doctest/doctest.h>

#include <optional>
#include <vector>

using namespace tuopin;
using namespace tuopin::literals;

struct household {
    bool                exited{};
    std::optional<bool> insured;
    persons             members;
};

struct register_size {
    latest<count>                                          households;
    latest<where<&household::exited, sum<&household::members>>> out_of_poverty;
    count                                                  visits;
};
BOOST_DESCRIBE_STRUCT(register_size, (), (households, out_of_poverty, visits))

namespace {

std::vector<household> const records = {{true, true, 3_persons},
                                        {false, std::nullopt, 4_persons},
                                        {true, std::nullopt, 5_persons},
                                        {false, false, 1_persons}};

} // namespace

TEST_CASE("where observes the records of which a condition holds; one left open does not hold") {
    CHECK(aggregate<where<&household::exited, sum<&household::members>>>(records).value() == 8_persons);
    CHECK(aggregate<where<&household::insured, count>>(records).value() == 1);
    CHECK(aggregate<where<[](household const& h) { return 3_persons < h.members; }, count>>(records).value() == 2);
    CHECK(aggregate<where<&household::exited, where<&household::insured, count>>>(records).value() == 1);
    CHECK(to_text(aggregate<where<&household::exited, sum<&household::members>>>(records)) == "8 persons");
    CHECK(to_field(aggregate<where<&household::exited, sum<&household::members>>>(records)) == "8");
}

TEST_CASE("where hands on the numbers of the records and the parameters of its observer") {
    auto const largest = aggregate<where<&household::exited, top<&household::members, 1>>>(records);
    REQUIRE(largest.value().size() == 1);
    CHECK(largest.value()[0].record == 2);

    using q               = quantile<&household::members>;
    using exited_quantile = where<&household::exited, q>;
    CHECK(aggregate<exited_quantile>(records, exited_quantile(q(percent(100)))).value() == 5_persons);
    CHECK(aggregate<exited_quantile>(records, exited_quantile(q(percent(1)))).value() == 3_persons);
}

TEST_CASE("over regions a latest observer adds up, over periods the later level stands") {
    std::vector<household> const next(records.begin() + 1, records.end());
    auto const                   year = aggregate<register_size>(records), year_after = aggregate<register_size>(next);

    auto const both = then(year, year_after);
    CHECK(both.households.value() == 3);
    CHECK(both.out_of_poverty.value() == 5_persons);
    CHECK(both.visits.value() == 7);

    auto const side_by_side = merge(year, year_after);
    CHECK(side_by_side.households.value() == 7);
    CHECK(side_by_side.out_of_poverty.value() == 13_persons);

    // A period that nobody looked at takes no level away.
    CHECK(then(year, register_size{}).households.value() == 4);
}
