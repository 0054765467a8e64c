/*
 * variables.c - the names templates may use.
 */
#include "compose/variables.h"

#include "read/table/table.h"

#include <stdlib.h>
#include <string.h>

static int compare_names(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

bool variables_load(struct arena *a, const char *data_folder, const struct catalog *catalog,
                    struct variables *v, struct diag *d)
{
    *v = (struct variables){.catalog = catalog};
    struct table t;
    if (!table_load(a, data_folder, "templates/variables.csv", &t, d))
        return false;
    int column = table_column(&t, "name");
    if (column < 0)
        return diag_report(d, DIAG_CSV_COLUMN, table_place(&t, &t.header, -1), NULL,
                           "name");
    for (size_t i = 0; i < t.nrows; i++) {
        v->name = arena_grow(a, v->name, v->n, &v->cap, sizeof *v->name);
        v->name[v->n++] = table_field(&t.row[i], column);
    }
    if (v->n > 0)
        qsort(v->name, v->n, sizeof *v->name, compare_names);
    return true;
}

static bool is_listed(const struct variables *v, const char *name)
{
    return v->n > 0 &&
           bsearch(&name, v->name, v->n, sizeof *v->name, compare_names) != NULL;
}

bool variables_know(const char *name, void *context)
{
    const struct variables *v = context;
    if (strncmp(name, "T_", 2) == 0)
        return catalog_has(v->catalog, name + 2);
    if (is_listed(v, name))
        return true;
    static const char suffix[] = "_separator";
    size_t length = strlen(name), tail = sizeof suffix - 1;
    if (length <= tail || length > 100 || strcmp(name + length - tail, suffix) != 0)
        return false;
    char section[101];
    memcpy(section, name, length - tail);
    section[length - tail] = '\0';
    return is_listed(v, section);
}
