#include <tuopin/values/text.hpp>

#include <boost/describe/enum.hpp>

#include <doctest/doctest.h>

#include <cstdint>
#include <limits>
#include <optional>
#include <sstream>
#include <string>
#include <string_view>
#include <type_traits>

#if __has_include(<rapidcheck.h>)
#include "../support/draw.hpp"

#include <bit>
#endif

using tuopin::from_text;
using tuopin::language;
using tuopin::to_field;
using tuopin::to_text;

enum class cause { illness, disability, lack_of_labour };
BOOST_DESCRIBE_ENUM(cause, illness, disability, lack_of_labour)

constexpr auto labels(cause const*) {
    return tuopin::labels_for<cause>(
        {{"illness", "因病"}, {"disability", "因残"}, {"lack_of_labour", "缺劳力", "no hands to work"}});
}

enum class bare { first_one, second_one = 5 };
BOOST_DESCRIBE_ENUM(bare, first_one, second_one)

// A type of one's own that takes part.
struct plot {
    int number{};

    friend std::string to_text(plot p, language = language::english) { return "plot " + tuopin::to_text(p.number); }
    friend std::string to_field(plot p) { return tuopin::to_field(p.number); }
    friend bool        operator==(plot, plot) = default;

    static tuopin::parsed<plot> parse(std::string_view written) {
        auto const number = from_text<int>(written);
        return number ? tuopin::parsed<plot>(plot{*number})
                      : tuopin::parsed<plot>::failed({"the number of a plot", "地块号"});
    }
};

static_assert(tuopin::readable<plot> && tuopin::has_text<plot> && tuopin::readable<std::optional<plot>>);

// What nobody can read is not read as an optional either, and can be asked for without an error.
struct wordless {};
template <class T>
concept written_to_a_file = requires(T const& value) { to_field(value); };
static_assert(tuopin::has_text<std::optional<plot>> && written_to_a_file<std::optional<plot>>);
static_assert(!tuopin::has_text<wordless> && !tuopin::has_text<std::optional<wordless>>);
static_assert(!written_to_a_file<std::optional<wordless>>);

static_assert(!tuopin::readable<char> && !tuopin::readable<void*>);

