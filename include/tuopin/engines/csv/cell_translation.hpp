// A hook between a file and the members of a record: what a cell holds, put into the words that
// its member reads.
#ifndef TUOPIN_ENGINES_CSV_CELL_TRANSLATION_HPP
#define TUOPIN_ENGINES_CSV_CELL_TRANSLATION_HPP

#include <tuopin/describe/labels.hpp>

#include <string>
#include <string_view>

namespace tuopin {

/// Puts what a member reads in the place of what a cell holds: the names of enumerators for the
/// codes of a system. `of_member(context, path)` gives what translates the cells of that member, or
/// null; that is asked once a column or member. A translator writes what shall be read, or returns false and
/// writes what was wanted. `back_of_member` is the same for what is written: from names to codes. Where a name
/// has no code it returns false, and the name is written, which is read with and without translation.
struct cell_translation {
    using translator = bool (*)(void const* context, std::string_view written, language in, std::string& read,
                                std::string& wanted);

    void const* context{};
    translator (*of_member)(void const* context, std::string_view path){};
    translator (*back_of_member)(void const* context, std::string_view path){};
};

} // namespace tuopin

#endif
