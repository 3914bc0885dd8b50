// Poverty over time: from records of one unit and period each to histories, and what
// histories say: chronic and transient poverty, spells, ways in and out.
#ifndef TUOPIN_STATISTICS_DYNAMICS_HPP
#define TUOPIN_STATISTICS_DYNAMICS_HPP

#include <tuopin/engines/observers/measured.hpp>
#include <tuopin/statistics/conventions.hpp>
#include <tuopin/statistics/estimate.hpp>
#include <tuopin/statistics/fraction.hpp>
#include <tuopin/statistics/ratio.hpp>
#include <tuopin/values/figures/figure.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <limits>
#include <optional>
#include <stdexcept>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

namespace tuopin {

/// One unit through all periods of a panel: a value for each period, in order of time, or
/// nothing where the unit was not observed.
template <class Unit, class Value>
struct history {
    Unit                              unit{};
    std::vector<std::optional<Value>> values{};

    friend bool operator==(history const&, history const&) = default;
};

/// Puts the histories of units together from records of one unit and period each:
///
///     auto const histories = aggregate<panel<&row::household, &row::year, &row::income>>(rows).histories();
///
/// Two records of one unit and period contradict each other where their values differ: the
/// unit has no value for that period then, and `contradictions` counts it.
template <auto Unit, auto Period, auto Value>
class panel {
    static constexpr bool sound =
        detail::check_measured<Unit>() && detail::check_measured<Period>() && detail::check_measured<Value>();

public:
    using unit_type   = detail::measured_value<Unit>;
    using period_type = detail::measured_value<Period>;
    using value_type  = detail::without_optional<detail::measured_value<Value>>;
    static_assert(std::totally_ordered<unit_type> && std::totally_ordered<period_type> &&
                      std::totally_ordered<value_type>,
                  "tuopin: units, periods and values of a panel have an order; give the types <=>");

    template <class Record>
    void observe(Record const& record) {
        if constexpr (sound) {
            entry made{detail::measured<Unit>(record), detail::measured<Period>(record), std::nullopt};
            detail::with_measured<Value>(record, [&](auto const& value) {
                if (value == value)
                    made.value = value;
            });
            entries_.push_back(std::move(made));
        }
    }
    void merge(panel const& other) { entries_.insert(entries_.end(), other.entries_.begin(), other.entries_.end()); }
    void then(panel const& later) { merge(later); }

    /// The periods that occur, sorted.
    std::vector<period_type> periods() const {
        std::vector<period_type> found;
        for (entry const& each : entries_)
            found.push_back(each.period);
        std::sort(found.begin(), found.end());
        found.erase(std::unique(found.begin(), found.end()), found.end());
        return found;
    }
    /// All units, sorted, with a value or nothing for each of `periods()`.
    std::vector<history<unit_type, value_type>> histories() const {
        std::vector<history<unit_type, value_type>> made;
        auto const                                  in_time = periods();
        each_cell([&](unit_type const& unit, period_type const& period, std::optional<value_type> const& value, bool) {
            if (made.empty() || made.back().unit < unit)
                made.push_back({unit, std::vector<std::optional<value_type>>(in_time.size())});
            auto const at = std::lower_bound(in_time.begin(), in_time.end(), period) - in_time.begin();
            made.back().values[static_cast<std::size_t>(at)] = value;
        });
        return made;
    }
    /// How many units there are.
    std::int64_t value() const {
        std::int64_t             units = 0;
        std::optional<unit_type> before;
        each_cell([&](unit_type const& unit, period_type const&, std::optional<value_type> const&, bool) {
            units += !before || *before < unit ? 1 : 0;
            before = unit;
        });
        return units;
    }
    /// How many units and periods have records that contradict each other.
    std::int64_t contradictions() const {
        std::int64_t found = 0;
        each_cell([&](unit_type const&, period_type const&, std::optional<value_type> const&, bool contradicted) {
            found += contradicted ? 1 : 0;
        });
        return found;
    }
    std::size_t records() const { return entries_.size(); }

    friend bool operator==(panel const& a, panel const& b) { return a.sorted() == b.sorted(); }

