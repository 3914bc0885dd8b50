// What was found out of the keys of tables: which are repeated, and which records of another table refer to them. Kept,
// it serves every rule that asks, and every validation of the same tables.
#ifndef TUOPIN_ENGINES_KEYS_KEYS_KNOWN_HPP
#define TUOPIN_ENGINES_KEYS_KEYS_KNOWN_HPP

#include <tuopin/engines/keys/key_search.hpp>
#include <tuopin/values/large_memory.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <forward_list>
#include <iterator>
#include <limits>
#include <utility>
#include <vector>

namespace tuopin {

namespace detail {

/// How many values have each key: in a byte as long as none has more than it holds.
class numbers_of_values {
public:
    numbers_of_values() = default;
    explicit numbers_of_values(std::size_t keys) : bytes_(keys, std::uint8_t{0}) {}

    void add(std::size_t key, std::size_t number) {
        if (key < bytes_.size()) {
            if (std::size_t const sum = bytes_[key] + number; sum < beyond_bytes)
                bytes_[key] = static_cast<std::uint8_t>(sum);
            else
                add_beyond_bytes(key, number);
        } else {
            numbers_[key] += static_cast<std::uint32_t>(number);
        }
    }
    /// How many keys there are.
    std::size_t keys() const { return bytes_.empty() ? numbers_.size() : bytes_.size(); }
    /// For keys from `key` on.
    void add(runs_of_values const& runs, std::size_t key) {
        constexpr std::size_t behind = runs_of_values::values;
        add(key, runs.ends[0]);
        if (key + behind < bytes_.size()) {
            std::uint8_t numbers[behind];
            for (std::size_t at = 0; at < behind; ++at)
                numbers[at] = static_cast<std::uint8_t>(runs.ends[at + 1] - runs.ends[at]);
            if (add_bytes(bytes_.data() + key + 1, numbers))
                return;
        }
        for (std::size_t each = 1; each < runs.keys; ++each)
            add(key + each, runs.number_of(each));
    }
    void merge(numbers_of_values const& other) {
        std::size_t first = 0;
        for (; first + stretch <= bytes_.size() && first + stretch <= other.bytes_.size(); first += stretch)
            if (!add_bytes(bytes_.data() + first, other.bytes_.data() + first))
                break;
        other.use([&](auto const& others) {
            for (std::size_t key = first; key < others.size(); ++key)
                add(key, others[key]);
        });
    }
    /// Gives equal keys what any of them has.
    void share(std::vector<repetition> const& repeated) {
        auto const number = [&](std::size_t key) -> std::size_t {
            return bytes_.empty() ? numbers_[key] : bytes_[key];
        };
        for (auto const& [key, first] : repeated)
            add(first, number(key));
        for (auto const& [key, first] : repeated) {
            if (bytes_.empty())
                numbers_[key] = numbers_[first];
            else
                bytes_[key] = bytes_[first];
        }
    }
    /// Calls `act(numbers)` with what has a number for every key.
    template <class Act>
    void use(Act act) const {
        if (numbers_.empty())
            act(bytes_);
        else
            act(numbers_);
    }

private:
    static constexpr std::size_t beyond_bytes = std::size_t{std::numeric_limits<std::uint8_t>::max()} + 1;
    static constexpr std::size_t stretch      = runs_of_values::values;

    // Of so many keys, that compilers take many at a time; unless the sum of any goes beyond a byte.
    static bool add_bytes(std::uint8_t* bytes, std::uint8_t const* others) {
        std::uint8_t sums[stretch];
        std::uint8_t beyond = 0;
        for (std::size_t at = 0; at < stretch; ++at) {
            sums[at] = static_cast<std::uint8_t>(bytes[at] + others[at]);
            beyond   = static_cast<std::uint8_t>(beyond | (sums[at] < others[at] ? 1 : 0));
        }
        if (beyond != 0)
            return false;
        std::copy(std::begin(sums), std::end(sums), bytes);
        return true;
    }
    [[gnu::noinline]] void add_beyond_bytes(std::size_t key, std::size_t number) {
        numbers_.assign(bytes_.begin(), bytes_.end());
        bytes_.clear();
        numbers_[key] += static_cast<std::uint32_t>(number);
    }

    std::vector<std::uint8_t, large_allocator<std::uint8_t>>   bytes_{};
    std::vector<std::uint32_t, large_allocator<std::uint32_t>> numbers_{};
};

struct count_values {
    numbers_of_values& numbers;

