// Every record of the register comes back from JSON as it was.
#include <boost/json/src.hpp>

#include <tuopin/adapters/json.hpp>
#include <tuopin/registry.hpp>

#include "../support/register.hpp"

#include <cstdint>
#include <string>
#include <vector>

using namespace tuopin::registry;

namespace {

// The keys that records are written under.
std::vector<tuopin::json_options> all_keys() {
    using tuopin::json_keys;
    std::vector<tuopin::json_options> all(4);
    all[1].keys     = json_keys::labels;
    all[2].keys     = json_keys::labels;
    all[2].language = tuopin::language::chinese;
    all[3].keys     = json_keys::element_codes;
    return all;
}

template <class Record>
void check_json(std::uint64_t seeds) {
    for (std::uint64_t seed = 0; seed < seeds; ++seed) {
        support::dice             d(seed);
        std::vector<Record> const records = {support::draw_value<Record>(d), support::draw_value<Record>(d)};
        for (auto const& options : all_keys()) {
            auto const written = tuopin::write_json(records, options);
            auto const read    = tuopin::read_json<Record>(written, options);
            CAPTURE(written);
            CHECK(read.findings.empty());
            CHECK(read.rows == records);
        }
    }
    // A record is nothing without the number that it is kept under.
    CHECK(tuopin::read_json<Record>("[{}, [], 1]").rows.empty());
    CHECK(tuopin::read_json<Record>("[{}, [], 1]").rejected == 3);
}

} // namespace

TEST_CASE("records of the register come back from JSON") {
    check_json<household>(40);
    check_json<household_year>(40);
    check_json<person>(40);
    check_json<person_year>(40);
    check_json<member_change>(40);
    check_json<income_year>(40);
    check_json<conditions_year>(40);
    check_json<village>(40);
    check_json<village_year>(40);
    check_json<village_facilities_year>(40);
    check_json<helper>(40);
    check_json<pairing>(40);
    check_json<household_event>(40);
    check_json<monitoring_episode>(40);
    check_json<support_measure>(40);
}

TEST_CASE("keys are the names of members, their labels in either language, or their element codes") {
    std::string const written = R"([
        {"household": "h1", "year": 2017, "main_cause": "illness", "exit_flag": "exited", "other_causes": []},
        {"户编号": "h1", "数据年度": 2017, "主要致贫原因": "因病", "脱贫标志": "脱贫", "其他致贫原因": []},
        {"AAC001": "h1", "AAR040": 2017, "AAC007": "因病", "AAR010": "exited", "AAC008": []},
        {"household number": "h1", "data year": 2017, "main cause of poverty": "illness", "exit_flag": "脱贫",
         "other_causes": []}
    ])";
    auto const        read    = tuopin::read_json<household_year>(written);
    REQUIRE(read.rows.size() == 4);
    household_year wanted;
    wanted.household  = household_number("h1");
    wanted.year       = 2017;
    wanted.main_cause = cause::illness;
    wanted.exit_flag  = exit_flag::exited;
    for (household_year const& row : read.rows)
        CHECK(row == wanted);
    for (auto const& found : read.findings)
        CHECK(found.wanted.starts_with("the key "));
}

TEST_CASE("keys are written as names, labels or element codes") {
    pairing const of{helper_number("K1"), household_number("h1"), tuopin::date(2020, 1, 1), {}};
    auto const    written = [&](tuopin::json_keys keys, tuopin::language in = tuopin::language::english) {
        tuopin::json_options options;
        options.keys     = keys;
        options.language = in;
        return boost::json::serialize(tuopin::to_json(of, options));
    };
    using tuopin::json_keys;
    CHECK(written(json_keys::names) == R"({"helper":"K1","household":"h1","since":"2020-01-01","until":null})");
    CHECK(written(json_keys::labels) ==
          R"({"helper number":"K1","household number":"h1","since":"2020-01-01","until":null})");
    CHECK(written(json_keys::labels, tuopin::language::chinese) ==
          R"({"帮扶责任人编号":"K1","户编号":"h1","帮扶开始时间":"2020-01-01","帮扶结束时间":null})");
    CHECK(written(json_keys::element_codes) == R"({"AAK110":"K1","AAC001":"h1","AAR020":"2020-01-01","AAR021":null})");
}

