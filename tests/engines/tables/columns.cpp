// Columns: the same records kept as one array a member; every engine gives what it gives
// over the records, to the last bit.
#include <tuopin/engines/observers/count.hpp>
#include <tuopin/engines/observers/extremes.hpp>
#include <tuopin/engines/observers/mean.hpp>
#include <tuopin/engines/observers/per_of.hpp>
#include <tuopin/engines/observers/share_of.hpp>
#include <tuopin/engines/observers/sum.hpp>
#include <tuopin/engines/observers/where.hpp>
#include <tuopin/engines/tables/columns.hpp>
#include <tuopin/engines/tables/grouping.hpp>
#include <tuopin/engines/validation/validate_columns.hpp>
#include <tuopin/values/figures/amount.hpp>
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
#include <limits>
#include <optional>
#include <random>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

using namespace tuopin::literals;

namespace {

enum class grade { a, b = 200, c = -1 };
BOOST_DESCRIBE_ENUM(grade, a, b, c)
enum class small { x = 1, y = 250 };
BOOST_DESCRIBE_ENUM(small, x, y)

struct money_in {
    tuopin::yuan wage{};
    tuopin::yuan other{};

    friend bool operator==(money_in const&, money_in const&) = default;
};
BOOST_DESCRIBE_STRUCT(money_in, (), (wage, other))

struct numbered {
    int number{};

    friend bool operator==(numbered const&, numbered const&) = default;
};
BOOST_DESCRIBE_STRUCT(numbered, (), (number))

struct household : numbered {
    tuopin::region_code           village{};
    money_in                      income{};
    tuopin::persons               members{};
    bool                          insured{};
    std::optional<bool>           pension{};
    std::optional<tuopin::metres> to_water{};
    small                         kind{small::x};
    double                        weight{};
    std::string                   name{};

