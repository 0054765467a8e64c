/*
 * date.c - the proleptic Gregorian calendar by the era method; see date.h.
 */
#include "base/date.h"

#include <stdio.h>

void date_parts(long days, int *year, int *month, int *day)
{
    long z = days + 719468;
    long era = (z >= 0 ? z : z - 146096) / 146097;
    long of_era = z - era * 146097;
    long year_of_era = (of_era - of_era / 1460 + of_era / 36524 - of_era / 146096) / 365;
    long of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    long shifted = (5 * of_year + 2) / 153; /* months from March */

    *day = (int)(of_year - (153 * shifted + 2) / 5 + 1);
    *month = (int)(shifted < 10 ? shifted + 3 : shifted - 9);
    *year = (int)(year_of_era + era * 400 + (*month <= 2));
}

bool date_of(int year, int month, int day, long *days)
{
    static const int last_day[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    long y = year - (month <= 2), era = (y >= 0 ? y : y - 399) / 400;
    long of_era = y - era * 400, of_year;

    if (year < 0 || month < 1 || month > 12 || day < 1 ||
        day > last_day[month - 1] + (leap && month == 2))
        return false;
    of_year = (153L * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1;
    *days = era * 146097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719468;
    return true;
}

const char *date_iso(struct arena *a, long days)
{
    int year, month, day;

    date_parts(days, &year, &month, &day);
    return arena_printf(a, "%04d-%02d-%02d", year, month, day);
}

bool date_parse(const char *iso, long *days)
{
    static const char form[] = "dddd-dd-dd";
    int year, month, day;

    for (int i = 0; form[i] || iso[i]; i++)
        if (form[i] == 'd' ? iso[i] < '0' || iso[i] > '9' : iso[i] != form[i])
            return false;
    return sscanf(iso, "%4d-%2d-%2d", &year, &month, &day) == 3 &&
           date_of(year, month, day, days);
}
