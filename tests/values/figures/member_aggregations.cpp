#include <tuopin/values/figures/member_aggregations.hpp>

#include <boost/describe/class.hpp>

#include <doctest/doctest.h>

using namespace tuopin;

namespace {

struct well {
    int depth{};
    int cost{};
    int number{};
};
BOOST_DESCRIBE_STRUCT(well, (), (depth, cost, number))
constexpr auto aggregations(well const*) { return aggregations_for<well>({{"cost", as_flow}, {"depth", as_highest}}); }

struct plain {
    int number{};
};
BOOST_DESCRIBE_STRUCT(plain, (), (number))

} // namespace

TEST_CASE("a record says how its members aggregate, in the words of the figures as which they are reported") {
    REQUIRE(aggregation_of<well>("cost") != nullptr);
    CHECK(aggregation_of<well>("cost")->over_periods == flow<yuan>::aggregates().over_periods);
    CHECK(aggregation_of<well>("depth")->over_regions == highest<metres>::aggregates().over_regions);
    CHECK(as_stock.over_periods == stock<households>::aggregates().over_periods);
    CHECK(as_mean.over_regions == per<yuan, households>::aggregates().over_regions);
    CHECK(as_lowest.over_regions == lowest<metres>::aggregates().over_regions);
}

TEST_CASE("of what it leaves out, and where it says nothing, nothing is said") {
    CHECK(aggregation_of<well>("number") == nullptr);
    CHECK(aggregation_of<plain>("number") == nullptr);
}
