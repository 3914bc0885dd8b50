// Validation of columns: the same findings as of the records, at the speed of the arrays that the rules name. A block
// of rows and one rule at a time: whether any row of it breaks the rule, without a branch, and only then which.
#ifndef TUOPIN_ENGINES_VALIDATION_VALIDATE_COLUMNS_HPP
#define TUOPIN_ENGINES_VALIDATION_VALIDATE_COLUMNS_HPP

#include <tuopin/describe/member_pointer.hpp>
#include <tuopin/describe/members.hpp>
#include <tuopin/engines/aggregate.hpp>
#include <tuopin/engines/keys/key_search.hpp>
#include <tuopin/engines/keys/keys_known.hpp>
#include <tuopin/engines/observers/measured.hpp>
#include <tuopin/engines/parts_of_pass.hpp>
#include <tuopin/engines/tables/columns.hpp>
#include <tuopin/engines/validation/constraint.hpp>
#include <tuopin/engines/validation/finding.hpp>
#include <tuopin/engines/validation/rule.hpp>
#include <tuopin/engines/validation/rule_over_block.hpp>
#include <tuopin/engines/validation/rules_in_company.hpp>
#include <tuopin/engines/validation/validate.hpp>
#include <tuopin/values/quantity.hpp>
#include <tuopin/values/region.hpp>

#include <algorithm>
#include <array>
#include <bit>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <tuple>
#include <type_traits>
#include <utility>
#include <vector>

namespace tuopin::detail {

/// What a rule over single records prepares for a pass: nothing. One type for all of these, so that the compiler has it
/// once.
struct nothing_prepared {};

/// A rule over all records held against a table in columns: finds what breaks it first, in `prepare`, and tells of it
/// when its rows come.
template <class Rule>
class column_rule;
template <class Rule>
struct rule_prepared {
    using type = column_rule<Rule>;
};
template <class Check, class Condition>
struct rule_prepared<record_rule<Check, Condition>> {
    using type = nothing_prepared;
};
template <class Rule>
using prepared_of = typename rule_prepared<Rule>::type;

/// What breaks a rule, in the order of the records.
template <class Offence>
class offences_in_order {
public:
    void take(std::vector<Offence> offences) { offences_ = std::move(offences); }

    template <class Broken, class Make>
    void tell(std::size_t first, std::size_t last, validation_options const& options, rule_tally& tally,
              Broken&& broken, Make make) const {
        auto each = std::partition_point(offences_.begin(), offences_.end(),
                                         [&](Offence const& offence) { return offence.record < first; });
        for (; each != offences_.end() && each->record < last; ++each) {
            broken(each->record);
            tally.append(options.findings_per_rule, [&] { return make(*each); });
        }
    }

private:
    std::vector<Offence> offences_{};
};

template <class Table>
inline constexpr bool by_blocks = false;
template <class Record>
inline constexpr bool by_blocks<columns<Record>> = true;
template <class Record>
inline constexpr bool by_blocks<column_slice<Record>> = true;

/// A table whose records are found by their number.
template <class Table>
concept indexed_table = requires(Table const& table) {
    { table.size() } -> std::convertible_to<std::size_t>;
    table[std::size_t{}];
};

// Whether whatever stands in a member is a key, as a value that may differ from itself is not.
template <class T>
inline constexpr bool always_a_key = std::integral<T> || std::is_enum_v<T>;
template <class Unit>
inline constexpr bool always_a_key<quantity<Unit, std::int64_t>> = true;
template <class Scheme>
inline constexpr bool always_a_key<nested_code<Scheme>> = true;
template <>
inline constexpr bool always_a_key<std::string> = true;

template <class Measured>
inline constexpr bool is_a_member = std::is_member_object_pointer_v<Measured>;
template <auto... Pointers>
inline constexpr bool is_a_member<path_type<Pointers...>> = true;

/// Keys that stand in an array.
template <class K>
class keys_in_array {
public:
    keys_in_array(K const* first, std::size_t size) : first_(first), size_(size) {}

