// Who moves from which state to which: from one date to another, or from period to period.
#ifndef TUOPIN_STATISTICS_TRANSITION_HPP
#define TUOPIN_STATISTICS_TRANSITION_HPP

#include <tuopin/engines/observers/measured.hpp>
#include <tuopin/statistics/estimate.hpp>
#include <tuopin/statistics/ratio.hpp>
#include <tuopin/values/figures/figure.hpp>

#include <concepts>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

namespace tuopin {

/// The steps from one date to another: a state before and one after, of one type.
template <auto Before, auto After>
struct from_to_type {
    using state_type = detail::without_optional<detail::measured_value<Before>>;
    static_assert(std::same_as<state_type, detail::without_optional<detail::measured_value<After>>>,
                  "tuopin: the states before and after are of one type; measure both alike");
    static constexpr bool may_be_open =
        detail::optional_type<detail::measured_value<Before>> || detail::optional_type<detail::measured_value<After>>;

    template <class Record, class Take, class Open>
    static constexpr void steps(Record const& record, Take&& take, Open&& open) {
        bool       arrived = false;
        bool const left    = detail::with_measured<Before>(record, [&](auto const& before) {
            arrived = detail::with_measured<After>(record, [&](auto const& after) { take(before, after); });
        });
        if (!left || !arrived)
            open();
    }
};
template <auto Before, auto After>
inline constexpr from_to_type<Before, After> from_to{};

/// The steps from each period to the next one along a range of states in order of time. A
/// state that is left open (an empty optional) interrupts: no step leads to it or from it.
template <auto States>
struct along_type {
    using range_type = detail::measured_value<States>;
    using state_type =
        detail::without_optional<std::remove_cvref_t<decltype(*std::begin(std::declval<range_type const&>()))>>;

    template <class Record, class Take, class Open>
    static constexpr void steps(Record const& record, Take&& take, Open&& open) {
        auto const& states = detail::measured<States>(record);
        auto const  end    = std::end(states);
        auto        at     = std::begin(states);
        if (at == end)
            return;
        for (auto next = at; ++next != end; at = next)
            if (stated(*at) && stated(*next))
                take(value(*at), value(*next));
            else
                open();
    }

private:
    template <class T>
    static constexpr bool stated(T const& state) {
        if constexpr (detail::optional_type<T>)
            return state.has_value();
        else
            return true;
    }
    template <class T>
    static constexpr auto const& value(T const& state) {
        if constexpr (detail::optional_type<T>)
            return *state;
        else
            return state;
    }
};
template <auto States>
inline constexpr along_type<States> along{};

/// A transition matrix: `transition_matrix<from_to<&household::standing_2019, &household::standing_2020>>`,
/// `transition_matrix<along<&history::standings>, &history::members>`. Steps add; probabilities
/// are shares of those who were in the state before. 状态转移矩阵
template <auto Steps, auto... Weight>
class transition_matrix {
    static_assert(sizeof...(Weight) <= 1,
                  "tuopin: a transition matrix has one weight; multiply weights in a function of the record");

    using numeric  = typename detail::weight_numeric<Weight...>::type;
    using raw_type = typename numeric::raw_type;
    using sum_type = typename detail::sum_of_raw<raw_type>::type;

public:
    using state_type = typename std::remove_cvref_t<decltype(Steps)>::state_type;
    using value_type = typename numeric::value_type;
    static_assert(std::totally_ordered<state_type>, "tuopin: states are told apart by their order; give the type <=>");

    template <class Record>
    void observe(Record const& record) {
        Steps.steps(
            record,
            [&](state_type const& from, state_type const& to) {
                raw_type weight{1};
                if (!(from == from && to == to)) {
                    ++excluded_.not_stated;
                } else if (detail::read_weight<numeric, Weight...>(record, weight, excluded_)) {
                    step& found = place(from, to);
                    ++found.number;
                    found.weight.add(weight);
                }
            },
            [&] { ++excluded_.not_stated; });
    }
    void merge(transition_matrix const& other) {
        std::vector<step> const steps = other.steps_;
        for (step const& each : steps) {
            step& found = place(each.from, each.to);
            found.number += each.number;
            found.weight.merge(each.weight);
        }
        excluded_.merge(other.excluded_);
    }
    void then(transition_matrix const& later) { merge(later); }

    /// The states that occur, sorted.
    std::vector<state_type> states() const {
        std::vector<state_type> found;
        auto const              add = [&](state_type const& state) {
            auto at = found.begin();
            while (at != found.end() && *at < state)
                ++at;
            if (at == found.end() || state < *at)
                found.insert(at, state);
        };
        for (step const& each : steps_) {
            add(each.from);
            add(each.to);
        }
        return found;
    }

