// The register of another country, made up, with its own division codes, currency, numbers, code list, records and
// rules, written against the headers alone as a user of the library would write it.
#include <tuopin/registry.hpp>
#include <tuopin/rules/case_rule.hpp>
#include <tuopin/tables.hpp>
#include <tuopin/tuopin.hpp>

#include <boost/describe.hpp>

#include <doctest/doctest.h>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace aurora {

// Two digits of the state, five of the municipality, four of the sector.
enum class level { state, municipality, sector };
BOOST_DESCRIBE_ENUM(level, state, municipality, sector)
constexpr auto labels(level const*) {
    return tuopin::labels_for<level>({{"state", ""}, {"municipality", ""}, {"sector", "", "census sector"}});
}
struct divisions {
    using level_type = level;
    static constexpr tuopin::code_part parts[]{{"dd"}, {"ddddd"}, {"dddd"}};
    static constexpr tuopin::text      wanted_length{"a place of 2, 7 or 11 digits"};
    static constexpr tuopin::text      wanted_characters{"a place of digits"};
    static constexpr tuopin::text      wanted_numbers{"a place with its numbers"};
};
using place = tuopin::nested_code<divisions>;

// The crown has 100 cents.
using crowns_currency = tuopin::currency<"crowns", "克朗", 100>;
using crowns          = tuopin::quantity<tuopin::currency_unit<crowns_currency>>;

// Families are known by a number; persons by a social number with a check digit, in a type of its own.
using family_number = tuopin::registry::register_number<"a family number", "">;
class social_number {
public:
    static tuopin::parsed<social_number> parse(std::string_view written) {
        std::uint64_t number = 0, sum = 0;
        bool          good = written.size() == 11;
        for (std::size_t at = 0; good && at < 11; ++at) {
            good   = written[at] >= '0' && written[at] <= '9';
            number = number * 10 + static_cast<std::uint64_t>(written[at] - '0');
            sum += static_cast<std::uint64_t>(written[at] - '0') * (11 - at);
        }
        if (!good || sum % 11 != 0)
            return tuopin::parsed<social_number>::failed({"a social number of 11 digits with its check digit", ""});
        social_number read;
        read.number_ = number;
        return read;
    }
    friend auto operator<=>(social_number, social_number) = default;
    friend std::string to_field(social_number n) {
        std::string const digits = tuopin::to_field(n.number_);
        return std::string(11 - digits.size(), '0') + digits;
    }
    // Nobody reads it whole.
    friend std::string to_text(social_number n, tuopin::language = tuopin::language::english) {
        return to_field(n).substr(0, 3) + "********";
    }

private:
    std::uint64_t number_{};
};

// A list of choices with the codes of the country's form: 9 is "not answered".
enum class water_source { network, well, river, truck };
BOOST_DESCRIBE_ENUM(water_source, network, well, river, truck)
constexpr auto labels(water_source const*) {
    return tuopin::labels_for<water_source>({{"network", "", "public network"},
                                             {"well", ""},
                                             {"river", "", "river or lake"},
                                             {"truck", "", "water truck"}});
}
enum class kinship { responsible, spouse, child, other };
BOOST_DESCRIBE_ENUM(kinship, responsible, spouse, child, other)

inline constexpr auto water_codes = tuopin::registry::code_scheme_for<water_source>(
    "source of water, form of 2024", {"a code of the sources of water: 1, 2, 3, 5, or 9 for not answered", ""},
    {{"1", water_source::network},
     {"2", water_source::well},
     {"3", water_source::river},
     {"5", water_source::truck},
     {"9", std::nullopt}});
inline constexpr auto kinship_codes = tuopin::registry::code_scheme_for<kinship>(
    "kinship, form of 2024", {"a code of kinship, 01 to 04", ""},
    {{"01", kinship::responsible}, {"02", kinship::spouse}, {"03", kinship::child}, {"04", kinship::other}});
inline constexpr tuopin::registry::coding form_of_2024(water_codes, kinship_codes);

struct family {
    family_number               number{};
    place                       sector{};
    std::optional<int>          rooms{};
    std::optional<water_source> water{};
    std::optional<crowns>       stated_income_per_head{};
    std::optional<tuopin::date> updated{};
};
BOOST_DESCRIBE_STRUCT(family, (), (number, sector, rooms, water, stated_income_per_head, updated))
constexpr auto element_codes(family const*) {
    return tuopin::element_codes_for<family>({{"number", "F01"}, {"water", "F17"}});
}

struct member {
    social_number         number{};
    family_number         family{};
    kinship               kin{};
    int                   age{};
    std::optional<crowns> wage{};
    std::optional<crowns> pension{};
    std::optional<bool>   at_school{};
};
BOOST_DESCRIBE_STRUCT(member, (), (number, family, kin, age, wage, pension, at_school))

