#ifndef TUOPIN_DOMAIN_MEASURES_SAFETY_NET_HPP
#define TUOPIN_DOMAIN_MEASURES_SAFETY_NET_HPP

#include <tuopin/describe/labels.hpp>
#include <tuopin/values/figures/claim.hpp>
#include <tuopin/values/figures/kinds.hpp>
#include <tuopin/values/figures/share.hpp>
#include <tuopin/values/units.hpp>

#include <boost/describe/class.hpp>
#include <boost/describe/enum.hpp>

namespace tuopin {

/// For whom the region pays contributions to social insurance (缴费补助机制; row 59 of the source
/// article).
enum class contribution_subsidy : unsigned char {
    water_source_residents, ///< 水源区缴费补助机制
    disabled_persons,       ///< 残疾人缴费补助机制
};
BOOST_DESCRIBE_ENUM(contribution_subsidy, water_source_residents, disabled_persons)

constexpr auto labels(contribution_subsidy const*) {
    return labels_for<contribution_subsidy>(
        {{"water_source_residents", "水源区缴费补助机制", "for residents of the water-source area"},
         {"disabled_persons", "残疾人缴费补助机制", "for disabled persons"}});
}

/// Social insurance as a floor (兜底保障), at the date of the report. Rows 59 to 61 of the source
/// article, Yunnan Net's report of the press conference of Kunming of 2020-08-11.
struct safety_net_report {
    kinds<contribution_subsidy> contribution_subsidies{}; ///< the schemes that pay contributions

    /// Whether the residents' basic pension scheme (城乡居民基本养老保险) is open to every resident:
    /// the scheme covers the place. Who takes part is the next figure.
    everywhere<residents> pension_scheme{};
    /// Registered persons in the pension scheme, of those who may take part
    /// (符合参保条件的建档立卡贫困人口参保率). Who may is a matter of age, schooling and service; the
    /// article gives the percentage alone.
    share<eligible_registered_persons> pension_insured{};

    friend bool operator==(safety_net_report const&, safety_net_report const&) = default;
};
BOOST_DESCRIBE_STRUCT(safety_net_report, (), (contribution_subsidies, pension_scheme, pension_insured))

constexpr auto labels(safety_net_report const*) {
    return labels_for<safety_net_report>(
        {{"contribution_subsidies", "缴费补助机制", "contribution subsidies"},
         {"pension_scheme", "城乡居民基本养老保险全覆盖", "pension scheme open to residents"},
         {"pension_insured", "符合条件者养老保险参保率", "pension insured of the eligible"}});
}

} // namespace tuopin

#endif
