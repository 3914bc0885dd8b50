// Numbers that know how much every cluster of the sample moves them: arithmetic on them is
// the linearisation (delta method, influence functions) of survey statistics.
#ifndef TUOPIN_STATISTICS_INFLUENCE_HPP
#define TUOPIN_STATISTICS_INFLUENCE_HPP

#include <tuopin/statistics/cluster_table.hpp>
#include <tuopin/statistics/conventions.hpp>
#include <tuopin/statistics/estimate.hpp>
#include <tuopin/statistics/sample.hpp>
#include <tuopin/statistics/sums_in_blocks.hpp>

#include <algorithm>
#include <cmath>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

namespace tuopin {

/// How standard errors are taken by linearisation.
struct linearisation {
    bandwidth      width{};
    bandwidth_of   width_of{};
    line_density   density{};
    lonely_cluster lonely{};

    friend constexpr bool operator==(linearisation const&, linearisation const&) = default;
};

namespace detail {

/// A value, and by cluster the total of its influence: what the cluster adds to its
/// first-order change. Totals are kept from the first cluster that has one to the last, so that
/// a domain costs no more than its own clusters. Without totals it is a constant.
class linearised {
public:
    linearised() = default;
    linearised(double value) : value_(value) {}
    linearised(double value, std::vector<double> totals, std::size_t first_cluster = 0)
        : value_(value), first_(first_cluster), totals_(std::move(totals)) {}

    double   value() const { return value_; }
    bool     constant() const { return totals_.empty() && known(); }
    bool     known() const { return unknown_ == no_value::none; }
    no_value unknown() const { return unknown_; }

    /// The clusters with a total, and the total of any.
    std::size_t first_cluster() const { return first_; }
    std::size_t end_cluster() const { return first_ + totals_.size(); }
    double      total(std::size_t cluster) const {
        return cluster < first_ || cluster >= end_cluster() ? 0 : totals_[cluster - first_];
    }

    /// The same value with an error that cannot be given.
    linearised without_error(no_value reason) const {
        linearised result(value_);
        result.unknown_ = reason;
        return result;
    }

    /// A function of this, from its value and its slope.
    linearised mapped(double value, double slope) && {
        value_ = value;
        for (double& total : totals_)
            total *= slope;
        return std::move(*this);
    }
    linearised mapped(double value, double slope) const& { return linearised(*this).mapped(value, slope); }

    /// a A + b B around a new value.
    static linearised joined(double value, linearised a, double slope_a, linearised const& b, double slope_b) {
        a = std::move(a).mapped(value, slope_a);
        if (!b.totals_.empty()) {
            a.reach(b.first_, b.end_cluster());
            double* const to = a.totals_.data() + (b.first_ - a.first_);
            for (std::size_t at = 0; at < b.totals_.size(); ++at)
                to[at] += slope_b * b.totals_[at];
        }
        if (a.known())
            a.unknown_ = b.unknown_;
        return a;
    }

    friend linearised operator+(linearised a, linearised const& b) {
        double const value = a.value_ + b.value_;
        return joined(value, std::move(a), 1, b, 1);
    }
    friend linearised operator-(linearised a, linearised const& b) {
        double const value = a.value_ - b.value_;
        return joined(value, std::move(a), 1, b, -1);
    }
    friend linearised operator*(linearised a, linearised const& b) {
        double const value = a.value_ * b.value_, slope_b = a.value_;
        return joined(value, std::move(a), b.value_, b, slope_b);
    }
    friend linearised operator/(linearised a, linearised const& b) {
        double const value = a.value_ / b.value_;
        return joined(value, std::move(a), 1 / b.value_, b, -value / b.value_);
    }

private:
    void reach(std::size_t first, std::size_t end) {
        if (totals_.empty()) {
            first_ = first;
        } else if (first < first_) {
            totals_.insert(totals_.begin(), first_ - first, 0.0);
            first_ = first;
        }
        if (end > end_cluster())
            totals_.resize(end - first_);
    }

