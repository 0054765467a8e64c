/*
 * workload_tools.c - sales material, systems and the reports asked of Sales; see
 * workload.h.
 */
#include "diagnose/workload_parts.h"

#include "base/date.h"

#include <math.h>
#include <stdlib.h>

/* --- material ------------------------------------------------------------------------- */

enum { MATERIAL, UPDATED, USABLE, SEARCH_MINUTES };

/* Whole months from one day to another; 0 when the other is not later. */
static int months_between(long from, long to)
{
    int year[2], month[2], day[2];

    if (to <= from)
        return 0;
    date_parts(from, &year[0], &month[0], &day[0]);
    date_parts(to, &year[1], &month[1], &day[1]);
    return (year[1] - year[0]) * 12 + month[1] - month[0] - (day[1] < day[0]);
}

/* The oldest first; those of one day as in the file, which is their order in memory. */
static int by_age(const void *a, const void *b)
{
    const struct material *x = *(const struct material *const *)a,
                          *y = *(const struct material *const *)b;

    if (x->updated != y->updated)
        return x->updated < y->updated ? -1 : 1;
    return (x > y) - (x < y);
}

static int by_value(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;

    return (x > y) - (x < y);
}

/* Of n >= 1 values, which it sorts. */
static double median(double *value, int n)
{
    qsort(value, (size_t)n, sizeof *value, by_value);
    return n % 2 ? value[n / 2] : (value[n / 2 - 1] + value[n / 2]) / 2;
}

static struct material *sorted_by_age(struct arena *a, const struct material *list, int n)
{
    const struct material **order = arena_array(a, (size_t)n, sizeof *order);
    struct material *sorted = arena_array(a, (size_t)n, sizeof *sorted);

    for (int i = 0; i < n; i++)
        order[i] = &list[i];
    qsort(order, (size_t)n, sizeof *order, by_age);
    for (int i = 0; i < n; i++)
        sorted[i] = *order[i];
    return sorted;
}

void workload_materials(struct arena *a, struct diagnosis *d)
{
    struct block_rows rows = reported_rows(a, d, BLOCK_MATERIALS);
    struct materials *m = &d->workload.materials;
    int wave = rows.wave == WAVE_NONE ? d->wave : rows.wave;

    if (rows.n == 0)
        return;
    struct material *list = arena_array(a, (size_t)rows.n, sizeof *list);
    double *minutes = arena_array(a, (size_t)rows.n, sizeof *minutes);
    m->n = rows.n;
    m->wave = rows.wave;
    m->on = wave_last_day(wave);
    m->minutes = NAN;
    for (int i = 0; i < rows.n; i++) {
        const struct block_value *v = rows.row[i]->value;
        struct material *one = &list[i];

        *one = (struct material){.name = v[MATERIAL].text,
                                 .updated = (long)v[UPDATED].number,
                                 .usable = v[USABLE].choice,
                                 .minutes = v[SEARCH_MINUTES].number};
        one->months = months_between(one->updated, m->on);
        one->old = one->updated < wave_last_day(wave - 4);
        m->old += one->old;
        m->rated += one->usable >= 0;
        m->unusable += one->usable == 0;
        m->stale += one->old || one->usable == 0;
        if (!isnan(one->minutes))
            minutes[m->timed++] = one->minutes;
    }
    if (m->timed > 0)
        m->minutes = median(minutes, m->timed);
    m->oldest = sorted_by_age(a, list, m->n);
}

/* --- systems ---------------------------------------------------------------------- */

enum { SYSTEM, USED_BY, DOUBLE_ENTRY_HOURS, SYSTEM_NOTE };

static double hours_or_none(double hours)
{
    return isnan(hours) ? -1 : hours;
}

/* Puts one into a list of n sorted by hours, the most first, unknown ones last. */
static void insert_system(struct system_use *list, int n, const struct system_use *one)
{
    int at = n;

    for (; at > 0 && hours_or_none(list[at - 1].hours) < hours_or_none(one->hours); at--)
        list[at] = list[at - 1];
    list[at] = *one;
}

void workload_systems(struct arena *a, struct diagnosis *d)
{
    struct block_rows rows = reported_rows(a, d, BLOCK_SYSTEMS);
    struct systems *s = &d->workload.systems;

    if (rows.n == 0)
        return;
    s->n = rows.n;
    s->wave = rows.wave;
    s->row = arena_array(a, (size_t)rows.n, sizeof *s->row);
    s->hours = NAN;
    for (int i = 0; i < rows.n; i++) {
        const struct block_value *v = rows.row[i]->value;
        struct system_use one = {v[SYSTEM].text, v[SYSTEM_NOTE].text,
                                 (enum used_by)v[USED_BY].choice,
                                 v[DOUBLE_ENTRY_HOURS].number};

        insert_system(s->row, i, &one);
        s->by[one.used_by]++;
        if (!isnan(one.hours))
            s->hours = (isnan(s->hours) ? 0 : s->hours) + one.hours;
    }
    s->hours_year = s->hours * WORKLOAD_WEEKS;
}

/* --- reports asked of Sales ------------------------------------------------------- */

enum { REPORT, HOURS, READ };

/* True when x stands before y: what nobody reads first, then what takes most time. */
static bool goes_first(const struct report_asked *x, const struct report_asked *y)
{
    if ((x->read == 0) != (y->read == 0))
        return x->read == 0;
    return x->hours > y->hours;
}

static void insert_report(struct report_asked *list, int n, const struct report_asked *one)
{
    int at = n;

    for (; at > 0 && goes_first(one, &list[at - 1]); at--)
        list[at] = list[at - 1];
    list[at] = *one;
}

void workload_burden(struct arena *a, struct diagnosis *d)
{
    struct block_rows rows = reported_rows(a, d, BLOCK_BURDEN);
    struct burden *b = &d->workload.burden;

    if (rows.n == 0)
        return;
    b->n = rows.n;
    b->wave = rows.wave;
    b->row = arena_array(a, (size_t)rows.n, sizeof *b->row);
    b->unread = b->unread_share = NAN;
    for (int i = 0; i < rows.n; i++) {
        const struct block_value *v = rows.row[i]->value;
        struct report_asked one = {v[REPORT].text, v[HOURS].number, v[READ].choice};

        insert_report(b->row, i, &one);
        b->hours += one.hours;
        if (one.read < 0)
            continue;
        b->nknown++;
        b->nunread += one.read == 0;
        b->unread = (isnan(b->unread) ? 0 : b->unread) + (one.read == 0 ? one.hours : 0);
    }
    if (b->hours > 0)
        b->unread_share = b->unread / b->hours;
}
