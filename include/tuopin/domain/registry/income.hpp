// The income of a household in a year as a tree of parts: totals are computed, and what a form
// states beside them is held against them.
#ifndef TUOPIN_DOMAIN_REGISTRY_INCOME_HPP
#define TUOPIN_DOMAIN_REGISTRY_INCOME_HPP

#include <tuopin/describe/element_codes.hpp>
#include <tuopin/describe/labels.hpp>
#include <tuopin/domain/registry/numbers.hpp>
#include <tuopin/values/figures/member_aggregations.hpp>
#include <tuopin/values/period.hpp>
#include <tuopin/values/text.hpp>
#include <tuopin/values/units.hpp>

#include <boost/describe/class.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace tuopin::registry {

/// The income of a household in a year (家庭收入): one row a household and year. The year of the
/// register is seldom the calendar year; `accounted` says which months it covers, where known.
///
///     transfer     = birth-control award + dibao + five guarantees + pension + ecological + other
///     gross        = wage + business + property + transfer
///     net          = gross - cost of business
///     net a head   = net / registered members
///
/// Only the parts are entered. The totals that a form states beside them have `stated_` before
/// their name, and nothing computes with them: `transfer_income`, `gross_income`, `net_income`
/// and `net_income_per_head` compute, `income_problems` compares.
struct income_year {
    household_number      household{};           ///< 户编号
    int                   year{};                ///< 数据年度
    std::optional<period> accounted{};           ///< 核算时段
    std::optional<yuan>   wage{};                ///< 工资性收入
    std::optional<yuan>   business{};            ///< 生产经营性收入, unsold produce included
    std::optional<yuan>   property{};            ///< 财产性收入
    std::optional<yuan>   birth_control_award{}; ///< 计划生育金
    std::optional<yuan>   dibao{};               ///< 低保金
    std::optional<yuan>   five_guarantee{};      ///< 五保金, later 特困供养金
    std::optional<yuan>   pension{};             ///< 养老保险金
    std::optional<yuan>   ecological{};          ///< 生态补偿金
    std::optional<yuan>   other_transfer{};      ///< 其他转移性收入
    std::optional<yuan>   business_cost{};       ///< 生产经营性支出
    std::optional<yuan>   stated_transfer{};     ///< 转移性收入 as stated
    std::optional<yuan>   stated_gross{};        ///< 年收入 as stated
    std::optional<yuan>   stated_net{};          ///< 纯收入 as stated
    std::optional<yuan>   stated_net_per_head{}; ///< 人均纯收入 as stated

    friend bool operator==(income_year const&, income_year const&) = default;
};
BOOST_DESCRIBE_STRUCT(income_year, (),
                      (household, year, accounted, wage, business, property, birth_control_award, dibao, five_guarantee,
                       pension, ecological, other_transfer, business_cost, stated_transfer, stated_gross, stated_net,
                       stated_net_per_head))

constexpr auto labels(income_year const*) {
    return labels_for<income_year>({{"household", "户编号", "household number"},
                                    {"year", "数据年度", "data year"},
                                    {"accounted", "核算时段", "months accounted for"},
                                    {"wage", "工资性收入", "wage income"},
                                    {"business", "生产经营性收入", "income from production and business"},
                                    {"property", "财产性收入", "income from property"},
                                    {"birth_control_award", "计划生育金"},
                                    {"dibao", "低保金", "dibao money"},
                                    {"five_guarantee", "五保金", "five-guarantee money"},
                                    {"pension", "养老保险金"},
                                    {"ecological", "生态补偿金", "ecological compensation"},
                                    {"other_transfer", "其他转移性收入", "other transfer income"},
                                    {"business_cost", "生产经营性支出", "cost of production and business"},
                                    {"stated_transfer", "转移性收入", "transfer income as stated"},
                                    {"stated_gross", "年收入", "yearly income as stated"},
                                    {"stated_net", "纯收入", "net income as stated"},
                                    {"stated_net_per_head", "人均纯收入", "net income a head as stated"}});
}

constexpr auto aggregations(income_year const*) {
    return aggregations_for<income_year>({{"wage", as_flow},
                                          {"business", as_flow},
                                          {"property", as_flow},
                                          {"birth_control_award", as_flow},
                                          {"dibao", as_flow},
                                          {"five_guarantee", as_flow},
                                          {"pension", as_flow},
                                          {"ecological", as_flow},
                                          {"other_transfer", as_flow},
                                          {"business_cost", as_flow},
                                          {"stated_transfer", as_flow},
                                          {"stated_gross", as_flow},
                                          {"stated_net", as_flow},
                                          {"stated_net_per_head", as_mean}});
}

