// The engine of aggregation: a summary, a described struct of observers, over any range
// of records; in all, by keys, and rolled up to all ancestors of a key.
#ifndef TUOPIN_ENGINES_AGGREGATE_HPP
#define TUOPIN_ENGINES_AGGREGATE_HPP

#include <tuopin/describe/member_pointer.hpp>
#include <tuopin/describe/members.hpp>
#include <tuopin/engines/observers/measured.hpp>
#include <tuopin/values/fetch.hpp>
#include <tuopin/values/figures/measure.hpp>
#include <tuopin/values/large_memory.hpp>

#include <algorithm>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <stdexcept>
#include <string>
#include <tuple>
#include <type_traits>
#include <utility>
#include <vector> // with std::begin and the iterator tags; their own headers would bring much more

namespace tuopin {

namespace detail {

template <class Range>
using record_of = std::remove_cvref_t<decltype(*std::begin(std::declval<Range&>()))>;

/// Any range that a for loop takes, a view that filters as it goes included.
template <class Range>
concept record_range = requires(Range& range) {
    std::begin(range) != std::end(range);
    *std::begin(range);
};

template <class S, class Record>
consteval bool observes();

template <class S, class Record, class... D>
consteval bool members_observe(boost::mp11::mp_list<D...>) {
    return (observes<std::remove_cvref_t<decltype(std::declval<S&>().*D::pointer)>, Record>() && ...);
}

/// A record that stands for others, which are what observers are shown: see linked_record.
template <class Record>
concept stands_for_others = requires { typename Record::observed_type; };
/// An iterator that shows observers several such records at once.
template <class Iterator, class S>
concept shows_records = requires(Iterator const& at, S& summary) { at.show_to(summary, std::size_t{}); };

template <class S, class Record>
consteval bool observes() {
    if constexpr (stands_for_others<Record>)
        return observes<S, typename Record::observed_type>();
    else if constexpr (observer_of<S, Record>)
        return true;
    else if constexpr (described<S>)
        return member_count<S> != 0 && members_observe<S, Record>(member_list<S>{});
    else
        return false;
}

template <class O, class Record>
concept takes_index = requires(O o, Record const& record) { o.observe(record, std::size_t{}); };

// A pass lives from seeing through all of this: what observers share is read and computed once.
template <class S, class Record>
[[gnu::always_inline]] constexpr inline void observe(S& summary, Record const& record, std::size_t index);

template <class S, class Record, class... D>
[[gnu::always_inline]] constexpr inline void observe_members(S& summary, Record const& record, std::size_t index,
                                                             boost::mp11::mp_list<D...>) {
    (detail::observe(summary.*D::pointer, record, index), ...);
}

template <class S, class Record>
[[gnu::always_inline]] constexpr inline void observe(S& summary, Record const& record, std::size_t index) {
    if constexpr (stands_for_others<Record>)
        record.show_to(summary);
    else if constexpr (takes_index<S, Record>)
        summary.observe(record, index);
    else if constexpr (observer_of<S, Record>)
        summary.observe(record);
    else
        detail::observe_members(summary, record, index, member_list<S>{});
}

/// An observer that keeps values makes room for those of so many records.
template <class S>
constexpr void expect(S& summary, std::size_t records);
template <class S, class... D>
constexpr void expect_by_members(S& summary, std::size_t records, boost::mp11::mp_list<D...>) {
    (detail::expect(summary.*D::pointer, records), ...);
}
template <class S>
constexpr void expect(S& summary, std::size_t records) {
    if constexpr (requires { summary.expect(records); })
        summary.expect(records);
    else if constexpr (described<S>)
        detail::expect_by_members(summary, records, member_list<S>{});
}

/// Whether anything in a summary keeps values.
template <class S>
consteval bool keeps_values();
template <class S, class... D>
consteval bool members_keep_values(boost::mp11::mp_list<D...>) {
    return (keeps_values<std::remove_cvref_t<decltype(std::declval<S&>().*D::pointer)>>() || ...);
}
template <class S>
consteval bool keeps_values() {
    if constexpr (requires(S& summary) { summary.expect(std::size_t{}); })
        return true;
    else if constexpr (described<S>)
        return members_keep_values<S>(member_list<S>{});
    else
        return false;
}

template <class S, class Record>
consteval bool check_summary_of_records() {
    static_assert(observer_of<S, Record> || described<S>,
                  "tuopin: a summary is an observer or a struct of observers described with "
                  "BOOST_DESCRIBE_STRUCT; describe it");
    if constexpr (observer_of<S, Record> || described<S>)
        static_assert(observes<S, Record>(),
                      "tuopin: a member of this summary cannot observe these records; declare it as count, "
                      "sum<&record::member>, share_of<...> or another observer of this type of record");
    if constexpr (observes<S, Record>())
        static_assert(aggregates_throughout<S>(),
                      "tuopin: a member of this summary observes, but is no figure; give it merge(other), "
                      "then(later) and ==");
    return observes<S, Record>() && aggregates_throughout<S>();
}

template <class S, class Record>
consteval bool check_summary() {
    if constexpr (stands_for_others<Record>)
        return check_summary<S, typename Record::observed_type>();
    else
        return check_summary_of_records<S, Record>();
}

} // namespace detail

/// A type whose values sum up records: an observer, or a described struct of them.
template <class S, class Record>
concept summary_of = detail::observes<S, Record>();

/// Takes one record into account. `index` is the number of the record where an observer
/// keeps such numbers.
template <class S, class Record>
constexpr void observe(S& summary, Record const& record, std::size_t index = 0) {
    if constexpr (detail::check_summary<S, Record>())
        detail::observe(summary, record, index);
}

/// What to group by: a pointer to member, a path, or a function of the record; or several
/// of them, whose values make a tuple. `by<&well::village>`, `by<&h::township, &h::year>`.
template <auto... Keys>
struct by_type {
    static_assert(sizeof...(Keys) > 0, "tuopin: by<> needs at least one key; write by<&record::member>");

