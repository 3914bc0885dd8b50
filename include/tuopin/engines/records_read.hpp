// What reading a file of records gives, whatever its format: the good records, where each
// stood, and everything that is wrong with the others.
#ifndef TUOPIN_ENGINES_RECORDS_READ_HPP
#define TUOPIN_ENGINES_RECORDS_READ_HPP

#include <tuopin/engines/finding.hpp>

#include <cstddef>
#include <string>
#include <vector>

namespace tuopin {

/// The records of a file that are without errors, and everything found wrong. The number of
/// records and of those left out together is the number of records in the file.
template <class Record>
struct records_read {
    std::vector<Record>      rows{};
    std::vector<std::size_t> lines{}; ///< for each of `rows` the line of the file on which it begins, from 1
    std::vector<finding>     findings{};
    std::size_t              rejected{}; ///< records that were left out
    std::string              file{};

    /// Whether nothing graver than a warning was found.
    bool ok() const {
        for (finding const& found : findings)
            if (found.severity == severity::error)
                return false;
        return true;
    }

    /// The line of the file on which `rows[row]` begins; throws std::out_of_range.
    std::size_t line_of(std::size_t row) const { return lines.at(row); }

    /// Puts the file and the line on a finding about `rows[found.record]`, from a validation;
    /// throws std::out_of_range.
    void locate(finding& found) const {
        found.line = lines.at(found.record);
        found.file = file;
    }
};

} // namespace tuopin

#endif
