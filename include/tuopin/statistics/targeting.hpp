// Whom a programme reaches, how much of it goes to the poor, and what it does to poverty.
#ifndef TUOPIN_STATISTICS_TARGETING_HPP
#define TUOPIN_STATISTICS_TARGETING_HPP

#include <tuopin/engines/observers/measured.hpp>
#include <tuopin/statistics/conventions.hpp>
#include <tuopin/statistics/estimate.hpp>
#include <tuopin/statistics/influence.hpp>
#include <tuopin/statistics/ratio.hpp>
#include <tuopin/statistics/sample.hpp>
#include <tuopin/statistics/sums_in_blocks.hpp>
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
#include <type_traits>
#include <utility>
#include <vector>

namespace tuopin {

namespace detail {

template <class T>
constexpr double amount_in_number(T const& amount) {
    if constexpr (quantity_type<T>)
        return to_double(amount);
    else
        return static_cast<double>(amount);
}

/// What a record says about a programme, as numbers.
struct programme_reading {
    double income{};
    double benefit{};
    double weight{1};
};

/// Reads income, benefit and weight; counts what is left out.
template <auto Income, auto Benefit, auto... Weight>
std::optional<programme_reading> read_programme(auto const& record, exclusions& excluded) {
    programme_reading reading;
    bool stated = with_measured<Income>(record, [&](auto const& value) { reading.income = amount_in_number(value); }) &&
                  with_measured<Benefit>(record, [&](auto const& value) { reading.benefit = amount_in_number(value); });
    if constexpr (sizeof...(Weight) == 1)
        stated = stated &&
                 (with_measured<Weight>(record, [&](auto const& value) { reading.weight = amount_in_number(value); }) &&
                  ...);
    if (!stated) {
        ++excluded.not_stated;
        return std::nullopt;
    }
    if (!std::isfinite(reading.income) || !std::isfinite(reading.benefit) || !std::isfinite(reading.weight)) {
        ++excluded.not_a_number;
        return std::nullopt;
    }
    if (!(reading.weight > 0)) {
        ++excluded.without_weight;
        return std::nullopt;
    }
    return reading;
}

} // namespace detail

/// How well a programme is targeted:
/// `targeting<&person::income_before, &person::benefit, &person::weight> t{2300_yuan};`. Poor is who is below the
/// line before the benefit; whose benefit is above zero takes part. Everything adds: shares are
/// of people (weights) or of amounts, as each says. 瞄准精度
template <auto Income, auto Benefit, auto... Weight>
class targeting {
    static_assert(sizeof...(Weight) <= 1,
                  "tuopin: targeting has one weight; multiply weights in a function of the record");
    static constexpr bool sound = detail::check_additive<Income>() && detail::check_additive<Benefit>() &&
                                  (detail::check_additive<Weight>() && ...);

public:
    using income_type = detail::without_optional<std::conditional_t<sound, detail::measured_value<Income>, double>>;

    targeting() = default;
    /// Throws std::invalid_argument where the line does not lie above zero.
    explicit targeting(income_type line, tuopin::poor who = {}) : line_(detail::amount_in_number(line)), who_(who) {
        if (!(*line_ > 0))
            throw std::invalid_argument("tuopin: a poverty line lies above zero");
    }

    /// Throws std::logic_error where the observer was made without a line.
    template <class Record>
    void observe(Record const& record) {
        if (!line_)
            throw std::logic_error(
                "tuopin: targeting needs a line; write targeting<...> t{line} and aggregate from that");
        auto const read = detail::read_programme<Income, Benefit, Weight...>(record, excluded_);
        if (!read)
            return;
        bool const poor  = is_poor(read->income);
        cell&      found = cells_[(poor ? 2u : 0u) + (read->benefit > 0 ? 1u : 0u)];
        ++found.records;
        found.weight.add(read->weight);
        found.benefits.add_product(read->weight, read->benefit);
        take(before_, read->income, read->weight);
        take(after_, read->income + read->benefit, read->weight);
    }
    /// Throws std::logic_error where the two were made for different lines.
    void merge(targeting const& other) {
        if (line_ && other.line_ && (*line_ != *other.line_ || who_ != other.who_))
            throw std::logic_error("tuopin: targeting below different lines does not merge; give both the same one");
        if (!line_) {
            line_ = other.line_;
            who_  = other.who_;
        }
        for (std::size_t at = 0; at < 4; ++at)
            cells_[at].merge(other.cells_[at]);
        for (std::size_t alpha = 0; alpha < 3; ++alpha) {
            before_[alpha].merge(other.before_[alpha]);
            after_[alpha].merge(other.after_[alpha]);
        }
        excluded_.merge(other.excluded_);
    }
    void then(targeting const& later) { merge(later); }

