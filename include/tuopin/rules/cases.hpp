// What rules look at: a person, a household, a village of one year, joined with every row that belongs to it.
#ifndef TUOPIN_RULES_CASES_HPP
#define TUOPIN_RULES_CASES_HPP

#include <tuopin/domain/registry/answer.hpp>
#include <tuopin/domain/registry/certificate.hpp>
#include <tuopin/domain/registry/conditions.hpp>
#include <tuopin/domain/registry/helper.hpp>
#include <tuopin/domain/registry/household.hpp>
#include <tuopin/domain/registry/income.hpp>
#include <tuopin/domain/registry/monitoring.hpp>
#include <tuopin/domain/registry/numbers.hpp>
#include <tuopin/domain/registry/person.hpp>
#include <tuopin/domain/registry/village.hpp>
#include <tuopin/engines/keys/key_search.hpp>
#include <tuopin/engines/tables/sort_stably.hpp>
#include <tuopin/engines/validation/finding.hpp>
#include <tuopin/rules/parameters.hpp>
#include <tuopin/rules/register_keys.hpp>
#include <tuopin/rules/register_tables.hpp>
#include <tuopin/values/date.hpp>
#include <tuopin/values/identity_number.hpp>
#include <tuopin/values/region.hpp>
#include <tuopin/values/units.hpp>

#include <algorithm>
#include <cstddef>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace tuopin::registry {

struct household_case;

/// A member of a household in a year. A pointer is null where its table was not given, or has no row.
struct person_case {
    person_year const*                  row{};    ///< the year's row; never null
    register_tables const*              tables{}; ///< what it was joined of
    person const*                       who{};
    household_case const*               home{};             ///< null where no household of the year has that number
    bool                                households_given{}; ///< whether there was a table of households to look in
    std::span<person_year const* const> history{};          ///< all rows of the person, by year
    std::span<person_case const* const>
        namesakes{}; ///< all persons of the year with the same identity number, this one too
    std::span<outside_record const* const> outside{};    ///< what other departments know
    registry::helper const*                as_helper{};  ///< the helper with the same identity number
    region_code                            region{};     ///< of the household or its village
    rule_parameters const*                 parameters{}; ///< of the year and place; never null
    date                                   as_of{};      ///< the day on which ages are counted

    /// The age on that day; empty where no day of birth is known.
    std::optional<int> age() const {
        if (who == nullptr)
            return std::nullopt;
        std::optional<date> born = who->born;
        if (!born && who->certificate)
            if (auto const identity = who->certificate->identity())
                born = identity->birth_date();
        return born ? age_on(*born, as_of) : std::nullopt;
    }
    /// Of an age in a range; false where none is known.
    bool aged(int from, int through) const {
        auto const years = age();
        return years && from <= *years && *years <= through;
    }
    /// Names a row in a finding, once.
    template <class Row>
    void name(Row const* named, finding& found) const {
        if (tables != nullptr)
            name_row(*tables, named, found);
    }
};

/// A household of a year with its members and everything else that belongs to it. A pointer is null where its
/// table was not given; where the table was given and has no row for the household, it is a row without answers.
struct household_case {
    household_year const*                      row{};    ///< the year's row; never null
    register_tables const*                     tables{}; ///< what it was joined of
    registry::household const*                 home{};   ///< null where there is none of that number
    household_year const*                      before{}; ///< the row of the year before; null where there is none
    income_year const*                         income{};
    conditions_year const*                     conditions{};
    bool                                       members_given{};
    bool                                       monitoring_given{};
    bool                                       measures_given{};
    bool                                       pairings_given{};
    std::span<person_case const>               members{};
    std::span<monitoring_episode const* const> episodes{}; ///< by the day of identification
    std::span<support_measure const* const>    measures{};
    std::span<pairing const* const>            pairings{};
    region_code                                region{};     ///< of the household or its village
    rule_parameters const*                     parameters{}; ///< of the year and place; never null
    date                                       as_of{};      ///< the day of the check

