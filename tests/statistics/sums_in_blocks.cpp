#include <tuopin/statistics/sums_in_blocks.hpp>

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <cstddef>

using namespace tuopin;

TEST_CASE("a sum of large and small numbers keeps the small ones") {
    detail::running_sum sum;
    for (double const each : {1.0, 1e100, 1.0, -1e100})
        sum.add(each);
    CHECK(sum.total() == 2);
}

TEST_CASE("sums of any length, in one, in blocks and of the first ones, are the same") {
    auto const number = [](std::size_t at) { return std::sqrt(static_cast<double>(at)) / 7; };
    for (std::size_t const size :
         {std::size_t{0}, std::size_t{1}, std::size_t{63}, std::size_t{64}, std::size_t{65}, std::size_t{1000}}) {
        CAPTURE(size);
        detail::partial_sums sums;
        sums.expect(size);
        while (sums.runs() < size)
            sums.add_block(
                detail::blockwise_sum(sums.runs(), std::min(size, sums.runs() + detail::summed_together), number));
        CHECK(sums.total() == detail::blockwise_sum(0, size, number));
        double plain = 0;
        for (std::size_t first = 0; first <= size; ++first) {
            CHECK(std::fabs(sums.of_first(first, number) - plain) <= 1e-12 * plain);
            CHECK(std::fabs(detail::blockwise_sum(0, first, number) - plain) <= 1e-12 * plain);
            plain += number(first);
        }
        CHECK(sums.of_first(size, number) == sums.total());
    }
}