    std::size_t size() const { return size_; }
    K const&    operator[](std::size_t at) const { return first_[at]; }
    std::size_t record(std::size_t at) const { return at; }

private:
    K const*    first_;
    std::size_t size_;
};

/// The keys of a table as they stand, where every record has one.
template <auto Key, class Table>
class keys_in_place {
public:
    explicit keys_in_place(Table const& table) : table_(&table) {}

    std::size_t    size() const { return table_->size(); }
    decltype(auto) operator[](std::size_t at) const { return measured<Key>((*table_)[at]); }
    std::size_t    record(std::size_t at) const { return at; }

private:
    Table const* table_;
};

/// The keys that records have, of one member or of several, with the numbers of these records.
template <class K>
class keys_taken_out {
public:
    /// Takes those that `there` says are keys of the record.
    template <auto... Keys, class Table, class There>
    void take(Table const& table, There there) {
        std::size_t record = 0;
        for (auto const& each : table) {
            if (there(measured<Keys>(each)...)) {
                keys_.push_back(K(stated_value(measured<Keys>(each))...));
                records_.push_back(record);
            }
            ++record;
        }
    }
    std::size_t    size() const { return keys_.size(); }
    decltype(auto) operator[](std::size_t at) const { return keys_[at]; } // a vector<bool> has values alone
    std::size_t    record(std::size_t at) const { return records_[at]; }

