// The queries Q1 to Q6 over a national register in memory: the loop written by hand over columns,
// the same over rows, and tuopin over both. Of grouped queries both have bound the keys before, and
// what that takes is a row of its own.
//
//     benchmark_national_queries [households] [options of Google Benchmark]
#include "national_register.hpp"
#include "national_summaries.hpp"
#include "ratios.hpp"

#include <tuopin/engines/aggregate.hpp>
#include <tuopin/engines/keys/link.hpp>
#include <tuopin/engines/tables/columns.hpp>
#include <tuopin/engines/tables/grouping.hpp>
#include <tuopin/engines/tables/kept_roll_up.hpp>
#include <tuopin/engines/threads.hpp>

#include <benchmark/benchmark.h>

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <limits>
#include <span>
#include <string>
#include <thread>
#include <unordered_map>
#include <utility>
#include <vector>

namespace {

using national::coverage;
using national::county_profile;
using national::household;
using national::income_spread;
using national::incomes;
using national::person;
using national::poverty_profile;
using national::record_order;
using national::region_profile;

std::size_t number_of_households = 3'000'000;

template <record_order Order>
national::tables const& columns_of() {
    static national::tables const made = national::make_tables(number_of_households, Order);
    return made;
}

// What loops by hand go over: the same columns as plain numbers, and rows.
struct plain_columns {
    std::vector<std::int64_t> village, size, income, transfer;
    std::vector<std::uint8_t> safe_water, housing;
};
template <record_order Order>
plain_columns const& plain_of() {
    static plain_columns const made = [] {
        plain_columns columns;
        for (household const each : columns_of<Order>().households) {
            columns.size.push_back(each.size.count());
            columns.income.push_back(each.income.steps());
            columns.transfer.push_back(each.transfer.steps());
            columns.safe_water.push_back(each.safe_water);
            columns.housing.push_back(static_cast<std::uint8_t>(each.housing));
        }
        return columns;
    }();
    return made;
}
template <record_order Order>
std::vector<household> const& rows_of() {
    static std::vector<household> const made = [] {
        std::vector<household> rows;
        rows.reserve(number_of_households);
        for (household const each : columns_of<Order>().households)
            rows.push_back(each);
        return rows;
    }();
    return made;
}

// How fast memory is read on this machine, now.
void read_memory(benchmark::State& state) {
    static std::vector<std::int64_t> const numbers(std::size_t{1} << 26, 1);
    for (auto _ : state) {
        std::int64_t sums[4]{};
        for (std::size_t at = 0; at < numbers.size(); at += 4)
            for (std::size_t lane = 0; lane < 4; ++lane)
                sums[lane] += numbers[at + lane];
        benchmark::DoNotOptimize(sums);
    }
}

constexpr std::int64_t line_in_fen = national::line.steps();
constexpr std::int64_t largest     = std::numeric_limits<std::int64_t>::max();

// Q1 ------------------------------------------------------------------------------------------------

struct incomes_by_hand {
    std::int64_t total = 0, least = largest, most = -largest, poor = 0;

    void take(std::int64_t income, std::int64_t size) {
        total += income;
        least = std::min(least, income);
        most  = std::max(most, income);
        poor += income < line_in_fen * size;
    }
};
void q1_by_hand(benchmark::State& state) {
    auto const& columns = plain_of<record_order::sorted>();
    for (auto _ : state) {
        incomes_by_hand sums;
        for (std::size_t at = 0; at < columns.income.size(); ++at)
            sums.take(columns.income[at], columns.size[at]);
        benchmark::DoNotOptimize(sums);
    }
}
void q1_rows_by_hand(benchmark::State& state) {
    auto const& rows = rows_of<record_order::sorted>();
    for (auto _ : state) {
        incomes_by_hand sums;
        for (household const& each : rows)
            sums.take(each.income.steps(), each.size.count());
        benchmark::DoNotOptimize(sums);
    }
}
void q1_rows(benchmark::State& state) {
    auto const& rows = rows_of<record_order::sorted>();
    for (auto _ : state) {
        auto sums = tuopin::aggregate<incomes>(rows);
        benchmark::DoNotOptimize(sums);
    }
}
void q1_columns(benchmark::State& state) {
    auto const& columns = columns_of<record_order::sorted>().households;
    for (auto _ : state) {
        auto sums = tuopin::aggregate<incomes>(columns);
        benchmark::DoNotOptimize(sums);
    }
}

// Keys ----------------------------------------------------------------------------------------------

tuopin::region_code county_of(tuopin::region_code village) { return *village.ancestor(tuopin::region_level::county); }

// By hand: the number of the group of every record, and, where records come sorted, where each group
// begins; by the keys once.
struct bound_by_hand {
    std::vector<tuopin::region_code> keys;
    std::vector<std::uint32_t>       group_of;
    std::vector<std::size_t>         first;

