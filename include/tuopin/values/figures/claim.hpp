#ifndef TUOPIN_VALUES_FIGURES_CLAIM_HPP
#define TUOPIN_VALUES_FIGURES_CLAIM_HPP

#include <tuopin/values/figures/figure.hpp>
#include <tuopin/values/quantity.hpp>
#include <tuopin/values/text.hpp>

#include <concepts>
#include <optional>
#include <string>
#include <string_view>

namespace tuopin {

enum class quantifier : unsigned char { every, some };

/// A claim about every unit, or some unit, of a kind: see `everywhere` and `somewhere`.
template <quantity_type Q, quantifier Of>
class claim {
public:
    using quantity_type = Q;

    constexpr claim() = default;

    /// It holds of `part` of the units out of `whole`.
    template <std::convertible_to<Q> Part, std::convertible_to<Q> Whole>
    constexpr claim(Part part, whole_of<Whole> whole)
        : part_(part), whole_(whole.whole), state_(presence::reported), has_counts_(true) {
        holds_ = counted();
    }
    /// It holds or it does not; of how many units nobody said.
    template <std::same_as<bool> B>
    constexpr claim(B holds) : state_(presence::reported), holds_(holds) {}
    constexpr claim(missing_t) : state_(presence::missing) {}
    constexpr claim(not_applicable_t) : state_(presence::not_applicable) {}

    constexpr presence state() const { return state_; }

    /// Whether it holds; empty where it was not reported.
    constexpr std::optional<bool> value() const {
        return state_ == presence::reported ? std::optional<bool>(holds_) : std::nullopt;
    }
    /// Of how many units it holds, and out of how many; empty where nobody said.
    constexpr std::optional<Q> part() const { return has_counts_ ? std::optional<Q>(part_) : std::nullopt; }
    constexpr std::optional<Q> whole() const { return has_counts_ ? std::optional<Q>(whole_) : std::nullopt; }

    constexpr void merge(claim const& other) {
        if (state_ == presence::reported && other.state_ == presence::reported) {
            holds_ = Of == quantifier::every ? holds_ && other.holds_ : holds_ || other.holds_;
            if (has_counts_ && other.has_counts_) {
                part_ += other.part_;
                whole_ += other.whole_;
            } else {
                part_       = Q{};
                whole_      = Q{};
                has_counts_ = false;
            }
        } else if (other.state_ > state_) {
            *this = other;
        }
    }
    constexpr void then(claim const& later) {
        if (later.state_ != presence::nothing)
            *this = later;
    }

    friend constexpr bool operator==(claim const&, claim const&) = default;

    static constexpr text        unit() { return unit_name<Q>; }
    static constexpr aggregation aggregates() {
        if constexpr (Of == quantifier::every)
            return {{"true where true of every part", "各部分均成立才成立"}, {"the later claim", "取较晚时点"}};
        else
            return {{"true where true of some part", "任一部分成立即成立"}, {"the later claim", "取较晚时点"}};
    }

    template <class Report>
    void check(language in, Report&& report) const {
        if (!has_counts_)
            return;
        if (part_ > whole_)
            report(to_text(*this, in), std::string(text{"a part no larger than its whole", "部分不大于总体"}.in(in)));
        if (detail::impossible(part_) || detail::impossible(whole_))
            report(to_text(*this, in), std::string(text{"at least zero", "不小于零"}.in(in)));
    }

    /// "in all 2 villages", "in 1 of 2 villages", "in all villages", "全部2个村"
    friend std::string to_text(claim const& f, language in = language::english) {
        if (f.state_ != presence::reported)
            return detail::state_text(f.state_, in);
        bool const  chinese = in == language::chinese;
        std::string units(unit_name<Q>.in(in));
        if (f.has_counts_ && f.part_ != f.whole_) {
            std::string const part  = detail::number_text<unit_of<Q>>(f.part_.steps(), in);
            std::string const whole = to_text(f.whole_, in);
            return chinese ? whole + "中" + part : part + " of " + whole;
        }
        if (f.has_counts_)
            units = to_text(f.whole_, in);
        if constexpr (Of == quantifier::every) {
            if (f.holds_)
                return (chinese ? f.has_counts_ ? "全部" : "每" : "all ") + units;
            return (chinese ? "并非每" : "not all ") + units;
        } else {
            if (f.holds_)
                return f.has_counts_ ? (chinese ? "全部" : "all ") + units : std::string(chinese ? "有" : "yes");
            return chinese ? "无" : "no";
        }
    }
    /// "2/2", "yes" or "no"
    friend std::string to_field(claim const& f) {
        if (f.state_ != presence::reported)
            return detail::state_field(f.state_);
        return f.has_counts_ ? to_field(f.part_) + "/" + to_field(f.whole_) : to_field(f.holds_);
    }
    static parsed<claim> parse(std::string_view written) {
        written = detail::trimmed(written);
        if (auto const state = detail::read_state<claim>(written))
            return *state;
        if (written == "all" || written == "全部")
            return claim(true);
        if (auto const holds = from_text<bool>(written))
            return claim(*holds);
        auto const bar = written.find('/');
        if (bar != std::string_view::npos) {
            auto const part  = Q::parse(written.substr(0, bar));
            auto const whole = Q::parse(written.substr(bar + 1));
            if (part && whole)
                return claim(*part, of(*whole));
        }
        return parsed<claim>::failed({"yes, no, or units such as 2/2", "是、否，或单位数，如2/2"});
    }

private:
    constexpr bool counted() const { return Of == quantifier::every ? part_ == whole_ : part_ > Q{}; }

    Q        part_{};
    Q        whole_{};
    presence state_{presence::nothing};
    bool     holds_{false};
    bool     has_counts_{false};
};

/// True of every unit (全覆盖): a clinic in every village. Over regions it is true where it
/// is true of every part, and the units are counted where both know them.
template <quantity_type Q>
using everywhere = claim<Q, quantifier::every>;

/// True of some unit: the district holds a source of drinking water.
template <quantity_type Q>
using somewhere = claim<Q, quantifier::some>;

} // namespace tuopin

#endif
