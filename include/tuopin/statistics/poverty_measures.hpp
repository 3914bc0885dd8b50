// Measures of poverty below a line that is an amount, as observers that keep sums alone.
#ifndef TUOPIN_STATISTICS_POVERTY_MEASURES_HPP
#define TUOPIN_STATISTICS_POVERTY_MEASURES_HPP

#include <tuopin/engines/observers/measured.hpp>
#include <tuopin/statistics/conventions.hpp>
#include <tuopin/statistics/estimate.hpp>
#include <tuopin/statistics/income_distribution.hpp>
#include <tuopin/statistics/per_head.hpp>
#include <tuopin/statistics/poverty.hpp>
#include <tuopin/values/exact_sum.hpp>
#include <tuopin/values/figures/figure.hpp>

#include <boost/mp11/list.hpp>

#include <algorithm>
#include <cmath>
#include <concepts>
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
struct logarithmic_gap {
    std::optional<double> operator()(double income, double line) const {
        return income > 0 ? std::optional<double>(std::log(line / income)) : std::nullopt;
    }
    bool                  defined(double line) const { return line > 0; }
    friend constexpr bool operator==(logarithmic_gap const&, logarithmic_gap const&) = default;
};
/// Those of the powers 0, 1 and 2 of the relative gap that are wanted.
template <int... Alpha>
struct fixed_gap_powers {
    static constexpr bool keeps(int alpha) { return ((alpha == Alpha) || ...); }

    friend constexpr bool operator==(fixed_gap_powers const&, fixed_gap_powers const&) = default;
};
template <class Gap>
concept fixed_powers = requires { Gap::keeps(0); };

/// Whether an income is what a household has per head, every household weighing as many as it has
/// members, both whole numbers: then a household's gap times its weight is what it lacks, a whole
/// number, too.
template <class Income, auto... Weight>
struct household_income {
    static constexpr bool known = false;
};
template <auto Total, auto Persons>
struct household_income<per_head_type<Total, Persons>, Persons> {
    using persons               = numeric_of<measured_value<Persons>>;
    static constexpr auto total = Total;
    static constexpr bool known = std::same_as<typename numeric_of<measured_value<Total>>::raw_type, std::int64_t> &&
                                  std::same_as<typename persons::raw_type, std::int64_t> &&
                                  as_number(persons::value(1)) == 1;
};

/// 1 to 10 divide it: so many times the square of a whole gap over as many members is a whole number, too.
inline constexpr std::int64_t parts_of_square = 2'520;
struct parts_by_members {
    static constexpr std::int64_t most = 10;

    std::int64_t of[most + 1]{};

    constexpr parts_by_members() {
        for (std::int64_t members = 1; members <= most; ++members)
            of[members] = parts_of_square / members;
    }
};
inline constexpr parts_by_members square_parts{};

/// What a pass over records in no order keeps of a group: see engines/observers/tally.hpp. A half of a line of the
/// processor's memory.
template <bool Fits>
struct poverty_tally {
    static constexpr bool of_one_observer = true;
    template <class Record>
    static constexpr bool fits = Fits;

    std::uint64_t people{}; // the poor among them in the upper 32 bits
    std::uint64_t gaps{};
    std::uint64_t squares{};

    template <class Record, class Terms>
    [[gnu::always_inline]] bool take(Record const& record, Terms const& terms) {
        using whole = std::uint64_t;
        return terms.measure(record, [this](whole weight, auto... of_the_poor) {
            if constexpr (sizeof...(of_the_poor) == 0)
                people += weight;
            else
                return add(weight, of_the_poor...);
            return true;
        });
    }
    bool full() const { return squares >> 63 != 0; }

private:
    [[gnu::always_inline]] bool add(std::uint64_t weight, std::uint64_t poor, std::uint64_t gap, std::uint64_t square) {
        if (squares + square < square) [[unlikely]]
            return false;
        people += weight + (poor << 32);
        gaps += gap;
        squares += square;
        return true;
    }
};

