#include <tuopin/engines/csv/records_read.hpp>

#include <doctest/doctest.h>

#include <cstddef>
#include <stdexcept>
#include <vector>

using tuopin::row_lines;

TEST_CASE("the lines of rows are known though only breaks between them are kept") {
    row_lines lines;
    lines.append(3, 2); // lines 2, 3, 4
    lines.append(0, 77);
    lines.append(2, 5);
    lines.append(1, 9);
    lines.append(2, 10);
    lines.append(1, 20);
    std::vector<std::size_t> const expected{2, 3, 4, 5, 6, 9, 10, 11, 20};
    REQUIRE(lines.size() == expected.size());
    for (std::size_t row = 0; row < expected.size(); ++row)
        CHECK(lines.at(row) == expected[row]);
    CHECK_THROWS_AS(static_cast<void>(lines.at(9)), std::out_of_range);
    CHECK_THROWS_AS(static_cast<void>(row_lines{}.at(0)), std::out_of_range);

    // However they came.
    row_lines one_by_one;
    for (std::size_t const line : expected)
        one_by_one.append(1, line);
    CHECK(one_by_one == lines);
}