    /// The last episode of monitoring that had begun on the day of the check; null where there was none.
    monitoring_episode const* last_episode() const {
        for (std::size_t at = episodes.size(); at > 0; --at)
            if (!episodes[at - 1]->identified_on || *episodes[at - 1]->identified_on <= as_of)
                return episodes[at - 1];
        return nullptr;
    }
    bool is_monitored() const {
        for (monitoring_episode const* each : episodes)
            if (is_open_on(*each, as_of))
                return true;
        return false;
    }
    /// What parts of its income count as that were left open.
    open_parts open_incomes() const { return parameters->open_income_is_zero ? open_parts::zero : open_parts::unknown; }
    /// The net income a head: as stated, else as the parts give it; empty where neither is known.
    std::optional<yuan> income_per_head() const {
        if (income == nullptr)
            return std::nullopt;
        if (income->stated_net_per_head)
            return income->stated_net_per_head;
        return net_income_per_head(*income, persons(members.size()), open_incomes());
    }
    /// Names a row in a finding, once.
    template <class Row>
    void name(Row const* named, finding& found) const {
        if (tables != nullptr)
            name_row(*tables, named, found);
    }
};

/// A village of a year with its households. Pointers are null as in `household_case`.
struct village_case {
    village_year const*                    row{};    ///< the year's row; never null
    register_tables const*                 tables{}; ///< what it was joined of
    registry::village const*               place{};
    village_year const*                    before{};
    village_facilities_year const*         facilities{};
    bool                                   households_given{};
    std::span<household_case const* const> households{};
    region_code                            region{};
    rule_parameters const*                 parameters{};
    date                                   as_of{};

    /// Names a row in a finding, once.
    template <class Row>
    void name(Row const* named, finding& found) const {
        if (tables != nullptr)
            name_row(*tables, named, found);
    }
};

namespace detail {

/// Rows of a table in the order of a key, found by it. Rows with one key keep their order.
template <class Row, class Key>
class sorted_rows {
public:
    sorted_rows() = default;
    sorted_rows(given_rows<Row> const& table, Key key) : key_(key) {
        std::span<Row const> const rows   = *table;
        auto const                 places = tuopin::detail::sorted_places(
            rows.size(), [&](std::size_t a, std::size_t b) { return key_(rows[a]) < key_(rows[b]); });
        rows_.resize(rows.size());
        for (std::size_t at = 0; at < rows.size(); ++at)
            rows_[at] = &rows[places.empty() ? at : places[at]];
    }
    /// Begins to look where it found the last ones.
    template <class Wanted>
    std::span<Row const* const> all(Wanted const& wanted) {
        near_ = tuopin::detail::first_place_from(near_, rows_.size(),
                                                 [&](std::size_t at) { return key_(*rows_[at]) < wanted; });
        std::size_t last = near_;
        while (last < rows_.size() && !(wanted < key_(*rows_[last])))
            ++last;
        return {rows_.data() + near_, last - near_};
    }
    template <class Wanted>
    Row const* first(Wanted const& wanted) {
        auto const found = all(wanted);
        return found.empty() ? nullptr : found.front();
    }

private:
    std::vector<Row const*> rows_{};
    Key                     key_{};
    std::size_t             near_{};
};

struct number_key {
    template <class Row>
    std::string_view operator()(Row const& row) const {
        return row.number.view();
    }
};
struct household_key {
    template <class Row>
    std::string_view operator()(Row const& row) const {
        return row.household.view();
    }
};
struct village_key {
    template <class Row>
    std::string_view operator()(Row const& row) const {
        return row.village.view();
    }
};
struct person_key {
    template <class Row>
    std::string_view operator()(Row const& row) const {
        return row.person.view();
    }
};
/// Somebody with an identity number. In the order of hashes few numbers are compared.
template <class Who>
struct identified {
    std::size_t      hash{};
    std::string_view identity{};
    Who*             who{};

    template <class Other>
    bool is_before(identified<Other> const& other) const {
        return hash != other.hash ? hash < other.hash : identity < other.identity;
    }
};
/// Those who have one, those with the same in their order.
template <class Range, class IdentityOf>
auto by_identity(Range& range, IdentityOf identity) {
    using who = std::remove_reference_t<decltype(*range.begin())>;
    std::vector<identified<who>> sorted;
    sorted.reserve(range.size());
    for (who& each : range)
        if (std::string_view const number = identity(each); !number.empty())
            sorted.push_back({std::hash<std::string_view>()(number), number, &each});
    std::sort(sorted.begin(), sorted.end(), [](identified<who> const& a, identified<who> const& b) {
        return a.is_before(b) || (!b.is_before(a) && a.who < b.who);
    });
    return sorted;
}
/// The same of a table with certificates.
template <class Row>
std::vector<identified<Row const>> by_identity(given_rows<Row> const& table) {
    return detail::by_identity(*table, [](Row const& row) { return registry::identity_of(row.certificate); });
}

template <class Row>
Row const* of_year(std::span<Row const* const> rows, int year) {
    for (Row const* row : rows)
        if (row->year == year)
            return row;
    return nullptr;
}

template <class Row>
inline Row const row_without_answers{};

} // namespace detail

