#include <tuopin/statistics/sample_column.hpp>

#include <doctest/doctest.h>

#include <vector>

using namespace tuopin;

TEST_CASE("a column refers to numbers, is compared by them, and becomes a vector") {
    std::vector<double> const   numbers{3, 1, 2};
    sample_column<double> const column(numbers.data(), numbers.size());
    CHECK(column.size() == 3);
    CHECK(column.front() == 3);
    CHECK(column.back() == 2);
    CHECK(column[1] == 1);
    CHECK(column.data() == numbers.data());
    CHECK(column == numbers);
    CHECK(std::vector<double>(column) == numbers);
    CHECK(!(column == sample_column<double>(numbers.data(), 2)));
    CHECK(sample_column<double>().empty());
    CHECK(sample_column<double>() == std::vector<double>{});
}
