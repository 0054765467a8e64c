/*
 * report_kpis.c - the metrics of report.json; see report_kpis.h.
 */
#include "publish/report_kpis.h"
#include "read/kpi/kpi_formula.h"

const char *report_unit(enum unit unit)
{
    switch (unit) {
    case UNIT_RATE: return "rate";
    case UNIT_DAYS: return "days";
    case UNIT_MONEY: return "money";
    case UNIT_MONEY_PER_DAY: return "money_per_day";
    case UNIT_NUMBER: return "number";
    }
    return NULL;
}

const char *report_status(enum kpi_status status)
{
    switch (status) {
    case KPI_NO_DATA: return "no_data";
    case KPI_ON_TARGET: return "on_target";
    case KPI_AT_RISK: return "at_risk";
    case KPI_OFF_TARGET: return "off_target";
    case KPI_NO_TARGET: return "no_target";
    case KPI_OPEN_COHORT: return "open_cohort";
    }
    return NULL;
}

static void put_files(struct json *j, const char **files)
{
    for (; *files; files++)
        json_string(j, NULL, *files);
}

/* What it was counted from: formula, components, files. */
static void put_counted(struct json *j, const struct kpi_result *kpi)
{
    bool deals = false, leads = false;

    json_open_object(j, "counted");
    json_string(j, "formula", kpi->formula->text);
    for (int i = 0; i < kpi->formula->n; i++) {
        enum kpi_component c = kpi->formula->needs[i];

        json_number(j, kpi_component_name(c), kpi->counted->of[c]);
        leads = leads || kpi_component_of_leads(c);
        deals = deals || !kpi_component_of_leads(c);
        if (c == COMPONENT_CYCLE_DAYS) {
            json_number(j, "cycle_mean", kpi->counted->of[COMPONENT_CYCLE_MEAN]);
            json_number(j, "cycle_deals", kpi->counted->of[COMPONENT_CYCLE_DEALS]);
        }
    }
    json_open_array(j, "files");
    if (deals)
        put_files(j, kpi->counted->deals_from);
    if (leads)
        put_files(j, kpi->counted->leads_from);
    json_close_array(j);
    json_close_object(j);
}

/* What a metric's value rests on, or why there is none. */
static void put_kpi_basis(struct json *j, struct arena *scratch,
                          const struct kpi_result *kpi)
{
    json_number(j, "numerator", kpi->numerator);
    json_number(j, "denominator", kpi->denominator);
    if (kpi->few)
        json_boolean(j, "cases_few", true);
    if (kpi->months > 0 && kpi->months < WAVE_MONTHS)
        json_integer(j, "months", kpi->months);
    if (kpi->counted)
        put_counted(j, kpi);
    if (kpi->why != KPI_WHY_NONE)
        json_string(j, "why", kpi_why_name(kpi->why));
    if (kpi->status != KPI_OPEN_COHORT)
        return;
    json_boolean(j, "open_cohort", true);
    if (kpi->closed_period != WAVE_NONE) {
        json_open_object(j, "closed");
        json_string(j, "period", wave_name(scratch, kpi->closed_period));
        json_number(j, "value", kpi->closed);
        json_close_object(j);
    }
}

/* The steps from a lead to a customer; absent where fewer than three are known. */
static void put_funnel(struct json *j, const struct funnel *f)
{
    if (f->nsteps == 0)
        return;
    json_open_object(j, "funnel");
    json_boolean(j, "cohort", f->cohort);
    if (f->drop >= 0)
        json_string(j, "largest_drop", kpi_count_name(f->step[f->drop].what));
    json_open_array(j, "steps");
    for (int i = 0; i < f->nsteps; i++) {
        json_open_object(j, NULL);
        json_string(j, "id", kpi_count_name(f->step[i].what));
        json_number(j, "count", f->step[i].count);
        json_number(j, "share", f->step[i].share);
        json_close_object(j);
    }
    json_close_array(j);
    json_close_object(j);
}

void report_put_kpis(struct json *j, struct arena *scratch, const struct diagnosis *d)
{
    json_open_array(j, "kpis");
    for (int i = 0; i < d->nkpi; i++) {
        const struct kpi_result *kpi = &d->kpi[i];
        const struct metric *metric = &d->content->metric[kpi->metric];

        json_open_object(j, NULL);
        json_string(j, "id", metric->id);
        json_string(j, "unit", report_unit(metric->unit));
        json_string(j, "period", wave_name(scratch, kpi->period));
        json_number(j, "value", kpi->value);
        json_number(j, "target", kpi->target);
        json_number(j, "previous", kpi->previous);
        json_string(j, "status", report_status(kpi->status));
        put_kpi_basis(j, scratch, kpi);
        json_close_object(j);
    }
    json_close_array(j);
    put_funnel(j, &d->funnel);
}
