// The records that the benchmarks go over: one as in the first example, and one of 96 bytes, of
// which a pass reads the same few members.
#ifndef TUOPIN_TESTS_BENCHMARK_WELLS_HPP
#define TUOPIN_TESTS_BENCHMARK_WELLS_HPP

#include <tuopin/engines/observers/count.hpp>
#include <tuopin/engines/observers/extremes.hpp>
#include <tuopin/engines/observers/share_of.hpp>
#include <tuopin/engines/observers/sum.hpp>
#include <tuopin/values/region.hpp>
#include <tuopin/values/units.hpp>

#include <boost/describe/class.hpp>

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

struct well {
    tuopin::region_code village;
    tuopin::metres      depth;
    tuopin::yuan        cost;
    tuopin::persons     served;
    bool                potable;
};
BOOST_DESCRIBE_STRUCT(well, (), (village, depth, cost, served, potable))

struct wide_well {
    tuopin::region_code village;
    std::int64_t        number;
    tuopin::metres      depth;
    tuopin::metres      width;
    tuopin::yuan        cost;
    tuopin::yuan        upkeep;
    double              yield;
    double              iron;
    tuopin::persons     served;
    tuopin::households  households;
    std::int64_t        drilled;
    bool                potable;
};
BOOST_DESCRIBE_STRUCT(wide_well, (),
                      (village, number, depth, width, cost, upkeep, yield, iron, served, households, drilled, potable))
static_assert(sizeof(wide_well) == 96);

struct water_supply {
    tuopin::count                                   wells;
    tuopin::sum<&well::cost>                        invested;
    tuopin::maximum<&well::depth>                   deepest;
    tuopin::share_of<&well::potable, &well::served> with_potable_water;
};
BOOST_DESCRIBE_STRUCT(water_supply, (), (wells, invested, deepest, with_potable_water))

struct wide_water_supply {
    tuopin::count                                             wells;
    tuopin::sum<&wide_well::cost>                             invested;
    tuopin::maximum<&wide_well::depth>                        deepest;
    tuopin::share_of<&wide_well::potable, &wide_well::served> with_potable_water;
};
BOOST_DESCRIBE_STRUCT(wide_water_supply, (), (wells, invested, deepest, with_potable_water))

template <class Record>
struct summary_of_all;
template <>
struct summary_of_all<well> {
    using type = water_supply;
};
template <>
struct summary_of_all<wide_well> {
    using type = wide_water_supply;
};

inline constexpr std::size_t number_of_records = 10'000'000;

/// The same numbers on every machine.
class dice {
public:
    std::uint64_t below(std::uint64_t limit) {
        state_ = state_ * 6'364'136'223'846'793'005u + 1'442'695'040'888'963'407u;
        return (state_ >> 33) % limit;
    }

private:
    std::uint64_t state_{1};
};

/// Village `at` of a prefecture of ten counties, each of twenty townships.
inline tuopin::region_code village(std::uint64_t at) {
    std::uint64_t const county = at % 10, township = at / 10 % 20, number = at / 200;
    return *tuopin::region_code::parse(
        std::to_string(530'101'001'001 + county * 1'000'000 + township * 1'000 + number));
}

template <class Record>
std::vector<Record> make_wells() {
    std::vector<Record> wells(number_of_records, Record{});
    dice                throws;
    for (Record& each : wells) {
        each.depth   = tuopin::metres::of_steps(static_cast<std::int64_t>(throws.below(20'000)));
        each.cost    = tuopin::yuan::of_steps(static_cast<std::int64_t>(throws.below(100'000'000)));
        each.served  = tuopin::persons(static_cast<std::int64_t>(throws.below(500)));
        each.potable = throws.below(3) != 0;
        if constexpr (requires { each.yield; })
            each.yield = static_cast<double>(throws.below(1'000'000)) / 7.0;
    }
    return wells;
}

/// Puts the records into `keys` villages, one after the other or in no order.
inline void settle(std::vector<well>& wells, std::size_t keys, bool sorted) {
    std::vector<tuopin::region_code> villages;
    for (std::size_t at = 0; at < keys; ++at)
        villages.push_back(village(at));
    dice throws;
    for (std::size_t at = 0; at < wells.size(); ++at)
        wells[at].village = villages[sorted ? at * keys / wells.size() : throws.below(keys)];
}

template <class Record>
std::vector<Record> const& all_wells() {
    static std::vector<Record> const wells = make_wells<Record>();
    return wells;
}

#endif
