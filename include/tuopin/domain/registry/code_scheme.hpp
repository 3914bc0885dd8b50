// What the codes of one system mean. The same digit means different things in different
// systems: whoever reads codes says which system wrote them.
#ifndef TUOPIN_DOMAIN_REGISTRY_CODE_SCHEME_HPP
#define TUOPIN_DOMAIN_REGISTRY_CODE_SCHEME_HPP

#include <tuopin/describe/members.hpp>
#include <tuopin/engines/csv/cell_translation.hpp>
#include <tuopin/engines/csv/fields.hpp>
#include <tuopin/values/text.hpp>

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <type_traits>
#include <utility>
#include <vector>

namespace tuopin::registry {

/// A code as a system writes it, with its leading zeros, and the choice that it stands for; a code
/// for "not stated" stands for none.
template <described_enum E>
struct code_meaning {
    std::string_view code;
    std::optional<E> choice;
};

namespace detail {

// Calls `take` for what stands between separators until it returns false.
template <class Take>
bool each_code(std::string_view written, Take take) {
    std::size_t start = 0;
    for (std::size_t at = 0; at < written.size();) {
        std::string_view const rest  = written.substr(at);
        bool const             one   = rest[0] == ',' || rest[0] == ';' || rest[0] == ' ';
        bool const             three = rest.starts_with("、") || rest.starts_with("，") || rest.starts_with("；");
        std::size_t const      width = one ? 1 : three ? 3 : 0;
        if (width != 0 && !take(written.substr(start, at - start)))
            return false;
        at += width == 0 ? 1 : width;
        start = width == 0 ? start : at;
    }
    return take(written.substr(start));
}

} // namespace detail

/// The codes of one list of choices in one named system, as constant data:
///
///     inline constexpr auto exit_flags_here = tuopin::registry::code_scheme_for<exit_flag>(
///         "exit flag, our county", {"a code of the exit flags of our county", "本县脱贫标志代码"},
///         {{"1", exit_flag::not_exited}, {"2", exit_flag::exited}, {"9", std::nullopt}});
///
/// A code that is not among them is not read: it is never taken for another system's.
template <described_enum E, std::size_t Size>
class code_scheme {
public:
    using choice_type = E;

    consteval code_scheme(std::string_view name, text wanted, code_meaning<E> const (&meanings)[Size])
        : name_(name), wanted_(wanted) {
        for (std::size_t at = 0; at < Size; ++at) {
            if (meanings[at].code.empty())
                throw "tuopin: a code of a scheme is empty; an empty cell is not stated in every scheme";
            for (std::size_t before = 0; before < at; ++before)
                if (meanings[before].code == meanings[at].code)
                    throw "tuopin: a scheme has the same code twice; each code stands for one choice";
            meanings_[at] = meanings[at];
        }
    }

    /// The list and the system: "exit flag, Inner Mongolia 2016".
    constexpr std::string_view name() const { return name_; }

    /// What was wanted where a code is not of this scheme.
    constexpr text wanted() const { return wanted_; }

    static constexpr std::size_t     size() { return Size; }
    constexpr code_meaning<E> const* begin() const { return meanings_; }
    constexpr code_meaning<E> const* end() const { return meanings_ + Size; }

    /// The choice that a code stands for; empty for "not stated", which an empty text is, too.
    constexpr parsed<std::optional<E>> read(std::string_view written) const {
        written = tuopin::detail::trimmed(written);
        if (written.empty())
            return std::optional<E>();
        for (code_meaning<E> const& meaning : meanings_)
            if (meaning.code == written)
                return meaning.choice;
        return parsed<std::optional<E>>::failed(wanted_);
    }

    /// The choices that a list of codes stands for, with commas, semicolons, 、 or blanks between them.
    parsed<std::vector<E>> read_list(std::string_view written) const {
        std::vector<E> choices;
        bool const     read = detail::each_code(written, [&](std::string_view code) {
            auto const choice = this->read(code);
            if (choice && *choice)
                choices.push_back(**choice);
            return static_cast<bool>(choice);
        });
        return read ? parsed<std::vector<E>>(std::move(choices)) : parsed<std::vector<E>>::failed(wanted_);
    }