    template <class Key>
    void bind(std::span<tuopin::region_code const> villages, Key key_of) {
        std::unordered_map<tuopin::region_code, std::uint32_t> groups;
        for (tuopin::region_code const village : villages)
            groups.emplace(key_of(village), 0);
        for (auto const& each : groups)
            keys.push_back(each.first);
        std::sort(keys.begin(), keys.end());
        for (std::uint32_t at = 0; at < keys.size(); ++at)
            groups[keys[at]] = at;
        for (tuopin::region_code const village : villages)
            group_of.push_back(groups[key_of(village)]);
        if (!std::is_sorted(group_of.begin(), group_of.end()))
            return;
        for (std::size_t at = 0; at < group_of.size(); ++at)
            if (at == 0 || group_of[at] != group_of[at - 1])
                first.push_back(at);
        first.push_back(group_of.size());
    }
};
template <record_order Order, bool Counties>
bound_by_hand const& bound() {
    static bound_by_hand const made = [] {
        bound_by_hand groups;
        groups.bind(columns_of<Order>().households.template array<&household::village>(),
                    [](tuopin::region_code village) { return Counties ? county_of(village) : village; });
        return groups;
    }();
    return made;
}

template <record_order Order>
auto const& villages_of() {
    static auto const made = tuopin::group_records(columns_of<Order>().households, tuopin::by<&household::village>);
    return made;
}
template <record_order Order>
auto const& counties_of() {
    static auto const made = villages_of<Order>().coarser(county_of);
    return made;
}

template <record_order Order>
void bind_by_hand(benchmark::State& state) {
    auto const villages = columns_of<Order>().households.template array<&household::village>();
    for (auto _ : state) {
        bound_by_hand groups;
        groups.bind(villages, [](tuopin::region_code village) { return village; });
        benchmark::DoNotOptimize(groups.group_of.data());
    }
}
template <record_order Order>
void bind_counties(benchmark::State& state) {
    auto const& villages = villages_of<Order>();
    for (auto _ : state) {
        auto groups = villages.coarser(county_of);
        benchmark::DoNotOptimize(groups);
    }
}
template <record_order Order>
void bind_villages(benchmark::State& state) {
    auto const& households = columns_of<Order>().households;
    for (auto _ : state) {
        auto groups = tuopin::group_records(households, tuopin::by<&household::village>);
        benchmark::DoNotOptimize(groups);
    }
}

// Calls `take(summary, record)` for every record: over ranges in registers, or into a dense table.
template <record_order Order, bool Counties, class Summary, class Take>
void group_by_hand(std::vector<Summary>& summaries, Take take) {
    bound_by_hand const& groups = bound<Order, Counties>();
    summaries.assign(groups.keys.size(), Summary{});
    if constexpr (Order == record_order::sorted) {
        for (std::size_t group = 0; group < summaries.size(); ++group) {
            Summary sums;
            for (std::size_t at = groups.first[group]; at < groups.first[group + 1]; ++at)
                take(sums, at);
            summaries[group] = sums;
        }
    } else {
        for (std::size_t at = 0; at < groups.group_of.size(); ++at)
            take(summaries[groups.group_of[at]], at);
    }
}

// Q2 ------------------------------------------------------------------------------------------------

struct county_by_hand {
    std::int64_t households = 0, persons = 0, transfers = 0;
    incomes_by_hand income;

