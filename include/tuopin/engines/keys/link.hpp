// Which records of one table refer to which of another: persons to households, households to
// villages. Bound once, as groupings are, over rows or columns.
#ifndef TUOPIN_ENGINES_KEYS_LINK_HPP
#define TUOPIN_ENGINES_KEYS_LINK_HPP

#include <tuopin/describe/member_pointer.hpp>
#include <tuopin/describe/members.hpp>
#include <tuopin/engines/aggregate.hpp>
#include <tuopin/engines/keys/key_search.hpp>
#include <tuopin/engines/observers/measured.hpp>
#include <tuopin/engines/tables/grouping.hpp>
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

/// Two tables that come sorted by their keys, gone through side by side. Mostly they are in step; one by
/// one are taken orphans, who may stand anywhere, and those behind records to which nobody refers and
/// behind repeated keys.
template <class ManyKeys, class OneKeys>
class key_merge {
public:
    key_merge(ManyKeys const& many, OneKeys const& one) : many_(many), one_(one) {
        first.reserve(one.size() + 1);
        constexpr std::size_t block = 512;
        std::uint32_t         begins[block]; // of runs of one key
        for (std::size_t from = 0; from < many.size() && sorted_; from += block) {
            std::size_t runs = 0;
            for (std::size_t at = from, end = std::min(from + block, many.size()); at < end; ++at) {
                begins[runs] = static_cast<std::uint32_t>(at);
                runs += at == 0 || !(many[at] == many[at - 1]) ? 1 : 0;
            }
            for (std::size_t run = 0; run < runs && sorted_; ++run) {
                run += step(begins + run, runs - run);
                if (run < runs)
                    refer(begins[run]);
            }
        }
        meet(static_cast<std::uint32_t>(many.size()));
        while (sorted_ && place() != one.size())
            pass();
        first.push_back(met_);
    }

    /// Whether both came sorted; else there is nothing to know.
    bool done() const { return sorted_; }

    /// Of the many, where those begin who refer to each of the one, and where the last one's end; who
    /// refers to none; and of the one those that have the key of an earlier one, and which has it first.
    std::vector<std::uint32_t> first{}, orphans{}, repeated{}, original{};

private:
    // The next of the one.
    std::size_t place() const { return first.size(); }

    // Takes runs as long as each refers to the next of the one; how many they were.
    std::size_t step(std::uint32_t const* begins, std::size_t runs) {
        std::size_t const next = place(), most = lost_ || next == 0 ? 0 : std::min(runs, one_.size() - next);
        std::size_t       run  = 0;
        for (; run < most; ++run) {
            auto const& key = many_[begins[run]];
            if (!is_stated(key) || !(stated_value(key) == one_[next + run]) ||
                !(one_[next + run - 1] < one_[next + run]))
                break;
        }
        first.insert(first.end(), begins, begins + run);
        met_ = run == 0 ? met_ : begins[run - 1];
        return run;
    }

    // A run begins there.
    void meet(std::uint32_t begin) {
        for (; lost_ && met_ < begin; ++met_)
            orphans.push_back(met_);
        met_ = begin;
    }
    void pass() {
        if (place() != 0 && !(one_[place() - 1] < one_[place()])) {
            sorted_           = sorted_ && one_[place() - 1] == one_[place()];
            auto const before = static_cast<std::uint32_t>(place() - 1);
            original.push_back(!repeated.empty() && repeated.back() == before ? original.back() : before);
            repeated.push_back(before + 1);
        }
        first.push_back(met_);
    }
    void refer(std::uint32_t begin) {
        meet(begin);
        auto const& reference = many_[begin];
        lost_                 = !is_stated(reference);
        if (lost_)
            return;
        auto const&       key   = stated_value(reference);
        std::size_t const found = lower_bound_from(one_, place(), key);
        lost_                   = found == one_.size() || !(one_[found] == key);
        if (lost_)
            return;
        sorted_ = sorted_ && found >= place(); // not behind those met before
        while (sorted_ && place() <= found)
            pass();
    }

    ManyKeys const& many_;
    OneKeys const&  one_;
    std::uint32_t   met_{};        // where the last run begins
    bool            lost_{false};  // whether it is of orphans
    bool            sorted_{true};
};

} // namespace detail

/// Which records of a table ("many") refer to each record of another ("one"); see `link_records`.
class links {
public:
    /// How many records the two tables have.
    std::size_t of_one() const { return first_.size() - 1; }
    std::size_t of_many() const { return of_many_; }

    /// The records of the many that refer to no record of the one, and those of the one whose key an
    /// earlier one has, so that all who refer to it are with that one: both as numbers, in order.
    std::vector<std::uint32_t> const& orphans() const& { return orphans_; }
    std::vector<std::uint32_t> const& repeated() const& { return repeated_; }

