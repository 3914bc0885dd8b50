// What a measure over a survey gives: a value or why there is none, its standard error, and
// over how many records it was taken.
#ifndef TUOPIN_STATISTICS_ESTIMATE_HPP
#define TUOPIN_STATISTICS_ESTIMATE_HPP

#include <tuopin/values/text.hpp>

#include <cmath>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>

#include <boost/describe/enum.hpp>

namespace tuopin {

/// Why an estimate, or its standard error, is empty.
enum class no_value : unsigned char {
    none,               ///< there is a value
    nobody,             ///< no record with a weight
    no_line,            ///< no poverty line was given, or it is not above zero
    nobody_poor,        ///< the measure is about the poor, and there are none
    undefined_income,   ///< an income for which the measure has no meaning: zero or negative
    total_not_positive, ///< total income, or the divisor, is zero or negative
    cannot_be_computed, ///< the measure's parameter has no meaning, or the number is too large
    not_asked_for,      ///< no standard error was asked for
    one_cluster,        ///< a stratum with one cluster has no variance
    density_unknown,    ///< the density of incomes at a quantile or line cannot be estimated
    too_few,            ///< suppressed: too few records
};
BOOST_DESCRIBE_ENUM(no_value, none, nobody, no_line, nobody_poor, undefined_income, total_not_positive,
                    cannot_be_computed, not_asked_for, one_cluster, density_unknown, too_few)

constexpr auto labels(no_value const*) {
    return labels_for<no_value>({{"none", "有值"},
                                 {"nobody", "没有记录", "nobody"},
                                 {"no_line", "没有贫困线", "no poverty line"},
                                 {"nobody_poor", "没有贫困人口", "nobody is poor"},
                                 {"undefined_income", "有零收入或负收入", "an income is zero or negative"},
                                 {"total_not_positive", "总额不为正数", "the total is not positive"},
                                 {"cannot_be_computed", "无法计算", "cannot be computed"},
                                 {"not_asked_for", "未要求", "not asked for"},
                                 {"one_cluster", "层内只有一个初级抽样单位", "a stratum with one cluster"},
                                 {"density_unknown", "无法估计密度", "the density cannot be estimated"},
                                 {"too_few", "样本太少", "too few records"}});
}

/// How many records were left out, and why.
struct exclusions {
    std::int64_t not_stated{};       ///< income or weight left open
    std::int64_t not_a_number{};     ///< income or weight not finite
    std::int64_t without_weight{};   ///< weight zero or negative
    std::int64_t undefined_income{}; ///< dropped by undefined_incomes::drop

    constexpr std::int64_t number() const { return not_stated + not_a_number + without_weight + undefined_income; }
    constexpr void         merge(exclusions const& other) {
        not_stated += other.not_stated;
        not_a_number += other.not_a_number;
        without_weight += other.without_weight;
        undefined_income += other.undefined_income;
    }
    friend constexpr bool operator==(exclusions const&, exclusions const&) = default;
};

namespace detail {

inline std::string computed_text(double number, language in) {
    return rounded_decimal(number, 4, in == language::english);
}
template <class T>
std::string computed_text(T const& value, language in) {
    return to_text(value, in);
}

} // namespace detail

/// From below to above.
template <class T>
struct interval {
    T lower{};
    T upper{};

    friend bool operator==(interval const&, interval const&) = default;

    /// "0.2588 to 0.2710"
    friend std::string to_text(interval const& i, language in = language::english) {
        return detail::computed_text(i.lower, in) + (in == language::english ? " to " : "至") +
               detail::computed_text(i.upper, in);
    }
};

namespace detail {

/// The quantile of the standard normal distribution: a starting value (Abramowitz and
/// Stegun 26.2.23) and Newton's steps on the error function.
inline double normal_quantile(double p) {
    double const tail = p < 0.5 ? p : 1 - p;
    double const t    = std::sqrt(-2 * std::log(tail));
    double z = t - (2.515517 + t * (0.802853 + t * 0.010328)) / (1 + t * (1.432788 + t * (0.189269 + t * 0.001308)));
    for (int step = 0; step < 4; ++step) {
        double const error   = 0.5 * std::erfc(z / std::sqrt(2.0)) - tail;
        double const density = std::exp(-z * z / 2) / std::sqrt(2 * 3.14159265358979323846);
        z += error / density;
    }
    return p < 0.5 ? -z : z;
}

/// The continued fraction of the regularised incomplete beta function (Lentz's method).
inline double incomplete_beta(double a, double b, double x) {
    if (x <= 0)
        return 0;
    if (x >= 1)
        return 1;
    if (x > (a + 1) / (a + b + 2))
        return 1 - incomplete_beta(b, a, 1 - x);
    double const front =
        std::exp(std::lgamma(a + b) - std::lgamma(a) - std::lgamma(b) + a * std::log(x) + b * std::log1p(-x)) / a;
    double c = 1, d = 1 - (a + b) * x / (a + 1);
    d          = 1 / (d == 0 ? 1e-300 : d);
    double sum = d;
    for (int m = 1; m < 1000; ++m) {
        double const k    = m;
        double const even = k * (b - k) * x / ((a + 2 * k - 1) * (a + 2 * k));
        double const odd  = -(a + k) * (a + b + k) * x / ((a + 2 * k) * (a + 2 * k + 1));
        for (double const term : {even, odd}) {
            d = 1 + term * d;
            d = 1 / (d == 0 ? 1e-300 : d);
            c = 1 + term / c;
            c = c == 0 ? 1e-300 : c;
            sum *= d * c;
        }
        if (std::fabs(d * c - 1) < 1e-15)
            break;
    }
    return front * sum;
}

/// The quantile of Student's distribution, for p above one half by bisection.
inline double student_quantile(double p, double degrees) {
    if (p == 0.5)
        return 0;
    if (p < 0.5)
        return -student_quantile(1 - p, degrees);
    double const tail  = 1 - p;
    auto const   above = [&](double t) { return 0.5 * incomplete_beta(degrees / 2, 0.5, degrees / (degrees + t * t)); };
    double       low = 0, high = 1;
    while (above(high) > tail && high < 1e300)
        low = high, high *= 2;
    for (int step = 0; step < 200 && high - low > 1e-14 * high; ++step) {
        double const middle                 = (low + high) / 2;
        (above(middle) > tail ? low : high) = middle;
    }
    return (low + high) / 2;
}

inline double in_number(double value) { return value; }
template <class T>
double in_number(T const& value) {
    return to_double(value);
}

} // namespace detail

/// The value of a measure over records, in its unit. Empty where it has no meaning, and
/// then says why; never a NaN.
template <class T = double>
class estimate {
public:
    using value_type = T;

