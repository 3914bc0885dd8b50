#include <tuopin/statistics/made_when_asked.hpp>

#include <doctest/doctest.h>

#include <stdexcept>
#include <thread>
#include <vector>

using tuopin::detail::made_when_asked;

TEST_CASE("made when it is asked for, and once") {
    made_when_asked<int> const answer;
    int                        made = 0;
    auto const                 make = [&] {
        ++made;
        return 42;
    };
    CHECK(made == 0);
    int const* const first = &answer.get(make);
    CHECK(*first == 42);
    CHECK(&answer.get(make) == first);
    CHECK(made == 1);
}

TEST_CASE("what could not be made is asked for again") {
    made_when_asked<int> const answer;
    CHECK_THROWS_AS(answer.get([]() -> int { throw std::runtime_error("not yet"); }), std::runtime_error);
    CHECK(answer.get([] { return 7; }) == 7);
}

TEST_CASE("threads that ask at once all get the same") {
    for (int round = 0; round < 50; ++round) {
        made_when_asked<std::vector<int>> const numbers;
        std::vector<std::vector<int> const*>    got(4);
        std::vector<std::thread>                threads;
        for (std::size_t at = 0; at < got.size(); ++at)
            threads.emplace_back([&, at] { got[at] = &numbers.get([] { return std::vector<int>(100, 1); }); });
        for (std::thread& each : threads)
            each.join();
        for (auto const* each : got)
            CHECK(each == got[0]);
        CHECK(got[0]->size() == 100);
    }
}
