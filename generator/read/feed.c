/*
 * feed.c - data files with rows about companies; see feed.h.
 */
#include "read/feed.h"
#include "base/file.h"
#include "base/text.h"
#include "read/file_settings.h"
#include "read/table/kind.h"

#include <string.h>

size_t feed_files(struct arena *a, const struct project *p, const char *folder,
                  char ***names, struct diag *d)
{
    const char *path = file_join(a, p->folder, folder);
    size_t count = file_list(a, path, "", names), n = 0;

    for (size_t i = 0; i < count; i++) {
        char *name = (*names)[i];
        struct place at = {arena_printf(a, "%s/%s", folder, name), 0, 0};

        if (kind_is_opened(name))
            (*names)[n++] = name;
        else if (!kind_is_litter(name) && !file_is_folder(file_join(a, path, name)))
            diag_report(d, DIAG_FILE_IGNORED, at, NULL, NULL);
    }
    file_settings_check(&p->settings, strcmp(folder, "surveys") == 0 ? "survey" : folder,
                        *names, n, d);
    return n;
}

/* --- header ------------------------------------------------------------------------ */

static int name_of(const char *key, const char *const *names, int n)
{
    for (int i = 0; i < n; i++)
        if (strcmp(names[i], key) == 0)
            return i;
    return -1;
}

/* Warns of columns nobody knows; false when a known one appears twice. */
static bool check_columns(struct feed *f, const char *const *names, int n,
                          const int *column)
{
    const struct table *t = &f->table;
    bool ok = true;

    for (int i = 0; i < t->header.n; i++) {
        int known = name_of(t->key[i], names, n);
        struct place at = table_place(t, &t->header, i);
        const char *text = table_excerpt(&f->arena, t->header.field[i]);

        if (known < 0 && *text)
            diag_report(f->diag, DIAG_CSV_COLUMN_UNKNOWN, at, NULL, "%s", text);
        else if (known >= 0 && column[known] != i)
            ok = diag_report(f->diag, DIAG_CSV_COLUMN_TWICE, at, NULL, "%s", text);
    }
    return ok;
}

static bool find_columns(struct feed *f, const char *const *names, int required, int n,
                         int *column)
{
    const struct table *t = &f->table;
    struct place at = table_place(t, &t->header, -1);
    const char *missing = "";
    int found = 0;

    for (int i = 0; i < n; i++) {
        column[i] = table_column(t, names[i]);
        found += column[i] >= 0;
        if (column[i] < 0 && i < required)
            missing =
                arena_printf(&f->arena, "%s%s%s", missing, *missing ? ", " : "", names[i]);
    }
    if (found == 0)
        return diag_report(f->diag, DIAG_CSV_HEADER, at, NULL,
                           "the first row has none of the columns %s, ...", names[0]);
    if (*missing)
        diag_report(f->diag, DIAG_CSV_COLUMN, at, NULL, "%s", missing);
    return check_columns(f, names, n, column) && *missing == '\0';
}

/* --- file -------------------------------------------------------------------------- */

/* Gives the errors after `before` to the company the file is named after. */
static void blame_namesake(struct feed *f, const char *name, struct diag_message *before)
{
    long company =
        company_find(f->project, arena_strndup(&f->arena, name, strcspn(name, ".")));

    if (company < 0)
        return;
    for (struct diag_message *m = before ? before->next : f->diag->first; m; m = m->next)
        if (diag_level(m->code) >= LEVEL_ERROR)
            m->company = f->project->company[company].id;
}

bool feed_open(struct feed *f, const char *folder, const char *name,
               const char *const *names, int required, int n, int *column)
{
    struct diag_message *before = f->diag->last;
    const char *path = arena_printf(&f->arena, "%s/%s", folder, name);

    f->company_text = NULL;
    if (table_load(&f->arena, f->project->folder, path, &f->table, f->diag) &&
        find_columns(f, names, required, n, column)) {
        if (f->table.nrows || !f->rows_needed)
            return true;
        diag_report(f->diag, DIAG_FILE_EMPTY, table_place(&f->table, &f->table.header, -1),
                    NULL, "a header without rows");
    }
    blame_namesake(f, name, before);
    return false;
}

void feed_close(struct feed *f)
{
    arena_reset(&f->arena);
    f->table = (struct table){0};
    f->company_text = NULL;
}

/* --- rows -------------------------------------------------------------------------- */

long feed_company(struct feed *f, const struct grid_row *row, int column)
{
    const char *text = table_field(row, column);
    int end = row->n < f->table.header.n ? row->n : f->table.header.n;

    if (f->company_text == NULL || strcmp(text, f->company_text) != 0) {
        f->company_text = text;
        f->company = company_find(f->project, text);
    }
    if (f->company < 0)
        diag_report(f->diag, DIAG_COMPANY_UNKNOWN, table_place(&f->table, row, column),
                    NULL, "%s", table_excerpt(&f->arena, text));
    else if (!table_width_ok(&f->table, row))
        diag_report(f->diag, DIAG_CSV_WIDTH, table_place(&f->table, row, end),
                    f->project->company[f->company].id, "%d, not %d", row->n,
                    f->table.header.n);
    else
        return f->company;
    return -1;
}

const char *feed_field(struct feed *f, const struct grid_row *row, int column)
{
    return table_given(&f->arena, row, column);
}
