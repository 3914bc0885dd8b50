// Tables: CSV in and out, columns, groupings bound once, tables laid out for reading.
#ifndef TUOPIN_TABLES_HPP
#define TUOPIN_TABLES_HPP

#include <tuopin/engines/cell_translation.hpp>
#include <tuopin/engines/cells.hpp>
#include <tuopin/engines/columns.hpp>
#include <tuopin/engines/csv.hpp>
#include <tuopin/engines/csv_lines.hpp>
#include <tuopin/engines/fields.hpp>
#include <tuopin/engines/grouping.hpp>
#include <tuopin/engines/layout.hpp>
#include <tuopin/engines/records_read.hpp>

#endif