    /// The weight, and the number, of the steps between two states; from one, or all of them.
    value_type weight(state_type const& from, state_type const& to) const {
        return total(summed([&](step const& each) { return each.from == from && each.to == to; }).weight);
    }
    value_type weight(state_type const& from) const {
        return total(summed([&](step const& each) { return each.from == from; }).weight);
    }
    value_type weight() const {
        return total(summed([](step const&) { return true; }).weight);
    }
    std::int64_t steps() const {
        return summed([](step const&) { return true; }).number;
    }
    std::int64_t steps(state_type const& from, state_type const& to) const {
        return summed([&](step const& each) { return each.from == from && each.to == to; }).number;
    }

    /// Of those in `from` before, the share in `to` after. Empty where nobody was in `from`.
    estimate<> probability(state_type const& from, state_type const& to) const {
        return share([&](step const& each) { return each.from == from && each.to == to; },
                     [&](step const& each) { return each.from == from; });
    }
    /// Of those in `state` before, the share that left it. For the poor: the exit rate (脱贫率).
    estimate<> exit_rate(state_type const& state) const {
        return share([&](step const& each) { return each.from == state && !(each.to == state); },
                     [&](step const& each) { return each.from == state; });
    }
    /// Of those not in `state` before, the share that came into it. For the poor: the entry rate (返贫率).
    estimate<> entry_rate(state_type const& state) const {
        return share([&](step const& each) { return !(each.from == state) && each.to == state; },
                     [&](step const& each) { return !(each.from == state); });
    }
    /// The share of all steps that lead to another state.
    estimate<> mobility() const {
        return share([](step const& each) { return !(each.from == each.to); }, [](step const&) { return true; });
    }
    /// The same as `mobility`, so that a matrix stands in a summary beside numbers.
    estimate<> value() const { return mobility(); }

    exclusions excluded() const { return excluded_; }

    friend bool operator==(transition_matrix const&, transition_matrix const&) = default;

    static constexpr aggregation aggregates() { return {{"steps add", "转移相加"}, {"steps add", "转移相加"}}; }

    /// "poor -> poor: 12, poor -> exited: 30"
    friend std::string to_text(transition_matrix const& m, language in = language::english) {
        std::string written;
        for (step const& each : m.steps_)
            written.append(written.empty()           ? ""
                           : in == language::english ? ", "
                                                     : "，")
                .append(state_text(each.from, in))
                .append(" → ")
                .append(state_text(each.to, in))
                .append(in == language::english ? ": " : "：")
                .append(to_text(total(each.weight), in));
        return detail::with_not_stated(written.empty() ? std::string(text{"none", "无"}.in(in)) : written,
                                       m.excluded_.number(), in);
    }
    friend std::string to_field(transition_matrix const& m) { return to_field(m.value()); }

private:
    struct step {
        state_type   from{};
        state_type   to{};
        std::int64_t number{};
        sum_type     weight{};

        friend bool operator==(step const&, step const&) = default;
    };
    struct sums {
        std::int64_t number{};
        sum_type     weight{};
    };

    static std::string state_text(state_type const& state, language in) { return to_text(state, in); }
    static value_type  total(sum_type const& sum) { return detail::weight_value<numeric>(sum); }
    template <class Counts>
    sums summed(Counts counts) const {
        sums result;
        for (step const& each : steps_)
            if (counts(each)) {
                result.number += each.number;
                result.weight.merge(each.weight);
            }
        return result;
    }
    template <class Part, class Whole>
    estimate<> share(Part part, Whole whole) const {
        sums const   over    = summed(whole);
        double const weights = detail::weight_in_units<numeric>(over.weight);
        return detail::ratio_of(detail::weight_in_units<numeric>(summed(part).weight), weights, no_value::nobody,
                                over.number, weights, excluded_);
    }
    step& place(state_type const& from, state_type const& to) {
        std::size_t low = 0, high = steps_.size();
        while (low < high) {
            std::size_t const middle = (low + high) / 2;
            step const&       each   = steps_[middle];
            if (each.from < from || (!(from < each.from) && each.to < to))
                low = middle + 1;
            else
                high = middle;
        }
        if (low == steps_.size() || from < steps_[low].from || to < steps_[low].to)
            steps_.insert(steps_.begin() + static_cast<std::ptrdiff_t>(low), step{from, to, 0, {}});
        return steps_[low];
    }

    std::vector<step> steps_{};
    exclusions        excluded_{};
};

} // namespace tuopin

#endif
