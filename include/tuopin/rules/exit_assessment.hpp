// Whether a household, a village or a county may exit: criteria as data by place, level and years, evidence by
// name, and the result of every criterion with its reason.
#ifndef TUOPIN_RULES_EXIT_ASSESSMENT_HPP
#define TUOPIN_RULES_EXIT_ASSESSMENT_HPP

#include <tuopin/describe/labels.hpp>
#include <tuopin/domain/registry/answer.hpp>
#include <tuopin/domain/registry/conditions.hpp>
#include <tuopin/domain/registry/household.hpp>
#include <tuopin/domain/registry/poverty_lines.hpp>
#include <tuopin/domain/registry/village.hpp>
#include <tuopin/rules/cases.hpp>
#include <tuopin/rules/household_rules.hpp>
#include <tuopin/rules/village_rules.hpp>
#include <tuopin/statistics/fraction.hpp>
#include <tuopin/values/percentage.hpp>
#include <tuopin/values/region.hpp>
#include <tuopin/values/text.hpp>

#include <boost/describe/class.hpp>
#include <boost/describe/enum.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace tuopin::registry {

/// Who exits (退出层级): 户脱贫, 村出列, 县摘帽.
enum class exit_level : unsigned char { household, village, county };
BOOST_DESCRIBE_ENUM(exit_level, household, village, county)

constexpr auto labels(exit_level const*) {
    return labels_for<exit_level>({{"household", "户"}, {"village", "村"}, {"county", "县"}});
}

/// How a criterion looks at its item.
enum class criterion_kind : unsigned char {
    above,       ///< more than the threshold
    at_least,    ///< the threshold or more; "at least one measure" is at least 1
    below,       ///< less than the threshold
    at_most,     ///< the threshold or less
    holds,       ///< answered with yes
    above_parent ///< more than the same item of the region around
};
BOOST_DESCRIBE_ENUM(criterion_kind, above, at_least, below, at_most, holds, above_parent)

constexpr auto labels(criterion_kind const*) {
    return labels_for<criterion_kind>({{"above", "高于"},
                                       {"at_least", "不低于"},
                                       {"below", "低于"},
                                       {"at_most", "不高于"},
                                       {"holds", "达标"},
                                       {"above_parent", "高于上级", "above the parent region"}});
}

/// A criterion, one row of a table of criteria: read yours from a file.
struct exit_criterion {
    std::optional<region_code>  place{}; ///< where it holds; empty for the whole country
    exit_level                  level{};
    int                         first_year{}; ///< the years of exit for which it holds
    int                         last_year{};
    std::string                 item{};    ///< the evidence that it looks at: "incidence"
    std::string                 english{}; ///< what it asks for, in words
    std::string                 chinese{};
    criterion_kind              kind{};
    std::optional<fraction>     threshold{};    ///< "3%", "2952", "9/10"; none for `holds` and `above_parent`
    std::int64_t                weight{1};      ///< its points, all or nothing, where the standard is scored
    bool                        required{true}; ///< whether it has to be met; else it only gives its points
    std::optional<std::int64_t> pass_score{}; ///< the points that the whole standard asks for; the same in all its rows
    std::string                 source{};
    std::optional<registry::income_concept> income_concept{}; ///< of a line, the income that it is for (收入口径)

    friend bool operator==(exit_criterion const&, exit_criterion const&) = default;
};
BOOST_DESCRIBE_STRUCT(exit_criterion, (),
                      (place, level, first_year, last_year, item, english, chinese, kind, threshold, weight, required,
                       pass_score, source, income_concept))

