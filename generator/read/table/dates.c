/*
 * dates.c - dates and times as exports write them; see dates.h.
 */
#include "read/table/dates.h"
#include "base/date.h"

#include <string.h>

enum {
    SERIAL_FIRST = 25569, /* 1970-01-01 as a workbook counts */
    SERIAL_LAST = 73050,  /* 2099-12-31 */
    YEAR_FIRST = 1900,
    YEAR_LAST = 2199,
    CENTURY_PIVOT = 70 /* of two figures: 70 is 1970, 69 is 2069 */
};

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/* Also the blanks that do not break and marks of direction, which no one sees. */
static const char *skip_blanks(const char *s)
{
    static const char *const blanks[] = {" ",
                                         "\t",
                                         "\n",
                                         "\r",
                                         "\xC2\xA0",
                                         "\xE2\x80\xAF",
                                         "\xE2\x80\x89",
                                         "\xE2\x80\x8E",
                                         "\xE2\x80\x8F",
                                         "\xEF\xBB\xBF"};

    for (size_t i = 0; i < sizeof blanks / sizeof *blanks; i++)
        if (strncmp(s, blanks[i], strlen(blanks[i])) == 0) {
            s += strlen(blanks[i]);
            i = (size_t)-1;
        }
    return s;
}

/* Reads at most `most` digits; the count, 0 when there are none or more. */
static int read_digits(const char **s, int most, int *value)
{
    int n = 0;

    for (*value = 0; is_digit(**s); (*s)++, n++) {
        if (n == most)
            return 0;
        *value = *value * 10 + (**s - '0');
    }
    return n;
}

/* The year of two or four figures; 0 for any other. */
static int year_of(int figures, int value)
{
    if (figures == 2)
        return value + (value < CENTURY_PIVOT ? 2000 : 1900);
    return figures == 4 && value >= YEAR_FIRST && value <= YEAR_LAST ? value : 0;
}

/* --- time -------------------------------------------------------------------------- */

/* AM or PM in any case, also "a.m."; 'a', 'p' or 0. */
static char read_half(const char **s)
{
    const char *at = *s;
    char half = (char)(*at | 0x20);

    if (half != 'a' && half != 'p')
        return 0;
    at += at[1] == '.' ? 2 : 1;
    if ((*at | 0x20) != 'm')
        return 0;
    *s = at + (at[1] == '.' ? 2 : 1);
    return half;
}

/* Z, GMT-3, UTC+01:00, EET, +02:00; what is none is left where it is. */
static const char *skip_zone(const char *s)
{
    const char *at = s;
    int letters = 0, offset;

    for (; (*at >= 'A' && *at <= 'Z') || (*at >= 'a' && *at <= 'z'); at++)
        if (++letters > 5)
            return s;
    if (*at == '+' || *at == '-') {
        at++;
        if (!read_digits(&at, 4, &offset))
            return s;
        if (*at == ':' && is_digit(at[1])) {
            at++;
            if (read_digits(&at, 2, &offset) != 2)
                return s;
        }
    }
    return at;
}

/* "17:20", "5:20:43.5 PM GMT-3"; false when the text goes on otherwise. */
static bool read_time(const char *s, struct raw_date *raw)
{
    int hour, minute, second = 0;
    char half;

    if (!read_digits(&s, 2, &hour) || *s++ != ':' || read_digits(&s, 2, &minute) != 2)
        return false;
    if (*s == ':') {
        s++;
        if (read_digits(&s, 2, &second) != 2)
            return false;
        if ((*s == '.' || *s == ',') && is_digit(s[1]))
            for (s++; is_digit(*s);)
                s++;
    }
    s = skip_blanks(s);
    half = read_half(&s);
    if (half ? hour < 1 || hour > 12 : hour > 23)
        return false;
    if (half)
        hour = hour % 12 + (half == 'p' ? 12 : 0);
    raw->hour = (uint8_t)hour;
    raw->minute = (uint8_t)minute;
    raw->has_time = true;
    return minute < 60 && second <= 60 && *skip_blanks(skip_zone(skip_blanks(s))) == '\0';
}

