/*
 * hand_grid.h - grids written by hand, for tests of what is read from their first rows.
 *
 * Included after cmocka.h by one test program each; everything is static.
 */
#ifndef RAPPORT_TEST_HAND_GRID_H
#define RAPPORT_TEST_HAND_GRID_H

#include "read/table/grid.h"

#include <string.h>

/* The rows of a text with bars between fields (tabs where a text has bars) and line feeds
 * between rows; blank lines count but give no rows. */
static inline void hand_grid(struct arena *a, const char *text, struct grid *g)
{
    char separator = strchr(text, '\t') ? '\t' : '|';
    char *copy = arena_strdup(a, text);
    int line = 0;

    *g = (struct grid){
        .folder = "", .file = "t.csv", .encoding = "UTF-8", .delimiter = separator};
    g->head = arena_array(a, GRID_HEAD, sizeof *g->head);
    while (*copy && g->nhead < GRID_HEAD) {
        struct grid_row *row = &g->head[g->nhead];
        size_t length = strcspn(copy, "\n");
        bool more = copy[length] == '\n';

        copy[length] = '\0';
        line++;
        *row = (struct grid_row){.line = line};
        row->field = arena_array(a, length + 1, sizeof *row->field);
        for (char *field = copy; length; field++) {
            row->field[row->n++] = field;
            field += strcspn(field, (char[]){separator, '\0'});
            if (*field == '\0')
                break;
            *field = '\0';
        }
        g->nhead += length > 0;
        copy += length + more;
    }
}

#endif
