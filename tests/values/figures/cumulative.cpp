#include <tuopin/values/figures/cumulative.hpp>
#include <tuopin/values/figures/measure.hpp>
#include <tuopin/values/units.hpp>

#include "../../support/complaints.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

using namespace tuopin;
using namespace tuopin::literals;
using support::complaints;
using support::spelling;

using spent = cumulative<yuan>;

TEST_CASE("over regions cumulative amounts add where both start on one known date") {
    spent const a(3_yuan, since(2015)), b(4_yuan, since(2015), about);
    CHECK(merge(a, b) == spent(7_yuan, since(2015), about));
    CHECK(merge(a, spent(4_yuan, since(2016))).state() == presence::indeterminate);
    CHECK(merge(a, spent(4_yuan)).state() == presence::indeterminate);
    CHECK(merge(spent(3_yuan), spent(4_yuan)).state() == presence::indeterminate);
    CHECK(merge(spent(3_yuan), spent()) == spent(3_yuan));
    CHECK(merge(a, spent(missing)).state() == presence::missing);
}

TEST_CASE("a region to which it does not apply takes no amount away") {
    spent const a(3_yuan, since(2015));
    CHECK(merge(a, spent(not_applicable)) == a);
    CHECK(merge(spent(not_applicable), a) == a);
    CHECK(merge(spent(not_applicable), spent(not_applicable)).state() == presence::not_applicable);
}

TEST_CASE("over periods the later amount stands, which may not be smaller") {
    auto const year = [](yuan amount) { return spent(amount, since(2015)); };
    auto const grown = then(year(3_yuan), year(5_yuan));
    CHECK(grown.value() == 5_yuan);
    CHECK(!grown.shrank());
    CHECK(complaints(grown).empty());

    auto const shrunk = then(then(year(3_yuan), year(2_yuan)), year(9_yuan));
    CHECK(shrunk.value() == 9_yuan);
    CHECK(shrunk.shrank());
    CHECK(complaints(shrunk) == "9 yuan: at least as much as reported before");
    // A year without a report does not hide it.
    CHECK(then(then(year(3_yuan), spent(missing)), year(2_yuan)).shrank());
    CHECK(then(year(3_yuan), then(spent(missing), year(2_yuan))).shrank());
    CHECK(then(year(3_yuan), spent(missing)).state() == presence::missing);
    CHECK(!then(year(3_yuan), spent(missing)).value());

    CHECK(then(year(3_yuan), spent(5_yuan, since(2016))).state() == presence::indeterminate);
    CHECK(then(spent(3_yuan), spent(5_yuan)).value() == 5_yuan);
}

TEST_CASE("cumulative amounts find out what cannot be") {
    CHECK(complaints(cumulative<persons>(-1_persons, since(2015))) == "-1 persons: at least zero");
    CHECK(complaints(merge(spent(3_yuan), spent(4_yuan))) ==
          "not determinable: cumulative amounts since one known date");
    CHECK(complaints(spent(3_yuan)).empty());
    CHECK(complaints(spent(missing)).empty());
}

TEST_CASE("cumulative amounts in both languages and in files") {
    for (auto const& [figure, english, chinese, field] : std::vector<spelling<spent>>{
             {spent(5.2_yi_yuan, since(2015), about), "about 520 million yuan", "约5.2亿元",
              "about 520000000 since 2015"},
             {spent(3_yuan), "3 yuan", "3元", "3"},
             {spent(missing), "not reported", "未报告", "missing"},
             {spent(not_applicable), "not applicable", "不适用", "not applicable"},
             {spent(), "nothing said", "暂无", ""},
             {merge(spent(3_yuan), spent(4_yuan)), "not determinable", "无法确定", "not determinable"}}) {
        CAPTURE(std::string(field));
        CHECK(to_text(figure) == english);
        CHECK(to_text(figure, language::chinese) == chinese);
        CHECK(to_field(figure) == field);
        CHECK(*spent::parse(field) == figure);
    }
    CHECK(*spent::parse("about 12.5 yuan since 2015-08-01") == spent(12.5_yuan, since(date(2015, 8, 1)), about));
    for (char const* const written :
         {"since 2015", "3 since", "3 since yesterday", "3 since 2015 about", "three", "3 since 2015-13-01"}) {
        CAPTURE(std::string(written));
        CHECK(!spent::parse(written));
        CHECK(!spent::parse(written).wanted().empty());
    }
}
