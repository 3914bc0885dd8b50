// Plants errors into a register without mistakes, and writes down what has to be found of them.
#ifndef REGISTER_GENERATOR_PLANTERS_HPP
#define REGISTER_GENERATOR_PLANTERS_HPP

#include "generated.hpp"
#include "planted.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace generator {

/// The rules that errors can be planted for, in the order of their ids.
std::vector<std::string> plantable_rules();

/// What was planted, and for which rules there was no household or figure left that the error fits.
struct planting {
    std::vector<planted_finding> key{};
    std::vector<std::string>     without_room{};
};

/// Plants `each` errors for each of the rules, every one in a household, village or figure of its own, and counts the
/// reports of the register.
planting plant(generated& all, std::vector<std::string> const& rules, int each);

} // namespace generator

#endif