    double              value_{};
    std::size_t         first_{};
    std::vector<double> totals_{};
    no_value            unknown_{no_value::none};
};

inline double number_of(double value) { return value; }
inline double number_of(linearised const& value) { return value.value(); }

inline double     mapped(double, double value, double) { return value; }
inline linearised mapped(linearised const& of, double value, double slope) { return of.mapped(value, slope); }

inline bool is_constant(double) { return true; }
inline bool is_constant(linearised const& value) { return value.constant(); }

/// `base` plus what it changes by when `line`, at its value already, moves.
inline double     moved_by(double base, double, double) { return base; }
inline linearised moved_by(linearised base, linearised const& line, double slope) {
    double const value = base.value();
    return linearised::joined(value, std::move(base), 1, line, slope);
}

inline double     error_unknown(double value, no_value) { return value; }
inline linearised error_unknown(linearised const& value, no_value reason) { return value.without_error(reason); }

template <class S>
S power(S const& of, double exponent) {
    double const base = number_of(of), value = std::pow(base, exponent);
    return mapped(of, value, exponent * value / base);
}
template <class S>
S logarithm(S const& of) {
    return mapped(of, std::log(number_of(of)), 1 / number_of(of));
}
template <class S>
S exponential(S const& of) {
    double const value = std::exp(number_of(of));
    return mapped(of, value, value);
}

/// A value, or why there is none.
template <class S>
struct outcome {
    S        value{};
    no_value why{no_value::none};

    outcome(S number) : value(std::move(number)) {
        if (!std::isfinite(number_of(value)))
            why = no_value::cannot_be_computed;
    }
    outcome(no_value reason) : why(reason) {}
    explicit operator bool() const { return why == no_value::none; }
};

/// Quantiles of the whole sample, kept where many domains want the same.
template <class S>
class known_quantiles {
public:
    outcome<S> const* find(double share, quantile_rule rule) const {
        for (entry const& each : entries_)
            if (each.share == share && each.rule == rule)
                return &each.value;
        return nullptr;
    }
    void add(double share, quantile_rule rule, outcome<S> value) {
        entries_.push_back({share, rule, std::move(value)});
    }

private:
    struct entry {
        double        share;
        quantile_rule rule;
        outcome<S>    value;
    };
    std::vector<entry> entries_{};
};

/// Records of a sample for one computation: with `S` double it gives values, with
/// `linearised` values and influences. Lines are estimated from the records of `whole`.
template <class S, class Sample = income_sample>
class over {
public:
    static constexpr bool linearises = std::same_as<S, linearised>;

    over(Sample const& sample, Sample const& whole, linearisation const& how, known_quantiles<S>* known = nullptr)
        : sample_(sample), whole_(whole), how_(how), known_(known) {}

    Sample const&        sample() const { return sample_; }
    linearisation const& how() const { return how_; }
    over                 whole() const { return over(whole_, whole_, how_, known_); }
    over                 of(Sample const& sample) const { return over(sample, whole_, how_, known_); }
    bool                 is_whole() const { return sample_.same_as(whole_); }
    /// What is known of the whole, or nothing.
    known_quantiles<S>* known() const { return known_; }

    std::size_t size() const { return sample_.size(); }
    /// Of a record. For one of them alone the sample is quicker: this makes the columns.
    double income(std::size_t at) const { return sample_.incomes()[at]; }
    double weight(std::size_t at) const { return sample_.weights()[at]; }

    /// `value`, on which a unit of weight of record `at` has the influence `influence(at)`.
    template <class Influence>
    S influenced(double value, Influence influence) const {
        if constexpr (linearises) {
            double const* const weights = sample_.weights().data();
            if (sample_.clusters().empty()) {
                std::vector<double> totals(size());
                for (std::size_t at = 0; at < size(); ++at)
                    totals[at] = weights[at] * influence(at);
                return linearised(value, std::move(totals));
            }
            std::size_t const          first = sample_.first_cluster();
            std::vector<double>        totals(sample_.end_cluster() - first);
            std::uint32_t const* const clusters = sample_.clusters().data();
            for (std::size_t at = 0; at < size(); ++at)
                totals[clusters[at] - first] += weights[at] * influence(at);
            return linearised(value, std::move(totals), first);
        } else {
            return value;
        }
    }
    /// The same where all records of a run have the influence `influence(run)`, which is asked once a run, in their
    /// order; and where all records of an income have `influence(income)`.
    template <class Influence>
    S influenced_by_run(double value, Influence influence) const {
        if constexpr (linearises)
            return linearised(value, sample_.totals_by_cluster([&](std::size_t run) {
                return sample_.weight_in_run(run) * influence(run);
            }),
                              sample_.first_cluster());
        else
            return value;
    }
    template <class Influence>
    S influenced_by_income(double value, Influence influence) const {
        return influenced_by_run(value, [&](std::size_t run) { return influence(sample_.income_of_run(run)); });
    }

