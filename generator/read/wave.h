/*
 * wave.h - quarters such as 2026-Q3, as numbers that can be compared.
 */
#ifndef RAPPORT_WAVE_H
#define RAPPORT_WAVE_H

#include "base/arena.h"

#include <stdbool.h>

enum { WAVE_NONE = -1 };

/* Reads "2026-Q3" (also "2026Q3", "2026 q3"); year 1970..2999.  *wave = year * 4 + quarter
 * - 1. */
bool wave_parse(const char *s, int *wave);

/* "2026-Q3", in the arena. */
char *wave_name(struct arena *a, int wave);

int wave_year(int wave);
int wave_quarter(int wave); /* 1..4 */

/* The quarter's last day, in days since 1970-01-01. */
long wave_last_day(int wave);

#endif
