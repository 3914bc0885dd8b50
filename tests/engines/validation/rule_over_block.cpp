// Whether any row of a piece breaks a rule: never no where one does, and of spans of numbers never yes where none does;
// on processors of all kinds.
#include <tuopin/engines/tables/columns.hpp>
#include <tuopin/engines/validation/constraint.hpp>
#include <tuopin/engines/validation/rule.hpp>
#include <tuopin/engines/validation/rule_over_block.hpp>
#include <tuopin/engines/validation/rules_in_company.hpp>
#include <tuopin/values/units.hpp>

#include <doctest/doctest.h>

#include "../../support/records.hpp"

#include <boost/describe/class.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <utility>
#include <vector>

using namespace tuopin;
using namespace tuopin::literals;

namespace {

template <class T>
T near_an_end(support::dice& d) {
    using limits = std::numeric_limits<T>;
    switch (d.roll(0, 3)) {
    case 0: return static_cast<T>(limits::min() + static_cast<T>(d.roll(0, 2)));
    case 1: return static_cast<T>(limits::max() - static_cast<T>(d.roll(0, 2)));
    case 2: return static_cast<T>(limits::max() / 2 + static_cast<T>(d.roll(0, 2)));
    default: return static_cast<T>(d.roll(0, 4) - (std::is_signed_v<T> ? 2 : 0));
    }
}

struct numbers {
    std::int8_t                 tiny{};
    std::uint8_t                byte{};
    std::int16_t                year{};
    std::uint32_t               word{};
    std::int64_t                number{};
    std::uint64_t               large{};
    yuan                        amount{};
    yuan                        other{};
    persons                     size{};
    std::optional<std::int16_t> until{};
    std::optional<yuan>         limit{};
    bool                        poor{};
};
BOOST_DESCRIBE_STRUCT(numbers, (),
                      (tiny, byte, year, word, number, large, amount, other, size, until, limit, poor))

numbers some_numbers(support::dice& d) {
    numbers n;
    n.tiny   = near_an_end<std::int8_t>(d);
    n.byte   = near_an_end<std::uint8_t>(d);
    n.year   = near_an_end<std::int16_t>(d);
    n.word   = near_an_end<std::uint32_t>(d);
    n.number = near_an_end<std::int64_t>(d);
    n.large  = near_an_end<std::uint64_t>(d);
    n.amount = yuan::of_steps(near_an_end<std::int64_t>(d));
    n.other  = yuan::of_steps(near_an_end<std::int64_t>(d));
    n.size   = persons(near_an_end<std::int64_t>(d));
    if (d.once_in(2))
        n.until = near_an_end<std::int16_t>(d);
    if (d.once_in(2))
        n.limit = yuan::of_steps(near_an_end<std::int64_t>(d));
    n.poor = d.once_in(2);
    return n;
}

// A piece of these rows, again and again.
columns<numbers> piece_of(std::vector<numbers> const& rows) {
    columns<numbers> table;
    for (std::size_t at = 0; at < detail::rows_of_piece; ++at)
        table.push_back(rows[at % rows.size()]);
    return table;
}

struct told {
    int missed = 0; // rows that break the rule, in a piece where nothing is said to
    int vain   = 0; // pieces where something is said to, and nothing does
    int pieces = 0;

    template <class Rule>
    void look(Rule const& rule, std::vector<numbers> const& rows) {
        if (rows.empty())
            return;
        auto const table  = piece_of(rows);
        bool const said   = detail::pieces_that_may_break(table, 0, 1, rule) != 0;
        bool const anyhow = detail::pieces_shown(table, 0, 1, detail::watch<Rule>(rule)) != 0;
        auto const broken =
            std::count_if(rows.begin(), rows.end(), [&](numbers const& each) { return detail::breaks(rule, each); });
        missed += said && anyhow ? 0 : static_cast<int>(broken);
        vain += (said || anyhow) && broken == 0 ? 1 : 0;
        ++pieces;
    }
};

template <auto Member, class T, class Make>
void look_at_bounds(told& spans, support::dice& d, std::vector<numbers> const& rows, Make make) {
    T const a = make(near_an_end<std::int64_t>(d)), b = make(near_an_end<std::int64_t>(d));
    spans.look(require<Member>("", at_least(a)), rows);
    spans.look(require<Member>("", at_most(a)), rows);
    spans.look(require<Member>("", above(a)), rows);
    spans.look(require<Member>("", below(a)), rows);
    spans.look(require<Member>("", between(a, b)), rows);
    spans.look(require<Member>("", at_least(a) && below(b)), rows);
    spans.look(require<Member>("", at_least(a)).template when<&numbers::year>(above(0)), rows);
    spans.look(require<Member>("", above(a) && at_most(b)).when(&numbers::poor), rows);
}

} // namespace

