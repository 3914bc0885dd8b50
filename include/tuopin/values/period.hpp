// Stretches of days that figures are about: a day, a month, a year, a year to date, or
// since a fixed day.
#ifndef TUOPIN_VALUES_PERIOD_HPP
#define TUOPIN_VALUES_PERIOD_HPP

#include <tuopin/describe/labels.hpp>
#include <tuopin/values/date.hpp>
#include <tuopin/values/text.hpp>

#include <boost/describe/enum.hpp>

#include <compare>
#include <cstddef>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>

namespace tuopin {

class period;

/// The day from which a cumulative figure counts (…以来): `since(2015)` is since 1 January
/// 2015. A default-constructed one is not stated: many reports print "so far" without
/// saying from when. Two that are not stated are equal as values, but nobody knows
/// whether they are the same day.
class since {
public:
    constexpr since() = default;
    constexpr explicit since(int year) : start_(year, 1, 1) {}
    constexpr explicit since(date start) : start_(start) {}

    /// Reads "since 2015", "since 2015-08-01", 2015年以来, 2015年8月1日以来, and the same
    /// without the word.
    static constexpr parsed<since> parse(std::string_view written);

    /// The first day that counts; not stated where the start is not.
    constexpr date start() const { return start_; }
    constexpr bool stated() const { return start_.stated(); }

    /// The period from the start to `end`, of a figure accumulated over it.
    constexpr period to(date end) const;

    friend constexpr bool operator==(since, since)  = default;
    friend constexpr auto operator<=>(since, since) = default;

private:
    date start_{};
};

/// What a period is called by people. It follows from the days of the period, except
/// that a cumulative one is declared as such.
enum class period_kind : unsigned char { day, month, quarter, half_year, year, year_to_date, cumulative, any };
BOOST_DESCRIBE_ENUM(period_kind, day, month, quarter, half_year, year, year_to_date, cumulative, any)

constexpr auto labels(period_kind const*) {
    return labels_for<period_kind>({{"day", "日"},
                                    {"month", "月"},
                                    {"quarter", "季度"},
                                    {"half_year", "半年"},
                                    {"year", "年"},
                                    {"year_to_date", "年初至今"},
                                    {"cumulative", "累计"},
                                    {"any", "其他时段", "any other stretch of days"}});
}

/// A stretch of days (时期), both ends included. Made by `on`, `in_year`, `half_year`,
/// `quarter`, `in_month`, `year_to_date`, `from(...).to(...)`, `since(...).to(...)` and
/// `up_to`, whose start is unknown. The first half of a year and the year to 30 June are
/// the same period, however they were made; the same days accumulated since a fixed
/// start are another one. A default-constructed period is not stated.
class period {
public:
    constexpr period() = default;

    /// Throws `std::invalid_argument` where a day is not stated or `start` is after `end`.
    constexpr period(date start, date end) : period(start, end, false) {
        if (!start.stated())
            throw std::invalid_argument("tuopin: a period needs its first day; write up_to(day) for an unknown start");
    }

    /// Reads 2016, 2020-H1, 2020-Q3, 2020-08, 2020-08-11, 2020-01-01..2020-08-11,
    /// "since 2015..2020-08-11", ..2020-08-11 (unknown start), 2020年上半年, 2020年8月,
    /// 2015年以来至2020年8月11日 and close variants.
    static constexpr parsed<period> parse(std::string_view written);

    constexpr bool stated() const { return end_.stated(); }

    /// The first day; not stated where it is unknown.
    constexpr date start() const { return start_; }
    /// The last day.
    constexpr date end() const { return end_; }

    /// Of a figure accumulated since a fixed start, known or not.
    constexpr bool is_cumulative() const { return cumulative_; }

    constexpr period_kind kind() const;

    friend constexpr bool        operator==(period const&, period const&)  = default;
    friend constexpr auto        operator<=>(period const&, period const&) = default;
    friend constexpr std::size_t hash_value(period const& days) {
        return (hash_value(days.start_) * 2 + (days.cumulative_ ? 1U : 0U)) * 8388593U + hash_value(days.end_);
    }

private:
    friend class since;

    constexpr period(date start, date end, bool cumulative) : start_(start), end_(end), cumulative_(cumulative) {
        if (!end.stated())
            throw std::invalid_argument("tuopin: a period needs its last day");
        if (end < start)
            throw std::invalid_argument("tuopin: a period starts after it ends; exchange the days");
    }