    void take(std::int64_t amount, std::int64_t size, std::int64_t transfer) {
        ++households;
        persons += size;
        income.take(amount, size);
        transfers += transfer;
    }
};
template <record_order Order>
void q2_by_hand(benchmark::State& state) {
    auto const&                 columns = plain_of<Order>();
    std::vector<county_by_hand> counties;
    for (auto _ : state) {
        group_by_hand<Order, true>(counties, [&](county_by_hand& county, std::size_t at) {
            county.take(columns.income[at], columns.size[at], columns.transfer[at]);
        });
        benchmark::DoNotOptimize(counties.data());
    }
}
template <record_order Order>
void q2_rows_by_hand(benchmark::State& state) {
    auto const&                 rows = rows_of<Order>();
    std::vector<county_by_hand> counties;
    for (auto _ : state) {
        group_by_hand<Order, true>(counties, [&](county_by_hand& county, std::size_t at) {
            household const& each = rows[at];
            county.take(each.income.steps(), each.size.count(), each.transfer.steps());
        });
        benchmark::DoNotOptimize(counties.data());
    }
}
template <record_order Order, bool Columns, class Summary>
void by_county(benchmark::State& state) {
    auto const& counties = counties_of<Order>();
    auto const  measure  = [&](auto const& households) {
        for (auto _ : state) {
            auto sums = tuopin::aggregate<Summary>(households, counties);
            benchmark::DoNotOptimize(sums);
        }
    };
    if constexpr (Columns)
        measure(columns_of<Order>().households);
    else
        measure(rows_of<Order>());
}
template <record_order Order, bool Columns>
void q2(benchmark::State& state) {
    by_county<Order, Columns, county_profile>(state);
}

// Q3 ------------------------------------------------------------------------------------------------

struct region_by_hand {
    std::int64_t households = 0, persons = 0, total = 0, least = largest, most = -largest, poor = 0, safe_water = 0,
                 badly_housed_ones = 0;

    void take(std::int64_t income, std::int64_t size, bool water, std::uint8_t housing) {
        ++households;
        persons += size;
        total += income;
        least = std::min(least, income);
        most  = std::max(most, income);
        poor += income < line_in_fen * size ? size : 0;
        safe_water += water;
        badly_housed_ones = housing >= 2 ? badly_housed_ones + 1 : badly_housed_ones; // faster than a truth added up
    }
    void merge(region_by_hand const& other) {
        households += other.households;
        persons += other.persons;
        total += other.total;
        least = std::min(least, other.least);
        most  = std::max(most, other.most);
        poor += other.poor;
        safe_water += other.safe_water;
        badly_housed_ones += other.badly_housed_ones;
    }
};

// The tree by hand: the parent of every node, villages first, the nation last.
struct tree_by_hand {
    std::vector<std::uint32_t> parent;

