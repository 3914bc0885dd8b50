// What is checked of figures in reports, whatever they count: sums of parts, regions and periods, shares, growth
// (V07 to V18), and the counts of a report against the register (S21).
#ifndef TUOPIN_RULES_FIGURE_RULES_HPP
#define TUOPIN_RULES_FIGURE_RULES_HPP

#include <tuopin/describe/labels.hpp>
#include <tuopin/engines/validation/finding.hpp>
#include <tuopin/engines/validation/rule.hpp>
#include <tuopin/rules/case_rule.hpp>
#include <tuopin/values/date.hpp>
#include <tuopin/values/exact.hpp>
#include <tuopin/values/percentage.hpp>
#include <tuopin/values/region.hpp>
#include <tuopin/values/text.hpp>

#include <boost/describe/class.hpp>
#include <boost/describe/enum.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace tuopin::registry {

/// How the parts of a figure lie in its whole.
enum class breakdown_kind : unsigned char {
    partition,   ///< every unit is in one part: the parts add up to the whole
    overlapping, ///< a unit may be in several: the parts add up to the whole or more
    of_which     ///< only some parts are told, none of them larger than the whole
};
BOOST_DESCRIBE_ENUM(breakdown_kind, partition, overlapping, of_which)

constexpr auto labels(breakdown_kind const*) {
    return labels_for<breakdown_kind>({{"partition", "不重不漏"}, {"overlapping", "有交叉"}, {"of_which", "其中"}});
}

/// A figure with its parts (V07 to V09), in whole units: 54,851 monitored persons of three types.
struct breakdown {
    std::string               name{};
    region_code               region{};
    breakdown_kind            kind{breakdown_kind::partition};
    std::int64_t              whole{};
    std::vector<std::int64_t> parts{};
};
BOOST_DESCRIBE_STRUCT(breakdown, (), (name, region, kind, whole, parts))

constexpr auto labels(breakdown const*) {
    return labels_for<breakdown>({{"name", "指标", "figure"},
                                  {"region", "行政区划代码", "division code"},
                                  {"kind", "分组方式", "how the parts lie"},
                                  {"whole", "总数"},
                                  {"parts", "分项"}});
}

/// Shares of a partition as printed (V10): 99.74 %, 0.24 %, 0.01 %, with so many decimals.
struct printed_shares {
    std::string             name{};
    region_code             region{};
    std::vector<percentage> shares{};
    int                     decimals{2};
};
BOOST_DESCRIBE_STRUCT(printed_shares, (), (name, region, shares, decimals))

constexpr auto labels(printed_shares const*) {
    return labels_for<printed_shares>({{"name", "指标", "figure"},
                                       {"region", "行政区划代码", "division code"},
                                       {"shares", "占比"},
                                       {"decimals", "小数位数"}});
}

/// A figure of a region and of the regions within it (V11). `left_out` is what the rules of the figure count
/// in the parent only: units directly under it.
struct region_total {
    std::string               name{};
    region_code               region{};
    std::int64_t              total{};
    std::vector<std::int64_t> children{};
    std::int64_t              left_out{};
};
BOOST_DESCRIBE_STRUCT(region_total, (), (name, region, total, children, left_out))

constexpr auto labels(region_total const*) {
    return labels_for<region_total>({{"name", "指标", "figure"},
                                     {"region", "行政区划代码", "division code"},
                                     {"total", "本级合计"},
                                     {"children", "下级各数", "regions within"},
                                     {"left_out", "不下分数", "not divided"}});
}

/// A stock with its flows (V12): what was there, came, went, and is there now.
struct stock_and_flows {
    std::string  name{};
    region_code  region{};
    std::int64_t before{};
    std::int64_t in{};
    std::int64_t out{};
    std::int64_t now{};
};
BOOST_DESCRIBE_STRUCT(stock_and_flows, (), (name, region, before, in, out, now))