/// In the place of a sum that is not wanted; no two are of one type, so that none takes any room.
template <int Place>
struct no_sum {
    constexpr void        merge(no_sum const&) {}
    friend constexpr bool operator==(no_sum const&, no_sum const&) = default;
};

} // namespace detail

/// A mean over everyone of what each poor person adds, for a line that is an amount of
/// income: `headcount_ratio<&person::income, &person::weight> poor{4'000_yuan}`. Exact sums
/// of constant size, so that the result depends neither on the order of the records nor on
/// how parts were merged; the names below say which measure. Of incomes in whole steps, what is
/// missing to the line is added up, and divided by the line once. Incomes of zero or less under
/// a logarithm leave the result empty.
template <class Gap, auto Income, auto... Weight>
class poverty_sum {
    static_assert(sizeof...(Weight) <= 1, "tuopin: a poverty measure has one weight; for strata and clusters keep an "
                                          "income_distribution<> and ask it for the estimate");
    static constexpr bool sound = detail::check_additive<Income>() && (detail::check_additive<Weight>() && ...);

    using household_income              = detail::household_income<std::remove_cv_t<decltype(Income)>, Weight...>;
    static constexpr bool powers        = detail::fixed_powers<Gap>;
    static constexpr bool of_households = powers && household_income::known;

    template <auto Measured>
    using numeric_of = detail::numeric_of<std::conditional_t<sound, detail::measured_value<Measured>, int>>;
    template <bool OfHouseholds>
    static consteval auto income_numeric() {
        if constexpr (OfHouseholds)
            return numeric_of<household_income::total>{};
        else
            return numeric_of<Income>{};
    }
    using numeric = decltype(income_numeric<of_households>());

    template <auto... W>
    struct weights {
        using numeric = detail::numeric<std::int64_t>;
    };
    template <auto W>
    struct weights<W> {
        using numeric = numeric_of<W>;
    };
    using numeric_weight = typename weights<Weight...>::numeric;
    using raw_weight     = typename numeric_weight::raw_type;
    // Persons stay whole numbers; weights of a survey are summed up exactly, too, at a higher price.
    using weight_sum = typename detail::sum_of_raw<raw_weight>::type;

    static constexpr bool keeps(int alpha) {
        if constexpr (powers)
            return Gap::keeps(alpha);
        else
            return alpha == 1; // the place of what each poor one adds
    }
    static constexpr bool several = keeps(0) + keeps(1) + keeps(2) > 1;
    // Whether incomes are compared and gaps added up in steps of income, or in units and as parts of the line.
    static constexpr bool whole = powers && std::same_as<typename numeric::raw_type, std::int64_t>;
    using raw_income            = std::conditional_t<whole, std::int64_t, double>;

    // Whether weights are whole numbers, too: then gaps that are not uncommonly large are added up as such.
    static constexpr bool          whole_gaps    = whole && std::same_as<raw_weight, std::int64_t>;
    static constexpr std::uint64_t common_gap    = std::uint64_t{1} << 25;
    static constexpr std::int64_t  common_weight = of_households ? detail::parts_by_members::most : 4'095;
    static constexpr double        square_times  = whole_gaps && of_households ? detail::parts_of_square : 1;

    template <auto... Measured>
    static constexpr bool are_stated = !(detail::optional_type<detail::measured_value<Measured>> || ...);

    template <int Alpha>
    using common_sum  = std::conditional_t<whole_gaps && keeps(Alpha), detail::integer_sum, detail::no_sum<Alpha>>;
    using gap_sum     = std::conditional_t<of_households, detail::real_sum, detail::real_product_sum>;
    using first_sum   = std::conditional_t<keeps(1), gap_sum, detail::no_sum<3>>;
    using squares_sum = std::conditional_t<keeps(2), gap_sum, detail::no_sum<4>>;

public:
    /// What the line is stated in: the type of the income.
    using line_type = typename numeric::value_type;

