#ifndef TUOPIN_ENGINES_OBSERVERS_VARIANCE_HPP
#define TUOPIN_ENGINES_OBSERVERS_VARIANCE_HPP

#include <tuopin/engines/observers/measured.hpp>
#include <tuopin/values/elementary.hpp>
#include <tuopin/values/figures/figure.hpp>

#include <concepts>
#include <cstdint>
#include <limits>
#include <optional>
#include <string>

namespace tuopin {

/// The variance of what is measured, in squared units: of a sample (over n - 1), or of a
/// whole population (over n). Sums of values and of squares are exact, so that the result
/// depends neither on the order of the records nor on how parts were merged.
template <auto Measured>
class variance {
    static constexpr bool sound = detail::check_additive<Measured>();
    using numeric               = detail::numeric_of<std::conditional_t<sound, detail::measured_value<Measured>, int>>;
    static constexpr bool whole = std::same_as<typename numeric::raw_type, std::int64_t>;

public:
    template <class Record>
    static constexpr bool looks_at_alone = detail::measured_of<Measured, Record>;

    template <class Record>
    [[gnu::always_inline]] constexpr void observe(Record const& record) {
        if constexpr (sound)
            not_stated_.add(detail::with_measured<Measured>(record, [&](auto const& value) {
                auto const raw = numeric::raw(value);
                sum_.add(raw);
                squares_.add_product(raw, raw);
                ++records_;
            }));
    }
    constexpr void merge(variance const& other) {
        sum_.merge(other.sum_);
        squares_.merge(other.squares_);
        records_ += other.records_;
        not_stated_.merge(other.not_stated_);
    }
    constexpr void then(variance const& later) { merge(later); }

    /// The variance of a sample; empty below two records.
    std::optional<double> value() const {
        return records_ < 2 ? std::nullopt
                            : std::optional<double>(sum_of_squared_deviations() / static_cast<double>(records_ - 1));
    }
    /// The variance of a population; empty over nobody.
    std::optional<double> of_population() const {
        return records_ < 1 ? std::nullopt
                            : std::optional<double>(sum_of_squared_deviations() / static_cast<double>(records_));
    }
    /// The standard deviation of a sample, in units; empty below two records.
    std::optional<double> standard_deviation() const {
        auto const sample = value();
        return sample ? std::optional<double>(detail::square_root(*sample)) : std::nullopt;
    }

    constexpr std::int64_t records() const { return records_; }
    constexpr std::int64_t not_stated() const { return not_stated_.number(); }

    friend constexpr bool operator==(variance const&, variance const&) = default;

    static constexpr aggregation aggregates() {
        return {{"from sums and squares", "由合计与平方和计算"}, {"from sums and squares", "由合计与平方和计算"}};
    }
    friend std::string to_text(variance const& v, language in = language::english) {
        return detail::with_not_stated(detail::optional_text(v.value(), in), v.not_stated(), in);
    }
    friend std::string to_field(variance const& v) { return to_field(v.value()); }

private:
    // Deviations from a whole number near the mean, taken before anything is rounded:
    // sum (x - c)^2 = sum x^2 - 2 c sum x + n c^2 exactly, and small.
    double sum_of_squared_deviations() const {
        double const n = static_cast<double>(records_);
        double       squares{}, sum{}, per_unit{1};
        if constexpr (whole) {
            // Halves of the total may leave 64 bits even where every value fits.
            double const        mean   = sum_.total().to_double() / n;
            // The mean of numbers near the end of the range may round to beyond it.
            constexpr std::int64_t largest = std::numeric_limits<std::int64_t>::max();
            std::int64_t const     centre  = mean >= 0x1p63    ? largest
                                             : mean <= -0x1p63 ? -largest
                                                               : static_cast<std::int64_t>(mean);
            detail::wide const  shift  = detail::multiply(centre, records_);
            detail::wide const  rest   = sum_.total() - shift;
            detail::wide const  twice  = times(sum_.total() + rest, -centre);
            squares                    = (squares_.total() + twice).to_double();
            sum                        = rest.to_double();
            if constexpr (quantity_type<typename numeric::value_type>)
                per_unit = static_cast<double>(unit_of<typename numeric::value_type>::steps);
        } else {
            double const     mean = sum_.total() / n;
            detail::real_sum rest = sum_;
            rest.add_product(-mean, n);
            sum                        = rest.total();
            detail::real_sum deviations = squares_.exact();
            // sum x^2 - 2 m sum x + n m^2 = sum x^2 - m (sum x + rest), with sum x in two parts
            detail::real_sum tail = sum_;
            double const     head = sum_.total();
            tail.add(-head);
            deviations.add_product(-mean, head);
            deviations.add_product(-mean, tail.total());
            deviations.add_product(-mean, sum);
            squares = deviations.total();
        }
        double const deviations = squares - sum * sum / n;
        return (deviations < 0 ? 0 : deviations) / (per_unit * per_unit);
    }

    // A product that may wrap: the sum it goes into is small again.
    static constexpr detail::wide times(detail::wide value, std::int64_t factor) {
        detail::wide const low  = detail::multiply_unsigned(value.low, detail::unsigned_magnitude(factor));
        std::uint64_t const high = static_cast<std::uint64_t>(value.high) * detail::unsigned_magnitude(factor);
        detail::wide const product = low + detail::wide{static_cast<std::int64_t>(high), 0};
        return factor < 0 ? -product : product;
    }

    typename detail::sum_of_raw<typename numeric::raw_type>::type         sum_{};
    std::conditional_t<whole, detail::product_sum, detail::real_product_sum> squares_{};
    std::int64_t                                                          records_{};
    [[no_unique_address]] detail::not_stated_of<Measured>                 not_stated_{};
};

} // namespace tuopin

#endif