/// The register of one year, joined: every rule looks at one of its cases. The tables and the parameters have to
/// outlive it. Where a table has two rows for one household or person and year, the first is joined; that there
/// are two is for `unique` to find.
class register_cases {
public:
    /// Parameters by place and year. Throws `std::logic_error` where the table has none for the year.
    register_cases(register_tables const& tables, int year, rule_parameter_table const& parameters,
                   std::optional<date> as_of = std::nullopt)
        : year_(year),
          as_of_(as_of.value_or(date(year, 12, 31))),
          by_place_(&parameters),
          everywhere_(&parameters.at(year)),
          tables_(std::make_unique<register_tables const>(tables)) {
        join(tables);
    }
    /// The same parameters everywhere.
    register_cases(register_tables const& tables, int year, rule_parameters const& parameters,
                   std::optional<date> as_of = std::nullopt)
        : year_(year),
          as_of_(as_of.value_or(date(year, 12, 31))),
          everywhere_(&parameters),
          tables_(std::make_unique<register_tables const>(tables)) {
        join(tables);
    }
    register_cases(register_cases const&)            = delete;
    register_cases& operator=(register_cases const&) = delete;
    register_cases(register_cases&&)                 = default;
    register_cases& operator=(register_cases&&)      = default;
    ~register_cases()                                = default;

    // Parameters that are gone when the cases are looked at.
    register_cases(register_tables const&, int, rule_parameter_table const&&,
                   std::optional<date> = std::nullopt)                                                       = delete;
    register_cases(register_tables const&, int, rule_parameters const&&, std::optional<date> = std::nullopt) = delete;

    int  year() const { return year_; }
    date as_of() const { return as_of_; }

    /// Households in the order of their rows.
    std::vector<household_case> const& households() const { return households_; }
    /// Persons household by household; those whose household is not there come last.
    std::vector<person_case> const& persons() const { return persons_; }
    /// Villages in the order of their rows.
    std::vector<village_case> const& villages() const { return villages_; }

private:
    rule_parameters const* parameters_of(region_code place) const {
        if (by_place_ != nullptr && place.stated())
            if (auto const* entry = by_place_->find(year_, place))
                return &entry->value;
        return everywhere_;
    }

    void join(register_tables const& tables) {
        join_households(tables);
        join_persons(tables);
        join_villages(tables);
    }

    void join_households(register_tables const& tables) {
        if (!tables.household_years)
            return;
        detail::sorted_rows<household, detail::number_key>          homes(tables.households, {});
        detail::sorted_rows<village, detail::number_key>            places(tables.villages, {});
        detail::sorted_rows<household_year, detail::household_key>  years(tables.household_years, {});
        detail::sorted_rows<income_year, detail::household_key>     incomes(tables.incomes, {});
        detail::sorted_rows<conditions_year, detail::household_key> conditions(tables.conditions, {});
        episodes_ = detail::sorted_rows<monitoring_episode, episode_key>(tables.episodes, {});
        measures_ = detail::sorted_rows<support_measure, detail::household_key>(tables.measures, {});
        pairings_ = detail::sorted_rows<pairing, detail::household_key>(tables.pairings, {});
        for (std::size_t at = 0; at < tables.household_years->size(); ++at) {
            household_year const& row = (*tables.household_years)[at];
            if (row.year != year_)
                continue;
            std::string_view const number = row.household.view();
            household_case         made;
            made.row              = &row;
            made.tables           = tables_.get();
            made.home             = homes.first(number);
            made.before           = detail::of_year(years.all(number), year_ - 1);
            made.income           = joined(tables.incomes, incomes.all(number));
            made.conditions       = joined(tables.conditions, conditions.all(number));
            made.members_given    = tables.person_years.has_value();
            made.monitoring_given = tables.episodes.has_value();
            made.measures_given   = tables.measures.has_value();
            made.pairings_given   = tables.pairings.has_value();
            made.episodes         = of_household(episodes_, number);
            made.measures         = measures_.all(number);
            made.pairings         = pairings_.all(number);
            made.region           = region_of(made.home, places);
            made.parameters       = parameters_of(made.region);
            made.as_of            = as_of_;
            households_.push_back(made);
        }
    }

