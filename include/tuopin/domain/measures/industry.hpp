#ifndef TUOPIN_DOMAIN_MEASURES_INDUSTRY_HPP
#define TUOPIN_DOMAIN_MEASURES_INDUSTRY_HPP

#include <tuopin/describe/labels.hpp>
#include <tuopin/domain/measures/checks.hpp>
#include <tuopin/values/figures/amount.hpp>
#include <tuopin/values/figures/distinct_count.hpp>
#include <tuopin/values/figures/kinds.hpp>
#include <tuopin/values/units.hpp>

#include <boost/describe/class.hpp>
#include <boost/describe/enum.hpp>

#include <concepts>

namespace tuopin {

/// Who works together in an industry of poor households. The source article (row 36) names the
/// first; the other two leave one partner out.
enum class industry_mode : unsigned char {
    company_cooperative_household, ///< 龙头企业+合作社+贫困户
    company_household,             ///< 龙头企业+贫困户
    cooperative_household,         ///< 合作社+贫困户
};
BOOST_DESCRIBE_ENUM(industry_mode, company_cooperative_household, company_household, cooperative_household)

constexpr auto labels(industry_mode const*) {
    return labels_for<industry_mode>(
        {{"company_cooperative_household", "龙头企业+合作社+贫困户", "leading company + cooperative + poor household"},
         {"company_household", "龙头企业+贫困户", "leading company + poor household"},
         {"cooperative_household", "合作社+贫困户", "cooperative + poor household"}});
}

/// Industries that poor households live on (产业扶贫), at the date of the report. Rows 36 to 40 of
/// the source article, Yunnan Net's report of the press conference of Kunming of 2020-08-11.
struct industry_report {
    kinds<industry_mode> modes{};           ///< the ways of working together
    stock<bases>         organic_bases{};   ///< demonstration bases of organic planting (有机示范种植基地)
    /// Categories of certified organic produce (有机农产品): two regions may grow the same ones.
    distinct_count<categories> certified_categories{};
    stock<products>            certified_products{}; ///< certified products, each in one of the categories
    stock<mu>                  certified_area{};     ///< certified area (认证面积)

    friend bool operator==(industry_report const&, industry_report const&) = default;
};
BOOST_DESCRIBE_STRUCT(industry_report, (),
                      (modes, organic_bases, certified_categories, certified_products, certified_area))

constexpr auto labels(industry_report const*) {
    return labels_for<industry_report>(
        {{"modes", "产业组织模式", "modes of organisation"},
         {"organic_bases", "有机示范种植基地", "organic demonstration bases"},
         {"certified_categories", "认证有机农产品类别", "categories of certified produce"},
         {"certified_products", "认证产品"},
         {"certified_area", "认证面积"}});
}

/// No category is without a product.
template <std::derived_from<industry_report> M, class Report>
void check_measure(M const& m, language in, Report&& report) {
    detail::check_no_more<&industry_report::certified_categories, &industry_report::certified_products>(m, in, report);
}

} // namespace tuopin

#endif
