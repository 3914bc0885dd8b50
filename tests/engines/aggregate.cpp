#include <tuopin/engines/aggregate.hpp>
#include <tuopin/engines/observers/count.hpp>
#include <tuopin/engines/observers/extremes.hpp>
#include <tuopin/engines/observers/share_of.hpp>
#include <tuopin/engines/observers/sum.hpp>
#include <tuopin/engines/observers/values.hpp>
#include <tuopin/engines/observers/where.hpp>
#include <tuopin/values/region.hpp>
#include <tuopin/values/units.hpp>

#include <boost/describe/class.hpp>

#include <doctest/doctest.h>

#include <algorithm>
#include <compare>
#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <iterator>
#include <list>
#include <map>
#include <optional>
#include <ranges>
#include <span>
#include <sstream>
#include <stdexcept>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

#if __has_include(<rapidcheck.h>)
#include "../support/draw.hpp"
#endif

using namespace tuopin::literals;
using tuopin::by;
using tuopin::region_code;
using tuopin::region_level;

struct well {
    region_code                    place;
    int                            year{};
    tuopin::metres                 depth;
    tuopin::yuan                   cost;
    std::optional<bool>            potable;
    std::optional<tuopin::persons> served;
};
BOOST_DESCRIBE_STRUCT(well, (), (place, year, depth, cost, potable, served))

// A summary with a summary in it.
struct use {
    tuopin::sum<&well::served>                     served;
    tuopin::share_of<&well::potable, &well::served> potable;

    friend bool operator==(use const&, use const&) = default;
};
BOOST_DESCRIBE_STRUCT(use, (), (served, potable))

struct supply {
    tuopin::count                 wells;
    tuopin::sum<&well::cost>      invested;
    tuopin::maximum<&well::depth> deepest;
    use                           used;

    friend bool operator==(supply const&, supply const&) = default;
};
BOOST_DESCRIBE_STRUCT(supply, (), (wells, invested, deepest, used))

