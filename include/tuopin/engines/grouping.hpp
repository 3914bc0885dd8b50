// Keys bound once, for many passes: which records belong to which group, and which groups
// to which ancestor.
#ifndef TUOPIN_ENGINES_GROUPING_HPP
#define TUOPIN_ENGINES_GROUPING_HPP

#include <tuopin/engines/aggregate.hpp>

#include <algorithm>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <limits>
#include <optional>
#include <stdexcept>
#include <type_traits>
#include <utility>
#include <vector>

namespace tuopin {

namespace detail {

/// Records `first` up to the first of the next run, all of group `place`.
struct group_run {
    std::size_t   first;
    std::uint32_t place;
};

/// A range whose records are reached by their number.
template <class Records>
concept indexed_records = record_range<Records const> && requires(Records const& records, std::ptrdiff_t at) {
    { std::end(records) - std::begin(records) } -> std::convertible_to<std::ptrdiff_t>;
    *(std::begin(records) + at);
};

} // namespace detail

/// The groups of a table by a key: made once by `group_records`, it serves every summary,
/// rule set and roll-up over the table as long as keys and order of its records stay.
/// Records of one group that stand together, as registers come, are kept as runs; shuffled
/// ones as a group number a record, of four bytes.
template <class Key>
class grouping {
public:
    using key_type = Key;

    grouping() = default;

    /// The different keys, sorted.
    std::vector<Key> const& keys() const& { return keys_; }
    /// How many groups there are, and how many records they are of.
    std::size_t size() const { return keys_.size(); }
    std::size_t records() const { return records_; }
    /// Whether every group stands together in the table.
    bool contiguous() const { return place_of_.empty() && runs_.size() == keys_.size(); }

    // For the engine.
    std::vector<detail::group_run> const& runs() const { return runs_; }
    std::vector<std::uint32_t> const&     places() const { return place_of_; }

    template <class Records, class KeyOf>
    static grouping of(Records const& records, KeyOf const& key_of) {
        static_assert(std::regular<Key> && std::totally_ordered<Key>,
                      "tuopin: a key of by<> is a regular type with an order; give it == and <=>");
        grouping               made;
        detail::key_index<Key> index;
        std::vector<Key>       seen;
        auto const             key_at = [&](std::size_t place) -> Key const& { return seen[place]; };
        for (auto const& record : records) {
            auto const& key = key_of(record);
            if (made.runs_.empty() || !(seen[made.runs_.back().place] == key)) {
                std::size_t const place = index.place(key, key_at);
                if (place == seen.size()) {
                    if (place == std::numeric_limits<std::uint32_t>::max())
                        throw std::length_error("tuopin: a grouping holds fewer than 2^32 groups");
                    seen.push_back(key);
                }
                made.runs_.push_back({made.records_, static_cast<std::uint32_t>(place)});
            }
            ++made.records_;
        }
        made.sort(seen);
        // Runs that are short on the average cost more than a number a record.
        if (4 * made.runs_.size() > made.records_ && made.runs_.size() > made.keys_.size())
            made.spread();
        return made;
    }

private:
    // Groups are numbered in the order of their keys.
    void sort(std::vector<Key>& seen) {
        std::vector<std::uint32_t> order(seen.size());
        for (std::size_t at = 0; at < order.size(); ++at)
            order[at] = static_cast<std::uint32_t>(at);
        auto const before = [&](std::uint32_t a, std::uint32_t b) { return seen[a] < seen[b]; };
        if (!std::is_sorted(order.begin(), order.end(), before))
            std::sort(order.begin(), order.end(), before);
        std::vector<std::uint32_t> place_of_seen(seen.size());
        keys_.reserve(seen.size());
        for (std::size_t at = 0; at < order.size(); ++at) {
            place_of_seen[order[at]] = static_cast<std::uint32_t>(at);
            keys_.push_back(std::move(seen[order[at]]));
        }
        for (detail::group_run& run : runs_)
            run.place = place_of_seen[run.place];
    }
    void spread() {
        place_of_.resize(records_);
        for (std::size_t at = 0; at < runs_.size(); ++at) {
            std::size_t const last = at + 1 < runs_.size() ? runs_[at + 1].first : records_;
            std::fill(place_of_.begin() + static_cast<std::ptrdiff_t>(runs_[at].first),
                      place_of_.begin() + static_cast<std::ptrdiff_t>(last), runs_[at].place);
        }
        runs_ = {};
    }