    explicit tree_by_hand(std::vector<tuopin::region_code> here) {
        std::size_t first = 0;
        while (!here.empty()) {
            std::vector<tuopin::region_code> above;
            std::size_t const                next = first + here.size();
            for (tuopin::region_code const each : here) {
                auto const up = each.parent();
                if (up && (above.empty() || above.back() != *up))
                    above.push_back(*up);
                parent.push_back(static_cast<std::uint32_t>(up ? next + above.size() - 1 : next));
            }
            first = next;
            here  = std::move(above);
        }
    }
};
// Every village is summed up where it stands, and where records come sorted goes to its township at once.
template <record_order Order, class Take>
void roll_up_by_hand(benchmark::State& state, Take take) {
    bound_by_hand const&        groups = bound<Order, false>();
    static tree_by_hand const   tree(groups.keys);
    std::size_t const           villages = groups.keys.size();
    std::vector<region_by_hand> nodes(tree.parent.size() + 1);
    for (auto _ : state) {
        std::size_t complete = 0;
        if constexpr (Order == record_order::sorted) {
            std::fill(nodes.begin() + static_cast<std::ptrdiff_t>(villages), nodes.end(), region_by_hand{});
            for (; complete < villages; ++complete) {
                region_by_hand sums;
                for (std::size_t at = groups.first[complete]; at < groups.first[complete + 1]; ++at)
                    take(sums, at);
                nodes[complete] = sums;
                nodes[tree.parent[complete]].merge(sums);
            }
        } else {
            std::fill(nodes.begin(), nodes.end(), region_by_hand{});
            for (std::size_t at = 0; at < groups.group_of.size(); ++at)
                take(nodes[groups.group_of[at]], at);
        }
        for (; complete < tree.parent.size(); ++complete)
            nodes[tree.parent[complete]].merge(nodes[complete]);
        benchmark::DoNotOptimize(nodes.data());
    }
}
template <record_order Order>
void q3_by_hand(benchmark::State& state) {
    auto const& columns = plain_of<Order>();
    roll_up_by_hand<Order>(state, [&](region_by_hand& region, std::size_t at) {
        region.take(columns.income[at], columns.size[at], columns.safe_water[at] != 0, columns.housing[at]);
    });
}
template <record_order Order>
void q3_rows_by_hand(benchmark::State& state) {
    auto const& rows = rows_of<Order>();
    roll_up_by_hand<Order>(state, [&](region_by_hand& region, std::size_t at) {
        household const& each = rows[at];
        region.take(each.income.steps(), each.size.count(), each.safe_water, static_cast<std::uint8_t>(each.housing));
    });
}
template <record_order Order, bool Columns>
void q3(benchmark::State& state) {
    static tuopin::key_tree const tree(villages_of<Order>().keys());
    auto const measure = [&](auto const& households) {
        for (auto _ : state) {
            auto sums = tuopin::roll_up<region_profile>(households, villages_of<Order>(), tree);
            benchmark::DoNotOptimize(sums);
        }
    };
    if constexpr (Columns)
        measure(columns_of<Order>().households);
    else
        measure(rows_of<Order>());
}

// Q4 ------------------------------------------------------------------------------------------------

// What the poor lack is divided by the line, and by its square, at the end.
struct poverty_by_hand {
    std::int64_t persons = 0, poor = 0, gap = 0;
    double       severity = 0;

