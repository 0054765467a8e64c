/*
 * pivot.c - tables that are sums of other rows; see pivot.h.
 */
#include "read/table/pivot.h"

#include "base/text.h"

#include <string.h>

enum { LOOK = 10 }; /* rows: filters stand above the table */

/* Above the names of the rows. */
static const char *const corners[] = {"row labels", "etykiety wierszy", "названия строк"};

/* Before the name of the column that was added up, counted ... */
static const char *const sums[] = {
    "sum of ",    "count of ",      "average of ",         "suma z ",          "liczba z ",
    "średnia z ", "сумма по полю ", "количество по полю ", "среднее по полю ",
};

static bool is_corner(const char *folded)
{
    for (size_t i = 0; i < sizeof corners / sizeof *corners; i++)
        if (strcmp(folded, corners[i]) == 0)
            return true;
    return false;
}

static bool is_sum(const char *folded)
{
    for (size_t i = 0; i < sizeof sums / sizeof *sums; i++)
        if (strncmp(folded, sums[i], strlen(sums[i])) == 0)
            return true;
    return false;
}

/* The column of the cell by which a row is that of a pivot table: it begins with the corner
 * or a sum, or, when it is the header, has nothing but sums behind its first cell; -1. */
static int pivot_column(struct arena *a, const struct grid_row *row, bool header)
{
    int named = 0, summed = 0, last = -1;

    for (int i = 0; i < row->n; i++) {
        const char *folded = text_fold(a, row->field[i]);

        if (*folded == '\0')
            continue;
        named++;
        if (named == 1 && (is_corner(folded) || is_sum(folded)))
            return i;
        if (named > 1 && is_sum(folded)) {
            last = i;
            summed++;
        }
    }
    return header && summed && summed == named - 1 ? last : -1;
}

static int texts(const struct grid_row *row)
{
    int n = 0;

    for (int i = 0; i < row->n; i++)
        n += *row->field[i] != '\0';
    return n;
}

bool pivot_refuse(const struct grid *g, struct diag *d)
{
    struct arena arena = {0};
    bool header = true; /* no row with several texts has come */
    int column = -1;

    for (int i = 0; i < g->nhead && i < LOOK && column < 0; i++) {
        const struct grid_row *row = &g->head[i];

        column = pivot_column(&arena, row, header);
        header = header && texts(row) < 2;
        if (column >= 0)
            diag_report(d, DIAG_FILE_KIND, grid_place(g, row, column), NULL,
                        "this is a pivot table (%s): export the rows it was made from",
                        text_clip(&arena, row->field[column]));
    }
    arena_drop(&arena);
    return column < 0;
}
