#include <tuopin/values/figures/amount.hpp>
#include <tuopin/values/figures/measure.hpp>
#include <tuopin/values/figures/per.hpp>
#include <tuopin/values/figures/share.hpp>
#include <tuopin/values/units.hpp>

#include <boost/describe/class.hpp>

#include <doctest/doctest.h>

#include <string>
#include <utility>
#include <vector>

using namespace tuopin;
using namespace tuopin::literals;

struct finance {
    flow<yuan>                        own_funds;
    per<yuan, tuopin::registered_persons> income;
};
BOOST_DESCRIBE_STRUCT(finance, (), (own_funds, income))

constexpr auto labels(finance const*) {
    return labels_for<finance>({{"own_funds", "自有资金"}, {"income", "收入", "income per head"}});
}

struct registers {
    stock<registered_persons> registered;
};
BOOST_DESCRIBE_STRUCT(registers, (), (registered))

struct briefing : registers {
    ::finance                 finance;
    share<registered_persons> insured;
};
BOOST_DESCRIBE_STRUCT(briefing, (registers), (finance, insured))

constexpr auto labels(briefing const*) {
    return labels_for<briefing>({{"registered", "建档立卡人口"}, {"finance", "财政投入"}, {"insured", "参保"}});
}

// A described struct that brings its own verbs is a figure, and no longer taken apart.
struct ledger {
    flow<yuan> paid;
    int        merges{};

    void        merge(ledger const& other) { paid.merge(other.paid), merges += other.merges + 1; }
    void        then(ledger const& later) { merge(later); }
    friend bool operator==(ledger const&, ledger const&) = default;
};
BOOST_DESCRIBE_STRUCT(ledger, (), (paid, merges))

struct empty {};
BOOST_DESCRIBE_STRUCT(empty, (), ())
struct plain {
    flow<yuan> paid;
    int        year{};
};
BOOST_DESCRIBE_STRUCT(plain, (), (paid, year))

static_assert(measure<finance> && measure<briefing> && !measure<ledger> && figure<ledger> && !measure<plain> &&
              !measure<empty>);
static_assert(!measure<flow<yuan>> && figure<flow<yuan>> && !figure<yuan> && !figure<percentage> && !measure<int>);

namespace {

briefing report(registered_persons persons, yuan funds) {
    briefing b;
    b.registered        = persons;
    b.finance.own_funds = funds;
    b.finance.income    = {100_yuan, over(persons)};
    b.insured           = {persons, of(persons + 1_registered_persons)};
    return b;
}

} // namespace

TEST_CASE("the verbs go over all figures of a measure, inherited and nested ones too") {
    auto const a = report(3_registered_persons, 10_yuan), b = report(4_registered_persons, 20_yuan);
    auto const regions = merge(a, b);
    CHECK(regions.registered.value() == 7_registered_persons);
    CHECK(regions.finance.own_funds.value() == 30_yuan);
    CHECK(regions.finance.income.total() == 700_yuan);
    CHECK(regions.insured.whole() == 9_registered_persons);

    auto const years = then(a, b);
    CHECK(years.registered.value() == 4_registered_persons);
    CHECK(years.finance.own_funds.value() == 30_yuan);
    CHECK(years.insured.whole() == 5_registered_persons);

    briefing total;
    merge_into(total, a);
    merge_into(total, b);
    CHECK(total.finance.income == regions.finance.income);
}

TEST_CASE("a struct with verbs of its own goes together by them") {
    auto const both = merge(ledger{1_yuan, 0}, ledger{2_yuan, 0});
    CHECK(both.paid.value() == 3_yuan);
    CHECK(both.merges == 1);
}

TEST_CASE("figures go together at compile time as well") {
    constexpr auto both = merge(finance{3_yuan, missing}, finance{4_yuan, {5_yuan, over(1_registered_persons)}});
    static_assert(both.own_funds.value() == 7_yuan && both.income.state() == presence::missing);
}

TEST_CASE("every figure of a measure is visited under its path, to read it or to change it") {
    briefing                 b;
    std::vector<std::string> paths;
    for_each_figure(b, [&](std::string const& path, auto& figure) {
        paths.push_back(path);
        figure = missing;
    });
    CHECK(paths == std::vector<std::string>{"registered", "finance.own_funds", "finance.income", "insured"});
    CHECK(b.finance.income.state() == presence::missing);

    int reported = 0;
    for_each_figure(std::as_const(b),
                    [&](std::string const&, auto const& figure) { reported += figure.value() ? 1 : 0; });
    CHECK(reported == 0);
}

TEST_CASE("a path is spoken in the labels along it") {
    CHECK(labels_along<briefing>("finance.own_funds") == "finance: own funds");
    CHECK(labels_along<briefing>("finance.income") == "finance: income per head");
    CHECK(labels_along<briefing>("finance.own_funds", language::chinese) == "财政投入：自有资金");
    CHECK(labels_along<briefing>("registered", language::chinese) == "建档立卡人口");
}