    // Records from `first` up to before `last` part no run: they are those between two incomes, as `below` and `up_to`
    // give them.

    /// The sum of weights times `of(income)`, over records from `first` up to before `last`.
    template <class Of>
    S total(Of of, std::size_t first, std::size_t last) const {
        return influenced_by_run(sum(of, first, last), [&](std::size_t run) {
            return lies_within(run, first, last) ? of(sample_.income_of_run(run)) : 0.0;
        });
    }
    template <class Of>
    S total(Of of) const {
        return total(of, 0, size());
    }
    /// The mean of `of(income)` over everyone, with nothing from records before `first` or from `last`.
    template <class Of>
    S mean(Of of, std::size_t first, std::size_t last) const {
        double const people = sample_.total_weight(), value = sum(of, first, last) / people;
        return influenced_by_run(value, [&](std::size_t run) {
            return ((lies_within(run, first, last) ? of(sample_.income_of_run(run)) : 0.0) - value) / people;
        });
    }
    template <class Of>
    S mean(Of of) const {
        return mean(of, 0, size());
    }
    S population() const {
        return influenced_by_income(sample_.total_weight(), [](double) { return 1.0; });
    }
    S incomes() const {
        return influenced_by_income(sample_.total_income(), [](double income) { return income; });
    }
    S mean_income() const {
        double const people = sample_.total_weight(), value = sample_.total_income() / people;
        return influenced_by_income(value, [&](double income) { return (income - value) / people; });
    }
    /// The share of people among the first `last` records, the poorest; and of income.
    S share_of_first(std::size_t last) const {
        double const people = sample_.total_weight(), value = sample_.weight_of_first(last) / people;
        return influenced_by_run(
            value, [&](std::size_t run) { return ((lies_within(run, 0, last) ? 1.0 : 0.0) - value) / people; });
    }
    S income_of_first(std::size_t last) const {
        return influenced_by_run(sample_.income_of_first(last), [&](std::size_t run) {
            return lies_within(run, 0, last) ? sample_.income_of_run(run) : 0.0;
        });
    }

    /// The sum without influences.
    template <class Of>
    double sum(Of of, std::size_t first, std::size_t last) const {
        std::size_t const begin = first < last ? sample_.run_of(first) : 0;
        std::size_t const end   = first < last ? sample_.runs_of_first(last) : 0;
        return blockwise_sum(begin, end, [&](std::size_t run) {
            return sample_.weight_within(run, first, last) * of(sample_.income_of_run(run));
        });
    }

    /// The width of the kernel: the weighted standard deviation shrunk with the sample size.
    double kernel_width() const {
        if (how_.width_of == bandwidth_of::whole && !is_whole())
            return whole().kernel_width();
        // Equal incomes have no spread: their computed mean may miss them by the last bit, which would leave a width.
        if (size() == 0 || sample_.income_of_run(0) == sample_.income_of_run(sample_.runs() - 1))
            return 0;
        double const mean    = sample_.total_income() / sample_.total_weight();
        double const squares = sum([&](double x) { return (x - mean) * (x - mean); }, 0, size());
        double const number =
            how_.width == bandwidth::by_population ? sample_.total_weight() : static_cast<double>(size());
        return std::sqrt(squares / sample_.total_weight()) * std::pow(number, -0.2);
    }