    template <class Record>
    constexpr auto operator()(Record const& record) const {
        if constexpr (sizeof...(Keys) == 1)
            return std::remove_cvref_t<decltype((detail::measured<Keys>(record), ...))>(
                (detail::measured<Keys>(record), ...));
        else
            return std::tuple<detail::measured_type<Keys, Record>...>(detail::measured<Keys>(record)...);
    }
};
template <auto... Keys>
inline constexpr by_type<Keys...> by{};

/// A key of a tree: a regular, ordered type whose parent is one of its own, or nothing at
/// the top.
template <class K>
concept nested_key = std::regular<K> && std::totally_ordered<K> && requires(K const& key) {
    { key.parent() } -> std::same_as<std::optional<K>>;
};

/// A group: `auto const& [region, supply] : regions`.
template <class Key, class Summary>
struct group {
    Key     key;
    Summary summary;

    friend bool operator==(group const&, group const&) = default;
};

namespace detail {

struct as_they_are {};

/// Plain groups begin as their memory is: the engines write each of them once, and in parts, on the
/// thread that has the part. Fresh memory comes in large pages, as small ones would take longer to be
/// had than groups take to be summed up.
template <class Key, class Summary>
using group_list =
    std::conditional_t<std::is_trivially_copyable_v<Key> && std::is_trivially_copyable_v<Summary>,
                       std::vector<group<Key, Summary>, large_allocator<group<Key, Summary>>>,
                       std::vector<group<Key, Summary>>>;

/// Makes one summary what the other is, figure by figure where they are plain: compilers write these
/// from where they have just been computed, where a copy of the whole would go through memory.
template <class S>
[[gnu::always_inline]] constexpr inline void become(S& target, S&& other);
template <class S, class... D>
[[gnu::always_inline]] constexpr inline void become_by_members(S& target, S& other, boost::mp11::mp_list<D...>) {
    (detail::become(target.*D::pointer, std::move(other.*D::pointer)), ...);
}
template <class S>
constexpr inline void become(S& target, S&& other) {
    if constexpr (described<S> && !figure<S> && std::is_trivially_copyable_v<S>)
        detail::become_by_members(target, other, member_list<S>{});
    else
        target = std::move(other);
}

} // namespace detail

/// Groups sorted by key: an ordinary range that finds a key in log n.
template <class Key, class Summary>
class grouped {
public:
    using key_type       = Key;
    using summary_type   = Summary;
    using value_type     = group<Key, Summary>;
    using list_type      = detail::group_list<Key, Summary>;
    using const_iterator = typename list_type::const_iterator;
    using iterator       = const_iterator;

    grouped() = default;
    /// From groups in any order whose keys are all different.
    explicit grouped(list_type groups) : grouped(std::move(groups), detail::as_they_are{}) {
        auto const by_key = [](value_type const& a, value_type const& b) { return a.key < b.key; };
        if (!std::is_sorted(groups_.begin(), groups_.end(), by_key))
            std::sort(groups_.begin(), groups_.end(), by_key);
    }
    explicit grouped(std::vector<value_type> const& groups)
        requires(!std::same_as<std::vector<value_type>, list_type>)
        : grouped(list_type(groups.begin(), groups.end())) {}

