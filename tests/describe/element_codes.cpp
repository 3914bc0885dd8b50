#include <tuopin/describe/element_codes.hpp>

#include <tuopin/engines/csv/csv.hpp>

#include <boost/describe/class.hpp>

#include <doctest/doctest.h>

#include <string>
#include <vector>

using tuopin::csv_headings;
using tuopin::csv_options;
using tuopin::element_code_of;
using tuopin::read_csv;
using tuopin::write_csv;

struct earned {
    int wage{};
    int farm{};

    friend bool operator==(earned const&, earned const&) = default;
};
BOOST_DESCRIBE_STRUCT(earned, (), (wage, farm))
constexpr auto element_codes(earned const*) { return tuopin::element_codes_for<earned>({{"wage", "E01"}}); }

struct family {
    std::string name{};
    earned      now{};
    int         size{};

    friend bool operator==(family const&, family const&) = default;
};
BOOST_DESCRIBE_STRUCT(family, (), (name, now, size))
constexpr auto labels(family const*) {
    return tuopin::labels_for<family>({{"name", "姓名"}, {"now", "收入", "income"}, {"size", "人口"}});
}
constexpr auto element_codes(family const*) {
    return tuopin::element_codes_for<family>({{"size", "F02"}, {"name", "F01"}});
}

struct two_years {
    earned before{};
    earned after{};

    friend bool operator==(two_years const&, two_years const&) = default;
};
BOOST_DESCRIBE_STRUCT(two_years, (), (before, after))

static_assert(element_code_of<family>("name") == "F01");
static_assert(element_code_of<family>("size") == "F02");
static_assert(element_code_of<family>("now").empty());
static_assert(element_code_of<family>("nobody").empty());
static_assert(element_code_of<two_years>("before").empty());

TEST_CASE("an element code is a heading like a name and a label, for a member of a member, too") {
    std::vector<family> const families = {{"李", {100, 20}, 3}};

    auto const read = read_csv<family>("F01,E01,income: farm,人口\n李,100,20,3\n");
    CHECK(read.findings.empty());
    CHECK(read.rows == families);

    csv_options codes;
    codes.headings = csv_headings::element_codes;
    CHECK(write_csv(families, codes) == "F01,E01,now.farm,F02\n李,100,20,3\n");
    CHECK(read_csv<family>(write_csv(families, codes)).rows == families);
}

TEST_CASE("a code is written as it is: another case, or a part of it, is another column") {
    auto const read = read_csv<family>("f01,E01,now.farm,F02x\n李,100,20,3\n");
    int        extra = 0;
    for (auto const& f : read.findings)
        extra += f.path.empty() ? 1 : 0;
    CHECK(extra == 2);
}

TEST_CASE("a code that fits two fields names neither") {
    auto const read = read_csv<two_years>("E01\n1\n");
    REQUIRE(!read.findings.empty());
    CHECK(read.findings[0].wanted == "the name of one member; this may be before.wage, after.wage");

    csv_options codes;
    codes.headings = csv_headings::element_codes;
    CHECK(write_csv(std::vector<two_years>{}, codes) == "before.wage,before.farm,after.wage,after.farm\n");
}
