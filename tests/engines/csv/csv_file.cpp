// Files that are read to their end, and such as cannot be.
#include <tuopin/engines/csv/csv_file.hpp>

#include <doctest/doctest.h>

#include <cstddef>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <string>
#include <type_traits>

using tuopin::csv_options;
using tuopin::finding;
using tuopin::language;
using tuopin::detail::open_file;
using tuopin::detail::unreadable;

static_assert(!std::is_copy_constructible_v<open_file>, "a file is closed once");

TEST_CASE("a file gives its bytes one after the other, and nothing behind the last") {
    std::string const path    = (std::filesystem::temp_directory_path() / "tuopin_test_csv_file.csv").string();
    std::string const written = "number\n1\n\r\n2";
    std::ofstream(path, std::ios::binary) << written;
    {
        open_file const file(path);
        REQUIRE(file);
        CHECK(file.size() == written.size());
        std::string read;
        char        block[4];
        while (std::size_t const size = file.read(block, sizeof block))
            read.append(block, size);
        CHECK(read == written);
        CHECK(file.read(block, sizeof block) == 0);
        CHECK_FALSE(file.broken());
    }
    std::filesystem::remove(path);
}

TEST_CASE("a file that does not open is a finding without a record") {
    open_file const file("no such folder/households.csv");
    CHECK_FALSE(file);
    CHECK(file.size() == 0);
    finding const found = unreadable(file, {.file = "households.csv"});
    CHECK(to_text(found) == "read error, households.csv: a file that does not open, wanted a file that can be read");
    CHECK_FALSE(found.has_record);
    CHECK(unreadable(file, {.language = language::chinese}).seen == "无法打开的文件");
}

TEST_CASE("a folder opens, but breaks off") {
    open_file const folder(std::filesystem::temp_directory_path().string());
    if (folder) { // not on every system
        char byte = 0;
        CHECK(folder.read(&byte, 1) == 0);
        CHECK(folder.broken());
        CHECK(unreadable(folder, {}).seen == "a file that breaks off");
    }
}
