#include <tuopin/statistics/sample.hpp>

#include "../support/weighed_records.hpp"
#include <doctest/doctest.h>
#if __has_include(<rapidcheck.h>)
#include "../support/draw.hpp"
#endif

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <vector>

using namespace tuopin;
using support::add;
using support::add_row;
using support::weighed;

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

std::uint64_t draw() {
    static std::uint64_t seed = 2020;
    seed                      = seed * 6364136223846793005u + 1442695040888963407u;
    return seed >> 11;
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
