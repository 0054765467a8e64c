/*
 * dates.h - dates and times as exports write them; day and month are told apart by column.
 *
 * `01.06.2022 17:20:43`, `2022-06-01T17:20:43.5Z`, `4/22/2016 19:57`, `9/8/18 15:29`,
 * `23-05-18`, `2021/08/10 12:08:56 PM GMT-3`, `15 sty 2025`, `15 января 2025 г.`,
 * `Jan 15, 2025`, `15-Jan-25`, a workbook's serial (`44218.53`).  Years of two figures are
 * 1970 to 2069.  The local time is taken as written: time zones are read and left out.
 *
 * A date is kept unresolved in few bytes until the column has been read; then all its dates
 * together tell the order:
 *
 *     date_read(text, &raw, &column)                  for each cell
 *     order = date_order(&column, fallback, &guessed) after the last one
 *     date_days(&raw, order, &days)                   for each date kept
 *
 * Where the user declares an order, it is passed to date_days instead; dates that cannot be
 * in that order are then refused one by one.
 */
#ifndef RAPPORT_DATES_H
#define RAPPORT_DATES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum date_order {
    DATE_ORDER_NONE,
    DATE_YMD,
    DATE_DMY,
    DATE_MDY,
    DATE_SERIAL /* days since 1899-12-30, as a workbook counts them */
};

/* A date as read, its numbers in the order of the text. */
struct raw_date {
    int16_t year;         /* four figures */
    uint8_t first, other; /* day and month in the order of the text */
    uint8_t sure;         /* enum date_order when the text itself tells (the year stands
                             first, the month is a word, a serial), else 0 */
    uint8_t hour, minute; /* of the local time written; 0 when there is none */
    bool has_time;
};

/* What the dates of a column say about their order; zeroed it is an empty column. */
struct date_column {
    size_t n, ambiguous; /* read; those that could be either */
    size_t dmy, mdy;     /* those that can only be one, or have points between: dmy */
    size_t serials;
};

/*
 * Reads a date into raw and lets the column learn from it; false when it is none: empty,
 * other text ("not closed"), or no day of the calendar in any order (31.02.2025).
 */
bool date_read(const char *text, struct raw_date *raw, struct date_column *column);

/*
 * The column's order: what its dates say; the fallback where all are ambiguous (then
 * *guessed is true).  DATE_ORDER_NONE when the dates contradict each other.  DATE_SERIAL
 * only where all are such numbers: beside written dates a number is no date.
 */
enum date_order date_order(const struct date_column *column, enum date_order fallback,
                           bool *guessed);

/* Days since 1970-01-01; false when it is no date in that order.  Where the text itself
 * tells, the order does not matter, but for serials, which need theirs. */
bool date_days(const struct raw_date *raw, enum date_order order, long *days);

/* "dmy", "mdy", "ymd", "serial": as in settings; false when the word is none. */
bool date_order_find(const char *word, enum date_order *order);
const char *date_order_name(enum date_order order);

/* The month 1..12 a word begins the text with, in English, Polish or Russian, full or short
 * and in any case; *next is behind it.  0 when there is none. */
int month_read(const char *text, const char **next);

#endif
