#include <tuopin/statistics/radix_sort.hpp>

#include <doctest/doctest.h>

#include <algorithm>
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
