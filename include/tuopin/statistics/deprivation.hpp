// Multidimensional poverty by counting (S. Alkire and J. Foster, "Counting and
// multidimensional poverty measurement", Journal of Public Economics 95, 2011): 多维贫困.
#ifndef TUOPIN_STATISTICS_DEPRIVATION_HPP
#define TUOPIN_STATISTICS_DEPRIVATION_HPP

#include <tuopin/describe/member_pointer.hpp>
#include <tuopin/engines/observers/measured.hpp>
#include <tuopin/engines/validation/constraint.hpp>
#include <tuopin/statistics/estimate.hpp>
#include <tuopin/statistics/fraction.hpp>
#include <tuopin/statistics/ratio.hpp>
#include <tuopin/values/figures/figure.hpp>

#include <array>
#include <compare>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <limits>
#include <numeric>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <tuple>
#include <type_traits>
#include <utility>
#include <vector>

namespace tuopin {

/// What becomes of a record that leaves an indicator open.
enum class missing_indicator : unsigned char {
    drop_record,  ///< it is left out and counted; the default, as in the global index
    reweight,     ///< the indicators that are stated share the weight
    not_deprived, ///< it counts as not deprived of what it leaves open
};

namespace detail {

/// A yes-or-no member says itself who is deprived.
struct deprived_where_yes {
    // A number that turned into a yes would be a cutoff nobody chose.
    template <std::same_as<bool> T>
    constexpr bool holds(T deprived) const {
        return deprived;
    }
    std::string wanted(language in) const { return std::string(text{"yes", "是"}.in(in)); }
};

/// Neither a NaN nor an infinity: those say nothing about anybody.
template <class T>
constexpr bool finite(T const& value) {
    if constexpr (std::floating_point<T>)
        return value - value == 0;
    else if constexpr (quantity_type<T>)
        return to_double(value) - to_double(value) == 0;
    else
        return true;
}

/// What one record says about one indicator.
struct indicator_reading {
    bool   stated{};
    bool   deprived{};
    double gap{}; ///< how far below the cutoff, as a share of it; one where that has no meaning
};

template <class C>
struct cutoff_bound {};
template <class Bound>
struct cutoff_bound<below_constraint<Bound>> {
    using type = Bound;
};
template <class Bound>
struct cutoff_bound<at_most_constraint<Bound>> {
    using type = Bound;
};

/// A value of which a distance to the cutoff can be taken: a quantity or a number below it.
template <class C, class T>
concept cardinal_cutoff = requires { typename cutoff_bound<C>::type; } && additive<typename cutoff_bound<C>::type> &&
                          additive<T> && !std::same_as<T, bool>;

template <class To, class T>
constexpr double in_units_of(T const& value) {
    if constexpr (quantity_type<T>)
        return to_double(quantity<unit_of<To>, double>(value));
    else
        return static_cast<double>(value);
}

template <class C, class T>
constexpr double normalised_gap(C const& cutoff, T const& value) {
    if constexpr (cardinal_cutoff<C, T>) {
        using bound        = typename cutoff_bound<C>::type;
        double const line  = in_units_of<bound>(cutoff.bound);
        double const level = in_units_of<bound>(value);
        // A cutoff that is not positive has no share to fall short by: the deprivation counts whole.
        return line > 0 ? (line - level) / line : 1.0;
    } else {
        return 1.0;
    }
}

} // namespace detail

/// An indicator of an index: what is measured, and which values of it are a deprivation.
/// Made by `indicator<...>()`.
template <auto Measured, class Cutoff>
class deprivation_indicator {
    static constexpr bool sound = detail::check_measured<Measured>();

public:
    using value_type = detail::without_optional<std::conditional_t<sound, detail::measured_value<Measured>, bool>>;
    static_assert(constraint_on<Cutoff, value_type>,
                  "tuopin: an indicator is a yes-or-no member that says who is deprived, or has a cutoff for what it "
                  "measures; write indicator<&household::schooling>(below(6))");

    constexpr explicit deprivation_indicator(Cutoff cutoff) : cutoff_(std::move(cutoff)) {}

    /// The weight within its dimension: only its ratio to the other weights matters.
    constexpr deprivation_indicator weighing(std::int64_t numerator, std::int64_t denominator = 1) const {
        deprivation_indicator weighed = *this;
        weighed.weight_               = fraction(numerator, denominator);
        return weighed;
    }
    /// What people call it; without a name the label of the member stands.
    constexpr deprivation_indicator named(text name) const {
        deprivation_indicator other = *this;
        other.name_                 = name;
        return other;
    }