    std::vector<std::size_t> take_records() { return std::move(records_); }

private:
    std::vector<K>           keys_{};
    std::vector<std::size_t> records_{};
};

// What differs from itself is no key, but refers to one, in vain.
struct stated_keys {
    template <class... T>
    bool operator()(T const&... values) const {
        return ((is_stated(values) && stated_value(values) == stated_value(values)) && ...);
    }
};
struct stated_values {
    template <class T>
    bool operator()(T const& value) const {
        return is_stated(value);
    }
};

/// The keys of a table, to be searched, or what refers to them.
template <auto Key, class There = stated_keys, class Table>
auto keys_of(Table const& table) {
    if constexpr (indexed_table<Table> && is_a_member<std::remove_cv_t<decltype(Key)>> &&
                  always_a_key<measured_value<Key>>) {
        // What columns hand out by reference stands in an array.
        if constexpr (by_blocks<Table> && std::is_lvalue_reference_v<decltype(measured<Key>(table[0]))>)
            return keys_in_array(table.size() == 0 ? nullptr : &measured<Key>(table[0]), table.size());
        else
            return keys_in_place<Key, Table>(table);
    } else {
        keys_taken_out<without_optional<measured_value<Key>>> keys;
        keys.template take<Key>(table, There{});
        return keys;
    }
}
template <auto First, auto Second, auto... Rest, class Table>
auto keys_of(Table const& table) {
    keys_taken_out<std::tuple<without_optional<measured_value<First>>, without_optional<measured_value<Second>>,
                              without_optional<measured_value<Rest>>...>>
        keys;
    keys.template take<First, Second, Rest...>(table, stated_keys{});
    return keys;
}

template <auto... Keys>
class column_rule<unique_rule<Keys...>> {
    static constexpr bool sound = (check_key<Keys>() && ...);

public:
    template <class Policy, class Table, class... Others>
    void prepare(Policy const& policy, unique_rule<Keys...> const&, Table const& table, keys_known& known,
                 Others const&...) {
        if constexpr (sound) {
            auto const keys     = keys_of<Keys...>(table);
            auto       repeated = known.template repetitions<Keys...>(policy, table, keys);
            for (repetition& each : repeated)
                each = {keys.record(each.record), keys.record(each.first)};
            offences_.take(std::move(repeated));
        }
    }
    template <class Table, class Broken>
    void check(unique_rule<Keys...> const& rule, Table const& table, std::size_t first, std::size_t last,
               validation_options const& options, rule_tally& tally, Broken&& broken) const {
        offences_.tell(first, last, options, tally, broken, [&](repetition const& each) {
            auto const& row = table[each.record];
            return repeated_finding(rule, options.first_record + each.record, options.first_record + each.first,
                                    options.in, stated_value(measured<Keys>(row))...);
        });
    }

private:
    offences_in_order<repetition> offences_{};
};

struct missing_reference {
    std::size_t record;
};

template <auto Member, auto Key>
class column_rule<reference_rule<Member, Key>> {
    static constexpr bool sound = check_key<Member>() && check_key<Key>();

public:
    template <class Policy, class Table, class... Others>
    void prepare(Policy const& policy, reference_rule<Member, Key> const&, Table const& table,
                 keys_known& known, Others const&... others) {
        std::vector<missing_reference> missing;
        if constexpr (!sound) {
        } else if constexpr (std::same_as<without_optional<measured_value<Member>>,
                                          without_optional<measured_value<Key>>>) {
            auto const               values = keys_of<Member, stated_values>(table);
            std::vector<std::size_t> places;
            bool                     first = true;
            with_tables_of<Key>(
                [&](auto const& other) {
                    auto const keys = keys_of<Key>(other);
                    if (std::exchange(first, false)) {
                        places = known.template without_key<Member, Key>(policy, table, values, other, keys);
                    } else {
                        chosen_values const chosen{values, places};
                        std::vector<std::size_t> still;
                        for (std::size_t const at : key_matching(chosen, keys).match_in_parts(policy, found_nothing{}))
                            still.push_back(places[at]);
                        places = std::move(still);
                    }
                },
                others...);
            for (std::size_t const place : places)
                missing.push_back({values.record(place)});
        } else {
            sorted_keys<without_optional<measured_value<Key>>> keys;
            with_tables_of<Key>([&](auto const& other) { keys.template take<Key>(other); }, others...);
            for (std::size_t at = 0; at < table.size(); ++at)
                with_measured<Member>(table[at], [&](auto const& value) {
                    if (keys.count(value) == 0)
                        missing.push_back({at});
                });
        }
        offences_.take(std::move(missing));
    }
    template <class Table, class Broken>
    void check(reference_rule<Member, Key> const& rule, Table const& table, std::size_t first, std::size_t last,
               validation_options const& options, rule_tally& tally, Broken&& broken) const {
        offences_.tell(first, last, options, tally, broken, [&](missing_reference const& each) {
            return missing_finding(rule, options.first_record + each.record,
                                   stated_value(measured<Member>(table[each.record])), options.in);
        });
    }

private:
    offences_in_order<missing_reference> offences_{};
};

struct wrong_number {
    std::size_t record;
    std::size_t number; // that it should be
};

template <auto Stated, auto Key, auto Member>
class column_rule<count_rule<Stated, Key, Member>> {
    static constexpr bool sound = check_stated_number<Stated>() && check_key<Key>() && check_key<Member>();

public:
    template <class Policy, class Table, class... Others>
    void prepare(Policy const& policy, count_rule<Stated, Key, Member> const&, Table const& table,
                 keys_known& known, Others const&... others) {
        if constexpr (!sound) {
        } else if constexpr (std::same_as<without_optional<measured_value<Member>>,
                                          without_optional<measured_value<Key>>>) {
            auto          keys    = keys_of<Key>(table);
            std::uint64_t counted = 0;
            with_tables_of<Member>(
                [&](auto const& other) {
                    auto const values = keys_of<Member, stated_values>(other);
                    counted += values.size();
                    if (counted > std::numeric_limits<std::uint32_t>::max())
                        throw std::overflow_error("tuopin: counts<> counts up to 4,294,967,295 records; check the "
                                                  "table in parts");
                    take(known.template numbers<Member, Key>(policy, other, values, table, keys));
                },
                others...);
            if constexpr (requires { keys.take_records(); })
                records_ = keys.take_records();
        } else {
            sorted_keys<without_optional<measured_value<Member>>> keys;
            with_tables_of<Member>([&](auto const& other) { keys.template take<Member>(other); }, others...);
            std::vector<wrong_number> wrong;
            for (std::size_t at = 0; at < table.size(); ++at)
                with_key<Key>(table[at], [&](auto const& key) { hold_one(table, at, keys.count(key), wrong); });
            offences_.take(std::move(wrong));
        }
    }
    template <class Table, class Broken>
    void check(count_rule<Stated, Key, Member> const& rule, Table const& table, std::size_t first, std::size_t last,
               validation_options const& options, rule_tally& tally, Broken&& broken) const {
        auto const make = [&](wrong_number const& each) {
            return miscounted_finding(rule, options.first_record + each.record,
                                      stated_value(measured<Stated>(table[each.record])), each.number, options.in);
        };
        offences_.tell(first, last, options, tally, broken, make);
        offences_in_order<wrong_number> found;
        found.take(numbers_ == nullptr ? std::vector<wrong_number>() : wrong_numbers(table, first, last));
        found.tell(first, last, options, tally, broken, make);
    }

private:
    // What refers to the keys from one table, and from those before.
    void take(numbers_of_values const& more) {
        if (numbers_ == nullptr) {
            numbers_ = &more;
        } else {
            if (numbers_ != &of_several_)
                of_several_ = *numbers_;
            numbers_ = &of_several_;
            of_several_.merge(more);
        }
    }
    template <class Table>
    static void hold_one(Table const& table, std::size_t record, std::size_t number, std::vector<wrong_number>& wrong) {
        with_measured<Stated>(table[record], [&](auto const& stated) {
            if (!states(stated, number))
                wrong.push_back({record, number});
        });
    }
    template <class Table>
    std::vector<wrong_number> wrong_numbers(Table const& table, std::size_t first, std::size_t last) const {
        std::vector<wrong_number> wrong;
        numbers_->use([&](auto const& numbers) {
            if (!records_) {
                hold(table, numbers, first, last, [](std::size_t place) { return place; }, wrong);
                return;
            }
            auto const place_of = [&](std::size_t record) {
                return static_cast<std::size_t>(std::lower_bound(records_->begin(), records_->end(), record) -
                                                records_->begin());
            };
            hold(table, numbers, place_of(first), place_of(last), [&](std::size_t place) { return (*records_)[place]; },
                 wrong);
        });
        return wrong;
    }
    template <class Table, class Numbers, class Record>
    static void hold(Table const& table, Numbers const& numbers, std::size_t from, std::size_t to, Record record,
                     std::vector<wrong_number>& wrong) {
        constexpr std::size_t stretch = 512;
        for (std::size_t first = from, last; first < to; first = last) {
            last              = std::min(first + stretch, to);
            std::uint64_t any = 0; // by bits, which compilers compare several at a time
            for (std::size_t at = first; at < last; ++at) {
                auto const seen = perhaps_measured<Stated>(table[record(at)]);
                any |= (number_stated(seen.value) ^ numbers[at]) & all_bits_if<std::uint64_t>(seen.stated);
            }
            if (any != 0)
                for (std::size_t at = first; at < last; ++at)
                    hold_one(table, record(at), numbers[at], wrong);
        }
    }

