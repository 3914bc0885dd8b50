// What code books say of the register's files is what is in them: every record that is written as JSON or
// CSV fits the schema that is made from its type, and both schemas keep to their formats.
#include <boost/json/src.hpp>

#include <tuopin/adapters/json.hpp>
#include <tuopin/engines/code_books/code_book.hpp>
#include <tuopin/engines/code_books/code_book_formats.hpp>
#include <tuopin/engines/csv/csv.hpp>
#include <tuopin/engines/csv/csv_lines.hpp>
#include <tuopin/registry.hpp>

#include "../support/register.hpp"

#include <cstdint>
#include <set>
#include <string>
#include <string_view>
#include <vector>

using namespace tuopin;
using namespace tuopin::registry;
namespace json = boost::json;

namespace {

std::string text_of(json::value const& value) { return {value.as_string().data(), value.as_string().size()}; }

// A decimal without exponent: what "^-?[0-9]+(\.[0-9]{1,N})?$" matches.
bool is_decimal(std::string_view written, std::size_t places) {
    std::size_t at = written.starts_with('-') ? 1 : 0, digits = 0, behind = 0;
    for (; at < written.size() && written[at] >= '0' && written[at] <= '9'; ++at)
        ++digits;
    if (at == written.size())
        return digits > 0;
    if (written[at++] != '.')
        return false;
    for (; at < written.size() && written[at] >= '0' && written[at] <= '9'; ++at)
        ++behind;
    return digits > 0 && at == written.size() && behind > 0 && behind <= places;
}

// The part of JSON Schema that code books use. Says what is wrong, or nothing.
std::string misfit(json::value const& value, json::object const& schema, std::string const& path) {
    char const* const     type = value.is_null()                         ? "null"
                                 : value.is_bool()                       ? "boolean"
                                 : value.is_int64() || value.is_uint64() ? "integer"
                                 : value.is_double()                     ? "number"
                                 : value.is_string()                     ? "string"
                                 : value.is_array()                      ? "array"
                                                                         : "object";
    std::set<std::string> types;
    if (schema.at("type").is_string())
        types.insert(text_of(schema.at("type")));
    else
        for (json::value const& each : schema.at("type").as_array())
            types.insert(text_of(each));
    if (!types.contains(type) && !(std::string_view(type) == "integer" && types.contains("number")))
        return path + ": is " + type;
    if (auto const* const pattern = schema.if_contains("pattern"); pattern != nullptr && value.is_string()) {
        std::string const written = text_of(*pattern);
        std::size_t const places  = static_cast<std::size_t>(written[written.find(',') + 1] - '0');
        if (!is_decimal(text_of(value), places))
            return path + ": " + text_of(value) + " is no such decimal";
    }
    if (auto const* const choices = schema.if_contains("enum")) {
        bool listed = false;
        for (json::value const& each : choices->as_array())
            listed = listed || each == value;
        if (!listed)
            return path + ": is none of the list";
    }
    if (value.is_array())
        for (json::value const& each : value.as_array())
            if (std::string wrong = misfit(each, schema.at("items").as_object(), path + "[]"); !wrong.empty())
                return wrong;
    if (value.is_object()) {
        json::object const& properties = schema.at("properties").as_object();
        if (auto const* const required = schema.if_contains("required"))
            for (json::value const& name : required->as_array())
                if (!value.as_object().contains(text_of(name)))
                    return path + ": lacks " + text_of(name);
        for (auto const& pair : value.as_object()) {
            auto const* const below = properties.if_contains(pair.key());
            if (below == nullptr)
                return path + ": has " + std::string(pair.key());
            if (std::string wrong = misfit(pair.value(), below->as_object(), path + "." + std::string(pair.key()));
                !wrong.empty())
                return wrong;
        }
    }
    return {};
}

// Keywords that draft 2020-12 has, and annotations that it passes over.
std::string no_schema(json::object const& schema, std::string const& path) {
    static std::set<std::string> const types{"null", "boolean", "integer", "number", "string", "array", "object"};
    static std::set<std::string> const known{"$schema", "title", "description", "type",   "properties", "required",
                                             "items",   "enum",  "pattern",     "format", "minimum",    "maximum"};
    for (auto const& pair : schema) {
        std::string const key(pair.key());
        if (!known.contains(key) && !key.starts_with("x-"))
            return path + ": " + key;
    }
    json::value const& type = schema.at("type");
    if (type.is_array() ? type.as_array().empty() : !types.contains(text_of(type)))
        return path + ": its type";
    if (type.is_array())
        for (json::value const& each : type.as_array())
            if (!types.contains(text_of(each)))
                return path + ": its types";
    if (auto const* const choices = schema.if_contains("enum")) {
        std::set<std::string> seen;
        for (json::value const& each : choices->as_array())
            if (!seen.insert(json::serialize(each)).second)
                return path + ": a choice twice";
        if (seen.empty())
            return path + ": no choices";
    }
    if (auto const* const required = schema.if_contains("required"))
        for (json::value const& name : required->as_array())
            if (!schema.at("properties").as_object().contains(name.as_string()))
                return path + ": requires what it does not have";
    if (auto const* const properties = schema.if_contains("properties"))
        for (auto const& pair : properties->as_object())
            if (std::string wrong = no_schema(pair.value().as_object(), path + "." + std::string(pair.key()));
                !wrong.empty())
                return wrong;
    if (auto const* const items = schema.if_contains("items"))
        return no_schema(items->as_object(), path + "[]");
    return {};
}

// Field descriptors of a Table Schema: name, type and constraints of the standard, and nothing of its words misused.
std::string no_table_schema(json::object const& schema) {
    static std::set<std::string> const types{"string", "integer", "number", "boolean", "date", "list"};
    static std::set<std::string> const known{"name",        "title",       "description", "type",
                                             "format",      "constraints", "categories",  "trueValues",
                                             "falseValues", "delimiter",   "itemType"};
    std::set<std::string>              names;
    if (schema.at("fields").as_array().empty())
        return "no fields";
    for (json::value const& value : schema.at("fields").as_array()) {
        json::object const& field = value.as_object();
        std::string const   name  = text_of(field.at("name"));
        std::string const   type  = text_of(field.at("type"));
        if (!names.insert(name).second || !types.contains(type))
            return name + ": its name or type";
        for (auto const& pair : field)
            if (!known.contains(std::string(pair.key())) && !pair.key().starts_with("x-"))
                return name + ": " + std::string(pair.key());
        if (auto const* const format = field.if_contains("format"); format != nullptr && !format->is_string())
            return name + ": its format";
        std::set<std::string> values, called;
        if (auto const* const categories = field.if_contains("categories")) {
            if (type != "string" && type != "integer")
                return name + ": categories of a " + type;
            for (json::value const& each : categories->as_array())
                if (!values.insert(text_of(each.at("value"))).second ||
                    !called.insert(text_of(each.at("label"))).second)
                    return name + ": a category twice";
        }
        if (auto const* const constraints = field.if_contains("constraints"))
            for (auto const& pair : constraints->as_object()) {
                std::string const key(pair.key());
                bool const        flag  = (key == "required" || key == "unique") && pair.value().is_bool();
                bool const        bound = (key == "minimum" || key == "maximum") && pair.value().is_number() &&
                                   (type == "integer" || type == "number");
                bool listed = key == "enum";
                if (listed)
                    for (json::value const& each : pair.value().as_array())
                        listed = listed && values.contains(text_of(each));
                if (!flag && !bound && !listed)
                    return name + ": constraint " + key;
            }
    }
    return {};
}

// Whether a cell is one of its field.
std::string bad_cell(std::string_view written, json::object const& field) {
    std::string const type        = text_of(field.at("type"));
    auto const* const constraints = field.if_contains("constraints");
    auto const        constraint  = [&](char const* name) -> json::value const* {
        return constraints == nullptr ? nullptr : constraints->as_object().if_contains(name);
    };
    if (written.empty())
        return constraint("required") != nullptr ? text_of(field.at("name")) + " is empty" : std::string();
    bool good = true;
    if (type == "integer")
        good = is_decimal(written, 0);
    else if (type == "number")
        good = is_decimal(written, 9);
    else if (type == "boolean")
        good = written == "yes" || written == "no";
    else if (type == "date")
        good = written.size() == 10 && written[4] == '-' && written[7] == '-';
    if (auto const* const choices = constraint("enum")) {
        good = false;
        for (json::value const& each : choices->as_array())
            good = good || written == text_of(each);
    }
    return good ? std::string() : text_of(field.at("name")) + ": " + std::string(written);
}

template <class Record>
void check_table_schema(std::vector<Record> const& records, json::array const& fields) {
    std::string const           written = write_csv(records);
    std::string_view            rest    = written;
    tuopin::detail::csv_scanner scanner(',', std::size_t{1} << 20);
    std::string                 copy;
    for (std::size_t row = 0; !rest.empty(); ++row) {
        REQUIRE(scanner.next(rest, true) == tuopin::detail::csv_line::read);
        REQUIRE(scanner.size() == fields.size());
        for (std::size_t at = 0; at < fields.size(); ++at) {
            std::string const cell(scanner[at].content(copy));
            if (row == 0)
                CHECK(cell == text_of(fields[at].at("name")));
            else
                CHECK(bad_cell(cell, fields[at].as_object()) == "");
        }
    }
}

template <class Record>
void check_schemas(char const* name) {
    CAPTURE(name);
    auto const book = code_book_of<Record>(name, {"a table", "表"}, national_coding);
    CHECK(book.fields.size() == member_count<Record>);
    auto const schema = json::parse(to_json_schema(book)),
               table  = json::parse(to_table_schema(book, language::chinese));
    CHECK(no_schema(schema.as_object(), "") == "");
    CHECK(no_table_schema(table.as_object()) == "");
    CHECK(text_of(schema.at("$schema")) == "https://json-schema.org/draft/2020-12/schema");

    for (std::uint64_t seed = 0; seed < 40; ++seed) {
        support::dice             d(seed);
        std::vector<Record> const records{support::draw_value<Record>(d)};
        auto const                written = json::parse(write_json(records));
        CHECK(misfit(written.as_array().at(0), schema.as_object(), "") == "");
        check_table_schema(records, table.at("fields").as_array());
    }
    // A record without its numbers is none, for the schema as for the reader.
    CHECK(misfit(json::object(), schema.as_object(), "").find("lacks") != std::string::npos);
}

} // namespace

