#include <tuopin/describe/member_pointer.hpp>
#include <tuopin/describe/members.hpp>

#include <boost/describe/class.hpp>

#include <doctest/doctest.h>

#include <optional>
#include <string>
#include <type_traits>
#include <utility>

struct income {
    int                wage{};
    std::optional<int> pension;
};
BOOST_DESCRIBE_STRUCT(income, (), (wage, pension))

struct dated {
    int year{};
};
BOOST_DESCRIBE_STRUCT(dated, (), (year))

namespace deep::down {
struct household : dated {
    ::income income;
    int      x{}; // a name of one letter
    int      a_rather_long_name_with_2_digits_and_more_than_sixty_four_characters_{};
    int      (*function)(int){};
    int      pair[2]{};
};
BOOST_DESCRIBE_STRUCT(household, (dated),
                      (income, x, a_rather_long_name_with_2_digits_and_more_than_sixty_four_characters_, function,
                       pair))
} // namespace deep::down
using deep::down::household;

template <class T, int N>
struct box {
    T              value{};
    std::pair<T, T> both{};

    BOOST_DESCRIBE_CLASS(box, (), (value, both), (), ())
};

using function_box = box<void (*)(int), (3 > 2)>;

struct in_boxes : function_box {
    box<std::pair<int, char>, 4> inner{};
};
BOOST_DESCRIBE_STRUCT(in_boxes, (function_box), (inner))

class account {
public:
    explicit account(int balance) : balance_(balance) {}

private:
    int balance_;

    BOOST_DESCRIBE_CLASS(account, (), (), (), (balance_))
};

namespace {

struct inside_unnamed {
    int depth{};
};
BOOST_DESCRIBE_STRUCT(inside_unnamed, (), (depth))

// What the compiler spells is what the description says.
template <class T, class... D>
constexpr bool names_agree(boost::mp11::mp_list<D...>) {
    return ((tuopin::member_name<D::pointer> == std::string_view(D::name)) && ...);
}
template <class T>
constexpr bool names_agree() {
    return names_agree<T>(tuopin::detail::member_list<T>{});
}

int rooms(household const&) { return 3; }

} // namespace

static_assert(names_agree<income>() && names_agree<household>() && names_agree<box<int, 1>>() &&
              names_agree<box<std::pair<int (*)(long), box<char, 2>>, 3>>() && names_agree<in_boxes>() &&
              names_agree<account>() && names_agree<inside_unnamed>());
static_assert(tuopin::member_name<&household::year> == "year" && tuopin::member_name<&household::x> == "x");
static_assert(std::is_same_v<tuopin::owner_of<&household::income>, household> &&
              std::is_same_v<tuopin::member_type_of<&household::income>, income>);

TEST_CASE("a path reads a member of a member, and says its name") {
    constexpr auto wage = tuopin::path<&household::income, &income::wage>;
    CHECK(wage.name() == "income.wage");
    CHECK(tuopin::path<&household::year>.name() == "year");
    CHECK(tuopin::path<&in_boxes::inner, &box<std::pair<int, char>, 4>::value, &std::pair<int, char>::first>.name() ==
          "inner.value.first");

    household h;
    h.income.wage    = 12;
    h.income.pension = 5;
    CHECK(wage(h) == 12);
    CHECK(&wage(h) == &h.income.wage);
    CHECK(*tuopin::path<&household::income, &income::pension>(h) == 5);
    static_assert(tuopin::path<&income::wage> == tuopin::path<&income::wage>);
}

TEST_CASE("whatever is measured has a value, and a name unless it is a function") {
    household h;
    h.x           = 4;
    h.income.wage = 12;
    constexpr auto wage   = tuopin::path<&household::income, &income::wage>;
    constexpr auto double_x = [](household const& of) { return 2 * of.x; };
    CHECK(tuopin::detail::measured<&household::x>(h) == 4);
    CHECK(tuopin::detail::measured<wage>(h) == 12);
    CHECK(tuopin::detail::measured<double_x>(h) == 8);
    CHECK(tuopin::detail::measured<&rooms>(h) == 3);
    CHECK(tuopin::detail::measured_name<&household::x>() == "x");
    CHECK(tuopin::detail::measured_name<wage>() == "income.wage");
    CHECK(tuopin::detail::measured_name<double_x>().empty());
    CHECK(tuopin::detail::measured_name<&rooms>().empty());
}
