// Extremes, variances, quantiles, distinct and largest values, against sorted copies and
// sums by hand.
#include <tuopin/engines/aggregate.hpp>
#include <tuopin/engines/observers/extremes.hpp>
#include <tuopin/engines/observers/values.hpp>
#include <tuopin/engines/observers/variance.hpp>

#include "../support/records.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <limits>
#include <optional>
#include <set>
#include <stdexcept>
#include <string>
#include <vector>

using support::income;
using support::record;
using namespace tuopin;
using namespace tuopin::literals;

namespace {

constexpr auto   wage    = path<&record::income, &income::wage>;
constexpr auto   pension = path<&record::income, &income::pension>;
constexpr double no_number     = std::numeric_limits<double>::quiet_NaN();

template <class O>
O of(std::vector<record> const& records, O prototype = O{}) {
    return aggregate<O>(records, prototype);
}

std::vector<record> random_records(int size) {
    std::vector<record> records;
    for (int at = 0; at < size; ++at)
        records.push_back(support::random_record(support::dice(static_cast<std::uint64_t>(at) * 7 + 1)));
    return records;
}

template <class Value>
std::vector<record> levels(std::initializer_list<Value> values) {
    std::vector<record> records;
    for (Value const value : values) {
        records.emplace_back();
        records.back().level       = static_cast<double>(value);
        records.back().number      = static_cast<std::int64_t>(value == value ? value : 0);
        records.back().income.wage = yuan::of_steps(records.back().number);
    }
    return records;
}

} // namespace

TEST_CASE("extremes, quantiles, distinct and largest values are those of a sorted copy") {
    for (int const size : {0, 1, 2, 13, 400}) {
        CAPTURE(size);
        auto const                records = random_records(size);
        std::vector<yuan>         wages, pensions;
        std::vector<std::int64_t> numbers;
        std::set<std::string>     villages;
        for (record const& r : records) {
            wages.push_back(r.income.wage);
            if (r.income.pension)
                pensions.push_back(*r.income.pension);
            numbers.push_back(r.number);
            villages.insert(r.village);
        }
        std::sort(wages.begin(), wages.end());
        std::sort(pensions.begin(), pensions.end());
        auto const first = [](auto const& sorted) {
            return sorted.empty() ? std::nullopt : std::optional(sorted.front());
        };
        auto const last = [](auto const& sorted) {
            return sorted.empty() ? std::nullopt : std::optional(sorted.back());
        };
        CHECK(of<minimum<wage>>(records).value() == first(wages));
        CHECK(of<maximum<wage>>(records).value() == last(wages));
        CHECK(of<minimum<pension>>(records).value() == first(pensions));
        CHECK(of<maximum<pension>>(records).not_stated() == size - static_cast<int>(pensions.size()));

        for (int percents = 0; percents <= 100; ++percents) {
            CAPTURE(percents);
            // The smallest value that at least so many percent do not exceed, counted in integers.
            std::optional<yuan> wanted;
            for (std::size_t at = wages.size(); at-- > 0;)
                if ((at + 1) * 100 >= static_cast<std::size_t>(percents) * wages.size())
                    wanted = wages[at];
            REQUIRE(of(records, quantile<wage>(percent(percents))).value() == wanted);
        }
        CHECK(of<distinct<&record::village>>(records).value() == static_cast<int>(villages.size()));
        CHECK(of<distinct<&record::village>>(records).values() ==
              std::vector<std::string>(villages.begin(), villages.end()));
        CHECK(of<distinct<&record::number>>(records).value() ==
              static_cast<int>(std::set<std::int64_t>(numbers.begin(), numbers.end()).size()));

        auto const& largest = of<top<wage, 5>>(records).value();
        CHECK(largest.size() == std::min<std::size_t>(5, wages.size()));
        for (std::size_t at = 0; at < largest.size(); ++at) {
            CHECK(largest[at].value == wages[wages.size() - 1 - at]);
            CHECK(records[largest[at].record].income.wage == largest[at].value);
        }
    }
}

