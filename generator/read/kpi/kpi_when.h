/*
 * kpi_when.h - the period of a KPI as tables give it: a quarter or month in words
 * (period_parse), or a date without a time of day that stands for the month or quarter it
 * begins or ends.
 */
#ifndef RAPPORT_KPI_WHEN_H
#define RAPPORT_KPI_WHEN_H

#include "read/table/dates.h"
#include "read/wave.h"

enum when_kind {
    WHEN_NONE,
    WHEN_PERIOD,
    WHEN_DATE,  /* known after the last one: kpi_when_resolve */
    WHEN_LONGER /* a year or a half of one */
};

struct kpi_when {
    enum when_kind kind;
    int wave, month; /* as period_parse gives them */
    struct raw_date date;
};

/* What the dates of a file stand for. */
enum when_dates { DATES_UNKNOWN, DATES_MONTHS, DATES_QUARTERS };

/* Reads a period; the column learns from dates. */
enum when_kind kpi_when_read(const char *text, struct kpi_when *when,
                             struct date_column *dates);

/* The wave and month of a date that is the first or the last day of a month; false when it
 * is another day, or none in that order. */
bool kpi_when_resolve(struct kpi_when *when, enum date_order order,
                      enum when_dates stand_for);

/* True when the date, in that order, is the first or last day of a month; *quarter when it
 * is one of a quarter. */
bool kpi_when_is_edge(const struct kpi_when *when, enum date_order order, bool *quarter);

/* The same in any order. */
bool kpi_when_may_be_edge(const struct kpi_when *when);

#endif
