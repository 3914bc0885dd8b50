// Groups of observers that keep a whole number of every record, as distributions of incomes do: the numbers of all
// groups are written to one array, those of a group together, and each observer is given its part.
#ifndef TUOPIN_ENGINES_TABLES_KEPT_NUMBERS_HPP
#define TUOPIN_ENGINES_TABLES_KEPT_NUMBERS_HPP

#include <tuopin/describe/members.hpp>
#include <tuopin/engines/aggregate.hpp>

#include <concepts>
#include <cstddef>
#include <cstdint>
#include <type_traits>
#include <utility>
#include <vector>

namespace tuopin::detail {

/// An observer to whom a record is a whole number, `number_of(record)`, and who takes those that are small many at
/// once: as so many from one on of what is like a pointer to an array, which it has made for them and others.
template <class O, class Record>
concept keeps_numbers = !stands_for_others<Record> && requires(O& observer, Record const& record) {
    { O::number_of(record) } -> std::same_as<std::int64_t>;
    { O::room_for_numbers(std::size_t{})->data() } -> std::same_as<std::int32_t*>;
    observer.keep(O::room_for_numbers(std::size_t{}), std::size_t{}, std::size_t{});
};

template <class Record, class S, class... D>
consteval bool members_keep_numbers(boost::mp11::mp_list<D...>) {
    return (keeps_numbers<std::remove_cvref_t<decltype(std::declval<S&>().*D::pointer)>, Record> && ...);
}
/// Such an observer, or a summary of nothing else.
template <class S, class Record>
consteval bool keeps_numbers_alone() {
    if constexpr (described<S> && !figure<S>)
        return member_count<S> != 0 && detail::members_keep_numbers<Record, S>(member_list<S>{});
    else
        return keeps_numbers<S, Record>;
}

/// Calls `use(keeper_in)` for the observer, or for each one of a summary: `keeper_in(summary)` is that observer.
template <class S, class Use, class... D>
void for_each_keeper(Use const& use, boost::mp11::mp_list<D...>) {
    (use([](S& summary) -> auto& { return summary.*D::pointer; }), ...);
}
template <class S, class Use>
void for_each_keeper(Use const& use) {
    if constexpr (described<S> && !figure<S>)
        detail::for_each_keeper<S>(use, member_list<S>{});
    else
        use([](S& summary) -> S& { return summary; });
}

/// `number` as it is kept; sets a bit of `large` where it is too large.
inline std::int32_t small_number(std::int64_t number, std::uint64_t& large) {
    auto const small = static_cast<std::int32_t>(number);
    large |= static_cast<std::uint64_t>(small ^ number);
    return small;
}

/// Hands over the records of `number` runs, at least one, that follow one another up to before record `end`. `at(run)`
/// is where the summary of a run stands.
template <class S, class At, class Iterator, class Run>
void keep_runs(At const& at, Iterator const& begin, Run const* runs, std::size_t number, std::size_t end) {
    detail::for_each_keeper<S>([&](auto const& keeper_in) {
        using keeper               = std::remove_cvref_t<decltype(keeper_in(at(0)))>;
        auto const        records  = detail::at_hand(begin);
        auto const        room     = keeper::room_for_numbers(end - runs[0].first);
        std::size_t       first    = 0; // of a run, in the room
        for (std::size_t run = 0; run < number; ++run) {
            std::size_t const   first_record = runs[run].first;
            std::size_t const   size         = (run + 1 < number ? runs[run + 1].first : end) - first_record;
            std::int32_t* const numbers      = room->data() + first;
            std::uint64_t       large{};
            for (std::size_t each = 0; each < size; ++each)
                numbers[each] = detail::small_number(keeper::number_of(records[first_record + each]), large);
            if (large == 0)
                keeper_in(at(run)).keep(room, first, size);
            else
                for (std::size_t each = 0; each < size; ++each)
                    keeper_in(at(run)).observe(records[first_record + each]);
            first += size;
        }
    });
}

/// The numbers of fewer than 2^32 records, those of a group together: places are counted first, so that each is
/// written once, to where it stays.
template <class Room>
class numbers_by_group {
public:
    /// Of `size` records, of which `record(at)` is one, of the group `group_of(at)`; `number_of(record)` is kept in the
    /// room, which is for as many.
    template <class RecordAt, class GroupOf, class NumberOf>
    numbers_by_group(Room room, std::size_t groups, std::size_t size, RecordAt const& record, GroupOf const& group_of,
                     NumberOf const& number_of)
        : room_(std::move(room)), ends_(groups) {
        for (std::size_t at = 0; at < size; ++at)
            ++ends_[group_of(at)];
        std::uint32_t start = 0;
        for (std::uint32_t& end : ends_)
            start += std::exchange(end, start);
        std::uint32_t* const ends    = ends_.data();
        std::int32_t* const  numbers = room_->data();
        std::uint64_t        large{};
        for (std::size_t at = 0; at < size; ++at)
            numbers[ends[group_of(at)]++] = detail::small_number(number_of(record(at)), large);
        small_ = large == 0;
    }

    /// Whether all of them are what they were.
    bool small() const { return small_; }
    /// Hands the numbers of a group over.
    template <class Keeper>
    void give(std::size_t group, Keeper& keeper) const {
        std::size_t const begin = group == 0 ? 0 : ends_[group - 1];
        keeper.keep(room_, begin, ends_[group] - begin);
    }

private:
    Room                       room_;
    std::vector<std::uint32_t> ends_; // of each group
    bool                       small_{};
};

/// Hands over some records in no order, of groups from `first_group` up to before `last_group`. `at(group)` is where
/// the summary of a group stands.
template <class S, class RecordAt, class GroupOf, class At>
void keep_scattered(std::size_t first_group, std::size_t last_group, std::size_t size, RecordAt const& record,
                    GroupOf const& group_of, At const& at) {
    detail::for_each_keeper<S>([&](auto const& keeper_in) {
        using keeper = std::remove_cvref_t<decltype(keeper_in(at(0)))>;
        numbers_by_group const kept(
            keeper::room_for_numbers(size), last_group - first_group, size, record,
            [&](std::size_t each) { return group_of(each) - first_group; },
            [](auto const& of) { return keeper::number_of(of); });
        if (kept.small())
            for (std::size_t group = first_group; group < last_group; ++group)
                kept.give(group - first_group, keeper_in(at(static_cast<std::uint32_t>(group))));
        else
            for (std::size_t each = 0; each < size; ++each)
                keeper_in(at(static_cast<std::uint32_t>(group_of(each)))).observe(record(each));
    });
}

} // namespace tuopin::detail

#endif
