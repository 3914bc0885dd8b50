#include <tuopin/values/identity_number.hpp>

#include <doctest/doctest.h>

#if __has_include(<rapidcheck.h>)
#include <rapidcheck.h>
#endif

#include <concepts>
#include <cstddef>
#include <sstream>
#include <string>
#include <type_traits>
#include <unordered_set>
#include <utility>

using namespace tuopin::literals;
using tuopin::date;
using tuopin::identity_number;
using tuopin::language;
using tuopin::sex;

static_assert(std::regular<identity_number> && std::totally_ordered<identity_number>);
static_assert(std::is_trivially_copyable_v<identity_number> && sizeof(identity_number) == 8);

// The examples that the standard prints.
constexpr identity_number woman("11010519491231002X");
constexpr identity_number man("440524188001010014");

TEST_CASE("an identity number says when and where it was given, and to whom") {
    static_assert(woman.birth_date() == date(1949, 12, 31) && man.birth_date() == date(1880, 1, 1));
    static_assert(woman.sex() == sex::female && man.sex() == sex::male);
    static_assert(woman.region() == 110105_region && man.region() == 440524_region);
    static_assert(woman.stated() && !woman.is_placeholder() && woman < man && woman != man);
    CHECK(to_text(woman.sex(), language::chinese) == "女");
}

TEST_CASE("people see it masked, files hold it whole") {
    CHECK(woman.masked() == "1101051949********");
    CHECK(to_text(woman) == "1101051949********");
    CHECK(to_text(woman, language::chinese) == "1101051949********");
    CHECK(to_field(woman) == "11010519491231002X");
    CHECK(to_field(man) == "440524188001010014");
    std::ostringstream out;
    out << woman;
    CHECK(out.str() == "1101051949********");
}

TEST_CASE("a small x counts as X") { static_assert(identity_number("11010519491231002x") == woman); }

TEST_CASE("what is no identity number is refused without repeating it") {
    struct refusal {
        char const* written;
        char const* wanted;
    };
    constexpr char const* length     = "an identity number of 18 characters";
    constexpr char const* characters = "an identity number of 17 digits and a last digit or X";
    constexpr char const* day        = "an identity number whose 7th to 14th digits are a day of the calendar";
    constexpr char const* check      = "an identity number whose last character is the check character of the others";
    for (auto const& [written, wanted] :
         {refusal{"", length},
          {"11010519491231002", length},
          {"11010519491231002XX", length},
          {"110105491231002",
           "an identity number of 18 characters; those of 15 digits have no century and no check character"},
          {"1101051949123100 X", characters},
          {"X1010519491231002X", characters},
          {"1101051949123100XX", characters},
          {"11010519491231002Y", characters},
          {"11010519491231002-", characters},
          {"99999919491231002Y", characters},
          {"000000000000000000", day},
          {"11010519491331002X", day},
          {"11010519490229002X", day},
          {"11010500001231002X", day},
          {"110105194912310020", check},
          {"110105194912310029", check},
          {"11010519491231003X", check},
          {"440524188001010041", check},
          {"44052418800101001X", check}}) {
        CAPTURE(written);
        auto const read = identity_number::parse(written);
        CHECK_FALSE(read);
        CHECK(read.wanted().english == wanted);
        CHECK_FALSE(read.wanted().chinese.empty());
        CHECK_THROWS_AS(identity_number{written}, std::invalid_argument);
    }
}

TEST_CASE("a number that starts with 999999 says that there is none") {
    for (char const* const written : {"999999194912310024", "999999000000000001", "99999900000000000X"}) {
        CAPTURE(written);
        auto const read = identity_number::parse(written);
        REQUIRE(read);
        CHECK(read->is_placeholder());
        CHECK(read->stated());
        CHECK_FALSE(read->birth_date());
        CHECK_FALSE(read->sex());
        CHECK_FALSE(read->region());
        CHECK(to_field(*read) == written);
        CHECK(to_text(*read) == "999999************");
    }
}

TEST_CASE("a number that nobody set is not stated") {
    constexpr identity_number none;
    static_assert(!none.stated() && !none.is_placeholder() && none < woman && none == identity_number());
    static_assert(!none.birth_date() && !none.sex() && !none.region());
    CHECK(to_text(none) == "not stated");
    CHECK(to_text(none, language::chinese) == "未填");
    CHECK(to_field(none).empty());
    CHECK(none.masked().empty());
}

TEST_CASE("the issuing place need not have the form of a code") {
    std::string const digits = "53000319491231002";
    identity_number const odd(digits + identity_number::check_character(digits));
    CHECK_FALSE(odd.region());
    CHECK(odd.birth_date() == date(1949, 12, 31));
}

TEST_CASE("the check character follows from seventeen digits only") {
    static_assert(identity_number::check_character("11010519491231002") == 'X');
    static_assert(identity_number::check_character("44052418800101001") == '4');
    for (char const* const written : {"", "1101051949123100", "11010519491231002X", "1101051949123100X",
                                      "           002002"})
        CHECK_THROWS_AS(identity_number::check_character(written), std::invalid_argument);
}

TEST_CASE("numbers can be kept in a hash set") {
    std::unordered_set<identity_number> const numbers{woman, man, woman};
    CHECK(numbers.size() == 2);
}

#if __has_include(<rapidcheck.h>)

namespace {

std::string any_number() {
    std::string number;
    for (int at = 0; at < 6; ++at)
        number += *rc::gen::inRange(at == 0 ? '1' : '0', static_cast<char>('8' + 1));
    date const  birth = add_days(date(1900, 1, 1), *rc::gen::inRange(0, 45'000));
    std::string day   = to_field(birth);
    std::erase(day, '-');
    number += day;
    for (int at = 0; at < 3; ++at)
        number += *rc::gen::inRange('0', static_cast<char>('9' + 1));
    return number + identity_number::check_character(number);
}

} // namespace

TEST_CASE("every number reads back, and sorts as its text does but for X, which is ten") {
    CHECK(rc::check([] {
        std::string const number = any_number();
        std::string const other  = any_number();
        auto const        read   = identity_number::parse(number);
        RC_ASSERT(static_cast<bool>(read));
        RC_ASSERT(to_field(*read) == number);
        RC_ASSERT((*read < identity_number(other)) == (number < other));
        std::string birth = to_field(read->birth_date());
        std::erase(birth, '-');
        RC_ASSERT(birth == number.substr(6, 8));
    }));
}

TEST_CASE("a single wrong character and two exchanged neighbours are always noticed") {
    CHECK(rc::check([] {
        std::string const number = any_number();
        for (std::size_t at = 0; at < 18; ++at)
            for (char const c : std::string("0123456789X")) {
                std::string wrong = number;
                wrong[at]         = c;
                RC_ASSERT(static_cast<bool>(identity_number::parse(wrong)) == (wrong == number));
            }
        for (std::size_t at = 0; at + 1 < 18; ++at) {
            std::string wrong = number;
            std::swap(wrong[at], wrong[at + 1]);
            RC_ASSERT(static_cast<bool>(identity_number::parse(wrong)) == (wrong == number));
        }
    }));
}

#endif
