#include <tuopin/describe/labels.hpp>

#include <boost/describe/class.hpp>
#include <boost/describe/enum.hpp>

#include <doctest/doctest.h>

#include <string>

using tuopin::label_of;
using tuopin::language;

struct place {
    int village{};
};
BOOST_DESCRIBE_STRUCT(place, (), (village))

constexpr auto labels(place const*) { return tuopin::labels_for<place>({{"village", "所在村"}}); }

// Labels of its own and of what it inherits.
struct well : place {
    int depth{};
    int drilling_cost{};
    int persons_served{};
};
BOOST_DESCRIBE_STRUCT(well, (place), (depth, drilling_cost, persons_served))

constexpr auto labels(well const*) {
    return tuopin::labels_for<well>({{"village", "村"},
                                     {"persons_served", ""},
                                     {"depth", "井深"},
                                     {"drilling_cost", "造价", "cost of drilling"}});
}

// No labels of its own: those of its base stand for what it inherits.
struct spring : place {
    int daily_yield{};
};
BOOST_DESCRIBE_STRUCT(spring, (place), (daily_yield))

struct unlabelled {
    int placed_in_work{};
};
BOOST_DESCRIBE_STRUCT(unlabelled, (), (placed_in_work))

namespace far {
enum class cause { illness, lack_of_labour };
BOOST_DESCRIBE_ENUM(cause, illness, lack_of_labour)

constexpr auto labels(cause const*) {
    return tuopin::labels_for<cause>({{"illness", "因病"}, {"lack_of_labour", "缺劳力", "no hands to work"}});
}
} // namespace far

static_assert(labels(static_cast<well const*>(nullptr)).find("depth")->chinese == "井深");
static_assert(labels(static_cast<well const*>(nullptr)).find("width") == nullptr);

TEST_CASE("a member is called by its label, else by its name with blanks") {
    struct reading {
        std::string english, chinese;
        char const *wanted_english, *wanted_chinese;
    };
    auto const of = [](auto naming, char const* name, char const* english, char const* chinese) {
        using type = typename decltype(naming)::type;
        return reading{label_of<type>(name), label_of<type>(name, language::chinese), english, chinese};
    };
    for (auto const& r : {of(std::type_identity<well>{}, "depth", "depth", "井深"),
                          of(std::type_identity<well>{}, "drilling_cost", "cost of drilling", "造价"),
                          of(std::type_identity<well>{}, "village", "village", "村"),
                          of(std::type_identity<well>{}, "persons_served", "persons served", "persons served"),
                          of(std::type_identity<well const>{}, "depth", "depth", "井深"),
                          of(std::type_identity<spring>{}, "village", "village", "所在村"),
                          of(std::type_identity<spring>{}, "daily_yield", "daily yield", "daily yield"),
                          of(std::type_identity<unlabelled>{}, "placed_in_work", "placed in work", "placed in work"),
                          of(std::type_identity<far::cause>{}, "lack_of_labour", "no hands to work", "缺劳力"),
                          of(std::type_identity<far::cause>{}, "illness", "illness", "因病")}) {
        CHECK(r.english == r.wanted_english);
        CHECK(r.chinese == r.wanted_chinese);
    }
}

TEST_CASE("text without a Chinese form stands for both languages") {
    constexpr tuopin::text both("sum", "合计"), one("sum");
    static_assert(both.in(language::english) == "sum" && both.in(language::chinese) == "合计");
    static_assert(one.in(language::english) == "sum" && one.in(language::chinese) == "sum");
    static_assert(tuopin::text().empty() && !one.empty() && one == tuopin::text("sum") && one != both);
}