    constexpr Cutoff const&           cutoff() const { return cutoff_; }
    constexpr std::optional<fraction> weight() const { return weight_; }
    std::string                       name(language in = language::english) const {
        if (!name_.empty())
            return std::string(name_.in(in));
        if constexpr (std::is_member_object_pointer_v<std::remove_cv_t<decltype(Measured)>>)
            return label_of<owner_of<Measured>>(member_name<Measured>, in);
        else
            return detail::spoken(detail::measured_name<Measured>());
    }

    static constexpr std::size_t indicator_count = 1;
    static constexpr std::size_t gap_count       = detail::cardinal_cutoff<Cutoff, value_type> ? 1 : 0;

private:
    template <class...>
    friend class deprivation_dimension;
    template <class...>
    friend class deprivation_index;

    template <class Record>
    constexpr detail::indicator_reading read(Record const& record) const {
        detail::indicator_reading reading;
        if constexpr (sound)
            detail::with_measured<Measured>(record, [&](auto const& value) {
                if (!detail::finite(value))
                    return;
                reading.stated = true;
                if (cutoff_.holds(value)) {
                    reading.deprived = true;
                    reading.gap      = detail::normalised_gap(cutoff_, value);
                }
            });
        return reading;
    }
    template <class Visit>
    constexpr void visit(Visit&& visit) const {
        visit(*this);
    }

    Cutoff                  cutoff_;
    std::optional<fraction> weight_{};
    text                    name_{};
};

/// An indicator: a yes-or-no member or function that says who is deprived
/// (`indicator<&household::malnourished>()`), or a value with the cutoff below or above which
/// one is deprived: `indicator<&household::schooling>(below(6))`,
/// `indicator<&household::to_water>(above(1_km))`, `indicator<&household::house>(one_of(c, d))`.
template <auto Measured>
constexpr auto indicator() {
    return deprivation_indicator<Measured, detail::deprived_where_yes>(detail::deprived_where_yes{});
}
template <auto Measured, constraint Cutoff>
constexpr auto indicator(Cutoff cutoff) {
    return deprivation_indicator<Measured, Cutoff>(std::move(cutoff));
}

/// Indicators under one name, which share its weight. Made by `dimension(name, ...)`.
template <class... Indicators>
class deprivation_dimension {
public:
    constexpr deprivation_dimension(text name, Indicators... indicators)
        : name_(name), indicators_(std::move(indicators)...) {}

    /// The weight in the index: only its ratio to the other weights matters.
    constexpr deprivation_dimension weighing(std::int64_t numerator, std::int64_t denominator = 1) const {
        deprivation_dimension weighed = *this;
        weighed.weight_               = fraction(numerator, denominator);
        return weighed;
    }

    constexpr std::optional<fraction> weight() const { return weight_; }
    std::string                       name(language in = language::english) const { return std::string(name_.in(in)); }

    static constexpr std::size_t indicator_count = sizeof...(Indicators);
    static constexpr std::size_t gap_count       = (Indicators::gap_count + ...);

private:
    template <class...>
    friend class deprivation_index;

    template <class Visit>
    constexpr void visit(Visit&& visit) const {
        std::apply([&](auto const&... each) { (visit(each), ...); }, indicators_);
    }

    text                      name_;
    std::tuple<Indicators...> indicators_;
    std::optional<fraction>   weight_{};
};

namespace detail {

template <class D>
inline constexpr bool has_indicators = false;
template <class... I>
inline constexpr bool has_indicators<deprivation_dimension<I...>> = true;

} // namespace detail

/// Indicators of one dimension: equally weighted within it unless each has a weight.
template <class... Indicators>
constexpr deprivation_dimension<Indicators...> dimension(text name, Indicators... indicators) {
    static_assert(sizeof...(Indicators) > 0,
                  "tuopin: a dimension has at least one indicator; write dimension(\"health\", "
                  "indicator<&household::malnourished>())");
    return {name, std::move(indicators)...};
}

/// How deprived a record is: `numerator` of the `denominator` weights that count for it.
struct deprivation_score {
    std::int64_t numerator{};
    std::int64_t denominator{1};

    constexpr double value() const { return static_cast<double>(numerator) / static_cast<double>(denominator); }
    /// Whether the score reaches the cutoff; exact.
    constexpr bool reaches(fraction cutoff) const {
        return detail::multiply(numerator, cutoff.denominator()) >= detail::multiply(cutoff.numerator(), denominator);
    }

    friend constexpr bool operator==(deprivation_score, deprivation_score) = default;

