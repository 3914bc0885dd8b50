// The engine of validation: all rules over all records in one pass, every finding, none
// but offenders turned into text. Validation is aggregation: what rules found merges.
#ifndef TUOPIN_ENGINES_VALIDATE_HPP
#define TUOPIN_ENGINES_VALIDATE_HPP

#include <tuopin/describe/member_pointer.hpp>
#include <tuopin/describe/members.hpp>
#include <tuopin/engines/aggregate.hpp>
#include <tuopin/engines/constraint.hpp>
#include <tuopin/engines/finding.hpp>
#include <tuopin/engines/observers/measured.hpp>
#include <tuopin/engines/rule.hpp>
#include <tuopin/engines/sort_stably.hpp>
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

/// How `validate` goes about it.
struct validation_options {
    language    in{language::english};      ///< the language of the findings' texts
    std::size_t findings_per_rule{1'000};   ///< so many findings a rule are kept, the first ones; all are counted
    std::size_t first_record{0};            ///< the number of the first record, where the records are a part of more
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

/// What `validate` found: a count of every rule, and findings in the order of the records.
template <class Finding, class Count>
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
        return static_cast<double>(records_breaking(at_least)) * 100.0 > limit.in_percent() * static_cast<double>(records_);
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
    void merge(basic_validation const& other) {
        for (Count const& each : other.rules_)
            counter(each.rule, each.gravity).number += each.number;
        findings_.insert(findings_.end(), other.findings_.begin(), other.findings_.end());
        records_ += other.records_;
        for (std::size_t at = 0; at < 3; ++at)
            worst_[at] += other.worst_[at];
        sort();
    }
    void then(basic_validation const& later) { merge(later); }

    // How many records break a rule follows from the rules, where findings were not merged of parts.
    friend bool operator==(basic_validation const& a, basic_validation const& b) {
        return a.records_ == b.records_ && a.rules_ == b.rules_ && a.findings_ == b.findings_;
    }

    // For the engine: a rule that was checked, with what it found.
    void add_rule(std::string_view rule, severity gravity, std::int64_t number, std::vector<Finding> found) {
        counter(rule, gravity).number += number;
        findings_.insert(findings_.end(), std::make_move_iterator(found.begin()), std::make_move_iterator(found.end()));
    }
    void add_records(std::size_t number) {
        records_ += number;
        sort();
    }
    // The same: what was looked at is a measure and no record of a table, so it has no number.
    void leave_out_numbers() {
        for (Finding& each : findings_)
            each.has_record = false;
    }
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
    void sort() {
        // Findings of one record keep their order.
        detail::sort_stably(findings_, [](Finding const& a, Finding const& b) { return a.record < b.record; });
    }

    std::vector<Count>   rules_{};
    std::vector<Finding> findings_{};
    std::size_t          records_{};
    std::size_t          worst_[3]{}; // of how many records the gravest finding is a note, a warning, an error
};

/// What `validate` found. A template, so that its functions cost those who call them alone.
using validation = basic_validation<finding, rule_count>;

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
    /// Records come in any order; `make` is called for those only that are kept.
    template <class Make>
    void add(std::size_t keep, std::size_t record, Make make) {
        ++number_;
        if (keep == 0 || (kept_.size() >= keep && kept_.back().record < record))
            return;
        Finding     found = make();
        std::size_t at    = kept_.size();
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
    void merge(basic_rule_tally const& other, std::size_t keep) {
        number_ += other.number_;
        std::vector<Finding> both;
        both.reserve(kept_.size() + other.kept_.size());
        std::merge(kept_.begin(), kept_.end(), other.kept_.begin(), other.kept_.end(), std::back_inserter(both),
                   comes_before<Finding>);
        if (both.size() > keep)
            both.resize(keep);
        kept_ = std::move(both);
    }
    std::int64_t                number() const { return number_; }
    std::vector<Finding> const& kept() const { return kept_; }

    friend bool operator==(basic_rule_tally const&, basic_rule_tally const&) = default;

private:
    std::int64_t         number_{};
    std::vector<Finding> kept_{};
};
using rule_tally = basic_rule_tally<finding>;

/// The state of one rule over a pass. Rules over one record count at once.
template <class Rule>
class rule_state {
public:
    template <class Record>
    bool observe(Rule const& rule, Record const& record, std::size_t index, validation_options const& options) {
        if (!applies(rule.condition, record) || rule.checked.holds(record))
            return false;
        tally_.add(options.findings_per_rule, index, [&] {
            finding found;
            found.rule     = rule.id;
            found.severity = rule.gravity;
            found.record   = index;
            rule.checked.explain(record, options.in, found);
            return found;
        });
        return true;
    }
    void merge(rule_state const& other, validation_options const& options) {
        tally_.merge(other.tally_, options.findings_per_rule);
    }
    template <class Mark>
    rule_tally finished(Rule const&, validation_options const&, Mark const&) const {
        return tally_;
    }

