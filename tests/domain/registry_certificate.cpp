#include <tuopin/domain/registry/certificate.hpp>

#include <doctest/doctest.h>
#if __has_include(<rapidcheck.h>)
#include "../support/draw.hpp"
#endif

#include <algorithm>
#include <stdexcept>
#include <string>
#include <string_view>

using namespace tuopin;
using registry::certificate_number;

namespace {

// The example printed in the standard.
constexpr std::string_view good = "11010519491231002X";

} // namespace

TEST_CASE("a certificate is kept as it was recorded; a small x counts as X") {
    CHECK(to_field(certificate_number("11010519491231002x")) == good);
    CHECK(certificate_number("11010519491231002x") == certificate_number(good));
    CHECK(to_field(*certificate_number::parse("none")) == "none");
    CHECK(certificate_number().stated() == false);
    CHECK(to_field(certificate_number()) == "");
    CHECK(to_text(certificate_number(), language::chinese) == "未填");
}

TEST_CASE("nothing, and what is too long for any certificate, is not read") {
    CHECK(!certificate_number::parse(""));
    CHECK(certificate_number::parse(std::string(64, '1')));
    CHECK(!certificate_number::parse(std::string(65, '1')));
    CHECK_THROWS_AS(certificate_number(""), std::invalid_argument);
}

TEST_CASE("18 characters are an identity number, or wrong") {
    certificate_number const right(good);
    REQUIRE(right.identity());
    CHECK(right.identity()->birth_date() == date(1949, 12, 31));
    CHECK(right.identity()->sex() == sex::female);
    CHECK(!right.is_disability_certificate());
    CHECK(!right.disability_category());
    CHECK(!certificate_number("110105194912310021").identity());
    CHECK(!certificate_number("11010519491331002X").identity());
    CHECK(!certificate_number("1101051949123100AX").identity());
}

TEST_CASE("20 or 22 characters are a disability certificate: identity number, category, grade, suffix") {
    for (auto const* const suffix : {"43", "43B1"}) {
        certificate_number const paper(std::string(good) + suffix);
        CHECK(paper.is_disability_certificate());
        CHECK(paper.identity()->birth_date() == date(1949, 12, 31));
        CHECK(paper.disability_category() == 4);
        CHECK(paper.disability_grade() == 3);
    }
    // Categories are 1 to 7.
    CHECK(!certificate_number(std::string(good) + "83").disability_category());
    CHECK(!certificate_number(std::string(good) + "03").disability_category());
    CHECK(!certificate_number(std::string(good) + "A3").disability_category());
    CHECK(certificate_number(std::string(good) + "71").disability_category() == 7);
    CHECK(!certificate_number(std::string(good) + "40").disability_grade());
    // The check character is that of the first 18.
    CHECK(!certificate_number("11010519491231002143").identity());
    // 19 and 21 characters are no certificate.
    CHECK(!certificate_number(std::string(good) + "4").is_disability_certificate());
    CHECK(!certificate_number(std::string(good) + "4").identity());
    CHECK(!certificate_number(std::string(good) + "43B").disability_grade());
}

TEST_CASE("15 digits are obsolete, 15 other characters are not") {
    CHECK(certificate_number("130503670401001").is_obsolete());
    CHECK(!certificate_number("13050367040100A").is_obsolete());
    CHECK(!certificate_number(good).is_obsolete());
    CHECK(!certificate_number("130503670401001").identity());
}

TEST_CASE("999999 and anything behind stands for no certificate") {
    for (auto const* const written : {"999999", "999999000000000000", "99999919491231002X", "999999whatever"}) {
        CHECK(certificate_number(written).is_placeholder());
        CHECK(!certificate_number(written).identity());
    }
    CHECK(!certificate_number("99999").is_placeholder());
}

TEST_CASE("people see it masked, whatever it is") {
    CHECK(to_text(certificate_number(good)) == "1101051949********");
    CHECK(to_text(certificate_number(std::string(good) + "43")) == "1101051949**********");
    CHECK(to_text(certificate_number("130503670401001")) == "13050**********");
    CHECK(to_text(certificate_number("999999000000000000")) == "999999************");
    CHECK(to_text(certificate_number("none")) == "n***");
    CHECK(to_text(certificate_number("无")) == "***");
    CHECK(to_text(certificate_number("李四的身份证")) == "******************");
}

#if __has_include(<rapidcheck.h>)
TEST_CASE("a mask never shows more than the first ten characters, and hides four ninths at least") {
    support::hold("masked", [] {
        std::string written = *rc::gen::string<std::string>();
        written.resize(std::min<std::size_t>(written.size(), 64));
        auto const read = certificate_number::parse(written);
        support::law(static_cast<bool>(read) == !written.empty(), "reads whatever stands there");
        if (!read || read->is_placeholder())
            return;
        std::string const shown  = read->masked();
        auto const        hidden = static_cast<std::size_t>(std::count(shown.begin(), shown.end(), '*'));
        support::law(shown.size() == written.size(), "as long as the number");
        support::law(shown.size() - hidden <= 10 && 9 * hidden >= 4 * shown.size(), "hides most", shown);
    });
}
#endif