    /// The code of a choice, the first where several stand for it; empty where this system has none.
    constexpr std::optional<std::string_view> write(E choice) const {
        for (code_meaning<E> const& meaning : meanings_)
            if (meaning.choice == choice)
                return meaning.code;
        return std::nullopt;
    }

private:
    std::string_view name_;
    text             wanted_;
    code_meaning<E>  meanings_[Size]{};
};

/// See `code_scheme`. A code that is empty or stands twice does not compile.
template <described_enum E, std::size_t Size>
consteval code_scheme<E, Size> code_scheme_for(std::string_view name, text wanted,
                                               code_meaning<E> const (&meanings)[Size]) {
    return {name, wanted, meanings};
}

/// The code of another system that means the same. Fails with the words of `from` where that has no
/// such code, and with those of `to` where that has no code for the choice.
template <described_enum E, std::size_t From, std::size_t To>
constexpr parsed<std::string_view> translate(std::string_view code, code_scheme<E, From> const& from,
                                             code_scheme<E, To> const& to) {
    auto const choice = from.read(code);
    if (!choice)
        return parsed<std::string_view>::failed(from.wanted());
    if (*choice) {
        if (auto const written = to.write(**choice))
            return *written;
    } else {
        for (code_meaning<E> const& meaning : to)
            if (!meaning.choice)
                return meaning.code;
        if (tuopin::detail::trimmed(code).empty())
            return std::string_view();
    }
    return parsed<std::string_view>::failed(to.wanted());
}

namespace detail {

template <class T>
struct choice_of {};
template <described_enum T>
struct choice_of<T> {
    using type                    = T;
    static constexpr bool is_list = false, may_be_open = false;
};
template <described_enum T>
struct choice_of<std::optional<T>> {
    using type                    = T;
    static constexpr bool is_list = false, may_be_open = true;
};
template <described_enum T>
struct choice_of<std::vector<T>> {
    using type                    = T;
    static constexpr bool is_list = true, may_be_open = true;
};

} // namespace detail

/// The schemes of one system, one a list of choices: what its files are read with.
///
///     tuopin::csv_options options;
///     options.translation = tuopin::registry::national_coding.cells<household_year>();
///     auto const read     = tuopin::read_csv<household_year>(written, options);
template <class... Schemes>
class coding {
public:
    constexpr explicit coding(Schemes const&... schemes) : schemes_(schemes...) {
        static_assert((at_most_once<typename Schemes::choice_type>() && ...),
                      "tuopin: a coding has one scheme for each list of choices; two systems are two codings");
    }

    /// Whether it has a scheme for the choices `E`.
    template <described_enum E>
    static constexpr bool has() {
        return (std::is_same_v<typename Schemes::choice_type, E> || ...);
    }

    /// The scheme for the choices `E`.
    template <described_enum E>
    constexpr auto const& scheme() const {
        static_assert(has<E>(), "tuopin: this coding has no scheme for these choices; name the scheme of the system "
                                "that wrote the codes");
        return std::get<position<E>()>(schemes_);
    }

    /// For `csv_options::translation` and `json_options::translation`: members of `Record` whose choices this
    /// coding has a scheme for are read as its codes, and written as them; a choice without a code is written by
    /// its name. What is none of them is read as the name or label of a choice, which
    /// needs no scheme, and else it is a finding that names the scheme. The coding has to live as
    /// long as it is read with.
    template <class Record>
    constexpr cell_translation cells() const& {
        return {this, &translator_of<Record, false>, &translator_of<Record, true>};
    }
    template <class Record>
    cell_translation cells() const&& = delete;

private:
    template <class E>
    static constexpr bool at_most_once() {
        return ((std::is_same_v<typename Schemes::choice_type, E> ? 1 : 0) + ...) == 1;
    }
    template <class E>
    static constexpr std::size_t position() {
        std::size_t at = 0, found = 0;
        ((found = std::is_same_v<typename Schemes::choice_type, E> ? at : found, ++at), ...);
        return found;
    }

    // Writes the name of the choice behind what stands in `names`; false where it is none.
    template <class Scheme>
    static bool take_code(Scheme const& scheme, std::string_view written, std::string& names) {
        using E          = typename Scheme::choice_type;
        auto const coded = scheme.read(written);
        auto       named = coded ? *coded : std::optional<E>();
        if (!coded)
            if (auto const spelled = from_text<E>(written))
                named = *spelled;
        if (named)
            names.append(names.empty() ? "" : " ").append(tuopin::to_field(*named));
        return coded || named;
    }

    template <class Member>
    static bool translate_cell(void const* self, std::string_view written, language in, std::string& names,
                               std::string& wanted) {
        using choice       = detail::choice_of<Member>;
        auto const& scheme = static_cast<coding const*>(self)->template scheme<typename choice::type>();
        auto const  take   = [&](std::string_view code) { return take_code(scheme, code, names); };
        names.clear();
        bool read = false;
        if constexpr (choice::is_list)
            read = detail::each_code(written, take);
        else
            read = take(written) && (choice::may_be_open || !names.empty());
        if (!read)
            wanted = std::string(scheme.wanted().in(in));
        return read;
    }

    // The codes of the names that stand in `written`, with commas between them.
    template <class E>
    static bool translate_back(void const* self, std::string_view written, language, std::string& codes, std::string&) {
        auto const& scheme = static_cast<coding const*>(self)->template scheme<E>();
        codes.clear();
        for (bool more = !written.empty(); more;) {
            std::size_t const end  = written.find(' ');
            auto const        name = from_text<E>(written.substr(0, end));
            auto const        code = name ? scheme.write(*name) : std::nullopt;
            if (!code)
                return false;
            codes.append(codes.empty() ? "" : ",").append(*code);
            more = end != std::string_view::npos;
            written.remove_prefix(more ? end + 1 : 0);
        }
        return true;
    }

    template <class Record, bool Back>
    static cell_translation::translator translator_of(void const*, std::string_view path) {
        cell_translation::translator found = nullptr;
        tuopin::detail::for_each_field<Record>([&]<class Field>(Field) {
            using member = std::remove_const_t<typename Field::type>;
            if constexpr (requires { typename detail::choice_of<member>::type; })
                if constexpr (has<typename detail::choice_of<member>::type>())
                    if (tuopin::detail::field_names{Field::names(), Field::depth()}.path() == path) {
                        if constexpr (Back)
                            found = &translate_back<typename detail::choice_of<member>::type>;
                        else
                            found = &translate_cell<member>;
                    }
        });
        return found;
    }

    std::tuple<Schemes...> schemes_;
};

} // namespace tuopin::registry

#endif
