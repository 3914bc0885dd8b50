// The code book of a record or measure, made from its type: what every field is called, what it
// holds, in which unit, which choices it has and under which codes, how it aggregates and which
// rules look at it. What it is written as stands in code_book_formats.hpp.
#ifndef TUOPIN_ENGINES_CODE_BOOKS_CODE_BOOK_HPP
#define TUOPIN_ENGINES_CODE_BOOKS_CODE_BOOK_HPP

#include <tuopin/describe/labels.hpp>
#include <tuopin/describe/member_pointer.hpp>
#include <tuopin/describe/members.hpp>
#include <tuopin/engines/csv/fields.hpp>
#include <tuopin/engines/validation/constraint.hpp>
#include <tuopin/engines/validation/constraint_on_member.hpp>
#include <tuopin/engines/validation/finding.hpp>
#include <tuopin/engines/validation/rule.hpp>
#include <tuopin/values/date.hpp>
#include <tuopin/values/figures/figure.hpp>
#include <tuopin/values/figures/member_aggregations.hpp>
#include <tuopin/values/figures/share.hpp>
#include <tuopin/values/quantity.hpp>
#include <tuopin/values/text.hpp>
#include <tuopin/values/units.hpp>

#include <boost/describe/class.hpp>
#include <boost/describe/enum.hpp>

#include <concepts>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

namespace tuopin {

/// What a field of a file holds, as far as the formats of other programs tell kinds apart.
enum class field_kind : unsigned char { text, whole_number, number, yes_or_no, day, choice };
BOOST_DESCRIBE_ENUM(field_kind, text, whole_number, number, yes_or_no, day, choice)

constexpr auto labels(field_kind const*) {
    return labels_for<field_kind>({{"text", "文本"},
                                   {"whole_number", "整数"},
                                   {"number", "数字"},
                                   {"yes_or_no", "是否", "yes or no"},
                                   {"day", "日期", "date"},
                                   {"choice", "选项", "one of a list"}});
}

/// Words in both languages that are put together at run time.
struct wording {
    std::string english{};
    std::string chinese{};

    wording() = default;
    wording(std::string in_english, std::string in_chinese)
        : english(std::move(in_english)), chinese(std::move(in_chinese)) {}
    wording(text words) : english(words.english), chinese(words.in(language::chinese)) {}

    std::string const& in(language wanted) const {
        return wanted == language::chinese && !chinese.empty() ? chinese : english;
    }
    bool empty() const { return english.empty() && chinese.empty(); }

    friend bool operator==(wording const&, wording const&) = default;
};
BOOST_DESCRIBE_STRUCT(wording, (), (english, chinese))

/// A choice of a list: its name in files, what people call it, and its code where a coding was given.
struct code_book_choice {
    std::string name{};
    wording     called{};
    std::string code{};

    friend bool operator==(code_book_choice const&, code_book_choice const&) = default;
};
BOOST_DESCRIBE_STRUCT(code_book_choice, (), (name, called, code))

/// A rule that looks at a field of the record.
struct code_book_rule {
    std::string      id{};
    tuopin::severity severity{};
    wording          sentence{}; ///< what should hold

    friend bool operator==(code_book_rule const&, code_book_rule const&) = default;
};
BOOST_DESCRIBE_STRUCT(code_book_rule, (), (id, severity, sentence))

/// A field of a record: a column of its files.
struct code_book_field {
    std::string                   name{};         ///< the heading: "income.wage"
    wording                       called{};       ///< its label
    std::string                   element_code{}; ///< in a national table: "AAC073"; empty where it has none
    field_kind                    kind{};
    bool                          list{};         ///< several values of the kind, with blanks between them
    bool                          may_be_empty{}; ///< whether its cell may be
    bool                          may_be_null{};  ///< whether its value in JSON may be
    wording                       unit{};
    int                           decimals{}; ///< of a number, how many it may have; -1 for any
    wording                       format{};   ///< what a cell looks like: "a number with at most 2 decimals"
    std::vector<code_book_choice> choices{};
    std::string                   scheme{};       ///< the list and the system that the codes are of
    wording                       origin{};       ///< of the choices, where their type says it: `origin_of_choices`
    wording                       over_regions{}; ///< how it aggregates; empty where it does not
    wording                       over_periods{};
    std::string                   least{}; ///< bounds that rules of severity error give
    std::string                   most{};
    bool                          unique{};
    std::vector<std::string>      rules{}; ///< the ids of the rules that look at it

