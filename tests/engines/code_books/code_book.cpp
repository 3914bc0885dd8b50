#include <tuopin/engines/code_books/code_book.hpp>
#include <tuopin/engines/code_books/code_book_formats.hpp>

#include <tuopin/engines/observers/count.hpp>
#include <tuopin/engines/observers/mean.hpp>
#include <tuopin/engines/observers/share_of.hpp>
#include <tuopin/engines/observers/sum.hpp>
#include <tuopin/values/figures/amount.hpp>
#include <tuopin/values/figures/per.hpp>
#include <tuopin/values/region.hpp>

#include <boost/describe/class.hpp>
#include <boost/describe/enum.hpp>

#include <doctest/doctest.h>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

using namespace tuopin;
using namespace tuopin::literals;

namespace {

enum class condition { good, in_need_of_repair };
BOOST_DESCRIBE_ENUM(condition, good, in_need_of_repair)
constexpr auto labels(condition const*) {
    return labels_for<condition>({{"good", "完好"}, {"in_need_of_repair", "待修", "in need | of repair"}});
}

constexpr text origin_of_choices(condition const*) { return {"choices of our own", "自拟选项"}; }

struct building {
    std::optional<metres> depth{};
    yuan                  cost{};
};
BOOST_DESCRIBE_STRUCT(building, (), (depth, cost))
constexpr auto labels(building const*) { return labels_for<building>({{"depth", "井深"}, {"cost", "造价"}}); }
constexpr auto aggregations(building const*) {
    return aggregations_for<building>({{"depth", as_highest}, {"cost", as_flow}});
}
constexpr auto element_codes(building const*) { return element_codes_for<building>({{"cost", "W07"}}); }

struct well {
    int                    number{};
    region_code            village{};
    std::string            name{};
    building               built{};
    persons                served{};
    persons                registered{};
    bool                   potable{};
    std::optional<date>    tested{};
    std::vector<condition> parts{};
    std::optional<double>  level{};
};
BOOST_DESCRIBE_STRUCT(well, (), (number, village, name, built, served, registered, potable, tested, parts, level))
constexpr auto labels(well const*) {
    return labels_for<well>({{"number", "编号"},
                             {"village", "村"},
                             {"name", "井名"},
                             {"built", "建设"},
                             {"served", "服务人口", "persons served"},
                             {"registered", "建档立卡人口"},
                             {"potable", "可饮用"},
                             {"tested", "检测日期"},
                             {"parts", "部件状况"},
                             {"level", "水位"}});
}

struct visit {
    int well_number{};
};
BOOST_DESCRIBE_STRUCT(visit, (), (well_number))

constexpr rule_set well_rules{
    unique<&well::number>("W-1"),
    require<path<&well::built, &building::depth>>("W-2", between(1_m, 1_km)),
    require<&well::served>("W-3", at_least(1_persons) && at_most(5'000_persons)),
    require<&well::name>("W-4", not_empty()).when(&well::potable).as(severity::warning),
    adds_up<&well::served, &well::registered>("W-5"),
    require("W-6", {"a potable well was tested", "饮用水井应检测"},
            [](well const& w) { return !w.potable || w.tested; }),
    require<&well::level>("W-7", at_most(100)).as(severity::note),
};

// Codes of a system, by any type that knows them.
struct repair_codes {
    struct scheme_type {
        static constexpr std::string_view                name() { return "conditions of our county"; }
        static constexpr std::optional<std::string_view> write(condition value) {
            return value == condition::good ? std::optional<std::string_view>("01") : std::nullopt;
        }
    };
    template <class E>
    static constexpr bool has() {
        return std::is_same_v<E, condition>;
    }
    template <class E>
    constexpr scheme_type scheme() const {
        return {};
    }
};

code_book book() { return code_book_of<well>("wells", {"wells of a county", "县域水井"}, repair_codes(), well_rules); }

struct summary {
    count                                      wells{};
    sum<path<&well::built, &building::cost>>   invested{};
    mean<path<&well::built, &building::depth>> typical{};
    share_of<&well::potable, &well::served>    with_potable_water{};
    stock<persons>                             reported{};
    per<yuan, persons>                         income{};
};
BOOST_DESCRIBE_STRUCT(summary, (), (wells, invested, typical, with_potable_water, reported, income))

} // namespace

TEST_CASE("every field is there with its names in both languages, what it holds and in which unit") {
    auto const made = book();
    CHECK(made.name == "wells");
    CHECK(made.called.in(language::chinese) == "县域水井");
    REQUIRE(made.fields.size() == 11);

    code_book_field const& cost = *made.find("built.cost");
    CHECK(cost.called == wording("built: cost", "建设：造价"));
    CHECK(cost.element_code == "W07");
    CHECK(cost.kind == field_kind::number);
    CHECK(cost.decimals == 2);
    CHECK(cost.unit == wording("yuan", "元"));
    CHECK(cost.format.english == "a number with at most 2 decimals");
    CHECK(!cost.may_be_empty);

    CHECK(made.find("served")->kind == field_kind::whole_number);
    CHECK(made.find("served")->unit.english == "persons");
    CHECK(made.find("potable")->kind == field_kind::yes_or_no);
    CHECK(made.find("tested")->kind == field_kind::day);
    CHECK(made.find("parts")->kind == field_kind::choice);
    CHECK(made.find("parts")->list);
    CHECK(made.find("level")->decimals == -1);
    CHECK(made.find("village")->kind == field_kind::text);
    CHECK(made.find("village")->format.in(language::chinese).find("区划代码") != std::string::npos);
    CHECK(made.find("depth") == nullptr);
}

TEST_CASE("what may be left open in a file is not always what may be null in JSON") {
    auto const made = book();
    auto const open = [&](char const* name) {
        return std::pair(made.find(name)->may_be_empty, made.find(name)->may_be_null);
    };
    CHECK(open("number") == std::pair(false, false));
    CHECK(open("name") == std::pair(true, false));  // an empty text
    CHECK(open("parts") == std::pair(true, false)); // an empty list
    CHECK(open("built.depth") == std::pair(true, true));
    CHECK(open("tested") == std::pair(true, true));
    CHECK(open("potable") == std::pair(false, false));
}

TEST_CASE("choices have names, labels, and the codes of the system that was named") {
    auto const plain = code_book_of<well>("wells", "wells");
    CHECK(plain.find("parts")->scheme.empty());
    CHECK(plain.find("parts")->origin == wording("choices of our own", "自拟选项"));
    CHECK(plain.find("parts")->choices ==
          std::vector<code_book_choice>{{"good", {"good", "完好"}, ""},
                                        {"in_need_of_repair", {"in need | of repair", "待修"}, ""}});
    auto const coded = book();
    CHECK(coded.find("parts")->scheme == "conditions of our county");
    CHECK(coded.find("parts")->choices[0].code == "01");
    CHECK(coded.find("parts")->choices[1].code == ""); // this system has no code for it
}

TEST_CASE("a figure and an observer say how they aggregate; of a plain member its record says it") {
    auto const wells = book();
    CHECK(wells.find("built.cost")->over_periods == wording(as_flow.over_periods));
    CHECK(wells.find("built.depth")->over_regions == wording(as_highest.over_regions));
    CHECK(wells.find("potable")->over_regions.english == "parts and wholes add");
    CHECK(wells.find("served")->over_regions.empty()); // nobody said whether it is a level or a flow
    CHECK(wells.find("village")->over_regions.empty());

    auto const figures = code_book_of<summary>("summary", "summary");
    CHECK(figures.find("reported")->over_periods.english == "the later level");
    CHECK(figures.find("reported")->unit.english == "persons");
    CHECK(figures.find("income")->over_regions.english == "weighted: totals and weights add");
    CHECK(figures.find("wells")->over_regions.english == "adds");
    CHECK(figures.find("wells")->kind == field_kind::whole_number);
    CHECK(figures.find("invested")->unit.english == "yuan");
    CHECK(figures.find("typical")->may_be_null);
}

TEST_CASE("rules stand by the fields that they look at") {
    auto const made  = book();
    auto const rules = [&](char const* name) { return detail::joined(made.find(name)->rules, " "); };
    CHECK(rules("number") == "W-1");
    CHECK(rules("built.depth") == "W-2");
    CHECK(rules("served") == "W-3 W-5");
    CHECK(rules("registered") == "W-5");
    CHECK(rules("name") == "W-4");
    CHECK(rules("potable") == "W-4"); // of whom W-4 is asked
    CHECK(rules("tested").empty());   // nobody can see into a function
    std::string ids;
    for (code_book_rule const& each : made.rules)
        ids += each.id + " ";
    CHECK(ids == "W-1 W-2 W-3 W-4 W-5 W-7 ");
    CHECK(made.rules[1].sentence == wording("between 1 m and 1 km", "介于1米与1公里之间"));
    CHECK(made.rules[3].severity == severity::warning);
    auto const fewer = code_book_of<well>("wells", "wells", well_rules.without("W-5"));
    CHECK(detail::joined(fewer.find("served")->rules, " ") == "W-3");
}

TEST_CASE("rules on several members, counts of another table and conditions on a member name their fields") {
    constexpr rule_set rules{
        require<&well::served, &well::registered>(
            "W-8", {"no more are registered than served", "登记人口不多于服务人口"},
            [](persons served, persons registered) { return registered <= served; }),
        counts<&well::served, &well::number, &visit::well_number>("W-9"),
        require<&well::name>("W-10", not_empty()).when<&well::level>(at_least(1.0)),
    };
    auto const made  = code_book_of<well>("wells", "wells", rules);
    auto const ids   = [&](char const* name) { return detail::joined(made.find(name)->rules, " "); };
    CHECK(ids("served") == "W-8 W-9");
    CHECK(ids("registered") == "W-8");
    CHECK(ids("number") == "W-9");
    CHECK(ids("name") == "W-10");
    CHECK(ids("level") == "W-10");
    CHECK(made.rules[0].sentence.chinese == "登记人口不多于服务人口");
    CHECK(made.rules[1].sentence.english == "how many records of another table have it in well_number");
    CHECK(code_book_of<visit>("visits", "visits", rules).find("well_number")->rules == std::vector<std::string>{"W-9"});
}

TEST_CASE("bounds that a rule of severity error gives are bounds of the field, in its unit") {
    auto const made = book();
    CHECK(made.find("built.depth")->least == "1");
    CHECK(made.find("built.depth")->most == "1000");
    CHECK(made.find("served")->least == "1");
    CHECK(made.find("served")->most == "5000");
    CHECK(made.find("number")->unique);
    CHECK(made.find("level")->most.empty()); // only a note
}

TEST_CASE("for people it is a table in either language") {
    std::string const english = to_markdown(book());
    CHECK(english.starts_with("# wells: wells of a county\n\n| name | label |"));
    CHECK(
        english.find("| `built.cost` | built: cost | 建设：造价 | W07 | a number with at most 2 decimals | yuan | no | "
                     "adds | adds |  |\n") != std::string::npos);
    CHECK(english.find(
              "| `parts` | parts | 部件状况 |  | list: one of a list |  | yes | parts and wholes add | the later "
              "share |  |\n") != std::string::npos);
    CHECK(
        english.find("\n## Choices of `parts`\n\nCodes: conditions of our county\n\nOrigin: choices of our own\n\n") !=
        std::string::npos);
    CHECK(english.find("|  | `in_need_of_repair` | in need \\| of repair | 待修 |\n") != std::string::npos);
    CHECK(english.find("| W-3 | error | at least 1 person and at most 5,000 persons |") != std::string::npos);

    std::string const chinese = to_markdown(book(), language::chinese);
    CHECK(chinese.starts_with("# wells：县域水井\n\n| 名称 |"));
    CHECK(chinese.find("| `served` | persons served | 服务人口 |  | 整数 | 人 | 否 |") != std::string::npos);
    CHECK(chinese.find("| W-4 | 警告 |") != std::string::npos);
}

TEST_CASE("one list of choices that two fields have is printed once") {
    code_book twice = book();
    twice.fields.push_back(*twice.find("parts"));
    twice.fields.back().name = "spare_parts";
    std::string const out    = to_markdown(twice);
    CHECK(out.find("## Choices of `parts`, `spare_parts`\n") != std::string::npos);
    CHECK(out.find("## Choices", out.find("## Choices") + 1) == std::string::npos);
}
