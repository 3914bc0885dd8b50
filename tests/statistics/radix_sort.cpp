#include <tuopin/statistics/radix_sort.hpp>

#include <doctest/doctest.h>
#if __has_include(<rapidcheck.h>)
#include "../support/draw.hpp"
#endif

#include <algorithm>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <vector>

using namespace tuopin;

namespace sorting {

struct item {
    std::uint64_t first{};
    std::uint64_t second{};
    std::uint64_t place{};

    friend bool operator==(item const&, item const&)  = default;
    friend auto operator<=>(item const&, item const&) = default;
};

constexpr auto by_first  = [](item const& i) { return i.first; };
constexpr auto by_second = [](item const& i) { return i.second; };
constexpr auto by_place  = [](item const& i) { return i.place; };

std::uint64_t draw() {
    static std::uint64_t seed = 1;
    seed                      = seed * 6364136223846793005u + 1442695040888963407u;
    return seed >> 8;
}

/// Keys of many kinds: all different, few different, alike in the leading bits, in order, in
/// the opposite order, at both ends, all the same, and ever closer to zero.
constexpr int kinds = 8;

std::uint64_t key(int kind, std::uint64_t at, std::size_t size) {
    switch (kind) {
    case 0:
        return draw() << 8;
    case 1:
        return draw() % 7;
    case 2:
        return (draw() % 3 << 62) + draw() % 50;
    case 3:
        return at;
    case 4:
        return size - at;
    case 5:
        return ~std::uint64_t{0} - draw() % 2 * (at % 2 << 63);
    case 6:
        return 12;
    default:
        return draw() >> (draw() % 60);
    }
}

} // namespace sorting

using namespace sorting;

TEST_CASE("every kind of keys: by the first, equal ones by the second, and by what is last") {
    for (std::size_t const size : {0u, 1u, 2u, 31u, 32u, 33u, 1000u, 4096u, 4097u, 20000u})
        for (int kind = 0; kind < kinds; ++kind)
            for (int other = 0; other < kinds; other += 3) {
                std::vector<item> items;
                for (std::uint64_t at = 0; at < size; ++at)
                    items.push_back({key(kind, at, size), key(other, at, size), at});
                auto expected = items;
                std::sort(expected.begin(), expected.end());
                CAPTURE(size);
                CAPTURE(kind);
                CAPTURE(other);

                std::vector<item> space(size), left = items;
                detail::radix_sort_into(left.data(), size, space.data(), by_first, by_second, by_place);
                CHECK(space == expected);
                detail::radix_sort(items.data(), size, space.data(), by_first, by_second, by_place);
                CHECK(items == expected);
            }
}

TEST_CASE("items with equal keys stay in the order in which they came") {
    for (std::size_t const size : {32u, 500u, 20000u})
        for (int kind = 0; kind < kinds; ++kind) {
            std::vector<item> items;
            for (std::uint64_t at = 0; at < size; ++at)
                items.push_back({key(kind, at, size), draw() % 3, at});
            auto expected = items;
            std::sort(expected.begin(), expected.end());
            std::vector<item> space(size);
            detail::radix_sort(items.data(), size, space.data(), by_first, by_second);
            CAPTURE(size);
            CAPTURE(kind);
            CHECK(items == expected);
        }
}

namespace sorting {

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

TEST_CASE("items go to the bucket of their bits, those outside the bounds to the first and the last") {
    std::uint64_t const keys[]{3, 17, 40, 41, 99, ~std::uint64_t{0}, 0, 17};
    detail::buckets     by(16, 47, 8, 2);
    for (std::uint64_t const each : keys)
        by.count(each);
    CHECK(by.set_up() == 8);
    CHECK(by.number() == 8); // of four keys each
    CHECK(by.largest_bucket() == 4);
    std::vector<std::uint64_t> placed(8);
    for (std::uint64_t const each : keys)
        placed[by.place(each)] = each;
    CHECK(placed == std::vector<std::uint64_t>{3, 17, 0, 17, 40, 41, 99, ~std::uint64_t{0}});
    CHECK(by.end(0) == 4);
    CHECK(by.end(5) == 4);
    CHECK(by.end(6) == 6);
    CHECK(by.end(7) == 8);
}

TEST_CASE("doubles are in the order of their keys") {
    std::vector<double> const ascending{-1e300, -2, -1e-310, 0, 1e-310, 1, 2, 1e300};
    for (std::size_t at = 0; at < ascending.size(); ++at) {
        CHECK(detail::from_order_key(detail::order_key(ascending[at])) == ascending[at]);
        if (at > 0)
            CHECK(detail::order_key(ascending[at - 1]) < detail::order_key(ascending[at]));
    }
    CHECK(detail::order_key(-0.0) == detail::order_key(0.0));
}