    friend bool operator==(household const&, household const&) = default;
};
BOOST_DESCRIBE_STRUCT(household, (numbered), (village, income, members, insured, pension, to_water, kind, weight, name))

std::vector<household> some_households(std::size_t number, std::uint64_t seed = 1) {
    std::mt19937_64        random(seed);
    std::vector<household> made;
    for (std::size_t at = 0; at < number; ++at) {
        household h;
        h.number       = static_cast<int>(at);
        h.village = *tuopin::region_code::parse(std::to_string(530103010201 + static_cast<long long>(random() % 9)));
        h.income.wage  = tuopin::yuan(random() % 50'000);
        h.income.other = tuopin::fen(static_cast<std::int64_t>(random() % 1'000'000) - 500'000);
        h.members      = tuopin::persons(random() % 8);
        h.insured      = random() % 2 == 0;
        if (random() % 3 != 0)
            h.pension = random() % 2 == 0;
        if (random() % 4 != 0)
            h.to_water = tuopin::metres(random() % 2'000);
        h.kind   = random() % 2 == 0 ? small::x : small::y;
        h.weight = static_cast<double>(random() % 1'000'003) / 7.0;
        h.name   = "户" + std::to_string(random() % (number + 1));
        made.push_back(h);
    }
    return made;
}

struct summary {
    tuopin::count                                                                      households{};
    tuopin::sum<tuopin::path<&household::income, &money_in::wage>>                     wages{};
    tuopin::sum<[](household const& h) { return h.income.wage + h.income.other; }>     income{};
    tuopin::share_of<&household::insured, &household::members>                         insured{};
    tuopin::share_of<&household::pension>                                              in_pension{};
    tuopin::maximum<&household::to_water>                                              farthest{};
    tuopin::mean<&household::weight, &household::members>                              weight{};
    tuopin::sum<&household::weight>                                                    weights{};
    tuopin::where<[](household const& h) { return h.kind == small::y; }, tuopin::count> of_kind{};
    tuopin::minimum<&numbered::number>                                                 first{};

    friend bool operator==(summary const&, summary const&) = default;
};
BOOST_DESCRIBE_STRUCT(summary, (),
                      (households, wages, income, insured, in_pension, farthest, weight, weights, of_kind, first))

constexpr auto earns_something = [](household const& h) { return h.income.wage > 0_yuan; };

constexpr tuopin::rule_set rules{
    tuopin::require<&household::members>("M", tuopin::at_least(1_persons)),
    tuopin::require<&household::to_water>("W", tuopin::at_most(1_km)).when(&household::insured),
    tuopin::require<tuopin::path<&household::income, &money_in::other>>("O", tuopin::at_least(0_yuan))
        .when(&household::pension),
    tuopin::require("E", "earns something", earns_something),
    tuopin::unique<&household::name>("U"),
    tuopin::refers_to<&household::village, &household::village>("R"),
};

struct figures {
    int                                number{};
    tuopin::stock<tuopin::persons>     on_register{};
};
BOOST_DESCRIBE_STRUCT(figures, (), (number, on_register))

template <class C>
concept stored_as_it_is = requires(C const& c) { c.data(); };
template <class C>
concept sliced_without_a_name = requires(C&& c) { std::move(c).slice(0, 0); };

struct loose {
    grade of{grade::a};
};
BOOST_DESCRIBE_STRUCT(loose, (), (of))

struct small_and_number {
    std::int64_t number{};
    small        kind{};
};
BOOST_DESCRIBE_STRUCT(small_and_number, (), (number, kind))

} // namespace

TEST_CASE("columns hold the records that were put in") {
    auto const                       records = some_households(500);
    tuopin::columns<household> const table(records);
    REQUIRE(table.size() == records.size());
    std::size_t at = 0;
    for (auto const row : table) {
        CHECK(row.index() == at);
        CHECK(static_cast<household>(row) == records[at]);
        CHECK(row.member<&household::members>() == records[at].members);
        CHECK(row.member<&household::income, &money_in::other>() == records[at].income.other);
        CHECK(row.member<&household::income>() == records[at].income); // a struct of members is put together
        CHECK(row.member<&numbered::number>() == records[at].number);  // so is a member of a base
        ++at;
    }
    CHECK(tuopin::columns<household>().empty());
}

TEST_CASE("a member that is stored as it is can be had as an array") {
    auto const                       records = some_households(20);
    tuopin::columns<household> const table(records);
    auto const                       wages = table.array<&household::income, &money_in::wage>();
    REQUIRE(wages.size() == 20);
    static_assert(std::is_same_v<decltype(wages[0]), tuopin::yuan const&>);
    for (std::size_t at = 0; at < wages.size(); ++at)
        CHECK(wages[at] == records[at].income.wage);
}

TEST_CASE("yes and no, and enumerations whose values fit, take a byte") {
    static_assert(!stored_as_it_is<tuopin::detail::column<small>>);
    static_assert(!stored_as_it_is<tuopin::detail::column<bool>>);
    static_assert(stored_as_it_is<tuopin::detail::column<grade>>); // -1 is no byte
    tuopin::detail::column<small> kinds;
    kinds.push_back(small::y);
    CHECK(kinds[0] == small::y);
    CHECK_THROWS_AS(kinds.push_back(static_cast<small>(256)), std::out_of_range);

    tuopin::columns<loose> table;
    table.push_back({grade::c});
    CHECK(table.value<&loose::of>(0) == grade::c);
}

TEST_CASE("a summary over columns is the summary over the records") {
    for (std::size_t const number : {0u, 1u, 17u, 1'000u}) {
        auto const                       records = some_households(number, number);
        tuopin::columns<household> const table(records);
        CHECK(tuopin::aggregate<summary>(table) == tuopin::aggregate<summary>(records));
        CHECK(tuopin::aggregate<summary>(table, tuopin::by<&household::village>) ==
              tuopin::aggregate<summary>(records, tuopin::by<&household::village>));
        CHECK(tuopin::aggregate<summary>(table, tuopin::by<&household::kind, &household::pension>) ==
              tuopin::aggregate<summary>(records, tuopin::by<&household::kind, &household::pension>));
        CHECK(tuopin::roll_up<summary>(table, tuopin::by<&household::village>) ==
              tuopin::roll_up<summary>(records, tuopin::by<&household::village>));
    }
}

TEST_CASE("columns know whether all their quantities are small numbers, and large ones count as well") {
    tuopin::columns<household> table;
    CHECK(table.holds_small());
    auto records = some_households(40);
    table.append(records);
    CHECK(table.holds_small());
    auto const largest = (std::int64_t{1} << 30) - 1;
    using limits = std::numeric_limits<std::int64_t>;
    for (std::int64_t const fen :
         {largest, -largest - 1, largest + 1, -largest - 2, limits::max() / 2, limits::min() / 2}) {
        bool const small = fen <= largest && fen >= -largest - 1;
        auto       with  = records;
        with[7].income.other = tuopin::yuan::of_steps(fen);
        tuopin::columns<household> at_once(with), pushed, replaced(records);
        for (household const& each : with)
            pushed.push_back(each);
        replaced.replace(7, with[7]);
        auto const sorted = at_once.sorted_by(tuopin::by<&household::village>);
        for (tuopin::columns<household> const& made : {at_once, pushed, replaced, sorted}) {
            CHECK(made.holds_small() == small);
            using others = tuopin::sum<tuopin::path<&household::income, &money_in::other>>;
            CHECK(tuopin::aggregate<others>(made) == tuopin::aggregate<others>(with));
            CHECK(tuopin::aggregate<summary>(made) == tuopin::aggregate<summary>(with));
        }
        CHECK(pushed == at_once);
        replaced.replace(7, records[7]);
        CHECK(replaced == table);
        replaced.clear();
        CHECK(replaced.holds_small());
    }
}

TEST_CASE("rules over columns find what they find over the records") {
    auto const                       records = some_households(800);
    tuopin::columns<household> const table(records);
    auto const                       found = tuopin::validate(table, rules, table);
    CHECK(found == tuopin::validate(records, rules, records));
    CHECK(found.count("M") > 0);
    CHECK(found.count("U") > 0);
    CHECK(found.count("R") == 0);
}

TEST_CASE("figures in a row of columns check themselves") {
    tuopin::columns<figures> table;
    table.push_back({1, 3_persons});
    table.push_back({2, tuopin::persons(-3)});
    auto const found = tuopin::validate(table);
    REQUIRE(found.findings().size() == 1);
    CHECK(found.findings()[0].record == 1);
    CHECK(found.findings()[0].path == "on_register");
}

TEST_CASE("a slice is rows, and copies nothing") {
    auto const                       records = some_households(100);
    tuopin::columns<household> const table(records);
    auto const                       slice = table.slice(10, 40);
    CHECK(slice.size() == 30);
    CHECK(static_cast<household>(slice[0]) == records[10]);
    CHECK(tuopin::aggregate<summary>(slice) ==
          tuopin::aggregate<summary>(std::vector<household>(records.begin() + 10, records.begin() + 40)));
    CHECK(table.slice(100, 100).empty());
    CHECK_THROWS_AS((void)table.slice(0, 101), std::out_of_range);
    CHECK_THROWS_AS((void)table.slice(3, 2), std::out_of_range);
    static_assert(!sliced_without_a_name<tuopin::columns<household>>);
}

TEST_CASE("selecting and sorting give columns of their own") {
    auto const                       records = some_households(300);
    tuopin::columns<household> const table(records);

    auto const insured = table.select([](household const& h) { return h.insured; });
    std::vector<household> by_hand;
    for (household const& h : records)
        if (h.insured)
            by_hand.push_back(h);
    CHECK(insured == tuopin::columns<household>(by_hand));

    auto const sorted = table.sorted_by(tuopin::by<&household::village>);
    REQUIRE(sorted.size() == table.size());
    for (std::size_t at = 1; at < sorted.size(); ++at) {
        household const a = sorted.record(at - 1), b = sorted.record(at);
        CHECK((a.village < b.village || (a.village == b.village && a.number < b.number)));
    }
    CHECK(tuopin::aggregate<summary>(sorted) == tuopin::aggregate<summary>(table));
}

TEST_CASE("sorting keeps the order of rows that have one key") {
    auto                             records = some_households(500);
    tuopin::columns<household> const table(records);
    std::stable_sort(records.begin(), records.end(), [](household const& a, household const& b) {
        return std::pair(a.insured, a.kind) < std::pair(b.insured, b.kind);
    });
    auto const sorted = table.sorted_by(tuopin::by<&household::insured, &household::kind>);
    CHECK(sorted == tuopin::columns<household>(records));
    CHECK(sorted.sorted_by(tuopin::by<&household::insured, &household::kind>) == sorted);
    CHECK(tuopin::columns<household>().sorted_by(tuopin::by<&household::village>).empty());
}

TEST_CASE("a row is replaced as a whole, or not at all") {
    auto                       records = some_households(30);
    tuopin::columns<household> table(records);
    for (std::size_t const at : {0u, 7u, 29u}) {
        records[at] = records[(at + 11) % 30];
        table.replace(at, records[at]);
    }
    CHECK(table == tuopin::columns<household>(records));
    CHECK_THROWS_AS(table.replace(30, records[0]), std::out_of_range);

    tuopin::columns<small_and_number> refusing;
    refusing.push_back({1, small::y});
    CHECK_THROWS_AS(refusing.replace(0, {2, static_cast<small>(256)}), std::out_of_range);
    CHECK(refusing.value<&small_and_number::number>(0) == 1);
}

TEST_CASE("clearing and appending") {
    auto const                 records = some_households(10);
    tuopin::columns<household> table(records);
    table.append(records);
    CHECK(table.size() == 20);
    CHECK(table.record(13) == records[3]);
    table.clear();
    CHECK(table.empty());
    table.push_back(records[5]);
    CHECK(table.record(0) == records[5]);
}

#if __has_include(<rapidcheck.h>)
TEST_CASE("law: small numbers and large ones, apart and together, add up as the records do") {
    using others = tuopin::sum<tuopin::path<&household::income, &money_in::other>>;
    rc::check([](std::uint64_t seed) {
        std::mt19937_64 random(seed);
        auto            records = some_households(1 + seed % 60, seed);
        auto const      bits    = 20 + random() % 44;
        for (household& each : records)
            each.income.other = tuopin::yuan::of_steps(static_cast<std::int64_t>(random()) >> (63 - bits));
        tuopin::columns<household> const table(records);
        RC_ASSERT(tuopin::aggregate<others>(table) == tuopin::aggregate<others>(records));
        RC_ASSERT(tuopin::aggregate<summary>(table) == tuopin::aggregate<summary>(records));
        auto const middle = random() % records.size();
        RC_ASSERT(tuopin::merge(tuopin::aggregate<others>(table.slice(0, middle)),
                                tuopin::aggregate<others>(table.slice(middle, records.size()))) ==
                  tuopin::aggregate<others>(records));
        auto const villages = tuopin::group_records(table, tuopin::by<&household::village>);
        RC_ASSERT(tuopin::aggregate<summary>(table, villages) ==
                  tuopin::aggregate<summary>(records, tuopin::by<&household::village>));
        RC_ASSERT(tuopin::roll_up<summary>(table, villages) ==
                  tuopin::roll_up<summary>(records, tuopin::by<&household::village>));
    });
}

TEST_CASE("law: columns of A and then B add up to what A and B do") {
    rc::check([](std::uint64_t seed) {
        auto const                 a = some_households(seed % 50, seed), b = some_households(seed % 31, seed + 1);
        tuopin::columns<household> table(a);
        table.append(b);
        RC_ASSERT(tuopin::aggregate<summary>(table) ==
                  tuopin::merge(tuopin::aggregate<summary>(a), tuopin::aggregate<summary>(b)));
    });
}
#endif
