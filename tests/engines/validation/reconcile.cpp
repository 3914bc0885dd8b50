// Two measures of one type held against each other, as precisely as each figure was stated.
#include <tuopin/engines/validation/reconcile.hpp>
#include <tuopin/values/units.hpp>

#include <doctest/doctest.h>

#include <boost/describe/class.hpp>
#include <boost/describe/enum.hpp>

#include <concepts>
#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <limits>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

using namespace tuopin;
using namespace tuopin::literals;

enum class help { work, schooling, relocation };
BOOST_DESCRIBE_ENUM(help, work, schooling, relocation)

// A figure of a user's own: which of two colours a map has.
struct colour {
    int red{};

    void        merge(colour const& other) { red |= other.red; }
    void        then(colour const& later) { red |= later.red; }
    friend bool operator==(colour const&, colour const&) = default;
};

struct figures {
    flow<yuan>               spent;
    stock<persons>           registered;
    cohort<persons>          registered_2014;
    highest<metres>          to_water;
    lowest<metres>           road_width;
    cumulative<yuan>         invested;
    share<persons>           insured;
    per<yuan, persons>       income;
    growth<yuan>             risen;
    distinct_count<products> produced;
    everywhere<villages>     clinics;
    kinds<help>              ways;
    ranking                  place;
    reported<flow<yuan>>     collected;
    reported<ranking>        of_many;
    colour                   map;
};
BOOST_DESCRIBE_STRUCT(figures, (),
                      (spent, registered, registered_2014, to_water, road_width, invested, insured, income, risen,
                       produced, clinics, ways, place, collected, of_many, map))

struct funds {
    flow<yuan>       own;
    cumulative<yuan> in_all;
};
BOOST_DESCRIBE_STRUCT(funds, (), (own, in_all))
struct report {
    stock<persons> registered;
    funds          finance;
    ranking        place;
};
BOOST_DESCRIBE_STRUCT(report, (), (registered, finance, place))

namespace {

constexpr auto confirmed    = agreement::confirmed;
constexpr auto contradicted = agreement::contradicted;
constexpr auto undecided    = agreement::undecided;

/// How two figures compare as the same member of two measures, whichever of them is first.
template <auto Member>
agreement held(member_type_of<Member> const& a, member_type_of<Member> const& b) {
    figures first, second;
    first.*Member  = a;
    second.*Member = b;
    agreement result{}, other_way{};
    for (comparison const& each : reconcile(first, second).comparisons())
        if (each.path == member_name<Member>)
            result = each.result;
        else
            CHECK((each.result == undecided || each.path == "map"));
    for (comparison const& each : reconcile(second, first).comparisons())
        if (each.path == member_name<Member>)
            other_way = each.result;
    CHECK(result == other_way);
    return result;
}

template <auto Member>
struct pair_of {
    member_type_of<Member> a, b;
    agreement              expected;
};
template <auto Member>
void hold_all(std::initializer_list<pair_of<Member>> pairs) {
    for (pair_of<Member> const& each : pairs) {
        CAPTURE(to_field(each.a));
        CAPTURE(to_field(each.b));
        CHECK(held<Member>(each.a, each.b) == each.expected);
    }
}

/// What is not there, on either side or both, decides nothing.
template <auto Member>
void nothing_without(member_type_of<Member> const& there) {
    using F = member_type_of<Member>;
    CHECK(held<Member>(there, there) == confirmed);
    for (F const& absent : {F(), F(missing), F(not_applicable)}) {
        CHECK(held<Member>(there, absent) == undecided);
        CHECK(held<Member>(absent, absent) == undecided);
        CHECK(held<Member>(absent, F(missing)) == undecided);
    }
}

template <auto Member>
void indeterminate_too(member_type_of<Member> const& there, member_type_of<Member> const& merged) {
    REQUIRE(merged.state() == presence::indeterminate);
    CHECK(held<Member>(there, merged) == undecided);
    CHECK(held<Member>(merged, merged) == undecided);
}

} // namespace

