#include <tuopin/statistics/income_distribution.hpp>

#include <tuopin/engines/aggregate.hpp>
#include <tuopin/engines/observers/count.hpp>
#include <tuopin/engines/observers/where.hpp>
#include <tuopin/statistics/income_measures.hpp>
#include <tuopin/statistics/poverty_measures.hpp>
#include <tuopin/values/units.hpp>

#include <boost/describe/class.hpp>
#include <doctest/doctest.h>
#if __has_include(<rapidcheck.h>)
#include "../support/draw.hpp"
#endif

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

using namespace tuopin;
using namespace tuopin::literals;

namespace incomes {

struct person {
    std::string         region{};
    int                 village{};
    yuan                income{};
    double              weight{1};
    std::optional<yuan> transfer{};

    bool from_hills() const { return region == "hills"; }
};

using everything =
    income_distribution<&person::income, &person::weight, strata<&person::region>, clusters<&person::village>>;

struct profile {
    count                                                          records{};
    headcount_ratio<&person::income, &person::weight>              poor{4'000_yuan};
    poverty_gap<&person::income, &person::weight>                  gap{4'000_yuan};
    gini<&person::income, &person::weight>                         inequality{};
    quintile_share_ratio<&person::income, &person::weight>         s80_s20{};
    at_risk_of_poverty_threshold<&person::income, &person::weight> threshold{};
    income_quantile<&person::income, &person::weight>              middle{};
};
BOOST_DESCRIBE_STRUCT(profile, (), (records, poor, gap, inequality, s80_s20, threshold, middle))

std::vector<person> people() {
    std::vector<person> made;
    int                 seed = 7;
    for (int at = 0; at < 240; ++at) {
        seed = (seed * 1103 + 12345) % 30011;
        made.push_back(
            {at % 3 == 0 ? "hills" : "plain", at % 24, yuan(2'000 + seed % 20'000), 1.0 + at % 5, std::nullopt});
    }
    return made;
}

} // namespace incomes

using namespace incomes;

TEST_CASE("measures of incomes stand in a summary beside counts, group, roll up and merge") {
    auto const all    = people();
    auto const whole  = aggregate<profile>(all);
    auto const groups = aggregate<profile>(all, by<&person::region>);
    CHECK(groups.size() == 2);
    profile merged;
    for (auto const& each : groups)
        merge_into(merged, each.summary);
    CHECK(merged.inequality == whole.inequality);
    CHECK(*merged.inequality.value() == *whole.inequality.value());
    CHECK(*merged.poor.value() == *whole.poor.value());
    CHECK(whole.poor.value().n() == 240);
    CHECK(whole.poor.value().weighted_n() == whole.poor.population());
}

TEST_CASE("one distribution gives every measure that its own observer gives") {
    auto const all   = people();
    auto const whole = aggregate<profile>(all);
    auto const kept  = aggregate<everything>(all);
    CHECK(*kept.value(statistic::gini{}) == *whole.inequality.value());
    CHECK(*kept.value(statistic::quintile_share_ratio{}) == *whole.s80_s20.value());
    CHECK(*kept.value(statistic::headcount_ratio(poverty_line(4000))) ==
          doctest::Approx(*whole.poor.value()).epsilon(1e-14));
    CHECK(*kept.value(statistic::poverty_gap(poverty_line(4000))) ==
          doctest::Approx(*whole.gap.value()).epsilon(1e-14));
    static_assert(std::is_same_v<decltype(*kept.value(statistic::at_risk_of_poverty_threshold{})),
                                 quantity<unit_of<yuan>, double> const&>);
    CHECK(to_double(*whole.threshold.value()) == doctest::Approx(0.6 * to_double(*whole.middle.value())));
    CHECK(to_text(*whole.threshold.value()).find("yuan") != std::string::npos);
}

TEST_CASE("several statistics of one sorting are what each is alone") {
    auto const all   = people();
    auto const kept  = aggregate<everything>(all);
    auto const plain = aggregate<income_distribution<&person::income>>(all);

    auto const [gini, median] = kept.values(statistic::gini{}, statistic::quantile{});
    CHECK(gini == kept.value(statistic::gini{}));
    CHECK(median == kept.value(statistic::quantile{}));
    auto const [rate, ratio] = kept.estimates(statistic::at_risk_of_poverty_rate{}, statistic::quintile_share_ratio{});
    CHECK(rate == kept.estimate(statistic::at_risk_of_poverty_rate{}));
    CHECK(ratio.standard_error());

    auto const [plain_gini, plain_median] = plain.values(statistic::gini{}, statistic::quantile{});
    CHECK(plain_gini.value() == value_of(statistic::gini{}, plain.sample()).value());
    CHECK(to_double(*plain_median) == *value_of(statistic::quantile{}, plain.sample()));
    auto given_up = plain;
    CHECK(std::move(given_up).sample().incomes() == plain.sample().incomes());
}

TEST_CASE("incomes of whole steps, small and so large that 32 bits do not hold them, in any order of merging") {
    std::vector<person> all;
    for (std::int64_t const fen : {std::int64_t{-5}, std::int64_t{1} << 31, (std::int64_t{1} << 31) - 1,
                                   std::int64_t{7}, -(std::int64_t{1} << 31), std::int64_t{1} << 40, std::int64_t{7}})
        all.push_back({"", 1, yuan::of_steps(fen), 1.5, std::nullopt});
    using plain    = income_distribution<&person::income>;
    using weighted = income_distribution<&person::income, &person::weight>;
    std::vector<double> const expected{-21474836.48, -0.05, 0.07, 0.07, 21474836.47, 21474836.48, 10995116277.76};

    auto const whole = aggregate<plain>(all);
    CHECK(whole.sample().incomes() == expected);
    CHECK(aggregate<weighted>(all).sample().incomes() == expected);
    for (std::size_t first = 0; first <= all.size(); ++first) {
        auto const middle = all.begin() + static_cast<std::ptrdiff_t>(first);
        auto       one    = aggregate<plain>(std::vector<person>(all.begin(), middle));
        auto const other  = aggregate<plain>(std::vector<person>(middle, all.end()));
        auto       turned = other;
        turned.merge(one);
        one.merge(other);
        CHECK(one == whole);
        CHECK(turned == whole);
        CHECK(one.size() == 7);
        CHECK(turned.sample().incomes() == expected);
        CHECK(one.value(statistic::quantile{}) == whole.value(statistic::quantile{}));
    }
    auto doubled = whole;
    doubled.merge(doubled);
    CHECK(doubled.size() == 14);
    CHECK(to_double(*doubled.value(statistic::mean{})) == doctest::Approx(to_double(*whole.value(statistic::mean{}))));
}

TEST_CASE("with strata and clusters named there are standard errors, and groups are domains of one design") {
    auto const all           = people();
    auto const kept          = aggregate<everything>(all);
    auto const gini_estimate = kept.estimate(statistic::gini{});
    REQUIRE(gini_estimate.standard_error());
    CHECK(gini_estimate.degrees_of_freedom() == 24 - 2); // eight villages in the hills, sixteen in the plain
    auto const interval = gini_estimate.confidence_interval();
    REQUIRE(interval);
    CHECK(interval->lower < *gini_estimate);
    CHECK(interval->upper > *gini_estimate);

    // One line for all: the rate of all is the weighted mean of those of the groups.
    auto const regions = domains(aggregate<everything>(all, by<&person::region>));
    auto const rates   = regions.estimates(statistic::at_risk_of_poverty_rate{});
    CHECK(regions.estimate(statistic::at_risk_of_poverty_rate{}) ==
          kept.estimate(statistic::at_risk_of_poverty_rate{}));
    CHECK(*regions.difference(statistic::at_risk_of_poverty_rate{}, "hills", "plain") ==
          *rates.at("hills") - *rates.at("plain"));
    auto const rate = kept.estimate(statistic::at_risk_of_poverty_rate{});
    double     sum  = 0;
    for (auto const& each : rates)
        sum += *each.summary * each.summary.weighted_n();
    CHECK(sum / rate.weighted_n() == doctest::Approx(*rate).epsilon(1e-14));
    CHECK(rates.at("hills").standard_error());
    CHECK(*rates.at("hills") !=
          *aggregate<everything>(all, by<&person::region>).at("hills").value(statistic::at_risk_of_poverty_rate{}));
}

TEST_CASE("different lines do not merge") {
    headcount_ratio<&person::income> a{4'000_yuan}, b{5'000_yuan}, none;
    CHECK_THROWS_AS(a.merge(b), std::logic_error);
    none.merge(b);
    CHECK(none.line() == std::optional<yuan>(5'000_yuan));
    CHECK_THROWS_AS(headcount_ratio<&person::income>{}.observe(person{}), std::logic_error);
    sen<&person::income> c{statistic::sen{poverty_line(1)}}, d{statistic::sen{poverty_line(2)}}, e;
    CHECK_THROWS_AS(c.merge(d), std::logic_error);
    e.merge(c);
    CHECK(e.parameters() == statistic::sen{poverty_line(1)});
}

TEST_CASE("nobody, nobody poor, no line: empty with the reason") {
    headcount_ratio<&person::income> poor{4'000_yuan};
    CHECK(poor.value().why() == no_value::nobody);
    CHECK(to_text(poor.value()) == "none (nobody)");
    CHECK(to_text(poor.value(), language::chinese) == "无（没有记录）");
    CHECK(gini<&person::income>{}.value().why() == no_value::nobody);
    CHECK(value_of(statistic::mean_gap_of_poor{poverty_line(1)}, income_sample({5.0})).why() == no_value::nobody_poor);
    CHECK(value_of(statistic::headcount_ratio(), income_sample({5.0})).why() == no_value::no_line);
    CHECK(value_of(statistic::poverty_gap(poverty_line(0)), income_sample({5.0})).why() == no_value::no_line);
    CHECK(value_of(statistic::gini{}, income_sample({0, 0})).why() == no_value::total_not_positive);
    CHECK_FALSE(value_of(statistic::relative_median_gap{}, income_sample({5, 5})).value());
}

TEST_CASE("what is left open is counted") {
    income_distribution<&person::transfer> transfers;
    person                                 one;
    transfers.observe(one);
    one.transfer = 100_yuan;
    transfers.observe(one);
    CHECK(transfers.size() == 1);
    CHECK(transfers.excluded().not_stated == 1);
    CHECK(transfers.value(statistic::mean{}).excluded().not_stated == 1);
    gini<&person::transfer> inequality;
    inequality.observe(person{});
    CHECK(to_text(inequality) == "none (nobody) (1 not stated)");

    headcount_ratio<&person::income, &person::weight> poor{4'000_yuan};
    one.weight = 0;
    poor.observe(one);
    CHECK(poor.value().excluded().without_weight == 1);
    CHECK(poor.value().n() == 0);
}

namespace {

struct earner {
    double income{};
    double weight{};
};
BOOST_DESCRIBE_STRUCT(earner, (), (income, weight))

} // namespace

TEST_CASE("incomes and weights that are no numbers, weights of zero, one record, all alike") {
    using earnings        = income_distribution<&earner::income, &earner::weight>;
    double const nan      = std::numeric_limits<double>::quiet_NaN();
    double const infinity = std::numeric_limits<double>::infinity();
    earnings     kept;
    CHECK(kept.value(statistic::gini{}).why() == no_value::nobody);
    for (earner const& each : {earner{nan, 1}, earner{1, nan}, earner{-infinity, 1}, earner{1, infinity}, earner{1, 0},
                               earner{1, -2}, earner{0.1, 1e-300}})
        kept.observe(each);
    CHECK(kept.excluded().not_a_number == 4);
    CHECK(kept.excluded().without_weight == 2);
    CHECK(kept.size() == 1);
    CHECK(*kept.value(statistic::quantile{}) == 0.1);
    CHECK(*kept.value(statistic::gini{}) == doctest::Approx(0));

    // What is left out parts no row: the next one is alike still.
    std::vector<earner> alike(1'000, earner{0.1, 3});
    alike[500].weight                      = 0;
    auto const together                    = aggregate<earnings>(alike);
    auto const [poor, gini, ratio, middle] = together.values(statistic::at_risk_of_poverty_rate{}, statistic::gini{},
                                                             statistic::quintile_share_ratio{}, statistic::quantile{});
    CHECK(together.size() == 999);
    CHECK(*poor == 0);
    CHECK(std::fabs(*gini) < 1e-15);
    CHECK(*middle == 0.1);
    CHECK(*ratio == 0); // nobody has more than the quantile
}

TEST_CASE("small cells are suppressed") {
    auto const few =
        aggregate<everything>(std::vector<person>(5, person{"hills", 1, 3'000_yuan, 1, {}})).value(statistic::gini{});
    CHECK(few);
    CHECK_FALSE(few.suppressed_below(20));
    CHECK(few.suppressed_below(20).why() == no_value::too_few);
    CHECK(few.suppressed_below(5));
}

TEST_CASE("Watts keeps sums too, and has none where an income is zero") {
    watts<&person::income> index{4'000_yuan};
    index.observe(person{"", 1, 2'000_yuan, 1, {}});
    index.observe(person{"", 1, 8'000_yuan, 1, {}});
    CHECK(*index.value() == doctest::Approx(std::log(2.0) / 2));
    index.observe(person{"", 1, 0_yuan, 1, {}});
    CHECK(index.value().why() == no_value::undefined_income);
    foster_greer_thorbecke<&person::income> index_15{4'000_yuan, 1.5};
    index_15.observe(person{"", 1, 1'000_yuan, 1, {}});
    CHECK(*index_15.value() == doctest::Approx(std::pow(0.75, 1.5)));
}

#if __has_include(<rapidcheck.h>)
namespace {

person draw_person() {
    return {support::draw_one<std::string>({"hills", "plain"}), support::draw(1, 6), yuan(support::draw(1, 60) * 100),
            support::draw_one<double>({1, 0.1, 2.7, 3}), std::nullopt};
}

} // namespace

TEST_CASE("shuffling and splitting the records changes no bit of any estimate") {
    support::hold("order and merging", [] {
        std::vector<person> all(static_cast<std::size_t>(support::draw(8, 60)));
        for (person& each : all)
            each = draw_person();
        auto shuffled = all;
        for (std::size_t at = shuffled.size(); at-- > 1;)
            std::swap(shuffled[at], shuffled[static_cast<std::size_t>(support::draw(0, static_cast<int>(at)))]);
        auto const middle = shuffled.begin() + support::draw(0, static_cast<int>(shuffled.size()));
        auto       parts  = aggregate<everything>(std::vector<person>(middle, shuffled.end()));
        parts.merge(aggregate<everything>(std::vector<person>(shuffled.begin(), middle)));
        auto const whole = aggregate<everything>(all);
        support::law(parts == whole, "the distributions are equal");
        auto const same = [&](auto const& statistic, char const* name) {
            support::law(parts.estimate(statistic) == whole.estimate(statistic), name,
                         to_text(parts.estimate(statistic)) + " " + to_text(whole.estimate(statistic)));
        };
        poverty_line const line(2'500);
        same(statistic::gini{}, "Gini");
        same(statistic::theil(), "Theil");
        same(statistic::atkinson{2}, "Atkinson");
        same(statistic::headcount_ratio(line), "headcount");
        same(statistic::watts{line}, "Watts");
        same(statistic::sen{line}, "Sen");
        same(statistic::sen_shorrocks_thon{line}, "Sen-Shorrocks-Thon");
        same(statistic::at_risk_of_poverty_rate{}, "rate");
        same(statistic::relative_median_gap{}, "gap");
        same(statistic::quintile_share_ratio{}, "S80/S20");
        same(statistic::palma_ratio{}, "Palma");
        same(statistic::foster_wolfson{}, "polarisation");
        same(statistic::quantile{0.9, quantile_rule::hyndman_fan_7}, "ninth decile");
        using sums = poverty_gap<&person::income, &person::weight>;
        auto split = aggregate<sums>(std::vector<person>(middle, shuffled.end()), sums{2'500_yuan});
        split.merge(aggregate<sums>(std::vector<person>(shuffled.begin(), middle), sums{2'500_yuan}));
        support::law(split == aggregate<sums>(all, sums{2'500_yuan}), "the sums are equal");
    });
}
#endif
