/*
 * delimiter.c - what separates fields; see delimiter.h.
 *
 * Questions contain commas and semicolons, so characters are not counted: the first records
 * are parsed with each candidate, and the widths of the records compared.  What counts is
 * how many records agree, not what share: a wrong candidate may take quotes for parts of
 * fields and the whole text for one record.
 */
#include "read/table/delimiter.h"

#include <csv.h>
#include <string.h>

enum { GUESS_RECORDS = 50, SLICE = 4096 };

struct guess {
    int count[GUESS_RECORDS]; /* fields of each record */
    int records, fields;
};

static void guess_field(void *bytes, size_t length, void *context)
{
    struct guess *g = context;

    (void)bytes;
    (void)length;
    g->fields++;
}

static void guess_record(int ending, void *context)
{
    struct guess *g = context;

    (void)ending;
    if (g->records < GUESS_RECORDS)
        g->count[g->records++] = g->fields;
    g->fields = 0;
}

/* The most frequent number of fields, the larger of two equally frequent; 0 without
 * records. */
static int usual_width(const struct guess *g, int *records)
{
    int width = 0;

    *records = 0;
    for (int i = 0; i < g->records; i++) {
        int same = 0;

        for (int j = 0; j < g->records; j++)
            same += g->count[j] == g->count[i];
        if (same > *records || (same == *records && g->count[i] > width)) {
            *records = same;
            width = g->count[i];
        }
    }
    return width;
}

static void count_fields(const char *text, size_t length, bool all, char delimiter,
                         struct guess *g)
{
    struct csv_parser parser;

    *g = (struct guess){0};
    if (csv_init(&parser, 0) != 0)
        return;
    csv_set_blk_size(&parser, SLICE);
    csv_set_delim(&parser, (unsigned char)delimiter);
    while (g->records < GUESS_RECORDS && length) {
        size_t slice = length < SLICE ? length : SLICE;

        if (csv_parse(&parser, text, slice, guess_field, guess_record, g) != slice)
            break;
        text += slice;
        length -= slice;
    }
    if (all && length == 0)
        csv_parse(&parser, "\n", 1, guess_field, guess_record, g);
    csv_free(&parser);
}

char delimiter_guess(const char *text, size_t length, bool all)
{
    static const char candidates[] = {',', ';', '\t', '|'};
    int best_same = 0, best_width = 0;
    char best = ',';

    for (size_t i = 0; i < sizeof candidates; i++) {
        struct guess g;
        int same, width;

        if (memchr(text, candidates[i], length) == NULL)
            continue;
        count_fields(text, length, all, candidates[i], &g);
        width = usual_width(&g, &same);
        if (width < 2 || same < best_same || (same == best_same && width <= best_width))
            continue;
        best = candidates[i];
        best_same = same;
        best_width = width;
    }
    return best;
}

bool delimiter_line(const char *text, size_t length, char *delimiter)
{
    size_t quote = length && *text == '"', at = quote + 5;

    if (length < at || strncmp(text + quote, "sep=", 4) != 0 ||
        strchr(",;\t|:^~ ", text[quote + 4]) == NULL)
        return false;
    if (quote && (at == length || text[at++] != '"'))
        return false;
    while (at < length && (text[at] == ' ' || text[at] == '\t'))
        at++;
    if (at < length && text[at] != '\r' && text[at] != '\n')
        return false;
    *delimiter = text[quote + 4];
    return true;
}
