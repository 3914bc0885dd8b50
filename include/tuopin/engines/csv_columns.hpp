// CSV read into columns: the whole of a text or file, or a file of any size in blocks, of which
// only one is in memory.
#ifndef TUOPIN_ENGINES_CSV_COLUMNS_HPP
#define TUOPIN_ENGINES_CSV_COLUMNS_HPP

#include <tuopin/engines/columns.hpp>
#include <tuopin/engines/csv.hpp>
#include <tuopin/engines/finding.hpp>
#include <tuopin/engines/records_read.hpp>

#include <algorithm>
#include <cstddef>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>

namespace tuopin {

/// The records of a file that are without errors, as columns, and everything found wrong.
template <described T>
using columns_read = records_read<T, columns<T>, row_lines>;

namespace detail {

template <class T>
struct column_collector {
    columns_read<T>& table;
    std::size_t      bytes; // of the whole text; 0 where nobody knows

    void take_rows(T const* first, std::size_t count, std::size_t line) {
        table.rows.append(std::span<T const>(first, count));
        table.lines.append(count, line);
    }
    void take_finding(finding&& f) { table.findings.push_back(std::move(f)); }

    // Room for all rows once the first show how long a line is: columns that grow are copied.
    void progress(std::size_t bytes_read) {
        std::size_t const rows = table.rows.size();
        if (rows == 0 || bytes <= bytes_read)
            return;
        auto const expected = static_cast<double>(bytes) / static_cast<double>(bytes_read) * static_cast<double>(rows);
        table.rows.reserve(static_cast<std::size_t>(1.05 * expected));
        bytes = 0;
    }
};

// How many lines a text has if it goes on as it begins.
inline std::size_t expected_lines(std::string_view text) {
    std::string_view const beginning = text.substr(0, std::size_t{1} << 16);
    auto const             lines     = 1 + std::count(beginning.begin(), beginning.end(), '\n');
    return text.size() / (1 + beginning.size()) * static_cast<std::size_t>(lines) + static_cast<std::size_t>(lines);
}

} // namespace detail

/// Reads CSV from a text into columns: the same records and findings as `read_csv`, at several
/// hundred megabytes a second.
///
///     auto const households = tuopin::read_csv_columns<household>(text);
///     auto const total      = tuopin::aggregate<incomes>(households.rows);
template <described T>
columns_read<T> read_csv_columns(std::string_view text, csv_options const& options = {}) {
    columns_read<T> table;
    table.file     = options.file;
    table.rows.reserve(detail::expected_lines(text));
    table.rejected = detail::read_csv_text_to<T>(detail::column_collector<T>{table, 0}, text, options).rejected;
    return table;
}

/// Reads a CSV file into columns, in constant memory beside them.
template <described T>
columns_read<T> read_csv_columns_file(std::string const& path, csv_options const& options = {}) {
    columns_read<T> table;
    table.file = options.file.empty() ? path : options.file;
    detail::column_collector<T> collect{table, detail::open_file(path).size()};
    table.rejected = detail::read_csv_file_to<T>(collect, path, options).rejected;
    return table;
}

namespace detail {

template <class T, class OnBlock>
struct block_collector {
    columns_read<T>& block;
    std::size_t      most;
    OnBlock&         on_block;

    void take_rows(T const* first, std::size_t count, std::size_t line) {
        while (count != 0) {
            std::size_t const room = most - block.rows.size();
            std::size_t const part = count < room ? count : room;
            block.rows.append(std::span<T const>(first, part));
            block.lines.append(part, line);
            first += part;
            line += part;
            count -= part;
            if (block.rows.size() == most)
                hand_over();
        }
    }
    void take_finding(finding&& f) {
        block.findings.push_back(std::move(f));
        // So that a file of nothing but errors takes no more memory than one without.
        if (block.findings.size() == most)
            hand_over();
    }

    void hand_over() {
        on_block(std::as_const(block));
        block.rows.clear();
        block.lines    = {};
        block.findings = {};
    }
};

} // namespace detail

/// Reads a CSV file of any size in blocks of so many records, and calls `on_block(block)` with each
/// as `columns_read`: its rows, their lines, and what was found wrong among and before them. Takes
/// the memory of one block. Summaries of blocks merge to that of the file, to the last bit:
///
///     incomes total;
///     tuopin::for_each_csv_block<household>("households.csv", 65'536, [&](auto const& block) {
///         tuopin::merge_into(total, tuopin::aggregate<incomes>(block.rows));
///     });
///
/// `block.rejected` is 0: how many lines were left out is known at the end, and returned. A size of
/// 0 throws std::invalid_argument.
template <described T, class OnBlock>
csv_counts for_each_csv_block(std::string const& path, std::size_t records, OnBlock&& on_block,
                              csv_options const& options = {}) {
    if (records == 0)
        throw std::invalid_argument("tuopin: a block has at least one record");
    columns_read<T> block;
    block.file = options.file.empty() ? path : options.file;
    detail::block_collector<T, OnBlock> collect{block, records, on_block};
    csv_counts const                    counts = detail::read_csv_file_to<T>(collect, path, options);
    if (!block.rows.empty() || !block.findings.empty())
        collect.hand_over();
    return counts;
}

} // namespace tuopin

#endif
