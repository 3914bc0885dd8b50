// Rows by year from wide exports, in which every member has a column a year.
#ifndef TUOPIN_ENGINES_CSV_CSV_WIDE_HPP
#define TUOPIN_ENGINES_CSV_CSV_WIDE_HPP

#include <tuopin/describe/member_pointer.hpp>
#include <tuopin/engines/csv/csv.hpp>
#include <tuopin/engines/csv/csv_by_year.hpp>
#include <tuopin/engines/csv/csv_file.hpp>
#include <tuopin/engines/csv/csv_lines.hpp>
#include <tuopin/engines/csv/csv_reader.hpp>
#include <tuopin/engines/csv/csv_writing.hpp>
#include <tuopin/engines/csv/fields.hpp>
#include <tuopin/engines/csv/records_read.hpp>
#include <tuopin/engines/tables/sort_stably.hpp>
#include <tuopin/engines/validation/finding.hpp>
#include <tuopin/values/text.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdio>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace tuopin {

namespace detail {

struct heading_by_year {
    std::string        base{}; ///< the heading without its year
    std::optional<int> year{};
};

// "wage_2016", "wage 2016", "wage (2016)", "工资性收入2016年", "2016年工资性收入"
inline std::vector<heading_by_year> ways_to_read(std::string_view heading) {
    std::vector<heading_by_year> ways;
    auto const                   year_of = [](std::string_view written) -> std::optional<int> {
        bool good = written.size() == 4 && (written.starts_with("19") || written.starts_with("20"));
        for (char const c : written)
            good = good && c >= '0' && c <= '9';
        return good ? std::optional<int>(*from_text<int>(written)) : std::nullopt;
    };
    auto const without = [](std::string_view written, std::initializer_list<std::string_view> ends) {
        for (std::string_view const end : ends)
            if (written.ends_with(end))
                return trimmed(written.substr(0, written.size() - end.size()));
        return written;
    };
    std::string_view const bare = without(without(heading, {")", "）"}), {"年度", "年"});
    if (bare.size() > 4)
        if (auto const year = year_of(bare.substr(bare.size() - 4)))
            ways.push_back(
                {std::string(without(trimmed(bare.substr(0, bare.size() - 4)), {"_", "-", ".", "(", "（"})), year});
    if (heading.size() > 4)
        if (auto const year = year_of(heading.substr(0, 4))) {
            std::string_view rest = heading.substr(4);
            for (std::string_view const behind :
                 {std::string_view("年度"), std::string_view("年"), std::string_view("_")})
                if (rest.starts_with(behind)) {
                    rest.remove_prefix(behind.size());
                    break;
                }
            ways.push_back({std::string(trimmed(rest)), year});
        }
    return ways;
}

/// The path of the one field that a heading names; empty where it names none, or several.
template <class Record>
std::string path_called(std::string_view heading) {
    std::string found;
    for (auto const& column : readable_columns_of<Record>) {
        std::string path = column.names.path();
        if (path == heading)
            return path;
        if (!is_called(heading, column.names))
            continue;
        if (!found.empty())
            return {};
        found = std::move(path);
    }
    return found;
}

/// A cell as it stands in a file.
inline std::string cell_as_written(std::string const& content, char separator) {
    if (!cell_quotes(separator).wanted(content))
        return content;
    std::string written(2 * content.size() + 2, ' ');
    written.resize(static_cast<std::size_t>(cell_quotes::write(written.data(), content) - written.data()));
    return written;
}

/// A wide text turned into a long one, and where each of its lines came from.
template <auto Year>
class wide_text {
public:
    using record = owner_of<Year>;

    wide_text(std::string_view written, csv_options const& options)
        : options_(options), scanner_(options.separator, options.longest_line) {
        if (written.starts_with("\xEF\xBB\xBF"))
            written.remove_prefix(3);
        while (!written.empty()) {
            std::size_t const line = scanner_.line();
            switch (scanner_.next(written, true)) {
            case csv_line::more:
                written = {};
                break;
            case csv_line::read:
                take_line(line);
                break;
            case csv_line::unclosed: {
                csv_cell const& cell = scanner_[scanner_.size() - 1];
                reject(cell.line, scanner_.size(), excerpt(cell.view()),
                       {"a quote that closes the cell", "与之配对的后引号"});
                written = behind_line(written);
                break;
            }
            case csv_line::too_long:
                reject(line, 0, said({"a longer line", "过长的行"}),
                       {"a line of cells of the length allowed", "长度不超过上限的行"});
                written = behind_line(written);
                break;
            }
        }
    }

