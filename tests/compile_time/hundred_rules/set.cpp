#include "surveyed_household.hpp"
constexpr auto const& f(){return survey::hundred_rules;}
