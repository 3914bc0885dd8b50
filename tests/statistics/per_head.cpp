#include <tuopin/engines/aggregate.hpp>
#include <tuopin/engines/observers/extremes.hpp>
#include <tuopin/engines/observers/mean.hpp>
#include <tuopin/statistics/per_head.hpp>
#include <tuopin/values/units.hpp>

#include <doctest/doctest.h>

#include <cmath>
#include <optional>
#include <type_traits>
#include <vector>

using namespace tuopin;
using namespace tuopin::literals;

namespace homes {

struct income {
    yuan                wage{};
    std::optional<yuan> pension{};
};
struct home {
    persons       size{};
    homes::income income{};
};

constexpr auto wage_a_head    = per_head<path<&home::income, &homes::income::wage>, &home::size>;
constexpr auto pension_a_head = per_head<path<&home::income, &homes::income::pension>, &home::size>;

} // namespace homes

using namespace homes;

TEST_CASE("what a household has per head is measured like a member") {
    std::vector<home> const homes{{2_persons, {10'000_yuan, std::nullopt}}, {3_persons, {6'000_yuan, 1'000_yuan}}};
    static_assert(std::is_same_v<decltype(wage_a_head(home{})), quantity<unit_of<yuan>, double>>);
    CHECK(to_double(wage_a_head(homes[1])) == 2'000);
    CHECK(to_double(*aggregate<maximum<wage_a_head>>(homes).value()) == 5'000);
    CHECK(to_double(*aggregate<mean<wage_a_head, &home::size>>(homes).value()) == 16'000 / 5.0);

    auto const pensions = aggregate<mean<pension_a_head>>(homes);
    CHECK(to_double(*pensions.value()) == doctest::Approx(1'000 / 3.0));
    CHECK(pensions.not_stated() == 1);
    CHECK_FALSE(std::isfinite(to_double(wage_a_head(home{0_persons, {1_yuan, {}}}))));
}
