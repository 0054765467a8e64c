/*
 * worth.c - see worth.h.
 */
#include "diagnose/parts.h"

#include <math.h>
#include <string.h>

static const double one_point = 0.01;

/* The key figure's cases when one more in a hundred of them is a deal won; else NAN. */
static double cases_of(const struct diagnosis *d, const struct kpi_result *kpi)
{
    const char *id = d->content->metric[kpi->metric].id;
    bool whole = kpi->months == 0 || kpi->months == WAVE_MONTHS;

    if (strcmp(id, "win_rate") != 0 && strcmp(id, "lead_to_customer") != 0)
        return NAN;
    return whole && kpi->denominator >= KPI_FEW ? kpi->denominator : (double)NAN;
}

void diagnose_worth(const struct kpis *kpis, size_t company, struct diagnosis *d)
{
    const struct kpi_counts *counts = kpis ? kpi_counts_find(kpis, company, d->wave) : NULL;
    struct worth *w = &d->worth;

    if (counts == NULL || !(counts->won_value > 0 && counts->won_valued > 0))
        return;
    w->average = counts->won_value / counts->won_valued;
    w->valued = counts->won_valued;
    w->won = fmax(counts->won_valued, counts->of[COUNT_WON]);
    for (int i = 0; i < d->nkpi && w->n < WORTH_MAX; i++) {
        double cases = cases_of(d, &d->kpi[i]);

        if (isnan(cases))
            continue;
        w->point[w->n++] = (struct worth_point){i, cases, cases * one_point,
                                                cases * one_point * w->average};
    }
}
