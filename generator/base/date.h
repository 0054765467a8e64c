/*
 * date.h - days counted from 1970-01-01 as ISO 8601 writes them; no time zone, no clock.
 */
#ifndef RAPPORT_DATE_H
#define RAPPORT_DATE_H

#include "base/arena.h"

#include <stdbool.h>

/* "2026-09-30" */
const char *date_iso(struct arena *a, long days);

/* Reads that form back; false for anything else and for days no calendar has. */
bool date_parse(const char *iso, long *days);

/* Days of a date of the Gregorian calendar, year >= 0; false when there is no such day. */
bool date_of(int year, int month, int day, long *days);

/* The date of the days. */
void date_parts(long days, int *year, int *month, int *day);

#endif
