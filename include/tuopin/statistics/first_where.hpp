#ifndef TUOPIN_STATISTICS_FIRST_WHERE_HPP
#define TUOPIN_STATISTICS_FIRST_WHERE_HPP

#include <cstddef>

namespace tuopin::detail {

/// The first of `size` records for which `holds(record)`, which holds for all after it; `size`
/// where it holds for none.
template <class Holds>
std::size_t first_where(std::size_t size, Holds holds) {
    std::size_t low = 0, high = size;
    while (low < high) {
        std::size_t const middle = low + (high - low) / 2;
        if (holds(middle))
            high = middle;
        else
            low = middle + 1;
    }
    return low;
}

} // namespace tuopin::detail

#endif