    static constexpr aggregation aggregates() { return {{"records add", "记录相加"}, {"records add", "记录相加"}}; }
    friend std::string to_text(panel const& p, language in = language::english) {
        return to_text(p.value(), in) + std::string(text{" units, ", "个单位，"}.in(in)) +
               to_text(p.periods().size(), in) + std::string(text{" periods", "期"}.in(in));
    }
    friend std::string to_field(panel const& p) { return to_field(p.value()); }

private:
    struct entry {
        unit_type                 unit{};
        period_type               period{};
        std::optional<value_type> value{};

        friend bool operator==(entry const&, entry const&) = default;
        friend bool operator<(entry const& a, entry const& b) {
            if (!(a.unit == b.unit))
                return a.unit < b.unit;
            return a.period == b.period ? a.value < b.value : a.period < b.period;
        }
    };

    std::vector<entry> sorted() const {
        auto all = entries_;
        std::sort(all.begin(), all.end());
        return all;
    }
    // Calls `take(unit, period, value, contradicted)` in order of units and periods.
    template <class Take>
    void each_cell(Take take) const {
        auto const all = sorted();
        for (std::size_t first = 0, last = 0; first < all.size(); first = last) {
            bool contradicted = false;
            auto value        = all[first].value;
            for (last = first + 1;
                 last < all.size() && all[last].unit == all[first].unit && all[last].period == all[first].period;
                 ++last) {
                // What is open comes first, and contradicts nothing.
                if (value && all[last].value != value)
                    contradicted = true;
                value = all[last].value;
            }
            take(all[first].unit, all[first].period, contradicted ? std::nullopt : value, contradicted);
        }
    }

    std::vector<entry> entries_{};
};

/// A share of one over time: the whole, and the parts that chronic and transient poverty make up.
struct poverty_components {
    estimate<> chronic{};
    estimate<> transient{};
    estimate<> total{};
};

/// Poverty over histories: `poverty_dynamics<&history_type::values> d{500.0};`, with the line
/// as a parameter of the value. What is measured is a range of incomes in order of time;
/// those left open are left out, and end a spell. Keeps sums by the number of periods and
/// of those in poverty, so that every duration cutoff is answered after one pass.
template <auto Incomes, auto... Weight>
class poverty_dynamics {
    static_assert(sizeof...(Weight) <= 1,
                  "tuopin: poverty over time has one weight; multiply weights in a function of the record");
    static constexpr bool sound = detail::check_measured<Incomes>();

    using range_type = detail::measured_value<Incomes>;

    using numeric  = typename detail::weight_numeric<Weight...>::type;
    using raw_type = typename numeric::raw_type;
    using sum_type = typename detail::sum_of_raw<raw_type>::type;

public:
    /// Incomes, and the line: a quantity or a number.
    using income_type =
        detail::without_optional<std::remove_cvref_t<decltype(*std::begin(std::declval<range_type const&>()))>>;
    static_assert(detail::additive<income_type>, "tuopin: incomes over time are quantities or numbers");

    poverty_dynamics() = default;
    /// The line lies above zero; throws std::invalid_argument where it does not.
    explicit poverty_dynamics(income_type line, tuopin::poor who = {}) : line_(line), who_(who) {
        if (!(line > income_type{}))
            throw std::invalid_argument("tuopin: a poverty line lies above zero");
    }

    /// Throws std::logic_error where the observer was made without a line.
    template <class Record>
    void observe(Record const& record) {
        if (!line_)
            throw std::logic_error(
                "tuopin: poverty over time needs a line; write poverty_dynamics<...> d{line} and aggregate "
                "from that");
        raw_type weight{1};
        if (!detail::read_weight<numeric, Weight...>(record, weight, excluded_))
            return;
        if constexpr (sound)
            take(detail::measured<Incomes>(record), weight);
    }

