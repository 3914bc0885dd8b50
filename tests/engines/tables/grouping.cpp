// Groupings: keys bound once serve every summary and roll-up, over records that come
// sorted, in runs, or shuffled.
#include <tuopin/engines/aggregate_in_parts.hpp>
#include <tuopin/engines/observers/count.hpp>
#include <tuopin/engines/observers/extremes.hpp>
#include <tuopin/engines/observers/per_of.hpp>
#include <tuopin/engines/observers/share_of.hpp>
#include <tuopin/engines/observers/sum.hpp>
#include <tuopin/engines/observers/values.hpp>
#include <tuopin/engines/tables/columns.hpp>
#include <tuopin/engines/tables/grouping.hpp>
#include <tuopin/engines/threads.hpp>
#include <tuopin/engines/validation/validate.hpp>
#include <tuopin/values/region.hpp>
#include <tuopin/values/units.hpp>

#include <boost/describe.hpp>
#include <doctest/doctest.h>

#if __has_include(<rapidcheck.h>)
#include <rapidcheck.h>
#endif

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <list>
#include <optional>
#include <random>
#include <stdexcept>
#include <string>
#include <vector>

using namespace tuopin::literals;

namespace {

struct household {
    tuopin::region_code village{};
    tuopin::persons     members{};
    tuopin::yuan        income{};
    bool                insured{};
};
BOOST_DESCRIBE_STRUCT(household, (), (village, members, income, insured))

struct summary {
    tuopin::count                                              households{};
    tuopin::sum<&household::income>                            income{};
    tuopin::share_of<&household::insured, &household::members> insured{};
    tuopin::maximum<&household::income>                        highest{};
    tuopin::quantile<&household::income>                       median{};
    tuopin::top<&household::income, 3>                         richest{};

    friend bool operator==(summary const&, summary const&) = default;
};
BOOST_DESCRIBE_STRUCT(summary, (), (households, income, insured, highest, median, richest))

// Whose groups are plain values.
struct plain_summary {
    tuopin::count                                              households{};
    tuopin::sum<&household::income>                            income{};
    tuopin::per_of<&household::income, &household::members>    a_person{};
    tuopin::share_of<&household::insured, &household::members> insured{};
    tuopin::share_of<&household::insured>                      insured_households{};
    tuopin::minimum<&household::income>                        lowest{};
    tuopin::maximum<&household::income>                        highest{};

