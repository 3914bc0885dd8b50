// Tables: CSV in and out, code books, columns, groupings bound once, tables laid out for reading.
#ifndef TUOPIN_TABLES_HPP
#define TUOPIN_TABLES_HPP

#include <tuopin/engines/cell_translation.hpp>
#include <tuopin/engines/cells.hpp>
#include <tuopin/engines/code_book.hpp>
#include <tuopin/engines/code_book_formats.hpp>
#include <tuopin/engines/columns.hpp>
#include <tuopin/engines/csv.hpp>
#include <tuopin/engines/csv_borders.hpp>
#include <tuopin/engines/csv_by_year.hpp>
#include <tuopin/engines/csv_cells.hpp>
#include <tuopin/engines/csv_columns.hpp>
#include <tuopin/engines/csv_folder.hpp>
#include <tuopin/engines/csv_lines.hpp>
#include <tuopin/engines/csv_wide.hpp>
#include <tuopin/engines/fields.hpp>
#include <tuopin/engines/grouping.hpp>
#include <tuopin/engines/join.hpp>
#include <tuopin/engines/json_text.hpp>
#include <tuopin/engines/kept_numbers.hpp>
#include <tuopin/engines/kept_roll_up.hpp>
#include <tuopin/engines/key_search.hpp>
#include <tuopin/engines/layout.hpp>
#include <tuopin/engines/link.hpp>
#include <tuopin/engines/parts_of_pass.hpp>
#include <tuopin/engines/records_read.hpp>
#include <tuopin/engines/validate_columns.hpp>
#include <tuopin/values/figures/member_aggregations.hpp>
#include <tuopin/values/large_memory.hpp>
#include <tuopin/values/sixteen_bytes.hpp>
#include <tuopin/values/words.hpp>

#endif
