// A folder of CSV files, one a table, read into a struct with a member for each: nothing of any file is lost
// without a finding that says so.
#ifndef TUOPIN_ENGINES_CSV_CSV_FOLDER_HPP
#define TUOPIN_ENGINES_CSV_CSV_FOLDER_HPP

#include <tuopin/describe/members.hpp>
#include <tuopin/engines/csv/csv.hpp>
#include <tuopin/engines/csv/records_read.hpp>
#include <tuopin/engines/validation/finding.hpp>
#include <tuopin/values/text.hpp>

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

namespace tuopin {

/// A table read from a CSV file.
template <class Row>
struct csv_table {
    records_read<Row> records{}; ///< its rows with their lines, and what is wrong in the file
    bool              there{};   ///< whether there is such a file
    bool        given{}; ///< whether the table can be used: its headings could be read, and not all lines were lost
    std::size_t lines{}; ///< lines of the file as an editor counts them
};

/// How a folder of files is read.
struct csv_folder_options {
    csv_options csv{}; ///< of each file; `file` is set to its name
    severity (*missing)(std::string_view table){
        nullptr}; ///< how grave it is that a table has no file; an error by default
};

namespace detail {

// A column without which no row can be used: then its cells are all empty, where none may be.
inline finding const* needed_column_missing(std::vector<finding> const& findings) {
    for (finding const& each : findings)
        if (each.severity == severity::error && each.column == 0 && !each.path.empty())
            return &each;
    return nullptr;
}

/// The lines of a file as an editor counts them.
class line_count {
public:
    void take_text(std::string_view text) {
        feeds_ += static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n'));
        last_ = text.back();
    }
    /// Whether the last line ends as lines do.
    bool        ended() const { return last_ == '\n' || last_ == '\r'; }
    std::size_t lines() const { return feeds_ + (ended() ? 0 : 1); }

private:
    std::size_t feeds_{};
    char        last_{'\n'};
};

/// Collects the rows of a file, and counts its lines.
template <class Row>
struct counting_collector {
    row_collector<Row> rows;
    line_count         lines{};

    void take_rows(Row* first, std::size_t count, std::size_t line) { rows.take_rows(first, count, line); }
    void take_finding(finding&& f) { rows.take_finding(std::move(f)); }
    void take_text(std::string_view text) { lines.take_text(text); }
    void expect(std::size_t bytes) { rows.expect(bytes); }
    void progress(std::size_t bytes_read) { rows.progress(bytes_read); }
};

/// Reads a file into records, and counts its lines.
struct read_on_one_thread {
    template <class Row>
    line_count operator()(records_read<Row>& records, std::string const& path, csv_options const& options) const {
        counting_collector<Row> collect{collector_of_all(records)};
        records.file     = options.file;
        records.rejected = read_csv_file_to<Row>(collect, path, options).rejected;
        return collect.lines;
    }
};

class csv_file_reader {
public:
    explicit csv_file_reader(csv_options const& options) : options_(options) {}

    template <class Row, class ReadFile>
    csv_table<Row> read(std::string const& path, ReadFile const& read_file) const {
        csv_table<Row>   table;
        line_count const lines = read_file(table.records, path, options_);
        table.there            = true;
        table.lines            = lines.lines();
        if (!lines.ended())
            add(table.records, severity::warning, table.lines, said("a last line without a line end", "末行没有换行符"),
                said("a line end: the file may have been cut off here", "换行符：文件可能在此处被截断"));
        bool const keyless = leave_out_without_key(table.records);
        table.given        = !table.records.rows.empty() || table.records.ok();
        if (!table.given && !keyless && table.records.rejected > 1)
            add(table.records, severity::error, 1, said("no line that can be read", "没有可读取的行"),
                said("lines that can be read; what needs this table is not checked",
                     "可读取的行；依赖此表的内容未作检查"));
        return table;
    }

