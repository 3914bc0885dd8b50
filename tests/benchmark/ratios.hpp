// Rows of a table of ratios: what one task costs by hand, by hand with care, and by tuopin. All of
// them run in one process, in turns, several times; the table has the medians.
#ifndef TUOPIN_TESTS_BENCHMARK_RATIOS_HPP
#define TUOPIN_TESTS_BENCHMARK_RATIOS_HPP

#include <benchmark/benchmark.h>

#include <cstdio>
#include <map>
#include <string>
#include <vector>

using measured_function = void (*)(benchmark::State&);

struct rows {
    std::string              plain;   ///< what the times are measured by
    std::string              careful; ///< what stands in the second column
    std::vector<std::string> names{};
};

/// Makes the row; `careful` may be null.
inline void add_row(rows& table, std::string const& name, measured_function plain, measured_function careful,
                    measured_function ours) {
    table.names.push_back(name);
    auto const start = [&](char const* who, measured_function function) {
        if (function != nullptr)
            benchmark::RegisterBenchmark((name + "/" + who).c_str(), function)->Unit(benchmark::kMillisecond);
    };
    start("plain", plain);
    start("careful", careful);
    start("tuopin", ours);
}

namespace detail {

class median_collector : public benchmark::ConsoleReporter {
public:
    median_collector() : benchmark::ConsoleReporter(OO_None) {}

    void ReportRuns(std::vector<Run> const& runs) override {
        for (Run const& each : runs)
            if (each.run_type == Run::RT_Aggregate && each.aggregate_name == "median")
                milliseconds[each.run_name.function_name] = each.GetAdjustedCPUTime();
        benchmark::ConsoleReporter::ReportRuns(runs);
    }

    std::map<std::string, double> milliseconds{};
};

} // namespace detail

/// Runs what was added and prints the table.
inline int run(rows const& table, int argc, char** argv) {
    std::vector<std::string> arguments{argv[0], "--benchmark_repetitions=9", "--benchmark_min_time=0.02",
                                       "--benchmark_enable_random_interleaving=true", "--benchmark_report_aggregates_only=true"};
    arguments.insert(arguments.end(), argv + 1, argv + argc);
    std::vector<char*> pointers;
    for (std::string& each : arguments)
        pointers.push_back(each.data());
    int count = static_cast<int>(pointers.size());
    benchmark::Initialize(&count, pointers.data());
    if (benchmark::ReportUnrecognizedArguments(count, pointers.data()))
        return 1;

    detail::median_collector reporter;
    benchmark::RunSpecifiedBenchmarks(&reporter);

    std::printf("\n%-32s %14s %16s %10s\n", "medians", table.plain.c_str(), table.careful.c_str(), "tuopin");
    for (std::string const& name : table.names) {
        auto const plain = reporter.milliseconds.find(name + "/plain");
        if (plain == reporter.milliseconds.end())
            continue;
        std::printf("%-32s %11.2f ms", name.c_str(), plain->second);
        for (char const* who : {"/careful", "/tuopin"}) {
            auto const found = reporter.milliseconds.find(name + who);
            if (found == reporter.milliseconds.end())
                std::printf(" %*s", who[1] == 'c' ? 16 : 10, "");
            else
                std::printf(" %*.2fx", who[1] == 'c' ? 15 : 9, found->second / plain->second);
        }
        std::printf("\n");
    }
    return 0;
}

#endif
