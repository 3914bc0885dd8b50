// Rules held against registers in which something breaks them, or nearly does.
#ifndef TUOPIN_TESTS_SUPPORT_BROKEN_RULES_HPP
#define TUOPIN_TESTS_SUPPORT_BROKEN_RULES_HPP

#include "small_register.hpp"

#include <tuopin/engines/validation/finding.hpp>
#include <tuopin/engines/validation/validate.hpp>

#include <doctest/doctest.h>

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace support {

/// A rule with what breaks it, and what is near to breaking it and does not.
struct broken_rule {
    char const* id;
    void (*breaks)(small_register&);
    void (*nearly)(small_register&);
};

/// Each rule of the table finds what breaks it, in a row of `where`, and not what is near; and the table has every rule
/// that `check(register)` asks.
template <std::size_t Size>
void each_finds_what_breaks_it(broken_rule const (&table)[Size], tuopin::validation (*check)(small_register const&),
                               std::string_view where) {
    std::vector<std::string> tested;
    for (auto const& [id, breaks, nearly] : table) {
        CAPTURE(id);
        small_register broken;
        breaks(broken);
        tuopin::validation const found = check(broken);
        CHECK(found.count(id) > 0);
        for (tuopin::finding const& each : found.findings())
            if (each.rule == id) {
                CHECK(!each.wanted.empty());
                REQUIRE(!each.rows.empty());
                CHECK(each.rows[0].table == where);
            }

        small_register near;
        nearly(near);
        CHECK(check(near).count(id) == 0);
        tested.emplace_back(id);
    }
    for (tuopin::rule_count const& each : check(small_register()).rules())
        CHECK_MESSAGE(std::find(tested.begin(), tested.end(), each.rule) != tested.end(), each.rule);
}

} // namespace support

#endif
