// CSV read into columns: the whole of a text or file, or a file of any size in blocks, of which
// only one is in memory.
#ifndef TUOPIN_ENGINES_CSV_CSV_COLUMNS_HPP
#define TUOPIN_ENGINES_CSV_CSV_COLUMNS_HPP

#include <tuopin/engines/csv/csv.hpp>
#include <tuopin/engines/csv/csv_borders.hpp>
#include <tuopin/engines/csv/csv_options.hpp>
#include <tuopin/engines/csv/csv_reader.hpp>
#include <tuopin/engines/csv/csv_writing.hpp>
#include <tuopin/engines/csv/fields.hpp>
#include <tuopin/engines/csv/records_read.hpp>
#include <tuopin/engines/tables/columns.hpp>
#include <tuopin/engines/validation/finding.hpp>

#include <boost/mp11/algorithm.hpp>

#include <algorithm>
#include <array>
#include <concepts>
#include <cstddef>
#include <stdexcept>
#include <string>
#include <string_view>
#include <tuple>
#include <type_traits>
#include <utility>

namespace tuopin {

/// The records of a file that are without errors, as columns, and everything found wrong.
template <described T>
using columns_read = records_read<T, columns<T>, row_lines>;

namespace detail {

// How the cells of a column, and a single one, are read into rows of columns.
template <class T>
struct reader_into_columns {
    void (*column)(rows_behind<T>&, column_of_cells const&, plain_lines const&);
    bool (*cell)(rows_behind<T>&, std::size_t line, std::string_view written, plain_lines const&);
};

template <class T, std::size_t At>
void read_into_columns(rows_behind<T>& rows, column_of_cells const& cells, plain_lines const& lines) {
    using type = std::remove_const_t<typename boost::mp11::mp_at_c<field_list<T>, At>::type>;
    detail::read_plain_cells<type>(rows.template places<At>(), cells, lines);
}

template <class T, std::size_t At>
bool read_cell_into_columns(rows_behind<T>& rows, std::size_t line, std::string_view written,
                            plain_lines const& lines) {
    return rows.template places<At>().change(
        line, [&](auto& value) { return detail::read_cell(value, written, false, lines.in, lines.wanted); });
}

template <class T>
inline constexpr auto readers_into_columns_of = []<std::size_t... At>(std::index_sequence<At...>) {
    return std::array<reader_into_columns<T>, sizeof...(At)>{
        {{&detail::read_into_columns<T, At>, &detail::read_cell_into_columns<T, At>}...}};
}(std::make_index_sequence<boost::mp11::mp_size<field_list<T>>::value>{});

/// Takes the rows that are read into columns, with their lines and findings; `on_full()` is called
/// where there are `most` of either.
template <class T, class OnFull>
class column_collector {
public:
    column_collector(columns_read<T>& table, std::size_t most, OnFull on_full)
        : table_(&table), rows_(table.rows), most_(most), on_full_(std::move(on_full)), room_(table.rows, most) {}

    std::size_t room() const { return most_ - table_->rows.size(); }

    void open_rows(std::size_t count, bool all) { rows_.open(count, all); }
    void read_column(std::size_t field, column_of_cells const& cells, plain_lines const& lines) {
        readers_into_columns_of<T>[field].column(rows_, cells, lines);
    }
    bool read_cell(std::size_t field, std::size_t line, std::string_view written, plain_lines const& lines) {
        return readers_into_columns_of<T>[field].cell(rows_, line, written, lines);
    }
    void keep_rows(std::size_t first, std::size_t count, std::size_t line) {
        rows_.keep(first, count);
        table_->lines.append(count, line);
    }
    void close_rows() {
        rows_.close();
        look_whether_full();
    }

    void take_rows(T const* record, std::size_t, std::size_t line) {
        rows_.keep(*record);
        table_->lines.append(1, line);
        look_whether_full();
    }
    void take_finding(finding&& f) {
        table_->findings.push_back(std::move(f));
        look_whether_full();
    }

    void expect(std::size_t bytes) { room_.expect(bytes); }
    void progress(std::size_t bytes_read) { room_.look(bytes_read); }

private:
    // So that a file of nothing but errors takes no more memory than one without.
    void look_whether_full() {
        if (!rows_.opened() && (table_->rows.size() >= most_ || table_->findings.size() >= most_))
            on_full_();
    }

    columns_read<T>*          table_;
    rows_behind<T>            rows_;
    std::size_t               most_;
    OnFull                    on_full_;
    room_for_rows<columns<T>> room_;
};

inline constexpr auto never_full = [] {};

template <class T>
column_collector<T, decltype(never_full)> collector_of_all(columns_read<T>& table) {
    return {table, static_cast<std::size_t>(-1), never_full};
}

// How many lines a text has if it goes on as it begins.
inline std::size_t expected_lines(std::string_view text) {
    std::string_view const beginning = text.substr(0, std::size_t{1} << 16);
    auto const             lines     = std::count(beginning.begin(), beginning.end(), '\n');
    return text.empty() ? 0 : if_it_goes_on(1 + static_cast<std::size_t>(lines), beginning.size(), text.size());
}

template <described T, class OnText>
void write_columns(columns<T> const& table, csv_options const& options, OnText& on_text) {
    auto const heads = storage_of<field_list<T>>::heads_of(table.cells());
    [&]<class... Fields, std::size_t... At>(boost::mp11::mp_list<Fields...>, std::index_sequence<At...>) {
        if constexpr ((check_writable<std::remove_const_t<typename Fields::type>>() && ...))
            write_table<T>(
                options,
                [&](auto const& write_line) {
                    for (std::size_t row = 0; row < table.size(); ++row)
                        write_line([&](auto const& put) { (put(std::get<At>(heads)[row]), ...); });
                },
                on_text);
    }(field_list<T>{}, std::make_index_sequence<boost::mp11::mp_size<field_list<T>>::value>{});
}

} // namespace detail

/// Writes columns as CSV, as it writes their records.
template <described T, class OnText>
    requires std::invocable<OnText&, std::string_view>
void write_csv(columns<T> const& table, OnText&& on_text, csv_options const& options = {}) {
    detail::write_columns(table, options, on_text);
}
template <described T>
std::string write_csv(columns<T> const& table, csv_options const& options = {}) {
    return detail::whole_text(table.size() + 1,
                              [&](auto const& on_text) { detail::write_columns(table, options, on_text); });
}

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
    table.rejected = detail::read_csv_text_to<T>(detail::collector_of_all(table), text, options).rejected;
    return table;
}

/// Reads a CSV file into columns, in constant memory beside them.
template <described T>
columns_read<T> read_csv_columns_file(std::string const& path, csv_options const& options = {}) {
    columns_read<T> table;
    table.file = options.file.empty() ? path : options.file;
    table.rejected = detail::read_csv_file_to<T>(detail::collector_of_all(table), path, options).rejected;
    return table;
}

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
    auto const hand_over = [&] {
        on_block(std::as_const(block));
        block.rows.clear();
        block.lines    = {};
        block.findings = {};
    };
    detail::column_collector collect(block, records, hand_over);
    csv_counts const         counts = detail::read_csv_file_to<T>(collect, path, options);
    if (!block.rows.empty() || !block.findings.empty())
        hand_over();
    return counts;
}

} // namespace tuopin

#endif
