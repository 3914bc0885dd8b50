// Keys bound once, for many passes: which records belong to which group, and which groups
// to which ancestor.
#ifndef TUOPIN_ENGINES_TABLES_GROUPING_HPP
#define TUOPIN_ENGINES_TABLES_GROUPING_HPP

#include <tuopin/engines/aggregate.hpp>
#include <tuopin/engines/parts_of_pass.hpp>
#include <tuopin/engines/tables/kept_numbers.hpp>
#include <tuopin/engines/tables/tallied.hpp>

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
/// ones as a group number a record, of four to twelve bytes.
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
    bool contiguous() const { return !scattered() && runs_.size() == keys_.size(); }
    /// Whether the table comes sorted by the key.
    bool in_order() const { return contiguous() && sorted_runs_; }
    /// Whether records come in no order, so that runs of one group would be short.
    bool scattered() const { return !place_of_.empty() || !placed_.empty(); }

    /// The groups of these groups by a function of their keys, without a look at the records:
    /// counties from villages by `[](region_code v) { return *v.ancestor(region_level::county); }`.
    template <class CoarserOf>
    auto coarser(CoarserOf const& coarser_of) const {
        using coarser_key = std::remove_cvref_t<decltype(coarser_of(std::declval<Key const&>()))>;
        return grouping<coarser_key>::of_groups(*this, coarser_of);
    }

    // For the engines: runs or places, by how the records come. Of many groups shuffled records are also
    // taken in `buckets` of groups, so that the summaries of a bucket stay near the processor; of very many
    // so alone.
    std::vector<detail::group_run> const&     runs() const { return runs_; }
    std::vector<std::uint32_t> const&         places() const { return place_of_; }
    std::vector<detail::placed_record> const& placed() const { return placed_; }
    std::vector<std::size_t> const&           buckets() const { return buckets_; }
    /// Of shuffled records: how many every group has.
    std::vector<std::size_t> const&           sizes() const { return sizes_; }
    std::size_t                               groups_of_bucket() const {
        return buckets_.empty() ? size() : size() / (buckets_.size() - 1) + 1;
    }

    /// The end of run `at`.
    std::size_t run_end(std::size_t at) const { return at + 1 < runs_.size() ? runs_[at + 1].first : records_; }

    /// Calls `use(record, place)` for every record.
    template <class Use>
    void for_each_record(Use use) const {
        for (std::size_t run = 0; run < runs_.size(); ++run)
            for (std::size_t at = runs_[run].first; at < run_end(run); ++at)
                use(at, runs_[run].place);
        for (std::size_t at = 0; at < place_of_.size(); ++at)
            use(at, place_of_[at]);
        if (place_of_.empty())
            for (detail::placed_record const& each : placed_)
                use(std::size_t{each.record}, each.place);
    }

    template <class Records, class KeyOf>
    static grouping of(Records const& records, KeyOf const& key_of) {
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
        made.settle(made.sort(seen));
        return made;
    }

    /// Of runs of records and their keys, sorted, each once; a run goes to where the next begins.
    static grouping of_runs(std::vector<Key> keys, std::vector<detail::group_run> runs, std::size_t records) {
        grouping made;
        made.keys_    = std::move(keys);
        made.runs_    = std::move(runs);
        made.records_ = records;
        made.settle({});
        return made;
    }

