// Figures that are ratios and keep both parts: share, per and growth.
#include <tuopin/values/figures/growth.hpp>
#include <tuopin/values/figures/measure.hpp>
#include <tuopin/values/figures/per.hpp>
#include <tuopin/values/figures/share.hpp>
#include <tuopin/values/units.hpp>

#include "../../support/complaints.hpp"

#include <doctest/doctest.h>

#include <concepts>
#include <limits>
#include <stdexcept>
#include <string>
#include <vector>

using namespace tuopin;
using namespace tuopin::literals;
using support::complaints;
using support::spelling;

using placed = share<rural_workers>;
using income = per<yuan, persons>;
using gained = growth<yuan>;

static_assert(figure<placed> && explained_figure<income> && figure<gained>);
static_assert(!std::constructible_from<placed, persons, whole_of<persons>> &&
              !std::constructible_from<income, yuan, weight_of<households>>);

namespace {

template <class F>
void check_spellings(std::vector<spelling<F>> const& spellings) {
    for (auto const& [figure, english, chinese, field] : spellings) {
        CAPTURE(std::string(field));
        CHECK(to_text(figure) == english);
        CHECK(to_text(figure, language::chinese) == chinese);
        CHECK(to_field(figure) == field);
        CHECK(*F::parse(field) == figure);
    }
}
template <class F>
void check_refused(std::vector<char const*> const& written) {
    for (char const* const each : written) {
        CAPTURE(std::string(each));
        CHECK(!F::parse(each));
        CHECK(!F::parse(each).wanted().empty());
    }
}

} // namespace

TEST_CASE("shares keep part and whole, and merge them") {
    placed const a(1'541_rural_workers, of(1'927_rural_workers)), b(0_rural_workers, of(73_rural_workers));
    CHECK(merge(a, b) == placed(1'541_rural_workers, of(2'000_rural_workers)));
    CHECK(merge(a, b).value() == percent(77.05));
    CHECK(then(a, b) == b);
    CHECK(!placed(0_rural_workers, of(0_rural_workers)).value());
}

TEST_CASE("a bare percentage stands for itself, and merges with nobody") {
    placed const bare(percent(99)), other(percent(1)), whole(1_rural_workers, of(2_rural_workers));
    CHECK(bare.value() == percent(99));
    CHECK(!bare.part());
    for (auto const& together : {merge(bare, other), merge(bare, whole), merge(whole, bare)}) {
        CHECK(together.state() == presence::indeterminate);
        CHECK(!together.value());
        CHECK(complaints(together) == "not determinable: part and whole of every share");
    }
    CHECK(merge(bare, placed()) == bare);
    CHECK(merge(bare, placed(not_applicable)) == bare);
    // Whichever of them met first: with a part missing, the whole is missing.
    CHECK(merge(merge(bare, other), placed(missing)) == merge(bare, merge(other, placed(missing))));
}

TEST_CASE("shares find out what cannot be") {
    CHECK(complaints(placed(3_rural_workers, of(2_rural_workers))) ==
          "3 of 2 rural workers (150 %): a part no larger than its whole");
    CHECK(complaints(placed(-1_rural_workers, of(2_rural_workers))) == "-1 of 2 rural workers (-50 %): at least zero");
    CHECK(complaints(placed(percent(100.1))) == "100.1 %: a part no larger than its whole");
    CHECK(complaints(placed(percent(-1)), language::chinese) == "-1%: 不小于零");
    for (auto const& fine : {placed(2_rural_workers, of(2_rural_workers)), placed(0_rural_workers, of(0_rural_workers)),
                             placed(percent(100)), placed(missing), placed()})
        CHECK(complaints(fine).empty());
}

TEST_CASE("shares in both languages and in files") {
    check_spellings<placed>(
        {{placed(1'541_rural_workers, of(1'927_rural_workers)), "1,541 of 1,927 rural workers (79.97 %)",
          "1927名农村劳动力中1541（79.97%）", "1541/1927"},
         {placed(3_rural_workers, of(4_rural_workers), about), "about 3 of 4 rural workers (75 %)",
          "约4名农村劳动力中3（75%）", "about 3/4"},
         {placed(0_rural_workers, of(0_rural_workers)), "0 of 0 rural workers", "0名农村劳动力中0", "0/0"},
         {placed(percent(99), more_than), "over 99 %", "超过99%", "more than 99%"},
         {placed(missing), "not reported", "未报告", "missing"},
         {merge(placed(percent(1)), placed(percent(2))), "not determinable", "无法确定", "not determinable"},
         {placed(), "nothing said", "暂无", ""}});
    CHECK(*placed::parse("1,541 / 1,927") == placed(1'541_rural_workers, of(1'927_rural_workers)));
    check_refused<placed>({"1541", "1541/", "/1927", "1/2/3", "one half", "50 percent", "%", "1.5/2", "1 of 2"});
}

