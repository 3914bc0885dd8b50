#include <tuopin/engines/tables/tallied.hpp>

#include <tuopin/engines/aggregate.hpp>
#include <tuopin/engines/observers/count.hpp>
#include <tuopin/engines/observers/extremes.hpp>
#include <tuopin/engines/observers/mean.hpp>
#include <tuopin/engines/observers/per_of.hpp>
#include <tuopin/engines/observers/share_of.hpp>
#include <tuopin/engines/observers/sum.hpp>
#include <tuopin/engines/observers/values.hpp>
#include <tuopin/engines/observers/where.hpp>
#include <tuopin/engines/tables/columns.hpp>
#include <tuopin/engines/tables/grouping.hpp>
#include <tuopin/engines/threads.hpp>
#include <tuopin/values/units.hpp>

#include <boost/describe/class.hpp>
#include <doctest/doctest.h>

#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <type_traits>
#include <vector>

using namespace tuopin;
using namespace tuopin::literals;

namespace tallying {

struct costs {
    yuan dug{};
    yuan piped{};
};
BOOST_DESCRIBE_STRUCT(costs, (), (dug, piped))

struct well {
    std::int32_t           village{};
    persons                served{};
    costs                  cost{};
    std::optional<persons> children{};
    std::int64_t           number{};
    std::int16_t           depth{};
    bool                   potable{};
    double                 flow{};
};
BOOST_DESCRIBE_STRUCT(well, (), (village, served, cost, children, number, depth, potable, flow))

constexpr auto piped = path<&well::cost, &costs::piped>;
constexpr bool is_deep(well const& w) { return w.depth > 20; }
constexpr std::uint64_t mark(well const& w) { return static_cast<std::uint64_t>(w.number); }
constexpr yuan both(well const& w) { return w.cost.dug + w.cost.piped; }

/// Of tallies alone.
struct profile {
    count                                wells{};
    sum<&well::served>                   served{};
    per_of<piped, &well::served>         piped_per_head{};
    mean<&well::depth>                   mean_depth{};
    sum<&well::depth>                    depths{};
    minimum<piped>                       cheapest{};
    maximum<&well::number>               last{};
    share_of<&well::potable>             potable{};
    share_of<is_deep, &well::served>     with_deep_wells{};

    friend bool operator==(profile const&, profile const&) = default;
};
BOOST_DESCRIBE_STRUCT(profile, (),
                      (wells, served, piped_per_head, mean_depth, depths, cheapest, last, potable, with_deep_wells))

struct some_open {
    sum<&well::served>   served{};
    sum<&well::children> children{};

    friend bool operator==(some_open const&, some_open const&) = default;
};
BOOST_DESCRIBE_STRUCT(some_open, (), (served, children))

/// Some of tallies, the others not: what may be open, broken or large, and what keeps values.
struct mixed {
    count                                  wells{};
    sum<&well::served>                     served{};
    sum<&well::children>                   children{};
    sum<&well::flow>                       flow{};
    sum<&well::number>                     numbers{};
    sum<both>                              cost{};
    mean<&well::flow, &well::served>       flow_per_head{};
    minimum<&well::flow>                   least_flow{};
    maximum<&well::children>               most_children{};
    share_of<&well::potable, &well::children> children_safe{};
    where<is_deep, sum<&well::served>>     deep{};
    quantile<&well::depth>                 median_depth{};
    top<&well::depth, 2>                   deepest{};
    profile                                all{};

    friend bool operator==(mixed const&, mixed const&) = default;
};
BOOST_DESCRIBE_STRUCT(mixed, (),
                      (wells, served, children, flow, numbers, cost, flow_per_head, least_flow, most_children,
                       children_safe, deep, median_depth, deepest, all))

template <class S, bool Small>
using tallies_over = detail::tallied_summary<S, column_row<well, Small>>;

} // namespace tallying

using namespace tallying;

TEST_CASE("tallies that several observers name are kept once, and the records are not counted") {
    using tallied = tallies_over<profile, true>;
    static_assert(tallied::any && tallied::all);
    // Persons, piped cost, depths, the two extremes, potable wells, persons with deep ones.
    CHECK(boost::mp11::mp_size<tallied::tallies>::value == 7);
    CHECK(sizeof(tallied::row) == 64);
    CHECK(alignof(tallied::row) == 64);
}

TEST_CASE("observers of numbers that may be broken, open or unsigned of 64 bits see every record") {
    // Quantities of any size have tallies, too; whether they are large is looked at.
    using of_any = tallies_over<profile, false>;
    static_assert(of_any::any && of_any::all);
    static_assert(std::is_same_v<of_any::tallies, tallies_over<profile, true>::tallies>);
    using tallied = tallies_over<mixed, true>;
    static_assert(tallied::any && !tallied::all);
    CHECK(boost::mp11::mp_size<tallied::tallies>::value == 3);
    static_assert(detail::is_tallied<sum<both>, column_row<well, true>>());
    static_assert(detail::is_tallied<sum<&well::number>, well>());
    static_assert(!detail::is_tallied<sum<mark>, well>());
    static_assert(detail::is_tallied<maximum<mark>, well>());
    static_assert(!detail::is_tallied<sum<&well::flow>, well>());
    static_assert(!detail::is_tallied<minimum<&well::flow>, well>());
}

