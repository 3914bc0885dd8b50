#include <tuopin/values/date.hpp>

#include <doctest/doctest.h>

#include <concepts>
#include <limits>
#include <optional>
#include <sstream>
#include <string>
#include <type_traits>
#include <unordered_set>

using tuopin::date;
using tuopin::language;

static_assert(std::regular<date> && std::totally_ordered<date> && std::is_trivially_copyable_v<date>);
static_assert(sizeof(date) == 4);

TEST_CASE("a date is a day of the calendar") {
    static_assert(date(2020, 8, 11).year() == 2020 && date(2020, 8, 11).month() == 8 && date(2020, 8, 11).day() == 11);
    static_assert(date::exists(2020, 2, 29) && date::exists(2000, 2, 29) && date::exists(1, 1, 1));
    static_assert(!date::exists(2019, 2, 29) && !date::exists(1900, 2, 29) && !date::exists(2020, 4, 31));
    static_assert(!date::exists(2020, 0, 1) && !date::exists(2020, 13, 1) && !date::exists(2020, 1, 0));
    static_assert(!date::exists(0, 1, 1) && !date::exists(10000, 1, 1) && !date::exists(-2020, 1, 1));

    CHECK_THROWS_AS(date(2019, 2, 29), std::invalid_argument);
    CHECK_THROWS_AS(date(std::numeric_limits<int>::max(), 1, 1), std::invalid_argument);
}

TEST_CASE("a date that nobody set is not stated, and before every day") {
    constexpr date none;
    static_assert(!none.stated() && none == date() && none < date(1, 1, 1));
    static_assert(date(1, 1, 1).stated());
    CHECK(to_text(none) == "not stated");
    CHECK(to_text(none, language::chinese) == "未填");
    CHECK(to_field(none).empty());
    CHECK_THROWS_AS(days_between(none, date(2020, 1, 1)), std::invalid_argument);
    CHECK_THROWS_AS(next_day(none), std::invalid_argument);
    CHECK_THROWS_AS(last_day_of_month(none), std::invalid_argument);
}

TEST_CASE("dates are read as registers write them") {
    for (char const* const written : {"2020-08-11", "2020-8-11", "20200811", "2020/8/11", "2020/08/11", "2020.8.11",
                                      "2020年8月11日", "2020年08月11日"}) {
        CAPTURE(written);
        auto const read = date::parse(written);
        REQUIRE(read);
        CHECK(*read == date(2020, 8, 11));
    }
    CHECK(*tuopin::from_text<date>(" 2020-08-11\t") == date(2020, 8, 11));
    CHECK(*tuopin::from_text<std::optional<date>>("") == std::nullopt);
    static_assert(*date::parse("20200229") == date(2020, 2, 29));
}

TEST_CASE("what is no date is refused, with what was wanted") {
    struct refusal {
        char const* written;
        char const* wanted;
    };
    for (auto const& [written, wanted] : {refusal{"", "a date such as 2020-08-11"},
                                          {"2020", "a date such as 2020-08-11"},
                                          {"2020-08", "a date such as 2020-08-11"},
                                          {"2020-08-", "a date such as 2020-08-11"},
                                          {"2020-08-11 ", "a date such as 2020-08-11"},
                                          {"2020-08-111", "a date such as 2020-08-11"},
                                          {"2020-008-11", "a date such as 2020-08-11"},
                                          {"2020-08/11", "a date such as 2020-08-11"},
                                          {"20-08-11", "a date such as 2020-08-11"},
                                          {"11.08.2020", "a date such as 2020-08-11"},
                                          {"2020811", "a date such as 2020-08-11"},
                                          {"202008111", "a date such as 2020-08-11"},
                                          {"-2020-08-11", "a date such as 2020-08-11"},
                                          {"2020-+8-11", "a date such as 2020-08-11"},
                                          {"2020年8月11", "a date such as 2020-08-11"},
                                          {"2020年8月", "a date such as 2020-08-11"},
                                          {"2020年", "a date such as 2020-08-11"},
                                          {"yesterday", "a date such as 2020-08-11"},
                                          {"0000-01-01", "a date in the years 0001 to 9999"},
                                          {"2020-13-01", "a date with a month from 01 to 12"},
                                          {"20200011", "a date with a month from 01 to 12"},
                                          {"2019-02-29", "a date with a day that its month has"},
                                          {"2020-04-31", "a date with a day that its month has"},
                                          {"20200800", "a date with a day that its month has"}}) {
        CAPTURE(written);
        auto const read = date::parse(written);
        CHECK_FALSE(read);
        CHECK(read.wanted().english == wanted);
        CHECK_FALSE(read.wanted().chinese.empty());
    }
}