TEST_CASE("what is written of the register fits the schemas that are made of its types") {
    check_schemas<household>("household");
    check_schemas<household_year>("household_year");
    check_schemas<person>("person");
    check_schemas<person_year>("person_year");
    check_schemas<member_change>("member_change");
    check_schemas<income_year>("income_year");
    check_schemas<conditions_year>("conditions_year");
    check_schemas<village>("village");
    check_schemas<village_year>("village_year");
    check_schemas<village_facilities_year>("village_facilities_year");
    check_schemas<helper>("helper");
    check_schemas<pairing>("pairing");
    check_schemas<household_event>("household_event");
    check_schemas<monitoring_episode>("monitoring_episode");
    check_schemas<support_measure>("support_measure");
}

TEST_CASE("what does not fit is refused by the schema") {
    auto const schema = json::parse(to_json_schema(code_book_of<household_year>("h", "h")));
    auto record = to_json(household_year{household_number("h1"), 2020, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}});
    CHECK(misfit(record, schema.as_object(), "") == "");
    auto const spoiled = [&](char const* key, json::value value) {
        auto copy             = record;
        copy.as_object()[key] = std::move(value);
        return misfit(copy, schema.as_object(), "");
    };
    CHECK(spoiled("year", "2020") == ".year: is string");
    CHECK(spoiled("year", nullptr) == ".year: is null");
    CHECK(spoiled("main_cause", "01") == ".main_cause: is none of the list");
    CHECK(spoiled("other_causes", json::array{"illness", "idleness"}) == ".other_causes[]: is none of the list");
    CHECK(spoiled("other_causes", nullptr) == ".other_causes: is null");
    CHECK(spoiled("only_child", "yes") == ".only_child: is string");
    CHECK(spoiled("colour", "red") == ": has colour");
}

TEST_CASE("an amount of more digits than a double holds is the decimal that the schema allows") {
    auto const  schema = json::parse(to_json_schema(code_book_of<income_year>("i", "i")));
    income_year large;
    large.household = household_number("h1");
    large.year      = 2020;
    large.wage      = yuan::of_steps(9'223'372'036'854'775'807);
    CHECK(misfit(to_json(large), schema.as_object(), "") == "");
    auto wrong                = to_json(large);
    wrong.as_object()["wage"] = "12.345";
    CHECK(misfit(wrong, schema.as_object(), "") == ".wage: 12.345 is no such decimal");
}

TEST_CASE("members of members are objects, and a code book is itself a value that goes to JSON and back") {
    auto const book = code_book_of<code_book_choice>("choice", "a choice");
    auto const made = json::parse(to_json_schema(book));
    CHECK(no_schema(made.as_object(), "") == "");
    CHECK(misfit(to_json(code_book_choice{"a", {"A", "甲"}, "01"}), made.as_object(), "") == "");
    CHECK(text_of(made.at("properties").at("called").at("properties").at("chinese").at("type")) == "string");
    CHECK(*from_json<code_book>(to_json(book)) == book);
}