    date start_{};
    date end_{};
    bool cumulative_ = false;
};

constexpr period since::to(date end) const { return period(start_, end, true); }

/// One day.
constexpr period on(date day) { return period(day, day); }

/// The calendar year: `in_year(2016)`.
constexpr period in_year(int year) { return period(date(year, 1, 1), date(year, 12, 31)); }

/// The first (1) or second (2) half of a year.
constexpr period half_year(int year, int half) {
    if (half != 1 && half != 2)
        throw std::invalid_argument("tuopin: a year has the halves 1 and 2");
    return half == 1 ? period(date(year, 1, 1), date(year, 6, 30)) : period(date(year, 7, 1), date(year, 12, 31));
}

/// The first (1) to fourth (4) quarter of a year.
constexpr period quarter(int year, int quarter) {
    if (quarter < 1 || quarter > 4)
        throw std::invalid_argument("tuopin: a year has the quarters 1 to 4");
    return period(date(year, quarter * 3 - 2, 1), last_day_of_month(date(year, quarter * 3, 1)));
}

/// A calendar month: `in_month(2020, 8)`.
constexpr period in_month(int year, int month) {
    return period(date(year, month, 1), last_day_of_month(date(year, month, 1)));
}

/// From 1 January of that year to the day (年初至今): `year_to_date(date(2020, 8, 11))`.
constexpr period year_to_date(date end) { return period(date(end.year(), 1, 1), end); }

namespace detail {

struct period_start {
    date start;

