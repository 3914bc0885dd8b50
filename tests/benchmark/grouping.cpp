// Grouping and rolling up against maps filled by hand, over 10 million records.
#include "ratios.hpp"
#include "wells.hpp"

#include <tuopin/engines/aggregate.hpp>

#include <benchmark/benchmark.h>

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <unordered_map>
#include <vector>

namespace {

struct invested_in {
    std::int64_t wells{}, invested{};

    void take(well const& w) {
        ++wells;
        invested += w.cost.steps();
    }
};

template <std::size_t Keys, bool Sorted>
std::vector<well> const& settled_wells() {
    static std::vector<well> const wells = [] {
        auto made = make_wells<well>();
        settle(made, Keys, Sorted);
        return made;
    }();
    return wells;
}

template <class Map, std::size_t Keys, bool Sorted>
void group_by_hand(benchmark::State& state) {
    auto const& wells = settled_wells<Keys, Sorted>();
    for (auto _ : state) {
        Map found;
        for (well const& w : wells)
            found[w.village].take(w);
        benchmark::DoNotOptimize(found.size());
    }
}

struct few_figures {
    tuopin::count             wells;
    tuopin::sum<&well::cost>  invested;
};
BOOST_DESCRIBE_STRUCT(few_figures, (), (wells, invested))

template <std::size_t Keys, bool Sorted>
void group_by_tuopin(benchmark::State& state) {
    auto const& wells = settled_wells<Keys, Sorted>();
    for (auto _ : state) {
        auto found = tuopin::aggregate<few_figures>(wells, tuopin::by<&well::village>);
        benchmark::DoNotOptimize(found.size());
    }
}

// A roll-up as one writes it at first, a look-up a record and level.
template <std::size_t Keys, bool Sorted>
void roll_up_every_record(benchmark::State& state) {
    auto const& wells = settled_wells<Keys, Sorted>();
    for (auto _ : state) {
        std::unordered_map<tuopin::region_code, invested_in> found;
        for (well const& w : wells)
            for (std::optional<tuopin::region_code> at = w.village; at; at = at->parent())
                found[*at].take(w);
        benchmark::DoNotOptimize(found.size());
    }
}
// With thought: villages first, their sums to all ancestors.
template <std::size_t Keys, bool Sorted>
void roll_up_groups(benchmark::State& state) {
    auto const& wells = settled_wells<Keys, Sorted>();
    for (auto _ : state) {
        std::unordered_map<tuopin::region_code, invested_in> villages, found;
        for (well const& w : wells)
            villages[w.village].take(w);
        for (auto const& [village, sums] : villages)
            for (std::optional<tuopin::region_code> at = village; at; at = at->parent()) {
                invested_in& place = found[*at];
                place.wells += sums.wells;
                place.invested += sums.invested;
            }
        benchmark::DoNotOptimize(found.size());
    }
}
template <std::size_t Keys, bool Sorted>
void roll_up_by_tuopin(benchmark::State& state) {
    auto const& wells = settled_wells<Keys, Sorted>();
    for (auto _ : state) {
        auto found = tuopin::roll_up<few_figures>(wells, tuopin::by<&well::village>);
        benchmark::DoNotOptimize(found.size());
    }
}

template <std::size_t Keys, bool Sorted>
void compare_groups(rows& table, std::string const& records) {
    using tree = std::map<tuopin::region_code, invested_in>;
    using hash = std::unordered_map<tuopin::region_code, invested_in>;
    add_row(table, "group " + records,
            {group_by_hand<hash, Keys, Sorted>, group_by_hand<tree, Keys, Sorted>,
             group_by_tuopin<Keys, Sorted>});
    add_row(table, "roll up " + records,
            {roll_up_groups<Keys, Sorted>, roll_up_every_record<Keys, Sorted>,
             roll_up_by_tuopin<Keys, Sorted>});
}

} // namespace

int main(int argc, char** argv) {
    rows table{{"unordered_map", "map, every record", "tuopin"}};
    compare_groups<8'000, true>(table, "8,000 keys, sorted");
    compare_groups<8'000, false>(table, "8,000 keys, shuffled");
    compare_groups<100, true>(table, "100 keys, sorted");
    compare_groups<100, false>(table, "100 keys, shuffled");
    return run(table, argc, argv);
}
