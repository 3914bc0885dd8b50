// The engine of validation: all rules over all records in one pass, every finding, none
// but offenders turned into text. Validation is aggregation: what rules found merges.
#ifndef TUOPIN_ENGINES_VALIDATION_VALIDATE_HPP
#define TUOPIN_ENGINES_VALIDATION_VALIDATE_HPP

#include <tuopin/describe/member_pointer.hpp>
#include <tuopin/describe/members.hpp>
#include <tuopin/engines/aggregate.hpp>
#include <tuopin/engines/observers/measured.hpp>
#include <tuopin/engines/tables/sort_stably.hpp>
#include <tuopin/engines/validation/constraint.hpp>
#include <tuopin/engines/validation/finding.hpp>
#include <tuopin/engines/validation/rule.hpp>
#include <tuopin/values/compare_by_value.hpp>
#include <tuopin/values/figures/figure.hpp>
#include <tuopin/values/figures/measure.hpp>
#include <tuopin/values/percentage.hpp>
#include <tuopin/values/text.hpp>

#include <algorithm>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <limits>
#include <string>
#include <string_view>
#include <tuple>
#include <type_traits>
#include <utility>
#include <vector>

namespace tuopin {

class keys_known;

/// How `validate` goes about it.
struct validation_options {
    language    in{language::english};      ///< the language of the findings' texts
    std::size_t findings_per_rule{1'000};   ///< so many findings a rule are kept, the first ones; all are counted
    std::size_t first_record{0};            ///< the number of the first record, where the records are a part of more
    bool        every_violation{false};     ///< list, beside the findings, every violation, without a text
    keys_known* keys{};                     ///< of columns: what is known of keys is used, and what is found out kept
};

/// Keep every finding, however many.
inline constexpr std::size_t unlimited = std::numeric_limits<std::size_t>::max();

/// How often a rule was broken.
struct rule_count {
    std::string  rule{};
    severity     gravity{};
    std::int64_t number{};

    friend bool operator==(rule_count const&, rule_count const&) = default;
};

/// That a record breaks a rule: no more than two numbers, so that millions can be listed.
struct violation {
    std::size_t   record{}; ///< the number of the record
    std::uint32_t rule{};   ///< the place of the rule in `validation::rules()`

    friend bool operator==(violation const&, violation const&)  = default;
    friend auto operator<=>(violation const&, violation const&) = default;
};

/// What `validate` found: a count of every rule, and findings in the order of the records.
template <class Finding, class Count, class Violation>
class basic_validation {
public:
    basic_validation() = default;

    /// Whether nothing of severity error was found.
    bool ok() const { return count(severity::error) == 0; }

    /// The findings kept, in the order of their records. Where `complete()` is false there
    /// were more.
    std::vector<Finding> const& findings() const& { return findings_; }
    std::vector<Finding>        findings() && { return std::move(findings_); }
    bool complete() const { return total() == static_cast<std::int64_t>(findings_.size()); }

    /// How often the rule was broken, kept or not; 0 for a rule that does not exist.
    std::int64_t count(std::string_view rule) const {
        for (Count const& each : rules_)
            if (each.rule == rule)
                return each.number;
        return 0;
    }
    std::int64_t count(severity gravity) const {
        std::int64_t number = 0;
        for (Count const& each : rules_)
            number += each.gravity == gravity ? each.number : 0;
        return number;
    }
    /// All findings, kept or not.
    std::int64_t total() const {
        std::int64_t number = 0;
        for (Count const& each : rules_)
            number += each.number;
        return number;
    }
    /// The rules in the order in which they stand, with how often each was broken.
    std::vector<Count> const& rules() const& { return rules_; }
    std::vector<Count>        rules() && { return std::move(rules_); }

    /// Every violation, kept as a finding or not, by record and then by rule; where the options ask for it. What
    /// did not come from a record that was looked at (`add`) is not among them.
    std::vector<Violation> const& violations() const& { return violations_; }
    std::vector<Violation>        violations() && { return std::move(violations_); }

    /// How many records were looked at.
    std::size_t records() const { return records_; }

    /// How many records break at least one rule of that severity or a graver one; what did not come from a
    /// record that was looked at (`add`) is not counted.
    std::size_t records_breaking(severity at_least = severity::error) const {
        std::size_t number = 0;
        for (std::size_t grave = static_cast<std::size_t>(at_least); grave < 3; ++grave)
            number += worst_[grave];
        return number;
    }
    /// Whether more than that share of the records break a rule of that severity or a graver one:
    /// `if (found.exceeds(percent(0.1))) return 1;`. Of no records none does.
    bool exceeds(percentage limit, severity at_least = severity::error) const {
        return static_cast<double>(records_breaking(at_least)) * 100.0 >
               limit.in_percent() * static_cast<double>(records_);
    }