TEST_CASE("a quantile in tenths of a percent is exact, too") {
    std::vector<record> records(1'000);
    for (std::size_t at = 0; at < records.size(); ++at)
        records[at].number = static_cast<std::int64_t>(at + 1);
    for (int tenths = 1; tenths <= 1'000; ++tenths) {
        CAPTURE(tenths);
        REQUIRE(of(records, quantile<&record::number>(percent(tenths / 10.0))).value() == tenths);
    }
}

TEST_CASE("a quantile is of one share: without one the median, and of two different ones none") {
    auto const records = levels({1, 2, 3, 4, 5});
    using q            = quantile<&record::level>;
    CHECK(of<q>(records).value() == 3);
    CHECK(of(records, q(percent(80))).value() == 4);
    CHECK(of(records, q(percent(81))).value() == 5);
    CHECK(of(records, q(percent(0))).value() == 1);
    CHECK(merge(q{}, q(percent(80))) == q(percent(80)));
    CHECK(merge(q(percent(80)), q{}) == q(percent(80)));
    CHECK_THROWS_AS(merge(q(percent(80)), q(percent(50))), std::logic_error);
    for (double const wrong : {-0.1, 100.1, no_number})
        CHECK_THROWS_AS(q(percent(wrong)), std::invalid_argument);
}

TEST_CASE("of equal ones the first is among the largest") {
    auto const records = levels({3, 5, 5, 1, 5});
    using places       = top<&record::level, 2>;
    auto const largest = of<places>(records);
    CHECK(largest.value() == std::vector<places::place>{{5, 1}, {5, 2}});
    CHECK(to_text(largest) == "5, 5");
    CHECK(to_text(largest, language::chinese) == "5、5");
    CHECK(to_text(of<places>({})) == "none");
}

TEST_CASE("what is not a number is neither extreme nor value, and leaves no trace of its place") {
    auto const with    = levels({no_number, 2.0, no_number, 1.0, no_number, 2.0});
    auto const without = levels({2.0, 1.0, 2.0});
    CHECK(of<minimum<&record::level>>(with) == of<minimum<&record::level>>(without));
    CHECK(of<maximum<&record::level>>(with) == of<maximum<&record::level>>(without));
    CHECK(of<quantile<&record::level>>(with) == of<quantile<&record::level>>(without));
    CHECK(of<distinct<&record::level>>(with).values() == std::vector<double>{1.0, 2.0});
    CHECK(of<top<&record::level, 9>>(with).value().size() == 3);
    CHECK(std::isnan(*of<variance<&record::level>>(with).value()));
    CHECK(!of<minimum<&record::level>>(levels({no_number})).value());
}

TEST_CASE("distinct values are few however many records there are") {
    std::vector<record> records(10'000);
    for (std::size_t at = 0; at < records.size(); ++at)
        records[at].number = static_cast<std::int64_t>((at * 7'919) % 300);
    CHECK(of<distinct<&record::number>>(records).value() == 300);
}

TEST_CASE("variances are those of two passes in long double") {
    for (std::int64_t const offset :
         {std::int64_t{0}, std::int64_t{1'000'000'000}, std::int64_t{-1'000'000'000'000'000}})
        for (int const size : {2, 3, 50}) {
            CAPTURE(offset);
            CAPTURE(size);
            std::vector<record> records(static_cast<std::size_t>(size));
            support::dice       dice(7);
            long double         sum = 0, squares = 0;
            for (record& r : records) {
                r.number      = offset + dice.roll(-1'000, 1'000);
                r.level       = static_cast<double>(r.number) + static_cast<double>(dice.roll(0, 7)) / 8;
                r.income.wage = yuan::of_steps(r.number);
            }
            auto const two_passes = [&](auto of_record) {
                sum = squares = 0;
                for (record const& r : records)
                    sum += static_cast<long double>(of_record(r)) - static_cast<long double>(offset);
                long double const mean = sum / size;
                for (record const& r : records) {
                    long double const off =
                        static_cast<long double>(of_record(r)) - static_cast<long double>(offset) - mean;
                    squares += off * off;
                }
                return static_cast<double>(squares);
            };
            double const whole = two_passes([](record const& r) { return r.number; });
            double const real  = two_passes([](record const& r) { return r.level; });
            auto const   close = [](double value) { return doctest::Approx(value).epsilon(1e-12); };
            CHECK(of<variance<&record::number>>(records).value() == close(whole / (size - 1)));
            CHECK(of<variance<&record::number>>(records).of_population() == close(whole / size));
            CHECK(of<variance<&record::number>>(records).standard_deviation() == close(std::sqrt(whole / (size - 1))));
            CHECK(of<variance<wage>>(records).value() == close(whole / (size - 1) / 10'000));
            CHECK(of<variance<&record::level>>(records).value() == close(real / (size - 1)));
        }
}

TEST_CASE("equal values do not vary, even at the ends of the range, and one value has no sample variance") {
    auto const largest = std::numeric_limits<std::int64_t>::max();
    for (std::int64_t const value :
         {std::int64_t{0}, std::int64_t{-7}, largest, std::numeric_limits<std::int64_t>::min() + 1}) {
        std::vector<record> records(1);
        records[0].number = value;
        records[0].level  = static_cast<double>(value) * 1.1;
        CHECK(of<variance<&record::number>>(records).of_population() == 0);
        CHECK(!of<variance<&record::number>>(records).value());
        CHECK(of<variance<&record::level>>(records).of_population() == 0);
    }
    CHECK(!of<variance<wage>>({}).of_population());
    CHECK(!of<variance<wage>>({}).standard_deviation());

    std::vector<record> ends(2);
    ends[0].number = ends[1].number = largest / 2;
    CHECK(of<variance<&record::number>>(ends).value() == 0);
    for (record& r : ends)
        r.number = std::numeric_limits<std::int64_t>::min();
    CHECK_THROWS_AS(of<variance<&record::number>>(ends), std::overflow_error);
}

TEST_CASE("extremes are read by people with what was left open") {
    std::vector<record> records(2);
    records[0].income.pension = 120_yuan;
    CHECK(to_text(of<maximum<pension>>(records)) == "120 yuan (1 not stated)");
    CHECK(to_text(of<maximum<pension>>(records), language::chinese) == "120元（1条未填）");
    CHECK(to_field(of<minimum<pension>>(records)) == "120");
    CHECK(to_text(of<minimum<pension>>({})) == "none");
    CHECK(to_field(of<minimum<pension>>({})).empty());
    CHECK(to_text(of<quantile<pension>>(records)) == "120 yuan (1 not stated)");
    CHECK(to_text(of<distinct<pension>>(records)) == "1 (1 not stated)");
}
