// CSV read as it comes, block by block: what its headings name, its lines as records, and everything that is wrong.
#ifndef TUOPIN_ENGINES_CSV_CSV_READER_HPP
#define TUOPIN_ENGINES_CSV_CSV_READER_HPP

#include <tuopin/engines/csv/cell_translation.hpp>
#include <tuopin/engines/csv/cells.hpp>
#include <tuopin/engines/csv/csv_borders.hpp>
#include <tuopin/engines/csv/csv_cells.hpp>
#include <tuopin/engines/csv/csv_lines.hpp>
#include <tuopin/engines/csv/csv_options.hpp>
#include <tuopin/engines/csv/fields.hpp>
#include <tuopin/engines/validation/finding.hpp>
#include <tuopin/values/text.hpp>

#include <array>
#include <concepts>
#include <cstddef>
#include <cstring>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

namespace tuopin {

/// How many records were read, and how many lines were left out because of findings.
struct csv_counts {
    std::size_t read{};
    std::size_t rejected{};

    friend constexpr bool operator==(csv_counts const&, csv_counts const&) = default;
};

namespace detail {

template <class Record>
using cell_reader = bool (*)(Record&, std::string_view, bool, language, std::string&);

/// A field of a record that a column of a file may fill.
template <class Record>
struct readable_column {
    field_names         names{};
    cell_reader<Record> read{};
};

template <class Field, class Record>
bool read_field(Record& record, std::string_view written, bool quoted, language in, std::string& wanted) {
    return detail::read_cell(Field::of(record), written, quoted, in, wanted);
}

template <class Field, class Record>
struct places_in_records {
    using type = std::remove_const_t<typename Field::type>;

    Record* first;

    void put(std::size_t at, type const& value) const { Field::of(first[at]) = value; }
    template <class Change>
    bool change(std::size_t at, Change change_value) const {
        return change_value(Field::of(first[at]));
    }
};

// Reads a column of plain lines into as many records.
template <class Record>
using record_column_reader = void (*)(Record*, column_of_cells const&, plain_lines const&);

template <class Field, class Record>
void read_into_records(Record* records, column_of_cells const& cells, plain_lines const& lines) {
    places_in_records<Field, Record> const places{records};
    detail::read_plain_cells<std::remove_const_t<typename Field::type>>(places, cells, lines);
}

template <class T>
consteval bool check_readable() {
    static_assert(!std::is_const_v<T>,
                  "tuopin: a const member of this record cannot be read from a file; leave out the const, "
                  "or leave the member out of the description");
    static_assert(
        reads_from_cell<std::remove_const_t<T>>(),
        "tuopin: a member of this record cannot be read from a file; give its type a static member function "
        "parse(std::string_view) that returns tuopin::parsed of it, or leave the member out of the description");
    return !std::is_const_v<T> && reads_from_cell<std::remove_const_t<T>>();
}

template <class Record>
consteval auto readable_columns() {
    std::array<readable_column<Record>, detail::count_fields<Record>()> columns{};
    std::size_t                                                         at = 0;
    detail::for_each_field<Record>([&]<class Field>(Field) {
        if constexpr (check_readable<typename Field::type>())
            columns[at] = {{Field::names(), Field::depth()}, &detail::read_field<Field, Record>};
        ++at;
    });
    return columns;
}

template <class Record>
inline constexpr auto readable_columns_of = detail::readable_columns<Record>();

template <class Record>
inline constexpr auto record_column_readers_of = [] {
    std::array<record_column_reader<Record>, detail::count_fields<Record>()> readers{};
    std::size_t                                                              at = 0;
    detail::for_each_field<Record>(
        [&]<class Field>(Field) { readers[at++] = &detail::read_into_records<Field, Record>; });
    return readers;
}();

/// What takes rows column by column, such as columns: `room()` rows at most at a time. The reader
/// opens rows, reads the cells of each column into them, and keeps those that are read.
template <class Sink>
concept takes_columns = requires(Sink& sink) { sink.room(); };

/// What a reader gives its rows to, made of two callbacks.
template <class Record, class OnRow, class OnFinding>
struct row_by_row {
    OnRow&     on_row;
    OnFinding& on_finding;

