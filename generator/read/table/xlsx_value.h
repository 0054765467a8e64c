/*
 * xlsx_value.h - how a cell's number is written out: what its number format says it is.
 */
#ifndef RAPPORT_XLSX_VALUE_H
#define RAPPORT_XLSX_VALUE_H

#include <stdbool.h>
#include <stddef.h>

enum cell_format { CELL_NUMBER, CELL_PERCENT, CELL_DATE, CELL_TIME, CELL_DATE_TIME };

enum { XLSX_VALUE_MAX = 400 }; /* bytes of a number written out, its NUL too */

/* What the format built into every spreadsheet under this number is (ECMA-376, 18.8.30). */
enum cell_format cell_format_built_in(long id);

/* What a format code is: `0.0%`, `dd.mm.yyyy`, `[$-419]d mmm yyyy h:mm`, `#,##0.00 "zł"`.
 * Its first section counts. */
enum cell_format cell_format_of(const char *code);

/*
 * Writes the number of a cell as its format says, in the shortest form that spreadsheets
 * take for the same number (15 digits): "3", "4.2", "12.5%", "2026-07-31",
 * "2026-07-31 14:05:00", "14:05:00".  Dates count from 1900 with that year's 29 February
 * that never was, or from 1904; a number that is no date there stays a number.  False when
 * the text is no number.
 */
bool cell_value(const char *text, enum cell_format format, bool since_1904,
                char out[XLSX_VALUE_MAX]);

#endif
