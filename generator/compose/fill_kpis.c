/*
 * fill_kpis.c - key figures: value, target, change, status and a trend line.
 */
#include "compose/fill.h"

#include <math.h>
#include <string.h>

struct status {
    const char *key, *symbol, *class;
};

static struct status status_of(enum kpi_status status)
{
    switch (status) {
    case KPI_ON_TARGET: return (struct status){"kpi_on_target", "● ", "c-good"};
    case KPI_AT_RISK: return (struct status){"kpi_at_risk", "▲ ", "c-warn"};
    case KPI_OFF_TARGET: return (struct status){"kpi_off_target", "■ ", "c-bad"};
    case KPI_NO_TARGET: return (struct status){"kpi_no_target", "", "c-ink2"};
    case KPI_OPEN_COHORT: return (struct status){"kpi_open_cohort", "○ ", "c-ink2"};
    case KPI_NO_DATA: break;
    }
    return (struct status){"kpi_no_data", "", "c-ink2"};
}

static void add_note(struct template_dict *row, const char *text)
{
    fill_row(row, "KPI_NOTE", "NOTE", text);
}

static const char *counts(const struct fill *f, const char *key,
                          const struct kpi_result *kpi)
{
    return SAY(f, key, TEXT_ARG("numerator", fill_number(f, kpi->numerator, 0)),
               TEXT_ARG("denominator", fill_number(f, kpi->denominator, 0)));
}

/* What a reader must know of a value: why there is none, or what it rests on. */
static void fill_notes(struct fill *f, struct template_dict *row,
                       const struct kpi_result *kpi)
{
    const struct metric *m = &f->content->metric[kpi->metric];
    if (kpi->why != KPI_WHY_NONE)
        add_note(row, fill_word(
                          f, arena_printf(f->arena, "kpi_why_%s", kpi_why_name(kpi->why))));
    const char *counted = fill_counted_note(f, kpi);
    if (kpi->few)
        add_note(row, counts(f, "kpi_counts", kpi));
    if (counted)
        add_note(row, counted);
    if (kpi->months > 0 && kpi->months < WAVE_MONTHS)
        add_note(row, SAY(f, "kpi_months", NUMBER_ARG("n", kpi->months)));
    if (kpi->closed_period != WAVE_NONE)
        add_note(row,
                 SAY(f, "kpi_closed", TEXT_ARG("value", fill_metric(f, m, kpi->closed))));
}

/* Better or worse in words; a change that prints as none is neither. */
static void fill_direction(struct fill *f, struct template_dict *row,
                           const struct kpi_result *kpi)
{
    const struct metric *m = &f->content->metric[kpi->metric];
    double scale = pow(10, m->decimals) * (m->unit == UNIT_RATE ? 100 : 1);
    if (kpi->direction != 0 && fabs(kpi->change) * scale >= 0.5)
        fill_row(row, "KPI_DIRECTION", "DIRECTION",
                 fill_word(f, kpi->direction > 0 ? "kpi_better" : "kpi_worse"));
}

void fill_kpi_row(struct fill *f, struct template_dict *row, const struct kpi_result *kpi)
{
    const struct metric *m = &f->content->metric[kpi->metric];
    struct status status = status_of(kpi->status);
    template_set_text(row, "NAME", fill_in(f, &m->name));
    template_set_text(row, "VALUE", fill_metric(f, m, kpi->value));
    template_set_text(row, "TARGET", fill_metric(f, m, kpi->target));
    template_set_text(row, "KPI_CHANGE", fill_metric_change(f, m, kpi->change));
    if (isfinite(kpi->previous) && kpi->status != KPI_OPEN_COHORT)
        fill_row(
            row, "KPI_PREVIOUS", "PREVIOUS",
            SAY(f, "kpi_previous", TEXT_ARG("value", fill_metric(f, m, kpi->previous))));
    template_set_text(row, "STATUS_CLASS", status.class);
    template_set_text(
        row, "STATUS",
        arena_printf(f->arena, "%s%s", status.symbol, fill_word(f, status.key)));
    fill_notes(f, row, kpi);
    fill_direction(f, row, kpi);
    fill_spark(f, row, kpi);
}

