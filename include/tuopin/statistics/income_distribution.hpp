// Observers of whole distributions of income: one that keeps what every measure needs, and
// one a measure over the same records.
#ifndef TUOPIN_STATISTICS_INCOME_DISTRIBUTION_HPP
#define TUOPIN_STATISTICS_INCOME_DISTRIBUTION_HPP

#include <tuopin/describe/member_pointer.hpp>
#include <tuopin/engines/aggregate.hpp>
#include <tuopin/engines/observers/measured.hpp>
#include <tuopin/statistics/estimate.hpp>
#include <tuopin/statistics/growing_array.hpp>
#include <tuopin/statistics/income_steps.hpp>
#include <tuopin/statistics/influence.hpp>
#include <tuopin/statistics/sample.hpp>
#include <tuopin/statistics/survey_columns.hpp>
#include <tuopin/values/figures/figure.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <tuple>
#include <type_traits>
#include <utility>
#include <vector>

namespace tuopin {

/// The strata (层) from which a survey's clusters were drawn, one member or several:
/// `income_distribution<&person::income, &person::weight, strata<&person::region>>`.
template <auto... Measured>
struct strata_type {};
template <auto... Measured>
inline constexpr strata_type<Measured...> strata{};

/// The clusters (初级抽样单位) that were drawn within a stratum: villages or households.
/// Without them every record was drawn by itself. Clusters of different strata are
/// different, whatever their names.
template <auto... Measured>
struct clusters_type {};
template <auto... Measured>
inline constexpr clusters_type<Measured...> clusters{};

/// How many clusters the record's stratum has in the whole population, for the finite
/// population correction. Without it, or where it is zero, there are infinitely many.
template <auto Measured>
struct population_clusters_type {};
template <auto Measured>
inline constexpr population_clusters_type<Measured> population_clusters{};

namespace detail {

template <class T>
struct survey_role {
    static constexpr bool weight = true, stratum = false, cluster = false, population = false;
};
template <auto... M>
struct survey_role<strata_type<M...>> {
    static constexpr bool weight = false, stratum = true, cluster = false, population = false;
};
template <auto... M>
struct survey_role<clusters_type<M...>> {
    static constexpr bool weight = false, stratum = false, cluster = true, population = false;
};
template <auto M>
struct survey_role<population_clusters_type<M>> {
    static constexpr bool weight = false, stratum = false, cluster = false, population = true;
};
template <auto M>
using survey_role_of = survey_role<std::remove_cv_t<decltype(M)>>;

/// What tells strata and clusters apart: a whole number as it is, a text by 64 bits of
/// hash (FNV-1a), the same on every machine.
inline std::uint64_t identity_of(std::string_view text) {
    std::uint64_t hash = 14695981039346656037u;
    for (char const c : text)
        hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211u;
    return hash;
}
template <class T>
std::uint64_t identity_of(T const& value) {
    if constexpr (std::integral<T> || std::is_enum_v<T>)
        return static_cast<std::uint64_t>(value);
    else if constexpr (std::convertible_to<T const&, std::string_view>)
        return identity_of(std::string_view(value));
    else
        return identity_of(std::string_view(to_field(value)));
}
constexpr std::uint64_t mixed_identity(std::uint64_t seen, std::uint64_t next) {
    std::uint64_t mixed = (seen ^ (seen >> 31)) * 0x9e37'79b9'7f4a'7c15u + next;
    return mixed;
}

template <auto... Measured, class Record>
std::uint64_t identity_in(Record const& record) {
    if constexpr (sizeof...(Measured) == 1) {
        return (identity_of(detail::measured<Measured>(record)), ...);
    } else {
        std::uint64_t identity = 0;
        ((identity = mixed_identity(identity, identity_of(detail::measured<Measured>(record)))), ...);
        return identity;
    }
}

/// What comes in whole steps of its unit, fewer than 2^63.
template <class T>
concept in_whole_steps =
    (std::integral<T> && (std::signed_integral<T> || sizeof(T) < 8)) || requires(T const& value) { value.steps(); };

template <in_whole_steps T>
std::int64_t in_steps(T const& value) {
    if constexpr (std::integral<T>)
        return static_cast<std::int64_t>(value);
    else
        return value.steps();
}
template <class T>
constexpr double steps_a_unit() {
    if constexpr (requires(T const& value) { value.steps(); })
        return static_cast<double>(unit_of<T>::steps);
    else
        return 1;
}

/// What income is computed in: its unit where it has one.
template <class Numeric>
using income_mean = typename Numeric::mean_type;

template <class T>
T in_income_unit(double number) {
    return T(number);
}

/// A statistic whose value is computed from sorted steps as it is from a sample.
template <class Statistic>
concept read_from_steps = requires(Statistic const& statistic, income_steps const& steps) {
    { statistic.records(steps) } -> std::same_as<income_steps>;
};

} // namespace detail

/// The distribution of incomes: an observer that keeps every income with its weight and,
/// where named, its stratum and cluster; 8 bytes a record and column. Records that come one
/// after the other and are alike in all of them, as members of a household, take the place of
/// one. All measures of poverty and inequality are read from it:
///
///     using incomes = income_distribution<&person::income, &person::weight, strata<&person::region>,
///                                         clusters<&person::village>>;
///     auto const everyone = aggregate<incomes>(persons);
///     everyone.value(statistic::gini{});              // the coefficient
///     everyone.estimate(statistic::gini{});           // with its standard error
///     auto const regions = domains(aggregate<incomes>(persons, by<&person::region>));
///     for (auto const& [region, rate] : regions.estimates(statistic::at_risk_of_poverty_rate{}))
///
/// Records that leave income or weight open, or whose weight is not above zero, are left
/// out and counted.
template <auto Income, auto... Design>
class income_distribution {
    static constexpr std::size_t weights_named =
        (std::size_t{0} + ... + (detail::survey_role_of<Design>::weight ? 1 : 0));
    static constexpr bool strata_named     = (detail::survey_role_of<Design>::stratum || ...);
    static constexpr bool clusters_named   = (detail::survey_role_of<Design>::cluster || ...);
    static constexpr bool population_named = (detail::survey_role_of<Design>::population || ...);
    static_assert(weights_named <= 1,
                  "tuopin: a distribution of incomes has one weight; multiply weights in a function of the record");

