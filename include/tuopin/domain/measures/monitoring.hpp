// Monitoring against return to poverty as reports print it: a measure, and what its printed rate counts.
#ifndef TUOPIN_DOMAIN_MEASURES_MONITORING_HPP
#define TUOPIN_DOMAIN_MEASURES_MONITORING_HPP

#include <tuopin/describe/labels.hpp>
#include <tuopin/describe/members.hpp>
#include <tuopin/domain/measures/checks.hpp>
#include <tuopin/values/figures/amount.hpp>
#include <tuopin/values/figures/cumulative.hpp>
#include <tuopin/values/figures/figure.hpp>
#include <tuopin/values/figures/share.hpp>
#include <tuopin/values/percentage.hpp>
#include <tuopin/values/text.hpp>
#include <tuopin/values/units.hpp>

#include <boost/describe/class.hpp>
#include <boost/describe/enum.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace tuopin {

/// The households of one type that are monitored against return to poverty, and the persons in them, as
/// reports print them (防返贫监测对象).
struct monitored_group {
    /// Identified up to the date of the report, those included whose risk was eliminated (累计识别).
    cumulative<households> households_identified{};
    cumulative<persons>    persons_identified{};
    /// Of these, those whose risk was eliminated (风险消除).
    cumulative<households> households_eliminated{};
    cumulative<persons>    persons_eliminated{};
    /// Of these, those whose risk was not (风险未消除).
    stock<households> households_open{};
    stock<persons>    persons_open{};
    /// Identified in the period (新识别).
    flow<households> households_new{};
    flow<persons>    persons_new{};

    friend bool operator==(monitored_group const&, monitored_group const&) = default;
};
BOOST_DESCRIBE_STRUCT(monitored_group, (),
                      (households_identified, persons_identified, households_eliminated, persons_eliminated,
                       households_open, persons_open, households_new, persons_new))

constexpr auto labels(monitored_group const*) {
    return labels_for<monitored_group>({{"households_identified", "累计识别户数"},
                                        {"persons_identified", "累计识别人数"},
                                        {"households_eliminated", "风险消除户数", "households out of risk"},
                                        {"persons_eliminated", "风险消除人数", "persons out of risk"},
                                        {"households_open", "风险未消除户数", "households at risk"},
                                        {"persons_open", "风险未消除人数", "persons at risk"},
                                        {"households_new", "新识别户数", "households newly identified"},
                                        {"persons_new", "新识别人数", "persons newly identified"}});
}

namespace detail {

// What a figure states exactly; empty where it does not.
template <class F>
constexpr std::optional<std::int64_t> exact_count(F const& f) {
    auto const least = detail::surely_at_least(f);
    auto const most  = detail::surely_at_most(f);
    return least && most && *least == *most ? least : std::nullopt;
}

template <class Total, class... Parts, class Report>
void check_adds_up(std::string path, Total const& total, language in, Report& report, Parts const&... parts) {
    auto const whole = exact_count(total);
    if (!whole || !(exact_count(parts) && ...))
        return;
    std::int64_t const sum = (*exact_count(parts) + ...);
    if (*whole != sum)
        report(std::move(path), to_text(total, in),
               std::string(text{"the sum of its parts, ", "各项之和，即"}.in(in)) +
                   to_text(typename Total::quantity_type(sum), in));
}

} // namespace detail

/// Whoever was identified is out of risk or at risk.
template <class Report>
void check_measure(monitored_group const& m, language in, Report&& report) {
    detail::check_adds_up("households_identified", m.households_identified, in, report, m.households_eliminated,
                          m.households_open);
    detail::check_adds_up("persons_identified", m.persons_identified, in, report, m.persons_eliminated, m.persons_open);
    using group = monitored_group;
    detail::check_no_more<&group::households_new, &group::households_identified>(m, in, report);
    detail::check_no_more<&group::persons_new, &group::persons_identified>(m, in, report);
    detail::check_no_more<&group::households_identified, &group::persons_identified>(m, in, report);
}

/// A report on monitoring: the three types (监测对象三类), all of them together, and the share whose risk was
/// eliminated as it is printed.
struct monitoring_report {
    monitored_group unstable{}; ///< 脱贫不稳定户
    monitored_group marginal{}; ///< 边缘易致贫户
    monitored_group sudden{};   ///< 突发严重困难户
    monitored_group all{};      ///< 合计

