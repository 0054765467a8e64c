/*
 * csv.c - delimited text; see csv.h.
 */
#include "publish/csv.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

void csv_begin(struct csv *c, struct buf *out, bool decimal_comma)
{
    *c = (struct csv){.out = out, .decimal_comma = decimal_comma};
    buf_puts(out, "\xEF\xBB\xBF");
}

static void begin_cell(struct csv *c)
{
    if (c->in_row)
        buf_putc(c->out, c->decimal_comma ? ';' : ',');
    c->in_row = true;
}

/* True where a spreadsheet would start to read a formula: at one of the signs, in their
 * full width too, or at white space that it drops. */
static bool starts_formula(const char *s)
{
    static const char *const wide[] = {"\xEF\xBC\x9D", "\xEF\xBC\x8B", "\xEF\xBC\x8D",
                                       "\xEF\xBC\xA0"};

    if (*s && strchr("=+-@\t\r\n", *s))
        return true;
    for (size_t i = 0; i < sizeof wide / sizeof *wide; i++)
        if (strncmp(s, wide[i], strlen(wide[i])) == 0)
            return true;
    return false;
}

/* Where a spreadsheet splits at another sign than ours, a cell begins inside the text. */
static bool ends_cell(char c)
{
    return strchr(",;|\t\r\n\"", c) != NULL;
}

void csv_text(struct csv *c, const char *text)
{
    bool quoted, starts = true; /* nothing but blanks since a cell may have begun */

    begin_cell(c);
    if (text == NULL)
        return;
    quoted = strpbrk(text, ",;|\t\r\n\"") != NULL;
    buf_puts(c->out, quoted ? "\"" : "");
    for (const char *s = text; *s; s++) {
        if (starts && starts_formula(s))
            buf_putc(c->out, '\'');
        if (*s == '"')
            buf_putc(c->out, '"');
        buf_putc(c->out, *s);
        starts = ends_cell(*s) || (starts && *s == ' ');
    }
    buf_puts(c->out, quoted ? "\"" : "");
}

void csv_number(struct csv *c, double value)
{
    char digits[32], *point;

    begin_cell(c);
    if (!isfinite(value))
        return;
    snprintf(digits, sizeof digits, "%.12g", value == 0 ? 0 : value); /* no negative zero */
    point = strchr(digits, '.');
    if (point && c->decimal_comma)
        *point = ',';
    buf_puts(c->out, digits);
}

void csv_count(struct csv *c, int n)
{
    begin_cell(c);
    if (n >= 0)
        buf_printf(c->out, "%d", n);
}

void csv_end_row(struct csv *c)
{
    buf_puts(c->out, "\r\n");
    c->in_row = false;
}
