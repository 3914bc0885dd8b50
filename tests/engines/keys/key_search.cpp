// Keys held against each other: what is found is what looking at every pair would find, in whatever
// order the keys come and of whatever type they are.
#include <tuopin/engines/keys/key_search.hpp>
#include <tuopin/engines/threads.hpp>

#include <doctest/doctest.h>

#include "../../support/records.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

using tuopin::detail::examine_keys;
using tuopin::detail::find_repetitions;
using tuopin::detail::key_order;
using tuopin::detail::key_matching;
using tuopin::detail::repetition;
using tuopin::detail::runs_of_values;

namespace {

/// A key with an order and no hash.
struct plain_key {
    int number{};

    friend bool operator==(plain_key const&, plain_key const&)  = default;
    friend auto operator<=>(plain_key const&, plain_key const&) = default;
};

template <class K>
std::vector<repetition> repetitions_one_by_one(std::vector<K> const& keys) {
    std::map<K, std::size_t> seen;
    std::vector<repetition>  repeated;
    for (std::size_t at = 0; at < keys.size(); ++at)
        if (auto const [place, first] = seen.emplace(keys[at], at); !first)
            repeated.push_back({at, place->second});
    return repeated;
}

/// Whether every value is matched once with a key that equals it, or is missing and there is none.
template <class K>
bool matches(std::vector<K> const& values, std::vector<K> const& keys) {
    std::vector<int> matched(values.size());
    bool             right   = true;
    auto const       missing = key_matching(values, keys).match([&](std::size_t value, std::size_t key) {
        right = right && key < keys.size() && keys[key] == values[value];
        ++matched[value];
    });
    right = right && std::is_sorted(missing.begin(), missing.end());
    auto sorted = keys;
    std::sort(sorted.begin(), sorted.end());
    for (std::size_t const value : missing) {
        right = right && !std::binary_search(sorted.begin(), sorted.end(), values[value]);
        ++matched[value];
    }
    return right && std::all_of(matched.begin(), matched.end(), [](int times) { return times == 1; });
}

/// Counts how often values were matched with their key, one by one or many at a time.
struct matched_by_runs {
    std::vector<std::int64_t> const& values;
    std::vector<std::int64_t> const& keys;
    std::vector<int>&                matched;

