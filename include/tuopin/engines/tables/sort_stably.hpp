#ifndef TUOPIN_ENGINES_TABLES_SORT_STABLY_HPP
#define TUOPIN_ENGINES_TABLES_SORT_STABLY_HPP

#include <algorithm>
#include <cstddef>
#include <utility>
#include <vector>

namespace tuopin::detail {

/// Sorts and keeps equals in their order, through a sort of places: libraries that still
/// give std::stable_sort its temporary buffer by a deprecated function warn of it. What is sorted already is only
/// gone over once.
template <class T, class Less>
void sort_stably(std::vector<T>& values, Less less) {
    if (std::is_sorted(values.begin(), values.end(), less))
        return;
    std::vector<std::size_t> places(values.size());
    for (std::size_t at = 0; at < places.size(); ++at)
        places[at] = at;
    std::sort(places.begin(), places.end(), [&](std::size_t a, std::size_t b) {
        if (less(values[a], values[b]))
            return true;
        return !less(values[b], values[a]) && a < b;
    });
    std::vector<T> sorted;
    sorted.reserve(values.size());
    for (std::size_t const place : places)
        sorted.push_back(std::move(values[place]));
    values = std::move(sorted);
}

} // namespace tuopin::detail

#endif
