/*
 * amounts.h - numbers of a column whose decimal mark the column itself tells.
 *
 * `1 234,56`, `1.234,56`, `1,234.56`, `'1234`, `12,5 %`, `1 200 zł`, `PLN 1200`, `$1,200`,
 * `1200 руб.`.  Where one value can be read in two ways ("1,234"), the others decide: any
 * value with both marks, with one mark and not three figures behind it, or with a mark
 * twice.
 */
#ifndef RAPPORT_AMOUNTS_H
#define RAPPORT_AMOUNTS_H

#include <stdbool.h>
#include <stddef.h>

enum decimal_mark { MARK_NONE, MARK_POINT, MARK_COMMA };

struct amount {
    double point, comma; /* the value if that is the decimal mark; NAN where it cannot be */
    bool percent;
    char currency[4]; /* ISO 4217 where a sign or code stands with the number, else "" */
};

struct amount_column {
    size_t n, ambiguous; /* read; those whose two readings differ */
    size_t point, comma; /* those that can only be one */
};

/* Reads an amount and lets the column learn from it; false when it is no number. */
bool amount_read(const char *text, struct amount *amount, struct amount_column *column);

/* The column's mark; the fallback where all values are ambiguous (then *guessed is true);
 * MARK_NONE when they contradict each other. */
enum decimal_mark amount_mark(const struct amount_column *column,
                              enum decimal_mark fallback, bool *guessed);

double amount_value(const struct amount *amount, enum decimal_mark mark);

#endif
