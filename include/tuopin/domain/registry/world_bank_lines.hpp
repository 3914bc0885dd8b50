// The World Bank's poverty lines, a vintage a type: figures of different purchasing-power bases do
// not compare.
#ifndef TUOPIN_DOMAIN_REGISTRY_WORLD_BANK_LINES_HPP
#define TUOPIN_DOMAIN_REGISTRY_WORLD_BANK_LINES_HPP

#include <tuopin/values/text.hpp>
#include <tuopin/values/units.hpp>

#include <cstdint>
#include <optional>
#include <ratio>
#include <string_view>

namespace tuopin::registry {

/// The unit of dollars a person and day at the purchasing-power parities of a year: a dimension of
/// its own a year, so that two vintages neither compare nor add.
template <int PppBase>
struct ppp_dollar_unit {
    using dimension                     = ppp_dollar_unit;
    using size                          = std::ratio<1>;
    static constexpr std::int64_t steps = 100;

    static constexpr std::string_view name(language in, bool) { return words.in(in); }

private:
    static constexpr text words_of() {
        if constexpr (PppBase == 1985)
            return {"dollars a day (1985 PPP)", "美元/天（1985年购买力平价）"};
        else if constexpr (PppBase == 2005)
            return {"dollars a day (2005 PPP)", "美元/天（2005年购买力平价）"};
        else if constexpr (PppBase == 2011)
            return {"dollars a day (2011 PPP)", "美元/天（2011年购买力平价）"};
        else if constexpr (PppBase == 2017)
            return {"dollars a day (2017 PPP)", "美元/天（2017年购买力平价）"};
        else if constexpr (PppBase == 2021)
            return {"dollars a day (2021 PPP)", "美元/天（2021年购买力平价）"};
        else
            return {"PPP dollars a day", "购买力平价美元/天"};
    }
    static constexpr text words = words_of();
};

/// Dollars a person and day at the purchasing-power parities of a year, kept in cents.
template <int PppBase>
using ppp_dollars = quantity<ppp_dollar_unit<PppBase>>;

/// The lines of one vintage; empty where it had none, or none that is confirmed.
template <int PppBase>
struct world_bank_lines {
    std::optional<ppp_dollars<PppBase>> extreme{};      ///< extreme poverty
    std::optional<ppp_dollars<PppBase>> lower_middle{}; ///< typical of lower-middle-income countries
    std::optional<ppp_dollars<PppBase>> upper_middle{}; ///< typical of upper-middle-income countries
};

/// The lines by purchasing-power base: `world_bank_lines_of<2017>.extreme` is 2.15 dollars a day.
/// A base without lines does not compile.
template <int PppBase>
inline constexpr world_bank_lines<PppBase> world_bank_lines_of = [] {
    static_assert(
        PppBase == 1985 || PppBase == 2005 || PppBase == 2011 || PppBase == 2017 || PppBase == 2021,
        "tuopin: the World Bank has lines of the bases 1985, 2005, 2011, 2017 and 2021; a line of your own is a "
        "ppp_dollars of its base");
    return world_bank_lines<PppBase>{};
}();

/// A dollar a day, of 1990.
template <>
inline constexpr world_bank_lines<1985> world_bank_lines_of<1985>{ppp_dollars<1985>::of_steps(100), {}, {}};
/// A vintage with two lines.
template <>
inline constexpr world_bank_lines<2005> world_bank_lines_of<2005>{
    ppp_dollars<2005>::of_steps(125), ppp_dollars<2005>::of_steps(200), {}};
/// The higher lines of this vintage are not confirmed.
template <>
inline constexpr world_bank_lines<2011> world_bank_lines_of<2011>{ppp_dollars<2011>::of_steps(190), {}, {}};
/// From September 2022.
template <>
inline constexpr world_bank_lines<2017> world_bank_lines_of<2017>{
    ppp_dollars<2017>::of_steps(215), ppp_dollars<2017>::of_steps(365), ppp_dollars<2017>::of_steps(685)};
/// From June 2025.
template <>
inline constexpr world_bank_lines<2021> world_bank_lines_of<2021>{
    ppp_dollars<2021>::of_steps(300), ppp_dollars<2021>::of_steps(420), ppp_dollars<2021>::of_steps(830)};

} // namespace tuopin::registry

#endif