    /// So many records of consecutive lines.
    void take_rows(Record* first, std::size_t count, std::size_t line) {
        for (std::size_t at = 0; at < count; ++at) {
            if constexpr (std::invocable<OnRow&, Record&&, std::size_t>)
                on_row(std::move(first[at]), line + at);
            else
                on_row(std::move(first[at]));
            first[at] = Record{};
        }
    }
    void take_finding(finding&& f) { on_finding(std::move(f)); }
};

} // namespace detail

/// Reads CSV that comes in blocks, in the memory of a few lines. `on_row(record)` or
/// `on_row(record, line)` is called for every line without errors, `on_finding(finding)` for
/// everything that is wrong, both in the order of the file.
///
///     tuopin::csv_reader<household> reader;
///     while (more()) reader.push(block(), on_row, on_finding);
///     tuopin::csv_counts const counts = reader.finish(on_row, on_finding);
template <class Record>
class csv_reader {
    static_assert(described<Record>,
                  "tuopin: a record is a struct described with BOOST_DESCRIBE_STRUCT; describe it beside "
                  "its definition");
    static_assert(std::default_initializable<Record>,
                  "tuopin: a record that is read from a file starts from its default value; "
                  "give its members initialisers instead of the struct a constructor");
    static_assert(std::movable<Record>,
                  "tuopin: a record that is read from a file is moved to where it is kept; "
                  "give it no const members and no references");

public:
    explicit csv_reader(csv_options options = {})
        : options_(std::move(options)), scanner_(options_.separator, options_.longest_line),
          borders_(options_.separator) {
        detail::check_separator(options_.separator);
    }

    /// Takes the next part of the text; it may end anywhere, within a character too. Whole lines
    /// are read where they stand, without copying them.
    template <class OnRow, class OnFinding>
    void push(std::string_view block, OnRow&& on_row, OnFinding&& on_finding) {
        push_to(detail::row_by_row<Record, OnRow, OnFinding>{on_row, on_finding}, block);
    }

    /// Reads what is left of the text, and says how many lines there were in all.
    template <class OnRow, class OnFinding>
    csv_counts finish(OnRow&& on_row, OnFinding&& on_finding) {
        return finish_to(detail::row_by_row<Record, OnRow, OnFinding>{on_row, on_finding});
    }

    /// Reads the whole text that `source(to, most)` gives: it writes the next bytes, at most so
    /// many, and returns how many; 0 where the text ends.
    template <class Source, class OnRow, class OnFinding>
        requires std::invocable<Source&, char*, std::size_t>
    csv_counts read_from(Source&& source, OnRow&& on_row, OnFinding&& on_finding) {
        return read_to(detail::row_by_row<Record, OnRow, OnFinding>{on_row, on_finding}, source);
    }

    /// As `read_from`, for rows that are taken many at a time.
    template <class Sink, class Source>
    csv_counts read_to(Sink&& sink, Source&& source) {
        std::vector<char> buffer(std::size_t{1} << 18);
        std::size_t       held = 0, bytes = 0;
        while (std::size_t const size = source(buffer.data() + held, buffer.size() - held)) {
            if constexpr (requires { sink.take_text(std::string_view()); })
                sink.take_text({buffer.data() + held, size});
            std::string_view rest(buffer.data(), held + size);
            read_lines(rest, false, sink);
            bytes += size;
            if constexpr (requires { sink.progress(bytes); })
                sink.progress(bytes);
            held = rest.size();
            std::char_traits<char>::move(buffer.data(), rest.data(), held);
            // A line that grows over many blocks is looked at again only when it has doubled.
            if (held > buffer.size() / 2)
                buffer.resize(2 * buffer.size());
        }
        held_.assign(buffer.data(), held);
        return finish_to(sink);
    }
    template <class Sink>
    void push_to(Sink&& sink, std::string_view block) {
        if (held_.empty()) {
            read_lines(block, false, sink);
            held_.assign(block);
        } else {
            held_.append(block);
            if (held_.size() < enough_)
                return;
            std::string_view rest = held_;
            read_lines(rest, false, sink);
            held_.erase(0, held_.size() - rest.size());
        }
        enough_ = 2 * held_.size();
    }
    template <class Sink>
    csv_counts finish_to(Sink&& sink) {
        std::string_view rest = held_;
        read_lines(rest, true, sink);
        if (state_ == state::before_headings) {
            state_ = state::without_headings;
            sink.take_finding(
                found({}, scanner_.line(), 0, said("an empty text", "空文本"), said("a line of headings", "标题行")));
        }
        held_.clear();
        return counts_;
    }

