// A table of CSV drawn by chance, for the laws of reading.
#ifndef TUOPIN_TESTS_SUPPORT_DRAWN_TABLE_HPP
#define TUOPIN_TESTS_SUPPORT_DRAWN_TABLE_HPP

#include "csv_ways.hpp"
#include "draw.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace support {

// A table as it may come: mostly plain, here and there what a reader stumbles over.
inline std::string drawn_table() {
    std::string const line_end = draw(0, 3) == 0 ? "\r\n" : "\n";
    std::string       text     = (draw(0, 5) == 0 ? "\xEF\xBB\xBF" : "") + headings;
    bool const        quoted   = draw(0, 4) == 0;
    int const         wrong    = draw_one<int>({1, 5, 50, 500});
    for (int line = draw(0, 60); line > 0; --line) {
        std::vector<std::string> cells{std::to_string(draw(0, 1'000'000'000)),
                                       draw_one<std::string>({"Li", "王小二", "", "a much longer name"}),
                                       draw_one<std::string>({"990103010201", "990103", "99"}),
                                       std::to_string(draw(1, 12)),
                                       std::to_string(draw(-99'999, 10'000'000)) +
                                           draw_one<std::string>({"", ".5", ".25"}),
                                       draw_one<std::string>({"", "0", "12345678.9"}),
                                       draw_one<std::string>({"disease", "disability", "shortage_of_labour"}),
                                       draw_one<std::string>({"", "no_skills", "shortage_of_water"}),
                                       draw_one<std::string>({"yes", "no", "true", "0"}),
                                       draw_one<std::string>({"", "yes", "false"}),
                                       draw_one<std::string>({"", "a note", "备注"}),
                                       draw_one<std::string>({"", "2014-12-31", "2000-02-29", "2014/1/2"}),
                                       std::to_string(draw(0, 255)),
                                       draw_one<std::string>({"", "2019", "-5"}),
                                       draw_one<std::string>({"0.5", "1e9", "17", "-0.125"}),
                                       draw_one<std::string>({"", "1", "1 2 3"}),
                                       draw_one<std::string>({"", "x"})};
        if (draw(1, 1 + wrong) == 1)
            cells[static_cast<std::size_t>(draw(0, 16))] = draw_one<std::string>(
                {"\"", "\"\"", "\"a\"\"b\"", "\"a,b\"", "\"a\nb\"", "x", ",", "\n", "\r", "\xFF", std::string(1, '\0'),
                 " 7 ", "300"});
        if (draw(1, 1 + wrong) == 1)
            cells.pop_back();
        for (std::size_t at = 0; at < cells.size(); ++at) {
            if (quoted && draw(0, 3) != 0)
                cells[at] = "\"" + cells[at] + "\"";
            text += (at == 0 ? "" : ",") + cells[at];
        }
        text += line_end;
    }
    // A few bytes anywhere become others.
    for (int change = draw(-3, 3); change > 0 && !text.empty(); --change)
        text[static_cast<std::size_t>(draw(0, static_cast<int>(text.size()) - 1))] =
            draw_one<char>({'"', ',', '\n', '\r', '0', 'a', '\0', '\xE8', ' ', '-', '.'});
    if (draw(0, 3) == 0)
        text.resize(static_cast<std::size_t>(draw(0, static_cast<int>(text.size()))));
    return text;
}

} // namespace support

#endif
