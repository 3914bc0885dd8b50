#include <tuopin/statistics/dynamics.hpp>
#include <tuopin/statistics/transition.hpp>

#include "../support/open_rows.hpp"

#include <tuopin/engines/aggregate.hpp>
#include <tuopin/values/units.hpp>

#include <boost/describe/class.hpp>
#include <boost/describe/enum.hpp>
#include <doctest/doctest.h>

#if __has_include(<rapidcheck.h>)
#include "../support/draw.hpp"
#endif

#include <cmath>
#include <cstddef>
#include <limits>
#include <optional>
#include <stdexcept>
#include <string>
#include <vector>

using namespace tuopin::literals;
using tuopin::along;
using tuopin::fraction;
using tuopin::from_to;
using tuopin::history;
using tuopin::language;
using tuopin::no_value;

enum class standing { poor, exited, returned };
BOOST_DESCRIBE_ENUM(standing, poor, exited, returned)
constexpr auto labels(standing const*) {
    return tuopin::labels_for<standing>({{"poor", "未脱贫"}, {"exited", "脱贫"}, {"returned", "返贫"}});
}

struct household {
    std::optional<standing> before{};
    standing                after{};
    tuopin::persons         members{};
};
BOOST_DESCRIBE_STRUCT(household, (), (before, after, members))

static std::vector<household> const six{
    {standing::poor, standing::exited, 3_persons},     {standing::poor, standing::exited, 4_persons},
    {standing::poor, standing::poor, 1_persons},       {standing::exited, standing::exited, 5_persons},
    {standing::exited, standing::returned, 2_persons}, {std::nullopt, standing::exited, 9_persons}};

TEST_CASE("a transition matrix counts who moved where, in people or in households") {
    auto const moves = tuopin::aggregate<
        tuopin::transition_matrix<from_to<&household::before, &household::after>, &household::members>>(six);
    CHECK(moves.weight(standing::poor, standing::exited) == 7_persons);
    CHECK(moves.weight(standing::poor) == 8_persons);
    CHECK(moves.steps() == 5);
    CHECK(*moves.probability(standing::poor, standing::exited) == 7.0 / 8);
    CHECK(*moves.exit_rate(standing::poor) == 7.0 / 8);
    CHECK(*moves.entry_rate(standing::returned) == 2.0 / 15);
    CHECK(*moves.entry_rate(standing::poor) == 0);
    CHECK(*moves.mobility() == 9.0 / 15);
    CHECK(moves.probability(standing::returned, standing::poor).why() == no_value::nobody);
    CHECK(moves.excluded().not_stated == 1);
    CHECK(moves.states() == std::vector<standing>{standing::poor, standing::exited, standing::returned});
    CHECK(to_text(moves) == "poor → poor: 1 person, poor → exited: 7 persons, exited → exited: 5 persons, "
                            "exited → returned: 2 persons (1 not stated)");
    CHECK(to_text(moves, language::chinese) ==
          "未脱贫 → 未脱贫：1人，未脱贫 → 脱贫：7人，脱贫 → 脱贫：5人，脱贫 → 返贫：2人（1条未填）");
}

using incomes  = history<int, double>;
using dynamics = tuopin::poverty_dynamics<&incomes::values>;

TEST_CASE("histories come out of records of one unit and period, whatever their order") {
    struct row {
        int                   unit{};
        int                   year{};
        std::optional<double> income{};
    };
    std::vector<row> const rows{{2, 2020, 7.0}, {1, 2019, 5.0}, {1, 2020, std::nullopt}, {2, 2019, 6.0},
                                {3, 2021, 1.0}, {3, 2021, 2.0}, {2, 2020, 7.0}};
    auto const             panel = tuopin::aggregate<tuopin::panel<&row::unit, &row::year, &row::income>>(rows);
    CHECK(panel.periods() == std::vector<int>{2019, 2020, 2021});
    auto const histories = panel.histories();
    REQUIRE(histories.size() == 3);
    CHECK(histories[0] == incomes{1, {5.0, std::nullopt, std::nullopt}});
    CHECK(histories[1] == incomes{2, {6.0, 7.0, std::nullopt}});
    CHECK(histories[2] == incomes{3, {std::nullopt, std::nullopt, std::nullopt}}); // contradicts itself
    CHECK(panel.value() == 3);
    CHECK(panel.contradictions() == 1);
    CHECK(to_text(panel) == "3 units, 3 periods");
}

