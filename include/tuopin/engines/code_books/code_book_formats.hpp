// A code book as text: for people as Markdown, for programs as a JSON Schema and as a Table Schema of
// Frictionless Data.
#ifndef TUOPIN_ENGINES_CODE_BOOKS_CODE_BOOK_FORMATS_HPP
#define TUOPIN_ENGINES_CODE_BOOKS_CODE_BOOK_FORMATS_HPP

#include <tuopin/describe/labels.hpp>
#include <tuopin/engines/code_books/code_book.hpp>
#include <tuopin/engines/code_books/json_text.hpp>
#include <tuopin/engines/validation/finding.hpp>
#include <tuopin/values/text.hpp>

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace tuopin {

namespace detail {

// A cell of a table in Markdown.
inline std::string markdown_cell(std::string_view written) {
    std::string cell;
    for (char const c : written)
        c == '\n' || c == '\r' ? cell += ' ' : c == '|' ? cell += "\\|" : cell += c;
    return cell;
}

class markdown_table {
public:
    explicit markdown_table(std::vector<std::string> headings) : size_(headings.size()) {
        add(std::move(headings));
        written_ += '|';
        for (std::size_t at = 0; at < size_; ++at)
            written_ += " --- |";
        written_ += '\n';
    }
    void add(std::vector<std::string> cells) {
        written_ += '|';
        for (std::string const& cell : cells)
            written_.append(" ").append(markdown_cell(cell)).append(" |");
        written_ += '\n';
    }
    std::string const& text() const { return written_; }

private:
    std::size_t size_;
    std::string written_{};
};

inline std::string joined(std::vector<std::string> const& words, std::string_view between) {
    std::string all;
    for (std::string const& word : words)
        all.append(all.empty() ? "" : between).append(word);
    return all;
}

inline std::string type_in_words(code_book_field const& of, language in) {
    std::string words = of.format.empty() ? to_text(of.kind, in) : of.format.in(in);
    if (of.list)
        words.insert(0, in == language::chinese ? "多值：" : "list: ");
    return words;
}

inline void write_words(json_text& out, std::string_view key, wording const& words) {
    if (words.empty())
        return;
    out.key(key).members({{"en", words.english}, {"zh", words.chinese}});
}

// What no format has a word for: other programs pass over keys that begin with "x-".
inline void write_annotations(json_text& out, code_book_field const& of) {
    write_words(out, "x-labels", of.called);
    if (!of.element_code.empty())
        out.key("x-element-code").text(of.element_code);
    write_words(out, "x-unit", of.unit);
    write_words(out, "x-format", of.format);
    write_words(out, "x-over-regions", of.over_regions);
    write_words(out, "x-over-periods", of.over_periods);
    if (!of.scheme.empty())
        out.key("x-scheme").text(of.scheme);
    write_words(out, "x-origin", of.origin);
    if (!of.choices.empty()) {
        out.key("x-choices").array();
        for (code_book_choice const& each : of.choices) {
            std::vector<std::pair<std::string, std::string>> said{{"value", each.name}};
            if (!each.code.empty())
                said.emplace_back("code", each.code);
            said.emplace_back("en", each.called.english);
            said.emplace_back("zh", each.called.chinese);
            out.members(said);
        }
        out.end();
    }
    if (!of.rules.empty())
        out.key("x-rules").texts(of.rules);
}

inline void write_rules(json_text& out, code_book const& book) {
    if (book.rules.empty())
        return;
    out.key("x-rules").array();
    for (code_book_rule const& each : book.rules)
        out.members({{"id", each.id},
                     {"severity", to_field(each.severity)},
                     {"en", each.sentence.english},
                     {"zh", each.sentence.chinese}});
    out.end();
}

inline std::vector<std::string> names_of_choices(code_book_field const& of) {
    std::vector<std::string> names;
    for (code_book_choice const& each : of.choices)
        names.push_back(each.name);
    return names;
}

// "^-?[0-9]+(\.[0-9]{1,2})?$"
inline std::string decimal_pattern(int decimals) { return "^-?[0-9]+(\\.[0-9]{1," + to_field(decimals) + "})?$"; }

inline void write_types(json_text& out, std::vector<std::string> types, bool or_null) {
    if (or_null)
        types.push_back("null");
    out.key("type");
    types.size() == 1 ? out.text(types[0]) : out.texts(types);
}

// What one value of the field is in JSON.
inline void write_json_value(json_text& out, code_book_field const& of, bool or_null) {
    switch (of.kind) {
    case field_kind::text:
        write_types(out, {"string"}, or_null);
        break;
    case field_kind::whole_number:
        write_types(out, {"integer"}, or_null);
        break;
    case field_kind::yes_or_no:
        write_types(out, {"boolean"}, or_null);
        break;
    case field_kind::day:
        write_types(out, {"string"}, or_null);
        out.key("format").text("date");
        break;
    case field_kind::choice:
        write_types(out, {"string"}, or_null);
        out.key("enum").texts(names_of_choices(of), or_null);
        break;
    case field_kind::number:
        // A decimal of more digits than a double holds is a string.
        write_types(out,
                    of.decimals > 0 ? std::vector<std::string>{"number", "string"} : std::vector<std::string>{"number"},
                    or_null);
        if (of.decimals > 0)
            out.key("pattern").text(decimal_pattern(of.decimals));
        break;
    }
    if (!of.least.empty())
        out.key("minimum").number(of.least);
    if (!of.most.empty())
        out.key("maximum").number(of.most);
}

inline void write_json_field(json_text& out, code_book_field const& of, language in) {
    out.object().key("title").text(of.called.in(in));
    if (of.list) {
        write_types(out, {"array"}, of.may_be_null);
        out.key("items").object();
        write_json_value(out, of, false);
        out.end();
    } else {
        write_json_value(out, of, of.may_be_null);
    }
    write_annotations(out, of);
    out.end();
}

// Fields of one object of JSON: those whose names begin with `before`, from `at` on.
inline void write_json_members(json_text& out, code_book const& book, std::size_t& at, std::string const& before,
                               language in) {
    std::vector<std::string> required;
    out.key("type").text("object").key("properties").object();
    while (at < book.fields.size() && book.fields[at].name.starts_with(before)) {
        std::string const rest = book.fields[at].name.substr(before.size());
        std::size_t const dot  = rest.find('.');
        std::string const name = rest.substr(0, dot);
        out.key(name);
        if (dot != std::string::npos) {
            out.object();
            write_json_members(out, book, at, before + name + ".", in);
            out.end();
            required.push_back(name);
            continue;
        }
        write_json_field(out, book.fields[at], in);
        if (!book.fields[at].may_be_null)
            required.push_back(name);
        ++at;
    }
    out.end();
    if (!required.empty())
        out.key("required").texts(required);
}

inline std::string_view table_type(code_book_field const& of) {
    if (of.list)
        return "list";
    switch (of.kind) {
    case field_kind::whole_number:
        return "integer";
    case field_kind::number:
        return "number";
    case field_kind::yes_or_no:
        return "boolean";
    case field_kind::day:
        return "date";
    case field_kind::text:
    case field_kind::choice:
        break;
    }
    return "string";
}

inline void write_table_field(json_text& out, code_book_field const& of, language in) {
    out.object().key("name").text(of.name).key("title").text(of.called.in(in));
    if (!of.format.empty())
        out.key("description").text(type_in_words(of, in));
    out.key("type").text(table_type(of));
    if (of.list)
        out.key("delimiter").text(" ").key("itemType").text("string");
    else if (of.kind == field_kind::yes_or_no)
        out.key("trueValues").texts({"yes", "true", "1", "是"}).key("falseValues").texts({"no", "false", "0", "否"});
    else if (of.kind == field_kind::choice) {
        out.key("categories").array();
        for (code_book_choice const& each : of.choices)
            out.members({{"value", each.name}, {"label", each.called.in(in)}});
        out.end();
    }
    bool const of_list = of.kind == field_kind::choice && !of.list;
    if (!of.may_be_empty || of_list || of.unique || !of.least.empty() || !of.most.empty()) {
        out.key("constraints").object();
        if (!of.may_be_empty)
            out.key("required").truth(true);
        if (of.unique)
            out.key("unique").truth(true);
        if (of_list)
            out.key("enum").texts(names_of_choices(of));
        if (!of.least.empty())
            out.key("minimum").number(of.least);
        if (!of.most.empty())
            out.key("maximum").number(of.most);
        out.end();
    }
    write_annotations(out, of);
    out.end();
}

} // namespace detail

/// The code book for people: a table of the fields, one for each list of choices, and the rules.
inline std::string to_markdown(code_book const& book, language in = language::english) {
    bool const  chinese = in == language::chinese;
    auto const  say = [&](char const* english, char const* words) { return std::string(chinese ? words : english); };
    std::string out = "# " + book.name + (chinese ? "：" : ": ") + book.called.in(in) + "\n\n";

    detail::markdown_table fields({say("name", "名称"), say("label", "英文标签"), say("Chinese label", "中文标签"),
                                   say("code", "数据元代码"), say("what stands there", "内容"), say("unit", "计量单位"),
                                   say("may be empty", "可空"), say("over regions", "地区汇总"),
                                   say("over periods", "跨期汇总"), say("rules", "规则")});
    for (code_book_field const& each : book.fields)
        fields.add({"`" + each.name + "`", each.called.english, each.called.chinese, each.element_code,
                    detail::type_in_words(each, in), each.unit.in(in), to_text(each.may_be_empty, in),
                    each.over_regions.in(in), each.over_periods.in(in), detail::joined(each.rules, " ")});
    out += fields.text();

    for (code_book_field const& each : book.fields) {
        auto const same_list = [&](code_book_field const& other) {
            return other.choices == each.choices && other.scheme == each.scheme;
        };
        code_book_field const& first = *std::find_if(book.fields.begin(), book.fields.end(), same_list);
        if (each.choices.empty() || &first != &each)
            continue;
        std::vector<std::string> names;
        for (code_book_field const& other : book.fields)
            if (same_list(other))
                names.push_back("`" + other.name + "`");
        out.append("\n## ").append(say("Choices of ", "选项：")).append(detail::joined(names, say(", ", "、")));
        out.append("\n\n");
        if (!each.scheme.empty())
            out.append(say("Codes: ", "代码：")).append(each.scheme).append("\n\n");
        if (!each.origin.empty())
            out.append(say("Origin: ", "来源：")).append(each.origin.in(in)).append("\n\n");
        detail::markdown_table choices(
            {say("code", "代码"), say("name", "名称"), say("label", "英文标签"), say("Chinese label", "中文标签")});
        for (code_book_choice const& choice : each.choices)
            choices.add({choice.code, "`" + choice.name + "`", choice.called.english, choice.called.chinese});
        out += choices.text();
    }

    if (!book.rules.empty()) {
        out.append("\n## ").append(say("Rules", "规则")).append("\n\n");
        detail::markdown_table rules({say("rule", "编号"), say("severity", "级别"), say("what should hold", "英文表述"),
                                      say("in Chinese", "中文表述")});
        for (code_book_rule const& each : book.rules)
            rules.add({each.id, to_text(each.severity, in), each.sentence.english, each.sentence.chinese});
        out += rules.text();
    }
    return out;
}

/// The code book as a JSON Schema (draft 2020-12) of one record as the JSON adapter writes it. Titles
/// are in the language; what the format has no word for stands under keys that begin with "x-", which
/// validators pass over.
inline std::string to_json_schema(code_book const& book, language in = language::english) {
    detail::json_text out;
    out.object()
        .key("$schema")
        .text("https://json-schema.org/draft/2020-12/schema")
        .key("title")
        .text(book.name)
        .key("description")
        .text(book.called.in(in));
    std::size_t at = 0;
    detail::write_json_members(out, book, at, {}, in);
    detail::write_rules(out, book);
    return out.end().take();
}

/// The code book as a Table Schema (Data Package 2.0) of a CSV file of the records as `write_csv` writes
/// it, with names as headings. What the format has no word for stands under keys that begin with "x-".
inline std::string to_table_schema(code_book const& book, language in = language::english) {
    detail::json_text out;
    out.object().key("$schema").text("https://datapackage.org/profiles/2.0/tableschema.json");
    out.key("name").text(book.name).key("title").text(book.called.in(in));
    out.key("fields").array();
    for (code_book_field const& each : book.fields)
        detail::write_table_field(out, each, in);
    out.end().key("missingValues").texts({""});
    detail::write_rules(out, book);
    return out.end().take();
}

} // namespace tuopin

#endif
