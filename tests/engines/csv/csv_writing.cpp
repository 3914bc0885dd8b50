#include <tuopin/engines/csv/csv_writing.hpp>

#include <tuopin/engines/csv/csv.hpp>
#include <tuopin/engines/csv/csv_columns.hpp>
#include <tuopin/engines/tables/columns.hpp>
#include <tuopin/values/date.hpp>
#include <tuopin/values/region.hpp>
#include <tuopin/values/units.hpp>

#include <boost/describe/class.hpp>
#include <boost/describe/enum.hpp>

#include <doctest/doctest.h>
#if __has_include(<rapidcheck.h>)
#include "../../support/draw.hpp"
#endif

#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace writing_test {

enum class cause : unsigned char { disease, disability, shortage_of_labour };
BOOST_DESCRIBE_ENUM(cause, disease, disability, shortage_of_labour)

// Not in the order of their numbers, and of two names for one number the last stands.
enum class scattered : int { far = 1'000, below = -3, near = 4, near_again = 4 };
BOOST_DESCRIBE_ENUM(scattered, far, below, near, near_again)

// Files say of it what its owner wants.
enum class mood : unsigned char { good, bad };
BOOST_DESCRIBE_ENUM(mood, good, bad)
inline std::string to_field(mood value) { return value == mood::good ? ":-)" : "\"so, so\""; }

struct custom {
    std::string said{};

    friend std::string to_field(custom const& value) { return value.said; }
    static tuopin::parsed<custom> parse(std::string_view written) { return custom{std::string(written)}; }
    friend bool operator==(custom const&, custom const&) = default;
};

// Its text is not made anew for a file.
struct kept {
    static constexpr bool field_is_view = true;

    std::string said{};

    std::string_view view() const { return said; }
    friend std::string to_field(kept const& value) { return value.said; }
    static tuopin::parsed<kept> parse(std::string_view written) { return kept{std::string(written)}; }
    friend bool operator==(kept const&, kept const&) = default;
};

struct amounts {
    tuopin::yuan                   wage{};
    std::optional<tuopin::yuan>    farm{};
    tuopin::persons                size{};
    tuopin::mu                     land{};
    std::optional<tuopin::persons> guests{};

    friend bool operator==(amounts const&, amounts const&) = default;
};
BOOST_DESCRIBE_STRUCT(amounts, (), (wage, farm, size, land, guests))

struct everything {
    std::int64_t                       number{};
    std::uint64_t                      large{};
    std::int8_t                        little{};
    std::optional<std::uint16_t>       year{};
    bool                               yes{};
    std::optional<bool>                perhaps{};
    double                             score{};
    float                              ratio{};
    std::optional<double>              gap{};
    std::string                        name{};
    std::optional<std::string>         note{};
    tuopin::region_code                region{};
    std::optional<tuopin::region_code> origin{};
    tuopin::date                       born{};
    std::optional<tuopin::date>        died{};
    cause                              why{};
    std::optional<cause>               second{};
    scattered                          place{};
    custom                             own{};
    std::optional<custom>              other{};
    kept                               mark{};
    std::optional<kept>                second_mark{};
    std::vector<int>                   list{};
    amounts                            money{};

    friend bool operator==(everything const&, everything const&) = default;
};
BOOST_DESCRIBE_STRUCT(everything, (),
                      (number, large, little, year, yes, perhaps, score, ratio, gap, name, note, region, origin, born,
                       died, why, second, place, own, other, mark, second_mark, list, money))

// What a file is written as: cell by cell the text that `to_field` gives, in quotes where it has to be.
inline std::string by_cells(std::vector<everything> const& records, tuopin::csv_options const& options = {}) {
    std::string const empty = tuopin::write_csv(std::vector<everything>{}, options);
    std::string       text  = empty;
    for (everything const& each : records) {
        bool first = true;
        tuopin::detail::for_each_field<everything>([&]<class Field>(Field) {
            auto const&       value   = Field::of(each);
            std::string const content = tuopin::detail::cell_of(value);
            bool              quoted  = false;
            if constexpr (tuopin::detail::optional_type<std::remove_cvref_t<decltype(value)>>)
                quoted = value && content.empty();
            for (char const c : content)
                quoted = quoted || c == options.separator || c == '"' || c == '\n' || c == '\r';
            if (!content.empty())
                for (char const c : {content.front(), content.back()})
                    quoted = quoted || c == ' ' || c == '\t';
            text += first ? "" : std::string(1, options.separator);
            first = false;
            text += quoted ? "\"" : "";
            for (char const c : content)
                text.append(c == '"' ? 2 : 1, c);
            text += quoted ? "\"" : "";
        });
        text += '\n';
    }
    return text;
}

} // namespace writing_test

using namespace writing_test;
using namespace tuopin::literals;
using tuopin::write_csv;