    /// Of the poor, those whom the programme reaches.
    estimate<> coverage_of_poor() const {
        return of_people({poor_reached}, {poor_missed, poor_reached}, no_value::nobody_poor);
    }
    /// Of the poor, those whom it misses (exclusion error, undercoverage; 漏评率).
    estimate<> exclusion_error() const {
        return of_people({poor_missed}, {poor_missed, poor_reached}, no_value::nobody_poor);
    }
    /// Of those whom it reaches, the ones who are not poor (inclusion error; 错评率).
    estimate<> inclusion_error() const {
        return of_people({others_reached}, {others_reached, poor_reached}, no_value::total_not_positive);
    }
    /// Of everyone, those whom it reaches.
    estimate<> coverage() const { return of_people({others_reached, poor_reached}, everyone(), no_value::nobody); }
    /// Of the benefits, what goes to those who are not poor.
    estimate<> leakage() const {
        detail::real_sum const leaked = benefits({others_missed, others_reached});
        double const           all    = benefits(everyone()).total();
        return made(leaked.total(), all, everyone(), no_value::total_not_positive);
    }
    /// All benefits: amounts times weights.
    double budget() const { return benefits(everyone()).total(); }

    /// Poverty before and after the benefits: the Foster-Greer-Thorbecke index for alpha 0, 1 or 2.
    estimate<> poverty_before(int alpha) const { return poverty(before_, alpha); }
    estimate<> poverty_after(int alpha) const { return poverty(after_, alpha); }

    /// The leakage.
    estimate<> value() const { return leakage(); }

    std::int64_t records() const { return number(everyone()); }
    exclusions   excluded() const { return excluded_; }

    friend bool operator==(targeting const&, targeting const&) = default;

    static constexpr aggregation aggregates() {
        return {{"people and benefits add", "人数与补助分别相加"}, {"people and benefits add", "人数与补助分别相加"}};
    }
    /// "exclusion error 31.76 %, inclusion error 76.59 %, leakage 71.39 %"
    friend std::string to_text(targeting const& t, language in = language::english) {
        return detail::shares_text({{{"exclusion error", "漏评率"}, t.exclusion_error()},
                                    {{"inclusion error", "错评率"}, t.inclusion_error()},
                                    {{"leakage", "资金漏损率"}, t.leakage()}},
                                   t.excluded_, in);
    }
    friend std::string to_field(targeting const& t) { return to_field(t.value()); }

private:
    enum group : std::size_t { others_missed, others_reached, poor_missed, poor_reached };

    struct cell {
        std::int64_t     records{};
        detail::real_sum weight{};
        detail::real_sum benefits{};

        void merge(cell const& other) {
            records += other.records;
            weight.merge(other.weight);
            benefits.merge(other.benefits);
        }
        friend bool operator==(cell const&, cell const&) = default;
    };
    using sums = std::array<detail::real_sum, 3>;

    static std::vector<group> everyone() { return {others_missed, others_reached, poor_missed, poor_reached}; }

    bool is_poor(double income) const {
        return who_ == tuopin::poor::at_or_below_line ? income <= *line_ : income < *line_;
    }
    void take(sums& into, double income, double weight) {
        if (!is_poor(income))
            return;
        double const gap = (*line_ - income) / *line_;
        into[0].add(weight);
        into[1].add_product(weight, gap);
        into[2].add_product(weight, gap * gap);
    }
    detail::real_sum people(std::vector<group> const& groups) const {
        detail::real_sum sum;
        for (group each : groups)
            sum.merge(cells_[each].weight);
        return sum;
    }
    detail::real_sum benefits(std::vector<group> const& groups) const {
        detail::real_sum sum;
        for (group each : groups)
            sum.merge(cells_[each].benefits);
        return sum;
    }
    std::int64_t number(std::vector<group> const& groups) const {
        std::int64_t records = 0;
        for (group each : groups)
            records += cells_[each].records;
        return records;
    }
    estimate<> of_people(std::vector<group> const& part, std::vector<group> const& whole, no_value otherwise) const {
        return made(people(part).total(), people(whole).total(), whole, otherwise);
    }
    estimate<> made(double part, double whole, std::vector<group> const& over, no_value otherwise) const {
        return detail::ratio_of(part, whole, records() == 0 ? no_value::nobody : otherwise, number(over),
                                people(over).total(), excluded_);
    }
    estimate<> poverty(sums const& poor, int alpha) const {
        if (alpha < 0 || alpha > 2)
            throw std::invalid_argument("tuopin: poverty before and after benefits is kept for alpha 0, 1 and 2");
        return made(poor[static_cast<std::size_t>(alpha)].total(), people(everyone()).total(), everyone(),
                    no_value::nobody);
    }

