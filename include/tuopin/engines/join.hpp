// One record with the many of another table that refer to it: a household with its members, a village
// with its households. What rules and observers then look at is a pair of tables joined.
#ifndef TUOPIN_ENGINES_JOIN_HPP
#define TUOPIN_ENGINES_JOIN_HPP

#include <tuopin/describe/member_pointer.hpp>
#include <tuopin/engines/aggregate.hpp>
#include <tuopin/engines/sort_stably.hpp>
#include <tuopin/values/text.hpp>

#include <algorithm>
#include <concepts>
#include <cstddef>
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
        "tuopin: tables are joined by a member or a path of members: join<&family::code, &member::family>(families, members)");
    if constexpr (optional_type<std::remove_cvref_t<key>>) {
        auto const& held = detail::measured<Key>(record);
        return held ? &*held : nullptr;
    } else {
        return &detail::measured<Key>(record);
    }
}

} // namespace detail

/// Joins two tables: `Key` of the first is what `Reference` of the second names; each is a member or a path of
/// members.
///
///     auto const families = tuopin::join<&family::code, &member::family>(family_rows, member_rows);
///     validate(families, family_rules);    // a rule is asked of a family with its members:
///     require("F-1", "a family has a responsible person", [](auto const& f) { return responsible(f.many) == 1; })
///
/// Where two records have one key, both have the others. Takes time with the logarithm of the second table for
/// each record, and memory for a few pointers each.
template <auto Key, auto Reference, class Ones, class Manies>
    requires detail::record_range<Ones const> && detail::record_range<Manies const>
auto join(Ones const& ones, Manies const& manies) {
    using one  = detail::record_of<Ones const>;
    using many = detail::record_of<Manies const>;
    static_assert(
        requires(one const& a, many const& b) {
            { *detail::key_in<Key>(a) < *detail::key_in<Reference>(b) } -> std::convertible_to<bool>;
            { *detail::key_in<Reference>(b) < *detail::key_in<Key>(a) } -> std::convertible_to<bool>;
        },
        "tuopin: the key of the one table and the reference of the other are compared; give them one type with an order");

    struct reference {
        many const* record;
        std::size_t at;
    };
    std::vector<reference>   stated, left_over;
    std::vector<many const*> sorted, orphans;
    std::size_t              at = 0;
    for (many const& each : manies)
        (detail::key_in<Reference>(each) != nullptr ? stated : left_over).push_back({&each, at++});
    detail::sort_stably(stated, [](reference const& a, reference const& b) {
        return *detail::key_in<Reference>(*a.record) < *detail::key_in<Reference>(*b.record);
    });
    for (reference const& each : stated)
        sorted.push_back(each.record);

    std::vector<bool>                     taken(sorted.size(), false);
    std::vector<joined_record<one, many>> records;
    for (one const& each : ones) {
        auto const* const key   = detail::key_in<Key>(each);
        auto              first = sorted.begin(), last = sorted.begin();
        if (key != nullptr) {
            first = std::partition_point(sorted.begin(), sorted.end(),
                                         [&](many const* of) { return *detail::key_in<Reference>(*of) < *key; });
            last  = std::partition_point(first, sorted.end(),
                                         [&](many const* of) { return !(*key < *detail::key_in<Reference>(*of)); });
        }
        std::fill(taken.begin() + (first - sorted.begin()), taken.begin() + (last - sorted.begin()), true);
        records.push_back({&each, {sorted.data() + (first - sorted.begin()), static_cast<std::size_t>(last - first)}});
    }
    for (std::size_t each = 0; each < stated.size(); ++each)
        if (!taken[each])
            left_over.push_back(stated[each]);
    detail::sort_stably(left_over, [](reference const& a, reference const& b) { return a.at < b.at; });
    for (reference const& each : left_over)
        orphans.push_back(each.record);
    return joined_tables<one, many>(std::move(records), std::move(sorted), std::move(orphans));
}

} // namespace tuopin

#endif
