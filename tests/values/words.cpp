#include <tuopin/values/words.hpp>

#include <doctest/doctest.h>
#if __has_include(<rapidcheck.h>)
#include "../support/draw.hpp"
#endif

#include <cstdint>
#include <string>
#include <string_view>

namespace detail = tuopin::detail;

namespace {

// The number that the text spells, read where sixteen bytes stand before its end.
std::uint64_t number_in(std::string_view text, bool& good) {
    std::string const padded = "0123456789abcdef" + std::string(text) + ",";
    char const* const end    = padded.data() + 16 + text.size();
    std::uint64_t     number = 0;
    good                     = detail::read_digits(end - text.size(), end, number);
    return number;
}

} // namespace

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

TEST_CASE("digits are read up to eighteen of them, and nothing but digits") {
    bool good = false;
    CHECK(number_in("0", good) == 0);
    CHECK(good);
    for (std::string text = "1"; text.size() <= 18; text += static_cast<char>('0' + (text.size() * 7 + 1) % 10)) {
        CAPTURE(text);
        CHECK(number_in(text, good) == std::stoull(text));
        CHECK(good);
        // One other character anywhere spoils it, whatever it is.
        for (std::size_t at = 0; at < text.size(); ++at)
            for (int byte = 0; byte < 256; ++byte) {
                std::string spoilt = text;
                spoilt[at]         = static_cast<char>(byte);
                number_in(spoilt, good);
                if (good != (byte >= '0' && byte <= '9'))
                    FAIL("byte " << byte << " at " << at << " of " << text);
            }
    }
    number_in("", good);
    CHECK_FALSE(good);
    number_in("1234567890123456789", good);
    CHECK_FALSE(good);
    CHECK(number_in("999999999999999999", good) == 999'999'999'999'999'999u);
    CHECK(good);
}

TEST_CASE("decimals are read with one point between digits") {
    auto const read = [](std::string_view text, std::uint64_t& number, unsigned& decimals) {
        std::string const padded = "0123456789abcdef" + std::string(text) + ",";
        char const* const end    = padded.data() + 16 + text.size();
        return detail::read_decimal_digits(end - text.size(), end, number, decimals);
    };
    std::uint64_t number   = 0;
    unsigned      decimals = 0;
    struct right {
        std::string_view text;
        std::uint64_t    number;
        unsigned         decimals;
    };
    for (auto const& [text, expected, places] :
         {right{"0", 0, 0}, right{"7", 7, 0}, right{"12345678", 12'345'678, 0}, right{"1.5", 15, 1},
          right{"0.25", 25, 2},
          right{"12345.67", 1'234'567, 2}, right{"1.234567", 1'234'567, 6}, right{"007.10", 710, 2},
          right{"123456789", 123'456'789, 0}, right{"123456.78", 12'345'678, 2}, right{"12345678.9", 123'456'789, 1},
          right{"12345678.1234567", 123'456'781'234'567, 7}, right{"1234567890123456", 1'234'567'890'123'456, 0}}) {
        CAPTURE(text);
        CHECK(read(text, number, decimals));
        CHECK(number == expected);
        CHECK(decimals == places);
    }
    for (std::string_view const wrong : {"", ".", "1.", ".5", "1.2.3", "1..2", "-1", "1,5", "a.5", "5.a", "12345678.",
                                         "1234567.12345678",
                                         "12345678901234567", "1234.5678.9", "12345x789.5", "1234567890123.x"}) {
        CAPTURE(wrong);
        CHECK_FALSE(read(wrong, number, decimals));
    }
}

TEST_CASE("values are packed into four bits each") {
    CHECK(detail::pack_values(0x0807'0605'0403'0201u) == 0x1234'5678u);
    CHECK(detail::pack_values(0x0A00'0000'0000'0000u) == 0xAu);
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
    });
}

#endif
