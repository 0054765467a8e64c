/*
 * grid.c - which kind of file it is, and its first rows; see grid.h.
 */
#include "read/table/grid.h"
#include "base/file.h"
#include "read/table/delimited.h"
#include "read/table/kind.h"
#include "read/table/pivot.h"
#include "read/table/xlsx.h"

#include <string.h>

enum { HEAD_BYTES = 8 * 1024 * 1024 }; /* of the rows kept, whatever their number */

/* The rows kept by grid_open. */
struct head {
    struct arena *arena;
    struct grid *grid;
    size_t bytes;
};

static size_t row_bytes(const struct grid_row *row)
{
    size_t bytes = 0;

    for (int i = 0; i < row->n; i++)
        bytes += strlen(row->field[i]) + 1;
    return bytes;
}

static bool keep_row(struct grid_row *row, void *context)
{
    struct head *h = context;
    struct grid *g = h->grid;

    g->head[g->nhead++] = grid_row_copy(h->arena, row);
    h->bytes += row_bytes(row);
    return g->nhead < GRID_HEAD && h->bytes < HEAD_BYTES;
}

static bool read_head(struct arena *a, struct grid *g, struct diag *d)
{
    struct head head = {a, g, 0};

    g->head = arena_array(a, GRID_HEAD, sizeof *g->head);
    return grid_each(g, keep_row, &head, d);
}

bool grid_open(struct arena *a, const char *folder, const char *name,
               const struct grid_options *options, struct grid *g, struct diag *d)
{
    struct place at = {arena_strdup(a, name), 0, 0};
    const char *why = NULL;
    enum file_kind kind;

    *g = (struct grid){.folder = folder, .file = at.file};
    if (options)
        g->options = *options;
    g->path = file_join(a, folder, name);
    kind = kind_of_file(g->path, &why);
    if (kind == KIND_REFUSED)
        return diag_report(d, DIAG_FILE_KIND, at, NULL, "%s", why);
    if (!(kind == KIND_ARCHIVE ? xlsx_open(a, g, d) : delimited_open(a, g, d)) ||
        !read_head(a, g, d))
        return false;
    if (g->nhead == 0)
        return diag_report(d, DIAG_FILE_EMPTY, at, NULL, NULL);
    return pivot_refuse(g, d);
}

bool grid_each(const struct grid *g, grid_visit visit, void *context, struct diag *d)
{
    return g->workbook ? xlsx_each(g, visit, context, d)
                       : delimited_each(g, visit, context, d);
}

struct grid_row grid_row_copy(struct arena *a, const struct grid_row *row)
{
    struct grid_row copy = {.n = row->n, .line = row->line};
    char *to = arena_raw(a, row_bytes(row));

    copy.field = arena_raw(a, (size_t)row->n * sizeof *copy.field);
    for (int i = 0; i < row->n; i++) {
        size_t length = strlen(row->field[i]) + 1;

        copy.field[i] = memcpy(to, row->field[i], length);
        to += length;
    }
    return copy;
}

struct place grid_place(const struct grid *g, const struct grid_row *row, int column)
{
    return (struct place){g->file, row->line, column + 1};
}
