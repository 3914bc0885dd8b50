#include <tuopin/statistics/income_steps.hpp>

#include <tuopin/statistics/inequality.hpp>
#include <tuopin/statistics/quantiles.hpp>
#include <tuopin/statistics/sample.hpp>

#include <doctest/doctest.h>
#if __has_include(<rapidcheck.h>)
#include "../support/draw.hpp"
#endif

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <string>
#include <vector>

using namespace tuopin;

namespace {

using steps = detail::income_steps;

/// The same incomes both ways.
struct both_ways {
    explicit both_ways(std::vector<std::int32_t> const& incomes, double steps_a_unit = 100)
        : space(2 * incomes.size()),
          quick(incomes.data(), incomes.size(), steps_a_unit, {.not_stated = 3}, space.data()) {
        detail::survey_columns columns;
        columns.steps_a_unit        = steps_a_unit;
        columns.excluded.not_stated = 3;
        for (std::int32_t const each : incomes)
            columns.add_whole(each);
        sample = income_sample(columns);
    }

    std::vector<std::uint32_t> space;
    steps                      quick;
    income_sample              sample{};
};

template <class Statistic>
estimate<> read_from(Statistic const& statistic, steps const& of) {
    return detail::computed_estimate<double>(statistic, of, of, linearisation{});
}

/// Both have a value, and the same one but for the last bits, or none for the same reason. `lost` is how many
/// times larger the amounts are that were added up than their sum.
bool agree(estimate<> const& one, estimate<> const& other, double lost = 1) {
    if (one.why() != other.why() || one.n() != other.n() || one.weighted_n() != other.weighted_n())
        return false;
    return !one || std::fabs(*one - *other) <= 1e-13 * lost * (1 + std::fabs(*other));
}

/// What the two give differently, or nothing.
std::string difference(both_ways const& of) {
    steps const&         quick  = of.quick;
    income_sample const& sample = of.sample;
    std::size_t const    size   = sample.size();
    if (quick.size() != size || quick.empty() != sample.empty() || !(quick.excluded() == sample.excluded()))
        return "size";
    for (std::size_t at = 0; at < size; ++at)
        if (quick.income(at) != sample.income(at) || quick.weight(at) != sample.weight(at))
            return "income " + std::to_string(at);
    // Sums of fractions miss what cancels out; those of steps do not.
    double amounts = 0;
    for (double const each : sample.incomes())
        amounts += std::fabs(each);
    for (std::size_t const records : {std::size_t{0}, size / 3, size}) {
        if (quick.weight_of_first(records) != sample.weight_of_first(records))
            return "weight of the first";
        double const total = sample.income_of_first(records);
        if (std::fabs(quick.income_of_first(records) - total) > 1e-14 * amounts)
            return "income of the first";
        for (double const weight : {-1.0, 0.0, 0.5, 1.0, 1.5, 2.0, 7.25, static_cast<double>(size) / 2, 1e9})
            if (quick.record_at_weight(weight, records) != sample.record_at_weight(weight, records))
                return "record at " + std::to_string(weight) + " of " + std::to_string(records);
    }
    for (int rule = 0; rule <= static_cast<int>(quantile_rule::hmisc); ++rule)
        for (double const share : {0.0, 0.1, 0.25, 0.5, 0.9, 1.0, 2.0}) {
            statistic::quantile const wanted{share, static_cast<quantile_rule>(rule)};
            if (!(read_from(wanted, quick) == value_of(wanted, sample)))
                return "quantile by rule " + std::to_string(rule);
        }
    double const lost = amounts == 0 ? 1 : amounts / std::fabs(quick.total_income());
    for (auto const policy : {undefined_incomes::refuse, undefined_incomes::drop, undefined_incomes::keep}) {
        if (policy == undefined_incomes::keep && lost > 1e6)
            continue;
        for (auto const form : {gini_form::trapezoid, gini_form::unit_steps, gini_form::ties_merged})
            for (auto const correction : {small_sample::as_it_is, small_sample::corrected}) {
                statistic::gini const wanted{form, correction, policy};
                if (!agree(read_from(wanted, quick), value_of(wanted, sample), lost))
                    return "Gini " + to_text(read_from(wanted, quick)) + " " + to_text(value_of(wanted, sample));
            }
    }
    if (lost < 1e6 && (!agree(read_from(statistic::mean{}, quick), value_of(statistic::mean{}, sample), lost) ||
                       !agree(read_from(statistic::total{}, quick), value_of(statistic::total{}, sample), lost)))
        return "mean or total";
    return "";
}

} // namespace