namespace {

std::vector<well> const wells = {
    {530103010201_region, 2016, 30_m, 12'000_yuan, true, 100_persons},
    {530129111207_region, 2014, 55_m, 9'000.5_yuan, false, 40_persons},
    {530103010201_region, 2014, 12_m, 8'000_yuan, std::nullopt, 10_persons},
    {530103010202_region, 2016, 80_m, 20'000_yuan, true, std::nullopt},
    {530129_region, 2016, 5_m, 100_yuan, true, 1_persons}, // known by its county only
    {520103010201_region, 2015, 7_m, 500_yuan, false, 3_persons},
};

} // namespace

// A key of one's own: no hash, no default of the standard library's, a path in a tree.
struct branch {
    int  committee{};
    int  member{}; // 0 for the committee itself

    std::optional<branch> parent() const {
        if (member == 0)
            return std::nullopt;
        return branch{committee, 0};
    }
    friend auto operator<=>(branch const&, branch const&) = default;
};

struct visit {
    branch of;
    int    hours{};
};

// A range of one's own, read once, with an end of another type.
struct countdown {
    struct done {};
    struct iterator {
        int  left;
        int  operator*() const { return left; }
        void operator++() { --left; }

        friend bool operator!=(iterator const& at, done) { return at.left > 0; }
        friend bool operator==(iterator const& at, done) { return at.left <= 0; }
    };
    int      from;
    iterator begin() const { return {from}; }
    done     end() const { return {}; }
};

TEST_CASE("a summary takes every record of a range into account, once") {
    auto const all = tuopin::aggregate<supply>(wells);
    CHECK(all.wells.value() == 6);
    CHECK(all.invested.value() == 49'600.5_yuan);
    CHECK(all.deepest.value() == 80_m);
    CHECK(all.used.served.value() == 154_persons);
    CHECK(all.used.served.not_stated() == 1);
    CHECK(all.used.potable.part() == 101_persons);
    CHECK(all.used.potable.whole() == 144_persons);
    CHECK(all.used.potable.not_stated() == 2);

    std::vector<well> const none;
    CHECK(tuopin::aggregate<supply>(none) == supply{});
    CHECK(tuopin::aggregate<supply>(none, by<&well::place>).empty());
    CHECK(tuopin::roll_up<supply>(none, by<&well::place>).empty());
}

TEST_CASE("an observer alone is a summary") {
    CHECK(tuopin::aggregate<tuopin::count>(wells).value() == 6);
    CHECK(tuopin::aggregate<tuopin::sum<&well::cost>>(wells).value() == 49'600.5_yuan);
    static_assert(tuopin::summary_of<supply, well> && tuopin::summary_of<tuopin::count, well>);
    static_assert(tuopin::summary_of<tuopin::count, int> && !tuopin::summary_of<well, well>);
}

TEST_CASE("any range that a for loop takes holds records") {
    auto const all = tuopin::aggregate<supply>(wells);

    std::list<well> const as_list(wells.begin(), wells.end());
    CHECK(tuopin::aggregate<supply>(as_list) == all);
    well as_array[6];
    std::copy(wells.begin(), wells.end(), as_array);
    CHECK(tuopin::aggregate<supply>(as_array) == all);
    CHECK(tuopin::aggregate<supply>(std::span<well const>(wells)) == all);
    CHECK(tuopin::aggregate<supply>(std::initializer_list<well>{wells[0]}).wells.value() == 1);

    using identity = decltype([](int number) { return number; });
    CHECK(tuopin::aggregate<tuopin::sum<identity{}>>(countdown{10}).value() == 55);
    CHECK(tuopin::aggregate<tuopin::count>(countdown{10}, by<[](int number) { return number % 3; }>).at(1).value() ==
          4);

    // A view that filters as it goes has no begin of a constant view.
    auto deep = wells | std::views::filter([](well const& w) { return w.depth > 20_m; });
    CHECK(tuopin::aggregate<tuopin::count>(deep).value() == 3);
    CHECK(tuopin::aggregate<tuopin::count>(deep, by<&well::year>).size() == 2);
    CHECK(tuopin::roll_up<tuopin::count>(deep, by<&well::place>).at(53_region).value() == 3);

    std::istringstream numbers("4 5 6");
    auto               read = std::ranges::istream_view<int>(numbers);
    CHECK(tuopin::aggregate<tuopin::sum<identity{}>>(read).value() == 15);
}

TEST_CASE("groups are sorted by their key, whatever the order of the records") {
    auto const by_place = tuopin::aggregate<supply>(wells, by<&well::place>);
    REQUIRE(by_place.size() == 5);
    auto before = by_place.begin();
    for (auto at = std::next(before); at != by_place.end(); before = at++)
        CHECK(before->key < at->key);

    CHECK(by_place.at(530103010201_region).wells.value() == 2);
    CHECK(by_place.contains(530129_region));
    CHECK(!by_place.contains(5301_region));
    CHECK(by_place.find(5301_region) == by_place.end());
    CHECK(by_place.find(530129_region)->summary.invested.value() == 100_yuan);
    CHECK_THROWS_AS(by_place.at(5301_region), std::out_of_range);
}

TEST_CASE("groups by a path, a function, or several keys") {
    CHECK(tuopin::aggregate<tuopin::count>(wells, by<&well::year>).at(2016).value() == 3);
    auto const by_county = tuopin::aggregate<tuopin::count>(
        wells, by<[](well const& w) { return w.place.ancestor(region_level::county); }>);
    CHECK(by_county.at(530103_region).value() == 3);

    auto const by_both = tuopin::aggregate<supply>(wells, by<&well::place, &well::year>);
    CHECK(by_both.size() == 6);
    CHECK(by_both.at({530103010201_region, 2014}).deepest.value() == 12_m);
    CHECK(!by_both.contains({530103010202_region, 2014}));

    auto const potable = tuopin::aggregate<tuopin::count>(wells, by<&well::potable>);
    CHECK(potable.at(std::nullopt).value() == 1);
    CHECK(potable.at(false).value() == 2);
}

TEST_CASE("observers of a group count records as the whole range does") {
    auto const deepest = tuopin::aggregate<tuopin::top<&well::depth, 1>>(wells, by<&well::year>);
    CHECK(deepest.at(2014).value()[0].record == 1);
    CHECK(deepest.at(2016).value()[0].record == 3);
}

TEST_CASE("a prototype carries parameters of the run into every group") {
    using depth_quantile = tuopin::quantile<&well::depth>;
    depth_quantile const least(tuopin::percent(0)), most(tuopin::percent(100));
    CHECK(tuopin::aggregate(wells, most).value() == 80_m);
    CHECK(tuopin::aggregate<depth_quantile>(wells, by<&well::year>, least).at(2016).value() == 5_m);
    auto const regions = tuopin::roll_up<depth_quantile>(wells, by<&well::place>, most);
    CHECK(regions.at(5301_region).value() == 80_m);
    CHECK(regions.at(530129_region).value() == 55_m);
}

TEST_CASE("a roll-up has every key and all ancestors, with records known at different levels") {
    auto const regions = tuopin::roll_up<supply>(wells, by<&well::place>);
    struct expected {
        region_code  place;
        std::int64_t wells;
        tuopin::yuan invested;
    };
    for (auto const& [place, number, invested] : {expected{53_region, 5, 49'100.5_yuan},
                                                  {5301_region, 5, 49'100.5_yuan},
                                                  {530103_region, 3, 40'000_yuan},
                                                  {530103010_region, 3, 40'000_yuan},
                                                  {530103010201_region, 2, 20'000_yuan},
                                                  {530103010202_region, 1, 20'000_yuan},
                                                  {530129_region, 2, 9'100.5_yuan}, // its own and its village's
                                                  {530129111_region, 1, 9'000.5_yuan},
                                                  {52_region, 1, 500_yuan}}) {
        CAPTURE(to_text(place));
        CHECK(regions.at(place).wells.value() == number);
        CHECK(regions.at(place).invested.value() == invested);
    }
    CHECK(regions.size() == 14);
    CHECK(regions == tuopin::roll_up(tuopin::aggregate<supply>(wells, by<&well::place>)));

    CHECK(regions.at_level(region_level::county).size() == 3);
    CHECK(regions.at_level(region_level::village).size() == 4);
    CHECK(regions.roots().size() == 2);
    CHECK(regions.roots().begin()->key == 52_region);
    CHECK(regions.children(5301_region).size() == 2);
    CHECK(regions.children(530103010201_region).empty());
    for (auto const& [place, summary] : regions.children(530103010_region))
        CHECK(summary.invested.value() == 20'000_yuan);
}

template <class RollUp>
concept hands_out_of_a_temporary = requires(RollUp&& regions) { std::move(regions).roots(); };

TEST_CASE("selections refer into a roll-up, which must outlive them") {
    using regions = tuopin::rolled_up<region_code, supply>;
    static_assert(!hands_out_of_a_temporary<regions>);
    static_assert(std::forward_iterator<tuopin::selection<regions::value_type>::iterator>);
    static_assert(std::random_access_iterator<regions::iterator>);
}

TEST_CASE("a key of one's own rolls up, too") {
    std::vector<visit> const visits = {{{2, 7}, 3}, {{1, 4}, 1}, {{2, 9}, 5}, {{2, 0}, 2}, {{2, 7}, 4}, {{3, 1}, 1}};
    auto const               hours  = tuopin::roll_up<tuopin::sum<&visit::hours>>(visits, by<&visit::of>);
    CHECK(hours.size() == 7);
    CHECK(hours.at({2, 0}).value() == 14);
    CHECK(hours.at({2, 7}).value() == 7);
    CHECK(hours.at({1, 0}).value() == 1);
    CHECK(hours.children({2, 0}).size() == 2);
    CHECK(hours.roots().size() == 3);
}

TEST_CASE("more groups than any table starts with") {
    std::vector<visit> visits;
    for (int number = 0; number < 6'000; ++number)
        visits.push_back({{number * 7'919 % 2'003, number % 2}, 1});
    auto const hashed =
        tuopin::aggregate<tuopin::sum<&visit::hours>>(visits, by<[](visit const& v) { return v.of.committee; }>);
    auto const sorted = tuopin::aggregate<tuopin::sum<&visit::hours>>(visits, by<&visit::of>);
    std::map<int, int>    by_committee;
    std::map<branch, int> by_branch;
    for (visit const& v : visits) {
        ++by_committee[v.of.committee];
        ++by_branch[v.of];
    }
    REQUIRE(hashed.size() == by_committee.size());
    REQUIRE(sorted.size() == by_branch.size());
    for (auto const& [committee, hours] : by_committee)
        REQUIRE(hashed.at(committee).value() == hours);
    for (auto const& [of, hours] : by_branch)
        REQUIRE(sorted.at(of).value() == hours);
}

#if __has_include(<rapidcheck.h>)

namespace {

// Places of few names, so that they meet, at all levels.
std::vector<well> draw_wells() {
    std::vector<well> drawn;
    for (int left = support::draw(0, 30); left > 0; --left) {
        std::string code = std::to_string(support::draw(51, 53));
        for (int const width : {2, 2, 3, 3}) {
            if (support::draw(0, 4) == 0)
                break;
            code += std::string(static_cast<std::size_t>(width - 1), '0') + std::to_string(support::draw(1, 3));
        }
        well w;
        w.place = *region_code::parse(code);
        w.year  = support::draw(2014, 2016);
        w.depth = tuopin::metres::of_steps(support::draw(0, 99));
        w.cost  = tuopin::yuan::of_steps(support::draw(0, 999));
        if (support::draw_yes())
            w.served = tuopin::persons(support::draw(0, 9));
        drawn.push_back(w);
    }
    return drawn;
}

void groups_add_up() {
    auto const records = draw_wells();
    auto const all     = tuopin::aggregate<supply>(records);
    supply     merged;
    for (auto const& [key, summary] : tuopin::aggregate<supply>(records, by<&well::place, &well::year>))
        tuopin::merge_into(merged, summary);
    support::law(merged == all, "the groups make the whole");
}

void levels_add_up() {
    auto const records = draw_wells();
    auto const grouped = tuopin::aggregate<supply>(records, by<&well::place>);
    auto const regions = tuopin::roll_up<supply>(records, by<&well::place>);
    supply     roots;
    for (auto const& [place, summary] : regions.roots())
        tuopin::merge_into(roots, summary);
    support::law(roots == tuopin::aggregate<supply>(records), "the provinces make the whole");
    for (auto const& [place, summary] : regions) {
        supply parts = grouped.contains(place) ? grouped.at(place) : supply{};
        for (auto const& below : regions.children(place))
            tuopin::merge_into(parts, below.summary);
        support::law(parts == summary, "a region is its own records and its children");

        supply by_hand;
        for (well const& w : records)
            if (contains(place, w.place))
                tuopin::observe(by_hand, w);
        support::law(by_hand == summary, "a region is all records that lie in it");
    }
}

} // namespace

TEST_CASE("groups and levels add up") {
    support::hold("groups", &groups_add_up);
    support::hold("levels", &levels_add_up);
}

#endif
