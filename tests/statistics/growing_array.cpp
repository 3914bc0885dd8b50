#include <tuopin/statistics/growing_array.hpp>

#include <doctest/doctest.h>

#include <cstddef>
#include <cstdint>
#include <limits>
#include <memory>
#include <new>
#include <utility>

using namespace tuopin::detail;
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

TEST_CASE("what is expected has room: nothing that was kept moves, large or small") {
    for (std::size_t const size : {std::size_t{100}, std::size_t{1} << 19}) {
        array numbers{1, 2, 3};
        numbers.expect(size);
        double const* const first = numbers.begin();
        for (std::size_t at = 0; at < size; ++at)
            numbers.push_back(static_cast<double>(at));
        CHECK(numbers.begin() == first);
        CHECK(numbers.size() == size + 3);
        CHECK(numbers[2] == 3);
        CHECK(numbers[size + 2] == static_cast<double>(size - 1));
        numbers.append(numbers);
        CHECK(numbers.size() == 2 * size + 6);
        CHECK(numbers[size + 3] == 1);
        CHECK(numbers[2 * size + 5] == static_cast<double>(size - 1));
    }
}

TEST_CASE("the last is replaced or followed without asking, where there is room") {
    array numbers{1, 2};
    numbers.make_room();
    CHECK(numbers.room() > 0);
    numbers.put(5, 2);
    CHECK(numbers == array{1, 5});
    numbers.put(7, 3);
    CHECK(numbers == array{1, 5, 7});
    CHECK(numbers.last() == 7);
    numbers.shorten(1);
    CHECK(numbers == array{1});
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
    double* const more = other.extend(2);
    more[0] = 4, more[1] = 5;
    CHECK(other == array{1, 2, 3, 4, 5});
    other = {};
    CHECK(other.empty());
    CHECK(other == array{});
}

TEST_CASE("arrays of any size can be written and read, and moved") {
    CHECK(raw_array<double>().data() == nullptr);
    CHECK(raw_array<double>(0).size() == 0);
    for (std::size_t const size : {std::size_t{1}, large_page / 32, large_page / 8 + 1, large_page}) {
        raw_array<double> made(size);
        made[0]                 = 1;
        made[size - 1]          = 2;
        raw_array<double> taken = std::move(made);
        CHECK(made.data() == nullptr);
        CHECK(taken.size() == size);
        CHECK(taken[size - 1] == 2);
        made = std::move(taken);
        CHECK(made.size() == size);
        CHECK(taken.size() == 0);
    }
    CHECK_THROWS_AS(raw_array<double>(std::numeric_limits<std::size_t>::max() / 4), std::bad_alloc);
}

TEST_CASE("parts of an array keep it while there is one, are moved, and grow apart from it") {
    auto whole = std::make_shared<raw_array<double>>(6);
    for (std::size_t at = 0; at < 6; ++at)
        (*whole)[at] = static_cast<double>(at);
    std::weak_ptr<raw_array<double>> const watched = whole;
    array                                  first(raw_array<double>(whole, 0, 2));
    array                                  last(raw_array<double>(whole, 2, 4));
    whole = {};
    CHECK(first == array{0, 1});
    CHECK(last == array{2, 3, 4, 5});
    array const copy = last;
    first.push_back(7); // not over what is the other's
    CHECK(first == array{0, 1, 7});
    CHECK(last == array{2, 3, 4, 5});
    array taken = std::move(last);
    CHECK(last.empty());
    CHECK(taken == copy);
    CHECK(!watched.expired());
    taken = first;
    CHECK(watched.expired());
    CHECK(copy == array{2, 3, 4, 5});
}

TEST_CASE("few values for a while are where the scratch is, more are elsewhere") {
    for (std::size_t const size : {std::size_t{0}, std::size_t{8}, std::size_t{9}}) {
        raw_scratch<double, 8> scratch(size);
        auto const             from = reinterpret_cast<std::uintptr_t>(&scratch);
        auto const             here = reinterpret_cast<std::uintptr_t>(scratch.data());
        CHECK((from <= here && here < from + sizeof scratch) == (size <= 8));
        for (std::size_t at = 0; at < size; ++at)
            scratch.data()[at] = 1;
    }
}
