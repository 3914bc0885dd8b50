// Records, measures, findings and groups to JSON and from JSON, through Boost.JSON. One
// source file of the program includes <boost/json/src.hpp>, or the program links Boost.JSON.
//
// What stands for what:
//   a described struct       an object; its members by name, nested structs as nested objects
//   an optional              null where it is empty, else its value
//   numbers, quantities      a number; a string where a double does not hold all its digits
//   an observer's result     a number where it is one, null where it has no meaning
//   an enumerator            its name
//   figures, shares, codes,  the text that they have in files ("about 5", "3/4",
//   dates, all other values  "530103", "2020-08-11"); null where that is empty
//   vectors and ranges       an array
//   a group                  {"key": ..., "summary": ...}
// What is written reads back to an equal value, through text too; but what is no number (a NaN)
// is written as a text that no number reads.
#ifndef TUOPIN_ADAPTERS_JSON_HPP
#define TUOPIN_ADAPTERS_JSON_HPP

#include <tuopin/describe/element_codes.hpp>
#include <tuopin/describe/labels.hpp>
#include <tuopin/describe/members.hpp>
#include <tuopin/engines/csv/cell_translation.hpp>
#include <tuopin/engines/csv/cells.hpp>
#include <tuopin/engines/csv/csv_lines.hpp>
#include <tuopin/engines/csv/fields.hpp>
#include <tuopin/engines/csv/records_read.hpp>
#include <tuopin/engines/validation/finding.hpp>
#include <tuopin/values/floating_text.hpp>
#include <tuopin/values/quantity.hpp>
#include <tuopin/values/text.hpp>

#include <boost/json/array.hpp>
#include <boost/json/basic_parser_impl.hpp>
#include <boost/json/object.hpp>
#include <boost/json/serialize.hpp>
#include <boost/json/string.hpp>
#include <boost/json/value.hpp>
#include <boost/json/value_stack.hpp>

#include <algorithm>
#include <charconv>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <optional>
#include <string>
#include <string_view>
#include <system_error>
#include <type_traits>
#include <utility>
#include <vector>

namespace tuopin {

/// What the keys of an object are that is written: the names of members, their labels for people, or the
/// element codes of other systems, where a member without one keeps its name.
enum class json_keys : unsigned char { names, labels, element_codes };

/// How JSON is read and written.
struct json_options {
    std::string      file{};                              ///< the name of the file, for the findings
    tuopin::language language{tuopin::language::english}; ///< of the findings, and of labels as keys

    /// How grave a key is that is no member of the record; empty to pass over such keys.
    std::optional<severity> extra_members{severity::warning};

    /// Between what stands in the document and what members read and write, such as codes; none by default.
    cell_translation translation{};

    json_keys keys{json_keys::names}; ///< of what is written; each of them is read
};

/// What reading one value gave: the value, empty where there was an error, and all findings.
template <class T>
struct json_read {
    std::optional<T>     value{};
    std::vector<finding> findings{};