    // For reading in parts: whether what comes next begins a line of a table whose headings are known, which line
    // that is, and how many records came before it.
    bool        between_lines() const { return state_ == state::in_rows && held_.empty() && !passing_; }
    std::size_t line() const { return scanner_.line(); }
    std::size_t records() const { return counts_.read + counts_.rejected; }
    // What comes next begins a line somewhere; lines and records are counted from there.
    void begin_anew() {
        scanner_.number_anew();
        counts_  = {};
        passing_ = false;
        held_.clear();
    }
    // Goes on where another reader has come to that began where this one stands.
    void go_on_behind(csv_reader const& other) {
        scanner_.pass_lines(other.scanner_.line() - 1);
        counts_.read += other.counts_.read;
        counts_.rejected += other.counts_.rejected;
        passing_ = other.passing_;
        held_    = other.held_;
        enough_  = other.enough_;
    }

private:
    enum class state : unsigned char { before_headings, in_rows, without_headings };
    enum class progress : unsigned char { made, none, more_needed };

    static constexpr auto const& columns() { return detail::readable_columns_of<Record>; }

    template <class Sink>
    void read_lines(std::string_view& rest, bool last, Sink& sink) {
        constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
        char const* const          begin           = rest.data();
        if (!begun_) {
            if (!last && rest.size() < byte_order_mark.size() && byte_order_mark.starts_with(rest))
                return;
            begun_ = true;
            if (rest.starts_with(byte_order_mark))
                rest.remove_prefix(byte_order_mark.size());
        }
        while (!rest.empty()) {
            if (passing_) {
                if (!scanner_.pass_line(rest, last))
                    return;
                passing_ = false;
                continue;
            }
            progress way = progress::none;
            if (state_ == state::in_rows && rest.data() - begin >= readable_before)
                way = read_plain_lines(rest, last, sink);
            if (way == progress::none)
                way = read_line(rest, last, sink);
            if (way == progress::more_needed)
                return;
        }
    }

    // Many lines in which nothing is special, column by column; one in which something is, or is
    // wrong, is read again with care.
    template <class Sink>
    progress read_plain_lines(std::string_view& rest, bool last, Sink& sink) {
        std::size_t const width = bound_.size();
        std::size_t       most  = plain_lines_;
        if constexpr (detail::takes_columns<Sink>)
            most = most < sink.room() ? most : sink.room();
        std::size_t const lines =
            borders_.find(rest.data(), rest.data() + rest.size(), width, most, options_.longest_line);
        if (lines == 0) {
            plain_lines_ = 1 + plain_lines_ / 8;
            return progress::none;
        }
        good_.assign(lines, 1);
        if constexpr (detail::takes_columns<Sink>)
            sink.open_rows(lines, all_filled_);
        else if (records_.size() < lines)
            records_.resize(lines);
        for (std::size_t at = 0; at < width; ++at)
            read_column(at, borders_.column(at, width), sink);
        progress const made = take_plain_lines(rest, last, lines, sink);
        if constexpr (detail::takes_columns<Sink>)
            sink.close_rows();
        return made;
    }

