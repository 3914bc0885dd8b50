// Sorting by whole numbers, digit by digit from the leading one: what is sorted is soon in
// pieces that fit into the nearest memory.
#ifndef TUOPIN_STATISTICS_RADIX_SORT_HPP
#define TUOPIN_STATISTICS_RADIX_SORT_HPP

#include <algorithm>
#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <memory>
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

    buckets(std::uint64_t least, std::uint64_t largest, std::size_t size) : least_(least) {
        auto const width = [](std::uint64_t number) { return static_cast<unsigned>(std::bit_width(number)); };
        unsigned const bits = std::clamp(width(size) - 2, 1u, most_bits), all = width(largest - least);
        shift_ = all > bits ? all - bits : 0;
        number_ = of(largest) + 1;
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
    std::uint64_t                                      least_;
    unsigned                                           shift_;
    std::size_t                                        number_;
    std::array<std::uint32_t, std::size_t{1} << most_bits> ends_;
};

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
    std::uint64_t least = key(items[0]), largest = least;
    for (std::size_t at = 1; at < size; ++at) {
        std::uint64_t const number = key(items[at]);
        least                      = std::min(least, number);
        largest                    = std::max(largest, number);
    }
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

/// The same into `items`, from where the items come from: `source(take)` gives `take` each of
/// them, the same ones three times. Nothing is copied that is not sorted with it.
template <class Item, class Source, class Key, class... Keys>
void radix_sort_from(Source source, std::size_t size, Item* items, Key key, Keys... keys) {
    std::uint64_t least = ~std::uint64_t{0}, largest = 0;
    source([&](Item const& item) {
        std::uint64_t const number = key(item);
        least                      = std::min(least, number);
        largest                    = std::max(largest, number);
    });
    if (size == 0)
        return;
    buckets by(least, largest, size);
    source([&](Item const& item) { by.count(key(item)); });
    auto const space = std::make_unique_for_overwrite<Item[]>(by.set_up());
    source([&](Item const& item) { items[by.place(key(item))] = item; });
    for (std::size_t bucket = 0, first = 0; bucket < by.number(); ++bucket) {
        std::size_t const last = by.end(bucket);
        radix_sort(items + first, last - first, space.get(), key, keys...);
        first = last;
    }
}

} // namespace tuopin::detail

#endif
