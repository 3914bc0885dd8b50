// expect: tuopin: columns are gone over array by array; include <tuopin/tables.hpp>, or
//     <tuopin/engines/validation/validate_columns.hpp>
#include <tuopin/engines/tables/columns.hpp>
#include <tuopin/engines/validation/rule.hpp>
#include <tuopin/engines/validation/validate.hpp>
#ifdef TUOPIN_CONTROL
#include <tuopin/engines/validation/validate_columns.hpp>
#endif

#include <boost/describe/class.hpp>

struct household {
    int size;
};
BOOST_DESCRIBE_STRUCT(household, (), (size))

constexpr tuopin::rule_set rules{tuopin::require<&household::size>("H-1", tuopin::at_least(1))};

auto found(tuopin::columns<household> const& households) { return tuopin::validate(households, rules); }
