// expect: tuopin: the keys of unique<> and refers_to<> are compared; give their type == and <=>
#include <tuopin/engines/validation/rule.hpp>
#include <tuopin/engines/validation/validate.hpp>

#include <compare>
#include <vector>

struct place {
    int row;
    int column;

    friend bool operator==(place const&, place const&) = default;
#ifdef TUOPIN_CONTROL
    friend auto operator<=>(place const&, place const&) = default;
#endif
};
struct plot {
    place where;
};

constexpr tuopin::rule_set plot_rules{tuopin::unique<&plot::where>("L-1")};

bool all_sound(std::vector<plot> const& plots) { return tuopin::validate(plots, plot_rules).ok(); }