TEST_CASE("incomes in steps give what a sample of them gives") {
    CHECK(difference(both_ways({})) == "");
    CHECK(difference(both_ways({5})) == "");
    CHECK(difference(both_ways({0, 0, 0})) == "");
    CHECK(difference(both_ways({1050, -7, 1050, 33})) == "");
    CHECK(difference(both_ways({3, 1, 2, 2, 2}, 1)) == "");
    CHECK(difference(both_ways({-5, -3, -900, -5})) == "");
    both_ways const some({1050, -7, 0, 1050, 33});
    CHECK(some.quick.positive().size() == 3);
    CHECK(some.quick.nonnegative().size() == 4);
    CHECK(some.quick.nonnegative().income(0) == 0);
    CHECK(some.quick.nonnegative().excluded().undefined_income == 1);
    CHECK(some.quick.nonnegative().total_income() == 21.33);
    CHECK(some.quick.same_as(some.quick));
    CHECK(!some.quick.same_as(some.quick.positive()));
    CHECK(*read_from(statistic::gini{}, both_ways({100, 300}).quick) == 0.25);
}

TEST_CASE("the sums of the largest steps are exact") {
    constexpr std::int32_t    most = std::numeric_limits<std::int32_t>::max(), least = -most - 1;
    std::vector<std::int32_t> incomes;
    for (int at = 0; at < 40'000; ++at)
        incomes.insert(incomes.end(), {least, most, 7});
    std::vector<std::uint32_t> space(2 * incomes.size());
    steps const                sorted(incomes.data(), incomes.size(), 1, {}, space.data());
    CHECK(sorted.total_income() == 40'000 * 6);
    CHECK(sorted.income_of_first(40'000) == 40'000.0 * least);
    // 40,000 of each: the ranks of an amount are n^2, 3 n^2 and 5 n^2.
    CHECK(sorted.total_by_ranks() == 1.6e9 * (1.0 * least + 3.0 * 7 + 5.0 * most));
    CHECK(sorted.record_at_weight(40'000, 120'000) == 39'999);
    CHECK(sorted.income(40'000) == 7);

    both_ways const extremes({least, most, 0, -1, least, most});
    CHECK(extremes.quick.income(0) == -21474836.48);
    CHECK(difference(extremes) == "");
}

#if __has_include(<rapidcheck.h>)
TEST_CASE("any incomes in any order, of any spread") {
    support::hold("steps and sample agree", [] {
        std::vector<std::int32_t> incomes(static_cast<std::size_t>(support::draw(0, 400)));
        int const                 shift = support::draw(0, 31), kinds = support::draw(1, 4);
        for (std::int32_t& each : incomes) {
            auto const any = static_cast<std::int32_t>(static_cast<std::uint32_t>(support::draw_bits()));
            switch (support::draw(0, kinds - 1)) {
            case 0:
                each = any >> shift;
                break;
            case 1:
                each = 4'000;
                break;
            case 2:
                each = any & 0xff;
                break;
            default:
                each = any;
            }
        }
        std::string const seen = difference(both_ways(incomes, support::draw_yes() ? 100 : 1));
        support::law(seen.empty(), "the two agree", seen);
    });
}
#endif
