/*
 * strategy.c - the steps to a common strategy and what is spent on it; see strategy.h.
 */
#include "diagnose/strategy_parts.h"

#include <math.h>

/* Columns of the forms, in their order. */
enum { STEP_ITEM, STEP_STATUS, STEP_NOTE };
enum { PURPOSE, AMOUNT };

static void diagnose_steps(struct arena *a, const struct diagnosis *d,
                           struct strategy_steps *steps)
{
    struct block_rows rows = reported_rows(a, d, BLOCK_STEPS);
    const struct checklist_item *first;

    *steps = (struct strategy_steps){.wave = rows.wave, .next = -1};
    if (rows.n == 0)
        return;
    steps->shown = true;
    steps->n = checklist_find(d->content, "steps", &first);
    steps->step = arena_array(a, (size_t)steps->n, sizeof *steps->step);
    for (int i = 0; i < steps->n; i++)
        steps->step[i] = (struct strategy_step){i, STEP_UNKNOWN, NULL};
    for (int i = 0; i < rows.n; i++) {
        const struct block_value *value = rows.row[i]->value;
        struct strategy_step *step = &steps->step[value[STEP_ITEM].choice];

        step->status = (enum step_status)value[STEP_STATUS].choice;
        step->note = value[STEP_NOTE].text;
    }
    for (int i = steps->n; i-- > 0;)
        if (steps->step[i].status == STEP_DONE)
            steps->done++;
        else
            steps->next = i;
}

/* What was spent in the quarter of the rows; total 0 with nothing. */
static struct spend_quarter spent(const struct block_rows *rows)
{
    struct spend_quarter q = {.wave = rows->wave};
    double demand;

    for (int i = 0; i < rows->n; i++) {
        const struct block_value *value = rows->row[i]->value;

        q.amount[value[PURPOSE].choice] += value[AMOUNT].number;
        q.total += value[AMOUNT].number;
    }
    demand = q.amount[SPEND_BRAND] + q.amount[SPEND_ACTIVATION];
    q.brand = demand > 0 ? q.amount[SPEND_BRAND] / demand : (double)NAN;
    q.future = q.total > 0 ? 1 - q.amount[SPEND_ACTIVATION] / q.total : (double)NAN;
    return q;
}

static void diagnose_spend(struct arena *a, const struct diagnosis *d, struct spend *s)
{
    size_t company = (size_t)(d->company - d->project->company);
    int wave[SPEND_QUARTERS], n;

    *s = (struct spend){0};
    n = blocks_waves(d->blocks, company, BLOCK_SPEND, d->wave, wave, SPEND_QUARTERS);
    if (n == 0)
        wave[n++] = d->wave; /* rows of no quarter alone */
    for (int i = 0; i < n; i++) {
        struct block_rows rows =
            blocks_of(a, d->blocks, d->project, company, BLOCK_SPEND, wave[i]);
        struct spend_quarter q = spent(&rows);

        if (q.total > 0)
            s->quarter[s->n++] = q;
    }
    s->shown = s->n > 0;
}

void diagnose_strategy(struct arena *a, struct diagnosis *d)
{
    struct strategy *s = &d->strategy;

    diagnose_leaders(a, d, &s->leaders);
    diagnose_steps(a, d, &s->steps);
    diagnose_catalogue(a, d, &s->catalogue);
    diagnose_spend(a, d, &s->spend);
    s->shown = s->leaders.shown || s->steps.shown || s->catalogue.shown || s->spend.shown;
}
