// The units and nouns of the field, with their literals.
#ifndef TUOPIN_VALUES_UNITS_HPP
#define TUOPIN_VALUES_UNITS_HPP

#include <tuopin/values/quantity.hpp>

#include <cstdint>
#include <ratio>
#include <string>
#include <string_view>

namespace tuopin {

/// A currency: its name, its Chinese name, and how many of its smallest coins make one.
template <fixed_text Name, fixed_text Chinese, std::int64_t Coins>
struct currency {
    static constexpr std::int64_t coins = Coins;

    static constexpr std::string_view name(language in) {
        return in == language::chinese ? Chinese.view() : Name.view();
    }
};

/// The currency of China (人民币), of 100 fen (分).
using renminbi = currency<"yuan", "元", 100>;

/// Money of a currency, a dimension of its own a currency: yuan and dollars do not add up.
template <class Currency>
struct money_of {};

namespace detail {

// Money has all its decimals or none: 12.50, 12.
inline std::string money_decimal(std::int64_t coins, std::int64_t coins_per_unit, bool grouped) {
    std::string written = decimal(coins, coins_per_unit, grouped);
    auto const  point   = written.find('.');
    if (point != std::string::npos)
        for (std::int64_t place = coins_per_unit, at = static_cast<std::int64_t>(written.size() - point); place > 1;
             place /= 10, --at)
            if (at <= 1)
                written += '0';
    return written;
}

// 1'200'000'000 -> "1.2 billion"; an amount that such words would round stays in digits.
inline std::string english_money(std::int64_t coins, std::int64_t coins_per_unit) {
    struct word {
        std::int64_t     units;
        std::string_view name;
    };
    for (word const large : {word{1'000'000'000, " billion"}, word{1'000'000, " million"}}) {
        std::int64_t const in_coins = large.units * coins_per_unit;
        if (magnitude(coins) >= static_cast<std::uint64_t>(in_coins) && coins % (in_coins / 100) == 0)
            return decimal(coins / (in_coins / 100), 100, true).append(large.name);
    }
    return money_decimal(coins, coins_per_unit, true);
}

// 520'000'000 -> "5.2亿", 500'000 -> "50万", 13'425 -> "13425"
inline std::string chinese_money(std::int64_t coins, std::int64_t coins_per_unit) {
    std::int64_t const yi  = 100'000'000 * coins_per_unit;
    std::int64_t const wan = 10'000 * coins_per_unit;
    if (magnitude(coins) >= static_cast<std::uint64_t>(yi) && coins % (yi / 100) == 0)
        return decimal(coins / (yi / 100), 100, false).append("亿");
    if (magnitude(coins) >= static_cast<std::uint64_t>(wan) && coins % wan == 0)
        return decimal(coins / wan, 1, false).append("万");
    return money_decimal(coins, coins_per_unit, false);
}

} // namespace detail

/// A currency's unit, kept in its smallest coins: sums of money are exact.
template <class Currency>
struct currency_unit {
    using dimension                     = money_of<Currency>;
    using size                          = std::ratio<1>;
    static constexpr std::int64_t steps = Currency::coins;
    static constexpr bool may_be_negative = true;

    static constexpr std::string_view name(language in, bool) { return Currency::name(in); }
    static std::string number(std::int64_t amount, language in) {
        return in == language::chinese ? detail::chinese_money(amount, steps) : detail::english_money(amount, steps);
    }
};

/// A multiple or a part of a currency's unit under a name of its own. People read and
/// write the amount in the currency's unit all the same.
template <class Currency, class Size, std::int64_t Steps, fixed_text Name, fixed_text Chinese>
struct money_unit : measured_in<money_of<Currency>, Size, Steps, Name, Name, Chinese> {
    using spoken_in = currency_unit<Currency>;
    static constexpr bool may_be_negative = true;
};

/// An amount of money in a currency of your own:
/// `using dong = tuopin::money<tuopin::currency<"dong", "越南盾", 1>>;`
template <class Currency>
using money = quantity<currency_unit<Currency>>;

using yuan     = money<renminbi>;                                                             ///< 元, kept in fen
/// 分, a hundredth of a yuan
using fen = quantity<money_unit<renminbi, std::ratio<1, 100>, 1, "fen", "分">>;
/// 万元, 10,000 yuan, kept in fen
using wan_yuan = quantity<money_unit<renminbi, std::ratio<10'000>, 1'000'000, "wan yuan", "万元">>;
/// 亿元, 100 million yuan, kept in fen
using yi_yuan = quantity<money_unit<renminbi, std::ratio<100'000'000>, 10'000'000'000, "yi yuan", "亿元">>;

struct area {};
struct length {};
struct electric_tension {};
struct duration {};

using square_metres = quantity<measured_in<area, std::ratio<1>, 100, "m²", "m²", "平方米">>;
using mu = quantity<measured_in<area, std::ratio<2'000, 3>, 100, "mu", "mu", "亩">>; ///< 亩, a fifteenth of a hectare
using hectares      = quantity<measured_in<area, std::ratio<10'000>, 10'000, "ha", "ha", "公顷">>;
using metres        = quantity<measured_in<length, std::ratio<1>, 100, "m", "m", "米">>;
using kilometres    = quantity<measured_in<length, std::ratio<1'000>, 1'000, "km", "km", "公里">>;
using volts         = quantity<measured_in<electric_tension, std::ratio<1>, 1, "V", "V", "伏">>;
using kilovolts     = quantity<measured_in<electric_tension, std::ratio<1'000>, 1'000, "kV", "kV", "千伏">>;
using months        = quantity<measured_in<duration, std::ratio<1>, 1, "month", "months", "个月">>;

// What is counted. The universe is part of the noun: a share of registered persons and
// one of residents are different types.
using persons                     = quantity<noun<"person", "persons", "人">>;
using person_times = quantity<noun<"person-time", "person-times", "人次">>; ///< 人次: a person counts each time
using households                  = quantity<noun<"household", "households", "户">>;
using household_times             = quantity<noun<"household-time", "household-times", "户次">>; ///< 户次
using registered_persons          = quantity<noun<"registered person", "registered persons", "名建档立卡人口">>;
using registered_households       = quantity<noun<"registered household", "registered households", "户建档立卡户">>;
using eligible_registered_persons =
    quantity<noun<"eligible registered person", "eligible registered persons", "名符合参保条件的建档立卡人口">>;
using resident_rural_persons      = quantity<noun<"resident rural person", "resident rural persons", "名农村常住居民">>;
using residents                   = quantity<noun<"resident", "residents", "名居民">>;
using students                    = quantity<noun<"student", "students", "名学生">>;
using poor_students               = quantity<noun<"poor student", "poor students", "名贫困学生">>;
using rural_workers               = quantity<noun<"rural worker", "rural workers", "名农村劳动力">>;
using officials                   = quantity<noun<"official", "officials", "名干部">>;
using villages                    = quantity<noun<"village", "villages", "个村">>; ///< administrative villages (行政村)
using poor_villages               = quantity<noun<"poor village", "poor villages", "个贫困村">>;
using natural_villages            = quantity<noun<"natural village", "natural villages", "个自然村">>;
using townships                   = quantity<noun<"township", "townships", "个乡镇">>;
using counties                    = quantity<noun<"county", "counties", "个县">>;
using branches                    = quantity<noun<"party branch", "party branches", "个党支部">>;
using sites                       = quantity<noun<"site", "sites", "个点">>;
using venues                      = quantity<noun<"venue", "venues", "处场所">>;
using bases                       = quantity<noun<"base", "bases", "个基地">>;
using categories                  = quantity<noun<"category", "categories", "类">>;
using products                    = quantity<noun<"product", "products", "个产品">>;
using posts                       = quantity<noun<"post", "posts", "个岗位">>;
using sessions                    = quantity<noun<"session", "sessions", "场">>;
using shops                       = quantity<noun<"shop", "shops", "个超市">>;
using clinics                     = quantity<noun<"clinic", "clinics", "个卫生室">>;
using schemes                     = quantity<noun<"scheme", "schemes", "项机制">>;
using problems                    = quantity<noun<"problem", "problems", "个问题">>;

namespace literals {

template <char... C> consteval auto operator""_yuan() { return literal<yuan, C...>(); }
template <char... C> consteval auto operator""_fen() { return literal<fen, C...>(); }
template <char... C> consteval auto operator""_wan_yuan() { return literal<wan_yuan, C...>(); }
template <char... C> consteval auto operator""_yi_yuan() { return literal<yi_yuan, C...>(); }
template <char... C> consteval auto operator""_sq_m() { return literal<square_metres, C...>(); }
template <char... C> consteval auto operator""_mu() { return literal<mu, C...>(); }
template <char... C> consteval auto operator""_ha() { return literal<hectares, C...>(); }
template <char... C> consteval auto operator""_m() { return literal<metres, C...>(); }
template <char... C> consteval auto operator""_km() { return literal<kilometres, C...>(); }
template <char... C> consteval auto operator""_V() { return literal<volts, C...>(); }
template <char... C> consteval auto operator""_kV() { return literal<kilovolts, C...>(); }
template <char... C> consteval auto operator""_months() { return literal<months, C...>(); }
template <char... C> consteval auto operator""_persons() { return literal<persons, C...>(); }
template <char... C> consteval auto operator""_person_times() { return literal<person_times, C...>(); }
template <char... C> consteval auto operator""_households() { return literal<households, C...>(); }
template <char... C> consteval auto operator""_household_times() { return literal<household_times, C...>(); }
template <char... C> consteval auto operator""_registered_persons() { return literal<registered_persons, C...>(); }
template <char... C>
consteval auto operator""_registered_households() { return literal<registered_households, C...>(); }
template <char... C>
consteval auto operator""_eligible_registered_persons() { return literal<eligible_registered_persons, C...>(); }
template <char... C>
consteval auto operator""_resident_rural_persons() { return literal<resident_rural_persons, C...>(); }
template <char... C> consteval auto operator""_residents() { return literal<residents, C...>(); }
template <char... C> consteval auto operator""_students() { return literal<students, C...>(); }
template <char... C> consteval auto operator""_poor_students() { return literal<poor_students, C...>(); }
template <char... C> consteval auto operator""_rural_workers() { return literal<rural_workers, C...>(); }
template <char... C> consteval auto operator""_officials() { return literal<officials, C...>(); }
template <char... C> consteval auto operator""_villages() { return literal<villages, C...>(); }
template <char... C> consteval auto operator""_poor_villages() { return literal<poor_villages, C...>(); }
template <char... C> consteval auto operator""_natural_villages() { return literal<natural_villages, C...>(); }
template <char... C> consteval auto operator""_townships() { return literal<townships, C...>(); }
template <char... C> consteval auto operator""_counties() { return literal<counties, C...>(); }
template <char... C> consteval auto operator""_branches() { return literal<branches, C...>(); }
template <char... C> consteval auto operator""_sites() { return literal<sites, C...>(); }
template <char... C> consteval auto operator""_venues() { return literal<venues, C...>(); }
template <char... C> consteval auto operator""_bases() { return literal<bases, C...>(); }
template <char... C> consteval auto operator""_categories() { return literal<categories, C...>(); }
template <char... C> consteval auto operator""_products() { return literal<products, C...>(); }
template <char... C> consteval auto operator""_posts() { return literal<posts, C...>(); }
template <char... C> consteval auto operator""_sessions() { return literal<sessions, C...>(); }
template <char... C> consteval auto operator""_shops() { return literal<shops, C...>(); }
template <char... C> consteval auto operator""_clinics() { return literal<clinics, C...>(); }
template <char... C> consteval auto operator""_schemes() { return literal<schemes, C...>(); }
template <char... C> consteval auto operator""_problems() { return literal<problems, C...>(); }

} // namespace literals
} // namespace tuopin

#endif
