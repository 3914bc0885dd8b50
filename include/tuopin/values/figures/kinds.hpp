#ifndef TUOPIN_VALUES_FIGURES_KINDS_HPP
#define TUOPIN_VALUES_FIGURES_KINDS_HPP

#include <tuopin/describe/members.hpp>
#include <tuopin/values/figures/figure.hpp>
#include <tuopin/values/text.hpp>

#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>

namespace tuopin {

/// Which kinds out of a list there are: the ways in which officials are paired with
/// households. Over regions and periods there is whatever either of them has.
template <described_enum Kind>
class kinds {
    static_assert(enumerator_count<Kind> <= 64, "tuopin: kinds<> holds up to 64 enumerators; split the list");

public:
    constexpr kinds() = default;
    constexpr kinds(Kind only) : kinds({only}) {}
    constexpr kinds(std::initializer_list<Kind> present) : state_(presence::reported) {
        for (Kind const kind : present)
            bits_ |= bit_of(kind);
    }
    constexpr kinds(missing_t) : state_(presence::missing) {}
    constexpr kinds(not_applicable_t) : state_(presence::not_applicable) {}

    constexpr presence state() const { return state_; }
    constexpr bool     has(Kind kind) const { return (bits_ & bit_of(kind)) != 0; }

    constexpr std::size_t size() const {
        std::size_t number = 0;
        for (std::uint64_t rest = bits_; rest != 0; rest &= rest - 1)
            ++number;
        return number;
    }

    constexpr void merge(kinds const& other) {
        if (state_ == presence::reported && other.state_ == presence::reported)
            bits_ |= other.bits_;
        else if (other.state_ > state_)
            *this = other;
    }
    constexpr void then(kinds const& later) { merge(later); }

    friend constexpr bool operator==(kinds const&, kinds const&) = default;

    static constexpr text        unit() { return {"kinds", "种"}; }
    static constexpr aggregation aggregates() {
        return {{"whatever either has", "取并集"}, {"whatever either had", "取并集"}};
    }

    friend std::string to_text(kinds const& f, language in = language::english) {
        if (f.state_ != presence::reported)
            return detail::state_text(f.state_, in);
        std::string const names =
            f.joined(in == language::english ? ", " : "、", [&](Kind kind) { return to_text(kind, in); });
        return names.empty() ? std::string(text{"none", "无"}.in(in)) : names;
    }
    friend std::string to_field(kinds const& f) {
        if (f.state_ != presence::reported)
            return detail::state_field(f.state_);
        std::string const names = f.joined("|", [](Kind kind) { return to_field(kind); });
        return names.empty() ? "none" : names;
    }
    static parsed<kinds> parse(std::string_view written) {
        written = detail::trimmed(written);
        if (auto const state = detail::read_state<kinds>(written))
            return *state;
        kinds read({});
        while (!written.empty() && written != "none") {
            auto const bar  = written.find('|');
            auto const kind = from_text<Kind>(written.substr(0, bar));
            if (!kind || bar == written.size() - 1)
                return parsed<kinds>::failed({"names of the list with | between them", "列表中的名称，以|分隔"});
            read.bits_ |= bit_of(*kind);
            written = bar == std::string_view::npos ? std::string_view() : written.substr(bar + 1);
        }
        return read;
    }

private:
    static constexpr std::uint64_t bit_of(Kind kind) {
        std::uint64_t bit = 0, next = 1;
        for_each_enumerator<Kind>([&](std::string_view, Kind described) {
            if (described == kind)
                bit = next;
            next <<= 1;
        });
        return bit;
    }

    template <class Name>
    std::string joined(std::string_view separator, Name name) const {
        std::string names;
        for_each_enumerator<Kind>([&](std::string_view, Kind described) {
            if (!has(described))
                return;
            if (!names.empty())
                names += separator;
            names += name(described);
        });
        return names;
    }

    std::uint64_t bits_{};
    presence      state_{presence::nothing};
};

} // namespace tuopin

#endif