    /// Adds a finding from elsewhere: a cell that did not parse, a total that did not
    /// reconcile. It comes behind all others, as those of several tables do one after the
    /// other; `merge` puts all in the order of their records.
    void add(Finding found) {
        counter(found.rule, found.severity).number += 1;
        findings_.push_back(std::move(found));
    }

    /// Puts what another part of the records gave beside this; the parts are numbered on with
    /// `first_record`. What makes keys unique, or refers to other records, is a matter of all
    /// records and is not looked at again.
    void merge(basic_validation other) {
        std::vector<decltype(Violation::rule)> places;
        for (Count const& each : other.rules_) {
            Count& same = counter(each.rule, each.gravity);
            same.number += each.number;
            places.push_back(static_cast<std::uint32_t>(&same - rules_.data()));
        }
        std::size_t const own = violations_.size();
        violations_.reserve(own + other.violations_.size());
        for (Violation const& each : other.violations_)
            violations_.push_back({each.record, places[each.rule]});
        take(other.findings_);
        records_ += other.records_;
        for (std::size_t at = 0; at < 3; ++at)
            worst_[at] += other.worst_[at];
        sort(own);
    }
    void then(basic_validation later) { merge(std::move(later)); }

    // How many records break a rule follows from the rules, where findings were not merged of parts.
    friend bool operator==(basic_validation const& a, basic_validation const& b) {
        return a.records_ == b.records_ && a.rules_ == b.rules_ && a.findings_ == b.findings_ &&
               a.violations_ == b.violations_;
    }

    // For the engine: a rule that was checked, with what it found.
    // Returns its place.
    std::uint32_t add_rule(std::string_view rule, severity gravity, std::int64_t number, std::vector<Finding> found) {
        Count& place = counter(rule, gravity);
        place.number += number;
        take(found);
        return static_cast<std::uint32_t>(&place - rules_.data());
    }
    void add_records(std::size_t number) {
        records_ += number;
        sort(0);
    }
    // The same: what was looked at is a measure and no record of a table, so it has no number.
    void leave_out_numbers() {
        for (Finding& each : findings_)
            each.has_record = false;
    }
    // The same: every violation, in any order, by the place of its rule among those added.
    void add_violations(std::vector<Violation> listed) { violations_ = std::move(listed); }
    // The same: so many records of which a finding of that severity is the gravest.
    void add_breaking(severity gravest, std::size_t number) { worst_[static_cast<std::size_t>(gravest)] += number; }

private:
    Count& counter(std::string_view rule, severity gravity) {
        for (Count& each : rules_)
            if (each.rule == rule && each.gravity == gravity)
                return each;
        rules_.push_back({std::string(rule), gravity, 0});
        return rules_.back();
    }
    void take(std::vector<Finding>& found) {
        if (findings_.empty())
            findings_ = std::move(found);
        else
            findings_.insert(findings_.end(), std::make_move_iterator(found.begin()),
                             std::make_move_iterator(found.end()));
    }
    // The violations up to a place are sorted, and the others mostly are, too.
    void sort(std::size_t sorted) {
        // Findings of one record keep their order.
        detail::sort_stably(findings_, [](Finding const& a, Finding const& b) { return a.record < b.record; });
        auto const behind = violations_.begin() + static_cast<std::ptrdiff_t>(sorted);
        if (!std::is_sorted(behind, violations_.end()))
            std::sort(behind, violations_.end());
        std::inplace_merge(violations_.begin(), behind, violations_.end());
    }