// Four persons in four periods, line 5.
static std::vector<incomes> const toy{
    {1, {3.0, 7.0, 9.0, 8.0}}, {2, {9.0, 3.0, 4.0, 3.0}}, {3, {7.0, 4.0, 2.0, 2.0}}, {4, {10.0, 8.0, 12.0, 9.0}}};

TEST_CASE("chronic poverty by duration") {
    auto const d = tuopin::aggregate<dynamics>(toy, dynamics{5.0});
    CHECK(*d.by_duration(fraction(7, 10), 0).chronic == 0.375);
    CHECK(*d.by_duration(fraction(7, 10), 1).chronic == doctest::Approx(0.15).epsilon(1e-14));
    CHECK(*d.by_duration(fraction(7, 10), 2).chronic == doctest::Approx(0.07).epsilon(1e-14));
    CHECK(*d.by_duration(fraction(7, 10), 0).transient == 0.0625);
    CHECK(*d.chronic_headcount_ratio(fraction(3, 4)) == 0.5);
    CHECK(*d.chronic_headcount_ratio(fraction(1)) == 0);
    CHECK(*d.average_duration(fraction(3, 4)) == 0.75);
    CHECK(d.average_duration(fraction(1)).why() == no_value::nobody_poor);
    CHECK(*d.ever_poor() == 0.75);
    CHECK(*d.share_poor_in(3) == 0.5);
    CHECK_THROWS_AS(d.by_duration(fraction(1, 2), 3), std::invalid_argument);
}

TEST_CASE("chronic poverty by the mean over time") {
    auto const d         = tuopin::aggregate<dynamics>(toy, dynamics{5.0});
    auto const headcount = d.chronic_and_transient(0), gap = d.chronic_and_transient(1);
    CHECK(*headcount.chronic == 0.5); // means 6.75, 4.75, 3.75, 9.75
    CHECK(*headcount.total == 7.0 / 16);
    CHECK(*headcount.transient == 7.0 / 16 - 0.5);
    CHECK(*gap.chronic == doctest::Approx((0.05 + 0.25) / 4));
    CHECK(*gap.total == doctest::Approx((0.1 + (0.4 + 0.2 + 0.4) / 4 + (0.2 + 0.6 + 0.6) / 4) / 4));
}

TEST_CASE("spells, and ways in and out") {
    auto const d = tuopin::aggregate<dynamics>(toy, dynamics{5.0});
    CHECK(d.spells() == 3);
    CHECK(d.spells_of(1) == 1);
    CHECK(d.spells_of(3) == 2);
    CHECK(d.spells_seen_whole() == 0); // the first began before the panel, the others outlast it
    CHECK(*d.mean_spell() == doctest::Approx(7.0 / 3));
    CHECK(*d.exit_rate() == 1.0 / 5);
    CHECK(*d.entry_rate() == 2.0 / 7);

    // What is open ends a spell and is no step.
    dynamics open{5.0};
    open.observe(incomes{5, {8.0, 1.0, 8.0, std::nullopt, 1.0, 1.0}});
    CHECK(open.spells() == 2);
    CHECK(open.spells_seen_whole() == 1);
    CHECK(*open.exit_rate() == 0.5);
    CHECK(*open.entry_rate() == 1.0);
    CHECK(*open.by_duration(fraction(3, 5), 0).chronic == 0.6);
    CHECK(to_text(open) == "ever poor 100 %, always poor 0 %, exit rate 50 %, entry rate 100 %");
    CHECK(to_text(open, language::chinese) == "曾经贫困100%，始终贫困0%，脱贫率50%，返贫率100%");
}