private:
    template <class OtherKey>
    friend class grouping;

    static constexpr std::size_t groups_near = 32'768; // that a bucket has at most
    static constexpr std::size_t groups_at_hand = std::size_t{1} << 18; // of which small tallies are all near enough

    template <class FinerKey, class CoarserOf>
    static grouping of_groups(grouping<FinerKey> const& finer, CoarserOf const& coarser_of) {
        grouping                   made;
        detail::key_index<Key>     index;
        std::vector<Key>           seen;
        std::vector<std::uint32_t> place_of_finer;
        auto const                 key_at = [&](std::size_t place) -> Key const& { return seen[place]; };
        place_of_finer.reserve(finer.size());
        for (FinerKey const& each : finer.keys()) {
            Key const key = coarser_of(each);
            // Neighbours are mostly of one coarser group.
            std::size_t place = place_of_finer.empty() ? 0 : place_of_finer.back();
            if (place_of_finer.empty() || !(seen[place] == key))
                place = index.place(key, key_at);
            if (place == seen.size())
                seen.push_back(key);
            place_of_finer.push_back(static_cast<std::uint32_t>(place));
        }
        auto const place_of_seen = made.sort(seen);
        for (std::uint32_t& place : place_of_finer)
            place = place_of_seen[place];
        made.records_ = finer.records_;
        if (finer.scattered()) {
            made.place_of_.resize(finer.records_);
            finer.for_each_record(
                [&](std::size_t record, std::uint32_t place) { made.place_of_[record] = place_of_finer[place]; });
            made.sizes_.resize(made.size());
            for (std::size_t place = 0; place < finer.size(); ++place)
                made.sizes_[place_of_finer[place]] += finer.sizes_[place];
            made.fill_buckets();
        } else {
            for (detail::group_run const& run : finer.runs_)
                if (made.runs_.empty() || made.runs_.back().place != place_of_finer[run.place])
                    made.runs_.push_back({run.first, place_of_finer[run.place]});
            made.settle({});
        }
        return made;
    }

    // Groups are numbered in the order of their keys; returns the new numbers.
    std::vector<std::uint32_t> sort(std::vector<Key>& seen) {
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
        return place_of_seen;
    }
    // Runs of groups numbered as they were seen become runs, or what they are spread to.
    void settle(std::vector<std::uint32_t> const& place_of_seen) {
        if (!place_of_seen.empty())
            for (detail::group_run& run : runs_)
                run.place = place_of_seen[run.place];
        auto const before = [](detail::group_run const& a, detail::group_run const& b) { return a.place < b.place; };
        sorted_runs_      = std::is_sorted(runs_.begin(), runs_.end(), before);
        // Runs that are short on the average cost more than a number a record.
        if (4 * runs_.size() <= records_ || runs_.size() == keys_.size())
            return;
        place_of_.resize(records_);
        sizes_.resize(size());
        for (std::size_t run = 0; run < runs_.size(); ++run) {
            for (std::size_t at = runs_[run].first; at < run_end(run); ++at)
                place_of_[at] = runs_[run].place;
            sizes_[runs_[run].place] += run_end(run) - runs_[run].first;
        }
        runs_ = {};
        fill_buckets();
    }
    void fill_buckets() {
        std::size_t const number = keys_.size() / groups_near + 1;
        if (number == 1 || records_ > std::numeric_limits<std::uint32_t>::max())
            return;
        buckets_.assign(number + 1, 0);
        std::size_t const in_each = groups_of_bucket();
        for (std::size_t place = 0; place < size(); ++place)
            buckets_[place / in_each + 1] += sizes_[place];
        for (std::size_t bucket = 0; bucket < number; ++bucket)
            buckets_[bucket + 1] += buckets_[bucket];
        placed_.resize(records_);
        std::vector<std::size_t> next = buckets_;
        for (std::size_t at = 0; at < records_; ++at)
            placed_[next[place_of_[at] / in_each]++] = {static_cast<std::uint32_t>(at), place_of_[at]};
        if (size() > groups_at_hand)
            place_of_ = {};
    }

    std::vector<Key>                   keys_{};
    std::vector<detail::group_run>     runs_{};
    std::vector<std::uint32_t>         place_of_{};
    std::vector<detail::placed_record> placed_{};
    std::vector<std::size_t>           buckets_{};
    std::vector<std::size_t>           sizes_{};
    std::size_t                        records_{};
    bool                               sorted_runs_{true};
};

/// Binds the records of a table to their keys: `group_records(wells, by<&well::village>)`.
/// One pass, and a sort of the different keys.
template <class Records, auto... Keys>
    requires detail::record_range<Records const>
auto group_records(Records const& records, by_type<Keys...> key_of) {
    using key_type = decltype(key_of(std::declval<detail::record_of<Records const> const&>()));
    if constexpr (detail::check_key<key_type>())
        return grouping<key_type>::of(records, key_of);
}