    /// "6/18": as it was counted, not reduced.
    friend std::string to_text(deprivation_score score, language in = language::english) {
        return to_text(score.numerator, in) + "/" + to_text(score.denominator, in);
    }
};

/// What counts as a deprivation, and how much. Weights are whole numbers over a common
/// denominator, so that a score of six eighteenths is a third:
///
///     inline constexpr tuopin::deprivation_index living{
///         tuopin::dimension({"health", "健康"}, tuopin::indicator<&household::malnourished>(),
///                                               tuopin::indicator<&household::child_died>()),
///         tuopin::dimension({"education", "教育"}, tuopin::indicator<&household::schooling>(tuopin::below(6))),
///         tuopin::indicator<&household::to_water>(tuopin::above(1_km)),
///     };
///
/// Dimensions are equally weighted unless each has a weight; an indicator outside a
/// dimension is one of its own. Weights that are not positive or given to some only do not
/// compile in a constant, and throw std::invalid_argument elsewhere.
template <class... Dimensions>
class deprivation_index {
public:
    static_assert(sizeof...(Dimensions) > 0, "tuopin: an index has at least one indicator");

    static constexpr std::size_t dimension_count = sizeof...(Dimensions);
    static constexpr std::size_t indicator_count = (Dimensions::indicator_count + ...);
    static constexpr std::size_t gap_count       = (Dimensions::gap_count + ...);

    constexpr deprivation_index(Dimensions... dimensions) : dimensions_(std::move(dimensions)...) { weigh(); }

    /// The same index with another rule for indicators that a record leaves open.
    constexpr deprivation_index when_missing(missing_indicator rule) const {
        deprivation_index other = *this;
        other.missing_          = rule;
        return other;
    }
    constexpr missing_indicator when_missing() const { return missing_; }

    /// The weight of an indicator in the whole index. Weights add up to one.
    constexpr fraction weight(std::size_t indicator) const { return {weights_[indicator], denominator_}; }
    /// The same as a whole number of `denominator()`ths.
    constexpr std::int64_t whole_weight(std::size_t indicator) const { return weights_[indicator]; }
    constexpr std::int64_t denominator() const { return denominator_; }
    /// The dimension of an indicator.
    constexpr std::size_t dimension_of(std::size_t indicator) const { return dimension_of_[indicator]; }

    std::string indicator_name(std::size_t wanted, language in = language::english) const {
        std::string name;
        for_each_indicator([&](std::size_t at, auto const& indicator) {
            if (at == wanted)
                name = indicator.name(in);
        });
        return name;
    }
    std::string dimension_name(std::size_t wanted, language in = language::english) const {
        std::string name;
        std::size_t at = 0;
        std::apply([&](auto const&... each) { ((at++ == wanted ? void(name = each.name(in)) : void()), ...); },
                   dimensions_);
        return name;
    }
    /// The number of the indicator of that English or Chinese name.
    std::optional<std::size_t> find_indicator(std::string_view name) const {
        return find(indicator_count, [&](std::size_t at, language in) { return indicator_name(at, in) == name; });
    }
    std::optional<std::size_t> find_dimension(std::string_view name) const {
        return find(dimension_count, [&](std::size_t at, language in) { return dimension_name(at, in) == name; });
    }

    /// The score of one record; empty where it leaves open what it may not.
    template <class Record>
    constexpr std::optional<deprivation_score> score(Record const& record) const {
        return score(read(record));
    }

    /// What a record says about each indicator.
    template <class Record>
    constexpr std::array<detail::indicator_reading, indicator_count> read(Record const& record) const {
        std::array<detail::indicator_reading, indicator_count> readings{};
        for_each_indicator([&](std::size_t at, auto const& indicator) { readings[at] = indicator.read(record); });
        return readings;
    }
    constexpr std::optional<deprivation_score>
    score(std::array<detail::indicator_reading, indicator_count> const& readings) const {
        deprivation_score score{0, 0};
        for (std::size_t at = 0; at < indicator_count; ++at) {
            if (!readings[at].stated) {
                if (missing_ == missing_indicator::drop_record)
                    return std::nullopt;
                if (missing_ == missing_indicator::reweight)
                    continue;
            }
            score.denominator += weights_[at];
            if (readings[at].deprived)
                score.numerator += weights_[at];
        }
        if (score.denominator == 0)
            return std::nullopt;
        return score;
    }

    /// Calls `visit(number, indicator)` for each indicator in order.
    template <class Visit>
    constexpr void for_each_indicator(Visit&& visit) const {
        std::size_t at = 0;
        std::apply(
            [&](auto const&... dimension) { (dimension.visit([&](auto const& each) { visit(at++, each); }), ...); },
            dimensions_);
    }

