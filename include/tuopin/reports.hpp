// The measures of a district report, and holding one report against another.
#ifndef TUOPIN_REPORTS_HPP
#define TUOPIN_REPORTS_HPP

#include <tuopin/domain/measures/checks.hpp>
#include <tuopin/domain/measures/continuities.hpp>
#include <tuopin/domain/measures/district_report.hpp>
#include <tuopin/domain/measures/ecology.hpp>
#include <tuopin/domain/measures/education.hpp>
#include <tuopin/domain/measures/employment.hpp>
#include <tuopin/domain/measures/finance.hpp>
#include <tuopin/domain/measures/health.hpp>
#include <tuopin/domain/measures/housing.hpp>
#include <tuopin/domain/measures/income.hpp>
#include <tuopin/domain/measures/industry.hpp>
#include <tuopin/domain/measures/infrastructure.hpp>
#include <tuopin/domain/measures/monitoring.hpp>
#include <tuopin/domain/measures/motivation.hpp>
#include <tuopin/domain/measures/pairing.hpp>
#include <tuopin/domain/measures/party_building.hpp>
#include <tuopin/domain/measures/registration.hpp>
#include <tuopin/domain/measures/safety_net.hpp>
#include <tuopin/domain/measures/setting.hpp>
#include <tuopin/engines/validation/reconcile.hpp>
#include <tuopin/values/figures/ranking.hpp>

#endif