    static constexpr bool sound = detail::check_additive<Income>();
    using numeric               = detail::numeric_of<std::conditional_t<sound, detail::measured_value<Income>, int>>;

public:
    /// Incomes and what is computed in their unit.
    using income_type = detail::without_optional<detail::measured_value<Income>>;
    using mean_type   = typename numeric::mean_type;

private:
    static constexpr bool whole_steps = detail::in_whole_steps<income_type>;

public:
    /// Whether a design was named, so that texts show standard errors.
    static constexpr bool designed = strata_named || clusters_named || population_named;

private:
    static constexpr bool each_counts_once = weights_named == 0 && !designed;

public:
    /// Makes room for so many more records.
    void expect(std::size_t records) {
        if constexpr (whole_steps)
            columns_.small_incomes.expect(columns_.incomes.empty() ? records : 0);
        else
            columns_.incomes.expect(records);
        if constexpr (weights_named != 0)
            columns_.weights.expect(records);
        if constexpr (strata_named)
            columns_.strata.expect(records);
        if constexpr (clusters_named)
            columns_.clusters.expect(records);
        if constexpr (population_named)
            columns_.population_clusters.expect(records);
        if constexpr (weights_named != 0 || designed)
            columns_.ends.expect(records);
    }

    template <class Record>
    void observe(Record const& record) {
        if constexpr (sound) {
            std::conditional_t<whole_steps, std::int64_t, double> income{};
            double                                                weight = 1;
            bool stated = detail::with_measured<Income>(record, [&](auto const& value) {
                if constexpr (whole_steps)
                    income = detail::in_steps(value);
                else
                    income = detail::as_number(value);
            });
            (
                [&] {
                    if constexpr (detail::survey_role_of<Design>::weight)
                        stated = detail::with_measured<Design>(
                                     record, [&](auto const& value) { weight = detail::as_number(value); }) &&
                                 stated;
                }(),
                ...);
            if (!stated)
                ++columns_.excluded.not_stated;
            else if ((!whole_steps && !std::isfinite(static_cast<double>(income))) || !std::isfinite(weight))
                ++columns_.excluded.not_a_number;
            else if (!(weight > 0))
                ++columns_.excluded.without_weight;
            else
                keep(record, income, weight);
        }
    }
    // For the engines: where a record is no more than its income in whole steps.
    template <class Record>
    static std::int64_t number_of(Record const& record)
        requires(sound && whole_steps && each_counts_once &&
                 std::same_as<income_type, detail::measured_value<Income>>)
    {
        return detail::in_steps(detail::measured<Income>(record));
    }
    static detail::parted_array<std::int32_t> room_for_numbers(std::size_t records) {
        return std::make_shared<detail::raw_array<std::int32_t>>(records);
    }
    void keep(detail::parted_array<std::int32_t> const& incomes, std::size_t first, std::size_t size)
        requires(whole_steps && each_counts_once)
    {
        columns_.add_small({incomes, first, size});
    }

