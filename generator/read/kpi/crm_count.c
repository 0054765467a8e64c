/*
 * crm_count.c - deals and leads into components; see crm_count.h for the rules.
 */
#include "read/kpi/crm_count.h"
#include "base/date.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { YEAR_FIRST = 1990, YEAR_LAST = 2199 };

static int compare(long long a, long long b)
{
    return (a > b) - (a < b);
}

/* --- each record once ----------------------------------------------------------------- */

static int by_id(const void *a, const void *b)
{
    const struct crm_record *const *x = a, *const *y = b;
    int order = compare((*x)->company, (*y)->company);

    if (order == 0)
        order = ((*x)->id > (*y)->id) - ((*x)->id < (*y)->id);
    return order ? order : (*x > *y) - (*x < *y);
}

static bool same_content(const struct crm_record *x, const struct crm_record *y)
{
    return memcmp(x->day, y->day, sizeof x->day) == 0 && x->stage == y->stage &&
           x->reached == y->reached &&
           (x->amount == y->amount || (isnan(x->amount) && isnan(y->amount)));
}

/* Drops all but one of the rows of a record. */
static void keep_one(struct crm *crm, struct crm_record **row, size_t n)
{
    struct crm_record *kept = row[0];

    for (size_t i = 1; i < n; i++) {
        struct crm_record *next = row[i], *dropped = next;

        if (!same_content(kept, next)) {
            struct crm_file *file = &crm->file[next->file];

            if (file->differing++ == 0)
                file->first_differing = next->line;
            if (next->modified >= kept->modified) {
                dropped = kept;
                kept = next;
            }
        } else
            crm->file[next->file].repeated++;
        dropped->dropped = true;
    }
}

void crm_drop_repeated(struct crm *crm)
{
    struct arena a = {0};
    struct crm_record **row = arena_array(&a, crm->n, sizeof(struct crm_record *));
    size_t n = 0, from = 0;

    for (size_t i = 0; i < crm->n; i++)
        if (crm->record[i].id)
            row[n++] = &crm->record[i];
    if (n)
        qsort(row, n, sizeof *row, by_id);
    for (size_t i = 1; i <= n; i++)
        if (i == n || row[i]->id != row[from]->id ||
            row[i]->company != row[from]->company) {
            keep_one(crm, row + from, i - from);
            from = i;
        }
    arena_drop(&a);
}

/* --- counting ------------------------------------------------------------------------- */

/* The quarters from first to last, and the cycles of the deals won in them. */
struct count {
    struct crm_quarter *quarter;
    bool *event; /* a deal was created or closed, or a lead came in */
    int first, last;
    struct cycle {
        int wave;
        int32_t days;
    } * cycle;
    size_t ncycles;
};

/* The quarter of a day, WAVE_NONE without one and for years no report is about. */
static int wave_of(int32_t day)
{
    int year, month, of_month;

    if (day == CRM_NO_DAY)
        return WAVE_NONE;
    date_parts(day, &year, &month, &of_month);
    return year < YEAR_FIRST || year > YEAR_LAST ? WAVE_NONE
                                                 : year * 4 + (month - 1) / WAVE_MONTHS;
}

static void span(const struct crm_record *record, size_t n, int *first, int *last)
{
    *first = INT32_MAX;
    *last = INT32_MIN;
    for (size_t i = 0; i < n; i++)
        for (int d = 0; d < CRM_DAYS && !record[i].dropped; d++) {
            int wave = wave_of(record[i].day[d]);

            if (wave < 0)
                continue;
            *first = wave < *first ? wave : *first;
            *last = wave > *last ? wave : *last;
        }
}

/* Adds to a component, which becomes known by it. */
static void add(struct count *c, int wave, enum kpi_component component, double amount)
{
    double *of = &c->quarter[wave - c->first].of[component];

    *of = (isnan(*of) ? 0 : *of) + amount;
    c->event[wave - c->first] = c->event[wave - c->first] || amount > 0;
}

static void count_closed(struct count *c, const struct crm_file *file,
                         const struct crm_record *r)
{
    int wave = wave_of(r->day[DAY_CLOSED]);
    bool won = r->stage == STAGE_WON;

    if (wave < 0)
        return;
    add(c, wave, COMPONENT_WON, won);
    add(c, wave, COMPONENT_LOST, !won);
    if (!won)
        return;
    if (r->amount > 0)
        add(c, wave, COMPONENT_WON_VALUE, r->amount);
    if (file->amounts)
        add(c, wave, COMPONENT_WON_VALUED, r->amount > 0);
    if (r->day[DAY_CREATED] != CRM_NO_DAY && r->day[DAY_CLOSED] >= r->day[DAY_CREATED])
        c->cycle[c->ncycles++] =
            (struct cycle){wave, r->day[DAY_CLOSED] - r->day[DAY_CREATED]};
}

/* True for a deal in the pipeline: not one nobody has looked at, nor one that ended on a
 * day nobody knows. */
static bool in_pipeline(const struct crm_record *r)
{
    bool closed = r->stage == STAGE_WON || r->stage == STAGE_LOST;

    return r->is_deal && r->stage != STAGE_NEW && r->day[DAY_CREATED] != CRM_NO_DAY &&
           (!closed || r->day[DAY_CLOSED] >= r->day[DAY_CREATED]);
}