    std::vector<Key>               keys_{};
    std::vector<detail::group_run> runs_{};
    std::vector<std::uint32_t>     place_of_{};
    std::size_t                    records_{};
};

/// Binds the records of a table to their keys: `group_records(wells, by<&well::village>)`.
/// One pass, and a sort of the different keys.
template <class Records, auto... Keys>
    requires detail::record_range<Records const>
auto group_records(Records const& records, by_type<Keys...> key_of) {
    using key_type = decltype(key_of(std::declval<detail::record_of<Records const> const&>()));
    return grouping<key_type>::of(records, key_of);
}

namespace detail {

template <class Key, class Records>
void check_bound(grouping<Key> const& groups, Records const& records) {
    if (static_cast<std::size_t>(std::end(records) - std::begin(records)) != groups.records())
        throw std::logic_error("tuopin: a grouping serves the table that it was made of; make it anew after records came or went");
}

// The summaries of the groups in the order of their keys.
template <class S, class Key, class Records>
std::vector<S> summaries_of_groups(Records const& records, grouping<Key> const& groups, S const& prototype) {
    std::vector<S> summaries(groups.size(), prototype);
    auto const     first = std::begin(records);
    auto const     record = [&](std::size_t at) -> decltype(auto) {
        return *(first + static_cast<std::iter_difference_t<decltype(first)>>(at));
    };
    if (!groups.places().empty()) {
        for (std::size_t at = 0; at < groups.records(); ++at)
            detail::observe(summaries[groups.places()[at]], record(at), at);
        return summaries;
    }
    auto const& runs = groups.runs();
    for (std::size_t run = 0; run < runs.size(); ++run) {
        std::size_t const last = run + 1 < runs.size() ? runs[run + 1].first : groups.records();
        // A run is summed up apart from the others: what it adds up stays in registers.
        S part = prototype;
        for (std::size_t at = runs[run].first; at < last; ++at)
            detail::observe(part, record(at), at);
        if (groups.contiguous())
            summaries[runs[run].place] = std::move(part);
        else
            detail::apply<verb::merge>(summaries[runs[run].place], part);
    }
    return summaries;
}

} // namespace detail

/// The summaries of groups that were bound before: `aggregate<water_supply>(wells, villages)`.
/// Throws std::logic_error where the table has another number of records than the grouping.
template <class S, detail::indexed_records Records, class Key>
grouped<Key, S> aggregate(Records const& records, grouping<Key> const& groups, S prototype = S{}) {
    std::vector<group<Key, S>> result;
    if constexpr (detail::check_summary<S, detail::record_of<Records const>>()) {
        detail::check_bound(groups, records);
        auto summaries = detail::summaries_of_groups<S>(records, groups, prototype);
        result.reserve(groups.size());
        for (std::size_t at = 0; at < groups.size(); ++at)
            result.push_back({groups.keys()[at], std::move(summaries[at])});
    }
    return grouped<Key, S>(std::move(result));
}

/// The tree above some keys, made once: every key and all its ancestors, each with its
/// place and its parent's. Roll-ups over it merge summaries and look nothing up.
template <nested_key Key>
class key_tree {
public:
    key_tree() = default;
    explicit key_tree(std::vector<Key> const& leaves) {
        std::vector<std::vector<Key>> levels;
        for (Key const& leaf : leaves) {
            std::size_t const depth = detail::depth(leaf);
            if (levels.size() <= depth)
                levels.resize(depth + 1);
            levels[depth].push_back(leaf);
        }
        for (std::size_t level = levels.size(); level-- > 0;) {
            auto& here = levels[level];
            if (!std::is_sorted(here.begin(), here.end()))
                std::sort(here.begin(), here.end());
            here.erase(std::unique(here.begin(), here.end()), here.end());
            if (level > 0)
                for (Key const& key : here) {
                    Key const parent = *key.parent();
                    if (levels[level - 1].empty() || !(levels[level - 1].back() == parent))
                        levels[level - 1].push_back(parent);
                }
            keys_.insert(keys_.end(), here.begin(), here.end());
        }
        std::vector<Key> const deepest_first = keys_;
        std::sort(keys_.begin(), keys_.end());
        auto const place = [&](Key const& key) {
            return static_cast<std::size_t>(std::lower_bound(keys_.begin(), keys_.end(), key) - keys_.begin());
        };
        for (Key const& leaf : leaves)
            leaf_places_.push_back(place(leaf));
        for (Key const& key : deepest_first)
            if (auto const parent = key.parent())
                steps_.push_back({place(key), place(*parent)});
    }

    std::vector<Key> const& keys() const& { return keys_; }
    std::size_t             size() const { return keys_.size(); }

    /// The summaries of all keys from those of the leaves, in the order in which the leaves
    /// were given: each goes to its parent once.
    template <class S>
    rolled_up<Key, S> fold(std::vector<S> leaves, S const& prototype = S{}) const {
        if (leaves.size() != leaf_places_.size())
            throw std::logic_error("tuopin: a tree folds as many summaries as it was made of keys");
        std::vector<group<Key, S>> nodes;
        nodes.reserve(keys_.size());
        for (Key const& key : keys_)
            nodes.push_back({key, prototype});
        for (std::size_t at = 0; at < leaves.size(); ++at)
            detail::apply<detail::verb::merge>(nodes[leaf_places_[at]].summary, leaves[at]);
        for (step const& up : steps_)
            detail::apply<detail::verb::merge>(nodes[up.parent].summary, nodes[up.child].summary);
        return rolled_up<Key, S>(grouped<Key, S>(std::move(nodes)));
    }

private:
    struct step {
        std::size_t child;
        std::size_t parent;
    };

    std::vector<Key>         keys_{};
    std::vector<std::size_t> leaf_places_{};
    std::vector<step>        steps_{}; // deepest first
};

/// The summaries of bound groups and of all their ancestors. A tree made once of the
/// grouping's keys serves many roll-ups: `key_tree(villages.keys())`.
template <class S, detail::indexed_records Records, nested_key Key>
rolled_up<Key, S> roll_up(Records const& records, grouping<Key> const& groups, key_tree<Key> const& tree, S prototype = S{}) {
    if constexpr (detail::check_summary<S, detail::record_of<Records const>>()) {
        detail::check_bound(groups, records);
        return tree.fold(detail::summaries_of_groups<S>(records, groups, prototype), prototype);
    } else {
        return {};
    }
}
template <class S, detail::indexed_records Records, nested_key Key>
rolled_up<Key, S> roll_up(Records const& records, grouping<Key> const& groups, S prototype = S{}) {
    return tuopin::roll_up<S>(records, groups, key_tree<Key>(groups.keys()), std::move(prototype));
}

} // namespace tuopin

#endif
