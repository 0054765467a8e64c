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

/* True for a row that begins with a pivot table's corner or a sum, or names nothing but
 * sums behind its first cell; *column is the cell that tells. */
static bool is_pivot_row(struct arena *a, const struct grid_row *row, int *column)
{
    int named = 0, summed = 0, last = 0;

    for (int i = 0; i < row->n; i++) {
        const char *folded = text_fold(a, row->field[i]);

        if (*folded == '\0')
            continue;
        named++;
        *column = i;
        if (named == 1 && (is_corner(folded) || is_sum(folded)))
            return true;
        if (named > 1 && is_sum(folded)) {
            last = i;
            summed++;
        }
    }
    *column = last;
    return summed && summed == named - 1;
}

bool pivot_refuse(const struct grid *g, struct diag *d)
{
    struct arena arena = {0};
    int column = 0;
    bool found = false;

    for (int i = 0; i < g->nhead && i < LOOK && !found; i++) {
        found = is_pivot_row(&arena, &g->head[i], &column);
        if (found)
            diag_report(d, DIAG_FILE_KIND, grid_place(g, &g->head[i], column), NULL,
                        "this is a pivot table (%s): export the rows it was made from",
                        text_clip(&arena, g->head[i].field[column]));
    }
    arena_drop(&arena);
    return !found;
}