namespace detail {

template <class Key, class Records>
void check_bound(grouping<Key> const& groups, Records const& records) {
    if (static_cast<std::size_t>(std::end(records) - std::begin(records)) != groups.records())
        throw std::logic_error(
            "tuopin: a grouping serves the table that it was made of; make it anew after records came or went");
}

/// The numbers of records that stand together.
struct one_after_the_other {
    std::size_t operator[](std::size_t number) const { return number; }
};

// Every observer is a variable of its own until the records are all observed, so that what it adds up
// stays in registers; so it does where it goes on from there.
template <class S, class Records, class Numbers, class... D, class... Observers>
[[gnu::always_inline]] inline void observe_run(S& target, S* also, Records const& records, Numbers const& numbers,
                                               std::size_t first, std::size_t last, boost::mp11::mp_list<D...>,
                                               Observers... parts) {
    (detail::expect(parts, last - first), ...);
    for (std::size_t at = first; at < last; ++at) {
        std::size_t const number = numbers[at];
        auto const&       record = records[number];
        (detail::observe(parts, record, number), ...);
    }
    if (also != nullptr)
        (detail::apply<verb::gather>(also->*D::pointer, parts), ...);
    ((target.*D::pointer = std::move(parts)), ...);
}
template <class S, class Records, class Numbers, class... D>
[[gnu::always_inline]] inline void summarise_by_members(S& target, S* also, Records const& records,
                                                        Numbers const& numbers, std::size_t first, std::size_t last,
                                                        S const& start, boost::mp11::mp_list<D...> members) {
    detail::observe_run(target, also, records, numbers, first, last, members, start.*D::pointer...);
}

// Flattened: what is added up stays in registers while nobody has its address, not even a destructor that is called.
// By itself, as a caller would want some of these registers.
template <class S, class At, class Iterator, class Fresh, class Numbers>
[[gnu::flatten, gnu::noinline]] inline void summarise_in_registers(At const& at, S* also, Iterator const& begin,
                                                                   group_run const* runs, std::size_t number,
                                                                   std::size_t end, Fresh const& fresh,
                                                                   Numbers const& numbers) {
    auto const records = detail::at_hand(begin);
    for (std::size_t run = 0; run < number; ++run) {
        S                 start = fresh(); // no constant one, which g++ 12 would keep in memory
        std::size_t const last  = run + 1 < number ? runs[run + 1].first : end;
        detail::summarise_by_members(at(run), also, records, numbers, runs[run].first, last, start, member_list<S>{});
    }
}

/// Of `number` runs that follow one another up to before record `end`: makes the summary `at(run)` that of each run's
/// records, and merges it into another where one is given, which so gathers fewer than 2^28 records in all.
template <class S, class At, class Iterator, class Fresh, class Numbers = one_after_the_other>
inline void summarise_each(At const& at, S* also, Iterator const& begin, group_run const* runs, std::size_t number,
                           std::size_t end, Fresh const& fresh, Numbers const& numbers = {}) {
    constexpr bool together = std::same_as<Numbers, one_after_the_other>;
    constexpr bool kept     = together && keeps_numbers_alone<S, std::remove_cvref_t<decltype(*begin)>>();
    if constexpr (!kept && described<S> && !figure<S> && !shows_records<Iterator, S>) {
        detail::summarise_in_registers(at, also, begin, runs, number, end, fresh, numbers);
    } else if constexpr (kept) {
        for (std::size_t run = 0; run < number; ++run)
            at(run) = fresh();
        detail::keep_runs<S>(at, begin, runs, number, end);
        for (std::size_t run = 0; also != nullptr && run < number; ++run)
            detail::apply<verb::gather>(*also, at(run));
    } else {
        for (std::size_t run = 0; run < number; ++run) {
            std::size_t const first = runs[run].first, last = run + 1 < number ? runs[run + 1].first : end;
            S                 part = fresh();
            detail::expect(part, last - first);
            if constexpr (together && shows_records<Iterator, S>)
                (begin + static_cast<std::ptrdiff_t>(first)).show_to(part, last - first);
            else
                for (std::size_t each = first; each < last; ++each)
                    detail::observe(part, *(begin + static_cast<std::ptrdiff_t>(numbers[each])), numbers[each]);
            if (also != nullptr)
                detail::apply<verb::gather>(*also, part);
            at(run) = std::move(part);
        }
    }
}

/// The same of one run, the records of the numbers from `first` up to before `last`.
template <class S, class Iterator, class Fresh, class Numbers = one_after_the_other>
inline void summarise_run(S& target, S* also, Iterator const& begin, std::size_t first, std::size_t last,
                          Fresh const& fresh, Numbers const& numbers = {}) {
    group_run const run{first, 0};
    detail::summarise_each([&](std::size_t) -> S& { return target; }, also, begin, &run, 1, last, fresh, numbers);
}

/// Of groups that stand together: the runs that begin in every part of a pass, and the end.
template <class Key>
std::vector<std::size_t> first_runs(grouping<Key> const& groups, parts_of_pass const& pass) {
    auto const& runs          = groups.runs();
    auto const  begins_before = [](group_run const& run, std::size_t record) { return run.first < record; };
    std::vector<std::size_t> first;
    for (std::size_t part = 0; part < pass.parts; ++part) {
        auto const place = std::lower_bound(runs.begin(), runs.end(), pass.first(part), begins_before);
        first.push_back(static_cast<std::size_t>(place - runs.begin()));
    }
    first.push_back(runs.size());
    return first;
}

/// Sums up the records of groups that stand together. `at(place)` is where the summary of a group is
/// written.
template <class S, class Policy, class Iterator, class Key, class Fresh, class At>
void summarise_runs(Policy const& policy, Iterator const& begin, grouping<Key> const& groups, Fresh const& fresh,
                    At const& at) {
    parts_of_pass const pass(policy, groups.records(), parts_of_thread);
    auto                progress = policy.progress_over(groups.records());
    auto const          first    = detail::first_runs(groups, pass);
    policy.in_parts(pass.parts, [&](std::size_t part) {
        if constexpr (keeps_numbers_alone<S, std::remove_cvref_t<decltype(*begin)>>()) {
            // One array for all of them.
            group_run const* const runs   = groups.runs().data() + first[part];
            std::size_t const      number = first[part + 1] - first[part];
            if (number != 0)
                detail::summarise_each([&](std::size_t run) -> S& { return at(runs[run].place); },
                                       static_cast<S*>(nullptr), begin, runs, number,
                                       groups.run_end(first[part + 1] - 1), fresh);
        } else {
            for (std::size_t run = first[part]; run < first[part + 1]; ++run)
                detail::summarise_run<S>(at(groups.runs()[run].place), nullptr, begin, groups.runs()[run].first,
                                         groups.run_end(run), fresh);
        }
        progress.add(pass.first(part + 1) - pass.first(part));
    });
}

/// Sums up in parts, of which the first `sum_up(part, into)` the summaries `at(place)`, and each other some of its own,
/// which are merged into those. There are not many groups.
template <class S, class Policy, class Fresh, class At, class SumUp>
void summarise_apart(Policy const& policy, std::size_t parts, std::size_t groups, Fresh const& fresh, At const& at,
                     SumUp const& sum_up) {
    std::vector<std::vector<S>> apart(parts - 1);
    policy.in_parts(parts, [&](std::size_t part) {
        if (part == 0)
            return sum_up(part, at);
        std::vector<S>& own = apart[part - 1];
        for (std::size_t place = 0; place < groups; ++place)
            own.push_back(fresh());
        sum_up(part, [&](std::uint32_t place) -> S& { return own[place]; });
    });
    for (auto const& part : apart)
        for (std::size_t place = 0; place < part.size(); ++place)
            detail::apply<verb::merge>(at(static_cast<std::uint32_t>(place)), part[place]);
}

/// Sums up shuffled records by tallies of their groups, see `tallied_summary`.
template <class Tallied, class S, class Policy, class Iterator, class Key, class Fresh, class At>
void summarise_tallied(Policy const& policy, Iterator const& begin, grouping<Key> const& groups, Fresh const& fresh,
                       At const& at) {
    using table            = tally_table<Tallied>;
    auto const largest     = std::max_element(groups.sizes().begin(), groups.sizes().end());
    sizes_of_numbers const sizes(largest == groups.sizes().end() ? 0 : *largest);
    auto                   progress = policy.progress_over(groups.records());
    auto const take = [&](table& tallies, std::size_t first, std::size_t last, auto const& placed, auto const& into) {
        tallies.template take<S>(first, last, fresh(), detail::at_hand(begin), placed, into);
        progress.add(last - first);
    };
    auto const complete = [&](table const& tallies, bool first) {
        tallies.add_to(
            at, [&](std::size_t place) { return first ? groups.sizes()[place] : 0; }, detail::at_hand(begin));
    };

    if (!groups.placed().empty() && (!Tallied::all || groups.places().empty())) {
        // Buckets share no group.
        auto const&       buckets = groups.buckets();
        std::size_t const number = groups.groups_of_bucket(), parts = std::min(policy.number(), buckets.size() - 1);
        policy.in_parts(parts, [&](std::size_t part) {
            table tallies(sizes);
            for (std::size_t bucket = part; bucket + 1 < buckets.size(); bucket += parts) {
                tallies.begin(bucket * number, std::min((bucket + 1) * number, groups.size()));
                take(tallies, buckets[bucket], buckets[bucket + 1],
                     records_of_bucket{groups.placed().data(), bucket * number}, at);
                complete(tallies, true);
            }
        });
        return;
    }
    parts_of_pass const pass(policy, groups.records());
    std::vector<table>  tallies(pass.parts, table(sizes));
    auto const          take_part = [&](std::size_t part, auto const& into) {
        tallies[part].begin(0, groups.size());
        take(tallies[part], pass.first(part), pass.first(part + 1), records_in_places{groups.places().data()}, into);
    };
    if constexpr (Tallied::all)
        policy.in_parts(pass.parts, [&](std::size_t part) { take_part(part, at); });
    else
        detail::summarise_apart<S>(policy, pass.parts, groups.size(), fresh, at, take_part);
    for (table const& each : tallies)
        complete(each, &each == &tallies.front());
}

/// Sums up the records of groups in any order. `at(place)` is where the summary of a group stands, which
/// begins as what `fresh` makes.
template <class S, class Policy, class Iterator, class Key, class Fresh, class At>
void summarise_scattered(Policy const& policy, Iterator const& begin, grouping<Key> const& groups, Fresh const& fresh,
                         At const& at) {
    parts_of_pass const pass(policy, groups.records());
    auto                progress = policy.progress_over(groups.records());
    auto const&         runs     = groups.runs();

    if constexpr (keeps_numbers_alone<S, std::remove_cvref_t<decltype(*begin)>>())
        if (groups.scattered() && groups.records() <= std::numeric_limits<std::uint32_t>::max()) {
            auto const        records = detail::at_hand(begin);
            auto const        record  = [&](std::size_t number) -> decltype(auto) { return records[number]; };
            auto const&       buckets = groups.buckets();
            auto const&       placed  = groups.placed();
            std::size_t const number  = groups.groups_of_bucket();
            if (placed.empty())
                detail::keep_scattered<S>(
                    0, groups.size(), groups.records(), record,
                    [places = groups.places().data()](std::size_t each) { return places[each]; }, at);
            else
                policy.in_parts(buckets.size() - 1, [&](std::size_t bucket) {
                    placed_record const* const here = placed.data() + buckets[bucket];
                    detail::keep_scattered<S>(
                        bucket * number, std::min((bucket + 1) * number, groups.size()),
                        buckets[bucket + 1] - buckets[bucket],
                        [&](std::size_t each) -> decltype(auto) { return record(here[each].record); },
                        [here](std::size_t each) { return here[each].place; }, at);
                });
            progress.add(groups.records());
            return;
        }
    // Arrays have room once and for all; what parts of several keep apart is merged into them.
    if constexpr (keeps_values<S>())
        if (groups.scattered()) {
            for (std::size_t place = 0; place < groups.size(); ++place)
                detail::expect(at(static_cast<std::uint32_t>(place)), groups.sizes()[place]);
        }
    using tallied = decltype(detail::tallied_over<S>(detail::at_hand(begin)[0]));
    if constexpr (tallied::any)
        if (groups.scattered() && groups.records() <= most_tallied)
            return detail::summarise_tallied<tallied, S>(policy, begin, groups, fresh, at);
    if (!groups.placed().empty()) {
        // Buckets share no group.
        auto const& buckets = groups.buckets();
        auto const& placed  = groups.placed();
        policy.in_parts(buckets.size() - 1, [&](std::size_t bucket) {
            auto const records = detail::at_hand(begin);
            for (std::size_t each = buckets[bucket]; each < buckets[bucket + 1]; ++each)
                detail::observe(at(placed[each].place), records[placed[each].record], placed[each].record);
            progress.add(buckets[bucket + 1] - buckets[bucket]);
        });
    } else {
        detail::summarise_apart<S>(
            policy, pass.parts, groups.size(), fresh, at, [&](std::size_t part, auto const& into) {
                std::size_t const first = pass.first(part), last = pass.first(part + 1);
                if (groups.scattered()) {
                    auto const                 records = detail::at_hand(begin);
                    std::uint32_t const* const places  = groups.places().data();
                    for (std::size_t number = first; number < last; ++number)
                        detail::observe(into(places[number]), records[number], number);
                } else {
                    auto run =
                        std::upper_bound(runs.begin(), runs.end(), first,
                                         [](std::size_t begins, group_run const& each) { return begins < each.first; });
                    for (std::size_t from = first; from < last; ++run) {
                        std::size_t const until = run == runs.end() ? last : std::min(run->first, last);
                        S                 of_run{fresh()};
                        detail::summarise_run<S>(of_run, &into((run - 1)->place), begin, from, until, fresh);
                        from = until;
                    }
                }
                progress.add(last - first);
            });
    }
}

/// A group of every key, its summary as `fresh` makes it.
template <class S, class Key, class Fresh>
group_list<Key, S> fresh_groups(std::vector<Key> const& keys, Fresh const& fresh) {
    group_list<Key, S> made(keys.size());
    S const            nothing = fresh();
    for (std::size_t at = 0; at < keys.size(); ++at) {
        made[at].key = keys[at];
        made[at].summary = nothing;
    }
    return made;
}

template <class S, class Policy, class Records, class Key, class Fresh>
grouped<Key, S> aggregate_bound(Policy const& policy, Records const& records, grouping<Key> const& groups,
                                Fresh const& fresh) {
    if constexpr (check_summary<S, record_of<Records const>>()) {
        detail::check_bound(groups, records);
        return detail::pass_over(records, [&](auto begin, auto) {
            group_list<Key, S> result;
            if (groups.contiguous()) {
                result.resize(groups.size());
                detail::summarise_runs<S>(policy, begin, groups, fresh, [&](std::uint32_t place) -> S& {
                    result[place].key = groups.keys()[place];
                    return result[place].summary;
                });
            } else {
                result = detail::fresh_groups<S>(groups.keys(), fresh);
                detail::summarise_scattered<S>(policy, begin, groups, fresh,
                                               [&](std::uint32_t place) -> S& { return result[place].summary; });
            }
            return grouped<Key, S>(std::move(result), as_they_are{});
        });
    } else {
        return {};
    }
}

} // namespace detail

