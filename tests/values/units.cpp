#include <tuopin/values/units.hpp>

#include <doctest/doctest.h>

#include <string>
#include <type_traits>

using namespace tuopin::literals;
using tuopin::language;

// How the units hang together.
static_assert(100_fen == 1_yuan && 10'000_yuan == 1_wan_yuan && 10'000_wan_yuan == 1_yi_yuan);
static_assert(15_mu == 1_ha && 1_ha == 10'000_sq_m && 1_km == 1'000_m && 10_kV == 10'000_V);

template <class A, class B>
inline constexpr bool of_one_dimension =
    std::is_same_v<typename tuopin::unit_of<A>::dimension, typename tuopin::unit_of<B>::dimension>;

// What is not counted together is a dimension of its own.
static_assert(!of_one_dimension<tuopin::persons, tuopin::person_times> &&
              !of_one_dimension<tuopin::households, tuopin::household_times>);
static_assert(!of_one_dimension<tuopin::persons, tuopin::registered_persons> &&
              !of_one_dimension<tuopin::residents, tuopin::persons>);
static_assert(!of_one_dimension<tuopin::registered_persons, tuopin::eligible_registered_persons>);
static_assert(!of_one_dimension<tuopin::villages, tuopin::natural_villages> &&
              !of_one_dimension<tuopin::villages, tuopin::poor_villages>);
static_assert(!of_one_dimension<tuopin::metres, tuopin::mu> && !of_one_dimension<tuopin::yuan, tuopin::months>);
static_assert(!of_one_dimension<tuopin::yuan, tuopin::money<tuopin::currency<"dollar", "美元", 100>>>);
static_assert(of_one_dimension<tuopin::yuan, tuopin::yi_yuan>);

TEST_CASE("money is read in millions and 万 where that rounds nothing") {
    struct reading {
        tuopin::yuan amount;
        char const*  english;
        char const*  chinese;
    };
    for (auto const& [amount, english, chinese] : {reading{0_yuan, "0 yuan", "0元"},
                                                   {1_yuan, "1 yuan", "1元"},
                                                   {12.34_yuan, "12.34 yuan", "12.34元"},
                                                   {12.5_yuan, "12.50 yuan", "12.50元"},
                                                   {0.05_yuan, "0.05 yuan", "0.05元"},
                                                   {-12.5_yuan, "-12.50 yuan", "-12.50元"},
                                                   {13'425_yuan, "13,425 yuan", "13425元"},
                                                   {500'000_yuan, "500,000 yuan", "50万元"},
                                                   {1'000'000_yuan, "1 million yuan", "100万元"},
                                                   {-1'230'000_yuan, "-1.23 million yuan", "-123万元"},
                                                   {1'234'000_yuan, "1,234,000 yuan", "1234000元"},
                                                   {1'000'000.01_yuan, "1,000,000.01 yuan", "1000000.01元"},
                                                   {5.2_yi_yuan, "520 million yuan", "5.2亿元"},
                                                   {37'600_wan_yuan, "376 million yuan", "3.76亿元"},
                                                   {12_yi_yuan, "1.2 billion yuan", "12亿元"},
                                                   {1.2345_yi_yuan, "123.45 million yuan", "12345万元"}}) {
        CAPTURE(english);
        CHECK(to_text(amount) == english);
        CHECK(to_text(amount, language::chinese) == chinese);
    }
}

TEST_CASE("money kept in fen, wan or yi is spoken of in yuan, and filed in its own unit") {
    CHECK(to_text(1'250_fen) == "12.50 yuan");
    CHECK(to_text(5_wan_yuan) == "50,000 yuan");
    CHECK(to_text(5_wan_yuan, language::chinese) == "5万元");
    CHECK(to_text(5.2_yi_yuan) == "520 million yuan");
    CHECK(to_field(1'250_fen) == "1250");
    CHECK(to_field(5.5_wan_yuan) == "5.5");
    CHECK(to_field(5.2_yi_yuan) == "5.2");
}

TEST_CASE("every unit is named in both languages") {
    struct naming {
        tuopin::text name;
        char const*  english;
        char const*  chinese;
    };
    for (auto const& [name, english, chinese] :
         {naming{tuopin::unit_name<tuopin::persons>, "persons", "人"},
          {tuopin::unit_name<tuopin::person_times>, "person-times", "人次"},
          {tuopin::unit_name<tuopin::households>, "households", "户"},
          {tuopin::unit_name<tuopin::household_times>, "household-times", "户次"},
          {tuopin::unit_name<tuopin::yuan>, "yuan", "元"},
          {tuopin::unit_name<tuopin::wan_yuan>, "wan yuan", "万元"},
          {tuopin::unit_name<tuopin::mu>, "mu", "亩"},
          {tuopin::unit_name<tuopin::hectares>, "ha", "公顷"},
          {tuopin::unit_name<tuopin::kilovolts>, "kV", "千伏"},
          {tuopin::unit_name<tuopin::categories>, "categories", "类"},
          {tuopin::unit_name<tuopin::villages>, "villages", "个村"}}) {
        CHECK(name.in(language::english) == english);
        CHECK(name.in(language::chinese) == chinese);
    }
    CHECK(to_text(1_categories) == "1 category");
    CHECK(to_text(3_months, language::chinese) == "3个月");
}

TEST_CASE("a currency of one's own, with coins or without, is one line") {
    using dollars = tuopin::money<tuopin::currency<"dollar", "美元", 100>>;
    using dong    = tuopin::money<tuopin::currency<"dong", "越南盾", 1>>;
    using dinars  = tuopin::money<tuopin::currency<"dinar", "第纳尔", 1'000>>;
    CHECK(to_text(dollars::of_steps(1'250)) == "12.50 dollar");
    CHECK(to_text(dong(1'000'000)) == "1 million dong");
    CHECK(to_text(dong(1'000'000'000), language::chinese) == "10亿越南盾");
    CHECK(to_text(dinars::of_steps(1'500)) == "1.500 dinar");
    CHECK(to_field(dinars::of_steps(1'500)) == "1.5");
    CHECK(*dinars::parse("1.005 dinar") == dinars::of_steps(1'005));
    CHECK(!dong::parse("0.5"));
}
