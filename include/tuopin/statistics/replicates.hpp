// Standard errors from replicate weights: the statistic once more for each of many sets of
// weights, given by the survey's makers or drawn here.
#ifndef TUOPIN_STATISTICS_REPLICATES_HPP
#define TUOPIN_STATISTICS_REPLICATES_HPP

#include <tuopin/statistics/cluster_table.hpp>
#include <tuopin/statistics/influence.hpp>
#include <tuopin/statistics/sample.hpp>
#include <tuopin/statistics/sums_in_blocks.hpp>

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <stdexcept>
#include <utility>
#include <vector>

namespace tuopin {

/// From where the replicates' distances are taken.
enum class replicates_around : unsigned char {
    their_mean,   ///< the mean of the replicates (R's survey)
    the_estimate, ///< the estimate from the full sample (survey with mse = TRUE)
};
BOOST_DESCRIBE_ENUM(replicates_around, their_mean, the_estimate)

/// Sets of replicate weights, as factors on the weights by cluster of the design, in the
/// order of the sample's `cluster()`, and how the squared distances of the replicates add up.
class replicate_weights {
public:
    /// Balanced repeated replication: factors 0 and 2; scale 1 / R.
    static replicate_weights balanced(std::vector<std::vector<double>> factors) {
        return with_scale(std::move(factors), 1);
    }

    /// Fay's method with factors rho and 2 - rho; scale 1 / (R (1 - rho)^2).
    static replicate_weights fay(std::vector<std::vector<double>> factors, double rho) {
        if (!(rho >= 0 && rho < 1))
            throw std::invalid_argument("tuopin: Fay's factor is at least 0 and below 1");
        return with_scale(std::move(factors), 1 / ((1 - rho) * (1 - rho)));
    }

    /// Bootstrap replicates; scale 1 / (R - 1).
    static replicate_weights bootstrap(std::vector<std::vector<double>> factors) {
        double const replicates = static_cast<double>(factors.size());
        return with_scale(std::move(factors), replicates / (replicates - 1));
    }

    /// Any factors, with the scale of each replicate.
    static replicate_weights scaled(std::vector<std::vector<double>> factors, std::vector<double> scales) {
        if (factors.size() != scales.size())
            throw std::invalid_argument("tuopin: there are as many scales as replicates");
        replicate_weights made;
        made.factors_ = std::move(factors);
        made.scales_  = std::move(scales);
        return made;
    }

    /// The jackknife that leaves out one cluster after the other: within strata (JKn), which
    /// over a design of one stratum is the unstratified one (JK1). A stratum of one cluster
    /// adds nothing.
    static replicate_weights jackknife(income_sample const& sample) {
        detail::cluster_table const& design = sample.design();
        replicate_weights            made;
        for (std::size_t left_out = 0; left_out < design.clusters; ++left_out) {
            std::size_t const stratum = stratum_of(design, left_out);
            double const      n       = design.clusters_in[stratum];
            if (n < 2)
                continue;
            std::vector<double> factors(design.clusters, 1.0);
            for (std::size_t cluster = 0; cluster < design.clusters; ++cluster)
                if (stratum_of(design, cluster) == stratum)
                    factors[cluster] = cluster == left_out ? 0 : n / (n - 1);
            double const population = design.population[stratum];
            made.factors_.push_back(std::move(factors));
            made.scales_.push_back((n - 1) / n * (population > 0 ? std::fmax(0.0, 1 - n / population) : 1));
        }
        return made;
    }

    /// `replicates` bootstrap replicates, each of n - 1 clusters drawn with replacement from
    /// the n of every stratum (Rao and Wu). The same seed draws the same clusters on every
    /// machine.
    static replicate_weights drawn_bootstrap(income_sample const& sample, std::size_t replicates, std::uint64_t seed) {
        if (replicates < 2)
            throw std::invalid_argument("tuopin: a bootstrap needs at least two replicates");
        detail::cluster_table const&     design = sample.design();
        std::vector<std::vector<double>> factors(replicates, std::vector<double>(design.clusters));
        for (auto& replicate : factors)
            for (std::size_t stratum = 0, first = 0; stratum < design.strata(); ++stratum) {
                std::size_t const n = design.clusters_in[stratum];
                if (n == 1)
                    replicate[first] = 1;
                for (std::size_t draw = 0; draw + 1 < n; ++draw)
                    replicate[first + below(seed, n)] += static_cast<double>(n) / static_cast<double>(n - 1);
                first += n;
            }
        return bootstrap(std::move(factors));
    }

    /// Balanced half samples over strata of two clusters each, by a Hadamard matrix of
    /// Sylvester's kind; with `rho` above zero by Fay's method.
    static replicate_weights drawn_balanced(income_sample const& sample, double rho = 0) {
        detail::cluster_table const& design = sample.design();
        for (std::uint32_t const clusters : design.clusters_in)
            if (clusters != 2)
                throw std::invalid_argument("tuopin: balanced half samples need exactly two clusters in every stratum");
        std::size_t order = 2;
        while (order <= design.strata())
            order *= 2;
        std::vector<std::vector<double>> factors(order, std::vector<double>(design.clusters));
        for (std::size_t row = 0; row < order; ++row)
            for (std::size_t stratum = 0; stratum < design.strata(); ++stratum) {
                bool odd = false;
                for (std::size_t both = row & (stratum + 1); both != 0; both &= both - 1)
                    odd = !odd;
                factors[row][2 * stratum]     = odd ? rho : 2 - rho;
                factors[row][2 * stratum + 1] = odd ? 2 - rho : rho;
            }
        return fay(std::move(factors), rho);
    }

