// The number of a person's certificate as the register has it, right or wrong: what is wrong
// with it is for rules to find, and nobody prints it whole.
#ifndef TUOPIN_DOMAIN_REGISTRY_CERTIFICATE_HPP
#define TUOPIN_DOMAIN_REGISTRY_CERTIFICATE_HPP

#include <tuopin/values/date.hpp>
#include <tuopin/values/identity_number.hpp>
#include <tuopin/values/short_text.hpp>
#include <tuopin/values/text.hpp>

#include <algorithm>
#include <array>
#include <compare>
#include <cstddef>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>

namespace tuopin::registry {

/// The number of an identity card or of a disability certificate (证件号码, AAB004), kept as it
/// was recorded: of 18 characters, an identity number; of 20 or 22, the identity number, a digit
/// for the category of the disability, one for its grade, and a suffix; of 15 digits, an obsolete
/// identity number; and whatever else stands there. People see it masked; `to_field` writes it
/// whole, for files that may hold it. A default-constructed one is not stated.
class certificate_number {
public:
    static constexpr bool field_is_view = true; ///< see write_csv

    certificate_number() = default;

    /// A number written in a program. Throws `std::invalid_argument` where `parse` would fail.
    explicit certificate_number(std::string_view written) {
        auto read = parse(written);
        if (!read)
            throw std::invalid_argument("tuopin: a certificate's number has 1 to 64 characters");
        *this = *std::move(read);
    }

    /// Reads what stands there, if it has 1 to 64 bytes; whether it can be right, the functions below say.
    static parsed<certificate_number> parse(std::string_view written) {
        if (written.empty() || written.size() > 64)
            return parsed<certificate_number>::failed(
                {"the number of an identity card or disability certificate", "居民身份证号码或残疾人证号码"});
        std::array<char, 64> characters;
        std::replace_copy(written.begin(), written.end(), characters.begin(), 'x', 'X');
        certificate_number number;
        number.written_ = tuopin::detail::short_text({characters.data(), written.size()});
        return number;
    }

    bool             stated() const { return !written_.empty(); }
    std::size_t      length() const { return written_.size(); }
    std::string_view view() const { return written_.view(); }

    /// 15 digits, as given until 1999: without century and check character.
    bool is_obsolete() const { return length() == 15 && all_digits(view()); }

    /// Stands for "has no certificate": registers enter 999999 and anything behind.
    bool is_placeholder() const { return view().starts_with("999999"); }

    /// Long enough for a disability certificate: 20 characters, or 22 where it was issued again.
    bool is_disability_certificate() const { return length() == 20 || length() == 22; }

    /// The identity number of the card or certificate; empty where there is none that can be
    /// right, for a placeholder too.
    std::optional<identity_number> identity() const {
        if (is_placeholder() || (length() != 18 && !is_disability_certificate()))
            return std::nullopt;
        auto const read = identity_number::parse(view().substr(0, 18));
        return read ? std::optional<identity_number>(*read) : std::nullopt;
    }

    /// The category of the disability, 1 to 7 (残疾类别); empty where there is none of these.
    std::optional<int> disability_category() const { return digit_at(18, 1, 7); }

    /// The grade of the disability, as the digit behind the category (残疾等级), 1 the gravest.
    /// That there are four grades is usual and not confirmed, so any digit but 0 is one.
    std::optional<int> disability_grade() const { return digit_at(19, 1, 9); }

    /// The number with everything hidden that tells one person from the next.
    std::string masked() const {
        std::string       shown(view());
        std::size_t const third = length() / 3;
        std::size_t const clear = is_placeholder()                                  ? 6
                                  : length() == 18 || is_disability_certificate() ? 10
                                  : third < 10                                      ? third
                                                                                    : 10;
        for (std::size_t at = clear; at < shown.size(); ++at)
            shown[at] = '*';
        // What is left clear of other text than digits and letters could be a character cut in two.
        for (std::size_t at = 0; at < clear; ++at)
            if (static_cast<unsigned char>(shown[at]) >= 0x80)
                shown[at] = '*';
        return shown;
    }

    friend bool        operator==(certificate_number const&, certificate_number const&)  = default;
    friend auto        operator<=>(certificate_number const&, certificate_number const&) = default;
    friend std::size_t hash_value(certificate_number const& number) {
        return std::hash<std::string_view>()(number.view());
    }

    /// The number masked, in both languages.
    friend std::string to_text(certificate_number const& number, language in = language::english) {
        if (number.stated())
            return number.masked();
        return in == language::chinese ? "未填" : "not stated";
    }
    friend std::string to_field(certificate_number const& number) { return std::string(number.view()); }

private:
    static bool all_digits(std::string_view characters) {
        for (char const c : characters)
            if (c < '0' || c > '9')
                return false;
        return true;
    }
    std::optional<int> digit_at(std::size_t at, int low, int high) const {
        if (!is_disability_certificate())
            return std::nullopt;
        int const digit = written_[at] - '0';
        return low <= digit && digit <= high ? std::optional<int>(digit) : std::nullopt;
    }

    tuopin::detail::short_text written_{};
};

} // namespace tuopin::registry

template <>
struct std::hash<tuopin::registry::certificate_number> {
    std::size_t operator()(tuopin::registry::certificate_number const& number) const noexcept {
        return hash_value(number);
    }
};

#endif
