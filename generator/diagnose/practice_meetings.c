/*
 * practice_meetings.c - where the functions meet: meetings, contact counter, common plan;
 * see practice.h.
 */
#include "diagnose/practice_parts.h"

#include <math.h>
#include <string.h>

/* --- meetings --------------------------------------------------------------------- */

enum { MEETING_NAME, MEETING_PLANNED, MEETING_HELD, MEETING_NOTE };

/* The line of this meeting, a new one at the end if there is none yet. */
static struct practice_meeting *meeting_line(struct practice_cadence *out, const char *name)
{
    int i = 0;

    while (i < out->n && strcmp(out->line[i].name, name) != 0)
        i++;
    if (i == out->n)
        out->line[out->n++] = (struct practice_meeting){.name = name};
    return &out->line[i];
}

static void count_meetings(struct practice_cadence *out)
{
    for (int i = 0; i < out->n; i++) {
        struct practice_meeting *m = &out->line[i];

        m->share = m->planned > 0 ? (double)m->held / m->planned : (double)NAN;
        out->planned += m->planned;
        out->held += m->held;
        out->kept += m->held < m->planned ? m->held : m->planned;
        out->none += m->planned > 0 && m->held == 0;
    }
    out->share = out->planned > 0 ? (double)out->kept / (double)out->planned : (double)NAN;
}

void practice_cadence(struct arena *a, struct diagnosis *d)
{
    struct practice_cadence *out = &d->practice.cadence;
    struct block_rows rows = reported_rows(a, d, BLOCK_CADENCE);

    out->wave = rows.wave;
    out->share = NAN;
    if (rows.n == 0)
        return;
    out->line = arena_array(a, (size_t)rows.n, sizeof *out->line);
    for (int dated = 0; dated < 2; dated++) /* a row of the quarter comes last and counts */
        for (int i = 0; i < rows.n; i++) {
            const struct block_value *value = rows.row[i]->value;

            if ((rows.row[i]->wave != WAVE_NONE) != dated)
                continue;
            struct practice_meeting *m = meeting_line(out, value[MEETING_NAME].text);
            m->planned = (int)value[MEETING_PLANNED].number;
            m->held = (int)value[MEETING_HELD].number;
            m->note = value[MEETING_NOTE].text;
        }
    count_meetings(out);
}

/* --- contact ---------------------------------------------------------------------- */

enum { CONTACT_ITEM, CONTACT_FUNCTION, CONTACT_COUNT, CONTACT_PEOPLE };

static struct practice_side side_of(const struct block_row *row)
{
    if (row == NULL)
        return (struct practice_side){NAN, NAN, NAN};
    double count = row->value[CONTACT_COUNT].number,
           people = row->value[CONTACT_PEOPLE].number;
    return (struct practice_side){count, people, count / people};
}

void practice_contacts(struct arena *a, struct diagnosis *d)
{
    struct practice_contacts *out = &d->practice.contacts;
    struct block_rows rows = reported_rows(a, d, BLOCK_CONTACT);
    const struct checklist_item *item;
    int items = checklist_find(d->content, "contacts", &item);

    out->wave = rows.wave;
    if (rows.n == 0 || items == 0)
        return;
    out->line = arena_array(a, (size_t)items, sizeof *out->line);
    for (int i = 0; i < items; i++) {
        struct practice_contact line = {.item = &item[i]};
        int known = 0;

        for (int f = 0; f < FUNCTIONS; f++) {
            const struct block_row *row =
                practice_row(&rows, CONTACT_ITEM, i, CONTACT_FUNCTION, f);

            line.by[f] = side_of(row);
            if (row == NULL)
                continue;
            known++;
            out->none += line.by[f].count == 0;
            out->most = fmax(out->most, line.by[f].per_head);
        }
        out->known += known;
        if (known > 0)
            out->line[out->n++] = line;
    }
}

/* --- common plan ------------------------------------------------------------------ */

enum { PLAN_WHAT, PLAN_WHO, PLAN_WHEN, PLAN_WHERE, PLAN_KNOWN };

void practice_plan(struct arena *a, struct diagnosis *d)
{
    struct practice_plan *out = &d->practice.plan;
    struct block_rows rows = reported_rows(a, d, BLOCK_PLAN);

    out->wave = rows.wave;
    if (rows.n == 0)
        return;
    out->line = arena_array(a, (size_t)rows.n, sizeof *out->line);
    for (int i = 0; i < rows.n; i++) {
        const struct block_value *value = rows.row[i]->value;
        struct practice_entry entry = {
            value[PLAN_WHAT].text, value[PLAN_WHO].text, value[PLAN_WHERE].text,
            (long)value[PLAN_WHEN].number, value[PLAN_KNOWN].choice};
        int at = out->n++;

        for (; at > 0 && out->line[at - 1].when > entry.when; at--)
            out->line[at] = out->line[at - 1];
        out->line[at] = entry;
        out->known += entry.known == 1;
        out->unknown += entry.known == 0;
    }
}

int practice_plan_next(const struct practice_plan *plan, long day)
{
    int i = 0;

    while (i < plan->n && plan->line[i].when < day)
        i++;
    return i;
}
