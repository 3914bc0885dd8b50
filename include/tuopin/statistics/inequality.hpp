// Inequality: Gini, generalised entropy, Atkinson, and ratios of shares.
#ifndef TUOPIN_STATISTICS_INEQUALITY_HPP
#define TUOPIN_STATISTICS_INEQUALITY_HPP

#include <tuopin/statistics/influence.hpp>
#include <tuopin/statistics/lorenz.hpp>
#include <tuopin/statistics/quantiles.hpp>
#include <tuopin/statistics/sums_in_blocks.hpp>

#include <cmath>
#include <cstddef>
#include <vector>

namespace tuopin {

namespace detail {

/// Why incomes have no meaning for a measure of shares or logarithms; `none` where they do.
template <class Sample>
no_value incomes_undefined(Sample const& sample, undefined_incomes policy, bool zero_has_meaning) {
    if (policy != undefined_incomes::keep && !sample.empty() &&
        (sample.income_of_run(0) < 0 || (!zero_has_meaning && sample.income_of_run(0) == 0)))
        return no_value::undefined_income;
    return sample.total_income() > 0 ? no_value::none : no_value::total_not_positive;
}

} // namespace detail

namespace statistic {

/// The Gini coefficient (基尼系数): 0 where all incomes are equal, 1 where one has all.
struct gini {
    gini_form         form{};
    small_sample      correction{};
    undefined_incomes undefined{};

    template <class Sample>
    Sample records(Sample const& sample) const {
        return detail::defined_part(sample, undefined, true);
    }
    template <class S, class Sample>
    detail::outcome<S> compute(detail::over<S, Sample> const& records) const {
        auto const& sample = records.sample();
        if (auto const why = detail::incomes_undefined(sample, undefined, true); why != no_value::none)
            return why;
        switch (form) {
        case gini_form::unit_steps:
            return of_form<gini_form::unit_steps>(records);
        case gini_form::ties_merged:
            return of_form<gini_form::ties_merged>(records);
        case gini_form::trapezoid:
            break;
        }
        return of_form<gini_form::trapezoid>(records);
    }
    friend constexpr bool operator==(gini const&, gini const&) = default;

private:
    template <gini_form Form, class S, class Sample>
    detail::outcome<S> of_form(detail::over<S, Sample> const& records) const {
        auto const&  sample     = records.sample();
        double const population = sample.total_weight(), income = sample.total_income();

        double const n =
            correction == small_sample::corrected_by_counts ? population : static_cast<double>(records.size());
        double const factor = correction == small_sample::as_it_is ? 1.0 : n / (n - 1);
        double const value  = total_by_ranks<Form>(records) / (population * income) - 1;
        // 2 (income of those above + rank x) - (G + 1) (T + W x) (Langel and Tille 2013). With unit
        // steps the record itself counts once more, as in convey.
        up_to_each<Form, Sample> again(sample);
        return records.influenced_by_run(factor * value, [&](std::size_t run) {
            again.take(run);
            double const x      = sample.income_of_run(run);
            double       others = income - again.income() + again.people() * x;
            if constexpr (Form == gini_form::unit_steps)
                others += sample.weight_in_run(run) * x - x / 2;
            return factor * (2 * others - (value + 1) * (income + population * x)) / (population * income);
        });
    }

    template <gini_form Form, class S, class Sample>
    double total_by_ranks(detail::over<S, Sample> const& records) const {
        auto const& sample = records.sample();
        // Where each counts once, two forms are one.
        if constexpr (Form != gini_form::ties_merged && requires { sample.total_by_ranks(); })
            return sample.total_by_ranks();
        // What the records of a run add one by one, at once.
        up_to_each<Form, Sample> step(sample);
        return detail::blockwise_sum(0, sample.runs(), [&](std::size_t run) {
            step.take(run);
            double const each = sample.weight_in_run(run), all = sample.weight_of_run(run);
            double const below = Form == gini_form::trapezoid     ? all
                                     : Form == gini_form::ties_merged ? each
                                                                      : all - each + 1;
            return all * sample.income_of_run(run) * (2 * step.people() - below);
        });
    }

