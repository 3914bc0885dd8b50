// The register of households, persons and villages, and identity numbers.
#ifndef TUOPIN_REGISTRY_HPP
#define TUOPIN_REGISTRY_HPP

#include <tuopin/values/identity_number.hpp>
#include <tuopin/domain/registry/ages.hpp>
#include <tuopin/domain/registry/answer.hpp>
#include <tuopin/domain/registry/certificate.hpp>
#include <tuopin/domain/registry/code_scheme.hpp>
#include <tuopin/domain/registry/conditions.hpp>
#include <tuopin/domain/registry/conditions_codes.hpp>
#include <tuopin/domain/registry/helper.hpp>
#include <tuopin/domain/registry/history.hpp>
#include <tuopin/domain/registry/household.hpp>
#include <tuopin/domain/registry/household_codes.hpp>
#include <tuopin/domain/registry/income.hpp>
#include <tuopin/domain/registry/monitoring.hpp>
#include <tuopin/domain/registry/monitoring_codes.hpp>
#include <tuopin/domain/registry/numbers.hpp>
#include <tuopin/domain/registry/parameters.hpp>
#include <tuopin/domain/registry/person.hpp>
#include <tuopin/domain/registry/person_codes.hpp>
#include <tuopin/domain/registry/poverty_lines.hpp>
#include <tuopin/domain/registry/schemes.hpp>
#include <tuopin/domain/registry/stock_flow.hpp>
#include <tuopin/domain/registry/village.hpp>
#include <tuopin/domain/registry/world_bank_lines.hpp>

#endif
