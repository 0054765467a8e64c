/*
 * amounts.h - numbers of a column whose decimal mark the column itself tells.
 *
 * `1 234,56` (also with U+00A0, U+202F, U+2009), `1.234,56`, `1,234.56`, `1'234.56`,
 * `'1234`, `-3`, `(1 234,50)` for -1234.5, `12,5 %`, `1 200 zł`, `PLN 1200`, `$1,200`,
 * `1200 руб.`, `1,2E+05`.  Where one value can be read in two ways ("1,234"), the others
 * decide: any value with both marks, with one mark and not three figures behind it, or with
 * a mark twice.
 *
 *     amount_read(text, &amount, &column)             for each cell
 *     mark = amount_mark(&column, fallback, &guessed) after the last one
 *     amount_value(&amount, mark)                     for each amount kept
 */
#ifndef RAPPORT_AMOUNTS_H
#define RAPPORT_AMOUNTS_H

#include <stdbool.h>
#include <stddef.h>

enum decimal_mark { MARK_NONE, MARK_POINT, MARK_COMMA };

struct amount {
    double point, comma; /* as written (30 for "30 %") if that is the decimal mark; NAN
                            where it cannot be */
    bool percent;
    char currency[4]; /* ISO 4217 where a sign or code stands with the number, else "" */
};

/* Zeroed it is an empty column. */
struct amount_column {
    size_t n, ambiguous; /* read; those whose two readings differ */
    size_t point, comma; /* those that can only be one */
    size_t percents;     /* those with a percent sign */
};

/* Reads an amount and lets the column learn from it; false when it is no number below
 * 1e15: empty, text, an error value of a workbook. */
bool amount_read(const char *text, struct amount *amount, struct amount_column *column);

/* True for what a workbook shows in place of a value it cannot compute, in any language:
 * "#N/A", "#REF!", "#ДЕЛ/0!".  A reader may take it for no value. */
bool amount_is_error(const char *text);

/* The column's mark; the fallback where no value tells (*guessed is true when some can be
 * read in two ways); MARK_NONE when they contradict each other. */
enum decimal_mark amount_mark(const struct amount_column *column,
                              enum decimal_mark fallback, bool *guessed);

/* The amount with that decimal mark, NAN when it cannot be read so.  With MARK_NONE the
 * amount that does not depend on it, else NAN. */
double amount_value(const struct amount *amount, enum decimal_mark mark);

/* "point", "comma": as in settings; false when the word is none. */
bool decimal_mark_find(const char *word, enum decimal_mark *mark);
const char *decimal_mark_name(enum decimal_mark mark); /* "" for MARK_NONE */

#endif