TEST_CASE("where a figure is not there, nothing is decided") {
    nothing_without<&figures::spent>(5_yuan);
    nothing_without<&figures::registered>(5_persons);
    nothing_without<&figures::registered_2014>(5_persons);
    nothing_without<&figures::to_water>(5_m);
    nothing_without<&figures::road_width>(5_m);
    nothing_without<&figures::invested>({5_yuan, since(2015)});
    nothing_without<&figures::insured>({3_persons, of(5_persons)});
    nothing_without<&figures::income>({3_yuan, over(5_persons)});
    nothing_without<&figures::risen>({3_yuan, up_from(5_yuan)});
    nothing_without<&figures::produced>(5_products);
    nothing_without<&figures::clinics>(true);
    nothing_without<&figures::ways>(help::work);
    nothing_without<&figures::place>(ranking(1));
    nothing_without<&figures::collected>(5_yuan);
    nothing_without<&figures::of_many>(ranking(1));

    indeterminate_too<&figures::invested>({5_yuan, since(2015)},
                                          merge(cumulative<yuan>(5_yuan), cumulative<yuan>(5_yuan)));
    indeterminate_too<&figures::insured>(percent(99), merge(share<persons>(percent(99)), share<persons>(percent(98))));
    indeterminate_too<&figures::income>(5_yuan, merge(per<yuan, persons>(5_yuan), per<yuan, persons>(6_yuan)));
    indeterminate_too<&figures::risen>(percent(5), merge(growth<yuan>(percent(5)), growth<yuan>(percent(6))));
    indeterminate_too<&figures::registered_2014>(5_persons,
                                                 then(cohort<persons>(5_persons), cohort<persons>(6_persons)));
    indeterminate_too<&figures::place>(ranking(1), merge(ranking(1), ranking(2)));
}

