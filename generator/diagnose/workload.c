/*
 * workload.c - leads against the hours to work them, and what the chapter on time opens
 * with; see workload.h.
 */
#include "diagnose/workload_parts.h"

#include <math.h>
#include <stdlib.h>

/* --- capacity ------------------------------------------------------------------------- */

enum { SOURCE, LEADS, REPS, LEADS_PER_REP, CONTACT_HOURS, UNTOUCHED, AFTER_DAYS, FALLBACK };

static void balance(struct capacity_row *row)
{
    row->gap = row->leads - row->capacity;
    row->used = row->capacity > 0 ? row->leads / row->capacity : (double)NAN;
}

static struct capacity_row capacity_row(const struct block_value *v)
{
    struct capacity_row row = {.source = v[SOURCE].text,
                               .leads = v[LEADS].number,
                               .capacity = v[REPS].number * v[LEADS_PER_REP].number,
                               .contact_hours = v[CONTACT_HOURS].number,
                               .untouched = NAN,
                               .after_days = -1,
                               .fallback = v[FALLBACK].text};

    balance(&row);
    if (row.leads > 0 && v[UNTOUCHED].number <= row.leads)
        row.untouched = v[UNTOUCHED].number / row.leads;
    if (!isnan(v[AFTER_DAYS].number))
        row.after_days = (int)v[AFTER_DAYS].number;
    return row;
}

/* By gap, the largest first; equal ones as in the file, which is their order in memory. */
static int by_gap(const void *a, const void *b)
{
    const struct capacity_row *x = *(const struct capacity_row *const *)a,
                              *y = *(const struct capacity_row *const *)b;

    if (x->gap > y->gap || x->gap < y->gap)
        return x->gap > y->gap ? -1 : 1;
    return (x > y) - (x < y);
}

static void sort_capacity(struct arena *a, struct capacity *c)
{
    const struct capacity_row **order = arena_array(a, (size_t)c->n, sizeof *order);
    struct capacity_row *sorted = arena_array(a, (size_t)c->n, sizeof *sorted);

    for (int i = 0; i < c->n; i++)
        order[i] = &c->row[i];
    qsort(order, (size_t)c->n, sizeof *order, by_gap);
    for (int i = 0; i < c->n; i++)
        sorted[i] = *order[i];
    c->row = sorted;
}

void workload_capacity(struct arena *a, struct diagnosis *d)
{
    struct block_rows rows = reported_rows(a, d, BLOCK_CAPACITY);
    struct capacity *c = &d->workload.capacity;
    double untouched = 0, told = 0;

    if (rows.n == 0)
        return;
    c->n = rows.n;
    c->wave = rows.wave;
    c->row = arena_array(a, (size_t)rows.n, sizeof *c->row);
    c->all = (struct capacity_row){.contact_hours = NAN, .untouched = NAN};
    c->all.after_days = -1;
    for (int i = 0; i < rows.n; i++) {
        struct capacity_row row = capacity_row(rows.row[i]->value);

        c->all.leads += row.leads;
        c->all.capacity += row.capacity;
        c->no_fallback += row.fallback == NULL;
        if (!isnan(row.untouched)) {
            untouched += row.untouched * row.leads;
            told += row.leads;
        }
        c->row[i] = row;
    }
    balance(&c->all);
    if (told > 0)
        c->all.untouched = untouched / told;
    if (c->n == 1)
        c->all = c->row[0];
    sort_capacity(a, c);
}

/* --- what the chapter opens with -------------------------------------------------- */

static bool lacks_capacity(const struct capacity *c)
{
    return c->n > 0 && (c->row[0].gap > 0 || c->all.untouched > 0);
}

static bool someone_left(const struct attrition *t)
{
    for (int f = 0; t->n > 0 && f < FUNCTIONS; f++)
        if (t->by[f].left > 0 || t->by[f].heads > 0 || t->by[f].vacancy_days > 0)
            return true;
    return false;
}

static enum workload_topic topic_of(const struct workload *w)
{
    double asked = w->burden.n > 0 ? w->burden.hours : 0;
    double twice = w->systems.n > 0 && w->systems.hours > 0 ? w->systems.hours : 0;

    if (asked > 0 || twice > 0)
        return asked >= twice ? TOPIC_BURDEN : TOPIC_SYSTEMS;
    if (lacks_capacity(&w->capacity))
        return TOPIC_CAPACITY;
    if (w->materials.stale > 0)
        return TOPIC_MATERIALS;
    if (w->services.states[0] + w->services.states[1] > 0)
        return TOPIC_SERVICES;
    if (w->causes.states[1] + w->causes.states[2] > 0)
        return TOPIC_CAUSES;
    return someone_left(&w->attrition) ? TOPIC_ATTRITION : TOPIC_NONE;
}

/* NAN counts as nothing, unless both are. */
static double sum_known(double x, double y)
{
    if (isnan(x) || isnan(y))
        return isnan(x) ? y : x;
    return x + y;
}

void diagnose_workload(struct arena *a, struct diagnosis *d)
{
    struct workload *w = &d->workload;

    workload_capacity(a, d);
    workload_materials(a, d);
    workload_systems(a, d);
    workload_burden(a, d);
    workload_services(a, d);
    workload_causes(a, d);
    workload_attrition(a, d);
    w->shown = w->capacity.n || w->materials.n || w->systems.n || w->burden.n ||
               w->services.n || w->causes.n || w->attrition.n;
    w->hours = sum_known(w->burden.n ? w->burden.hours : (double)NAN,
                         w->systems.n ? w->systems.hours : (double)NAN);
    w->topic = topic_of(w);
}
