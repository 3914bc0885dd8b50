// The whole core: everything that needs Boost.Describe and Mp11 alone. An adapter to
// another library (tuopin/adapters/json.hpp) is included by name.
#ifndef TUOPIN_TUOPIN_HPP
#define TUOPIN_TUOPIN_HPP

#include <tuopin/describe/labels.hpp>
#include <tuopin/describe/member_pointer.hpp>
#include <tuopin/describe/members.hpp>
#include <tuopin/values/date.hpp>
#include <tuopin/values/exact.hpp>
#include <tuopin/values/exact_sum.hpp>
#include <tuopin/values/figures/amount.hpp>
#include <tuopin/values/figures/claim.hpp>
#include <tuopin/values/figures/cumulative.hpp>
#include <tuopin/values/figures/distinct_count.hpp>
#include <tuopin/values/figures/figure.hpp>
#include <tuopin/values/figures/growth.hpp>
#include <tuopin/values/figures/kinds.hpp>
#include <tuopin/values/figures/measure.hpp>
#include <tuopin/values/figures/per.hpp>
#include <tuopin/values/figures/ranking.hpp>
#include <tuopin/values/figures/reported.hpp>
#include <tuopin/values/figures/share.hpp>
#include <tuopin/values/identity_number.hpp>
#include <tuopin/values/percentage.hpp>
#include <tuopin/values/period.hpp>
#include <tuopin/values/quantity.hpp>
#include <tuopin/values/region.hpp>
#include <tuopin/values/text.hpp>
#include <tuopin/values/units.hpp>
#include <tuopin/engines/aggregate.hpp>
#include <tuopin/engines/constraint.hpp>
#include <tuopin/engines/fields.hpp>
#include <tuopin/engines/finding.hpp>
#include <tuopin/engines/layout.hpp>
#include <tuopin/engines/observers/count.hpp>
#include <tuopin/engines/observers/extremes.hpp>
#include <tuopin/engines/observers/mean.hpp>
#include <tuopin/engines/observers/measured.hpp>
#include <tuopin/engines/observers/share_of.hpp>
#include <tuopin/engines/observers/sum.hpp>
#include <tuopin/engines/observers/values.hpp>
#include <tuopin/engines/observers/variance.hpp>
#include <tuopin/engines/observers/weighted.hpp>
#include <tuopin/engines/observers/where.hpp>
#include <tuopin/engines/reconcile.hpp>
#include <tuopin/engines/rule.hpp>
#include <tuopin/engines/validate.hpp>
#include <tuopin/version.hpp>

#endif