    std::vector<Count>   rules_{};
    std::vector<Finding> findings_{};
    std::vector<Violation> violations_{};
    std::size_t          records_{};
    std::size_t          worst_[3]{}; // of how many records the gravest finding is a note, a warning, an error
};

/// What `validate` found. A template, so that its functions cost those who call them alone.
using validation = basic_validation<finding, rule_count, violation>;

namespace detail {

/// The gravest that was found of a record: nothing, or a severity.
class gravest_finding {
public:
    constexpr void add(severity gravity) {
        auto const grade = static_cast<unsigned char>(static_cast<unsigned char>(gravity) + 1);
        grade_           = grade_ < grade ? grade : grade_;
    }
    constexpr bool     any() const { return grade_ != 0; }
    constexpr severity gravity() const { return static_cast<severity>(grade_ - 1); }

private:
    unsigned char grade_{};
};

inline constexpr std::string_view self_check_id = "self-check";

// Findings of one rule in record order; those of one record, which two parts that were both
// numbered from 0 may bring, by what they say: merging has no order.
template <class Finding>
bool comes_before(Finding const& a, Finding const& b) {
    if (a.record != b.record)
        return a.record < b.record;
    return std::tie(a.path, a.seen, a.wanted, a.others) < std::tie(b.path, b.seen, b.wanted, b.others);
}

/// Counts what breaks one rule and keeps the first findings in record order.
template <class Finding>
class basic_rule_tally {
public:
    /// Counts one more, of records in any order; whether its finding is to be put in.
    bool count(std::size_t keep, std::size_t record) {
        ++number_;
        return keep != 0 && (kept_.size() < keep || kept_.back().record >= record);
    }
    void put_in(std::size_t keep, Finding found) {
        std::size_t at = kept_.size();
        while (at > 0 && comes_before(found, kept_[at - 1]))
            --at;
        kept_.insert(kept_.begin() + static_cast<std::ptrdiff_t>(at), std::move(found));
        if (kept_.size() > keep)
            kept_.pop_back();
    }
    /// Findings come in the order in which they are to stand.
    template <class Make>
    void append(std::size_t keep, Make make) {
        ++number_;
        if (kept_.size() < keep)
            kept_.push_back(make());
    }
    void merge(basic_rule_tally other, std::size_t keep) {
        number_ += other.number_;
        if (other.kept_.empty())
            return;
        std::vector<Finding> both;
        both.reserve(kept_.size() + other.kept_.size());
        std::merge(std::make_move_iterator(kept_.begin()), std::make_move_iterator(kept_.end()),
                   std::make_move_iterator(other.kept_.begin()), std::make_move_iterator(other.kept_.end()),
                   std::back_inserter(both), comes_before<Finding>);
        if (both.size() > keep)
            both.resize(keep);
        kept_ = std::move(both);
    }
    std::int64_t                number() const { return number_; }
    std::vector<Finding> const& kept() const& { return kept_; }
    std::vector<Finding>        kept() && { return std::move(kept_); }

    friend bool operator==(basic_rule_tally const&, basic_rule_tally const&) = default;

private:
    std::int64_t         number_{};
    std::vector<Finding> kept_{};
};
using rule_tally = basic_rule_tally<finding>;

/// Which records of a pass break rules, and, where it is asked for, which rules.
template <class Gravest, class Violation>
class basic_broken_records {
public:
    explicit basic_broken_records(validation_options const& options)
        : first_(options.first_record), every_violation_(options.every_violation) {}

    void begin_record() { gravest_.emplace_back(); }
    /// A record breaks the rule at a place of the set.
    void operator()(std::size_t rule, severity gravity, std::size_t record) {
        gravest_[record - first_].add(gravity);
        if (every_violation_)
            violations_.push_back({record, static_cast<std::uint32_t>(rule)});
    }
    std::vector<Violation> violations() { return std::move(violations_); }

    template <class Validation>
    void count(Validation& found) const {
        for (Gravest const& each : gravest_)
            if (each.any())
                found.add_breaking(each.gravity(), 1);
        found.add_records(gravest_.size());
    }

private:
    std::size_t            first_;
    bool                   every_violation_;
    std::vector<Gravest>   gravest_{};
    std::vector<Violation> violations_{};
};
using broken_records = basic_broken_records<gravest_finding, violation>;

/// What `rules` rules found that are not silent, each in its tally, and behind them the parts of the records. The
/// findings are taken out of the tallies.
template <class Validation, class Tally, class Violation>
Validation found_by_rules(rule_name const* names, bool const* silent, Tally* tallies, std::size_t rules,
                          std::vector<Violation> violations) {
    Validation                 result;
    std::vector<std::uint32_t> places(rules + 1);
    auto const                 add = [&](std::size_t at, std::string_view rule, severity gravity) {
        places[at] = result.add_rule(rule, gravity, tallies[at].number(), std::move(tallies[at]).kept());
    };
    for (std::size_t at = 0; at < rules; ++at)
        if (!silent[at])
            add(at, names[at].id, names[at].gravity);
    if (tallies[rules].number() != 0)
        add(rules, self_check_id, severity::error);
    for (Violation& each : violations)
        each.rule = places[each.rule];
    result.add_violations(std::move(violations));
    return result;
}

// Findings of the different kinds of rules, with what the rules found.
template <class Finding = finding>
Finding found_by(std::string_view rule, severity gravity, std::size_t record) {
    Finding found;
    found.rule     = rule;
    found.severity = gravity;
    found.record   = record;
    return found;
}
template <class Rule, class Record>
finding broken_finding(Rule const& rule, Record const& record, std::size_t index, language in) {
    finding found = found_by(rule.id, rule.gravity, index);
    rule.checked.explain(record, in, found);
    return found;
}
template <auto... Keys, class... T>
finding repeated_finding(unique_rule<Keys...> const& rule, std::size_t index, std::size_t first, language in,
                         T const&... keys) {
    finding found = found_by(rule.id, rule.gravity, index);
    found.others  = {first};
    found.path    = joined_names<Keys...>();
    found.seen    = joined_values(in, keys...);
    found.wanted  = text{"a value that no other record has", "不与其他记录重复"}.in(in);
    return found;
}
template <auto Member, auto Key, class T>
finding missing_finding(reference_rule<Member, Key> const& rule, std::size_t index, T const& value, language in) {
    finding found = found_by(rule.id, rule.gravity, index);
    found.path    = measured_name<Member>();
    found.seen    = seen_text(value, in);
    found.wanted.append(text{"a value of ", "存在于"}.in(in))
        .append(measured_name<Key>())
        .append(text{" in the other table", "（另一张表）"}.in(in));
    return found;
}
template <auto Stated, auto Key, auto Member, class T>
finding miscounted_finding(count_rule<Stated, Key, Member> const& rule, std::size_t index, T const& stated,
                           std::size_t number, language in) {
    finding found = found_by(rule.id, rule.gravity, index);
    found.path    = measured_name<Stated>();
    found.seen    = seen_text(stated, in);
    found.wanted.append(text{"the number of records whose ", "另一张表中"}.in(in))
        .append(measured_name<Member>())
        .append(text{" refers to it, ", "指向本记录的条数，即"}.in(in))
        .append(shortest_integer(static_cast<std::int64_t>(number)));
    return found;
}

/// Whether a record breaks a rule over single records.
template <class Rule, class Record>
constexpr bool breaks(Rule const& rule, Record const& record) {
    return applies(rule.condition, record) && !rule.checked.holds(record);
}

/// What a rule remembers of the records of a pass, beside its tally: nothing, if it is over single records. One type
/// for all of these, so that the compiler has it once.
struct nothing_remembered {
    static void merge(nothing_remembered) {}

