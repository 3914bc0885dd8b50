// Days of the calendar, read as registers write them.
#ifndef TUOPIN_VALUES_DATE_HPP
#define TUOPIN_VALUES_DATE_HPP

#include <tuopin/describe/labels.hpp>
#include <tuopin/values/text.hpp>

#include <compare>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>

namespace tuopin {

/// Whether the Gregorian calendar gives `year` a 29 February.
constexpr bool is_leap_year(int year) { return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0); }

/// How many days a month (1 to 12) has; 0 for any other.
constexpr int days_in_month(int year, int month) {
    constexpr signed char days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    if (month < 1 || month > 12)
        return 0;
    return days[month - 1] + (month == 2 && is_leap_year(year) ? 1 : 0);
}

/// A day of the Gregorian calendar (日期) in the years 1 to 9999, in the size of an int.
/// A default-constructed date is no day at all: it is "not stated", equal to itself and
/// before every day.
class date {
public:
    constexpr date() = default;

    /// A day written in a program: `date(2020, 8, 11)`. Throws `std::invalid_argument`
    /// where the calendar has no such day; dates from outside go through `parse`.
    constexpr date(int year, int month, int day)
        : date(if_exists(year, month, day)) {
        if (!stated())
            throw std::invalid_argument(
                "tuopin: the calendar has no such day; read dates from outside with date::parse");
    }

    /// Whether the calendar has that day.
    static constexpr bool exists(int year, int month, int day) {
        return year >= 1 && year <= 9999 && day >= 1 && day <= days_in_month(year, month);
    }

    /// That day; not stated where the calendar has none such.
    static constexpr date if_exists(int year, int month, int day) {
        date       found;
        bool const usual = year >= 1 && year <= 9999 && month >= 1 && month <= 12 && day >= 1 && day <= 28;
        if (usual || exists(year, month, day))
            found.packed_ = static_cast<std::uint32_t>(year * 512 + month * 32 + day);
        return found;
    }

    /// Reads 2020-08-11, 2020/8/11, 2020.8.11, 20200811 and 2020年8月11日.
    static constexpr parsed<date> parse(std::string_view written);

    /// Whether this is a day; false for a default-constructed date only.
    constexpr bool stated() const { return packed_ != 0; }

    constexpr int year() const { return static_cast<int>(packed_ / 512); }
    constexpr int month() const { return static_cast<int>(packed_ / 32 % 16); }
    constexpr int day() const { return static_cast<int>(packed_ % 32); }

    friend constexpr bool        operator==(date, date)  = default;
    friend constexpr auto        operator<=>(date, date) = default;
    friend constexpr std::size_t hash_value(date day) { return static_cast<std::size_t>(day.packed_); }

private:
    std::uint32_t packed_ = 0; // in the order of year, month, day, so that it compares as one number
};

namespace detail {

/// Takes `expected` off the front of `rest`, if it stands there.
constexpr bool take(std::string_view& rest, std::string_view expected) {
    if (!rest.starts_with(expected))
        return false;
    rest.remove_prefix(expected.size());
    return true;
}

/// Takes a number of `fewest` to `most` digits off the front of `rest`.
constexpr std::optional<int> take_number(std::string_view& rest, std::size_t fewest, std::size_t most) {
    int         number = 0;
    std::size_t digits = 0;
    while (digits < most && digits < rest.size() && rest[digits] >= '0' && rest[digits] <= '9')
        number = number * 10 + (rest[digits++] - '0');
    if (digits < fewest)
        return std::nullopt;
    rest.remove_prefix(digits);
    return number;
}

inline std::string padded(int number, std::size_t places) {
    std::string written = digits(static_cast<std::uint64_t>(number));
    return written.size() < places ? std::string(places - written.size(), '0') + written : written;
}

/// The number of a day, counted from 1 for the first day of year 1.
constexpr int day_number(date day) {
    if (!day.stated())
        throw std::invalid_argument("tuopin: a date that is not stated is no day of the calendar; ask stated() first");
    int const before = day.year() - 1;
    int       number = before * 365 + before / 4 - before / 100 + before / 400 + day.day();
    for (int month = 1; month < day.month(); ++month)
        number += days_in_month(day.year(), month);
    return number;
}

} // namespace detail

