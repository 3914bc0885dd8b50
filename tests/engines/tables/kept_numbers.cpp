#include <tuopin/engines/tables/kept_numbers.hpp>

#include <tuopin/engines/aggregate.hpp>
#include <tuopin/engines/observers/count.hpp>
#include <tuopin/engines/tables/columns.hpp>
#include <tuopin/engines/tables/grouping.hpp>
#include <tuopin/engines/threads.hpp>

#include <boost/describe/class.hpp>
#include <doctest/doctest.h>

#include <algorithm>
#include <atomic>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <vector>

using namespace tuopin;

namespace keeping {

struct well {
    std::int32_t village{};
    std::int64_t depth{};
};
BOOST_DESCRIBE_STRUCT(well, (), (village, depth))

/// Keeps depths, and how it came to them.
struct depths {
    std::vector<std::int64_t> kept{};
    std::size_t               one_by_one{}, at_once{};

    static inline std::atomic<int> rooms{};

    static std::int64_t number_of(well const& each) { return each.depth; }
    static std::int64_t number_of(column_row<well> const& each) { return each.member<&well::depth>(); }
    static std::int64_t number_of(column_row<well, true> const& each) { return each.member<&well::depth>(); }

    using room = std::shared_ptr<std::vector<std::int32_t>>;
    static room room_for_numbers(std::size_t records) {
        ++rooms;
        return std::make_shared<std::vector<std::int32_t>>(records);
    }
    void keep(room const& numbers, std::size_t first, std::size_t size) {
        at_once += size;
        kept.insert(kept.end(), numbers->data() + first, numbers->data() + first + size);
    }
    template <class Record>
    void observe(Record const& each) {
        ++one_by_one;
        kept.push_back(number_of(each));
    }
    void merge(depths const& other) { kept.insert(kept.end(), other.kept.begin(), other.kept.end()); }
    void then(depths const& later) { merge(later); }

    friend bool operator==(depths const& a, depths const& b) { return a.kept == b.kept; }
};

struct summary {
    depths one{};
    depths other{};
};
BOOST_DESCRIBE_STRUCT(summary, (), (one, other))

struct mixed {
    count  wells{};
    depths deep{};
};
BOOST_DESCRIBE_STRUCT(mixed, (), (wells, deep))

std::uint64_t draw() {
    static std::uint64_t seed = 5;
    seed                      = seed * 6364136223846793005u + 1442695040888963407u;
    return seed >> 33;
}

enum class order { sorted, shuffled, runs };

std::vector<well> wells(std::size_t number, std::size_t villages, order how) {
    std::vector<well> made(number);
    for (std::size_t at = 0; at < number; ++at) {
        std::size_t const village = how == order::sorted   ? at * villages / number
                                    : how == order::runs ? at / 9 % villages
                                                         : draw() % villages;
        made[at] = {static_cast<std::int32_t>(village), static_cast<std::int64_t>(draw()) - (1 << 30)};
    }
    return made;
}

/// The depths of every village as they come, by a loop.
std::vector<std::vector<std::int64_t>> by_hand(std::vector<well> const& all, std::size_t villages) {
    std::vector<std::vector<std::int64_t>> made(villages);
    for (well const& each : all)
        made[static_cast<std::size_t>(each.village)].push_back(each.depth);
    return made;
}

template <class Groups>
bool are(Groups const& groups, std::vector<std::vector<std::int64_t>> const& expected) {
    std::size_t wells = 0, kept = 0;
    for (auto const& each : expected)
        wells += each.size();
    for (auto const& [village, of] : groups) {
        if (of.kept != expected[static_cast<std::size_t>(village)])
            return false;
        kept += of.kept.size();
    }
    return kept == wells;
}

} // namespace keeping

using namespace keeping;

static_assert(detail::keeps_numbers_alone<depths, well>());
static_assert(detail::keeps_numbers_alone<summary, well>());
static_assert(!detail::keeps_numbers_alone<mixed, well>());
static_assert(!detail::keeps_numbers_alone<count, well>());

TEST_CASE("every group keeps the numbers of its records as they come, however the records lie") {
    for (order const how : {order::sorted, order::shuffled, order::runs})
        for (std::size_t const villages : {std::size_t{1}, std::size_t{40}, std::size_t{70'000}}) {
            std::size_t const number   = 3 * villages + 1'000; // few and many a village; of many villages in buckets
            auto const        all      = wells(number, villages, how);
            auto const        expected = by_hand(all, villages);
            auto const        groups   = group_records(all, by<&well::village>);
            CAPTURE(static_cast<int>(how));
            CAPTURE(villages);
            auto const kept = aggregate<depths>(all, groups);
            CHECK(are(kept, expected));
            CHECK(are(aggregate<depths>(threads{3}, all, groups), expected));
            CHECK(std::all_of(kept.begin(), kept.end(), [](auto const& each) { return each.summary.one_by_one == 0; }));
        }
}

TEST_CASE("numbers that 32 bits do not hold are kept one by one") {
    for (order const how : {order::sorted, order::shuffled}) {
        auto all       = wells(2'000, 5, how);
        all[700].depth = std::int64_t{1} << 31;
        all[900].depth = -(std::int64_t{1} << 40);
        CHECK(are(aggregate<depths>(all, group_records(all, by<&well::village>)), by_hand(all, 5)));
        all[700].depth = (std::int64_t{1} << 31) - 1;
        all[900].depth = -(std::int64_t{1} << 31);
        auto const kept = aggregate<depths>(all, group_records(all, by<&well::village>));
        CHECK(are(kept, by_hand(all, 5)));
        for (auto const& [village, of] : kept)
            CHECK(of.one_by_one == 0);
    }
}

TEST_CASE("columns, several observers of one summary, and summaries of other observers beside") {
    for (order const how : {order::sorted, order::shuffled}) {
        auto const    all      = wells(2'000, 5, how);
        auto const    expected = by_hand(all, 5);
        auto const    groups   = group_records(all, by<&well::village>);
        columns<well> table;
        for (well const& each : all)
            table.push_back(each);
        CHECK(are(aggregate<depths>(table, groups), expected));
        for (auto const& [village, of] : aggregate<summary>(table, groups)) {
            CHECK(of.one.kept == expected[static_cast<std::size_t>(village)]);
            CHECK(of.other == of.one);
            CHECK(of.other.one_by_one == 0);
        }
        for (auto const& [village, of] : aggregate<mixed>(table, groups)) {
            CHECK(of.deep.kept == expected[static_cast<std::size_t>(village)]);
            CHECK(of.wells.value() == static_cast<std::int64_t>(of.deep.kept.size()));
            CHECK(of.deep.at_once == 0);
        }
    }
}

TEST_CASE("groups that stand together, and shuffled ones that are not many, share one room") {
    for (order const how : {order::sorted, order::shuffled}) {
        auto const all    = wells(2'000, 50, how);
        auto const groups = group_records(all, by<&well::village>);
        depths::rooms = 0;
        aggregate<depths>(all, groups);
        CHECK(depths::rooms == 1);
        aggregate<summary>(all, groups);
        CHECK(depths::rooms == 3);
    }
}

TEST_CASE("what a prototype has kept already stays before") {
    auto const all = wells(100, 2, order::shuffled);
    depths     begun;
    begun.kept        = {1, 2};
    auto const groups = group_records(all, by<&well::village>);
    for (auto const& [village, of] : aggregate<depths>(all, groups, begun)) {
        CHECK(of.kept[1] == 2);
        CHECK(of.kept.size() == 2 + by_hand(all, 2)[static_cast<std::size_t>(village)].size());
    }
}
