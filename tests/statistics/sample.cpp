#include <tuopin/statistics/sample.hpp>

#include <doctest/doctest.h>
#if __has_include(<rapidcheck.h>)
#include "../support/draw.hpp"
#endif

#include <algorithm>
#include <bit>
#include <cmath>
#include <compare>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <stdexcept>
#include <thread>
#include <utility>
#include <vector>

using namespace tuopin;

TEST_CASE("incomes of any sign in ascending order; of equal ones the heavier first") {
    income_sample const sample({3, -1, 0, 3, -0.0, 1e-300, -1e300}, {1, 2, 3, 4, 5, 6, 7});
    CHECK(sample.incomes() == std::vector<double>{-1e300, -1, 0, 0, 1e-300, 3, 3});
    CHECK(sample.weights() == std::vector<double>{7, 2, 5, 3, 6, 4, 1});
    CHECK(sample.total_weight() == 28);
    CHECK(sample.below(0) == 2);
    CHECK(sample.up_to(0) == 4);
    CHECK(sample.origin(1) == 1);
    CHECK(sample.weight_of_first(7) == 28);
    CHECK(sample.income_of_first(7) == sample.total_income());
    CHECK(sample.weight_of_first(0) == 0);
    CHECK(sample.weight_of_first(2) == 9);
    CHECK(sample.positive().size() == 3);
    CHECK(sample.nonnegative().size() == 5);
    CHECK(income_sample().empty());
    CHECK(income_sample().total_weight() == 0);
}

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

TEST_CASE("incomes kept in steps are in units") {
    detail::survey_columns columns;
    columns.steps_a_unit = 100;
    columns.incomes      = {1050, -7, 1050, 33};
    CHECK(income_sample(columns).incomes() == std::vector<double>{-0.07, 0.33, 10.5, 10.5});
    CHECK(income_sample::without_origins(columns).incomes() == std::vector<double>{-0.07, 0.33, 10.5, 10.5});
    columns.incomes       = {};
    columns.small_incomes = {1050, -7, 1050, 33};
    CHECK(income_sample(columns).incomes() == std::vector<double>{-0.07, 0.33, 10.5, 10.5});
    CHECK(income_sample::without_origins(columns).incomes() == std::vector<double>{-0.07, 0.33, 10.5, 10.5});
}

TEST_CASE("a sum of large and small numbers keeps the small ones") {
    detail::running_sum sum;
    for (double const each : {1.0, 1e100, 1.0, -1e100})
        sum.add(each);
    CHECK(sum.total() == 2);
}

TEST_CASE("clusters are those of a stratum, numbered in the order of their names") {
    detail::survey_columns columns;
    columns.incomes  = {5, 4, 3, 2, 1};
    columns.strata   = {9, 9, 2, 2, 2};
    columns.clusters = {1, 1, 1, 7, 1};
    income_sample const sample(columns);
    CHECK(sample.design().strata() == 2);
    CHECK(sample.design().clusters == 3);
    CHECK(sample.design().clusters_in == std::vector<std::uint32_t>{2, 1});
    CHECK(sample.cluster(0) == 0); // income 1: stratum 2, cluster 1
    CHECK(sample.cluster(1) == 1); // income 2: stratum 2, cluster 7
    CHECK(sample.cluster(3) == 2); // income 4: stratum 9, cluster 1

    columns.clusters = {}; // every record its own
    CHECK(income_sample(columns).design().clusters == 5);
}

TEST_CASE("a domain and a reweighted sample keep the design; whole and parts share one") {
    detail::survey_columns a, b;
    a.incomes        = {1, 5};
    a.clusters       = {1, 2};
    b.incomes        = {3, 2};
    b.clusters       = {2, 3};
    auto const parts = income_sample::together({&a, &b});
    CHECK(parts.whole.incomes() == std::vector<double>{1, 2, 3, 5});
    CHECK(parts.each[0].incomes() == std::vector<double>{1, 5});
    CHECK(parts.each[1].incomes() == std::vector<double>{2, 3});
    CHECK(&parts.each[0].design() == &parts.whole.design());
    CHECK(parts.whole.design().clusters == 3);
    CHECK(parts.each[0].cluster(1) == parts.each[1].cluster(1)); // village 2 stands in both

    income_sample const heavier = parts.whole.reweighted([](std::size_t at) { return static_cast<double>(at); });
    CHECK(heavier.size() == 3); // a factor of zero leaves out
    CHECK(heavier.weights() == std::vector<double>{1, 2, 3});
    CHECK(&heavier.design() == &parts.whole.design());
}

