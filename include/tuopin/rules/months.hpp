// Terms of months, as rules and procedures set them.
#ifndef TUOPIN_RULES_MONTHS_HPP
#define TUOPIN_RULES_MONTHS_HPP

#include <tuopin/values/date.hpp>

namespace tuopin::registry {

/// The day so many months after `from`, or before it; the last day of the month where that has no such day:
/// a month after 31 January is 28 or 29 February. Throws `std::invalid_argument` outside the years 1 to 9999.
constexpr date add_months(date from, int months) {
    int const number = from.year() * 12 + (from.month() - 1) + months;
    int const year   = number >= 0 ? number / 12 : (number - 11) / 12;
    int const month  = number - year * 12 + 1;
    int const last   = days_in_month(year, month);
    return date(year, month, from.day() < last ? from.day() : last);
}

} // namespace tuopin::registry

#endif