    /// The number of the gap sums of each indicator, or `gap_count` where it has none.
    static constexpr std::array<std::size_t, indicator_count> gap_places() {
        std::array<std::size_t, indicator_count> places{};
        std::size_t                              at = 0, next = 0;
        (void)std::initializer_list<int>{(place_gaps(static_cast<Dimensions const*>(nullptr), places, at, next), 0)...};
        return places;
    }

private:
    template <std::size_t N, auto Measured, class Cutoff>
    static constexpr void place_gaps(deprivation_indicator<Measured, Cutoff> const*, std::array<std::size_t, N>& places,
                                     std::size_t& at, std::size_t& next) {
        places[at++] = deprivation_indicator<Measured, Cutoff>::gap_count != 0 ? next++ : gap_count;
    }
    template <std::size_t N, class... Indicators>
    static constexpr void place_gaps(deprivation_dimension<Indicators...> const*, std::array<std::size_t, N>& places,
                                     std::size_t& at, std::size_t& next) {
        (place_gaps(static_cast<Indicators const*>(nullptr), places, at, next), ...);
    }

    template <class Matches>
    static std::optional<std::size_t> find(std::size_t size, Matches matches) {
        for (language const in : {language::english, language::chinese})
            for (std::size_t at = 0; at < size; ++at)
                if (matches(at, in))
                    return at;
        return std::nullopt;
    }

    // All have a weight or none has; a weight is positive.
    struct weight_check {
        std::size_t all{}, given{};
        fraction    sum{};

        constexpr fraction take(std::optional<fraction> weight) {
            ++all;
            given += weight ? 1u : 0u;
            fraction const taken = weight.value_or(fraction(1));
            if (!(taken > fraction(0)))
                throw std::invalid_argument("tuopin: a weight is larger than zero");
            sum = sum + taken;
            return taken;
        }
        constexpr void close() const {
            if (given != 0 && given != all)
                throw std::invalid_argument("tuopin: side by side all weights are given, or none; give each one");
        }
    };

    constexpr void weigh() {
        weight_check across;
        std::apply([&](auto const&... dimension) { (across.take(dimension.weight()), ...); }, dimensions_);
        across.close();

        std::array<fraction, indicator_count> shares{};
        std::size_t                           at = 0, number = 0;
        auto const                            weigh_one = [&](auto const& dimension) {
            weight_check within;
            if constexpr (detail::has_indicators<std::remove_cvref_t<decltype(dimension)>>)
                dimension.visit([&](auto const& each) { within.take(each.weight()); });
            else
                within.take(std::nullopt);
            within.close();
            fraction const whole = dimension.weight().value_or(fraction(1)) / across.sum;
            dimension.visit([&](auto const& each) {
                fraction own(1);
                if constexpr (detail::has_indicators<std::remove_cvref_t<decltype(dimension)>>)
                    own = each.weight().value_or(fraction(1));
                else
                    static_cast<void>(each);
                shares[at]        = whole * own / within.sum;
                dimension_of_[at] = number;
                denominator_      = detail::multiply_checked(
                    denominator_, shares[at].denominator() / std::gcd(denominator_, shares[at].denominator()));
                ++at;
            });
            ++number;
        };
        std::apply([&](auto const&... dimension) { (weigh_one(dimension), ...); }, dimensions_);
        for (std::size_t each = 0; each < indicator_count; ++each)
            weights_[each] =
                detail::multiply_checked(shares[each].numerator(), denominator_ / shares[each].denominator());
    }

    std::tuple<Dimensions...>                 dimensions_;
    std::array<std::int64_t, indicator_count> weights_{};
    std::array<std::size_t, indicator_count>  dimension_of_{};
    std::int64_t                              denominator_{1};
    missing_indicator                         missing_{missing_indicator::drop_record};
};
template <class... Dimensions>
deprivation_index(Dimensions...) -> deprivation_index<Dimensions...>;

/// From which weighted share of deprivations on one is poor: a third, or one of the two ends.
class poverty_cutoff {
public:
    /// Poor is who is deprived of at least this share of the weights, above 0 and at most 1;
    /// throws std::invalid_argument for another one.
    constexpr explicit poverty_cutoff(fraction share) : share_(share) {
        if (!(share > fraction(0) && share <= fraction(1)))
            throw std::invalid_argument("tuopin: a poverty cutoff is a share of the weights above 0 and at most 1");
    }
    constexpr poverty_cutoff(std::int64_t numerator, std::int64_t denominator)
        : poverty_cutoff(fraction(numerator, denominator)) {}

    /// Poor is who is deprived of anything: the union of the indicators.
    static constexpr poverty_cutoff any() {
        return poverty_cutoff(fraction(1, std::numeric_limits<std::int64_t>::max()));
    }
    /// Poor is who is deprived of everything: their intersection.
    static constexpr poverty_cutoff all() { return poverty_cutoff(fraction(1)); }

    constexpr fraction share() const { return share_; }

