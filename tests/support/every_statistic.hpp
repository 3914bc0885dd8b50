// Every statistic of incomes that the library has, for laws that all of them keep.
#ifndef TUOPIN_TESTS_SUPPORT_EVERY_STATISTIC_HPP
#define TUOPIN_TESTS_SUPPORT_EVERY_STATISTIC_HPP

#include <tuopin/statistics/inequality.hpp>
#include <tuopin/statistics/lorenz.hpp>
#include <tuopin/statistics/poverty.hpp>
#include <tuopin/statistics/quantiles.hpp>
#include <tuopin/statistics/relative_poverty.hpp>

#include <string>

namespace support {

/// Whether a statistic stays the same when all weights are multiplied by one number.
enum class when_weights_are_scaled { stays, changes };

/// Calls `visit(statistic, name, scaled)` for all of them; poor is who is below `line` and rich
/// who is above it.
template <class Visit>
void each_statistic(double line, Visit visit) {
    using namespace tuopin;
    using namespace tuopin::statistic;
    auto const stays = [&](auto const& statistic, std::string const& name) {
        visit(statistic, name, when_weights_are_scaled::stays);
    };
    auto const changes = [&](auto const& statistic, std::string const& name) {
        visit(statistic, name, when_weights_are_scaled::changes);
    };

    for (undefined_incomes const policy :
         {undefined_incomes::refuse, undefined_incomes::drop, undefined_incomes::keep}) {
        std::string const of = policy == undefined_incomes::refuse ? ""
                               : policy == undefined_incomes::drop ? ", dropping"
                                                                   : ", keeping";
        stays(gini{.undefined = policy}, "Gini" + of);
        stays(gini{gini_form::ties_merged, {}, policy}, "Gini with ties merged" + of);
        changes(gini{gini_form::unit_steps, {}, policy}, "Gini with unit steps" + of);
        for (double const alpha : {-1.0, 0.0, 0.5, 1.0, 2.0})
            stays(generalised_entropy{alpha, policy}, "GE(" + std::to_string(alpha) + ")" + of);
        stays(j_divergence{policy}, "J divergence" + of);
        for (double const epsilon : {0.5, 1.0, 2.0})
            stays(atkinson{epsilon, policy}, "Atkinson(" + std::to_string(epsilon) + ")" + of);
        stays(hoover{policy}, "Hoover" + of);
        stays(quintile_share_ratio{.undefined = policy}, "S80/S20" + of);
        stays(palma_ratio{policy}, "Palma" + of);
        stays(zenga{zenga_form::with_oneself, policy}, "Zenga" + of);
        stays(zenga{zenga_form::without_oneself, policy}, "Zenga without oneself" + of);
        for (poorer_half const half :
             {poorer_half::of_the_curve, poorer_half::up_to_the_median, poorer_half::below_the_median})
            stays(foster_wolfson{{}, half, policy}, "Foster-Wolfson" + of);
    }
    stays(gini{{}, small_sample::corrected}, "Gini, corrected");
    changes(gini{{}, small_sample::corrected_by_counts}, "Gini, corrected by counts");
    stays(coefficient_of_variation{}, "coefficient of variation");
    stays(kolm{0.001}, "Kolm");
    changes(herfindahl{}, "Herfindahl");
    changes(rosenbluth{}, "Rosenbluth");
    stays(sen_welfare{}, "Sen's welfare");

    stays(mean{}, "mean");
    changes(total{}, "total");
    changes(total_below_quantile{0.3}, "total below a quantile");
    for (double const share : {0.0, 0.1, 0.5, 0.9, 1.0}) {
        for (int rule = 0; rule < static_cast<int>(quantile_rule::hmisc); ++rule)
            stays(quantile{share, static_cast<quantile_rule>(rule)},
                  "quantile " + std::to_string(share) + " by rule " + std::to_string(rule));
        changes(quantile{share, quantile_rule::hmisc}, "quantile by counts");
        stays(lorenz{share}, "Lorenz");
        stays(generalised_lorenz{share}, "generalised Lorenz");
    }
    stays(lorenz{0.4, 20}, "Lorenz in bins");
    stays(income_share{}, "share of the richest fifth");
    stays(lorenz_asymmetry{}, "Lorenz asymmetry");

    for (poor const who : {poor::below_line, poor::at_or_below_line})
        for (poverty_line const z :
             {poverty_line(line), poverty_line::share_of_median(0.6), poverty_line::share_of_mean(0.7)}) {
            for (double const alpha : {0.0, 0.5, 1.0, 2.0})
                stays(foster_greer_thorbecke{z, alpha, who}, "FGT(" + std::to_string(alpha) + ")");
            stays(mean_gap_of_poor{z, who}, "mean gap");
            changes(poor_population{z, who}, "number of poor");
            changes(total_gap{z, who}, "total gap");
            stays(watts{z, who}, "Watts");
            stays(watts{z, who, undefined_incomes::drop}, "Watts, dropping");
            stays(watts{z, who, undefined_incomes::count}, "Watts, counting");
            stays(sen{z, who}, "Sen");
            stays(sen_shorrocks_thon{z, who}, "Sen-Shorrocks-Thon");
        }
    for (affluence::form const form : {affluence::form::concave, affluence::form::convex, affluence::form::chakravarty})
        stays(affluence{line, 1.5, form}, "affluence");
    for (quantile_rule const rule :
         {quantile_rule::eurostat, quantile_rule::inverse_distribution, quantile_rule::first_above}) {
        stays(at_risk_of_poverty_threshold{.rule = rule}, "threshold");
        stays(at_risk_of_poverty_rate{.rule = rule}, "rate");
        stays(median_of_poor{.rule = rule}, "median of the poor");
        stays(relative_median_gap{.rule = rule}, "relative median gap");
    }
}

} // namespace support

#endif
