/*
 * alert.c - what got worse: the score, the level, or a KPI that was on target.
 */
#include "diagnose/parts.h"

static void add(struct diagnosis *d, struct alert alert)
{
    d->alert[d->nalerts++] = alert;
}

static void compare_points(const struct trend_point *before, const struct trend_point *now,
                           struct diagnosis *d)
{
    int then = score_band(before->value) + 1, still = score_band(now->value) + 1;
    bool worse = now->verdict == TREND_WORSE;

    if (worse)
        add(d, (struct alert){.kind = ALERT_SCORE, .clear = true});
    if (still < then)
        add(d, (struct alert){
                   .kind = ALERT_LEVEL, .before = then, .now = still, .clear = worse});
}

void diagnose_alerts(struct diagnosis *d)
{
    if (d->ntrend > 1)
        compare_points(&d->trend[d->ntrend - 2], &d->trend[d->ntrend - 1], d);
    for (int i = 0; i < d->nkpi; i++) {
        const struct kpi_result *kpi = &d->kpi[i];

        if ((kpi->status == KPI_AT_RISK || kpi->status == KPI_OFF_TARGET) &&
            kpi->previous_status == KPI_ON_TARGET)
            add(d, (struct alert){.kind = ALERT_KPI, .kpi = i});
    }
}
