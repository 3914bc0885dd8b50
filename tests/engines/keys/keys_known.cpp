// What is known of keys from one validation serves the next: with it the same is found as without, by rules and tables
// in any order, on any number of threads.
#include <tuopin/engines/keys/keys_known.hpp>
#include <tuopin/engines/tables/columns.hpp>
#include <tuopin/engines/threads.hpp>
#include <tuopin/engines/validation/rule.hpp>
#include <tuopin/engines/validation/validate.hpp>
#include <tuopin/engines/validation/validate_columns.hpp>
#include <tuopin/values/units.hpp>

#include <doctest/doctest.h>

#include "../../support/records.hpp"

#include <boost/describe/class.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

using namespace tuopin;

namespace {

struct household {
    std::int64_t number{};
    std::int64_t old_number{};
    persons      size{};
};
BOOST_DESCRIBE_STRUCT(household, (), (number, old_number, size))

struct person {
    std::int64_t                household{};
    std::optional<std::int64_t> moved_from{};
};
BOOST_DESCRIBE_STRUCT(person, (), (household, moved_from))

constexpr rule_set household_rules{
    unique<&household::number>("H-1"),
    counts<&household::size, &household::number, &person::household>("H-2"),
    counts<&household::size, &household::number, &person::moved_from>("H-3"),
    counts<&household::size, &household::old_number, &person::household>("H-4"),
};
constexpr rule_set person_rules{
    refers_to<&person::household, &household::number>("P-1"),
    refers_to<&person::moved_from, &household::number>("P-2"),
    refers_to<&person::household, &household::old_number>("P-3"),
};

struct register_tables {
    columns<household> households{};
    columns<person>    persons{};
};

// Numbers come in order or in none, some twice; persons mostly stand with their household.
register_tables drawn_tables(support::dice& d, std::int64_t size, bool sorted) {
    register_tables           made;
    std::vector<std::int64_t> numbers;
    for (std::int64_t at = 0; at < size; ++at)
        numbers.push_back(d.once_in(50) ? at / 2 : at);
    if (!sorted)
        for (std::size_t left = numbers.size(); left > 1; --left)
            std::swap(numbers[left - 1],
                      numbers[static_cast<std::size_t>(d.roll(0, static_cast<std::int64_t>(left) - 1))]);
    for (std::int64_t const number : numbers) {
        std::int64_t const members = d.once_in(size) ? 300 : d.roll(0, 4);
        made.households.push_back({number, d.roll(0, 2 * size), persons(members)});
        for (std::int64_t left = members; left > 0; --left)
            made.persons.push_back({d.once_in(60) ? d.roll(0, 2 * size) : number,
                                    d.once_in(3) ? std::optional(d.roll(0, 2 * size)) : std::nullopt});
    }
    return made;
}

void add(std::vector<validation>& all, validation found) { all.push_back(std::move(found)); }

} // namespace

TEST_CASE("what is known of keys changes nothing that is found") {
    support::dice d(1);
    for (std::int64_t const size : {0, 1, 100, 30'000})
        for (bool const sorted : {true, false}) {
            auto const              tables = drawn_tables(d, size, sorted);
            std::vector<validation> without;
            add(without, validate(tables.households, household_rules, tables.persons));
            add(without, validate(tables.persons, person_rules, tables.households));
            CHECK((size < 100 || without[1].count("P-1") > 0));
            for (int const number : {1, 3})
                for (bool const persons_first : {false, true}) {
                    threads const           policy(number);
                    keys_known              keys;
                    validation_options const options{.keys = &keys};
                    std::vector<validation> with(2);
                    for (bool const of_persons : {persons_first, !persons_first}) {
                        if (of_persons)
                            with[1] = validate(policy, tables.persons, person_rules, options, tables.households);
                        else
                            with[0] = validate(policy, tables.households, household_rules, options, tables.persons);
                    }
                    CHECK(with == without);
                    // All of it is known by now.
                    CHECK(validate(policy, tables.persons, person_rules, options, tables.households) == without[1]);
                    CHECK(validate(policy, tables.households, household_rules, options, tables.persons) == without[0]);
                }
        }
}

TEST_CASE("tables of one type are known apart") {
    support::dice           d(2);
    auto const              one = drawn_tables(d, 500, true), other = drawn_tables(d, 700, false);
    keys_known              keys;
    validation_options const options{.keys = &keys};
    for (auto const* households : {&one.households, &other.households})
        for (auto const* persons : {&one.persons, &other.persons}) {
            CHECK(validate(*persons, person_rules, options, *households) ==
                  validate(*persons, person_rules, *households));
            CHECK(validate(*households, household_rules, options, *persons) ==
                  validate(*households, household_rules, *persons));
        }
    // Several tables of one type are one to those who ask for it.
    CHECK(validate(one.persons, person_rules, options, one.households, other.households) ==
          validate(one.persons, person_rules, one.households, other.households));
    CHECK(validate(one.households, household_rules, options, one.persons, other.persons) ==
          validate(one.households, household_rules, one.persons, other.persons));
}