namespace {

struct number {
    std::int64_t of{};
};
BOOST_DESCRIBE_STRUCT(number, (), (of))
struct amount {
    tuopin::yuan of{};
};
BOOST_DESCRIBE_STRUCT(amount, (), (of))

std::string written(std::int64_t value) {
    std::string const text = write_csv(std::vector<number>{{value}});
    return text.substr(3, text.size() - 4);
}
std::string written(tuopin::yuan value) {
    std::string const text = write_csv(std::vector<amount>{{value}});
    return text.substr(3, text.size() - 4);
}

} // namespace

TEST_CASE("whole numbers of every length are written as to_field gives them") {
    CHECK(written(std::int64_t{0}) == "0");
    CHECK(written(std::int64_t{-1}) == "-1");
    std::int64_t power = 1;
    for (int digits = 1; digits <= 19; ++digits) {
        for (std::int64_t const value : {power - 1, power, power + 1, -power, power * 7 / 3})
            CHECK(written(value) == tuopin::to_field(value));
        power *= digits < 19 ? 10 : 1;
    }
    CHECK(written(std::numeric_limits<std::int64_t>::max()) == "9223372036854775807");
    CHECK(written(std::numeric_limits<std::int64_t>::min()) == "-9223372036854775808");
    for (std::int64_t value = -12'000; value <= 12'000; ++value)
        if (written(value) != tuopin::to_field(value))
            FAIL(value);
}

TEST_CASE("amounts are decimals without zeros behind") {
    CHECK(written(0_yuan) == "0");
    CHECK(written(0.5_yuan) == "0.5");
    CHECK(written(-0.05_yuan) == "-0.05");
    CHECK(written(1234.50_yuan) == "1234.5");
    CHECK(written(100_yuan) == "100");
    CHECK(written(tuopin::yuan::of_steps(std::numeric_limits<std::int64_t>::min())) == "-92233720368547758.08");
    for (std::int64_t steps = -30'000; steps <= 30'000; ++steps)
        if (auto const value = tuopin::yuan::of_steps(steps); written(value) != to_field(value))
            FAIL(steps);
}

TEST_CASE("every kind of cell is written as to_field gives it") {
    everything full{.number = -17, .large = std::numeric_limits<std::uint64_t>::max(), .little = -128, .year = 2019,
                    .yes = true, .perhaps = false, .score = 0.1, .ratio = 0.1F, .gap = 1e300, .name = "王, \"W\"",
                    .note = "", .region = *tuopin::region_code::parse("990103010201"),
                    .origin = *tuopin::region_code::parse("9901"), .born = {2000, 2, 29}, .died = tuopin::date{},
                    .why = cause::shortage_of_labour, .second = cause::disease, .place = scattered::near,
                    .own = {" blanks "}, .other = custom{}, .mark = {"a,b"},
                    .second_mark = kept{}, .list = {1, -2},
                    .money = {.wage = -0.01_yuan, .farm = 12.3_yuan, .size = 3_persons, .guests = 0_persons}};
    everything const odd{.name = "two\nlines", .note = std::nullopt, .why = static_cast<cause>(77),
                         .place = static_cast<scattered>(-9)};
    std::string const text = write_csv(std::vector{full});
    CHECK(
        text.substr(text.find('\n') + 1) ==
        "-17,18446744073709551615,-128,2019,yes,no,0.1,0.1,1e+300,\"王, \"\"W\"\"\",\"\",990103010201,9901,2000-02-29,"
        "\"\",shortage_of_labour,disease,near_again,\" blanks \",\"\",\"a,b\",\"\",1 -2,-0.01,12.3,3,0,0\n");
    for (everything const& each : {full, odd, everything{}})
        CHECK(write_csv(std::vector{each}) == by_cells({each}));
}

TEST_CASE("any separator stands in quotes where a cell has it") {
    std::vector<everything> const records{
        {.number = -11, .yes = true, .score = -1.5e20, .name = "a_b;c", .born = {2011, 11, 1}, .died = tuopin::date{},
         .why = cause::shortage_of_labour, .money = {.wage = 1.1_yuan}},
        {}};
    for (std::string_view const separators{",;\t|-._+1eEyA: '"}; char const separator : separators)
        CHECK(write_csv(records, {.separator = separator}) == by_cells(records, {.separator = separator}));
}

