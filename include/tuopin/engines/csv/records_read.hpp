// What reading a file of records gives, whatever its format: the good records as rows or as
// columns, where each stood, and everything that is wrong with the others.
#ifndef TUOPIN_ENGINES_CSV_RECORDS_READ_HPP
#define TUOPIN_ENGINES_CSV_RECORDS_READ_HPP

#include <tuopin/engines/validation/finding.hpp>

#include <algorithm>
#include <cstddef>
#include <stdexcept>
#include <string>
#include <vector>

namespace tuopin {

/// For rows of a file the lines on which they begin. Takes memory only for rows that are not on
/// the line behind the row before them.
class row_lines {
public:
    /// So many rows that begin on consecutive lines, `first` and those behind it.
    void append(std::size_t count, std::size_t first) {
        if (count == 0)
            return;
        if (runs_.empty() || runs_.back().line + (size_ - runs_.back().row) != first)
            runs_.push_back({size_, first});
        size_ += count;
    }

    /// Those of rows that follow, on lines counted from behind so many.
    void append(row_lines const& others, std::size_t before) {
        for (std::size_t at = 0; at < others.runs_.size(); ++at) {
            run const&        each = others.runs_[at];
            std::size_t const end  = at + 1 < others.runs_.size() ? others.runs_[at + 1].row : others.size_;
            append(end - each.row, before + each.line);
        }
    }

    std::size_t size() const { return size_; }

    /// The line of a row; throws std::out_of_range. Takes time with the logarithm of the breaks.
    std::size_t at(std::size_t row) const {
        if (row >= size_)
            throw std::out_of_range("tuopin: there is no such row of the file");
        auto const before = [](std::size_t of, run const& each) { return of < each.row; };
        auto const behind = std::upper_bound(runs_.begin(), runs_.end(), row, before);
        return behind[-1].line + (row - behind[-1].row);
    }

    friend bool operator==(row_lines const&, row_lines const&) = default;

private:
    struct run {
        std::size_t row;
        std::size_t line;

        friend bool operator==(run const&, run const&) = default;
    };

    std::vector<run> runs_{};
    std::size_t      size_{};
};

/// The records of a file that are without errors, and everything found wrong. The number of
/// records and of those left out together is the number of records in the file.
template <class Record, class Rows = std::vector<Record>, class Lines = std::vector<std::size_t>>
struct records_read {
    Rows                 rows{};
    Lines                lines{}; ///< for each of `rows` the line of the file on which it begins, from 1
    std::vector<finding> findings{};
    std::size_t          rejected{}; ///< records that were left out
    std::string          file{};

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
