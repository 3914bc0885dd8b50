// Making incomes comparable: between households of different size, between prices of
// different dates and places, and without the extremes.
#ifndef TUOPIN_STATISTICS_EQUIVALENCE_HPP
#define TUOPIN_STATISTICS_EQUIVALENCE_HPP

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <stdexcept>
#include <utility>
#include <vector>

namespace tuopin {

/// Who lives in a household. Whom a survey counts as an adult is up to it: for the modified
/// OECD scale those of 14 years and more.
struct household_members {
    std::int64_t adults{};
    std::int64_t children{};

    constexpr std::int64_t all() const { return adults + children; }
    friend constexpr bool operator==(household_members, household_members) = default;
};

/// How many needs a household of that composition has, in those of a person who lives alone.
/// Zero where nobody lives in it. 等值规模
enum class equivalence_scale : unsigned char {
    per_head,      ///< everybody counts one; the default: Chinese poverty lines are per head
    modified_oecd, ///< 1 for the first person, 0.5 for each further adult, 0.3 for each child (Eurostat)
    oxford,        ///< 1, 0.7 and 0.5: the old OECD scale
    square_root,   ///< the square root of the number of persons (OECD, Luxembourg Income Study)
};

/// The number of equivalent adults: `equivalent_adults({2, 1}, equivalence_scale::modified_oecd)` is 1.8.
/// Throws std::invalid_argument for a number of persons below zero.
inline double equivalent_adults(household_members members, equivalence_scale scale = {}) {
    if (members.adults < 0 || members.children < 0)
        throw std::invalid_argument("tuopin: a household has no fewer than zero adults and children");
    double const number = static_cast<double>(members.all());
    if (number == 0)
        return 0;
    // The first person counts one even where a household has children alone.
    double const adults   = static_cast<double>(members.adults > 0 ? members.adults - 1 : 0);
    double const children = static_cast<double>(members.adults > 0 ? members.children : members.children - 1);
    switch (scale) {
    case equivalence_scale::modified_oecd:
        return 1 + 0.5 * adults + 0.3 * children;
    case equivalence_scale::oxford:
        return 1 + 0.7 * adults + 0.5 * children;
    case equivalence_scale::square_root:
        return std::sqrt(number);
    case equivalence_scale::per_head:
        break;
    }
    return number;
}

/// (adults + child_weight * children) ^ economies of scale (National Research Council, 1995).
/// Throws std::invalid_argument for numbers below zero.
inline double equivalent_adults(household_members members, double child_weight, double economies) {
    if (members.adults < 0 || members.children < 0 || !(child_weight >= 0) || !(economies >= 0))
        throw std::invalid_argument(
            "tuopin: numbers of persons, the weight of a child and economies of scale are not below zero");
    if (members.all() == 0)
        return 0;
    return std::pow(static_cast<double>(members.adults) + child_weight * static_cast<double>(members.children),
                    economies);
}

/// Income by equivalent adult; empty where nobody lives in the household.
inline std::optional<double> equivalised_income(double household_income, household_members members,
                                                equivalence_scale scale = {}) {
    double const adults = equivalent_adults(members, scale);
    return adults > 0 ? std::optional<double>(household_income / adults) : std::nullopt;
}

/// Price levels by date or place, from data: consumer price indices by year, purchasing
/// power parities by country. What 100 buys at one price level costs 100 * to / from at
/// another one.
template <class Key>
class price_levels {
public:
    struct level {
        Key    key{};
        double price{};

        friend bool operator==(level const&, level const&) = default;
    };

    price_levels() = default;
    /// Throws std::invalid_argument where a key stands twice or a price level is not above zero.
    explicit price_levels(std::vector<level> levels) {
        for (level& each : levels) {
            if (!(each.price > 0) || !std::isfinite(each.price))
                throw std::invalid_argument("tuopin: a price level lies above zero");
            auto at = levels_.begin();
            while (at != levels_.end() && at->key < each.key)
                ++at;
            if (at != levels_.end() && !(each.key < at->key))
                throw std::invalid_argument("tuopin: each date or place has one price level");
            levels_.insert(at, std::move(each));
        }
    }

    std::optional<double> at(Key const& key) const {
        for (level const& each : levels_)
            if (!(each.key < key) && !(key < each.key))
                return each.price;
        return std::nullopt;
    }
    /// An amount in prices of `from`, in those of `to`: deflated, inflated, or converted at
    /// purchasing power. Empty where one of the price levels is not known.
    std::optional<double> convert(double amount, Key const& from, Key const& to) const {
        auto const before = at(from), after = at(to);
        return before && after ? std::optional<double>(amount * (*after / *before)) : std::nullopt;
    }
    std::size_t size() const { return levels_.size(); }

    friend bool operator==(price_levels const&, price_levels const&) = default;

private:
    std::vector<level> levels_{};
};

/// An international line, such as 2.15 dollars a day, in a local currency by year: times what
/// one international dollar buys, times the change of prices since the year of the parity.
struct international_line {
    double a_day{};   ///< in international dollars
    double days{365}; ///< of the period that incomes are over

    /// Throws std::invalid_argument where a number is not above zero.
    double in_local_currency(double purchasing_power_parity, double prices_since_then = 1) const {
        if (!(a_day > 0) || !(days > 0) || !(purchasing_power_parity > 0) || !(prices_since_then > 0))
            throw std::invalid_argument("tuopin: a line, a parity and a change of prices lie above zero");
        return a_day * days * purchasing_power_parity * prices_since_then;
    }
};

/// What was coded, and how many values were.
struct coded_incomes {
    std::vector<double> incomes{};
    std::int64_t        raised{};
    std::int64_t        lowered{};
};

/// Bottom and top coding: incomes below `bottom` become it, those above `top` become that.
/// NaNs stay. Throws std::invalid_argument where the two are the wrong way round. As quantile
/// bounds (winsorising) take them from `statistic::quantile` over the sample.
inline coded_incomes coded(std::vector<double> incomes, std::optional<double> bottom, std::optional<double> top) {
    if (bottom && top && !(*bottom <= *top))
        throw std::invalid_argument("tuopin: the bottom code is at most the top code");
    coded_incomes result;
    for (double& income : incomes) {
        if (bottom && income < *bottom) {
            income = *bottom;
            ++result.raised;
        } else if (top && income > *top) {
            income = *top;
            ++result.lowered;
        }
    }
    result.incomes = std::move(incomes);
    return result;
}

/// One income between two bounds, for what is measured:
/// `[](row const& r) { return coded_income(r.income, 0.0, 1e6); }`.
constexpr double coded_income(double income, double bottom, double top) {
    return income < bottom ? bottom : income > top ? top : income;
}

} // namespace tuopin

#endif