/// The criteria of a place, level and year: those of the narrowest place that has any for them. Empty where there are
/// none; what is not known is not made up from other years.
inline std::vector<exit_criterion> criteria_for(std::vector<exit_criterion> const& all, exit_level level, int year,
                                                region_code place = {}) {
    std::vector<exit_criterion> narrowest;
    for (exit_criterion const& each : all) {
        bool const around = !each.place || (place.stated() && contains(*each.place, place));
        if (!around || each.level != level || year < each.first_year || each.last_year < year)
            continue;
        auto const length = [](exit_criterion const& of) { return of.place ? of.place->length() : 0; };
        if (!narrowest.empty() && length(each) < length(narrowest.front()))
            continue;
        if (!narrowest.empty() && length(each) > length(narrowest.front()))
            narrowest.clear();
        narrowest.push_back(each);
    }
    return narrowest;
}

/// How a value of evidence is told to people.
enum class told_as : unsigned char { number, percent, yuan };

/// What is known of whoever is assessed, item by item: a number, exactly, or an answer.
class exit_evidence {
public:
    exit_evidence& number(std::string_view item, std::optional<fraction> value, told_as as = told_as::number) {
        entry& each = entry_of(item);
        each.value  = value;
        each.as     = as;
        return *this;
    }
    exit_evidence& money(std::string_view item, std::optional<yuan> value) {
        return number(item, value ? std::optional<fraction>(fraction(value->steps(), 100)) : std::nullopt,
                      told_as::yuan);
    }
    /// An income a head, which is held against lines of its own concept only.
    exit_evidence& income(std::string_view item, std::optional<registry::income_per_head> value) {
        money(item, value ? std::optional<yuan>(value->amount) : std::nullopt);
        entry_of(item).income_concept =
            value ? std::optional<registry::income_concept>(value->concept_of) : std::nullopt;
        return *this;
    }
    /// How much more it is than a period before, as a share of what it was then. Of nothing there is no growth.
    exit_evidence& growth(std::string_view item, yuan before, yuan now) {
        return share(item, now.steps() - before.steps(), before.steps());
    }
    /// A part of a whole. Of nobody there is no share.
    exit_evidence& share(std::string_view item, std::int64_t part, std::int64_t whole) {
        return number(item, whole > 0 ? std::optional<fraction>(fraction(part, whole)) : std::nullopt,
                      told_as::percent);
    }
    exit_evidence& answered(std::string_view item, answer given) {
        entry_of(item).given = given;
        return *this;
    }

    std::optional<fraction> number(std::string_view item) const {
        entry const* const each = find(item);
        return each != nullptr ? each->value : std::nullopt;
    }
    answer answered(std::string_view item) const {
        entry const* const each = find(item);
        return each != nullptr ? each->given : not_stated;
    }
    std::optional<registry::income_concept> income_concept(std::string_view item) const {
        entry const* const each = find(item);
        return each != nullptr ? each->income_concept : std::nullopt;
    }
    told_as as(std::string_view item) const {
        entry const* const each = find(item);
        return each != nullptr ? each->as : told_as::number;
    }

private:
    struct entry {
        std::string                             item{};
        std::optional<fraction>                 value{};
        told_as                                 as{told_as::number};
        answer                                  given{};
        std::optional<registry::income_concept> income_concept{};
    };
    entry const* find(std::string_view item) const {
        for (entry const& each : entries_)
            if (each.item == item)
                return &each;
        return nullptr;
    }
    entry& entry_of(std::string_view item) {
        for (entry& each : entries_)
            if (each.item == item)
                return each;
        entries_.push_back({std::string(item), {}, {}, {}, {}});
        return entries_.back();
    }

    std::vector<entry> entries_{};
};

/// What came of a criterion, and of the whole. What is not known is not met, and not failed.
enum class exit_result : unsigned char { not_met, undetermined, met };
BOOST_DESCRIBE_ENUM(exit_result, not_met, undetermined, met)

constexpr auto labels(exit_result const*) {
    return labels_for<exit_result>(
        {{"not_met", "不达标"}, {"undetermined", "无法判定", "not determinable"}, {"met", "达标"}});
}