    records_read<record> read() {
        csv_options options  = options_;
        options.longest_line = static_cast<std::size_t>(-1) / 2;
        records_read<record> rows;
        rows.file = options.file;
        if (!refused_)
            rows = tuopin::read_csv<record>(long_, options);
        for (std::size_t& line : rows.lines)
            line = origins_.at(line - 1).line;
        std::vector<finding> found = std::move(findings_);
        for (finding& each : rows.findings) {
            place(each);
            found.push_back(std::move(each));
        }
        sort_stably(found, [](finding const& a, finding const& b) { return a.line < b.line; });
        // What is wrong with a cell that all years share is told once.
        rows.findings.clear();
        for (finding& each : found) {
            bool told = false;
            for (std::size_t at = rows.findings.size(); at > 0 && rows.findings[at - 1].line == each.line; --at)
                told = told || says_the_same(rows.findings[at - 1], each);
            if (!told)
                rows.findings.push_back(std::move(each));
        }
        rows.rejected += rejected_;
        return rows;
    }

private:
    struct wide_column {
        std::string        heading{}; ///< in the long text
        std::optional<int> year{};
        std::size_t        at{}; ///< in the long text
    };
    struct origin {
        std::size_t line{};
        std::size_t year{}; ///< its place in `years_`
    };

    static bool says_the_same(finding const& a, finding const& b) {
        return a.line == b.line && a.column == b.column && a.path == b.path && a.seen == b.seen && a.wanted == b.wanted;
    }

    std::string said(text words) const { return std::string(words.in(options_.language)); }

    void tell(std::size_t line, std::size_t column, std::string seen, std::string wanted, severity how_grave) {
        finding f;
        f.rule     = "read";
        f.severity = how_grave;
        f.file     = options_.file;
        f.line     = line;
        f.column   = column;
        f.seen     = std::move(seen);
        f.wanted   = std::move(wanted);
        findings_.push_back(std::move(f));
    }
    // A line that cannot be split into its cells; where it is the line of headings, there is nothing to read.
    void reject(std::size_t line, std::size_t column, std::string seen, text wanted) {
        tell(line, column, std::move(seen), said(wanted), severity::error);
        rejected_ += columns_.empty() ? 0 : 1;
        if (columns_.empty())
            refused_ = true;
    }
    std::string_view behind_line(std::string_view written) {
        scanner_.pass_line(written, true);
        return refused_ ? std::string_view() : written;
    }

    void take_line(std::size_t line) {
        if (scanner_.size() == 1 && scanner_[0].size == 0)
            return;
        if (columns_.empty())
            bind(line);
        else if (scanner_.size() != columns_.size())
            reject(line, 0, to_text(scanner_.size(), options_.language) + said({" cells", "个单元格"}),
                   {"as many cells as there are headings", "单元格数与标题数相同"});
        else
            take_row(line);
    }

    void bind(std::size_t line) {
        std::string copy;
        for (std::size_t at = 0; at < scanner_.size(); ++at) {
            std::string const heading(trimmed(scanner_[at].content(copy)));
            wide_column       made{heading, {}, 0};
            if (scanner_[at].sound() && path_called<record>(heading).empty())
                for (heading_by_year const& way : ways_to_read(heading))
                    if (std::string path = path_called<record>(way.base); !path.empty() && !made.year)
                        made = {std::move(path), way.year, 0};
            if (made.year && std::find(years_.begin(), years_.end(), *made.year) == years_.end())
                years_.push_back(*made.year);
            columns_.push_back(std::move(made));
        }
        std::sort(years_.begin(), years_.end());
        // Columns that all years share, the year, and each member that is there by year once.
        std::vector<std::string> headings;
        std::vector<std::size_t> unsound; // as they stand, for the reader to tell
        for (std::size_t at = 0; at < columns_.size(); ++at)
            if (wide_column& each = columns_[at]; !each.year) {
                each.at = headings.size();
                if (!scanner_[at].sound())
                    unsound.push_back(each.at);
                headings.push_back(scanner_[at].sound() ? each.heading : std::string(scanner_[at].view()));
            }
        if (!years_.empty()) {
            year_at_ = headings.size();
            headings.emplace_back(member_name<Year>);
            for (wide_column& each : columns_) {
                if (!each.year)
                    continue;
                bool const doubled = std::any_of(columns_.begin(), columns_.end(), [&](wide_column const& other) {
                    return &other < &each && other.year == each.year && other.heading == each.heading;
                });
                auto const found =
                    std::find(headings.begin() + static_cast<std::ptrdiff_t>(year_at_), headings.end(), each.heading);
                // A second column of one year stands by itself, and is told as one.
                each.at = doubled || found == headings.end() ? headings.size()
                                                             : static_cast<std::size_t>(found - headings.begin());
                if (each.at == headings.size())
                    headings.push_back(each.heading);
            }
        }
        size_ = headings.size();
        tell_gaps(line);
        std::string row;
        for (std::size_t at = 0; at < headings.size(); ++at) {
            row.append(at == 0 ? "" : std::string(1, options_.separator));
            if (std::find(unsound.begin(), unsound.end(), at) != unsound.end())
                row.append(headings[at]);
            else
                row.append(cell_as_written(headings[at], options_.separator));
        }
        emit(row, {line, 0});
    }

