// Measures of poverty below a line that is an amount, as observers that keep sums alone.
#ifndef TUOPIN_STATISTICS_POVERTY_MEASURES_HPP
#define TUOPIN_STATISTICS_POVERTY_MEASURES_HPP

#include <tuopin/engines/observers/measured.hpp>
#include <tuopin/statistics/conventions.hpp>
#include <tuopin/statistics/estimate.hpp>
#include <tuopin/statistics/income_distribution.hpp>
#include <tuopin/statistics/poverty.hpp>
#include <tuopin/values/exact_sum.hpp>
#include <tuopin/values/figures/figure.hpp>

#include <cmath>
#include <cstdint>
#include <limits>
#include <optional>
#include <stdexcept>
#include <string>
#include <type_traits>
#include <utility>

namespace tuopin {

namespace detail {

/// What a poor person adds: a power of the relative gap, or the logarithm of line over
/// income.
struct gap_power {
    double alpha{};

    std::optional<double> operator()(double income, double line) const { return gap_to_the(alpha, income, line); }
    bool                  defined(double line) const { return alpha >= 0 && (alpha == 0 || line > 0); }
    friend constexpr bool operator==(gap_power const&, gap_power const&) = default;
};
template <int Alpha>
struct fixed_gap_power {
    /// Every poor person adds one, so that the sum is the weight of the poor.
    static constexpr bool counts_the_poor = Alpha == 0;

    std::optional<double> operator()(double income, double line) const { return gap_to_the(Alpha, income, line); }
    bool                  defined(double line) const { return Alpha == 0 || line > 0; }
    friend constexpr bool operator==(fixed_gap_power const&, fixed_gap_power const&) = default;
};
struct logarithmic_gap {
    std::optional<double> operator()(double income, double line) const {
        return income > 0 ? std::optional<double>(std::log(line / income)) : std::nullopt;
    }
    bool                  defined(double line) const { return line > 0; }
    friend constexpr bool operator==(logarithmic_gap const&, logarithmic_gap const&) = default;
};

} // namespace detail

/// A mean over everyone of what each poor person adds, for a line that is an amount of
/// income: `headcount_ratio<&person::income, &person::weight> poor{4'000_yuan}`. Exact sums
/// of constant size, so that the result depends neither on the order of the records nor on
/// how parts were merged; the names below say which measure. Incomes of zero or less under
/// a logarithm leave the result empty.
template <class Gap, auto Income, auto... Weight>
class poverty_sum {
    static_assert(sizeof...(Weight) <= 1, "tuopin: a poverty measure has one weight; for strata and clusters keep an "
                                          "income_distribution<> and ask it for the estimate");
    static constexpr bool sound = detail::check_additive<Income>() && (detail::check_additive<Weight>() && ...);
    using numeric               = detail::numeric_of<std::conditional_t<sound, detail::measured_value<Income>, int>>;

    template <auto... W>
    struct weights {
        using numeric = detail::numeric<std::int64_t>;
    };
    template <auto W>
    struct weights<W> {
        using numeric = detail::numeric_of<std::conditional_t<sound, detail::measured_value<W>, int>>;
    };
    using numeric_weight = typename weights<Weight...>::numeric;
    using raw_weight     = typename numeric_weight::raw_type;
    // Persons stay whole numbers; weights of a survey are summed up exactly, too, at a higher price.
    using weight_sum = typename detail::sum_of_raw<raw_weight>::type;

    static constexpr bool counts_the_poor = requires { requires Gap::counts_the_poor; };
    struct nothing {
        friend bool operator==(nothing const&, nothing const&) = default;
    };
    using gap_sum = std::conditional_t<counts_the_poor, nothing, detail::real_sum>;

public:
    /// What the line is stated in: the type of the income.
    using line_type = typename numeric::value_type;

    poverty_sum() = default;
    explicit poverty_sum(line_type line, poor who = {})
        requires std::is_empty_v<Gap>
        : line_number_(detail::as_number(line)), who_(who), line_(line) {}
    /// With the power alpha of the gap.
    explicit poverty_sum(line_type line, double alpha, poor who = {})
        requires(!std::is_empty_v<Gap>)
        : line_number_(detail::as_number(line)), who_(who), gap_{alpha}, line_(line) {}

    /// Throws std::logic_error where no line was given.
    template <class Record>
    [[gnu::always_inline]] void observe(Record const& record) {
        if constexpr (sound) {
            if (line_number_ != line_number_ && !line_)
                need_a_line();
            double     income = 0;
            raw_weight weight = 1;
            bool       stated =
                detail::with_measured<Income>(record, [&](auto const& value) { income = detail::as_number(value); });
            (
                [&] {
                    stated = detail::with_measured<Weight>(
                                 record, [&](auto const& value) { weight = numeric_weight::raw(value); }) &&
                             stated;
                }(),
                ...);
            if (stated && std::isfinite(income) && is_finite(weight) && weight > 0)
                take(income, weight);
            else
                leave_out(stated, std::isfinite(income) && is_finite(weight));
        }
    }

    /// Throws std::logic_error where the lines, or other parameters, differ.
    void merge(poverty_sum const& other) {
        if (line_ && other.line_ && !(*line_ == *other.line_ && gap_ == other.gap_ && who_ == other.who_))
            throw std::logic_error(
                "tuopin: measures of poverty below different lines do not merge; give both the same line");
        if (!line_) {
            line_        = other.line_;
            line_number_ = other.line_number_;
            gap_         = other.gap_;
            who_         = other.who_;
        }
        if constexpr (!counts_the_poor)
            gaps_.merge(other.gaps_);
        population_.merge(other.population_);
        poor_.merge(other.poor_);
        records_ += other.records_;
        undefined_ += other.undefined_;
        excluded_.merge(other.excluded_);
    }
    void then(poverty_sum const& later) { merge(later); }

