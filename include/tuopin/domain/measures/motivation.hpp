#ifndef TUOPIN_DOMAIN_MEASURES_MOTIVATION_HPP
#define TUOPIN_DOMAIN_MEASURES_MOTIVATION_HPP

#include <tuopin/describe/labels.hpp>
#include <tuopin/domain/measures/checks.hpp>
#include <tuopin/values/figures/amount.hpp>
#include <tuopin/values/figures/cumulative.hpp>
#include <tuopin/values/units.hpp>

#include <boost/describe/class.hpp>

#include <concepts>

namespace tuopin {

/// Work on people's own drive (激发内生动力). Rows 62 and 63 of the source article, Yunnan Net's
/// report of the press conference of Kunming of 2020-08-11, name both activities and count
/// neither: missing. A county elsewhere in Yunnan has reported the sessions with their
/// person-times, problems found and problems solved.
struct motivation_report {
    /// Village sessions of telling and rating (三讲三评): the stationed team, the village's officials and
    /// the poor households each tell what they did and are rated by the others.
    cumulative<sessions> rating_sessions{};
    /// Those who took part in them, in person-times: whoever came twice counts twice.
    cumulative<person_times> rating_attendance{};
    cumulative<problems>     problems_found{};  ///< problems that came up in them
    cumulative<problems>     problems_solved{}; ///< those of them that were solved
    /// Shops in which villagers exchange points earned by work for goods (爱心超市), at the date of
    /// the report.
    stock<shops> points_shops{};

    friend bool operator==(motivation_report const&, motivation_report const&) = default;
};
BOOST_DESCRIBE_STRUCT(motivation_report, (),
                      (rating_sessions, rating_attendance, problems_found, problems_solved, points_shops))

constexpr auto labels(motivation_report const*) {
    return labels_for<motivation_report>({{"rating_sessions", "三讲三评场次", "telling and rating sessions"},
                                          {"rating_attendance", "三讲三评参加人次", "attendance of the sessions"},
                                          {"problems_found", "发现问题"},
                                          {"problems_solved", "解决问题"},
                                          {"points_shops", "爱心超市", "points shops"}});
}

/// No more problems are solved than were found.
template <std::derived_from<motivation_report> M, class Report>
void check_measure(M const& m, language in, Report&& report) {
    detail::check_no_more<&motivation_report::problems_solved, &motivation_report::problems_found>(m, in, report);
}

} // namespace tuopin

#endif
