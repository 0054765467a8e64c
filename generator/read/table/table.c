/*
 * table.c - delimited files in memory; see table.h.
 */
#include "read/table/table.h"
#include "base/text.h"

#include <string.h>

/* A million rows; a table of many short fields takes several times the memory of its file.
 */
enum { TABLE_LIMIT = 64 * 1024 * 1024 };

struct loader {
    struct arena *arena;
    struct table *table;
    size_t capacity; /* of table->row */
    bool header;     /* the header has been read */
};

static bool is_empty(const struct grid_row *row)
{
    for (int i = 0; i < row->n; i++)
        if (*row->field[i])
            return false;
    return true;
}

static bool keep_row(struct grid_row *row, void *context)
{
    struct loader *l = context;
    struct table *t = l->table;

    if (!l->header)
        t->header = grid_row_copy(l->arena, row);
    else if (!is_empty(row)) {
        t->row = arena_grow(l->arena, t->row, t->nrows, &l->capacity, sizeof *t->row);
        t->row[t->nrows++] = grid_row_copy(l->arena, row);
    }
    l->header = true;
    return true;
}

/* Trims the header and forgets its empty end; false with a message when nothing is left. */
static bool finish_header(struct arena *a, struct table *t, struct diag *d)
{
    struct grid_row *header = &t->header;

    for (int i = 0; i < header->n; i++)
        header->field[i] = text_trim(a, header->field[i]);
    while (header->n && *header->field[header->n - 1] == '\0')
        header->n--;
    if (header->n == 0)
        return diag_report(d, DIAG_CSV_HEADER, table_place(t, header, -1), NULL, NULL);
    t->key = arena_array(a, (size_t)header->n, sizeof *t->key);
    for (int i = 0; i < header->n; i++)
        t->key[i] = text_fold(a, header->field[i]);
    return true;
}

bool table_load(struct arena *a, const char *folder, const char *name, struct table *t,
                struct diag *d)
{
    /* A first row of empty fields is a header without names, which is reported. */
    struct grid_options options = {.limit = TABLE_LIMIT, .empty_rows = true};
    struct loader l = {.arena = a, .table = t};
    struct grid g;

    *t = (struct table){.file = arena_strdup(a, name)};
    if (!grid_open(a, folder, t->file, &options, &g, d) || !grid_each(&g, keep_row, &l, d))
        return false;
    t->encoding = g.encoding;
    t->print = g.print;
    t->delimiter = g.delimiter;
    return finish_header(a, t, d);
}

int table_column(const struct table *t, const char *name)
{
    return table_column_after(t, name, -1);
}

int table_column_after(const struct table *t, const char *name, int column)
{
    for (int i = column + 1; i < t->header.n; i++)
        if (strcmp(t->key[i], name) == 0)
            return i;
    return -1;
}

const char *table_field(const struct grid_row *row, int column)
{
    return grid_field(row, column);
}

const char *table_given(struct arena *a, const struct grid_row *row, int column)
{
    static const char *const missing[] = {"na", "n/a", "-", "\xE2\x80\x93", "\xE2\x80\x94"};
    const char *text = text_trim(a, table_field(row, column)), *folded;

    if (*text == '\0' || strlen(text) > 3)
        return text;
    folded = text_fold(a, text);
    for (size_t i = 0; i < sizeof missing / sizeof *missing; i++)
        if (strcmp(folded, missing[i]) == 0)
            return "";
    return text;
}

const char *table_excerpt(struct arena *a, const char *field)
{
    size_t length = strlen(field), cut = 60;

    if (length <= cut)
        return field;
    while (cut && ((unsigned char)field[cut] & 0xC0) == 0x80)
        cut--;
    return arena_printf(a, "%.*s...", (int)cut, field);
}

struct place table_place(const struct table *t, const struct grid_row *row, int column)
{
    return (struct place){t->file, row->line, column + 1};
}

bool table_width_ok(const struct table *t, const struct grid_row *row)
{
    for (int i = t->header.n; i < row->n; i++)
        if (*row->field[i] != '\0')
            return false;
    return row->n >= t->header.n;
}
