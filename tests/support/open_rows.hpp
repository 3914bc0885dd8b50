// Values that the field's own software gives for public data sets, where they lie beside the project.
#ifndef TUOPIN_TESTS_SUPPORT_OPEN_ROWS_HPP
#define TUOPIN_TESTS_SUPPORT_OPEN_ROWS_HPP

#include <tuopin/engines/csv/csv.hpp>
#include <tuopin/statistics/estimate.hpp>
#include <tuopin/statistics/fraction.hpp>

#include <boost/describe/class.hpp>
#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdlib>
#include <fstream>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace support {

/// One value: of a measure with parameters ("k=1/3;w=size") over a group ("all", "area=1").
struct open_row {
    std::string           dataset{};
    std::string           measure{};
    std::string           params{};
    std::string           group{};
    std::optional<double> estimate{};
    std::optional<double> se{};
    std::string           source{};

    /// What stands behind "name=" in the parameters, or nothing.
    std::string operator[](std::string const& name) const {
        for (std::size_t at = 0; at <= params.size();) {
            std::size_t const end  = std::min(params.find(';', at), params.size());
            std::string const each = params.substr(at, end - at);
            if (each.starts_with(name + "="))
                return each.substr(name.size() + 1);
            at = end + 1;
        }
        return {};
    }
    double           number(std::string const& name) const { return *tuopin::from_text<double>((*this)[name]); }
    tuopin::fraction share(std::string const& name) const { return *tuopin::fraction::parse((*this)[name]); }
    std::string      told() const { return dataset + " " + measure + " [" + params + "] " + group; }
};

namespace detail {

/// As it stands in the file: some peers give "inf", which is no number to the library.
struct written_row {
    std::string dataset{}, measure{}, params{}, group{}, estimate{}, se{}, source{};
};
BOOST_DESCRIBE_STRUCT(written_row, (), (dataset, measure, params, group, estimate, se, source))

inline std::optional<double> number_in(std::string const& written) {
    return written.empty() ? std::nullopt : std::optional<double>(std::strtod(written.c_str(), nullptr));
}

} // namespace detail

/// The folder of reference values, beside that of public data.
inline std::string open_folder() {
    char const* const variable = std::getenv("TUOPIN_REFERENCE");
    return (variable != nullptr ? std::string(variable) : std::string("../shared/reference")) + "/";
}

/// All values, or none where the folder is not there.
inline std::vector<open_row> open_rows() {
    std::string const     file = open_folder() + "open.csv";
    std::vector<open_row> rows;
    if (!std::ifstream(file))
        return rows;
    auto read = tuopin::read_csv_file<detail::written_row>(file);
    CHECK(read.findings.empty());
    for (auto& each : read.rows)
        rows.push_back({each.dataset, each.measure, each.params, each.group, detail::number_in(each.estimate),
                        detail::number_in(each.se), each.source});
    return rows;
}

/// The test under tests/statistics that holds a row. Every row is one test's; what no rule
/// below claims is a measure of incomes, and reference.cpp says so where it knows none.
inline std::string holder_of(open_row const& row) {
    bool const eusilc = row.dataset == "eusilc";
    if (row.dataset.starts_with("mpi_") || row.dataset == "af2011" || row.measure.starts_with("af_"))
        return "deprivation_reference";
    if (row.measure == "datt_ravallion" || row.measure == "sectoral_decomposition" || row.measure == "growth_of_mean")
        return "poverty_change";
    if (row.dataset == "panel_wages" || row.dataset == "chronic_toy")
        return "dynamics";
    if (eusilc && (row.params.starts_with("benefit=") || row.measure.starts_with("simulate_") ||
                   row.measure == "perfect_targeting_budget"))
        return "targeting";
    return row.measure == "equivalised_size_sum" ? "equivalence" : "reference";
}

/// The rows that a test holds.
inline std::vector<open_row> open_rows_of(std::string const& test) {
    auto rows = open_rows();
    std::erase_if(rows, [&](open_row const& row) { return holder_of(row) != test; });
    return rows;
}

/// The records of one of the data sets.
template <class Record>
std::vector<Record> open_data(std::string const& name) {
    auto read = tuopin::read_csv_file<Record>(open_folder() + "data/" + name, {.extra_columns = std::nullopt});
    for (auto const& finding : read.findings)
        FAIL_CHECK(finding);
    return std::move(read.rows);
}

/// Two numbers that agree to a relative tolerance; zeros to the last bits of one.
inline bool agree(double a, double b, double relative, double absolute = 1e-15) {
    return std::abs(a - b) <= std::fmax(relative * std::fmax(std::abs(a), std::abs(b)), absolute);
}

/// Holds estimates against rows, and counts: a row is reproduced, or differs for a reason that
/// the test states, or fails it.
class comparison {
public:
    void hold(open_row const& row, double computed, double tolerance = 1e-9) {
        if (row.estimate && agree(computed, *row.estimate, tolerance))
            count_reproduced(false);
        else
            FAIL_CHECK(row.told() << ": " << computed << " is not " << row.estimate.value_or(0));
    }
    void hold(open_row const& row, tuopin::estimate<> const& computed, double tolerance = 1e-9) {
        if (!computed) {
            FAIL_CHECK(row.told() << ": " << to_text(computed));
            return;
        }
        if (row.se) {
            if (!computed.standard_error() || !agree(*computed.standard_error(), *row.se, 1e-6)) {
                FAIL_CHECK(row.told() << ": standard error " << computed.standard_error().value_or(-1) << " is not "
                                      << *row.se);
                return;
            }
            ++errors_;
        }
        hold(row, *computed, tolerance);
    }
    /// A row that a test compared by itself.
    void count_reproduced(bool with_error) {
        ++reproduced_;
        errors_ += with_error ? 1 : 0;
    }
    /// A row that differs for a reason.
    void explain(std::string const& reason) { ++explained_[reason]; }

    std::size_t reproduced() const { return reproduced_; }
    std::size_t errors() const { return errors_; }
    std::size_t explained() const {
        std::size_t number = 0;
        for (auto const& each : explained_)
            number += each.second;
        return number;
    }
    /// Says how many rows there are, and holds that none was left out.
    void report(std::string const& test, std::size_t rows) const {
        MESSAGE(test << ": " << rows << " rows, " << reproduced_ << " reproduced (" << errors_
                     << " of them with a standard error), " << explained() << " explained");
        for (auto const& [reason, number] : explained_)
            MESSAGE(number << " explained: " << reason);
        CHECK(reproduced_ + explained() == rows);
    }

private:
    std::size_t                        reproduced_{};
    std::size_t                        errors_{};
    std::map<std::string, std::size_t> explained_{};
};

} // namespace support

#endif
