#include <tuopin/values/period.hpp>

#include <doctest/doctest.h>

#if __has_include(<rapidcheck.h>)
#include <rapidcheck.h>
#endif

#include <concepts>
#include <optional>
#include <string>
#include <type_traits>
#include <utility>

using tuopin::date;
using tuopin::language;
using tuopin::period;
using tuopin::period_kind;
using tuopin::since;

static_assert(std::regular<period> && std::totally_ordered<period> && std::is_trivially_copyable_v<period>);
static_assert(std::regular<since> && std::totally_ordered<since> && sizeof(since) == 4);

constexpr date press_conference(2020, 8, 11);

TEST_CASE("a period is made by what people call it") {
    static_assert(tuopin::on(press_conference).start() == press_conference);
    static_assert(tuopin::on(press_conference).end() == press_conference);
    static_assert(tuopin::in_year(2016) == period(date(2016, 1, 1), date(2016, 12, 31)));
    static_assert(tuopin::half_year(2020, 1) == period(date(2020, 1, 1), date(2020, 6, 30)));
    static_assert(tuopin::half_year(2020, 2) == period(date(2020, 7, 1), date(2020, 12, 31)));
    static_assert(tuopin::quarter(2020, 3) == period(date(2020, 7, 1), date(2020, 9, 30)));
    static_assert(tuopin::in_month(2020, 2) == period(date(2020, 2, 1), date(2020, 2, 29)));
    static_assert(tuopin::year_to_date(press_conference) == period(date(2020, 1, 1), press_conference));
    static_assert(tuopin::from(date(2020, 3, 1)).to(press_conference) == period(date(2020, 3, 1), press_conference));

    CHECK_THROWS_AS(tuopin::half_year(2020, 3), std::invalid_argument);
    CHECK_THROWS_AS(tuopin::quarter(2020, 0), std::invalid_argument);
    CHECK_THROWS_AS(tuopin::in_month(2020, 13), std::invalid_argument);
    CHECK_THROWS_AS(tuopin::from(press_conference).to(date(2020, 8, 10)), std::invalid_argument);
    CHECK_THROWS_AS(period(date(), press_conference), std::invalid_argument);
    CHECK_THROWS_AS(period(press_conference, date()), std::invalid_argument);
    CHECK_THROWS_AS(tuopin::year_to_date(date()), std::invalid_argument);
    CHECK_THROWS_AS(since(2021).to(press_conference), std::invalid_argument);
    CHECK_THROWS_AS(since(0), std::invalid_argument);
}

TEST_CASE("the kind follows from the days") {
    static_assert(tuopin::on(press_conference).kind() == period_kind::day);
    static_assert(tuopin::in_month(2020, 2).kind() == period_kind::month);
    static_assert(tuopin::quarter(2020, 4).kind() == period_kind::quarter);
    static_assert(tuopin::half_year(2020, 2).kind() == period_kind::half_year);
    static_assert(tuopin::in_year(2020).kind() == period_kind::year);
    static_assert(tuopin::year_to_date(press_conference).kind() == period_kind::year_to_date);
    static_assert(since(2015).to(press_conference).kind() == period_kind::cumulative);
    static_assert(tuopin::up_to(press_conference).kind() == period_kind::cumulative);
    static_assert(period(date(2020, 2, 1), date(2020, 4, 30)).kind() == period_kind::any);
    static_assert(period(date(2019, 1, 1), date(2020, 12, 31)).kind() == period_kind::any);
    static_assert(period(date(2020, 2, 1), date(2020, 7, 31)).kind() == period_kind::any);

    SUBCASE("the first half of a year is also that year to date, and the year its last date") {
        static_assert(tuopin::year_to_date(date(2020, 6, 30)) == tuopin::half_year(2020, 1));
        static_assert(tuopin::year_to_date(date(2020, 12, 31)) == tuopin::in_year(2020));
        static_assert(is_year_to_date(tuopin::half_year(2020, 1)) && is_year_to_date(tuopin::quarter(2020, 1)));
        static_assert(!is_year_to_date(tuopin::half_year(2020, 2)) && !is_year_to_date(period()));
    }
    SUBCASE("accumulated since a fixed start is another period over the same days") {
        constexpr period cumulative = since(2016).to(date(2016, 12, 31));
        static_assert(cumulative != tuopin::in_year(2016) && same_days(cumulative, tuopin::in_year(2016)));
        static_assert(cumulative.is_cumulative() && !tuopin::in_year(2016).is_cumulative());
    }
}

