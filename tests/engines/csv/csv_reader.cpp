// A text that comes block by block, wherever it is cut. What is in it: csv.cpp.
#include <tuopin/engines/csv/csv_reader.hpp>

#include <doctest/doctest.h>

#include <boost/describe/class.hpp>

#include <algorithm>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

using tuopin::csv_counts;
using tuopin::csv_reader;
using tuopin::finding;

struct well {
    std::string        village{};
    int                depth{};
    std::optional<int> year{};

    friend bool operator==(well const&, well const&) = default;
};
BOOST_DESCRIBE_STRUCT(well, (), (village, depth, year))

namespace {

struct all_read {
    std::vector<well>        wells{};
    std::vector<std::size_t> lines{};
    std::string              findings{}; // a line each
    csv_counts               counts{};

    auto on_row() {
        return [this](well&& each, std::size_t line) {
            wells.push_back(std::move(each));
            lines.push_back(line);
        };
    }
    auto on_finding() {
        return [this](finding const& each) { findings.append(to_text(each)).append("\n"); };
    }

    friend bool operator==(all_read const&, all_read const&) = default;
};

all_read pushed(std::vector<std::string_view> const& blocks) {
    all_read         read;
    csv_reader<well> reader;
    for (std::string_view const block : blocks)
        reader.push(block, read.on_row(), read.on_finding());
    read.counts = reader.finish(read.on_row(), read.on_finding());
    return read;
}

// With a byte order mark, characters of several bytes, quotes round line ends, a bad cell and a last line without end.
constexpr std::string_view text = "\xEF\xBB\xBF"
                                  "village,depth,year\r\n"
                                  "盘龙,12,\r\n"
                                  "\"a \"\"new\"\"\r\nwell\",3,2016\r\n"
                                  "松华,deep,2017\r\n"
                                  "\r\n"
                                  "滇源,7,2018";

} // namespace

TEST_CASE("a text is read the same in one piece, cut anywhere, and byte by byte") {
    all_read const whole = pushed({text});
    CHECK(whole.wells == std::vector<well>{{"盘龙", 12, {}}, {"a \"new\"\r\nwell", 3, 2016}, {"滇源", 7, 2018}});
    CHECK(whole.lines == std::vector<std::size_t>{2, 3, 7});
    CHECK(whole.findings == "read error, line 5, column 2, depth: deep, wanted a whole number that fits\n");
    CHECK(whole.counts == csv_counts{3, 1});
    for (std::size_t cut = 0; cut <= text.size(); ++cut)
        CHECK_MESSAGE(pushed({text.substr(0, cut), text.substr(cut)}) == whole, cut);
    std::vector<std::string_view> bytes;
    for (std::size_t at = 0; at < text.size(); ++at)
        bytes.push_back(text.substr(at, 1));
    CHECK(pushed(bytes) == whole);
}

TEST_CASE("a source is asked for more until it has none") {
    std::string_view rest   = text;
    auto const       source = [&](char* to, std::size_t most) {
        std::size_t const size = rest.copy(to, std::min<std::size_t>(most, 5));
        rest.remove_prefix(size);
        return size;
    };
    all_read         read;
    csv_reader<well> reader;
    read.counts = reader.read_from(source, read.on_row(), read.on_finding());
    CHECK(rest.empty());
    CHECK(read == pushed({text}));
}

TEST_CASE("a row may be taken without its line") {
    std::vector<well> wells;
    csv_reader<well>  reader;
    auto const        take   = [&](well const& each) { wells.push_back(each); };
    auto const        no_one = [](finding const&) { FAIL("nothing is wrong"); };
    reader.push("depth,village,year\n1,a,\n2,b,2020\n", take, no_one);
    CHECK(reader.finish(take, no_one) == csv_counts{2, 0});
    CHECK(wells == std::vector<well>{{"a", 1, {}}, {"b", 2, 2020}});
}

TEST_CASE("a text of nothing has no headings") {
    for (all_read const& read : {pushed({}), pushed({""}), pushed({"\xEF\xBB\xBF"}), pushed({"\n", "\r\n"})}) {
        CHECK(read.wells.empty());
        CHECK(read.findings.ends_with("an empty text, wanted a line of headings\n"));
        CHECK(std::count(read.findings.begin(), read.findings.end(), '\n') == 1);
        CHECK(read.counts == csv_counts{});
    }
}
