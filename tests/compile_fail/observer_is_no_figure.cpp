// expect: tuopin: a member of this summary observes, but is no figure; give it merge(other), then(later) and ==
#include <tuopin/engines/aggregate.hpp>
#include <tuopin/engines/observers/count.hpp>

#include <boost/describe/class.hpp>

struct well {
    int depth;
};

struct parity {
    int odd{};

    void observe(well const& w) { odd += w.depth % 2; }
    void merge(parity const& other) { odd += other.odd; }
#ifdef TUOPIN_CONTROL
    void        then(parity const& later) { merge(later); }
    friend bool operator==(parity const&, parity const&) = default;
#endif
};

struct supply {
    tuopin::count wells;
    parity        depths;
};
BOOST_DESCRIBE_STRUCT(supply, (), (wells, depths))

well const wells[2]{};
auto const all = tuopin::aggregate<supply>(wells);
