#ifndef TUOPIN_DOMAIN_MEASURES_HEALTH_HPP
#define TUOPIN_DOMAIN_MEASURES_HEALTH_HPP

#include <tuopin/describe/labels.hpp>
#include <tuopin/domain/measures/checks.hpp>
#include <tuopin/values/figures/claim.hpp>
#include <tuopin/values/figures/share.hpp>
#include <tuopin/values/units.hpp>

#include <boost/describe/class.hpp>

#include <concepts>

namespace tuopin {

/// Basic medical care (基本医疗有保障), one of the three guarantees, at the date of the report.
/// Rows 49 and 50 of the source article, Yunnan Net's report of the press conference of Kunming
/// of 2020-08-11.
struct health_report {
    /// Registered persons with medical insurance, of all registered persons (医疗保险参保率). The
    /// article gives the percentage alone.
    share<registered_persons> insured{};
    /// Whether every registered person has a contract with a family doctor (家庭医生签约全覆盖).
    everywhere<registered_persons> family_doctor{};

    friend bool operator==(health_report const&, health_report const&) = default;
};
BOOST_DESCRIBE_STRUCT(health_report, (), (insured, family_doctor))

constexpr auto labels(health_report const*) {
    return labels_for<health_report>({{"insured", "医疗保险参保率", "medically insured"},
                                      {"family_doctor", "家庭医生签约", "contract with a family doctor"}});
}

/// Both are about all registered persons, so about equally many.
template <std::derived_from<health_report> M, class Report>
void check_measure(M const& m, language in, Report&& report) {
    detail::check_same_whole("family_doctor", m.family_doctor, m.insured, label_of<health_report>("insured", in), in,
                             report);
}

} // namespace tuopin

#endif
