// Whatever rules a set has, with whatever bounds, and whatever the records: what is found, of records and of columns,
// in parts of any size and on any number of threads, is what looking at one record and one rule at a time finds.
#include <tuopin/engines/tables/columns.hpp>
#include <tuopin/engines/threads.hpp>
#include <tuopin/engines/validation/constraint.hpp>
#include <tuopin/engines/validation/lies_in.hpp>
#include <tuopin/engines/validation/rule.hpp>
#include <tuopin/engines/validation/validate.hpp>
#include <tuopin/engines/validation/validate_columns.hpp>

#include <doctest/doctest.h>

#if __has_include(<rapidcheck.h>)

#include "../../support/draw.hpp"
#include "../../support/records.hpp"

#include <tuopin/values/exact.hpp>
#include <tuopin/values/region.hpp>
#include <tuopin/values/units.hpp>

#include <boost/describe/class.hpp>
#include <boost/describe/enum.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <limits>
#include <map>
#include <optional>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

using namespace tuopin;
using support::dice;
using support::law;

namespace {

enum class grade : std::uint8_t { a, b, c, d };
BOOST_DESCRIBE_ENUM(grade, a, b, c, d)

struct household {
    std::int64_t                number{};
    region_code                 village{};
    persons                     size{};
    yuan                        net{};
    yuan                        wage{};
    yuan                        transfer{};
    std::optional<yuan>         debt{};
    grade                       housing{};
    bool                        poor{};
    std::int16_t                registered{};
    std::optional<std::int16_t> exited{};
    double                      level{};
};
BOOST_DESCRIBE_STRUCT(household, (),
                      (number, village, size, net, wage, transfer, debt, housing, poor, registered, exited, level))

struct person {
    std::int64_t household{};
};
BOOST_DESCRIBE_STRUCT(person, (), (household))

struct village {
    region_code code{};
};
BOOST_DESCRIBE_STRUCT(village, (), (code))

// Amounts near 0, so that rules hold of some and not of others, and at the ends of what there is.
yuan some_amount(dice& d) {
    using limits = std::numeric_limits<std::int64_t>;
    if (!d.once_in(25))
        return yuan::of_steps(d.roll(-4, 9));
    return yuan::of_steps(d.once_in(2) ? limits::min() + d.roll(0, 2) : limits::max() - d.roll(0, 2));
}
region_code some_village(dice& d) {
    return region_code("53010" + std::to_string(d.roll(1, 3)) + "0" + std::to_string(d.roll(1, 4)) + "0201");
}

// What is drawn of rules: bounds, which of them are left out, and one that is but a note.
struct drawn_rules {
    yuan                     least, most;
    std::int16_t             year;
    std::int64_t             times;
    double                   level;
    grade                    good;
    region_code              county, other;
    std::vector<std::size_t> left_out;
    std::size_t              note;
};

drawn_rules draw_rules(dice& d, std::size_t number) {
    drawn_rules        drawn{some_amount(d),
                      some_amount(d),
                      static_cast<std::int16_t>(d.roll(2012, 2021)),
                      d.roll(-3, 3),
                      support::awkward(d),
                      static_cast<grade>(d.roll(0, 3)),
                      *some_village(d).ancestor(region_level::county),
                      some_village(d),
                             {},
                      static_cast<std::size_t>(d.roll(0, static_cast<std::int64_t>(number) - 1))};
    std::int64_t const kept = d.roll(1, 3);
    for (std::size_t at = 0; at < number; ++at)
        if (at != drawn.note && d.roll(1, 4) > kept)
            drawn.left_out.push_back(at);
    return drawn;
}

// A function object that can be assigned, as a lambda that holds something cannot.
struct late_with_debts {
    std::int16_t year;

