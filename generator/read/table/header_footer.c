/*
 * header_footer.c - footers and totals below the data; see header.h.
 */
#include "base/text.h"
#include "read/table/header.h"
#include "read/table/header_rows.h"

#include <string.h>

enum { FOOTER_WORDS = 1, FOOTER_FIELDS = 1 }; /* besides the one that says it is a footer */

/* What a total's row begins with, and footers of other kinds. */
static const char *const totals[] = {
    "total",    "totals",     "grand total",       "grand totals",
    "subtotal", "subtotals",  "sub-total",         "sum",
    "razem",    "suma",       "suma końcowa",      "suma częściowa",
    "ogółem",   "łącznie",    "podsumowanie",      "итого",
    "всего",    "общий итог", "промежуточный итог"};
static const char *const footers[] = {"confidential information", "copyright (c)",
                                      "copyright ©", "copyright 2", "© "};

/* A small letter for a capital, of the alphabets the words above are written in. */
static unsigned lower(unsigned c)
{
    if ((c >= 'A' && c <= 'Z') || (c >= 0x410 && c <= 0x42F) || c == 0xD3)
        return c + 0x20;
    if (c == 0x141 || c == 0x104 || c == 0x118 || c == 0x106 || c == 0x15A || c == 0x143)
        return c + 1;
    return c == 0xA0 ? ' ' : c;
}

/* What follows the words at the start of the text, in any case; NULL when it does not start
 * with them.  Runs for every row of a file, so it copies nothing. */
static const char *after(const char *text, const char *words)
{
    while (*words)
        if (lower(text_next(text, &text)) != text_next(words, &words))
            return NULL;
    return text;
}

/* True for "Total", "Total:", "Total (57 records)", not for "Total Solutions". */
static bool is_total(const char *text)
{
    for (size_t i = 0; i < sizeof totals / sizeof *totals; i++) {
        const char *rest = after(text, totals[i]);

        if (rest == NULL)
            continue;
        rest += *rest == ':';
        if (header_blank(rest) || strncmp(rest, " (", 2) == 0)
            return true;
    }
    return false;
}

static bool is_note(const char *text)
{
    for (size_t i = 0; i < sizeof footers / sizeof *footers; i++)
        if (after(text, footers[i]) != NULL)
            return true;
    return false;
}

/* True when a field is words, without figures: "PLN 1 200" is an amount. */
static bool is_word(const char *field)
{
    bool letters = false;

    for (; *field; field++) {
        if (*field >= '0' && *field <= '9')
            return false;
        letters = letters || (*field >= 'A' && *field <= 'Z') ||
                  (*field >= 'a' && *field <= 'z') || (unsigned char)*field >= 0xC3;
    }
    return letters;
}

bool header_is_footer(const struct header *h, const struct grid_row *row)
{
    int first = 0, fields = 0, words = 0;
    bool total;

    if (h->tool == TOOL_PLAIN)
        return false;
    while (first < row->n && header_blank(row->field[first]))
        first++;
    if (first == row->n)
        return false;
    total = is_total(row->field[first]);
    if (!total && !is_note(row->field[first]))
        return false;
    for (int i = first + 1; i < row->n; i++) {
        fields += !header_blank(row->field[i]);
        words += is_word(row->field[i]);
    }
    return total ? words <= FOOTER_WORDS : fields <= FOOTER_FIELDS;
}