    friend bool operator==(rule_state const&, rule_state const&) = default;

private:
    rule_tally tally_{};
};

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
class rule_state<unique_rule<Keys...>> {
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
    bool observe(unique_rule<Keys...> const&, Record const& record, std::size_t index, validation_options const&) {
        if constexpr (sound) {
            std::size_t there = 0;
            (with_key<Keys>(record, [&](auto const&) { ++there; }), ...);
            if (there == sizeof...(Keys))
                places_.push_back({key_type(stated<Keys>(record)...), index});
        }
        return false;
    }
    void merge(rule_state const& other, validation_options const&) {
        places_.insert(places_.end(), other.places_.begin(), other.places_.end());
    }
    template <class Mark>
    rule_tally finished(unique_rule<Keys...> const& rule, validation_options const& options, Mark const& mark) const {
        auto sorted = places_;
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
        rule_tally tally;
        for (auto const& [at, first] : repeated) {
            mark(sorted[at].record, rule.gravity);
            tally.append(options.findings_per_rule, [&] {
                finding found;
                found.rule     = rule.id;
                found.severity = rule.gravity;
                found.record   = sorted[at].record;
                found.others   = {sorted[first].record};
                found.path     = joined_names();
                found.seen     = joined_values(sorted[at].key, options.in);
                found.wanted   = std::string(text{"a value that no other record has", "不与其他记录重复"}.in(options.in));
                return found;
            });
        }
        return tally;
    }

    friend bool operator==(rule_state const& a, rule_state const& b) {
        auto x = a.places_, y = b.places_;
        std::sort(x.begin(), x.end());
        std::sort(y.begin(), y.end());
        return x == y;
    }

private:
    template <auto Key, class Record>
    static value_type<Key> stated(Record const& record) {
        if constexpr (optional_type<measured_value<Key>>)
            return *measured<Key>(record);
        else
            return measured<Key>(record);
    }
    static std::string joined_names() {
        std::string names;
        ((names += names.empty() ? "" : ", ", names += measured_name<Keys>()), ...);
        return names;
    }
    static std::string joined_values(key_type const& key, language in) {
        std::string values;
        std::apply(
            [&](auto const&... each) { ((values += values.empty() ? "" : ", ", values += seen_text(each, in)), ...); },
            key);
        return values;
    }

    std::vector<place> places_{};
};

/// References look up the keys of the other table, which are sorted once.
template <auto Member, auto Key>
class rule_state<reference_rule<Member, Key>> {
    static constexpr bool sound = check_key<Member>() && check_key<Key>();
    using key_type              = std::conditional_t<sound, without_optional<measured_value<Key>>, int>;

public:
    static constexpr bool refers_to_a_table = true;

    template <class Table>
    void take_table(Table const& table) {
        for (auto const& record : table)
            with_key<Key>(record, [&](auto const& key) { keys_.push_back(key); });
        std::sort(keys_.begin(), keys_.end());
    }
    template <class Record>
    bool observe(reference_rule<Member, Key> const& rule, Record const& record, std::size_t index,
                 validation_options const& options) {
        std::int64_t const before = tally_.number();
        with_measured<Member>(record, [&](auto const& value) {
            if (has_key(value))
                return;
            tally_.add(options.findings_per_rule, index, [&] {
                finding found;
                found.rule     = rule.id;
                found.severity = rule.gravity;
                found.record   = index;
                found.path     = measured_name<Member>();
                found.seen     = seen_text(value, options.in);
                found.wanted   = std::string(text{"a value of ", "存在于"}.in(options.in)) + measured_name<Key>() +
                               std::string(text{" in the other table", "（另一张表）"}.in(options.in));
                return found;
            });
        });
        return tally_.number() != before;
    }
    void merge(rule_state const& other, validation_options const& options) {
        tally_.merge(other.tally_, options.findings_per_rule);
    }
    template <class Mark>
    rule_tally finished(reference_rule<Member, Key> const&, validation_options const&, Mark const&) const {
        return tally_;
    }

    friend bool operator==(rule_state const& a, rule_state const& b) { return a.tally_ == b.tally_; }

private:
    // Keys of another type are compared by value, as bounds are.
    template <class T>
    bool has_key(T const& value) const {
        auto const place =
            std::partition_point(keys_.begin(), keys_.end(), [&](key_type const& key) { return is_below(key, value); });
        return place != keys_.end() && same_value(*place, value);
    }

