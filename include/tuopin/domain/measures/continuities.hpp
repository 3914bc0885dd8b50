#ifndef TUOPIN_DOMAIN_MEASURES_CONTINUITIES_HPP
#define TUOPIN_DOMAIN_MEASURES_CONTINUITIES_HPP

#include <tuopin/describe/labels.hpp>
#include <tuopin/values/figures/claim.hpp>
#include <tuopin/values/units.hpp>

#include <boost/describe/class.hpp>

namespace tuopin {

/// The four continuities (四个不摘): what is not taken away from a county when it has left
/// poverty behind. A county counts 1 of 1 where it keeps the thing, a city so many of its
/// counties. Row 10 of the source article, Yunnan Net's report of the press conference of
/// Kunming of 2020-08-11, says that the district has kept to all four since 2018, as a
/// principle and without a figure; so its figures here are for other reports to fill.
struct continuities_report {
    everywhere<counties> responsibility{}; ///< those in charge stay in charge (摘帽不摘责任)
    everywhere<counties> policy{};         ///< the measures of support go on (摘帽不摘政策)
    everywhere<counties> assistance{};     ///< the helpers stay (摘帽不摘帮扶)
    everywhere<counties> supervision{};    ///< checking goes on (摘帽不摘监管)

    friend bool operator==(continuities_report const&, continuities_report const&) = default;
};
BOOST_DESCRIBE_STRUCT(continuities_report, (), (responsibility, policy, assistance, supervision))

constexpr auto labels(continuities_report const*) {
    return labels_for<continuities_report>({{"responsibility", "摘帽不摘责任", "responsibility kept"},
                                            {"policy", "摘帽不摘政策", "policy kept"},
                                            {"assistance", "摘帽不摘帮扶", "assistance kept"},
                                            {"supervision", "摘帽不摘监管", "supervision kept"}});
}

} // namespace tuopin

#endif
