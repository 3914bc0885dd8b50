// A finding as a line for people.
#include <tuopin/engines/validation/finding.hpp>

#include <doctest/doctest.h>

#include <sstream>
#include <string>

using namespace tuopin;

namespace {

constexpr auto en = language::english;
constexpr auto zh = language::chinese;

finding shallow_well() {
    finding f;
    f.rule   = "W-1";
    f.record = 1;
    f.path   = "depth";
    f.seen   = "0 m";
    f.wanted = "at least 1 m";
    return f;
}

} // namespace

TEST_CASE("a finding says which rule, how grave, which record, which member, what is there and what should be") {
    finding f = shallow_well();
    CHECK(to_text(f) == "W-1 error, record 1, depth: 0 m, wanted at least 1 m");
    f.severity = severity::warning;
    CHECK(to_text(f, en) == "W-1 warning, record 1, depth: 0 m, wanted at least 1 m");
    f.wanted = "不小于1米", f.seen = "0米";
    CHECK(to_text(f, zh) == "W-1 警告，记录1，depth：0米，应为不小于1米");
}

TEST_CASE("what a finding does not have is not spoken of") {
    finding f = shallow_well();
    f.seen.clear();
    CHECK(to_text(f) == "W-1 error, record 1, depth: at least 1 m");
    f.path.clear();
    f.wanted   = "a potable well serves somebody";
    f.severity = severity::note;
    CHECK(to_text(f) == "W-1 note, record 1: a potable well serves somebody");
    CHECK(to_text(f, zh) == "W-1 提示，记录1：a potable well serves somebody");
    f.rule.clear();
    CHECK(to_text(f) == "note, record 1: a potable well serves somebody");
}

TEST_CASE("a finding about no record names none") {
    finding f    = shallow_well();
    f.has_record = false;
    CHECK(to_text(f) == "W-1 error, depth: 0 m, wanted at least 1 m");
    CHECK(to_text(f, zh) == "W-1 错误，depth：0 m，应为at least 1 m");
    f.file = "wells.csv";
    CHECK(to_text(f) == "W-1 error, wells.csv, depth: 0 m, wanted at least 1 m");
}

TEST_CASE("a finding names further records") {
    finding f = shallow_well();
    f.others  = {0};
    CHECK(to_text(f) == "W-1 error, record 1 and 0, depth: 0 m, wanted at least 1 m");
    f.others = {0, 1'204};
    CHECK(to_text(f) == "W-1 error, record 1 and 0 and 1,204, depth: 0 m, wanted at least 1 m");
    CHECK(to_text(f, zh) == "W-1 错误，记录1、0、1204，depth：0 m，应为at least 1 m");
}

TEST_CASE("where a record was read from stands for its number, but not for those of others") {
    finding f = shallow_well();
    f.file    = "wells.csv";
    CHECK(to_text(f) == "W-1 error, wells.csv, record 1, depth: 0 m, wanted at least 1 m");
    f.line   = 3;
    f.column = 2;
    CHECK(to_text(f) == "W-1 error, wells.csv, line 3, column 2, depth: 0 m, wanted at least 1 m");
    CHECK(to_text(f, zh) == "W-1 错误，wells.csv，第3行，第2列，depth：0 m，应为at least 1 m");
    f.column = 0;
    f.others = {7};
    CHECK(to_text(f) == "W-1 error, wells.csv, line 3, also record 7, depth: 0 m, wanted at least 1 m");
    f.others = {7, 9};
    CHECK(to_text(f, zh) == "W-1 错误，wells.csv，第3行，另有记录7、9，depth：0 m，应为at least 1 m");
}

TEST_CASE("a finding is one line, whatever was seen") {
    finding f = shallow_well();
    f.seen    = "one\r\ntwo\tthree";
    CHECK(to_text(f) == "W-1 error, record 1, depth: one  two three, wanted at least 1 m");
}

TEST_CASE("findings and severities print, and findings compare") {
    std::ostringstream out;
    out << shallow_well() << '\n' << severity::warning;
    CHECK(out.str() == "W-1 error, record 1, depth: 0 m, wanted at least 1 m\nwarning");

    finding f = shallow_well();
    CHECK(f == shallow_well());
    f.others.push_back(2);
    CHECK_FALSE(f == shallow_well());
    static_assert(severity::note < severity::warning && severity::warning < severity::error);
}
