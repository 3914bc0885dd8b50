// Sorting by whole numbers, digit by digit from the leading one: what is sorted is soon in
// pieces that fit into the nearest memory.
#ifndef TUOPIN_STATISTICS_RADIX_SORT_HPP
#define TUOPIN_STATISTICS_RADIX_SORT_HPP

#include <algorithm>
#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <utility>

namespace tuopin::detail {

/// Doubles in their order as whole numbers in the same order. Minus zero counts as zero.
inline std::uint64_t order_key(double value) {
    std::uint64_t const bits = std::bit_cast<std::uint64_t>(value + 0.0);
    return bits >> 63 != 0 ? ~bits : bits | (std::uint64_t{1} << 63);
}
inline double from_order_key(std::uint64_t key) {
    return std::bit_cast<double>(key >> 63 != 0 ? key & ~(std::uint64_t{1} << 63) : ~key);
}

/// Whether one stands before another by the first key in which they differ.
template <class Item>
bool stands_before(Item const&, Item const&) {
    return false;
}
template <class Item, class Key, class... Keys>
bool stands_before(Item const& a, Item const& b, Key key, Keys... keys) {
    auto const first = key(a), second = key(b);
    return first != second ? first < second : stands_before(a, b, keys...);
}

template <class Item, class... Keys>
void insertion_sort(Item* items, std::size_t size, Keys... keys) {
    for (std::size_t at = 1; at < size; ++at) {
        Item const  item  = items[at];
        std::size_t place = at;
        for (; place > 0 && stands_before(item, items[place - 1], keys...); --place)
            items[place] = items[place - 1];
        items[place] = item;
    }
}

/// Keys between two bounds in buckets by their leading bits.
class buckets {
public:
    static constexpr unsigned most_bits = 11;

    /// So many that `size` keys which spread evenly are some `a_bucket` to each.
    buckets(std::uint64_t least, std::uint64_t largest, std::size_t size, std::size_t a_bucket = 2) : least_(least) {
        unsigned const bits = std::clamp(static_cast<unsigned>(std::bit_width(size / a_bucket)), 2u, most_bits + 1) - 1;
        unsigned const all  = static_cast<unsigned>(std::bit_width(largest - least));
        shift_              = all > bits ? all - bits : 0;
        number_             = of(largest) + 1;
        std::fill_n(ends_.begin(), number_, 0u);
    }

    std::size_t number() const { return number_; }
    std::size_t of(std::uint64_t key) const { return static_cast<std::size_t>((key - least_) >> shift_); }

    void count(std::uint64_t key) { ++ends_[of(key)]; }
    /// After counting: where each bucket begins. Returns the size of the largest.
    std::size_t set_up() {
        std::uint32_t start = 0, largest = 0;
        for (std::size_t at = 0; at < number_; ++at) {
            largest = std::max(largest, ends_[at]);
            start += std::exchange(ends_[at], start);
        }
        return largest;
    }
    /// The place of the next item; at the end each bucket ends at `end()`.
    std::size_t place(std::uint64_t key) { return ends_[of(key)]++; }
    std::size_t end(std::size_t bucket) const { return ends_[bucket]; }

private:
    std::uint64_t                                          least_;
    unsigned                                               shift_;
    std::size_t                                            number_;
    std::array<std::uint32_t, std::size_t{1} << most_bits> ends_;
};

/// The least and the largest of the keys of some items: `source(take)` gives `take` each of them.
template <class Item, class Source, class Key>
std::pair<std::uint64_t, std::uint64_t> key_bounds(Source source, Key key) {
    std::uint64_t least = ~std::uint64_t{0}, largest = 0;
    source([&](Item const& item) {
        std::uint64_t const number = key(item);
        least                      = std::min(least, number);
        largest                    = std::max(largest, number);
    });
    return {least, largest};
}

template <class Item>
void radix_sort(Item*, std::size_t, Item*) {}

/// Sorts fewer than 2^32 items by the keys, functions of an item that give whole numbers:
/// by the first, equal ones by the second, and so on. `space` has room for as many.
template <class Item, class Key, class... Keys>
void radix_sort(Item* items, std::size_t size, Item* space, Key key, Keys... keys) {
    if (size <= 32)
        return insertion_sort(items, size, key, keys...);
    std::size_t in_order = 1;
    while (in_order < size && !stands_before(items[in_order], items[in_order - 1], key, keys...))
        ++in_order;
    if (in_order == size)
        return;
    auto const [least, largest] = key_bounds<Item>([&](auto take) { std::for_each(items, items + size, take); }, key);
    if (least == largest)
        return radix_sort(items, size, space, keys...);
    buckets by(least, largest, size);
    for (std::size_t at = 0; at < size; ++at)
        by.count(key(items[at]));
    by.set_up();
    for (std::size_t at = 0; at < size; ++at)
        space[by.place(key(items[at]))] = items[at];
    for (std::size_t bucket = 0, first = 0; bucket < by.number(); ++bucket) {
        std::size_t const last = by.end(bucket);
        if (last - first > 1)
            radix_sort(space + first, last - first, items + first, key, keys...);
        first = last;
    }
    std::copy_n(space, size, items);
}

/// Sorts into `items` from where they come: `source(take)` gives `take` each of them, the same
/// ones each time.
template <class Item, class Source, class Key, class... Keys>
void radix_sort_from(Source source, std::size_t size, Item* items, Item* space, Key key, Keys... keys) {
    if (size <= 32) {
        Item* next = items;
        source([&](Item const& item) { *next++ = item; });
        return insertion_sort(items, size, key, keys...);
    }
    auto const [least, largest] = key_bounds<Item>(source, key);
    buckets by(least, largest, size);
    source([&](Item const& item) { by.count(key(item)); });
    by.set_up();
    source([&](Item const& item) { items[by.place(key(item))] = item; });
    for (std::size_t bucket = 0, first = 0; bucket < by.number(); ++bucket) {
        std::size_t const last = by.end(bucket);
        if (last - first > 1)
            radix_sort(items + first, last - first, space, key, keys...);
        first = last;
    }
}

} // namespace tuopin::detail

#endif