    friend constexpr bool operator==(poverty_cutoff, poverty_cutoff) = default;
    friend constexpr auto operator<=>(poverty_cutoff a, poverty_cutoff b) { return a.share_ <=> b.share_; }

    friend std::string to_text(poverty_cutoff k, language in = language::english) {
        if (k == any())
            return std::string(text{"any deprivation", "任一剥夺"}.in(in));
        return to_text(k.share_, in);
    }

private:
    fraction share_;
};

/// The cutoff of the global index: a third.
inline constexpr poverty_cutoff default_poverty_cutoff{1, 3};

namespace detail {

/// Sums over the records of one score.
template <class Sum, std::size_t Indicators, std::size_t Gaps>
struct deprivation_cell {
    deprivation_score           score{};
    std::int64_t                records{};
    Sum                         weight{};
    std::array<Sum, Indicators> deprived{};
    std::array<real_sum, Gaps>  gaps{};
    std::array<real_sum, Gaps>  squared_gaps{};

    constexpr void merge(deprivation_cell const& other) {
        records += other.records;
        weight.merge(other.weight);
        for (std::size_t at = 0; at < Indicators; ++at)
            deprived[at].merge(other.deprived[at]);
        for (std::size_t at = 0; at < Gaps; ++at) {
            gaps[at].merge(other.gaps[at]);
            squared_gaps[at].merge(other.squared_gaps[at]);
        }
    }
    friend constexpr bool operator==(deprivation_cell const&, deprivation_cell const&) = default;
};

constexpr bool lower_score(deprivation_score a, deprivation_score b) {
    return a.denominator != b.denominator ? a.denominator < b.denominator : a.numerator < b.numerator;
}

} // namespace detail

/// The measures of an index at one poverty cutoff. Ratios are shares of one; where
/// there is nobody to take them over they are empty and say why.
template <auto const& Index, class Numeric>
class deprivation_profile {
    using index_type = std::remove_cvref_t<decltype(Index)>;
    using sum_type   = typename detail::sum_of_raw<typename Numeric::raw_type>::type;

    static constexpr std::size_t indicators = index_type::indicator_count;
    static constexpr std::size_t gaps       = index_type::gap_count;
    using cell_type                         = detail::deprivation_cell<sum_type, indicators, gaps>;

public:
    /// What people are counted in.
    using value_type = typename Numeric::value_type;

    deprivation_profile(poverty_cutoff cutoff, std::vector<cell_type> const& cells, exclusions excluded)
        : cutoff_(cutoff), excluded_(excluded) {
        constexpr auto places = index_type::gap_places();
        for (cell_type const& cell : cells) {
            population_.merge(cell.weight);
            records_ += cell.records;
            for (std::size_t at = 0; at < indicators; ++at)
                raw_[at].merge(cell.deprived[at]);
            if (!cell.score.reaches(cutoff.share()))
                continue;
            poor_.merge(cell.weight);
            poor_records_ += cell.records;
            for (std::size_t at = 0; at < indicators; ++at) {
                censored_[at].merge(cell.deprived[at]);
                double const share =
                    static_cast<double>(Index.whole_weight(at)) / static_cast<double>(cell.score.denominator);
                double const count = detail::weight_in_units<Numeric>(cell.deprived[at]);
                bool const   whole = places[at] == gaps;
                if (cell.score.denominator == Index.denominator())
                    continue;
                reweighted_ = true;
                other_[at].counts += share * count;
                other_[at].gaps += share * (whole ? count : cell.gaps[whole ? 0 : places[at]].total());
                other_[at].squared_gaps += share * (whole ? count : cell.squared_gaps[whole ? 0 : places[at]].total());
            }
        }
        // Records for which the whole index counts stay in exact sums until the end.
        for (cell_type const& cell : cells)
            if (cell.score.reaches(cutoff.share()) && cell.score.denominator == Index.denominator()) {
                for (std::size_t at = 0; at < indicators; ++at)
                    whole_[at].merge(cell.deprived[at]);
                for (std::size_t at = 0; at < gaps; ++at) {
                    gaps_[at].merge(cell.gaps[at]);
                    squared_gaps_[at].merge(cell.squared_gaps[at]);
                }
            }
    }

    poverty_cutoff cutoff() const { return cutoff_; }

    /// The people observed, and the poor among them.
    value_type population() const { return total(population_); }
    value_type poor() const { return total(poor_); }