TEST_CASE("a span of numbers is told by the highest bit, whatever its ends") {
    support::dice d(11);
    told          spans;
    for (int again = 0; again < 400; ++again) {
        std::vector<numbers> rows;
        for (std::int64_t left = d.roll(0, 5); left > 0; --left)
            rows.push_back(some_numbers(d));
        auto const number  = [](std::int64_t value) { return value; };
        auto const fen     = [](std::int64_t value) { return yuan::of_steps(value); };
        look_at_bounds<&numbers::tiny, std::int64_t>(spans, d, rows, number);
        look_at_bounds<&numbers::byte, std::int64_t>(spans, d, rows, number);
        look_at_bounds<&numbers::byte, std::int8_t>(spans, d, rows,
                                                    [](std::int64_t v) { return static_cast<std::int8_t>(v); });
        look_at_bounds<&numbers::year, std::int16_t>(spans, d, rows,
                                                     [](std::int64_t v) { return static_cast<std::int16_t>(v); });
        look_at_bounds<&numbers::word, std::int64_t>(spans, d, rows, number);
        look_at_bounds<&numbers::number, std::int64_t>(spans, d, rows, number);
        look_at_bounds<&numbers::number, std::uint64_t>(spans, d, rows,
                                                        [](std::int64_t v) { return static_cast<std::uint64_t>(v); });
        look_at_bounds<&numbers::large, std::int64_t>(spans, d, rows, number);
        look_at_bounds<&numbers::amount, yuan>(spans, d, rows, fen);
        look_at_bounds<&numbers::until, std::int64_t>(spans, d, rows, number);
        look_at_bounds<&numbers::limit, yuan>(spans, d, rows, fen);
    }
    CHECK(spans.pieces > 10'000);
    CHECK(spans.missed == 0);
    // A bound that no value can meet is said to be broken without a look at the rows.
    CHECK(spans.vain < spans.pieces / 4);
}

TEST_CASE("a span that some values meet is said to be broken by others only") {
    support::dice d(12);
    told          spans;
    for (int again = 0; again < 2'000; ++again) {
        std::vector<numbers> rows;
        for (std::int64_t left = d.roll(0, 3); left > 0; --left)
            rows.push_back(some_numbers(d));
        std::int64_t const low = near_an_end<std::int64_t>(d), high = near_an_end<std::int64_t>(d);
        auto const         least = std::min(low, high), most = std::max(low, high);
        spans.look(require<&numbers::number>("", between(least, most)), rows);
        spans.look(require<&numbers::amount>("", between(yuan::of_steps(least), yuan::of_steps(most))), rows);
        spans.look(require<&numbers::limit>("", at_least(yuan::of_steps(least))), rows);
        spans.look(require<&numbers::byte>("", between(0, 255)), rows);
    }
    CHECK(spans.missed == 0);
    CHECK(spans.vain == 0);
}

TEST_CASE("members that bound others are compared without one being missed") {
    support::dice d(13);
    told          bounds, small;
    for (int again = 0; again < 2'000; ++again) {
        std::vector<numbers> rows, ordinary;
        for (std::int64_t left = d.roll(0, 4); left > 0; --left) {
            rows.push_back(some_numbers(d));
            numbers n;
            n.year   = static_cast<std::int16_t>(d.roll(2013, 2020));
            n.amount = yuan(d.roll(-9, 9));
            n.other  = yuan(d.roll(-9, 9));
            n.size   = persons(d.roll(0, 5));
            if (d.once_in(2))
                n.until = static_cast<std::int16_t>(d.roll(2013, 2020));
            if (d.once_in(2))
                n.limit = yuan(d.roll(-9, 9));
            n.poor = d.once_in(2);
            ordinary.push_back(n);
        }
        std::int64_t const factor = near_an_end<std::int64_t>(d);
        auto const         look   = [&](auto const& rule) {
            bounds.look(rule, rows);
            small.look(rule, ordinary);
        };
        look(require<&numbers::until>("", at_least<&numbers::year>()));
        look(require<&numbers::year>("", below<&numbers::until>()));
        look(require<&numbers::tiny>("", above<&numbers::year>()));
        look(require<&numbers::amount>("", at_least<&numbers::other>()));
        look(require<&numbers::amount>("", above<&numbers::limit>()).when(&numbers::poor));
        look(require<&numbers::limit>("", at_most<&numbers::other>(2)));
        look(require<&numbers::amount>("", below<&numbers::other>(-1)));
        look(require<&numbers::amount>("", at_least<&numbers::size>(1_yuan)).when<&numbers::until>(above(2015)));
        look(require<&numbers::amount>("", at_most<&numbers::limit>(std::int64_t{0})));
        bounds.look(require<&numbers::amount>("", at_least<&numbers::other>(factor)), rows);
        bounds.look(require<&numbers::amount>("", above<&numbers::size>(yuan::of_steps(factor))), rows);
        bounds.look(require<&numbers::limit>("", below<&numbers::number>(yuan::of_steps(factor))), rows);
    }
    CHECK(bounds.missed == 0);
    CHECK(small.missed == 0);
    CHECK(small.vain == 0);
}

TEST_CASE("rules in company are told in the pieces where one of them is broken, and in no others") {
    support::dice d(14);
    auto const piece = detail::rows_of_piece;
    auto const look  = [&](columns<numbers> const& table, std::size_t before, std::size_t pieces, auto const&... rule) {
        std::uint32_t broken = 0;
        for (std::size_t row = before; row < table.size(); ++row)
            if ((detail::breaks(rule, table[row]) || ...))
                broken |= std::uint32_t{1} << (row - before) / piece;
        return detail::pieces_that_may_break(table, before, pieces, rule...) == broken;
    };
    bool right = true;
    for (int again = 0; again < 150; ++again) {
        auto const       before = static_cast<std::size_t>(d.roll(0, 3));
        auto const       pieces = static_cast<std::size_t>(d.roll(1, 5));
        columns<numbers> table;
        for (std::size_t row = 0; row < before + pieces * piece; ++row) {
            numbers n;
            if (d.once_in(100)) {
                n.number = d.roll(-12, 12);
                n.amount = yuan(d.roll(-2, 9));
                n.other  = yuan(d.roll(-101, 0));
                n.year   = static_cast<std::int16_t>(d.roll(-3, 3));
                n.until  = static_cast<std::int16_t>(d.roll(-3, 3));
                n.byte   = static_cast<std::uint8_t>(d.roll(0, 10));
            }
            table.push_back(n);
        }
        right = right && look(table, before, pieces, require<&numbers::number>("", between(-9, 9)),
                              require<&numbers::amount>("", at_least<&numbers::other>(2)),
                              require<&numbers::other>("", above(-100_yuan)),
                              adds_up<&numbers::amount, &numbers::other, &numbers::other>(""),
                              require<&numbers::other>("", below(0_yuan)).when<&numbers::byte>(at_least(3)));
        right = right && look(table, before, pieces, require<&numbers::year>("", at_most(2)),
                              require<&numbers::until>("", at_least<&numbers::year>()));
    }
    CHECK(right);
}

TEST_CASE("rules keep company with those of numbers of one width, up to eight of them") {
    using detail::company_of, detail::company;
    auto const of = []<class Rule>(Rule const&) { return company_of<Rule>; };
    CHECK(of(require<&numbers::amount>("", at_least(0_yuan))) == company::eight_bytes);
    CHECK(of(require<&numbers::amount>("", at_least<&numbers::size>(1_yuan))) == company::eight_bytes);
    CHECK(of(require<&numbers::amount>("", at_least(0_yuan)).when<&numbers::byte>(above(2))) ==
          company::eight_bytes_of_some);
    CHECK(of(require<&numbers::year>("", between(2013, 2020))) == company::two_bytes);
    CHECK(of(require<&numbers::byte>("", one_of(std::uint8_t{1}, std::uint8_t{2}))) == company::bytes);
    CHECK(of(require<&numbers::amount>("", at_least(0_yuan)).when(&numbers::poor)) == company::alone);
    CHECK(of(require("", "a function", [](numbers const& n) { return n.poor; })) == company::alone);
    CHECK(of(unique<&numbers::number>("")) == company::over_all);

    using year  = decltype(require<&numbers::year>("", at_most(2020)));
    using byte  = decltype(require<&numbers::byte>("", at_most(20)));
    using other = decltype(unique<&numbers::number>(""));
    constexpr auto all = detail::companies_of<year, year, byte, year, other, year, year, year, year, year, year, byte>;
    CHECK(all.number == 3);
    CHECK(all.size[0] == 8);
    CHECK(all.size[1] == 2);
    CHECK(all.places[1][1] == 11);
    CHECK(all.size[2] == 1);
    CHECK(all.places[2][0] == 10);
}
