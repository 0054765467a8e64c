/*
 * date.c - the proleptic Gregorian calendar by the era method; see date.h.
 */
#include "base/date.h"

#include <stdio.h>
#include <string.h>

const char *date_iso(struct arena *a, long days)
{
    long z = days + 719468;
    long era = (z >= 0 ? z : z - 146096) / 146097;
    long of_era = z - era * 146097;
    long year_of_era = (of_era - of_era / 1460 + of_era / 36524 - of_era / 146096) / 365;
    long of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    long shifted = (5 * of_year + 2) / 153; /* months from March */
    long day = of_year - (153 * shifted + 2) / 5 + 1;
    long month = shifted < 10 ? shifted + 3 : shifted - 9;
    long year = year_of_era + era * 400 + (month <= 2);

    return arena_printf(a, "%04ld-%02ld-%02ld", year, month, day);
}

bool date_parse(const char *iso, long *days)
{
    struct arena scratch = {0};
    int year, month, day, end = 0;
    long y, era, of_era, of_year;
    bool ok;

    if (sscanf(iso, "%4d-%2d-%2d%n", &year, &month, &day, &end) != 3 || end != 10 ||
        month < 1 || month > 12 || year < 0)
        return false;
    y = year - (month <= 2);
    era = (y >= 0 ? y : y - 399) / 400;
    of_era = y - era * 400;
    of_year = (153L * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1;
    *days = era * 146097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719468;
    /* The 31st of a short month is no day: it would come back as another. */
    ok = strcmp(date_iso(&scratch, *days), iso) == 0;
    arena_drop(&scratch);
    return ok;
}