namespace {

/// A record of columns with weights, and with clusters where `clustered`.
struct weighed {
    double        income;
    double        weight;
    std::uint64_t cluster;
};
void add(detail::survey_columns& to, weighed const& record, bool clustered) {
    if (clustered)
        to.add(detail::of_income(record.income), detail::of_weight(record.weight), detail::of_cluster(record.cluster));
    else
        to.add(detail::of_income(record.income), detail::of_weight(record.weight));
}
/// The same record by record: every row is one.
void add_row(detail::survey_columns& to, weighed const& record, bool clustered) {
    to.incomes.push_back(record.income);
    to.weights.push_back(record.weight);
    if (clustered)
        to.clusters.push_back(record.cluster);
}

bool same(income_sample const& a, income_sample const& b) {
    if (a.size() != b.size() || a.runs() != b.runs())
        return false;
    bool all = a.incomes() == b.incomes() && a.weights() == b.weights() && a.clusters() == b.clusters() &&
               a.total_weight() == b.total_weight() && a.total_income() == b.total_income() &&
               a.first_cluster() == b.first_cluster() && a.end_cluster() == b.end_cluster();
    for (std::size_t at = 0; at < a.size(); ++at)
        all = all && a.origin(at) == b.origin(at) && a.weight_of_first(at) == b.weight_of_first(at) &&
              a.income(at) == a.incomes()[at] && a.weight(at) == a.weights()[at];
    auto const one = [](std::size_t run) { return static_cast<double>(run) + 0.1; };
    return all && a.totals_by_cluster(one) == b.totals_by_cluster(one);
}

} // namespace

TEST_CASE("records that are clusters of their own have one number in the whole and in their part") {
    for (bool const strata : {false, true}) {
        detail::survey_columns parts[3]; // the last without records
        for (std::size_t at = 0; at < 300; ++at) {
            detail::survey_columns& part    = parts[draw() % 2];
            auto const              income  = detail::of_income(static_cast<double>(draw() % 20));
            auto const              weight  = detail::of_weight(static_cast<double>(1 + draw() % 2));
            std::uint64_t const     stratum = draw() % 3;
            for (std::uint64_t members = 1 + draw() % 3; members > 0; --members) {
                if (strata)
                    part.add(income, weight, detail::of_stratum(stratum));
                else
                    part.add(income, weight);
            }
        }
        auto const                 made = income_sample::together({&parts[0], &parts[1], &parts[2]});
        std::vector<std::size_t>   cluster_of(made.whole.size());
        std::vector<std::uint32_t> seen(made.whole.size());
        for (std::size_t at = 0; at < made.whole.size(); ++at)
            cluster_of[made.whole.origin(at)] = made.whole.cluster(at);
        std::size_t alike = 0;
        for (income_sample const& part : made.each)
            for (std::size_t at = 0; at < part.size(); ++at) {
                alike += part.cluster(at) == cluster_of[part.origin(at)] && part.cluster(at) >= part.first_cluster() &&
                                 part.cluster(at) < part.end_cluster()
                             ? 1
                             : 0;
                ++seen[part.cluster(at)];
            }
        CHECK(alike == made.whole.size());
        CHECK(seen == std::vector<std::uint32_t>(made.whole.size(), 1));
        CHECK(made.each[2].first_cluster() == made.each[2].end_cluster());
        CHECK(made.each[2].empty());
    }
}

