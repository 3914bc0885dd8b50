// Text sixteen characters at a time: what finds the borders of cells and reads numbers in files of
// any size. One class with the vector registers that every x86-64 processor has, where the compiler
// lets its code name them; the same in portable C++ for all others. And what some processors do for
// sixty-four characters at a time, asked for when the program runs.
#ifndef TUOPIN_VALUES_SIXTEEN_BYTES_HPP
#define TUOPIN_VALUES_SIXTEEN_BYTES_HPP

#include <tuopin/values/words.hpp>

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>

namespace tuopin::detail {

/// Sixteen bytes in two words, the first byte in the lowest of the first.
class sixteen_bytes_in_words {
public:
    static sixteen_bytes_in_words load(char const* at) { return {load_word(at), load_word(at + 8)}; }
    static sixteen_bytes_in_words load_halves(char const* first, char const* second) {
        return {load_word(first), load_word(second)};
    }
    static sixteen_bytes_in_words all(char byte) {
        std::uint64_t const word = eight_times(static_cast<unsigned char>(byte));
        return {word, word};
    }

    friend sixteen_bytes_in_words operator^(sixteen_bytes_in_words a, sixteen_bytes_in_words b) {
        return {a.first_ ^ b.first_, a.second_ ^ b.second_};
    }
    friend sixteen_bytes_in_words operator&(sixteen_bytes_in_words a, sixteen_bytes_in_words b) {
        return {a.first_ & b.first_, a.second_ & b.second_};
    }
    friend sixteen_bytes_in_words operator|(sixteen_bytes_in_words a, sixteen_bytes_in_words b) {
        return {a.first_ | b.first_, a.second_ | b.second_};
    }
    sixteen_bytes_in_words operator~() const { return {~first_, ~second_}; }