/* In the table: there is a value, or something to say of its absence. */
static bool is_shown(const struct kpi_result *kpi)
{
    return kpi->status != KPI_NO_DATA || kpi->why != KPI_WHY_NONE;
}

static void fill_group(struct fill *f, struct template_dict *table, bool current,
                       const char *key)
{
    struct template_dict *group = NULL;
    for (int i = 0; i < f->d->nkpi; i++) {
        const struct kpi_result *kpi = &f->d->kpi[i];
        if (kpi->current_step != current || !is_shown(kpi))
            continue;
        if (group == NULL)
            group = fill_row(table, "KPI_GROUP", "NAME", fill_word(f, key));
        fill_kpi_row(f, template_add_section(group, "KPI"), kpi);
    }
}

/* The metrics to define: those shown, or, without any, those to begin with at this step. */
static bool is_wanted(const struct fill *f, int metric)
{
    if (f->d->leads_hidden && f->content->metric[metric].leads)
        return false;
    for (int i = 0; i < f->d->nkpi; i++)
        if (f->d->kpi[i].metric == metric)
            return is_shown(&f->d->kpi[i]) || f->d->kpi[i].current_step;
    int step = f->d->level.number < LEVELS ? f->d->level.number : LEVELS - 1;
    const struct metric *m = &f->content->metric[metric];
    return f->d->nkpi == 0 && m->collect &&
           (m->level == 0 || step <= 0 || m->level == step);
}

static const char *add_sentence(const struct fill *f, const char *text, const char *more)
{
    return *more ? fill_join(f, text, " ", more) : text;
}

/* What the metric is, which way is good, and how this quarter's value came about. */
static const char *definition(const struct fill *f, int metric)
{
    const struct metric *m = &f->content->metric[metric];
    const char *text = fill_in(f, &m->about);
    if (!m->up_is_good)
        text = fill_join(f, text, " ", fill_word(f, "kpi_lower_better"));
    for (int i = 0; i < f->d->nkpi; i++) {
        const struct kpi_result *kpi = &f->d->kpi[i];
        if (kpi->metric != metric)
            continue;
        if (kpi->counted)
            text = add_sentence(f, text, fill_counted_about(f, kpi));
        else if (isfinite(kpi->value) && isfinite(kpi->numerator))
            text = fill_join(f, text, " ", counts(f, "kpi_computed", kpi));
        if (m->unit == UNIT_DAYS && kpi->months > 1)
            text = fill_join(f, text, " ", fill_word(f, "kpi_median_months"));
        if (kpi->closed_period != WAVE_NONE)
            text = fill_join(f, text, " ",
                             SAY(f, "kpi_closed_about",
                                 TEXT_ARG("period", fill_wave(f, kpi->closed_period)),
                                 TEXT_ARG("value", fill_metric(f, m, kpi->closed))));
    }
    return text;
}

static void fill_definitions(struct fill *f, struct template_dict *d, bool any)
{
    struct template_dict *list = NULL;
    for (int i = 0; i < f->content->nmetrics; i++) {
        const struct metric *m = &f->content->metric[i];
        if (!is_wanted(f, i))
            continue;
        if (list == NULL)
            list = fill_row(d, "KPI_DEFINITIONS", "KPI_DEFINITIONS_TITLE",
                            fill_word(f, any ? "kpis_definitions" : "kpis_collect"));
        struct template_dict *item =
            fill_row(list, "KPI_DEFINITION", "NAME", fill_in(f, &m->name));
        template_set_text(item, "ABOUT", definition(f, i));
        for (int k = 0; k < f->d->nkpi; k++)
            if (f->d->kpi[k].metric == i)
                fill_counted_from(f, item, &f->d->kpi[k]);
    }
}

/* How to read the lines and the statuses of this table. */
static void fill_keys(struct fill *f, struct template_dict *table)
{
    bool monthly = false, open = false;
    for (int i = 0; i < f->d->nkpi; i++) {
        monthly = monthly || f->d->kpi[i].monthly;
        open = open || f->d->kpi[i].status == KPI_OPEN_COHORT;
    }
    const char *caption = fill_word(f, monthly ? "kpis_caption_months" : "kpis_caption");
    const char *rule = fill_word(f, "kpis_status_rule");
    if (open) {
        caption = fill_join(f, caption, " ", fill_word(f, "kpis_caption_open"));
        rule = fill_join(f, rule, " ", fill_word(f, "kpis_open_rule"));
    }
    template_set_text(table, "KPIS_CAPTION", caption);
    template_set_text(table, "KPIS_RULE", rule);
}

