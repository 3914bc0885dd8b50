// Boost.JSON from its headers alone: one source file of a program has this line.
#include <boost/json/src.hpp>

#include <tuopin/adapters/json.hpp>
#include <tuopin/engines/aggregate.hpp>
#include <tuopin/engines/observers/count.hpp>
#include <tuopin/engines/observers/extremes.hpp>
#include <tuopin/engines/observers/mean.hpp>
#include <tuopin/engines/observers/sum.hpp>
#include <tuopin/values/date.hpp>
#include <tuopin/values/figures/amount.hpp>
#include <tuopin/values/figures/share.hpp>
#include <tuopin/values/region.hpp>
#include <tuopin/values/units.hpp>

#include <boost/json/parse.hpp>

#include <doctest/doctest.h>
#if __has_include(<rapidcheck.h>)
#include <rapidcheck.h>
#endif

#include <cstdint>
#include <limits>
#include <optional>
#include <ostream>
#include <string>
#include <string_view>
#include <vector>

using namespace tuopin::literals;
using tuopin::finding;
using tuopin::from_json;
using tuopin::json_options;
using tuopin::language;
using tuopin::read_json;
using tuopin::severity;
using tuopin::to_json;
using tuopin::write_json;

enum class cause { disease, disability };
BOOST_DESCRIBE_ENUM(cause, disease, disability)
constexpr auto labels(cause const*) { return tuopin::labels_for<cause>({{"disease", "因病"}, {"disability", "因残"}}); }

struct person {
    std::string        name{};
    std::int64_t       id{};
    std::optional<int> age{};

    friend bool operator==(person const&, person const&) = default;
};
BOOST_DESCRIBE_STRUCT(person, (), (name, id, age))

struct income {
    tuopin::yuan                wage{};
    std::optional<tuopin::yuan> farm{};

    friend bool operator==(income const&, income const&) = default;
};
BOOST_DESCRIBE_STRUCT(income, (), (wage, farm))

struct household {
    tuopin::region_code                village{};
    std::vector<person>                members{};
    income                             earned{};
    std::optional<income>              before{};
    std::optional<cause>               why{};
    bool                               exited{};
    std::optional<bool>                insured{};
    std::optional<std::string>         note{};
    std::optional<tuopin::date>        registered{};
    tuopin::flow<tuopin::person_times> placed{};
    tuopin::share<tuopin::persons>     in_school{};
    std::uint64_t                      serial{};
    double                             score{};
    float                              rough{};

    friend bool operator==(household const&, household const&) = default;
};
BOOST_DESCRIBE_STRUCT(household, (),
                      (village, members, earned, before, why, exited, insured, note, registered, placed, in_school,
                       serial, score, rough))

struct well {
    std::string    name{};
    tuopin::metres depth{};

    friend bool operator==(well const&, well const&) = default;
};
BOOST_DESCRIBE_STRUCT(well, (), (name, depth))

struct measured_wells {
    tuopin::count                 wells{};
    tuopin::sum<&well::depth>     drilled{};
    tuopin::maximum<&well::depth> deepest{};
    tuopin::mean<&well::depth>    typical{};
};
BOOST_DESCRIBE_STRUCT(measured_wells, (), (wells, drilled, deepest, typical))

namespace {

std::string all_of(std::vector<finding> const& findings) {
    std::string lines;
    for (finding const& f : findings)
        lines += to_text(f) + "\n";
    return lines;
}

template <class T>
std::string text_of(T const& value) {
    return boost::json::serialize(to_json(value));
}

using wells = std::vector<well>;

} // namespace

TEST_CASE("a record is an object, its members by name") {
    household const h{530103010201_region,
                      {{"Li \"W\"", 42, 30}, {"娃", 43, std::nullopt}},
                      {1200.50_yuan, std::nullopt},
                      income{3_yuan, 0_yuan},
                      cause::disability,
                      true,
                      false,
                      "",
                      tuopin::date(2014, 12, 31),
                      {5_person_times, tuopin::stated::about},
                      {1_persons, tuopin::of(3_persons)},
                      std::numeric_limits<std::uint64_t>::max(),
                      0.5,
                      1.0f};
    CHECK(
        text_of(h) ==
        R"({"village":"530103010201",)"
        R"("members":[{"name":"Li \"W\"","id":42,"age":30},{"name":"娃","id":43,"age":null}],)"
        R"("earned":{"wage":1.2005E3,"farm":null},"before":{"wage":3,"farm":0},"why":"disability","exited":true,)"
        R"("insured":false,"note":"","registered":"2014-12-31","placed":"about 5","in_school":"1/3",)"
        R"("serial":18446744073709551615,"score":5E-1,"rough":1E0})");

    auto const back = from_json<household>(to_json(h));
    CHECK(all_of(back.findings) == "");
    REQUIRE(back);
    CHECK(*back == h);
}

