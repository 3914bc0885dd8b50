// expect: tuopin: violations<> sees one table only; check references with validate(records, rules, other_records)
#include <tuopin/engines/aggregate.hpp>
#include <tuopin/engines/validation/rule.hpp>
#include <tuopin/engines/validation/validate.hpp>

#include <vector>

struct household {
    int number;
};
struct person {
    int household;
};

#ifdef TUOPIN_CONTROL
constexpr tuopin::rule_set person_rules{tuopin::unique<&person::household>("P-1")};
#else
constexpr tuopin::rule_set person_rules{tuopin::refers_to<&person::household, &household::number>("P-1")};
#endif

auto broken(std::vector<person> const& persons) {
    return tuopin::aggregate<tuopin::violations<person_rules>>(persons).value();
}
