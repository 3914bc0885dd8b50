#ifndef TUOPIN_DOMAIN_MEASURES_PAIRING_HPP
#define TUOPIN_DOMAIN_MEASURES_PAIRING_HPP

#include <tuopin/describe/labels.hpp>
#include <tuopin/domain/measures/checks.hpp>
#include <tuopin/values/figures/amount.hpp>
#include <tuopin/values/figures/claim.hpp>
#include <tuopin/values/figures/kinds.hpp>
#include <tuopin/values/units.hpp>

#include <boost/describe/class.hpp>
#include <boost/describe/enum.hpp>

#include <concepts>

namespace tuopin {

/// The ways in which officials and departments are tied to households (row 20 of the source
/// article).
enum class pairing_way : unsigned char {
    leader_stays,      ///< 领导蹲点联户: a leader stays in the village
    department_linked, ///< 部门挂钩联户: a department is linked to the households
    official_paired,   ///< 干部结对联户: an official is paired with a household
};
BOOST_DESCRIBE_ENUM(pairing_way, leader_stays, department_linked, official_paired)

constexpr auto labels(pairing_way const*) {
    return labels_for<pairing_way>({{"leader_stays", "领导蹲点联户", "a leader stays in the village"},
                                    {"department_linked", "部门挂钩联户", "a department is linked"},
                                    {"official_paired", "干部结对联户", "an official is paired"}});
}

/// Officials paired with households (挂包帮, Yunnan's scheme of 2015: leaders are linked to
/// places, departments take charge of villages, officials help households), at the date of
/// the report. Rows 16, 17, 20 and 21 of the source article, Yunnan Net's report of the press
/// conference of Kunming of 2020-08-11.
struct pairing_report {
    /// Officials of section rank (科级) or higher who are paired with households. The rank is
    /// a condition on the official; the number is exact.
    stock<officials> officials_paired{};
    /// The fewest households that one of them helps: 1.
    lowest<registered_households> fewest_per_official{};
    /// The most households that one of them helps: 2. Whether two officials may help one
    /// household is not said.
    highest<registered_households> most_per_official{};
    /// The ways of pairing that are in use.
    kinds<pairing_way> ways{};
    /// Whether every registered household has a helper ("挂包帮"全覆盖). Villages are covered by
    /// the words, too, without a figure.
    everywhere<registered_households> households_helped{};

    friend bool operator==(pairing_report const&, pairing_report const&) = default;
};
BOOST_DESCRIBE_STRUCT(pairing_report, (),
                      (officials_paired, fewest_per_official, most_per_official, ways, households_helped))

constexpr auto labels(pairing_report const*) {
    return labels_for<pairing_report>(
        {{"officials_paired", "挂钩帮扶的科级以上干部", "officials of section rank or higher"},
         {"fewest_per_official", "每名干部最少帮扶户数", "fewest households per official"},
         {"most_per_official", "每名干部最多帮扶户数", "most households per official"},
         {"ways", "结对方式", "ways of pairing"},
         {"households_helped", "挂包帮全覆盖", "households with a helper"}});
}

/// The fewest may not be more than the most.
template <std::derived_from<pairing_report> M, class Report>
void check_measure(M const& m, language in, Report&& report) {
    detail::check_no_more<&pairing_report::fewest_per_official, &pairing_report::most_per_official>(m, in, report);
}

} // namespace tuopin

#endif
