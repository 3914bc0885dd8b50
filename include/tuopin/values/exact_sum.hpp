// Sums that do not depend on the order of their summands, to the last bit.
#ifndef TUOPIN_VALUES_EXACT_SUM_HPP
#define TUOPIN_VALUES_EXACT_SUM_HPP

#include <tuopin/values/exact.hpp>
#include <tuopin/values/known.hpp>
#include <tuopin/values/long_sum.hpp>

#include <bit>
#include <cstdint>
#include <new>
#include <type_traits>

namespace tuopin::detail {

/// A sum of 64-bit integers, kept twice: to the last bit but without what exceeds 64 bits, and
/// the high halves of the summands alone. The latter fall short by less than 2^32 a summand, so
/// that before 2^29 summands both together determine the sum. Adding needs no check, which
/// leaves the compiler free to vectorise; merging keeps the shortfall below 2^60. The high half
/// of a number known to be small is left out: the shortfall, which may be negative, has it.
class integer_sum {
public:
    [[gnu::always_inline]] constexpr void add(std::int64_t value) {
        wrapped_ += static_cast<std::uint64_t>(value);
        if (!detail::known_small(value))
            high_ += value >> 32;
    }
    /// A sum of fewer than 2^29 numbers.
    constexpr void add(wide value) {
        wrapped_ += value.low;
        std::uint64_t const above = static_cast<std::uint64_t>(value.high) << 32 | value.low >> 32;
        high_                     = add_checked(high_, static_cast<std::int64_t>(above));
    }
    [[gnu::always_inline]] constexpr void merge(integer_sum const& other) {
        // Two shortfalls together still fit into 64 bits.
        high_ = add_checked(high_, other.high_);
        wrapped_ += other.wrapped_;
        // A branch that is never taken, where doing it each time would make the next merge wait.
        if (shortfall() < -most_short || shortfall() > most_short)
            high_ = add_checked(high_, shortfall() >> 32);
    }
    /// Merges a sum to which values were added, and none merged: they count as if they had been added here.
    [[gnu::always_inline]] constexpr void gather(integer_sum const& other) {
        wrapped_ += other.wrapped_;
        high_ += other.high_;
    }
    constexpr wide total() const {
        return wide{high_ >> 32, static_cast<std::uint64_t>(high_) << 32} + wide{shortfall()};
    }

    friend constexpr bool operator==(integer_sum const& a, integer_sum const& b) { return a.total() == b.total(); }

private:
    static constexpr std::int64_t most_short = std::int64_t{1} << 60;

    constexpr std::int64_t shortfall() const {
        return static_cast<std::int64_t>(wrapped_ - (static_cast<std::uint64_t>(high_) << 32));
    }

    std::int64_t  high_{};
    std::uint64_t wrapped_{};
};

/// A sum of 128-bit products of integers. Most factors are small; the sum of their products
/// needs neither 128 bits nor checks.
class product_sum {
public:
    constexpr void add_product(std::int64_t a, std::int64_t b) {
        if (a == static_cast<std::int32_t>(a) && b == static_cast<std::int32_t>(b))
            small_.add(a * b);
        else
            add(multiply(a, b));
    }
    constexpr void add(wide value) { large_ = sum_checked(large_, value); }
    constexpr void merge(product_sum const& other) {
        small_.merge(other.small_);
        add(other.large_);
    }
    constexpr void gather(product_sum const& other) {
        small_.gather(other.small_);
        add(other.large_);
    }
    constexpr wide total() const { return sum_checked(large_, small_.total()); }

    friend constexpr bool operator==(product_sum const& a, product_sum const& b) { return a.total() == b.total(); }

private:
    static constexpr wide sum_checked(wide a, wide b) {
        wide const sum = a + b;
        // Only summands of one sign can leave the range, and then the sign of the sum turns.
        if (a.negative() == b.negative() && sum.negative() != b.negative())
            does_not_fit();
        return sum;
    }

