#ifndef TUOPIN_ENGINES_OBSERVERS_WHERE_HPP
#define TUOPIN_ENGINES_OBSERVERS_WHERE_HPP

#include <tuopin/engines/observers/measured.hpp>
#include <tuopin/values/figures/figure.hpp>

#include <cstddef>
#include <optional>
#include <string>
#include <utility>

namespace tuopin {

/// An observer of the records of which a condition holds:
/// `where<&household::exited, sum<&household::persons>>`. A condition left open does not
/// hold.
template <auto Condition, class Observer>
class where {
    static constexpr bool sound = detail::check_measured<Condition>();

public:
    constexpr where() = default;
    /// With run-time parameters of the inner observer.
    constexpr explicit where(Observer prototype) : inner_(std::move(prototype)) {}

    template <class Record>
        requires observer_of<Observer, Record>
    [[gnu::always_inline]] constexpr void observe(Record const& record, std::size_t index = 0) {
        if constexpr (sound) {
            if (!holds(record))
                return;
            if constexpr (requires { inner_.observe(record, index); })
                inner_.observe(record, index);
            else
                inner_.observe(record);
        }
    }

    // For the engines: a condition that looks at a `Record` alone is asked once for all that are shown
    // in a pair with it.
    template <class Record>
    static constexpr bool looks_at_alone =
        detail::measured_of<Condition, Record> && detail::looks_at_alone<Observer, Record>;
    template <class Record>
    static constexpr bool asks_alone = detail::measured_of<Condition, Record>;
    template <class Record>
    [[gnu::always_inline]] static constexpr bool holds(Record const& record) {
        bool holds = false;
        detail::with_measured<Condition>(record, [&](auto const& condition) { holds = static_cast<bool>(condition); });
        return holds;
    }
    constexpr Observer& to_those() { return inner_; }

    constexpr void merge(where const& other) { inner_.merge(other.inner_); }
    constexpr void then(where const& later) { inner_.then(later.inner_); }

    constexpr Observer const& of_those() const { return inner_; }
    constexpr auto            value() const { return inner_.value(); }

    friend bool operator==(where const&, where const&) = default;

    static constexpr aggregation aggregates() { return Observer::aggregates(); }
    friend std::string to_text(where const& w, language in = language::english) { return to_text(w.inner_, in); }
    friend std::string           to_field(where const& w) { return to_field(w.inner_); }

private:
    Observer inner_{};
};

/// An observer of a level: over periods the later one stands instead of being added, so
/// that the households on a register are counted once and not once a year.
template <class Observer>
class latest {
public:
    constexpr latest() = default;
    constexpr explicit latest(Observer prototype) : inner_(std::move(prototype)) {}

    template <class Record>
        requires observer_of<Observer, Record>
    [[gnu::always_inline]] constexpr void observe(Record const& record, std::size_t index = 0) {
        if constexpr (requires { inner_.observe(record, index); })
            inner_.observe(record, index);
        else
            inner_.observe(record);
        observed_ = true;
    }
    constexpr void merge(latest const& other) {
        inner_.merge(other.inner_);
        observed_ = observed_ || other.observed_;
    }
    constexpr void then(latest const& later) {
        if (later.observed_)
            *this = later;
    }

    constexpr Observer const& of_those() const { return inner_; }
    constexpr auto            value() const { return inner_.value(); }

    friend bool operator==(latest const&, latest const&) = default;

    static constexpr aggregation aggregates() {
        return {Observer::aggregates().over_regions, {"the later level", "取较晚时点"}};
    }
    friend std::string to_text(latest const& l, language in = language::english) { return to_text(l.inner_, in); }
    friend std::string           to_field(latest const& l) { return to_field(l.inner_); }

private:
    Observer inner_{};
    bool     observed_{false};
};

} // namespace tuopin

#endif
