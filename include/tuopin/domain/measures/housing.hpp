#ifndef TUOPIN_DOMAIN_MEASURES_HOUSING_HPP
#define TUOPIN_DOMAIN_MEASURES_HOUSING_HPP

#include <tuopin/describe/labels.hpp>
#include <tuopin/values/figures/claim.hpp>
#include <tuopin/values/figures/cumulative.hpp>
#include <tuopin/values/units.hpp>

#include <boost/describe/class.hpp>

namespace tuopin {

/// Safe housing (住房安全有保障), one of the three guarantees. Rows 44 to 46 of the source
/// article, Yunnan Net's report of the press conference of Kunming of 2020-08-11.
struct housing_report {
    /// Sites of geological hazard (地质灾害点) whose residents were relocated. Since when, and how
    /// many residents, is not said.
    cumulative<sites> hazard_sites_relocated{};
    /// Households whose dangerous rural house was renovated (农村危房改造), registered or not: the
    /// article has more of them than registered households. Since when is not said.
    cumulative<households> renovated{};
    /// Whether every registered household lives safely, at the date of the report.
    everywhere<registered_households> safe{};

    friend bool operator==(housing_report const&, housing_report const&) = default;
};
BOOST_DESCRIBE_STRUCT(housing_report, (), (hazard_sites_relocated, renovated, safe))

constexpr auto labels(housing_report const*) {
    return labels_for<housing_report>({{"hazard_sites_relocated", "搬迁地质灾害点", "hazard sites relocated"},
                                       {"renovated", "农村危房改造", "dangerous houses renovated"},
                                       {"safe", "住房安全有保障", "safe housing"}});
}

} // namespace tuopin

#endif
