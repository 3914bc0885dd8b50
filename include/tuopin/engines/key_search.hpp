// Keys of tables held against each other: which are repeated, which stand where in another table. Keys that come in
// order, as those of registers do, cost a comparison each; others go through a flat table, many at a time.
#ifndef TUOPIN_ENGINES_KEY_SEARCH_HPP
#define TUOPIN_ENGINES_KEY_SEARCH_HPP

#include <tuopin/values/large_memory.hpp>

#include <algorithm>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <limits>
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

/// Where each of many keys stands, the first of equal ones: a flat table of places, to be asked for many at a time so
/// that the processor fetches many lines of it at once. Holds no key itself.
template <class Keys>
class key_places {
    using key_type = key_of<Keys>;

    // A slot is empty, or a place + 1 and some bits of the hash above it, which spare most looks at the keys.
    static constexpr unsigned      place_bits = 40;
    static constexpr std::uint64_t place_mask = (std::uint64_t{1} << place_bits) - 1;

public:
    /// So many keys are looked for at a time.
    static constexpr std::size_t batch = 64;

    /// For the first `expected` keys.
    key_places(Keys const& keys, std::size_t expected) : keys_(&keys) {
        std::size_t size = 16;
        while (size < 4 * expected)
            size *= 2;
        slots_.assign(size, 0);
    }

    /// Takes in the keys from `first` up to `last`, at most a batch; calls `repeated(place, earlier place)` for each
    /// that is there already.
    template <class Repeated>
    void take(std::size_t first, std::size_t last, Repeated repeated) {
        fetched<> const from(*this, *keys_, first, last);
        for (std::size_t at = first; at < last; ++at) {
            std::uint64_t& slot = slots_[slot_of((*keys_)[at], from.hashes[at - first], from.slots[at - first])];
            if (slot == 0)
                slot = tag(from.hashes[at - first]) | (at + 1);
            else
                repeated(at, place_in(slot));
        }
    }
    /// Calls `found(at, place)` for at most a batch of values from `first` up to `last`, with `no_place` for those
    /// that are no key. Wants the table to have been made of some keys.
    template <class Values, class Found>
    void find(Values const& values, std::size_t first, std::size_t last, Found found) const {
        fetched<> const from(*this, values, first, last);
        if constexpr (std::default_initializable<key_type> && std::is_trivially_copyable_v<key_type> &&
                      sizeof(key_type) <= 2 * sizeof(void*)) {
            // So are the keys that stand there, of which most are the right ones.
            key_type keys[batch];
            for (std::size_t at = 0; at < last - first; ++at)
                keys[at] = (*keys_)[from.slots[at] == 0 ? 0 : place_in(from.slots[at])];
            for (std::size_t at = first; at < last; ++at) {
                std::uint64_t const slot = from.slots[at - first];
                found(at, slot != 0 && keys[at - first] == values[at]
                              ? place_in(slot)
                              : place_from(values[at], from.hashes[at - first], slot));
            }
        } else {
            for (std::size_t at = first; at < last; ++at)
                found(at, place_from(values[at], from.hashes[at - first], from.slots[at - first]));
        }
    }

private:
    static std::uint64_t hash(key_type const& key) {
        std::uint64_t mixed = static_cast<std::uint64_t>(key_hash<key_type>{}(key));
        mixed ^= mixed >> 32;
        mixed *= 0x9e37'79b9'7f4a'7c15u;
        return mixed ^ (mixed >> 32);
    }
    static std::uint64_t tag(std::uint64_t hash) { return hash & ~place_mask; }
    static std::size_t   place_in(std::uint64_t slot) { return static_cast<std::size_t>(slot & place_mask) - 1; }

    // Hashes of a batch, and the slots where to begin: reads that do not wait for each other.
    template <std::size_t Size = batch>
    struct fetched {
        std::uint64_t hashes[Size];
        std::uint64_t slots[Size];

        template <class Values>
        fetched(key_places const& table, Values const& values, std::size_t first, std::size_t last) {
            for (std::size_t at = first; at < last; ++at)
                hashes[at - first] = hash(values[at]);
            for (std::size_t at = 0; at < last - first; ++at)
                slots[at] = table.slots_[table.begin_of(hashes[at])];
        }
    };

    std::size_t begin_of(std::uint64_t hash) const { return static_cast<std::size_t>(hash) & (slots_.size() - 1); }
    // The slot of a key, or the empty one where it is to go. What was fetched as empty may be taken meanwhile.
    std::size_t slot_of(key_type const& key, std::uint64_t hash, std::uint64_t slot) const {
        std::size_t at = begin_of(hash);
        slot           = slot != 0 ? slot : slots_[at];
        while (slot != 0 && !(tag(slot) == tag(hash) && (*keys_)[place_in(slot)] == key)) {
            at   = (at + 1) & (slots_.size() - 1);
            slot = slots_[at];
        }
        return at;
    }