/// A family with its members, as rules look at it.
struct family_case {
    family const*                  row{};
    std::span<member const* const> members{};
    crowns                         line{}; ///< of the state

    crowns income() const {
        crowns sum{};
        for (member const* each : members)
            sum += each->wage.value_or(crowns{}) + each->pension.value_or(crowns{});
        return sum;
    }
    tuopin::row_reference reference() const { return {"family", to_field(row->number), 0}; }
};
inline family const* row_in(family_case const& of, family const*) { return of.row; }

inline bool is_responsible(member const& m) { return m.kin == kinship::responsible; }
inline bool has_child_at_home(family_case const& f) {
    for (member const* each : f.members)
        if (each->age >= 6 && each->age <= 15 && each->at_school == false)
            return true;
    return false;
}
inline bool is_below_line(family_case const& f) {
    return !f.members.empty() && f.income() < f.line * static_cast<std::int64_t>(f.members.size());
}
inline std::string seen_income(family_case const& f, tuopin::language in) { return to_text(f.income(), in); }
inline void        responsible_members(family_case const& f, tuopin::finding& found) {
    for (member const* each : f.members)
        if (is_responsible(*each))
            found.rows.push_back({"member", to_text(each->number), 0});
}

using tuopin::registry::forbid;
using tuopin::registry::shows;

inline constexpr auto family_rules = tuopin::rule_set(
    forbid<family_case>(
        "F-01", {"a family has one responsible person", ""},
        [](family_case const& f) {
            int number = 0;
            for (member const* each : f.members)
                number += is_responsible(*each) ? 1 : 0;
            return number != 1;
        },
        {}, &responsible_members),
    forbid<family_case>(
        "F-02", {"the responsible person is at least 16", ""},
        [](family_case const& f) {
            for (member const* each : f.members)
                if (is_responsible(*each) && each->age < 16)
                    return true;
            return false;
        },
        {}, &responsible_members),
    forbid<family_case>("F-03", {"the stated income a head is that of the members", ""},
                        [](family_case const& f) {
                            return f.row->stated_income_per_head &&
                                   *f.row->stated_income_per_head * static_cast<std::int64_t>(f.members.size()) !=
                                       f.income();
                        },
                        {"stated_income_per_head", &seen_income}),
    forbid<family_case>(
        "F-04", {"the source of water is answered", ""}, [](family_case const& f) { return !f.row->water; },
        shows<family_case, &family::water, &family::rooms>())
        .as(tuopin::severity::warning),
    forbid<family_case>("F-05", {"children of school age of a poor family go to school", ""}, &has_child_at_home)
        .when(&is_below_line));

