// Aggregation on several threads: `aggregate<profile>(threads{2}, households, by<&household::village>)`.
#ifndef TUOPIN_ENGINES_AGGREGATE_IN_PARTS_HPP
#define TUOPIN_ENGINES_AGGREGATE_IN_PARTS_HPP

#include <tuopin/engines/aggregate.hpp>
#include <tuopin/engines/parts_of_pass.hpp>
#include <tuopin/engines/threads.hpp>

#include <cstddef>
#include <iterator>
#include <utility>
#include <vector>

namespace tuopin {

namespace detail {

template <class S, class Policy, class Records>
S aggregate_in_parts(Policy const& policy, Records const& records, S const& prototype) {
    auto const          begin = std::begin(records);
    parts_of_pass const pass(policy, static_cast<std::size_t>(std::end(records) - begin));
    auto                progress = policy.progress_over(pass.records);
    std::vector<S>      found(pass.parts, prototype);
    policy.in_parts(pass.parts, [&](std::size_t part) {
        std::size_t const first = pass.first(part), last = pass.first(part + 1);
        found[part] =
            detail::aggregate_range<S>(begin + static_cast<std::ptrdiff_t>(first),
                                       begin + static_cast<std::ptrdiff_t>(last), first, copy_of<S>{&prototype});
        progress.add(last - first);
    });
    for (std::size_t part = 1; part < found.size(); ++part)
        detail::apply<verb::merge>(found.front(), found[part]);
    return std::move(found.front());
}

template <class S, class Policy, class Records, class KeyOf>
auto aggregate_by_in_parts(Policy const& policy, Records const& records, KeyOf const& key_of, S const& prototype) {
    auto const begin = std::begin(records);
    using key_type   = decltype(key_of(*begin));
    parts_of_pass const                          pass(policy, static_cast<std::size_t>(std::end(records) - begin));
    auto                                         progress = policy.progress_over(pass.records);
    std::vector<group_list<key_type, S>>         found(pass.parts);
    policy.in_parts(pass.parts, [&](std::size_t part) {
        std::size_t const first = pass.first(part), last = pass.first(part + 1);
        found[part] = detail::aggregate_range_by<S>(begin + static_cast<std::ptrdiff_t>(first),
                                                    begin + static_cast<std::ptrdiff_t>(last), first, key_of,
                                                    copy_of<S>{&prototype});
        progress.add(last - first);
    });
    group_list<key_type, S>& all = found.front();
    key_index<key_type>      places;
    auto const key_at = [&](std::size_t place) -> key_type const& { return all[place].key; };
    for (std::size_t at = 0; pass.parts > 1 && at < all.size(); ++at)
        places.place(all[at].key, key_at);
    for (std::size_t part = 1; part < found.size(); ++part)
        for (auto& each : found[part]) {
            std::size_t const place = places.place(each.key, key_at);
            if (place == all.size())
                all.push_back(std::move(each));
            else
                detail::apply<verb::merge>(all[place].summary, each.summary);
        }
    return std::move(all);
}

} // namespace detail

/// The summary of all records, whose range reaches them by their number, on several threads.
template <class S, detail::pass_policy Policy, class Records>
    requires detail::record_range<Records const>
S aggregate(Policy const& policy, Records const& records, S prototype = S{}) {
    if constexpr (detail::check_summary<S, detail::record_of<Records const>>())
        return detail::aggregate_in_parts<S>(policy, records, prototype);
    else
        return prototype;
}

/// The summaries of the groups of records that have the same key.
template <class S, detail::pass_policy Policy, class Records, auto... Keys>
    requires detail::record_range<Records const>
auto aggregate(Policy const& policy, Records const& records, by_type<Keys...> key_of, S prototype = S{}) {
    using record_type = detail::record_of<Records const>;
    using key_type    = decltype(key_of(std::declval<record_type const&>()));
    if constexpr (detail::check_summary<S, record_type>() && detail::check_key<key_type>())
        return grouped<key_type, S>(detail::aggregate_by_in_parts<S>(policy, records, key_of, prototype));
    else
        return grouped<key_type, S>();
}

/// The summaries by key and by every ancestor of a key.
template <class S, detail::pass_policy Policy, class Records, auto Key>
    requires detail::record_range<Records const>
auto roll_up(Policy const& policy, Records const& records, by_type<Key> key_of, S prototype = S{}) {
    return tuopin::roll_up(tuopin::aggregate<S>(policy, records, key_of, std::move(prototype)));
}

} // namespace tuopin

#endif
