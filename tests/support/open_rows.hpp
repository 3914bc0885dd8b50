// Values that the field's own software gives for public data sets, where they lie beside the project.
#ifndef TUOPIN_TESTS_SUPPORT_OPEN_ROWS_HPP
#define TUOPIN_TESTS_SUPPORT_OPEN_ROWS_HPP

#include <tuopin/engines/csv.hpp>
#include <tuopin/statistics/estimate.hpp>
#include <tuopin/statistics/fraction.hpp>

#include <boost/describe/class.hpp>
#include <doctest/doctest.h>

#include <cmath>
#include <cstddef>
#include <cstdlib>
#include <fstream>
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
BOOST_DESCRIBE_STRUCT(open_row, (), (dataset, measure, params, group, estimate, se, source))

/// The folder of reference values, beside that of public data.
inline std::string open_folder() {
    char const* const variable = std::getenv("TUOPIN_REFERENCE");
    return (variable != nullptr ? std::string(variable) : std::string("../shared/reference")) + "/";
}

/// All values, or none where the folder is not there.
inline std::vector<open_row> open_rows() {
    std::string const file = open_folder() + "open.csv";
    if (!std::ifstream(file))
        return {};
    auto read = tuopin::read_csv_file<open_row>(file);
    CHECK(read.findings.empty());
    return std::move(read.rows);
}

/// The records of one of the data sets.
template <class Record>
std::vector<Record> open_data(std::string const& name) {
    auto read = tuopin::read_csv_file<Record>(open_folder() + "data/" + name, {.extra_columns = std::nullopt});
    for (auto const& finding : read.findings)
        FAIL_CHECK(finding);
    return std::move(read.rows);
}

/// Holds estimates against rows, and counts.
class comparison {
public:
    void hold(open_row const& row, double computed, double tolerance = 1e-9) {
        ++rows_;
        if (!row.estimate || !near(computed, *row.estimate, tolerance))
            FAIL_CHECK(row.told() << ": " << computed << " is not " << row.estimate.value_or(0));
    }
    void hold(open_row const& row, tuopin::estimate<> const& computed, double tolerance = 1e-9) {
        if (!computed) {
            ++rows_;
            FAIL_CHECK(row.told() << ": " << to_text(computed));
            return;
        }
        hold(row, *computed, tolerance);
        if (row.se && computed.standard_error()) {
            ++errors_;
            if (!near(*computed.standard_error(), *row.se, 1e-6))
                FAIL_CHECK(row.told() << ": standard error " << *computed.standard_error() << " is not " << *row.se);
        } else if (row.se) {
            ++without_error_;
        }
    }
    std::size_t rows() const { return rows_; }
    std::size_t errors() const { return errors_; }
    std::size_t without_error() const { return without_error_; }

private:
    static bool near(double a, double b, double tolerance) {
        return std::abs(a - b) <= tolerance * std::abs(b) || std::abs(a - b) <= 1e-15;
    }

    std::size_t rows_{};
    std::size_t errors_{};
    std::size_t without_error_{};
};

} // namespace support

#endif
