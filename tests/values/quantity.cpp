#include <tuopin/values/quantity.hpp>
#include <tuopin/values/units.hpp>

#include <doctest/doctest.h>

#include <compare>
#include <concepts>
#include <cstdint>
#include <limits>
#include <optional>
#include <ratio>
#include <sstream>
#include <stdexcept>
#include <string>
#include <type_traits>

#if __has_include(<rapidcheck.h>)
#include "../support/draw.hpp"
#endif

using namespace tuopin::literals;
using tuopin::exactly_in;
using tuopin::fen;
using tuopin::hectares;
using tuopin::language;
using tuopin::mu;
using tuopin::persons;
using tuopin::quantity;
using tuopin::round_down_to;
using tuopin::round_to;
using tuopin::round_up_to;
using tuopin::unit_of;
using tuopin::wan_yuan;
using tuopin::yi_yuan;
using tuopin::yuan;

using computed_yuan    = quantity<unit_of<yuan>, double>;
using computed_persons = quantity<unit_of<persons>, double>;

// A noun, a unit and a currency of one's own, one line each.
using goats  = tuopin::quantity<tuopin::noun<"goat", "goats", "只">>;
using litres = tuopin::quantity<tuopin::measured_in<struct volume, std::ratio<1>, 1'000, "l", "l", "升">>;
using dong   = tuopin::money<tuopin::currency<"dong", "越南盾", 1>>;
using cubic_metres = tuopin::quantity<tuopin::measured_in<struct volume, std::ratio<1'000>, 100, "m³", "m³", "立方米">>;

template <char... C> consteval goats operator""_goats() { return tuopin::literal<goats, C...>(); }
template <char... C> consteval litres operator""_l() { return tuopin::literal<litres, C...>(); }

namespace {

constexpr std::int64_t largest  = std::numeric_limits<std::int64_t>::max();
constexpr std::int64_t smallest = std::numeric_limits<std::int64_t>::min();

template <class A, class B>
concept comparable = requires(A a, B b) { a < b; a == b; };

} // namespace

// Literals are exact.
static_assert((5.2_yi_yuan).steps() == 52'000'000'000 && 5.2_yi_yuan == 52'000_wan_yuan &&
              5.2_yi_yuan == 520'000'000_yuan);
static_assert(37'600_wan_yuan == 3.76_yi_yuan && (37'600_wan_yuan).steps() == 37'600'000'000);
static_assert((12.34_yuan).steps() == 1'234 && (12.30_yuan).steps() == 1'230 && 12.3400_yuan == 1'234_fen &&
              0.01_yuan == 1_fen);
