#include <tuopin/tuopin.hpp>

#include <boost/describe.hpp>

#include <iostream>

struct well {
    int depth;
    int cost;
};
BOOST_DESCRIBE_STRUCT(well, (), (depth, cost))

int main() {
    std::cout << "consumer: " << tuopin::member_count<well> << " members, tuopin " << tuopin::version << '\n';
}
