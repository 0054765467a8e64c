/*
 * xlsx_value.c - a cell's number as text; see xlsx_value.h.
 */
#include "read/table/xlsx_value.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

enum { DAY = 24 * 60 * 60, LAST_SERIAL = 2958465 }; /* of 9999-12-31 */

/* --- formats ----------------------------------------------------------------------- */

enum cell_format cell_format_built_in(long id)
{
    if (id == 9 || id == 10)
        return CELL_PERCENT;
    if (id >= 14 && id <= 17)
        return CELL_DATE;
    if ((id >= 18 && id <= 21) || (id >= 45 && id <= 47))
        return CELL_TIME;
    if (id == 22)
        return CELL_DATE_TIME;
    /* What these are depends on the country, but in each they are dates, or times. */
    if ((id >= 27 && id <= 31) || id == 36 || (id >= 50 && id <= 54) || id == 57 ||
        id == 58)
        return CELL_DATE;
    if ((id >= 32 && id <= 35) || id == 55 || id == 56)
        return CELL_TIME;
    return CELL_NUMBER;
}

/* What a format code has been found to contain. */
struct letters {
    bool date, time, month, digit, percent;
};

/* Behind the bracket: [Red], [>100], [$-419]; or elapsed time: [h], [mm]. */
static const char *bracket(const char *code, struct letters *l)
{
    size_t n = strcspn(code, "]");

    if (n && strspn(code, "hHmMsS") == n)
        l->time = true;
    return code + n + (code[n] == ']');
}

static void letter(char c, struct letters *l)
{
    switch (c) {
    case 'd':
    case 'D':
    case 'y':
    case 'Y': l->date = true; break;
    case 'h':
    case 'H':
    case 's':
    case 'S': l->time = true; break;
    case 'm':
    case 'M': l->month = true; break;
    case '%': l->percent = true; break;
    case '0':
    case '#':
    case '?':
        /* Figures before any other sign are those of a number; ss.000 comes later. */
        l->digit = l->digit || !(l->date || l->time || l->month);
        break;
    default: break;
    }
}

enum cell_format cell_format_of(const char *code)
{
    struct letters l = {0};

    while (*code && *code != ';') {
        char c = *code++;

        if (c == '"') {
            code += strcspn(code, "\"");
            code += *code == '"';
        } else if (c == '\\' || c == '_' || c == '*')
            code += *code != '\0'; /* a letter as it is, a blank as wide, a filler */
        else if (c == '[')
            code = bracket(code, &l);
        else if (strncasecmp(code - 1, "AM/PM", 5) == 0) {
            code += 4;
            l.time = true;
        } else if (strncasecmp(code - 1, "General", 7) == 0)
            code += 6;
        else
            letter(c, &l);
    }
    if (l.percent)
        return CELL_PERCENT;
    if (l.digit)
        return CELL_NUMBER;
    if (l.date || (l.month && !l.time))
        return l.time ? CELL_DATE_TIME : CELL_DATE;
    return l.time ? CELL_TIME : CELL_NUMBER;
}

/* --- numbers ----------------------------------------------------------------------- */

/* True for figures alone, which stay as they are: an identifier may have more than 15. */
static bool is_whole(const char *text)
{
    const char *first = text + (*text == '-');
    size_t n = strspn(first, "0123456789");

    return n && n < 30 && first[n] == '\0' && (*first != '0' || strcmp(text, "0") == 0);
}

/* The number in 15 digits without an exponent and without zeros at the end. */
static void write_number(double value, char out[XLSX_VALUE_MAX])
{
    char digits[32];
    int exponent, places;
    size_t n;

    snprintf(digits, sizeof digits, "%.14e", value);
    exponent = atoi(strchr(digits, 'e') + 1);
    value = strtod(digits, NULL);
    places = exponent < 14 ? 14 - exponent : 0;
    n = (size_t)snprintf(out, XLSX_VALUE_MAX, "%.*f", places, value);
    if (places) {
        while (out[n - 1] == '0')
            n--;
        n -= out[n - 1] == '.';
        out[n] = '\0';
    }
    if (strcmp(out, "-0") == 0)
        strcpy(out, "0");
}

/* --- dates ------------------------------------------------------------------------- */

/* The Gregorian date of a day counted from 1970-01-01 (H. Hinnant's algorithm). */
static void civil(long days, long *year, long *month, long *day)
{
    long from = days + 719468, era = from / 146097, rest = from - era * 146097;
    long in_era = (rest - rest / 1460 + rest / 36524 - rest / 146096) / 365;
    long in_year = rest - (365 * in_era + in_era / 4 - in_era / 100);
    long shifted = (5 * in_year + 2) / 153;

    *day = in_year - (153 * shifted + 2) / 5 + 1;
    *month = shifted < 10 ? shifted + 3 : shifted - 9;
    *year = in_era + era * 400 + (*month <= 2);
}

/* Days from 1970-01-01 of a serial day; false for the 29 February 1900 that never was. */
static bool serial_days(long serial, bool since_1904, long *days)
{
    if (since_1904)
        *days = serial - 24107;
    else
        *days = serial - (serial < 60 ? 25568 : 25569);
    return since_1904 || serial != 60;
}

static bool write_date(double serial, enum cell_format format, bool since_1904,
                       char out[XLSX_VALUE_MAX])
{
    double limit = LAST_SERIAL - (since_1904 ? 1462 : 0);
    long year, month, day, days, seconds;
    long long total;

    if (!(serial >= 0 && serial < limit + 1) || (serial == 0 && format != CELL_TIME))
        return false;
    total = llround(serial * DAY);
    seconds = (long)(total % DAY);
    if (format == CELL_TIME && total < DAY) {
        snprintf(out, XLSX_VALUE_MAX, "%02ld:%02ld:%02ld", seconds / 3600,
                 seconds / 60 % 60, seconds % 60);
        return true;
    }
    if (!since_1904 && total < DAY)
        return false; /* there is no day 0 */
    if (!serial_days((long)(total / DAY), since_1904, &days))
        return false;
    civil(days, &year, &month, &day);
    if (format == CELL_DATE && seconds == 0)
        snprintf(out, XLSX_VALUE_MAX, "%04ld-%02ld-%02ld", year, month, day);
    else
        snprintf(out, XLSX_VALUE_MAX, "%04ld-%02ld-%02ld %02ld:%02ld:%02ld", year, month,
                 day, seconds / 3600, seconds / 60 % 60, seconds % 60);
    return true;
}

bool cell_value(const char *text, enum cell_format format, bool since_1904,
                char out[XLSX_VALUE_MAX])
{
    double value;
    char *end;

    /* What strtod takes besides: white space, inf, nan, hexadecimal. */
    if (strspn(text, "0123456789+-.eE") != strlen(text))
        return false;
    value = strtod(text, &end);
    if (format == CELL_PERCENT)
        value *= 100;
    if (end == text || *end != '\0' || !isfinite(value))
        return false;
    if (format == CELL_PERCENT) {
        write_number(value, out);
        strcat(out, "%");
    } else if (format == CELL_NUMBER || !write_date(value, format, since_1904, out)) {
        if (is_whole(text))
            strcpy(out, text);
        else
            write_number(value, out);
    }
    return true;
}
