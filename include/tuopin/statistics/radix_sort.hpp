// Sorting by whole numbers: by the leading bits into pieces that fit into the nearest memory, and those
// byte by byte.
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
    std::uint64_t const bits = std::bit_cast<std::uint64_t>(value + 0.0), sign = bits >> 63;
    return bits ^ ((0 - sign) | (std::uint64_t{1} << 63));
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

/// Keys in buckets by their leading bits between two bounds; what lies outside goes with the first
/// and the last.
class buckets {
public:
    static constexpr unsigned most_bits = 13;

    /// So many that `size` keys which spread evenly are some `a_bucket` to each.
    buckets(std::uint64_t least, std::uint64_t largest, std::size_t size, std::size_t a_bucket = 512)
        : least_(least), largest_(largest) {
        unsigned const bits = std::clamp(static_cast<unsigned>(std::bit_width(size / a_bucket)), 1u, most_bits);
        unsigned const all  = static_cast<unsigned>(std::bit_width(largest - least));
        shift_              = all > bits ? all - bits : 0;
        number_             = of(largest) + 1;
        std::fill_n(ends_.begin(), number_, 0u);
    }

    std::size_t number() const { return number_; }
    std::size_t of(std::uint64_t key) const {
        return static_cast<std::size_t>((std::clamp(key, least_, largest_) - least_) >> shift_);
    }

    void count(std::uint64_t key) { ++ends_[of(key)]; }
    /// After counting: where each bucket begins. Returns how many items there are in all.
    std::size_t set_up() {
        std::uint32_t start = 0;
        for (std::size_t at = 0; at < number_; ++at) {
            largest_bucket_ = std::max(largest_bucket_, ends_[at]);
            start += std::exchange(ends_[at], start);
        }
        return start;
    }
    std::size_t largest_bucket() const { return largest_bucket_; }
    /// The place of the next item; at the end each bucket ends at `end()`.
    std::size_t place(std::uint64_t key) { return ends_[of(key)]++; }
    std::size_t end(std::size_t bucket) const { return ends_[bucket]; }

private:
    std::uint64_t                                          least_, largest_;
    unsigned                                               shift_;
    std::size_t                                            number_;
    std::uint32_t                                          largest_bucket_{};
    std::array<std::uint32_t, std::size_t{1} << most_bits> ends_;
};

/// The order of a few items by sixteen bits of their keys: those bits of each above its number, sorted
/// byte by byte, which guesses nothing.
class order_by_digit {
public:
    static constexpr std::size_t most = 4096;

    /// The digit is `(key(item) - least) >> shift`.
    template <class Item, class Key>
    order_by_digit(Item const* items, std::size_t size, std::uint64_t least, unsigned shift, Key key) {
        std::array<std::uint32_t, 256> low{}, high{};
        for (std::size_t at = 0; at < size; ++at) {
            auto const digit = static_cast<std::uint32_t>((key(items[at]) - least) >> shift);
            order_[at]       = digit << 16 | static_cast<std::uint32_t>(at);
            ++low[digit & 255];
            ++high[digit >> 8];
        }
        if (low[0] != size)
            sort(order_, between_, size, low, 16);
        else
            std::copy_n(order_.begin(), size, between_.begin());
        if (high[0] != size)
            sort(between_, order_, size, high, 24);
        else
            std::copy_n(between_.begin(), size, order_.begin());
    }

    std::size_t operator[](std::size_t place) const { return order_[place] & 0xffff; }
    bool        same_digit(std::size_t a, std::size_t b) const { return order_[a] >> 16 == order_[b] >> 16; }

private:
    using numbers = std::array<std::uint32_t, most>;

    static void sort(numbers const& from, numbers& to, std::size_t size, std::array<std::uint32_t, 256>& counts,
                     unsigned shift) {
        std::uint32_t start = 0;
        for (std::uint32_t& count : counts)
            start += std::exchange(count, start);
        for (std::size_t at = 0; at < size; ++at)
            to[counts[from[at] >> shift & 255]++] = from[at];
    }

    numbers order_, between_;
};

/// Sorts items where they stand, with `space` for as many, keeping the order of equal ones: by the
/// keys, functions of an item that give whole numbers, by the first, equal ones by the second, and so
/// on. Fewer than 2^32 items. At worst linear in the items times the bits of their keys.
template <class Item, class Key, class... Keys>
void radix_sort(Item* items, std::size_t size, Item* space, Key key, Keys... keys);
template <class Item>
void radix_sort(Item*, std::size_t, Item*) {}

/// The same into `to`; `items` becomes something else.
template <class Item, class Key, class... Keys>
void radix_sort_into(Item* items, std::size_t size, Item* to, Key key, Keys... keys) {
    if (size <= 32) {
        std::copy_n(items, size, to);
        return insertion_sort(to, size, key, keys...);
    }
    std::uint64_t least = ~std::uint64_t{0}, largest = 0;
    for (std::size_t at = 0; at < size; ++at) {
        std::uint64_t const number = key(items[at]);
        least                      = std::min(least, number);
        largest                    = std::max(largest, number);
    }
    if (least == largest) {
        std::copy_n(items, size, to);
        return radix_sort(to, size, items, keys...);
    }
    if (size > order_by_digit::most) {
        buckets by(least, largest, size);
        for (std::size_t at = 0; at < size; ++at)
            by.count(key(items[at]));
        by.set_up();
        for (std::size_t at = 0; at < size; ++at)
            to[by.place(key(items[at]))] = items[at];
        for (std::size_t bucket = 0, first = 0; bucket < by.number(); first = by.end(bucket++))
            radix_sort(to + first, by.end(bucket) - first, items + first, key, keys...);
        return;
    }
    unsigned const       width = static_cast<unsigned>(std::bit_width(largest - least));
    unsigned const       shift = width > 16 ? width - 16 : 0;
    order_by_digit const order(items, size, least, shift, key);
    for (std::size_t place = 0; place < size; ++place)
        to[place] = items[order[place]];
    if (sizeof...(Keys) == 0 && shift == 0)
        return;
    // What agrees in those bits stands together, and is sorted by the rest. The least and the largest do not.
    for (std::size_t first = 0, last = 1; first < size; first = last++) {
        while (last < size && order.same_digit(first, last))
            ++last;
        if (last - first == 1)
            continue;
        if (shift == 0)
            radix_sort(to + first, last - first, items + first, keys...);
        else
            radix_sort(to + first, last - first, items + first, key, keys...);
    }
}

template <class Item, class Key, class... Keys>
void radix_sort(Item* items, std::size_t size, Item* space, Key key, Keys... keys) {
    if (size <= 32)
        return insertion_sort(items, size, key, keys...);
    std::size_t in_order = 1;
    while (in_order < size && !stands_before(items[in_order], items[in_order - 1], key, keys...))
        ++in_order;
    if (in_order == size)
        return;
    radix_sort_into(items, size, space, key, keys...);
    std::copy_n(space, size, items);
}

} // namespace tuopin::detail

#endif