    constexpr estimate() = default;
    constexpr explicit estimate(no_value reason) : why_(reason) {}
    constexpr explicit estimate(T number) : value_(number), why_(no_value::none) {}

    constexpr std::optional<T> value() const { return value_; }
    constexpr explicit operator bool() const { return value_.has_value(); }
    constexpr T const& operator*() const { return *value_; }

    /// Why there is no value; `none` where there is one.
    constexpr no_value why() const { return why_; }

    /// The standard error by linearisation or replication. Empty where none was asked for,
    /// or where the design does not determine it: see `why_no_error`.
    constexpr std::optional<T> standard_error() const { return error_; }
    constexpr no_value         why_no_error() const { return why_no_error_; }

    /// Clusters less strata, or replicates less one.
    constexpr std::int64_t degrees_of_freedom() const { return degrees_; }

    /// How many records the value was taken over, and the sum of their weights.
    constexpr std::int64_t n() const { return n_; }
    constexpr double       weighted_n() const { return weighted_n_; }
    constexpr exclusions   excluded() const { return excluded_; }

    /// The interval that covers the true value in `level` of all samples, by Student's
    /// distribution: 0.95 for 95 %. Empty where there is no standard error.
    std::optional<interval<T>> confidence_interval(double level = 0.95) const {
        if (!value_ || !error_ || degrees_ < 1 || !(level > 0 && level < 1))
            return std::nullopt;
        double const half =
            detail::student_quantile(0.5 + level / 2, static_cast<double>(degrees_)) * detail::in_number(*error_);
        return interval<T>{T(detail::in_number(*value_) - half), T(detail::in_number(*value_) + half)};
    }

    /// The standard error as a share of the value: 0.05 for 5 %.
    std::optional<double> relative_error() const {
        if (!value_ || !error_ || detail::in_number(*value_) == 0)
            return std::nullopt;
        return std::fabs(detail::in_number(*error_) / detail::in_number(*value_));
    }

    /// The same without value and error where fewer than `least` records stand behind it.
    constexpr estimate suppressed_below(std::int64_t least) const {
        estimate result = *this;
        if (n_ < least) {
            result.value_ = std::nullopt;
            result.error_ = std::nullopt;
            result.why_ = result.why_no_error_ = no_value::too_few;
        }
        return result;
    }

    constexpr void set_records(std::int64_t n, double weighted_n, exclusions excluded) {
        n_          = n;
        weighted_n_ = weighted_n;
        excluded_   = excluded;
    }
    constexpr void set_error(T error, std::int64_t degrees) {
        error_        = error;
        why_no_error_ = no_value::none;
        degrees_      = degrees;
    }
    constexpr void set_no_error(no_value reason) { why_no_error_ = reason; }

    /// The same in another unit: `convert` takes the number and gives a `To`.
    template <class To, class Convert>
    constexpr estimate<To> as(Convert convert) const {
        estimate<To> result = value_ ? estimate<To>(convert(*value_)) : estimate<To>(why_);
        result.set_records(n_, weighted_n_, excluded_);
        if (error_)
            result.set_error(convert(*error_), degrees_);
        else
            result.set_no_error(why_no_error_);
        return result;
    }

    friend constexpr bool operator==(estimate const&, estimate const&) = default;

    /// "0.2649 (standard error 0.0031)", "none (nobody is poor)"
    friend std::string to_text(estimate const& e, language in = language::english) {
        bool const  english = in == language::english;
        std::string written;
        if (!e.value_) {
            written = text{"none", "无"}.in(in);
            if (e.why_ != no_value::none)
                written.append(english ? " (" : "（").append(to_text(e.why_, in)).append(english ? ")" : "）");
            return written;
        }
        written = detail::computed_text(*e.value_, in);
        if (e.error_)
            written.append(english ? " (standard error " : "（标准误")
                .append(detail::computed_text(*e.error_, in))
                .append(english ? ")" : "）");
        return written;
    }
    friend std::string to_field(estimate const& e) { return to_field(e.value_); }

private:
    std::optional<T> value_{};
    std::optional<T> error_{};
    no_value         why_{no_value::nobody};
    no_value         why_no_error_{no_value::not_asked_for};
    std::int64_t     degrees_{};
    std::int64_t     n_{};
    double           weighted_n_{};
    exclusions       excluded_{};
};

} // namespace tuopin

#endif