    offences_in_order<wrong_number>         offences_{};
    numbers_of_values const*                numbers_{}; // of every key that a record has
    numbers_of_values                       of_several_{};
    std::optional<std::vector<std::size_t>> records_{}; // where not every record has a key
};

/// Whether a rule over all records looks at the rows of its table once more, and does not only tell of them.
template <class Rule>
inline constexpr bool looks_at_rows = false;
template <auto Stated, auto Key, auto Member>
inline constexpr bool looks_at_rows<count_rule<Stated, Key, Member>> = true;

/// A row that breaks rules, and the gravest of these.
struct breaking_row {
    std::size_t row;
    severity    gravest;

    friend auto operator<=>(breaking_row const&, breaking_row const&) = default;
};

/// What a thread found in the rows that it looked at, all in their order; the violations with the places of their rules
/// in the set.
template <std::size_t Rules>
struct found_by_thread {
    rule_tally                tallies[Rules + 1]{}; // and behind them one of the parts of the records
    std::vector<breaking_row> breaking{};
    std::vector<violation>    violations{};
};

/// Puts what is in order behind what is, too, and all in order.
template <class T>
void merge_behind(std::vector<T>& all, std::vector<T> const& more) {
    auto const own = static_cast<std::ptrdiff_t>(all.size());
    all.insert(all.end(), more.begin(), more.end());
    std::inplace_merge(all.begin(), all.begin() + own, all.end());
}

/// Where goes what is found in the rows of a block.
class found_in_block {
public:
    validation_options const& options;
    bool const*               silent; // of each rule of the set
    rule_tally*               tallies;
    std::size_t               first;
    std::size_t               last;