/// Elements of the national table AC07.
constexpr auto element_codes(income_year const*) {
    return element_codes_for<income_year>({{"household", "AAC001"},
                                           {"year", "AAR040"},
                                           {"wage", "AAC073"},
                                           {"business", "AAC071"},
                                           {"property", "AAC072"},
                                           {"birth_control_award", "AAC076"},
                                           {"dibao", "AAC077"},
                                           {"five_guarantee", "AAC086"},
                                           {"pension", "AAC087"},
                                           {"ecological", "AAC078"},
                                           {"other_transfer", "AAC083"},
                                           {"business_cost", "AAC074"},
                                           {"stated_transfer", "AAC085"},
                                           {"stated_gross", "AAC081"},
                                           {"stated_net", "AAC079"},
                                           {"stated_net_per_head", "AAC082"}});
}

/// What a part that a form leaves open is taken for.
enum class open_parts : unsigned char {
    unknown, ///< then the total is unknown, too
    zero     ///< as forms that are filled by hand usually mean it
};

namespace detail {

class income_sum {
public:
    constexpr explicit income_sum(open_parts open) : open_(open) {}

    constexpr income_sum& add(std::optional<yuan> part, std::int64_t sign = 1) {
        if (part)
            total_ += *part * sign;
        known_ = known_ && (part || open_ == open_parts::zero);
        any_   = any_ || part;
        return *this;
    }
    constexpr std::optional<yuan> total() const { return known_ && any_ ? std::optional<yuan>(total_) : std::nullopt; }

private:
    open_parts open_;
    yuan       total_{};
    bool       known_ = true;
    bool       any_   = false;
};

inline income_sum& add_transfer(income_sum& sum, income_year const& row) {
    return sum.add(row.birth_control_award)
        .add(row.dibao)
        .add(row.five_guarantee)
        .add(row.pension)
        .add(row.ecological)
        .add(row.other_transfer);
}
inline income_sum& add_gross(income_sum& sum, income_year const& row) {
    return detail::add_transfer(sum.add(row.wage).add(row.business).add(row.property), row);
}

} // namespace detail

/// The transfer income, of its parts (转移性收入). Empty where a part is unknown, and where none is stated.
inline std::optional<yuan> transfer_income(income_year const& row, open_parts open = open_parts::unknown) {
    detail::income_sum sum(open);
    return detail::add_transfer(sum, row).total();
}
/// The income before costs (年收入), of all parts.
inline std::optional<yuan> gross_income(income_year const& row, open_parts open = open_parts::unknown) {
    detail::income_sum sum(open);
    return detail::add_gross(sum, row).total();
}
/// What is left of it after the cost of business (纯收入).
inline std::optional<yuan> net_income(income_year const& row, open_parts open = open_parts::unknown) {
    detail::income_sum sum(open);
    return detail::add_gross(sum, row).add(row.business_cost, -1).total();
}

/// The net income by the registered members of the household (人均纯收入), rounded to the next fen,
/// halves away from zero; empty where the income is unknown or nobody is a member.
inline std::optional<yuan> net_income_per_head(income_year const& row, persons members,
                                               open_parts open = open_parts::unknown) {
    auto const net = net_income(row, open);
    if (!net || members.count() <= 0)
        return std::nullopt;
    std::int64_t const heads = members.count();
    std::int64_t const fen   = net->steps() / heads;
    std::int64_t const rest  = net->steps() % heads;
    std::int64_t const size  = rest < 0 ? -rest : rest;
    return yuan::of_steps(fen + (size >= heads - size ? (rest < 0 ? -1 : 1) : 0));
}

/// A total that a form states and that its parts do not give.
struct income_problem {
    std::string path{};     ///< the member with the stated total: "stated_net"
    yuan        stated{};   ///< what the form says
    yuan        computed{}; ///< what the parts give

    friend bool operator==(income_problem const&, income_problem const&) = default;
};
BOOST_DESCRIBE_STRUCT(income_problem, (), (path, stated, computed))

/// How a stated total is compared with its parts.
struct income_comparison {
    open_parts open{open_parts::unknown};
    yuan       tolerance{};                            ///< of the totals; none by default
    yuan       tolerance_per_head{yuan::of_steps(50)}; ///< forms round the income a head to the yuan or the fen
};

/// The stated totals that differ from what their parts give, with both. A total whose parts are not
/// all known is not compared; the one a head is compared where the members are given.
inline std::vector<income_problem> income_problems(income_year const&       row,
                                                   std::optional<persons>   members = std::nullopt,
                                                   income_comparison const& how     = {}) {
    std::vector<income_problem> problems;
    auto const compare = [&](char const* path, std::optional<yuan> stated, std::optional<yuan> computed,
                             yuan tolerance) {
        if (!stated || !computed)
            return;
        yuan const difference = *stated < *computed ? *computed - *stated : *stated - *computed;
        if (difference > tolerance)
            problems.push_back({path, *stated, *computed});
    };
    compare("stated_transfer", row.stated_transfer, transfer_income(row, how.open), how.tolerance);
    compare("stated_gross", row.stated_gross, gross_income(row, how.open), how.tolerance);
    compare("stated_net", row.stated_net, net_income(row, how.open), how.tolerance);
    if (members)
        compare("stated_net_per_head", row.stated_net_per_head, net_income_per_head(row, *members, how.open),
                how.tolerance_per_head);
    return problems;
}

} // namespace tuopin::registry

#endif
