#ifndef TUOPIN_ENGINES_TABLES_SORT_STABLY_HPP
#define TUOPIN_ENGINES_TABLES_SORT_STABLY_HPP

#include <algorithm>
#include <cstddef>
#include <utility>
#include <vector>

namespace tuopin::detail {

/// Whether what stands at one place comes before what stands at another, whatever it is: to the compiler all sorts of
/// places are one.
struct order_of_places {
    void const* what;
    bool (*is_before)(void const* what, std::size_t a, std::size_t b);

    bool operator()(std::size_t a, std::size_t b) const { return is_before(what, a, b); }
};
template <class Order>
std::vector<std::size_t> places_in_order(std::size_t number, Order order) {
    std::vector<std::size_t> places(number);
    for (std::size_t at = 0; at < number; ++at)
        places[at] = at;
    std::sort(places.begin(), places.end(), order);
    return places;
}

/// The places of so many values in their order, equals in that of their places; nothing where they are in order
/// already. `is_before(a, b)` says whether what stands at `a` comes before what stands at `b`.
template <class Before>
std::vector<std::size_t> sorted_places(std::size_t number, Before const& is_before) {
    std::size_t at = 1;
    while (at < number && !is_before(at, at - 1))
        ++at;
    if (at >= number)
        return {};
    return places_in_order(number, order_of_places{&is_before, [](void const* what, std::size_t a, std::size_t b) {
                                       auto const& before = *static_cast<Before const*>(what);
                                       return before(a, b) || (a < b && !before(b, a));
                                   }});
}

/// Sorts and keeps equals in their order, through a sort of places: libraries that still
/// give std::stable_sort its temporary buffer by a deprecated function warn of it. What is sorted already is only
/// gone over once.
template <class T, class Less>
void sort_stably(std::vector<T>& values, Less less) {
    auto const places =
        sorted_places(values.size(), [&](std::size_t a, std::size_t b) { return less(values[a], values[b]); });
    if (places.empty())
        return;
    std::vector<T> sorted;
    sorted.reserve(values.size());
    for (std::size_t const place : places)
        sorted.push_back(std::move(values[place]));
    values = std::move(sorted);
}

} // namespace tuopin::detail

#endif
