#include <tuopin/values/figures/amount.hpp>
#include <tuopin/values/figures/cumulative.hpp>
#include <tuopin/values/figures/measure.hpp>
#include <tuopin/values/figures/per.hpp>
#include <tuopin/values/figures/reported.hpp>
#include <tuopin/values/figures/share.hpp>
#include <tuopin/values/units.hpp>

#include "../../support/complaints.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

using namespace tuopin;
using namespace tuopin::literals;
using support::complaints;
using support::spelling;

using placed     = reported<flow<person_times>>;
using registered = reported<stock<persons>>;

TEST_CASE("the parts that are there add up, and the figure says how many are not") {
    placed total;
    for (auto const& county :
         std::vector<placed>{1'000_person_times, missing, 389_person_times, not_applicable, missing})
        merge_into(total, county);
    CHECK(total.value() == 1'389_person_times);
    CHECK(total.units_reported() == 2);
    CHECK(total.units_expected() == 4);
    CHECK(!total.complete());
    CHECK(total.state() == presence::reported);
    CHECK(to_text(total) == "1,389 person-times (2 of 4 reported)");
    CHECK(to_text(total, language::chinese) == "1389人次（4个单位中2个已报告）");
    CHECK(complaints(total) == "2 of 4 reported: a report from every unit");
}

TEST_CASE("what nobody reported is missing, and what nobody was to report was not said") {
    CHECK(placed(missing).state() == presence::missing);
    CHECK(!placed(missing).value());
    CHECK(to_text(placed(missing)) == "not reported (0 of 1 reported)");
    CHECK(placed(not_applicable) == placed());
    CHECK(placed().state() == presence::nothing);
    CHECK(placed().complete());
}

TEST_CASE("figures that do not add up side by side stay not determinable") {
    using insured = reported<share<persons>>;
    auto const both = merge(insured(share<persons>(percent(99))), insured(share<persons>(percent(98))));
    CHECK(both.state() == presence::indeterminate);
    CHECK(both.complete());
    CHECK(complaints(both) == "not determinable: part and whole of every share");
}

TEST_CASE("over periods the later report of a level stands whole") {
    auto const two   = merge(registered(3_persons), registered(4_persons));
    auto const later = merge(registered(5_persons), registered(missing));
    CHECK(then(two, later) == later);
    CHECK(then(two, registered()) == two);
    CHECK(then(registered(), two) == two);
}

TEST_CASE("over periods flows add, as completely as the less complete period") {
    auto const first  = merge(placed(3_person_times), placed(4_person_times));
    auto const second = merge(placed(5_person_times), placed(missing));
    auto const both   = then(first, second);
    CHECK(both.value() == 12_person_times);
    CHECK(both.units_reported() == 1);
    CHECK(both.units_expected() == 2);
    CHECK(then(first, placed(missing)).units_reported() == 0);
}

TEST_CASE("reports in files read back with their counts") {
    auto const partly = merge(placed(1'389_person_times), placed(missing));
    for (auto const& [figure, english, chinese, field] : std::vector<spelling<placed>>{
             {partly, "1,389 person-times (1 of 2 reported)", "1389人次（2个单位中1个已报告）", "1389 from 1/2"},
             {placed(flow<person_times>(5_person_times, about)), "about 5 person-times", "约5人次", "about 5 from 1/1"},
             {placed(missing), "not reported (0 of 1 reported)", "未报告（1个单位中0个已报告）", " from 0/1"},
             {placed(), "nothing said", "暂无", " from 0/0"}}) {
        CAPTURE(std::string(field));
        CHECK(to_text(figure) == english);
        CHECK(to_text(figure, language::chinese) == chinese);
        CHECK(to_field(figure) == field);
        CHECK(*placed::parse(field) == figure);
    }
    // What one unit states reads as a report of that unit.
    CHECK(*placed::parse("5") == placed(5_person_times));
    CHECK(*placed::parse("missing") == placed(missing));
    CHECK(*placed::parse("") == placed());
    using spent = reported<cumulative<yuan>>;
    CHECK(*spent::parse("about 5 since 2015 from 1/1") == spent(cumulative<yuan>(5_yuan, since(2015), about)));
    using income = reported<per<yuan, persons>>;
    CHECK(*income::parse("10 over 2 from 1/1") == income(per<yuan, persons>(5_yuan, over(2_persons))));
    for (char const* const written :
         {"5 from", "5 from 1", "5 from 3/2", "5 from -1/2", "5 from 1/x", "x from 1/2", "five", "5 from 1/2/3"}) {
        CAPTURE(std::string(written));
        CHECK(!placed::parse(written));
        CHECK(!placed::parse(written).wanted().empty());
    }
}