    integer_sum small_{};
    wide        large_{};
};

/// A product of two doubles without rounding: the nearest double and what it is off by (T. J. Dekker,
/// "A floating-point technique for extending the available precision", 1971). The latter is zero
/// where it is no double.
struct parted_product {
    double nearest;
    double error;

    constexpr parted_product(double a, double b) : nearest(a * b), error(0) {
        if (nearest == 0 || nearest - nearest != 0)
            return;
        halves const x = split(a), y = split(b);
        double const off = ((x.high * y.high - nearest) + x.high * y.low + x.low * y.high) + x.low * y.low;
        error            = off - off == 0 ? off : 0;
    }

private:
    struct halves {
        double high;
        double low;
    };
    static constexpr halves split(double value) {
        double const wider = 134217729.0 * value; // 2^27 + 1
        double const high  = wider - (wider - value);
        return {high, value - high};
    }
};

/// The exact sum of floating-point numbers in any order.
///
/// The numbers of a column are mostly of like size. Those within a window of 18 binades around the
/// first one are cut into a head of 26 bits and a tail of 27, and heads and tails are added up as
/// two doubles: of 256 numbers both sums are exact, and of many more as long as they have not
/// grown that far. What does not fit goes into a `long_sum`, which is made when it is needed. Where
/// more numbers miss the window than are in it, it moves. Nothing of all this shows in the total.
class real_sum {
public:
    constexpr real_sum() = default;
    constexpr real_sum(real_sum const& other) : held_(other.held_) {
        if (other.held_.rest != nullptr)
            held_.rest = new long_sum(*other.held_.rest);
    }
    [[gnu::always_inline]] constexpr real_sum(real_sum&& other) noexcept : held_(other.held_) {
        other.held_.rest = nullptr;
    }
    constexpr real_sum& operator=(real_sum const& other) { return *this = real_sum(other); }
    [[gnu::always_inline]] constexpr real_sum& operator=(real_sum&& other) noexcept {
        window const before = held_;
        held_               = other.held_;
        other.held_         = before;
        return *this;
    }
    [[gnu::always_inline]] constexpr ~real_sum() {
        if (held_.rest != nullptr)
            delete held_.rest;
    }

    [[gnu::always_inline]] constexpr void add(double value) {
        if (held_.spans(value)) [[likely]] {
            held_.take(value);
            if (--held_.room == 0) [[unlikely]]
                become(with_room(held_));
        } else if (value != 0) {
            become(with_misfit(held_, value, 1));
        }
    }

    /// Adds the value so many times, fewer than `times_limit`, without rounding.
    static constexpr std::uint32_t times_limit = 1u << 11;
    [[gnu::always_inline]] constexpr void add_times(double value, std::uint32_t times) {
        if (held_.spans(value) && times < held_.room) [[likely]] {
            held_.take_times(value, times);
            held_.room -= times;
        } else if (value != 0) {
            become(with_misfit(held_, value, times));
        }
    }

    /// Adds a product without rounding it.
    constexpr void add_product(double a, double b) {
        parted_product const product(a, b);
        add(product.nearest);
        add(product.error);
    }

    [[gnu::always_inline]] constexpr void merge(real_sum const& other) {
        window const& more = other.held_;
        if (more.rest == nullptr && more.low == held_.low && more.room + held_.room > window::capacity) [[likely]] {
            held_.heads += more.heads;
            held_.tails += more.tails;
            held_.room -= window::capacity - more.room;
            held_.incomplete = held_.incomplete || more.incomplete;
        } else {
            become(merged(held_, more));
        }
    }

    [[gnu::always_inline]] constexpr void gather(real_sum const& other) { merge(other); }

    constexpr bool finite() const { return held_.rest == nullptr || held_.rest->finite(); }

    /// The sum, rounded once to the nearest double (ties to even). Throws std::bad_alloc where there
    /// was no memory for it.
    constexpr double total() const {
        return held_.rest == nullptr && !held_.incomplete ? held_.heads + held_.tails : whole().total();
    }