    explicit operator bool() const { return value.has_value(); }
    T const& operator*() const { return *value; }
    T const* operator->() const { return &*value; }
};

namespace detail {

template <class T>
concept observed_number = !readable<T> && requires(T const& observer) {
    observer.value();
};

template <class T>
concept json_group = requires(T const& group) {
    group.key;
    group.summary;
};

template <class T>
concept json_range = !readable<T> && !has_field<T> && requires(T const& range) {
    std::begin(range) != std::end(range);
    *std::begin(range);
};

template <class T>
struct bare {
    using type = T;
};
template <optional_type T>
struct bare<T> : bare<typename optional_value<T>::type> {};

template <class T>
concept built_in_number = std::floating_point<T> || plain_integer<T>;

template <class T>
concept json_number = built_in_number<T> || quantity_type<T>;

// How many digits a decimal has that count. A double holds each decimal of 15.
inline std::size_t counting_digits(std::string_view number) {
    std::size_t digits = 0;
    for (char const c : number.substr(0, number.find_first_of("eE")))
        if (c >= '0' && c <= '9' && (digits != 0 || c != '0'))
            ++digits;
    return digits;
}

inline boost::json::value json_of_decimal(std::string const& field) {
    char const* const begin = field.data();
    char const* const end   = begin + field.size();
    std::int64_t      whole{};
    if (auto const read = std::from_chars(begin, end, whole); read.ec == std::errc{} && read.ptr == end)
        return boost::json::value(whole);
    double number{};
    if (read_floating(std::string_view(field), number) && counting_digits(field) <= 15)
        return boost::json::value(number);
    return boost::json::value(boost::json::string_view(field));
}

/// How values are written: under which keys, and with which codes; `path` is where they stand.
struct json_style {
    json_keys        keys{json_keys::names};
    language         in{language::english};
    cell_translation translation{};
    std::string      path{};
};

template <class T>
boost::json::value json_of(T const& value, json_style const& style);
template <class T>
boost::json::value json_of_translated(T const& value, json_style const& style);

// Whether a key is a label or the element code of a member, and nothing that another goes by.
template <class T>
bool is_other_name(std::string_view name, std::string_view key) {
    label const* const given = detail::find_label<T>(name);
    return !key.empty() &&
           ((given != nullptr && (key == given->english || key == given->chinese)) || key == element_code_of<T>(name));
}
template <class T>
bool also_called(std::string_view name, std::string_view key) {
    return detail::is_other_name<T>(name, key) && all_members<T>([&](std::string_view other, auto) {
               return other == name || (other != key && !detail::is_other_name<T>(other, key));
           });
}

// A label or code that is another member's, too, is no key: then the member's name stands.
template <class T>
std::string json_key(std::string_view name, json_style const& style) {
    std::string key;
    if (style.keys == json_keys::element_codes)
        key = element_code_of<T>(name);
    else if (style.keys == json_keys::labels)
        if (label const* const given = detail::find_label<T>(name))
            key = style.in == language::chinese ? given->chinese : given->english;
    return detail::also_called<T>(name, key) ? key : std::string(name);
}

template <built_in_number T>
boost::json::value json_of_number(T value) {
    if constexpr (std::floating_point<T>) {
        if (!(value - value == 0))
            return boost::json::value(boost::json::string_view(to_field(value)));
        return boost::json::value(static_cast<double>(value));
    } else if constexpr (std::is_signed_v<T>) {
        return boost::json::value(static_cast<std::int64_t>(value));
    } else {
        return boost::json::value(static_cast<std::uint64_t>(value));
    }
}

template <class Unit>
boost::json::value json_of_number(quantity<Unit, double> computed) {
    return detail::json_of_number(computed.count());
}
template <class Unit>
boost::json::value json_of_number(quantity<Unit, std::int64_t> exact) {
    return detail::json_of_decimal(to_field(exact));
}

template <class T>
boost::json::value json_of_members(T const& record, json_style const& style) {
    boost::json::object object;
    object.reserve(member_count<T>);
    for_each_member<T>([&](std::string_view name, auto member) {
        std::string const key = style.keys == json_keys::names ? std::string(name) : detail::json_key<T>(name, style);
        if (style.translation.back_of_member == nullptr) {
            object.emplace(key, detail::json_of(record.*member, style));
            return;
        }
        json_style below = style;
        below.path.append(below.path.empty() ? "" : ".").append(name);
        object.emplace(key, detail::json_of_translated(record.*member, below));
    });
    return boost::json::value(std::move(object));
}

// A choice under its code, where the coding has one.
template <class T>
boost::json::value json_of_translated(T const& value, json_style const& style) {
    if constexpr (writes_to_cell<T>()) {
        auto const translate = style.translation.back_of_member(style.translation.context, style.path);
        std::string const names = translate == nullptr ? std::string() : cell_of(value);
        std::string       codes, unwanted;
        if (!names.empty() && translate(style.translation.context, names, style.in, codes, unwanted))
            return boost::json::value(boost::json::string_view(codes));
    }
    return detail::json_of(value, style);
}

template <class T>
boost::json::value json_of(T const& value, json_style const& style) {
    if constexpr (optional_type<T>) {
        return value ? detail::json_of(*value, style) : boost::json::value(nullptr);
    } else if constexpr (std::same_as<T, bool>) {
        return boost::json::value(value);
    } else if constexpr (json_number<T>) {
        return detail::json_of_number(value);
    } else if constexpr (std::convertible_to<T const&, std::string_view>) {
        return boost::json::value(boost::json::string_view(std::string_view(value)));
    } else if constexpr (json_group<T>) {
        boost::json::object object;
        object.emplace("key", detail::json_of(value.key, style));
        object.emplace("summary", detail::json_of(value.summary, style));
        return boost::json::value(std::move(object));
    } else if constexpr (json_range<T>) {
        boost::json::array array;
        for (auto const& each : value)
            array.push_back(detail::json_of(each, style));
        return boost::json::value(std::move(array));
    } else if constexpr (observed_number<T>) {
        using result = std::remove_cvref_t<decltype(value.value())>;
        if constexpr (json_number<typename bare<result>::type> || !has_field<T>)
            return detail::json_of(value.value(), style);
        else
            return boost::json::value(boost::json::string_view(to_field(value)));
    } else if constexpr (has_field<T>) {
        std::string const field = to_field(value);
        return field.empty() ? boost::json::value(nullptr) : boost::json::value(boost::json::string_view(field));
    } else {
        static_assert(described<T>,
                      "tuopin: this type has no JSON; describe it with BOOST_DESCRIBE_STRUCT, or give it a "
                      "function to_field that returns a string");
        if constexpr (described<T>)
            return detail::json_of_members(value, style);
        else
            return boost::json::value(nullptr);
    }
}

template <class T>
consteval bool reads_from_json();

template <class Owner, class... D>
consteval bool members_read_from_json(boost::mp11::mp_list<D...>) {
    return (reads_from_json<std::remove_reference_t<decltype(std::declval<Owner&>().*D::pointer)>>() && ...);
}

template <class T>
consteval bool reads_from_json() {
    if constexpr (optional_type<T>)
        return detail::reads_from_json<typename optional_value<T>::type>();
    else if constexpr (list_type<T>)
        return detail::reads_from_json<typename list_value<T>::type>();
    else if constexpr (readable<T>)
        return true;
    else if constexpr (described<T> && !has_field<T> && !std::is_const_v<T>)
        return detail::members_read_from_json<T>(member_list<T>{});
    else
        return false;
}

/// Where in a document a value stands, kept on the stack of calls.
struct json_place {
    json_place const* above{};
    std::string_view  name{}; // of a member, or
    std::size_t       index{};

