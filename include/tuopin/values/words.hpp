// Text eight characters at a time, as one 64-bit number: what finds and reads digits without
// looking at every character by itself, on every machine and without intrinsics.
#ifndef TUOPIN_VALUES_WORDS_HPP
#define TUOPIN_VALUES_WORDS_HPP

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace tuopin::detail {

/// The same byte eight times.
constexpr std::uint64_t eight_times(unsigned char byte) { return std::uint64_t{0x0101'0101'0101'0101} * byte; }

/// Eight characters, the first of them in the lowest byte whatever the machine.
inline std::uint64_t load_word(char const* at) {
    std::uint64_t word = 0;
    std::memcpy(&word, at, sizeof word);
    if constexpr (std::endian::native == std::endian::big) {
        std::uint64_t turned = 0;
        for (int byte = 0; byte < 8; ++byte)
            turned |= (word >> (8 * byte) & 0xFFu) << (56 - 8 * byte);
        word = turned;
    }
    return word;
}

/// Up to eight characters as `load_word` has them, with zeros behind them.
constexpr std::uint64_t word_of(std::string_view text) {
    std::uint64_t word = 0;
    for (std::size_t at = 0; at < text.size() && at < 8; ++at)
        word |= std::uint64_t{static_cast<unsigned char>(text[at])} << (8 * at);
    return word;
}

/// The highest bit of every byte that is zero, and no other bit.
constexpr std::uint64_t zero_bytes(std::uint64_t word) {
    constexpr std::uint64_t low = eight_times(0x7F);
    return ~(((word & low) + low) | word | low);
}

/// The lowest bits of eight bytes that have no other side by side, the first byte's lowest.
constexpr std::uint64_t gather_lowest_bits(std::uint64_t word) {
    return (word * std::uint64_t{0x0102'0408'1020'4080}) >> 56;
}

/// Whether a byte is none of the values 0 to 9.
constexpr bool has_no_digit(std::uint64_t values) {
    return (((values + eight_times(0x76)) | values) & eight_times(0x80)) != 0;
}

/// Eight values 0 to 9, the first in the lowest byte, as the number that they spell.
constexpr std::uint64_t number_of_digits(std::uint64_t values) {
    values = (values * 10 + (values >> 8)) & std::uint64_t{0x00FF'00FF'00FF'00FF};
    values = (values * 100 + (values >> 16)) & std::uint64_t{0x0000'FFFF'0000'FFFF};
    return (values * 10'000 + (values >> 32)) & std::uint64_t{0xFFFF'FFFF};
}

/// The `size` (1 to 8) characters before `end` as values of digits, with zeros before them. Eight
/// bytes before `end` have to be readable.
inline std::uint64_t digits_before(char const* end, std::size_t size) {
    return (load_word(end - 8) ^ eight_times('0')) & (~std::uint64_t{0} << (64 - 8 * size));
}

/// As `number_of_digits`, with sixteen in the place of ten: the values side by side in four bits each,
/// the first in the highest.
constexpr std::uint64_t pack_values(std::uint64_t values) {
    values = (values * 16 + (values >> 8)) & std::uint64_t{0x00FF'00FF'00FF'00FF};
    values = (values * 256 + (values >> 16)) & std::uint64_t{0x0000'FFFF'0000'FFFF};
    return (values * 65'536 + (values >> 32)) & std::uint64_t{0xFFFF'FFFF};
}

// Of 9 to 18 digits.
inline bool read_many_digits(char const* begin, char const* end, std::uint64_t& number) {
    auto const size = static_cast<std::size_t>(end - begin);
    if (size - 9 >= 10)
        return false;
    std::uint64_t const low  = digits_before(end, 8);
    std::uint64_t const high = digits_before(end - 8, size < 16 ? size - 8 : 8);
    bool                good = !has_no_digit(low) && !has_no_digit(high);
    number                   = number_of_digits(high) * 100'000'000 + number_of_digits(low);
    std::uint64_t place      = 10'000'000'000'000'000;
    for (char const* at = end - 16; at > begin; place *= 10) {
        auto const digit = static_cast<unsigned>(static_cast<unsigned char>(*--at)) - '0';
        good             = good && digit <= 9;
        number += digit * place;
    }
    return good;
}

/// Reads the number that 1 to 18 digits spell and nothing else; false for everything else. The
/// sixteen bytes before `end` have to be readable, also where the text is shorter.
inline bool read_digits(char const* begin, char const* end, std::uint64_t& number) {
    auto const size = static_cast<std::size_t>(end - begin);
    if (size - 1 >= 8)
        return read_many_digits(begin, end, number);
    std::uint64_t const values = digits_before(end, size);
    number                     = number_of_digits(values);
    return !has_no_digit(values);
}

/// Reads a decimal of at most sixteen characters: digits, or digits on both sides of a point, at most
/// seven behind it, and how many those are. The number is that of all digits. Bytes have to be
/// readable as for `read_digits`.
inline bool read_decimal_digits(char const* begin, char const* end, std::uint64_t& number, unsigned& decimals) {
    auto const size = static_cast<std::size_t>(end - begin);
    if (size - 1 >= 16)
        return false;
    std::uint64_t       low    = digits_before(end, size < 8 ? size : 8);
    std::uint64_t       place  = 100'000'000; // of what stands before the last eight characters
    std::uint64_t const points = zero_bytes(low ^ eight_times('.' ^ '0'));
    decimals                   = 0;
    if (points != 0) {
        // What is before the point moves into its place. A second point stays, and is no digit.
        decimals                   = static_cast<unsigned>(std::countl_zero(points)) / 8;
        std::uint64_t const point  = std::uint64_t{0x80} << (56 - 8 * decimals);
        std::uint64_t const before = (point >> 7) - 1, behind = ~((point << 1) - 1);
        low                        = (low & behind) | (low & before) << 8;
        place                      = 10'000'000;
        if (decimals == 0 || decimals + 2 > size)
            return false;
    }
    number    = number_of_digits(low);
    bool good = !has_no_digit(low);
    if (size > 8) {
        std::uint64_t const high = digits_before(end - 8, size - 8);
        number += number_of_digits(high) * place;
        good = good && !has_no_digit(high);
    }
    return good;
}

} // namespace tuopin::detail

#endif