/// The summaries of groups that were bound before: `aggregate<water_supply>(wells, villages)`.
/// Throws std::logic_error where the table has another number of records than the grouping.
template <class S, detail::indexed_records Records, class Key>
grouped<Key, S> aggregate(Records const& records, grouping<Key> const& groups) {
    return detail::aggregate_bound<S>(detail::one_thread{}, records, groups, detail::fresh_of<S>{});
}
template <class S, detail::indexed_records Records, class Key>
grouped<Key, S> aggregate(Records const& records, grouping<Key> const& groups, S prototype) {
    return detail::aggregate_bound<S>(detail::one_thread{}, records, groups, detail::copy_of<S>{&prototype});
}
template <class S, detail::pass_policy Policy, detail::indexed_records Records, class Key>
grouped<Key, S> aggregate(Policy const& policy, Records const& records, grouping<Key> const& groups) {
    return detail::aggregate_bound<S>(policy, records, groups, detail::fresh_of<S>{});
}
template <class S, detail::pass_policy Policy, detail::indexed_records Records, class Key>
grouped<Key, S> aggregate(Policy const& policy, Records const& records, grouping<Key> const& groups, S prototype) {
    return detail::aggregate_bound<S>(policy, records, groups, detail::copy_of<S>{&prototype});
}

