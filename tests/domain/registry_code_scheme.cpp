#include <tuopin/domain/registry/code_scheme.hpp>

#include <tuopin/domain/registry/household.hpp>
#include <tuopin/domain/registry/person.hpp>
#include <tuopin/domain/registry/schemes.hpp>
#include <tuopin/engines/csv/csv.hpp>

#include <doctest/doctest.h>
#if __has_include(<rapidcheck.h>)
#include "../support/draw.hpp"
#endif

#include <optional>
#include <string>
#include <vector>

using namespace tuopin;
using registry::cause;
using registry::code_scheme_for;
using registry::coding;
using registry::exit_flag;
using registry::household_year;
using registry::person;

namespace {

inline constexpr auto here = code_scheme_for<exit_flag>(
    "exit flag, here", {"a code of the exit flags here", "本地脱贫标志代码"},
    {{"A", exit_flag::not_exited}, {"B", exit_flag::exited}, {"b", exit_flag::exited}, {"-", std::nullopt}});
inline constexpr auto there =
    code_scheme_for<exit_flag>("exit flag, there", {"a code of the exit flags there", "外地脱贫标志代码"},
                               {{"1", exit_flag::exited}, {"2", exit_flag::returned}});

inline constexpr coding of_here(here, registry::schemes::causes_national);

static_assert(here.name() == "exit flag, here");
static_assert(here.size() == 4);
static_assert(of_here.has<exit_flag>() && of_here.has<cause>() && !of_here.has<registry::education>());
static_assert(of_here.scheme<exit_flag>().name() == here.name());

// What is read is a constant where the code is one.
static_assert(**here.read("A") == exit_flag::not_exited);

csv_options reading(cell_translation how) {
    csv_options options;
    options.translation = how;
    return options;
}

std::vector<std::string> errors(std::vector<finding> const& findings) {
    std::vector<std::string> lines;
    for (finding const& f : findings)
        if (f.severity == severity::error)
            lines.push_back(std::to_string(f.line) + " " + f.path + ": " + f.seen + ", wanted " + f.wanted);
    return lines;
}

} // namespace

TEST_CASE("a code is read as its own system means it") {
    CHECK(**here.read("B") == exit_flag::exited);
    CHECK(**here.read("b") == exit_flag::exited);
    CHECK(**here.read("  A ") == exit_flag::not_exited);
    CHECK(**there.read("1") == exit_flag::exited);
}

TEST_CASE("not stated is stated by its code, or by an empty cell") {
    CHECK(here.read("-"));
    CHECK(!*here.read("-"));
    CHECK(here.read(""));
    CHECK(!*here.read(""));
    CHECK(!*there.read(" "));
}

TEST_CASE("a code of another system is refused in the words of the scheme, not guessed at") {
    for (auto const* const code : {"1", "a", "AA", "01", "脱贫", "exited", "A,B", "-1", "\xff"}) {
        CAPTURE(code);
        auto const read = here.read(code);
        CHECK(!read);
        CHECK(read.wanted().english == "a code of the exit flags here");
        CHECK(read.wanted().chinese == "本地脱贫标志代码");
    }
    CHECK(!there.read("-"));
    CHECK(!registry::schemes::exit_flags_national.read("01"));
    CHECK(!registry::schemes::attributes_national.read("1"));
}

TEST_CASE("a list of codes is read whole or not at all") {
    using list         = std::vector<cause>;
    auto const& scheme = registry::schemes::causes_national;
    CHECK(*scheme.read_list("") == list{});
    CHECK(*scheme.read_list("01") == list{cause::illness});
    CHECK(*scheme.read_list("02,07") == list{cause::disability, cause::no_skill});
    CHECK(*scheme.read_list("02、07；99") == list{cause::disability, cause::no_skill, cause::other});
    CHECK(*scheme.read_list(" 02 , 07 ,") == list{cause::disability, cause::no_skill});
    CHECK(!scheme.read_list("02,7"));
    CHECK(!scheme.read_list("02 12"));
    CHECK(scheme.read_list("12").wanted() == scheme.wanted());
}

TEST_CASE("a choice is written as the first of its codes; what a system does not know, it has no code for") {
    CHECK(here.write(exit_flag::exited) == "B");
    CHECK(here.write(exit_flag::not_exited) == "A");
    CHECK(!here.write(exit_flag::returned));
}

