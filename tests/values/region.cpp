#include <tuopin/values/region.hpp>

#include <doctest/doctest.h>

#if __has_include(<rapidcheck.h>)
#include <rapidcheck.h>
#endif

#include <algorithm>
#include <concepts>
#include <cstddef>
#include <cstdlib>
#include <fstream>
#include <optional>
#include <sstream>
#include <string>
#include <type_traits>
#include <unordered_set>
#include <utility>
#include <vector>

using namespace tuopin::literals;
using tuopin::language;
using tuopin::region_code;
using tuopin::region_level;
using tuopin::township_kind;

static_assert(std::regular<region_code> && std::totally_ordered<region_code>);
static_assert(std::is_trivially_copyable_v<region_code> && sizeof(region_code) == 8);

TEST_CASE("a region code knows its level and the places it lies in") {
    constexpr auto village = 530103010201_region;
    static_assert(village.level() == region_level::village && village.length() == 12);
    static_assert(village.parent() == 530103010_region);
    static_assert((53_region).level() == region_level::province && (5301_region).level() == region_level::prefecture);
    static_assert((530103_region).level() == region_level::county);
    static_assert((530103010_region).level() == region_level::township);

    static_assert(village.ancestor(region_level::village) == village);
    static_assert(village.ancestor(region_level::county) == 530103_region);
    static_assert(village.ancestor(region_level::province) == 53_region);
    static_assert(!(530103_region).ancestor(region_level::village));

    SUBCASE("from the village to the province, and no further") {
        std::string                chain;
        std::optional<region_code> place = village;
        for (; place; place = place->parent())
            chain += to_field(*place) + " ";
        CHECK(chain == "530103010201 530103010 530103 5301 53 ");
    }
}

TEST_CASE("a place contains itself and what lies in it") {
    static_assert(contains(5301_region, 530103010201_region) && contains(530103_region, 530103_region));
    static_assert(!contains(530103_region, 5301_region) && !contains(530103_region, 530104_region));
    static_assert(!contains(5301_region, 53_region) && !contains(53_region, 5401_region));
}

TEST_CASE("a code that nobody set is no place") {
    constexpr region_code none;
    static_assert(!none.stated() && !none.level() && !none.parent() && none.length() == 0);
    static_assert(!none.ancestor(region_level::province));
    static_assert(none < 11_region && none != 11_region && none == region_code());
    static_assert(!contains(none, 53_region) && !contains(none, none) && !contains(53_region, none));
    CHECK(to_text(none) == "not stated");
    CHECK(to_text(none, language::chinese) == "未填");
    CHECK(to_field(none).empty());
    CHECK_THROWS_AS(none[0], std::out_of_range);
}

TEST_CASE("codes sort as in an official list, each place directly before those in it") {
    std::vector<region_code> const sorted{
        region_code(),       11_region,           53_region,        5301_region,   530103_region, 530103010_region,
        530103010201_region, 530103010202_region, 530103011_region, 530111_region, 5303_region,   54_region};
    CHECK(std::is_sorted(sorted.begin(), sorted.end()));
    for (std::size_t a = 0; a < sorted.size(); ++a)
        for (std::size_t b = 0; b < sorted.size(); ++b)
            CHECK((sorted[a] < sorted[b]) == (a < b));
}

TEST_CASE("codes are read with the zeros that fill them up") {
    struct spelling {
        char const* written;
        char const* code;
    };
    for (auto const& [written, code] :
         {spelling{"53", "53"}, {"530000", "53"}, {"530000000000", "53"}, {"5300", "53"}, {"530100", "5301"},
          {"530103000", "530103"}, {"530103000000", "530103"}, {"530103010000", "530103010"},
          {"530103010201", "530103010201"}, {"441900", "4419"}, {"441900003", "441900003"},
          {"441900003000", "441900003"}, {"441900003001", "441900003001"}, {"530110", "530110"},
          {"010101", "010101"}}) {
        CAPTURE(written);
        auto const read = region_code::parse(written);
        REQUIRE(read);
        CHECK(to_field(*read) == code);
        CHECK(to_text(*read, language::chinese) == code);
        CHECK(region_code(code) == *read);
    }
    CHECK(*tuopin::from_text<region_code>(" 530103 ") == 530103_region);
    static_assert(530100_region == 5301_region);
}

TEST_CASE("a township of a city without counties lies directly in the city") {
    constexpr auto township = 441900003_region;
    static_assert(township.level() == region_level::township);
    static_assert(township.parent() == 4419_region);
    static_assert(!township.ancestor(region_level::county));
    static_assert(township.ancestor(region_level::prefecture) == 4419_region);
    static_assert(contains(4419_region, township) && 4419_region < township && township < 4420_region);
    static_assert((441900003001_region).parent() == township);
}

