#ifndef TUOPIN_DOMAIN_MEASURES_INFRASTRUCTURE_HPP
#define TUOPIN_DOMAIN_MEASURES_INFRASTRUCTURE_HPP

#include <tuopin/describe/labels.hpp>
#include <tuopin/domain/measures/checks.hpp>
#include <tuopin/values/figures/amount.hpp>
#include <tuopin/values/figures/claim.hpp>
#include <tuopin/values/figures/share.hpp>
#include <tuopin/values/units.hpp>

#include <boost/describe/class.hpp>

#include <concepts>
#include <string>

namespace tuopin {

/// Roads, power, lines, water and clinics (基础设施和公共服务), at the date of the report. Rows 53 to
/// 58 of the source article, Yunnan Net's report of the press conference of Kunming of
/// 2020-08-11. One paragraph there speaks of all villages, of poor villages and of everybody:
/// whom a figure is about is part of its type.
struct infrastructure_report {
    /// Whether a hardened road reaches every village of the region (道路硬化到村).
    everywhere<villages> hardened_road{};
    /// Whether every poor village has a supply of industrial power (动力电).
    everywhere<poor_villages> power{};
    /// The lowest tension of that supply: 10 kV or more.
    lowest<kilovolts> power_tension{};
    /// Whether every poor village has broadband (网络宽带).
    everywhere<poor_villages> broadband{};
    /// The coverage of radio and television (广播电视覆盖率), of natural villages (自然村). The article
    /// does not say of what it is a share; lists of exit criteria in its wording count natural
    /// villages, and the one that was found is a weak source.
    share<natural_villages> broadcasting{};
    /// The farthest that anybody has to go for water (取水半径): at most 1 km.
    highest<kilometres> water_radius{};
    /// Whether every village of the region has a clinic built to standard (标准化卫生室).
    everywhere<villages> standard_clinic{};

    friend bool operator==(infrastructure_report const&, infrastructure_report const&) = default;
};
BOOST_DESCRIBE_STRUCT(infrastructure_report, (),
                      (hardened_road, power, power_tension, broadband, broadcasting, water_radius, standard_clinic))

constexpr auto labels(infrastructure_report const*) {
    return labels_for<infrastructure_report>(
        {{"hardened_road", "道路硬化到村", "hardened road to the village"},
         {"power", "贫困村通动力电", "power in poor villages"},
         {"power_tension", "动力电电压", "tension of the power supply"},
         {"broadband", "贫困村通网络宽带", "broadband in poor villages"},
         {"broadcasting", "广播电视覆盖率", "radio and television coverage"},
         {"water_radius", "取水半径", "distance to fetch water"},
         {"standard_clinic", "村村建有标准化卫生室", "standard clinic in the village"}});
}

/// Claims over the same villages count the same villages, and poor villages are villages.
template <std::derived_from<infrastructure_report> M, class Report>
void check_measure(M const& m, language in, Report&& report) {
    using r = infrastructure_report;
    detail::check_same_whole("broadband", m.broadband, m.power, label_of<r>("power", in), in, report);
    detail::check_same_whole("standard_clinic", m.standard_clinic, m.hardened_road, label_of<r>("hardened_road", in),
                             in, report);
    if (m.power.whole() && m.hardened_road.whole() && m.power.whole()->count() > m.hardened_road.whole()->count())
        report(std::string("power"), to_text(*m.power.whole(), in),
               detail::at_most_text(*m.hardened_road.whole(), label_of<r>("hardened_road", in), in));
}

} // namespace tuopin

#endif