TEST_CASE("records that come together and are alike are one row, however many, and are told apart again") {
    std::size_t const      many = 2 * detail::survey_columns::longest + 10'000;
    detail::survey_columns columns;
    for (std::size_t at = 0; at < many; ++at)
        add(columns, {5, 2, 0}, false);
    add(columns, {3, 1, 0}, false);
    CHECK(columns.size() == many + 1);
    CHECK(columns.rows() < many / 100);

    income_sample const sample(columns);
    CHECK(sample.size() == many + 1);
    CHECK(sample.runs() == 2);
    CHECK(sample.total_weight() == 2.0 * static_cast<double>(many) + 1);
    CHECK(sample.total_income() == 10.0 * static_cast<double>(many) + 3);
    CHECK(sample.incomes().size() == many + 1);
    CHECK(sample.incomes()[1] == 5);
    CHECK(sample.weights()[many] == 2);
    CHECK(sample.origin(0) == many);
    CHECK(sample.origin(1) == 0);
    CHECK(sample.origin(many) == many - 1);
    CHECK(sample.below(5) == 1);
    CHECK(sample.up_to(5) == many + 1);
    CHECK(sample.record_at_weight(1 + 2 * 100'000, many + 1) == 100'000);
    CHECK(sample.record_at_weight(1e9, many + 1) == many);
    CHECK(sample.record_at_weight(1e9, 70'000) == 69'999);
    CHECK(sample.weight_of_first(100'000) == 1 + 2 * 99'999.0);
    CHECK(sample.domain([](std::size_t at) { return at % 2 == 0; }).runs() == 2);
}

TEST_CASE("a row goes on neither in a copy, nor behind others, nor in what was moved from") {
    detail::survey_columns columns;
    for (int at = 0; at < 3; ++at)
        add(columns, {5, 2, 0}, false);
    CHECK(columns.rows() == 1);
    detail::survey_columns copy = columns;
    add(copy, {5, 2, 0}, false);
    CHECK(copy.size() == 4);
    CHECK(columns.size() == 3);
    copy.append(columns);
    copy.append(copy);
    add(copy, {5, 2, 0}, false);
    CHECK(copy.size() == 15);
    CHECK(income_sample(copy).total_weight() == 30);

    detail::survey_columns taken = std::move(columns);
    add(taken, {5, 2, 0}, false);
    CHECK(taken.size() == 4);
    CHECK(income_sample(std::move(taken)).size() == 4);
    for (detail::survey_columns* const left : {&columns, &taken}) {
        add(*left, {5, 2, 0}, false);
        add(*left, {5, 2, 0}, false);
        CHECK(left->size() == 2);
        CHECK(income_sample(*left).total_weight() == 4);
    }

    // Rows that are one record each, before and behind.
    detail::survey_columns plain;
    add_row(plain, {5, 2, 0}, false);
    add_row(plain, {5, 2, 0}, false);
    detail::survey_columns both = plain;
    both.append(copy);
    both.append(plain);
    CHECK(both.size() == 19);
    CHECK(both.rows() == plain.rows() * 2 + copy.rows());
    income_sample const sample(both);
    CHECK(sample.size() == 19);
    CHECK(sample.runs() == 1);
    for (std::size_t at = 0; at < 19; ++at)
        CHECK(sample.origin(at) == at);
    add(plain, {5, 2, 0}, false);
    CHECK(plain.size() == 3);
    CHECK(income_sample(plain).total_weight() == 6);
}

TEST_CASE("columns of a sample are made once, whichever thread asks first") {
    detail::survey_columns columns;
    for (int household = 0; household < 5'000; ++household)
        for (int member = 0; member <= household % 4; ++member)
            add(columns, {static_cast<double>(household * 7919 % 5'000), 1.5, static_cast<std::uint64_t>(household)},
                true);
    income_sample const      sample(columns);
    std::vector<double>      sums(4);
    std::vector<std::thread> threads;
    for (double& sum : sums)
        threads.emplace_back([&] {
            for (std::size_t at = 0; at < sample.size(); ++at)
                sum += sample.incomes()[at] + sample.weights()[at] + static_cast<double>(sample.origin(at)) +
                       static_cast<double>(sample.cluster(at));
        });
    for (std::thread& each : threads)
        each.join();
    for (double const sum : sums)
        CHECK(sum == sums[0]);
}

#if __has_include(<rapidcheck.h>)
TEST_CASE("runs of any shape, split and merged anywhere, are the records one by one") {
    support::hold("runs", [] {
        bool const           clustered = support::draw_yes();
        std::vector<weighed> records;
        for (int household = support::draw(0, 30); household > 0; --household) {
            weighed const each{support::draw_one<double>({0.0, -0.0, 0.1, 0.7, 1e10, -3}),
                               support::draw_one<double>({1, 0.1, 2.7, 1.0 / 3}),
                               static_cast<std::uint64_t>(support::draw(1, 3))};
            records.insert(records.end(), static_cast<std::size_t>(support::draw_one<int>({1, 1, 1, 2, 3, 200})), each);
        }
        detail::survey_columns one_by_one, together;
        for (std::size_t at = 0; at < records.size();) {
            detail::survey_columns part;
            if (support::draw_yes())
                part.weights.expect(5); // room of another size
            bool const        rows = support::draw(0, 3) == 0;
            std::size_t const end  = std::min(records.size(), at + static_cast<std::size_t>(support::draw(1, 300)));
            for (; at < end; ++at) {
                add_row(one_by_one, records[at], clustered);
                if (rows)
                    add_row(part, records[at], clustered);
                else
                    add(part, records[at], clustered);
            }
            together.append(part);
        }
        support::law(together.size() == records.size(), "as many records");
        income_sample const expected(one_by_one), sample(together);
        support::law(same(sample, expected), "the same sample");
        if (clustered) // else a domain names the clusters that the records are
            support::law(same(sample.domain([](std::size_t) { return true; }), sample), "all of it as a domain");

        double              people = 0;
        income_sample::walk step(sample);
        for (std::size_t at = 0; at < sample.size(); ++at) {
            people += sample.weights()[at];
            step.take(at);
            support::law(step.people() == sample.weight_of_first(at + 1), "step by step");
            support::law(step.income() == sample.income_of_first(at + 1), "incomes step by step");
            support::law(std::fabs(step.people() - people) <= 1e-12 * people, "the weights of the records");
            std::size_t const found = sample.record_at_weight(step.people(), sample.size());
            support::law(found <= at && sample.weight_of_first(found + 1) >= step.people(), "found by its weight");
            support::law(found == 0 || sample.weight_of_first(found) < step.people(), "and no record before it");
        }
    });
}
#endif
