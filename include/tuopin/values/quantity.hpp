// An amount of something: a number that knows what it counts or measures, in which
// unit, and how finely. Like std::chrono::duration: a conversion that loses nothing is
// implicit, one that loses something is asked for by name.
#ifndef TUOPIN_VALUES_QUANTITY_HPP
#define TUOPIN_VALUES_QUANTITY_HPP

#include <tuopin/values/exact.hpp>
#include <tuopin/values/text.hpp>

#include <compare>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <ratio>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>

namespace tuopin {

/// A unit of measure. `dimension` is what is measured; `size` is the unit in base units
/// of the dimension; an amount in it is kept as a whole number of steps, of which the
/// unit has `steps` (a yuan has 100: it is kept in fen). `name(language, plural)` is the
/// word that people read behind the number.
template <class U>
concept unit_of_measure = requires {
    typename U::dimension;
    { U::size::num } -> std::convertible_to<std::int64_t>;
    { U::size::den } -> std::convertible_to<std::int64_t>;
    { U::steps } -> std::convertible_to<std::int64_t>;
    { U::name(language::english, true) } -> std::convertible_to<std::string_view>;
};

/// A short text that can be a template argument.
template <std::size_t Size>
struct fixed_text {
    char characters[Size]{};

    constexpr fixed_text(char const (&written)[Size]) {
        for (std::size_t at = 0; at < Size; ++at)
            characters[at] = written[at];
    }
    constexpr std::string_view view() const { return {characters, Size - 1}; }
};

/// A noun that is counted in whole numbers. Each noun is a dimension of its own: persons
/// and person-times never add up. A new noun is one line:
///
///     using goats = tuopin::quantity<tuopin::noun<"goat", "goats", "只">>;
template <fixed_text Singular, fixed_text Plural, fixed_text Chinese>
struct noun {
    using dimension                     = noun;
    using size                          = std::ratio<1>;
    static constexpr std::int64_t steps = 1;

    static constexpr std::string_view name(language in, bool plural) {
        return in == language::chinese ? Chinese.view() : plural ? Plural.view() : Singular.view();
    }
};

/// A unit of something measured, of `Size` base units of `Dimension`, kept in steps of
/// one `Steps`th of it. A new unit is one line, too:
///
///     using litres = tuopin::quantity<tuopin::measured_in<volume, std::ratio<1>, 1'000, "l", "l", "升">>;
template <class Dimension, class Size, std::int64_t Steps, fixed_text Singular, fixed_text Plural, fixed_text Chinese>
struct measured_in {
    using dimension                     = Dimension;
    using size                          = Size;
    static constexpr std::int64_t steps = Steps;