/* What may follow a date: nothing, a time, the word for year ("2025 г.", "2025 r."). */
static bool read_rest(const char *s, struct raw_date *raw)
{
    static const char *const year_words[] = {"г.", "г", "года", "r.", "r", "roku"};
    const char *rest = skip_blanks(s);

    if (*s == 'T' || *s == 't')
        return read_time(s + 1, raw);
    if (rest > s)
        for (size_t i = 0; i < sizeof year_words / sizeof *year_words; i++) {
            const char *after = rest + strlen(year_words[i]);

            if (strncmp(rest, year_words[i], strlen(year_words[i])) == 0 &&
                (*after == '\0' || *after == ',' || skip_blanks(after) > after)) {
                s = after;
                break;
            }
        }
    if (*s == ',')
        s++;
    rest = skip_blanks(s);
    return *rest == '\0' || (rest > s && read_time(rest, raw));
}

/* --- dates ------------------------------------------------------------------------- */

static void set_date(struct raw_date *raw, int year, int first, int other,
                     enum date_order sure)
{
    raw->year = (int16_t)year;
    raw->first = (uint8_t)first;
    raw->other = (uint8_t)other;
    raw->sure = (uint8_t)sure;
}

/* What may stand between the parts of a date of which one is a word. */
static const char *skip_joint(const char *s)
{
    s = skip_blanks(s);
    if (*s == '.' || *s == ',' || *s == '-' || *s == '/')
        s++;
    return skip_blanks(s);
}

/* "15 января 2025", "15-Jan-25", "2025-Jan-15": `figures` of `value` are read already. */
static bool read_word_inside(const char *s, int figures, int value, struct raw_date *raw)
{
    int month, last, n;

    month = month_read(skip_joint(s), &s);
    if (month == 0)
        return false;
    s = skip_joint(s);
    n = read_digits(&s, 4, &last);
    if (figures == 4 && n > 0 && n <= 2)
        set_date(raw, year_of(4, value), last, month, DATE_DMY);
    else if (figures > 0 && figures <= 2)
        set_date(raw, year_of(n, last), value, month, DATE_DMY);
    return raw->year && read_rest(s, raw);
}

/* "Jan 15, 2025" */
static bool read_word_first(const char *s, struct raw_date *raw)
{
    int month = month_read(s, &s), day, year, n;

    if (month == 0)
        return false;
    s = skip_joint(s);
    if (!read_digits(&s, 2, &day))
        return false;
    s = skip_joint(s);
    n = read_digits(&s, 4, &year);
    set_date(raw, year_of(n, year), day, month, DATE_DMY);
    return raw->year && read_rest(s, raw);
}

/* "44218", "44218.53", "44218,53", "44218." */
static bool read_serial(const char *s, int value, struct raw_date *raw)
{
    double fraction = 0, place = 0.1;
    int year, month, day, minutes;

    if (*s == '.' || *s == ',')
        for (s++; is_digit(*s); s++, place /= 10)
            fraction += (*s - '0') * place;
    if (*skip_blanks(s) || value < SERIAL_FIRST || value > SERIAL_LAST)
        return false;
    date_parts(value - SERIAL_FIRST, &year, &month, &day);
    set_date(raw, year, day, month, DATE_SERIAL);
    minutes = (int)(fraction * 1440 + 1.0 / 120); /* a second's half: 0.499999 is noon */
    raw->has_time = fraction > 0;
    raw->hour = (uint8_t)(minutes < 1440 ? minutes / 60 : 23);
    raw->minute = (uint8_t)(minutes < 1440 ? minutes % 60 : 59);
    return true;
}

