/*
 * kpi_status.c - KPIs of the reported quarter against target and the quarter before.
 *
 * A computed share of those created in a period (lead_to_customer) is complete only when
 * they have had the time a deal usually takes: from the end of their period to the end of
 * the reported quarter at least the median sales cycle, that of their own quarter, else the
 * latest one known.  Until then the cohort is open: its value is shown but neither judged
 * nor compared.  Without any sales cycle known, no cohort is known to be closed.
 */
#include "diagnose/parts.h"
#include "read/kpi/kpi_formula.h"

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

/* One company's values and what is asked of them. */
struct view {
    const struct kpis *kpis;
    const struct kpi_value *from, *end;
    int wave;
    int cycle; /* the metric of the sales cycle, -1 without one */
};

static bool is_known(const struct view *view, const struct kpi_value *v, int metric)
{
    return v->metric == metric && v->period <= view->wave && !isnan(v->value);
}

/* The median sales cycle of a quarter, else the latest one; NAN when none is known. */
static double cycle_of(const struct view *view, int period)
{
    double latest = NAN;

    for (const struct kpi_value *v = view->from; v < view->end; v++) {
        if (!is_known(view, v, view->cycle))
            continue;
        latest = v->value;
        if (v->period == period)
            break;
    }
    return latest;
}

/* True when the cohort of the value's quarter, or of a month of it, is open. */
static bool is_open(const struct view *view, const struct kpi_value *v, int month)
{
    long days = wave_last_day(view->wave) - wave_month_last_day(v->period, month);

    return v->cohort && !((double)days >= cycle_of(view, v->period));
}

static void put_history(struct kpi_result *result, int age, double value, bool open)
{
    if (age >= KPI_HISTORY)
        return;
    result->history[KPI_HISTORY - 1 - age] = value;
    result->history_open[KPI_HISTORY - 1 - age] = open;
}

static void take_history(const struct view *view, const struct kpi_value *v,
                         struct kpi_result *result)
{
    int age = view->wave - v->period;

    if (!result->monthly) {
        put_history(result, age, v->value, is_open(view, v, WAVE_MONTHS));
        return;
    }
    for (int m = 1; m <= WAVE_MONTHS; m++)
        put_history(result, age * WAVE_MONTHS + WAVE_MONTHS - m, v->month[m - 1],
                    is_open(view, v, m));
}

/* Takes the metric's value of the reported quarter. */
static void take_current(const struct view *view, const struct kpi_value *v,
                         struct kpi_result *result)
{
    result->value = v->value;
    result->target = v->target;
    result->why = (enum kpi_why)v->why;
    for (int m = 0; m < WAVE_MONTHS; m++)
        result->monthly = result->monthly || !isnan(v->month[m]);
    if (!v->computed)
        return;
    result->months = v->months;
    if (v->counted) {
        result->counted = kpi_counted_find(view->kpis, v->company, v->period);
        result->formula = v->counted;
    }
    result->numerator = v->numerator;
    result->denominator = v->denominator;
    result->few = v->cases && !isnan(v->value) && v->denominator < KPI_FEW;
    if (!isnan(v->value) && is_open(view, v, WAVE_MONTHS))
        result->status = KPI_OPEN_COHORT;
}

/* Takes the metric's value of an earlier quarter. */
static void take_earlier(const struct view *view, const struct kpi_value *v,
                         struct kpi_result *result)
{
    bool open = is_open(view, v, WAVE_MONTHS);

    if (v->period == view->wave - 1) {
        result->previous = v->value;
        if (!open && result->status != KPI_OPEN_COHORT)
            result->change = result->value - v->value;
    }
    if (result->status == KPI_OPEN_COHORT && !open && !isnan(v->value)) {
        result->closed = v->value;
        result->closed_period = v->period;
    }
}

/* Drops the periods before the first value, so that history starts with one. */
static void trim_history(struct kpi_result *result)
{
    int skip = 0;

    while (skip < KPI_HISTORY && isnan(result->history[skip]))
        skip++;
    result->nhistory = KPI_HISTORY - skip;
    for (int i = 0; i < result->nhistory; i++) {
        result->history[i] = result->history[skip + i];
        result->history_open[i] = result->history_open[skip + i];
    }
    for (int i = result->nhistory; i < KPI_HISTORY; i++)
        result->history[i] = NAN;
}

static int direction_of(const struct metric *metric, const struct kpi_result *result)
{
    double value = result->value, previous = result->previous;

    if (isnan(result->change) || (at_least(value, previous) && at_least(previous, value)))
        return 0;
    return (value > previous) == metric->up_is_good ? 1 : -1;
}

static struct kpi_result no_result(int metric, int wave)
{
    struct kpi_result result = {.metric = metric, .period = wave};

    result.value = result.target = result.previous = result.change = NAN;
    result.numerator = result.denominator = result.closed = NAN;
    result.closed_period = WAVE_NONE;
    for (int i = 0; i < KPI_HISTORY; i++)
        result.history[i] = NAN;
    return result;
}

/* False when the company has nothing on this metric. */
static bool kpi_result_of(const struct view *view, int metric, const struct diagnosis *d,
                          struct kpi_result *result)
{
    const struct metric *content = &d->content->metric[metric];
    int step = d->level.number < LEVELS ? d->level.number : LEVELS - 1;
    bool found = false;

    *result = no_result(metric, d->wave);
    for (const struct kpi_value *v = view->from; v < view->end; v++)
        if (v->metric == metric && v->period == view->wave) {
            take_current(view, v, result);
            found = !isnan(v->value) || !isnan(v->target) || result->why != KPI_WHY_NONE;
        }
    for (const struct kpi_value *v = view->from; v < view->end; v++) {
        if (v->metric != metric || v->period > view->wave)
            continue;
        take_history(view, v, result);
        if (v->period < view->wave)
            take_earlier(view, v, result);
        if (v->period == view->wave - 1 && !is_open(view, v, WAVE_MONTHS))
            result->previous_status = status_of(content, v->value, v->target);
        found = found || !isnan(v->value);
    }
    trim_history(result);
    if (result->status != KPI_OPEN_COHORT)
        result->status = status_of(content, result->value, result->target);
    result->direction = direction_of(content, result);
    result->current_step = step > 0 && content->level == step;
    return found;
}

void diagnose_kpis(const struct kpis *kpis, size_t company, struct diagnosis *d)
{
    struct kpi_result later[KPI_MAX];
    struct view view;
    int nlater = 0;

    if (kpis == NULL || kpis->n == 0)
        return;
    view = (struct view){kpis, kpis->value + kpis->first[company],
                         kpis->value + kpis->first[company + 1], d->wave,
                         metric_find(d->content, "sales_cycle_days")};
    for (int metric = 0; metric < d->content->nmetrics; metric++) {
        struct kpi_result result;

        if (!kpi_result_of(&view, metric, d, &result))
            continue;
        if (result.current_step)
            d->kpi[d->nkpi++] = result;
        else
            later[nlater++] = result;
    }
    for (int i = 0; i < nlater; i++)
        d->kpi[d->nkpi++] = later[i];
}
