#include <tuopin/values/words.hpp>

#include <doctest/doctest.h>
#if __has_include(<rapidcheck.h>)
#include "../support/draw.hpp"
#endif

#include <cstdint>
#include <string>
#include <string_view>

namespace detail = tuopin::detail;

TEST_CASE("a word has the first character in its lowest byte") {
    CHECK(detail::load_word("abcdefgh") == 0x6867'6665'6463'6261u);
    CHECK(detail::word_of("abcdefgh") == detail::load_word("abcdefgh"));
    CHECK(detail::word_of("ab") == 0x6261u);
    CHECK(detail::word_of("") == 0);
}

TEST_CASE("bytes that are zero are marked, and no other") {
    std::string const text("\0\x01\x7F\x80\xFF\0,\0", 8);
    std::uint64_t     marks = detail::zero_bytes(detail::load_word(text.data()));
    CHECK(marks == 0x8000'8000'0000'0080u);
    CHECK(detail::gather_lowest_bits(marks >> 7) == 0b1010'0001u);
}

TEST_CASE("few digits are read up to eight of them, and nothing but digits") {
    auto const read = [](std::string const& text, std::uint64_t& number) {
        std::string const padded = "01234567" + text + ",";
        char const* const end    = padded.data() + 8 + text.size();
        return detail::read_few_digits(end - text.size(), end, number);
    };
    std::uint64_t number = 0;
    for (std::string text = "7"; text.size() <= 8; text += static_cast<char>('0' + text.size())) {
        CAPTURE(text);
        CHECK(read(text, number));
        CHECK(number == std::stoull(text));
        for (std::size_t at = 0; at < text.size(); ++at)
            for (int byte = 0; byte < 256; ++byte) {
                std::string spoilt = text;
                spoilt[at]         = static_cast<char>(byte);
                if (read(spoilt, number) != (byte >= '0' && byte <= '9'))
                    FAIL("byte " << byte << " at " << at << " of " << text);
            }
    }
    CHECK_FALSE(read("", number));
    CHECK_FALSE(read("123456789", number));
}

TEST_CASE("bits are counted, and bytes turned round") {
    CHECK(detail::count_bits(0) == 0);
    CHECK(detail::count_bits(~std::uint64_t{0}) == 64);
    CHECK(detail::count_bits(0x8000'0000'0000'0001u) == 2);
    CHECK(detail::first_byte_highest(0x0102'0304'0506'0708u) == 0x0807'0605'0403'0201u);
}

TEST_CASE("values are packed into four bits each") {
    CHECK(detail::pack_values(0x0807'0605'0403'0201u) == 0x1234'5678u);
    CHECK(detail::pack_values(0x0A00'0000'0000'0000u) == 0xAu);
}

TEST_CASE("words are stored, values unpacked and numbers spelt as they were read") {
    char stored[8];
    detail::store_word(stored, detail::load_word("abcdefgh"));
    CHECK(std::string_view(stored, 8) == "abcdefgh");
    CHECK(detail::unpack_values(0x1234'5678u) == 0x0807'0605'0403'0201u);
    CHECK(detail::digits_of_number(12'345'678) == 0x0807'0605'0403'0201u);
    for (std::uint64_t number = 0; number < 100'000'000; number += number < 20'000 ? 1 : 9'973)
        if (detail::number_of_digits(detail::digits_of_number(number)) != number)
            FAIL(number);
    CHECK(detail::digits_of_number(99'999'999) == detail::eight_times(9));
}

#if __has_include(<rapidcheck.h>)

TEST_CASE("law: what is marked is what a look at every byte finds") {
    support::hold("marked bytes", [] {
        std::uint64_t word = support::draw_bits(), marked = 0;
        for (int byte = 0; byte < 8; ++byte) {
            if (support::draw_yes())
                word &= ~(std::uint64_t{0xFF} << (8 * byte));
            marked |= std::uint64_t{(word >> (8 * byte) & 0xFFu) == 0} << byte;
        }
        support::law(detail::gather_lowest_bits(detail::zero_bytes(word) >> 7) == marked, "zero bytes are marked");
        std::size_t set = 0;
        for (int bit = 0; bit < 64; ++bit)
            set += word >> bit & 1;
        support::law(detail::count_bits(word) == set, "set bits are counted");
    });
}

#endif
