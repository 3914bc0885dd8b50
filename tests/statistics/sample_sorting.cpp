#include <tuopin/statistics/sample_sorting.hpp>

#include <tuopin/statistics/sample.hpp>

#include <doctest/doctest.h>

#include <algorithm>
#include <bit>
#include <cmath>
#include <compare>
#include <cstddef>
#include <cstdint>
#include <vector>

using namespace tuopin;

namespace {

std::uint64_t draw() {
    static std::uint64_t seed = 2020;
    seed                      = seed * 6364136223846793005u + 1442695040888963407u;
    return seed >> 11;
}

/// Incomes as they come and as no one expects them.
constexpr int kinds = 9;

double income(int kind, std::size_t at, std::size_t size) {
    auto const number = [](std::uint64_t of) { return static_cast<double>(of); };
    switch (kind) {
    case 0: // of a few amounts
        return number(draw() % 5) * 1000;
    case 1: // in cents, some of nothing and some below
        return at % 10 == 0 ? number(at % 3) * -7.5 : number(draw() % 5'000'000) / 100;
    case 2: // all the same
        return 42;
    case 3: // ever closer to one
        return 1 + std::ldexp(1.0, -static_cast<int>(draw() % 53));
    case 4: // of all sizes and both signs, minus zero among them
        return std::ldexp(number(draw() % 3) - 1, static_cast<int>(draw() % 2000) - 1000);
    case 5: // in order, and in the opposite one
        return number(at);
    case 6:
        return number(size - at);
    case 7: // one apart, the others differ in the last bits
        return at == size / 2 ? 1e300 : std::bit_cast<double>(std::bit_cast<std::uint64_t>(3.0) + draw() % 100);
    default: // two crowds far apart
        return (draw() % 2 == 0 ? 1e-200 : 1e200) * (1 + number(draw() % 100'000) / 100'000);
    }
}

} // namespace

TEST_CASE("any distribution of incomes, of any size: by income, weight, cluster and how they came") {
    for (std::size_t const size : {std::size_t{7}, std::size_t{700}, std::size_t{12'000}})
        for (int kind = 0; kind < kinds; ++kind)
            for (int design = 0; design < 3; ++design) {
                // In two parts, the records of a household alike and together.
                detail::survey_columns parts[2];
                struct record {
                    double        income, lighter;
                    std::uint64_t cluster;
                    std::size_t   origin;
                    auto          operator<=>(record const&) const = default;
                };
                std::vector<record>        expected;
                std::vector<std::uint64_t> clusters; // that there are
                for (std::size_t at = 0; at < size;) {
                    double const        each = income(kind, at, size), weight = 1 + static_cast<double>(draw() % 4) / 3;
                    std::uint64_t const cluster = draw() % 50;
                    clusters.push_back(cluster);
                    std::size_t const members = std::min<std::size_t>(size - at, 1 + draw() % 7);
                    for (std::size_t member = 0; member < members; ++member, ++at) {
                        detail::survey_columns& part = parts[at < size / 3 ? 0 : 1];
                        part.incomes.push_back(each);
                        if (design > 0)
                            part.weights.push_back(weight);
                        if (design > 1)
                            part.clusters.push_back(cluster);
                        expected.push_back({each, design > 0 ? -weight : -1, design > 1 ? cluster : 0, at});
                    }
                }
                std::sort(expected.begin(), expected.end());
                std::sort(clusters.begin(), clusters.end());
                clusters.erase(std::unique(clusters.begin(), clusters.end()), clusters.end());
                income_sample const sample = income_sample::together({&parts[0], &parts[1]}).whole;
                CAPTURE(size);
                CAPTURE(kind);
                CAPTURE(design);
                REQUIRE(sample.size() == size);
                std::size_t in_place = 0;
                for (std::size_t at = 0; at < size; ++at)
                    in_place += sample.incomes()[at] == expected[at].income &&
                                        sample.weights()[at] == -expected[at].lighter &&
                                        (design < 2 || clusters[sample.cluster(at)] == expected[at].cluster) &&
                                        sample.origin(at) == expected[at].origin
                                    ? 1
                                    : 0;
                CHECK(in_place == size);
                CHECK(sample.weight_of_first(size) == sample.total_weight());
            }
}

TEST_CASE("any distribution of plain incomes without their origins is the same") {
    for (std::size_t const size : {0u, 1u, 700u, 12'000u, 70'000u})
        for (int kind = 0; kind < kinds; ++kind)
            for (double const steps : {1.0, 100.0}) {
                detail::survey_columns columns;
                columns.steps_a_unit        = steps;
                columns.excluded.not_stated = 3;
                for (std::size_t at = 0; at < size; ++at)
                    columns.incomes.push_back(income(kind, at, size));
                income_sample const sample(columns), plain = income_sample::without_origins(columns);
                CAPTURE(size);
                CAPTURE(kind);
                CAPTURE(steps);
                CHECK(plain.incomes() == sample.incomes());
                CHECK(plain.weights() == sample.weights());
                CHECK(plain.total_income() == sample.total_income());
                CHECK(plain.income_of_first(size / 3) == sample.income_of_first(size / 3));
                CHECK(plain.excluded() == sample.excluded());
                CHECK(plain.design().clusters == size);
            }
}