// Rules over single records and over two tables are the engine's own.
inline constexpr tuopin::rule_set member_rules{
    tuopin::unique<&member::number>("M-01"),
    tuopin::refers_to<&member::family, &family::number>("M-02"),
    tuopin::require<&member::age>("M-03", tuopin::between(0, 120)),
    tuopin::require<&member::wage>("M-04", tuopin::at_most(crowns(50'000))).as(tuopin::severity::warning),
};

// What the country wants to know of its places.
struct profile {
    tuopin::count                                families{};
    tuopin::violations<family_rules>             violated{};
    tuopin::where<&is_below_line, tuopin::count> poor{};
};
BOOST_DESCRIBE_STRUCT(profile, (), (families, violated, poor))

inline place sector_of(family_case const& f) { return f.row->sector; }

} // namespace aurora

using namespace aurora;

namespace {

constexpr std::string_view families_csv = "F01,sector,rooms,F17,stated_income_per_head,updated\n"
                                          "A1,12000010001,3,1,500.50,2024-05-01\n"
                                          "A2,12000010002,,9,,\n"
                                          "A3,12000020001,2,3,100,2023-02-11\n"
                                          "A4,12000020001,2,4,100,\n" // there is no code 4
                                          "A5,1200002,1,5,,\n";
constexpr std::string_view members_csv = "number,family,kin,age,wage,pension,at_school\n"
                                         "00000000019,A1,01,41,801,,\n"
                                         "00000000027,A1,03,9,,200,yes\n"
                                         "00000000035,A2,01,15,100,,\n"
                                         "00000000043,A3,01,33,,,\n"
                                         "00000000051,A3,01,30,200,,\n"
                                         "00000000078,A3,03,8,,,no\n"
                                         "00000000086,A9,01,70,,90000,\n"
                                         "00000000087,A1,03,5,,,\n"; // a wrong check digit

template <class Record>
auto read(std::string_view text, char const* file) {
    tuopin::csv_options options;
    options.file        = file;
    options.translation = form_of_2024.cells<Record>();
    return tuopin::read_csv<Record>(text, options);
}

std::vector<family_case> cases_of(tuopin::joined_tables<family, member> const& joined, crowns line) {
    std::vector<family_case> cases;
    for (auto const& each : joined)
        cases.push_back({each.one, each.many, line});
    return cases;
}

} // namespace

TEST_CASE("the forms of the country are read with its codes, and what is none is a finding") {
    auto const families = read<family>(families_csv, "families.csv");
    CHECK(families.rows.size() == 4);
    CHECK(!families.rows[1].water);
    CHECK(families.rows[3].sector.level() == level::municipality);
    REQUIRE(families.findings.size() == 1);
    CHECK(to_text(families.findings[0]) ==
          "read error, families.csv, line 5, column 4, water: 4, wanted a code of the sources of water: 1, 2, "
          "3, 5, or 9 for not answered");
    auto const members = read<member>(members_csv, "members.csv");
    CHECK(members.rows.size() == 7);
    REQUIRE(members.findings.size() == 1);
    CHECK(to_text(members.findings[0]) ==
          "read error, members.csv, line 9, column 1, number: 00000000087, wanted a social number of 11 digits "
          "with its check digit");
}

TEST_CASE("families are checked with their members, members with their families") {
    auto const families = read<family>(families_csv, "families.csv").rows;
    auto const members  = read<member>(members_csv, "members.csv").rows;
    auto const joined   = tuopin::join<&family::number, &member::family>(families, members);
    auto const cases    = cases_of(joined, crowns(300));
    auto const found    = tuopin::validate(cases, family_rules);
    for (auto const& [rule, number] : {std::pair{"F-01", 2}, {"F-02", 1}, {"F-03", 1}, {"F-04", 1}, {"F-05", 1}})
        CHECK_MESSAGE(found.count(rule) == number, rule);
    CHECK(to_text(found.findings()[0]) ==
          "F-02 error, record 1, rows A2 and 000********: the responsible person is at least 16");
    CHECK(
        to_text(found.findings()[1]) ==
        "F-04 warning, record 1, rows A2, water: water: not stated; rooms: not stated, "
        "wanted the source of water is answered");
    CHECK(found.exceeds(tuopin::percent(50)));
    CHECK(joined.orphans().size() == 1);

    auto const of_members = tuopin::validate(members, member_rules, families);
    CHECK(of_members.count("M-02") == 1);
    CHECK(of_members.total() == 1);
}

TEST_CASE("rules are changed, and kept to by a population, as the built-in ones are") {
    auto const families = read<family>(families_csv, "families.csv").rows;
    auto const members  = read<member>(members_csv, "members.csv").rows;
    auto const joined   = tuopin::join<&family::number, &member::family>(families, members);
    auto const cases    = cases_of(joined, crowns(300));
    auto const fewer =
        tuopin::validate(cases, family_rules.without("F-01").as("F-03", tuopin::severity::note).of(&is_below_line));
    CHECK(fewer.count("F-01") == 0);
    CHECK(fewer.count("F-02") == 1);
    CHECK(fewer.count(tuopin::severity::note) == 1);
    CHECK(tuopin::registry::describe_rules(family_rules).size() == 5);
}

TEST_CASE("figures and violations go up the country's own tree of places") {
    auto const families = read<family>(families_csv, "families.csv").rows;
    auto const members  = read<member>(members_csv, "members.csv").rows;
    auto const joined   = tuopin::join<&family::number, &member::family>(families, members);
    auto const cases    = cases_of(joined, crowns(300));
    auto const places   = tuopin::roll_up<profile>(cases, tuopin::by<&sector_of>);
    CHECK(places.at(place("12")).families.value() == 4);
    CHECK(places.at(place("1200001")).violated.value() == 2);
    CHECK(places.at(place("1200002")).violated.count("F-01") == 2);
    CHECK(places.at(place("12")).poor.value() == 2);
    CHECK(places.at(place("12000010001")).violated.value() == 0);
}

TEST_CASE("files and code books follow from the description") {
    auto const families = read<family>(families_csv, "families.csv").rows;
    CHECK(tuopin::read_csv<family>(tuopin::write_csv(families)).rows.size() == families.size());
    auto const book = tuopin::code_book_of<family>("families", "families of Aurora", form_of_2024, family_rules);
    CHECK(book.find("water")->scheme == "source of water, form of 2024");
    CHECK(book.find("water")->choices[3].code == "5");
    CHECK(book.find("water")->rules == std::vector<std::string>{"F-04"});
    CHECK(book.find("stated_income_per_head")->rules == std::vector<std::string>{"F-03"});
    CHECK(book.find("stated_income_per_head")->unit.english == "crowns");
    CHECK(book.find("sector")->format.english == "a place of 2, 7 or 11 digits");
    CHECK(tuopin::code_book_of<member>("members", "members", member_rules, family_rules).find("age")->most == "120");
}
