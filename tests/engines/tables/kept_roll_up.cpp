// A roll-up that is told of changed records is the roll-up of the changed table, to the last bit.
#include <tuopin/engines/observers/count.hpp>
#include <tuopin/engines/observers/extremes.hpp>
#include <tuopin/engines/observers/share_of.hpp>
#include <tuopin/engines/observers/sum.hpp>
#include <tuopin/engines/observers/values.hpp>
#include <tuopin/engines/tables/columns.hpp>
#include <tuopin/engines/tables/grouping.hpp>
#include <tuopin/engines/tables/kept_roll_up.hpp>
#include <tuopin/values/region.hpp>
#include <tuopin/values/units.hpp>

#include <boost/describe/class.hpp>
#include <doctest/doctest.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <random>
#include <stdexcept>
#include <string>
#include <vector>

namespace {

struct household {
    tuopin::region_code village{};
    tuopin::persons     members{};
    tuopin::yuan        income{};
    double              distance{};
    bool                insured{};
};
BOOST_DESCRIBE_STRUCT(household, (), (village, members, income, distance, insured))

struct profile {
    tuopin::count                                              households{};
    tuopin::sum<&household::income>                            income{};
    tuopin::sum<&household::distance>                          distance{};
    tuopin::share_of<&household::insured, &household::members> insured{};
    tuopin::minimum<&household::income>                        least{};
    tuopin::quantile<&household::income>                       median{};

    friend bool operator==(profile const&, profile const&) = default;
};
BOOST_DESCRIBE_STRUCT(profile, (), (households, income, distance, insured, least, median))

// Some are registered at a subdistrict itself.
household some_household(std::mt19937_64& random) {
    auto const subdistrict = 530103009 + static_cast<long long>(random() % 4 + random() % 2 * 2'000'000);
    auto const code        = random() % 20 == 0 ? std::to_string(subdistrict)
                                                : std::to_string(subdistrict) + std::to_string(200 + random() % 5);
    return {*tuopin::region_code::parse(code), tuopin::persons(random() % 6), tuopin::yuan(random() % 30'000),
            static_cast<double>(random() % 1'000) / 7, random() % 3 != 0};
}

enum class order { sorted, runs, shuffled };

std::vector<household> some_households(std::size_t number, order of, std::mt19937_64& random) {
    std::vector<household> made;
    for (std::size_t at = 0; at < number; ++at)
        made.push_back(some_household(random));
    if (of != order::shuffled)
        std::sort(made.begin(), made.end(), [](auto const& a, auto const& b) { return a.village < b.village; });
    if (of == order::runs)
        std::stable_partition(made.begin(), made.end(), [](household const& h) { return h.insured; });
    return made;
}

} // namespace

TEST_CASE("after every change it is the roll-up of the whole table") {
    std::mt19937_64 random(11);
    for (order const of : {order::sorted, order::runs, order::shuffled}) {
        auto                       rows = some_households(400, of, random);
        tuopin::columns<household> table(rows);
        auto const                 villages   = tuopin::group_records(rows, tuopin::by<&household::village>);
        auto                       of_rows    = tuopin::keep_rolled_up<profile>(rows, villages);
        auto                       of_columns = tuopin::keep_rolled_up<profile>(table, villages);
        CHECK(of_rows.value() == tuopin::roll_up<profile>(rows, tuopin::by<&household::village>));
        for (int change = 0; change < 60; ++change) {
            std::size_t const at      = random() % rows.size();
            household         another = some_household(random);
            another.village           = rows[at].village;
            rows[at]                  = another;
            table.replace(at, another);
            of_rows.changed(at);
            of_columns.changed(at);
            auto const anew = tuopin::roll_up<profile>(rows, tuopin::by<&household::village>);
            CHECK(of_rows.value() == anew);
            CHECK(of_columns.value() == anew);
        }
    }
}

TEST_CASE("several changed records may be told one after the other, once they all have changed") {
    std::mt19937_64 random(12);
    auto            rows     = some_households(300, order::sorted, random);
    auto const      villages = tuopin::group_records(rows, tuopin::by<&household::village>);
    auto            kept     = tuopin::keep_rolled_up<profile>(rows, villages);
    for (household& each : rows)
        each.income = tuopin::yuan(random() % 50'000);
    for (std::size_t at = 0; at < rows.size(); ++at)
        kept.changed(at);
    CHECK(kept.value() == tuopin::roll_up<profile>(rows, tuopin::by<&household::village>));
}

TEST_CASE("a prototype carries run-time parameters") {
    std::mt19937_64 random(13);
    auto            rows     = some_households(200, order::shuffled, random);
    auto const      villages = tuopin::group_records(rows, tuopin::by<&household::village>);
    using ninth              = tuopin::quantile<&household::income>;
    ninth const prototype(tuopin::percent(90));
    auto        kept = tuopin::keep_rolled_up<ninth>(rows, villages, prototype);
    rows[17].income  = tuopin::yuan(1'000'000);
    kept.changed(17);
    CHECK(kept.value() == tuopin::roll_up<ninth>(rows, tuopin::by<&household::village>, prototype));
}

TEST_CASE("a record that the table has not cannot have changed") {
    std::mt19937_64 random(14);
    auto const      rows     = some_households(5, order::sorted, random);
    auto const      villages = tuopin::group_records(rows, tuopin::by<&household::village>);
    auto            kept     = tuopin::keep_rolled_up<profile>(rows, villages);
    CHECK_THROWS_AS(kept.changed(5), std::out_of_range);
}