constexpr auto labels(stock_and_flows const*) {
    return labels_for<stock_and_flows>({{"name", "指标", "figure"},
                                        {"region", "行政区划代码", "division code"},
                                        {"before", "期初数", "stock before"},
                                        {"in", "本期增加", "came"},
                                        {"out", "本期减少", "went"},
                                        {"now", "期末数", "stock now"}});
}

/// A growth rate with the levels that it is of (V13), printed with so many decimals.
struct stated_growth {
    std::string  name{};
    region_code  region{};
    std::int64_t before{};
    std::int64_t now{};
    percentage   growth{};
    int          decimals{1};
};
BOOST_DESCRIBE_STRUCT(stated_growth, (), (name, region, before, now, growth, decimals))

constexpr auto labels(stated_growth const*) {
    return labels_for<stated_growth>({{"name", "指标", "figure"},
                                      {"region", "行政区划代码", "division code"},
                                      {"before", "上期水平", "level before"},
                                      {"now", "本期水平", "level now"},
                                      {"growth", "增速"},
                                      {"decimals", "小数位数"}});
}

/// A cumulative figure over time (V14).
struct cumulative_series {
    std::string               name{};
    region_code               region{};
    std::vector<std::int64_t> values{};
};
BOOST_DESCRIBE_STRUCT(cumulative_series, (), (name, region, values))

constexpr auto labels(cumulative_series const*) {
    return labels_for<cumulative_series>({{"name", "指标", "figure"},
                                          {"region", "行政区划代码", "division code"},
                                          {"values", "历期累计数", "cumulated"}});
}

/// A percentage or an "all" (V15): of nobody there is none.
struct coverage {
    std::string                 name{};
    region_code                 region{};
    std::optional<std::int64_t> whole{}; ///< empty where it is not said
};
BOOST_DESCRIBE_STRUCT(coverage, (), (name, region, whole))

constexpr auto labels(coverage const*) {
    return labels_for<coverage>(
        {{"name", "指标", "figure"}, {"region", "行政区划代码", "division code"}, {"whole", "分母", "denominator"}});
}

/// Helpers and those whom they help (V16): 539 officials of 1 to 2 households each, for 867 households.
struct helper_coverage {
    std::string  name{};
    region_code  region{};
    std::int64_t helpers{};
    std::int64_t least_each{};
    std::int64_t most_each{};
    std::int64_t helped{};
};
BOOST_DESCRIBE_STRUCT(helper_coverage, (), (name, region, helpers, least_each, most_each, helped))

constexpr auto labels(helper_coverage const*) {
    return labels_for<helper_coverage>({{"name", "指标", "figure"},
                                        {"region", "行政区划代码", "division code"},
                                        {"helpers", "帮扶人数"},
                                        {"least_each", "每人最少帮扶户数", "households each at least"},
                                        {"most_each", "每人最多帮扶户数", "households each at most"},
                                        {"helped", "受帮扶户数", "households helped"}});
}

/// A division that was valid from a day, and until one where it was abolished (5.2).
struct division_validity {
    region_code         code{};
    std::optional<date> from{};
    std::optional<date> until{}; ///< the last day
};
BOOST_DESCRIBE_STRUCT(division_validity, (), (code, from, until))

constexpr auto labels(division_validity const*) {
    return labels_for<division_validity>({{"code", "行政区划代码", "division code"},
                                          {"from", "启用日期", "valid from"},
                                          {"until", "停用日期", "valid until"}});
}

/// A code in a figure of a day (V17), with the list of divisions to look in.
struct region_at {
    region_code                        region{};
    date                               as_of{};
    std::span<division_validity const> valid{}; ///< not in files: the divisions are a table of their own
};
BOOST_DESCRIBE_STRUCT(region_at, (), (region, as_of))

constexpr auto labels(region_at const*) {
    return labels_for<region_at>({{"region", "行政区划代码", "division code"}, {"as_of", "时点", "day"}});
}