TEST_CASE("what is no code is refused, with what was wanted") {
    struct refusal {
        char const* written;
        char const* wanted;
    };
    constexpr char const* length     = "a division code of 2, 4, 6, 9 or 12 digits";
    constexpr char const* characters = "a division code of digits only";
    constexpr char const* numbers    = "a division code without a level of zeros before other digits";
    for (auto const& [written, wanted] : {refusal{"", length},
                                          {"5", length},
                                          {"530", length},
                                          {"53010", length},
                                          {"5301030", length},
                                          {"5301030102", length},
                                          {"5301030102011", length},
                                          {"53 ", length},
                                          {"5301O3", characters},
                                          {" 53010", characters},
                                          {"-5", characters},
                                          {"53.103", characters},
                                          {"53010301020x", characters},
                                          {"00", numbers},
                                          {"0000", numbers},
                                          {"000000", numbers},
                                          {"000000000000", numbers},
                                          {"0053", numbers},
                                          {"530003", numbers},
                                          {"530003001", numbers},
                                          {"530000001", numbers},
                                          {"530103000201", numbers}}) {
        CAPTURE(written);
        auto const read = region_code::parse(written);
        CHECK_FALSE(read);
        CHECK(read.wanted().english == wanted);
        CHECK_FALSE(read.wanted().chinese.empty());
        CHECK_THROWS_AS(region_code{written}, std::invalid_argument);
    }
}

TEST_CASE("levels have words in both languages") {
    CHECK(to_text(region_level::prefecture) == "prefecture");
    CHECK(to_text(region_level::prefecture, language::chinese) == "地级");
    CHECK(to_text((530103010201_region).level(), language::chinese) == "村级");
    std::ostringstream out;
    out << 530103_region << ' ' << region_level::county;
    CHECK(out.str() == "530103 county");
}

TEST_CASE("the number of a township tells its class") {
    static_assert(township_kind_of(530103010_region) == township_kind::subdistrict);
    static_assert(township_kind_of(530103099_region) == township_kind::subdistrict);
    static_assert(township_kind_of(530113102_region) == township_kind::town);
    static_assert(township_kind_of(530113199_region) == township_kind::town);
    static_assert(township_kind_of(530113200_region) == township_kind::township);
    static_assert(township_kind_of(530113399_region) == township_kind::township);
    static_assert(township_kind_of(530128401_region) == township_kind::other);
    static_assert(township_kind_of(530128599_region) == township_kind::other);
    static_assert(!township_kind_of(530128600_region) && !township_kind_of(530128_region));
    static_assert(!township_kind_of(region_code()));
    static_assert(township_kind_of(530103010201_region) == township_kind::subdistrict);
    CHECK(to_text(township_kind::subdistrict, language::chinese) == "街道");
}

TEST_CASE("other countries' codes come from the same template") {
    SUBCASE("P-codes: the country's letters, then the digits of each level") {
        using place = tuopin::p_code<"AF", 2, 2>;
        static_assert(sizeof(place) == 8 && std::regular<place>);
        static_assert(place("AF").level() == tuopin::administrative_level::country && !place("AF").parent());
        static_assert(place("AF0101").parent() == place("AF01") && place("AF01").parent() == place("AF"));
        static_assert(place("af01") == place("AF01"));
        static_assert(place("AF01") < place("AF0101") && place("AF0101") < place("AF02"));
        static_assert(place("AF00").level() == tuopin::administrative_level::first); // a zero is a number like others
        CHECK(to_field(place("AF0101")) == "AF0101");
        for (char const* const written : {"", "A", "PK", "PK01", "AF1", "AF0X", "AF01011", "AF-1"})
            CHECK_FALSE(place::parse(written));
        using wide = tuopin::p_code<"UA", 2, 2, 3, 3>;
        static_assert(wide("UA0102003004").parent() == wide("UA0102003"));
    }
    SUBCASE("NUTS: two letters and up to three digits or letters, where 0 is a region of its own") {
        using tuopin::nuts_code;
        static_assert(nuts_code("AT130").level() == tuopin::nuts_level::nuts_3);
        static_assert(nuts_code("AT130").parent() == nuts_code("AT13"));
        static_assert(nuts_code("LU000").parent() == nuts_code("LU00"));
        static_assert(nuts_code("LU00").parent() == nuts_code("LU0"));
        static_assert(nuts_code("DE9") < nuts_code("DEA") && nuts_code("DE") < nuts_code("DE1"));
        CHECK(to_field(nuts_code("dea1c")) == "DEA1C");
        for (char const* const written : {"A", "A1", "1T", "AT1300", "AT-", "AT1 "})
            CHECK_FALSE(nuts_code::parse(written));
    }
    SUBCASE("US GEOID: leading zeros are part of it") {
        using tuopin::geoid;
        constexpr geoid block("060372073011003");
        static_assert(block.level() == tuopin::geoid_level::block && block.parent() == geoid("060372073011"));
        static_assert(block.ancestor(tuopin::geoid_level::county) == geoid("06037"));
        static_assert(contains(geoid("06"), block) && !contains(geoid("60"), block));
        CHECK(to_field(block) == "060372073011003");
        for (char const* const written : {"6", "6037", "060", "0603X", "0603720730110031"})
            CHECK_FALSE(geoid::parse(written));
    }
}

