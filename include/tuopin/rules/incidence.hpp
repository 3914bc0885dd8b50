// The rates by which exits were judged, with what each is a share of in its type: shares of other populations do not
// merge or compare by mistake.
#ifndef TUOPIN_RULES_INCIDENCE_HPP
#define TUOPIN_RULES_INCIDENCE_HPP

#include <tuopin/statistics/fraction.hpp>
#include <tuopin/values/figures/share.hpp>
#include <tuopin/values/quantity.hpp>
#include <tuopin/values/units.hpp>

#include <cstdint>
#include <optional>
#include <stdexcept>

namespace tuopin::registry {

// What the rates are of. Which of the first three an incidence was computed with has to be said: sources differ.
using rural_persons = quantity<noun<"rural person", "rural persons", "名农村人口">>; ///< 农村总人口
using agricultural_persons =
    quantity<noun<"agricultural-hukou person", "agricultural-hukou persons", "名农业户籍人口">>; ///< 农业户籍人口
using agricultural_persons_2014 =
    quantity<noun<"agricultural-hukou person at the end of 2014", "agricultural-hukou persons at the end of 2014",
                  "名2014年末农业户籍人口">>; ///< as Yunnan froze it
using sampled_unregistered =
    quantity<noun<"unregistered person in the sample", "unregistered persons in the sample", "名抽样非建档立卡人口">>;
using sampled_exited = quantity<noun<"exited person in the sample", "exited persons in the sample", "名抽样脱贫人口">>;
using surveyed_households = quantity<noun<"surveyed household", "surveyed households", "户受访户">>;

template <class Q>
concept incidence_base = std::same_as<Q, rural_persons> || std::same_as<Q, agricultural_persons> ||
                         std::same_as<Q, agricultural_persons_2014> || std::same_as<Q, persons>;

/// 贫困发生率: poor persons of the population that you name by its type.
template <incidence_base Q>
constexpr share<Q> incidence(persons poor, Q population) {
    return share<Q>(Q(poor.count()), of(population));
}

/// 漏评率: missed persons found in a sample, of the unregistered persons in it.
constexpr share<sampled_unregistered> missed_rate(persons missed, sampled_unregistered sample) {
    return share<sampled_unregistered>(sampled_unregistered(missed.count()), of(sample));
}
/// 错退率: persons in a sample who should not have exited, of the exited persons in it.
constexpr share<sampled_exited> wrong_exit_rate(persons wrong, sampled_exited sample) {
    return share<sampled_exited>(sampled_exited(wrong.count()), of(sample));
}
/// 群众认可度: households, not persons, that approve.
constexpr share<surveyed_households> approval(households approving, surveyed_households surveyed) {
    return share<surveyed_households>(surveyed_households(approving.count()), of(surveyed));
}

/// 综合贫困发生率: those who remain on the register, counted in full, and those missed and wrongly exited, who are
/// found in samples and scaled up to their populations, of the population. An estimate, not a count: its part is a
/// fraction.
struct composite_incidence {
    fraction remaining{};  ///< registered persons who have not exited, counted
    fraction missed{};     ///< missed persons, scaled up
    fraction wrong{};      ///< wrongly exited persons, scaled up
    fraction of_persons{}; ///< the population

    constexpr fraction value() const { return (remaining + missed + wrong) / of_persons; }
};

/// Empty where a sample or the population is of nobody.
template <incidence_base Q>
constexpr std::optional<composite_incidence> composite(persons remaining, share<sampled_unregistered> const& missed,
                                                       persons unregistered, share<sampled_exited> const& wrong,
                                                       persons exited, Q population) {
    auto const scaled = [](auto const& rate, persons whole) -> std::optional<fraction> {
        if (!rate.part() || !rate.whole() || rate.whole()->count() == 0)
            return std::nullopt;
        return fraction(rate.part()->count(), rate.whole()->count()) * fraction(whole.count());
    };
    auto const missing = scaled(missed, unregistered), mistaken = scaled(wrong, exited);
    if (!missing || !mistaken || population.count() <= 0)
        return std::nullopt;
    return composite_incidence{fraction(remaining.count()), *missing, *mistaken, fraction(population.count())};
}

} // namespace tuopin::registry

#endif
