#include <tuopin/values/figures/amount.hpp>
#include <tuopin/values/figures/measure.hpp>
#include <tuopin/values/units.hpp>

#include "../../support/complaints.hpp"

#include <doctest/doctest.h>

#include <concepts>
#include <limits>
#include <stdexcept>
#include <string>
#include <vector>

using namespace tuopin;
using namespace tuopin::literals;
using support::complaints;
using support::spelling;

static_assert(figure<flow<yuan>> && explained_figure<stock<persons>> && figure<cohort<persons>> &&
              figure<highest<kilometres>>);
// What is stated in another unit or of another universe is another figure.
static_assert(std::constructible_from<flow<yuan>, wan_yuan> && !std::constructible_from<flow<persons>, residents> &&
              !std::constructible_from<flow<persons>, int> && !std::convertible_to<flow<persons>, stock<persons>>);

TEST_CASE("missing, not applicable, nothing said and zero are four things") {
    flow<persons> const nothing, none = 0_persons, not_there = missing, no_such = not_applicable;
    CHECK(nothing.state() == presence::nothing);
    CHECK(none.state() == presence::reported);
    CHECK(not_there.state() == presence::missing);
    CHECK(no_such.state() == presence::not_applicable);
    CHECK(none.value() == 0_persons);
    CHECK(!nothing.value());
    CHECK(!not_there.value());
    CHECK(!no_such.value());
    CHECK(nothing != none);
    CHECK(not_there != none);
    CHECK(not_there != no_such);
}

TEST_CASE("over regions amounts add, and the whole is missing where a part is") {
    flow<persons> const a = 3_persons, b = 4_persons;
    CHECK(merge(a, b).value() == 7_persons);
    CHECK(merge(stock<persons>(3_persons), stock<persons>(4_persons)).value() == 7_persons);
    CHECK(merge(cohort<persons>(3_persons), cohort<persons>(4_persons)).value() == 7_persons);
    CHECK(merge(a, flow<persons>(missing)).state() == presence::missing);
    CHECK(merge(a, flow<persons>(not_applicable)) == a);
    CHECK(merge(highest<kilometres>(1_km), highest<kilometres>(0.8_km)).value() == 1_km);
    CHECK(merge(lowest<kilovolts>(10_kV), lowest<kilovolts>(0.4_kV)).value() == 0.4_kV);
    CHECK_THROWS_AS(merge(flow<persons>(persons(std::numeric_limits<std::int64_t>::max())), a), std::overflow_error);
}

