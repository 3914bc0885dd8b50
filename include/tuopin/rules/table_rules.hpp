// What has to hold between the tables of a register before they are joined: a row has one key and belongs to rows
// that are there. Where a file lost lines, this is where it shows.
#ifndef TUOPIN_RULES_TABLE_RULES_HPP
#define TUOPIN_RULES_TABLE_RULES_HPP

#include <tuopin/engines/keys/key_search.hpp>
#include <tuopin/engines/validation/finding.hpp>
#include <tuopin/rules/cases.hpp>
#include <tuopin/rules/register_keys.hpp>
#include <tuopin/rules/register_tables.hpp>
#include <tuopin/values/text.hpp>

#include <algorithm>
#include <compare>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace tuopin::registry {

namespace detail {

/// A number of the register and a year, 0 for what is not by year.
struct row_key {
    std::string_view number{};
    int              year{};

    friend bool operator==(row_key const&, row_key const&)  = default;
    friend auto operator<=>(row_key const&, row_key const&) = default;
};

struct keyed_row {
    row_key     key{};
    std::size_t record{};

    friend auto operator<=>(keyed_row const&, keyed_row const&) = default;
};

/// The keys of a table, sorted; `given` where there was one.
struct table_keys {
    key_kind               kind{};
    bool                   given{};
    std::vector<keyed_row> rows{};

    /// Whether there is a row with that key; `near` is where the last one was found.
    bool has(row_key const& wanted, std::size_t& near) const {
        near =
            tuopin::detail::first_place_from(near, rows.size(), [&](std::size_t at) { return rows[at].key < wanted; });
        return near != rows.size() && rows[near].key == wanted;
    }
};

template <class Row, class KeyOf>
table_keys keys_of(key_kind kind, given_rows<Row> const& table, KeyOf key) {
    table_keys keys{kind, table.has_value(), {}};
    if (!table)
        return keys;
    keys.rows.reserve(table->size());
    for (std::size_t at = 0; at < table->size(); ++at) {
        row_key const of = key((*table)[at]);
        if (!of.number.empty())
            keys.rows.push_back({of, at});
    }
    if (!std::is_sorted(keys.rows.begin(), keys.rows.end()))
        std::sort(keys.rows.begin(), keys.rows.end());
    return keys;
}

/// Finds what is wrong with keys for which `judged(kind, number)` holds.
template <class Judged>
class table_checker {
public:
    table_checker(language in, Judged const& judged, std::vector<finding>& into)
        : in_(in), judged_(judged), into_(into) {}

    /// T01: of rows with one key the second and later ones.
    void one_row_each(table_keys const& keys, std::string_view table, text sentence) {
        for (std::size_t at = 1; at < keys.rows.size(); ++at)
            if (keys.rows[at].key == keys.rows[at - 1].key && judged_(keys.kind, keys.rows[at].key.number)) {
                std::size_t first = at - 1;
                while (first > 0 && keys.rows[first - 1].key == keys.rows[at].key)
                    --first;
                add("T01", table, keys.rows[at], sentence);
                into_.back().rows.push_back(
                    {std::string(table), std::string(keys.rows[first].key.number), keys.rows[first].record, {}, 0});
            }
    }
    /// T02, T03: rows whose keys the other table does not have.
    void in_the_other(std::string_view rule, table_keys const& keys, std::string_view table, table_keys const& other,
                      text sentence) {
        std::size_t near = 0;
        if (keys.given && other.given)
            for (keyed_row const& row : keys.rows)
                if (!other.has(row.key, near) && judged_(keys.kind, row.key.number))
                    add(rule, table, row, sentence);
    }

private:
    void add(std::string_view rule, std::string_view table, keyed_row const& row, text sentence) {
        finding f;
        f.rule   = rule;
        f.record = row.record;
        f.seen   = row.key.number;
        if (row.key.year != 0)
            f.seen.append(in_ == language::chinese ? "，" : ", ").append(to_field(row.key.year));
        f.wanted = sentence.in(in_);
        f.rows.push_back({std::string(table), std::string(row.key.number), row.record, {}, 0});
        into_.push_back(std::move(f));
    }

    language              in_;
    Judged const&         judged_;
    std::vector<finding>& into_;
};

struct every_key {
    constexpr bool operator()(key_kind, std::string_view) const { return true; }
};

} // namespace detail

