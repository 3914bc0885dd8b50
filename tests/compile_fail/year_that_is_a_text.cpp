// expect: tuopin: the member that holds the year of a row is a whole number
#include <tuopin/engines/csv/csv_wide.hpp>

#include <boost/describe/class.hpp>

#include <string>

struct income {
    int         year{};
    std::string accounted{};
};
BOOST_DESCRIBE_STRUCT(income, (), (year, accounted))

#ifdef TUOPIN_CONTROL
auto const read = tuopin::read_wide_csv<&income::year>("accounted_2016\n");
#else
auto const read = tuopin::read_wide_csv<&income::accounted>("accounted_2016\n");
#endif