    std::optional<double> line_{};
    tuopin::poor          who_{};
    std::array<cell, 4>   cells_{};
    sums                  before_{};
    sums                  after_{};
    exclusions            excluded_{};
};

/// Whether the right ones were chosen:
/// `identification<&household::poor, &household::registered, &household::members>` holds a
/// yes-or-no of who is poor against one of who was chosen (registered, enrolled, paid).
/// Weights are counted as they are: whole numbers exactly. Records that leave either open are
/// left out and counted. 识别精准度
template <auto Poor, auto Chosen, auto... Weight>
class identification {
    static_assert(sizeof...(Weight) <= 1,
                  "tuopin: an identification has one weight; multiply weights in a function of the record");
    using numeric  = typename detail::weight_numeric<Weight...>::type;
    using sum_type = typename detail::sum_of_raw<typename numeric::raw_type>::type;

    template <auto Condition>
    static constexpr bool is_condition =
        std::same_as<detail::without_optional<detail::measured_value<Condition>>, bool>;
    static_assert(is_condition<Poor> && is_condition<Chosen>,
                  "tuopin: who is poor and who was chosen are yes-or-no members, or function objects that return bool");

public:
    using value_type = typename numeric::value_type;

    template <class Record>
    void observe(Record const& record) {
        bool       poor = false, chosen = false;
        bool const stated = detail::with_measured<Poor>(record, [&](bool value) { poor = value; }) &&
                            detail::with_measured<Chosen>(record, [&](bool value) { chosen = value; });
        typename numeric::raw_type weight{1};
        if (!stated)
            ++excluded_.not_stated;
        else if (detail::read_weight<numeric, Weight...>(record, weight, excluded_)) {
            cell& found = cells_[(poor ? 2u : 0u) + (chosen ? 1u : 0u)];
            ++found.records;
            found.weight.add(weight);
        }
    }
    void merge(identification const& other) {
        for (std::size_t at = 0; at < 4; ++at) {
            cells_[at].records += other.cells_[at].records;
            cells_[at].weight.merge(other.cells_[at].weight);
        }
        excluded_.merge(other.excluded_);
    }
    void then(identification const& later) { merge(later); }

    /// How many are poor or not, and were chosen or not.
    value_type number(bool poor, bool chosen) const {
        return detail::weight_value<numeric>(cells_[(poor ? 2u : 0u) + (chosen ? 1u : 0u)].weight);
    }
    /// Of the poor, those who were not chosen (漏评率).
    estimate<> exclusion_error() const { return share(2, {2, 3}, no_value::nobody_poor); }
    /// Of those chosen, the ones who are not poor (错评率).
    estimate<> inclusion_error() const { return share(1, {1, 3}, no_value::total_not_positive); }
    /// Of the poor, those who were chosen.
    estimate<> coverage_of_poor() const { return share(3, {2, 3}, no_value::nobody_poor); }

    /// The exclusion error.
    estimate<> value() const { return exclusion_error(); }

    exclusions excluded() const { return excluded_; }

    friend bool operator==(identification const&, identification const&) = default;

    static constexpr aggregation aggregates() { return {{"people add", "人数相加"}, {"people add", "人数相加"}}; }
    /// "exclusion error 4 %, inclusion error 1.5 %"
    friend std::string to_text(identification const& i, language in = language::english) {
        return detail::shares_text({{{"exclusion error", "漏评率"}, i.exclusion_error()},
                                    {{"inclusion error", "错评率"}, i.inclusion_error()}},
                                   i.excluded_, in);
    }
    friend std::string to_field(identification const& i) { return to_field(i.value()); }

private:
    struct cell {
        std::int64_t records{};
        sum_type     weight{};

        friend bool operator==(cell const&, cell const&) = default;
    };
    estimate<> share(std::size_t part, std::array<std::size_t, 2> whole, no_value otherwise) const {
        sum_type sum = cells_[whole[0]].weight;
        sum.merge(cells_[whole[1]].weight);
        double const       people  = detail::weight_in_units<numeric>(sum);
        std::int64_t const records = cells_[whole[0]].records + cells_[whole[1]].records;
        std::int64_t       all     = 0;
        for (cell const& each : cells_)
            all += each.records;
        return detail::ratio_of(detail::weight_in_units<numeric>(cells_[part].weight), people,
                                all == 0 ? no_value::nobody : otherwise, records, people, excluded_);
    }