TEST_CASE("amounts that were stated exactly are equal or contradict") {
    for (std::int64_t const other : {499, 500, 501}) {
        auto const expected = other == 500 ? confirmed : contradicted;
        CHECK(held<&figures::registered>(500_persons, persons(other)) == expected);
        CHECK(held<&figures::registered_2014>(500_persons, persons(other)) == expected);
        CHECK(held<&figures::to_water>(500_m, metres(other)) == expected);
        CHECK(held<&figures::road_width>(500_m, metres(other)) == expected);
        CHECK(held<&figures::spent>(500_yuan, yuan(other)) == expected);
    }
    CHECK(held<&figures::spent>(500_yuan, 500.01_yuan) == contradicted);
    CHECK(held<&figures::spent>(1_wan_yuan, 10'000_yuan) == confirmed);
    CHECK(held<&figures::registered>(0_persons, 0_persons) == confirmed);
    CHECK(held<&figures::spent>(-500_yuan, 500_yuan) == contradicted);
}

TEST_CASE("an amount that was rounded stands for what its last digit leaves open") {
    flow<yuan> const about_520_million(520'000'000_yuan, about);
    hold_all<&figures::spent>({
        {about_520_million, 519'873'000_yuan, confirmed},
        {about_520_million, 520'000'000_yuan, confirmed},
        {about_520_million, 510'000'000_yuan, confirmed},
        {about_520_million, 509'999'999.99_yuan, contradicted},
        {about_520_million, 530'000'000_yuan, confirmed},
        {about_520_million, 530'000'000.01_yuan, contradicted},
        {about_520_million, 480'000'000_yuan, contradicted},
        {about_520_million, {540'000'000_yuan, about}, confirmed},
        {about_520_million, {550'000'000_yuan, about}, contradicted},
        {about_520_million, {500'000'000_yuan, about}, confirmed},
        {{13'425_yuan, about}, 13'424_yuan, confirmed},
        {{13'425_yuan, about}, 13'423.99_yuan, contradicted},
        {{-500_yuan, about}, -590_yuan, confirmed},
        {{0_yuan, about}, 0.01_yuan, confirmed},
        {{0_yuan, about}, 1_yuan, contradicted},
    });
    hold_all<&figures::registered>({
        {{867_persons, about}, 868_persons, confirmed},
        {{867_persons, about}, 869_persons, contradicted},
        {{800_persons, about}, 867_persons, confirmed},
        {{800_persons, about}, 901_persons, contradicted},
    });
}

TEST_CASE("a sum of differently rounded amounts is as precise as the roundest of them, not as its last digit") {
    auto const in_all = merge(flow<yuan>(520'000'000_yuan, about), flow<yuan>(3'760'000_yuan, about));
    hold_all<&figures::spent>({
        {in_all, 514'000'000_yuan, confirmed},
        {in_all, 533'770'000_yuan, confirmed},
        {in_all, 533'770'000.01_yuan, contradicted},
        {in_all, 513'749'999.99_yuan, contradicted},
        {merge(flow<yuan>(500'000_yuan, more_than), flow<yuan>(7_yuan)), 599'000_yuan, confirmed},
        {merge(flow<yuan>(500'000_yuan, more_than), flow<yuan>(7_yuan)), 600'007_yuan, contradicted},
        {merge(flow<yuan>(500'000_yuan, about), flow<yuan>(7_yuan, stated::at_least)), 9'000'000_yuan, confirmed},
    });
    share<persons> const part_rounded(1'500_persons, of(1'927_persons), more_than), counted(41_persons, of(73_persons));
    CHECK(held<&figures::insured>(merge(part_rounded, counted), share<persons>(1'600_persons, of(2'000_persons))) ==
          confirmed);
    CHECK(held<&figures::insured>(merge(part_rounded, counted), share<persons>(1'641_persons, of(2'000_persons))) ==
          contradicted);
    CHECK(held<&figures::insured>(merge(part_rounded, counted), share<persons>(1'600_persons, of(2'001_persons))) ==
          contradicted);
}

TEST_CASE("an amount stated as over another is more, and less than one more in its last digit") {
    hold_all<&figures::spent>({
        {{500'000_yuan, more_than}, 500'000.01_yuan, confirmed},
        {{500'000_yuan, more_than}, 599'999.99_yuan, confirmed},
        {{500'000_yuan, more_than}, 500'000_yuan, contradicted},
        {{500'000_yuan, more_than}, 600'000_yuan, contradicted},
        {{500'000_yuan, more_than}, {600'000_yuan, more_than}, contradicted},
        {{500'000_yuan, more_than}, {600'000_yuan, about}, confirmed},
    });
    hold_all<&figures::registered>({
        {{3'228_persons, more_than}, 3'229_persons, confirmed},
        {{3'228_persons, more_than}, 5'000_persons, confirmed},
        {{3'228_persons, more_than}, 3'228_persons, contradicted},
    });
}

TEST_CASE("bounds are kept on their side") {
    hold_all<&figures::to_water>({
        {{1'000_m, stated::at_most}, 800_m, confirmed},
        {{1'000_m, stated::at_most}, 1'000_m, confirmed},
        {{1'000_m, stated::at_most}, 1'000.01_m, contradicted},
        {{1'000_m, stated::at_most}, {800_m, stated::at_most}, confirmed},
        {{1'000_m, stated::at_most}, {900_m, stated::at_least}, confirmed},
        {{1'000_m, stated::at_most}, {1'001_m, stated::at_least}, contradicted},
        {{1'000_m, stated::at_most}, {1'000_m, more_than}, contradicted},
        {{1'000_m, stated::at_most}, {1'001_m, about}, confirmed},
        {{1'000_m, stated::at_least}, 5'000_m, confirmed},
        {{1'000_m, stated::at_least}, 999.99_m, contradicted},
        {{1'000_m, stated::at_least}, {5'000_m, stated::at_least}, confirmed},
    });
}

TEST_CASE("amounts at the ends of their range do not wrap") {
    using limits = std::numeric_limits<std::int64_t>;
    yuan const largest = yuan::of_steps(limits::max()), smallest = yuan::of_steps(limits::min());
    hold_all<&figures::spent>({
        {{largest, about}, {largest, more_than}, confirmed},
        {{smallest, about}, smallest, confirmed},
        {{largest, about}, smallest, contradicted},
        {{largest, stated::at_least}, {smallest, stated::at_most}, contradicted},
        {{largest, more_than}, {smallest, more_than}, confirmed},
    });
}

TEST_CASE("cumulative amounts compare where they start on one date") {
    hold_all<&figures::invested>({
        {{520_yuan, since(2015)}, {520_yuan, since(2015)}, confirmed},
        {{520_yuan, since(2015)}, {521_yuan, since(2015)}, contradicted},
        {{520_yuan, since(2015), about}, {511_yuan, since(2015)}, confirmed},
        {{520_yuan, since(2015)}, {520_yuan, since(2016)}, undecided},
        {{520_yuan, since(2015)}, {999_yuan, since(2016)}, undecided},
        {{520_yuan, since(2015)}, 520_yuan, undecided},
        {520_yuan, 520_yuan, confirmed},
    });
}

TEST_CASE("shares with their wholes compare part and whole") {
    hold_all<&figures::insured>({
        {{3_persons, of(4_persons)}, {3_persons, of(4_persons)}, confirmed},
        {{3_persons, of(4_persons)}, {6_persons, of(8_persons)}, contradicted},
        {{3_persons, of(4_persons)}, {3_persons, of(5_persons)}, contradicted},
        {{3_persons, of(4_persons)}, {2_persons, of(4_persons)}, contradicted},
        {{0_persons, of(0_persons)}, {0_persons, of(0_persons)}, confirmed},
        {{1'500_persons, of(1'927_persons), about}, {1'541_persons, of(1'927_persons)}, confirmed},
        {{1'500_persons, of(1'927_persons), about}, {1'541_persons, of(1'928_persons)}, confirmed},
        {{1'500_persons, of(1'927_persons), about}, {1'541_persons, of(2'500_persons)}, contradicted},
        {{1'500_persons, of(1'927_persons), more_than}, {1'541_persons, of(1'927_persons)}, confirmed},
        {{1'500_persons, of(1'927_persons), more_than}, {1'541_persons, of(1'928_persons)}, contradicted},
        {{1'500_persons, of(1'927_persons), stated::at_least}, {1'499_persons, of(1'927_persons)}, contradicted},
    });
}

TEST_CASE("a bare percentage stands for what rounds to it") {
    share<persons> const of_987(987_persons, of(1'000_persons)), of_984(984_persons, of(1'000_persons));
    hold_all<&figures::insured>({
        {percent(99), of_987, confirmed},
        {percent(99), of_984, contradicted},
        {percent(99), {985_persons, of(1'000_persons)}, confirmed},
        {percent(98.7), of_987, confirmed},
        {percent(98.6), of_987, contradicted},
        {percent(98.75), of_987, contradicted},
        {percent(79.97), {1'541_persons, of(1'927_persons)}, confirmed},
        {percent(79.98), {1'541_persons, of(1'927_persons)}, contradicted},
        {percent(100), {1_persons, of(1_persons)}, confirmed},
        {percent(99), {0_persons, of(0_persons)}, undecided},
        {percent(99), percent(98.7), confirmed},
        {percent(99), percent(98.4), contradicted},
        {percent(0.000'1), {1_persons, of(1'000'000_persons)}, confirmed},
        {percent(0.000'1), {1_persons, of(1'000_persons)}, contradicted},
    });

    SUBCASE("about, over and bounds") {
        hold_all<&figures::insured>({
            {{percent(99), about}, of_984, confirmed},
            {{percent(99), about}, {979_persons, of(1'000_persons)}, contradicted},
            {{percent(98), more_than}, of_984, confirmed},
            {{percent(98), more_than}, {980_persons, of(1'000_persons)}, contradicted},
            {{percent(98), more_than}, {1_persons, of(1_persons)}, confirmed},
            {{percent(98), stated::at_least}, {980_persons, of(1'000_persons)}, confirmed},
            {{percent(98), stated::at_least}, {979_persons, of(1'000_persons)}, contradicted},
            {{percent(98), stated::at_most}, {980_persons, of(1'000_persons)}, confirmed},
            {{percent(98), stated::at_most}, of_984, contradicted},
            {{percent(5), stated::at_least}, {percent(10), stated::at_least}, confirmed},
            {{percent(99), stated::at_least}, {percent(98), stated::at_most}, contradicted},
            {percent(80), {1'500_persons, of(1'927_persons), about}, confirmed},
            {percent(90), {1'500_persons, of(1'927_persons), about}, contradicted},
            {percent(80), {1'500_persons, of(1'927_persons), stated::at_least}, confirmed},
            {percent(70), {1'500_persons, of(1'927_persons), stated::at_least}, contradicted},
        });
    }
}

TEST_CASE("a mean alone stands for what rounds to it") {
    auto computed = [](yuan total, persons heads) { return per<yuan, persons>::of_total(total, heads); };
    hold_all<&figures::income>({
        {13'425_yuan, computed(134'254_yuan, 10_persons), confirmed},
        {13'425_yuan, computed(134'246_yuan, 10_persons), confirmed},
        {13'425_yuan, computed(134'256_yuan, 10_persons), contradicted},
        {13'425.4_yuan, computed(134'254_yuan, 10_persons), confirmed},
        {13'400_yuan, computed(134'254_yuan, 10_persons), contradicted},
        {13'425_yuan, computed(0_yuan, 0_persons), undecided},
        {13'425_yuan, 13'426_yuan, confirmed},
        {13'425_yuan, 13'427_yuan, contradicted},
        {0_yuan, computed(0_yuan, 10_persons), confirmed},
    });
    SUBCASE("about, over and bounds leave open what its last digit does") {
        hold_all<&figures::income>({
            {{13'400_yuan, about}, computed(134'254_yuan, 10_persons), confirmed},
            {{13'400_yuan, about}, computed(135'001_yuan, 10_persons), contradicted},
            {{13'400_yuan, more_than}, computed(134'254_yuan, 10_persons), confirmed},
            {{13'400_yuan, more_than}, computed(134'000_yuan, 10_persons), contradicted},
            {{13'400_yuan, more_than}, computed(135'100_yuan, 10_persons), contradicted},
            {{4'000_yuan, stated::at_least}, computed(134'254_yuan, 10_persons), confirmed},
            {{4'000_yuan, stated::at_least}, computed(39'999_yuan, 10_persons), contradicted},
            {{4'000_yuan, stated::at_most}, computed(39'999_yuan, 10_persons), confirmed},
            {{4'000_yuan, stated::at_most}, computed(40'001_yuan, 10_persons), contradicted},
            {{4'000_yuan, stated::at_least}, {5'000_yuan, stated::at_least}, confirmed},
        });
    }
    SUBCASE("with their weights, means compare these, too") {
        hold_all<&figures::income>({
            {computed(100_yuan, 10_persons), computed(100_yuan, 10_persons), confirmed},
            {computed(100_yuan, 10_persons), computed(200_yuan, 20_persons), contradicted},
            {computed(100_yuan, 10_persons), computed(100.01_yuan, 10_persons), contradicted},
            {computed(0_yuan, 0_persons), computed(0_yuan, 0_persons), confirmed},
            {computed(0_yuan, 0_persons), computed(1_yuan, 0_persons), contradicted},
            {{13'400_yuan, over(3'000_persons), about}, computed(40'276'200_yuan, 3'000_persons), confirmed},
            {{13'400_yuan, over(3'000_persons), about}, computed(41'540'000_yuan, 3'100_persons), confirmed},
            {{13'400_yuan, over(3'000_persons), about}, computed(40'600'000_yuan, 3'000_persons), contradicted},
        });
    }
}

TEST_CASE("growth as a rate stands for what rounds to it") {
    growth<yuan> const levels(13'425_yuan, up_from(12'677_yuan)); // +5.9004 %
    hold_all<&figures::risen>({
        {percent(5.9), levels, confirmed},
        {percent(6), levels, confirmed},
        {percent(5.8), levels, contradicted},
        {percent(5.90), growth<yuan>(1'060_yuan, up_from(1'000_yuan)), contradicted},
        {percent(-5.9), levels, contradicted},
        {percent(-5), growth<yuan>(95_yuan, up_from(100_yuan)), confirmed},
        {{percent(5), more_than}, levels, confirmed},
        {{percent(6), stated::at_least}, levels, contradicted},
        {percent(5.9), growth<yuan>(5_yuan, up_from(0_yuan)), undecided},
        {percent(5.9), percent(6), confirmed},
        {percent(5.9), percent(6.5), contradicted},
        {levels, levels, confirmed},
        {levels, growth<yuan>(26'850_yuan, up_from(25'354_yuan)), contradicted},
        {growth<yuan>(5_yuan, up_from(0_yuan)), growth<yuan>(5_yuan, up_from(0_yuan)), confirmed},
        {percent(6), growth<yuan>(13'400_yuan, up_from(12'677_yuan), about), confirmed},
        {percent(9), growth<yuan>(13'400_yuan, up_from(12'677_yuan), about), contradicted},
        {then(growth<yuan>(percent(10)), growth<yuan>(percent(10))), percent(21), confirmed},
        {then(growth<yuan>(percent(10)), growth<yuan>(percent(10))), percent(20), contradicted},
    });
}

TEST_CASE("numbers of different ones compare by what they may be") {
    using count_of = distinct_count<products>;
    hold_all<&figures::produced>({
        {24_products, 24_products, confirmed},
        {24_products, 25_products, contradicted},
        {count_of::between(30_products, 54_products), 40_products, confirmed},
        {count_of::between(30_products, 54_products), 54_products, confirmed},
        {count_of::between(30_products, 54_products), 29_products, contradicted},
        {count_of::between(30_products, 54_products), count_of::between(54_products, 60_products), confirmed},
        {{140_products, more_than}, 144_products, confirmed},
        {{140_products, more_than}, 150_products, contradicted},
        {{140_products, about}, 144_products, confirmed},
    });
}

TEST_CASE("claims, kinds, places and figures of a user's own") {
    hold_all<&figures::clinics>({
        {true, true, confirmed},
        {true, false, contradicted},
        {true, {2_villages, of(2_villages)}, confirmed},
        {true, {1_villages, of(2_villages)}, contradicted},
        {false, {1_villages, of(2_villages)}, confirmed},
        {{2_villages, of(2_villages)}, {2_villages, of(2_villages)}, confirmed},
        {{2_villages, of(2_villages)}, {3_villages, of(3_villages)}, contradicted},
    });
    hold_all<&figures::ways>({
        {{help::work, help::schooling}, {help::schooling, help::work}, confirmed},
        {{help::work, help::schooling}, help::work, contradicted},
    });
    hold_all<&figures::place>({{ranking(1), ranking(1), confirmed}, {ranking(1), ranking(2), contradicted}});
    CHECK(held<&figures::map>({1}, {1}) == confirmed);
    CHECK(held<&figures::map>({1}, {0}) == contradicted);
}

TEST_CASE("what some units did not report decides nothing") {
    using some = reported<flow<yuan>>;
    some const incomplete = merge(some(5_yuan), some(missing));
    hold_all<&figures::collected>({
        {5_yuan, 5_yuan, confirmed},
        {5_yuan, 6_yuan, contradicted},
        {flow<yuan>(50_yuan, about), 58_yuan, confirmed},
        {incomplete, 5_yuan, undecided},
        {incomplete, incomplete, undecided},
        {merge(some(5_yuan), some(not_applicable)), 5_yuan, confirmed},
        {merge(some(5_yuan), some(2_yuan)), 7_yuan, confirmed},
    });
    hold_all<&figures::of_many>({{ranking(1), ranking(1), confirmed}, {ranking(1), ranking(2), contradicted}});
}

namespace {

report reported_by_the_press() {
    report r;
    r.registered     = 3'228_persons;
    r.finance.own    = {520'000'000_yuan, about};
    r.finance.in_all = {50'000_yuan, since(2015), more_than};
    r.place          = ranking(1);
    return r;
}
report of_the_register() {
    report r         = reported_by_the_press();
    r.registered     = 3'227_persons;
    r.finance.own    = 480'000'000_yuan;
    r.finance.in_all = {53'000_yuan, since(2015)};
    r.place          = missing;
    return r;
}

} // namespace

TEST_CASE("measures are held against each other figure by figure, in the order of their description") {
    reconciliation const held = reconcile(reported_by_the_press(), of_the_register());
    CHECK(held.comparisons() ==
          std::vector<comparison>{
              {"registered", contradicted, "3,228 persons", "3,227 persons"},
              {"finance.own", contradicted, "about 520 million yuan", "480 million yuan"},
              {"finance.in_all", confirmed, "over 50,000 yuan", "53,000 yuan"},
              {"place", undecided, "place 1", "not reported"},
          });
    CHECK_FALSE(held.ok());
    CHECK(held.count(confirmed) == 1);
    CHECK(held.count(contradicted) == 2);
    CHECK(held.count(undecided) == 1);

    SUBCASE("in Chinese") {
        auto const chinese = reconcile(reported_by_the_press(), of_the_register(), language::chinese);
        CHECK(chinese.comparisons()[1] == comparison{"finance.own", contradicted, "约5.2亿元", "4.8亿元"});
        CHECK(to_text(contradicted, language::chinese) == "不一致");
        CHECK(to_text(undecided) == "cannot say");
    }
    SUBCASE("every contradiction is a finding") {
        validation const found = held.findings();
        CHECK(found.count("reconcile") == 2);
        CHECK(found.count(severity::error) == 2);
        CHECK_FALSE(found.ok());
        REQUIRE(found.findings().size() == 2);
        CHECK(found.findings()[1].rule == "reconcile");
        CHECK(!found.findings()[1].has_record);
        CHECK(found.findings()[1].path == "finance.own");
        CHECK(found.findings()[1].seen == "about 520 million yuan");
        CHECK(found.findings()[1].wanted == "480 million yuan");
    }
    SUBCASE("what agrees, or cannot be decided, is none") {
        auto const same = reconcile(reported_by_the_press(), reported_by_the_press());
        CHECK(same.ok());
        CHECK(same.count(confirmed) == 4);
        CHECK(same.findings() == validation());
        CHECK(reconcile(report(), reported_by_the_press()).ok());
        CHECK(reconcile(report(), report()).count(undecided) == 4);
    }
}

#if __has_include(<rapidcheck.h>)

#include "../../support/figures.hpp"

namespace {

figures draw_figures() {
    figures f;
    for_each_member<figures>([&](std::string_view, auto member) {
        using figure_type = std::remove_cvref_t<decltype(f.*member)>;
        if constexpr (!std::same_as<figure_type, colour>)
            f.*member = support::draw_figure<figure_type>();
    });
    return f;
}

} // namespace

TEST_CASE("the laws of reconciliation") {
    support::hold("whichever of two measures is first, the verdicts are the same", [] {
        figures const a = draw_figures(), b = draw_figures();
        auto const    there = reconcile(a, b).comparisons(), back = reconcile(b, a).comparisons();
        for (std::size_t at = 0; at < there.size(); ++at) {
            support::law(there[at].result == back[at].result, "verdicts",
                         there[at].path + ": " + there[at].reported + " and " + there[at].computed);
            support::law(there[at].reported == back[at].computed && there[at].computed == back[at].reported, "texts");
        }
    });
    support::hold("a measure does not contradict itself", [] {
        figures const a = draw_figures();
        for (comparison const& each : reconcile(a, a).comparisons())
            support::law(each.result != contradicted, "itself", each.path + ": " + each.reported);
    });
    support::hold(
        "sums of rounded amounts are not contradicted by the sums of the amounts that they were rounded from", [] {
            figures a, b;
            a.spent = flow<yuan>(0_yuan);
            b.spent = flow<yuan>(0_yuan);
            for (int part = 0, parts = support::draw(1, 6); part < parts; ++part) {
                std::int64_t const exact = support::draw(100'000, 1'000'000); // what is rounded to nothing says nothing
                std::int64_t       place = 1;
                for (int digits = support::draw(0, 5); digits > 0; --digits)
                    place *= 10;
                std::int64_t const below = exact / place * place;
                bool const         over  = support::draw_yes() && below < exact && detail::last_place(below) > 1;
                a.spent = merge(a.spent, flow<yuan>(yuan::of_steps(over ? below : (exact + place / 2) / place * place),
                                                    over ? more_than : about));
                b.spent = merge(b.spent, flow<yuan>(yuan::of_steps(exact)));
            }
            support::law(reconcile(a, b).ok(), "rounded", to_field(a.spent) + " and " + to_field(b.spent));
        });
    support::hold("what was stated less firmly is not contradicted by what was stated firmly", [] {
        auto const          amount = support::draw_amount<yuan>();
        flow<yuan> const    exact(amount), rounded(amount, about), bound(amount, stated::at_least);
        figures             a, b;
        a.spent = exact;
        b.spent = support::draw_yes() ? rounded : bound;
        support::law(reconcile(a, b).ok(), "stated");
    });
}

#endif