    // For the engines: from groups that are in order.
    grouped(list_type groups, detail::as_they_are) : groups_(std::move(groups)) {}

    const_iterator begin() const { return groups_.begin(); }
    const_iterator end() const { return groups_.end(); }
    std::size_t    size() const { return groups_.size(); }
    bool           empty() const { return groups_.empty(); }

    /// The group of `key`, or `end()`.
    const_iterator find(Key const& key) const {
        auto const place = std::lower_bound(groups_.begin(), groups_.end(), key,
                                            [](value_type const& a, Key const& k) { return a.key < k; });
        return place != groups_.end() && !(key < place->key) ? place : groups_.end();
    }
    bool contains(Key const& key) const { return find(key) != end(); }

    /// The summary of `key`; throws std::out_of_range where there is no such group.
    Summary const& at(Key const& key) const {
        auto const place = find(key);
        if (place == end())
            throw std::out_of_range("tuopin: there is no group with this key");
        return place->summary;
    }

    // For the engines: what a group of that place is to hold.
    Summary& summary(std::size_t place) { return groups_[place].summary; }

    friend bool operator==(grouped const&, grouped const&) = default;

private:
    list_type groups_{};
};

/// Some groups of a roll-up, in the order of their keys.
template <class Group>
class selection {
public:
    class iterator {
    public:
        using value_type        = Group;
        using reference         = Group const&;
        using pointer           = Group const*;
        using difference_type   = std::ptrdiff_t;
        using iterator_category = std::forward_iterator_tag;

        iterator() = default;
        explicit iterator(Group const* const* place) : place_(place) {}

        reference operator*() const { return **place_; }
        pointer   operator->() const { return *place_; }
        iterator& operator++() { return ++place_, *this; }
        iterator  operator++(int) {
            iterator const before = *this;
            ++place_;
            return before;
        }
        friend bool operator==(iterator const&, iterator const&) = default;

    private:
        Group const* const* place_{};
    };
    using const_iterator = iterator;
    using value_type     = Group;

    explicit selection(std::vector<Group const*> chosen) : chosen_(std::move(chosen)) {}

    iterator    begin() const { return iterator(chosen_.data()); }
    iterator    end() const { return iterator(chosen_.data() + chosen_.size()); }
    std::size_t size() const { return chosen_.size(); }
    bool        empty() const { return chosen_.empty(); }

private:
    std::vector<Group const*> chosen_;
};

/// The groups of all keys and of all their ancestors.
template <nested_key Key, class Summary>
class rolled_up {
public:
    using key_type       = Key;
    using summary_type   = Summary;
    using value_type     = group<Key, Summary>;
    using const_iterator = typename grouped<Key, Summary>::const_iterator;
    using iterator       = const_iterator;

    rolled_up() = default;
    explicit rolled_up(grouped<Key, Summary> nodes) : nodes_(std::move(nodes)) {}

    const_iterator begin() const { return nodes_.begin(); }
    const_iterator end() const { return nodes_.end(); }
    std::size_t    size() const { return nodes_.size(); }
    bool           empty() const { return nodes_.empty(); }

    const_iterator find(Key const& key) const { return nodes_.find(key); }
    bool           contains(Key const& key) const { return nodes_.contains(key); }
    Summary const& at(Key const& key) const { return nodes_.at(key); }

    /// The groups whose key is of that level. Refers into this roll-up, which needs a name.
    template <class Level>
        requires requires(Key const& key, Level level) { key.level() == level; }
    selection<value_type> at_level(Level level) const& {
        return chosen([&](Key const& key) { return key.level() == level; });
    }
    template <class Level>
    selection<value_type> at_level(Level) const&& = delete;

    /// The groups right below `key`. Refers into this roll-up.
    selection<value_type> children(Key const& key) const& {
        return chosen([&](Key const& each) { return each.parent() == std::optional<Key>(key); });
    }
    selection<value_type> children(Key const&) const&& = delete;

    /// The groups that have no parent. Refers into this roll-up.
    selection<value_type> roots() const& {
        return chosen([](Key const& each) { return !each.parent(); });
    }
    selection<value_type> roots() const&& = delete;

    // For the engines: what a group of that place is to hold.
    Summary& summary(std::size_t place) { return nodes_.summary(place); }

