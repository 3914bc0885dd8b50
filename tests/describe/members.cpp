#include <tuopin/describe/members.hpp>

#include <boost/describe/class.hpp>
#include <boost/describe/enum.hpp>

#include <doctest/doctest.h>

#include <string>
#include <string_view>
#include <vector>

struct place {
    int county{};
    int village{};
};
BOOST_DESCRIBE_STRUCT(place, (), (county, village))

struct dated {
    int year{};
};
BOOST_DESCRIBE_STRUCT(dated, (), (year))

struct site : place, dated {
    double depth{};
};
BOOST_DESCRIBE_STRUCT(site, (place, dated), (depth))

// Private members, and one that hides a base's.
class account : public dated {
public:
    explicit account(long balance) : balance_(balance) {}
    int year        = 7;
    int unmentioned = 100;

private:
    long balance_;

    BOOST_DESCRIBE_CLASS(account, (dated), (year), (), (balance_))
};

template <class T>
struct pair_of {
    T first{};
    T second{};

    BOOST_DESCRIBE_CLASS(pair_of, (), (first, second), (), ())
};

struct empty {};
BOOST_DESCRIBE_STRUCT(empty, (), ())

struct undescribed {
    int depth;
};

enum class grade { a = 1, b, c = 9 };
BOOST_DESCRIBE_ENUM(grade, a, b, c)
enum old_style { low, high };
BOOST_DESCRIBE_ENUM(old_style, low, high)

namespace {

template <class T>
constexpr int sum_of(T const& object) {
    int sum = 0;
    tuopin::for_each_member<T>([&](std::string_view, auto member) { sum += static_cast<int>(object.*member); });
    return sum;
}

template <class T>
std::string names_of() {
    std::string names;
    tuopin::for_each_member<T>(
        [&](std::string_view name, auto) { names.append(names.empty() ? "" : " ").append(name); });
    return names;
}

} // namespace

static_assert(tuopin::described<site> && tuopin::described<site const&> && tuopin::described<account> &&
              tuopin::described<pair_of<int>>);
static_assert(!tuopin::described<undescribed> && !tuopin::described<int> && !tuopin::described<grade>);
static_assert(tuopin::described_enum<grade> && tuopin::described_enum<old_style> && !tuopin::described_enum<site>);
static_assert(tuopin::member_count<site> == 4 && tuopin::member_count<empty> == 0 &&
              tuopin::member_count<pair_of<long>> == 2);
static_assert(tuopin::enumerator_count<grade> == 3);
static_assert(sum_of(place{3, 4}) == 7);

TEST_CASE("members are walked in the order of the description, those of bases first") {
    CHECK(names_of<site>() == "county village year depth");
    CHECK(names_of<pair_of<int>>() == "first second");
    CHECK(names_of<empty>().empty());

    site here;
    int  next = 1;
    tuopin::for_each_member<site>([&](std::string_view, auto member) { here.*member = next++; });
    CHECK(here.county == 1);
    CHECK(here.village == 2);
    CHECK(here.year == 3);
    CHECK(here.depth == 4.0);
}

TEST_CASE("private members are described as well, members that are hidden are not") {
    CHECK(names_of<account>() == "year balance_");
    CHECK(sum_of(account(35)) == 42);
}

TEST_CASE("structs that are described alike are walked side by side") {
    pair_of<int> const counted{3, 4};
    pair_of<double>    halved;
    tuopin::for_each_member_of_both<pair_of<int>, pair_of<double>>(
        [&](auto from, auto to) { halved.*to = counted.*from / 2.0; });
    CHECK(halved.first == 1.5);
    CHECK(halved.second == 2.0);

    auto const both = []<class A, class B>() {
        return requires { tuopin::for_each_member_of_both<A, B>([](auto, auto) {}); };
    };
    CHECK(both.operator()<place, pair_of<int>>());
    CHECK_FALSE(both.operator()<place, site>());
}

TEST_CASE("a walk stops where it is told to") {
    std::vector<std::string> seen;
    auto const               until = [&](std::string_view last) {
        seen.clear();
        return tuopin::all_members<site>([&](std::string_view name, auto) {
            seen.emplace_back(name);
            return name != last;
        });
    };
    CHECK(!until("village"));
    CHECK(seen == std::vector<std::string>{"county", "village"});
    CHECK(until("no such member"));
    CHECK(seen.size() == 4);
    CHECK(tuopin::all_members<empty>([](std::string_view, auto) { return false; }));
}

TEST_CASE("enumerators are walked in the order of the description") {
    std::string names;
    int         sum = 0;
    tuopin::for_each_enumerator<grade>([&](std::string_view name, grade value) {
        names += name;
        sum += static_cast<int>(value);
    });
    CHECK(names == "abc");
    CHECK(sum == 12);
}