/// What is wrong between the tables, each finding with its rows:
/// T01, two rows of a table with one key; T02, a row that belongs to a household, person, village or helper that is not
/// there; T03, a household, person or village without a row of any year. Tables that were not given are not missed, and
/// that a member of the year belongs to no household is for S02 to find. Keys of which `judged(kind, number)` does not
/// hold are left to others.
template <class Judged = detail::every_key>
std::vector<finding> check_tables(register_tables const& tables, language in = language::english,
                                  Judged const& judged = {}) {
    using kind = key_kind;
    using detail::keys_of, detail::row_key;
    auto const number     = [](auto const& row) { return row_key{row.number.view(), 0}; };
    auto const home       = [](auto const& row) { return row_key{row.household.view(), 0}; };
    auto const home_year  = [](auto const& row) { return row_key{row.household.view(), row.year}; };
    auto const who        = [](auto const& row) { return row_key{row.person.view(), 0}; };
    auto const who_year   = [](auto const& row) { return row_key{row.person.view(), row.year}; };
    auto const place      = [](auto const& row) { return row_key{row.village.view(), 0}; };
    auto const place_year = [](auto const& row) { return row_key{row.village.view(), row.year}; };

    auto const homes             = keys_of(kind::household, tables.households, number);
    auto const home_years        = keys_of(kind::household, tables.household_years, home_year);
    auto const homes_of_years    = keys_of(kind::household, tables.household_years, home);
    auto const people            = keys_of(kind::person, tables.persons, number);
    auto const people_years      = keys_of(kind::person, tables.person_years, who_year);
    auto const people_of_years   = keys_of(kind::person, tables.person_years, who);
    auto const incomes           = keys_of(kind::household, tables.incomes, home_year);
    auto const conditions        = keys_of(kind::household, tables.conditions, home_year);
    auto const helpers           = keys_of(kind::helper, tables.helpers, number);
    auto const places            = keys_of(kind::village, tables.villages, number);
    auto const place_years       = keys_of(kind::village, tables.village_years, place_year);
    auto const public_facilities = keys_of(kind::village, tables.facilities, place_year);

    std::vector<finding>  findings;
    detail::table_checker check(in, judged, findings);
    constexpr text        one_row{"one row", "只有一行"}, one_a_year{"one row a year", "每年只有一行"};
    check.one_row_each(homes, "households", one_row);
    check.one_row_each(home_years, "household_years", one_a_year);
    check.one_row_each(people, "persons", one_row);
    check.one_row_each(people_years, "person_years", one_a_year);
    check.one_row_each(incomes, "incomes", one_a_year);
    check.one_row_each(conditions, "conditions", one_a_year);
    check.one_row_each(helpers, "helpers", one_row);
    check.one_row_each(places, "villages", one_row);
    check.one_row_each(place_years, "village_years", one_a_year);
    check.one_row_each(public_facilities, "facilities", one_a_year);

    constexpr text a_household{"a row of that household in households", "户表中应有该户"},
        a_household_year{"a row of that household and year in household_years", "户年度表中应有该户该年度"},
        a_person{"a row of that person in persons", "人员表中应有该人"},
        a_village{"a row of that village in villages", "村表中应有该村"},
        a_village_year{"a row of that village and year in village_years", "村年度表中应有该村该年度"},
        a_helper{"a row of that helper in helpers", "帮扶责任人表中应有该人"};
    auto const belongs = [&](detail::table_keys const& keys, char const* table, detail::table_keys const& to,
                             text sentence) { check.in_the_other("T02", keys, table, to, sentence); };
    belongs(homes_of_years, "household_years", homes, a_household);
    belongs(keys_of(kind::village, tables.households,
                    [](household const& row) {
                        return row.village ? row_key{row.village->view(), 0} : row_key{};
                    }),
            "households", places, a_village);
    belongs(people_of_years, "person_years", people, a_person);
    belongs(incomes, "incomes", home_years, a_household_year);
    belongs(conditions, "conditions", home_years, a_household_year);
    belongs(keys_of(kind::household, tables.episodes, home), "episodes", homes, a_household);
    belongs(keys_of(kind::household, tables.measures, home), "measures", homes, a_household);
    belongs(keys_of(kind::person, tables.measures,
                    [](support_measure const& row) {
                        return row.person ? row_key{row.person->view(), 0} : row_key{};
                    }),
            "measures", people, a_person);
    belongs(keys_of(kind::household, tables.pairings, home), "pairings", homes, a_household);
    belongs(keys_of(kind::helper, tables.pairings,
                    [](pairing const& row) {
                        return row_key{row.helper.view(), 0};
                    }),
            "pairings", helpers, a_helper);
    belongs(keys_of(kind::village, tables.village_years, place), "village_years", places, a_village);
    belongs(public_facilities, "facilities", place_years, a_village_year);

    constexpr text some_year{"a row of some year", "应有年度信息"};
    check.in_the_other("T03", homes, "households", homes_of_years, some_year);
    check.in_the_other("T03", people, "persons", people_of_years, some_year);
    check.in_the_other("T03", places, "villages", keys_of(kind::village, tables.village_years, place), some_year);
    return findings;
}

} // namespace tuopin::registry

#endif