    /// H: the share of the poor. 多维贫困发生率
    estimate<> headcount_ratio() const { return over_population(number(poor_)); }
    /// A: the average share of weighted deprivations among the poor. 平均剥夺份额
    estimate<> intensity() const { return over_poor(deprivations(&terms::counts), number(poor_)); }
    /// M0: the adjusted headcount ratio, H times A. 多维贫困指数
    estimate<> adjusted_headcount_ratio() const { return over_population(deprivations(&terms::counts)); }
    /// M1: the adjusted gap. Indicators without a distance to their cutoff count whole.
    estimate<> adjusted_gap() const { return over_population(deprivations(&terms::gaps)); }
    /// M2: the adjusted squared gap.
    estimate<> adjusted_squared_gap() const { return over_population(deprivations(&terms::squared_gaps)); }
    /// G: the average gap of the deprivations of the poor, M1 / M0.
    estimate<> average_gap() const { return over_poor(deprivations(&terms::gaps), deprivations(&terms::counts)); }
    /// S: the average squared gap of the deprivations of the poor, M2 / M0.
    estimate<> average_squared_gap() const {
        return over_poor(deprivations(&terms::squared_gaps), deprivations(&terms::counts));
    }

    /// The people deprived in an indicator, and the poor among them.
    value_type deprived(std::size_t indicator) const { return total(raw_.at(indicator)); }
    value_type poor_and_deprived(std::size_t indicator) const { return total(censored_.at(indicator)); }

    /// The share deprived in an indicator, poor or not: the raw (uncensored) headcount.
    estimate<> raw_headcount_ratio(std::size_t indicator) const { return over_population(number(raw_.at(indicator))); }
    /// The share that is poor and deprived in an indicator: the censored headcount.
    estimate<> censored_headcount_ratio(std::size_t indicator) const {
        return over_population(number(censored_.at(indicator)));
    }
    /// What an indicator adds to M0: its weight times its censored headcount.
    estimate<> absolute_contribution(std::size_t indicator) const {
        return over_population(of_indicator(indicator, &terms::counts));
    }
    /// The share of M0 that an indicator makes up; empty where nobody is poor.
    estimate<> contribution(std::size_t indicator) const {
        return over_poor(of_indicator(indicator, &terms::counts), deprivations(&terms::counts));
    }
    /// The share of M0 that a dimension makes up; empty where nobody is poor.
    estimate<> contribution_of_dimension(std::size_t dimension) const {
        double sum = 0;
        for (std::size_t at = 0; at < indicators; ++at)
            if (Index.dimension_of(at) == dimension)
                sum += of_indicator(at, &terms::counts);
        return over_poor(sum, deprivations(&terms::counts));
    }

    /// The weighted deprivations of the poor, in `Index.denominator()`ths of a person. A whole
    /// number, exactly, where people are counted in whole numbers and nobody was reweighted:
    /// M0 is this over the denominator and the population. Throws std::overflow_error where it
    /// does not fit.
    std::int64_t weighted_deprivations() const
        requires std::same_as<typename Numeric::raw_type, std::int64_t>
    {
        if (reweighted_)
            throw std::logic_error("tuopin: deprivations of reweighted records have no common denominator; ask for "
                                   "adjusted_headcount_ratio");
        std::int64_t sum = 0;
        for (std::size_t at = 0; at < indicators; ++at)
            sum = detail::add_checked(sum,
                                      detail::multiply_checked(whole_[at].total().to_int64(), Index.whole_weight(at)));
        return sum;
    }

private:
    struct terms {
        double counts{}, gaps{}, squared_gaps{};
    };

    static double     number(sum_type const& sum) { return detail::weight_in_units<Numeric>(sum); }
    static value_type total(sum_type const& sum) { return detail::weight_value<Numeric>(sum); }
    estimate<>        over_population(double part) const {
        double const whole = number(population_);
        return detail::ratio_of(part, whole, no_value::nobody, records_, whole, excluded_);
    }
    // Of the poor: their number or their deprivations.
    estimate<> over_poor(double part, double whole) const {
        no_value const otherwise = records_ > 0 ? no_value::nobody_poor : no_value::nobody;
        return detail::ratio_of(part, whole, otherwise, poor_records_, number(poor_), excluded_);
    }

    // Of one indicator, in people: its weight times those deprived, or their gaps.
    double of_indicator(std::size_t at, double terms::*which) const {
        constexpr auto places = index_type::gap_places();
        double         sum    = 0;
        if (places[at] == gaps || which == &terms::counts)
            sum = number(whole_.at(at));
        else if constexpr (gaps > 0)
            sum = (which == &terms::gaps ? gaps_ : squared_gaps_)[places[at]].total();
        return sum * static_cast<double>(Index.whole_weight(at)) / static_cast<double>(Index.denominator()) +
               other_[at].*which;
    }
    double deprivations(double terms::*which) const {
        detail::real_sum sum;
        for (std::size_t at = 0; at < indicators; ++at)
            sum.add(of_indicator(at, which));
        return sum.total();
    }