    void take(std::int64_t income, std::int64_t size) {
        std::int64_t const needed = line_in_fen * size;
        persons += size;
        if (income < needed) {
            std::int64_t const lack = needed - income;
            poor += size;
            gap += lack;
            severity += static_cast<double>(lack) * static_cast<double>(lack) / static_cast<double>(size);
        }
    }
};
template <record_order Order>
void q4_by_hand(benchmark::State& state) {
    auto const&                  columns = plain_of<Order>();
    std::vector<poverty_by_hand> counties;
    for (auto _ : state) {
        group_by_hand<Order, true>(counties, [&](poverty_by_hand& county, std::size_t at) {
            county.take(columns.income[at], columns.size[at]);
        });
        benchmark::DoNotOptimize(counties.data());
    }
}
template <record_order Order>
void q4_rows_by_hand(benchmark::State& state) {
    auto const&                  rows = rows_of<Order>();
    std::vector<poverty_by_hand> counties;
    for (auto _ : state) {
        group_by_hand<Order, true>(counties, [&](poverty_by_hand& county, std::size_t at) {
            county.take(rows[at].income.steps(), rows[at].size.count());
        });
        benchmark::DoNotOptimize(counties.data());
    }
}
template <record_order Order, bool Columns>
void q4(benchmark::State& state) {
    by_county<Order, Columns, poverty_profile>(state);
}

// Q6 ------------------------------------------------------------------------------------------------

struct coverage_by_hand {
    std::int64_t persons = 0, insured = 0, poor = 0, insured_poor = 0, school_age = 0, out_of_school = 0;
};
struct plain_persons {
    std::vector<std::int64_t> household;
    std::vector<std::int32_t> born; // year, month and day in an order
    std::vector<std::uint8_t> school, insured;
};
template <record_order Order>
plain_persons const& plain_persons_of() {
    static plain_persons const made = [] {
        plain_persons columns;
        for (person const each : columns_of<Order>().persons) {
            columns.household.push_back(each.household);
            columns.born.push_back(each.born.year() * 512 + each.born.month() * 32 + each.born.day());
            columns.school.push_back(static_cast<std::uint8_t>(each.school));
            columns.insured.push_back(each.insured);
        }
        return columns;
    }();
    return made;
}
template <record_order Order>
auto const& townships_of() {
    static auto const made = villages_of<Order>().coarser(
        [](tuopin::region_code village) { return *village.ancestor(tuopin::region_level::township); });
    return made;
}
template <record_order Order>
std::vector<std::uint32_t> const& township_of_households() {
    static std::vector<std::uint32_t> const made = [] {
        std::vector<std::uint32_t> places(number_of_households);
        townships_of<Order>().for_each_record([&](std::size_t record, std::uint32_t place) { places[record] = place; });
        return places;
    }();
    return made;
}
constexpr std::int32_t oldest_pupil = 2004 * 512 + 1 * 32 + 1, youngest_pupil = 2013 * 512 + 8 * 32 + 31;

inline void count_by_hand(coverage_by_hand& sums, plain_persons const& persons, std::size_t at, bool poor) {
    bool const insured    = persons.insured[at] != 0;
    bool const school_age = persons.born[at] >= oldest_pupil && persons.born[at] <= youngest_pupil;
    ++sums.persons;
    sums.insured += insured;
    sums.poor += poor;
    sums.insured_poor += poor && insured;
    sums.school_age += school_age;
    sums.out_of_school += school_age && persons.school[at] == 0;
}
// Both tables come sorted: a merge, household by household, each of which is looked at once.
void q6_sorted_by_hand(benchmark::State& state) {
    auto const& households = plain_of<record_order::sorted>();
    auto const& persons    = plain_persons_of<record_order::sorted>();
    auto const  numbers    = columns_of<record_order::sorted>().households.array<&household::number>();
    auto const& township   = township_of_households<record_order::sorted>();
    for (auto _ : state) {
        std::vector<coverage_by_hand> townships(townships_of<record_order::sorted>().size());
        std::size_t                   at = 0;
        for (std::size_t one = 0; one < numbers.size(); ++one) {
            while (at < persons.household.size() && persons.household[at] < numbers[one])
                ++at;
            bool const        poor = households.income[one] < line_in_fen * households.size[one];
            coverage_by_hand& here = townships[township[one]];
            coverage_by_hand  sums = here;
            for (; at < persons.household.size() && persons.household[at] == numbers[one]; ++at)
                count_by_hand(sums, persons, at, poor);
            here = sums;
        }
        benchmark::DoNotOptimize(townships.data());
    }
}
// In no order: a table of the households' numbers.
void q6_shuffled_by_hand(benchmark::State& state) {
    auto const& households = plain_of<record_order::shuffled>();
    auto const& persons    = plain_persons_of<record_order::shuffled>();
    auto const  numbers    = columns_of<record_order::shuffled>().households.array<&household::number>();
    auto const& township   = township_of_households<record_order::shuffled>();
    std::size_t mask       = 1;
    while (mask < 2 * numbers.size())
        mask *= 2;
    mask -= 1;
    auto const hash = [&](std::int64_t number) {
        return static_cast<std::size_t>((static_cast<std::uint64_t>(number) * 0x9e37'79b9'7f4a'7c15u) >> 32) & mask;
    };
    for (auto _ : state) {
        std::vector<std::uint32_t> slots(mask + 1);
        for (std::uint32_t at = 0; at < numbers.size(); ++at) {
            std::size_t slot = hash(numbers[at]);
            while (slots[slot] != 0)
                slot = (slot + 1) & mask;
            slots[slot] = at + 1;
        }
        std::vector<coverage_by_hand> townships(townships_of<record_order::shuffled>().size());
        for (std::size_t at = 0; at < persons.household.size(); ++at) {
            std::size_t slot = hash(persons.household[at]);
            while (slots[slot] != 0 && numbers[slots[slot] - 1] != persons.household[at])
                slot = (slot + 1) & mask;
            if (slots[slot] == 0)
                continue;
            std::size_t const one = slots[slot] - 1;
            count_by_hand(townships[township[one]], persons, at,
                          households.income[one] < line_in_fen * households.size[one]);
        }
        benchmark::DoNotOptimize(townships.data());
    }
}
template <record_order Order>
void q6(benchmark::State& state) {
    auto const& [households, persons] = columns_of<Order>();
    auto const& townships             = townships_of<Order>();
    for (auto _ : state) {
        auto const links =
            tuopin::link_records(persons, tuopin::by<&person::household>, households, tuopin::by<&household::number>);
        auto sums = tuopin::aggregate<coverage>(tuopin::linked(links, households, persons), townships);
        benchmark::DoNotOptimize(sums);
    }
}

// Q5 ------------------------------------------------------------------------------------------------

// By hand, on whole incomes above the least of the county: sorted by two leading digits of nine bits and, where those
// agree, by insertion; then both measures from whole sums. Nothing that was not known beforehand is asked again:
// counties of a sorted table are slices of its column, those of a shuffled one are brought together by counted places.
class incomes_of_county {
public:
    /// Into the numbers of the county, of which there is the least and the largest.
    template <class Income>
    void sort(Income const* incomes, std::size_t size) {
        std::int64_t low = incomes[0], high = incomes[0];
        for (std::size_t at = 0; at < size; ++at) {
            std::int64_t const income = incomes[at];
            low                       = income < low ? income : low;
            high                      = income > high ? income : high;
        }
        least_ = low;
        numbers_.resize(std::max(numbers_.size(), size));
        space_.resize(numbers_.size());
        std::uint32_t* const numbers = numbers_.data();
        std::uint32_t* const space   = space_.data();
        for (std::size_t at = 0; at < size; ++at)
            numbers[at] = static_cast<std::uint32_t>(incomes[at] - low);
        auto const            bits  = static_cast<unsigned>(std::bit_width(static_cast<std::uint32_t>(high - low)));
        unsigned const        shift = bits > 18 ? bits - 18 : 0;
        constexpr std::size_t mask  = 511;
        std::uint32_t         first[512]{}, second[512]{};
        for (std::size_t at = 0; at < size; ++at) {
            std::uint32_t const digits = numbers[at] >> shift;
            ++first[digits & mask];
            ++second[digits >> 9];
        }
        std::uint32_t first_start = 0, second_start = 0;
        for (std::size_t digit = 0; digit < 512; ++digit) {
            first_start += std::exchange(first[digit], first_start);
            second_start += std::exchange(second[digit], second_start);
        }
        for (std::size_t at = 0; at < size; ++at)
            space[first[numbers[at] >> shift & mask]++] = numbers[at];
        for (std::size_t at = 0; at < size; ++at)
            numbers[second[space[at] >> shift >> 9]++] = space[at];
        for (std::size_t at = 1; at < size; ++at) {
            std::uint32_t const number = numbers[at];
            std::size_t         place  = at;
            for (; place > 0 && number < numbers[place - 1]; --place)
                numbers[place] = numbers[place - 1];
            numbers[place] = number;
        }
        size_ = size;
    }
    double median() const {
        std::uint32_t const low = numbers_[(size_ - 1) / 2], high = numbers_[size_ / 2];
        return static_cast<double>(2 * least_ + std::int64_t{low} + std::int64_t{high}) / 200;
    }
    double gini() const {
        std::uint64_t above = 0, ranked = 0;
        for (std::uint32_t at = 0; at < size_; ++at) {
            above += numbers_[at];
            ranked += std::uint64_t{numbers_[at]} * (2 * at + 1);
        }
        auto const         size  = static_cast<std::int64_t>(size_);
        std::int64_t const total = static_cast<std::int64_t>(above) + least_ * size;
        return static_cast<double>(static_cast<std::int64_t>(ranked) + least_ * size * size) /
                   (static_cast<double>(size) * static_cast<double>(total)) -
               1;
    }

private:
    std::vector<std::uint32_t> numbers_, space_;
    std::size_t                size_{};
    std::int64_t               least_{};
};
// Every way of it, in either order, gives what the first one gave.
void check_spreads(benchmark::State& state, double medians, double ginis) {
    static double const first_medians = medians, first_ginis = ginis;
    if (std::abs(medians - first_medians) > 1e-9 * first_medians || std::abs(ginis - first_ginis) > 1e-9 * first_ginis)
        state.SkipWithError("the medians or the Gini coefficients differ");
}
// `income_of(at)` is that of a household, and `slice(first, size, space)` where those of several stand together.
template <record_order Order, class IncomeOf, class Slice>
void spreads_by_hand(benchmark::State& state, IncomeOf income_of, Slice slice) {
    auto const&               groups = bound<Order, true>();
    incomes_of_county         county;
    std::vector<std::int64_t> space;
    for (auto _ : state) {
        double     medians = 0, ginis = 0;
        auto const measure = [&](auto const* incomes, std::size_t size) {
            county.sort(incomes, size);
            medians += county.median();
            ginis += county.gini();
        };
        if constexpr (Order == record_order::sorted) {
            for (std::size_t group = 0; group < groups.keys.size(); ++group) {
                std::size_t const size = groups.first[group + 1] - groups.first[group];
                measure(slice(groups.first[group], size, space), size);
            }
        } else {
            std::vector<std::uint32_t> end(groups.keys.size());
            for (std::uint32_t const group : groups.group_of)
                ++end[group];
            std::uint32_t start = 0;
            for (std::uint32_t& each : end)
                start += std::exchange(each, start);
            std::vector<std::int32_t> incomes(groups.group_of.size()); // as all of them are small
            for (std::size_t at = 0; at < incomes.size(); ++at)
                incomes[end[groups.group_of[at]]++] = static_cast<std::int32_t>(income_of(at));
            start = 0;
            for (std::uint32_t const each : end) {
                measure(incomes.data() + start, each - start);
                start = each;
            }
        }
        check_spreads(state, medians, ginis);
    }
}
template <record_order Order>
void q5_by_hand(benchmark::State& state) {
    auto const& incomes = plain_of<Order>().income;
    spreads_by_hand<Order>(
        state, [&](std::size_t at) { return incomes[at]; },
        [&](std::size_t first, std::size_t, auto&) { return incomes.data() + first; });
}
template <record_order Order>
void q5_rows_by_hand(benchmark::State& state) {
    auto const& rows = rows_of<Order>();
    spreads_by_hand<Order>(
        state, [&](std::size_t at) { return rows[at].income.steps(); },
        [&](std::size_t first, std::size_t size, std::vector<std::int64_t>& space) {
            space.resize(std::max(space.size(), size));
            for (std::size_t at = 0; at < size; ++at)
                space[at] = rows[first + at].income.steps();
            return static_cast<std::int64_t const*>(space.data());
        });
}
template <record_order Order, bool Columns>
void q5(benchmark::State& state) {
    auto const& counties = counties_of<Order>();
    auto const  measure  = [&](auto const& households) {
        for (auto _ : state) {
            double medians = 0, ginis = 0;
            for (auto const& [county, spread] : tuopin::aggregate<income_spread>(households, counties)) {
                auto const [median, gini] = spread.median_and_gini();
                medians += to_double(*median);
                ginis += *gini;
            }
            check_spreads(state, medians, ginis);
        }
    };
    if constexpr (Columns)
        measure(columns_of<Order>().households);
    else
        measure(rows_of<Order>());
}

// A roll-up kept up to date, on threads, and sums of floating-point numbers -----------------------------

template <record_order Order>
void one_change(benchmark::State& state) {
    static national::tables own     = columns_of<Order>();
    static auto             regions = tuopin::keep_rolled_up<region_profile>(own.households, villages_of<Order>());
    static national::chance draw(5);
    for (auto _ : state) {
        std::size_t const at      = draw.below(own.households.size());
        household         changed = own.households.record(at);
        changed.income            = changed.income + tuopin::yuan(1);
        own.households.replace(at, changed);
        regions.changed(at);
        benchmark::DoNotOptimize(regions.value().begin()->summary);
    }
}

template <int Threads>
void q3_on_threads(benchmark::State& state) {
    auto const&                   households = columns_of<record_order::sorted>().households;
    auto const&                   villages   = villages_of<record_order::sorted>();
    static tuopin::key_tree const tree(villages.keys());
    for (auto _ : state) {
        auto sums = tuopin::roll_up<region_profile>(tuopin::threads{Threads}, households, villages, tree);
        benchmark::DoNotOptimize(sums);
    }
}

// What memory allows for: the bytes that Q3 reads, added up by plain loops, on as many threads.
template <int Threads>
void q3_bytes_on_threads(benchmark::State& state) {
    auto const& columns = plain_of<record_order::sorted>();
    auto const  add_up  = [&](std::size_t first, std::size_t last) {
        std::int64_t sum = 0;
        for (std::size_t at = first; at < last; ++at)
            sum += columns.income[at] + columns.size[at] + columns.safe_water[at] + columns.housing[at];
        benchmark::DoNotOptimize(sum);
    };
    for (auto _ : state) {
        std::size_t const        half = columns.income.size() / Threads;
        std::vector<std::thread> others;
        for (std::size_t part = 1; part < Threads; ++part)
            others.emplace_back(add_up, part * half, (part + 1) * half);
        add_up(0, half);
        for (std::thread& each : others)
            each.join();
    }
}

struct distance {
    double km{};
};
BOOST_DESCRIBE_STRUCT(distance, (), (km))
tuopin::columns<distance> const& distances() {
    static tuopin::columns<distance> const made = [] {
        tuopin::columns<distance> columns;
        national::chance          draw(9);
        for (std::size_t at = 0; at < number_of_households; ++at)
            columns.push_back({static_cast<double>(draw.below(1'000'000)) / 7});
        return columns;
    }();
    return made;
}
void sum_of_double_by_hand(benchmark::State& state) {
    auto const km = distances().array<&distance::km>();
    for (auto _ : state) {
        double sum = 0;
        for (double const each : km)
            sum += each;
        benchmark::DoNotOptimize(sum);
    }
}
void sum_of_double(benchmark::State& state) {
    for (auto _ : state) {
        auto sum = tuopin::aggregate<tuopin::sum<&distance::km>>(distances());
        benchmark::DoNotOptimize(sum);
    }
}

template <record_order Order>
void compare(rows& table) {
    std::string const order = Order == record_order::sorted ? " sorted" : " shuffled";
    add_row(table, "bind to villages," + order, {bind_by_hand<Order>, nullptr, nullptr, bind_villages<Order>});
    add_row(table, "counties from villages," + order, {nullptr, nullptr, nullptr, bind_counties<Order>});
    add_row(table, "Q2 by county," + order,
            {q2_by_hand<Order>, q2_rows_by_hand<Order>, q2<Order, false>, q2<Order, true>});
    add_row(table, "Q3 roll-up," + order,
            {q3_by_hand<Order>, q3_rows_by_hand<Order>, q3<Order, false>, q3<Order, true>});
    add_row(table, "Q4 poverty by county," + order,
            {q4_by_hand<Order>, q4_rows_by_hand<Order>, q4<Order, false>, q4<Order, true>});
    add_row(table, "Q5 median, Gini by county," + order,
            {q5_by_hand<Order>, q5_rows_by_hand<Order>, q5<Order, false>, q5<Order, true>});
    add_row(table, "Q6 persons by township," + order,
            {Order == record_order::sorted ? q6_sorted_by_hand : q6_shuffled_by_hand, nullptr, nullptr, q6<Order>});
}

} // namespace

int main(int argc, char** argv) {
    number_of_households = take_number(argc, argv, number_of_households);
    rows table{{"columns by hand", "rows by hand", "tuopin, rows", "tuopin, columns"}};
    add_row(table, "read 512 MiB", {read_memory});
    add_row(table, "Q1 scan", {q1_by_hand, q1_rows_by_hand, q1_rows, q1_columns});
    compare<record_order::sorted>(table);
    compare<record_order::shuffled>(table);
    add_row(table, "one record changed, of a roll-up", {nullptr, nullptr, nullptr, one_change<record_order::sorted>});
    add_row(table, "the same, shuffled", {nullptr, nullptr, nullptr, one_change<record_order::shuffled>});
    add_row(table, "its bytes on 1 thread, on 2, elapsed",
            {q3_bytes_on_threads<1>, nullptr, nullptr, q3_bytes_on_threads<2>}, measured_time::elapsed);
    add_row(table, "Q3 on 1 thread, on 2, elapsed", {q3_on_threads<1>, nullptr, nullptr, q3_on_threads<2>},
            measured_time::elapsed);
    add_row(table, "sum of double", {sum_of_double_by_hand, nullptr, nullptr, sum_of_double});
    return run(table, argc, argv);
}