/// A criterion with what came of it, and why.
struct criterion_result {
    exit_criterion criterion{};
    exit_result    result{};
    std::string    reason{}; ///< "incidence 2.5 %, wanted below 3 %"

    friend bool operator==(criterion_result const&, criterion_result const&) = default;
};

/// The assessment of a household, village or county.
struct exit_assessment {
    exit_result                   result{}; ///< of the whole
    std::vector<criterion_result> criteria{};
    std::int64_t                  score{};    ///< points of the criteria that are met
    std::int64_t                  possible{}; ///< those, and the points of what could not be determined
    std::int64_t                  full{};     ///< points of all

    friend bool operator==(exit_assessment const&, exit_assessment const&) = default;

    /// One line a criterion, and one for the whole.
    friend std::string to_text(exit_assessment const& a, language in = language::english) {
        std::string written = to_text(a.result, in) + (in == language::chinese ? "（" : " (") + to_text(a.score, in) +
                              (in == language::chinese ? "/" : " of ") + to_text(a.full, in) +
                              (in == language::chinese ? "分）" : " points)");
        for (criterion_result const& each : a.criteria)
            written.append("\n  ")
                .append(to_text(each.result, in))
                .append(in == language::chinese ? "：" : ": ")
                .append(each.reason);
        return written;
    }
};

namespace detail {

inline std::string told(fraction value, told_as as, language in) {
    switch (as) {
    case told_as::percent:
        return to_text(percent(to_double(value) * 100), in);
    case told_as::yuan:
        if (100 % value.denominator() == 0)
            return to_text(yuan::of_steps(value.numerator() * (100 / value.denominator())), in);
        break;
    case told_as::number:
        break;
    }
    return to_text(value, in);
}

inline criterion_result judged(exit_criterion const& criterion, exit_evidence const& of, exit_evidence const* parent,
                               language in) {
    bool const        chinese = in == language::chinese;
    std::string const comma   = chinese ? "，" : ", ";
    std::string const unknown = chinese ? "未知" : "not known";
    criterion_result  judged{criterion, exit_result::undetermined,
                            std::string(text{criterion.english, criterion.chinese}.in(in))};
    judged.reason += chinese ? "：" : ": ";

    if (criterion.kind == criterion_kind::holds) {
        answer const given = of.answered(criterion.item);
        judged.result      = says_yes(given)  ? exit_result::met
                             : says_no(given) ? exit_result::not_met
                                              : exit_result::undetermined;
        judged.reason += given ? to_text(*given, in) : unknown;
        return judged;
    }
    auto const    value = of.number(criterion.item);
    told_as const as    = of.as(criterion.item);
    if (auto const concept_of = of.income_concept(criterion.item);
        concept_of && criterion.income_concept && *concept_of != *criterion.income_concept)
        throw std::logic_error("tuopin: the line of the criterion on " + criterion.item +
                               " is for another income concept; take the line of the concept of the income");
    std::optional<fraction> limit = criterion.threshold;
    if (criterion.kind == criterion_kind::above_parent)
        limit = parent != nullptr ? parent->number(criterion.item) : std::nullopt;
    else if (!limit)
        throw std::invalid_argument("tuopin: the criterion on " + criterion.item +
                                    " compares with a threshold and has none");
    judged.reason += value ? told(*value, as, in) : unknown;
    judged.reason += comma + (chinese ? "应" : "wanted ") + to_text(criterion.kind, in) + (chinese ? "" : " ");
    judged.reason += limit ? (criterion.kind == criterion_kind::above_parent ? (chinese ? "的" : "with ") : "") +
                                 told(*limit, as, in)
                           : unknown;
    if (!value || !limit)
        return judged;
    bool met = false;
    switch (criterion.kind) {
    case criterion_kind::above:
    case criterion_kind::above_parent:
        met = *value > *limit;
        break;
    case criterion_kind::at_least:
        met = *value >= *limit;
        break;
    case criterion_kind::below:
        met = *value < *limit;
        break;
    case criterion_kind::at_most:
        met = *value <= *limit;
        break;
    case criterion_kind::holds:
        break;
    }
    judged.result = met ? exit_result::met : exit_result::not_met;
    return judged;
}

} // namespace detail