    template <std::size_t Rules>
    found_in_block(validation_options const& how, rule_name const* names, bool const* silent_ones,
                   found_by_thread<Rules>& found, std::size_t begin, std::size_t end)
        : options(how), silent(silent_ones), tallies(found.tallies), first(begin), last(end), names_(names),
          rules_(Rules), breaking_(found.breaking), violations_(found.violations), before_(violations_.size()) {}

    /// A row breaks the rule at a place of the set.
    void broken(std::size_t place, std::size_t row) const {
        violations_.push_back({options.first_record + row, static_cast<std::uint32_t>(place)});
    }
    /// Once all rules have been looked at.
    void end() const {
        auto const own = violations_.begin() + static_cast<std::ptrdiff_t>(before_);
        std::sort(own, violations_.end());
        for (auto each = own; each != violations_.end(); ++each) {
            breaking_row const now{each->record - options.first_record, gravity_of(each->rule)};
            if (each == own || now.row != breaking_.back().row)
                breaking_.push_back(now);
            else
                breaking_.back().gravest = std::max(breaking_.back().gravest, now.gravest);
        }
        if (!options.every_violation)
            violations_.resize(before_);
    }
    /// Looks at rows one by one.
    template <class Table, class Check, class Condition>
    void look_through(Table const& table, std::size_t from, std::size_t to, std::size_t place,
                      record_rule<Check, Condition> const& rule) const {
        if (silent[place])
            return;
        for (std::size_t at = from; at < to; ++at)
            if (auto const& row = table[at]; breaks(rule, row)) {
                broken(place, at);
                tallies[place].append(options.findings_per_rule,
                                      [&] { return broken_finding(rule, row, options.first_record + at, options.in); });
            }
    }
    /// Looks at rows, at most a stretch, for what breaks rules of one company.
    template <class Table, class... Rules>
    void look_for_any(Table const& table, std::size_t from, std::size_t to, std::size_t const* places,
                      Rules const&... rules) const {
        auto const through = [&](std::size_t begin, std::size_t end) {
            auto place = places;
            (look_through(table, begin, end, *place++, rules), ...);
        };
        for (std::size_t at = 0; at < sizeof...(Rules); ++at)
            if (silent[places[at]])
                return through(from, to);
        std::size_t const pieces = (to - from) / rows_of_piece;
        for (auto shown = pieces_that_may_break(table, from, pieces, rules...); shown != 0; shown &= shown - 1) {
            std::size_t const begin = from + static_cast<std::size_t>(std::countr_zero(shown)) * rows_of_piece;
            through(begin, begin + rows_of_piece);
        }
        through(from + pieces * rows_of_piece, to);
    }

private:
    severity gravity_of(std::size_t place) const { return place == rules_ ? severity::error : names_[place].gravity; }

    rule_name const*           names_;
    std::size_t                rules_;
    std::vector<breaking_row>& breaking_;
    std::vector<violation>&    violations_;
    std::size_t                before_; // how many there were before this block
};

/// How tables are gone over whose records are found by their number.
struct block_pass {
    static constexpr std::size_t block = 16'384;