    template <class Sink>
    progress take_plain_lines(std::string_view& rest, bool last, std::size_t lines, Sink& sink) {
        std::size_t const width = bound_.size();
        auto const        go_to = [&](std::size_t line) {
            rest.remove_prefix(static_cast<std::size_t>(borders_.begin_of(line, width) - rest.data()));
        };
        for (std::size_t line = 0; line < lines;) {
            std::size_t const first = line;
            auto const* const bad = static_cast<unsigned char const*>(std::memchr(&good_[line], 0, lines - line));
            line                  = bad == nullptr ? lines : static_cast<std::size_t>(bad - good_.data());
            if (line != first) {
                go_to(line);
                counts_.read += line - first;
                std::size_t const number = scanner_.line();
                scanner_.pass_lines(line - first);
                if constexpr (detail::takes_columns<Sink>)
                    sink.keep_rows(first, line - first, number);
                else
                    sink.take_rows(records_.data() + first, line - first, number);
            }
            if (line == lines)
                break;
            if (read_line(rest, last, sink) == progress::more_needed)
                return progress::more_needed;
            ++line;
            // It went on in the lines behind it, or ends before its last cell.
            if (passing_ || rest.data() != borders_.begin_of(line, width)) {
                plain_lines_ = 1 + plain_lines_ / 8;
                return progress::made;
            }
        }
        plain_lines_ = 2 * plain_lines_ < most_plain_lines ? 2 * plain_lines_ : most_plain_lines;
        return progress::made;
    }

    template <class Sink>
    void read_column(std::size_t at, detail::column_of_cells const& cells, Sink& sink) {
        detail::plain_lines const lines{good_.size(), good_.data(), options_.language, wanted_};
        if (bound_[at] != nullptr && !translated(at)) {
            if constexpr (detail::takes_columns<Sink>)
                sink.read_column(field_of(at), cells, lines);
            else
                detail::record_column_readers_of<Record>[field_of(at)](records_.data(), cells, lines);
            return;
        }
        for (std::size_t line = 0; line < good_.size(); ++line) {
            detail::plain_content const content(cells.without_return(line));
            bool                        good = content.good;
            if (good && bound_[at] != nullptr) {
                good = translate(at, content.written);
                if constexpr (detail::takes_columns<Sink>)
                    good = good && sink.read_cell(field_of(at), line, translation_, lines);
                else
                    good = good && bound_[at]->read(records_[line], translation_, false, options_.language, wanted_);
            }
            if (!good)
                good_[line] = 0;
        }
    }

    // The next line with care: everything that is wrong with it becomes a finding.
    template <class Sink>
    progress read_line(std::string_view& rest, bool last, Sink& sink) {
        std::size_t const line       = scanner_.line();
        auto              on_finding = [&](finding&& f) { sink.take_finding(std::move(f)); };
        switch (scanner_.next(rest, last)) {
        case detail::csv_line::more:
            return progress::more_needed;
        case detail::csv_line::read:
            take_line(line, sink, on_finding);
            break;
        case detail::csv_line::unclosed: {
            auto const& cell = scanner_[scanner_.size() - 1];
            on_finding(found(path_of(scanner_.size() - 1), cell.line, scanner_.size(), detail::excerpt(cell.view()),
                             said("a quote that closes the cell", "与之配对的后引号")));
            reject(line, on_finding);
            passing_ = true;
            break;
        }
        case detail::csv_line::too_long:
            on_finding(found({}, line, 0, said("a longer line", "过长的行"),
                             said("a line of at most ", "不超过") +
                                 to_text(options_.longest_line, options_.language) + said(" bytes", "字节的行")));
            reject(line, on_finding);
            passing_ = true;
            break;
        }
        return progress::made;
    }

    template <class OnFinding>
    void reject(std::size_t line, OnFinding& on_finding) {
        if (state_ == state::before_headings)
            refuse(line, on_finding);
        else
            ++counts_.rejected;
    }

    // Without headings nothing can be said about the cells; one finding stands for all lines.
    template <class OnFinding>
    void refuse(std::size_t line, OnFinding& on_finding) {
        state_ = state::without_headings;
        on_finding(found({}, line, 0, said("no headings", "没有可用的标题"),
                         said("a first line of headings such as ", "首行为标题，如") +
                             (columns().empty() ? std::string() : columns()[0].names.path())));
    }

