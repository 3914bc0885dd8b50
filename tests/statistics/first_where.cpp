#include <tuopin/statistics/first_where.hpp>

#include <doctest/doctest.h>

#include <cstddef>

using namespace tuopin;

TEST_CASE("the first for which it holds, and the size where it holds for none") {
    for (std::size_t size = 0; size < 20; ++size)
        for (std::size_t first = 0; first <= size; ++first)
            CHECK(detail::first_where(size, [&](std::size_t at) { return at >= first; }) == first);
}
