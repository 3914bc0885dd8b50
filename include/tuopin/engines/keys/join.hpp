// One record with the many of another table that refer to it: a household with its members, a village
// with its households. What rules and observers then look at is a pair of tables joined.
#ifndef TUOPIN_ENGINES_KEYS_JOIN_HPP
#define TUOPIN_ENGINES_KEYS_JOIN_HPP

#include <tuopin/describe/member_pointer.hpp>
#include <tuopin/engines/aggregate.hpp>
#include <tuopin/engines/keys/key_search.hpp>
#include <tuopin/engines/keys/link.hpp>
#include <tuopin/values/text.hpp>

#include <concepts>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <type_traits>
#include <utility>
#include <vector>

namespace tuopin {

/// A record and those that refer to it, in the order of their table. Both tables have to outlive it.
template <class One, class Many>
struct joined_record {
    One const*                   one{};
    std::span<Many const* const> many{};
};

/// The records of one table in their order, each with those of another that refer to it. A range; see `join`.
template <class One, class Many>
class joined_tables {
public:
    using value_type = joined_record<One, Many>;

    std::size_t       size() const { return records_.size(); }
    bool              empty() const { return records_.empty(); }
    value_type const* begin() const { return records_.data(); }
    value_type const* end() const { return records_.data() + records_.size(); }
    value_type const& operator[](std::size_t at) const { return records_[at]; }

    /// Those of the other table that refer to no record of the first, in their order; a reference that is not
    /// stated refers to none.
    std::span<Many const* const> orphans() const { return orphans_; }

    // For `join`.
    joined_tables(std::vector<value_type> records, std::vector<Many const*> sorted, std::vector<Many const*> orphans)
        : records_(std::move(records)), sorted_(std::move(sorted)), orphans_(std::move(orphans)) {}
    joined_tables(joined_tables const&)            = delete;
    joined_tables& operator=(joined_tables const&) = delete;
    joined_tables(joined_tables&&)                 = default;
    joined_tables& operator=(joined_tables&&)      = default;
    ~joined_tables()                               = default;

private:
    std::vector<value_type>  records_;
    std::vector<Many const*> sorted_; // what the spans of the records look at
    std::vector<Many const*> orphans_;
};

namespace detail {

// Where the key of a record stands; null where it is not stated.
template <auto Key, class Record>
auto const* key_in(Record const& record) {
    using key = decltype(detail::measured<Key>(record));
    static_assert(
        std::is_reference_v<key>,
        "tuopin: tables are joined by a member or a path of members: "
        "join<&family::code, &member::family>(families, members)");
    if constexpr (optional_type<std::remove_cvref_t<key>>) {
        auto const& held = detail::measured<Key>(record);
        return held ? &*held : nullptr;
    } else {
        return &detail::measured<Key>(record);
    }
}
template <auto Key, class Record>
using key_type_in = std::remove_cvref_t<decltype(*detail::key_in<Key>(std::declval<Record const&>()))>;

/// A key that is compared where it stands in its record.
template <class Key>
class key_in_place {
public:
    constexpr key_in_place(Key const& key) : key_(&key) {}

    constexpr Key const& key() const { return *key_; }

    friend constexpr bool operator==(key_in_place a, key_in_place b) {
        if constexpr (std::equality_comparable<Key>)
            return a.key() == b.key();
        else
            return !(a < b) && !(b < a);
    }
    friend constexpr bool operator<(key_in_place a, key_in_place b)
        requires requires(Key const& key) { key < key; }
    {
        return a.key() < b.key();
    }

private:
    Key const* key_;
};
template <key_with_hash Key>
struct key_hash<key_in_place<Key>> {
    std::size_t operator()(key_in_place<Key> key) const { return key_hash<Key>{}(key.key()); }
};

/// What a key and a reference to it are compared as, which may be of two types that have one in common.
template <class Key, class Reference>
struct joining_key : std::common_type<Key, Reference> {};
template <class Key>
struct joining_key<Key, Key> {
    using type = key_in_place<Key>;
};

/// The keys of records, as links are made of them; of records that all state one where they are `Stated`.
template <auto Key, class As, bool Stated, class Record>
struct keys_of_joined {
    std::vector<Record const*> const& records;

    std::size_t size() const { return records.size(); }
    auto        operator[](std::size_t at) const {
        auto const* const key = detail::key_in<Key>(*records[at]);
        if constexpr (Stated || !optional_type<std::remove_cvref_t<decltype(detail::measured<Key>(*records[at]))>>)
            return As(*key);
        else
            return key == nullptr ? std::optional<As>() : std::optional<As>(As(*key));
    }
};

} // namespace detail

/// Joins two tables: `Key` of the first is what `Reference` of the second names; each is a member or a path of
/// members.
///
///     auto const families = tuopin::join<&family::code, &member::family>(family_rows, member_rows);
///     validate(families, family_rules);    // a rule is asked of a family with its members:
///     require("F-1", "a family has a responsible person", [](auto const& f) { return responsible(f.many) == 1; })
///
/// Where two records have one key, both have the others. Finds them as `link_records` does, for as much; takes
/// memory for a few pointers each.
template <auto Key, auto Reference, class Ones, class Manies>
    requires detail::record_range<Ones const> && detail::record_range<Manies const>
auto join(Ones const& ones, Manies const& manies) {
    using one  = detail::record_of<Ones const>;
    using many = detail::record_of<Manies const>;
    using keys = detail::joining_key<detail::key_type_in<Key, one>, detail::key_type_in<Reference, many>>;
    static_assert(
        requires(typename keys::type key) {
            { key < key } -> std::convertible_to<bool>;
        },
        "tuopin: the key of the one table and the reference of the other are compared; "
        "give them one type with an order");

    using key = typename keys::type;

    std::vector<one const*>  keyed; // those that state their key
    std::vector<many const*> sorted, orphans;
    for (one const& each : ones)
        if (detail::key_in<Key>(each) != nullptr)
            keyed.push_back(&each);
    for (many const& each : manies)
        sorted.push_back(&each);
    links const linked = links::of(detail::keys_of_joined<Reference, key, false, many>{sorted},
                                   detail::keys_of_joined<Key, key, true, one>{keyed});
    for (std::uint32_t const orphan : linked.orphans())
        orphans.push_back(sorted[orphan]);
    if (!linked.contiguous()) {
        std::vector<many const*> list;
        list.reserve(linked.list().size());
        for (std::uint32_t const each : linked.list())
            list.push_back(sorted[each]);
        sorted = std::move(list);
    }

    std::vector<joined_record<one, many>> records;
    std::size_t                           at = 0;
    for (one const& each : ones) {
        records.push_back({&each, {}});
        if (detail::key_in<Key>(each) != nullptr) {
            std::size_t const first = linked.first_of_its_key(at++);
            records.back().many     = {sorted.data() + linked.begin_of(first), linked.size(first)};
        }
    }
    return joined_tables<one, many>(std::move(records), std::move(sorted), std::move(orphans));
}

} // namespace tuopin

#endif
