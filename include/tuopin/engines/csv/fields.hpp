// A described record as a flat row of fields: described members of members, down to what
// one cell of a file holds.
#ifndef TUOPIN_ENGINES_CSV_FIELDS_HPP
#define TUOPIN_ENGINES_CSV_FIELDS_HPP

#include <tuopin/describe/element_codes.hpp>
#include <tuopin/describe/labels.hpp>
#include <tuopin/describe/members.hpp>
#include <tuopin/values/text.hpp>

#include <array>
#include <concepts>
#include <cstddef>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

namespace tuopin {

namespace detail {

template <class T>
struct list_value {};
template <class T>
struct list_value<std::vector<T>> {
    using type = T;
};
template <class T>
concept list_type = requires { typename list_value<T>::type; };

template <class T>
concept has_field = requires(T const& value) {
    { to_field(value) } -> std::convertible_to<std::string>;
};

// A described struct with a text of its own ("12/14") is one cell, not a row of them.
template <class T>
concept one_cell = readable<T> || has_field<T> || list_type<T> || !described<T>;

// One member on the way from the record to the field.
template <class Owner, class D>
struct member_step {
    template <class Record>
    static constexpr auto& of(Record& record) {
        return record.*D::pointer;
    }
    static constexpr std::string_view name() { return D::name; }
    static constexpr label given() {
        if constexpr (labelled<Owner>)
            for (label const& entry : labels_of<Owner>.entries)
                if (entry.name == D::name)
                    return entry;
        return {};
    }
    static constexpr std::string_view code() { return element_code_of<Owner>(D::name); }
};

/// What a member on the way to a field is called; without an English label `english` is empty,
/// without an element code `code`.
struct step_names {
    std::string_view name{};
    std::string_view english{};
    std::string_view chinese{};
    std::string_view code{};
};

template <class Step>
constexpr step_names names_of_step() {
    return {Step::name(), Step::given().english, Step::given().chinese, Step::code()};
}

template <class... Steps>
inline constexpr std::array<step_names, sizeof...(Steps)> names_of_steps{names_of_step<Steps>()...};

template <class Step, class... Steps, class Record>
constexpr auto& go_steps(Record& record) {
    if constexpr (sizeof...(Steps) == 0)
        return Step::of(record);
    else
        return detail::go_steps<Steps...>(Step::of(record));
}

/// A field of `Record`, as a type: where it stands and what the way there is called.
template <class Record, class... Steps>
struct field {
    using type = std::remove_reference_t<decltype(detail::go_steps<Steps...>(std::declval<Record&>()))>;

    template <class R>
    static constexpr auto& of(R& record) {
        return detail::go_steps<Steps...>(record);
    }
    static constexpr step_names const* names() { return names_of_steps<Steps...>.data(); }
    static constexpr std::size_t       depth() { return sizeof...(Steps); }
};

template <class Record, class Owner, class... Steps, class F, class... D>
constexpr void visit_fields(F& f, boost::mp11::mp_list<D...>);

template <class Record, class... Steps, class F>
constexpr void visit_field(F& f) {
    using here = field<Record, Steps...>;
    using type = std::remove_const_t<typename here::type>;
    if constexpr (one_cell<type>)
        f(here{});
    else
        detail::visit_fields<Record, type, Steps...>(f, member_list<type>{});
}

template <class Record, class Owner, class... Steps, class F, class... D>
constexpr void visit_fields(F& f, boost::mp11::mp_list<D...>) {
    (detail::visit_field<Record, Steps..., member_step<Owner, D>>(f), ...);
}

// Calls `f(field)` for every field of the record, in the order of the description.
template <class Record, class F>
constexpr void for_each_field(F&& f) {
    detail::visit_fields<Record, Record>(f, member_list<Record>{});
}

template <class Record>
consteval std::size_t count_fields() {
    std::size_t count = 0;
    detail::for_each_field<Record>([&](auto) { ++count; });
    return count;
}

/// What a field is called: a row of steps.
struct field_names {
    step_names const* steps{};
    std::size_t       depth{};

    /// "household.income.wage"
    std::string path() const {
        std::string joined;
        for (std::size_t at = 0; at < depth; ++at)
            joined.append(at == 0 ? "" : ".").append(steps[at].name);
        return joined;
    }
    /// "income: wage", "收入：工资"
    std::string labels(language in) const {
        std::string joined;
        for (std::size_t at = 0; at < depth; ++at) {
            joined.append(at == 0 ? "" : in == language::chinese ? "：" : ": ");
            if (in == language::chinese && !steps[at].chinese.empty())
                joined.append(steps[at].chinese);
            else if (!steps[at].english.empty())
                joined.append(steps[at].english);
            else
                joined.append(spoken(steps[at].name));
        }
        return joined;
    }
    /// The element code of the field itself, which says nothing of the way there: "AAC073".
    constexpr std::string_view code() const { return depth == 0 ? std::string_view() : steps[depth - 1].code; }
};

// What is left of a heading behind one of a step's names, and behind what joins it to the
// next; false where the heading does not begin with that name.
inline bool take_step(std::string_view& heading, std::string_view name, bool last) {
    auto same = [](char a, char b) { return a == b || (a == ' ' && b == '_'); };
    if (name.empty() || heading.size() < name.size())
        return false;
    for (std::size_t at = 0; at < name.size(); ++at)
        if (!same(heading[at], name[at]))
            return false;
    std::string_view rest = trimmed(heading.substr(name.size()));
    if (last)
        return rest.empty();
    for (std::string_view const joint : {std::string_view("."), std::string_view(":"), std::string_view("：")})
        if (rest.starts_with(joint)) {
            heading = trimmed(rest.substr(joint.size()));
            return true;
        }
    return false;
}

/// Whether a heading names the field: at every step by the member's name or either label,
/// with a point or a colon between the steps, or by its element code alone.
inline bool is_called(std::string_view heading, field_names names) {
    if (names.depth == 0)
        return false;
    if (!names.code().empty() && heading == names.code())
        return true;
    bool const last = names.depth == 1;
    for (std::string_view const name : {names.steps->name, names.steps->english, names.steps->chinese}) {
        std::string_view rest = heading;
        if (detail::take_step(rest, name, last) &&
            (last || detail::is_called(rest, {names.steps + 1, names.depth - 1})))
            return true;
    }
    return false;
}

} // namespace detail
} // namespace tuopin

#endif