/// Assesses by criteria, all of one standard: every required one has to be met, and the points of all that are met
/// have to reach the pass score where there is one. `parent` is the evidence of the region around, where a criterion
/// compares with it. Throws `std::invalid_argument` for no criteria, a comparison without threshold, and pass scores
/// that differ, and `std::logic_error` where a line is for another income concept than the income.
inline exit_assessment assess_exit(std::vector<exit_criterion> const& criteria, exit_evidence const& of,
                                   exit_evidence const* parent = nullptr, language in = language::english) {
    if (criteria.empty())
        throw std::invalid_argument(
            "tuopin: an assessment needs criteria; criteria_for gives none for that place, level and year");
    exit_assessment all;
    all.result = exit_result::met;
    for (exit_criterion const& each : criteria) {
        if (each.pass_score != criteria.front().pass_score)
            throw std::invalid_argument("tuopin: the criteria of one standard have one pass score");
        all.criteria.push_back(detail::judged(each, of, parent, in));
        exit_result const result = all.criteria.back().result;
        all.full += each.weight;
        all.score += result == exit_result::met ? each.weight : 0;
        all.possible += result != exit_result::not_met ? each.weight : 0;
        if (each.required && result < all.result)
            all.result = result;
    }
    if (auto const wanted = criteria.front().pass_score) {
        if (all.possible < *wanted)
            all.result = exit_result::not_met;
        else if (all.score < *wanted && all.result == exit_result::met)
            all.result = exit_result::undetermined;
    }
    return all;
}

/// What the register knows of a household: income_per_head, housing, education, medical_insurance, water, pension,
/// measures.
inline exit_evidence evidence_of(household_case const& h) {
    exit_evidence                            known;
    std::optional<registry::income_per_head> income;
    if (auto const amount = h.income_per_head())
        income = {*amount, h.row->year, income_concept::net_of_registered_members};
    known.income("income_per_head", income);
    if (h.conditions != nullptr) {
        known.answered("housing", opposite(lives_dangerously(*h.conditions)));
        known.answered("water", opposite(lacks_water(*h.conditions)));
    }
    if (!h.members.empty()) {
        answer education = yes, medical = yes, pension = yes;
        for (person_case const& p : h.members) {
            if (is_dropout(p))
                education = both(education, no);
            else if (p.aged(p.parameters->compulsory_from, p.parameters->compulsory_through) && !p.row->school_status)
                education = both(education, not_stated);
            medical = both(medical, either(p.row->medical_insurance, p.row->employee_medical_insurance));
            pension = both(pension, either(p.row->pension_insurance, p.row->employee_pension));
        }
        known.answered("education", education).answered("medical_insurance", medical).answered("pension", pension);
    }
    if (h.measures_given)
        known.number("measures", fraction(static_cast<std::int64_t>(h.measures.size())));
    return known;
}

/// What the register knows of a village: incidence, hardened_road, power_kv, water, clinic, doctors, venue, broadband,
/// collective_income, broadcasting.
inline exit_evidence evidence_of(village_case const& v) {
    exit_evidence known;
    if (v.row->poor_persons && v.row->persons)
        known.share("incidence", v.row->poor_persons->count(), v.row->persons->count());
    if (v.row->with_broadcasting && v.row->households)
        known.share("broadcasting", v.row->with_broadcasting->count(), v.row->households->count());
    if (v.row->collective_income)
        known.money("collective_income", yuan(*v.row->collective_income));
    if (v.facilities != nullptr) {
        known.answered("hardened_road", v.facilities->hardened_road)
            .answered("water", v.facilities->tap_water)
            .answered("clinic", v.facilities->standard_clinic)
            .answered("venue", v.facilities->service_venue)
            .answered("broadband", v.facilities->broadband);
        if (v.facilities->doctors)
            known.number("doctors", fraction(v.facilities->doctors->count()));
        if (v.facilities->power)
            known.number("power_kv", fraction(v.facilities->power->steps(), unit_of<kilovolts>::steps));
    }
    return known;
}