TEST_CASE("since a year is since its first of January") {
    static_assert(since(2015) == since(date(2015, 1, 1)) && since(2015).start() == date(2015, 1, 1));
    static_assert(since(2015) < since(date(2015, 8, 1)) && since(2015).stated() && !since().stated());
    CHECK(to_text(since(2015)) == "since 2015");
    CHECK(to_text(since(2015), language::chinese) == "2015年以来");
    CHECK(to_text(since(date(2015, 8, 1))) == "since 2015-08-01");
    CHECK(to_text(since(date(2015, 8, 1)), language::chinese) == "2015年8月1日以来");
    CHECK(to_text(since()) == "since a day not stated");
    CHECK(to_text(since(), language::chinese) == "起始时间未注明");
    CHECK(to_field(since(2015)) == "since 2015");
    CHECK(to_field(since()).empty());

    for (char const* const written :
         {"since 2015", "Since 2015", "2015", "2015年以来", "自2015年以来", "since 2015-01-01"}) {
        CAPTURE(written);
        auto const read = since::parse(written);
        REQUIRE(read);
        CHECK(*read == since(2015));
    }
    CHECK(*since::parse("2015年8月1日以来") == since(date(2015, 8, 1)));
    for (char const* const written : {"", "since", "since ", "since 2015-H1", "since 15", "以来", "since 2015-02-30",
                                      "2015.."}) {
        CAPTURE(written);
        CHECK_FALSE(since::parse(written));
        CHECK(since::parse(written).wanted().english == "a start such as since 2015 or since 2015-08-01");
    }
}

TEST_CASE("an unknown start makes nothing certain but the end") {
    constexpr period unknown = tuopin::up_to(press_conference);
    static_assert(unknown.stated() && !unknown.start().stated() && unknown.is_cumulative());
    static_assert(unknown == since().to(press_conference));
    static_assert(!length_in_days(unknown));
    static_assert(contains(unknown, press_conference) && !contains(unknown, date(2020, 8, 10)));
    static_assert(!contains(tuopin::in_year(2020), unknown) && !contains(unknown, unknown));
    static_assert(!same_days(unknown, unknown));
    static_assert(!disjoint(unknown, tuopin::in_year(2019)) && !disjoint(unknown, unknown));
    static_assert(disjoint(unknown, tuopin::in_year(2021)) && disjoint(tuopin::in_year(2021), unknown));
    static_assert(adjacent(unknown, tuopin::from(date(2020, 8, 12)).to(date(2020, 8, 31))));
    static_assert(!adjacent(tuopin::in_year(2019), unknown));
}

TEST_CASE("periods lie apart, side by side or inside each other") {
    constexpr period first  = tuopin::half_year(2020, 1);
    constexpr period second = tuopin::half_year(2020, 2);
    static_assert(disjoint(first, second) && disjoint(second, first) && !disjoint(first, first));
    static_assert(!disjoint(first, tuopin::on(date(2020, 6, 30))) && disjoint(first, tuopin::on(date(2020, 7, 1))));
    static_assert(adjacent(first, second) && !adjacent(second, first) && !adjacent(first, first));
    static_assert(adjacent(tuopin::in_year(2019), first) && !adjacent(tuopin::in_year(2018), first));
    static_assert(contains(tuopin::in_year(2020), second) && !contains(second, tuopin::in_year(2020)));
    static_assert(contains(second, second));
    static_assert(contains(second, date(2020, 12, 31)) && !contains(second, date(2020, 6, 30)));
    static_assert(length_in_days(first) == 182 && length_in_days(second) == 184);
    static_assert(length_in_days(tuopin::on(press_conference)) == 1 && length_in_days(tuopin::in_year(2019)) == 365);
    CHECK_FALSE(adjacent(tuopin::in_year(9999), tuopin::in_year(2019))); // there is no day after the last year
}