    bool operator()(household const& h) const { return h.registered <= year || !h.poor || h.debt.has_value(); }
};

auto rules_of(drawn_rules const& drawn) {
    return rule_set{
        require<&household::net>("between", between(drawn.least, drawn.most)),
        require<&household::wage>("at least", at_least(drawn.least)),
        require<&household::wage>("below, of the poor", below(drawn.most)).when(&household::poor),
        require<&household::debt>("debt above", above(drawn.least)),
        require<&household::housing>("housing", one_of(grade::a, drawn.good)),
        require<&household::registered>("registered", at_most(drawn.year)),
        require<&household::exited>("exited", at_least<&household::registered>()),
        require<&household::net>("times the wage", at_least<&household::wage>(drawn.times)),
        require<&household::net>("for each", at_most<&household::size>(drawn.most))
            .when<&household::housing>(one_of(drawn.good)),
        require<&household::level>("level", !above(drawn.level) || at_least(0)),
        require<&household::village>("lies in", lies_in(drawn.county, drawn.other)),
        adds_up<&household::net, &household::wage, &household::transfer>("adds up"),
        require<&household::poor, &household::exited>(
            "function of members", "the poor have not exited",
            [](bool poor, std::optional<std::int16_t> year) { return !poor || !year; }),
        require("function", "the poor who were registered late have debts", late_with_debts{drawn.year}),
        unique<&household::number>("unique"),
        refers_to<&household::village, &village::code>("refers"),
        counts<&household::size, &household::number, &person::household>("counts"),
    };
}

// The same in plain words, of one record.
using breaks = std::function<bool(household const&)>;

detail::wide steps(yuan amount) { return detail::wide{amount.steps()}; }

std::vector<std::pair<std::string, breaks>> plainly(drawn_rules const& drawn, std::vector<household> const& households,
                                                    std::vector<person> const&  people,
                                                    std::vector<village> const& villages) {
    std::map<std::int64_t, std::int64_t> members;
    for (person const& each : people)
        ++members[each.household];
    auto const lies = [](region_code outer, region_code inner) { return to_field(inner).starts_with(to_field(outer)); };
    return {
        {"between", [=](household const& h) { return h.net < drawn.least || h.net > drawn.most; }},
        {"at least", [=](household const& h) { return h.wage < drawn.least; }},
        {"below, of the poor", [=](household const& h) { return h.poor && h.wage >= drawn.most; }},
        {"debt above", [=](household const& h) { return h.debt && *h.debt <= drawn.least; }},
        {"housing", [=](household const& h) { return h.housing != grade::a && h.housing != drawn.good; }},
        {"registered", [=](household const& h) { return h.registered > drawn.year; }},
        {"exited", [](household const& h) { return h.exited && *h.exited < h.registered; }},
        {"times the wage",
         [=](household const& h) { return steps(h.net) < detail::multiply(h.wage.steps(), drawn.times); }},
        {"for each",
         [=](household const& h) {
             return h.housing == drawn.good && detail::multiply(drawn.most.steps(), h.size.count()) < steps(h.net);
         }},
        {"level", [=](household const& h) { return h.level > drawn.level && !(h.level >= 0); }},
        {"lies in",
         [=](household const& h) { return !lies(drawn.county, h.village) && !lies(drawn.other, h.village); }},
        {"adds up", [](household const& h) { return !(steps(h.net) == steps(h.wage) + steps(h.transfer)); }},
        {"function of members", [](household const& h) { return h.poor && h.exited; }},
        {"function", [=](household const& h) { return h.registered > drawn.year && h.poor && !h.debt; }},
        {"unique",
         [&households](household const& h) {
             return std::any_of(households.data(), &h,
                                [&](household const& before) { return before.number == h.number; });
         }},
        {"refers",
         [&villages](household const& h) {
             return std::none_of(villages.begin(), villages.end(),
                                 [&](village const& v) { return v.code == h.village; });
         }},
        {"counts",
         [members](household const& h) {
             auto const found = members.find(h.number);
             return h.size.count() != (found == members.end() ? 0 : found->second);
         }},
    };
}

struct found_plainly {
    std::vector<std::pair<std::string, std::int64_t>> counts;     // of each rule that is kept to
    std::vector<violation>                            violations; // by record and then by rule
    std::size_t                                       breaking{}; // records that break more than a note
};

found_plainly look(drawn_rules const& drawn, std::vector<household> const& households,
                   std::vector<person> const& people, std::vector<village> const& villages) {
    found_plainly     found;
    auto              rules = plainly(drawn, households, people, villages);
    std::string const note  = rules[drawn.note].first;
    for (auto at = drawn.left_out.rbegin(); at != drawn.left_out.rend(); ++at)
        rules.erase(rules.begin() + static_cast<std::ptrdiff_t>(*at));
    for (auto const& each : rules)
        found.counts.emplace_back(each.first, 0);
    for (std::size_t record = 0; record < households.size(); ++record) {
        bool error = false;
        for (std::size_t rule = 0; rule < rules.size(); ++rule)
            if (rules[rule].second(households[record])) {
                found.violations.push_back({record, static_cast<std::uint32_t>(rule)});
                ++found.counts[rule].second;
                error = error || rules[rule].first != note;
            }
        found.breaking += error ? 1 : 0;
    }
    return found;
}

bool same(validation const& seen, found_plainly const& wanted, std::size_t findings_per_rule) {
    bool right = seen.violations() == wanted.violations && seen.records_breaking() == wanted.breaking &&
                 seen.rules().size() == wanted.counts.size();
    for (std::size_t rule = 0; right && rule < wanted.counts.size(); ++rule)
        right = seen.rules()[rule].rule == wanted.counts[rule].first &&
                seen.rules()[rule].number == wanted.counts[rule].second;
    // Of each rule the first findings, all in the order of the violations.
    std::vector<std::size_t> kept(wanted.counts.size());
    auto                     finding = seen.findings().begin();
    for (violation const& each : wanted.violations)
        if (right && kept[each.rule]++ < findings_per_rule) {
            right = finding != seen.findings().end() && finding->record == each.record &&
                    finding->rule == wanted.counts[each.rule].first;
            finding += right ? 1 : 0;
        }
    return right && finding == seen.findings().end();
}

void rules_find_what_looking_finds() {
    dice                   d(support::draw_bits());
    auto const             size = static_cast<std::size_t>(support::draw(0, support::draw(0, 9) == 0 ? 1'500 : 150));
    std::vector<household> households(size);
    std::vector<person>    people;
    std::vector<village>   villages;
    // Clean where a rule is to be broken by few: blocks without an offender are gone over in another way.
    std::int64_t const clean = d.once_in(2) ? 1 : d.roll(2, 200);
    for (household& h : households) {
        h.number     = static_cast<std::int64_t>(&h - households.data());
        h.village    = some_village(d);
        h.registered = static_cast<std::int16_t>(d.roll(2013, 2015));
        h.size       = persons(d.roll(0, 4));
        if (d.once_in(clean)) {
            h.number     = d.once_in(9) ? d.roll(0, h.number) : h.number;
            h.net        = some_amount(d);
            h.wage       = some_amount(d);
            h.transfer   = some_amount(d);
            h.housing    = static_cast<grade>(d.roll(0, 4));
            h.poor       = d.once_in(2);
            h.registered = static_cast<std::int16_t>(d.roll(2011, 2021));
            h.level      = support::awkward(d);
            if (d.once_in(2))
                h.debt = some_amount(d);
            if (d.once_in(2))
                h.exited = static_cast<std::int16_t>(d.roll(2011, 2021));
        }
        for (std::int64_t left = d.once_in(clean + 3) ? d.roll(0, 5) : h.size.count(); left > 0; --left)
            people.push_back({d.once_in(99) ? d.roll(-2, 999) : h.number});
    }
    if (d.once_in(2))
        for (std::size_t left = size; left > 1; --left)
            std::swap(households[left - 1],
                      households[static_cast<std::size_t>(d.roll(0, static_cast<std::int64_t>(left) - 1))]);
    for (std::int64_t left = d.roll(0, 30); left > 0; --left)
        villages.push_back({some_village(d)});

    constexpr std::size_t number = std::remove_cvref_t<decltype(rules_of(std::declval<drawn_rules const&>()))>::size();
    drawn_rules const     drawn  = draw_rules(d, number);
    auto                  rules  = rules_of(drawn);
    auto const            wanted = look(drawn, households, people, villages);
    auto const            ids    = plainly(drawn, households, people, villages);
    REQUIRE(ids.size() == number);
    rules = rules.as(ids[drawn.note].first, severity::note);
    for (std::size_t const at : drawn.left_out)
        rules = rules.without(ids[at].first);

    validation_options options;
    options.every_violation   = true;
    options.findings_per_rule = d.once_in(2) ? unlimited : static_cast<std::size_t>(d.roll(0, 5));
    columns<household> const table(households);
    columns<person> const    table_of_people(people);
    law(same(validate(households, rules, options, people, villages), wanted, options.findings_per_rule), "of records");
    law(same(validate(table, rules, options, people, villages), wanted, options.findings_per_rule), "of columns");
    tuopin::threads const some(static_cast<int>(d.roll(1, 5)));
    law(same(validate(some, table, rules, options, table_of_people, villages), wanted, options.findings_per_rule),
        "of columns on several threads");
    law(same(validate(some, households, rules, options, people, villages), wanted, options.findings_per_rule),
        "of records on several threads");

    // In two parts, the rules that need not see all records.
    auto apart = rules;
    for (char const* const id : {"unique", "counts"})
        if (apart.has(id))
            apart = apart.without(id);
    options.findings_per_rule = unlimited;
    std::size_t const middle  = static_cast<std::size_t>(d.roll(0, static_cast<std::int64_t>(size)));
    validation        parts   = validate(table.slice(0, middle), apart, options, people, villages);
    options.first_record      = middle;
    parts.merge(validate(table.slice(middle, size), apart, options, people, villages));
    options.first_record = 0;
    law(parts == validate(households, apart, options, people, villages), "of two slices");
}

} // namespace

TEST_CASE("law: rules find what looking at one record and one rule at a time finds") {
    support::hold("rules find what looking at each record finds", rules_find_what_looking_finds);
}

#endif