    friend bool operator==(nothing_remembered, nothing_remembered) = default;
};
template <class Rule>
struct rule_memory {
    using type = nothing_remembered;
};
template <class Rule>
using memory_of = typename rule_memory<Rule>::type;

/// Calls `use(value)` with what is measured, unless it is not stated, or differs even from
/// itself, as what is no number does.
template <auto Measured, class Record, class Use>
void with_key(Record const& record, Use&& use) {
    with_measured<Measured>(record, [&](auto const& value) {
        if (value == value)
            use(value);
    });
}

template <auto Key>
consteval bool check_key() {
    if constexpr (check_measured<Key>()) {
        static_assert(std::totally_ordered<without_optional<measured_value<Key>>>,
                      "tuopin: the keys of unique<> and refers_to<> are compared; give their type == and <=>");
        return std::totally_ordered<without_optional<measured_value<Key>>>;
    } else {
        return false;
    }
}

/// Uniqueness is decided when all keys are there.
template <auto... Keys>
class keys_seen {
    static constexpr bool sound = (check_key<Keys>() && ...);

    template <auto Key>
    using value_type = std::conditional_t<sound, without_optional<measured_value<Key>>, int>;
    using key_type   = std::tuple<value_type<Keys>...>;
    struct place {
        key_type    key;
        std::size_t record;

        friend bool operator==(place const&, place const&) = default;
        friend bool operator<(place const& a, place const& b) {
            return a.key < b.key || (!(b.key < a.key) && a.record < b.record);
        }
    };
    // Places of a record and of the first one with its key.
    struct repetition {
        std::size_t at;
        std::size_t first;
    };

public:
    template <class Record>
    bool observe(unique_rule<Keys...> const&, Record const& record, std::size_t index, validation_options const&,
                 rule_tally&) {
        if constexpr (sound) {
            std::size_t there = 0;
            (with_key<Keys>(record, [&](auto const&) { ++there; }), ...);
            if (there == sizeof...(Keys))
                places_.push_back({key_type(stated_value(measured<Keys>(record))...), index});
        }
        return false;
    }
    void merge(keys_seen const& other) {
        places_.insert(places_.end(), other.places_.begin(), other.places_.end());
    }
    template <class Mark>
    void finish(rule_name name, validation_options const& options, rule_tally& tally, Mark mark) {
        unique_rule<Keys...> const rule{name.id, name.gravity};
        auto&                      sorted = places_;
        std::sort(sorted.begin(), sorted.end());
        std::vector<repetition> repeated;
        for (std::size_t first = 0, at = 1; at < sorted.size(); ++at) {
            if (sorted[at].key == sorted[first].key)
                repeated.push_back({at, first});
            else
                first = at;
        }
        std::sort(repeated.begin(), repeated.end(), [&](auto const& a, auto const& b) {
            std::size_t const x = sorted[a.at].record, y = sorted[b.at].record;
            return x < y || (x == y && a.at < b.at);
        });
        for (auto const& [at, first] : repeated) {
            mark(sorted[at].record);
            tally.append(options.findings_per_rule, [&] {
                return std::apply(
                    [&](auto const&... keys) {
                        return repeated_finding(rule, sorted[at].record, sorted[first].record, options.in, keys...);
                    },
                    sorted[at].key);
            });
        }
    }