    static std::string path(json_place const* at) {
        if (at == nullptr)
            return {};
        std::string written = path(at->above);
        if (at->name.empty())
            return written.append("[").append(to_field(at->index)).append("]");
        return written.append(written.empty() ? "" : ".").append(at->name);
    }
};

/// Reads values out of a document and gathers what is wrong with them.
class json_reader {
public:
    json_reader(json_options const& options, std::vector<finding>& findings) : options_(options), findings_(findings) {}

    std::size_t record{};
    std::size_t line{};
    std::size_t column{}; // 0 where only the line is known
    std::size_t errors{};

    template <class T>
    void read(T& target, boost::json::value const& value, json_place const* at) {
        if constexpr (optional_type<T>) {
            target.reset();
            if (value.is_null())
                return;
            typename optional_value<T>::type inner{};
            std::size_t const                before = errors;
            read(inner, value, at);
            if (errors == before)
                target.emplace(std::move(inner));
        } else if constexpr (list_type<T>) {
            target.clear();
            if (!value.is_array()) {
                report(at, shown(value), said("an array", "数组"));
                return;
            }
            for (boost::json::value const& each : value.get_array()) {
                json_place const             here{at, {}, target.size()};
                typename list_value<T>::type entry{};
                read(entry, each, &here);
                target.push_back(std::move(entry));
            }
        } else if constexpr (one_cell<T>) {
            read_single(target, value, at);
        } else {
            read_members(target, value, at);
        }
    }

    void report(json_place const* at, std::string seen, std::string wanted, severity how_grave = severity::error) {
        report(json_place::path(at), std::move(seen), std::move(wanted), how_grave);
    }
    void report(std::string path, std::string seen, std::string wanted, severity how_grave) {
        finding f;
        f.rule     = "read";
        f.severity = how_grave;
        f.record   = record;
        f.path     = std::move(path);
        f.seen     = std::move(seen);
        f.wanted   = std::move(wanted);
        f.file     = options_.file;
        f.line     = line;
        f.column   = column;
        findings_.push_back(std::move(f));
        errors += how_grave == severity::error ? 1 : 0;
    }

