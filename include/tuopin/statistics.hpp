// Poverty, inequality, deprivation, dynamics and targeting: all of statistics/.
#ifndef TUOPIN_STATISTICS_HPP
#define TUOPIN_STATISTICS_HPP

#include <tuopin/statistics/cluster_table.hpp>
#include <tuopin/statistics/conventions.hpp>
#include <tuopin/statistics/decomposition.hpp>
#include <tuopin/statistics/deprivation.hpp>
#include <tuopin/statistics/deprivation_figure.hpp>
#include <tuopin/statistics/deprivation_survey.hpp>
#include <tuopin/statistics/dynamics.hpp>
#include <tuopin/statistics/equivalence.hpp>
#include <tuopin/statistics/estimate.hpp>
#include <tuopin/statistics/first_where.hpp>
#include <tuopin/statistics/fraction.hpp>
#include <tuopin/statistics/grouped_lorenz.hpp>
#include <tuopin/statistics/growing_array.hpp>
#include <tuopin/statistics/income_distribution.hpp>
#include <tuopin/statistics/income_measures.hpp>
#include <tuopin/statistics/income_steps.hpp>
#include <tuopin/statistics/inequality.hpp>
#include <tuopin/statistics/influence.hpp>
#include <tuopin/statistics/lorenz.hpp>
#include <tuopin/statistics/number_sort.hpp>
#include <tuopin/statistics/per_head.hpp>
#include <tuopin/statistics/poverty.hpp>
#include <tuopin/statistics/poverty_change.hpp>
#include <tuopin/statistics/poverty_measures.hpp>
#include <tuopin/statistics/proportion_interval.hpp>
#include <tuopin/statistics/quantiles.hpp>
#include <tuopin/statistics/radix_sort.hpp>
#include <tuopin/statistics/ratio.hpp>
#include <tuopin/statistics/relative_poverty.hpp>
#include <tuopin/statistics/replicates.hpp>
#include <tuopin/statistics/sample.hpp>
#include <tuopin/statistics/sample_column.hpp>
#include <tuopin/statistics/sample_records.hpp>
#include <tuopin/statistics/sample_sorting.hpp>
#include <tuopin/statistics/sorted_runs.hpp>
#include <tuopin/statistics/sums_in_blocks.hpp>
#include <tuopin/statistics/survey_columns.hpp>
#include <tuopin/statistics/targeting.hpp>
#include <tuopin/statistics/transition.hpp>

#endif