    /// The record that has its key first: itself, but for those that are `repeated`.
    std::size_t first_of_its_key(std::size_t one) const {
        auto const place = std::lower_bound(repeated_.begin(), repeated_.end(), one);
        if (place == repeated_.end() || *place != one)
            return one;
        return original_[static_cast<std::size_t>(place - repeated_.begin())];
    }

    /// Whether those who refer to one record stand together in their table.
    bool contiguous() const { return list_.empty(); }
    /// Whether all of them stand so in the order of those they refer to, with no orphan between.
    bool seamless() const { return list_.empty() && size_.empty(); }

    /// How many refer to a record of the one, and the number of one of them.
    std::size_t size(std::size_t one) const { return size_.empty() ? first_[one + 1] - first_[one] : size_[one]; }
    std::size_t record(std::size_t one, std::size_t at) const {
        std::size_t const place = first_[one] + at;
        return list_.empty() ? place : list_[place];
    }

    // For the engines: those who refer to the records, one record's behind the other's, where they do not
    // stand together in their table; and where in this list, or else in the table, those of a record begin.
    std::vector<std::uint32_t> const& list() const { return list_; }
    std::size_t                       begin_of(std::size_t one) const { return first_[one]; }

    // For the engines: records of the one up to `one`, of which those who refer to them are all from
    // `first` up to `last`. Wants them to be contiguous.
    struct stretch {
        std::size_t one, first, last;
    };
    stretch stretch_from(std::size_t one, std::size_t end) const {
        stretch each{end, first_[one], first_[end]};
        if (!size_.empty()) {
            each.last = each.first + size_[one];
            for (each.one = one + 1; each.one < end && (first_[each.one] == each.last || size_[each.one] == 0);
                 ++each.one)
                each.last += size_[each.one];
        }
        return each;
    }

    // For `link_records`. Both are keys with a size that are read by their number; those of the many
    // may be optional.
    template <class ManyKeys, class OneKeys>
    static links of(ManyKeys const& many, OneKeys const& one) {
        if (many.size() >= none || one.size() >= none)
            throw std::length_error("tuopin: tables are linked that have fewer than 2^32 records");
        links made;
        made.of_many_ = many.size();
        if (!made.merge(many, one))
            made.match(many, one);
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

    // Tables that both come sorted: whether they do; else nothing is said.
    template <class ManyKeys, class OneKeys>
    bool merge(ManyKeys const& many, OneKeys const& one) {
        detail::key_merge merging(many, one);
        if (!merging.done())
            return false;
        first_    = std::move(merging.first);
        orphans_  = std::move(merging.orphans);
        repeated_ = std::move(merging.repeated);
        original_ = std::move(merging.original);
        leave_out_orphans();
        return true;
    }
    // Orphans stand behind those who refer to the record before.
    void leave_out_orphans() {
        if (orphans_.empty())
            return;
        size_.resize(of_one());
        auto orphan = orphans_.begin();
        for (std::size_t one = 0; one < size_.size(); ++one) {
            while (orphan != orphans_.end() && *orphan < first_[one])
                ++orphan;
            size_[one] = first_[one + 1] - first_[one];
            for (; orphan != orphans_.end() && *orphan < first_[one + 1]; ++orphan)
                --size_[one];
        }
    }

    // Tables in any order: the record that each of the many refers to, the first of those that have one key.
    template <class ManyKeys, class OneKeys>
    void match(ManyKeys const& many, OneKeys const& one) {
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
            detail::key_matching(stated_keys<ManyKeys>{many, stated}, one)
                .match([&](std::size_t at, std::size_t place) { take(stated[at], place); });
        } else if (repeated.empty()) {
            detail::key_matching(many, one).match(
                [&](std::size_t record, std::size_t place) { target[record] = static_cast<std::uint32_t>(place); });
        } else {
            detail::key_matching(many, one).match(take);
        }
        for (detail::repetition const& each : repeated) {
            repeated_.push_back(static_cast<std::uint32_t>(each.record));
            original_.push_back(static_cast<std::uint32_t>(each.first));
        }
        span(target, one.size());
    }
    // From and to where those stand who refer to each record; the list of them where others stand
    // between. Passes without a branch: where a household ends is nothing that a processor guesses.
    void span(std::vector<std::uint32_t> const& target, std::size_t ones) {
        for (std::uint32_t record = 0; record < target.size(); ++record)
            if (target[record] == none)
                orphans_.push_back(record);
        first_.assign(ones + 1, 0); // orphans in the last one, which is no one's
        std::vector<std::uint32_t> end(ones + 1);
        auto const of = [&](std::uint32_t record) { return std::min<std::size_t>(target[record], ones); };
        for (std::uint32_t record = 0; record < target.size(); ++record)
            end[of(record)] = record + 1;
        for (auto record = static_cast<std::uint32_t>(target.size()); record-- > 0;)
            first_[of(record)] = record;
        std::size_t reached = 0;
        for (std::size_t one = 0; one < ones; ++one)
            reached += end[one] - first_[one];
        if (reached != target.size() - orphans_.size())
            list(target, ones);
        else
            close(std::move(end), ones);
    }
    // Those who refer to one stand together; `end` becomes how many they are, where one would not
    // see it from where those of the next begin.
    void close(std::vector<std::uint32_t> end, std::size_t ones) {
        bool          seamless = orphans_.empty();
        std::uint32_t reached  = 0;
        for (std::size_t one = 0; one < ones; ++one) {
            if (end[one] == 0)
                first_[one] = end[one] = reached;
            seamless &= first_[one] == reached;
            reached  = end[one];
            end[one] -= first_[one];
        }
        first_[ones] = static_cast<std::uint32_t>(of_many_);
        end.pop_back();
        if (!seamless)
            size_ = std::move(end);
    }
    void list(std::vector<std::uint32_t> const& target, std::size_t ones) {
        first_.assign(ones + 1, 0);
        for (std::uint32_t const one : target)
            if (one != none)
                ++first_[one];
        std::uint32_t before = 0;
        for (std::uint32_t& first : first_)
            before += std::exchange(first, before);
        list_.resize(before);
        std::vector<std::uint32_t> next = first_;
        for (std::uint32_t record = 0; record < target.size(); ++record)
            if (target[record] != none)
                list_[next[target[record]]++] = record;
    }