/// The tree above some keys, made once: every key and all its ancestors, each with its
/// place and its parent's. Roll-ups over it merge summaries and look nothing up.
template <nested_key Key>
class key_tree {
public:
    static constexpr std::uint32_t none = std::numeric_limits<std::uint32_t>::max();

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
        if (keys_.size() >= none)
            throw std::length_error("tuopin: a tree holds fewer than 2^32 keys");
        std::vector<Key> const deepest_first = keys_;
        std::sort(keys_.begin(), keys_.end());
        auto const place = [&](Key const& key) {
            return static_cast<std::uint32_t>(std::lower_bound(keys_.begin(), keys_.end(), key) - keys_.begin());
        };
        for (Key const& leaf : leaves)
            leaf_places_.push_back(place(leaf));
        for (Key const& key : keys_) {
            auto const parent = key.parent();
            parents_.push_back(parent ? place(*parent) : none);
            if (parent && parents_.back() >= parents_.size() - 1)
                parents_first_ = false;
        }
        // Whether every key stands directly before all the keys below it, as region codes do.
        std::vector<std::uint32_t> open;
        for (std::uint32_t node = 0; node < parents_.size() && nested_order_; ++node) {
            while (!open.empty() && open.back() != parents_[node])
                open.pop_back();
            nested_order_ = !open.empty() || parents_[node] == none;
            open.push_back(node);
        }
        if (!parents_first_)
            for (Key const& key : deepest_first)
                deepest_first_.push_back(place(key));
    }

    std::vector<Key> const& keys() const& { return keys_; }
    std::size_t             size() const { return keys_.size(); }

    // For the engines: places of the leaves and of every key's parent, `none` for a root.
    std::vector<std::uint32_t> const& leaf_places() const { return leaf_places_; }
    std::vector<std::uint32_t> const& parents() const { return parents_; }

    /// The summaries of all keys from those of the leaves, in the order in which the leaves
    /// were given: each goes to its parent once.
    template <class S>
    rolled_up<Key, S> fold(std::vector<S> leaves, S const& prototype = S{}) const {
        if (leaves.size() != leaf_places_.size())
            throw std::logic_error("tuopin: a tree folds as many summaries as it was made of keys");
        auto nodes = detail::fresh_groups<S>(keys_, detail::copy_of<S>{&prototype});
        for (std::size_t at = 0; at < leaves.size(); ++at)
            detail::apply<detail::verb::merge>(nodes[leaf_places_[at]].summary, leaves[at]);
        fold_up(detail::one_thread{}, nodes);
        return rolled_up<Key, S>(grouped<Key, S>(std::move(nodes), detail::as_they_are{}));
    }

    /// Every key stands directly before all the keys below it.
    bool nested_order() const { return nested_order_; }

    /// The nodes of all keys, those of the leaves, which are in order, as `leaves(first, number, at, also)`
    /// writes so many of them, each to `at(which of them)`, and merges them into `*also` where that is not
    /// null: into their parent, which is near the processor. Every part has the leaves from
    /// `first_leaf[part]` on; `done(part)` is told. Wants a nested order.
    template <class S, class Policy, class Fresh, class Leaves, class Done>
    detail::group_list<Key, S> folded_nodes(Policy const& policy, std::vector<std::size_t> const& first_leaf,
                                            Fresh const& fresh, Leaves const& leaves, Done const& done) const {
        detail::group_list<Key, S> nodes(keys_.size());
        S const                    nothing    = fresh();
        std::size_t const          parts      = first_leaf.size() - 1;
        auto const                 first_node = [&](std::size_t part) {
            if (part == parts)
                return keys_.size();
            return first_leaf[part] == 0 ? std::size_t{0} : std::size_t{leaf_places_[first_leaf[part] - 1]} + 1;
        };
        struct open_node {
            std::uint32_t node;
            S             summary;
        };
        std::vector<std::vector<open_node>> shared(parts); // what a part has of nodes that others have a part of
        policy.in_parts(parts, [&](std::size_t part) {
            std::size_t const first = first_node(part), last = first_node(part + 1);
            std::size_t       next = first_leaf[part], depth = 0;
            std::vector<open_node> open; // of which the first so many are: the node before and its ancestors
            auto const             begin = [&](std::uint32_t node) -> S& {
                if (depth == open.size())
                    open.push_back({node, nothing});
                open[depth].node = node;
                return open[depth++].summary;
            };
            auto const complete_up_to = [&](std::uint32_t last_parent) {
                for (; depth != 0 && open[depth - 1].node != last_parent; --depth) {
                    auto& [node, summary] = open[depth - 1];
                    if (node < first) {
                        shared[part].push_back(std::move(open[depth - 1]));
                        continue;
                    }
                    if (depth > 1)
                        detail::apply<detail::verb::merge>(open[depth - 2].summary, summary);
                    nodes[node].key = keys_[node];
                    detail::become(nodes[node].summary, std::move(summary));
                }
            };
            if (first != last) {
                std::vector<std::uint32_t> above;
                for (std::uint32_t node = parents_[first]; node != none; node = parents_[node])
                    above.push_back(node);
                while (!above.empty()) {
                    begin(above.back()) = nothing;
                    above.pop_back();
                }
            }
            // Local, as what is written of a summary might be any of this for all that a compiler knows.
            Key const* const           keys        = keys_.data();
            std::uint32_t const* const parents     = parents_.data();
            std::uint32_t const* const leaf_places = leaf_places_.data();
            std::size_t const          all = keys_.size(), all_leaves = leaf_places_.size();
            auto const has_below = [&](std::size_t node) { return node + 1 < all && parents[node + 1] == node; };
            for (std::size_t node = first; node < last;) {
                std::uint32_t const parent = parents[node];
                if (depth != 0 && open[depth - 1].node != parent)
                    complete_up_to(parent);
                if (has_below(node)) {
                    S& summary = begin(static_cast<std::uint32_t>(node));
                    if (next < all_leaves && leaf_places[next] == node)
                        leaves(next++, 1, [&](std::size_t) -> S& { return summary; }, static_cast<S*>(nullptr));
                    else
                        summary = nothing;
                    ++node;
                    continue;
                }
                // Leaves of one parent together.
                std::size_t number = 1;
                while (node + number < last && parents[node + number] == parent && !has_below(node + number))
                    ++number;
                group<Key, S>* const here = nodes.data() + node;
                auto const at = [&](std::size_t each) -> S& {
                    here[each].key = keys[node + each];
                    return here[each].summary;
                };
                leaves(next, number, at, depth == 0 ? nullptr : &open[depth - 1].summary);
                next += number;
                node += number;
            }
            complete_up_to(last < keys_.size() ? parents_[last] : none);
            for (; depth != 0; --depth)
                shared[part].push_back(std::move(open[depth - 1]));
            done(part);
        });
        std::vector<std::uint32_t> divided;
        for (auto const& part : shared)
            for (open_node const& each : part)
                divided.push_back(each.node);
        std::sort(divided.begin(), divided.end());
        divided.erase(std::unique(divided.begin(), divided.end()), divided.end());
        for (std::uint32_t const node : divided) {
            nodes[node].key = keys_[node];
            nodes[node].summary = nothing;
        }
        for (auto const& part : shared)
            for (open_node const& each : part)
                detail::apply<detail::verb::merge>(nodes[each.node].summary, each.summary);
        for (std::size_t at = divided.size(); at-- > 0;)
            if (std::uint32_t const parent = parents_[divided[at]]; parent != none)
                detail::apply<detail::verb::merge>(nodes[parent].summary, nodes[divided[at]].summary);
        return nodes;
    }

    /// Merges every node into its parent, once it is complete.
    template <class Policy, class Nodes>
    void fold_up(Policy const& policy, Nodes& nodes) const {
        auto const merge_up = [&](std::size_t node) {
            detail::apply<detail::verb::merge>(nodes[parents_[node]].summary, nodes[node].summary);
        };
        if (!parents_first_) {
            for (std::uint32_t const node : deepest_first_)
                if (parents_[node] != none)
                    merge_up(node);
            return;
        }
        // From the last to the first every node is complete when it is met. Of several parts those
        // nodes wait whose parent stands in a part before, or who may have children in one behind.
        detail::parts_of_pass const pass(policy, nodes.size());
        std::vector<bool>           open(pass.parts > 1 ? nodes.size() : 0);
        for (std::size_t part = 1; part < pass.parts; ++part)
            for (std::uint32_t node = parents_[pass.first(part)]; node != none; node = parents_[node])
                open[node] = true;
        std::vector<std::vector<std::size_t>> waiting(pass.parts);
        policy.in_parts(pass.parts, [&](std::size_t part) {
            std::size_t const first = pass.first(part);
            for (std::size_t node = pass.first(part + 1); node-- > first;)
                if (parents_[node] == none)
                    continue;
                else if (parents_[node] >= first && (open.empty() || !open[node]))
                    merge_up(node);
                else
                    waiting[part].push_back(node);
        });
        for (std::size_t part = pass.parts; part-- > 0;)
            for (std::size_t const node : waiting[part])
                merge_up(node);
    }

