// What the generator makes: the tables of a register, the figures reported of it, the parameters of the rules, and
// where the rows of each household stand.
#ifndef REGISTER_GENERATOR_GENERATED_HPP
#define REGISTER_GENERATOR_GENERATED_HPP

#include "random_numbers.hpp"

#include <tuopin/registry.hpp>
#include <tuopin/rules.hpp>

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace generator {

namespace reg = tuopin::registry;

template <class Row>
using rows_of = std::vector<Row>;

/// What is to be generated.
struct wishes {
    int           households{1'000};
    int           first_year{2021};
    int           last_year{2023};
    std::uint64_t seed{1};
    int           households_a_village{40};
    int           most_children{3};                  ///< of a household
    int           one_mother_in{4};                  ///< so many households
    std::optional<std::size_t>       part{};      ///< which of several registers, none of whose numbers another one has
    std::vector<tuopin::region_code> townships{}; ///< the townships that villages are made in
};

/// Net income a head under which households are monitored, and above which they have exited: made up, as the whole
/// register is; real ones are set by province and year.
inline constexpr tuopin::yuan monitoring_range{7'000};
inline constexpr tuopin::yuan exit_line{4'000};
/// The digit of the category of a disability certificate that stands for limbs, in this made-up register.
inline constexpr int limb_category = 4;

/// Where the rows of a household stand in their tables: the row of its first year, its first person and the row of
/// that person in the first year. Years follow one another, and so do persons.
struct household_place {
    std::size_t household{};  ///< in households
    std::size_t first_year{}; ///< in household_years, incomes and conditions
    std::size_t first_person{};
    std::size_t persons{};
    std::size_t first_person_year{}; ///< persons one after the other, each with its years
    std::size_t first_episode{};
    std::size_t episodes{};
    std::size_t first_measure{};
    std::size_t measures{};
    std::size_t pairing{};
    std::size_t village{}; ///< in villages
};

struct generated {
    wishes                                   wanted{};
    reg::register_of<rows_of>                tables{};
    reg::figures_of<rows_of>                 figures{};
    std::vector<household_place>             places{};

    int         years() const { return wanted.last_year - wanted.first_year + 1; }
    std::size_t last() const { return static_cast<std::size_t>(years()) - 1; }
};

/// A number that passes the check of an identity number and can be nobody's: no province begins with 00.
/// `sequence` tells up to 5,000,000 persons of one birthday and sex apart.
inline std::string impossible_identity(tuopin::date born, tuopin::sex sex, std::size_t sequence) {
    auto const digits = [](std::size_t number, std::size_t width) {
        std::string written = std::to_string(number);
        return std::string(width - written.size(), '0') + written;
    };
    std::string const day    = tuopin::to_field(born);
    std::size_t const parity = sex == tuopin::sex::male ? 1 : 0;
    std::string       number = "00" + digits(sequence / 500 % 10'000, 4) + day.substr(0, 4) + day.substr(5, 2) +
                         day.substr(8, 2) + digits(sequence % 500 * 2 + parity, 3);
    return number + tuopin::identity_number::check_character(number);
}

/// A register without any mistake, and figures that are true of it.
generated make_clean_register(wishes const& wanted);

} // namespace generator

#endif
