#include <tuopin/statistics/deprivation.hpp>

#include <tuopin/engines/aggregate.hpp>
#include <tuopin/engines/observers/count.hpp>
#include <tuopin/values/region.hpp>
#include <tuopin/values/units.hpp>

#include <boost/describe/class.hpp>
#include <doctest/doctest.h>

#if __has_include(<rapidcheck.h>)
#include "../support/draw.hpp"
#endif

#include <cmath>
#include <compare>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <stdexcept>
#include <string>
#include <vector>

using namespace tuopin::literals;
using tuopin::below;
using tuopin::dimension;
using tuopin::fraction;
using tuopin::indicator;
using tuopin::language;
using tuopin::missing_indicator;
using tuopin::no_value;
using tuopin::poverty_cutoff;

// The four persons of Alkire and Foster (2011): income, years of schooling, self-assessed
// health, access to social security; cutoffs 13, 12, 3 and 1, all equally weighted.
struct person {
    double income{};
    int    schooling{};
    int    health{};
    int    security{};
};
BOOST_DESCRIBE_STRUCT(person, (), (income, schooling, health, security))

inline constexpr tuopin::deprivation_index four_achievements{
    indicator<&person::income>(below(13)),
    indicator<&person::schooling>(below(12)),
    indicator<&person::health>(below(3)),
    indicator<&person::security>(below(1)),
};

static std::vector<person> const alkire_foster{{13.1, 14, 4, 1}, {15.2, 7, 5, 0}, {12.5, 10, 1, 0}, {20, 11, 3, 1}};

// The four households of the technical note of the Human Development Report on its index.
struct household {
    tuopin::persons     size{};
    std::optional<bool> schooling{};
    std::optional<bool> attendance{};
    std::optional<bool> nutrition{};
    std::optional<bool> mortality{};
    bool                electricity{};
    bool                water{};
    bool                sanitation{};
    bool                floor{};
    bool                cooking_fuel{};
    bool                assets{};
};
BOOST_DESCRIBE_STRUCT(household, (),
                      (size, schooling, attendance, nutrition, mortality, electricity, water, sanitation, floor,
                       cooking_fuel, assets))

constexpr auto labels(household const*) {
    return tuopin::labels_for<household>({{"size", "人口"},
                                          {"schooling", "受教育年限", "years of schooling"},
                                          {"attendance", "入学", "school attendance"},
                                          {"nutrition", "营养"},
                                          {"mortality", "儿童死亡", "child mortality"},
                                          {"electricity", "用电"},
                                          {"water", "饮水", "drinking water"},
                                          {"sanitation", "卫生设施"},
                                          {"floor", "地面"},
                                          {"cooking_fuel", "炊用燃料"},
                                          {"assets", "资产"}});
}

inline constexpr tuopin::deprivation_index global_index{
    dimension({"education", "教育"}, indicator<&household::schooling>(), indicator<&household::attendance>()),
    dimension({"health", "健康"}, indicator<&household::nutrition>(), indicator<&household::mortality>()),
    dimension({"living standards", "生活水平"}, indicator<&household::electricity>(), indicator<&household::water>(),
              indicator<&household::sanitation>(), indicator<&household::floor>(),
              indicator<&household::cooking_fuel>(), indicator<&household::assets>()),
};
inline constexpr auto reweighted_index   = global_index.when_missing(missing_indicator::reweight);
inline constexpr auto not_deprived_index = global_index.when_missing(missing_indicator::not_deprived);

static std::vector<household> const four_households{
    {4_persons, false, false, false, true, false, false, false, false, true, false},
    {7_persons, true, true, false, true, true, false, true, false, true, true},
    {5_persons, false, false, true, false, true, true, true, false, true, false},
    {4_persons, true, false, false, true, true, false, false, false, true, true}};

using global_poverty = tuopin::deprivation<global_index, &household::size>;

