// Writes a made-up national register as CSV: households.csv, persons.csv and villages.csv. Every
// record is a function of its number alone, so the files are the same on every machine.
//
//     national_generator folder=register households=3000000 [order=shuffled] [errors=yes] [malformed=100]
//
// `errors=yes` plants what the rules of the query Q7 find; `malformed=100` spoils a hundred
// lines of households.csv in a million. Instead of a folder, `households=... to=households` (or
// persons, villages) writes one of the files to the standard output.
#include "national_files.hpp"
#include "national_register.hpp"
#include "national_errors.hpp"

#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <filesystem>
#include <map>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>

namespace {

using arguments = std::map<std::string, std::string>;

arguments read_arguments(int argc, char** argv) {
    arguments read{{"folder", ""}, {"households", "100000"}, {"order", "sorted"},
                   {"errors", "no"}, {"malformed", "0"},     {"to", ""}};
    for (int at = 1; at < argc; ++at) {
        std::string const each = argv[at];
        std::size_t const sign = each.find('=');
        if (sign == std::string::npos || !read.contains(each.substr(0, sign)))
            throw std::invalid_argument("no such argument: " + each);
        read[each.substr(0, sign)] = each.substr(sign + 1);
    }
    if (read["folder"].empty() == read["to"].empty())
        throw std::invalid_argument("name a folder=... or one of to=households, to=persons, to=villages");
    return read;
}

// Spoils the line that begins at `from` in one of the ways that files come with.
void spoil(std::string& text, std::size_t from, national::chance& draw) {
    switch (draw.below(5)) {
    case 0: text.insert(text.find(',', from) + 1, "7x"); break;          // a code that is none
    case 1: text.erase(text.rfind(','), 1); break;                       // a separator too few
    case 2: text.insert(text.size() - 1, ",77"); break;                  // a cell too many
    case 3: text.insert(text.find(',', from) + 1, "\""); break;          // a quote that never closes
    default: text.replace(text.rfind(',') + 1, std::string::npos, "?\n"); // a status that is none
    }
}

template <class Record>
class table_file {
public:
    table_file(arguments const& given, std::string const& name) {
        bool const alone = given.at("to") == name;
        if (alone || given.at("to").empty())
            file_.emplace(alone ? "-" : given.at("folder") + "/" + name + ".csv");
        if (file_)
            national::append_headings<Record>(file_->text());
    }

    std::string* text() { return file_ ? &file_->text() : nullptr; }
    void         write(Record const& record) {
        if (!file_)
            return;
        national::append_line(file_->text(), record);
        file_->pass_on();
        ++records_;
    }
    void close(char const* name) {
        if (!file_)
            return;
        file_->close();
        std::fprintf(stderr, "%zu %s, %zu bytes\n", records_, name, file_->bytes());
    }

private:
    std::optional<national::written_file> file_{};
    std::size_t                           records_{};
};

void write_register(arguments const& given) {
    if (!given.at("folder").empty())
        std::filesystem::create_directories(given.at("folder"));
    table_file<national::household> households(given, "households");
    table_file<national::person>    persons(given, "persons");
    table_file<national::village>   villages(given, "villages");

    national::national_register const all(std::stoull(given.at("households")));
    bool const shuffled = given.at("order") == "shuffled";
    auto const order    = shuffled ? national::record_order::shuffled : national::record_order::sorted;
    std::uint64_t const malformed = std::stoull(given.at("malformed"));
    national::chance    draw(4711);
    std::size_t         written = 0, spoilt = 0;
    auto const          take = [&](national::household const& each, national::person const* members, std::size_t size) {
        std::string* const text = households.text();
        std::size_t const  from = text != nullptr ? text->size() : 0;
        if (malformed != 0 && text != nullptr && draw.below(1'000'000) < malformed) {
            national::append_line(*text, each);
            spoil(*text, from, draw);
            ++spoilt;
        } else {
            households.write(each);
        }
        for (std::size_t at = 0; at < size; ++at)
            persons.write(members[at]);
        if (++written % 1'000'000 == 0)
            std::fprintf(stderr, "%zu million households\r", written / 1'000'000);
    };
    national::errors_planted planted(given.at("errors") == "yes");
    planted.for_each_household(all, order, take);
    planted.for_each_village(all, [&](national::village const& each) { villages.write(each); });
    households.close("households");
    persons.close("persons");
    villages.close("villages");
    if (malformed != 0)
        std::fprintf(stderr, "%zu of the lines of households malformed\n", spoilt);
}

} // namespace

int main(int argc, char** argv) {
    try {
        write_register(read_arguments(argc, argv));
        return 0;
    } catch (std::exception const& wrong) {
        std::fprintf(stderr, "%s\n", wrong.what());
        return 1;
    }
}