    /// Throws std::logic_error where the two were made for different lines.
    void merge(poverty_dynamics const& other) {
        if (line_ && other.line_ && (*line_ != *other.line_ || who_ != other.who_))
            throw std::logic_error("tuopin: poverty below different lines does not merge; give both the same one");
        if (!line_) {
            line_ = other.line_;
            who_  = other.who_;
        }
        std::vector<cell> const cells = other.cells_;
        for (cell const& each : cells)
            cell_of(each.poor, each.periods).merge(each);
        for (std::size_t alpha = 0; alpha < 3; ++alpha)
            of_means_[alpha].merge(other.of_means_[alpha]);
        std::vector<spell> const spells = other.spells_;
        for (spell const& each : spells)
            spell_of(each.length, each.seen_whole).merge(each);
        for (std::size_t at = 0; at < 4; ++at)
            steps_[at].merge(other.steps_[at]);
        excluded_.merge(other.excluded_);
    }
    void then(poverty_dynamics const& later) { merge(later); }

    std::optional<income_type> line() const { return line_; }

    /// J. Jalan and M. Ravallion (1998): chronic is the poverty of the mean income over time,
    /// transient the rest of the mean poverty over time. `alpha` is 0, 1 or 2.
    poverty_components chronic_and_transient(int alpha) const {
        std::size_t const at      = power(alpha);
        double const      chronic = number_of_means(at);
        double            total   = 0;
        for (cell const& each : cells_)
            total += each.mean_gap(at);
        return {over_everyone(chronic), over_everyone(total - chronic), over_everyone(total)};
    }

    /// J. Foster (2009), "A class of chronic poverty measures": chronically poor is who is
    /// poor in at least the share `duration` of the periods; their mean poverty over time,
    /// and that of all others, over everyone. `alpha` is 0, 1 or 2.
    poverty_components by_duration(fraction duration, int alpha) const {
        std::size_t const at      = power(alpha);
        double            chronic = 0, transient = 0;
        for (cell const& each : cells_)
            (each.lasts(duration) ? chronic : transient) += each.mean_gap(at);
        return {over_everyone(chronic), over_everyone(transient), over_everyone(chronic + transient)};
    }
    /// The share that is poor in at least the share `duration` of the periods.
    estimate<> chronic_headcount_ratio(fraction duration) const {
        return share([&](cell const& each) { return each.lasts(duration); });
    }
    /// The mean share of periods in poverty of those chronically poor.
    estimate<> average_duration(fraction duration) const {
        double       periods = 0;
        sum_type     people;
        std::int64_t records = 0;
        for (cell const& each : cells_)
            if (each.lasts(duration)) {
                periods += each.mean_gap(0);
                people.merge(each.weight);
                records += each.records;
            }
        double const   whole     = number(people);
        no_value const otherwise = cells_.empty() ? no_value::nobody : no_value::nobody_poor;
        return detail::ratio_of(periods, whole, otherwise, records, whole, excluded_);
    }

    /// The share poor in exactly so many periods, and in at least one.
    estimate<> share_poor_in(std::int64_t periods) const {
        return share([&](cell const& each) { return each.poor == periods; });
    }
    estimate<> ever_poor() const {
        return share([](cell const& each) { return each.poor > 0; });
    }
    estimate<> always_poor() const {
        return share([](cell const& each) { return each.poor == each.periods; });
    }

    /// Runs of periods in poverty, and the share of them that began and ended within the
    /// panel. Those cut off by its ends or by an open period lasted longer than was seen.
    std::int64_t spells() const {
        std::int64_t found = 0;
        for (spell const& each : spells_)
            found += each.number;
        return found;
    }
    std::int64_t spells_seen_whole() const {
        std::int64_t found = 0;
        for (spell const& each : spells_)
            found += each.seen_whole ? each.number : 0;
        return found;
    }
    /// How many spells lasted so many periods, as far as was seen.
    std::int64_t spells_of(std::int64_t periods) const {
        std::int64_t found = 0;
        for (spell const& each : spells_)
            found += each.length == periods ? each.number : 0;
        return found;
    }
    /// The mean length of spells in periods, as far as was seen; weighted.
    estimate<> mean_spell() const {
        double       lengths = 0;
        sum_type     weights;
        std::int64_t records = 0;
        for (spell const& each : spells_) {
            lengths += static_cast<double>(each.length) * number(each.weight);
            weights.merge(each.weight);
            records += each.number;
        }
        double const   whole     = number(weights);
        no_value const otherwise = cells_.empty() ? no_value::nobody : no_value::nobody_poor;
        return detail::ratio_of(lengths, whole, otherwise, records, whole, excluded_);
    }

