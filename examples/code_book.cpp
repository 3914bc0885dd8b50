// The code book of the register, made from its types: every field with its names, what stands there, its unit, its
// choices with the codes of the national tables, how it aggregates, and the rules that look at it.
//
//     code_book [TABLE] [--format markdown|json-schema|table-schema] [--language en|zh]
//     code_book --write FOLDER
//
// Without a table it lists them. `--write` puts three files a table into a folder: NAME.md, NAME.schema.json and
// NAME.table-schema.json.
#include <tuopin/registry.hpp>
#include <tuopin/rules.hpp>
#include <tuopin/tables.hpp>

#include <cstddef>
#include <fstream>
#include <iostream>
#include <string>
#include <string_view>
#include <vector>

using tuopin::code_book;
using tuopin::language;
namespace registry = tuopin::registry;

template <class Record>
code_book book_of(char const* name, char const* english, char const* chinese) {
    return tuopin::code_book_of<Record>(name, {english, chinese}, registry::national_coding, registry::person_rules,
                                        registry::household_rules, registry::village_rules);
}

std::vector<code_book> books_of_the_register() {
    using namespace registry;
    return {book_of<household>("households", "households", "户基本信息"),
            book_of<household_year>("household_years", "households by year", "户年度信息"),
            book_of<person>("persons", "persons", "人口基本信息"),
            book_of<person_year>("person_years", "persons by year", "人口年度信息"),
            book_of<member_change>("member_changes", "changes of members", "人口自然变更"),
            book_of<income_year>("incomes", "incomes by year", "家庭收入"),
            book_of<conditions_year>("conditions", "conditions of life and work by year", "生产生活条件"),
            book_of<household_event>("household_events", "events in the history of households", "户状态变更"),
            book_of<monitoring_episode>("episodes", "episodes of monitoring", "防返贫监测"),
            book_of<support_measure>("measures", "measures of support", "帮扶措施"),
            book_of<helper>("helpers", "helpers", "帮扶责任人"),
            book_of<pairing>("pairings", "pairings of helpers and households", "结对帮扶"),
            book_of<village>("villages", "villages", "村基本信息"),
            book_of<village_year>("village_years", "villages by year", "村年度信息"),
            book_of<village_facilities_year>("village_facilities", "facilities of villages by year",
                                             "村基础设施和公共服务")};
}

int list(std::vector<code_book> const& books, language in) {
    bool const         english = in == language::english;
    tuopin::text_table table({{english ? "table" : "表"},
                              {english ? "what it holds" : "内容"},
                              {english ? "fields" : "字段", tuopin::align::right},
                              {english ? "lists of choices" : "选项表", tuopin::align::right},
                              {english ? "rules" : "规则", tuopin::align::right}});
    for (code_book const& book : books) {
        std::size_t lists = 0;
        for (tuopin::code_book_field const& field : book.fields)
            lists += field.choices.empty() ? 0 : 1;
        table.add({book.name, book.called.in(in), tuopin::to_text(book.fields.size(), in), tuopin::to_text(lists, in),
                   tuopin::to_text(book.rules.size(), in)});
    }
    std::cout << to_text(table, in);
    return 0;
}

int write(std::vector<code_book> const& books, std::string const& folder, language in) {
    for (code_book const& book : books) {
        std::string const path = folder + "/" + book.name;
        for (auto const& [ending, content] :
             {std::pair(".md", to_markdown(book, in)), std::pair(".schema.json", to_json_schema(book, in)),
              std::pair(".table-schema.json", to_table_schema(book, in))})
            if (!(std::ofstream(path + ending) << content)) {
                std::cerr << path << ending << " cannot be written\n";
                return 1;
            }
    }
    return 0;
}

int main(int argc, char** argv) {
    language         in = language::english;
    std::string_view table, format = "markdown";
    std::string      folder;
    for (int at = 1; at < argc; ++at) {
        std::string_view const given = argv[at];
        std::string_view const value = at + 1 < argc ? argv[at + 1] : "";
        if (given == "--language")
            in = value == "zh" ? language::chinese : language::english, ++at;
        else if (given == "--format")
            format = value, ++at;
        else if (given == "--write")
            folder = value, ++at;
        else
            table = given;
    }

    auto const books = books_of_the_register();
    if (!folder.empty())
        return write(books, folder, in);
    if (table.empty())
        return list(books, in);
    for (code_book const& book : books)
        if (book.name == table) {
            std::cout << (format == "json-schema"    ? to_json_schema(book, in)
                          : format == "table-schema" ? to_table_schema(book, in)
                                                     : to_markdown(book, in));
            return 0;
        }
    std::cerr << "there is no table " << table << "; without a table code_book lists them\n";
    return 1;
}