    void add_missing(std::vector<finding>& findings, severity how_grave) const {
        findings.push_back(made(how_grave, 0, said("a file that does not open", "无法打开的文件"),
                                said("a file that can be read; what needs this table is not checked",
                                     "可读取的文件；依赖此表的内容未作检查")));
    }

private:
    std::string said(std::string_view english, std::string_view chinese) const {
        return std::string(options_.language == language::chinese ? chinese : english);
    }
    finding made(severity how_grave, std::size_t line, std::string seen, std::string wanted) const {
        finding f;
        f.rule       = "read";
        f.severity   = how_grave;
        f.file       = options_.file;
        f.line       = line;
        f.seen       = std::move(seen);
        f.wanted     = std::move(wanted);
        f.has_record = false;
        return f;
    }
    template <class Row>
    void add(records_read<Row>& records, severity how_grave, std::size_t line, std::string seen,
             std::string wanted) const {
        records.findings.push_back(made(how_grave, line, std::move(seen), std::move(wanted)));
    }
    template <class Row>
    bool leave_out_without_key(records_read<Row>& records) const {
        finding const* const missing = needed_column_missing(records.findings);
        if (missing == nullptr || records.rows.empty())
            return false;
        finding f = made(severity::error, missing->line,
                         to_text(records.rows.size(), options_.language) +
                             said(" lines without this column, which are left out", "行缺少此列，未采用"),
                         missing->wanted);
        f.path    = missing->path;
        records.findings.push_back(std::move(f));
        records.rejected += records.rows.size();
        records.rows.clear();
        records.lines.clear();
        return true;
    }

    csv_options options_;
};

template <class T>
struct is_csv_table : std::false_type {};
template <class Row>
struct is_csv_table<csv_table<Row>> : std::true_type {
    using row = Row;
};

// `read_file(records, path, options)` reads one of them.
template <class Tables, class ReadFile, class OnTable>
Tables read_folder(std::string const& folder, csv_folder_options const& options, ReadFile const& read_file,
                   OnTable& on_table) {
    Tables tables{};
    for_each_member<Tables>([&](std::string_view name, auto member) {
        using table_type = std::remove_cvref_t<decltype(tables.*member)>;
        static_assert(is_csv_table<table_type>::value,
                      "tuopin: a struct that a folder is read into has members of the type tuopin::csv_table<Row>");
        auto&       table          = tables.*member;
        csv_options csv            = options.csv;
        csv.file                   = std::string(name) + ".csv";
        std::string const     path = folder + "/" + csv.file;
        csv_file_reader const reader(csv);
        if (open_file(path)) {
            table = reader.read<typename is_csv_table<table_type>::row>(path, read_file);
        } else {
            table.records.file = csv.file;
            reader.add_missing(table.records.findings,
                               options.missing != nullptr ? options.missing(name) : severity::error);
        }
        on_table(name, table);
    });
    return tables;
}

} // namespace detail

/// Reads every file NAME.csv of a folder for which `Tables` has a described member NAME of type `csv_table<Row>`.
/// `on_table(name, table)` is called after each. Rows, and lines that were left out because of findings, together
/// are all lines of a file behind its headings. A table of which a column is missing that may not be empty gives no
/// rows: it could not be told what they belong to.
template <class Tables, class OnTable>
Tables read_csv_folder(std::string const& folder, csv_folder_options const& options, OnTable&& on_table) {
    return detail::read_folder<Tables>(folder, options, detail::read_on_one_thread{}, on_table);
}
template <class Tables>
Tables read_csv_folder(std::string const& folder, csv_folder_options const& options = {}) {
    return read_csv_folder<Tables>(folder, options, [](std::string_view, auto const&) {});
}

/// Puts file and line on a row that a finding names, where it was read from one of the tables.
template <class Tables>
void locate(Tables const& tables, row_reference& row) {
    for_each_member<Tables>([&](std::string_view name, auto member) {
        auto const& records = (tables.*member).records;
        if (name == row.table && row.record < records.lines.size()) {
            row.file = records.file;
            row.line = records.lines[row.record];
        }
    });
}

} // namespace tuopin

#endif