    friend bool operator==(keys_seen const& a, keys_seen const& b) {
        auto x = a.places_, y = b.places_;
        std::sort(x.begin(), x.end());
        std::sort(y.begin(), y.end());
        return x == y;
    }

private:
    std::vector<place> places_{};
};
template <auto... Keys>
struct rule_memory<unique_rule<Keys...>> {
    using type = keys_seen<Keys...>;
};

/// The keys of another table, sorted. Keys of another type are compared by value, as bounds are.
template <class K>
class sorted_keys {
public:
    template <auto Key, class Table>
    void take(Table const& table) {
        for (auto const& record : table)
            with_key<Key>(record, [&](auto const& key) { keys_.push_back(key); });
        std::sort(keys_.begin(), keys_.end());
    }
    template <class T>
    std::size_t count(T const& value) const {
        auto const first =
            std::partition_point(keys_.begin(), keys_.end(), [&](K const& key) { return is_below(key, value); });
        auto const last =
            std::partition_point(first, keys_.end(), [&](K const& key) { return same_value(key, value); });
        return static_cast<std::size_t>(last - first);
    }

private:
    std::vector<K> keys_{};
};

/// References look up the keys of the other table, which are sorted once.
template <auto Member, auto Key>
class keys_referred_to {
    static constexpr bool sound = check_key<Member>() && check_key<Key>();

public:
    static constexpr auto in_other_table = Key;

    template <class Table>
    void take_table(Table const& table) {
        keys_.template take<Key>(table);
    }
    template <class Record>
    bool observe(reference_rule<Member, Key> const& rule, Record const& record, std::size_t index,
                 validation_options const& options, rule_tally& tally) const {
        std::int64_t const before = tally.number();
        with_measured<Member>(record, [&](auto const& value) {
            if (keys_.count(value) == 0 && tally.count(options.findings_per_rule, index))
                tally.put_in(options.findings_per_rule, missing_finding(rule, index, value, options.in));
        });
        return tally.number() != before;
    }
    static void merge(keys_referred_to const&) {}

    // What was found is in the tally.
    friend bool operator==(keys_referred_to const&, keys_referred_to const&) { return true; }

private:
    sorted_keys<std::conditional_t<sound, without_optional<measured_value<Key>>, int>> keys_{};
};
template <auto Member, auto Key>
struct rule_memory<reference_rule<Member, Key>> {
    using type = keys_referred_to<Member, Key>;
};

template <class T>
concept states_a_number = plain_integer<T> || requires(T const& value) {
    { value.count() } -> plain_integer;
};

/// A whole number, or a quantity counted whole: that of no count where it is negative.
template <class T>
constexpr std::uint64_t number_stated(T const& value) {
    if constexpr (plain_integer<T>)
        return static_cast<std::uint64_t>(value);
    else
        return static_cast<std::uint64_t>(value.count());
}
template <class T>
constexpr bool states(T const& value, std::size_t number) {
    return number_stated(value) == number;
}

template <auto Stated>
consteval bool check_stated_number() {
    if constexpr (check_measured<Stated>()) {
        static_assert(
            states_a_number<without_optional<measured_value<Stated>>>,
            "tuopin: counts<> compares a number of records; its first member is a whole number, or a quantity "
            "such as persons or households that is counted whole");
        return states_a_number<without_optional<measured_value<Stated>>>;
    } else {
        return false;
    }
}

/// Numbers of records that refer to one are looked up as references are.
template <auto Stated, auto Key, auto Member>
class keys_counted {
    static constexpr bool sound = check_stated_number<Stated>() && check_key<Key>() && check_key<Member>();

public:
    static constexpr auto in_other_table = Member;

    template <class Table>
    void take_table(Table const& table) {
        keys_.template take<Member>(table);
    }
    template <class Record>
    bool observe(count_rule<Stated, Key, Member> const& rule, Record const& record, std::size_t index,
                 validation_options const& options, rule_tally& tally) const {
        std::int64_t const before = tally.number();
        if constexpr (sound)
            with_measured<Stated>(record, [&](auto const& stated) {
                with_key<Key>(record, [&](auto const& key) {
                    std::size_t const number = keys_.count(key);
                    if (!states(stated, number) && tally.count(options.findings_per_rule, index))
                        tally.put_in(options.findings_per_rule,
                                     miscounted_finding(rule, index, stated, number, options.in));
                });
            });
        return tally.number() != before;
    }
    static void merge(keys_counted const&) {}