/// What a figure was made with (V18): the years of its data, poverty line and incomes, and the years for which
/// the version of its code list holds.
struct vintage {
    std::string        name{};
    int                data_year{};
    std::optional<int> line_year{};
    std::optional<int> income_year{};
    std::optional<int> codes_from{};
    std::optional<int> codes_through{};
};
BOOST_DESCRIBE_STRUCT(vintage, (), (name, data_year, line_year, income_year, codes_from, codes_through))

constexpr auto labels(vintage const*) {
    return labels_for<vintage>({{"name", "指标", "figure"},
                                {"data_year", "数据年度"},
                                {"line_year", "标准年度", "year of the line"},
                                {"income_year", "收入年度", "year of the incomes"},
                                {"codes_from", "代码起用年度", "codes hold from"},
                                {"codes_through", "代码止用年度", "codes hold through"}});
}

/// Households and persons that a report states for a region, and those that a query over the same rows counts (S21).
struct reported_counts {
    std::string  name{};
    region_code  region{};
    std::int64_t stated_households{};
    std::int64_t counted_households{}; ///< not in files: counted when the register is there
    std::int64_t stated_persons{};
    std::int64_t counted_persons{};
};
BOOST_DESCRIBE_STRUCT(reported_counts, (), (name, region, stated_households, stated_persons))

constexpr auto labels(reported_counts const*) {
    return labels_for<reported_counts>({{"name", "报表", "report"},
                                        {"region", "行政区划代码", "division code"},
                                        {"stated_households", "户数", "households"},
                                        {"stated_persons", "人数", "persons"}});
}

namespace detail {

// Sums of stated figures may be beyond 64 bits; what is wrong is then told all the same.
class figure_sum {
public:
    figure_sum& add(std::int64_t part) {
        sum_ = sum_ + tuopin::detail::wide{part};
        return *this;
    }
    figure_sum& add(std::vector<std::int64_t> const& parts) {
        for (std::int64_t const part : parts)
            add(part);
        return *this;
    }
    figure_sum& take_away(std::int64_t part) {
        sum_ = sum_ + tuopin::detail::multiply(part, -1);
        return *this;
    }
    /// -1, 0 or 1: how the sum compares.
    int against(std::int64_t number) const {
        tuopin::detail::wide const other{number};
        return sum_ == other ? 0 : sum_ < other ? -1 : 1;
    }
    std::string written(language in) const {
        return sum_.fits() ? to_text(sum_.to_int64(), in)
                           : std::string(text{"a number beyond 64 bits", "超出64位范围的数"}.in(in));
    }

private:
    tuopin::detail::wide sum_{};
};

inline std::string beside(std::string const& stated, std::string const& computed, language in) {
    return stated + (in == language::chinese ? "，计算得" : ", computed ") + computed;
}
inline std::string named(std::string const& name, region_code region, std::string const& rest) {
    std::string all = name;
    if (region.stated())
        all.append(all.empty() ? "" : " ").append(to_field(region));
    return all.append(all.empty() ? "" : ": ").append(rest);
}

inline std::string seen_breakdown(breakdown const& f, language in) {
    return named(f.name, f.region, beside(to_text(f.whole, in), figure_sum().add(f.parts).written(in), in));
}
inline double sum_of(std::vector<percentage> const& shares) {
    double sum = 0;
    for (percentage const& each : shares)
        sum += each.in_percent();
    return sum;
}
inline double half_of_last_place(int decimals) {
    double half = 0.5;
    for (int at = 0; at < decimals; ++at)
        half /= 10;
    return half;
}
inline bool is_valid_at(region_at const& f) {
    for (division_validity const& each : f.valid)
        if (each.code == f.region && (!each.from || *each.from <= f.as_of) && (!each.until || f.as_of <= *each.until))
            return true;
    return false;
}
// Twice the last printed digit would be too wide: a growth is wrong where no rounding of it gives what is printed.
inline bool contradicts(stated_growth const& f) {
    if (f.before == 0)
        return true;
    double const computed = (static_cast<double>(f.now) / static_cast<double>(f.before) - 1) * 100;
    double const apart    = computed - f.growth.in_percent();
    double const half     = half_of_last_place(f.decimals) * (1 + 1e-9);
    return (apart < 0 ? -apart : apart) > half;
}

} // namespace detail

