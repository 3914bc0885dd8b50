// What an observer measures, as a number: the common ground of all observers.
#ifndef TUOPIN_ENGINES_OBSERVERS_MEASURED_HPP
#define TUOPIN_ENGINES_OBSERVERS_MEASURED_HPP

#include <tuopin/describe/member_pointer.hpp>
#include <tuopin/values/exact_sum.hpp>
#include <tuopin/values/known.hpp>
#include <tuopin/values/quantity.hpp>
#include <tuopin/values/text.hpp>

#include <concepts>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <type_traits>

namespace tuopin {

/// A type that takes records of type `Record` into account, one at a time.
template <class O, class Record>
concept observer_of = std::copyable<O> && (requires(O o, Record const& record) { o.observe(record); } ||
                                           requires(O o, Record const& record) { o.observe(record, std::size_t{}); });

namespace detail {

template <class F>
struct call_result {};
template <class C, class R, class A>
struct call_result<R (C::*)(A) const> {
    using type   = R;
    using record = std::remove_cvref_t<A>;
};
template <class C, class R, class A>
struct call_result<R (C::*)(A) const noexcept> : call_result<R (C::*)(A) const> {};

// The type of what is measured, and of the record that it is measured of.
template <class T>
struct measured_result {};
template <class T>
    requires std::is_member_object_pointer_v<T>
struct measured_result<T> {
    using type   = typename member_pointer_types<T>::member;
    using record = typename member_pointer_types<T>::owner;
};
template <auto First, auto... Others>
struct measured_result<path_type<First, Others...>> {
    using type   = typename measured_result<std::remove_cv_t<decltype((First, ..., Others))>>::type;
    using record = owner_of<First>;
};
template <class R, class A>
struct measured_result<R (*)(A)> {
    using type   = R;
    using record = std::remove_cvref_t<A>;
};
template <class R, class A>
struct measured_result<R (*)(A) noexcept> : measured_result<R (*)(A)> {};
template <class T>
    requires requires { &T::operator(); }
struct measured_result<T> : call_result<decltype(&T::operator())> {};

template <auto Measured>
concept measures_one_type = requires { typename measured_result<std::remove_cv_t<decltype(Measured)>>::type; };

template <auto Measured>
consteval bool check_measured() {
    static_assert(measures_one_type<Measured>,
                  "tuopin: what is measured is a pointer to member, a path, or a function object "
                  "whose only parameter has a type; write [](well const& w) { ... }");
    return measures_one_type<Measured>;
}

template <auto Measured, bool = check_measured<Measured>()>
struct measured_value_of {
    using type = int;
};
template <auto Measured>
struct measured_value_of<Measured, true> {
    using type = std::remove_cvref_t<typename measured_result<std::remove_cv_t<decltype(Measured)>>::type>;
};

/// The type of what is measured, with its optional around it where it has one.
template <auto Measured>
using measured_value = typename measured_value_of<Measured>::type;

/// What is measured of records of this type.
template <auto Measured, class Record>
concept measured_of = std::same_as<typename measured_result<std::remove_cv_t<decltype(Measured)>>::record, Record>;

/// An observer that says so looks at nothing but what it measures of a `Record`: of a pair of linked
/// records it may be shown this one alone.
template <class O, class Record>
concept looks_at_alone = requires { requires O::template looks_at_alone<Record>; };

template <class T>
concept number = std::integral<T> || std::floating_point<T>;

/// A number or a quantity: what can be added up.
template <class T>
concept additive = number<T> || quantity_type<T>;

template <class T>
struct numeric;

template <std::integral T>
struct numeric<T> {
    using raw_type   = std::int64_t;
    using value_type = std::int64_t;
    using mean_type  = double;
    static constexpr raw_type raw(T value) {
        if constexpr (std::same_as<T, std::uint64_t> || std::same_as<T, unsigned long long>)
            if (value > static_cast<T>(std::numeric_limits<std::int64_t>::max()))
                does_not_fit();
        return static_cast<raw_type>(value);
    }
    static constexpr value_type value(std::int64_t raw) { return raw; }
    static constexpr mean_type  mean(double raw) { return raw; }
};

template <std::floating_point T>
struct numeric<T> {
    using raw_type   = double;
    using value_type = double;
    using mean_type  = double;
    static constexpr raw_type   raw(T value) { return static_cast<double>(value); }
    static constexpr value_type value(double raw) { return raw; }
    static constexpr mean_type  mean(double raw) { return raw; }
};

template <class Unit>
struct numeric<quantity<Unit, std::int64_t>> {
    using raw_type   = std::int64_t;
    using value_type = quantity<Unit>;
    using mean_type  = quantity<Unit, double>;
    static constexpr raw_type   raw(value_type value) { return value.steps(); }
    static constexpr value_type value(std::int64_t raw) { return value_type::of_steps(raw); }
    static constexpr mean_type  mean(double raw) { return mean_type(raw / static_cast<double>(Unit::steps)); }
};

template <class Unit>
struct numeric<quantity<Unit, double>> {
    using raw_type   = double;
    using value_type = quantity<Unit, double>;
    using mean_type  = quantity<Unit, double>;
    static constexpr raw_type   raw(value_type value) { return value.count(); }
    static constexpr value_type value(double raw) { return value_type(raw); }
    static constexpr mean_type  mean(double raw) { return mean_type(raw); }
};

template <class T>
using numeric_of = numeric<without_optional<T>>;

/// In units, where it is a quantity.
template <additive T>
constexpr double as_number(T const& value) {
    if constexpr (number<T>)
        return static_cast<double>(value);
    else
        return to_double(value);
}

template <auto Measured>
consteval bool check_additive() {
    if constexpr (check_measured<Measured>()) {
        static_assert(
            additive<without_optional<measured_value<Measured>>>,
            "tuopin: this observer adds up, and what it measures is neither a quantity nor a number; measure a "
            "member such as yuan, persons or double, or count it with count, distinct<> or share_of<>");
        return additive<without_optional<measured_value<Measured>>>;
    } else {
        return false;
    }
}

/// Calls `use(value)` with what is measured, unless it is an optional without a value;
/// returns whether there was one.
template <auto Measured, class Record, class Use>
[[gnu::always_inline]] constexpr inline bool with_measured(Record const& record, Use&& use) {
    auto const& value = measured<Measured>(record);
    if constexpr (optional_type<std::remove_cvref_t<decltype(value)>>) {
        if (!value)
            return false;
        use(*value);
    } else {
        use(value);
    }
    return true;
}

/// How many records left open what was measured; costs nothing where none can.
template <bool Counted>
struct not_stated {
    static constexpr std::int64_t number() { return 0; }
    constexpr void                add(bool) {}
    constexpr void                merge(not_stated const&) {}
    friend constexpr bool         operator==(not_stated const&, not_stated const&) = default;
};
template <>
struct not_stated<true> {
    std::int64_t           records{};
    constexpr std::int64_t number() const { return records; }
    constexpr void         add(bool stated) { records += stated ? 0 : 1; }
    constexpr void         merge(not_stated const& other) { records += other.records; }
    friend constexpr bool  operator==(not_stated const&, not_stated const&) = default;
};
template <auto... Measured>
using not_stated_of = not_stated<(optional_type<measured_value<Measured>> || ...)>;

inline std::string with_not_stated(std::string written, std::int64_t records, language in) {
    if (records == 0)
        return written;
    if (in == language::chinese)
        return written.append("（").append(to_text(records, in)).append("条未填）");
    return written.append(" (").append(to_text(records, in)).append(" not stated)");
}

template <class Raw>
struct sum_of_raw {
    using type = integer_sum;
};
template <>
struct sum_of_raw<double> {
    using type = real_sum;
};

/// The value or zero, without a branch that could be guessed wrong: of what sums of large numbers do with it compilers
/// would make one.
constexpr std::int64_t where_it_holds(bool holds, std::int64_t value) {
    if (detail::known_small(value))
        return detail::unguessable(holds) ? value : 0;
    return value * static_cast<std::int64_t>(holds);
}
constexpr double where_it_holds(bool holds, double value) { return holds ? value : 0.0; }

template <class T>
std::string optional_text(std::optional<T> const& value, language in) {
    return value ? to_text(*value, in) : std::string(text{"none", "无"}.in(in));
}

} // namespace detail
} // namespace tuopin

#endif
