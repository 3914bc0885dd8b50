// Parts of a pass on several threads: all of them run, and what goes wrong is told as if they had
// run one after the other.

#include <tuopin/engines/aggregate_in_parts.hpp>
#include <tuopin/engines/observers/count.hpp>
#include <tuopin/engines/observers/sum.hpp>
#include <tuopin/engines/tables/grouping.hpp>
#include <tuopin/engines/threads.hpp>

#include <boost/describe/class.hpp>
#include <doctest/doctest.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <mutex>
#include <set>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

TEST_CASE("a policy has at least one thread") {
    CHECK(tuopin::threads{4}.number() == 4);
    CHECK(tuopin::threads{0}.number() == 1);
    CHECK(tuopin::threads{-3}.number() == 1);
    CHECK(tuopin::threads{std::size_t{2}}.number() == 2);
}

TEST_CASE("every part runs once, whatever the number of threads") {
    for (int const number : {1, 2, 3, 8})
        for (std::size_t const parts : {0u, 1u, 2u, 7u, 100u}) {
            CAPTURE(number);
            CAPTURE(parts);
            std::vector<std::atomic<int>> runs(parts);
            tuopin::detail::in_parts(tuopin::threads{number}, parts, [&](std::size_t part) { ++runs[part]; });
            for (auto const& each : runs)
                CHECK(each == 1);
        }
}

TEST_CASE("one thread is the caller's own") {
    std::set<std::thread::id> seen;
    tuopin::detail::in_parts(tuopin::threads{1}, 5, [&](std::size_t) { seen.insert(std::this_thread::get_id()); });
    CHECK(seen == std::set{std::this_thread::get_id()});
}

TEST_CASE("of several exceptions that of the first part is thrown, as one thread would meet it") {
    for (int const number : {1, 2, 4})
        for (int times = 0; times < 50; ++times) {
            std::string message;
            try {
                tuopin::detail::in_parts(tuopin::threads{number}, 40, [&](std::size_t part) {
                    if (part >= 5)
                        throw std::runtime_error(std::to_string(part));
                });
            } catch (std::runtime_error const& thrown) {
                message = thrown.what();
            }
            CHECK(message == "5");
        }
}

TEST_CASE("after a part has thrown no other begins") {
    std::atomic<int> begun = 0;
    CHECK_THROWS_AS(tuopin::detail::in_parts(tuopin::threads{2}, 1'000'000,
                                             [&](std::size_t) {
                                                 ++begun;
                                                 throw std::runtime_error("at once");
                                             }),
                    std::runtime_error);
    CHECK(begun <= 2);
}

TEST_CASE("a crew does one work after the other, and goes on after one that threw") {
    for (int const number : {1, 2, 3, 8}) {
        tuopin::threads const           policy(number);
        auto const                      crew = policy.crew();
        std::set<std::thread::id>       seen;
        std::mutex                      guard;
        std::vector<std::atomic<int>>   runs(100);
        std::size_t                     expected = 0;
        CHECK(crew.number() == policy.number());
        for (std::size_t work = 0; work < 300; ++work) {
            std::size_t const parts = work % 7;
            crew.in_parts(parts, [&](std::size_t part) {
                ++runs[part];
                std::lock_guard const one_at_a_time(guard);
                seen.insert(std::this_thread::get_id());
            });
            expected += parts;
            if (work % 50 == 0) {
                std::this_thread::sleep_for(std::chrono::milliseconds(2)); // long enough for the others to sleep
                CHECK_THROWS_WITH_AS(crew.in_parts(10, [](std::size_t part) {
                    if (part >= 3)
                        throw std::runtime_error(std::to_string(part));
                }), "3", std::runtime_error);
            }
        }
        std::size_t all = 0;
        for (auto const& each : runs)
            all += static_cast<std::size_t>(each);
        CHECK(all == expected);
        CHECK(seen.size() <= policy.number()); // the same threads all the time
    }
}

TEST_CASE("a thread is told its number and meets parts in ascending order") {
    for (int const number : {1, 2, 5}) {
        tuopin::threads const                 policy(number);
        auto const                            crew = policy.crew();
        std::vector<std::vector<std::size_t>> parts_of(crew.number());
        for (int times = 0; times < 20; ++times) {
            for (auto& each : parts_of)
                each.clear();
            crew.in_parts(200, [&](std::size_t part, std::size_t thread) { parts_of.at(thread).push_back(part); });
            std::set<std::size_t> all;
            for (auto const& each : parts_of) {
                CHECK(std::is_sorted(each.begin(), each.end()));
                all.insert(each.begin(), each.end());
            }
            CHECK(all.size() == 200);
        }
    }
}