static_assert((3'228_persons).count() == 3'228 && (1.0_persons).count() == 1 && .5_yuan == 50_fen &&
              5._yuan == 500_fen);
static_assert((92'233'720'368'547'758.07_yuan).steps() == largest);
static_assert(3_goats + 4_goats == 7_goats && 1.5_l + 0.25_l == 1.75_l);

// What loses nothing is implicit, what may lose something is not.
static_assert(std::convertible_to<wan_yuan, yuan> && std::convertible_to<yi_yuan, yuan> &&
              std::convertible_to<fen, yuan>);
static_assert(std::convertible_to<yuan, fen> && std::convertible_to<tuopin::kilometres, tuopin::metres>);
static_assert(std::convertible_to<hectares, tuopin::square_metres> &&
              !std::convertible_to<tuopin::square_metres, hectares>);
static_assert(!std::convertible_to<mu, hectares> && !std::convertible_to<hectares, mu>);
static_assert(std::convertible_to<tuopin::volts, tuopin::kilovolts> &&
              std::convertible_to<tuopin::kilovolts, tuopin::volts>);
static_assert(!std::convertible_to<persons, tuopin::person_times> &&
              !std::constructible_from<persons, tuopin::residents>);
static_assert(!std::convertible_to<dong, yuan> && !std::constructible_from<yuan, dong>);
static_assert(!std::convertible_to<int, persons> && std::constructible_from<persons, int>);
static_assert(!std::constructible_from<persons, double> && !std::constructible_from<persons, bool> &&
              !std::constructible_from<persons, char>);
static_assert(std::convertible_to<yuan, computed_yuan> && std::convertible_to<wan_yuan, computed_yuan> &&
              !std::constructible_from<yuan, computed_yuan> && std::constructible_from<computed_yuan, double>);

// Only what counts the same thing compares.
static_assert(comparable<yuan, wan_yuan> && comparable<mu, hectares> && comparable<yuan, computed_yuan>);
static_assert(!comparable<persons, tuopin::households> && !comparable<persons, int> && !comparable<yuan, dong>);

static_assert(std::regular<yuan> && std::totally_ordered<yuan> && std::is_trivially_copyable_v<yuan> &&
              sizeof(yuan) == 8);
static_assert(std::regular<computed_yuan> && std::is_trivially_copyable_v<computed_yuan>);
static_assert(tuopin::quantity_type<yuan> && tuopin::quantity_type<computed_yuan const&> &&
              !tuopin::quantity_type<int>);

TEST_CASE("sums, differences and multiples are exact, in the finer unit") {
    static_assert(2_wan_yuan + 0.5_yuan == 20'000.5_yuan && 1_km - 1_m == 999_m);
    static_assert(std::same_as<decltype(1_km + 1_m), tuopin::metres> &&
                  std::same_as<decltype(1_ha + 1_sq_m), tuopin::square_metres>);
    static_assert(std::same_as<decltype(1_yi_yuan + 1_wan_yuan), yi_yuan> && 1_yi_yuan + 1_wan_yuan == 10'001_wan_yuan);
    static_assert(3 * 4_persons == 12_persons && 4_persons * 3u == 12_persons && -(4_persons) == 0_persons - 4_persons);
    static_assert(1'541_persons / 1'927_persons == 1'541.0 / 1'927.0 && 1_km / 250_m == 4.0 && 1_ha / 15_mu == 1.0);
    yuan total;
    total += 3_yuan;
    total -= 5_fen;
    total *= 2;
    CHECK(total == 5.90_yuan);

    computed_yuan mean(1.5);
    mean += computed_yuan(2);
    mean *= 2;
    CHECK(-(mean - computed_yuan(1)) == computed_yuan(-6.0));
    CHECK(computed_yuan(2_wan_yuan).count() == 20'000.0);
    CHECK(computed_yuan(1'234_fen).count() == 12.34);
}

TEST_CASE("what does not fit throws, and never wraps") {
    yuan const most = yuan::of_steps(largest), least = yuan::of_steps(smallest);
    CHECK_THROWS_AS(most + 1_fen, std::overflow_error);
    CHECK_THROWS_AS(least - 1_fen, std::overflow_error);
    CHECK_THROWS_AS(most - least, std::overflow_error);
    CHECK_THROWS_AS(-least, std::overflow_error);
    CHECK_THROWS_AS(least * -1, std::overflow_error);
    CHECK_THROWS_AS(most * 2, std::overflow_error);
    CHECK_THROWS_AS(1_yuan * std::numeric_limits<std::uint64_t>::max(), std::overflow_error);
    CHECK_THROWS_AS(persons{std::numeric_limits<std::uint64_t>::max()}, std::overflow_error);
    CHECK_THROWS_AS(yuan(largest / 99), std::overflow_error);
    CHECK_THROWS_AS(tuopin::metres(tuopin::kilometres::of_steps(largest)), std::overflow_error);
    CHECK_THROWS_AS(tuopin::square_metres(hectares::of_steps(largest)), std::overflow_error);
    CHECK_THROWS_AS(round_to<hectares>(mu::of_steps(largest)), std::overflow_error);
    CHECK(most + 0_yuan == most);
    CHECK(least + most == -1_fen);
}

TEST_CASE("comparisons are exact in whatever units") {
    static_assert(15_mu == 1_ha && 15.01_mu > 1_ha && 14.99_mu < 1_ha && 1_ha >= 15_mu && 1_ha != 15.01_mu);
    static_assert(10'000_yuan == 1_wan_yuan && 10'000.01_yuan > 1_wan_yuan);
    static_assert((1_km <=> 1'000_m) == std::strong_ordering::equal);
    // No double tells these apart, and no 64-bit product holds them.
    mu const       many = mu::of_steps(largest);
    hectares const same = hectares::of_steps(largest);
    CHECK(many > same);
    CHECK(mu::of_steps(9'000'000'000'000'000'003) > hectares::of_steps(9'000'000'000'000'000'000));
    CHECK(mu::of_steps(3'000'000'000'000'000'001) > hectares::of_steps(20'000'000'000'000'000));
    CHECK(mu::of_steps(300'000'000'000'000'001) > hectares::of_steps(2'000'000'000'000'000'000));
    CHECK(mu::of_steps(300'000'000'000'000'000) == hectares::of_steps(2'000'000'000'000'000'000));
    CHECK(mu::of_steps(299'999'999'999'999'999) < hectares::of_steps(2'000'000'000'000'000'000));
}

TEST_CASE("rounding is asked for by name") {
    // A mu is a fifteenth of a hectare: 666.666... square metres, kept in hundredths of a mu.
    static_assert(round_to<mu>(1_ha) == 15_mu && round_to<hectares>(15_mu) == 1_ha);
    static_assert(round_to<hectares>(1_mu) == 0.0667_ha && round_down_to<hectares>(1_mu) == 0.0666_ha &&
                  round_up_to<hectares>(1_mu) == 0.0667_ha);
    static_assert(round_down_to<hectares>(-1_mu) == -0.0667_ha && round_up_to<hectares>(-1_mu) == -0.0666_ha);
    static_assert(exactly_in<hectares>(15_mu) == 1_ha && !exactly_in<hectares>(1_mu) &&
                  exactly_in<hectares>(3_mu) == 0.2_ha);
    // Halves go away from zero.
    using tens = quantity<tuopin::measured_in<tuopin::length, std::ratio<10>, 1, "dam", "dam", "十米">>;
    static_assert(round_to<tens>(5_m).count() == 1 && round_to<tens>(-5_m).count() == -1 &&
                  round_to<tens>(4.99_m).count() == 0);
    static_assert(round_to<tens>(15_m).count() == 2 && round_down_to<tens>(19.99_m).count() == 1 &&
                  round_up_to<tens>(10.01_m).count() == 2);
    static_assert(tuopin::counted_as<persons>(3_registered_persons) == 3_persons);
}

TEST_CASE("people read quantities in both languages") {
    struct reading {
        std::string english, chinese, wanted_english, wanted_chinese;
    };
    auto const both = [](auto q, char const* english, char const* chinese) {
        return reading{to_text(q), to_text(q, language::chinese), english, chinese};
    };
    for (auto const& [english, chinese, wanted_english, wanted_chinese] :
         {both(1'389_person_times, "1,389 person-times", "1389人次"),
          both(1_persons, "1 person", "1人"),
          both(0_persons, "0 persons", "0人"),
          both(-1_persons, "-1 persons", "-1人"),
          both(12.5_mu, "12.5 mu", "12.5亩"),
          both(1'000.25_ha, "1,000.25 ha", "1000.25公顷"),
          both(1_km, "1 km", "1公里"),
          both(3_goats, "3 goats", "3只"),
          both(1_goats, "1 goat", "1只"),
          both(0.125_l, "0.125 l", "0.125升"),
          both(dong(25'000), "25,000 dong", "25000越南盾"),
          both(computed_persons(2.345), "2.35 persons", "2.35人"),
          both(computed_persons(1), "1 person", "1人"),
          both(computed_yuan(13'425.0), "13,425 yuan", "13425元"),
          both(persons(largest), "9,223,372,036,854,775,807 persons", "9223372036854775807人"),
          both(persons(smallest), "-9,223,372,036,854,775,808 persons", "-9223372036854775808人")}) {
        CAPTURE(english);
        CHECK(english == wanted_english);
        CHECK(chinese == wanted_chinese);
    }
    std::ostringstream out;
    out << 3_goats << ", " << 4.5_mu;
    CHECK(out.str() == "3 goats, 4.5 mu");
    CHECK(tuopin::unit_name<goats>.in(language::chinese) == "只");
}

TEST_CASE("quantities are read with and without grouping and unit") {
    for (char const* const written :
         {"1389", "1,389", "+1389", " 1,389 persons ", "1389 person", "1389人", "1389 人", "1389.0", "1389.00"}) {
        CAPTURE(written);
        auto const read = persons::parse(written);
        REQUIRE(read);
        CHECK(*read == 1'389_persons);
    }
    for (char const* const written : {"5.2 yi yuan", "5.2亿元", "520,000,000 yuan", "520000000元", "5.20"}) {
        CAPTURE(written);
        auto const read = yi_yuan::parse(written);
        REQUIRE(read);
        CHECK(*read == 5.2_yi_yuan);
    }
    CHECK(*yuan::parse("-12.34 yuan") == -12.34_yuan);
    CHECK(*fen::parse("12.34 yuan") == 1'234_fen);
    CHECK(*fen::parse("1234 fen") == 1'234_fen);
    CHECK(*goats::parse("12 只") == 12_goats);
    CHECK(*goats::parse("9223372036854775807") == goats(largest));
    CHECK(*goats::parse("-9223372036854775808") == goats(smallest));
    CHECK(*computed_yuan::parse("1,234.5 yuan") == computed_yuan(1'234.5));
    static_assert(*persons::parse("42 persons") == 42_persons);
}

TEST_CASE("what is no quantity is refused with what was wanted") {
    for (char const* const written : {"",
                                      " ",
                                      "persons",
                                      "人",
                                      "12.5",
                                      "1,38",
                                      "1,3899",
                                      "1234,567",
                                      "0,123",
                                      ",123",
                                      "1,,234",
                                      "--1",
                                      "+-1",
                                      "1-",
                                      "1 2",
                                      "1.2.3",
                                      "1e3",
                                      "0x10",
                                      "ten",
                                      "12 households",
                                      "12人次",
                                      "9223372036854775808",
                                      "-9223372036854775809",
                                      "99999999999999999999999",
                                      "١٢",
                                      "１２",
                                      "12 registered persons"}) {
        CAPTURE(written);
        auto const read = persons::parse(written);
        REQUIRE(!read);
        CHECK(read.wanted() == tuopin::text("a whole number", "整数"));
    }
    for (char const* const written :
         {"12.345", "1.2 billion", "92233720368547758.08", "12 dong", "0.001", "nan", "inf"}) {
        CAPTURE(written);
        auto const read = yuan::parse(written);
        REQUIRE(!read);
        CHECK(read.wanted().english == "a number with at most 2 decimals");
    }
    CHECK(!tuopin::metres::parse("5 km"));
    CHECK(!tuopin::volts::parse("10 kV"));
    CHECK(!computed_yuan::parse("1e999"));
}

#if __has_include(<rapidcheck.h>)

namespace {

template <class Q>
void reads_back() {
    auto const shift = static_cast<unsigned>(support::draw(0, 63));
    Q const    q     = Q::of_steps(static_cast<std::int64_t>(support::draw_bits()) >> shift);
    auto const read  = Q::parse(to_field(q));
    support::law(read && *read == q, "a field reads back", to_field(q));
    auto const spoken = Q::parse(to_field(q) + " " + std::string(tuopin::unit_name<Q>.chinese));
    support::law(spoken && *spoken == q, "with its unit, too", to_field(q));
    // A unit that people speak in another one, and money in millions, are not read back.
    if constexpr (!requires { unit_of<Q>::number(std::int64_t{}, language::english); } &&
                  !tuopin::detail::spoken_in_another<unit_of<Q>>)
        for (language const in : {language::english, language::chinese}) {
            auto const text = Q::parse(to_text(q, in));
            support::law(text && *text == q, "what people read reads back", to_text(q, in));
        }
}

void rounding_brackets() {
    mu const       area = mu::of_steps(static_cast<std::int64_t>(support::draw_bits()) >> support::draw(4, 60));
    hectares const down = round_down_to<hectares>(area), up = round_up_to<hectares>(area),
                   near = round_to<hectares>(area);
    support::law(down <= area && area <= up, "down is not above, up not below");
    support::law((up - down).steps() <= 1, "they are one step apart at most");
    support::law(near == down || near == up, "the nearest is one of them");
    support::law((down == area) == exactly_in<hectares>(area).has_value(), "exact where nothing was lost");
}

} // namespace

TEST_CASE("fields read back to the same quantity") {
    support::hold("persons", &reads_back<persons>);
    support::hold("yuan", &reads_back<yuan>);
    support::hold("fen", &reads_back<fen>);
    support::hold("wan yuan", &reads_back<wan_yuan>);
    support::hold("yi yuan", &reads_back<yi_yuan>);
    support::hold("mu", &reads_back<mu>);
    support::hold("cubic metres", &reads_back<cubic_metres>);
    support::hold("kilometres", &reads_back<tuopin::kilometres>);
}
TEST_CASE("rounding brackets the amount") { support::hold("rounding", &rounding_brackets); }

#endif
