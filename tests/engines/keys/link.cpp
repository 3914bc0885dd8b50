// Tables linked by keys: orphans and repeated keys are told, and the many are measured, grouped and
// validated with the one that they refer to.
#include <tuopin/engines/aggregate_in_parts.hpp>
#include <tuopin/engines/keys/link.hpp>
#include <tuopin/engines/observers/count.hpp>
#include <tuopin/engines/observers/extremes.hpp>
#include <tuopin/engines/observers/mean.hpp>
#include <tuopin/engines/observers/share_of.hpp>
#include <tuopin/engines/observers/sum.hpp>
#include <tuopin/engines/observers/values.hpp>
#include <tuopin/engines/observers/where.hpp>
#include <tuopin/engines/tables/columns.hpp>
#include <tuopin/engines/tables/grouping.hpp>
#include <tuopin/engines/threads.hpp>
#include <tuopin/engines/validation/validate.hpp>
#include <tuopin/values/region.hpp>
#include <tuopin/values/units.hpp>

#include <boost/describe/class.hpp>
#include <doctest/doctest.h>

#if __has_include(<rapidcheck.h>)
#include "../../support/draw.hpp"
#endif

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <random>
#include <stdexcept>
#include <string>
#include <vector>

using tuopin::by;

namespace {

struct household {
    std::int64_t    number{};
    std::int64_t    township{};
    tuopin::yuan    income{};
    tuopin::persons size{};
};
BOOST_DESCRIBE_STRUCT(household, (), (number, township, income, size))

struct person {
    std::int64_t                id{};
    std::optional<std::int64_t> household{};
    bool                        insured{};
    std::int64_t                age{};
};
BOOST_DESCRIBE_STRUCT(person, (), (id, household, insured, age))

constexpr bool is_poor(household const& h) { return h.income < tuopin::yuan(4'000); }
constexpr bool is_small(household const& h) { return h.size < tuopin::persons(2); }
constexpr bool is_child(person const& p) { return p.age < 16; }

// Looks at the persons alone, at both, and first at the household.
struct insurance {
    tuopin::share_of<&person::insured>                         insured{};
    tuopin::where<is_poor, tuopin::share_of<&person::insured>> insured_poor{};

    friend bool operator==(insurance const&, insurance const&) = default;
};
BOOST_DESCRIBE_STRUCT(insurance, (), (insured, insured_poor))

struct coverage {
    tuopin::count                                                            persons{};
    insurance                                                                insured{};
    tuopin::where<is_child, tuopin::count>                                   children{};
    tuopin::where<is_poor, tuopin::where<is_child, tuopin::count>>           poor_children{};
    tuopin::where<is_child, tuopin::where<is_poor, tuopin::count>>           children_who_are_poor{};
    tuopin::where<is_poor, tuopin::where<is_small, tuopin::count>>           in_small_poor_households{};
    tuopin::sum<&household::income>                                          income_times_persons{};
    tuopin::where<is_child, tuopin::sum<&household::income>>                 income_times_children{};
    tuopin::share_of<&person::insured, &household::size>                     insured_by_size{};
    tuopin::mean<&person::age>                                               age{};
    tuopin::maximum<&person::age>                                            oldest{};
    tuopin::top<&person::age, 3>                                             three_oldest{};
    tuopin::where<is_poor, tuopin::top<&person::age, 2>>                     two_oldest_poor{};
    tuopin::latest<tuopin::count>                                            persons_last{};

    friend bool operator==(coverage const&, coverage const&) = default;
};
BOOST_DESCRIBE_STRUCT(coverage, (),
                      (persons, insured, children, poor_children, children_who_are_poor, in_small_poor_households,
                       income_times_persons, income_times_children, insured_by_size, age, oldest, three_oldest,
                       two_oldest_poor, persons_last))

enum class order { sorted, in_step, shuffled };

struct tables {
    std::vector<household> households{};
    std::vector<person>    persons{};
};

// Some persons refer to nobody or state no household, some numbers stand twice.
tables some_tables(std::size_t number, order of, std::uint64_t seed) {
    std::mt19937_64 random(seed);
    tables          made;
    for (std::size_t at = 0; at < number; ++at) {
        auto const key = static_cast<std::int64_t>(random() % 30 == 0 && at > 0 ? at - 1 : at) * 10;
        made.households.push_back(
            {key, static_cast<std::int64_t>(at / 7), tuopin::yuan(random() % 8'000), tuopin::persons(random() % 4)});
    }
    if (of != order::sorted)
        std::shuffle(made.households.begin(), made.households.end(), random);
    for (household const& each : made.households)
        for (std::size_t member = random() % 4; member > 0; --member) {
            std::optional<std::int64_t> key(random() % 20 == 0 ? each.number + 5 : each.number);
            if (random() % 40 == 0)
                key.reset();
            made.persons.push_back({static_cast<std::int64_t>(made.persons.size()), key, random() % 2 == 0,
                                    static_cast<std::int64_t>(random() % 90)});
        }
    if (of == order::shuffled)
        std::shuffle(made.persons.begin(), made.persons.end(), random);
    return made;
}

auto linked_by_number(auto const& persons, auto const& households) {
    return tuopin::link_records(persons, by<&person::household>, households, by<&household::number>);
}

// Who is with whom, found one by one: the first household of each number has those who refer to it.
bool linked_as_expected(tables const& given) {
    auto const& [households, persons] = given;
    auto const links                  = linked_by_number(persons, households);
    std::map<std::int64_t, std::size_t>     first;
    std::vector<std::uint32_t>              repeated, orphans;
    std::vector<std::vector<std::size_t>>   members(households.size());
    for (std::size_t at = 0; at < households.size(); ++at)
        if (!first.emplace(households[at].number, at).second)
            repeated.push_back(static_cast<std::uint32_t>(at));
    for (std::size_t at = 0; at < persons.size(); ++at)
        if (persons[at].household && first.count(*persons[at].household) != 0)
            members[first[*persons[at].household]].push_back(at);
        else
            orphans.push_back(static_cast<std::uint32_t>(at));
    bool                     same = true, seamless = orphans.empty(), contiguous = true;
    std::vector<std::size_t> in_order;
    for (std::size_t one = 0; one < households.size(); ++one) {
        std::vector<std::size_t> seen;
        for (std::size_t at = 0; at < links.size(one); ++at)
            seen.push_back(links.record(one, at));
        same       = same && seen == members[one] && links.first_of_its_key(one) == first[households[one].number];
        contiguous = contiguous && (seen.empty() || seen.back() - seen.front() + 1 == seen.size());
        in_order.insert(in_order.end(), seen.begin(), seen.end());
    }
    seamless = seamless && contiguous && std::is_sorted(in_order.begin(), in_order.end());
    return same && links.of_one() == households.size() && links.of_many() == persons.size() &&
           links.repeated() == repeated && links.orphans() == orphans && links.contiguous() == contiguous &&
           links.seamless() == seamless;
}

// Pair by pair, by hand: of all, and by the township of the household.
struct expected_coverage {
    coverage                         all{};
    std::map<std::int64_t, coverage> by_township{};
};
expected_coverage cover(tables const& given) {
    auto const& [households, persons] = given;
    auto const        links           = linked_by_number(persons, households);
    expected_coverage expected;
    for (std::size_t one = 0; one < households.size(); ++one) {
        coverage& here = expected.by_township[households[one].township];
        for (std::size_t at = 0; at < links.size(one); ++at) {
            tuopin::linked_pair const pair(households[one], persons[links.record(one, at)]);
            tuopin::observe(here, pair, links.record(one, at));
            tuopin::observe(expected.all, pair, links.record(one, at));
        }
    }
    return expected;
}
bool covered_as_expected(auto const& one, auto const& many, expected_coverage const& expected) {
    auto const made      = linked_by_number(many, one);
    auto const with      = tuopin::linked(made, one, many);
    auto const townships = tuopin::group_records(one, by<&household::township>);
    bool       same      = tuopin::aggregate<coverage>(with) == expected.all &&
                tuopin::aggregate<coverage>(tuopin::threads{3}, with) == expected.all &&
                // As records that somebody keeps, too.
                tuopin::aggregate<coverage>(std::vector(with.begin(), with.end())) == expected.all;
    for (auto const& grouped : {tuopin::aggregate<coverage>(with, townships),
                                tuopin::aggregate<coverage>(tuopin::threads{2}, with, townships),
                                tuopin::aggregate<coverage>(with, by<&household::township>)}) {
        same = same && grouped.size() == expected.by_township.size();
        for (auto const& [township, found] : grouped)
            same = same && found == expected.by_township.at(township);
    }
    return same;
}
bool covered_as_expected(tables const& given) {
    auto const& [households, persons] = given;
    auto const expected               = cover(given);
    return covered_as_expected(households, persons, expected) &&
           covered_as_expected(tuopin::columns<household>(households), tuopin::columns<person>(persons), expected) &&
           covered_as_expected(tuopin::columns<household>(households), persons, expected);
}

} // namespace

TEST_CASE("every person is with the first household of its number, or an orphan") {
    for (order const of : {order::sorted, order::in_step, order::shuffled})
        for (std::size_t const number : {0u, 1u, 2u, 300u, 3'000u}) {
            CAPTURE(number);
            CHECK(linked_as_expected(some_tables(number, of, number + 1)));
        }
}

TEST_CASE("persons that stand with their household need no list") {
    std::vector<household> const households{{7}, {3}, {5}};
    auto const                   of = [](std::vector<std::int64_t> const& numbers) {
        std::vector<person> persons;
        for (std::int64_t const number : numbers)
            persons.push_back({0, number});
        return persons;
    };
    CHECK(linked_by_number(of({7, 7, 3, 5, 5}), households).contiguous());
    CHECK(linked_by_number(of({5, 7, 7, 8, 3}), households).contiguous());
    CHECK(!linked_by_number(of({7, 3, 7}), households).contiguous());
    CHECK(!linked_by_number(of({7, 8, 7}), households).contiguous());
}

TEST_CASE("keys without a hash link as well") {
    struct place {
        std::pair<int, int> at{};
    };
    struct visit {
        std::pair<int, int> to{};
    };
    std::vector<place> const places{{{2, 1}}, {{1, 9}}, {{2, 1}}, {{0, 0}}};
    std::vector<visit> const visits{{{1, 9}}, {{2, 1}}, {{3, 3}}, {{1, 9}}};
    auto const               links = tuopin::link_records(visits, by<&visit::to>, places, by<&place::at>);
    CHECK(links.orphans() == std::vector<std::uint32_t>{2});
    CHECK(links.repeated() == std::vector<std::uint32_t>{2});
    CHECK(links.size(0) == 1);
    CHECK(links.size(1) == 2);
    CHECK(links.record(1, 1) == 3);
}

TEST_CASE("persons are measured with their household, grouped as households are") {
    for (order const of : {order::sorted, order::in_step, order::shuffled}) {
        auto const given   = some_tables(300, of, 5);
        auto const orphans = linked_by_number(given.persons, given.households).orphans().size();
        CHECK(cover(given).all.persons.value() + static_cast<std::int64_t>(orphans) ==
              static_cast<std::int64_t>(given.persons.size()));
        CHECK(covered_as_expected(given));
    }
}

#if __has_include(<rapidcheck.h>)
// Few numbers, so that they meet: households without persons and of one number, persons without
// household, or who state none; in order, in order but for a break, in one order, in none.
void tables_of_any_kind() {
    using support::draw;
    tables given;
    for (int at = 0, number = 0, last = draw(0, 12); at < last; ++at) {
        number += draw(0, 3) == 0 ? draw(0, 3) : 1;
        given.households.push_back({number, draw(0, 2), tuopin::yuan(draw(0, 8'000)), tuopin::persons(draw(0, 4))});
    }
    if (draw(0, 3) == 0)
        std::shuffle(given.households.begin(), given.households.end(), std::mt19937_64(support::draw_bits()));
    for (household const& each : given.households)
        for (int members = draw(0, 3); members > 0; --members) {
            std::optional<std::int64_t> number(draw(0, 8) == 0 ? draw(-1, 20) : each.number);
            if (draw(0, 15) == 0)
                number.reset();
            given.persons.push_back({draw(0, 999), number, support::draw_yes(), draw(0, 90)});
        }
    auto const middle = given.persons.begin() + draw(0, static_cast<int>(given.persons.size()));
    switch (draw(0, 3)) {
    case 0: std::rotate(given.persons.begin(), middle, given.persons.end()); break;
    case 1: std::shuffle(given.persons.begin(), middle, std::mt19937_64(support::draw_bits())); break;
    default: break;
    }
    support::law(linked_as_expected(given), "every person is with the first household of its number");
    support::law(covered_as_expected(given), "what is measured is what pairs give one by one");
}
TEST_CASE("rows, columns and threads give the same whatever order tables come in and whatever they lack") {
    support::hold("tables of any kind", tables_of_any_kind);
}
#endif

TEST_CASE("rules see a household with those who refer to it") {
    std::vector<household> const households{
        {1, 0, {}, tuopin::persons(2)}, {2, 0, {}, tuopin::persons(1)}, {3, 0, {}, tuopin::persons(0)}};
    std::vector<person> const    persons{{1, 1}, {2, 1}, {3, 3}};
    auto const                   links = linked_by_number(persons, households);
    auto const                   with  = tuopin::linked(links, households, persons);
    tuopin::rule_set const rules{tuopin::require("L-1", "as many persons as its size says", [](auto const& h) {
        return tuopin::persons(static_cast<std::int64_t>(h.size())) == h.one().size;
    })};
    auto const checked = tuopin::validate(with, rules);
    CHECK(checked.count("L-1") == 2);
    CHECK(checked.findings()[0].record == 1);
    CHECK(checked.findings()[1].record == 2);
}

TEST_CASE("links of other tables are refused where the sizes tell") {
    auto const [households, persons] = some_tables(20, order::sorted, 3);
    auto const links                 = linked_by_number(persons, households);
    auto const fewer                 = std::vector<person>(persons.begin(), persons.end() - 1);
    CHECK_THROWS_AS((void)tuopin::linked(links, households, fewer), std::logic_error);
}