    std::string said(std::string_view english, std::string_view chinese) const {
        return std::string(options_.language == language::chinese ? chinese : english);
    }

private:
    static std::string shown(boost::json::value const& value) {
        if (value.is_string() && !value.get_string().empty())
            return detail::excerpt({value.get_string().data(), value.get_string().size()});
        return detail::excerpt(value.is_double() ? decimal_of(value.get_double()) : boost::json::serialize(value));
    }

    // A number as a decimal without an exponent, which quantities and codes read.
    static std::string decimal_of(double number) {
        char        buffer[64];
        char* const past     = buffer + sizeof buffer;
        bool const  long_one = !(number < 1e18 && number > -1e18);
        auto const  end      = long_one ? std::to_chars(buffer, past, number).ptr
                                        : std::to_chars(buffer, past, number, std::chars_format::fixed).ptr;
        if (end == past)
            return detail::shortest(number);
        return std::string(buffer, end);
    }

    template <class T>
    void read_single(T& target, boost::json::value const& value, json_place const* at) {
        std::string written;
        std::string wanted;
        if constexpr (std::same_as<T, std::string>) {
            if (value.is_string())
                target.assign(value.get_string().data(), value.get_string().size());
            else
                report(at, shown(value), said("a string", "字符串"));
            return;
        } else if constexpr (std::floating_point<T>) {
            if (value.is_double()) {
                target = static_cast<T>(value.get_double());
                return;
            }
        }
        switch (value.kind()) {
        case boost::json::kind::object:
        case boost::json::kind::array:
            report(at, shown(value), said("a single value", "单个值"));
            return;
        case boost::json::kind::string:
            written.assign(value.get_string().data(), value.get_string().size());
            break;
        case boost::json::kind::uint64:
            written = to_field(value.get_uint64());
            break;
        case boost::json::kind::int64:
            written = to_field(value.get_int64());
            break;
        case boost::json::kind::double_:
            written = decimal_of(value.get_double());
            break;
        case boost::json::kind::bool_:
            written = to_field(value.get_bool());
            break;
        case boost::json::kind::null:
            break;
        }
        if (!detail::read_cell(target, written, !value.is_null(), options_.language, wanted))
            report(at, shown(value), std::move(wanted));
    }

    template <class T>
    void read_members(T& target, boost::json::value const& value, json_place const* at) {
        if (!value.is_object()) {
            report(at, shown(value), said("an object", "对象"));
            return;
        }
        boost::json::object const& object = value.get_object();
        std::size_t                known  = 0;
        for_each_member<T>([&](std::string_view name, auto member) {
            json_place const here{at, name, 0};
            if (boost::json::value const* const found = member_in<T>(object, name, &here)) {
                ++known;
                if (auto const translate = translator_of(&here))
                    read_translated(target.*member, *found, &here, translate);
                else
                    read(target.*member, *found, &here);
            } else {
                missing(target.*member, name, &here);
            }
        });
        if (known == object.size() || !options_.extra_members)
            return;
        for (auto const& pair : object) {
            std::string_view const key(pair.key().data(), pair.key().size());
            if (all_members<T>([&](std::string_view name, auto) { return name != key && !also_called<T>(name, key); }))
                report(at, detail::excerpt(key), said("the name of a member", "记录成员的名称"),
                       *options_.extra_members);
        }
    }

    // What stands under the name of the member, or else under one of its labels or its element code.
    template <class T>
    boost::json::value const* member_in(boost::json::object const& object, std::string_view name,
                                        json_place const* at) {
        if (auto const* const found = object.if_contains(boost::json::string_view(name)))
            return found;
        boost::json::value const* found = nullptr;
        if constexpr (labelled<T> || has_element_codes<T>)
            for (auto const& pair : object) {
                if (!also_called<T>(name, {pair.key().data(), pair.key().size()}))
                    continue;
                if (found != nullptr)
                    report(at, detail::excerpt({pair.key().data(), pair.key().size()}),
                           said("one key of this member", "此成员只有一个键"));
                found = &pair.value();
            }
        return found;
    }

