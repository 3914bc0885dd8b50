// Aggregation against the loop that one would write by hand, over 10 million records. Two loops:
// one that adds with += and would wrap, and one that looks at every sum before it makes it, as a
// careful hand would. The table at the end has each time as a part of the plain loop's.
#include "ratios.hpp"
#include "wells.hpp"

#include <tuopin/engines/aggregate.hpp>
#include <tuopin/engines/observers/mean.hpp>
#include <tuopin/engines/observers/where.hpp>

#include <benchmark/benchmark.h>

#include <cstdint>
#include <limits>
#include <stdexcept>
#include <string>
#include <type_traits>

namespace {

struct plain {
    static void add(std::int64_t& sum, std::int64_t value) { sum += value; }
};
struct checked {
    static void add(std::int64_t& sum, std::int64_t value) {
        using limits = std::numeric_limits<std::int64_t>;
        if (value > 0 ? sum > limits::max() - value : sum < limits::min() - value)
            throw std::overflow_error("the sum does not fit");
        sum += value;
    }
};

// What one writes by hand for each of the four, and for all of them together.
template <class Add>
struct by_hand {
    std::int64_t wells{}, invested{}, deepest{std::numeric_limits<std::int64_t>::min()}, served{}, with_potable_water{};

    template <class Record>
    void take_sum(Record const& w) {
        Add::add(invested, w.cost.steps());
    }
    template <class Record>
    void take_maximum(Record const& w) {
        if (w.depth.steps() > deepest)
            deepest = w.depth.steps();
    }
    template <class Record>
    void take_share(Record const& w) {
        Add::add(served, w.served.count());
        if (w.potable)
            Add::add(with_potable_water, w.served.count());
    }
    template <class Record>
    void take(Record const& w) {
        ++wells;
        take_sum(w);
        take_maximum(w);
        take_share(w);
    }
};

template <class Record, class Add>
void sum_by_hand(benchmark::State& state) {
    auto const& wells = all_wells<Record>();
    for (auto _ : state) {
        by_hand<Add> found;
        for (Record const& w : wells)
            found.take_sum(w);
        benchmark::DoNotOptimize(found);
    }
}
template <class Record, class Add>
void maximum_by_hand(benchmark::State& state) {
    auto const& wells = all_wells<Record>();
    for (auto _ : state) {
        by_hand<Add> found;
        for (Record const& w : wells)
            found.take_maximum(w);
        benchmark::DoNotOptimize(found);
    }
}
template <class Record, class Add>
void share_by_hand(benchmark::State& state) {
    auto const& wells = all_wells<Record>();
    for (auto _ : state) {
        by_hand<Add> found;
        for (Record const& w : wells)
            found.take_share(w);
        benchmark::DoNotOptimize(found);
    }
}
template <class Record, class Add>
void all_by_hand(benchmark::State& state) {
    auto const& wells = all_wells<Record>();
    for (auto _ : state) {
        by_hand<Add> found;
        for (Record const& w : wells)
            found.take(w);
        benchmark::DoNotOptimize(found);
    }
}
// Counting by a condition, as otherwise nothing is left of the loop.
template <class Record, class Add>
void count_by_hand(benchmark::State& state) {
    auto const& wells = all_wells<Record>();
    for (auto _ : state) {
        std::int64_t found = 0;
        for (Record const& w : wells)
            if (w.potable)
                ++found;
        benchmark::DoNotOptimize(found);
    }
}
// The mean depth of the well that a person is served by.
template <class Record, class Add>
void weighted_mean_by_hand(benchmark::State& state) {
    auto const& wells = all_wells<Record>();
    for (auto _ : state) {
        std::int64_t products = 0, weights = 0;
        for (Record const& w : wells) {
            if constexpr (std::is_same_v<Add, checked>) {
                std::int64_t const depth = w.depth.steps(), served = w.served.count();
                if (served != 0 && (depth > std::numeric_limits<std::int64_t>::max() / served ||
                                    depth < std::numeric_limits<std::int64_t>::min() / served))
                    throw std::overflow_error("the product does not fit");
            }
            Add::add(products, w.depth.steps() * w.served.count());
            Add::add(weights, w.served.count());
        }
        benchmark::DoNotOptimize(products);
        benchmark::DoNotOptimize(weights);
    }
}
void sum_of_double_by_hand(benchmark::State& state) {
    auto const& wells = all_wells<wide_well>();
    for (auto _ : state) {
        double found = 0;
        for (wide_well const& w : wells)
            found += w.yield;
        benchmark::DoNotOptimize(found);
    }
}

template <class Record, class Summary>
void by_tuopin(benchmark::State& state) {
    auto const& wells = all_wells<Record>();
    for (auto _ : state) {
        auto found = tuopin::aggregate<Summary>(wells);
        benchmark::DoNotOptimize(found);
    }
}

template <class Record>
void compare_passes(rows& table, std::string const& records) {
    using tuopin::where;
    add_row(table, records + ", sum",
            {sum_by_hand<Record, plain>, sum_by_hand<Record, checked>, by_tuopin<Record, tuopin::sum<&Record::cost>>});
    add_row(table, records + ", count where",
            {count_by_hand<Record, plain>, nullptr, by_tuopin<Record, where<&Record::potable, tuopin::count>>});
    add_row(table, records + ", maximum",
            {maximum_by_hand<Record, plain>, nullptr, by_tuopin<Record, tuopin::maximum<&Record::depth>>});
    add_row(table, records + ", share_of",
            {share_by_hand<Record, plain>, share_by_hand<Record, checked>,
             by_tuopin<Record, tuopin::share_of<&Record::potable, &Record::served>>});
    add_row(table, records + ", all four",
            {all_by_hand<Record, plain>, all_by_hand<Record, checked>,
             by_tuopin<Record, typename summary_of_all<Record>::type>});
    add_row(table, records + ", weighted mean",
            {weighted_mean_by_hand<Record, plain>, weighted_mean_by_hand<Record, checked>,
             by_tuopin<Record, tuopin::mean<&Record::depth, &Record::served>>});
}

} // namespace

int main(int argc, char** argv) {
    rows table{{"plain loop", "with checks", "tuopin"}};
    compare_passes<well>(table, "40 bytes");
    compare_passes<wide_well>(table, "96 bytes");
    add_row(table, "96 bytes, sum of double",
            {sum_of_double_by_hand, nullptr, by_tuopin<wide_well, tuopin::sum<&wide_well::yield>>});
    return run(table, argc, argv);
}