    /// People and their incomes up to each run and with it; where ties are merged, up to the last with the same
    /// income.
    template <gini_form Form, class Sample>
    class up_to_each {
    public:
        explicit up_to_each(Sample const& sample) : sample_(sample), step_(sample) {}

        void take(std::size_t run) {
            if constexpr (Form == gini_form::ties_merged)
                while (next_ <= run ||
                       (next_ < sample_.runs() && sample_.income_of_run(next_) == sample_.income_of_run(run)))
                    step_.take(next_++);
            else
                step_.take(run);
        }
        double people() const { return step_.people(); }
        double income() const { return step_.income(); }

    private:
        Sample const&             sample_;
        typename Sample::run_walk step_;
        std::size_t               next_{};
    };
};

/// The generalised entropy index: 0 the mean log deviation (Theil L), 1 Theil T, 2 half
/// the squared coefficient of variation.
struct generalised_entropy {
    double            alpha{1};
    undefined_incomes undefined{};

    bool          zero_has_meaning() const { return alpha > 0; }
    income_sample records(income_sample const& sample) const {
        return detail::defined_part(sample, undefined, zero_has_meaning());
    }
    template <class S>
    detail::outcome<S> compute(detail::over<S> const& records) const {
        if (auto const why = detail::incomes_undefined(records.sample(), undefined, zero_has_meaning());
            why != no_value::none)
            return why;
        // Incomes relative to the mean, whose own influence is added after.
        S const      mean   = records.mean_income();
        double const middle = detail::number_of(mean);
        if (alpha == 0) {
            S const sum = records.mean([&](double income) { return -std::log(income / middle); });
            return detail::moved_by(sum, mean, 1 / middle);
        }
        if (alpha == 1) {
            S const sum = records.mean(
                [&](double income) { return income == 0 ? 0.0 : income / middle * std::log(income / middle); });
            return detail::moved_by(sum, mean, -(detail::number_of(sum) + 1) / middle);
        }
        S const sum = records.mean([&](double income) { return std::pow(income / middle, alpha) - 1; });
        return detail::moved_by(sum, mean, -alpha * (detail::number_of(sum) + 1) / middle) / S(alpha * (alpha - 1));
    }
    friend constexpr bool operator==(generalised_entropy const&, generalised_entropy const&) = default;
};

/// The mean log deviation (Theil's L) and Theil's T.
struct mean_log_deviation : generalised_entropy {
    constexpr mean_log_deviation(undefined_incomes policy = {}) : generalised_entropy{0, policy} {}
};
struct theil : generalised_entropy {
    constexpr theil(undefined_incomes policy = {}) : generalised_entropy{1, policy} {}
};

/// Theil's T and L together: the symmetric J divergence.
struct j_divergence {
    undefined_incomes undefined{};

    income_sample records(income_sample const& sample) const { return detail::defined_part(sample, undefined, false); }
    template <class S>
    detail::outcome<S> compute(detail::over<S> const& records) const {
        auto const t = generalised_entropy{1, undefined}.compute(records);
        auto const l = generalised_entropy{0, undefined}.compute(records);
        return t && l ? detail::outcome<S>(t.value + l.value) : detail::outcome<S>(t ? l.why : t.why);
    }
    friend constexpr bool operator==(j_divergence const&, j_divergence const&) = default;
};

/// The Atkinson index: the share of total income that could be given away without loss of
/// welfare were the rest equally shared. `epsilon` above 0 is the aversion to inequality.
struct atkinson {
    double            epsilon{1};
    undefined_incomes undefined{};

