#include <tuopin/statistics/growing_array.hpp>

#include <doctest/doctest.h>

#include <utility>

using array = tuopin::detail::growing_array<double>;

TEST_CASE("numbers are kept as they come, over every growth") {
    array numbers;
    CHECK(numbers.empty());
    for (int at = 0; at < 10'000; ++at)
        numbers.push_back(at);
    CHECK(numbers.size() == 10'000);
    double at   = 0;
    bool   same = true;
    for (double const each : numbers)
        same = same && each == at++;
    CHECK(same);
    CHECK(numbers[9'999] == 9'999);
}

TEST_CASE("copies are of their own, what was moved from is empty, and one may be added to itself") {
    array one{1, 2, 3};
    array other = one;
    other.push_back(4);
    CHECK(one == array{1, 2, 3});
    CHECK(other == array{1, 2, 3, 4});
    other.append(other);
    CHECK(other == array{1, 2, 3, 4, 1, 2, 3, 4});
    other.append(array{});
    CHECK(other.size() == 8);

    array taken = std::move(one);
    CHECK(taken == array{1, 2, 3});
    other = taken;
    CHECK(other == taken);
    other = {};
    CHECK(other.empty());
    CHECK(other == array{});
}
