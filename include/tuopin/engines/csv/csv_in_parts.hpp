// CSV read on several threads: `read_csv_columns_file<household>(threads{2}, "households.csv")`.
//
// Each thread takes the next part of the text and reads it as if a line began there; parts are put together in their
// order. Where one ends within a line - a cell in quotes goes over the border - the next one was read in vain, and is
// read again behind it. So what is found never hangs on where parts begin.
#ifndef TUOPIN_ENGINES_CSV_CSV_IN_PARTS_HPP
#define TUOPIN_ENGINES_CSV_CSV_IN_PARTS_HPP

#include <tuopin/describe/members.hpp>
#include <tuopin/engines/csv/csv.hpp>
#include <tuopin/engines/csv/csv_columns.hpp>
#include <tuopin/engines/csv/csv_file.hpp>
#include <tuopin/engines/csv/csv_folder.hpp>
#include <tuopin/engines/csv/csv_reader.hpp>
#include <tuopin/engines/csv/records_read.hpp>
#include <tuopin/engines/parts_of_pass.hpp>
#include <tuopin/engines/tables/columns.hpp>
#include <tuopin/engines/validation/finding.hpp>

#include <algorithm>
#include <condition_variable>
#include <cstddef>
#include <exception>
#include <iterator>
#include <mutex>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace tuopin {

namespace detail {

/// So many bytes make a part: they and the rows made of them stay in the cache of their thread.
inline constexpr std::size_t usual_part = std::size_t{1} << 18;

/// How much of a text can be cut off behind the end of a line; all of it where it has none.
inline std::size_t behind_last_line(std::string_view text) {
    std::size_t end = text.rfind('\n');
    if (end == std::string_view::npos) {
        end = text.rfind('\r');
        // A line feed may follow.
        if (end == std::string_view::npos || end + 1 == text.size())
            return text.size();
    }
    return end + 1;
}

/// A text in parts of so many bytes at most.
class parts_of_text {
public:
    parts_of_text(std::string_view text, std::size_t most) : rest_(text), most_(most), bytes_(text.size()) {}

    std::size_t bytes() const { return bytes_; }

    /// The next part; none behind the last.
    std::string_view next(std::vector<char>&) {
        std::string_view part = rest_.substr(0, most_);
        if (part.size() != rest_.size())
            part = part.substr(0, behind_last_line(part));
        rest_.remove_prefix(part.size());
        return part;
    }

private:
    std::string_view rest_;
    std::size_t      most_;
    std::size_t      bytes_;
};

/// What a source gives, in parts. It writes the next bytes, at most so many, and returns how many; 0 at its end.
template <class Source>
class parts_of_source {
public:
    /// `bytes` of all of it; 0 where nobody knows.
    parts_of_source(Source& source, std::size_t bytes, std::size_t most)
        : source_(&source), most_(most), bytes_(bytes) {}

    std::size_t bytes() const { return bytes_; }

    /// The next part, in the buffer; none behind the last.
    std::string_view next(std::vector<char>& buffer) {
        buffer.resize(rest_.size() + most_);
        rest_.copy(buffer.data(), rest_.size());
        std::size_t const      size = ended_ ? 0 : (*source_)(buffer.data() + rest_.size(), most_);
        std::string_view const text(buffer.data(), rest_.size() + size);
        ended_                      = size == 0;
        std::size_t const      cut  = ended_ ? text.size() : behind_last_line(text);
        rest_.assign(text.substr(cut));
        return text.substr(0, cut);
    }

private:
    Source*     source_;
    std::size_t most_;
    std::size_t bytes_;
    std::string rest_{}; // of the line that goes on in the next part
    bool        ended_{};
};

/// Moves the rows of a part to where room was made for them; several threads do so at a time.
template <class Record>
struct filled_rows {
    std::vector<Record>* from;
    Record*              to;

    void fill() const { std::move(from->begin(), from->end(), to); }
};
template <class Record>
filled_rows<Record> make_room_behind(std::vector<Record>& rows, std::vector<Record>& part) {
    std::size_t const before = rows.size();
    rows.resize(before + part.size());
    return {&part, rows.data() + before};
}
template <described T>
auto make_room_behind(columns<T>& rows, columns<T>& part) {
    return rows_behind<T>(rows).make_room_for(part);
}

inline void append_lines(std::vector<std::size_t>& lines, std::vector<std::size_t> const& part, std::size_t before) {
    for (std::size_t const line : part)
        lines.push_back(before + line);
}
inline void append_lines(row_lines& lines, row_lines const& part, std::size_t before) { lines.append(part, before); }

/// Puts a table together from the parts of a text. `Parts` gives them: see `parts_of_text`.
template <class Record, class Table, class Parts, class Progress>
class table_of_parts {
public:
    table_of_parts(Table& table, Parts& parts, csv_options const& options, Progress& progress)
        : table_(&table), parts_(&parts), progress_(&progress), front_(options) {}

