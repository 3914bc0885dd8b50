// The choices on which the field's software disagrees, each with a name. Where nothing is
// said the first enumerator holds; every header names the choices that it takes.
#ifndef TUOPIN_STATISTICS_CONVENTIONS_HPP
#define TUOPIN_STATISTICS_CONVENTIONS_HPP

#include <boost/describe/enum.hpp>

namespace tuopin {

/// Which value is the quantile at a share p of the total weight. None of them but `hmisc`
/// changes when all weights are multiplied by the same number.
/// Where equal incomes have different weights, rules that draw lines depend on their order: here
/// the heavier stands first, in R's survey the one that the file has first.
enum class quantile_rule : unsigned char {
    eurostat,             ///< the first value whose cumulative share exceeds p, at an exact share the mean of the
                          ///< two around it (Eurostat's text; Hyndman and Fan 2; "school" in R's survey)
    inverse_distribution, ///< the first value whose cumulative share is at least p (convey; Hyndman and Fan 1)
    first_above,          ///< the first value whose cumulative share exceeds p (what laeken computes)
    hyndman_fan_4,        ///< straight lines through (cumulative share, value)
    hyndman_fan_5,        ///< straight lines through the middles of the steps
    hyndman_fan_6,        ///< straight lines through cumulative weight over total plus the largest value's weight
    hyndman_fan_7,        ///< straight lines from the smallest value at 0 to the largest at 1
    hyndman_fan_8,        ///< between 5 and 6, a third of the way
    hyndman_fan_9,        ///< between 5 and 6, a quarter of the way
    hmisc,                ///< weights are numbers of equal records, rule 7 over those (Hmisc::wtd.quantile, dineq)
};
BOOST_DESCRIBE_ENUM(quantile_rule, eurostat, inverse_distribution, first_above, hyndman_fan_4, hyndman_fan_5,
                    hyndman_fan_6, hyndman_fan_7, hyndman_fan_8, hyndman_fan_9, hmisc)

/// Who is poor.
enum class poor : unsigned char {
    below_line,       ///< income < line (Eurostat, laeken, ineq, PIP)
    at_or_below_line, ///< income <= line (convey, vardpoor)
};
BOOST_DESCRIBE_ENUM(poor, below_line, at_or_below_line)

/// Which sum makes the Gini coefficient. Incomes in ascending order, r the cumulative
/// weight with the record's own, W the total weight, T the total income.
enum class gini_form : unsigned char {
    trapezoid,   ///< sum w x (2r - w) / (W T) - 1: the area under the Lorenz curve (Eurostat, laeken, PIP, Stata)
    unit_steps,  ///< sum w x (2r - 1) / (W T) - 1: changes with the scale of the weights (convey, vardpoor's lingini)
    ties_merged, ///< as vardpoor's lingini2: r is that of the last equal income
};
BOOST_DESCRIBE_ENUM(gini_form, trapezoid, unit_steps, ties_merged)

/// Whose incomes count as those not richer in Zenga's index.
enum class zenga_form : unsigned char {
    with_oneself,    ///< the record's own with those before it
    without_oneself, ///< only of those before it, over their people and its own (convey)
};
BOOST_DESCRIBE_ENUM(zenga_form, with_oneself, without_oneself)

/// Whether a coefficient is corrected for a small sample.
enum class small_sample : unsigned char {
    as_it_is,            ///< the coefficient of these records
    corrected,           ///< times n / (n - 1), n the number of records (ineq with corr = TRUE)
    corrected_by_counts, ///< the same where weights are numbers of equal records: n their sum
};
BOOST_DESCRIBE_ENUM(small_sample, as_it_is, corrected, corrected_by_counts)

/// What becomes of incomes for which a measure has no meaning: zero and negative ones under
/// a logarithm, negative ones in a share of the total.
enum class undefined_incomes : unsigned char {
    refuse, ///< the result is empty and says why
    drop,   ///< they are left out, and the result says how many
    keep,   ///< they are taken as they are where that can be computed, else the result is empty
    count, ///< they count in the population and add nothing to the sum (PIP's Watts index); only for sums over the poor
};
BOOST_DESCRIBE_ENUM(undefined_incomes, refuse, drop, keep, count)

/// How the bandwidth of the kernel density under a quantile's standard error shrinks.
enum class bandwidth : unsigned char {
    by_records,    ///< with the number of records to the power -1/5
    by_population, ///< with the sum of the weights to the power -1/5 (convey, vardpoor)
};
BOOST_DESCRIBE_ENUM(bandwidth, by_records, by_population)

/// Where the density that carries the error of an estimated line over to the rate is taken.
enum class line_density : unsigned char {
    at_line,     ///< at the line (convey)
    at_quantile, ///< at the quantile from which the line comes (vardpoor)
};
BOOST_DESCRIBE_ENUM(line_density, at_line, at_quantile)

/// Which records decide the bandwidth of the density in a domain.
enum class bandwidth_of : unsigned char {
    domain, ///< those of the domain (convey; vardpoor for rates and quantiles)
    whole,  ///< all records (vardpoor for the median of the poor and the gap)
};
BOOST_DESCRIBE_ENUM(bandwidth_of, domain, whole)

/// Whose incomes make the poorer half in the index of polarisation.
enum class poorer_half : unsigned char {
    of_the_curve,     ///< half of the population, the record in the middle divided: the Lorenz curve at one half
    up_to_the_median, ///< everyone with at most the median income: their share of all income (dineq)
    below_the_median, ///< everyone with less than the median income: their mean (PIP)
};
BOOST_DESCRIBE_ENUM(poorer_half, of_the_curve, up_to_the_median, below_the_median)

/// What an Atkinson index between groups is taken over.
enum class atkinson_between : unsigned char {
    equivalents, ///< the groups' equally distributed equivalents: 1 - total = (1 - within) (1 - between) (Blackorby,
                 ///< Donaldson and Auersperg 1981; Stata's ineqdeco)
    means,       ///< the groups' mean incomes; within is the rest: total = within + between (IC2)
};
BOOST_DESCRIBE_ENUM(atkinson_between, equivalents, means)

/// What a stratum of which only one cluster was drawn adds to a variance.
enum class lonely_cluster : unsigned char {
    refuse,    ///< there is no standard error ("fail" in R's survey)
    certainty, ///< nothing: the cluster would be in every sample
    adjust,    ///< its distance from the mean over all strata
    average,   ///< as much as the other strata on average
};
BOOST_DESCRIBE_ENUM(lonely_cluster, refuse, certainty, adjust, average)

} // namespace tuopin

#endif