TEST_CASE("a period that nobody set is not stated") {
    constexpr period none;
    static_assert(!none.stated() && none < tuopin::in_year(1) && none.kind() == period_kind::any);
    static_assert(!disjoint(none, tuopin::in_year(2020)) && !contains(none, date()) && !contains(none, none));
    static_assert(!adjacent(none, none) && !length_in_days(none) && !same_days(none, none));
    CHECK(to_text(none) == "not stated");
    CHECK(to_text(none, language::chinese) == "未填");
    CHECK(to_field(none).empty());
}

TEST_CASE("periods are written for people in two languages, and for files in one spelling") {
    struct spelling {
        period      days;
        char const* english;
        char const* chinese;
        char const* field;
    };
    for (auto const& [days, english, chinese, field] :
         {spelling{tuopin::in_year(2016), "2016", "2016年", "2016"},
          {tuopin::half_year(2020, 1), "first half of 2020", "2020年上半年", "2020-H1"},
          {tuopin::half_year(2020, 2), "second half of 2020", "2020年下半年", "2020-H2"},
          {tuopin::quarter(2020, 1), "first quarter of 2020", "2020年第一季度", "2020-Q1"},
          {tuopin::quarter(2020, 4), "fourth quarter of 2020", "2020年第四季度", "2020-Q4"},
          {tuopin::in_month(2020, 8), "August 2020", "2020年8月", "2020-08"},
          {tuopin::on(press_conference), "2020-08-11", "2020年8月11日", "2020-08-11"},
          {tuopin::year_to_date(press_conference), "1 January to 11 August 2020", "2020年1月1日至8月11日",
           "2020-01-01..2020-08-11"},
          {period(date(2015, 3, 1), press_conference), "1 March 2015 to 11 August 2020", "2015年3月1日至2020年8月11日",
           "2015-03-01..2020-08-11"},
          {since(2015).to(press_conference), "since 2015, as of 2020-08-11", "2015年以来（截至2020年8月11日）",
           "since 2015..2020-08-11"},
          {since(date(2015, 8, 1)).to(press_conference), "since 2015-08-01, as of 2020-08-11",
           "2015年8月1日以来（截至2020年8月11日）", "since 2015-08-01..2020-08-11"},
          {tuopin::up_to(press_conference), "up to 2020-08-11, start not stated",
           "起始时间未注明（截至2020年8月11日）", "..2020-08-11"}}) {
        CHECK(to_text(days) == english);
        CHECK(to_text(days, language::chinese) == chinese);
        CHECK(to_field(days) == field);
        REQUIRE(period::parse(field));
        CHECK(*period::parse(field) == days);
    }
}

TEST_CASE("periods are read in close variants too") {
    struct spelling {
        char const* written;
        period      days;
    };
    for (auto const& [written, days] : {spelling{"2016年", tuopin::in_year(2016)},
                                        {"2020H1", tuopin::half_year(2020, 1)},
                                        {"2020-h2", tuopin::half_year(2020, 2)},
                                        {"2020年上半年", tuopin::half_year(2020, 1)},
                                        {"2020年下半年", tuopin::half_year(2020, 2)},
                                        {"2020Q3", tuopin::quarter(2020, 3)},
                                        {"2020年第三季度", tuopin::quarter(2020, 3)},
                                        {"2020年三季度", tuopin::quarter(2020, 3)},
                                        {"2020年1季度", tuopin::quarter(2020, 1)},
                                        {"2020年1月", tuopin::in_month(2020, 1)},
                                        {"2020/8", tuopin::in_month(2020, 8)},
                                        {"20200811", tuopin::on(press_conference)},
                                        {"2020年8月11日", tuopin::on(press_conference)},
                                        {"2020-01-01 to 2020-08-11", tuopin::year_to_date(press_conference)},
                                        {"2020-01-01 .. 2020-08-11", tuopin::year_to_date(press_conference)},
                                        {"2020年1月1日至2020年8月11日", tuopin::year_to_date(press_conference)},
                                        {"2019..2020", period(date(2019, 1, 1), date(2020, 12, 31))},
                                        {"2020-Q1..2020-Q2", tuopin::half_year(2020, 1)},
                                        {"2020-08-11..2020-08-11", tuopin::on(press_conference)},
                                        {"since 2015, as of 2020-08-11", since(2015).to(press_conference)},
                                        {"since 2015 to 2020-08-11", since(2015).to(press_conference)},
                                        {"2015年以来至2020年8月11日", since(2015).to(press_conference)},
                                        {"自2015年至2020年8月11日", since(2015).to(press_conference)},
                                        {"since 2015..2020", since(2015).to(date(2020, 12, 31))},
                                        {"up to 2020-08-11", tuopin::up_to(press_conference)},
                                        {"截至2020年8月11日", tuopin::up_to(press_conference)}}) {
        CAPTURE(written);
        auto const read = period::parse(written);
        REQUIRE(read);
        CHECK(*read == days);
    }
}

