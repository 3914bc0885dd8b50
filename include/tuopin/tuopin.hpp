// What every program of the field uses: quantities, figures, regions and periods, and the
// two engines that add up and check. It needs Boost.Describe and Mp11 alone. Rooms of
// their own are included by name: tuopin/tables.hpp, tuopin/reports.hpp,
// tuopin/statistics.hpp, tuopin/registry.hpp, tuopin/rules.hpp, and the adapters.
#ifndef TUOPIN_TUOPIN_HPP
#define TUOPIN_TUOPIN_HPP

#include <tuopin/describe/element_codes.hpp>
#include <tuopin/describe/labels.hpp>
#include <tuopin/describe/member_pointer.hpp>
#include <tuopin/describe/members.hpp>
#include <tuopin/values/date.hpp>
#include <tuopin/values/elementary.hpp>
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
#include <tuopin/values/figures/reported.hpp>
#include <tuopin/values/figures/share.hpp>
#include <tuopin/values/floating_text.hpp>
#include <tuopin/values/percentage.hpp>
#include <tuopin/values/period.hpp>
#include <tuopin/values/quantity.hpp>
#include <tuopin/values/region.hpp>
#include <tuopin/values/text.hpp>
#include <tuopin/values/units.hpp>
#include <tuopin/engines/aggregate.hpp>
#include <tuopin/engines/observers/count.hpp>
#include <tuopin/engines/observers/extremes.hpp>
#include <tuopin/engines/observers/mean.hpp>
#include <tuopin/engines/observers/measured.hpp>
#include <tuopin/engines/observers/per_of.hpp>
#include <tuopin/engines/observers/share_of.hpp>
#include <tuopin/engines/observers/sum.hpp>
#include <tuopin/engines/observers/tally.hpp>
#include <tuopin/engines/observers/values.hpp>
#include <tuopin/engines/observers/variance.hpp>
#include <tuopin/engines/observers/weighted.hpp>
#include <tuopin/engines/observers/where.hpp>
#include <tuopin/engines/tables/sort_stably.hpp>
#include <tuopin/engines/validation/constraint.hpp>
#include <tuopin/engines/validation/constraint_on_member.hpp>
#include <tuopin/engines/validation/finding.hpp>
#include <tuopin/engines/validation/lies_in.hpp>
#include <tuopin/engines/validation/member_bound.hpp>
#include <tuopin/engines/validation/rule.hpp>
#include <tuopin/engines/validation/validate.hpp>
#include <tuopin/version.hpp>

#endif
