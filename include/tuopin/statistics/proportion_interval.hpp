// Confidence intervals of shares, which keep within 0 and 1 where a symmetric one may not.
#ifndef TUOPIN_STATISTICS_PROPORTION_INTERVAL_HPP
#define TUOPIN_STATISTICS_PROPORTION_INTERVAL_HPP

#include <tuopin/statistics/estimate.hpp>

#include <cmath>
#include <optional>

namespace tuopin {

/// How a confidence interval of a share is made (the names are those of svyciprop in R).
enum class proportion_method : unsigned char {
    logit,     ///< symmetric in the logarithm of the odds; the default
    symmetric, ///< symmetric in the share itself ("mean"); may leave 0 to 1
    arcsine,   ///< symmetric in the arcsine of the root, which steadies the variance ("asin")
    beta,      ///< Clopper and Pearson's exact interval at the effective sample size (Korn and Graubard)
};

namespace detail {

inline double beta_quantile(double p, double a, double b) {
    double low = 0, high = 1;
    for (int step = 0; step < 200 && high - low > 1e-16; ++step) {
        double const middle                              = (low + high) / 2;
        (incomplete_beta(a, b, middle) < p ? low : high) = middle;
    }
    return (low + high) / 2;
}

} // namespace detail

/// The interval that covers the true share in `level` of all samples. Empty where the estimate
/// has no standard error or is no share; at exactly 0 and 1 there is one by `symmetric` only.
inline std::optional<interval<double>> proportion_interval(estimate<> const& share, proportion_method method = {},
                                                           double level = 0.95) {
    auto const error = share.standard_error();
    if (!share || !error || share.degrees_of_freedom() < 1 || !(level > 0 && level < 1))
        return std::nullopt;
    double const p       = *share;
    double const degrees = static_cast<double>(share.degrees_of_freedom());
    double const t       = detail::student_quantile(0.5 + level / 2, degrees);
    if (method == proportion_method::symmetric)
        return interval<double>{p - t * *error, p + t * *error};
    if (!(p > 0 && p < 1) || !(*error > 0))
        return std::nullopt;
    if (method == proportion_method::logit) {
        double const middle = std::log(p / (1 - p)), half = t * *error / (p * (1 - p));
        auto const   back = [](double odds) { return 1 / (1 + std::exp(-odds)); };
        return interval<double>{back(middle - half), back(middle + half)};
    }
    if (method == proportion_method::arcsine) {
        double const right  = std::asin(1.0);
        double const middle = std::asin(std::sqrt(p)), half = t * *error / (2 * std::sqrt(p * (1 - p)));
        auto const   back = [&](double angle) {
            double const sine = std::sin(std::fmin(std::fmax(angle, 0), right));
            return sine * sine;
        };
        return interval<double>{back(middle - half), back(middle + half)};
    }
    double const records = static_cast<double>(share.n());
    if (!(records > 1))
        return std::nullopt;
    double const shrink    = detail::student_quantile(0.5 + level / 2, records - 1) / t;
    double const effective = p * (1 - p) / (*error * *error) * shrink * shrink;
    double const tail      = (1 - level) / 2;
    return interval<double>{detail::beta_quantile(tail, effective * p, effective * (1 - p) + 1),
                            detail::beta_quantile(1 - tail, effective * p + 1, effective * (1 - p))};
}

} // namespace tuopin

#endif
