/*
 * progress.c - see progress.h.
 */
#include "diagnose/parts.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

/* Columns of the two forms, as schema.c has them. */
enum { ACTION_NAME, ACTION_OWNER, ACTION_DUE, ACTION_STATUS, ACTION_CLOSED, ACTION_RESULT };
enum { EVENT_DATE, EVENT_KIND, EVENT_TEXT };

static struct block_rows rows_of(struct arena *a, const struct diagnosis *d, enum block b)
{
    return blocks_all(a, d->blocks, d->project, (size_t)(d->company - d->project->company),
                      b, d->wave);
}

/* --- actions ------------------------------------------------------------------------- */

static int action_named(const struct content *content, const char *name)
{
    for (int i = 0; i < content->nactions; i++)
        if (strcasecmp(content->action[i].id, name) == 0)
            return i;
    return -1;
}

static long day_of(const struct block_row *row, int column)
{
    double day = row->value[column].number;

    return isnan(day) ? PROGRESS_NO_DAY : (long)day;
}

static struct progress_action read_action(const struct diagnosis *d,
                                          const struct block_row *row)
{
    const struct block_value *v = row->value;
    struct progress_action act = {
        .name = v[ACTION_NAME].text,
        .action = action_named(d->content, v[ACTION_NAME].text),
        .owner = v[ACTION_OWNER].text,
        .result = v[ACTION_RESULT].text,
        .due = day_of(row, ACTION_DUE),
        .closed = day_of(row, ACTION_CLOSED),
        .status = (enum action_status)v[ACTION_STATUS].choice,
        .late = -1,
        .wave = row->wave,
        .order = row->order,
    };
    bool pending = act.status == ACTION_OPEN || act.status == ACTION_DOING;

    if (act.due == PROGRESS_NO_DAY)
        return act;
    if (pending && act.due < d->progress.day)
        act.overdue = (int)(d->progress.day - act.due);
    if (act.status == ACTION_DONE && act.closed != PROGRESS_NO_DAY)
        act.late = act.closed > act.due ? (int)(act.closed - act.due) : 0;
    return act;
}

static bool is_same(const struct progress_action *x, const struct progress_action *y)
{
    return x->action >= 0 ? x->action == y->action : strcmp(x->name, y->name) == 0;
}

/* Joins the row with that of the same action in another quarter, if there is one. */
static void add_action(struct progress *p, struct progress_action act, int wave[])
{
    int i = 0;

    while (i < p->nactions && !is_same(&p->action[i], &act))
        i++;
    if (i == p->nactions) {
        wave[i] = act.wave;
        p->action[p->nactions++] = act;
        return;
    }
    int first = act.wave < p->action[i].wave ? act.wave : p->action[i].wave;

    if (act.wave > wave[i]) {
        wave[i] = act.wave;
        p->action[i] = act;
    }
    p->action[i].wave = first;
}

/* What the reader has to look at first. */
static int urgency(const struct progress_action *act)
{
    if (act->overdue > 0)
        return 0;
    return act->status == ACTION_DONE ? 2 : act->status == ACTION_DROPPED ? 3 : 1;
}

static int by_roadmap(const void *a, const void *b)
{
    const struct progress_action *x = a, *y = b;
    int order = (y->wave > x->wave) - (y->wave < x->wave);

    if (order == 0)
        order = urgency(x) - urgency(y);
    if (order == 0 && x->due != y->due) {
        if (x->due == PROGRESS_NO_DAY || y->due == PROGRESS_NO_DAY)
            return x->due == PROGRESS_NO_DAY ? 1 : -1;
        return x->due < y->due ? -1 : 1;
    }
    return order ? order : (x->order > y->order) - (x->order < y->order);
}

static void count_actions(struct progress *p)
{
    for (int i = 0; i < p->nactions; i++) {
        const struct progress_action *act = &p->action[i];

        p->dropped += act->status == ACTION_DROPPED;
        p->done += act->status == ACTION_DONE;
        p->overdue += act->overdue > 0;
        p->dated += act->status != ACTION_DROPPED && act->due != PROGRESS_NO_DAY;
        p->closed += act->late >= 0;
        p->on_time += act->late == 0;
    }
    p->counted = p->nactions - p->dropped;
}

static void diagnose_actions(struct arena *a, struct diagnosis *d)
{
    struct progress *p = &d->progress;
    struct block_rows rows = rows_of(a, d, BLOCK_ACTIONS);
    int *wave; /* of the row that counts, by action */

    if (rows.n == 0)
        return;
    p->action = arena_array(a, (size_t)rows.n, sizeof *p->action);
    wave = arena_array(a, (size_t)rows.n, sizeof *wave);
    for (int i = 0; i < rows.n; i++)
        add_action(p, read_action(d, rows.row[i]), wave);
    qsort(p->action, (size_t)p->nactions, sizeof *p->action, by_roadmap);
    count_actions(p);
}

/* --- what else changed --------------------------------------------------------------- */

static int by_day(const void *a, const void *b)
{
    const struct progress_event *x = a, *y = b;
    int order = (x->day > y->day) - (x->day < y->day);

    if (order == 0)
        order = (int)x->kind - (int)y->kind;
    return order ? order : strcmp(x->text, y->text);
}

static void diagnose_context(struct arena *a, struct diagnosis *d)
{
    struct progress *p = &d->progress;
    struct block_rows rows = rows_of(a, d, BLOCK_CONTEXT);
    int before = d->ntrend > 1 ? d->trend[d->ntrend - 2].wave : d->wave - 1;

    p->since = wave_last_day(before - 1) + 1;
    if (rows.n == 0)
        return;
    p->event = arena_array(a, (size_t)rows.n, sizeof *p->event);
    for (int i = 0; i < rows.n; i++) {
        const struct block_value *v = rows.row[i]->value;
        struct progress_event event = {(long)v[EVENT_DATE].number,
                                       (enum event_kind)v[EVENT_KIND].choice,
                                       v[EVENT_TEXT].text};

        if (event.day < p->since || event.day > p->day)
            continue;
        p->event[p->nevents++] = event;
        p->people += event.kind == EVENT_PEOPLE || event.kind == EVENT_STRUCTURE;
    }
    qsort(p->event, (size_t)p->nevents, sizeof *p->event, by_day);
}

void diagnose_progress(struct arena *a, struct diagnosis *d)
{
    d->progress.day = wave_last_day(d->wave);
    diagnose_actions(a, d);
    diagnose_context(a, d);
    d->progress.shown = d->progress.nactions > 0 || d->progress.nevents > 0;
}
