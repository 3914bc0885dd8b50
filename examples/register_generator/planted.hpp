// The key of planted errors: what a check of the register has to find.
#ifndef REGISTER_GENERATOR_PLANTED_HPP
#define REGISTER_GENERATOR_PLANTED_HPP

#include <tuopin/engines/validation/finding.hpp>

#include <boost/describe.hpp>

#include <string>
#include <vector>

/// A finding that an error has to give. An error that cannot but break other rules, too, has a row for each of them.
struct planted_finding {
    int                                error{};   ///< which planted error
    std::string                        planted{}; ///< the rule that it was planted for
    std::string                        rule{};    ///< the rule that has to find it: the same, or a consequence
    std::vector<tuopin::row_reference> rows{};    ///< exactly the rows that the finding has to name

    friend bool operator==(planted_finding const&, planted_finding const&) = default;
};
BOOST_DESCRIBE_STRUCT(planted_finding, (), (error, planted, rule, rows))

#endif
