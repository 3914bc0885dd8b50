// Words in both languages, and the labels of members and enumerators: detached from
// the description, and checked against it at compile time.
#ifndef TUOPIN_DESCRIBE_LABELS_HPP
#define TUOPIN_DESCRIBE_LABELS_HPP

#include <tuopin/describe/members.hpp>

#include <cstddef>
#include <string>
#include <string_view>
#include <type_traits>

namespace tuopin {

/// The languages that tuopin speaks to people.
enum class language : unsigned char { english, chinese };

/// A word or sentence in both languages. Without a Chinese form the English one stands for both.
struct text {
    std::string_view english{};
    std::string_view chinese{};

    constexpr text() = default;
    constexpr text(char const* in_english) : english(in_english) {}
    constexpr text(std::string_view in_english) : english(in_english) {}
    constexpr text(std::string_view in_english, std::string_view in_chinese)
        : english(in_english), chinese(in_chinese) {}

    /// The form in `wanted`, or the English one where there is no Chinese one.
    constexpr std::string_view in(language wanted) const {
        return wanted == language::chinese && !chinese.empty() ? chinese : english;
    }
    constexpr bool empty() const { return english.empty() && chinese.empty(); }

    friend constexpr bool operator==(text const&, text const&) = default;
};

/// What a described member or enumerator is called by people. Without an English label
/// its name stands, with blanks for underscores.
struct label {
    std::string_view name;
    std::string_view chinese;
    std::string_view english{};
};

/// What is said beside a described type of names of its description, one entry a name: labels,
/// element codes, how members aggregate. Made by `labels_for` and its kind.
template <class T, class Entry, std::size_t Size>
struct said_of_names {
    Entry entries[Size];

    /// The entry of `name`, or null where nothing is said of it.
    constexpr Entry const* find(std::string_view name) const {
        for (Entry const& entry : entries)
            if (entry.name == name)
                return &entry;
        return nullptr;
    }
};

namespace detail {

template <class T, class Entry, std::size_t Size>
constexpr said_of_names<T, Entry, Size> say_of_names(Entry const (&entries)[Size]) {
    said_of_names<T, Entry, Size> list{};
    for (std::size_t at = 0; at < Size; ++at)
        list.entries[at] = entries[at];
    return list;
}

} // namespace detail

/// Labels for every described member or enumerator of `T`, each once. Return them from a
/// function beside the type, where argument-dependent look-up finds it:
///
///     constexpr auto labels(well const*) {
///         return tuopin::labels_for<well>({{"depth", "井深"}, {"cost", "造价", "cost of drilling"}});
///     }
///
/// A name that is not described, stands twice or is left out does not compile, from the
/// first use of a label on: a header pays for the check only in programs that look.
template <class T, std::size_t Size>
constexpr said_of_names<T, label, Size> labels_for(label const (&entries)[Size]) {
    return detail::say_of_names<T>(entries);
}

namespace detail {

template <class T>
concept labelled = requires { labels(static_cast<std::remove_cvref_t<T> const*>(nullptr)); };

/// "placed_in_work" -> "placed in work"
inline std::string spoken(std::string_view name) {
    std::string words(name);
    for (char& c : words)
        if (c == '_')
            c = ' ';
    return words;
}

template <std::size_t Size>
struct name_list {
    static constexpr std::size_t size = Size;

    std::string_view names[Size == 0 ? 1 : Size];
};

template <class... D>
consteval name_list<sizeof...(D)> names_in(boost::mp11::mp_list<D...>) {
    return {{D::name...}};
}

template <class T>
consteval auto described_names() {
    if constexpr (std::is_enum_v<T>)
        return names_in(enumerator_list<T>{});
    else
        return names_in(member_list<T>{});
}

enum class name_fault : unsigned char { none, not_described, said_twice };

/// What is wrong with the names of a list. Each kind of list has sentences of its own for it.
template <class T, class Entry, std::size_t Size>
consteval name_fault fault_of_names(said_of_names<T, Entry, Size> const& list) {
    auto const            described = described_names<T>();
    constexpr std::size_t size      = decltype(described)::size;
    bool                  said[size + 1]{};
    for (std::size_t at = 0; at < Size; ++at) {
        // Most lists are in the order of the description: the look-out begins at the same place.
        std::size_t away = 0;
        while (away < size && described.names[(at + away) % size] != list.entries[at].name)
            ++away;
        if (away == size)
            return name_fault::not_described;
        bool& here = said[(at + away) % size];
        if (here)
            return name_fault::said_twice;
        here = true;
    }
    return name_fault::none;
}

// A type without labels of its own takes those of its base, which need not name all its members.
template <class T, std::size_t Size>
consteval said_of_names<T, label, Size> checked(said_of_names<T, label, Size> const& list) {
    name_fault const fault = fault_of_names(list);
    if (fault == name_fault::not_described)
        throw "tuopin: a label names nothing that the type describes; write the name as the description has it";
    if (fault == name_fault::said_twice)
        throw "tuopin: a name has two labels; keep one of them";
    if (Size != described_names<T>().size)
        throw "tuopin: a described name has no label; write one for each name of the description";
    return list;
}

template <class T>
inline constexpr auto labels_of = checked(labels(static_cast<T const*>(nullptr)));

template <class T>
constexpr label const* find_label(std::string_view name) {
    if constexpr (labelled<T>) {
        return labels_of<std::remove_cvref_t<T>>.find(name);
    } else {
        return nullptr;
    }
}

} // namespace detail

/// What people call the member or enumerator `name` of `T`: its label in that language,
/// else its name with blanks.
template <class T>
std::string label_of(std::string_view name, language in = language::english) {
    if (label const* const found = detail::find_label<T>(name)) {
        if (in == language::chinese && !found->chinese.empty())
            return std::string(found->chinese);
        if (!found->english.empty())
            return std::string(found->english);
    }
    return detail::spoken(name);
}

} // namespace tuopin

#endif