    void merge(income_distribution const& other) { columns_.append(other.columns_); }
    void then(income_distribution const& later) { merge(later); }

    /// The records in ascending order of income: sorts them. Keep it where several
    /// measures are read.
    income_sample sample() const& { return income_sample(columns_); }
    /// Of a distribution that is not needed any more: `aggregate<incomes>(persons).sample()`.
    income_sample sample() && { return income_sample(std::move(columns_)); }

    std::int64_t size() const { return static_cast<std::int64_t>(columns_.size()); }
    exclusions   excluded() const { return columns_.excluded; }

    /// A statistic, in the unit of income where it has one, without a standard error; and
    /// with one by linearisation.
    template <class Statistic>
    auto value(Statistic const& statistic) const {
        return std::get<0>(values(statistic));
    }
    template <class Statistic>
    auto estimate(Statistic const& statistic, linearisation how = {}) const {
        return in_unit<Statistic>(estimate_of(statistic, sample(), how));
    }
    /// Several statistics, for which the records are sorted once:
    /// `auto const [median, gini] = incomes.values(statistic::quantile{}, statistic::gini{});`
    template <class... Statistics>
    auto values(Statistics const&... statistics) const {
        if constexpr (each_counts_once && (detail::read_from_steps<Statistics> && ...))
            if (columns_.incomes.empty() && columns_.size() <= detail::income_steps::most) {
                detail::raw_scratch<std::uint32_t, 4096> space(2 * columns_.size());
                detail::income_steps const       all(columns_.small_incomes.data(), columns_.size(),
                                                     columns_.steps_a_unit, columns_.excluded, space.data());
                return std::tuple{
                    in_unit<Statistics>(detail::computed_estimate<double>(statistics, all, all, linearisation{}))...};
            }
        income_sample const all = sample_of_values();
        return std::tuple{in_unit<Statistics>(value_of(statistics, all))...};
    }
    /// The same with their standard errors.
    template <class... Statistics>
    auto estimates(Statistics const&... statistics) const {
        income_sample const all = sample();
        return std::tuple{in_unit<Statistics>(estimate_of(statistics, all))...};
    }

    /// Mean income.
    std::optional<mean_type> value() const {
        income_sample const all = sample_of_values();
        return all.empty() ? std::nullopt
                           : std::optional<mean_type>(mean_type(all.total_income() / all.total_weight()));
    }

    /// An estimate of `Statistic` in the unit of income, where it is an income.
    template <class Statistic>
    static auto in_unit(tuopin::estimate<> const& plain) {
        if constexpr (requires { Statistic::is_income; })
            return plain.as<mean_type>([](double number) { return mean_type(number); });
        else
            return plain;
    }

    detail::survey_columns const& columns() const { return columns_; }

    friend bool operator==(income_distribution const& a, income_distribution const& b) {
        return a.in_order() == b.in_order();
    }

    static constexpr aggregation aggregates() {
        return {{"the records of both together", "合并两者的全部记录"},
                {"the records of both together", "合并两者的全部记录"}};
    }
    friend std::string to_text(income_distribution const& d, language in = language::english) {
        std::string const mean = detail::optional_text(d.value(), in);
        return in == language::english ? to_text(d.size(), in) + " incomes, mean " + mean
                                       : to_text(d.size(), in) + "条收入记录，均值" + mean;
    }

private:
    income_sample sample_of_values() const {
        if constexpr (each_counts_once)
            return income_sample::without_origins(columns_);
        else
            return sample();
    }
    template <class Record, class Number>
    void keep(Record const& record, Number income, [[maybe_unused]] double weight) {
        if constexpr (whole_steps)
            columns_.add_whole(income, of_design(record, weight, Design)...);
        else
            columns_.add(detail::of_income(income), of_design(record, weight, Design)...);
    }
    template <class Record, class Weight>
    static auto of_design(Record const&, double weight, Weight const&) {
        return detail::of_weight(weight);
    }
    template <class Record, auto... Measured>
    static auto of_design(Record const& record, double, strata_type<Measured...> const&) {
        return detail::of_stratum(detail::identity_in<Measured...>(record));
    }
    template <class Record, auto... Measured>
    static auto of_design(Record const& record, double, clusters_type<Measured...> const&) {
        return detail::of_cluster(detail::identity_in<Measured...>(record));
    }
    template <class Record, auto Measured>
    static auto of_design(Record const& record, double, population_clusters_type<Measured> const&) {
        double number = 0;
        detail::with_measured<Measured>(record, [&](auto const& value) { number = detail::as_number(value); });
        return detail::of_population_clusters(std::isfinite(number) && number > 0 ? number : 0);
    }

