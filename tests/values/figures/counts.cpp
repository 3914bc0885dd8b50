// Figures of how many and which: distinct_count, everywhere, somewhere, kinds, ranking.
#include <tuopin/values/figures/claim.hpp>
#include <tuopin/values/figures/distinct_count.hpp>
#include <tuopin/values/figures/kinds.hpp>
#include <tuopin/values/figures/measure.hpp>
#include <tuopin/values/figures/ranking.hpp>
#include <tuopin/values/units.hpp>

#include "../../support/complaints.hpp"

#include <boost/describe/enum.hpp>

#include <doctest/doctest.h>

#include <string>
#include <vector>

using namespace tuopin;
using namespace tuopin::literals;
using support::complaints;
using support::spelling;

enum class pairing { officials, villages, companies };
BOOST_DESCRIBE_ENUM(pairing, officials, villages, companies)

constexpr auto labels(pairing const*) {
    return labels_for<pairing>(
        {{"officials", "干部结对"}, {"villages", "村村结对", "twin villages"}, {"companies", "企业结对"}});
}

using produce = distinct_count<categories>;
using clinics_in = everywhere<villages>;
using spring     = somewhere<villages>;
using pairings   = kinds<pairing>;

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

TEST_CASE("two regions together have at least as many kinds as the larger, at most the sum") {
    produce const a = 24_categories, b(30_categories, about);
    auto const    both = merge(a, b);
    CHECK(a.value() == 24_categories);
    CHECK(!both.value());
    CHECK(both == produce::between(30_categories, 54_categories, about));
    CHECK(then(a, b) == both);
    CHECK(merge(a, produce(0_categories)) == a);
    CHECK(merge(a, produce(missing)).state() == presence::missing);
    CHECK(!produce(missing).value());
    CHECK(complaints(produce(-1_categories)) == "-1 categories: at least zero");
    CHECK(complaints(both).empty());
    check_spellings<produce>({{a, "24 categories", "24类", "24"},
                              {both, "about between 30 and 54 categories", "约30至54类", "about 30..54"},
                              {produce(missing), "not reported", "未报告", "missing"},
                              {produce(), "nothing said", "暂无", ""}});
    check_refused<produce>({"54..30", "..5", "5..", "1..2..3", "many", "1.5", "1...2"});
}

TEST_CASE("everywhere is true where it is true of every part") {
    clinics_in const all(2_villages, of(2_villages)), some(1_villages, of(3_villages)), said = true, denied = false;
    CHECK(all.value() == true);
    CHECK(some.value() == false);
    CHECK(merge(all, some) == clinics_in(3_villages, of(5_villages)));
    CHECK(merge(all, said).value() == true);
    CHECK(!merge(all, said).whole());
    CHECK(merge(all, denied).value() == false);
    CHECK(clinics_in(0_villages, of(0_villages)).value() == true);
    CHECK(then(all, some) == some);
    CHECK(merge(all, clinics_in(missing)).state() == presence::missing);
    CHECK(!clinics_in(missing).value());
    CHECK(complaints(clinics_in(3_villages, of(2_villages))) == "3 of 2 villages: a part no larger than its whole");
    CHECK(complaints(clinics_in(-1_villages, of(2_villages))) == "-1 of 2 villages: at least zero");
    CHECK(complaints(some).empty());
    CHECK(complaints(said).empty());
    check_spellings<clinics_in>({{all, "all 2 villages", "全部2个村", "2/2"},
                                 {some, "1 of 3 villages", "3个村中1", "1/3"},
                                 {said, "all villages", "每个村", "yes"},
                                 {denied, "not all villages", "并非每个村", "no"},
                                 {clinics_in(not_applicable), "not applicable", "不适用", "not applicable"},
                                 {clinics_in(), "nothing said", "暂无", ""}});
    CHECK(*clinics_in::parse("全部") == said);
    check_refused<clinics_in>({"2/", "most", "2 of 2", "1/2/3", "/"});
}

TEST_CASE("somewhere is true where it is true of some part") {
    spring const none(0_villages, of(3_villages)), one(1_villages, of(2_villages)), said = true, denied = false;
    CHECK(none.value() == false);
    CHECK(one.value() == true);
    CHECK(merge(none, one) == spring(1_villages, of(5_villages)));
    CHECK(merge(none, said).value() == true);
    CHECK(merge(none, denied).value() == false);
    check_spellings<spring>({{none, "0 of 3 villages", "3个村中0", "0/3"},
                             {one, "1 of 2 villages", "2个村中1", "1/2"},
                             {said, "yes", "有", "yes"},
                             {denied, "no", "无", "no"}});
}

TEST_CASE("over regions and periods there are the kinds that either has") {
    pairings const officials = pairing::officials, some({pairing::companies, pairing::officials}), none({});
    CHECK(merge(officials, some) == some);
    CHECK(then(officials, pairings(pairing::villages)).size() == 2);
    CHECK(some.has(pairing::companies));
    CHECK(!some.has(pairing::villages));
    CHECK(none.state() == presence::reported);
    CHECK(none.size() == 0);
    CHECK(merge(none, pairings(missing)).state() == presence::missing);
    check_spellings<pairings>({{some, "officials, companies", "干部结对、企业结对", "officials|companies"},
                               {pairings(pairing::villages), "twin villages", "村村结对", "villages"},
                               {none, "none", "无", "none"},
                               {pairings(missing), "not reported", "未报告", "missing"},
                               {pairings(), "nothing said", "暂无", ""}});
    CHECK(*pairings::parse("twin villages | 干部结对") == pairings({pairing::villages, pairing::officials}));
    check_refused<pairings>(
        {"friends", "officials|", "|officials", "officials||villages", "officials,villages", "none|officials"});
}

TEST_CASE("two places make none") {
    ranking const first(1), third(3);
    CHECK(merge(first, third).state() == presence::indeterminate);
    CHECK(merge(first, ranking(not_applicable)) == first);
    CHECK(then(third, first) == first);
    CHECK(complaints(ranking(0)) == "place 0: a place from 1 on");
    CHECK(complaints(first).empty());
    check_spellings<ranking>({{first, "place 1", "第1", "1"},
                              {merge(first, third), "not determinable", "无法确定", "not determinable"},
                              {ranking(missing), "not reported", "未报告", "missing"}});
    check_refused<ranking>({"first", "1.5", "1st", "about 1"});
}
