// Keys of tables held against each other: which are repeated, which stand where in another table. Keys that come in
// order, as those of registers do, cost a comparison each; others go through a flat table, many at a time.
#ifndef TUOPIN_ENGINES_KEYS_KEY_SEARCH_HPP
#define TUOPIN_ENGINES_KEYS_KEY_SEARCH_HPP

#include <tuopin/engines/parts_of_pass.hpp>
#include <tuopin/values/large_memory.hpp>

#include <algorithm>
#include <bit>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <limits>
#include <stdexcept>
#include <string_view>
#include <tuple>
#include <type_traits>
#include <utility>
#include <vector>

namespace tuopin::detail {

// Keys are anything with `size()` and `operator[]` whose elements have == and <.

template <class Keys>
using key_of = std::remove_cvref_t<decltype(std::declval<Keys const&>()[0])>;

inline constexpr std::size_t no_place = std::numeric_limits<std::size_t>::max();

template <class K>
struct key_hash : std::hash<K> {};
template <class... K>
struct key_hash<std::tuple<K...>> {
    std::size_t operator()(std::tuple<K...> const& key) const
        requires(std::default_initializable<std::hash<K>> && ...)
    {
        return std::apply(
            [](K const&... each) {
                std::uint64_t mixed = 0;
                ((mixed = (mixed ^ std::hash<K>{}(each)) * 0xff51'afd7'ed55'8ccdu, mixed ^= mixed >> 32), ...);
                return static_cast<std::size_t>(mixed);
            },
            key);
    }
};

template <class K>
concept key_with_hash = requires(K const& key) {
    { key_hash<K>{}(key) } -> std::convertible_to<std::size_t>;
};

template <key_with_hash K>
std::uint64_t mixed_hash(K const& key) {
    std::uint64_t const mixed = static_cast<std::uint64_t>(key_hash<K>{}(key)) * 0x9e37'79b9'7f4a'7c15u;
    return mixed ^ (mixed >> 32);
}

/// So many keys a thread is worth.
inline constexpr std::size_t least_keys = std::size_t{1} << 14;

/// Where each of many keys stands, the first of equal ones: a flat table of places, to be asked for many at a time so
/// that the processor fetches many lines of it at once. Holds no key itself, and takes 12 to 24 bytes a key.
template <class Keys>
class key_places {
    using key_type = key_of<Keys>;

public:
    /// So many keys are looked for at a time.
    static constexpr std::size_t batch = 64;

    /// For the first `expected` keys. Throws std::length_error where they are too many for a table.
    key_places(Keys const& keys, std::size_t expected) : keys_(&keys) {
        if (expected > std::numeric_limits<std::uint32_t>::max())
            throw std::length_error("tuopin: a table holds up to 4,294,967,295 keys; go over its records in parts");
        tag_mask_ = static_cast<std::uint32_t>(~std::uint64_t{0} << std::bit_width(expected));
        slots_.assign(std::bit_ceil(3 * expected + 1), 0);
    }

    /// Takes in the keys from `first` up to `last`, at most a batch; calls `repeated(place, earlier place)` for each
    /// that is there already.
    template <class Repeated>
    void take(std::size_t first, std::size_t last, Repeated repeated) {
        fetched const from(*this, *keys_, first, last);
        for (std::size_t at = first; at < last; ++at) {
            std::uint64_t const hash = from.hashes[at - first];
            std::size_t const   slot = from.slots[at - first] == 0 && slots_[begin_of(hash)] == 0
                                           ? begin_of(hash)
                                           : slot_of((*keys_)[at], hash);
            if (slots_[slot] == 0)
                slots_[slot] = tag(hash) | static_cast<std::uint32_t>(at + 1);
            else
                repeated(at, place_in(slots_[slot]));
        }
    }
    /// Takes in all keys.
    void take_all() {
        for (std::size_t first = 0; first < keys_->size(); first += batch)
            take(first, std::min(first + batch, keys_->size()), [](std::size_t, std::size_t) {});
    }
    /// For at most a batch of values from `first` up to `last` calls `found(at, place)`, or `missing(at)` for those
    /// that are no key; what is missing comes in order. Wants the table to have been made of some keys.
    template <class Values, class Found, class Missing>
    void find(Values const& values, std::size_t first, std::size_t last, Found found, Missing missing) const {
        fetched const from(*this, values, first, last);
        std::size_t   left[batch];
        std::size_t   number = 0;
        if constexpr (std::default_initializable<key_type> && std::is_trivially_copyable_v<key_type> &&
                      sizeof(key_type) <= 2 * sizeof(void*)) {
            std::uint32_t slots[batch];
            for (std::size_t at = 0; at < last - first; ++at)
                slots[at] = likely_slot(from.hashes[at], from.slots[at]);
            // The keys that stand there are fetched many at a time, too; nearly all are the right ones.
            key_type keys[batch];
            for (std::size_t at = 0; at < last - first; ++at)
                keys[at] = (*keys_)[slots[at] == 0 ? 0 : place_in(slots[at])];
            for (std::size_t at = first; at < last; ++at) {
                bool const right = ((slots[at - first] != 0 ? 1 : 0) & (keys[at - first] == values[at] ? 1 : 0)) != 0;
                left[number]     = at;
                number += right ? 0 : 1;
                if (right)
                    found(at, place_in(slots[at - first]));
            }
        } else {
            for (std::size_t at = first; at < last; ++at)
                left[number++] = at;
        }
        for (std::size_t each = 0; each < number; ++each) {
            std::size_t const place = place_from(values[left[each]], from.hashes[left[each] - first]);
            if (place == no_place)
                missing(left[each]);
            else
                found(left[each], place);
        }
    }
    /// The same for those alone that are keys, where few are: a table of few keys that many values go through.
    template <class Values, class Found>
    void find_some(Values const& values, std::size_t first, std::size_t last, Found found) const {
        std::size_t near[batch];
        std::size_t number = 0;
        for (std::size_t at = first; at < last; ++at) {
            near[number] = at;
            number += slots_[begin_of(mixed_hash(values[at]))] != 0 ? 1 : 0;
        }
        for (std::size_t each = 0; each < number; ++each)
            if (std::size_t const place = place_from(values[near[each]], mixed_hash(values[near[each]]));
                place != no_place)
                found(near[each], place);
    }

private:
    // A slot is empty, or a place + 1 and some bits of the hash above it, which spare most looks at the keys.
    std::uint32_t tag(std::uint64_t hash) const { return static_cast<std::uint32_t>(hash >> 32) & tag_mask_; }
    std::size_t   place_in(std::uint32_t slot) const { return std::size_t{slot & ~tag_mask_} - 1; }

    // Hashes of a batch, and the slots where to begin: reads that wait for nothing, close behind each other.
    struct fetched {
        std::uint64_t hashes[batch];
        std::uint32_t slots[batch];

        template <class Values>
        fetched(key_places const& table, Values const& values, std::size_t first, std::size_t last) {
            for (std::size_t at = first; at < last; ++at) {
                hashes[at - first] = mixed_hash(values[at]);
                slots[at - first]  = table.slots_[table.begin_of(hashes[at - first])];
            }
        }
    };

    std::size_t begin_of(std::uint64_t hash) const { return static_cast<std::size_t>(hash) & (slots_.size() - 1); }
    // Where a key mostly stands: in the slot where to begin if it looks like the key's, else in the next one. By bits,
    // as a branch that waits for a slot to be read would let the next reads wait, too.
    std::uint32_t likely_slot(std::uint64_t hash, std::uint32_t first) const {
        std::uint32_t const same = 0u - static_cast<std::uint32_t>((first & tag_mask_) == tag(hash) ? 1 : 0);
        return (first & same) | (slots_[begin_of(hash + 1)] & ~same);
    }
    // The slot of a key, or the empty one where it is to go.
    std::size_t slot_of(key_type const& key, std::uint64_t hash) const {
        std::uint32_t const tagged = tag(hash);
        std::size_t         at     = begin_of(hash);
        for (std::uint32_t slot; (slot = slots_[at]) != 0; at = (at + 1) & (slots_.size() - 1))
            if ((slot & tag_mask_) == tagged && (*keys_)[place_in(slot)] == key)
                break;
        return at;
    }
    std::size_t place_from(key_type const& key, std::uint64_t hash) const {
        std::uint32_t const reached = slots_[slot_of(key, hash)];
        return reached == 0 ? no_place : place_in(reached);
    }

    Keys const*                                                keys_;
    std::vector<std::uint32_t, large_allocator<std::uint32_t>> slots_{};
    std::uint32_t                                              tag_mask_{};
};

/// A record whose key an earlier one has, and the first that has it.
struct repetition {
    std::size_t record;
    std::size_t first;

    friend bool operator==(repetition, repetition)  = default;
    friend auto operator<=>(repetition, repetition) = default;
};

/// Keys in parts by their hashes, so small that what is done with one of them stays in a near cache; in each the places
/// of its keys in their order. Takes 8 bytes a key.
template <class Keys>
class keys_by_hash {
public:
    template <class Policy>
    keys_by_hash(Policy const& policy, Keys const& keys) : keys_(&keys) {
        std::size_t const size = keys.size();
        place_bits_            = static_cast<unsigned>(std::bit_width(size));
        while (parts_ < most_parts && size / parts_ > keys_a_part)
            parts_ *= 2;
        // Counted and written by stretches of the keys, which threads take.
        parts_of_pass const                   split(policy, size, 1, least_keys);
        std::vector<std::vector<std::size_t>> next(split.parts, std::vector<std::size_t>(parts_));
        policy.in_parts(split.parts, [&](std::size_t stretch) {
            std::size_t* const number = next[stretch].data();
            for (std::size_t at = split.first(stretch); at < split.first(stretch + 1); ++at)
                ++number[part_of(mixed_hash(keys[at]))];
        });
        std::size_t until = 0;
        for (std::size_t part = 0; part < parts_; ++part) {
            begin_.push_back(until);
            for (auto& stretch : next)
                until += std::exchange(stretch[part], until);
        }
        begin_.push_back(until);
        entries_.resize(size);
        policy.in_parts(split.parts, [&](std::size_t stretch) {
            std::size_t* const   to      = next[stretch].data();
            std::uint64_t* const entries = entries_.data();
            for (std::size_t at = split.first(stretch); at < split.first(stretch + 1); ++at) {
                std::uint64_t const hash     = mixed_hash(keys[at]);
                entries[to[part_of(hash)]++] = hash >> place_bits_ << place_bits_ | at;
            }
        });
    }

    std::size_t parts() const { return parts_; }

    /// Puts the repetitions among the keys of the parts from `from` up to `to` behind the others.
    void find_repetitions(std::size_t from, std::size_t to, std::vector<repetition>& repeated) const {
        if (entries_.size() < std::numeric_limits<std::uint32_t>::max())
            look_for_repetitions<std::uint32_t>(from, to, repeated);
        else
            look_for_repetitions<std::uint64_t>(from, to, repeated);
    }

private:
    static constexpr std::size_t keys_a_part = std::size_t{1} << 14;
    static constexpr std::size_t most_parts  = std::size_t{1} << 10;

    std::size_t part_of(std::uint64_t hash) const { return static_cast<std::size_t>(hash) & (parts_ - 1); }
    std::size_t place_in(std::uint64_t entry) const {
        return static_cast<std::size_t>(entry & ((std::uint64_t{1} << place_bits_) - 1));
    }

    // `Index` is that of an entry of a part and one more.
    template <class Index>
    void look_for_repetitions(std::size_t from, std::size_t to, std::vector<repetition>& repeated) const {
        std::vector<Index> slots;
        for (std::size_t part = from; part < to; ++part) {
            std::uint64_t const* const entries = entries_.data() + begin_[part];
            std::size_t const          size    = begin_[part + 1] - begin_[part];
            slots.assign(std::bit_ceil(2 * size + 2), 0);
            for (std::size_t at = 0; at < size; ++at) {
                std::uint64_t const tag  = entries[at] >> place_bits_;
                std::size_t         slot = static_cast<std::size_t>(tag) & (slots.size() - 1);
                while (slots[slot] != 0) {
                    std::uint64_t const other = entries[slots[slot] - 1];
                    if (other >> place_bits_ == tag && (*keys_)[place_in(other)] == (*keys_)[place_in(entries[at])]) {
                        repeated.push_back({place_in(entries[at]), place_in(other)});
                        break;
                    }
                    slot = (slot + 1) & (slots.size() - 1);
                }
                if (slots[slot] == 0)
                    slots[slot] = static_cast<Index>(at + 1);
            }
        }
    }

    Keys const*              keys_;
    unsigned                 place_bits_{};
    std::size_t              parts_{1};
    std::vector<std::size_t> begin_{}; // of each part among the entries
    // The place of a key, and above it as much of its hash as there is room for.
    std::vector<std::uint64_t, large_allocator<std::uint64_t>> entries_{};
};

/// Whether each of the keys from `first` up to `last` is above the one before it.
template <class Keys>
bool ascends(Keys const& keys, std::size_t first, std::size_t last) {
    bool ascending = true;
    for (std::size_t at = first == 0 ? 1 : first; at < last; ++at)
        ascending &= keys[at - 1] < keys[at];
    return ascending;
}
/// Whether none of the keys is below the one before it.
template <class Policy, class Keys>
bool descends_nowhere(Policy const& policy, Keys const& keys) {
    constexpr std::size_t     block = 1024;
    parts_of_pass const       split(policy, keys.size(), parts_of_thread, least_keys);
    std::vector<std::uint8_t> descend(split.parts);
    policy.in_parts(split.parts, [&](std::size_t part) {
        std::size_t const end      = split.first(part + 1);
        std::uint8_t      descends = 0;
        for (std::size_t first = std::max<std::size_t>(split.first(part), 1); first < end && descends == 0;
             first += block)
            for (std::size_t at = first, last = std::min(first + block, end); at < last; ++at)
                descends = static_cast<std::uint8_t>(descends | (keys[at] < keys[at - 1] ? 1 : 0));
        descend[part] = descends;
    });
    return std::all_of(descend.begin(), descend.end(), [](std::uint8_t each) { return each == 0; });
}
template <class Keys>
bool descends_nowhere(Keys const& keys) {
    return detail::descends_nowhere(one_thread{}, keys);
}

/// The first of `size` sorted places of which `is_before(place)` does not hold: by doubled steps from a place `near`,
/// `size` at most, then by halves. What is looked for in its order is found at once.
template <class IsBefore>
std::size_t first_place_from(std::size_t near, std::size_t size, IsBefore const& is_before) {
    std::size_t low = 0, high = size, step = 1;
    if (near < size && is_before(near)) {
        low = near + 1;
        while (low + step < size && is_before(low + step)) {
            low += step + 1;
            step *= 2;
        }
        high = std::min(low + step, size);
    } else {
        high = near;
        while (high > step && !is_before(high - step)) {
            high -= step;
            step *= 2;
        }
        low = high > step ? high - step : 0;
    }
    while (low < high) {
        std::size_t const middle = low + (high - low) / 2;
        if (is_before(middle))
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}
/// The place of the first key not below a value, of keys that ascend.
template <class Keys>
std::size_t lower_bound_from(Keys const& keys, std::size_t place, key_of<Keys> const& value) {
    return detail::first_place_from(place, keys.size(), [&](std::size_t at) { return keys[at] < value; });
}

/// Whether keys ascend, equal ones behind each other; or some key is below the one before it.
enum class key_order : unsigned char { unknown, ascending, none };

/// Keys that ascend but for a few. The few are put aside; the others are searched as they stand.
template <class Keys>
class nearly_ascending {
public:
    template <class Policy>
    nearly_ascending(Policy const& policy, Keys const& keys) : keys_(keys) {
        std::vector<std::uint8_t> const ascending = blocks_that_ascend(policy, keys);
        std::size_t                     last = 0, before = no_place; // the last two that ascend
        bool                            descends = false;
        for (std::size_t first = 1; first < keys.size() && holds_;) {
            std::size_t const end = std::min(first + block, keys.size());
            if (last + 1 == first && ascending[(first - 1) / block]) {
                before = end - 2;
                last   = end - 1;
                first  = end;
                continue;
            }
            for (; first < end; ++first) {
                descends = descends || keys[first] < keys[first - 1];
                if (keys[last] < keys[first]) {
                    before = last;
                    last   = first;
                } else if (keys[first] < keys[last] && before != no_place && keys[before] < keys[first]) {
                    aside_.push_back(last); // too high itself, as the ones behind it may show
                    before = no_place;
                    last   = first;
                } else {
                    aside_.push_back(first);
                }
            }
            holds_ = aside_.size() <= 64 + end / 256;
        }
        if (descends)
            order_ = key_order::none;
        else if (holds_)
            order_ = key_order::ascending;
        std::sort(aside_.begin(), aside_.end());
        for (std::size_t at = 0; at < aside_.size(); ++at)
            skipped_.push_back(aside_[at] - at);
    }

    /// Whether they are but few.
    bool                            holds() const { return holds_; }
    std::vector<std::size_t> const& aside() const { return aside_; }
    /// Of all keys.
    key_order order() const { return order_; }

    /// The place of a key among those that ascend, or `no_place`; sooner found the nearer it is to a place.
    std::size_t place(key_of<Keys> const& key, std::size_t near) const {
        std::size_t const ascending = keys_.size() - aside_.size();
        std::size_t const found     = detail::first_place_from(
            std::min(near, ascending), ascending, [&](std::size_t at) { return keys_[place_of(at)] < key; });
        if (found == ascending || !(keys_[place_of(found)] == key))
            return no_place;
        return place_of(found);
    }

private:
    static constexpr std::size_t block = 128;

    // Whether each of the keys of a block, from the second key on, is above the one before it. Where too many blocks do
    // not ascend, the others are not looked at.
    template <class Policy>
    static std::vector<std::uint8_t> blocks_that_ascend(Policy const& policy, Keys const& keys) {
        std::vector<std::uint8_t> ascending(keys.size() / block + 1);
        parts_of_pass const       split(policy, ascending.size(), parts_of_thread, least_keys / block);
        policy.in_parts(split.parts, [&](std::size_t part) {
            std::size_t const from    = split.first(part);
            std::size_t       falling = 0;
            for (std::size_t at = from; at < split.first(part + 1) && falling <= 32 + (at - from) / 2; ++at) {
                std::size_t const first = 1 + at * block;
                ascending[at] =
                    first < keys.size() && ascends(keys, first, std::min(first + block, keys.size())) ? 1 : 0;
                falling += 1u - ascending[at];
            }
        });
        return ascending;
    }
    // Where the key stands that comes at that place of the ascending ones alone.
    std::size_t place_of(std::size_t ascending) const {
        auto const behind = std::upper_bound(skipped_.begin(), skipped_.end(), ascending);
        return ascending + static_cast<std::size_t>(behind - skipped_.begin());
    }

    Keys const&              keys_;
    std::vector<std::size_t> aside_{};
    std::vector<std::size_t> skipped_{}; // how many ascending keys stand before each that was put aside
    bool                     holds_{true};
    key_order                order_{};
};

/// What keys tell of themselves: the records, by their places, whose key an earlier one has, in their order; and in
/// which order all come.
struct keys_examined {
    std::vector<repetition> repeated{};
    key_order               order{};
};
template <class Policy, class Keys>
keys_examined examine_keys(Policy const& policy, Keys const& keys) {
    nearly_ascending const   ordered(policy, keys);
    keys_examined            made{{}, ordered.order()};
    std::vector<repetition>& repeated = made.repeated;
    std::vector<std::size_t> places;
    if (ordered.holds()) {
        // What is put aside is equal to one that ascends, or to another put aside, or to none.
        places = ordered.aside();
    } else if constexpr (key_with_hash<key_of<Keys>>) {
        keys_by_hash const                   in_parts(policy, keys);
        parts_of_pass const                  split(policy, in_parts.parts(), parts_of_thread);
        std::vector<std::vector<repetition>> found(split.parts);
        policy.in_parts(split.parts, [&](std::size_t part) {
            in_parts.find_repetitions(split.first(part), split.first(part + 1), found[part]);
        });
        for (auto const& each : found)
            repeated.insert(repeated.end(), each.begin(), each.end());
        std::sort(repeated.begin(), repeated.end());
        return made;
    } else {
        for (std::size_t at = 0; at < keys.size(); ++at)
            places.push_back(at);
    }
    std::sort(places.begin(), places.end(),
              [&](std::size_t a, std::size_t b) { return keys[a] < keys[b] || (!(keys[b] < keys[a]) && a < b); });
    for (std::size_t at = 0, next; at < places.size(); at = next) {
        for (next = at + 1; next < places.size() && keys[places[next]] == keys[places[at]]; ++next) {
        }
        std::size_t const other = ordered.holds() ? ordered.place(keys[places[at]], places[at]) : no_place;
        std::size_t const first = std::min(places[at], other);
        for (std::size_t each = at; each < next; ++each)
            if (places[each] != first)
                repeated.push_back({places[each], first});
        if (other != no_place && other != first)
            repeated.push_back({other, first});
    }
    std::sort(repeated.begin(), repeated.end());
    return made;
}
/// The repetitions alone.
template <class Keys>
std::vector<repetition> find_repetitions(Keys const& keys) {
    return detail::examine_keys(one_thread{}, keys).repeated;
}

/// Values at chosen places.
template <class Values>
struct chosen_values {
    Values const&                   values;
    std::vector<std::size_t> const& chosen;

    std::size_t    size() const { return chosen.size(); }
    decltype(auto) operator[](std::size_t at) const { return values[chosen[at]]; }
};
template <class Values>
chosen_values(Values const&, std::vector<std::size_t> const&) -> chosen_values<Values>;

/// Values that follow each other, of keys that do, too: where those of each key end among them. Behind the last key
/// all end where they do.
struct runs_of_values {
    static constexpr std::size_t values = 64;

    std::size_t   first; // the first value's place
    std::size_t   keys;  // how many there are
    unsigned char ends[values + 1];

    std::size_t number_of(std::size_t key) const { return ends[key] - (key == 0 ? 0u : ends[key - 1]); }
};

/// For those who want to know what is missing alone.
struct found_nothing {
    void          operator()(std::size_t, std::size_t) const {}
    void          operator()(runs_of_values const&, std::size_t) const {}
    found_nothing operator()(std::size_t) const { return {}; }
};

/// Finds the place among `keys` of every value; of equal keys it may be that of any. A value is first
/// held against the key behind that of the value before it, which is right where both tables come in one order,
/// whichever it is; then searched in ascending keys; and only then, with all others that were not found, in a table.
template <class Values, class Keys>
class key_matching {
    static_assert(std::same_as<key_of<Values>, key_of<Keys>>);

public:
    key_matching(Values const& values, Keys const& keys, key_order of_keys = key_order::unknown)
        : values_(values), keys_(keys), of_keys_(of_keys) {}

    /// Calls `found(value's place, key's place)` in any order, or, where that can be called, `found(runs_of_values,
    /// first key's place)` for many at a time; returns the places of the values that are no key, in their order.
    template <class Found>
    std::vector<std::size_t> match(Found found) const {
        return match_in_parts(one_thread{}, [&](std::size_t) { return found; });
    }
    /// The same in parts that threads take; each calls its own `found_in(thread)`, which is asked for with every part.
    template <class Policy, class FoundIn>
    std::vector<std::size_t> match_in_parts(Policy const& policy, FoundIn found_in) const {
        parts_of_pass const split(policy, values_.size(), parts_of_thread / 2, least_keys);
        std::vector<state>  states(split.parts);
        bool const          by_step = split.parts > 1 && begin_in_step();
        policy.in_parts(split.parts, [&](std::size_t part, std::size_t thread) {
            state own{};
            own.keys_order = of_keys_ == key_order::ascending ? of_keys_ : key_order::unknown;
            own.at         = split.first(part);
            own.to         = split.first(part + 1);
            own.good       = part == 0 ? 0 : beginning(own.at, by_step);
            match_by_order(own, found_in(thread));
            states[part] = std::move(own);
        });
        look_up(policy, states, found_in);
        for (std::size_t part = 1; part < states.size(); ++part)
            states.front().missing.insert(states.front().missing.end(), states[part].missing.begin(),
                                          states[part].missing.end());
        return std::move(states.front().missing);
    }

private:
    static constexpr std::size_t block = runs_of_values::values;

    // How far the values of a part were matched: those from `at` up to `to`, and the open ones before, were not yet.
    struct state {
        std::size_t              at{};
        std::size_t              to{};
        std::vector<std::size_t> missing{};
        std::vector<std::size_t> open{};
        // Where the next key is looked for, and the last one was found.
        std::size_t guess{};
        std::size_t good{};
        std::size_t far{}; // how many were found far from the one before
        key_order   keys_order{};

        std::size_t left() const { return open.size() + (to - at); }
        // Those that a search in ascending keys did not find are none of them.
        void keys_ascend() {
            keys_order = key_order::ascending;
            missing.insert(missing.end(), open.begin(), open.end());
            open.clear();
        }
    };

    template <class Found>
    void match_by_order(state& own, Found found) const {
        std::size_t const from = own.at;
        own.guess = own.good;
        while (own.at < own.to) {
            if (own.at != from && own.at + block <= own.to && own.guess + block < keys_.size() &&
                match_block(own, found))
                continue;
            for (std::size_t const end = std::min(own.at + block, own.to); own.at < end; ++own.at)
                match_one(own, own.at != from, found);
            // The tables are in different orders: a search for each would take longer than a table.
            std::size_t const many = 256 + (own.at - from) / 8;
            if (own.far + own.open.size() > many) {
                if (own.keys_order == key_order::unknown) {
                    if (turn_out_to_ascend(one_thread{}))
                        own.keys_ascend();
                    else
                        own.keys_order = key_order::none;
                }
                if (own.far + own.open.size() > many && key_with_hash<key_of<Keys>>)
                    break;
            }
        }
    }
    // As long as the guesses are right, a block costs no branch.
    template <class Found>
    bool match_block(state& own, Found& found) const {
        runs_of_values runs;
        runs.first = own.at;
        std::fill(std::begin(runs.ends), std::end(runs.ends), static_cast<unsigned char>(block));
        std::size_t key = 0;
        for (std::size_t ahead = 0; ahead < block; ++ahead) {
            runs.ends[key] = static_cast<unsigned char>(ahead);
            key += values_[own.at + ahead - 1] == values_[own.at + ahead] ? 0 : 1;
        }
        runs.ends[key] = static_cast<unsigned char>(block);
        runs.keys      = key + 1;
        unsigned wrong = (runs.ends[0] != 0 ? 1u : 0u) & (keys_[own.guess] == values_[own.at] ? 0u : 1u);
        for (std::size_t each = 0; each < key; ++each)
            wrong |= keys_[own.guess + each + 1] == values_[own.at + runs.ends[each]] ? 0u : 1u;
        if (wrong != 0)
            return false;
        if constexpr (std::is_invocable_v<Found&, runs_of_values const&, std::size_t>)
            found(std::as_const(runs), own.guess);
        else
            for (std::size_t each = 0, at = own.at; each < runs.keys; ++each)
                for (; at < own.at + runs.ends[each]; ++at)
                    found(at, own.guess + each);
        own.guess = own.good = own.guess + key;
        own.at += block;
        return true;
    }
    template <class Found>
    void match_one(state& own, bool behind_another, Found& found) const {
        std::size_t const at    = own.at;
        auto const&       value = values_[at];
        own.guess += behind_another && !(values_[at - 1] == value) ? 1 : 0;
        std::size_t place =
            own.guess < keys_.size() && keys_[own.guess] == value ? own.guess : near_by(value, own.good);
        // What is found is so in whatever order keys are.
        if (place == no_place && keys_.size() != 0 && own.keys_order != key_order::none) {
            place = lower_bound_from(keys_, own.good, value);
            own.far += (place < own.good ? own.good - place : place - own.good) > 1024 ? 1 : 0;
            if (place == keys_.size() || !(keys_[place] == value))
                place = no_place;
        }
        if (place == no_place) {
            (own.keys_order == key_order::ascending ? own.missing : own.open).push_back(at);
            own.guess = own.good;
        } else {
            found(at, place);
            own.guess = own.good = place;
        }
    }
    // Whether the first values are at their keys when these are gone through side by side.
    bool begin_in_step() const {
        state head{};
        head.to = std::min<std::size_t>(values_.size(), 256);
        match_by_order(head, found_nothing{});
        return head.far + head.open.size() <= head.to / 8;
    }
    // Where the first value of a part stands among the keys, or one of the next ones: looked for from where it would
    // stand if all keys had as many values. Where values and keys are in different orders, there is no such place.
    std::size_t beginning(std::size_t from, bool in_step) const {
        std::size_t const near = static_cast<std::size_t>(
            static_cast<double>(from) / static_cast<double>(values_.size()) * static_cast<double>(keys_.size()));
        if (of_keys_ == key_order::ascending)
            return lower_bound_from(keys_, near, values_[from]);
        for (std::size_t at = from, last = in_step ? std::min(from + 4, values_.size()) : from; at < last; ++at)
            for (std::size_t away = 0; away < keys_.size(); ++away) {
                if (near + away < keys_.size() && keys_[near + away] == values_[at])
                    return near + away;
                if (away <= near && keys_[near - away] == values_[at])
                    return near - away;
            }
        return 0;
    }
    std::size_t near_by(key_of<Keys> const& value, std::size_t place) const {
        for (std::size_t at = place, last = std::min(place + 8, keys_.size()); at < last; ++at)
            if (keys_[at] == value)
                return at;
        return no_place;
    }

    // Whether keys ascend of which it was not known.
    template <class Policy>
    bool turn_out_to_ascend(Policy const& policy) const {
        return of_keys_ == key_order::unknown && descends_nowhere(policy, keys_);
    }

    // What was left of the parts: one table of the keys serves all of them.
    template <class Policy, class FoundIn>
    void look_up(Policy const& policy, std::vector<state>& states, FoundIn& found_in) const {
        auto const searched = [](state const& each) {
            return !each.open.empty() && each.keys_order == key_order::unknown;
        };
        if (std::any_of(states.begin(), states.end(), searched) && turn_out_to_ascend(policy))
            for (state& each : states)
                each.keys_ascend();
        std::size_t left = 0;
        for (state const& each : states)
            left += each.left();
        if (left == 0)
            return;
        if constexpr (key_with_hash<key_of<Keys>>)
            if (left > keys_.size() / 4 && keys_.size() != 0) {
                key_places table(keys_, keys_.size());
                table.take_all();
                policy.in_parts(states.size(), [&](std::size_t part, std::size_t thread) {
                    state&              own = states[part];
                    chosen_values const values{values_, own.open};
                    auto                found = found_in(thread);
                    auto const          known = static_cast<std::ptrdiff_t>(own.missing.size());
                    for (std::size_t at = 0; at < own.open.size(); at += table.batch)
                        table.find(
                            values, at, std::min(at + table.batch, own.open.size()),
                            [&](std::size_t each, std::size_t place) { found(own.open[each], place); },
                            [&](std::size_t each) { own.missing.push_back(own.open[each]); });
                    for (std::size_t at = own.at; at < own.to; at += table.batch)
                        table.find(
                            values_, at, std::min(at + table.batch, own.to),
                            [&](std::size_t each, std::size_t place) { found(each, place); },
                            [&](std::size_t each) { own.missing.push_back(each); });
                    sort_in(own.missing, known);
                });
                return;
            }
        std::vector<std::size_t> open;
        for (state& each : states) {
            for (; each.at < each.to; ++each.at)
                each.open.push_back(each.at);
            open.insert(open.end(), each.open.begin(), each.open.end());
        }
        std::vector<std::size_t> const places = places_of(policy, open);
        std::size_t                    next   = 0;
        for (std::size_t part = 0; part < states.size(); ++part) {
            state&     own   = states[part];
            auto       found = found_in(0);
            auto const known = static_cast<std::ptrdiff_t>(own.missing.size());
            for (std::size_t const at : own.open)
                if (std::size_t const place = places[next++]; place != no_place)
                    found(at, place);
                else
                    own.missing.push_back(at);
            sort_in(own.missing, known);
        }
    }
    // Those from a number on, which are in order, among those before them, which are, too.
    static void sort_in(std::vector<std::size_t>& values, std::ptrdiff_t known) {
        std::inplace_merge(values.begin(), values.begin() + known, values.end());
    }
    // The places of few values, or of such that have no hash.
    template <class Policy>
    std::vector<std::size_t> places_of(Policy const& policy, std::vector<std::size_t> const& open) const {
        chosen_values const      values{values_, open};
        std::vector<std::size_t> places(open.size(), no_place);
        if constexpr (!key_with_hash<key_of<Keys>>) {
            std::vector<std::size_t> sorted(keys_.size());
            for (std::size_t at = 0; at < sorted.size(); ++at)
                sorted[at] = at;
            std::sort(sorted.begin(), sorted.end(), [&](std::size_t a, std::size_t b) { return keys_[a] < keys_[b]; });
            for (std::size_t at = 0; at < open.size(); ++at) {
                auto const place = std::partition_point(sorted.begin(), sorted.end(),
                                                        [&](std::size_t key) { return keys_[key] < values[at]; });
                if (place != sorted.end() && keys_[*place] == values[at])
                    places[at] = *place;
            }
        } else {
            // A table of these, through which the keys go.
            key_places table(values, std::max(values.size(), std::size_t{1} << 13)); // few, and far between
            std::vector<repetition> repeated;
            for (std::size_t first = 0; first < values.size(); first += table.batch)
                table.take(first, std::min(first + table.batch, values.size()),
                           [&](std::size_t at, std::size_t earlier) {
                               repeated.push_back({at, earlier});
                           });
            parts_of_pass const split(policy, keys_.size(), parts_of_thread, least_keys);
            std::vector<std::vector<std::pair<std::size_t, std::size_t>>> found(split.parts);
            policy.in_parts(split.parts, [&](std::size_t part) {
                for (std::size_t first = split.first(part), last = split.first(part + 1); first < last;
                     first += table.batch)
                    table.find_some(keys_, first, std::min(first + table.batch, last),
                                    [&](std::size_t place, std::size_t at) { found[part].emplace_back(at, place); });
            });
            for (auto const& part : found)
                for (auto const& [at, place] : part)
                    places[at] = place;
            for (auto const& [at, earlier] : repeated)
                places[at] = places[earlier];
        }
        return places;
    }

    Values const& values_;
    Keys const&   keys_;
    key_order     of_keys_; // as far as it is known before
};

} // namespace tuopin::detail

#endif
