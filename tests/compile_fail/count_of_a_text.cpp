// expect: tuopin: counts<> compares a number of records; its first member is a whole number, or a quantity such as
//     persons or households that is counted whole
#include <tuopin/engines/validation/rule.hpp>
#include <tuopin/engines/validation/validate.hpp>

#include <string>
#include <vector>

struct household {
    int         number;
    std::string head;
    int         size;
};
struct person {
    int household;
};

#ifdef TUOPIN_CONTROL
constexpr tuopin::rule_set rules{tuopin::counts<&household::size, &household::number, &person::household>("H-1")};
#else
constexpr tuopin::rule_set rules{tuopin::counts<&household::head, &household::number, &person::household>("H-1")};
#endif

auto found(std::vector<household> const& households, std::vector<person> const& persons) {
    return tuopin::validate(households, rules, persons);
}
