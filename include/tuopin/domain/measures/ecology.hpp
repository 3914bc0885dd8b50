#ifndef TUOPIN_DOMAIN_MEASURES_ECOLOGY_HPP
#define TUOPIN_DOMAIN_MEASURES_ECOLOGY_HPP

#include <tuopin/describe/labels.hpp>
#include <tuopin/values/figures/amount.hpp>
#include <tuopin/values/figures/cumulative.hpp>
#include <tuopin/values/units.hpp>

#include <boost/describe/class.hpp>

namespace tuopin {

/// Income from guarding nature (生态扶贫). Rows 51 and 52 of the source article, Yunnan Net's
/// report of the press conference of Kunming of 2020-08-11.
struct ecology_report {
    /// Ecological subsidies paid to farm households, registered or not (农户生态补助资金). Since when
    /// is not said, nor whether `finance_report::own_funds` contains them.
    cumulative<yuan> paid_to_farm_households{};
    /// Posts of forest rangers, ecological supervisors, cleaners and others (护林员、生态监督员、
    /// 保洁员等), at the date of the report. The poor are preferred; how many of the posts they
    /// hold is not said.
    stock<posts> ecological_posts{};

    friend bool operator==(ecology_report const&, ecology_report const&) = default;
};
BOOST_DESCRIBE_STRUCT(ecology_report, (), (paid_to_farm_households, ecological_posts))

constexpr auto labels(ecology_report const*) {
    return labels_for<ecology_report>(
        {{"paid_to_farm_households", "兑付农户生态补助资金", "ecological subsidies to farm households"},
         {"ecological_posts", "生态岗位", "rangers, supervisors, cleaners and others"}});
}

} // namespace tuopin

#endif