    /// Sum of weights times `of(income)` under a Gaussian kernel around `centre`; the
    /// density of incomes there is that of ones over the total weight.
    template <class Of>
    double smoothed(double centre, Of of) const {
        double const width = kernel_width();
        if (!(width > 0))
            return 0;
        // Nine widths away the kernel is below the last bit.
        std::size_t const first = sample_.below(centre - 9 * width), last = sample_.up_to(centre + 9 * width);
        auto const        under = [&](double income) {
            double const u = (centre - income) / width;
            return of(income) * std::exp(-u * u / 2);
        };
        return sum(under, first, last) / (width * std::sqrt(2 * 3.14159265358979323846));
    }
    double density(double centre) const {
        return smoothed(centre, [](double) { return 1.0; }) / sample_.total_weight();
    }

private:
    bool lies_within(std::size_t run, std::size_t first, std::size_t last) const {
        std::size_t const record = sample_.first_of_run(run);
        return record >= first && record < last;
    }

    Sample const&        sample_;
    Sample const&        whole_;
    linearisation const& how_;
    known_quantiles<S>*  known_;
};

/// The variance of what has these totals by cluster: between the clusters of a stratum,
/// summed over strata. Empty where a stratum has one cluster and `lonely` refuses.
inline std::optional<double> variance_between_clusters(linearised const& of, cluster_table const& design,
                                                       lonely_cluster lonely) {
    running_sum variance, all;
    std::size_t lonely_ones = 0;
    auto const  sum_over    = [&](std::size_t first, std::size_t last, auto term) {
        return blockwise_sum(first, last, [&](std::size_t cluster) { return term(of.total(cluster)); });
    };
    if (lonely == lonely_cluster::adjust)
        all.add(sum_over(of.first_cluster(), of.end_cluster(), [](double total) { return total; }));
    double const mean_of_all = all.total() / static_cast<double>(design.clusters);
    std::size_t  begin       = 0;
    for (std::size_t stratum = 0; stratum < design.strata(); ++stratum) {
        std::size_t const end = begin + design.clusters_in[stratum];
        // All other clusters of the stratum have totals of zero.
        std::size_t const first      = std::min(std::max(begin, of.first_cluster()), end);
        std::size_t const last       = std::max(first, std::min(end, of.end_cluster()));
        double const      n          = design.clusters_in[stratum];
        double const      population = design.population[stratum];
        double const      left       = population > 0 ? std::fmax(0.0, 1 - n / population) : 1;
        double const      mean       = sum_over(first, last, [](double total) { return total; }) / n;
        if (n > 1) {
            double const squares = sum_over(first, last, [&](double total) { return (total - mean) * (total - mean); });
            double const others  = n - static_cast<double>(last - first);
            variance.add(left * n / (n - 1) * (squares + others * mean * mean));
        } else if (left > 0) { // a cluster that is the whole stratum is certain anyway
            if (lonely == lonely_cluster::refuse)
                return std::nullopt;
            if (lonely == lonely_cluster::adjust)
                variance.add(left * (mean - mean_of_all) * (mean - mean_of_all));
            ++lonely_ones;
        }
        begin = end;
    }
    double result = variance.total();
    if (lonely == lonely_cluster::average && lonely_ones > 0) {
        if (lonely_ones == design.strata())
            return std::nullopt;
        result *= static_cast<double>(design.strata()) / static_cast<double>(design.strata() - lonely_ones);
    }
    return result;
}

template <class S, class Sample>
estimate<> as_estimate(outcome<S> const& result, Sample const& sample, linearisation const& how) {
    estimate<> made = result ? estimate<>(number_of(result.value)) : estimate<>(result.why);
    made.set_records(static_cast<std::int64_t>(sample.size()), sample.total_weight(), sample.excluded());
    if constexpr (std::same_as<S, linearised>) {
        made.set_no_error(result.why);
        if (result) {
            if (!result.value.known())
                made.set_no_error(result.value.unknown());
            else if (result.value.constant())
                made.set_error(0, static_cast<std::int64_t>(sample.design().clusters - sample.design().strata()));
            else if (auto const variance = variance_between_clusters(result.value, sample.design(), how.lonely);
                     variance && std::isfinite(*variance))
                made.set_error(std::sqrt(*variance),
                               static_cast<std::int64_t>(sample.design().clusters - sample.design().strata()));
            else
                made.set_no_error(variance ? no_value::cannot_be_computed : no_value::one_cluster);
        }
    }
    return made;
}

/// Runs a statistic over some records; an empty sample has no value.
template <class S, class Sample, class Statistic>
outcome<S> computed(Statistic const& statistic, over<S, Sample> const& records) {
    if (records.size() == 0)
        return no_value::nobody;
    return statistic.compute(records);
}

/// The records that a statistic of ratios and logarithms is taken over.
template <class Sample>
Sample defined_part(Sample const& sample, undefined_incomes policy, bool zero_has_meaning) {
    if (policy != undefined_incomes::drop)
        return sample;
    return zero_has_meaning ? sample.nonnegative() : sample.positive();
}

} // namespace detail

namespace detail {

template <class S, class Statistic, class Sample>
estimate<> computed_estimate(Statistic const& statistic, Sample const& sample, Sample const& whole,
                             linearisation const& how, known_quantiles<S>* known = nullptr) {
    Sample const part = statistic.records(sample);
    return as_estimate(computed(statistic, over<S, Sample>(part, whole, how, known)), part, how);
}

} // namespace detail

/// The value of a statistic over a sample, without a standard error. Where its poverty
/// line is estimated, it is estimated from `whole`.
template <class Statistic>
estimate<> value_of(Statistic const& statistic, income_sample const& sample, income_sample const& whole) {
    return detail::computed_estimate<double>(statistic, sample, whole, {});
}
template <class Statistic>
estimate<> value_of(Statistic const& statistic, income_sample const& sample) {
    return value_of(statistic, sample, sample);
}

/// The same with its standard error by linearisation, under the design of the sample.
template <class Statistic>
estimate<> estimate_of(Statistic const& statistic, income_sample const& sample, income_sample const& whole,
                       linearisation how = {}) {
    return detail::computed_estimate<detail::linearised>(statistic, sample, whole, how);
}
template <class Statistic>
estimate<> estimate_of(Statistic const& statistic, income_sample const& sample, linearisation how = {}) {
    return estimate_of(statistic, sample, sample, how);
}

namespace detail {

template <class Statistic, class Join>
estimate<> joined(Statistic const& statistic, income_sample const& one, income_sample const& other,
                  income_sample const& whole, linearisation const& how, Join join) {
    if (&one.design() != &other.design())
        throw std::logic_error("tuopin: domains are compared within one design; take them from one sample by domain(), "
                               "changed() or together()");
    income_sample const part = statistic.records(one), rest = statistic.records(other);
    auto const          first  = computed(statistic, over<linearised>(part, whole, how));
    auto const          second = computed(statistic, over<linearised>(rest, whole, how));
    if (!first || !second)
        return estimate<>(first ? second.why : first.why);
    return as_estimate(join(first.value, second.value), part, how);
}

} // namespace detail

/// How much larger a statistic is in `one` than in `other`, two domains of one design, with
/// the standard error of the difference: their covariance is taken into account.
template <class Statistic>
estimate<> difference_of(Statistic const& statistic, income_sample const& one, income_sample const& other,
                         income_sample const& whole, linearisation how = {}) {
    return detail::joined(statistic, one, other, whole, how,
                          [](detail::linearised const& a, detail::linearised const& b) {
                              return detail::outcome<detail::linearised>(a - b);
                          });
}

/// How many times as large: the ratio of mean incomes of women and men, of one source of
/// income to the total (`changed()` gives a sample of it).
template <class Statistic>
estimate<> ratio_of(Statistic const& statistic, income_sample const& one, income_sample const& other,
                    income_sample const& whole, linearisation how = {}) {
    return detail::joined(statistic, one, other, whole, how,
                          [](detail::linearised const& a, detail::linearised const& b) {
                              return b.value() == 0 ? detail::outcome<detail::linearised>(no_value::total_not_positive)
                                                    : detail::outcome<detail::linearised>(a / b);
                          });
}

} // namespace tuopin

#endif
