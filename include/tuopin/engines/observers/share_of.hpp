#ifndef TUOPIN_ENGINES_OBSERVERS_SHARE_OF_HPP
#define TUOPIN_ENGINES_OBSERVERS_SHARE_OF_HPP

#include <tuopin/engines/observers/measured.hpp>
#include <tuopin/engines/observers/tally.hpp>
#include <tuopin/values/figures/figure.hpp>
#include <tuopin/values/figures/share.hpp>
#include <tuopin/values/percentage.hpp>

#include <concepts>
#include <cstdint>
#include <optional>
#include <string>
#include <type_traits>

namespace tuopin {

/// The share of which a condition holds: `share_of<&well::potable, &well::served>` is the
/// share of the persons served whose well is potable, `share_of<&well::potable>` the share
/// of wells. Records that leave the condition or the weight open are in neither part nor
/// whole: see `not_stated`.
template <auto Condition, auto... Weight>
class share_of {
    static_assert(sizeof...(Weight) <= 1,
                  "tuopin: a share has one weight; multiply weights in a function of the record");
    static constexpr bool sound = detail::check_measured<Condition>() && (detail::check_additive<Weight>() && ...);
    static constexpr bool is_condition =
        std::convertible_to<detail::without_optional<detail::measured_value<Condition>>, bool>;
    static_assert(is_condition, "tuopin: the condition of a share_of<> is a yes-or-no member or a function object that "
                                "returns bool");

    template <auto... W>
    struct numeric_weight {
        using type = detail::numeric<std::int64_t>;
    };
    template <auto W>
    struct numeric_weight<W> {
        using type = detail::numeric_of<std::conditional_t<sound, detail::measured_value<W>, int>>;
    };
    using numeric = typename numeric_weight<Weight...>::type;
    // Records are counted; there are never too many of them.
    using raw_sum = std::conditional_t<sizeof...(Weight) == 0, std::int64_t,
                                       typename detail::sum_of_raw<typename numeric::raw_type>::type>;

public:
    /// What part and whole are counted in.
    using value_type = typename numeric::value_type;

    template <class Record>
    static constexpr bool looks_at_alone =
        detail::measured_of<Condition, Record> && (detail::measured_of<Weight, Record> && ...);

    template <class Record>
    [[gnu::always_inline]] constexpr void observe(Record const& record) {
        if constexpr (sound && is_condition) {
            bool       weighed = true;
            bool const known   = detail::with_measured<Condition>(record, [&](auto const& condition) {
                bool const holds = static_cast<bool>(condition);
                if constexpr (sizeof...(Weight) == 0) {
                    add(holds, 1);
                } else {
                    auto const add_weighed = [&](auto const& weight) {
                        using weights = detail::numeric<std::remove_cvref_t<decltype(weight)>>;
                        add(holds, weights::raw(weight));
                    };
                    weighed = (detail::with_measured<Weight>(record, add_weighed) && ...);
                }
            });
            not_stated_.add(known && weighed);
        }
    }
    [[gnu::always_inline]] constexpr void merge(share_of const& other) {
        if constexpr (sizeof...(Weight) == 0) {
            part_ += other.part_;
            whole_ += other.whole_;
        } else {
            part_.merge(other.part_);
            whole_.merge(other.whole_);
        }
        not_stated_.merge(other.not_stated_);
    }
    [[gnu::always_inline]] constexpr void gather(share_of const& other) {
        if constexpr (sizeof...(Weight) == 0) {
            part_ += other.part_;
            whole_ += other.whole_;
        } else {
            part_.gather(other.part_);
            whole_.gather(other.whole_);
        }
        not_stated_.merge(other.not_stated_);
    }
    constexpr void then(share_of const& later) { merge(later); }

    // For the engines: see tally.hpp.
    using tallies = boost::mp11::mp_list<detail::tally_where<Condition, Weight...>, detail::tally_of_sum<Weight>...>;
    constexpr void add(std::int64_t records, detail::tally_where<Condition, Weight...> const& those,
                       detail::tally_of_sum<Weight> const&... all) {
        if constexpr (sizeof...(Weight) == 0) {
            part_ += those.sum;
            whole_ += records;
        } else {
            part_.add(those.sum);
            (whole_.add(all.sum), ...);
        }
    }

    constexpr value_type part() const { return total(part_); }
    constexpr value_type whole() const { return total(whole_); }

    /// Empty where the whole is nothing.
    constexpr std::optional<percentage> value() const {
        double const whole = as_double(whole_);
        return whole == 0 ? std::nullopt : std::optional<percentage>(percentage::of_ratio(as_double(part_) / whole));
    }

    /// The same as a figure that can be reported, compared and merged with reported ones.
    constexpr auto as_figure() const
        requires quantity_type<value_type>
    {
        return share<value_type>(part(), of(whole()));
    }

    /// How many records left the condition or the weight open.
    constexpr std::int64_t not_stated() const { return not_stated_.number(); }

    friend constexpr bool operator==(share_of const&, share_of const&) = default;

    static constexpr aggregation aggregates() {
        return {{"parts and wholes add", "分子、分母分别相加"}, {"parts and wholes add", "分子、分母分别相加"}};
    }

    /// "80 of 100 persons (80 %)"
    friend std::string to_text(share_of const& s, language in = language::english) {
        std::string written;
        if constexpr (quantity_type<value_type> && std::same_as<typename numeric::raw_type, std::int64_t>) {
            written = to_text(s.as_figure(), in);
        } else {
            written = in == language::english ? to_text(s.part(), in) + " of " + to_text(s.whole(), in)
                                              : to_text(s.whole(), in) + "中" + to_text(s.part(), in);
            if (auto const ratio = s.value())
                written.append(in == language::english ? " (" : "（")
                    .append(to_text(*ratio, in))
                    .append(in == language::english ? ")" : "）");
        }
        return detail::with_not_stated(std::move(written), s.not_stated(), in);
    }
    friend std::string to_field(share_of const& s) { return to_field(s.part()) + "/" + to_field(s.whole()); }

private:
    constexpr void add(bool holds, typename numeric::raw_type weight) {
        if constexpr (sizeof...(Weight) == 0) {
            part_ = detail::unguessable(holds) ? part_ + 1 : part_; // which costs less than a truth made a number
            ++whole_;
        } else {
            part_.add(detail::where_it_holds(holds, weight));
            whole_.add(weight);
        }
    }
    static constexpr double as_double(raw_sum const& s) {
        if constexpr (sizeof...(Weight) == 0)
            return static_cast<double>(s);
        else if constexpr (std::same_as<raw_sum, detail::real_sum>)
            return s.total();
        else
            return s.total().to_double();
    }
    static constexpr value_type total(raw_sum const& s) {
        if constexpr (sizeof...(Weight) == 0)
            return s;
        else if constexpr (std::same_as<raw_sum, detail::real_sum>)
            return numeric::value(s.total());
        else
            return numeric::value(s.total().to_int64());
    }

    raw_sum                                                           part_{};
    raw_sum                                                           whole_{};
    [[no_unique_address]] detail::not_stated_of<Condition, Weight...> not_stated_{};
};

} // namespace tuopin

#endif