    poverty_cutoff                     cutoff_;
    exclusions                         excluded_;
    std::int64_t                       records_{};
    std::int64_t                       poor_records_{};
    sum_type                           population_{};
    sum_type                           poor_{};
    std::array<sum_type, indicators>   raw_{};
    std::array<sum_type, indicators>   censored_{};
    std::array<sum_type, indicators>   whole_{};
    std::array<detail::real_sum, gaps> gaps_{};
    std::array<detail::real_sum, gaps> squared_gaps_{};
    std::array<terms, indicators>      other_{};
    bool                               reweighted_{};
};

/// Multidimensional poverty over records: `deprivation<living, &household::members>`, with
/// the poverty cutoff as a parameter of the value (`deprivation<living> d{poverty_cutoff(1, 2)};`,
/// a third without one). Keeps sums by score, not records, so that `at(k)` answers for every
/// cutoff after one pass, and everything merges exactly. Records that leave an indicator
/// open go by the rule of the index; those without a weight above zero are left out and counted.
template <auto const& Index, auto... Weight>
class deprivation {
    static_assert(sizeof...(Weight) <= 1,
                  "tuopin: a deprivation has one weight; multiply weights in a function of the record");

    using index_type = std::remove_cvref_t<decltype(Index)>;
    using numeric    = typename detail::weight_numeric<Weight...>::type;
    using raw_type   = typename numeric::raw_type;
    using sum_type   = typename detail::sum_of_raw<raw_type>::type;

    static constexpr std::size_t indicators = index_type::indicator_count;
    static constexpr std::size_t gaps       = index_type::gap_count;
    using cell_type                         = detail::deprivation_cell<sum_type, indicators, gaps>;

public:
    using value_type   = typename numeric::value_type;
    using profile_type = deprivation_profile<Index, numeric>;

    deprivation() = default;
    explicit deprivation(poverty_cutoff cutoff) : cutoff_(cutoff) {}

    template <class Record>
    void observe(Record const& record) {
        raw_type weight{1};
        if (!detail::read_weight<numeric, Weight...>(record, weight, excluded_))
            return;
        auto const readings = Index.read(record);
        for (std::size_t at = 0; at < indicators; ++at)
            open_[at] += readings[at].stated ? 0 : 1;
        auto const score = Index.score(readings);
        if (!score) {
            ++excluded_.not_stated;
            return;
        }
        ++records_;
        constexpr auto places = index_type::gap_places();
        cell_type&     cell   = cell_of(*score);
        ++cell.records;
        cell.weight.add(weight);
        for (std::size_t at = 0; at < indicators; ++at) {
            if (!readings[at].deprived)
                continue;
            cell.deprived[at].add(weight);
            if constexpr (gaps > 0)
                if (places[at] != gaps) {
                    double const gap = readings[at].gap;
                    cell.gaps[places[at]].add_product(in_units(weight), gap);
                    cell.squared_gaps[places[at]].add_product(in_units(weight), gap * gap);
                }
        }
    }
    /// Throws std::logic_error where the two were made for different cutoffs. One made
    /// without a cutoff takes that of the other.
    void merge(deprivation const& other) {
        if (cutoff_ && other.cutoff_ && *cutoff_ != *other.cutoff_)
            throw std::logic_error(
                "tuopin: deprivations with different poverty cutoffs do not merge; give both the same "
                "one, and ask at(cutoff) for another");
        if (!cutoff_)
            cutoff_ = other.cutoff_;
        // A copy, for `d.merge(d)`.
        std::vector<cell_type> const cells = other.cells_;
        for (cell_type const& cell : cells)
            cell_of(cell.score).merge(cell);
        for (std::size_t at = 0; at < indicators; ++at)
            open_[at] += other.open_[at];
        records_ += other.records_;
        excluded_.merge(other.excluded_);
    }
    void then(deprivation const& later) { merge(later); }

    /// The measures at the cutoff of this observer, or at another one.
    profile_type   profile() const { return at(cutoff()); }
    profile_type   at(poverty_cutoff cutoff) const { return profile_type(cutoff, cells_, excluded()); }
    poverty_cutoff cutoff() const { return cutoff_.value_or(default_poverty_cutoff); }

    /// M0 at the cutoff; empty over nobody.
    estimate<> value() const { return profile().adjusted_headcount_ratio(); }

    /// The scores above zero that occur, ascending: the cutoffs at which measures change, and
    /// so all that there are to compare (robustness over k).
    std::vector<poverty_cutoff> cutoffs() const {
        std::vector<poverty_cutoff> found;
        for (cell_type const& cell : cells_) {
            if (cell.score.numerator == 0)
                continue;
            poverty_cutoff const k(cell.score.numerator, cell.score.denominator);
            auto                 place = found.begin();
            while (place != found.end() && *place < k)
                ++place;
            if (place == found.end() || *place != k)
                found.insert(place, k);
        }
        return found;
    }

