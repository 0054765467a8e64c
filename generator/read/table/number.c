/*
 * number.c - numbers as people and spreadsheets write them; see number.h.
 *
 * The text is first brought to ASCII with one character per mark (all blanks become '_'),
 * then the decimal mark is chosen, then the digits and their groups are checked.
 */
#include "read/table/number.h"

#include <math.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

enum { LENGTH_MAX = 40 };

/* The bytes of a mark that may stand for something else, and what it stands for. */
static const struct {
    const char *bytes;
    char mark;
} marks[] = {
    {" ", '_'},
    {"\t", '_'},
    {"\xC2\xA0", '_'},
    {"\xE2\x80\x89", '_'},
    {"\xE2\x80\xAF", '_'},
    {"'", '\''},
    {"\xE2\x80\x99", '\''},
    {"\xE2\x88\x92", '-'},
};

static bool to_marks(const char *s, char out[LENGTH_MAX + 1])
{
    size_t n = 0;

    while (*s) {
        size_t i = 0, length = 1, count = sizeof marks / sizeof *marks;

        while (i < count && strncmp(s, marks[i].bytes, strlen(marks[i].bytes)) != 0)
            i++;
        if (i < count)
            length = strlen(marks[i].bytes);
        else if (strchr("0123456789.,+-%", *s) == NULL)
            return false;
        if (n == LENGTH_MAX)
            return false;
        out[n++] = i < count ? marks[i].mark : *s;
        s += length;
    }
    out[n] = '\0';
    return true;
}

/* The decimal mark of digits with marks: the last of two kinds, a kind that stands only
 * once, else none (0). */
static char decimal_mark(const char *s)
{
    const char *point = strrchr(s, '.'), *comma = strrchr(s, ',');

    if (point && comma)
        return point > comma ? '.' : ',';
    if (point)
        return strchr(s, '.') == point ? '.' : '\0';
    if (comma)
        return strchr(s, ',') == comma ? ',' : '\0';
    return '\0';
}

/* Copies digits and decimal mark as strtod takes them; false when a group of thousands is
 * misplaced. */
static bool to_plain(const char *s, char decimal, char out[LENGTH_MAX + 1])
{
    size_t n = 0;
    int group = 0; /* digits since the last mark */
    char separator = '\0';
    bool fraction = false;

    for (; *s; s++) {
        if (*s >= '0' && *s <= '9') {
            out[n++] = *s;
            group++;
            continue;
        }
        if (fraction || (separator && group != 3))
            return false;
        if (decimal && *s == decimal) {
            fraction = true;
            out[n++] = '.';
        } else if ((separator && *s != separator) || group == 0 || group > 3 || *s == '+' ||
                   *s == '-' || *s == '%') {
            return false;
        } else
            separator = *s;
        group = 0;
    }
    out[n] = '\0';
    return group > 0 && (fraction || separator == '\0' || group == 3);
}

bool number_with_mark(const char *s, char decimal, double *value)
{
    char text[LENGTH_MAX + 1], plain[LENGTH_MAX + 1];

    if (!to_marks(s, text) || !to_plain(text, decimal, plain))
        return false;
    *value = strtod(plain, NULL);
    return *value < 1e15;
}

bool number_parse(const char *s, struct number *number)
{
    char text[LENGTH_MAX + 1], plain[LENGTH_MAX + 1], *p = text, *end;
    bool negative;

    *number = (struct number){0};
    if (!to_marks(s, text))
        return false;
    while (*p == '_' || *p == '\'') /* an apostrophe in front marks text in spreadsheets */
        p++;
    negative = *p == '-';
    p += *p == '-' || *p == '+';
    while (*p == '_')
        p++;
    for (end = p + strlen(p); end > p && (end[-1] == '_' || end[-1] == '%'); end--)
        if (end[-1] == '%') {
            if (number->percent)
                return false;
            number->percent = true;
        }
    *end = '\0';
    if (!to_plain(p, decimal_mark(p), plain))
        return false;
    number->value = strtod(plain, NULL) * (negative ? -1.0 : 1.0);
    return fabs(number->value) < 1e15;
}