    friend bool operator==(rolled_up const&, rolled_up const&) = default;

private:
    template <class Wanted>
    selection<value_type> chosen(Wanted wanted) const {
        std::vector<value_type const*> found;
        for (value_type const& node : nodes_)
            if (wanted(node.key))
                found.push_back(&node);
        return selection<value_type>(std::move(found));
    }

    grouped<Key, Summary> nodes_{};
};

namespace detail {

// Observers count on fewer than 2^29 records between merges: their sums need no check then.
inline constexpr std::size_t block_size = std::size_t{1} << 28;

template <class S, class Record>
consteval bool needs_index();
template <class S, class Record, class... D>
consteval bool members_need_index(boost::mp11::mp_list<D...>) {
    return (needs_index<std::remove_cvref_t<decltype(std::declval<S&>().*D::pointer)>, Record>() || ...);
}
template <class S, class Record>
consteval bool needs_index() {
    if constexpr (takes_index<S, Record>)
        return true;
    else if constexpr (observer_of<S, Record>)
        return false;
    else
        return members_need_index<S, Record>(member_list<S>{});
}

template <class K>
concept hashable = requires(K const& key) {
    { std::hash<K>{}(key) } -> std::convertible_to<std::size_t>;
};

/// Finds the place of a key among the groups seen so far: by a flat hash table where the
/// key has a hash, else by binary search in a sorted list of places.
template <class Key>
class key_index {
public:
    /// The place of `key`, a new one (`size()` before the call) where it was not seen yet.
    template <class KeyAt>
    std::size_t place(Key const& key, KeyAt key_at) {
        if constexpr (hashable<Key>) {
            if (2 * (size_ + 1) > slots_.size())
                grow(key_at);
            std::size_t slot = spread(key) & (slots_.size() - 1);
            while (slots_[slot] != 0) {
                if (key_at(slots_[slot] - 1) == key)
                    return slots_[slot] - 1;
                slot = (slot + 1) & (slots_.size() - 1);
            }
            slots_[slot] = ++size_;
            return size_ - 1;
        } else {
            auto const found = std::lower_bound(slots_.begin(), slots_.end(), key,
                                                [&](std::size_t at, Key const& k) { return key_at(at) < k; });
            if (found != slots_.end() && !(key < key_at(*found)))
                return *found;
            slots_.insert(found, size_);
            return size_++;
        }
    }
    std::size_t size() const { return size_; }

private:
    static std::size_t spread(Key const& key)
        requires hashable<Key>
    {
        std::uint64_t mixed = static_cast<std::uint64_t>(std::hash<Key>{}(key));
        mixed ^= mixed >> 32;
        mixed *= 0x9e37'79b9'7f4a'7c15u;
        return static_cast<std::size_t>(mixed ^ (mixed >> 29));
    }
    template <class KeyAt>
    void grow(KeyAt key_at) {
        std::vector<std::size_t> larger(slots_.empty() ? 64 : 2 * slots_.size());
        for (std::size_t place = 0; place < size_; ++place) {
            std::size_t slot = spread(key_at(place)) & (larger.size() - 1);
            while (larger[slot] != 0)
                slot = (slot + 1) & (larger.size() - 1);
            larger[slot] = place + 1;
        }
        slots_ = std::move(larger);
    }

    std::vector<std::size_t> slots_{};
    std::size_t              size_{};
};

/// The records from an iterator on by their numbers; those of columns know where each column stands.
template <class Iterator>
class records_at_hand {
public:
    explicit records_at_hand(Iterator first) : first_(std::move(first)) {}

