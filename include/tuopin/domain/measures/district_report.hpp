#ifndef TUOPIN_DOMAIN_MEASURES_DISTRICT_REPORT_HPP
#define TUOPIN_DOMAIN_MEASURES_DISTRICT_REPORT_HPP

#include <tuopin/describe/labels.hpp>
#include <tuopin/domain/measures/checks.hpp>
#include <tuopin/domain/measures/continuities.hpp>
#include <tuopin/domain/measures/ecology.hpp>
#include <tuopin/domain/measures/education.hpp>
#include <tuopin/domain/measures/employment.hpp>
#include <tuopin/domain/measures/finance.hpp>
#include <tuopin/domain/measures/health.hpp>
#include <tuopin/domain/measures/housing.hpp>
#include <tuopin/domain/measures/income.hpp>
#include <tuopin/domain/measures/industry.hpp>
#include <tuopin/domain/measures/infrastructure.hpp>
#include <tuopin/domain/measures/motivation.hpp>
#include <tuopin/domain/measures/pairing.hpp>
#include <tuopin/domain/measures/party_building.hpp>
#include <tuopin/domain/measures/registration.hpp>
#include <tuopin/domain/measures/safety_net.hpp>
#include <tuopin/domain/measures/setting.hpp>
#include <tuopin/values/figures/measure.hpp>

#include <boost/describe/class.hpp>

#include <concepts>
#include <string>

namespace tuopin {

/// All that a district reports (扶贫工作报告), in the order of the source article, Yunnan Net's
/// report of the press conference of Kunming of 2020-08-11, 18:12. A measure itself: districts
/// merge into a city, half-years follow each other. Dates and regions of single figures
/// stand beside them, in the rows of the article's figures; a report is of one region and
/// one period where nothing else is said at a figure. "Row 41" in the topics is the row of
/// that number in examples/data/panlong/reported.csv.
struct district_report {
    setting_report        setting{};
    registration_report   registration{};
    continuities_report   continuities{};
    income_report         income{};
    pairing_report        pairing{};
    party_building_report party_building{};
    finance_report        finance{};
    industry_report       industry{};
    employment_report     employment{};
    housing_report        housing{};
    education_report      education{};
    health_report         health{};
    ecology_report        ecology{};
    infrastructure_report infrastructure{};
    safety_net_report     safety_net{};
    motivation_report     motivation{};

    friend bool operator==(district_report const&, district_report const&) = default;
};
BOOST_DESCRIBE_STRUCT(district_report, (),
                      (setting, registration, continuities, income, pairing, party_building, finance, industry,
                       employment, housing, education, health, ecology, infrastructure, safety_net, motivation))

constexpr auto labels(district_report const*) {
    return labels_for<district_report>({{"setting", "区情"},
                                        {"registration", "建档立卡与脱贫", "register and exit"},
                                        {"continuities", "四个不摘", "four continuities"},
                                        {"income", "农村居民收入", "rural income"},
                                        {"pairing", "挂包帮", "pairing"},
                                        {"party_building", "党建"},
                                        {"finance", "资金投入与对口帮扶", "funds and counterparts"},
                                        {"industry", "产业扶贫"},
                                        {"employment", "就业扶贫"},
                                        {"housing", "住房安全"},
                                        {"education", "教育扶贫"},
                                        {"health", "健康扶贫"},
                                        {"ecology", "生态扶贫"},
                                        {"infrastructure", "基础设施和公共服务"},
                                        {"safety_net", "兜底保障"},
                                        {"motivation", "激发内生动力"}});
}

/// What one topic says of another: whether the officials can help the households that there
/// are, whether those who meet the standard of exit live safely, as it demands, whether the
/// same households are as many everywhere, and whether the eligible are no more than the
/// registered. Students who dropped out contradict nothing: they may be of any household.
template <std::derived_from<district_report> M, class Report>
void check_measure(M const& m, language in, Report&& report) {
    bool const chinese = in == language::chinese;

    // 539 officials with 1 or 2 households each help between 539 and 1,078 households. Divided
    // instead of multiplied, so that no number is too large.
    auto const helpers = m.pairing.officials_paired.value();
    auto const helped  = m.registration.households_registered.value();
    bool const exact   = m.pairing.officials_paired.how() == stated::exactly &&
                       m.registration.households_registered.how() == stated::exactly;
    if (helpers && helped && exact && helpers->count() > 0 && helped->count() >= 0) {
        auto const each   = helped->count() / helpers->count();
        bool const rest   = helped->count() % helpers->count() != 0;
        auto const mean   = quantity<unit_of<registered_households>, double>(to_double(*helped) / to_double(*helpers));
        auto const seen   = to_text(mean, in);
        auto const fewest = detail::surely_at_least(m.pairing.fewest_per_official);
        auto const most   = detail::surely_at_most(m.pairing.most_per_official);
        if (fewest && each < *fewest)
            report(std::string("pairing.fewest_per_official"), to_text(m.pairing.fewest_per_official, in),
                   chinese ? "不超过平均每名干部" + seen + "（每户一名帮扶干部）"
                           : "at most the mean of " + seen + " per official, where each has one helper");
        if (most && (each > *most || (each == *most && rest)) && m.pairing.households_helped.value() == true)
            report(std::string("pairing.most_per_official"), to_text(m.pairing.most_per_official, in),
                   chinese ? "不低于平均每名干部" + seen + "（户户有帮扶干部）"
                           : "at least the mean of " + seen + " per official, as every household has a helper");
    }

    if (m.registration.meeting_exit_standard.value() == true && m.housing.safe.value() == false)
        report(std::string("registration.meeting_exit_standard"), to_text(m.registration.meeting_exit_standard, in),
               std::string(
                   text{"no registered household that meets it in an unsafe house", "达标户均住房安全有保障"}.in(in)));

    auto const& meeting         = m.registration.meeting_exit_standard;
    auto const  name_of_meeting = labels_along<district_report>("registration.meeting_exit_standard", in);
    detail::check_same_whole("housing.safe", m.housing.safe, meeting, name_of_meeting, in, report);
    detail::check_same_whole("pairing.households_helped", m.pairing.households_helped, meeting, name_of_meeting, in,
                             report);

    auto const eligible   = m.safety_net.pension_insured.whole();
    auto const registered = m.health.insured.whole();
    if (eligible && registered && eligible->count() > registered->count())
        report(std::string("safety_net.pension_insured"), to_text(*eligible, in),
               detail::at_most_text(*registered, labels_along<district_report>("health.insured", in), in));
}

} // namespace tuopin

#endif
