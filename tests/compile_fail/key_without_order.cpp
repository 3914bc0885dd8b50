// expect: tuopin: a key of by<> is a regular type with an order; give it == and <=>
#include <tuopin/engines/aggregate.hpp>
#include <tuopin/engines/observers/count.hpp>

#include <compare>

struct village {
    int number;

#ifdef TUOPIN_CONTROL
    friend auto operator<=>(village const&, village const&) = default;
#endif
};
struct well {
    village where;
};

well const wells[2]{};
auto const villages = tuopin::aggregate<tuopin::count>(wells, tuopin::by<&well::where>);