    friend bool operator==(code_book_field const&, code_book_field const&) = default;
};
BOOST_DESCRIBE_STRUCT(code_book_field, (),
                      (name, called, element_code, kind, list, may_be_empty, may_be_null, unit, decimals, format,
                       choices, scheme, origin, over_regions, over_periods, least, most, unique, rules))

/// The code book of one record or measure. See `code_book_of`.
struct code_book {
    std::string                  name{};   ///< of the table: "household_year"
    wording                      called{}; ///< what people call it
    std::vector<code_book_field> fields{};
    std::vector<code_book_rule>  rules{}; ///< that look at one of its fields

    /// The field of a name, null where there is none.
    code_book_field const* find(std::string_view wanted) const {
        for (code_book_field const& each : fields)
            if (each.name == wanted)
                return &each;
        return nullptr;
    }

    friend bool operator==(code_book const&, code_book const&) = default;
};
BOOST_DESCRIBE_STRUCT(code_book, (), (name, called, fields, rules))

/// What says under which codes choices stand in a system: `registry::coding` is one.
template <class C>
concept codes_choices = requires {
    { C::template has<field_kind>() } -> std::same_as<bool>;
};

namespace detail {

template <class T>
struct one_of_list {
    using type = T;
};
template <list_type T>
struct one_of_list<T> : list_value<T> {};

/// What one value of a field is: without optional and list.
template <class T>
using single_value = without_optional<typename one_of_list<without_optional<T>>::type>;

// Where the choices of a list are from, as `constexpr tuopin::text origin_of_choices(fuel const*)` beside the type
// says.
template <class E>
concept has_origin = requires {
    { origin_of_choices(static_cast<E const*>(nullptr)) } -> std::convertible_to<text>;
};

template <class T>
struct last_step;
template <class Record, class Step>
struct last_step<field<Record, Step>> {
    using type = Step;
};
template <class Record, class Step, class Next, class... Steps>
struct last_step<field<Record, Step, Next, Steps...>> : last_step<field<Record, Next, Steps...>> {};

template <class T>
struct owner_of_step;
template <class Owner, class D>
struct owner_of_step<member_step<Owner, D>> {
    using type = Owner;
};

// An observer says a number, or nothing.
template <class T>
concept said_number = !readable<T> && requires(T const& observer) { observer.value(); };

template <class T>
struct kind_of_value {
    static constexpr field_kind kind     = described_enum<T>        ? field_kind::choice
                                           : std::same_as<T, bool>  ? field_kind::yes_or_no
                                           : std::same_as<T, date>  ? field_kind::day
                                           : plain_integer<T>       ? field_kind::whole_number
                                           : std::floating_point<T> ? field_kind::number
                                                                    : field_kind::text;
    static constexpr int        decimals = std::floating_point<T> ? -1 : 0;
};
template <class Unit>
struct kind_of_value<quantity<Unit, std::int64_t>> {
    static constexpr field_kind kind     = Unit::steps == 1 ? field_kind::whole_number : field_kind::number;
    static constexpr int        decimals = [] {
        int places = 0;
        for (std::int64_t steps = Unit::steps; steps > 1; steps /= 10)
            ++places;
        return places;
    }();
};
template <class Unit>
struct kind_of_value<quantity<Unit, double>> {
    static constexpr field_kind kind     = field_kind::number;
    static constexpr int        decimals = -1;
};
template <said_number T>
struct kind_of_value<T>
    : kind_of_value<without_optional<std::remove_cvref_t<decltype(std::declval<T const&>().value())>>> {};

template <class T>
text unit_of_value() {
    if constexpr (quantity_type<T>)
        return unit_name<T>;
    else if constexpr (requires {
                           { T::unit() } -> std::convertible_to<text>;
                       })
        return T::unit();
    else if constexpr (said_number<T>)
        return detail::unit_of_value<
            without_optional<std::remove_cvref_t<decltype(std::declval<T const&>().value())>>>();
    else
        return {};
}

// A type with a `parse` of its own says what it reads when it is given what it cannot read.
template <class T>
text format_of_value() {
    if constexpr (detail::parses_itself<T>)
        for (std::string_view const odd : {std::string_view("\x7f"), std::string_view()})
            if (auto const read = from_text<T>(odd); !read)
                return read.wanted();
    return {};
}

// Whether nothing at all stands for a value of the type: for a number that is not stated.
template <class T>
bool reads_from_nothing() {
    if constexpr (optional_type<T> || said_number<T>)
        return true;
    else if constexpr (std::same_as<T, std::string> || !readable<T>)
        return false;
    else
        return static_cast<bool>(from_text<T>(""));
}

/// What a bound of a rule is in a field of type `T`; empty where it is none there.
template <class T, class Bound>
std::string bound_field(Bound const& bound) {
    if constexpr (quantity_type<T> && quantity_type<Bound>) {
        if constexpr (std::convertible_to<Bound, T>)
            return to_field(T(bound));
    } else if constexpr (!quantity_type<T> && !quantity_type<Bound> && kind_of_value<T>::kind != field_kind::text &&
                         (plain_integer<Bound> || std::floating_point<Bound>)) {
        return to_field(bound);
    }
    return {};
}

template <class T, class C>
void take_bounds(C const&, code_book_field&) {}
template <class T, class Bound>
void take_bounds(at_least_constraint<Bound> const& c, code_book_field& into) {
    into.least = detail::bound_field<T>(c.bound);
}
template <class T, class Bound>
void take_bounds(at_most_constraint<Bound> const& c, code_book_field& into) {
    into.most = detail::bound_field<T>(c.bound);
}
template <class T, class Least, class Most>
void take_bounds(between_constraint<Least, Most> const& c, code_book_field& into) {
    into.least = detail::bound_field<T>(c.least);
    into.most  = detail::bound_field<T>(c.most);
}
template <class T, class A, class B>
void take_bounds(both_constraint<A, B> const& c, code_book_field& into) {
    detail::take_bounds<T>(c.a, into);
    detail::take_bounds<T>(c.b, into);
}

// What rules of the engine say in words, and at which fields of `Record` they look.

template <class Record, auto Measured>
std::string field_measured() {
    using measured_as = std::remove_cv_t<decltype(Measured)>;
    if constexpr (std::is_member_object_pointer_v<measured_as>) {
        if constexpr (std::is_base_of_v<owner_of<Measured>, Record>)
            return std::string(member_name<Measured>);
    } else if constexpr (requires { Measured.name(); }) {
        if constexpr (std::is_invocable_v<measured_as, Record const&>)
            return std::string(Measured.name());
    }
    return {};
}

template <class Record, auto... Measured>
std::vector<std::string> fields_measured() {
    std::vector<std::string> paths;
    ((paths.push_back(detail::field_measured<Record, Measured>())), ...);
    std::erase(paths, std::string());
    return paths;
}

template <class Condition>
inline constexpr bool is_member_condition = false;
template <auto Measured, class Constraint>
inline constexpr bool is_member_condition<member_condition<Measured, Constraint>> = true;
template <class Record, auto Measured, class Constraint>
std::string field_of_condition(member_condition<Measured, Constraint> const&) {
    return detail::field_measured<Record, Measured>();
}

// The member of a predicate or condition; one that is known at run time only is looked for.
template <class Record, class Predicate>
void add_field_of(Predicate const& predicate, std::vector<std::string>& paths) {
    if constexpr (is_member_condition<Predicate>) {
        paths.push_back(detail::field_of_condition<Record>(predicate));
    } else if constexpr (std::is_member_object_pointer_v<Predicate>) {
        for_each_member<Record>([&](std::string_view name, auto member) {
            if constexpr (std::same_as<decltype(member), Predicate>)
                if (member == predicate)
                    paths.emplace_back(name);
        });
    }
}

template <class Check>
struct check_in_words {
    // A check of a floor above says it by itself.
    static wording sentence(Check const& check) { return wording(check.sentence); }
    template <class Record>
    static std::vector<std::string> fields(Check const& check) {
        std::vector<std::string> paths;
        if constexpr (requires { check.template touches<Record>(std::string_view()); })
            for_each_member<Record>([&](std::string_view name, auto) {
                if (check.template touches<Record>(name))
                    paths.emplace_back(name);
            });
        return paths;
    }
};
template <auto Measured, class Constraint>
struct check_in_words<member_check<Measured, Constraint>> {
    static wording sentence(member_check<Measured, Constraint> const& check) {
        return {check.wanted.wanted(language::english), check.wanted.wanted(language::chinese)};
    }
    template <class Record>
    static std::vector<std::string> fields(member_check<Measured, Constraint> const&) {
        return [&]<auto... Bounds>(members_named<Bounds...>) {
            return detail::fields_measured<Record, Measured, Bounds...>();
        }(bounding_members<Constraint>);
    }
};
template <class Predicate>
struct check_in_words<record_check<Predicate>> {
    static wording sentence(record_check<Predicate> const& check) { return wording(check.sentence); }
    template <class Record>
    static std::vector<std::string> fields(record_check<Predicate> const& check) {
        std::vector<std::string> paths;
        detail::add_field_of<Record>(check.predicate, paths);
        return paths;
    }
};
template <class Predicate, auto... Measured>
struct check_in_words<members_check<Predicate, Measured...>> {
    static wording sentence(members_check<Predicate, Measured...> const& check) { return wording(check.sentence); }
    template <class Record>
    static std::vector<std::string> fields(members_check<Predicate, Measured...> const&) {
        return detail::fields_measured<Record, Measured...>();
    }
};
template <auto Total, auto... Parts>
struct check_in_words<parts_check<Total, Parts...>> {
    static wording sentence(parts_check<Total, Parts...> const&) {
        std::string parts;
        ((parts.append(parts.empty() ? "" : " + ").append(measured_name<Parts>())), ...);
        return {"the sum of its parts, " + parts, "各项之和，即" + parts};
    }
    template <class Record>
    static std::vector<std::string> fields(parts_check<Total, Parts...> const&) {
        return detail::fields_measured<Record, Total, Parts...>();
    }
};

template <class Rule>
struct rule_in_words {
    static wording sentence(Rule const& rule) {
        return check_in_words<std::remove_cvref_t<decltype(rule.checked)>>::sentence(rule.checked);
    }
    template <class Record>
    static std::vector<std::string> fields(Rule const& rule) {
        auto paths = check_in_words<std::remove_cvref_t<decltype(rule.checked)>>::template fields<Record>(rule.checked);
        detail::add_field_of<Record>(rule.condition, paths);
        return paths;
    }
};
template <auto... Keys>
struct rule_in_words<unique_rule<Keys...>> {
    static wording sentence(unique_rule<Keys...> const&) {
        return {"a value that no other record has", "不与其他记录重复"};
    }
    template <class Record>
    static std::vector<std::string> fields(unique_rule<Keys...> const&) {
        return detail::fields_measured<Record, Keys...>();
    }
};
template <auto Member, auto Key>
struct rule_in_words<reference_rule<Member, Key>> {
    static wording sentence(reference_rule<Member, Key> const&) {
        return {"a value of " + measured_name<Key>() + " in the other table",
                "存在于" + measured_name<Key>() + "（另一张表）"};
    }
    template <class Record>
    static std::vector<std::string> fields(reference_rule<Member, Key> const&) {
        return detail::fields_measured<Record, Member, Key>();
    }
};

template <auto Stated, auto Key, auto Member>
struct rule_in_words<count_rule<Stated, Key, Member>> {
    static wording sentence(count_rule<Stated, Key, Member> const&) {
        return {"how many records of another table have it in " + measured_name<Member>(),
                "另一张表中" + measured_name<Member>() + "为该值的记录数"};
    }
    template <class Record>
    static std::vector<std::string> fields(count_rule<Stated, Key, Member> const&) {
        return detail::fields_measured<Record, Stated, Key, Member>();
    }
};

// What a rule means for the one field that it is about, beyond words.
template <class T, class Rule>
void take_constraints(Rule const&, code_book_field&) {}
template <class T, auto Measured, class Constraint>
void take_constraints(record_rule<member_check<Measured, Constraint>, always> const& rule, code_book_field& into) {
    if (rule.gravity == severity::error && !into.list)
        detail::take_bounds<T>(rule.checked.wanted, into);
}
template <class T, auto Key>
void take_constraints(unique_rule<Key> const& rule, code_book_field& into) {
    into.unique = into.unique || rule.gravity == severity::error;
}

template <class Record, class... Rules>
void add_rules(code_book& book, rule_set<Rules...> const& rules) {
    std::size_t at  = 0;
    auto const  add = [&]<class Rule>(Rule const& rule) {
        if (!rules.applies(at++))
            return;
        bool looked = false;
        for (std::string const& path : rule_in_words<Rule>::template fields<Record>(rule)) {
            std::size_t field = 0;
            for_each_field<Record>([&]<class Field>(Field) {
                code_book_field& here = book.fields[field++];
                if (here.name != path || (!here.rules.empty() && here.rules.back() == rule.id))
                    return;
                looked = true;
                here.rules.emplace_back(rule.id);
                detail::take_constraints<single_value<std::remove_const_t<typename Field::type>>>(rule, here);
            });
        }
        if (looked)
            book.rules.push_back({std::string(rule.id), rule.gravity, rule_in_words<Rule>::sentence(rule)});
    };
    rules.apply([&](auto const&... each) { (add(each), ...); });
}

template <class Record, codes_choices Coding>
void add_codes(code_book& book, Coding const& coding) {
    std::size_t field = 0;
    for_each_field<Record>([&]<class Field>(Field) {
        code_book_field& here = book.fields[field++];
        using E               = single_value<std::remove_const_t<typename Field::type>>;
        if constexpr (described_enum<E>)
            if constexpr (Coding::template has<E>()) {
                auto const& scheme = coding.template scheme<E>();
                here.scheme        = std::string(scheme.name());
                std::size_t choice = 0;
                for_each_enumerator<E>([&](std::string_view, E value) {
                    if (auto const code = scheme.write(value))
                        here.choices[choice].code = std::string(*code);
                    ++choice;
                });
            }
    });
}

template <class Record, class Source>
void add_source(code_book& book, Source const& source) {
    if constexpr (codes_choices<Source>)
        detail::add_codes<Record>(book, source);
    else
        detail::add_rules<Record>(book, source);
}

template <class Record, class Field>
code_book_field field_in_words() {
    using whole  = std::remove_const_t<typename Field::type>;
    using single = single_value<whole>;
    using step   = typename last_step<Field>::type;
    using owner  = typename owner_of_step<step>::type;

    constexpr field_names names{Field::names(), Field::depth()};
    code_book_field       made;
    made.name         = names.path();
    made.called       = {names.labels(language::english), names.labels(language::chinese)};
    made.element_code = std::string(names.code());
    made.kind         = kind_of_value<single>::kind;
    made.decimals     = kind_of_value<single>::decimals;
    made.list         = list_type<without_optional<whole>>;
    made.may_be_null  = detail::reads_from_nothing<whole>();
    made.may_be_empty = made.may_be_null || made.list || std::same_as<whole, std::string>;
    made.unit         = wording(detail::unit_of_value<single>());
    made.format       = wording(detail::format_of_value<single>());
    if constexpr (described_enum<single>)
        for_each_enumerator<single>([&](std::string_view name, single) {
            made.choices.push_back(
                {std::string(name),
                 {label_of<single>(name, language::english), label_of<single>(name, language::chinese)},
                 {}});
        });
    if constexpr (has_origin<single>)
        made.origin = wording(origin_of_choices(static_cast<single const*>(nullptr)));
    aggregation how{};
    if constexpr (requires {
                      { single::aggregates() } -> std::same_as<aggregation>;
                  })
        how = single::aggregates();
    else if constexpr (described_enum<single> || std::same_as<single, bool>)
        how = share<persons>::aggregates();
    if (aggregation const* const said = aggregation_of<owner>(step::name()))
        how = *said;
    made.over_regions = wording(how.over_regions);
    made.over_periods = wording(how.over_periods);
    return made;
}

} // namespace detail

/// The code book of a described record or measure under the name of its table. `sources` are codings,
/// whose codes stand beside the choices, and rule sets, whose rules are listed by the fields that
/// they look at; where a rule is a function of the whole record, nobody can tell at which.
///
///     auto const book = tuopin::code_book_of<household_year>("household_year", {"household in a year", "户年度信息"},
///                                                             national_coding, household_rules);
///     file << to_markdown(book) << to_json_schema(book) << to_table_schema(book);
///
/// A type says more by functions beside it: `labels` and `element_codes` of its members, `aggregations` how they
/// aggregate, and `constexpr tuopin::text origin_of_choices(fuel const*)` where a list of choices is from.
template <described Record, class... Sources>
code_book code_book_of(std::string name, text called, Sources const&... sources) {
    code_book book{std::move(name), wording(called), {}, {}};
    detail::for_each_field<Record>(
        [&]<class Field>(Field) { book.fields.push_back(detail::field_in_words<Record, Field>()); });
    (detail::add_source<Record>(book, sources), ...);
    return book;
}

} // namespace tuopin

#endif
