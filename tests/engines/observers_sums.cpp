// What counts, sums, means and shares come to, against what a loop by hand gives.
#include <tuopin/engines/aggregate.hpp>
#include <tuopin/engines/observers/count.hpp>
#include <tuopin/engines/observers/mean.hpp>
#include <tuopin/engines/observers/per_of.hpp>
#include <tuopin/engines/observers/share_of.hpp>
#include <tuopin/engines/observers/sum.hpp>

#include "../support/records.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <cstdint>
#include <limits>
#include <optional>
#include <stdexcept>
#include <string>
#include <vector>

using support::income;
using support::record;
using namespace tuopin;
using namespace tuopin::literals;

namespace {

constexpr auto wage    = path<&record::income, &income::wage>;
constexpr auto pension = path<&record::income, &income::pension>;

// Records whose floating-point members are multiples of 1/4, which a loop adds exactly.
std::vector<record> plain_records(int size) {
    std::vector<record> records;
    support::dice       dice(2020);
    for (int at = 0; at < size; ++at) {
        record r   = support::random_record(dice);
        r.level    = static_cast<double>(dice.roll(-400, 400)) / 4;
        r.distance = dice.once_in(3) ? std::nullopt : std::optional<double>(static_cast<double>(dice.roll(0, 40)) / 4);
        r.number   = dice.roll(-1'000'000'000'000, 1'000'000'000'000);
        r.income.wage = yuan::of_steps(dice.roll(-100'000, 100'000'000));
        records.push_back(r);
    }
    return records;
}

template <class O>
O of(std::vector<record> const& records) {
    return aggregate<O>(records);
}

int income_of(record const& r) noexcept { return r.poor ? 0 : 10; }
int rooms_of(record const& r) { return r.rooms; }

} // namespace

TEST_CASE("sums, means and shares are those of a loop by hand") {
    for (int const size : {0, 1, 2, 7, 100}) {
        CAPTURE(size);
        auto const   records = plain_records(size);
        std::int64_t number{}, rooms{}, wages{}, pensions{}, no_pension{}, stated{}, insured{}, covered{},
            insured_covered{}, both{};
        std::int64_t poor{}, members{}, weighted_wages{}, no_distance{};
        double       level{}, distance{}, weighted_level{}, weights{};
        for (record const& r : records) {
            number += r.number;
            rooms += r.rooms;
            wages += r.income.wage.steps();
            (r.income.pension ? pensions : no_pension) += r.income.pension ? r.income.pension->steps() : 1;
            stated += r.insured ? 1 : 0;
            insured += r.insured && *r.insured ? 1 : 0;
            if (r.insured && r.covered) {
                ++both;
                covered += r.covered->count();
                insured_covered += *r.insured ? r.covered->count() : 0;
            }
            poor += r.poor ? 1 : 0;
            members += r.members.count();
            weighted_wages += r.income.wage.steps() * r.members.count();
            level += r.level;
            distance += r.distance.value_or(0);
            no_distance += r.distance ? 0 : 1;
            if (r.distance) {
                weighted_level += r.level * *r.distance;
                weights += *r.distance;
            }
        }
        double const n = size;
        CHECK(of<count>(records).value() == size);
        CHECK(of<sum<&record::number>>(records).value() == number);
        CHECK(of<sum<&record::rooms>>(records).value() == rooms);
        CHECK(of<sum<wage>>(records).value() == yuan::of_steps(wages));
        CHECK(of<sum<pension>>(records).value() == yuan::of_steps(pensions));
        CHECK(of<sum<pension>>(records).not_stated() == no_pension);
        CHECK(of<sum<&record::level>>(records).value() == level);
        CHECK(of<sum<&record::distance>>(records).value() == distance);
        CHECK(of<sum<&record::distance>>(records).not_stated() == no_distance);

        auto const ratio = [](double part, double whole) {
            return whole == 0 ? std::nullopt : std::optional<double>(part / whole);
        };
        CHECK(of<mean<&record::level>>(records).value() == ratio(level, n));
        CHECK(of<mean<&record::distance>>(records).value() == ratio(distance, n - static_cast<double>(no_distance)));
        CHECK(of<mean<&record::level, &record::distance>>(records).value() == ratio(weighted_level, weights));
        CHECK(of<mean<&record::level, &record::distance>>(records).not_stated() == no_distance);
        auto const mean_wage = of<mean<wage>>(records).value();
        CHECK(mean_wage.has_value() == (size != 0));
        if (mean_wage)
            CHECK(mean_wage->count() == static_cast<double>(wages) / n / 100);
        auto const weighted = of<mean<wage, &record::members>>(records).value();
        CHECK(weighted.has_value() == (members != 0));
        if (weighted)
            CHECK(weighted->count() == static_cast<double>(weighted_wages) / static_cast<double>(members) / 100);
        auto const per_head = of<per_of<wage, &record::members>>(records);
        CHECK(per_head.total() == yuan::of_steps(wages));
        CHECK(per_head.weight() == persons(members));
        if (per_head.value())
            CHECK(per_head.value()->count() == static_cast<double>(wages) / static_cast<double>(members) / 100);

        auto const share = of<share_of<&record::insured>>(records);
        CHECK(share.part() == insured);
        CHECK(share.whole() == stated);
        CHECK(share.not_stated() == size - stated);
        CHECK(share.value().has_value() == (stated != 0));
        auto const covered_share = of<share_of<&record::insured, &record::covered>>(records);
        CHECK(covered_share.part() == persons(insured_covered));
        CHECK(covered_share.whole() == persons(covered));
        CHECK(covered_share.not_stated() == size - both);
        if (covered != 0)
            CHECK(covered_share.value()->ratio() ==
                  doctest::Approx(static_cast<double>(insured_covered) / static_cast<double>(covered)).epsilon(1e-15));
        CHECK(of<share_of<&record::poor, &record::members>>(records).whole() == persons(members));
        CHECK(of<share_of<&record::poor>>(records).part() == poor);
    }
}

namespace {

// What was observed part by part and gathered is what was observed at once.
template <class O>
bool gathers(std::vector<record> const& records) {
    O gathered{};
    for (std::size_t first = 0; first < records.size(); first += 7) {
        O part{};
        for (std::size_t at = first; at < records.size() && at < first + 7; ++at)
            part.observe(records[at]);
        gathered.gather(part);
    }
    O merged{};
    merged.merge(gathered);
    return gathered == of<O>(records) && merged == gathered;
}

} // namespace

TEST_CASE("sums, means and shares gather what parts observed") {
    for (int const size : {0, 1, 7, 100}) {
        CAPTURE(size);
        auto records = plain_records(size);
        if (!records.empty())
            records.back().number = std::numeric_limits<std::int64_t>::max();
        CHECK(gathers<sum<wage>>(records));
        CHECK(gathers<mean<wage>>(records));
        CHECK(gathers<mean<&record::number>>(records));
        CHECK(gathers<mean<&record::distance>>(records));
        CHECK(gathers<mean<wage, &record::members>>(records));
        CHECK(gathers<mean<&record::number, &record::members>>(records));
        CHECK(gathers<mean<&record::level, &record::members>>(records));
        CHECK(gathers<share_of<&record::insured, &record::covered>>(records));
    }
}

TEST_CASE("over no records sums are zero, and means and shares are empty") {
    std::vector<record> const none;
    CHECK(of<sum<wage>>(none).value() == 0_yuan);
    CHECK(of<sum<&record::level>>(none).value() == 0.0);
    CHECK(!of<mean<wage>>(none).value());
    CHECK(!of<mean<wage, &record::members>>(none).value());
    CHECK(!of<share_of<&record::poor>>(none).value());
    CHECK(!of<per_of<wage, &record::members>>(none).value());
    CHECK(to_text(of<mean<wage>>(none)) == "none");
    CHECK(to_text(of<mean<wage>>(none), language::chinese) == "无");
    CHECK(to_field(of<mean<wage>>(none)).empty());
}

TEST_CASE("a total that does not fit is an error where it is asked for, and fine once it fits again") {
    std::vector<record> records(3);
    records[0].number = records[1].number = std::numeric_limits<std::int64_t>::max();
    records[0].income.wage = records[1].income.wage = yuan::of_steps(std::numeric_limits<std::int64_t>::max());
    records[0].members = records[1].members = 1_persons;
    CHECK_THROWS_AS(of<sum<&record::number>>(records).value(), std::overflow_error);
    CHECK_THROWS_AS(of<sum<wage>>(records).value(), std::overflow_error);
    CHECK_THROWS_AS((of<per_of<wage, &record::members>>(records).total()), std::overflow_error);
    CHECK(of<mean<wage>>(records).value()->count() == doctest::Approx(2 * 9.223372036854775807e16 / 3));

    records[2].number = std::numeric_limits<std::int64_t>::min();
    CHECK(of<sum<&record::number>>(records).value() == std::numeric_limits<std::int64_t>::max() - 1);

    struct large {
        std::uint64_t number;
    };
    large const larges[] = {{std::numeric_limits<std::uint64_t>::max()}};
    CHECK_THROWS_AS(aggregate<sum<&large::number>>(larges), std::overflow_error);
}

TEST_CASE("what is not a number makes the sum and the mean not a number") {
    std::vector<record> records(2);
    records[0].level = std::numeric_limits<double>::quiet_NaN();
    records[1].level = 1;
    CHECK(std::isnan(of<sum<&record::level>>(records).value()));
    CHECK(std::isnan(*of<mean<&record::level>>(records).value()));
    records[0].level = std::numeric_limits<double>::infinity();
    CHECK(std::isnan(of<sum<&record::level>>(records).value()));
}

TEST_CASE("members, paths, lambdas and functions are measured alike") {
    std::vector<record> records(3);
    records[0].poor         = true;
    records[1].income.wage  = 7_yuan;
    records[2].income.wage  = 3.5_yuan;
    records[2].rooms        = 3;
    records[1].rooms        = 200;
    constexpr auto in_words = [](record const& r) { return r.income.wage; };
    CHECK(of<sum<wage>>(records).value() == 10.5_yuan);
    CHECK(of<sum<in_words>>(records).value() == 10.5_yuan);
    CHECK(of<sum<&income_of>>(records).value() == 20);
    CHECK(of<sum<&rooms_of>>(records).value() == 203);
    CHECK(of<share_of<[](record const& r) { return 5_yuan < r.income.wage; }>>(records).part() == 1);
}

TEST_CASE("sums are summed up at compile time as well") {
    struct well {
        metres depth;
        bool   potable;
    };
    static constexpr well wells[] = {{12_m, true}, {0.5_m, false}};
    static_assert(aggregate<sum<&well::depth>>(wells).value() == 12.5_m);
    static_assert(aggregate<mean<&well::depth>>(wells).value()->count() == 6.25);
    static_assert(aggregate<share_of<&well::potable, &well::depth>>(wells).part() == 12_m);
    static_assert(aggregate<count>(wells).value() == 2);
}

TEST_CASE("people read what was left open beside the total") {
    std::vector<record> records(4);
    records[0].income.pension = 120_yuan;
    records[1].income.pension = 1'280.5_yuan;
    records[0].insured        = true;
    records[0].covered        = 3_persons;
    records[1].insured        = false;
    records[1].covered        = 1_persons;
    records[2].insured        = true;
    struct reading {
        std::string seen, wanted;
    };
    auto const pensions = of<sum<pension>>(records);
    auto const insured  = of<share_of<&record::insured, &record::covered>>(records);
    auto const counted  = of<share_of<&record::insured>>(records);
    for (auto const& [seen, wanted] : {reading{to_text(pensions), "1,400.50 yuan (2 not stated)"},
                                       {to_text(pensions, language::chinese), "1400.50元（2条未填）"},
                                       {to_field(pensions), "1400.5"},
                                       {to_text(insured), "3 of 4 persons (75 %) (2 not stated)"},
                                       {to_text(insured, language::chinese), "4人中3（75%）（2条未填）"},
                                       {to_field(insured), "3/4"},
                                       {to_text(counted), "2 of 3 (66.67 %) (1 not stated)"},
                                       {to_text(counted, language::chinese), "3中2（66.67%）（1条未填）"},
                                       {to_text(of<mean<pension>>(records)), "700.25 yuan (2 not stated)"},
                                       {to_text(of<mean<&record::rooms>>(records)), "0"},
                                       {to_text(of<count>(records)), "4"},
                                       {to_field(of<count>(records)), "4"}})
        CHECK(seen == wanted);
}
