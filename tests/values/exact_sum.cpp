#include <tuopin/values/exact_sum.hpp>

#include <doctest/doctest.h>

#include <bit>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <new>
#include <stdexcept>
#include <utility>
#include <vector>

#if __has_include(<rapidcheck.h>)
#include "../support/draw.hpp"
#include "../support/records.hpp"

#include <algorithm>
#endif

using tuopin::detail::integer_sum;
using tuopin::detail::is_small;
using tuopin::detail::long_sum;
using tuopin::detail::multiply;
using tuopin::detail::product_sum;
using tuopin::detail::real_product_sum;
using tuopin::detail::real_sum;
using tuopin::detail::take_for_granted;
using tuopin::detail::wide;

namespace {

bool there_is_memory = true;

} // namespace

// What a sum asks for memory with.
void* operator new(std::size_t size, std::nothrow_t const&) noexcept {
    return there_is_memory ? ::operator new(size) : nullptr;
}

namespace {

using real  = std::numeric_limits<double>;
using whole = std::numeric_limits<std::int64_t>;

real_sum sum_of(std::vector<double> const& values) {
    real_sum sum;
    for (double const value : values)
        sum.add(value);
    return sum;
}

} // namespace

TEST_CASE("a sum of integers is exact up to and beyond 64 bits") {
    integer_sum sum;
    for (int time = 0; time < 1'000; ++time)
        sum.add(whole::max());
    CHECK(sum.total() == multiply(whole::max(), 1'000));
    for (int time = 0; time < 1'000; ++time)
        sum.add(whole::min());
    CHECK(sum.total() == wide{-1'000});
    CHECK(sum.total().to_int64() == -1'000);

    integer_sum least;
    for (int time = 0; time < 1'000; ++time)
        least.add(whole::min());
    CHECK(least.total() == multiply(whole::min(), 1'000));
    CHECK_THROWS_AS(least.total().to_int64(), std::overflow_error);
}

TEST_CASE("a sum of integers is exact whether the compiler knows of some that they are small or not") {
    integer_sum known, unknown, mixed;
    for (int time = 0; time < 3'000; ++time)
        for (std::int64_t const value :
             {std::int64_t{-1} << 30, std::int64_t{-1}, std::int64_t{1}, (std::int64_t{1} << 30) - 1, whole::max(),
              whole::min(), std::int64_t{1} << 30, std::int64_t{-7}, std::int64_t{-9}}) {
            std::int64_t const summand = value;
            unknown.add(summand);
            integer_sum one;
            if (is_small(summand)) {
                take_for_granted(is_small(summand));
                known.add(summand);
                one.add(summand);
            } else {
                known.add(summand);
                one.add(summand);
            }
            mixed.merge(one);
        }
    CHECK(known == unknown);
    CHECK(mixed == unknown);
    CHECK(unknown.total() == multiply(3'000, (std::int64_t{1} << 30) - 18));
    static_assert([] {
        integer_sum sum;
        sum.add(-5);
        sum.add(whole::max());
        sum.add(whole::max());
        return sum.total() == multiply(whole::max(), 2) + wide{-5};
    }());
}

TEST_CASE("integer sums that hold the same are equal, however they came about") {
    integer_sum at_once, merged, part;
    for (std::int64_t const value : {-1, 1, -1, 5}) {
        at_once.add(value);
        part = integer_sum{};
        part.add(value);
        merged.merge(part);
    }
    CHECK(at_once == merged);
    CHECK(at_once.total() == wide{4});
    part.add(1);
    CHECK(part != merged);
}

TEST_CASE("an integer sum gathers others as if their values had been added to it") {
    integer_sum all, gathered;
    gathered.add(5);
    all.add(5);
    for (std::int64_t const value :
         {whole::max(), whole::max(), std::int64_t{-3}, whole::min(), std::int64_t{1} << 40}) {
        integer_sum part;
        for (int time = 0; time < 100; ++time) {
            part.add(value);
            all.add(value);
        }
        gathered.gather(part);
        CHECK(gathered == all);
    }
    // What it gathered is there when it is merged, too.
    integer_sum merged;
    merged.add(whole::min());
    all.add(whole::min());
    merged.merge(gathered);
    CHECK(merged == all);
}

TEST_CASE("a sum of integers takes in what others came to, of more than 64 bits, too") {
    for (std::int64_t const number :
         {whole::max(), whole::min(), std::int64_t{-1}, std::int64_t{0}, std::int64_t{1} << 40}) {
        integer_sum one_by_one, at_once;
        wide        all{};
        for (int time = 0; time < 5'000; ++time) {
            one_by_one.add(number);
            all += wide{number};
        }
        at_once.add(all);
        CHECK(at_once == one_by_one);
        CHECK(at_once.total() == all);
    }
    integer_sum sum;
    sum.add(wide{0, ~std::uint64_t{0}});
    CHECK(sum.total() == wide{0, ~std::uint64_t{0}});
}

TEST_CASE("merging integer sums does not wrap: a total of 95 bits and more is refused") {
    integer_sum sum;
    sum.add(whole::max());
    CHECK_THROWS_AS(
        [&] {
            for (int doubling = 0; doubling < 64; ++doubling)
                sum.merge(integer_sum(sum));
        }(),
        std::overflow_error);
}

TEST_CASE("a sum of products is exact, and refuses to leave 128 bits") {
    product_sum sum;
    sum.add(multiply(whole::min(), whole::min()));
    CHECK_THROWS_AS(sum.add(multiply(whole::min(), whole::min())), std::overflow_error);
    sum.add(multiply(whole::max(), -whole::max()));
    CHECK(sum.total() == multiply(whole::max(), 2) + wide{1});
}

TEST_CASE("a sum of products does not see how large their factors were") {
    constexpr std::int64_t half = std::int64_t{1} << 31; // the first that is no small factor, and the last negative one
    product_sum            by_products, by_totals, merged;
    wide                   total{};
    for (std::int64_t const a :
         {half - 1, half, -half, -half - 1, std::int64_t{0}, std::int64_t{-1}, whole::max(), whole::min()})
        for (std::int64_t const b : {half - 1, half, -half, -half - 1, std::int64_t{1}, std::int64_t{-7}}) {
            product_sum one;
            one.add_product(a, b);
            CHECK(one.total() == multiply(a, b));
            by_products.add_product(a, b);
            by_totals.add(multiply(a, b));
            merged.merge(one);
            total += multiply(a, b);
        }
    CHECK(by_products.total() == total);
    CHECK(by_products == by_totals);
    CHECK(by_products == merged);
}

TEST_CASE("adding a number so many times is adding it again and again") {
    for (double const value :
         {0.1, -0.1, 1.0, 1e300, -1e-300, real::max(), real::min(), real::denorm_min(), 0.0, 0x1.fffffffffffffp+3})
        for (std::uint32_t const times : {0u, 1u, 2u, 7u, 255u, 256u, 1'000u, 2'047u}) {
            CAPTURE(value);
            CAPTURE(times);
            real_sum at_once, again;
            long_sum long_at_once;
            at_once.add_times(value, times);
            at_once.add_times(value, times);
            long_at_once.add_times(value, times);
            long_at_once.add_times(value, times);
            for (std::uint32_t time = 0; time < 2 * times; ++time)
                again.add(value);
            CHECK(at_once == again);
            CHECK(at_once.total() == long_at_once.total());
        }
}

TEST_CASE("a sum of floating-point numbers is rounded once") {
    struct example {
        std::vector<double> values;
        double              sum;
    };
    double const tiny = real::denorm_min(), huge = real::max();
    for (auto const& [values, sum] : std::vector<example>{{{}, 0.0},
                                                          {{0.1, 0.2, 0.3, -0.6}, 0x1p-55},
                                                          {{1e308, 1e308, -1e308, -1e308, 1.0}, 1.0},
                                                          {{1e16, 1.0, -1e16}, 1.0},
                                                          {{huge, tiny, -huge}, tiny},
                                                          {{huge, tiny}, huge},
                                                          {{tiny, tiny, tiny}, 3 * tiny},
                                                          {{real::min(), -tiny}, real::min() - tiny},
                                                          {{real::min() - tiny, tiny}, real::min()},
                                                          {{0x1p53, 1.0}, 0x1p53},
                                                          {{0x1p53, 1.0, tiny}, 0x1p53 + 2},
                                                          {{0x1p53, 1.0, -tiny}, 0x1p53},
                                                          {{0x1p53, 3.0}, 0x1p53 + 4},
                                                          {{-0x1p53, -1.0, -tiny}, -0x1p53 - 2},
                                                          {{0x1p31, 0x1p-22, 0x1p-1074}, 0x1p31 + 0x1p-21},
                                                          {{huge, huge}, real::infinity()},
                                                          {{-huge, -huge}, -real::infinity()},
                                                          {{huge, 0x1p969}, huge},
                                                          {{huge, 0x1p970}, real::infinity()},
                                                          {{huge, 0x1p970, -tiny}, huge},
                                                          {{-0.0, -0.0}, 0.0}}) {
        CAPTURE(values.size());
        CAPTURE(values.empty() ? 0.0 : values[0]);
        CHECK(sum_of(values).total() == sum);
    }
}

TEST_CASE("a sum takes what stands beside the numbers of the first one's size") {
    // The window begins 11 binades below the first number: its first and last numbers, those just
    // outside, short ones far below, and what is far away.
    for (double const first : {1.0, 1'000.0 / 3, 0x1p-1'002, 0x1p-1'003, 0x1p-1'004, real::min(), 0x1p987, 0x1p988,
                               0x1p989, real::max(), real::denorm_min()})
        for (double const other : {0x1p-11, 0x1.fffffffffffffp-12, 0x1.fffffffffffffp6, 0x1p7, 0x1p-12, 0x1p-36,
                                   0x1p-37, 0x1.8p-36, 0x1p-60, 0x1p60, 0.0}) {
            double const value = first * other;
            CAPTURE(first);
            CAPTURE(other);
            if (std::isinf(value))
                continue;
            for (double const sign : {1.0, -1.0}) {
                real_sum sum = sum_of({first, sign * value, sign * value});
                sum.add(-first);
                CHECK(sum.total() == 2 * sign * value);
                for (int more = 0; more < 3'000; ++more)
                    sum.add(sign * value);
                real_sum merged = sum_of({sign * value});
                merged.merge(sum_of({first}));
                merged.merge(sum);
                for (int less = 0; less < 3'003; ++less)
                    merged.add(-sign * value);
                CHECK(merged == sum_of({first}));
            }
        }
}

TEST_CASE("a sum for which there was no memory says so when it is asked for") {
    real_sum sum  = sum_of({1.0});
    there_is_memory = false;
    sum.add(1e300);
    there_is_memory = true;
    CHECK_THROWS_AS(sum.total(), std::bad_alloc);
    CHECK_THROWS_AS((void)(sum == sum), std::bad_alloc);
    for (real_sum merged : {sum_of({}), sum_of({2.0}), sum_of({1e-300, 1.0})}) {
        merged.merge(sum);
        merged.add(1e-300);
        CHECK_THROWS_AS(merged.total(), std::bad_alloc);
    }
}

TEST_CASE("a sum is exact where the first bits of its numbers cancel and the last ones do not") {
    real_sum sum = sum_of({1.0});
    long_sum reference;
    reference.add(1.0);
    for (int pair = 0; pair < 20'000; ++pair)
        for (double const value : {0x1.fffffffffffffp6, -0x1.fffffc0000000p6, 0x1.0000000000001p-11}) {
            sum.add(value);
            reference.add(value);
        }
    CHECK(sum.total() == reference.total());
    sum.add(-sum.total());
    reference.add(-reference.total());
    CHECK(sum.total() == reference.total());
}

TEST_CASE("sums are copied, moved and assigned as values are, with what they put aside") {
    real_sum const sum  = sum_of({1.0, 0x1p-700, 1e300, 0x1p-1074});
    real_sum       copy = sum, other = sum_of({2.0, 1e-300});
    CHECK(copy == sum);
    copy.add(1.0);
    CHECK(copy != sum);
    copy = sum;
    CHECK(copy == sum);
    real_sum const& itself = copy;
    copy                   = itself;
    CHECK(copy == sum);
    real_sum moved = std::move(copy);
    CHECK(moved == sum);
    copy = other;
    CHECK(copy == other);
    other = std::move(moved);
    CHECK(other == sum);
}

TEST_CASE("every finite double sums to itself") {
    for (int exponent = -1'074; exponent < 1'024; ++exponent)
        for (double const mantissa : {1.0, 0x1.fffffffffffffp0, -0x1.5555555555555p0}) {
            double const value = std::ldexp(mantissa, exponent);
            CAPTURE(value);
            REQUIRE(sum_of({value}).total() == value);
            REQUIRE(sum_of({value, value, -value}).total() == value);
        }
}

TEST_CASE("what is not finite makes the sum not a number, and finite sums have no trace of it") {
    for (double const odd : {real::infinity(), -real::infinity(), real::quiet_NaN()}) {
        auto sum = sum_of({1.0, odd});
        CHECK(!sum.finite());
        CHECK(std::isnan(sum.total()));
        CHECK(sum == sum);
        CHECK(sum != sum_of({1.0}));
        auto merged = sum_of({1.0});
        merged.merge(sum);
        CHECK(!merged.finite());
    }
    CHECK(sum_of({real::max(), real::max()}).finite());
}

TEST_CASE("products go into a sum without being rounded") {
    real_sum   sum;
    double const a = 1 + 0x1p-30, b = 1 - 0x1p-30;
    sum.add_product(a, b);
    sum.add(-1.0);
    CHECK(sum.total() == -0x1p-60);

    real_sum same;
    same.add_product(0.1, 0.1);
    same.add_product(-0.1, 0.1);
    CHECK(same == real_sum{});
}

TEST_CASE("a sum of products is rounded once") {
    real_product_sum   sum;
    double const a = 1 + 0x1p-30, b = 1 - 0x1p-30;
    sum.add_product(a, b);
    sum.add_product(-1.0, 1.0);
    CHECK(sum.total() == -0x1p-60);
    CHECK(sum.exact().total() == -0x1p-60);

    real_product_sum times, again;
    for (std::int64_t const number : {0, 1, 3, 2'047, 2'048, 5'000'000}) {
        times.add_product(0.1, number);
        again.add_product(0.1, static_cast<double>(number));
    }
    times.add_product(0.1, std::int64_t{-7});
    again.add_product(-0.7, 1.0);
    CHECK(times != again);
    again.add_product(0.7, 1.0);
    again.add_product(0.1, -7.0);
    CHECK(times == again);
    CHECK(real_product_sum{} == [] {
        real_product_sum nothing;
        nothing.add_product(0.1, 0.1);
        nothing.add_product(-0.1, 0.1);
        return nothing;
    }());
    times.add_product(real::infinity(), 1.0);
    CHECK(!times.finite());
}

TEST_CASE("sums are computed at compile time as well") {
    constexpr double total = [] {
        real_sum sum;
        for (double const value : {1e16, 1.0, 0x1p-900, -1e16})
            sum.add(value);
        real_sum merged = sum;
        merged.add(-0x1p-900);
        return merged.total();
    }();
    static_assert(total == 1.0);
}

#if __has_include(<rapidcheck.h>)

namespace {

using support::draw;
using support::law;

double draw_real() {
    switch (draw(0, 5)) {
    case 0: return std::bit_cast<double>(support::draw_bits() & 0x800f'ffff'ffff'ffffu); // subnormal
    case 1: return std::ldexp(static_cast<double>(draw(-9, 9)), draw(1'000, 1'020));
    case 2: return draw(-9, 9) * 0.1;
    default: {
        double const any = std::bit_cast<double>(support::draw_bits());
        return any - any == 0 ? any : 1.0;
    }
    }
}

// Numbers, many of which cancel others.
std::vector<double> draw_reals(int most) {
    std::vector<double> values;
    for (int left = draw(0, most); left > 0; --left)
        values.push_back(!values.empty() && draw(0, 2) == 0 ? -support::draw_one(values) : draw_real());
    return values;
}

std::vector<double> shuffled(std::vector<double> values) {
    for (std::size_t at = values.size(); at > 1; --at)
        std::swap(values[at - 1], values[static_cast<std::size_t>(draw(0, static_cast<int>(at) - 1))]);
    return values;
}

void order_and_grouping() {
    auto const values = draw_reals(20);
    auto const sum    = sum_of(values);
    auto const other  = sum_of(shuffled(values));
    law(sum == other, "the order of the summands does not matter");
    law(std::bit_cast<std::uint64_t>(sum.total()) == std::bit_cast<std::uint64_t>(other.total()), "to the last bit");

    auto const more = draw_reals(20);
    auto       a = sum, b = sum_of(more), together = sum;
    for (double const value : more)
        together.add(value);
    a.merge(b);
    b.merge(sum);
    law(a == b && a == together, "merged is as if added one after the other");
    law(std::bit_cast<std::uint64_t>(a.total()) == std::bit_cast<std::uint64_t>(together.total()),
        "merged to the last bit");
}

// A column of numbers such as registers have, more than a window takes at a time.
std::vector<double> draw_column() {
    support::dice       dice(support::draw_bits());
    int const           kind = draw(0, 6), size = draw(0, 3'000);
    std::vector<double> values;
    for (int at = 0; at < size; ++at) {
        auto const   any  = static_cast<double>(dice.bits() >> 11) * 0x1p-53; // below 1
        double const sign = dice.bits() % 2 == 0 ? 1 : -1;
        switch (kind) {
        case 0: values.push_back(any); break;
        case 1: values.push_back(sign * any * 1'000); break;
        case 2: values.push_back(std::ldexp(1 + any, static_cast<int>(dice.bits() % 24))); break;
        case 3: values.push_back(static_cast<double>(dice.bits() % 1'000'000)); break; // whole numbers
        case 4: values.push_back(dice.bits() % 3 == 0 ? 0.0 : sign * any); break;
        case 5: values.push_back(at == 0 ? any * 1e-12 : any * 1e6); break; // the first is an outlier
        default: values.push_back(std::ldexp(sign * (1 + any), (at / 100 % 7) * 9 - 30)); break; // the size changes
        }
    }
    return values;
}

std::uint64_t bits_of(double value) { return std::bit_cast<std::uint64_t>(value); }

void columns() {
    auto const values = draw_column();
    auto       sum    = sum_of(values);
    long_sum   reference;
    for (double const value : values)
        reference.add(value);
    law(bits_of(sum.total()) == bits_of(reference.total()), "a column's sum is the long sum, rounded once");
    law(sum == sum_of(shuffled(values)), "in any order");

    auto const        place = [&] { return static_cast<std::size_t>(draw(0, static_cast<int>(values.size()))); };
    std::size_t const one = place(), other = place(), first = std::min(one, other), last = std::max(one, other);
    auto const        part = [&](std::size_t from, std::size_t to) {
        return sum_of(
            {values.begin() + static_cast<std::ptrdiff_t>(from), values.begin() + static_cast<std::ptrdiff_t>(to)});
    };
    auto merged = part(last, values.size());
    merged.merge(part(0, first));
    merged.merge(part(first, last));
    law(merged == sum && bits_of(merged.total()) == bits_of(sum.total()), "in any parts");

    // Everything taken away again leaves nothing, in the last bit either.
    for (double const value : values)
        merged.add(-value);
    law(merged == real_sum{} && bits_of(merged.total()) == 0, "what is added and taken away leaves nothing");
}

void columns_with_times() {
    support::dice    dice(support::draw_bits());
    real_sum         at_once;
    real_product_sum products;
    long_sum         reference;
    for (double const value : draw_column()) {
        auto const times = static_cast<std::uint32_t>(dice.bits() % (dice.bits() % 5 == 0 ? 2'048 : 8));
        at_once.add_times(value, times);
        products.add_product(value, std::int64_t{times});
        reference.add_times(value, times);
    }
    law(bits_of(at_once.total()) == bits_of(reference.total()), "numbers that stand for several");
    law(bits_of(products.total()) == bits_of(reference.total()), "as products");
}

void columns_of_products() {
    auto const       values = draw_column(), factors = draw_column();
    real_product_sum sum, backwards;
    long_sum         reference;
    std::size_t const size = std::min(values.size(), factors.size());
    for (std::size_t at = 0; at < size; ++at) {
        sum.add_product(values[at], factors[at]);
        backwards.add_product(factors[size - at - 1], values[size - at - 1]);
        double const product = values[at] * factors[at];
        reference.add(product);
        reference.add(std::fma(values[at], factors[at], -product));
    }
    law(bits_of(sum.total()) == bits_of(reference.total()), "a sum of products is that of their parts, rounded once");
    law(sum == backwards, "in any order");
    auto merged = sum;
    merged.merge(backwards);
    for (std::size_t at = 0; at < size; ++at)
        merged.add_product(-values[at], factors[at]);
    law(merged == sum, "merged as if added one after the other");
}

// The sum is the double nearest to the exact one if what is left over, exactly computed,
// is at most half a step, and a tie goes to the even mantissa.
void nearest() {
    auto const   values = draw_reals(12);
    auto         rest   = sum_of(values);
    double const total  = rest.total();
    if (std::isinf(total))
        return;
    rest.add(-total);
    double const left = rest.total();
    double const up   = std::nextafter(total, real::infinity()) - total;
    double const down = total - std::nextafter(total, -real::infinity());
    double const step = left > 0 ? up : down;
    if (left == 0)
        return;
    // The half step of a subnormal is no double: there nothing may be left over.
    law(step > real::denorm_min(), "a subnormal sum is exact");
    auto twice = rest;
    twice.merge(rest);
    twice.add(left > 0 ? -step : step);
    double const over = left > 0 ? twice.total() : -twice.total();
    law(over <= 0, "no other double is nearer");
    law(over < 0 || (std::bit_cast<std::uint64_t>(total) & 1u) == 0, "ties go to even");
}

// Doubles of one narrow range add up in a wide integer without any rounding.
void agrees_with_integers() {
    real_sum     sum;
    std::int64_t reference = 0;
    for (int left = draw(0, 30); left > 0; --left) {
        auto const value = static_cast<std::int64_t>(support::draw_bits() >> 11);
        auto const signed_value = support::draw_yes() ? value : -value;
        sum.add(std::ldexp(static_cast<double>(signed_value), -40));
        reference += signed_value;
    }
    law(sum.total() == std::ldexp(static_cast<double>(reference), -40), "a sum is the exact one rounded");
}

} // namespace

TEST_CASE("sums of floating-point numbers depend on neither order nor grouping") {
    support::hold("order and grouping", &order_and_grouping);
}
TEST_CASE("sums of columns are exact in any order and parts") {
    support::hold("columns", &columns);
    support::hold("columns with times", &columns_with_times);
    support::hold("columns of products", &columns_of_products);
}
TEST_CASE("sums of floating-point numbers are correctly rounded") {
    support::hold("nearest double", &nearest);
    support::hold("like integers", &agrees_with_integers);
}

#endif
