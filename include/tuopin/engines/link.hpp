// Which records of one table refer to which of another: persons to households, households to
// villages. Bound once, as groupings are, over rows or columns.
#ifndef TUOPIN_ENGINES_LINK_HPP
#define TUOPIN_ENGINES_LINK_HPP

#include <tuopin/describe/member_pointer.hpp>
#include <tuopin/engines/aggregate.hpp>
#include <tuopin/engines/grouping.hpp>
#include <tuopin/values/text.hpp>

#include <algorithm>
#include <bit>
#include <compare>
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

/// Finds the first record that has a key. Keys that come sorted are searched as they stand; others
/// by a flat table that holds a part of the hash beside the record, or through a sorted list where
/// keys have no hash.
template <class Key>
class record_index {
public:
    static constexpr std::uint32_t none = std::numeric_limits<std::uint32_t>::max();

    explicit record_index(std::vector<Key> keys) : keys_(std::move(keys)) {
        if (keys_.size() >= none)
            throw std::length_error("tuopin: tables are linked that have fewer than 2^32 records");
        auto const size = static_cast<std::uint32_t>(keys_.size());
        sorted_         = std::is_sorted(keys_.begin(), keys_.end());
        if (sorted_) {
            for (std::uint32_t at = 1; at < size; ++at)
                if (keys_[at] == keys_[at - 1])
                    repeated_.push_back(at);
        } else if constexpr (hashable<Key>) {
            slots_.resize(std::bit_ceil(keys_.size() + keys_.size() / 3 + 1));
            for (std::uint32_t at = 0; at < size; ++at) {
                std::uint64_t const hash = hash_of(keys_[at]);
                std::size_t const   slot = slot_of(keys_[at], hash);
                if (slots_[slot] == 0)
                    slots_[slot] = (hash & upper_half) | (at + 1u);
                else
                    repeated_.push_back(at);
            }
        } else {
            for (std::uint32_t at = 0; at < size; ++at)
                order_.push_back(at);
            std::sort(order_.begin(), order_.end(), [&](std::uint32_t a, std::uint32_t b) {
                return keys_[a] < keys_[b] || (!(keys_[b] < keys_[a]) && a < b);
            });
            for (std::size_t at = 1; at < order_.size(); ++at)
                if (keys_[order_[at]] == keys_[order_[at - 1]])
                    repeated_.push_back(order_[at]);
            std::sort(repeated_.begin(), repeated_.end());
        }
    }

    std::size_t size() const { return keys_.size(); }
    /// The records whose key an earlier one has, in their order.
    std::vector<std::uint32_t> const& repeated() const { return repeated_; }
    Key const& key(std::size_t record) const { return keys_[record]; }

    /// The first record that has the key, or `none`.
    std::uint32_t find(Key const& key) const {
        if (sorted_) {
            auto const place = std::lower_bound(keys_.begin(), keys_.end(), key);
            return place != keys_.end() && *place == key ? static_cast<std::uint32_t>(place - keys_.begin()) : none;
        }
        if constexpr (hashable<Key>) {
            auto const held = static_cast<std::uint32_t>(slots_[slot_of(key, hash_of(key))]);
            return held == 0 ? none : held - 1;
        } else {
            auto const place = std::lower_bound(order_.begin(), order_.end(), key,
                                                [&](std::uint32_t at, Key const& wanted) { return keys_[at] < wanted; });
            return place != order_.end() && keys_[*place] == key ? *place : none;
        }
    }

private:
    static constexpr std::uint64_t upper_half = 0xffff'ffff'0000'0000u;

    static std::uint64_t hash_of(Key const& key)
        requires hashable<Key>
    {
        std::uint64_t mixed = static_cast<std::uint64_t>(std::hash<Key>{}(key));
        mixed               = (mixed ^ (mixed >> 30)) * 0xbf58'476d'1ce4'e5b9u;
        mixed               = (mixed ^ (mixed >> 27)) * 0x94d0'49bb'1331'11ebu;
        return mixed ^ (mixed >> 31);
    }
    // Where the key stands, or would stand.
    std::size_t slot_of(Key const& key, std::uint64_t hash) const
        requires hashable<Key>
    {
        std::size_t slot = hash & (slots_.size() - 1);
        while (slots_[slot] != 0) {
            bool const may_be = ((slots_[slot] ^ hash) & upper_half) == 0;
            if (may_be && keys_[static_cast<std::uint32_t>(slots_[slot]) - 1] == key)
                break;
            slot = (slot + 1) & (slots_.size() - 1);
        }
        return slot;
    }

