// What a household has, shared out evenly among its members.
#ifndef TUOPIN_STATISTICS_PER_HEAD_HPP
#define TUOPIN_STATISTICS_PER_HEAD_HPP

#include <tuopin/engines/observers/measured.hpp>

#include <optional>
#include <type_traits>

namespace tuopin {

/// See `per_head`.
template <auto Total, auto Persons>
struct per_head_type {
    static_assert(detail::check_additive<Total>() && detail::check_additive<Persons>());

    using record_type = typename detail::measured_result<std::remove_cv_t<decltype(Total)>>::record;
    using mean_type   = typename detail::numeric_of<detail::measured_value<Total>>::mean_type;
    using value_type  = std::conditional_t<detail::optional_type<detail::measured_value<Total>> ||
                                              detail::optional_type<detail::measured_value<Persons>>,
                                          std::optional<mean_type>, mean_type>;

    constexpr value_type operator()(record_type const& household) const {
        value_type a_head{};
        detail::with_measured<Total>(household, [&](auto const& total) {
            detail::with_measured<Persons>(household, [&](auto const& members) {
                a_head = mean_type(detail::as_number(total) / detail::as_number(members));
            });
        });
        return a_head;
    }

    friend constexpr bool operator==(per_head_type, per_head_type) = default;
};

/// What a household has over the number of its members (人均), as something to measure:
/// `income_quantile<per_head<&household::income, &household::size>, &household::size>`. The measures of
/// poverty see the two numbers behind it, and divide only where they must. Both are members, or
/// paths to them. Empty where either is; of a household without members no finite number.
template <auto Total, auto Persons>
inline constexpr per_head_type<Total, Persons> per_head{};

} // namespace tuopin

#endif
