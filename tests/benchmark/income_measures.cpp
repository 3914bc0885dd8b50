// Weighted at-risk-of-poverty rate, Gini coefficient and S80/S20 of made-up persons, with and
// without standard errors, of all and by 30 regions:
//
//     income_measures [RECORDS] [RUNS] [TASK]   processor time, the median of RUNS runs (5), as CSV
//     income_measures --write FILE RECORDS      the records as CSV, for other programs
//
// tests/benchmark/income_measures.R times the same work in R on the same records, and sets both
// side by side. Times are from records to results: observing, sorting and the design included.
// Those "of a sample" leave that out, as R's leave out svydesign().
#include <tuopin/engines/aggregate.hpp>
#include <tuopin/statistics/income_distribution.hpp>
#include <tuopin/statistics/inequality.hpp>
#include <tuopin/statistics/relative_poverty.hpp>

#include <boost/describe/class.hpp>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <string>
#include <string_view>
#include <vector>

namespace {

using namespace tuopin;

struct person {
    std::uint32_t household{};
    std::uint32_t region{};
    double        income{};
    double        weight{};
};
BOOST_DESCRIBE_STRUCT(person, (), (household, region, income, weight))

using incomes = income_distribution<&person::income, &person::weight>;
using survey =
    income_distribution<&person::income, &person::weight, strata<&person::region>, clusters<&person::household>>;

/// Households of one to four in 30 regions, whose members share an income; the same on every
/// machine but for the last bits of logarithms.
std::vector<person> make_persons(std::size_t number) {
    std::uint64_t state = 20'201'123;
    auto const    draw  = [&] {
        state = state * 6364136223846793005u + 1442695040888963407u;
        return static_cast<double>(state >> 11) / 9007199254740992.0;
    };
    std::vector<person> made;
    made.reserve(number + 4);
    for (std::uint32_t household = 1; made.size() < number; ++household) {
        double const size = draw();
        person       one{household, 1 + static_cast<std::uint32_t>(draw() * 30), 0, 0};
        // A normal variate by Box and Muller.
        double const radius = std::sqrt(-2 * std::log(1 - draw())), angle = 6.283185307179586 * draw();
        one.income = std::round(100 * std::exp(9.75 + 0.55 * radius * std::cos(angle))) / 100;
        one.weight = std::round(1000 * (50 + 1450 * draw())) / 1000;
        for (double const part : {0.0, 0.35, 0.65, 0.85})
            if (size >= part)
                made.push_back(one);
    }
    made.resize(number);
    return made;
}

int write(char const* path, std::size_t number) {
    std::FILE* const file = std::fopen(path, "w");
    if (file == nullptr)
        return 1;
    std::fputs("hh,region,income,w\n", file);
    for (person const& each : make_persons(number))
        std::fprintf(file, "%u,%u,%.2f,%.3f\n", each.household, each.region, each.income, each.weight);
    return std::fclose(file);
}

/// The three measures of one kind, which R's packages compute with the same conventions.
constexpr statistic::at_risk_of_poverty_rate rate{};
constexpr statistic::gini                    gini{};
constexpr statistic::quintile_share_ratio    s80_s20{};

/// What is asked for: one task, or all.
struct request {
    std::size_t      records{1'000'000};
    int              runs{5};
    std::string_view task{};
};

template <class Task>
void report(std::string_view name, request const& asked, Task task) {
    if (!asked.task.empty() && asked.task != name)
        return;
    std::vector<double> seconds;
    double              value = 0;
    for (int run = 0; run < asked.runs; ++run) {
        std::clock_t const start = std::clock();
        value                    = task();
        seconds.push_back(static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC);
    }
    std::sort(seconds.begin(), seconds.end());
    std::printf("%.*s,%zu,%.6f,%.17g\n", static_cast<int>(name.size()), name.data(), asked.records,
                seconds[seconds.size() / 2], value);
    std::fflush(stdout);
}

} // namespace

int main(int argc, char** argv) {
    if (argc == 4 && std::string_view(argv[1]) == "--write")
        return write(argv[2], static_cast<std::size_t>(std::atof(argv[3])));
    request asked;
    if (argc > 1)
        asked.records = static_cast<std::size_t>(std::atof(argv[1]));
    if (argc > 2)
        asked.runs = std::atoi(argv[2]);
    if (argc > 3)
        asked.task = argv[3];
    std::vector<person> const persons = make_persons(asked.records);

    std::printf("task,records,seconds,value\n");
    report("three measures", asked, [&] {
        auto const sample = aggregate<incomes>(persons).sample();
        return *value_of(rate, sample) + *value_of(gini, sample) + *value_of(s80_s20, sample);
    });
    report("three measures by region", asked, [&] {
        auto const regions = domains(aggregate<incomes>(persons, by<&person::region>));
        return *regions.values(rate).at(1u) + *regions.values(gini).at(1u) + *regions.values(s80_s20).at(1u);
    });
    auto const everyone = [&](auto const& statistic) {
        return *aggregate<survey>(persons).estimate(statistic).standard_error();
    };
    report("rate with error", asked, [&] { return everyone(rate); });
    report("gini with error", asked, [&] { return everyone(gini); });
    report("s80_s20 with error", asked, [&] { return everyone(s80_s20); });
    auto const by_region = [&](auto const& statistic) {
        return *domains(aggregate<survey>(persons, by<&person::region>)).estimates(statistic).at(1u).standard_error();
    };
    report("rate by region with error", asked, [&] { return by_region(rate); });
    report("gini by region with error", asked, [&] { return by_region(gini); });
    report("s80_s20 by region with error", asked, [&] { return by_region(s80_s20); });
    {
        auto const sample = aggregate<survey>(persons).sample();
        auto const of     = [&](auto const& statistic) { return *estimate_of(statistic, sample).standard_error(); };
        report("rate with error of a sample", asked, [&] { return of(rate); });
        report("gini with error of a sample", asked, [&] { return of(gini); });
        report("s80_s20 with error of a sample", asked, [&] { return of(s80_s20); });
    }
    auto const regions = domains(aggregate<survey>(persons, by<&person::region>));
    auto const of      = [&](auto const& statistic) { return *regions.estimates(statistic).at(1u).standard_error(); };
    report("rate by region with error of a sample", asked, [&] { return of(rate); });
    report("gini by region with error of a sample", asked, [&] { return of(gini); });
    report("s80_s20 by region with error of a sample", asked, [&] { return of(s80_s20); });
}
