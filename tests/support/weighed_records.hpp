// Records of a survey with weights, kept as observers do and row by row.
#ifndef TUOPIN_TESTS_SUPPORT_WEIGHED_RECORDS_HPP
#define TUOPIN_TESTS_SUPPORT_WEIGHED_RECORDS_HPP

#include <tuopin/statistics/survey_columns.hpp>

#include <cstdint>

namespace support {

/// A record of columns with weights, and with clusters where `clustered`.
struct weighed {
    double        income;
    double        weight;
    std::uint64_t cluster;
};
inline void add(tuopin::detail::survey_columns& to, weighed const& record, bool clustered) {
    if (clustered)
        to.add(tuopin::detail::of_income(record.income), tuopin::detail::of_weight(record.weight),
               tuopin::detail::of_cluster(record.cluster));
    else
        to.add(tuopin::detail::of_income(record.income), tuopin::detail::of_weight(record.weight));
}
/// The same record by record: every row is one.
inline void add_row(tuopin::detail::survey_columns& to, weighed const& record, bool clustered) {
    to.incomes.push_back(record.income);
    to.weights.push_back(record.weight);
    if (clustered)
        to.clusters.push_back(record.cluster);
}

} // namespace support

#endif
