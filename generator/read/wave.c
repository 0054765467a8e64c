/*
 * wave.c - quarters and months as comparable numbers; see wave.h.  Their other spellings
 * are in period.c.
 */
#include "read/wave.h"

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static const char *skip_blanks(const char *s)
{
    while (*s == ' ' || *s == '\t')
        s++;
    return s;
}

/* Reads a year of four digits, 1970..2999; NULL otherwise. */
static const char *read_year(const char *s, int *year)
{
    *year = 0;
    s = skip_blanks(s);
    for (int i = 0; i < 4; i++, s++) {
        if (!is_digit(*s))
            return NULL;
        *year = *year * 10 + (*s - '0');
    }
    return *year >= 1970 && *year <= 2999 ? s : NULL;
}

bool wave_parse(const char *s, int *wave)
{
    int year;

    s = read_year(s, &year);
    if (s == NULL)
        return false;
    s = *s == '-' ? s + 1 : skip_blanks(s);
    if ((*s != 'Q' && *s != 'q') || s[1] < '1' || s[1] > '4' || *skip_blanks(s + 2) != '\0')
        return false;
    *wave = year * 4 + s[1] - '1';
    return true;
}

char *wave_name(struct arena *a, int wave)
{
    return arena_printf(a, "%04d-Q%d", wave_year(wave), wave_quarter(wave));
}

int wave_year(int wave)
{
    return wave / 4;
}

int wave_quarter(int wave)
{
    return wave % 4 + 1;
}

/* Days from 1970-01-01 to January 1 of a year of the Gregorian calendar, year >= 1970. */
static long days_before(int year)
{
    long y = year - 1;

    return y * 365 + y / 4 - y / 100 + y / 400 - 719162;
}

long wave_month_last_day(int wave, int month)
{
    static const int last_day[] = {31,  59,  90,  120, 151, 181,
                                   212, 243, 273, 304, 334, 365}; /* of a common year */
    int year = wave_year(wave), i = (wave_quarter(wave) - 1) * WAVE_MONTHS + month - 1;
    bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;

    return days_before(year) + last_day[i] + (leap && i > 0) - 1;
}

long wave_last_day(int wave)
{
    return wave_month_last_day(wave, WAVE_MONTHS);
}