    /// Reads on as long as the headings are not known, and a little more; or, `alone`, all of it. Says whether there is
    /// more.
    bool begin(bool alone) {
        std::vector<char> buffer;
        std::size_t       bytes   = 0;
        auto              collect = detail::collector_of_all(*table_);
        if (alone)
            collect.expect(parts_->bytes());
        while (alone || !front_.between_lines()) {
            std::string_view const text = parts_->next(buffer);
            if (text.empty())
                return false;
            front_.push_to(collect, text);
            bytes += text.size();
            collect.progress(bytes);
            progress_->add(text.size());
        }
        if (bytes < parts_->bytes()) {
            room_ = if_it_goes_on(table_->rows.size(), bytes, parts_->bytes());
            table_->rows.reserve(room_);
        }
        return true;
    }

    /// What each thread does: reads parts and puts them behind the others, until there are no more.
    void read_parts() {
        try {
            part mine{front_reader()};
            while (take(mine)) {
                mine.read();
                if (!put(mine))
                    return;
                progress_->add(mine.text.size());
            }
        } catch (...) {
            {
                std::lock_guard const one_at_a_time(guard_);
                failed_ = true;
            }
            changed_.notify_all();
            throw;
        }
    }

    /// Behind the last part.
    void finish() { table_->rejected = front_.finish_to(detail::collector_of_all(*table_)).rejected; }

private:
    struct part {
        csv_reader<Record> reader;
        std::size_t        number{};
        std::string_view   text{};
        std::vector<char>  buffer{};
        Table              table{};
        std::exception_ptr thrown{};

        // What the members of a record throw is kept until it is known that a line did begin here.
        void read() {
            reader.begin_anew();
            clear();
            thrown = nullptr;
            try {
                reader.push_to(detail::collector_of_all(table), text);
            } catch (...) {
                thrown = std::current_exception();
            }
        }
        void clear() {
            table.rows.clear();
            table.lines = {};
            table.findings.clear();
        }
    };

    csv_reader<Record> front_reader() {
        std::lock_guard const one_at_a_time(guard_);
        return front_;
    }

    bool take(part& mine) {
        std::lock_guard const one_at_a_time(reading_);
        if (ended_)
            return false;
        mine.text   = parts_->next(mine.buffer);
        mine.number = taken_++;
        ended_      = mine.text.empty();
        return !ended_;
    }

    // In the order of the parts; false where another thread has failed.
    bool put(part& mine) {
        std::unique_lock lock(guard_);
        changed_.wait(lock, [&] { return failed_ || turn_ == mine.number; });
        if (failed_)
            return false;
        std::size_t lines_before = 0;
        if (front_.between_lines()) {
            if (mine.thrown)
                std::rethrow_exception(mine.thrown);
            lines_before = front_.line() - 1;
            for (finding& each : mine.table.findings) {
                each.line += lines_before;
                each.record += front_.records();
            }
            front_.go_on_behind(mine.reader);
        } else {
            mine.clear();
            front_.push_to(detail::collector_of_all(mine.table), mine.text);
        }
        append_lines(table_->lines, mine.table.lines, lines_before);
        std::move(mine.table.findings.begin(), mine.table.findings.end(), std::back_inserter(table_->findings));
        if (std::size_t const wanted = table_->rows.size() + mine.table.rows.size(); wanted > room_) {
            // What is filled must not move.
            changed_.wait(lock, [&] { return failed_ || filling_ == 0; });
            if (failed_)
                return false;
            room_ = std::max(wanted, room_ + room_ / 2);
            table_->rows.reserve(room_);
        }
        auto const room = make_room_behind(table_->rows, mine.table.rows);
        ++filling_;
        ++turn_;
        lock.unlock();
        changed_.notify_all();
        room.fill();
        lock.lock();
        if (--filling_ == 0)
            changed_.notify_all();
        return true;
    }