    std::vector<std::uint32_t> first_{0}; // of those who refer to each, and where the last one's end
    std::vector<std::uint32_t> size_{};   // how many they are, where others stand between
    std::vector<std::uint32_t> list_{};   // of the many, where they do not stand together
    std::vector<std::uint32_t> orphans_{};
    std::vector<std::uint32_t> repeated_{};
    std::vector<std::uint32_t> original_{}; // of each of those, the record that has its key first
    std::size_t                of_many_{};
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
    static_assert(std::same_as<key_type, reference>,
                  "tuopin: tables are linked by keys of one type; give both of them the same");
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

/// The record that a path of pointers begins in.
template <auto... Pointers>
using record_of_path = typename measured_result<path_type<Pointers...>>::record;

} // namespace detail

/// A record of the many with the one that it refers to. Hands out members of both, and becomes
/// either where a function of it is asked: `share_of<&person::insured>` and
/// `where<[](household const& h) { ... }, share_of<&person::insured>>` observe it.
template <class One, class Many>
class linked_pair {
public:
    using one_type  = detail::record_type_of_row<One>;
    using many_type = detail::record_type_of_row<Many>;
    static_assert(!std::same_as<one_type, many_type>,
                  "tuopin: tables of two types are linked; give one of them a type of its own");

    constexpr linked_pair(One const& one, Many const& many) : one_(&one), many_(&many) {}

    constexpr One const&  one() const { return *one_; }
    constexpr Many const& many() const { return *many_; }

