#include <tuopin/statistics/number_sort.hpp>

#include <doctest/doctest.h>
#if __has_include(<rapidcheck.h>)
#include "../support/draw.hpp"
#endif

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <vector>

using namespace tuopin;

namespace sorting {

std::uint64_t draw() {
    static std::uint64_t seed = 1;
    seed                      = seed * 6364136223846793005u + 1442695040888963407u;
    return seed >> 8;
}

/// Numbers of at most so many bits, as they come and as nobody hopes for.
constexpr int crowds = 10;

std::uint32_t number(int crowd, std::size_t at, std::size_t size, unsigned bits) {
    auto const          any  = static_cast<std::uint32_t>(draw());
    std::uint32_t const most = bits == 0 ? 0 : ~std::uint32_t{0} >> (32 - bits);
    switch (crowd) {
    case 0: // anything
        return any & most;
    case 1: // all the same
        return most;
    case 2: // two far apart
        return any % 2 == 0 ? 0 : most;
    case 3: // in order, the last one far away
        return at + 1 == size ? most : static_cast<std::uint32_t>(at) & most;
    case 4: // in the opposite order
        return static_cast<std::uint32_t>(size - at) & most;
    case 5: // a crowd that the leading digits do not tell apart, and one far away
        return (at == 0 ? most : any % 300) & most;
    case 6: // several such crowds, each in the opposite order
        return ((any % 5 << 27) + static_cast<std::uint32_t>(size - at)) & most;
    case 7: // equal ones in between
        return (at % 3 == 0 ? 77 : any) & most;
    case 8: // ever fewer bits
        return (any >> any % 31) & most;
    default: // differing in the last bit alone
        return (most & ~std::uint32_t{1}) | (most & any & 1);
    }
}

bool sorted_well(std::vector<std::uint32_t> const& numbers, unsigned bits) {
    auto expected = numbers;
    std::sort(expected.begin(), expected.end());
    std::size_t const          size = numbers.size();
    std::vector<std::uint32_t> to(size), space(size), in_place = numbers;
    detail::sort_by_last_bits(detail::numbers_in_place{numbers.data()}, size, to.data(), space.data(), bits);
    detail::sort_by_last_bits(detail::numbers_in_place{in_place.data()}, size, in_place.data(), space.data(), bits);
    return to == expected && in_place == expected;
}

} // namespace sorting

using namespace sorting;

TEST_CASE("whole numbers are sorted by their last bits, however they lie") {
    for (unsigned const bits : {0u, 1u, 7u, 8u, 19u, 22u, 23u, 31u, 32u})
        for (std::size_t const size : {0u, 1u, 2u, 20u, 21u, 300u, 5000u})
            for (int crowd = 0; crowd < crowds; ++crowd) {
                std::vector<std::uint32_t> numbers(size);
                for (std::size_t at = 0; at < size; ++at)
                    numbers[at] = number(crowd, at, size, bits);
                CAPTURE(bits);
                CAPTURE(size);
                CAPTURE(crowd);
                CHECK(sorted_well(numbers, bits));
            }
}

TEST_CASE("bits in which all numbers agree do not matter") {
    std::vector<std::uint32_t> numbers(100);
    for (std::size_t at = 0; at < numbers.size(); ++at)
        numbers[at] = 0xabc0'0000u + number(0, at, numbers.size(), 20);
    CHECK(sorted_well(numbers, 20));
    CHECK(sorted_well(numbers, 27));
    CHECK(sorted_well(numbers, 32));
}

TEST_CASE("a hundred thousand numbers that agree in their leading digits take no more than their bits") {
    std::vector<std::uint32_t> numbers(100'000);
    for (int const crowd : {5, 6, 8}) { // were they inserted one by one it would take minutes
        for (std::size_t at = 0; at < numbers.size(); ++at)
            numbers[at] = number(crowd, at, numbers.size(), 32);
        CHECK(sorted_well(numbers, 32));
    }
}

#if __has_include(<rapidcheck.h>)
TEST_CASE("crowds of any size and width, mixed") {
    support::hold("sorting by the last bits", [] {
        auto const                 bits = static_cast<unsigned>(support::draw(0, 32));
        auto const                 size = static_cast<std::size_t>(support::draw(0, 3000));
        int const                  one = support::draw(0, crowds - 1), other = support::draw(0, crowds - 1);
        std::vector<std::uint32_t> numbers(size);
        for (std::size_t at = 0; at < size; ++at)
            numbers[at] = number(at % 2 == 0 ? one : other, at, size, bits);
        support::law(sorted_well(numbers, bits), "the numbers are in order");
    });
}
#endif

TEST_CASE("bounds are the least and the largest, wherever they stand") {
    for (std::size_t const size : {1u, 2u, 3u, 4u, 5u, 7u, 8u, 9u})
        for (std::size_t low = 0; low < size; ++low)
            for (std::size_t high = 0; high < size; ++high) {
                std::vector<double> numbers(size, 0.5);
                numbers[high] = 3;
                numbers[low]  = -2;
                auto const [least, largest] = detail::bounds_of(numbers.data(), size);
                CHECK(least == -2);
                CHECK(largest == (size == 1 ? -2 : low == high ? 0.5 : 3));
            }
}
