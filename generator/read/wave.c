/*
 * wave.c - quarters as comparable numbers; see wave.h.
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

bool wave_parse(const char *s, int *wave)
{
    int year = 0, quarter;

    s = skip_blanks(s);
    for (int i = 0; i < 4; i++, s++) {
        if (!is_digit(*s))
            return false;
        year = year * 10 + (*s - '0');
    }
    if (*s == '-')
        s++;
    else
        s = skip_blanks(s);
    if (*s != 'Q' && *s != 'q')
        return false;
    s++;
    if (*s < '1' || *s > '4' || year < 1970 || year > 2999)
        return false;
    quarter = *s - '0';
    if (*skip_blanks(s + 1) != '\0')
        return false;
    *wave = year * 4 + quarter - 1;
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

long wave_last_day(int wave)
{
    static const int last_of_quarter[] = {90, 181, 273, 365}; /* day of a common year */
    int year = wave_year(wave);
    bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;

    return days_before(year) + last_of_quarter[wave_quarter(wave) - 1] + leap - 1;
}