    template <auto... Pointers>
        requires std::same_as<detail::record_of_path<Pointers...>, one_type> ||
                 std::same_as<detail::record_of_path<Pointers...>, many_type>
    [[gnu::always_inline]] constexpr decltype(auto) member() const {
        if constexpr (std::same_as<detail::record_of_path<Pointers...>, one_type>)
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

namespace detail {

/// What an observer asks to be shown of a record with those that refer to it: pairs; the many by
/// themselves, where it looks at nothing else; or pairs of some, where it has a condition of the one,
/// which is asked once for all of them.
struct sight {
    static constexpr unsigned pairs = 1, many_alone = 2, pairs_of_some = 4, anything = 7;
};

template <class O, class Pair>
consteval unsigned sight_of() {
    if constexpr (looks_at_alone<O, typename Pair::many_type>)
        return sight::many_alone;
    else if constexpr (requires { requires O::template asks_alone<typename Pair::one_type>; })
        return sight::pairs_of_some;
    else
        return sight::pairs;
}

template <unsigned Sights, class S, class Pair>
consteval bool asks_for();
template <unsigned Sights, class S, class Pair, class... D>
consteval bool members_ask_for(boost::mp11::mp_list<D...>) {
    return (asks_for<Sights, std::remove_cvref_t<decltype(std::declval<S&>().*D::pointer)>, Pair>() || ...);
}
/// Whether an observer of a summary asks for one of these.
template <unsigned Sights, class S, class Pair>
consteval bool asks_for() {
    if constexpr (observer_of<S, Pair>)
        return (sight_of<S, Pair>() & Sights) != 0;
    else
        return members_ask_for<Sights, S, Pair>(member_list<S>{});
}

template <unsigned Sights, class Pair, class S, class Shown>
[[gnu::always_inline]] inline void show(S& summary, Shown const& shown, std::size_t number);
template <unsigned Sights, class Pair, class S, class Shown, class... D>
[[gnu::always_inline]] inline void show_to_members(S& summary, Shown const& shown, std::size_t number,
                                                   boost::mp11::mp_list<D...>) {
    (detail::show<Sights, Pair>(summary.*D::pointer, shown, number), ...);
}
/// Shows a pair, one of the many, or one with all that refer to it to those observers who ask for it.
template <unsigned Sights, class Pair, class S, class Shown>
[[gnu::always_inline]] inline void show(S& summary, Shown const& shown, std::size_t number) {
    if constexpr (!observer_of<S, Pair>) {
        detail::show_to_members<Sights, Pair>(summary, shown, number, member_list<S>{});
    } else if constexpr ((sight_of<S, Pair>() & Sights) != 0) {
        if constexpr (!stands_for_others<Shown>)
            detail::observe(summary, shown, number);
        else if (S::holds(shown.one()))
            shown.template show_pairs<sight::anything>(summary.to_those());
    }
}

} // namespace detail

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
    decltype(auto) many(std::size_t at) const {
        return *(many_ + static_cast<std::ptrdiff_t>(links_->record(at_, at)));
    }

    // For the engines: observers see each of them beside the one, those with a condition of the one
    // where it holds.
    template <class S>
    [[gnu::always_inline]] void show_to(S& summary) const {
        show_to<detail::sight::anything>(summary);
    }
    template <unsigned Sights, class S>
    [[gnu::always_inline]] void show_to(S& summary) const {
        constexpr unsigned each = Sights & ~detail::sight::pairs_of_some;
        if constexpr (detail::asks_for<each, S, observed_type>())
            show_pairs<each>(summary);
        if constexpr (detail::asks_for<detail::sight::pairs_of_some, S, observed_type>())
            detail::show<detail::sight::pairs_of_some, observed_type>(summary, *this, at_);
    }
    template <unsigned Sights, class S>
    [[gnu::always_inline]] void show_pairs(S& summary) const {
        std::size_t const size = links_->size(at_);
        for (std::size_t at = 0; at < size; ++at) {
            std::size_t const number = links_->record(at_, at);
            auto const&       many   = *(many_ + static_cast<std::ptrdiff_t>(number));
            detail::show<Sights, observed_type>(summary, observed_type(one_, many), number);
        }
    }

    template <auto... Pointers>
        requires std::same_as<detail::record_of_path<Pointers...>, record_type>
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
        /// Shows observers so many records from here.
        template <class S>
        [[gnu::always_inline]] void show_to(S& summary, std::size_t size) const {
            tables_->show_to(summary, at_, at_ + size);
        }
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
            throw std::logic_error(
                "tuopin: links serve the tables that they were made of; make them anew after records came or went");
    }

    std::size_t size() const { return links_->of_one(); }
    bool        empty() const { return size() == 0; }
    iterator    begin() const { return {*this, 0}; }
    iterator    end() const { return {*this, size()}; }
    value_type  operator[](std::size_t at) const {
        return {*links_, *(one_ + static_cast<std::ptrdiff_t>(at)), many_, at};
    }

    // For the engines: the records `first` up to `last`. Where the many stand one behind the other,
    // observers that look at them alone see them in a pass of their own, as long as they are near the
    // processor; it does not ask where a household ends, which no processor guesses.
    template <class S>
    [[gnu::always_inline]] void show_to(S& summary, std::size_t first, std::size_t last) const {
        using pair                     = typename value_type::observed_type;
        constexpr std::size_t block    = 256;
        constexpr unsigned    together = detail::sight::pairs | detail::sight::pairs_of_some;
        if constexpr (detail::asks_for<detail::sight::many_alone, S, pair>())
            if (links_->contiguous()) {
                while (first < last) {
                    links::stretch const each = links_->stretch_from(first, std::min(first + block, last));
                    for (std::size_t number = each.first; number < each.last; ++number)
                        detail::show<detail::sight::many_alone, pair>(
                            summary, *(many_ + static_cast<std::ptrdiff_t>(number)), number);
                    if constexpr (detail::asks_for<together, S, pair>())
                        for (std::size_t one = first; one < each.one; ++one)
                            (*this)[one].template show_to<together>(summary);
                    first = each.one;
                }
                return;
            }
        for (; first < last; ++first)
            (*this)[first].show_to(summary);
    }

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