    cell_translation::translator translator_of(json_place const* at) {
        if (options_.translation.of_member == nullptr)
            return nullptr;
        std::string path = json_place::path(at);
        for (auto const& known : translators_)
            if (known.first == path)
                return known.second;
        translators_.emplace_back(std::move(path), nullptr);
        return translators_.back().second =
                   options_.translation.of_member(options_.translation.context, translators_.back().first);
    }

    // A code as text; a list of codes with commas between them.
    static std::string codes_of(boost::json::value const& value) {
        if (value.is_string())
            return std::string(value.get_string().data(), value.get_string().size());
        if (!value.is_array())
            return value.is_null() ? std::string() : boost::json::serialize(value);
        std::string joined;
        for (boost::json::value const& each : value.get_array())
            joined.append(joined.empty() ? "" : ",").append(codes_of(each));
        return joined;
    }

    template <class T>
    void read_translated(T& target, boost::json::value const& value, json_place const* at,
                         cell_translation::translator translate) {
        if constexpr (reads_from_cell<T>()) {
            std::string names, wanted;
            if (!translate(options_.translation.context, codes_of(value), options_.language, names, wanted) ||
                !detail::read_cell(target, names, false, options_.language, wanted))
                report(at, shown(value), std::move(wanted));
        } else {
            read(target, value, at);
        }
    }

    // A key that is not there is a null: an error where a null is one, else a warning.
    template <class T>
    void missing(T& target, std::string_view name, json_place const* at) {
        std::vector<finding> aside;
        json_reader          probe(options_, aside);
        probe.read(target, boost::json::value(nullptr), at);
        report(at, said("no such key", "没有此键"), said("the key ", "键") + std::string(name),
               probe.errors == 0 ? severity::warning : severity::error);
    }

    json_options const&   options_;
    std::vector<finding>& findings_;
    std::vector<std::pair<std::string, cell_translation::translator>> translators_{}; // of each member, once asked
};

/// Takes the events of Boost.JSON's parser: builds the document with every number as exact
/// as it is written, and notices what a document does not show, lines and doubled keys.
struct json_handler {
    static constexpr std::size_t max_object_size = static_cast<std::size_t>(-1);
    static constexpr std::size_t max_array_size  = static_cast<std::size_t>(-1);
    static constexpr std::size_t max_key_size    = static_cast<std::size_t>(-1);
    static constexpr std::size_t max_string_size = static_cast<std::size_t>(-1);

    struct doubled_key {
        std::size_t record;
        std::size_t line;
        std::string path;
    };

    using error_code  = boost::json::error_code;
    using string_view = boost::json::string_view;

    std::size_t              line{1};
    std::size_t              column{}; // of what is no JSON
    std::vector<std::size_t> lines{}; // where each value of the outermost array begins
    std::vector<doubled_key> doubled{};
    boost::json::value_stack stack{};

