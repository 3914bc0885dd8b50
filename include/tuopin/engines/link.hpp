// Which records of one table refer to which of another: persons to households, households to
// villages. Bound once, as groupings are, over rows or columns.
#ifndef TUOPIN_ENGINES_LINK_HPP
#define TUOPIN_ENGINES_LINK_HPP

#include <tuopin/describe/member_pointer.hpp>
#include <tuopin/engines/aggregate.hpp>
#include <tuopin/engines/grouping.hpp>
#include <tuopin/engines/key_search.hpp>
#include <tuopin/values/text.hpp>

#include <algorithm>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <limits>
#include <stdexcept>
#include <type_traits>
#include <utility>
#include <vector>

namespace tuopin {

namespace detail {

/// The keys of a table's records, as they are asked for.
template <class Records, class KeyOf>
struct keys_of_records {
    Records const& records;
    KeyOf          key_of;

    std::size_t size() const { return static_cast<std::size_t>(std::end(records) - std::begin(records)); }
    auto operator[](std::size_t at) const { return key_of(*(std::begin(records) + static_cast<std::ptrdiff_t>(at))); }
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

    // For `link_records`. Both are keys with a size that are read by their number; those of the many
    // may be optional.
    template <class ManyKeys, class OneKeys>
    static links of(ManyKeys const& many, OneKeys const& one) {
        if (many.size() >= none || one.size() >= none)
            throw std::length_error("tuopin: tables are linked that have fewer than 2^32 records");
        // The record that each of the many refers to: the first of those that have one key.
        std::vector<std::uint32_t> target(many.size(), none);
        auto const                 repeated = detail::find_repetitions(one);
        auto const                 take     = [&](std::size_t record, std::size_t place) {
            auto const again = std::lower_bound(repeated.begin(), repeated.end(), detail::repetition{place, 0});
            bool const first = again == repeated.end() || again->record != place;
            target[record]   = static_cast<std::uint32_t>(first ? place : again->first);
        };
        if constexpr (optional_key<ManyKeys>) {
            std::vector<std::size_t> stated;
            for (std::size_t record = 0; record < many.size(); ++record)
                if (many[record])
                    stated.push_back(record);
            detail::key_matching(stated_keys<ManyKeys>{many, stated}, one).match([&](std::size_t at, std::size_t place) {
                take(stated[at], place);
            });
        } else if (repeated.empty()) {
            detail::key_matching(many, one).match(
                [&](std::size_t record, std::size_t place) { target[record] = static_cast<std::uint32_t>(place); });
        } else {
            detail::key_matching(many, one).match(take);
        }
        links made;
        for (detail::repetition const& each : repeated)
            made.repeated_.push_back(static_cast<std::uint32_t>(each.record));
        made.span(target, one.size());
        return made;
    }

private:
    static constexpr std::uint32_t none = std::numeric_limits<std::uint32_t>::max();

    template <class Keys>
    static constexpr bool optional_key = detail::optional_type<detail::key_of<Keys>>;

    template <class Keys>
    struct stated_keys {
        Keys const&                     keys;
        std::vector<std::size_t> const& stated;

        std::size_t size() const { return stated.size(); }
        auto        operator[](std::size_t at) const { return *keys[stated[at]]; }
    };

    // From and to where those stand who refer to each record; the list of them where others stand
    // between. Passes without a branch: where a household ends is nothing that a processor guesses.
    void span(std::vector<std::uint32_t> const& target, std::size_t ones) {
        of_many_ = target.size();
        for (std::uint32_t record = 0; record < target.size(); ++record)
            if (target[record] == none)
                orphans_.push_back(record);
        spans_.resize(ones + 1); // orphans in the last one, which is no one's
        auto const of = [&](std::uint32_t record) -> detail::linked_span& {
            return spans_[std::min<std::size_t>(target[record], ones)];
        };
        for (std::uint32_t record = 0; record < target.size(); ++record)
            of(record).size = record + 1;
        for (auto record = static_cast<std::uint32_t>(target.size()); record-- > 0;)
            of(record).first = record;
        spans_.pop_back();
        std::size_t reached = 0;
        for (detail::linked_span& span : spans_) {
            span.size -= span.first;
            reached += span.size;
        }
        if (reached != target.size() - orphans_.size())
            list(target);
    }
    void list(std::vector<std::uint32_t> const& target) {
        for (detail::linked_span& span : spans_)
            span.size = 0;
        for (std::uint32_t const one : target)
            if (one != none)
                ++spans_[one].size;
        std::uint32_t first = 0;
        for (detail::linked_span& span : spans_) {
            span.first = first;
            first += span.size;
            span.size = 0;
        }
        list_.resize(first);
        for (std::uint32_t record = 0; record < target.size(); ++record)
            if (std::uint32_t const one = target[record]; one != none)
                list_[spans_[one].first + spans_[one].size++] = record;
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
template <detail::indexed_records Many, detail::indexed_records One, auto... ManyKeys, auto... OneKeys>
links link_records(Many const& many, by_type<ManyKeys...> key_of_many, One const& one, by_type<OneKeys...> key_of_one) {
    using key_type  = decltype(key_of_one(*std::begin(one)));
    using reference = detail::without_optional<decltype(key_of_many(*std::begin(many)))>;
    static_assert(std::same_as<key_type, reference>, "tuopin: tables are linked by keys of one type; give both of them the same");
    if constexpr (detail::check_key<key_type>() && std::same_as<key_type, reference>)
        return links::of(detail::keys_of_records<Many, by_type<ManyKeys...>>{many, key_of_many},
                         detail::keys_of_records<One, by_type<OneKeys...>>{one, key_of_one});
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
