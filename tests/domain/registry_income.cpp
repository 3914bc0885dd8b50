#include <tuopin/domain/registry/income.hpp>

#include "../support/register.hpp"

#include <cstdint>
#include <limits>
#include <optional>
#include <stdexcept>
#include <string>
#include <vector>

using namespace tuopin;
using namespace tuopin::literals;
using namespace tuopin::registry;

namespace {

// 12000 + 3000 + 100 + (960 + 2400 + 500 + 240) = 19200; less 1200 is 18000; by four is 4500.
income_year known() {
    income_year row;
    row.wage                = 12'000_yuan;
    row.business            = 3'000_yuan;
    row.property            = 100_yuan;
    row.birth_control_award = 960_yuan;
    row.dibao               = 2'400_yuan;
    row.five_guarantee      = 0_yuan;
    row.pension             = 0_yuan;
    row.ecological          = 500_yuan;
    row.other_transfer      = 240_yuan;
    row.business_cost       = 1'200_yuan;
    return row;
}

} // namespace

TEST_CASE("incomes come back from files under every kind of heading") {
    support::check_round_trip<income_year>("incomes round trip");
}

TEST_CASE("totals are computed from their parts") {
    CHECK(transfer_income(known()) == 4'100_yuan);
    CHECK(gross_income(known()) == 19'200_yuan);
    CHECK(net_income(known()) == 18'000_yuan);
    CHECK(net_income_per_head(known(), 4_persons) == 4'500_yuan);
}

TEST_CASE("a total is that of its parts, whatever stands beside them") {
    income_year row  = known();
    row.stated_net   = 1_yuan;
    row.stated_gross = 2_yuan;
    CHECK(net_income(row) == 18'000_yuan);
    CHECK(gross_income(row) == 19'200_yuan);
}

TEST_CASE("a part left open leaves its totals open; it is zero only where that is said") {
    std::optional<yuan> income_year::*const parts[] = {&income_year::wage,          &income_year::business,
                                                       &income_year::property,      &income_year::birth_control_award,
                                                       &income_year::dibao,         &income_year::five_guarantee,
                                                       &income_year::pension,       &income_year::ecological,
                                                       &income_year::other_transfer};
    int at = 0;
    for (auto const part : parts) {
        income_year  row     = known();
        yuan const   left    = *(row.*part);
        bool const   in_transfer = at++ >= 3;
        (row.*part).reset();
        CHECK(!gross_income(row));
        CHECK(!net_income(row));
        CHECK(!net_income_per_head(row, 4_persons));
        CHECK(transfer_income(row).has_value() == !in_transfer);
        CHECK(gross_income(row, open_parts::zero) == 19'200_yuan - left);
        CHECK(net_income(row, open_parts::zero) == 18'000_yuan - left);
    }
    income_year row = known();
    row.business_cost.reset();
    CHECK(gross_income(row) == 19'200_yuan);
    CHECK(!net_income(row));
    CHECK(net_income(row, open_parts::zero) == 19'200_yuan);

    // Where nothing at all is stated there is no income of zero.
    CHECK(!net_income(income_year{}, open_parts::zero));
    CHECK(!transfer_income(income_year{}, open_parts::zero));
}

TEST_CASE("the income a head is rounded to the next fen, and nobody has none") {
    income_year row;
    row.wage = 100_yuan;
    CHECK(net_income_per_head(row, 3_persons, open_parts::zero) == 33.33_yuan);
    row.wage = 200_yuan;
    CHECK(net_income_per_head(row, 3_persons, open_parts::zero) == 66.67_yuan);
    row.wage = 0.01_yuan;
    CHECK(net_income_per_head(row, 2_persons, open_parts::zero) == 0.01_yuan);
    row.wage          = 0_yuan;
    row.business_cost = 200_yuan;
    CHECK(net_income_per_head(row, 3_persons, open_parts::zero) == -66.67_yuan);
    CHECK(!net_income_per_head(row, 0_persons, open_parts::zero));
    CHECK(!net_income_per_head(row, persons(-1), open_parts::zero));
}

TEST_CASE("stated totals that agree are no problem") {
    income_year row         = known();
    row.stated_transfer     = 4'100_yuan;
    row.stated_gross        = 19'200_yuan;
    row.stated_net          = 18'000_yuan;
    row.stated_net_per_head = 4'500_yuan;
    CHECK(income_problems(row, 4_persons).empty());
    CHECK(income_problems(income_year{}, 4_persons).empty());
    CHECK(income_problems(known(), 4_persons).empty());
}

TEST_CASE("a stated total that differs is shown with what its parts give") {
    using list              = std::vector<income_problem>;
    income_year row         = known();
    row.stated_transfer     = 4'000_yuan;
    row.stated_gross        = 19'200.01_yuan;
    row.stated_net          = 19'200_yuan;
    row.stated_net_per_head = 4'800_yuan;
    CHECK(income_problems(row, 4_persons) == list{{"stated_transfer", 4'000_yuan, 4'100_yuan},
                                                  {"stated_gross", 19'200.01_yuan, 19'200_yuan},
                                                  {"stated_net", 19'200_yuan, 18'000_yuan},
                                                  {"stated_net_per_head", 4'800_yuan, 4'500_yuan}});
    // Without the members nobody knows what a head should have.
    CHECK(income_problems(row).size() == 3);
    CHECK(income_problems(row, 0_persons).size() == 3);
    // By other members the head has another income.
    CHECK(income_problems(row, 5_persons).back().computed == 3'600_yuan);
}

TEST_CASE("a total whose parts are not all known is not compared, unless open parts are zero") {
    income_year row = known();
    row.pension.reset();
    row.stated_transfer = 1_yuan;
    row.stated_net      = 1_yuan;
    CHECK(income_problems(row, 4_persons).empty());
    CHECK(income_problems(row, 4_persons, {.open = open_parts::zero}).size() == 2);
    row.stated_transfer = 4'100_yuan;
    row.stated_net      = 18'000_yuan;
    CHECK(income_problems(row, 4_persons, {.open = open_parts::zero}).empty());
}

TEST_CASE("totals are exact by default, and a tolerance is a bound that is met") {
    income_year row  = known();
    row.stated_gross = 19'199.99_yuan;
    CHECK(income_problems(row).size() == 1);
    CHECK(income_problems(row, std::nullopt, {.tolerance = 0.01_yuan}).empty());

    // Forms round the income a head to the yuan: 18000 by seven is 2571.43.
    row                     = known();
    row.stated_net_per_head = 2'571_yuan;
    CHECK(income_problems(row, 7_persons).empty());
    row.stated_net_per_head = 2'572_yuan;
    CHECK(income_problems(row, 7_persons).size() == 1);
    row.stated_net_per_head = 2'571.43_yuan;
    CHECK(income_problems(row, 7_persons, {.tolerance_per_head = 0_yuan}).empty());
}

TEST_CASE("a total that does not fit is an error") {
    income_year row = known();
    row.wage        = yuan::of_steps(std::numeric_limits<std::int64_t>::max());
    CHECK_THROWS_AS(static_cast<void>(gross_income(row)), std::overflow_error);
}

#if __has_include(<rapidcheck.h>)
TEST_CASE("the tree of incomes is an identity") {
    support::hold("net = gross - cost, and totals computed are totals stated", [] {
        support::dice d(support::draw_bits());
        auto          row = support::draw_value<income_year>(d);
        auto const    members = persons(support::draw(1, 12));
        auto const    open    = support::draw_yes() ? open_parts::zero : open_parts::unknown;
        row.stated_transfer     = transfer_income(row, open);
        row.stated_gross        = gross_income(row, open);
        row.stated_net          = net_income(row, open);
        row.stated_net_per_head = net_income_per_head(row, members, open);
        support::law(income_problems(row, members, {open, 0_yuan, 0_yuan}).empty(), "computed totals have no problems");
        if (row.stated_net && row.stated_gross)
            support::law(*row.stated_net == *row.stated_gross - row.business_cost.value_or(0_yuan),
                         "net is gross less cost");
        if (row.stated_net_per_head) {
            yuan const rest = *row.stated_net - *row.stated_net_per_head * members.count();
            support::law(2 * rest.steps() <= members.count() && 2 * rest.steps() >= -members.count(),
                         "rounded to the next fen");
        }
        if (row.stated_net) {
            row.stated_net = *row.stated_net + 0.01_yuan;
            support::law(income_problems(row, members, {open, 0_yuan, 0_yuan}).size() == 1,
                         "a fen more is one problem");
        }
    });
}
#endif