TEST_CASE("what is no period is refused, with what was wanted") {
    for (char const* const written : {"",
                                      "20",
                                      "202",
                                      "0000",
                                      "20200",
                                      "202008",
                                      "2020-",
                                      "2020-H3",
                                      "2020-H0",
                                      "2020-H",
                                      "2020-Q5",
                                      "2020-Q",
                                      "2020-H1x",
                                      "2020年第五季度",
                                      "2020年第季度",
                                      "2020上",
                                      "2020-13",
                                      "2020-02-30",
                                      "..",
                                      "2020..",
                                      "..2020-02-30",
                                      "2020-01-01..",
                                      "2020-01-01..2020-08-11..2020-09-01",
                                      "since 2015",
                                      "since ..2020-08-11",
                                      "since 2015..",
                                      "summer 2020",
                                      "up to",
                                      "up to ",
                                      "截至",
                                      "2020-08-11..2020-08-10",
                                      "2021..2020",
                                      "since 2021..2020-08-11"}) {
        CAPTURE(written);
        auto const read = period::parse(written);
        CHECK_FALSE(read);
        CHECK(read.wanted().english.starts_with("a "));
        CHECK_FALSE(read.wanted().chinese.empty());
    }
    CHECK(period::parse("2021..2020").wanted().english == "a period that does not start after it ends");
    CHECK(period::parse("2020-02-30").wanted().english == "a date with a day that its month has");
    CHECK(period::parse("2020-13").wanted().english == "a month from 01 to 12");
}

#if __has_include(<rapidcheck.h>)

namespace {

rc::Gen<date> any_date() {
    return rc::gen::map(rc::gen::inRange(0, 3652059), [](int days) { return add_days(date(1, 1, 1), days); });
}

rc::Gen<period> any_period() {
    return rc::gen::exec([] {
        date a = *any_date();
        date b = *any_date();
        if (b < a)
            std::swap(a, b);
        int const year = *rc::gen::inRange(1, 10000);
        switch (*rc::gen::inRange(0, 8)) {
        case 0: return tuopin::on(a);
        case 1: return tuopin::in_year(year);
        case 2: return tuopin::half_year(year, *rc::gen::inRange(1, 3));
        case 3: return tuopin::quarter(year, *rc::gen::inRange(1, 5));
        case 4: return tuopin::year_to_date(a);
        case 5: return since(a).to(b);
        case 6: return tuopin::up_to(b);
        default: return tuopin::from(a).to(b);
        }
    });
}

} // namespace

TEST_CASE("every period reads back from its field") {
    CHECK(rc::check([] {
        period const days = *any_period();
        auto const   read = period::parse(to_field(days));
        RC_ASSERT(static_cast<bool>(read));
        RC_ASSERT(*read == days);
    }));
    CHECK(rc::check([] {
        since const start(*any_date());
        RC_ASSERT(*since::parse(to_field(start)) == start);
        RC_ASSERT(*since::parse(to_text(start, language::chinese)) == start);
    }));
}

TEST_CASE("adjacent periods are disjoint, and contained ones are not") {
    CHECK(rc::check([] {
        period const a = *any_period();
        period const b = *any_period();
        RC_ASSERT(disjoint(a, b) == disjoint(b, a));
        RC_ASSERT(!adjacent(a, b) || disjoint(a, b));
        RC_ASSERT(!contains(a, b) || !disjoint(a, b));
        if (a.end() < date(9999, 12, 31))
            RC_ASSERT(adjacent(a, tuopin::on(next_day(a.end()))));
    }));
}

#endif