    friend bool operator==(keys_counted const&, keys_counted const&) { return true; }

private:
    sorted_keys<std::conditional_t<sound, without_optional<measured_value<Member>>, int>> keys_{};
};
template <auto Stated, auto Key, auto Member>
struct rule_memory<count_rule<Stated, Key, Member>> {
    using type = keys_counted<Stated, Key, Member>;
};

template <class Rule>
inline constexpr bool is_reference = false;
template <auto Member, auto Key>
inline constexpr bool is_reference<reference_rule<Member, Key>> = true;
template <auto Stated, auto Key, auto Member>
inline constexpr bool is_reference<count_rule<Stated, Key, Member>> = true;

template <class T>
concept checks_itself = requires(T const& value, void (*report)(std::string, std::string)) {
    value.check(language::english, report);
};

template <class T>
concept checks_members = requires(T const& value, void (*report)(std::string, std::string, std::string)) {
    check_measure(value, language::english, report);
};

template <class T>
consteval bool anything_checks_itself();
template <class T, class... D>
consteval bool a_member_checks_itself(boost::mp11::mp_list<D...>) {
    return (anything_checks_itself<std::remove_cvref_t<decltype(std::declval<T&>().*D::pointer)>>() || ...);
}
template <class T>
consteval bool anything_checks_itself() {
    if constexpr (optional_type<T>)
        return anything_checks_itself<without_optional<T>>();
    else if constexpr (checks_itself<T> || checks_members<T>)
        return true;
    else if constexpr (described<T>)
        return a_member_checks_itself<T>(member_list<T>{});
    else
        return false;
}

/// Walks what a value is made of and lets every part that can check itself do so.
template <class T, class Report>
void check_itself(T const& value, std::string const& path, language in, Report& report) {
    if constexpr (optional_type<T>) {
        if (value)
            detail::check_itself(*value, path, in, report);
    } else if constexpr (checks_itself<T>) {
        value.check(in,
                    [&](std::string seen, std::string wanted) { report(path, std::move(seen), std::move(wanted)); });
    } else if constexpr (anything_checks_itself<T>()) {
        auto below = [&](std::string_view name) {
            std::string joined = path;
            if (!joined.empty() && !name.empty())
                joined += '.';
            return joined += name;
        };
        if constexpr (checks_members<T>)
            check_measure(value, in, [&](std::string name, std::string seen, std::string wanted) {
                report(below(name), std::move(seen), std::move(wanted));
            });
        if constexpr (described<T>)
            for_each_member<T>([&](std::string_view name, auto member) {
                using member_type = std::remove_cvref_t<decltype(value.*member)>;
                if constexpr (anything_checks_itself<member_type>())
                    detail::check_itself(value.*member, below(name), in, report);
            });
    }
}

/// How many findings the parts of a record have of themselves.
template <class Record>
std::int64_t self_check(Record const& record, std::size_t index, validation_options const& options, rule_tally& tally) {
    using whole               = std::remove_cvref_t<decltype(whole_record(record))>;
    std::int64_t const before = tally.number();
    if constexpr (anything_checks_itself<whole>()) {
        auto report = [&](std::string path, std::string seen, std::string wanted) {
            tally.append(options.findings_per_rule, [&] {
                finding found;
                found.rule   = self_check_id;
                found.record = index;
                found.path   = std::move(path);
                found.seen   = std::move(seen);
                found.wanted = std::move(wanted);
                return found;
            });
        };
        detail::check_itself<whole>(whole_record(record), std::string(), options.in, report);
    }
    return tally.number() - before;
}

/// Whether a table's records have what a rule refers to.
template <class Measured, class Record>
inline constexpr bool measures =
    std::is_invocable_v<Measured const&, typename whole_record_type<Record>::type const&>;
template <auto First, auto... Rest, class Record>
inline constexpr bool measures<path_type<First, Rest...>, Record> =
    std::is_invocable_v<std::remove_cv_t<decltype(First)>, typename whole_record_type<Record>::type const&>;

/// Calls `take(table)` for each table whose records have what is measured.
template <auto Measured, class Take, class... Tables>
void with_tables_of(Take take, Tables const&... tables) {
    using measured = std::remove_cv_t<decltype(Measured)>;
    static_assert((measures<measured, record_of<Tables const>> || ...),
                  "tuopin: a rule refers to a table that validate was not given; write validate(records, rules, "
                  "other_records)");
    auto take_one = [&](auto const& table) {
        if constexpr (measures<measured, record_of<decltype(table)>>)
            take(table);
    };
    (take_one(tables), ...);
}

/// A record, gone over by the rules of a set one after the other. No lambda, as its name would hold all rules, and
/// there would be one for each.
template <class Record, class Broken>
class observed_record {
public:
    observed_record(Record const& record, std::size_t index, validation_options const& options, bool const* silent,
                    rule_tally* tallies, Broken& broken)
        : record_(record), index_(index), options_(options), silent_(silent), tallies_(tallies), broken_(broken) {}