    /// The share whose score is at least `from` and below `below`: the vulnerable are those
    /// from a fifth to a third. Empty over nobody.
    estimate<> share_between(fraction from, fraction below) const {
        sum_type inside, everyone;
        for (cell_type const& cell : cells_) {
            everyone.merge(cell.weight);
            if (cell.score.reaches(from) && !cell.score.reaches(below))
                inside.merge(cell.weight);
        }
        double const whole = detail::weight_in_units<numeric>(everyone);
        return detail::ratio_of(detail::weight_in_units<numeric>(inside), whole, no_value::nobody, records_, whole,
                                excluded_);
    }

    /// How many records were taken into account; how many were left out, and why (`not_stated`:
    /// an indicator or the weight was open); and how many left an indicator open.
    std::int64_t records() const { return records_; }
    exclusions   excluded() const { return excluded_; }
    std::int64_t not_stated(std::size_t indicator) const { return open_.at(indicator); }

    friend bool operator==(deprivation const&, deprivation const&) = default;

    /// Which of two has less poverty whatever the cutoff: `less` where the headcount ratio of
    /// `a` is nowhere above that of `b`, and then so is M0; `unordered` where they cross, or where one
    /// is over nobody.
    friend std::partial_ordering compare_at_every_cutoff(deprivation const& a, deprivation const& b) {
        bool less = false, greater = false;
        if (a.records_ == 0 || b.records_ == 0)
            return a.records_ == b.records_ ? std::partial_ordering::equivalent : std::partial_ordering::unordered;
        for (auto const* each : {&a, &b})
            for (poverty_cutoff const k : each->cutoffs()) {
                auto const x = a.at(k).headcount_ratio(), y = b.at(k).headcount_ratio();
                if (!x || !y)
                    return std::partial_ordering::unordered;
                less    = less || *x < *y;
                greater = greater || *x > *y;
            }
        if (less && greater)
            return std::partial_ordering::unordered;
        return less      ? std::partial_ordering::less
               : greater ? std::partial_ordering::greater
                         : std::partial_ordering::equivalent;
    }

    static constexpr aggregation aggregates() {
        return {{"counted by score: sums add", "按剥夺得分分别相加"},
                {"counted by score: sums add", "按剥夺得分分别相加"}};
    }

    /// "H 80 %, A 56.25 %, M0 0.45"
    friend std::string to_text(deprivation const& d, language in = language::english) {
        auto const  found   = d.profile();
        bool const  english = in == language::english;
        std::string written;
        auto        add = [&](text name, std::string const& value) {
            written.append(written.empty() ? ""
                                  : english       ? ", "
                                                  : "，")
                .append(name.in(in))
                .append(english ? " " : "")
                .append(value);
        };
        auto const percents = [&](double ratio) {
            return detail::rounded_decimal(100 * ratio, 2, english) + (english ? " %" : "%");
        };
        if (auto const h = found.headcount_ratio()) {
            add({"H", "贫困发生率"}, percents(*h));
            if (auto const a = found.intensity())
                add({"A", "平均剥夺份额"}, percents(*a));
            add({"M0", "多维贫困指数"}, detail::rounded_decimal(*found.adjusted_headcount_ratio(), 4, english));
        } else {
            written = text{"none", "无"}.in(in);
        }
        return detail::with_not_stated(std::move(written), d.excluded_.number(), in);
    }
    friend std::string to_field(deprivation const& d) { return to_field(d.value()); }

private:
    static double in_units(raw_type weight) {
        if constexpr (std::same_as<raw_type, std::int64_t> && quantity_type<value_type>)
            return to_double(numeric::value(weight));
        else
            return static_cast<double>(weight);
    }
    // Cells stay sorted, so that equal observers have equal cells in equal order.
    cell_type& cell_of(deprivation_score score) {
        std::size_t low = 0, high = cells_.size();
        while (low < high) {
            std::size_t const middle = (low + high) / 2;
            if (detail::lower_score(cells_[middle].score, score))
                low = middle + 1;
            else
                high = middle;
        }
        if (low == cells_.size() || cells_[low].score != score) {
            cell_type fresh;
            fresh.score = score;
            cells_.insert(cells_.begin() + static_cast<std::ptrdiff_t>(low), fresh);
        }
        return cells_[low];
    }

    std::vector<cell_type>               cells_{};
    std::optional<poverty_cutoff>        cutoff_{};
    std::array<std::int64_t, indicators> open_{};
    std::int64_t                         records_{};
    exclusions                           excluded_{};
};

} // namespace tuopin

#endif