    void operator()(std::size_t, std::size_t key) { numbers.add(key, 1); }
    void operator()(runs_of_values const& runs, std::size_t key) { numbers.add(runs, key); }
};

/// Which values are no key, by their places, and how many have each key.
struct values_matched {
    std::vector<std::size_t> without_key{};
    numbers_of_values        numbers{};
};
template <class Policy, class Values, class Keys>
values_matched match_and_count(Policy const& policy, Values const& values, Keys const& keys,
                               key_order of_keys = key_order::unknown) {
    // Each thread counts for itself, in memory that it touches first.
    std::vector<numbers_of_values> own(policy.number());
    values_matched                 made;
    made.without_key = key_matching(values, keys, of_keys).match_in_parts(policy, [&](std::size_t thread) {
        if (own[thread].keys() == 0)
            own[thread] = numbers_of_values(keys.size());
        return count_values{own[thread]};
    });
    made.numbers = std::move(own.front());
    if (made.numbers.keys() == 0)
        made.numbers = numbers_of_values(keys.size());
    for (std::size_t thread = 1; thread < own.size(); ++thread)
        made.numbers.merge(own[thread]);
    return made;
}

} // namespace detail

/// What validations of tables in columns found out of their keys, for those that come after: where persons refer to
/// households, and households state how many persons they have, the two tables are matched once for both.
///
///     keys_known keys;
///     auto found = validate(households, household_rules, {.keys = &keys}, persons);
///     found.merge(validate(persons, person_rules, {.keys = &keys}, households));
///
/// Tables are told by where they are: it holds for as long as none of them is changed or ends, and for one validation
/// at a time. Takes a byte a key beside what is repeated or refers to nothing; 4 where 256 records refer to one.
class keys_known {
public:
    keys_known() = default;

    // For the engines: for one pass, in which no two rules match the same tables.
    explicit keys_known(bool keeps_matches) : keeps_matches_(keeps_matches) {}

    // The same: the repetitions among the keys of a table, which are always those of the members `Keys`.
    template <auto... Keys, class Policy, class Table, class K>
    std::vector<detail::repetition> const& repetitions(Policy const& policy, Table const& table, K const& keys) {
        if (auto const* const known = examined<Keys...>(table))
            return known->repeated;
        examined_.push_front({&identity<Keys...>, &table, detail::examine_keys(policy, keys)});
        return examined_.front().found.repeated;
    }
    // The same: the values of the member `Member` of a table that are no key `Key` of another, by their places.
    template <auto Member, auto Key, class Policy, class Table, class Values, class Other, class Keys>
    std::vector<std::size_t> without_key(Policy const& policy, Table const& table, Values const& values,
                                         Other const& other, Keys const& keys) {
        if (keeps_matches_ && values.size() <= std::numeric_limits<std::uint32_t>::max())
            return matched<Member, Key>(policy, table, values, other, keys).found.without_key;
        return detail::key_matching(values, keys, order_of<Key>(other)).match_in_parts(policy, detail::found_nothing{});
    }
    // The same: how many of these values, of 4,294,967,295 at most, have each key; equal keys all of them.
    template <auto Member, auto Key, class Policy, class Table, class Values, class Other, class Keys>
    detail::numbers_of_values const& numbers(Policy const& policy, Table const& table, Values const& values,
                                             Other const& other, Keys const& keys) {
        auto const&     repeated = repetitions<Key>(policy, other, keys); // these tell of the order of the keys, too
        matched_tables& match    = matched<Member, Key>(policy, table, values, other, keys);
        if (!std::exchange(match.shared, true))
            match.found.numbers.share(repeated);
        return match.found.numbers;
    }

private:
    template <auto... Members>
    static constexpr char identity{};

    template <auto... Keys, class Table>
    detail::keys_examined const* examined(Table const& table) const {
        for (examined_keys const& each : examined_)
            if (each.members == &identity<Keys...> && each.table == &table)
                return &each.found;
        return nullptr;
    }
    template <auto Key, class Table>
    detail::key_order order_of(Table const& table) const {
        auto const* const known = examined<Key>(table);
        return known == nullptr ? detail::key_order::unknown : known->order;
    }

    struct matched_tables {
        void const*            members;
        void const*            table;
        void const*            other;
        detail::values_matched found;
        bool                   shared{false}; // whether equal keys have one number
    };
    template <auto Member, auto Key, class Policy, class Table, class Values, class Other, class Keys>
    matched_tables& matched(Policy const& policy, Table const& table, Values const& values, Other const& other,
                            Keys const& keys) {
        for (matched_tables& each : matched_)
            if (each.members == &identity<Member, Key> && each.table == &table && each.other == &other)
                return each;
        matched_.push_front({&identity<Member, Key>, &table, &other,
                             detail::match_and_count(policy, values, keys, order_of<Key>(other))});
        return matched_.front();
    }

    struct examined_keys {
        void const*           members;
        void const*           table;
        detail::keys_examined found;
    };
    // What is found stays where it is.
    std::forward_list<examined_keys>  examined_{};
    std::forward_list<matched_tables> matched_{};
    bool                              keeps_matches_{true};
};

} // namespace tuopin

#endif
