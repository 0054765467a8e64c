/*
 * operators.c - writes the notation of content streams; see operators.h.
 *
 * Most of a document's bytes come from here, so numbers are formatted in place and without
 * the zero before the point.
 */
#include "render/pdf/font/operators.h"

#include <math.h>
#include <string.h>

/* A pen off by less than this (in 1/1000 em) is let be: rounded widths make it drift by a
 * hundredth of a point, and every adjustment costs bytes. */
enum { TOLERANCE = 3 };

enum { DIGITS = 24 }; /* room that a number takes while it is written, at most */

/* Digits of value, the last `places` of them after a point, without trailing zeros.  There
 * must be room for DIGITS bytes: copying always as many is faster than as many as there
 * are. */
static char *format_fixed(char *to, unsigned long value, int places)
{
    char digits[2 * DIGITS], *end = digits + DIGITS, *p = end;

    for (; places > 0 && value % 10 == 0; places--)
        value /= 10;
    for (; places > 0; places--, value /= 10) {
        *--p = (char)('0' + value % 10);
        if (places == 1)
            *--p = '.';
    }
    for (; value; value /= 10)
        *--p = (char)('0' + value % 10);
    if (p == end)
        *--p = '0';
    memcpy(to, p, DIGITS);
    return to + (end - p);
}

static char *format_number(char *to, double value)
{
    unsigned long fixed = fabs(value) < 1e6 ? (unsigned long)(fabs(value) * 100 + 0.5) : 0;

    if (value < 0 && fixed)
        *to++ = '-';
    to = format_fixed(to, fixed, 2);
    *to++ = ' ';
    return to;
}

static void append(struct buf *out, const char *bytes, char *end)
{
    *end = '\0';
    out->length += (size_t)(end - bytes);
}

void put_operator(struct buf *out, const double *operands, int n, const char *operator_name)
{
    size_t length = strlen(operator_name);
    char *start = buf_reserve(out, (size_t)n * 16 + DIGITS + length + 1), *p = start;

    for (int i = 0; i < n; i++)
        p = format_number(p, operands[i]);
    memcpy(p, operator_name, length);
    append(out, start, p + length);
}

void put_integer(struct buf *out, long value)
{
    char *start = buf_reserve(out, DIGITS + 1), *p = start;

    if (value < 0)
        *p++ = '-';
    append(
        out, start,
        format_fixed(p, value < 0 ? 0UL - (unsigned long)value : (unsigned long)value, 0));
}

void put_colour(struct buf *out, unsigned colour, bool stroke)
{
    const unsigned part[3] = {colour >> 16 & 255, colour >> 8 & 255, colour & 255};
    bool grey = part[0] == part[1] && part[1] == part[2]; /* takes one operand */
    char *start = buf_reserve(out, 2 * DIGITS), *p = start;
    const char *name = grey ? (stroke ? "G\n" : "g\n") : (stroke ? "RG\n" : "rg\n");

    for (int i = 0; i < (grey ? 1 : 3); i++) {
        p = format_fixed(p, (part[i] * 1000 + 127) / 255, 3);
        *p++ = ' ';
    }
    strcpy(p, name);
    append(out, start, p + strlen(name));
}

static char *put_byte(char *to, unsigned byte)
{
    if (byte == '(' || byte == ')' || byte == '\\')
        *to++ = '\\';
    if (byte == '\r') { /* bare, it would be read as a newline */
        *to++ = '\\';
        byte = 'r';
    }
    *to++ = (char)byte;
    return to;
}

void put_glyph(struct buf *out, unsigned id)
{
    char *start = buf_reserve(out, 5);

    append(out, start, put_byte(put_byte(start, id >> 8), id & 255));
}

double put_adjustment(struct buf *out, double back)
{
    long whole;

    if (fabs(back) < TOLERANCE)
        return 0;
    whole = lround(back);
    buf_putc(out, ')');
    put_integer(out, whole);
    buf_putc(out, '(');
    return (double)whole;
}

double put_run(struct buf *out, const struct glyph *g, int n)
{
    double ahead = 0, advance = 0; /* of the viewer's pen: too far; moved */

    for (int i = 0; i < n; i++) {
        double back = put_adjustment(out, ahead - (double)g[i].offset);

        ahead -= back;
        advance -= back;
        put_glyph(out, g[i].id);
        ahead += (double)g[i].width - (double)g[i].advance;
        advance += g[i].width;
    }
    return advance;
}
