#ifndef TUOPIN_DOMAIN_MEASURES_REGISTRATION_HPP
#define TUOPIN_DOMAIN_MEASURES_REGISTRATION_HPP

#include <tuopin/describe/labels.hpp>
#include <tuopin/domain/measures/checks.hpp>
#include <tuopin/domain/standard_level.hpp>
#include <tuopin/values/figures/amount.hpp>
#include <tuopin/values/figures/claim.hpp>
#include <tuopin/values/figures/cumulative.hpp>
#include <tuopin/values/figures/kinds.hpp>
#include <tuopin/values/figures/ranking.hpp>
#include <tuopin/values/units.hpp>

#include <boost/describe/class.hpp>

#include <concepts>
#include <string>

namespace tuopin {

/// The register of 2014 and the exits from it (建档立卡与脱贫): villages exit (出列),
/// households exit with all their members (脱贫). Rows 4 to 9, 11 and 12 of the source
/// article, Yunnan Net's report of the press conference of Kunming of 2020-08-11. The article's
/// cohort never changes: its figures of 2014 and of 2017 are the same, although people are
/// born, die and move. So it is a frozen cohort, and not the register of today.
struct registration_report {
    /// The levels of the standards by which villages were registered. The article says of its
    /// two villages that the province's was used, and nothing of the households.
    kinds<standard_level> village_standards{};

    /// Poor villages (建档立卡贫困村), registered in 2014.
    cohort<poor_villages> villages_registered{};
    /// Poor households (建档立卡贫困户), registered in 2014.
    cohort<registered_households> households_registered{};
    /// The persons in them (建档立卡贫困人口), registered in 2014.
    cohort<registered_persons> persons_registered{};

    /// Poor villages that exited in the period (贫困村出列): both of the district's in 2016.
    flow<poor_villages> villages_exited{};
    /// Registered households that have exited since 2014 (脱贫户). The article gives the last
    /// year of exits, 2017, and not how they spread over the years.
    cumulative<registered_households> households_exited{};
    /// Registered persons that have exited since 2014 (脱贫人口), in the same exits.
    cumulative<registered_persons> persons_exited{};

    /// The place of the district among those of its city by when no registered poor were left
    /// (清零).
    ranking clearing{};

    /// Whether every registered household meets the standard of exit (全面达标), at the date of
    /// the report. The article does not repeat how many those are.
    everywhere<registered_households> meeting_exit_standard{};
    /// Registered persons who fell back into poverty in the period (返贫人口). Zero is a figure:
    /// nobody did.
    flow<registered_persons> returned{};
    /// Persons not registered before who became poor in the period (新增贫困人口).
    flow<persons> newly_poor{};

    friend bool operator==(registration_report const&, registration_report const&) = default;
};
BOOST_DESCRIBE_STRUCT(registration_report, (),
                      (village_standards, villages_registered, households_registered, persons_registered,
                       villages_exited, households_exited, persons_exited, clearing, meeting_exit_standard, returned,
                       newly_poor))

constexpr auto labels(registration_report const*) {
    return labels_for<registration_report>({{"village_standards", "贫困村识别标准", "standards of the villages"},
                                            {"villages_registered", "建档立卡贫困村"},
                                            {"households_registered", "建档立卡贫困户"},
                                            {"persons_registered", "建档立卡贫困人口"},
                                            {"villages_exited", "出列贫困村"},
                                            {"households_exited", "脱贫户"},
                                            {"persons_exited", "脱贫人口"},
                                            {"clearing", "清零名次", "place in clearing the register"},
                                            {"meeting_exit_standard", "达到脱贫标准", "meeting the exit standard"},
                                            {"returned", "返贫人口", "returned to poverty"},
                                            {"newly_poor", "新增贫困人口"}});
}

/// No more may exit than were registered, no household is without a person, and where every
/// household exited every person did.
template <std::derived_from<registration_report> M, class Report>
void check_measure(M const& m, language in, Report&& report) {
    using r = registration_report;
    detail::check_no_more<&r::villages_exited, &r::villages_registered>(m, in, report);
    detail::check_no_more<&r::households_exited, &r::households_registered>(m, in, report);
    detail::check_no_more<&r::persons_exited, &r::persons_registered>(m, in, report);
    detail::check_no_more<&r::households_registered, &r::persons_registered>(m, in, report);

    auto const gone       = detail::surely_at_least(m.households_exited);
    auto const all        = detail::surely_at_most(m.households_registered);
    auto const exited     = detail::surely_at_most(m.persons_exited);
    auto const registered = detail::surely_at_least(m.persons_registered);
    constexpr text all_persons{"all persons registered, as all households exited",
                               "贫困户全部脱贫，建档立卡人口应全部脱贫"};
    if (gone && all && exited && registered && *gone >= *all && *exited < *registered)
        report(std::string("persons_exited"), to_text(m.persons_exited, in), std::string(all_persons.in(in)));
}

} // namespace tuopin

#endif