    decltype(auto) operator[](std::size_t at) const { return *(first_ + static_cast<std::ptrdiff_t>(at)); }
    /// Has a record brought near that stands so far behind this one that processors do not see it by themselves: beyond
    /// a page.
    [[gnu::always_inline]] void fetch_behind(std::size_t at) const {
        if constexpr (std::contiguous_iterator<Iterator>) {
            constexpr std::uintptr_t page = 4'096;
            detail::fetch(reinterpret_cast<void const*>(reinterpret_cast<std::uintptr_t>(&(*this)[at]) + page));
        }
    }

private:
    Iterator first_;
};
template <class Iterator>
auto at_hand(Iterator const& first) {
    if constexpr (requires { first.at_hand(); })
        return first.at_hand();
    else
        return records_at_hand<Iterator>(first);
}

/// The summary of `size` records, taken in turns from the first and from the second half: the
/// processor then fetches two places of the table at once, which no single stream of records makes
/// it do. The order of records is no matter to observers; those that keep values get them as they
/// come, which is all that they do with them.
template <class S, class Iterator, class Size, class Fresh>
[[gnu::always_inline]] constexpr inline S aggregate_block(Iterator at, Size size, std::size_t index,
                                                          Fresh const& fresh) {
    S part = fresh();
    if constexpr (shows_records<Iterator, S>) {
        at.show_to(part, static_cast<std::size_t>(size));
        return part;
    } else if constexpr (keeps_values<S>()) {
        detail::expect(part, static_cast<std::size_t>(size));
        for (Iterator const end = at + size; at != end; ++at, ++index)
            detail::observe(part, *at, index);
        return part;
    } else {
        Size const        half       = size / 2;
        Iterator const    second     = at + half;
        std::size_t const half_index = static_cast<std::size_t>(half);
        for (Iterator other = second; at != second; ++at, ++other, ++index) {
            detail::observe(part, *at, index);
            detail::observe(part, *other, index + half_index);
        }
        if (size % 2 != 0)
            detail::observe(part, *(second + half), index + half_index);
        // What is handed on needs an address; what the loop adds up has none, and stays in registers.
        S observed = std::move(part);
        return observed;
    }
}

/// Calls `pass(begin, end)` for records. Those that know that their quantities are small numbers come as
/// such where they are, which saves a pass what only large ones need.
template <class Records, class Pass>
constexpr decltype(auto) pass_over(Records&& records, Pass const& pass) {
    if constexpr (requires { records.as_small(); })
        if (records.holds_small()) {
            auto const small = records.as_small();
            return pass(small.begin(), small.end());
        }
    return pass(std::begin(records), std::end(records));
}

/// Summaries start as what `fresh` makes: known zeros, where nobody gave a prototype, are worth
/// something to the compiler.
template <class S, class Iterator, class End, class Fresh>
constexpr S aggregate_range(Iterator at, End end, std::size_t index, Fresh const& fresh) {
    S          total = fresh();
    bool       first = true;
    auto const take  = [&](S&& part) {
        // The first part is the total so far. Observers that keep all they saw need not copy it.
        if constexpr (!std::is_trivially_copyable_v<S>)
            if (std::exchange(first, false)) {
                total = std::move(part);
                return;
            }
        detail::apply<verb::merge>(total, part);
    };
    while (at != end) {
        if constexpr (requires { at + (end - at); }) {
            auto const size = std::min<decltype(end - at)>(end - at, block_size);
            take(detail::aggregate_block<S>(at, size, index, fresh));
            at    = at + size;
            index += static_cast<std::size_t>(size);
        } else {
            S part = fresh();
            for (std::size_t step = 0; at != end && step < block_size; ++step, ++at, ++index)
                detail::observe(part, *at, index);
            take(std::move(part));
        }
    }
    return total;
}

template <class S, class Iterator, class End, class KeyOf, class Fresh>
auto aggregate_range_by(Iterator at, End end, std::size_t index, KeyOf const& key_of, Fresh const& fresh) {
    using key_type = decltype(key_of(*at));
    group_list<key_type, S> groups;
    key_index<key_type>     places;
    std::size_t             current = 0;
    // Records often come sorted by key: the group of the record before is tried first.
    for (; at != end; ++at) {
        auto const& record = *at;
        auto const& key    = key_of(record);
        if (groups.empty() || !(groups[current].key == key)) {
            current = places.place(key, [&](std::size_t place) -> key_type const& { return groups[place].key; });
            if (current == groups.size())
                groups.push_back({key, fresh()});
        }
        detail::observe(groups[current].summary, record, index++);
        if (index % block_size == 0)
            for (auto& each : groups) {
                S settled = fresh();
                detail::apply<verb::merge>(settled, each.summary);
                each.summary = std::move(settled);
            }
    }
    return groups;
}

template <class S>
struct fresh_of {
    constexpr S operator()() const { return S{}; }
};
template <class S>
struct copy_of {
    S const*           prototype;
    constexpr S const& operator()() const { return *prototype; }
};

template <class Key>
consteval bool check_key() {
    static_assert(std::regular<Key> && std::totally_ordered<Key>,
                  "tuopin: a key of by<> is a regular type with an order; give it == and <=>");
    return std::regular<Key> && std::totally_ordered<Key>;
}

} // namespace detail

/// The summary of all records. One pass; throws only what the range throws, or
/// std::overflow_error where the totals of more than 2^30 records do not fit.
template <class S, class Records>
    requires detail::record_range<Records>
constexpr S aggregate(Records&& records) {
    if constexpr (detail::check_summary<S, detail::record_of<Records>>())
        return detail::pass_over(records, [](auto begin, auto end) {
            return detail::aggregate_range<S>(std::move(begin), std::move(end), 0, detail::fresh_of<S>{});
        });
    else
        return S{};
}
/// The same, where `prototype` carries run-time parameters of the observers.
template <class S, class Records>
    requires detail::record_range<Records>
constexpr S aggregate(Records&& records, S prototype) {
    if constexpr (detail::check_summary<S, detail::record_of<Records>>())
        return detail::pass_over(records, [&](auto begin, auto end) {
            return detail::aggregate_range<S>(std::move(begin), std::move(end), 0, detail::copy_of<S>{&prototype});
        });
    else
        return prototype;
}
/// The summaries of the groups of records that have the same key.
template <class S, class Records, auto... Keys>
    requires detail::record_range<Records>
auto aggregate(Records&& records, by_type<Keys...> key_of, S prototype = S{}) {
    using record_type = detail::record_of<Records>;
    using key_type    = decltype(key_of(std::declval<record_type const&>()));
    if constexpr (detail::check_summary<S, record_type>() && detail::check_key<key_type>())
        return grouped<key_type, S>(detail::aggregate_range_by<S>(std::begin(records), std::end(records), 0, key_of,
                                                                  detail::copy_of<S>{&prototype}));
    else
        return grouped<key_type, S>();
}
namespace detail {

template <class Key>
std::size_t depth(Key const& key) {
    std::size_t levels = 0;
    for (auto ancestor = key.parent(); ancestor; ancestor = ancestor->parent())
        ++levels;
    return levels;
}

} // namespace detail

/// The groups and all their ancestors: each summary goes to its parent once. Doing this
/// again after a change of some groups costs no pass over the records.
template <nested_key Key, class S>
rolled_up<Key, S> roll_up(grouped<Key, S> const& groups) {
    std::vector<detail::group_list<Key, S>> levels;
    for (auto const& each : groups) {
        std::size_t const depth = detail::depth(each.key);
        if (levels.size() <= depth)
            levels.resize(depth + 1);
        levels[depth].push_back(each);
    }
    auto const                 by_key = [](auto const& a, auto const& b) { return a.key < b.key; };
    detail::group_list<Key, S> nodes;
    std::size_t                done = 0; // nodes of deeper levels
    for (std::size_t level = levels.size(); level-- > 0;) {
        auto& here = levels[level];
        // Groups of the level itself stand before what came up from the level below.
        if (!std::is_sorted(here.begin(), here.end(), by_key))
            std::sort(here.begin(), here.end(), by_key);
        for (std::size_t at = 0; at < here.size(); ++at) {
            if (nodes.size() > done && nodes.back().key == here[at].key)
                detail::apply<detail::verb::merge>(nodes.back().summary, here[at].summary);
            else
                nodes.push_back(std::move(here[at]));
        }
        if (level == 0)
            continue;
        // Children stand together, so that most of them meet their parent at the end.
        auto& above = levels[level - 1];
        for (std::size_t at = done; at < nodes.size(); ++at) {
            Key const parent = *nodes[at].key.parent();
            if (!above.empty() && above.back().key == parent)
                detail::apply<detail::verb::merge>(above.back().summary, nodes[at].summary);
            else
                above.push_back({parent, nodes[at].summary});
        }
        done = nodes.size();
    }
    return rolled_up<Key, S>(grouped<Key, S>(std::move(nodes)));
}

/// The summaries by key and by every ancestor of a key: village, township, county,
/// prefecture, province. The key is any regular, ordered type whose `parent()` returns an
/// optional of itself.
template <class S, class Records, auto Key>
    requires detail::record_range<Records>
auto roll_up(Records&& records, by_type<Key> key_of, S prototype = S{}) {
    using key_type = decltype(key_of(std::declval<detail::record_of<Records> const&>()));
    static_assert(nested_key<key_type>,
                  "tuopin: a roll-up goes up a tree of keys; give the key a member function parent() that "
                  "returns a std::optional of its own type, or group with aggregate");
    if constexpr (nested_key<key_type>)
        return tuopin::roll_up(tuopin::aggregate<S>(records, key_of, std::move(prototype)));
}

} // namespace tuopin

#endif
