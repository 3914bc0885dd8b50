// Poverty and inequality from a few points of a Lorenz curve, where a publication gives
// decile shares and no records: curves fitted to the points.
#ifndef TUOPIN_STATISTICS_GROUPED_LORENZ_HPP
#define TUOPIN_STATISTICS_GROUPED_LORENZ_HPP

#include <tuopin/statistics/estimate.hpp>
#include <tuopin/statistics/lorenz.hpp>

#include <array>
#include <cmath>
#include <cstddef>
#include <optional>
#include <stdexcept>
#include <utility>
#include <vector>

namespace tuopin {

namespace detail {

/// Least squares without an intercept; empty where the columns do not determine it.
template <std::size_t N>
std::optional<std::array<double, N>> least_squares(std::vector<std::array<double, N>> const& rows,
                                                   std::vector<double> const&                wanted) {
    std::array<std::array<double, N + 1>, N> matrix{};
    for (std::size_t row = 0; row < rows.size(); ++row)
        for (std::size_t i = 0; i < N; ++i) {
            for (std::size_t j = 0; j < N; ++j)
                matrix[i][j] += rows[row][i] * rows[row][j];
            matrix[i][N] += rows[row][i] * wanted[row];
        }
    for (std::size_t i = 0; i < N; ++i) {
        std::size_t pivot = i;
        for (std::size_t row = i + 1; row < N; ++row)
            if (std::fabs(matrix[row][i]) > std::fabs(matrix[pivot][i]))
                pivot = row;
        if (!(std::fabs(matrix[pivot][i]) > 0))
            return std::nullopt;
        std::swap(matrix[i], matrix[pivot]);
        for (std::size_t row = 0; row < N; ++row)
            if (row != i) {
                double const factor = matrix[row][i] / matrix[i][i];
                for (std::size_t j = i; j <= N; ++j)
                    matrix[row][j] -= factor * matrix[i][j];
            }
    }
    std::array<double, N> result{};
    for (std::size_t i = 0; i < N; ++i)
        result[i] = matrix[i][N] / matrix[i][i];
    return result;
}

/// The points of a curve that a fit is made to: those inside, in ascending order.
inline std::vector<lorenz_point> inner_points(std::vector<lorenz_point> const& points) {
    std::vector<lorenz_point> inner;
    lorenz_point              last{};
    for (lorenz_point const& point : points) {
        bool const end = (point.population == 0 && point.income == 0) || (point.population == 1 && point.income == 1);
        if (end)
            continue;
        if (!(point.population > last.population && point.population < 1 && point.income >= last.income &&
              point.income <= point.population))
            throw std::invalid_argument("tuopin: points of a Lorenz curve rise in both shares and lie below equality");
        inner.push_back(point);
        last = point;
    }
    return inner;
}

/// Where a rising function reaches `wanted`, between two bounds.
template <class Function>
double root_of(Function function, double wanted, double low, double high) {
    for (int step = 0; step < 200; ++step) {
        double const middle = low + (high - low) / 2;
        if (middle == low || middle == high)
            break;
        (function(middle) < wanted ? low : high) = middle;
    }
    return low + (high - low) / 2;
}

/// Fixed points of a fitted curve that poverty is read from.
struct gaps_below {
    double headcount{};
    double gap{};
    double squared_gap{};
};

} // namespace detail

/// Percentage changes of an index of poverty per percent of growth or of the Gini
/// coefficient, the other held (Kakwani 1993; Datt 1998).
struct poverty_elasticity {
    double to_mean{};
    double to_gini{};
};

/// The general quadratic Lorenz curve (Villasenor and Arnold 1989), as in Datt (1998) and
/// the World Bank's PovcalNet: L (1 - L) = a (p^2 - L) + b L (p - 1) + c (p - L).
class general_quadratic_lorenz {
public:
    general_quadratic_lorenz(double a, double b, double c)
        : a_(a),
          b_(b),
          c_(c),
          e_(-(a + b + c + 1)),
          m_(b * b - 4 * a),
          n_(2 * b * e_ - 4 * c),
          r_(std::sqrt(n_ * n_ - 4 * m_ * e_ * e_)) {}