    // The records in an order of their own, to compare two distributions.
    std::pair<std::vector<std::array<double, 3>>, std::vector<std::pair<std::uint64_t, std::uint64_t>>>
    in_order() const {
        std::vector<std::size_t> order; // the row of each record
        order.reserve(columns_.size());
        for (std::size_t row = 0; row < columns_.rows(); ++row)
            order.insert(order.end(), columns_.records(row), row);
        auto const numbers = [&](std::size_t at) {
            return std::array<double, 3>{columns_.income(at) + 0.0, columns_.weights.empty() ? 1 : columns_.weights[at],
                                         columns_.population_clusters.empty() ? 0 : columns_.population_clusters[at]};
        };
        auto const names = [&](std::size_t at) {
            return std::pair<std::uint64_t, std::uint64_t>{columns_.strata.empty() ? 0 : columns_.strata[at],
                                                           columns_.clusters.empty() ? 0 : columns_.clusters[at]};
        };
        std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
            return std::pair{numbers(a), names(a)} < std::pair{numbers(b), names(b)};
        });
        std::pair<std::vector<std::array<double, 3>>, std::vector<std::pair<std::uint64_t, std::uint64_t>>> result;
        for (std::size_t const at : order) {
            result.first.push_back(numbers(at));
            result.second.push_back(names(at));
        }
        result.first.push_back({static_cast<double>(columns_.excluded.not_stated),
                                static_cast<double>(columns_.excluded.not_a_number),
                                static_cast<double>(columns_.excluded.without_weight)});
        return result;
    }

    detail::survey_columns columns_{.steps_a_unit = detail::steps_a_unit<income_type>()};
};

/// One statistic over the records that it observes: `gini<&person::income, &person::weight>`.
/// Its parameters are those of the value: `{statistic::gini{.form = gini_form::unit_steps}}`.
/// One made without parameters takes those of what it is merged with. Two members of a summary keep and sort the same
/// incomes twice: for several statistics name one income_distribution, and ask it for `values(...)`.
template <class Statistic, auto Income, auto... Design>
class income_statistic {
public:
    using distribution_type = income_distribution<Income, Design...>;

    income_statistic() = default;
    explicit income_statistic(Statistic parameters) : parameters_(std::move(parameters)) {}

    void expect(std::size_t records) { records_.expect(records); }
    template <class Record>
    void observe(Record const& record) {
        records_.observe(record);
    }

    // For the engines, as of a distribution.
    template <class Record>
    static std::int64_t number_of(Record const& record)
        requires requires { distribution_type::number_of(record); }
    {
        return distribution_type::number_of(record);
    }
    static auto room_for_numbers(std::size_t records) { return distribution_type::room_for_numbers(records); }
    template <class Numbers>
    void keep(Numbers const& incomes, std::size_t first, std::size_t size)
        requires requires(distribution_type records) { records.keep(incomes, first, size); }
    {
        records_.keep(incomes, first, size);
    }

    /// Throws std::logic_error where the two were made with different parameters.
    void merge(income_statistic const& other) {
        if (parameters_ && other.parameters_ && !(*parameters_ == *other.parameters_))
            throw std::logic_error(
                "tuopin: statistics with different poverty lines or other parameters do not merge; give both "
                "the same ones");
        if (!parameters_)
            parameters_ = other.parameters_;
        records_.merge(other.records_);
    }
    void then(income_statistic const& later) { merge(later); }

    Statistic                parameters() const { return parameters_.value_or(Statistic{}); }
    distribution_type const& distribution() const { return records_; }

    /// Without a standard error: the quicker one. And with one by linearisation.
    auto value() const { return records_.value(parameters()); }
    auto estimate(linearisation how = {}) const { return records_.estimate(parameters(), how); }

    std::int64_t not_stated() const { return records_.excluded().not_stated; }

    friend bool operator==(income_statistic const& a, income_statistic const& b) {
        return a.parameters_ == b.parameters_ && a.records_ == b.records_;
    }