TEST_CASE("weights are whole numbers over a common denominator, so that a third is reached exactly") {
    static_assert(global_index.denominator() == 18);
    static_assert(global_index.weight(0) == fraction(1, 6) && global_index.weight(9) == fraction(1, 18));
    static_assert(global_index.dimension_of(1) == 0 && global_index.dimension_of(2) == 1 &&
                  global_index.dimension_of(4) == 2);

    // Six times an eighteenth.
    household all_but_walls{};
    all_but_walls.schooling = all_but_walls.attendance = all_but_walls.nutrition = all_but_walls.mortality = false;
    all_but_walls.electricity = all_but_walls.water = all_but_walls.sanitation = all_but_walls.floor = true;
    all_but_walls.cooking_fuel = all_but_walls.assets = true;
    auto const score                                  = global_index.score(all_but_walls);
    REQUIRE(score);
    CHECK(*score == tuopin::deprivation_score{6, 18});
    CHECK(score->reaches(fraction(1, 3)));
    CHECK_FALSE(score->reaches(fraction(333'333'334, 1'000'000'000)));
}

TEST_CASE("weights of one's own count by their ratio, within a dimension and among dimensions") {
    static constexpr tuopin::deprivation_index twice{
        dimension("school", indicator<&household::schooling>().weighing(1, 6),
                  indicator<&household::attendance>().weighing(1, 3))
            .weighing(2),
        indicator<&household::water>().weighing(1),
    };
    static_assert(twice.weight(0) == fraction(2, 9) && twice.weight(1) == fraction(4, 9) &&
                  twice.weight(2) == fraction(1, 3));
    static_assert(twice.dimension_of(2) == 1 && twice.denominator() == 9);

    CHECK_THROWS_AS(
        tuopin::deprivation_index(indicator<&household::water>().weighing(1), indicator<&household::floor>()),
        std::invalid_argument);
    CHECK_THROWS_AS(tuopin::deprivation_index(indicator<&household::water>().weighing(0)), std::invalid_argument);
    CHECK_THROWS_AS(tuopin::deprivation_index(indicator<&household::water>().weighing(-1, 2)), std::invalid_argument);
}

TEST_CASE("the published example of Alkire and Foster (2011)") {
    tuopin::deprivation<four_achievements> observed{poverty_cutoff(2, 4)};
    for (person const& p : alkire_foster)
        observed.observe(p);
    auto const at_two = observed.profile();
    CHECK(at_two.poor() == 2);
    CHECK(*at_two.headcount_ratio() == 0.5);
    CHECK(*at_two.intensity() == 0.75);
    CHECK(*at_two.adjusted_headcount_ratio() == 0.375);
    CHECK(*at_two.adjusted_gap() == doctest::Approx(0.20552884615384615).epsilon(1e-14));
    CHECK(*at_two.adjusted_squared_gap() == doctest::Approx(0.16545703895463509).epsilon(1e-14));
    CHECK(*at_two.average_gap() == doctest::Approx(0.548).epsilon(1e-3));

    // The union of the deprivations, and their intersection.
    CHECK(*observed.at(poverty_cutoff::any()).headcount_ratio() == 0.75);
    CHECK(*observed.at(poverty_cutoff::any()).adjusted_headcount_ratio() == 0.4375);
    CHECK(*observed.at(poverty_cutoff::all()).headcount_ratio() == 0.25);
    CHECK(*observed.at(poverty_cutoff::all()).intensity() == 1.0);
}

TEST_CASE("the published example of the global index, by persons") {
    auto const observed = tuopin::aggregate<global_poverty>(four_households);
    auto const poverty  = observed.profile();
    CHECK(poverty.population() == 20_persons);
    CHECK(poverty.poor() == 16_persons);
    CHECK(poverty.intensity().n() == 3);
    CHECK(poverty.intensity().weighted_n() == 16);
    CHECK(*poverty.headcount_ratio() == 0.8);
    CHECK(*poverty.intensity() == doctest::Approx(0.5625).epsilon(1e-15));
    CHECK(*poverty.adjusted_headcount_ratio() == doctest::Approx(0.45).epsilon(1e-15));
    CHECK(*poverty.contribution_of_dimension(0) == doctest::Approx(1.0 / 3).epsilon(1e-14));
    CHECK(*poverty.contribution_of_dimension(1) == doctest::Approx(0.2963).epsilon(1e-4));
    CHECK(*poverty.contribution_of_dimension(2) == doctest::Approx(0.3704).epsilon(1e-4));

    std::int64_t const scores[] = {4, 13, 7, 9};
    for (std::size_t at = 0; at < 4; ++at)
        CHECK(global_index.score(four_households[at])->numerator == scores[at]);

    CHECK(*observed.share_between(fraction(1, 5), fraction(1, 3)) == 0.2);
    CHECK(*observed.at(poverty_cutoff(1, 2)).headcount_ratio() == 0.55);
    CHECK(to_text(observed) == "H 80 %, A 56.25 %, M0 0.45");
    CHECK(to_text(observed, language::chinese) == "贫困发生率80%，平均剥夺份额56.25%，多维贫困指数0.45");
}

TEST_CASE("indicators and dimensions are called by their labels") {
    CHECK(global_index.indicator_name(0) == "years of schooling");
    CHECK(global_index.indicator_name(0, language::chinese) == "受教育年限");
    CHECK(global_index.indicator_name(8) == "cooking fuel");
    CHECK(global_index.dimension_name(2, language::chinese) == "生活水平");
    CHECK(global_index.find_indicator("用电") == 4);
    CHECK(global_index.find_dimension("health") == 1);
    CHECK_FALSE(global_index.find_indicator("heating"));
    CHECK(four_achievements.dimension_name(1) == "schooling");
}

TEST_CASE("every cutoff is answered after one pass") {
    auto const                        observed = tuopin::aggregate<global_poverty>(four_households);
    std::vector<poverty_cutoff> const expected{{4, 18}, {7, 18}, {9, 18}, {13, 18}};
    CHECK(observed.cutoffs() == expected);
    double const headcounts[] = {1.0, 0.8, 0.55, 0.35};
    for (std::size_t at = 0; at < 4; ++at)
        CHECK(*observed.at(expected[at]).headcount_ratio() == headcounts[at]);
}

TEST_CASE("an indicator left open goes by the rule that the index names") {
    household open = four_households[1]; // 13/18 with schooling
    open.schooling = std::nullopt;
    CHECK_FALSE(global_index.score(open));
    CHECK(*reweighted_index.score(open) == tuopin::deprivation_score{10, 15});
    CHECK(*not_deprived_index.score(open) == tuopin::deprivation_score{10, 18});

    std::vector<household> const two{four_households[0], open};
    auto const                   dropped = tuopin::aggregate<global_poverty>(two);
    CHECK(dropped.records() == 1);
    CHECK(dropped.excluded().not_stated == 1);
    CHECK(dropped.value().excluded().not_stated == 1);
    CHECK(dropped.not_stated(0) == 1);
    CHECK(dropped.not_stated(1) == 0);
    CHECK(dropped.profile().population() == 4_persons);
    CHECK(to_text(dropped) == "H 0 %, M0 0 (1 not stated)");

    auto const reweighted = tuopin::aggregate<tuopin::deprivation<reweighted_index, &household::size>>(two).profile();
    CHECK(reweighted.population() == 11_persons);
    CHECK(*reweighted.intensity() == doctest::Approx(10.0 / 15).epsilon(1e-14));
    CHECK(*reweighted.contribution(1) == doctest::Approx(3.0 / 10).epsilon(1e-14));
    CHECK_THROWS_AS(reweighted.weighted_deprivations(), std::logic_error);

    auto const kept = tuopin::aggregate<tuopin::deprivation<not_deprived_index, &household::size>>(two).profile();
    CHECK(*kept.intensity() == doctest::Approx(10.0 / 18).epsilon(1e-14));
    CHECK(kept.deprived(0) == 0_persons);

    household nothing{};
    nothing.size = 3_persons;
    CHECK(reweighted_index.score(nothing)->denominator == 6);
}

struct weighed_person {
    std::optional<double> income{};
    std::optional<double> weight{};
};
BOOST_DESCRIBE_STRUCT(weighed_person, (), (income, weight))
inline constexpr tuopin::deprivation_index income_alone{indicator<&weighed_person::income>(below(100.5))};

TEST_CASE("what has no meaning is empty, and what is left out is counted") {
    double const                                               nan = std::numeric_limits<double>::quiet_NaN();
    tuopin::deprivation<income_alone, &weighed_person::weight> nobody;
    for (weighed_person const& p : {weighed_person{nan, 1.0}, weighed_person{50.0, nan}, weighed_person{50.0, -1.0},
                                    weighed_person{50.0, std::nullopt}, weighed_person{std::nullopt, 1.0}})
        nobody.observe(p);
    CHECK(nobody.records() == 0);
    CHECK(nobody.excluded().not_stated == 3);
    CHECK(nobody.excluded().not_a_number == 1);
    CHECK(nobody.excluded().without_weight == 1);
    CHECK(nobody.not_stated(0) == 2);
    CHECK_FALSE(nobody.value());
    CHECK(nobody.profile().headcount_ratio().why() == no_value::nobody);
    CHECK(nobody.profile().intensity().why() == no_value::nobody);
    CHECK_FALSE(nobody.share_between(fraction(0), fraction(1)));
    CHECK(to_text(nobody) == "none (5 not stated)");

    nobody.observe(weighed_person{200.0, 2.5});
    CHECK(*nobody.profile().headcount_ratio() == 0);
    CHECK(nobody.profile().intensity().why() == no_value::nobody_poor);
    CHECK(nobody.profile().contribution(0).why() == no_value::nobody_poor);

    nobody.observe(weighed_person{-100.5, 2.5});
    CHECK(*nobody.profile().headcount_ratio() == 0.5);
    CHECK(*nobody.profile().adjusted_gap() == 1.0); // two cutoffs below it, half of the people
}

TEST_CASE("infinite values say nothing, and sums that are too large give no NaN") {
    double const inf = std::numeric_limits<double>::infinity(), huge = 1.7e308;
    tuopin::deprivation<income_alone, &weighed_person::weight> observed;
    observed.observe(weighed_person{-inf, 1.0});
    observed.observe(weighed_person{50.0, inf});
    CHECK(observed.excluded() == tuopin::exclusions{1, 1, 0, 0});
    for (int times = 0; times < 3; ++times)
        observed.observe(weighed_person{-huge, huge});
    CHECK(observed.profile().headcount_ratio().why() == no_value::cannot_be_computed);
    CHECK(observed.profile().adjusted_squared_gap().why() == no_value::cannot_be_computed);
}

struct area_record {
    tuopin::region_code village{};
    bool                deprived{};
    tuopin::mu          land{};
};
BOOST_DESCRIBE_STRUCT(area_record, (), (village, deprived, land))
inline constexpr tuopin::deprivation_index of_land{indicator<&area_record::deprived>()};

struct land_profile {
    tuopin::count                                    parcels;
    tuopin::deprivation<of_land, &area_record::land> poverty;
};
BOOST_DESCRIBE_STRUCT(land_profile, (), (parcels, poverty))

TEST_CASE("it stands in a summary, and rolls up, in the unit of its weight") {
    static_assert(tuopin::explained_figure<global_poverty>);
    std::vector<area_record> const parcels{{530103010201_region, true, tuopin::mu{3}},
                                           {530103011204_region, false, tuopin::mu{1}}};
    auto const                     regions = tuopin::roll_up<land_profile>(parcels, tuopin::by<&area_record::village>);
    CHECK(*regions.at(53_region).poverty.profile().headcount_ratio() == 0.75);
    CHECK(regions.at(53_region).poverty.profile().poor() == tuopin::mu{3});
    CHECK(regions.at(53_region).poverty.value().weighted_n() == 4);
    CHECK(*regions.at(530103011204_region).poverty.value() == 0);
}

TEST_CASE("less poverty at every cutoff, or not") {
    auto const made = [](std::vector<int> const& households) {
        global_poverty observed;
        for (int const at : households)
            observed.observe(four_households[static_cast<std::size_t>(at)]);
        return observed;
    };
    // Scores 4, 13, 7 and 9 of 18.
    CHECK((compare_at_every_cutoff(made({0, 2}), made({1, 3})) < 0));
    CHECK((compare_at_every_cutoff(made({1, 3}), made({0, 2})) > 0));
    CHECK((compare_at_every_cutoff(made({2}), made({2})) == 0));
    CHECK(compare_at_every_cutoff(made({0, 1}), made({2, 3})) == std::partial_ordering::unordered);
    CHECK(compare_at_every_cutoff(made({0}), made({})) == std::partial_ordering::unordered);
}

TEST_CASE("cutoffs that are none, and observers that do not go together, are refused") {
    CHECK_THROWS_AS(poverty_cutoff(0, 1), std::invalid_argument);
    CHECK_THROWS_AS(poverty_cutoff(-1, 3), std::invalid_argument);
    CHECK_THROWS_AS(poverty_cutoff(4, 3), std::invalid_argument);
    CHECK_THROWS_AS(poverty_cutoff(1, 0), std::invalid_argument);

    global_poverty third, half{poverty_cutoff(1, 2)}, fifth{poverty_cutoff(1, 5)};
    third.merge(half);
    CHECK(third == half);
    CHECK_THROWS_AS(half.merge(fifth), std::logic_error);
}

TEST_CASE("lower, at and above a cutoff") {
    static constexpr tuopin::deprivation_index strict{indicator<&person::schooling>(below(6))};
    static constexpr tuopin::deprivation_index weak{indicator<&person::schooling>(tuopin::at_most(6))};
    static constexpr tuopin::deprivation_index over{indicator<&person::schooling>(tuopin::above(6))};
    static constexpr tuopin::deprivation_index listed{indicator<&person::schooling>(tuopin::one_of(5, 7))};
    struct expected {
        int  schooling;
        bool strict, weak, over, listed;
    };
    for (auto const& [schooling, by_strict, by_weak, by_over, by_listed] :
         {expected{5, true, true, false, true}, expected{6, false, true, false, false},
          expected{7, false, false, true, true}}) {
        person const p{0, schooling, 0, 0};
        CHECK((strict.score(p)->numerator == 1) == by_strict);
        CHECK((weak.score(p)->numerator == 1) == by_weak);
        CHECK((over.score(p)->numerator == 1) == by_over);
        CHECK((listed.score(p)->numerator == 1) == by_listed);
    }
    static_assert(decltype(strict)::gap_count == 1 && decltype(over)::gap_count == 0 &&
                  decltype(listed)::gap_count == 0);
}

#if __has_include(<rapidcheck.h>)

using support::law;

namespace {

std::optional<bool> draw_open() {
    int const drawn = support::draw(0, 20);
    return drawn == 20 ? std::nullopt : std::optional<bool>(drawn % 2 == 0);
}

std::vector<household> draw_households() {
    std::vector<household> drawn;
    for (int left = support::draw(0, 30); left > 0; --left) {
        household h;
        h.size       = tuopin::persons{support::draw(0, 12)};
        h.schooling  = draw_open();
        h.attendance = draw_open();
        h.nutrition  = draw_open();
        h.mortality  = draw_open();
        for (bool household::*each : {&household::electricity, &household::water, &household::sanitation,
                                      &household::floor, &household::cooking_fuel, &household::assets})
            h.*each = support::draw_yes();
        drawn.push_back(h);
    }
    return drawn;
}

poverty_cutoff draw_cutoff() { return poverty_cutoff(support::draw(1, 18), 18); }

template <class Observer>
void merges_like_one_pass() {
    auto const        all   = draw_households();
    std::size_t const split = static_cast<std::size_t>(support::draw(0, static_cast<int>(all.size())));
    Observer          whole, first, second, backwards;
    for (std::size_t at = 0; at < all.size(); ++at) {
        whole.observe(all[at]);
        (at < split ? first : second).observe(all[at]);
        backwards.observe(all[all.size() - 1 - at]);
    }
    law(backwards == whole, "the order of the records does not matter");
    Observer merged = first, turned = second;
    merged.merge(second);
    turned.merge(first);
    law(merged == whole && turned == whole, "merging two parts gives what one pass gives");
    law(merged.value() == whole.value() && turned.value() == whole.value(), "to the last bit");
    Observer nothing;
    nothing.merge(whole);
    law(nothing == whole, "the default is the identity");
}

} // namespace

inline constexpr auto sampled = [](household const& h) { return static_cast<double>(h.size.count()) * 0.1; };

TEST_CASE("observing and merging agree to the last bit") {
    support::hold("by persons", merges_like_one_pass<global_poverty>);
    support::hold("by sampling weights", merges_like_one_pass<tuopin::deprivation<global_index, sampled>>);
    support::hold("reweighted", merges_like_one_pass<tuopin::deprivation<reweighted_index, sampled>>);
}

TEST_CASE("the counting identities hold exactly in whole numbers") {
    support::hold("M0 = H x A = the weighted censored headcounts = the sum over subgroups", [] {
        auto const all     = draw_households();
        auto const cutoff  = draw_cutoff();
        auto const profile = tuopin::aggregate<global_poverty>(all).at(cutoff);

        std::int64_t by_person = 0, by_indicator = 0, by_group = 0, poor = 0, everyone = 0;
        for (household const& h : all) {
            auto const score = global_index.score(h);
            if (!score)
                continue;
            everyone += h.size.count();
            if (score->reaches(cutoff.share())) {
                by_person += score->numerator * h.size.count();
                poor += h.size.count();
            }
        }
        for (std::size_t at = 0; at < 10; ++at)
            by_indicator += global_index.whole_weight(at) * profile.poor_and_deprived(at).count();
        for (auto const& [size, group] : tuopin::aggregate<global_poverty>(all, tuopin::by<&household::size>))
            by_group += group.at(cutoff).weighted_deprivations();
        law(profile.weighted_deprivations() == by_person, "summed over persons");
        law(by_indicator == by_person, "summed over indicators");
        law(by_group == by_person, "summed over subgroups");
        law(profile.poor().count() == poor && profile.population().count() == everyone, "those counted");

        if (everyone > 0) {
            double const m0 = static_cast<double>(by_person) / (18.0 * static_cast<double>(everyone));
            law(std::abs(*profile.adjusted_headcount_ratio() - m0) <= 1e-15, "M0 is deprivations over the population");
        }
        if (poor > 0) {
            law(std::abs(*profile.headcount_ratio() * *profile.intensity() - *profile.adjusted_headcount_ratio()) <=
                    1e-15,
                "M0 is H times A");
            double shares = 0, dimensions = 0;
            for (std::size_t at = 0; at < 10; ++at)
                shares += *profile.contribution(at);
            for (std::size_t at = 0; at < 3; ++at)
                dimensions += *profile.contribution_of_dimension(at);
            law(std::abs(shares - 1) <= 1e-14 && std::abs(dimensions - 1) <= 1e-14, "contributions add up to one");
        }
    });
    support::hold("a higher cutoff leaves fewer poor, between union and intersection", [] {
        auto const observed = tuopin::aggregate<global_poverty>(draw_households());
        auto const a = draw_cutoff(), b = draw_cutoff();
        auto const low = observed.at(a < b ? a : b), high = observed.at(a < b ? b : a);
        law(low.poor() >= high.poor(), "H falls");
        law(low.weighted_deprivations() >= high.weighted_deprivations(), "M0 falls");
        law(observed.at(poverty_cutoff::any()).poor() >= low.poor(), "union");
        law(observed.at(poverty_cutoff::all()).poor() <= high.poor(), "intersection");
    });
    support::hold("scaling all weights changes no ratio", [] {
        auto const                                          all = draw_households();
        tuopin::deprivation<global_index, sampled>          small;
        tuopin::deprivation<global_index, &household::size> large;
        for (household const& h : all) {
            small.observe(h);
            large.observe(h);
        }
        auto const near = [](tuopin::estimate<> a, tuopin::estimate<> b) {
            return a.why() == b.why() && (!a || std::abs(*a - *b) <= 1e-14);
        };
        law(near(small.profile().headcount_ratio(), large.profile().headcount_ratio()), "H");
        law(near(small.profile().intensity(), large.profile().intensity()), "A");
        law(near(small.value(), large.value()), "M0");
    });
}

#endif