    static constexpr std::string_view name(language in, bool plural) {
        return in == language::chinese ? Chinese.view() : plural ? Plural.view() : Singular.view();
    }
};

template <unit_of_measure Unit, class Rep = std::int64_t>
class quantity;

namespace detail {

consteval bool power_of_ten(std::int64_t number) {
    while (number > 1 && number % 10 == 0)
        number /= 10;
    return number == 1;
}

template <plain_integer I>
constexpr std::int64_t in_64_bits(I number) {
    if (!std::in_range<std::int64_t>(number))
        does_not_fit();
    return static_cast<std::int64_t>(number);
}

template <class Q>
struct quantity_parts {};
template <class Unit, class Rep>
struct quantity_parts<quantity<Unit, Rep>> {
    using unit = Unit;
    using rep  = Rep;
};

/// The factor from steps of `From` to steps of `To`.
template <class From, class To>
using step_factor = std::ratio_divide<std::ratio_divide<typename From::size, std::ratio<From::steps>>,
                                      std::ratio_divide<typename To::size, std::ratio<To::steps>>>;

/// A unit in which people do not speak (fen) names the one in which they do (yuan).
template <class Unit>
concept spoken_in_another = requires { typename Unit::spoken_in; };

template <class From, class To>
concept same_dimension = std::same_as<typename From::dimension, typename To::dimension>;

/// Every amount kept in steps of `From` is a whole number of steps of `To`.
template <class From, class To>
concept losslessly_to = same_dimension<From, To> && step_factor<From, To>::den == 1;

template <class A, class B>
struct finer_unit {};
template <class A, class B>
    requires losslessly_to<B, A>
struct finer_unit<A, B> {
    using type = A;
};
template <class A, class B>
    requires(losslessly_to<A, B> && !losslessly_to<B, A>)
struct finer_unit<A, B> {
    using type = B;
};

/// A unit may lay out its own numbers (yuan in millions); the others are decimals.
template <class Unit>
concept lays_out_numbers = requires { Unit::number(std::int64_t{}, language::english); };

template <class Unit>
std::string number_text(std::int64_t steps, language in) {
    if constexpr (lays_out_numbers<Unit>)
        return Unit::number(steps, in);
    else
        return decimal(steps, Unit::steps, in == language::english);
}

template <class Unit>
constexpr bool separated_name(language in) {
    return in == language::english || (Unit::name(in, true).front() >= '!' && Unit::name(in, true).front() <= '~');
}

template <class Unit>
std::string with_unit(std::string number, bool plural, language in) {
    if (separated_name<Unit>(in))
        number += ' ';
    return number += Unit::name(in, plural);
}

template <class Unit>
constexpr std::string_view without_unit(std::string_view written) {
    for (std::string_view const name : {Unit::name(language::english, true), Unit::name(language::english, false),
                                        Unit::name(language::chinese, true)})
        if (!name.empty() && written.ends_with(name))
            return trimmed(written.substr(0, written.size() - name.size()));
    return written;
}

} // namespace detail

/// A quantity kept exactly, or (with `Rep` double) one that was computed, such as a mean.
template <class Q>
concept quantity_type = requires { typename detail::quantity_parts<std::remove_cvref_t<Q>>::unit; };

/// The unit of a quantity type.
template <quantity_type Q>
using unit_of = typename detail::quantity_parts<std::remove_cvref_t<Q>>::unit;

namespace detail {

// What is wanted of a number that is kept in so many steps a unit, a power of ten.
constexpr text wanted_number(std::int64_t steps) {
    switch (steps) {
    case 1: return {"a whole number", "整数"};
    case 10: return {"a number with at most 1 decimal", "最多1位小数的数字"};
    case 100: return {"a number with at most 2 decimals", "最多2位小数的数字"};
    case 1'000: return {"a number with at most 3 decimals", "最多3位小数的数字"};
    case 10'000: return {"a number with at most 4 decimals", "最多4位小数的数字"};
    case 1'000'000: return {"a number with at most 6 decimals", "最多6位小数的数字"};
    default: return {"a number with no more decimals than its unit is kept with", "小数位数不超过计量单位精度的数字"};
    }
}

} // namespace detail

template <quantity_type To, class From>
constexpr std::optional<To> exactly_in(quantity<From> q);

/// The word behind the numbers: "persons", "人".
template <quantity_type Q>
inline constexpr text unit_name{unit_of<Q>::name(language::english, true), unit_of<Q>::name(language::chinese, true)};

/// An amount in `Unit`. With the usual `Rep`, std::int64_t, it is a whole number of the
/// unit's steps, so that sums are exact, and a sum that does not fit throws
/// std::overflow_error. With `Rep` double it is a number of units, for what was computed.
template <unit_of_measure Unit, class Rep>
class quantity {
    static_assert(std::same_as<Rep, std::int64_t> || std::same_as<Rep, double>,
                  "tuopin: a quantity is kept in whole steps (std::int64_t) or was computed (double)");
    static_assert(detail::power_of_ten(Unit::steps),
                  "tuopin: a unit is kept in 1, 10, 100 ... steps, which are its decimals");
    static constexpr bool computed = std::same_as<Rep, double>;

public:
    using unit = Unit;

    /// Nothing of it: zero.
    constexpr quantity() = default;

    /// That many units: `yuan{3}` is three yuan.
    template <detail::plain_integer I>
    constexpr explicit quantity(I units)
        : amount_(computed ? static_cast<Rep>(units)
                           : static_cast<Rep>(detail::multiply_checked(detail::in_64_bits(units), Unit::steps))) {}

