// The ways in which a table of CSV can be read, side by side: rows, columns, pieces of any size, and
// every line with care. What they give has to be the same.
#ifndef TUOPIN_TESTS_SUPPORT_CSV_WAYS_HPP
#define TUOPIN_TESTS_SUPPORT_CSV_WAYS_HPP

#include <tuopin/engines/csv/csv.hpp>
#include <tuopin/engines/csv/csv_columns.hpp>
#include <tuopin/engines/csv/csv_in_parts.hpp>
#include <tuopin/engines/threads.hpp>
#include <tuopin/values/date.hpp>
#include <tuopin/values/region.hpp>
#include <tuopin/values/units.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace support {

enum class cause : unsigned char { disease, disability, no_skills, shortage_of_labour, shortage_of_water };
BOOST_DESCRIBE_ENUM(cause, disease, disability, no_skills, shortage_of_labour, shortage_of_water)

struct income {
    tuopin::yuan                wage{};
    std::optional<tuopin::yuan> farm{};

    friend bool operator==(income const&, income const&) = default;
};
BOOST_DESCRIBE_STRUCT(income, (), (wage, farm))

// A type that every cell can be read as, so that nothing but the form of the cell is looked at.
struct anything {
    std::size_t size{};

    static tuopin::parsed<anything> parse(std::string_view written) { return anything{written.size()}; }
    friend bool                     operator==(anything const&, anything const&) = default;
};

struct household {
    std::int64_t                number{};
    std::string                 head{};
    tuopin::region_code         village{};
    tuopin::persons             size{};
    income                      earned{};
    cause                       why{};
    std::optional<cause>        second{};
    bool                        exited{};
    std::optional<bool>         insured{};
    std::optional<std::string>  note{};
    std::optional<tuopin::date> registered{};
    std::uint8_t                rooms{};
    std::optional<std::int16_t> year{};
    double                      score{};
    std::vector<std::size_t>    related{};
    anything                    mark{};

    friend bool operator==(household const&, household const&) = default;
};
BOOST_DESCRIBE_STRUCT(household, (),
                      (number, head, village, size, earned, why, second, exited, insured, note, registered, rooms, year,
                       score, related, mark))

inline std::string const headings = "number,head,village,size,earned.wage,earned.farm,why,second,exited,insured,note,"
                             "registered,rooms,year,score,related,mark\n";

struct result {
    std::vector<household>   rows{};
    std::vector<std::size_t> lines{};
    std::vector<tuopin::finding>     findings{};
    std::size_t              rejected{};

    friend bool operator==(result const&, result const&) = default;
};

inline result of_rows(std::string_view text, tuopin::csv_options const& options = {}) {
    auto read = tuopin::read_csv<household>(text, options);
    return {std::move(read.rows), std::move(read.lines), std::move(read.findings), read.rejected};
}
inline result put_together(tuopin::columns_read<household>&& read) {
    result same{{}, {}, std::move(read.findings), read.rejected};
    for (std::size_t row = 0; row < read.rows.size(); ++row) {
        same.rows.push_back(read.rows.record(row));
        same.lines.push_back(read.line_of(row));
    }
    return same;
}
inline result of_columns(std::string_view text, tuopin::csv_options const& options = {}) {
    return put_together(tuopin::read_csv_columns<household>(text, options));
}
// On so many threads, in parts of so many bytes.
inline result columns_in_parts(std::string_view text, int threads, std::size_t bytes,
                               tuopin::csv_options const& options = {}) {
    tuopin::columns_read<household> read;
    tuopin::detail::read_csv_text_in_parts<household>(tuopin::threads{threads}, read, text, options, bytes);
    return put_together(std::move(read));
}
// From a source that nobody knows the size of, which gives what `size()` says at most.
template <class Size>
result rows_in_parts(std::string_view text, int threads, std::size_t bytes, Size size,
                     tuopin::csv_options const& options = {}) {
    tuopin::records_read<household> read;
    auto source = [&](char* to, std::size_t room) {
        std::size_t const copied = text.copy(to, std::min(room, size()));
        text.remove_prefix(copied);
        return copied;
    };
    tuopin::detail::parts_of_source parts(source, 0, bytes);
    tuopin::detail::read_csv_parts<household>(tuopin::threads{threads}, read, parts, options, [] {});
    return {std::move(read.rows), std::move(read.lines), std::move(read.findings), read.rejected};
}
// In blocks of at most so many rows, put together again.
inline result of_blocks(std::string_view text, std::size_t most, tuopin::csv_options const& options = {}) {
    result                          same;
    tuopin::columns_read<household> block;
    auto const                      take = [&] {
        for (std::size_t row = 0; row < block.rows.size(); ++row) {
            same.rows.push_back(block.rows.record(row));
            same.lines.push_back(block.line_of(row));
        }
        same.findings.insert(same.findings.end(), block.findings.begin(), block.findings.end());
        block = {};
    };
    tuopin::detail::column_collector collect(block, most, take);
    same.rejected = tuopin::detail::read_csv_text_to<household>(collect, text, options).rejected;
    take();
    return same;
}
// In pieces whose sizes `size()` gives.
template <class Size>
result in_pieces(std::string_view text, Size size, tuopin::csv_options const& options = {}) {
    result                        same;
    tuopin::csv_reader<household> reader(options);
    auto const                    on_row = [&](household&& record, std::size_t line) {
        same.rows.push_back(std::move(record));
        same.lines.push_back(line);
    };
    auto const on_finding = [&](tuopin::finding&& f) { same.findings.push_back(std::move(f)); };
    while (!text.empty()) {
        std::size_t const piece = std::min(size(text), text.size());
        reader.push(text.substr(0, piece), on_row, on_finding);
        text.remove_prefix(piece);
    }
    same.rejected = reader.finish(on_row, on_finding).rejected;
    return same;
}
// The first line of a piece is always read with care: so this reads all lines with care, but those
// behind a cell that goes over several.
inline result with_care(std::string_view text, tuopin::csv_options const& options = {}) {
    auto const line = [](std::string_view rest) { return std::min(rest.find('\n'), rest.size() - 1) + 1; };
    return in_pieces(text, line, options);
}

inline std::string difference(result const& a, result const& b) {
    std::string said = std::to_string(a.rows.size()) + "/" + std::to_string(b.rows.size()) + " rows, " +
                       std::to_string(a.rejected) + "/" + std::to_string(b.rejected) + " rejected\n";
    for (std::size_t at = 0; at < std::max(a.findings.size(), b.findings.size()); ++at) {
        std::string const x = at < a.findings.size() ? to_text(a.findings[at]) : "nothing";
        std::string const y = at < b.findings.size() ? to_text(b.findings[at]) : "nothing";
        if (x != y)
            return said + x + "\n" + y;
    }
    return said;
}

} // namespace support

#endif