    constexpr period to(date end) const { return period(start, end); }
};

} // namespace detail

/// Any stretch of days: `from(date(2020, 3, 1)).to(date(2020, 8, 11))`.
constexpr detail::period_start from(date start) { return {start}; }

/// Cumulative up to a day, from nobody knows when (累计，起始时间不明).
constexpr period up_to(date end) { return since().to(end); }

/// From 1 January of a year to a day of that year; so is the first half of a year.
constexpr bool is_year_to_date(period const& days) {
    return days.stated() && days.start().stated() && days.start() == date(days.end().year(), 1, 1);
}

/// The same known days, however the figure came to be.
constexpr bool same_days(period const& a, period const& b) {
    return a.start().stated() && a.start() == b.start() && a.end() == b.end();
}

/// Surely without a common day. With an unknown start that is known only of days after the end.
constexpr bool disjoint(period const& a, period const& b) {
    return a.stated() && b.stated() &&
           ((b.start().stated() && a.end() < b.start()) || (a.start().stated() && b.end() < a.start()));
}

/// `later` starts on the day after `earlier` ends.
constexpr bool adjacent(period const& earlier, period const& later) {
    return earlier.stated() && later.start().stated() && earlier.end() < later.start() &&
           next_day(earlier.end()) == later.start();
}

/// `day` is surely a day of `whole`.
constexpr bool contains(period const& whole, date day) {
    if (!whole.stated() || !day.stated())
        return false;
    return whole.start().stated() ? whole.start() <= day && day <= whole.end() : day == whole.end();
}

/// Every day of `part` is surely a day of `whole`; of a part with an unknown start nobody knows.
constexpr bool contains(period const& whole, period const& part) {
    return part.start().stated() && contains(whole, part.start()) && contains(whole, part.end());
}

/// How many days a period has, both ends included; empty where the start is unknown.
constexpr std::optional<int> length_in_days(period const& days) {
    if (!days.start().stated())
        return std::nullopt;
    return days_between(days.start(), days.end()) + 1;
}

constexpr period_kind period::kind() const {
    if (cumulative_)
        return period_kind::cumulative;
    if (!stated())
        return period_kind::any;
    if (start_ == end_)
        return period_kind::day;
    if (start_.year() == end_.year() && start_.day() == 1) {
        int const year = start_.year();
        if (end_ == last_day_of_month(end_)) {
            int const first  = start_.month();
            int const length = end_.month() - first + 1;
            if (length == 1)
                return period_kind::month;
            if (length == 3 && first % 3 == 1)
                return period_kind::quarter;
            if (length == 6 && first % 6 == 1)
                return period_kind::half_year;
            if (length == 12)
                return period_kind::year;
        }
        if (start_ == date(year, 1, 1))
            return period_kind::year_to_date;
    }
    return period_kind::any;
}

namespace detail {

inline constexpr text period_wanted{
    "a period such as 2016, 2020-H1, 2020-08, 2020-08-11, 2020-01-01..2020-08-11 or since 2015..2020-08-11",
    "时期，如2016、2020-H1、2020-08、2020-08-11、2020-01-01..2020-08-11、since 2015..2020-08-11"};

/// 一 to 四 or 1 to 4.
constexpr int take_ordinal(std::string_view& rest) {
    constexpr std::string_view ordinals[][2] = {{"1", "一"}, {"2", "二"}, {"3", "三"}, {"4", "四"}};
    for (int at = 0; at < 4; ++at)
        if (take(rest, ordinals[at][0]) || take(rest, ordinals[at][1]))
            return at + 1;
    return 0;
}

/// A day, month, quarter, half-year or year; not a range.
constexpr parsed<period> parse_simple_period(std::string_view written) {
    std::string_view rest = written;
    auto const       year = take_number(rest, 4, 4);
    if (!year)
        return parsed<period>::failed(period_wanted);
    bool const of_calendar = *year >= 1;

    bool const chinese = take(rest, "年");
    if (rest.empty())
        return of_calendar ? parsed<period>(in_year(*year)) : parsed<period>::failed(period_wanted);

    std::string_view after = rest;
    if (!chinese)
        take(after, "-");
    int half    = 0;
    int quarter = 0;
    if (take(after, "上半年"))
        half = 1;
    else if (take(after, "下半年"))
        half = 2;
    else if (take(after, "H") || take(after, "h"))
        half = take_ordinal(after);
    else if (take(after, "Q") || take(after, "q"))
        quarter = take_ordinal(after);
    else if (chinese) {
        std::string_view ordinal = after;
        take(ordinal, "第");
        if (int const number = take_ordinal(ordinal); number != 0 && take(ordinal, "季度")) {
            quarter = number;
            after   = ordinal;
        }
    }
    if (of_calendar && after.empty() && (half == 1 || half == 2))
        return half_year(*year, half);
    if (of_calendar && after.empty() && quarter != 0)
        return tuopin::quarter(*year, quarter);
    if (half != 0 || quarter != 0)
        return parsed<period>::failed(period_wanted);

    std::string_view month_rest = rest;
    if (chinese || take(month_rest, "-") || take(month_rest, "/") || take(month_rest, ".")) {
        auto const month = take_number(month_rest, 1, 2);
        if (month && (chinese ? month_rest == "月" : month_rest.empty())) {
            if (*month < 1 || *month > 12)
                return parsed<period>::failed({"a month from 01 to 12", "01至12的月份"});
            return of_calendar ? parsed<period>(in_month(*year, *month)) : parsed<period>::failed(period_wanted);
        }
    }

    auto const day = date::parse(written);
    if (!day)
        return parsed<period>::failed(rest.size() < 4 ? period_wanted : day.wanted());
    return on(*day);
}

/// A range written as two ends; the second is empty where there is one end only.
struct period_ends {
    std::string_view first;
    std::string_view second;
    bool             is_range = false;
};

constexpr period_ends split_period(std::string_view written) {
    constexpr std::string_view separators[] = {"..", ", as of ", " to ", "至", "~"};
    for (std::string_view const separator : separators)
        if (std::size_t const at = written.find(separator); at != std::string_view::npos)
            return {trimmed(written.substr(0, at)), trimmed(written.substr(at + separator.size())), true};
    return {written, {}, false};
}

/// Takes the words for "since" off both ends.
constexpr bool take_since(std::string_view& written) {
    bool taken = take(written, "since ") || take(written, "Since ") || take(written, "自");
    if (written.ends_with("以来")) {
        written.remove_suffix(std::string_view("以来").size());
        taken = true;
    }
    written = trimmed(written);
    return taken;
}

} // namespace detail

constexpr parsed<since> since::parse(std::string_view written) {
    constexpr text wanted{"a start such as since 2015 or since 2015-08-01", "起始时间，如2015年以来、2015年8月1日以来"};
    detail::take_since(written);
    auto const start = detail::parse_simple_period(written);
    if (!start || (start->kind() != period_kind::year && start->kind() != period_kind::day))
        return parsed<since>::failed(wanted);
    return since(start->start());
}

constexpr parsed<period> period::parse(std::string_view written) {
    std::string_view open = written;
    if (detail::take(open, "up to ") || detail::take(open, "截至")) {
        auto const end = detail::parse_simple_period(detail::trimmed(open));
        return end ? parsed<period>(up_to(end->end())) : end;
    }

    detail::period_ends const ends = detail::split_period(written);
    if (!ends.is_range)
        return detail::parse_simple_period(written);

    auto const end = detail::parse_simple_period(ends.second);
    if (!end)
        return end;
    if (ends.first.empty())
        return up_to(end->end());

    std::string_view first      = ends.first;
    bool const       cumulative = detail::take_since(first);
    auto const       start      = detail::parse_simple_period(first);
    if (!start)
        return start;
    if (end->end() < start->start())
        return parsed<period>::failed({"a period that does not start after it ends", "起始日不晚于终止日的时期"});
    return cumulative ? since(start->start()).to(end->end()) : period(start->start(), end->end());
}

/// "since 2015", "since 2015-08-01", "2015年以来"
inline std::string to_text(since start, language in = language::english) {
    if (!start.stated())
        return in == language::chinese ? "起始时间未注明" : "since a day not stated";
    date const day  = start.start();
    bool const year = day.month() == 1 && day.day() == 1;
    if (in == language::chinese)
        return (year ? detail::padded(day.year(), 4) + "年" : to_text(day, in)) + "以来";
    return "since " + (year ? detail::padded(day.year(), 4) : to_text(day, in));
}

/// "since 2015"; nothing where the start is not stated.
inline std::string to_field(since start) { return start.stated() ? to_text(start, language::english) : std::string(); }

namespace detail {

inline std::string_view month_name(int month) {
    constexpr std::string_view names[] = {"January", "February", "March",     "April",   "May",      "June",
                                          "July",    "August",   "September", "October", "November", "December"};
    return names[month - 1];
}

inline std::string day_and_month(date day) { return padded(day.day(), 1) + " " + std::string(month_name(day.month())); }

inline std::string period_in_english(period const& days) {
    constexpr std::string_view ordinals[] = {"first", "second", "third", "fourth"};
    date const                 start      = days.start();
    std::string const          year       = padded(days.end().year(), 4);
    switch (days.kind()) {
    case period_kind::day: return to_text(start, language::english);
    case period_kind::month: return std::string(month_name(start.month())) + " " + year;
    case period_kind::quarter: return std::string(ordinals[start.month() / 3]) + " quarter of " + year;
    case period_kind::half_year: return std::string(ordinals[start.month() / 6]) + " half of " + year;
    case period_kind::year: return year;
    case period_kind::cumulative:
        return start.stated() ? to_text(since(start), language::english) + ", as of " +
                                    to_text(days.end(), language::english)
                              : "up to " + to_text(days.end(), language::english) + ", start not stated";
    default: break;
    }
    std::string const first = start.year() == days.end().year()
                                  ? day_and_month(start)
                                  : day_and_month(start) + " " + padded(start.year(), 4);
    return first + " to " + day_and_month(days.end()) + " " + year;
}

inline std::string period_in_chinese(period const& days) {
    constexpr std::string_view ordinals[] = {"一", "二", "三", "四"};
    date const                 start      = days.start();
    std::string const          end        = to_text(days.end(), language::chinese);
    std::string const          year       = padded(days.end().year(), 4) + "年";
    switch (days.kind()) {
    case period_kind::day: return end;
    case period_kind::month: return year + padded(start.month(), 1) + "月";
    case period_kind::quarter: return year + "第" + std::string(ordinals[start.month() / 3]) + "季度";
    case period_kind::half_year: return year + (start.month() == 1 ? "上半年" : "下半年");
    case period_kind::year: return year;
    case period_kind::cumulative: return to_text(since(start), language::chinese) + "（截至" + end + "）";
    default: break;
    }
    return to_text(start, language::chinese) + "至" +
           (start.year() == days.end().year() ? end.substr(year.size()) : end);
}

} // namespace detail

/// "2016", "first half of 2020", "1 January to 11 August 2020", "since 2015, as of
/// 2020-08-11"; 2016年, 2020年上半年, 2020年1月1日至8月11日, 2015年以来（截至2020年8月11日）.
inline std::string to_text(period const& days, language in = language::english) {
    if (!days.stated())
        return in == language::chinese ? "未填" : "not stated";
    return in == language::chinese ? detail::period_in_chinese(days) : detail::period_in_english(days);
}

/// "2016", "2020-H1", "2020-Q3", "2020-08", "2020-08-11", "2020-01-01..2020-08-11",
/// "since 2015..2020-08-11", "..2020-08-11"; nothing where the period is not stated.
inline std::string to_field(period const& days) {
    if (!days.stated())
        return {};
    date const        start = days.start();
    std::string const year  = detail::padded(days.end().year(), 4);
    switch (days.kind()) {
    case period_kind::day: return to_field(start);
    case period_kind::month: return year + "-" + detail::padded(start.month(), 2);
    case period_kind::quarter: return year + "-Q" + detail::padded(start.month() / 3 + 1, 1);
    case period_kind::half_year: return year + (start.month() == 1 ? "-H1" : "-H2");
    case period_kind::year: return year;
    case period_kind::cumulative: return to_field(since(start)) + ".." + to_field(days.end());
    default: return to_field(start) + ".." + to_field(days.end());
    }
}

} // namespace tuopin

template <>
struct std::hash<tuopin::period> {
    std::size_t operator()(tuopin::period const& days) const noexcept { return hash_value(days); }
};

#endif