TEST_CASE("a translation is asked for with both systems, and fails in the words of the one that lacks the code") {
    CHECK(*translate("B", here, there) == "1");
    CHECK(*translate("1", there, here) == "B");
    CHECK(translate("1", here, there).wanted() == here.wanted());
    CHECK(translate("A", here, there).wanted() == there.wanted());
    CHECK(translate("2", there, here).wanted() == here.wanted());
    CHECK(*translate("", there, here) == "-");
    CHECK(*translate("", here, there) == "");
    CHECK(translate("-", here, there).wanted() == there.wanted());
}

TEST_CASE("a file is read with the coding of the system that wrote it") {
    auto const read = read_csv<household_year>("AAC001,AAR040,AAR010,AAC007,AAC008\n"
                                               "h1,2017,B,01,\"02,07\"\n"
                                               "h2,2017,-,,\n"
                                               "h3,2017,,99,02\n",
                                               reading(of_here.cells<household_year>()));
    CHECK(errors(read.findings).empty());
    REQUIRE(read.rows.size() == 3);
    CHECK(read.rows[0].exit_flag == exit_flag::exited);
    CHECK(read.rows[0].main_cause == cause::illness);
    CHECK(read.rows[0].other_causes == std::vector{cause::disability, cause::no_skill});
    CHECK(!read.rows[1].exit_flag);
    CHECK(!read.rows[1].main_cause);
    CHECK(read.rows[2].main_cause == cause::other);
}

TEST_CASE("names and labels of choices mean the same in every system, and are read beside codes") {
    auto const read = read_csv<household_year>("household,year,exit_flag,main_cause,other_causes\n"
                                               "h1,2017,脱贫,illness,02、缺技术\n",
                                               reading(of_here.cells<household_year>()));
    REQUIRE(read.rows.size() == 1);
    CHECK(read.rows[0].exit_flag == exit_flag::exited);
    CHECK(read.rows[0].main_cause == cause::illness);
    CHECK(read.rows[0].other_causes == std::vector{cause::disability, cause::no_skill});
}

TEST_CASE("a code that the system does not have is a finding that names the scheme") {
    std::string const written = "household,year,exit_flag,main_cause,other_causes\n"
                                "h1,2017,1,01,\n"
                                "h2,2017,B,1,\n"
                                "h3,2017,B,01,\"02,12\"\n"
                                "h4,2017,B,01,\n";
    auto const        read    = read_csv<household_year>(written, reading(of_here.cells<household_year>()));
    CHECK(errors(read.findings) ==
          std::vector<std::string>{
              "2 exit_flag: 1, wanted a code of the exit flags here",
              "3 main_cause: 1, wanted a code of the causes of poverty AAC007, 01 to 11 or 99",
              "4 other_causes: 02,12, wanted a code of the causes of poverty AAC007, 01 to 11 or 99",
          });
    CHECK(read.rejected == 3);
    REQUIRE(read.rows.size() == 1);
    CHECK(read.rows[0].household.view() == "h4");

    auto in_chinese     = reading(of_here.cells<household_year>());
    in_chinese.language = language::chinese;
    CHECK(read_csv<household_year>(written, in_chinese).findings.back().wanted ==
          registry::schemes::causes_national.wanted().chinese);
}

TEST_CASE("without a coding no digit is a choice") {
    auto const read = read_csv<household_year>("household,year,exit_flag,main_cause,other_causes\nh1,2017,1,,\n");
    CHECK(read.rejected == 1);
}

TEST_CASE("the code for not stated leaves the member open") {
    auto const read = read_csv<person>("number,sex\np1,1\np2,2\np3,9\np4,男\np5,3\n",
                                       reading(registry::national_coding.cells<person>()));
    REQUIRE(read.rows.size() == 4);
    CHECK(read.rows[0].sex == sex::male);
    CHECK(read.rows[1].sex == sex::female);
    CHECK(!read.rows[2].sex);
    CHECK(read.rows[3].sex == sex::male);
    CHECK(read.rejected == 1);
}

#if __has_include(<rapidcheck.h>)
TEST_CASE("no text that is not a code is read, whatever it is") {
    support::hold("only codes are read", [] {
        std::string const written = *rc::gen::arbitrary<std::string>();
        auto const        read    = here.read(written);
        std::string const bare(tuopin::detail::trimmed(written));
        bool const        known = bare.empty() || bare == "A" || bare == "B" || bare == "b" || bare == "-";
        support::law(static_cast<bool>(read) == known, "read exactly the codes", written);
        static_cast<void>(registry::schemes::causes_national.read_list(written));
    });
}
#endif
