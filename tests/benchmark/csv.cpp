// Reading and writing the households of a national register as CSV, on one thread and on two, beside what any reader
// does at least, a scan for line ends, and a loop that writes by hand.
//
//     benchmark_csv [households] [options of Google Benchmark]
#include "national_files.hpp"
#include "national_register.hpp"
#include "ratios.hpp"

#include <tuopin/engines/csv/csv.hpp>
#include <tuopin/engines/csv/csv_columns.hpp>
#include <tuopin/engines/csv/csv_in_parts.hpp>
#include <tuopin/engines/threads.hpp>

#include <benchmark/benchmark.h>

#include <cstddef>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <stdexcept>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

namespace {

using national::household;

std::size_t number_of_households = 3'000'000;

tuopin::columns<household> const& columns_of_households() {
    static auto const made = national::make_tables(number_of_households, national::record_order::sorted).households;
    return made;
}
std::vector<household> const& rows_of_households() {
    static std::vector<household> const made(columns_of_households().begin(), columns_of_households().end());
    return made;
}

// The households in a file that is gone with the program.
class household_file {
public:
    household_file() : path_((std::filesystem::temp_directory_path() / "tuopin_benchmark_households.csv").string()) {
        national::written_file file(path_);
        national::append_headings<household>(file.text());
        for (household const each : columns_of_households()) {
            national::append_line(file.text(), each);
            file.pass_on();
        }
        file.close();
    }
    ~household_file() { std::filesystem::remove(path_); }
    household_file(household_file const&)            = delete;
    household_file& operator=(household_file const&) = delete;

    std::string const& path() const { return path_; }

private:
    std::string path_;
};
std::string const& path_of_households() {
    static household_file const file;
    return file.path();
}
std::string const& text_of_households() {
    static std::string const text = [] {
        std::string       all;
        std::FILE* const  file = std::fopen(path_of_households().c_str(), "rb");
        std::vector<char> block(std::size_t{1} << 20);
        while (std::size_t const size = std::fread(block.data(), 1, block.size(), file))
            all.append(block.data(), size);
        std::fclose(file);
        return all;
    }();
    return text;
}

// Reading -----------------------------------------------------------------------------------------------

std::size_t line_ends(std::string_view text) {
    std::size_t lines = 0;
    while (auto const* const at = static_cast<char const*>(std::memchr(text.data(), '\n', text.size()))) {
        ++lines;
        text.remove_prefix(static_cast<std::size_t>(at - text.data()) + 1);
    }
    return lines;
}
void scan_file(benchmark::State& state) {
    for (auto _ : state) {
        std::FILE* const  file = std::fopen(path_of_households().c_str(), "rb");
        std::vector<char> block(std::size_t{1} << 18);
        std::size_t       lines = 0;
        while (std::size_t const size = std::fread(block.data(), 1, block.size(), file))
            lines += line_ends({block.data(), size});
        std::fclose(file);
        benchmark::DoNotOptimize(lines);
    }
}
void scan_text(benchmark::State& state) {
    for (auto _ : state)
        benchmark::DoNotOptimize(line_ends(text_of_households()));
}
// What these processors give a scan on two threads.
void scan_text_on_two(benchmark::State& state) {
    std::string_view const text = text_of_households();
    std::size_t const      half = text.size() / 2;
    for (auto _ : state) {
        std::size_t lines[2]{};
        std::thread other([&] { lines[1] = line_ends(text.substr(half)); });
        lines[0] = line_ends(text.substr(0, half));
        other.join();
        benchmark::DoNotOptimize(lines);
    }
}

template <class Read>
void take(benchmark::State& state, Read read) {
    for (auto _ : state)
        if (auto const table = read(); table.rows.size() != number_of_households || !table.ok())
            throw std::runtime_error("the households were not read");
}
void read_file_alone(benchmark::State& state) {
    take(state, [] { return tuopin::read_csv_columns_file<household>(path_of_households()); });
}
template <int Threads>
void read_file(benchmark::State& state) {
    take(state,
         [] { return tuopin::read_csv_columns_file<household>(tuopin::threads{Threads}, path_of_households()); });
}
void read_text_alone(benchmark::State& state) {
    take(state, [] { return tuopin::read_csv_columns<household>(text_of_households()); });
}
template <int Threads>
void read_text(benchmark::State& state) {
    take(state, [] { return tuopin::read_csv_columns<household>(tuopin::threads{Threads}, text_of_households()); });
}
void read_rows_alone(benchmark::State& state) {
    take(state, [] { return tuopin::read_csv_file<household>(path_of_households()); });
}
template <int Threads>
void read_rows(benchmark::State& state) {
    take(state, [] { return tuopin::read_csv_file<household>(tuopin::threads{Threads}, path_of_households()); });
}

// Writing -----------------------------------------------------------------------------------------------

void write_by_hand(benchmark::State& state) {
    for (auto _ : state) {
        std::string text;
        national::append_headings<household>(text);
        for (household const& each : rows_of_households())
            national::append_line(text, each);
        benchmark::DoNotOptimize(text.data());
    }
}
void write_rows(benchmark::State& state) {
    for (auto _ : state)
        benchmark::DoNotOptimize(tuopin::write_csv(rows_of_households()).data());
}
void write_columns(benchmark::State& state) {
    for (auto _ : state)
        benchmark::DoNotOptimize(tuopin::write_csv(columns_of_households()).data());
}
// In the memory of a block, which is what a file takes.
template <class Write>
void write_blocks(benchmark::State& state, Write write) {
    for (auto _ : state) {
        std::size_t bytes = 0;
        write([&](std::string_view text) { bytes += text.size(); });
        benchmark::DoNotOptimize(bytes);
    }
}
void write_blocks_by_hand(benchmark::State& state) {
    write_blocks(state, [](auto take) {
        std::string text;
        national::append_headings<household>(text);
        for (household const& each : rows_of_households()) {
            national::append_line(text, each);
            if (text.size() >= std::size_t{1} << 16) {
                take(text);
                text.clear();
            }
        }
        take(text);
    });
}
void write_blocks_of_rows(benchmark::State& state) {
    write_blocks(state, [](auto take) { tuopin::write_csv(rows_of_households(), take); });
}
void write_blocks_of_columns(benchmark::State& state) {
    write_blocks(state, [](auto take) { tuopin::write_csv(columns_of_households(), take); });
}

} // namespace

int main(int argc, char** argv) {
    number_of_households = take_number(argc, argv, number_of_households);
    rows reading{{"scan for line ends", "one thread", "threads{1}", "threads{2}"}};
    add_row(reading, "text", {scan_text, nullptr, nullptr, scan_text_on_two}, measured_time::elapsed);
    add_row(reading, "read text into columns", {nullptr, read_text_alone, read_text<1>, read_text<2>},
            measured_time::elapsed);
    add_row(reading, "read file into columns", {scan_file, read_file_alone, read_file<1>, read_file<2>},
            measured_time::elapsed);
    add_row(reading, "read file into rows", {nullptr, read_rows_alone, read_rows<1>, read_rows<2>},
            measured_time::elapsed);
    if (int const failed = run(reading, argc, argv); failed != 0)
        return failed;
    benchmark::ClearRegisteredBenchmarks();
    rows writing{{"rows by hand", "tuopin, rows", "tuopin, columns"}};
    add_row(writing, "write a text", {write_by_hand, write_rows, write_columns});
    add_row(writing, "write blocks", {write_blocks_by_hand, write_blocks_of_rows, write_blocks_of_columns});
    return run(writing, argc, argv);
}