TEST_CASE("nothing is null, and neither zero nor no") {
    household h{};
    h.village = 53_region;
    CHECK(text_of(h) ==
          R"({"village":"53","members":[],"earned":{"wage":0,"farm":null},"before":null,"why":null,"exited":false,)"
          R"("insured":null,"note":null,"registered":null,"placed":null,"in_school":null,"serial":0,)"
          R"("score":0E0,"rough":0E0})");
    auto const back = from_json<household>(to_json(h));
    REQUIRE(back);
    CHECK(*back == h);
    h.placed = tuopin::missing;
    CHECK(to_json(h).at("placed") == boost::json::value("missing"));
    CHECK(*from_json<household>(to_json(h)) == h);
}

TEST_CASE("amounts are numbers where a double holds them, else texts") {
    struct sample {
        tuopin::yuan amount;
        char const*  written;
    };
    for (auto const& [amount, written] :
         {sample{0_yuan, "0"}, sample{-3_yuan, "-3"}, sample{0.01_yuan, "1E-2"}, sample{1200.50_yuan, "1.2005E3"},
          sample{9999999999999.99_yuan, "9.99999999999999E12"}, sample{10000000000000.01_yuan, "\"10000000000000.01\""},
          sample{92233720368547758.07_yuan, "\"92233720368547758.07\""},
          sample{90071992547409930_yuan, "90071992547409930"}}) {
        CAPTURE(written);
        CHECK(text_of(amount) == written);
        CHECK(*from_json<income>(boost::json::value{{"wage", to_json(amount)}, {"farm", nullptr}}) ==
              income{amount, {}});
    }
    CHECK(text_of(std::numeric_limits<double>::infinity()) == "\"inf\"");
    CHECK(text_of(std::optional<tuopin::persons>()) == "null");
    CHECK(text_of(cause::disease) == "\"disease\"");
    CHECK(text_of(530103_region) == "\"530103\"");
    CHECK(text_of("text") == "\"text\"");
}

TEST_CASE("what people write by hand is read too") {
    auto read = [](char const* wage) {
        auto const table = read_json<income>(std::string("[{\"farm\":null,\"wage\":") + wage + "}]");
        return table.rows.empty() ? std::string("error: ") + table.findings.at(0).seen
                                  : to_field(table.rows.at(0).wage);
    };
    CHECK(read("12") == "12");
    CHECK(read("12.0") == "12");
    CHECK(read("1.2e3") == "1200");
    CHECK(read("\"1,200.50\"") == "1200.5");
    CHECK(read("\"12 yuan\"") == "12");
    // Sixteen digits and more are taken as they are written, not through a double.
    CHECK(read("90071992547409.93") == "90071992547409.93");
    CHECK(read("92233720368547758.07") == "92233720368547758.07");
    CHECK(read("0.001") == "error: 0.001");
    CHECK(read("1e40") == "error: 1e+40");
    CHECK(read("1e999") == "error: 1e999");
    CHECK(read("18446744073709551615") == "error: 18446744073709551615");
    CHECK(read("true") == "error: true");
    CHECK(read("null") == "error: null");
    CHECK(read("\"\"") == "error: \"\"");
    CHECK(read("[1]") == "error: [1]");
    CHECK(read("{}") == "error: {}");
    auto const coded = read_json<household>(
        R"([{"village":530103,"members":[],"earned":{"wage":1,"farm":2},"before":null,"why":"因病","exited":"是",
            "insured":"no","note":"x","registered":20141231,"placed":5,"in_school":"60 %","serial":"7","score":3,
            "rough":"0.1"}])");
    CHECK(all_of(coded.findings) == "");
    REQUIRE(coded.rows.size() == 1);
    CHECK(coded.rows[0].village == 530103_region);
    CHECK(coded.rows[0].why == cause::disease);
    CHECK(coded.rows[0].exited);
    CHECK(coded.rows[0].registered == tuopin::date(2014, 12, 31));
    CHECK(coded.rows[0].placed.value() == 5_person_times);
    CHECK(coded.rows[0].score == 3.0);
    CHECK(coded.rows[0].rough == 0.1f);
}