    std::optional<line_type> line() const { return line_; }

    tuopin::estimate<> value() const {
        tuopin::estimate<> made(reason());
        if (made.why() == no_value::none)
            made = tuopin::estimate<>(rate());
        made.set_records(records_, population(), excluded_);
        return made;
    }
    /// The weight of the poor, and of everyone.
    double       poor_population() const { return number(poor_); }
    double       population() const { return number(population_); }
    std::int64_t not_stated() const { return excluded_.not_stated; }

    friend bool operator==(poverty_sum const& a, poverty_sum const& b) {
        return a.line_ == b.line_ && a.gap_ == b.gap_ && a.who_ == b.who_ && a.population_ == b.population_ &&
               a.poor_ == b.poor_ && a.gaps_ == b.gaps_ && a.records_ == b.records_ && a.undefined_ == b.undefined_ &&
               a.excluded_ == b.excluded_;
    }

    static constexpr aggregation aggregates() {
        return {{"weighted: gaps and weights add", "加权：差距与权数分别相加"},
                {"weighted: gaps and weights add", "加权：差距与权数分别相加"}};
    }
    friend std::string to_text(poverty_sum const& p, language in = language::english) {
        return detail::with_not_stated(to_text(p.value(), in), p.not_stated(), in);
    }
    friend std::string to_field(poverty_sum const& p) { return to_field(p.value()); }

private:
    // In the unit of weights, of which whole ones are kept in steps.
    static double number(weight_sum const& sum) {
        if constexpr (std::same_as<raw_weight, double>)
            return sum.total();
        else
            return sum.total().to_double() / steps_of_weight;
    }
    static constexpr double steps_of_weight = [] {
        if constexpr (quantity_type<typename numeric_weight::value_type> && std::same_as<raw_weight, std::int64_t>)
            return static_cast<double>(unit_of<typename numeric_weight::value_type>::steps);
        else
            return 1.0;
    }();
    static constexpr bool is_finite(std::int64_t) { return true; }
    static bool           is_finite(double weight) { return std::isfinite(weight); }

    double rate() const {
        if constexpr (counts_the_poor)
            return number(poor_) / number(population_);
        else
            return gaps_.total() / number(population_);
    }

    [[gnu::always_inline]] void take(double income, raw_weight weight) {
        population_.add(weight);
        ++records_;
        bool const poor_one = who_ == poor::below_line ? income < line_number_ : income <= line_number_;
        if (!poor_one)
            return;
        poor_.add(weight);
        if constexpr (!counts_the_poor) {
            if (auto const gap = gap_(income, line_number_))
                add_gap(*gap, weight);
            else
                ++undefined_;
        }
    }
    void add_gap(double gap, raw_weight weight) {
        if constexpr (std::same_as<raw_weight, std::int64_t> && steps_of_weight == 1)
            if (weight < std::int64_t{detail::real_sum::times_limit})
                return gaps_.add_times(gap, static_cast<std::uint32_t>(weight));
        gaps_.add_product(gap, static_cast<double>(weight) / steps_of_weight);
    }
    void leave_out(bool stated, bool numbers) {
        if (!stated)
            ++excluded_.not_stated;
        else if (!numbers)
            ++excluded_.not_a_number;
        else
            ++excluded_.without_weight;
    }
    [[noreturn]] static void need_a_line() {
        throw std::logic_error(
            "tuopin: a poverty measure needs a line before it observes; give the summary a prototype "
            "such as headcount_ratio<&person::income>{4'000_yuan}");
    }
    no_value reason() const {
        if (!line_ || !gap_.defined(detail::as_number(*line_)))
            return no_value::no_line;
        if (records_ == 0)
            return no_value::nobody;
        if (undefined_ != 0)
            return no_value::undefined_income;
        return std::isfinite(rate()) ? no_value::none : no_value::cannot_be_computed;
    }

    // What every record needs stands together.
    double                        line_number_{std::numeric_limits<double>::quiet_NaN()};
    weight_sum                    population_{};
    std::int64_t                  records_{};
    weight_sum                    poor_{};
    poor                          who_{};
    [[no_unique_address]] Gap     gap_{};
    [[no_unique_address]] gap_sum gaps_{};
    std::optional<line_type>      line_{};
    std::int64_t                  undefined_{};
    exclusions                    excluded_{};
};

/// The share of the population that is poor (贫困发生率).
template <auto Income, auto... Weight>
using headcount_ratio = poverty_sum<detail::fixed_gap_power<0>, Income, Weight...>;

/// The mean relative gap (贫困深度).
template <auto Income, auto... Weight>
using poverty_gap = poverty_sum<detail::fixed_gap_power<1>, Income, Weight...>;

/// The mean squared relative gap (贫困强度).
template <auto Income, auto... Weight>
using squared_poverty_gap = poverty_sum<detail::fixed_gap_power<2>, Income, Weight...>;

/// The mean of the relative gap to the power alpha: `{4'000_yuan, 1.5}`.
template <auto Income, auto... Weight>
using foster_greer_thorbecke = poverty_sum<detail::gap_power, Income, Weight...>;

/// The Watts index.
template <auto Income, auto... Weight>
using watts = poverty_sum<detail::logarithmic_gap, Income, Weight...>;

} // namespace tuopin

#endif