    void join_persons(register_tables const& tables) {
        if (!tables.person_years)
            return;
        detail::sorted_rows<person, detail::number_key> people(tables.persons, {});
        history_ = detail::sorted_rows<person_year, person_year_key>(tables.person_years, {});

        // Which household, in the order of households; orphans behind.
        std::vector<std::size_t> by_number(households_.size());
        for (std::size_t at = 0; at < by_number.size(); ++at)
            by_number[at] = at;
        auto const number_of = [&](std::size_t at) { return households_[at].row->household.view(); };
        tuopin::detail::sort_stably(by_number,
                                    [&](std::size_t a, std::size_t b) { return number_of(a) < number_of(b); });
        std::size_t                                      near = 0;
        std::vector<std::pair<std::size_t, std::size_t>> order; // household, row
        for (std::size_t at = 0; at < tables.person_years->size(); ++at) {
            person_year const& row = (*tables.person_years)[at];
            if (row.year != year_ || !is_member(row))
                continue;
            near = tuopin::detail::first_place_from(near, by_number.size(), [&](std::size_t place) {
                return number_of(by_number[place]) < row.household.view();
            });
            bool const there = near != by_number.size() && number_of(by_number[near]) == row.household.view();
            order.emplace_back(there ? by_number[near] : households_.size(), at);
        }
        if (!std::is_sorted(order.begin(), order.end()))
            std::sort(order.begin(), order.end());

        persons_.reserve(order.size());
        for (auto const& [household, at] : order) {
            person_year const& row = (*tables.person_years)[at];
            person_case        made;
            made.row              = &row;
            made.tables           = tables_.get();
            made.who              = people.first(row.person.view());
            made.home             = household < households_.size() ? &households_[household] : nullptr;
            made.households_given = tables.household_years.has_value();
            made.history          = of_person(history_, row.person.view());
            made.region           = made.home != nullptr ? made.home->region : region_code();
            made.parameters       = made.home != nullptr ? made.home->parameters : everywhere_;
            made.as_of            = as_of_;
            persons_.push_back(made);
        }
        for (std::size_t at = 0; at < order.size();) {
            std::size_t const household = order[at].first, first = at;
            while (at < order.size() && order[at].first == household)
                ++at;
            if (household < households_.size())
                households_[household].members = std::span<person_case const>(persons_).subspan(first, at - first);
        }
        join_by_identity(tables);
    }

    // Namesakes, helpers and what other departments know: all in the order of the hashes of identity numbers.
    void join_by_identity(register_tables const& tables) {
        auto const people  = detail::by_identity(persons_, [](person_case const& each) {
            return each.who != nullptr ? registry::identity_of(each.who->certificate) : std::string_view();
        });
        auto const helpers = detail::by_identity(tables.helpers);
        auto const outside = detail::by_identity(tables.outside);
        outside_.reserve(outside.size());
        for (auto const& each : outside)
            outside_.push_back(each.who);
        namesakes_.reserve(people.size());
        for (auto const& each : people)
            namesakes_.push_back(each.who);
        auto const is_next = [](auto const& sorted, std::size_t at, auto const& wanted) {
            return at < sorted.size() && sorted[at].hash == wanted.hash && sorted[at].identity == wanted.identity;
        };
        auto const pass_to = [](auto const& sorted, std::size_t& at, auto const& wanted) {
            while (at < sorted.size() && sorted[at].is_before(wanted))
                ++at;
        };
        std::size_t helper_at = 0, outside_at = 0;
        for (std::size_t at = 0; at < people.size();) {
            auto const&       wanted = people[at];
            std::size_t const first  = at;
            while (is_next(people, at, wanted))
                ++at;
            pass_to(helpers, helper_at, wanted);
            pass_to(outside, outside_at, wanted);
            std::size_t const first_outside = outside_at;
            while (is_next(outside, outside_at, wanted))
                ++outside_at;
            for (std::size_t each = first; each < at; ++each) {
                person_case& person = *people[each].who;
                person.outside      = std::span(outside_).subspan(first_outside, outside_at - first_outside);
                if (is_next(helpers, helper_at, wanted))
                    person.as_helper = helpers[helper_at].who;
                if (at - first > 1)
                    person.namesakes = std::span(namesakes_).subspan(first, at - first);
            }
        }
    }

