/*
 * block_rows.c - the rows of one company, found by its place among the sorted ones; see
 * blocks.h.
 */
#include "read/blocks/block_file.h"

#include <string.h>

static int compare_texts(const char *x, const char *y)
{
    if (x == NULL || y == NULL)
        return (x != NULL) - (y != NULL);
    return strcmp(x, y);
}

int block_compare_keys(const struct block_row *x, const struct block_row *y, int n)
{
    int order = 0;

    for (int c = 0; c < n && order == 0; c++) {
        order = compare_texts(x->value[c].text, y->value[c].text);
        if (order == 0)
            order = x->value[c].choice - y->value[c].choice;
    }
    return order;
}

/* The company's rows of a block; none without blocks. */
struct span {
    const struct block_row *row;
    size_t n;
};

/* The first row that is not of an earlier company. */
static size_t first_of(const struct block_row *row, size_t n, size_t company)
{
    size_t from = 0;

    while (from < n) {
        size_t middle = from + (n - from) / 2;

        if (row[middle].company < company)
            from = middle + 1;
        else
            n = middle;
    }
    return from;
}

static struct span span_of(const struct blocks *b, size_t company, enum block block)
{
    size_t n = b ? b->n[block] : 0, from, to;

    if (n == 0)
        return (struct span){NULL, 0};
    from = first_of(b->row[block], n, company);
    to = first_of(b->row[block], n, company + 1);
    return (struct span){b->row[block] + from, to - from};
}

/* The row, without what names or quotes a person unless the company consents. */
static const struct block_row *shown(struct arena *a, const struct block_row *row,
                                     const struct block_schema *schema, bool named)
{
    struct block_row *without;

    if (named)
        return row;
    without = arena_alloc(a, sizeof *without);
    *without = *row;
    for (int c = 0; c < schema->ncolumns; c++)
        if (schema->column[c].type == BLOCK_PERSONAL)
            without->value[c].text = NULL;
    return without;
}

/* True when the row is of no quarter and the same line is there for this one. */
static bool is_replaced(struct span span, const struct block_row *row, int keys, int wave)
{
    if (keys == 0 || row->wave != WAVE_NONE || wave == WAVE_NONE)
        return false;
    for (size_t i = 0; i < span.n; i++)
        if (span.row[i].wave == wave && block_compare_keys(&span.row[i], row, keys) == 0)
            return true;
    return false;
}

/* The rows without a quarter, and of the latest up to `wave`, or of all up to it. */
static struct block_rows take(struct arena *a, struct span span, const struct project *p,
                              enum block block, int wave, bool latest)
{
    struct block_rows rows = {.wave = WAVE_NONE};

    for (size_t i = 0; i < span.n; i++)
        if (span.row[i].wave <= wave && span.row[i].wave > rows.wave)
            rows.wave = span.row[i].wave;
    rows.row = span.n ? arena_array(a, span.n, sizeof *rows.row) : NULL;
    for (size_t i = 0; i < span.n; i++) {
        const struct block_row *row = &span.row[i];

        if (latest ? (row->wave == WAVE_NONE || row->wave == rows.wave) &&
                         !is_replaced(span, row, block_schema(block)->keys, rows.wave)
                   : row->wave <= rows.wave)
            rows.row[rows.n++] =
                shown(a, row, block_schema(block), p->company[row->company].named);
    }
    return rows;
}

struct block_rows blocks_of(struct arena *a, const struct blocks *b,
                            const struct project *p, size_t company, enum block block,
                            int wave)
{
    return take(a, span_of(b, company, block), p, block, wave, true);
}

struct block_rows blocks_all(struct arena *a, const struct blocks *b,
                             const struct project *p, size_t company, enum block block,
                             int wave)
{
    return take(a, span_of(b, company, block), p, block, wave, false);
}

int blocks_waves(const struct blocks *b, size_t company, enum block block, int wave,
                 int *waves, int most)
{
    struct span span = span_of(b, company, block);
    int n = 0;

    for (size_t i = 0; i < span.n; i++) {
        int row = span.row[i].wave, at = 0;

        if (row == WAVE_NONE || row > wave)
            continue;
        while (at < n && waves[at] < row)
            at++;
        if (at < n && waves[at] == row)
            continue;
        if (n == most) { /* the latest stay */
            if (at == 0)
                continue;
            memmove(waves, waves + 1, (size_t)(n - 1) * sizeof *waves);
            n--;
            at--;
        }
        memmove(waves + at + 1, waves + at, (size_t)(n - at) * sizeof *waves);
        waves[at] = row;
        n++;
    }
    return n;
}