    template <class Rule>
    void operator()(std::size_t at, nothing_remembered, Rule const& rule) const {
        if (!silent_[at] && breaks(rule, record_))
            break_rule(at, rule.id, rule.gravity, &rule.checked, &explain<decltype(rule.checked)>);
    }
    template <class Memory, class Rule>
    void operator()(std::size_t at, Memory& memory, Rule const& rule) const {
        if (!silent_[at] && memory.observe(rule, record_, index_, options_, tallies_[at]))
            broken_(at, rule.gravity, index_);
    }

private:
    template <class Check>
    static void explain(void const* check, Record const& record, language in, finding& found) {
        static_cast<Check const*>(check)->explain(record, in, found);
    }
    // Most records break nothing, so this may be the same function for all rules.
    void break_rule(std::size_t at, std::string_view id, severity gravity, void const* check,
                    void (*explain_by)(void const*, Record const&, language, finding&)) const {
        broken_(at, gravity, index_);
        if (tallies_[at].count(options_.findings_per_rule, index_)) {
            finding found = found_by(id, gravity, index_);
            explain_by(check, record_, options_.in, found);
            tallies_[at].put_in(options_.findings_per_rule, std::move(found));
        }
    }

    Record const&             record_;
    std::size_t               index_;
    validation_options const& options_;
    bool const*               silent_;
    rule_tally*               tallies_;
    Broken&                   broken_;
};

/// What the rules of a set found over a pass, and behind them what the parts of the records found of themselves.
template <class... Rules>
class rule_run {
public:
    /// Calls `broken(place, severity, index)` for every rule of the set that the record breaks.
    template <class Record, class Broken>
    void observe(rule_set<Rules...> const& rules, Record const& record, std::size_t index,
                 validation_options const& options, Broken& broken) {
        for_each_of(observed_record(record, index, options, rules.silent(), tallies_, broken), memories_,
                    rules.rules());
    }
    void merge(rule_run const& other, validation_options const& options) {
        for_each_of([](std::size_t, auto& memory, auto const& others) { memory.merge(others); }, memories_,
                    other.memories_);
        for (std::size_t at = 0; at <= sizeof...(Rules); ++at)
            tallies_[at].merge(other.tallies_[at], options.findings_per_rule);
    }
    template <class... Tables>
    void take_tables(Tables const&... tables) {
        for_each_of(
            [&]<class Memory>(std::size_t, Memory& memory) {
                if constexpr (requires { Memory::in_other_table; })
                    with_tables_of<Memory::in_other_table>([&](auto const& table) { memory.take_table(table); },
                                                           tables...);
            },
            memories_);
    }
    rule_tally& self_check_tally() { return tallies_[sizeof...(Rules)]; }

    /// Once all records are there: calls `broken` for what could not be said of a record alone.
    template <class Broken>
    void finish(rule_set<Rules...> const& rules, validation_options const& options, Broken&& broken) {
        auto const names = rules.names();
        for_each_of(
            [&]<class Memory>(std::size_t at, Memory& memory) {
                auto const mark = [&](std::size_t record) { broken(at, names[at].gravity, record); };
                if constexpr (requires { memory.finish(names[at], options, tallies_[at], mark); })
                    if (rules.applies(at))
                        memory.finish(names[at], options, tallies_[at], mark);
            },
            memories_);
    }
    /// What was found then, which it does not keep. `violations` have the places of their rules in the set.
    template <class Violation = violation>
    validation found(rule_set<Rules...> const& rules, std::vector<Violation> violations = {}) && {
        auto const names = rules.names();
        return found_by_rules<validation>(names.data(), rules.silent(), tallies_, sizeof...(Rules),
                                          std::move(violations));
    }

