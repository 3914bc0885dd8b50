// expect: tuopin: a rule refers to a table that validate was not given; write validate(records, rules, other_records)
#include <tuopin/engines/validation/rule.hpp>
#include <tuopin/engines/validation/validate.hpp>

#include <vector>

struct household {
    int number;
};
struct person {
    int household;
};

constexpr tuopin::rule_set person_rules{tuopin::refers_to<&person::household, &household::number>("P-1")};

bool all_sound(std::vector<person> const& persons, std::vector<household> const& households) {
#ifdef TUOPIN_CONTROL
    return tuopin::validate(persons, person_rules, households).ok();
#else
    return tuopin::validate(persons, person_rules, persons).ok() && households.empty();
#endif
}