TEST_CASE("bad JSON of a record is found under its path") {
    auto const read = tuopin::read_json<monitoring_episode>(R"([
        {"household": "h1", "type": "marginal", "identified_on": "2022-02-30", "risks": ["illness", "idleness"],
         "income_per_head": 7000.005, "colour": "red"},
        {"household": 7, "type": 3, "risks": null},
        {"household": "h3", "risks": [], "risks": []},
        {"household": "h 4", "risks": {}}
    ])");
    CHECK(read.rows.empty());
    CHECK(read.rejected == 4);
    std::vector<std::string> errors;
    for (auto const& found : read.findings)
        if (found.severity == tuopin::severity::error)
            errors.push_back(std::to_string(found.line) + " " + found.path + ": " + found.seen);
    CHECK(errors == std::vector<std::string>{"2 identified_on: 2022-02-30", "2 risks[1]: idleness",
                                             "2 income_per_head: 7000.005", "4 type: 3", "4 risks: null",
                                             "5 risks: a key that stands twice", "6 household: h 4", "6 risks: {}"});
    for (char const* const broken : {"", "[", R"([{"household": "h1",])", R"({"household": "h1"} {})", "household"}) {
        CAPTURE(broken);
        auto const none = tuopin::read_json<monitoring_episode>(broken);
        CHECK(none.rows.empty());
        REQUIRE(none.findings.size() == 1);
        CHECK(none.findings[0].wanted.starts_with("well-formed JSON: "));
    }
}

TEST_CASE("a member that stands under two of its keys is read from neither in silence") {
    auto const read =
        tuopin::read_json<household_year>(R"({"AAC001": "h1", "户编号": "h2", "year": 2017, "other_causes": []})");
    CHECK(read.rejected == 1);
    bool told = false;
    for (auto const& found : read.findings)
        told = told || (found.path == "household" && found.wanted == "one key of this member");
    CHECK(told);
    // What is under the name counts; a label beside it is a key that nobody reads.
    auto const beside =
        tuopin::read_json<household_year>(R"({"household": "h1", "户编号": "h2", "year": 2017, "other_causes": []})");
    REQUIRE(beside.rows.size() == 1);
    CHECK(beside.rows[0].household.view() == "h1");
}

TEST_CASE("choices go to JSON as the codes of a system, and come back") {
    household_year row;
    row.household    = household_number("h1");
    row.year         = 2017;
    row.main_cause   = cause::illness;
    row.other_causes = {cause::disability, cause::no_skill};
    tuopin::json_options options;
    options.keys        = tuopin::json_keys::element_codes;
    options.translation = national_coding.cells<household_year>();
    auto const written  = tuopin::write_json(std::vector{row}, options);
    CHECK(written.find(R"("AAC007":"01","AAC008":"02,07",)") != std::string::npos);
    auto const back = tuopin::read_json<household_year>(written, options);
    CHECK(back.findings.empty());
    CHECK(back.rows == std::vector{row});
}

TEST_CASE("codes in JSON are read with the coding of the system that wrote them") {
    tuopin::json_options options;
    options.translation = national_coding.cells<household_year>();
    auto const read     = tuopin::read_json<household_year>(R"([
        {"AAC001": "h1", "AAR040": 2017, "AAC007": "01", "AAC008": ["02", "07"], "AAR010": "1"},
        {"AAC001": "h2", "AAR040": 2017, "AAC007": null, "AAC008": "02,07", "AAR010": 1},
        {"AAC001": "h3", "AAR040": 2017, "AAC007": "1", "AAC008": [], "AAR010": "1"},
        {"AAC001": "h4", "AAR040": 2017, "AAC007": "01", "AAC008": ["02", {}], "AAR010": "1"}
    ])",
                                                            options);
    REQUIRE(read.rows.size() == 2);
    CHECK(read.rows[0].main_cause == cause::illness);
    CHECK(read.rows[0].other_causes == std::vector{cause::disability, cause::no_skill});
    CHECK(read.rows[0].exit_flag == exit_flag::exited);
    CHECK(!read.rows[1].main_cause);
    CHECK(read.rows[1].other_causes == std::vector{cause::disability, cause::no_skill});
    CHECK(read.rows[1].exit_flag == exit_flag::exited);
    CHECK(read.rejected == 2);
    std::vector<std::string> errors;
    for (auto const& found : read.findings)
        if (found.severity == tuopin::severity::error)
            errors.push_back(std::to_string(found.line) + " " + found.path + ": " + found.seen + ", wanted " +
                             found.wanted);
    CHECK(errors == std::vector<std::string>{
                        "4 main_cause: 1, wanted a code of the causes of poverty AAC007, 01 to 11 or 99",
                        "5 other_causes: [\"02\",{}], wanted a code of the causes of poverty AAC007, 01 to 11 or 99"});
}
