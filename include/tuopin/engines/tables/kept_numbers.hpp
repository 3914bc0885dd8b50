// Groups of observers that keep a whole number of every record, as distributions of incomes do: the numbers of a group
// are handed over many at once, and those of records in no order are brought together in one array before.
#ifndef TUOPIN_ENGINES_TABLES_KEPT_NUMBERS_HPP
#define TUOPIN_ENGINES_TABLES_KEPT_NUMBERS_HPP

#include <tuopin/describe/members.hpp>
#include <tuopin/engines/aggregate.hpp>
#include <tuopin/values/large_memory.hpp>

#include <algorithm>
#include <array>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <type_traits>
#include <utility>
#include <vector>

namespace tuopin::detail {

/// An observer to whom a record is a whole number, `number_of(record)`, and who takes several that are small at once.
template <class O, class Record>
concept keeps_numbers = !stands_for_others<Record> &&
                        requires(O& observer, Record const& record, std::int32_t const* numbers) {
                            { O::number_of(record) } -> std::same_as<std::int64_t>;
                            observer.keep(numbers, std::size_t{});
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

/// Hands over the records from `first` up to before `last`.
template <class O, class Iterator>
void keep_numbers(O& observer, Iterator const& begin, std::size_t first, std::size_t last) {
    std::array<std::int32_t, 256> numbers;
    observer.expect(last - first);
    while (first < last) {
        Iterator const    from = begin + static_cast<std::ptrdiff_t>(first);
        std::size_t const size = std::min(last - first, numbers.size());
        std::uint64_t     large{};
        for (std::size_t at = 0; at < size; ++at)
            numbers[at] = detail::small_number(O::number_of(*(from + static_cast<std::ptrdiff_t>(at))), large);
        if (large == 0)
            observer.keep(numbers.data(), size);
        else
            for (std::size_t at = 0; at < size; ++at)
                observer.observe(*(from + static_cast<std::ptrdiff_t>(at)));
        first += size;
    }
}

template <class S, class Iterator>
void keep_run(S& summary, Iterator const& begin, std::size_t first, std::size_t last) {
    detail::for_each_keeper<S>(
        [&](auto const& keeper_in) { detail::keep_numbers(keeper_in(summary), begin, first, last); });
}

/// The numbers of fewer than 2^32 records, those of a group together: places are counted first, so that each is
/// written once, to where it stays.
class numbers_by_group {
public:
    /// Of `size` records, of which `record(at)` is one, of the group `group_of(at)`; `number_of(record)` is kept.
    template <class RecordAt, class GroupOf, class NumberOf>
    numbers_by_group(std::size_t groups, std::size_t size, RecordAt const& record, GroupOf const& group_of,
                     NumberOf const& number_of)
        : ends_(groups), numbers_(size) {
        for (std::size_t at = 0; at < size; ++at)
            ++ends_[group_of(at)];
        std::uint32_t start = 0;
        for (std::uint32_t& end : ends_)
            start += std::exchange(end, start);
        std::uint32_t* const ends    = ends_.data();
        std::int32_t* const  numbers = numbers_.data();
        std::uint64_t        large{};
        for (std::size_t at = 0; at < size; ++at)
            numbers[ends[group_of(at)]++] = detail::small_number(number_of(record(at)), large);
        small_ = large == 0;
    }

    /// Whether all of them are what they were.
    bool                small() const { return small_; }
    std::size_t         size(std::size_t group) const { return ends_[group] - begin(group); }
    std::int32_t const* data(std::size_t group) const { return numbers_.data() + begin(group); }

private:
    std::size_t begin(std::size_t group) const { return group == 0 ? 0 : ends_[group - 1]; }

    std::vector<std::uint32_t>                                ends_; // of each group
    std::vector<std::int32_t, large_allocator<std::int32_t>> numbers_;
    bool                                                      small_{};
};

/// Hands over some records in no order, of groups from `first_group` up to before `last_group`. `at(group)` is where
/// the summary of a group stands.
template <class S, class RecordAt, class GroupOf, class At>
void keep_scattered(std::size_t first_group, std::size_t last_group, std::size_t size, RecordAt const& record,
                    GroupOf const& group_of, At const& at) {
    detail::for_each_keeper<S>([&](auto const& keeper_in) {
        using keeper = std::remove_cvref_t<decltype(keeper_in(at(0)))>;
        numbers_by_group const kept(
            last_group - first_group, size, record, [&](std::size_t each) { return group_of(each) - first_group; },
            [](auto const& of) { return keeper::number_of(of); });
        if (kept.small())
            for (std::size_t group = first_group; group < last_group; ++group)
                keeper_in(at(static_cast<std::uint32_t>(group)))
                    .keep(kept.data(group - first_group), kept.size(group - first_group));
        else
            for (std::size_t each = 0; each < size; ++each)
                keeper_in(at(static_cast<std::uint32_t>(group_of(each)))).observe(record(each));
    });
}

} // namespace tuopin::detail

#endif
