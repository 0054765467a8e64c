/*
 * kpi_status.c - KPIs of the reported quarter against target and the quarter before.
 */
#include "diagnose/parts.h"

#include <math.h>

/* Compares decimals such as 0.3 and 0.1 + 0.2 as people do. */
static bool at_least(double a, double b)
{
    return a >= b - 1e-9 * fmax(fabs(a), fabs(b));
}

static enum kpi_status status_of(const struct metric *metric, double value, double target)
{
    double missed_by = metric->up_is_good ? target - value : value - target;

    if (isnan(value))
        return KPI_NO_DATA;
    if (isnan(target))
        return KPI_NO_TARGET;
    if (metric->up_is_good ? at_least(value, target) : at_least(target, value))
        return KPI_ON_TARGET;
    return at_least(metric->tolerance * fabs(target), missed_by) ? KPI_AT_RISK
                                                                 : KPI_OFF_TARGET;
}

static int direction_of(const struct metric *metric, double value, double previous)
{
    if (isnan(value) || isnan(previous))
        return 0;
    if (at_least(value, previous) && at_least(previous, value))
        return 0;
    return (value > previous) == metric->up_is_good ? 1 : -1;
}

/* Takes one value of the metric, whose period is not after the wave. */
static void take_value(struct kpi_result *result, const struct kpi_value *v)
{
    int age = result->period - v->period;

    if (age < KPI_HISTORY)
        result->history[KPI_HISTORY - 1 - age] = v->value;
    if (age == 1)
        result->previous = v->value;
    if (age != 0)
        return;
    result->value = v->value;
    result->target = v->target;
    if (v->computed) {
        result->numerator = v->numerator;
        result->denominator = v->denominator;
    }
}

/* Drops the quarters before the first value, so that history starts with one. */
static void trim_history(struct kpi_result *result)
{
    int skip = 0;

    while (skip < KPI_HISTORY && isnan(result->history[skip]))
        skip++;
    result->nhistory = KPI_HISTORY - skip;
    for (int i = 0; i < result->nhistory; i++)
        result->history[i] = result->history[skip + i];
    for (int i = result->nhistory; i < KPI_HISTORY; i++)
        result->history[i] = NAN;
}

/* False when the company has nothing on this metric. */
static bool kpi_result_of(const struct kpis *kpis, size_t company, int metric,
                          const struct diagnosis *d, struct kpi_result *result)
{
    const struct metric *content = &d->content->metric[metric];
    int step = d->level.number < LEVELS ? d->level.number : LEVELS - 1;
    bool found = false;

    *result = (struct kpi_result){.metric = metric, .period = d->wave};
    result->value = result->target = result->previous = NAN;
    result->numerator = result->denominator = NAN;
    for (int i = 0; i < KPI_HISTORY; i++)
        result->history[i] = NAN;
    for (size_t i = kpis->first[company]; i < kpis->first[company + 1]; i++) {
        const struct kpi_value *v = &kpis->value[i];

        if (v->metric != metric || v->period > d->wave)
            continue;
        take_value(result, v);
        found = found || !isnan(v->value) || (v->period == d->wave && !isnan(v->target));
    }
    trim_history(result);
    result->status = status_of(content, result->value, result->target);
    result->direction = direction_of(content, result->value, result->previous);
    result->current_step = step > 0 && content->level == step;
    return found;
}

void diagnose_kpis(const struct kpis *kpis, size_t company, struct diagnosis *d)
{
    struct kpi_result later[KPI_MAX];
    int nlater = 0;

    if (kpis == NULL || kpis->n == 0)
        return;
    for (int metric = 0; metric < d->content->nmetrics; metric++) {
        struct kpi_result result;

        if (!kpi_result_of(kpis, company, metric, d, &result))
            continue;
        if (result.current_step)
            d->kpi[d->nkpi++] = result;
        else
            later[nlater++] = result;
    }
    for (int i = 0; i < nlater; i++)
        d->kpi[d->nkpi++] = later[i];
}
