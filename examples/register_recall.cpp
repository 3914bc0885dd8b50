// Holds the findings of register_check against the key of what register_generator planted: which errors were found by
// the right rule with just the rows that are wrong, which were missed, and which findings nobody planted.
//
//     register_recall FOLDER/planted.csv findings.csv
#include "register_generator/planted.hpp"

#include <tuopin/rules.hpp>
#include <tuopin/tables.hpp>

#include <algorithm>
#include <cstddef>
#include <iostream>
#include <map>
#include <string>
#include <vector>

namespace {

/// What became of the findings that a rule had to make.
struct recall {
    std::string rule{};
    std::size_t planted{};
    std::size_t found{};   ///< with just the rows that are wrong
    std::size_t missed{};
    std::size_t invented{}; ///< found and not planted, or with other rows
};

using lines = std::vector<std::string>; // "persons.csv:17", sorted

lines lines_of(std::vector<tuopin::row_reference> const& rows) {
    lines all;
    for (tuopin::row_reference const& row : rows)
        all.push_back(row.file + ":" + std::to_string(row.line));
    std::sort(all.begin(), all.end());
    return all;
}

std::string joined(lines const& all) {
    std::string written;
    for (std::string const& each : all)
        written += (written.empty() ? "" : ", ") + each;
    return written;
}

template <class Row>
bool read(char const* path, std::vector<Row>& rows) {
    auto table = tuopin::read_csv_file<Row>(path);
    for (tuopin::finding const& each : table.findings)
        std::cerr << each << '\n';
    rows = std::move(table.rows);
    return table.findings.empty();
}

} // namespace

int main(int argc, char** argv) {
    std::vector<planted_finding>                    planted;
    std::vector<tuopin::registry::register_finding> found;
    if (argc != 3 || !read(argv[1], planted) || !read(argv[2], found)) {
        std::cerr << "register_recall PLANTED.csv FINDINGS.csv\n";
        return 2;
    }
    // A note that a table was not given is no error of the register.
    std::erase_if(found, [](auto const& each) { return each.severity == tuopin::severity::note; });

    // By rule, what is still to be found: the same rows may have to be found twice.
    std::map<std::string, std::multimap<lines, int>> expected;
    std::map<std::string, recall>                    by_rule;
    for (planted_finding const& each : planted) {
        expected[each.rule].emplace(lines_of(each.rows), each.error);
        ++by_rule[each.rule].planted;
    }
    for (auto const& each : found) {
        auto&       of   = expected[each.rule];
        lines const rows = lines_of(each.rows);
        if (auto const match = of.find(rows); match != of.end()) {
            of.erase(match);
            ++by_rule[each.rule].found;
        } else {
            ++by_rule[each.rule].invented;
            std::cerr << "not planted: " << each.rule << ' ' << joined(rows) << ": " << each.wanted << "; " << each.seen
                      << '\n';
        }
    }
    for (auto const& [rule, left] : expected)
        for (auto const& [rows, error] : left) {
            ++by_rule[rule].missed;
            std::cerr << "missed: error " << error << ", " << rule << ' ' << joined(rows) << '\n';
        }

    recall                all{"all"};
    std::size_t           errors = 0;
    std::cout << "rule  to be found  found  missed  not planted\n";
    auto const print = [](recall const& row) {
        auto const cell = [](std::size_t number, std::size_t width) {
            std::string const written = tuopin::to_text(number);
            return std::string(width - std::min(width, written.size()), ' ') + written;
        };
        std::cout << row.rule << std::string(6 - row.rule.size(), ' ') << cell(row.planted, 11) << cell(row.found, 7)
                  << cell(row.missed, 8) << cell(row.invented, 13) << '\n';
    };
    for (auto& [rule, row] : by_rule) {
        row.rule = rule;
        print(row);
        all.planted += row.planted;
        all.found += row.found;
        all.missed += row.missed;
        all.invented += row.invented;
    }
    print(all);
    for (planted_finding const& each : planted)
        errors = std::max(errors, static_cast<std::size_t>(each.error));
    std::cout << tuopin::to_text(errors) << " errors planted, of " << tuopin::to_text(by_rule.size()) << " rules\n";
    return all.missed == 0 && all.invented == 0 ? 0 : 1;
}