    /// All bits of the bytes that are this one, and no others.
    sixteen_bytes_in_words equal_to(char byte) const {
        auto const equal = *this ^ all(byte);
        return {(zero_bytes(equal.first_) >> 7) * 0xFF, (zero_bytes(equal.second_) >> 7) * 0xFF};
    }
    /// A bit for each byte, its highest, the first byte's lowest.
    unsigned highest_bits() const {
        return static_cast<unsigned>(gather_lowest_bits(first_ >> 7 & eight_times(1)) |
                                     gather_lowest_bits(second_ >> 7 & eight_times(1)) << 8);
    }
    /// Adds one to every byte that has all bits set in `marks`; to the others, which have none, nothing.
    void count(sixteen_bytes_in_words marks) {
        first_ += marks.first_ & eight_times(1);
        second_ += marks.second_ & eight_times(1);
    }
    /// All bytes together.
    std::size_t sum() const {
        constexpr std::uint64_t every_second = 0x00FF'00FF'00FF'00FF;
        std::uint64_t const pairs = (first_ & every_second) + (first_ >> 8 & every_second) + (second_ & every_second) +
                                    (second_ >> 8 & every_second);
        return static_cast<std::size_t>(pairs * 0x0001'0001'0001'0001u >> 48);
    }
    /// Each byte in the place of the one behind it, and zero as the first.
    sixteen_bytes_in_words moved_by_one() const { return {first_ << 8, second_ << 8 | first_ >> 56}; }

    /// Whether a byte is none of the values 0 to 9.
    bool beyond_digits() const { return has_no_digit(first_) || has_no_digit(second_); }
    /// Has a byte beyond the digits where another has one: for many a single question at the end.
    void take_wrong(sixteen_bytes_in_words values) {
        first_ |= digits_wrong(values.first_);
        second_ |= digits_wrong(values.second_);
    }
    /// Values 0 to 9 as the number that they spell.
    std::uint64_t number() const { return number_of_digits(first_) * 100'000'000 + number_of_digits(second_); }
    /// Those of two at once.
    friend void store_numbers(sixteen_bytes_in_words a, sixteen_bytes_in_words b, std::uint64_t* to) {
        to[0] = a.number();
        to[1] = b.number();
    }
    /// The four numbers that the halves of two spell.
    friend void store_halves(sixteen_bytes_in_words a, sixteen_bytes_in_words b, std::uint32_t* to) {
        to[0] = static_cast<std::uint32_t>(number_of_digits(a.first_));
        to[1] = static_cast<std::uint32_t>(number_of_digits(a.second_));
        to[2] = static_cast<std::uint32_t>(number_of_digits(b.first_));
        to[3] = static_cast<std::uint32_t>(number_of_digits(b.second_));
    }
    /// Values below sixteen side by side in four bits each, the first in the highest.
    std::uint64_t packed() const { return pack_values(first_) << 32 | pack_values(second_); }

    /// Eight numbers of two bytes, added one by one to those of another, where no sum needs more.
    static sixteen_bytes_in_words load(std::uint16_t const* numbers) {
        auto const word = [&](int at) {
            return std::uint64_t{numbers[at]} | std::uint64_t{numbers[at + 1]} << 16 |
                   std::uint64_t{numbers[at + 2]} << 32 | std::uint64_t{numbers[at + 3]} << 48;
        };
        return {word(0), word(4)};
    }
    static sixteen_bytes_in_words all_pairs(std::uint16_t number) {
        std::uint64_t const word = number * std::uint64_t{0x0001'0001'0001'0001};
        return {word, word};
    }
    friend sixteen_bytes_in_words add_pairs(sixteen_bytes_in_words a, sixteen_bytes_in_words b) {
        return {a.first_ + b.first_, a.second_ + b.second_};
    }
    void store(std::uint16_t* to) const {
        for (int at = 0; at < 4; ++at) {
            to[at]     = static_cast<std::uint16_t>(first_ >> (16 * at));
            to[at + 4] = static_cast<std::uint16_t>(second_ >> (16 * at));
        }
    }

private:
    sixteen_bytes_in_words(std::uint64_t first, std::uint64_t second) : first_(first), second_(second) {}

    std::uint64_t first_, second_;
};

#if defined(__SSE2__) && defined(__GNUC__)

/// Sixteen bytes in a register. Without <emmintrin.h>, which costs more to compile than a reader of CSV.
class sixteen_bytes {
    using bytes  = signed char __attribute__((vector_size(16)));
    using native = char __attribute__((vector_size(16)));
    using pairs  = short __attribute__((vector_size(16)));
    using parts  = unsigned short __attribute__((vector_size(16)));
    using fours  = int __attribute__((vector_size(16)));
    using words  = long long __attribute__((vector_size(16)));
    using octets = unsigned char __attribute__((vector_size(16)));
    using whole  = unsigned long long __attribute__((vector_size(16)));

public:
    static sixteen_bytes load(char const* at) {
        bytes held;
        std::memcpy(&held, at, sizeof held);
        return held;
    }
    static sixteen_bytes load_halves(char const* first, char const* second) {
        long long one = 0, other = 0;
        std::memcpy(&one, first, sizeof one);
        std::memcpy(&other, second, sizeof other);
        return bytes(words{one, other});
    }
    static sixteen_bytes all(char byte) { return bytes{} + static_cast<signed char>(byte); }

    friend sixteen_bytes operator^(sixteen_bytes a, sixteen_bytes b) { return a.held_ ^ b.held_; }
    friend sixteen_bytes operator&(sixteen_bytes a, sixteen_bytes b) { return a.held_ & b.held_; }
    friend sixteen_bytes operator|(sixteen_bytes a, sixteen_bytes b) { return a.held_ | b.held_; }
    sixteen_bytes        operator~() const { return ~held_; }

    sixteen_bytes equal_to(char byte) const { return bytes(held_ == all(byte).held_); }
    unsigned      highest_bits() const { return static_cast<unsigned>(__builtin_ia32_pmovmskb128(native(held_))); }
    void          count(sixteen_bytes marks) { held_ -= marks.held_; }
    std::size_t   sum() const {
        auto const eights = words(__builtin_ia32_psadbw128(native(held_), native{}));
        return static_cast<std::size_t>(eights[0] + eights[1]);
    }
    sixteen_bytes moved_by_one() const {
        return __builtin_shufflevector(bytes{}, held_, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30);
    }

    bool beyond_digits() const {
        return __builtin_ia32_pmovmskb128(native(bytes(held_ > 9) | held_)) != 0; // 128 and more are negative
    }
    void take_wrong(sixteen_bytes values) {
        auto const seen = octets(held_), other = octets(values.held_);
        held_ = bytes(other > seen ? other : seen);
    }
    std::uint64_t number() const {
        auto const both = static_cast<std::uint64_t>(words(of_eight_digits(*this, *this))[0]);
        return (both & 0xFFFF'FFFFu) * 100'000'000 + (both >> 32);
    }
    friend void store_numbers(sixteen_bytes a, sixteen_bytes b, std::uint64_t* to) {
        auto const  eight  = whole(of_eight_digits(a, b));
        whole const number = lower_times(eight, 100'000'000) + (eight >> 32);
        std::memcpy(to, &number, sizeof number);
    }
    friend void store_halves(sixteen_bytes a, sixteen_bytes b, std::uint32_t* to) {
        fours const eight = of_eight_digits(a, b);
        std::memcpy(to, &eight, sizeof eight);
    }
    std::uint64_t packed() const {
        pairs const two   = pairs(parts(times(held_, 16 * 256 + 1)) >> 8);
        words const eight = words(__builtin_ia32_packuswb128(two, two));
        return first_byte_highest(static_cast<std::uint64_t>(eight[0]));
    }

    static sixteen_bytes load(std::uint16_t const* numbers) {
        bytes held;
        std::memcpy(&held, numbers, sizeof held);
        return held;
    }
    static sixteen_bytes all_pairs(std::uint16_t number) { return bytes(parts{} + number); }
    friend sixteen_bytes add_pairs(sixteen_bytes a, sixteen_bytes b) { return bytes(parts(a.held_) + parts(b.held_)); }
    void                 store(std::uint16_t* to) const { std::memcpy(to, &held_, sizeof held_); }

private:
    sixteen_bytes(bytes held) : held_(held) {}

    // Multiplications by a number: of one that it knows gcc makes many shifts and additions.
    static pairs times(bytes values, short number) {
#if defined(__clang__)
        return pairs(parts(values) * static_cast<unsigned short>(number));
#else
        return __builtin_ia32_pmullw128(pairs(values), pairs{} + number);
#endif
    }
    static whole lower_times(whole values, unsigned number) {
#if defined(__clang__)
        return (values & 0xFFFF'FFFFu) * number;
#else
        return whole(__builtin_ia32_pmuludq128(fours(values), fours(whole{} + number)));
#endif
    }

    fours of_four_digits() const {
        pairs const two = pairs(parts(times(held_, 10 * 256 + 1)) >> 8);
        return __builtin_ia32_pmaddwd128(two, pairs{100, 1, 100, 1, 100, 1, 100, 1});
    }
    static fours of_eight_digits(sixteen_bytes a, sixteen_bytes b) {
        pairs const close = __builtin_ia32_packssdw128(a.of_four_digits(), b.of_four_digits());
        return __builtin_ia32_pmaddwd128(close, pairs{10'000, 1, 10'000, 1, 10'000, 1, 10'000, 1});
    }

    bytes held_;
};

#else

using sixteen_bytes = sixteen_bytes_in_words;

#endif

#if defined(__x86_64__) && defined(__GNUC__)

/// Where a byte is one of two, in whole blocks of sixty-four, for the processors that put the places of bits
/// side by side in one step (AVX-512 VBMI2): compiled for these alone, asked for when the program runs.
class wide_places {
    using bytes   = char __attribute__((vector_size(64)));
    using octets  = unsigned char __attribute__((vector_size(32)));
    using numbers = std::uint16_t __attribute__((vector_size(64)));

public:
    static constexpr std::size_t block = 64;

    static bool can() {
        return __builtin_cpu_supports("avx512vbmi2") && __builtin_cpu_supports("avx512bw") &&
               __builtin_cpu_supports("popcnt");
    }

    char const*    at;   ///< where it went on to
    std::uint16_t* to;   ///< what is behind the last place
    std::size_t    ends; ///< how many bytes were the second of the two

    /// Writes the places, counted from `text`, until `enough` are written or no whole block is left before
    /// `end`. Room for a block's more places than enough has to be there.
    [[gnu::target("avx512f,avx512bw,avx512vbmi,avx512vbmi2,popcnt")]] void find(char const* text, char const* end,
                                                                               std::uint16_t const* enough, char one,
                                                                               char other) {
        bytes each;
        for (unsigned char place = 0; place < block; ++place)
            each[place] = static_cast<char>(place);
        bytes const ones = bytes{} + one, others = bytes{} + other;
        // Not the members themselves: compilers would read them anew whenever a place is written.
        char const*    now  = at;
        std::uint16_t* next = to;
        std::size_t    last = 0;
        for (; static_cast<std::size_t>(end - now) >= block && next <= enough; now += block) {
            bytes here;
            std::memcpy(&here, now, sizeof here);
            constexpr auto      all   = ~std::uint64_t{0};
            std::uint64_t const seen  = __builtin_ia32_cmpb512_mask(here, others, 0, all);
            std::uint64_t const found = __builtin_ia32_cmpb512_mask(here, ones, 0, all) | seen;
            bytes const         close = __builtin_ia32_compressqi512_mask(each, bytes{}, found);
            auto const          count = static_cast<unsigned>(__builtin_popcountll(found));
            auto const          first = static_cast<std::uint16_t>(now - text);
            store(close, 0, first, next);
            if (count > block / 2)
                store(close, 1, first, next);
            next += count;
            last += static_cast<unsigned>(__builtin_popcountll(seen));
        }
        at = now;
        to = next;
        ends += last;
    }

private:
    // One half of the places, the first or the second.
    [[gnu::target("avx512f,avx512bw,avx512vbmi,avx512vbmi2,popcnt"), gnu::always_inline]] static inline void
    store(bytes const& close, std::size_t half, std::uint16_t first, std::uint16_t* next) {
        octets those;
        std::memcpy(&those, reinterpret_cast<char const*>(&close) + half * sizeof those, sizeof those);
        numbers const places = __builtin_convertvector(those, numbers) + first;
        std::memcpy(next + half * (block / 2), &places, sizeof places);
    }
};

#else

/// On other machines there is nothing of the kind.
class wide_places {
public:
    static constexpr bool can() { return false; }

    char const*    at;
    std::uint16_t* to;
    std::size_t    ends;

    void find(char const*, char const*, std::uint16_t const*, char, char) {}
};

#endif

inline constexpr unsigned char none_and_all[33] = {
    0,    0,    0,    0,    0,    0,    0,    0,    0,    0,    0,    0,    0,    0,    0,    0,   0xFF,
    0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF};

/// All bits of the last `size` (0 to 17) of sixteen bytes; of all of them for more than sixteen.
inline sixteen_bytes last_bytes(std::size_t size) {
    return sixteen_bytes::load(reinterpret_cast<char const*>(none_and_all) + size);
}
/// All bits of the last bytes (0 to 8) of each half.
inline sixteen_bytes last_bytes_of_halves(std::size_t first, std::size_t second) {
    auto const* const eight = reinterpret_cast<char const*>(none_and_all) + 8;
    return sixteen_bytes::load_halves(eight + first, eight + second);
}

/// The `size` (0 to 16) characters before `end` as values of digits, with zeros before them. Sixteen
/// bytes before `end` have to be readable.
inline sixteen_bytes values_before(char const* end, std::size_t size) {
    return (sixteen_bytes::load(end - 16) ^ sixteen_bytes::all('0')) & last_bytes(size);
}

/// Reads the number that 1 to 18 digits spell and nothing else; false for everything else. The
/// sixteen bytes before `end` have to be readable, also where the text is shorter.
inline bool read_digits(char const* begin, char const* end, std::uint64_t& number) {
    auto const size = static_cast<std::size_t>(end - begin);
    if (size > 18)
        return false;
    auto const values = values_before(end, size < 16 ? size : 16);
    bool       good   = (size != 0) & !values.beyond_digits();
    number            = values.number();
    if (size > 16) {
        std::uint64_t place = 10'000'000'000'000'000;
        for (char const* at = end - 16; at > begin; place *= 10) {
            auto const digit = static_cast<unsigned>(static_cast<unsigned char>(*--at)) - '0';
            good             = good & (digit <= 9);
            number += digit * place;
        }
    }
    return good;
}

/// Where a point stands among the last characters of sixteen, for each set of places of the last `Most`
/// before the last one where there are points: looked up, for to find a highest bit is slow on some
/// processors. Of several points it is the last; the others are no digits.
template <unsigned Most>
struct shapes_of_decimals {
    static constexpr std::size_t number = std::size_t{1} << Most;

    alignas(16) unsigned char before[number][16]{}; ///< all bits of the bytes before the point; none without one
    alignas(16) unsigned char behind[number][16]{}; ///< of those behind it; of all without one
    unsigned char decimals[number]{};               ///< how many stand behind it; none without one

    constexpr shapes_of_decimals() {
        for (unsigned char& byte : behind[0])
            byte = 0xFF;
        for (unsigned points = 1; points < number; ++points) {
            std::size_t const count = Most + 1 - static_cast<unsigned>(std::bit_width(points));
            decimals[points]        = static_cast<unsigned char>(count);
            for (std::size_t at = 0; at < 16; ++at) {
                before[points][at] = at + count < 15 ? 0xFF : 0;
                behind[points][at] = at + count > 15 ? 0xFF : 0;
            }
        }
    }
};
template <unsigned Most>
inline constexpr shapes_of_decimals<Most> shapes_of{};

/// What at most sixteen characters are that may be a decimal without a sign.
struct decimal_digits {
    sixteen_bytes values; ///< of the digits without the point, with zeros before them
    std::size_t   shape;  ///< where the point stands, see `shapes_of_decimals`; 0 where there is none
};

/// Takes the point out of the `size` (0 to 16) characters before `end`, of which 1 to `Most` may stand behind it.
/// Another point stays, and is no digit. Sixteen bytes before `end` have to be readable.
template <unsigned Most>
decimal_digits digits_of_decimal(char const* end, std::size_t size) {
    auto const        values = values_before(end, size);
    std::size_t const shape  = values.equal_to('.' ^ '0').highest_bits() >> (15 - Most) & ((1u << Most) - 1);
    auto const mask = [](unsigned char const* of) { return sixteen_bytes::load(reinterpret_cast<char const*>(of)); };
    auto const& shapes = shapes_of<Most>;
    return {(values & mask(shapes.behind[shape])) | (values & mask(shapes.before[shape])).moved_by_one(), shape};
}

} // namespace tuopin::detail

#endif