TEST_CASE("codes can be kept in a hash set") {
    std::unordered_set<region_code> places;
    std::unordered_set<std::size_t> hashes;
    for (int county = 1; county <= 99; ++county)
        for (int township = 1; township <= 99; ++township) {
            region_code const place("5301" + std::string(county < 10 ? "0" : "") + std::to_string(county) + "0" +
                                    std::string(township < 10 ? "0" : "") + std::to_string(township));
            places.insert(place);
            hashes.insert(std::hash<region_code>{}(place) % 16384);
        }
    CHECK(places.size() == 99 * 99);
    CHECK(hashes.size() > 5000); // spread over the buckets of a table whose size is a power of two
}

#if __has_include(<rapidcheck.h>)

TEST_CASE("every code reads back, sorts after its parent and lies in it") {
    CHECK(rc::check([] {
        auto const code_gen = rc::gen::exec([] {
            static constexpr std::size_t lengths[] = {2, 4, 6, 9, 12};
            std::size_t const            length    = lengths[*rc::gen::inRange(0, 5)];
            std::string                  digits;
            for (std::size_t at = 0; at < length; ++at)
                digits += *rc::gen::inRange('1', static_cast<char>('9' + 1));
            return digits;
        });
        std::string const digits = *code_gen;
        std::string const other  = *code_gen;
        region_code const place(digits);
        RC_ASSERT(to_field(place) == digits);
        RC_ASSERT((place < region_code(other)) == (digits < other));
        RC_ASSERT(contains(place, region_code(other)) == other.starts_with(digits));
        for (auto above = place.parent(); above; above = above->parent()) {
            RC_ASSERT(*above < place);
            RC_ASSERT(contains(*above, place));
            RC_ASSERT(digits.starts_with(to_field(*above)));
            RC_ASSERT(place.ancestor(*above->level()) == above);
        }
    }));
}

#endif

// The real lists, where they lie beside the project: a header row, then the code first.
TEST_CASE("all real codes are read, and each lies in another real one") {
    char const* const variable = std::getenv("TUOPIN_SHARED_DATA");
    std::string const folder   = (variable != nullptr ? std::string(variable) : "../shared/data") + "/regions/";
    if (!std::ifstream(folder + "streets.csv")) {
        MESSAGE("skipped: there are no lists of real codes; TUOPIN_SHARED_DATA names the folder that holds regions/");
        return;
    }
    std::unordered_set<region_code> known;
    std::size_t                     rows = 0;
    for (auto const& [file, level] : {std::pair{"provinces.csv", region_level::province},
                                      std::pair{"cities.csv", region_level::prefecture},
                                      std::pair{"areas.csv", region_level::county},
                                      std::pair{"streets.csv", region_level::township}}) {
        std::ifstream in(folder + file);
        std::string   line;
        std::getline(in, line);
        while (std::getline(in, line)) {
            ++rows;
            std::string const written = line.substr(0, line.find(','));
            auto const        read    = region_code::parse(written);
            if (!read) {
                FAIL_CHECK(file << ": " << written);
                continue;
            }
            std::string const code = to_field(*read);
            bool const        padded =
                written.starts_with(code) && written.find_first_not_of('0', code.size()) == written.npos;
            if (code == written ? read->level() != level : !padded)
                FAIL_CHECK(file << ": " << written << " was read as " << code);
            if (auto const parent = read->parent(); parent && !known.contains(*parent))
                FAIL_CHECK(file << ": nothing known contains " << written);
            known.insert(*read);
        }
    }
    CHECK(rows > 40'000);
    CHECK(known.contains(530103_region));
}

TEST_CASE("a code of digits only is made of its digits in four bits each") {
    CHECK(tuopin::region_code::digits == 12);
    for (std::string const written : {"530103010201", "530103010000", "530103000000", "530000000000", "441900003001",
                                      "000000000000", "530003010201", "530103000201"}) {
        CAPTURE(written);
        std::uint64_t packed = 0;
        for (char const digit : written)
            packed = packed << 4 | static_cast<std::uint64_t>(digit - '0' + 1);
        auto const made = tuopin::region_code::of_digits(packed);
        auto const read = tuopin::region_code::parse(written);
        CHECK(static_cast<bool>(made) == static_cast<bool>(read));
        CHECK(*made == *read);
    }
}