    /// The elimination rate (风险消除率). Printed rates seldom say whether they count persons or households: it is
    /// taken for one of persons, and `counted_by` says what it is.
    share<persons> elimination_rate{};

    friend bool operator==(monitoring_report const&, monitoring_report const&) = default;
};
BOOST_DESCRIBE_STRUCT(monitoring_report, (), (unstable, marginal, sudden, all, elimination_rate))

constexpr auto labels(monitoring_report const*) {
    return labels_for<monitoring_report>({{"unstable", "脱贫不稳定户", "unstable exited households"},
                                          {"marginal", "边缘易致贫户", "marginal households"},
                                          {"sudden", "突发严重困难户", "households in sudden difficulty"},
                                          {"all", "合计", "all monitored households"},
                                          {"elimination_rate", "风险消除率"}});
}

/// The share of the persons whose risk was eliminated, and of the households: two rates that differ, as the
/// households out of risk are not as large as the others. Not reported where a count is not.
inline share<persons> eliminated_persons(monitored_group const& m) {
    auto const part = m.persons_eliminated.value(), whole = m.persons_identified.value();
    return part && whole ? share<persons>(*part, of(*whole)) : share<persons>();
}
inline share<households> eliminated_households(monitored_group const& m) {
    auto const part = m.households_eliminated.value(), whole = m.households_identified.value();
    return part && whole ? share<households>(*part, of(*whole)) : share<households>();
}

/// What a printed rate counts.
enum class rate_counts : unsigned char {
    unknown,         ///< the counts behind it are not reported
    only_persons,    ///< persons over persons
    only_households, ///< households over households
    either_of_them,  ///< both come to it
    neither_of_them  ///< the counts give another rate
};
BOOST_DESCRIBE_ENUM(rate_counts, unknown, only_persons, only_households, either_of_them, neither_of_them)

constexpr auto labels(rate_counts const*) {
    return labels_for<rate_counts>({{"unknown", "无法判断"},
                                    {"only_persons", "按人数", "persons over persons"},
                                    {"only_households", "按户数", "households over households"},
                                    {"either_of_them", "人数和户数均符合", "persons as well as households"},
                                    {"neither_of_them", "均不符合", "neither persons nor households"}});
}

/// Which counts of the group come to a printed rate, when rounded to hundredths of a per cent.
inline rate_counts counted_by(percentage printed, monitored_group const& m) {
    auto const of_persons    = eliminated_persons(m).value();
    auto const of_households = eliminated_households(m).value();
    auto const comes_to      = [&](std::optional<percentage> computed) {
        double const apart = computed ? computed->in_percent() - printed.in_percent() : 1;
        return apart <= 0.005 + 1e-9 && apart >= -0.005 - 1e-9;
    };
    if (!of_persons && !of_households)
        return rate_counts::unknown;
    bool const fits_persons = comes_to(of_persons), fits_households = comes_to(of_households);
    if (fits_persons || fits_households)
        return !fits_households ? rate_counts::only_persons
               : fits_persons   ? rate_counts::either_of_them
                                : rate_counts::only_households;
    return of_persons && of_households ? rate_counts::neither_of_them : rate_counts::unknown;
}

/// The types add up to all, figure by figure, and the printed rate is one that the counts of persons come to.
template <class Report>
void check_measure(monitoring_report const& m, language in, Report&& report) {
    for_each_member<monitored_group>([&](std::string_view name, auto member) {
        detail::check_adds_up("all." + std::string(name), m.all.*member, in, report, m.unstable.*member,
                              m.marginal.*member, m.sudden.*member);
    });
    if (auto const printed = m.elimination_rate.value(); printed && m.elimination_rate.how() == stated::exactly) {
        rate_counts const counts = counted_by(*printed, m.all);
        if (counts == rate_counts::only_households || counts == rate_counts::neither_of_them)
            report(std::string("elimination_rate"), to_text(m.elimination_rate, in),
                   to_text(eliminated_persons(m.all), in) + std::string(text{"; of households ", "；按户数"}.in(in)) +
                       to_text(eliminated_households(m.all), in));
    }
}

} // namespace tuopin

#endif