    poverty_sum() = default;
    explicit poverty_sum(line_type line, poor who = {})
        requires std::is_empty_v<Gap>
        : line_number_(raw(line)), largest_weight_(largest_weight(line_number_)), who_(who), line_(line) {}
    /// With the power alpha of the gap.
    explicit poverty_sum(line_type line, double alpha, poor who = {})
        requires(!std::is_empty_v<Gap>)
        : line_number_(raw(line)), largest_weight_(largest_weight(line_number_)), who_(who), gap_{alpha}, line_(line) {}

    /// Throws std::logic_error where no line was given.
    template <class Record>
    [[gnu::always_inline]] void observe(Record const& record) {
        if constexpr (sound) {
            raw_income income = 0;
            raw_weight weight = 1;
            bool       stated = with_income(record, [&](auto const& value) { income = raw(value); });
            (
                [&] {
                    stated = detail::with_measured<Weight>(
                                 record, [&](auto const& value) { weight = numeric_weight::raw(value); }) &&
                             stated;
                }(),
                ...);
            if (stated && is_finite(income) && may_weigh(weight)) [[likely]]
                take(income, weight);
            else
                leave_out(stated, is_finite(income) && is_finite(weight) && weight <= largest_weight_);
        }
    }

    /// Throws std::logic_error where the lines, or other parameters, differ.
    [[gnu::always_inline]] void merge(poverty_sum const& other) {
        if (line_ && other.line_ && !(*line_ == *other.line_ && gap_ == other.gap_ && who_ == other.who_))
            throw std::logic_error(
                "tuopin: measures of poverty below different lines do not merge; give both the same line");
        if (!line_) {
            line_           = other.line_;
            line_number_    = other.line_number_;
            largest_weight_ = other.largest_weight_;
            gap_            = other.gap_;
            who_            = other.who_;
        }
        common_gaps_.merge(other.common_gaps_);
        common_squares_.merge(other.common_squares_);
        gaps_.merge(other.gaps_);
        squares_.merge(other.squares_);
        population_.merge(other.population_);
        poor_.merge(other.poor_);
        records_ += other.records_;
        undefined_ += other.undefined_;
        excluded_.merge(other.excluded_);
    }
    void then(poverty_sum const& later) { merge(later); }

    // For the engines: see tally.hpp.
    using tallied = detail::poverty_tally<whole_gaps && (of_households || sizeof...(Weight) == 0) &&
                                          are_stated<Income, Weight...>>;
    using tallies = boost::mp11::mp_list<tallied>;
    /// What a tally asks of every record, in few numbers.
    struct tally_terms {
        std::int64_t  line{};
        std::uint64_t largest_weight{}; // of common records
        std::int64_t  sampled{};        // below zero where few are poor
        std::int64_t  poor_up_to[detail::parts_by_members::most + 1]{}; // by the weight of a common record

        /// Learns from some of the records whether few of them are poor.
        template <class Record>
        void sample(Record const& record) {
            // Where more than one in so many are, the processor guesses too few of them right for a branch to pay.
            constexpr std::int64_t few  = 6;
            auto const [income, weight] = income_and_weight(record);
            sampled += is_common(weight) && income <= poor_up_to[weight] ? few - 1 : -1;
        }
        /// Calls `take(weight)` of a common record that is not poor, or `take(weight, that of the poor, gap, its
        /// square)`, and returns what that does; or false. Has no branch that cannot be guessed.
        template <class Record, class Take>
        [[gnu::always_inline]] bool measure(Record const& record, Take const& take) const {
            auto const [income, weight] = income_and_weight(record);
            auto const weighs           = static_cast<std::uint64_t>(weight);
            if (!is_common(weight)) [[unlikely]]
                return false;
            bool const poor = income <= poor_up_to[weight];
            if (sampled < 0 && !poor) [[likely]]
                return take(weighs);
            // All bits where it is poor, or none.
            std::uint64_t const poor_one = std::uint64_t{0} - static_cast<std::uint64_t>(poor);
            std::uint64_t const gap =
                poor_one & (static_cast<std::uint64_t>(needed(weight)) - static_cast<std::uint64_t>(income));
            if (gap >= common_gap) [[unlikely]]
                return false;
            auto const parts = static_cast<std::uint64_t>(of_households ? detail::square_parts.of[weight] : 1);
            return take(weighs, weighs & poor_one, gap, gap * gap * parts);
        }