    bool on_document_begin(error_code&) {
        stack.reset();
        return true;
    }
    bool on_document_end(error_code&) { return true; }
    bool on_object_begin(error_code&) {
        begin_value();
        levels_.push_back({false});
        return true;
    }
    bool on_object_end(std::size_t size, error_code&) {
        std::vector<std::string>& keys = levels_.back().keys;
        std::sort(keys.begin(), keys.end());
        std::string last;
        for (auto at = keys.begin(); (at = std::adjacent_find(at, keys.end())) != keys.end(); ++at)
            if (*at != last) {
                last               = *at;
                levels_.back().key = last;
                doubled.push_back({record(), line, path()});
            }
        levels_.pop_back();
        stack.push_object(size);
        return true;
    }
    bool on_array_begin(error_code&) {
        // The outermost array is no record, those in it are.
        if (!levels_.empty())
            begin_value();
        levels_.push_back({true});
        return true;
    }
    bool on_array_end(std::size_t size, error_code&) {
        levels_.pop_back();
        stack.push_array(size);
        return true;
    }
    bool on_key_part(string_view part, std::size_t, error_code&) {
        text_.append(part.data(), part.size());
        stack.push_chars(part);
        return true;
    }
    bool on_key(string_view part, std::size_t, error_code&) {
        text_.append(part.data(), part.size());
        levels_.back().key = text_;
        levels_.back().keys.push_back(std::move(text_));
        text_.clear();
        stack.push_key(part);
        return true;
    }
    bool on_string_part(string_view part, std::size_t, error_code&) {
        stack.push_chars(part);
        return true;
    }
    bool on_string(string_view part, std::size_t, error_code&) {
        begin_value();
        stack.push_string(part);
        return true;
    }
    bool on_number_part(string_view part, error_code&) {
        text_.append(part.data(), part.size());
        return true;
    }
    bool on_int64(std::int64_t number, string_view, error_code&) {
        begin_value();
        text_.clear();
        stack.push_int64(number);
        return true;
    }
    bool on_uint64(std::uint64_t number, string_view, error_code&) {
        begin_value();
        text_.clear();
        stack.push_uint64(number);
        return true;
    }
    // The parser rounds some numbers twice, and a double does not hold every decimal of more
    // than 15 digits: such a number stays the text that it is, for its reader to judge.
    bool on_double(double number, string_view part, error_code&) {
        begin_value();
        text_.append(part.data(), part.size());
        if (read_floating(std::string_view(text_), number) && counting_digits(text_) <= 15)
            stack.push_double(number);
        else
            stack.push_string(text_);
        text_.clear();
        return true;
    }
    bool on_bool(bool value, error_code&) {
        begin_value();
        stack.push_bool(value);
        return true;
    }
    bool on_null(error_code&) {
        begin_value();
        stack.push_null();
        return true;
    }
    bool on_comment_part(string_view, error_code&) { return true; }
    bool on_comment(string_view, error_code&) { return true; }

private:
    struct level {
        bool                     array;
        std::size_t              values{};
        std::string              key{};
        std::vector<std::string> keys{};
    };

    void begin_value() {
        if (levels_.empty() || (levels_.size() == 1 && levels_.front().array))
            lines.push_back(line);
        if (!levels_.empty())
            ++levels_.back().values;
    }
    std::size_t record() const { return levels_.front().array ? levels_.front().values - 1 : 0; }
    std::string path() const {
        std::string written;
        for (level const& each : levels_) {
            if (&each == &levels_.front() && each.array)
                continue;
            if (each.array)
                written.append("[").append(to_field(each.values - 1)).append("]");
            else
                written.append(written.empty() ? "" : ".").append(each.key);
        }
        return written;
    }