/// V07, V08 and V09.
inline constexpr rule_set breakdown_rules{
    forbid<breakdown>("V07", {"a part is no larger than the whole", "分项不应大于总数"},
                      [](breakdown const& f) {
                          for (std::int64_t const part : f.parts)
                              if (part > f.whole)
                                  return true;
                          return false;
                      },
                      {"parts", &detail::seen_breakdown}),
    forbid<breakdown>("V08", {"the parts of a partition add up to the whole", "分项之和应等于总数"},
                      [](breakdown const& f) {
                          return f.kind == breakdown_kind::partition &&
                                 detail::figure_sum().add(f.parts).against(f.whole) != 0;
                      },
                      {"whole", &detail::seen_breakdown}),
    // That they add up to more is what overlapping means, and is no mistake.
    forbid<breakdown>("V09", {"parts that overlap add up to the whole or more", "有交叉的分项之和不应小于总数"},
                      [](breakdown const& f) {
                          return f.kind == breakdown_kind::overlapping &&
                                 detail::figure_sum().add(f.parts).against(f.whole) < 0;
                      },
                      {"whole", &detail::seen_breakdown}),
};

/// V10: within what rounding each of them explains, as the bulletins say themselves.
inline constexpr auto share_rules = rule_set(forbid<printed_shares>(
    "V10", {"the shares of a partition add up to 100 % but for their rounding", "占比之和除四舍五入外应为100%"},
    [](printed_shares const& f) {
        double const apart = detail::sum_of(f.shares) - 100;
        double const room  = detail::half_of_last_place(f.decimals) * static_cast<double>(f.shares.size()) * (1 + 1e-9);
        return (apart < 0 ? -apart : apart) > room;
    },
    {"shares", [](printed_shares const& f, language in) {
         return detail::named(f.name, f.region, to_text(percent(detail::sum_of(f.shares)), in));
     }}));

/// V11.
inline constexpr auto region_total_rules = rule_set(forbid<region_total>(
    "V11", {"the regions within a region add up to it", "下级合计应等于本级"},
    [](region_total const& f) { return detail::figure_sum().add(f.children).add(f.left_out).against(f.total) != 0; },
    {"total", [](region_total const& f, language in) {
         return detail::named(f.name, f.region,
                              detail::beside(to_text(f.total, in),
                                             detail::figure_sum().add(f.children).add(f.left_out).written(in), in));
     }}));

/// V12.
inline constexpr auto stock_rules = rule_set(forbid<stock_and_flows>(
    "V12", {"a stock is the one before, and what came, without what went", "期末数应等于期初数加增加减减少"},
    [](stock_and_flows const& f) {
        return detail::figure_sum().add(f.before).add(f.in).take_away(f.out).against(f.now) != 0;
    },
    {"now", [](stock_and_flows const& f, language in) {
         return detail::named(f.name, f.region,
                              detail::beside(to_text(f.now, in),
                                             detail::figure_sum().add(f.before).add(f.in).take_away(f.out).written(in),
                                             in));
     }}));

/// V13.
inline constexpr auto growth_rules = rule_set(forbid<stated_growth>(
    "V13", {"a growth rate is that of its two levels", "增速应与两期水平相符"}, &detail::contradicts,
    {"growth", [](stated_growth const& f, language in) {
         std::string const computed =
             f.before == 0
                 ? std::string(text{"none, the level before is 0", "无，上期为0"}.in(in))
                 : to_text(percent((static_cast<double>(f.now) / static_cast<double>(f.before) - 1) * 100), in);
         return detail::named(f.name, f.region, detail::beside(to_text(f.growth, in), computed, in));
     }}));