    bool          zero_has_meaning() const { return epsilon < 1; }
    income_sample records(income_sample const& sample) const {
        return detail::defined_part(sample, undefined, zero_has_meaning());
    }
    template <class S>
    detail::outcome<S> compute(detail::over<S> const& records) const {
        if (!(epsilon > 0))
            return no_value::cannot_be_computed;
        if (auto const why = detail::incomes_undefined(records.sample(), undefined, zero_has_meaning());
            why != no_value::none)
            return why;
        S const      mean   = records.mean_income();
        double const middle = detail::number_of(mean);
        if (epsilon == 1) {
            S const sum = records.mean([&](double income) { return std::log(income / middle); });
            return S(1.0) - detail::exponential(detail::moved_by(sum, mean, -1 / middle));
        }
        double const exponent = 1 - epsilon;
        S const      sum      = records.mean([&](double income) { return std::pow(income / middle, exponent); });
        return S(1.0) -
               detail::power(detail::moved_by(sum, mean, -exponent * detail::number_of(sum) / middle), 1 / exponent);
    }
    friend constexpr bool operator==(atkinson const&, atkinson const&) = default;
};

/// Standard deviation over mean, with the divisor n.
struct coefficient_of_variation {
    income_sample records(income_sample const& sample) const { return sample; }
    template <class S>
    detail::outcome<S> compute(detail::over<S> const& records) const {
        S const      mean   = records.mean_income();
        double const middle = detail::number_of(mean);
        if (!(middle > 0))
            return no_value::total_not_positive;
        S const variance = records.mean([&](double income) { return (income - middle) * (income - middle); });
        if (detail::number_of(variance) == 0)
            return variance;
        return detail::power(variance, 0.5) / mean;
    }
    friend constexpr bool operator==(coefficient_of_variation const&, coefficient_of_variation const&) = default;
};

/// The share of total income that would have to change hands to make all equal (Hoover,
/// Ricci-Schutz, Pietra).
struct hoover {
    undefined_incomes undefined{};

    income_sample records(income_sample const& sample) const { return detail::defined_part(sample, undefined, true); }
    template <class S>
    detail::outcome<S> compute(detail::over<S> const& records) const {
        if (auto const why = detail::incomes_undefined(records.sample(), undefined, true); why != no_value::none)
            return why;
        S const      mean   = records.mean_income();
        double const middle = detail::number_of(mean);
        S const      apart  = records.total([&](double income) { return std::fabs(income - middle); });
        // Incomes at the mean, as far as its last bits tell, are below and above in halves.
        double const margin = middle * detail::share_tolerance;
        auto const&  sample = records.sample();
        double const below  = sample.weight_of_first(sample.below(middle - margin));
        double const above  = sample.total_weight() - sample.weight_of_first(sample.up_to(middle + margin));
        return detail::moved_by(apart, mean, below - above) / (S(2.0) * records.incomes());
    }
    friend constexpr bool operator==(hoover const&, hoover const&) = default;
};

/// Kolm's index, which does not change when all incomes rise by one amount; `alpha` is per
/// unit of income.
struct kolm {
    double alpha{1};