    template <class Sink, class OnFinding>
    void take_line(std::size_t line, Sink& sink, OnFinding& on_finding) {
        bool const empty = scanner_.size() == 1 && scanner_[0].size == 0 && !scanner_[0].quoted;
        // In a table of one column an empty line is an empty cell.
        if (empty && (state_ != state::in_rows || bound_.size() != 1))
            return;
        if (state_ == state::before_headings)
            bind(line, on_finding);
        else if (state_ == state::without_headings)
            ++counts_.rejected;
        else if (scanner_.size() != bound_.size())
            reject_line(line, on_finding);
        else
            read_row(line, sink, on_finding);
    }

    template <class OnFinding>
    void reject_line(std::size_t line, OnFinding& on_finding) {
        std::string const seen   = counted_cells(scanner_.size());
        std::string const wanted = counted_cells(bound_.size());
        on_finding(found({}, line, 0, seen, wanted + said(", as many as headings", "，与标题数相同")));
        ++counts_.rejected;
    }

    template <class Sink, class OnFinding>
    void read_row(std::size_t line, Sink& sink, OnFinding& on_finding) {
        Record record{};
        bool   good = true;
        for (std::size_t at = 0; at < bound_.size(); ++at) {
            detail::csv_cell const& cell = scanner_[at];
            if (!cell.sound()) [[unlikely]] {
                unsound(at, on_finding);
                good = false;
                continue;
            }
            if (bound_[at] == nullptr)
                continue;
            std::string_view const written = cell.content(copy_);
            if (!read_bound(at, record, written, cell.quoted)) [[unlikely]] {
                on_finding(found(path_of(at), cell.line, at + 1,
                                 written.empty() ? said("an empty cell", "空单元格") : detail::excerpt(written),
                                 wanted_));
                good = false;
            }
        }
        if (!good) {
            ++counts_.rejected;
            return;
        }
        ++counts_.read;
        sink.take_rows(&record, 1, line);
    }

    bool translated(std::size_t at) const { return !translators_.empty() && translators_[at] != nullptr; }

    bool read_bound(std::size_t at, Record& record, std::string_view written, bool quoted) {
        if (!translated(at))
            return bound_[at]->read(record, written, quoted, options_.language, wanted_);
        return translate(at, written) && bound_[at]->read(record, translation_, false, options_.language, wanted_);
    }
    bool translate(std::size_t at, std::string_view written) {
        return translators_[at](options_.translation.context, written, options_.language, translation_, wanted_);
    }

    std::size_t field_of(std::size_t at) const { return static_cast<std::size_t>(bound_[at] - columns().data()); }

    template <class OnFinding>
    void unsound(std::size_t at, OnFinding& on_finding) {
        detail::csv_cell const& cell   = scanner_[at];
        auto                    report = [&](std::string wanted) {
            on_finding(found(path_of(at), cell.line, at + 1, detail::excerpt(cell.view()), std::move(wanted)));
        };
        if (cell.stray)
            report(said("quotes only round the whole cell, and doubled within it",
                        "引号只用于括住整个单元格，格内引号须双写"));
        if (cell.not_text)
            report(said("text in UTF-8", "UTF-8编码的文本"));
        if (cell.has_nul)
            report(said("text without NUL bytes", "不含空字节的文本"));
    }

    // Which field each column fills, decided once: what stands behind is a call a cell.
    template <class OnFinding>
    void bind(std::size_t line, OnFinding& on_finding) {
        std::vector<bool> filled(columns().size(), false);
        bool              any = false;
        state_                = state::in_rows;
        bound_.assign(scanner_.size(), nullptr);
        for (std::size_t at = 0; at < bound_.size(); ++at) {
            detail::csv_cell const& cell = scanner_[at];
            if (!cell.sound()) {
                unsound(at, on_finding);
                continue;
            }
            std::string_view const   heading = detail::trimmed(cell.content(copy_));
            std::vector<std::size_t> fits    = fields_called(heading);
            std::string const seen = heading.empty() ? said("an empty heading", "空标题") : detail::excerpt(heading);
            auto const        report = [&](std::string path, std::string wanted, tuopin::severity how_grave) {
                finding f  = found(std::move(path), cell.line, at + 1, seen, std::move(wanted));
                f.severity = how_grave;
                on_finding(std::move(f));
            };
            if (fits.empty()) {
                if (options_.extra_columns)
                    report({}, said("the name or label of a member", "记录成员的名称或标签"), *options_.extra_columns);
                continue;
            }
            any = true;
            if (fits.size() > 1)
                report({},
                       said("the name of one member; this may be ", "唯一的成员名称；此标题可指") + joined_paths(fits),
                       severity::error);
            else if (filled[fits[0]])
                report(columns()[fits[0]].names.path(), said("one column of this member", "此成员只有一列"),
                       severity::error);
            else {
                bound_[at]      = &columns()[fits[0]];
                filled[fits[0]] = true;
            }
        }
        if (!any) {
            refuse(line, on_finding);
            return;
        }
        if (options_.translation.of_member != nullptr) {
            translators_.assign(bound_.size(), nullptr);
            for (std::size_t at = 0; at < bound_.size(); ++at)
                if (bound_[at] != nullptr)
                    translators_[at] = options_.translation.of_member(options_.translation.context, path_of(at));
        }
        for (std::size_t at = 0; at < columns().size(); ++at)
            if (!filled[at]) {
                all_filled_ = false;
                on_finding(missing_column(at, line));
            }
    }

