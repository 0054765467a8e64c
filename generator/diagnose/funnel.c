/*
 * funnel.c - the way from a lead to a customer in the reported quarter.
 *
 * Leads, MQL, accepted by Sales, SQL, opportunities, deals won, as far as they were
 * counted; leads handed over stand for the MQL where these were not.  With the quarter's
 * leads that became customers the funnel is that of one cohort, and what is counted of the
 * pipeline, open opportunities and deals closed, does not belong in it.
 */
#include "diagnose/parts.h"

#include <math.h>

static const enum kpi_count cohort_steps[] = {COUNT_LEADS,    COUNT_MQL, COUNT_HANDED_OVER,
                                              COUNT_ACCEPTED, COUNT_SQL, COUNT_LEADS_WON};
static const enum kpi_count quarter_steps[] = {
    COUNT_LEADS, COUNT_MQL,           COUNT_HANDED_OVER, COUNT_ACCEPTED,
    COUNT_SQL,   COUNT_OPPORTUNITIES, COUNT_WON};

static bool is_step(const struct kpi_counts *counts, enum kpi_count what)
{
    return isfinite(counts->of[what]) &&
           !(what == COUNT_HANDED_OVER && isfinite(counts->of[COUNT_MQL]));
}

/* The step the fewest get to of those before it, when some stay behind. */
static int largest_drop(const struct funnel *f)
{
    int drop = -1;
    double lowest = 1;

    for (int i = 1; i < f->nsteps; i++)
        if (f->step[i].share < lowest) {
            lowest = f->step[i].share;
            drop = i;
        }
    return drop;
}

static struct funnel funnel_of(const struct kpi_counts *counts, const enum kpi_count *steps,
                               int n)
{
    static const struct funnel none = {.drop = -1};
    struct funnel f = none;

    for (int i = 0; i < n; i++) {
        double count = counts->of[steps[i]], before;

        if (!is_step(counts, steps[i]))
            continue;
        before = f.nsteps ? f.step[f.nsteps - 1].count : 0;
        f.step[f.nsteps++] = (struct funnel_step){
            steps[i], count, before > 0 ? count / before : (double)NAN};
    }
    if (f.nsteps < FUNNEL_LEAST || f.step[0].count <= 0)
        return none;
    f.drop = largest_drop(&f);
    return f;
}

void diagnose_funnel(const struct kpis *kpis, size_t company, struct diagnosis *d)
{
    const struct kpi_counts *counts = kpis ? kpi_counts_find(kpis, company, d->wave) : NULL;

    d->funnel.drop = -1;
    if (counts == NULL)
        return;
    if (isfinite(counts->of[COUNT_LEADS]) && isfinite(counts->of[COUNT_LEADS_WON])) {
        d->funnel =
            funnel_of(counts, cohort_steps, sizeof cohort_steps / sizeof *cohort_steps);
        d->funnel.cohort = d->funnel.nsteps > 0;
    }
    if (d->funnel.nsteps == 0)
        d->funnel =
            funnel_of(counts, quarter_steps, sizeof quarter_steps / sizeof *quarter_steps);
}
