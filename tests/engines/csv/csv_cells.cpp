#include <tuopin/engines/csv/csv_cells.hpp>
#include <tuopin/values/date.hpp>
#include <tuopin/values/region.hpp>
#include <tuopin/values/units.hpp>

#include <boost/describe/enum.hpp>

#include <doctest/doctest.h>
#if __has_include(<rapidcheck.h>)
#include "../../support/draw.hpp"
#endif

#include <cstddef>
#include <cstdint>
#include <deque>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

namespace detail = tuopin::detail;

namespace {

// Words that end alike, of eight characters and fewer, of sixteen and fewer, and of more.
enum class illness : unsigned char { none, severe_illness, chronic_illness, newly_chronic_illness, x };
BOOST_DESCRIBE_ENUM(illness, none, severe_illness, chronic_illness, newly_chronic_illness, x)
enum class answer : unsigned char { no, not_now, no_answer, nobody };
BOOST_DESCRIBE_ENUM(answer, no, not_now, no_answer, nobody)

template <class T>
struct places {
    std::deque<T>& values;

    void put(std::size_t at, T const& value) const { values[at] = value; }
    template <class Change>
    bool change(std::size_t at, Change change_value) const {
        return change_value(values[at]);
    }
};

// What is read of a column: "+" and the value as a file has it for each cell that can be read, else "-".
template <class T>
std::string said(T const& value, bool good) {
    return good ? "+" + detail::cell_of(value) + "|" : "-|";
}

// The cells one below the other, read as plain lines.
template <class T>
std::string in_lines(std::vector<std::string> const& cells, std::string const& line_end) {
    std::string text = "0123456789abcdef\n";
    for (std::string const& cell : cells)
        text += cell + line_end;
    detail::csv_borders        borders(',');
    std::size_t const          lines = borders.find(text.data() + 17, text.data() + text.size(), 1, 1'000, 1'000);
    std::deque<T>              values(lines);
    std::vector<unsigned char> good(lines, 1);
    std::string                wanted, all;
    detail::read_plain_cells<T>(places<T>{values}, borders.column(0, 1),
                                {lines, good.data(), tuopin::language::english, wanted});
    for (std::size_t line = 0; line < lines; ++line)
        all += said(values[line], good[line] != 0);
    return all;
}

// And each by itself, with what it says without quotes.
template <class T>
std::string each_by_itself(std::vector<std::string> const& cells) {
    std::string wanted, all;
    for (std::string const& cell : cells) {
        bool const quoted = cell.size() > 1 && cell.front() == '"' && cell.back() == '"';
        T          value{};
        bool const good = detail::is_plain_text("12345678" + cell + "12345678") &&
                          detail::read_cell(value, cell, false, tuopin::language::english, wanted);
        all += said(value, good && !quoted);
    }
    return all;
}

template <class Function>
void for_each_type(Function function) {
    function(std::type_identity<std::int8_t>{});
    function(std::type_identity<std::uint8_t>{});
    function(std::type_identity<std::int16_t>{});
    function(std::type_identity<std::optional<std::int16_t>>{});
    function(std::type_identity<std::int32_t>{});
    function(std::type_identity<std::uint32_t>{});
    function(std::type_identity<std::int64_t>{});
    function(std::type_identity<std::uint64_t>{});
    function(std::type_identity<std::optional<std::int64_t>>{});
    function(std::type_identity<tuopin::persons>{});
    function(std::type_identity<tuopin::yuan>{});
    function(std::type_identity<std::optional<tuopin::yuan>>{});
    function(std::type_identity<tuopin::mu>{});
    function(std::type_identity<tuopin::date>{});
    function(std::type_identity<std::optional<tuopin::date>>{});
    function(std::type_identity<tuopin::region_code>{});
    function(std::type_identity<bool>{});
    function(std::type_identity<std::optional<bool>>{});
    function(std::type_identity<illness>{});
    function(std::type_identity<std::optional<illness>>{});
    function(std::type_identity<answer>{});
}

// The same whether cells are read together or by themselves, and with CRLF; the type that it is not, else empty.
std::string differing(std::vector<std::string> const& cells) {
    std::string seen;
    for_each_type([&]<class T>(std::type_identity<T>) {
        std::string const wanted = each_by_itself<T>(cells);
        for (std::string const line_end : {"\n", "\r\n"})
            if (std::string const read = in_lines<T>(cells, line_end); read != wanted)
                seen += read + " instead of " + wanted + "\n";
    });
    return seen;
}

std::vector<std::string> const shapes{
    "0", "7", "12", "127", "128", "255", "256", "2019", "32767", "32768", "65536", "99999999", "100000000",
    "2147483647", "4294967295", "4294967296", "1234567890123456", "12345678901234567", "123456789012345678",
    "1234567890123456789", "9223372036854775807", "9223372036854775808", "18446744073709551615", "00", "007",
    "-1", "-128", "-0", "+5", "1.5", "0.25", "12.30", "1234567.89", "1234567890123.45", "12345678901234.5",
    "123456789012345.6", "-3.75", ".5", "5.", ".", "1.2.3", "1..2", "1.234", "1.2345", "", " ", " 7", "7 ", "x",
    "12a4", "2014-12-31", "2016-02-29", "2015-02-29", "2014-13-01", "2014-00-10", "2014-04-31", "0000-01-01",
    "2014/1/2", "20141231", "2014-1-22", "2014,12", "990103010201", "990103010202", "990103000000", "000000000000",
    "99010301020", "99010301020x", "yes", "no", "true", "false", "1", "none", "severe_illness", "chronic_illness",
    "newly_chronic_illness", "xewly_chronic_illness", "hronic_illness", "illness", "not_now", "nobody", "no_answer",
    std::string("no\0", 3), std::string("\0no", 3), std::string("7\0", 2), std::string("\0", 1),
    std::string(30, '9')};

} // namespace