    template <class Policy, class Records, class... Rules, class... Tables>
    static validation over(Policy const& policy, Records const& records, rule_set<Rules...> const& rules,
                           validation_options const& options, Tables const&... tables) {
        constexpr std::size_t number = sizeof...(Rules);
        using whole                  = std::remove_cvref_t<decltype(whole_record(records[0]))>;
        constexpr bool of_rows = ((company_of<Rules> != company::over_all) || ...) || anything_checks_itself<whole>();
        constexpr bool of_all  = ((company_of<Rules> == company::over_all) || ...);

        auto const& crew  = detail::crew_of(policy);
        auto        told  = policy.progress_over(records.size());
        auto const  names = rules.names();

        typename one_each<prepared_of, Rules...>::type prepared{};
        keys_known                                     of_this_pass(false);
        keys_known&                                    known = options.keys == nullptr ? of_this_pass : *options.keys;
        auto const                                     prepare = [&] {
            for_each_of(
                [&]<class Prepared>(std::size_t at, Prepared& one, auto const& rule) {
                    if constexpr (!std::same_as<Prepared, nothing_prepared>)
                        if (rules.applies(at))
                            one.prepare(crew, rule, records, known, tables...);
                },
                prepared, rules.rules());
        };
        // A thread meets its blocks in ascending order; those behind are of the second time that it goes through them.
        std::vector<found_by_thread<number>> found(2 * crew.number());
        auto const by_blocks = [&](parts_of_pass const& split, std::size_t part, auto& own, auto const& look) {
            std::size_t const end = split.first(part + 1);
            for (std::size_t first = split.first(part); first < end; first += block) {
                found_in_block const here(options, names.data(), rules.silent(), own, first,
                                          std::min(first + block, end));
                look(here);
                here.end();
            }
            return end - split.first(part);
        };
        auto const tell = [&](found_in_block const& here) {
            for_each_of(rules_told<Records>{records, here}, prepared, rules.rules());
        };
        // Rules over single records wait for nothing: the others look at rows while one thread finds out what there is
        // of keys, and tells of it then. One alone tells of it while the rows are near.
        bool const          alone = crew.number() == 1;
        parts_of_pass const rows(crew, records.size(), 8 * parts_of_thread, block);
        crew.in_parts_beside(prepare, of_rows || alone ? rows.parts : 0, [&](std::size_t part, std::size_t thread) {
            told.add(by_blocks(rows, part, found[thread], [&](found_in_block const& here) {
                if (alone)
                    tell(here);
                look_at_block(records, rules, here);
            }));
        });
        if (of_all && !alone) {
            // To tell of what was found takes no time to speak of, but where rows are looked at once more.
            constexpr bool      look  = (looks_at_rows<Rules> || ...);
            std::size_t const   least = look ? block : std::max<std::size_t>(records.size(), 1);
            parts_of_pass const again(crew, records.size(), parts_of_thread, least);
            crew.in_parts(again.parts, [&](std::size_t part, std::size_t thread) {
                auto const seen = by_blocks(again, part, found[crew.number() + thread], tell);
                told.add(of_rows ? 0 : seen);
            });
        }

        auto& all = found.front();
        for (std::size_t at = 1; at < found.size(); ++at) {
            for (std::size_t rule = 0; rule <= number; ++rule)
                all.tallies[rule].merge(std::move(found[at].tallies[rule]), options.findings_per_rule);
            merge_behind(all.breaking, found[at].breaking);
            merge_behind(all.violations, found[at].violations);
        }
        validation result =
            found_by_rules<validation>(names.data(), rules.silent(), all.tallies, number, std::move(all.violations));
        for (std::size_t at = 0; at < all.breaking.size(); ++at) // of one row the gravest is the last
            if (at + 1 == all.breaking.size() || all.breaking[at + 1].row != all.breaking[at].row)
                result.add_breaking(all.breaking[at].gravest, 1);
        result.add_records(records.size());
        return result;
    }
    template <class Records, class... Rules, class... Tables>
    static validation over(Records const& records, rule_set<Rules...> const& rules, validation_options const& options,
                           Tables const&... tables) {
        return over(one_thread{}, records, rules, options, tables...);
    }

private:
    template <class Records, class... Rules>
    static void look_at_block(Records const& records, rule_set<Rules...> const& rules, found_in_block const& here) {
        for (std::size_t row = here.first, next; row < here.last; row = next) {
            next = std::min(row + pieces_of_stretch * rows_of_piece, here.last);
            look_at_rows(records, rules.rules(), here, row, next);
        }
        for (std::size_t at = here.first; at < here.last; ++at)
            for (auto left = self_check(records[at], here.options.first_record + at, here.options,
                                        here.tallies[sizeof...(Rules)]);
                 left > 0; --left)
                here.broken(sizeof...(Rules), at);
    }

