// Validation is aggregation: all rules over all records in one pass, every finding in the
// order of the records, counts that merge.
#include <tuopin/engines/aggregate.hpp>
#include <tuopin/engines/observers/count.hpp>
#include <tuopin/engines/validation/validate.hpp>
#include <tuopin/values/figures/amount.hpp>
#include <tuopin/values/figures/share.hpp>
#include <tuopin/values/region.hpp>
#include <tuopin/values/units.hpp>

#include <doctest/doctest.h>

#include <boost/describe/class.hpp>

#include <cstddef>
#include <cstdint>
#include <forward_list>
#include <limits>
#include <optional>
#include <string>
#include <utility>
#include <vector>

using namespace tuopin;
using namespace tuopin::literals;

struct well {
    std::string        number;
    region_code        village;
    persons            served;
    metres             depth;
    std::optional<int> drilled;
    double             level{};
};
BOOST_DESCRIBE_STRUCT(well, (), (number, village, served, depth, drilled, level))

inline constexpr rule_set well_rules{
    require<&well::served>("W-1", at_least(1_persons)),
    require<&well::depth>("W-2", at_most(1_km)).as(severity::warning),
    unique<&well::number>("W-3"),
    require("W-4", text("nobody is served by a dry well", "干井不供水"),
            [](well const& w) { return w.depth > 0_m || w.served == 0_persons; }),
};

// What checks itself: figures, and a measure that holds its figures against each other.
namespace reports {

struct water {
    share<persons> supplied;
    flow<yuan>     spent;
};
BOOST_DESCRIBE_STRUCT(water, (), (supplied, spent))

struct work {
    flow<persons> trained;
    flow<persons> placed;
};
BOOST_DESCRIBE_STRUCT(work, (), (trained, placed))
template <class Report>
void check_measure(work const& w, language in, Report&& report) {
    if (w.placed.value() && w.trained.value() && *w.placed.value() > *w.trained.value())
        report("placed", to_text(w.placed, in), in == language::chinese ? "不多于培训人数" : "at most those trained");
}

struct district {
    std::string         name;
    water               supply;
    work                jobs;
    std::optional<work> earlier_jobs;
    persons             residents;
};
BOOST_DESCRIBE_STRUCT(district, (), (name, supply, jobs, earlier_jobs, residents))

} // namespace reports

struct township_summary {
    count                  wells;
    violations<well_rules> problems;
};
BOOST_DESCRIBE_STRUCT(township_summary, (), (wells, problems))

// Tables that refer to each other.
struct address {
    unsigned code{};
};
BOOST_DESCRIBE_STRUCT(address, (), (code))
struct village {
    address            place;
    std::optional<int> number;
    double             level{};
};
BOOST_DESCRIBE_STRUCT(village, (), (place, number, level))
struct person {
    std::string        well;
    std::optional<int> village;
    double             level{};
};
BOOST_DESCRIBE_STRUCT(person, (), (well, village, level))