        std::int64_t needed(std::int64_t weight) const { return of_households ? line * weight : line; }

    private:
        template <class Record>
        [[gnu::always_inline]] static std::pair<std::int64_t, std::int64_t> income_and_weight(Record const& record) {
            std::int64_t income = 0, weight = 1;
            with_income(record, [&](auto const& value) { income = raw(value); });
            (detail::with_measured<Weight>(record, [&](auto const& value) { weight = numeric_weight::raw(value); }),
             ...);
            return {income, weight};
        }
        bool is_common(std::int64_t weight) const { return static_cast<std::uint64_t>(weight) - 1 < largest_weight; }
    };
    tally_terms for_tally() const {
        tally_terms terms;
        terms.line = line_number_;
        if (line_number_ >= 0)
            terms.largest_weight =
                static_cast<std::uint64_t>(std::min(largest_weight_, detail::parts_by_members::most));
        for (std::uint64_t weight = 1; weight <= terms.largest_weight; ++weight)
            terms.poor_up_to[weight] =
                terms.needed(static_cast<std::int64_t>(weight)) - (who_ == poor::below_line ? 1 : 0);
        return terms;
    }
    void add(std::int64_t records, tallied const& all) {
        records_ += records;
        population_.add(static_cast<std::int64_t>(all.people & 0xffff'ffffu));
        poor_.add(static_cast<std::int64_t>(all.people >> 32));
        if constexpr (keeps(1))
            common_gaps_.add(static_cast<std::int64_t>(all.gaps));
        if constexpr (keeps(2))
            common_squares_.add(detail::wide{0, all.squares});
    }
    /// Of the records that were added.
    template <class Record>
    void observe_apart(Record const& record) {
        --records_;
        observe(record);
    }

    std::optional<line_type> line() const { return line_; }

    /// The measure, of an observer that has one.
    tuopin::estimate<> value() const
        requires(!several)
    {
        return estimate_of(keeps(0) ? 0 : keeps(1) ? 1 : 2);
    }
    /// Those of an observer that has several.
    tuopin::estimate<> headcount_ratio() const
        requires(powers && keeps(0))
    {
        return estimate_of(0);
    }
    tuopin::estimate<> poverty_gap() const
        requires(powers && keeps(1))
    {
        return estimate_of(1);
    }
    tuopin::estimate<> squared_poverty_gap() const
        requires(powers && keeps(2))
    {
        return estimate_of(2);
    }
    /// The weight of the poor, and of everyone.
    double       poor_population() const { return number(poor_) / steps_of_weight; }
    double       population() const { return number(population_) / steps_of_weight; }
    std::int64_t not_stated() const { return excluded_.not_stated; }

    friend bool operator==(poverty_sum const& a, poverty_sum const& b) {
        return a.line_ == b.line_ && a.gap_ == b.gap_ && a.who_ == b.who_ && a.population_ == b.population_ &&
               a.poor_ == b.poor_ && a.common_gaps_ == b.common_gaps_ && a.common_squares_ == b.common_squares_ &&
               a.gaps_ == b.gaps_ && a.squares_ == b.squares_ && a.records_ == b.records_ &&
               a.undefined_ == b.undefined_ && a.excluded_ == b.excluded_;
    }

    static constexpr aggregation aggregates() {
        return {{"weighted: gaps and weights add", "加权：差距与权数分别相加"},
                {"weighted: gaps and weights add", "加权：差距与权数分别相加"}};
    }
    friend std::string to_text(poverty_sum const& p, language in = language::english) {
        std::string written;
        if constexpr (several) {
            constexpr text names[]{
                {"headcount ratio ", "贫困发生率"}, {"poverty gap ", "贫困深度"}, {"squared gap ", "贫困强度"}};
            for (int const alpha : {0, 1, 2})
                if (keeps(alpha)) {
                    written.append(written.empty() ? "" : text{", ", "、"}.in(in)).append(names[alpha].in(in));
                    written += to_text(p.estimate_of(alpha), in);
                }
        } else {
            written = to_text(p.value(), in);
        }
        return detail::with_not_stated(std::move(written), p.not_stated(), in);
    }
    friend std::string to_field(poverty_sum const& p) {
        std::string written;
        for (int const alpha : {0, 1, 2})
            if (keeps(alpha)) {
                written += written.empty() ? "" : "/";
                written += to_field(p.estimate_of(alpha));
            }
        return written;
    }

private:
    static constexpr double steps_of_weight = [] {
        if constexpr (quantity_type<typename numeric_weight::value_type> && std::same_as<raw_weight, std::int64_t>)
            return static_cast<double>(unit_of<typename numeric_weight::value_type>::steps);
        else
            return 1.0;
    }();
    static double number(detail::integer_sum const& sum) { return sum.total().to_double(); }
    template <int Place>
    static double number(detail::no_sum<Place> const&) {
        return 0;
    }
    template <class Sum>
    static double number(Sum const& sum) {
        return sum.total();
    }
    static constexpr bool is_finite(std::int64_t) { return true; }
    static bool           is_finite(double value) { return std::isfinite(value); }

    template <class T>
    static constexpr raw_income raw(T const& value) {
        if constexpr (whole)
            return numeric::raw(value);
        else
            return detail::as_number(value);
    }
    template <class Record, class Use>
    [[gnu::always_inline]] static constexpr bool with_income(Record const& record, Use&& use) {
        if constexpr (of_households)
            return detail::with_measured<household_income::total>(record, use);
        else
            return detail::with_measured<Income>(record, use);
    }

    bool is_below_line(raw_income income, raw_income needed) const {
        return who_ == poor::below_line ? income < needed : income <= needed;
    }

    // Nothing has a weight before there is a line. What a household's members need fits into 62 bits:
    // one with more of them has no number that it could be compared by.
    static constexpr raw_weight largest_weight(raw_income line) {
        if constexpr (of_households)
            if (line != 0)
                return (std::int64_t{1} << 62) / (line < 0 ? -line : line);
        return std::numeric_limits<raw_weight>::max();
    }
    bool may_weigh(std::int64_t weight) const {
        return static_cast<std::uint64_t>(weight) - 1 < static_cast<std::uint64_t>(largest_weight_);
    }
    bool may_weigh(double weight) const { return weight > 0 && weight <= largest_weight_; }

    [[gnu::always_inline]] void take(raw_income income, raw_weight weight) {
        population_.add(weight);
        ++records_;
        raw_income needed = line_number_;
        if constexpr (of_households)
            needed *= weight;
        if (!is_below_line(income, needed))
            return;
        poor_.add(weight);
        if constexpr (!powers) {
            if (auto const gap = gap_(income, line_number_))
                gaps_.add_product(*gap, weight);
            else
                ++undefined_;
        } else if constexpr (keeps(1) || keeps(2)) {
            if constexpr (whole_gaps) {
                // Not negative, and so exact whatever the income.
                auto const gap = static_cast<std::uint64_t>(needed) - static_cast<std::uint64_t>(income);
                if (gap < common_gap && weight <= common_weight) [[likely]] {
                    take_common(static_cast<std::int64_t>(gap), weight);
                    return;
                }
            }
            double gap = 0;
            if constexpr (whole)
                gap = static_cast<double>(needed) - static_cast<double>(income);
            else
                gap = detail::gap_to_the(1, income, needed);
            if constexpr (keeps(1) && of_households)
                gaps_.add(gap);
            else if constexpr (keeps(1))
                gaps_.add_product(gap, weight);
            if constexpr (keeps(2) && of_households)
                squares_.add(gap * gap / static_cast<double>(weight));
            else if constexpr (keeps(2))
                squares_.add_product(gap * gap, weight);
        }
    }
    [[gnu::always_inline]] void take_common(std::int64_t gap, std::int64_t weight) {
        if constexpr (keeps(1))
            common_gaps_.add(of_households ? gap : gap * weight);
        if constexpr (keeps(2))
            common_squares_.add(gap * gap * (of_households ? detail::square_parts.of[weight] : weight));
    }
    void leave_out(bool stated, bool numbers) {
        if (!line_)
            need_a_line();
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

    double mean_power(int alpha) const {
        double const everyone = number(population_);
        if constexpr (keeps(1))
            if (alpha == 1)
                return (number(common_gaps_) + gaps_.total()) / (whole ? everyone * line_in_steps() : everyone);
        if constexpr (keeps(2))
            if (alpha == 2)
                return (number(common_squares_) / square_times + squares_.total()) /
                       (whole ? everyone * line_in_steps() * line_in_steps() : everyone);
        return number(poor_) / everyone;
    }
    double line_in_steps() const { return static_cast<double>(line_number_); }
    bool   defined(int alpha) const {
        if (!line_)
            return false;
        if constexpr (powers)
            return alpha == 0 || line_number_ > 0;
        else
            return gap_.defined(line_number_);
    }
    tuopin::estimate<> estimate_of(int alpha) const {
        no_value reason = no_value::none;
        if (!defined(alpha))
            reason = no_value::no_line;
        else if (records_ == 0)
            reason = no_value::nobody;
        else if (undefined_ != 0)
            reason = no_value::undefined_income;
        else if (!std::isfinite(mean_power(alpha)))
            reason = no_value::cannot_be_computed;
        tuopin::estimate<> made(reason);
        if (reason == no_value::none)
            made = tuopin::estimate<>(mean_power(alpha));
        made.set_records(records_, population(), excluded_);
        return made;
    }

    // What every record needs stands together, and behind it what poor ones need.
    raw_income                          line_number_{};
    raw_weight                          largest_weight_{};
    poor                                who_{};
    [[no_unique_address]] Gap           gap_{};
    std::int64_t                        records_{};
    weight_sum                          population_{};
    weight_sum                          poor_{};
    [[no_unique_address]] common_sum<1> common_gaps_{};
    [[no_unique_address]] common_sum<2> common_squares_{};
    [[no_unique_address]] first_sum     gaps_{}; // of gaps that are not common
    [[no_unique_address]] squares_sum   squares_{};
    std::optional<line_type>            line_{};
    std::int64_t                        undefined_{};
    exclusions                          excluded_{};
};

/// The share of the population that is poor (贫困发生率).
template <auto Income, auto... Weight>
using headcount_ratio = poverty_sum<detail::fixed_gap_powers<0>, Income, Weight...>;

/// The mean relative gap (贫困深度).
template <auto Income, auto... Weight>
using poverty_gap = poverty_sum<detail::fixed_gap_powers<1>, Income, Weight...>;

/// The mean squared relative gap (贫困强度).
template <auto Income, auto... Weight>
using squared_poverty_gap = poverty_sum<detail::fixed_gap_powers<2>, Income, Weight...>;

/// The three together, at little more than the price of one:
/// `poverty_indices<per_head<&household::income, &household::size>, &household::size> poverty{4'000_yuan}`,
/// `poverty.headcount_ratio()`, `poverty.poverty_gap()`, `poverty.squared_poverty_gap()`.
template <auto Income, auto... Weight>
using poverty_indices = poverty_sum<detail::fixed_gap_powers<0, 1, 2>, Income, Weight...>;

/// The mean of the relative gap to the power alpha: `{4'000_yuan, 1.5}`.
template <auto Income, auto... Weight>
using foster_greer_thorbecke = poverty_sum<detail::gap_power, Income, Weight...>;

/// The Watts index.
template <auto Income, auto... Weight>
using watts = poverty_sum<detail::logarithmic_gap, Income, Weight...>;

} // namespace tuopin

#endif
