/*
 * practice.c - how the work runs: principles and processes, and what the parts share; see
 * practice.h.
 */
#include "diagnose/practice_parts.h"

#include <math.h>

static const double rounding = 1e-9;

const struct block_row *practice_row(const struct block_rows *rows, int column, int choice,
                                     int second, int other)
{
    const struct block_row *found = NULL;

    for (int i = 0; i < rows->n; i++) {
        const struct block_row *row = rows->row[i];

        if (row->value[column].choice != choice ||
            (second >= 0 && row->value[second].choice != other))
            continue;
        if (found == NULL || row->wave != WAVE_NONE || found->wave == WAVE_NONE)
            found = row;
    }
    return found;
}

/* --- principles ------------------------------------------------------------------- */

enum { PRINCIPLE_ITEM, PRINCIPLE_FUNCTION, PRINCIPLE_RATING };

/* The mean of the statements on the same matter; NAN when one of them is not shown. */
static double survey_mean(const struct diagnosis *d, const struct checklist_item *item)
{
    double sum = 0;

    for (int i = 0; i < item->nquestions; i++)
        sum += diagnosis_question_mean(d, item->question[i]);
    return item->nquestions > 0 ? sum / item->nquestions : (double)NAN;
}

static struct practice_principle rate(const struct diagnosis *d,
                                      const struct block_rows *rows, int choice,
                                      const struct checklist_item *item)
{
    struct practice_principle p = {.item = item, .survey = survey_mean(d, item)};
    double sum = 0;
    int n = 0;

    for (int f = 0; f < FUNCTIONS; f++) {
        const struct block_row *row =
            practice_row(rows, PRINCIPLE_ITEM, choice, PRINCIPLE_FUNCTION, f);

        p.rating[f] = row ? row->value[PRINCIPLE_RATING].number : (double)NAN;
        sum += row ? p.rating[f] : 0;
        n += row != NULL;
    }
    p.own = n ? sum / n : (double)NAN;
    p.apart = fabs(p.rating[FUNCTION_SALES] - p.rating[FUNCTION_MARKETING]) >=
              PRACTICE_APART - rounding;
    if (n == FUNCTIONS && fabs(p.own - p.survey) >= PRACTICE_APART - rounding)
        p.against = p.own > p.survey ? 1 : -1;
    return p;
}

/* Lowest first; lines alike keep the order of the list. */
static void insert_principle(struct practice_principles *out, struct practice_principle p)
{
    int at = out->n++;

    for (; at > 0 && out->line[at - 1].own > p.own + rounding; at--)
        out->line[at] = out->line[at - 1];
    out->line[at] = p;
}

void practice_principles(struct arena *a, struct diagnosis *d)
{
    struct practice_principles *out = &d->practice.principles;
    struct block_rows rows = reported_rows(a, d, BLOCK_PRINCIPLES);
    const struct checklist_item *item;
    int items = checklist_find(d->content, "principles", &item);

    out->wave = rows.wave;
    if (rows.n == 0 || items == 0)
        return;
    out->line = arena_array(a, (size_t)items, sizeof *out->line);
    for (int i = 0; i < items; i++) {
        struct practice_principle p = rate(d, &rows, i, &item[i]);

        if (isnan(p.own))
            continue;
        for (int f = 0; f < FUNCTIONS; f++)
            out->rated[f] += !isnan(p.rating[f]);
        out->compared += !isnan(p.survey) && !isnan(p.rating[FUNCTION_SALES]) &&
                         !isnan(p.rating[FUNCTION_MARKETING]);
        out->against += p.against != 0;
        out->apart += p.apart;
        insert_principle(out, p);
    }
}

/* --- processes -------------------------------------------------------------------- */

enum { PROCESS_ITEM, PROCESS_STATUS, PROCESS_NOTE };

const char *process_status_name(enum process_status status)
{
    switch (status) {
    case PROCESS_MISSING: return "missing";
    case PROCESS_PARTLY: return "partly";
    case PROCESS_WORKING:
    case PROCESS_STATUSES: break;
    }
    return "working";
}

void practice_processes(struct arena *a, struct diagnosis *d)
{
    struct practice_processes *out = &d->practice.processes;
    struct block_rows rows = reported_rows(a, d, BLOCK_PROCESSES);
    const struct checklist_item *item;
    int items = checklist_find(d->content, "processes", &item);

    out->wave = rows.wave;
    out->next = -1;
    if (rows.n == 0 || items == 0)
        return;
    out->line = arena_array(a, (size_t)items, sizeof *out->line);
    for (int i = 0; i < items; i++) {
        const struct block_row *row = practice_row(&rows, PROCESS_ITEM, i, -1, 0);

        if (row == NULL)
            continue;
        enum process_status status = (enum process_status)row->value[PROCESS_STATUS].choice;
        out->line[out->n] =
            (struct practice_process){&item[i], status, row->value[PROCESS_NOTE].text};
        if (status != PROCESS_WORKING &&
            (out->next < 0 || status < out->line[out->next].status))
            out->next = out->n;
        out->count[status]++;
        out->n++;
    }
}

void diagnose_practice(struct arena *a, struct diagnosis *d)
{
    struct practice *p = &d->practice;

    practice_principles(a, d);
    practice_processes(a, d);
    practice_cadence(a, d);
    practice_contacts(a, d);
    practice_reactions(a, d);
    practice_decisions(a, d);
    practice_plan(a, d);
    p->shown = p->principles.n || p->processes.n || p->cadence.n || p->contacts.n ||
               p->reactions.n || p->decisions.n || p->plan.n;
}
