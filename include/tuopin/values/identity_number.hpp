// The identity number of citizens of China, which says when and where it was given, and
// which is never printed whole.
#ifndef TUOPIN_VALUES_IDENTITY_NUMBER_HPP
#define TUOPIN_VALUES_IDENTITY_NUMBER_HPP

#include <tuopin/describe/labels.hpp>
#include <tuopin/values/date.hpp>
#include <tuopin/values/region.hpp>
#include <tuopin/values/text.hpp>

#include <boost/describe/enum.hpp>

#include <compare>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>

namespace tuopin {

/// The sex of a person as registers record it (性别).
enum class sex : unsigned char { male, female };
BOOST_DESCRIBE_ENUM(sex, male, female)

constexpr auto labels(sex const*) { return labels_for<sex>({{"male", "男"}, {"female", "女"}}); }

/// The identity number of a citizen of China (公民身份号码, GB 11643-1999): six digits for
/// the place that issued it, eight for the day of birth, three for the sequence, odd for
/// men, and a check character; in the size of a 64-bit number. People see it masked;
/// `to_field` writes it whole, for files.
///
/// Registers enter persons without a number under one that starts with 999999. It is read
/// for what it is, a placeholder, whatever follows: it has no place, birth date or sex.
/// A default-constructed number is "not stated".
class identity_number {
public:
    constexpr identity_number() = default;

    /// A number written in a program. Throws `std::invalid_argument` where it is none;
    /// numbers from outside go through `parse`.
    constexpr explicit identity_number(std::string_view number) {
        auto const read = parse(number);
        if (!read)
            throw std::invalid_argument("tuopin: this is no identity number; read numbers from outside with "
                                        "identity_number::parse, which says why");
        *this = *read;
    }

    /// Reads the 18 characters; a small x counts as X. What is wanted never repeats what was written.
    static constexpr parsed<identity_number> parse(std::string_view written) {
        if (written.size() == 15)
            return parsed<identity_number>::failed(
                {"an identity number of 18 characters; those of 15 digits have no century and no check character",
                 "18位公民身份号码；15位旧号码缺少世纪和校验码"});
        if (written.size() != 18)
            return parsed<identity_number>::failed({"an identity number of 18 characters", "18位公民身份号码"});

        identity_number number;
        for (std::size_t at = 0; at < 17; ++at) {
            if (written[at] < '0' || written[at] > '9')
                return parsed<identity_number>::failed(wanted_characters);
            number.packed_ = number.packed_ * 10 + static_cast<std::uint64_t>(written[at] - '0');
        }
        char const last = written[17] == 'x' ? 'X' : written[17];
        if (last != 'X' && (last < '0' || last > '9'))
            return parsed<identity_number>::failed(wanted_characters);
        number.packed_ = number.packed_ * 16 + (last == 'X' ? 10U : static_cast<std::uint64_t>(last - '0'));

        if (number.is_placeholder())
            return number;
        if (!date::exists(number.digits(6, 4), number.digits(10, 2), number.digits(12, 2)))
            return parsed<identity_number>::failed(
                {"an identity number whose 7th to 14th digits are a day of the calendar",
                 "第7至14位为实有出生日期的公民身份号码"});
        if (last != check_character(written.substr(0, 17)))
            return parsed<identity_number>::failed(
                {"an identity number whose last character is the check character of the others",
                 "校验码正确的公民身份号码"});
        return number;
    }

    /// The check character of the first 17 digits (ISO 7064, MOD 11-2). Throws
    /// `std::invalid_argument` where these are not 17 digits.
    static constexpr char check_character(std::string_view seventeen_digits) {
        // With 2 as the base of the weights, the weighted sum is a number read in base 2.
        int remainder = 0;
        for (char const c : seventeen_digits) {
            if (c < '0' || c > '9')
                remainder = -1;
            if (remainder < 0)
                break;
            remainder = (remainder + (c - '0')) * 2 % 11;
        }
        if (remainder < 0 || seventeen_digits.size() != 17)
            throw std::invalid_argument("tuopin: the check character follows from the first 17 digits");
        return "10X98765432"[remainder];
    }

    /// Whether there is a number, be it a placeholder; false for a default-constructed one only.
    constexpr bool stated() const { return packed_ != 0; }

    /// Whether this stands for "has no identity number" (999999…).
    constexpr bool is_placeholder() const { return digits(0, 6) == 999999; }

    /// The day of birth; empty for a placeholder.
    constexpr std::optional<date> birth_date() const {
        if (!is_number())
            return std::nullopt;
        return date(digits(6, 4), digits(10, 2), digits(12, 2));
    }

    /// The sex; empty for a placeholder.
    constexpr std::optional<tuopin::sex> sex() const {
        if (!is_number())
            return std::nullopt;
        return digits(16, 1) % 2 == 1 ? tuopin::sex::male : tuopin::sex::female;
    }

    /// The place that issued the number, by the codes of that time: not where the person
    /// lives now, and perhaps abolished since. Empty for a placeholder, and where the
    /// first six digits have not the form of a division code.
    constexpr std::optional<region_code> region() const {
        if (!is_number())
            return std::nullopt;
        char code[6]{};
        for (std::size_t at = 0; at < 6; ++at)
            code[at] = static_cast<char>('0' + digits(at, 1));
        auto const place = region_code::parse(std::string_view(code, 6));
        return place ? std::optional<region_code>(*place) : std::nullopt;
    }

    /// The number with the month and day of birth, sequence and check hidden:
    /// "1101051949********".
    std::string masked() const {
        std::string number = whole();
        for (std::size_t at = is_placeholder() ? 6 : 10; at < number.size(); ++at)
            number[at] = '*';
        return number;
    }

    friend constexpr bool        operator==(identity_number, identity_number)  = default;
    friend constexpr auto        operator<=>(identity_number, identity_number) = default;
    friend constexpr std::size_t hash_value(identity_number number) {
        std::uint64_t const mixed = (number.packed_ >> 32 ^ number.packed_) * 0x9E3779B97F4A7C15U;
        return static_cast<std::size_t>(mixed ^ mixed >> 32);
    }

    /// The number masked, in both languages.
    friend std::string to_text(identity_number number, language in = language::english) {
        if (!number.stated())
            return in == language::chinese ? "未填" : "not stated";
        return number.masked();
    }

    /// The number whole, for files that may hold it; nothing where none is stated.
    friend std::string to_field(identity_number number) { return number.whole(); }

private:
    static constexpr text wanted_characters{"an identity number of 17 digits and a last digit or X",
                                            "前17位为数字、末位为数字或X的公民身份号码"};

    constexpr bool is_number() const { return stated() && !is_placeholder(); }

    /// The number that `count` of the first 17 digits make, from position `first`.
    constexpr int digits(std::size_t first, std::size_t count) const {
        std::uint64_t rest = packed_ / 16;
        for (std::size_t behind = 17 - first - count; behind > 0; --behind)
            rest /= 10;
        std::uint64_t limit = 1;
        for (std::size_t at = 0; at < count; ++at)
            limit *= 10;
        return static_cast<int>(rest % limit);
    }

    std::string whole() const {
        std::string number;
        if (!stated())
            return number;
        for (std::size_t at = 0; at < 17; ++at)
            number += static_cast<char>('0' + digits(at, 1));
        return number += "0123456789X"[packed_ % 16];
    }

    std::uint64_t packed_ = 0; // the first 17 digits, and the last character as 0 to 10
};

} // namespace tuopin

template <>
struct std::hash<tuopin::identity_number> {
    std::size_t operator()(tuopin::identity_number number) const noexcept { return hash_value(number); }
};

#endif