TEST_CASE("cells one below the other are read as each by itself, whatever stands beside them") {
    for (std::string const& shape : shapes) {
        if (shape.find(',') != std::string::npos)
            continue;
        for (std::string const& other : {shape, std::string("1.5"), std::string("2014-12-31"),
                                         std::string("severe_illness")})
            for (std::size_t place = 0; place < 4; ++place) {
                std::vector<std::string> cells(13, other);
                cells[place] = cells[place + 8] = shape;
                if (std::string const seen = differing(cells); !seen.empty())
                    FAIL("<" << shape << "> among <" << other << ">: " << seen);
            }
    }
}

TEST_CASE("so many lines as there are") {
    for (std::size_t count = 0; count < 40; ++count) {
        CHECK(differing(std::vector<std::string>(count, "2019")).empty());
        CHECK(differing(std::vector<std::string>(count, "-3.50")).empty());
    }
}

TEST_CASE("quotes round a cell, and what is no text") {
    CHECK(in_lines<std::int64_t>({"\"7\"", "8", "\"9", "\xFF", "10"}, "\n") == "+7|+8|-|-|+10|");
    CHECK(in_lines<std::optional<std::int64_t>>({"\"\"", "", "5", ""}, "\n") == "+|+|+5|+|");
    CHECK(in_lines<tuopin::yuan>({"\"1234.50\"", "1", "2", "3"}, "\n") == "+1234.5|+1|+2|+3|");
}

#if __has_include(<rapidcheck.h>)

TEST_CASE("law: any cells, in any number of lines") {
    support::hold("cells of a column", [] {
        std::vector<std::string> cells;
        int const                alike = support::draw(0, 3);
        std::string              last  = support::draw_one(shapes);
        for (int count = support::draw(0, 40); count > 0; --count) {
            if (support::draw(0, 3) > alike)
                last = support::draw_one(shapes);
            std::string cell = last;
            if (!cell.empty() && support::draw(0, 15) == 0)
                cell[static_cast<std::size_t>(support::draw(0, static_cast<int>(cell.size()) - 1))] =
                    support::draw_one<char>({'0', '9', '.', '-', 'x', '\0', '\xB1', ' ', ':', '/', '\x1E'});
            if (cell.find(',') == std::string::npos)
                cells.push_back(cell);
        }
        std::string const seen = differing(cells);
        support::law(seen.empty(), "together as by themselves", seen);
    });
}

#endif
