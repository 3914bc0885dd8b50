// What is wrong, found where it stands: one type, one list, one way to print, for cells
// that do not parse, rules that do not hold and totals that do not reconcile.
#ifndef TUOPIN_ENGINES_VALIDATION_FINDING_HPP
#define TUOPIN_ENGINES_VALIDATION_FINDING_HPP

#include <tuopin/values/text.hpp>

#include <boost/describe/class.hpp>
#include <boost/describe/enum.hpp>

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace tuopin {

/// How grave a finding is. An error says that a figure cannot be right; a warning that
/// somebody should look; a note that something could not be checked.
enum class severity : unsigned char { note, warning, error };
BOOST_DESCRIBE_ENUM(severity, note, warning, error)

constexpr auto labels(severity const*) {
    return labels_for<severity>({{"note", "提示"}, {"warning", "警告"}, {"error", "错误"}});
}

/// A row that a finding is about: its table, its key there, its number, from 0, and where it was read from.
struct row_reference {
    std::string table{};  ///< the name of the table: "person_years"
    std::string key{};    ///< what the table knows it by: a household number
    std::size_t record{}; ///< the number of the row in its table
    std::string file{};   ///< the file that it was read from, if it was
    std::size_t line{};   ///< the line of the file, from 1; 0 where there is none

    /// Several stand in one cell of a file, with blanks between them; keys and names of files have none.
    static constexpr bool without_blanks = true;

    friend bool operator==(row_reference const&, row_reference const&) = default;

    /// "530103-1 (person_years.csv, line 19)", or the key alone where the row was read from no file.
    friend std::string to_text(row_reference const& row, language in = language::english) {
        if (row.line == 0)
            return row.key;
        bool const chinese = in == language::chinese;
        return row.key + (chinese ? "（" : " (") + row.file + (chinese ? "第" : ", line ") + detail::digits(row.line) +
               (chinese ? "行）" : ")");
    }
    /// "person_years:530103-1:17", and behind it "@person_years.csv:19" where it was read from a file.
    friend std::string to_field(row_reference const& row) {
        std::string written = row.table + ":" + row.key + ":" + detail::digits(row.record);
        if (!row.file.empty())
            written.append("@").append(row.file).append(":").append(detail::digits(row.line));
        return written;
    }
    static parsed<row_reference> parse(std::string_view written) {
        std::size_t const at = written.rfind('@'), colon = written.rfind(':');
        if (at != std::string_view::npos && colon != std::string_view::npos && at < colon)
            if (auto row = parse_row(written.substr(0, at)))
                if (auto const line = from_text<std::size_t>(written.substr(colon + 1))) {
                    row_reference read = *std::move(row);
                    read.file          = written.substr(at + 1, colon - at - 1);
                    read.line          = *line;
                    return read;
                }
        return parse_row(written);
    }

private:
    static parsed<row_reference> parse_row(std::string_view written) {
        std::size_t const first = written.find(':'), last = written.rfind(':');
        if (first != std::string_view::npos && first != last)
            if (auto const record = from_text<std::size_t>(written.substr(last + 1)))
                return row_reference{std::string(written.substr(0, first)),
                                     std::string(written.substr(first + 1, last - first - 1)), *record, {}, 0};
        return parsed<row_reference>::failed(
            {"a row such as person_years:530103-1:17", "数据行，如person_years:530103-1:17"});
    }
};

/// Something that is wrong.
struct finding {
    std::string              rule{};   ///< the id of the rule, or what found it ("read", "self-check")
    tuopin::severity         severity{tuopin::severity::error};
    std::size_t              record{}; ///< the number of the record, from 0
    std::vector<std::size_t> others{}; ///< further records involved: the first of two with one key
    std::string              path{};   ///< the member ("household.income.wage"); empty for the whole record
    std::string              seen{};   ///< what is there
    std::string              wanted{}; ///< what should be there, or the sentence that should hold
    std::string              file{};   ///< where the record was read from, if it was
    std::size_t              line{};   ///< the line of the file, from 1; 0 where there is none
    std::size_t              column{}; ///< of the table, or the character of the line, from 1; 0 where there is none
    std::vector<row_reference> rows{}; ///< the rows of other tables that it is about
    bool                     has_record{true}; ///< false where it is about no record of a table: a file, a measure

    friend bool operator==(finding const&, finding const&) = default;

    /// One line: "W-1 error, record 1, depth: 0 m, wanted at least 1 m". Breaks within what
    /// was seen are shown as blanks.
    friend std::string to_text(finding const& f, language in = language::english) {
        bool const        chinese = in == language::chinese;
        std::string const comma   = chinese ? "，" : ", ";
        std::string       written = f.rule;
        auto              place   = [&](char const* before, std::size_t number, char const* behind) {
            written.append(comma).append(before).append(tuopin::to_text(number, in)).append(behind);
        };
        written.append(written.empty() ? "" : " ").append(tuopin::to_text(f.severity, in));
        if (!f.file.empty())
            written.append(comma).append(f.file);
        if (f.line != 0)
            place(chinese ? "第" : "line ", f.line, chinese ? "行" : "");
        if (f.column != 0)
            place(chinese ? "第" : "column ", f.column, chinese ? "列" : "");
        if (f.line == 0 && f.has_record)
            place(chinese ? "记录" : "record ", f.record, "");
        for (std::size_t at = 0; at < f.others.size(); ++at) {
            if (at == 0 && f.line != 0)
                place(chinese ? "另有记录" : "also record ", f.others[at], "");
            else
                written.append(chinese ? "、" : " and ").append(tuopin::to_text(f.others[at], in));
        }
        for (std::size_t at = 0; at < f.rows.size(); ++at)
            written.append(at == 0 ? comma + (chinese ? "涉及" : "rows ") : chinese ? "、" : " and ")
                .append(to_text(f.rows[at], in));
        if (!f.path.empty())
            written.append(comma).append(f.path);
        written.append(chinese ? "：" : ": ");
        if (!f.seen.empty())
            written.append(f.seen).append(chinese ? "，应为" : ", wanted ");
        written.append(f.wanted);
        for (char& c : written)
            if (static_cast<unsigned char>(c) < 0x20)
                c = ' ';
        return written;
    }
};
BOOST_DESCRIBE_STRUCT(finding, (),
                      (rule, severity, record, others, path, seen, wanted, file, line, column, rows, has_record))

} // namespace tuopin

#endif