    Table*                  table_;
    Parts*                  parts_;
    Progress*               progress_;
    std::mutex              reading_{}; // of what comes next
    bool                    ended_{};
    std::size_t             taken_{};
    std::mutex              guard_{};   // of all below
    std::condition_variable changed_{};
    csv_reader<Record>      front_;     // stands behind what is in the table
    std::size_t             turn_{};    // the number of the part that comes next into the table
    std::size_t             filling_{}; // so many threads move rows into the table
    std::size_t             room_{};    // so many rows fit into it
    bool                    failed_{};
};

/// Reads the parts of a text into a table. Behind the last one `at_end()` is called.
template <class Record, class Table, class Policy, class Parts, class AtEnd>
void read_csv_parts(Policy const& policy, Table& table, Parts parts, csv_options const& options, AtEnd at_end) {
    auto                                                     progress = policy.progress_over(parts.bytes());
    table_of_parts<Record, Table, Parts, decltype(progress)> all(table, parts, options, progress);
    if (all.begin(policy.number() == 1))
        policy.in_parts(policy.number(), [&](std::size_t) { all.read_parts(); });
    at_end();
    all.finish();
}

template <class Record, class Policy, class Table>
void read_csv_text_in_parts(Policy const& policy, Table& table, std::string_view text, csv_options const& options,
                            std::size_t most = usual_part) {
    table.file = options.file;
    detail::read_csv_parts<Record>(policy, table, parts_of_text(text, most), options, [] {});
}

/// `look(text)` sees the bytes of the file in their order.
template <class Record, class Policy, class Table, class Look>
void read_csv_file_in_parts(Policy const& policy, Table& table, std::string const& path, csv_options options, Look look,
                            std::size_t most = usual_part) {
    if (options.file.empty())
        options.file = path;
    table.file = options.file;
    open_file const file(path);
    if (!file) {
        table.findings.push_back(detail::unreadable(file, options));
        return;
    }
    auto source = [&](char* to, std::size_t room) {
        std::size_t const size = file.read(to, room);
        if (size != 0)
            look(std::string_view(to, size));
        return size;
    };
    detail::read_csv_parts<Record>(policy, table, parts_of_source(source, file.size(), most), options, [&] {
        if (file.broken())
            table.findings.push_back(detail::unreadable(file, options));
    });
}

/// A policy for one of several files: its progress is nothing to be told.
template <class Policy>
struct one_of_files {
    static constexpr bool tells = false;

    Policy const& policy;

    std::size_t number() const { return policy.number(); }
    template <class Function>
    void in_parts(std::size_t parts, Function const& function) const {
        policy.in_parts(parts, function);
    }
    static one_thread::no_counting progress_over(std::size_t) { return {}; }
};

} // namespace detail

/// Reads CSV from a text into columns on several threads: `read_csv_columns<household>(threads{2}, text)`. Records,
/// lines and findings are those of one thread, whatever their number. A policy's progress counts bytes. What
/// translates cells may be called by several threads at a time.
template <described T, detail::pass_policy Policy>
columns_read<T> read_csv_columns(Policy const& policy, std::string_view text, csv_options const& options = {}) {
    columns_read<T> table;
    detail::read_csv_text_in_parts<T>(policy, table, text, options);
    return table;
}

/// Reads a CSV file into columns on several threads, in constant memory beside them: one thread at a time reads from
/// the file, the others read what it gave. Of a pipe the progress is told as of 0 bytes.
template <described T, detail::pass_policy Policy>
columns_read<T> read_csv_columns_file(Policy const& policy, std::string const& path, csv_options const& options = {}) {
    columns_read<T> table;
    detail::read_csv_file_in_parts<T>(policy, table, path, options, [](std::string_view) {});
    return table;
}

/// The same into records.
template <class Record, detail::pass_policy Policy>
records_read<Record> read_csv(Policy const& policy, std::string_view text, csv_options const& options = {}) {
    records_read<Record> table;
    detail::read_csv_text_in_parts<Record>(policy, table, text, options);
    return table;
}
template <class Record, detail::pass_policy Policy>
records_read<Record> read_csv_file(Policy const& policy, std::string const& path, csv_options const& options = {}) {
    records_read<Record> table;
    detail::read_csv_file_in_parts<Record>(policy, table, path, options, [](std::string_view) {});
    return table;
}

/// Reads a folder of files, one after the other, each on several threads: see csv_folder.hpp. A policy's progress
/// counts files.
template <class Tables, detail::pass_policy Policy, class OnTable>
Tables read_csv_folder(Policy const& policy, std::string const& folder, csv_folder_options const& options,
                       OnTable&& on_table) {
    auto       progress  = policy.progress_over(member_count<Tables>);
    auto const read_file = [&]<class Row>(records_read<Row>& records, std::string const& path,
                                          csv_options const& csv) {
        detail::line_count lines;
        detail::read_csv_file_in_parts<Row>(detail::one_of_files<Policy>{policy}, records, path, csv,
                                            [&](std::string_view text) { lines.take_text(text); });
        return lines;
    };
    auto const after_table = [&](std::string_view name, auto const& table) {
        on_table(name, table);
        progress.add(1);
    };
    return detail::read_folder<Tables>(folder, options, read_file, after_table);
}
template <class Tables, detail::pass_policy Policy>
Tables read_csv_folder(Policy const& policy, std::string const& folder, csv_folder_options const& options = {}) {
    return read_csv_folder<Tables>(policy, folder, options, [](std::string_view, auto const&) {});
}

} // namespace tuopin

#endif