    std::vector<Key>           keys_;
    bool                       sorted_{};
    std::vector<std::uint32_t> repeated_{};
    std::vector<std::uint64_t> slots_{}; // half a hash and a record's number plus one; or nothing
    std::vector<std::uint32_t> order_{};
};

/// Some records of a table: consecutive ones, or a part of a list.
struct linked_span {
    std::uint32_t first{};
    std::uint32_t size{};
};

} // namespace detail

/// Which records of a table ("many") refer to each record of another ("one"); see `link_records`.
class links {
public:
    /// How many records the two tables have.
    std::size_t of_one() const { return spans_.size(); }
    std::size_t of_many() const { return of_many_; }

    /// The records of the many that refer to no record of the one, and those of the one whose key an
    /// earlier one has, so that all who refer to it are with that one: both as numbers, in order.
    std::vector<std::uint32_t> const& orphans() const& { return orphans_; }
    std::vector<std::uint32_t> const& repeated() const& { return repeated_; }

    /// Whether those who refer to one record stand together in their table.
    bool contiguous() const { return list_.empty(); }

    /// How many refer to a record of the one, and the number of one of them.
    std::size_t size(std::size_t one) const { return spans_[one].size; }
    std::size_t record(std::size_t one, std::size_t at) const {
        std::size_t const place = spans_[one].first + at;
        return list_.empty() ? place : list_[place];
    }

    /// From the key of each record of the one, and how to visit that of each record of the many:
    /// `visit(take)` calls `take(key)`, or `take(std::nullopt)` where none is stated.
    template <class Key, class Visit>
    static links of(std::vector<Key> keys, Visit const& visit) {
        detail::record_index<Key> const index(std::move(keys));
        // Mostly the many come in the order of the one. What the pass keeps in hand are variables of
        // its own, so that it stays in registers.
        std::size_t near   = 0;
        auto const  target = [&](auto const& key) -> std::uint32_t {
            if constexpr (detail::optional_type<std::remove_cvref_t<decltype(key)>>)
                return key ? links::found(index, *key, near) : none;
            else
                return links::found(index, key, near);
        };
        std::vector<detail::linked_span> spans(index.size());
        std::vector<std::uint32_t>       orphans;
        std::size_t                      record   = 0;
        bool                             together = true;
        visit([&](auto const& key) {
            std::uint32_t const one = target(key);
            if (one == none) {
                orphans.push_back(static_cast<std::uint32_t>(record));
            } else {
                detail::linked_span& span = spans[one];
                span.first = span.size == 0 ? static_cast<std::uint32_t>(record) : span.first;
                together = together && span.first + span.size == record;
                ++span.size;
            }
            ++record;
        });
        if (record >= none)
            throw std::length_error("tuopin: tables are linked that have fewer than 2^32 records");
        links made;
        made.spans_    = std::move(spans);
        made.orphans_  = std::move(orphans);
        made.repeated_ = index.repeated();
        made.of_many_  = record;
        if (!together)
            made.list(visit, target);
        return made;
    }

private:
    static constexpr std::uint32_t none = std::numeric_limits<std::uint32_t>::max();

    template <class Key>
    [[gnu::always_inline]] static std::uint32_t found(detail::record_index<Key> const& index, Key const& key, std::size_t& near) {
        // The record itself or the next one, without a branch between them: where a household ends is
        // nothing that a processor guesses.
        if (near + 1 < index.size()) {
            std::size_t const at = near + (index.key(near) == key ? 0u : 1u);
            if (index.key(at) == key && index.repeated().empty()) {
                near = at;
                return static_cast<std::uint32_t>(at);
            }
        }
        return links::looked_up(index, key, near);
    }
    template <class Key>
    static std::uint32_t looked_up(detail::record_index<Key> const& index, Key const& key, std::size_t& near) {
        auto const& repeated = index.repeated();
        for (std::size_t const at : {near, near + 1})
            if (at < index.size() && index.key(at) == key && !std::binary_search(repeated.begin(), repeated.end(), at))
                return static_cast<std::uint32_t>(near = at);
        std::uint32_t const one = index.find(key);
        if (one != none)
            near = one;
        return one;
    }

