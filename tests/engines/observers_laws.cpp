// Observing A and then B is merging what A gave with what B gave, to the last bit, for
// every observer over every kind of member.
#include <tuopin/engines/aggregate.hpp>
#include <tuopin/engines/observers/count.hpp>
#include <tuopin/engines/observers/extremes.hpp>
#include <tuopin/engines/observers/mean.hpp>
#include <tuopin/engines/observers/per_of.hpp>
#include <tuopin/engines/observers/share_of.hpp>
#include <tuopin/engines/observers/sum.hpp>
#include <tuopin/engines/observers/values.hpp>
#include <tuopin/engines/observers/variance.hpp>
#include <tuopin/engines/observers/where.hpp>

#include <doctest/doctest.h>

#if __has_include(<rapidcheck.h>)

#include "../support/draw.hpp"
#include "../support/records.hpp"

#include <boost/describe/class.hpp>

#include <cstddef>
#include <string>
#include <vector>

using support::income;
using support::law;
using support::record;
using namespace tuopin;

inline constexpr auto wage     = path<&record::income, &income::wage>;
inline constexpr auto pension  = path<&record::income, &income::pension>;
inline constexpr auto bounded  = [](record const& r) { return static_cast<int>(r.number % 1'000'000); };
inline constexpr auto per_head = [](record const& r) {
    return std::optional<double>(r.poor ? std::optional<double>() : r.level);
};

struct living {
    count                              households;
    mean<wage>                         wages;
    where<&record::poor, top<wage, 2>> richest_poor;
};
BOOST_DESCRIBE_STRUCT(living, (), (households, wages, richest_poor))

struct everything {
    living                                       all;
    share_of<&record::insured, &record::covered> insured;
    distinct<&record::village>                   villages;
};
BOOST_DESCRIBE_STRUCT(everything, (), (all, insured, villages))

inline bool operator==(living const& a, living const& b) {
    return a.households == b.households && a.wages == b.wages && a.richest_poor == b.richest_poor;
}
inline bool operator==(everything const& a, everything const& b) {
    return a.all == b.all && a.insured == b.insured && a.villages == b.villages;
}

namespace {

std::vector<record> draw_records() {
    std::vector<record> records;
    for (int left = support::draw(0, 24); left > 0; --left)
        records.push_back(support::random_record(support::dice(support::draw_bits())));
    return records;
}

template <class O>
O observed(std::vector<record> const& records, std::size_t from, std::size_t to) {
    O result;
    for (std::size_t at = from; at < to; ++at)
        tuopin::observe(result, records[at], at);
    return result;
}

template <class O>
void splits() {
    auto const        records = draw_records();
    std::size_t const size    = records.size();
    auto const        first   = static_cast<std::size_t>(support::draw(0, static_cast<int>(size)));
    auto const        second = static_cast<std::size_t>(support::draw(static_cast<int>(first), static_cast<int>(size)));

    O const all = observed<O>(records, 0, size);
    O const a = observed<O>(records, 0, first), b = observed<O>(records, first, second),
            c = observed<O>(records, second, size);
    law(tuopin::merge(tuopin::merge(a, b), c) == all, "observing all is merging the parts");
    law(tuopin::merge(a, tuopin::merge(b, c)) == all, "however they are grouped");
    law(tuopin::merge(tuopin::merge(c, a), b) == all, "in whatever order");
    law(tuopin::merge(O{}, all) == all && tuopin::merge(all, O{}) == all, "the default is the identity");
    law(tuopin::aggregate<O>(records) == all, "the engine observes each record once");

    law(tuopin::then(tuopin::then(a, b), c) == tuopin::then(a, tuopin::then(b, c)), "then is associative");
    law(tuopin::then(O{}, all) == all && tuopin::then(all, O{}) == all, "the default is the identity of then");
}

template <class... O>
void splits_all(std::string const& names) {
    ([&] { support::hold(names, &splits<O>); }(), ...);
}

} // namespace

TEST_CASE("counting and adding up splits") {
    splits_all<count, sum<&record::number>, sum<&record::rooms>, sum<&record::level>, sum<&record::score>, sum<wage>,
               sum<pension>, sum<&record::distance>, sum<&record::mean>>("sums");
}
TEST_CASE("means split") {
    splits_all<mean<bounded>, mean<&record::level>, mean<&record::mean>, mean<pension>, mean<wage, &record::members>,
               mean<&record::level, &record::covered>, mean<&record::rooms, &record::distance>>("means");
}
TEST_CASE("shares and amounts per head split") {
    splits_all<share_of<&record::poor>, share_of<&record::insured>, share_of<&record::poor, &record::members>,
               share_of<&record::insured, &record::covered>, share_of<&record::poor, &record::distance>,
               per_of<wage, &record::members>, per_of<pension, &record::covered>,
               per_of<&record::level, &record::rooms>>("shares");
}
TEST_CASE("extremes and variances split") {
    splits_all<minimum<&record::number>, maximum<&record::level>, minimum<pension>, maximum<&record::village>,
               maximum<per_head>, variance<bounded>, variance<wage>, variance<pension>, variance<&record::level>,
               variance<&record::distance>>("extremes");
}
TEST_CASE("observers that keep values split") {
    splits_all<quantile<wage>, quantile<&record::distance>, distinct<&record::village>, distinct<&record::level>,
               distinct<pension>, top<wage, 3>, top<&record::distance, 2>, top<&record::rooms, 0>>("values");
}
TEST_CASE("observers of observers split") {
    splits_all<where<&record::poor, sum<wage>>, where<&record::insured, quantile<wage>>,
               where<&record::insured, top<wage, 2>>, latest<count>, latest<where<&record::poor, top<pension, 2>>>,
               where<&record::insured, latest<mean<wage>>>>("where");
}
TEST_CASE("summaries, nested ones too, split") { splits_all<living, everything>("summaries"); }

#endif
