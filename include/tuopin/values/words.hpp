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

/// The bytes of a word turned round.
constexpr std::uint64_t first_byte_highest(std::uint64_t word) {
    word = (word & std::uint64_t{0x00FF'00FF'00FF'00FF}) << 8 | (word >> 8 & std::uint64_t{0x00FF'00FF'00FF'00FF});
    word = (word & std::uint64_t{0x0000'FFFF'0000'FFFF}) << 16 | (word >> 16 & std::uint64_t{0x0000'FFFF'0000'FFFF});
    return word << 32 | word >> 32;
}

/// Eight characters, the first of them in the lowest byte whatever the machine.
inline std::uint64_t load_word(char const* at) {
    std::uint64_t word = 0;
    std::memcpy(&word, at, sizeof word);
    if constexpr (std::endian::native == std::endian::big)
        word = first_byte_highest(word);
    return word;
}

/// The opposite of `load_word`.
inline void store_word(char* to, std::uint64_t word) {
    if constexpr (std::endian::native == std::endian::big)
        word = first_byte_highest(word);
    std::memcpy(to, &word, sizeof word);
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

/// How many bits are set. In words of the language: without an instruction for it compilers call a function.
constexpr std::size_t count_bits(std::uint64_t word) {
    word -= word >> 1 & eight_times(0x55);
    word = (word & eight_times(0x33)) + (word >> 2 & eight_times(0x33));
    word = (word + (word >> 4)) & eight_times(0x0F);
    return static_cast<std::size_t>(word * eight_times(1) >> 56);
}

/// The lowest bits of eight bytes that have no other side by side, the first byte's lowest.
constexpr std::uint64_t gather_lowest_bits(std::uint64_t word) {
    return (word * std::uint64_t{0x0102'0408'1020'4080}) >> 56;
}

/// Highest bits that tell whether a byte is none of the values 0 to 9, and no other bits.
constexpr std::uint64_t digits_wrong(std::uint64_t values) {
    return ((values + eight_times(0x76)) | values) & eight_times(0x80);
}
constexpr bool has_no_digit(std::uint64_t values) { return digits_wrong(values) != 0; }

/// Eight values 0 to 9, the first in the lowest byte, as the number that they spell.
constexpr std::uint64_t number_of_digits(std::uint64_t values) {
    values = (values * 10 + (values >> 8)) & std::uint64_t{0x00FF'00FF'00FF'00FF};
    values = (values * 100 + (values >> 16)) & std::uint64_t{0x0000'FFFF'0000'FFFF};
    return (values * 10'000 + (values >> 32)) & std::uint64_t{0xFFFF'FFFF};
}

/// The opposite: the eight digits of a number below 100,000,000 as values, the first in the lowest byte.
constexpr std::uint64_t digits_of_number(std::uint64_t number) {
    // A pair, then two pairs, then four pairs of numbers side by side, each cut by a multiplication.
    std::uint64_t const high  = number / 10'000;
    std::uint64_t const four  = high | (number - 10'000 * high) << 32;
    std::uint64_t const heads = (four * 5'243 >> 19) & std::uint64_t{0x0000'007F'0000'007F};
    std::uint64_t const two   = heads | (four - 100 * heads) << 16;
    std::uint64_t const tens  = (two * 103 >> 10) & std::uint64_t{0x000F'000F'000F'000F};
    return tens | (two - 10 * tens) << 8;
}

/// As `number_of_digits`, with sixteen in the place of ten: the values side by side in four bits each,
/// the first in the highest.
constexpr std::uint64_t pack_values(std::uint64_t values) {
    values = (values * 16 + (values >> 8)) & std::uint64_t{0x00FF'00FF'00FF'00FF};
    values = (values * 256 + (values >> 16)) & std::uint64_t{0x0000'FFFF'0000'FFFF};
    return (values * 65'536 + (values >> 32)) & std::uint64_t{0xFFFF'FFFF};
}

/// The opposite: eight values of four bits, the first in the highest, in a byte each, the first in the lowest.
constexpr std::uint64_t unpack_values(std::uint64_t packed) {
    packed = (packed | packed << 16) & std::uint64_t{0x0000'FFFF'0000'FFFF};
    packed = (packed | packed << 8) & std::uint64_t{0x00FF'00FF'00FF'00FF};
    packed = (packed | packed << 4) & eight_times(0x0F);
    return first_byte_highest(packed);
}

/// Reads the number that 1 to 8 digits spell and nothing else; false for everything else. The eight
/// bytes before `end` have to be readable, also where the text is shorter.
inline bool read_few_digits(char const* begin, char const* end, std::uint64_t& number) {
    auto const          size   = static_cast<std::size_t>(end - begin);
    std::uint64_t const values =
        (load_word(end - 8) ^ eight_times('0')) & (~std::uint64_t{0} << ((64 - 8 * size) & 63));
    number                     = number_of_digits(values);
    return (size - 1 < 8) & !has_no_digit(values);
}

} // namespace tuopin::detail

#endif