TEST_CASE("over periods a flow adds, a level gives way to the later one, a cohort stays") {
    CHECK(then(flow<persons>(3_persons), flow<persons>(4_persons)).value() == 7_persons);
    CHECK(then(stock<persons>(3_persons), stock<persons>(4_persons)).value() == 4_persons);
    CHECK(then(highest<kilometres>(3_km), highest<kilometres>(1_km)).value() == 1_km);
    CHECK(then(stock<persons>(3_persons), stock<persons>(missing)).state() == presence::missing);
    CHECK(then(stock<persons>(missing), stock<persons>(4_persons)).value() == 4_persons);
    CHECK(then(stock<persons>(3_persons), stock<persons>()).value() == 3_persons);

    cohort<persons> const frozen = 3'228_persons;
    CHECK(then(frozen, frozen) == frozen);
    CHECK(then(frozen, cohort<persons>(missing)) == frozen);
    CHECK(then(cohort<persons>(missing), frozen) == frozen);
    CHECK(then(frozen, cohort<persons>(3'227_persons)).state() == presence::indeterminate);
    CHECK(then(then(frozen, cohort<persons>(3'227_persons)), frozen).state() == presence::indeterminate);
}

TEST_CASE("a sum is stated no more firmly than its parts") {
    struct sum {
        stated a, b, together;
    };
    for (auto const& [a, b, together] : {sum{stated::exactly, stated::exactly, stated::exactly},
                                         {stated::exactly, stated::about, stated::about},
                                         {stated::more_than, stated::at_least, stated::more_than},
                                         {stated::at_most, stated::exactly, stated::at_most},
                                         {stated::at_most, stated::at_least, stated::about},
                                         {stated::about, stated::at_most, stated::about}}) {
        auto const both = merge(flow<persons>(3_persons, a), flow<persons>(4_persons, b));
        CHECK(both.value() == 7_persons);
        CHECK(both.how() == together);
    }
    // Of extremes the one that stands says how; equal ones together are stated as the weaker.
    CHECK(merge(highest<kilometres>(1_km, stated::at_most), highest<kilometres>(0.5_km)).how() == stated::at_most);
    CHECK(merge(highest<kilometres>(1_km), highest<kilometres>(1_km, stated::about)).how() == stated::about);
}

TEST_CASE("a sum may be off by as much as all its parts together") {
    flow<yuan> const about_520_million(520'000'000_yuan, about), over_50_wan(500'000_yuan, more_than);
    CHECK(about_520_million.off_by() == 10'000'000_yuan);
    CHECK(over_50_wan.off_by() == 100'000_yuan);
    CHECK(flow<yuan>(520'000'000_yuan).off_by() == 0_yuan);
    CHECK(flow<yuan>(5_yuan, stated::at_least).off_by() == std::nullopt);
    CHECK(flow<persons>(3'228_persons, more_than).off_by() ==
          std::nullopt); // "over" a number to the last one has no end

    auto const with_exact = merge(about_520_million, flow<yuan>(3.21_yuan));
    CHECK(with_exact.value() == 520'000'003.21_yuan);
    CHECK(with_exact.off_by() == 10'000'000_yuan);
    CHECK(merge(about_520_million, over_50_wan).off_by() == 10'100'000_yuan);
    CHECK(merge(about_520_million, flow<yuan>(5_yuan, stated::at_most)).off_by() == std::nullopt);

    // Files keep it where the last digit would say otherwise.
    CHECK(to_field(about_520_million) == "about 520000000");
    CHECK(to_field(with_exact) == "about 520000003.21±10000000");
    CHECK(*flow<yuan>::parse("about 520000003.21±10000000") == with_exact);
    CHECK(*flow<yuan>::parse("520000003.21 +- 10000000") == with_exact);
    CHECK(*flow<yuan>::parse("约520000003.21±0") == flow<yuan>(520'000'003.21_yuan));
    auto const open = merge(about_520_million, flow<yuan>(5_yuan, stated::at_most));
    CHECK(to_field(open) == "about 520000005±?");
    CHECK(*flow<yuan>::parse(to_field(open)) == open);
    CHECK_FALSE(flow<yuan>::parse("520±"));
    CHECK_FALSE(flow<yuan>::parse("520±-1"));
    CHECK_FALSE(flow<yuan>::parse("±1"));
}

TEST_CASE("amounts find out what cannot be") {
    CHECK(complaints(flow<persons>(-1_persons)) == "-1 persons: at least zero");
    CHECK(complaints(flow<persons>(-1_persons), language::chinese) == "-1人: 不小于零");
    CHECK(complaints(stock<mu>(-0.5_mu)) == "-0.5 mu: at least zero");
    for (auto const& fine :
         {flow<persons>(0_persons), flow<persons>(missing), flow<persons>(not_applicable), flow<persons>()})
        CHECK(complaints(fine).empty());
    CHECK(complaints(flow<yuan>(-1_yuan)).empty());
    CHECK(complaints(then(cohort<persons>(2_persons), cohort<persons>(3_persons))) ==
          "not determinable: a cohort that stays as it was frozen");
}

TEST_CASE("amounts in both languages and in files") {
    using f = flow<yuan>;
    for (auto const& [figure, english, chinese, field] :
         std::vector<spelling<f>>{{f(13'425_yuan), "13,425 yuan", "13425元", "13425"},
                                  {f(5.2_yi_yuan, about), "about 520 million yuan", "约5.2亿元", "about 520000000"},
                                  {f(12.3_yuan, more_than), "over 12.30 yuan", "超过12.30元", "more than 12.3"},
                                  {f(3_yuan, stated::at_least), "at least 3 yuan", "不低于3元", "at least 3"},
                                  {f(3_yuan, stated::at_most), "at most 3 yuan", "不超过3元", "at most 3"},
                                  {f(missing), "not reported", "未报告", "missing"},
                                  {f(not_applicable), "not applicable", "不适用", "not applicable"},
                                  {f(), "nothing said", "暂无", ""}}) {
        CAPTURE(field);
        CHECK(to_text(figure) == english);
        CHECK(to_text(figure, language::chinese) == chinese);
        CHECK(to_field(figure) == field);
        CHECK(*f::parse(field) == figure);
    }
    CHECK(to_field(then(cohort<persons>(2_persons), cohort<persons>(3_persons))) == "not determinable");
    CHECK(cohort<persons>::parse("not determinable")->state() == presence::indeterminate);
}

TEST_CASE("amounts are read as texts and forms state them") {
    using f = flow<persons>;
    struct reading {
        char const* written;
        f           figure;
    };
    for (auto const& [written, figure] : {reading{"约1,389人", f(1'389_persons, about)},
                                          {"~1389", f(1'389_persons, about)},
                                          {"超过5人", f(5_persons, more_than)},
                                          {"over 5 persons", f(5_persons, more_than)},
                                          {"> 5", f(5_persons, more_than)},
                                          {">=5", f(5_persons, stated::at_least)},
                                          {"不低于5", f(5_persons, stated::at_least)},
                                          {"<=5", f(5_persons, stated::at_most)},
                                          {"不超过5人", f(5_persons, stated::at_most)},
                                          {"  未报告 ", f(missing)},
                                          {"n/a", f(not_applicable)},
                                          {"不适用", f(not_applicable)},
                                          {"", f()}}) {
        CAPTURE(std::string(written));
        auto const read = f::parse(written);
        REQUIRE(read);
        CHECK(*read == figure);
    }
    for (char const* const written : {"about", "about about 5", "约1,389人次", "5 and a half", "-", "missing 5",
                                      "5 missing", "约", "reported", "< 5"}) {
        CAPTURE(std::string(written));
        CHECK(!f::parse(written));
        CHECK(f::parse(written).wanted().english == "a whole number");
    }
}

TEST_CASE("every figure says in words how it goes together") {
    CHECK(flow<yuan>::aggregates().over_periods.english == "adds");
    CHECK(stock<yuan>::aggregates().over_periods.english == "the later level");
    CHECK(cohort<yuan>::aggregates().over_periods.english == "stays as it is");
    CHECK(highest<yuan>::aggregates().over_regions.english == "the highest");
    CHECK(lowest<yuan>::aggregates().over_regions.in(language::chinese) == "取最低");
    CHECK(flow<yuan>::unit().english == "yuan");
}
