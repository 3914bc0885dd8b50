#include <tuopin/statistics/grouped_lorenz.hpp>

#include <doctest/doctest.h>

#include <cmath>
#include <stdexcept>
#include <vector>

using namespace tuopin;
using doctest::Approx;

namespace {

/// Rural India 1983, the example of Datt (1998): population and expenditure shares of 13 classes.
std::vector<lorenz_point> const india{{0.0092, 0.00208},
                                      {0.0339, 0.01013},
                                      {0.085, 0.03122},
                                      {0.164, 0.07083},
                                      {0.2609, 0.12808},
                                      {0.4133, 0.23498},
                                      {0.5497, 0.34887},
                                      {0.7196, 0.51994},
                                      {0.8196, 0.6427},
                                      {0.9174, 0.79201},
                                      {0.957, 0.86966},
                                      {0.9751, 0.91277},
                                      {1, 1}};

} // namespace

TEST_CASE("rural India 1983: headcount 45.06 %, gap 12.47 %, squared gap 4.75 %, Gini 28.9 %") {
    auto const curve = general_quadratic_lorenz::fitted(india);
    REQUIRE(curve.has_value());
    CHECK(curve->valid());
    CHECK(curve->a() == Approx(0.88775).epsilon(1e-5));
    CHECK(curve->b() == Approx(-1.45145).epsilon(1e-5));
    CHECK(100 * *curve->foster_greer_thorbecke(0, 89, 109.9) == Approx(45.06).epsilon(1e-4));
    CHECK(100 * *curve->foster_greer_thorbecke(1, 89, 109.9) == Approx(12.47).epsilon(1e-3));
    CHECK(100 * *curve->foster_greer_thorbecke(2, 89, 109.9) == Approx(4.752).epsilon(1e-4));
    CHECK(curve->gini() == Approx(0.289).epsilon(1e-3));

    auto const beta = beta_lorenz::fitted(india);
    REQUIRE(beta.has_value());
    CHECK(beta->valid());
    CHECK(beta->theta() == Approx(0.56135).epsilon(1e-5));
    CHECK(beta->gamma() == Approx(0.93095).epsilon(1e-5));
    CHECK(beta->delta() == Approx(0.58003).epsilon(1e-5));
    CHECK(*beta->foster_greer_thorbecke(2, 89, 109.9) == Approx(0.0496634).epsilon(1e-6));
}

TEST_CASE("closed forms are the integrals of the curve") {
    auto const gq    = *general_quadratic_lorenz::fitted(india);
    auto const beta  = *beta_lorenz::fitted(india);
    auto const check = [](auto const& curve, double tolerance) {
        int const    steps = 200000;
        double const line = 80, mean = 110;
        double       area = 0, gap = 0, squared = 0;
        for (int at = 0; at < steps; ++at) {
            double const p = (at + 0.5) / steps, income = curve.quantile(p, mean);
            area += (p - curve.ordinate(p)) / steps;
            if (income < line) {
                gap += (line - income) / line / steps;
                squared += (line - income) / line * ((line - income) / line) / steps;
            }
        }
        CHECK(curve.gini() == Approx(2 * area).epsilon(tolerance));
        CHECK(*curve.foster_greer_thorbecke(1, line, mean) == Approx(gap).epsilon(tolerance));
        CHECK(*curve.foster_greer_thorbecke(2, line, mean) == Approx(squared).epsilon(tolerance));
        CHECK(curve.quantile(*curve.foster_greer_thorbecke(0, line, mean), mean) == Approx(line));
        CHECK(curve.income_share(0, 1) == 1);
    };
    check(gq, 1e-4);
    check(beta, 1e-3);
}

TEST_CASE("elasticities are the changes per percent") {
    auto const curve = *general_quadratic_lorenz::fitted(india);
    for (int const alpha : {0, 1, 2}) {
        double const more = *curve.foster_greer_thorbecke(alpha, 89, 109.9 * 1.0001),
                     less = *curve.foster_greer_thorbecke(alpha, 89, 109.9 / 1.0001);
        CHECK(curve.elasticity(alpha, 89, 109.9)->to_mean ==
              Approx((std::log(more) - std::log(less)) / (2 * std::log(1.0001))).epsilon(1e-5));
    }
    CHECK_FALSE(curve.elasticity(3, 89, 109.9).has_value());
}

TEST_CASE("no curve from too few points, from points that are none, or below a line outside of it") {
    CHECK_FALSE(general_quadratic_lorenz::fitted({{0.2, 0.1}, {0.5, 0.3}, {1, 1}}).has_value());
    CHECK_FALSE(beta_lorenz::fitted({{0.2, 0.1}}).has_value());
    CHECK_FALSE(beta_lorenz::fitted({{0.2, 0.2}, {0.5, 0.3}, {0.7, 0.4}}).has_value());
    CHECK_THROWS_AS(general_quadratic_lorenz::fitted({{0.5, 0.3}, {0.2, 0.1}, {0.7, 0.5}}), std::invalid_argument);
    CHECK_THROWS_AS(beta_lorenz::fitted({{0.5, 0.6}}), std::invalid_argument);
    auto const curve = *general_quadratic_lorenz::fitted(india);
    CHECK_FALSE(curve.foster_greer_thorbecke(0, 1e-9, 109.9));
    CHECK_FALSE(curve.foster_greer_thorbecke(0, -1, 109.9));
    CHECK_FALSE(curve.foster_greer_thorbecke(5, 89, 109.9));
    CHECK_FALSE(general_quadratic_lorenz(0.2, -1, 0.1).valid());
    CHECK_FALSE(beta_lorenz(3, 1, 1).valid());
}

TEST_CASE("curves of known distributions") {
    CHECK(lognormal_lorenz(0.5, 0.7) == Approx(0.24196365222307298).epsilon(1e-12));
    CHECK(lognormal_lorenz(0, 1) == 0);
    CHECK(lognormal_lorenz(1, 1) == 1);
    CHECK(pareto_lorenz(0.9, 2.5) == Approx(0.74881135684904199).epsilon(1e-14));
}
