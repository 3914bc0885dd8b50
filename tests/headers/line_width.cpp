// Lines are as wide as two files beside each other can be on a screen.
#include <doctest/doctest.h>

#include <cstddef>
#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>

namespace {

constexpr std::size_t widest = 120;

// In columns of a text of fixed width, in which a Chinese character and its punctuation take two. Of UTF-8: they are
// three or four bytes long, of which the first is 0xE3 or more.
std::size_t columns_of(std::string_view line) {
    std::size_t columns = 0;
    for (char const c : line) {
        auto const byte      = static_cast<unsigned char>(c);
        bool const goes_on   = (byte & 0xC0u) == 0x80u;
        bool const takes_two = byte >= 0xE3;
        columns += goes_on ? 0 : takes_two ? 2 : 1;
    }
    return columns;
}

std::string too_wide_lines(std::filesystem::path const& folder, std::size_t& looked_at) {
    std::string told;
    for (auto const& entry : std::filesystem::recursive_directory_iterator(folder)) {
        if (entry.path().extension() != ".hpp" && entry.path().extension() != ".cpp")
            continue;
        std::ifstream file(entry.path());
        std::string   line;
        for (std::size_t number = 1; std::getline(file, line); ++number, ++looked_at)
            if (std::size_t const columns = columns_of(line); columns > widest)
                told += "\n  " + entry.path().generic_string() + ":" + std::to_string(number) + ": " +
                        std::to_string(columns) + " columns";
    }
    return told;
}

} // namespace

TEST_CASE("a Chinese character takes two columns, an accent or a sign one") {
    CHECK(columns_of("") == 0);
    CHECK(columns_of("poverty") == 7);
    CHECK(columns_of("脱贫（2020年）") == 14);
    CHECK(columns_of("é, ≤ and …") == 10);
}

TEST_CASE("no line of the code is wider than 120 columns") {
    for (char const* const folder : {"include", "examples", "tests"}) {
        std::size_t lines = 0;
        CHECK_MESSAGE(too_wide_lines(folder, lines) == "", folder);
        CHECK(lines > 100);
    }
}
