#include <tuopin/engines/keys/join.hpp>

#include <tuopin/engines/aggregate.hpp>
#include <tuopin/engines/observers/count.hpp>
#include <tuopin/engines/observers/measured.hpp>
#include <tuopin/engines/validation/rule.hpp>
#include <tuopin/engines/validation/validate.hpp>

#include <boost/describe/class.hpp>

#include <doctest/doctest.h>

#include <list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

using namespace tuopin;

namespace {

struct family {
    std::string code{};
    int         rooms{};
};
BOOST_DESCRIBE_STRUCT(family, (), (code, rooms))

struct kinship {
    std::optional<std::string> family{};
};
BOOST_DESCRIBE_STRUCT(kinship, (), (family))

struct member {
    int    number{};
    kinship of{};
    bool   head{};
};
BOOST_DESCRIBE_STRUCT(member, (), (number, of, head))

std::vector<family> const families{{"b", 2}, {"a", 1}, {"c", 3}};
std::vector<member> const members{{1, {"a"}, true},  {2, {"b"}, true}, {3, {"x"}, false},
                                  {4, {"a"}, false}, {5, {}, false},   {6, {"a"}, true}};

template <class Range>
std::string numbers(Range const& of) {
    std::string all;
    for (member const* each : of)
        all += std::to_string(each->number) + " ";
    return all;
}

constexpr rule_set family_rules{
    require("F-1", "a family has one head",
            [](joined_record<family, member> const& f) {
                int heads = 0;
                for (member const* each : f.many)
                    heads += each->head ? 1 : 0;
                return heads == 1;
            }),
};

} // namespace

TEST_CASE("each record comes in its order with those that refer to it, in theirs") {
    auto const joined = join<&family::code, path<&member::of, &kinship::family>>(families, members);
    REQUIRE(joined.size() == 3);
    CHECK(joined[0].one->code == "b");
    CHECK(numbers(joined[0].many) == "2 ");
    CHECK(numbers(joined[1].many) == "1 4 6 ");
    CHECK(joined[2].many.empty());
    CHECK(joined[2].one == &families[2]);
}

TEST_CASE("who refers to nothing that is there, or to nothing at all, is an orphan") {
    auto const joined = join<&family::code, path<&member::of, &kinship::family>>(families, members);
    CHECK(numbers(joined.orphans()) == "3 5 ");
    auto const nobody = join<&family::code, path<&member::of, &kinship::family>>(std::vector<family>{}, members);
    CHECK(nobody.empty());
    CHECK(numbers(nobody.orphans()) == "1 2 3 4 5 6 ");
}

TEST_CASE("two records of one key have the same others; any range of records will do") {
    std::list<family> const twins{{"a", 1}, {"a", 2}};
    auto const              joined = join<&family::code, path<&member::of, &kinship::family>>(twins, members);
    CHECK(numbers(joined[0].many) == "1 4 6 ");
    CHECK(numbers(joined[1].many) == "1 4 6 ");
    CHECK(numbers(joined.orphans()) == "2 3 5 ");
}

// Keys that have no ==, are of two types, or are not stated on either side.
struct plot {
    int row{};

    friend constexpr bool operator<(plot a, plot b) { return a.row < b.row; }
};
struct field {
    plot                at{};
    std::optional<long> owner{};
};
BOOST_DESCRIBE_STRUCT(field, (), (at, owner))
struct harvest {
    plot               of{};
    std::optional<int> owner{};
    int                year{};
};
BOOST_DESCRIBE_STRUCT(harvest, (), (of, owner, year))

template <class Joined>
std::string years(Joined const& joined) {
    std::string all;
    for (auto const& each : joined) {
        for (harvest const* of : each.many)
            all += std::to_string(of->year) + " ";
        all += "| ";
    }
    for (harvest const* orphan : joined.orphans())
        all += std::to_string(orphan->year) + " ";
    return all;
}

TEST_CASE("keys need an order and nothing else; an optional one on either side may be left open") {
    std::vector<field> const   fields{{{2}, 7}, {{1}, std::nullopt}, {{2}, 5}, {{4}, 7}};
    std::vector<harvest> const harvests{
        {{1}, 7, 2014}, {{2}, std::nullopt, 2015}, {{3}, 5, 2016}, {{2}, 7, 2017}, {{2}, 6, 2018}};
    CHECK(years(join<&field::at, &harvest::of>(fields, harvests)) ==
          "2015 2017 2018 | 2014 | 2015 2017 2018 | | 2016 ");
    CHECK(years(join<&field::owner, &harvest::owner>(fields, harvests)) ==
          "2014 2017 | | 2016 | 2014 2017 | 2015 2018 ");
}

TEST_CASE("rules are asked of joined records, and figures made of them") {
    auto const joined = join<&family::code, path<&member::of, &kinship::family>>(families, members);
    auto const found  = validate(joined, family_rules);
    CHECK(found.count("F-1") == 2); // a has two heads, c none
    CHECK(found.findings()[0].record == 1);
    CHECK(found.findings()[0].wanted == "a family has one head");
    auto const by_size = aggregate<violations<family_rules>>(
        joined, by<[](joined_record<family, member> const& f) { return f.many.size(); }>);
    CHECK(by_size.at(3).count("F-1") == 1);
    CHECK(by_size.at(1).count("F-1") == 0);
}
