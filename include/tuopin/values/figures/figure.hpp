// What all figures have in common: a state, how they were stated, and the verbs.
#ifndef TUOPIN_VALUES_FIGURES_FIGURE_HPP
#define TUOPIN_VALUES_FIGURES_FIGURE_HPP

#include <tuopin/values/quantity.hpp>
#include <tuopin/values/text.hpp>

#include <boost/describe/enum.hpp>

#include <concepts>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>

namespace tuopin {

/// Whether a figure is there. Missing, not applicable and zero are three things, and a
/// figure of which nothing was said yet, the identity of `merge` and `then`, is a fourth.
enum class presence : unsigned char {
    nothing,        ///< nothing was said yet: a default-constructed figure
    not_applicable, ///< there is no such thing here: no villages, no figure of villages
    reported,       ///< there is a value
    indeterminate,  ///< the parts do not determine a whole: two bare percentages
    missing,        ///< it, or a part of it, should have been reported and was not
};
BOOST_DESCRIBE_ENUM(presence, nothing, not_applicable, reported, indeterminate, missing)

constexpr auto labels(presence const*) {
    return labels_for<presence>({{"nothing", "暂无", "nothing said"},
                                 {"not_applicable", "不适用"},
                                 {"reported", "已报告"},
                                 {"indeterminate", "无法确定", "not determinable"},
                                 {"missing", "未报告", "not reported"}});
}

/// How a text states a number.
enum class stated : unsigned char {
    exactly,
    at_least,  ///< 以上: that much or more
    more_than, ///< 余, printed "over": more than that
    at_most,   ///< 以内, 不超过: that much or less
    about,     ///< 约: near that, on either side
};
BOOST_DESCRIBE_ENUM(stated, exactly, at_least, more_than, at_most, about)

constexpr auto labels(stated const*) {
    return labels_for<stated>({{"exactly", "恰为"},
                               {"at_least", "不低于"},
                               {"more_than", "超过", "over"},
                               {"at_most", "不超过"},
                               {"about", "约"}});
}

/// Short for `stated::about` and `stated::more_than`.
inline constexpr stated about     = stated::about;
inline constexpr stated more_than = stated::more_than;

/// How a sum of two amounts is stated: never more firmly than either. A lower bound plus
/// an upper bound is about something.
constexpr stated weaker(stated a, stated b) {
    if (a == b || b == stated::exactly)
        return a;
    if (a == stated::exactly)
        return b;
    bool const both_from_below = a <= stated::more_than && b <= stated::more_than;
    return both_from_below ? stated::more_than : stated::about;
}

struct missing_t {};
struct not_applicable_t {};

/// `missing` stands for a figure that should have been reported and was not,
/// `not_applicable` for one that has no meaning here.
inline constexpr missing_t        missing{};
inline constexpr not_applicable_t not_applicable{};

/// How a figure goes together, in words: over regions side by side, and over periods one
/// after the other.
struct aggregation {
    text over_regions;
    text over_periods;
};

/// A type with the two verbs that go over values. Its default is the identity of both.
template <class F>
concept figure = std::regular<F> && requires(F a, F const& b) {
    a.merge(b);
    a.then(b);
};

/// A figure with `F::aggregates()`, which says in words how it goes together.
template <class F>
concept explained_figure = figure<F> && requires {
    { F::aggregates() } -> std::same_as<aggregation>;
};

/// The whole of which a share is a part: `share<persons>{3'000_persons, of(3'228_persons)}`.
template <quantity_type Q>
struct whole_of {
    Q whole;
};
template <quantity_type Q>
constexpr whole_of<Q> of(Q whole) {
    return {whole};
}

/// The weight that an amount per head is over: `per<yuan, persons>{13'425_yuan, over(100_persons)}`.
template <quantity_type Q>
struct weight_of {
    Q weight;
};
template <quantity_type Q>
constexpr weight_of<Q> over(Q weight) {
    return {weight};
}

namespace detail {

/// Side by side, a figure is there where all its parts are. The order of the enumerators
/// makes that the larger of the two. Missing stands above indeterminate: which two parts
/// met first must not show once a third one is missing.
constexpr presence joined(presence a, presence b) { return a < b ? b : a; }

/// A count, a length or an area is never negative; money may be.
template <quantity_type Q>
constexpr bool impossible(Q const& q) {
    if constexpr (requires { unit_of<Q>::may_be_negative; })
        return false;
    else
        return q < Q{};
}

inline std::string state_text(presence state, language in) { return to_text(state, in); }

inline std::string state_field(presence state) {
    if (state == presence::indeterminate)
        return "not determinable";
    return state == presence::nothing ? std::string() : spoken(to_field(state));
}

constexpr bool says_indeterminate(std::string_view written) {
    return written == "not determinable" || written == "无法确定";
}

/// What all figures read alike: nothing, and the names of the states.
template <class F>
std::optional<F> read_state(std::string_view written) {
    if (written.empty())
        return F{};
    if (written == "missing" || written == "not reported" || written == "未报告" || written == "缺报")
        return F(missing);
    if (written == "not applicable" || written == "n/a" || written == "不适用")
        return F(not_applicable);
    return std::nullopt;
}

struct read_statement {
    stated           how;
    std::string_view rest;
};

/// "about 520", "约520", "~520" -> about, "520"
constexpr read_statement read_stated(std::string_view written) {
    struct spelling {
        std::string_view before;
        stated           how;
    };
    for (spelling const known :
         {spelling{"about ", stated::about}, spelling{"约", stated::about}, spelling{"~", stated::about},
          spelling{"more than ", stated::more_than}, spelling{"over ", stated::more_than},
          spelling{"超过", stated::more_than}, spelling{"at least ", stated::at_least}, spelling{"不低于", stated::at_least},
          spelling{">=", stated::at_least}, spelling{">", stated::more_than}, spelling{"at most ", stated::at_most},
          spelling{"不超过", stated::at_most}, spelling{"<=", stated::at_most}})
        if (written.starts_with(known.before))
            return {known.how, trimmed(written.substr(known.before.size()))};
    return {stated::exactly, written};
}

inline std::string stated_text(stated how, std::string number, language in) {
    if (how == stated::exactly)
        return number;
    std::string written = to_text(how, in);
    if (in == language::english)
        written += ' ';
    return written += number;
}

inline std::string stated_field(stated how, std::string number) {
    return how == stated::exactly ? number : spoken(to_field(how)).append(" ").append(number);
}

} // namespace detail
} // namespace tuopin

#endif