    // A member that is there for some years and not for others is left open for the others.
    void tell_gaps(std::size_t line) {
        for (wide_column const& each : columns_) {
            if (!each.year)
                continue;
            auto const of_year = [&](int year) {
                return std::any_of(columns_.begin(), columns_.end(), [&](wide_column const& other) {
                    return other.year == year && other.heading == each.heading;
                });
            };
            bool const first = std::none_of(columns_.begin(), columns_.end(), [&](wide_column const& other) {
                return &other < &each && other.year && other.heading == each.heading;
            });
            for (int const year : years_)
                if (first && !of_year(year))
                    tell(line, 0, said({"no such column", "没有此列"}),
                         said({"a column with the heading ", "标题为"}) + each.heading + " " + to_field(year) +
                             said({"", "的列"}),
                         severity::warning);
        }
    }

    void take_row(std::size_t line) {
        bool any = years_.empty();
        if (any)
            emit(joined({}, {}), {line, 0});
        for (std::size_t at = 0; at < years_.size(); ++at) {
            bool of_year = false;
            for (std::size_t each = 0; each < columns_.size(); ++each)
                of_year = of_year ||
                          (columns_[each].year == years_[at] && (scanner_[each].size != 0 || scanner_[each].quoted));
            if (of_year)
                emit(joined(years_[at], to_field(years_[at])), {line, at});
            any = any || of_year;
        }
        if (!any)
            tell(line, 0, said({"no cell of any year", "各年度均为空"}),
                 said({"a record of a year", "至少一个年度的数据"}), severity::note);
    }

    // The cells of a line that are of a year or of all, as they stand.
    std::string joined(std::optional<int> year, std::string const& year_cell) const {
        std::vector<std::string> cells(size_);
        if (year)
            cells[year_at_] = year_cell;
        for (std::size_t at = 0; at < columns_.size(); ++at)
            if (!columns_[at].year || columns_[at].year == year) {
                csv_cell const& cell = scanner_[at];
                cells[columns_[at].at] =
                    cell.quoted && !cell.stray ? "\"" + std::string(cell.view()) + "\"" : std::string(cell.view());
            }
        std::string row;
        for (std::size_t at = 0; at < cells.size(); ++at)
            row.append(at == 0 ? "" : std::string(1, options_.separator)).append(cells[at]);
        return row;
    }

    void emit(std::string const& row, origin from) {
        long_.append(row).append("\n");
        for (std::size_t at = 0; at < row.size(); ++at)
            if (row[at] == '\n' || (row[at] == '\r' && (at + 1 == row.size() || row[at + 1] != '\n')))
                origins_.push_back(from);
        origins_.push_back(from);
    }

    // From the place in the long text to that in the wide one.
    void place(finding& f) const {
        if (f.line == 0 || f.line > origins_.size())
            return;
        origin const from    = origins_[f.line - 1];
        bool const   heading = f.line == 1;
        f.line               = from.line;
        if (f.column == 0)
            return;
        for (std::size_t at = 0; at < columns_.size(); ++at)
            if (columns_[at].at + 1 == f.column &&
                (!columns_[at].year || heading || *columns_[at].year == years_[from.year])) {
                f.column = at + 1;
                return;
            }
        f.column = 0;
    }

    csv_options              options_;
    csv_scanner              scanner_;
    std::vector<wide_column> columns_{};
    std::vector<int>         years_{};
    std::size_t              year_at_{};
    std::size_t              size_{};
    std::string              long_{};
    std::vector<origin>      origins_{};
    std::vector<finding>     findings_{};
    std::size_t              rejected_{};
    bool                     refused_{};
};

inline std::optional<std::string> whole_file(std::string const& path) {
    open_file const file(path);
    if (!file)
        return std::nullopt;
    std::string       written;
    std::vector<char> block(std::size_t{1} << 18);
    while (std::size_t const size = file.read(block.data(), block.size()))
        written.append(block.data(), size);
    return !file.broken() ? std::optional<std::string>(std::move(written)) : std::nullopt;
}

} // namespace detail

/// Reads a wide CSV text into one record a line and year: columns of one year have it in their headings,
/// behind the name, label or element code of the member ("wage_2016", "wage (2016)", "AAC073_2016",
/// "工资性收入2016") or before it ("2016年工资性收入"); the others are of all years. Where all cells of a year
/// are empty on a line, there is no record of it. A text without such columns is a long one.
///
/// Findings name the line and column of the wide text. Takes memory for the text as a long one.
template <auto Year>
    requires(detail::check_year<Year>())
records_read<owner_of<Year>> read_wide_csv(std::string_view written, csv_options const& options = {}) {
    detail::check_separator(options.separator);
    return detail::wide_text<Year>(written, options).read();
}

/// Reads a wide CSV file.
template <auto Year>
    requires(detail::check_year<Year>())
records_read<owner_of<Year>> read_wide_csv_file(std::string const& path, csv_options options = {}) {
    if (options.file.empty())
        options.file = path;
    if (auto const written = detail::whole_file(path))
        return tuopin::read_wide_csv<Year>(*written, options);
    // A file that cannot be read is told as every such file is.
    return tuopin::read_csv_file<owner_of<Year>>(path, options);
}

} // namespace tuopin

#endif