    constexpr explicit quantity(double units)
        requires computed
        : amount_(units) {}

    /// The same amount in another unit of the dimension that is at least as fine.
    template <class Other>
        requires(!computed && !std::same_as<Other, Unit> && detail::losslessly_to<Other, Unit>)
    constexpr quantity(quantity<Other> other)
        : amount_(static_cast<Rep>(detail::multiply_checked(other.steps(), detail::step_factor<Other, Unit>::num))) {}

    template <class Other, class OtherRep>
        requires(computed && detail::same_dimension<Other, Unit> &&
                 !(std::same_as<Other, Unit> && std::same_as<OtherRep, Rep>))
    constexpr quantity(quantity<Other, OtherRep> other)
        : amount_(static_cast<Rep>(to_double(other) * static_cast<double>(Other::size::num * Unit::size::den) /
                                   static_cast<double>(Other::size::den * Unit::size::num))) {}

    /// That many steps of the unit: `yuan::of_steps(3)` is three fen.
    static constexpr quantity of_steps(std::int64_t steps)
        requires(!computed)
    {
        quantity made;
        made.amount_ = steps;
        return made;
    }

    /// The amount in steps of the unit: fen for money, centimetres for metres.
    constexpr std::int64_t steps() const
        requires(!computed)
    {
        return amount_;
    }

    /// The number of units, where a unit is kept whole. For a finer one ask `to_double`,
    /// `steps`, or convert.
    constexpr Rep count() const
        requires(computed || Unit::steps == 1)
    {
        return amount_;
    }

    friend constexpr double to_double(quantity q) {
        return computed ? static_cast<double>(q.amount_)
                        : static_cast<double>(q.amount_) / static_cast<double>(Unit::steps);
    }

    friend constexpr bool operator==(quantity, quantity) = default;
    friend constexpr auto operator<=>(quantity, quantity) = default;

    constexpr quantity operator-() const {
        quantity negated;
        if constexpr (computed)
            negated.amount_ = -amount_;
        else
            negated.amount_ = detail::subtract_checked(0, amount_);
        return negated;
    }

    constexpr quantity& operator+=(quantity other) {
        if constexpr (computed)
            amount_ += other.amount_;
        else
            amount_ = detail::add_checked(amount_, other.amount_);
        return *this;
    }
    constexpr quantity& operator-=(quantity other) {
        if constexpr (computed)
            amount_ -= other.amount_;
        else
            amount_ = detail::subtract_checked(amount_, other.amount_);
        return *this;
    }
    template <detail::plain_integer I>
    constexpr quantity& operator*=(I factor) {
        if constexpr (computed)
            amount_ *= static_cast<Rep>(factor);
        else
            amount_ = detail::multiply_checked(amount_, detail::in_64_bits(factor));
        return *this;
    }
    template <detail::plain_integer I>
    friend constexpr quantity operator*(quantity q, I factor) {
        return q *= factor;
    }
    template <detail::plain_integer I>
    friend constexpr quantity operator*(I factor, quantity q) {
        return q *= factor;
    }

    /// "1,389 person-times", "1389人次"; a computed amount with at most two decimals.
    friend std::string to_text(quantity q, language in = language::english) {
        if constexpr (computed && detail::lays_out_numbers<Unit>)
            if (double const steps = q.amount_ * static_cast<double>(Unit::steps); steps > -9.0e18 && steps < 9.0e18)
                return to_text(quantity<Unit>::of_steps(static_cast<std::int64_t>(steps + (steps < 0 ? -0.5 : 0.5))),
                               in);
        if constexpr (computed)
            return detail::with_unit<Unit>(detail::rounded_decimal(q.amount_, 2, in == language::english),
                                           q.amount_ != 1.0, in);
        else if constexpr (detail::spoken_in_another<Unit>)
            return to_text(quantity<typename Unit::spoken_in>(q), in);
        else
            return detail::with_unit<Unit>(detail::number_text<Unit>(q.amount_, in), q.amount_ != Unit::steps, in);
    }