namespace {

constexpr auto zh = language::chinese;

well some_well(std::string number, persons served, metres depth, region_code village = 530103010201_region) {
    well w;
    w.number  = std::move(number);
    w.village = village;
    w.served  = served;
    w.depth   = depth;
    return w;
}

std::vector<well> some_wells() {
    return {
        some_well("a", 10_persons, 5_m),
        some_well("b", 0_persons, 2'000_m, 530103011204_region), // W-1, W-2
        some_well("a", 3_persons, 7_m, 530103010202_region),     // W-3, with 0
        some_well("a", 4_persons, 0_m, 530103011204_region),     // W-3, with 0; W-4
    };
}

validation_options in_chinese() {
    validation_options options;
    options.in = zh;
    return options;
}
validation_options from(std::size_t first, std::size_t keep = 1'000) {
    validation_options options;
    options.first_record      = first;
    options.findings_per_rule = keep;
    return options;
}

/// "1 W-1" for every finding: its record and its rule.
std::string places(validation const& v) {
    std::string written;
    for (finding const& f : v.findings())
        written.append(written.empty() ? "" : ", ").append(to_field(f.record)).append(" ").append(f.rule);
    return written;
}

} // namespace

TEST_CASE("everything that is wrong is found, in the order of the records and then of the rules") {
    validation const checked = validate(some_wells(), well_rules);
    CHECK(places(checked) == "1 W-1, 1 W-2, 2 W-3, 3 W-3, 3 W-4");
    CHECK(checked.records() == 4);
    CHECK(checked.total() == 5);
    CHECK(checked.complete());
    CHECK_FALSE(checked.ok());

    CHECK(checked.count("W-1") == 1);
    CHECK(checked.count("W-3") == 2);
    CHECK(checked.count("W-9") == 0);
    CHECK(checked.count(severity::error) == 4);
    CHECK(checked.count(severity::warning) == 1);
    CHECK(checked.count(severity::note) == 0);

    SUBCASE("a finding holds what is there and what should be") {
        finding const& deep = checked.findings()[1];
        CHECK(deep == finding{"W-2", severity::warning, 1, {}, "depth", "2,000 m", "at most 1 km", {}, 0, 0});
    }
    SUBCASE("of records with one key, each but the first is a finding that names the first") {
        finding const& repeated = checked.findings()[3];
        CHECK(repeated ==
              finding{"W-3", severity::error, 3, {0}, "number", "a", "a value that no other record has", {}, 0, 0});
        CHECK(to_text(repeated) == "W-3 error, record 3 and 0, number: a, wanted a value that no other record has");
    }
    SUBCASE("every rule has its count, in the order of the set, those that nothing breaks too") {
        std::string counts;
        for (rule_count const& each : checked.rules())
            counts.append(each.rule).append(" ").append(to_field(each.number)).append("; ");
        CHECK(counts == "W-1 1; W-2 1; W-3 2; W-4 1; ");
    }
    SUBCASE("in Chinese") {
        validation const chinese = validate(some_wells(), well_rules, in_chinese());
        CHECK(chinese.findings()[1].seen == "2000米");
        CHECK(chinese.findings()[1].wanted == "不大于1公里");
        CHECK(chinese.findings()[2].wanted == "不与其他记录重复");
        CHECK(chinese.findings()[4].wanted == "干井不供水");
        CHECK(places(chinese) == places(checked));
    }
    SUBCASE("warnings alone are no errors") {
        auto wells = some_wells();
        wells.erase(wells.begin() + 2, wells.end());
        wells[1].served = 1_persons;
        validation const warned = validate(wells, well_rules);
        CHECK(places(warned) == "1 W-2");
        CHECK(warned.ok());
    }
}

TEST_CASE("of nothing, nothing is wrong") {
    validation const checked = validate(std::vector<well>(), well_rules);
    CHECK(checked.ok());
    CHECK(checked.complete());
    CHECK(checked.records() == 0);
    CHECK(checked.findings().empty());
    CHECK(checked.rules().size() == 4);
    CHECK(validate(some_wells(), rule_set<>()).ok());
    CHECK(validation().ok());
}

TEST_CASE("any range of records will do, and a single record") {
    auto const                   wells = some_wells();
    std::forward_list<well> const list(wells.begin(), wells.end());
    well const                   array[] = {wells[0], wells[1]};
    CHECK(validate(list, well_rules) == validate(wells, well_rules));
    CHECK(places(validate(array, well_rules)) == "1 W-1, 1 W-2");
    CHECK(places(validate(wells[1], well_rules)) == "0 W-1, 0 W-2");
    CHECK(validate(wells[1], well_rules, in_chinese()).findings()[0].wanted == "不小于1人");
    CHECK(places(validate(wells[1], well_rules, from(7))) == "7 W-1, 7 W-2");
    CHECK(validate(wells[0], well_rules).records() == 1);
}

TEST_CASE("only so many findings a rule are kept, the first ones, and all are counted") {
    std::vector<well> wells;
    for (int number = 0; number < 3'000; ++number)
        wells.push_back(some_well(to_field(number % 500), 0_persons, number % 3 == 0 ? 2_km : 1_m));

    validation const checked = validate(wells, well_rules, from(0, 2));
    CHECK(places(checked) == "0 W-1, 0 W-2, 1 W-1, 3 W-2, 500 W-3, 501 W-3");
    CHECK(checked.count("W-1") == 3'000);
    CHECK(checked.count("W-2") == 1'000);
    CHECK(checked.count("W-3") == 2'500);
    CHECK(checked.total() == 6'500);
    CHECK_FALSE(checked.complete());

    CHECK(validate(wells, well_rules, from(0, unlimited)).complete());
    CHECK(validate(wells, well_rules).findings().size() == 3'000);

    validation const counted = validate(wells, well_rules, from(0, 0));
    CHECK(counted.findings().empty());
    CHECK(counted.total() == 6'500);
    CHECK_FALSE(counted.ok());
    CHECK_FALSE(counted.complete());
}

TEST_CASE("parts of a table are numbered on and merge to the whole") {
    auto const wells = some_wells();
    std::vector<well> const first(wells.begin(), wells.begin() + 2), second(wells.begin() + 2, wells.end());

    validation const later = validate(second, well_rules, from(2));
    CHECK(places(later) == "3 W-3, 3 W-4");
    CHECK(later.findings()[0].others == std::vector<std::size_t>{2});

    validation merged = later;
    merged.merge(validate(first, well_rules));
    CHECK(places(merged) == "1 W-1, 1 W-2, 3 W-3, 3 W-4");
    CHECK(merged.records() == 4);
    CHECK(merged.count("W-3") == 1);
    CHECK(tuopin::merge(validate(first, well_rules), later) == merged);
    CHECK(tuopin::then(validate(first, well_rules), later) == merged);
}

TEST_CASE("findings from elsewhere come behind those of the rules, until parts are merged") {
    validation all = validate(some_wells(), well_rules);
    finding    unread;
    unread.rule   = "read";
    unread.record = 1;
    all.add(unread);
    unread.record   = 0;
    unread.severity = severity::note;
    all.add(unread);
    CHECK(places(all) == "1 W-1, 1 W-2, 2 W-3, 3 W-3, 3 W-4, 1 read, 0 read");
    CHECK(places(tuopin::merge(validation(), all)) == "0 read, 1 W-1, 1 W-2, 1 read, 2 W-3, 3 W-3, 3 W-4");
    CHECK(all.count("read") == 1);
    CHECK(all.count(severity::note) == 1);
    CHECK(all.total() == 7);
    CHECK(all.records() == 4);
    CHECK(std::move(all).findings().size() == 7);
}

// Uniqueness
inline constexpr rule_set place_rules{unique<&well::village, &well::number>("U-1")};
inline constexpr rule_set year_rules{
    unique<&well::drilled>("U-2"),
    unique<&well::level>("U-3"),
    unique<&well::drilled, &well::number>("U-4"),
};
inline constexpr auto number_of_deep = [](well const& w) {
    return w.depth > 9_m ? std::optional(w.number) : std::nullopt;
};
inline constexpr rule_set function_rules{unique<number_of_deep>("U-5"),
                                         refers_to<number_of_deep, number_of_deep>("U-6")};

TEST_CASE("several members make a key together") {
    auto wells = some_wells();
    CHECK(validate(wells, place_rules).ok());
    wells.push_back(wells[2]);
    validation const checked = validate(wells, place_rules, from(100));
    REQUIRE(checked.total() == 1);
    CHECK(checked.findings()[0].record == 104);
    CHECK(checked.findings()[0].others == std::vector<std::size_t>{102});
    CHECK(checked.findings()[0].path == "village, number");
    CHECK(checked.findings()[0].seen == to_text(wells[2].village) + ", a");
}

TEST_CASE("what is not stated, or is not a number, is no key") {
    std::vector<well> wells(6);
    CHECK(validate(wells, year_rules).count("U-2") == 0);
    CHECK(validate(wells, year_rules).count("U-3") == 5);
    CHECK(validate(wells, year_rules).count("U-4") == 0);

    double const nan = std::numeric_limits<double>::quiet_NaN();
    wells[0].level   = 7;
    wells[1].level   = nan;
    wells[2].level   = 3;
    wells[3].level   = nan;
    wells[4].level   = 7;
    wells[5].level   = -nan;
    wells[1].drilled = wells[4].drilled = wells[5].drilled = 2016;
    validation const checked = validate(wells, year_rules);
    CHECK(places(checked) == "4 U-2, 4 U-3, 4 U-4, 5 U-2, 5 U-4");
    CHECK(checked.findings()[1].others == std::vector<std::size_t>{0});
    CHECK(checked.findings()[0].seen == "2016");
}

TEST_CASE("a function makes keys, too") {
    std::string const long_number = "the well behind the old clinic of the upper village";
    auto              wells       = some_wells();
    wells.push_back(some_well(long_number, 1_persons, 10_m));
    wells.push_back(some_well(long_number, 2_persons, 10_m));
    wells.push_back(some_well(long_number, 2_persons, 9_m));
    validation const checked = validate(wells, function_rules, some_wells());
    CHECK(places(checked) == "4 U-6, 5 U-5, 5 U-6");
    CHECK(checked.findings()[1].seen == long_number);
    CHECK(checked.findings()[1].path == "");
}

// References
inline constexpr rule_set person_rules{
    refers_to<&person::well, &well::number>("R-1"),
    refers_to<&person::village, path<&village::place, &address::code>>("R-2"),
};
inline constexpr rule_set number_rules{
    refers_to<&person::village, &village::number>("R-3"),
    refers_to<&person::level, &village::level>("R-4"),
};

TEST_CASE("what stands in a member is the key of a record of another table") {
    std::vector<person> people(4);
    people[0].well = "b";
    people[1].well = "c", people[1].village = 7;
    people[2].well = "a", people[2].village = -1;
    people[3].well = "a", people[3].village = 8;
    std::vector<village> villages(2);
    villages[0].place.code = 7;
    villages[1].place.code = 4'294'967'295u;

    // Whatever the order of the tables, each rule finds its own.
    for (validation const& checked : {validate(people, person_rules, some_wells(), villages),
                                      validate(people, person_rules, villages, some_wells())}) {
        CHECK(places(checked) == "1 R-1, 2 R-2, 3 R-2");
        CHECK(checked.findings()[0].seen == "c");
        CHECK(checked.findings()[0].path == "well");
        CHECK(checked.findings()[0].wanted == "a value of number in the other table");
        CHECK(checked.findings()[1].seen == "-1");
        CHECK(checked.findings()[1].wanted == "a value of place.code in the other table");
    }
    CHECK(validate(people, person_rules, in_chinese(), villages, some_wells()).findings()[0].wanted ==
          "存在于number（另一张表）");

    SUBCASE("two tables of one type are taken together") {
        std::vector<well> const others{some_well("c", 1_persons, 1_m)};
        CHECK(validate(people, person_rules, some_wells(), villages, others).count("R-1") == 0);
    }
    SUBCASE("an empty table has nothing to refer to") {
        CHECK(validate(people, person_rules, std::vector<well>(), villages).count("R-1") == 4);
    }
}

TEST_CASE("references left open refer to nothing; keys left open, or not numbers, are none") {
    std::vector<person>  people(3);
    std::vector<village> villages(3);
    people[1].village  = 5;
    villages[0].number = 5;
    double const nan   = std::numeric_limits<double>::quiet_NaN();
    villages[0].level = nan, villages[1].level = 2, villages[2].level = nan;
    people[0].level = nan, people[1].level = 2, people[2].level = 3;
    CHECK(places(validate(people, number_rules, villages)) == "0 R-4, 2 R-4");
    villages[0].number = 6;
    CHECK(places(validate(people, number_rules, villages)) == "0 R-4, 1 R-3, 2 R-4");
}

// Counts
inline constexpr rule_set well_counts{
    counts<&well::served, &well::number, &person::well>("C-1"),
    counts<&well::drilled, &well::drilled, &person::village>("C-2"),
    counts<&well::drilled, &well::level, &person::level>("C-3"),
};

TEST_CASE("a member states how many records of another table refer to this one") {
    auto wells = some_wells();
    wells[0].served = 2_persons;
    std::vector<person> people(3);
    people[0].well = people[1].well = "a";
    people[2].well                  = "c";
    validation const checked = validate(wells, well_counts, people);
    CHECK(places(checked) == "2 C-1, 3 C-1"); // nobody comes from well b, and none is stated of it
    CHECK(checked.findings()[0].path == "served");
    CHECK(checked.findings()[0].seen == "3 persons");
    CHECK(checked.findings()[0].wanted == "the number of records whose well refers to it, 2");
    CHECK(validate(wells, well_counts, in_chinese(), people).findings()[0].wanted ==
          "另一张表中well指向本记录的条数，即2");

    SUBCASE("two tables of one type are counted together") {
        CHECK(places(validate(wells, well_counts, people, people)) == "0 C-1, 2 C-1");
    }
    SUBCASE("in an empty table nobody refers to anything") {
        CHECK(validate(wells, well_counts, std::vector<person>()).count("C-1") == 3);
    }
    SUBCASE("what is not stated states no number; what is not a number is no key") {
        people[0].village = people[1].village = 2;
        wells[1].drilled                      = 2;
        wells[2].drilled                      = 3; // is stated nowhere
        wells[2].level                        = std::numeric_limits<double>::quiet_NaN();
        wells[1].level                        = 5;
        CHECK(places(validate(wells, well_counts, people)) == "1 C-3, 2 C-1, 2 C-2, 3 C-1");
    }
}

// Violations without texts
TEST_CASE("every violation can be listed as a record and a rule, whatever is kept as a finding") {
    validation_options options = from(10, 1);
    CHECK(validate(some_wells(), well_rules, options).violations().empty());
    options.every_violation  = true;
    validation const checked = validate(some_wells(), well_rules.without("W-2"), options);
    CHECK(places(checked) == "11 W-1, 12 W-3, 13 W-4");
    CHECK(checked.violations() == std::vector<violation>{{11, 0}, {12, 1}, {13, 1}, {13, 2}});
    CHECK(checked.rules()[checked.violations().back().rule].rule == "W-4");

    SUBCASE("so are those of parts that are merged, by the rules of all") {
        options.first_record = 0;
        validation merged    = validate(some_wells(), rule_set(require<&well::depth>("D", at_least(6_m))), options);
        merged.merge(checked);
        CHECK(merged.violations() ==
              std::vector<violation>{{0, 0}, {3, 0}, {11, 1}, {12, 2}, {13, 2}, {13, 3}});
        CHECK(std::move(merged).violations().size() == 6);
    }
    SUBCASE("so is what checks itself, as often as it complains") {
        std::vector<reports::district> districts(2);
        districts[1].supply.supplied = {5_persons, of(4_persons)};
        districts[1].jobs.placed     = 1_persons;
        districts[1].jobs.trained    = 0_persons;
        validation const found       = validate(districts, options);
        CHECK(found.violations() == std::vector<violation>{{11, 0}, {11, 0}});
        CHECK(found.total() == 2);
    }
}

// What checks itself
TEST_CASE("figures check themselves, wherever they stand in a record") {
    using namespace reports;
    std::vector<district> districts(3);
    districts[0].supply.supplied = {5_persons, of(4_persons)};
    districts[0].supply.spent    = -1_yuan;
    districts[0].residents       = -1_persons;
    districts[2].supply.supplied = {-5_persons, of(4_persons)};

    validation const checked = validate(districts);
    REQUIRE(checked.total() == 2);
    CHECK(places(checked) == "0 self-check, 2 self-check");
    CHECK(checked.count("self-check") == 2);
    CHECK(checked.count(severity::error) == 2);
    CHECK(checked.findings()[0].path == "supply.supplied");
    CHECK(checked.findings()[0].wanted == "a part no larger than its whole");
    CHECK(checked.findings()[1].wanted == "at least zero");
    CHECK(validate(districts, in_chinese()).findings()[0].wanted == "部分不大于总体");

    SUBCASE("a measure holds its figures against each other, and says which") {
        districts[1].jobs.trained = 3_persons;
        districts[1].jobs.placed  = 4_persons;
        validation const compared = validate(districts, from(10));
        REQUIRE(places(compared) == "10 self-check, 11 self-check, 12 self-check");
        CHECK(compared.findings()[1].path == "jobs.placed");
        CHECK(compared.findings()[1].seen == "4 persons");
        CHECK(compared.findings()[1].wanted == "at most those trained");
        CHECK(validate(districts[1].jobs).findings()[0].path == "placed");
        CHECK(validate(districts[1], in_chinese()).findings()[0].wanted == "不多于培训人数");
    }
    SUBCASE("where an optional part of a record is stated, it is checked, too") {
        districts[1].earlier_jobs.emplace();
        districts[1].earlier_jobs->trained = -3_persons;
        validation const compared = validate(districts);
        REQUIRE(compared.total() == 3);
        CHECK(compared.findings()[1].path == "earlier_jobs.trained");
    }
    SUBCASE("self-checks come behind the rules, are capped and counted like them") {
        constexpr rule_set rules{require<&district::residents>("D-1", at_least(0_persons))};
        CHECK(places(validate(districts, rules)) == "0 D-1, 0 self-check, 2 self-check");
        validation const capped = validate(districts, rules, from(0, 1));
        CHECK(places(capped) == "0 D-1, 0 self-check");
        CHECK(capped.count("self-check") == 2);
    }
    SUBCASE("a single measure") {
        CHECK(validate(districts[0].supply).total() == 1);
        CHECK(validate(water()).ok());
    }
}

// Violations as an observer
TEST_CASE("violations by group and rolled up to the regions above") {
    auto const wells    = some_wells();
    auto const villages = roll_up<township_summary>(wells, by<&well::village>);

    auto const& all = villages.at(530103_region).problems;
    CHECK(all.value() == 5);
    CHECK(all.count("W-3") == 2);
    CHECK(all.found() == validate(wells, well_rules));

    // The two wells "a" of the township of Songhua stand in two villages.
    CHECK(villages.at(530103010201_region).problems.value() == 0);
    CHECK(villages.at(530103010202_region).problems.value() == 0);
    CHECK(villages.at(530103010_region).problems.count("W-3") == 1);
    CHECK(villages.at(530103011204_region).problems.value() == 3);
    CHECK(villages.at(530103011_region).problems.count("W-3") == 0);
    CHECK(places(villages.at(530103011_region).problems.found()) == "1 W-1, 1 W-2, 3 W-4");

    auto const grouped = aggregate<violations<well_rules>>(wells, by<&well::village>);
    CHECK(grouped.at(530103011204_region).count("W-2") == 1);
    CHECK(to_text(grouped.at(530103011204_region)) == "3");
    CHECK(to_field(aggregate<violations<well_rules>>(wells)) == "5");
    CHECK(aggregate<violations<well_rules>>(std::vector<well>()) == violations<well_rules>());
}

TEST_CASE("violations keep the first ten findings a rule, whoever merges them in whatever order") {
    std::vector<well> const dry(9, some_well("a", 0_persons, 1_m));
    violations<well_rules>  parts[3];
    for (std::size_t part = 0; part < 3; ++part)
        for (std::size_t at = 0; at < dry.size(); ++at)
            tuopin::observe(parts[part], dry[at], 9 * part + at);
    auto const all = tuopin::merge(tuopin::merge(parts[2], parts[0]), parts[1]);
    CHECK(all == tuopin::merge(parts[0], tuopin::merge(parts[1], parts[2])));
    validation const found = all.found();
    CHECK(found.count("W-1") == 27);
    CHECK(found.count("W-3") == 26);
    REQUIRE(found.findings().size() == 20);
    CHECK(found.findings().front().record == 0);
    CHECK(found.findings()[17].record == 9);
    CHECK(found.findings()[18].others == std::vector<std::size_t>{0});
    CHECK(found.records() == 27);
}

#if __has_include(<rapidcheck.h>)

#include "../../support/draw.hpp"

namespace {

inline constexpr rule_set record_rules{
    require<&well::served>("W-1", at_least(3_persons)),
    require<&well::depth>("W-2", at_most(2_m)).when(&well::drilled).as(severity::warning),
    require<&well::drilled>("W-3", not_empty() && at_least(2)),
};

std::vector<well> draw_wells() {
    std::vector<well> wells(static_cast<std::size_t>(support::draw(0, 30)));
    for (well& w : wells) {
        w.number = std::string(1, static_cast<char>('a' + support::draw(0, 5)));
        w.served = persons(support::draw(0, 5));
        w.depth  = metres(support::draw(0, 4));
        if (support::draw_yes())
            w.drilled = support::draw(0, 3);
    }
    return wells;
}

using broken           = violations<well_rules>;
using seen_differently = violations<record_rules>; // one rule, broken by different values

struct parts {
    std::vector<well> all = draw_wells();
    std::size_t       cut = static_cast<std::size_t>(support::draw(0, static_cast<int>(all.size())));
    std::vector<well> first{all.begin(), all.begin() + static_cast<std::ptrdiff_t>(cut)};
    std::vector<well> second{all.begin() + static_cast<std::ptrdiff_t>(cut), all.end()};
};

template <class O>
O observed(std::vector<well> const& wells, std::size_t first) {
    O result;
    for (std::size_t at = 0; at < wells.size(); ++at)
        tuopin::observe(result, wells[at], first + at);
    return result;
}

} // namespace

TEST_CASE("the laws of validation") {
    support::hold("validating all is merging what the parts gave, in either order", [] {
        parts const      p;
        validation const whole = validate(p.all, record_rules);
        validation const a = validate(p.first, record_rules), b = validate(p.second, record_rules, from(p.cut));
        support::law(tuopin::merge(a, b) == whole, "merged");
        support::law(tuopin::merge(b, a) == whole, "in the other order");
        support::law(tuopin::merge(validation(), whole) == whole && tuopin::merge(whole, validation()) == whole,
                     "nothing merged in");
    });
    support::hold("a cap cuts findings off and never a count", [] {
        auto const       wells  = draw_wells();
        auto const       keep   = static_cast<std::size_t>(support::draw(0, 4));
        validation const whole  = validate(wells, well_rules, from(0, unlimited));
        validation const capped = validate(wells, well_rules, from(0, keep));
        support::law(capped.rules() == whole.rules(), "counts");
        std::size_t expected = 0;
        for (rule_count const& each : whole.rules())
            expected += static_cast<std::size_t>(each.number) < keep ? static_cast<std::size_t>(each.number) : keep;
        support::law(capped.findings().size() == expected, "so many are kept");
        for (rule_count const& each : whole.rules()) {
            std::vector<finding> all, kept;
            for (finding const& f : whole.findings())
                if (f.rule == each.rule && all.size() < keep)
                    all.push_back(f);
            for (finding const& f : capped.findings())
                if (f.rule == each.rule)
                    kept.push_back(f);
            support::law(all == kept, "the first ones");
        }
    });
    support::hold(
        "observing violations of all is merging those of the parts, in either order, unique keys included", [] {
            parts const  p;
            broken const whole = tuopin::aggregate<broken>(p.all);
            broken const a = observed<broken>(p.first, 0), b = observed<broken>(p.second, p.cut);
            support::law(tuopin::merge(a, b) == whole && tuopin::merge(b, a) == whole, "merged");
            support::law(tuopin::merge(a, b).found() == whole.found() && tuopin::merge(b, a).found() == whole.found(),
                         "and found");
            support::law(whole.found().rules() == validate(p.all, well_rules).rules(), "as many as validate finds");
        });
    support::hold("parts that were both numbered from 0 merge in either order, too", [] {
        parts const p;
        auto        commutes = [](auto const& a, auto const& b) {
            support::law(tuopin::merge(a, b) == tuopin::merge(b, a), "the same");
            support::law(tuopin::merge(a, b).found() == tuopin::merge(b, a).found(), "and found");
        };
        commutes(tuopin::aggregate<broken>(p.first), tuopin::aggregate<broken>(p.second));
        commutes(tuopin::aggregate<seen_differently>(p.first), tuopin::aggregate<seen_differently>(p.second));
    });
    support::hold("records without numbers are validated as well", [] {
        auto unnumbered = [](std::vector<well> const& wells) {
            seen_differently result;
            for (well const& w : wells)
                tuopin::observe(result, w);
            return result;
        };
        parts const p;
        support::law(tuopin::merge(unnumbered(p.first), unnumbered(p.second)) == unnumbered(p.all), "merged");
        support::law(unnumbered(p.all).found().rules() == validate(p.all, record_rules).rules(), "and counted");
    });
}

#endif
