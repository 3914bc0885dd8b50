// What the self-checks of measures across their members have in common.
#ifndef TUOPIN_DOMAIN_MEASURES_CHECKS_HPP
#define TUOPIN_DOMAIN_MEASURES_CHECKS_HPP

#include <tuopin/describe/labels.hpp>
#include <tuopin/describe/member_pointer.hpp>
#include <tuopin/values/figures/figure.hpp>
#include <tuopin/values/quantity.hpp>
#include <tuopin/values/text.hpp>

#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>

namespace tuopin::detail {

// Only what was stated firmly is held against another figure: "about 187" contradicts
// neither 186 nor 188.

/// The least number of whole units that the figure can stand for; empty where it says nothing of that.
template <class F>
constexpr std::optional<std::int64_t> surely_at_least(F const& f) {
    auto const bound = [&] {
        if constexpr (requires { f.least(); })
            return f.least();
        else
            return f.value();
    }();
    if (!bound || f.how() == stated::about || f.how() == stated::at_most)
        return std::nullopt;
    bool const above = f.how() == stated::more_than && bound->count() != std::numeric_limits<std::int64_t>::max();
    return bound->count() + (above ? 1 : 0);
}

/// The largest number of whole units that the figure can stand for; empty where it says nothing of that.
template <class F>
constexpr std::optional<std::int64_t> surely_at_most(F const& f) {
    auto const bound = [&] {
        if constexpr (requires { f.most(); })
            return f.most();
        else
            return f.value();
    }();
    if (!bound || (f.how() != stated::exactly && f.how() != stated::at_most))
        return std::nullopt;
    return bound->count();
}

/// "at most 867 registered households (households registered)"
template <quantity_type Q>
std::string at_most_text(Q limit, std::string_view name_of_limit, language in) {
    bool const chinese = in == language::chinese;
    return (chinese ? "不超过" : "at most ") + to_text(limit, in) + (chinese ? "（" : " (") +
           std::string(name_of_limit) + (chinese ? "）" : ")");
}

/// "1,927 rural workers (counterpart workers placed)"
template <quantity_type Q>
std::string exactly_text(Q wanted, std::string_view name_of_it, language in) {
    bool const chinese = in == language::chinese;
    return to_text(wanted, in) + (chinese ? "（" : " (") + std::string(name_of_it) + (chinese ? "）" : ")");
}

/// Reports `Part` where there are surely more of it than of `Whole`, of which it is a part
/// or to which it is tied one to one.
template <auto Part, auto Whole, class M, class Report>
void check_no_more(M const& of_measure, language in, Report& report) {
    auto const& part  = of_measure.*Part;
    auto const& whole = of_measure.*Whole;
    auto const  least = surely_at_least(part);
    auto const  most  = surely_at_most(whole);
    if (least && most && *least > *most) {
        using limit = typename member_type_of<Whole>::quantity_type;
        report(std::string(member_name<Part>), to_text(part, in),
               at_most_text(limit(*most), label_of<M>(member_name<Whole>, in), in));
    }
}

/// Reports a claim or share, standing at `path`, that is over another number of units than
/// `other`, which is about the same ones.
template <class Figure, class Other, class Report>
void check_same_whole(std::string_view path, Figure const& f, Other const& other, std::string_view name_of_other,
                      language in, Report& report) {
    auto const here  = f.whole();
    auto const there = other.whole();
    if (here && there && *here != *there)
        report(std::string(path), to_text(*here, in), exactly_text(*there, name_of_other, in));
}

} // namespace tuopin::detail

#endif
