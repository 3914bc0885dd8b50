// Any bytes as a table of CSV: every way of reading it gives the same, and none reads where it may
// not. Built by the target fuzz_csv, with libFuzzer where the compiler is clang; without it the program
// spoils tables of its own making for as many seconds as its argument says.
#include "../support/csv_ways.hpp"

#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>

#ifndef TUOPIN_LIBFUZZER
#include <chrono>
#include <random>
#include <vector>
#endif

namespace {

void read_in_all_ways(std::string_view bytes) {
    if (bytes.size() < 4)
        return;
    auto const byte = [&](std::size_t at) { return static_cast<unsigned char>(bytes[at]); };
    tuopin::csv_options options;
    options.longest_line     = byte(0) % 4 == 0 ? 1 + byte(1) : std::size_t{1} << 20;
    options.separator        = byte(0) % 32 == 1 ? ';' : ',';
    std::size_t const piece  = 1 + byte(2);
    bool const        headed = byte(3) % 4 != 0;
    std::string       text   = headed ? support::headings : std::string();
    text += bytes.substr(4);

    support::result const care   = support::with_care(text, options);
    auto const            demand = [&](char const* way, support::result const& read) {
        if (read == care)
            return;
        std::fprintf(stderr, "%s differ from reading with care:\n%s\n", way, support::difference(read, care).c_str());
        std::abort();
    };
    demand("rows", support::of_rows(text, options));
    demand("columns", support::of_columns(text, options));
    demand("blocks", support::of_blocks(text, piece % 16 + 1, options));
    demand("pieces", support::in_pieces(text, [&](std::string_view) { return piece; }, options));
    demand("columns in parts", support::columns_in_parts(text, 1 + byte(1) % 3, 1 + 4 * byte(2), options));
    demand("rows in parts", support::rows_in_parts(text, 2, 2 * piece, [&] { return piece; }, options));
}

} // namespace

#ifdef TUOPIN_LIBFUZZER

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    read_in_all_ways({reinterpret_cast<char const*>(data), size});
    return 0;
}

#else

int main(int argc, char** argv) {
    double const seconds = argc > 1 ? std::atof(argv[1]) : 10;
    auto const   begin   = std::chrono::steady_clock::now();
    std::mt19937 draw(argc > 2 ? static_cast<unsigned>(std::atoi(argv[2])) : 1u);
    auto const   below = [&](std::size_t limit) { return static_cast<std::size_t>(draw()) % limit; };

    std::vector<std::string_view> const parts{
        "\"", "\"\"", ",", ",,", "\n", "\r", "\r\n", ";", "\xFF", "\xE8\xB4\xAB", " ", "-", ".", "0", "7.25", "1e3",
        "disease", "shortage_of_water", "yes", "false", "990103010201", "2014-12-31", "12345678901234567890", "x",
        "1,Li,990103010201,3,1.5,,disease,,no,,,2014-12-31,2,2019,0.5,1 2,x\n",
        "2,\"Li, W\",990103010201,3,1,,disease,,no,yes,\"\",,2,,1,,\r\n",
        "3,王,990103010201,300,1.25,0.5,no_skills,,yes,,a note,,255,-1,1,,\n",
        "123456789012345678,Wu,990103010201,4,1234567.89,12.5,shortage_of_labour,disability,true,,,2016-02-29,,,3,,\n",
        "12345678901234567,He,990103010202,12345678,100,0.25,shortage_of_water,,false,no,,2015-02-29,7,20190,2,,\n"};
    std::size_t tables = 0;
    while (std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count() < seconds) {
        std::string bytes;
        for (int at = 0; at < 4; ++at)
            bytes += static_cast<char>(draw());
        // Lines that are right are likelier, so that many of them stand together.
        for (std::size_t count = below(60); count > 0; --count)
            bytes += parts[below(3) == 0 ? below(parts.size()) : parts.size() - 1 - below(5)];
        for (std::size_t change = below(4); change > 0 && bytes.size() > 4; --change)
            bytes[4 + below(bytes.size() - 4)] = below(2) == 0 ? static_cast<char>(draw()) : ",\"\n\r0"[below(5)];
        if (below(4) == 0)
            bytes.resize(below(bytes.size() + 1));
        read_in_all_ways(bytes);
        ++tables;
    }
    std::printf("%zu tables read in every way\n", tables);
}

#endif