    /// By least squares. Empty where there are fewer than three points inside the curve.
    static std::optional<general_quadratic_lorenz> fitted(std::vector<lorenz_point> const& points) {
        std::vector<std::array<double, 3>> rows;
        std::vector<double>                wanted;
        for (auto const& [p, l] : detail::inner_points(points)) {
            rows.push_back({p * p - l, l * (p - 1), p - l});
            wanted.push_back(l * (1 - l));
        }
        auto const found = rows.size() < 3 ? std::nullopt : detail::least_squares(rows, wanted);
        return found ? std::optional<general_quadratic_lorenz>({(*found)[0], (*found)[1], (*found)[2]}) : std::nullopt;
    }

    double a() const { return a_; }
    double b() const { return b_; }
    double c() const { return c_; }

    /// Whether it is a Lorenz curve: from (0, 0) to (1, 1), rising ever faster (Datt 1998, 2.2).
    bool valid() const {
        bool const convex = m_ < 0 || (m_ < n_ * n_ / (4 * e_ * e_) && (n_ >= 0 || m_ < -n_ / 2));
        return e_ < 0 && a_ + c_ >= 1 && c_ >= 0 && convex && std::isfinite(r_);
    }

    double ordinate(double p) const { return p <= 0 ? 0 : p >= 1 ? 1 : -(b_ * p + e_ + std::sqrt(under_root(p))) / 2; }
    double income_share(double from, double to) const { return ordinate(to) - ordinate(from); }

    /// The income below which a share of the population is.
    double quantile(double p, double mean) const {
        return mean * (-b_ / 2 - (2 * m_ * p + n_) / (4 * std::sqrt(under_root(p))));
    }

    double gini() const {
        auto const integral = [&](double p) {
            double const root  = std::sqrt(std::fmax(0.0, under_root(p)));
            double const slope = 2 * m_ * p + n_;
            double const rest  = m_ < 0 ? -std::asin(std::fmax(-1.0, std::fmin(1.0, slope / r_))) / std::sqrt(-m_)
                                        : std::log(std::fabs(2 * std::sqrt(m_) * root + slope)) / std::sqrt(m_);
            return slope / (4 * m_) * root + (4 * m_ * e_ * e_ - n_ * n_) / (8 * m_) * rest;
        };
        return 1 + b_ / 2 + e_ + integral(1) - integral(0);
    }

    /// Foster-Greer-Thorbecke indices below an absolute line, for alpha 0, 1 and 2. Empty
    /// where the line is not among the incomes of the curve.
    estimate<> foster_greer_thorbecke(int alpha, double line, double mean) const {
        auto const found = below(line, mean);
        if (!found || alpha < 0 || alpha > 2)
            return estimate<>(no_value::cannot_be_computed);
        return estimate<>(alpha == 0 ? found->headcount : alpha == 1 ? found->gap : found->squared_gap);
    }

    std::optional<poverty_elasticity> elasticity(int alpha, double line, double mean) const {
        auto const found = below(line, mean);
        if (!found || alpha < 0 || alpha > 2)
            return std::nullopt;
        double const relative = mean / line;
        if (alpha == 0) {
            double const bend = r_ * r_ / 8 * std::pow(under_root(found->headcount), -1.5);
            return poverty_elasticity{-1 / relative / (found->headcount * bend),
                                      (1 - 1 / relative) / (found->headcount * bend)};
        }
        double const ratio = alpha == 1 ? found->headcount / found->gap : found->gap / found->squared_gap;
        return poverty_elasticity{alpha * (1 - ratio), alpha * (1 + (relative - 1) * ratio)};
    }

private:
    double under_root(double p) const { return m_ * p * p + n_ * p + e_ * e_; }

    std::optional<detail::gaps_below> below(double line, double mean) const {
        if (!(line > 0 && mean > 0))
            return std::nullopt;
        double const at   = b_ + 2 * line / mean;
        double const head = -(n_ + r_ * at / std::sqrt(at * at - m_)) / (2 * m_);
        if (!(head > 0 && head < 1))
            return std::nullopt;
        double const relative = mean / line;
        double const l        = ordinate(head);
        double const gap      = head - relative * l;
        double const s1 = (r_ - n_) / (2 * e_ * e_), s2 = -(r_ + n_) / (2 * e_ * e_);
        double const squared =
            2 * gap - head -
            relative * relative * (a_ * head + b_ * l + r_ / 16 * std::log((1 - s1 * head) / (1 - s2 * head)));
        return detail::gaps_below{head, gap, squared};
    }

