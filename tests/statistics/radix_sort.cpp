#include <tuopin/statistics/radix_sort.hpp>

#include <doctest/doctest.h>

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
    for (std::size_t const size : {0u, 1u, 2u, 31u, 32u, 33u, 1000u, 20000u})
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

                std::vector<item> from(size), space(size);
                detail::radix_sort_from(
                    [&](auto take) {
                        for (item const& each : items)
                            take(each);
                    },
                    size, from.data(), space.data(), by_first, by_second, by_place);
                CHECK(from == expected);
                detail::radix_sort(items.data(), size, space.data(), by_first, by_second, by_place);
                CHECK(items == expected);
            }
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
