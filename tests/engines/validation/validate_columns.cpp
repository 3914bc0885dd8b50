// Columns are validated as records are: the same findings, counts and samples, in the same order, by
// every kind of rule over members of every kind.
#include <tuopin/engines/keys/keys_known.hpp>
#include <tuopin/engines/tables/columns.hpp>
#include <tuopin/engines/threads.hpp>
#include <tuopin/engines/validation/constraint.hpp>
#include <tuopin/engines/validation/rule.hpp>
#include <tuopin/engines/validation/validate.hpp>
#include <tuopin/engines/validation/validate_columns.hpp>
#include <tuopin/values/figures/share.hpp>
#include <tuopin/values/region.hpp>
#include <tuopin/values/units.hpp>

#include <doctest/doctest.h>

#include "../../support/records.hpp"

#include <boost/describe/class.hpp>
#include <boost/describe/enum.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <vector>

using namespace tuopin;
using namespace tuopin::literals;

namespace {

enum class grade : std::uint8_t { a, b, c, d };
BOOST_DESCRIBE_ENUM(grade, a, b, c, d)
enum class state { registered, exited };
BOOST_DESCRIBE_ENUM(state, registered, exited)

struct household {
    std::int64_t                number{};
    region_code                 village{};
    std::string                 head{};
    persons                     size{};
    support::income             income{};
    yuan                        net{};
    grade                       housing{};
    state                       now{};
    bool                        poor{};
    std::optional<std::int16_t> exited{};
    std::optional<persons>      covered{};
    double                      level{};
    std::optional<double>       distance{};
    std::optional<std::string>  note{};
    share<persons>              insured{};
};
BOOST_DESCRIBE_STRUCT(household, (),
                      (number, village, head, size, income, net, housing, now, poor, exited, covered, level, distance,
                       note, insured))

struct person {
    std::int64_t       household{};
    std::optional<int> house{};
    std::string        head{};
    double             level{};
};
BOOST_DESCRIBE_STRUCT(person, (), (household, house, head, level))

household some_household(support::dice& d, std::int64_t number) {
    household h;
    h.number       = d.once_in(40) ? d.roll(0, 2 * number) : number;
    h.village      = d.once_in(9) ? region_code() : region_code("5301030102" + std::to_string(d.roll(10, 19)));
    h.head         = "head " + std::to_string(d.roll(0, 99));
    h.size         = persons(d.roll(0, 5));
    h.income.wage  = yuan::of_steps(d.once_in(30) ? (d.once_in(2) ? std::numeric_limits<std::int64_t>::max()
                                                                  : std::numeric_limits<std::int64_t>::min())
                                                  : d.roll(-2, 2));
    if (d.once_in(2))
        h.income.pension = yuan::of_steps(d.roll(-1, 1));
    h.net          = yuan::of_steps(d.once_in(30) ? std::numeric_limits<std::int64_t>::max() : d.roll(-3, 3));
    h.housing      = static_cast<grade>(d.roll(0, 5));
    h.now          = d.once_in(2) ? state::registered : state::exited;
    h.poor         = d.once_in(3);
    h.level        = support::awkward(d);
    if (d.once_in(2))
        h.exited = static_cast<std::int16_t>(d.roll(2013, 2021));
    if (d.once_in(2))
        h.covered = persons(d.roll(-1, 5));
    if (d.once_in(2))
        h.distance = support::awkward(d);
    if (d.once_in(2))
        h.note = d.once_in(3) ? "" : std::string(1, static_cast<char>('a' + d.roll(0, 3)));
    h.insured = {persons(d.roll(0, 4)), of(persons(d.once_in(50) ? 3 : 4))};
    return h;
}

std::vector<household> some_households(support::dice& d, std::size_t size) {
    std::vector<household> made;
    while (made.size() < size)
        made.push_back(some_household(d, static_cast<std::int64_t>(made.size())));
    if (d.once_in(3))
        for (std::size_t left = size; left > 1; --left)
            std::swap(made[left - 1], made[static_cast<std::size_t>(d.roll(0, static_cast<std::int64_t>(left) - 1))]);
    return made;
}
std::vector<person> some_persons(support::dice& d, std::vector<household> const& households) {
    std::vector<person> made;
    for (household const& h : households)
        for (std::int64_t left = d.once_in(9) ? d.roll(0, 5) : h.size.count(); left > 0; --left) {
            person p;
            p.household = d.once_in(50) ? d.roll(-5, 9'000) : h.number;
            p.head      = d.once_in(50) ? "nobody" : h.head;
            p.level     = d.once_in(9) ? 0.5 : h.level;
            if (d.once_in(2))
                p.house = static_cast<int>(d.once_in(50) ? -1 : h.number);
            made.push_back(p);
        }
    if (d.once_in(3))
        std::reverse(made.begin(), made.end());
    return made;
}

constexpr auto is_exited = [](household const& h) { return h.now == state::exited; };

inline constexpr rule_set member_rules{
    require<&household::size>("size", between(1_persons, 4_persons)),
    require<&household::net>("net at least", at_least(-2_fen)).when(is_exited),
    require<&household::net>("net above", above(-3_fen)).when(&household::poor),
    require<&household::net>("net below", below(4_fen) && at_most(3_fen)),
    require<path<&household::income, &support::income::wage>>("wage", at_least(-1_fen) || at_most(-2_fen)),
    require<path<&household::income, &support::income::pension>>("pension", at_least(0_yuan)),
    require<&household::housing>("housing", one_of(grade::a, grade::b, grade::c, grade::d)),
    require<&household::housing>("good", one_of(grade::a, grade::b)).when<&household::now>(one_of(state::exited)),
    require<&household::now>("registered", !one_of(state::exited)).as(severity::note),
    require<&household::exited>("year", between(2014u, 2'020L)),
    require<&household::exited>("stated", not_empty()).when<&household::now>(one_of(state::exited)),
    require<&household::covered>("covered", at_least(0_persons)).when<&household::exited>(at_least(2016)),
    require<&household::covered>("covered and stated", not_empty() && at_most(4_persons)).as(severity::warning),
    require<&household::level>("level", between(-50, 50.5)),
    require<&household::distance>("distance", at_most(70)).when<&household::level>(above(0)),
    require<&household::number>("even",
                                satisfies({"an even number", "偶数"}, [](std::int64_t n) { return n % 2 == 0; })),
    require<&household::village>("village", satisfies({"a place", "地点"}, [](region_code c) { return c.stated(); })),
    require<&household::head>("head", matches("head ##")),
    require<&household::note>("note", not_empty()),
    require<&household::note>("a to c", one_of("a", "b", "c")).when(&household::poor),
};

inline constexpr rule_set row_rules{
    adds_up<&household::net, path<&household::income, &support::income::wage>, &household::net>("twice the net"),
    adds_up<&household::net, path<&household::income, &support::income::wage>,
            path<&household::income, &support::income::pension>>("net is the sum"),
    adds_up<&household::level, &household::level, &household::level>("real sum").when<&household::level>(at_least(0)),
    require<&household::covered, &household::size>("no more covered than there are", "covered in all",
                                                   [](persons covered, persons size) { return covered <= size; }),
    require<&household::exited, &household::number>("no division by zero", "divides",
                                                    [](std::int16_t year, std::int64_t n) { return year % n == n / 2; })
        .when<&household::number>(at_least(1)),
    require<&household::now, &household::exited>(
        "year of exit", "exactly those who exited state a year",
        [](state now, std::optional<std::int16_t> year) { return (now == state::exited) == year.has_value(); }),
    require<&household::head, &household::note>(
        "texts", "head and note differ",
        [](std::string const& head, std::string const& note) { return head.back() != note.front(); })
        .when<&household::note>(satisfies({"not empty", "非空"}, [](std::string const& s) { return !s.empty(); })),
    require<&household::exited>("exit behind the number", at_least<&household::number>()),
    require<&household::covered>("no more covered", at_most<&household::size>())
        .when<&household::now>(one_of(state::exited)),
    require<&household::size>("more than covered", above<&household::covered>()),
    require<&household::net>("twice the wage", at_least<path<&household::income, &support::income::wage>>(2)),
    require<&household::net>("half the pension", below<path<&household::income, &support::income::pension>>(-3))
        .when(is_exited),
    require<&household::net>("a fen for each", at_most<&household::size>(1_fen)).when(&household::poor),
    require<&household::net>("for those covered",
                             !above<&household::covered>(-1_fen) || at_least<&household::size>(1_fen)),
    require<&household::level>("level", at_least<&household::distance>(0.5)),
    require<&household::note>("note before head", at_least<&household::head>()),
    require("a function", "who exited is not poor", [](household const& h) { return !h.poor; }).when(is_exited),
    require("an optional answer", "fewer than four are covered",
            [](household const& h) { return h.covered ? std::optional(*h.covered < 4_persons) : std::nullopt; }),
};

inline constexpr rule_set table_rules{
    unique<&household::number>("number"),
    unique<&household::head>("name").as(severity::warning),
    unique<&household::exited>("exit"),
    unique<&household::level>("level"),
    unique<&household::village, &household::head>("head in the village"),
    unique<is_exited>("one of each"),
    refers_to<&household::number, &person::household>("somebody lives there"),
    refers_to<&household::number, &person::house>("somebody has the house"),
    refers_to<&household::head, &person::head>("head is known"),
    refers_to<&household::distance, &person::level>("distance is a level"),
    counts<&household::size, &household::number, &person::household>("size"),
    counts<&household::covered, &household::number, &person::house>("covered"),
    counts<&household::exited, &household::head, &person::head>("by name"),
    counts<&household::size, &household::level, &person::level>("by level"),
};

inline constexpr rule_set person_rules{
    refers_to<&person::household, &household::number>("household"),
    refers_to<&person::house, &household::number>("house"),
    refers_to<&person::head, &household::head>("head"),
    refers_to<&person::level, &household::level>("level"),
};

bool same_records_break(validation const& one, validation const& other) {
    bool same = true;
    for (severity const at_least : {severity::note, severity::warning, severity::error})
        same = same && one.records_breaking(at_least) == other.records_breaking(at_least);
    return same;
}

/// All that rules say of records, and whether it is the same of columns, of two slices of them
/// merged, and of rows against columns of the other table.
template <class Record, class Rules, class... Others>
bool agree(std::vector<Record> const& records, Rules const& rules, validation_options const& options,
           std::vector<Others> const&... others) {
    columns<Record> const table(records);
    auto const            of_records = validate(records, rules, options, others...);
    auto const            of_columns = validate(table, rules, options, others...);
    bool                  same       = of_columns == of_records && same_records_break(of_columns, of_records);
    if constexpr (sizeof...(Others) != 0)
        same = same && validate(table, rules, options, columns<Others>(others)...) == of_records &&
               validate(records, rules, options, columns<Others>(others)...) == of_records;
    return same;
}

template <class Check>
void for_some_registers(Check check) {
    support::dice d(7);
    int           wrong = 0;
    for (std::size_t const size : {0u, 1u, 30u, 512u, 513u, 1'100u})
        for (int again = 0; again < (size < 500 ? 3 : 2); ++again) {
            auto const         households = some_households(d, size);
            auto const         people     = some_persons(d, households);
            validation_options options;
            options.in                = d.once_in(2) ? language::english : language::chinese;
            options.findings_per_rule = again == 0 ? unlimited : static_cast<std::size_t>(d.roll(0, 20));
            options.first_record      = d.once_in(2) ? 0 : 1'000;
            options.every_violation   = d.once_in(2);
            wrong += check(households, people, options) ? 0 : 1;
        }
    CHECK(wrong == 0);
}

} // namespace

TEST_CASE("rules on members find the same of columns as of records") {
    for_some_registers([](auto const& households, auto const&, validation_options const& options) {
        return agree(households, member_rules, options);
    });
}

TEST_CASE("rules on rows find the same of columns as of records") {
    for_some_registers([](auto const& households, auto const&, validation_options const& options) {
        return agree(households, row_rules, options);
    });
}

TEST_CASE("unique keys, references and counts find the same of columns as of records") {
    for_some_registers([](auto const& households, auto const& people, validation_options const& options) {
        return agree(households, table_rules, options, people) && agree(people, person_rules, options, households);
    });
}

TEST_CASE("several tables of one type are one") {
    for_some_registers([](auto const& households, auto const& people, validation_options const& options) {
        using people_type = std::remove_cvref_t<decltype(people)>;
        auto const        half = people.begin() + static_cast<std::ptrdiff_t>(people.size() / 2);
        people_type const first(people.begin(), half), second(half, people.end());
        columns<household> const table(households);
        return validate(table, table_rules, options, columns<person>(first), second) ==
                   validate(households, table_rules, options, people) &&
               agree(households, table_rules, options, first, second);
    });
}

TEST_CASE("a slice is validated as its records are") {
    for_some_registers([](auto const& households, auto const& people, validation_options options) {
        columns<household> const table(households);
        std::size_t const        first = households.size() / 3, last = households.size() - households.size() / 4;
        options.first_record = first;
        std::vector<household> const middle(households.begin() + static_cast<std::ptrdiff_t>(first),
                                            households.begin() + static_cast<std::ptrdiff_t>(last));
        return validate(table.slice(first, last), member_rules, options) == validate(middle, member_rules, options) &&
               validate(table.slice(first, last), table_rules, options, people) ==
                   validate(middle, table_rules, options, people);
    });
}

TEST_CASE("rules that were taken out or made graver are so for columns") {
    for_some_registers([](auto const& households, auto const&, validation_options const& options) {
        constexpr auto changed =
            member_rules.without("housing").as("size", severity::note) + unique<&household::number>("n");
        return agree(households, changed, options);
    });
}

TEST_CASE("what checks itself does so in columns") {
    for_some_registers([](auto const& households, auto const&, validation_options const& options) {
        columns<household> const table(households);
        auto const               found = validate(table, rule_set<>(), options);
        return found == validate(households, rule_set<>(), options) && validate(table, options) == found &&
               (households.size() < 1'000 || found.count("self-check") != 0);
    });
}

TEST_CASE("many rows, of which few break a rule at the ends of what is looked at together") {
    std::vector<household> many(40'000);
    for (std::size_t at = 0; at < many.size(); ++at) {
        many[at].number = static_cast<std::int64_t>(at);
        many[at].size   = 2_persons;
        many[at].net = many[at].income.wage = 1_yuan;
        many[at].income.pension             = 0_yuan;
    }
    for (std::size_t const at : {0u, 511u, 512u, 16'383u, 16'384u, 32'767u, 32'768u, 39'999u}) {
        many[at].size   = 0_persons;
        many[at].net    = 2_yuan;
        many[at].number = 39'999;
    }
    constexpr rule_set rules{
        require<&household::size>("1", at_least(1_persons)),
        adds_up<&household::net, path<&household::income, &support::income::wage>,
                path<&household::income, &support::income::pension>>("2"),
        unique<&household::number>("3"),
    };
    validation_options options;
    options.every_violation = true;
    columns<household> const table(many);
    validation const         found = validate(table, rules, options);
    CHECK(found == validate(many, rules, options));
    CHECK(found.count("1") == 8);
    CHECK(found.count("2") == 8);
    CHECK(found.count("3") == 7);
    CHECK(found.records_breaking() == 8);
    REQUIRE(found.violations().size() == 23);
    CHECK(found.violations()[0] == violation{0, 0});
    CHECK(found.violations()[1] == violation{0, 1});
    CHECK(found.violations()[22] == violation{39'999, 2});
    CHECK(found.findings()[4].others == std::vector<std::size_t>{0});
}

TEST_CASE("sums that leave 64 bits are wrong in columns, too") {
    std::vector<household> corrupt(2);
    corrupt[0].net         = yuan::of_steps(-2);
    corrupt[0].income.wage = yuan::of_steps(std::numeric_limits<std::int64_t>::max());
    corrupt[1].net         = yuan::of_steps(0);
    constexpr rule_set rules{adds_up<&household::net, path<&household::income, &support::income::wage>,
                                     path<&household::income, &support::income::wage>>("sum")};
    columns<household> const table(corrupt);
    CHECK(validate(table, rules).count("sum") == 1);
    CHECK(validate(table, rules) == validate(corrupt, rules));
}

TEST_CASE("several threads find what one finds, in the same order") {
    for_some_registers([](auto const& households, auto const& people, validation_options const& options) {
        columns<household> const table(households);
        columns<person> const    others(people);
        auto const               by_member = validate(households, member_rules, options);
        auto const               by_row    = validate(households, row_rules, options);
        auto const               by_table  = validate(households, table_rules, options, people);
        auto const               by_person = validate(people, person_rules, options, households);
        bool                     same      = true;
        for (int const number : {1, 3}) {
            auto const of_table = validate(threads{number}, table, table_rules, options, others);
            same = same && of_table == by_table && same_records_break(of_table, by_table) &&
                   validate(threads{number}, table, member_rules, options) == by_member &&
                   validate(threads{number}, households, row_rules, options) == by_row &&
                   validate(threads{number}, people, person_rules, options, table) == by_person;
        }
        return same;
    });
}

TEST_CASE("large tables on several threads: keys in order, by other records, and in none") {
    support::dice          d(3);
    std::vector<household> many;
    std::vector<person>    people;
    for (std::int64_t at = 0; at < 20'000; ++at) {
        household h;
        h.number = d.once_in(2'000) ? d.roll(0, 20'000) : at;
        h.size   = persons(d.once_in(1'000) ? 0 : 1 + at % 3);
        many.push_back(h);
        for (std::int64_t left = 1 + at % 3; left > 0; --left) {
            person p;
            p.household = d.once_in(1'000) ? d.roll(-9, 30'000) : at;
            people.push_back(p);
        }
    }
    constexpr rule_set of_households{unique<&household::number>("1"),
                                     counts<&household::size, &household::number, &person::household>("2"),
                                     require<&household::size>("3", at_least(1_persons))};
    constexpr rule_set of_persons{refers_to<&person::household, &household::number>("4")};
    validation_options options;
    options.every_violation = true;
    for (int order = 0; order < 3; ++order) {
        if (order == 1) {
            std::reverse(many.begin(), many.end());
            std::reverse(people.begin(), people.end());
        }
        if (order == 2)
            for (std::size_t left = people.size(); left > 1; --left)
                std::swap(people[left - 1],
                          people[static_cast<std::size_t>(d.roll(0, static_cast<std::int64_t>(left) - 1))]);
        columns<household> const table(many);
        columns<person> const    others(people);
        auto const               households = validate(many, of_households, options, people);
        auto const               persons    = validate(people, of_persons, options, many);
        CHECK(households.count("1") > 0);
        CHECK(households.count("2") > 10);
        CHECK(persons.count("4") > 10);
        CHECK(validate(table, of_households, options, others) == households);
        CHECK(validate(others, of_persons, options, table) == persons);
        CHECK(validate(threads{3}, table, of_households, options, others) == households);
        CHECK(validate(threads{3}, others, of_persons, options, table) == persons);
    }
}

TEST_CASE("rules over single records and over all, of many blocks of rows on several threads") {
    support::dice          d(5);
    std::vector<household> many = some_households(d, 500);
    std::vector<person>    people;
    for (std::size_t at = many.size(); at < 50'000; ++at)
        many.push_back(many[at % 500]);
    for (std::size_t at = 0; at < many.size(); ++at) {
        many[at].number = d.once_in(1'000) ? 7 : static_cast<std::int64_t>(at);
        for (std::int64_t left = many[at].size.count(); left > 0; --left) {
            person p;
            p.household = d.once_in(1'000) ? -1 : static_cast<std::int64_t>(at);
            people.push_back(p);
        }
    }
    constexpr rule_set of_households{
        unique<&household::number>("number").as(severity::note),
        require<&household::size>("size", between(1_persons, 3_persons)).as(severity::warning),
        counts<&household::size, &household::number, &person::household>("persons"),
        require<&household::net>("net", at_least(-1_fen)).as(severity::note),
        refers_to<&household::number, &person::household>("somebody lives there").as(severity::warning),
    };
    constexpr rule_set       of_persons{refers_to<&person::household, &household::number>("household")};
    columns<household> const table(many);
    columns<person> const    others(people);
    for (bool const every_violation : {false, true}) {
        validation_options options;
        options.findings_per_rule = 20;
        options.every_violation   = every_violation;
        options.first_record      = 100;
        auto const found          = validate(many, of_households, options, people);
        auto const lost           = validate(people, of_persons, options, many);
        for (char const* rule : {"number", "size", "persons", "net", "somebody lives there", "self-check"})
            CHECK(found.count(rule) > 20);
        CHECK(lost.count("household") > 20);
        for (int const number : {1, 2, 5}) {
            keys_known keys;
            auto       kept   = options;
            kept.keys         = number == 2 ? &keys : nullptr;
            auto const by_all = validate(threads{number}, table, of_households, kept, others);
            CHECK(by_all == found);
            CHECK(same_records_break(by_all, found));
            CHECK(validate(threads{number}, others, of_persons, kept, table) == lost);
        }
    }
}

TEST_CASE("counts of several threads that go beyond a byte only together, or already alone") {
    for (std::int64_t const houses : {100, 30}) {
        std::vector<household> many;
        std::vector<person>    people;
        for (std::int64_t at = 0; at < houses; ++at) {
            household h;
            h.number = at;
            h.size   = persons(40'000 / houses + (at < 40'000 % houses ? 1 : 0) + (at == 7 ? 1 : 0));
            many.push_back(h);
        }
        for (std::int64_t at = 0; at < 40'000; ++at)
            people.push_back({at % houses, {}, {}, {}});
        constexpr rule_set rules{counts<&household::size, &household::number, &person::household>("1")};
        auto const         found = validate(many, rules, people);
        REQUIRE(found.findings().size() == 1);
        CHECK(found.findings()[0].record == 7);
        for (int const number : {1, 2, 3})
            CHECK(validate(threads(number), columns<household>(many), rules, columns<person>(people)) == found);
    }
}

TEST_CASE("progress is told of as far as the records go") {
    std::vector<support::income> const many(600'000);
    std::vector<std::size_t>     told;
    auto const                   tell = [&](std::size_t done, std::size_t all) {
        CHECK(all == many.size());
        told.push_back(done);
    };
    constexpr rule_set rules{require<&support::income::wage>("wage", above(0_yuan))};
    auto const         found = validate(threads{2, tell}, many, rules);
    CHECK(found.count("wage") == 600'000);
    REQUIRE(told.size() > 1);
    CHECK(std::is_sorted(told.begin(), told.end()));
    CHECK(told.back() == many.size());
    CHECK_THROWS_AS(validate(threads{2, [](std::size_t, std::size_t) { throw 7; }}, many, rules), int);
}