    friend constexpr bool operator==(real_sum const& a, real_sum const& b) { return a.whole() == b.whole(); }

private:
    // A plain value, which what is rarely done takes and returns: a sum whose address nobody has is
    // kept in registers. Nor does anything throw there, for then the sum would be wanted, too.
    struct window {
        static constexpr std::uint64_t binades     = 18;   // 11 of them below the first number: squares go far down
        static constexpr std::uint64_t tail_bits   = 27;
        static constexpr std::uint32_t capacity    = 256;
        static constexpr std::uint64_t least_first = 9;    // so that tails are no subnormal numbers
        static constexpr std::uint64_t last_first  = 2000; // nor sums infinite
        static constexpr std::uint64_t nowhere     = 2047 - binades;

        double        heads{};
        std::uint64_t low{nowhere << 53}; // the first exponent, in its place of a double without its sign
        double        tails{};            // not beside the heads: g++ would keep both in one register
        std::uint32_t room{1};            // for numbers as large as the window allows
        std::uint16_t missed{};
        bool          incomplete{};
        long_sum*     rest{};

        constexpr std::uint64_t first() const { return low >> 53; }
        constexpr bool          placed() const { return first() != nowhere; }
        constexpr std::uint32_t used() const { return capacity - room; }

        constexpr bool spans(double value) const {
            return (std::bit_cast<std::uint64_t>(value) << 1) - low < binades << 53;
        }
        static constexpr double head(double value) {
            constexpr std::uint64_t tail = (std::uint64_t{1} << tail_bits) - 1;
            return std::bit_cast<double>(std::bit_cast<std::uint64_t>(value) & ~tail);
        }
        constexpr void take(double value) {
            double const top = head(value);
            heads += top;
            tails += value - top;
        }
        constexpr void take_times(double value, std::uint32_t times) {
            double const top = head(value), number = times;
            heads += top * number;
            tails += (value - top) * number;
        }

