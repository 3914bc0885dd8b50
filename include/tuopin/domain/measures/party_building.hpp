#ifndef TUOPIN_DOMAIN_MEASURES_PARTY_BUILDING_HPP
#define TUOPIN_DOMAIN_MEASURES_PARTY_BUILDING_HPP

#include <tuopin/describe/labels.hpp>
#include <tuopin/domain/measures/checks.hpp>
#include <tuopin/values/figures/amount.hpp>
#include <tuopin/values/figures/cumulative.hpp>
#include <tuopin/values/units.hpp>

#include <boost/describe/class.hpp>

#include <concepts>
#include <string>

namespace tuopin {

/// What was done for the party's organisation in the water-source area (党建). Rows 24 to 31
/// of the source article, Yunnan Net's report of the press conference of Kunming of
/// 2020-08-11. Other numerals of that paragraph (a hundred villages, a thousand groups) stand
/// in slogans and count nothing.
struct party_building_report {
    /// Party branches (党支部) of the water-source area brought to the standard (达标创建), at the
    /// date of the report. Whether it is a level or a count since some day is not said.
    stock<branches> branches_at_standard{};
    /// Of them, rated five-star by the city (市级"五星级"党支部). The five is a grade.
    stock<branches> five_star_branches{};
    /// Of them, rated four-star; no branch is both. The others have no stated rating.
    stock<branches> four_star_branches{};

    /// Venues of villages and groups brought to standard (规范提升村组活动场所). Since when is not said.
    cumulative<venues> venues_improved{};
    /// What was spent on them, printed as over 500,000 yuan (50余万元). Since when is not said.
    cumulative<yuan> spent_on_venues{};

    /// Officials moved to posts in the subdistricts of the water-source area by transfer, exchange
    /// or promotion (转岗、交流、提拔), three ways in one number, in a period that is not said.
    flow<officials> officials_moved{};
    /// Officials promoted for what they achieved (提拔使用), in a period that is not said. Whether
    /// they are among those moved is not said either: the two do not add up to anything.
    flow<officials> officials_promoted{};
    /// Capable persons taken into the two committees of their villages (能人进入村"两委"班子). The
    /// article says "a number of" them and gives none: missing.
    flow<persons> capable_persons_in_committees{};

    friend bool operator==(party_building_report const&, party_building_report const&) = default;
};
BOOST_DESCRIBE_STRUCT(party_building_report, (),
                      (branches_at_standard, five_star_branches, four_star_branches, venues_improved, spent_on_venues,
                       officials_moved, officials_promoted, capable_persons_in_committees))

constexpr auto labels(party_building_report const*) {
    return labels_for<party_building_report>(
        {{"branches_at_standard", "达标创建党支部", "branches brought to standard"},
         {"five_star_branches", "五星级党支部", "five-star branches"},
         {"four_star_branches", "四星级党支部", "four-star branches"},
         {"venues_improved", "规范提升村组活动场所", "village venues brought to standard"},
         {"spent_on_venues", "活动场所投入资金", "spent on venues"},
         {"officials_moved", "到水源区街道任职干部", "officials moved to the water-source area"},
         {"officials_promoted", "提拔使用干部", "officials promoted"},
         {"capable_persons_in_committees", "进入村两委班子的能人", "capable persons in village committees"}});
}

/// The rated branches are different ones, and all among those at standard.
template <std::derived_from<party_building_report> M, class Report>
void check_measure(M const& m, language in, Report&& report) {
    using r = party_building_report;
    detail::check_no_more<&r::five_star_branches, &r::branches_at_standard>(m, in, report);
    detail::check_no_more<&r::four_star_branches, &r::branches_at_standard>(m, in, report);

    auto const five = detail::surely_at_least(m.five_star_branches);
    auto const four = detail::surely_at_least(m.four_star_branches);
    auto const all  = detail::surely_at_most(m.branches_at_standard);
    if (five && four && all && *five <= *all && *four <= *all && *four >= 0 && *five > *all - *four)
        report(std::string("five_star_branches"),
               to_text(m.five_star_branches, in) + " + " + to_text(m.four_star_branches, in),
               detail::at_most_text(branches(*all), label_of<r>("branches_at_standard", in), in));
}

} // namespace tuopin

#endif