private:
    std::vector<Key>           keys_{};
    std::vector<std::uint32_t> leaf_places_{};
    std::vector<std::uint32_t> parents_{};
    std::vector<std::uint32_t> deepest_first_{}; // where a parent does not stand before its children
    bool                       parents_first_{true};
    bool                       nested_order_{true};
};

namespace detail {

template <class S, class Policy, class Records, class Key, class Fresh>
rolled_up<Key, S> roll_up_bound(Policy const& policy, Records const& records, grouping<Key> const& groups,
                                key_tree<Key> const& tree, Fresh const& fresh) {
    if constexpr (check_summary<S, record_of<Records const>>()) {
        detail::check_bound(groups, records);
        if (tree.leaf_places().size() != groups.size())
            throw std::logic_error("tuopin: a tree serves the groups of whose keys it was made");
        return detail::pass_over(records, [&](auto begin, auto) {
            group_list<Key, S> nodes;
            if (groups.in_order() && tree.nested_order() && groups.records() < block_size) {
                parts_of_pass const pass(policy, groups.records(), parts_of_thread);
                auto                progress = policy.progress_over(groups.records());
                group_run const*    runs     = groups.runs().data();
                std::size_t const   all      = groups.size();
                nodes = tree.template folded_nodes<S>(
                    policy, detail::first_runs(groups, pass), fresh,
                    [&](std::size_t run, std::size_t number, auto const& at, S* also) {
                        std::size_t const end = run + number < all ? runs[run + number].first : groups.records();
                        detail::summarise_each(at, also, begin, runs + run, number, end, fresh);
                    },
                    [&](std::size_t part) { progress.add(pass.first(part + 1) - pass.first(part)); });
            } else {
                nodes         = detail::fresh_groups<S>(tree.keys(), fresh);
                auto const at = [&](std::uint32_t place) -> S& { return nodes[tree.leaf_places()[place]].summary; };
                if (groups.contiguous())
                    detail::summarise_runs<S>(policy, begin, groups, fresh, at);
                else
                    detail::summarise_scattered<S>(policy, begin, groups, fresh, at);
                tree.fold_up(policy, nodes);
            }
            return rolled_up<Key, S>(grouped<Key, S>(std::move(nodes), as_they_are{}));
        });
    } else {
        return {};
    }
}

} // namespace detail