    std::vector<key_type> keys_{};
    rule_tally            tally_{};
};

template <class Rule>
inline constexpr bool is_reference = false;
template <auto Member, auto Key>
inline constexpr bool is_reference<reference_rule<Member, Key>> = true;

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

template <class Record>
void self_check(Record const& record, std::size_t index, validation_options const& options, rule_tally& tally) {
    using whole = std::remove_cvref_t<decltype(whole_record(record))>;
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
}

/// Whether a table's records have what a rule refers to.
template <class Measured, class Record>
inline constexpr bool measures =
    std::is_invocable_v<Measured const&, typename whole_record_type<Record>::type const&>;
template <auto First, auto... Rest, class Record>
inline constexpr bool measures<path_type<First, Rest...>, Record> =
    std::is_invocable_v<std::remove_cv_t<decltype(First)>, typename whole_record_type<Record>::type const&>;

/// The states of all rules of a set over a pass.
template <class... Rules>
class rule_run {
public:
    using gravest_type = gravest_finding;

    template <class Record>
    gravest_finding observe(rule_set<Rules...> const& rules, Record const& record, std::size_t index,
                            validation_options const& options) {
        gravest_finding gravest;
        for_each_of(
            [&](std::size_t at, auto& state, auto const& rule) {
                if (rules.applies(at) && state.observe(rule, record, index, options))
                    gravest.add(rule.gravity);
            },
            states_, rules.rules());
        return gravest;
    }
    void merge(rule_run const& other, validation_options const& options) {
        for_each_of([&](std::size_t, auto& state, auto const& others) { state.merge(others, options); }, states_,
                    other.states_);
    }
    template <class... Tables>
    void take_tables(Tables const&... tables) {
        for_each_of(
            [&](std::size_t, auto& state) {
                if constexpr (requires { state.refers_to_a_table; })
                    take_table(state, tables...);
            },
            states_);
    }
    template <class Mark>
    void finish(rule_set<Rules...> const& rules, validation_options const& options, validation& into,
                Mark const& mark) const {
        for_each_of(
            [&](std::size_t at, auto const& state, auto const& rule) {
                if (!rules.applies(at))
                    return;
                rule_tally const tally = state.finished(rule, options, mark);
                into.add_rule(rule.id, rule.gravity, tally.number(), tally.kept());
            },
            states_, rules.rules());
    }

    friend bool operator==(rule_run const&, rule_run const&) = default;

private:
    template <auto Member, auto Key, class... Tables>
    static void take_table(rule_state<reference_rule<Member, Key>>& state, Tables const&... tables) {
        static_assert(
            (measures<std::remove_cv_t<decltype(Key)>, record_of<Tables const>> || ...),
            "tuopin: a rule refers to a table that validate was not given; write validate(records, rules, "
            "other_records)");
        auto take = [&](auto const& table) {
            if constexpr (measures<std::remove_cv_t<decltype(Key)>, record_of<decltype(table)>>)
                state.take_table(table);
        };
        (take(tables), ...);
    }

    typename one_each<rule_state, Rules...>::type states_{};
};

} // namespace detail

/// Checks all records by all rules, and lets every member that can check itself do so. One
/// pass. `tables` are the other tables that rules refer to.
template <class Records, class... Rules, class... Tables>
    requires detail::record_range<Records const>
validation validate(Records const& records, rule_set<Rules...> const& rules, validation_options const& options,
                    Tables const&... tables) {
    detail::rule_run<Rules...> run;
    detail::rule_tally         self;
    std::vector<typename detail::rule_run<Rules...>::gravest_type> gravest;
    run.take_tables(tables...);
    std::size_t index = options.first_record;
    for (auto const& record : records) {
        detail::gravest_finding of_record = run.observe(rules, record, index, options);
        std::int64_t const      before    = self.number();
        detail::self_check(record, index, options, self);
        if (self.number() != before)
            of_record.add(severity::error);
        gravest.push_back(of_record);
        ++index;
    }
    validation result;
    run.finish(rules, options, result,
               [&](std::size_t record, severity gravity) { gravest[record - options.first_record].add(gravity); });
    if (self.number() != 0)
        result.add_rule(detail::self_check_id, severity::error, self.number(), self.kept());
    for (auto const& each : gravest)
        if (each.any())
            result.add_breaking(each.gravity(), 1);
    result.add_records(index - options.first_record);
    return result;
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
        if (auto const gravest = run_.observe(Rules, record, index, options); gravest.any())
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
        validation result;
        run_.finish(Rules, options, result, [](std::size_t, severity) {});
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
