/*
 * actions_overlay.c - a project's own actions over rapport's; see actions.h.
 */
#include "base/file.h"
#include "base/text.h"
#include "read/actions.h"

#include <string.h>

enum { OVERLAY_ROWS = 4 * ACTION_MAX };

static const char overlay[] = "content/actions.csv";

/* Bits of the languages in which the project has no report. */
static unsigned unused_languages(const struct project *p, const struct languages *languages)
{
    unsigned unused = (1U << languages->n) - 1;

    for (size_t c = 0; c < p->ncompanies; c++)
        for (int i = 0; i < p->company[c].nlanguages; i++)
            unused &= ~(1U << p->company[c].language[i]);
    return unused;
}

static bool is_drop(struct sheet *s, const struct grid_row *row)
{
    const char *level = table_field(row, table_column(&s->table, "level"));

    return strcmp(text_trim(s->arena, level), "drop") == 0;
}

static int action_find(const struct content *c, const char *id)
{
    int i = 0;

    while (i < c->nactions && (c->action[i].dropped || strcmp(c->action[i].id, id) != 0))
        i++;
    return i < c->nactions ? i : -1;
}

static void drop(struct sheet *s, const struct grid_row *row, const char *id,
                 struct content *c)
{
    int at = action_find(c, id);

    if (at < 0) {
        if (*id)
            sheet_fault(s, row, "id", "no such action to drop: %s",
                        table_excerpt(s->arena, id));
        return;
    }
    c->action[at].dropped = true;
}

static void put(struct sheet *s, const struct grid_row *row, const char *id,
                struct content *c)
{
    struct action action = {.id = id};
    int at = action_find(c, id);

    if (!table_width_ok(&s->table, row)) {
        sheet_fault(s, row, NULL, "%d fields, not %d", row->n, s->table.header.n);
        return;
    }
    action_read(s, row, c, &action);
    if (at < 0 && c->nactions == ACTION_MAX) {
        sheet_fault(s, row, NULL, "more than %d actions", ACTION_MAX);
        return;
    }
    c->action[at < 0 ? c->nactions++ : at] = action;
}

bool actions_overlay(struct arena *a, struct project *p, struct content *c, struct diag *d)
{
    struct sheet s = {.arena = a, .languages = &c->languages, .diag = d};
    bool columns = false;

    if (!file_exists(file_join(a, p->folder, overlay)))
        return true;
    s.spared = unused_languages(p, &c->languages);
    if (!sheet_open_file(&s, p->folder, overlay) || !sheet_columns(&s, "id level", ""))
        return false;
    p->actions_file = s.table.print;
    if (s.table.nrows > OVERLAY_ROWS) {
        sheet_fault(&s, &s.table.row[OVERLAY_ROWS], NULL, "more than %d rows",
                    OVERLAY_ROWS);
        return false;
    }
    for (size_t i = 0; i < s.table.nrows; i++) {
        const struct grid_row *row = &s.table.row[i];
        const char *id = sheet_id(&s, i);

        if (is_drop(&s, row)) {
            drop(&s, row, id, c);
            continue;
        }
        /* Only a row that is an action needs all columns. */
        if (!columns && !sheet_columns(&s, ACTION_COLUMNS, ACTION_TEXTS))
            return false;
        columns = true;
        put(&s, row, id, c);
    }
    return s.ok;
}
