// Records from CSV and to CSV, by their description: headings are the members' names or
// labels, cells are what the types of the members read and write. A cell that cannot be
// read is a finding; its line is left out and the others are read.
#ifndef TUOPIN_ENGINES_CSV_CSV_HPP
#define TUOPIN_ENGINES_CSV_CSV_HPP

#include <tuopin/engines/csv/csv_file.hpp>
#include <tuopin/engines/csv/csv_options.hpp>
#include <tuopin/engines/csv/csv_reader.hpp>
#include <tuopin/engines/csv/csv_writing.hpp>
#include <tuopin/engines/csv/records_read.hpp>
#include <tuopin/engines/validation/finding.hpp>

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace tuopin {

namespace detail {

/// Makes room for all rows of a text once the first of them show how long a line is.
template <class Rows>
class room_for_rows {
public:
    explicit room_for_rows(Rows& rows, std::size_t most = static_cast<std::size_t>(-1)) : rows_(&rows), most_(most) {}

    /// So many bytes of text come; 0 where nobody knows.
    void expect(std::size_t bytes) { bytes_ = bytes; }
    void look(std::size_t bytes_read) {
        if (rows_->empty() || bytes_ <= bytes_read)
            return;
        std::size_t const rows = if_it_goes_on(rows_->size(), bytes_read, bytes_);
        rows_->reserve(rows < most_ ? rows : most_);
        bytes_ = 0;
    }

private:
    Rows*       rows_;
    std::size_t most_;
    std::size_t bytes_{};
};

/// Takes the rows that are read into a vector, with their lines and findings.
template <class Record>
class row_collector {
public:
    explicit row_collector(records_read<Record>& table) : table_(&table), room_(table.rows) {}

    void take_rows(Record* first, std::size_t count, std::size_t line) {
        for (std::size_t at = 0; at < count; ++at) {
            table_->rows.push_back(std::move(first[at]));
            table_->lines.push_back(line + at);
            first[at] = Record{};
        }
    }
    void take_finding(finding&& f) { table_->findings.push_back(std::move(f)); }
    void expect(std::size_t bytes) { room_.expect(bytes); }
    void progress(std::size_t bytes_read) { room_.look(bytes_read); }

private:
    records_read<Record>*              table_;
    room_for_rows<std::vector<Record>> room_;
};

template <class Record>
row_collector<Record> collector_of_all(records_read<Record>& table) {
    return row_collector<Record>(table);
}

template <class Record, class Sink>
csv_counts read_csv_text_to(Sink&& sink, std::string_view text, csv_options const& options) {
    csv_reader<Record> reader(options);
    reader.push_to(sink, text);
    return reader.finish_to(sink);
}

template <class Record, class Sink>
csv_counts read_csv_file_to(Sink&& sink, std::string const& path, csv_options options) {
    if (options.file.empty())
        options.file = path;
    open_file const file(path);
    if (!file) {
        sink.take_finding(detail::unreadable(file, options));
        return {};
    }
    if constexpr (requires { sink.expect(file.size()); })
        sink.expect(file.size());
    csv_reader<Record> reader(options);
    return reader.read_to(sink, [&](char* to, std::size_t most) {
        std::size_t const size = file.read(to, most);
        if (size == 0 && file.broken())
            sink.take_finding(detail::unreadable(file, options));
        return size;
    });
}

} // namespace detail

/// Reads CSV from a text, calling `on_row(record)` or `on_row(record, line)` and
/// `on_finding(finding)` as it goes, so that only what they keep takes memory.
template <class Record, class OnRow, class OnFinding>
csv_counts read_csv(std::string_view text, OnRow&& on_row, OnFinding&& on_finding, csv_options const& options = {}) {
    return detail::read_csv_text_to<Record>(detail::row_by_row<Record, OnRow, OnFinding>{on_row, on_finding}, text,
                                            options);
}

/// Reads CSV from a text (RFC 4180; LF, CRLF or CR as line end; with or without a byte order
/// mark). The first line holds the headings, in any order: names of members, their labels in
/// English or Chinese, for members of members with a point or a colon between them
/// ("income.wage", "收入：工资"). Empty lines are passed over, but for tables of one column.
///
/// An empty cell is an empty optional, never a zero or a no; where a number, an enumerator or
/// a yes or no must stand it is a finding. Of an optional string, `""` in quotes is the empty
/// string. Strings keep their blanks.
///
///     auto const wells = tuopin::read_csv<well>(text, {.file = "wells.csv"});
///     for (tuopin::finding const& f : wells.findings)
///         std::cerr << f << '\n'; // read error, wells.csv, line 3, column 2, depth: deep, wanted a whole number
template <class Record>
records_read<Record> read_csv(std::string_view text, csv_options const& options = {}) {
    records_read<Record> table;
    table.file     = options.file;
    table.rejected = detail::read_csv_text_to<Record>(detail::collector_of_all(table), text, options).rejected;
    return table;
}

/// Reads CSV from a file of any size, calling `on_row` and `on_finding` as it goes. A file that
/// cannot be opened or read is a finding.
template <class Record, class OnRow, class OnFinding>
csv_counts read_csv_file(std::string const& path, OnRow&& on_row, OnFinding&& on_finding,
                         csv_options const& options = {}) {
    return detail::read_csv_file_to<Record>(detail::row_by_row<Record, OnRow, OnFinding>{on_row, on_finding}, path,
                                            options);
}

/// Reads a CSV file into records.
template <class Record>
records_read<Record> read_csv_file(std::string const& path, csv_options const& options = {}) {
    records_read<Record> table;
    table.file     = options.file.empty() ? path : options.file;
    table.rejected = detail::read_csv_file_to<Record>(detail::collector_of_all(table), path, options).rejected;
    return table;
}

} // namespace tuopin

#endif