/// V14.
inline constexpr auto series_rules = rule_set(forbid<cumulative_series>(
    "V14", {"a cumulative figure does not shrink", "累计数不应减少"},
    [](cumulative_series const& f) {
        for (std::size_t at = 1; at < f.values.size(); ++at)
            if (f.values[at] < f.values[at - 1])
                return true;
        return false;
    },
    {"values", [](cumulative_series const& f, language in) {
         std::string values;
         for (std::int64_t const each : f.values)
             values.append(values.empty() ? "" : in == language::chinese ? "、" : "; ").append(to_text(each, in));
         return detail::named(f.name, f.region, values);
     }}));

/// V15.
inline constexpr auto coverage_rules = rule_set(forbid<coverage>(
    "V15", {"a percentage, or an \"all\", is of somebody", "百分比或“全部”的分母不应为0"},
    [](coverage const& f) { return f.whole && *f.whole <= 0; },
    {"whole", [](coverage const& f, language in) { return detail::named(f.name, f.region, to_text(f.whole, in)); }}));

/// V16.
inline constexpr auto helper_coverage_rules = rule_set(forbid<helper_coverage>(
    "V16", {"so many helpers can help so many", "帮扶人数与帮扶户数应可对应"},
    [](helper_coverage const& f) {
        using tuopin::detail::multiply;
        tuopin::detail::wide const helped{f.helped};
        return f.helpers < 0 || helped < multiply(f.helpers, f.least_each) || multiply(f.helpers, f.most_each) < helped;
    },
    {"helped", [](helper_coverage const& f, language in) {
         std::string const each =
             to_text(f.least_each, in) + (in == language::chinese ? "至" : " to ") + to_text(f.most_each, in);
         return detail::named(f.name, f.region,
                              in == language::chinese
                                  ? to_text(f.helpers, in) + "人各帮扶" + each + "户，共" + to_text(f.helped, in) + "户"
                                  : to_text(f.helpers, in) + " of " + each + " each for " + to_text(f.helped, in));
     }}));

/// V17.
inline constexpr auto region_rules = rule_set(forbid<region_at>(
    "V17", {"a division code is valid on the day of the figure", "行政区划代码在时点上应有效"},
    [](region_at const& f) { return !detail::is_valid_at(f); },
    {"region", [](region_at const& f, language in) { return to_text(f.region, in) + " " + to_text(f.as_of, in); }}));

/// V18.
inline constexpr auto vintage_rules = rule_set(forbid<vintage>(
    "V18", {"line, incomes and code list are those of the data year", "标准年度、收入年度、代码版本应与数据年度相符"},
    [](vintage const& f) {
        return (f.line_year && *f.line_year != f.data_year) || (f.income_year && *f.income_year != f.data_year) ||
               (f.codes_from && f.data_year < *f.codes_from) || (f.codes_through && *f.codes_through < f.data_year);
    },
    {"data_year", [](vintage const& f, language in) {
         bool const chinese = in == language::chinese;
         auto const year    = [&](char const* words, std::optional<int> const& of) {
             return of ? std::string(chinese ? "，" : ", ") + words + to_field(*of) : std::string();
         };
         return detail::named(f.name, {},
                              to_field(f.data_year) + year(chinese ? "标准" : "line of ", f.line_year) +
                                  year(chinese ? "收入" : "incomes of ", f.income_year) +
                                  year(chinese ? "代码自" : "codes from ", f.codes_from) +
                                  year(chinese ? "代码至" : "codes through ", f.codes_through));
     }}));

/// S21.
inline constexpr auto reported_count_rules = rule_set(forbid<reported_counts>(
    "S21", {"a report has the households and persons that its rows have", "报表户数、人数应与查询一致"},
    [](reported_counts const& f) {
        return f.stated_households != f.counted_households || f.stated_persons != f.counted_persons;
    },
    {"stated_households", [](reported_counts const& f, language in) {
         return detail::named(f.name, f.region,
                              detail::beside(to_text(f.stated_households, in) + "/" + to_text(f.stated_persons, in),
                                             to_text(f.counted_households, in) + "/" + to_text(f.counted_persons, in),
                                             in));
     }}));

} // namespace tuopin::registry

#endif