    template <class Visit, class Target>
    void list(Visit const& visit, Target const& target) {
        std::uint32_t first = 0;
        for (detail::linked_span& span : spans_) {
            span.first = first;
            first += span.size;
            span.size = 0;
        }
        list_.resize(first);
        std::uint32_t record = 0;
        visit([&](auto const& key) {
            if (std::uint32_t const one = target(key); one != none)
                list_[spans_[one].first + spans_[one].size++] = record;
            ++record;
        });
    }

    std::vector<detail::linked_span> spans_{};
    std::vector<std::uint32_t>       list_{}; // of the many, where they do not stand together
    std::vector<std::uint32_t>       orphans_{};
    std::vector<std::uint32_t>       repeated_{};
    std::size_t                      of_many_{};
};

/// Links the records of `many` to those of `one` that they refer to:
///
///     auto const members = link_records(persons, by<&person::household>, households, by<&household::number>);
///
/// Nothing is lost: see `links::orphans` and `links::repeated`. Where keys come sorted, or the many in
/// the order of the one, this is a pass over both; else a look into a table for each. The key of the
/// many may be optional: one that is not stated is an orphan.
template <class Many, class One, auto... ManyKeys, auto... OneKeys>
    requires detail::record_range<Many const> && detail::record_range<One const>
links link_records(Many const& many, by_type<ManyKeys...> key_of_many, One const& one, by_type<OneKeys...> key_of_one) {
    using key_type  = decltype(key_of_one(*std::begin(one)));
    using reference = detail::without_optional<decltype(key_of_many(*std::begin(many)))>;
    static_assert(std::same_as<key_type, reference>, "tuopin: tables are linked by keys of one type; give both of them the same");
    if constexpr (detail::check_key<key_type>() && std::same_as<key_type, reference>) {
        std::vector<key_type> keys;
        if constexpr (requires { one.size(); })
            keys.reserve(one.size());
        for (auto const& record : one)
            keys.push_back(key_of_one(record));
        return links::of(std::move(keys), [&](auto const& take) {
            for (auto const& record : many)
                take(key_of_many(record));
        });
    }
}

namespace detail {

/// What a row of a table is a record of, and the record itself: a reference where it stands as one.
template <class Row>
struct row_record {
    using type  = Row;
    using value = Row const&;
};
template <class Row>
    requires requires { typename Row::record_type; }
struct row_record<Row> {
    using type  = typename Row::record_type;
    using value = typename Row::record_type;
};
template <class Row>
using record_type_of_row = typename row_record<Row>::type;

template <auto First, auto...>
struct owner_of_first {
    using type = owner_of<First>;
};

} // namespace detail

/// A record of the many with the one that it refers to. Hands out members of both, and becomes
/// either where a function of it is asked: `share_of<&person::insured>` and
/// `where<[](household const& h) { ... }, share_of<&person::insured>>` observe it.
template <class One, class Many>
class linked_pair {
    using one_type  = detail::record_type_of_row<One>;
    using many_type = detail::record_type_of_row<Many>;
    static_assert(!std::same_as<one_type, many_type>, "tuopin: tables of two types are linked; give one of them a type of its own");

public:
    constexpr linked_pair(One const& one, Many const& many) : one_(&one), many_(&many) {}

    constexpr One const&  one() const { return *one_; }
    constexpr Many const& many() const { return *many_; }

    template <auto... Pointers>
        requires std::same_as<typename detail::owner_of_first<Pointers...>::type, one_type> ||
                 std::same_as<typename detail::owner_of_first<Pointers...>::type, many_type>
    [[gnu::always_inline]] constexpr decltype(auto) member() const {
        if constexpr (std::same_as<typename detail::owner_of_first<Pointers...>::type, one_type>)
            return path<Pointers...>(*one_);
        else
            return path<Pointers...>(*many_);
    }
    [[gnu::always_inline]] constexpr operator typename detail::row_record<One>::value() const { return *one_; }
    [[gnu::always_inline]] constexpr operator typename detail::row_record<Many>::value() const { return *many_; }

private:
    One const*  one_;
    Many const* many_;
};

/// A record of the one with those of the many that refer to it. Observers are shown each of these in
/// a pair with the one; rules, and keys to group by, see the one.
template <class One, class ManyIterator>
class linked_record {
    using one_row  = std::remove_cvref_t<One>;
    using many_row = std::remove_cvref_t<decltype(*std::declval<ManyIterator const&>())>;

public:
    using record_type   = detail::record_type_of_row<one_row>;
    using observed_type = linked_pair<one_row, many_row>;