TEST_CASE("dates are written for people in two languages, and for files in one spelling") {
    CHECK(to_text(date(2020, 8, 11)) == "2020-08-11");
    CHECK(to_text(date(2020, 8, 11), language::chinese) == "2020年8月11日");
    CHECK(to_field(date(987, 1, 2)) == "0987-01-02");
    std::ostringstream out;
    out << date(2020, 8, 11);
    CHECK(out.str() == "2020-08-11");
}

TEST_CASE("days are counted by the calendar") {
    static_assert(days_between(date(2020, 8, 11), date(2020, 8, 11)) == 0);
    static_assert(days_between(date(2020, 2, 28), date(2020, 3, 1)) == 2);
    static_assert(days_between(date(2019, 2, 28), date(2019, 3, 1)) == 1);
    static_assert(days_between(date(2020, 3, 1), date(2020, 2, 28)) == -2);
    static_assert(days_between(date(1970, 1, 1), date(2000, 1, 1)) == 10957);
    static_assert(days_between(date(1600, 1, 1), date(2000, 1, 1)) == 146097);

    static_assert(next_day(date(2020, 12, 31)) == date(2021, 1, 1));
    static_assert(next_day(date(2020, 2, 28)) == date(2020, 2, 29));
    static_assert(next_day(date(2019, 2, 28)) == date(2019, 3, 1));
    static_assert(previous_day(date(2000, 3, 1)) == date(2000, 2, 29));
    static_assert(last_day_of_month(date(2020, 2, 3)) == date(2020, 2, 29));
    static_assert(last_day_of_month(date(2020, 12, 31)) == date(2020, 12, 31));
    static_assert(add_days(date(1, 1, 1), 3652058) == date(9999, 12, 31));

    CHECK_THROWS_AS(next_day(date(9999, 12, 31)), std::overflow_error);
    CHECK_THROWS_AS(previous_day(date(1, 1, 1)), std::overflow_error);
    CHECK_THROWS_AS(add_days(date(2020, 1, 1), std::numeric_limits<int>::max()), std::overflow_error);
    CHECK_THROWS_AS(add_days(date(2020, 1, 1), std::numeric_limits<int>::min()), std::overflow_error);
}

TEST_CASE("every day from 1899 to 2101 follows the one before") {
    date const first(1899, 1, 1);
    date       day   = first;
    int        count = 0;
    while (day < date(2101, 12, 31)) {
        date const next = next_day(day);
        ++count;
        bool const lawful = day < next && days_between(day, next) == 1 && previous_day(next) == day &&
                            add_days(first, count) == next && *date::parse(to_field(next)) == next &&
                            *date::parse(to_text(next, language::chinese)) == next;
        if (!lawful)
            FAIL(to_text(day));
        day = next;
    }
    CHECK(count == days_between(first, date(2101, 12, 31)));
}

TEST_CASE("an age is in completed years, by the calendar date") {
    constexpr date birth(2004, 8, 11);
    static_assert(age_on(birth, date(2020, 8, 10)) == 15);
    static_assert(age_on(birth, date(2020, 8, 11)) == 16);
    static_assert(age_on(birth, date(2020, 7, 31)) == 15);
    static_assert(age_on(birth, date(2020, 9, 1)) == 16);
    static_assert(age_on(birth, birth) == 0);

    SUBCASE("who is born on 29 February completes a year on 1 March of a common year") {
        static_assert(age_on(date(2004, 2, 29), date(2020, 2, 28)) == 15);
        static_assert(age_on(date(2004, 2, 29), date(2020, 2, 29)) == 16);
        static_assert(age_on(date(2004, 2, 29), date(2019, 2, 28)) == 14);
        static_assert(age_on(date(2004, 2, 29), date(2019, 3, 1)) == 15);
    }
    SUBCASE("before the birth, and without a date, there is no age") {
        static_assert(!age_on(birth, date(2004, 8, 10)));
        static_assert(!age_on(date(), date(2020, 1, 1)));
        static_assert(!age_on(birth, date()));
    }
}

TEST_CASE("dates can be kept in a hash set") {
    std::unordered_set<date> const days{date(2020, 8, 11), date(2020, 8, 12), date(2020, 8, 11)};
    CHECK(days.size() == 2);
    CHECK(days.contains(date(2020, 8, 12)));
}
