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
#include <tuopin/engines/observers/where.hpp>
#include <tuopin/statistics/income_measures.hpp>
#include <tuopin/statistics/per_head.hpp>
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

/// Q4: poverty by county, every household with its persons.
struct poverty_profile {
    tuopin::poverty_indices<tuopin::per_head<&household::income, &household::size>, &household::size> poverty{line};
};
BOOST_DESCRIBE_STRUCT(poverty_profile, (), (poverty))

/// Q5: the spread of incomes by county. All measures are read from the incomes, which are kept once.
struct income_spread {
    tuopin::income_distribution<&household::income> incomes;

    auto median_and_gini() const { return incomes.values(tuopin::statistic::quantile{}, tuopin::statistic::gini{}); }
};
BOOST_DESCRIBE_STRUCT(income_spread, (), (incomes))

constexpr bool of_school_age(person const& p) {
    return p.born >= tuopin::date(2004, 1, 1) && p.born <= tuopin::date(2013, 8, 31);
}
constexpr bool not_in_school(person const& p) { return of_school_age(p) && p.school == school::none; }

/// Q6: persons by the township of their household.
struct coverage {
    tuopin::count                                              persons;
    tuopin::share_of<&person::insured>                         insured;
    tuopin::where<is_poor, tuopin::share_of<&person::insured>> insured_poor;
    tuopin::where<of_school_age, tuopin::count>                school_age;
    tuopin::where<not_in_school, tuopin::count>                out_of_school;
};
BOOST_DESCRIBE_STRUCT(coverage, (), (persons, insured, insured_poor, school_age, out_of_school))

} // namespace national

#endif