TEST_CASE("incomes at the line, quantities, and what cannot be observed") {
    struct family {
        std::vector<tuopin::yuan> incomes{};
        double                    weight{};
    };
    using family_dynamics = tuopin::poverty_dynamics<&family::incomes, &family::weight>;
    family_dynamics below{2300_yuan}, up_to{2300_yuan, tuopin::poor::at_or_below_line};
    for (family const& f : {family{{2300_yuan, 2299.99_yuan}, 2}, family{{5000_yuan, 6000_yuan}, 1}, family{{}, 1},
                            family{{1_yuan}, -1}, family{{1_yuan}, std::numeric_limits<double>::infinity()}}) {
        below.observe(f);
        up_to.observe(f);
    }
    CHECK(*below.share_poor_in(1) == doctest::Approx(2.0 / 3));
    CHECK(*up_to.share_poor_in(2) == doctest::Approx(2.0 / 3));
    CHECK(below.excluded() == tuopin::exclusions{1, 1, 1, 0});
    CHECK_THROWS_AS(below.merge(up_to), std::logic_error);
    CHECK_THROWS_AS(family_dynamics(0_yuan), std::invalid_argument);
    family_dynamics without_line;
    CHECK_THROWS_AS(without_line.observe(family{}), std::logic_error);
    CHECK(without_line.value().why() == no_value::nobody);
    CHECK(to_text(without_line) == "none");
    without_line.merge(below);
    CHECK(without_line == below);
}

#if __has_include(<rapidcheck.h>)

static std::vector<incomes> draw_histories() {
    std::vector<incomes> drawn;
    for (int left = support::draw(0, 12); left > 0; --left) {
        incomes each{left, {}};
        for (int periods = support::draw(0, 7); periods > 0; --periods) {
            int const income = support::draw(0, 12);
            each.values.push_back(income == 12 ? std::nullopt : std::optional<double>(income * 0.93));
        }
        drawn.push_back(each);
    }
    return drawn;
}
inline constexpr auto sampled = [](incomes const& h) { return 0.1 + h.unit * 0.7; };
inline constexpr auto poor_in = [](incomes const& h) {
    std::vector<std::optional<bool>> states;
    for (auto const& value : h.values)
        states.push_back(value ? std::optional<bool>(*value < 5.0) : std::nullopt);
    return states;
};

TEST_CASE("poverty over time keeps the laws of observers, and adds up") {
    support::hold("merging is observing, in any order", [] {
        using weighted   = tuopin::poverty_dynamics<&incomes::values, sampled>;
        using moves      = tuopin::transition_matrix<along<poor_in>, sampled>;
        auto const all   = draw_histories();
        int const  split = support::draw(0, static_cast<int>(all.size()));
        weighted   whole{5.0}, first{5.0}, second{5.0}, backwards{5.0};
        moves      whole_moves, first_moves, second_moves;
        for (std::size_t at = 0; at < all.size(); ++at) {
            whole.observe(all[at]);
            (static_cast<int>(at) < split ? first : second).observe(all[at]);
            backwards.observe(all[all.size() - 1 - at]);
            whole_moves.observe(all[at]);
            (static_cast<int>(at) < split ? first_moves : second_moves).observe(all[at]);
        }
        support::law(whole == backwards, "order");
        second.merge(first);
        support::law(whole == second, "merge");
        support::law(whole.value() == second.value(), "to the last bit");
        second_moves.merge(first_moves);
        support::law(whole_moves == second_moves, "matrices");
        support::law(whole.exit_rate().value() == whole_moves.exit_rate(true).value(),
                     "the exit rate is that of the matrix");
        support::law(whole.entry_rate().value() == whole_moves.entry_rate(true).value(), "and the entry rate");

        for (int alpha = 0; alpha <= 2; ++alpha) {
            auto const by_mean = whole.chronic_and_transient(alpha);
            auto const by_time = whole.by_duration(fraction(support::draw(1, 7), 7), alpha);
            if (by_mean.total)
                support::law(std::abs(*by_mean.total - *by_time.total) <= 1e-14, "both have the same total");
        }
        double shares = 0;
        for (int periods = 0; periods <= 7; ++periods)
            if (auto const share = whole.share_poor_in(periods))
                shares += *share;
        support::law(whole.records() == 0 || std::abs(shares - 1) <= 1e-12,
                     "everybody is poor in some number of periods");
    });
}

