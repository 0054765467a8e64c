/*
 * json.c - JSON text; see json.h.
 */
#include "base/json.h"

#include <assert.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

/* The length of what needs no escape. */
static size_t plain_length(const char *s)
{
    size_t n = 0;

    while ((unsigned char)s[n] >= 0x20 && s[n] != '"' && s[n] != '\\' && s[n] != 0x7f)
        n++;
    return n;
}

static void put_string(struct buf *out, const char *s)
{
    buf_putc(out, '"');
    for (;; s++) {
        size_t plain = plain_length(s);
        unsigned char c = (unsigned char)s[plain];

        buf_put(out, s, plain);
        s += plain;
        if (c == '\0')
            break;
        if (c == '"' || c == '\\')
            buf_printf(out, "\\%c", c);
        else if (c == '\n')
            buf_puts(out, "\\n");
        else
            buf_printf(out, "\\u%04x", c);
    }
    buf_putc(out, '"');
}

static void new_line(struct json *j)
{
    if (j->compact)
        return;
    buf_putc(j->out, '\n');
    for (int i = 0; i < j->depth; i++)
        buf_puts(j->out, "  ");
}

static void start_value(struct json *j, const char *key)
{
    if (j->filled)
        buf_putc(j->out, ',');
    if (j->depth)
        new_line(j);
    if (key) {
        put_string(j->out, key);
        buf_puts(j->out, j->compact ? ":" : ": ");
    }
    j->filled = true;
}

static void open_group(struct json *j, const char *key, char bracket)
{
    start_value(j, key);
    buf_putc(j->out, bracket);
    j->depth++;
    j->filled = false;
}

static void close_group(struct json *j, char bracket)
{
    bool filled = j->filled;

    assert(j->depth > 0);
    j->depth--;
    if (filled)
        new_line(j);
    buf_putc(j->out, bracket);
    j->filled = true;
}

void json_open_object(struct json *j, const char *key)
{
    open_group(j, key, '{');
}

void json_close_object(struct json *j)
{
    close_group(j, '}');
}

void json_open_array(struct json *j, const char *key)
{
    open_group(j, key, '[');
}

void json_close_array(struct json *j)
{
    close_group(j, ']');
}

void json_string(struct json *j, const char *key, const char *value)
{
    if (value == NULL)
        return;
    start_value(j, key);
    put_string(j->out, value);
}

/* True when six digits after the point are the whole value, as of counts and shares: the
 * same text as by "%.15g", in a tenth of its time. */
static bool is_short(double value)
{
    return fabs(value) >= 1e-4 && fabs(value) < 1e9 &&
           (double)llround(value * 1e6) / 1e6 == value;
}

void json_number(struct json *j, const char *key, double value)
{
    char text[40];

    if (!isfinite(value))
        return;
    start_value(j, key);
    if (is_short(value)) {
        buf_put_decimal(j->out, value, 6);
        return;
    }
    snprintf(text, sizeof text, "%.15g", value);
    if (strtod(text, NULL) != value)
        snprintf(text, sizeof text, "%.17g", value);
    buf_puts(j->out, text);
}

void json_integer(struct json *j, const char *key, long value)
{
    start_value(j, key);
    if (value > -1000000000 && value < 1000000000)
        buf_put_decimal(j->out, (double)value, 0);
    else
        buf_printf(j->out, "%ld", value);
}

void json_boolean(struct json *j, const char *key, bool value)
{
    start_value(j, key);
    buf_puts(j->out, value ? "true" : "false");
}

void json_null(struct json *j, const char *key)
{
    start_value(j, key);
    buf_puts(j->out, "null");
}

void json_raw(struct json *j, const char *text)
{
    start_value(j, NULL);
    buf_puts(j->out, text);
}

void json_end(struct json *j)
{
    assert(j->depth == 0);
    buf_putc(j->out, '\n');
}
