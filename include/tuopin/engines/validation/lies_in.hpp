// A place that is to lie in one of some others: the villages of a register in its counties.
#ifndef TUOPIN_ENGINES_VALIDATION_LIES_IN_HPP
#define TUOPIN_ENGINES_VALIDATION_LIES_IN_HPP

#include <tuopin/engines/validation/constraint.hpp>
#include <tuopin/values/region.hpp>
#include <tuopin/values/text.hpp>

#include <concepts>
#include <cstddef>
#include <cstdint>
#include <string>

namespace tuopin {

/// The place is one of these or lies in one of them. A code that is no place (not stated) does not.
template <class Scheme, std::size_t Size>
class lies_in_constraint {
public:
    using place_type = nested_code<Scheme>;

    explicit constexpr lies_in_constraint(place_type const (&places)[Size]) {
        for (std::size_t at = 0; at < Size; ++at) {
            std::size_t to = at;
            for (; to > 0 && places[at] < places_[to - 1]; --to)
                places_[to] = places_[to - 1];
            places_[to] = places[at];
        }
        // Each place stands before those inside it, of which it says enough.
        for (std::size_t at = 1; at < Size; ++at)
            if (contains(places_[at - 1], places_[at]))
                places_[at] = places_[at - 1];
        while ((places_[Size - 1].number() - places_[0].number()) >> shift_ >= stretches - 1)
            ++shift_;
        for (std::size_t at = 0; at < Size; ++at)
            if (places_[at].stated())
                length_[at] = places_[at].last_number_inside() - places_[at].number() + 1;
        for (std::size_t stretch = 1, next = 1; stretch <= stretches; ++stretch) {
            while (next < Size && stretch_of(places_[next].number()) < stretch)
                ++next;
            before_[stretch] = static_cast<std::uint16_t>(next - 1);
        }
        for (std::size_t stretch = 0; stretch < stretches; ++stretch)
            lies_[stretch] = whereabouts_of(stretch);
    }

    /// Where places are spread about evenly, takes the same time of any number of them.
    constexpr bool holds(place_type const& value) const {
        std::size_t const stretch = stretch_of(value.number());
        if (lies_[stretch] != perhaps)
            return lies_[stretch] == inside;
        std::size_t       first   = before_[stretch];
        for (std::size_t size = before_[stretch + 1] - first + 1; size > 1; size -= size / 2)
            first += (places_[first + size / 2] <= value ? 1 : 0) * (size / 2);
        return value.number() - places_[first].number() < length_[first];
    }
    /// That it holds, found out at one glance: false also where that takes a search.
    constexpr bool holds_at_a_glance(place_type const& value) const {
        return lies_[stretch_of(value.number())] == inside;
    }
    std::string wanted(language in) const {
        std::string places;
        for (std::size_t at = 0; at < Size; ++at)
            if (at == 0 || places_[at] != places_[at - 1])
                places.append(at == 0 ? "" : in == language::chinese ? "、" : ", ").append(to_field(places_[at]));
        return in == language::chinese ? "位于" + places + "之内" : "a place in " + places;
    }

private:
    static_assert(Size <= 65'536);
    static constexpr std::size_t stretches = 256;

    // Codes as numbers lie in stretches of equal length, in order; what is above all places in the last one.
    constexpr std::size_t stretch_of(std::uint64_t number) const {
        std::uint64_t const stretch = (number - places_[0].number()) >> shift_;
        return static_cast<std::size_t>(stretch < stretches - 1 ? stretch : stretches - 1);
    }

    enum whereabouts : std::uint8_t { inside, outside, perhaps };

    // Where all numbers of a stretch lie.
    constexpr whereabouts whereabouts_of(std::size_t stretch) const {
        if (stretch == stretches - 1)
            return perhaps;
        std::uint64_t const first = stretch << shift_, last = first + ((std::uint64_t{1} << shift_) - 1);
        for (std::size_t at = before_[stretch]; at <= before_[stretch + 1]; ++at) {
            std::uint64_t const begin = places_[at].number() - places_[0].number(), end = begin + (length_[at] - 1);
            if (length_[at] != 0 && begin <= last && end >= first)
                return begin <= first && end >= last ? inside : perhaps;
        }
        return outside;
    }

    place_type    places_[Size];
    whereabouts   lies_[stretches]{};
    std::uint64_t length_[Size]{};          // how many numbers lie in each
    std::uint16_t before_[stretches + 1]{}; // the last place that begins before a stretch, or the first of all
    unsigned      shift_{};
};

/// `require<&household::village>("H-2", lies_in(530103_region, 530102_region))`; also of an array of places.
template <class Scheme, std::same_as<nested_code<Scheme>>... More>
constexpr auto lies_in(nested_code<Scheme> first, More... more) {
    nested_code<Scheme> const places[]{first, more...};
    return lies_in_constraint<Scheme, 1 + sizeof...(More)>(places);
}
template <class Scheme, std::size_t Size>
constexpr auto lies_in(nested_code<Scheme> const (&places)[Size]) {
    return lies_in_constraint<Scheme, Size>(places);
}

} // namespace tuopin

#endif
