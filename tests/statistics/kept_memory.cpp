#include <tuopin/statistics/kept_memory.hpp>

#include <doctest/doctest.h>

#include <cstddef>
#include <limits>
#include <new>
#include <thread>
#include <vector>

using namespace tuopin::detail;

namespace {

void* written(memory_keeper& keeper, std::size_t bytes) {
    void* const memory = keeper.take(bytes);
    static_cast<unsigned char*>(memory)[0]         = 1;
    static_cast<unsigned char*>(memory)[bytes - 1] = 2;
    return memory;
}

} // namespace

TEST_CASE("a large block that was given back is taken again by who wants as much") {
    static constinit memory_keeper keeper;
    CHECK(keeper.bytes() == 0);
    void* const one = written(keeper, 3 * large_page);
    keeper.release(one, 3 * large_page);
    CHECK(keeper.bytes() == 3 * large_page);
    void* const smaller = written(keeper, large_page);
    CHECK(smaller != one);
    CHECK(written(keeper, 3 * large_page - 5) == one); // it is of whole pages
    CHECK(keeper.bytes() == 0);
    keeper.release(one, 3 * large_page - 5);
    keeper.release(smaller, large_page);
    CHECK(keeper.bytes() == 4 * large_page);
}

TEST_CASE("little is not kept, nor more than there is room for; the oldest go first") {
    static constinit memory_keeper keeper;
    keeper.release(written(keeper, 1000), 1000);
    CHECK(keeper.bytes() == 0);
    keeper.release(written(keeper, memory_keeper::most + 1), memory_keeper::most + 1);
    CHECK(keeper.bytes() == 0);

    std::vector<void*> blocks;
    for (std::size_t at = 0; at < memory_keeper::most / large_page; ++at)
        blocks.push_back(written(keeper, large_page));
    for (void* const block : blocks)
        keeper.release(block, large_page);
    CHECK(keeper.bytes() == memory_keeper::most);
    void* const large = written(keeper, memory_keeper::most / 2);
    keeper.release(large, memory_keeper::most / 2);
    CHECK(keeper.bytes() == memory_keeper::most);
    CHECK(written(keeper, large_page) == blocks.back()); // what was given back last
    keeper.release(blocks.back(), large_page);
    CHECK_THROWS_AS((void)keeper.take(std::numeric_limits<std::size_t>::max()), std::bad_alloc);
}

TEST_CASE("threads that take and give back at once never have the same block") {
    static constinit memory_keeper keeper;
    bool                           alone[2]{true, true};
    auto const                     use = [&](int thread) {
        for (int turn = 0; turn < 300; ++turn) {
            auto* const mark = static_cast<int*>(keeper.take(large_page));
            *mark            = thread;
            std::this_thread::yield();
            alone[thread] = alone[thread] && *mark == thread;
            keeper.release(mark, large_page);
        }
    };
    std::thread other([&] { use(1); });
    use(0);
    other.join();
    CHECK(alone[0]);
    CHECK(alone[1]);
    CHECK(keeper.bytes() <= 2 * large_page);
}
