#ifndef TUOPIN_DOMAIN_MEASURES_FINANCE_HPP
#define TUOPIN_DOMAIN_MEASURES_FINANCE_HPP

#include <tuopin/describe/labels.hpp>
#include <tuopin/values/figures/amount.hpp>
#include <tuopin/values/figures/cumulative.hpp>
#include <tuopin/values/units.hpp>

#include <boost/describe/class.hpp>

namespace tuopin {

/// Money for the work, at home and for counterparts elsewhere (扶贫投入与对口帮扶). Rows 32 to
/// 35 of the source article, Yunnan Net's report of the press conference of Kunming of
/// 2020-08-11. Whether the funds at home contain those for counterparts, or the payments for
/// ecology (`ecology_report::paid_to_farm_households`), is not said: never add the three.
struct finance_report {
    /// What the region itself put into poverty alleviation (投入扶贫资金), since 2015. The article
    /// prints "about", and "5 years" in its heading for the same amount.
    cumulative<yuan> own_funds{};

    /// What the region gave to counterparts in other regions (帮扶资金). It is spent there: a total
    /// of a city that counts by place of spending must leave it out, for the receiving towns
    /// report it, too. Since when is not said.
    cumulative<yuan> counterpart_funds{};
    /// Towns elsewhere that received them: three, in Dongchuan, Luquan and Xundian. Two
    /// givers of one town count it twice.
    stock<townships> counterpart_towns{};
    /// Officials sent to live in villages of a counterpart (选派驻村干部): to a town of Dongchuan.
    /// Whether they are there at the date of the report or were there at some time is not said.
    stock<officials> officials_dispatched{};

    friend bool operator==(finance_report const&, finance_report const&) = default;
};
BOOST_DESCRIBE_STRUCT(finance_report, (), (own_funds, counterpart_funds, counterpart_towns, officials_dispatched))

constexpr auto labels(finance_report const*) {
    return labels_for<finance_report>(
        {{"own_funds", "投入扶贫资金"},
         {"counterpart_funds", "对口帮扶资金", "funds for counterparts elsewhere"},
         {"counterpart_towns", "对口帮扶乡镇", "counterpart towns"},
         {"officials_dispatched", "选派驻村干部", "officials dispatched to counterparts"}});
}

} // namespace tuopin

#endif
