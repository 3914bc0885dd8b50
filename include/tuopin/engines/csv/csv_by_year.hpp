// Rows by year from exports of which each file has one year, which stands in no column.
#ifndef TUOPIN_ENGINES_CSV_CSV_BY_YEAR_HPP
#define TUOPIN_ENGINES_CSV_CSV_BY_YEAR_HPP

#include <tuopin/describe/member_pointer.hpp>
#include <tuopin/engines/csv/csv.hpp>
#include <tuopin/engines/csv/records_read.hpp>
#include <tuopin/engines/validation/finding.hpp>
#include <tuopin/values/text.hpp>

#include <algorithm>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

namespace tuopin {

/// A file with the rows of one year; without a year, its rows say theirs in a column.
struct year_file {
    std::string        path{};
    std::optional<int> year{};
};

/// The year in the name of a file: 2016 in "exports/income_2016.csv". Empty where the name, without its
/// folders, has none, or more than one.
inline std::optional<int> year_in_name(std::string_view path) {
    std::string_view const name = path.substr(path.find_last_of("/\\") + 1);
    auto const         digit = [&](std::size_t at) { return at < name.size() && name[at] >= '0' && name[at] <= '9'; };
    std::optional<int> found;
    for (std::size_t at = 0; at < name.size();) {
        std::size_t end = at;
        while (digit(end))
            ++end;
        std::string_view const digits = name.substr(at, end - at);
        if (digits.size() == 4 && (digits.starts_with("19") || digits.starts_with("20"))) {
            int const year = *from_text<int>(digits);
            if (found && *found != year)
                return std::nullopt;
            found = year;
        }
        at = end == at ? at + 1 : end;
    }
    return found;
}

/// Files with the years in their names; one that has none, or several, is a long one.
inline std::vector<year_file> by_year_in_names(std::vector<std::string> paths) {
    std::vector<year_file> files;
    for (std::string& path : paths) {
        auto const year = year_in_name(path);
        files.push_back({std::move(path), year});
    }
    return files;
}

/// The rows of several files in the order of the files, each with the file and the line on which it stood.
template <class Record>
struct records_by_year {
    std::vector<Record>      rows{};
    std::vector<std::size_t> files_of_rows{}; ///< for each of `rows` the place of its file in `files`
    std::vector<std::size_t> lines{};         ///< and the line on which it begins, from 1
    std::vector<std::string> files{};
    std::vector<finding>     findings{};
    std::size_t              rejected{}; ///< records that were left out

    /// Whether nothing graver than a warning was found.
    bool ok() const {
        for (finding const& found : findings)
            if (found.severity == severity::error)
                return false;
        return true;
    }

    /// Puts the file and the line on a finding about `rows[found.record]`, from a validation; throws
    /// std::out_of_range.
    void locate(finding& found) const {
        found.line = lines.at(found.record);
        found.file = files.at(files_of_rows.at(found.record));
    }

    /// Takes the rows and findings of a file behind its own.
    void append(records_read<Record>&& read) {
        std::size_t const file = files.size();
        files.push_back(std::move(read.file));
        for (std::size_t at = 0; at < read.rows.size(); ++at) {
            rows.push_back(std::move(read.rows[at]));
            files_of_rows.push_back(file);
            lines.push_back(read.line_of(at));
        }
        for (finding& each : read.findings)
            findings.push_back(std::move(each));
        rejected += read.rejected;
    }
};

namespace detail {

template <auto Year>
consteval bool check_year() {
    static_assert(std::is_member_object_pointer_v<std::remove_cv_t<decltype(Year)>>,
                  "tuopin: name the member that holds the year of a row: &income_year::year");
    using type = without_optional<std::remove_cvref_t<member_type_of<Year>>>;
    static_assert(plain_integer<type>, "tuopin: the member that holds the year of a row is a whole number");
    return true;
}

// The year of a file is that of its rows: a column that says another contradicts it.
template <auto Year>
records_read<owner_of<Year>> take_year(records_read<owner_of<Year>>&& read, int year, language in) {
    using record = owner_of<Year>;
    std::string const path(member_name<Year>);
    bool const        in_a_column = std::none_of(read.findings.begin(), read.findings.end(),
                                                 [&](finding const& f) { return f.path == path && f.column == 0; });
    std::erase_if(read.findings, [&](finding const& f) { return f.path == path && f.column == 0; });
    records_read<record> kept;
    kept.file     = std::move(read.file);
    kept.findings = std::move(read.findings);
    kept.rejected = read.rejected;
    for (std::size_t at = 0; at < read.rows.size(); ++at) {
        record& row = read.rows[at];
        if (in_a_column && row.*Year != year) {
            finding f;
            f.rule   = "read";
            f.record = at;
            f.path   = path;
            f.seen   = to_field(row.*Year);
            f.wanted = to_field(year).append(text{", the year of the file", "，即文件的年度"}.in(in));
            f.file   = kept.file;
            f.line   = read.line_of(at);
            kept.findings.push_back(std::move(f));
            ++kept.rejected;
            continue;
        }
        row.*Year = year;
        kept.lines.push_back(read.line_of(at));
        kept.rows.push_back(std::move(row));
    }
    return kept;
}

} // namespace detail

/// Reads CSV files of which each has the rows of one year. The year of a file is put into its rows; where
/// they have a column of it that says another, the row is left out with a finding. A file without a year
/// is a long one, whose rows say theirs.
///
///     auto const incomes = tuopin::read_csv_files_by_year<&income_year::year>(
///         {{"income_2016.csv", 2016}, {"income_2017.csv", 2017}}, options);
///
/// `options.file` is not looked at: findings name the file that they are about.
template <auto Year>
    requires(detail::check_year<Year>())
records_by_year<owner_of<Year>> read_csv_files_by_year(std::vector<year_file> const& files, csv_options options = {}) {
    records_by_year<owner_of<Year>> all;
    for (year_file const& each : files) {
        options.file = each.path;
        auto read    = tuopin::read_csv_file<owner_of<Year>>(each.path, options);
        all.append(each.year ? detail::take_year<Year>(std::move(read), *each.year, options.language)
                             : std::move(read));
    }
    return all;
}

} // namespace tuopin

#endif