constexpr parsed<date> date::parse(std::string_view written) {
    constexpr text   wanted{"a date such as 2020-08-11", "日期，如2020-08-11"};
    std::string_view rest = written;

    // As most files have it.
    if (written.size() == 10 && written[4] == '-' && written[7] == '-') {
        bool       good  = true;
        auto const value = [&](std::size_t at) {
            good = good && written[at] >= '0' && written[at] <= '9';
            return written[at] - '0';
        };
        int const year  = 1'000 * value(0) + 100 * value(1) + 10 * value(2) + value(3);
        int const month = 10 * value(5) + value(6), day = 10 * value(8) + value(9);
        if (good && exists(year, month, day))
            return date(year, month, day);
    }

    auto const year = detail::take_number(rest, 4, 4);
    if (!year)
        return parsed<date>::failed(wanted);

    std::optional<int> month;
    std::optional<int> day;
    if (detail::take(rest, "年")) {
        month = detail::take_number(rest, 1, 2);
        if (!detail::take(rest, "月"))
            return parsed<date>::failed(wanted);
        day = detail::take_number(rest, 1, 2);
        if (!detail::take(rest, "日"))
            return parsed<date>::failed(wanted);
    } else if (!rest.empty() && (rest.front() == '-' || rest.front() == '/' || rest.front() == '.')) {
        std::string_view const separator = rest.substr(0, 1);
        rest.remove_prefix(1);
        month = detail::take_number(rest, 1, 2);
        if (!detail::take(rest, separator))
            return parsed<date>::failed(wanted);
        day = detail::take_number(rest, 1, 2);
    } else {
        month = detail::take_number(rest, 2, 2);
        day   = detail::take_number(rest, 2, 2);
    }
    if (!month || !day || !rest.empty())
        return parsed<date>::failed(wanted);

    if (*year < 1)
        return parsed<date>::failed({"a date in the years 0001 to 9999", "公元1年至9999年的日期"});
    if (*month < 1 || *month > 12)
        return parsed<date>::failed({"a date with a month from 01 to 12", "月份为01至12的日期"});
    if (!exists(*year, *month, *day))
        return parsed<date>::failed({"a date with a day that its month has", "当月实有的日期"});
    return date(*year, *month, *day);
}

/// "2020-08-11", "2020年8月11日"
inline std::string to_text(date day, language in = language::english) {
    if (!day.stated())
        return in == language::chinese ? "未填" : "not stated";
    if (in == language::chinese)
        return detail::padded(day.year(), 4) + "年" + detail::padded(day.month(), 1) + "月" +
               detail::padded(day.day(), 1) + "日";
    return detail::padded(day.year(), 4) + "-" + detail::padded(day.month(), 2) + "-" + detail::padded(day.day(), 2);
}

/// "2020-08-11"; nothing for a date that is not stated.
inline std::string to_field(date day) { return day.stated() ? to_text(day, language::english) : std::string(); }

/// How many days `later` is after `earlier`; negative where it is before. Both have to be stated.
constexpr int days_between(date earlier, date later) { return detail::day_number(later) - detail::day_number(earlier); }

/// The last day of the month that `day` is in.
constexpr date last_day_of_month(date day) {
    return date(day.year(), day.month(), days_in_month(day.year(), day.month()));
}

/// The day `days` days after `from`, or before it where `days` is negative. Throws
/// `std::overflow_error` outside the years 1 to 9999.
constexpr date add_days(date from, int days) {
    constexpr std::int64_t last   = detail::day_number(date(9999, 12, 31));
    std::int64_t const     number = std::int64_t{detail::day_number(from)} + days;
    if (number < 1 || number > last)
        throw std::overflow_error("tuopin: the day is outside the years 1 to 9999");

    // The mean length of a year misses by at most one year.
    int year = static_cast<int>(number * 400 / 146097) + 1;
    if (year > 9999 || detail::day_number(date(year, 1, 1)) > number)
        --year;
    else if (detail::day_number(date(year, 12, 31)) < number)
        ++year;
    int day   = static_cast<int>(number - detail::day_number(date(year, 1, 1))) + 1;
    int month = 1;
    while (day > days_in_month(year, month))
        day -= days_in_month(year, month++);
    return date(year, month, day);
}

constexpr date next_day(date day) {
    if (day.stated() && day.day() < days_in_month(day.year(), day.month()))
        return date(day.year(), day.month(), day.day() + 1);
    return add_days(day, 1);
}
constexpr date previous_day(date day) { return add_days(day, -1); }

/// The age in completed years (周岁) on a day, by calendar date: a year is complete on the
/// birthday itself. Who is born on 29 February completes a year on 1 March where the year
/// has no 29 February. Empty where either date is not stated or the birth is after the
/// day; mind that an empty optional is less than every number.
constexpr std::optional<int> age_on(date birth, date day) {
    if (!birth.stated() || !day.stated() || day < birth)
        return std::nullopt;
    bool const before_birthday =
        day.month() < birth.month() || (day.month() == birth.month() && day.day() < birth.day());
    return day.year() - birth.year() - (before_birthday ? 1 : 0);
}

} // namespace tuopin

template <>
struct std::hash<tuopin::date> {
    std::size_t operator()(tuopin::date day) const noexcept { return hash_value(day); }
};

#endif
