// Records with members of every kind that observers measure, and how they are drawn.
#ifndef TUOPIN_TESTS_SUPPORT_RECORDS_HPP
#define TUOPIN_TESTS_SUPPORT_RECORDS_HPP

#include <tuopin/values/units.hpp>

#include <boost/describe/class.hpp>

#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <vector>

namespace support {

using computed_yuan = tuopin::quantity<tuopin::unit_of<tuopin::yuan>, double>;

struct income {
    tuopin::yuan                wage;
    std::optional<tuopin::yuan> pension;

    friend bool operator==(income const&, income const&) = default;
};
BOOST_DESCRIBE_STRUCT(income, (), (wage, pension))

struct record {
    std::string                    village;
    int                            year{};
    tuopin::persons                members;
    std::optional<tuopin::persons> covered;
    support::income                income;
    bool                           poor{};
    std::optional<bool>            insured;
    std::int64_t                   number{};
    unsigned char                  rooms{};
    double                         level{};
    float                          score{};
    std::optional<double>          distance;
    computed_yuan                  mean;

    friend bool operator==(record const&, record const&) = default;
};
BOOST_DESCRIBE_STRUCT(record, (),
                      (village, year, members, covered, income, poor, insured, number, rooms, level, score, distance,
                       mean))

/// Whole numbers out of one seed, one after the other.
class dice {
public:
    explicit dice(std::uint64_t seed) : state_(seed) {}

    std::uint64_t bits() {
        std::uint64_t mixed = state_ += 0x9e37'79b9'7f4a'7c15u;
        mixed               = (mixed ^ (mixed >> 30)) * 0xbf58'476d'1ce4'e5b9u;
        mixed               = (mixed ^ (mixed >> 27)) * 0x94d0'49bb'1331'11ebu;
        return mixed ^ (mixed >> 31);
    }
    /// From `low` to `high`, both included.
    std::int64_t roll(std::int64_t low, std::int64_t high) {
        return low + static_cast<std::int64_t>(bits() % static_cast<std::uint64_t>(high - low + 1));
    }
    bool once_in(std::int64_t times) { return roll(1, times) == 1; }

private:
    std::uint64_t state_;
};

/// A number that floating-point sums have trouble with, more often than not.
inline double awkward(dice& d) {
    using real = std::numeric_limits<double>;
    switch (d.roll(0, 12)) {
    case 0: return 1e308;
    case 1: return -1e308;
    case 2: return real::denorm_min();
    case 3: return -0.0;
    case 4: return d.once_in(3) ? real::quiet_NaN() : 0.1;
    case 5: return d.once_in(3) ? real::infinity() : 1e16;
    case 6: return d.once_in(3) ? -real::infinity() : -1e16;
    case 7: return 1.0;
    default: return static_cast<double>(d.roll(-1'000, 1'000)) * 0.1;
    }
}

inline record random_record(dice d) {
    record r;
    r.village        = std::string(1, static_cast<char>('a' + d.roll(0, 4)));
    r.year           = static_cast<int>(d.roll(2014, 2016));
    r.members        = tuopin::persons(d.roll(0, 9));
    r.income.wage =
        tuopin::yuan::of_steps(d.once_in(3) ? d.roll(-3, 3) : d.roll(-100'000'000'000'000, 100'000'000'000'000));
    r.poor           = d.once_in(2);
    r.number         = d.once_in(4)   ? std::numeric_limits<std::int64_t>::max()
                       : d.once_in(4) ? std::numeric_limits<std::int64_t>::min()
                                      : d.roll(-5, 5);
    r.rooms          = static_cast<unsigned char>(d.roll(0, 255));
    r.level          = awkward(d);
    r.score          = static_cast<float>(d.roll(0, 7)) * 0.1f;
    r.mean           = computed_yuan(awkward(d));
    if (d.once_in(2))
        r.covered = tuopin::persons(d.roll(0, 4));
    if (d.once_in(2))
        r.income.pension = tuopin::yuan::of_steps(d.roll(0, 500));
    if (!d.once_in(3))
        r.insured = d.once_in(2);
    if (!d.once_in(3))
        r.distance = awkward(d);
    return r;
}

} // namespace support

#endif