    static constexpr aggregation aggregates() { return distribution_type::aggregates(); }
    /// With its standard error where strata or clusters were named.
    friend std::string to_text(income_statistic const& s, language in = language::english) {
        std::string written;
        if constexpr (distribution_type::designed)
            written = to_text(s.estimate(), in);
        else
            written = to_text(s.value(), in);
        return detail::with_not_stated(std::move(written), s.not_stated(), in);
    }
    friend std::string to_field(income_statistic const& s) { return to_field(s.value()); }

private:
    std::optional<Statistic> parameters_{};
    distribution_type        records_{};
};

/// Groups as domains of all of them together: poverty lines are those of all, and standard
/// errors those of the whole design, whether or not strata and clusters cross the groups.
/// Sorted once for all statistics.
template <class Key, class Distribution>
class income_domains {
public:
    /// Of a whole, and of its groups.
    explicit income_domains(std::vector<std::pair<Key, detail::survey_columns const*>> const& groups) {
        std::vector<detail::survey_columns const*> columns;
        for (auto const& each : groups)
            columns.push_back(each.second);
        auto parts = income_sample::together(columns);
        whole_     = std::move(parts.whole);
        std::vector<group<Key, income_sample>> samples;
        for (std::size_t at = 0; at < groups.size(); ++at)
            samples.push_back({groups[at].first, std::move(parts.each[at])});
        groups_ = grouped<Key, income_sample>(std::move(samples));
    }

    income_sample const&               whole() const { return whole_; }
    grouped<Key, income_sample> const& groups() const { return groups_; }

    /// A statistic of all groups together, and of every group, without a standard error.
    template <class Statistic>
    auto value(Statistic const& statistic) const {
        return Distribution::template in_unit<Statistic>(value_of(statistic, whole_));
    }
    template <class Statistic>
    auto values(Statistic const& statistic) const {
        return of_groups<Statistic, double>(statistic, {});
    }
    /// A statistic of all groups together, with its standard error.
    template <class Statistic>
    auto estimate(Statistic const& statistic, linearisation how = {}) const {
        return Distribution::template in_unit<Statistic>(estimate_of(statistic, whole_, how));
    }
    /// Of every group.
    template <class Statistic>
    auto estimates(Statistic const& statistic, linearisation how = {}) const {
        return of_groups<Statistic, detail::linearised>(statistic, how);
    }
    /// How much larger in one group than in another.
    template <class Statistic>
    auto difference(Statistic const& statistic, Key const& one, Key const& other, linearisation how = {}) const {
        return Distribution::template in_unit<Statistic>(
            difference_of(statistic, groups_.at(one), groups_.at(other), whole_, how));
    }

private:
    // What is estimated of the whole, the line of poverty, is estimated once.
    template <class Statistic, class S>
    auto of_groups(Statistic const& statistic, linearisation const& how) const {
        using result = decltype(Distribution::template in_unit<Statistic>(tuopin::estimate<>{}));
        std::vector<group<Key, result>> found;
        detail::known_quantiles<S>      known;
        for (auto const& each : groups_)
            found.push_back({each.key, Distribution::template in_unit<Statistic>(detail::computed_estimate<S>(
                                           statistic, each.summary, whole_, how, &known))});
        return grouped<Key, result>(std::move(found));
    }

    income_sample               whole_{};
    grouped<Key, income_sample> groups_{};
};

/// The domains of a grouping, `domains(aggregate<incomes>(persons, by<&person::region>))`, or
/// of the distribution in its summaries: `domains(groups, &survey::incomes)`.
template <class Key, class Summary, class Distribution>
income_domains<Key, Distribution> domains(grouped<Key, Summary> const& groups, Distribution Summary::*incomes) {
    std::vector<std::pair<Key, detail::survey_columns const*>> columns;
    for (auto const& each : groups)
        columns.emplace_back(each.key, &(each.summary.*incomes).columns());
    return income_domains<Key, Distribution>(columns);
}
template <class Key, auto Income, auto... Design>
income_domains<Key, income_distribution<Income, Design...>>
domains(grouped<Key, income_distribution<Income, Design...>> const& groups) {
    std::vector<std::pair<Key, detail::survey_columns const*>> columns;
    for (auto const& each : groups)
        columns.emplace_back(each.key, &each.summary.columns());
    return income_domains<Key, income_distribution<Income, Design...>>(columns);
}

} // namespace tuopin

#endif
