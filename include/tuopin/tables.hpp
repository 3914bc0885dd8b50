// Tables: CSV in and out, code books, columns, groupings bound once, tables laid out for reading.
#ifndef TUOPIN_TABLES_HPP
#define TUOPIN_TABLES_HPP

#include <tuopin/values/figures/member_aggregations.hpp>
#include <tuopin/values/large_memory.hpp>
#include <tuopin/values/sixteen_bytes.hpp>
#include <tuopin/values/words.hpp>
#include <tuopin/engines/code_books/code_book.hpp>
#include <tuopin/engines/code_books/code_book_formats.hpp>
#include <tuopin/engines/code_books/json_text.hpp>
#include <tuopin/engines/csv/cell_translation.hpp>
#include <tuopin/engines/csv/cells.hpp>
#include <tuopin/engines/csv/csv.hpp>
#include <tuopin/engines/csv/csv_borders.hpp>
#include <tuopin/engines/csv/csv_by_year.hpp>
#include <tuopin/engines/csv/csv_cells.hpp>
#include <tuopin/engines/csv/csv_columns.hpp>
#include <tuopin/engines/csv/csv_file.hpp>
#include <tuopin/engines/csv/csv_folder.hpp>
#include <tuopin/engines/csv/csv_lines.hpp>
#include <tuopin/engines/csv/csv_options.hpp>
#include <tuopin/engines/csv/csv_reader.hpp>
#include <tuopin/engines/csv/csv_wide.hpp>
#include <tuopin/engines/csv/csv_writing.hpp>
#include <tuopin/engines/csv/fields.hpp>
#include <tuopin/engines/csv/records_read.hpp>
#include <tuopin/engines/keys/join.hpp>
#include <tuopin/engines/keys/key_search.hpp>
#include <tuopin/engines/keys/keys_known.hpp>
#include <tuopin/engines/keys/link.hpp>
#include <tuopin/engines/parts_of_pass.hpp>
#include <tuopin/engines/tables/column.hpp>
#include <tuopin/engines/tables/columns.hpp>
#include <tuopin/engines/tables/grouping.hpp>
#include <tuopin/engines/tables/kept_numbers.hpp>
#include <tuopin/engines/tables/kept_roll_up.hpp>
#include <tuopin/engines/tables/layout.hpp>
#include <tuopin/engines/tables/tallied.hpp>
#include <tuopin/engines/validation/validate_columns.hpp>

#endif
