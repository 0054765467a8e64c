/*
 * wave.h - quarters such as 2026-Q3, as numbers that can be compared, and their months.
 */
#ifndef RAPPORT_WAVE_H
#define RAPPORT_WAVE_H

#include "base/arena.h"

#include <stdbool.h>

enum { WAVE_NONE = -1, WAVE_MONTHS = 3 };

/* Reads "2026-Q3" (also "2026Q3", "2026 q3"); year 1970..2999.  *wave = year * 4 + quarter
 * - 1. */
bool wave_parse(const char *s, int *wave);

/*
 * Reads a quarter or a month as people write them, in any case, with blanks that do not
 * break too: "2025-Q1", "Q1 2025", "Q1'25", "1Q25", "I kw. 2025", "1 kwartał 2025",
 * "1 кв. 2025", "I квартал 2025 г."; "2025-01", "01.2025", "01/2025", "styczeń 2025",
 * "янв. 2025", "Jan-25".  Years of two figures are 1970 to 2069.  *month is the month's
 * place in its quarter, 1..3, or 0 for a whole quarter.
 */
bool period_parse(const char *s, int *wave, int *month);

/* True for a year or a half of one ("2025", "H1 2025", "I полугодие 2025"), which is longer
 * than what KPIs are given for. */
bool period_is_longer(const char *s);

/* "2026-Q3", in the arena. */
char *wave_name(struct arena *a, int wave);

int wave_year(int wave);
int wave_quarter(int wave); /* 1..4 */

/* The last day of the quarter, or of its month 1..3, in days since 1970-01-01. */
long wave_last_day(int wave);
long wave_month_last_day(int wave, int month);

#endif