    void operator()(std::size_t at, std::size_t key) { matched[at] += keys[key] == values[at] ? 1 : 2; }
    void operator()(runs_of_values const& runs, std::size_t key) {
        std::size_t at = runs.first;
        for (std::size_t each = 0; each < runs.keys; ++each)
            for (std::size_t left = runs.number_of(each); left > 0; --left, ++at)
                (*this)(at, key + each);
        for (std::size_t each = runs.keys; each <= runs_of_values::values; ++each)
            matched[runs.first] += runs.ends[each] == runs_of_values::values ? 0 : 2;
    }
};

template <class K>
K key_of(std::int64_t number);
template <>
std::int64_t key_of(std::int64_t number) {
    return number * 1'000'003;
}
template <>
plain_key key_of(std::int64_t number) {
    return {static_cast<int>(number)};
}
template <>
std::string key_of(std::int64_t number) {
    return "household " + std::to_string(1'000'000 + number);
}
template <>
std::tuple<int, std::string> key_of(std::int64_t number) {
    return {static_cast<int>(number / 100), std::to_string(100 + number % 100)};
}

/// Keys as they come in registers: sorted, with some errors, by other records, in no order; each
/// `times` times at most.
template <class K>
std::vector<K> drawn_keys(support::dice& d, std::size_t size, int disorder, std::int64_t times) {
    std::vector<std::int64_t> numbers;
    std::int64_t              next = 0;
    while (numbers.size() < size) {
        next += d.roll(1, 3);
        for (std::int64_t left = d.roll(1, times); left > 0 && numbers.size() < size; --left)
            numbers.push_back(next);
    }
    if (disorder == 1) // a few errors
        for (std::int64_t errors = d.roll(0, 5); errors > 0 && size != 0; --errors)
            numbers[static_cast<std::size_t>(d.roll(0, static_cast<std::int64_t>(size) - 1))] = d.roll(-9, 2 * next);
    if (disorder == 2) // by pieces that stand elsewhere
        for (std::size_t at = 0; at < size; at += 100)
            std::swap_ranges(numbers.begin() + static_cast<std::ptrdiff_t>(at / 2),
                             numbers.begin() +
                                 static_cast<std::ptrdiff_t>(at / 2 + std::min<std::size_t>(50, (size - at) / 2)),
                             numbers.begin() + static_cast<std::ptrdiff_t>((size + at) / 2));
    if (disorder == 3)
        for (std::size_t left = size; left > 1; --left)
            std::swap(numbers[left - 1],
                      numbers[static_cast<std::size_t>(d.roll(0, static_cast<std::int64_t>(left) - 1))]);
    std::vector<K> keys;
    for (std::int64_t const number : numbers)
        keys.push_back(key_of<K>(number));
    return keys;
}

constexpr std::size_t sizes[] = {0, 1, 2, 63, 64, 65, 511, 512, 513, 1'500, 4'000};

// What is known of the order of keys; of those that ascend but for a few it always is.
template <class K>
bool is_so_where_known(key_order order, std::vector<K> const& keys) {
    bool const ascend = std::is_sorted(keys.begin(), keys.end());
    return order == key_order::unknown ? keys.size() > 64 : order == (ascend ? key_order::ascending : key_order::none);
}

template <class K>
void every_repetition_is_found() {
    support::dice d(1);
    int           wrong = 0;
    for (std::size_t const size : sizes)
        for (int disorder = 0; disorder < 4; ++disorder)
            for (std::int64_t const times : {1, 2, 4}) {
                auto const keys = drawn_keys<K>(d, size, disorder, times);
                wrong += find_repetitions(keys) == repetitions_one_by_one(keys) ? 0 : 1;
                wrong += is_so_where_known(examine_keys(tuopin::detail::one_thread{}, keys).order, keys) ? 0 : 1;
            }
    CHECK(wrong == 0);
}
template <class K>
void every_value_is_matched() {
    support::dice d(2);
    int           wrong = 0;
    for (std::size_t const size : sizes)
        for (int disorder = 0; disorder < 4; ++disorder)
            for (int other = 0; other < 4; ++other) {
                if (size > 2'000 && other != disorder)
                    continue;
                auto const keys = drawn_keys<K>(d, size, disorder, 1 + size % 2);
                wrong += matches(drawn_keys<K>(d, 3 * size / 2, other, 3), keys) ? 0 : 1;
                wrong += matches(drawn_keys<K>(d, size / 100, other, 1), keys) ? 0 : 1;
                // Those who refer to the keys stand in the order of these, with some errors.
                std::vector<K> values;
                for (K const& key : keys)
                    for (std::int64_t left = d.roll(0, 4); left > 0; --left)
                        values.push_back(d.once_in(200) ? key_of<K>(d.roll(-9, 9'000)) : key);
                wrong += matches(values, keys) ? 0 : 1;
            }
    CHECK(wrong == 0);
}

} // namespace

TEST_CASE("the first of equal keys is named, in the order of the records") {
    CHECK(find_repetitions(std::vector<int>{}).empty());
    CHECK(find_repetitions(std::vector<int>{7, 7, 3, 7, 3}) == std::vector<repetition>{{1, 0}, {3, 0}, {4, 2}});
    CHECK(find_repetitions(std::vector<int>{1, 2, 900, 3, 4, 4, 5, 2}) == std::vector<repetition>{{5, 4}, {7, 1}});
}

TEST_CASE("every repetition is found, whatever the order and the type of the keys") {
    SUBCASE("numbers") { every_repetition_is_found<std::int64_t>(); }
    SUBCASE("texts") { every_repetition_is_found<std::string>(); }
    SUBCASE("several members") { every_repetition_is_found<std::tuple<int, std::string>>(); }
    SUBCASE("keys without a hash") { every_repetition_is_found<plain_key>(); }
}

TEST_CASE("of many keys in no order the repetitions are found in parts, on any number of threads") {
    support::dice d(3);
    for (std::int64_t const times : {1, 3}) {
        auto keys = drawn_keys<std::int64_t>(d, 70'000, 3, times);
        std::fill(keys.begin() + 100, keys.begin() + 20'000, std::int64_t{7}); // far more than a part has
        auto const repeated = repetitions_one_by_one(keys);
        CHECK(find_repetitions(keys) == repeated);
        for (int const number : {2, 3, 5})
            CHECK(examine_keys(tuopin::threads(number), keys).repeated == repeated);
    }
}

TEST_CASE("values are matched in parts on any number of threads, with keys in any order") {
    support::dice d(4);
    int           wrong = 0;
    for (int disorder = 0; disorder < 4; ++disorder)
        for (int other = 0; other < 4; ++other) {
            auto const       keys   = drawn_keys<std::int64_t>(d, 9'000, disorder, 1);
            auto const       values = drawn_keys<std::int64_t>(d, other == 2 ? 40'000 : 70'000, other, 12);
            auto const       alone  = key_matching(values, keys).match([](std::size_t, std::size_t) {});
            auto const       order  = examine_keys(tuopin::threads(3), keys).order;
            for (key_order const known : {key_order::unknown, order}) {
                std::vector<int> matched(values.size());
                auto const       missing =
                    key_matching(values, keys, known).match_in_parts(tuopin::threads(3), [&](std::size_t) {
                        return matched_by_runs{values, keys, matched};
                    });
                for (std::size_t const at : missing)
                    ++matched[at];
                bool const once = std::all_of(matched.begin(), matched.end(), [](int n) { return n == 1; });
                wrong += missing == alone && once ? 0 : 1;
            }
        }
    CHECK(wrong == 0);
}

TEST_CASE("every value is matched with its key or is missing, whatever the order and the type of the keys") {
    SUBCASE("numbers") { every_value_is_matched<std::int64_t>(); }
    SUBCASE("texts") { every_value_is_matched<std::string>(); }
    SUBCASE("several members") { every_value_is_matched<std::tuple<int, std::string>>(); }
    SUBCASE("keys without a hash") { every_value_is_matched<plain_key>(); }
}

TEST_CASE("against no keys, every value is missing") {
    std::vector<int> const values{3, 1, 2}, none;
    CHECK(key_matching(values, none).match([](std::size_t, std::size_t) {}) == std::vector<std::size_t>{0, 1, 2});
    CHECK(key_matching(none, values).match([](std::size_t, std::size_t) {}).empty());
}
