// The values of one member, one behind the other, whatever they are stored as. Records of them: columns.cpp.
#include <tuopin/engines/tables/column.hpp>
#include <tuopin/values/units.hpp>

#include <doctest/doctest.h>

#include <boost/describe/enum.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <stdexcept>
#include <string>
#include <vector>

using namespace tuopin;
using detail::column;

enum class grade : int { a, b, top = 255 };
BOOST_DESCRIBE_ENUM(grade, a, b, top)

namespace {

template <class T>
std::vector<T> all_of(column<T> const& values) {
    std::vector<T> all;
    for (std::size_t at = 0; at < values.size(); ++at)
        all.push_back(values[at]);
    return all;
}

// Whatever is stored is had again: pushed, appended, set, written at places, moved.
template <class T>
void keeps(std::vector<T> const& three) {
    REQUIRE(three.size() == 3);
    column<T> pushed, appended;
    pushed.reserve(3);
    for (auto const& each : three)
        pushed.push_back(each);
    CHECK(all_of(pushed) == three);
    appended.append(3, [&](std::size_t at) -> T { return three[at]; });
    CHECK(appended == pushed);
    auto const head = pushed.head();
    CHECK(T(head[2]) == three[2]);

    pushed.set(0, three[1]);
    CHECK(all_of(pushed) == std::vector<T>{three[1], three[1], three[2]});
    CHECK_FALSE(pushed == appended);

    column<T> written;
    written.push_back(three[0]);
    written.resize(4);
    auto const places = written.places(1);
    for (std::size_t at = 0; at < 3; ++at)
        places.put(at, three[at]);
    CHECK(all_of(written) == std::vector<T>{three[0], three[0], three[1], three[2]});
    written.move(2, 2, 0);
    written.resize(2);
    CHECK(all_of(written) == std::vector<T>{three[1], three[2]});

    written.clear();
    CHECK(written.size() == 0);
}

} // namespace

TEST_CASE("values are had as they were put in") {
    keeps<std::int64_t>({-1, 0, 9'000'000'000'000'000'000});
    keeps<yuan>({yuan(1), yuan(-2), yuan(0)});
    keeps<std::string>({"盘龙", "", "a"});
    keeps<bool>({true, false, true});
    keeps<grade>({grade::b, grade::top, grade::a});
    keeps<std::optional<int>>({0, std::nullopt, 7});
    keeps<std::optional<grade>>({grade::a, std::nullopt, grade::top});
    keeps<std::optional<bool>>({false, std::nullopt, true});
}

TEST_CASE("an enumerator takes a byte, and a value for which that is too little is refused") {
    column<grade> grades;
    grades.push_back(grade::top);
    CHECK_THROWS_AS(grades.push_back(static_cast<grade>(256)), std::out_of_range);
    CHECK_THROWS_AS(grades.set(0, static_cast<grade>(-1)), std::out_of_range);
    CHECK_THROWS_AS(column<grade>::check(static_cast<grade>(256)), std::out_of_range);
    CHECK_THROWS_AS(column<std::optional<grade>>::check(static_cast<grade>(256)), std::out_of_range);
    CHECK(all_of(grades) == std::vector{grade::top});
}

TEST_CASE("quantities are small as long as none was large, and are again when nothing is left") {
    column<yuan> amounts;
    CHECK(amounts.small());
    amounts.push_back(yuan(1'000));
    CHECK(amounts.small());
    amounts.push_back(yuan(100'000'000));
    CHECK_FALSE(amounts.small());
    amounts.set(1, yuan(1));
    CHECK_FALSE(amounts.small()); // what it ever held
    amounts.clear();
    CHECK(amounts.small());

    column<yuan> written;
    written.resize(1);
    written.places(0).put(0, yuan(-100'000'000));
    written.look_at(0, 1); // what is written at a place is looked at behind it
    CHECK_FALSE(written.small());
    amounts.look_as(written);
    CHECK_FALSE(amounts.small());
}