TEST_CASE("text comes in blocks, of rows and of columns, and is the same") {
    std::vector<everything> records;
    for (int at = 0; at < 3'000; ++at)
        records.push_back(
            {.number = at, .name = std::string(static_cast<std::size_t>(at % 70), 'x'), .born = {2000, 1, 1}});
    records[1'500].name = std::string(300'000, '"');
    std::string const text = write_csv(records);
    CHECK(text == by_cells(records));
    std::string blocks;
    std::size_t number = 0;
    auto const  take   = [&](std::string_view block) {
        blocks.append(block);
        ++number;
    };
    write_csv(records, take);
    CHECK(blocks == text);
    CHECK(number > 5);
}

namespace {

struct moody {
    mood                now{};
    std::optional<mood> before{};
};
BOOST_DESCRIBE_STRUCT(moody, (), (now, before))

} // namespace

TEST_CASE("an enumeration with a to_field of its own is written by it") {
    CHECK(write_csv(std::vector<moody>{{mood::good, mood::bad}, {mood::bad, std::nullopt}}) ==
          "now,before\n:-),\"\"\"so, so\"\"\"\n\"\"\"so, so\"\"\",\n");
}

namespace {

struct plain_row {
    std::int64_t                 number{};
    std::optional<tuopin::yuan>  farm{};
    bool                         yes{};
    cause                        why{};
    std::optional<std::uint16_t> year{};
    std::string                  name{};
};
BOOST_DESCRIBE_STRUCT(plain_row, (), (number, farm, yes, why, year, name))

} // namespace

TEST_CASE("columns, and parts of them, are written as their records") {
    std::vector<plain_row> rows;
    for (int at = 0; at < 2'000; ++at)
        rows.push_back({at, at % 3 == 0 ? std::optional(tuopin::yuan::of_steps(at)) : std::nullopt, at % 2 == 0,
                        cause::disability, std::uint16_t{2'019}, "\"" + std::to_string(at)});
    tuopin::columns<plain_row> const columns(rows);
    CHECK(write_csv(columns) == write_csv(rows));
    CHECK(write_csv(columns.slice(5, 8)) == write_csv(std::vector(rows.begin() + 5, rows.begin() + 8)));
    std::string blocks;
    write_csv(columns, [&](std::string_view block) { blocks.append(block); }, {.separator = ';'});
    CHECK(blocks == write_csv(rows, {.separator = ';'}));
    CHECK(tuopin::read_csv_columns<plain_row>(write_csv(columns)).rows == columns);
    CHECK(write_csv(tuopin::columns<plain_row>()) == "number,farm,yes,why,year,name\n");
}

#if __has_include(<rapidcheck.h>)

namespace {

using support::draw;
using support::draw_one;

std::int64_t drawn_number() {
    auto const bits = static_cast<std::int64_t>(support::draw_bits());
    return bits >> draw(0, 63);
}
template <class T>
std::optional<T> perhaps(T value) {
    return draw(0, 2) == 0 ? std::nullopt : std::optional<T>(std::move(value));
}
std::string drawn_text() {
    std::string text;
    for (int size = draw(0, 12); size > 0; --size)
        text += draw_one<std::string>({"a", "王", " ", ",", ";", "\"", "\n", "\r", "\t", "7"});
    return text;
}
tuopin::date drawn_day() { return {draw(1, 9'999), draw(1, 12), draw(1, 28)}; }

everything drawn_record() {
    auto const region = [] {
        return *tuopin::region_code::parse(
            draw_one<std::string>({"99", "9901", "990103", "990103010", "990103010201"}));
    };
    everything one;
    one.number  = drawn_number();
    one.large   = support::draw_bits() >> draw(0, 63);
    one.little  = static_cast<std::int8_t>(drawn_number());
    one.year    = perhaps(static_cast<std::uint16_t>(drawn_number()));
    one.yes     = support::draw_yes();
    one.perhaps = perhaps(support::draw_yes());
    one.score   = static_cast<double>(drawn_number()) / draw(1, 1'000);
    one.ratio   = static_cast<float>(drawn_number()) / 7;
    one.gap     = perhaps(static_cast<double>(drawn_number()));
    one.name    = drawn_text();
    one.note    = perhaps(drawn_text());
    one.region  = region();
    one.origin  = perhaps(region());
    one.born    = drawn_day();
    one.died    = perhaps(drawn_day());
    one.why     = draw_one<cause>({cause::disease, cause::disability, cause::shortage_of_labour});
    one.second  = perhaps(cause::disability);
    one.place   = draw_one<scattered>({scattered::far, scattered::below, scattered::near});
    // Blanks round what is no string are not read.
    auto const own  = [] { return draw_one<std::string>({"", "a", "x,y", "\"q\"", "two\nlines", "王"}); };
    one.own         = {own()};
    one.other       = perhaps(custom{own()});
    one.mark        = {own()};
    one.second_mark = perhaps(kept{own()});
    for (int size = draw(0, 3); size > 0; --size)
        one.list.push_back(draw(-1'000, 1'000));
    one.money.wage   = tuopin::yuan::of_steps(drawn_number());
    one.money.farm   = perhaps(tuopin::yuan::of_steps(drawn_number()));
    one.money.size   = tuopin::persons(drawn_number());
    one.money.land   = tuopin::mu::of_steps(drawn_number());
    one.money.guests = perhaps(tuopin::persons(drawn_number()));
    return one;
}

} // namespace

TEST_CASE("law: what is written is what to_field gives of every cell, and reads back") {
    support::hold("writing", [] {
        std::vector<everything> records;
        for (int size = draw(0, 20); size > 0; --size)
            records.push_back(drawn_record());
        tuopin::csv_options options;
        options.separator = draw_one<char>({',', ';', '\t', '|', '-', '1'});
        support::law(write_csv(records, options) == by_cells(records, options), "as by cells",
                     write_csv(records, options));
        options.separator = ',';
        auto const back   = tuopin::read_csv<everything>(write_csv(records), options);
        support::law(back.findings.empty() && back.rows == records, "reads back", write_csv(records));
    });
}

#endif