TEST_CASE("everything wrong is found, with its path, record and line") {
    std::string const text = "[\n"
                             " {\"village\":\"530103010201\", \"members\":[{\"name\":\"a\",\"id\":1,\"age\":null},\n"
                             "    {\"name\":2,\"id\":1.5,\"age\":\"old\",\"height\":3}],\n"
                             "  \"earned\":5, \"before\":{\"wage\":\"much\"}, \"why\":\"sloth\", \"exited\":2},\n"
                             " {},\n"
                             " 7\n"
                             "]\n";
    auto const        read = read_json<household>(text, {.file = "h.json"});
    CHECK(read.rows.empty());
    CHECK(read.rejected == 3);
    std::string found;
    for (finding const& f : read.findings) {
        CHECK(f.file == "h.json");
        CHECK(f.rule == "read");
        if (f.severity == severity::error)
            found += tuopin::to_field(f.record) + ":" + tuopin::to_field(f.line) + " " + f.path + ": " + f.seen +
                     " / " + f.wanted + "\n";
    }
    CHECK(found == "0:2 members[1].name: 2 / a string\n"
                   "0:2 members[1].id: 1.5 / a whole number that fits\n"
                   "0:2 members[1].age: old / a whole number that fits\n"
                   "0:2 earned: 5 / an object\n"
                   "0:2 before.wage: much / a number with at most 2 decimals\n"
                   "0:2 why: sloth / one of disease, disability\n"
                   "0:2 exited: 2 / yes or no\n"
                   "0:2 serial: no such key / the key serial\n"
                   "0:2 score: no such key / the key score\n"
                   "0:2 rough: no such key / the key rough\n"
                   "1:5 village: no such key / the key village\n"
                   "1:5 members: no such key / the key members\n"
                   "1:5 earned: no such key / the key earned\n"
                   "1:5 exited: no such key / the key exited\n"
                   "1:5 serial: no such key / the key serial\n"
                   "1:5 score: no such key / the key score\n"
                   "1:5 rough: no such key / the key rough\n"
                   "2:6 : 7 / an object\n");
    for (finding const& f : read_json<household>(text, {.language = language::chinese}).findings) {
        bool high = false;
        for (char const c : f.wanted)
            high = high || static_cast<unsigned char>(c) >= 0x80;
        CHECK(high);
    }
}

TEST_CASE("unknown keys are a warning, an error, or passed over; doubled keys an error") {
    std::string const extra = R"([{"name":"a","depth":1,"colour":"red"}])";
    CHECK(read_json<well>(extra).ok());
    CHECK(read_json<well>(extra).rows == wells{{"a", 1_m}});
    CHECK(all_of(read_json<well>(extra).findings) == "read warning, line 1: colour, wanted the name of a member\n");
    CHECK(read_json<well>(extra, {.extra_members = severity::error}).rejected == 1);
    CHECK(read_json<well>(extra, {.extra_members = std::nullopt}).findings.empty());

    auto const doubled =
        read_json<well>("[{\"name\":\"a\",\"depth\":1},\n{\"name\":\"b\",\"depth\":2,\"depth\":3,\"name\":\"b\"},\n"
                        "{\"name\":\"c\",\"depth\":3}]");
    CHECK(doubled.rows == wells{{"a", 1_m}, {"c", 3_m}});
    CHECK(doubled.lines == std::vector<std::size_t>{1, 3});
    CHECK(all_of(doubled.findings) == "read error, line 2, depth: a key that stands twice, wanted each key once\n"
                                      "read error, line 2, name: a key that stands twice, wanted each key once\n");
    auto const inner = read_json<household>(R"([{"members":[{},{"id":1,"\u0069d":2}]}])");
    CHECK(inner.findings.at(0).path == "members[1].id");
}

