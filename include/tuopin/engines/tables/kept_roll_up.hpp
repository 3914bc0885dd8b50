// A roll-up that is kept up to date while its records change.
#ifndef TUOPIN_ENGINES_TABLES_KEPT_ROLL_UP_HPP
#define TUOPIN_ENGINES_TABLES_KEPT_ROLL_UP_HPP

#include <tuopin/engines/aggregate.hpp>
#include <tuopin/engines/tables/grouping.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <stdexcept>
#include <utility>
#include <vector>

namespace tuopin {

/// The roll-up of a table by a bound grouping, to be told of records that changed:
///
///     kept_roll_up<profile, columns<household>, region_code> regions(households, villages);
///     households.replace(at, corrected);
///     regions.changed(at);
///     regions.value().at(530103_region);
///
/// After that it is what a roll-up of the whole table would be, to the last bit. A change sums up the
/// records of one group and merges the children of its ancestors: some microseconds, however large
/// the table. Refers to the table and to the grouping; a record's key has to stay what it was.
template <class S, detail::indexed_records Records, nested_key Key>
class kept_roll_up {
public:
    kept_roll_up(Records const& records, grouping<Key> const& groups, S prototype = S{})
        : records_(&records), groups_(&groups), prototype_(std::move(prototype)), tree_(groups.keys()),
          nodes_(tuopin::roll_up<S>(records, groups, tree_, prototype_)) {
        group_of_node_.assign(tree_.size(), tree_.none);
        for (std::uint32_t group = 0; group < groups.size(); ++group)
            group_of_node_[tree_.leaf_places()[group]] = group;
        children_ = lists(tree_.size(), [&](auto const& use) {
            for (std::uint32_t node = 0; node < tree_.size(); ++node)
                if (tree_.parents()[node] != tree_.none)
                    use(tree_.parents()[node], node);
        });
        if (groups.contiguous()) {
            run_of_group_.resize(groups.size());
            for (std::uint32_t run = 0; run < groups.runs().size(); ++run)
                run_of_group_[groups.runs()[run].place] = run;
            return;
        }
        group_of_record_.resize(groups.records());
        groups.for_each_record([&](std::size_t record, std::uint32_t group) { group_of_record_[record] = group; });
        records_of_group_ = lists(groups.size(), [&](auto const& use) {
            for (std::size_t record = 0; record < group_of_record_.size(); ++record)
                use(group_of_record_[record], record);
        });
    }
    kept_roll_up(Records const&&, grouping<Key> const&, S = S{})  = delete;
    kept_roll_up(Records const&, grouping<Key> const&&, S = S{})  = delete;
    kept_roll_up(Records const&&, grouping<Key> const&&, S = S{}) = delete;

    rolled_up<Key, S> const& value() const& { return nodes_; }

    /// Takes into account that the record of that number is another one now. Throws
    /// std::out_of_range where there is none. Where an observer throws, the groups above the
    /// record are as they were or up to date, and being told again mends them.
    void changed(std::size_t record) {
        if (record >= groups_->records())
            throw std::out_of_range("tuopin: the table of this roll-up has no record of that number");
        std::uint32_t node = tree_.leaf_places()[group_of(record)];
        for (; node != tree_.none; node = tree_.parents()[node]) {
            S made = group_of_node_[node] == tree_.none ? prototype_ : own(group_of_node_[node]);
            for (std::size_t at = children_.first[node]; at < children_.first[node + 1]; ++at)
                detail::apply<detail::verb::merge>(made, nodes_.summary(children_.members[at]));
            nodes_.summary(node) = std::move(made);
        }
    }

private:
    // For each of some lists its members, one list after the other.
    struct member_lists {
        std::vector<std::size_t> first{};
        std::vector<std::size_t> members{};
    };
    template <class ForEach>
    static member_lists lists(std::size_t number, ForEach const& for_each) {
        member_lists made;
        made.first.assign(number + 1, 0);
        for_each([&](std::size_t list, std::size_t) { ++made.first[list + 1]; });
        for (std::size_t list = 0; list < number; ++list)
            made.first[list + 1] += made.first[list];
        made.members.resize(made.first.back());
        auto next = made.first;
        for_each([&](std::size_t list, std::size_t member) { made.members[next[list]++] = member; });
        return made;
    }

    std::uint32_t group_of(std::size_t record) const {
        if (!group_of_record_.empty())
            return group_of_record_[record];
        auto const& runs      = groups_->runs();
        auto const  is_before = [](std::size_t at, detail::group_run const& run) { return at < run.first; };
        auto const  next      = std::upper_bound(runs.begin(), runs.end(), record, is_before);
        return std::prev(next)->place;
    }

    // What the records of the group itself add up to.
    S own(std::uint32_t group) const {
        return detail::pass_over(*records_, [&](auto begin, auto) {
            detail::copy_of<S> const fresh{&prototype_};
            S                        made = prototype_;
            S* const                 none = nullptr;
            if (group_of_record_.empty()) {
                std::size_t const run = run_of_group_[group];
                detail::summarise_run(made, none, begin, groups_->runs()[run].first, groups_->run_end(run), fresh);
            } else {
                detail::summarise_run(made, none, begin, records_of_group_.first[group],
                                      records_of_group_.first[group + 1], fresh, records_of_group_.members);
            }
            return made;
        });
    }

    Records const*             records_;
    grouping<Key> const*       groups_;
    S                          prototype_;
    key_tree<Key>              tree_;
    rolled_up<Key, S>          nodes_;
    std::vector<std::uint32_t> group_of_node_{};
    member_lists               children_{};
    std::vector<std::uint32_t> run_of_group_{};    // where groups stand together; else
    std::vector<std::uint32_t> group_of_record_{}; // both of these
    member_lists               records_of_group_{};
};

/// `keep_rolled_up<profile>(households, villages)`.
template <class S, detail::indexed_records Records, nested_key Key>
kept_roll_up<S, Records, Key> keep_rolled_up(Records const& records, grouping<Key> const& groups, S prototype = S{}) {
    return {records, groups, std::move(prototype)};
}
template <class S, class Records, class Key>
void keep_rolled_up(Records const&&, grouping<Key> const&, S = S{}) = delete;
template <class S, class Records, class Key>
void keep_rolled_up(Records const&, grouping<Key> const&&, S = S{}) = delete;

} // namespace tuopin

#endif
