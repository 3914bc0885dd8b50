#ifndef TUOPIN_DOMAIN_MEASURES_SETTING_HPP
#define TUOPIN_DOMAIN_MEASURES_SETTING_HPP

#include <tuopin/describe/labels.hpp>
#include <tuopin/values/figures/amount.hpp>
#include <tuopin/values/figures/claim.hpp>
#include <tuopin/values/units.hpp>

#include <boost/describe/class.hpp>

namespace tuopin {

/// Where a district stands before anything is counted (区情). Rows 1 and 2 of the source
/// article, Yunnan Net's report of the press conference of Kunming of 2020-08-11.
struct setting_report {
    /// The region holds a source area of drinking water for a city (集中式饮用水源地), at the
    /// date of the report. The article says so of the district; how many subdistricts lie in
    /// it is not said.
    somewhere<townships> water_source_area{};

    /// Districts of the main urban area (主城区) with a poverty task of their own, at the date
    /// of the report: a district counts 1 or 0, a city the sum. The article says that the
    /// district is the only one, which is a figure of the city: 1.
    stock<counties> main_urban_with_poverty_task{};

    friend bool operator==(setting_report const&, setting_report const&) = default;
};
BOOST_DESCRIBE_STRUCT(setting_report, (), (water_source_area, main_urban_with_poverty_task))

constexpr auto labels(setting_report const*) {
    return labels_for<setting_report>(
        {{"water_source_area", "集中式饮用水源地", "source area of drinking water"},
         {"main_urban_with_poverty_task", "有扶贫任务的主城区县区", "main-urban districts with a poverty task"}});
}

} // namespace tuopin

#endif