    std::array<cell, 4> cells_{};
    exclusions          excluded_{};
};

/// Who gets the benefits, by rank in income before them:
/// `benefit_incidence<&person::income_before, &person::benefit, &person::weight>`. Between two
/// incomes shares are read off a straight line; those with equal incomes are one step, so that
/// the order of the records never matters. Keeps three numbers a record. 受益归宿
template <auto Income, auto Benefit, auto... Weight>
class benefit_incidence {
    static_assert(sizeof...(Weight) <= 1,
                  "tuopin: benefit incidence has one weight; multiply weights in a function of the record");
    static constexpr bool sound = detail::check_additive<Income>() && detail::check_additive<Benefit>() &&
                                  (detail::check_additive<Weight>() && ...);

public:
    template <class Record>
    void observe(Record const& record) {
        if constexpr (sound)
            if (auto const read = detail::read_programme<Income, Benefit, Weight...>(record, excluded_))
                entries_.push_back({read->income, read->benefit, read->weight});
    }
    void merge(benefit_incidence const& other) {
        entries_.insert(entries_.end(), other.entries_.begin(), other.entries_.end());
        excluded_.merge(other.excluded_);
    }
    void then(benefit_incidence const& later) { merge(later); }

    /// The share of the benefits that goes to the poorest `share` of the people. Empty where
    /// there are no benefits; throws std::invalid_argument where it is no share.
    estimate<> share_of_poorest(double share) const { return share_between(0, share); }
    /// The share of the benefits that goes to one of so many equal groups, the poorest being
    /// number 1: `share_of_group(1, 5)` for the poorest quintile.
    estimate<> share_of_group(int number, int groups) const {
        if (number < 1 || number > groups)
            throw std::invalid_argument("tuopin: groups are counted from 1, the poorest, to their number");
        return share_between(static_cast<double>(number - 1) / groups, static_cast<double>(number) / groups);
    }
    /// D. Coady, M. Grosh and J. Hoddinott (2004): the share of the benefits that goes to the
    /// poorest `share`, over that share. Above one the programme favours the poor.
    estimate<> coady_grosh_hoddinott(double share) const {
        if (!(share > 0))
            throw std::invalid_argument("tuopin: the index of Coady, Grosh and Hoddinott is over a share above zero");
        return share_of_poorest(share).template as<double>([&](double of) { return of / share; });
    }
    /// From -1, all to the poorest, over 0 to 1, all to the richest.
    estimate<> concentration_coefficient() const {
        steps const         curve = in_steps();
        detail::running_sum area;
        for (std::size_t at = 1; at < curve.people.size(); ++at)
            area.add((curve.people[at] - curve.people[at - 1]) * (curve.benefits[at] + curve.benefits[at - 1]));
        double const all = curve.people.back() * curve.benefits.back();
        return made(curve, [&] { return 1 - area.total() / all; });
    }
    /// All benefits: amounts times weights.
    double budget() const { return in_steps().benefits.back(); }

    estimate<> value() const { return concentration_coefficient(); }

    std::size_t records() const { return entries_.size(); }
    exclusions  excluded() const { return excluded_; }

    friend bool operator==(benefit_incidence const& a, benefit_incidence const& b) {
        return a.sorted() == b.sorted() && a.excluded_ == b.excluded_;
    }

    static constexpr aggregation aggregates() {
        return {{"from all values", "由全部数值计算"}, {"from all values", "由全部数值计算"}};
    }
    /// "32.16 %, 24.28 %, 17.69 %, 13.61 %, 12.27 %": of the quintiles, the poorest first
    friend std::string to_text(benefit_incidence const& b, language in = language::english) {
        std::string written;
        for (int quintile = 1; quintile <= 5; ++quintile)
            if (auto const share = b.share_of_group(quintile, 5))
                written.append(written.empty()           ? ""
                               : in == language::english ? ", "
                                                         : "、")
                    .append(detail::rounded_decimal(100 * *share, 2, in == language::english))
                    .append(in == language::english ? " %" : "%");
        return detail::with_not_stated(written.empty() ? std::string(text{"none", "无"}.in(in)) : written,
                                       b.excluded_.number(), in);
    }
    friend std::string to_field(benefit_incidence const& b) { return to_field(b.value()); }

private:
    struct entry {
        double income{};
        double benefit{};
        double weight{};