/* Opportunities by differences: each deal adds one from the quarter of its creation and
 * takes it away after that of its end. */
static void count_opportunities(struct arena *a, struct count *c,
                                const struct crm_record *record, size_t n)
{
    double *change = arena_array(a, (size_t)(c->last - c->first) + 2, sizeof *change);
    double open = 0;
    bool known = false;

    for (size_t i = 0; i < n; i++) {
        const struct crm_record *r = &record[i];
        int created = wave_of(r->day[DAY_CREATED]), closed = wave_of(r->day[DAY_CLOSED]);

        if (r->dropped || !in_pipeline(r) || created < 0)
            continue;
        known = true;
        change[created - c->first]++;
        c->event[created - c->first] = true;
        if (closed >= 0)
            change[closed - c->first + 1]--;
    }
    for (int w = c->first; known && w <= c->last; w++) {
        open += change[w - c->first];
        c->quarter[w - c->first].of[COMPONENT_OPPORTUNITIES] = open;
    }
}

static void count_lead(struct count *c, const struct crm_file *file,
                       const struct crm_record *r)
{
    int came = wave_of(r->day[DAY_CREATED]), handed = wave_of(r->day[DAY_HANDED_OVER]);
    int mql = wave_of(r->day[DAY_MQL]);
    bool is_sql = r->reached >= STAGE_SQL;

    if (came >= 0) {
        add(c, came, COMPONENT_LEADS, 1);
        if (file->customers)
            add(c, came, COMPONENT_LEADS_WON, r->reached >= STAGE_CUSTOMER);
        if (file->mql)
            add(c, came, COMPONENT_MQL, 0);
        if (file->sql && !file->mql)
            add(c, came, COMPONENT_SQL, is_sql);
    }
    if (mql >= 0 && file->mql) {
        add(c, mql, COMPONENT_MQL, 1);
        if (file->sql)
            add(c, mql, COMPONENT_SQL, is_sql);
    }
    if (handed < 0 || !file->handed_over)
        return;
    add(c, handed, COMPONENT_HANDED_OVER, 1);
    if (file->accepted)
        add(c, handed, COMPONENT_ACCEPTED, r->reached >= STAGE_ACCEPTED);
    if (file->touched)
        add(c, handed, COMPONENT_UNTOUCHED, r->stage == STAGE_NEW);
}

static int by_cycle(const void *a, const void *b)
{
    const struct cycle *x = a, *y = b;
    int order = compare(x->wave, y->wave);

    return order ? order : compare(x->days, y->days);
}

static void count_cycles(struct count *c)
{
    size_t from = 0;

    if (c->ncycles)
        qsort(c->cycle, c->ncycles, sizeof *c->cycle, by_cycle);
    while (from < c->ncycles) {
        double *of = c->quarter[c->cycle[from].wave - c->first].of, sum = 0;
        size_t n = 0, below, above; /* the middle one, or two */

        while (from + n < c->ncycles && c->cycle[from + n].wave == c->cycle[from].wave)
            sum += c->cycle[from + n++].days;
        below = from + (n - 1) / 2;
        above = from + n / 2;
        of[COMPONENT_CYCLE_DAYS] = (c->cycle[below].days + c->cycle[above].days) / 2.0;
        of[COMPONENT_CYCLE_MEAN] = sum / (double)n;
        of[COMPONENT_CYCLE_DEALS] = (double)n;
        from += n;
    }
}

/* In a quarter of deals in which none was closed none was won and none lost. */
static void fill_nothing_closed(struct count *c, const struct crm_record *record, size_t n)
{
    bool deals = false;

    for (size_t i = 0; i < n; i++)
        deals = deals || (record[i].is_deal && !record[i].dropped);
    for (int w = 0; deals && w <= c->last - c->first; w++) {
        double *of = c->quarter[w].of;

        if (isnan(of[COMPONENT_WON]))
            of[COMPONENT_WON] = of[COMPONENT_LOST] = 0;
    }
}

size_t crm_count(struct arena *a, const struct crm *crm, const struct crm_record *record,
                 size_t n, struct crm_quarter **quarters)
{
    struct count c = {0};
    size_t kept = 0, all;

    span(record, n, &c.first, &c.last);
    if (c.first > c.last)
        return 0;
    all = (size_t)(c.last - c.first) + 1;
    c.quarter = arena_array(a, all, sizeof *c.quarter);
    c.event = arena_array(a, all, sizeof *c.event);
    c.cycle = arena_array(a, n, sizeof *c.cycle);
    for (size_t i = 0; i < all; i++) {
        c.quarter[i].wave = c.first + (int)i;
        for (int k = 0; k < COMPONENTS; k++)
            c.quarter[i].of[k] = NAN;
    }
    for (size_t i = 0; i < n; i++) {
        if (record[i].dropped)
            continue;
        if (record[i].is_deal)
            count_closed(&c, &crm->file[record[i].file], &record[i]);
        if (record[i].is_lead)
            count_lead(&c, &crm->file[record[i].file], &record[i]);
    }
    count_opportunities(a, &c, record, n);
    count_cycles(&c);
    fill_nothing_closed(&c, record, n);
    for (size_t i = 0; i < all; i++)
        if (c.event[i])
            c.quarter[kept++] = c.quarter[i];
    *quarters = c.quarter;
    return kept;
}
