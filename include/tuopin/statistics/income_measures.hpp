// The measures of income distributions as observers, one name a measure. Each keeps and sorts the incomes for itself:
// where several are wanted of the same records, keep them once, in one income_distribution, and read all measures from
// it, for which it sorts once:
//
//     struct spread {
//         income_distribution<&household::income> incomes; // rather than income_quantile<...> and gini<...>
//
//         auto median_and_gini() const { return incomes.values(statistic::quantile{}, statistic::gini{}); }
//     };
//     BOOST_DESCRIBE_STRUCT(spread, (), (incomes))
//
//     auto const [median, gini] = aggregate<spread>(households, counties).at(county).median_and_gini();
#ifndef TUOPIN_STATISTICS_INCOME_MEASURES_HPP
#define TUOPIN_STATISTICS_INCOME_MEASURES_HPP

#include <tuopin/statistics/income_distribution.hpp>
#include <tuopin/statistics/inequality.hpp>
#include <tuopin/statistics/lorenz.hpp>
#include <tuopin/statistics/poverty.hpp>
#include <tuopin/statistics/quantiles.hpp>
#include <tuopin/statistics/relative_poverty.hpp>

namespace tuopin {

/// The Gini coefficient (基尼系数).
template <auto Income, auto... Design>
using gini = income_statistic<statistic::gini, Income, Design...>;

/// The generalised entropy index; Theil's T without parameters.
template <auto Income, auto... Design>
using generalised_entropy = income_statistic<statistic::generalised_entropy, Income, Design...>;

/// The mean log deviation (Theil's L).
template <auto Income, auto... Design>
using mean_log_deviation = income_statistic<statistic::mean_log_deviation, Income, Design...>;

/// Theil's T (泰尔指数).
template <auto Income, auto... Design>
using theil = income_statistic<statistic::theil, Income, Design...>;

/// The Atkinson index; epsilon is 1 without parameters.
template <auto Income, auto... Design>
using atkinson = income_statistic<statistic::atkinson, Income, Design...>;

/// Hoover's index: what share of income would have to change hands.
template <auto Income, auto... Design>
using hoover = income_statistic<statistic::hoover, Income, Design...>;

template <auto Income, auto... Design>
using coefficient_of_variation = income_statistic<statistic::coefficient_of_variation, Income, Design...>;

/// S80/S20 (高低收入组之比).
template <auto Income, auto... Design>
using quintile_share_ratio = income_statistic<statistic::quintile_share_ratio, Income, Design...>;

template <auto Income, auto... Design>
using palma_ratio = income_statistic<statistic::palma_ratio, Income, Design...>;

/// The Foster-Wolfson index of polarisation.
template <auto Income, auto... Design>
using foster_wolfson = income_statistic<statistic::foster_wolfson, Income, Design...>;

/// A quantile of weighted incomes; the median without parameters.
template <auto Income, auto... Design>
using income_quantile = income_statistic<statistic::quantile, Income, Design...>;

/// The income share between two shares of the population; the richest fifth's without
/// parameters.
template <auto Income, auto... Design>
using income_share = income_statistic<statistic::income_share, Income, Design...>;

/// Eurostat's threshold, rate and gap (相对贫困线、相对贫困发生率、相对贫困缺口).
template <auto Income, auto... Design>
using at_risk_of_poverty_threshold = income_statistic<statistic::at_risk_of_poverty_threshold, Income, Design...>;
template <auto Income, auto... Design>
using at_risk_of_poverty_rate = income_statistic<statistic::at_risk_of_poverty_rate, Income, Design...>;
template <auto Income, auto... Design>
using relative_median_gap = income_statistic<statistic::relative_median_gap, Income, Design...>;

/// The Sen and the Sen-Shorrocks-Thon index; the line is a parameter.
template <auto Income, auto... Design>
using sen = income_statistic<statistic::sen, Income, Design...>;
template <auto Income, auto... Design>
using sen_shorrocks_thon = income_statistic<statistic::sen_shorrocks_thon, Income, Design...>;

} // namespace tuopin

#endif
