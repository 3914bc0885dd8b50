// Rows of a table of ratios: what one task costs by hand and by tuopin. All ways of doing it run in
// one process, in turns, several times; the table has the medians.
#ifndef TUOPIN_TESTS_BENCHMARK_RATIOS_HPP
#define TUOPIN_TESTS_BENCHMARK_RATIOS_HPP

#include <benchmark/benchmark.h>

#include <cstddef>
#include <cstdio>
#include <cstdlib>
#include <map>
#include <regex>
#include <string>
#include <vector>

using measured_function = void (*)(benchmark::State&);

/// What is counted: the time of the processor, or, of work on several threads, that of the clock.
enum class measured_time { processor, elapsed };

struct rows {
    std::vector<std::string> ways; ///< of doing a task: what the others are measured by stands first
    std::vector<std::string> names{};
};

/// Makes the row; a function that is null leaves its place empty.
inline void add_row(rows& table, std::string const& name, std::vector<measured_function> const& functions,
                    measured_time time = measured_time::processor) {
    table.names.push_back(name);
    for (std::size_t way = 0; way < functions.size(); ++way)
        if (functions[way] != nullptr) {
            auto* const registered =
                benchmark::RegisterBenchmark((name + "/" + table.ways[way]).c_str(), functions[way]);
            registered->Unit(benchmark::kMillisecond);
            if (time == measured_time::elapsed)
                registered->UseRealTime();
        }
}

namespace detail {

class median_collector : public benchmark::ConsoleReporter {
public:
    median_collector() : benchmark::ConsoleReporter(OO_None) {}

    void ReportRuns(std::vector<Run> const& runs) override {
        for (Run const& each : runs)
            if (each.run_type == Run::RT_Aggregate && each.aggregate_name == "median")
                milliseconds[each.run_name.function_name] =
                    each.run_name.time_type.empty() ? each.GetAdjustedCPUTime() : each.GetAdjustedRealTime();
        benchmark::ConsoleReporter::ReportRuns(runs);
    }

    std::map<std::string, double> milliseconds{};
};

} // namespace detail

/// The number that is the first argument, which it takes out of them, or else the usual one.
inline std::size_t take_number(int& argc, char**& argv, std::size_t usual) {
    if (argc < 2 || argv[1][0] == '-')
        return usual;
    std::size_t const number = std::strtoull(argv[1], nullptr, 10);
    argv[1]                  = argv[0];
    ++argv;
    --argc;
    return number;
}

/// Whether the filter that was given wants any of the table; of one that wants none there is nothing to run or to tell.
inline bool is_wanted(rows const& table) {
    std::string filter = benchmark::GetBenchmarkFilter();
    bool const  others = filter.starts_with('-');
    filter.erase(0, others ? 1 : 0);
    if (filter.empty() || filter == "all")
        return true;
    std::regex const wanted(filter, std::regex::extended);
    for (std::string const& name : table.names)
        for (std::string const& way : table.ways)
            for (char const* const clock : {"", "/real_time"})
                if (std::regex_search(name + "/" + way + clock, wanted) != others)
                    return true;
    return false;
}

/// Runs what was added and prints the table.
inline int run(rows const& table, int argc, char** argv) {
    std::vector<std::string> arguments{argv[0], "--benchmark_repetitions=9", "--benchmark_min_time=0.02",
                                       "--benchmark_enable_random_interleaving=true",
                                       "--benchmark_report_aggregates_only=true"};
    arguments.insert(arguments.end(), argv + 1, argv + argc);
    std::vector<char*> pointers;
    for (std::string& each : arguments)
        pointers.push_back(each.data());
    int count = static_cast<int>(pointers.size());
    benchmark::Initialize(&count, pointers.data());
    if (benchmark::ReportUnrecognizedArguments(count, pointers.data()))
        return 1;
    if (!is_wanted(table))
        return 0;

    detail::median_collector reporter;
    benchmark::RunSpecifiedBenchmarks(&reporter);

    std::printf("\n%-36s", "medians");
    for (std::string const& way : table.ways)
        std::printf(" %19s", way.c_str());
    std::printf("\n");
    for (std::string const& name : table.names) {
        std::printf("%-36s", name.c_str());
        for (std::string const& way : table.ways) {
            auto const found = reporter.milliseconds.find(name + "/" + way);
            auto const first = reporter.milliseconds.find(name + "/" + table.ways.front());
            if (found == reporter.milliseconds.end())
                std::printf(" %19s", "");
            else if (first == reporter.milliseconds.end() || found == first)
                std::printf(" %9.3f ms       ", found->second);
            else
                std::printf(" %9.3f ms %5.2fx", found->second, found->second / first->second);
        }
        std::printf("\n");
    }
    return 0;
}

#endif