#endif

struct wage_row {
    int    id{};
    int    t{};
    double wage{};
};
BOOST_DESCRIBE_STRUCT(wage_row, (), (id, t, wage))
struct toy_row {
    int    period{};
    int    person{};
    double y{};
};
BOOST_DESCRIBE_STRUCT(toy_row, (), (period, person, y))

inline constexpr auto below_500 = [](incomes const& h) {
    std::vector<bool> poor;
    for (auto const& wage : h.values)
        poor.push_back(*wage < 500);
    return poor;
};
inline constexpr auto at_first = [](incomes const& h) { return *h.values.front() < 500; };
inline constexpr auto at_last  = [](incomes const& h) { return *h.values.back() < 500; };

TEST_CASE("the reference values of poverty over time are reproduced") {
    auto const rows = support::open_rows_of("dynamics");
    if (rows.empty()) {
        MESSAGE("skipped: there are no reference values beside the project");
        return;
    }
    auto const persons = tuopin::aggregate<tuopin::panel<&wage_row::id, &wage_row::t, &wage_row::wage>>(
                             support::open_data<wage_row>("panel_wages.csv"))
                             .histories();
    REQUIRE(persons.size() == 595);
    auto const wages = tuopin::aggregate<dynamics>(persons, dynamics{500.0});
    auto const small =
        tuopin::aggregate<dynamics>(tuopin::aggregate<tuopin::panel<&toy_row::person, &toy_row::period, &toy_row::y>>(
                                        support::open_data<toy_row>("chronic_toy.csv"))
                                        .histories(),
                                    dynamics{5.0});
    auto const pooled = tuopin::aggregate<tuopin::transition_matrix<along<below_500>>>(persons);
    auto const ends   = tuopin::aggregate<tuopin::transition_matrix<from_to<at_first, at_last>>>(persons);

    support::comparison compared;
    for (auto const& row : rows) {
        auto const& d    = row.dataset == "panel_wages" ? wages : small;
        auto const  part = [&](tuopin::poverty_components const& all) {
            return row["part"] == "chronic" ? all.chronic : row["part"] == "transient" ? all.transient : all.total;
        };
        int const alpha = row["alpha"].empty() ? 0 : row["alpha"][0] - '0';
        if (row.measure == "foster_chronic")
            compared.hold(row, d.by_duration(row.share("tau"), alpha).chronic);
        else if (row.measure == "foster_transient")
            compared.hold(row, d.by_duration(row.share("tau"), alpha).transient);
        else if (row.measure == "chronic_headcount")
            compared.hold(row, d.chronic_headcount_ratio(row.share("tau")));
        else if (row.measure == "average_duration")
            compared.hold(row, d.average_duration(row.share("tau")));
        else if (row.measure == "jalan_ravallion")
            compared.hold(row, part(d.chronic_and_transient(alpha)));
        else if (row.measure == "ever_poor")
            compared.hold(row, d.ever_poor());
        else if (row.measure == "share_poor_k_periods")
            compared.hold(row, d.share_poor_in(row["k"][0] - '0'));
        else if (row.measure == "spells_total")
            compared.hold(row, static_cast<double>(d.spells()));
        else if (row.measure == "transition_probability") {
            bool const from = row["from"] == "poor", to = row["to"] == "poor";
            compared.hold(row, (row["t"].empty() ? pooled.probability(from, to) : ends.probability(from, to)));
        }
    }
    compared.report("dynamics", rows.size());
}