    std::size_t place_from(key_type const& key, std::uint64_t hash, std::uint64_t slot) const {
        std::uint64_t const reached = slots_[slot_of(key, hash, slot)];
        return reached == 0 ? no_place : place_in(reached);
    }

    Keys const*                                                keys_;
    std::vector<std::uint64_t, large_allocator<std::uint64_t>> slots_{};
};

/// A record whose key an earlier one has, and the first that has it.
struct repetition {
    std::size_t record;
    std::size_t first;

    friend bool operator==(repetition, repetition)  = default;
    friend auto operator<=>(repetition, repetition) = default;
};

/// Whether each of the keys from `first` up to `last` is above the one before it.
template <class Keys>
bool ascends(Keys const& keys, std::size_t first, std::size_t last) {
    bool ascending = true;
    for (std::size_t at = first == 0 ? 1 : first; at < last; ++at)
        ascending &= keys[at - 1] < keys[at];
    return ascending;
}
template <class Keys>
bool descends_nowhere(Keys const& keys) {
    constexpr std::size_t block = 1024;
    for (std::size_t first = 1; first < keys.size(); first += block) {
        bool descends = false;
        for (std::size_t at = first, last = std::min(first + block, keys.size()); at < last; ++at)
            descends |= keys[at] < keys[at - 1];
        if (descends)
            return false;
    }
    return true;
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

/// Keys that ascend but for a few. The few are put aside; the others are searched as they stand.
template <class Keys>
class nearly_ascending {
public:
    explicit nearly_ascending(Keys const& keys) : keys_(keys) {
        constexpr std::size_t block = 512;
        std::size_t           last = 0, before = no_place; // the last two that ascend
        for (std::size_t first = 1; first < keys.size() && holds_;) {
            std::size_t const end = std::min(first + block, keys.size());
            if (last + 1 == first && ascends(keys, first, end)) {
                before = end - 2;
                last   = end - 1;
                first  = end;
                continue;
            }
            for (; first < end; ++first) {
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
        std::sort(aside_.begin(), aside_.end());
        for (std::size_t at = 0; at < aside_.size(); ++at)
            skipped_.push_back(aside_[at] - at);
    }

    /// Whether they are but few.
    bool                            holds() const { return holds_; }
    std::vector<std::size_t> const& aside() const { return aside_; }

    /// The place of a key among those that ascend, or `no_place`.
    std::size_t place(key_of<Keys> const& key) const {
        std::size_t low = 0, high = keys_.size() - aside_.size();
        while (low < high) {
            std::size_t const middle = low + (high - low) / 2;
            if (keys_[place_of(middle)] < key)
                low = middle + 1;
            else
                high = middle;
        }
        if (low == keys_.size() - aside_.size() || !(keys_[place_of(low)] == key))
            return no_place;
        return place_of(low);
    }

private:
    // Where the key stands that comes at that place of the ascending ones alone.
    std::size_t place_of(std::size_t ascending) const {
        auto const behind = std::upper_bound(skipped_.begin(), skipped_.end(), ascending);
        return ascending + static_cast<std::size_t>(behind - skipped_.begin());
    }

    Keys const&              keys_;
    std::vector<std::size_t> aside_{};
    std::vector<std::size_t> skipped_{}; // how many ascending keys stand before each that was put aside
    bool                     holds_{true};
};

/// The records, by their places, whose key an earlier one has, in their order.
template <class Keys>
std::vector<repetition> find_repetitions(Keys const& keys) {
    std::vector<repetition> repeated;
    nearly_ascending const  ordered(keys);
    std::vector<std::size_t> places;
    if (ordered.holds()) {
        // What is put aside is equal to one that ascends, or to another put aside, or to none.
        places = ordered.aside();
    } else if constexpr (key_with_hash<key_of<Keys>>) {
        key_places table(keys, keys.size());
        for (std::size_t first = 0; first < keys.size(); first += table.batch)
            table.take(first, std::min(first + table.batch, keys.size()),
                       [&](std::size_t place, std::size_t earlier) { repeated.push_back({place, earlier}); });
        return repeated;
    } else {
        for (std::size_t at = 0; at < keys.size(); ++at)
            places.push_back(at);
    }
    std::sort(places.begin(), places.end(), [&](std::size_t a, std::size_t b) {
        return keys[a] < keys[b] || (!(keys[b] < keys[a]) && a < b);
    });
    for (std::size_t at = 0, next; at < places.size(); at = next) {
        for (next = at + 1; next < places.size() && keys[places[next]] == keys[places[at]]; ++next) {
        }
        std::size_t const other = ordered.holds() ? ordered.place(keys[places[at]]) : no_place;
        std::size_t const first = std::min(places[at], other);
        for (std::size_t each = at; each < next; ++each)
            if (places[each] != first)
                repeated.push_back({places[each], first});
        if (other != no_place && other != first)
            repeated.push_back({other, first});
    }
    std::sort(repeated.begin(), repeated.end());
    return repeated;
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

/// Finds the place among `keys` of every value; of equal keys it may be that of any. A value is first
/// held against the key behind that of the value before it, which is right where both tables come in one order,
/// whichever it is; then searched in ascending keys; and only then, with all others that were not found, in a table.
template <class Values, class Keys>
class key_matching {
    static_assert(std::same_as<key_of<Values>, key_of<Keys>>);

public:
    key_matching(Values const& values, Keys const& keys) : values_(values), keys_(keys) {}

    /// Calls `found(value's place, key's place)` in any order, or `found(first value's place, number of values, key's
    /// place)` for values that follow each other and have one key; returns the places of the values that are no key,
    /// in their order.
    template <class Found>
    std::vector<std::size_t> match(Found found) {
        return match(0, values_.size(), found);
    }
    /// The same for the values from `from` up to `to`.
    template <class Found>
    std::vector<std::size_t> match(std::size_t from, std::size_t to, Found found) {
        constexpr std::size_t    block = 64;
        std::vector<std::size_t> missing, open;
        std::size_t              guess = from == 0 ? 0 : beginning(from), good = guess, at = from, far = 0;
        while (at < to) {
            // As long as the guesses are right, a block costs no branch.
            if (at != from && at + block <= to && guess + block < keys_.size()) {
                unsigned char ends[block + 1]; // of the values that have a key, behind those of the one before
                std::size_t   key = 0;
                bool          wrong = false;
                ends[0] = 0;
                for (std::size_t ahead = 0; ahead < block; ++ahead) {
                    auto const& value = values_[at + ahead];
                    key += values_[at + ahead - 1] == value ? 0 : 1;
                    wrong |= !(keys_[guess + key] == value);
                    ends[key] = static_cast<unsigned char>(ahead + 1);
                }
                if (!wrong) {
                    for (std::size_t each = 0, first = 0; each <= key; first = ends[each++])
                        tell(at + first, ends[each] - first, guess + each, found);
                    guess = good = guess + key;
                    at += block;
                    continue;
                }
            }
            for (std::size_t const end = std::min(at + block, to); at < end; ++at)
                match_one(at, at != from, guess, good, far, missing, open, found);
            // The tables are in different orders: a search for each would take longer than a table.
            if (far + open.size() > 256 + (at - from) / 8 && key_with_hash<key_of<Keys>>)
                break;
        }
        if (!open.empty() || at < to)
            look_up(open, at, to, missing, found);
        return missing;
    }

private:
    template <class Found>
    static void tell(std::size_t first, std::size_t number, std::size_t place, Found& found) {
        if constexpr (std::is_invocable_v<Found&, std::size_t, std::size_t, std::size_t>)
            found(first, number, place);
        else
            for (std::size_t at = first; at < first + number; ++at)
                found(at, place);
    }
    template <class Found>
    void match_one(std::size_t at, bool behind_another, std::size_t& guess, std::size_t& good, std::size_t& far,
                   std::vector<std::size_t>& missing, std::vector<std::size_t>& open, Found& found) {
        auto const& value = values_[at];
        guess += behind_another && !(values_[at - 1] == value) ? 1 : 0;
        std::size_t place = guess < keys_.size() && keys_[guess] == value ? guess : near_by(value, good);
        if (place == no_place && keys_.size() != 0 && ascending()) {
            place = lower_bound_from(keys_, good, value);
            far += (place < good ? good - place : place - good) > 1024 ? 1 : 0;
            if (place == keys_.size() || !(keys_[place] == value)) {
                missing.push_back(at);
                guess = good;
                return;
            }
        }
        if (place == no_place) {
            open.push_back(at);
            guess = good;
        } else {
            tell(at, 1, place, found);
            guess = good = place;
        }
    }
    // Where the first value of a part stands among the keys, or one of the next ones.
    std::size_t beginning(std::size_t from) const {
        for (std::size_t at = from, last = std::min(from + 4, values_.size()); at < last; ++at)
            for (std::size_t place = 0; place < keys_.size(); ++place)
                if (keys_[place] == values_[at])
                    return place;
        return 0;
    }
    bool ascending() {
        if (order_ == order::unknown)
            order_ = descends_nowhere(keys_) ? order::ascending : order::none;
        return order_ == order::ascending;
    }
    std::size_t near_by(key_of<Keys> const& value, std::size_t place) const {
        for (std::size_t at = place, last = std::min(place + 8, keys_.size()); at < last; ++at)
            if (keys_[at] == value)
                return at;
        return no_place;
    }
    // Values that were left open, and all from `first` up to `last`, which stand behind them.
    template <class Found>
    void look_up(std::vector<std::size_t>& open, std::size_t first, std::size_t last,
                 std::vector<std::size_t>& missing, Found& found) const {
        std::size_t const known = missing.size();
        auto const        take  = [&](std::size_t at, std::size_t place) {
            if (place == no_place)
                missing.push_back(at);
            else
                tell(at, 1, place, found);
        };
        auto const merge_missing = [&] {
            std::inplace_merge(missing.begin(), missing.begin() + static_cast<std::ptrdiff_t>(known), missing.end());
        };
        if constexpr (key_with_hash<key_of<Keys>>) {
            if (keys_.size() != 0 && open.size() + (last - first) > keys_.size() / 4) {
                key_places table(keys_, keys_.size());
                for (std::size_t at = 0; at < keys_.size(); at += table.batch)
                    table.take(at, std::min(at + table.batch, keys_.size()), [](std::size_t, std::size_t) {});
                chosen_values const values{values_, open};
                for (std::size_t at = 0; at < open.size(); at += table.batch)
                    table.find(values, at, std::min(at + table.batch, open.size()),
                               [&](std::size_t each, std::size_t place) { take(open[each], place); });
                merge_missing();
                for (; first < last; first += table.batch)
                    table.find(values_, first, std::min(first + table.batch, last), take);
                return;
            }
        }
        for (; first < last; ++first)
            open.push_back(first);
        std::vector<std::size_t> const places = places_of(open);
        for (std::size_t at = 0; at < open.size(); ++at)
            take(open[at], places[at]);
        merge_missing();
    }
    // The places of few values, or of such that have no hash.
    std::vector<std::size_t> places_of(std::vector<std::size_t> const& open) const {
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
            key_places              table(values, values.size());
            std::vector<repetition> repeated;
            for (std::size_t first = 0; first < values.size(); first += table.batch)
                table.take(first, std::min(first + table.batch, values.size()),
                           [&](std::size_t at, std::size_t earlier) { repeated.push_back({at, earlier}); });
            for (std::size_t first = 0; first < keys_.size(); first += table.batch)
                table.find(keys_, first, std::min(first + table.batch, keys_.size()),
                           [&](std::size_t place, std::size_t at) {
                               if (at != no_place)
                                   places[at] = place;
                           });
            for (auto const& [at, earlier] : repeated)
                places[at] = places[earlier];
        }
        return places;
    }

    Values const& values_;
    Keys const&   keys_;
    enum class order { unknown, ascending, none } order_{};
};

/// For those who want to know what is missing alone.
struct found_nothing {
    void          operator()(std::size_t, std::size_t, std::size_t) const {}
    found_nothing operator()(std::size_t) const { return {}; }
};

/// In how many parts so many values are matched: none so small that a thread is not worth it.
template <class Policy>
std::size_t parts_of_match(Policy const& policy, std::size_t values) {
    return std::max<std::size_t>(std::min(policy.number(), values >> 14), 1);
}

/// The same in parts that threads take; each part calls its own `found_in(part)`.
template <class Policy, class Values, class Keys, class FoundIn>
std::vector<std::size_t> match_in_parts(Policy const& policy, Values const& values, Keys const& keys,
                                        FoundIn found_in) {
    std::size_t const parts = parts_of_match(policy, values.size());
    auto const        first = [&](std::size_t part) { return values.size() / parts * part; };
    std::vector<std::vector<std::size_t>> missing(parts);
    policy.in_parts(parts, [&](std::size_t part) {
        missing[part] = key_matching(values, keys).match(
            first(part), part + 1 == parts ? values.size() : first(part + 1), found_in(part));
    });
    for (std::size_t part = 1; part < parts; ++part)
        missing.front().insert(missing.front().end(), missing[part].begin(), missing[part].end());
    return std::move(missing.front());
}

} // namespace tuopin::detail

#endif