/* Three numbers with the same mark between; *points: it is a point. */
static bool read_numbers(const char *s, struct raw_date *raw, bool *points)
{
    int value[3], figures[3];
    char mark = '\0';

    for (int i = 0; i < 3; i++) {
        if (i > 0) {
            mark = i == 1 ? *s : mark;
            if ((mark != '.' && mark != '-' && mark != '/') || *s != mark)
                return false;
            s = mark == '.' ? skip_blanks(s + 1) : s + 1;
        }
        if ((figures[i] = read_digits(&s, 4, &value[i])) == 0 || figures[i] == 3)
            return false;
    }
    if (figures[1] > 2)
        return false;
    if (figures[0] == 4 && figures[2] <= 2)
        set_date(raw, year_of(4, value[0]), value[1], value[2], DATE_YMD);
    else if (figures[0] <= 2 && figures[2] >= 2)
        set_date(raw, year_of(figures[2], value[2]), value[0], value[1], DATE_ORDER_NONE);
    *points = mark == '.';
    return raw->year && read_rest(s, raw);
}

static bool read_any(const char *s, struct raw_date *raw, bool *points)
{
    const char *after;
    int value, figures;

    *raw = (struct raw_date){0};
    *points = false;
    s = skip_blanks(s);
    if (*s == '\'') /* marks text in spreadsheets */
        s = skip_blanks(s + 1);
    if (!is_digit(*s))
        return read_word_first(s, raw);
    after = s;
    figures = read_digits(&after, 5, &value);
    if (figures == 5)
        return read_serial(after, value, raw);
    if (read_numbers(s, raw, points))
        return true;
    *raw = (struct raw_date){0};
    return read_word_inside(after, figures, value, raw);
}

/* --- columns ----------------------------------------------------------------------- */

static bool in_order(const struct raw_date *raw, enum date_order order, long *days)
{
    switch (order) {
    case DATE_YMD:
    case DATE_MDY: return date_of(raw->year, raw->first, raw->other, days);
    case DATE_DMY:
    case DATE_SERIAL: return date_of(raw->year, raw->other, raw->first, days);
    case DATE_ORDER_NONE: break;
    }
    return false;
}

bool date_read(const char *text, struct raw_date *raw, struct date_column *column)
{
    bool points, dmy, mdy;
    long days;

    if (!read_any(text, raw, &points))
        return false;
    if (raw->sure) {
        if (!in_order(raw, (enum date_order)raw->sure, &days))
            return false;
        column->serials += raw->sure == DATE_SERIAL;
        column->n++;
        return true;
    }
    dmy = in_order(raw, DATE_DMY, &days);
    mdy = in_order(raw, DATE_MDY, &days);
    if (!dmy && !mdy)
        return false;
    column->n++;
    if (!mdy || (dmy && points))
        column->dmy++;
    else if (!dmy)
        column->mdy++;
    else if (raw->first != raw->other)
        column->ambiguous++;
    return true;
}

enum date_order date_order(const struct date_column *column, enum date_order fallback,
                           bool *guessed)
{
    *guessed = false;
    if (column->dmy && column->mdy)
        return DATE_ORDER_NONE;
    if (column->dmy || column->mdy)
        return column->dmy ? DATE_DMY : DATE_MDY;
    if (column->n && column->serials == column->n)
        return DATE_SERIAL;
    if (column->ambiguous == 0)
        return DATE_YMD;
    *guessed = true;
    return fallback;
}

bool date_days(const struct raw_date *raw, enum date_order order, long *days)
{
    if (raw->sure && raw->sure != DATE_SERIAL)
        order = (enum date_order)raw->sure;
    else if ((raw->sure == DATE_SERIAL) != (order == DATE_SERIAL) ||
             (order == DATE_YMD && raw->first != raw->other))
        return false;
    return in_order(raw, order, days);
}

static const char *const order_names[] = {[DATE_ORDER_NONE] = "",
                                          [DATE_YMD] = "ymd",
                                          [DATE_DMY] = "dmy",
                                          [DATE_MDY] = "mdy",
                                          [DATE_SERIAL] = "serial"};

bool date_order_find(const char *word, enum date_order *order)
{
    for (int i = DATE_YMD; i <= DATE_SERIAL; i++)
        if (strcmp(order_names[i], word) == 0) {
            *order = (enum date_order)i;
            return true;
        }
    return false;
}

const char *date_order_name(enum date_order order)
{
    return order_names[order];
}