    double a_, b_, c_, e_, m_, n_, r_;
};

/// The Beta Lorenz curve (Kakwani 1980): L = p - theta p^gamma (1 - p)^delta.
class beta_lorenz {
public:
    beta_lorenz(double theta, double gamma, double delta) : theta_(theta), gamma_(gamma), delta_(delta) {}

    /// By least squares in logarithms. Empty where there are fewer than three points inside.
    static std::optional<beta_lorenz> fitted(std::vector<lorenz_point> const& points) {
        std::vector<std::array<double, 3>> rows;
        std::vector<double>                wanted;
        for (auto const& [p, l] : detail::inner_points(points)) {
            if (!(l < p))
                return std::nullopt;
            rows.push_back({1, std::log(p), std::log(1 - p)});
            wanted.push_back(std::log(p - l));
        }
        auto const found = rows.size() < 3 ? std::nullopt : detail::least_squares(rows, wanted);
        return found ? std::optional<beta_lorenz>({std::exp((*found)[0]), (*found)[1], (*found)[2]}) : std::nullopt;
    }

    double theta() const { return theta_; }
    double gamma() const { return gamma_; }
    double delta() const { return delta_; }

    /// Whether it is a Lorenz curve: rising ever faster, from no income below zero.
    bool valid() const {
        double previous = slope(0.001);
        bool   rising   = previous >= 0;
        for (int at = 2; at < 1000; ++at) {
            double const next = slope(at / 1000.0);
            rising            = rising && next >= previous;
            previous          = next;
        }
        return theta_ > 0 && rising;
    }

    double ordinate(double p) const {
        return p <= 0 ? 0 : p >= 1 ? 1 : p - theta_ * std::pow(p, gamma_) * std::pow(1 - p, delta_);
    }
    double income_share(double from, double to) const { return ordinate(to) - ordinate(from); }
    double quantile(double p, double mean) const { return mean * slope(p); }
    double gini() const { return 2 * theta_ * beta(1 + gamma_, 1 + delta_); }

    /// Foster-Greer-Thorbecke indices below an absolute line, for alpha 0, 1 and 2.
    estimate<> foster_greer_thorbecke(int alpha, double line, double mean) const {
        if (!(line > 0 && mean > 0) || alpha < 0 || alpha > 2)
            return estimate<>(no_value::cannot_be_computed);
        double const head = detail::root_of([&](double p) { return slope(p); }, line / mean, 0, 1);
        if (alpha == 0)
            return estimate<>(head);
        double const relative = mean / line;
        double const gap      = head - relative * ordinate(head);
        if (alpha == 1)
            return estimate<>(gap);
        if (!(2 * gamma_ - 1 > 0 && 2 * delta_ - 1 > 0))
            return estimate<>(no_value::cannot_be_computed);
        double const squared = gamma_ * gamma_ * part_of_beta(head, 2 * gamma_ - 1, 2 * delta_ + 1) -
                               2 * gamma_ * delta_ * part_of_beta(head, 2 * gamma_, 2 * delta_) +
                               delta_ * delta_ * part_of_beta(head, 2 * gamma_ + 1, 2 * delta_ - 1);
        return estimate<>((1 - relative) * (2 * gap - (1 - relative) * head) +
                          theta_ * theta_ * relative * relative * squared);
    }

private:
    double slope(double p) const {
        return 1 - theta_ * std::pow(p, gamma_) * std::pow(1 - p, delta_) * (gamma_ / p - delta_ / (1 - p));
    }
    static double beta(double a, double b) { return std::exp(std::lgamma(a) + std::lgamma(b) - std::lgamma(a + b)); }
    static double part_of_beta(double x, double a, double b) { return detail::incomplete_beta(a, b, x) * beta(a, b); }

    double theta_, gamma_, delta_;
};

/// The Lorenz curves of a lognormal distribution with that standard deviation of logarithms,
/// and of a Pareto distribution with that exponent (above 1).
inline double lognormal_lorenz(double p, double sigma) {
    if (p <= 0 || p >= 1)
        return p <= 0 ? 0 : 1;
    return 0.5 * std::erfc((sigma - detail::normal_quantile(p)) / std::sqrt(2.0));
}
inline double pareto_lorenz(double p, double exponent) { return 1 - std::pow(1 - p, 1 - 1 / exponent); }

} // namespace tuopin

#endif
