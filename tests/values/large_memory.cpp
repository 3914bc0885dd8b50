#include <tuopin/values/large_memory.hpp>

#include <doctest/doctest.h>

#include <cstddef>
#include <cstdint>
#include <limits>
#include <new>
#include <string>
#include <vector>

using namespace tuopin::detail;

TEST_CASE("little memory is taken as it is wanted, much of it in whole large pages") {
    CHECK(memory_taken(0) == 0);
    CHECK(memory_taken(large_page - 1) == large_page - 1);
    CHECK(memory_taken(large_page) == large_page);
    CHECK(memory_taken(large_page + 1) == 2 * large_page);
    CHECK_THROWS_AS(memory_taken(std::numeric_limits<std::size_t>::max()), std::bad_alloc);
}

TEST_CASE("much memory begins where a large page does, and all of it can be written") {
    for (std::size_t const bytes : {std::size_t{1}, large_page - 1, large_page, 2 * large_page + 12'345}) {
        auto* const memory = static_cast<unsigned char*>(take_memory(bytes));
        if (bytes >= large_page)
            CHECK(reinterpret_cast<std::uintptr_t>(memory) % large_page == 0);
        memory[0] = memory[bytes - 1] = 1;
        CHECK(memory[bytes - 1] == 1);
        release_memory(memory, bytes);
    }
}

TEST_CASE("vectors with it are as others, of any size and type") {
    std::vector<std::string, large_allocator<std::string>>   texts;
    std::vector<std::int64_t, large_allocator<std::int64_t>> numbers;
    for (std::int64_t number = 0; number < 300'000; ++number) {
        numbers.push_back(number);
        texts.push_back(std::to_string(number));
    }
    auto const copy = numbers;
    CHECK(copy == numbers);
    CHECK(copy[299'999] == 299'999);
    CHECK(texts[299'999] == "299999");

    struct alignas(64) wide {
        char bytes[64]{};
    };
    std::vector<wide, large_allocator<wide>> const aligned(40'000);
    CHECK(reinterpret_cast<std::uintptr_t>(aligned.data()) % 64 == 0);
    large_allocator<std::int64_t> allocator;
    CHECK_THROWS_AS((void)allocator.allocate(std::numeric_limits<std::size_t>::max() / 4), std::bad_array_new_length);
}
