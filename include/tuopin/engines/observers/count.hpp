#ifndef TUOPIN_ENGINES_OBSERVERS_COUNT_HPP
#define TUOPIN_ENGINES_OBSERVERS_COUNT_HPP

#include <tuopin/values/figures/figure.hpp>
#include <tuopin/values/text.hpp>

#include <boost/mp11/list.hpp>

#include <cstdint>
#include <string>

namespace tuopin {

/// How many records there are.
class count {
public:
    template <class Record>
    static constexpr bool looks_at_alone = true;

    template <class Record>
    [[gnu::always_inline]] constexpr void observe(Record const&) {
        ++records_;
    }
    [[gnu::always_inline]] constexpr void merge(count const& other) { records_ += other.records_; }
    constexpr void then(count const& later) { merge(later); }

    // For the engines: see tally.hpp.
    using tallies = boost::mp11::mp_list<>;
    constexpr void add(std::int64_t records) { records_ += records; }

    constexpr std::int64_t value() const { return records_; }

    friend constexpr bool operator==(count const&, count const&) = default;

    static constexpr aggregation aggregates() { return {{"adds", "相加"}, {"adds", "相加"}}; }
    friend std::string to_text(count const& c, language in = language::english) { return to_text(c.value(), in); }
    friend std::string           to_field(count const& c) { return to_field(c.value()); }

private:
    std::int64_t records_{};
};

} // namespace tuopin

#endif