        friend bool operator==(entry const&, entry const&) = default;
        friend bool operator<(entry const& a, entry const& b) {
            if (a.income != b.income)
                return a.income < b.income;
            return a.benefit != b.benefit ? a.benefit < b.benefit : a.weight < b.weight;
        }
    };
    // People and benefits up to each income, both from zero.
    struct steps {
        std::vector<double> people{0.0};
        std::vector<double> benefits{0.0};
    };

    std::vector<entry> sorted() const {
        auto all = entries_;
        std::sort(all.begin(), all.end());
        return all;
    }
    steps in_steps() const {
        auto const          all = sorted();
        steps               curve;
        detail::running_sum people, benefits;
        for (std::size_t at = 0; at < all.size(); ++at) {
            people.add(all[at].weight);
            benefits.add(all[at].weight * all[at].benefit);
            if (at + 1 == all.size() || all[at + 1].income != all[at].income) {
                curve.people.push_back(people.total());
                curve.benefits.push_back(benefits.total());
            }
        }
        return curve;
    }
    static double benefits_up_to(steps const& curve, double share) {
        double const wanted = share * curve.people.back();
        std::size_t  at     = 1;
        while (at + 1 < curve.people.size() && curve.people[at] < wanted)
            ++at;
        double const part = (wanted - curve.people[at - 1]) / (curve.people[at] - curve.people[at - 1]);
        return curve.benefits[at - 1] + std::fmin(part, 1.0) * (curve.benefits[at] - curve.benefits[at - 1]);
    }
    estimate<> share_between(double from, double to) const {
        if (!(from >= 0 && to <= 1 && from <= to))
            throw std::invalid_argument("tuopin: a share of the people is between 0 and 1");
        steps const curve = in_steps();
        return made(curve, [&] {
            return (benefits_up_to(curve, to) - (from > 0 ? benefits_up_to(curve, from) : 0)) / curve.benefits.back();
        });
    }
    template <class Compute>
    estimate<> made(steps const& curve, Compute compute) const {
        estimate<> result(entries_.empty() ? no_value::nobody : no_value::total_not_positive);
        if (curve.benefits.back() > 0) {
            double const value = compute();
            result             = std::isfinite(value) ? estimate<>(value) : estimate<>(no_value::cannot_be_computed);
        }
        result.set_records(static_cast<std::int64_t>(entries_.size()), curve.people.back(), excluded_);
        return result;
    }

    std::vector<entry> entries_{};
    exclusions         excluded_{};
};

/// A measure before and after a transfer, and what the transfer costs: amounts times weights.
struct transfer_effect {
    estimate<> before{};
    estimate<> after{};
    double     cost{};

    /// What the transfer adds to the measure, and that for each unit of its cost.
    estimate<> change() const {
        if (!before || !after)
            return estimate<>(before ? after.why() : before.why());
        return estimate<>(*after - *before);
    }
    estimate<> change_by_cost() const {
        if (!change() || !(cost > 0))
            return estimate<>(change() ? no_value::total_not_positive : change().why());
        return estimate<>(*change() / cost);
    }
};

/// What a transfer rule would do to a measure: `rule(income)` is what a person of that income
/// would get (or, below zero, pay). Nobody's behaviour changes.
///
///     effect_of_transfer(statistic::poverty_gap(poverty_line(2300)), sample, [](double) { return 500.0; });
template <class Statistic, class Rule>
transfer_effect effect_of_transfer(Statistic const& statistic, income_sample const& sample, Rule rule) {
    std::vector<double> incomes = sample.incomes();
    detail::running_sum cost;
    for (std::size_t at = 0; at < incomes.size(); ++at) {
        double const transfer = rule(incomes[at]);
        cost.add(sample.weights()[at] * transfer);
        incomes[at] += transfer;
    }
    return {value_of(statistic, sample), value_of(statistic, income_sample(incomes, sample.weights())), cost.total()};
}

/// What each of those for whom `chosen(income)` holds gets where a budget is shared equally
/// among them. Empty where there is nobody.
template <class Chosen>
estimate<> equal_share_of(double budget, income_sample const& sample, Chosen chosen) {
    detail::running_sum people;
    std::int64_t        records = 0;
    for (std::size_t at = 0; at < sample.size(); ++at)
        if (chosen(sample.incomes()[at])) {
            people.add(sample.weights()[at]);
            ++records;
        }
    estimate<> result = records > 0 ? estimate<>(budget / people.total()) : estimate<>(no_value::nobody);
    result.set_records(records, people.total(), sample.excluded());
    return result;
}

} // namespace tuopin

#endif
