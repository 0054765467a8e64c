/*
 * report_trend.c - the waves in report.json: points of the trend, waves that are not among
 * them, and what got worse.
 */
#include "publish/report_trend.h"

const char *report_basis(enum basis basis)
{
    return basis == BASIS_POOLED ? "pooled" : "balanced";
}

const char *report_trend_verdict(enum trend_verdict verdict)
{
    switch (verdict) {
    case TREND_FIRST: return NULL;
    case TREND_IMPROVED: return "improved";
    case TREND_NO_CLEAR_CHANGE: return "no_clear_change";
    case TREND_WORSE: return "worse";
    case TREND_NOT_COMPARED: return "not_compared";
    }
    return NULL;
}

static const char *alert_name(enum alert_kind kind)
{
    switch (kind) {
    case ALERT_SCORE: return "score";
    case ALERT_LEVEL: return "level";
    case ALERT_KPI: return "kpi";
    }
    return NULL;
}

/* What the method changed after one wave, up to another; "" when it did not. */
static const char *method_change(struct arena *scratch, const struct project *p, int after,
                                 int upto, int language)
{
    const char *all = "";

    for (int i = 0; i < p->nmethods; i++) {
        const char *text = p->method[i].text.in[language];

        if (p->method[i].wave > after && p->method[i].wave <= upto && text)
            all = arena_printf(scratch, "%s%s%s", all, *all ? " " : "", text);
    }
    return all;
}

/* How a point was compared with the one before; the change itself may have no interval. */
static void put_comparison(struct json *j, const struct trend_point *point)
{
    if (point->verdict == TREND_FIRST)
        return;
    json_integer(j, "n_before", point->n_before);
    json_number(j, "change", point->change);
    json_number(j, "low", point->low);
    json_number(j, "high", point->high);
    json_string(j, "verdict", report_trend_verdict(point->verdict));
    if (point->verdict == TREND_NOT_COMPARED)
        return;
    json_string(j, "method", point->method == TREND_PAIRED ? "paired" : "welch");
    if (point->method == TREND_PAIRED)
        json_integer(j, "linked", point->linked);
    json_integer(j, "statements", point->statements);
}

static void put_points(struct json *j, struct arena *scratch, const struct diagnosis *d,
                       int language)
{
    json_open_array(j, "trend");
    for (int i = 0; i < d->ntrend; i++) {
        const struct trend_point *point = &d->trend[i];
        int after = i > 0 ? point[-1].wave : point->wave - 1;
        const char *method =
            method_change(scratch, d->project, after, point->wave, language);

        json_open_object(j, NULL);
        json_string(j, "wave", wave_name(scratch, point->wave));
        json_number(j, report_basis(d->level.basis), point->value);
        json_number(j, "value_low", point->value_low);
        json_number(j, "value_high", point->value_high);
        json_integer(j, "n", point->n);
        put_comparison(j, point);
        json_string(j, "method_change", *method ? method : NULL);
        json_close_object(j);
    }
    json_close_array(j);
}

static void put_left_out(struct json *j, struct arena *scratch, const struct diagnosis *d)
{
    if (d->nleft_out == 0)
        return;
    json_open_array(j, "left_out");
    for (int i = 0; i < d->nleft_out; i++) {
        json_open_object(j, NULL);
        json_string(j, "wave", wave_name(scratch, d->left_out[i].wave));
        json_string(j, "why",
                    d->left_out[i].why == LEFT_OUT_POOLED ? "pooled" : "withheld");
        json_close_object(j);
    }
    json_close_array(j);
}

static void put_alerts(struct json *j, const struct diagnosis *d)
{
    json_open_array(j, "alerts");
    for (int i = 0; i < d->nalerts; i++) {
        const struct alert *alert = &d->alert[i];

        json_open_object(j, NULL);
        json_string(j, "what", alert_name(alert->kind));
        if (alert->kind == ALERT_KPI)
            json_string(j, "id", d->content->metric[d->kpi[alert->kpi].metric].id);
        if (alert->kind == ALERT_LEVEL) {
            json_string(j, "id", d->content->level[alert->now - 1].id);
            json_boolean(j, "clear", alert->clear);
        }
        json_close_object(j);
    }
    json_close_array(j);
}

void report_put_trend(struct json *j, struct arena *scratch, const struct diagnosis *d,
                      int language)
{
    put_points(j, scratch, d, language);
    put_left_out(j, scratch, d);
    put_alerts(j, d);
}
