// Rules over single records that look at the rows of a table together: those of numbers of one width in one loop, of
// which compilers take several rows at a time.
#ifndef TUOPIN_ENGINES_VALIDATION_RULES_IN_COMPANY_HPP
#define TUOPIN_ENGINES_VALIDATION_RULES_IN_COMPANY_HPP

#include <tuopin/engines/validation/rule.hpp>
#include <tuopin/engines/validation/rule_over_block.hpp>
#include <tuopin/values/wider_registers.hpp>

#include <bit>
#include <cstddef>
#include <cstdint>
#include <type_traits>

namespace tuopin::detail {

/// So many rows are looked at for an offender at a time before they are looked through for it.
inline constexpr std::size_t rows_of_piece = 64;
/// So many pieces make a stretch: each has a bit of a number.
inline constexpr std::size_t pieces_of_stretch = 32;

template <class Table, class... Watches>
[[gnu::always_inline]] inline std::uint32_t pieces_shown(Table const& table, std::size_t first, std::size_t pieces,
                                                         Watches const&... watches) {
    using bits               = std::common_type_t<typename Watches::bits...>;
    static_assert((std::is_same_v<typename Watches::bits, bits> && ...));
    constexpr bits  shown_by = (Watches::shown_by | ...);
    std::uint32_t   shown    = 0;
    for (std::size_t piece = 0; piece < pieces; ++piece, first += rows_of_piece) {
        auto const any = [&](auto... own) __attribute__((always_inline)) {
            bits seen = 0;
            for (std::size_t at = 0; at < rows_of_piece; ++at) { // a number known to the compiler, which leaves no rest
                auto const& row = table[first + at];
                seen            = static_cast<bits>(seen | (own.look_at(row) | ...));
            }
            return (seen & shown_by) != 0 || (own.found() || ...);
        };
        shown |= (any(watches...) ? std::uint32_t{1} : std::uint32_t{0}) << piece;
    }
    return shown;
}

/// In which pieces of a table, from a row on, some row may break one of the rules: a bit for each, from the lowest.
template <class Table, class... Rules>
[[gnu::noinline]] std::uint32_t pieces_that_may_break(Table const& table, std::size_t first, std::size_t pieces,
                                                      Rules const&... rules) {
    return in_widest_registers([&]() __attribute__((always_inline)) {
        return detail::pieces_shown(table, first, pieces, watch<Rules>(rules)...);
    });
}
template <class Table, class Rule>
    requires requires(Table const& table, Rule const& rule) { any_may_break(rule, table, 0, 0); }
std::uint32_t pieces_that_may_break(Table const& table, std::size_t first, std::size_t pieces, Rule const& rule) {
    std::uint32_t shown = 0;
    for (std::size_t piece = 0; piece < pieces; ++piece, first += rows_of_piece)
        if (any_may_break(rule, table, first, first + rows_of_piece))
            shown |= std::uint32_t{1} << piece;
    return shown;
}

/// With which others a rule looks at the rows.
enum class company : unsigned char {
    over_all, ///< none: it is over all records
    alone,
    bytes, ///< numbers of one width
    two_bytes,
    four_bytes,
    eight_bytes,
    bytes_of_some, ///< of some rows only
    two_bytes_of_some,
    four_bytes_of_some,
    eight_bytes_of_some
};

template <class Rule>
inline constexpr company company_of = company::over_all;
template <class Check, class Condition>
inline constexpr company company_of<record_rule<Check, Condition>> = [] {
    using own = watch<record_rule<Check, Condition>>;
    if (!own::in_company)
        return company::alone;
    constexpr int width = std::bit_width(sizeof(typename own::bits)) - 1;
    constexpr auto of_a_byte = std::is_same_v<Condition, always> ? company::bytes : company::bytes_of_some;
    return static_cast<company>(static_cast<int>(of_a_byte) + width);
}();

/// The rules of a set in companies, by their places.
template <std::size_t Rules>
struct companies {
    /// More have not enough registers.
    static constexpr std::size_t most = 8;

    std::size_t number{};
    std::size_t size[Rules + 1]{};
    std::size_t places[Rules + 1][most]{};

    explicit consteval companies(company const* of_rule) {
        std::size_t last[10]{}; // the last one of a kind, counted from 1
        for (std::size_t at = 0; at < Rules; ++at) {
            if (of_rule[at] == company::over_all)
                continue;
            std::size_t&      own   = last[static_cast<std::size_t>(of_rule[at])];
            std::size_t const limit = of_rule[at] == company::alone ? 1 : most;
            if (own == 0 || size[own - 1] == limit)
                own = ++number;
            places[own - 1][size[own - 1]++] = at;
        }
    }
};
template <class... Rules>
inline constexpr companies<sizeof...(Rules)> companies_of = [] {
    constexpr company of_rule[] = {company_of<Rules>..., company::over_all};
    return companies<sizeof...(Rules)>(of_rule);
}();

} // namespace tuopin::detail

#endif
