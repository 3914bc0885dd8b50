// The poverty of the world's regions, and of all countries, comes from that of countries by merging.
#include <tuopin/statistics/deprivation_figure.hpp>

#include <tuopin/engines/csv/csv.hpp>
#include <tuopin/values/figures/measure.hpp>
#include <tuopin/values/units.hpp>

#include <boost/describe/class.hpp>
#include <doctest/doctest.h>

#if __has_include(<rapidcheck.h>)
#include "../support/draw.hpp"
#endif

#include <cmath>
#include <cstddef>
#include <cstdlib>
#include <fstream>
#include <limits>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

using namespace tuopin::literals;
using tuopin::no_value;
using tuopin::percent;
using figure = tuopin::multidimensional_poverty<tuopin::persons>;

static_assert(tuopin::explained_figure<figure>);

TEST_CASE("a country's poverty is that of its regions") {
    // A third of all people, poor at half the weights; two thirds, poor at a third of them.
    auto const city    = figure::of(percent(10), percent(50), 1'000'000_persons);
    auto const country = figure::of(percent(40), percent(35), 2'000'000_persons);
    auto const both    = tuopin::merge(city, country);
    CHECK(both.population().count() == 3'000'000);
    CHECK(both.poor().count() == 900'000);
    CHECK(*both.headcount_ratio() == doctest::Approx(0.3));           // not 0.25
    CHECK(*both.intensity() == doctest::Approx(330'000.0 / 900'000)); // not 0.425
    CHECK(*both.value() == doctest::Approx(0.11));
    CHECK(both.headcount_ratio().n() == 2);
    CHECK(to_text(both) == "H 30 %, A 36.67 %, index 0.11");
    CHECK(to_text(both, tuopin::language::chinese) == "贫困发生率30%，平均剥夺份额36.67%，多维贫困指数0.11");

    CHECK(*figure::of_index(percent(40), 0.14, 2'000'000_persons).intensity() == doctest::Approx(0.35));
    CHECK(tuopin::then(city, country) == country);
    CHECK(tuopin::then(city, figure{}) == city);
}

TEST_CASE("what was not reported, or is no share, is not silently part of it") {
    double const nan  = std::numeric_limits<double>::quiet_NaN();
    figure       some = figure::of(percent(50), percent(50), 100_persons);
    some.merge(figure::not_reported(900_persons));
    CHECK(*some.headcount_ratio() == 0.5);
    CHECK(some.not_reported().count() == 900);
    CHECK(to_text(some) == "H 50 %, A 50 %, index 0.25 (1 of 2 regions)");

    for (figure const& wrong :
         {figure::of(percent(101), percent(50), 9_persons), figure::of(percent(-1), percent(50), 9_persons),
          figure::of(percent(50), percent(nan), 9_persons), figure::of(percent(nan), percent(50), 9_persons),
          figure::of(percent(50), percent(50), -9_persons), figure::of_index(percent(10), 0.2, 9_persons)}) {
        CHECK(wrong.refused() == 1);
        CHECK(wrong.value().why() == no_value::nobody);
        CHECK_FALSE(wrong.intensity());
    }
    figure const nobody_poor = figure::of(percent(0), percent(0), 5_persons);
    CHECK(*nobody_poor.headcount_ratio() == 0);
    CHECK(nobody_poor.intensity().why() == no_value::nobody_poor);
}

#if __has_include(<rapidcheck.h>)

static figure draw_figure() {
    tuopin::persons const people{support::draw(0, 1'000'000)};
    switch (support::draw(0, 3)) {
    case 0:
        return figure{};
    case 1:
        return figure::not_reported(people);
    default:
        return figure::of(percent(support::draw(0, 1000) / 9.7), percent(support::draw(0, 1000) / 10.3), people);
    }
}

TEST_CASE("it keeps the laws of figures, to the last bit") {
    support::hold("merge is commutative and associative", [] {
        auto const a = draw_figure(), b = draw_figure(), c = draw_figure();
        support::law(tuopin::merge(a, b) == tuopin::merge(b, a), "commutative");
        support::law(tuopin::merge(tuopin::merge(a, b), c) == tuopin::merge(a, tuopin::merge(b, c)), "associative");
        support::law(tuopin::merge(a, figure{}) == a && tuopin::then(figure{}, a) == a, "identity");
        support::law(tuopin::then(tuopin::then(a, b), c) == tuopin::then(a, tuopin::then(b, c)), "then is associative");
    });
}

#endif

struct country_row {
    std::string iso3{};
    std::string world_region{};
    double      mpi{};
    double      headcount_percent{};
    double      intensity_percent{};
    double      population_2021_thousands{};
    double      mpi_poor_2021_thousands{};
};
BOOST_DESCRIBE_STRUCT(country_row, (),
                      (iso3, world_region, mpi, headcount_percent, intensity_percent, population_2021_thousands,
                       mpi_poor_2021_thousands))

// 110 countries, where their figures lie beside the project.
TEST_CASE("the published figures of 110 countries give those of the world and of its regions") {
    char const* const variable = std::getenv("TUOPIN_SHARED_DATA");
    std::string const file =
        (variable != nullptr ? std::string(variable) : "../shared/data") + "/world/mpi_national_2023.csv";
    if (!std::ifstream(file)) {
        MESSAGE("skipped: there are no national figures; TUOPIN_SHARED_DATA names the folder that holds world/");
        return;
    }
    auto const read = tuopin::read_csv_file<country_row>(file, {.extra_columns = std::nullopt});
    REQUIRE(read.findings.empty());
    REQUIRE(read.rows.size() == 110);

    std::map<std::string, std::pair<figure, double>> regions; // and the poor as published, by country
    figure                                           world;
    double                                           poor = 0;
    for (country_row const& row : read.rows) {
        tuopin::persons const people{static_cast<long long>(std::llround(row.population_2021_thousands * 1000))};
        auto const by_intensity = figure::of(percent(row.headcount_percent), percent(row.intensity_percent), people);
        auto const by_index     = figure::of_index(percent(row.headcount_percent), row.mpi, people);
        CHECK(by_intensity.poor().count() / 1000 == doctest::Approx(row.mpi_poor_2021_thousands).epsilon(1e-6));
        CHECK(*by_intensity.value() == doctest::Approx(row.mpi).epsilon(1e-6));
        CHECK(*by_index.intensity() == doctest::Approx(row.intensity_percent / 100).epsilon(1e-6));
        auto& [region, published] = regions[row.world_region];
        region.merge(by_intensity);
        published += row.mpi_poor_2021_thousands;
        world.merge(by_intensity);
        poor += row.mpi_poor_2021_thousands;
    }
    CHECK(regions.size() == 6);
    figure of_regions;
    for (auto const& [name, each] : regions) {
        MESSAGE(name << ": " << to_text(each.first));
        CHECK(each.first.poor().count() / 1000 == doctest::Approx(each.second).epsilon(1e-6));
        of_regions.merge(each.first);
    }
    MESSAGE("all countries: " << to_text(world));
    CHECK(of_regions == world);
    CHECK(world.poor().count() / 1000 == doctest::Approx(poor).epsilon(1e-6));

    // As UNDP and OPHI state them ("Unstacking global poverty: data for high impact action", 2023).
    auto const million             = [](figure const& f) { return std::llround(f.poor().count() / 1e6); };
    auto const percent_of_the_poor = [&](figure const& f) { return f.poor().count() / world.poor().count() * 100; };
    CHECK(std::llround(world.poor().count() / 1e8) == 11);       // 1.1 billion
    CHECK(std::llround(world.population().count() / 1e8) == 61); // of 6.1 billion
    figure const africa = regions["Sub-Saharan Africa"].first, south_asia = regions["South Asia"].first;
    CHECK(million(africa) == 534);
    CHECK(million(south_asia) == 389);
    CHECK(percent_of_the_poor(africa) == doctest::Approx(47.8).epsilon(1e-3));
    CHECK(percent_of_the_poor(south_asia) == doctest::Approx(34.9).epsilon(1e-3));
}

struct region_row {
    std::string location_code{};
    std::string admin1_name{};
    double      mpi{};
    double      headcount_ratio{};
    double      intensity_of_deprivation{};
};
BOOST_DESCRIBE_STRUCT(region_row, (), (location_code, admin1_name, mpi, headcount_ratio, intensity_of_deprivation))

// Regions within countries: without populations, so they do not merge; but each index must be
// headcount ratio times intensity, as far as they were rounded.
TEST_CASE("the published index of a region within a country is its headcount ratio times its intensity") {
    char const* const variable = std::getenv("TUOPIN_SHARED_DATA");
    std::string const file = (variable != nullptr ? std::string(variable) : "../shared/data") + "/world/mpi_admin1.csv";
    if (!std::ifstream(file)) {
        MESSAGE("skipped: there are no regional figures; TUOPIN_SHARED_DATA names the folder that holds world/");
        return;
    }
    auto const read = tuopin::read_csv_file<region_row>(file, {.extra_columns = std::nullopt});
    REQUIRE(read.rows.size() > 1000);
    std::size_t differing = 0;
    for (region_row const& row : read.rows) {
        auto const figures =
            figure::of(percent(row.headcount_ratio), percent(row.intensity_of_deprivation), 1'000'000_persons);
        REQUIRE(figures.refused() == 0);
        // Rounded to four decimals, and hundredths to four.
        differing += std::abs(*figures.value() - row.mpi) > 6e-5 ? 1 : 0;
    }
    MESSAGE(read.rows.size() << " regions, " << differing << " of which publish another index than the product; "
                             << read.rejected << " lines without figures");
    CHECK(differing == 0);
}
