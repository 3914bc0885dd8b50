// Sorting of whole numbers of 32 bits, where nothing comes with them: as many as a county has in a few microseconds.
#ifndef TUOPIN_STATISTICS_NUMBER_SORT_HPP
#define TUOPIN_STATISTICS_NUMBER_SORT_HPP

#include <tuopin/statistics/radix_sort.hpp>

#include <algorithm>
#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <utility>

namespace tuopin::detail {

/// The least and the largest of some numbers, at least one and none of them a NaN.
inline std::pair<double, double> bounds_of(double const* numbers, std::size_t size) {
    // Four at a time, which do not wait for one another.
    std::array<double, 4> low, high;
    low.fill(numbers[0]);
    high.fill(numbers[0]);
    std::size_t at = 0;
    for (; at + 4 <= size; at += 4)
        for (std::size_t lane = 0; lane < 4; ++lane) {
            low[lane]  = std::min(low[lane], numbers[at + lane]);
            high[lane] = std::max(high[lane], numbers[at + lane]);
        }
    for (; at < size; ++at) {
        low[0]  = std::min(low[0], numbers[at]);
        high[0] = std::max(high[0], numbers[at]);
    }
    return {std::min(std::min(low[0], low[1]), std::min(low[2], low[3])),
            std::max(std::max(high[0], high[1]), std::max(high[2], high[3]))};
}

/// Numbers as they stand in memory.
struct numbers_in_place {
    std::uint32_t const* first;

    std::uint32_t operator()(std::size_t at) const { return first[at]; }
};

template <class NumberAt>
void sort_by_last_bits(NumberAt number_at, std::size_t size, std::uint32_t* to, std::uint32_t* space, unsigned bits);

inline constexpr std::size_t handful_of_numbers = 20; // fewer are inserted one by one

/// Sorts numbers that are in order but for their last `bits`, fewer than 32: few of them are not in order yet.
inline void sort_by_bits_left(std::uint32_t* numbers, std::size_t size, std::uint32_t* space, unsigned bits) {
    constexpr std::size_t together = 32; // looked at without a branch each
    for (std::size_t at = 1; at < size;) {
        std::size_t const end = std::min(size, at + together);
        if (end == at + together) {
            std::uint32_t steps = 0; // one that goes down is by less than 2^bits, and has the leading bit
            for (std::size_t each = at; each < at + together; ++each)
                steps |= numbers[each] - numbers[each - 1];
            if (steps >> 31 == 0) {
                at = end;
                continue;
            }
        }
        for (; at < end; ++at) {
            std::uint32_t const number = numbers[at];
            if (numbers[at - 1] <= number)
                continue;
            std::size_t place = at;
            for (; place > 0 && number < numbers[place - 1] && at - place < handful_of_numbers; --place)
                numbers[place] = numbers[place - 1];
            numbers[place] = number;
            if (place == 0 || numbers[place - 1] <= number)
                continue;
            // It has far to go: all that agree in the bits before are sorted.
            std::size_t first = place - 1, last = at + 1;
            while (first > 0 && numbers[first - 1] >> bits == number >> bits)
                --first;
            while (last < size && numbers[last] >> bits == number >> bits)
                ++last;
            detail::sort_by_last_bits(numbers_in_place{numbers + first}, last - first, numbers + first, space, bits);
            at = last - 1;
        }
    }
}

/// Sorts whole numbers that differ in their last `bits` alone into `to`, with `space` for as many: by two leading
/// digits, wide enough that few numbers agree in both, and what does agree by the bits that are left. A handful is
/// inserted one by one, and tables of counts are as long as the numbers are many: small groups pay for no more.
/// `number_at(at)` gives the numbers; they may stand in `to`. Fewer than 2^32. At worst linear in numbers times bits.
template <class NumberAt>
void sort_by_last_bits(NumberAt number_at, std::size_t size, std::uint32_t* to, std::uint32_t* space, unsigned bits) {
    constexpr unsigned most_bits = 11; // of a digit
    if (size <= handful_of_numbers) {
        for (std::size_t at = 0; at < size; ++at)
            to[at] = number_at(at);
        return insertion_sort(to, size, [](std::uint32_t number) { return number; });
    }
    unsigned const      wanted = (2 * static_cast<unsigned>(std::bit_width(size)) + 5) / 3; // fastest from 20 to 60,000
    unsigned const      taken  = std::min(bits, 2 * std::min(wanted, most_bits));
    unsigned const      low_bits = taken / 2, high_bits = taken - low_bits, left = bits - taken;
    std::uint32_t const low_mask = (1u << low_bits) - 1, high_mask = (1u << high_bits) - 1;

    using counts = std::array<std::uint32_t, 1u << most_bits>;
    counts low, high; // as much of them as is needed is written
    std::fill_n(low.begin(), low_mask + 1, 0u);
    std::fill_n(high.begin(), high_mask + 1, 0u);
    for (std::size_t at = 0; at < size; ++at) {
        std::uint32_t const digits = number_at(at) >> left;
        ++low[digits & low_mask];
        ++high[digits >> low_bits & high_mask];
    }
    auto const starts = [](counts& of, std::uint32_t last) {
        std::uint32_t start = 0;
        for (std::uint32_t digit = 0; digit <= last; ++digit)
            start += std::exchange(of[digit], start);
    };
    starts(low, low_mask);
    starts(high, high_mask);
    for (std::size_t at = 0; at < size; ++at) {
        std::uint32_t const number              = number_at(at);
        space[low[number >> left & low_mask]++] = number;
    }
    for (std::size_t at = 0; at < size; ++at) {
        std::uint32_t const number                         = space[at];
        to[high[number >> left >> low_bits & high_mask]++] = number;
    }
    if (left != 0)
        detail::sort_by_bits_left(to, size, space, left);
}

/// Sorts at least one number into the first half of `space`, which has room for twice as many, as what each is above
/// the least, which is returned. Fewer than 2^32.
inline std::int32_t sort_above_least(std::int32_t const* numbers, std::size_t size, std::uint32_t* space) {
    std::int32_t low = numbers[0], high = numbers[0];
    for (std::size_t at = 0; at < size; ++at) {
        std::int32_t const number = numbers[at];
        low                       = number < low ? number : low;
        high                      = number > high ? number : high;
    }
    auto const base    = static_cast<std::uint32_t>(low);
    auto const largest = static_cast<std::uint32_t>(high) - base;
    sort_by_last_bits([numbers, base](std::size_t at) { return static_cast<std::uint32_t>(numbers[at]) - base; }, size,
                      space, space + size, static_cast<unsigned>(std::bit_width(largest)));
    return low;
}

} // namespace tuopin::detail

#endif