    std::vector<level> levels_{};
    std::string        text_{};
};

/// How many characters a text has, without a byte order mark at its beginning.
inline std::size_t count_characters(std::string_view text) {
    auto const begins = [](char byte) { return (static_cast<unsigned char>(byte) & 0xC0u) != 0x80u; };
    auto const number = static_cast<std::size_t>(std::count_if(text.begin(), text.end(), begins));
    return text.starts_with("\xEF\xBB\xBF") ? number - 1 : number;
}

/// The document of a text, or nothing where it is no JSON; `wrong` then says what is wrong.
inline std::optional<boost::json::value> parse_json(std::string_view                         text,
                                                    boost::json::basic_parser<json_handler>& parser, std::string& seen,
                                                    std::string& wrong) {
    json_handler&    handler = parser.handler();
    std::string_view rest    = text;
    auto const       fail    = [&](std::string_view at, std::string const& message) {
        auto const before = text.substr(0, text.size() - at.size());
        handler.line      = 1 + static_cast<std::size_t>(std::count(before.begin(), before.end(), '\n'));
        handler.column    = 1 + detail::count_characters(before.substr(before.rfind('\n') + 1));
        seen              = detail::excerpt(at.substr(0, at.find_first_of("\r\n")));
        wrong             = message;
        return std::nullopt;
    };
    if (rest.starts_with("\xEF\xBB\xBF"))
        rest.remove_prefix(3);
    // Line by line, so that the handler knows where it is.
    for (;;) {
        std::size_t const       end  = rest.find('\n');
        bool const              last = end == std::string_view::npos;
        std::string_view const  line = rest.substr(0, last ? rest.size() : end + 1);
        boost::json::error_code error;
        std::size_t const       used = parser.write_some(!last, line.data(), line.size(), error);
        rest.remove_prefix(std::min(used, rest.size()));
        if (error)
            return fail(rest, error.message());
        if (parser.done()) {
            std::size_t const more = rest.find_first_not_of(" \t\r\n");
            if (more == std::string_view::npos)
                return handler.stack.release();
            return fail(rest.substr(more), "extra data");
        }
        ++handler.line;
    }
}

template <class T>
consteval bool check_json_readable() {
    static_assert(reads_from_json<T>(),
                  "tuopin: a member of this record cannot be read from JSON; give its type a static member "
                  "function parse(std::string_view) that returns tuopin::parsed of it, describe it with "
                  "BOOST_DESCRIBE_STRUCT, or leave the member out of the description");
    static_assert(std::default_initializable<T>,
                  "tuopin: a record that is read starts from its default value; give its members "
                  "initialisers instead of the struct a constructor");
    return reads_from_json<T>() && std::default_initializable<T>;
}

} // namespace detail

/// A record, measure, finding, value, group, or a range of them, as JSON, under the keys that `options` name.
template <class T>
boost::json::value to_json(T const& value, json_options const& options = {}) {
    return detail::json_of(value, {options.keys, options.language, options.translation, {}});
}

/// A range of records as a JSON text, each on a line of its own.
template <class Range>
std::string write_json(Range const& records, json_options const& options = {}) {
    std::string written = "[";
    bool        first   = true;
    for (auto const& each : records) {
        written.append(first ? "\n" : ",\n").append(boost::json::serialize(tuopin::to_json(each, options)));
        first = false;
    }
    return written.append(first ? "]\n" : "\n]\n");
}

/// Reads a described struct, or a vector of them, from a JSON value. The paths of the findings
/// are those of the members, with the place in an array in brackets: "members[2].age".
template <class T>
json_read<T> from_json(boost::json::value const& value, json_options const& options = {}) {
    json_read<T> result;
    if constexpr (detail::check_json_readable<T>()) {
        detail::json_reader reader(options, result.findings);
        T                   target{};
        reader.read(target, value, nullptr);
        if (reader.errors == 0)
            result.value.emplace(std::move(target));
    }
    return result;
}

/// Reads an array of records, or one record, from a JSON text. A record with an error is left
/// out; `record` of a finding is its place in the array, `line` the line on which it begins.
/// A text that is no JSON is one finding, with the character of the line from which on it is none as its
/// `column`. A key that stands twice in an object is one too. Findings of members have no `column`: the parser says
/// what it has read and not where, and to tell each value's place would take memory for all of them, the good ones,
/// too; `path` names the member ("members[2].age").
template <class Record>
records_read<Record> read_json(std::string_view text, json_options const& options = {}) {
    records_read<Record> table;
    table.file = options.file;
    if constexpr (detail::check_json_readable<Record>()) {
        detail::json_reader                             reader(options, table.findings);
        boost::json::basic_parser<detail::json_handler> parser{boost::json::parse_options{}};
        std::string                                     seen;
        std::string                                     wrong;
        auto const                                      document = detail::parse_json(text, parser, seen, wrong);
        detail::json_handler const&                     handler  = parser.handler();
        if (!document) {
            reader.line   = handler.line;
            reader.column = handler.column;
            reader.record = handler.lines.empty() ? 0 : handler.lines.size() - 1;
            reader.report(nullptr, seen.empty() ? reader.said("the end of the text", "文本结尾") : seen,
                          reader.said("well-formed JSON: ", "格式正确的JSON：") + wrong);
            return table;
        }
        auto doubled = handler.doubled.begin();
        auto take    = [&](boost::json::value const& value) {
            Record record{};
            reader.errors = 0;
            reader.line   = handler.lines.at(reader.record);
            for (; doubled != handler.doubled.end() && doubled->record == reader.record; ++doubled) {
                reader.line = doubled->line;
                reader.report(doubled->path, reader.said("a key that stands twice", "重复的键"),
                                 reader.said("each key once", "每个键只出现一次"), severity::error);
            }
            reader.line = handler.lines.at(reader.record);
            reader.read(record, value, nullptr);
            if (reader.errors == 0) {
                table.rows.push_back(std::move(record));
                table.lines.push_back(reader.line);
            } else {
                ++table.rejected;
            }
            ++reader.record;
        };
        if (document->is_array())
            for (boost::json::value const& each : document->get_array())
                take(each);
        else
            take(*document);
    }
    return table;
}

} // namespace tuopin

#endif