    /// The number alone, as a decimal of the unit.
    friend std::string to_field(quantity q) {
        if constexpr (computed)
            return detail::shortest(q.amount_);
        else
            return detail::decimal(q.amount_, Unit::steps, false);
    }

    /// Reads a decimal of the unit, with or without grouping and the unit's name behind it.
    static constexpr parsed<quantity> parse(std::string_view written) {
        written = detail::trimmed(written);
        if constexpr (detail::spoken_in_another<Unit>)
            if (auto const bare = detail::without_unit<typename Unit::spoken_in>(written); bare != written)
                if (auto const spoken = quantity<typename Unit::spoken_in>::parse(bare))
                    if (auto const exact = exactly_in<quantity>(*spoken))
                        return *exact;
        written = detail::without_unit<Unit>(written);
        if constexpr (computed) {
            if (auto const number = from_text<double>(written))
                return quantity(*number);
        } else if (auto const amount = detail::read_decimal(written, Unit::steps)) {
            return of_steps(*amount);
        }
        return parsed<quantity>::failed(computed ? text("a number", "数字") : detail::wanted_number(Unit::steps));
    }

private:
    Rep amount_{};
};

namespace detail {

template <class A, class B>
consteval void need_one_dimension() {
    static_assert(same_dimension<A, B>,
                  "tuopin: these quantities count different things (persons are not person-times, "
                  "registered persons are not residents); keep two totals, or convert one of them "
                  "by name with counted_as<...>");
    if constexpr (same_dimension<A, B>)
        static_assert(losslessly_to<A, B> || losslessly_to<B, A>,
                      "tuopin: neither unit holds the other exactly; convert one of them by name with round_to<...>");
}

template <class A, class B>
struct common_quantity {
    using type = quantity<A>;
};
template <class A, class B>
    requires requires { typename finer_unit<A, B>::type; }
struct common_quantity<A, B> {
    using type = quantity<typename finer_unit<A, B>::type>;
};
template <class A, class B>
using common_quantity_t = typename common_quantity<A, B>::type;

} // namespace detail

/// Sums and differences of quantities of one dimension, in the finer of the two units.
template <class A, class B>
    requires(!std::same_as<A, B>)
constexpr detail::common_quantity_t<A, B> operator+(quantity<A> a, quantity<B> b) {
    detail::need_one_dimension<A, B>();
    if constexpr (detail::losslessly_to<A, B> || detail::losslessly_to<B, A>)
        return detail::common_quantity_t<A, B>(a) += b;
}
template <class A, class B>
    requires(!std::same_as<A, B>)
constexpr detail::common_quantity_t<A, B> operator-(quantity<A> a, quantity<B> b) {
    detail::need_one_dimension<A, B>();
    if constexpr (detail::losslessly_to<A, B> || detail::losslessly_to<B, A>)
        return detail::common_quantity_t<A, B>(a) -= b;
}
template <class Unit, class Rep>
constexpr quantity<Unit, Rep> operator+(quantity<Unit, Rep> a, quantity<Unit, Rep> b) {
    return a += b;
}
template <class Unit, class Rep>
constexpr quantity<Unit, Rep> operator-(quantity<Unit, Rep> a, quantity<Unit, Rep> b) {
    return a -= b;
}

/// How many times `b` goes into `a`; both of one dimension.
template <class A, class B>
constexpr double operator/(quantity<A> a, quantity<B> b) {
    static_assert(detail::same_dimension<A, B>,
                  "tuopin: only quantities of one dimension have a quotient without a unit; an amount per head or per "
                  "household is tuopin::per<total, weight>");
    using factor = detail::step_factor<A, B>;
    return static_cast<double>(a.steps()) * static_cast<double>(factor::num) /
           (static_cast<double>(b.steps()) * static_cast<double>(factor::den));
}

/// Comparisons of quantities of one dimension are exact in whatever units they stand.
template <class A, class B>
    requires(!std::same_as<A, B> && detail::same_dimension<A, B>)
constexpr std::strong_ordering operator<=>(quantity<A> a, quantity<B> b) {
    using factor = detail::step_factor<A, B>;
    return detail::multiply(a.steps(), factor::num) <=> detail::multiply(b.steps(), factor::den);
}
template <class A, class B>
    requires(!std::same_as<A, B> && detail::same_dimension<A, B>)
constexpr bool operator==(quantity<A> a, quantity<B> b) {
    return (a <=> b) == std::strong_ordering::equal;
}

namespace detail {

template <class To, rounding Mode, class From>
constexpr To convert(quantity<From> q) {
    static_assert(same_dimension<From, unit_of<To>>,
                  "tuopin: a quantity is converted within its dimension only; write counted_as<...> to count the same "
                  "things under another noun");
    using factor = step_factor<From, unit_of<To>>;
    return To::of_steps(scale(q.steps(), factor::num, factor::den, Mode));
}

} // namespace detail

/// `q` in the unit of `To`, to the nearest step of it (halves away from zero), to the
/// step below, or to the step above.
template <quantity_type To, class From>
constexpr To round_to(quantity<From> q) {
    return detail::convert<To, detail::rounding::nearest>(q);
}
template <quantity_type To, class From>
constexpr To round_down_to(quantity<From> q) {
    return detail::convert<To, detail::rounding::down>(q);
}
template <quantity_type To, class From>
constexpr To round_up_to(quantity<From> q) {
    return detail::convert<To, detail::rounding::up>(q);
}

/// `q` in the unit of `To`, or nothing where that would lose something.
template <quantity_type To, class From>
constexpr std::optional<To> exactly_in(quantity<From> q) {
    To const down = round_down_to<To>(q);
    return down == round_up_to<To>(q) ? std::optional<To>(down) : std::nullopt;
}

/// The same number under another noun, where the reader of the code is to see that two
/// universes are taken for one: `counted_as<persons>(registered)`.
template <quantity_type To, class From>
    requires(From::steps == 1 && unit_of<To>::steps == 1)
constexpr To counted_as(quantity<From> q) {
    return To(q.count());
}

namespace detail {

struct literal_value {
    std::int64_t steps{};
    bool         decimal{true}; // digits with at most one point
    bool         exact{true};   // no finer than a step
    bool         fits{true};
};

template <char... C>
consteval literal_value read_literal(std::int64_t steps_per_unit) {
    char const    written[] = {C...};
    literal_value result;
    std::int64_t  place = 0;
    for (std::size_t at = 0; at < sizeof...(C); ++at) {
        char const c = written[at];
        if (c == '\'')
            continue;
        if (c == '.' && place == 0) {
            place = steps_per_unit;
            continue;
        }
        if (c < '0' || c > '9') {
            result.decimal = false;
            return result;
        }
        std::int64_t const digit = c - '0';
        if (place == 0) {
            wide const next = multiply(result.steps, 10) + multiply(digit, steps_per_unit);
            if (!next.fits()) {
                result.fits = false;
                return result;
            }
            result.steps = next.to_int64();
        } else if (place % 10 == 0) {
            place /= 10;
            wide const next = wide{result.steps} + multiply(digit, place);
            if (!next.fits()) {
                result.fits = false;
                return result;
            }
            result.steps = next.to_int64();
        } else {
            result.exact = result.exact && digit == 0;
        }
    }
    return result;
}

} // namespace detail

/// What a literal operator returns: the digits `C...` as an exact amount of `Q`. A
/// literal for a unit of your own is one line:
///
///     template <char... C> consteval goats operator""_goats() { return tuopin::literal<goats, C...>(); }
template <quantity_type Q, char... C>
consteval Q literal() {
    constexpr detail::literal_value value = detail::read_literal<C...>(unit_of<Q>::steps);
    static_assert(value.decimal, "tuopin: a literal of a quantity is a decimal number, without exponent or prefix");
    static_assert(value.exact,
                  "tuopin: this literal is finer than the unit's step (a fen for money, a whole for counts); "
                  "write fewer decimals or take a finer unit");
    static_assert(value.fits,
                  "tuopin: this literal does not fit into 64 bits of the unit's steps; write a smaller number");
    return Q::of_steps(value.steps);
}

} // namespace tuopin

#endif