    income_sample records(income_sample const& sample) const { return sample; }
    template <class S>
    detail::outcome<S> compute(detail::over<S> const& records) const {
        if (!(alpha > 0))
            return no_value::cannot_be_computed;
        S const      mean   = records.mean_income();
        double const middle = detail::number_of(mean);
        // Less one, so that small indices keep their digits.
        S const      sum   = records.mean([&](double income) { return std::expm1(alpha * (middle - income)); });
        S const      moved = detail::moved_by(sum, mean, alpha * (detail::number_of(sum) + 1));
        double const above = detail::number_of(sum);
        return detail::mapped(moved, std::log1p(above) / alpha, 1 / ((1 + above) * alpha));
    }
    friend constexpr bool operator==(kolm const&, kolm const&) = default;
};

/// Concentration: the sum of squared shares (Herfindahl), each unit of weight one share.
struct herfindahl {
    income_sample records(income_sample const& sample) const { return sample; }
    template <class S>
    detail::outcome<S> compute(detail::over<S> const& records) const {
        if (!(records.sample().total_income() > 0))
            return no_value::total_not_positive;
        return records.total([](double income) { return income * income; }) / (records.incomes() * records.incomes());
    }
    friend constexpr bool operator==(herfindahl const&, herfindahl const&) = default;
};

/// Concentration by Rosenbluth: 1 / (N (1 - Gini)).
struct rosenbluth {
    income_sample records(income_sample const& sample) const { return sample; }
    template <class S>
    detail::outcome<S> compute(detail::over<S> const& records) const {
        auto const g = gini{}.compute(records);
        return g ? detail::outcome<S>(S(1.0) / (records.population() * (S(1.0) - g.value))) : g;
    }
    friend constexpr bool operator==(rosenbluth const&, rosenbluth const&) = default;
};

/// Mean income times (1 - Gini): what the mean is worth where inequality is disliked (Sen).
struct sen_welfare {
    static constexpr bool is_income = true;

    income_sample records(income_sample const& sample) const { return sample; }
    template <class S>
    detail::outcome<S> compute(detail::over<S> const& records) const {
        auto const g = gini{}.compute(records);
        return g ? detail::outcome<S>(records.mean_income() * (S(1.0) - g.value)) : g;
    }
    friend constexpr bool operator==(sen_welfare const&, sen_welfare const&) = default;
};

/// The income of those above one quantile over that of those at or below another. S80/S20,
/// Eurostat's quintile share ratio, without further choice.
struct quintile_share_ratio {
    quantile_rule     rule{};
    double            upper{0.8};
    double            lower{0.2};
    undefined_incomes undefined{};

    income_sample records(income_sample const& sample) const { return detail::defined_part(sample, undefined, true); }
    template <class S>
    detail::outcome<S> compute(detail::over<S> const& records) const {
        if (auto const why = detail::incomes_undefined(records.sample(), undefined, true); why != no_value::none)
            return why;
        auto const below = total_below_quantile{lower, rule}.compute(records);
        auto const most  = total_below_quantile{upper, rule}.compute(records);
        if (!below || !most)
            return below ? most.why : below.why;
        if (!(detail::number_of(below.value) > 0))
            return no_value::total_not_positive;
        return (records.incomes() - most.value) / below.value;
    }
    friend constexpr bool operator==(quintile_share_ratio const&, quintile_share_ratio const&) = default;
};

/// The income share of the richest tenth over that of the poorest four tenths, from the
/// Lorenz curve.
struct palma_ratio {
    undefined_incomes undefined{};

    income_sample records(income_sample const& sample) const { return detail::defined_part(sample, undefined, true); }
    template <class S>
    detail::outcome<S> compute(detail::over<S> const& records) const {
        if (auto const why = detail::incomes_undefined(records.sample(), undefined, true); why != no_value::none)
            return why;
        auto const poorest = lorenz{0.4}.compute(records), most = lorenz{0.9}.compute(records);
        if (!(detail::number_of(poorest.value) > 0))
            return no_value::total_not_positive;
        return (S(1.0) - most.value) / poorest.value;
    }
    friend constexpr bool operator==(palma_ratio const&, palma_ratio const&) = default;
};

/// Zenga's index (2007): one less the mean ratio, over everyone, of the mean income of those
/// not richer to that of those richer.
struct zenga {
    zenga_form        form{};
    undefined_incomes undefined{};