TEST_CASE("means keep totals and weights: the mean of two regions is weighted") {
    income const a(10'000_yuan, over(1_persons)), b(13'000_yuan, over(3'000_persons));
    CHECK(b.total() == 3'900_wan_yuan);
    auto const both = merge(a, b);
    CHECK(both.total() == 39'010'000_yuan);
    CHECK(both.weight() == 3'001_persons);
    CHECK(both.value()->count() == 39'010'000.0 / 3'001.0);
    CHECK(then(a, b) == b);
    CHECK(!income::of_total(0_yuan, 0_persons).value());
    CHECK(income::of_total(10_yuan, 4_persons).value() == income::mean_type(2.5));
    CHECK_THROWS_AS(income(yuan::of_steps(std::numeric_limits<std::int64_t>::max()), over(2_persons)),
                    std::overflow_error);

    using yield = per<yuan, mu>;
    CHECK(yield(100_yuan, over(2.5_mu)).total() == 250_yuan);
    CHECK(yield(0.01_yuan, over(0.5_mu)).total() == 0.01_yuan); // half a fen goes away from zero
}

TEST_CASE("a mean whose weight nobody said stands for itself") {
    income const bare(13'425_yuan);
    CHECK(bare.value() == income::mean_type(13'425));
    CHECK(!bare.total());
    CHECK(merge(bare, bare).state() == presence::indeterminate);
    CHECK(complaints(merge(bare, income(1_yuan, over(1_persons)))) == "not determinable: the weight of every mean");
    CHECK(complaints(income(1_yuan, over(-1_persons))) == "1 yuan per person: at least zero");
    CHECK(complaints(per<mu, households>(-2_mu)) == "-2 mu per household: at least zero");
    CHECK(complaints(income(-5_yuan)).empty());
}

TEST_CASE("means in both languages and in files") {
    check_spellings<income>(
        {{income(12'500_yuan, over(2_persons)), "12,500 yuan per person", "每人12500元", "25000 over 2"},
         {income(13'425_yuan, about), "about 13,425 yuan per person", "每人约13425元", "about 13425"},
         {income(5_yuan, more_than), "over 5 yuan per person", "每人超过5元", "more than 5"},
         {income::of_total(0_yuan, 0_persons), "over nobody", "总体为零", "0 over 0"},
         {income(missing), "not reported", "未报告", "missing"},
         {income(), "nothing said", "暂无", ""}});
    check_refused<income>({"13425 over", "over", "1 over 2 over 3", "1 over 1.5", "a lot", "1 over a few"});
}

TEST_CASE("growth keeps both levels; over regions it is recomputed from them") {
    gained const a(110_yuan, up_from(100_yuan)), b(0_yuan, up_from(100_yuan));
    CHECK(a.value()->in_percent() == doctest::Approx(10));
    CHECK(merge(a, b) == gained(110_yuan, up_from(200_yuan)));
    CHECK(merge(a, gained(percent(5))).state() == presence::indeterminate);
    CHECK(complaints(merge(gained(percent(5)), gained(percent(5)))) ==
          "not determinable: the levels behind every rate");
    CHECK(!gained(5_yuan, up_from(0_yuan)).value());
    CHECK(complaints(gained(5_yuan, up_from(0_yuan))) == "0 yuan: a base level above zero");
    CHECK(complaints(a).empty());
    CHECK(complaints(gained(percent(-100))).empty());
}

TEST_CASE("over periods growth chains, by levels where they link, by rates otherwise") {
    gained const first(110_yuan, up_from(100_yuan)), second(121_yuan, up_from(110_yuan));
    auto const   linked = then(first, second);
    CHECK(linked.base() == 100_yuan);
    CHECK(linked.now() == 121_yuan);
    CHECK(merge(linked, first) == merge(first, linked));

    auto const rates = then(gained(percent(10)), gained(percent(20)));
    CHECK(rates.value()->in_percent() == doctest::Approx(32));
    CHECK(then(first, gained(percent(-50))).value()->in_percent() == doctest::Approx(-45));
    CHECK(then(first, gained(not_applicable)) == first);
    CHECK(then(gained(not_applicable), first) == first);
    CHECK(then(first, gained(missing)).state() == presence::missing);
}

TEST_CASE("nothing chains on a fall to nothing, unless the levels link") {
    gained const fallen(0_yuan, up_from(100_yuan));
    CHECK(fallen.value() == percent(-100));
    for (auto const& chained :
         {then(fallen, gained(percent(5))), then(gained(percent(5)), fallen),
          then(gained(percent(-100)), gained(percent(5))), then(gained(percent(-150)), gained(percent(5)))})
        CHECK(chained.state() == presence::indeterminate);
    auto const risen = then(fallen, gained(30_yuan, up_from(0_yuan)));
    CHECK(risen.value() == percent(-70));
}

TEST_CASE("growth in both languages and in files") {
    check_spellings<gained>({{gained(13'425_yuan, up_from(12'500_yuan)), "+7.4 %", "+7.4%", "13425/12500"},
                             {gained(percent(5.9)), "+5.9 %", "+5.9%", "5.9%"},
                             {gained(percent(-5.9), about), "about -5.9 %", "约-5.9%", "about -5.9%"},
                             {gained(percent(0)), "0 %", "0%", "0%"},
                             {gained(5_yuan, up_from(0_yuan)), "from nothing", "基期为零", "5/0"},
                             {gained(missing), "not reported", "未报告", "missing"},
                             {gained(), "nothing said", "暂无", ""}});
    CHECK(*gained::parse("+5.9 %") == gained(percent(5.9)));
    check_refused<gained>({"5.9", "up", "1/2/3", "1/", "+%", "nan%"});
}