TEST_CASE("a text that is no JSON is one finding, where it stops being JSON") {
    struct broken {
        std::string text;
        std::size_t line, column;
        char const* seen;
    };
    for (auto const& [text, line, column, seen] : {
             broken{"", 1, 1, "the end of the text"},
             broken{"\n\n", 3, 1, "the end of the text"},
             broken{"[", 1, 2, "the end of the text"},
             broken{"[\n{\"name\":\"a\",\"depth\":1},\n", 3, 1, "the end of the text"},
             broken{"[\n{\"name\":\"a\",\"depth\":},\n{}]", 2, 21, "},"},
             broken{"[{\"name\":\"a\",\"depth\":01}]", 1, 23, "1}]"},
             broken{"[{'name':1}]", 1, 3, "'name':1}]"},
             broken{"[]\n\n]", 3, 1, "]"},
             broken{"[] []", 1, 4, "[]"},
             broken{"[1,]", 1, 4, "]"},
             broken{"[\"\xB6\xAB\"]", 1, 3, "\\xB6\\xAB\"]"},
             broken{"[\n\"a\nb\"]", 2, 3, "the end of the text"},
             broken{"\xEF\xBB\xBF[\"贫困\" 1]", 1, 7, "1]"},
             broken{"name,depth\n", 1, 1, "name,depth"},
             broken{std::string(40, '['), 1, 33, "[[[[[[[["},
         }) {
        CAPTURE(text);
        auto const read = read_json<well>(text);
        CHECK(read.rows.empty());
        REQUIRE(read.findings.size() == 1);
        CHECK(read.findings[0].line == line);
        CHECK(read.findings[0].column == column);
        CHECK(read.findings[0].seen == seen);
        CHECK(read.findings[0].wanted.starts_with("well-formed JSON: "));
        CHECK_FALSE(read.ok());
    }
}

TEST_CASE("one record, no record, with or without a byte order mark") {
    CHECK(read_json<well>(R"({"name":"a","depth":1})").rows == wells{{"a", 1_m}});
    CHECK(read_json<well>("[]").rows.empty());
    CHECK(read_json<well>("[]").findings.empty());
    CHECK(read_json<well>("\xEF\xBB\xBF [ {\"name\":\"a\",\r\n\"depth\":1} ] \r\n").rows == wells{{"a", 1_m}});
    auto const list = from_json<wells>(to_json(wells{{"a", 1_m}, {"b", 2_m}}));
    REQUIRE(list);
    CHECK(*list == wells{{"a", 1_m}, {"b", 2_m}});
    CHECK(from_json<wells>(boost::json::parse(R"([{"name":"a","depth":"x"}])")).findings.at(0).path == "[0].depth");
}

TEST_CASE("groups are keys with summaries; what observers say is a number, or null") {
    auto const groups =
        tuopin::aggregate<measured_wells>(wells{{"b", 10_m}, {"a", 5_m}, {"b", 15_m}}, tuopin::by<&well::name>);
    CHECK(text_of(groups) == R"([{"key":"a","summary":{"wells":1,"drilled":5,"deepest":5,"typical":5E0}},)"
                             R"({"key":"b","summary":{"wells":2,"drilled":25,"deepest":15,"typical":1.25E1}}])");
    CHECK(text_of(measured_wells{}) == R"({"wells":0,"drilled":0,"deepest":null,"typical":null})");
}

TEST_CASE("findings go out and come back") {
    finding f;
    f.rule   = "W-1";
    f.record = 3;
    f.others = {1, 2};
    f.path   = "depth";
    f.seen   = "0 m";
    f.wanted = "at least 1 m";
    CHECK(text_of(f) ==
          R"({"rule":"W-1","severity":"error","record":3,"others":[1,2],"path":"depth",)"
          R"("seen":"0 m","wanted":"at least 1 m","file":"","line":0,"column":0,"rows":[],"has_record":true})");
    CHECK(*from_json<finding>(to_json(f)) == f);
    CHECK(read_json<finding>(write_json(std::vector<finding>{f, f})).rows == std::vector<finding>{f, f});
    CHECK(write_json(std::vector<finding>{}) == "[]\n");
}

#if __has_include(<rapidcheck.h>)

