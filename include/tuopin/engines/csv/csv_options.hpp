// How CSV is read and written.
#ifndef TUOPIN_ENGINES_CSV_CSV_OPTIONS_HPP
#define TUOPIN_ENGINES_CSV_CSV_OPTIONS_HPP

#include <tuopin/describe/labels.hpp>
#include <tuopin/engines/csv/cell_translation.hpp>
#include <tuopin/engines/validation/finding.hpp>

#include <cstddef>
#include <optional>
#include <stdexcept>
#include <string>

namespace tuopin {

/// What stands in the first line of a CSV file that is written: dotted member names
/// ("income.wage"), labels for people ("income: wage", "收入：工资"), or the element codes of other
/// systems ("AAC073"), where a member without one keeps its name.
enum class csv_headings : unsigned char { names, labels, element_codes };

/// How CSV is read and written.
struct csv_options {
    std::string      file{};                              ///< the name of the file, for the findings
    char             separator{','};                      ///< between the cells: a comma, a semicolon, a tab
    tuopin::language language{tuopin::language::english}; ///< of the findings, and of labels as headings
    csv_headings     headings{csv_headings::names};       ///< of what is written; each of them is read

    /// How grave a column is that is no member of the record; empty to pass over such columns.
    std::optional<severity> extra_columns{severity::warning};

    /// The most bytes of one line of cells. What is longer is a finding, so that a file of any
    /// size is read in the memory of its longest line.
    std::size_t longest_line{std::size_t{1} << 24};

    /// Between what stands in the file and what members read and write, such as codes; none by default.
    cell_translation translation{};
};

namespace detail {

inline void check_separator(char separator) {
    if (separator == '"' || separator == '\n' || separator == '\r' || separator == '\0' ||
        static_cast<unsigned char>(separator) >= 0x80)
        throw std::invalid_argument("tuopin: a CSV separator is one ASCII character, and no quote or line end");
}

/// How much of something there is in the whole if it goes on as it began, and a little more: what grows is copied.
inline std::size_t if_it_goes_on(std::size_t amount, std::size_t part, std::size_t whole) {
    return static_cast<std::size_t>(1.05 * static_cast<double>(amount) / static_cast<double>(part) *
                                    static_cast<double>(whole));
}

} // namespace detail

} // namespace tuopin

#endif
