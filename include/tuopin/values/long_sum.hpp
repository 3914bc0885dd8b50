// The sum of any floating-point numbers to the last bit, as one long fixed-point number.
#ifndef TUOPIN_VALUES_LONG_SUM_HPP
#define TUOPIN_VALUES_LONG_SUM_HPP

#include <bit>
#include <cstdint>
#include <limits>

namespace tuopin::detail {

/// The exact sum of floating-point numbers, held as one long fixed-point number in chunks
/// of 32 bits (the "small superaccumulator" of R. M. Neal, "Fast exact summation using
/// small and large superaccumulators", 2015). Numbers that are not finite are counted
/// apart and make the sum not a number.
class long_sum {
public:
    constexpr void add(double value) { add_times(value, 1); }

    /// Adds the value so many times, fewer than 2^11, without rounding.
    constexpr void add_times(double value, std::uint64_t times) {
        std::uint64_t const bits     = std::bit_cast<std::uint64_t>(value);
        std::uint64_t const exponent = (bits >> 52) & 0x7ffu;
        std::uint64_t       mantissa = bits & 0xf'ffff'ffff'ffffu;
        if (exponent == 0x7ffu) {
            ++not_finite_;
            return;
        }
        if (exponent != 0)
            mantissa |= std::uint64_t{1} << 52;
        mantissa *= times; // 64 bits at most
        std::uint64_t const position = exponent == 0 ? 1 : exponent;
        std::uint64_t const chunk    = position >> 5;
        std::uint64_t const shift    = position & 31u;

        std::int64_t const low    = static_cast<std::int64_t>((mantissa << shift) & 0xffff'ffffu);
        std::int64_t const middle = static_cast<std::int64_t>((mantissa >> (32 - shift)) & 0xffff'ffffu);
        std::int64_t const high   = static_cast<std::int64_t>(shift == 0 ? 0 : (mantissa >> 32) >> (32 - shift));
        if ((bits >> 63) != 0) {
            chunks_[chunk] -= low;
            chunks_[chunk + 1] -= middle;
            chunks_[chunk + 2] -= high;
        } else {
            chunks_[chunk] += low;
            chunks_[chunk + 1] += middle;
            chunks_[chunk + 2] += high;
        }
        if (++pending_ == pending_limit)
            carry();
    }

    constexpr void merge(long_sum const& other) {
        long_sum settled = other;
        settled.carry();
        carry();
        for (int at = 0; at < chunk_count; ++at)
            chunks_[at] += settled.chunks_[at];
        not_finite_ += other.not_finite_;
        carry();
    }

    constexpr bool finite() const { return not_finite_ == 0; }

    /// The sum, rounded once to the nearest double (ties to even).
    constexpr double total() const {
        if (not_finite_ != 0)
            return std::numeric_limits<double>::quiet_NaN();
        long_sum settled = *this;
        settled.carry();
        bool const negative = settled.chunks_[chunk_count - 1] < 0;
        if (negative) {
            for (std::int64_t& chunk : settled.chunks_)
                chunk = -chunk;
            settled.carry();
        }
        int top = chunk_count - 1;
        while (top >= 0 && settled.chunks_[top] == 0)
            --top;
        if (top < 0)
            return 0.0;
        // The top 96 bits, and whether anything stands below them, decide the rounding.
        std::uint64_t high = static_cast<std::uint64_t>(settled.chunks_[top]);
        std::uint64_t next = top > 0 ? static_cast<std::uint64_t>(settled.chunks_[top - 1]) : 0;
        std::uint64_t last = top > 1 ? static_cast<std::uint64_t>(settled.chunks_[top - 2]) : 0;
        for (int at = top - 3; at >= 0; --at)
            if (settled.chunks_[at] != 0)
                last |= 1u;
        int const lead = std::countl_zero(high); // high may exceed 32 bits in the top chunk only
        std::uint64_t window; // 64 leading bits, the lowest one sticky
        int           exponent;
        if (lead >= 32) {
            int const up = lead - 32;
            window       = (high << 32 | next) << up;
            if (up != 0)
                window |= last >> (32 - up);
            if (((last << up) & 0xffff'ffffu) != 0)
                window |= 1u;
            exponent = (top - 1) * 32 - up;
        } else {
            int const down = 32 - lead;
            window         = (high << lead) | (next >> down);
            if (((next << lead) & 0xffff'ffffu) != 0 || last != 0)
                window |= 1u;
            exponent = top * 32 - lead;
        }
        double const magnitude = scaled(window, exponent);
        return negative ? -magnitude : magnitude;
    }

    friend constexpr bool operator==(long_sum const& a, long_sum const& b) {
        long_sum x = a, y = b;
        x.carry();
        y.carry();
        for (int at = 0; at < chunk_count; ++at)
            if (x.chunks_[at] != y.chunks_[at])
                return false;
        return (a.not_finite_ == 0) == (b.not_finite_ == 0);
    }

private:
    static constexpr int           chunk_count   = 68;
    static constexpr std::uint32_t pending_limit = 1u << 30;

    // Brings every chunk but the top one into [0, 2^32).
    constexpr void carry() {
        for (int at = 0; at + 1 < chunk_count; ++at) {
            chunks_[at + 1] += chunks_[at] >> 32;
            chunks_[at] &= 0xffff'ffff;
        }
        pending_ = 0;
    }

    // `window` has its top bit set and stands for window * 2^(exponent - 1075); rounds it
    // to 53 bits (fewer for a subnormal result).
    static constexpr double scaled(std::uint64_t window, int exponent) {
        int drop = 11;
        if (exponent + drop < 1)
            drop = 1 - exponent;
        if (drop > 64)
            return 0.0;
        std::uint64_t kept = drop == 64 ? 0 : window >> drop;
        std::uint64_t const rest = drop == 64 ? window : window << (64 - drop);
        constexpr std::uint64_t half = std::uint64_t{1} << 63;
        if (rest > half || (rest == half && (kept & 1u) != 0))
            ++kept;
        int biased = exponent + drop;
        if (kept >> 53 != 0) {
            kept >>= 1;
            ++biased;
        }
        if (biased >= 0x7ff)
            return std::numeric_limits<double>::infinity();
        if (kept >> 52 == 0)
            return std::bit_cast<double>(kept);
        return std::bit_cast<double>((static_cast<std::uint64_t>(biased) << 52) | (kept & 0xf'ffff'ffff'ffffu));
    }

    std::int64_t  chunks_[chunk_count]{};
    std::uint64_t not_finite_{};
    std::uint32_t pending_{};
};

} // namespace tuopin::detail

#endif