    friend bool operator==(rule_run const&, rule_run const&) = default;

private:
    rule_tally                                           tallies_[sizeof...(Rules) + 1]{};
    typename one_each<memory_of, Rules...>::type memories_{};
};

/// How records are gone over: one after the other. Columns have a way of their own.
template <class Records>
struct validation_pass {
    template <class... Rules, class... Tables>
    static validation over(Records const& records, rule_set<Rules...> const& rules, validation_options const& options,
                           Tables const&... tables) {
        static_assert(!requires { typename Records::record_type; },
                      "tuopin: columns are gone over array by array; include <tuopin/tables.hpp>, or "
                      "<tuopin/engines/validation/validate_columns.hpp>");
        rule_run<Rules...> run;
        broken_records     broken(options);
        run.take_tables(tables...);
        std::size_t index = options.first_record;
        for (auto const& record : records) {
            broken.begin_record();
            run.observe(rules, record, index, options, broken);
            for (std::int64_t left = self_check(record, index, options, run.self_check_tally()); left > 0; --left)
                broken(sizeof...(Rules), severity::error, index);
            ++index;
        }
        run.finish(rules, options, broken);
        validation result = std::move(run).found(rules, broken.violations());
        broken.count(result);
        return result;
    }
};

} // namespace detail

/// Checks all records by all rules, and lets every member that can check itself do so. One
/// pass. `tables` are the other tables that rules refer to.
template <class Records, class... Rules, class... Tables>
    requires detail::record_range<Records const>
validation validate(Records const& records, rule_set<Rules...> const& rules, validation_options const& options,
                    Tables const&... tables) {
    return detail::validation_pass<Records>::over(records, rules, options, tables...);
}
template <class Records, class... Rules, class... Tables>
    requires detail::record_range<Records const> && (detail::record_range<Tables const> && ...)
validation validate(Records const& records, rule_set<Rules...> const& rules, Tables const&... tables) {
    return tuopin::validate(records, rules, validation_options{}, tables...);
}

/// Lets every member of every record that can check itself do so, without any rule.
template <class Records>
    requires detail::record_range<Records const>
validation validate(Records const& records, validation_options const& options = {}) {
    return tuopin::validate(records, rule_set<>{}, options);
}

/// The same for a single record, or a measure, which is no record of a table and has no number.
template <described Record, class... Rules>
    requires(!detail::record_range<Record const>)
validation validate(Record const& record, rule_set<Rules...> const& rules, validation_options const& options = {}) {
    validation result = tuopin::validate(std::initializer_list<Record>{record}, rules, options);
    if constexpr (measure<Record>)
        result.leave_out_numbers();
    return result;
}
template <described Record>
    requires(!detail::record_range<Record const>)
validation validate(Record const& record, validation_options const& options = {}) {
    return tuopin::validate(record, rule_set<>{}, options);
}

/// An observer of what breaks a set of rules, a constant at namespace scope: takes its
/// place in a summary, so that `aggregate<violations<household_rules>>(households,
/// by<&household::township>)` lists violations by township. Keeps the first ten findings a
/// rule in record order.
template <auto const& Rules>
class violations {
    template <class Set>
    struct run_of;
    template <class... R>
    struct run_of<rule_set<R...>> {
        using type = detail::rule_run<R...>;
        static constexpr bool any_reference = (detail::is_reference<R> || ...);
    };
    using set_type = std::remove_cvref_t<decltype(Rules)>;
    static_assert(
        !run_of<set_type>::any_reference,
        "tuopin: violations<> sees one table only; check references with validate(records, rules, other_records)");

    static constexpr validation_options options{language::english, 10, 0};

public:
    template <class Record>
    void observe(Record const& record, std::size_t index = 0) {
        detail::gravest_finding gravest;
        auto const broken = [&](std::size_t, severity gravity, std::size_t) { gravest.add(gravity); };
        run_.observe(Rules, record, index, options, broken);
        if (gravest.any())
            ++breaking_[static_cast<std::size_t>(gravest.gravity())];
        ++records_;
    }
    void merge(violations const& other) {
        run_.merge(other.run_, options);
        records_ += other.records_;
        for (std::size_t at = 0; at < 3; ++at)
            breaking_[at] += other.breaking_[at];
    }
    void then(violations const& later) { merge(later); }

    /// Every rule with its count, and the first findings. Its `records_breaking` leaves out what `unique` found.
    validation found() const {
        auto run = run_;
        run.finish(Rules, options, [](std::size_t, severity, std::size_t) {});
        validation result = std::move(run).found(Rules);
        for (std::size_t at = 0; at < 3; ++at)
            result.add_breaking(static_cast<severity>(at), breaking_[at]);
        result.add_records(records_);
        return result;
    }
    /// How many violations there are in all.
    std::int64_t value() const { return found().total(); }
    /// How often one rule was broken.
    std::int64_t count(std::string_view rule) const { return found().count(rule); }

    friend bool operator==(violations const&, violations const&) = default;

    static constexpr aggregation aggregates() { return {{"adds", "相加"}, {"adds", "相加"}}; }
    friend std::string to_text(violations const& v, language in = language::english) { return to_text(v.value(), in); }
    friend std::string to_field(violations const& v) { return to_field(v.value()); }

private:
    typename run_of<set_type>::type run_{};
    std::size_t                     records_{};
    std::size_t                     breaking_[3]{};
};

} // namespace tuopin

#endif