TEST_CASE("parts run beside what the giver of the work does first, which may have parts, too") {
    auto const run = [](auto const& crew) {
        for (int times = 0; times < 50; ++times) {
            std::vector<std::atomic<int>> rows(60), keys(20), more(3);
            bool                          first_done = false;
            crew.in_parts_beside(
                [&] {
                    for (int work = 0; work < 2; ++work)
                        crew.in_parts(keys.size(), [&](std::size_t part) { ++keys[part]; });
                    first_done = true;
                },
                rows.size(), [&](std::size_t part) { ++rows[part]; });
            CHECK(first_done);
            crew.in_parts_beside([] {}, 0, [](std::size_t) { throw 1; });
            crew.in_parts(more.size(), [&](std::size_t part) { ++more[part]; });
            CHECK(std::all_of(rows.begin(), rows.end(), [](auto const& n) { return n == 1; }));
            CHECK(std::all_of(keys.begin(), keys.end(), [](auto const& n) { return n == 2; }));
            CHECK(std::all_of(more.begin(), more.end(), [](auto const& n) { return n == 1; }));
        }
    };
    run(tuopin::detail::one_thread{});
    for (int const number : {1, 2, 3, 6}) {
        tuopin::threads const policy(number);
        run(policy.crew());
    }
}

TEST_CASE("what is done first throws before the parts beside it do") {
    for (int const number : {1, 2, 4})
        for (int times = 0; times < 50; ++times) {
            tuopin::threads const policy(number);
            auto const            crew = policy.crew();
            CHECK_THROWS_WITH_AS(crew.in_parts_beside([] { throw std::runtime_error("first"); }, 10,
                                                      [](std::size_t) { throw std::runtime_error("part"); }),
                                 "first", std::runtime_error);
            CHECK_THROWS_WITH_AS(crew.in_parts_beside(
                                     [&] {
                                         crew.in_parts(5, [](std::size_t part) {
                                             if (part == 2)
                                                 throw std::runtime_error("inner");
                                         });
                                     },
                                     10, [](std::size_t) {}),
                                 "inner", std::runtime_error);
            CHECK_THROWS_WITH_AS(crew.in_parts_beside([] {}, 10,
                                                      [](std::size_t part) {
                                                          if (part >= 4)
                                                              throw std::runtime_error(std::to_string(part));
                                                      }),
                                 "4", std::runtime_error);
            std::atomic<int> done = 0;
            crew.in_parts(7, [&](std::size_t) { ++done; });
            CHECK(done == 7);
        }
}

TEST_CASE("progress is told by one thread at a time and never goes back") {
    std::vector<std::size_t> told;
    auto const               policy = tuopin::threads{4, [&](std::size_t done, std::size_t of) {
                                            CHECK(of == 100);
                                            told.push_back(done);
                                        }};
    tuopin::detail::progress_of progress(policy, 100);
    tuopin::detail::in_parts(policy, 20, [&](std::size_t) { progress.add(5); });
    std::vector<std::size_t> expected;
    for (std::size_t done = 5; done <= 100; done += 5)
        expected.push_back(done);
    CHECK(told == expected);
}

namespace {

struct visit {
    int          village{};
    std::int64_t minutes{};
};

struct unwilling {
    void observe(visit const& v) {
        if (v.minutes < 0)
            throw std::runtime_error(std::to_string(v.minutes));
    }
    void merge(unwilling const&) {}
    void then(unwilling const&) {}
    friend bool operator==(unwilling const&, unwilling const&) = default;
};

} // namespace

TEST_CASE("what an observer throws in a thread comes out of the pass") {
    CHECK(tuopin::aggregate<unwilling>(tuopin::threads{2}, std::vector<visit>{}) == unwilling{});
    std::vector<visit> visits(1'000, visit{1, 1});
    visits[400].minutes = -4;
    visits[900].minutes = -9;
    auto const villages = tuopin::group_records(visits, tuopin::by<&visit::village>);
    for (int const number : {1, 2, 5}) {
        auto const policy = tuopin::threads{number};
        CHECK_THROWS_WITH_AS((void)tuopin::aggregate<unwilling>(policy, visits), "-4", std::runtime_error);
        CHECK_THROWS_WITH_AS((void)tuopin::aggregate<unwilling>(policy, visits, tuopin::by<&visit::village>), "-4",
                             std::runtime_error);
        CHECK_THROWS_WITH_AS((void)tuopin::aggregate<unwilling>(policy, visits, villages), "-4", std::runtime_error);
    }
}

TEST_CASE("every pass tells its progress, ends at the number of records, and stops when told to") {
    std::vector<visit> visits;
    for (int at = 0; at < 600'000; ++at)
        visits.push_back({at / 1'000, at % 5});
    auto const villages = tuopin::group_records(visits, tuopin::by<&visit::village>);

    std::vector<std::size_t> told;
    auto const               policy = tuopin::threads{2, [&](std::size_t done, std::size_t of) {
                                            CHECK(of == visits.size());
                                            told.push_back(done);
                                        }};
    auto const complete = [&] {
        CHECK(told.size() >= 2);
        CHECK(told.back() == visits.size());
        CHECK(std::is_sorted(told.begin(), told.end()));
        told.clear();
    };
    using minutes = tuopin::sum<&visit::minutes>;
    CHECK(tuopin::aggregate<minutes>(policy, visits).value() == 1'200'000);
    complete();
    CHECK(tuopin::aggregate<minutes>(policy, visits, tuopin::by<&visit::village>).size() == 600);
    complete();
    CHECK(tuopin::aggregate<minutes>(policy, visits, villages).size() == 600);
    complete();

    auto const stopping = tuopin::threads{2, [](std::size_t, std::size_t) { throw std::runtime_error("stop"); }};
    CHECK_THROWS_WITH_AS((void)tuopin::aggregate<minutes>(stopping, visits, villages), "stop", std::runtime_error);
}
