// Summaries of groups whose records come in no order: while a pass goes over them, tallies of every group stand in a
// dense table, and become its summary at the end.
#ifndef TUOPIN_ENGINES_TABLES_TALLIED_HPP
#define TUOPIN_ENGINES_TABLES_TALLIED_HPP

#include <tuopin/describe/members.hpp>
#include <tuopin/engines/aggregate.hpp>
#include <tuopin/engines/observers/tally.hpp>
#include <tuopin/values/fetch.hpp>
#include <tuopin/values/large_memory.hpp>

#include <boost/mp11/algorithm.hpp>
#include <boost/mp11/list.hpp>

#include <algorithm>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <type_traits>
#include <vector>

namespace tuopin::detail {

template <class Observer>
concept made_of_tallies = requires { typename Observer::tallies; } && !std::is_void_v<typename Observer::tallies>;

template <class Record, class... Tallies>
consteval bool all_fit(boost::mp11::mp_list<Tallies...>) {
    return (Tallies::template fits<Record> && ...);
}
/// Whether an observer is made of tallies that fit the records.
template <class Observer, class Record>
consteval bool is_tallied() {
    if constexpr (made_of_tallies<Observer>)
        return detail::all_fit<Record>(typename Observer::tallies{});
    else
        return false;
}

/// A tally of one member alone.
template <class D, class Tally>
struct tally_of_member : Tally {};

template <class D, class Tally>
using kept_tally = std::conditional_t<Tally::of_one_observer, tally_of_member<D, Tally>, Tally>;

template <class D, class... Tallies>
auto kept_tallies(boost::mp11::mp_list<Tallies...>) -> boost::mp11::mp_list<kept_tally<D, Tallies>...>;

/// The tallies of a group, each once, so aligned that they are on as few lines of the processor's memory as may be.
constexpr std::size_t alignment_of_tallies(std::size_t bytes) { return bytes > 32 ? 64 : std::bit_ceil(bytes); }
template <class List>
struct tallies_of_group;
template <class... Tallies>
struct alignas(alignment_of_tallies((sizeof(Tallies) + ... + 0)))
    tallies_of_group<boost::mp11::mp_list<Tallies...>> : Tallies... {};

/// A record and its group.
struct placed_record {
    std::uint32_t record;
    std::uint32_t place;
};

struct nothing_tallied {
    static constexpr bool any = false;
};
/// Which members of a summary are tallied over records, and how.
template <class S, class Record, class Members = member_list<S>>
struct tallied_summary;
template <class S, class Record, class... D>
struct tallied_summary<S, Record, boost::mp11::mp_list<D...>> {
    template <class Member>
    using observer = std::remove_cvref_t<decltype(std::declval<S&>().*Member::pointer)>;
    template <class Member>
    static constexpr bool tallied = is_tallied<observer<Member>, Record>();
    template <class Member>
    static consteval auto tallies_of() {
        if constexpr (tallied<Member>)
            return decltype(detail::kept_tallies<Member>(typename observer<Member>::tallies{})){};
        else
            return boost::mp11::mp_list<>{};
    }
    using tallies =
        boost::mp11::mp_unique<boost::mp11::mp_append<boost::mp11::mp_list<>, decltype(tallies_of<D>())...>>;
    using row     = tallies_of_group<tallies>;
    template <class Member>
    static constexpr bool declines =
        tallied<Member> && requires(observer<Member>& o, Record const& record) { o.observe_apart(record); };

    static constexpr bool any = (tallied<D> || ...) && sizeof...(D) < 64;
    static constexpr bool all = (tallied<D> && ...);
    /// In the place of a member that declines: all of them do.
    static constexpr std::size_t all_members = sizeof...(D);

    /// What tallies of one observer have to know of it.
    template <class Member>
    struct parameters_of {
        explicit parameters_of(S const&) {}
    };
    template <class Member>
        requires declines<Member>
    struct parameters_of<Member> {
        decltype(std::declval<observer<Member> const&>().for_tally()) own;

        explicit parameters_of(S const& summary) : own((summary.*Member::pointer).for_tally()) {}
    };
    struct parameters : parameters_of<D>... {
        explicit parameters(S const& summary) : parameters_of<D>(summary)... {}

        /// Lets them learn from some of the records.
        void sample(Record const& record) { (sample_for(static_cast<parameters_of<D>&>(*this), record), ...); }

    private:
        template <class Parameters>
        static void sample_for(Parameters& known, Record const& record) {
            if constexpr (requires { known.own; })
                known.own.sample(record);
        }
    };