    income_sample records(income_sample const& sample) const { return detail::defined_part(sample, undefined, true); }
    template <class S>
    detail::outcome<S> compute(detail::over<S> const& records) const {
        auto const& sample = records.sample();
        if (auto const why = detail::incomes_undefined(sample, undefined, true); why != no_value::none)
            return why;
        bool const          own    = form == zenga_form::with_oneself;
        double const        people = sample.total_weight(), income = sample.total_income();
        detail::running_sum sum;
        double              below = 0, earned = 0;
        for (std::size_t at = 0; at + 1 < records.size(); ++at) {
            double const amount = records.weight(at) * records.income(at);
            double const lower  = own ? earned + amount : earned;
            below += records.weight(at);
            earned += amount;
            sum.add(records.weight(at) * (people - below) * lower / (below * (income - lower)));
        }
        double const mean_ratio = sum.total() / people;
        if constexpr (detail::over<S>::linearises) {
            // A unit of weight at a record moves the people and incomes up to every later one.
            std::size_t const   size = records.size();
            std::vector<double> slope(size), later(size + 1), later_income(size + 1), ratio(size);
            double              by_people = 0, by_income = 0;
            below = earned = 0;
            for (std::size_t at = 0; at + 1 < size; ++at) {
                double const weight = records.weight(at), amount = weight * records.income(at);
                double const lower = own ? earned + amount : earned, rest = income - lower;
                below += weight;
                earned += amount;
                ratio[at]        = (people - below) * lower / (below * rest);
                later[at]        = -weight * lower / rest * people / (below * below);
                later_income[at] = weight * (people - below) / below * income / (rest * rest);
                by_people += weight * lower / (below * rest);
                by_income -= weight * (people - below) / below * lower / (rest * rest);
            }
            for (std::size_t at = size; at-- > 0;) {
                later[at] += later[at + 1];
                later_income[at] += later_income[at + 1];
            }
            for (std::size_t at = 0; at < size; ++at)
                slope[at] = (mean_ratio - ratio[at] - by_people - later[at] -
                             (by_income + later_income[own ? at : at + 1]) * records.income(at)) /
                            people;
            return records.influenced(1 - mean_ratio, [&](std::size_t at) { return slope[at]; });
        } else {
            return 1 - mean_ratio;
        }
    }
    friend constexpr bool operator==(zenga const&, zenga const&) = default;
};

/// The Foster-Wolfson index of polarisation (of a vanishing middle):
/// 2 (mean (1 - Gini) - mean of those at or below the median) / median.
struct foster_wolfson {
    quantile_rule     rule{};
    poorer_half       poorer{};
    undefined_incomes undefined{};

    income_sample records(income_sample const& sample) const { return detail::defined_part(sample, undefined, true); }
    template <class S>
    detail::outcome<S> compute(detail::over<S> const& records) const {
        if (auto const why = detail::incomes_undefined(records.sample(), undefined, true); why != no_value::none)
            return why;
        auto const middle = detail::quantile_of(records, 0.5, rule);
        auto const share  = gini{}.compute(records);
        if (!middle || !share || !(detail::number_of(middle.value) > 0))
            return no_value::total_not_positive;
        S const mean  = records.mean_income();
        S       below = S(2.0) * mean; // mean of the poorer half
        if (poorer == poorer_half::of_the_curve) {
            below = below * lorenz{0.5}.compute(records).value;
        } else if (poorer == poorer_half::up_to_the_median) {
            below = below * (total_below_quantile{0.5, rule}.compute(records).value / records.incomes());
        } else {
            double const      at   = detail::number_of(middle.value);
            std::size_t const last = records.sample().below(at);
            if (last == 0)
                return no_value::cannot_be_computed;
            S const      incomes = records.income_of_first(last);
            S const      people  = records.total([](double) { return 1.0; }, 0, last);
            double const density =
                detail::over<S>::linearises ? records.density(at) * records.sample().total_weight() : 0;
            below =
                detail::moved_by(incomes, middle.value, density * at) / detail::moved_by(people, middle.value, density);
        }
        return S(2.0) * (mean * (S(1.0) - share.value) - below) / middle.value;
    }
    friend constexpr bool operator==(foster_wolfson const&, foster_wolfson const&) = default;
};

} // namespace statistic

} // namespace tuopin

#endif
