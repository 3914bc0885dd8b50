// What all figures have in common: a state, how they were stated, and the verbs.
#ifndef TUOPIN_VALUES_FIGURES_FIGURE_HPP
#define TUOPIN_VALUES_FIGURES_FIGURE_HPP

#include <tuopin/values/quantity.hpp>
#include <tuopin/values/text.hpp>

#include <boost/describe/enum.hpp>

#include <concepts>
#include <cstdint>
#include <limits>
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

namespace detail {

/// The place of the last digit that is not zero: 10'000'000 of 520'000'000.
constexpr std::int64_t last_place(std::int64_t steps) {
    std::int64_t place = 1;
    if (steps != 0)
        for (; steps % 10 == 0; steps /= 10)
            place *= 10;
    return place;
}

/// How an amount is stated, and by how many steps of its unit it may be off for that. A
/// rounded number is off by at most one in its last digit; "over" (余) says that it is more,
/// and less than one more in its last digit: 50余万 lies below 60万. A sum is off by as much
/// as all its parts together, whatever its own last digit is.
class precision {
public:
    static constexpr std::int64_t boundless = std::numeric_limits<std::int64_t>::max();

    constexpr precision() = default;
    /// Of an amount of so many steps that was stated like this.
    constexpr precision(stated how, std::int64_t steps) : how_(how), off_by_(off_by(how, steps)) {}
    /// One that is known otherwise.
    static constexpr precision within(stated how, std::int64_t off_by) {
        precision made;
        made.how_    = how;
        made.off_by_ = off_by;
        return made;
    }

    constexpr stated       how() const { return how_; }
    constexpr std::int64_t off_by() const { return off_by_; }
    /// The same in the unit of the amount; empty where there is no bound.
    template <quantity_type Q>
    constexpr std::optional<Q> off_by_as() const {
        return off_by_ == boundless ? std::nullopt : std::optional<Q>(Q::of_steps(off_by_));
    }

    /// Of the sum of two amounts.
    constexpr void add(precision const& other) {
        how_    = weaker(how_, other.how_);
        off_by_ = off_by_ > boundless - other.off_by_ ? boundless : off_by_ + other.off_by_;
    }
    /// Of an amount that was stated twice.
    constexpr void loosen(precision const& other) {
        how_    = weaker(how_, other.how_);
        off_by_ = off_by_ < other.off_by_ ? other.off_by_ : off_by_;
    }

    friend constexpr bool operator==(precision const&, precision const&) = default;

private:
    static constexpr std::int64_t off_by(stated how, std::int64_t steps) {
        switch (how) {
        case stated::exactly: return 0;
        case stated::about: return last_place(steps);
        case stated::more_than: // a number to the last step is not rounded, and "over" it has no end
            return last_place(steps) == 1 ? boundless : last_place(steps);
        case stated::at_least:
        case stated::at_most: break;
        }
        return boundless;
    }

    stated       how_{stated::exactly};
    std::int64_t off_by_{};
};

/// "About 1,500 of 1,900" says of both that they are rounded, "over 1,500 of 1,927" nothing of the whole.
constexpr stated stated_of_whole(stated how) { return how == stated::about ? how : stated::exactly; }

} // namespace detail

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
          spelling{"超过", stated::more_than}, spelling{"at least ", stated::at_least},
          spelling{"不低于", stated::at_least}, spelling{">=", stated::at_least}, spelling{">", stated::more_than},
          spelling{"at most ", stated::at_most}, spelling{"不超过", stated::at_most}, spelling{"<=", stated::at_most}})
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

/// "520000000", or "896000000±11000000" where it may be off by other than what its last digit
/// says of a number stated like that; "±?" without bound.
template <quantity_type Q>
std::string precise_field(Q const& amount, precision const& stated_as, stated how) {
    std::string written = to_field(amount);
    if (stated_as != precision(how, amount.steps())) {
        written += "±";
        written += stated_as.off_by() == precision::boundless ? "?" : to_field(Q::of_steps(stated_as.off_by()));
    }
    return written;
}

template <quantity_type Q>
struct read_precisely {
    parsed<Q> amount;
    precision stated_as;
};

/// What `precise_field` writes; "+-" stands for "±" where a keyboard has none.
template <quantity_type Q>
read_precisely<Q> read_precise(std::string_view written, stated how) {
    for (std::string_view const sign : {"±", "+-"}) {
        auto const at = written.find(sign);
        if (at == std::string_view::npos)
            continue;
        auto const amount = Q::parse(trimmed(written.substr(0, at)));
        auto const rest   = trimmed(written.substr(at + sign.size()));
        auto const off_by = rest == "?" ? parsed<Q>(Q::of_steps(precision::boundless)) : Q::parse(rest);
        if (!amount || !off_by || off_by->steps() < 0)
            return {amount ? parsed<Q>::failed({"an amount after ±", "±后为数额"}) : amount, {}};
        if (off_by->steps() == 0)
            return {amount, {}};
        return {amount, precision::within(how == stated::exactly ? stated::about : how, off_by->steps())};
    }
    auto const amount = Q::parse(written);
    return {amount, amount ? precision(how, amount->steps()) : precision()};
}

} // namespace detail
} // namespace tuopin

#endif