/// The summaries of bound groups and of all their ancestors. A tree made once of the
/// grouping's keys serves many roll-ups: `key_tree(villages.keys())`.
template <class S, detail::indexed_records Records, nested_key Key>
rolled_up<Key, S> roll_up(Records const& records, grouping<Key> const& groups, key_tree<Key> const& tree) {
    return detail::roll_up_bound<S>(detail::one_thread{}, records, groups, tree, detail::fresh_of<S>{});
}
template <class S, detail::indexed_records Records, nested_key Key>
rolled_up<Key, S> roll_up(Records const& records, grouping<Key> const& groups, key_tree<Key> const& tree, S prototype) {
    return detail::roll_up_bound<S>(detail::one_thread{}, records, groups, tree, detail::copy_of<S>{&prototype});
}
template <class S, detail::pass_policy Policy, detail::indexed_records Records, nested_key Key>
rolled_up<Key, S> roll_up(Policy const& policy, Records const& records, grouping<Key> const& groups,
                          key_tree<Key> const& tree) {
    return detail::roll_up_bound<S>(policy, records, groups, tree, detail::fresh_of<S>{});
}
template <class S, detail::pass_policy Policy, detail::indexed_records Records, nested_key Key>
rolled_up<Key, S> roll_up(Policy const& policy, Records const& records, grouping<Key> const& groups,
                          key_tree<Key> const& tree, S prototype) {
    return detail::roll_up_bound<S>(policy, records, groups, tree, detail::copy_of<S>{&prototype});
}
template <class S, detail::indexed_records Records, nested_key Key>
rolled_up<Key, S> roll_up(Records const& records, grouping<Key> const& groups, S prototype = S{}) {
    return tuopin::roll_up<S>(records, groups, key_tree<Key>(groups.keys()), std::move(prototype));
}
template <class S, detail::pass_policy Policy, detail::indexed_records Records, nested_key Key>
rolled_up<Key, S> roll_up(Policy const& policy, Records const& records, grouping<Key> const& groups,
                          S prototype = S{}) {
    return tuopin::roll_up<S>(policy, records, groups, key_tree<Key>(groups.keys()), std::move(prototype));
}

} // namespace tuopin

#endif
