/*
 * header.c - where the header of an export is, and the names of its columns; see header.h.
 *
 * The first rows are searched for what a tool writes.  Where no tool is recognised the
 * header is the first row that is about as wide as the table: rows above it are titles.
 */
#include "read/table/header.h"
#include "base/text.h"
#include "read/table/header_rows.h"
#include "read/table/heading.h"

#include <string.h>
#include <strings.h>

enum { ITEM_WITHIN = 20 }; /* bytes of a key that an item number begins in */

/* --- columns -------------------------------------------------------------------------- */

/* The identifier in Qualtrics' {"ImportId":"QID28_1"}; "" when it is none. */
static const char *import_id(struct arena *a, const char *cell)
{
    const char *s = strstr(cell, "ImportId"), *end;

    s = s ? strchr(s + strlen("ImportId\""), ':') : NULL;
    s = s ? strchr(s, '"') : NULL;
    end = s ? strchr(s + 1, '"') : NULL;
    return end ? heading_clean(a, arena_strndup(a, s + 1, (size_t)(end - s) - 1)) : "";
}

/* A column of Qualtrics: a code, the question, an identifier as JSON; any may be missing.
 */
static void name_qualtrics(struct arena *a, const struct grid_row *rows,
                           const struct header_rows *found, int i, struct heading *h)
{
    const char *code = "", *text = "";

    for (int r = 0; r < found->n; r++) {
        const char *cell = heading_clean(a, grid_field(&rows[r], i));

        if (found->json == r)
            continue;
        if (r == 0 && (found->n - (found->json >= 0) > 1 || heading_is_code(cell)))
            code = cell;
        else
            text = cell;
    }
    if (*code == '\0' && *text == '\0')
        code = import_id(a, grid_field(&rows[found->n - 1], i));
    h->code = code;
    h->full = *text ? text : code;
}

/* What stands below a question instead of a row when it has none. */
static bool is_response(const char *text)
{
    return strcmp(text, "Response") == 0 || strcmp(text, "Open-Ended Response") == 0;
}

/* A column of a header in several rows; an empty upper cell continues the one before.
 * *stem: that one, "" where it has no rows below it. */
static void name_rows(struct arena *a, const struct grid_row *rows, int n, int i,
                      const char **stem, struct heading *h)
{
    const char *above = heading_clean(a, grid_field(&rows[0], i)), *below = "";

    for (int r = 1; r < n; r++) {
        const char *cell = heading_clean(a, grid_field(&rows[r], i));

        if (*cell)
            below = *below ? arena_printf(a, "%s - %s", below, cell) : cell;
    }
    if (*above)
        *stem = *below ? above : "";
    if (*below == '\0' || is_response(below))
        h->full = *above ? above : *stem;
    else if (**stem == '\0' || strcmp(above, below) == 0)
        h->full = below;
    else {
        h->stem = *stem;
        h->row = below;
        h->full = arena_printf(a, "%s [%s]", *stem, below);
    }
}

static void name_columns(struct arena *a, const struct grid_row *rows,
                         const struct header_rows *found, struct header *h)
{
    const char *stem = "";

    for (int i = 0; i < h->n; i++) {
        struct heading *column = &h->column[i];

        *column = (struct heading){"", "", "", "", "", "", 0, false};
        if (h->tool == TOOL_QUALTRICS)
            name_qualtrics(a, rows, found, i, column);
        else
            name_rows(a, rows, found->n, i, &stem, column);
    }
    headings_part(a, h->column, h->n, h->tool);
}

/* Columns up to the last one that any of the rows names. */
static int width(const struct grid_row *rows, int n)
{
    int wide = 0;

    for (int r = 0; r < n; r++)
        for (int i = rows[r].n; i > wide; i--)
            if (!header_blank(grid_field(&rows[r], i - 1)))
                wide = i;
    return wide;
}

bool header_read(struct arena *a, const struct grid *g, int rows, struct header *h,
                 struct diag *d)
{
    struct header_rows found;
    const struct grid_row *first;

    *h = (struct header){0};
    if (g->nhead == 0)
        return diag_report(d, DIAG_CSV_HEADER, (struct place){g->file, 0, 0}, NULL, NULL);
    header_rows_find(a, g, rows, &found);
    first = &g->head[found.first];
    h->tool = found.tool;
    h->rows = found.n;
    h->first_line = first->line;
    h->last_line = first[found.n - 1].line;
    h->n = width(first, found.n);
    if (h->n == 0)
        return diag_report(d, DIAG_CSV_HEADER, grid_place(g, first, -1), NULL, NULL);
    h->column = arena_array(a, (size_t)h->n, sizeof *h->column);
    name_columns(a, first, &found, h);
    return true;
}

/* True when the key behind its item number is the alias. */
static bool is_numbered(const char *key, const char *alias)
{
    int item;

    return strcspn(key, "0123456789") < ITEM_WITHIN &&
           strcmp(heading_after_item(key, &item), alias) == 0;
}

int header_find(const struct header *h, const char *alias, int after)
{
    for (int i = after + 1; i < h->n; i++) {
        const struct heading *column = &h->column[i];

        if (strcmp(column->key, alias) == 0 || strcasecmp(column->code, alias) == 0 ||
            is_numbered(column->key, alias))
            return i;
    }
    return -1;
}
