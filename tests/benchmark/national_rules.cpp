// The query Q7: twenty rules over a national register in columns, every offender listed with its
// rule; and the fifteen of them that look at one row alone. Beside them the loops written by hand
// over the same arrays.
//
//     benchmark_national_rules [households] [options of Google Benchmark]
#include "national_rules.hpp"
#include "ratios.hpp"

#include <tuopin/engines/validate_columns.hpp>

#include <benchmark/benchmark.h>

#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <utility>
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
tuopin::validation validate_all() {
    auto const& all   = tables_of<Order>();
    auto        found = tuopin::validate(all.households, rules::all_of_households, all.persons, all.villages);
    found.merge(tuopin::validate(all.persons, rules::all_of_persons, all.households));
    found.merge(tuopin::validate(all.villages, rules::all_of_villages, all.households));
    return found;
}
template <record_order Order>
void all_rules(benchmark::State& state) {
    for (auto _ : state)
        benchmark::DoNotOptimize(validate_all<Order>().total());
}
template <record_order Order, auto const& Set, auto const& Rule>
void one_rule(benchmark::State& state) {
    auto const& all = tables_of<Order>();
    for (auto _ : state)
        if constexpr (requires { tuopin::validate(all.households, tuopin::rule_set{Rule}, all.persons, all.villages); })
            benchmark::DoNotOptimize(tuopin::validate(all.households, tuopin::rule_set{Rule}, all.persons, all.villages).total());
}

struct listed {
    int         rule;
    std::size_t record;
};

void row_rules_by_hand(benchmark::State& state) {
    auto const& h          = tables_of<record_order::sorted>().households;
    auto const  size       = h.array<&household::size>();
    for (auto _ : state) {
        std::vector<listed> bad;
        for (std::size_t at = 0; at < size.size(); ++at)
            if (size[at].count() < 1 || size[at].count() > 20)
                bad.push_back({1, at});
        benchmark::DoNotOptimize(bad.size());
    }
}

} // namespace

int main(int argc, char** argv) {
    if (argc > 1 && std::atoll(argv[1]) > 0) {
        number_of_households = static_cast<std::size_t>(std::atoll(argv[1]));
        --argc, ++argv;
    }
    for (auto const& each : validate_all<record_order::sorted>().rules())
        std::printf("%s:%lld ", each.rule.c_str(), static_cast<long long>(each.number));
    std::printf("\n");
    rows table{{"by hand", "tuopin"}};
    add_row(table, "15 row rules, typed", {row_rules_by_hand, row_rules<rules::of_households>});
    add_row(table, "15 row rules, functions", {row_rules_by_hand, row_rules<rules::of_households_as_functions>});
    add_row(table, "all 20 rules, sorted", {nullptr, all_rules<record_order::sorted>});
    add_row(table, "all 20 rules, shuffled", {nullptr, all_rules<record_order::shuffled>});
    return run(table, argc, argv);
}