    void join_villages(register_tables const& tables) {
        if (!tables.village_years)
            return;
        detail::sorted_rows<village, detail::number_key>                  places(tables.villages, {});
        detail::sorted_rows<village_year, detail::village_key>            years(tables.village_years, {});
        detail::sorted_rows<village_facilities_year, detail::village_key> public_facilities(tables.facilities, {});
        for (household_case const& each : households_)
            if (each.home != nullptr && each.home->village)
                by_village_.push_back(&each);
        auto const number_of = [](household_case const* each) { return each->home->village->view(); };
        tuopin::detail::sort_stably(
            by_village_, [&](household_case const* a, household_case const* b) { return number_of(a) < number_of(b); });
        for (std::size_t at = 0; at < tables.village_years->size(); ++at) {
            village_year const& row = (*tables.village_years)[at];
            if (row.year != year_)
                continue;
            std::string_view const number = row.village.view();
            village_case           made;
            made.row              = &row;
            made.tables           = tables_.get();
            made.place            = places.first(number);
            made.before           = detail::of_year(years.all(number), year_ - 1);
            made.facilities       = joined(tables.facilities, public_facilities.all(number));
            made.households_given = tables.household_years.has_value();
            auto const first =
                std::partition_point(by_village_.begin(), by_village_.end(),
                                     [&](household_case const* each) { return number_of(each) < number; });
            auto const last = std::partition_point(
                first, by_village_.end(), [&](household_case const* each) { return number_of(each) == number; });
            made.households = {by_village_.data() + (first - by_village_.begin()),
                               static_cast<std::size_t>(last - first)};
            if (made.place != nullptr && made.place->region)
                made.region = *made.place->region;
            made.parameters = parameters_of(made.region);
            made.as_of      = as_of_;
            villages_.push_back(made);
        }
    }

    template <class Row>
    Row const* joined(given_rows<Row> const& table, std::span<Row const* const> rows) const {
        if (!table)
            return nullptr;
        Row const* const row = detail::of_year(rows, year_);
        return row != nullptr ? row : &detail::row_without_answers<Row>;
    }
    static region_code region_of(household const* home, detail::sorted_rows<village, detail::number_key>& places) {
        if (home == nullptr)
            return {};
        if (home->region)
            return *home->region;
        village const* const place = home->village ? places.first(home->village->view()) : nullptr;
        return place != nullptr && place->region ? *place->region : region_code();
    }

    struct episode_key {
        std::pair<std::string_view, date> operator()(monitoring_episode const& row) const {
            return {row.household.view(), row.identified_on.value_or(date())};
        }
    };
    struct person_year_key {
        std::pair<std::string_view, int> operator()(person_year const& row) const {
            return {row.person.view(), row.year};
        }
    };
    struct first_of {
        std::string_view number;
        template <class Rest>
        friend bool operator<(std::pair<std::string_view, Rest> const& key, first_of const& wanted) {
            return key.first < wanted.number;
        }
        template <class Rest>
        friend bool operator<(first_of const& wanted, std::pair<std::string_view, Rest> const& key) {
            return wanted.number < key.first;
        }
    };
    static std::span<monitoring_episode const* const>
    of_household(detail::sorted_rows<monitoring_episode, episode_key>& rows, std::string_view number) {
        return rows.all(first_of{number});
    }
    static std::span<person_year const* const> of_person(detail::sorted_rows<person_year, person_year_key>& rows,
                                                         std::string_view                                   number) {
        return rows.all(first_of{number});
    }

    int                                                         year_;
    date                                                        as_of_;
    rule_parameter_table const*                                 by_place_{};
    rule_parameters const*                                      everywhere_{};
    std::unique_ptr<register_tables const>                      tables_{}; // where it stays when the cases move
    detail::sorted_rows<monitoring_episode, episode_key>        episodes_{};
    detail::sorted_rows<support_measure, detail::household_key> measures_{};
    detail::sorted_rows<pairing, detail::household_key>         pairings_{};
    detail::sorted_rows<person_year, person_year_key>           history_{};
    std::vector<outside_record const*>                          outside_{};
    std::vector<household_case>                                 households_{};
    std::vector<person_case>                                    persons_{};
    std::vector<village_case>                                   villages_{};
    std::vector<person_case const*>                             namesakes_{};
    std::vector<household_case const*>                          by_village_{};
};

} // namespace tuopin::registry

#endif
