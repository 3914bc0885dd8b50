#include <tuopin/values/sixteen_bytes.hpp>

#include <doctest/doctest.h>
#if __has_include(<rapidcheck.h>)
#include "../support/draw.hpp"
#endif

#include <cstddef>
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

// What both classes of sixteen bytes make of the same text, one after the other.
template <class Bytes>
std::string all_of(std::string const& text, std::string const& other, char byte) {
    auto const        here  = Bytes::load(text.data());
    auto const        there = Bytes::load(other.data());
    auto              count = Bytes::all(0);
    std::string       said;
    auto const        say = [&](auto number) { said += std::to_string(number) + " "; };
    auto const        say_bytes = [&](Bytes bytes) {
        for (char bit = 0; bit < 8; ++bit) // every bit becomes the highest
            say(((bytes & Bytes::all(static_cast<char>(1 << bit))).equal_to(0)).highest_bits());
    };
    say_bytes(here);
    say_bytes(here ^ there);
    say_bytes(here & there);
    say_bytes(here | there);
    say_bytes(~here);
    say_bytes(here.moved_by_one());
    say(here.highest_bits());
    say(here.equal_to(byte).highest_bits());
    say(here.beyond_digits());
    for (int times = 0; times < 255; ++times)
        count.count(here.equal_to(byte) | there.equal_to(byte));
    say(count.sum());
    auto const values = Bytes::load(text.data()) & Bytes::all(7);
    say(values.number());
    say(values.packed());
    say(values.beyond_digits());
    auto const others = Bytes::load(other.data()) & Bytes::all(7);
    auto       wrong  = values;
    wrong.take_wrong(others);
    say(wrong.beyond_digits());
    wrong.take_wrong(here);
    wrong.take_wrong(values);
    say(wrong.beyond_digits());
    say_bytes(Bytes::load_halves(other.data() + 3, text.data() + 5));
    std::uint64_t numbers[2];
    store_numbers(values, others, numbers);
    say(numbers[0]);
    say(numbers[1]);
    std::uint32_t halves[4];
    store_halves(values, others, halves);
    for (std::uint32_t const half : halves)
        say(half);
    return said;
}

} // namespace

TEST_CASE("sixteen bytes are what they are byte by byte, in a register and in words") {
    std::string const text("0123456789,\n.-\xFF\0", 16);
    for (char const byte : {'0', ',', '\n', '\xFF', '\0', 'x'}) {
        CHECK(all_of<detail::sixteen_bytes>(text, "abcdefghijklmnop", byte) ==
              all_of<detail::sixteen_bytes_in_words>(text, "abcdefghijklmnop", byte));
        unsigned expected = 0;
        for (unsigned at = 0; at < 16; ++at)
            expected |= unsigned{text[at] == byte} << at;
        CHECK(detail::sixteen_bytes::load(text.data()).equal_to(byte).highest_bits() == expected);
    }
    std::string const digits("\0\1\2\3\4\5\6\7\x8\x9\0\1\2\3\4\5", 16);
    auto const        values = detail::sixteen_bytes::load(digits.data());
    CHECK(values.number() == 123'456'789'012'345u);
    CHECK(values.packed() == 0x0123'4567'8901'2345u);
    CHECK_FALSE(values.beyond_digits());
    CHECK(values.moved_by_one().number() == 12'345'678'901'234u);
    CHECK(detail::last_bytes(0).highest_bits() == 0);
    CHECK(detail::last_bytes(3).highest_bits() == 0xE000u);
    CHECK(detail::last_bytes(16).highest_bits() == 0xFFFFu);
    CHECK(detail::last_bytes(17).highest_bits() == 0xFFFFu);
}

TEST_CASE("every byte but the values 0 to 9 is beyond digits") {
    for (std::size_t at = 0; at < 16; ++at)
        for (int byte = 0; byte < 256; ++byte) {
            std::string bytes(16, '\0');
            bytes[at] = static_cast<char>(byte);
            CHECK(detail::sixteen_bytes::load(bytes.data()).beyond_digits() == (byte > 9));
            CHECK(detail::sixteen_bytes_in_words::load(bytes.data()).beyond_digits() == (byte > 9));
        }
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
    auto const read = [](std::string_view text) {
        std::string const padded = "0123456789abcde." + std::string(text) + ",";
        auto const seen = detail::digits_of_decimal<4>(padded.data() + 16 + text.size(), text.size());
        struct {
            std::uint64_t number;
            std::size_t   behind;
            bool          good;
        } const found{seen.values.number(), detail::shapes_of<4>.decimals[seen.shape], !seen.values.beyond_digits()};
        return found;
    };
    struct right {
        std::string_view text;
        std::uint64_t    number;
        std::size_t      behind;
    };
    for (auto const& [text, number, behind] :
         {right{"0", 0, 0}, right{"7", 7, 0}, right{"12345678", 12'345'678, 0}, right{"1.5", 15, 1},
          right{"0.25", 25, 2}, right{"12345.67", 1'234'567, 2}, right{"1.2345", 12'345, 4}, right{"007.10", 710, 2},
          right{"123456789", 123'456'789, 0}, right{"12345678.9", 123'456'789, 1},
          right{"1234567890123.25", 123'456'789'012'325, 2}, right{"12345678901.2345", 123'456'789'012'345, 4},
          right{"1234567890123456", 1'234'567'890'123'456, 0}, right{".5", 5, 1}}) {
        CAPTURE(text);
        auto const seen = read(text);
        CHECK(seen.good);
        CHECK(seen.number == number);
        CHECK(seen.behind == behind);
    }
    // A point with more or nothing behind it is left where it is.
    for (std::string_view const wrong : {".", "1.", "1.2.3", "1..2", "-1", "1,5", "a.5", "5.a", "12345678.",
                                         "1.23456", "1234.5678.9", "12345x789.5", "1234567890123.x"}) {
        CAPTURE(wrong);
        CHECK_FALSE(read(wrong).good);
    }
}

#if __has_include(<rapidcheck.h>)

TEST_CASE("law: a register and two words agree on any bytes") {
    support::hold("sixteen bytes", [] {
        auto const drawn = [] {
            std::string bytes;
            for (int at = 0; at < 16; ++at)
                bytes += support::draw_yes() ? static_cast<char>(support::draw(0, 255))
                                             : support::draw_one<char>({',', '\n', '0', '9', '\0', '\x9'});
            return bytes;
        };
        std::string const text = drawn(), other = drawn();
        char const        byte = text[static_cast<std::size_t>(support::draw(0, 15))];
        support::law(all_of<detail::sixteen_bytes>(text, other, byte) ==
                         all_of<detail::sixteen_bytes_in_words>(text, other, byte),
                     "both give the same", text);
    });
}

#endif
