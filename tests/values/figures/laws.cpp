// The laws that group-by, roll-up, threads and unions of files rest on, held against
// every figure in every state.
#include <tuopin/values/units.hpp>

#include <doctest/doctest.h>

#if __has_include(<rapidcheck.h>)

#include "../../support/figures.hpp"

#include <boost/describe/class.hpp>
#include <boost/describe/enum.hpp>

#include <string>

using support::draw_figure;
using support::draw_merged;
using support::draw_report;
using support::law;
using tuopin::language;
using tuopin::persons;
using tuopin::presence;
using tuopin::yuan;

enum class pairing { officials, villages, companies };
BOOST_DESCRIBE_ENUM(pairing, officials, villages, companies)

struct finance {
    tuopin::flow<yuan>         own_funds;
    tuopin::cumulative<yuan>   since_start;
    tuopin::per<yuan, persons> income;
};
BOOST_DESCRIBE_STRUCT(finance, (), (own_funds, since_start, income))

struct briefing_base {
    tuopin::cohort<persons> registered;
};
BOOST_DESCRIBE_STRUCT(briefing_base, (), (registered))

struct briefing : briefing_base {
    finance                                  money;
    tuopin::share<persons>                   insured;
    tuopin::reported<tuopin::stock<persons>> placed;
};
BOOST_DESCRIBE_STRUCT(briefing, (briefing_base), (money, insured, placed))

inline bool operator==(finance const& a, finance const& b) {
    return a.own_funds == b.own_funds && a.since_start == b.since_start && a.income == b.income;
}
inline bool operator==(briefing const& a, briefing const& b) {
    return a.registered == b.registered && a.money == b.money && a.insured == b.insured && a.placed == b.placed;
}

namespace {

template <class F>
std::string seen(F const& a, F const& b, F const& c = F{}) {
    if constexpr (tuopin::measure<F>)
        return {};
    else
        return "\"" + to_field(a) + "\", \"" + to_field(b) + "\", \"" + to_field(c) + "\"";
}

template <class F>
void merging() {
    F const a = draw_figure<F>(), b = draw_figure<F>(), c = draw_figure<F>();
    law(tuopin::merge(a, b) == tuopin::merge(b, a), "merge is commutative", seen(a, b));
    law(tuopin::merge(tuopin::merge(a, b), c) == tuopin::merge(a, tuopin::merge(b, c)), "merge is associative",
        seen(a, b, c));
    law(tuopin::merge(a, F{}) == a && tuopin::merge(F{}, a) == a, "the default is the identity of merge", seen(a, b));
}

template <class F>
void following() {
    F const a = draw_figure<F>(), b = draw_figure<F>(), c = draw_figure<F>();
    law(tuopin::then(tuopin::then(a, b), c) == tuopin::then(a, tuopin::then(b, c)), "then is associative",
        seen(a, b, c));
    law(tuopin::then(a, F{}) == a && tuopin::then(F{}, a) == a, "the default is the identity of then", seen(a, b));
}

// What the verbs keep of history (a shrunk total, a chain of rates) is not in a file; what
// people read is.
template <class F>
void reading_back() {
    F const merged = draw_merged<F>();
    auto    read   = F::parse(to_field(merged));
    law(static_cast<bool>(read), "a field reads", to_field(merged));
    law(*read == merged, "a field reads back to the same figure", to_field(merged));

    F const any = draw_figure<F>();
    read        = F::parse(to_field(any));
    law(static_cast<bool>(read), "a field reads", to_field(any));
    law(to_field(*read) == to_field(any), "a field reads back to the same field", to_field(any));
    law(to_text(*read) == to_text(any) || any.state() == presence::nothing, "a field reads back to the same text",
        to_field(any));
    law(!to_text(any, language::english).empty() && !to_text(any, language::chinese).empty(),
        "every figure has a text");
}

// A part that is missing or not determinable is never taken for zero.
template <class F>
void never_zero() {
    F const a = draw_figure<F>();
    law(tuopin::merge(a, F(tuopin::missing)).state() == presence::missing, "with a part missing, the whole is",
        to_field(a));
    F const b = tuopin::merge(a, F(tuopin::not_applicable));
    law(a.state() == presence::nothing ? b.state() == presence::not_applicable : to_field(b) == to_field(a),
        "what does not apply elsewhere changes nothing", to_field(a));
    if constexpr (requires { a.value(); })
        law(a.state() == presence::reported || !a.value(), "no value where none is reported", to_field(a));
}

template <class F>
void figure_laws(std::string const& name) {
    support::hold(name + " merges", &merging<F>);
    support::hold(name + " follows", &following<F>);
    if constexpr (!tuopin::measure<F>)
        support::hold(name + " reads back", &reading_back<F>);
    if constexpr (!tuopin::measure<F> && !support::counts_reports<F>)
        support::hold(name + " is never zero for missing", &never_zero<F>);
}

} // namespace

TEST_CASE("amounts obey the laws") {
    figure_laws<tuopin::flow<yuan>>("flow");
    figure_laws<tuopin::stock<persons>>("stock");
    figure_laws<tuopin::cohort<persons>>("cohort");
    figure_laws<tuopin::highest<tuopin::kilometres>>("highest");
    figure_laws<tuopin::lowest<tuopin::kilovolts>>("lowest");
    figure_laws<tuopin::cumulative<yuan>>("cumulative");
}

TEST_CASE("ratios obey the laws") {
    figure_laws<tuopin::share<persons>>("share");
    figure_laws<tuopin::per<yuan, persons>>("per");
    figure_laws<tuopin::growth<yuan>>("growth");
}

TEST_CASE("counts of kinds, claims and places obey the laws") {
    figure_laws<tuopin::distinct_count<tuopin::categories>>("distinct_count");
    figure_laws<tuopin::everywhere<tuopin::villages>>("everywhere");
    figure_laws<tuopin::somewhere<tuopin::villages>>("somewhere");
    figure_laws<tuopin::kinds<pairing>>("kinds");
    figure_laws<tuopin::ranking>("ranking");
}

TEST_CASE("figures with their reports counted obey the laws") {
    figure_laws<tuopin::reported<tuopin::flow<persons>>>("reported flow");
    figure_laws<tuopin::reported<tuopin::share<persons>>>("reported share");
    figure_laws<tuopin::reported<tuopin::per<yuan, persons>>>("reported per");
    figure_laws<tuopin::reported<tuopin::cumulative<yuan>>>("reported cumulative");
}

TEST_CASE("a measure, with nested measures and inherited members, obeys the laws") {
    figure_laws<finance>("finance");
    figure_laws<briefing>("briefing");
}

TEST_CASE("how a sum is stated depends on neither order nor grouping") {
    using tuopin::stated;
    using tuopin::weaker;
    for (int i = 0; i < 5; ++i)
        for (int j = 0; j < 5; ++j)
            for (int k = 0; k < 5; ++k) {
                auto const a = static_cast<stated>(i), b = static_cast<stated>(j), c = static_cast<stated>(k);
                CAPTURE(i);
                CAPTURE(j);
                CAPTURE(k);
                REQUIRE(weaker(a, b) == weaker(b, a));
                REQUIRE(weaker(weaker(a, b), c) == weaker(a, weaker(b, c)));
                REQUIRE(weaker(a, stated::exactly) == a);
                REQUIRE(weaker(a, a) == a);
            }
}

#endif