    linked_record(links const& linked, One one, ManyIterator many, std::size_t at)
        : links_(&linked), one_(one), many_(many), at_(at) {}

    one_row const& one() const { return one_; }
    /// How many refer to it, and one of them.
    std::size_t    size() const { return links_->size(at_); }
    decltype(auto) many(std::size_t at) const { return *(many_ + static_cast<std::ptrdiff_t>(links_->record(at_, at))); }

    /// Calls `use(pair, number)` with each of them beside the one, and its number in its table.
    template <class Use>
    [[gnu::always_inline]] void for_each_pair(Use const& use) const {
        std::size_t const size = links_->size(at_);
        for (std::size_t at = 0; at < size; ++at) {
            std::size_t const number = links_->record(at_, at);
            auto const&       many   = *(many_ + static_cast<std::ptrdiff_t>(number));
            use(observed_type(one_, many), number);
        }
    }

    template <auto... Pointers>
        requires std::same_as<typename detail::owner_of_first<Pointers...>::type, record_type>
    constexpr decltype(auto) member() const {
        return path<Pointers...>(one_);
    }
    constexpr operator typename detail::row_record<one_row>::value() const { return one_; }

private:
    links const* links_;
    One          one_; // a reference to a record, or a row of columns
    ManyIterator many_;
    std::size_t  at_;
};

/// The records of the one in their order, each with those that refer to it: a range that every engine
/// takes, with the groupings of the one. Refers to both tables and to the links.
///
///     auto const with_members = linked(members, households, persons);
///     aggregate<coverage>(with_members, townships);
template <detail::indexed_records One, detail::indexed_records Many>
class linked_tables {
    using one_iterator  = decltype(std::begin(std::declval<One const&>()));
    using many_iterator = decltype(std::begin(std::declval<Many const&>()));
    using one_reference = decltype(*std::declval<one_iterator const&>());

public:
    using value_type = linked_record<one_reference, many_iterator>;

    class iterator {
    public:
        using value_type        = typename linked_tables::value_type;
        using reference         = value_type;
        using pointer           = void;
        using difference_type   = std::ptrdiff_t;
        using iterator_category = std::input_iterator_tag;
        using iterator_concept  = std::random_access_iterator_tag;

        iterator() = default;
        iterator(linked_tables const& tables, std::size_t at) : tables_(&tables), at_(at) {}

        value_type operator*() const { return (*tables_)[at_]; }
        iterator&  operator++() { return ++at_, *this; }
        iterator   operator++(int) {
            iterator const before = *this;
            ++at_;
            return before;
        }
        iterator& operator+=(std::ptrdiff_t ahead) {
            at_ = static_cast<std::size_t>(static_cast<std::ptrdiff_t>(at_) + ahead);
            return *this;
        }
        friend iterator       operator+(iterator from, std::ptrdiff_t ahead) { return from += ahead; }
        friend std::ptrdiff_t operator-(iterator a, iterator b) {
            return static_cast<std::ptrdiff_t>(a.at_) - static_cast<std::ptrdiff_t>(b.at_);
        }
        friend bool operator==(iterator a, iterator b) { return a.at_ == b.at_; }

    private:
        linked_tables const* tables_{};
        std::size_t          at_{};
    };
    using const_iterator = iterator;

    linked_tables(links const& linked, One const& one, Many const& many)
        : links_(&linked), one_(std::begin(one)), many_(std::begin(many)) {
        if (static_cast<std::size_t>(std::end(one) - one_) != linked.of_one() ||
            static_cast<std::size_t>(std::end(many) - many_) != linked.of_many())
            throw std::logic_error("tuopin: links serve the tables that they were made of; make them anew after records came or went");
    }

    std::size_t size() const { return links_->of_one(); }
    bool        empty() const { return size() == 0; }
    iterator    begin() const { return {*this, 0}; }
    iterator    end() const { return {*this, size()}; }
    value_type  operator[](std::size_t at) const { return {*links_, *(one_ + static_cast<std::ptrdiff_t>(at)), many_, at}; }

private:
    links const*  links_;
    one_iterator  one_;
    many_iterator many_;
};

/// Tables linked before, as a range; throws std::logic_error where one of them has another number of
/// records than the links were made of.
template <detail::indexed_records One, detail::indexed_records Many>
linked_tables<One, Many> linked(links const& made, One const& one, Many const& many) {
    return {made, one, many};
}
template <class One, class Many>
void linked(links const&&, One const&, Many const&) = delete;

} // namespace tuopin

#endif
