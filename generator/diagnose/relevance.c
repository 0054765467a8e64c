/*
 * relevance.c - whether leads matter to the company.
 *
 * Where Sales leads and Marketing supports it with material (scenario 2), often no leads
 * are passed on: then actions and metrics about them would only puzzle.  Data decide over
 * the scenario: who reports a figure about leads works with them.
 */
#include "diagnose/parts.h"

#include <math.h>

enum { SCENARIO_SUPPORT = 2 };

static bool is_about_leads(const struct diagnosis *d, const struct kpi_result *kpi)
{
    return d->content->metric[kpi->metric].leads;
}

static bool has_values(const struct kpi_result *kpi)
{
    for (int i = 0; i < kpi->nhistory; i++)
        if (isfinite(kpi->history[i]))
            return true;
    return isfinite(kpi->value) || kpi->counted != NULL;
}

void diagnose_relevance(struct diagnosis *d)
{
    int kept = 0;

    d->leads_hidden = d->company->scenario == SCENARIO_SUPPORT;
    for (int i = 0; i < d->nkpi; i++)
        if (is_about_leads(d, &d->kpi[i]) && has_values(&d->kpi[i]))
            d->leads_hidden = false;
    for (int i = 0; i < d->nkpi; i++)
        if (!d->leads_hidden || !is_about_leads(d, &d->kpi[i]))
            d->kpi[kept++] = d->kpi[i];
    d->nkpi = kept;
}