namespace rc {

template <class T>
Gen<std::optional<T>> perhaps(Gen<T> inner) {
    return gen::oneOf(gen::just(std::optional<T>()),
                      gen::map(std::move(inner), [](T value) { return std::optional<T>(std::move(value)); }));
}

Gen<std::string> any_text() {
    return gen::map(gen::container<std::vector<std::string>>(gen::element<std::string>(
                        "\"", "\\", "\n", "/", "a", "贫", "𠮷", "0", "\x01", std::string(1, '\0'))),
                    [](std::vector<std::string> const& parts) {
                        std::string joined;
                        for (auto const& part : parts)
                            joined += part;
                        return joined;
                    });
}

template <>
struct Arbitrary<household> {
    static Gen<household> arbitrary() {
        return gen::exec([] {
            auto const money =
                gen::map(gen::arbitrary<std::int64_t>(), [](std::int64_t fen) { return tuopin::yuan::of_steps(fen); });
            auto const one = gen::exec([] {
                return person{*any_text(), *gen::arbitrary<std::int64_t>(), *perhaps(gen::arbitrary<int>())};
            });
            household  h;
            h.village    = *gen::element(530103010201_region, 530103_region, 53_region);
            h.members    = *gen::container<std::vector<person>>(one);
            h.earned     = {*money, *perhaps(money)};
            h.before     = *perhaps(gen::map(money, [](tuopin::yuan wage) { return income{wage, wage}; }));
            h.why        = *perhaps(gen::element(cause::disease, cause::disability));
            h.exited     = *gen::arbitrary<bool>();
            h.insured    = *perhaps(gen::arbitrary<bool>());
            h.note       = *perhaps(any_text());
            h.registered = *perhaps(gen::just(tuopin::date(2020, 8, 11)));
            h.placed     = *gen::elementOf(std::vector<tuopin::flow<tuopin::person_times>>{
                    {}, tuopin::missing, tuopin::not_applicable, {7_person_times, tuopin::stated::at_most}});
            h.in_school  = *gen::elementOf(
                 std::vector<tuopin::share<tuopin::persons>>{{}, tuopin::missing, {1_persons, tuopin::of(3_persons)}});
            h.serial = *gen::arbitrary<std::uint64_t>();
            h.score  = *gen::arbitrary<double>();
            h.rough  = *gen::arbitrary<float>();
            return h;
        });
    }
};

} // namespace rc

TEST_CASE("law: what is written reads back, as a document and as text") {
    CHECK(rc::check([] {
        auto const households = *rc::gen::resize(20, rc::gen::arbitrary<std::vector<household>>());
        auto const document = from_json<std::vector<household>>(to_json(households));
        RC_ASSERT(all_of(document.findings) == std::string());
        RC_ASSERT(*document == households);
        auto const text = read_json<household>(write_json(households));
        RC_ASSERT(all_of(text.findings) == std::string());
        RC_ASSERT(text.rows == households);
        auto const other = read_json<household>(boost::json::serialize(to_json(households)));
        RC_ASSERT(other.rows == households);
    }));
}

TEST_CASE("law: any text is read or refused, never both, and never a crash") {
    CHECK(rc::check([] {
        std::string text =
            *rc::gen::map(rc::gen::container<std::vector<std::string>>(rc::gen::element<std::string>(
                              "{", "}", "[", "]", ",", ":", "\"", "\"name\"", "\"depth\"", "1", "-", ".", "e5", "null",
                              "true", "\n", "\\u00", "\xE8", "{\"name\":\"a\",\"depth\":1}",
                              "{\"name\":\"a\",\"name\":2}", "贫", std::string(1, '\0'))),
                          [](std::vector<std::string> const& parts) {
                              std::string joined;
                              for (auto const& part : parts)
                                  joined += part;
                              return joined;
                          });
        if (*rc::gen::arbitrary<bool>())
            text = "[" + text + "]";
        auto const              read = read_json<well>(text);
        boost::json::error_code error;
        auto const              document = boost::json::parse(text, error);
        if (error) {
            RC_ASSERT(read.findings.size() == 1u);
            RC_ASSERT(read.rows.empty());
        } else {
            RC_ASSERT(read.rows.size() + read.rejected == (document.is_array() ? document.get_array().size() : 1));
            RC_ASSERT(read.rejected == 0 || !read.ok());
        }
        RC_ASSERT(read.lines.size() == read.rows.size());
    }));
}

#endif
