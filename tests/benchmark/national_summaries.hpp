// What the queries Q1 to Q6 ask of a national register, as summaries.
#ifndef TUOPIN_TESTS_BENCHMARK_NATIONAL_SUMMARIES_HPP
#define TUOPIN_TESTS_BENCHMARK_NATIONAL_SUMMARIES_HPP

#include "national_register.hpp"

#include <tuopin/engines/observers/count.hpp>
#include <tuopin/engines/observers/extremes.hpp>
#include <tuopin/engines/observers/mean.hpp>
#include <tuopin/engines/observers/per_of.hpp>
#include <tuopin/engines/observers/share_of.hpp>
#include <tuopin/engines/observers/sum.hpp>
#include <tuopin/statistics/income_measures.hpp>
#include <tuopin/statistics/poverty_measures.hpp>

#include <boost/describe/class.hpp>

namespace national {

constexpr bool is_poor(household const& h) { return h.income < line * h.size.count(); }
constexpr bool badly_housed(household const& h) { return h.housing >= housing::c; }

/// Q1: of all households.
struct incomes {
    tuopin::count                       households;
    tuopin::sum<&household::income>     total;
    tuopin::mean<&household::income>    mean;
    tuopin::minimum<&household::income> least;
    tuopin::maximum<&household::income> most;
    tuopin::share_of<is_poor>           poor;
};
BOOST_DESCRIBE_STRUCT(incomes, (), (households, total, mean, least, most, poor))

/// Q2: by county.
struct county_profile {
    tuopin::count                       households;
    tuopin::sum<&household::size>       persons;
    tuopin::sum<&household::income>     total;
    tuopin::mean<&household::income>    mean;
    tuopin::minimum<&household::income> least;
    tuopin::maximum<&household::income> most;
    tuopin::share_of<is_poor>           poor;
    tuopin::sum<&household::transfer>   transfers;
};
BOOST_DESCRIBE_STRUCT(county_profile, (), (households, persons, total, mean, least, most, poor, transfers))

/// Q3: of every region from the village to the province.
struct region_profile {
    tuopin::count                                        households;
    tuopin::sum<&household::size>                        persons;
    tuopin::per_of<&household::income, &household::size> income;
    tuopin::minimum<&household::income>                  least;
    tuopin::maximum<&household::income>                  most;
    tuopin::share_of<is_poor, &household::size>          poor;
    tuopin::share_of<&household::safe_water>             safe_water;
    tuopin::share_of<badly_housed>                       badly_housed_ones;
};
BOOST_DESCRIBE_STRUCT(region_profile, (),
                      (households, persons, income, least, most, poor, safe_water, badly_housed_ones))

constexpr double a_head(household const& h) { return to_double(h.income) / to_double(h.size); }

/// Q4: poverty by county, every household with its persons.
struct poverty_profile {
    tuopin::headcount_ratio<a_head, &household::size>     headcount{to_double(line)};
    tuopin::poverty_gap<a_head, &household::size>         gap{to_double(line)};
    tuopin::squared_poverty_gap<a_head, &household::size> severity{to_double(line)};
};
BOOST_DESCRIBE_STRUCT(poverty_profile, (), (headcount, gap, severity))

/// Q5: the spread of incomes by county.
struct income_spread {
    tuopin::income_quantile<&household::income> median;
    tuopin::gini<&household::income>            gini;
};
BOOST_DESCRIBE_STRUCT(income_spread, (), (median, gini))

} // namespace national

#endif