    /// Takes a record into account; returns a bit for each member that declines it.
    [[gnu::always_inline]] static std::uint64_t take(row& group, parameters const& known, Record const& record,
                                                     sizes_of_numbers sizes) {
        if (has_large_numbers(record, sizes.anew(), shared{})) [[unlikely]]
            return std::uint64_t{1} << all_members;
        take_shared(group, record, shared{});
        std::uint64_t declined = 0, member = 1;
        ((declined |= take_own<D>(group, known, record) ? 0 : member, member <<= 1), ...);
        return declined;
    }
    /// Whether the tally of one of these members is full.
    static bool is_full(row const& group, std::uint64_t members) {
        std::uint64_t member = 1;
        bool          full   = false;
        ((full |= (members & member) != 0 && is_full_of<D>(group), member <<= 1), ...);
        return full;
    }
    /// Shows a record to the members that have no tallies, of the summary `at(place)`.
    template <class At>
    [[gnu::always_inline]] static void observe_others(At const& at, std::uint32_t place, Record const& record,
                                                      std::size_t number) {
        if constexpr (!all)
            (observe_other<D>(at(place), record, number), ...);
    }
    /// Takes account of the records of a group.
    static void add(S& summary, std::size_t records, row const& group) {
        (add_to<D>(summary, static_cast<std::int64_t>(records), group), ...);
    }
    /// Shows a record to a member that declined it when it was added up.
    static void observe_apart(S& summary, std::size_t member, Record const& record) {
        if (member == all_members) {
            (observe_again<D>(summary, record), ...);
            return;
        }
        std::size_t at = 0;
        (observe_apart_by<D>(summary, at++ == member, record), ...);
    }

private:
    template <class Tally>
    using is_shared = boost::mp11::mp_bool<!Tally::of_one_observer>;
    using shared    = boost::mp11::mp_copy_if<tallies, is_shared>;

    template <class... Tallies>
    [[gnu::always_inline]] static bool has_large_numbers(Record const& record, sizes_of_numbers sizes,
                                                         boost::mp11::mp_list<Tallies...>) {
        (Tallies::look(record, sizes), ...);
        return sizes.any_large();
    }
    template <class... Tallies>
    [[gnu::always_inline]] static void take_shared(row& group, Record const& record, boost::mp11::mp_list<Tallies...>) {
        take_all(group, record, static_cast<Tallies&>(group)...);
    }
    // All of them before one is written: what is written might be the record for all that a compiler knows.
    template <class... Tallies>
    [[gnu::always_inline]] static void take_all(row& group, Record const& record, Tallies... now) {
        (now.take(record), ...);
        ((static_cast<Tallies&>(group) = now), ...);
    }
    template <class Member>
    using tally_of_own = boost::mp11::mp_front<decltype(tallies_of<Member>())>;

    template <class Member>
    [[gnu::always_inline]] static bool take_own(row& group, parameters const& known, Record const& record) {
        if constexpr (declines<Member>)
            return static_cast<tally_of_own<Member>&>(group).take(record,
                                                                  static_cast<parameters_of<Member> const&>(known).own);
        else
            return true;
    }
    template <class Member>
    static bool is_full_of(row const& group) {
        if constexpr (declines<Member>)
            return static_cast<tally_of_own<Member> const&>(group).full();
        else
            return false;
    }

    template <class Member>
    [[gnu::always_inline]] static void observe_other(S& summary, Record const& record, std::size_t number) {
        if constexpr (!tallied<Member>)
            detail::observe(summary.*Member::pointer, record, number);
    }
    template <class Member>
    static void add_to(S& summary, std::int64_t records, row const& group) {
        if constexpr (tallied<Member>)
            add_all(summary.*Member::pointer, records, group, tallies_of<Member>());
    }
    template <class Observer, class... Tallies>
    static void add_all(Observer& observer, std::int64_t records, row const& group, boost::mp11::mp_list<Tallies...>) {
        observer.add(records, static_cast<Tallies const&>(group)...);
    }
    // Of a record that is among those of the group, and of no tally.
    template <class Member>
    static void observe_again(S& summary, Record const& record) {
        if constexpr (tallied<Member>) {
            add_to<Member>(summary, -1, row{});
            detail::observe(summary.*Member::pointer, record, 0);
        }
    }
    template <class Member>
    static void observe_apart_by(S& summary, bool declined, Record const& record) {
        if constexpr (declines<Member>)
            if (declined)
                (summary.*Member::pointer).observe_apart(record);
    }
};

template <class S, class Record>
auto tallied_over(Record const&) {
    if constexpr (described<S> && !figure<S> && !stands_for_others<Record>)
        return tallied_summary<S, Record>{};
    else
        return nothing_tallied{};
}

/// Shuffled records and their groups, all of them or those of a bucket.
struct records_in_places {
    std::uint32_t const*         places;
    static constexpr std::size_t first_group = 0;