    /// Of those poor in a period, the share not poor in the next; and the other way round.
    estimate<> exit_rate() const { return rate(steps_[2], steps_[3]); }
    estimate<> entry_rate() const { return rate(steps_[1], steps_[0]); }

    /// The share ever poor.
    estimate<> value() const { return ever_poor(); }

    std::int64_t records() const {
        std::int64_t found = 0;
        for (cell const& each : cells_)
            found += each.records;
        return found;
    }
    exclusions excluded() const { return excluded_; }

    friend bool operator==(poverty_dynamics const&, poverty_dynamics const&) = default;

    static constexpr aggregation aggregates() {
        return {{"by periods in poverty: sums add", "按贫困期数分别相加"}, {"other histories add", "不同对象相加"}};
    }
    /// "ever poor 31.26 %, always poor 4.2 %, exit rate 29.66 %, entry rate 1 %"
    friend std::string to_text(poverty_dynamics const& d, language in = language::english) {
        return detail::shares_text({{{"ever poor", "曾经贫困"}, d.ever_poor()},
                                    {{"always poor", "始终贫困"}, d.always_poor()},
                                    {{"exit rate", "脱贫率"}, d.exit_rate()},
                                    {{"entry rate", "返贫率"}, d.entry_rate()}},
                                   d.excluded_, in);
    }
    friend std::string to_field(poverty_dynamics const& d) { return to_field(d.value()); }

private:
    static double number(sum_type const& sum) { return detail::weight_in_units<numeric>(sum); }

    // Those poor in `poor` of `periods` periods; gap sums are over persons and periods.
    struct cell {
        std::int64_t                    poor{};
        std::int64_t                    periods{};
        std::int64_t                    records{};
        sum_type                        weight{};
        std::array<detail::real_sum, 2> gaps{};

        bool lasts(fraction duration) const {
            return poor > 0 &&
                   detail::multiply(poor, duration.denominator()) >= detail::multiply(duration.numerator(), periods);
        }
        // Weight times mean over time of the gap to the power alpha.
        double mean_gap(std::size_t alpha) const {
            double const sum = alpha == 0 ? static_cast<double>(poor) * number(weight) : gaps[alpha - 1].total();
            return sum / static_cast<double>(periods);
        }
        void merge(cell const& other) {
            records += other.records;
            weight.merge(other.weight);
            gaps[0].merge(other.gaps[0]);
            gaps[1].merge(other.gaps[1]);
        }
        friend bool operator==(cell const&, cell const&) = default;
    };
    struct spell {
        std::int64_t length{};
        bool         seen_whole{};
        std::int64_t number{};
        sum_type     weight{};

        void merge(spell const& other) {
            number += other.number;
            weight.merge(other.weight);
        }
        friend bool operator==(spell const&, spell const&) = default;
    };
    struct step {
        std::int64_t number{};
        sum_type     weight{};

        void add(raw_type by) {
            ++number;
            weight.add(by);
        }
        void merge(step const& other) {
            number += other.number;
            weight.merge(other.weight);
        }
        friend bool operator==(step const&, step const&) = default;
    };

    static std::size_t power(int alpha) {
        if (alpha < 0 || alpha > 2)
            throw std::invalid_argument("tuopin: poverty over time is kept for alpha 0, 1 and 2");
        return static_cast<std::size_t>(alpha);
    }
    static double in_number(income_type income) {
        if constexpr (quantity_type<income_type>)
            return to_double(income);
        else
            return static_cast<double>(income);
    }
    bool is_poor(double income) const {
        double const line = in_number(*line_);
        return who_ == tuopin::poor::at_or_below_line ? income <= line : income < line;
    }