    // Tells of a block what rules over all records found.
    template <class Records>
    struct rules_told {
        Records const&        records;
        found_in_block const& here;

        template <class Rule>
        void operator()(std::size_t, nothing_prepared, Rule const&) const {}
        template <class Rule>
        void operator()(std::size_t at, column_rule<Rule> const& one, Rule const& rule) const {
            if (!here.silent[at])
                one.check(rule, records, here.first, here.last, here.options, here.tallies[at],
                          [&](std::size_t row) { here.broken(at, row); });
        }
    };

    // Many rules of one type look at the rows one after the other.
    template <class Records, class Rule, std::size_t Size>
    static void look_at_rows(Records const& records, std::array<Rule, Size> const& rules, found_in_block const& here,
                             std::size_t from, std::size_t to) {
        if constexpr (company_of<Rule> != company::over_all)
            for (std::size_t at = 0; at < Size; ++at)
                here.look_for_any(records, from, to, &at, rules[at]);
    }
    template <class Records, class Places, class... Rules>
    static void look_at_rows(Records const& records, flat_list<Places, Rules...> const& rules,
                             found_in_block const& here, std::size_t from, std::size_t to) {
        constexpr auto const& all = companies_of<Rules...>;
        [&]<std::size_t... Company>(std::index_sequence<Company...>) {
            (look_in_company<Company>(records, rules, here, from, to, std::make_index_sequence<all.size[Company]>{}),
             ...);
        }(std::make_index_sequence<all.number>{});
    }
    template <std::size_t Company, class Records, class Places, class... Rules, std::size_t... At>
    static void look_in_company(Records const& records, flat_list<Places, Rules...> const& rules,
                                found_in_block const& here, std::size_t from, std::size_t to,
                                std::index_sequence<At...>) {
        constexpr auto const& places = companies_of<Rules...>.places[Company];
        here.look_for_any(records, from, to, places, listed_at<places[At]>(rules)...);
    }
};

template <class Record>
struct validation_pass<columns<Record>> : block_pass {};
template <class Record>
struct validation_pass<column_slice<Record>> : block_pass {};

} // namespace tuopin::detail

namespace tuopin {

/// The same on several threads, of columns and of other tables whose records are found by their number:
/// `validate(threads{2}, households, rules, persons)`. What is found is what one thread finds, in the same order.
/// Counts between tables take 4 bytes a record and thread more.
template <detail::pass_policy Policy, detail::indexed_table Records, class... Rules, class... Tables>
validation validate(Policy const& policy, Records const& records, rule_set<Rules...> const& rules,
                    validation_options const& options, Tables const&... tables) {
    return detail::block_pass::over(policy, records, rules, options, tables...);
}
template <detail::pass_policy Policy, detail::indexed_table Records, class... Rules, class... Tables>
    requires(detail::record_range<Tables const> && ...)
validation validate(Policy const& policy, Records const& records, rule_set<Rules...> const& rules,
                    Tables const&... tables) {
    return tuopin::validate(policy, records, rules, validation_options{}, tables...);
}

} // namespace tuopin

#endif