TEST_CASE("plain values in both languages and in files") {
    struct reading {
        std::string english, chinese, field;
        char const *wanted_english, *wanted_chinese, *wanted_field;
    };
    auto const of = [](auto const& value, char const* english, char const* chinese, char const* field) {
        return reading{to_text(value), to_text(value, language::chinese), to_field(value), english, chinese, field};
    };
    for (auto const& r : {of(true, "yes", "是", "yes"),
                          of(false, "no", "否", "no"),
                          of(1'389, "1,389", "1389", "1389"),
                          of(-1'234'567L, "-1,234,567", "-1234567", "-1234567"),
                          of(std::uint8_t{200}, "200", "200", "200"),
                          of(std::int8_t{-128}, "-128", "-128", "-128"),
                          of(std::numeric_limits<std::uint64_t>::max(), "18,446,744,073,709,551,615",
                             "18446744073709551615", "18446744073709551615"),
                          of(std::numeric_limits<std::int64_t>::min(), "-9,223,372,036,854,775,808",
                             "-9223372036854775808", "-9223372036854775808"),
                          of(0.1 + 0.2, "0.3", "0.3", "0.30000000000000004"),
                          of(-1'234.56785, "-1,234.5679", "-1234.5679", "-1234.56785"),
                          of(0.00004, "0", "0", "4e-05"),
                          of(-0.00004, "0", "0", "-4e-05"),
                          of(0.5f, "0.5", "0.5", "0.5"),
                          of(1e300, "1e+300", "1e+300", "1e+300"),
                          of(450'359'962'737.0497, "450,359,962,737.0497", "450359962737.0497", "450359962737.0497"),
                          of(std::string("鸡冠村"), "鸡冠村", "鸡冠村", "鸡冠村"),
                          of("left as it is", "left as it is", "left as it is", "left as it is"),
                          of(std::string_view("view"), "view", "view", "view"),
                          of(cause::illness, "illness", "因病", "illness"),
                          of(cause::lack_of_labour, "no hands to work", "缺劳力", "lack_of_labour"),
                          of(bare::second_one, "second one", "second one", "second_one"),
                          of(static_cast<bare>(7), "7", "7", "7"),
                          of(std::optional<int>(), "not stated", "未填", ""),
                          of(std::optional<int>(3'000), "3,000", "3000", "3000"),
                          of(std::optional<cause>(cause::disability), "disability", "因残", "disability"),
                          of(plot{1'200}, "plot 1,200", "plot 1,200", "1200")}) {
        CAPTURE(r.wanted_field);
        CHECK(r.english == r.wanted_english);
        CHECK(r.chinese == r.wanted_chinese);
        CHECK(r.field == r.wanted_field);
    }
    CHECK(to_text(tuopin::text("only English"), language::chinese) == "only English");
    CHECK(to_text(tuopin::text("both", "两种"), language::chinese) == "两种");
}

TEST_CASE("text that reads as a value") {
    CHECK(*from_text<int>(" 1,389\t") == 1'389);
    CHECK(*from_text<int>("+7") == 7);
    CHECK(*from_text<int>("7.0") == 7);
    CHECK(*from_text<unsigned char>("255") == 255);
    CHECK(*from_text<std::uint64_t>("18,446,744,073,709,551,615") == std::numeric_limits<std::uint64_t>::max());
    CHECK(*from_text<std::int64_t>("-9223372036854775808") == std::numeric_limits<std::int64_t>::min());
    CHECK(*from_text<double>("1,234.5") == 1'234.5);
    CHECK(*from_text<double>("-1,234,567.25") == -1'234'567.25);
    CHECK(*from_text<double>("+2.5") == 2.5);
    CHECK(*from_text<double>("4e-05") == 4e-05);
    CHECK(*from_text<std::string>("  鸡冠村 ") == "鸡冠村");
    for (char const* const yes : {"yes", "true", "1", "是"})
        CHECK(*from_text<bool>(yes));
    for (char const* const no : {"no", "false", "0", "否"})
        CHECK(!*from_text<bool>(no));
    for (char const* const written : {"lack_of_labour", "no hands to work", "缺劳力", " 缺劳力 "})
        CHECK(*from_text<cause>(written) == cause::lack_of_labour);
    CHECK(*from_text<std::optional<int>>("") == std::nullopt);
    CHECK(*from_text<std::optional<int>>(" ") == std::nullopt);
    CHECK(*from_text<std::optional<bool>>("否") == false);
    CHECK(*from_text<plot>(" 12 ") == plot{12});
}

TEST_CASE("text that does not read says what was wanted") {
    struct refusal {
        tuopin::text wanted;
        bool         read;
        char const*  sentence;
    };
    auto const of = [](auto const& parsed, char const* sentence) {
        return refusal{parsed.wanted(), static_cast<bool>(parsed), sentence};
    };
    char const* const whole = "a whole number that fits";
    for (auto const& r : {of(from_text<int>(""), whole),
                          of(from_text<int>("12a"), whole),
                          of(from_text<int>("1.5"), whole),
                          of(from_text<int>("2147483648"), whole),
                          of(from_text<int>("1234,567"), whole),
                          of(from_text<unsigned char>("256"), whole),
                          of(from_text<unsigned>("-1"), whole),
                          of(from_text<std::uint64_t>("18446744073709551616"), whole),
                          of(from_text<double>(""), "a number"),
                          of(from_text<double>("1,5"), "a number"),
                          of(from_text<double>("1234,567.5"), "a number"),
                          of(from_text<double>("1.234,5"), "a number"),
                          of(from_text<double>("+-1"), "a number"),
                          of(from_text<double>("1e999"), "a number"),
                          of(from_text<double>("1.5 m"), "a number"),
                          of(from_text<double>("nan"), "a number"),
                          of(from_text<double>("-nan(1)"), "a number"),
                          of(from_text<double>("inf"), "a number"),
                          of(from_text<float>("-Infinity"), "a number"),
                          of(from_text<bool>("maybe"), "yes or no"),
                          of(from_text<bool>("Yes!"), "yes or no"),
                          of(from_text<bool>(""), "yes or no"),
                          of(from_text<cause>("laziness"), "one of the listed names"),
                          of(from_text<cause>(""), "one of the listed names"),
                          of(from_text<bare>("7"), "one of the listed names"),
                          of(from_text<std::optional<int>>("unknown"), whole),
                          of(from_text<plot>("A7"), "the number of a plot")}) {
        CAPTURE(r.sentence);
        CHECK(!r.read);
        CHECK(r.wanted.english == r.sentence);
        CHECK(!r.wanted.chinese.empty());
    }
}

TEST_CASE("whatever people can read goes to a stream") {
    std::ostringstream out;
    out << tuopin::text("sum", "合计") << ' ';
    using tuopin::operator<<; // for types of one's own, in other namespaces
    out << cause::illness << ", " << std::string("a") << ", " << plot{3};
    CHECK(out.str() == "sum illness, a, plot 3");
}

#if __has_include(<rapidcheck.h>)

namespace {

template <class T>
void reads_back() {
    T const value = static_cast<T>(support::draw_bits() >> support::draw(0, 63));
    for (std::string const& written : {to_field(value), to_text(value), to_text(value, language::chinese)}) {
        auto const read = from_text<T>(written);
        support::law(read && *read == value, "a number reads back", written);
    }
}
void reals_read_back() {
    double const value = std::bit_cast<double>(support::draw_bits());
    if (value - value != 0)
        return;
    auto const read = from_text<double>(to_field(value));
    support::law(read && *read == value, "a number reads back", to_field(value));
    support::law(static_cast<bool>(from_text<double>(to_text(value))), "what people read reads", to_text(value));
}

} // namespace

TEST_CASE("numbers read back to themselves") {
    support::hold("int", &reads_back<int>);
    support::hold("int64", &reads_back<std::int64_t>);
    support::hold("uint64", &reads_back<std::uint64_t>);
    support::hold("uint16", &reads_back<std::uint16_t>);
    support::hold("double", &reals_read_back);
}

#endif