    // A column that is not there is a column of empty cells: an error where an empty cell is one.
    finding missing_column(std::size_t at, std::size_t line) {
        Record  probe{};
        auto    names = columns()[at].names;
        finding f     = found(names.path(), line, 0, said("no such column", "没有此列"),
                              said("a column with the heading ", "标题为") + names.path() + said("", "的列"));
        if (columns()[at].read(probe, {}, false, options_.language, wanted_))
            f.severity = severity::warning;
        return f;
    }

    static std::vector<std::size_t> fields_called(std::string_view heading) {
        std::vector<std::size_t> fits;
        for (std::size_t at = 0; at < columns().size(); ++at) {
            if (columns()[at].names.path() == heading)
                return {at};
            if (detail::is_called(heading, columns()[at].names))
                fits.push_back(at);
        }
        return fits;
    }

    static std::string joined_paths(std::vector<std::size_t> const& fields) {
        std::string joined;
        for (std::size_t const at : fields)
            joined.append(joined.empty() ? "" : ", ").append(columns()[at].names.path());
        return joined;
    }

    std::string path_of(std::size_t column) const {
        return column < bound_.size() && bound_[column] != nullptr ? bound_[column]->names.path() : std::string();
    }

    std::string counted_cells(std::size_t count) const {
        return to_text(count, options_.language) + said(count == 1 ? " cell" : " cells", "个单元格");
    }

    std::string said(std::string_view english, std::string_view chinese) const {
        return std::string(options_.language == language::chinese ? chinese : english);
    }

    finding found(std::string path, std::size_t line, std::size_t column, std::string seen, std::string wanted) const {
        finding f;
        f.rule   = "read";
        f.record = counts_.read + counts_.rejected;
        f.path   = std::move(path);
        f.seen   = std::move(seen);
        f.wanted = std::move(wanted);
        f.file   = options_.file;
        f.line   = line;
        f.column = column;
        return f;
    }

    static constexpr std::ptrdiff_t readable_before  = 16; // bytes before a plain cell
    static constexpr std::size_t    most_plain_lines = 128; // read at a time; they stay in the nearest cache

    csv_options                                         options_;
    detail::csv_scanner                                 scanner_;
    detail::csv_borders                                 borders_;
    std::vector<Record>                                 records_{}; // of the plain lines
    std::vector<unsigned char>                          good_{};    // of each of them, whether its cells are read
    std::size_t                                         plain_lines_{most_plain_lines};
    std::vector<detail::readable_column<Record> const*> bound_{}; // of each column, the field that it fills
    std::vector<cell_translation::translator> translators_{};     // of each column, where cells are translated
    std::string translation_{};
    std::string                                         held_{}; // the beginning of a line that is not there as a whole
    std::size_t                                         enough_{};
    std::string                                         copy_{};
    std::string                                         wanted_{};
    csv_counts                                          counts_{};
    state                                               state_{state::before_headings};
    bool                                                all_filled_{true}; // each field has its column
    bool                                                begun_{};
    bool                                                passing_{};
};

} // namespace tuopin

#endif
