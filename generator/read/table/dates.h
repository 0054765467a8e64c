/*
 * dates.h - dates and times as exports write them; day and month are told apart by column.
 *
 * `01.06.2022 17:20:43`, `2022-06-01T17:20:43Z`, `4/22/2016 19:57`, `9/8/18 15:29`,
 * `2021/08/10 12:08:56 PM GMT-3`, `15 sty 2025`, `15 янв. 2025`, `Jan 15, 2025`, a
 * workbook's serial (`44218.53`).  A date is kept unresolved in few bytes until the column
 * has been read; then all its dates together tell the order.
 */
#ifndef RAPPORT_DATES_H
#define RAPPORT_DATES_H

#include "base/arena.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum date_order { DATE_ORDER_NONE, DATE_YMD, DATE_DMY, DATE_MDY };

/* A date as read, its numbers in the order of the text. */
struct raw_date {
    int16_t year;         /* four figures */
    uint8_t first, other; /* day and month in the order of the text */
    uint8_t sure;         /* enum date_order when the text itself tells, else 0 */
    uint8_t hour, minute; /* of the local time written; 0 when there is none */
    bool has_time;
};

/* What the dates of a column say about their order. */
struct date_column {
    size_t n, ambiguous; /* read; those that could be either */
    size_t dmy, mdy;     /* those that can only be one */
};

/* Reads a date into raw and lets the column learn from it; false when it is none. */
bool date_read(const char *text, struct raw_date *raw, struct date_column *column);

/*
 * The column's order: what its dates say; the fallback where all are ambiguous (then
 * *guessed is true).  DATE_ORDER_NONE when the dates contradict each other.
 */
enum date_order date_order(const struct date_column *column, enum date_order fallback,
                           bool *guessed);

/* Days since 1970-01-01; false when it is no date in that order. */
bool date_days(const struct raw_date *raw, enum date_order order, long *days);

/* "dmy", "mdy", "ymd": as in settings; false when the word is none. */
bool date_order_find(const char *word, enum date_order *order);
const char *date_order_name(enum date_order order);

#endif