        // How much of its room the sums take in a window that begins at `at`.
        constexpr double used_from(std::uint64_t at) const {
            double const of_heads = magnitude(heads) * power_of_two(2'046 - binades - at);
            double const of_tails = magnitude(tails) * power_of_two(2'071 - binades - at);
            return 1 + (of_heads < of_tails ? of_tails : of_heads);
        }
        // Adds to the rest, which is made where there is none.
        constexpr void put_aside(double value, std::uint32_t times = 1) {
            if (rest == nullptr)
                rest = made();
            if (rest != nullptr)
                rest->add_times(value, times);
            else
                incomplete = true;
        }
        constexpr void put_sums_aside() {
            put_aside(heads);
            put_aside(tails);
            heads = tails = 0;
        }

        static constexpr long_sum* made() {
            if (std::is_constant_evaluated())
                return new long_sum;
            return new (std::nothrow) long_sum;
        }
        static constexpr double magnitude(double value) { return value < 0 ? -value : value; }
        static constexpr double power_of_two(std::uint64_t exponent) { return std::bit_cast<double>(exponent << 52); }
    };

    // One by one, or else what a function returned is written where the sum has its place in memory.
    [[gnu::always_inline]] constexpr void become(window const& now) {
        held_.heads      = now.heads;
        held_.low        = now.low;
        held_.tails      = now.tails;
        held_.room       = now.room;
        held_.missed     = now.missed;
        held_.incomplete = now.incomplete;
        held_.rest       = now.rest;
    }
    [[gnu::noinline]] static constexpr window with_room(window now) noexcept {
        now.missed = 0;
        if (now.placed())
            if (double const used = now.used_from(now.first()); used <= window::capacity / 2) {
                now.room = window::capacity - static_cast<std::uint32_t>(used);
                return now;
            }
        now.put_sums_aside();
        now.room = now.placed() ? window::capacity : 1;
        return now;
    }

    [[gnu::noinline]] static constexpr window with_misfit(window now, double value, std::uint32_t times) noexcept {
        if (now.spans(value))
            now = with_room(now);
        std::uint64_t const bits = std::bit_cast<std::uint64_t>(value), exponent = (bits >> 52) & 0x7ffu;
        bool const          fits = times < now.room;
        if (fits && now.spans(value)) {
            now.take_times(value, times);
            now.room -= times;
            return now;
        }
        // A number below the window that has no bits where only tails would have some.
        std::uint64_t const below = now.first() - exponent;
        if (fits && now.placed() && exponent != 0 && below - 1 < 52 - window::tail_bits &&
            bits << (64 - window::tail_bits - below) == 0) {
            now.heads += value * times;
            now.room -= times;
            return now;
        }
        std::uint64_t const first = exponent - 11;
        if (first - window::least_first <= window::last_first - window::least_first && times < window::capacity &&
            (!now.placed() || ++now.missed > now.used())) {
            if (now.placed())
                now.put_sums_aside();
            now.missed = 0;
            now.low    = first << 53;
            now.take_times(value, times);
            now.room = window::capacity - times;
            return now;
        }
        now.put_aside(value, times);
        return now;
    }

    [[gnu::noinline]] static constexpr window merged(window now, window more) noexcept {
        now.incomplete = now.incomplete || more.incomplete;
        if (more.rest != nullptr) {
            if (now.rest == nullptr)
                now.rest = window::made();
            if (now.rest != nullptr)
                now.rest->merge(*more.rest);
            else
                now.incomplete = true;
        }
        if (!more.placed())
            return now;
        if (!now.placed()) {
            long_sum* const rest       = now.rest;
            bool const      incomplete = now.incomplete;
            now                        = more;
            now.rest                   = rest;
            now.incomplete             = incomplete;
            return now;
        }
        std::uint64_t const first = now.first() < more.first() ? now.first() : more.first();
        double const        used  = now.used_from(first) + more.used_from(first);
        if (used <= window::capacity / 2) {
            now.heads += more.heads;
            now.tails += more.tails;
            now.low  = first << 53;
            now.room = window::capacity - static_cast<std::uint32_t>(used);
        } else {
            now.put_aside(more.heads);
            now.put_aside(more.tails);
        }
        now.missed = 0;
        return now;
    }

    constexpr long_sum whole() const {
        if (held_.incomplete)
            throw std::bad_alloc();
        long_sum all = held_.rest == nullptr ? long_sum{} : *held_.rest;
        all.add(held_.heads);
        all.add(held_.tails);
        return all;
    }

    window held_{};
};

/// The exact sum of products of floating-point numbers. What the products are off by is of another
/// size than they are, and summed up apart.
class real_product_sum {
public:
    [[gnu::always_inline]] constexpr void add_product(double a, double b) {
        parted_product const product(a, b);
        products_.add(product.nearest);
        errors_.add(product.error);
    }
    [[gnu::always_inline]] constexpr void add_product(double value, std::int64_t times) {
        if (static_cast<std::uint64_t>(times) < real_sum::times_limit) [[likely]]
            products_.add_times(value, static_cast<std::uint32_t>(times));
        else
            add_product(value, static_cast<double>(times));
    }
    [[gnu::always_inline]] constexpr void merge(real_product_sum const& other) {
        products_.merge(other.products_);
        errors_.merge(other.errors_);
    }
    [[gnu::always_inline]] constexpr void gather(real_product_sum const& other) { merge(other); }
    constexpr bool     finite() const { return products_.finite(); }
    constexpr double   total() const { return exact().total(); }
    constexpr real_sum exact() const {
        real_sum all = products_;
        all.merge(errors_);
        return all;
    }

    friend constexpr bool operator==(real_product_sum const& a, real_product_sum const& b) {
        return a.exact() == b.exact();
    }

private:
    real_sum products_{};
    real_sum errors_{};
};

} // namespace tuopin::detail

#endif
