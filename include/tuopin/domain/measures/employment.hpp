#ifndef TUOPIN_DOMAIN_MEASURES_EMPLOYMENT_HPP
#define TUOPIN_DOMAIN_MEASURES_EMPLOYMENT_HPP

#include <tuopin/describe/labels.hpp>
#include <tuopin/domain/measures/checks.hpp>
#include <tuopin/values/figures/cumulative.hpp>
#include <tuopin/values/figures/share.hpp>
#include <tuopin/values/units.hpp>

#include <boost/describe/class.hpp>

#include <concepts>
#include <string>

namespace tuopin {

/// Work found for people of poor households (转移就业). Rows 41 to 43 of the source article,
/// Yunnan Net's report of the press conference of Kunming of 2020-08-11.
struct employment_report {
    /// Members of registered households placed in work elsewhere, in person-times (人次), since
    /// 2015: whoever was placed in three years counts three times, so this is no share of the
    /// persons registered. The article's noun is the household, its unit the person-time.
    cumulative<person_times> placed_in_work{};

    /// Rural workers of a counterpart county whom the region helped into work (农村劳动力): persons,
    /// and of the counterpart, Luquan, not of the reporting region. Since when is not said.
    cumulative<rural_workers> counterpart_workers_placed{};
    /// Those of them who come from registered households (其中建档立卡贫困户), of them all.
    share<rural_workers> counterpart_workers_registered{};

    friend bool operator==(employment_report const&, employment_report const&) = default;
};
BOOST_DESCRIBE_STRUCT(employment_report, (),
                      (placed_in_work, counterpart_workers_placed, counterpart_workers_registered))

constexpr auto labels(employment_report const*) {
    return labels_for<employment_report>(
        {{"placed_in_work", "转移就业"},
         {"counterpart_workers_placed", "帮助对口县转移就业", "counterpart's workers placed in work"},
         {"counterpart_workers_registered", "其中建档立卡贫困户", "of whom from registered households"}});
}

/// The share is one of the workers placed, where both give their number.
template <std::derived_from<employment_report> M, class Report>
void check_measure(M const& m, language in, Report&& report) {
    auto const placed = m.counterpart_workers_placed.value();
    auto const whole  = m.counterpart_workers_registered.whole();
    if (placed && whole && *placed != *whole && m.counterpart_workers_placed.how() == stated::exactly &&
        m.counterpart_workers_registered.how() == stated::exactly)
        report(std::string("counterpart_workers_registered"), to_text(m.counterpart_workers_registered, in),
               (in == language::chinese ? "总体为" : "a share of ") +
                   detail::exactly_text(*placed, label_of<employment_report>("counterpart_workers_placed", in), in));
}

} // namespace tuopin

#endif
