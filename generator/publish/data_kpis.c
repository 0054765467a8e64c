/*
 * data_kpis.c - tables of key figures, of the quarters and of the plan.
 */
#include "publish/data_parts.h"
#include "publish/report_kpis.h"
#include "publish/report_trend.h"
#include "read/kpi/kpi_formula.h"

#include <math.h>
#include <string.h>

/* --- key figures --------------------------------------------------------------------- */

void data_put_kpis(struct csv *c, const struct data_source *s)
{
    for (int i = 0; i < s->d->nkpi; i++) {
        const struct kpi_result *kpi = &s->d->kpi[i];
        const struct metric *metric = &s->content->metric[kpi->metric];

        csv_text(c, metric->id);
        csv_text(c, data_in(s, &metric->name));
        csv_text(c, report_unit(metric->unit));
        csv_text(c, wave_name(s->arena, kpi->period));
        csv_number(c, kpi->value);
        csv_number(c, kpi->target);
        csv_number(c, kpi->previous);
        csv_number(c, kpi->change);
        csv_text(c, report_status(kpi->status));
        csv_number(c, kpi->numerator);
        csv_number(c, kpi->denominator);
        csv_end_row(c);
    }
}

static void put_count(struct csv *c, const struct data_source *s,
                      const struct kpi_result *kpi, enum kpi_component component)
{
    const struct metric *metric = &s->content->metric[kpi->metric];
    const char **files = kpi_component_of_leads(component) ? kpi->counted->leads_from
                                                           : kpi->counted->deals_from;
    const char *list = "";

    for (; *files; files++)
        list = arena_printf(s->arena, "%s%s%s", list, *list ? ", " : "", *files);
    csv_text(c, metric->id);
    csv_text(c, data_in(s, &metric->name));
    csv_text(c, kpi->formula->text);
    csv_text(c, kpi_component_name(component));
    csv_number(c, kpi->counted->of[component]);
    csv_text(c, list);
    csv_end_row(c);
}

void data_put_kpi_counts(struct csv *c, const struct data_source *s)
{
    for (int i = 0; i < s->d->nkpi; i++) {
        const struct kpi_result *kpi = &s->d->kpi[i];

        for (int k = 0; kpi->counted && k < kpi->formula->n; k++) {
            put_count(c, s, kpi, kpi->formula->needs[k]);
            if (kpi->formula->needs[k] == COMPONENT_CYCLE_DAYS) {
                put_count(c, s, kpi, COMPONENT_CYCLE_MEAN);
                put_count(c, s, kpi, COMPONENT_CYCLE_DEALS);
            }
        }
    }
}

/* The period `age` periods before the last: a quarter or one of its months. */
static const char *period_name(struct arena *a, const struct kpi_result *kpi, int age)
{
    int month = kpi->period * WAVE_MONTHS + WAVE_MONTHS - 1 - age;
    int wave = month / WAVE_MONTHS;

    if (!kpi->monthly)
        return wave_name(a, kpi->period - age);
    return arena_printf(a, "%04d-%02d", wave_year(wave),
                        (wave_quarter(wave) - 1) * WAVE_MONTHS + month % WAVE_MONTHS + 1);
}

void data_put_kpi_history(struct csv *c, const struct data_source *s)
{
    for (int i = 0; i < s->d->nkpi; i++) {
        const struct kpi_result *kpi = &s->d->kpi[i];
        const struct metric *metric = &s->content->metric[kpi->metric];

        for (int k = 0; k < kpi->nhistory; k++) {
            if (isnan(kpi->history[k]))
                continue;
            csv_text(c, metric->id);
            csv_text(c, data_in(s, &metric->name));
            csv_text(c, period_name(s->arena, kpi, kpi->nhistory - 1 - k));
            csv_number(c, kpi->history[k]);
            csv_text(c, kpi->history_open[k] ? "yes" : "no");
            csv_end_row(c);
        }
    }
}

/* --- quarters and plan --------------------------------------------------------------- */

void data_put_trend(struct csv *c, const struct data_source *s)
{
    for (int i = 0; i < s->d->ntrend; i++) {
        const struct trend_point *point = &s->d->trend[i];

        csv_text(c, wave_name(s->arena, point->wave));
        csv_text(c, report_basis(s->d->level.basis));
        csv_number(c, point->value);
        csv_number(c, point->value_low);
        csv_number(c, point->value_high);
        csv_count(c, point->n);
        csv_number(c, point->verdict == TREND_FIRST ? (double)NAN : point->change);
        csv_number(c, point->verdict == TREND_FIRST ? (double)NAN : point->low);
        csv_number(c, point->verdict == TREND_FIRST ? (double)NAN : point->high);
        csv_text(c, report_trend_verdict(point->verdict));
        csv_end_row(c);
    }
}

/* The names of the owners whose ids are joined by '+'. */
static const char *owner_names(const struct data_source *s, const char *ids)
{
    const char *list = "";

    while (*ids) {
        size_t length = strcspn(ids, "+");

        for (int i = 0; i < s->content->nowners; i++) {
            const struct owner *owner = &s->content->owner[i];

            if (strlen(owner->id) == length && strncmp(owner->id, ids, length) == 0)
                list = arena_printf(s->arena, "%s%s%s", list, *list ? ", " : "",
                                    data_in(s, &owner->name));
        }
        ids += length + (ids[length] == '+');
    }
    return list;
}

void data_put_roadmap(struct csv *c, const struct data_source *s)
{
    for (int i = 0; s->d->survey_shown && i < s->d->roadmap.nactions; i++) {
        const struct roadmap_action *chosen = &s->d->roadmap.action[i];
        const struct action *action = &s->content->action[chosen->action];

        csv_count(c, chosen->rank);
        csv_text(c, action->id);
        csv_text(c, data_in(s, &action->title));
        csv_text(c, action->owner);
        csv_text(c, owner_names(s, action->owner));
        csv_count(c, action->days);
        csv_text(c, data_in(s, &action->kpi));
        csv_end_row(c);
    }
}