    placed_record operator()(std::size_t each) const { return {static_cast<std::uint32_t>(each), places[each]}; }
};
struct records_of_bucket {
    placed_record const* placed;
    std::size_t          first_group;

    placed_record operator()(std::size_t each) const { return placed[each]; }
};

/// The tallies of the groups from one on.
template <class Tallied>
class tally_table {
    using row = typename Tallied::row;

public:
    /// Of groups that have so many records at most.
    explicit tally_table(sizes_of_numbers sizes) : sizes_(sizes) {}

    /// Of the groups from `first` up to before `last`, of which nothing is known.
    void begin(std::size_t first, std::size_t last) {
        first_ = first;
        rows_.assign(last - first, row{});
        full_.clear();
        declined_.clear();
    }
    /// Takes the records of a part of the pass: `placed(each)` is one and its group, `placed.first_group` the first
    /// group here.
    template <class S, class Records, class Placed, class At>
    void take(std::size_t first, std::size_t last, S const& of_all, Records const& all, Placed const placed,
              At const& at) {
        // What is used next is brought near meanwhile: tallies where there are many, and records that are structs.
        if (rows_.size() * sizeof(row) > near_bytes)
            take_records<true>(first, last, of_all, all, placed, at);
        else
            take_records<false>(first, last, of_all, all, placed, at);
    }
    /// Makes them part of the summaries `at(place)` of groups of so many records, `size_of(place)`.
    template <class At, class SizeOf, class Records>
    void add_to(At const& at, SizeOf const& size_of, Records const& records) const {
        for (std::size_t each = 0; each < rows_.size(); ++each)
            Tallied::add(at(static_cast<std::uint32_t>(first_ + each)), size_of(first_ + each), rows_[each]);
        for (full_row const& each : full_)
            Tallied::add(at(each.place), 0, each.tallies);
        for (declined_record const& each : declined_)
            Tallied::observe_apart(at(each.place), each.member, records[each.record]);
    }

private:
    template <bool Far, class S, class Records, class Placed, class At>
    [[gnu::noinline]] void take_records(std::size_t first, std::size_t last, S const& of_all, Records const& all,
                                        Placed const placed, At const& at) {
        // Local, as what is written might be any of this for all that a compiler knows.
        row* const             rows = rows_.data();
        Records const          records(all);
        sizes_of_numbers const sizes      = sizes_;
        auto const             parameters = [&] {
            typename Tallied::parameters learning(of_all);
            for (std::size_t each = first; each < last; each += (last - first) / samples + 1)
                learning.sample(records[placed(each).record]);
            return learning;
        }();
        for (std::size_t each = first; each < last; ++each) {
            std::uint64_t declined = 0;
            // A loop that calls nothing has all registers to itself.
            for (; each < last; ++each) {
                auto const [number, place] = placed(each);
                auto const& record         = records[number];
                if constexpr (Far)
                    detail::fetch(&rows[placed(std::min(each + ahead, last - 1)).place - placed.first_group]);
                if constexpr (requires { records.fetch_behind(number); })
                    records.fetch_behind(number);
                declined = Tallied::take(rows[place - placed.first_group], parameters, record, sizes);
                Tallied::observe_others(at, place, record, number);
                if (declined != 0) [[unlikely]]
                    break;
            }
            if (declined != 0)
                decline(placed(each), declined);
        }
    }

    static constexpr std::size_t samples    = 128;                  // that are enough to learn from
    static constexpr std::size_t ahead      = 24;                   // records
    static constexpr std::size_t near_bytes = std::size_t{1} << 19; // that stay near the processor by themselves

    struct declined_record {
        std::uint32_t record;
        std::uint32_t place;
        std::size_t   member;
    };
    struct full_row {
        row           tallies;
        std::uint32_t place;
    };
    void decline(placed_record const& one, std::uint64_t members) {
        row&       tallies = rows_[one.place - first_];
        bool const full    = Tallied::is_full(tallies, members);
        for (; members != 0; members &= members - 1)
            declined_.push_back({one.record, one.place, static_cast<std::size_t>(std::countr_zero(members))});
        if (full) {
            full_.push_back({tallies, one.place});
            tallies = row{};
        }
    }

    sizes_of_numbers                       sizes_;
    std::size_t                            first_{};
    std::vector<row, large_allocator<row>> rows_{};
    std::vector<full_row>                  full_{};
    std::vector<declined_record>           declined_{};
};

} // namespace tuopin::detail

#endif
