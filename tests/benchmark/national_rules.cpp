// The query Q7: twenty rules over a national register in columns, every offender listed with its
// rule; and the fifteen of them that look at one row alone. Beside them the loops written by hand
// over the same arrays.
//
//     benchmark_national_rules [households] [options of Google Benchmark]
#include "national_rules.hpp"
#include "ratios.hpp"

#include <tuopin/engines/threads.hpp>
#include <tuopin/engines/validate_columns.hpp>

#include <benchmark/benchmark.h>

#include <algorithm>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <vector>

using namespace national;

namespace {

std::size_t number_of_households = 3'000'000;

template <record_order Order>
tables_with_errors const& tables_of() {
    static tables_with_errors const made = make_tables_with_errors(number_of_households, Order);
    return made;
}

template <auto const& Rules>
void row_rules(benchmark::State& state) {
    auto const& all = tables_of<record_order::sorted>();
    for (auto _ : state)
        benchmark::DoNotOptimize(tuopin::validate(all.households, Rules).total());
}

template <record_order Order>
tuopin::validation validate_all(int number) {
    tuopin::threads const threads(number);
    auto const&           all = tables_of<Order>();
    auto found = tuopin::validate(threads, all.households, rules::all_of_households, all.persons, all.villages);
    found.merge(tuopin::validate(threads, all.persons, rules::all_of_persons, all.households));
    found.merge(tuopin::validate(threads, all.villages, rules::all_of_villages, all.households));
    return found;
}
// Time on the clock: the processor's time of one thread says little of two.
template <record_order Order, int Threads>
void all_rules(benchmark::State& state) {
    for (auto _ : state) {
        auto const begin = std::chrono::steady_clock::now();
        benchmark::DoNotOptimize(validate_all<Order>(Threads).total());
        std::chrono::duration<double, std::milli> const took = std::chrono::steady_clock::now() - begin;
        state.counters["clock_ms"] = took.count();
    }
}
// By hand: the rules on single rows over plain arrays, one rule at a time in blocks, without branches, and only
// where a block has an offender, which rows these are.
struct plain_columns {
    std::vector<std::int64_t> village, size, income, wage, business, property, transfer;
    std::vector<std::uint8_t> cause, attribute, housing, exited, status;
    std::vector<std::int16_t> registered, exit_year;
};
plain_columns const& plain() {
    static plain_columns const made = [] {
        plain_columns columns;
        for (household const h : tables_of<record_order::sorted>().households) {
            columns.village.push_back(static_cast<std::int64_t>(std::stoll(to_field(h.village))));
            columns.size.push_back(h.size.count());
            columns.income.push_back(h.income.steps());
            columns.wage.push_back(h.wage.steps());
            columns.business.push_back(h.business.steps());
            columns.property.push_back(h.property.steps());
            columns.transfer.push_back(h.transfer.steps());
            columns.cause.push_back(static_cast<std::uint8_t>(h.cause));
            columns.attribute.push_back(static_cast<std::uint8_t>(h.attribute));
            columns.housing.push_back(static_cast<std::uint8_t>(h.housing));
            columns.exited.push_back(h.exited ? 1 : 0);
            columns.status.push_back(static_cast<std::uint8_t>(h.status));
            columns.registered.push_back(h.registered);
            columns.exit_year.push_back(h.exited.value_or(std::int16_t{0}));
        }
        return columns;
    }();
    return made;
}

struct listed {
    int         rule;
    std::size_t record;
};

void row_rules_by_hand(benchmark::State& state) {
    plain_columns const& c = plain();
    bool                 in_a_province[100]{};
    for (tuopin::region_code const each : rules::provinces)
        in_a_province[std::stoi(to_field(each))] = true;
    for (auto _ : state) {
        std::vector<listed> bad;
        auto const          check = [&](std::size_t first, std::size_t last, int rule, auto broken) {
            unsigned char any = 0;
            for (std::size_t at = first; at < last; ++at)
                any = static_cast<unsigned char>(any | (broken(at) ? 1 : 0));
            if (any != 0)
                for (std::size_t at = first; at < last; ++at)
                    if (broken(at))
                        bad.push_back({rule, at});
        };
        for (std::size_t first = 0; first < c.size.size(); first += 512) {
            std::size_t const last = std::min(first + 512, c.size.size());
            check(first, last, 1, [&](std::size_t at) { return (c.size[at] < 1) | (c.size[at] > 20); });
            check(first, last, 2,
                  [&](std::size_t at) { return (c.income[at] < -100'000'000) | (c.income[at] > 10'000'000'000); });
            check(first, last, 3, [&](std::size_t at) { return c.wage[at] < 0; });
            check(first, last, 4, [&](std::size_t at) { return c.property[at] < 0; });
            check(first, last, 5, [&](std::size_t at) { return c.transfer[at] < 0; });
            check(first, last, 6, [&](std::size_t at) { return c.cause[at] > 11; });
            check(first, last, 7, [&](std::size_t at) { return c.attribute[at] > 3; });
            check(first, last, 8, [&](std::size_t at) { return c.housing[at] > 3; });
            check(first, last, 9, [&](std::size_t at) { return (c.registered[at] < 2013) | (c.registered[at] > 2020); });
            check(first, last, 10, [&](std::size_t at) { return !in_a_province[c.village[at] / 10'000'000'000]; });
            check(first, last, 11, [&](std::size_t at) {
                return c.income[at] != c.wage[at] + c.business[at] + c.property[at] + c.transfer[at];
            });
            check(first, last, 12, [&](std::size_t at) { return (c.exited[at] != 0) & (c.exit_year[at] < c.registered[at]); });
            check(first, last, 13, [&](std::size_t at) { return (c.status[at] == 1) != (c.exited[at] != 0); });
            check(first, last, 14, [&](std::size_t at) { return (c.status[at] == 1) & (c.income[at] < 400'000 * c.size[at]); });
            check(first, last, 15, [&](std::size_t at) { return (c.attribute[at] == 3) & (c.wage[at] * 2 > c.income[at]); });
        }
        benchmark::DoNotOptimize(bad.data());
        state.counters["offenders"] = static_cast<double>(bad.size());
    }
}

} // namespace

int main(int argc, char** argv) {
    if (argc > 1 && std::atoll(argv[1]) > 0) {
        number_of_households = static_cast<std::size_t>(std::atoll(argv[1]));
        --argc, ++argv;
    }
    for (auto const& each : validate_all<record_order::sorted>(1).rules())
        std::printf("%s:%lld ", each.rule.c_str(), static_cast<long long>(each.number));
    std::printf("\n");
    rows table{{"by hand", "tuopin"}};
    add_row(table, "15 row rules, typed", {row_rules_by_hand, row_rules<rules::of_households>});
    add_row(table, "15 row rules, functions", {row_rules_by_hand, row_rules<rules::of_households_as_functions>});
    add_row(table, "all 20 rules, sorted", {nullptr, all_rules<record_order::sorted, 1>});
    add_row(table, "all 20 rules, sorted, 2 threads", {nullptr, all_rules<record_order::sorted, 2>});
    add_row(table, "all 20 rules, shuffled", {nullptr, all_rules<record_order::shuffled, 1>});
    return run(table, argc, argv);
}
