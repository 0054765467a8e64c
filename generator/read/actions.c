/*
 * actions.c - what the roadmap chooses from, checked while it is read; see content.h.
 */
#include "read/actions.h"
#include "read/project.h"

#include <string.h>

/* Checks "HoS+HoM" against the owners. */
static const char *action_owner(struct sheet *s, const struct grid_row *row,
                                const struct content *c)
{
    const char *owners = sheet_cell(s, row, "owner");

    for (const char *p = owners; *p;) {
        size_t length = strcspn(p, "+");
        int i = 0;

        while (i < c->nowners &&
               (strlen(c->owner[i].id) != length || memcmp(c->owner[i].id, p, length) != 0))
            i++;
        if (i == c->nowners)
            sheet_fault(s, row, "owner", "not in owners.csv: %.*s", (int)length, p);
        p += length + (p[length] == '+');
    }
    return owners;
}

/* Reads "one-outcome shared", or "any", into a set. */
static unsigned action_stances(struct sheet *s, const struct grid_row *row)
{
    const char *p = sheet_cell(s, row, "stances");
    unsigned stances = 0;

    if (strcmp(p, "any") == 0)
        return (1U << STANCES) - 1;
    while (*p) {
        size_t length = strcspn(p, " ");
        const char *word = arena_strndup(s->arena, p, length);
        enum kpi_stance stance;

        if (stance_find(word, &stance))
            stances |= 1U << stance;
        else
            sheet_fault(s, row, "stances",
                        "expected any, or some of separate one-outcome shared: %s",
                        table_excerpt(s->arena, word));
        p += length;
        p += strspn(p, " ");
    }
    return stances;
}

static int action_metric(struct sheet *s, const struct grid_row *row,
                         const struct content *c)
{
    const char *id = sheet_cell(s, row, "metric");
    int metric = metric_find(c, id);

    if (metric < 0 && *id && strcmp(id, "-") != 0)
        sheet_fault(s, row, "metric", "neither in kpis.csv nor -: %s",
                    table_excerpt(s->arena, id));
    return metric;
}

void action_read(struct sheet *s, const struct grid_row *row, const struct content *c,
                 struct action *action)
{
    static const char *const efforts[] = {"S", "M", "L"}, *const days[] = {"30", "60",
                                                                           "90"};

    action->level = sheet_whole(s, row, "level", 1, LEVELS - 1);
    action->nquestions =
        sheet_questions(s, row, sheet_cell(s, row, "questions"), action->question);
    action->owner = action_owner(s, row, c);
    action->days = 30 * (1 + sheet_choice(s, row, "days", days, 3));
    action->effort = (enum effort)sheet_choice(s, row, "effort", efforts, 3);
    action->sponsor_only = sheet_yes_no(s, row, "sponsor");
    action->contested = sheet_yes_no(s, row, "contested");
    action->leads = sheet_yes_no(s, row, "leads");
    action->stances = action_stances(s, row);
    action->metric = action_metric(s, row, c);
    action->title = sheet_words(s, row, "title");
    action->text = sheet_words(s, row, "text");
    action->kpi = sheet_words(s, row, "kpi");
    sheet_word_list(s, row, "steps", action->step, ACTION_STEPS);
}

bool actions_load(struct sheet *s, const char *folder, struct content *c)
{
    if (!sheet_open_rows(s, folder, "actions", ACTION_COLUMNS, ACTION_TEXTS, 0, ACTION_MAX))
        return false;
    for (size_t i = 0; i < s->table.nrows; i++) {
        c->action[i].id = sheet_id(s, i);
        action_read(s, &s->table.row[i], c, &c->action[i]);
    }
    c->nactions = (int)s->table.nrows;
    return s->ok;
}
