#ifndef TUOPIN_DOMAIN_MEASURES_INCOME_HPP
#define TUOPIN_DOMAIN_MEASURES_INCOME_HPP

#include <tuopin/describe/labels.hpp>
#include <tuopin/values/figures/growth.hpp>
#include <tuopin/values/figures/per.hpp>
#include <tuopin/values/units.hpp>

#include <boost/describe/class.hpp>

namespace tuopin {

/// The income of the countryside (农村居民收入), from the year's beginning to the end of the
/// period. Rows 14 and 15 of the source article, Yunnan Net's report of the press conference
/// of Kunming of 2020-08-11: the first half of 2020. A half-year's income is not to be held
/// against a line of poverty, which is for a year.
struct income_report {
    /// Disposable income per resident rural person (农村常住居民人均可支配收入): of whoever lives
    /// there, registered as poor or not. Without their number it cannot be put together with
    /// another region's; the article does not give it.
    per<yuan, resident_rural_persons> per_person{};

    /// Its growth on the same period of the year before (同比增长). Nominal or real is not said.
    /// Where levels are given they are total incomes, which add over regions; incomes per
    /// head do not.
    growth<yuan> on_year_before{};

    friend bool operator==(income_report const&, income_report const&) = default;
};
BOOST_DESCRIBE_STRUCT(income_report, (), (per_person, on_year_before))

constexpr auto labels(income_report const*) {
    return labels_for<income_report>({{"per_person", "农村常住居民人均可支配收入", "disposable income"},
                                      {"on_year_before", "同比增长", "growth on the year before"}});
}

} // namespace tuopin

#endif