    static double in_units(raw_type weight) {
        if constexpr (std::same_as<raw_type, std::int64_t> && quantity_type<typename numeric::value_type>)
            return to_double(numeric::value(weight));
        else
            return static_cast<double>(weight);
    }
    template <class Range>
    void take(Range const& incomes, raw_type weight) {
        double const line = in_number(*line_);
        std::int64_t poor = 0, periods = 0, run = 0;
        bool         begun_in_sight = false;
        double       gap = 0, squared = 0, sum = 0;
        bool         before_known = false, before_poor = false;
        auto const   end_run = [&](bool seen_whole) {
            if (run == 0)
                return;
            spell& found = spell_of(run, seen_whole && begun_in_sight);
            ++found.number;
            found.weight.add(weight);
            run = 0;
        };
        for (auto const& each : incomes) {
            double income = std::numeric_limits<double>::quiet_NaN();
            if constexpr (detail::optional_type<std::remove_cvref_t<decltype(each)>>) {
                if (each)
                    income = in_number(*each);
            } else {
                income = in_number(each);
            }
            if (!std::isfinite(income)) {
                end_run(false);
                before_known = false;
                continue;
            }
            bool const now_poor = is_poor(income);
            ++periods;
            sum += income;
            if (now_poor) {
                double const share = (line - income) / line;
                gap += share;
                squared += share * share;
                ++poor;
                if (run++ == 0)
                    begun_in_sight = before_known;
            } else {
                end_run(true);
            }
            if (before_known)
                steps_[(before_poor ? 2u : 0u) +
                       (now_poor == before_poor ? (before_poor ? 1u : 0u) : (before_poor ? 0u : 1u))]
                    .add(weight);
            before_known = true;
            before_poor  = now_poor;
        }
        end_run(false);
        if (periods == 0) {
            ++excluded_.not_stated;
            return;
        }
        double const w     = in_units(weight);
        cell&        found = cell_of(poor, periods);
        ++found.records;
        found.weight.add(weight);
        found.gaps[0].add_product(w, gap);
        found.gaps[1].add_product(w, squared);
        double const mean = sum / static_cast<double>(periods);
        if (is_poor(mean)) {
            double const share = (line - mean) / line;
            of_means_[0].add(w);
            of_means_[1].add_product(w, share);
            of_means_[2].add_product(w, share * share);
        }
    }

    double     number_of_means(std::size_t alpha) const { return of_means_[alpha].total(); }
    estimate<> over_everyone(double part) const {
        sum_type     people;
        std::int64_t records = 0;
        for (cell const& each : cells_) {
            people.merge(each.weight);
            records += each.records;
        }
        double const whole = number(people);
        return detail::ratio_of(part, whole, no_value::nobody, records, whole, excluded_);
    }
    template <class Counts>
    estimate<> share(Counts counts) const {
        sum_type part;
        for (cell const& each : cells_)
            if (counts(each))
                part.merge(each.weight);
        return over_everyone(number(part));
    }
    estimate<> rate(step const& moved, step const& stayed) const {
        sum_type all = moved.weight;
        all.merge(stayed.weight);
        double const whole = number(all);
        return detail::ratio_of(number(moved.weight), whole, no_value::nobody, moved.number + stayed.number, whole,
                                excluded_);
    }

    template <class Entry, class Before>
    static Entry& placed(std::vector<Entry>& entries, Entry const& fresh, Before before) {
        auto at = entries.begin();
        while (at != entries.end() && before(*at, fresh))
            ++at;
        if (at == entries.end() || before(fresh, *at))
            at = entries.insert(at, fresh);
        return *at;
    }
    cell& cell_of(std::int64_t poor, std::int64_t periods) {
        cell fresh;
        fresh.poor    = poor;
        fresh.periods = periods;
        return placed(cells_, fresh, [](cell const& a, cell const& b) {
            return a.periods != b.periods ? a.periods < b.periods : a.poor < b.poor;
        });
    }
    spell& spell_of(std::int64_t length, bool seen_whole) {
        spell fresh;
        fresh.length     = length;
        fresh.seen_whole = seen_whole;
        return placed(spells_, fresh, [](spell const& a, spell const& b) {
            return a.length != b.length ? a.length < b.length : a.seen_whole < b.seen_whole;
        });
    }

    std::optional<income_type>      line_{};
    tuopin::poor                    who_{};
    std::vector<cell>               cells_{};
    std::array<detail::real_sum, 3> of_means_{};
    std::vector<spell>              spells_{};
    std::array<step, 4>             steps_{}; // stayed out, entered, left, stayed in
    exclusions                      excluded_{};
};

} // namespace tuopin

#endif