    /// The same where the factors are by record, in the order of the columns that the sample
    /// was made from.
    replicate_weights by_record() && {
        by_record_ = true;
        return std::move(*this);
    }

    /// A sample with the weights of one replicate. Throws std::invalid_argument where it has
    /// not one factor for every cluster, or record.
    income_sample weighed(income_sample const& records, std::size_t replicate) const {
        std::vector<double> const& factors = factors_[replicate];
        if (by_record_)
            return records.reweighted([&](std::size_t at) {
                if (records.origin(at) >= factors.size())
                    throw std::invalid_argument("tuopin: a replicate has one factor for every record");
                return factors[records.origin(at)];
            });
        if (factors.size() != records.design().clusters)
            throw std::invalid_argument("tuopin: a replicate has one factor for every cluster of the design");
        return records.reweighted([&](std::size_t at) { return factors[records.cluster(at)]; });
    }

    std::size_t                             size() const { return factors_.size(); }
    std::vector<std::vector<double>> const& factors() const { return factors_; }
    std::vector<double> const&              scales() const { return scales_; }

private:
    static replicate_weights with_scale(std::vector<std::vector<double>> factors, double times) {
        replicate_weights made;
        made.scales_.assign(factors.size(), times / static_cast<double>(factors.size()));
        made.factors_ = std::move(factors);
        return made;
    }
    static std::size_t stratum_of(detail::cluster_table const& design, std::size_t cluster) {
        return design.stratum_of.empty() ? 0 : design.stratum_of[cluster];
    }
    /// A number below `limit`, each alike likely (splitmix64, Steele, Lea and Flood 2014).
    static std::size_t below(std::uint64_t& state, std::size_t limit) {
        for (;;) {
            state += 0x9e37'79b9'7f4a'7c15u;
            std::uint64_t mixed = state;
            mixed               = (mixed ^ (mixed >> 30)) * 0xbf58'476d'1ce4'e5b9u;
            mixed               = (mixed ^ (mixed >> 27)) * 0x94d0'49bb'1331'11ebu;
            mixed ^= mixed >> 31;
            std::uint64_t const over = (~std::uint64_t{0} % limit + 1) % limit; // what would favour the small ones
            if (mixed <= ~std::uint64_t{0} - over)
                return static_cast<std::size_t>(mixed % limit);
        }
    }

    std::vector<std::vector<double>> factors_{};
    std::vector<double>              scales_{};
    bool                             by_record_{false};
};

/// Any estimate with its standard error by replication: `compute(weighed)` computes it from
/// samples, each passed through `weighed`, which gives it the weights of one replicate (for
/// the estimate itself those it has). Empty of an error where it has no value in a replicate.
template <class Compute>
estimate<> replicated(replicate_weights const& replicates, Compute compute, replicates_around centre = {}) {
    estimate<> made = compute([](income_sample const& records) { return records; });
    if (!made) {
        made.set_no_error(made.why());
        return made;
    }
    std::vector<double> values;
    detail::running_sum sum;
    for (std::size_t replicate = 0; replicate < replicates.size(); ++replicate) {
        estimate<> const value =
            compute([&](income_sample const& records) { return replicates.weighed(records, replicate); });
        if (!value) {
            made.set_no_error(value.why());
            return made;
        }
        values.push_back(*value);
        sum.add(*value);
    }
    if (values.size() < 2) {
        made.set_no_error(no_value::one_cluster);
        return made;
    }
    double const mean =
        centre == replicates_around::the_estimate ? *made : sum.total() / static_cast<double>(values.size());
    detail::running_sum variance;
    for (std::size_t at = 0; at < values.size(); ++at)
        variance.add(replicates.scales()[at] * (values[at] - mean) * (values[at] - mean));
    made.set_error(std::sqrt(variance.total()), static_cast<std::int64_t>(values.size()) - 1);
    return made;
}

/// A statistic with its standard error by replication. Lines are estimated anew in each
/// replicate, from `whole`.
template <class Statistic>
estimate<> replicate_estimate_of(Statistic const& statistic, income_sample const& sample, income_sample const& whole,
                                 replicate_weights const& replicates, replicates_around centre = {}) {
    bool const all = sample.same_as(whole);
    return replicated(
        replicates,
        [&](auto const& weighed) {
            income_sample const part = weighed(sample);
            return all ? value_of(statistic, part) : value_of(statistic, part, weighed(whole));
        },
        centre);
}
template <class Statistic>
estimate<> replicate_estimate_of(Statistic const& statistic, income_sample const& sample,
                                 replicate_weights const& replicates, replicates_around centre = {}) {
    return replicate_estimate_of(statistic, sample, sample, replicates, centre);
}

} // namespace tuopin

#endif
