// The numbers under which a register keeps its households, persons, villages and helpers.
#ifndef TUOPIN_DOMAIN_REGISTRY_NUMBERS_HPP
#define TUOPIN_DOMAIN_REGISTRY_NUMBERS_HPP

#include <tuopin/values/quantity.hpp>
#include <tuopin/values/short_text.hpp>
#include <tuopin/values/text.hpp>

#include <compare>
#include <cstddef>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>

namespace tuopin::registry {

/// A number that a register gives to what it keeps, as it is written: with its leading zeros,
/// and letters where a system has them. Each noun is a type of its own, so that a household is
/// not looked up under the number of a person. A default-constructed one is not stated.
template <fixed_text English, fixed_text Chinese>
class register_number {
public:
    static constexpr bool field_is_view = true; ///< see write_csv

    register_number() = default;

    /// A number written in a program. Throws `std::invalid_argument` where `parse` would fail.
    explicit register_number(std::string_view written) {
        auto read = parse(written);
        if (!read)
            throw std::invalid_argument("tuopin: the number of a register has no blanks and 1 to 64 characters");
        *this = *std::move(read);
    }

    /// Reads 1 to 64 characters without blanks, control characters, commas and quotes.
    static parsed<register_number> parse(std::string_view written) {
        bool good = !written.empty() && written.size() <= 64;
        for (char const c : written)
            good = good && static_cast<unsigned char>(c) > ' ' && c != 0x7f && c != ',' && c != '"';
        if (!good)
            return parsed<register_number>::failed({English.view(), Chinese.view()});
        register_number number;
        number.written_ = tuopin::detail::short_text(written);
        return number;
    }

    /// What it is the number of: "a household number", "户编号".
    static constexpr text noun() { return {English.view(), Chinese.view()}; }

    bool             stated() const { return !written_.empty(); }
    std::string_view view() const { return written_.view(); }

    friend bool        operator==(register_number const&, register_number const&)  = default;
    friend auto        operator<=>(register_number const&, register_number const&) = default;
    friend std::size_t hash_value(register_number const& number) {
        return std::hash<std::string_view>()(number.view());
    }

    friend std::string to_text(register_number const& number, language in = language::english) {
        if (number.stated())
            return std::string(number.view());
        return in == language::chinese ? "未填" : "not stated";
    }
    friend std::string to_field(register_number const& number) { return std::string(number.view()); }

private:
    tuopin::detail::short_text written_{};
};

using household_number = register_number<"a household number", "户编号">;   ///< 户编号, AAC001
using person_number    = register_number<"a person number", "人员编号">;    ///< 人员编号, AAB001
using village_number   = register_number<"a village number", "村编号">;     ///< 村编号, AAD001
using helper_number    = register_number<"a helper number", "帮扶人编号">;  ///< 帮扶责任人编号, AAK110

} // namespace tuopin::registry

template <tuopin::fixed_text English, tuopin::fixed_text Chinese>
struct std::hash<tuopin::registry::register_number<English, Chinese>> {
    std::size_t operator()(tuopin::registry::register_number<English, Chinese> const& number) const noexcept {
        return hash_value(number);
    }
};

#endif
