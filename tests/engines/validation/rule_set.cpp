#include <tuopin/engines/validation/validate.hpp>

#include <doctest/doctest.h>

#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

using namespace tuopin;

namespace {

struct well {
    int  number{};
    int  depth{};
    bool potable{};
};

constexpr bool is_potable(well const& w) { return w.potable; }

constexpr rule_set well_rules{
    unique<&well::number>("W-1"),
    require<&well::depth>("W-2", at_most(100)),
    require<&well::depth>("W-3", at_least(1)).as(severity::warning),
};
constexpr rule_set depth_rules{require<&well::depth>("W-2", at_most(100)), require<&well::depth>("W-3", at_least(1))};

// A constraint that cannot be made of nothing.
class divided_by {
public:
    explicit constexpr divided_by(int divisor) : divisor_(divisor) {}

    constexpr bool     holds(int value) const { return value % divisor_ == 0; }
    static std::string wanted(language) { return "a multiple"; }

private:
    int divisor_;
};

std::vector<well> const wells{{1, 10, true}, {2, 200, true}, {2, 0, false}, {4, 300, false}};

} // namespace

TEST_CASE("a rule that was taken out is not kept to, and not listed") {
    constexpr auto  fewer = well_rules.without("W-2");
    static_assert(!fewer.has("W-2") && fewer.has("W-1") && well_rules.has("W-2"));
    auto const found = validate(wells, fewer);
    CHECK(found.count("W-1") == 1);
    CHECK(found.count("W-2") == 0);
    CHECK(found.rules().size() == 2);
    CHECK_THROWS_AS(well_rules.without("W-9"), std::logic_error);
    CHECK_THROWS_AS(fewer.without("W-2"), std::logic_error);
}

TEST_CASE("rules are taken out at run time, as a list of ids has them") {
    auto rules = well_rules;
    for (std::string_view const id : {"W-1", "W-3"})
        rules = rules.without(id);
    auto const found = validate(wells, rules);
    CHECK(found.total() == 2);
    CHECK(found.count("W-2") == 2);
}

TEST_CASE("a rule is replaced by one of its id, and others are added") {
    constexpr auto other = well_rules.replacing(require<&well::depth>("W-2", at_most(250)));
    static_assert(other.has("W-2"));
    CHECK(validate(wells, other).count("W-2") == 1);

    constexpr auto more = well_rules + require("W-4", text("somebody drinks of it", "可饮用"), &well::potable);
    CHECK(validate(wells, more).count("W-4") == 2);
    constexpr auto both =
        rule_set(require("W-4", text("somebody drinks of it", "可饮用"), &well::potable)) + well_rules;
    CHECK(validate(wells, both).total() == validate(wells, more).total());
    CHECK_THROWS_AS(well_rules + require<&well::depth>("W-2", at_most(1)), std::logic_error);
    constexpr auto divided = well_rules + require<&well::depth>("W-5", divided_by(20));
    CHECK(validate(wells, divided).count("W-5") == 1);
    // What was taken out of either stays out.
    CHECK(!(well_rules.without("W-1") + rule_set(require<&well::number>("W-5", at_least(1)))).has("W-1"));
    CHECK(!(rule_set(require<&well::number>("W-5", at_least(1))) + well_rules.without("W-1")).has("W-1"));
}

TEST_CASE("a rule gets another severity") {
    constexpr auto milder = well_rules.as("W-2", severity::note);
    auto const     found  = validate(wells, milder);
    CHECK(found.count(severity::error) == 1);
    CHECK(found.count(severity::note) == 2);
    CHECK_THROWS_AS(well_rules.as("W-9", severity::note), std::logic_error);
}

TEST_CASE("rules written once are kept to by a population") {
    auto const found = validate(wells, depth_rules.without("W-3").of(is_potable));
    CHECK(found.count("W-2") == 1);
    CHECK(found.rules().size() == 1);

    // So is one that stands for another of its id.
    auto const replaced = depth_rules.replacing(require<&well::depth>("W-2", at_most(5))).of(is_potable);
    CHECK(validate(wells, replaced).count("W-2") == 2);
}

TEST_CASE("ids are told apart by what they are") {
    // 31 times the first letter and the second one are the same number of both.
    constexpr rule_set alike{require<&well::depth>("Aa", at_most(100)), require<&well::depth>("BB", at_most(250)),
                             require<&well::depth>("Aaa", at_most(1000))};
    auto const         found = validate(wells, alike);
    CHECK(found.count("Aa") == 2);
    CHECK(found.count("BB") == 1);
    CHECK(found.count("Aaa") == 0);
}

TEST_CASE("records that break a rule are counted once, by the gravest that they break") {
    auto const found = validate(wells, well_rules);
    CHECK(found.count(severity::error) == 3);            // W-2 twice, W-1 once
    CHECK(found.records_breaking() == 3);                // records 1, 2 and 3
    CHECK(found.records_breaking(severity::warning) == 3); // record 2 breaks W-1 and W-3
    CHECK(found.exceeds(percent(74)));
    CHECK(!found.exceeds(percent(75)));
    CHECK(!validate(std::vector<well>{}, well_rules).exceeds(percent(0)));

    // In parts it is the same, but for the keys that are in two of them.
    validation parts = validate(std::vector<well>{wells[0], wells[1]}, well_rules);
    parts.merge(validate(std::vector<well>{wells[2], wells[3]}, well_rules, {.first_record = 2}));
    CHECK(parts.records_breaking() == 2);
    CHECK(parts.records_breaking(severity::warning) == 3);
    CHECK(parts.records() == 4);
}

TEST_CASE("rows that were joined are named in the finding") {
    finding f{"H-1", severity::error, 3, {}, "members", "", "a head", {}, 0, 0,
              {{"household_year", "5301", 3}, {"person_year", "P1", 17}}};
    CHECK(to_text(f) == "H-1 error, record 3, rows 5301 and P1, members: a head");
    CHECK(to_text(f, language::chinese) == "H-1 错误，记录3，涉及5301、P1，members：a head");
    CHECK(to_field(f.rows[1]) == "person_year:P1:17");
    auto const back = row_reference::parse("person_year:a:b:17");
    REQUIRE(back);
    CHECK(back->key == "a:b");
    CHECK(back->record == 17);
    row_reference const read{"person_years", "P1", 17, "person_years.csv", 19};
    CHECK(to_field(read) == "person_years:P1:17@person_years.csv:19");
    CHECK(*row_reference::parse(to_field(read)) == read);
    row_reference const of_file{"person_years", "", 0, "person_years.csv", 0};
    CHECK(*row_reference::parse(to_field(of_file)) == of_file);
    CHECK(row_reference::parse("person_years:a@b:17")->key == "a@b");
    CHECK(to_text(read) == "P1 (person_years.csv, line 19)");
    CHECK(to_text(read, language::chinese) == "P1（person_years.csv第19行）");
    for (char const* bad : {"", "person_year", "person_year:17", "a:b:", "a:b:-1", "a:b:c"})
        CHECK_MESSAGE(!row_reference::parse(bad), bad);
}