/// The criteria that are confirmed. Of the household: the national frame of April 2016, the income above the line that
/// you give, which is one for the register's own income as `exit_test_lines` has it. Of the village: incidence below
/// 2 %, and below 3 % in Yunnan, with the 20 points that a score sheet of 2016 gives for it. Of the county: the five
/// items of Yunnan of 2017. Lists of other provinces and years are yours to add.
inline std::vector<exit_criterion> confirmed_exit_criteria(poverty_line line) {
    region_code const yunnan("53");
    std::string const frame  = "opinion of the two general offices, April 2016",
                      scheme = "Honghe prefecture, 2017-09-22";
    auto const row = [](std::optional<region_code> place, exit_level level, int first, int last, char const* item,
                        char const* english, char const* chinese, criterion_kind kind,
                        std::optional<fraction> threshold, std::string const& source) {
        return exit_criterion{place, level,     first, last, item, english, chinese,
                              kind,  threshold, 1,     true, {},   source,  {}};
    };
    using enum criterion_kind;
    std::vector<exit_criterion> all{
        row({}, exit_level::household, 2016, 2020, "income_per_head", "net income a head above the line",
            "人均纯收入稳定超过国家扶贫标准", above, fraction(line.amount.steps(), 100), frame),
        row({}, exit_level::household, 2016, 2020, "food_and_clothing", "no worry about food and clothing",
            "不愁吃、不愁穿", holds, {}, frame),
        row({}, exit_level::household, 2016, 2020, "education", "compulsory education secured", "义务教育有保障", holds,
            {}, frame),
        row({}, exit_level::household, 2016, 2020, "medical_insurance", "basic medical care secured", "基本医疗有保障",
            holds, {}, frame),
        row({}, exit_level::household, 2016, 2020, "housing", "safe housing", "住房安全有保障", holds, {}, frame),
        row({}, exit_level::household, 2016, 2020, "water", "safe drinking water", "饮水安全有保障", holds, {}, frame),
        row({}, exit_level::village, 2016, 2020, "incidence", "incidence of poverty", "贫困发生率", below,
            fraction(2, 100), frame),
        row(yunnan, exit_level::village, 2016, 2016, "incidence", "incidence of poverty", "贫困发生率", below,
            fraction(3, 100), "score sheet of a Yunnan village, 2016"),
        row(yunnan, exit_level::county, 2017, 2017, "composite_incidence", "composite incidence", "综合贫困发生率",
            below, fraction(3, 100), scheme),
        row(yunnan, exit_level::county, 2017, 2017, "income_growth", "growth of rural disposable income",
            "农村常住居民人均可支配收入增幅", above_parent, {}, scheme),
        row(yunnan, exit_level::county, 2017, 2017, "villages_exited", "poor villages that have exited",
            "贫困村退出比例", at_least, fraction(9, 10), scheme),
        row(yunnan, exit_level::county, 2017, 2017, "households_with_measures",
            "registered households with at least one measure", "至少享受一项帮扶措施的建档立卡户比例", at_least,
            fraction(1), scheme),
        row(yunnan, exit_level::county, 2017, 2017, "education_balanced",
            "compulsory education basically balanced, dropout within the limit",
            "县域义务教育发展基本均衡，辍学率在国家规定范围内", holds, {}, scheme)};
    for (exit_criterion& each : all)
        if (each.source.starts_with("score"))
            each.weight = 20;
    all.front().income_concept = line.concept_of;
    return all;
}

} // namespace tuopin::registry

#endif