    friend bool operator==(plain_summary const&, plain_summary const&) = default;
};
BOOST_DESCRIBE_STRUCT(plain_summary, (),
                      (households, income, a_person, insured, insured_households, lowest, highest))

constexpr tuopin::rule_set rules{tuopin::require<&household::members>("M", tuopin::at_least(1_persons))};

// Villages of several subdistricts, one record keyed at a subdistrict itself.
std::vector<household> some_households(std::size_t number, std::uint64_t seed = 1) {
    std::mt19937_64        random(seed);
    std::vector<household> made;
    for (std::size_t at = 0; at < number; ++at) {
        auto const subdistrict = 530103009 + static_cast<long long>(random() % 4);
        auto const code        = random() % 40 == 0 ? std::to_string(subdistrict)
                                                    : std::to_string(subdistrict) + std::to_string(200 + random() % 7);
        made.push_back({*tuopin::region_code::parse(code), tuopin::persons(random() % 6),
                        tuopin::yuan(random() % 30'000), random() % 3 != 0});
    }
    return made;
}

enum class order { sorted, runs, shuffled };

std::vector<household> in_order(std::vector<household> households, order of, std::uint64_t seed = 7) {
    std::mt19937_64 random(seed);
    std::shuffle(households.begin(), households.end(), random);
    if (of == order::shuffled)
        return households;
    std::sort(households.begin(), households.end(), [](auto const& a, auto const& b) { return a.village < b.village; });
    if (of == order::runs) // every village in two runs
        std::stable_partition(households.begin(), households.end(), [](household const& h) { return h.insured; });
    return households;
}

} // namespace

TEST_CASE("a bound grouping gives the groups that grouping by the key gives") {
    for (order const of : {order::sorted, order::runs, order::shuffled})
        for (std::size_t const number : {0u, 1u, 5u, 700u}) {
            CAPTURE(number);
            auto const records  = in_order(some_households(number), of);
            auto const villages = tuopin::group_records(records, tuopin::by<&household::village>);
            CHECK(villages.records() == number);
            CHECK(tuopin::aggregate<summary>(records, villages) ==
                  tuopin::aggregate<summary>(records, tuopin::by<&household::village>));

            tuopin::columns<household> const table(records);
            CHECK(tuopin::aggregate<summary>(table, villages) == tuopin::aggregate<summary>(records, villages));
        }
}

TEST_CASE("records that come sorted by their key are kept as one range a group") {
    CHECK(tuopin::group_records(in_order(some_households(700), order::sorted), tuopin::by<&household::village>)
              .contiguous());
    auto const runs =
        tuopin::group_records(in_order(some_households(700), order::runs), tuopin::by<&household::village>);
    CHECK(!runs.contiguous());
    CHECK(runs.places().empty());
    auto const shuffled =
        tuopin::group_records(in_order(some_households(700), order::shuffled), tuopin::by<&household::village>);
    CHECK(!shuffled.contiguous());
    CHECK(shuffled.places().size() == 700);
}

TEST_CASE("shuffled records of very many groups are taken in buckets of groups") {
    struct visit {
        std::uint32_t home{};
        std::int64_t  minutes{};
    };
    using profile = tuopin::sum<&visit::minutes>;
    std::vector<visit> visits;
    std::mt19937_64    random(5);
    for (std::uint32_t home = 0; home < 70'000; ++home)
        visits.push_back({home, static_cast<std::int64_t>(random() % 100)});
    for (int more = 0; more < 10'000; ++more)
        visits.push_back({static_cast<std::uint32_t>(random() % 70'000), static_cast<std::int64_t>(random() % 100)});
    std::shuffle(visits.begin(), visits.end(), random);

    auto const homes = tuopin::group_records(visits, tuopin::by<&visit::home>);
    CHECK(homes.size() == 70'000);
    CHECK(homes.placed().size() == visits.size());
    auto const expected = tuopin::aggregate<profile>(visits, tuopin::by<&visit::home>);
    CHECK(tuopin::aggregate<profile>(visits, homes) == expected);
    CHECK(tuopin::aggregate<profile>(tuopin::threads{3}, visits, homes) == expected);

    std::vector<bool> seen(visits.size());
    homes.for_each_record([&](std::size_t record, std::uint32_t place) {
        CHECK(!seen[record]);
        seen[record] = true;
        if (homes.keys()[place] != visits[record].home)
            FAIL("a record stands in the group of another key");
    });
    CHECK(std::find(seen.begin(), seen.end(), false) == seen.end());

    auto const hundreds = homes.coarser([](std::uint32_t home) { return home / 100; });
    CHECK(hundreds.size() == 700);
    constexpr auto hundred = [](visit const& v) { return v.home / 100; };
    CHECK(tuopin::aggregate<profile>(visits, hundreds) == tuopin::aggregate<profile>(visits, tuopin::by<hundred>));
}

TEST_CASE("coarser groups come from finer ones without a look at the records") {
    auto const subdistrict_of = [](tuopin::region_code code) {
        return code.ancestor(tuopin::region_level::township).value_or(code);
    };
    constexpr auto by_subdistrict = [](household const& h) {
        return h.village.ancestor(tuopin::region_level::township).value_or(h.village);
    };
    for (order const of : {order::sorted, order::runs, order::shuffled})
        for (std::size_t const number : {0u, 1u, 700u}) {
            auto const records      = in_order(some_households(number), of);
            auto const villages     = tuopin::group_records(records, tuopin::by<&household::village>);
            auto const subdistricts = villages.coarser(subdistrict_of);
            auto const expected     = tuopin::group_records(records, tuopin::by<by_subdistrict>);
            CHECK(subdistricts.keys() == expected.keys());
            CHECK(subdistricts.records() == number);
            CHECK(tuopin::aggregate<summary>(records, subdistricts) == tuopin::aggregate<summary>(records, expected));
        }
    // Keys whose order is another one than that of the finer keys.
    auto const records  = in_order(some_households(700), order::sorted);
    auto const villages = tuopin::group_records(records, tuopin::by<&household::village>);
    auto const last     = villages.coarser([](tuopin::region_code code) { return to_field(code).back(); });
    CHECK(std::is_sorted(last.keys().begin(), last.keys().end()));
    constexpr auto last_digit = [](household const& h) { return to_field(h.village).back(); };
    CHECK(tuopin::aggregate<summary>(records, last) == tuopin::aggregate<summary>(records, tuopin::by<last_digit>));
}

TEST_CASE("groups are numbered in the order of their keys, whatever the order of the records") {
    auto const groups =
        tuopin::group_records(in_order(some_households(300), order::shuffled), tuopin::by<&household::village>);
    CHECK(std::is_sorted(groups.keys().begin(), groups.keys().end()));
    CHECK(std::adjacent_find(groups.keys().begin(), groups.keys().end()) == groups.keys().end());
}

TEST_CASE("a roll-up over a tree made once is the roll-up over the records") {
    for (order const of : {order::sorted, order::runs, order::shuffled}) {
        auto const             records  = in_order(some_households(900), of);
        auto const             villages = tuopin::group_records(records, tuopin::by<&household::village>);
        tuopin::key_tree const tree(villages.keys());
        auto const             expected = tuopin::roll_up<summary>(records, tuopin::by<&household::village>);
        CHECK(tuopin::roll_up<summary>(records, villages, tree) == expected);
        CHECK(tuopin::roll_up<summary>(records, villages) == expected);
        // The tree serves another summary of the same table.
        CHECK(tuopin::roll_up<tuopin::count>(records, villages, tree).at(53_region).value() == 900);
    }
}

TEST_CASE("plain figures are rolled up exactly where sums of some places leave 64 bits") {
    auto records = in_order(some_households(900), order::sorted);
    for (bool const large : {false, true}) {
        if (large) // amounts, then losses: together nothing, by places too much
            for (std::size_t at = 0; at < records.size(); ++at)
                records[at].income = tuopin::yuan::of_steps(at < records.size() / 2 ? 1'000'000'000'000'000'000
                                                                                    : -1'000'000'000'000'000'000);
        auto const             villages = tuopin::group_records(records, tuopin::by<&household::village>);
        tuopin::key_tree const tree(villages.keys());
        REQUIRE(tree.nested_order());
        auto const expected = tuopin::roll_up<plain_summary>(records, tuopin::by<&household::village>);
        tuopin::columns<household> const table(records);
        CHECK(tuopin::roll_up<plain_summary>(records, villages, tree) == expected);
        CHECK(tuopin::roll_up<plain_summary>(table, villages, tree) == expected);
        CHECK(tuopin::roll_up<plain_summary>(tuopin::threads{3}, table, villages, tree) == expected);
        if (large) {
            CHECK(expected.at(53_region).income.value() == tuopin::yuan{});
            CHECK_THROWS_AS((void)expected.begin()[6].summary.income.value(), std::overflow_error);
        }
    }
}

TEST_CASE("the same grouping serves rules: violations by township") {
    auto const records  = in_order(some_households(500), order::sorted);
    auto const villages = tuopin::group_records(records, tuopin::by<&household::village>);
    auto const found    = tuopin::roll_up<tuopin::violations<rules>>(records, villages);
    CHECK(found.at(530103_region).value() == tuopin::validate(records, rules).total());
    std::int64_t of_townships = 0;
    for (auto const& [township, violations] : found.children(530103_region))
        of_townships += violations.value();
    CHECK(of_townships == found.at(530103_region).value());
}

TEST_CASE("a prototype carries run-time parameters") {
    auto const records  = in_order(some_households(200), order::shuffled);
    auto const villages = tuopin::group_records(records, tuopin::by<&household::village>);
    using ninth         = tuopin::quantile<&household::income>;
    auto const bound    = tuopin::aggregate<ninth>(records, villages, ninth(tuopin::percent(90)));
    CHECK(bound == tuopin::aggregate<ninth>(records, tuopin::by<&household::village>, ninth(tuopin::percent(90))));
}

TEST_CASE("a grouping of another table is refused where the sizes tell") {
    auto const             records  = some_households(10);
    auto const             villages = tuopin::group_records(some_households(9), tuopin::by<&household::village>);
    tuopin::key_tree const tree(villages.keys());
    CHECK_THROWS_AS(tuopin::aggregate<tuopin::count>(records, villages), std::logic_error);
    CHECK_THROWS_AS((void)tuopin::roll_up<tuopin::count>(records, villages, tree), std::logic_error);
    CHECK_THROWS_AS((void)tree.fold(std::vector<tuopin::count>(tree.size() + 5)), std::logic_error);
    CHECK_THROWS_AS(
        (void)tuopin::roll_up<tuopin::count>(records, tuopin::group_records(records, tuopin::by<&household::village>),
                                             tuopin::key_tree(std::vector{53_region, 52_region, 51_region})),
        std::logic_error);
}

TEST_CASE("after a change of some groups the fold alone makes the roll-up anew") {
    auto const             records  = in_order(some_households(400), order::sorted);
    auto const             villages = tuopin::group_records(records, tuopin::by<&household::village>);
    tuopin::key_tree const tree(villages.keys());
    std::vector<tuopin::count> counts;
    for (auto const& [village, number] : tuopin::aggregate<tuopin::count>(records, villages))
        counts.push_back(number);
    household const arrived{};
    counts[3].observe(arrived);
    auto const after = tree.fold(counts);
    CHECK(after.at(530103_region).value() == 401);
    CHECK(after.at(villages.keys()[3]).value() ==
          tuopin::roll_up<tuopin::count>(records, villages).at(villages.keys()[3]).value() + 1);
}

#if __has_include(<rapidcheck.h>)
TEST_CASE("law: the order of the records does not matter") {
    rc::check([](std::uint64_t seed) {
        auto const records = some_households(seed % 120, seed);
        using totals       = tuopin::sum<&household::income>;
        auto const grouped = [&](order of) {
            auto const ordered = in_order(records, of, seed);
            return tuopin::aggregate<totals>(ordered, tuopin::group_records(ordered, tuopin::by<&household::village>));
        };
        RC_ASSERT(grouped(order::sorted) == grouped(order::shuffled));
        RC_ASSERT(grouped(order::sorted) == grouped(order::runs));
    });
}

TEST_CASE("law: any number of threads gives what one gives, to the last bit") {
    rc::check([](std::uint64_t seed) {
        auto const number   = seed % 7 == 0 ? seed % 3 : seed % 400;
        auto const records  = in_order(some_households(number, seed), static_cast<order>(seed % 3), seed);
        auto const table    = tuopin::columns<household>(records);
        auto const villages = tuopin::group_records(records, tuopin::by<&household::village>);
        auto const key      = tuopin::by<&household::village>;
        auto const tree     = tuopin::key_tree(villages.keys());

        auto const all        = tuopin::aggregate<summary>(records);
        auto const by_village = tuopin::aggregate<summary>(records, key);
        auto const rolled_up  = tuopin::roll_up<summary>(records, key);
        // More threads than records once in a while: to start a hundred takes longer than all the rest.
        for (int const threads : {1, 2, seed % 10 == 0 ? 100 : static_cast<int>(3 + seed % 6)}) {
            auto const policy = tuopin::threads{threads};
            RC_ASSERT(tuopin::aggregate<summary>(policy, records) == all);
            RC_ASSERT(tuopin::aggregate<summary>(policy, table) == all);
            RC_ASSERT(tuopin::aggregate<summary>(policy, records, key) == by_village);
            RC_ASSERT(tuopin::aggregate<summary>(policy, table, villages) == by_village);
            RC_ASSERT(tuopin::roll_up<summary>(policy, records, key) == rolled_up);
            RC_ASSERT(tuopin::roll_up<summary>(policy, table, villages, tree) == rolled_up);
        }
    });
}
#endif
