// Multidimensional poverty as it is published: a headcount, an intensity and a population,
// of which the national and the world's figures come out by merging.
#ifndef TUOPIN_STATISTICS_DEPRIVATION_FIGURE_HPP
#define TUOPIN_STATISTICS_DEPRIVATION_FIGURE_HPP

#include <tuopin/statistics/estimate.hpp>
#include <tuopin/statistics/ratio.hpp>
#include <tuopin/values/exact_sum.hpp>
#include <tuopin/values/figures/figure.hpp>
#include <tuopin/values/percentage.hpp>
#include <tuopin/values/quantity.hpp>
#include <tuopin/values/text.hpp>

#include <cstdint>
#include <string>

namespace tuopin {

/// The multidimensional poverty of a region as figures that merge: the population, the poor
/// and their weighted deprivations add, so that headcount ratio H, intensity A and index
/// H x A of a country come from those of its regions, never from averages of averages.
///
///     auto const kabul = multidimensional_poverty<persons>::of(percent(15.17), percent(45.49), 4'834'000_persons);
///
/// Over periods the later one stands. A rate that is no share of one, or a population below
/// zero, is not taken in: see `not_reported` and `refused`.
template <quantity_type Q>
class multidimensional_poverty {
public:
    using computed_type = quantity<unit_of<Q>, double>;

    constexpr multidimensional_poverty() = default;

    /// From a headcount ratio and the intensity of the poor.
    static constexpr multidimensional_poverty of(percentage headcount, percentage intensity, Q population) {
        return made(headcount, headcount.in_percent() * intensity.in_percent(), 1e4, population,
                    within(intensity.in_percent(), 100));
    }
    /// From a headcount ratio and the index, which is headcount ratio times intensity.
    static constexpr multidimensional_poverty of_index(percentage headcount, double index, Q population) {
        return made(headcount, index, 1, population, within(index, headcount.ratio() * (1 + 1e-9)));
    }
    /// A region of which only the population is known: no ratio is over it.
    static constexpr multidimensional_poverty not_reported(Q population) {
        multidimensional_poverty figure;
        figure.regions_      = 1;
        figure.not_reported_ = computed_type(population);
        return figure;
    }

    constexpr void merge(multidimensional_poverty const& other) {
        population_.merge(other.population_);
        poor_.merge(other.poor_);
        deprivations_.merge(other.deprivations_);
        not_reported_ += other.not_reported_;
        regions_ += other.regions_;
        reported_ += other.reported_;
        refused_ += other.refused_;
    }
    constexpr void then(multidimensional_poverty const& later) {
        if (later.regions_ != 0)
            *this = later;
    }

    /// The people over whom the ratios are, and the poor among them.
    computed_type population() const { return computed_type(population_.total()); }
    computed_type poor() const { return computed_type(poor_.total() / 100); }

    /// H
    estimate<> headcount_ratio() const { return ratio(poor_.total() / 100, population_.total(), no_value::nobody); }
    /// A
    estimate<> intensity() const {
        return ratio(deprivations_.total(), poor_.total() / 100,
                     population_.total() > 0 ? no_value::nobody_poor : no_value::nobody);
    }
    /// H x A
    estimate<> value() const { return ratio(deprivations_.total(), population_.total(), no_value::nobody); }

    /// The people of regions that reported no rates, the number of regions, of those that
    /// reported, and of those whose rates are none.
    computed_type not_reported() const { return not_reported_; }
    std::int64_t  regions() const { return regions_; }
    std::int64_t  reported() const { return reported_; }
    std::int64_t  refused() const { return refused_; }

    friend constexpr bool operator==(multidimensional_poverty const&, multidimensional_poverty const&) = default;

    static constexpr aggregation aggregates() {
        return {{"people, the poor and their deprivations add", "人口、贫困人口及其剥夺分别相加"},
                {"the later level", "取较晚时点"}};
    }

    /// "H 18.18 %, A 48.49 %, index 0.0881 (109 of 110 regions)"
    friend std::string to_text(multidimensional_poverty const& f, language in = language::english) {
        bool const  english = in == language::english;
        std::string written(text{"none", "无"}.in(in));
        auto const  percents = [&](double share) { return to_text(percentage::of_ratio(share), in); };
        if (auto const h = f.headcount_ratio()) {
            written = std::string(text{"H ", "贫困发生率"}.in(in)) + percents(*h);
            if (auto const a = f.intensity())
                written.append(text{", A ", "，平均剥夺份额"}.in(in)).append(percents(*a));
            written.append(text{", index ", "，多维贫困指数"}.in(in))
                .append(detail::rounded_decimal(*f.value(), 4, english));
        }
        if (f.reported_ != f.regions_)
            written.append(english ? " (" : "（")
                .append(english ? to_text(f.reported_, in) + " of " + to_text(f.regions_, in) + " regions"
                                : to_text(f.regions_, in) + "个地区中" + to_text(f.reported_, in) + "个")
                .append(english ? ")" : "）");
        return written;
    }
    friend std::string to_field(multidimensional_poverty const& f) { return to_field(f.value()); }

private:
    static constexpr bool within(double value, double most) { return value >= 0 && value <= most; }

    static constexpr multidimensional_poverty made(percentage headcount, double rate, double per, Q population,
                                                   bool sound) {
        if (!sound || !within(headcount.in_percent(), 100) || population < Q{}) {
            multidimensional_poverty refused = not_reported(population < Q{} ? Q{} : population);
            refused.refused_                 = 1;
            return refused;
        }
        multidimensional_poverty figure;
        double const             people = computed_type(population).count();
        figure.regions_                 = 1;
        figure.reported_                = 1;
        figure.population_.add(people);
        figure.poor_.add_product(people, headcount.in_percent());
        figure.deprivations_.add_product(people, rate / per);
        return figure;
    }
    estimate<> ratio(double part, double whole, no_value otherwise) const {
        return detail::ratio_of(part, whole, otherwise, reported_, population_.total(), {});
    }

    detail::real_sum population_{};
    detail::real_sum poor_{}; // in hundredths, as it was reported
    detail::real_sum deprivations_{};
    computed_type    not_reported_{};
    std::int64_t     regions_{};
    std::int64_t     reported_{};
    std::int64_t     refused_{};
};

} // namespace tuopin

#endif