TEST_CASE("of numbers that are not large, as many as a group has at most add up to one of 64 bits") {
    for (std::size_t const records : {std::size_t{1}, std::size_t{2}, std::size_t{1'000}, detail::most_tallied}) {
        CAPTURE(records);
        auto const is_large = [&](std::int64_t number) {
            well w;
            w.number = number;
            detail::sizes_of_numbers sizes(records);
            sizes.look_at<&well::number>(w);
            return sizes.any_large();
        };
        // The largest power of two of which so many fit.
        std::int64_t limit = 1;
        while (2 * limit <= (std::int64_t{1} << 62) / static_cast<std::int64_t>(records + 1))
            limit *= 2;
        CHECK_FALSE(is_large(0));
        CHECK_FALSE(is_large(limit - 1));
        CHECK_FALSE(is_large(-limit));
        CHECK(is_large(limit));
        CHECK(is_large(-limit - 1));
        CHECK(is_large(std::numeric_limits<std::int64_t>::max()));
        CHECK(is_large(std::numeric_limits<std::int64_t>::min()));
    }
}

namespace {

/// In the order in which they came to be: no village's together.
std::vector<well> some_wells(std::size_t number, std::int32_t villages, std::int64_t most_fen) {
    std::vector<well> made;
    std::uint64_t     state = number;
    auto const        below = [&](std::int64_t end) {
        state = state * 6364136223846793005u + 1442695040888963407u;
        return static_cast<std::int64_t>((state >> 33) % static_cast<std::uint64_t>(end));
    };
    for (std::size_t at = 0; at < number; ++at) {
        well w;
        w.village      = static_cast<std::int32_t>(below(villages));
        w.served       = persons(below(40) - 3);
        w.cost.dug     = yuan::of_steps(below(most_fen));
        w.cost.piped   = yuan::of_steps(below(most_fen) - most_fen / 3);
        w.number       = below(5) == 0 ? std::numeric_limits<std::int64_t>::max() - below(9) : below(1'000) - 500;
        w.depth        = static_cast<std::int16_t>(below(60) - 9);
        w.potable      = below(3) != 0;
        w.flow         = static_cast<double>(below(1'000)) / 7;
        if (below(2) == 0)
            w.children = persons(below(9));
        made.push_back(w);
    }
    return made;
}

template <class S>
bool agrees(std::vector<well> const& wells) {
    auto const    expected = aggregate<S>(wells, by<&well::village>);
    columns<well> table(wells);
    auto const    villages = group_records(wells, by<&well::village>);
    bool          same     = aggregate<S>(wells, villages) == expected && aggregate<S>(table, villages) == expected;
    for (int const number : {2, 3, 7})
        same = same && aggregate<S>(threads{number}, table, villages) == expected &&
               aggregate<S>(threads{number}, wells, villages) == expected;
    return same;
}

} // namespace

TEST_CASE("what is made of tallies is what observing every record makes") {
    for (std::size_t const number : {2u, 9u, 40u, 3'000u})
        for (std::int64_t const most_fen : {std::int64_t{1'000}, std::int64_t{1} << 29, std::int64_t{1} << 60}) {
            CAPTURE(number);
            CAPTURE(most_fen);
            auto const wells = some_wells(number, 20, most_fen);
            CHECK(agrees<profile>(wells));
            CHECK(agrees<mixed>(wells));
        }
}

TEST_CASE("groups of several buckets have the tallies of their own") {
    auto const wells    = some_wells(200'000, 80'000, 100'000);
    auto const villages = group_records(wells, by<&well::village>);
    REQUIRE(villages.buckets().size() > 2);
    auto const expected = aggregate<profile>(wells, by<&well::village>);
    auto const table    = columns<well>(wells);
    // What is made of tallies alone is summed up in the order of the records.
    CHECK(aggregate<profile>(table, villages) == expected);
    CHECK(aggregate<profile>(wells, villages) == expected);
    CHECK(aggregate<profile>(threads{2}, table, villages) == expected);
    auto const in_buckets = aggregate<some_open>(wells, by<&well::village>);
    CHECK(aggregate<some_open>(table, villages) == in_buckets);
    CHECK(aggregate<some_open>(wells, villages) == in_buckets);
    CHECK(aggregate<some_open>(threads{2}, table, villages) == in_buckets);
    std::size_t told = 0;
    villages.for_each_record([&](std::size_t, std::uint32_t) { ++told; });
    CHECK(told == wells.size());
    auto const hundreds = villages.coarser([](std::int32_t village) { return village / 100; });
    constexpr auto hundred = [](well const& w) { return w.village / 100; };
    CHECK(aggregate<profile>(table, hundreds) == aggregate<profile>(wells, by<hundred>));
}

TEST_CASE("a prototype's records are those of every group") {
    auto const    wells = some_wells(300, 5, 1'000);
    columns<well> table(wells);
    profile       before;
    observe(before, wells.front());
    auto const villages = group_records(wells, by<&well::village>);
    CHECK(aggregate<profile>(table, villages, before) == aggregate<profile>(wells, by<&well::village>, before));
}