/* Names of the metrics with this status, in the order of the table. */
static const char *names_of(const struct fill *f, enum kpi_status status)
{
    const char *names = "";
    for (int i = 0; i < f->d->nkpi; i++)
        if (f->d->kpi[i].status == status)
            names = fill_join(f, names, "; ",
                              fill_in(f, &f->content->metric[f->d->kpi[i].metric].name));
    return names;
}

/* What misses its target, by name. */
static const char *lead(const struct fill *f)
{
    const char *off = names_of(f, KPI_OFF_TARGET), *risk = names_of(f, KPI_AT_RISK);
    const char *text = "";
    if (*off != '\0')
        text = SAY(f, "kpis_lead_off", TEXT_ARG("names", off));
    if (*risk != '\0')
        text = fill_join(f, text, " ", SAY(f, "kpis_lead_risk", TEXT_ARG("names", risk)));
    return *text != '\0' ? text : fill_word(f, "kpis_lead_met");
}

/* How many metrics were held against a target, and how many of them reached it. */
static int count_judged(const struct fill *f, int *on_target)
{
    int judged = 0;
    *on_target = 0;
    for (int i = 0; i < f->d->nkpi; i++) {
        enum kpi_status status = f->d->kpi[i].status;
        judged +=
            status == KPI_ON_TARGET || status == KPI_AT_RISK || status == KPI_OFF_TARGET;
        *on_target += status == KPI_ON_TARGET;
    }
    return judged;
}

const char *fill_kpis_finding(const struct fill *f)
{
    int on_target, judged = count_judged(f, &on_target);
    return judged == 0 ? NULL
                       : SAY(f, "kpis_finding", NUMBER_ARG("on", on_target),
                             NUMBER_ARG("all", judged));
}

/* The finding of the table; where metrics were judged, the chapter opens with it. */
static void fill_finding(struct fill *f, struct template_dict *d,
                         struct template_dict *table)
{
    int with_target = 0, on_target, judged = count_judged(f, &on_target);
    for (int i = 0; i < f->d->nkpi; i++)
        with_target += isfinite(f->d->kpi[i].target);
    if (judged == 0) {
        template_set_text(table, "KPIS_FINDING",
                          fill_word(f, with_target > 0 ? "kpis_finding_not_judged"
                                                       : "kpis_finding_no_target"));
        return;
    }
    template_set_text(table, "KPIS_FINDING", fill_kpis_finding(f));
    fill_pull(d, fill_count(f, on_target),
              SAY(f, "pull_kpis", NUMBER_ARG("on", on_target), NUMBER_ARG("all", judged)));
    fill_row(d, "KPIS_LEAD", "TEXT", lead(f));
}

void fill_kpis(struct fill *f)
{
    struct template_dict *d = fill_partial(f, "KPIS", "kpis.html", true);
    int shown = 0;
    const char *missing = "";
    for (int i = 0; i < f->d->nkpi; i++) {
        const struct kpi_result *kpi = &f->d->kpi[i];
        shown += is_shown(kpi);
        if (!is_shown(kpi))
            missing = fill_join(f, missing, "; ",
                                fill_in(f, &f->content->metric[kpi->metric].name));
    }
    fill_funnel(f, d);
    fill_worth(f, d);
    fill_definitions(f, d, shown > 0);
    if (shown == 0) {
        template_show_section(d, "NO_KPIS");
        return;
    }
    struct template_dict *table = template_add_section(d, "KPI_TABLE");
    fill_finding(f, d, table);
    fill_keys(f, table);
    fill_group(f, table, true, "kpis_step");
    fill_group(f, table, false, "kpis_other");
    fill_kpi_history(f, table);
    if (missing[0] != '\0')
        fill_row(table, "KPI_MISSING", "MISSING",
                 SAY(f, "kpis_missing", TEXT_ARG("names", missing)));
}
